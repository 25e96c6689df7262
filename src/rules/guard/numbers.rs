//! Identity numbers, other numbers of eleven digits, and telephone numbers.
//!
//! A national identity number is a day, three digits and two check digits (Skatteetaten). The day is raised by 40 in
//! a D number, the month by 40 in a help number and by 40, 65 or 80 in those made up for tests; an FH number of the
//! health services begins with 8 or 9 and holds no day. From 2032 the first check digit may be up to three too low;
//! such numbers are found already.

use std::ops::Range;

use chrono::NaiveDate;

use super::{Flag, FlagKind};

/// How an identity number is grouped.
const IDENTITY: [&[usize]; 7] =
    [&[11], &[6, 5], &[6, 3, 2], &[2, 2, 2, 5], &[2, 2, 2, 3, 2], &[2, 2, 2, 2, 3], &[8, 3]];

/// How an account number is grouped.
const ACCOUNT: [&[usize]; 2] = [&[11], &[4, 2, 5]];

/// How a Norwegian telephone number is grouped.
const TELEPHONE: [&[usize]; 4] = [&[8], &[2, 2, 2, 2], &[3, 2, 3], &[3, 3, 2]];

/// After these a number in two groups of four is a telephone number too, and eight digits are no day.
const TELEPHONE_BEFORE: [&str; 11] =
    ["tlf", "telefon", "telefonnummer", "mobil", "mob", "nummer", "ring", "sms", "phone", "call", "tel"];

/// After these figures are money or something else that is counted.
const COUNTED_AFTER: [&str; 9] = ["kr", "nok", "mill", "euro", "eur", ",-", ",00", "%", "tim"];

const LONGEST_COUNTED: usize = 4;

pub(super) fn flags(text: &str) -> Vec<Flag> {
    let groups = groups(text);
    let mut flags = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let found = identity(&groups, at)
            .or_else(|| abroad(text, &groups, at))
            .or_else(|| account(&groups, at))
            .or_else(|| telephone(text, &groups, at));
        let taken = found.map_or(1, |(kind, taken)| {
            let range = groups.get(at).zip(groups.get(at + taken - 1));
            flags.extend(range.map(|(first, last)| Flag { kind, range: first.range.start..last.range.end }));
            taken
        });
        at += taken;
    }
    flags
}

/// Digits without anything between them.
struct Group {
    digits: Vec<u32>,
    range: Range<usize>,
    /// What parts it from the group before, when that is no more than a space or a sign.
    gap: Option<String>,
    /// Whether it may go on with the group before: there is such a gap, or one with a comma.
    goes_on: bool,
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        let Some(digit) = digit(c) else {
            is_open = false;
            continue;
        };
        let end = at + c.len_utf8();
        if let Some(group) = groups.last_mut().filter(|_| is_open) {
            group.digits.push(digit);
            group.range.end = end;
        } else {
            let until = groups.last().map(|group| group.range.end);
            let between = until.and_then(|until| text.get(until..at));
            let goes_on = between.is_some_and(|gap| is_gap(gap) || is_gap(&gap.replacen(',', "", 1)));
            let gap = between.filter(|gap| is_gap(gap)).map(str::to_owned);
            groups.push(Group { digits: vec![digit], range: at..end, gap, goes_on });
        }
        is_open = true;
    }
    groups
}

/// A digit in the scripts people paste from: ours, full width, Arabic and Persian.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    u32::from(c).checked_sub(u32::from(zero))
}

/// Whether `gap` holds the groups of one number together: a few spaces with at most two signs.
fn is_gap(gap: &str) -> bool {
    let is_space = |c: char| c.is_whitespace() && c != '\n' || matches!(c, '\u{200B}' | '\u{AD}');
    let is_sign = |c: char| matches!(c, '-' | '–' | '‐' | '‑' | '.' | '/' | '(' | ')' | '_' | '*');
    gap.chars().count() <= 3
        && gap.chars().all(|c| is_space(c) || is_sign(c))
        && gap.chars().filter(|c| is_sign(*c)).count() <= 2
}

/// The digits of the groups from `at` that have these lengths and hang together.
fn shaped(groups: &[Group], at: usize, shape: &[usize]) -> Option<Vec<u32>> {
    let taken = groups.get(at..at + shape.len())?;
    let fits = taken.iter().zip(shape).all(|(group, length)| group.digits.len() == *length);
    let hangs = taken.iter().skip(1).all(|group| group.gap.is_some());
    (fits && hangs).then(|| taken.iter().flat_map(|group| group.digits.iter().copied()).collect())
}

