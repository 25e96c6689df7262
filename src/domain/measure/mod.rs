//! Measures (*tiltak*): states, what `agreed` demands, and their history.

mod agreement;
mod event;

use chrono::{Months, NaiveDate};

pub use agreement::{Agreement, Missing, Terms, is_single_responsible};
pub use event::{EventKind, MeasureEvent};

use super::facets::{Direction, Form, Influence, Level, Priority, Strand, TargetGroup};
use super::ids::{AnswerId, BankId, CategoryId, GroupId, MeasureId, QuestionId};

/// An agreed or proposed action; the central object of the tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its identity.
    pub id: MeasureId,
    /// Order in the list.
    pub position: u32,
    /// What shall be done.
    pub title: String,
    /// Where it stands, with who, when and the first step.
    pub state: State,
    /// Optional deputy (R47).
    pub deputy: String,
    /// How we will know that it works (R56).
    pub sign: String,
    /// How it is today (R57).
    pub baseline: String,
    /// Category (`domain.md` §4.2).
    pub category: Option<CategoryId>,
    /// Line or project.
    pub form: Option<Form>,
    /// Prevention level.
    pub level: Option<Level>,
    /// Prevention, development or follow-up.
    pub strand: Option<Strand>,
    /// Remove what drains or strengthen what works (R30).
    pub direction: Option<Direction>,
    /// Whom it is for.
    pub target_group: Option<TargetGroup>,
    /// Where the influence lies (E8); `None` is shown as «ikke satt».
    pub influence: Option<Influence>,
    /// Whether it covers nights and weekends too (R10).
    pub all_shifts: Option<bool>,
    /// The consent round (R24).
    pub consent: Option<Consent>,
    /// Benefit 1–5.
    pub benefit: Option<Grade>,
    /// Effort 1–5.
    pub effort: Option<Grade>,
    /// Whether the unit decides over it.
    pub control: Option<Control>,
    /// Every so many weeks, for measures that repeat (R53).
    pub every_weeks: Option<u16>,
    /// Priority in the action list.
    pub priority: Option<Priority>,
    /// Why that priority.
    pub priority_reason: String,
    /// Where it is raised: staff meeting, AMU, safety round (R2).
    pub arena: String,
    /// The plan or goal it belongs to (R58).
    pub plan_link: String,
    /// Cost, time, what it takes (R61).
    pub resources: String,
    /// Anything else.
    pub note: String,
    /// First day of the work, when set.
    pub start: Option<NaiveDate>,
    /// The deadline first agreed, once it has been moved (F5).
    pub original_deadline: Option<NaiveDate>,
    /// The question it grew out of (F9).
    pub question: Option<QuestionId>,
    /// The group that proposed it (R46).
    pub group: Option<GroupId>,
    /// The answers behind it (R46, F9).
    pub answers: Vec<AnswerId>,
    /// The entry of the bank it was copied from (B7).
    pub bank: Option<BankId>,
    /// Already in place before the meeting: kept, not counted as open (F8).
    pub in_place: bool,
    /// What the room said when it was read back (G2); `None` before that.
    pub read_back: Option<ReadBack>,
    /// What was not agreed on, never who (E10).
    pub objection: String,
    /// The level aimed at, where the goal has a percentage (V14, R55).
    pub target: Option<TargetLevel>,
    /// The day its effect is assessed, where people chose one of their own (F13); see [`Measure::effect_day`].
    pub effect_on: Option<NaiveDate>,
    /// What was measured, in words; something else than how people find it (R67).
    pub measured: String,
    /// Smaller steps on the way, in order (F10).
    pub steps: Vec<SubStep>,
    /// The one before it, where a measure comes back at intervals (F12). May have been deleted since.
    pub repeats: Option<MeasureId>,
}

/// A smaller step on the way (F10).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SubStep {
    /// What is done.
    pub text: String,
    /// Whether it is.
    pub done: bool,
}

/// Where a measure stands. Only the variants with an [`Agreement`] can be owed by someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// On the table.
    Proposed(Terms),
    /// Agreed: V1–V3 hold.
    Agreed(Agreement),
    /// Being carried out.
    InProgress(Agreement),
    /// Carried out on a day.
    Done {
        /// What was agreed.
        agreement: Agreement,
        /// The day it was done.
        on: NaiveDate,
    },
    /// Carried out and judged by those who live with it.
    Evaluated {
        /// What was agreed.
        agreement: Agreement,
        /// The day it was done.
        on: NaiveDate,
        /// Whether it helped.
        verdict: Verdict,
        /// Why.
        note: String,
    },
    /// Explicitly not taken now.
    Parked {
        /// What had been filled in.
        terms: Terms,
        /// Why.
        reason: Reason,
    },
    /// Explicitly not taken.
    Dropped {
        /// What had been filled in.
        terms: Terms,
        /// Why.
        reason: Reason,
    },
}

