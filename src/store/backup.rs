//! Backups: whole copies of the file, each looked through before it counts, kept by a policy (L4).
//!
//! A copy is made with `SQLite`'s own backup, page by page from one moment's view, so that it is whole also while this or
//! another program writes. It grows under a name of its own (`….part`), is looked through, and only then gets its name:
//! a full disk or a pulled plug leaves no half backup. Only a backup that was found sound lets an older one go.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, SubsecRound, TimeDelta, Utc};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use super::error::{ProblemKind, StoreProblem};
use super::schema::{MIGRATIONS, Standing};
use super::{PATIENCE, Store, access, foreign, location, protection, schema, seal, settle};
use crate::domain::fingerprint::sha256_hex;
use crate::text::passphrase::Passphrase;

/// Pages copied at a time (4 MB); between two steps the copying can be stopped.
const STEP: i32 = 1024;
/// How often a held file is asked again, each time as patiently as every statement.
const TRIES: usize = 5;
/// The newest backups that are always kept.
const NEWEST: usize = 10;
/// Days with a backup of which the last is kept.
const DAYS: usize = 14;
/// Months with a backup of which the last is kept; those made before the file was changed as a whole are all kept as long.
const MONTHS: usize = 12;
/// A backup made so much later than now was made while the clock was wrong – or it is wrong now.
const AHEAD: TimeDelta = TimeDelta::days(1);
/// The time in a name: UTC, without signs that a file system minds.
const TIME: &str = "%Y-%m-%dT%H-%M-%SZ";
/// How the reason ends in the name of a backup that holds no meeting.
const EMPTY: &str = "-empty";
/// How a copy ends that is still being written.
pub(super) const PART: &str = ".part";
/// A part so old belongs to nobody any more.
const PART_LEFT: TimeDelta = TimeDelta::hours(1);

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The program was opened, and something had changed since the last one.
    Opened,
    /// The program was left, and something had changed since the last one.
    Closed,
    /// A person asked for it.
    Asked,
    /// Before the file was taken forward from this many steps of its shape.
    Migration(usize),
    /// Before an older edition took the place of the file, or something in it was mended.
    Replaced,
    /// After something was deleted for good, in place of the copies that still held it.
    Erased,
}

impl Reason {
    /// As it stands in the name of the file.
    pub fn code(self) -> String {
        match self {
            Self::Opened => "opened".to_owned(),
            Self::Closed => "closed".to_owned(),
            Self::Asked => "asked".to_owned(),
            Self::Migration(steps) => format!("schema-{steps}"),
            Self::Replaced => "replaced".to_owned(),
            Self::Erased => "erased".to_owned(),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "opened" => Self::Opened,
            "closed" => Self::Closed,
            "asked" => Self::Asked,
            "replaced" => Self::Replaced,
            "erased" => Self::Erased,
            other => Self::Migration(other.strip_prefix("schema-")?.parse().ok()?),
        })
    }

    /// Made at a turn that a person may want to go back behind long afterwards.
    fn is_turn(self) -> bool {
        matches!(self, Self::Migration(_) | Self::Replaced | Self::Erased)
    }
}

/// A backup as its name tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub made: DateTime<Utc>,
    /// Why.
    pub reason: Reason,
    /// It was made of a file without any meeting; known without opening it, since it may stand under a passphrase.
    pub is_empty: bool,
    /// How large it is.
    pub bytes: u64,
}

/// What is in a data file or a backup: numbers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// How many steps of its shape it has taken.
    pub schema: usize,
    /// How many sessions, those put away included.
    pub sessions: u64,
    /// How many answers.
    pub answers: u64,
    /// How many measures.
    pub measures: u64,
}

/// Where the backups of one data file lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backups {
    data_file: PathBuf,
    folder: PathBuf,
    /// How their names begin.
    prefix: String,
}

