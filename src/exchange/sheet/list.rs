//! A list of ours that comes back: which measures its rows are about, and what they say of them (G10).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Book;
use super::said::{Said, said, text_of};
use super::table::{Mapping, Table};
use super::words::Headings;
use crate::domain::codes::codes;
use crate::domain::ids::MeasureId;

codes! {
    /// What a column of a list says.
    pub enum Column {
        /// Which measure it is.
        Id = "id",
        /// Running number.
        Number = "number",
        /// What shall be done.
        Title = "title",
        /// What happens first.
        FirstStep = "first_step",
        /// How we will know.
        Sign = "sign",
        /// Who answers for it.
        Responsible = "responsible",
        /// Deputy.
        Deputy = "deputy",
        /// Deadline.
        Deadline = "deadline",
        /// When we look again.
        FollowUp = "follow_up",
        /// Where it stands.
        State = "state",
        /// The day it was done.
        Done = "done",
        /// Anything else.
        Note = "note",
        /// What somebody has to say of it (F18).
        Comment = "comment",
        /// Why something is changed (F5).
        Reason = "reason",
    }
}

/// Where something stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowPlace {
    /// The sheet; empty where there is only one with a list.
    pub sheet: String,
    /// The row, as a spreadsheet counts.
    pub row: u32,
}

/// A row that tells of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub place: RowPlace,
    /// The measure; in a list of somebody's own there is none.
    pub id: Option<MeasureId>,
    /// What is said of it.
    pub said: Said,
}

/// What is wrong with a row, or with the table where the row is that of the headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// Where.
    pub place: RowPlace,
    /// What.
    pub trouble: Trouble,
}

/// Why a row cannot be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No measure here has this id.
    UnknownId(String),
    /// The same measure stands in an earlier row, too.
    Twice(RowPlace),
    /// The words are no state.
    UnknownState(String),
    /// The words are no day.
    NotADate(Column, String),
    /// They can be several days.
    SeveralDays(Column, String, Vec<NaiveDate>),
    /// A number where a day belongs.
    NumberForDate(Column, String),
    /// The spreadsheet itself shows an error.
    ErrorCell(Column),
    /// There is a formula, and the file does not hold what it comes to.
    NotWorkedOut(Column),
    /// Something is said of a measure, and not which.
    NoTitle,
    /// Cells of these rows are merged: nobody can say to which measure they belong.
    Merged(u32, u32),
    /// Two columns say the same.
    TwoColumns(Column),
}

/// What should be known of a list and stops nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListNote {
    /// Columns nobody here knows.
    OtherColumns(Vec<String>),
    /// A row of a measure that has no id: it was added by hand.
    NoId(RowPlace),
}

/// A list of ours that somebody may have edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edited {
    /// Its rows.
    pub rows: Vec<Row>,
    /// What the file is called; empty where nobody has said so.
    pub file: String,
    /// The day it was true, if the file says so.
    pub as_of: Option<NaiveDate>,
    /// What is wrong with it.
    pub problems: Vec<RowProblem>,
    /// What should be known.
    pub notes: Vec<ListNote>,
}

/// The list of ours in a file; `None` where no table has ids of measures. `own` are the headings of profiles of somebody's
/// own (I10), for lists that were exported with one of them.
pub fn edited(book: &Book, own: &[Headings], today: NaiveDate) -> Option<Edited> {
    let ours = Headings::default();
    let tables: Vec<(Table, &Headings)> = book
        .sheets
        .iter()
        .filter_map(|sheet| {
            own.iter().chain([&ours]).find_map(|headings| {
                Table::under(sheet, |words| is_of_ours(words, headings)).map(|table| (table, headings))
            })
        })
        .collect();
    let several = tables.len() > 1;
    let mut list = Edited { as_of: book.as_of, ..Edited::default() };
    let mut seen: BTreeMap<MeasureId, RowPlace> = BTreeMap::new();
    let mut found = false;
    let mut others = Vec::new();
    for (table, headings) in &tables {
        let sheet = if several { table.sheet.clone() } else { String::new() };
        let mapping = Mapping::guessed(table, headings);
        let place = |row| RowPlace { sheet: sheet.clone(), row };
        let head = table.head;
        for column in mapping.twice() {
            list.problems.push(RowProblem { place: place(head), trouble: Trouble::TwoColumns(column) });
        }
        for heading in &table.headings {
            if !headings.knows(&heading.text) && !others.contains(&heading.text) {
                others.push(heading.text.clone());
            }
        }
        list.problems.extend(table.merged(&mapping, &sheet));
        let mut before = table.rows.first().map_or(head, |(row, _)| row.saturating_sub(1));
        let mut in_table = true;
        for (number, cells) in &table.rows {
            // What stands under an empty row – lines to sign, a sum – belongs to no measure unless it says so.
            in_table &= *number == before + 1;
            before = *number;
            let written = mapping.columns(Column::Id).first().and_then(|at| cells.get(at)).map(text_of);
            let Some(written) = written else {
                let is_measure =
                    in_table && mapping.columns(Column::Title).iter().any(|at| cells.contains_key(at));
                if is_measure {
                    list.notes.push(ListNote::NoId(place(*number)));
                }
                continue;
            };
            let Ok(id) = written.trim().to_lowercase().parse::<MeasureId>() else {
                list.problems
                    .push(RowProblem { place: place(*number), trouble: Trouble::UnknownId(written) });
                continue;
            };
            found = true;
            if let Some(first) = seen.insert(id, place(*number)) {
                list.problems.push(RowProblem { place: place(*number), trouble: Trouble::Twice(first) });
                continue;
            }
            let (said, troubles) = said(cells, &mapping, today);
            let problem = |trouble| RowProblem { place: place(*number), trouble };
            list.problems.extend(troubles.into_iter().map(problem));
            list.rows.push(Row { place: place(*number), id: Some(id), said });
        }
    }
    if !others.is_empty() {
        list.notes.insert(0, ListNote::OtherColumns(others));
    }
    found.then_some(list)
}

/// Whether these are the headings of a list with ids: for a profile of one's own all of its headings, in any order.
fn is_of_ours(words: &[String], headings: &Headings) -> bool {
    let columns: Vec<_> = words.iter().filter_map(|word| headings.column(word)).collect();
    columns.contains(&Column::Id) && columns.len() > 1 && headings.are_all_among(words)
}
