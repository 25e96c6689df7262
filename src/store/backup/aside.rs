//! Setting the data file aside byte for byte, where it cannot be copied page by page.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::Backups;
use crate::private::{folder_of, surely_sync_folder, sync_folder};
use crate::store::error::StoreProblem;
use crate::store::location::{behind_links, with_ending};

/// The endings of what is set aside: the log before the file that is nothing whole without it.
pub(super) const ENDINGS: [&str; 3] = ["-wal", "-journal", ""];

/// A file that was set aside: it has a second name among the backups, or a copy.
pub(in crate::store) struct Aside {
    /// What the file is called there, whether it was there itself or its log alone.
    path: PathBuf,
    given: Vec<Given>,
    /// It cannot be put back any more.
    stays: bool,
}

/// One name that was given.
struct Given {
    from: PathBuf,
    to: PathBuf,
    /// The name it had is gone.
    is_taken: bool,
}

impl Backups {
    /// Gives the file as it is, and what lies beside it, a name among the backups, byte for byte: all of them or none. The log
    /// alone where the file is gone.
    pub(in crate::store) fn set_aside(
        &self,
        at: DateTime<Utc>,
        mut give: impl FnMut(&Path, &Path) -> io::Result<()>,
    ) -> Result<Aside, StoreProblem> {
        let file = behind_links(&self.data_file);
        let mut aside = Aside { path: self.free_aside(at), given: Vec::new(), stays: false };
        for ending in ENDINGS {
            let (from, to) = (with_ending(&file, ending), with_ending(&aside.path, ending));
            if !from.exists() {
                continue;
            }
            if let Err(error) = give(&from, &to) {
                // What somebody else has called so meanwhile is no half of ours.
                if error.kind() != io::ErrorKind::AlreadyExists {
                    let _ = fs::remove_file(&to);
                }
                aside.forget();
                return Err(StoreProblem::from_io(&error));
            }
            aside.given.push(Given { from, to, is_taken: false });
        }
        // A medium that cannot do this keeps names in its own way.
        let _ = sync_folder(&self.folder);
        Ok(aside)
    }
}

impl Aside {
    /// Where a person finds it: the file, or the log that was there without it.
    pub(in crate::store) fn found_as(&self) -> &Path {
        // The file comes last.
        self.given.last().map_or(&self.path, |it| &it.to)
    }

    /// Takes away the names the file had: its own before that of its log, without which it would open as it never was. On
    /// the disk, the file's own is gone before the next goes.
    pub(in crate::store) fn take_names(&mut self) -> io::Result<()> {
        for it in self.given.iter_mut().rev() {
            fs::remove_file(&it.from)?;
            it.is_taken = true;
            surely_sync_folder(folder_of(&it.from))?;
        }
        Ok(())
    }

    /// From here on it stays set aside: what windows shared beside it is gone, and they must not meet others in it.
    pub(in crate::store) fn stay(&mut self) {
        self.stays = true;
    }

    /// Everything as it was: names that were taken come back, the file's own last, and those given go. Where one cannot come
    /// back, all of it stays set aside: `false`.
    pub(in crate::store) fn put_back(&self, give: impl Fn(&Path, &Path) -> io::Result<()>) -> bool {
        if self.stays {
            return false;
        }
        let is_back = |it: &Given| !it.is_taken || give(&it.to, &it.from).is_ok();
        if !self.given.iter().all(is_back) {
            return false;
        }
        // The names given must outlast those that came back until these are on the disk.
        if self.given.iter().any(|it| it.is_taken && surely_sync_folder(folder_of(&it.from)).is_err()) {
            return false;
        }
        self.forget();
        true
    }

    /// Takes away the names that were given.
    fn forget(&self) {
        for it in &self.given {
            let _ = fs::remove_file(&it.to);
        }
    }
}
