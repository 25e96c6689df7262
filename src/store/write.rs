//! Writing: one transaction per commit, with the log row that takes it back.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::drafts::DraftKey;
use super::error::{ProblemKind, StoreProblem};
use super::rows::{ChangeRow, DetailsRow, Frame, RecordRow, SetRow, UnitRow, moment};
use super::seal::{self, Sum};
use super::table::from_json;
use super::{Revision, Store, reopened, search};
use crate::domain::change::{Change, Record};
use crate::domain::ids::SessionId;
use crate::domain::question_set::QuestionSet;
use crate::domain::session::Session;
use crate::domain::unit::Unit;

/// Changes to be saved together.
#[derive(Debug, Clone)]
pub struct Commit {
    /// The session they belong to.
    pub session: SessionId,
    /// A stable code of the operation, which undo names.
    pub label: String,
    /// The changes, as memory has applied them. If there are none, nothing is logged and the revision stays.
    pub changes: Vec<Change>,
    /// The revision they were planned against.
    pub expected: Revision,
    /// When.
    pub at: DateTime<Utc>,
    /// The draft that became a line with these changes.
    pub draft_done: Option<DraftKey>,
}

/// An operation taken back or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The operation's code.
    pub label: String,
    /// What was applied to the file, in order; memory applies the same.
    pub changes: Vec<Change>,
    /// The session's revision afterwards.
    pub revision: Revision,
    /// What became of it in the other sessions it was saved in.
    pub elsewhere: Elsewhere,
}

/// A step over several sessions, in those that it was not asked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Elsewhere {
    /// In how many it was taken along.
    pub stepped: usize,
    /// In how many something has been done since, so that it stands there.
    pub left: usize,
}

/// Which way along the log.
#[derive(Clone, Copy)]
pub(super) enum Way {
    Back,
    Forth,
}

impl Store {
    /// Saves what is known of a unit. [`ProblemKind::Gone`] where it was deleted with its last session:
    /// what is gone for good does not come back by itself.
    pub fn put_unit(&mut self, unit: &Unit) -> Result<(), StoreProblem> {
        self.write(|db| if knows_unit(db, unit)? { put_unit(db, unit) } else { Err(StoreProblem::gone()) })
    }

    /// Adds a session with everything in it, the set it is held with, and its unit unless that is known: for a new
    /// session, a clone and an import. A session that is here already gives [`ProblemKind::Conflict`].
    pub fn create_session(&mut self, session: &Session) -> Result<Revision, StoreProblem> {
        self.write(|db| create(db, session))
    }

    /// Saves changes: all of them or none, on the disk when it returns, at a cost that grows neither with the
    /// session nor with the file. What had been undone can no longer be redone. New notes in the session's history
    /// alone ([`SessionEventKind::is_note`]) are no step: undo and redo go on as if they had not come.
    ///
    /// [`SessionEventKind::is_note`]: crate::domain::session::SessionEventKind::is_note
    ///
    /// [`ProblemKind::Conflict`] if the session has another revision than expected, [`ProblemKind::Gone`] if it is
    /// not here, [`ProblemKind::Trashed`] if it lies in the trash.
    pub fn commit(&mut self, commit: &Commit) -> Result<Revision, StoreProblem> {
        self.write(|db| commit_in(db, commit, None))
    }

    /// Takes back the last operation, in all sessions where it was saved together and nothing has been done since; `None`
    /// when there is nothing to take back. That the meeting was closed stays on record, as of `at`, where it was
    /// ([`SessionEventKind::Reopened`]). Errors as [`Store::commit`].
    ///
    /// [`SessionEventKind::Reopened`]: crate::domain::session::SessionEventKind::Reopened
    pub fn undo(
        &mut self,
        session: SessionId,
        expected: Revision,
        at: DateTime<Utc>,
    ) -> Result<Option<Step>, StoreProblem> {
        self.write(|db| {
            let id = session.to_string();
            let number = expect(db, &id, expected)?;
            let closings = reopened::closings(db, &id)?;
            let Some(mut step) = step_in(db, &id, number, Way::Back)? else { return Ok(None) };
            reopened::note(db, &id, &mut step, &closings, at)?;
            Ok(Some(step))
        })
    }

