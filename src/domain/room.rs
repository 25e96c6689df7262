//! How the room is, as numbers: check-in, check-out and the closing questions. Never who.

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

/// Yes and no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct YesNo {
    /// How many said yes.
    pub yes: u16,
    /// How many said no.
    pub no: u16,
}

/// The three closing questions, anonymous (`domain.md` §6 end).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ClosingCheck {
    /// *Alle slapp til*.
    pub everyone_heard: YesNo,
    /// *Jeg vet hva som skjer nå*.
    pub know_next: YesNo,
    /// *Vi snakket trygt*.
    pub spoke_safely: YesNo,
}

impl YesNo {
    /// Both counts together.
    fn plus(self, other: Self) -> Self {
        Self { yes: self.yes.saturating_add(other.yes), no: self.no.saturating_add(other.no) }
    }
}

impl ClosingCheck {
    /// The counts of two rooms together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            everyone_heard: self.everyone_heard.plus(other.everyone_heard),
            know_next: self.know_next.plus(other.know_next),
            spoke_safely: self.spoke_safely.plus(other.spoke_safely),
        }
    }
}
