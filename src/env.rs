//! The outside world as a value: clock and randomness, passed in so that a whole meeting can be replayed.
//!
//! Nothing below `term` and `main` asks the operating system; tests build [`Env::fixed`] and move its clock.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};

use crate::domain::ids::{Id, SessionId};
use crate::domain::retention::Retention;
use crate::rules::guard::Guard;

/// Clock and randomness, and who sits at the machine.
pub struct Env {
    source: Source,
    /// The role of whoever writes (H11).
    role: RefCell<String>,
    /// The meeting being held, while measures of an earlier one are looked at in it.
    meeting: Cell<Option<SessionId>>,
    /// Who answers for the data of new meetings (J2).
    legal_note: RefCell<String>,
    /// How long the answers of new meetings are kept (J2).
    keep_answers: Cell<Retention>,
    /// What looks through every text before it is stored (J3).
    guard: Guard,
    /// Texts somebody has said are general after all; never kept on the disk.
    vouched: RefCell<BTreeSet<String>>,
    /// Whether that is said of every text of this run.
    vouched_for_all: Cell<bool>,
    /// Texts somebody has said may leave the laptop, and why; never kept on the disk.
    let_out: RefCell<BTreeMap<String, String>>,
}

enum Source {
    /// The machine's own.
    System { since: std::time::Instant },
    /// A clock that stands until a test moves it, and ids that count.
    Fixed(Rc<FixedSource>),
}

struct FixedSource {
    now: RefCell<DateTime<FixedOffset>>,
    elapsed: Cell<Duration>,
    ids: Cell<u128>,
}

impl Env {
    /// The machine's clock, time zone and randomness.
    pub fn system() -> Self {
        Self::of(Source::System { since: std::time::Instant::now() })
    }

    /// Sunday 22 November 2026, 14.03 in Oslo, standing still; ids count from 1.
    pub fn fixed() -> Self {
        let oslo = FixedOffset::east_opt(3600).unwrap_or_else(|| Utc.fix());
        let at = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default().and_time(
            // 14.03 exists on every day; the default is never used.
            NaiveTime::from_hms_opt(14, 3, 0).unwrap_or_default(),
        );
        let now = oslo.from_local_datetime(&at).single().unwrap_or_default();
        Self::of(Source::Fixed(Rc::new(FixedSource {
            now: RefCell::new(now),
            elapsed: Cell::new(Duration::ZERO),
            ids: Cell::new(0),
        })))
    }

    fn of(source: Source) -> Self {
        Self {
            source,
            role: RefCell::default(),
            meeting: Cell::new(None),
            legal_note: RefCell::default(),
            keep_answers: Cell::default(),
            guard: Guard::default(),
            vouched: RefCell::default(),
            vouched_for_all: Cell::new(false),
            let_out: RefCell::default(),
        }
    }

    /// The guard now knows the names of this laptop's staff list and its municipality's own words, too.
    pub fn set_guard(&mut self, guard: Guard) {
        self.guard = guard;
    }

    /// What looks through every text before it is stored (J3).
    pub fn guard(&self) -> &Guard {
        &self.guard
    }

    /// Somebody has been asked about this text and says that it is general, until the program ends.
    pub fn vouch(&self, text: &str) {
        self.vouched.borrow_mut().insert(text.to_owned());
    }

    /// Whoever gives a command with its texts has read them all and says so (`--vouch`).
    pub fn vouch_for_all(&self) {
        self.vouched_for_all.set(true);
    }

    /// Whether somebody has said so of this text.
    pub fn has_vouched(&self, text: &str) -> bool {
        self.vouched_for_all.get() || self.vouched.borrow().contains(text)
    }

    /// Somebody has been asked whether this text may leave the laptop and has answered why it may, until the program ends.
    /// That it may be stored here is not enough: others read what is sent.
    pub fn let_out(&self, text: &str, why: &str) {
        self.let_out.borrow_mut().insert(text.to_owned(), why.to_owned());
    }

    /// Why this text may leave the laptop, where somebody has said.
    pub fn why_let_out(&self, text: &str) -> Option<String> {
        self.let_out.borrow().get(text).cloned()
    }

    /// From now on it is somebody in this role who writes; never a name.
    pub fn seat(&self, role: &str) {
        role.trim().clone_into(&mut self.role.borrow_mut());
    }