    /// Does again what was taken back last; `None` when there is nothing. Errors as [`Store::commit`].
    pub fn redo(&mut self, session: SessionId, expected: Revision) -> Result<Option<Step>, StoreProblem> {
        self.write(|db| {
            let id = session.to_string();
            let number = expect(db, &id, expected)?;
            let Some(mut step) = step_in(db, &id, number, Way::Forth)? else { return Ok(None) };
            reopened::forget(db, &id, &mut step)?;
            Ok(Some(step))
        })
    }
}

/// Saves changes; inside a transaction of the caller's. What is saved in several sessions at once has one word, `batch`.
pub(super) fn commit_in(
    db: &Connection,
    commit: &Commit,
    batch: Option<&str>,
) -> Result<Revision, StoreProblem> {
    let rows: Vec<ChangeRow> = commit.changes.iter().map(Into::into).collect();
    let id = commit.session.to_string();
    let at = expect(db, &id, commit.expected)?;
    if let Some(key) = &commit.draft_done {
        super::drafts::drop(db, &id, key)?;
    }
    if rows.is_empty() {
        return Ok(commit.expected);
    }
    let inverses = unlocked(db, &id, &commit.label, |db| apply(db, &id, &rows))?;
    if commit.changes.iter().all(is_note) && inverses.iter().all(|row| matches!(row, ChangeRow::Remove(_))) {
        return move_to(db, &id, at);
    }
    let (changes, inverses) = (to_json(&rows)?, to_json(&inverses)?);
    db.prepare_cached("DELETE FROM change_log WHERE session = :session AND number > :at")?
        .execute(named_params! { ":session": id, ":at": at })?;
    db.prepare_cached(
        "INSERT INTO change_log (session, number, label, at, changes, inverses, batch, seal)
         VALUES (:session, :number, :label, :at, :changes, :inverses, :batch, :seal)",
    )?
    .execute(named_params! {
        ":session": id,
        ":number": at + 1,
        ":label": commit.label,
        ":at": moment(commit.at),
        ":changes": changes,
        ":inverses": inverses,
        ":batch": batch,
        ":seal": seal::of_step(&commit.label, &changes, &inverses),
    })?;
    move_to(db, &id, at + 1)
}

/// The operation that may bring anything, also to a closed session: what another laptop has written.
const TAKE_IN: &str = "take_in";

/// Applies changes; a closed session is unlocked for those of another laptop's file, and locked again.
fn unlocked<T>(
    db: &Connection,
    session: &str,
    label: &str,
    apply: impl FnOnce(&Connection) -> Result<T, StoreProblem>,
) -> Result<T, StoreProblem> {
    if label != TAKE_IN {
        return apply(db);
    }
    set_unlocked(db, session, true)?;
    let done = apply(db)?;
    set_unlocked(db, session, false)?;
    Ok(done)
}

pub(super) fn set_unlocked(db: &Connection, session: &str, unlocked: bool) -> Result<(), StoreProblem> {
    db.prepare_cached("UPDATE session SET unlocked = :unlocked WHERE id = :id")?
        .execute(named_params! { ":unlocked": unlocked, ":id": session })?;
    Ok(())
}

/// What an entry of the log has written down.
pub(super) fn change_rows(number: i64, written: &str) -> Result<Vec<ChangeRow>, StoreProblem> {
    from_json(written).map_err(|error| {
        // Not the error's own words: they may quote content.
        let place = format!("change_log {number}, character {}", error.column());
        StoreProblem::new(ProblemKind::Damaged, place)
    })
}

/// Takes a session one step along its log, from where its pointer stands, and with it the sessions where the step was saved
/// together with it; inside a transaction of the caller's.
fn step_in(db: &Connection, id: &str, at: i64, way: Way) -> Result<Option<Step>, StoreProblem> {
    let Some((mut step, batch)) = step_one(db, id, at, way)? else { return Ok(None) };
    if let Some(batch) = batch {
        step.elsewhere = super::together::along(db, &batch, way)?;
    }
    Ok(Some(step))
}

/// One step of a session's log.
pub(super) const LOG_ENTRY: &str = "SELECT label, changes, inverses, batch, seal FROM change_log
     WHERE session = :session AND number = :number";

/// A step of the log as it is written.
pub(super) struct LogEntry {
    label: String,
    changes: String,
    pub(super) inverses: String,
    batch: Option<String>,
    seal: Option<String>,
}