fn identity(groups: &[Group], at: usize) -> Option<(FlagKind, usize)> {
    let is_one = |shape: &&&[usize]| shaped(groups, at, shape).is_some_and(|digits| is_national_id(&digits));
    let shaped = IDENTITY.iter().find(is_one).map(|shape| shape.len());
    let any = || in_any_groups(groups, at).or_else(|| in_whole_row(groups, at));
    shaped.or_else(any).map(|taken| (FlagKind::NationalId, taken))
}

/// How many groups from here are an identity number with a day in it, however they are parted. Of eleven digits by chance one
/// in a hundred is, so more groups than this are taken for a row of figures.
fn in_any_groups(groups: &[Group], at: usize) -> Option<usize> {
    const MOST: usize = 5;
    let mut digits = Vec::new();
    for (taken, group) in groups.get(at..)?.iter().enumerate().take(MOST) {
        if taken > 0 && group.gap.is_none() || digits.len() >= 11 {
            break;
        }
        digits.extend(&group.digits);
        if digits.first().is_some_and(|first| *first < 8) && is_national_id(&digits) {
            return Some(taken + 1);
        }
    }
    None
}

/// How many groups from here are an identity number with a day in it, where they are a whole row of eleven digits: digit by
/// digit, or with a comma in it. A longer row is one of figures.
fn in_whole_row(groups: &[Group], at: usize) -> Option<usize> {
    let rest = groups.get(at..)?;
    if rest.first()?.goes_on {
        return None;
    }
    let taken = 1 + rest.iter().skip(1).take(10).take_while(|group| group.goes_on).count();
    let is_whole = rest.get(taken).is_none_or(|next| !next.goes_on);
    let digits: Vec<u32> = rest.iter().take(taken).flat_map(|group| group.digits.iter().copied()).collect();
    let is_one = is_whole && digits.first().is_some_and(|first| *first < 8) && is_national_id(&digits);
    is_one.then_some(taken)
}

fn account(groups: &[Group], at: usize) -> Option<(FlagKind, usize)> {
    let shape = ACCOUNT.iter().find(|shape| shaped(groups, at, shape).is_some())?;
    Some((FlagKind::LongNumber, shape.len()))
}

