//! When the file takes nothing more: noticing that it is gone from its place, and going on in another one (L10).

use std::path::PathBuf;

use super::Desk;
use crate::domain::session::Session;
use crate::env::Env;
use crate::export::disk;
use crate::ops::{self, Moved, StoreProblem};
use crate::tui::msg::Msg;

impl Desk {
    /// Whether the file has been removed, renamed or replaced since the last look; told once.
    pub fn went_astray(&mut self) -> Option<StoreProblem> {
        let problem = self.store.is_in_place().err();
        let is_news = problem.is_some() && !self.astray;
        self.astray = problem.is_some();
        problem.filter(|_| is_news)
    }

    /// Saves everything in another file and goes on there. A name that is taken becomes the next free one.
    pub(super) fn go_elsewhere(&mut self, target: PathBuf, open: Option<&Session>, env: &Env) -> Vec<Msg> {
        // A folder alone means the usual name in it.
        let target = if target.is_dir() { target.join(ops::new_file_name(env.today())) } else { target };
        let target =
            if std::fs::symlink_metadata(&target).is_ok() { disk::free_name(&target) } else { target };
        let target = std::path::absolute(&target).unwrap_or(target);
        match ops::move_elsewhere(&self.store, &target, open) {
            Ok(Moved { store, whole }) => {
                // The old one is let go of; what could not be written there is here now.
                let old = std::mem::replace(&mut self.store, store);
                let _ = old.close();
                self.astray = false;
                if let Some(backups) = &mut self.backups {
                    backups.go_along(target.clone());
                }
                self.seen = self.store.data_version().unwrap_or_default();
                let mut msgs = open.map(|session| self.open(session.id, env)).unwrap_or_default();
                msgs.push(Msg::Elsewhere { path: target, whole });
                msgs
            }
            Err(problem) => vec![Msg::NotElsewhere(target, problem)],
        }
    }
}
