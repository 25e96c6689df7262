//! Text broken into screen rows, and the way between a cursor and its row.
//!
//! Rows are ranges into the text and nothing is lost: the rows in order, with a line break after each
//! [`RowEnd::Hard`], are the text again.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::boundary;
use super::width::{cells, grapheme_cells};

/// Why a row ends where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowEnd {
    /// The row was full; the next one goes on where this one ends.
    Soft,
    /// A line break follows, which belongs to no row.
    Hard,
    /// The text ends here.
    Text,
}

/// One row of wrapped text, as a range of bytes.
///
/// The blanks at a soft break belong to the row they end and may hang over its edge, as in a word processor; so
/// no row begins with the blank between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The first byte of the row.
    pub start: usize,
    /// The byte after the last one of the row.
    pub end: usize,
    /// Why the row ends here.
    pub ends: RowEnd,
}

impl Row {
    /// The bytes of the row, hanging blanks included.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The row as it is in `text`, hanging blanks included.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.range()).unwrap_or("")
    }
}

/// A place on the screen, counted from the first row and the left edge of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The row, from 0.
    pub row: usize,
    /// The column in cells, from 0. Inside hanging blanks it is beyond the edge; whoever draws holds it inside.
    pub column: usize,
}

/// Breaks `text` into rows of at most `width` cells (0 counts as 1). There is always at least one row.
///
/// Rows break after blanks and after a hyphen or slash between letters; a word that is longer than a row is
/// broken between graphemes, and a grapheme wider than the row gets a row of its own. For a field with a cursor,
/// wrap to one cell less than the field, so that the cursor has a place after the last letter.
pub fn wrap(text: &str, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        let ends = if end < text.len() { RowEnd::Hard } else { RowEnd::Text };
        wrap_line(line, start, width.max(1), ends, &mut rows);
        start = end + 1;
    }
    rows
}

/// Breaks one line, which begins at byte `base` of the text, and adds its rows.
fn wrap_line(line: &str, base: usize, width: usize, ends: RowEnd, rows: &mut Vec<Row>) {
    let mut row_start = 0;
    let mut used = 0; // cells from row_start to the grapheme at hand
    let mut break_at = 0; // a good place to break, if after row_start
    let mut used_at_break = 0;
    let mut joint = Joint::None;
    let mut soft_row = |start: usize, end: usize| {
        rows.push(Row { start: base + start, end: base + end, ends: RowEnd::Soft });
    };

    for (at, grapheme) in line.grapheme_indices(true) {
        let wide = grapheme_cells(grapheme);
        if grapheme.chars().all(is_breaking_blank) {
            used += wide;
            (break_at, used_at_break) = (at + grapheme.len(), used);
            joint = Joint::None;
            continue;
        }
        if joint == Joint::Open && grapheme.starts_with(char::is_alphabetic) {
            (break_at, used_at_break) = (at, used);
        }
        if used + wide > width && break_at > row_start {
            soft_row(row_start, break_at);
            row_start = break_at;
            used -= used_at_break;
        }
        if used + wide > width && at > row_start {
            soft_row(row_start, at);
            row_start = at;
            used = 0;
        }
        used += wide;
        joint = joint.then(grapheme);
    }
    rows.push(Row { start: base + row_start, end: base + line.len(), ends });
}

/// How far we are in «letter, hyphen», after which another letter may begin a new row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    None,
    Letter,
    Open,
}

impl Joint {
    fn then(self, grapheme: &str) -> Self {
        match grapheme {
            "-" | "\u{2010}" | "–" | "/" if self == Self::Letter => Self::Open,
            _ if grapheme.starts_with(char::is_alphanumeric) => Self::Letter,
            _ => Self::None,
        }
    }
}

/// A blank a row may break after. The three no-break spaces are there to prevent just that.
fn is_breaking_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Where the cursor at byte `cursor` stands in `rows`, which are the rows of `text`.
///
/// Between two softly broken rows the cursor belongs to the second one, where the next letter will appear.
pub fn place_of(text: &str, rows: &[Row], cursor: usize) -> Place {
    let row = row_of(rows, cursor);
    let start = rows.get(row).map_or(0, |row| row.start);
    Place { row, column: cells(text.get(start..cursor).unwrap_or("")) }
}

