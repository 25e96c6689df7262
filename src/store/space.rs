//! Whether there is room on a disk for what the program may have to write at once (L6, L10).

use std::path::Path;

/// How many times the data file may have to be written anew before anything old is let go of: bringing a backup back keeps
/// what is there as a backup, makes the other ready beside it, and holds its pages in the log until they are all in. Deleting
/// for good and a new passphrase need one less.
const COPIES: u64 = 3;
/// What a day of meetings writes beside that: the log, documents, drafts. Bytes.
const BESIDE: u64 = 64 << 20;

/// Bytes left for this user on the disk where a path lies or would be made; `None` where the system does not tell.
pub fn room_left(path: &Path) -> Option<u64> {
    let there = path.ancestors().find(|it| it.as_os_str().is_empty() || it.exists())?;
    let there = if there.as_os_str().is_empty() { Path::new(".") } else { there };
    // Some file systems that are none count everything as nothing.
    fs4::statvfs(there).ok().filter(|disk| disk.total_space() > 0).map(|disk| disk.available_space())
}

/// Bytes that should be left on every disk with the data file or backups of it, where the file and its log are so large.
pub fn room_needed(bytes: u64) -> u64 {
    bytes.saturating_mul(COPIES).saturating_add(BESIDE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_tells_what_is_left_also_of_a_folder_that_is_still_to_be_made() {
        let folder = tempfile::tempdir().unwrap();
        assert!(room_left(folder.path()).is_some());
        assert!(room_left(&folder.path().join("backups/of/another.db")).is_some());
        assert!(room_left(Path::new("no such folder.db")).is_some(), "beside the program's own folder");
    }

    #[test]
    fn a_larger_file_needs_more_room_and_none_needs_more_than_there_are_numbers() {
        assert!(room_needed(0) > 0);
        assert_eq!(room_needed(1 << 30) - room_needed(0), 3 << 30);
        assert_eq!(room_needed(u64::MAX), u64::MAX);
    }
}
