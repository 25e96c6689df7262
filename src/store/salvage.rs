//! Saves what can be read of a damaged file into a new one (L12).
//!
//! Every table is read from its beginning and from its end, and where something between is broken, session by session,
//! again from both ends. What a table of the new file does not take is damaged and left out; what would point nowhere is
//! loosened or left out. Sessions that are then not as they were written are brought from a backup that has them so; the
//! others are there with what could be read, and told. Where what a session points to is lost, something [stands in](stand_in)
//! for it, so that no word of it is left behind for that.

mod stand_in;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Params};

pub use self::stand_in::Known;
use super::backup::{Backups, open_current};
use super::error::{ProblemKind, StoreProblem};
use super::location::{with_ending, with_journals};
use super::mend::Mended;
use super::seal::{self, Altered};
use super::{Store, access, carry, foreign, location, search};
use crate::text::passphrase::Passphrase;

/// What could be saved. Numbers and names of tables only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// Rows per table, and whether the table could be read to its end.
    pub tables: Vec<(&'static str, u64, bool)>,
    /// Sessions that are as they were written.
    pub whole: u64,
    /// Of these, brought from a backup.
    pub from_backup: u64,
    /// Sessions in which something is missing or changed.
    pub partly: Vec<String>,
}

/// What is not of one session, parents first.
const WHOLE: &[&str] = &["unit", "question_set", "set_question", "session", "erased_session", "erasing"];

/// Reads what can be read of `damaged` into a new file. The damaged one is not touched.
///
/// Where it stands under a passphrase, so do the new one and all that is worked on (J6).
pub fn salvage(
    damaged: &Path,
    target: &Path,
    backups: &Backups,
    passphrase: Option<&Passphrase>,
    known: &Known<'_>,
) -> Result<Salvaged, StoreProblem> {
    if target.exists() {
        return Err(taken(target));
    }
    let work = Work::new(damaged, target)?;
    let mut source = Source::open(&work.source, passphrase)
        .map_err(|problem| super::explain_unreadable(problem, damaged).about(Some(damaged)))?;
    let passphrase = source.passphrase.as_ref().map(Passphrase::share);
    let passphrase = passphrase.as_ref();
    let mut store = Store::create(&work.new, passphrase)?;
    store.db.pragma_update(None, "foreign_keys", false)?;
    let (tables, mut partly) = store.write(|db| gather(&mut source, db, backups, passphrase, known))?;
    if !tables.iter().any(|(_, rows, _)| *rows > 0) {
        return Err(StoreProblem::new(ProblemKind::Damaged, "no row could be read").about(Some(damaged)));
    }
    drop(source);

    let Mended { mended, left } = store.mend_from_any(backups.list())?;
    // One that a backup had as it was written has nothing in the place of anything.
    for one in &mended {
        if let Altered::Session(id) = one {
            partly.remove(id);
        }
    }
    // A session whose unit or log was hit is told, too, and can be opened.
    store.write(|db| {
        for one in &left {
            match one {
                Altered::Session(id) | Altered::Step(id, _) => drop(partly.insert(id.clone())),
                Altered::Unit(id) => {
                    let mut of = db.prepare("SELECT id FROM session WHERE unit = ?1")?;
                    let ids =
                        of.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
                    partly.extend(ids);
                    seal::renew_unit(db, id)?;
                }
            }
        }
        for id in &partly {
            // Its log tells of what is no longer there.
            db.execute("DELETE FROM change_log WHERE session = ?1", [id])?;
            db.execute("UPDATE session SET undo_at = 0 WHERE id = ?1", [id])?;
            // One that still cannot be read keeps no other from being saved; reading it tells why.
            let _ = seal::renew(db, id);
        }
        Ok(())
    })?;
    let all = store.contents()?.sessions;
    store.close()?;
    name(&work.new, target)?;
    let from_backup = mended.iter().filter(|one| matches!(one, Altered::Session(_))).count();
    Ok(Salvaged {
        tables,
        whole: all.saturating_sub(u64::try_from(partly.len()).unwrap_or(u64::MAX)),
        from_backup: u64::try_from(from_backup).unwrap_or(u64::MAX),
        partly: partly.into_iter().collect(),
    })
}

fn taken(target: &Path) -> StoreProblem {
    StoreProblem::new(ProblemKind::Taken, "there is a file of this name already").about(Some(target))
}

/// Gives the new file its name, never over a file that has got it meanwhile (I12).
fn name(new: &Path, target: &Path) -> Result<(), StoreProblem> {
    match fs::hard_link(new, target) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(taken(target)),
        // A disk that knows no second names.
        Err(_) if !target.exists() => {
            fs::rename(new, target).map_err(|error| StoreProblem::from_io(&error).about(Some(target)))
        }
        Err(_) => Err(taken(target)),
    }
}

