//! One line, out of the table, the log, the drafts: somebody wrote something about a person.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::domain::ids::AnswerId;
use crate::store::error::StoreProblem;
use crate::store::rows::{ChangeRow, KeyRow, RecordRow, parse};
use crate::store::seal;
use crate::store::write::{apply, change_rows, move_to, set_unlocked, to_json};

/// A wording of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The line.
    pub answer: AnswerId,
    /// What it says or said.
    pub text: String,
    /// Whether it says so now.
    pub stands: bool,
}

/// All wordings that lines of a session have or had.
pub(super) fn wordings(db: &Connection, session: &str) -> Result<Vec<Wording>, StoreProblem> {
    let standing: Vec<(String, String)> = db
        .prepare_cached(
            "SELECT id, text FROM answer WHERE session = :session AND text IS NOT NULL ORDER BY position, id",
        )?
        .query_map(named_params! { ":session": session }, |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let logged: Vec<(i64, String, String)> = db
        .prepare_cached(
            "SELECT number, changes, inverses FROM change_log WHERE session = :session ORDER BY number",
        )?
        .query_map(named_params! { ":session": session }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let stand = standing.len();
    let mut all = standing;
    for (number, changes, inverses) in logged {
        for row in change_rows(number, &changes)?.into_iter().chain(change_rows(number, &inverses)?) {
            if let ChangeRow::Put(RecordRow::Answer(it)) = row
                && let Some(text) = it.text
                && !all.iter().any(|(id, known)| (id, known) == (&it.id, &text))
            {
                all.push((it.id, text));
            }
        }
    }
    let read = |(at, (id, text)): (usize, (String, String))| {
        let answer = parse("id", &id).map_err(|bad| bad.within("answer", &id))?;
        Ok(Wording { answer, text, stands: at < stand })
    };
    all.into_iter().enumerate().map(read).collect()
}

/// Erases a line with its wordings; with `keep`, only the wordings before the one that stands. Whether anything was there.
pub(super) fn erase(db: &Connection, session: &str, answer: &str, keep: bool) -> Result<bool, StoreProblem> {
    let key = KeyRow::Answer(answer.to_owned());
    let stands = key.read(db, session)?;
    let now = match &stands {
        Some(RecordRow::Answer(it)) if keep => it.text.clone(),
        _ => None,
    };
    let removed = now.is_none() && stands.is_some();
    if removed {
        let mut rows = without(db, session, answer)?;
        rows.push(ChangeRow::Remove(key));
        set_unlocked(db, session, true)?;
        apply(db, session, &rows)?;
        set_unlocked(db, session, false)?;
    }
    // A line half typed into this one; and what is typed anywhere may be the same words again.
    db.execute("DELETE FROM draft WHERE session = :session", named_params! { ":session": session })?;
    Ok(rewrite_log(db, session, answer, now.as_deref())? | removed)
}

/// The measures that point to a line, without the way back to it.
fn without(db: &Connection, session: &str, answer: &str) -> Result<Vec<ChangeRow>, StoreProblem> {
    let measures: Vec<String> = db
        .prepare_cached("SELECT measure FROM measure_answer WHERE session = :session AND answer = :answer")?
        .query_map(named_params! { ":session": session, ":answer": answer }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut rows = Vec::new();
    for measure in measures {
        if let Some(row) = KeyRow::Measure(measure).read(db, session)? {
            rows.extend(kept(ChangeRow::Put(row), answer, None));
        }
    }
    Ok(rows)
}

/// Takes a line out of every entry of the log, or gives it the wording that stands. Entries in which nothing is left go, and the
/// others move up. Whether there was anything to take out.
fn rewrite_log(
    db: &Connection,
    session: &str,
    answer: &str,
    now: Option<&str>,
) -> Result<bool, StoreProblem> {
    let entries: Vec<Entry> = db
        .prepare_cached(
            "SELECT number, label, changes, inverses, seal FROM change_log WHERE session = :session ORDER BY number",
        )?
        .query_map(named_params! { ":session": session }, Entry::read)?
        .collect::<rusqlite::Result<_>>()?;
    let undo_at: i64 = db
        .prepare_cached("SELECT undo_at FROM session WHERE id = :session")?
        .query_row(named_params! { ":session": session }, |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    let (mut left, mut applied, mut any) = (0, 0, false);
    for Entry { number, label, changes: changes_before, inverses: inverses_before, seal } in entries {
        let without = |written: &str| -> Result<Vec<ChangeRow>, StoreProblem> {
            let rows = change_rows(number, written)?;
            Ok(rows.into_iter().filter_map(|row| kept(row, answer, now)).collect())
        };
        let (changes, inverses) = (without(&changes_before)?, without(&inverses_before)?);
        if changes.is_empty() && inverses.is_empty() {
            any = true;
            db.prepare_cached("DELETE FROM change_log WHERE session = :session AND number = :number")?
                .execute(named_params! { ":session": session, ":number": number })?;
            continue;
        }
        let (changes, inverses) = (to_json(&changes)?, to_json(&inverses)?);
        any |= changes != changes_before || inverses != inverses_before;
        let seal = seal::step_anew(seal, (&label, &changes_before, &inverses_before), (&changes, &inverses));
        left += 1;
        applied += i64::from(number <= undo_at);
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
            ":number": number,
        })?;
    }
    move_to(db, session, applied)?;
    Ok(any)
}

/// An entry of the log.
struct Entry {
    number: i64,
    label: String,
    changes: String,
    inverses: String,
    seal: Option<String>,
}

impl Entry {
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(0)?,
            label: row.get(1)?,
            changes: row.get(2)?,
            inverses: row.get(3)?,
            seal: row.get(4)?,
        })
    }
}

/// A change of the log without the line.
fn kept(row: ChangeRow, answer: &str, now: Option<&str>) -> Option<ChangeRow> {
    match (row, now) {
        (ChangeRow::Put(RecordRow::Answer(mut it)), Some(now)) if it.id == answer => {
            it.text = Some(now.to_owned());
            Some(ChangeRow::Put(RecordRow::Answer(it)))
        }
        (ChangeRow::Put(RecordRow::Answer(it)), None) if it.id == answer => None,
        (ChangeRow::Remove(KeyRow::Answer(id)), None) if id == answer => None,
        (ChangeRow::Put(RecordRow::Measure(mut it)), None) => {
            it.answers.retain(|id| id != answer);
            Some(ChangeRow::Put(RecordRow::Measure(it)))
        }
        (row, _) => Some(row),
    }
}
