//! Erasing for good (J5): out of the tables, the log of changes, the index, the journal beside the file, and the copies beside it.
//!
//! One transaction takes it out of the tables and notes that an erasing has begun; then the file is written anew, the journal
//! emptied, and copies from before are overwritten and removed. Whoever opens the file goes on with an erasing that was cut
//! off. At last every byte of what is left is searched for the words.

mod again;
mod at_stake;
mod finish;
mod free_text;
mod kin;
mod line;
mod log;
mod name;
mod sums;
mod traces;

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

pub(super) use again::carry_on;
pub use again::{Gone, Restoring, gone_since};
pub use finish::Waits;
pub use free_text::{Place, free_columns};
pub use line::Wording;

use super::backup::Backups;
use super::drafts::DraftKey;
use super::error::{ProblemKind, StoreProblem};
use super::rows::{ChangeRow, date, legible, moment, parse_optional};
use super::sent::all_sent_of;
use super::sessions::{SessionSummary, legible_summaries};
use super::write::{apply, expect, move_to, set_unlocked, standing};
use super::{Revision, Store, search};
use crate::domain::change::Change;
use crate::domain::ids::{AnswerId, SessionId};
use crate::domain::lineage::Lineage;
use crate::domain::sent::Sent;

/// So many bytes are written anew and read through in about a second.
const AT_ONCE: u64 = 50 << 20;

/// What is to be erased.
#[derive(Debug, Clone)]
pub enum Erase {
    /// What was said in a session, as planned: the session stays, with its measures.
    Answers(Emptying),
    /// A session with everything that belongs to it, wherever it lies; one that is not here does nothing.
    Session(SessionId),
    /// The same, if it still lies in the trash: somebody may have taken it back meanwhile.
    Trashed(SessionId),
    /// A line, whether it stands or is deleted already, with all its earlier wordings.
    Line(SessionId, AnswerId),
    /// The earlier wordings of a line that stands.
    Wordings(SessionId, AnswerId),
    /// The name of a person: a role takes its place, everywhere.
    Name {
        /// The name, as whole words; capital letters make no difference.
        name: String,
        /// What stands there instead.
        role: String,
    },
}

/// A session that is emptied.
#[derive(Debug, Clone)]
pub struct Emptying {
    /// Which.
    pub session: SessionId,
    /// What takes its answers out.
    pub changes: Vec<Change>,
    /// What is known of its sharing afterwards.
    pub lineage: Lineage,
    /// The revision this was planned against.
    pub expected: Revision,
}

/// What came of an erasing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erased {
    /// How many texts were erased, of those in which people said something: titles and names of tables are none.
    pub texts: usize,
    /// How many of them stand somewhere else as well, in a measure or another meeting, and stay there.
    pub elsewhere: usize,
    /// Where those stand.
    pub standing: Vec<Remains>,
    /// How many were too short to be searched for.
    pub short: usize,
    /// Meetings that could not be read and are as they were.
    pub unread_sessions: Vec<SessionId>,
    /// Nothing was erased at all; why is told as what it waits for.
    pub refused: bool,
    /// It is gone from what can be read, but not yet from every byte: the next to open the file goes on.
    pub waits: Option<Waits>,
    /// Copies from before that are gone.
    pub copies: Vec<PathBuf>,
    /// Copies that could not be removed.
    pub copies_left: Vec<PathBuf>,
    /// The folder of backups on another place than beside the file, where there was none in it: it may be the place where a
    /// disk or a stick is otherwise put in.
    pub bare_folder: Option<PathBuf>,
    /// The files that were searched, every byte of them.
    pub searched: Vec<PathBuf>,
    /// The file stands under a passphrase: its bytes say nothing, so every table in it was read instead.
    pub is_protected: bool,
    /// Files that could not be read.
    pub unread: Vec<PathBuf>,
    /// Those that were searched and in which something of it still stands.
    pub traces: Vec<PathBuf>,
    /// What was half typed and went with a line, by where it was typed.
    pub drafts: Vec<DraftKey>,
    /// Files that were made of the meetings, the last first: they are beyond reach.
    pub sent: Vec<Sent>,
}