/// The copies that are worked on; gone with the value.
struct Work {
    /// A copy of the damaged file, in which a log left beside it can be taken in, and a change that was cut off taken back.
    source: PathBuf,
    /// The new file, until it has its name.
    new: PathBuf,
}

impl Work {
    fn new(damaged: &Path, target: &Path) -> Result<Self, StoreProblem> {
        let work =
            Self { source: with_ending(target, ".damaged.part"), new: with_ending(target, ".salvaged.part") };
        // What a crash has left of an earlier try.
        work.clear();
        for ending in ["", "-wal", "-journal"] {
            let from = with_ending(damaged, ending);
            if !from.exists() {
                continue;
            }
            location::copy_private(&from, &with_ending(&work.source, ending))
                .map_err(|error| StoreProblem::from_io(&error).about(Some(&from)))?;
        }
        Ok(work)
    }

    fn clear(&self) {
        for file in [&self.source, &self.new] {
            for file in with_journals(file) {
                let _ = fs::remove_file(file);
            }
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.clear();
    }
}

/// The damaged file, open to be read.
struct Source {
    path: PathBuf,
    db: Connection,
    /// What opened it, where it stands under one.
    passphrase: Option<Passphrase>,
}

impl Source {
    fn open(path: &Path, passphrase: Option<&Passphrase>) -> Result<Self, StoreProblem> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let access::Opened { db, passphrase } = access::connect(path, path, flags, passphrase, |db| {
            Ok(db.pragma_update(None, "trusted_schema", false)?)
        })?;
        Ok(Self { path: path.to_owned(), db, passphrase })
    }

    /// Reads rows until there are no more or one cannot be read; whether the end was reached.
    fn read(
        &mut self,
        table: &str,
        columns: &[String],
        after: &str,
        values: impl Params,
        each: impl FnMut(Vec<Value>) -> Result<(), StoreProblem>,
    ) -> Result<bool, StoreProblem> {
        let whole = carry::read(&self.db, table, columns, after, values, each)?;
        if !whole && self.passphrase.is_some() {
            // Once a page could not be deciphered, the connection deciphers no other.
            *self = Self::open(&self.path, self.passphrase.as_ref())?;
        }
        Ok(whole)
    }
}

