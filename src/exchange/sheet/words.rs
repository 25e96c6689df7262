//! What people call a column or a state, as data in three languages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Column;
use crate::domain::measure::StateCode;
use crate::text::fold::search_key;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file comes with the program; a test reads every word of it.
    let file: File = toml::from_str(include_str!("words.toml")).unwrap_or_default();
    let table = |rows: BTreeMap<String, Vec<String>>| -> BTreeMap<String, Meant> {
        rows.into_iter()
            .flat_map(|(code, words)| {
                (0..).zip(words).map(move |(rank, word)| (key(&word), Meant { code: code.clone(), rank }))
            })
            .collect()
    };
    Words { columns: table(file.columns), states: table(file.states), others: table(file.others) }
});

struct Words {
    columns: BTreeMap<String, Meant>,
    states: BTreeMap<String, Meant>,
    others: BTreeMap<String, Meant>,
}

/// What a word means, and how many words say it better.
struct Meant {
    code: String,
    rank: usize,
}

fn is_other(word: &str, code: &str) -> bool {
    WORDS.others.get(&key(word)).is_some_and(|meant| meant.code == code)
}

#[derive(serde::Deserialize, Default)]
struct File {
    columns: BTreeMap<String, Vec<String>>,
    states: BTreeMap<String, Vec<String>>,
    others: BTreeMap<String, Vec<String>>,
}

/// Headings, and what stands under them: what people usually write, and before that what a profile of somebody's own
/// writes (I10).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headings(BTreeMap<String, Option<Column>>);

impl Headings {
    /// Headings with the names of their fields (`docs/profiles.md`); a field nobody reads back is known and left.
    pub fn new<'a>(own: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let column = |field| Column::from_code(if field == "change_reason" { "reason" } else { field });
        Self(own.into_iter().map(|(heading, field)| (key(heading), column(field))).collect())
    }

    /// Whether it is one of one's own.
    pub(super) fn holds(&self, heading: &str) -> bool {
        self.0.contains_key(&key(heading))
    }

    /// The column a heading means.
    pub fn column(&self, heading: &str) -> Option<Column> {
        match self.0.get(&key(heading)) {
            Some(meant) => *meant,
            None => column(heading),
        }
    }

    /// Whether it is known what stands under it, be it read back or not.
    pub fn knows(&self, heading: &str) -> bool {
        self.holds(heading) || column(heading).is_some() || is_ours(heading)
    }

    /// Whether everything the own ones name is among these words.
    pub fn are_all_among(&self, words: &[String]) -> bool {
        let words: Vec<String> = words.iter().map(|word| key(word)).collect();
        self.0.keys().all(|heading| words.contains(heading))
    }
}

/// Whether two headings are the same words.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

/// What a heading may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// The column.
    pub column: Column,
    /// Whether it is one of the words people use for it, and not just a heading with such a word in it.
    pub sure: bool,
    /// How many other words say it better: «Tiltak» before «Beskrivelse».
    pub rank: usize,
}

/// The column a heading may mean: «Ansvarlig» surely, «Ansvarlig (navn)» and «Tiltaksbeskrivelse» perhaps.
pub fn guess(heading: &str) -> Option<Guess> {
    // A text of this length is no heading, and looking for every word in it takes its time.
    if heading.len() > LONGEST || is_ours(heading) {
        return None;
    }
    let heading = key(heading);
    let guess = |meant: &Meant, sure| {
        Column::from_code(&meant.code).map(|column| Guess { column, sure, rank: meant.rank })
    };
    if let Some(meant) = WORDS.columns.get(&heading) {
        return guess(meant, true);
    }
    let words: Vec<&str> = heading.split(' ').collect();
    let holds = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let begins = |word: &&str| {
            phrase.len() == 1 && phrase.iter().all(|it| it.len() >= LONG && word.starts_with(it))
        };
        words.windows(phrase.len()).any(|window| window == phrase) || words.iter().any(begins)
    };
    let found = WORDS.columns.iter().filter(|(phrase, _)| holds(phrase));
    found.max_by_key(|(phrase, _)| phrase.len()).and_then(|(_, meant)| guess(meant, false))
}

