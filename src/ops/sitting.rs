//! What is done to gatherings, their tables, and which questions are asked.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::{GroupId, PartId, QuestionId, SittingId};
use crate::domain::localized::Localized;
use crate::domain::outline::Entry;
use crate::domain::question_set::{AnsweredBy, Kind, KindCode, Question};
use crate::domain::room::ClosingCheck;
use crate::domain::session::{AddedQuestion, Mark, MarkKind, PartPlan, QuestionPlan, Session};
use crate::domain::sitting::{Group, Sitting, SittingKind};
use crate::env::Env;

use super::{Refusal, SittingEdit, check, next, topic, words};

/// Longest a question may be planned for, in minutes.
const MOST_MINUTES: u16 = 120;
/// Minutes for a question the room adds itself.
const ADDED_MINUTES: u16 = 6;
/// The plenary stands after all tables.
const PLENARY_POSITION: u32 = 10_000;

pub(super) fn add(
    label: &str,
    date: NaiveDate,
    kind: SittingKind,
    tables: &[String],
    session: &Session,
    env: &Env,
) -> Vec<Change> {
    let position = next(session.sittings.iter().map(|sitting| sitting.position));
    let sitting = Sitting {
        id: env.new_id(),
        position,
        kind,
        label: crate::text::sanitize::one_line(label).trim().to_owned(),
        date,
        start: None,
        place: String::new(),
        invited: None,
        attended: None,
        closing: ClosingCheck::default(),
    };
    let id = sitting.id;
    let mut changes = vec![Change::Put(Record::Sitting(sitting))];
    changes.extend((0..PLENARY_POSITION).zip(tables).map(|(position, label)| {
        let label = crate::text::sanitize::one_line(label).trim().to_owned();
        let (id, sitting, blank) = (env.new_id(), id, BTreeSet::new());
        Change::Put(Record::Group(Group { id, sitting, position, plenary: false, label, size: 0, blank }))
    }));
    changes.push(Change::Put(Record::Group(plenary(id, env))));
    changes
}

pub(super) fn plenary(sitting: SittingId, env: &Env) -> Group {
    Group {
        id: env.new_id(),
        sitting,
        position: PLENARY_POSITION,
        plenary: true,
        label: String::new(),
        size: 0,
        blank: BTreeSet::new(),
    }
}

pub(super) fn edit(id: SittingId, edit: &SittingEdit, session: &Session) -> Result<Vec<Change>, Refusal> {
    let before = session.sitting(id).ok_or(Refusal::Gone)?;
    let mut after = before.clone();
    match edit {
        SittingEdit::Label(label) => after.label = crate::text::sanitize::one_line(label),
        SittingEdit::Date(date) => after.date = *date,
        SittingEdit::Start(start) => after.start = *start,
        SittingEdit::Place(place) => after.place = crate::text::sanitize::one_line(place),
        SittingEdit::Invited(count) => after.invited = *count,
        SittingEdit::Attended(count) => after.attended = *count,
        SittingEdit::Closing(question, counts) => *question.of_mut(&mut after.closing) = *counts,
        SittingEdit::Kind(kind) => after.kind = *kind,
    }
    Ok(if after == *before { Vec::new() } else { vec![Change::Put(Record::Sitting(after))] })
}

pub(super) fn remove(id: SittingId, session: &Session) -> Result<Vec<Change>, Refusal> {
    session.sitting(id).ok_or(Refusal::Gone)?;
    if session.sittings.len() == 1 {
        return Err(Refusal::OnlySitting);
    }
    let groups: Vec<GroupId> = session.groups_of(id).map(|group| group.id).collect();
    let answers: usize = groups.iter().map(|&group| said_by(group, session)).sum();
    if answers > 0 {
        return Err(Refusal::SittingHasAnswers(answers));
    }
    let mut changes: Vec<_> = groups.into_iter().map(|group| Change::Remove(Key::Group(group))).collect();
    changes.extend(check::of_sitting(id, session));
    changes.push(Change::Remove(Key::Sitting(id)));
    Ok(changes)
}