impl Backups {
    /// The folder `backups` beside the data file; or another folder, where files of the same name from other places
    /// are told apart.
    pub fn new(data_file: &Path, elsewhere: Option<&Path>) -> Self {
        let name = data_file.file_name().unwrap_or_default().to_string_lossy();
        let (folder, prefix) = match elsewhere {
            None => (data_file.with_file_name("backups"), format!("{name}.")),
            Some(folder) => {
                let whole = fs::canonicalize(data_file).unwrap_or_else(|_| data_file.to_owned());
                let mut short = sha256_hex(whole.as_os_str().as_encoded_bytes());
                short.truncate(8);
                (folder.to_owned(), format!("{name}-{short}."))
            }
        };
        Self { data_file: data_file.to_owned(), folder, prefix }
    }

    /// Those of another data file, kept in the same way: beside it, or in the folder that was named.
    #[must_use]
    pub fn of_another(&self, data_file: &Path) -> Self {
        let beside = *self == Self::new(&self.data_file, None);
        Self::new(data_file, (!beside).then_some(self.folder.as_path()))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file they are backups of.
    pub fn data_file(&self) -> &Path {
        &self.data_file
    }

    /// How the names of all files begin that belong to them: backups, and what was set aside.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether a file is one that was set aside as it was, or its log.
    pub(super) fn is_set_aside(&self, path: &Path) -> bool {
        let Some(name) = path.file_name().and_then(OsStr::to_str) else { return false };
        let of_backup = |(backup, rest): (&str, &str)| {
            matches!(rest, "" | "-wal" | "-shm" | "-journal")
                && (self.read_name(OsStr::new(backup)).is_some()
                    || Self::new(&self.data_file, None).read_name(OsStr::new(backup)).is_some())
        };
        name.split_once(".damaged").is_some_and(of_backup)
    }

    /// Every backup that is there, the newest first.
    pub fn list(&self) -> Vec<BackupFile> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut files: Vec<BackupFile> = entries
            .filter_map(|entry| {
                let name = entry.file_name();
                let (made, reason, is_empty) = self.read_name(&name)?;
                let there = entry.metadata().ok().filter(fs::Metadata::is_file)?;
                Some(BackupFile { path: entry.path(), made, reason, is_empty, bytes: there.len() })
            })
            .collect();
        files.sort_by(|a, b| b.made.cmp(&a.made).then_with(|| b.path.cmp(&a.path)));
        files
    }

