//! What makes a text concrete: a number, a date, how often, something that is either there or not.

use super::lexicon::{COUNTED, DATE, DELIVERABLE, FEELING, FREQUENCY, TIMING, VAGUE};
use super::words::{Kind, Token, Words};

/// Whether something is counted or measured. Dates, years, weeks and clock times are no numbers here.
pub(super) fn has_number(words: &Words<'_>) -> bool {
    let counts = |at: usize, token: &Token<'_>| {
        let is_number = token.kind == Kind::Number
            && !token.text.contains(':')
            && !is_written_date(words, at)
            && !is_year(token);
        (is_number || token.is_number_word(at == 0))
            && !DATE.all_in(words).any(|range| range.contains(&at))
            && !FREQUENCY.all_in(words).any(|range| range.contains(&at))
    };
    COUNTED.is_in(words) || words.tokens().iter().enumerate().any(|(at, token)| counts(at, token))
}

/// Whether a day or a part of a year is named.
pub(super) fn has_date(words: &Words<'_>) -> bool {
    DATE.is_in(words)
        || words.tokens().iter().enumerate().any(|(at, token)| is_year(token) || is_written_date(words, at))
}

/// Whether it is said how often.
pub(super) fn has_frequency(words: &Words<'_>) -> bool {
    FREQUENCY.is_in(words)
}

/// Whether it is said when, reckoned from something that happens.
pub(super) fn has_timing(words: &Words<'_>) -> bool {
    has_frequency(words) || TIMING.is_in(words)
}

/// Whether the text names something that either is there or is not.
pub(super) fn has_deliverable(words: &Words<'_>) -> bool {
    DELIVERABLE.is_in(words)
}

/// Whether a number, a day or how often makes the text something that is met or not.
pub(super) fn is_counted(words: &Words<'_>) -> bool {
    has_number(words) || has_date(words) || has_frequency(words)
}

/// Whether what a sign tells can be seen or counted (V6). Only what is plainly a feeling or a single word is not: nobody
/// is asked twice about a sign they have thought of.
pub(super) fn can_be_seen(sign: &Words<'_>) -> bool {
    is_counted(sign)
        || has_deliverable(sign)
        || sign.count() > 1 && !FEELING.is_in(sign) && !VAGUE.is_in(sign)
}

fn is_year(token: &Token<'_>) -> bool {
    token.text.len() == 4 && token.text.parse::<u16>().is_ok_and(|year| (2000..2100).contains(&year))
}

/// «1.12», «01.12.26»: day and month with a point between, not followed by a unit.
fn is_written_date(words: &Words<'_>, at: usize) -> bool {
    let Some(token) = words.get(at) else { return false };
    let mut parts = token.text.split('.').map(str::parse::<u16>);
    let (Some(Ok(day)), Some(Ok(month))) = (parts.next(), parts.next()) else { return false };
    let unit_follows =
        words.get(at + 1).is_some_and(|next| next.text == "%" || next.key.starts_with("prosent"));
    (1..=31).contains(&day) && (1..=12).contains(&month) && parts.all(|part| part.is_ok()) && !unit_follows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_a_text_concrete_is_found() {
        for (text, number, date, frequency) in [
            ("Mer informasjon", false, false, false),
            ("Leder møter natt første mandag i hver måned", false, false, true),
            ("minst én samtale innen jul", true, true, false),
            ("tre møter", true, false, false),
            ("To vikarer", true, false, false),
            ("Talk to the staff", false, false, false),
            ("fra 15 til 10 %", true, false, false),
            ("1.5 %", true, false, false),
            ("innen 1.5", false, true, false),
            ("i 2027", false, true, false),
            ("uke 36", false, true, false),
            ("kl. 08:30", false, false, false),
            ("kvar veke", false, false, true),
            ("hver av oss", false, false, false),
            ("every Monday", false, false, true),
            ("hver 3 uke", false, false, true),
        ] {
            let words = Words::of(text);
            let found = (has_number(&words), has_date(&words), has_frequency(&words));
            assert_eq!(found, (number, date, frequency), "{text}");
        }
    }
}
