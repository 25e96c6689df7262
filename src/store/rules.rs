//! The file's own rules – the text of its tables, indices, triggers and views – put right where the disk has changed them
//! (L6, L12).
//!
//! SQLite keeps them as text in a table of their own. The program knows every word of it, so what a bit has changed there is
//! written again without touching anything that was said. Whatever stands there is never run meanwhile.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, TransactionBehavior, named_params};

use super::access::{self, Opened};
use super::backup::Backups;
use super::error::{ProblemKind, StoreProblem};
use super::schema::{self, MIGRATIONS, Standing};
use super::{PATIENCE, foreign, location, settle};
use crate::text::passphrase::Passphrase;

/// One thing the file is shaped by.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    kind: String,
    name: String,
    table: String,
    /// `None` for an index that SQLite has made by itself.
    sql: Option<String>,
}

impl Rule {
    /// Blanks differ between systems.
    fn is_like(&self, other: &Self) -> bool {
        let bare = |it: &Self| it.sql.as_deref().map(foreign::bare);
        (&self.kind, &self.name, &self.table) == (&other.kind, &other.name, &other.table)
            && bare(self) == bare(other)
    }
}

/// A rule as it stands in a file.
struct Placed {
    row: i64,
    /// Whether it has pages of its own: a table or an index. A trigger, a view and a virtual table have none.
    has_pages: bool,
    rule: Rule,
}

/// What is to be written again.
#[derive(Default)]
struct Plan {
    /// Tables and indices, by their row.
    rewritten: Vec<(i64, Rule)>,
    /// All that have no pages, in the place of those that are there; empty where nothing is wrong with them.
    anew: Vec<Rule>,
    /// Names of what is not as it was made.
    wrong: Vec<String>,
}

/// The rules of this file that are not as they were made, by kind and name. An error where it cannot be told, or where what is
/// wrong is more than a changed text.
pub fn rules_hit(path: &Path, passphrase: Option<&Passphrase>) -> Result<Vec<String>, StoreProblem> {
    let look = || {
        let opened = open(path, passphrase)?;
        Ok(plan(&opened.db)?.wrong)
    };
    look().map_err(|problem: StoreProblem| problem.about(Some(path)))
}

/// Writes every rule as it was made; how many were not. The file as it is now is kept byte for byte first.
pub fn put_rules_right(
    path: &Path,
    passphrase: Option<&Passphrase>,
    backups: &Backups,
    at: DateTime<Utc>,
) -> Result<usize, StoreProblem> {
    let put = || {
        if rules_hit(path, passphrase)?.is_empty() {
            return Ok(0);
        }
        // With no connection open: closing a file of one's own lets go of every lock on it.
        location::make_folder(backups.folder())?;
        backups.set_aside(at, location::copy_private)?;
        let mut opened = open(path, passphrase)?;
        let tx = opened.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Asked again under the lock.
        let plan = plan(&tx)?;
        write(&tx, &plan)?;
        // Read anew from here on, by whoever has it open.
        let version: i64 = tx.query_row("PRAGMA schema_version", [], |row| row.get(0))?;
        tx.pragma_update(None, "schema_version", version.wrapping_add(1))?;
        tx.execute_batch("PRAGMA writable_schema = RESET")?;
        foreign::check(&tx, MIGRATIONS)?;
        if !self::plan(&tx)?.wrong.is_empty() {
            return Err(damaged("rules"));
        }
        tx.commit()?;
        opened.db.close().map_err(|(_, error)| error)?;
        Ok(plan.wrong.len())
    };
    put().map_err(|problem: StoreProblem| problem.about(Some(path)))
}

/// A connection that reads the table of rules whatever stands in it.
fn open(path: &Path, passphrase: Option<&Passphrase>) -> Result<Opened, StoreProblem> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    access::connect(path, path, flags, passphrase, |db| {
        // First of all: every other question reads the rules.
        db.pragma_update(None, "writable_schema", true)?;
        settle(db, PATIENCE)
    })
}

