//! Lists of measures that come in as a spreadsheet: our own after somebody has edited it (G10), or one a unit has kept
//! itself (I18).
//!
//! [`read`] makes cells of bytes, [`table`] finds the tables among them, [`words`] knows what people call a column, and
//! [`said`] reads a row. [`list`](mod@list) and [`own`](mod@own) make the two kinds of lists of it.
//! Nothing in a file is ever run: of a formula only the value the spreadsheet has stored is read.

mod csv;
mod limits;
pub mod list;
pub mod own;
pub mod said;
pub mod table;
pub mod words;
mod xlsx;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use list::{Column, Edited, ListNote, Row, RowPlace, RowProblem, Trouble};
pub use own::{Own, OwnColumn};
pub use said::{Said, Standing};
pub use words::Headings;

/// Larger files are no lists of measures, in bytes.
pub const LARGEST_FILE: u64 = 16 << 20;
/// What a workbook may hold once it is unpacked, in bytes.
pub const LARGEST_UNPACKED: u64 = 64 << 20;
/// So many rows of a sheet are read; whoever has more has not a list of measures.
pub const MOST_ROWS: usize = 5_000;
/// Cells further to the right belong to no list.
const MOST_COLUMNS: u32 = 256;
/// Most sheets of a workbook.
const MOST_SHEETS: usize = 64;
/// Most merged cells of a sheet that are told of.
const MOST_MERGED: usize = 1_000;

/// Why a file is no list that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetProblem {
    /// Nothing is in it.
    Empty,
    /// It is something else than a workbook or text with separators.
    NotASheet,
    /// A packed folder (zip) with something in it that may be a list or a meeting.
    Packed,
    /// The old Excel format, or a workbook behind a password: both look the same from outside.
    OldOrLocked,
    /// Another spreadsheet format: `OpenDocument`, binary Excel.
    OtherFormat,
    /// A workbook that is cut off or broken.
    Broken,
    /// It is larger, once unpacked, than any list of measures.
    TooLarge,
    /// It has more than [`MOST_ROWS`] rows.
    TooManyRows,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A number that is no date.
    Number(String),
    /// The spreadsheet's own sign of an error: `#REF!`.
    Error,
    /// A formula whose value is not in the file.
    NotWorkedOut,
}

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What stands there.
    pub value: Value,
    /// Whether a formula made it; the value is the one stored in the file.
    pub formula: bool,
}

/// Cells that were made one; rows and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u32, u32),
}

/// One sheet: the cells that are not empty, by row and column from 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// What the sheet is called; empty for text with separators.
    pub name: String,
    /// Its rows.
    pub rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// What is merged.
    pub merged: Vec<Merged>,
}

/// A file, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    /// Its sheets in order.
    pub sheets: Vec<Grid>,
    /// The day the list was made, if the file says so: kept by spreadsheets when they save. Of a list of ours it is the day
    /// it was true.
    pub as_of: Option<NaiveDate>,
    /// The day it was saved last, if the file says so.
    pub saved: Option<NaiveDate>,
}

impl Book {
    /// The day a list of somebody's own is of: the day it was saved, where the file says one that has been; else today.
    pub fn day_of(&self, today: NaiveDate) -> NaiveDate {
        self.saved.filter(|saved| *saved <= today).unwrap_or(today)
    }
}

impl Grid {
    /// Puts a cell in its place. Refused where the sheet becomes too long.
    fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), SheetProblem> {
        if column >= MOST_COLUMNS {
            return Ok(());
        }
        self.rows.entry(row).or_default().insert(column, cell);
        if self.rows.len() > MOST_ROWS { Err(SheetProblem::TooManyRows) } else { Ok(()) }
    }
}

/// Reads a workbook (xlsx) or text with separators (csv), whichever the bytes are.
pub fn read(bytes: &[u8]) -> Result<Book, SheetProblem> {
    const OLD_OR_LOCKED: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];
    let book = match bytes {
        [] => return Err(SheetProblem::Empty),
        [b'P', b'K', ..] => xlsx::read(bytes)?,
        _ if bytes.starts_with(&OLD_OR_LOCKED) => return Err(SheetProblem::OldOrLocked),
        _ => Book { sheets: vec![csv::read(bytes)?], ..Book::default() },
    };
    if book.sheets.iter().all(|sheet| sheet.rows.is_empty()) { Err(SheetProblem::Empty) } else { Ok(book) }
}

/// Whether the bytes can be meant as a spreadsheet and cannot be a session file.
pub fn looks_like_one(bytes: &[u8], name: &str) -> bool {
    let ends = |end: &str| name.len() > end.len() && name.to_ascii_lowercase().ends_with(end);
    bytes.starts_with(b"PK")
        || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
        || [".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"].iter().any(|end| ends(end))
}
