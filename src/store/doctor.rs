//! Whether the file is sound, fault by fault, and what can be put right without touching a word (L6).

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;

use super::backup::Backups;
use super::error::{ProblemKind, StoreProblem};
use super::seal::Altered;
use super::{Store, read, rows, seal, search};
use crate::text::fold::search_key;

crate::domain::codes::codes! {
    /// What can be wrong with a data file and around it.
    pub enum Fault {
        /// Pages of the file are broken.
        Pages = "pages",
        /// An index of the file is not in step with its table.
        Index = "index",
        /// Something points to what is not there.
        References = "references",
        /// A value that the file's own rules forbid.
        Rules = "rules",
        /// A table, index or trigger is missing or is not ours.
        Shape = "shape",
        /// Something is not as it was written.
        Altered = "altered",
        /// Something cannot be read as what it should be.
        Unreadable = "unreadable",
        /// The search does not know what there is, or knows what there is not.
        Search = "search",
        /// Something was saved later than now.
        Future = "future",
        /// Half of a file lies where a program was killed while it wrote.
        HalfWritten = "half_written",
        /// A program was cut off: a log lies beside the file.
        LeftOver = "left_over",
        /// Others on this machine can read it.
        Rights = "rights",
        /// It lies where something carries it to other machines.
        SharedPlace = "shared_place",
        /// It can be read here, and nothing can be saved in it.
        ReadOnly = "read_only",
        /// Where its backups are to lie, none can be saved.
        BackupFolder = "backup_folder",
        /// There is no backup of it.
        NoBackup = "no_backup",
        /// The file holds no meeting, and a backup does.
        OnlyInBackup = "only_in_backup",
        /// The newest backup is old.
        OldBackup = "old_backup",
        /// A backup is damaged.
        UnsoundBackup = "unsound_backup",
        /// The file stands under a passphrase, and a backup of it does not.
        PlainBackup = "plain_backup",
        /// A disk has less room left than the file may need.
        Space = "space",
        /// Something in the settings cannot be used.
        Settings = "settings",
        /// The terminal does not say that it shows all letters.
        Locale = "locale",
        /// The window is smaller than the screens need.
        Window = "window",
    }
}

impl Fault {
    /// Whether something is wrong that may cost words, rather than a thing to know.
    pub fn is_wrong(self) -> bool {
        match self {
            Self::Pages
            | Self::Index
            | Self::References
            | Self::Rules
            | Self::Shape
            | Self::Altered
            | Self::Unreadable
            | Self::Search
            | Self::Rights => true,
            Self::Future
            | Self::HalfWritten
            | Self::LeftOver
            | Self::SharedPlace
            | Self::ReadOnly
            | Self::BackupFolder
            | Self::NoBackup
            | Self::OnlyInBackup
            | Self::OldBackup
            | Self::UnsoundBackup
            | Self::PlainBackup
            | Self::Space
            | Self::Settings
            | Self::Locale
            | Self::Window => false,
        }
    }
}

/// Something found. Never content: names of tables, keys and numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub fault: Fault,
    /// How often.
    pub count: usize,
    /// Where, for those who help.
    pub detail: String,
}

impl Finding {
    /// Something found so often, there.
    pub fn new(fault: Fault, count: usize, detail: impl Into<String>) -> Self {
        Self { fault, count, detail: detail.into() }
    }
}

/// What the file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// How changes are written: `wal`, or `delete` where single files are carried to other machines.
    pub journal: String,
    /// How many steps of its shape the file has taken.
    pub schema: i64,
    /// What is wrong with it, at most one of a kind; empty for a sound file.
    pub findings: Vec<Finding>,
}

/// The version of the database inside the program.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

