//! Erasing for good (J5): out of the tables, the log of changes, the index, the journal beside the file, and the copies beside it.
//!
//! One transaction takes it out of the tables and notes that an erasing has begun; then the file is written anew, the journal
//! emptied, and copies from before are overwritten and removed. Whoever opens the file goes on with an erasing that was cut
//! off. At last every byte of what is left is searched for the words.

mod again;
mod copies;
mod free_text;
mod line;
mod name;
mod traces;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

pub use again::{Gone, Restoring, gone_since};
pub use copies::copies_of;
pub use free_text::{Place, free_columns};
pub use line::Wording;

use super::backup::{Backups, Reason};
use super::error::{ProblemKind, StoreProblem};
use super::protection::overwrite_and_delete;
use super::rows::{ChangeRow, date, moment, parse, parse_optional};
use super::sent::sent_of;
use super::sessions::{SUMMARY, SessionSummary, summaries};
use super::write::{apply, expect, move_to, set_unlocked};
use super::{Revision, Store, search};
use crate::domain::change::Change;
use crate::domain::ids::{AnswerId, SessionId};
use crate::domain::lineage::Lineage;
use crate::domain::sent::Sent;

/// What is to be erased.
#[derive(Debug, Clone)]
pub enum Erase {
    /// What was said in a session, as planned: the session stays, with its measures.
    Answers(Emptying),
    /// A session with everything that belongs to it, wherever it lies; one that is not here does nothing.
    Session(SessionId),
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
    /// How many texts were erased.
    pub texts: usize,
    /// How many of them stand somewhere else as well, in a measure or another meeting, and stay there.
    pub elsewhere: usize,
    /// How many were too short to be searched for.
    pub short: usize,
    /// It is gone from what can be read, but not yet from every byte: the next to open the file goes on.
    pub waits: Option<Waits>,
    /// Copies from before that are gone.
    pub copies: Vec<PathBuf>,
    /// Copies that could not be removed.
    pub copies_left: Vec<PathBuf>,
    /// The files that were searched, every byte of them.
    pub searched: Vec<PathBuf>,
    /// Those among them in which something of it still stands.
    pub traces: Vec<PathBuf>,
    /// Files that were made of the meetings, the last first: they are beyond reach.
    pub sent: Vec<Sent>,
}

/// Why an erasing is not finished yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// Another window has the file open.
    Window,
    /// The disk did not let the file or a new backup be written.
    Disk,
}

impl From<&StoreProblem> for Waits {
    fn from(problem: &StoreProblem) -> Self {
        if problem.kind == ProblemKind::Locked { Self::Window } else { Self::Disk }
    }
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
            let sql = format!(
                "{SUMMARY} WHERE s.{} ORDER BY s.answers_until, s.number LIMIT :limit",
                due.replace("AND ", "AND s.")
            );
            Ok((summaries(&tx, &sql, &[(":today", &today), (":limit", &limit)])?, count))
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
    /// [`ProblemKind::Conflict`] if a session to be emptied has been changed, [`ProblemKind::Gone`] if it is not here.
    pub fn erase(&mut self, what: &[Erase], at: DateTime<Utc>) -> Result<Erased, StoreProblem> {
        let folder = self.elsewhere.as_ref().map(|it| it.folder().to_string_lossy().into_owned());
        let (texts, sent) = self.write(|db| {
            let (mut gone, mut sent) = (BTreeSet::new(), Vec::new());
            for it in what {
                for session in concerned(db, it)? {
                    sent.extend(sent_of(db, Some(&session), true, usize::MAX)?);
                }
                gone.extend(take_out(db, it, at)?);
            }
            search::leave_no_trace(db)?;
            db.execute(
                "INSERT INTO erasing (number, since, folder) VALUES (1, :since, :folder)
                 ON CONFLICT (number) DO UPDATE
                     SET since = excluded.since, folder = coalesce(excluded.folder, folder)",
                named_params! { ":since": moment(at), ":folder": folder },
            )?;
            Ok((gone, sent))
        })?;
        let mut erased = self.finish_erasing()?;
        erased.sent = sent;
        self.look_for(&texts, &mut erased)?;
        Ok(erased)
    }

    /// Goes on with an erasing that was cut off; does nothing where there is none. What cannot be done now, on a disk that is
    /// full, keeps nobody from the file: it is tried again the next time.
    pub(super) fn go_on_erasing(&mut self) {
        let under_way: Result<Option<Option<String>>, _> =
            self.db.query_row("SELECT folder FROM erasing", [], |row| row.get(0)).optional();
        let Ok(Some(folder)) = under_way else { return };
        if let (Some(path), Some(folder)) = (&self.path, folder) {
            self.elsewhere = Some(Backups::new(path, Some(Path::new(&folder))));
        }
        let _ = self.finish_erasing();
    }

    /// Writes the file anew, empties the journal and removes copies from before.
    fn finish_erasing(&mut self) -> Result<Erased, StoreProblem> {
        let mut erased = Erased::default();
        if let Err(error) = self.db.execute_batch("VACUUM") {
            erased.waits = Some(Waits::from(&error.into()));
        }
        if let Some(path) = &self.path {
            let before = copies_of(path, self.elsewhere.as_ref());
            match self.keep_what_is_left(path, &before) {
                Ok(()) => {
                    for copy in before {
                        match overwrite_and_delete(&copy) {
                            Ok(()) => erased.copies.push(copy),
                            Err(_) => erased.copies_left.push(copy),
                        }
                    }
                }
                Err(problem) => {
                    erased.waits.get_or_insert(Waits::from(&problem));
                    erased.copies_left = before;
                }
            }
        }
        if let Err(waits) = self.empty_journal() {
            erased.waits.get_or_insert(waits);
        }
        if erased.waits.is_none() {
            // A copy that cannot be removed is named; writing the file anew at every start would not help.
            self.write(|db| Ok(db.execute("DELETE FROM erasing", []).map(drop)?))?;
            erased.waits = self.empty_journal().err();
        }
        Ok(erased)
    }

