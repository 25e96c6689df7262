//! Bytes of a file → question set, or everything that is wrong with it.

use toml::de::DeTable;

use crate::domain::question_set::QuestionSet;

use super::problem::{ProblemKind, SetProblem};
use super::{check, lines::Lines, syntax};

/// The schema this program writes, and the newest it reads.
pub const SCHEMA: i64 = 1;

/// Largest file that is looked at, in bytes. The largest set of our own is under 25 kB.
const LARGEST: usize = 1 << 20;

/// A set, and where in its file its id stands.
pub(super) struct Reading {
    pub(super) set: QuestionSet,
    /// Line and column of the id.
    pub(super) id_at: (usize, usize),
}

/// Reads a question set file.
///
/// `knows_measure` says which measure ids the bank has; pass `&|_| true` where another bank may be meant. A byte order
/// mark and Windows line ends are fine. On failure the problems are all there are, in the order of the file, unless
/// the text is not TOML or for a newer program: then that is the one problem.
pub fn read(bytes: &[u8], knows_measure: &dyn Fn(&str) -> bool) -> Result<QuestionSet, Vec<SetProblem>> {
    reading(bytes, knows_measure).map(|reading| reading.set)
}

/// [`read`] for a text that is already in memory.
pub fn read_text(text: &str, knows_measure: &dyn Fn(&str) -> bool) -> Result<QuestionSet, Vec<SetProblem>> {
    read(text.as_bytes(), knows_measure)
}

pub(super) fn reading(
    bytes: &[u8],
    knows_measure: &dyn Fn(&str) -> bool,
) -> Result<Reading, Vec<SetProblem>> {
    if bytes.len() > LARGEST {
        let kind = ProblemKind::TooLarge { bytes: bytes.len(), limit: LARGEST };
        return Err(vec![SetProblem { line: 1, column: 1, kind }]);
    }
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(vec![not_utf8(bytes, error.valid_up_to())]),
    };
    let lines = Lines::new(text);
    let problem = |at, kind| {
        let (line, column) = lines.at(at);
        SetProblem { line, column, kind }
    };
    let root = DeTable::parse(text).map_err(|error| {
        let (at, fault) = syntax::fault(text, &error);
        vec![problem(at, ProblemKind::Syntax(fault))]
    })?;
    let (set, id_at) = check::set(text, root.get_ref(), knows_measure)?;
    Ok(Reading { set, id_at: lines.at(id_at) })
}

/// The place of the first byte that is not text; all before it is.
fn not_utf8(bytes: &[u8], valid_up_to: usize) -> SetProblem {
    let before = bytes.get(..valid_up_to).and_then(|before| str::from_utf8(before).ok()).unwrap_or_default();
    let (line, column) = Lines::new(before).at(before.len());
    SetProblem { line, column, kind: ProblemKind::NotUtf8 }
}
