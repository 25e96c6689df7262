//! Looking again at what was agreed earlier (R64, H2): what was said of each measure, and of all of them together.
//!
//! A session that looks again remembers what it found. What becomes of a measure is written where the measure lives, in
//! the session that agreed on it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::ids::{MeasureId, SessionId};
use super::measure::Verdict;

/// What a session that looks again says of the whole; it has one or none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// Held at the leader's desk and not in a meeting (H2).
    pub without_meeting: bool,
    /// The five questions that have been answered, none of them blank (G8).
    pub answers: BTreeMap<ReviewQuestion, String>,
    /// How the work itself has gone: the owner's note (R68). May be empty.
    pub process: String,
    /// What goes back to the unit from above (R69). May be empty.
    pub feedback: String,
    /// Why there will be no next time; empty while there is to be one (R70).
    pub ended: String,
}

codes! {
    /// *Arbeidstilsynet*'s five questions (G8).
    pub enum ReviewQuestion {
        /// Have the measures been carried out?
        Done = "done",
        /// Do they have the effect that was wanted?
        Effect = "effect",
        /// Are they enough?
        Enough = "enough",
        /// What has changed since last time?
        Changes = "changes",
        /// Are there new hazards?
        Hazards = "hazards",
    }
}

/// What was said of one measure when it was looked at again. A later word replaces an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The measure.
    pub measure: MeasureId,
    /// The session it was agreed in; it may lie in another file.
    pub session: SessionId,
    /// Order in which they were looked at.
    pub position: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// What it was called then.
    pub title: String,
    /// What came of it.
    pub outcome: Outcome,
    /// Why, or anything else that was said; may be empty.
    pub note: String,
}

/// What comes of a measure that is looked at again (G7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It goes on as agreed.
    Continues,
    /// It goes on, with this deadline.
    Moved(NaiveDate),
    /// It is not taken further.
    Dropped,
    /// It was done before, and is judged now (F14).
    Judged(Verdict),
}

codes! {
    /// An [`Outcome`] without what belongs to it.
    pub enum OutcomeCode {
        /// See [`Outcome::Done`].
        Done = "done",
        /// See [`Outcome::Continues`].
        Continues = "continues",
        /// See [`Outcome::Moved`].
        Moved = "moved",
        /// See [`Outcome::Dropped`].
        Dropped = "dropped",
        /// See [`Outcome::Judged`].
        Judged = "judged",
    }
}

impl Outcome {
    /// The outcome's code.
    pub fn code(self) -> OutcomeCode {
        match self {
            Self::Done => OutcomeCode::Done,
            Self::Continues => OutcomeCode::Continues,
            Self::Moved(_) => OutcomeCode::Moved,
            Self::Dropped => OutcomeCode::Dropped,
            Self::Judged(_) => OutcomeCode::Judged,
        }
    }

    /// An outcome put together from what a file or a row says; `None` where something that belongs to it is missing.
    pub fn from_parts(
        code: OutcomeCode,
        deadline: Option<NaiveDate>,
        verdict: Option<Verdict>,
    ) -> Option<Self> {
        match (code, deadline, verdict) {
            (OutcomeCode::Done, None, None) => Some(Self::Done),
            (OutcomeCode::Continues, None, None) => Some(Self::Continues),
            (OutcomeCode::Moved, Some(to), None) => Some(Self::Moved(to)),
            (OutcomeCode::Dropped, None, None) => Some(Self::Dropped),
            (OutcomeCode::Judged, None, Some(verdict)) => Some(Self::Judged(verdict)),
            _ => None,
        }
    }

    /// The new deadline, where there is one.
    pub fn deadline(self) -> Option<NaiveDate> {
        match self {
            Self::Moved(to) => Some(to),
            Self::Done | Self::Continues | Self::Dropped | Self::Judged(_) => None,
        }
    }

    /// The verdict, where there is one.
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Judged(verdict) => Some(verdict),
            Self::Done | Self::Continues | Self::Moved(_) | Self::Dropped => None,
        }
    }
}
