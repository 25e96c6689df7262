//! Putting a backup in the place of the data file (L4), whichever of the two stands under a passphrase (J6).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags};

use super::access::{self, Opened};
use super::backup::{
    Aside, Backups, Reason, new_part, open_copy_as, open_live, pour, sound, usable, write_copy,
};
use super::copies::RESTORED;
use super::erase::carry_on;
use super::error::{ProblemKind, StoreProblem};
use super::location::with_ending;
use super::{PATIENCE, location, protection, settle};
use crate::private::{folder_of, surely_sync_folder};
use crate::text::passphrase::Passphrase;

/// What opens the data file and the backup, where they stand under a passphrase.
#[derive(Default, Clone, Copy)]
pub struct Keys<'a> {
    /// The data file as it is now.
    pub data_file: Option<&'a Passphrase>,
    /// The backup.
    pub backup: Option<&'a Passphrase>,
    /// The data file does not open with any passphrase that was tried, and is to be set aside as it is.
    pub locked_aside: bool,
}

/// What has been done.
pub struct Restored {
    /// Where the file lies that was there before.
    pub aside: Option<PathBuf>,
    /// What opens the data file now.
    pub passphrase: Option<Passphrase>,
    /// Whether the data file had no passphrase before and has the backup's now.
    pub is_newly_protected: bool,
}

/// Puts a backup in the place of the data file; what was there is kept as a backup first, and told where.
///
/// All or nothing: the file holds the one or the other at every moment. Another window sees the change as any other. A
/// file that can no longer be read is set aside as it is.
pub fn restore(backups: &Backups, backup: &Path, at: DateTime<Utc>) -> Result<Option<PathBuf>, StoreProblem> {
    restore_with(backups, backup, Keys::default(), at).map(|done| done.aside)
}

/// The same where one of the two stands under a passphrase, or both do. Nothing becomes plain by it: the file keeps its
/// passphrase, and one without gets the backup's.
///
/// A data file that stays locked is refused as its opening is ([`ProblemKind::Protected`],
/// [`ProblemKind::WrongPassphrase`]), unless the keys say that it is to be set aside.
pub fn restore_with(
    backups: &Backups,
    backup: &Path,
    keys: Keys<'_>,
    at: DateTime<Utc>,
) -> Result<Restored, StoreProblem> {
    usable(backup, keys.backup)?;
    let target = location::behind_links(backups.data_file());
    let putting = Putting { backups, target, backup, keys, at };
    putting.put().map_err(|problem| problem.about(Some(backups.data_file())))
}

/// What is put where, and when.
struct Putting<'a> {
    backups: &'a Backups,
    /// The data file, where its name is a link what that stands for: the file is replaced and not the link.
    target: PathBuf,
    backup: &'a Path,
    keys: Keys<'a>,
    at: DateTime<Utc>,
}

impl Putting<'_> {
    fn put(&self) -> Result<Restored, StoreProblem> {
        let target = &self.target;
        location::make_folder(self.backups.folder())?;
        let there = fs::metadata(target).is_ok_and(|there| there.len() > 0);
        let live = if there {
            open_live(target, self.keys.data_file).and_then(|live| sound(&live.db).map(|()| live))
        } else {
            Err(StoreProblem::gone())
        };
        match live {
            Ok(live) => self.over(live),
            // What holds the file up now must not be overlooked; only one that cannot be read is set aside.
            Err(problem)
                if there
                    && !(is_unreadable(problem.kind)
                        || self.keys.locked_aside && is_locked(problem.kind)) =>
            {
                Err(problem)
            }
            // A log alone may hold what was saved last: somebody has taken its file from it.
            Err(_) => self.instead(there || location::has_more_beside(target)),
        }
    }

    /// Puts the backup where there is no file, or one that cannot be read, which is set aside as it is, as is a log that was left
    /// without its file. At every moment the name stands for the one whole file or the other, or for none while the first is set
    /// aside.
    fn instead(&self, there: bool) -> Result<Restored, StoreProblem> {
        location::make_folder(self.target.parent().unwrap_or(Path::new("")))?;
        let copy = open_copy_as(self.backup, self.keys.backup)?;
        // Written and looked through before anything is moved.
        let new = with_ending(&self.target, RESTORED);
        write_copy(&copy.db, copy.passphrase.as_ref(), &new, &AtomicBool::new(false))?;
        let mut aside = None;
        let done = carry_on(&copy.db, &new, copy.passphrase.as_ref())
            .and_then(|()| self.take_the_place(&new, there, &mut aside));
        if let Err(problem) = done {
            let _ = fs::remove_file(&new);
            return Err(match aside {
                Some(aside) if !aside.put_back(link_or_copy) => kept_as(problem, aside.found_as()),
                _ => problem,
            });
        }
        let aside = aside.map(|aside| aside.found_as().to_owned());
        // After a power cut before this there is no file of the name, and all of it can be done again.
        surely_sync_folder(folder_of(&self.target)).map_err(|error| {
            let problem = StoreProblem::from_io(&error);
            aside.iter().fold(problem, |problem, aside| kept_as(problem, aside))
        })?;
        Ok(Restored { aside, passphrase: copy.passphrase, is_newly_protected: false })
    }

    /// Sets aside what is there, and gives the new file its name.
    fn take_the_place(&self, new: &Path, there: bool, aside: &mut Option<Aside>) -> Result<(), StoreProblem> {
        let from_io = |error: io::Error| StoreProblem::from_io(&error);
        if there {
            let aside = aside.insert(self.backups.set_aside(self.at, link_or_copy)?);
            surely_sync_folder(self.backups.folder()).map_err(from_io)?;
            aside.take_names().map_err(from_io)?;
        }
        // A log of what was there must not be taken for one of the new file, after a power cut either.
        let is_there = |ending| Some(with_ending(&self.target, ending)).filter(|it| it.exists());
        for log in ["-wal", "-journal"].into_iter().filter_map(is_there) {
            fs::remove_file(&log).map_err(from_io)?;
        }
        surely_sync_folder(folder_of(&self.target)).map_err(from_io)?;
        if let Some(shared) = is_there("-shm") {
            aside.iter_mut().for_each(Aside::stay);
            fs::remove_file(&shared).map_err(from_io)?;
        }
        fs::rename(new, &self.target).map_err(from_io)
    }

    /// Puts the backup over a file that can be read.
    fn over(&self, live: Opened) -> Result<Restored, StoreProblem> {
        let copy = open_copy_as(self.backup, self.keys.backup)?;
        let (None, Some(theirs)) = (&live.passphrase, &copy.passphrase) else {
            return self.pour_over(live, &copy);
        };
        // What the backup holds was not to be read without a passphrase.
        let target = &self.target;
        live.db.close().map_err(|(_, error)| error)?;
        protection::protect(target, None, Some(theirs))?;
        let done = open_live(target, Some(theirs)).and_then(|live| self.pour_over(live, &copy));
        if done.is_err() {
            // As it was. Where that cannot be done either, whoever asked sees that the file is locked now, and tells it.
            let _ = protection::protect(target, Some(theirs), None);
        }
        done.map(|done| Restored { is_newly_protected: true, ..done })
    }

    /// Keeps what is there, and copies the backup over it in one transaction.
    fn pour_over(&self, mut live: Opened, copy: &Opened) -> Result<Restored, StoreProblem> {
        let never = AtomicBool::new(false);
        let aside =
            self.backups.keep(&live.db, live.passphrase.as_ref(), self.at, Reason::Replaced, &never)?;
        match (&live.passphrase, &copy.passphrase) {
            (Some(ours), None) => {
                let part = Part::under(ours, self.backup, self.backups.folder())?;
                pour(&part.db, &mut live.db, &never)?;
            }
            _ => drop(pour(&copy.db, &mut live.db, &never)?),
        }
        live.db.close().map_err(|(_, error)| error)?;
        Ok(Restored {
            aside: aside.map(|file| file.path),
            passphrase: live.passphrase,
            is_newly_protected: false,
        })
    }
}

