//! Carries rows from one file to another as they stand: to mend a session out of a backup, and to save what can be read of a
//! damaged file.

use rusqlite::types::Value;
use rusqlite::{Connection, Params, params_from_iter};

use super::error::StoreProblem;

/// What a session is made of beside its own row, parents before children. Whatever is beside that – log, place, drafts,
/// what has been shared and sent – is in [`BESIDE`].
pub(super) const CONTENT: &[&str] = &[
    "sitting",
    "meeting_group",
    "question_plan",
    "part_plan",
    "added_question",
    "heading",
    "answer",
    "measure",
    "measure_answer",
    "measure_event",
    "keep",
    "room_check",
    "part_attendance",
    "parked_topic",
    "vote_round",
    "vote",
    "review",
    "reviewed",
    "session_event",
];

/// What is kept beside the content of a session; the index of words is made anew.
pub(super) const BESIDE: &[&str] = &["change_log", "place", "time_used", "draft", "live", "lineage", "sent"];

/// The columns of a table that are written; worked-out ones follow.
pub(super) fn columns(db: &Connection, table: &str) -> Result<Vec<String>, StoreProblem> {
    Ok(db
        .prepare("SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0 ORDER BY cid")?
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The columns of a table's key, in its order.
pub(super) fn key(db: &Connection, table: &str) -> Result<Vec<String>, StoreProblem> {
    Ok(db
        .prepare("SELECT name FROM pragma_table_xinfo(?1) WHERE pk > 0 ORDER BY pk")?
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Reads rows until there are no more or the file does not go on; whether all were read.
pub(super) fn read(
    from: &Connection,
    table: &str,
    columns: &[String],
    after: &str,
    values: impl Params,
    mut each: impl FnMut(Vec<Value>) -> Result<(), StoreProblem>,
) -> Result<bool, StoreProblem> {
    let Ok(mut statement) = from.prepare(&format!("SELECT {} FROM {table} {after}", columns.join(", ")))
    else {
        return Ok(false);
    };
    let Ok(mut rows) = statement.query(values) else { return Ok(false) };
    let mut whole = true;
    loop {
        match rows.next() {
            Ok(None) => return Ok(whole),
            Err(_) => return Ok(false),
            Ok(Some(row)) => {
                let values: rusqlite::Result<Vec<Value>> = (0..columns.len()).map(|at| row.get(at)).collect();
                // Text that is no text any more: this row is lost, the next may be whole.
                match values {
                    Ok(values) => each(values)?,
                    Err(_) => whole = false,
                }
            }
        }
    }
}

/// Writes a row, unless there is one with its key; whether it was written. A row that the table does not take – what was in
/// it has been damaged – is left out.
pub(super) fn write(
    into: &Connection,
    table: &str,
    columns: &[String],
    values: &[Value],
) -> Result<bool, StoreProblem> {
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT OR IGNORE INTO {table} ({}) VALUES ({places})", columns.join(", "));
    match into.prepare_cached(&sql)?.execute(params_from_iter(values)) {
        Ok(written) => Ok(written > 0),
        Err(error) => match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ConstraintViolation | rusqlite::ErrorCode::TypeMismatch) => Ok(false),
            _ => Err(error.into()),
        },
    }
}

/// Copies the rows that `condition` finds, all or an error.
pub(super) fn copy(
    from: &Connection,
    into: &Connection,
    table: &str,
    condition: &str,
    value: &str,
) -> Result<usize, StoreProblem> {
    let columns = columns(into, table)?;
    let mut copied = 0;
    let whole = read(from, table, &columns, condition, [value], |values| {
        copied += usize::from(write(into, table, &columns, &values)?);
        Ok(())
    })?;
    if whole { Ok(copied) } else { Err(super::seal::altered(table, "")) }
}

#[cfg(test)]
mod tests {
    use super::super::Store;
    use super::*;

    #[test]
    fn every_table_of_a_session_is_content_or_beside_it() {
        let store = Store::in_memory().unwrap();
        let tables: Vec<String> = store
            .db
            .prepare(
                "SELECT DISTINCT m.name FROM sqlite_schema AS m JOIN pragma_table_xinfo(m.name) AS c
                 WHERE m.type = 'table' AND c.name = 'session' AND m.name <> 'searched' ORDER BY 1",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let mut known: Vec<&str> = CONTENT.iter().chain(BESIDE).copied().collect();
        known.sort_unstable();
        assert_eq!(tables, known, "a new table is mended and salvaged, too");
    }
}
