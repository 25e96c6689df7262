//! How it stood at the end of each month (R75).

use chrono::{Datelike, Months, NaiveDate};

use super::{Counted, Scope};
use crate::domain::figures::MeasureFacts;

/// Months told of where nobody has asked for a longer time.
const USUAL: u32 = 12;
/// Most months that are told of, whatever the dates are.
const MOST: usize = 1_200;

/// A month. Only measures and meetings are counted here, no people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// Meetings that were held in it.
    pub meetings: u32,
    /// Measures agreed on in them.
    pub decided: u32,
    /// Measures that were done in it.
    pub done: u32,
    /// Measures open at its end, or on the day told of.
    pub open: u32,
    /// Of these, past their deadline as it is now.
    pub overdue: u32,
}

/// The months of the scope up to `as_of`: from its first day, or else the last twelve; none before the first meeting.
pub(super) fn series(meetings: &[&Counted<'_>], scope: &Scope, as_of: NaiveDate) -> Vec<Month> {
    let Some(earliest) = meetings.iter().map(|it| it.meeting.day).min() else { return Vec::new() };
    let last = scope.to.map_or(as_of, |to| to.min(as_of));
    let usual = first_of(last).checked_sub_months(Months::new(USUAL - 1)).unwrap_or(last);
    let begin = first_of(scope.from.unwrap_or(usual)).max(first_of(earliest));
    let mut months = Vec::new();
    let mut first = begin;
    while first <= last && months.len() < MOST {
        let Some(next) = first.checked_add_months(Months::new(1)) else { break };
        months.push(Month::of(meetings, first, next, as_of));
        first = next;
    }
    months
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

impl Month {
    fn of(meetings: &[&Counted<'_>], first: NaiveDate, next: NaiveDate, as_of: NaiveDate) -> Self {
        let within = |day: NaiveDate| first <= day && day < next && day <= as_of;
        let end = next.pred_opt().unwrap_or(next).min(as_of);
        let mut month = Self { first, meetings: 0, decided: 0, done: 0, open: 0, overdue: 0 };
        for Counted { meeting, measures } in meetings.iter().filter(|it| it.meeting.day <= end) {
            month.meetings += u32::from(meeting.met && within(meeting.day));
            for measure in measures.iter().filter(|measure| measure.decided) {
                month.decided += u32::from(within(meeting.day));
                month.done += u32::from(measure.done_on.is_some_and(within));
                if is_open(measure, end) {
                    month.open += 1;
                    month.overdue += u32::from(measure.deadline.is_some_and(|deadline| deadline < end));
                }
            }
        }
        month
    }
}

fn is_open(measure: &MeasureFacts, end: NaiveDate) -> bool {
    let over = |day: Option<NaiveDate>| day.is_some_and(|day| day <= end);
    !over(measure.done_on) && !over(measure.given_up_on)
}