/// Sets a log aside whose file is not there, before a new one takes the name: SQLite would throw away what it holds, which may be
/// what was said last. Nothing happens where a file is there, or no log with anything in it.
pub(super) fn keep_log_alone(path: &Path) -> Result<(), StoreProblem> {
    let name = location::behind_links(path);
    let made =
        |ending| fs::metadata(with_ending(&name, ending)).ok().filter(|log| log.len() > 0)?.modified().ok();
    let Some(made) = ["-wal", "-journal"].into_iter().find_map(made).filter(|_| !name.exists()) else {
        return Ok(());
    };
    let backups = Backups::new(path, None);
    location::make_folder(backups.folder())?;
    let from_io = |error: io::Error| StoreProblem::from_io(&error);
    let mut aside = backups.set_aside(made.into(), link_or_copy)?;
    surely_sync_folder(backups.folder()).map_err(from_io)?;
    aside.take_names().map_err(from_io)?;
    let _ = fs::remove_file(with_ending(&name, "-shm"));
    Ok(())
}

/// Gives a file another name, or makes a copy of it. Where the system cannot tell how many names a file has, always a copy: what
/// is overwritten later on must not be another name of the living file.
fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    let linked = if cfg!(unix) { fs::hard_link(from, to) } else { Err(io::ErrorKind::Unsupported.into()) };
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => location::copy_private(from, to),
        linked => linked,
    }
}

/// A failure after the file has been set aside, with where.
fn kept_as(mut problem: StoreProblem, aside: &Path) -> StoreProblem {
    problem.detail = format!("{}; kept as {}", problem.detail, aside.display());
    problem
}

/// A plain backup under the passphrase of the file it will be poured into; gone with the value.
struct Part {
    db: Connection,
    path: PathBuf,
}

impl Part {
    fn under(passphrase: &Passphrase, plain: &Path, folder: &Path) -> Result<Self, StoreProblem> {
        let path = new_part(&folder.join(plain.file_name().unwrap_or_default()))?;
        let fill = || {
            protection::copy_under(plain, passphrase, &path)?;
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let opened = access::connect(&path, &path, flags, Some(passphrase), |db| settle(db, PATIENCE))?;
            sound(&opened.db)?;
            Ok(opened.db)
        };
        match fill() {
            Ok(db) => Ok(Self { db, path }),
            Err(problem) => {
                let _ = fs::remove_file(&path);
                Err(problem)
            }
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // What is open cannot be removed on Windows.
        if let Ok(nothing) = Connection::open_in_memory() {
            drop(std::mem::replace(&mut self.db, nothing));
        }
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether a file with this problem holds nothing that `SQLite` could copy.
fn is_unreadable(kind: ProblemKind) -> bool {
    matches!(kind, ProblemKind::Damaged | ProblemKind::NotOurs)
}

fn is_locked(kind: ProblemKind) -> bool {
    matches!(kind, ProblemKind::Protected | ProblemKind::WrongPassphrase)
}
