//! Patterns that name a day: dates, days of the week, today and tomorrow.

use std::iter::successors;

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use super::{Edge, Found, Outcome, Reader, Year, counts, for_each};
use crate::rules::dates::calendar::{Count, Span, days_in_month, in_week, month_span};
use crate::rules::dates::words::{Feast, Number, Token};
use crate::rules::dates::{DateProblem, How};

impl Reader {
    /// «I morgen», «1.9», «1. september», «15. neste måned», «fredag 1. september».
    pub(super) fn day(self, tokens: &[Token]) -> Option<Outcome> {
        match tokens {
            [Token::Day(offset)] => {
                let day = self.today.checked_add_signed(TimeDelta::days(*offset))?;
                Some(Ok(self.settled([Span::day(day, How::Relative)])))
            }
            // «I dag om tre uker»
            [Token::Day(offset), Token::In, rest @ ..] => {
                let day = self.today.checked_add_signed(TimeDelta::days(*offset))?;
                let (counts, rest) = counts(rest)?;
                let days = counts.iter().filter_map(|count| count.after(day));
                rest.is_empty().then(|| Ok(self.settled(days.map(|day| Span::day(day, How::Counted)))))
            }
            [Token::Weekday(said), rest @ ..] => self.day_on(*said, rest),
            // ISO order, with any sign between.
            [Token::Number(y), Token::Sep(_), Token::Number(m), Token::Sep(_), Token::Number(d)]
                if y.is_year() =>
            {
                Some(self.date(d.value, m.value, Year::Given(y.to_year()?)))
            }
            [Token::Number(y), Token::Sep(_), Token::Number(_)] if y.is_year() => None, // «2027-09», a month
            [Token::Number(_), Token::Sep(_), Token::Number(y)] if y.is_year() => None, // «09.2027» too
            // «1.–3. september» lasts out.
            [Token::Number(from), Token::Sep('-'), Token::Number(to), Token::Month(month), tail @ ..]
                if from.value < to.value =>
            {
                Some(self.date(to.value, *month, self.year(tail)?))
            }
            [Token::Number(d), Token::Sep(_), Token::Number(m), tail @ ..] => {
                Some(self.date(d.value, m.value, self.year(tail)?))
            }
            // «1. jul» is July, «1. juledag» is not.
            [Token::Number(d), Token::Feast(Feast::Christmas), tail @ ..] => {
                Some(self.date(d.value, 7, self.year(tail)?))
            }
            [Token::Number(n)] if matches!(n.digits, 6 | 8) => self.digits_only(*n),
            [Token::Number(d)] if d.ordinal => self.next_day_numbered(d.value),
            [Token::Number(d), Token::Sep(_) | Token::In, rest @ ..] | [Token::Number(d), rest @ ..]
                if d.ordinal || matches!(rest, [Token::Month(_), ..]) =>
            {
                let (month, year) = self.month(rest)?;
                Some(self.date(d.value, month, year))
            }
            [Token::Month(m), Token::Number(d), tail @ ..]
                if d.ordinal || (d.digits <= 2 && !tail.is_empty()) =>
            {
                Some(self.date(d.value, *m, self.year(tail)?))
            }
            [Token::Month(m), Token::Number(n)] if n.digits <= 2 => Some(self.month_and_number(*m, *n)),
            _ => None,
        }
    }

    /// «Fredag 1. september»: the date, if it is on that day of the week.
    fn day_on(self, said: Weekday, rest: &[Token]) -> Option<Outcome> {
        let plain = Self { edge: Edge::Said, part: None, ..self };
        let dates = match plain.day(rest)? {
            Ok(dates) => dates,
            problem @ Err(_) => return Some(problem),
        };
        let fits = |found: &&Found| found.date.weekday() == said;
        match dates.iter().find(fits).or(dates.first()) {
            Some(found) if found.date.weekday() == said => {
                Some(Ok(self.settled([Span::day(found.date, found.how)])))
            }
            Some(found) => Some(Err(DateProblem::WrongWeekday { date: found.date, said })),
            None => None,
        }
    }

    /// «Mars 27» is the 27th of March in English and March 2027 in Norwegian.
    fn month_and_number(self, month: u32, number: Number) -> Outcome {
        let as_day = self.date(number.value, month, Year::Open);
        match number.to_year() {
            Some(year) if year >= self.today.year() => {
                let as_year = self.in_year(Year::Given(year), |year| month_span(year, month))?;
                Ok(as_day.unwrap_or_default().into_iter().chain(as_year).collect())
            }
            _ => as_day,
        }
    }

    /// «010927» and «01092027» as on forms, «20270901» as in file names. No day of the one is a day of the other.
    fn digits_only(self, number: Number) -> Option<Outcome> {
        let n = number.value;
        let iso = n / 100 % 100 <= 12;
        let (day, month, year) = match number.digits {
            8 if iso => (n % 100, n / 100 % 100, n / 10_000),
            8 => (n / 1_000_000, n / 10_000 % 100, n % 10_000),
            _ => (n / 10_000, n / 100 % 100, 2000 + n % 100),
        };
        Some(self.date(day, month, Year::Given(i32::try_from(year).ok()?)))
    }

