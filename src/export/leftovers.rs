//! Files that an export left half done when the program was killed: known again, and cleared away.
//!
//! While it is written, a file has a name of its own (`.dialogduk-PID-0.tmp`) and is locked. The system lets go of the lock
//! when the process ends, however it ends, so that what can be locked here is nobody's any more. What somebody said stays
//! in no such file for ever: each export clears its folder, and each start those that were written to before.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

const BEGINS: &str = ".dialogduk-";
const ENDS: &str = ".tmp";
/// A file that was touched so lately may have been made a moment ago, and not be locked yet.
const LATELY: Duration = Duration::from_secs(60);
/// Some network folders know no locks: what is as old as this belongs to nobody there.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);

/// What the file is called while it is written; `number` tells those of one process apart.
pub(super) fn name(number: u32) -> String {
    format!("{BEGINS}{}-{number}{ENDS}", std::process::id())
}

/// Takes hold of a file that is being written, until it is closed. Where that is not possible, its age tells.
pub(super) fn hold(file: &File) {
    let _ = file.try_lock();
}

/// Clears away what was left half done in a folder, and tells how many there were. Only plain files with such a name go that
/// nobody holds and nobody has touched for a minute, so never one that another window is writing.
pub fn sweep(folder: &Path) -> usize {
    find(folder).iter().filter(|path| fs::remove_file(path).is_ok()).count()
}

/// What [`sweep`] would clear away.
pub fn find(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_name().to_str().is_some_and(is_ours))
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.path())
        .filter(|path| is_nobodys(path))
        .collect()
}

/// `.dialogduk-1234-0.tmp`, and nothing else.
fn is_ours(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    name.strip_prefix(BEGINS)
        .and_then(|rest| rest.strip_suffix(ENDS))
        .and_then(|rest| rest.split_once('-'))
        .is_some_and(|(process, number)| is_number(process) && is_number(number))
}

/// Whether whoever wrote it is gone. A file of somebody else cannot be opened, and stays.
fn is_nobodys(path: &Path) -> bool {
    let Ok(file) = OpenOptions::new().read(true).write(true).open(path) else { return false };
    let Some(untouched) = file.metadata().and_then(|about| about.modified()).ok().map(distance) else {
        return false;
    };
    match file.try_lock() {
        Ok(()) => untouched >= LATELY,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => untouched >= OLD,
    }
}

/// How far a moment is from now, on either side: a clock may have been set.
fn distance(at: SystemTime) -> Duration {
    SystemTime::now().duration_since(at).unwrap_or_else(|ahead| ahead.duration())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_this_program_gives_are_its_own() {
        assert!(is_ours(&name(0)) && is_ours(".dialogduk-1-12.tmp"));
        for other in [
            ".dialogduk-1-.tmp",
            ".dialogduk--1.tmp",
            ".dialogduk-1.tmp",
            ".dialogduk-1-2-3.tmp",
            "dialogduk-1-2.tmp",
            ".dialogduk-1-2.tmp.txt",
            ".dialogduk-notater-1.tmp",
            ".dialogduk-1-+2.tmp",
        ] {
            assert!(!is_ours(other), "{other}");
        }
    }
}
