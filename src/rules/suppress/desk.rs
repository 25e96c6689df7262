//! What is told in the room and nowhere else: on the screen where it is being typed, and of votes that everybody saw.

use super::{MIN_ANSWERS, OptionTally, Tally};
use crate::domain::answer::{Body, ScaleTally};
use crate::domain::question_set::{AnsweredBy, Question};
use crate::domain::room::Pulse;
use crate::domain::vote::VoteRound;

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
    let rated: u32 = tally.counts.iter().copied().map(u32::from).sum();
    let shown = question.answered_by != AnsweredBy::Individual || rated >= MIN_ANSWERS;
    shown.then(|| tally.mean()).flatten()
}

/// How the room is, on the facilitator's own screen, from five who have said it.
pub fn pulse_shown(pulse: &Pulse) -> Option<&Pulse> {
    (pulse.people() >= MIN_ANSWERS).then_some(pulse)
}

/// The votes of a round, for those who put them on the wall themselves: from five who voted, and never on paper. How many
/// voted cannot be told from the votes, but three votes do not come from more than three.
pub fn votes_seen(round: &VoteRound) -> Option<&VoteRound> {
    (round.cast().min(round.participants.into()) >= MIN_ANSWERS).then_some(round)
}
