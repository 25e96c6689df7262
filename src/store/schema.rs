//! The shape of the file and how it grows: numbered steps, a backup before the first, never a step back.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};

use super::backup::{Backups, Reason};
use super::error::{ProblemKind, StoreProblem};
use super::{seal, search};
use crate::text::passphrase::Passphrase;

/// Marks a file as ours: `NEDd` in ASCII. Never changes.
pub(super) const APPLICATION_ID: i32 = 0x4e45_4464;

/// One step each, in order; the file's `user_version` counts how many it has taken. A released step is never edited.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("sql/0001_start.sql"),
    include_str!("sql/0002_room.sql"),
    include_str!("sql/0003_live.sql"),
    include_str!("sql/0004_lineage.sql"),
    include_str!("sql/0005_vote_on_the_wall.sql"),
    include_str!("sql/0006_closing.sql"),
    include_str!("sql/0007_counts.sql"),
    include_str!("sql/0008_time_per_sitting.sql"),
    include_str!("sql/0009_seats_on_the_wall.sql"),
    include_str!("sql/0010_review.sql"),
    include_str!("sql/0011_life.sql"),
    include_str!("sql/0012_search.sql"),
    include_str!("sql/0013_put_away.sql"),
    include_str!("sql/0014_follow_up.sql"),
    include_str!("sql/0015_sorting.sql"),
    include_str!("sql/0016_sent.sql"),
    include_str!("sql/0017_seal.sql"),
    include_str!("sql/0018_retention.sql"),
    include_str!("sql/0019_null_is_no_json.sql"),
];

/// Whose file this is, and how far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing in it yet.
    Empty,
    /// Ours, with so many steps taken.
    Ours(usize),
}

/// Looks, without touching anything. A foreign file and a newer one are refused.
pub(super) fn standing(db: &Connection, known: usize) -> Result<Standing, StoreProblem> {
    let id: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if id != APPLICATION_ID {
        let objects: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if id == 0 && version == 0 && objects == 0 {
            return Ok(Standing::Empty);
        }
        return Err(StoreProblem::new(ProblemKind::NotOurs, format!("application id {id:#x}")));
    }
    let taken = usize::try_from(version)
        .map_err(|_| StoreProblem::new(ProblemKind::Damaged, format!("schema version {version}")))?;
    if taken > known {
        let detail = format!("schema version {taken}; this program knows up to {known}");
        return Err(StoreProblem::new(ProblemKind::TooNew, detail));
    }
    Ok(Standing::Ours(taken))
}

/// Takes the steps the file has not taken yet, all in one transaction. A file that holds something already is
/// first kept as a backup; returns where.
pub(super) fn migrate(
    db: &mut Connection,
    path: Option<&Path>,
    passphrase: Option<&Passphrase>,
    steps: &[&str],
) -> Result<Option<PathBuf>, StoreProblem> {
    let before = standing(db, steps.len())?;
    if before == Standing::Ours(steps.len()) {
        return Ok(None);
    }
    let backup = match (before, path) {
        (Standing::Ours(taken), Some(path)) => Some(back_up(db, path, passphrase, taken)?),
        (Standing::Ours(_), None) | (Standing::Empty, _) => None,
    };
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again under the lock: another program may have been faster.
    let taken = match standing(&tx, steps.len())? {
        Standing::Empty => 0,
        Standing::Ours(taken) => taken,
    };
    for step in steps.iter().skip(taken) {
        tx.execute_batch(step)?;
    }
    let indexed = tx.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'searched'")?.exists([])?;
    if indexed {
        search::add_missing(&tx)?;
    }
    if tx.prepare("SELECT 1 FROM pragma_table_info('session') WHERE name = 'seal'")?.exists([])? {
        seal::add_missing(&tx)?;
    }
    let broken: i64 = tx.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken > 0 {
        return Err(StoreProblem::new(ProblemKind::Damaged, format!("{broken} rows point to nothing")));
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", i64::try_from(steps.len()).unwrap_or(i64::MAX))?;
    tx.commit()?;
    Ok(backup)
}

/// Keeps a backup of the file as it is before it is taken forward.
fn back_up(
    db: &Connection,
    path: &Path,
    passphrase: Option<&Passphrase>,
    taken: usize,
) -> Result<PathBuf, StoreProblem> {
    // The time of its last change: what is kept is the file as it was then.
    let changed = std::fs::metadata(path).and_then(|there| there.modified());
    let at = changed.map(DateTime::<Utc>::from).map_err(|error| StoreProblem::from_io(&error))?;
    let backups = Backups::new(path, None);
    let kept = backups.keep(db, passphrase, at, Reason::Migration(taken), &AtomicBool::new(false));
    let kept = kept.map_err(|problem| problem.about(Some(backups.folder())))?;
    kept.map(|file| file.path).ok_or_else(|| StoreProblem::new(ProblemKind::Other, "no backup was made"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);";
    const SECOND: &str = "ALTER TABLE a ADD COLUMN y INTEGER;";

    #[test]
    fn an_older_file_is_copied_and_then_taken_forward() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("æ.db");
        let mut db = Connection::open(&path).unwrap();
        assert_eq!(
            migrate(&mut db, Some(&path), None, &[FIRST]).unwrap(),
            None,
            "nothing to copy in a new file"
        );
        let backup = migrate(&mut db, Some(&path), None, &[FIRST, SECOND]).unwrap().unwrap();
        assert_eq!(standing(&db, 2).unwrap(), Standing::Ours(2));
        assert_eq!(db.query_row("SELECT x FROM a WHERE y IS NULL", [], |row| row.get(0)), Ok(1));

        let copy = Connection::open(backup).unwrap();
        assert_eq!(standing(&copy, 2).unwrap(), Standing::Ours(1));
        assert_eq!(copy.query_row("SELECT x FROM a", [], |row| row.get(0)), Ok(1));
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db, None, None, &[FIRST]).unwrap();
        assert!(migrate(&mut db, None, None, &[FIRST, SECOND, "CREATE nonsense"]).is_err());
        assert_eq!(standing(&db, 3).unwrap(), Standing::Ours(1));
        assert!(db.prepare("SELECT y FROM a").is_err());
    }
}
