//! The neutral document: headings, facts, lists and tables with typed cells.
//!
//! Texts from people are cleaned when they enter ([`clean`]), so that no writer has to think of control characters.

use chrono::NaiveDate;

use super::profile::DateFormat;
use crate::domain::localized::Lang;
use crate::i18n::{self, ReportTexts};
use crate::text::sanitize::many_lines;

/// A document in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its language; accessible formats declare it.
    pub lang: Lang,
    /// The day it tells of. No writer asks the clock: same job, same bytes (I11).
    pub as_of: NaiveDate,
    /// Its title.
    pub title: String,
    /// The days and the set, in one line for formats without room for all facts.
    pub subtitle: String,
    /// What kind of copy this is; printed large.
    pub marks: Vec<Mark>,
    /// The content in order.
    pub blocks: Vec<Block>,
    /// What is left out, and why (I17).
    pub notes: Vec<String>,
    /// How the dates of its tables are written.
    pub dates: DateFormat,
    /// How tightly it is set on paper.
    pub layout: Layout,
}

/// How tightly a document is set on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// As many pages as it takes.
    #[default]
    Pages,
    /// One page for a wall, in easy type with easy white.
    OnePage,
    /// One page with little white. Letters to read are never smaller than 10 points.
    OnePageTight,
}

/// What a reader must know before trusting a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// «UFERDIG»: made before the meeting was closed (G13).
    Unfinished,
    /// «PRØVE»: made in a rehearsal (A10).
    Rehearsal,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(Level, String),
    /// A paragraph.
    Paragraph(String),
    /// Short facts with their labels.
    Facts(Vec<Fact>),
    /// Lines under an optional label.
    List {
        /// Said above the lines; may be empty.
        label: String,
        /// The lines.
        items: Vec<String>,
    },
    /// A table.
    Table(Table),
    /// Lines to sign and date (G12).
    Consultation(Vec<Signature>),
}

/// How deep a heading stands below the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A section of the document.
    Section,
    /// A theme, or a measure.
    Theme,
    /// A question.
    Question,
}

/// One fact with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// The fact.
    pub value: String,
}

/// One line to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// In which role.
    pub role: String,
    /// Who has that role, where the session says so; may be empty.
    pub who: String,
}

/// A table; every row has one cell per column.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Stable English name, for JSON.
    pub key: &'static str,
    /// Short name, also that of a spreadsheet's sheet.
    pub name: String,
    /// What the rows have in common; may be empty.
    pub caption: String,
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Said instead of rows when there are none.
    pub empty: String,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Stable English name, for JSON and for reading an edited list back.
    pub key: &'static str,
    /// The header.
    pub header: String,
    /// How wide it wants to be, in characters of the body font.
    pub width: u16,
    /// The values a reader may choose between in a spreadsheet; empty for free columns.
    pub choices: Vec<String>,
}

/// A typed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text from a person or about the data; never a formula.
    Text(String),
    /// A date.
    Date(NaiveDate),
    /// A whole number.
    Number(i64),
    /// An identity; text even if it looks like a number.
    Id(String),
    /// A value with a stable code: machines read the code, people the name.
    Coded {
        /// The code, the same in SQL, TOML and JSON.
        code: String,
        /// What people read.
        name: String,
    },
}

impl Cell {
    /// A text, cleaned; [`Cell::Empty`] when there is nothing to see in it.
    pub fn text(text: &str) -> Self {
        let text = clean(text);
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A date, if there is one.
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// A number, if there is one.
    pub fn number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into()))
    }

    /// A coded value.
    pub fn coded(code: &str, name: &str) -> Self {
        Self::Coded { code: code.to_owned(), name: name.to_owned() }
    }

    /// What a person reads.
    pub fn to_words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Id(text) | Self::Coded { name: text, .. } => text.clone(),
            Self::Date(date) => i18n::dates::short(*date),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl Table {
    /// Which columns hold figures to be read down, which stand to the right: all but the first, where none holds anything
    /// else.
    pub fn figures(&self) -> Vec<bool> {
        let is_figure = |cell: &Cell| match cell {
            Cell::Number(_) => true,
            Cell::Text(text) => text == "–",
            Cell::Empty | Cell::Date(_) | Cell::Id(_) | Cell::Coded { .. } => false,
        };
        let all = self.rows.iter().all(|row| row.len() > 1 && row.iter().skip(1).all(is_figure));
        (0..self.columns.len()).map(|column| column > 0 && all && !self.rows.is_empty()).collect()
    }

    /// The place of the column with this key.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}

impl Layout {
    /// Whether it is made to hang on a wall: one page, with what is left out in a line at its foot.
    pub const fn is_one_page(self) -> bool {
        matches!(self, Self::OnePage | Self::OnePageTight)
    }
}

impl Mark {
    /// Stable code, for JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unfinished => "unfinished",
            Self::Rehearsal => "rehearsal",
        }
    }

    /// The word to print.
    pub const fn word(self, texts: &ReportTexts) -> &'static str {
        match self {
            Self::Unfinished => texts.unfinished,
            Self::Rehearsal => texts.rehearsal,
        }
    }

    /// «UFERDIG – Møtet er ikke avsluttet …».
    pub fn line(self, texts: &ReportTexts) -> String {
        format!("{} – {}", self.word(texts), self.meaning(texts))
    }

    /// What it means.
    pub const fn meaning(self, texts: &ReportTexts) -> &'static str {
        match self {
            Self::Unfinished => texts.unfinished_means,
            Self::Rehearsal => texts.rehearsal_means,
        }
    }
}

impl Document {
    /// The tables in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading(..)
            | Block::Paragraph(_)
            | Block::Facts(_)
            | Block::List { .. }
            | Block::Consultation(_) => None,
        })
    }

    /// The same with its dates as words, where they are not written as usual: for formats that know no dates.
    #[must_use]
    pub fn with_dates_written(mut self) -> Self {
        if self.dates == DateFormat::Usual {
            return self;
        }
        for block in &mut self.blocks {
            let Block::Table(table) = block else { continue };
            for cell in table.rows.iter_mut().flatten() {
                if let Cell::Date(date) = cell {
                    *cell = Cell::Text(self.dates.write(*date));
                }
            }
        }
        self
    }

    /// The texts of its language.
    pub fn texts(&self) -> &'static ReportTexts {
        i18n::texts(self.lang).report
    }

    /// The marks in a word each, for the head and foot of pages: «PRØVE · UFERDIG».
    pub fn mark_words(&self) -> String {
        let texts = self.texts();
        self.marks.iter().map(|mark| mark.word(texts)).collect::<Vec<_>>().join(" · ")
    }

    /// The marks, each as «UFERDIG – Møtet er ikke avsluttet …».
    pub fn mark_lines(&self) -> Vec<String> {
        let texts = self.texts();
        self.marks.iter().map(|mark| mark.line(texts)).collect()
    }
}

/// A text from a person without what nobody sees: control characters, marks that turn the reading direction.
pub fn clean(text: &str) -> String {
    many_lines(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_only_what_can_be_seen() {
        for (typed, cell) in [
            ("", Cell::Empty),
            (" \u{200B}\t", Cell::Empty),
            ("a\u{7}b", Cell::Text("ab".into())),
            ("to\r\nlinjer", Cell::Text("to\nlinjer".into())),
            ("\u{202E}snudd", Cell::Text("snudd".into())),
        ] {
            assert_eq!(Cell::text(typed), cell, "{typed:?}");
        }
    }
}
