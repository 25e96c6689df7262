//! Backups: whole copies of the file, each looked through before it counts, kept by a policy (L4).
//!
//! How they are called is in `names`, how one is made in `making`, how a file is set aside that cannot be copied in `aside`, which are kept in `policy`, how one is opened and the
//! one to go back to is found in `reading`. Only a backup that was found sound lets an older one go.

mod aside;
mod making;
mod names;
mod policy;
mod reading;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::Store;
use super::location::whole_path;
use crate::domain::fingerprint::sha256_hex;

pub(super) use aside::Aside;
pub(super) use making::{is_left, new_part, pour, write_copy};
pub use names::Reason;
pub(super) use names::{PART, SET_ASIDE};
pub use policy::kept;
pub(super) use reading::usable;
pub use reading::{Contents, look_through, look_through_with};
pub(super) use reading::{open_copy, open_copy_as, open_current, open_live, sound};

/// A backup as its name tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub made: DateTime<Utc>,
    /// Why.
    pub reason: Reason,
    /// It was made of a file without any meeting; known without opening it, since it may stand under a passphrase.
    pub is_empty: bool,
    /// How large it is.
    pub bytes: u64,
}

/// Where the backups of one data file lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backups {
    data_file: PathBuf,
    folder: PathBuf,
    /// How their names begin.
    prefix: String,
}

impl Backups {
    /// The folder `backups` beside the data file; or another folder, where files of the same name from other places
    /// are told apart.
    pub fn new(data_file: &Path, elsewhere: Option<&Path>) -> Self {
        let name = data_file.file_name().unwrap_or_default().to_string_lossy();
        let (folder, prefix) = match elsewhere {
            None => (data_file.with_file_name("backups"), format!("{name}.")),
            Some(folder) => {
                // The same also where the file has vanished: just then they must be found.
                let whole = whole_path(data_file);
                let mut short = sha256_hex(whole.as_os_str().as_encoded_bytes());
                short.truncate(8);
                (folder.to_owned(), format!("{name}-{short}."))
            }
        };
        Self { data_file: data_file.to_owned(), folder, prefix }
    }

    /// Those of another data file, kept in the same way: beside it, or in the folder that was named.
    #[must_use]
    pub fn of_another(&self, data_file: &Path) -> Self {
        Self::new(data_file, self.elsewhere())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder, if it is not the one beside the file.
    pub(super) fn elsewhere(&self) -> Option<&Path> {
        (*self != Self::new(&self.data_file, None)).then_some(self.folder.as_path())
    }

    /// Why no backup can be kept in the folder, with its place and in the system's own words; `None` where one can. Makes a file
    /// there, or where the folder would be made, and takes it away again.
    pub fn why_none_can_be_kept(&self) -> Option<String> {
        let told = |at: &Path, why: &str| Some(format!("{}: {why}", at.display()));
        // A link that leads nowhere is there, and no folder can be made.
        let nearest = self.folder.ancestors().find(|at| fs::symlink_metadata(at).is_ok());
        let nearest = nearest.filter(|at| !at.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !nearest.is_dir() {
            return told(nearest, "not a directory");
        }
        // Swept like any part that a killed program has left.
        match new_part(&nearest.join(format!("{}doctor", self.prefix))) {
            Ok(part) => {
                let _ = fs::remove_file(part);
                None
            }
            Err(problem) => told(nearest, &problem.detail),
        }
    }

    /// The file they are backups of.
    pub fn data_file(&self) -> &Path {
        &self.data_file
    }

    /// How the names of all files begin that belong to them: backups, and what was set aside.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Every backup that is there, the newest first.
    pub fn list(&self) -> Vec<BackupFile> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut files: Vec<BackupFile> = entries
            .filter_map(|entry| {
                let path = entry.path();
                let (names::Name { made, reason, is_empty }, "") = self.read_name(&path)? else {
                    return None;
                };
                let there = entry.metadata().ok().filter(fs::Metadata::is_file)?;
                Some(BackupFile { path, made, reason, is_empty, bytes: there.len() })
            })
            .collect();
        files.sort_by(|a, b| b.made.cmp(&a.made).then_with(|| b.path.cmp(&a.path)));
        files
    }
}

impl Store {
    /// Where the backups of this file lie; `None` for a store in memory.
    pub fn backups(&self) -> Option<Backups> {
        self.elsewhere.clone().or_else(|| self.path().map(|path| Backups::new(path, None)))
    }
}