impl LogEntry {
    /// The step with this number, checked; `None` where the log has none.
    pub(super) fn of(db: &Connection, session: &str, number: i64) -> Result<Option<Self>, StoreProblem> {
        let entry: Option<Self> = db
            .prepare_cached(LOG_ENTRY)?
            .query_row(named_params! { ":session": session, ":number": number }, Self::read)
            .optional()?;
        entry.iter().try_for_each(|entry| entry.check(session, number))?;
        Ok(entry)
    }

    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            label: row.get(0)?,
            changes: row.get(1)?,
            inverses: row.get(2)?,
            batch: row.get(3)?,
            seal: row.get(4)?,
        })
    }

    /// What would be put back is what was there, to the letter.
    fn check(&self, session: &str, number: i64) -> Result<(), StoreProblem> {
        let found = seal::of_step(&self.label, &self.changes, &self.inverses);
        seal::compare("change_log", &format!("{session} {number}"), self.seal.as_deref(), &found)
    }
}

/// Takes one session one step along its log; the step, and the word of what was saved together with it.
pub(super) fn step_one(
    db: &Connection,
    id: &str,
    at: i64,
    way: Way,
) -> Result<Option<(Step, Option<String>)>, StoreProblem> {
    let (number, then) = match way {
        Way::Back => (at, at - 1),
        Way::Forth => (at + 1, at + 1),
    };
    let Some(entry) = LogEntry::of(db, id, number)? else { return Ok(None) };
    let LogEntry { label, changes, inverses, batch, .. } = entry;
    let written = match way {
        Way::Back => inverses,
        Way::Forth => changes,
    };
    let rows = change_rows(number, &written)?;
    unlocked(db, id, &label, |db| apply(db, id, &rows))?;
    let changes = rows.iter().map(ChangeRow::to_change).collect::<Result<_, _>>()?;
    let step = Step { label, changes, revision: move_to(db, id, then)?, elsewhere: Elsewhere::default() };
    Ok(Some((step, batch)))
}

/// Adds a session; inside a transaction of the caller's.
pub(super) fn create(db: &Connection, session: &Session) -> Result<Revision, StoreProblem> {
    let id = session.id.to_string();
    if standing(db, &id)?.is_some() {
        return Err(StoreProblem::new(ProblemKind::Conflict, "the session is here already"));
    }
    // One in the trash makes room for what a person has brought in since.
    db.prepare_cached("DELETE FROM session WHERE id = :id")?.execute(named_params! { ":id": id })?;
    // One that was deleted for good is back because somebody has said yes to that.
    db.prepare_cached("DELETE FROM erased_session WHERE id = :id")?.execute(named_params! { ":id": id })?;
    if !knows_unit(db, &session.unit)? {
        put_unit(db, &session.unit)?;
    }
    let set = keep_set(db, &session.set)?;
    DetailsRow::from(&session.details).insert(
        db,
        &id,
        &Frame {
            unit: &session.unit.id.to_string(),
            question_set: &set,
            follows: session.follows.map(|id| id.to_string()).as_deref(),
            rehearsal: session.rehearsal,
        },
    )?;
    set_unlocked(db, &id, true)?;
    for record in session.records() {
        RecordRow::from(&record).put(db, &id)?;
    }
    set_unlocked(db, &id, false)?;
    seal::keep(db, &id, Sum::of(session)?)?;
    search::add_session(db, &id)?;
    Ok(Revision(1))
}

/// Applies changes in order and returns those that take them back, in the order to apply them. Reads the rows it
/// touches and no others.
pub(super) fn apply(
    db: &Connection,
    session: &str,
    rows: &[ChangeRow],
) -> Result<Vec<ChangeRow>, StoreProblem> {
    let mut inverses = Vec::with_capacity(rows.len());
    let mut sum = seal::kept(db, session)?;
    for row in rows {
        let inverse = match row {
            ChangeRow::Put(new) => {
                let key = new.key();
                let old = key.read(db, session)?;
                new.put(db, session)?;
                if let Some(sum) = &mut sum {
                    old.iter().try_for_each(|old| sum.take(old))?;
                    sum.add(new)?;
                }
                search::follow(db, session, &key)?;
                old.map_or(ChangeRow::Remove(key), ChangeRow::Put)
            }
            ChangeRow::Remove(key) => match key.read(db, session)? {
                Some(old) if key.remove(db, session)? => {
                    if let Some(sum) = &mut sum {
                        sum.take(&old)?;
                    }
                    search::follow(db, session, key)?;
                    ChangeRow::Put(old)
                }
                _ => {
                    return Err(StoreProblem::new(ProblemKind::Other, format!("nothing to remove: {key:?}")));
                }
            },
        };
        inverses.push(inverse);
    }
    if let Some(sum) = sum {
        seal::keep(db, session, sum)?;
    }
    inverses.reverse();
    Ok(inverses)
}

