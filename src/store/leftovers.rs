//! What killed programs have left half written of the data file and its backups (L6).

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::backup::{self, Backups, open_current, sound};
use super::copies::{takes_the_place, unfinished_of};
use super::error::StoreProblem;
use super::protection::overwrite_and_delete;
use crate::text::passphrase::Passphrase;

/// Copies of the file that were never finished and that nobody has touched for an hour: of a backup, a restoring, a new
/// passphrase, a salvage. None of them is needed while the file itself can be opened.
///
/// One that is whole, and holds meetings the file neither has nor has deleted for good, is not among them: a person may have called
/// it so. The passphrase opens the data file and it, where they stand under one.
pub fn half_written(backups: &Backups, passphrase: Option<&Passphrase>, now: DateTime<Utc>) -> Vec<PathBuf> {
    let mut found = unfinished_of(backups.data_file(), Some(backups));
    let holds_more = |copy: &Path| {
        takes_the_place(copy) && holds_more(backups.data_file(), copy, passphrase).unwrap_or(false)
    };
    found.retain(|copy| is_left(copy, now) && !holds_more(copy));
    found
}

/// Takes them away, overwritten first; how many went.
pub fn clear_half_written(backups: &Backups, passphrase: Option<&Passphrase>, now: DateTime<Utc>) -> usize {
    let left = half_written(backups, passphrase, now);
    left.iter().filter(|copy| overwrite_and_delete(copy).is_ok()).count()
}

fn is_left(copy: &Path, now: DateTime<Utc>) -> bool {
    let touched = fs::metadata(copy).and_then(|there| there.modified()).map(DateTime::<Utc>::from);
    touched.is_ok_and(|touched| backup::is_left(touched, now))
}

/// Whether a copy is sound and has meetings that are not in the data file, and were not deleted from it for good.
fn holds_more(data_file: &Path, copy: &Path, passphrase: Option<&Passphrase>) -> Result<bool, StoreProblem> {
    let ids = |path: &Path, sql: &str| -> Result<Vec<String>, StoreProblem> {
        let db = open_current(path, passphrase)?;
        sound(&db)?;
        Ok(db.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    };
    let there = ids(copy, "SELECT id FROM session")?;
    // A data file that cannot be read has none.
    let known = ids(data_file, "SELECT id FROM session UNION SELECT id FROM erased_session");
    let known = known.unwrap_or_default();
    Ok(there.iter().any(|id| !known.contains(id)))
}
