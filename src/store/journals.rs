//! What SQLite lays beside a file, and the rights of it.
//!
//! It gets the rights of the file. Made beside one that was write-protected just then, it could neither be taken away by whoever
//! only reads, nor be written once the file may be written again.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::location::{JOURNALS, with_ending};

/// Whether SQLite, asked to read this file, would lay a log beside it that is not there.
///
/// Reads the first bytes: not to be asked of a file that this process may write to.
pub(super) fn would_be_made(path: &Path) -> bool {
    /// Where the header keeps how changes are read, and what stands there for a log.
    const READ_AT: usize = 19;
    const LOG: u8 = 2;
    // SQLite lays it beside the file itself, not beside a link to it.
    let Ok(real) = path.canonicalize() else { return false };
    let is_there = |ending| std::fs::symlink_metadata(with_ending(&real, ending)).is_ok();
    let mut header = [0; READ_AT + 1];
    // Of one under a passphrase nobody can tell.
    let mut has_log = || {
        let begun = File::open(&real).and_then(|mut file| file.read_exact(&mut header));
        begun.is_ok() && (header.get(READ_AT) == Some(&LOG) || !super::looks_like_one(&header))
    };
    !JOURNALS.iter().any(|ending| is_there(ending)) && has_log()
}

/// Gives its owner the right to write to what lies beside a file that may be written: what was made while the file was
/// write-protected is as protected as that was. What belongs to somebody else stays as it is.
#[cfg(unix)]
pub(super) fn make_writable(path: &Path) {
    use std::fs::{Permissions, metadata, set_permissions, symlink_metadata};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    const OWNER_WRITES: u32 = 0o200;
    let Ok(real) = path.canonicalize() else { return };
    let Some(file) = metadata(&real).ok().filter(|file| file.mode() & OWNER_WRITES != 0) else { return };
    for beside in JOURNALS.map(|ending| with_ending(&real, ending)) {
        let is_protected = symlink_metadata(&beside)
            .is_ok_and(|it| it.is_file() && it.uid() == file.uid() && it.mode() & OWNER_WRITES == 0);
        if is_protected {
            // Where it cannot be done, opening tells that nothing can be written.
            let _ = set_permissions(&beside, Permissions::from_mode(0o600));
        }
    }
}

/// On this system a log does not take over that a file is write-protected.
#[cfg(not(unix))]
pub(super) fn make_writable(_: &Path) {}
