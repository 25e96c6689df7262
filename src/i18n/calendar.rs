//! Dates as they are typed: what was understood, which holiday it is, and why no day could be read (F4, K9).

use chrono::{NaiveDate, Weekday};

use super::Texts;
use super::dates::DateTexts;
use crate::rules::dates::{DateProblem, Vague, YEARS};
use crate::rules::holidays::{Holiday, holiday_on};

/// Words about dates that people type.
pub struct CalendarTexts {
    /// The names of public holidays.
    pub holiday: fn(Holiday) -> &'static str,
    /// Why no day could be read, and what to type instead.
    pub problem: fn(&DateProblem) -> String,
    /// The words can mean several days.
    pub which_day: &'static str,
}

impl Texts {
    /// A day with all one needs to see whether it is the right one: «torsdag 17. mai 2029 · grunnlovsdagen · om 9 dager».
    pub fn day_told(&self, date: NaiveDate, today: NaiveDate) -> String {
        let holiday = holiday_on(date).map(|holiday| format!("{} · ", (self.calendar.holiday)(holiday)));
        format!(
            "{} · {}{}",
            (self.dates.full)(date),
            holiday.unwrap_or_default(),
            (self.dates.distance)((date - today).num_days())
        )
    }
}

/// «14» alone; months are 1 to 12, whatever else was typed is refused before it comes here.
fn month_name(texts: &DateTexts, month: u32) -> String {
    let date = NaiveDate::from_ymd_opt(2028, month, 1).unwrap_or_default();
    (texts.day_month)(date).trim_start_matches(|c: char| !c.is_alphabetic()).to_owned()
}

/// The name of a day of the week: any week will do, and this one begins on a Monday.
fn weekday_name(texts: &DateTexts, weekday: Weekday) -> String {
    let days = chrono::Days::new(u64::from(weekday.num_days_from_monday()));
    let date = NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|monday| monday.checked_add_days(days));
    let full = (texts.full)(date.unwrap_or_default());
    full.split(' ').next().unwrap_or_default().to_owned()
}

pub(super) static NB: CalendarTexts = CalendarTexts {
    holiday: |holiday| match holiday {
        Holiday::NewYearsDay => "første nyttårsdag",
        Holiday::LabourDay => "arbeidernes dag",
        Holiday::ConstitutionDay => "grunnlovsdagen",
        Holiday::MaundyThursday => "skjærtorsdag",
        Holiday::GoodFriday => "langfredag",
        Holiday::EasterSunday => "første påskedag",
        Holiday::EasterMonday => "andre påskedag",
        Holiday::AscensionDay => "kristi himmelfartsdag",
        Holiday::WhitSunday => "første pinsedag",
        Holiday::WhitMonday => "andre pinsedag",
        Holiday::ChristmasDay => "første juledag",
        Holiday::BoxingDay => "andre juledag",
    },
    problem: |problem| match problem {
        DateProblem::Empty => "Skriv en dato, for eksempel 26.11 eller «torsdag».".into(),
        DateProblem::NotUnderstood { word: Some(word) } => {
            format!("Skjønner ikke «{word}» som dato. Prøv for eksempel 26.11, «om 3 uker» eller «uke 36».")
        }
        DateProblem::NotUnderstood { word: None } => {
            "Skjønner ikke datoen. Prøv for eksempel 26.11, «om 3 uker» eller «uke 36».".into()
        }
        DateProblem::OnlyNumber(n) => {
            format!(
                "Er {n} en dag, en uke eller et antall dager? Skriv «{n}.», «uke {n}» eller «om {n} dager»."
            )
        }
        DateProblem::NoSuchDay { month, last, .. } => {
            format!("{} har {last} dager.", capital(&month_name(&super::dates::NB, *month)))
        }
        DateProblem::NotBefore { day, month, year } => {
            let name = month_name(&super::dates::NB, *month);
            format!("{day}. {name} finnes ikke før i {year}. Skriv året med: {day}.{month}.{year}.")
        }
        DateProblem::NoSuchMonth(month) => {
            format!("Det finnes ingen måned {month}. Skriv dag før måned: 1.9.")
        }
        DateProblem::NoSuchWeek { week, year: Some(year), last } => {
            format!("Uke {week} finnes ikke i {year}. Den siste er uke {last}.")
        }
        DateProblem::NoSuchWeek { week, year: None, last } => {
            format!("Uke {week} finnes ikke. Den siste er uke {last}.")
        }
        DateProblem::NoSuchPart { number, last } => {
            format!("Året deles ikke i {number}. Den siste er nummer {last}.")
        }
        DateProblem::WrongWeekday { date, said } => format!(
            "{} er en {}, ikke en {}.",
            (super::dates::NB.long)(*date),
            weekday_name(&super::dates::NB, chrono::Datelike::weekday(date)),
            weekday_name(&super::dates::NB, *said)
        ),
        DateProblem::YearOutOfRange(_) | DateProblem::TooFar => {
            format!("Året må være mellom {} og {}.", YEARS.start(), YEARS.end())
        }
        DateProblem::Vague(Vague::Soon) => "Når er det? Skriv en dag, for eksempel «om 2 uker».".into(),
        DateProblem::Vague(Vague::Ongoing) => {
            "«Fortløpende» har ingen dag. Når ser dere på det første gang?".into()
        }
        DateProblem::Vague(Vague::Recurring) => "Det er et mellomrom. Når er den første gangen?".into(),
        DateProblem::Vague(Vague::Season) => {
            "Folk mener ulike dager med det. Skriv en dag eller en måned.".into()
        }
        DateProblem::Vague(Vague::Amount) => "Hvor mange? Skriv for eksempel «om 3 uker».".into(),
    },
    which_day: "Hvilken dag mener du?",
};

