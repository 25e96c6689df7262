//! Text with separators, as spreadsheets save it: comma, semicolon or tabulator, UTF-8 or the older Western encoding.

use super::limits::Allowance;
use super::{Cell, Grid, SheetProblem, Value};
use crate::text::formula::restore;

/// The signs between cells, the likeliest first.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

pub(super) fn read(bytes: &[u8]) -> Result<Grid, SheetProblem> {
    let text = text(bytes).ok_or(SheetProblem::NotASheet)?;
    let mut grid = Grid::default();
    let mut allowance = Allowance::default();
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(separator(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    for (row, record) in (0u32..).zip(reader.records()) {
        let record = record.map_err(|_| SheetProblem::NotASheet)?;
        for (column, cell) in (0u32..).zip(&record) {
            // A row of separators alone has no cells.
            if cell.is_empty() {
                continue;
            }
            allowance.pay(cell)?;
            if !crate::text::sanitize::is_blank(cell) {
                let value = Value::Text(restore(cell).into_owned());
                grid.put(row, column, Cell { value, formula: false })?;
            }
        }
    }
    Ok(grid)
}

/// UTF-8 with or without its mark, or what Norwegian Excel calls CSV; `None` for what is no text at all.
fn text(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    if bytes.contains(&0) {
        return None;
    }
    // In the Western encoding every letter Norwegian needs has the number it has in Unicode.
    Some(
        str::from_utf8(bytes)
            .map_or_else(|_| bytes.iter().map(|&byte| western(byte)).collect(), str::to_owned),
    )
}

fn western(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        other => char::from(other),
    }
}

/// The sign that stands most often in the first line that has any.
fn separator(text: &str) -> u8 {
    let count = |line: &str, sign: u8| line.bytes().filter(|byte| *byte == sign).count();
    let line = text.lines().find(|line| SEPARATORS.iter().any(|sign| count(line, *sign) > 0)).unwrap_or("");
    // Of equals the last one is taken, so the likeliest must come last.
    SEPARATORS.into_iter().rev().max_by_key(|sign| count(line, *sign)).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let text = |cell: &Cell| match &cell.value {
            Value::Text(text) => text.clone(),
            other => format!("{other:?}"),
        };
        read(bytes).unwrap().rows.values().map(|row| row.values().map(text).collect()).collect()
    }

    #[test]
    fn every_way_a_spreadsheet_saves_text_is_read() {
        let expected = vec![vec!["Tiltak", "Frist"], vec!["Få på plass", "1.5.2027"]];
        for bytes in [
            "Tiltak;Frist\r\nFå på plass;1.5.2027\r\n".as_bytes(),
            "\u{FEFF}Tiltak;Frist\nFå på plass;1.5.2027".as_bytes(),
            "Tiltak,Frist\n\"Få på plass\",1.5.2027\n".as_bytes(),
            "Tiltak\tFrist\nFå på plass\t1.5.2027\n".as_bytes(),
            b"Tiltak;Frist\r\nF\xE5 p\xE5 plass;1.5.2027\r\n",
        ] {
            assert_eq!(cells(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn an_apostrophe_against_formulas_is_taken_away_again() {
        assert_eq!(cells(b"a;b\n'=1+1;'ja"), [["a", "b"], ["=1+1", "'ja"]]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(read(b"a;b\0c"), Err(SheetProblem::NotASheet));
    }
}