/// Where something stands that was erased in another place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remains {
    /// In a session, or what can be undone in it; with its title.
    Session(SessionId, String),
    /// In what is known of a unit.
    Unit,
    /// In a set of questions.
    Questions,
}

impl Store {
    /// Sessions whose answers should have been deleted by this day, the oldest first; at most `limit`, and how many there are.
    /// Rehearsals too: what was said there was said.
    pub fn answers_due(
        &self,
        today: NaiveDate,
        limit: usize,
    ) -> Result<(Vec<SessionSummary>, u32), StoreProblem> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let due = "answers_until IS NOT NULL AND trashed_at IS NULL AND answers_until <= :today";
            let today = date(today);
            let count: u32 = tx
                .prepare_cached(&format!("SELECT count(*) FROM session WHERE {due}"))?
                .query_row(named_params! { ":today": today }, |row| row.get(0))?;
            if count == 0 {
                return Ok((Vec::new(), 0));
            }
            let limit = super::sessions::sql_limit(limit);
            // One by one: of a meeting that the disk has changed nothing may be told, and the others are due all the same.
            let ids: Vec<String> = tx
                .prepare_cached(&format!(
                    "SELECT id FROM session WHERE {due} ORDER BY answers_until, number LIMIT :limit"
                ))?
                .query_map(named_params! { ":today": today, ":limit": limit }, |row| legible(row, 0))?
                .collect::<rusqlite::Result<_>>()?;
            Ok((legible_summaries(&tx, &ids)?, count))
        })
    }

    /// The day a session was deleted here for good, so that a file would bring it back.
    pub fn erased_on(&self, session: SessionId) -> Result<Option<NaiveDate>, StoreProblem> {
        self.ask(|db| {
            let day: Option<String> = db
                .prepare_cached("SELECT on_day FROM erased_session WHERE id = :id")?
                .query_row(named_params! { ":id": session.to_string() }, |row| row.get(0))
                .optional()?;
            parse_optional("on_day", day.as_deref()).map_err(|bad| bad.within("erased_session", ""))
        })
    }

    /// Whether erasing takes long enough here for a person to wonder.
    pub fn erasing_takes_time(&self) -> bool {
        let bytes = self.path.as_deref().and_then(|path| path.metadata().ok()).map_or(0, |there| there.len());
        bytes > AT_ONCE
    }

    /// All wordings that lines of a session have or had, as far as the log still tells, those that stand first.
    pub fn wordings(&self, session: SessionId) -> Result<Vec<Wording>, StoreProblem> {
        self.ask(|db| line::wordings(db, &session.to_string()))
    }

    /// Where these words stand in what people wrote, the trash and the undo logs included: for somebody who asks what is stored
    /// of them. Capital letters make no difference.
    pub fn places_of(&self, words: &str) -> Result<Vec<Place>, StoreProblem> {
        self.ask(|db| free_text::places(db, words))
    }

    /// Erases for good: nothing of it can be taken back. All or nothing of it leaves the tables; what follows – the journal, the
    /// copies, the search of every byte – is told. Copies of the file from before are removed.
    ///
    /// Where that would take the last readable copy of a meeting that is damaged here, nothing is erased, and the result says so.
    ///
    /// [`ProblemKind::Conflict`] if a session to be emptied has been changed, [`ProblemKind::Gone`] if it is not here.
    pub fn erase(&mut self, what: &[Erase], at: DateTime<Utc>) -> Result<Erased, StoreProblem> {
        if let Some(refused) = self.refuse_to_erase(what)? {
            return Ok(refused);
        }
        let elsewhere = self.elsewhere.as_ref().and_then(Backups::elsewhere);
        let folder = elsewhere.map(|it| it.to_string_lossy().into_owned());
        let before = self.keys_of_drafts(what)?;
        let (texts, frame, sent, any) = self.write(|db| {
            let (mut gone, mut sent, mut any) = (BTreeSet::new(), Vec::new(), false);
            let mut frame = BTreeSet::new();
            let units = free_text::of_units(db)?;
            search::begin_to_forget(db)?;
            for it in what {
                // Of a meeting, a line that says what a table is called is what was asked for.
                let is_line = matches!(it, Erase::Line(..) | Erase::Wordings(..));
                for session in concerned(db, it)? {
                    if !is_line {
                        frame.extend(free_text::frame_of(db, &session)?);
                    }
                    sent.extend(all_sent_of(db, &session)?);
                }
                let (texts, was_there) = take_out(db, it, at)?;
                gone.extend(texts);
                any |= was_there;
            }
            // Units that have gone with their last session: their names are looked for, and nobody is told of them.
            let left = free_text::of_units(db)?;
            for text in units.difference(&left) {
                gone.insert(text.clone());
                frame.insert(text.clone());
            }
            if !any {
                search::forget_at_once(db)?;
                return Ok((gone, frame, sent, any));
            }
            search::leave_no_trace(db)?;
            db.execute(
                "INSERT INTO erasing (number, since, folder) VALUES (1, :since, :folder)
                 ON CONFLICT (number) DO UPDATE
                     SET since = excluded.since, folder = coalesce(excluded.folder, folder), rewritten = 0",
                named_params! { ":since": moment(at), ":folder": folder },
            )?;
            Ok((gone, frame, sent, any))
        })?;
        // Nothing has left the tables, so the backups hold nothing more than the file.
        if !any {
            return Ok(Erased::default());
        }
        let mut erased = self.finish_erasing(at, true)?;
        erased.sent = sent;
        let still = self.keys_of_drafts(what)?;
        erased.drafts = before.into_iter().filter(|key| !still.contains(key)).collect();
        self.look_for(&texts, &frame, &mut erased)?;
        Ok(erased)
    }
}

