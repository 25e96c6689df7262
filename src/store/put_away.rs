//! Meetings that are put away: in the archive (G5), or in the trash until they are taken back or deleted for good (L3).
//!
//! Neither is content: what is taken back is what was put away, to the byte.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use super::Store;
use super::error::StoreProblem;
use super::rows::{ChangeRow, legible, moment, parse};
use super::sessions::{SessionSummary, legible_summaries};
use super::write::change_rows;
use crate::domain::change::{Change, Record};
use crate::domain::ids::SessionId;
use crate::domain::measure::{Measure, MeasureEvent};

/// How long what lies in the trash can surely be taken back, in days (L3).
const KEPT_FOR: i64 = 30;

/// A session in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// What it is.
    pub session: SessionSummary,
    /// When it was put there.
    pub at: DateTime<Utc>,
}

impl Trashed {
    /// For how many more days it can surely be taken back; none or fewer where it may be deleted for good.
    pub fn days_left(&self, now: DateTime<Utc>) -> i64 {
        KEPT_FOR - (now - self.at).num_days()
    }
}

/// A measure that was deleted and can be taken back (L3).
#[derive(Debug, Clone, PartialEq)]
pub struct DeletedMeasure {
    /// When it was deleted.
    pub at: DateTime<Utc>,
    /// As it was.
    pub measure: Measure,
    /// Its history.
    pub events: Vec<MeasureEvent>,
}

impl Store {
    /// Measures of a session that were deleted and are not here, the last first. They lie in the log of the session as long as
    /// that is kept.
    pub fn deleted_measures(&self, session: SessionId) -> Result<Vec<DeletedMeasure>, StoreProblem> {
        self.ask(|db| {
            let id = session.to_string();
            let tx = db.unchecked_transaction()?;
            let written = tx
                .prepare_cached(
                    "SELECT c.number, c.at, c.inverses FROM change_log AS c JOIN session AS s ON s.id = c.session
                     WHERE c.session = :session AND c.label = 'delete_measure' AND c.number <= s.undo_at
                     ORDER BY c.number DESC",
                )?
                .query_map(named_params! { ":session": id }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<rusqlite::Result<Vec<(i64, String, String)>>>()?;
            let mut found: Vec<DeletedMeasure> = Vec::new();
            for (number, at, inverses) in written {
                let at = parse("at", &at).map_err(|bad| bad.within("change_log", &id))?;
                found.extend(deleted(at, &change_rows(number, &inverses)?)?);
            }
            let mut seen = HashSet::new();
            let mut here =
                tx.prepare_cached("SELECT 1 FROM measure WHERE session = :session AND id = :id")?;
            let mut gone = Vec::new();
            for it in found {
                let measure = it.measure.id;
                let is_here = here.exists(named_params! { ":session": id, ":id": measure.to_string() })?;
                if !is_here && seen.insert(measure) {
                    gone.push(it);
                }
            }
            Ok(gone)
        })
    }

    /// Puts a session into the archive, or takes it out (`None`): lists leave it out, all else stays. What its measures
    /// owe is owed all the same.
    pub fn archive(&mut self, session: SessionId, at: Option<DateTime<Utc>>) -> Result<(), StoreProblem> {
        self.write(|db| {
            db.prepare_cached("UPDATE session SET archived_at = :at WHERE id = :id")?
                .execute(named_params! { ":at": at.map(moment), ":id": session.to_string() })?;
            Ok(())
        })
    }

    /// Puts a session into the trash, or takes it back (`None`). In the trash it is as if it were not here: in no list,
    /// no search, no count, and it can be neither read nor written. Deleting it for good is
    /// [`erase`](Self::erase).
    pub fn trash(&mut self, session: SessionId, at: Option<DateTime<Utc>>) -> Result<(), StoreProblem> {
        self.write(|db| {
            db.prepare_cached("UPDATE session SET trashed_at = :at WHERE id = :id")?
                .execute(named_params! { ":at": at.map(moment), ":id": session.to_string() })?;
            Ok(())
        })
    }

    /// Whether a session lies in the trash.
    pub fn is_in_trash(&self, session: SessionId) -> Result<bool, StoreProblem> {
        self.ask(|db| is_in_trash(db, &session.to_string()))
    }

    /// Why a session cannot be read: it lies in the trash, or there is none.
    pub fn why_not_here(&self, session: SessionId) -> StoreProblem {
        self.ask(|db| why_not_here(db, &session.to_string())).unwrap_or_else(|problem| problem)
    }

    /// What lies in the trash, the last put there first. One of which this cannot be read, for the disk has changed it, keeps
    /// nobody from the others; the doctor tells of it.
    pub fn trashed(&self) -> Result<Vec<Trashed>, StoreProblem> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let found = tx
                .prepare_cached(
                    "SELECT id, trashed_at FROM session WHERE trashed_at IS NOT NULL
                     ORDER BY trashed_at DESC, number DESC",
                )?
                .query_map([], |row| Ok((legible(row, 0)?, legible(row, 1)?)))?
                .collect::<rusqlite::Result<Vec<(String, String)>>>()?;
            let mut trashed = Vec::new();
            for (id, at) in found {
                let Ok(at) = parse("trashed_at", &at) else { continue };
                let summary = legible_summaries(&tx, &[id])?;
                trashed.extend(summary.into_iter().map(|session| Trashed { session, at }));
            }
            Ok(trashed)
        })
    }
}

fn is_in_trash(db: &Connection, session: &str) -> Result<bool, StoreProblem> {
    Ok(db
        .prepare_cached("SELECT 1 FROM session WHERE id = :id AND trashed_at IS NOT NULL")?
        .exists(named_params! { ":id": session })?)
}

/// What to say of a session that cannot be read.
pub(super) fn why_not_here(db: &Connection, session: &str) -> Result<StoreProblem, StoreProblem> {
    Ok(if is_in_trash(db, session)? { StoreProblem::trashed() } else { StoreProblem::gone() })
}

/// Nothing is kept for a session that was deleted for good. What lies in the trash keeps what was being typed.
pub(super) fn must_be_kept(db: &Connection, session: SessionId) -> Result<(), StoreProblem> {
    let is_there = db
        .prepare_cached("SELECT 1 FROM session WHERE id = :id")?
        .exists(named_params! { ":id": session.to_string() })?;
    if is_there { Ok(()) } else { Err(StoreProblem::gone()) }
}

/// The measure that a line of the log would put back.
fn deleted(at: DateTime<Utc>, rows: &[ChangeRow]) -> Result<Option<DeletedMeasure>, StoreProblem> {
    let (mut measure, mut events) = (None, Vec::new());
    for row in rows {
        match row.to_change()? {
            Change::Put(Record::Measure(it)) => measure = Some(*it),
            Change::Put(Record::MeasureEvent(it)) => events.push(it),
            Change::Put(_) | Change::Remove(_) => {}
        }
    }
    Ok(measure.map(|measure| DeletedMeasure { at, measure, events }))
}
