//! What people's answers to a question add up to, as far as it may be shared.
//!
//! Groups are always added up: a table's own count could be worked out by subtraction. So are sittings, as far as
//! [`suppress`](super::suppress) lets them into a sum.

use super::suppress::{Average, Cells, OptionTally, Parts, Shown, average, average_alone, shown, told_alone};
use crate::domain::answer::{Answer, Body, ScaleTally, StanceRounds, StanceTally};
use crate::domain::ids::{OptionId, SittingId};
use crate::domain::question_set::{AnsweredBy, Kind, Question};
use crate::domain::room::{CheckMoment, ClosingCheck, Pulse, YesNo};
use crate::domain::session::Session;

/// The counts of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// It is not answered with counts of people, or nobody has answered.
    Nothing,
    /// Too few have answered, or answered alike (R82).
    TooFew,
    /// A scale.
    Scale(Shown<Average>),
    /// Agreement, in the latest round of each group.
    Stance(Shown<Cells>),
    /// Options, in the order of the set.
    Options(Shown<Cells>),
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
    if session.answers_to(&question.id).next().is_none() {
        return Counted::Nothing;
    }
    let told = match &question.kind {
        Kind::Scale => average(&Parts::of(session, said(session, question, scale))).map(Counted::Scale),
        Kind::Stance => {
            let latest = said(session, question, |answer| stance(answer, StanceRounds::latest));
            shown(&Parts::of(session, latest)).map(Counted::Stance)
        }
        Kind::Choice(_) | Kind::MultiChoice(_) => {
            let chosen = said(session, question, |answer| Some(options(question, answer)));
            shown(&Parts::of(session, chosen)).map(Counted::Options)
        }
        Kind::List | Kind::Measure | Kind::Count | Kind::Rank(_) => return Counted::Nothing,
    };
    told.unwrap_or(Counted::TooFew)
}

/// What of a question's counts stays in the file when the answers are deleted (J2): no more than what was told, in a tally of
/// which the same is told again. No table, no sitting, no spread, and nothing where nothing could be told. Of more people than
/// a count can hold, so many are kept as it can.
pub fn kept(session: &Session, question: &Question) -> Option<Body> {
    let short = |count: u32| u16::try_from(count).unwrap_or(u16::MAX);
    match counted(session, question) {
        Counted::Nothing | Counted::TooFew => None,
        Counted::Scale(told) => Some(Body::Scale(average_alone(&told))),
        Counted::Stance(_) => {
            let latest = said(session, question, |answer| stance(answer, StanceRounds::latest));
            let first = told_alone(&Parts::of(session, latest))?;
            Some(Body::Stance(StanceRounds { first, second: None }))
        }
        Counted::Options(_) => {
            let chosen = said(session, question, |answer| Some(options(question, answer)));
            let told = told_alone(&Parts::of(session, chosen))?;
            let chosen = told.counts.into_iter().filter(|(_, count)| *count > 0);
            Some(Body::Choice(chosen.map(|(id, count)| (id, short(count))).collect()))
        }
    }
}

/// Whether two versions of a meeting tell of the same answers, so that nothing comes out of holding their papers against each
/// other.
pub fn is_answered_alike(one: &Session, other: &Session) -> bool {
    let answers = |session: &Session| {
        let is_told = |answer: &&Answer| {
            let question = session.question(&answer.question);
            question.is_some_and(|it| is_counted(&it.kind) || it.answered_by == AnsweredBy::Individual)
        };
        let sitting = |answer: &Answer| session.group(answer.group).map(|group| group.sitting);
        let told = session.answers.iter().filter(is_told);
        let mut told: Vec<_> =
            told.map(|it| (it.id, sitting(it), it.question.clone(), it.body.clone())).collect();
        told.sort_by_key(|(id, ..)| *id);
        told
    };
    let checks = |session: &Session| {
        let mut checks = session.checks.clone();
        checks.sort_by_key(|check| (check.sitting, check.moment));
        checks
    };
    let sittings = |session: &Session| {
        let mut sittings: Vec<_> =
            session.sittings.iter().map(|it| (it.id, it.closing, it.attended)).collect();
        sittings.sort_by_key(|(id, ..)| *id);
        sittings
    };
    answers(one) == answers(other) && checks(one) == checks(other) && sittings(one) == sittings(other)
}

/// The same of the closing questions.
pub fn kept_closing(session: &Session) -> ClosingCheck {
    let kept = |which: fn(&ClosingCheck) -> YesNo| told_alone(&closing(session, which)).unwrap_or_default();
    ClosingCheck {
        everyone_heard: kept(|it| it.everyone_heard),
        know_next: kept(|it| it.know_next),
        spoke_safely: kept(|it| it.spoke_safely),
    }
}

/// The first round of a stance, where every group has had a second, so that the two can be compared (C17). `None` also
/// when it may not be told (R82).
pub fn first_round(session: &Session, question: &Question) -> Option<Shown<Cells>> {
    let had_two =
        |answer: &Answer| matches!(&answer.body, Body::Stance(rounds) if rounds.answered_second().is_some());
    let first = said(session, question, |answer| stance(answer, |rounds| rounds.first));
    session.answers_to(&question.id).all(had_two).then(|| shown(&Parts::of(session, first)))?
}

/// How it was to leave, 1–5 or in words, sitting by sitting (C15, G11).
pub fn check_out(session: &Session) -> Parts<Pulse> {
    let checks = session.checks.iter().filter(|check| check.moment == CheckMoment::Out);
    Parts::of(session, checks.map(|check| (check.sitting, check.pulse.clone())))
}

/// One of the closing questions, sitting by sitting (R68).
pub fn closing(session: &Session, which: impl Fn(&ClosingCheck) -> YesNo) -> Parts<YesNo> {
    Parts::of(session, session.sittings.iter().map(|sitting| (sitting.id, which(&sitting.closing))))
}

/// What the groups said to a question, each with its sitting.
fn said<'a, T: 'a>(
    session: &'a Session,
    question: &'a Question,
    read: impl Fn(&Answer) -> Option<T> + 'a,
) -> impl Iterator<Item = (SittingId, T)> + 'a {
    session
        .answers_to(&question.id)
        .filter_map(move |answer| Some((session.group(answer.group)?.sitting, read(answer)?)))
}

fn scale(answer: &Answer) -> Option<ScaleTally> {
    match &answer.body {
        Body::Scale(tally) => Some(*tally),
        Body::Text(_) | Body::Choice(_) | Body::Ranking(_) | Body::Count(_) | Body::Stance(_) => None,
    }
}

fn stance(answer: &Answer, round: impl Fn(&StanceRounds) -> StanceTally) -> Option<StanceTally> {
    match &answer.body {
        Body::Stance(rounds) => Some(round(rounds)),
        Body::Text(_) | Body::Choice(_) | Body::Ranking(_) | Body::Count(_) | Body::Scale(_) => None,
    }
}

fn options(question: &Question, answer: &Answer) -> OptionTally {
    let counts: &[(OptionId, u16)] = match &answer.body {
        Body::Choice(counts) => counts,
        Body::Text(_) | Body::Scale(_) | Body::Ranking(_) | Body::Count(_) | Body::Stance(_) => &[],
    };
    let of =
        |id: &OptionId| counts.iter().filter(|(it, _)| it == id).map(|(_, count)| u32::from(*count)).sum();
    let offered = question.kind.options().iter();
    OptionTally {
        counts: offered.map(|option| (option.id.clone(), of(&option.id))).collect(),
        several: question.kind.takes_several(),
    }
}
