//! How many are in the room, and whether something was counted that cannot be (issue: counts larger than the room).
//!
//! Only a warning: people come late, and a number of seats is easily wrong. Nothing is refused for it.

use crate::domain::ids::{GroupId, PartId, SittingId};
use crate::domain::session::Session;

/// More was counted than there are people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excess {
    /// What was counted.
    pub counted: u32,
    /// How many there are.
    pub room: u32,
}

/// Whether `counted` is more than the room holds. Where nobody has counted the room, nothing is too many.
pub fn excess(counted: u32, room: Option<u32>) -> Option<Excess> {
    room.filter(|&room| counted > room).map(|room| Excess { counted, room })
}

/// How many are in a sitting: those who came, else all seats at its tables; `None` when neither is known.
pub fn in_sitting(session: &Session, sitting: SittingId) -> Option<u32> {
    let came = session.sitting(sitting)?.attended.map(u32::from);
    came.or_else(|| {
        let seats: u32 = session.groups_of(sitting).map(|group| u32::from(group.size)).sum();
        (seats > 0).then_some(seats)
    })
}

/// How many were there for a part: its own number where somebody came late or left (C19), else the sitting's.
pub fn in_part(session: &Session, sitting: SittingId, part: &PartId) -> Option<u32> {
    let own = session.part_attendance.get(&(sitting, part.clone()));
    own.map(|&attended| attended.into()).or_else(|| in_sitting(session, sitting))
}

/// How many can answer in a group: its seats, else all of its sitting, as for the plenary.
pub fn in_group(session: &Session, group: GroupId) -> Option<u32> {
    let group = session.group(group)?;
    if group.plenary || group.size == 0 {
        in_sitting(session, group.sitting)
    } else {
        Some(group.size.into())
    }
}

/// How many took part in all sittings together; `None` as soon as one of them is not counted, for then nobody knows.
pub fn in_meeting(session: &Session) -> Option<u32> {
    session.sittings.iter().map(|sitting| in_sitting(session, sitting.id)).sum()
}
