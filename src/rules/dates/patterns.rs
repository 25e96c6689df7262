//! The patterns a date can have, and the days they lead to.
//!
//! Here are the reader and what all patterns share; `days` has those that name a day, `stretches` the others.
//!
//! Every pattern ends in one or several [`Span`]s: a day is a span of one day, «uke 36» one of seven. Words in
//! front of a pattern («før», «slutten av», «en uke etter») do not change the pattern, only which day of the span
//! is meant, so they are kept aside in the [`Reader`] and applied last, in [`Reader::settle`]. That is also where a
//! year that was left out is decided: the first one in which the *meant* day is not behind us.

mod days;
mod stretches;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::calendar::{Count, Span, shift_months};
use super::words::{Feast, Number, Part, Token, Unit};
use super::{DateProblem, How, YEARS};
use crate::rules::holidays::{working_day_after, working_day_before};

/// A day the words can mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) date: NaiveDate,
    pub(super) how: How,
}

/// All the days a pattern can mean. `None` around it says that the pattern is another one.
type Outcome = Result<Vec<Found>, DateProblem>;

/// Finds the days that the tokens can mean. Their order says nothing, and some may be equal.
pub(super) fn find(tokens: &[Token], today: NaiveDate) -> Outcome {
    Reader { today, edge: Edge::Said, part: None }.read(tokens)
}

/// Which day is meant, seen from a span.
#[derive(Debug, Clone, Copy)]
enum Edge {
    Said,
    Before,
    After,
    CountBefore(Count),
    CountAfter(Count),
}

/// The year that goes with a day or a month.
#[derive(Debug, Clone, Copy)]
enum Year {
    Given(i32),
    /// Left out: the next that fits.
    Open,
}

/// What is known while reading: today, and the words in front.
#[derive(Debug, Clone, Copy)]
struct Reader {
    today: NaiveDate,
    edge: Edge,
    part: Option<Part>,
}

impl Reader {
    fn read(self, tokens: &[Token]) -> Outcome {
        if let Some(outcome) = self.counted(tokens) {
            return outcome;
        }
        match tokens {
            // By the weekend is before it; by 1 March is on 1 March at the latest.
            [Token::By, Token::Feast(Feast::Weekend), ..] | [Token::Before, ..] => {
                self.seen_from(Edge::Before, tokens)
            }
            [Token::By, rest @ ..] => self.read(rest),
            [Token::After, ..] => self.seen_from(Edge::After, tokens),
            [Token::In, rest @ ..] if matches!(self.edge, Edge::Said) => self.whole(rest),
            [Token::Part(part), rest @ ..] if self.part.is_none() => {
                Self { part: Some(*part), ..self }.whole(rest)
            }
            _ => self.whole(tokens),
        }
    }

    /// Reads what stands after the first token, seen from that edge.
    fn seen_from(self, edge: Edge, tokens: &[Token]) -> Outcome {
        match (self.edge, tokens) {
            (Edge::Said, [_, rest @ ..]) => Self { edge, ..self }.read(rest),
            _ => Err(DateProblem::NotUnderstood { word: None }), // «før etter jul»
        }
    }

    fn whole(self, tokens: &[Token]) -> Outcome {
        self.day(tokens)
            .or_else(|| self.week(tokens, None))
            .or_else(|| self.weekday(tokens))
            .or_else(|| self.feast(tokens))
            .or_else(|| self.period(tokens))
            .unwrap_or(match tokens {
                [Token::Number(Number { value, digits: 1.., .. })] => Err(DateProblem::OnlyNumber(*value)),
                _ => Err(DateProblem::NotUnderstood { word: None }),
            })
    }