impl Store {
    /// Where something is half typed in the meetings of which a line is erased.
    fn keys_of_drafts(&self, what: &[Erase]) -> Result<Vec<DraftKey>, StoreProblem> {
        let mut found = Vec::new();
        for it in what {
            let (Erase::Line(session, _) | Erase::Wordings(session, _)) = it else { continue };
            let keys: Vec<String> = self.ask(|db| {
                Ok(db
                    .prepare_cached("SELECT key FROM draft WHERE session = :session")?
                    .query_map(named_params! { ":session": session.to_string() }, |row| legible(row, 0))?
                    .collect::<rusqlite::Result<_>>()?)
            })?;
            found.extend(keys.iter().filter_map(|key| key.parse().ok()));
        }
        Ok(found)
    }
}

/// Takes it out of the tables, the log and the index; the texts that are gone with it, and whether anything was there.
fn take_out(
    db: &Connection,
    what: &Erase,
    at: DateTime<Utc>,
) -> Result<(BTreeSet<String>, bool), StoreProblem> {
    match what {
        Erase::Answers(it) => {
            let id = it.session.to_string();
            expect(db, &id, it.expected)?;
            gone_from(db, &id, |db| empty(db, &id, it).map(|()| (BTreeSet::new(), true)))
        }
        Erase::Session(session) => {
            let id = session.to_string();
            gone_from(db, &id, |db| delete(db, &id, at).map(|any| (BTreeSet::new(), any)))
        }
        Erase::Trashed(session) => {
            let id = session.to_string();
            if standing(db, &id)?.is_some() {
                return Err(StoreProblem::new(
                    ProblemKind::Conflict,
                    "the session is out of the trash again",
                ));
            }
            gone_from(db, &id, |db| delete(db, &id, at).map(|any| (BTreeSet::new(), any)))
        }
        Erase::Line(session, answer) => {
            let (id, answer) = (session.to_string(), answer.to_string());
            gone_from(db, &id, |db| line::erase(db, &id, &answer, false))
        }
        Erase::Wordings(session, answer) => {
            let (id, answer) = (session.to_string(), answer.to_string());
            gone_from(db, &id, |db| line::erase(db, &id, &answer, true))
        }
        Erase::Name { name, role } => {
            let gone = name::replace(db, name, role)?;
            let any = !gone.is_empty();
            Ok((gone, any))
        }
    }
}

