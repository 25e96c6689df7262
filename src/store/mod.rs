//! SQLite and nothing else: the one file, its shape, and the short transactions that change it.
//!
//! - [`Store::commit`] is the one door for content: the same [`Change`](crate::domain::change::Change)s that memory
//!   has applied, in one transaction together with their log row. Undo and redo go through it again, also after a
//!   restart.
//! - What memory holds after [`apply_all`](crate::domain::change::apply_all) is what [`Store::load`] gives.
//! - A revision per session guards against lost updates when two windows share the file.
//! - Place and drafts are kept beside the content and never change it.

#[macro_use]
mod table;

mod access;
mod backup;
mod carry;
mod checks;
mod copies;
mod doctor;
mod drafts;
mod due;
mod erase;
mod error;
mod figures;
mod follow_up;
mod foreign;
mod hash;
mod journals;
mod leftovers;
mod lineage;
mod live;
mod location;
mod log;
mod measures;
mod mend;
mod place;
#[cfg(test)]
mod plans;
mod protection;
mod put_away;
mod read;
mod reopened;
mod restore;
mod rows;
mod rules;
mod salvage;
mod schema;
mod seal;
mod search;
mod sent;
mod sessions;
mod space;
mod states;
mod together;
mod whereabouts;
mod write;

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, MAIN_DB, OpenFlags};

pub use access::{CAN_PROTECT, looks_like_a_data_file, looks_protected};
pub use backup::{
    BackupFile, Backups, Contents, Reason as BackupReason, kept, look_through, look_through_with,
};
pub use copies::{copies_of, plain_copies, protected_copies};
pub use doctor::{Fault, Finding, Health, sqlite_version};
pub use drafts::{Draft, DraftKey, NotADraftKey};
pub use due::{Due, DueKind, DueList};
pub use erase::{
    Emptying, Erase, Erased, Gone, Place as NamePlace, Remains, Restoring, Waits, Wording, free_columns,
    gone_since,
};
pub use error::{ProblemKind, StoreProblem};
pub use figures::FiguresRead;
pub use follow_up::{BoardColumn, Followed};
pub use leftovers::{clear_half_written, half_written};
pub use location::{is_shared_place, looks_like_one};
pub use log::TextsBefore;
pub use measures::{ListedMeasure, MeasureCursor, MeasureFilter};
pub use mend::Mended;
pub use protection::{overwrite_and_delete, protect, protect_backup};
pub use put_away::{DeletedMeasure, Trashed};
pub use read::Loaded;
pub use restore::{Keys, Restored, restore, restore_with};
pub use rules::{put_rules_right, rules_hit};
pub use salvage::{Known, Salvaged, salvage};
pub use seal::Altered;
pub use search::{Hit, HitKind, is_enough};
pub use sessions::{SessionCursor, SessionFilter, SessionSummary};
pub use space::{room_left, room_needed};
pub use states::{InBackup, PastStep};
pub use together::Earlier;
pub use whereabouts::{Identity, is_one_file, is_part_of};
pub use write::{Commit, Elsewhere, Step};

use crate::private;
use crate::text::passphrase::Passphrase;
use schema::{MIGRATIONS, Standing};
use whereabouts::Whereabouts;

/// How long a statement waits for another program before it gives up as [`ProblemKind::Locked`].
const PATIENCE: Duration = Duration::from_secs(2);

/// How many statements are kept ready: all of this folder's.
const STATEMENTS: usize = 128;

/// How often a session has changed. Whoever writes says which revision it saw.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(i64);

