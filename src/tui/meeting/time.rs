//! The clock of the question, breaks, and how the sitting lies against its plan.

use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use crate::domain::place::{Phase, Stage};
use crate::domain::planning::phase_seconds;
use crate::domain::session::{SessionEvent, SessionEventKind};
use crate::env::Env;
use crate::rules::clock::{Look, SILENT_WITHIN};
use crate::rules::pace::{self, Pace, pace};
use crate::tui::clock::Noticed;
use crate::tui::model::Now;
use crate::tui::msg::Effect;

use super::Meeting;

/// A break that was to end this long ago is over without anybody having said so.
const BREAK_FORGOTTEN: TimeDelta = TimeDelta::hours(2);

impl Meeting {
    /// When the running clock was started, in [`Env::elapsed`] time; what was used before stands in the place.
    pub fn clock_started(&self) -> Option<Duration> {
        self.clock.started()
    }

    /// Whether the clock runs.
    pub fn is_clock_running(&self) -> bool {
        self.clock.is_running()
    }

    /// Whether the clock stands because the laptop slept.
    pub fn has_slept(&self) -> bool {
        self.clock.has_slept()
    }

    /// Nobody looks at the clock until a line is typed, so a long gap is not yet sleep.
    #[must_use]
    pub fn looked_at_by_lines(mut self) -> Self {
        self.patience = SILENT_WITHIN;
        self
    }

    /// A break until then: the clock stands, and all else is where it was afterwards (C16).
    pub fn begin_break(&mut self, until: DateTime<Utc>, env: &Env) -> Vec<Effect> {
        self.stop_clock(env);
        self.live.break_until = Some(until);
        vec![self.keep_place()]
    }

    /// The break is over; whether there was one. The clock stands until a person starts it.
    pub fn end_break(&mut self) -> bool {
        self.live.break_until.take().is_some()
    }

    /// Starts the clock of the current phase. Who starts it is back from the break.
    pub fn start_clock(&mut self, env: &Env) {
        self.end_break();
        self.clock.start(look_of(env));
    }

    /// Pauses it, adding what was used to the phase.
    pub fn stop_clock(&mut self, env: &Env) {
        let used = self.clock.stop(look_of(env), self.patience);
        self.add_used(used);
    }

    fn add_used(&mut self, seconds: u32) {
        if seconds > 0 {
            let place = &mut self.place;
            let entry = place.used.entry((place.sitting, place.question.clone(), place.phase)).or_insert(0);
            *entry = entry.saturating_add(seconds);
        }
    }

    /// Looks at the clock; whatever a person should be told comes back, and after sleep, what to remember (C4). Nothing
    /// moves because time has passed (R29).
    pub fn look(&mut self, env: &Env) -> (Option<Noticed>, Vec<Effect>) {
        self.clock.stay(self.place.stage == Stage::Questions, env.elapsed());
        // A break of a meeting that was left long ago says nothing any more.
        if self.live.break_until.is_some_and(|until| env.now() - until > BREAK_FORGOTTEN) {
            self.live.break_until = None;
        }
        if let Some(used) = self.clock.look(look_of(env), self.patience) {
            self.add_used(used);
            return (Some(Noticed::Slept), vec![self.keep_place()]);
        }
        if !self.is_clock_running() {
            return (None, Vec::new());
        }
        let (used, planned) = self.phase_time(self.place.phase, env.elapsed());
        (self.clock.runs_out(used, planned).then_some(Noticed::TimeIsUp), Vec::new())
    }

    /// Seconds used and planned of a phase of the current question, at `now` in [`Env::elapsed`] time.
    pub fn phase_time(&self, phase: Phase, now: Duration) -> (u32, u32) {
        let stored = self.place.seconds(&self.place.question, phase);
        let running = if phase == self.place.phase { self.clock.running_for(now) } else { 0 };
        let planned = self.entry().map_or(0, |entry| phase_seconds(entry.question, entry.minutes, phase));
        (stored.saturating_add(running), planned)
    }

    /// How the sitting lies against the plan; `None` when it is not being held just now (C5).
    pub fn pace(&self, now: &Now) -> Option<Pace> {
        let begun = self.begun(now)?;
        let clocked = Phase::ALL
            .iter()
            .fold(0_u32, |sum, phase| sum.saturating_add(self.phase_time(*phase, now.elapsed).0));
        // Where nobody starts the clock, the time since the question came up says the same.
        let spent = clocked.max(self.clock.since_arrival(now.elapsed));
        Some(pace(&self.session, &self.place, pace::At { begun, now: now.local, spent }))
    }

    /// When the sitting being held began; `None` when none is.
    pub fn begun(&self, now: &Now) -> Option<NaiveDateTime> {
        let is_opened = |event: &&SessionEvent| event.kind == SessionEventKind::Opened;
        let opened = self.session.events.iter().rfind(is_opened).map(|event| now.to_local(event.at));
        pace::begun(&self.session, self.place.sitting, opened, now.local)
    }
}

fn look_of(env: &Env) -> Look {
    Look { wall: env.now(), steady: env.elapsed() }
}
