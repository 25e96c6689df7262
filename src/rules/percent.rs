//! Percent or percentage points (V14): «ned 20 %» of 7 % is 5.6 %, and is often meant otherwise.
//!
//! The safest goal names the level to be reached; these functions find out what a text says and which levels it could
//! mean.

use super::lexicon::{BY, DOWN, FROM, LEVEL_BEFORE, PERCENT, POINTS, SHARE, UP};
use super::words::{Kind, Words};
use crate::domain::measure::{Percent, TargetLevel};

/// Which way a goal goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Less.
    Down,
    /// More.
    Up,
}

/// What the amount is given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Percent: relative, or meant as points.
    Percent,
    /// Percentage points.
    Points,
}

/// A change a text asks for without saying which level it leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// How much, as written.
    pub amount: f64,
    /// Which way.
    pub direction: Direction,
    /// In what.
    pub unit: Unit,
}

/// The levels a [`Change`] can mean, in percent. A level outside 0–100 is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Readings {
    /// Today's level they are reckoned from.
    pub base: f64,
    /// As a part of today's level: base × (1 − p/100) downwards. None when the text says points.
    pub relative: Option<f64>,
    /// As percentage points: base − p downwards.
    pub points: Option<f64>,
}

/// What the percentages of a text say.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Percentages {
    /// The level today: «fra 9 %».
    pub base: Option<f64>,
    /// The level to be reached: «til 7 %».
    pub target: Option<f64>,
    /// A change whose level is not said.
    pub change: Option<Change>,
}

impl Change {
    /// The levels this change leads to from `base` percent.
    pub fn readings(&self, base: f64) -> Readings {
        let signed = match self.direction {
            Direction::Down => -self.amount,
            Direction::Up => self.amount,
        };
        let level = |level: f64| (0.0..=100.0).contains(&level).then(|| rounded(level));
        Readings {
            base,
            relative: match self.unit {
                Unit::Percent => level(base * (1.0 + signed / 100.0)),
                Unit::Points => None,
            },
            points: level(base + signed),
        }
    }
}

/// The two levels an ambiguous goal can mean from `baseline` percent, or from the base the text itself names.
///
/// `None` when the text asks for no change, says the level to be reached, or no base is known.
pub fn readings(text: &str, baseline: Option<f64>) -> Option<Readings> {
    let said = Percentages::of(text);
    Some(said.change?.readings(said.base.or(baseline)?))
}

/// A level as it is stored; `None` outside 0–100 %.
pub fn stored(level: f64) -> Option<Percent> {
    let hundredths = (level * 100.0).round();
    if !(0.0..=f64::from(Percent::MOST)).contains(&hundredths) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a whole number from 0 to 10 000
    Percent::from_hundredths(hundredths as u16)
}

/// A stored level in percent.
pub fn in_percent(level: Percent) -> f64 {
    f64::from(level.hundredths()) / 100.0
}

/// A level to reach as a person types it: «7», «7,5 %», «fra 9 til 7». `None` when it is no level.
pub fn typed(text: &str) -> Option<TargetLevel> {
    let words = Words::of(text);
    let levels: Option<Vec<Percent>> = words
        .tokens()
        .iter()
        .filter(|token| token.kind == Kind::Number)
        .map(|token| token.value().and_then(stored))
        .collect();
    match levels?.as_slice() {
        [to] => Some(TargetLevel { from: None, to: *to }),
        [from, to] => Some(TargetLevel { from: Some(*from), to: *to }),
        _ => None,
    }
}

/// The first percentage in a text, or its only number: the level in «9,2 % i fjor».
pub fn level(text: &str) -> Option<f64> {
    let words = Words::of(text);
    let mut numbers = (0..words.tokens().len()).filter_map(|at| Some((at, words.get(at)?.value()?)));
    let percent = numbers.clone().find(|&(at, _)| PERCENT.at(&words, at + 1).is_some());
    match (percent, numbers.next(), numbers.next()) {
        (Some((_, level)), _, _) | (None, Some((_, level)), None) => Some(level),
        _ => None,
    }
}