pub(super) static NN: CalendarTexts = CalendarTexts {
    holiday: |holiday| match holiday {
        Holiday::NewYearsDay => "første nyttårsdag",
        Holiday::LabourDay => "arbeidardagen",
        Holiday::ConstitutionDay => "grunnlovsdagen",
        Holiday::MaundyThursday => "skjertorsdag",
        Holiday::GoodFriday => "langfredag",
        Holiday::EasterSunday => "første påskedag",
        Holiday::EasterMonday => "andre påskedag",
        Holiday::AscensionDay => "kristi himmelfartsdag",
        Holiday::WhitSunday => "første pinsedag",
        Holiday::WhitMonday => "andre pinsedag",
        Holiday::ChristmasDay => "første juledag",
        Holiday::BoxingDay => "andre juledag",
    },
    problem: |problem| match problem {
        DateProblem::Empty => "Skriv ein dato, til dømes 26.11 eller «torsdag».".into(),
        DateProblem::NotUnderstood { word: Some(word) } => {
            format!("Skjønar ikkje «{word}» som dato. Prøv til dømes 26.11, «om 3 veker» eller «veke 36».")
        }
        DateProblem::NotUnderstood { word: None } => {
            "Skjønar ikkje datoen. Prøv til dømes 26.11, «om 3 veker» eller «veke 36».".into()
        }
        DateProblem::OnlyNumber(n) => {
            format!(
                "Er {n} ein dag, ei veke eller eit tal dagar? Skriv «{n}.», «veke {n}» eller «om {n} dagar»."
            )
        }
        DateProblem::NoSuchDay { month, last, .. } => {
            format!("{} har {last} dagar.", capital(&month_name(&super::dates::NN, *month)))
        }
        DateProblem::NotBefore { day, month, year } => {
            let name = month_name(&super::dates::NN, *month);
            format!("{day}. {name} finst ikkje før i {year}. Skriv året med: {day}.{month}.{year}.")
        }
        DateProblem::NoSuchMonth(month) => {
            format!("Det finst ingen månad {month}. Skriv dag før månad: 1.9.")
        }
        DateProblem::NoSuchWeek { week, year: Some(year), last } => {
            format!("Veke {week} finst ikkje i {year}. Den siste er veke {last}.")
        }
        DateProblem::NoSuchWeek { week, year: None, last } => {
            format!("Veke {week} finst ikkje. Den siste er veke {last}.")
        }
        DateProblem::NoSuchPart { number, last } => {
            format!("Året blir ikkje delt i {number}. Den siste er nummer {last}.")
        }
        DateProblem::WrongWeekday { date, said } => format!(
            "{} er ein {}, ikkje ein {}.",
            (super::dates::NN.long)(*date),
            weekday_name(&super::dates::NN, chrono::Datelike::weekday(date)),
            weekday_name(&super::dates::NN, *said)
        ),
        DateProblem::YearOutOfRange(_) | DateProblem::TooFar => {
            format!("Året må vere mellom {} og {}.", YEARS.start(), YEARS.end())
        }
        DateProblem::Vague(Vague::Soon) => "Når er det? Skriv ein dag, til dømes «om 2 veker».".into(),
        DateProblem::Vague(Vague::Ongoing) => {
            "«Fortløpande» har ingen dag. Når ser de på det første gong?".into()
        }
        DateProblem::Vague(Vague::Recurring) => "Det er eit mellomrom. Når er den første gongen?".into(),
        DateProblem::Vague(Vague::Season) => {
            "Folk meiner ulike dagar med det. Skriv ein dag eller ein månad.".into()
        }
        DateProblem::Vague(Vague::Amount) => "Kor mange? Skriv til dømes «om 3 veker».".into(),
    },
    which_day: "Kva dag meiner du?",
};