pub(super) fn set_tables(
    id: SittingId,
    sizes: &[u16],
    label: &str,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    session.sitting(id).ok_or(Refusal::Gone)?;
    let label = crate::text::sanitize::one_line(label);
    let mut changes = Vec::new();
    let tables: Vec<&Group> = session.groups_of(id).filter(|group| !group.plenary).collect();
    for (index, &size) in sizes.iter().enumerate() {
        match tables.get(index) {
            Some(table) if table.size == size => {}
            Some(table) => changes.push(Change::Put(Record::Group(Group { size, ..(*table).clone() }))),
            None => {
                let position = u32::try_from(index).unwrap_or(PLENARY_POSITION - 1);
                changes.push(Change::Put(Record::Group(Group {
                    id: env.new_id(),
                    sitting: id,
                    position,
                    plenary: false,
                    label: format!("{} {}", label.trim(), index + 1),
                    size,
                    blank: BTreeSet::new(),
                })));
            }
        }
    }
    for table in tables.into_iter().skip(sizes.len()) {
        let answers = said_by(table.id, session);
        if answers > 0 {
            return Err(Refusal::TableHasAnswers { label: table.label.clone(), answers });
        }
        changes.push(Change::Remove(Key::Group(table.id)));
    }
    Ok(changes)
}

/// How many answers and measures come from a group, merged lines included.
fn said_by(group: GroupId, session: &Session) -> usize {
    let answers = session.answers.iter().filter(|it| it.group == group || it.also_from.contains(&group));
    answers.count() + session.measures.iter().filter(|measure| measure.group == Some(group)).count()
}

pub(super) fn rename_group(id: GroupId, label: &str, session: &Session) -> Result<Vec<Change>, Refusal> {
    let label = words(&crate::text::sanitize::one_line(label))?;
    let group = session.group(id).ok_or(Refusal::Gone)?;
    if group.plenary {
        return Err(Refusal::WrongKind);
    }
    Ok(put_group(Group { label, ..group.clone() }, group))
}

pub(super) fn set_group_size(id: GroupId, size: u16, session: &Session) -> Result<Vec<Change>, Refusal> {
    let group = session.group(id).ok_or(Refusal::Gone)?;
    Ok(put_group(Group { size, ..group.clone() }, group))
}

fn put_group(after: Group, before: &Group) -> Vec<Change> {
    if after == *before { Vec::new() } else { vec![Change::Put(Record::Group(after))] }
}

pub(super) fn set_minutes(
    question: &QuestionId,
    minutes: Option<u16>,
    session: &Session,
) -> Result<Vec<Change>, Refusal> {
    if minutes.is_some_and(|minutes| !(1..=MOST_MINUTES).contains(&minutes)) {
        return Err(Refusal::OutOfRange { least: 1, most: u32::from(MOST_MINUTES) });
    }
    let suggested = session.question(question).ok_or(Refusal::Gone)?.minutes;
    let minutes = minutes.filter(|minutes| *minutes != suggested);
    Ok(set_plan(question, session, |plan| plan.minutes = minutes))
}

pub(super) fn mark(
    question: &QuestionId,
    mark: Option<&Mark>,
    session: &Session,
) -> Result<Vec<Change>, Refusal> {
    let kind = &session.question(question).ok_or(Refusal::Gone)?.kind;
    // Postponed is still asked; the other marks are not.
    let goes = mark.is_some_and(|mark| mark.kind != MarkKind::Postponed);
    if goes && *kind == Kind::Measure {
        let still_asks = |entry: &Entry<'_>| {
            entry.question.kind == Kind::Measure
                && entry.question.id != *question
                && matches!(entry.off, None | Some(MarkKind::Postponed))
        };
        if !session.outline().iter().any(still_asks) {
            return Err(Refusal::MeasuresStay);
        }
    }
    let mark = mark.map(|mark| Mark {
        kind: mark.kind,
        reason: crate::text::sanitize::one_line(&mark.reason).trim().to_owned(),
    });
    Ok(set_plan(question, session, |plan| plan.mark = mark))
}