impl Store {
    /// Looks through the whole file; takes longer the larger it is. `now` is the machine's clock.
    pub fn health(&self, now: DateTime<Utc>) -> Result<Health, StoreProblem> {
        self.ask(|db| {
            let mut found = Found::default();
            look_at_pages(db, &mut found)?;
            look_at_references(db, &mut found)?;
            look_at_shape(db, &mut found)?;
            look_at_seals(db, &mut found);
            look_at_search(db, &mut found);
            look_at_times(db, now, &mut found);
            Ok(Health {
                journal: db.query_row("PRAGMA journal_mode", [], |row| row.get(0))?,
                schema: db.query_row("PRAGMA user_version", [], |row| row.get(0))?,
                findings: found.findings(),
            })
        })
    }

    /// Puts right what can be put right without touching a word: indices, the search, triggers that are missing. What the disk
    /// has changed is [mended](Store::mend) from backups.
    ///
    /// The file as it is now is kept first.
    pub fn put_right(
        &mut self,
        findings: &[Finding],
        backups: &Backups,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        self.keep_as_it_is(backups, now)?;
        let is = |fault| findings.iter().any(|finding| finding.fault == fault);
        self.write(|db| {
            if is(Fault::Shape) {
                let fresh = shape(&Store::in_memory()?.db)?;
                let here = shape(db)?;
                for ((kind, name), sql) in &fresh {
                    let adds_nothing = kind == "trigger" || kind == "index";
                    if adds_nothing && !here.contains_key(&(kind.clone(), name.clone())) {
                        db.execute_batch(sql)?;
                    }
                }
            }
            if is(Fault::Index) {
                db.execute_batch("REINDEX")?;
            }
            if is(Fault::Search) {
                search::rebuild(db)?;
            }
            Ok(())
        })
    }
}