/// Rows per table, and whether the table could be read to its end.
type Tables = Vec<(&'static str, u64, bool)>;

/// Reads every table and mends what hangs loose; what was read, and the sessions of which something is not as it was.
fn gather(
    source: &mut Source,
    db: &Connection,
    backups: &Backups,
    passphrase: Option<&Passphrase>,
    known: &Known<'_>,
) -> Result<(Tables, BTreeSet<String>), StoreProblem> {
    let mut tables = Vec::new();
    for table in WHOLE.iter().chain(carry::CONTENT).chain(carry::BESIDE) {
        let (rows, whole) = gather_table(source, db, table)?;
        tables.push((*table, rows, whole));
    }
    stand_in::take_known_sets(db, known)?;
    let mut brought = Vec::new();
    for file in backups.list() {
        if !is_astray(db)? {
            break;
        }
        if let Ok(backup) = open_current(&file.path, passphrase) {
            brought.extend(bring_sessions(&backup, db)?);
            bring_parents(&backup, db)?;
        }
    }
    let mut partly = stand_in::fill(source, db, known)?;
    loosen(db)?;
    for id in brought {
        if !seal::is_sound(db, &id) {
            // The backup's seal is of what was said then, and what was said since is not to give way to it.
            db.execute("UPDATE session SET seal = NULL WHERE id = ?1", [&id])?;
            partly.insert(id);
        }
    }
    db.execute("UPDATE session SET unlocked = 0", [])?;
    search::add_missing(db)?;
    Ok((tables, partly))
}

fn gather_table(source: &mut Source, db: &Connection, table: &str) -> Result<(u64, bool), StoreProblem> {
    if foreign::stands_in(&source.db, table) {
        return Ok((0, false));
    }
    let there: BTreeSet<String> = carry::columns(&source.db, table).unwrap_or_default().into_iter().collect();
    let columns: Vec<String> =
        carry::columns(db, table)?.into_iter().filter(|column| there.contains(column)).collect();
    if columns.is_empty() {
        return Ok((0, false));
    }
    let unlocked = columns.iter().position(|column| table == "session" && column == "unlocked");
    let (mut rows, refused) = (0, Cell::new(0_u64));
    let mut take = |mut values: Vec<Value>| {
        // Closed sessions take nothing unless they are open for it.
        if let Some(value) = unlocked.and_then(|at| values.get_mut(at)) {
            *value = Value::Integer(1);
        }
        if carry::write(db, table, &columns, &values)? {
            rows += 1;
        } else {
            refused.set(refused.get() + 1);
        }
        Ok(())
    };
    let key = carry::key(db, table)?;
    let back =
        format!("ORDER BY {}", key.iter().map(|key| format!("{key} DESC")).collect::<Vec<_>>().join(", "));
    let forth = format!("ORDER BY {}", key.join(", "));
    // The first time nothing is there already, so what is refused is damaged.
    if source.read(table, &columns, &forth, [], &mut take)? && refused.get() == 0 {
        return Ok((rows, true));
    }
    source.read(table, &columns, &back, [], &mut take)?;
    // The order may be that of an index, which is broken, and the table is not.
    source.read(table, &columns, "NOT INDEXED", [], &mut take)?;
    if columns.iter().any(|column| column == "session") {
        let sessions: Vec<String> = db
            .prepare(
                "SELECT id FROM session UNION SELECT session FROM sitting UNION SELECT session FROM answer",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for session in sessions {
            for order in [&forth, &back] {
                let after = format!("WHERE session = ?1 {order}");
                if source.read(table, &columns, &after, [&session], &mut take)? {
                    break;
                }
            }
        }
    }
    Ok((rows, false))
}

fn is_astray(db: &Connection) -> Result<bool, StoreProblem> {
    Ok(db.prepare("SELECT 1 FROM pragma_foreign_key_check LIMIT 1")?.exists([])?)
}

/// The rows of sessions that were lost and of which more can be read; these.
fn bring_sessions(backup: &Connection, db: &Connection) -> Result<Vec<String>, StoreProblem> {
    let mut brought = Vec::new();
    for id in stand_in::without_a_row(db)? {
        if carry::copy(backup, db, "session", "WHERE id = ?1", &id).is_ok_and(|copied| copied > 0) {
            db.execute("UPDATE session SET unlocked = 1 WHERE id = ?1", [&id])?;
            brought.push(id);
        }
    }
    Ok(brought)
}

/// Units and sets that sessions point to and that were lost.
fn bring_parents(backup: &Connection, db: &Connection) -> Result<(), StoreProblem> {
    for (table, key, missing) in [
        ("unit", "id", "SELECT DISTINCT unit FROM session WHERE unit NOT IN (SELECT id FROM unit)"),
        (
            "question_set",
            "content_hash",
            "SELECT DISTINCT question_set FROM session WHERE question_set NOT IN (SELECT content_hash FROM question_set)",
        ),
    ] {
        let missing: Vec<String> =
            db.prepare(missing)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for one in missing {
            // A backup that cannot be read either is no help, and no hindrance.
            let _ = carry::copy(backup, db, table, &format!("WHERE {key} = ?1"), &one);
        }
    }
    Ok(())
}

/// Takes away what points nowhere: the pointer where it may be empty, the row where it may not.
fn loosen(db: &Connection) -> Result<(), StoreProblem> {
    loop {
        let astray: BTreeSet<(String, String, i64)> = db
            .prepare("SELECT \"table\", parent, fkid FROM pragma_foreign_key_check")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        if astray.is_empty() {
            return Ok(());
        }
        for (table, parent, number) in astray {
            let pairs: Vec<(String, String)> = db
                .prepare(
                    "SELECT \"from\", \"to\" FROM pragma_foreign_key_list(?1) WHERE id = ?2 ORDER BY seq",
                )?
                .query_map(rusqlite::params![table, number], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let Some((last, _)) = pairs.last() else { return Ok(()) };
            let same: Vec<String> =
                pairs.iter().map(|(from, to)| format!("p.{to} = {table}.{from}")).collect();
            let condition = format!(
                "{last} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} AS p WHERE {})",
                same.join(" AND ")
            );
            let needed: bool = db.query_row(
                "SELECT \"notnull\" OR pk > 0 FROM pragma_table_xinfo(?1) WHERE name = ?2",
                [&table, last],
                |row| row.get(0),
            )?;
            let sql = if needed {
                format!("DELETE FROM {table} WHERE {condition}")
            } else {
                format!("UPDATE {table} SET {last} = NULL WHERE {condition}")
            };
            if db.execute(&sql, [])? == 0 {
                return Err(StoreProblem::new(ProblemKind::Damaged, format!("{table} points nowhere")));
            }
        }
    }
}
