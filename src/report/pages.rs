//! How a document stands on pages: upright or lying, and what becomes of a list with more columns than paper has room for.
//!
//! Decided once, so that Word, PDF and a browser's printer show the same list in the same way.

use super::document::{Block, Cell, Document, Fact, Level, Table};

/// Up to so many characters across, a table stands on an upright page.
const UPRIGHT: u16 = 100;
/// Up to so many, in ordinary type on a lying one.
const LYING: u16 = 150;
/// Up to so many, in small type on a lying one. A wider list is told measure by measure.
const SMALL: u16 = 215;

/// How a table stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// On an upright page.
    Upright,
    /// On a lying page.
    Lying,
    /// On a lying page, in small type.
    Small,
    /// Not as a table: each row gets a heading and its facts.
    Records,
}

impl Table {
    /// How it stands on a page.
    pub fn fit(&self) -> Fit {
        match self.columns.iter().map(|column| column.width).fold(0, u16::saturating_add) {
            0..=UPRIGHT => Fit::Upright,
            across if across <= LYING => Fit::Lying,
            across if across <= SMALL => Fit::Small,
            _ => Fit::Records,
        }
    }
}

impl Document {
    /// How its widest table stands on a page; the others follow it.
    fn fit(&self) -> Fit {
        let filled = self.tables().filter(|table| !table.rows.is_empty());
        filled.map(Table::fit).max().unwrap_or(Fit::Upright)
    }

    /// Whether its pages lie: a table needs the width.
    pub fn lies(&self) -> bool {
        matches!(self.fit(), Fit::Lying | Fit::Small)
    }

    /// Its blocks as they stand on pages: every table fits the paper or is told row by row, and one without rows is the
    /// sentence that says so.
    pub fn on_pages(&self) -> Vec<Block> {
        let fit = self.fit();
        let on_pages = |block: &Block| match block {
            Block::Table(table) if table.rows.is_empty() => vec![Block::Paragraph(table.empty.clone())],
            Block::Table(table) if fit == Fit::Records => records(table),
            Block::Table(_)
            | Block::Heading(..)
            | Block::Paragraph(_)
            | Block::Facts(_)
            | Block::List { .. }
            | Block::Consultation(_) => vec![block.clone()],
        };
        self.blocks.iter().flat_map(on_pages).collect()
    }
}

/// A table too wide for paper, row by row: number and title as a heading, the rest as facts.
fn records(table: &Table) -> Vec<Block> {
    let place = |key: &str| table.column(key);
    let (number, title) = (place("number"), place("title"));
    let mut blocks = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let words = |place: Option<usize>| place.and_then(|at| row.get(at)).map(Cell::to_words);
        let count = words(number).filter(|it| !it.is_empty()).unwrap_or_else(|| (at + 1).to_string());
        let name = words(title).unwrap_or_default().replace('\n', " ");
        blocks.push(Block::Heading(Level::Theme, format!("{count}. {name}").trim().to_owned()));
        let facts: Vec<Fact> = row
            .iter()
            .zip(&table.columns)
            .enumerate()
            .filter(|(at, (cell, _))| ![number, title].contains(&Some(*at)) && **cell != Cell::Empty)
            .map(|(_, (cell, column))| Fact { label: column.header.clone(), value: cell.to_words() })
            .collect();
        if !facts.is_empty() {
            blocks.push(Block::Facts(facts));
        }
    }
    blocks
}
