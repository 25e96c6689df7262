//! Line by line: backups, and bringing one back (L4).

use std::sync::atomic::AtomicBool;

use super::Plain;
use super::talk::{Step, Unseen};
use crate::ops::{BackupReason, StoreProblem, asks_for_passphrase, restore_open};
use crate::store::{BackupFile, Contents, Keys, ProblemKind, gone_since, look_through_with, looks_protected};
use crate::text::passphrase::Passphrase;
use crate::tui::passphrase::{Asking, Notice, Purpose};

/// Backups told at a time, the newest first.
const TOLD: usize = 20;

impl Plain<'_> {
    /// Makes a backup now.
    pub(super) fn make_backup(&mut self) -> Step {
        let words = self.texts.backup;
        let Some(backups) = self.store.backups() else { return self.talk.say(words.none) };
        let never = AtomicBool::new(false);
        match self.store.back_up(&backups, self.env.now(), BackupReason::Asked, &never) {
            Ok(Some(made)) => self.talk.say((words.kept)(&made.path.display().to_string())),
            // Nobody has asked it to stop, and one that was asked for is always made.
            Ok(None) => Ok(()),
            Err(problem) => self.trouble(&problem),
        }
    }

    /// Puts a backup in the place of the data file, after a yes; whether it did.
    pub(super) fn restore_backup(&mut self) -> Step<bool> {
        let (texts, words) = (self.texts, self.texts.backup);
        let Some((path, backups)) =
            self.store.path().map(std::path::Path::to_owned).zip(self.store.backups())
        else {
            return self.talk.say(words.none).map(|()| false);
        };
        let mut files = backups.list();
        if files.is_empty() {
            return self.talk.say(words.none).map(|()| false);
        }
        files.truncate(TOLD);
        let when = |file: &BackupFile| (words.at)(self.env.to_local(file.made));
        let rows: Vec<_> =
            files.iter().map(|file| format!("{}, {}", when(file), (words.reason)(file.reason))).collect();
        let chosen = self.talk.choose(&format!("{}:", texts.doctor.backup), &rows, None)?;
        let Some(file) = chosen.and_then(|at| files.get(at)) else {
            return self.talk.say(words.not_replaced).map(|()| false);
        };
        let when = (words.at)(self.env.to_local(file.made));
        let Some((contents, of_backup)) = self.look_into_backup(file)? else { return Ok(false) };
        self.talk.say((words.brings)(&when, &(words.contents)(&contents)))?;
        let here = self.store.contents()?;
        self.talk.say((words.instead_of)(&(words.contents)(&here)))?;
        let data_file = self.store.passphrase();
        let keys = Keys { data_file: data_file.as_ref(), backup: of_backup.as_ref(), locked_aside: false };
        let gone = gone_since(&backups, &file.path, keys, self.env.now())?;
        if gone.is_unknown {
            self.talk.say(texts.forget.unknown_since)?;
        }
        if !gone.is_nothing() {
            self.talk.say((texts.forget.in_backup)(gone.sessions.len(), gone.answers.len()))?;
            self.talk.say(texts.forget.left_out)?;
        }
        if !self.talk.ask_yes(words.use_instead, false)? {
            return self.talk.say(words.not_replaced).map(|()| false);
        }
        self.outside.stop_copying();
        let was_plain = !looks_protected(&path);
        let done = restore_open(self.store, &backups, &file.path, of_backup.as_ref(), &gone, self.env);
        let is_newly_protected = was_plain && looks_protected(&path);
        match done {
            Ok(done) => {
                self.talk.say(words.replaced)?;
                if let Some(aside) = &done.aside {
                    self.talk.say((words.set_aside)(&aside.display().to_string()))?;
                }
            }
            Err(problem) => self.trouble(&problem)?,
        }
        // Also where it failed and could not be taken back: nobody may be left before a file that is locked for no reason
        // they know.
        if is_newly_protected {
            self.talk.say(words.protected_like_backup)?;
        }
        Ok(true)
    }

    /// What is in a backup, and what opens it where it stands under a passphrase of its own. `None` when it cannot be used.
    fn look_into_backup(&mut self, file: &BackupFile) -> Step<Option<(Contents, Option<Passphrase>)>> {
        let (words, own) = (self.texts.protection, self.store.passphrase());
        let problem = match look_through_with(&file.path, own.as_ref()) {
            Ok(contents) => return Ok(Some((contents, own))),
            Err(problem) => problem,
        };
        if !asks_for_passphrase(problem.kind) {
            return self.cannot_use(&problem);
        }
        self.talk.say(format!("{}: {}", (words.title)(Purpose::Open), file.path.display()))?;
        let mut asking = Asking::new(Purpose::Open);
        loop {
            let Unseen::Given(given, again) = self.talk.ask_unseen(&mut asking)? else {
                return self.talk.say(words.left).map(|()| None);
            };
            match look_through_with(&file.path, given.now.as_ref()) {
                Ok(contents) => return Ok(Some((contents, given.now))),
                Err(problem) if problem.kind == ProblemKind::WrongPassphrase && again => {
                    asking.was_wrong(given);
                }
                Err(problem) if problem.kind == ProblemKind::WrongPassphrase => {
                    self.talk.say((words.notice)(Notice::Wrong))?;
                    return self.talk.say(words.left).map(|()| None);
                }
                Err(problem) => return self.cannot_use(&problem),
            }
        }
    }

    fn cannot_use<T>(&mut self, problem: &StoreProblem) -> Step<Option<T>> {
        self.trouble(problem)?;
        self.talk.say(self.texts.backup.not_replaced).map(|()| None)
    }
}
