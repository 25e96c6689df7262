//! How many are in the room, and whether something was counted that cannot be (issue: counts larger than the room).
//!
//! Only a warning: people come late, and a number of seats is easily wrong. Nothing is refused for it.

use std::collections::BTreeMap;

use crate::domain::answer::ScaleTally;
use crate::domain::ids::{GroupId, PartId, SittingId};
use crate::domain::measure::Consent;
use crate::domain::room::Pulse;
use crate::domain::session::Session;

/// More was counted than there are people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excess {
    /// What was counted.
    pub counted: u32,
    /// How many there are.
    pub room: u32,
}

/// Whether `counted` is more than the room holds. Where nobody has counted the room, nothing is too many.
pub fn excess(counted: u32, room: Option<u32>) -> Option<Excess> {
    room.filter(|&room| counted > room).map(|room| Excess { counted, room })
}

/// How many are in a sitting: those who came, else all seats at its tables; `None` when neither is known.
pub fn in_sitting(session: &Session, sitting: SittingId) -> Option<u32> {
    let came = session.sitting(sitting)?.attended.map(u32::from);
    came.or_else(|| {
        let seats: u32 = session.groups_of(sitting).map(|group| u32::from(group.size)).sum();
        (seats > 0).then_some(seats)
    })
}

/// How many were there for a part: its own number where somebody came late or left (C19), else the sitting's.
pub fn in_part(session: &Session, sitting: SittingId, part: &PartId) -> Option<u32> {
    let own = session.part_attendance.get(&(sitting, part.clone()));
    own.map(|&attended| attended.into()).or_else(|| in_sitting(session, sitting))
}

/// How many can answer in a group: its seats, else all of its sitting, as for the plenary.
pub fn in_group(session: &Session, group: GroupId) -> Option<u32> {
    let group = session.group(group)?;
    if group.plenary || group.size == 0 {
        in_sitting(session, group.sitting)
    } else {
        Some(group.size.into())
    }
}

/// How many took part in all sittings together; `None` as soon as one of them is not counted, for then nobody knows.
pub fn in_meeting(session: &Session) -> Option<u32> {
    session.sittings.iter().map(|sitting| in_sitting(session, sitting.id)).sum()
}

/// More in a consent round than took part, over all sittings: a measure is put to all of them.
pub fn in_consent(session: &Session, consent: Consent) -> Option<Excess> {
    let Consent { supports, can_live_with, reserves } = consent;
    excess([supports, can_live_with, reserves].map(u32::from).iter().sum(), in_meeting(session))
}

/// More voters in a round than took part, over all sittings.
pub fn in_vote(session: &Session, participants: u16) -> Option<Excess> {
    excess(participants.into(), in_meeting(session))
}

/// More came to a sitting than were invited.
pub fn invited(session: &Session, sitting: SittingId) -> Option<Excess> {
    let sitting = session.sitting(sitting)?;
    excess(sitting.attended?.into(), sitting.invited.map(u32::from))
}

/// Reads «18 av 23», «18/23» or «18»: how many came, and of how many, where that is said. `None` when it is no such thing;
/// more than were invited may come.
pub fn read_attendance(text: &str) -> Option<(u16, Option<u16>)> {
    let mut numbers = Vec::new();
    for word in text.split(|sign: char| sign.is_whitespace() || sign == '/').filter(|word| !word.is_empty()) {
        match word.to_lowercase().as_str() {
            "av" | "of" if numbers.len() == 1 => {}
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => numbers.push(digits.parse().ok()?),
            _ => return None,
        }
    }
    match numbers[..] {
        [came] => Some((came, None)),
        [came, invited] => Some((came, Some(invited))),
        _ => None,
    }
}

/// Longest word of a check-in, in letters.
const LONGEST_WORD: usize = 30;

/// Reads how a room is: one digit a person, «4435 0», 0 for one who rather says nothing; or words, «trøtt 3, glad», which
/// stand for one person unless a number follows. `None` when anything else stands there; nothing at all is nobody.
pub fn read_pulse(text: &str) -> Option<Pulse> {
    if text.chars().any(char::is_alphabetic) { read_words(text) } else { read_ratings(text).map(Pulse::from) }
}

fn read_ratings(text: &str) -> Option<ScaleTally> {
    let mut tally = ScaleTally::default();
    for sign in text.chars().filter(|sign| !sign.is_whitespace() && *sign != ',') {
        let count = match sign.to_digit(10)? {
            0 => &mut tally.dont_know,
            value => tally.counts.get_mut(usize::try_from(value).ok()? - 1)?,
        };
        *count = count.saturating_add(1);
    }
    Some(tally)
}

