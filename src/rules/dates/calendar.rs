//! Stretches of the calendar: weeks, months, feasts, and lengths of time to count with.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};

use super::How;
use super::words::{Feast, Part, Unit};
use crate::rules::holidays::{Holiday, is_working_day, working_day_after, working_day_before};

/// The stretch of days that words name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    /// The day that is meant when the words stand alone.
    pub(super) said: NaiveDate,
    pub(super) how: How,
}

impl Span {
    pub(super) fn day(date: NaiveDate, how: How) -> Self {
        Self { first: date, last: date, said: date, how }
    }

    /// Whole months from `first` on, which last out.
    pub(super) fn months(first: NaiveDate, months: u32) -> Option<Self> {
        let last = first.checked_add_months(Months::new(months))?.pred_opt()?;
        Some(Self { first, last, said: last, how: How::LastDay })
    }

    pub(super) fn part(self, part: Part) -> Option<Self> {
        match part {
            Part::End => Some(self),
            Part::Middle => {
                // The Wednesday of a week, the 15th of a month (the 14th of February).
                let half = ((self.last - self.first).num_days() - 1) / 2;
                Some(Self::day(self.first.checked_add_signed(TimeDelta::days(half))?, How::Middle))
            }
            Part::Start => {
                let day = self.first.iter_days().find(|day| is_working_day(*day))?;
                Some(Self::day(day, How::FirstWorkingDay))
            }
        }
    }
}

/// A length of time to count from a day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    months: u32,
    days: u32,
    working_days: u32,
}

impl Count {
    /// Farther than any year that is read, and little enough that no sum of it overflows.
    const MOST: u32 = 100_000;

    pub(super) fn of(number: u32, unit: Unit) -> Self {
        let n = number.min(Self::MOST);
        match unit {
            Unit::Day => Self { days: n, ..Self::default() },
            Unit::WorkingDay => Self { working_days: n, ..Self::default() },
            Unit::Week => Self { days: 7 * n, ..Self::default() },
            Unit::Month | Unit::Quarter | Unit::Tertial | Unit::HalfYear | Unit::Year => {
                Self { months: n * months_in(unit), ..Self::default() }
            }
        }
    }

    /// Half a unit more. Half a month is a fortnight; half a week is nothing people agree on.
    pub(super) fn and_half(self, unit: Unit) -> Option<Self> {
        match unit {
            Unit::Year | Unit::HalfYear | Unit::Tertial => {
                Some(Self { months: self.months + months_in(unit) / 2, ..self })
            }
            Unit::Month => Some(Self { days: self.days + 14, ..self }),
            Unit::Day | Unit::WorkingDay | Unit::Week | Unit::Quarter => None,
        }
    }

    pub(super) fn is_whole_weeks(self) -> bool {
        self.months == 0 && self.working_days == 0 && self.days.is_multiple_of(7)
    }

    pub(super) fn after(self, date: NaiveDate) -> Option<NaiveDate> {
        let date = date
            .checked_add_months(Months::new(self.months))?
            .checked_add_days(Days::new(u64::from(self.days)))?;
        (0..self.working_days).try_fold(date, |date, _| working_day_after(date))
    }

    pub(super) fn before(self, date: NaiveDate) -> Option<NaiveDate> {
        let date = date
            .checked_sub_months(Months::new(self.months))?
            .checked_sub_days(Days::new(u64::from(self.days)))?;
        (0..self.working_days).try_fold(date, |date, _| working_day_before(date))
    }
}

/// 0 for units shorter than a month.
pub(super) fn months_in(unit: Unit) -> u32 {
    match unit {
        Unit::Day | Unit::WorkingDay | Unit::Week => 0,
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Tertial => 4,
        Unit::HalfYear => 6,
        Unit::Year => 12,
    }
}

/// The first day of the month, quarter or longer that `date` is in; `None` for shorter units.
pub(super) fn start_of(date: NaiveDate, unit: Unit) -> Option<NaiveDate> {
    let into = date.month0().checked_rem(months_in(unit))?;
    date.with_day(1)?.checked_sub_months(Months::new(into))
}