    /// Every file of these backups: also one that is half written, and what was set aside because it was damaged.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let is_one = |name: &OsStr| {
            let known = name.to_str().filter(|name| name.starts_with(&self.prefix));
            let half = [PART, ".part-journal", ".part-wal", ".part-shm"];
            known.is_some_and(|it| it.contains(".db.damaged") || half.iter().any(|end| it.ends_with(end)))
                || self.read_name(name).is_some()
        };
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let files = entries.filter(|entry| is_one(&entry.file_name()) && entry.path().is_file());
        files.map(|entry| entry.path()).collect()
    }

    /// The folder, if it is not the one beside the file.
    pub(super) fn elsewhere(&self) -> Option<&Path> {
        (*self != Self::new(&self.data_file, None)).then_some(self.folder.as_path())
    }

    /// When a file of these backups was made or set aside, as its name tells.
    pub(super) fn made_at(&self, path: &Path) -> Option<DateTime<Utc>> {
        let rest = path.file_name()?.to_str()?.strip_prefix(&self.prefix)?;
        Some(NaiveDateTime::parse_from_str(rest.split_once('.')?.0, TIME).ok()?.and_utc())
    }

    /// Every backup, those made later than `now` apart; both the newest first. Where most of them were, it is now that is
    /// wrong, and none is set apart.
    pub fn by_clock(&self, now: DateTime<Utc>) -> (Vec<BackupFile>, Vec<BackupFile>) {
        let files = self.list();
        let (ahead, until_now): (Vec<_>, Vec<_>) =
            files.iter().cloned().partition(|file| is_ahead(file, now));
        if ahead.len() > until_now.len() { (Vec::new(), files) } else { (ahead, until_now) }
    }

    /// The newest backup that can be opened, with this passphrase where it needs one, is sound and holds meetings; with what
    /// is in it. One made later than `now` comes after all others: the clock was wrong when it was made. One without any
    /// meeting comes last of all, however new: it brings nothing back.
    pub fn newest_sound(
        &self,
        passphrase: Option<&Passphrase>,
        now: DateTime<Utc>,
    ) -> Option<(BackupFile, Contents)> {
        let (ahead, until_now) = self.by_clock(now);
        let mut empty = None;
        for file in until_now.into_iter().chain(ahead) {
            let Ok(contents) = look_through_with(&file.path, passphrase) else { continue };
            let whole = open_current(&file.path, passphrase)
                .and_then(|copy| seal::find(&copy, &AtomicBool::new(false)));
            if !whole.is_ok_and(|altered| altered.is_empty()) {
                continue;
            }
            if contents.sessions > 0 {
                return Some((file, contents));
            }
            empty.get_or_insert((file, contents));
        }
        empty
    }

    /// When the newest backup that holds meetings was made. Names are believed, and one file is opened where it can be without
    /// a passphrase: cheap enough for a page that is about to be shown.
    pub fn newest_with_meetings(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (ahead, until_now) = self.by_clock(now);
        let holds_some = |file: &BackupFile| {
            !file.is_empty
                && match open_copy(&file.path, None).and_then(|copy| contents(&copy)) {
                    Ok(contents) => contents.sessions > 0,
                    // It may well hold some; whoever has the passphrase will see.
                    Err(problem) => {
                        matches!(problem.kind, ProblemKind::Protected | ProblemKind::CannotUnlock)
                    }
                }
        };
        until_now.into_iter().chain(ahead).find(holds_some).map(|file| file.made)
    }

    /// When the backup was made, and why, and whether it holds no meeting.
    fn read_name(&self, name: &OsStr) -> Option<(DateTime<Utc>, Reason, bool)> {
        let rest = name.to_str()?.strip_prefix(&self.prefix)?.strip_suffix(".db")?;
        let (time, reason) = rest.split_once('.')?;
        let made = NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc();
        let bare = reason.strip_suffix(EMPTY);
        Some((made, Reason::from_code(bare.unwrap_or(reason))?, bare.is_some()))
    }

    /// The first free name from this moment on.
    pub(super) fn free_name(&self, at: DateTime<Utc>, reason: Reason) -> (PathBuf, DateTime<Utc>) {
        let mut made = at.trunc_subsecs(0);
        let taken: BTreeSet<DateTime<Utc>> = self.list().into_iter().map(|file| file.made).collect();
        let path = |made: DateTime<Utc>| {
            self.folder.join(format!("{}{}.{}.db", self.prefix, made.format(TIME), reason.code()))
        };
        while taken.contains(&made) || with_ending(&path(made), ".damaged").exists() {
            made += TimeDelta::seconds(1);
        }
        (path(made), made)
    }

    /// Copies this connection's file into the folder, under the passphrase it stands under, and looks the copy through.
    /// `None` when asked to stop.
    pub(super) fn keep(
        &self,
        db: &Connection,
        passphrase: Option<&Passphrase>,
        at: DateTime<Utc>,
        reason: Reason,
        stop: &AtomicBool,
    ) -> Result<Option<BackupFile>, StoreProblem> {
        location::make_folder(&self.folder)?;
        self.sweep(at);
        let (mut path, made) = self.free_name(at, reason);
        if !write_copy(db, passphrase, &path, stop)? {
            return Ok(None);
        }
        // Asked afterwards: what another window saved meanwhile must not lie in a copy that is called empty.
        // Where it cannot be told, the copy counts as one with meetings in it.
        let is_empty = db.query_row("SELECT NOT EXISTS (SELECT 1 FROM session)", [], |row| row.get(0));
        let is_empty = is_empty.unwrap_or(false);
        if is_empty {
            let marked = path.with_file_name(format!(
                "{}{}.{}{EMPTY}.db",
                self.prefix,
                made.format(TIME),
                reason.code()
            ));
            fs::rename(&path, &marked).map_err(|error| StoreProblem::from_io(&error))?;
            path = marked;
        }
        let bytes = fs::metadata(&path).map_or(0, |there| there.len());
        Ok(Some(BackupFile { path, made, reason, is_empty, bytes }))
    }

    /// Keeps the file before something in it is mended: as a backup, or byte for byte where it is no longer sound enough to be
    /// one.
    pub(super) fn keep_as_it_is(
        &self,
        db: &Connection,
        passphrase: Option<&Passphrase>,
        at: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        match self.keep(db, passphrase, at, Reason::Replaced, &AtomicBool::new(false)) {
            Err(problem) if problem.kind == ProblemKind::Damaged => {
                let (free, _) = self.free_name(at, Reason::Replaced);
                let aside = with_ending(&free, ".damaged");
                for ending in ["", "-wal"] {
                    let (from, to) = (with_ending(&self.data_file, ending), with_ending(&aside, ending));
                    if from.exists() {
                        location::copy_private(&from, &to).map_err(|error| StoreProblem::from_io(&error))?;
                    }
                }
                Ok(())
            }
            kept => kept.map(drop),
        }
    }

    /// Takes away what the policy no longer keeps.
    ///
    /// Never the one that has just been `made`: on a day whose clock was set back it may be older by name than all others.
    fn clear_away(&self, now: DateTime<Utc>, made: &Path) {
        let files = self.list();
        for (file, keep) in files.iter().zip(kept(&files, now)) {
            if !keep && file.path != made {
                // One that cannot be taken away is tried again next time.
                let _ = fs::remove_file(&file.path);
            }
        }
    }

    /// Takes away parts that a killed program has left.
    fn sweep(&self, now: DateTime<Utc>) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let ours =
                name.starts_with(&self.prefix) && (name.ends_with(PART) || name.ends_with(".part-journal"));
            let changed = entry.metadata().and_then(|there| there.modified()).map(DateTime::<Utc>::from);
            if ours && changed.is_ok_and(|changed| (now - changed).abs() > PART_LEFT) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// Which of these backups, the newest first, are kept: the newest ten, the last of each of the last fourteen days and of