/// The sessions that something is erased in.
fn concerned(db: &Connection, what: &Erase) -> Result<Vec<String>, StoreProblem> {
    Ok(match what {
        Erase::Answers(it) => vec![it.session.to_string()],
        Erase::Session(session)
        | Erase::Trashed(session)
        | Erase::Line(session, _)
        | Erase::Wordings(session, _) => vec![session.to_string()],
        Erase::Name { name, .. } => name::holding(db, name)?,
    })
}

/// The texts of a session that are gone after `work` from where they stood, those it names among them, and what it says of itself.
/// One that stands in the same session in another place is gone as well: of that it is told, too.
fn gone_from(
    db: &Connection,
    session: &str,
    work: impl FnOnce(&Connection) -> Result<(BTreeSet<String>, bool), StoreProblem>,
) -> Result<(BTreeSet<String>, bool), StoreProblem> {
    let before = free_text::of_session(db, session)?;
    let said = free_text::said_in(db, session)?;
    let (mut gone, any) = work(db)?;
    let after = free_text::of_session(db, session)?;
    gone.extend(before.difference(&after).cloned());
    let still = free_text::said_in(db, session)?;
    let fewer = said.into_iter().filter(|(text, count)| still.get(text).is_none_or(|it| it < count));
    gone.extend(fewer.map(|((_, text), _)| text));
    Ok((gone, any))
}

fn empty(db: &Connection, id: &str, it: &Emptying) -> Result<(), StoreProblem> {
    let rows: Vec<ChangeRow> = it.changes.iter().map(Into::into).collect();
    set_unlocked(db, id, true)?;
    apply(db, id, &rows)?;
    set_unlocked(db, id, false)?;
    for table in ["change_log", "draft", "live", "lineage"] {
        db.execute(
            &format!("DELETE FROM {table} WHERE session = :session"),
            named_params! { ":session": id },
        )?;
    }
    if !it.lineage.is_empty() {
        db.execute(
            "INSERT INTO lineage (session, event, content) VALUES (:session, '', :content)",
            named_params! { ":session": id, ":content": it.lineage.to_text() },
        )?;
    }
    move_to(db, id, 0).map(drop)
}

/// Whether it was here. The set it was held with and what is known of its unit go with the last session that has them.
fn delete(db: &Connection, id: &str, at: DateTime<Utc>) -> Result<bool, StoreProblem> {
    let set: Option<String> = db
        .prepare_cached("DELETE FROM session WHERE id = :id RETURNING question_set")?
        .query_row(named_params! { ":id": id }, |row| legible(row, 0))
        .optional()?;
    let Some(set) = set else { return Ok(false) };
    db.prepare_cached(
        "DELETE FROM question_set WHERE content_hash = :set
         AND NOT EXISTS (SELECT 1 FROM session WHERE question_set = :set)",
    )?
    .execute(named_params! { ":set": set })?;
    // Also those that lost their last one before they went with it.
    db.prepare_cached(
        "DELETE FROM unit WHERE NOT EXISTS (SELECT 1 FROM session WHERE session.unit = unit.id)",
    )?
    .execute([])?;
    db.prepare_cached(
        "INSERT INTO erased_session (id, on_day) VALUES (:id, :day)
         ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day",
    )?
    .execute(named_params! { ":id": id, ":day": date(at.date_naive()) })?;
    Ok(true)
}