/// What was found, gathered by kind.
#[derive(Default)]
struct Found(BTreeMap<&'static str, Finding>);

impl Found {
    fn add(&mut self, fault: Fault, count: usize, detail: impl Into<String>) {
        if count == 0 {
            return;
        }
        let detail = detail.into();
        match self.0.get_mut(fault.code()) {
            Some(finding) => {
                finding.count += count;
                // The first few are enough for whoever helps.
                if finding.detail.len() < 300 && !finding.detail.contains(&detail) {
                    finding.detail.push_str("; ");
                    finding.detail.push_str(&detail);
                }
            }
            None => drop(self.0.insert(fault.code(), Finding::new(fault, count, detail))),
        }
    }

    fn findings(self) -> Vec<Finding> {
        let mut found = self.0;
        Fault::ALL.iter().filter_map(|fault| found.remove(fault.code())).collect()
    }
}

fn look_at_pages(db: &Connection, found: &mut Found) -> Result<(), StoreProblem> {
    let mut statement = db.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    loop {
        let line: String = match rows.next() {
            Ok(Some(row)) => row.get(0)?,
            Ok(None) => return Ok(()),
            Err(error) => {
                found.add(Fault::Pages, 1, StoreProblem::from(error).detail);
                return Ok(());
            }
        };
        let fault = if line == "ok" {
            continue;
        } else if line.contains("FTS5") {
            Fault::Search
        } else if line.contains("CHECK constraint")
            || line.contains("NULL value in")
            || line.contains("non-") && line.contains(" value in ")
        {
            Fault::Rules
        } else if line.contains("missing from index")
            || line.contains("entries in index")
            || line.contains("non-unique")
        {
            Fault::Index
        } else {
            Fault::Pages
        };
        // `SQLite` names tables, indices and pages; a row it names by number.
        found.add(fault, 1, line);
    }
}

fn look_at_references(db: &Connection, found: &mut Found) -> Result<(), StoreProblem> {
    let Ok(mut statement) = db.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")
    else {
        return Ok(());
    };
    let mut rows = statement.query([])?;
    while let Ok(Some(row)) = rows.next() {
        let count: i64 = row.get(1)?;
        found.add(Fault::References, usize::try_from(count).unwrap_or(1), row.get::<_, String>(0)?);
    }
    Ok(())
}

/// Kind and name of everything a file is shaped by, with its text.
fn shape(db: &Connection) -> Result<BTreeMap<(String, String), String>, StoreProblem> {
    Ok(db
        .prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?
        .query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// What is there beside is no fault: a file with rules of somebody else's is not opened.
fn look_at_shape(db: &Connection, found: &mut Found) -> Result<(), StoreProblem> {
    let (here, fresh) = (shape(db)?, shape(&Store::in_memory()?.db)?);
    for ((kind, name), sql) in &fresh {
        if here.get(&(kind.clone(), name.clone())) != Some(sql) {
            found.add(Fault::Shape, 1, format!("{kind} {name}"));
        }
    }
    Ok(())
}

fn look_at_seals(db: &Connection, found: &mut Found) {
    let never = std::sync::atomic::AtomicBool::new(false);
    let altered = match seal::find(db, &never) {
        Ok(altered) => altered,
        Err(problem) => {
            found.add(Fault::Pages, 1, problem.detail);
            return;
        }
    };
    for one in altered {
        let (fault, place) = match &one {
            Altered::Unit(id) => (Fault::Altered, format!("unit {id}")),
            Altered::Step(id, number) => (Fault::Altered, format!("change_log {id} {number}")),
            Altered::Session(id) => {
                let why = id.parse().ok().and_then(|id| read::load(db, id, true).err());
                match why {
                    Some(problem) if problem.kind == ProblemKind::Altered => {
                        (Fault::Altered, format!("session {id}"))
                    }
                    Some(problem) => (Fault::Unreadable, problem.detail),
                    None => (Fault::Unreadable, format!("session {id}")),
                }
            }
        };
        found.add(fault, 1, place);
    }
}

fn look_at_search(db: &Connection, found: &mut Found) {
    let look = || -> rusqlite::Result<usize> {
        let mut wrong: i64 = db.query_row(
            "SELECT (SELECT count(*) FROM (SELECT session, kind, id FROM searchable
                                           EXCEPT SELECT session, kind, id FROM searched))
                  + (SELECT count(*) FROM (SELECT session, kind, id FROM searched
                                           EXCEPT SELECT session, kind, id FROM searchable))",
            [],
            |row| row.get(0),
        )?;
        let mut statement = db.prepare(
            "SELECT t.text, i.words FROM searched AS s
             JOIN searchable AS t ON t.session = s.session AND t.kind = s.kind AND t.id = s.id
             LEFT JOIN search_index AS i ON i.rowid = s.number",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (text, words): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            wrong += i64::from(words != Some(search_key(&text)));
        }
        Ok(usize::try_from(wrong).unwrap_or(1))
    };
    match look() {
        Ok(wrong) => found.add(Fault::Search, wrong, "searched"),
        Err(error) => found.add(Fault::Search, 1, StoreProblem::from(error).detail),
    }
}

fn look_at_times(db: &Connection, now: DateTime<Utc>, found: &mut Found) {
    let latest = rows::moment(now + TimeDelta::days(1));
    let later =
        db.query_row("SELECT count(*) FROM change_log WHERE at > ?1", [latest], |row| row.get::<_, i64>(0));
    found.add(
        Fault::Future,
        later.ok().and_then(|later| usize::try_from(later).ok()).unwrap_or(0),
        "change_log",
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_file_has_no_faults_and_a_broken_one_tells() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let store = Store::in_memory().unwrap();
        assert_eq!(store.health(now).unwrap().findings, []);
        let astray = "PRAGMA foreign_keys = OFF;
                      INSERT INTO time_used (session, sitting, question, phase, seconds) VALUES ('x', 'x', 'x', 'talk', 1);";
        store.db.execute_batch(astray).unwrap();
        let findings = store.health(now).unwrap().findings;
        assert_eq!(findings, [Finding::new(Fault::References, 1, "time_used")]);
    }
}
