//! Lists of measures across sessions: what a unit owes, and all of them page by page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use rusqlite::{ToSql, named_params};

use super::Store;
use super::error::{ProblemKind, StoreProblem};
use super::rows::{BadRow, MeasureWithAnswers, code, date, parse};
use super::sessions::{Value, sql_limit};
use super::table::Fetched;
use crate::domain::ids::{MeasureId, SessionId, UnitId};
use crate::domain::measure::{Measure, StateCode};
use crate::domain::session::Session;

/// Which measures a list shows; the default shows all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeasureFilter {
    /// Only those of this session.
    pub session: Option<SessionId>,
    /// Only those of this unit.
    pub unit: Option<UnitId>,
    /// Only those in one of these states; none means any.
    pub states: Vec<StateCode>,
    /// Only those this role or name answers for, as written.
    pub responsible: Option<String>,
    /// Only those whose deadline or follow-up comes by this day.
    pub due_by: Option<NaiveDate>,
}

/// Where a page of measures ended; the next page begins after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureCursor {
    pub(super) due: String,
    pub(super) session: String,
    pub(super) measure: String,
}

/// A measure as lists across sessions show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedMeasure {
    /// The session it belongs to.
    pub session: SessionId,
    /// What that is called.
    pub session_title: String,
    /// Whether that is a rehearsal.
    pub rehearsal: bool,
    /// The unit.
    pub unit: UnitId,
    /// What that is called.
    pub unit_name: String,
    /// The measure.
    pub measure: Measure,
    /// Its place in the list: give the last one's to get the next page.
    pub cursor: MeasureCursor,
}

impl Store {
    /// The sessions some measures belong to; those that are not here are left out.
    pub fn sessions_of(
        &self,
        measures: &[MeasureId],
    ) -> Result<BTreeMap<MeasureId, SessionId>, StoreProblem> {
        let ids: Vec<String> = measures.iter().map(ToString::to_string).collect();
        let ids = serde_json::to_string(&ids)
            .map_err(|error| StoreProblem::new(ProblemKind::Other, format!("ids: {error}")))?;
        self.ask(|db| {
            let mut statement = db.prepare_cached(
                "SELECT id, session FROM measure WHERE id IN (SELECT value FROM json_each(:ids))",
            )?;
            let mut rows = statement.query(named_params! { ":ids": ids })?;
            let mut found = BTreeMap::new();
            while let Some(row) = rows.next()? {
                let (id, session): (String, String) = (row.get(0)?, row.get(1)?);
                let one = || -> Result<(MeasureId, SessionId), BadRow> {
                    Ok((parse("id", &id)?, parse("session", &session)?))
                };
                let (measure, session) = one().map_err(|bad| bad.within("measure", &id))?;
                found.insert(measure, session);
            }
            Ok(found)
        })
    }

