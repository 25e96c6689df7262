//! Patterns that name a stretch of days: weeks, feasts, months and longer.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::{Outcome, Reader, Year};
use crate::rules::dates::calendar::{
    Span, feast_day, feast_spans, in_week, month_span, months_in, shift_months, start_of, turn, turn_of,
    weekend_span, weeks_in_year,
};
use crate::rules::dates::words::{Feast, Number, Token, Unit};
use crate::rules::dates::{DateProblem, How};

impl Reader {
    /// A week, or one day of it: «uke 36», «fredag uke 36», «2027-W36», «neste uke».
    pub(super) fn week(self, tokens: &[Token], on: Option<Weekday>) -> Option<Outcome> {
        let weeks_on: &[i64] = match tokens {
            [Token::Unit(Unit::Week)] | [Token::This, Token::Unit(Unit::Week)] => &[0],
            [Token::Next | Token::Coming, Token::Unit(Unit::Week)] => &[1],
            [Token::Last | Token::Previous, Token::Unit(Unit::Week)] => &[-1],
            [Token::WeekToCome] => &[0, 1],
            [Token::Unit(Unit::Week), Token::Number(from), Token::Sep('-' | '/'), Token::Number(to)]
                if to.digits <= 2 && (from.value + 1..=53).contains(&to.value) =>
            {
                return Some(self.weeks_or_year(*from, *to, on));
            }
            [Token::Unit(Unit::Week), Token::Number(week), tail @ ..] => {
                return Some(self.week_numbered(week.value, self.year(tail)?, on));
            }
            [Token::Number(year), Token::Sep(_), Token::Unit(Unit::Week), Token::Number(week)]
            | [Token::Number(year), Token::Unit(Unit::Week), Token::Number(week)]
                if year.is_year() =>
            {
                return Some(self.week_numbered(week.value, Year::Given(year.to_year()?), on));
            }
            _ => return None,
        };
        let this_week = self.monday()?;
        let weeks = weeks_on.iter().filter_map(|weeks| {
            self.week_span(this_week.checked_add_signed(TimeDelta::weeks(*weeks))?, on, How::Relative)
        });
        Some(Ok(self.settled(weeks)))
    }

    /// «Uke 36–37» lasts out; «uke 36-27» is of 2027; «uke 20-27» can be both, while 2027 is near.
    fn weeks_or_year(self, from: Number, to: Number, on: Option<Weekday>) -> Outcome {
        let mut found = self.week_numbered(to.value, Year::Open, on)?;
        let this = self.today.year();
        if let Some(year) = to.to_year().filter(|year| (this..=this + 5).contains(year)) {
            found.extend(self.week_numbered(from.value, Year::Given(year), on)?);
        }
        Ok(found)
    }

