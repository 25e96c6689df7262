//! The words of a typed text, and phrases looked for in them: word by word, without regard to case and accents.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::fold::search_key;

/// A text cut into words, numbers and signs. A hyphen inside a word separates: «HMS-plan» is two words.
#[derive(Debug, Clone)]
pub struct Words<'a> {
    text: &'a str,
    tokens: Vec<Token<'a>>,
}

/// A piece of a text.
#[derive(Debug, Clone)]
pub struct Token<'a> {
    /// As typed.
    pub text: &'a str,
    /// Folded, for comparing.
    pub key: String,
    /// What kind of piece it is.
    pub kind: Kind,
    start: usize,
    /// Where the nearest word or number before is.
    before: Option<usize>,
}

/// What kind of piece a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits, with points, commas or colons between them.
    Number,
    /// Anything else that can be seen.
    Sign,
}

impl<'a> Words<'a> {
    /// The pieces of `text`.
    pub fn of(text: &'a str) -> Self {
        let mut tokens = Vec::new();
        let mut before = None;
        let mut rest = text.char_indices().peekable();
        while let Some((start, first)) = rest.next() {
            if first.is_whitespace() {
                continue;
            }
            let mut end = start + first.len_utf8();
            let kind = if first.is_numeric() {
                Kind::Number
            } else if first.is_alphabetic() {
                Kind::Word
            } else {
                Kind::Sign
            };
            let after = |at: usize| text.get(at..).and_then(|after| after.chars().next());
            while let Some(&(at, c)) = rest.peek() {
                let goes_on = match kind {
                    Kind::Word => c.is_alphanumeric() || is_mark(c),
                    Kind::Number => {
                        c.is_numeric()
                            || matches!(c, '.' | ',' | ':')
                                && after(at + c.len_utf8()).is_some_and(char::is_numeric)
                    }
                    Kind::Sign => false,
                };
                if !goes_on {
                    break;
                }
                end = at + c.len_utf8();
                rest.next();
            }
            let joins = kind == Kind::Sign
                && matches!(first, '-' | '‐' | '–')
                && text
                    .get(..start)
                    .and_then(|before| before.chars().next_back())
                    .is_some_and(char::is_alphanumeric)
                && after(end).is_some_and(char::is_alphanumeric);
            if let Some(piece) = text.get(start..end)
                && !joins
            {
                tokens.push(Token { text: piece, key: search_key(piece), kind, start, before });
                if kind != Kind::Sign {
                    before = tokens.len().checked_sub(1);
                }
            }
        }
        Self { text, tokens }
    }

    /// All pieces in order.
    pub fn tokens(&self) -> &[Token<'a>] {
        &self.tokens
    }

    /// The piece at `at`.
    pub fn get(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    /// Where the nearest word or number before `at` is, signs passed over.
    pub fn before(&self, at: usize) -> Option<usize> {
        let last = at.checked_sub(1)?;
        let token = self.tokens.get(last)?;
        if token.kind == Kind::Sign { token.before } else { Some(last) }
    }

    /// How many words and numbers there are.
    pub fn count(&self) -> usize {
        self.tokens.iter().filter(|token| token.kind != Kind::Sign).count()
    }

    /// The words at `range`, as typed.
    pub fn said(&self, range: &Range<usize>) -> &'a str {
        self.text.get(self.bytes(range)).unwrap_or_default()
    }

    /// Where the words at `range` stand in the text, in bytes; empty for no words.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let ends = self.tokens.get(range.start).zip(self.tokens.get(range.end.wrapping_sub(1)));
        ends.map_or(0..0, |(first, last)| first.start..last.start + last.text.len())
    }
}

/// Accents written as characters of their own.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

impl Token<'_> {
    /// Whether it is a number written as a word, and cannot be any other word unless it is the `first` of its text.
    pub fn is_number_word(&self, first: bool) -> bool {
        let at = NUMBER_WORDS.iter().position(|word| self.key == *word);
        at.is_some_and(|at| first || at >= AMBIGUOUS_NUMBER_WORDS)
    }

    /// The value of a number written with at most one comma or point; `None` for words, dates and times.
    pub fn value(&self) -> Option<f64> {
        if self.kind != Kind::Number || self.text.contains(':') {
            return None;
        }
        self.text.replace(',', ".").parse().ok()
    }
}

/// Phrases to look for. In a phrase a word stands for itself; `*` at its beginning or end stands for any letters, `#`
/// for a number in digits or words, and `_` for any word.
///
/// A word is compared only with the phrases that can begin with its first letter: every line that is typed is compared
/// with a thousand of them.
#[derive(Debug)]
pub struct Phrases {
    by_letter: BTreeMap<char, Vec<Vec<Piece>>>,
    /// Phrases that may begin with any letter.
    by_any: Vec<Vec<Piece>>,
}

#[derive(Debug)]
enum Piece {
    Word(String),
    Begins(String),
    Ends(String),
    Holds(String),
    Number,
    Any,
}

/// Numbers in words, folded. The first are also other words in one of the languages: «to» and «fire» in English.
const NUMBER_WORDS: &[&str] = &[
    "to", "fire", "tre", "fem", "seks", "sju", "syv", "atte", "ni", "ti", "tolv", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "twelve",
];
const AMBIGUOUS_NUMBER_WORDS: usize = 2;

impl Phrases {
    /// These phrases; blank ones are passed over.
    pub fn of<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Self {
        let mut all = Self { by_letter: BTreeMap::new(), by_any: Vec::new() };
        for phrase in phrases {
            let pieces: Vec<Piece> = phrase.split_whitespace().map(Piece::of).collect();
            match pieces.first().map(Piece::letter) {
                Some(Some(letter)) => all.by_letter.entry(letter).or_default().push(pieces),
                Some(None) => all.by_any.push(pieces),
                None => {}
            }
        }
        all
    }

