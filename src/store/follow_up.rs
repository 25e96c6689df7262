//! The follow-up list: measures of all sessions, narrowed, ordered and grouped by the database, a page at a time (F15, H1).
//!
//! Rehearsals owe nothing where there are real meetings, and what was in place before is kept, not followed up (F8).

use std::fmt::Write as _;

use chrono::NaiveDate;
use rusqlite::{Connection, ToSql};

use super::Store;
use super::error::StoreProblem;
use super::rows::{BadRow, code, code_optional, date, parse, parse_optional};
use super::sessions::{Value, sql_limit};
use super::table::Fetched;
use crate::domain::facets::Influence;
use crate::domain::follow::{FollowFilter, FollowGroup, FollowSort};
use crate::domain::ids::{MeasureId, SessionId};
use crate::domain::measure::StateCode;

/// A measure in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The session it belongs to.
    pub session: SessionId,
    /// What that is called.
    pub session_title: String,
    /// The day that was held.
    pub held_on: Option<NaiveDate>,
    /// What the unit is called.
    pub unit_name: String,
    /// The measure.
    pub measure: MeasureId,
    /// What shall be done.
    pub title: String,
    /// Where it stands.
    pub state: StateCode,
    /// Who answers for it.
    pub responsible: String,
    /// When it shall be done.
    pub deadline: Option<NaiveDate>,
    /// When we look at it again.
    pub follow_up: Option<NaiveDate>,
    /// When somebody shall say whether it helped; only where it is done and not judged.
    pub effect_on: Option<NaiveDate>,
    /// Where the influence lies.
    pub level: Option<Influence>,
    /// Smaller steps done, and all of them.
    pub steps: (u32, u32),
}

/// A column of the board: measures in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardColumn {
    /// The state.
    pub state: StateCode,
    /// How many there are.
    pub count: u32,
    /// The first of them.
    pub rows: Vec<Followed>,
}

impl Store {
    /// How many measures there are.
    pub fn followed_count(&self, filter: &FollowFilter, today: NaiveDate) -> Result<u32, StoreProblem> {
        self.ask(|db| count(db, filter, today))
    }

