//! The clock of the question being talked about: started, paused, and paused by itself only when the laptop slept (C4).
//!
//! It counts by the steady clock. Nothing follows from its running out but a word and, if asked for, a bell (R29, C20).

use std::time::Duration;

use crate::rules::clock::{Look, away};

/// Something seen in a look at the clock that a person should be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noticed {
    /// The laptop slept, or its clock was set: what ran is paused where it was seen last.
    Slept,
    /// The time planned for the phase is used up; the clock runs on.
    TimeIsUp,
}

/// The clock of the current question.
#[derive(Debug, Default)]
pub struct Clock {
    /// Since when it runs, in steady time.
    running: Option<Duration>,
    /// The last look at the laptop's clocks.
    looked: Option<Look>,
    /// Whether it stands because the laptop slept.
    slept: bool,
    /// Whether it has been noticed that the time is up.
    is_up: bool,
    /// When the question was come to, in steady time.
    arrived: Option<Duration>,
}

impl Clock {
    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Since when it runs, in steady time.
    pub fn started(&self) -> Option<Duration> {
        self.running
    }

    /// Whether it stands because the laptop slept; until it is started, or the room has gone on.
    pub fn has_slept(&self) -> bool {
        self.slept
    }

    /// Starts it; does nothing to one that runs.
    pub fn start(&mut self, now: Look) {
        self.running.get_or_insert(now.steady);
        self.looked = Some(now);
        self.slept = false;
        // What is over already was told when it came to be.
        self.is_up = true;
    }

    /// Stops it and returns the whole seconds used; after sleep, those until the last look.
    pub fn stop(&mut self, now: Look, patience: Duration) -> u32 {
        let Some(since) = self.running.take() else { return 0 };
        let until = match self.looked {
            Some(looked) if away(looked, now, patience).is_some() => looked.steady,
            _ => now.steady,
        };
        seconds(until.saturating_sub(since))
    }

    /// The room has come to another question.
    pub fn arrive(&mut self, now: Duration) {
        self.arrived = Some(now);
        self.slept = false;
    }

    /// The room is still at the question, or at none.
    pub fn stay(&mut self, at_question: bool, now: Duration) {
        if at_question {
            self.arrived.get_or_insert(now);
        } else {
            self.arrived = None;
        }
    }

    /// Seconds since the question was come to.
    pub fn since_arrival(&self, now: Duration) -> u32 {
        self.arrived.map_or(0, |arrived| seconds(now.saturating_sub(arrived)))
    }

    /// Seconds since it was started; 0 while it stands.
    pub fn running_for(&self, now: Duration) -> u32 {
        self.running.map_or(0, |since| seconds(now.saturating_sub(since)))
    }

    /// Looks whether the laptop was away since the last look: if it was and the clock ran, returns the seconds used until
    /// then, and the clock stands.
    pub fn look(&mut self, now: Look, patience: Duration) -> Option<u32> {
        let was_away = self.looked.is_some_and(|looked| away(looked, now, patience).is_some());
        if !was_away {
            self.looked = Some(now);
            return None;
        }
        let used = self.is_running().then(|| self.stop(now, patience));
        self.slept |= used.is_some();
        self.looked = Some(now);
        used
    }

    /// Whether the time planned has just now been used up.
    pub fn runs_out(&mut self, used: u32, planned: u32) -> bool {
        let was_up = std::mem::replace(&mut self.is_up, used >= planned);
        self.is_running() && planned > 0 && self.is_up && !was_up
    }
}

fn seconds(time: Duration) -> u32 {
    u32::try_from(time.as_secs()).unwrap_or(u32::MAX)
}
