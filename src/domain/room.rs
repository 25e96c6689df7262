//! The room, as numbers: how it is, the closing questions, what was seen to beforehand. Never who.

use std::collections::BTreeMap;

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

/// Check-in or check-out of a sitting (C15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The sitting.
    pub sitting: SittingId,
    /// At which end of it.
    pub moment: CheckMoment,
    /// The counts.
    pub pulse: Pulse,
}

/// How a room is: how many chose 1–5, and how many rather said nothing; or how many said which word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pulse {
    /// The ratings.
    pub tally: ScaleTally,
    /// Words in lower case with how many said them, never 0.
    pub words: BTreeMap<String, u16>,
}

impl Pulse {
    /// How many answered.
    pub fn total(&self) -> u32 {
        self.tally.total() + self.words.values().copied().map(u32::from).sum::<u32>()
    }

    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        self.tally = self.tally.plus(&other.tally);
        for (word, count) in other.words {
            let mine = self.words.entry(word).or_insert(0);
            *mine = mine.saturating_add(count);
        }
        self
    }
}

impl From<ScaleTally> for Pulse {
    fn from(tally: ScaleTally) -> Self {
        Self { tally, words: BTreeMap::new() }
    }
}

codes! {
    /// What is seen to before a meeting (A6).
    pub enum Preparation {
        /// Tables, sight of the screen, a door that closes.
        Room = "room",
        /// The charger.
        Power = "power",
        /// The projector, seen from the back.
        Projector = "projector",
        /// Whether the longest question fits.
        Font = "font",
        /// Sheets and pens.
        Paper = "paper",
        /// A copy of the file.
        Backup = "backup",
    }
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
