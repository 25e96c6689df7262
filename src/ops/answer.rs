//! What is done to answers (D3, D6, D7, D10).

use crate::domain::answer::{Answer, Body};
use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::{AnswerId, GroupId, QuestionId};
use crate::domain::session::Session;
use crate::env::Env;
use crate::text::sanitize;

use super::{Refusal, next, shifted, words};

pub(super) fn add(
    question: &QuestionId,
    group: GroupId,
    lines: &[String],
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let kind = &session.question(question).ok_or(Refusal::Gone)?.kind;
    if !kind.takes_lines() {
        return Err(Refusal::WrongKind);
    }
    session.group(group).ok_or(Refusal::Gone)?;
    let first = next(session.answers.iter().map(|answer| answer.position));
    // A file may hold a line at the very last place; there lines share it, in the order of their ids.
    let changes: Vec<Change> = (0..u32::MAX)
        .map(|place| first.saturating_add(place))
        .zip(lines.iter().filter_map(|line| words(line).ok()))
        .map(|(position, text)| {
            checked(&text)?;
            Ok(put(Answer::new(env.new_id(), question.clone(), group, position, Body::Text(text))))
        })
        .collect::<Result<_, Refusal>>()?;
    if changes.is_empty() { Err(Refusal::Empty) } else { Ok(changes) }
}

pub(super) fn edit(id: AnswerId, text: &str, session: &Session) -> Result<Vec<Change>, Refusal> {
    let text = words(text)?;
    checked(&text)?;
    if line(id, session)?.1 == text {
        return Ok(Vec::new());
    }
    change(id, session, |answer| answer.body = Body::Text(text))
}

pub(super) fn change(
    id: AnswerId,
    session: &Session,
    edit: impl FnOnce(&mut Answer),
) -> Result<Vec<Change>, Refusal> {
    let before = session.answer(id).ok_or(Refusal::Gone)?;
    let mut after = before.clone();
    edit(&mut after);
    Ok(if after == *before { Vec::new() } else { vec![put(after)] })
}

pub(super) fn delete(ids: &[AnswerId], session: &Session) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    for measure in session.measures.iter().filter(|measure| measure.answers.iter().any(|id| ids.contains(id)))
    {
        let mut measure = measure.clone();
        measure.answers.retain(|id| !ids.contains(id));
        changes.push(Change::Put(Record::Measure(Box::new(measure))));
    }
    for id in each_once(ids) {
        session.answer(id).ok_or(Refusal::Gone)?;
        changes.push(Change::Remove(Key::Answer(id)));
    }
    changes.extend(empty_headings(session, |answer| !ids.contains(&answer.id)));
    Ok(changes)
}

pub(super) fn move_to(id: AnswerId, group: GroupId, session: &Session) -> Result<Vec<Change>, Refusal> {
    session.group(group).ok_or(Refusal::Gone)?;
    let (answer, _) = line(id, session)?;
    let position = next(session.answers.iter().map(|answer| answer.position));
    if answer.group == group {
        return Ok(Vec::new());
    }
    change(id, session, |answer| {
        answer.group = group;
        answer.position = position;
        answer.also_from.retain(|&also| also != group);
    })
}

pub(super) fn shift(id: AnswerId, up: bool, session: &Session) -> Result<Vec<Change>, Refusal> {
    let answer = session.answer(id).ok_or(Refusal::Gone)?;
    let siblings: Vec<&Answer> = session.answers_of(&answer.question, answer.group).collect();
    let here = siblings.iter().position(|it| it.id == id).ok_or(Refusal::Gone)?;
    let moved = shifted(&siblings, here, up, |answer| answer.position);
    Ok(moved.into_iter().map(|(answer, position)| put(Answer { position, ..answer.clone() })).collect())
}

pub(super) fn merge(ids: &[AnswerId], session: &Session) -> Result<Vec<Change>, Refusal> {
    let lines = each_once(ids).map(|id| line(id, session)).collect::<Result<Vec<_>, _>>()?;
    let [(first, _), rest @ ..] = lines.as_slice() else { return Err(Refusal::NeedsSeveral) };
    if rest.is_empty() || rest.iter().any(|(answer, _)| answer.question != first.question) {
        return Err(Refusal::NeedsSeveral);
    }
    let mut merged = (*first).clone();
    let text = lines.iter().map(|(_, text)| *text).collect::<Vec<_>>().join("\n");
    checked(&text)?;
    merged.body = Body::Text(text);
    for (answer, _) in rest {
        for group in std::iter::once(answer.group).chain(answer.also_from.iter().copied()) {
            if group != merged.group && !merged.also_from.contains(&group) {
                merged.also_from.push(group);
            }
        }
        merged.starred |= answer.starred;
        merged.heading = merged.heading.or(answer.heading);
        merged.sway = merged.sway.or(answer.sway);
        merged.nature = merged.nature.or(answer.nature);
        for tag in &answer.tags {
            if !merged.tags.contains(tag) {
                merged.tags.push(tag.clone());
            }
        }
    }
    let gone: Vec<_> = rest.iter().map(|(answer, _)| answer.id).collect();
    let heading = merged.heading.map(Key::Heading);
    let mut changes = vec![put(merged)];
    // A measure that grew out of a merged line now grows out of the one that holds its words.
    for measure in
        session.measures.iter().filter(|measure| measure.answers.iter().any(|id| gone.contains(id)))
    {
        let mut measure = measure.clone();
        measure.answers.retain(|id| !gone.contains(id));
        if !measure.answers.contains(&first.id) {
            measure.answers.push(first.id);
        }
        changes.push(Change::Put(Record::Measure(Box::new(measure))));
    }
    changes.extend(gone.iter().map(|&id| Change::Remove(Key::Answer(id))));
    // The heading that is handed on to the merged line is not empty, even if it had no other.
    let empty = empty_headings(session, |answer| !gone.contains(&answer.id));
    changes.extend(empty.into_iter().filter(|change| Some(change.key()) != heading));
    Ok(changes)
}

