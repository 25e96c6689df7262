//! The five-answer rule (R82, `domain.md` §11): the one place that decides whether a result may be shared.
//!
//! A tally that leaves the room passes through [`shown`], and only a [`Shown`] value can be written into a shared
//! document. Nothing is shared per table or per sitting, so that a small group cannot be worked out by
//! subtracting one table from another: callers add up the whole session first.

use crate::domain::answer::{Body, ScaleTally, StanceTally};
use crate::domain::figures::RoundFacts;
use crate::domain::ids::OptionId;
use crate::domain::measure::Consent;
use crate::domain::question_set::{AnsweredBy, Question};
use crate::domain::room::{Pulse, YesNo};
use crate::domain::vote::VoteRound;

/// No scale, mean, distribution or count of votes is shared below this many answers.
pub const MIN_ANSWERS: u32 = 5;

/// Something that counts people's answers.
pub trait Tally {
    /// At least this many people have answered. Where it cannot be known, the lowest number possible.
    fn people(&self) -> u32;
}

/// A tally of enough answers to be shared. Holding one is the proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<T>(T);

/// Lets a tally through if enough people stand behind it.
pub fn shown<T: Tally>(tally: T) -> Option<Shown<T>> {
    (tally.people() >= MIN_ANSWERS).then_some(Shown(tally))
}

/// Whether `lines` text lines may be shared: what individuals wrote only when there are enough of them; what a
/// group or the room said always, since it is nobody's own.
pub fn lines_shown(answered_by: AnsweredBy, lines: usize) -> bool {
    match answered_by {
        AnsweredBy::Individual => u32::try_from(lines).unwrap_or(u32::MAX) >= MIN_ANSWERS,
        AnsweredBy::Group | AnsweredBy::Plenary => true,
    }
}

/// Whether the facilitator's own screen shows how one group's answer is distributed: where each person answers, only
/// when enough people have; the room is watching.
pub fn distribution_shown(question: &Question, body: &Body) -> bool {
    let people = match body {
        Body::Scale(tally) => tally.people(),
        Body::Stance(rounds) => rounds.latest().people(),
        Body::Choice(counts) => {
            let counts = counts.iter().map(|(id, count)| (id.clone(), u32::from(*count))).collect();
            OptionTally { counts, several: question.kind.takes_several() }.people()
        }
        Body::Text(_) | Body::Ranking(_) | Body::Count(_) => return true,
    };
    question.answered_by != AnsweredBy::Individual || people >= MIN_ANSWERS
}

/// The mean of a scale on the facilitator's own screen.
pub fn mean_shown(question: &Question, tally: &ScaleTally) -> Option<f64> {
    match question.answered_by {
        AnsweredBy::Individual => shown(*tally)?.mean(),
        AnsweredBy::Group | AnsweredBy::Plenary => tally.mean(),
    }
}

impl<T> Shown<T> {
    /// The tally.
    pub fn get(&self) -> &T {
        &self.0
    }
}

impl Shown<ScaleTally> {
    /// The mean, if enough people chose a number: five answers of which four are «vet ikke» would give away one.
    pub fn mean(&self) -> Option<f64> {
        let rated: u32 = self.0.counts.iter().copied().map(u32::from).sum();
        (rated >= MIN_ANSWERS).then(|| self.0.mean()).flatten()
    }
}

/// How many people, for someone outside the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadCount {
    /// Nobody has counted.
    Unknown,
    /// So few that the number could point at someone, or another number could be worked out from it.
    Hidden,
    /// So many.
    Told(u32),
}

impl HeadCount {
    /// The number, if it may be told.
    pub fn told(self) -> Option<u32> {
        match self {
            Self::Told(count) => Some(count),
            Self::Unknown | Self::Hidden => None,
        }
    }
}

/// How many came and how many were invited, for someone outside the room: no count below five, and none that leaves
/// fewer than five between them – who stayed away is nobody's business (`domain.md` §11).
pub fn head_counts(came: u32, invited: Option<u32>) -> (HeadCount, HeadCount) {
    let told = |count: u32| if count >= MIN_ANSWERS { HeadCount::Told(count) } else { HeadCount::Hidden };
    let Some(invited) = invited else { return (told(came), HeadCount::Unknown) };
    let away = invited.abs_diff(came);
    let gives_away = came < MIN_ANSWERS || (1..MIN_ANSWERS).contains(&away);
    (told(came), if gives_away { HeadCount::Hidden } else { told(invited) })
}

/// Counts per option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionTally {
    /// How many chose each option.
    pub counts: Vec<(OptionId, u32)>,
    /// Whether one person could choose several.
    pub several: bool,
}

impl Tally for &Pulse {
    fn people(&self) -> u32 {
        self.total()
    }
}

impl Tally for ScaleTally {
    fn people(&self) -> u32 {
        self.total()
    }
}

impl Tally for StanceTally {
    fn people(&self) -> u32 {
        [self.agree, self.partly, self.disagree, self.pass].into_iter().map(u32::from).sum()
    }
}

impl Tally for OptionTally {
    fn people(&self) -> u32 {
        let counts = self.counts.iter().map(|(_, count)| *count);
        // Where one may choose several, two people can make ten crosses: only the longest column counts heads.
        if self.several { counts.max().unwrap_or(0) } else { counts.fold(0, u32::saturating_add) }
    }
}