/// each of the last twelve months that have any, and all made before the file was changed as a whole for as long.
///
/// Those that hold meetings and those that hold none are judged apart: whoever begins anew beside a file that has
/// vanished pushes out nothing of what it held.
///
/// Days and months are counted, and no time is measured: a clock that is set years ahead for a day takes the place of one
/// day and one month, and clears nothing else away. What was made later than `now` stays, and pushes out nothing of
/// what is made from now on.
pub fn kept(files: &[BackupFile], now: DateTime<Utc>) -> Vec<bool> {
    let (mut full, mut empty) = (Counted::default(), Counted::default());
    let judge = |file: &BackupFile| {
        let counted = if file.is_empty { &mut empty } else { &mut full };
        is_ahead(file, now) || counted.keeps(file)
    };
    files.iter().map(judge).collect()
}

/// What has been seen of backups of a kind, the newest first.
#[derive(Default)]
struct Counted {
    newest: usize,
    days: BTreeSet<NaiveDate>,
    months: BTreeSet<(i32, u32)>,
}

impl Counted {
    /// Counts one more; whether it is kept.
    fn keeps(&mut self, file: &BackupFile) -> bool {
        self.newest += 1;
        let day = file.made.date_naive();
        let of_day = self.days.insert(day) && self.days.len() <= DAYS;
        let of_month = self.months.insert((day.year(), day.month()));
        let in_time = self.months.len() <= MONTHS;
        self.newest <= NEWEST || of_day || (in_time && (of_month || file.reason.is_turn()))
    }
}

fn is_ahead(file: &BackupFile, now: DateTime<Utc>) -> bool {
    file.made - now > AHEAD
}

