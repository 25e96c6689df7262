//! One line, out of the table, the log, the drafts: somebody wrote something about a person.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{kin, sums};
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

/// What becomes of lines: the wording each keeps, or `None` for one that goes.
type Fates = BTreeMap<String, Option<String>>;

/// Erases a line with its wordings; with `keep`, only the wordings before the one that stands. What it was put together from, or
/// split into, keeps what stands of it and nothing else. Whether anything was there.
pub(super) fn erase(db: &Connection, session: &str, answer: &str, keep: bool) -> Result<bool, StoreProblem> {
    let entries = entries(db, session)?;
    let steps: Vec<_> =
        entries.iter().map(|it| (it.changes.rows.clone(), it.inverses.rows.clone())).collect();
    let mut fates = Fates::new();
    for line in kin::with_kin(answer, &steps) {
        let now = match KeyRow::Answer(line.clone()).read(db, session)? {
            Some(RecordRow::Answer(it)) if keep || line != answer => it.text,
            _ => None,
        };
        sums::forget(db, session, |piece| piece.strip_prefix("answer/") == Some(&line))?;
        fates.insert(line, now);
    }
    let key = KeyRow::Answer(answer.to_owned());
    let removed = fates.get(answer).is_none_or(Option::is_none) && key.read(db, session)?.is_some();
    if removed {
        let mut rows = without(db, session, answer)?;
        rows.push(ChangeRow::Remove(key));
        set_unlocked(db, session, true)?;
        apply(db, session, &rows)?;
        set_unlocked(db, session, false)?;
    }
    // A line half typed into this one; and what is typed anywhere may be the same words again.
    db.execute("DELETE FROM draft WHERE session = :session", named_params! { ":session": session })?;
    Ok(rewrite_log(db, session, entries, &fates)? | removed)
}

/// The measures that point to a line, without the way back to it.
fn without(db: &Connection, session: &str, answer: &str) -> Result<Vec<ChangeRow>, StoreProblem> {
    let measures: Vec<String> = db
        .prepare_cached("SELECT measure FROM measure_answer WHERE session = :session AND answer = :answer")?
        .query_map(named_params! { ":session": session, ":answer": answer }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let gone = Fates::from([(answer.to_owned(), None)]);
    let mut rows = Vec::new();
    for measure in measures {
        if let Some(row) = KeyRow::Measure(measure).read(db, session)? {
            rows.extend(kept(ChangeRow::Put(row), &gone));
        }
    }
    Ok(rows)
}

/// Takes lines out of every entry of the log, or gives them the wording they keep. Entries in which nothing is left go, and the
/// others move up. Whether there was anything to take out.
fn rewrite_log(
    db: &Connection,
    session: &str,
    entries: Vec<Entry>,
    fates: &Fates,
) -> Result<bool, StoreProblem> {
    let undo_at: i64 = db
        .prepare_cached("SELECT undo_at FROM session WHERE id = :session")?
        .query_row(named_params! { ":session": session }, |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    let (mut left, mut applied, mut any) = (0, 0, false);
    for Entry { number, label, changes: changes_before, inverses: inverses_before, seal } in entries {
        let without = |written: Rows| -> Vec<ChangeRow> {
            written.rows.into_iter().filter_map(|row| kept(row, fates)).collect()
        };
        let (was_changes, was_inverses) = (changes_before.text.clone(), inverses_before.text.clone());
        let (changes, inverses) = (without(changes_before), without(inverses_before));
        if changes.is_empty() && inverses.is_empty() {
            any = true;
            db.prepare_cached("DELETE FROM change_log WHERE session = :session AND number = :number")?
                .execute(named_params! { ":session": session, ":number": number })?;
            continue;
        }
        let (changes, inverses) = (to_json(&changes)?, to_json(&inverses)?);
        any |= changes != was_changes || inverses != was_inverses;
        let seal = seal::step_anew(seal, (&label, &was_changes, &was_inverses), (&changes, &inverses));
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
    changes: Rows,
    inverses: Rows,
    seal: Option<String>,
}

/// Changes as they are written, and read.
struct Rows {
    text: String,
    rows: Vec<ChangeRow>,
}

impl Rows {
    fn read(number: i64, text: String) -> Result<Self, StoreProblem> {
        let rows = change_rows(number, &text)?;
        Ok(Self { text, rows })
    }
}

/// The log of a session, from its beginning.
fn entries(db: &Connection, session: &str) -> Result<Vec<Entry>, StoreProblem> {
    let mut statement = db.prepare_cached(
        "SELECT number, label, changes, inverses, seal FROM change_log WHERE session = :session ORDER BY number",
    )?;
    let mut rows = statement.query(named_params! { ":session": session })?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let number = row.get(0)?;
        entries.push(Entry {
            number,
            label: row.get(1)?,
            changes: Rows::read(number, row.get(2)?)?,
            inverses: Rows::read(number, row.get(3)?)?,
            seal: row.get(4)?,
        });
    }
    Ok(entries)
}

/// A change of the log as it is left by what becomes of lines.
fn kept(row: ChangeRow, fates: &Fates) -> Option<ChangeRow> {
    let goes = |id: &String| fates.get(id).is_some_and(Option::is_none);
    match row {
        ChangeRow::Put(RecordRow::Answer(mut it)) => {
            match fates.get(&it.id) {
                None => {}
                Some(Some(now)) => it.text = Some(now.clone()),
                Some(None) => return None,
            }
            Some(ChangeRow::Put(RecordRow::Answer(it)))
        }
        ChangeRow::Remove(KeyRow::Answer(id)) if goes(&id) => None,
        ChangeRow::Put(RecordRow::Measure(mut it)) => {
            it.answers.retain(|id| !goes(id));
            Some(ChangeRow::Put(RecordRow::Measure(it)))
        }
        row => Some(row),
    }
}
