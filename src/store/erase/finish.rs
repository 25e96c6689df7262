//! What follows when something has left the tables: the file is written anew, copies from before go, and every byte of what is
//! left is searched. It may be cut off at any moment and is gone on with the next time.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use super::{Erased, free_text, traces};
use crate::private::{folder_of, sync_folder};
use crate::store::Store;
use crate::store::backup::{BackupFile, Backups, Reason};
use crate::store::copies::copies_of;
use crate::store::error::{ProblemKind, StoreProblem};
use crate::store::location::{behind_links, with_journals};
use crate::store::protection::overwrite_and_delete;
use crate::store::rows::parse;
use crate::store::seal::Altered;

/// Why an erasing is not finished yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waits {
    /// Another window has the file open.
    Window,
    /// The disk did not let the file or a new backup be written.
    Disk,
    /// The folder in which backups lie is not there.
    Folder(PathBuf),
    /// A meeting of this title is damaged here, and only copies from before hold it so that it can be read.
    Meeting(String),
}

impl From<&StoreProblem> for Waits {
    fn from(problem: &StoreProblem) -> Self {
        if problem.kind == ProblemKind::Locked { Self::Window } else { Self::Disk }
    }
}

/// An erasing that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnderWay {
    /// When it began: copies made before it go.
    pub(super) since: DateTime<Utc>,
    /// The folder of backups, where it is not the one beside the file.
    pub(super) folder: Option<PathBuf>,
    rewritten: bool,
}

impl UnderWay {
    pub(super) fn read(db: &Connection) -> Result<Option<Self>, StoreProblem> {
        let row: Option<(String, Option<String>, bool)> = db
            .query_row("SELECT since, folder, rewritten FROM erasing", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let Some((since, folder, rewritten)) = row else { return Ok(None) };
        let since = parse("since", &since).map_err(|bad| bad.within("erasing", ""))?;
        Ok(Some(Self { since, folder: folder.map(PathBuf::from), rewritten }))
    }
}

impl Store {
    /// Backups lie there, not beside the file: what is erased is erased from them, too.
    pub fn know_backups(&mut self, backups: Backups) {
        self.elsewhere = Some(backups);
    }

    /// Goes on with an erasing that was cut off; does nothing where there is none. What cannot be done now, on a disk that is
    /// full, keeps nobody from the file: it is tried again the next time.
    pub fn go_on_erasing(&mut self, now: DateTime<Utc>) {
        if matches!(self.ask(UnderWay::read), Ok(Some(_))) {
            let _ = self.finish_erasing(now, false);
        }
    }

    /// Writes the file anew, empties the journal and removes copies from before. `all` where every copy is from before.
    pub(super) fn finish_erasing(&mut self, now: DateTime<Utc>, all: bool) -> Result<Erased, StoreProblem> {
        let mut erased = Erased::default();
        let Some(under_way) = self.ask(UnderWay::read)? else { return Ok(erased) };
        if !under_way.rewritten {
            erased.waits = self.rewrite();
        }
        if let Some(path) = self.path.clone() {
            let mut places = vec![Backups::new(&path, None)];
            places.extend(under_way.folder.as_deref().map(|folder| Backups::new(&path, Some(folder))));
            places.extend(self.elsewhere.clone().filter(|it| it.elsewhere().is_some()));
            let away = places.iter().filter_map(Backups::elsewhere).find(|folder| !folder.is_dir());
            if let Some(folder) = away {
                erased.waits.get_or_insert_with(|| Waits::Folder(folder.to_owned()));
            }
            let is_bare =
                |place: &&Backups| place.list().is_empty() && place.elsewhere().is_some_and(Path::is_dir);
            erased.bare_folder = places.iter().find(is_bare).and_then(Backups::elsewhere).map(Path::to_owned);
            self.remove_copies(&path, &places, (!all).then_some(under_way.since), now, &mut erased);
        }
        match erased.waits {
            None => {
                // A copy that cannot be removed is named; writing the file anew at every start would not help.
                self.write(|db| Ok(db.execute("DELETE FROM erasing", []).map(drop)?))?;
                erased.waits = self.empty_journal().err();
            }
            Some(Waits::Folder(_) | Waits::Meeting(_)) => {
                self.write(|db| Ok(db.execute("UPDATE erasing SET rewritten = 1", []).map(drop)?))?;
            }
            Some(Waits::Window | Waits::Disk) => {}
        }
        Ok(erased)
    }

    /// Writes the file anew and empties its journal.
    fn rewrite(&mut self) -> Option<Waits> {
        let rewritten = self.db.execute_batch("VACUUM").map_err(|error| Waits::from(&error.into()));
        rewritten.and_then(|()| self.empty_journal()).err()
    }

