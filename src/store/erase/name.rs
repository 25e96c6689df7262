//! A person's name, replaced by a role wherever people wrote it.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};
use serde_json::Value;

use super::{free_text, sums};
use crate::store::error::StoreProblem;
use crate::store::seal;
use crate::store::search;
use crate::store::write::set_unlocked;
use crate::text::name::replaced;

/// Replaces a name as whole words in everything people wrote. The texts that are gone.
pub(super) fn replace(db: &Connection, name: &str, role: &str) -> Result<BTreeSet<String>, StoreProblem> {
    let sessions = holding(db, name)?;
    let mut gone = BTreeSet::new();
    let seals = Seals::of(db, &sessions)?;
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
        search::add_session(db, id)?;
        sums::forget(db, id, |_| true)?;
    }
    seals.renew(db)?;
    if !gone.is_empty() {
        gone.insert(name.to_owned());
    }
    Ok(gone)
}

/// What is as it was written before a name is replaced: the rest is not sealed as if it were.
struct Seals {
    units: Vec<String>,
    sessions: Vec<String>,
    steps: Vec<(String, i64)>,
}

impl Seals {
    fn of(db: &Connection, sessions: &[String]) -> Result<Self, StoreProblem> {
        let mut steps = Vec::new();
        for session in sessions {
            steps.extend(seal::sound_steps(db, session)?.into_iter().map(|number| (session.clone(), number)));
        }
        Ok(Self {
            units: seal::sound_units(db)?,
            sessions: sessions.iter().filter(|id| seal::is_sound(db, id)).cloned().collect(),
            steps,
        })
    }

    fn renew(&self, db: &Connection) -> Result<(), StoreProblem> {
        self.units.iter().try_for_each(|id| seal::renew_unit(db, id))?;
        self.sessions.iter().try_for_each(|id| seal::renew(db, id))?;
        self.steps.iter().try_for_each(|(session, number)| seal::renew_step(db, session, *number))
    }
}

/// The sessions that hold the name.
pub(super) fn holding(db: &Connection, name: &str) -> Result<Vec<String>, StoreProblem> {
    let mut found = Vec::new();
    let ids: Vec<String> = db
        .prepare("SELECT id FROM session")?
        .query_map([], |row| row.get(0))?
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
    let texts: Vec<String> = db
        .prepare(&format!("SELECT DISTINCT {column} FROM {table} WHERE {column} <> ''"))?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut update = db.prepare(&format!("UPDATE {table} SET {column} = :new WHERE {column} = :old"))?;
    let mut gone = Vec::new();
    for old in texts {
        let new = if free_text::is_json(table, column) {
            in_json(&old, table != "change_log", name, role)
        } else {
            replaced(&old, name, role)
        };
        if let Some(new) = new {
            update.execute(named_params! { ":new": new, ":old": old })?;
            // Of several texts in one, the name itself is looked for.
            gone.push(if free_text::is_json(table, column) { name.to_owned() } else { old });
        }
    }
    Ok(gone)
}

fn in_json(written: &str, free: bool, name: &str, role: &str) -> Option<String> {
    let mut value: Value = serde_json::from_str(written).ok()?;
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
