//! What a file of ours cannot hold: rules and views of somebody else's.
//!
//! A trigger runs whenever something is saved, and a view can stand where a table is looked for. SQLite lets neither of
//! them out of the file, but what is saved could be changed on its way. So a file is opened only if whatever it is shaped
//! by, beside plain tables and indices, is word for word one of the program's own. What is plain is told by how its text
//! begins, to the letter: what SQLite takes for a trigger can be written in more ways than can be listed.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::error::{ProblemKind, StoreProblem};

/// Refuses a file that is shaped by anything else than plain tables and indices and what the `steps` make.
pub(super) fn check(db: &Connection, steps: &[&str]) -> Result<(), StoreProblem> {
    let ours: Vec<String> = steps.iter().map(|step| bare(step)).collect();
    let goes_by_ours = |begins: &str| {
        let mut after = steps.iter().flat_map(|step| step.split(begins).skip(1));
        after.any(|after| after.starts_with(|c: char| c.is_whitespace() || c == '('))
    };
    let mut statement = db.prepare("SELECT type, name, sql FROM sqlite_schema")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, sql) = (row.get_ref(0)?, row.get_ref(2)?);
        if is_plain(kind, sql) {
            continue;
        }
        let (kind_text, name_text, sql_text) = (lossy(kind), lossy(row.get_ref(1)?), lossy(sql));
        // To the end of it: a part of a rule is another rule.
        let words = bare(&sql_text) + ";";
        if matches!((kind, sql), (ValueRef::Text(_), ValueRef::Text(_)))
            && words.len() > 1
            && ours.iter().any(|step| step.contains(&words))
        {
            continue;
        }
        let is_virtual = words.get(..13).is_some_and(|begins| begins.eq_ignore_ascii_case("CREATEVIRTUAL"));
        let told = if is_virtual { "virtual table" } else { kind_text.as_str() };
        let begins = format!("CREATE {} {name_text}", told.to_uppercase());
        // One that is plain but for a letter, or goes by a name of ours, has changed: by a fault of the disk, more likely than
        // by anybody.
        let (problem, found) = if is_nearly_plain(kind, sql) || goes_by_ours(&begins) {
            (ProblemKind::Damaged, "is not as it was made")
        } else {
            (ProblemKind::NotOurs, "is not one of the program's")
        };
        return Err(StoreProblem::new(problem, format!("{told} {name_text} {found}")));
    }
    Ok(())
}

/// Whether something else than a table goes by its name: reading a view runs what somebody has written into it, which need
/// not end.
pub(super) fn stands_in(db: &Connection, table: &str) -> bool {
    let look = || -> rusqlite::Result<bool> {
        let mut statement = db.prepare("SELECT type, name, sql FROM sqlite_schema")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            // SQLite reads a name to the first zero in it.
            let name = bytes(row.get_ref(1)?).and_then(|name| name.split(|byte| *byte == 0).next());
            let is_it = name.is_some_and(|name| name.eq_ignore_ascii_case(table.as_bytes()));
            if is_it && !is_nearly_plain(row.get_ref(0)?, row.get_ref(2)?) {
                return Ok(true);
            }
        }
        Ok(false)
    };
    // What cannot be asked cannot be read either, and reading tells why.
    look().unwrap_or(false)
}

/// Whether this is a table or an index, as SQLite itself writes them, however they were asked for.
fn is_plain(kind: ValueRef<'_>, sql: ValueRef<'_>) -> bool {
    matches!((kind, sql), (ValueRef::Text(_), ValueRef::Text(_) | ValueRef::Null))
        && begins_as_plain(kind, sql, <[u8]>::eq)
}

/// The same where a bit has made a letter small or large, or a text a row of bytes: SQLite reads it so all the same.
fn is_nearly_plain(kind: ValueRef<'_>, sql: ValueRef<'_>) -> bool {
    begins_as_plain(kind, sql, <[u8]>::eq_ignore_ascii_case)
}

fn begins_as_plain(kind: ValueRef<'_>, sql: ValueRef<'_>, same: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    const BEGIN: [&[u8]; 3] = [b"CREATE TABLE ", b"CREATE INDEX ", b"CREATE UNIQUE INDEX "];
    let begins = |sql: &[u8]| BEGIN.iter().any(|it| sql.get(..it.len()).is_some_and(|sql| same(sql, it)));
    // An index that SQLite has made by itself has no text.
    let is_text_plain = sql == ValueRef::Null || bytes(sql).is_some_and(begins);
    is_text_plain && bytes(kind).is_some_and(|kind| same(kind, b"table") || same(kind, b"index"))
}

fn bytes(value: ValueRef<'_>) -> Option<&[u8]> {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(bytes),
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => None,
    }
}

fn lossy(value: ValueRef<'_>) -> String {
    bytes(value).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
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