pub(super) fn split(id: AnswerId, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    let (answer, text) = line(id, session)?;
    let mut parts = text.lines().filter_map(|line| words(line).ok());
    let (Some(first), Some(second)) = (parts.next(), parts.next()) else { return Err(Refusal::OneLine) };
    let mut changes = vec![put(Answer { body: Body::Text(first), ..answer.clone() })];
    let after = next(session.answers.iter().map(|answer| answer.position));
    let mut added = Vec::new();
    for (position, text) in (after..).zip(std::iter::once(second).chain(parts)) {
        let part = Answer { id: env.new_id(), position, body: Body::Text(text), ..answer.clone() };
        added.push(part.id);
        changes.push(put(part));
    }
    // A measure that grew out of the line grew out of all its parts.
    for measure in session.measures.iter().filter(|measure| measure.answers.contains(&id)) {
        let mut measure = measure.clone();
        measure.answers.extend(&added);
        changes.push(Change::Put(Record::Measure(Box::new(measure))));
    }
    Ok(changes)
}

pub(super) fn duplicate(id: AnswerId, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    let (answer, _) = line(id, session)?;
    let position = next(session.answers.iter().map(|answer| answer.position));
    Ok(vec![put(Answer { id: env.new_id(), position, ..answer.clone() })])
}

pub(super) fn set_tags(id: AnswerId, tags: &[String], session: &Session) -> Result<Vec<Change>, Refusal> {
    let mut clean: Vec<String> = Vec::new();
    for tag in tags {
        let tag = crate::text::sanitize::one_line(tag).trim().trim_start_matches('#').to_lowercase();
        if !tag.is_empty() && !clean.contains(&tag) {
            clean.push(tag);
        }
    }
    change(id, session, |answer| answer.tags = clean)
}

pub(super) fn set_tally(
    question: &QuestionId,
    group: GroupId,
    body: &Body,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let kind = &session.question(question).ok_or(Refusal::Gone)?.kind;
    session.group(group).ok_or(Refusal::Gone)?;
    if !body.fits(kind) || body.text().is_some() {
        return Err(Refusal::WrongKind);
    }
    let mut body = body.clone();
    if let Body::Choice(counts) = &mut body {
        counts.retain(|(_, count)| *count > 0);
    }
    let old = session.answers_of(question, group).find(|answer| answer.body.text().is_none());
    match (old, is_nothing(&body)) {
        (None, true) => Ok(Vec::new()),
        (Some(old), true) => delete(&[old.id], session),
        (Some(old), false) => change(old.id, session, |answer| answer.body = body),
        (None, false) => {
            let position = next(session.answers.iter().map(|answer| answer.position));
            Ok(vec![put(Answer::new(env.new_id(), question.clone(), group, position, body))])
        }
    }
}

/// Removes the headings that hold nothing once only the answers that `stays` accepts are left.
pub(super) fn empty_headings(session: &Session, stays: impl Fn(&Answer) -> bool) -> Vec<Change> {
    let holds = |id| session.answers.iter().any(|answer| answer.heading == Some(id) && stays(answer));
    let was_used = |id| session.answers.iter().any(|answer| answer.heading == Some(id));
    session
        .headings
        .iter()
        .filter(|heading| was_used(heading.id) && !holds(heading.id))
        .map(|heading| Change::Remove(Key::Heading(heading.id)))
        .collect()
}

/// The ids in order, each the first time only: a line marked twice is still one line.
fn each_once(ids: &[AnswerId]) -> impl Iterator<Item = AnswerId> + '_ {
    ids.iter()
        .enumerate()
        .filter(|(at, id)| !ids.iter().take(*at).any(|before| before == *id))
        .map(|(_, id)| *id)
}

fn is_nothing(body: &Body) -> bool {
    match body {
        Body::Text(text) => text.is_empty(),
        Body::Scale(tally) => tally.total() == 0,
        Body::Choice(counts) => counts.is_empty(),
        Body::Ranking(order) => order.is_empty(),
        // Nought is a number somebody counted to.
        Body::Count(_) => false,
        Body::Stance(rounds) => *rounds == crate::domain::answer::StanceRounds::default(),
    }
}

fn line(id: AnswerId, session: &Session) -> Result<(&Answer, &str), Refusal> {
    let answer = session.answer(id).ok_or(Refusal::Gone)?;
    answer.body.text().map(|text| (answer, text)).ok_or(Refusal::WrongKind)
}

fn checked(text: &str) -> Result<(), Refusal> {
    if sanitize::is_too_long(text) { Err(Refusal::TooLong { most: sanitize::LONGEST_TEXT }) } else { Ok(()) }
}

fn put(answer: Answer) -> Change {
    Change::Put(Record::Answer(Box::new(answer)))
}
