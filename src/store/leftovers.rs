//! What killed programs have left half written of the data file and its backups (L6).

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::backup::{self, Backups};
use super::copies::unfinished_of;
use super::protection::overwrite_and_delete;

/// Copies of the file that were never finished and that nobody has touched for an hour: of a backup, a restoring, a new
/// passphrase, a salvage. None of them is needed while the file itself can be opened.
pub fn half_written(backups: &Backups, now: DateTime<Utc>) -> Vec<PathBuf> {
    let mut found = unfinished_of(backups.data_file(), Some(backups));
    found.retain(|copy| is_left(copy, now));
    found
}

/// Takes them away, overwritten first; how many went.
pub fn clear_half_written(backups: &Backups, now: DateTime<Utc>) -> usize {
    half_written(backups, now).iter().filter(|copy| overwrite_and_delete(copy).is_ok()).count()
}

fn is_left(copy: &Path, now: DateTime<Utc>) -> bool {
    let touched = fs::metadata(copy).and_then(|there| there.modified()).map(DateTime::<Utc>::from);
    touched.is_ok_and(|touched| backup::is_left(touched, now))
}
