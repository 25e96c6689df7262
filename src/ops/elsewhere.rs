//! Everything in another file, when the one that is open takes nothing more (L10).

use std::path::Path;

use chrono::NaiveDate;

use crate::domain::session::Session;
use crate::store::{Store, StoreProblem};

/// The file to go on in.
#[derive(Debug)]
pub struct Moved {
    /// It.
    pub store: Store,
    /// Whether everything came along. If not, the old file could not be read any more, and only the open session, as it
    /// was in memory, is there.
    pub whole: bool,
}

/// What the new file is called unless a person says otherwise.
pub fn new_file_name(today: NaiveDate) -> String {
    format!("dialogduk {}.db", today.format("%Y-%m-%d"))
}

/// Saves everything in a new file with a free name: the whole old file, or, where that cannot be read any more, the
/// session that is `open`. Nothing is left behind when neither can be done.
pub fn move_elsewhere(store: &Store, target: &Path, open: Option<&Session>) -> Result<Moved, StoreProblem> {
    let problem = match store.elsewhere(target) {
        Ok(store) => return Ok(Moved { store, whole: true }),
        Err(problem) => problem,
    };
    let Some(open) = open.filter(|_| !problem.kind.is_of_the_name()) else { return Err(problem) };
    match store.only_elsewhere(target, open) {
        Ok(store) => Ok(Moved { store, whole: false }),
        Err(_) => Err(problem),
    }
}
