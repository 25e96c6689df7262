//! Making a backup: a sound copy under a name of its own before anything else is touched.
//!
//! A copy is made with `SQLite`'s own backup, page by page from one moment's view, so that it is whole also while this or
//! another program writes. It grows under a name of its own (`….part`), is looked through, and only then gets its name:
//! a full disk or a pulled plug leaves no half backup.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use super::names::{Name, PART};
use super::policy::is_ahead;
use super::reading::{contents, open_copy, sound};
use super::{BackupFile, Backups, Reason};
use crate::private;
use crate::store::error::{ProblemKind, StoreProblem};
use crate::store::location::{JOURNALS, with_ending, with_journals};
use crate::store::protection::overwrite_and_delete;
use crate::store::{PATIENCE, Store, access, location, seal};
use crate::text::passphrase::Passphrase;

/// Pages copied at a time (4 MB); between two steps the copying can be stopped.
const STEP: i32 = 1024;
/// How often a held file is asked again, each time as patiently as every statement.
const TRIES: usize = 5;
/// A part so old belongs to nobody any more.
const PART_LEFT: TimeDelta = TimeDelta::hours(1);

impl Backups {
    /// Copies this connection's file into the folder, under the passphrase it stands under, and looks the copy through.
    /// `None` when asked to stop.
    pub(in crate::store) fn keep(
        &self,
        db: &Connection,
        passphrase: Option<&Passphrase>,
        at: DateTime<Utc>,
        reason: Reason,
        stop: &AtomicBool,
    ) -> Result<Option<BackupFile>, StoreProblem> {
        location::make_folder(&self.folder)?;
        self.sweep(at);
        let name = self.free_name(at, reason);
        let mut path = self.path_of(name);
        if !write_copy(db, passphrase, &path, stop)? {
            return Ok(None);
        }
        // Asked afterwards: what another window saved meanwhile must not lie in a copy that is called empty.
        // Where it cannot be told, the copy counts as one with meetings in it.
        let is_empty = db.query_row("SELECT NOT EXISTS (SELECT 1 FROM session)", [], |row| row.get(0));
        let name = Name { is_empty: is_empty.unwrap_or(false), ..name };
        if name.is_empty {
            let marked = self.path_of(name);
            fs::rename(&path, &marked).map_err(|error| StoreProblem::from_io(&error))?;
            path = marked;
        }
        let bytes = fs::metadata(&path).map_or(0, |there| there.len());
        Ok(Some(BackupFile { path, made: name.made, reason, is_empty: name.is_empty, bytes }))
    }

    /// Takes away parts that a killed program has left, overwritten: an erasing may count on it.
    fn sweep(&self, now: DateTime<Utc>) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let ours =
                name.starts_with(&self.prefix) && (name.ends_with(PART) || name.ends_with(".part-journal"));
            let changed = entry.metadata().and_then(|there| there.modified()).map(DateTime::<Utc>::from);
            if ours && changed.is_ok_and(|changed| is_left(changed, now)) {
                let _ = overwrite_and_delete(&entry.path());
            }
        }
    }
}

impl Store {
    /// Keeps the file before something in it is mended: as a backup, or byte for byte where it is no longer sound enough to be
    /// one.
    pub(in crate::store) fn keep_as_it_is(
        &mut self,
        backups: &Backups,
        at: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        match backups.keep(&self.db, self.passphrase.as_ref(), at, Reason::Replaced, &AtomicBool::new(false))
        {
            Err(problem) if problem.kind == ProblemKind::Damaged => backups
                .set_aside(at, |from, to| {
                    // Closing a file of one's own would take away the locks this process holds on it, so it stays open.
                    let source = File::open(from)?;
                    let copied = location::copy_open(&source, to);
                    self.looked_at.push(source);
                    copied
                })
                .map(drop),
            kept => kept.map(drop),
        }
    }

