//! Parked topics (C14, R20): one step to put something aside, and before the end it becomes a measure or is dropped
//! with a reason.

use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::{MeasureId, QuestionId, TopicId};
use crate::domain::measure::Reason;
use crate::domain::session::Session;
use crate::domain::topic::{ParkedTopic, TopicOutcome};
use crate::env::Env;

use super::{NewMeasure, Refusal, Settlement, measure, next, words};

pub(super) fn park(
    text: &str,
    question: Option<&QuestionId>,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let text = words(text)?;
    if question.is_some_and(|id| session.question(id).is_none()) {
        return Err(Refusal::Gone);
    }
    Ok(vec![put(ParkedTopic {
        id: env.new_id(),
        position: next(session.topics.iter().map(|topic| topic.position)),
        text,
        question: question.cloned(),
        outcome: TopicOutcome::Open,
    })])
}

pub(super) fn edit(id: TopicId, text: &str, session: &Session) -> Result<Vec<Change>, Refusal> {
    let before = session.topic(id).ok_or(Refusal::Gone)?;
    Ok(replace(before, ParkedTopic { text: words(text)?, ..before.clone() }))
}

pub(super) fn settle(
    id: TopicId,
    how: &Settlement,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let before = session.topic(id).ok_or(Refusal::Gone)?;
    let mut changes = Vec::new();
    let outcome = match how {
        Settlement::Reopen => TopicOutcome::Open,
        Settlement::Drop { reason } => TopicOutcome::Dropped(
            Reason::new(crate::text::sanitize::one_line(reason)).ok_or(Refusal::ReasonNeeded)?,
        ),
        Settlement::Join(measure) => {
            TopicOutcome::Measure(session.measure(*measure).ok_or(Refusal::Gone)?.id)
        }
        Settlement::Propose => {
            // A topic that is a measure already has become one.
            if matches!(before.outcome, TopicOutcome::Measure(_)) {
                return Ok(Vec::new());
            }
            let new = NewMeasure {
                title: before.text.clone(),
                question: before.question.clone(),
                ..NewMeasure::default()
            };
            changes = measure::propose(&new, session, env)?;
            let proposed = changes.iter().find_map(|change| match change {
                Change::Put(Record::Measure(measure)) => Some(measure.id),
                _ => None,
            });
            TopicOutcome::Measure(proposed.ok_or(Refusal::Gone)?)
        }
    };
    changes.extend(replace(before, ParkedTopic { outcome, ..before.clone() }));
    Ok(changes)
}

pub(super) fn delete(id: TopicId, session: &Session) -> Result<Vec<Change>, Refusal> {
    session.topic(id).ok_or(Refusal::Gone)?;
    Ok(vec![Change::Remove(Key::ParkedTopic(id))])
}

/// The topics that became this measure are open again when it goes.
pub(super) fn without_measure(measure: MeasureId, session: &Session) -> impl Iterator<Item = Change> {
    let of_it = session.topics.iter().filter(move |it| it.outcome == TopicOutcome::Measure(measure));
    of_it.map(|topic| put(ParkedTopic { outcome: TopicOutcome::Open, ..topic.clone() }))
}

/// The topics that came up under this question stay when it goes.
pub(super) fn without_question<'a>(
    question: &'a QuestionId,
    session: &'a Session,
) -> impl Iterator<Item = Change> + 'a {
    let of_it = session.topics.iter().filter(move |it| it.question.as_ref() == Some(question));
    of_it.map(|topic| put(ParkedTopic { question: None, ..topic.clone() }))
}

fn replace(before: &ParkedTopic, after: ParkedTopic) -> Vec<Change> {
    if after == *before { Vec::new() } else { vec![put(after)] }
}

fn put(topic: ParkedTopic) -> Change {
    Change::Put(Record::ParkedTopic(topic))
}
