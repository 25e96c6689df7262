//! Question sets: the TOML files, read strictly, and what there is to choose from.
//!
//! [`read`] turns the bytes of a file into a [`QuestionSet`] or into *all* its problems with their places; [`write()`]
//! turns a set back into the same layout. [`embedded`] holds the sets that come with the program, and [`catalogue()`]
//! puts a user's own files beside them. The words for a problem stand in `i18n::sets`.
//!
//! The format is told to people in `docs/questions.md`.
//!
//! [`QuestionSet`]: crate::domain::question_set::QuestionSet
//! [`read`]: file::read
//! [`write()`]: write::write

pub mod catalogue;
pub mod embedded;
pub mod file;
pub mod own;
pub mod problem;
pub mod write;

mod check;
pub(crate) mod lines;
pub(crate) mod nearest;
pub(crate) mod syntax;
mod walk;

pub use catalogue::{Catalogue, Listed, Origin, UserFile, catalogue};
pub use file::{SCHEMA, read, read_text};
pub use problem::{ProblemKind, SetProblem};
pub use write::write;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::question_set::{Question, QuestionSet};

/// Reads the set that lies in the session file `text` as the table at byte `at`; places are those of that file.
pub(crate) fn set_in(text: &str, table: &DeTable<'_>, at: usize) -> Result<QuestionSet, Vec<SetProblem>> {
    check::set_in_session(text, table, at)
}

/// Reads a question that lies in the session file `text` on its own.
pub(crate) fn question_in(text: &str, value: &Spanned<DeValue<'_>>) -> Result<Question, Vec<SetProblem>> {
    check::question_in_session(text, value)
}