/// One connection to one file.
pub struct Store {
    db: Connection,
    path: Option<PathBuf>,
    /// What opened the file, where it stands under one: its backups get the same.
    passphrase: Option<Passphrase>,
    /// Where the file was found; unknown in memory.
    whereabouts: Option<Whereabouts>,
    /// Where backups lie if not beside the file, so that what is erased leaves them, too.
    elsewhere: Option<Backups>,
    /// The file itself, where its bytes were searched: let go of after the connection, whose locks would go with it.
    looked_at: Vec<std::fs::File>,
    /// Whether the last transaction is in the file and not yet surely on the disk ([`is_journal_in_doubt`]).
    is_in_doubt: bool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Store {
    /// A store on a connection that is ready; in memory where there is no path.
    fn of(opened: access::Opened, path: Option<&Path>) -> Self {
        Self {
            db: opened.db,
            path: path.map(Path::to_owned),
            passphrase: opened.passphrase,
            whereabouts: path.map(Whereabouts::of),
            elsewhere: None,
            looked_at: Vec::new(),
            is_in_doubt: false,
        }
    }

    /// Opens the file, making it and its folders if there is none, readable for the owner alone. An older file is
    /// copied beside itself and then taken forward.
    ///
    /// A file that cannot be written to gives [`ProblemKind::ReadOnly`]; [`Store::open_read_only`] may still open it.
    pub fn open(path: &Path) -> Result<Self, StoreProblem> {
        Self::open_with(path, None)
    }

    /// The same with a passphrase, should the file stand under one. Making the key of it takes a moment.
    ///
    /// [`ProblemKind::Protected`] asks for a passphrase, [`ProblemKind::WrongPassphrase`] for another. A plain file
    /// opens with any.
    pub fn open_with(path: &Path, passphrase: Option<&Passphrase>) -> Result<Self, StoreProblem> {
        Self::open_to_write(path, passphrase, Some(path))
    }

    /// The same of a copy that is only worked on. No backup is made of one of an older shape: it would go by the copy's name, by
    /// which nobody looks for it, and hold everything the copy held.
    fn open_working_copy(path: &Path, passphrase: Option<&Passphrase>) -> Result<Self, StoreProblem> {
        Self::open_to_write(path, passphrase, None)
    }

    /// `kept_as` is the file whose backup is made before it is taken forward.
    fn open_to_write(
        path: &Path,
        passphrase: Option<&Passphrase>,
        kept_as: Option<&Path>,
    ) -> Result<Self, StoreProblem> {
        let open = || {
            restore::keep_log_alone(path)?;
            location::prepare(path)?;
            journals::make_writable(path);
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let mut opened = access::connect(path, path, flags, passphrase, |db| {
                if db.is_readonly(MAIN_DB)? {
                    return Err(StoreProblem::new(ProblemKind::ReadOnly, "the file may not be written to"));
                }
                settle(db, PATIENCE)
            })?;
            // Before anything is written: a foreign file stays as it was.
            let db = &mut opened.db;
            schema::standing(db, MIGRATIONS.len())?;
            foreign::check(db, MIGRATIONS)?;
            // A log beside the file gives readers and the writer room; where something carries single files off to
            // other machines, the file must be whole at every moment instead. Refused is as good: the answer is
            // the mode the file is in, and every mode is safe.
            let journal = if is_shared_place(path) { "DELETE" } else { "WAL" };
            db.pragma_update_and_check(None, "journal_mode", journal, |_| Ok(()))?;
            schema::migrate(db, kept_as, opened.passphrase.as_ref(), MIGRATIONS)?;
            Ok(opened)
        };
        let opened = open().map_err(|problem| explain_unreadable(problem, path).about(Some(path)))?;
        Ok(Self::of(opened, Some(path)))
    }

    /// Makes a file of a name nobody has, under a passphrase from its first byte where one is given, and opens it.
    pub(super) fn create(path: &Path, passphrase: Option<&Passphrase>) -> Result<Self, StoreProblem> {
        let found = |passphrase: &Passphrase| {
            if !CAN_PROTECT {
                return Err(StoreProblem::new(ProblemKind::CannotUnlock, "built without protection"));
            }
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let mut db = Connection::open_with_flags(path, flags)?;
            access::key(&db, passphrase)?;
            settle(&db, PATIENCE)?;
            schema::migrate(&mut db, None, None, MIGRATIONS)?;
            Ok(db.close().map_err(|(_, error)| error)?)
        };
        location::prepare_new(path).map_err(|problem| problem.about(Some(path)))?;
        let made = passphrase.map_or(Ok(()), found).and_then(|()| Self::open_with(path, passphrase));
        if made.is_err() {
            // Made by us a moment ago; the first error is the one to tell.
            let _ = std::fs::remove_file(path);
        }
        made.map_err(|problem| problem.about(Some(path)))
    }

    /// Opens an existing file for reading, also from a medium that cannot be written to. What would write gives
    /// [`ProblemKind::ReadOnly`]. Where some of it lies in a journal that cannot be brought in there, it is refused
    /// ([`ProblemKind::Apart`]): the file alone would show what is not so.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreProblem> {
        Self::open_to_read(path, None, PATIENCE)
    }

    /// The same with a passphrase, as in [`Store::open_with`].
    pub fn open_read_only_with(path: &Path, passphrase: Option<&Passphrase>) -> Result<Self, StoreProblem> {
        Self::open_to_read(path, passphrase, PATIENCE)
    }

    /// The same for a window that only follows and asks again in a moment: it does not wait for a file that is held.
    pub fn open_to_follow(path: &Path, passphrase: Option<&Passphrase>) -> Result<Self, StoreProblem> {
        Self::open_to_read(path, passphrase, Duration::ZERO)
    }

