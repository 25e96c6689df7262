//! Whether the file is sound.

use super::Store;
use super::error::StoreProblem;

/// What `SQLite` says of the file. Nothing of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// How changes are written: `wal`, or `delete` where single files are carried to other machines.
    pub journal: String,
    /// How many steps of its shape the file has taken.
    pub schema: i64,
    /// What is broken, in `SQLite`'s own words; empty for a sound file.
    pub faults: Vec<String>,
}

/// The version of the database inside the program.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

impl Store {
    /// Looks through the whole file; takes longer the larger it is.
    pub fn health(&self) -> Result<Health, StoreProblem> {
        self.ask(|db| {
            let mut faults = db
                .prepare("PRAGMA integrity_check")?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<Vec<String>>>()?;
            faults.retain(|line| line != "ok");
            let astray: i64 =
                db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
            if astray > 0 {
                faults.push(format!("{astray} rows point to nothing"));
            }
            Ok(Health {
                journal: db.query_row("PRAGMA journal_mode", [], |row| row.get(0))?,
                schema: db.query_row("PRAGMA user_version", [], |row| row.get(0))?,
                faults,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_file_has_no_faults_and_a_broken_one_tells() {
        let store = Store::in_memory().unwrap();
        assert_eq!(store.health().unwrap().faults, Vec::<String>::new());
        let astray = "PRAGMA foreign_keys = OFF;
                      INSERT INTO time_used VALUES ('x', 'x', 'x', 'talk', 1);";
        store.db.execute_batch(astray).unwrap();
        assert_eq!(store.health().unwrap().faults, ["1 rows point to nothing"]);
    }
}