impl Store {
    /// Makes a backup unless nothing has changed since the newest one, or there is no meeting; a person's own wish always
    /// gets one. `None` when there was nothing to do, or when asked to stop. What the policy no longer keeps is taken away afterwards.
    ///
    /// Holds up nobody who writes; takes as long as reading and writing the file once.
    pub fn back_up(
        &self,
        backups: &Backups,
        at: DateTime<Utc>,
        reason: Reason,
        stop: &AtomicBool,
    ) -> Result<Option<BackupFile>, StoreProblem> {
        let made = || {
            let changed = match reason {
                Reason::Opened | Reason::Closed => {
                    let files = backups.list();
                    // Of those that a wrong clock has put before all others, the newest counts, too.
                    let newest = files.iter().find(|file| !is_ahead(file, at));
                    let mut newest = newest.into_iter().chain(files.first());
                    let here = state(&self.db)?;
                    let is_here = |file: &BackupFile| {
                        open_copy(&file.path, self.passphrase.as_ref()).and_then(|copy| state(&copy)).ok()
                            == Some(here.clone())
                    };
                    contents(&self.db)?.sessions > 0 && !newest.any(is_here)
                }
                Reason::Asked | Reason::Migration(_) | Reason::Replaced | Reason::Erased => true,
            };
            if !changed {
                return Ok(None);
            }
            // A copy of what the disk has changed must push out none that has it right. On leaving nobody waits for it.
            if matches!(reason, Reason::Opened | Reason::Asked)
                && let Some(altered) = seal::find(&self.db, stop)?.first()
            {
                return Err(StoreProblem::new(ProblemKind::Altered, format!("{altered:?}")));
            }
            let made = backups.keep(&self.db, self.passphrase.as_ref(), at, reason, stop)?;
            if let Some(made) = &made {
                backups.clear_away(at, &made.path);
            }
            Ok(made)
        };
        made().map_err(|problem: StoreProblem| problem.about(Some(&backups.folder)))
    }

    /// Where the backups of this file lie; `None` for a store in memory.
    pub fn backups(&self) -> Option<Backups> {
        self.elsewhere.clone().or_else(|| self.path().map(|path| Backups::new(path, None)))
    }

