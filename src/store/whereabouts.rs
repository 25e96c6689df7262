//! Whether the open file is still the one that its name stands for, and taking everything somewhere else when it is not
//! or cannot be written any more (L10).
//!
//! A program that carries files to other machines, or a person tidying up, can remove, rename or replace a file that is
//! open here. On Unix the open one then lives on without a name: whatever is written goes into a file that nobody finds
//! again. So the name is looked at before a transaction is made and again before it is called saved.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use super::error::{ProblemKind, StoreProblem};
use super::location::with_ending;
use super::{Store, location};
use crate::domain::session::Session;

/// Which file stands behind a name. Windows does not let an open one be removed or replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity(u64, u64);

impl Identity {
    /// The file with this name just now; `None` where there is none, or nobody may look.
    pub fn of(path: &Path) -> Option<Self> {
        std::fs::metadata(path).ok().map(|about| Self::from(&about))
    }

    #[cfg(unix)]
    fn from(about: &std::fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(about.dev(), about.ino())
    }

    #[cfg(not(unix))]
    fn from(_: &std::fs::Metadata) -> Self {
        Self(0, 0)
    }
}

/// Whether two names stand for one file. Opens neither.
pub fn is_one_file(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    whole(one).is_some_and(|it| Some(it) == whole(other))
        || (cfg!(unix) && Identity::of(one).is_some_and(|it| Some(it) == Identity::of(other)))
}

/// Whether a name stands for the data file, or for what lies beside it while it is open: nothing else may be written there.
pub fn is_part_of(path: &Path, data_file: &Path) -> bool {
    let real = location::whole_path(data_file);
    let beside = location::JOURNALS.map(|ending| with_ending(&real, ending));
    is_one_file(path, data_file) || beside.contains(&location::whole_path(path))
}

/// What stood behind the names when they were opened.
#[derive(Debug)]
pub(super) struct Whereabouts {
    path: PathBuf,
    file: Option<Identity>,
    /// The log beside it: where the name is a link, beside what that stands for.
    log_path: PathBuf,
    /// It, once there is one. It lives as long as somebody has the file open.
    log: Cell<Option<Identity>>,
}

impl Whereabouts {
    pub(super) fn of(path: &Path) -> Self {
        let log_path = with_ending(&location::behind_links(path), "-wal");
        Self { path: path.to_owned(), file: Identity::of(path), log_path, log: Cell::new(None) }
    }

    /// Whether both names still stand for what is open. A folder that nobody may look into any more says nothing, and
    /// what is open can still be written.
    fn hold(&self) -> bool {
        if self.log.get().is_none() {
            self.log.set(Identity::of(&self.log_path));
        }
        is_still(&self.path, self.file) && is_still(&self.log_path, self.log.get())
    }
}

/// Whether a name stands for this file, as far as can be seen.
fn is_still(path: &Path, opened: Option<Identity>) -> bool {
    let Some(opened) = opened else { return true };
    match std::fs::metadata(path) {
        Ok(about) => Identity::from(&about) == opened,
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    }
}

impl Store {
    /// Whether the file still stands where it was opened: [`ProblemKind::Moved`] once it has been removed, renamed or
    /// replaced. What was saved until then can still be read here, and taken [elsewhere](Store::elsewhere).
    pub fn is_in_place(&self) -> Result<(), StoreProblem> {
        let Some(whereabouts) = &self.whereabouts else { return Ok(()) };
        if whereabouts.hold() {
            return Ok(());
        }
        // What lies in the log belongs into the file it was written for, whatever that is called now, and must not be
        // found beside another one of the same name. Where it cannot be moved, everything can still be read from both.
        let _ = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Err(StoreProblem::new(ProblemKind::Moved, "the name of the file stands for another one, or none")
            .about(self.path()))
    }

    /// Makes a new file with a free name and only this session in it, and opens it. Nothing is left behind when it cannot
    /// be done. What stood under a passphrase stands under the same there.
    pub fn only_elsewhere(&self, path: &Path, session: &Session) -> Result<Self, StoreProblem> {
        let mut store = Self::create(path, self.passphrase.as_ref())?;
        if let Err(problem) = store.create_session(session) {
            drop(store);
            // Made by us a moment ago; the first error is the one to tell.
            let _ = std::fs::remove_file(path);
            return Err(problem);
        }
        Ok(store)
    }

    /// Copies everything that was saved into a new file, readable for its owner alone, and opens that. The name must be
    /// free, and its folder there: one that is not is a slip of the fingers. Nothing is left behind when it cannot be done.
    pub fn elsewhere(&self, target: &Path) -> Result<Self, StoreProblem> {
        location::look_for_folder(target)?;
        location::prepare_new(target)?;
        let opened = self.back_up_to(target).and_then(|()| Self::open_with(target, self.passphrase.as_ref()));
        if opened.is_err() {
            // Half a copy is none; the first error is the one to tell.
            let _ = std::fs::remove_file(target);
        }
        opened.map_err(|mut problem| {
            problem.path = Some(target.to_owned());
            problem
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_elsewhere_holds_everything_and_half_a_copy_is_not_left() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("a.db")).unwrap();
        let astray = folder.path().join("ny mappe/b.db");
        assert_eq!(store.elsewhere(&astray).unwrap_err().kind, ProblemKind::NoFolder);
        assert!(!folder.path().join("ny mappe").exists(), "no folder is made");
        let target = folder.path().join("b.db");
        let other = store.elsewhere(&target).unwrap();
        assert_eq!(other.path(), Some(target.as_path()));
        assert_eq!(store.elsewhere(&target).unwrap_err().kind, ProblemKind::Taken);
        assert!(target.exists(), "what was there is left alone");
    }
}
