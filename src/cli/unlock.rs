//! Files under a passphrase: where the passphrase comes from.
//!
//! From a file that `--passphrase-file` or `DIALOGDUK_PASSPHRASE_FILE` names, else from whoever sits at the terminal. Never
//! from the command line itself, where every program on the machine could read it.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::failure::Failure;
use super::front::{Front, say};
use crate::export::sealed::{self, SealProblem};
use crate::ops::asks_for_passphrase;
use crate::store::{self, Store, StoreProblem};
use crate::term::hidden;
use crate::term::unlock::{self, Ended, Page};
use crate::text::passphrase::Passphrase;
use crate::tui::passphrase::{Asking, Given, Notice, Purpose};

/// How often somebody may mistype before a command gives up.
const TRIES: usize = 3;
/// A longer file holds no passphrase; bytes.
const LONGEST_FILE: u64 = 4096;

impl Front {
    /// Opens a file, with its passphrase if it stands under one.
    pub(super) fn unlocked<T>(
        &self,
        open: impl Fn(Option<&Passphrase>) -> Result<T, StoreProblem>,
    ) -> Result<T, Failure> {
        let mut problem = match open(self.passphrase.borrow().as_ref()) {
            Err(problem) if asks_for_passphrase(problem.kind) => problem,
            other => return Ok(other?),
        };
        if let Some(from_file) = self.passphrase_in_file()? {
            let opened = open(Some(&from_file));
            // Also where something else is wrong with the file: this is what opens it.
            if !opened.as_ref().is_err_and(|problem| asks_for_passphrase(problem.kind)) {
                self.remember(from_file);
            }
            return Ok(opened?);
        }
        if !can_ask() {
            say(self.texts.protection.nobody_to_ask);
            return Err(problem.into());
        }
        if let Some(path) = &problem.path {
            say(format!("{}: {}", (self.texts.protection.title)(Purpose::Open), path.display()));
        }
        let mut asking = Asking::new(Purpose::Open);
        for _ in 0..TRIES {
            let given = self.ask_hidden(&mut asking)?;
            match open(given.now.as_ref()) {
                Err(again) if asks_for_passphrase(again.kind) => {
                    problem = again;
                    asking.was_wrong(given);
                }
                other => {
                    if let Some(passphrase) = given.now {
                        self.remember(passphrase);
                    }
                    return Ok(other?);
                }
            }
        }
        Err(problem.into())
    }

    /// Opens the data file for the full screen, which asks on a page of its own. `None` when the person would rather not.
    pub(super) fn open_on_page(
        &self,
        path: &Path,
        open: impl Fn(Option<&Passphrase>) -> Result<Store, StoreProblem>,
    ) -> Result<Option<Store>, Failure> {
        match open(None) {
            Err(problem) if asks_for_passphrase(problem.kind) => {}
            other => return Ok(Some(other?)),
        }
        if let Some(from_file) = self.passphrase_in_file()? {
            let opened = open(Some(&from_file))?;
            self.remember(from_file);
            return Ok(Some(opened));
        }
        let page = Page { purpose: Purpose::Open, file: path, texts: self.texts, settings: &self.settings };
        let asked = unlock::at_start(&page, |given| open(given.now.as_ref()))
            .map_err(|error| Failure::Explained(self.texts.cli.terminal_failed, error.to_string()))?;
        match asked? {
            Ended::Done(store, given) => {
                if let Some(passphrase) = given.now {
                    self.remember(passphrase);
                }
                Ok(Some(store))
            }
            Ended::Left => Ok(None),
            Ended::Stopped(code) => Err(Failure::Ended(code)),
        }
    }

    /// What has opened a file of this run.
    pub(super) fn known_passphrase(&self) -> Option<Passphrase> {
        self.passphrase.borrow().as_ref().map(Passphrase::share)
    }

    pub(super) fn remember(&self, passphrase: Passphrase) {
        *self.passphrase.borrow_mut() = Some(passphrase);
    }

    /// Asks at the terminal; leaving is a failure that changes nothing.
    pub(super) fn ask_hidden(&self, asking: &mut Asking) -> Result<Given, Failure> {
        hidden::ask(asking, self.texts)
            .map_err(|error| Failure::Explained(self.texts.cli.terminal_failed, error.to_string()))?
            .ok_or_else(|| Failure::Said(self.texts.protection.left.to_owned()))
    }

    /// The passphrase for a file that is handed on: the first line of `file`, or what is asked for twice.
    pub(super) fn passphrase_to_seal(&self, file: Option<&Path>) -> Result<Passphrase, Failure> {
        let words = self.texts.protection;
        let read = match file {
            Some(file) => Some(self.passphrase_of(file)?),
            None if can_ask() => {
                say((words.lead)(Purpose::Seal));
                self.ask_hidden(&mut Asking::new(Purpose::Seal))?.then
            }
            None => None,
        };
        let read = read.ok_or_else(|| Failure::Said(words.nobody_to_ask_to_seal.to_owned()))?;
        Passphrase::chosen(read.expose()).map_err(|_| Failure::Said((words.notice)(Notice::Short).to_owned()))
    }

    /// What is in a file somebody has sent: the bytes themselves, unless they stand under a passphrase. In memory only.
    pub(super) fn unsealed(
        &self,
        file: &Path,
        bytes: Vec<u8>,
        opened_by: Option<&Path>,
    ) -> Result<Vec<u8>, String> {
        if !sealed::is_sealed(&bytes) {
            return Ok(bytes);
        }
        let words = self.texts.protection;
        let told = |problem| format!("{}: {}", file.display(), (words.seal_problem)(problem));
        let sentence = |failure| match failure {
            Failure::Said(sentence) => sentence,
            _ => format!("{}: {}", file.display(), words.left),
        };
        if let Some(from) = opened_by {
            let passphrase = self.passphrase_of(from).map_err(sentence)?;
            return sealed::open(&bytes, &passphrase).map_err(told);
        }
        if !store::CAN_PROTECT {
            return Err(told(SealProblem::Unavailable));
        }
        if !can_ask() {
            return Err(format!("{}: {}", file.display(), words.nobody_to_ask_to_open));
        }
        say(format!("{}: {}", (words.title)(Purpose::Unseal), file.display()));
        let mut asking = Asking::new(Purpose::Unseal);
        for _ in 0..TRIES {
            let given = self.ask_hidden(&mut asking).map_err(sentence)?;
            let Some(passphrase) = &given.now else { break };
            match sealed::open(&bytes, passphrase) {
                Err(SealProblem::WrongPassphrase) => asking.was_wrong(given),
                other => return other.map_err(told),
            }
        }
        Err(told(SealProblem::WrongPassphrase))
    }

    /// The passphrase in the file that is named for it.
    pub(super) fn passphrase_in_file(&self) -> Result<Option<Passphrase>, Failure> {
        self.passphrase_file.as_deref().map(|path| self.passphrase_of(path)).transpose()
    }

    /// The passphrase that is the first line of a file; a pipe is one, too, so that it need not lie on a disk.
    pub(super) fn passphrase_of(&self, path: &Path) -> Result<Passphrase, Failure> {
        let name = path.display().to_string();
        let bytes = crate::export::disk::read_any(path, LONGEST_FILE)
            .map_err(|error| Failure::Said((self.texts.files.cannot_read)(&name, &error.into())))?;
        Passphrase::of_file(&bytes).map_err(|_| Failure::Said((self.texts.protection.bad_file)(&name)))
    }
}

/// Whether somebody sits there who could answer unseen.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}
