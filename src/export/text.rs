//! Plain text: the preview in the terminal (I13) and what a screen reader likes best.
//!
//! Narrow lists are tables; wide ones are told measure by measure.

use crate::report::document::{Block, Cell, Document, Fact, Level, Signature, Table};
use crate::text::width::{cells, pad_end, pad_start};
use crate::text::{Row, wrap};

/// Columns of a terminal nobody has changed.
pub const WIDTH: usize = 80;
/// A column narrower than this is unreadable; then the table is told row by row.
const NARROWEST: usize = 12;
/// Blanks between columns.
const GAP: usize = 2;

/// The document as text of at most `width` cells, with line feeds.
pub fn write(document: &Document, width: usize) -> String {
    let texts = document.texts();
    let width = width.max(20);
    let mut out = Vec::new();
    out.extend(wrapped(&document.title, width));
    out.push("=".repeat(cells(&document.title).min(width)));
    for mark in document.mark_lines() {
        out.push(String::new());
        out.extend(wrapped(&mark, width));
    }
    for block in &document.blocks {
        out.push(String::new());
        match block {
            Block::Heading(level, text) => {
                out.extend(wrapped(text, width));
                let line = match level {
                    Level::Section => "-",
                    Level::Theme => "·",
                    Level::Question => continue,
                };
                out.push(line.repeat(cells(text).min(width)));
            }
            Block::Paragraph(text) => out.extend(wrapped(text, width)),
            Block::Facts(facts) => out.extend(facts.iter().flat_map(|fact| told(fact, width))),
            Block::List { label, items } => {
                if !label.is_empty() {
                    out.extend(wrapped(&with_colon(label), width));
                }
                out.extend(items.iter().flat_map(|item| hanging("- ", item, width)));
            }
            Block::Table(table) if table.rows.is_empty() => out.extend(wrapped(&table.empty, width)),
            Block::Table(table) => match column_widths(table, width) {
                Some(widths) => out.extend(as_table(table, &widths)),
                None => out.extend(as_records(table, width)),
            },
            Block::Consultation(signatures) => {
                out.push(texts.consultation.to_owned());
                for Signature { role, who } in signatures {
                    let who = if who.is_empty() { role.clone() } else { format!("{role} ({who})") };
                    out.push(String::new());
                    out.extend(wrapped(&who, width));
                    out.push(format!(
                        "{}: ____________________   {}: __________",
                        texts.signature, texts.date
                    ));
                }
            }
        }
    }
    if !document.notes.is_empty() {
        out.push(String::new());
        out.push(texts.left_out.to_owned());
        out.extend(document.notes.iter().flat_map(|note| hanging("- ", note, width)));
    }
    let mut text = out.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    wrap(text, width).iter().map(|row: &Row| row.of(text).trim_end().to_owned()).collect()
}

/// Lines after the first are indented under the text.
fn hanging(first: &str, text: &str, width: usize) -> Vec<String> {
    let indent = cells(first);
    let rows = wrapped(text, width.saturating_sub(indent).max(1));
    rows.into_iter()
        .enumerate()
        .map(
            |(at, row)| {
                if at == 0 { format!("{first}{row}") } else { format!("{}{row}", " ".repeat(indent)) }
            },
        )
        .collect()
}

fn told(fact: &Fact, width: usize) -> Vec<String> {
    labelled(&fact.label, &fact.value, width)
}

/// A label and what it says; lines after the first are indented a little.
fn labelled(label: &str, value: &str, width: usize) -> Vec<String> {
    let whole = format!("{} {value}", with_colon(label));
    let rows = wrapped(&whole, width.saturating_sub(2).max(1));
    rows.into_iter().enumerate().map(|(at, row)| if at == 0 { row } else { format!("  {row}") }).collect()
}

/// A label before what it says; a question needs no colon.
fn with_colon(label: &str) -> String {
    if label.ends_with(['?', '.', ':', '!']) { label.to_owned() } else { format!("{label}:") }
}

/// The columns shared out over `width`: dates and states as wide as they wish, the others by their wishes; `None` if
/// one would become too narrow.
fn column_widths(table: &Table, width: usize) -> Option<Vec<usize>> {
    let wishes: Vec<usize> = table.columns.iter().map(|column| usize::from(column.width.max(1))).collect();
    let room = width.checked_sub(GAP * table.columns.len().saturating_sub(1))?;
    let fixed: usize = wishes.iter().filter(|wish| **wish <= NARROWEST).sum();
    let flexible: usize = wishes.iter().filter(|wish| **wish > NARROWEST).sum();
    let room = room.checked_sub(fixed)?;
    let widths: Vec<usize> = wishes
        .iter()
        .map(|&wish| if wish <= NARROWEST { wish } else { (wish * room / flexible.max(1)).min(wish) })
        .collect();
    let fits = widths.iter().zip(&wishes).all(|(width, wish)| *width >= NARROWEST.min(*wish));
    fits.then_some(widths)
}

fn as_table(table: &Table, widths: &[usize]) -> Vec<String> {
    let headers: Vec<String> = table.columns.iter().map(|column| column.header.clone()).collect();
    let figures = table.figures();
    let tight = figures.last().copied().unwrap_or_default();
    let mut out = as_row(&headers, widths, &figures);
    out.push("-".repeat(widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)));
    for (at, row) in table.rows.iter().enumerate() {
        // Figures are read down a column.
        if at > 0 && !tight {
            out.push(String::new());
        }
        out.extend(as_row(&row.iter().map(Cell::to_words).collect::<Vec<_>>(), widths, &figures));
    }
    out
}

fn as_row(texts: &[String], widths: &[usize], figures: &[bool]) -> Vec<String> {
    let columns: Vec<Vec<String>> =
        texts.iter().zip(widths).map(|(text, width)| wrapped(text, *width)).collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or_default();
    (0..height)
        .map(|line| {
            let cells = columns.iter().zip(widths).zip(figures).map(|((rows, width), figure)| {
                let words = rows.get(line).map_or("", String::as_str);
                if *figure { pad_start(words, *width) } else { pad_end(words, *width) }
            });
            cells.collect::<Vec<_>>().join(&" ".repeat(GAP))
        })
        .collect()
}

fn as_records(table: &Table, width: usize) -> Vec<String> {
    let mut out = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 {
            out.push(String::new());
        }
        for (column, cell) in table.columns.iter().zip(row) {
            let words = cell.to_words();
            if !words.is_empty() {
                out.extend(labelled(&column.header, &words, width));
            }
        }
    }
    out
}