fn damaged(detail: impl Into<String>) -> StoreProblem {
    StoreProblem::new(ProblemKind::Damaged, detail)
}

/// Compares what stands in a file with what the program makes of as many steps.
fn plan(db: &Connection) -> Result<Plan, StoreProblem> {
    let Standing::Ours(taken) = schema::standing(db, MIGRATIONS.len())? else {
        return Err(StoreProblem::new(ProblemKind::NotOurs, "empty"));
    };
    let fresh = Connection::open_in_memory()?;
    for step in MIGRATIONS.iter().take(taken) {
        fresh.execute_batch(step)?;
    }
    compare(read(db)?, read(&fresh)?)
}

fn compare(here: Vec<Placed>, fresh: Vec<Placed>) -> Result<Plan, StoreProblem> {
    let told = |rule: &Rule| format!("{} {}", rule.kind, rule.name);
    let (mut tables, without): (Vec<_>, Vec<_>) = here.into_iter().partition(|it| it.has_pages);
    let (ours, ours_without): (Vec<_>, Vec<_>) = fresh.into_iter().partition(|it| it.has_pages);
    let mut plan = Plan::default();
    // A changed bit adds no rule: where there are more, somebody has added them, and nobody knows what they have done.
    if without.len() > ours_without.len() {
        return Err(StoreProblem::new(ProblemKind::NotOurs, "rules"));
    }
    let is_there = |rule: &Rule| without.iter().any(|it| it.rule.is_like(rule));
    plan.wrong.extend(ours_without.iter().filter(|it| !is_there(&it.rule)).map(|it| told(&it.rule)));
    if !plan.wrong.is_empty() {
        plan.anew = ours_without.into_iter().map(|it| it.rule).collect();
    }
    for Placed { rule, .. } in ours {
        // By its name, or where that was hit by all its other words.
        let by_name = tables.iter().position(|it| it.rule.name == rule.name);
        let by_text = || tables.iter().position(|it| rule.sql.is_some() && it.rule.sql == rule.sql);
        match by_name.or_else(by_text) {
            Some(at) => {
                let found = tables.swap_remove(at);
                if !found.rule.is_like(&rule) {
                    plan.wrong.push(told(&rule));
                    plan.rewritten.push((found.row, rule));
                }
            }
            // One that is missing is made anew once the file can be opened.
            None if rule.kind == "index" => {}
            None => return Err(damaged(told(&rule))),
        }
    }
    Ok(plan)
}

fn read(db: &Connection) -> Result<Vec<Placed>, StoreProblem> {
    let mut statement =
        db.prepare("SELECT rowid, rootpage, type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid")?;
    let mut rows = statement.query([])?;
    let mut rules = Vec::new();
    while let Some(row) = rows.next()? {
        // A changed bit need not leave letters, nor a text: bytes of the same letters are not as they were made.
        let text = |at: usize| -> rusqlite::Result<Option<String>> {
            Ok(match row.get_ref(at)? {
                ValueRef::Text(it) => Some(String::from_utf8_lossy(it).into_owned()),
                ValueRef::Blob(it) => Some(format!("\0{}", String::from_utf8_lossy(it))),
                ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => None,
            })
        };
        let root: Option<i64> = row.get(1)?;
        rules.push(Placed {
            row: row.get(0)?,
            has_pages: root.is_some_and(|root| root != 0),
            rule: Rule {
                kind: text(2)?.unwrap_or_default(),
                name: text(3)?.unwrap_or_default(),
                table: text(4)?.unwrap_or_default(),
                sql: text(5)?,
            },
        });
    }
    Ok(rules)
}

