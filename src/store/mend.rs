//! Mends what the disk has changed, out of backups that hold it as it was written (L12).
//!
//! A seal says what the content was, so a backup with the same seal holds the very same: what is brought back is what was
//! saved, to the letter, and nothing newer is lost. Where no backup has it, nothing is guessed.

use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::backup::{BackupFile, Backups, open_current};
use super::error::{ProblemKind, StoreProblem};
use super::rows::DetailsRow;
use super::seal::{self, Altered, Sum};
use super::{Store, carry, read, search};
use crate::domain::ids::SessionId;

/// What became of what was not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mended {
    /// As it was written again.
    pub mended: Vec<Altered>,
    /// Not in any backup as it was written.
    pub left: Vec<Altered>,
}

impl Store {
    /// Mends what the disk has changed, where a backup has it as it was written. The file as it is now is kept as a backup
    /// first.
    pub fn mend(&mut self, backups: &Backups, at: DateTime<Utc>) -> Result<Mended, StoreProblem> {
        let left = self.altered(&AtomicBool::new(false))?;
        self.mend_these(left, backups, at)
    }

    /// The same for one session alone, its unit and the steps of its log: it is about to be opened, and the rest of a large file
    /// need not be read for it.
    pub fn mend_session(
        &mut self,
        session: SessionId,
        backups: &Backups,
        at: DateTime<Utc>,
    ) -> Result<Mended, StoreProblem> {
        let left = self.ask(|db| seal::find_in(db, &session.to_string()))?;
        self.mend_these(left, backups, at)
    }

    fn mend_these(
        &mut self,
        mut left: Vec<Altered>,
        backups: &Backups,
        at: DateTime<Utc>,
    ) -> Result<Mended, StoreProblem> {
        let mut done = Mended::default();
        if left.is_empty() {
            return Ok(done);
        }
        // Where nothing can be mended nothing is written, and no copy of the damage pushes out a backup that has it right.
        let mut kept = false;
        for candidate in backups.list() {
            let Ok(backup) = open_current(&candidate.path, self.passphrase.as_ref()) else { continue };
            if !left.iter().any(|one| fits(&self.db, &backup, one).unwrap_or(false)) {
                continue;
            }
            if !kept {
                self.keep_as_it_is(backups, at)?;
                kept = true;
            }
            self.mend_from(&backup, &mut left, &mut done.mended)?;
            if left.is_empty() {
                break;
            }
        }
        done.left = left;
        Ok(done)
    }

    /// Mends whatever one of these backups has as it was written, and keeps nothing first: for a file that is a copy itself, or of
    /// which one is about to be made.
    pub(super) fn mend_from_any(
        &mut self,
        files: impl IntoIterator<Item = BackupFile>,
    ) -> Result<Mended, StoreProblem> {
        let mut done = Mended { left: self.altered(&AtomicBool::new(false))?, ..Mended::default() };
        for file in files {
            if done.left.is_empty() {
                break;
            }
            if let Ok(backup) = open_current(&file.path, self.passphrase.as_ref()) {
                self.mend_from(&backup, &mut done.left, &mut done.mended)?;
            }
        }
        Ok(done)
    }

    /// Mends what this file has as it was written.
    fn mend_from(
        &mut self,
        backup: &Connection,
        left: &mut Vec<Altered>,
        mended: &mut Vec<Altered>,
    ) -> Result<(), StoreProblem> {
        // References are looked at when all is in place.
        self.db.pragma_update(None, "foreign_keys", false)?;
        let worked = self.write(|db| {
            let mut still = Vec::new();
            for one in left.drain(..) {
                // What cannot be brought from here may be in the next one.
                let point = Point::new(db)?;
                if bring(db, backup, &one).unwrap_or(false) {
                    point.keep()?;
                    mended.push(one);
                } else {
                    point.undo()?;
                    still.push(one);
                }
            }
            *left = still;
            Ok(())
        });
        self.db.pragma_update(None, "foreign_keys", true)?;
        worked
    }
}

/// A place in a transaction to go back to.
struct Point<'db>(&'db Connection);

impl<'db> Point<'db> {
    fn new(db: &'db Connection) -> Result<Self, StoreProblem> {
        db.execute_batch("SAVEPOINT mending")?;
        Ok(Self(db))
    }

    fn keep(self) -> Result<(), StoreProblem> {
        Ok(self.0.execute_batch("RELEASE mending")?)
    }

    fn undo(self) -> Result<(), StoreProblem> {
        Ok(self.0.execute_batch("ROLLBACK TO mending; RELEASE mending")?)
    }
}

