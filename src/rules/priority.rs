//! What benefit and effort suggest for the order of measures (E7, R41). Only a suggestion: the room decides, and both are
//! kept.

use crate::domain::facets::Priority;
use crate::domain::ids::MeasureId;
use crate::domain::measure::{Grade, Measure};
use crate::domain::vote::VoteRound;

/// High when it gives clearly more than it takes, low when it takes clearly more than it gives.
///
/// What gives little is never high, however easy it is.
pub fn suggested(benefit: Grade, effort: Grade) -> Priority {
    let (benefit, effort) = (i16::from(benefit.get()), i16::from(effort.get()));
    match benefit - effort {
        1.. if benefit >= 3 => Priority::High,
        ..=-2 => Priority::Low,
        _ if benefit <= 2 => Priority::Low,
        _ => Priority::Medium,
    }
}

/// What a vote suggests: the upper third of the places high, the lower third low; nothing without a vote is more than
/// low, and those that share a place share the suggestion (E4, E7). `None` for what was not voted on.
pub fn by_votes(round: &VoteRound, measure: MeasureId) -> Option<Priority> {
    let places = round.places();
    let came = places.iter().find(|came| came.measure == measure)?;
    Some(match (came.place - 1) * 3 / places.len() {
        _ if came.votes == 0 => Priority::Low,
        0 => Priority::High,
        1 => Priority::Medium,
        _ => Priority::Low,
    })
}

/// What is suggested for a measure: by the last finished vote it was part of, else by benefit and effort.
pub fn for_measure(measure: &Measure, rounds: &[VoteRound]) -> Option<Priority> {
    let mut voted = rounds.iter().rev().filter(|round| round.closed);
    let weighed = || Some(suggested(measure.benefit?, measure.effort?));
    voted.find_map(|round| by_votes(round, measure.id)).or_else(weighed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Id;

    #[test]
    fn a_vote_suggests_by_thirds_and_ties_alike() {
        use Priority::{High, Low, Medium};
        for (votes, expected) in [
            (vec![7, 5], vec![High, Medium]),
            (vec![9, 5, 1], vec![High, Medium, Low]),
            (vec![9, 9, 1], vec![High, High, Low]),
            (vec![4, 4, 4], vec![High, High, High]),
            (vec![8, 0, 0, 0], vec![High, Low, Low, Low]),
            (vec![0, 0], vec![Low, Low]),
            (vec![9, 8, 7, 6, 5, 4], vec![High, High, Medium, Medium, Low, Low]),
        ] {
            let id = |n: usize| MeasureId::from(Id::from_bits(n as u128));
            let round = VoteRound {
                id: Id::from_bits(99).into(),
                position: 0,
                participants: 12,
                votes_each: 3,
                cumulative: true,
                closed: true,
                votes: votes.iter().enumerate().map(|(n, &votes)| (id(n), votes)).collect(),
            };
            let found: Vec<_> = (0..votes.len()).filter_map(|n| by_votes(&round, id(n))).collect();
            assert_eq!(found, expected, "{votes:?}");
            assert_eq!(by_votes(&round, id(50)), None);
        }
    }

    #[test]
    fn much_for_little_comes_first_and_little_for_much_last() {
        for (benefit, effort, expected) in [
            (5, 1, Priority::High),
            (4, 3, Priority::High),
            (3, 2, Priority::High),
            (3, 3, Priority::Medium),
            (5, 5, Priority::Medium),
            (4, 5, Priority::Medium),
            (3, 5, Priority::Low),
            (2, 1, Priority::Low),
            (1, 5, Priority::Low),
        ] {
            let grade = |grade| Grade::new(grade).unwrap();
            assert_eq!(suggested(grade(benefit), grade(effort)), expected, "{benefit} for {effort}");
        }
    }
}
