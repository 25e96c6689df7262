//! The append-only history of a measure.

use chrono::{DateTime, Utc};

use crate::domain::ids::{EventId, MeasureId};

/// One line of history: what changed, when, from what to what, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureEvent {
    /// Its identity.
    pub id: EventId,
    /// Order among events of the same moment.
    pub position: u32,
    /// The measure it happened to.
    pub measure: MeasureId,
    /// When.
    pub at: DateTime<Utc>,
    /// What changed.
    pub kind: EventKind,
    /// The value before; a code, an ISO date or text; empty when there was none.
    pub old: String,
    /// The value after.
    pub new: String,
    /// The reason given; empty when none was asked for.
    pub reason: String,
}

codes! {
    /// What an event tells of (`design.md` §2: state, goal, responsible, date).
    pub enum EventKind {
        /// It was proposed.
        Created = "created",
        /// Its state changed.
        State = "state",
        /// Its title changed.
        Title = "title",
        /// Its goal (how we will know) changed.
        Sign = "sign",
        /// Its responsible changed.
        Responsible = "responsible",
        /// Its deadline moved.
        Deadline = "deadline",
        /// Its follow-up moved.
        FollowUp = "follow_up",
    }
}