    /// «3 uker», «om et halvt år», «for to uker siden», «en uke før jul», «tre uker fra fredag».
    fn counted(self, tokens: &[Token]) -> Option<Outcome> {
        if !matches!((self.edge, self.part), (Edge::Said, None)) {
            return None;
        }
        // «Om», «innen», «før» and «etter» three weeks are all the day three weeks from now.
        let bare = match tokens {
            [Token::In | Token::By | Token::Before | Token::After, rest @ ..] => rest,
            all => all,
        };
        let (counts, rest) = counts(bare)?;
        let today = Span::day(self.today, How::Counted);
        let each = |see: &dyn Fn(Count) -> Outcome| Some(for_each(&counts, see));
        let seen = |edge| Self { edge, ..self };
        match rest {
            [] => each(&|count| Ok(seen(Edge::CountAfter(count)).settled([today]))),
            [Token::Ago] => each(&|count| Ok(seen(Edge::CountBefore(count)).settled([today]))),
            [Token::From | Token::After, rest @ ..] => {
                each(&|count| seen(Edge::CountAfter(count)).read(rest))
            }
            [Token::Before, rest @ ..] => each(&|count| seen(Edge::CountBefore(count)).read(rest)),
            // «En uke på fredag»
            [Token::Weekday(day)] => each(&|count| self.weekday_in(*day, count)),
            _ => None,
        }
    }

    /// The month, this or another: «september», «mars 2027», «neste måned».
    fn month(self, tokens: &[Token]) -> Option<(u32, Year)> {
        let months_on = match tokens {
            [Token::Month(month), tail @ ..] => return Some((*month, self.year(tail)?)),
            [Token::This | Token::Next | Token::Coming, Token::Month(month)] => {
                return Some((*month, Year::Open));
            }
            [Token::Unit(Unit::Month)] | [Token::This, Token::Unit(Unit::Month)] => 0,
            [Token::Next | Token::Coming, Token::Unit(Unit::Month)] => 1,
            [Token::Last | Token::Previous, Token::Unit(Unit::Month)] => -1,
            _ => return None,
        };
        let first = shift_months(self.today.with_day(1)?, months_on)?;
        Some((first.month(), Year::Given(first.year())))
    }

    /// What may stand after a day, a month or a feast to say the year. `None` if it is something else.
    fn year(self, tail: &[Token]) -> Option<Year> {
        let this = self.today.year();
        match tail {
            [] | [Token::Sep(_)] => Some(Year::Open),
            [Token::Number(year)] | [Token::Sep(_), Token::Number(year)] => year.to_year().map(Year::Given),
            [Token::Unit(Unit::Year)] | [Token::This, Token::Unit(Unit::Year)] => Some(Year::Given(this)),
            [Token::Next, Token::Unit(Unit::Year)] => Some(Year::Given(this + 1)),
            [Token::Last | Token::Previous, Token::Unit(Unit::Year)] => Some(Year::Given(this - 1)),
            _ => None,
        }
    }

    /// The days meant in the given year, or in the first year in which they are not behind us.
    fn in_year(self, year: Year, spans: impl Fn(i32) -> Vec<Span>) -> Outcome {
        match year {
            Year::Given(year) if YEARS.contains(&year) => Ok(self.settled(spans(year))),
            Year::Given(year) => Err(DateProblem::YearOutOfRange(year)),
            Year::Open => {
                // From last year, since «etter jul» can still lie ahead in January; eight years on is the
                // farthest a 29 February can be.
                let this = self.today.year();
                for year in this - 1..=this + 8 {
                    let mut found = self.settled(spans(year));
                    found.retain(|found| found.date >= self.today);
                    for found in &mut found {
                        if found.how == How::Exact {
                            found.how = How::NextSuch;
                        }
                    }
                    if !found.is_empty() {
                        return Ok(found);
                    }
                }
                Ok(Vec::new())
            }
        }
    }

    fn settled(self, spans: impl IntoIterator<Item = Span>) -> Vec<Found> {
        spans.into_iter().filter_map(|span| self.settle(span)).collect()
    }

