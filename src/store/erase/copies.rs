//! Copies of the data file that the program itself has made, and how they are removed.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::beside;
use crate::store::backup::Backups;

/// Backups, and copies that earlier programs made before they took the file forward; those that are there.
pub fn copies_of(path: &Path, elsewhere: Option<&Backups>) -> Vec<PathBuf> {
    let Some(name) = path.file_name().and_then(OsStr::to_str) else { return Vec::new() };
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let before = format!("{name}.schema-");
    let is_copy = |entry: &fs::DirEntry| {
        entry.file_type().is_ok_and(|kind| kind.is_file())
            && entry.file_name().to_str().and_then(|it| it.strip_prefix(&before)).is_some_and(|rest| {
                rest.starts_with(|c: char| c.is_ascii_digit())
                    && rest.chars().all(|c| c.is_ascii_digit() || c == '-')
            })
    };
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut copies: Vec<PathBuf> = entries.flatten().filter(is_copy).map(|it| it.path()).collect();
    copies.extend(Backups::new(path, None).list().into_iter().map(|it| it.path));
    copies.extend(elsewhere.into_iter().flat_map(Backups::list).map(|it| it.path));
    copies.sort();
    copies.dedup();
    copies
}

/// The file and what SQLite keeps beside it; those that are there.
pub(super) fn with_journals(path: &Path) -> Vec<PathBuf> {
    let beside = ["-wal", "-journal", "-shm"].map(|ending| beside(path, ending));
    std::iter::once(path.to_owned()).chain(beside).filter(|it| it.is_file()).collect()
}
