//! A date of birth: with it one person is told, whatever else is left out.

use std::ops::Range;

use chrono::NaiveDate;

use super::{Flag, FlagKind};
use crate::rules::words::Words;

/// Words after which a day is somebody's first.
const BORN: [&str; 8] =
    ["født", "fødd", "fødselsdato", "fødselsdag", "fødselsdagen", "born", "birthdate", "birthday"];

/// How the months begin in the three languages.
const MONTHS: [&str; 15] =
    ["jan", "feb", "mar", "apr", "mai", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "des", "dec"];

/// So many letters may stand between the word and the day: «fødselsdato er den 13.».
const NEAR: usize = 12;

pub(super) fn flags(text: &str, words: &Words<'_>) -> Vec<Flag> {
    let is_word =
        |at: &usize| words.get(*at).is_some_and(|token| BORN.contains(&token.text.to_lowercase().as_str()));
    let of_word = |at: usize| {
        let word: Range<usize> = words.bytes(&(at..at + 1));
        let after = text.get(word.end..)?;
        let mut near = after.char_indices().take(NEAR + 1);
        let (until, _) = near.find(|(_, c)| c.is_ascii_digit() || matches!(c, '!' | '?' | ';' | '\n'))?;
        let length = day(after.get(until..)?)?;
        Some(Flag { kind: FlagKind::Person, range: word.end + until..word.end + until + length })
    };
    (0..words.tokens().len()).filter(is_word).filter_map(of_word).collect()
}

/// How long the day with its month is that a text begins with; a year alone tells of many.
fn day(text: &str) -> Option<usize> {
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = |text: &str| text.parse::<u32>().ok();
    let first = digits(text);
    let written = text.get(..first)?;
    if matches!(first, 6 | 8) {
        let (day, month) = (number(written.get(..2)?)?, number(written.get(2..4)?)?);
        return NaiveDate::from_ymd_opt(2000, month, day).map(|_| first);
    }
    let rest = text.get(first..)?;
    let signs = rest.len() - rest.trim_start_matches([' ', '.', '/', '-', '–']).len();
    let month = rest.get(signs..)?;
    let second = digits(month);
    let (which, length) = if second > 0 {
        (number(month.get(..second)?)?, second)
    } else {
        let word: String = month.chars().take_while(|c| c.is_alphabetic()).collect();
        let key = word.to_lowercase();
        MONTHS.iter().any(|it| key.starts_with(it)).then_some((1, word.len()))?
    };
    let is_day = signs > 0 && first <= 2 && NaiveDate::from_ymd_opt(2000, which, number(written)?).is_some();
    is_day.then_some(first + signs + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Minutes, if a day were looked for from each word to the end of the text.
    #[test]
    fn a_long_text_of_births_without_days_is_read_once() {
        let text = "født og ".repeat(50_000);
        assert_eq!(flags(&text, &Words::of(&text)), []);
    }

    #[test]
    fn a_day_somebody_was_born_is_told_from_years_and_other_days() {
        for (text, expected) in [
            ("født 13.09.72, nr 48022", Some("13.09")),
            ("Fødselsdato: 13. september 1972", Some("13. september")),
            ("ho er fødd den 1/2", Some("1/2")),
            ("born 13-09-1972", Some("13-09")),
            ("FØDT 130972", Some("130972")),
            ("Barn født i 2021 begynner i august", None),
            ("født 13 barn i år", None),
            ("Møte 13.09.2026", None),
            ("født 45.13", None),
            ("født 13.", None),
        ] {
            let found = flags(text, &Words::of(text));
            assert_eq!(found.first().and_then(|flag| text.get(flag.range.clone())), expected, "{text}");
        }
    }
}