    /// Makes a backup unless nothing has changed since the newest one, or there is no meeting; a person's own wish always
    /// gets one. `None` when there was nothing to do, or when asked to stop. What the policy no longer keeps is taken away
    /// afterwards.
    ///
    /// Holds up nobody who writes; takes as long as reading and writing the file once.
    pub fn back_up(
        &self,
        backups: &Backups,
        at: DateTime<Utc>,
        reason: Reason,
        stop: &AtomicBool,
    ) -> Result<Option<BackupFile>, StoreProblem> {
        let made = || {
            let is_called_for = match reason {
                Reason::Opened | Reason::Closed => self.has_changed_since(&backups.list(), at)?,
                Reason::Asked | Reason::Migration(_) | Reason::Replaced | Reason::Erased => true,
            };
            if !is_called_for {
                return Ok(None);
            }
            // A copy of what the disk has changed must push out none that has it right. On leaving nobody waits for it.
            if matches!(reason, Reason::Opened | Reason::Asked)
                && let Some(altered) = seal::find(&self.db, stop)?.first()
            {
                return Err(StoreProblem::new(ProblemKind::Altered, format!("{altered:?}")));
            }
            let made = backups.keep(&self.db, self.passphrase.as_ref(), at, reason, stop)?;
            if let Some(made) = &made {
                backups.clear_away(at, &made.path);
            }
            Ok(made)
        };
        made().map_err(|problem: StoreProblem| problem.about(Some(backups.folder())))
    }

    /// Whether the file holds meetings, and otherwise than the newest of these backups. Where a wrong clock has put some
    /// before all others, the newest of either counts.
    fn has_changed_since(&self, files: &[BackupFile], now: DateTime<Utc>) -> Result<bool, StoreProblem> {
        if contents(&self.db)?.sessions == 0 {
            return Ok(false);
        }
        let here = state(&self.db)?;
        let is_here = |file: &BackupFile| {
            let there = open_copy(&file.path, self.passphrase.as_ref()).and_then(|copy| state(&copy));
            there.is_ok_and(|there| there == here)
        };
        let newest = files.iter().find(|file| !is_ahead(file, now));
        Ok(!newest.into_iter().chain(files.first()).any(is_here))
    }

    /// Writes a backup to a place of a person's choosing, in the place of what is there.
    pub fn back_up_to(&self, target: &Path) -> Result<(), StoreProblem> {
        write_copy(&self.db, self.passphrase.as_ref(), target, &AtomicBool::new(false))
            .map(|_| ())
            .map_err(|problem| problem.about(Some(target)))
    }
}

