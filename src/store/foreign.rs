//! What a file of ours cannot hold: rules and views of somebody else's.
//!
//! A trigger runs whenever something is saved, and a view can stand where a table is looked for. SQLite lets neither of
//! them out of the file, but what is saved could be changed on its way. So a file is opened only if every trigger, view
//! and virtual table in it is word for word one of the program's own.

use rusqlite::Connection;

use super::error::{ProblemKind, StoreProblem};

/// Refuses a file with a trigger, view or virtual table that none of the `steps` makes.
pub(super) fn check(db: &Connection, steps: &[&str]) -> Result<(), StoreProblem> {
    let ours: Vec<String> = steps.iter().map(|step| bare(step)).collect();
    let mut statement = db.prepare(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema
         WHERE type IN ('trigger', 'view') OR sql LIKE 'create virtual%'",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, name, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let sql = bare(&sql);
        if sql.is_empty() || !ours.iter().any(|step| step.contains(&sql)) {
            // One that goes by a name of ours has changed: by a fault of the disk, more likely than by anybody.
            let kind = if kind == "table" { "virtual table" } else { kind.as_str() };
            let begins = bare(&format!("CREATE {} {name}", kind.to_uppercase()));
            let (problem, found) = if ours.iter().any(|step| step.contains(&begins)) {
                (ProblemKind::Damaged, "is not as it was made")
            } else {
                (ProblemKind::NotOurs, "is not one of the program's")
            };
            return Err(StoreProblem::new(problem, format!("{kind} {name} {found}")));
        }
    }
    Ok(())
}

/// Whether something else than a table goes by its name: reading a view runs what somebody has written into it, which need
/// not end.
pub(super) fn stands_in(db: &Connection, table: &str) -> bool {
    let asked = db
        .prepare(
            "SELECT 1 FROM sqlite_schema
             WHERE name = ?1 COLLATE NOCASE AND (type <> 'table' OR sql LIKE 'create virtual%')",
        )
        .and_then(|mut statement| statement.exists([table]));
    // What cannot be asked cannot be read either, and reading tells why.
    asked.unwrap_or(false)
}

/// Without blanks, which differ between systems.
pub(super) fn bare(sql: &str) -> String {
    sql.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::store::schema::MIGRATIONS;

    #[test]
    fn a_rule_of_ours_in_which_a_letter_has_changed_is_damage_that_a_backup_helps_against() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("d.db");
        Store::open(&path).unwrap().close().unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        let rule = b"CREATE TRIGGER sitting_added AFTER INSERT ON sitting BEGIN";
        let at = bytes.windows(rule.len()).position(|it| it == rule).unwrap();
        // Where the rule does something: one that does not parse is told by SQLite itself.
        let letter = at + bytes[at..].windows(7).position(|it| it == b"UPDATE ").unwrap() + 7;
        bytes[letter] ^= 0x20;
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(Store::open(&path).err().map(|problem| problem.kind), Some(ProblemKind::Damaged));
    }

    #[test]
    fn a_file_with_rules_of_somebody_elses_is_refused_unread() {
        let own = Store::in_memory().unwrap();
        assert_eq!(check(&own.db, MIGRATIONS), Ok(()));
        for (what, sql) in [
            ("a trigger", "CREATE TRIGGER x AFTER INSERT ON answer BEGIN DELETE FROM answer; END"),
            ("a view", "CREATE VIEW x AS SELECT 1"),
            ("a view in place of a table", "DROP TABLE live; CREATE VIEW live AS SELECT 1 AS session"),
            ("a virtual table", "CREATE VIRTUAL TABLE x USING fts5(y)"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("d.db");
            Store::open(&path).unwrap().close().unwrap();
            let db = Connection::open(&path).unwrap();
            db.execute_batch(sql).unwrap();
            drop(db);
            let before = std::fs::read(&path).unwrap();
            for opened in
                [Store::open(&path), Store::open_read_only(&path), Store::open_to_follow(&path, None)]
            {
                assert_eq!(opened.err().map(|problem| problem.kind), Some(ProblemKind::NotOurs), "{what}");
            }
            assert_eq!(std::fs::read(&path).unwrap(), before, "{what}: the file stays as it was");
        }
    }
}
