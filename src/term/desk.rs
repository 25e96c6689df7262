//! Carries out effects: the only place where a front's wishes meet the file.
//!
//! No terminal in here, so tests play whole meetings through it.

mod elsewhere;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use crate::domain::ids::{SessionId, UnitId};
use crate::domain::lineage::Lineage;
use crate::domain::question_set::QuestionSet;
use crate::domain::sent::Sent;
use crate::domain::session::Session;
use crate::env::Env;
use crate::exchange::sheet::{self, Edited};
use crate::exchange::{self, Read};
use crate::export::{self, Held, Parcel, sealed};
use crate::ops::{
    BackupReason, Earlier, EarlierAnswers, ListAnswers, Loaded, LookAgain, Looked, MEETINGS_LOOKED_AT,
    PlainCopies, ProblemKind, Protected, Revision, SessionCursor, SessionSummary, Store, StoreProblem,
};
use crate::sets;
use crate::settings::{Settings, disk};
use crate::store::{Backups, Commit, Erase, SessionFilter};
use crate::text::passphrase::Passphrase;
use crate::tui::dialogs::search::MOST;
use crate::tui::model::{Model, Shelf};
use crate::tui::msg::{
    Arrived, Content, Effect, Erasing, FileJob, ListFile, MOST_SENT, Msg, NotWritten, Opened, OwnFile,
    SessionFormat, SetNotKept, Stepped, Written,
};
use crate::tui::passphrase::{Given, Purpose};
use crate::tui::screens::follow_up::{CARDS, FollowAsked, FollowRead, WINDOW};
use crate::tui::update::update;

use super::backups::BackupMaker;

/// Sessions on the start screen; more are read when asked for.
const PAGE: usize = 200;
/// What is due, at most so many of a kind on the start screen; the list of measures has them all.
const DUE: usize = 20;
/// How far ahead the start screen looks, in days.
const DUE_WITHIN: u64 = 28;

/// Names to choose among, at most.
const OWNERS: usize = 200;

/// Session files offered at a time, and so many lists.
const FILES: usize = 4;

/// The open file and what belongs to it.
pub struct Desk {
    /// The file.
    pub store: Store,
    /// Where settings are kept, and as they stand there; `None` keeps none.
    pub kept_settings: Option<(PathBuf, Settings)>,
    /// Headings of column profiles of one's own, by which lists come back (I10).
    pub headings: Vec<sheet::Headings>,
    /// Makes backups while the meeting goes on; `None` makes none.
    pub backups: Option<BackupMaker>,
    /// Files that have left and are not on the list yet, since the data file could not be written.
    unlisted: Vec<Sent>,
    revision: Option<(SessionId, Revision)>,
    seen: i64,
    /// It has been told that the file is gone from its place.
    astray: bool,
}

/// What the terminal itself must do.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// Switch the mouse on or off.
    Mouse(bool),
    /// Send a text to the clipboard.
    Copy(String),
    /// Ask for passphrases, and hand what was given to [`Desk::protect`].
    Protect(Purpose),
    /// Ask for a passphrase, and hand the file on under it ([`Desk::hand_on`]).
    Seal(Box<FileJob>, Box<Parcel>),
    /// Ask for the passphrase of this file, and look at what is in it ([`Desk::look_into`]).
    Unseal(PathBuf, Vec<u8>),
    /// Sound the bell.
    Bell,
    /// Draw everything anew.
    Redraw,
    /// Leave.
    Quit,
}

impl Desk {
    /// A desk with this file on it.
    pub fn new(store: Store, kept_settings: Option<(PathBuf, Settings)>) -> Self {
        let seen = store.data_version().unwrap_or_default();
        Self {
            store,
            kept_settings,
            headings: Vec::new(),
            backups: None,
            unlisted: Vec::new(),
            revision: None,
            seen,
            astray: false,
        }
    }

