//! Line by line: a passphrase on the data file (J6).

use super::Plain;
use super::talk::{Step, Unseen};
use crate::ops::{PlainCopies, ProblemKind, StoreProblem, protect_open};
use crate::store::CAN_PROTECT;
use crate::text::fold::search_key;
use crate::tui::passphrase::{Asking, Notice, Purpose};

impl Plain<'_> {
    /// «/passord bytt»: sets a passphrase, changes it or takes it away.
    pub(super) fn protect(&mut self, said: &str) -> Step {
        let words = self.texts.protection;
        let Some(path) = self.store.path().filter(|_| CAN_PROTECT).map(|path| path.display().to_string())
        else {
            return self.trouble(&StoreProblem::new(ProblemKind::CannotUnlock, ""));
        };
        let Some(purpose) = self.which_protection(said)? else { return Ok(()) };
        self.talk.say(format!("{}: {path}", (words.title)(purpose)))?;
        self.talk.say((words.lead)(purpose))?;
        let mut asking = Asking::new(purpose);
        loop {
            let Unseen::Given(given, again) = self.talk.ask_unseen(&mut asking)? else {
                return self.talk.say(words.left);
            };
            self.talk.say((words.notice)(Notice::Working))?;
            self.talk.flush()?;
            self.outside.stop_copying();
            let (now, then) = (given.now.as_ref(), given.then.as_ref());
            match protect_open(self.store, now, then, PlainCopies::Protect) {
                Ok(done) => {
                    for sentence in words.told(purpose, &done) {
                        self.talk.say(sentence)?;
                    }
                    return Ok(());
                }
                Err(problem) if problem.kind == ProblemKind::WrongPassphrase && again => {
                    asking.was_wrong(given);
                }
                Err(problem) => return self.trouble(&problem),
            }
        }
    }

    /// What is to be done; asked where it was not said. `None` when there is nothing to do, or the person would rather not.
    fn which_protection(&mut self, said: &str) -> Step<Option<Purpose>> {
        let words = self.texts.protection;
        if !self.store.is_protected() {
            let is_set = said.is_empty() || search_key(said) == search_key(words.ways.0);
            if !is_set {
                self.talk.say(words.has_none)?;
            }
            return Ok(is_set.then_some(Purpose::Set));
        }
        for (way, purpose) in [(words.ways.1, Purpose::Change), (words.ways.2, Purpose::Remove)] {
            if search_key(said) == search_key(way) {
                return Ok(Some(purpose));
            }
        }
        let ways = [words.change, words.remove].map(str::to_owned);
        let title = format!("{}: {}", words.setting, words.on);
        Ok(match self.talk.choose(&title, &ways, None)? {
            Some(0) => Some(Purpose::Change),
            Some(_) => Some(Purpose::Remove),
            None => None,
        })
    }
}
