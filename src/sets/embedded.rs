//! The sets that come with the program.
//!
//! Tests prove that each is valid and lint clean, so a reader of the program never meets a faulty one. A set is read
//! when it is first asked for, not at start.

use std::sync::OnceLock;

use crate::domain::ids::SetId;
use crate::domain::question_set::QuestionSet;

use super::file::read_text;

/// One built-in set: its file, and the set once it has been asked for.
pub struct Embedded {
    /// Its id, which is also its file name without `.toml`.
    pub id: &'static str,
    /// The file as it stands in `questions/`.
    pub text: &'static str,
    set: OnceLock<Option<QuestionSet>>,
}

macro_rules! embedded {
    ($($id:literal),+ $(,)?) => {
        static SETS: [Embedded; [$($id),+].len()] = [$(Embedded {
            id: $id,
            text: include_str!(concat!("../../questions/", $id, ".toml")),
            set: OnceLock::new(),
        }),+];
    };
}

// In the order they are offered: the core, the sectors', the special ones.
embedded![
    "ned-kjerne",
    "helse-omsorg",
    "barnehage",
    "helsefremmende",
    "engasjement-seks",
    "ti-faktor",
    "leder-mestring",
    "oppfolging",
];

impl Embedded {
    /// The set; `None` only if a file is faulty, which a test forbids.
    pub fn set(&self) -> Option<&QuestionSet> {
        // The bank is not asked: that every measure is in it is proven by test, and reading it here would cost.
        self.set.get_or_init(|| read_text(self.text, &|_| true).ok()).as_ref()
    }
}

/// All of them, in the order they are offered.
pub fn all() -> &'static [Embedded] {
    &SETS
}

/// The built-in set with this id.
pub fn set(id: &SetId) -> Option<&'static QuestionSet> {
    SETS.iter().find(|embedded| embedded.id == id.as_str())?.set()
}
