//! What was deleted for good does not come back with an old backup unless somebody wants it to (J5).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, named_params};

use super::finish::UnderWay;
use super::{Erased, ProblemKind, Store, StoreProblem, Waits};
use crate::domain::ids::SessionId;
use crate::private::folder_of;
use crate::store::backup::{BackupFile, Backups, open_copy, open_current, open_live, sound, write_copy};
use crate::store::copies::RESTORING;
use crate::store::location::{make_folder, with_ending, with_journals};
use crate::store::protection::overwrite_and_delete;
use crate::store::restore::Keys;
use crate::store::rows::{date, moment, parse};
use crate::store::schema::{self, MIGRATIONS, Standing};
use crate::text::passphrase::Passphrase;

/// What was deleted for good in a data file and stands in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gone {
    /// Meetings that were deleted altogether.
    pub sessions: Vec<SessionId>,
    /// Meetings whose answers were deleted.
    pub answers: Vec<SessionId>,
    /// All meetings that were ever deleted from the data file, and when, but for those of which the backup knows as much.
    pub(super) to_remember: Vec<(SessionId, NaiveDate)>,
    /// Neither the data file nor a backup of it can be read: something in the backup may have been deleted for good.
    pub is_unknown: bool,
    /// An erasing that has not come to its end in the data file: copies from before it are still to go.
    pub(super) under_way: Option<UnderWay>,
}

impl Erased {
    /// A problem unless everything was taken out: what takes the place of the data file must not hold any of it.
    ///
    /// [`ProblemKind::NotTakenOut`] where a meeting in it cannot be read.
    pub fn or_not_finished(&self) -> Result<(), StoreProblem> {
        let kind = match &self.waits {
            None if self.unread_sessions.is_empty() => return Ok(()),
            Some(Waits::Window) => ProblemKind::Locked,
            Some(Waits::Disk) => ProblemKind::Full,
            Some(Waits::Folder(_)) => ProblemKind::NoFolder,
            None | Some(Waits::Meeting(_)) => ProblemKind::NotTakenOut,
        };
        let unread: Vec<_> = self.unread_sessions.iter().map(ToString::to_string).collect();
        let detail =
            format!("what was deleted for good could not be taken out of the backup {}", unread.join(" "));
        Err(StoreProblem::new(kind, detail.trim_end()))
    }
}

impl Gone {
    /// Whether the backup holds nothing that was deleted for good.
    pub fn is_nothing(&self) -> bool {
        self.sessions.is_empty() && self.answers.is_empty()
    }
}

impl Gone {
    /// Whether the backup can take the place of the file as it is.
    pub fn asks_for_nothing(&self) -> bool {
        self.is_nothing() && self.to_remember.is_empty() && self.under_way.is_none()
    }

    /// The same where somebody wants everything back that is in the backup.
    #[must_use]
    pub fn wanted_back(mut self) -> Self {
        self.to_remember.retain(|(id, _)| !self.sessions.contains(id));
        // Nor is anything looked for any more in copies from before.
        Self { sessions: Vec::new(), answers: Vec::new(), under_way: None, ..self }
    }
}

/// What was deleted for good in this data file and would come back with a backup.
///
/// Of a data file that cannot be read, or has vanished and been made anew without a meeting, its newest sound backup tells: an
/// erasing leaves none from before it.
pub fn gone_since(
    backups: &Backups,
    backup: &Path,
    keys: Keys<'_>,
    now: DateTime<Utc>,
) -> Result<Gone, StoreProblem> {
    let there = open_current(backup, keys.backup)?;
    let here = known_here(backups.data_file(), keys);
    let asks_backups = here.as_ref().is_none_or(|it| !it.holds_meetings);
    let kept = if asks_backups { known_in_backups(backups, keys, now) } else { None };
    let is_unknown = here.is_none() && kept.is_none();
    let in_backup = ids(&there, "SELECT id FROM session")?;
    let known_there: BTreeSet<(SessionId, NaiveDate)> = erased(&there)?.into_iter().collect();
    let full = ids(&there, "SELECT id FROM session WHERE answers_deleted IS NULL")?;
    let (here, kept) = (here.unwrap_or_default(), kept.unwrap_or_default());
    // By id, as the file itself has it where both know of one.
    let all: BTreeMap<SessionId, NaiveDate> = kept.erased.into_iter().chain(here.erased).collect();
    let emptied: BTreeSet<SessionId> = kept.emptied.into_iter().chain(here.emptied).collect();
    Ok(Gone {
        sessions: all.keys().copied().filter(|id| in_backup.contains(id)).collect(),
        answers: emptied.into_iter().filter(|id| full.contains(id) && !all.contains_key(id)).collect(),
        to_remember: all.into_iter().filter(|it| !known_there.contains(it)).collect(),
        under_way: here.under_way,
        is_unknown,
    })
}

/// What a file knows of what was deleted for good in it.
#[derive(Default)]
struct Known {
    erased: Vec<(SessionId, NaiveDate)>,
    /// Meetings whose answers were.
    emptied: Vec<SessionId>,
    under_way: Option<UnderWay>,
    holds_meetings: bool,
}

