//! Lists of sessions: page by page, at a cost that does not grow with the file (N3, N5).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, ToSql, named_params};

use super::Store;
use super::error::{ProblemKind, StoreProblem};
use super::rows::{BadRow, code, date, legible, parse, parse_optional};
use super::table::{Fetched, Json};
use crate::domain::ids::{SessionId, SetId, UnitId};
use crate::domain::localized::Localized;
use crate::domain::measure::StateCode;
use crate::domain::session::{Session, SessionState};

pub(super) const SUMMARY: &str = include_str!("sql/session_summary.sql");

/// Which sessions a list shows; the default shows all that are neither archived nor in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionFilter {
    /// Only these states.
    pub state: Option<SessionState>,
    /// Only those of this unit.
    pub unit: Option<UnitId>,
    /// Only those whose first sitting is on this day or later.
    pub from: Option<NaiveDate>,
    /// Only those whose first sitting is on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Those that have been put into the archive, and only those (G5).
    pub archived: bool,
}

/// Where a page of sessions ended; the next page begins after it, whatever has been added meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionCursor {
    pub(super) first_date: String,
    pub(super) number: i64,
}

/// A session as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSummary {
    /// The session.
    pub id: SessionId,
    /// What it is called.
    pub title: String,
    /// Its unit.
    pub unit: UnitId,
    /// What the unit is called now.
    pub unit_name: String,
    /// The set it is held with.
    pub set: SetId,
    /// What that set was called then.
    pub set_title: Localized,
    /// Where it stands.
    pub state: SessionState,
    /// The day of the first sitting.
    pub first_date: Option<NaiveDate>,
    /// What the sitting is called in which the facilitator stood last; may be empty.
    pub sitting: Option<String>,
    /// Questions that count, as in [`Progress`](crate::domain::progress::Progress).
    pub asked: u32,
    /// Of these, with at least one answer.
    pub answered: u32,
    /// How many measures stand in each state; states without any are missing.
    pub measures: BTreeMap<StateCode, u32>,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// When the room meets again.
    pub next_follow_up: Option<NaiveDate>,
    /// Its place in the list: give the last one's to get the next page.
    pub cursor: SessionCursor,
}

impl Store {
    /// A page of sessions, newest first sitting first, at most `limit`, after the last one of the page before.
    pub fn sessions(
        &self,
        filter: &SessionFilter,
        after: Option<&SessionCursor>,
        limit: usize,
    ) -> Result<Vec<SessionSummary>, StoreProblem> {
        let (sql, values) = page(filter, after, limit);
        let values: Vec<(&str, &dyn ToSql)> =
            values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            summaries(&tx, &sql, &values)
        })
    }

    /// Sessions by what a person writes on the command line: the beginning of an id, else the title, else a part of
    /// it. Upper and lower case are one. Newest first, at most twenty.
    pub fn find_session(&self, words: &str) -> Result<Vec<SessionSummary>, StoreProblem> {
        const MOST: usize = 20;
        let words = words.trim().to_lowercase();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let mut statement =
                tx.prepare_cached("SELECT id, title FROM session WHERE trashed_at IS NULL ORDER BY first_date DESC, number DESC")?;
            let mut rows = statement.query([])?;
            // By rank: id, whole title, part of the title.
            let mut found: [Vec<String>; 3] = [const { Vec::new() }; 3];
            while let Some(row) = rows.next()? {
                let (id, title): (String, String) = (row.get(0)?, row.get(1)?);
                let title = title.to_lowercase();
                let [by_id, whole, part] = &mut found;
                if id.starts_with(&words) {
                    by_id.push(id);
                } else if title == words {
                    whole.push(id);
                } else if title.contains(&words) {
                    part.push(id);
                }
            }
            let best = found.into_iter().find(|ids| !ids.is_empty()).unwrap_or_default();
            let sql = format!("{SUMMARY} WHERE s.id = :id");
            let mut sessions = Vec::new();
            for id in best.iter().take(MOST) {
                sessions.extend(summaries(&tx, &sql, &[(":id", id)])?);
            }
            Ok(sessions)
        })
    }

    /// What a session is called; `None` when it is not here.
    pub fn title_of(&self, session: SessionId) -> Result<Option<String>, StoreProblem> {
        self.ask(|db| {
            Ok(db
                .prepare_cached("SELECT title FROM session WHERE id = :id AND trashed_at IS NULL")?
                .query_row(named_params! { ":id": session.to_string() }, |row| legible(row, 0))
                .optional()?)
        })
    }

    /// The meetings of a unit, oldest first, at most the newest `limit`; rehearsals only where it has nothing else.
    pub fn meetings_of(&self, unit: UnitId, limit: usize) -> Result<Vec<Session>, StoreProblem> {
        let ids: Vec<SessionId> = self.ask(|db| {
            let mut statement = db.prepare_cached(
                "SELECT id FROM session AS s WHERE unit = :unit AND trashed_at IS NULL
                 AND rehearsal = NOT EXISTS (SELECT 1 FROM session WHERE unit = :unit AND trashed_at IS NULL AND rehearsal = 0)
                 ORDER BY first_date DESC, number DESC LIMIT :limit",
            )?;
            let values = named_params! { ":unit": unit.to_string(), ":limit": sql_limit(limit) };
            let ids = statement.query_map(values, |row| row.get::<_, String>(0))?;
            ids.map(|id| parse("id", &id?).map_err(|bad| bad.within("session", ""))).collect()
        })?;
        let mut sessions = Vec::with_capacity(ids.len());
        for id in ids.into_iter().rev() {
            sessions.extend(self.load(id)?.map(|loaded| loaded.session));
        }
        Ok(sessions)
    }

    /// The unit's newest meeting that is no rehearsal: defaults for the next one are taken from it.
    pub fn last_session_of(&self, unit: UnitId) -> Result<Option<SessionId>, StoreProblem> {
        self.ask(|db| {
            let id: Option<String> = db
                .prepare_cached(
                    "SELECT id FROM session AS s WHERE unit = :unit AND rehearsal = 0 AND trashed_at IS NULL
                     AND NOT EXISTS (SELECT 1 FROM review WHERE session = s.id AND without_meeting = 1)
                     ORDER BY first_date DESC, number DESC LIMIT 1",
                )?
                .query_row(named_params! { ":unit": unit.to_string() }, |row| row.get(0))
                .optional()?;
            parse_optional("id", id.as_deref()).map_err(|bad| bad.within("session", ""))
        })
    }
}