/// Whether eleven digits are an identity number: the day where there is one, and both check digits.
fn is_national_id(digits: &[u32]) -> bool {
    const FIRST: [u32; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
    const SECOND: [u32; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    let sum = |weights: &[u32]| weights.iter().zip(digits).map(|(weight, digit)| weight * digit).sum::<u32>();
    let [d1, d2, m1, m2, y1, y2, ..] = *digits else { return false };
    let (day, month) = (d1 * 10 + d2, m1 * 10 + m2);
    let day = if day > 40 { day - 40 } else { day };
    let months = [0, 40, 65, 80].map(|raised| month.checked_sub(raised));
    let has_day = months.into_iter().flatten().any(|month| is_day(y1 * 10 + y2, month, day));
    digits.len() == 11 && (has_day || d1 >= 8) && sum(&FIRST) % 11 <= 3 && sum(&SECOND) % 11 == 0
}

/// Whether it is a day of the century with that year, or of the one before.
fn is_day(year: u32, month: u32, day: u32) -> bool {
    let in_century = |century: i32| {
        i32::try_from(year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(century + year, month, day))
            .is_some()
    };
    in_century(1900) || in_century(2000)
}

/// A number with the country before it.
fn abroad(text: &str, groups: &[Group], at: usize) -> Option<(FlagKind, usize)> {
    let first = groups.get(at)?;
    let before = text.get(..first.range.start)?.trim_end_matches(' ');
    let has_plus = before.ends_with(['+', '＋']);
    let has_zeros = first.digits.starts_with(&[0, 0]) && first.digits.len() >= 4;
    if !has_plus && !has_zeros {
        return None;
    }
    let mut digits = 0;
    let mut taken = 0;
    for (index, group) in groups.iter().skip(at).enumerate() {
        digits += group.digits.len();
        if digits > 15 || index > 0 && group.gap.is_none() {
            break;
        }
        if digits >= 8 {
            taken = index + 1;
        }
    }
    let last = groups.get((at + taken).checked_sub(1)?).filter(|_| taken > 0)?;
    (!is_counted(text, last.range.end)).then_some((FlagKind::Phone, taken))
}

fn telephone(text: &str, groups: &[Group], at: usize) -> Option<(FlagKind, usize)> {
    let first = groups.get(at)?;
    let is_said = is_said_to_be_telephone(text, first.range.start);
    let fits = |shape: &[usize]| {
        let digits = shaped(groups, at, shape)?;
        let ends_here = groups.get(at + shape.len()).is_none_or(|next| {
            next.gap.is_none() || groups.get(at + 1).is_none_or(|second| second.gap != next.gap)
        });
        let begins_here =
            first.gap.is_none() || groups.get(at + 1).is_none_or(|second| second.gap != first.gap);
        let is_whole = shape.len() == 1 || ends_here && begins_here;
        // Norwegian numbers begin with 2–9.
        let could_be = digits.first().is_some_and(|digit| *digit >= 2);
        let is_date = shape.len() == 1 && !is_said && is_written_day(&digits);
        (could_be && is_whole && !is_date).then_some(shape.len())
    };
    let four_and_four = || is_said.then(|| fits(&[4, 4])).flatten();
    let taken = TELEPHONE.iter().find_map(|shape| fits(shape)).or_else(four_and_four)?;
    let last = groups.get(at + taken - 1)?;
    (!is_counted(text, last.range.end)).then_some((FlagKind::Phone, taken))
}

/// Whether eight digits are a day of these centuries: 20261122 or 22112026.
fn is_written_day(digits: &[u32]) -> bool {
    let number =
        |part: Option<&[u32]>| part.unwrap_or_default().iter().fold(0, |sum, digit| sum * 10 + digit);
    let is_day = |year: u32, month, day| {
        (1900..2100).contains(&year)
            && i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).is_some()
    };
    is_day(number(digits.get(..4)), number(digits.get(4..6)), number(digits.get(6..)))
        || is_day(number(digits.get(4..)), number(digits.get(2..4)), number(digits.get(..2)))
}

/// Whether the word before says that a telephone number follows.
fn is_said_to_be_telephone(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '.', ':', '\u{A0}']);
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    TELEPHONE_BEFORE.contains(&word.as_str())
}

