//! The log of a session, from which words are taken out step by step.
//!
//! A step that the disk has changed can never be taken back, and what stands in it cannot be told from a line of another id.
//! So it is emptied whenever words leave the log, and stays in its place: nothing before it can be taken back past it.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::store::error::StoreProblem;
use crate::store::rows::{ChangeRow, legible};
use crate::store::seal;
use crate::store::write::{change_rows, move_to, to_json};

/// A step as it is written, and read.
pub(super) struct Step {
    number: i64,
    label: String,
    written: (String, String),
    seal: Option<String>,
    /// What it did; nothing where that cannot be read.
    pub(super) changes: Vec<ChangeRow>,
    /// What takes it back.
    pub(super) inverses: Vec<ChangeRow>,
    /// Whether it is as it was written.
    is_sound: bool,
}

/// The log of a session, from its beginning.
pub(super) fn read(db: &Connection, session: &str) -> Result<Vec<Step>, StoreProblem> {
    let mut statement = db.prepare_cached(
        "SELECT number, label, changes, inverses, seal FROM change_log WHERE session = :session ORDER BY number",
    )?;
    let mut rows = statement.query(named_params! { ":session": session })?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let number = row.get(0)?;
        let (label, written) = (legible(row, 1)?, (legible(row, 2)?, legible(row, 3)?));
        let seal = Some(legible(row, 4)?).filter(|it| !it.is_empty());
        let (changes, inverses) = (change_rows(number, &written.0), change_rows(number, &written.1));
        let fits = seal.as_ref().is_none_or(|it| *it == seal::of_step(&label, &written.0, &written.1));
        let is_sound = fits && changes.is_ok() && inverses.is_ok();
        let (changes, inverses) = (changes.unwrap_or_default(), inverses.unwrap_or_default());
        steps.push(Step { number, label, written, seal, changes, inverses, is_sound });
    }
    Ok(steps)
}

/// Leaves of every step what `kept` leaves of its changes. Steps in which nothing is left go, and the others move up. Whether
/// there was anything to take out.
pub(super) fn rewrite(
    db: &Connection,
    session: &str,
    steps: Vec<Step>,
    kept: impl Fn(ChangeRow) -> Option<ChangeRow>,
) -> Result<bool, StoreProblem> {
    let undo_at: i64 = db
        .prepare_cached("SELECT undo_at FROM session WHERE id = :session")?
        .query_row(named_params! { ":session": session }, |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    let (mut left, mut applied, mut any) = (0, 0, false);
    for step in steps {
        let without =
            |rows: Vec<ChangeRow>| -> Vec<ChangeRow> { rows.into_iter().filter_map(&kept).collect() };
        let (changes, inverses) = if step.is_sound {
            (without(step.changes), without(step.inverses))
        } else {
            (Vec::new(), Vec::new())
        };
        if step.is_sound && changes.is_empty() && inverses.is_empty() {
            any = true;
            db.prepare_cached("DELETE FROM change_log WHERE session = :session AND number = :number")?
                .execute(named_params! { ":session": session, ":number": step.number })?;
            continue;
        }
        let (changes, inverses) = (to_json(&changes)?, to_json(&inverses)?);
        any |= changes != step.written.0 || inverses != step.written.1;
        let seal = if step.is_sound {
            step.seal.map(|_| seal::of_step(&step.label, &changes, &inverses))
        } else {
            Some(seal::VOID.to_owned())
        };
        left += 1;
        applied += i64::from(step.number <= undo_at);
        db.prepare_cached(
            "UPDATE change_log SET number = :left, changes = :changes, inverses = :inverses, seal = :seal
             WHERE session = :session AND number = :number",
        )?
        .execute(named_params! {
            ":left": left,
            ":changes": changes,
            ":inverses": inverses,
            ":seal": seal,
            ":session": session,
            ":number": step.number,
        })?;
    }
    move_to(db, session, applied)?;
    Ok(any)
}

/// Empties the steps of all logs that are not as they were written and hold words; whether there were any.
pub(super) fn empty_damaged_with(
    db: &Connection,
    holds: impl Fn(&str) -> bool,
) -> Result<bool, StoreProblem> {
    let mut statement =
        db.prepare("SELECT changes, inverses, session, number, label, seal FROM change_log")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if !seal::is_sound_step(row).unwrap_or(false)
            && (holds(&legible(row, 0)?) || holds(&legible(row, 1)?))
        {
            found.push((legible(row, 2)?, row.get::<_, i64>(3)?));
        }
    }
    for (session, number) in &found {
        db.prepare_cached(
            "UPDATE change_log SET changes = '[]', inverses = '[]', seal = :seal
             WHERE session = :session AND number = :number",
        )?
        .execute(named_params! { ":seal": seal::VOID, ":session": session, ":number": number })?;
    }
    Ok(!found.is_empty())
}
