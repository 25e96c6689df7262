//! Opening backups, looking through them, and finding the one to go back to.

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags};

use super::making::pour;
use super::{BackupFile, Backups};
use crate::store::error::{ProblemKind, StoreProblem};
use crate::store::schema::{self, MIGRATIONS, Standing};
use crate::store::{
    PATIENCE, Store, access, explain_unreadable, foreign, location, protection, seal, settle,
};
use crate::text::passphrase::Passphrase;

/// What is in a data file or a backup: numbers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// How many steps of its shape it has taken.
    pub schema: usize,
    /// How many sessions, those put away included.
    pub sessions: u64,
    /// How many of them are not as they were written (L12); 0 where nobody has compared them.
    pub damaged: u64,
    /// How many answers.
    pub answers: u64,
    /// How many measures.
    pub measures: u64,
}

impl Backups {
    /// The newest backup that can be opened, with this passphrase where it needs one, is sound and holds meetings; with what
    /// is in it. One made later than `now` comes after all others: the clock was wrong when it was made. One without any
    /// meeting comes last of all, however new: it brings nothing back.
    pub fn newest_sound(
        &self,
        passphrase: Option<&Passphrase>,
        now: DateTime<Utc>,
    ) -> Option<(BackupFile, Contents)> {
        let (ahead, until_now) = self.by_clock(now);
        let mut empty = None;
        for file in until_now.into_iter().chain(ahead) {
            let Ok(contents) = look_through_with(&file.path, passphrase) else { continue };
            let whole = open_current(&file.path, passphrase)
                .and_then(|copy| seal::find(&copy, &AtomicBool::new(false)));
            if !whole.is_ok_and(|altered| altered.is_empty()) {
                continue;
            }
            if contents.sessions > 0 {
                return Some((file, contents));
            }
            empty.get_or_insert((file, contents));
        }
        empty
    }

    /// When the newest backup that holds meetings was made. Names are believed, and one file is opened where it can be without
    /// a passphrase: cheap enough for a page that is about to be shown.
    pub fn newest_with_meetings(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (ahead, until_now) = self.by_clock(now);
        let holds_some = |file: &BackupFile| {
            !file.is_empty
                && match open_copy(&file.path, None).and_then(|copy| contents(&copy)) {
                    Ok(contents) => contents.sessions > 0,
                    // It may well hold some; whoever has the passphrase will see.
                    Err(problem) => {
                        matches!(problem.kind, ProblemKind::Protected | ProblemKind::CannotUnlock)
                    }
                }
        };
        until_now.into_iter().chain(ahead).find(holds_some).map(|file| file.made)
    }
}

impl Store {
    /// Where this file holds no meeting and a backup of it does: when the newest such was made. A file that has vanished and
    /// was made anew looks like a new user's, and must not be taken for one.
    pub fn only_in_backup(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreProblem> {
        if self.contents()?.sessions > 0 {
            return Ok(None);
        }
        Ok(self.backups().and_then(|backups| backups.newest_with_meetings(now)))
    }

    /// What is in the file.
    pub fn contents(&self) -> Result<Contents, StoreProblem> {
        self.ask(contents)
    }
}

/// What is in a backup. One that is foreign, newer than this program or damaged is refused; one of which only some meetings are
/// damaged says how many.
pub fn look_through(path: &Path) -> Result<Contents, StoreProblem> {
    look_through_with(path, None)
}

/// The same with a passphrase, as in [`Store::open_with`].
pub fn look_through_with(path: &Path, passphrase: Option<&Passphrase>) -> Result<Contents, StoreProblem> {
    let contents = usable(path, passphrase)?;
    let altered = open_current(path, passphrase)
        .and_then(|copy| seal::find_sessions(&copy))
        .map_err(|problem| problem.about(Some(path)))?;
    Ok(Contents { damaged: u64::try_from(altered.len()).unwrap_or(u64::MAX), ..contents })
}

/// What is in a backup that can take the place of the data file; nothing in it is compared with its seal.
pub(in crate::store) fn usable(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<Contents, StoreProblem> {
    let look = || {
        let there = fs::metadata(path).map_err(|error| StoreProblem::from_io(&error))?;
        if there.is_dir() {
            return Err(StoreProblem::new(ProblemKind::NotAFolder, "the path of the backup names a folder"));
        }
        location::check_size(path, there.len())?;
        let copy = open_copy(path, passphrase)?;
        sound(&copy)?;
        contents(&copy)
    };
    look().map_err(|problem| explain_unreadable(problem, path).about(Some(path)))
}

/// Opens a copy to read it, also on a medium that cannot be written to, and of an older shape.
pub(in crate::store) fn open_copy(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<Connection, StoreProblem> {
    Ok(open_copy_as(path, passphrase)?.db)
}

/// The same, with what opened it.
pub(in crate::store) fn open_copy_as(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<access::Opened, StoreProblem> {
    known(path, OpenFlags::SQLITE_OPEN_READ_ONLY, passphrase)
}

/// Opens a copy to read what is in it in the shape this program knows; an older one is taken forward in memory, so that the
/// file stays as it is.
pub(in crate::store) fn open_current(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<Connection, StoreProblem> {
    let copy = open_copy_as(path, passphrase)?;
    if schema::standing(&copy.db, MIGRATIONS.len())? == Standing::Ours(MIGRATIONS.len()) {
        return Ok(copy.db);
    }
    let mut memory = if let Some(passphrase) = &copy.passphrase {
        protection::in_memory(path, passphrase)?
    } else {
        let mut memory = Connection::open_in_memory()?;
        pour(&copy.db, &mut memory, &AtomicBool::new(false))?;
        memory
    };
    settle(&memory, PATIENCE)?;
    schema::migrate(&mut memory, None, None, MIGRATIONS)?;
    Ok(memory)
}

/// Opens a data file to put something else in its place, of whatever shape it is.
pub(in crate::store) fn open_live(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<access::Opened, StoreProblem> {
    known(path, OpenFlags::SQLITE_OPEN_READ_WRITE, passphrase)
}

/// A file with rules of somebody else's is none of ours: put in the place of the data file, it could not be opened again.
fn known(
    path: &Path,
    flags: OpenFlags,
    passphrase: Option<&Passphrase>,
) -> Result<access::Opened, StoreProblem> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = access::connect(path, path, flags, passphrase, |db| settle(db, PATIENCE))?;
    match schema::standing(&opened.db, MIGRATIONS.len())? {
        Standing::Ours(_) => foreign::check(&opened.db, MIGRATIONS).map(|()| opened),
        Standing::Empty => Err(StoreProblem::new(ProblemKind::NotOurs, "the file is empty")),
    }
}

/// Whether the file's pages and rows hang together.
pub(in crate::store) fn sound(db: &Connection) -> Result<(), StoreProblem> {
    let first: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if first == "ok" { Ok(()) } else { Err(StoreProblem::new(ProblemKind::Damaged, first)) }
}

pub(super) fn contents(db: &Connection) -> Result<Contents, StoreProblem> {
    let schema: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let count = |table: &str| -> Result<u64, StoreProblem> {
        let rows: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        Ok(u64::try_from(rows).unwrap_or_default())
    };
    Ok(Contents {
        schema: usize::try_from(schema).unwrap_or_default(),
        sessions: count("session")?,
        damaged: 0,
        answers: count("answer")?,
        measures: count("measure")?,
    })
}