    /// The role of whoever writes; empty when nobody has said.
    pub fn role(&self) -> String {
        self.role.borrow().clone()
    }

    /// New meetings say so of who answers for their data (J2).
    pub fn set_legal_note(&self, note: &str) {
        note.trim().clone_into(&mut self.legal_note.borrow_mut());
    }

    /// Who answers for the data of new meetings; may be empty.
    pub fn legal_note(&self) -> String {
        self.legal_note.borrow().clone()
    }

    /// New meetings keep their answers for so long (J2).
    pub fn set_keep_answers(&self, keep: Retention) {
        self.keep_answers.set(keep);
    }

    /// How long new meetings keep their answers.
    pub fn keep_answers(&self) -> Retention {
        self.keep_answers.get()
    }

    /// Acts in a meeting on what belongs to an earlier one: history then tells where it was decided.
    pub fn in_meeting<T>(&self, meeting: SessionId, act: impl FnOnce() -> T) -> T {
        let before = self.meeting.replace(Some(meeting));
        let done = act();
        self.meeting.set(before);
        done
    }

    /// The meeting that is acted in, where that is said.
    pub fn meeting(&self) -> Option<SessionId> {
        self.meeting.get()
    }

    /// Moves a fixed clock forward; wall clock and monotonic clock alike. Does nothing to the system's.
    pub fn advance(&self, by: Duration) {
        if let Source::Fixed(fixed) = &self.source {
            let step = chrono::Duration::from_std(by).unwrap_or_default();
            let now = *fixed.now.borrow();
            *fixed.now.borrow_mut() = now + step;
            fixed.elapsed.set(fixed.elapsed.get() + by);
        }
    }

    /// Moves only a fixed wall clock forward, as it is seen after a laptop slept. Does nothing to the system's.
    pub fn advance_wall(&self, by: Duration) {
        self.move_wall(chrono::Duration::from_std(by).unwrap_or_default());
    }

    /// Sets a fixed wall clock back, as a person or the network does. Does nothing to the system's.
    pub fn retreat_wall(&self, by: Duration) {
        self.move_wall(-chrono::Duration::from_std(by).unwrap_or_default());
    }

    fn move_wall(&self, by: chrono::Duration) {
        if let Source::Fixed(fixed) = &self.source {
            let now = *fixed.now.borrow();
            *fixed.now.borrow_mut() = now + by;
        }
    }

    /// Now, in UTC, whole microseconds so that a stored time reads back equal.
    pub fn now(&self) -> DateTime<Utc> {
        let now = match &self.source {
            Source::System { .. } => Utc::now(),
            Source::Fixed(fixed) => fixed.now.borrow().to_utc(),
        };
        DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
    }

    /// Now, on the wall of the room.
    pub fn local(&self) -> NaiveDateTime {
        match &self.source {
            Source::System { .. } => chrono::Local::now().naive_local(),
            Source::Fixed(fixed) => fixed.now.borrow().naive_local(),
        }
    }

    /// The same moment on the wall of the room.
    pub fn to_local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        match &self.source {
            Source::System { .. } => at.with_timezone(&chrono::Local).naive_local(),
            Source::Fixed(fixed) => at.with_timezone(fixed.now.borrow().offset()).naive_local(),
        }
    }

    /// Today, where the room is.
    pub fn today(&self) -> NaiveDate {
        self.local().date()
    }

    /// Time since start that never jumps when the clock is set (C4).
    pub fn elapsed(&self) -> Duration {
        match &self.source {
            Source::System { since } => since.elapsed(),
            Source::Fixed(fixed) => fixed.elapsed.get(),
        }
    }

    /// A fresh random id.
    pub fn new_id<T: From<Id>>(&self) -> T {
        let bits = match &self.source {
            Source::System { .. } => {
                let mut bytes = [0u8; 16];
                // Without randomness ids could collide between laptops; the clock is the best that is left.
                if getrandom::fill(&mut bytes).is_err() {
                    bytes = u128::try_from(Utc::now().timestamp_nanos_opt().unwrap_or_default())
                        .unwrap_or_default()
                        .to_be_bytes();
                }
                u128::from_be_bytes(bytes)
            }
            Source::Fixed(fixed) => {
                fixed.ids.set(fixed.ids.get() + 1);
                fixed.ids.get()
            }
        };
        Id::from_bits(bits).into()
    }
}
