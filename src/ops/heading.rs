//! Gathering answers under a common heading; nothing disappears (E1, R25).

use crate::domain::answer::Heading;
use crate::domain::change::{Change, Record};
use crate::domain::ids::{AnswerId, HeadingId};
use crate::domain::session::Session;
use crate::env::Env;

use super::answer::empty_headings;
use super::{Refusal, next, words};

pub(super) fn gather(
    ids: &[AnswerId],
    heading: &str,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let text = words(heading)?;
    let answers =
        ids.iter().map(|&id| session.answer(id).ok_or(Refusal::Gone)).collect::<Result<Vec<_>, _>>()?;
    let question = &answers.first().ok_or(Refusal::NeedsSeveral)?.question;
    if answers.iter().any(|answer| answer.question != *question) {
        return Err(Refusal::NeedsSeveral);
    }
    let of_question = || session.headings.iter().filter(|heading| heading.question == *question);
    let mut changes = Vec::new();
    let id = if let Some(existing) = of_question().find(|heading| heading.text == text) {
        existing.id
    } else {
        let id: HeadingId = env.new_id();
        let position = next(of_question().map(|heading| heading.position));
        changes.push(Change::Put(Record::Heading(Heading {
            id,
            question: question.clone(),
            position,
            text,
        })));
        id
    };
    for answer in answers.into_iter().filter(|answer| answer.heading != Some(id)) {
        let mut answer = answer.clone();
        answer.heading = Some(id);
        changes.push(Change::Put(Record::Answer(Box::new(answer))));
    }
    changes.extend(empty_headings(session, |answer| !ids.contains(&answer.id)).into_iter().filter(
        |change| {
            // The heading they are gathered under is not empty even if they are all it has.
            change.key() != crate::domain::change::Key::Heading(id)
        },
    ));
    Ok(changes)
}

pub(super) fn ungather(ids: &[AnswerId], session: &Session) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    for &id in ids {
        let mut answer = session.answer(id).ok_or(Refusal::Gone)?.clone();
        if answer.heading.take().is_some() {
            changes.push(Change::Put(Record::Answer(Box::new(answer))));
        }
    }
    changes.extend(empty_headings(session, |answer| !ids.contains(&answer.id)));
    Ok(changes)
}

pub(super) fn rename(id: HeadingId, text: &str, session: &Session) -> Result<Vec<Change>, Refusal> {
    let before = session.heading(id).ok_or(Refusal::Gone)?;
    let heading = Heading { text: words(text)?, ..before.clone() };
    Ok(if heading == *before { Vec::new() } else { vec![Change::Put(Record::Heading(heading))] })
}