    /// The day of `span` that the words in front ask for.
    fn settle(self, span: Span) -> Option<Found> {
        let span = match self.part {
            Some(part) => span.part(part)?,
            None => span,
        };
        let (date, how) = match self.edge {
            Edge::Said => (span.said, span.how),
            Edge::Before => {
                let day = working_day_before(span.first)?;
                // «Før mandag» said on a Sunday is no day last week.
                let ahead = span.first > self.today;
                (if ahead { day.max(self.today) } else { day }, How::WorkingDayBefore)
            }
            Edge::After => (working_day_after(span.last)?, How::WorkingDayAfter),
            Edge::CountBefore(count) => (count.before(span.first)?, How::Counted),
            Edge::CountAfter(count) => (count.after(span.last)?, How::Counted),
        };
        Some(Found { date, how })
    }

    fn monday(self) -> Option<NaiveDate> {
        self.today.checked_sub_days(Days::new(u64::from(self.today.weekday().num_days_from_monday())))
    }

    fn next_monday(self) -> Option<NaiveDate> {
        self.monday()?.checked_add_days(Days::new(7))
    }

    fn today_or_coming(self, day: Weekday) -> Option<NaiveDate> {
        self.today.iter_days().find(|date| date.weekday() == day)
    }

    /// The first such day after today.
    fn coming(self, day: Weekday) -> Option<NaiveDate> {
        self.today.iter_days().skip(1).find(|date| date.weekday() == day)
    }
}

/// What is found for each of the counts.
fn for_each(counts: &[Count], see: impl Fn(Count) -> Outcome) -> Outcome {
    counts.iter().try_fold(Vec::new(), |mut all, count| {
        all.extend(see(*count)?);
        Ok(all)
    })
}

/// A count at the front, and what follows it. Two counts when a range is said, «2–3 uker».
fn counts(tokens: &[Token]) -> Option<(Vec<Count>, &[Token])> {
    let (counts, rest) = match tokens {
        // «Et halvt år», *half a year*
        [Token::Number(one), Token::Half, Token::Unit(unit), rest @ ..]
        | [Token::Half, Token::Number(one), Token::Unit(unit), rest @ ..]
            if one.is_article() =>
        {
            (vec![Count::default().and_half(*unit)?], rest)
        }
        [Token::OneAndHalf, Token::Unit(unit), rest @ ..] => {
            (vec![Count::of(1, *unit).and_half(*unit)?], rest)
        }
        [Token::Half, Token::Unit(unit), rest @ ..]
        | [
            Token::Number(Number { value: 1, .. }),
            Token::Sep('/'),
            Token::Number(Number { value: 2, .. }),
            Token::Unit(unit),
            rest @ ..,
        ] => (vec![Count::default().and_half(*unit)?], rest),
        // «1½ år», «to og et halvt år», «1,5 år»
        [Token::Number(n), Token::Half, Token::Unit(unit), rest @ ..] if !n.ordinal => {
            (vec![Count::of(n.value, *unit).and_half(*unit)?], rest)
        }
        [Token::Number(n), Token::Number(one), Token::Half, Token::Unit(unit), rest @ ..]
            if !n.ordinal && one.is_article() =>
        {
            (vec![Count::of(n.value, *unit).and_half(*unit)?], rest)
        }
        [
            Token::Number(n),
            Token::Sep('.' | ','),
            Token::Number(Number { value: 5, digits: 1, ordinal: false }),
            Token::Unit(unit),
            rest @ ..,
        ] => (vec![Count::of(n.value, *unit).and_half(*unit)?], rest),
        [Token::Number(a), Token::Sep('-'), Token::Number(b), Token::Unit(unit), rest @ ..]
        | [Token::Number(a), Token::Number(b), Token::Unit(unit), rest @ ..]
            if a.value < b.value && !b.ordinal =>
        {
            (vec![Count::of(a.value, *unit), Count::of(b.value, *unit)], rest)
        }
        [Token::Number(n), Token::Unit(unit), rest @ ..] if !n.ordinal => {
            (vec![Count::of(n.value, *unit)], rest)
        }
        _ => return None,
    };
    Some((counts, rest))
}
