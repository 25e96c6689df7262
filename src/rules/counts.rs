//! What people's answers to a question add up to, as far as it may be shared.
//!
//! Groups and sittings are always added up first: a table's own count could be worked out by subtraction.

use super::suppress::{OptionTally, Shown, shown};
use crate::domain::answer::{Answer, Body, ScaleTally, StanceRounds, StanceTally};
use crate::domain::ids::OptionId;
use crate::domain::question_set::{Kind, Question};
use crate::domain::session::Session;

/// The counts of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Counted {
    /// It is not answered with counts of people, or nobody has answered.
    Nothing,
    /// Fewer than five have answered (R82).
    TooFew,
    /// A scale.
    Scale(Shown<ScaleTally>),
    /// Agreement, in the latest round of each group.
    Stance(Shown<StanceTally>),
    /// Options, in the order of the set.
    Options(Shown<OptionTally>),
}

/// Whether answers of this kind are counts of people.
pub fn is_counted(kind: &Kind) -> bool {
    match kind {
        Kind::Scale | Kind::Stance | Kind::Choice(_) | Kind::MultiChoice(_) => true,
        Kind::List | Kind::Measure | Kind::Count | Kind::Rank(_) => false,
    }
}

/// How people answered a question.
pub fn counted(session: &Session, question: &Question) -> Counted {
    let answers: Vec<&Answer> = session.answers_to(&question.id).collect();
    if answers.is_empty() {
        return Counted::Nothing;
    }
    let shared = match &question.kind {
        Kind::Scale => shown(scale(&answers)).map(Counted::Scale),
        Kind::Stance => shown(stance(&answers, StanceRounds::latest)).map(Counted::Stance),
        Kind::Choice(_) | Kind::MultiChoice(_) => shown(options(question, &answers)).map(Counted::Options),
        Kind::List | Kind::Measure | Kind::Count | Kind::Rank(_) => return Counted::Nothing,
    };
    shared.unwrap_or(Counted::TooFew)
}

fn scale(answers: &[&Answer]) -> ScaleTally {
    answers.iter().fold(ScaleTally::default(), |sum, answer| match &answer.body {
        Body::Scale(tally) => sum.plus(tally),
        Body::Text(_) | Body::Choice(_) | Body::Ranking(_) | Body::Count(_) | Body::Stance(_) => sum,
    })
}

/// The first round of a stance, where every group has had a second, so that the two can be compared (C17). `None` also
/// when fewer than five answered in it (R82).
pub fn first_round(session: &Session, question: &Question) -> Option<Shown<StanceTally>> {
    let answers: Vec<&Answer> = session.answers_to(&question.id).collect();
    let had_two =
        |answer: &&Answer| matches!(&answer.body, Body::Stance(rounds) if rounds.answered_second().is_some());
    answers.iter().all(had_two).then(|| shown(stance(&answers, |rounds| rounds.first)))?
}

fn stance(answers: &[&Answer], round: impl Fn(&StanceRounds) -> StanceTally) -> StanceTally {
    answers.iter().fold(StanceTally::default(), |sum, answer| match &answer.body {
        Body::Stance(rounds) => {
            let tally = round(rounds);
            StanceTally {
                agree: sum.agree.saturating_add(tally.agree),
                partly: sum.partly.saturating_add(tally.partly),
                disagree: sum.disagree.saturating_add(tally.disagree),
                pass: sum.pass.saturating_add(tally.pass),
            }
        }
        Body::Text(_) | Body::Choice(_) | Body::Ranking(_) | Body::Count(_) | Body::Scale(_) => sum,
    })
}

fn options(question: &Question, answers: &[&Answer]) -> OptionTally {
    let sum_of = |id: &OptionId| {
        answers
            .iter()
            .filter_map(|answer| match &answer.body {
                Body::Choice(counts) => Some(counts),
                Body::Text(_) | Body::Scale(_) | Body::Ranking(_) | Body::Count(_) | Body::Stance(_) => None,
            })
            .flatten()
            .filter(|(option, _)| option == id)
            .map(|(_, count)| u32::from(*count))
            .sum()
    };
    OptionTally {
        counts: question.kind.options().iter().map(|it| (it.id.clone(), sum_of(&it.id))).collect(),
        several: question.kind.takes_several(),
    }
}