/// Copies this connection's file, looks the copy through, and gives it its name, in the place of a file that has it.
/// `false` when asked to stop.
pub(in crate::store) fn write_copy(
    db: &Connection,
    passphrase: Option<&Passphrase>,
    target: &Path,
    stop: &AtomicBool,
) -> Result<bool, StoreProblem> {
    let part = new_part(target)?;
    let write = || {
        let mut copy = Connection::open_with_flags(
            &part,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        if let Some(passphrase) = passphrase {
            access::key(&copy, passphrase)?;
        }
        if !pour(db, &mut copy, stop)? {
            return Ok(false);
        }
        // One file, whole by itself: no log beside it, wherever it is carried.
        copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        // An erasing that is under way is the file's own: whoever opens the copy has nothing to go on with. An older shape
        // knows of none.
        if copy.prepare("SELECT 1 FROM erasing").and_then(|mut it| it.exists([])).unwrap_or(false) {
            copy.execute("DELETE FROM erasing", [])?;
        }
        sound(&copy)?;
        copy.close().map_err(|(_, error)| error)?;
        fs::rename(&part, target).map_err(|error| StoreProblem::from_io(&error))?;
        // Copies from before may be taken away now; after a power cut this one must be there. A medium that cannot do this
        // keeps names in its own way.
        let _ = private::sync_folder(private::folder_of(target));
        Ok(true)
    };
    let done = write();
    if !matches!(done, Ok(true)) {
        // What was written is no backup; what matters is that the file itself is untouched.
        for file in with_journals(&part) {
            let _ = overwrite_and_delete(&file);
        }
    }
    done
}

/// An empty file beside the target for the copy to grow in, of a name nobody has. What lies there under the first one need not
/// be left over: another program may be writing it.
pub(in crate::store) fn new_part(target: &Path) -> Result<PathBuf, StoreProblem> {
    let mut number = 1u32;
    loop {
        let ending = if number == 1 { PART.to_owned() } else { format!(".{number}{PART}") };
        let part = with_ending(target, &ending);
        match private::create(&part) {
            Ok(_) => {
                clear_parts(target, &part);
                return Ok(part);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number = number.saturating_add(1),
            Err(error) => return Err(StoreProblem::from_io(&error).about(Some(&part))),
        }
    }
}

/// Takes away what killed programs have left of earlier tries to write this file; `new` tells what time it is on that disk.
fn clear_parts(target: &Path, new: &Path) {
    let changed =
        |path: &Path| fs::metadata(path).and_then(|there| there.modified()).map(DateTime::<Utc>::from);
    let (Ok(now), Some(name)) = (changed(new), target.file_name().and_then(OsStr::to_str)) else { return };
    let is_part = |file: &str| {
        let after = file
            .strip_prefix(name)
            .map(|it| JOURNALS.iter().find_map(|end| it.strip_suffix(end)).unwrap_or(it));
        let number = after.and_then(|it| it.strip_suffix(PART));
        number.is_some_and(|it| {
            it.is_empty() || it.strip_prefix('.').is_some_and(|it| it.parse::<u32>().is_ok())
        })
    };
    for entry in fs::read_dir(private::folder_of(target)).into_iter().flatten().flatten() {
        let path = entry.path();
        if entry.file_name().to_str().is_some_and(is_part) && changed(&path).is_ok_and(|it| is_left(it, now))
        {
            let _ = overwrite_and_delete(&path);
        }
    }
}

/// Whether nobody writes a part any more that was changed last at this time. A clock may have been set meanwhile.
pub(in crate::store) fn is_left(changed: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - changed).abs() > PART_LEFT
}

/// The one place where a file's pages are copied: into one transaction of the other, so that it holds all or nothing of
/// them. `false` when asked to stop, with nothing copied.
pub(in crate::store) fn pour(
    from: &Connection,
    into: &mut Connection,
    stop: &AtomicBool,
) -> Result<bool, StoreProblem> {
    into.busy_timeout(PATIENCE)?;
    let journal: String = from.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
    // With a log one moment's view holds up nobody, and what is written meanwhile does not make the copying begin anew.
    let _view = if journal == "wal" {
        let view = from.unchecked_transaction()?;
        view.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Some(view)
    } else {
        None
    };
    let backup = Backup::new(from, into)?;
    let mut held = 0;
    loop {
        if stop.load(Ordering::Relaxed) {
            return Ok(false);
        }
        match backup.step(STEP)? {
            StepResult::Done => return Ok(true),
            StepResult::More => held = 0,
            _ if held < TRIES => held += 1,
            _ => return Err(StoreProblem::new(ProblemKind::Locked, "another program holds the file")),
        }
    }
}

/// A sum over what content there is, by revisions and seals and not by words: two files with the same sum hold the same. A
/// revision alone does not tell: after an older edition was brought back, the same ones come again with other content. A
/// file of an older shape, without seals, is told by an error.
fn state(db: &Connection) -> Result<Vec<u8>, StoreProblem> {
    let mut sum = Sha256::new();
    sum.update(contents(db)?.schema.to_le_bytes());
    for sql in [
        "SELECT id || ' ' || revision || ' ' || coalesce(seal, '-') || ' ' || coalesce(archived_at, '-') || ' '
         || coalesce(trashed_at, '-') FROM session ORDER BY id",
        "SELECT id || ' ' || name || ' ' || municipality || ' ' || sector || ' ' || organisation_number || ' ' || shifts
         || ' ' || usual_groups FROM unit ORDER BY id",
    ] {
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            sum.update(row.get_ref(0)?.as_bytes().unwrap_or_default());
            sum.update(b"\n");
        }
    }
    Ok(sum.finalize().to_vec())
}
