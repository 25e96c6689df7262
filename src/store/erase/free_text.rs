//! Which columns hold what people wrote. Every other column of text holds ids, codes, days or what follows from these; a test
//! holds both lists against the file's shape.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::Value;

use crate::domain::ids::SessionId;
use crate::domain::measure::{StateCode, Verdict};
use crate::store::carry;
use crate::store::error::StoreProblem;
use crate::store::rows::legible;

use super::{Remains, traces};

/// Tables with the columns in which people wrote, and the column that tells the session.
pub(super) const COLUMNS: &[(&str, &str, &[&str])] = &[
    ("unit", "", &["name", "municipality", "shifts"]),
    (
        "session",
        "id",
        &[
            "title",
            "purpose",
            "leader",
            "facilitator",
            "note_taker",
            "ground_rules",
            "raised_at",
            "summary",
            "legal_note",
        ],
    ),
    ("sitting", "session", &["label", "place"]),
    ("meeting_group", "session", &["label"]),
    ("question_plan", "session", &["reason"]),
    ("added_question", "session", &["content"]),
    ("heading", "session", &["text"]),
    ("answer", "session", &["text", "tags"]),
    (
        "measure",
        "session",
        &[
            "title",
            "responsible",
            "first_step",
            "verdict_note",
            "reason",
            "deputy",
            "sign",
            "baseline",
            "lifted_to",
            "priority_reason",
            "arena",
            "plan_link",
            "resources",
            "note",
            "objection",
            "measured",
            "steps",
        ],
    ),
    ("measure_event", "session", &["old", "new", "reason", "by_role"]),
    ("keep", "session", &["text"]),
    ("session_event", "session", &["note"]),
    ("sent", "session", &["profile", "path", "reason"]),
    ("room_check", "session", &["words"]),
    ("parked_topic", "session", &["text", "reason"]),
    (
        "review",
        "session",
        &["done", "effect", "enough", "changes", "hazards", "process", "feedback", "ended"],
    ),
    ("reviewed", "session", &["title", "note"]),
    ("draft", "session", &["text"]),
    ("change_log", "session", &["changes", "inverses"]),
];

/// The columns in which people wrote, as `table.column`.
pub fn free_columns() -> impl Iterator<Item = String> {
    COLUMNS
        .iter()
        .flat_map(|(table, _, columns)| columns.iter().map(move |column| format!("{table}.{column}")))
}

/// The columns among them that hold JSON.
pub(super) fn is_json(table: &str, column: &str) -> bool {
    table == "change_log" || matches!(column, "shifts" | "content" | "tags" | "steps" | "words")
}

/// Whether a key of a row in the log holds what people wrote.
pub(super) fn is_free(key: &str) -> bool {
    COLUMNS.iter().any(|(_, _, columns)| columns.contains(&key))
}

/// Tables that hold what frames a meeting – titles, names of tables, ground rules – and not what was said in it.
const FRAME: &[&str] = &["session", "sitting", "meeting_group", "added_question", "session_event", "sent"];

/// Everything people wrote in a session, log and drafts included.
pub(super) fn of_session(db: &Connection, session: &str) -> Result<BTreeSet<String>, StoreProblem> {
    in_tables(db, session, |_| true)
}

/// What frames a session: somebody who deletes it need not be told of it.
pub(super) fn frame_of(db: &Connection, session: &str) -> Result<BTreeSet<String>, StoreProblem> {
    in_tables(db, session, |table| FRAME.contains(&table))
}

/// How often each text stands in each table in which something is said, and not in what undo or a draft keeps of it.
pub(super) fn said_in(
    db: &Connection,
    session: &str,
) -> Result<BTreeMap<(&'static str, String), usize>, StoreProblem> {
    let mut said = BTreeMap::new();
    for (table, by, columns) in COLUMNS {
        if by.is_empty() || FRAME.contains(table) || matches!(*table, "change_log" | "draft") {
            continue;
        }
        each_text(db, session, (table, by, columns), |text| {
            if !is_own_word(&text) {
                *said.entry((*table, text)).or_default() += 1;
            }
        })?;
    }
    Ok(said)
}

/// What people wrote in what a session itself is made of, under its seal.
pub(super) fn content_of(db: &Connection, session: &str) -> Result<BTreeSet<String>, StoreProblem> {
    in_tables(db, session, |table| table == "session" || carry::CONTENT.contains(&table))
}

/// Everything people wrote of units.
pub(super) fn of_units(db: &Connection) -> Result<BTreeSet<String>, StoreProblem> {
    in_tables(db, "", |table| table == "unit")
}

/// What stands in these tables, of the session where they tell one.
fn in_tables(
    db: &Connection,
    session: &str,
    wanted: impl Fn(&str) -> bool,
) -> Result<BTreeSet<String>, StoreProblem> {
    let mut texts = BTreeSet::new();
    for (table, by, columns) in COLUMNS.iter().filter(|(table, _, _)| wanted(table)) {
        each_text(db, session, (table, by, columns), |text| texts.extend([text]))?;
    }
    // Histories and logs hold the program's own words and days beside what people wrote.
    texts.retain(|text| !is_own_word(text));
    Ok(texts)
}

