//! The guard (J3, R81, R84–R87, `domain.md` §11): what in a text may tell of one person or of anybody's health.
//!
//! It only points. Whoever writes decides: say it in general words, take the matter to the right person and store
//! nothing, or keep the words, since a list of words cannot know what a room means. What was found is neither kept
//! nor logged, and nothing is looked up anywhere.
//!
//! Identity numbers, telephone numbers and addresses are told by their form (`numbers`, `address`, `birth`,
//! `diagnosis_code`), illness and
//! persons by words that are data, one file per language, all read at once; how often that hits and misses is
//! measured on a corpus (`docs/privacy.md`).

mod address;
mod birth;
mod diagnosis_code;
mod matters;
mod numbers;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::domain::codes::codes;
use crate::text::fold::search_key;

use super::words::{Phrases, Words};

codes! {
    /// What a [`Flag`] may be.
    pub enum FlagKind {
        /// A national identity number of any kind with right check digits.
        NationalId = "national-id",
        /// Another number of eleven digits, e.g. of an account.
        LongNumber = "long-number",
        /// A telephone number.
        Phone = "phone",
        /// An e-mail address.
        Email = "e-mail",
        /// A diagnosis, symptom, treatment or pregnancy.
        Diagnosis = "diagnosis",
        /// One person, and absence, illness, capacity or conflict.
        Person = "person",
        /// A name.
        Name = "name",
    }
}

/// A place in a text which the guard asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// What it may be.
    pub kind: FlagKind,
    /// Where, in bytes.
    pub range: Range<usize>,
}

/// What the guard of a laptop looks for beyond what every guard does.
#[derive(Debug, Default)]
pub struct Guard {
    names: BTreeSet<String>,
    own_words: Option<Phrases>,
}

impl Guard {
    /// A guard that also knows the names of a staff list and words a municipality has added. A name of several words
    /// is known by each of them that has three letters or more.
    pub fn knowing<'w>(
        names: impl IntoIterator<Item = &'w str>,
        words: impl IntoIterator<Item = &'w str>,
    ) -> Self {
        let parts = names.into_iter().flat_map(|name| name.split(|c: char| c.is_whitespace() || c == '-'));
        let names = parts.map(search_key).filter(|part| part.chars().count() >= 3).collect();
        Self { names, own_words: Some(Phrases::of(words)) }
    }

    /// Everything in `text` to ask about, in the order it stands; a place is told once, as what weighs most.
    pub fn flags(&self, text: &str) -> Vec<Flag> {
        let words = Words::of(text);
        let mut flags = numbers::flags(text);
        flags.extend(address::flags(text));
        flags.extend(birth::flags(text, &words));
        flags.extend(diagnosis_code::flags(text));
        flags.extend(matters::flags(&words, self));
        flags.sort_by_key(|flag| (flag.range.start, flag.kind));
        let mut until = 0;
        flags.retain(|flag| {
            let is_new = flag.range.start >= until;
            if is_new {
                until = flag.range.end;
            }
            is_new
        });
        flags
    }

    /// Whether `key` is a name of the staff list.
    fn is_on_list(&self, key: &str) -> bool {
        self.names.contains(key) || key.strip_suffix('s').is_some_and(|key| self.names.contains(key))
    }

    /// Words of the municipality's own.
    fn own_words(&self) -> Option<&Phrases> {
        self.own_words.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kinds(text: &str) -> Vec<FlagKind> {
        Guard::default().flags(text).into_iter().map(|flag| flag.kind).collect()
    }

    #[test]
    fn a_place_is_told_once() {
        assert_eq!(kinds("Kari har migrene"), [FlagKind::Name, FlagKind::Diagnosis]);
        assert_eq!(kinds("Bedre lys i gangen"), []);
    }

    #[test]
    fn names_of_the_list_and_own_words_are_found() {
        let guard = Guard::knowing(["Liv Dag-Olsen"], ["kreftkafé"]);
        for (text, kind) in [
            ("olsens vakter", Some(FlagKind::Name)),
            ("Vi møtes på kreftkafé", Some(FlagKind::Diagnosis)),
            ("Vi møtes på kafé", None),
        ] {
            assert_eq!(guard.flags(text).first().map(|flag| flag.kind), kind, "{text}");
        }
    }

    proptest! {
        #[test]
        fn marks_lie_in_the_text_in_order_and_do_not_overlap(text in "(\\PC|[ 0-9@+.-]|hun er syk){0,40}") {
            let mut until = 0;
            for flag in Guard::default().flags(&text) {
                prop_assert!(flag.range.start >= until && flag.range.start < flag.range.end);
                prop_assert!(text.get(flag.range.clone()).is_some());
                until = flag.range.end;
            }
        }
    }
}
