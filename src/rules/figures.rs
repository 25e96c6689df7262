//! What meetings and measures add up to (H6, R75, R76).
//!
//! A count of measures is no count of people and is always told. A count of people enters a sum only where it could be
//! told by itself ([`suppress`](super::suppress)): a meeting with fewer than five, or a vote of fewer than five, is in no sum at all. So
//! whatever is subtracted from whatever, only numbers come out that could have been told anyway.
//!
//! The same is asked with SQL in `docs/statistics.md`.

mod counts;
mod month;
mod named;

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

pub use counts::{Counts, MeasureCounts, People, Rate, ThemeCounts, Votes};
pub use month::Month;
pub use named::Figure;

use crate::domain::figures::{Facts, MeasureFacts, MeetingFacts, Theme, UnitFacts};
use crate::domain::ids::UnitId;
use crate::domain::localized::Localized;

/// Which meetings are told of: by the day of their first sitting, both ends included, and by unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// No meeting before this day.
    pub from: Option<NaiveDate>,
    /// None after this day.
    pub to: Option<NaiveDate>,
    /// Only these units; none means all.
    pub units: Vec<UnitId>,
}

impl Scope {
    fn has_unit(&self, meeting: &MeetingFacts) -> bool {
        self.units.is_empty() || self.units.contains(&meeting.unit.id)
    }

    fn has(&self, meeting: &MeetingFacts) -> bool {
        self.has_unit(meeting)
            && self.from.is_none_or(|from| from <= meeting.day)
            && self.to.is_none_or(|to| meeting.day <= to)
    }
}

/// The figures of some meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Which meetings they tell of.
    pub scope: Scope,
    /// The day they tell of: what is overdue is counted from here.
    pub as_of: NaiveDate,
    /// All of them together; the sum of the units.
    pub total: Counts,
    /// Unit by unit, in the order of their names.
    pub units: BTreeMap<UnitFacts, Counts>,
    /// Month by month, oldest first (R75). What is open there may have been agreed on before the period.
    pub months: Vec<Month>,
    /// What the themes are called.
    pub themes: BTreeMap<Theme, Localized>,
    /// The first and the last day of a meeting that is told of.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How many measures stood in several meetings, and were counted in the first of them.
    pub repeated: usize,
    /// Whether these are rehearsals.
    pub rehearsal: bool,
    /// How many meetings of the files are damaged, and not counted, whatever the scope.
    pub damaged: u32,
}

impl Figures {
    /// Adds up.
    pub fn of(facts: &Facts, scope: Scope, as_of: NaiveDate) -> Self {
        let (meetings, repeated) = each_once(facts);
        let chosen = || meetings.iter().filter(|it| scope.has(it.meeting));
        let mut units: BTreeMap<UnitFacts, Counts> = BTreeMap::new();
        for meeting in chosen() {
            units.entry(meeting.meeting.unit.clone()).or_default().count(meeting, as_of);
        }
        let mut total = Counts::default();
        for unit in units.values() {
            total.add(unit);
        }
        let days = chosen().map(|it| it.meeting.day).min().zip(chosen().map(|it| it.meeting.day).max());
        let ours: Vec<&Counted<'_>> = meetings.iter().filter(|it| scope.has_unit(it.meeting)).collect();
        let months = month::series(&ours, &scope, as_of);
        let (themes, rehearsal, damaged) = (facts.themes.clone(), facts.rehearsal, facts.damaged);
        Self { scope, as_of, total, units, months, themes, days, repeated, rehearsal, damaged }
    }
}

/// A meeting with the measures that are counted in it.
struct Counted<'a> {
    meeting: &'a MeetingFacts,
    measures: Vec<&'a MeasureFacts>,
}

/// The meetings from the first to the last, each measure only where it stands first (H7); and how many stood elsewhere, too.
fn each_once(facts: &Facts) -> (Vec<Counted<'_>>, usize) {
    let mut meetings: Vec<&MeetingFacts> = facts.meetings.iter().collect();
    meetings.sort_by_key(|meeting| (meeting.day, meeting.session));
    let (mut met, mut repeated) = (HashSet::new(), 0);
    let mut counted = Vec::with_capacity(meetings.len());
    for meeting in meetings {
        let measures: Vec<&MeasureFacts> =
            meeting.measures.iter().filter(|measure| met.insert(measure.id)).collect();
        repeated += meeting.measures.len() - measures.len();
        counted.push(Counted { meeting, measures });
    }
    (counted, repeated)
}