    /// Carries out effects in order, and those that follow from them. Returns what is left for the terminal.
    pub fn carry_out(&mut self, effects: Vec<Effect>, model: &mut Model, env: &Env) -> Vec<Wish> {
        let mut wishes = Vec::new();
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            let (msgs, wish) = self.perform(effect, env);
            wishes.extend(wish);
            if msgs.iter().any(|msg| matches!(msg, Msg::NotSaved(_) | Msg::Overtaken)) {
                waiting.retain(|effect| !effect.builds_on_commits());
            }
            for msg in msgs {
                waiting.extend(update(model, msg, env));
            }
        }
        wishes
    }

    /// Carries out one effect: messages for the model, and what is left for the terminal.
    fn perform(&mut self, effect: Effect, env: &Env) -> (Vec<Msg>, Option<Wish>) {
        let msgs = match effect {
            Effect::Commit { session, label, changes, draft_done } => {
                let commit = Commit {
                    session,
                    label: label.to_owned(),
                    changes,
                    expected: self.expected(session),
                    at: env.now(),
                    draft_done,
                };
                match self.store.commit(&commit) {
                    Ok(revision) => {
                        self.revision = Some((session, revision));
                        self.list_sent();
                        vec![Msg::Saved(revision)]
                    }
                    // The other window was first: what is pending goes back to the lines, then the newest is shown.
                    Err(problem) if problem.kind == ProblemKind::Conflict => {
                        let mut msgs = vec![Msg::Overtaken];
                        msgs.extend(self.open(session, env));
                        msgs
                    }
                    Err(problem) => vec![Msg::NotSaved(problem)],
                }
            }
            Effect::Undo(session) => self.step(session, false, env),
            Effect::Redo(session) => self.step(session, true, env),
            Effect::KeepDraft(session, draft) => match self.store.keep_draft(session, &draft) {
                Ok(()) => vec![Msg::DraftKept(draft.key)],
                Err(problem) => vec![Msg::DraftNotKept(draft.key, problem)],
            },
            Effect::DropDraft(session, key) => quiet(self.store.drop_draft(session, &key)),
            Effect::KeepPlace(session, place) => {
                self.list_sent();
                match self.store.keep_place(session, &place) {
                    // Nobody stands in a meeting that is deleted, and nothing is wrong with the file.
                    Err(problem) if problem.kind.is_not_here() => Vec::new(),
                    kept => quiet(kept),
                }
            }
            Effect::KeepLive(session, live) => {
                // What the projector shows is worth less than going on, and whatever is wrong with the file, the next line
                // tells it. But it is tried again: a curtain that does not fall must not be believed to have fallen.
                let kept = self.store.keep_live(session, &live, env.now());
                if kept.is_ok() { Vec::new() } else { vec![Msg::WallNotKept] }
            }
            Effect::BackUp { asked } => {
                let reason = if asked { BackupReason::Asked } else { BackupReason::Opened };
                if let Some(maker) = &mut self.backups {
                    maker.begin(env.now(), reason);
                }
                Vec::new()
            }
            Effect::Rest => {
                self.store.rest();
                Vec::new()
            }
            Effect::Open(session) => self.open(session, env),
            Effect::Create(session) => self.create(&session, env),
            Effect::ReadStates { session, in_backups } => {
                let read = if in_backups {
                    crate::ops::states_in_backups(&self.store, session, &self.backups())
                } else {
                    crate::ops::earlier_states(&self.store, session)
                };
                told(read.map(|states| Msg::StatesRead { session, in_backups, states }))
            }
            Effect::ReadState(session, state) => {
                let read = crate::ops::read_state(&self.store, session, &state.found);
                told(read.map(|session| Msg::StateRead(session.map(Box::new), state)))
            }
            Effect::KeepState(session) => {
                let mut msgs = self.create(&session, env);
                if matches!(msgs.as_slice(), [Msg::Opened(_)]) {
                    msgs.push(Msg::StateKept(session.details.title.clone()));
                }
                msgs
            }
            Effect::Clone { session, with_measures } => match self.store.load(session) {
                Ok(Some(Loaded { session, .. })) => {
                    let copy = crate::ops::clone_session(&session, env.today(), with_measures, env);
                    self.create(&copy, env)
                }
                Ok(None) => vec![Msg::Failed(StoreProblem::gone())],
                Err(problem) => vec![Msg::Failed(problem)],
            },
            Effect::LookAgain(session, said) => self.look_again(session, &said, env),
            Effect::ReadEarlier(session) => self.read_earlier(session, env),
            Effect::BeginReview { unit, set, title } => self.begin_review(unit, *set, &title, env),
            Effect::KeepSet { path, set } => vec![keep_set(path, set)],
            Effect::KeepUnit(unit) => told(self.store.put_unit(&unit).map(|()| Msg::UnitKept(unit))),
            Effect::Erase(what) => {
                // A copy being made would keep what goes.
                if let Some(maker) = &mut self.backups {
                    maker.stop();
                    self.store.know_backups(maker.backups().clone());
                }
                let done = match what {
                    Erasing::AsPlanned { answers, whole } => {
                        crate::ops::delete_as_planned(&mut self.store, &answers, &whole, env)
                    }
                    Erasing::Line(session, line) => {
                        self.store.erase(&[Erase::Line(session, line)], env.now())
                    }
                };
                let mut msgs = told(done.map(|erased| Msg::Erased(Box::new(erased))));
                msgs.extend(self.shelf(env));
                msgs
            }
            Effect::Trash(session, away) => {
                let mut msgs = quiet(self.store.trash(session, away.then(|| env.now())));
                msgs.extend(self.shelf(env));
                msgs
            }
            Effect::Archive(session, away) => {
                let mut msgs = quiet(self.store.archive(session, away.then(|| env.now())));
                msgs.extend(self.shelf(env));
                msgs
            }
            Effect::OpenExample(name) => self.open_example(name, env),
            Effect::ReadShelf => self.shelf(env),
            Effect::ReadFollowUp(asked) => self.follow_up(*asked, env),
            Effect::ReadDeleted(session) => told(self.store.deleted_measures(session).map(Msg::DeletedRead)),
            Effect::ReadOwners => told(self.store.owners(OWNERS).map(Msg::OwnersRead)),
            Effect::PlanBulk { measures, edit } => {
                let planned = crate::ops::plan_bulk(&self.store, &measures, &edit, env);
                told(planned.map(|plan| Msg::BulkPlanned(edit, Box::new(plan))))
            }
            Effect::DoBulk { measures, edit } => {
                // Worked out anew: what has changed since it was shown is seen.
                let done = crate::ops::plan_bulk(&self.store, &measures, &edit, env).and_then(|plan| {
                    crate::ops::commit_bulk(&mut self.store, &plan, env).map(|()| Msg::BulkDone(plan.changed))
                });
                told(done)
            }
            Effect::StepBatch { redo } => {
                told(self.store.step_batch(redo).map(|done| Msg::BatchStepped { redo, done }))
            }
            Effect::ReadMore(after) => {
                told(self.sessions_after(Some(&after)).map(|(page, more)| Msg::MoreSessions(page, more)))
            }
            Effect::ReadLast(unit) => told(self.last_session(unit).map(|last| Msg::LastTime(unit, last))),
            Effect::ReadLastCheck(session, moment) => {
                told(self.store.last_check(session, moment).map(|last| Msg::LastCheck(moment, last)))
            }
            Effect::Export(job) => match self.pack(*job, env) {
                // Its name says that it is to stand under a passphrase.
                Ok((job, parcel)) if is_to_be_sealed(&job.target) => {
                    return (Vec::new(), Some(Wish::Seal(Box::new(job), Box::new(parcel))));
                }
                Ok((job, parcel)) => vec![self.hand_on(job, &parcel)],
                Err(msg) => vec![*msg],
            },
            Effect::ReadSent(session) => told(self.store.sent(Some(session), MOST_SENT).map(Msg::SentRead)),
            Effect::FindFiles(folder) => {
                let mut files = export::disk::newest(&folder, &["toml"], exchange::session_file::KIND, FILES);
                files.extend(export::disk::newest(&folder, &["xlsx", "csv"], "", FILES));
                files.extend(export::disk::newest(&folder, &[sealed::ENDING], "", FILES));
                vec![Msg::FilesFound(folder, files)]
            }
            Effect::Search(words) => {
                told(self.store.search(&words, MOST + 1).map(|hits| Msg::Found(words, hits)))
            }
            Effect::ReadFigures => {
                let read = crate::ops::all_figures(&self.store, env.today());
                told(read.map(|figures| Msg::FiguresRead(Box::new(figures))))
            }
            Effect::ReadMeetings(unit, why) => {
                let read = self.store.meetings_of(unit, MEETINGS_LOOKED_AT);
                told(read.map(|sessions| Msg::MeetingsRead(why, sessions)))
            }
            Effect::LookAt(path) => match export::disk::read(&path, export::disk::LARGEST_FILE) {
                Ok(bytes) if sealed::is_sealed(&bytes) => {
                    return (Vec::new(), Some(Wish::Unseal(path, bytes)));
                }
                Ok(bytes) => self.look_into(path, &bytes, env),
                Err(error) => vec![Msg::LookedAt(path, Box::new(Arrived::Unreadable(error.into())))],
            },
            Effect::TakeIn(read) => self.take_in(&read, env),
            Effect::PlanList(it) => vec![self.plan_list(it.path, it.list, it.answers, env)],
            Effect::PlanOwnList(it) => vec![self.plan_own_list(it, env)],
            Effect::TakeInOwnList(it) => told(self.take_in_own_list(it, env)),
            Effect::TakeInList(it) => {
                let done = crate::ops::commit_list(&mut self.store, &it.plan, env);
                told(done.map(|()| Msg::ListTakenIn(it.path, it.plan.changed())))
            }
            Effect::KeepLineage(session, event, lineage) => {
                quiet(self.store.keep_lineage(session, Some(event), &lineage))
            }
            Effect::GoElsewhere(target, open) => self.go_elsewhere(target, open.as_deref(), env),
            Effect::KeepSettings(settings) => self.keep_settings(settings),
            Effect::Mouse(on) => return (Vec::new(), Some(Wish::Mouse(on))),
            Effect::Copy(text) => return (Vec::new(), Some(Wish::Copy(text))),
            Effect::Protect(purpose) => return (Vec::new(), Some(Wish::Protect(purpose))),
            Effect::Bell => return (Vec::new(), Some(Wish::Bell)),
            Effect::Redraw => return (Vec::new(), Some(Wish::Redraw)),
            Effect::Quit => return (Vec::new(), Some(Wish::Quit)),
        };
        (msgs, None)
    }

    /// Gives the file another passphrase, the first one, or none. Nobody may have it open meanwhile, this desk included.
    ///
    /// Where it cannot be opened again afterwards, the desk has no file any more ([`Store::path`] is `None`), and the
    /// program must be left.
    pub fn protect(&mut self, path: &Path, given: &Given) -> Result<Protected, StoreProblem> {
        if let Some(maker) = &mut self.backups {
            maker.stop();
        }
        let backups = self.backups();
        let open = std::mem::replace(&mut self.store, Store::in_memory()?);
        let before = open.passphrase();
        let done = open.close().and_then(|()| {
            let (now, then) = (given.now.as_ref(), given.then.as_ref());
            crate::ops::protect(path, &backups, now, then, PlainCopies::Protect)
        });
        let passphrase = if done.is_ok() { given.then.as_ref().map(Passphrase::share) } else { before };
        self.store = Store::open_with(path, passphrase.as_ref())?;
        self.seen = self.store.data_version().unwrap_or_default();
        self.backups = self.backups.take().map(|maker| maker.unlocked_by(passphrase));
        done
    }

    /// Where the backups of the file lie.
    fn backups(&self) -> Backups {
        let beside = || Backups::new(self.store.path().unwrap_or(Path::new("")), None);
        self.backups.as_ref().map_or_else(beside, |maker| maker.backups().clone())
    }

    /// Whether another process has written since the last look.
    pub fn changed_elsewhere(&mut self) -> bool {
        let Ok(now) = self.store.data_version() else { return false };
        std::mem::replace(&mut self.seen, now) != now
    }

    fn expected(&self, session: SessionId) -> Revision {
        match self.revision {
            Some((open, revision)) if open == session => revision,
            // Nobody commits to a session that was not opened here; the store refuses the oldest revision there is.
            _ => Revision::default(),
        }
    }

    /// Opens a session. One that the disk has changed is brought from a backup that has it as it was written (L12).
    fn open(&mut self, session: SessionId, env: &Env) -> Vec<Msg> {
        let msgs = self.try_open(session, env);
        let [Msg::Failed(problem)] = msgs.as_slice() else { return msgs };
        let Some(backups) = self.backups.as_ref().map(|maker| maker.backups().clone()) else { return msgs };
        if problem.kind != ProblemKind::Altered || self.store.mend(&backups, env.now()).is_err() {
            return msgs;
        }
        let mut again = self.try_open(session, env);
        if matches!(again.as_slice(), [Msg::Opened(_)]) {
            again.push(Msg::Mended);
        }
        again
    }

    fn try_open(&mut self, session: SessionId, env: &Env) -> Vec<Msg> {
        let read = || -> Result<Option<Opened>, StoreProblem> {
            let Some(loaded) = self.store.load(session)? else { return Ok(None) };
            let place = self.store.place(session)?;
            let live = self.store.live(session)?;
            let drafts = self.store.drafts(session)?;
            let owed = self.store.owed_before(&loaded.session)?;
            let earlier = self.store.earlier(&loaded.session, env.today())?;
            Ok(Some(Opened { loaded, place, live, drafts, owed, earlier }))
        };
        match read() {
            Ok(Some(opened)) => {
                self.revision = Some((session, opened.loaded.revision));
                vec![Msg::Opened(Box::new(opened))]
            }
            Ok(None) => vec![Msg::NotHere(session, self.store.why_not_here(session))],
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    fn create(&mut self, session: &Session, env: &Env) -> Vec<Msg> {
        match self.store.create_session(session) {
            Ok(_) => self.open(session.id, env),
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    /// Carries a measure of an earlier session on and remembers it in this one.
    fn look_again(&mut self, session: SessionId, said: &LookAgain, env: &Env) -> Vec<Msg> {
        match crate::ops::revisit(&mut self.store, session, said, env) {
            Ok(Ok(())) => self.open(session, env).into_iter().map(looked_again).collect(),
            Ok(Err(refusal)) => vec![Msg::Refused(refusal)],
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    fn read_earlier(&self, session: SessionId, env: &Env) -> Vec<Msg> {
        let read = || -> Result<Vec<Earlier>, StoreProblem> {
            let loaded = self.store.load(session)?.ok_or_else(StoreProblem::gone)?;
            self.store.earlier(&loaded.session, env.today())
        };
        told(read().map(|earlier| Msg::Earlier(session, earlier)))
    }

    /// Goes on with the unit's look at its measures, or begins one.
    fn begin_review(&mut self, unit: UnitId, set: QuestionSet, title: &str, env: &Env) -> Vec<Msg> {
        match crate::ops::begin_review(&mut self.store, unit, set, title, env) {
            Ok(session) => self.open(session, env),
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    fn step(&mut self, session: SessionId, redo: bool, env: &Env) -> Vec<Msg> {
        let expected = self.expected(session);
        let stepped =
            if redo { self.store.redo(session, expected) } else { self.store.undo(session, expected) };
        match stepped {
            Ok(Some(step)) => {
                self.revision = Some((session, step.revision));
                let crate::store::Step { label, changes, revision, elsewhere } = step;
                vec![Msg::Stepped(Stepped { redo, label, changes, revision, elsewhere })]
            }
            Ok(None) => vec![Msg::NothingToStep { redo }],
            Err(problem) if problem.kind == ProblemKind::Conflict => self.open(session, env),
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    fn shelf(&self, env: &Env) -> Vec<Msg> {
        let lists = || -> Result<Shelf, StoreProblem> {
            let (sessions, more) = self.sessions_after(None)?;
            let until = env.today().checked_add_days(chrono::Days::new(DUE_WITHIN)).unwrap_or(env.today());
            let due = self.store.due(env.today(), until, DUE)?;
            let mut units = self.store.units()?;
            units.sort_by_cached_key(|unit| crate::text::fold::sort_key(&unit.name));
            let trash = self.store.trashed()?;
            let filter = SessionFilter { archived: true, ..SessionFilter::default() };
            let archive = self.store.sessions(&filter, None, PAGE)?;
            let answers_due = self.store.answers_due(env.today(), PAGE)?;
            let is_empty = sessions.is_empty() && archive.is_empty() && trash.is_empty();
            let only_in_backup = if is_empty { self.store.only_in_backup(env.now())? } else { None };
            let only_in_backup = only_in_backup.map(|made| env.to_local(made));
            Ok(Shelf { sessions, more, due, answers_due, units, only_in_backup, read: true, archive, trash })
        };
        told(lists().map(|read| Msg::Shelved(Box::new(read))))
    }

    /// A window of the follow-up list, or its board.
    fn follow_up(&self, asked: FollowAsked, env: &Env) -> Vec<Msg> {
        let today = env.today();
        let read = || -> Result<FollowRead, StoreProblem> {
            if asked.board {
                let columns = self.store.board(&asked.filter, today, CARDS)?;
                return Ok(FollowRead { done: true, columns, ..FollowRead::default() });
            }
            let total = self.store.followed_count(&asked.filter, today)?;
            let total = usize::try_from(total).unwrap_or(usize::MAX);
            // What was selected may be gone: then the last window is read.
            let offset = asked.offset.min(total.saturating_sub(WINDOW / 2));
            let rows = self.store.followed(&asked.filter, today, offset, WINDOW)?;
            Ok(FollowRead { done: true, total, offset, rows, columns: Vec::new() })
        };
        let read = read();
        told(read.map(|read| Msg::FollowUpRead(Box::new(asked), Box::new(read))))
    }

    /// A page of sessions, and whether there are more after it.
    fn sessions_after(
        &self,
        after: Option<&SessionCursor>,
    ) -> Result<(Vec<SessionSummary>, bool), StoreProblem> {
        let mut sessions = self.store.sessions(&SessionFilter::default(), after, PAGE + 1)?;
        let more = sessions.len() > PAGE;
        sessions.truncate(PAGE);
        Ok((sessions, more))
    }

    fn last_session(&self, unit: UnitId) -> Result<Option<Box<Session>>, StoreProblem> {
        let Some(id) = self.store.last_session_of(unit)? else { return Ok(None) };
        Ok(self.store.load(id)?.map(|loaded| Box::new(loaded.session)))
    }

    /// Writes a file from the session as it stands in the data file.
    fn pack(&mut self, job: FileJob, env: &Env) -> Result<(FileJob, Parcel), Box<Msg>> {
        let failed = |problem| Box::new(Msg::Failed(problem));
        let loaded = self.store.load(job.session).map_err(failed)?;
        let session = loaded.ok_or_else(|| failed(StoreProblem::gone()))?.session;
        let packed = match &job.content {
            Content::Document(document) => Parcel::of_document(&session, document, env),
            Content::Session(format) => {
                let lineage = crate::ops::share(&mut self.store, &session).map_err(failed)?;
                let bytes = of_session(*format, &session, &lineage).into_bytes();
                Parcel::of_session(&session, format.code(), bytes, env)
            }
        };
        match packed {
            Ok(parcel) => Ok((job, parcel)),
            Err(Held::Guarded(asked)) => Err(Box::new(Msg::Held(Box::new(job), asked))),
            Err(Held::Problem(problem)) => {
                Err(Box::new(Msg::NotExported(Box::new(NotWritten { job, problem }))))
            }
        }
    }

    /// Puts what has left on the list (J10); whether all of it stands there.
    fn list_sent(&mut self) -> bool {
        let store = &mut self.store;
        self.unlisted.retain(|sent| store.note_sent(sent).is_err());
        self.unlisted.is_empty()
    }

    /// Writes what is packed, and keeps its line of the log.
    pub fn hand_on(&mut self, job: FileJob, parcel: &Parcel) -> Msg {
        match parcel.put(&job.target, job.force) {
            Ok(sent) => {
                let path = export::disk::whole(&job.target);
                let notes = parcel.notes.clone();
                // The file is there; a list that cannot be kept is no reason to say otherwise, but one to say so.
                self.unlisted.push(sent);
                let listed = self.list_sent();
                Msg::Exported(Box::new(Written { listed, session: job.session, path, notes }))
            }
            Err(problem) => Msg::NotExported(Box::new(NotWritten { job, problem })),
        }
    }

    /// Opens an example workshop, putting all of them into the file first: some follow up others.
    fn open_example(&mut self, name: &str, env: &Env) -> Vec<Msg> {
        let mut open = None;
        for (example, text) in exchange::examples() {
            // The examples come with the program, and a test reads every one.
            let Ok(Read { session, .. }) = exchange::read(text.as_bytes()) else { continue };
            let added = match self.store.revision(session.id) {
                Ok(Some(_)) => Ok(()),
                Ok(None) => self.store.create_session(&session).map(|_| ()),
                Err(problem) => Err(problem),
            };
            if let Err(problem) = added {
                return vec![Msg::Failed(problem)];
            }
            if *example == name {
                open = Some(session.id);
            }
        }
        open.map_or_else(Vec::new, |session| self.open(session, env))
    }

    /// Reads a session file. The session it brings something to is opened first, so that a person sees what is asked
    /// about.
    pub fn look_into(&mut self, path: PathBuf, bytes: &[u8], env: &Env) -> Vec<Msg> {
        let name = path.to_string_lossy();
        if sheet::looks_like_one(bytes, sealed::inner_name(&name).unwrap_or(&name)) {
            return vec![self.look_at_list(path, bytes, env)];
        }
        let read = exchange::read(bytes);
        let read = match read {
            Ok(read) => read,
            Err(problems) => return vec![Msg::LookedAt(path, Box::new(Arrived::Refused(problems)))],
        };
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match crate::ops::look(&self.store, read, file, env) {
            Ok(looked) => {
                let mut msgs = Vec::new();
                if let Looked::News(it, _) = &looked {
                    msgs.extend(self.open(it.session.id, env));
                }
                msgs.push(Msg::LookedAt(path, Box::new(Arrived::Looked(looked))));
                msgs
            }
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    /// Reads a list of measures: one that somebody may have edited, and sees what it would do, or one of a unit's own.
    fn look_at_list(&self, path: PathBuf, bytes: &[u8], env: &Env) -> Msg {
        let book = match sheet::read(bytes) {
            Ok(book) => book,
            Err(problem) => return Msg::LookedAt(path, Box::new(Arrived::NoSheet(problem))),
        };
        if let Some(mut list) = sheet::list::edited(&book, &self.headings, env.today()) {
            list.file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return self.plan_list(path, list, ListAnswers::default(), env);
        }
        let own = sheet::Own::found(&book, &self.headings, &[]).map(|list| OwnFile {
            path: path.clone(),
            list,
            date: book.day_of(env.today()),
            source: None,
            answers: EarlierAnswers::default(),
            plan: None,
        });
        Msg::LookedAt(path, Box::new(own.map_or(Arrived::NoList, |it| Arrived::Own(Box::new(it)))))
    }

    fn plan_own_list(&self, mut it: Box<OwnFile>, env: &Env) -> Msg {
        let Some(source) = &it.source else {
            return Msg::LookedAt(it.path.clone(), Box::new(Arrived::Own(it)));
        };
        match crate::ops::plan_earlier_list(&self.store, &it.list, source, &it.answers, env) {
            Ok(plan) => {
                it.plan = Some(plan);
                Msg::LookedAt(it.path.clone(), Box::new(Arrived::Own(it)))
            }
            Err(problem) => Msg::Failed(problem),
        }
    }

    fn take_in_own_list(&mut self, it: Box<OwnFile>, env: &Env) -> Result<Msg, StoreProblem> {
        if let (Some(source), Some(plan)) = (&it.source, &it.plan) {
            crate::ops::commit_earlier_list(&mut self.store, plan, source, env)?;
        }
        Ok(Msg::OwnListTakenIn(it))
    }

    fn plan_list(&self, path: PathBuf, list: Edited, answers: ListAnswers, env: &Env) -> Msg {
        match crate::ops::plan_list(&self.store, &list, &answers, env) {
            Ok(plan) => {
                let it = ListFile { path: path.clone(), list, answers, plan };
                Msg::LookedAt(path, Box::new(Arrived::List(Box::new(it))))
            }
            Err(problem) => Msg::Failed(problem),
        }
    }

    fn take_in(&mut self, read: &Read, env: &Env) -> Vec<Msg> {
        match crate::ops::create_shared(&mut self.store, &read.session, &read.lineage) {
            Ok(_) => {
                let places = crate::ops::spots_brought(None, &read.session, env);
                let mut msgs = vec![Msg::TakenIn(read.session.details.title.clone(), places)];
                msgs.extend(self.shelf(env));
                msgs
            }
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    fn keep_settings(&mut self, settings: Settings) -> Vec<Msg> {
        let Some((file, kept)) = &mut self.kept_settings else { return Vec::new() };
        match disk::keep(file, kept, &settings) {
            Ok(()) => {
                *kept = settings;
                Vec::new()
            }
            Err(_) => vec![Msg::SettingsNotKept],
        }
    }
}

/// Writes a set to a person's folder, over a file the program wrote itself, never over one written by hand.
/// The session was open already: what has been looked at is only taken in.
fn looked_again(msg: Msg) -> Msg {
    match msg {
        Msg::Opened(opened) => Msg::LookedAgain(opened),
        other => other,
    }
}

fn keep_set(path: PathBuf, set: Box<QuestionSet>) -> Msg {
    let there = export::disk::read(&path, export::disk::LARGEST_TEXT);
    // What cannot be read was not written by the program either.
    let is_ours = match there {
        Ok(bytes) => sets::own::is_as_written(&bytes),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    if !is_ours {
        return Msg::SetNotKept(path, SetNotKept::OwnHand);
    }
    match export::disk::keep(&path, sets::write(&set).as_bytes()) {
        Ok(()) => Msg::SetKept(path, set),
        Err(problem) => Msg::SetNotKept(path, SetNotKept::Problem(problem)),
    }
}

/// Whether the name asks for a passphrase: «møte.toml.age».
fn is_to_be_sealed(target: &Path) -> bool {
    target.file_name().is_some_and(|name| sealed::inner_name(&name.to_string_lossy()).is_some())
}

/// A session as a file.
fn of_session(format: SessionFormat, session: &Session, lineage: &Lineage) -> String {
    match format {
        SessionFormat::Toml => exchange::write_shared(session, lineage),
        SessionFormat::Json => exchange::json::write_shared(session, lineage),
    }
}

/// What was read becomes a message, as a problem does.
fn told(read: Result<Msg, StoreProblem>) -> Vec<Msg> {
    vec![read.unwrap_or_else(Msg::Failed)]
}

/// A problem becomes a message, success is silent.
fn quiet(done: Result<(), StoreProblem>) -> Vec<Msg> {
    match done {
        Ok(()) => Vec::new(),
        Err(problem) => vec![Msg::Failed(problem)],
    }
}
