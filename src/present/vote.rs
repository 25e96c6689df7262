//! A vote as the room sees it: what can be voted on, by number, and how many votes are in (E3–E5).
//!
//! Before the counts are revealed, nothing here but the sum follows from who got what; and never what the facilitator has
//! selected, or what the votes suggest.

use crate::domain::session::Session;
use crate::domain::vote::VoteRound;
use crate::rules::suppress::desk::votes_seen;

/// A round of voting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voting {
    /// How many votes each person has.
    pub votes_each: u16,
    /// Whether one person may put several votes on the same proposal.
    pub cumulative: bool,
    /// How many votes are in. `None` while they are being counted: the sum grows proposal by proposal, and would tell
    /// what each of them got (E5).
    pub cast: Option<u32>,
    /// How many there are in all.
    pub budget: u32,
    /// Whether the round is over.
    pub over: bool,
    /// The proposals: by number, and by place once the round is over and revealed.
    pub proposals: Vec<Candidate>,
    /// Whether counts would stand here, had at least five voted (R82).
    pub too_few: bool,
}

/// A proposal that can be voted on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its number, or its place once the round is over and revealed; those with as many votes share one (E4).
    pub number: usize,
    /// What it proposes.
    pub title: String,
    /// Its votes, once they are revealed.
    pub votes: Option<u16>,
    /// Whether it shares its place.
    pub shared: bool,
}

pub(super) fn voting(session: &Session, round: &VoteRound, revealed: bool) -> Voting {
    let title = |id| session.measure(id).map(|measure| measure.title.clone());
    let counts = revealed.then(|| votes_seen(round)).flatten();
    let proposals: Vec<Candidate> = match counts {
        Some(counts) if round.closed => {
            let placed = counts.places().into_iter();
            let candidate = |placed: crate::domain::vote::Placed| {
                let title = title(placed.measure)?;
                Some(Candidate {
                    number: placed.place,
                    title,
                    votes: Some(placed.votes),
                    shared: placed.shared,
                })
            };
            placed.filter_map(candidate).collect()
        }
        _ => {
            let listed = round.listed(session).into_iter().zip(1..);
            let candidate = |((measure, votes), number)| {
                let votes = counts.is_some().then_some(votes);
                Some(Candidate { number, title: title(measure)?, votes, shared: false })
            };
            listed.filter_map(candidate).collect()
        }
    };
    Voting {
        votes_each: round.votes_each,
        cumulative: round.cumulative,
        cast: Some(round.cast()).filter(|cast| round.closed || counts.is_some() || *cast >= round.budget()),
        budget: round.budget(),
        over: round.closed,
        proposals,
        too_few: revealed && counts.is_none(),
    }
}
