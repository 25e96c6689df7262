//! Copies of the data file that the program itself has made, and how they are removed.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::store::backup::Backups;
use crate::store::location::with_ending;
use crate::store::protection::{UNDER_WAY, is_plain_and_ours};

/// Backups, whole, half or set aside as damaged; copies that earlier programs made before they took the file forward; and what
/// a program that was ended while it copied has left beside the file. Those that are there.
pub fn copies_of(path: &Path, elsewhere: Option<&Backups>) -> Vec<PathBuf> {
    let Some(name) = path.file_name().and_then(OsStr::to_str) else { return Vec::new() };
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut copies: Vec<PathBuf> =
        files.map(|entry| entry.path()).filter(|it| is_copy(it, name) || is_left_over(it, path)).collect();
    copies.extend(Backups::new(path, None).files());
    copies.extend(elsewhere.into_iter().flat_map(Backups::files));
    copies.sort();
    copies.dedup();
    copies
}

/// Whether a file is a copy of the one with this name, and nothing a person has called so.
fn is_copy(path: &Path, name: &str) -> bool {
    let Some(rest) = path.file_name().and_then(OsStr::to_str).and_then(|it| it.strip_prefix(name)) else {
        return false;
    };
    let steps = rest.strip_prefix(".schema-").is_some_and(|steps| {
        steps.starts_with(|c: char| c.is_ascii_digit())
            && steps.chars().all(|c| c.is_ascii_digit() || c == '-')
    });
    let under_way = [UNDER_WAY, ".plain", RESTORING].iter().find_map(|ending| rest.strip_prefix(ending));
    steps || under_way.is_some_and(|rest| ["", "-wal", "-shm", "-journal"].contains(&rest))
}

/// Whether a file is what a salvage or a backup of this data file was writing when it was cut off: beside it, and called after
/// it.
fn is_left_over(path: &Path, data_file: &Path) -> bool {
    let (Some(name), Some(stem)) =
        (path.file_name().and_then(OsStr::to_str), data_file.file_stem().and_then(OsStr::to_str))
    else {
        return false;
    };
    let ends = |end: &str| name.ends_with(end);
    let half = ends(".damaged.part") || ends(".damaged.part-wal");
    name.starts_with(stem) && (half || (ends(".part") && is_plain_and_ours(path)))
}

/// What a backup is called while it is made ready to take the place of the data file.
pub(super) const RESTORING: &str = ".restoring";

/// The file and what SQLite keeps beside it; those that are there.
pub(super) fn with_journals(path: &Path) -> Vec<PathBuf> {
    let beside = ["-wal", "-journal", "-shm"].map(|ending| with_ending(path, ending));
    std::iter::once(path.to_owned()).chain(beside).filter(|it| it.is_file()).collect()
}
