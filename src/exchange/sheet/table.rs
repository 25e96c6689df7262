//! The table of a sheet: which row holds its headings, what stands below, and which column says what.

use std::collections::BTreeMap;

use super::list::{Column, RowPlace, RowProblem, Trouble};
use super::said::text_of;
use super::words::Headings;
use super::{Cell, Grid, Merged};
use crate::text::sanitize::one_line;

/// Headings are looked for in so many rows from the top.
const HEAD: usize = 40;

/// A heading above a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Which column of the sheet, from 0.
    pub at: u32,
    /// The words.
    pub text: String,
}

/// A table of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What the sheet is called.
    pub sheet: String,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// The rows below them, with the number a spreadsheet shows.
    pub rows: Vec<(u32, BTreeMap<u32, Cell>)>,
    /// The row of the headings, as a spreadsheet counts.
    pub(super) head: u32,
    merged: Vec<Merged>,
}

impl Table {
    /// The table under the first row whose words are `fit`, if the sheet has one.
    pub(super) fn under(sheet: &Grid, fit: impl Fn(&[String]) -> bool) -> Option<Self> {
        let words = |cells: &BTreeMap<u32, Cell>| -> Vec<String> { cells.values().map(text_of).collect() };
        let head = sheet.rows.iter().take(HEAD).find(|(_, cells)| fit(&words(cells)))?;
        Some(Self::below(sheet, *head.0, head.1))
    }

    /// The table under the row whose words weigh most, the first of equals; none where no row weighs anything.
    pub(super) fn under_best(sheet: &Grid, weight: impl Fn(&[String]) -> usize) -> Option<Self> {
        let words = |cells: &BTreeMap<u32, Cell>| -> Vec<String> { cells.values().map(text_of).collect() };
        let weighed = sheet.rows.iter().take(HEAD).map(|row| (weight(&words(row.1)), row));
        // Of equals the last one is taken, so they are asked from below.
        let all: Vec<_> = weighed.filter(|(weight, _)| *weight > 0).collect();
        let (_, (head, cells)) = all.into_iter().rev().max_by_key(|(weight, _)| *weight)?;
        Some(Self::below(sheet, *head, cells))
    }

    fn below(sheet: &Grid, head: u32, cells: &BTreeMap<u32, Cell>) -> Self {
        let heading =
            |(&at, cell): (&u32, &Cell)| Heading { at, text: one_line(&text_of(cell)).trim().to_owned() };
        let below = sheet.rows.range(head.saturating_add(1)..);
        Self {
            sheet: sheet.name.clone(),
            headings: cells.iter().map(heading).collect(),
            rows: below.map(|(row, cells)| (row.saturating_add(1), cells.clone())).collect(),
            head: head.saturating_add(1),
            merged: sheet.merged.iter().filter(|it| it.rows.1 > head).copied().collect(),
        }
    }

    /// Merged cells among those that are read.
    pub(super) fn merged(&self, mapping: &Mapping, sheet: &str) -> Vec<RowProblem> {
        let last =
            self.rows.iter().filter(|(_, cells)| Self::is_row(cells, mapping)).map(|(row, _)| *row).max();
        let reads = |it: &Merged| (it.columns.0..=it.columns.1).take(300).any(|at| mapping.of(at).is_some());
        let inside = |it: &&Merged| last.is_some_and(|last| it.rows.0 < last) && reads(it);
        let problem = |it: &Merged| {
            let (from, to) = (it.rows.0.saturating_add(1), it.rows.1.saturating_add(1));
            let place = RowPlace { sheet: sheet.to_owned(), row: from };
            RowProblem { place, trouble: Trouble::Merged(from, to) }
        };
        self.merged.iter().filter(inside).map(problem).collect()
    }

    fn is_row(cells: &BTreeMap<u32, Cell>, mapping: &Mapping) -> bool {
        let key = if mapping.has(Column::Id) { Column::Id } else { Column::Title };
        mapping.columns(key).iter().any(|at| cells.contains_key(at))
    }
}

/// Which column of a table says what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<Column, Vec<u32>>);

impl Mapping {
    /// What the headings say by themselves.
    pub(super) fn guessed(table: &Table, headings: &Headings) -> Self {
        table.headings.iter().filter_map(|it| Some((it.at, headings.column(&it.text)?))).collect()
    }

    /// What `at` says.
    pub(super) fn of(&self, at: u32) -> Option<Column> {
        self.0.iter().find(|(_, columns)| columns.contains(&at)).map(|(column, _)| *column)
    }

    fn has(&self, column: Column) -> bool {
        self.0.contains_key(&column)
    }

    /// Each thing that is said, and where.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Column, &[u32])> {
        self.0.iter().map(|(column, at)| (*column, at.as_slice()))
    }

    /// Where this is said.
    pub(super) fn columns(&self, column: Column) -> &[u32] {
        self.0.get(&column).map_or(&[], Vec::as_slice)
    }

    /// Columns that say the same as another; only reasons may stand in several.
    pub(super) fn twice(&self) -> impl Iterator<Item = Column> {
        self.iter().filter(|(column, at)| *column != Column::Reason && at.len() > 1).map(|(column, _)| column)
    }
}

impl FromIterator<(u32, Column)> for Mapping {
    fn from_iter<I: IntoIterator<Item = (u32, Column)>>(columns: I) -> Self {
        let mut mapping = Self::default();
        for (at, column) in columns {
            mapping.0.entry(column).or_default().push(at);
        }
        mapping
    }
}
