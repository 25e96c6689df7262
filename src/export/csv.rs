//! CSV: one table with all lists, in two flavours (I2).
//!
//! # Formulas
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, whoever typed it. Such cells get an apostrophe
//! in front (I3). In a CSV file no spreadsheet takes the apostrophe away again: Norwegian Excel shows `'=1+1`, as
//! text. Quotes alone do not help, since they belong to the file and not to the cell, and a leading blank or
//! tabulator would vanish when the file is cleaned. [`restore`](crate::text::formula::restore) takes the apostrophe away when
//! a list comes back.

use ::csv::{Terminator, WriterBuilder};
use chrono::NaiveDate;

use super::{ExportProblem, flat_columns};
use crate::i18n;
use crate::report::document::{Cell, Document, Table};
use crate::text::formula::{looks_like_a_number, neutralised};

/// For whom the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// RFC 4180: UTF-8, comma, CRLF, ISO dates.
    Plain,
    /// What a Norwegian Excel opens by double click: byte order mark, semicolon, CRLF, dates as 22.11.2026.
    Excel,
}

/// All lists of a document as one table: the columns of the first list, then to whom, why, and which list a row
/// stands in. Marks such as «UFERDIG» stand before the name of the list, in every row, since a CSV file has no
/// other place that survives sorting (G13).
pub fn write(document: &Document, flavour: Flavour) -> Result<Vec<u8>, ExportProblem> {
    let columns = flat_columns(document);
    let mut bytes = Vec::new();
    if flavour == Flavour::Excel {
        bytes.extend_from_slice("\u{FEFF}".as_bytes());
    }
    {
        let mut writer = WriterBuilder::new()
            .delimiter(if flavour == Flavour::Excel { b';' } else { b',' })
            .terminator(Terminator::CRLF)
            .from_writer(&mut bytes);
        let list = document.texts().columns.list;
        let headers = columns.iter().map(|(_, header)| header.as_str()).chain([list]);
        writer.write_record(headers.map(neutralised)).map_err(|error| ExportProblem::of_format(&error))?;
        for table in document.tables() {
            for row in &table.rows {
                let cells = columns.iter().map(|(key, _)| {
                    let cell = table.column(key).and_then(|at| row.get(at)).unwrap_or(&Cell::Empty);
                    written(cell, flavour)
                });
                let record: Vec<String> = cells.chain([list_name(document, table)]).collect();
                writer.write_record(record).map_err(|error| ExportProblem::of_format(&error))?;
            }
        }
        writer.flush().map_err(|error| ExportProblem::of_format(&error))?;
    }
    Ok(bytes)
}

fn list_name(document: &Document, table: &Table) -> String {
    let texts = document.texts();
    let marks = document.marks.iter().map(|mark| mark.word(texts));
    marks.chain([table.name.as_str()]).collect::<Vec<_>>().join(" – ")
}

fn written(cell: &Cell, flavour: Flavour) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Coded { name: text, .. } => neutralised(text),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => written_date(*date, flavour),
        // Excel would make a number of an id such as 00000000000000e5 and lose it.
        Cell::Id(id) if flavour == Flavour::Excel && looks_like_a_number(id) => format!("'{id}"),
        Cell::Id(id) => neutralised(id),
    }
}

fn written_date(date: NaiveDate, flavour: Flavour) -> String {
    match flavour {
        Flavour::Plain => date.format("%Y-%m-%d").to_string(),
        Flavour::Excel => i18n::dates::short(date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::formula::restore;

    #[test]
    fn an_id_that_looks_like_a_number_stays_text_in_excel() {
        for (id, excel) in [
            ("0000000000000012", "'0000000000000012"),
            ("000000000000012e", "'000000000000012e"),
            ("00000000000000a1", "00000000000000a1"),
            ("kx00000000000001", "kx00000000000001"),
        ] {
            assert_eq!(written(&Cell::Id(id.into()), Flavour::Excel), excel);
            assert_eq!(restore(excel), id);
            assert_eq!(written(&Cell::Id(id.into()), Flavour::Plain), id);
        }
    }
}
