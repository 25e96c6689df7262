//! A person's name, replaced by a role wherever people wrote it.

use std::collections::BTreeSet;

use rusqlite::{Connection, ErrorCode, named_params};
use serde_json::Value;

use super::{free_text, log, sums};
use crate::store::error::StoreProblem;
use crate::store::rows::legible;
use crate::store::seal;
use crate::store::search;
use crate::store::write::set_unlocked;
use crate::text::name::replaced;

/// Replaces a name as whole words in everything people wrote. The texts that are gone.
pub(super) fn replace(db: &Connection, name: &str, role: &str) -> Result<BTreeSet<String>, StoreProblem> {
    let sessions = holding(db, name)?;
    let mut gone = BTreeSet::new();
    if log::empty_damaged_with(db, |text| replaced(text, name, "").is_some())? {
        gone.insert(name.to_owned());
    }
    let seals = Seals::of(db, &sessions, name)?;
    for id in &sessions {
        set_unlocked(db, id, true)?;
    }
    for (table, _, columns) in free_text::COLUMNS {
        for column in *columns {
            gone.extend(in_column(db, table, column, name, role)?);
        }
    }
    for id in &sessions {
        set_unlocked(db, id, false)?;
        db.execute("UPDATE session SET revision = revision + 1 WHERE id = :id", named_params! { ":id": id })?;
        db.execute("DELETE FROM searched WHERE session = :id", named_params! { ":id": id })?;
        match search::add_session(db, id) {
            // What cannot be read is found by no search either.
            Err(_) if !seal::is_sound(db, id) => {}
            added => added?,
        }
        sums::forget(db, id, |_| true)?;
    }
    seals.renew(db)?;
    if !gone.is_empty() {
        gone.insert(name.to_owned());
    }
    Ok(gone)
}

/// What is as it was written before a name is replaced: the rest is not sealed as if it were, and no backup with the name in it is
/// to fit it any more.
struct Seals {
    units: Vec<String>,
    sessions: Vec<String>,
    steps: Vec<(String, i64)>,
    /// Units and sessions that are not, and in which the name stands.
    damaged: (Vec<String>, Vec<String>),
}

impl Seals {
    fn of(db: &Connection, sessions: &[String], name: &str) -> Result<Self, StoreProblem> {
        let mut steps = Vec::new();
        for session in sessions {
            steps.extend(seal::sound_steps(db, session)?.into_iter().map(|number| (session.clone(), number)));
        }
        let (sound, others): (Vec<String>, Vec<String>) =
            sessions.iter().cloned().partition(|id| seal::is_sound_content(db, id));
        let mut damaged = (units_holding(db, name)?, Vec::new());
        for id in others {
            let texts = free_text::content_of(db, &id)?;
            if texts.iter().any(|text| replaced(text, name, "").is_some()) {
                damaged.1.push(id);
            }
        }
        let units = seal::sound_units(db)?;
        damaged.0.retain(|id| !units.contains(id));
        Ok(Self { units, sessions: sound, steps, damaged })
    }

    fn renew(&self, db: &Connection) -> Result<(), StoreProblem> {
        let (units, sessions) = &self.damaged;
        units.iter().try_for_each(|id| seal::make_void(db, "unit", id))?;
        sessions.iter().try_for_each(|id| seal::make_void(db, "session", id))?;
        self.units.iter().try_for_each(|id| seal::renew_unit(db, id))?;
        self.sessions.iter().try_for_each(|id| seal::renew(db, id))?;
        self.steps.iter().try_for_each(|(session, number)| seal::renew_step(db, session, *number))
    }
}

/// The units that hold the name.
fn units_holding(db: &Connection, name: &str) -> Result<Vec<String>, StoreProblem> {
    let mut statement = db.prepare("SELECT id, name, municipality, shifts FROM unit")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        for column in 1..4 {
            if replaced(&legible(row, column)?, name, "").is_some() {
                found.push(legible(row, 0)?);
                break;
            }
        }
    }
    Ok(found)
}

/// The sessions that hold the name.
pub(super) fn holding(db: &Connection, name: &str) -> Result<Vec<String>, StoreProblem> {
    let mut found = Vec::new();
    let ids: Vec<String> = db
        .prepare("SELECT id FROM session")?
        .query_map([], |row| legible(row, 0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in ids {
        if free_text::of_session(db, &id)?.iter().any(|text| replaced(text, name, "").is_some()) {
            found.push(id);
        }
    }
    Ok(found)
}

fn in_column(
    db: &Connection,
    table: &str,
    column: &str,
    name: &str,
    role: &str,
) -> Result<Vec<String>, StoreProblem> {
    // By its bytes: of a text that is none any more, what can be read is not what stands there.
    let texts: Vec<(String, Vec<u8>)> = db
        .prepare(&format!("SELECT DISTINCT {column} FROM {table} WHERE {column} <> ''"))?
        .query_map([], |row| Ok((legible(row, 0)?, row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec())))?
        .collect::<rusqlite::Result<_>>()?;
    let sql = format!("UPDATE {table} SET {column} = :new WHERE CAST({column} AS BLOB) = :old");
    let mut gone = Vec::new();
    for (old, bytes) in texts {
        let new = if free_text::is_json(table, column) {
            in_json(&old, table != "change_log", name, role)
        } else {
            replaced(&old, name, role)
        };
        if let Some(new) = new {
            put(db, &sql, named_params! { ":new": new, ":old": bytes })?;
            // Of several texts in one, the name itself is looked for.
            gone.push(if free_text::is_json(table, column) { name.to_owned() } else { old });
        }
    }
    Ok(gone)
}

/// Writes, also into a row that breaks a rule of its table already, for the disk has changed it in another column.
fn put(db: &Connection, sql: &str, values: impl rusqlite::Params + Copy) -> rusqlite::Result<()> {
    match db.prepare_cached(sql)?.execute(values) {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            db.pragma_update(None, "ignore_check_constraints", true)?;
            // Prepared now, so that it holds for this statement.
            let written = db.prepare(sql).and_then(|mut it| it.execute(values));
            db.pragma_update(None, "ignore_check_constraints", false)?;
            written.map(drop)
        }
        written => written.map(drop),
    }
}

fn in_json(written: &str, free: bool, name: &str, role: &str) -> Option<String> {
    let Ok(mut value) = serde_json::from_str::<Value>(written) else {
        // What is no JSON any more cannot be mended by a word, and the file takes no other such text.
        let empty = if written.starts_with('[') { "[]" } else { "{}" };
        return replaced(written, name, role).map(|_| empty.to_owned());
    };
    walk(&mut value, free, name, role).then(|| value.to_string())
}

/// Replaces the name in every text of a value; whether there was one.
fn walk(value: &mut Value, free: bool, name: &str, role: &str) -> bool {
    match value {
        Value::String(text) if free => match replaced(text, name, role) {
            Some(new) => {
                *text = new;
                true
            }
            None => false,
        },
        Value::Array(list) => list.iter_mut().fold(false, |any, value| walk(value, free, name, role) | any),
        Value::Object(map) => map
            .iter_mut()
            .fold(false, |any, (key, value)| walk(value, free || free_text::is_free(key), name, role) | any),
        Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => false,
    }
}