impl Percentages {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        Self::read(&Words::of(text))
    }

    /// Reads a text already cut into words.
    pub(super) fn read(words: &Words<'_>) -> Self {
        let mut said = Self::default();
        let mut changes = Vec::new();
        for (at, token) in words.tokens().iter().enumerate() {
            let Some(value) = token.value() else { continue };
            let preceded_by = |phrases: &super::words::Phrases| {
                words.before(at).is_some_and(|before| phrases.at(words, before).is_some())
            };
            let unit = if POINTS.at(words, at + 1).is_some() {
                Some((Unit::Points, POINTS.at(words, at + 1)))
            } else {
                PERCENT.at(words, at + 1).map(|length| (Unit::Percent, Some(length)))
            };
            if preceded_by(&FROM) {
                // «fra 15 til 10 %»: the base borrows the sign of the target.
                said.base = said.base.or(Some(value));
                continue;
            }
            let Some((unit, length)) = unit else { continue };
            let after = at + 1 + length.unwrap_or_default();
            if unit == Unit::Percent && (preceded_by(&LEVEL_BEFORE) || is_rate(words, after)) {
                said.target = said.target.or(Some(value));
            } else if preceded_by(&BY) || SHARE.at(words, after).is_none() {
                changes.push((value, unit));
            }
        }
        let direction = direction(words);
        // With a target the level is said, whatever else the text tells.
        if let (None, Some(&(amount, unit)), Some(direction)) = (said.target, changes.first(), direction) {
            said.change = Some(Change { amount, direction, unit });
        }
        said
    }
}

/// Whether a percentage stands right before what it is the rate of: «0 % fravær» is a level.
fn is_rate(words: &Words<'_>, after: usize) -> bool {
    use super::lexicon::{ABSENCE, PRESENCE};
    ABSENCE.at(words, after).is_some() || PRESENCE.at(words, after).is_some()
}

/// Which way a text goes, by its first word that tells. A «fra» or a preposition before a number tells nothing.
fn direction(words: &Words<'_>) -> Option<Direction> {
    (0..words.tokens().len()).find_map(|at| {
        let token = words.get(at)?;
        let before_number = words.get(at + 1).is_some_and(|next| next.kind == Kind::Number);
        let limits = before_number && matches!(token.key.as_str(), "under" | "over" | "below" | "above");
        if limits {
            None
        } else if DOWN.at(words, at).is_some() {
            Some(Direction::Down)
        } else if UP.at(words, at).is_some() {
            Some(Direction::Up)
        } else {
            None
        }
    })
}

