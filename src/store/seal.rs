//! Seals: what a session, a unit, a set and a step of the log add up to, so that a byte that has changed on the disk by
//! itself is found and never shown as what the room said (L12).
//!
//! `SQLite` sees that a page is broken, not that a letter in it is another. So each session carries the sum of the sums of
//! its records. A commit takes the sums of what it replaces out and puts those of what it writes in, at a cost that
//! follows the change and neither the session nor the file; reading a session adds everything up and compares. The sums
//! are over the rows as the log writes them (JSON, blank values left out), so that a new column that says nothing
//! changes none. A file that is taken forward keeps its seals.
//!
//! This finds faults of disks and memory sticks. It is no signature: whoever can write the file can seal it.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Store;
use super::error::{ProblemKind, StoreProblem};
use super::rows::{RecordRow, UnitRow, legible};
use crate::domain::change::Record;
use crate::domain::fingerprint::sha256_hex;
use crate::domain::session::Session;

/// A sum over records, in which their order does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum(u128);

impl Sum {
    /// Puts a record in.
    pub(super) fn add(&mut self, row: &RecordRow) -> Result<(), StoreProblem> {
        self.0 = self.0.wrapping_add(sum_of(row)?);
        Ok(())
    }

    /// Takes a record out.
    pub(super) fn take(&mut self, row: &RecordRow) -> Result<(), StoreProblem> {
        self.0 = self.0.wrapping_sub(sum_of(row)?);
        Ok(())
    }

    /// All of a session.
    pub(super) fn of(session: &Session) -> Result<Self, StoreProblem> {
        let mut sum = Self(sum_of(&(
            session.unit.id.to_string(),
            session.follows.map(|id| id.to_string()),
            session.rehearsal,
        ))?);
        sum.add(&RecordRow::from(&Record::Details(Box::new(session.details.clone()))))?;
        session.records().try_for_each(|record| sum.add(&RecordRow::from(&record)))?;
        Ok(sum)
    }

    /// As the file has it.
    pub(super) fn written(self) -> String {
        format!("{:032x}", self.0)
    }

    fn read(written: &str) -> Option<Self> {
        u128::from_str_radix(written, 16).ok().map(Self)
    }
}

fn sum_of(value: &impl Serialize) -> Result<u128, StoreProblem> {
    let written = serde_json::to_vec(value)
        .map_err(|error| StoreProblem::new(ProblemKind::Other, format!("seal: {error}")))?;
    let mut first = [0u8; 16];
    for (to, from) in first.iter_mut().zip(Sha256::digest(&written)) {
        *to = from;
    }
    Ok(u128::from_be_bytes(first))
}

/// The sum of a unit.
pub(super) fn of_unit(row: &UnitRow) -> Result<String, StoreProblem> {
    Ok(Sum(sum_of(row)?).written())
}

/// The sum of a step of the log.
pub(super) fn of_step(label: &str, changes: &str, inverses: &str) -> String {
    let mut sum = sha256_hex(format!("{label}\n{changes}\n{inverses}").as_bytes());
    sum.truncate(32);
    sum
}

/// What is told of something that is not as it was written: a table and a key, never content.
pub(super) fn altered(table: &str, key: &str) -> StoreProblem {
    StoreProblem::new(ProblemKind::Altered, format!("{table} {key}: not as it was written"))
}

/// Whether what was read is what was written. Without a seal nothing can be said.
pub(super) fn compare(table: &str, key: &str, sealed: Option<&str>, found: &str) -> Result<(), StoreProblem> {
    match sealed {
        Some(sealed) if sealed != found => Err(altered(table, key)),
        _ => Ok(()),
    }
}

/// The sum a session was last written with; nothing added up where there is none.
pub(super) fn kept(db: &Connection, session: &str) -> Result<Option<Sum>, StoreProblem> {
    let written: Option<Option<String>> = db
        .prepare_cached("SELECT seal FROM session WHERE id = :id")?
        .query_row(named_params! { ":id": session }, |row| row.get(0))
        .optional()?;
    Ok(written.flatten().as_deref().and_then(Sum::read))
}

/// Writes the sum of a session.
pub(super) fn keep(db: &Connection, session: &str, sum: Sum) -> Result<(), StoreProblem> {
    db.prepare_cached("UPDATE session SET seal = :seal WHERE id = :id")?
        .execute(named_params! { ":seal": sum.written(), ":id": session })?;
    Ok(())
}

/// Leaves a row of this table that is not as it was written without a seal that anything fits, see [`VOID`].
pub(super) fn make_void(db: &Connection, table: &str, id: &str) -> Result<(), StoreProblem> {
    let sql = format!("UPDATE {table} SET seal = :seal WHERE id = :id");
    db.execute(&sql, named_params! { ":seal": VOID, ":id": id })?;
    Ok(())
}