fn knows_unit(db: &Connection, unit: &Unit) -> Result<bool, StoreProblem> {
    let mut known = db.prepare_cached("SELECT 1 FROM unit WHERE id = :id")?;
    Ok(known.exists(named_params! { ":id": unit.id.to_string() })?)
}

/// Adds a unit, or replaces the one with its id; inside a transaction of the caller's.
pub(super) fn put_unit(db: &Connection, unit: &Unit) -> Result<(), StoreProblem> {
    let row = UnitRow::from(unit);
    row.put(db)?;
    seal::renew_unit(db, &row.id)
}

/// Whether a change only notes something in the history.
fn is_note(change: &Change) -> bool {
    matches!(change, Change::Put(Record::Event(event)) if event.kind.is_note())
}

/// Revision and undo pointer of a session, if it is here.
pub(super) fn standing(db: &Connection, session: &str) -> Result<Option<(Revision, i64)>, StoreProblem> {
    Ok(db
        .prepare_cached("SELECT revision, undo_at FROM session WHERE id = :id AND trashed_at IS NULL")?
        .query_row(named_params! { ":id": session }, |row| Ok((Revision(row.get(0)?), row.get(1)?)))
        .optional()?)
}

/// The undo pointer, if the session is at the expected revision.
pub(super) fn expect(db: &Connection, session: &str, expected: Revision) -> Result<i64, StoreProblem> {
    match standing(db, session)? {
        None => Err(super::put_away::why_not_here(db, session)?),
        Some((revision, at)) if revision == expected => Ok(at),
        Some((revision, _)) => Err(StoreProblem::new(
            ProblemKind::Conflict,
            format!("revision {} expected, {} found", expected.0, revision.0),
        )),
    }
}

/// Moves the undo pointer and counts the revision up.
pub(super) fn move_to(db: &Connection, session: &str, at: i64) -> Result<Revision, StoreProblem> {
    let revision = db
        .prepare_cached(
            "UPDATE session SET undo_at = :at, revision = revision + 1 WHERE id = :id RETURNING revision",
        )?
        .query_row(named_params! { ":at": at, ":id": session }, |row| row.get(0))?;
    Ok(Revision(revision))
}

/// Keeps a set unless the very same is here, and returns its name in the file.
pub(super) fn keep_set(db: &Connection, set: &QuestionSet) -> Result<String, StoreProblem> {
    let row = SetRow::new(set)
        .map_err(|error| StoreProblem::new(ProblemKind::Other, format!("question set: {error}")))?;
    let added = db
        .prepare_cached(
            "INSERT INTO question_set
                 (content_hash, id, version, wording_hash, title_nb, title_nn, title_en, content)
             VALUES (:content_hash, :id, :version, :wording_hash, :title_nb, :title_nn, :title_en, :content)
             ON CONFLICT (content_hash) DO NOTHING",
        )?
        .execute(named_params! {
            ":content_hash": row.content_hash,
            ":id": set.id.as_str(),
            ":version": set.version,
            ":wording_hash": set.wording_hash(),
            ":title_nb": set.title.nb,
            ":title_nn": set.title.nn,
            ":title_en": set.title.en,
            ":content": row.content,
        })?;
    if added > 0 {
        let mut insert = db.prepare_cached(
            "INSERT INTO set_question (question_set, question, part, kind)
             VALUES (:question_set, :question, :part, :kind)",
        )?;
        for (part, question) in set.questions() {
            insert.execute(named_params! {
                ":question_set": row.content_hash,
                ":question": question.id.as_str(),
                ":part": part.id.as_str(),
                ":kind": question.kind.code().code(),
            })?;
        }
    }
    Ok(row.content_hash)
}

pub(super) fn to_json(rows: &[ChangeRow]) -> Result<String, StoreProblem> {
    serde_json::to_string(rows)
        .map_err(|error| StoreProblem::new(ProblemKind::Other, format!("change log: {error}")))
}
