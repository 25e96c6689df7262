//! One line, out of the table, the log, the drafts: somebody wrote something about a person.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{kin, log, sums};
use crate::domain::ids::AnswerId;
use crate::store::error::StoreProblem;
use crate::store::rows::{ChangeRow, KeyRow, RecordRow, legible};
use crate::store::seal;
use crate::store::write::{apply, set_unlocked};
use crate::text::fold::says_again;

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

/// All wordings that lines of a session have or had, as far as they can be read.
pub(super) fn wordings(db: &Connection, session: &str) -> Result<Vec<Wording>, StoreProblem> {
    let standing: Vec<(String, String)> = db
        .prepare_cached(
            "SELECT id, text FROM answer WHERE session = :session AND text IS NOT NULL ORDER BY position, id",
        )?
        .query_map(named_params! { ":session": session }, |row| Ok((legible(row, 0)?, legible(row, 1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let stand = standing.len();
    let mut all = standing;
    for step in log::read(db, session)? {
        for row in step.changes.into_iter().chain(step.inverses) {
            if let ChangeRow::Put(RecordRow::Answer(it)) = row
                && let Some(text) = it.text
                && !all.iter().any(|(id, known)| (id, known) == (&it.id, &text))
            {
                all.push((it.id, text));
            }
        }
    }
    let read = |(at, (id, text)): (usize, (String, String))| {
        // A line whose id the disk has changed cannot be erased by itself.
        Some(Wording { answer: id.parse().ok()?, text, stands: at < stand })
    };
    Ok(all.into_iter().enumerate().filter_map(read).collect())
}

/// What becomes of lines: the wording each keeps, or `None` for one that goes.
type Fates = BTreeMap<String, Option<String>>;

/// Erases a line with its wordings; with `keep`, only the wordings before the one that stands. What it was put together from, or
/// split into, keeps what stands of it and nothing else. The wordings that are gone, wherever else they may stand, and whether
/// anything was there.
pub(super) fn erase(
    db: &Connection,
    session: &str,
    answer: &str,
    keep: bool,
) -> Result<(BTreeSet<String>, bool), StoreProblem> {
    let steps = log::read(db, session)?;
    let mut fates = Fates::new();
    for line in kin::with_kin(answer, &steps) {
        let now = if keep || line != answer { standing(db, session, &line)? } else { None };
        sums::forget(db, session, |piece| piece.strip_prefix("answer/") == Some(&line))?;
        fates.insert(line, now);
    }
    let mut gone = wordings_of(&steps, &fates);
    if !keep {
        gone.extend(standing(db, session, answer)?);
    }
    let removed = !keep && remove(db, session, answer)?;
    drop_drafts(db, session, &gone, &fates)?;
    let any = log::rewrite(db, session, steps, |row| kept(row, &fates))? | removed;
    Ok((gone, any))
}

/// The wordings of these lines in the log, but for those they keep.
fn wordings_of(steps: &[log::Step], fates: &Fates) -> BTreeSet<String> {
    let rows = steps.iter().flat_map(|step| step.changes.iter().chain(&step.inverses));
    let said = rows.filter_map(|row| match row {
        ChangeRow::Put(RecordRow::Answer(it)) => {
            let fate = fates.get(&it.id)?;
            it.text.clone().filter(|text| fate.as_ref() != Some(text))
        }
        _ => None,
    });
    said.collect()
}

/// Forgets what is half typed into a line that goes, and what says the same words again anywhere. The rest goes on being typed.
fn drop_drafts(
    db: &Connection,
    session: &str,
    gone: &BTreeSet<String>,
    fates: &Fates,
) -> Result<(), StoreProblem> {
    let drafts: Vec<(String, String)> = db
        .prepare_cached("SELECT key, text FROM draft WHERE session = :session")?
        .query_map(named_params! { ":session": session }, |row| Ok((legible(row, 0)?, legible(row, 1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (key, text) in drafts {
        let goes = |line: &str| fates.get(line).is_some_and(Option::is_none);
        if key.strip_prefix("edit/").is_some_and(goes) || gone.iter().any(|it| says_again(&text, it)) {
            db.prepare_cached("DELETE FROM draft WHERE session = :session AND key = :key")?
                .execute(named_params! { ":session": session, ":key": key })?;
        }
    }
    Ok(())
}

/// What a line says now, as far as it can be read.
fn standing(db: &Connection, session: &str, line: &str) -> Result<Option<String>, StoreProblem> {
    Ok(db
        .prepare_cached("SELECT text FROM answer WHERE session = :session AND id = :id AND text IS NOT NULL")?
        .query_row(named_params! { ":session": session, ":id": line }, |row| legible(row, 0))
        .optional()?)
}

/// Takes a line out of its session; whether it was there.
fn remove(db: &Connection, session: &str, answer: &str) -> Result<bool, StoreProblem> {
    let here = named_params! { ":session": session, ":id": answer };
    let mut there = db.prepare_cached("SELECT 1 FROM answer WHERE session = :session AND id = :id")?;
    if !there.exists(here)? {
        return Ok(false);
    }
    set_unlocked(db, session, true)?;
    if seal::is_sound(db, session) {
        let mut rows = without(db, session, answer)?;
        rows.push(ChangeRow::Remove(KeyRow::Answer(answer.to_owned())));
        apply(db, session, &rows)?;
    } else {
        // Records that cannot be read cannot be changed one by one; and no backup may bring the line back with the others.
        db.execute("DELETE FROM measure_answer WHERE session = :session AND answer = :id", here)?;
        db.execute("DELETE FROM answer WHERE session = :session AND id = :id", here)?;
        db.execute("DELETE FROM searched WHERE session = :session AND kind = 'answer' AND id = :id", here)?;
        seal::make_void(db, "session", session)?;
    }
    set_unlocked(db, session, false)?;
    Ok(true)
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
