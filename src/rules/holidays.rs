//! Norwegian public holidays, and which days people can be expected at work (K9).
//!
//! The days of the act on public holidays (*lov om helligdager og helligdagsfred*) and the two of the act on
//! 1 and 17 May. Eves are working days here: agreements shorten Christmas Eve, but a deadline may well fall on it.

use std::iter::successors;

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

/// A public holiday. Weekend days are not holidays unless they are on this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// *Første nyttårsdag*, 1 January.
    NewYearsDay,
    /// *Arbeidernes dag*, 1 May.
    LabourDay,
    /// *Grunnlovsdagen*, 17 May.
    ConstitutionDay,
    /// *Skjærtorsdag*, three days before Easter Sunday.
    MaundyThursday,
    /// *Langfredag*, two days before Easter Sunday.
    GoodFriday,
    /// *Første påskedag*.
    EasterSunday,
    /// *Andre påskedag*.
    EasterMonday,
    /// *Kristi himmelfartsdag*, 39 days after Easter Sunday.
    AscensionDay,
    /// *Første pinsedag*, 49 days after Easter Sunday.
    WhitSunday,
    /// *Andre pinsedag*.
    WhitMonday,
    /// *Første juledag*, 25 December.
    ChristmasDay,
    /// *Andre juledag*, 26 December.
    BoxingDay,
}

impl Holiday {
    /// All of them. The fixed ones come first, so that 17 May keeps its name when Ascension or Whitsun falls on it.
    pub const ALL: [Self; 12] = [
        Self::NewYearsDay,
        Self::LabourDay,
        Self::ConstitutionDay,
        Self::ChristmasDay,
        Self::BoxingDay,
        Self::MaundyThursday,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::AscensionDay,
        Self::WhitSunday,
        Self::WhitMonday,
    ];

    /// Its day in `year`. `None` only at the far ends of the calendar, a quarter of a million years away.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::NewYearsDay => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::LabourDay => NaiveDate::from_ymd_opt(year, 5, 1),
            Self::ConstitutionDay => NaiveDate::from_ymd_opt(year, 5, 17),
            Self::ChristmasDay => NaiveDate::from_ymd_opt(year, 12, 25),
            Self::BoxingDay => NaiveDate::from_ymd_opt(year, 12, 26),
            Self::MaundyThursday => from_easter(year, -3),
            Self::GoodFriday => from_easter(year, -2),
            Self::EasterSunday => from_easter(year, 0),
            Self::EasterMonday => from_easter(year, 1),
            Self::AscensionDay => from_easter(year, 39),
            Self::WhitSunday => from_easter(year, 49),
            Self::WhitMonday => from_easter(year, 50),
        }
    }
}

/// The holiday on that day, so that a screen can show «1. mai 2027 (arbeidernes dag)».
pub fn holiday_on(date: NaiveDate) -> Option<Holiday> {
    Holiday::ALL.into_iter().find(|holiday| holiday.in_year(date.year()) == Some(date))
}

/// Monday to Friday and no public holiday.
pub fn is_working_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && holiday_on(date).is_none()
}

/// The nearest working day after `date`, `date` itself not included. `None` only where the calendar ends.
pub fn working_day_after(date: NaiveDate) -> Option<NaiveDate> {
    successors(date.succ_opt(), NaiveDate::succ_opt).find(|day| is_working_day(*day))
}

/// The nearest working day before `date`, `date` itself not included. `None` only where the calendar begins.
pub fn working_day_before(date: NaiveDate) -> Option<NaiveDate> {
    successors(date.pred_opt(), NaiveDate::pred_opt).find(|day| is_working_day(*day))
}

fn from_easter(year: i32, days: i64) -> Option<NaiveDate> {
    easter_sunday(year)?.checked_add_signed(TimeDelta::days(days))
}

/// Easter Sunday by the Gregorian rule (Meeus, Jones and Butcher), whose names for the steps are kept.
#[expect(clippy::many_single_char_names, reason = "the names of the published algorithm")]
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - b.div_euclid(4) - g + 15).rem_euclid(30);
    let l = (32 + 2 * b.rem_euclid(4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    // The full moon is never before 21 March, so Easter is 22 March or up to 34 days later.
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_signed(TimeDelta::days(i64::from(h + l - 7 * m)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        let almanac = [
            "1818-03-22", // the earliest possible
            "1943-04-25", // the latest possible
            "1954-04-18", // 1954 and 1981 are where a shorter rule goes wrong
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2030-04-21",
            "2035-03-25",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2100-03-28",
            "2285-03-22",
        ];
        for easter in almanac.map(day) {
            assert_eq!(easter_sunday(easter.year()), Some(easter), "{}", easter.year());
        }
    }

    #[test]
    fn every_holiday_of_2027_is_on_its_day() {
        let year = [
            ("2027-01-01", Holiday::NewYearsDay),
            ("2027-03-25", Holiday::MaundyThursday),
            ("2027-03-26", Holiday::GoodFriday),
            ("2027-03-28", Holiday::EasterSunday),
            ("2027-03-29", Holiday::EasterMonday),
            ("2027-05-01", Holiday::LabourDay),
            ("2027-05-06", Holiday::AscensionDay),
            ("2027-05-16", Holiday::WhitSunday),
            ("2027-05-17", Holiday::ConstitutionDay), // Whit Monday too
            ("2027-12-25", Holiday::ChristmasDay),
            ("2027-12-26", Holiday::BoxingDay),
        ]
        .map(|(iso, holiday)| (day(iso), holiday));
        let found: Vec<_> = day("2027-01-01")
            .iter_days()
            .take_while(|date| date.year() == 2027)
            .filter_map(|date| Some((date, holiday_on(date)?)))
            .collect();
        assert_eq!(found, year);
    }

    #[test]
    fn seventeenth_of_may_keeps_its_name_when_ascension_falls_on_it() {
        assert_eq!(Holiday::AscensionDay.in_year(2012), Some(day("2012-05-17")));
        assert_eq!(holiday_on(day("2012-05-17")), Some(Holiday::ConstitutionDay));
        assert_eq!(holiday_on(day("2008-05-01")), Some(Holiday::LabourDay));
    }

    #[test]
    fn eves_are_working_days_and_holidays_and_weekends_are_not() {
        let table = [
            ("2026-12-24", true),
            ("2026-12-25", false),
            ("2026-12-28", true),
            ("2026-12-31", true),
            ("2027-01-01", false),
            ("2027-01-02", false), // Saturday
            ("2027-01-03", false), // Sunday
            ("2027-01-04", true),
            ("2027-03-24", true), // Wednesday before Maundy Thursday
            ("2027-03-27", false),
            ("2027-03-30", true),
        ];
        for (iso, working) in table {
            assert_eq!(is_working_day(day(iso)), working, "{iso}");
        }
    }

    #[test]
    fn the_nearest_working_day_steps_over_all_of_easter() {
        assert_eq!(working_day_after(day("2027-03-24")), Some(day("2027-03-30")));
        assert_eq!(working_day_before(day("2027-03-30")), Some(day("2027-03-24")));
        assert_eq!(working_day_after(NaiveDate::MAX), None);
        assert_eq!(working_day_before(NaiveDate::MIN), None);
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_between_22_march_and_25_april(year in -200_000..200_000) {
            let easter = easter_sunday(year).unwrap();
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            prop_assert!((3, 22) <= (easter.month(), easter.day()) && (easter.month(), easter.day()) <= (4, 25));
        }
    }
}