/// Whether what follows says that the figures are an amount.
fn is_counted(text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_start();
    // No longer than the longest of them: a line may be ten million letters long.
    let after = after.chars().take(LONGEST_COUNTED).collect::<String>().to_lowercase();
    COUNTED_AFTER.iter().any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(FlagKind, &str)> {
        flags(text).into_iter().filter_map(|flag| Some((flag.kind, text.get(flag.range)?))).collect()
    }

    /// A number of nine digits with its check digits.
    fn with_checks(nine: [u32; 9], lower_first: u32) -> Option<String> {
        let first = (0..10).find(|first| {
            let sum: u32 = [3, 7, 6, 1, 8, 9, 4, 5, 2].iter().zip(nine).map(|(w, d)| w * d).sum();
            (sum + first) % 11 == lower_first
        })?;
        let second = (0..10).find(|second| {
            let sum: u32 = [5, 4, 3, 2, 7, 6, 5, 4, 3].iter().zip(nine).map(|(w, d)| w * d).sum();
            (sum + 2 * first + second).is_multiple_of(11)
        })?;
        Some(nine.iter().chain([&first, &second]).map(ToString::to_string).collect())
    }

    #[test]
    fn identity_numbers_of_every_kind_are_found() {
        for (what, beginning) in [
            ("born", [0, 1, 0, 1, 9, 0, 2]),
            ("D number", [4, 1, 0, 1, 9, 0, 2]),
            ("help number", [0, 1, 4, 1, 9, 0, 2]),
            ("FH number", [8, 9, 9, 9, 9, 9, 9]),
            ("made up, month + 65", [0, 1, 6, 6, 9, 0, 2]),
            ("made up, month + 80", [3, 1, 9, 2, 9, 0, 2]),
            ("29 February of 2000", [2, 9, 0, 2, 0, 0, 5]),
        ] {
            for lower_first in 0..=3 {
                let mut numbers = (0..100).filter_map(|last| {
                    let mut nine = [0; 9];
                    nine[..7].copy_from_slice(&beginning);
                    (nine[7], nine[8]) = (last / 10, last % 10);
                    with_checks(nine, lower_first)
                });
                let number = numbers.next().unwrap();
                let spaced = format!("{} {}", &number[..6], &number[6..]);
                let torn = (beginning[0] < 8).then(|| {
                    format!("{} {} {} {}", &number[..4], &number[4..6], &number[6..8], &number[8..])
                });
                for text in
                    [number.clone(), format!("fnr {number}."), spaced.clone(), spaced.replace(' ', "-")]
                        .into_iter()
                        .chain(torn)
                {
                    assert_eq!(found(&text)[0].0, FlagKind::NationalId, "{what}: {text}");
                }
            }
        }
    }

    #[test]
    fn one_wrong_digit_is_never_an_identity_number() {
        let number = with_checks([0, 1, 0, 1, 9, 0, 2, 1, 3], 0).unwrap();
        assert_eq!(found(&number)[0].0, FlagKind::NationalId);
        for at in 6..11 {
            for other in '0'..='9' {
                let mut wrong: Vec<char> = number.chars().collect();
                if wrong[at] == other || at == 9 {
                    continue;
                }
                wrong[at] = other;
                let wrong: String = wrong.into_iter().collect();
                let kind = found(&wrong)[0].0;
                // Up to three too low is allowed from 2032, when the second digit happens to fit.
                let may_be = is_national_id(&wrong.chars().filter_map(digit).collect::<Vec<_>>());
                assert_eq!(kind == FlagKind::NationalId, may_be, "{wrong}");
                assert!(at != 10 || !may_be, "{wrong}");
            }
        }
    }

    #[test]
    fn an_identity_number_is_found_digit_by_digit_and_with_a_comma_and_no_row_of_figures_is_one() {
        let number = "08107406620";
        let spaced = |gap: &str| number.chars().map(|c| c.to_string()).collect::<Vec<_>>().join(gap);
        let commas = ["081,07406620", "081074,06620", "0810740,6620", "08107 4,06 620"];
        for text in [" ", "-", ".", ", ", ","].map(spaced).into_iter().chain(commas.map(String::from)) {
            assert_eq!(found(&text)[0], (FlagKind::NationalId, text.as_str()), "{text}");
            assert_eq!(found(&format!("nr. {text}, sa han."))[0].0, FlagKind::NationalId, "{text}");
            for more in [format!("{text} 4"), format!("4, {text}")] {
                let is_row = text.contains(',') || text.len() > 20;
                assert!(!is_row || found(&more).iter().all(|it| it.0 != FlagKind::NationalId), "{more}");
            }
        }
        for row in ["0 8 1 0 7 4 0 6 6 2 1", "3, 4, 5, 5, 4, 3, 2, 1, 1, 2, 2", "1 2 3 4 5 6 7 8 9 10"] {
            assert_eq!(found(row), [], "{row}");
        }
    }

    /// Minutes, if what follows each number were read to the end of the text.
    #[test]
    fn a_long_list_of_amounts_is_read_once() {
        assert_eq!(found(&"98765432 kroner på\n".repeat(50_000)), []);
    }

    #[test]
    fn telephone_numbers_are_told_from_days_amounts_and_years() {
        use FlagKind::{LongNumber, Phone};
        for (text, expected) in [
            ("Ring 98 76 54 32 etter kl. 15", vec![(Phone, "98 76 54 32")]),
            ("mob. 987 65 432", vec![(Phone, "987 65 432")]),
            ("98765432", vec![(Phone, "98765432")]),
            ("+47 98 76 54 32", vec![(Phone, "47 98 76 54 32")]),
            ("0047 98765432", vec![(Phone, "0047 98765432")]),
            ("(+46) 70-123 45 67", vec![(Phone, "46) 70-123 45 67")]),
            ("tlf 9876 5432", vec![(Phone, "9876 5432")]),
            ("９８７６５４３２", vec![(Phone, "９８７６５４３２")]),
            ("Konto 1234.56.78901", vec![(LongNumber, "1234.56.78901")]),
            ("20261122", vec![]),
            ("22112026", vec![]),
            ("22.11.2026 kl. 14.00–15.30", vec![]),
            ("2025 2026", vec![]),
            ("25 000 000 kr", vec![]),
            ("98765432 kroner", vec![]),
            ("org.nr. 987 654 321", vec![]),
            ("10-12 ansatte, 24 timer, 7 dager", vec![]),
            ("uke 36, 37, 38 og 39", vec![]),
            ("1.1.2026 12345", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
