//! What is said of a date somebody typed: which day it became, what to choose between, why it is none (F4).

use chrono::{Datelike, NaiveDate};

use super::dates;
use crate::rules::dates::{DateProblem, Vague};

/// Words about typed dates.
pub struct DateReadingTexts {
    /// Title when the words can mean several days.
    pub which: &'static str,
    /// Why no day could be read, and what to write instead.
    pub problem: fn(&DateProblem) -> String,
    /// «1. desember 2026 (om 9 dager)», seen from today.
    pub day: fn(NaiveDate, NaiveDate) -> String,
    /// «fredag 4. desember 2026 (om 12 dager)», for choosing between days.
    pub full_day: fn(NaiveDate, NaiveDate) -> String,
}

fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

pub(super) static NB: DateReadingTexts = DateReadingTexts {
    which: "Hvilken dag mener dere?",
    problem: |problem| match problem {
        DateProblem::Empty => "Skriv en dato, for eksempel «1. desember» eller «om tre uker».".into(),
        DateProblem::NotUnderstood { word: Some(word) } => {
            format!("Forstår ikke «{word}». Prøv «1. desember», «uke 50» eller «om tre uker».")
        }
        DateProblem::NotUnderstood { word: None } => {
            "Forstår ikke datoen. Prøv «1. desember», «uke 50» eller «om tre uker».".into()
        }
        DateProblem::OnlyNumber(n) => format!("Skriv «om {n} dager», «den {n}.» eller «uke {n}»."),
        DateProblem::NoSuchDay { month, last, .. } => {
            format!("{} har bare {last} dager.", capital(dates::NB.month_name(*month)))
        }
        DateProblem::NoSuchMonth(month) => {
            format!("Det finnes ingen måned {month}. Dagen står først: «1.9» er 1. september.")
        }
        DateProblem::NoSuchWeek { week, year: Some(year), last } => {
            format!("{year} har ingen uke {week}. Siste uke er {last}.")
        }
        DateProblem::NoSuchWeek { week, year: None, last } => {
            format!("Ingen år har en uke {week}. Siste uke er {last}.")
        }
        DateProblem::NoSuchPart { last, .. } => format!("Året har bare {last} slike."),
        DateProblem::WrongWeekday { date, said } => format!(
            "{} er en {}, ikke en {}.",
            (dates::NB.long)(*date),
            dates::NB.weekday_name(date.weekday()),
            dates::NB.weekday_name(*said)
        ),
        DateProblem::YearOutOfRange(year) => format!("Er {year} en skrivefeil? Skriv et nærmere år."),
        DateProblem::TooFar => "Det er lenger fram enn kalenderen rekker.".into(),
        DateProblem::Vague(Vague::Soon) => "Det er ingen dag. Hvilken dag skal det være gjort?".into(),
        DateProblem::Vague(Vague::Ongoing) => {
            "Det er ingen dag. Hvilken dag ser dere på om det er kommet i gang?".into()
        }
        DateProblem::Vague(Vague::Recurring) => {
            "Det sier hvor ofte. Hvilken dag skal det være gjort første gang?".into()
        }
        DateProblem::Vague(Vague::Season) => {
            "Det kan bety så mangt. Skriv en måned, for eksempel «slutten av september».".into()
        }
        DateProblem::Vague(Vague::Amount) => "Hvor mange? Skriv et tall, for eksempel «om tre uker».".into(),
    },
    day: |date, today| format!("{} ({})", (dates::NB.long)(date), (dates::NB.distance)(days(today, date))),
    full_day: |date, today| {
        format!("{} ({})", (dates::NB.full)(date), (dates::NB.distance)(days(today, date)))
    },
};

pub(super) static NN: DateReadingTexts = DateReadingTexts {
    which: "Kva dag meiner de?",
    problem: |problem| match problem {
        DateProblem::Empty => "Skriv ein dato, til dømes «1. desember» eller «om tre veker».".into(),
        DateProblem::NotUnderstood { word: Some(word) } => {
            format!("Forstår ikkje «{word}». Prøv «1. desember», «veke 50» eller «om tre veker».")
        }
        DateProblem::NotUnderstood { word: None } => {
            "Forstår ikkje datoen. Prøv «1. desember», «veke 50» eller «om tre veker».".into()
        }
        DateProblem::OnlyNumber(n) => format!("Skriv «om {n} dagar», «den {n}.» eller «veke {n}»."),
        DateProblem::NoSuchDay { month, last, .. } => {
            format!("{} har berre {last} dagar.", capital(dates::NN.month_name(*month)))
        }
        DateProblem::NoSuchMonth(month) => {
            format!("Det finst ingen månad {month}. Dagen står først: «1.9» er 1. september.")
        }
        DateProblem::NoSuchWeek { week, year: Some(year), last } => {
            format!("{year} har inga veke {week}. Siste veke er {last}.")
        }
        DateProblem::NoSuchWeek { week, year: None, last } => {
            format!("Ingen år har ei veke {week}. Siste veke er {last}.")
        }
        DateProblem::NoSuchPart { last, .. } => format!("Året har berre {last} slike."),
        DateProblem::WrongWeekday { date, said } => format!(
            "{} er ein {}, ikkje ein {}.",
            (dates::NN.long)(*date),
            dates::NN.weekday_name(date.weekday()),
            dates::NN.weekday_name(*said)
        ),
        DateProblem::YearOutOfRange(year) => format!("Er {year} ein skrivefeil? Skriv eit nærare år."),
        DateProblem::TooFar => "Det er lenger fram enn kalenderen rekk.".into(),
        DateProblem::Vague(Vague::Soon) => "Det er ingen dag. Kva dag skal det vere gjort?".into(),
        DateProblem::Vague(Vague::Ongoing) => {
            "Det er ingen dag. Kva dag ser de på om det har kome i gang?".into()
        }
        DateProblem::Vague(Vague::Recurring) => {
            "Det seier kor ofte. Kva dag skal det vere gjort første gongen?".into()
        }
        DateProblem::Vague(Vague::Season) => {
            "Det kan bety så mangt. Skriv ein månad, til dømes «slutten av september».".into()
        }
        DateProblem::Vague(Vague::Amount) => "Kor mange? Skriv eit tal, til dømes «om tre veker».".into(),
    },
    day: |date, today| format!("{} ({})", (dates::NN.long)(date), (dates::NN.distance)(days(today, date))),
    full_day: |date, today| {
        format!("{} ({})", (dates::NN.full)(date), (dates::NN.distance)(days(today, date)))
    },
};