    fn open_to_read(
        path: &Path,
        passphrase: Option<&Passphrase>,
        patience: Duration,
    ) -> Result<Self, StoreProblem> {
        let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = |name: &Path,
                    flags: OpenFlags,
                    ready: &dyn Fn(&Connection) -> Result<(), StoreProblem>| {
            let opened = access::connect(name, path, flags, passphrase, |db| {
                ready(db)?;
                settle(db, patience)
            })?;
            match schema::standing(&opened.db, MIGRATIONS.len())? {
                Standing::Ours(taken) if taken == MIGRATIONS.len() => {}
                Standing::Ours(taken) => {
                    let detail = format!("schema version {taken} must be taken forward first");
                    return Err(StoreProblem::new(ProblemKind::ReadOnly, detail));
                }
                Standing::Empty => return Err(StoreProblem::new(ProblemKind::NotOurs, "the file is empty")),
            }
            foreign::check(&opened.db, MIGRATIONS)?;
            opened.db.pragma_update(None, "query_only", true)?;
            Ok(opened)
        };
        let open_alone = || {
            let uri = PathBuf::from(location::immutable_uri(path));
            open(&uri, flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI, &|_| Ok(()))
        };
        let first = || {
            if path.is_dir() {
                return Err(StoreProblem::new(
                    ProblemKind::NotAFolder,
                    "the path of the file names a folder",
                ));
            }
            let there = std::fs::metadata(path).map_err(|error| StoreProblem::from_io(&error))?;
            location::check_size(path, there.len())?;
            journals::make_writable(path);
            // With the right to write if we have it: only then can the last reader take the log away again. Without it, a log
            // that is not there is not made: nobody could take it away, and it would be as write-protected as the file.
            let is_alone = Cell::new(false);
            let opened = open(path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE, &|db| {
                is_alone.set(db.is_readonly(MAIN_DB)? && journals::would_be_made(path));
                if is_alone.get() {
                    return Err(StoreProblem::new(ProblemKind::ReadOnly, "the file may not be written to"));
                }
                Ok(())
            });
            if is_alone.get() { open_alone() } else { opened }
        };
        let opened = first().or_else(|problem| match problem.kind {
            // Beside a file with a log SQLite wants to make another; on a read-only medium it cannot.
            ProblemKind::CannotCreate | ProblemKind::ReadOnly if !problem.detail.starts_with("schema") => {
                match open_alone() {
                    Err(StoreProblem { kind: ProblemKind::CannotCreate, .. }) => Err(problem),
                    // Read so, no journal is looked at.
                    _ if location::has_more_beside(path) => {
                        Err(StoreProblem { kind: ProblemKind::Apart, ..problem })
                    }
                    alone => alone.map_err(|_| problem),
                }
            }
            _ => Err(problem),
        });
        let opened = opened.map_err(|problem| explain_unreadable(problem, path).about(Some(path)))?;
        Ok(Self::of(opened, Some(path)))
    }

    /// A store that lives as long as the value: for tests and previews.
    pub fn in_memory() -> Result<Self, StoreProblem> {
        let mut db = Connection::open_in_memory()?;
        settle(&db, PATIENCE)?;
        schema::migrate(&mut db, None, None, MIGRATIONS)?;
        Ok(Self::of(access::Opened { db, passphrase: None }, None))
    }

    /// The file, unless it lives in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What opened the file, where it stands under a passphrase.
    pub fn passphrase(&self) -> Option<Passphrase> {
        self.passphrase.as_ref().map(Passphrase::share)
    }

    /// Whether the file stands under a passphrase.
    pub fn is_protected(&self) -> bool {
        self.passphrase.is_some()
    }

    /// Whether nothing can be saved in the file where it lies, rather than that it was only opened to be read.
    pub fn is_read_only(&self) -> Result<bool, StoreProblem> {
        self.ask(|db| Ok(db.is_readonly(MAIN_DB)?))
    }