/// No heading has more bytes.
const LONGEST: usize = 400;

/// From so many letters on, a word may be the beginning of another: «Tiltaksbeskrivelse».
const LONG: usize = 5;

/// The column a heading means.
pub fn column(heading: &str) -> Option<Column> {
    WORDS.columns.get(&key(heading)).and_then(|meant| Column::from_code(&meant.code))
}

/// The state a word means, in any of the languages.
pub fn state(word: &str) -> Option<StateCode> {
    WORDS.states.get(&key(word)).and_then(|meant| StateCode::from_code(&meant.code))
}

/// Whether the word says that a measure was there before the meeting (F8).
pub fn is_in_place(word: &str) -> bool {
    is_other(word, "in_place")
}

/// Whether the word says that something is not over, and nothing more.
pub fn is_open(word: &str) -> bool {
    is_other(word, "open")
}

/// Whether it is a heading of our own lists that is not read back.
pub fn is_ours(heading: &str) -> bool {
    is_other(heading, "ours")
}

/// Whether the words say that nobody is responsible yet (F3).
pub fn is_nobody(words: &str) -> bool {
    is_other(words, "nobody")
}

/// Letters and digits, folded; anything else parts words. A heading of signs alone is those signs.
fn key(text: &str) -> String {
    let folded = search_key(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { folded.trim().to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::localized::Lang;
    use crate::i18n::texts;
    use crate::report::profile::{Column as Shown, Field};

    #[test]
    fn what_the_program_writes_above_a_column_is_understood_in_every_language() {
        for &field in Field::ALL {
            for lang in [Lang::Nb, Lang::Nn, Lang::En] {
                for shown in [Shown::usual(field), Shown::plain(field)] {
                    let heading = shown.header(texts(lang).report, lang);
                    let code = if field == Field::ChangeReason { "reason" } else { field.key() };
                    let expected = Column::from_code(code);
                    assert_eq!(column(heading), expected, "{lang:?} {heading}");
                    assert!(expected.is_some() || is_ours(heading), "{lang:?} {heading}");
                }
            }
        }
    }

    #[test]
    fn what_the_program_writes_of_a_state_is_understood_in_every_language() {
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            let texts = texts(lang);
            for &code in StateCode::ALL {
                assert_eq!(state((texts.codes.measure_state)(code)), Some(code), "{lang:?} {code:?}");
            }
            assert!(is_in_place(texts.report.in_place_state), "{lang:?}");
            assert!(is_nobody(texts.report.nobody_yet), "{lang:?}");
        }
    }

    #[test]
    fn every_row_of_the_words_is_of_a_column_or_state_and_no_word_means_two() {
        let file: File = toml::from_str(include_str!("words.toml")).unwrap();
        for code in file.columns.keys() {
            assert!(Column::from_code(code).is_some(), "{code}");
        }
        for code in file.states.keys() {
            assert!(StateCode::from_code(code).is_some(), "{code}");
        }
        for (table, rows) in [("columns", &file.columns), ("states", &file.states)] {
            let mut seen = BTreeMap::new();
            for (code, words) in rows {
                for word in words {
                    // «oppgave» and «oppgåve» are one word to us; what counts is that no word means two things.
                    let before = seen.insert(key(word), code);
                    assert!(before.is_none_or(|it| it == code), "{table}: {word}");
                }
            }
        }
    }

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        for (heading, meant) in [
            ("FRIST:", Some(Column::Deadline)),
            (" Første  skritt ", Some(Column::FirstStep)),
            ("Ansvarlig\nperson", Some(Column::Responsible)),
            ("Foelges opp", Some(Column::FollowUp)),
            ("Opprinnelig frist", None),
            ("", None),
        ] {
            assert_eq!(column(heading), meant, "{heading:?}");
        }
    }
}