codes! {
    /// A [`State`] without its content.
    pub enum StateCode {
        /// See [`State::Proposed`].
        Proposed = "proposed",
        /// See [`State::Agreed`].
        Agreed = "agreed",
        /// See [`State::InProgress`].
        InProgress = "in_progress",
        /// See [`State::Done`].
        Done = "done",
        /// See [`State::Evaluated`].
        Evaluated = "evaluated",
        /// See [`State::Parked`].
        Parked = "parked",
        /// See [`State::Dropped`].
        Dropped = "dropped",
    }
}

impl StateCode {
    /// The states a measure may go to from here (F2). Parking and dropping need a reason; taking up a parked or
    /// dropped measure makes it a proposal again.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Proposed => &[Self::Agreed, Self::Parked, Self::Dropped],
            Self::Agreed => &[Self::InProgress, Self::Done, Self::Proposed, Self::Parked, Self::Dropped],
            Self::InProgress => &[Self::Done, Self::Agreed, Self::Parked, Self::Dropped],
            Self::Done => &[Self::Evaluated, Self::InProgress],
            Self::Evaluated => &[Self::InProgress],
            Self::Parked => &[Self::Proposed, Self::Dropped],
            Self::Dropped => &[Self::Proposed],
        }
    }

    /// Whether somebody still has something to do (F8, E11): agreed or being carried out.
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Agreed | Self::InProgress)
    }
}

codes! {
    /// Whether a measure helped, as those who live with it judge (F14).
    pub enum Verdict {
        /// It did.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// It did not.
        No = "no",
        /// Too early to tell (R67).
        TooEarly = "too_early",
    }
}

/// A reason a person has given: one or more visible words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// Takes a reason; `None` when there is nothing to read in it.
    pub fn new(words: impl Into<String>) -> Option<Self> {
        let words = words.into().trim().to_owned();
        (!words.is_empty()).then_some(Self(words))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A grade from 1 (little) to 5 (much).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grade(u8);

impl Grade {
    /// A grade; `None` outside 1–5.
    pub const fn new(grade: u8) -> Option<Self> {
        if matches!(grade, 1..=5) { Some(Self(grade)) } else { None }
    }

    /// 1–5.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// The consent round: counts only, never who (R24).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Consent {
    /// *Støtter*.
    pub supports: u16,
    /// *Kan leve med*.
    pub can_live_with: u16,
    /// *Reserverer*.
    pub reserves: u16,
}

codes! {
    /// What the room said when a measure was read back to it (G2).
    pub enum ReadBack {
        /// It is right as it stands.
        Agreed = "agreed",
        /// It was changed, and is right now.
        Changed = "changed",
        /// There is no agreement.
        NotAgreed = "not_agreed",
    }
}

/// Hundredths of a percent, 0–10 000: a level between 0 and 100 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u16);

impl Percent {
    /// The most there is, in hundredths: 100 %.
    pub const MOST: u16 = 10_000;

    /// A level; `None` above 100 %.
    pub const fn from_hundredths(hundredths: u16) -> Option<Self> {
        if hundredths <= Self::MOST { Some(Self(hundredths)) } else { None }
    }

    /// 0–10 000.
    pub const fn hundredths(self) -> u16 {
        self.0
    }
}

/// The level a goal aims at. «20 % lower» and «20 percentage points lower» are two levels, so the level is what is
/// kept (V14).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetLevel {
    /// How it is today, if known.
    pub from: Option<Percent>,
    /// How it shall be.
    pub to: Percent,
}

/// Whether the unit decides over a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// The unit decides.
    Own,
    /// It must be lifted, e.g. to HR or AMU (R59); may be empty while not yet known.
    Lifted(String),
}

/// F13: how long after the deadline, or the day it was done late, an effect is assessed, where nobody has chosen another day.
const EFFECT_AFTER: Months = Months::new(3);

impl Measure {
    /// A new proposal with only a title; everything else can wait (F1).
    pub fn proposed(id: MeasureId, position: u32, title: impl Into<String>) -> Self {
        Self {
            id,
            position,
            title: title.into(),
            state: State::Proposed(Terms::default()),
            deputy: String::new(),
            sign: String::new(),
            baseline: String::new(),
            category: None,
            form: None,
            level: None,
            strand: None,
            direction: None,
            target_group: None,
            influence: None,
            all_shifts: None,
            consent: None,
            benefit: None,
            effort: None,
            control: None,
            every_weeks: None,
            priority: None,
            priority_reason: String::new(),
            arena: String::new(),
            plan_link: String::new(),
            resources: String::new(),
            note: String::new(),
            start: None,
            original_deadline: None,
            question: None,
            group: None,
            answers: Vec::new(),
            bank: None,
            in_place: false,
            read_back: None,
            objection: String::new(),
            target: None,
            effect_on: None,
            measured: String::new(),
            steps: Vec::new(),
            repeats: None,
        }
    }

