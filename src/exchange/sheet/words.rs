//! What people call a column or a state, as data in three languages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Column;
use crate::domain::measure::StateCode;
use crate::text::fold::search_key;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file comes with the program; a test reads every word of it.
    let file: File = toml::from_str(include_str!("words.toml")).unwrap_or_default();
    let table = |rows: BTreeMap<String, Vec<String>>| -> BTreeMap<String, String> {
        rows.into_iter()
            .flat_map(|(code, words)| words.into_iter().map(move |word| (key(&word), code.clone())))
            .collect()
    };
    Words { columns: table(file.columns), states: table(file.states), others: table(file.others) }
});

struct Words {
    columns: BTreeMap<String, String>,
    states: BTreeMap<String, String>,
    others: BTreeMap<String, String>,
}

#[derive(serde::Deserialize, Default)]
struct File {
    columns: BTreeMap<String, Vec<String>>,
    states: BTreeMap<String, Vec<String>>,
    others: BTreeMap<String, Vec<String>>,
}

/// The column a heading means.
pub fn column(heading: &str) -> Option<Column> {
    WORDS.columns.get(&key(heading)).and_then(|code| Column::from_code(code))
}

/// The state a word means, in any of the languages.
pub fn state(word: &str) -> Option<StateCode> {
    WORDS.states.get(&key(word)).and_then(|code| StateCode::from_code(code))
}

/// Whether the word says that a measure was there before the meeting (F8).
pub fn is_in_place(word: &str) -> bool {
    WORDS.others.get(&key(word)).is_some_and(|code| code == "in_place")
}

/// Whether it is a heading of our own lists that is not read back.
pub fn is_ours(heading: &str) -> bool {
    WORDS.others.get(&key(heading)).is_some_and(|code| code == "ours")
}

/// Whether the words say that nobody is responsible yet (F3).
pub fn is_nobody(words: &str) -> bool {
    WORDS.others.get(&key(words)).is_some_and(|code| code == "nobody")
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
