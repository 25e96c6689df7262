//! How the room is, as numbers: check-in and check-out, and how many were there for a part. Never who.

use super::answer::ScaleTally;
use super::ids::SittingId;

codes! {
    /// When a room checks how it is (C15). One that checks out has checked in first, so this is also their order.
    pub enum CheckMoment {
        /// *Innsjekk*.
        In = "in",
        /// *Utsjekk*.
        Out = "out",
    }
}

/// Check-in or check-out of a sitting (C15): how many chose 1–5, and how many rather said nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// The sitting.
    pub sitting: SittingId,
    /// At which end of it.
    pub moment: CheckMoment,
    /// The counts.
    pub tally: ScaleTally,
}