/// Two decimals; more is noise from the arithmetic.
fn rounded(level: f64) -> f64 {
    (level * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_ambiguous_change_is_told_from_a_level() {
        use Direction::{Down, Up};
        for (text, expected) in [
            ("Redusere sykefraværet med 20 %", Some((20.0, Down, Unit::Percent))),
            ("Fraværet skal ned 2 prosent", Some((2.0, Down, Unit::Percent))),
            ("Ned med 1,5 prosentpoeng", Some((1.5, Down, Unit::Points))),
            ("Senke sjukefråværet med 10 prosent av dagens nivå", Some((10.0, Down, Unit::Percent))),
            ("Auke nærværet med 3 %", Some((3.0, Up, Unit::Percent))),
            ("20 % lavere sykefravær", Some((20.0, Down, Unit::Percent))),
            ("2 % under landssnittet", Some((2.0, Down, Unit::Percent))),
            ("Cut absence by 10 percent", Some((10.0, Down, Unit::Percent))),
            ("Få ned fraværet fra 9 % med 2 %", Some((2.0, Down, Unit::Percent))),
            ("Redusere fra 9 til 7 %", None),
            ("Redusere fra 9 % til 7 %", None),
            ("Ned til 8 %", None),
            ("Holde fraværet under 7 %", None),
            ("Nærvær på minst 93 %", None),
            ("0 % fravær", None),
            ("Bruke 10 % av tida til å få ned støyen", None),
            ("Øke til en 50 % stilling", None),
            ("80 prosent svarer", None),
            ("Rutine ved fravær", None),
        ] {
            let found = Percentages::of(text).change.map(|it| (it.amount, it.direction, it.unit));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn base_and_target_are_read_from_the_text() {
        for (text, base, target) in [
            ("Fra 15 til 10 % innen nyttår", Some(15.0), Some(10.0)),
            ("frå 9,2 % til 8 %", Some(9.2), Some(8.0)),
            ("Ned til 8 %", None, Some(8.0)),
            ("100 % nærvær", None, Some(100.0)),
            ("Ned 2 %", None, None),
        ] {
            let said = Percentages::of(text);
            assert_eq!((said.base, said.target), (base, target), "{text}");
        }
    }

    #[test]
    fn both_levels_are_computed_and_an_impossible_one_is_rejected() {
        for (text, base, expected) in [
            ("Redusere fraværet med 20 %", Some(7.0), Some((Some(5.6), None))),
            ("Redusere fraværet med 2 %", Some(9.0), Some((Some(8.82), Some(7.0)))),
            ("Redusere fraværet med 2 prosentpoeng", Some(9.0), Some((None, Some(7.0)))),
            ("Øke nærværet med 2 %", Some(91.0), Some((Some(92.82), Some(93.0)))),
            ("Øke nærværet med 10 %", Some(95.0), Some((None, None))),
            ("Ned 2 % fra 9 %", None, Some((Some(8.82), Some(7.0)))),
            ("Ned 2 %", None, None),
            ("Ned fra 9 til 7 %", Some(9.0), None),
        ] {
            let found = readings(text, base).map(|it| (it.relative, it.points));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_level_is_read_as_people_type_it() {
        let level = |from: Option<u16>, to: u16| {
            let percent = |hundredths| Percent::from_hundredths(hundredths).unwrap();
            Some(TargetLevel { from: from.map(percent), to: percent(to) })
        };
        for (text, expected) in [
            ("7", level(None, 700)),
            ("7,5 %", level(None, 750)),
            ("8.82", level(None, 882)),
            ("fra 9 til 7 %", level(Some(900), 700)),
            ("9 % -> 7 %", level(Some(900), 700)),
            ("0", level(None, 0)),
            ("100", level(None, 10_000)),
            ("101", None),
            ("-3", level(None, 300)),
            ("lavere", None),
            ("9, 8 og 7", None),
            ("", None),
        ] {
            assert_eq!(typed(text), expected, "{text}");
        }
    }

    #[test]
    fn a_baseline_is_the_first_percentage_or_the_only_number() {
        for (text, expected) in [
            ("9,2 % i fjor", Some(9.2)),
            ("I 2025 var det 8 %", Some(8.0)),
            ("11", Some(11.0)),
            ("2025: 8 eller 9", None),
            ("vet ikke", None),
        ] {
            assert_eq!(level(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_level_comes_back_as_it_was_stored(hundredths in 0..=Percent::MOST) {
            let level = Percent::from_hundredths(hundredths).unwrap();
            prop_assert_eq!(stored(in_percent(level)), Some(level));
        }

        #[test]
        fn a_reading_is_a_possible_level_on_the_right_side_of_the_base(
            base in 0.0..100.0f64, amount in 0.0..150.0f64, up: bool,
        ) {
            let direction = if up { Direction::Up } else { Direction::Down };
            let readings = Change { amount, direction, unit: Unit::Percent }.readings(base);
            for level in [readings.relative, readings.points].into_iter().flatten() {
                prop_assert!((0.0..=100.0).contains(&level));
                // Half a hundredth is what rounding may move it.
                let right_side = if up { level >= base - 0.005 } else { level <= base + 0.005 };
                prop_assert!(right_side, "{base} -> {level}");
            }
        }
    }
}