    /// How many pieces the longest phrase found at `at` takes up.
    pub fn at(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        let tokens = words.tokens().get(at..)?;
        let letter = tokens.first()?.key.chars().next();
        let by_letter = letter.and_then(|letter| self.by_letter.get(&letter)).into_iter().flatten();
        let fits = |phrase: &&Vec<Piece>| {
            phrase.len() <= tokens.len() && phrase.iter().zip(tokens).all(|(piece, token)| piece.fits(token))
        };
        by_letter.chain(&self.by_any).filter(fits).map(Vec::len).max()
    }

    /// Everywhere a phrase is found, in order; where several begin at one word, the longest.
    pub fn all_in<'w>(&'w self, words: &'w Words<'_>) -> impl Iterator<Item = Range<usize>> + 'w {
        (0..words.tokens().len()).filter_map(|at| self.at(words, at).map(|length| at..at + length))
    }

    /// The first place a phrase is found.
    pub fn first_in(&self, words: &Words<'_>) -> Option<Range<usize>> {
        self.all_in(words).next()
    }

    /// Whether a phrase is found.
    pub fn is_in(&self, words: &Words<'_>) -> bool {
        self.first_in(words).is_some()
    }
}

impl Piece {
    fn of(written: &str) -> Self {
        let key = |word: &str| search_key(word);
        match (written, written.strip_prefix('*'), written.strip_suffix('*')) {
            ("#", _, _) => Self::Number,
            ("_", _, _) => Self::Any,
            (_, Some(end), Some(_)) => Self::Holds(key(end.trim_end_matches('*'))),
            (_, Some(end), None) => Self::Ends(key(end)),
            (_, None, Some(beginning)) => Self::Begins(key(beginning)),
            (word, None, None) => Self::Word(key(word)),
        }
    }

    /// The letter a word that fits begins with; `None` where that can be any.
    fn letter(&self) -> Option<char> {
        match self {
            Self::Word(word) | Self::Begins(word) => word.chars().next(),
            Self::Ends(_) | Self::Holds(_) | Self::Number | Self::Any => None,
        }
    }

    fn fits(&self, token: &Token<'_>) -> bool {
        match self {
            Self::Word(word) => token.key == *word,
            Self::Begins(beginning) => token.key.starts_with(beginning.as_str()),
            Self::Ends(end) => token.key.ends_with(end.as_str()),
            Self::Holds(part) => token.key.contains(part.as_str()),
            Self::Number => token.kind == Kind::Number || NUMBER_WORDS.contains(&token.key.as_str()),
            Self::Any => token.kind == Kind::Word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        Words::of(text).tokens().iter().map(|token| token.text.to_owned()).collect()
    }

    #[test]
    fn a_text_is_cut_into_words_numbers_and_signs() {
        for (text, expected) in [
            ("", vec![]),
            ("Ro i gangen.", vec!["Ro", "i", "gangen", "."]),
            ("HMS-plan og natt- og helgevakt", vec!["HMS", "plan", "og", "natt", "-", "og", "helgevakt"]),
            ("fra 15,5 til 10% innen 1.12.", vec!["fra", "15,5", "til", "10", "%", "innen", "1.12", "."]),
            ("kl. 08:30–09.15", vec!["kl", ".", "08:30", "09.15"]),
            ("a\u{30A}pent", vec!["a\u{30A}pent"]),
        ] {
            assert_eq!(pieces(text), expected, "{text:?}");
        }
    }

    /// Minutes, if each of the signs were walked back over.
    #[test]
    fn the_word_before_many_signs_is_found_at_once() {
        let text = format!("ti {}", "%".repeat(200_000));
        let words = Words::of(&text);
        assert!((1..=words.tokens().len()).all(|at| words.before(at) == Some(0)));
        assert_eq!((words.before(0), words.before(words.tokens().len() + 1)), (None, None));
    }

    #[test]
    fn a_number_has_a_value_unless_it_is_a_date_or_a_time() {
        for (text, value) in [
            ("15", Some(15.0)),
            ("8,82", Some(8.82)),
            ("8.5", Some(8.5)),
            ("1.12.2026", None),
            ("08:30", None),
        ] {
            assert_eq!(Words::of(text).get(0).unwrap().value(), value, "{text}");
        }
    }

    #[test]
    fn a_phrase_is_found_word_by_word_whatever_the_case() {
        let phrases = Phrases::of(["ved å", "*fravær", "rutine*", "hver # uke", "*møte*", "i _ grad"]);
        for (text, said) in [
            ("VED Å ringe", Some("VED Å")),
            ("mindre sykefravær", Some("sykefravær")),
            ("fraværsnivå", None),
            ("Rutinene våre", Some("Rutinene")),
            ("hver 3. uke", None),
            ("hver 3 uke", Some("hver 3 uke")),
            ("hver tredje uke", None),
            ("hver fjerde eller hver fire uke", Some("hver fire uke")),
            ("på personalmøtet", Some("personalmøtet")),
            ("i stor grad", Some("i stor grad")),
            ("ved-å", Some("ved-å")),
            ("ved. å", None),
        ] {
            let words = Words::of(text);
            assert_eq!(phrases.first_in(&words).map(|range| words.said(&range)), said, "{text:?}");
        }
    }

    #[test]
    fn the_longest_phrase_that_begins_at_a_word_is_found() {
        let words = Words::of("ned til null");
        assert_eq!(Phrases::of(["ned", "ned til"]).first_in(&words), Some(0..2));
    }
}