    /// Brings everything into the one file and lets go of it, so that a copy of that file is whole (L8). If another
    /// window has it open, the log stays until that one closes.
    pub fn close(self) -> Result<(), StoreProblem> {
        let Self { db, path, looked_at: _looked_at, .. } = self;
        let checkpoint = match db.is_readonly(MAIN_DB) {
            Ok(false) => db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())),
            Ok(true) => Ok(()),
            Err(error) => Err(error),
        };
        let closed = db.close().map_err(|(_, error)| error);
        checkpoint.and(closed).map_err(|error| StoreProblem::from(error).about(path.as_deref()))
    }

    /// Moves what is in the log into the file, as far as readers allow. Called when the room thinks, so that a file
    /// copied in the middle of a meeting is never old.
    pub fn rest(&self) {
        // Nothing is at stake: what stays in the log is as safe there, and the next rest tries again.
        let _ = self.db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    }

    /// A number that changes when another connection has written. Drafts and places move it too; ask
    /// [`Store::revision`] whether content did.
    pub fn data_version(&self) -> Result<i64, StoreProblem> {
        self.ask(|db| Ok(db.query_row("PRAGMA data_version", [], |row| row.get(0))?))
    }

    /// Runs a question and names the file if it fails.
    fn ask<T>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, StoreProblem>,
    ) -> Result<T, StoreProblem> {
        question(&self.db).map_err(|problem| problem.about(self.path.as_deref()))
    }

    /// Runs `work` in one transaction that takes the right to write at once, and names the file if it fails. An
    /// error takes everything back.
    fn write<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T, StoreProblem>,
    ) -> Result<T, StoreProblem> {
        // A file without its name takes nothing that anybody would find again.
        self.is_in_place()?;
        if self.is_in_doubt {
            self.settle_doubt().map_err(|error| StoreProblem::from_io(&error).about(self.path.as_deref()))?;
        }
        let done = || {
            let tx = self.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let result = work(&tx)?;
            if let Err(error) = tx.commit() {
                self.is_in_doubt = is_journal_in_doubt(&error);
                if !self.is_in_doubt || self.settle_doubt().is_err() {
                    return Err(error.into());
                }
            }
            Ok(result)
        };
        let result = done().map_err(|problem: StoreProblem| problem.about(self.path.as_deref()))?;
        self.is_in_place()?;
        Ok(result)
    }

    /// Waits until the journal of the last transaction is gone from the disk for good. Until then nothing is written after it: it
    /// could come back after a power cut and take all of it along.
    fn settle_doubt(&mut self) -> std::io::Result<()> {
        if let Some(path) = &self.path {
            private::sync_folder(private::folder_of(path))?;
        }
        self.is_in_doubt = false;
        Ok(())
    }
}

/// Whether all of a transaction is written, the journal beside the file is removed, and only the disk has not said that it is:
/// whoever reads the file now finds the transaction there.
fn is_journal_in_doubt(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|it| it.extended_code == rusqlite::ffi::SQLITE_IOERR_DIR_FSYNC)
}

/// What holds for every connection.
fn settle(db: &Connection, patience: Duration) -> Result<(), StoreProblem> {
    db.busy_timeout(patience)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    db.pragma_update(None, "foreign_keys", true)?;
    // A commit has reached the disk when it returns (promise 1). Without a log beside the file it is the removal of the
    // journal that makes it one, so that is waited for, too.
    db.pragma_update(None, "synchronous", "EXTRA")?;
    // Nothing of the content in temporary files, and what is deleted is overwritten (`domain.md` §11).
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    // A crafted file must not make us run anything but SQLite's own harmless functions.
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// SQLite calls a broken header «not a database»; the first bytes tell whether it was one, and ours.
fn explain_unreadable(mut problem: StoreProblem, path: &Path) -> StoreProblem {
    if problem.kind == ProblemKind::NotOurs && problem.detail.starts_with("SQLite") {
        problem.kind = location::kind_of_unreadable(path);
    }
    problem
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::facets::Sector;
    use crate::domain::ids::Id;
    use crate::domain::unit::Unit;

    #[test]
    fn a_full_disk_is_told_and_what_was_saved_stays() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("dialogduk.db")).unwrap();
        let unit = |number| Unit {
            id: Id::from_bits(number).into(),
            name: "x".repeat(2000),
            municipality: String::new(),
            sector: Sector::Other,
            organisation_number: String::new(),
            shifts: Vec::new(),
            usual_groups: 0,
        };
        // SQLite's own limit stands in for the end of the disk.
        let pages: i64 = store.db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        let limit = |store: &Store, pages: i64| {
            store.db.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
        };
        let put = |store: &mut Store, unit: &Unit| store.write(|db| write::put_unit(db, unit));
        limit(&store, pages + 4);
        let mut saved = 0;
        let problem = loop {
            match put(&mut store, &unit(saved)) {
                Ok(()) => saved += 1,
                Err(problem) => break problem,
            }
        };
        assert_eq!(problem.kind, ProblemKind::Full);
        assert!(saved > 0);
        assert_eq!(store.units().unwrap().len(), usize::try_from(saved).unwrap());
        limit(&store, pages + 40);
        put(&mut store, &unit(saved)).unwrap();
        assert_eq!(store.units().unwrap().last(), Some(&unit(saved)));
        store.close().unwrap();
    }
}
