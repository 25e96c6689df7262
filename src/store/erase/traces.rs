//! Searching every byte of a file for words that should be gone.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::File;
use std::io::{self, Read};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::store::error::StoreProblem;
use crate::store::rows::legible;

/// Shorter pieces stand in any file by chance.
const LEAST: usize = 8;
/// Longer ones would be torn apart by the pages of the file.
const MOST: usize = 48;
/// So much is read at a time.
const BLOCK: usize = 1 << 20;

/// The pieces by which a text is searched for: 8–48 bytes, without what the log writes otherwise and what the disk has made illegible.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let torn = text.split(|c: char| c.is_control() || matches!(c, '"' | '\\' | char::REPLACEMENT_CHARACTER));
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
    let mut found = HashSet::new();
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
    let mut found = HashSet::new();
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
        let mut found = HashSet::new();
        for column in 1..count {
            if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column)? {
                wanted.find(bytes, &mut found);
            }
        }
        if !found.is_empty() {
            keys.insert(legible(row, 0)?);
        }
    }
    Ok(keys)
}

/// Pieces by their first eight bytes and their length, so that a place is looked at once however many of them begin alike.
struct Wanted<'a> {
    /// Which beginnings there may be, by a hash of theirs: rules out nearly every place in one look.
    maybe: Vec<bool>,
    /// How far a hash is shifted to be a place in it.
    shift: u32,
    /// How long the pieces are that begin so.
    lengths: HashMap<u64, Vec<usize>>,
    all: HashSet<&'a str>,
}

/// The golden ratio spreads the beginnings of words over the upper bits.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// Room for the beginnings of some thousand pieces, and of a million.
const ROOM: std::ops::RangeInclusive<u32> = 16..=26;

impl<'a> Wanted<'a> {
    fn new(pieces: &BTreeSet<&'a str>) -> Self {
        let mut lengths: HashMap<u64, Vec<usize>> = HashMap::new();
        for piece in pieces {
            let Some(head) = piece.as_bytes().first_chunk() else { continue };
            let lengths = lengths.entry(u64::from_le_bytes(*head)).or_default();
            if !lengths.contains(&piece.len()) {
                lengths.push(piece.len());
            }
        }
        // So many places for each beginning that chance seldom hits one.
        let bits = (lengths.len() * 16).next_power_of_two().ilog2().clamp(*ROOM.start(), *ROOM.end());
        let mut wanted =
            Self { maybe: vec![false; 1 << bits], shift: 64 - bits, lengths, all: HashSet::new() };
        for head in wanted.lengths.keys() {
            let place = place(*head, wanted.shift);
            if let Some(maybe) = wanted.maybe.get_mut(place) {
                *maybe = true;
            }
        }
        wanted.all.extend(pieces);
        wanted
    }

    fn find(&self, bytes: &[u8], found: &mut HashSet<&'a str>) {
        if self.all.is_empty() {
            return;
        }
        for (at, head) in bytes.windows(LEAST).enumerate() {
            let Some(head) = head.first_chunk().map(|head| u64::from_le_bytes(*head)) else { return };
            if !self.maybe.get(place(head, self.shift)).copied().unwrap_or(false) {
                continue;
            }
            for length in self.lengths.get(&head).into_iter().flatten() {
                let here = bytes.get(at..at + length).and_then(|here| std::str::from_utf8(here).ok());
                found.extend(here.and_then(|here| self.all.get(here)));
            }
        }
    }
}

/// Where the beginning of a piece stands among those there may be.
fn place(head: u64, shift: u32) -> usize {
    // At most 26 bits are left.
    usize::try_from(head.wrapping_mul(SPREAD) >> shift).unwrap_or(0)
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
    fn texts_that_begin_alike_are_told_apart_however_many_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        let text = |number: u32| format!("Vi rekker ikke rapporten når {number} av oss begynner");
        let texts: Vec<String> = (0..3_000).map(text).collect();
        let wanted: BTreeSet<&str> = texts.iter().flat_map(|it| pieces(it)).collect();
        let there: String = texts.iter().step_by(3).cloned().collect::<Vec<_>>().join("\n");
        std::fs::write(&path, &there).unwrap();
        let found = in_file(&mut File::open(&path).unwrap(), &wanted).unwrap();
        let expected = wanted.iter().filter(|it| there.contains(**it)).map(|it| (*it).to_owned());
        assert_eq!(found, expected.collect());
        assert!(found.len() >= 1_000 && found.len() < wanted.len());
    }

    #[test]
    fn what_is_too_short_has_no_pieces() {
        assert_eq!(pieces("Ro"), Vec::<&str>::new());
        assert_eq!(pieces("a\nb\nc \"d\""), Vec::<&str>::new());
    }
}