/// A value to be bound by name.
pub(super) type Value = Box<dyn ToSql>;

/// The query for one page, with its values.
pub(super) fn page(
    filter: &SessionFilter,
    after: Option<&SessionCursor>,
    limit: usize,
) -> (String, Vec<(&'static str, Value)>) {
    let archived = if filter.archived { "IS NOT NULL" } else { "IS NULL" };
    let mut sql = format!("{SUMMARY} WHERE s.trashed_at IS NULL AND s.archived_at {archived}");
    let mut values: Vec<(&'static str, Value)> = Vec::new();
    let mut narrow = |condition: &str, name: &'static str, value: Value| {
        // Writing to a string cannot fail.
        let _ = write!(sql, " AND {condition} {name}");
        values.push((name, value));
    };
    if let Some(state) = filter.state {
        narrow("s.state =", ":state", Box::new(state.code()));
    }
    if let Some(unit) = filter.unit {
        narrow("s.unit =", ":unit", Box::new(unit.to_string()));
    }
    if let Some(from) = filter.from {
        narrow("s.first_date >=", ":from", Box::new(date(from)));
    }
    if let Some(to) = filter.to {
        narrow("s.first_date <=", ":to", Box::new(date(to)));
    }
    if let Some(after) = after {
        sql.push_str(" AND (s.first_date, s.number) < (:after_date, :after_number)");
        values.push((":after_date", Box::new(after.first_date.clone())));
        values.push((":after_number", Box::new(after.number)));
    }
    values.push((":limit", Box::new(sql_limit(limit))));
    sql.push_str(" ORDER BY s.first_date DESC, s.number DESC LIMIT :limit");
    (sql, values)
}

/// A number of rows as SQL takes it.
pub(super) fn sql_limit(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

pub(super) fn summaries(
    db: &Connection,
    sql: &str,
    values: &[(&str, &dyn ToSql)],
) -> Result<Vec<SessionSummary>, StoreProblem> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    let mut sessions = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(1)?;
        sessions.push(summary(row, &id).map_err(|bad| bad.within("session", &id))?);
    }
    Ok(sessions)
}

/// What lists show of these sessions, without those of which it cannot be read: for what must get on although the disk has changed
/// something.
pub(super) fn legible_summaries(
    db: &Connection,
    ids: &[String],
) -> Result<Vec<SessionSummary>, StoreProblem> {
    let sql = format!("{SUMMARY} WHERE s.id = :id");
    let mut found = Vec::new();
    for id in ids {
        match summaries(db, &sql, &[(":id", id)]) {
            // SQLite's own functions call what is no JSON any more an error like others.
            Err(problem) if matches!(problem.kind, ProblemKind::Damaged | ProblemKind::Other) => {}
            it => found.extend(it?),
        }
    }
    Ok(found)
}

fn summary(row: &rusqlite::Row<'_>, id: &str) -> Result<SessionSummary, BadRow> {
    let first_date: String = row.get(10)?;
    let counts: Json<BTreeMap<String, u32>> = row.get(16)?;
    let wording = |column| match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => legible(row, column).map(Some),
    };
    let mut measures = BTreeMap::new();
    for (state, count) in counts.0 {
        measures.insert(code("state", StateCode::from_code, &state)?, count);
    }
    Ok(SessionSummary {
        id: parse("id", id)?,
        title: legible(row, 2)?.inert(),
        unit: parse("unit", &row.get::<_, String>(3)?)?,
        unit_name: legible(row, 4)?.inert(),
        set: SetId::new(row.get::<_, String>(5)?),
        set_title: Localized { nb: legible(row, 6)?, nn: wording(7)?, en: wording(8)? },
        state: code("state", SessionState::from_code, &row.get::<_, String>(9)?)?,
        first_date: if first_date.is_empty() { None } else { Some(parse("first_date", &first_date)?) },
        rehearsal: row.get(11)?,
        next_follow_up: parse_optional("next_follow_up", row.get::<_, Option<String>>(12)?.as_deref())?,
        sitting: row.get(13)?,
        asked: row.get(14)?,
        answered: row.get(15)?,
        measures,
        cursor: SessionCursor { first_date, number: row.get(0)? },
    })
}