    /// Measures in order, `limit` of them after the first `offset`.
    pub fn followed(
        &self,
        filter: &FollowFilter,
        today: NaiveDate,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Followed>, StoreProblem> {
        self.ask(|db| read(db, filter, today, offset, limit))
    }

    /// The measures by state: how many, and the first `limit` of each. A filter that names states has columns for these,
    /// any other for all but those that were only proposed or are done with.
    pub fn board(
        &self,
        filter: &FollowFilter,
        today: NaiveDate,
        limit: usize,
    ) -> Result<Vec<BoardColumn>, StoreProblem> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let mut columns = Vec::new();
            for &state in StateCode::ALL {
                if !filter.states.is_empty() && !filter.states.contains(&state) {
                    continue;
                }
                let one = FollowFilter { states: vec![state], ..filter.clone() };
                let count = count(&tx, &one, today)?;
                let rows = if count == 0 { Vec::new() } else { read(&tx, &one, today, 0, limit)? };
                columns.push(BoardColumn { state, count, rows });
            }
            Ok(columns)
        })
    }

    /// Who answers for measures that are followed up, by their letters; at most `limit`.
    pub fn owners(&self, limit: usize) -> Result<Vec<String>, StoreProblem> {
        self.ask(|db| {
            let mut statement = db.prepare_cached(
                "SELECT responsible FROM measure
                 WHERE in_place = 0 AND state IN ('agreed', 'in_progress', 'done') AND responsible <> ''
                 GROUP BY responsible_key, responsible ORDER BY responsible_key, responsible LIMIT :limit",
            )?;
            let rows = statement.query_map([sql_limit(limit)], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn count(db: &Connection, filter: &FollowFilter, today: NaiveDate) -> Result<u32, StoreProblem> {
    let (sql, values) = counting(filter, today);
    Ok(db.prepare_cached(&sql)?.query_row(bound(&values).as_slice(), |row| row.get(0))?)
}

/// The query that counts, with its values.
pub(super) fn counting(filter: &FollowFilter, today: NaiveDate) -> (String, Vec<(&'static str, Value)>) {
    let (conditions, values) = narrowed(filter, today);
    (format!("SELECT count(*) FROM measure AS m WHERE {conditions}"), values)
}

fn bound<'v>(values: &'v [(&'static str, Value)]) -> Vec<(&'static str, &'v dyn ToSql)> {
    values.iter().map(|(name, value)| (*name, value.as_ref())).collect()
}

/// What of `measure AS m` is meant, with its values. Sessions are asked about in lists of their own, so that a measure is
/// looked at once.
fn narrowed(filter: &FollowFilter, today: NaiveDate) -> (String, Vec<(&'static str, Value)>) {
    let mut sql = "m.in_place = 0 AND m.session NOT IN (SELECT id FROM session
             WHERE rehearsal = 1 AND EXISTS (SELECT 1 FROM session WHERE rehearsal = 0))
             AND m.session NOT IN (SELECT id FROM session WHERE trashed_at IS NOT NULL)"
        .to_owned();
    let mut values: Vec<(&'static str, Value)> = Vec::new();
    // Writing to a string cannot fail.
    if !filter.states.is_empty() {
        let states: Vec<_> = filter.states.iter().map(|state| format!("'{}'", state.code())).collect();
        let _ = write!(sql, " AND m.state IN ({})", states.join(", "));
    }
    if let Some(unit) = filter.unit {
        sql.push_str(" AND m.session IN (SELECT id FROM session WHERE unit = :unit)");
        values.push((":unit", Box::new(unit.to_string())));
    }
    if let Some(owner) = &filter.owner {
        sql.push_str(" AND m.responsible = :owner");
        values.push((":owner", Box::new(owner.clone())));
    }
    if let Some(source) = filter.source {
        sql.push_str(" AND m.session = :source");
        values.push((":source", Box::new(source.to_string())));
    }
    if let Some(level) = filter.level {
        let _ = write!(sql, " AND m.influence = '{}'", level.code());
    }
    if filter.overdue {
        sql.push_str(" AND m.state IN ('agreed', 'in_progress') AND m.deadline < :today");
        values.push((":today", Box::new(date(today))));
    }
    for (name, word) in WORDS.iter().zip(filter.text.split_whitespace()) {
        let _ = write!(
            sql,
            " AND (instr(m.title_key, {name}) OR instr(m.responsible_key, {name}) OR m.session IN (
                 SELECT s.id FROM session AS s JOIN unit AS u ON u.id = s.unit
                 WHERE instr(s.title_key, {name}) OR instr(u.name_key, {name})))"
        );
        values.push((name, Box::new(key(word))));
    }
    (sql, values)
}

/// So many words are looked for; whoever writes more means none of them.
const WORDS: [&str; 5] = [":word1", ":word2", ":word3", ":word4", ":word5"];

/// A text as the columns of keys have it (`0015_sorting.sql`).
fn key(text: &str) -> String {
    let folded = text.to_ascii_lowercase().replace("aa", "}");
    let letter = |letter| match letter {
        'á' | 'à' => 'a',
        'é' | 'É' | 'è' | 'ê' | 'ë' => 'e',
        'ó' | 'ò' | 'ô' => 'o',
        'ü' | 'Ü' => 'y',
        'æ' | 'Æ' | 'ä' | 'Ä' => '{',
        'ø' | 'Ø' | 'ö' | 'Ö' => '|',
        'å' | 'Å' => '}',
        other => other,
    };
    folded.chars().map(letter).collect()
}

/// The query for a page, with its values.
pub(super) fn page(
    filter: &FollowFilter,
    today: NaiveDate,
    offset: usize,
    limit: usize,
) -> (String, Vec<(&'static str, Value)>) {
    const UNIT: &str =
        "(SELECT u.name_key FROM session AS s JOIN unit AS u ON u.id = s.unit WHERE s.id = m.session)";
    const OWNER: &str = "m.responsible_key, m.responsible";
    const HELD: &str = "(SELECT s.first_date FROM session AS s WHERE s.id = m.session)";
    let states = StateCode::ALL.iter().enumerate();
    let states: Vec<_> = states.map(|(at, state)| format!("WHEN '{}' THEN {at}", state.code())).collect();
    let state = format!("CASE m.state {} END", states.join(" "));
    // Where units come first they are walked through by name, so that a page reads only the units it shows.
    let by_unit = match filter.group {
        Some(group) => group == FollowGroup::Unit,
        None => filter.sort == FollowSort::Unit,
    };
    let (from, unit) = if by_unit {
        (
            "unit AS u CROSS JOIN session AS s ON s.unit = u.id CROSS JOIN measure AS m ON m.session = s.id",
            "u.name_key, u.id",
        )
    } else {
        ("measure AS m", UNIT)
    };
    let group = filter.group.map(|group| match group {
        FollowGroup::State => state.clone(),
        FollowGroup::Unit => unit.to_owned(),
        FollowGroup::Owner => OWNER.to_owned(),
        FollowGroup::Level => "coalesce(m.influence, '~')".to_owned(),
        FollowGroup::Source => format!("{HELD} DESC, m.session"),
    });
    let sort = match filter.sort {
        FollowSort::Deadline => "coalesce(m.deadline, '9999-99-99')".to_owned(),
        FollowSort::FollowUp => "coalesce(m.follow_up, '9999-99-99')".to_owned(),
        FollowSort::Title => "m.title_key".to_owned(),
        FollowSort::Owner => format!("{OWNER}, coalesce(m.deadline, '9999-99-99')"),
        FollowSort::Unit => format!("{unit}, coalesce(m.deadline, '9999-99-99')"),
        FollowSort::State => format!("{state}, coalesce(m.deadline, '9999-99-99')"),
        FollowSort::Newest => format!("{HELD} DESC"),
    };
    let order: Vec<String> = group.into_iter().chain([sort, "m.session, m.id".to_owned()]).collect();
    let order = order.join(", ");
    let (conditions, mut values) = narrowed(filter, today);
    // Found by their sessions, the measures are not to be found by this.
    let conditions = if by_unit { conditions.replacen("m.in_place", "+m.in_place", 1) } else { conditions };
    values.push((":limit", Box::new(sql_limit(limit))));
    values.push((":offset", Box::new(sql_limit(offset))));
    // The page is found by keys alone; only its rows are read whole.
    let sql = format!(
        "WITH page AS MATERIALIZED (
             SELECT m.session, m.id, row_number() OVER () AS place FROM (
                 SELECT m.session, m.id FROM {from} WHERE {conditions}
                 ORDER BY {order} LIMIT :limit OFFSET :offset) AS m)
         SELECT s.id, s.title, s.first_date, u.name, m.id, m.title, m.state, m.responsible, m.deadline, m.follow_up,
                m.effect_due, m.influence,
                (SELECT count(*) FROM json_each(m.steps) AS e WHERE e.value ->> 'done'),
                json_array_length(m.steps)
         FROM page AS p
         JOIN measure AS m ON m.session = p.session AND m.id = p.id
         JOIN session AS s ON s.id = p.session
         JOIN unit AS u ON u.id = s.unit
         ORDER BY p.place"
    );
    (sql, values)
}

fn read(
    db: &Connection,
    filter: &FollowFilter,
    today: NaiveDate,
    offset: usize,
    limit: usize,
) -> Result<Vec<Followed>, StoreProblem> {
    let (sql, values) = page(filter, today, offset, limit);
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = statement.query(bound(&values).as_slice())?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let id: String = row.get(4)?;
        let maybe = |row: &rusqlite::Row<'_>, column| row.get::<_, Option<String>>(column);
        let one = |row: &rusqlite::Row<'_>| -> Result<Followed, BadRow> {
            Ok(Followed {
                session: parse("session", &row.get::<_, String>(0)?)?,
                session_title: row.get::<_, String>(1)?.inert(),
                held_on: parse_optional(
                    "first_date",
                    maybe(row, 2)?.as_deref().filter(|day| !day.is_empty()),
                )?,
                unit_name: row.get::<_, String>(3)?.inert(),
                measure: parse("id", &id)?,
                title: row.get::<_, String>(5)?.inert(),
                state: code("state", StateCode::from_code, &row.get::<_, String>(6)?)?,
                responsible: row.get::<_, String>(7)?.inert(),
                deadline: parse_optional("deadline", maybe(row, 8)?.as_deref())?,
                follow_up: parse_optional("follow_up", maybe(row, 9)?.as_deref())?,
                effect_on: parse_optional("effect_due", maybe(row, 10)?.as_deref())?,
                level: code_optional("influence", Influence::from_code, maybe(row, 11)?.as_deref())?,
                steps: (row.get(12)?, row.get(13)?),
            })
        };
        rows.push(one(row).map_err(|bad| bad.within("measure", &id))?);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_same_here_and_in_the_file_and_sorts_as_norwegians_do() {
        let store = Store::in_memory().unwrap();
        let in_file = |text: &str| -> String {
            let sql = "INSERT OR REPLACE INTO unit (id, name, municipality, sector, organisation_number, shifts, usual_groups)
                       VALUES ('0000000000000001', ?1, '', 'annet', '', '[]', 0)";
            store.db.execute(sql, [text]).unwrap();
            store.db.query_row("SELECT name_key FROM unit", [], |row| row.get(0)).unwrap()
        };
        #[rustfmt::skip]
        let sorted = [
            "", "10 minutter", "Abel", "Bjørk", "Bø", "Bål", "Dør",
            "dørene", "E", "én", "Olsen", "Solbakken", "Zoo", "Ære",
            "ærlig", "Økern", "øst", "Åse", "Aasen", "åtte",
        ];
        for pair in sorted.windows(2) {
            assert!(key(pair[0]) <= key(pair[1]), "{pair:?}");
            assert!(crate::text::fold::compare(pair[0], pair[1]).is_lt(), "{pair:?}: text::fold agrees");
        }
        for text in sorted.iter().chain(&["AAaa", "Äsch", "Ünal ÖL", "100 % – ja!", "Ž\u{1f600}", "'; --"])
        {
            assert_eq!(in_file(text), key(text), "{text}");
        }
    }
}
