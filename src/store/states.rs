//! What a session was at earlier moments (L11): out of its own log, step by step backwards, and out of backups.
//!
//! Nothing here writes. What the history no longer tells of cannot be found in the log again.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::backup::{BackupFile, Backups, open_current};
use super::error::StoreProblem;
use super::rows::{BadColumn, ChangeRow, parse};
use super::seal::Sum;
use super::write::{LogEntry, change_rows, standing};
use super::{Store, read};
use crate::domain::change::{Change, apply_all};
use crate::domain::ids::SessionId;
use crate::domain::session::Session;

/// A step that led to what a session is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastStep {
    /// Its number in the log; the session [stood so](Store::states_after) after it.
    pub number: i64,
    /// The operation's code.
    pub label: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What it changed.
    pub changes: Vec<Change>,
}

/// A backup in which a session stands otherwise than now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InBackup {
    /// The backup.
    pub file: BackupFile,
    /// What the session was when it was made.
    pub session: Session,
}

impl Store {
    /// The steps that led to what a session is now, oldest first; what has been taken back is not among them.
    pub fn steps(&self, session: SessionId) -> Result<Vec<PastStep>, StoreProblem> {
        self.ask(|db| {
            let id = session.to_string();
            let mut statement = db.prepare_cached(
                "SELECT c.number, c.label, c.at, c.changes FROM change_log AS c
                 JOIN session AS s ON s.id = c.session AND c.number <= s.undo_at
                 WHERE c.session = :session ORDER BY c.number",
            )?;
            let mut rows = statement.query(named_params! { ":session": id })?;
            let mut steps = Vec::new();
            while let Some(row) = rows.next()? {
                let (number, label, at, changes): (i64, String, String, String) =
                    (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
                let at = parse("at", &at).map_err(|bad: BadColumn| bad.within("change_log", &id))?;
                let changes = to_changes(&change_rows(number, &changes)?)?;
                steps.push(PastStep { number, label, at, changes });
            }
            Ok(steps)
        })
    }

    /// What a session was after the steps with these numbers, newest first; after 0, as its log begins. Those that the log
    /// does not lead back to are left out; none if the session is not here.
    pub fn states_after(
        &self,
        session: SessionId,
        numbers: &BTreeSet<i64>,
    ) -> Result<Vec<(i64, Session)>, StoreProblem> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let id = session.to_string();
            let (Some(loaded), Some((_, at))) = (read::load(&tx, session, false)?, standing(&tx, &id)?)
            else {
                return Ok(Vec::new());
            };
            let mut state = loaded.session;
            let mut found = Vec::new();
            for step in (0..=at).rev() {
                if numbers.contains(&step) {
                    found.push((step, state.clone()));
                }
                if numbers.range(..step).next().is_none() {
                    break;
                }
                // What the disk has changed leads to nothing that ever was.
                let Ok(Some(entry)) = LogEntry::of(&tx, &id, step) else { break };
                let back = to_changes(&change_rows(step, &entry.inverses)?)?;
                if apply_all(&back, &mut state).is_err() {
                    break;
                }
            }
            Ok(found)
        })
    }

    /// The backups in which a session stands otherwise than in `known` and than in another backup, newest first. One that
    /// cannot be opened or read is passed over.
    pub fn states_in_backups(
        &self,
        session: SessionId,
        known: &[Session],
        backups: &Backups,
    ) -> Result<Vec<InBackup>, StoreProblem> {
        let mut seen = known.iter().map(Sum::of).collect::<Result<Vec<_>, _>>()?;
        let mut found = Vec::new();
        for file in backups.list() {
            let Ok(Some(state)) = self.state_in_backup(session, &file.path) else { continue };
            let sum = Sum::of(&state)?;
            if !seen.contains(&sum) {
                seen.push(sum);
                found.push(InBackup { file, session: state });
            }
        }
        Ok(found)
    }

    /// A session as it is in a backup; `None` where it is not in it.
    pub fn state_in_backup(
        &self,
        session: SessionId,
        backup: &Path,
    ) -> Result<Option<Session>, StoreProblem> {
        let read = || {
            let backup = open_current(backup, self.passphrase.as_ref())?;
            Ok(read::load(&backup, session, true)?.map(|loaded| loaded.session))
        };
        read().map_err(|problem: StoreProblem| problem.about(Some(backup)))
    }
}

fn to_changes(rows: &[ChangeRow]) -> Result<Vec<Change>, StoreProblem> {
    rows.iter().map(ChangeRow::to_change).collect()
}