impl Tally for VoteRound {
    fn people(&self) -> u32 {
        // As many as vote; but three votes do not come from more than three.
        self.cast().min(self.participants.into())
    }
}

impl Tally for RoundFacts {
    fn people(&self) -> u32 {
        self.cast.min(self.participants.into())
    }
}

impl Tally for YesNo {
    fn people(&self) -> u32 {
        u32::from(self.yes) + u32::from(self.no)
    }
}

impl Tally for Consent {
    fn people(&self) -> u32 {
        [self.supports, self.can_live_with, self.reserves].into_iter().map(u32::from).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::QuestionId;
    use crate::domain::localized::Localized;
    use crate::domain::question_set::Kind;
    use proptest::prelude::*;

    #[test]
    fn nobody_outside_learns_of_fewer_than_five_who_came_or_stayed_away() {
        use HeadCount::{Hidden, Told, Unknown};
        for (came, invited, told) in [
            (18, Some(30), (Told(18), Told(30))),
            (18, Some(20), (Told(18), Hidden)),
            (18, Some(23), (Told(18), Told(23))),
            (20, Some(20), (Told(20), Told(20))),
            (4, Some(20), (Hidden, Hidden)),
            (4, None, (Hidden, Unknown)),
            (5, None, (Told(5), Unknown)),
            (0, Some(0), (Hidden, Hidden)),
        ] {
            assert_eq!(head_counts(came, invited), told, "{came} of {invited:?}");
        }
    }

    #[test]
    fn four_answers_are_hidden_and_five_are_shown() {
        for (yes, no, is_shown) in [(0, 0, false), (4, 0, false), (2, 2, false), (3, 2, true), (0, 5, true)] {
            assert_eq!(shown(YesNo { yes, no }).is_some(), is_shown, "{yes} yes, {no} no");
        }
    }

    #[test]
    fn five_answers_of_which_four_do_not_know_give_no_mean() {
        let tally = shown(ScaleTally { counts: [0, 0, 0, 1, 0], dont_know: 4 }).unwrap();
        assert_eq!(tally.mean(), None);
        let tally = shown(ScaleTally { counts: [0, 0, 0, 5, 0], dont_know: 0 }).unwrap();
        assert_eq!(tally.mean(), Some(4.0));
    }

    fn question(answered_by: AnsweredBy, kind: Kind) -> Question {
        Question {
            id: QuestionId::new("q"),
            kind,
            minutes: 5,
            silent: 0,
            answered_by,
            leader_present: true,
            optional: false,
            columns: false,
            strength: false,
            covers: Vec::new(),
            text: Localized::plain("Hva tenker du?"),
            short: None,
            help: None,
            example: None,
            follow_up: Vec::new(),
            source: String::new(),
            measures: Vec::new(),
        }
    }

    #[test]
    fn two_people_with_three_crosses_each_are_two_on_the_screen_too() {
        let crosses = |count| Body::Choice((0..3).map(|i| (OptionId::new(format!("o{i}")), count)).collect());
        for (answered_by, kind, count, is_shown) in [
            (AnsweredBy::Individual, Kind::MultiChoice(Vec::new()), 2, false),
            (AnsweredBy::Individual, Kind::MultiChoice(Vec::new()), 5, true),
            (AnsweredBy::Individual, Kind::Choice(Vec::new()), 2, true),
            (AnsweredBy::Group, Kind::MultiChoice(Vec::new()), 1, true),
        ] {
            let question = question(answered_by, kind);
            let body = crosses(count);
            assert_eq!(distribution_shown(&question, &body), is_shown, "{:?}, {count} each", question.kind);
        }
    }

    #[test]
    fn crosses_are_not_people() {
        let counts = || (0..4).map(|i| (OptionId::new(format!("o{i}")), 3)).collect();
        assert!(shown(OptionTally { counts: counts(), several: true }).is_none());
        assert!(shown(OptionTally { counts: counts(), several: false }).is_some());
    }

    #[test]
    fn a_vote_of_fewer_than_five_is_hidden_however_many_votes_each_has() {
        let id = |bits| crate::domain::ids::Id::from_bits(bits);
        for (participants, votes, is_shown) in
            [(4, [6, 6], false), (5, [6, 6], true), (24, [4, 0], false), (24, [4, 1], true)]
        {
            let votes = votes.iter().zip(1..).map(|(votes, measure)| (id(measure).into(), *votes)).collect();
            let round = VoteRound {
                id: id(9).into(),
                position: 0,
                participants,
                votes_each: 3,
                cumulative: false,
                closed: true,
                votes,
            };
            assert_eq!(shown(round.clone()).is_some(), is_shown, "{round:?}");
        }
    }

    #[test]
    fn what_a_group_says_is_shared_and_what_few_individuals_write_is_not() {
        for (by, lines, is_shown) in [
            (AnsweredBy::Group, 1, true),
            (AnsweredBy::Plenary, 1, true),
            (AnsweredBy::Individual, 4, false),
            (AnsweredBy::Individual, 5, true),
        ] {
            assert_eq!(lines_shown(by, lines), is_shown, "{by:?} with {lines}");
        }
    }

    proptest! {
        #[test]
        fn nothing_below_five_ever_passes(counts in proptest::array::uniform5(0u16..3), dont_know in 0u16..3) {
            let tally = ScaleTally { counts, dont_know };
            prop_assert_eq!(shown(tally).is_some(), tally.total() >= 5);
        }
    }
}
