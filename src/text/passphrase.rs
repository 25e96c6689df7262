//! A passphrase while the program holds it.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Fewer letters than this are refused: they are guessed in no time.
pub const SHORTEST: usize = 8;
/// From so many letters on, nothing needs to be said about the length.
const LONG: usize = 12;
/// Nor where it is a phrase of so many words.
const WORDS: usize = 4;
/// Longer than any phrase a person types; a file of this size is no passphrase.
pub const LONGEST: usize = 1024;

/// A passphrase a person has typed. It is wiped from memory when it goes out of scope, and can be neither printed nor
/// copied by accident: only [`Passphrase::expose`] gives it away, and [`Passphrase::share`] shares the one text.
///
/// Letters are kept composed (NFC), so that «å» is the same from every keyboard and every system.
pub struct Passphrase(Arc<Zeroizing<String>>);

/// Why a text is no passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPassphrase {
    /// Nothing was typed.
    Empty,
    /// Shorter than [`SHORTEST`]; asked only of a new one.
    Short,
    /// Longer than [`LONGEST`] bytes, or a sign in it that no keyboard types.
    Unusable,
}

impl Passphrase {
    /// As it was typed, for a file that has one already.
    pub fn typed(text: &str) -> Result<Self, NoPassphrase> {
        if text.is_empty() {
            return Err(NoPassphrase::Empty);
        }
        if text.len() > LONGEST || text.chars().any(char::is_control) {
            return Err(NoPassphrase::Unusable);
        }
        // Room for all of it from the start: a string that grows leaves its old self behind.
        let mut composed = Zeroizing::new(String::with_capacity(text.len() * 3));
        composed.extend(text.nfc());
        Ok(Self(Arc::new(composed)))
    }

    /// As it was typed, for a file that is to have it from now on.
    pub fn chosen(text: &str) -> Result<Self, NoPassphrase> {
        let chosen = Self::typed(text)?;
        if chosen.0.chars().count() < SHORTEST { Err(NoPassphrase::Short) } else { Ok(chosen) }
    }

    /// The first line of a file, without its line break.
    pub fn of_file(bytes: &[u8]) -> Result<Self, NoPassphrase> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        Self::typed(str::from_utf8(line).map_err(|_| NoPassphrase::Unusable)?)
    }

    /// The text itself, for the one call that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The same text, held by somebody else too; it is wiped when the last one lets go.
    #[must_use]
    pub fn share(&self) -> Self {
        Self(Arc::clone(&self.0))
    }

    /// Whether both are the same.
    pub fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// Whether a longer one would be wiser: neither long nor made of several words.
    pub fn is_weak(&self) -> bool {
        self.0.chars().count() < LONG && self.0.split_whitespace().count() < WORDS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_passphrase_is_told_apart() {
        let long = "x".repeat(LONGEST + 1);
        for (text, typed, chosen) in [
            ("", Some(NoPassphrase::Empty), Some(NoPassphrase::Empty)),
            ("kort", None, Some(NoPassphrase::Short)),
            ("blåbærsø", None, None),
            ("to\tord her", Some(NoPassphrase::Unusable), Some(NoPassphrase::Unusable)),
            (&long, Some(NoPassphrase::Unusable), Some(NoPassphrase::Unusable)),
        ] {
            assert_eq!(Passphrase::typed(text).err(), typed, "{text:?}");
            assert_eq!(Passphrase::chosen(text).err(), chosen, "{text:?}");
        }
    }

    #[test]
    fn the_same_letters_are_the_same_passphrase_from_every_keyboard() {
        let [one, other] =
            ["blåbær i vår", "bla\u{30a}bær i va\u{30a}r"].map(|it| Passphrase::typed(it).unwrap());
        assert!(one.is(&other));
        assert!(!one.is(&Passphrase::typed("blabær i var").unwrap()));
    }

    #[test]
    fn a_short_single_word_is_weak_and_a_phrase_is_not() {
        for (text, weak) in
            [("sommerfugl", true), ("sommerfugl17", false), ("en to tre", true), ("sol og vind nå", false)]
        {
            assert_eq!(Passphrase::chosen(text).unwrap().is_weak(), weak, "{text}");
        }
    }

    #[test]
    fn of_a_file_the_first_line_counts() {
        for bytes in
            ["sol og vind nå", "sol og vind nå\n", "sol og vind nå\r\nmer", "\u{feff}sol og vind nå\n"]
        {
            assert_eq!(Passphrase::of_file(bytes.as_bytes()).ok().unwrap().expose(), "sol og vind nå");
        }
        assert_eq!(Passphrase::of_file(b"\n").err(), Some(NoPassphrase::Empty));
        assert_eq!(Passphrase::of_file(b"\xff\xfe").err(), Some(NoPassphrase::Unusable));
    }
}