/// The byte at a place: the inverse of [`place_of`].
///
/// A row or column beyond the end means the last one there is; a column in the middle of a wide letter means
/// the place before it. At the end of a softly broken row that is the last place which still belongs to it.
pub fn offset_at(text: &str, rows: &[Row], place: Place) -> usize {
    let Some(row) = rows.get(place.row).or(rows.last()) else {
        return 0;
    };
    let last = last_place(text, row);
    let mut column = 0;
    for (at, grapheme) in row.of(text).grapheme_indices(true) {
        column += grapheme_cells(grapheme);
        let at = row.start + at;
        if column > place.column || at >= last {
            return at;
        }
    }
    last
}

/// The row, counted from 0, that the cursor at byte `cursor` stands in.
pub fn row_of(rows: &[Row], cursor: usize) -> usize {
    rows.partition_point(|row| row.start <= cursor).saturating_sub(1)
}

/// The last byte a cursor can stand at and still be in this row.
pub fn last_place(text: &str, row: &Row) -> usize {
    match row.ends {
        RowEnd::Soft => boundary::before(text, row.end).max(row.start),
        RowEnd::Hard | RowEnd::Text => row.end,
    }
}

/// The rows of a text that is only shown, without blanks at their ends.
pub fn wrapped_lines(text: &str, width: usize) -> Vec<&str> {
    wrap(text, width).iter().map(|row| row.of(text).trim_end()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_break_where_a_reader_would() {
        let cases: [(&str, usize, &[&str]); 15] = [
            ("", 10, &[""]),
            ("Ro i gangen", 11, &["Ro i gangen"]),
            ("Ro i gangen", 10, &["Ro i", "gangen"]),
            ("Ro i gangen", 4, &["Ro i", "gang", "en"]),
            ("Ro i gangen", 0, &["R", "o", "i", "g", "a", "n", "g", "e", "n"]),
            ("a\n\nb\n", 5, &["a", "", "b", ""]),
            ("to   ord", 3, &["to", "ord"]),
            ("   inn", 6, &["   inn"]),
            ("HMS-runde og teknikk", 6, &["HMS-", "runde", "og", "teknik", "k"]),
            ("uke 36–40", 6, &["uke", "36–40"]),
            ("dag/kveld", 6, &["dag/", "kveld"]),
            ("10\u{A0}min pause", 8, &["10\u{A0}min", "pause"]),
            ("日本語", 5, &["日本", "語"]),
            ("日本", 1, &["日", "本"]),
            ("x👩\u{200D}⚕\u{FE0F}👩\u{200D}⚕\u{FE0F}", 3, &["x👩\u{200D}⚕\u{FE0F}", "👩\u{200D}⚕\u{FE0F}"]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(wrapped_lines(text, width), expected, "{text:?} in {width}");
        }
    }

    #[test]
    fn blanks_hang_at_the_end_of_the_row_they_close() {
        let text = "to   ord";
        let rows = wrap(text, 3);
        assert_eq!(rows.iter().map(|row| row.of(text)).collect::<Vec<_>>(), ["to   ", "ord"]);
        assert_eq!(place_of(text, &rows, 4), Place { row: 0, column: 4 });
        assert_eq!(place_of(text, &rows, 5), Place { row: 1, column: 0 });
    }

    #[test]
    fn a_place_beyond_the_row_is_its_last_place() {
        let text = "Ro i gangen\nnå";
        let rows = wrap(text, 5);
        for (row, column, expected) in [
            (0, 99, 4),
            (0, 2, 2),
            (1, 99, 9),
            (2, 99, 11),
            (3, 1, 13),
            (3, 99, 15),
            (99, 0, 12),
            (99, 99, 15),
        ] {
            assert_eq!(offset_at(text, &rows, Place { row, column }), expected, "row {row} column {column}");
        }
        assert_eq!(offset_at("日", &wrap("日", 9), Place { row: 0, column: 1 }), 0, "inside a wide letter");
        assert_eq!(offset_at("", &[], Place::default()), 0);
    }
}