impl Known {
    fn of(db: &Connection) -> Result<Self, StoreProblem> {
        let here = ids(db, "SELECT id FROM session")?;
        Ok(Self {
            erased: erased(db)?,
            emptied: ids(db, "SELECT id FROM session WHERE answers_deleted IS NOT NULL")?,
            under_way: UnderWay::read(db)?,
            holds_meetings: !here.is_empty(),
        })
    }
}

/// What the data file knows, as far as it can be read; one of an older shape is taken forward in memory.
fn known_here(data_file: &Path, keys: Keys<'_>) -> Option<Known> {
    let open = Store::open_read_only_with(data_file, keys.data_file).and_then(|store| store.ask(Known::of));
    open.or_else(|_| Known::of(&open_current(data_file, keys.data_file)?)).ok()
}

/// What the newest sound backup knows that one of the passphrases opens.
fn known_in_backups(backups: &Backups, keys: Keys<'_>, now: DateTime<Utc>) -> Option<Known> {
    let look = |file: &BackupFile, passphrase: Option<&Passphrase>| {
        let copy = open_current(&file.path, passphrase)?;
        sound(&copy)?;
        Known::of(&copy)
    };
    let (ahead, until_now) = backups.by_clock(now);
    let mut files = until_now.into_iter().chain(ahead);
    files.find_map(|file| {
        [keys.data_file, keys.backup].into_iter().find_map(|passphrase| look(&file, passphrase).ok())
    })
}

fn ids(db: &Connection, sql: &str) -> Result<Vec<SessionId>, StoreProblem> {
    let ids: Vec<String> =
        db.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    ids.iter().map(|id| parse("id", id).map_err(|bad| bad.within("session", ""))).collect()
}

/// The meetings that were deleted for good, and when.
fn erased(db: &Connection) -> Result<Vec<(SessionId, NaiveDate)>, StoreProblem> {
    let rows: Vec<(String, String)> = db
        .prepare_cached("SELECT id, on_day FROM erased_session")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    rows.iter()
        .map(|(id, day)| Ok((parse("id", id)?, parse("on_day", day)?)))
        .collect::<Result<_, _>>()
        .map_err(|bad: crate::store::rows::BadColumn| bad.within("erased_session", ""))
}

/// A copy of a backup in which something is erased before it takes the place of the data file; overwritten and gone with the
/// value.
pub struct Restoring(PathBuf);

impl Restoring {
    /// Copies a backup beside the data file, under the passphrase it stands under.
    pub fn new(
        data_file: &Path,
        backup: &Path,
        passphrase: Option<&Passphrase>,
    ) -> Result<Self, StoreProblem> {
        let copy = Self(with_ending(data_file, RESTORING));
        make_folder(folder_of(data_file))?;
        copy.remove();
        let locked = super::super::looks_protected(backup);
        let db = open_copy(backup, passphrase)?;
        write_copy(&db, passphrase.filter(|_| locked), &copy.0, &std::sync::atomic::AtomicBool::new(false))?;
        Ok(copy)
    }

    /// Opens it, taken forward if need be.
    pub fn open(&self, passphrase: Option<&Passphrase>) -> Result<Store, StoreProblem> {
        Store::open_working_copy(&self.0, passphrase)
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.0
    }

    fn remove(&self) {
        for file in with_journals(&self.0) {
            // What cannot be removed is found by the next erasing.
            let _ = overwrite_and_delete(&file);
        }
    }
}

impl Drop for Restoring {
    fn drop(&mut self) {
        self.remove();
    }
}

impl Store {
    /// Remembers what was deleted for good in the data file whose place this copy is about to take, but for what is here; an
    /// erasing that is waiting there goes on waiting here.
    pub fn remember_erased(&mut self, gone: &Gone) -> Result<(), StoreProblem> {
        self.write(|db| {
            let mut insert = db.prepare_cached(
                "INSERT INTO erased_session (id, on_day) SELECT :id, :day
                 WHERE NOT EXISTS (SELECT 1 FROM session WHERE id = :id)
                 ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day",
            )?;
            for (id, day) in &gone.to_remember {
                insert.execute(named_params! { ":id": id.to_string(), ":day": date(*day) })?;
            }
            gone.under_way.iter().try_for_each(|it| wait_on(db, it))
        })
    }
}

/// Writes an erasing into a file that it goes on in.
fn wait_on(db: &Connection, UnderWay { since, folder, .. }: &UnderWay) -> Result<(), StoreProblem> {
    let folder = folder.as_ref().map(|folder| folder.to_string_lossy().into_owned());
    db.execute(
        "INSERT INTO erasing (number, since, folder) VALUES (1, :since, :folder)
         ON CONFLICT (number) DO NOTHING",
        named_params! { ":since": moment(*since), ":folder": folder },
    )?;
    Ok(())
}

/// Carries an erasing on into a copy that is to take the place of the data file: copies are made without it.
pub(in crate::store) fn carry_on(
    from: &Connection,
    into: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<(), StoreProblem> {
    if schema::standing(from, MIGRATIONS.len())? != Standing::Ours(MIGRATIONS.len()) {
        // An older shape is no copy of ours that something was remembered in.
        return Ok(());
    }
    let Some(under_way) = UnderWay::read(from)? else { return Ok(()) };
    let db = open_live(into, passphrase)?.db;
    wait_on(&db, &under_way)?;
    Ok(db.close().map_err(|(_, error)| error)?)
}