    /// A backup of what is left, before those from before go: at no moment there is none where there was one.
    fn keep_what_is_left(&self, path: &Path, before: &[PathBuf]) -> Result<(), StoreProblem> {
        if before.is_empty() {
            return Ok(());
        }
        let beside = Backups::new(path, None);
        let backups = self.elsewhere.as_ref().unwrap_or(&beside);
        let (since, never) = (self.erasing_since()?, AtomicBool::new(false));
        backups.keep(&self.db, self.passphrase.as_ref(), since, Reason::Replaced, &never).map(drop)
    }

    /// When the erasing that is under way began.
    fn erasing_since(&self) -> Result<DateTime<Utc>, StoreProblem> {
        self.ask(|db| {
            let since: String = db.query_row("SELECT since FROM erasing", [], |row| row.get(0))?;
            parse("since", &since).map_err(|bad| bad.within("erasing", ""))
        })
    }

    /// Backups lie there, not beside the file: what is erased is erased from them, too.
    pub fn know_backups(&mut self, backups: Backups) {
        self.elsewhere = Some(backups);
    }

    /// Empties the journal beside the file, unless something holds it back.
    fn empty_journal(&self) -> Result<(), Waits> {
        match self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0)) {
            Ok(0) => Ok(()),
            Ok(_) => Err(Waits::Window),
            Err(error) => Err(Waits::from(&error.into())),
        }
    }

    /// Searches every byte of the file and what lies beside it.
    fn look_for(&self, texts: &BTreeSet<String>, erased: &mut Erased) -> Result<(), StoreProblem> {
        let pieces: Vec<(&String, Vec<&str>)> =
            texts.iter().map(|text| (text, traces::pieces(text))).collect();
        erased.texts = texts.len();
        erased.short = pieces.iter().filter(|(_, pieces)| pieces.is_empty()).count();
        let mut stays = BTreeSet::new();
        self.ask(|db| {
            for (text, pieces) in &pieces {
                if free_text::stands(db, text)? {
                    erased.elsewhere += 1;
                    stays.extend(pieces.iter().copied());
                }
            }
            Ok(())
        })?;
        let Some(path) = &self.path else { return Ok(()) };
        let wanted: BTreeSet<&str> = pieces
            .iter()
            .flat_map(|(_, pieces)| pieces.iter().copied())
            .filter(|it| !stays.contains(it))
            .collect();
        for file in copies::with_journals(path).into_iter().chain(copies_of(path, self.elsewhere.as_ref())) {
            let Ok(found) = traces::in_file(&file, &wanted) else { continue };
            let left = self.ask(|db| {
                for piece in &found {
                    // A piece may be a common turn of phrase that stands elsewhere.
                    if !free_text::stands(db, piece)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            })?;
            if left {
                erased.traces.push(file.clone());
            }
            erased.searched.push(file);
        }
        Ok(())
    }
}

/// Takes it out of the tables, the log and the index; the texts that are gone with it.
fn take_out(db: &Connection, what: &Erase, at: DateTime<Utc>) -> Result<BTreeSet<String>, StoreProblem> {
    match what {
        Erase::Answers(it) => {
            let id = it.session.to_string();
            expect(db, &id, it.expected)?;
            gone_from(db, &id, |db| empty(db, &id, it))
        }
        Erase::Session(session) => {
            let id = session.to_string();
            gone_from(db, &id, |db| delete(db, &id, at))
        }
        Erase::Line(session, answer) => {
            let (id, answer) = (session.to_string(), answer.to_string());
            gone_from(db, &id, |db| line::erase(db, &id, &answer, false))
        }
        Erase::Wordings(session, answer) => {
            let (id, answer) = (session.to_string(), answer.to_string());
            gone_from(db, &id, |db| line::erase(db, &id, &answer, true))
        }
        Erase::Name { name, role } => name::replace(db, name, role),
    }
}

/// The sessions that something is erased in.
fn concerned(db: &Connection, what: &Erase) -> Result<Vec<String>, StoreProblem> {
    Ok(match what {
        Erase::Answers(it) => vec![it.session.to_string()],
        Erase::Session(session) | Erase::Line(session, _) | Erase::Wordings(session, _) => {
            vec![session.to_string()]
        }
        Erase::Name { name, .. } => name::holding(db, name)?,
    })
}

/// The texts of a session that are gone after `work`.
fn gone_from(
    db: &Connection,
    session: &str,
    work: impl FnOnce(&Connection) -> Result<(), StoreProblem>,
) -> Result<BTreeSet<String>, StoreProblem> {
    let before = free_text::of_session(db, session)?;
    work(db)?;
    let after = free_text::of_session(db, session)?;
    Ok(before.difference(&after).cloned().collect())
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

fn delete(db: &Connection, id: &str, at: DateTime<Utc>) -> Result<(), StoreProblem> {
    let set: Option<String> = db
        .prepare_cached("DELETE FROM session WHERE id = :id RETURNING question_set")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()?;
    let Some(set) = set else { return Ok(()) };
    db.prepare_cached(
        "DELETE FROM question_set WHERE content_hash = :set
         AND NOT EXISTS (SELECT 1 FROM session WHERE question_set = :set)",
    )?
    .execute(named_params! { ":set": set })?;
    db.prepare_cached(
        "INSERT INTO erased_session (id, on_day) VALUES (:id, :day)
         ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day",
    )?
    .execute(named_params! { ":id": id, ":day": date(at.date_naive()) })?;
    Ok(())
}

/// Where a file and what lies beside it would be found.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}
