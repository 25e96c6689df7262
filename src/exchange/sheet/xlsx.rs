//! Workbooks: cells, what is merged, and the day the list was true.
//!
//! A workbook is a packed folder. It is unpacked once only to be measured, since the sizes it tells of itself can be wrong,
//! and cells are taken one by one: a file may claim a table of millions of cells and hold two.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};
use chrono::NaiveDate;
use zip::ZipArchive;

use super::limits::{self, Allowance};
use super::{Book, Cell, Grid, LARGEST_UNPACKED, MOST_MERGED, MOST_SHEETS, Merged, SheetProblem, Value};

pub(super) fn read(bytes: &[u8]) -> Result<Book, SheetProblem> {
    let About { created: as_of, saved, largest } = measure(bytes)?;
    let broken = |_| SheetProblem::Broken;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut sheets = Vec::new();
    let mut allowance = Allowance::default();
    let names: Vec<String> = book.sheet_names().into_iter().take(MOST_SHEETS).collect();
    if limits::is_too_much(names.len(), largest) {
        return Err(SheetProblem::TooLarge);
    }
    for name in names {
        let mut grid = Grid { name: name.clone(), ..Grid::default() };
        {
            // A sheet of charts has no cells.
            let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
            // What a formula says is of no interest, and working it out for each cell that shares it can be made costly.
            while let Some(found) = cells.next_cell_with_formula_metadata().map_err(broken)? {
                let formula = found.formula.is_some();
                allowance.pay(words(&found.value))?;
                if let Some(value) = value(&found.value).or(formula.then_some(Value::NotWorkedOut)) {
                    let (row, column) = found.pos;
                    grid.put(row, column, Cell { value, formula })?;
                }
            }
        }
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        grid.merged = merged
            .into_iter()
            .take(MOST_MERGED)
            .map(|it| Merged { rows: (it.start.0, it.end.0), columns: (it.start.1, it.end.1) })
            .collect();
        sheets.push(grid);
    }
    Ok(Book { sheets, as_of, saved })
}

/// What a workbook says of itself, and what it weighs.
#[derive(Debug, Default)]
struct About {
    created: Option<NaiveDate>,
    saved: Option<NaiveDate>,
    /// The largest of its parts, in bytes.
    largest: u64,
}

/// Unpacks everything once to see how large it is and what it is; the days the document says it was made and saved.
fn measure(bytes: &[u8]) -> Result<About, SheetProblem> {
    let broken = |_| SheetProblem::Broken;
    let torn = |_| if begins_as_document(bytes) { SheetProblem::Broken } else { SheetProblem::Packed };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(torn)?;
    let names: Vec<String> = archive.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    if !names.iter().any(|name| name.eq_ignore_ascii_case("xl/workbook.xml")) {
        let other = names.iter().any(|name| name == "content.xml" || name == "xl/workbook.bin");
        // A text document or slides, which are packed as well.
        let document = names.iter().any(|name| name == "[Content_Types].xml" || name == "mimetype");
        return Err(match (other, document) {
            (true, _) => SheetProblem::OtherFormat,
            (false, true) => SheetProblem::NotASheet,
            (false, false) => SheetProblem::Packed,
        });
    }
    let mut left = LARGEST_UNPACKED;
    let mut about = About::default();
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(broken)?;
        let name = file.name().map(Cow::into_owned).unwrap_or_default();
        let is_about = name == "docProps/core.xml";
        let mut file = file.take(left.saturating_add(1));
        let read = if is_about || limits::is_weighed(&name) {
            let mut part = Vec::new();
            file.read_to_end(&mut part).map_err(|_| SheetProblem::Broken)?;
            if is_about {
                let told = String::from_utf8_lossy(&part);
                about.created = day(&told, "<dcterms:created");
                about.saved = day(&told, "<dcterms:modified");
            } else {
                limits::weigh(&part, limits::tells_of_looks(&name))?;
            }
            u64::try_from(part.len()).unwrap_or(u64::MAX)
        } else {
            std::io::copy(&mut file, &mut std::io::sink()).map_err(|_| SheetProblem::Broken)?
        };
        left = left.checked_sub(read).ok_or(SheetProblem::TooLarge)?;
        about.largest = about.largest.max(read);
    }
    Ok(about)
}

/// Whether the first thing packed is one that documents begin with: the end, which tells what is in it, is gone.
fn begins_as_document(bytes: &[u8]) -> bool {
    // In a packed folder the name of the first file stands here.
    let name = bytes.get(30..).unwrap_or_default();
    let begins: [&[u8]; 5] = [b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"mimetype"];
    begins.iter().any(|it| name.starts_with(it))
}

/// The day in `<dcterms:created …>2026-11-22T00:00:00Z</dcterms:created>`.
fn day(about: &str, element: &str) -> Option<NaiveDate> {
    let (_, rest) = about.split_once(element)?;
    let (_, rest) = rest.split_once('>')?;
    rest.get(..10)?.parse().ok()
}

/// What of a cell is as long as somebody has made it.
fn words<'d>(data: &'d DataRef<'_>) -> &'d str {
    match data {
        DataRef::String(words) | DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => words,
        DataRef::SharedString(words) => words,
        DataRef::Empty
        | DataRef::Int(_)
        | DataRef::Float(_)
        | DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::Error(_) => "",
    }
}

fn value(data: &DataRef<'_>) -> Option<Value> {
    let text = |text: &str| (!crate::text::sanitize::is_blank(text)).then(|| Value::Text(text.to_owned()));
    match data {
        DataRef::Empty => None,
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::Int(number) => Some(Value::Number(number.to_string())),
        DataRef::Float(number) => Some(Value::Number(number.to_string())),
        DataRef::Bool(yes) => Some(Value::Text(if *yes { "1" } else { "0" }.to_owned())),
        DataRef::DateTime(at) => {
            // A length of time is a number to us.
            let day = at.as_datetime().filter(|_| at.is_datetime()).map(|at| at.date());
            Some(day.map_or_else(|| Value::Number(at.as_f64().to_string()), Value::Date))
        }
        DataRef::DateTimeIso(written) => {
            let day = written.get(..10).and_then(|day| day.parse().ok());
            day.map_or_else(|| text(written), |day| Some(Value::Date(day)))
        }
        DataRef::DurationIso(written) => Some(Value::Number(written.clone())),
        DataRef::Error(_) => Some(Value::Error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_a_list_was_true_is_found_among_what_the_file_says_of_itself() {
        for (about, day) in [
            (
                "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-11-22T00:00:00Z</dcterms:created>",
                NaiveDate::from_ymd_opt(2026, 11, 22),
            ),
            ("<dcterms:created>i går</dcterms:created>", None),
            ("<dcterms:created>2026-13-01</dcterms:created>", None),
            ("<dcterms:created", None),
            ("", None),
        ] {
            assert_eq!(super::day(about, "<dcterms:created"), day, "{about}");
        }
    }
}