    /// Where this file holds no meeting and a backup of it does: when the newest such was made. A file that has vanished and
    /// was made anew looks like a new user's, and must not be taken for one.
    pub fn only_in_backup(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreProblem> {
        if self.contents()?.sessions > 0 {
            return Ok(None);
        }
        Ok(self.backups().and_then(|backups| backups.newest_with_meetings(now)))
    }

    /// Writes a backup to a place of a person's choosing, in the place of what is there.
    pub fn back_up_to(&self, target: &Path) -> Result<(), StoreProblem> {
        write_copy(&self.db, self.passphrase.as_ref(), target, &AtomicBool::new(false))
            .map(|_| ())
            .map_err(|problem| problem.about(Some(target)))
    }

    /// What is in the file.
    pub fn contents(&self) -> Result<Contents, StoreProblem> {
        self.ask(contents)
    }
}

/// What is in a backup. One that is foreign, newer than this program or damaged is refused.
pub fn look_through(path: &Path) -> Result<Contents, StoreProblem> {
    look_through_with(path, None)
}

/// The same with a passphrase, as in [`Store::open_with`].
pub fn look_through_with(path: &Path, passphrase: Option<&Passphrase>) -> Result<Contents, StoreProblem> {
    let look = || {
        let there = fs::metadata(path).map_err(|error| StoreProblem::from_io(&error))?;
        if there.is_dir() {
            return Err(StoreProblem::new(ProblemKind::NotAFolder, "the path of the backup names a folder"));
        }
        location::check_size(path, there.len())?;
        let copy = open_copy(path, passphrase)?;
        sound(&copy)?;
        contents(&copy)
    };
    look().map_err(|problem| super::explain_unreadable(problem, path).about(Some(path)))
}

/// Copies this connection's file, looks the copy through, and gives it its name, from which a file that is there goes. `false` when asked to stop.
pub(super) fn write_copy(
    db: &Connection,
    passphrase: Option<&Passphrase>,
    target: &Path,
    stop: &AtomicBool,
) -> Result<bool, StoreProblem> {
    let mut part = with_ending(target, PART);
    if part.exists() {
        // The power went while one was being made, and the clock says the same second again.
        part = with_ending(target, &format!(".2{PART}"));
    }
    location::create_private(&part).map_err(|error| StoreProblem::from_io(&error).about(Some(&part)))?;
    let write = || {
        let mut copy = Connection::open_with_flags(
            &part,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        if let Some(passphrase) = passphrase {
            access::key(&copy, passphrase)?;
        }
        if !pour(db, &mut copy, stop)? {
            return Ok(false);
        }
        // One file, whole by itself: no log beside it, wherever it is carried.
        copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        // An erasing that is under way is the file's own: whoever opens the copy has nothing to go on with. An older shape
        // knows of none.
        if copy.prepare("SELECT 1 FROM erasing").and_then(|mut it| it.exists([])).unwrap_or(false) {
            copy.execute("DELETE FROM erasing", [])?;
        }
        sound(&copy)?;
        copy.close().map_err(|(_, error)| error)?;
        fs::rename(&part, target).map_err(|error| StoreProblem::from_io(&error))?;
        Ok(true)
    };
    let done = write();
    if !matches!(done, Ok(true)) {
        // What was written is no backup; what matters is that the file itself is untouched.
        for ending in ["", "-journal", "-wal", "-shm"] {
            let _ = fs::remove_file(with_ending(&part, ending));
        }
    }
    done
}

/// The one place where a file's pages are copied: into one transaction of the other, so that it holds all or nothing of
/// them. `false` when asked to stop, with nothing copied.
pub(super) fn pour(
    from: &Connection,
    into: &mut Connection,
    stop: &AtomicBool,
) -> Result<bool, StoreProblem> {
    into.busy_timeout(PATIENCE)?;
    let journal: String = from.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
    // With a log one moment's view holds up nobody, and what is written meanwhile does not make the copying begin anew.
    let _view = if journal == "wal" {
        let view = from.unchecked_transaction()?;
        view.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Some(view)
    } else {
        None
    };
    let backup = Backup::new(from, into)?;
    let mut held = 0;
    loop {
        if stop.load(Ordering::Relaxed) {
            return Ok(false);
        }
        match backup.step(STEP)? {
            StepResult::Done => return Ok(true),
            StepResult::More => held = 0,
            _ if held < TRIES => held += 1,
            _ => return Err(StoreProblem::new(ProblemKind::Locked, "another program holds the file")),
        }
    }
}

/// Opens a copy to read it, also on a medium that cannot be written to, and of an older shape.
pub(super) fn open_copy(path: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreProblem> {
    Ok(open_copy_as(path, passphrase)?.db)
}

pub(super) fn open_copy_as(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<access::Opened, StoreProblem> {
    known(path, OpenFlags::SQLITE_OPEN_READ_ONLY, passphrase)
}

/// Opens a copy to read what is in it in the shape this program knows; an older one is taken forward in memory, so that the
/// file stays as it is.
pub(super) fn open_current(path: &Path, passphrase: Option<&Passphrase>) -> Result<Connection, StoreProblem> {
    let copy = open_copy_as(path, passphrase)?;
    if schema::standing(&copy.db, MIGRATIONS.len())? == Standing::Ours(MIGRATIONS.len()) {
        return Ok(copy.db);
    }
    let mut memory = if let Some(passphrase) = &copy.passphrase {
        protection::in_memory(path, passphrase)?
    } else {
        let mut memory = Connection::open_in_memory()?;
        pour(&copy.db, &mut memory, &AtomicBool::new(false))?;
        memory
    };
    settle(&memory, PATIENCE)?;
    schema::migrate(&mut memory, None, None, MIGRATIONS)?;
    Ok(memory)
}

/// Opens a data file to put something else in its place, of whatever shape it is.
pub(super) fn open_live(
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<access::Opened, StoreProblem> {
    known(path, OpenFlags::SQLITE_OPEN_READ_WRITE, passphrase)
}

/// A file with rules of somebody else's is none of ours: put in the place of the data file, it could not be opened again.
fn known(
    path: &Path,
    flags: OpenFlags,
    passphrase: Option<&Passphrase>,
) -> Result<access::Opened, StoreProblem> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = access::connect(path, path, flags, passphrase, |db| settle(db, PATIENCE))?;
    match schema::standing(&opened.db, MIGRATIONS.len())? {
        Standing::Ours(_) => foreign::check(&opened.db, MIGRATIONS).map(|()| opened),
        Standing::Empty => Err(StoreProblem::new(ProblemKind::NotOurs, "the file is empty")),
    }
}

/// Whether the file's pages and rows hang together.
pub(super) fn sound(db: &Connection) -> Result<(), StoreProblem> {
    let first: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if first == "ok" { Ok(()) } else { Err(StoreProblem::new(ProblemKind::Damaged, first)) }
}

fn contents(db: &Connection) -> Result<Contents, StoreProblem> {
    let schema: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let count = |table: &str| -> Result<u64, StoreProblem> {
        let rows: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        Ok(u64::try_from(rows).unwrap_or_default())
    };
    Ok(Contents {
        schema: usize::try_from(schema).unwrap_or_default(),
        sessions: count("session")?,
        answers: count("answer")?,
        measures: count("measure")?,
    })
}

/// A sum over what content there is, by revisions and not by words: two files with the same sum hold the same.
fn state(db: &Connection) -> Result<Vec<u8>, StoreProblem> {
    let mut sum = Sha256::new();
    sum.update(contents(db)?.schema.to_le_bytes());
    for sql in [
        "SELECT id || ' ' || revision || ' ' || coalesce(archived_at, '-') || ' ' || coalesce(trashed_at, '-')
         FROM session ORDER BY id",
        "SELECT id || ' ' || name || ' ' || municipality || ' ' || sector || ' ' || organisation_number || ' ' || shifts
         || ' ' || usual_groups FROM unit ORDER BY id",
    ] {
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            sum.update(row.get_ref(0)?.as_bytes().unwrap_or_default());
            sum.update(b"\n");
        }
    }
    Ok(sum.finalize().to_vec())
}

/// The path with something after its name.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(made: &str, reason: Reason) -> BackupFile {
        let made = NaiveDateTime::parse_from_str(made, "%Y-%m-%d %H:%M").unwrap().and_utc();
        let path = PathBuf::from(made.format(TIME).to_string());
        BackupFile { path, made, reason, is_empty: false, bytes: 0 }
    }

    /// Makes one more at its own time; which go, and all there were stay for the next.
    fn one_more(files: &mut Vec<BackupFile>, made: &str) -> Vec<String> {
        let new = file(made, Reason::Closed);
        let now = new.made;
        files.push(new);
        files.sort_by_key(|file| std::cmp::Reverse(file.made));
        let keep = kept(files, now);
        let (stay, gone): (Vec<_>, Vec<_>) = files.drain(..).zip(keep).partition(|(_, keep)| *keep);
        files.extend(stay.into_iter().map(|(file, _)| file));
        gone.into_iter().map(|(file, _)| file.made.format("%Y-%m-%d %H").to_string()).collect()
    }

    #[test]
    fn a_clock_set_ten_years_ahead_and_back_clears_away_no_more_than_a_day_does() {
        let months = (1..=12).map(|month| format!("2026-{month:02}-15 08:00"));
        let days = (1..=14).map(|day| format!("2027-06-{day:02} 08:00"));
        let mut files = Vec::new();
        let gone: Vec<_> = months.chain(days).flat_map(|made| one_more(&mut files, &made)).collect();
        assert_eq!(gone, ["2026-01-15 08"], "the first of thirteen months");
        assert_eq!(one_more(&mut files, "2037-06-14 08:00"), ["2027-06-01 08", "2026-02-15 08"]);
        let mut gone = Vec::new();
        gone.extend((9..20).flat_map(|hour| one_more(&mut files, &format!("2037-06-14 {hour:02}:00"))));
        assert_eq!(gone, ["2037-06-14 08", "2037-06-14 09"]);
        // Set right again: what is made now stays, however much there is from later.
        let mut gone = Vec::new();
        for hour in 9..24 {
            let made = format!("2027-06-14 {hour:02}:00");
            gone.extend(one_more(&mut files, &made));
            assert!(files.iter().any(|it| it.made == file(&made, Reason::Closed).made), "{made} stays");
        }
        assert!(gone.iter().all(|gone| gone.starts_with("2027-06-14")), "{gone:?}");
        // A clock that has forgotten everything clears nothing away.
        let before = files.clone();
        assert_eq!(one_more(&mut files, "1970-01-01 00:00"), Vec::<String>::new());
        assert_eq!(files[..before.len()], before);
    }

    #[test]
    fn the_newest_ten_one_a_day_and_one_a_month_are_kept() {
        let mut files: Vec<BackupFile> =
            (0..12).rev().map(|hour| file(&format!("2027-06-20 {hour:02}:00"), Reason::Closed)).collect();
        files.extend([
            file("2027-06-19 15:00", Reason::Closed),
            file("2027-06-19 08:00", Reason::Opened),
            file("2027-06-06 23:00", Reason::Closed),
            file("2027-06-01 08:00", Reason::Closed),
            file("2027-05-31 08:00", Reason::Closed),
            file("2027-05-02 08:00", Reason::Closed),
            file("2027-05-01 08:00", Reason::Migration(14)),
            file("2026-07-01 08:00", Reason::Closed),
            file("2026-06-30 08:00", Reason::Replaced),
        ]);
        let gone: Vec<_> = files
            .iter()
            .zip(kept(&files, files[0].made))
            .filter(|(_, keep)| !keep)
            .map(|(file, _)| file.made.format("%m-%d %H").to_string())
            .collect();
        assert_eq!(gone, ["06-20 01", "06-20 00", "06-19 08"]);
        assert!(kept(&[], files[0].made).is_empty());
    }

    #[test]
    fn backups_without_a_meeting_push_out_none_that_holds_one_and_are_not_hoarded() {
        let mut files: Vec<BackupFile> =
            (0..12).map(|hour| file(&format!("2027-06-20 {hour:02}:00"), Reason::Asked)).rev().collect();
        for it in files.iter_mut().take(11) {
            it.is_empty = true;
        }
        let gone: Vec<_> = kept(&files, files[0].made).into_iter().map(|keep| !keep).collect();
        let at: Vec<_> = gone.iter().enumerate().filter(|(_, gone)| **gone).map(|(at, _)| at).collect();
        assert_eq!(at, [10], "the oldest empty one; the last in the list is the only one with meetings");
    }

    #[test]
    fn a_name_tells_when_and_why_and_whose() {
        let backups = Backups::new(Path::new("/a/møter.db"), None);
        assert_eq!(backups.folder(), Path::new("/a/backups"));
        for reason in [Reason::Opened, Reason::Closed, Reason::Asked, Reason::Migration(14), Reason::Replaced]
        {
            let at = DateTime::from_timestamp(1_800_000_000, 500).unwrap();
            let (path, made) = backups.free_name(at, reason);
            assert_eq!(backups.read_name(path.file_name().unwrap()), Some((made, reason, false)));
            let empty = path.to_str().unwrap().replace(".db", "-empty.db").replace("møter-empty", "møter");
            let name = Path::new(&empty).file_name().unwrap();
            assert_eq!(backups.read_name(name), Some((made, reason, true)), "{empty}");
        }
        for foreign in [
            "møter.db",
            "andre.db.2027-01-12T09-00-05Z.opened.db",
            "møter.db.x.opened.db",
            "møter.db.2027-01-12T09-00-05Z.why.db",
        ] {
            assert_eq!(backups.read_name(OsStr::new(foreign)), None, "{foreign}");
        }
        let stick = |path| Backups::new(Path::new(path), Some(Path::new("/media/minne")));
        assert_ne!(stick("/a/møter.db").prefix, stick("/b/møter.db").prefix);
    }
}
