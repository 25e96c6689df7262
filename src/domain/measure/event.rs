//! The append-only history of a measure.

use chrono::{DateTime, Utc};

use crate::domain::ids::{EventId, MeasureId, SessionId};

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
    /// The role of whoever wrote it down, never a name (H11); empty when nobody has said which.
    pub by: String,
    /// The other meeting it was decided in, such as a follow-up; `None` for the measure's own, and between meetings.
    pub meeting: Option<SessionId>,
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
        /// The day its effect is assessed moved (F13).
        Effect = "effect",
        /// Those who live with it judged whether it helped; `new` is the [`Verdict`](super::Verdict)'s code, `reason` the note
        /// (F14).
        Verdict = "verdict",
        /// What was measured changed (R67).
        Measured = "measured",
        /// A sub-step was done: `new` is its text; or not done after all: then `old` is (F10).
        Step = "step",
        /// Somebody wrote a comment: `new` is what it says (F18).
        Comment = "comment",
    }
}