    /// Removes copies from before `since`, all where there is none. What is left is kept as a backup first, so that at no moment
    /// there is none where there was one.
    fn remove_copies(
        &mut self,
        path: &Path,
        places: &[Backups],
        since: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
        erased: &mut Erased,
    ) {
        let is_from_before = |copy: &PathBuf| {
            let made = places.iter().find_map(|place| place.made_at(copy));
            // One made later than now was made while the clock was wrong.
            since.is_none_or(|since| made.is_none_or(|made| made <= since || made > now))
        };
        let mut before: BTreeSet<PathBuf> =
            places.iter().flat_map(|place| copies_of(path, Some(place))).collect();
        before.retain(is_from_before);
        if before.is_empty() {
            return;
        }
        // The last place that is there is the one of the settings.
        let there = places.iter().rev().find(|it| it.elsewhere().is_none_or(Path::is_dir));
        let never = AtomicBool::new(false);
        // What the disk has changed may stand in one of the copies alone as it was written.
        let files: Vec<BackupFile> = places.iter().flat_map(Backups::list).collect();
        let mended = self.mend_from_any(files.iter().cloned());
        // What none can mend, one of them may still hold as it was earlier.
        let left = mended.as_ref().map(|it| it.left.as_slice()).unwrap_or_default();
        let damaged: Vec<String> = left.iter().filter_map(Altered::session).map(str::to_owned).collect();
        if let Some(title) = self.at_stake(&damaged, &files) {
            erased.waits.get_or_insert(Waits::Meeting(title));
            return;
        }
        let kept = mended.and_then(|_| {
            there.map_or(Ok(()), |it| {
                it.keep(&self.db, self.passphrase.as_ref(), now, Reason::Erased, &never).map(drop)
            })
        });
        if let Err(problem) = kept {
            erased.waits.get_or_insert(Waits::from(&problem));
            erased.copies_left.extend(before);
            return;
        }
        let folders: BTreeSet<PathBuf> = before.iter().map(|copy| folder_of(copy).to_owned()).collect();
        for copy in before {
            match overwrite_and_delete(&copy) {
                Ok(()) => erased.copies.push(copy),
                // A half one that the new backup has cleared away meanwhile is not left.
                Err(_) if !copy.exists() => {}
                Err(_) => erased.copies_left.push(copy),
            }
        }
        for folder in folders {
            // Before the erasing is called finished: after a power cut no name may come back and stand for noise.
            let _ = sync_folder(&folder);
        }
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
    pub(super) fn look_for(
        &mut self,
        texts: &BTreeSet<String>,
        frame: &BTreeSet<String>,
        erased: &mut Erased,
    ) -> Result<(), StoreProblem> {
        let pieces: Vec<(&String, Vec<&str>)> =
            texts.iter().map(|text| (text, traces::pieces(text))).collect();
        // What frames a meeting, «Bord 1» and the ground rules, is looked for, and nobody is told of it.
        let said: Vec<&[&str]> =
            pieces.iter().filter(|(text, _)| !frame.contains(*text)).map(|(_, it)| it.as_slice()).collect();
        erased.texts = said.len();
        erased.short = said.iter().filter(|pieces| pieces.is_empty()).count();
        let all: BTreeSet<&str> = pieces.iter().flat_map(|(_, pieces)| pieces.iter().copied()).collect();
        // In one look over everything: what stands somewhere else, a common turn of phrase among it, is no trace.
        let stays = self.ask(|db| traces::in_columns(db, &free_text::written_in(), &all))?;
        // One piece that stands is enough to be told of: of two lines put together, the other may be there by itself.
        let stands = |pieces: &[&str]| pieces.iter().any(|it| stays.contains(*it));
        let standing: Vec<&[&str]> = said.into_iter().filter(|pieces| stands(pieces)).collect();
        erased.elsewhere = standing.len();
        if !standing.is_empty() {
            let standing = standing.into_iter().flatten().copied().filter(|it| stays.contains(*it)).collect();
            erased.standing = self.ask(|db| free_text::standing(db, &standing))?;
        }
        let Some(path) = self.path.clone() else { return Ok(()) };
        // The file's own shape names what may stand in a column: «individual» there is no word of anybody.
        let shape =
            self.ask(|db| traces::in_columns(db, &[("sqlite_schema", "name, sql".to_owned())], &all))?;
        let wanted: BTreeSet<&str> =
            all.into_iter().filter(|it| !stays.contains(*it) && !shape.contains(*it)).collect();
        erased.is_protected = self.is_protected();
        if erased.is_protected {
            let found = self.ask(|db| traces::in_tables(db, &wanted))?;
            erased.note(path, &found);
            return Ok(());
        }
        for file in with_journals(&behind_links(&path)) {
            // Closing a file of one's own would take away the locks this process holds on it, so it stays open.
            let found = File::open(&file).and_then(|mut open| {
                let found = traces::in_file(&mut open, &wanted);
                self.looked_at.push(open);
                found
            });
            match found {
                Ok(found) => erased.note(file, &found),
                // Shared memory of the windows, which holds no content; Windows keeps it to itself.
                Err(_) if file.to_string_lossy().ends_with("-shm") => {}
                Err(_) => erased.unread.push(file),
            }
        }
        for file in copies_of(&path, self.elsewhere.as_ref()) {
            match File::open(&file).and_then(|mut open| traces::in_file(&mut open, &wanted)) {
                Ok(found) => erased.note(file, &found),
                Err(_) => erased.unread.push(file),
            }
        }
        Ok(())
    }
}

impl Erased {
    /// Notes that a file was searched, and what of it was found.
    fn note(&mut self, file: PathBuf, found: &BTreeSet<String>) {
        if !found.is_empty() {
            self.traces.push(file.clone());
        }
        self.searched.push(file);
    }
}
