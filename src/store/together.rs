//! What is saved in several sessions at once and taken back together, and what a session has to look at again of others.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::Store;
use super::error::StoreProblem;
use super::rows::{MeasureWithAnswers, date, parse, parse_optional};
use super::table::Fetched;
use super::write::{Commit, Elsewhere, Way, commit_in, step_one};
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
                    title: row.get::<_, String>(2)?.inert(),
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

    /// Saves changes of several sessions together: all of them or none, and undo takes them back together. `batch` is a word
    /// of their own. Errors as [`Store::commit`].
    pub fn commit_together(&mut self, commits: &[Commit], batch: &str) -> Result<(), StoreProblem> {
        self.write(|db| commits.iter().try_for_each(|commit| commit_in(db, commit, Some(batch)).map(drop)))
    }

    /// Takes back what was saved last in several sessions at once, or does it again, for a list that stands in none of them.
    /// What a look at measures has said is taken back where it was said.
    pub fn step_batch(&mut self, redo: bool) -> Result<Elsewhere, StoreProblem> {
        let (way, order) = if redo { (Way::Forth, "max(c.at)") } else { (Way::Back, "max(c.at) DESC") };
        self.write(|db| {
            // What was taken back last is done again first.
            let sql = format!(
                "SELECT c.batch FROM change_log AS c JOIN session AS s ON s.id = c.session
                 WHERE c.batch IS NOT NULL AND {} AND s.trashed_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM change_log WHERE batch = c.batch AND label = :look_again)
                 GROUP BY c.batch ORDER BY {order} LIMIT 1",
                way.stands_before()
            );
            let batch: Option<String> = db
                .prepare_cached(&sql)?
                .query_row(named_params! { ":look_again": LOOK_AGAIN }, |row| row.get(0))
                .optional()?;
            batch.map_or_else(|| Ok(Elsewhere::default()), |batch| along(db, &batch, way))
        })
    }
}

/// The operation that remembers what was said of a measure.
const LOOK_AGAIN: &str = "look_again";

impl Way {
    /// Whether a log row `c` of the session `s` still lies this way.
    fn stands_before(self) -> &'static str {
        match self {
            Self::Back => "s.undo_at >= c.number",
            Self::Forth => "s.undo_at < c.number",
        }
    }
}

/// Takes back, or forward again, what was saved together, in every session that has not gone that way yet. Where something
/// has been done since, it stays as it is.
pub(super) fn along(db: &Connection, batch: &str, way: Way) -> Result<Elsewhere, StoreProblem> {
    let next = match way {
        Way::Back => 0,
        Way::Forth => 1,
    };
    let found: Vec<(String, i64, i64)> = db
        .prepare_cached(&format!(
            "SELECT c.session, s.undo_at, c.number - s.undo_at FROM change_log AS c
             JOIN session AS s ON s.id = c.session
             WHERE c.batch = :batch AND {} AND s.trashed_at IS NULL",
            way.stands_before()
        ))?
        .query_map(named_params! { ":batch": batch }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut elsewhere = Elsewhere::default();
    for (session, undo_at, away) in &found {
        if *away == next && step_one(db, session, *undo_at, way)?.is_some() {
            elsewhere.stepped += 1;
        } else {
            elsewhere.left += 1;
        }
    }
    Ok(elsewhere)
}