    /// «Den 15.»: the next month that has that day and in which it is not behind us.
    fn next_day_numbered(self, day: u32) -> Option<Outcome> {
        let this_month = self.today.with_day(1)?;
        let found = (0..=12)
            .filter_map(|months| this_month.checked_add_months(Months::new(months))?.with_day(day))
            .map(|date| self.settled([Span::day(date, How::NextSuch)]))
            .find(|found| found.iter().any(|found| found.date >= self.today));
        Some(found.ok_or(DateProblem::NoSuchDay {
            day,
            month: self.today.month(),
            year: None,
            last: days_in_month(None, self.today.month()),
        }))
    }

    fn date(self, day: u32, month: u32, year: Year) -> Outcome {
        if !(1..=12).contains(&month) {
            return Err(DateProblem::NoSuchMonth(month));
        }
        let year_given = match year {
            Year::Given(year) => Some(year),
            Year::Open => None,
        };
        let last = days_in_month(year_given, month);
        if !(1..=last).contains(&day) {
            let last = days_in_month(year_given.or(Some(self.coming_year_of(month))), month);
            return Err(DateProblem::NoSuchDay { day, month, year: year_given, last });
        }
        if let (Year::Open, Some(year)) = (year, self.far_leap_day(day, month)) {
            return Err(DateProblem::NotBefore { day, month, year });
        }
        self.in_year(year, |year| {
            let date = NaiveDate::from_ymd_opt(year, month, day);
            date.map(|date| Span::day(date, How::Exact)).into_iter().collect()
        })
    }

    /// The year of the next such month, this one included.
    fn coming_year_of(self, month: u32) -> i32 {
        self.today.year() + i32::from(month < self.today.month())
    }

    /// The year of the next 29 February, when that is more than a year away: nobody means a day so far off by leaving out
    /// its year.
    fn far_leap_day(self, day: u32, month: u32) -> Option<i32> {
        let within = self.today.checked_add_months(Months::new(12))?;
        let this = self.today.year();
        let mut days = (this..=this + 8).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
        let coming = days.find(|date| *date >= self.today)?;
        (coming > within).then(|| coming.year())
    }

    /// «Fredag», «neste fredag», «fredag uke 36», «fredag om en uke», «siste fredag i mars».
    pub(super) fn weekday(self, tokens: &[Token]) -> Option<Outcome> {
        let relative = |days: &[Option<NaiveDate>]| {
            Some(Ok(self.settled(days.iter().flatten().map(|day| Span::day(*day, How::Relative)))))
        };
        match tokens {
            // Said on a Friday, «fredag» can be today or in a week.
            [Token::Weekday(day)] => {
                let today = Some(self.today).filter(|today| today.weekday() == *day);
                relative(&[today, self.coming(*day)])
            }
            [Token::This, Token::Weekday(day)] => relative(&[self.today_or_coming(*day)]),
            [Token::Coming, Token::Weekday(day)] => relative(&[self.coming(*day)]),
            [Token::Next, Token::Weekday(day)] => {
                relative(&[self.coming(*day), in_week(self.next_monday()?, *day)])
            }
            [Token::Last | Token::Previous, Token::Weekday(day)] => {
                let mut behind = successors(self.today.pred_opt(), NaiveDate::pred_opt);
                relative(&[behind.find(|date| date.weekday() == *day)])
            }
            [Token::Weekday(day), Token::In, rest @ ..] | [Token::Weekday(day), rest @ ..]
                if counts(rest).is_some() =>
            {
                match counts(rest)? {
                    (counts, []) => Some(for_each(&counts, |count| self.weekday_in(*day, count))),
                    _ => None,
                }
            }
            [Token::Weekday(day), Token::In, rest @ ..]
            | [Token::Weekday(day), rest @ ..]
            | [rest @ .., Token::Weekday(day)] => self.week(rest, Some(*day)),
            [Token::Number(n), Token::Weekday(day), Token::In, rest @ ..]
            | [Token::Number(n), Token::Weekday(day), rest @ ..]
                if n.ordinal =>
            {
                self.weekday_of_month(Some(n.value), *day, rest)
            }
            [Token::Last, Token::Weekday(day), Token::In, rest @ ..]
            | [Token::Last, Token::Weekday(day), rest @ ..] => self.weekday_of_month(None, *day, rest),
            _ => None,
        }
    }

    /// «Fredag om to uker»: counted from the coming Friday, or the Friday of the week two weeks on. The two differ
    /// once that day of this week is behind us.
    pub(super) fn weekday_in(self, day: Weekday, count: Count) -> Outcome {
        if !count.is_whole_weeks() {
            return Err(DateProblem::NotUnderstood { word: None });
        }
        let this_week = self.monday().and_then(|monday| in_week(monday, day));
        let starts = [self.today_or_coming(day), this_week];
        let days = starts.iter().flatten().filter_map(|start| count.after(*start));
        Ok(self.settled(days.map(|day| Span::day(day, How::Counted))))
    }

    /// «Første mandag i mars», «siste fredag i måneden» (`number` is `None`).
    fn weekday_of_month(self, number: Option<u32>, day: Weekday, month: &[Token]) -> Option<Outcome> {
        let (month, year) = self.month(month)?;
        // No month lacks a fourth; a fifth is seldom there and called the last.
        let numbers: &[u8] = match number {
            Some(1) => &[1],
            Some(2) => &[2],
            Some(3) => &[3],
            Some(4) => &[4],
            Some(_) => return None,
            None => &[5, 4],
        };
        Some(self.in_year(year, |year| {
            let nth = |n: &u8| NaiveDate::from_weekday_of_month_opt(year, month, day, *n);
            numbers.iter().find_map(nth).map(|date| Span::day(date, How::Exact)).into_iter().collect()
        }))
    }
}
