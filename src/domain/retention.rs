//! How long what was said in a meeting is kept (J2, `domain.md` §11): the answers go, the measures stay.

use std::fmt;
use std::str::FromStr;

use chrono::{Months, NaiveDate};

use super::session::Session;

/// The most months answers can be kept for, after the last sitting: ten years.
pub const MOST_MONTHS: u16 = 120;

/// How long the answers of a session are kept.
///
/// Written as `12 months`, `2028-03-12` or `always`: in the data file, in session files and in the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retention {
    /// So many months (1–120) after the last sitting.
    Months(u16),
    /// Until a day; from that day on they are to be deleted.
    Until(NaiveDate),
    /// Until somebody deletes them.
    Always,
}

/// Words that tell no retention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotARetention;

impl Default for Retention {
    /// A year: the next meeting of most units can still look back at it.
    fn default() -> Self {
        Self::Months(12)
    }
}

impl Retention {
    /// The day from which the answers of a meeting last held on `last` are to be deleted; `None` where none is set. In a month
    /// too short for the day it is that month's last.
    pub fn until(self, last: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Months(months) => last.checked_add_months(Months::new(months.into())),
            Self::Until(day) => Some(day),
            Self::Always => None,
        }
    }
}

impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Months(months) => write!(f, "{months} months"),
            Self::Until(day) => write!(f, "{day}"),
            Self::Always => f.write_str("always"),
        }
    }
}

impl FromStr for Retention {
    type Err = NotARetention;

    fn from_str(written: &str) -> Result<Self, NotARetention> {
        if written == "always" {
            return Ok(Self::Always);
        }
        if let Some(months) = written.strip_suffix(" months") {
            let months = months.parse().map_err(|_| NotARetention)?;
            let written_so = Self::Months(months).to_string() == written;
            return if written_so && (1..=MOST_MONTHS).contains(&months) {
                Ok(Self::Months(months))
            } else {
                Err(NotARetention)
            };
        }
        // Exactly ten characters, as dates are everywhere in our files.
        let day = (written.len() == 10).then(|| written.parse().ok()).flatten();
        day.map(Self::Until).ok_or(NotARetention)
    }
}

impl Session {
    /// The day from which the answers are to be deleted; `None` where none is set or they are deleted already.
    pub fn answers_until(&self) -> Option<NaiveDate> {
        if self.details.answers_deleted.is_some() || self.sittings.is_empty() {
            return None;
        }
        self.details.keep_answers.until(self.meeting_day())
    }

    /// Whether the answers should have been deleted by this day.
    pub fn answers_overdue(&self, today: NaiveDate) -> bool {
        self.answers_until().is_some_and(|day| day <= today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_retention_reads_back_as_itself_and_nothing_else_is_one() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for it in [
            Retention::Months(1),
            Retention::Months(120),
            Retention::Until(day(2028, 3, 12)),
            Retention::Always,
        ] {
            assert_eq!(it.to_string().parse(), Ok(it));
        }
        for written in [
            "",
            "0 months",
            "121 months",
            "012 months",
            "+12 months",
            "12",
            "12 måneder",
            "2028-3-12",
            "never",
        ] {
            assert_eq!(written.parse::<Retention>(), Err(NotARetention), "{written:?}");
        }
    }

    #[test]
    fn months_count_from_the_last_sitting_and_end_with_a_short_month() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for (keep, last, until) in [
            (Retention::Months(12), day(2026, 11, 22), Some(day(2027, 11, 22))),
            (Retention::Months(12), day(2028, 2, 29), Some(day(2029, 2, 28))),
            (Retention::Months(1), day(2026, 1, 31), Some(day(2026, 2, 28))),
            (Retention::Until(day(2027, 1, 1)), day(2026, 1, 31), Some(day(2027, 1, 1))),
            (Retention::Always, day(2026, 1, 31), None),
        ] {
            assert_eq!(keep.until(last), until, "{keep} after {last}");
        }
    }
}