/// Writes what differs from the set; a plan that no longer differs goes.
fn set_plan(question: &QuestionId, session: &Session, edit: impl FnOnce(&mut QuestionPlan)) -> Vec<Change> {
    let before = session.questions.get(question);
    let mut after = before.cloned().unwrap_or_default();
    edit(&mut after);
    let differs = after != QuestionPlan::default();
    match before {
        Some(before) if *before == after => Vec::new(),
        None if !differs => Vec::new(),
        Some(_) if !differs => vec![Change::Remove(Key::QuestionPlan(question.clone()))],
        _ => vec![Change::Put(Record::QuestionPlan(question.clone(), after))],
    }
}

pub(super) fn concerns(part: &PartId, concerns_us: bool, session: &Session) -> Result<Vec<Change>, Refusal> {
    let theme = session.set.parts.iter().find(|theme| theme.id == *part).ok_or(Refusal::Gone)?;
    // The measure part and the like cannot be waved away (R39); single questions can be left out.
    if !theme.optional {
        return Err(Refusal::WrongKind);
    }
    let plan = PartPlan { concerns_us };
    Ok(if session.parts.get(part) == Some(&plan) {
        Vec::new()
    } else {
        vec![Change::Put(Record::PartPlan(part.clone(), plan))]
    })
}

pub(super) fn add_question(
    part: &PartId,
    text: &str,
    kind: KindCode,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let text = words(&crate::text::sanitize::one_line(text))?;
    if !session.set.parts.iter().any(|theme| theme.id == *part) {
        return Err(Refusal::Gone);
    }
    let kind = match kind {
        KindCode::List => Kind::List,
        KindCode::Scale => Kind::Scale,
        KindCode::Count => Kind::Count,
        KindCode::Stance => Kind::Stance,
        KindCode::Measure => Kind::Measure,
        // Options cannot be typed in the middle of a meeting without making the room wait.
        KindCode::Choice | KindCode::MultiChoice | KindCode::Rank => return Err(Refusal::WrongKind),
    };
    let id: crate::domain::ids::Id = env.new_id();
    let answered_by = if kind == Kind::Scale { AnsweredBy::Individual } else { AnsweredBy::Group };
    Ok(vec![Change::Put(Record::AddedQuestion(Box::new(AddedQuestion {
        part: part.clone(),
        position: next(session.added.iter().map(|added| added.position)),
        question: Question {
            id: QuestionId::new(format!("egen-{id}")),
            kind,
            minutes: ADDED_MINUTES,
            silent: 1,
            answered_by,
            leader_present: true,
            optional: false,
            columns: false,
            strength: false,
            covers: Vec::new(),
            text: Localized::plain(text),
            short: None,
            help: None,
            example: None,
            follow_up: Vec::new(),
            source: String::new(),
            measures: Vec::new(),
        },
    })))])
}

pub(super) fn remove_question(question: &QuestionId, session: &Session) -> Result<Vec<Change>, Refusal> {
    if !session.is_added(question) {
        return Err(Refusal::Gone);
    }
    let answers = session.answers_to(question).count()
        + session.measures.iter().filter(|measure| measure.question.as_ref() == Some(question)).count();
    if answers > 0 {
        return Err(Refusal::QuestionHasAnswers(answers));
    }
    let headings = session.headings.iter().filter(|heading| heading.question == *question);
    let mut changes: Vec<_> = headings.map(|heading| Change::Remove(Key::Heading(heading.id))).collect();
    if session.questions.contains_key(question) {
        changes.push(Change::Remove(Key::QuestionPlan(question.clone())));
    }
    changes.extend(topic::without_question(question, session));
    changes.push(Change::Remove(Key::AddedQuestion(question.clone())));
    Ok(changes)
}
