//! How the room is, how many are there, and what they left empty on paper (C15, C19, D11).

use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::{GroupId, PartId, QuestionId, SittingId};
use crate::domain::room::{Check, CheckMoment, Pulse};
use crate::domain::session::Session;

use super::Refusal;

pub(super) fn set(
    sitting: SittingId,
    moment: CheckMoment,
    pulse: &Pulse,
    session: &Session,
) -> Result<Vec<Change>, Refusal> {
    session.sitting(sitting).ok_or(Refusal::Gone)?;
    Ok(match (session.check(sitting, moment), pulse.total()) {
        (None, 0) => Vec::new(),
        (Some(_), 0) => vec![Change::Remove(Key::Check(sitting, moment))],
        (Some(before), _) if before == pulse => Vec::new(),
        (_, _) => vec![Change::Put(Record::Check(Check { sitting, moment, pulse: pulse.clone() }))],
    })
}

/// The questions a group said nothing to stood empty on its sheet (D11).
pub(super) fn leave_blank(
    group: GroupId,
    questions: &[QuestionId],
    session: &Session,
) -> Result<Vec<Change>, Refusal> {
    let before = session.group(group).ok_or(Refusal::Gone)?;
    let mut after = before.clone();
    for question in questions {
        after.blank.insert(session.question(question).ok_or(Refusal::Gone)?.id.clone());
    }
    Ok(if after == *before { Vec::new() } else { vec![Change::Put(Record::Group(after))] })
}

pub(super) fn attendance(
    sitting: SittingId,
    part: &PartId,
    attended: Option<u16>,
    session: &Session,
) -> Result<Vec<Change>, Refusal> {
    let whole = session.sitting(sitting).ok_or(Refusal::Gone)?.attended;
    if !session.set.parts.iter().any(|it| it.id == *part) {
        return Err(Refusal::Gone);
    }
    let before = session.part_attendance.get(&(sitting, part.clone())).copied();
    // The sitting's own number needs no saying twice.
    let after = attended.filter(|_| attended != whole);
    Ok(match (before, after) {
        (before, after) if before == after => Vec::new(),
        (_, None) => vec![Change::Remove(Key::PartAttendance(sitting, part.clone()))],
        (_, Some(attended)) => {
            vec![Change::Put(Record::PartAttendance { sitting, part: part.clone(), attended })]
        }
    })
}

/// What goes with a sitting that is removed: counts nobody can make sense of without it.
pub(super) fn of_sitting(sitting: SittingId, session: &Session) -> impl Iterator<Item = Change> {
    let checks = session.checks.iter().filter(move |check| check.sitting == sitting);
    let checks = checks.map(|check| Change::Remove(Key::Check(check.sitting, check.moment)));
    let parts = session.part_attendance.keys().filter(move |(id, _)| *id == sitting);
    checks.chain(parts.map(|(id, part)| Change::Remove(Key::PartAttendance(*id, part.clone()))))
}