pub(super) static EN: DateReadingTexts = DateReadingTexts {
    which: "Which day do you mean?",
    problem: |problem| match problem {
        DateProblem::Empty => "Write a date, for example “1 December” or “in three weeks”.".into(),
        DateProblem::NotUnderstood { word: Some(word) } => {
            format!("“{word}” is not understood. Try “1 December”, “week 50” or “in three weeks”.")
        }
        DateProblem::NotUnderstood { word: None } => {
            "The date is not understood. Try “1 December”, “week 50” or “in three weeks”.".into()
        }
        DateProblem::OnlyNumber(n) => format!("Write “in {n} days”, “{n}.” for the day, or “week {n}”."),
        DateProblem::NoSuchDay { month, last, .. } => {
            format!("{} has only {last} days.", dates::EN.month_name(*month))
        }
        DateProblem::NoSuchMonth(month) => {
            format!("There is no month {month}. The day comes first: “1.9” is 1 September.")
        }
        DateProblem::NoSuchWeek { week, year: Some(year), last } => {
            format!("{year} has no week {week}. The last week is {last}.")
        }
        DateProblem::NoSuchWeek { week, year: None, last } => {
            format!("No year has a week {week}. The last week is {last}.")
        }
        DateProblem::NoSuchPart { last, .. } => format!("A year has only {last} of those."),
        DateProblem::WrongWeekday { date, said } => format!(
            "{} is a {}, not a {}.",
            (dates::EN.long)(*date),
            dates::EN.weekday_name(date.weekday()),
            dates::EN.weekday_name(*said)
        ),
        DateProblem::YearOutOfRange(year) => format!("Is {year} a slip of the finger? Write a nearer year."),
        DateProblem::TooFar => "That is further ahead than the calendar goes.".into(),
        DateProblem::Vague(Vague::Soon) => "That is no day. On which day shall it be done?".into(),
        DateProblem::Vague(Vague::Ongoing) => {
            "That is no day. On which day will you see whether it has begun?".into()
        }
        DateProblem::Vague(Vague::Recurring) => {
            "That says how often. On which day shall it be done the first time?".into()
        }
        DateProblem::Vague(Vague::Season) => {
            "That can mean many days. Write a month, for example “end of September”.".into()
        }
        DateProblem::Vague(Vague::Amount) => "How many? Write a number, for example “in three weeks”.".into(),
    },
    day: |date, today| format!("{} ({})", (dates::EN.long)(date), (dates::EN.distance)(days(today, date))),
    full_day: |date, today| {
        format!("{} ({})", (dates::EN.full)(date), (dates::EN.distance)(days(today, date)))
    },
};

/// The word at the beginning of a sentence.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::dates::read;

    #[test]
    fn a_day_is_shown_with_how_far_away_it_is() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let date = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        assert_eq!((NB.day)(date, today), "1. desember 2026 (om 9 dager)");
        assert_eq!((NN.full_day)(date, today), "tysdag 1. desember 2026 (om 9 dagar)");
        assert_eq!((EN.day)(date, today), "1 December 2026 (in 9 days)");
    }

    #[test]
    fn what_is_no_date_is_told_with_what_to_write_instead() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for (typed, said) in [
            ("snarest", "Det er ingen dag. Hvilken dag skal det være gjort?"),
            ("31.4", "April har bare 30 dager."),
            ("14", "Skriv «om 14 dager», «den 14.» eller «uke 14»."),
            ("bøtte", "Forstår ikke «bøtte». Prøv «1. desember», «uke 50» eller «om tre uker»."),
        ] {
            let problem = read(typed, today).expect_err(typed);
            assert_eq!((NB.problem)(&problem), said, "{typed}");
        }
    }
}
