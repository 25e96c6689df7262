//! Going on in another file when the one that is open takes nothing more (L10).

use std::path::PathBuf;

use super::Plain;
use super::desk::Desk;
use super::talk::Step;
use super::verbs::Verb;
use crate::domain::session::Session;
use crate::env::Env;
use crate::ops::{Moved, Store, move_elsewhere, new_file_name};

impl Plain<'_> {
    /// The command that saves everything in another file.
    pub(super) fn offer_elsewhere(&mut self) -> Step {
        let command = Verb::SaveElsewhere.shown(self.texts);
        self.talk.say((self.texts.elsewhere.offer_by_line)(command))
    }

    /// Saves everything in a new file and goes on there; whether it did.
    pub(super) fn go_elsewhere(&mut self, said: &str, open: Option<&Session>) -> Step<bool> {
        let words = self.texts.elsewhere;
        let proposed = self.export_folder.join(new_file_name(self.env.today()));
        let said = if said.is_empty() {
            self.talk.ask(&format!("{}:", words.file), &proposed.to_string_lossy())?
        } else {
            said.to_owned()
        };
        let path = said.trim().trim_matches(['"', '\'']);
        let has_folder = path.contains(['/', '\\']);
        let target = if has_folder { PathBuf::from(path) } else { self.export_folder.join(path) };
        let target = std::path::absolute(&target).unwrap_or(target);
        match move_elsewhere(self.store, &target, open) {
            Ok(Moved { store, whole }) => {
                // The old one is let go of; what could not be written there is here now.
                let _ = std::mem::replace(self.store, store).close();
                let written = target.display().to_string();
                let what = if whole { words.all } else { words.only_open };
                self.talk.say(format!("{what} {written}"))?;
                self.talk.say((words.next_time)(&written))?;
                Ok(true)
            }
            Err(problem) => {
                self.trouble(&problem)?;
                Ok(false)
            }
        }
    }
}

impl Desk {
    /// The meeting goes on in another file; what was being typed comes along.
    pub(super) fn found_elsewhere(&mut self, store: &mut Store, env: &Env) -> Step {
        self.refresh_anyway(store, env)?;
        let session = self.meeting.session.id;
        for draft in self.meeting.drafts.values() {
            store.keep_draft(session, draft)?;
        }
        Ok(())
    }
}
