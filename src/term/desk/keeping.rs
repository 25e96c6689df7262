//! What is done to the file as a whole: deleting for good, putting away, backups, passphrases; and what is kept beside it.

use std::path::{Path, PathBuf};

use super::{Desk, quiet, told};
use crate::domain::ids::SessionId;
use crate::domain::question_set::QuestionSet;
use crate::env::Env;
use crate::export;
use crate::ops::{self, BackupReason, PlainCopies, Protected, StoreProblem};
use crate::sets;
use crate::settings::{self, Settings};
use crate::store::{Backups, Erase};
use crate::tui::msg::{Erasing, Msg, SetNotKept};
use crate::tui::passphrase::Given;

impl Desk {
    /// Begins a backup aside.
    pub(super) fn back_up(&mut self, asked: bool, env: &Env) -> Vec<Msg> {
        let reason = if asked { BackupReason::Asked } else { BackupReason::Opened };
        if let Some(maker) = &mut self.backups {
            maker.begin(env.now(), reason);
        }
        Vec::new()
    }

    /// Deletes for good.
    pub(super) fn erase(&mut self, what: Erasing, env: &Env) -> Vec<Msg> {
        // A copy being made would keep what goes.
        if let Some(maker) = &mut self.backups {
            maker.stop();
            self.store.know_backups(maker.backups().clone());
        }
        let done = match &what {
            Erasing::AsPlanned { answers, whole } => {
                ops::delete_as_planned(&mut self.store, answers, whole, env)
            }
            Erasing::Line(session, line) => self.store.erase(&[Erase::Line(*session, *line)], env.now()),
        };
        let mut msgs = told(done.map(|erased| Msg::Erased(what, Box::new(erased))));
        msgs.extend(self.shelf(env));
        msgs
    }

    /// Puts a session into the trash, or takes it back.
    pub(super) fn trash(&mut self, session: SessionId, away: bool, env: &Env) -> Vec<Msg> {
        let mut msgs = quiet(self.store.trash(session, away.then(|| env.now())));
        msgs.extend(self.shelf(env));
        msgs
    }

    /// Puts a session into the archive, or takes it out.
    pub(super) fn archive(&mut self, session: SessionId, away: bool, env: &Env) -> Vec<Msg> {
        let mut msgs = quiet(self.store.archive(session, away.then(|| env.now())));
        msgs.extend(self.shelf(env));
        msgs
    }

    /// Gives the file another passphrase, the first one, or none. Nobody may have it open meanwhile, this desk included.
    ///
    /// Where it cannot be opened again afterwards, the desk has no file any more ([`Store::path`](crate::store::Store::path) is `None`), and the
    /// program must be left.
    pub fn protect(&mut self, given: &Given) -> Result<Protected, StoreProblem> {
        if let Some(maker) = &mut self.backups {
            maker.stop();
        }
        self.store.know_backups(self.backups());
        let (now, then) = (given.now.as_ref(), given.then.as_ref());
        let done = ops::protect_open(&mut self.store, now, then, PlainCopies::Protect);
        self.seen = self.store.data_version().unwrap_or_default();
        let passphrase = self.store.passphrase();
        self.backups = self.backups.take().map(|maker| maker.unlocked_by(passphrase));
        done
    }

    /// Where the backups of the file lie.
    pub(super) fn backups(&self) -> Backups {
        let beside = || Backups::new(self.store.path().unwrap_or(Path::new("")), None);
        self.backups.as_ref().map_or_else(beside, |maker| maker.backups().clone())
    }

    pub(super) fn keep_settings(&mut self, settings: Settings) -> Vec<Msg> {
        let Some((file, kept)) = &mut self.kept_settings else { return Vec::new() };
        match settings::disk::keep(file, kept, &settings) {
            Ok(()) => {
                *kept = settings;
                Vec::new()
            }
            Err(_) => vec![Msg::SettingsNotKept],
        }
    }
}

/// Writes a set to a person's folder, over a file the program wrote itself, never over one written by hand.
pub(super) fn keep_set(path: PathBuf, set: Box<QuestionSet>) -> Msg {
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