/// Seals what has no seal yet, for a file that is taken forward. What has one keeps it: what the disk changed before is
/// not to pass for what was written. A step that changes what a sum is made of seals anew what fitted until then.
pub(super) fn add_missing(db: &Connection) -> Result<(), StoreProblem> {
    let ids = |sql: &str| -> Result<Vec<String>, StoreProblem> {
        Ok(db.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    };
    for unit in ids("SELECT id FROM unit WHERE seal IS NULL")? {
        renew_unit(db, &unit)?;
    }
    for session in ids("SELECT id FROM session WHERE seal IS NULL")? {
        // One that cannot be read stays without a seal; reading it tells why.
        let _ = renew(db, &session);
    }
    let steps: Vec<(String, i64)> = db
        .prepare("SELECT session, number FROM change_log WHERE seal IS NULL")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    steps.iter().try_for_each(|(session, number)| renew_step(db, session, *number))
}

/// Seals a session as it stands. Whoever changes content beside [`Store::commit`] – a purge – calls this in the same
/// transaction.
pub(super) fn renew(db: &Connection, session: &str) -> Result<(), StoreProblem> {
    let id = session.parse().map_err(|_| StoreProblem::new(ProblemKind::Damaged, "session: id"))?;
    if let Some(loaded) = super::read::load_unchecked(db, id, true)? {
        keep(db, session, Sum::of(&loaded.session)?)?;
    }
    Ok(())
}

/// Seals a unit as it stands.
pub(super) fn renew_unit(db: &Connection, unit: &str) -> Result<(), StoreProblem> {
    let row = db
        .prepare_cached(
            "SELECT id, name, municipality, sector, organisation_number, shifts, usual_groups FROM unit WHERE id = :id",
        )?
        .query_row(named_params! { ":id": unit }, UnitRow::read)?;
    db.prepare_cached("UPDATE unit SET seal = :seal WHERE id = :id")?
        .execute(named_params! { ":seal": of_unit(&row)?, ":id": unit })?;
    Ok(())
}

/// A seal that fits nothing. What was not as it was written keeps no seal of what it was once words have been erased in it: a
/// backup with the same seal would bring them back.
pub(super) const VOID: &str = "void";

/// Whether a session can be read and is as it was written.
pub(super) fn is_sound(db: &Connection, session: &str) -> bool {
    let read = session.parse().ok().map(|id| super::read::load(db, id, true));
    matches!(read, Some(Ok(Some(_))))
}

/// Whether what a session itself is made of is as it was written, whatever has become of its unit or its set.
pub(super) fn is_sound_content(db: &Connection, session: &str) -> bool {
    let sealed = db.query_row("SELECT seal FROM session WHERE id = ?1", [session], |row| row.get(0));
    let sealed: Option<String> = match sealed {
        Ok(sealed) => sealed,
        Err(_) => return false,
    };
    let loaded = session.parse().ok().and_then(|id| super::read::load_unchecked(db, id, true).ok().flatten());
    let found = loaded.and_then(|it| Sum::of(&it.session).ok());
    found.is_some_and(|found| sealed.is_none_or(|sealed| sealed == found.written()))
}

/// Seals a step of a session's log as it stands.
pub(super) fn renew_step(db: &Connection, session: &str, number: i64) -> Result<(), StoreProblem> {
    let here = named_params! { ":session": session, ":number": number };
    let seal: String = db
        .prepare_cached(
            "SELECT label, changes, inverses FROM change_log WHERE session = :session AND number = :number",
        )?
        .query_row(here, |row| {
            Ok(of_step(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?, &row.get::<_, String>(2)?))
        })?;
    db.prepare_cached("UPDATE change_log SET seal = :seal WHERE session = :session AND number = :number")?
        .execute(named_params! { ":seal": seal, ":session": session, ":number": number })?;
    Ok(())
}

/// Something in the file that is not as it was written, or cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Altered {
    /// A unit.
    Unit(String),
    /// Something of a session: its id.
    Session(String),
    /// A step of a session's log, by which it would be taken back.
    Step(String, i64),
}

impl Altered {
    /// The session, where it is one.
    pub(super) fn session(&self) -> Option<&str> {
        match self {
            Self::Session(id) => Some(id),
            Self::Unit(_) | Self::Step(..) => None,
        }
    }
}

impl Store {
    /// Reads everything and compares it with its seals. Takes long for a large file; `stop` ends it early, with what has
    /// been found so far.
    pub fn altered(&self, stop: &AtomicBool) -> Result<Vec<Altered>, StoreProblem> {
        self.ask(|db| find(db, stop))
    }
}

