//! Looking at some of the lines only: those of a kind, or with a tag (D7).

use crate::domain::answer::{Answer, Nature};
use crate::i18n::Texts;

/// Which lines are shown, where it is not all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Only {
    /// Those of a kind.
    Nature(Nature),
    /// Those with a tag.
    Tag(String),
}

impl Only {
    /// Whether a line is shown.
    pub fn shows(&self, answer: &Answer) -> bool {
        match self {
            Self::Nature(nature) => answer.nature == Some(*nature),
            Self::Tag(tag) => answer.tags.contains(tag),
        }
    }

    /// «styrke», «#natt».
    pub fn name(&self, texts: &Texts) -> String {
        match self {
            Self::Nature(nature) => (texts.codes.nature)(*nature).to_owned(),
            Self::Tag(tag) => format!("#{tag}"),
        }
    }
}