/// Tells every text of a table, of the session where that tells one.
fn each_text(
    db: &Connection,
    session: &str,
    (table, by, columns): (&str, &str, &[&str]),
    mut tell: impl FnMut(String),
) -> Result<(), StoreProblem> {
    let of_it = if by.is_empty() { ":session = ''".to_owned() } else { format!("{by} = :session") };
    for column in columns {
        let sql = format!("SELECT {column} FROM {table} WHERE {of_it} AND {column} <> ''");
        let mut found = db.prepare_cached(&sql)?;
        let mut rows = found.query(named_params! { ":session": session })?;
        while let Some(row) = rows.next()? {
            texts_in(table, column, legible(row, 0)?).into_iter().for_each(&mut tell);
        }
    }
    Ok(())
}

/// Whether a text is one that the program writes into a column where people write, too: a state, a verdict, a day.
fn is_own_word(text: &str) -> bool {
    StateCode::from_code(text).is_some()
        || Verdict::from_code(text).is_some()
        || text.parse::<NaiveDate>().is_ok()
}

/// What people wrote in one value of a column.
fn texts_in(table: &str, column: &str, written: String) -> BTreeSet<String> {
    if !is_json(table, column) {
        return BTreeSet::from([written]);
    }
    let mut texts = BTreeSet::new();
    match serde_json::from_str(&written) {
        Ok(value) => collect(&value, table != "change_log", &mut texts),
        // Of what is no JSON any more, whatever has more than one word: names of fields, codes and days have none.
        Err(_) => texts.extend(written.split('"').filter(|it| it.contains(' ')).map(str::to_owned)),
    }
    texts
}

fn collect(value: &Value, free: bool, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if free && !text.is_empty() => {
            texts.insert(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, free, texts)),
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| collect(value, free || is_free(key), texts));
        }
        Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
}

/// A place where words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The session; `None` for a unit, and where its id cannot be read.
    pub session: Option<SessionId>,
    /// Table and column: `measure.responsible`.
    pub column: String,
    /// The text; of a log, each that has the words.
    pub text: String,
}

/// Where words stand in what people wrote.
pub(super) fn places(db: &Connection, words: &str) -> Result<Vec<Place>, StoreProblem> {
    let words = words.trim().to_lowercase();
    let mut found = Vec::new();
    if words.is_empty() {
        return Ok(found);
    }
    for (table, by, columns) in COLUMNS {
        for column in *columns {
            let by = if by.is_empty() { "NULL" } else { by };
            let sql = format!("SELECT {by}, {column} FROM {table} WHERE {column} <> ''");
            let mut statement = db.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            let mut seen = BTreeSet::new();
            while let Some(row) = rows.next()? {
                // An id that the disk has changed hides no words.
                let session: Option<SessionId> = legible(row, 0)?.parse().ok();
                let texts = texts_in(table, column, legible(row, 1)?);
                for text in texts.into_iter().filter(|text| text.to_lowercase().contains(&words)) {
                    if !seen.insert((session, text.clone())) {
                        continue;
                    }
                    found.push(Place { session, column: format!("{table}.{column}"), text });
                }
            }
        }
    }
    Ok(found)
}

/// Where these pieces stand in what people wrote or in a set of questions: sessions by title, the oldest first.
pub(super) fn standing(db: &Connection, pieces: &BTreeSet<&str>) -> Result<Vec<Remains>, StoreProblem> {
    let (mut sessions, mut others) = (BTreeSet::new(), Vec::new());
    for (table, by, columns) in COLUMNS {
        let columns = columns.join(", ");
        if by.is_empty() {
            if !traces::in_columns(db, &[(table, columns)], pieces)?.is_empty() {
                others.push(Remains::Unit);
            }
        } else {
            sessions.extend(traces::keys_with(db, table, by, &columns, pieces)?);
        }
    }
    if !traces::in_columns(db, &[("question_set", "content".to_owned())], pieces)?.is_empty() {
        others.push(Remains::Questions);
    }
    let mut found = Vec::new();
    for session in sessions {
        let Ok(id) = session.parse() else { continue };
        let title = db
            .prepare_cached("SELECT title FROM session WHERE id = :id")?
            .query_row(named_params! { ":id": session }, |row| legible(row, 0))
            .optional()?;
        found.push(Remains::Session(id, title.unwrap_or_default()));
    }
    found.extend(others);
    Ok(found)
}

/// Where words may stand that are no trace: all that people wrote, and the wording of question sets.
pub(super) fn written_in() -> Vec<(&'static str, String)> {
    let written = COLUMNS.iter().map(|(table, _, columns)| (*table, columns.join(", ")));
    written.chain([("question_set", "content".to_owned())]).collect()
}