    /// The same measure as a new proposal: nothing that was decided about it follows, for it is decided again.
    #[must_use]
    pub fn proposed_again(&self, id: MeasureId, position: u32) -> Self {
        Self {
            id,
            position,
            state: State::Proposed(self.terms()),
            consent: None,
            original_deadline: None,
            read_back: None,
            objection: String::new(),
            effect_on: None,
            measured: String::new(),
            repeats: None,
            ..self.clone()
        }
    }

    /// The next of a measure that comes back every so many weeks (F12), agreed on the same terms: the first deadline in
    /// its row that lies after `done`. `None` for one that does not come back, or whose days the calendar does not have.
    #[must_use]
    pub fn next_time(&self, id: MeasureId, position: u32, done: NaiveDate) -> Option<Self> {
        let every = chrono::Duration::weeks(i64::from(self.every_weeks.filter(|weeks| *weeks > 0)?));
        let old = self.state.agreement()?;
        let mut deadline = old.deadline().checked_add_signed(every)?;
        while deadline <= done {
            deadline = deadline.checked_add_signed(every)?;
        }
        let follow_up = old.follow_up().checked_add_signed(deadline - old.deadline())?;
        let terms = Terms { deadline: Some(deadline), follow_up: Some(follow_up), ..self.terms() };
        let undone = |step: &SubStep| SubStep { done: false, ..step.clone() };
        Some(Self {
            id,
            position,
            state: State::Agreed(Agreement::restore(&terms)?),
            start: None,
            original_deadline: None,
            effect_on: None,
            measured: String::new(),
            steps: self.steps.iter().map(undone).collect(),
            repeats: Some(self.id),
            ..self.clone()
        })
    }

    /// The day its effect is assessed: the one chosen, or three months after the deadline, or after the day it was done where
    /// that was later (F13). `None` without any of them.
    pub fn effect_day(&self) -> Option<NaiveDate> {
        self.effect_on.or_else(|| self.terms().deadline.max(self.done_on())?.checked_add_months(EFFECT_AFTER))
    }

    /// The day it was done, where it is.
    pub fn done_on(&self) -> Option<NaiveDate> {
        match &self.state {
            State::Done { on, .. } | State::Evaluated { on, .. } => Some(*on),
            State::Proposed(_)
            | State::Agreed(_)
            | State::InProgress(_)
            | State::Parked { .. }
            | State::Dropped { .. } => None,
        }
    }

    /// Whether it is done and nobody has said yet whether it helped (F14).
    pub fn awaits_verdict(&self) -> bool {
        matches!(self.state, State::Done { .. } | State::Evaluated { verdict: Verdict::TooEarly, .. })
    }

    /// How many of its smaller steps are done, and how many there are (F10).
    pub fn progress(&self) -> (usize, usize) {
        (self.steps.iter().filter(|step| step.done).count(), self.steps.len())
    }

    /// Who, when and the first step, as far as they are known.
    pub fn terms(&self) -> Terms {
        match &self.state {
            State::Proposed(terms) | State::Parked { terms, .. } | State::Dropped { terms, .. } => {
                terms.clone()
            }
            State::Agreed(agreement)
            | State::InProgress(agreement)
            | State::Done { agreement, .. }
            | State::Evaluated { agreement, .. } => agreement.to_terms(),
        }
    }

    /// Why it is parked or dropped.
    pub fn reason(&self) -> Option<&Reason> {
        match &self.state {
            State::Parked { reason, .. } | State::Dropped { reason, .. } => Some(reason),
            State::Proposed(_)
            | State::Agreed(_)
            | State::InProgress(_)
            | State::Done { .. }
            | State::Evaluated { .. } => None,
        }
    }
}

impl State {
    /// The state's code.
    pub fn code(&self) -> StateCode {
        match self {
            Self::Proposed(_) => StateCode::Proposed,
            Self::Agreed(_) => StateCode::Agreed,
            Self::InProgress(_) => StateCode::InProgress,
            Self::Done { .. } => StateCode::Done,
            Self::Evaluated { .. } => StateCode::Evaluated,
            Self::Parked { .. } => StateCode::Parked,
            Self::Dropped { .. } => StateCode::Dropped,
        }
    }