pub(super) static EN: CalendarTexts = CalendarTexts {
    holiday: |holiday| match holiday {
        Holiday::NewYearsDay => "New Year’s Day",
        Holiday::LabourDay => "Labour Day",
        Holiday::ConstitutionDay => "Constitution Day",
        Holiday::MaundyThursday => "Maundy Thursday",
        Holiday::GoodFriday => "Good Friday",
        Holiday::EasterSunday => "Easter Sunday",
        Holiday::EasterMonday => "Easter Monday",
        Holiday::AscensionDay => "Ascension Day",
        Holiday::WhitSunday => "Whit Sunday",
        Holiday::WhitMonday => "Whit Monday",
        Holiday::ChristmasDay => "Christmas Day",
        Holiday::BoxingDay => "Boxing Day",
    },
    problem: |problem| match problem {
        DateProblem::Empty => "Type a date, such as 26.11 or “Thursday”.".into(),
        DateProblem::NotUnderstood { word: Some(word) } => {
            format!("“{word}” is no date I know. Try 26.11, “in 3 weeks” or “week 36”.")
        }
        DateProblem::NotUnderstood { word: None } => {
            "I cannot read that date. Try 26.11, “in 3 weeks” or “week 36”.".into()
        }
        DateProblem::OnlyNumber(n) => {
            format!("Is {n} a day, a week or a number of days? Type “{n}.”, “week {n}” or “in {n} days”.")
        }
        DateProblem::NoSuchDay { month, last, .. } => {
            format!("{} has {last} days.", month_name(&super::dates::EN, *month))
        }
        DateProblem::NotBefore { day, month, year } => {
            let name = month_name(&super::dates::EN, *month);
            format!("There is no {day} {name} before {year}. Type the year too: {day}.{month}.{year}.")
        }
        DateProblem::NoSuchMonth(month) => format!("There is no month {month}. Day comes before month: 1.9."),
        DateProblem::NoSuchWeek { week, year: Some(year), last } => {
            format!("There is no week {week} in {year}. The last is week {last}.")
        }
        DateProblem::NoSuchWeek { week, year: None, last } => {
            format!("There is no week {week}. The last is week {last}.")
        }
        DateProblem::NoSuchPart { number, last } => {
            format!("The year has no part {number} of that kind. The last is number {last}.")
        }
        DateProblem::WrongWeekday { date, said } => format!(
            "{} is a {}, not a {}.",
            (super::dates::EN.long)(*date),
            weekday_name(&super::dates::EN, chrono::Datelike::weekday(date)),
            weekday_name(&super::dates::EN, *said)
        ),
        DateProblem::YearOutOfRange(_) | DateProblem::TooFar => {
            format!("The year must be between {} and {}.", YEARS.start(), YEARS.end())
        }
        DateProblem::Vague(Vague::Soon) => "When is that? Type a day, such as “in 2 weeks”.".into(),
        DateProblem::Vague(Vague::Ongoing) => {
            "“Ongoing” names no day. When will you look at it for the first time?".into()
        }
        DateProblem::Vague(Vague::Recurring) => "That is an interval. When is the first time?".into(),
        DateProblem::Vague(Vague::Season) => {
            "People mean different days by that. Type a day or a month.".into()
        }
        DateProblem::Vague(Vague::Amount) => "How many? Type for example “in 3 weeks”.".into(),
    },
    which_day: "Which day do you mean?",
};

/// The same with a capital letter first.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::localized::Lang;
    use crate::i18n::texts;
    use crate::rules::dates::read;

    #[test]
    fn a_day_is_told_with_its_weekday_its_holiday_and_how_far_off_it_is() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for (lang, date, told) in [
            (Lang::Nb, day(2026, 11, 26), "torsdag 26. november 2026 · om 4 dager"),
            (Lang::Nb, day(2026, 12, 25), "fredag 25. desember 2026 · første juledag · om 33 dager"),
            (Lang::Nn, day(2026, 11, 24), "tysdag 24. november 2026 · om 2 dagar"),
            (Lang::En, day(2026, 11, 22), "Sunday 22 November 2026 · today"),
        ] {
            assert_eq!(texts(lang).day_told(date, day(2026, 11, 22)), told);
        }
    }

    #[test]
    fn a_date_that_cannot_be_read_says_why_in_the_language_of_the_person() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for (lang, typed, said) in [
            (Lang::Nb, "31.4", "April har 30 dager."),
            (Lang::Nn, "31.4", "April har 30 dagar."),
            (Lang::En, "31.4", "April has 30 days."),
            (Lang::Nb, "fredag 26.11.2026", "26. november 2026 er en torsdag, ikke en fredag."),
            (Lang::Nn, "fredag 26.11.2026", "26. november 2026 er ein torsdag, ikkje ein fredag."),
            (Lang::Nb, "snarest", "Når er det? Skriv en dag, for eksempel «om 2 uker»."),
        ] {
            let problem = read(typed, today).unwrap_err();
            assert_eq!((texts(lang).calendar.problem)(&problem), said, "typed {typed:?}");
        }
    }
}
