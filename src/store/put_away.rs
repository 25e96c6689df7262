//! Meetings that are put away: in the archive (G5), or in the trash until they are taken back or deleted for good (L3).
//!
//! Neither is content: what is taken back is what was put away, to the byte.

use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::Store;
use super::error::StoreProblem;
use super::rows::{moment, parse};
use super::sessions::{SUMMARY, SessionSummary, summaries};
use crate::domain::ids::SessionId;

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

impl Store {
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
    /// [`delete_session`](Self::delete_session).
    pub fn trash(&mut self, session: SessionId, at: Option<DateTime<Utc>>) -> Result<(), StoreProblem> {
        self.write(|db| {
            db.prepare_cached("UPDATE session SET trashed_at = :at WHERE id = :id")?
                .execute(named_params! { ":at": at.map(moment), ":id": session.to_string() })?;
            Ok(())
        })
    }

    /// Whether a session lies in the trash.
    pub fn is_in_trash(&self, session: SessionId) -> Result<bool, StoreProblem> {
        self.ask(|db| {
            Ok(db
                .prepare_cached("SELECT 1 FROM session WHERE id = :id AND trashed_at IS NOT NULL")?
                .exists(named_params! { ":id": session.to_string() })?)
        })
    }

    /// What lies in the trash, the last put there first.
    pub fn trashed(&self) -> Result<Vec<Trashed>, StoreProblem> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let found = tx
                .prepare_cached(
                    "SELECT id, trashed_at FROM session WHERE trashed_at IS NOT NULL
                     ORDER BY trashed_at DESC, number DESC",
                )?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<Vec<(String, String)>>>()?;
            let sql = format!("{SUMMARY} WHERE s.id = :id");
            let mut trashed = Vec::new();
            for (id, at) in found {
                let at = parse("trashed_at", &at).map_err(|bad| bad.within("session", &id))?;
                let summary = summaries(&tx, &sql, &[(":id", &id)])?.into_iter().next();
                trashed.extend(summary.map(|session| Trashed { session, at }));
            }
            Ok(trashed)
        })
    }
}
