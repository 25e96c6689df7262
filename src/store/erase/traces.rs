//! Searching every byte of a file for words that should be gone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::store::error::StoreProblem;

/// Shorter pieces stand in any file by chance.
const LEAST: usize = 8;
/// Longer ones would be torn apart by the pages of the file.
const MOST: usize = 48;
/// So much is read at a time.
const BLOCK: usize = 1 << 20;

/// The pieces by which a text is searched for: 8–48 bytes, without what the log writes otherwise.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let torn = text.split(|c: char| c.is_control() || c == '"' || c == '\\');
    let mut pieces = Vec::new();
    for part in torn {
        let mut rest = part.trim();
        while rest.len() >= LEAST {
            let mut end = MOST.min(rest.len());
            while !rest.is_char_boundary(end) {
                end -= 1; // the beginning of a text is a boundary
            }
            let (piece, after) = rest.split_at(end);
            pieces.push(piece);
            rest = after;
        }
    }
    pieces
}

/// Which of these pieces stand in a file.
pub(super) fn in_file(file: &mut File, pieces: &BTreeSet<&str>) -> io::Result<BTreeSet<String>> {
    let wanted = Wanted::new(pieces);
    let mut found = BTreeSet::new();
    let mut block = vec![0u8; BLOCK + MOST];
    let mut kept = 0;
    while let Some(room) = block.get_mut(kept..) {
        let read = file.read(room)?;
        if read == 0 {
            break;
        }
        let filled = kept + read;
        wanted.find(block.get(..filled).unwrap_or_default(), &mut found);
        // What may have begun here and goes on in the next block.
        let from = filled.saturating_sub(MOST - 1);
        block.copy_within(from..filled, 0);
        kept = filled - from;
    }
    Ok(found.into_iter().map(str::to_owned).collect())
}

/// Which of these pieces stand in any column of any table, those of the index of words included: of a file whose bytes say
/// nothing without its passphrase.
pub(super) fn in_tables(db: &Connection, pieces: &BTreeSet<&str>) -> Result<BTreeSet<String>, StoreProblem> {
    let tables: Vec<String> = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let all: Vec<(&str, String)> = tables.iter().map(|table| (table.as_str(), "*".to_owned())).collect();
    in_columns(db, &all, pieces)
}

/// Which of these pieces stand in these columns of these tables.
pub(super) fn in_columns(
    db: &Connection,
    places: &[(&str, String)],
    pieces: &BTreeSet<&str>,
) -> Result<BTreeSet<String>, StoreProblem> {
    let wanted = Wanted::new(pieces);
    let mut found = BTreeSet::new();
    for (table, columns) in places {
        let mut statement = db.prepare(&format!("SELECT {columns} FROM \"{table}\""))?;
        let count = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..count {
                if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column)? {
                    wanted.find(bytes, &mut found);
                }
            }
        }
    }
    Ok(found.into_iter().map(str::to_owned).collect())
}

/// The values of the column `by` in rows of a table in which one of these pieces stands.
pub(super) fn keys_with(
    db: &Connection,
    table: &str,
    by: &str,
    columns: &str,
    pieces: &BTreeSet<&str>,
) -> Result<BTreeSet<String>, StoreProblem> {
    let wanted = Wanted::new(pieces);
    let mut keys = BTreeSet::new();
    let sql = format!("SELECT {by}, {columns} FROM \"{table}\" WHERE {by} IS NOT NULL");
    let mut statement = db.prepare(&sql)?;
    let count = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut found = BTreeSet::new();
        for column in 1..count {
            if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column)? {
                wanted.find(bytes, &mut found);
            }
        }
        if !found.is_empty() {
            keys.insert(row.get(0)?);
        }
    }
    Ok(keys)
}

/// Pieces by their first eight bytes, and a quick look at the first two.
struct Wanted<'a> {
    begins: Vec<bool>,
    by_head: BTreeMap<&'a [u8], Vec<&'a str>>,
}

impl<'a> Wanted<'a> {
    fn new(pieces: &BTreeSet<&'a str>) -> Self {
        let mut begins = vec![false; 1 << 16];
        let mut by_head: BTreeMap<&[u8], Vec<&str>> = BTreeMap::new();
        for piece in pieces {
            let Some(head) = piece.as_bytes().get(..LEAST) else { continue };
            if let Some(begin) = begins.get_mut(two(head)) {
                *begin = true;
            }
            by_head.entry(head).or_default().push(piece);
        }
        Self { begins, by_head }
    }

    fn find(&self, bytes: &[u8], found: &mut BTreeSet<&'a str>) {
        for (at, head) in bytes.windows(LEAST).enumerate() {
            if !self.begins.get(two(head)).copied().unwrap_or(false) {
                continue;
            }
            for piece in self.by_head.get(head).into_iter().flatten() {
                if bytes.get(at..).is_some_and(|rest| rest.starts_with(piece.as_bytes())) {
                    found.insert(piece);
                }
            }
        }
    }
}

fn two(head: &[u8]) -> usize {
    match head {
        [first, second, ..] => usize::from(*first) << 8 | usize::from(*second),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_wherever_it_stands_also_across_two_blocks() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        let text = "Det var uro på vakta, og ingen sa \"stopp\".\nHelga var verst av alle dager i hele året.";
        let pieces: BTreeSet<&str> = pieces(text).into_iter().collect();
        assert_eq!(pieces.len(), 2, "{pieces:?}");
        for before in [0, 1, BLOCK - 50, BLOCK - 20, BLOCK + MOST - 1, 2 * BLOCK - 30] {
            for piece in &pieces {
                let mut bytes = vec![0u8; before];
                bytes.extend(piece.as_bytes());
                bytes.extend([0u8; 100]);
                std::fs::write(&path, &bytes).unwrap();
                assert_eq!(
                    in_file(&mut File::open(&path).unwrap(), &pieces).unwrap(),
                    BTreeSet::from([(*piece).to_owned()]),
                    "{before}"
                );
            }
        }
        std::fs::write(&path, vec![b'D'; 3 * BLOCK]).unwrap();
        assert_eq!(in_file(&mut File::open(&path).unwrap(), &pieces).unwrap(), BTreeSet::new());
    }

    #[test]
    fn what_is_too_short_has_no_pieces() {
        assert_eq!(pieces("Ro"), Vec::<&str>::new());
        assert_eq!(pieces("a\nb\nc \"d\""), Vec::<&str>::new());
    }
}