fn write(db: &Connection, plan: &Plan) -> Result<(), StoreProblem> {
    let mut again = db.prepare(
        "UPDATE sqlite_schema SET type = :type, name = :name, tbl_name = :table, sql = :sql WHERE rowid = :row",
    )?;
    for (row, rule) in &plan.rewritten {
        again.execute(named_params! {
            ":row": row, ":type": rule.kind, ":name": rule.name, ":table": rule.table, ":sql": rule.sql,
        })?;
    }
    if plan.anew.is_empty() {
        return Ok(());
    }
    db.execute("DELETE FROM sqlite_schema WHERE coalesce(rootpage, 0) = 0", [])?;
    let mut add = db.prepare(
        "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (:type, :name, :table, 0, :sql)",
    )?;
    for rule in &plan.anew {
        add.execute(named_params! {
            ":type": rule.kind, ":name": rule.name, ":table": rule.table, ":sql": rule.sql,
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// A file of ours in which one byte of its first pages, where its rules stand, is changed by `change`.
    fn hit(words: &str, at: usize, bit: u8) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("d.db");
        Store::open(&path).unwrap().close().unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        let place = bytes.windows(words.len()).position(|it| it == words.as_bytes()).unwrap();
        bytes[place + at] ^= bit;
        std::fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    #[test]
    fn a_bit_in_a_rule_is_put_right_whatever_it_hits_and_the_file_as_it_was_is_kept() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for (what, words, at, bit) in [
            ("what a trigger does", "AFTER INSERT ON sitting BEGIN", 0, 0x20),
            ("the first word of a trigger", "CREATE TRIGGER sitting_added", 0, 0x02),
            ("a trigger's own name in its text", "CREATE TRIGGER sitting_added", 16, 0x01),
            ("no letter any more", "CREATE TRIGGER sitting_added", 20, 0x80),
            ("a view", "CREATE VIEW searchable", 8, 0x01),
            ("a virtual table", "CREATE VIRTUAL TABLE search_index", 3, 0x04),
            ("a table", "CREATE TABLE answer", 9, 0x01),
            ("a column", "CREATE TABLE unit", 24, 0x01),
            ("an index", "CREATE INDEX measure_due", 3, 0x01),
            ("a small letter in a table", "CREATE TABLE answer", 0, 0x20),
            ("a small letter in a table of the search", "CREATE TABLE 'search_index_data'", 8, 0x20),
            ("a large letter in the kind of a table", "tableansweranswer", 0, 0x20),
            (
                "a large letter in the kind of an index that SQLite has made",
                "indexsqlite_autoindex_",
                0,
                0x20,
            ),
            // The lengths of three texts of a row, of which the first becomes one of bytes.
            ("a kind that is no text any more", "\u{17}\u{19}\u{19}", 0, 0x01),
        ] {
            let (_folder, path) = hit(words, at, bit);
            let refused = Store::open(&path).err().map(|problem| problem.kind);
            assert_eq!(refused, Some(ProblemKind::Damaged), "{what}");
            let found = rules_hit(&path, None).unwrap();
            assert_eq!(found.len(), 1, "{what}: {found:?}");
            let backups = Backups::new(&path, None);
            let before = std::fs::read(&path).unwrap();
            assert_eq!(put_rules_right(&path, None, &backups, now), Ok(1), "{what}");
            let store = Store::open(&path).unwrap_or_else(|problem| panic!("{what}: {problem}"));
            assert_eq!(store.health(now).unwrap().findings, [], "{what}");
            store.close().unwrap();
            let kept: Vec<_> =
                std::fs::read_dir(backups.folder()).unwrap().map(|it| it.unwrap().path()).collect();
            assert_eq!(kept.len(), 1, "{what}");
            assert_eq!(std::fs::read(&kept[0]).unwrap(), before, "{what}");
            assert_eq!(
                put_rules_right(&path, None, &backups, now),
                Ok(0),
                "{what}: there is nothing left to do"
            );
        }
    }

    #[test]
    fn a_rule_that_somebody_has_added_is_not_taken_for_a_changed_bit() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("d.db");
        Store::open(&path).unwrap().close().unwrap();
        let add = "CREATE TRIGGER x AFTER INSERT ON answer BEGIN DELETE FROM answer; END";
        Connection::open(&path).unwrap().execute_batch(add).unwrap();
        let before = std::fs::read(&path).unwrap();
        let told = put_rules_right(&path, None, &Backups::new(&path, None), now).unwrap_err();
        assert_eq!(told.kind, ProblemKind::NotOurs);
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}
