//! Dates as they are said in a Norwegian meeting: «3 uker», «1.9», «uke 36», «neste fredag» (F4, K9).
//!
//! Bokmål, nynorsk and English are understood at once, since the room mixes them. Two steps: `words` turns the
//! text into tokens with one table of vocabulary, `patterns` recognises handfuls of tokens. What
//! the rules of reading are:
//!
//! - A date without a year is the next such day, today included, unless that is more than a year away.
//! - A stretch of time lasts out: «september» is its last day, «uke 36» the Friday of that week, since a deadline
//!   «in week 36» is kept by whoever finishes before the weekend. Only when that Friday is behind us and the week
//!   is not, is it the Sunday.
//! - «Før» is the last working day before, «etter» and «over» the first working day after.
//! - Day comes before month, always: «1.9» and «1/9» are 1 September, also for those who write English.
//! - Where people mean different days by the same words, the room is asked ([`Reading::Ambiguous`]). «Neste
//!   fredag» said on a Wednesday is the day after tomorrow to some and Friday next week to others.
//!
//! No sentence is made here; `i18n` words both readings and problems.

mod calendar;
mod patterns;
mod words;

#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Weekday};

/// The years a date can be read in. Anything outside is a slip of the finger.
pub const YEARS: RangeInclusive<i32> = 1900..=2199;

/// What was read from a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// One day, and how it was found.
    One(Understood),
    /// The words can mean any of these days; the screen asks which. At least two, in order, all different.
    Ambiguous(Vec<NaiveDate>),
}

impl Reading {
    /// The day, when there is only one.
    pub fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::One(understood) => Some(understood.date),
            Self::Ambiguous(_) => None,
        }
    }
}

/// A day and how the words led to it, so that the screen can show what the program made of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Understood {
    /// The day.
    pub date: NaiveDate,
    /// How the words led to it.
    pub how: How,
    /// Whether the day is before today. Read all the same: what a past day means is for the caller to say (V2).
    pub past: bool,
}

/// How words led to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Day, month and year were said: «1.9.2027».
    Exact,
    /// The year, or year and month, was left out and is that of the next such day: «1.9», «den 15.», «jul».
    NextSuch,
    /// Seen from today: «i morgen», «fredag».
    Relative,
    /// Counted from today or from another day: «om tre uker», «en uke før jul».
    Counted,
    /// The Friday of a whole week, or its Sunday when the Friday is behind us: «uke 36», «neste uke».
    Week {
        /// The ISO year the week belongs to, which at new year can differ from the year of the day.
        year: i32,
        /// The ISO week, 1 to 53.
        week: u32,
    },
    /// The last day of a month or a longer stretch: «september», «slutten av måneden», «2. tertial».
    LastDay,
    /// The middle of a stretch: «midten av mars» is the 15th.
    Middle,
    /// The first working day of a stretch: «begynnelsen av mars».
    FirstWorkingDay,
    /// The last working day before what was named: «før 1. mars».
    WorkingDayBefore,
    /// The first working day after what was named: «etter påske», «over nyttår».
    WorkingDayAfter,
}

/// Why no day could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateProblem {
    /// Nothing was typed.
    Empty,
    /// The text is no date this module knows.
    NotUnderstood {
        /// The first word that means nothing here, in lower case; `None` when only the order is strange.
        word: Option<String>,
    },
    /// A number alone, «14»: days, a day of the month or a week?
    OnlyNumber(u32),
    /// The month has no such day: «31.4», «29.2.2027».
    NoSuchDay {
        /// The day that was asked for.
        day: u32,
        /// The month, 1 to 12.
        month: u32,
        /// The year, when one was given.
        year: Option<i32>,
        /// The last day the month has; without a year, the next such month.
        last: u32,
    },
    /// The day was said without a year, and the next one is more than a year away: «29.2» in 2026.
    NotBefore {
        /// The day that was asked for.
        day: u32,
        /// The month, 1 to 12.
        month: u32,
        /// The first year that has it.
        year: i32,
    },
    /// There is no such month: «1.13».
    NoSuchMonth(u32),
    /// There is no such week: «uke 54», or «uke 53» in a year of 52.
    NoSuchWeek {
        /// The week that was asked for.
        week: u32,
        /// The ISO year it was looked for in; `None` when no year has it.
        year: Option<i32>,
        /// The last week of that year, or of any year.
        last: u32,
    },
    /// The year is not divided into that many: «5. kvartal».
    NoSuchPart {
        /// The part that was asked for.
        number: u32,
        /// How many there are.
        last: u32,
    },
    /// The day of the week and the date do not belong together: «fredag 1. september 2027».
    WrongWeekday {
        /// The date that was said.
        date: NaiveDate,
        /// The day of the week that was said with it.
        said: Weekday,
    },
    /// The year is outside [`YEARS`].
    YearOutOfRange(i32),
    /// Counted so far that the day leaves [`YEARS`].
    TooFar,
    /// The words are clear and name no day: «snarest», «til høsten».
    Vague(Vague),
}

/// Kinds of words that name no day. Such deadlines are common in action plans and useless in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vague {
    /// «Snarest», «så fort som mulig».
    Soon,
    /// «Fortløpende», «kontinuerlig».
    Ongoing,
    /// «Hver uke», «månedlig»: an interval, which a measure has a field of its own for.
    Recurring,
    /// «Til høsten», «før sommeren», «vinterferien»: begins when people say it does.
    Season,
    /// «Noen uker».
    Amount,
}

/// Reads a date from what a person typed.
///
/// ```
/// use chrono::NaiveDate;
/// use dialogduk::rules::dates::read;
///
/// let today = NaiveDate::from_ymd_opt(2026, 8, 19).unwrap(); // a Wednesday
/// let date = |text| read(text, today).unwrap().date();
/// assert_eq!(date("om tre uker"), NaiveDate::from_ymd_opt(2026, 9, 9));
/// assert_eq!(date("uke 36"), NaiveDate::from_ymd_opt(2026, 9, 4));
/// assert_eq!(date("neste fredag"), None); // the 21st or the 28th: ask
/// ```
pub fn read(text: &str, today: NaiveDate) -> Result<Reading, DateProblem> {
    let tokens = words::tokens(text)?;
    let mut found = patterns::find(&tokens, today)?;
    // Of two possible days, the one behind us is not what a deadline means.
    if found.iter().any(|found| found.date >= today) {
        found.retain(|found| found.date >= today);
    }
    found.sort_by_key(|found| found.date);
    found.dedup_by_key(|found| found.date);
    if found.iter().any(|found| !YEARS.contains(&found.date.year())) {
        return Err(DateProblem::TooFar);
    }
    match found.as_slice() {
        [] => Err(DateProblem::TooFar), // every pattern found a day, and none was within the calendar
        [one] => Ok(Reading::One(Understood { date: one.date, how: one.how, past: one.date < today })),
        several => Ok(Reading::Ambiguous(several.iter().map(|found| found.date).collect())),
    }
}

/// How far a date is from today, the way lists say it. Days are calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// «3 dager over frist»; at least 1.
    Overdue(u64),
    /// «I dag».
    Today,
    /// «I morgen».
    Tomorrow,
    /// «Om 9 dager»; at least 2.
    InDays(u64),
}

/// How far `date` is from `today`.
pub fn distance(today: NaiveDate, date: NaiveDate) -> Distance {
    let days = (date - today).num_days();
    match days {
        ..0 => Distance::Overdue(days.unsigned_abs()),
        0 => Distance::Today,
        1 => Distance::Tomorrow,
        2.. => Distance::InDays(days.unsigned_abs()),
    }
}