    /// The day it was done, in the states that know one.
    pub fn done_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Done { on, .. } | Self::Evaluated { on, .. } => Some(*on),
            Self::Proposed(_)
            | Self::Agreed(_)
            | Self::InProgress(_)
            | Self::Parked { .. }
            | Self::Dropped { .. } => None,
        }
    }

    /// Whether it helped, once somebody has said.
    pub fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::Evaluated { verdict, .. } => Some(*verdict),
            Self::Proposed(_)
            | Self::Agreed(_)
            | Self::InProgress(_)
            | Self::Done { .. }
            | Self::Parked { .. }
            | Self::Dropped { .. } => None,
        }
    }

    /// The agreement, in the states that rest on one.
    pub fn agreement(&self) -> Option<&Agreement> {
        match self {
            Self::Agreed(agreement)
            | Self::InProgress(agreement)
            | Self::Done { agreement, .. }
            | Self::Evaluated { agreement, .. } => Some(agreement),
            Self::Proposed(_) | Self::Parked { .. } | Self::Dropped { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of legal transitions, pair by pair (F2): rows from, columns to, in the order of the codes.
    #[test]
    fn every_pair_of_states_is_allowed_or_not_as_the_table_says() {
        let allowed = [
            ("proposed", ["no", "yes", "no", "no", "no", "yes", "yes"]),
            ("agreed", ["yes", "no", "yes", "yes", "no", "yes", "yes"]),
            ("in_progress", ["no", "yes", "no", "yes", "no", "yes", "yes"]),
            ("done", ["no", "no", "yes", "no", "yes", "no", "no"]),
            ("evaluated", ["no", "no", "yes", "no", "no", "no", "no"]),
            ("parked", ["yes", "no", "no", "no", "no", "no", "yes"]),
            ("dropped", ["yes", "no", "no", "no", "no", "no", "no"]),
        ];
        for ((from, row), state) in allowed.iter().zip(StateCode::ALL) {
            assert_eq!(*from, state.code());
            for (to, may) in StateCode::ALL.iter().zip(row) {
                assert_eq!(state.next().contains(to), *may == "yes", "{from} to {to:?}");
            }
        }
    }

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn agreed(deadline: NaiveDate, follow_up: NaiveDate) -> Measure {
        let terms = Terms {
            responsible: "fagleder".into(),
            deadline: Some(deadline),
            follow_up: Some(follow_up),
            first_step: "Ringe".into(),
        };
        let mut measure =
            Measure::proposed(MeasureId::from(crate::domain::ids::Id::from_bits(1)), 0, "Runde");
        measure.state = State::Agreed(Agreement::restore(&terms).unwrap());
        measure
    }

    #[test]
    fn the_effect_is_assessed_three_months_after_the_deadline_unless_another_day_is_chosen() {
        let mut measure = agreed(day(2026, 11, 30), day(2026, 12, 10));
        assert_eq!(measure.effect_day(), Some(day(2027, 2, 28)), "the month is shorter");
        let agreement = measure.state.agreement().unwrap().clone();
        for (on, effect) in [(day(2026, 11, 1), day(2027, 2, 28)), (day(2027, 2, 3), day(2027, 5, 3))] {
            measure.state = State::Done { agreement: agreement.clone(), on };
            assert_eq!(measure.effect_day(), Some(effect), "done on {on}");
        }
        measure.effect_on = Some(day(2027, 6, 1));
        assert_eq!(measure.effect_day(), Some(day(2027, 6, 1)));
    }

    #[test]
    fn a_measure_that_comes_back_has_its_next_deadline_after_it_was_done() {
        let mut measure = agreed(day(2026, 11, 2), day(2026, 11, 9));
        let id = MeasureId::from(crate::domain::ids::Id::from_bits(2));
        assert_eq!(measure.next_time(id, 1, day(2026, 11, 2)), None, "it does not come back");
        measure.every_weeks = Some(4);
        measure.steps = vec![SubStep { text: "Ringe".into(), done: true }];
        for (done, deadline) in [
            (day(2026, 10, 20), day(2026, 11, 30)),
            (day(2026, 11, 2), day(2026, 11, 30)),
            (day(2026, 11, 30), day(2026, 12, 28)),
            (day(2027, 1, 1), day(2027, 1, 25)),
        ] {
            let next = measure.next_time(id, 1, done).unwrap();
            assert_eq!(next.terms().deadline, Some(deadline), "done {done}");
            assert_eq!(next.terms().follow_up, Some(deadline + chrono::Days::new(7)));
            assert_eq!((next.repeats, next.progress()), (Some(measure.id), (0, 1)));
        }
    }

    #[test]
    fn every_state_can_be_left_and_none_leads_to_itself() {
        for &state in StateCode::ALL {
            assert!(!state.next().is_empty(), "{state:?}");
            assert!(!state.next().contains(&state), "{state:?}");
        }
    }

    #[test]
    fn a_reason_needs_a_word() {
        assert_eq!(Reason::new(" \t"), None);
        assert_eq!(Reason::new(" tas i AMU ").unwrap().as_str(), "tas i AMU");
    }
}