/// Whether a backup has one thing as it was written here.
pub(super) fn fits(db: &Connection, backup: &Connection, one: &Altered) -> Result<bool, StoreProblem> {
    let alike = |table: &str, condition: &str, key: &str| -> Result<bool, StoreProblem> {
        let here = row_seal(db, table, condition, key).unwrap_or_default();
        Ok(here.is_some() && here == row_seal(backup, table, condition, key)?)
    };
    match one {
        Altered::Unit(id) => alike("unit", "WHERE id = ?1", id),
        Altered::Step(session, number) => {
            alike("change_log", &format!("WHERE session = ?1 AND number = {number}"), session)
        }
        Altered::Session(id) => {
            let Some(there) = seal::kept(backup, id)? else { return Ok(false) };
            Ok(seal::kept(db, id)? == Some(there) || is_content_of(db, id, there))
        }
    }
}

/// Whether only the seal of a session was hit: what it holds has this sum.
fn is_content_of(db: &Connection, session: &str, sum: Sum) -> bool {
    let Ok(id) = session.parse() else { return false };
    let Ok(Some(loaded)) = read::load_unchecked(db, id, true) else { return false };
    Sum::of(&loaded.session).is_ok_and(|it| it == sum)
}

/// The seal of a row, where there is one.
fn row_seal(from: &Connection, table: &str, condition: &str, key: &str) -> rusqlite::Result<Option<String>> {
    let sql = format!("SELECT seal FROM {table} {condition}");
    from.query_row(&sql, [key], |row| row.get(0)).optional().map(Option::flatten)
}

/// Brings one thing from a backup; whether that has it.
fn bring(db: &Connection, backup: &Connection, one: &Altered) -> Result<bool, StoreProblem> {
    match one {
        Altered::Unit(id) => {
            Ok(bring_row(db, backup, "unit", "WHERE id = ?1", id)? && seal::is_sound_unit(db, id))
        }
        Altered::Session(id) => bring_session(db, backup, id),
        Altered::Step(session, number) => {
            // Numbers need no quotation marks.
            let condition = format!("WHERE session = ?1 AND number = {number}");
            Ok(bring_row(db, backup, "change_log", &condition, session)?
                && seal::sound_steps(db, session)?.contains(number))
        }
    }
}

/// Brings a row from the backup, if it is the one that was written here. Whether it is sound there is seen afterwards.
fn bring_row(
    db: &Connection,
    backup: &Connection,
    table: &str,
    condition: &str,
    key: &str,
) -> Result<bool, StoreProblem> {
    let sealed = |from| row_seal(from, table, condition, key);
    let (Some(here), Some(there)) = (sealed(db).unwrap_or_default(), sealed(backup)?) else {
        return Ok(false);
    };
    if here != there {
        return Ok(false);
    }
    db.execute(&format!("DELETE FROM {table} {condition}"), [key])?;
    Ok(carry::copy(backup, db, table, condition, key)? == 1)
}

/// Brings a session that was last written here as it was then.
fn bring_session(db: &Connection, backup: &Connection, session: &str) -> Result<bool, StoreProblem> {
    let id = session.parse().map_err(|_| StoreProblem::new(ProblemKind::Damaged, "session: id"))?;
    let (here, there) = (seal::kept(db, session)?, seal::kept(backup, session)?);
    let Some(there) = there else { return Ok(false) };
    if read::load(backup, id, true)?.is_none() {
        return Ok(false);
    }
    // Only the seal itself may have been hit.
    if is_content_of(db, session, there) {
        seal::keep(db, session, there)?;
        return Ok(read::load(db, id, true)?.is_some());
    }
    if here != Some(there) {
        return Ok(false);
    }
    carry_session(db, backup, session)?;
    Ok(read::load(db, id, true)?.is_some())
}

/// Puts everything a session is made of in the place of what is here; log, place and drafts stay.
fn carry_session(db: &Connection, backup: &Connection, session: &str) -> Result<(), StoreProblem> {
    let here = named_params! { ":id": session };
    db.execute("UPDATE session SET unlocked = 1 WHERE id = :id", here)?;
    for table in carry::CONTENT.iter().rev() {
        db.execute(&format!("DELETE FROM {table} WHERE session = :id"), here)?;
    }
    for table in carry::CONTENT {
        carry::copy(backup, db, table, "WHERE session = ?1", session)?;
    }
    if let Some(details) = DetailsRow::of(backup, session)? {
        details.put(db, session)?;
    }
    let frame: (String, String, Option<String>, bool) = backup.query_row(
        "SELECT unit, question_set, follows, rehearsal FROM session WHERE id = :id",
        here,
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )?;
    db.execute(
        "UPDATE session SET unit = :unit, question_set = :set, follows = :follows, rehearsal = :rehearsal, unlocked = 0
         WHERE id = :id",
        named_params! { ":unit": frame.0, ":set": frame.1, ":follows": frame.2, ":rehearsal": frame.3, ":id": session },
    )?;
    let content: String =
        backup.query_row("SELECT content FROM question_set WHERE content_hash = ?1", [&frame.1], |row| {
            row.get(0)
        })?;
    db.execute("UPDATE question_set SET content = ?1 WHERE content_hash = ?2", [&content, &frame.1])?;
    db.execute("DELETE FROM searched WHERE session = :id", here)?;
    search::add_session(db, session)?;
    Ok(())
}