    fn week_numbered(self, week: u32, year: Year, on: Option<Weekday>) -> Outcome {
        // A week 53 that this year does not have is a mistake, not one five years from now.
        let year = match year {
            Year::Open if week == 53 => Year::Given(self.today.iso_week().year()),
            year => year,
        };
        let (year_given, last) = match year {
            Year::Given(year) => (Some(year), weeks_in_year(year)),
            Year::Open => (None, 53),
        };
        if !(1..=last).contains(&week) {
            // Week 54 is in no year, whichever was said.
            let year = year_given.filter(|_| week == 53);
            let last = if week == 53 { last } else { 53 };
            return Err(DateProblem::NoSuchWeek { week, year, last });
        }
        self.in_year(year, |year| {
            let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon);
            monday.and_then(|monday| self.week_span(monday, on, How::Exact)).into_iter().collect()
        })
    }

    /// The week from `monday`, or one day of it.
    fn week_span(self, monday: NaiveDate, on: Option<Weekday>, how: How) -> Option<Span> {
        if let Some(weekday) = on {
            return Some(Span::day(in_week(monday, weekday)?, how));
        }
        let (friday, sunday) = (in_week(monday, Weekday::Fri)?, in_week(monday, Weekday::Sun)?);
        let said = if friday < self.today && self.today <= sunday { sunday } else { friday };
        let week = monday.iso_week();
        Some(Span {
            first: monday,
            last: sunday,
            said,
            how: How::Week { year: week.year(), week: week.week() },
        })
    }

    /// «Etter påske», «over nyttår», «før helga», «1. juledag 2027», «julaften».
    pub(super) fn feast(self, tokens: &[Token]) -> Option<Outcome> {
        let named = |of: &dyn Fn(i32) -> Option<NaiveDate>, tail| {
            let days = |year| of(year).map(|date| Span::day(date, How::Exact)).into_iter().collect();
            Some(self.in_year(self.year(tail)?, days))
        };
        match tokens {
            [Token::Feast(Feast::Weekend)] | [Token::This | Token::Coming, Token::Feast(Feast::Weekend)] => {
                Some(Ok(self.settled(weekend_span(self.monday()?))))
            }
            // As with «neste fredag»: the one at hand, or that of next week.
            [Token::Next, Token::Feast(Feast::Weekend)] => {
                let spans = [self.monday()?, self.next_monday()?].map(weekend_span);
                let ahead = |span: &Span| span.first > self.today;
                Some(Ok(self.settled(spans.into_iter().flatten().filter(ahead))))
            }
            [Token::Feast(Feast::Weekend), rest @ ..] => self.week(rest, Some(Weekday::Sun)),
            [Token::This | Token::Next | Token::Coming, Token::Feast(feast)] => {
                Some(self.in_year(Year::Open, |year| feast_spans(*feast, year)))
            }
            [Token::Feast(feast), tail @ ..] => {
                Some(self.in_year(self.year(tail)?, |year| feast_spans(*feast, year)))
            }
            [Token::Number(n), Token::DayOf(feast), tail @ ..] => {
                let holiday = feast_day(*feast, n.value)?;
                named(&|year| holiday.in_year(year), tail)
            }
            [Token::DayOf(feast), tail @ ..] => {
                let holiday = feast_day(*feast, 1)?;
                named(&|year| holiday.in_year(year), tail)
            }
            [Token::Holiday(holiday), tail @ ..] => named(&|year| holiday.in_year(year), tail),
            [Token::Named(month, day), tail @ ..] => {
                named(&|year| NaiveDate::from_ymd_opt(year, *month, *day), tail)
            }
            _ => None,
        }
    }

    /// A month or longer: «september», «09.2027», «neste kvartal», «2. tertial 2027», «årsskiftet».
    pub(super) fn period(self, tokens: &[Token]) -> Option<Outcome> {
        if let Some((month, year)) = self.month(tokens) {
            return Some(self.in_year(year, |year| month_span(year, month)));
        }
        match tokens {
            [Token::Number(y), Token::Sep(_), Token::Number(m)]
            | [Token::Number(m), Token::Sep(_), Token::Number(y)]
                if y.is_year() && m.digits <= 2 =>
            {
                if !(1..=12).contains(&m.value) {
                    return Some(Err(DateProblem::NoSuchMonth(m.value)));
                }
                Some(self.in_year(Year::Given(y.to_year()?), |year| month_span(year, m.value)))
            }
            [Token::Number(year)] if year.is_year() => {
                let first = |year| NaiveDate::from_ymd_opt(year, 1, 1);
                Some(self.in_year(Year::Given(year.to_year()?), |year| {
                    first(year).and_then(|first| Span::months(first, 12)).into_iter().collect()
                }))
            }
            [Token::Unit(unit)] | [Token::This, Token::Unit(unit)] => self.stretch(*unit, 0),
            [Token::Next | Token::Coming, Token::Unit(unit)] => self.stretch(*unit, 1),
            [Token::Last | Token::Previous, Token::Unit(unit)] => self.stretch(*unit, -1),
            [Token::Number(n), Token::Unit(unit), tail @ ..] if n.ordinal => {
                self.stretch_numbered(n.value, *unit, tail)
            }
            [Token::Number(n), Token::Half, tail @ ..] if n.ordinal => {
                self.stretch_numbered(n.value, Unit::HalfYear, tail)
            }
            [Token::Unit(unit), Token::Number(n), tail @ ..] => self.stretch_numbered(n.value, *unit, tail),
            [Token::Turn(unit)] | [Token::This | Token::Next | Token::Coming, Token::Turn(unit)] => {
                let first = start_of(self.today, *unit)?;
                Some(Ok(self.settled(turn(Span::months(first, months_in(*unit))?))))
            }
            // «Månedsskiftet mars/april», «årsskiftet 2026/27»
            [Token::Turn(Unit::Month), Token::Month(month), Token::Sep(_), Token::Month(next), tail @ ..]
                if *next == month % 12 + 1 =>
            {
                Some(self.in_year(self.year(tail)?, |year| turn_of(month_span(year, *month))))
            }
            [Token::Turn(Unit::Year), Token::Number(year)]
            | [Token::Turn(Unit::Year), Token::Number(year), Token::Sep(_), Token::Number(_)] => {
                Some(self.in_year(Year::Given(year.to_year()?), |year| turn_of(month_span(year, 12))))
            }
            _ => None,
        }
    }

    /// The stretch of that kind that today is in, or one before or after it.
    fn stretch(self, unit: Unit, steps: i32) -> Option<Outcome> {
        let months = months_in(unit);
        let first = shift_months(start_of(self.today, unit)?, steps * i32::try_from(months).ok()?)?;
        Some(Ok(self.settled(Span::months(first, months))))
    }

    /// «2. tertial 2027»
    fn stretch_numbered(self, number: u32, unit: Unit, tail: &[Token]) -> Option<Outcome> {
        let months = months_in(unit);
        if !matches!(unit, Unit::Quarter | Unit::Tertial | Unit::HalfYear) {
            return None;
        }
        let year = self.year(tail)?;
        let last = 12 / months;
        if !(1..=last).contains(&number) {
            return Some(Err(DateProblem::NoSuchPart { number, last }));
        }
        Some(self.in_year(year, |year| {
            let first = NaiveDate::from_ymd_opt(year, (number - 1) * months + 1, 1);
            first.and_then(|first| Span::months(first, months)).into_iter().collect()
        }))
    }
}