pub(super) fn shift_months(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let length = Months::new(months.unsigned_abs());
    if months < 0 { date.checked_sub_months(length) } else { date.checked_add_months(length) }
}

/// Without a year, February has the 29 days it can have.
pub(super) fn days_in_month(year: Option<i32>, month: u32) -> u32 {
    let first = NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, 1);
    first.and_then(|first| Span::months(first, 1)).map_or(31, |span| span.last.day())
}

/// 28 December is always in the last week of its year.
pub(super) fn weeks_in_year(year: i32) -> u32 {
    NaiveDate::from_ymd_opt(year, 12, 28).map_or(52, |date| date.iso_week().week())
}

pub(super) fn in_week(monday: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    monday.checked_add_days(Days::new(u64::from(day.num_days_from_monday())))
}

pub(super) fn month_span(year: i32, month: u32) -> Vec<Span> {
    let first = NaiveDate::from_ymd_opt(year, month, 1);
    first.and_then(|first| Span::months(first, 1)).into_iter().collect()
}

/// Where `span` ends and the next begins. The turn is its last day, and what is before the turn includes that day.
pub(super) fn turn(span: Span) -> Option<Span> {
    Some(Span { first: span.last.succ_opt()?, ..span })
}

pub(super) fn turn_of(spans: Vec<Span>) -> Vec<Span> {
    spans.into_iter().filter_map(turn).collect()
}

/// Unlike other feasts, the weekend is a stretch to do things in: «til helga» is over when Sunday is.
pub(super) fn weekend_span(monday: NaiveDate) -> Option<Span> {
    let (first, last) = (in_week(monday, Weekday::Sat)?, in_week(monday, Weekday::Sun)?);
    Some(Span { first, last, said: last, how: How::Relative })
}

/// The feast in `year`, as each of the stretches people mean. A deadline «til jul» is before it begins.
pub(super) fn feast_spans(feast: Feast, year: i32) -> Vec<Span> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let stretches = match feast {
        // After Christmas is the 27th to some and January to others.
        Feast::Christmas => vec![(day(12, 24), day(12, 26)), (day(12, 24), day(12, 31))],
        Feast::NewYear => vec![(day(1, 1), day(1, 1))],
        // Easter begins with Palm Sunday for those who take the week off.
        Feast::Easter => {
            let (thursday, monday) =
                (Holiday::MaundyThursday.in_year(year), Holiday::EasterMonday.in_year(year));
            let palm_sunday = thursday.and_then(|thursday| thursday.checked_sub_days(Days::new(4)));
            vec![(palm_sunday, monday), (thursday, monday)]
        }
        Feast::Whitsun => {
            let sunday = Holiday::WhitSunday.in_year(year);
            let saturday = sunday.and_then(|sunday| sunday.pred_opt());
            vec![(saturday, Holiday::WhitMonday.in_year(year))]
        }
        Feast::Weekend => Vec::new(), // comes every week and has patterns of its own
    };
    let span = |(first, last): (Option<NaiveDate>, Option<NaiveDate>)| {
        let (first, last) = (first?, last?);
        Some(Span { first, last, said: working_day_before(first)?, how: How::WorkingDayBefore })
    };
    stretches.into_iter().filter_map(span).collect()
}

/// The first or second day of a feast.
pub(super) fn feast_day(feast: Feast, number: u32) -> Option<Holiday> {
    match (feast, number) {
        (Feast::Christmas, 1) => Some(Holiday::ChristmasDay),
        (Feast::Christmas, 2) => Some(Holiday::BoxingDay),
        (Feast::Easter, 1) => Some(Holiday::EasterSunday),
        (Feast::Easter, 2) => Some(Holiday::EasterMonday),
        (Feast::Whitsun, 1) => Some(Holiday::WhitSunday),
        (Feast::Whitsun, 2) => Some(Holiday::WhitMonday),
        _ => None,
    }
}
