//! What is looked at again: measures of earlier sessions, and saving what becomes of one together with what is
//! remembered of it.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::Store;
use super::error::StoreProblem;
use super::rows::{
    ChangeRow, KeyRow, MeasureWithAnswers, RecordRow, ReviewedRow, date, parse, parse_optional,
};
use super::table::Table;
use super::write::{Commit, Way, commit_in, standing, step_in};
use crate::domain::ids::{SessionId, UnitId};
use crate::domain::measure::Measure;
use crate::domain::session::Session;

/// A measure of an earlier session, with what is known of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The session it was agreed in.
    pub session: SessionId,
    /// What that is called.
    pub title: String,
    /// The day of its first sitting.
    pub held: Option<NaiveDate>,
    /// The measure as it stands now.
    pub measure: Measure,
}

impl Store {
    /// What a session has to look at again: what other sessions of its unit left to do or shall judge by `today`, and what
    /// it has looked at already (G7, F14). A rehearsal looks at nothing, for what it decides is not meant.
    pub fn earlier(&self, session: &Session, today: NaiveDate) -> Result<Vec<Earlier>, StoreProblem> {
        if session.rehearsal {
            return Ok(Vec::new());
        }
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let mut statement = tx.prepare_cached(include_str!("sql/earlier.sql"))?;
            let mut rows = statement.query(named_params! {
                ":unit": session.unit.id.to_string(),
                ":session": session.id.to_string(),
                ":today": date(today),
            })?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let (of, id): (String, String) = (row.get(0)?, row.get(1)?);
                let Some(measure) = MeasureWithAnswers::one(&tx, &of, &id)? else {
                    continue; // found in this very transaction
                };
                let first_date: String = row.get(3)?;
                found.push(Earlier {
                    session: parse("session", &of).map_err(|bad| bad.within("measure", &id))?,
                    title: row.get(2)?,
                    held: first_date.parse().ok(),
                    measure: measure.to_measure()?,
                });
            }
            Ok(found)
        })
    }

    /// The unit's look at its measures without a meeting that has begun and is not closed, if there is one (H2).
    pub fn open_review_of(&self, unit: UnitId) -> Result<Option<SessionId>, StoreProblem> {
        self.ask(|db| {
            let id: Option<String> = db
                .prepare_cached(
                    "SELECT s.id FROM session AS s JOIN review AS r ON r.session = s.id
                     WHERE s.unit = :unit AND r.without_meeting = 1 AND s.state <> 'closed' AND s.trashed_at IS NULL
                     ORDER BY s.first_date DESC, s.number DESC LIMIT 1",
                )?
                .query_row(named_params! { ":unit": unit.to_string() }, |row| row.get(0))
                .optional()?;
            parse_optional("id", id.as_deref()).map_err(|bad| bad.within("session", ""))
        })
    }

    /// Saves changes of several sessions together: all of them or none. `batch` is the word by which
    /// [`Store::step_batch`] finds them, where they are to be taken back together. Errors as [`Store::commit`].
    pub fn commit_together(&mut self, commits: &[Commit], batch: Option<&str>) -> Result<(), StoreProblem> {
        self.write(|db| commits.iter().try_for_each(|commit| commit_in(db, commit, batch).map(drop)))
    }
}

/// Takes back, or forward again, in the sessions that a step looked at measures of, what was saved together with it. What
/// has moved on there since stays as it is.
pub(super) fn along(
    db: &Connection,
    session: &str,
    at: &str,
    rows: &[ChangeRow],
    way: Way,
) -> Result<(), StoreProblem> {
    for row in rows {
        let of = match row {
            ChangeRow::Put(RecordRow::Reviewed(it)) => Some(it.of_session.clone()),
            ChangeRow::Remove(KeyRow::Reviewed(measure)) => {
                ReviewedRow::one(db, session, measure)?.map(|it| it.of_session)
            }
            ChangeRow::Put(_) | ChangeRow::Remove(_) => None,
        };
        let Some(of) = of.filter(|of| of != session) else { continue };
        let Some((_, undo_at)) = standing(db, &of)? else { continue };
        let number = match way {
            Way::Back => undo_at,
            Way::Forth => undo_at + 1,
        };
        let saved_then: bool = db
            .prepare_cached(
                "SELECT 1 FROM change_log WHERE session = :session AND number = :number AND at = :at",
            )?
            .query_row(named_params! { ":session": of, ":number": number, ":at": at }, |_| Ok(true))
            .optional()?
            .unwrap_or(false);
        if saved_then {
            step_in(db, &of, undo_at, way)?;
        }
    }
    Ok(())
}
