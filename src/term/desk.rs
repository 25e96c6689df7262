//! Carries out effects: the only place where a front's wishes meet the file.
//!
//! No terminal in here, so tests play whole meetings through it. Which effect leads where is below; how it is carried out
//! is in the room it belongs to.

mod elsewhere;
mod keeping;
mod lists;
mod meeting;
mod sending;
mod taking_in;

use std::collections::VecDeque;
use std::path::PathBuf;

use crate::domain::ids::SessionId;
use crate::domain::sent::Sent;
use crate::env::Env;
use crate::exchange::sheet;
use crate::export::Parcel;
use crate::ops::{Revision, Store, StoreProblem};
use crate::settings::Settings;
use crate::store::Commit;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, FileJob, MOST_SENT, Msg};
use crate::tui::passphrase::Purpose;
use crate::tui::update::update;

use super::backups::BackupMaker;

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
            let (mut msgs, wish) = self.perform(effect, env);
            wishes.extend(wish);
            if msgs.iter().any(|msg| matches!(msg, Msg::NotSaved(_) | Msg::Overtaken)) {
                let leaves = waiting.contains(&Effect::Quit);
                waiting.retain(|effect| !effect.builds_on_commits());
                msgs.extend(msgs.iter().find_map(asks_to_leave).filter(|_| leaves));
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
                let (label, expected) = (label.to_owned(), self.expected(session));
                self.commit(&Commit { session, label, changes, expected, at: env.now(), draft_done }, env)
            }
            Effect::Undo(session) => self.step(session, false, env),
            Effect::Redo(session) => self.step(session, true, env),
            Effect::KeepDraft(session, draft) => self.keep_draft(session, draft),
            Effect::DropDraft(session, key) => self.drop_draft(session, key),
            Effect::KeepPlace(session, place) => self.keep_place(session, &place),
            Effect::KeepLive(session, live) => self.keep_live(session, &live, env),
            Effect::KeepLineage(session, event, lineage) => {
                quiet(self.store.keep_lineage(session, Some(event), &lineage))
            }
            Effect::Open(session) => self.open(session, env),
            Effect::Create(session) => self.create(&session, env),
            Effect::Clone { session, with_measures } => self.clone_session(session, with_measures, env),
            Effect::KeepState(session) => self.keep_state(&session, env),
            Effect::LookAgain(session, said) => self.look_again(session, &said, env),
            Effect::BeginReview { unit, set, title } => self.begin_review(unit, *set, &title, env),
            Effect::OpenExample(name) => self.open_example(name, env),
            Effect::TrashExamples => self.trash_examples(env),

            Effect::ReadShelf => self.shelf(env),
            Effect::ReadMore(after) => self.more_sessions(&after),
            Effect::ReadFollowUp(asked) => self.follow_up(*asked, env),
            Effect::ReadOwners => self.owners(),
            Effect::ReadDeleted(session) => told(self.store.deleted_measures(session).map(Msg::DeletedRead)),
            Effect::ReadEarlier(session) => self.read_earlier(session, env),
            Effect::ReadStates { session, in_backups } => self.states(session, in_backups),
            Effect::ReadState(session, state) => self.state(session, state),
            Effect::ReadLast(unit) => told(self.last_session(unit).map(|last| Msg::LastTime(unit, last))),
            Effect::ReadLastCheck(session, moment) => {
                told(self.store.last_check(session, moment).map(|last| Msg::LastCheck(moment, last)))
            }
            Effect::ReadFigures => self.figures(env),
            Effect::ReadMeetings(unit, why) => self.meetings(unit, why),
            Effect::Search(words) => self.search(words),
            Effect::PlanBulk { measures, edit } => self.plan_bulk(&measures, edit, env),
            Effect::DoBulk { measures, edit } => self.do_bulk(&measures, &edit, env),
            Effect::StepBatch { redo } => {
                told(self.store.step_batch(redo).map(|done| Msg::BatchStepped { redo, done }))
            }
            Effect::KeepUnit(unit) => told(self.store.put_unit(&unit).map(|()| Msg::UnitKept(unit))),

            Effect::FindFiles(folder) => vec![Self::find_files(folder)],
            Effect::LookAt(path) => return self.look_at(path, env),
            Effect::TakeIn(read) => self.take_in(&read, env),
            Effect::PlanList(it) => vec![self.plan_list(it.path, it.list, it.answers, env)],
            Effect::TakeInList(it) => self.take_in_list(*it, env),
            Effect::PlanOwnList(it) => vec![self.plan_own_list(it, env)],
            Effect::TakeInOwnList(it) => told(self.take_in_own_list(it, env)),

            Effect::Export(job) => return self.export(*job, env),
            Effect::ReadSent(session) => told(self.store.sent(Some(session), MOST_SENT).map(Msg::SentRead)),

            Effect::Erase(what) => self.erase(what, env),
            Effect::Trash(session, away) => self.trash(session, away, env),
            Effect::Archive(session, away) => self.archive(session, away, env),
            Effect::BackUp { asked } => self.back_up(asked, env),
            Effect::Rest => {
                self.store.rest();
                Vec::new()
            }
            Effect::GoElsewhere(target, open) => self.go_elsewhere(target, open.as_deref(), env),
            Effect::KeepSet { path, set } => vec![keeping::keep_set(path, set)],
            Effect::KeepSettings(settings) => self.keep_settings(settings),

            Effect::Mouse(on) => return (Vec::new(), Some(Wish::Mouse(on))),
            Effect::Copy(text) => return (Vec::new(), Some(Wish::Copy(text))),
            Effect::Protect(purpose) => return (Vec::new(), Some(Wish::Protect(purpose))),
            Effect::Bell => return (Vec::new(), Some(Wish::Bell)),
            Effect::Redraw => return (Vec::new(), Some(Wish::Redraw)),
            Effect::Quit => vec![Msg::Leaving(self.store.is_in_place().err())],
            Effect::Leave => return (Vec::new(), Some(Wish::Quit)),
        };
        (msgs, None)
    }

    /// Whether another process has written since the last look.
    pub fn changed_elsewhere(&mut self) -> bool {
        let Ok(now) = self.store.data_version() else { return false };
        std::mem::replace(&mut self.seen, now) != now
    }
}

/// Whoever leaves while a line could not be saved is asked, and not only told: each try to leave saves it again and fails.
fn asks_to_leave(msg: &Msg) -> Option<Msg> {
    match msg {
        Msg::NotSaved(problem) if !problem.kind.is_not_here() => Some(Msg::Leaving(Some(problem.clone()))),
        _ => None,
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