fn read_words(text: &str) -> Option<Pulse> {
    let has_commas = text.contains([',', ';']);
    let mut said: Vec<(String, u16)> = Vec::new();
    // Between commas a word may be several; without them each stands for itself, and a number for the one before it.
    for piece in text.split([',', ';']).filter(|piece| !piece.trim().is_empty()) {
        let begins = said.len();
        for token in piece.split_whitespace() {
            match (token.parse::<u16>(), said.get_mut(begins..).and_then(<[_]>::last_mut)) {
                (Ok(count @ 1..), Some((_, said))) if *said == 0 => *said = count,
                (Ok(_), _) => return None,
                (Err(_), Some((phrase, 0))) if has_commas => *phrase = format!("{phrase} {token}"),
                (Err(_), Some(_)) if has_commas => return None,
                (Err(_), _) => said.push((token.to_owned(), 0)),
            }
        }
    }
    let mut words = BTreeMap::new();
    for (word, count) in said {
        let mine: &mut u16 = words.entry(read_word(&word)?).or_insert(0);
        *mine = mine.saturating_add(count.max(1));
    }
    Some(Pulse { words, ..Pulse::default() })
}

/// A word of a check-in in lower case; `None` when it is none: too long, with digits, or not beginning with a letter.
pub fn read_word(text: &str) -> Option<String> {
    let word = crate::text::sanitize::one_line(text).to_lowercase();
    let is_word = word.starts_with(char::is_alphabetic)
        && word.chars().count() <= LONGEST_WORD
        && word
            .chars()
            .all(|sign| sign.is_alphabetic() || matches!(sign, ' ' | '-' | '\'' | '’' | '!' | '?' | '.'));
    is_word.then_some(word)
}

/// How a room is, as [`read_pulse`] reads it: ratings lowest first, words by how many said them.
pub fn pulse_written(pulse: &Pulse) -> String {
    let rated = ('1'..).zip(pulse.tally.counts);
    let ratings: String = rated
        .chain([('0', pulse.tally.dont_know)])
        .flat_map(|(sign, count)| std::iter::repeat_n(sign, count.into()))
        .collect();
    if ratings.is_empty() { words_written(pulse) } else { ratings }
}

/// «trøtt 3, glad»: the words by how many said them, then by letter.
pub fn words_written(pulse: &Pulse) -> String {
    let mut words: Vec<_> = pulse.words.iter().collect();
    words.sort_by_key(|(word, count)| (std::cmp::Reverse(**count), (*word).clone()));
    let told = words.iter().map(|(word, count)| match count {
        1 => (*word).clone(),
        count => format!("{word} {count}"),
    });
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attendance_is_read_as_it_is_said_and_nothing_else_is() {
        for (text, read) in [
            ("18 av 23", Some((18, Some(23)))),
            ("18/23", Some((18, Some(23)))),
            ("18 of 23", Some((18, Some(23)))),
            (" 18 ", Some((18, None))),
            ("0", Some((0, None))),
            ("25 av 23", Some((25, Some(23)))),
            ("", None),
            ("-3", None),
            ("3,5", None),
            ("av 23", None),
            ("18 av", Some((18, None))),
            ("18 23 4", None),
            ("atten", None),
            ("70000", None),
        ] {
            assert_eq!(read_attendance(text), read, "{text:?}");
        }
    }

    #[test]
    fn ratings_are_read_as_they_are_written() {
        let tally = ScaleTally { counts: [0, 1, 2, 3, 1], dont_know: 1 };
        assert_eq!(pulse_written(&tally.into()), "23344450");
        assert_eq!(read_pulse("23344450"), Some(tally.into()));
        assert_eq!(read_pulse("4 4, 5"), Some(ScaleTally { counts: [0, 0, 0, 2, 1], dont_know: 0 }.into()));
        assert_eq!(read_pulse(""), Some(Pulse::default()));
        for odd in ["6", "4-4", "-3", "½"] {
            assert_eq!(read_pulse(odd), None, "{odd}");
        }
    }

    #[test]
    fn words_are_counted_as_they_are_said() {
        for (text, written) in [
            ("trøtt 3, spent 2, glad", "trøtt 3, spent 2, glad"),
            ("Trøtt trøtt glad", "trøtt 2, glad"),
            ("trøtt 3 glad", "trøtt 3, glad"),
            ("litt sliten 2, rolig", "litt sliten 2, rolig"),
            ("glad; rolig; glad", "glad 2, rolig"),
            ("sånn-passe", "sånn-passe"),
        ] {
            let pulse = read_pulse(text).unwrap_or_else(|| panic!("{text} is words"));
            assert_eq!(pulse_written(&pulse), written, "{text}");
            assert_eq!(read_pulse(written), Some(pulse), "{text}");
        }
        for odd in ["44a", "3 trøtt", "trøtt -3", "trøtt 0", "trøtt 3 4", "trøtt, 3", "trøtt 70000"] {
            assert_eq!(read_pulse(odd), None, "{odd}");
        }
    }
}
