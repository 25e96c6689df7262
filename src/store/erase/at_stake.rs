//! A meeting that the disk has changed here, and that only a copy from before holds so that it can be read: an erasing would take
//! that copy with it (L12).

use std::collections::BTreeSet;

use super::{Erase, Erased, Waits};
use crate::domain::ids::SessionId;
use crate::store::backup::{BackupFile, Backups, open_current};
use crate::store::error::StoreProblem;
use crate::store::mend::fits;
use crate::store::seal::{self, Altered};
use crate::store::{Store, read};

impl Erased {
    /// Nothing was erased: a meeting of this title would have been lost with the copies that go.
    fn refused(title: String) -> Self {
        Self { refused: true, waits: Some(Waits::Meeting(title)), ..Self::default() }
    }
}

impl Store {
    /// What is told instead of an erasing that would cost a meeting; `None` where none is at stake. What the disk has changed is
    /// mended first: once words are erased, a backup from before would bring them back with what it mends.
    pub(super) fn refuse_to_erase(&mut self, what: &[Erase]) -> Result<Option<Erased>, StoreProblem> {
        let Some(path) = self.path() else { return Ok(None) };
        let beside = Backups::new(path, None);
        let elsewhere = self.elsewhere.iter().filter(|it| **it != beside);
        let files: Vec<BackupFile> =
            std::iter::once(&beside).chain(elsewhere).flat_map(Backups::list).collect();
        if files.is_empty() {
            return Ok(None);
        }
        // One that goes as a whole need not be kept.
        let goes = |it: &Erase| match it {
            Erase::Session(id) | Erase::Trashed(id) => Some(id.to_string()),
            Erase::Answers(_) | Erase::Line(..) | Erase::Wordings(..) | Erase::Name { .. } => None,
        };
        let going: BTreeSet<String> = what.iter().filter_map(goes).collect();
        let left = match self.mend_from_any(files.iter().cloned()) {
            Ok(done) => done.left,
            // A page that cannot be read at all hinders the mending, not the forgetting.
            Err(_) => self.ask(seal::find_sessions)?,
        };
        let mut damaged: Vec<String> = left.iter().filter_map(Altered::session).map(str::to_owned).collect();
        damaged.retain(|id| !going.contains(id));
        Ok(self.at_stake(&damaged, &files).map(Erased::refused))
    }

    /// The title of the first of these meetings, damaged here and not in the trash, that none of the backups can mend and one of them
    /// holds so that it can be read.
    pub(super) fn at_stake(&self, damaged: &[String], files: &[BackupFile]) -> Option<String> {
        let lost = |id: &String| {
            let id: SessionId = id.parse().ok()?;
            // One that lies in the trash may go.
            let title = self.title_of(id).ok()??;
            let mut is_there = false;
            for file in files {
                let Ok(backup) = open_current(&file.path, self.passphrase.as_ref()) else { continue };
                if !matches!(read::load(&backup, id, true), Ok(Some(_))) {
                    continue;
                }
                if fits(&self.db, &backup, &Altered::Session(id.to_string())).unwrap_or(false) {
                    return None;
                }
                is_there = true;
            }
            is_there.then_some(title)
        };
        damaged.iter().find_map(lost)
    }
}