/// What is not as it was written.
pub(super) fn find(db: &Connection, stop: &AtomicBool) -> Result<Vec<Altered>, StoreProblem> {
    let mut found = find_beside_sessions(db, stop)?;
    let sessions: Vec<String> = all(db, SESSIONS)?;
    for session in sessions {
        if stop.load(Ordering::Relaxed) {
            return Ok(found);
        }
        if !is_sound(db, &session) {
            found.push(Altered::Session(session.clone()));
        }
    }
    Ok(found)
}

/// The sessions that are not as they were written.
pub(super) fn find_sessions(db: &Connection) -> Result<Vec<Altered>, StoreProblem> {
    let sessions = all(db, SESSIONS)?.into_iter();
    Ok(sessions.filter(|id| !is_sound(db, id)).map(Altered::Session).collect())
}

const SESSIONS: &str = "SELECT id FROM session";

/// What is not as it was written of one session: itself, its unit, steps of its log.
pub(super) fn find_in(db: &Connection, session: &str) -> Result<Vec<Altered>, StoreProblem> {
    let mut found = Vec::new();
    let units: Vec<String> = db
        .prepare_cached("SELECT unit FROM session WHERE id = :id")?
        .query_map(named_params! { ":id": session }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    found.extend(units.into_iter().filter(|unit| !is_sound_unit(db, unit)).map(Altered::Unit));
    let mut steps = db.prepare_cached("SELECT number FROM change_log WHERE session = :session")?;
    let steps: Vec<i64> = steps
        .query_map(named_params! { ":session": session }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let sound: BTreeSet<i64> = sound_steps(db, session)?.into_iter().collect();
    let altered = steps.into_iter().filter(|number| !sound.contains(number));
    found.extend(altered.map(|number| Altered::Step(session.to_owned(), number)));
    if !is_sound(db, session) {
        found.push(Altered::Session(session.to_owned()));
    }
    Ok(found)
}

/// The units that are as they were written.
pub(super) fn sound_units(db: &Connection) -> Result<Vec<String>, StoreProblem> {
    let units: Vec<String> = all(db, "SELECT id FROM unit")?;
    Ok(units.into_iter().filter(|id| is_sound_unit(db, id)).collect())
}

/// Whether a unit is as it was written.
pub(super) fn is_sound_unit(db: &Connection, unit: &str) -> bool {
    let read = db
        .prepare_cached(
            "SELECT id, name, municipality, sector, organisation_number, shifts, usual_groups, seal
             FROM unit WHERE id = :id",
        )
        .and_then(|mut it| {
            it.query_row(named_params! { ":id": unit }, |row| {
                Ok((UnitRow::read(row)?, row.get::<_, Option<String>>(7)?))
            })
        });
    read.is_ok_and(|(row, sealed)| {
        of_unit(&row).is_ok_and(|found| compare("unit", "", sealed.as_deref(), &found).is_ok())
    })
}

/// The steps of a session's log that are as they were written.
pub(super) fn sound_steps(db: &Connection, session: &str) -> Result<Vec<i64>, StoreProblem> {
    let mut statement = db.prepare_cached(
        "SELECT number, label, changes, inverses, seal FROM change_log WHERE session = :session",
    )?;
    let mut rows = statement.query(named_params! { ":session": session })?;
    let mut sound = Vec::new();
    while let Some(row) = rows.next()? {
        // What cannot be read is not.
        if is_sound_step(row).unwrap_or(false) {
            sound.push(row.get("number")?);
        }
    }
    Ok(sound)
}

/// Whether a row with the words of a step and its seal fits that.
pub(super) fn is_sound_step(row: &Row<'_>) -> rusqlite::Result<bool> {
    let text = |column| row.get::<_, String>(column);
    let sealed: Option<String> = row.get("seal")?;
    let found = of_step(&text("label")?, &text("changes")?, &text("inverses")?);
    Ok(sealed.is_none_or(|sealed| sealed == found))
}

/// The same as [`find`] among units and steps of the log.
pub(super) fn find_beside_sessions(db: &Connection, stop: &AtomicBool) -> Result<Vec<Altered>, StoreProblem> {
    let mut found = Vec::new();
    let units: Vec<String> = all(db, "SELECT id FROM unit")?;
    for unit in units {
        if !is_sound_unit(db, &unit) {
            found.push(Altered::Unit(unit));
        }
    }
    let mut statement =
        db.prepare("SELECT session, number, label, changes, inverses, seal FROM change_log")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        if !is_sound_step(row).unwrap_or(false) {
            found.push(Altered::Step(legible(row, 0)?, row.get(1)?));
        }
    }
    Ok(found)
}

fn all(db: &Connection, sql: &str) -> Result<Vec<String>, StoreProblem> {
    // An id that is none any more is found to be altered, and keeps nobody from looking on.
    Ok(db.prepare(sql)?.query_map([], |row| legible(row, 0))?.collect::<rusqlite::Result<_>>()?)
}