    /// What is agreed or in progress in a unit, with the session it was agreed in: oldest session first, in the order
    /// of the list. Rehearsals owe nothing, and what was in place before is kept, not owed (F8).
    pub fn open_measures_of(&self, unit: UnitId) -> Result<Vec<(SessionId, Measure)>, StoreProblem> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let found = tx
                .prepare_cached(include_str!("sql/open_measures.sql"))?
                .query_map(named_params! { ":unit": unit.to_string() }, |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<Vec<(String, String)>>>()?;
            let mut measures = Vec::new();
            for (session, id) in found {
                if let Some(row) = MeasureWithAnswers::one(&tx, &session, &id)? {
                    let session = parse("session", &session).map_err(|bad| bad.within("measure", &id))?;
                    measures.push((session, row.to_measure()?));
                }
            }
            Ok(measures)
        })
    }

    /// What the measures of a unit are called and where they stand, oldest session first. Rehearsals and what lies in the
    /// trash do not count.
    pub fn titles_of(&self, unit: UnitId) -> Result<Vec<(String, StateCode)>, StoreProblem> {
        self.ask(|db| {
            let mut statement = db.prepare_cached(
                "SELECT m.title, m.state FROM session AS s JOIN measure AS m ON m.session = s.id
                 WHERE s.unit = :unit AND s.rehearsal = 0 AND s.trashed_at IS NULL
                 ORDER BY s.first_date, s.number, m.position, m.id",
            )?;
            let mut rows = statement.query(named_params! { ":unit": unit.to_string() })?;
            let mut titles = Vec::new();
            while let Some(row) = rows.next()? {
                let (title, state): (String, String) = (row.get(0)?, row.get(1)?);
                let state = code("state", StateCode::from_code, &state)
                    .map_err(|bad| bad.within("measure", &title))?;
                titles.push((title, state));
            }
            Ok(titles)
        })
    }

    /// What other meetings of a session's unit left to do (F11, R64).
    pub fn owed_before(&self, session: &Session) -> Result<Vec<Measure>, StoreProblem> {
        let owed = self.open_measures_of(session.unit.id)?;
        Ok(owed.into_iter().filter(|(of, _)| *of != session.id).map(|(_, measure)| measure).collect())
    }

    /// A page of measures of all sessions: earliest deadline or follow-up first, those without a date last, at most
    /// `limit`, after the last one of the page before.
    pub fn measures(
        &self,
        filter: &MeasureFilter,
        after: Option<&MeasureCursor>,
        limit: usize,
    ) -> Result<Vec<ListedMeasure>, StoreProblem> {
        let (sql, values) = page(filter, after, limit);
        let values: Vec<(&str, &dyn ToSql)> =
            values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let mut statement = tx.prepare_cached(&sql)?;
            let mut rows = statement.query(values.as_slice())?;
            let mut measures = Vec::new();
            while let Some(row) = rows.next()? {
                let cursor = MeasureCursor { due: row.get(0)?, session: row.get(1)?, measure: row.get(2)? };
                let Some(measure) = MeasureWithAnswers::one(&tx, &cursor.session, &cursor.measure)? else {
                    continue; // found in this very transaction
                };
                let measure = measure.to_measure()?;
                let id = cursor.measure.clone();
                let read = |row: &rusqlite::Row<'_>| -> Result<ListedMeasure, BadRow> {
                    Ok(ListedMeasure {
                        session: parse("session", &cursor.session)?,
                        session_title: row.get::<_, String>(3)?.inert(),
                        rehearsal: row.get(4)?,
                        unit: parse("unit", &row.get::<_, String>(5)?)?,
                        unit_name: row.get::<_, String>(6)?.inert(),
                        measure,
                        cursor,
                    })
                };
                measures.push(read(row).map_err(|bad| bad.within("measure", &id))?);
            }
            Ok(measures)
        })
    }
}

/// The query for one page, with its values.
pub(super) fn page(
    filter: &MeasureFilter,
    after: Option<&MeasureCursor>,
    limit: usize,
) -> (String, Vec<(&'static str, Value)>) {
    /// Due, or later than every date; written as the index has it.
    const DUE: &str = "coalesce(m.due, '9999-99-99')";
    let mut sql = format!(
        "SELECT {DUE}, m.session, m.id, s.title, s.rehearsal, u.id, u.name
         FROM measure AS m
         JOIN session AS s ON s.id = m.session
         JOIN unit AS u ON u.id = s.unit
         WHERE s.trashed_at IS NULL"
    );
    let mut values: Vec<(&'static str, Value)> = Vec::new();
    if let Some(session) = filter.session {
        sql.push_str(" AND m.session = :session");
        values.push((":session", Box::new(session.to_string())));
    }
    if let Some(unit) = filter.unit {
        sql.push_str(" AND s.unit = :unit");
        values.push((":unit", Box::new(unit.to_string())));
    }
    if !filter.states.is_empty() {
        // Codes are our own words and need no binding; a list cannot be bound.
        let states: Vec<_> = filter.states.iter().map(|state| format!("'{}'", state.code())).collect();
        // Writing to a string cannot fail.
        let _ = write!(sql, " AND m.state IN ({})", states.join(", "));
    }
    if let Some(responsible) = &filter.responsible {
        sql.push_str(" AND m.responsible = :responsible");
        values.push((":responsible", Box::new(responsible.clone())));
    }
    if let Some(due_by) = filter.due_by {
        let _ = write!(sql, " AND {DUE} <= :due_by");
        values.push((":due_by", Box::new(date(due_by))));
    }
    if let Some(after) = after {
        // The first condition says nothing new; it lets SQLite begin at the right place of the index.
        let _ = write!(
            sql,
            " AND {DUE} >= :after_due AND ({DUE}, m.session, m.id) > (:after_due, :after_session, :after_measure)"
        );
        values.push((":after_due", Box::new(after.due.clone())));
        values.push((":after_session", Box::new(after.session.clone())));
        values.push((":after_measure", Box::new(after.measure.clone())));
    }
    values.push((":limit", Box::new(sql_limit(limit))));
    let _ = write!(sql, " ORDER BY {DUE}, m.session, m.id LIMIT :limit");
    (sql, values)
}
