//! Which table a sheet holds, and what its rows say of measures.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Book, Cell, Grid, Merged, Value, words};
use crate::domain::codes::codes;
use crate::domain::ids::MeasureId;
use crate::domain::measure::StateCode;
use crate::rules::dates::{Reading, read as read_date};
use crate::text::sanitize::{is_blank, many_lines, one_line};

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
    merged: Vec<Merged>,
}

/// Which column of a table says what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<Column, Vec<u32>>);

impl Mapping {
    /// What the headings say by themselves.
    pub fn guessed(table: &Table) -> Self {
        let mut mapping = Self::default();
        for heading in &table.headings {
            if let Some(column) = words::column(&heading.text) {
                mapping.0.entry(column).or_default().push(heading.at);
            }
        }
        mapping
    }

    /// What `at` says.
    pub fn of(&self, at: u32) -> Option<Column> {
        self.0.iter().find(|(_, columns)| columns.contains(&at)).map(|(column, _)| *column)
    }

    /// Whether something says this.
    pub fn has(&self, column: Column) -> bool {
        self.0.contains_key(&column)
    }

    fn columns(&self, column: Column) -> &[u32] {
        self.0.get(&column).map_or(&[], Vec::as_slice)
    }

    /// Columns that say the same as another; only reasons may stand in several.
    fn twice(&self) -> impl Iterator<Item = Column> {
        self.0
            .iter()
            .filter(|(column, at)| **column != Column::Reason && at.len() > 1)
            .map(|(column, _)| *column)
    }
}

/// A state as a list tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Here.
    At(StateCode),
    /// It was there before the meeting (F8), in these words.
    InPlace(String),
}

/// What a row says of its measure. `None` where there is no such column or nothing in the cell; a deputy or a note that
/// is wiped out is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)] // each is the column of the same name
pub struct Said {
    pub title: Option<String>,
    pub first_step: Option<String>,
    pub sign: Option<String>,
    pub responsible: Option<String>,
    pub deputy: Option<String>,
    pub note: Option<String>,
    pub comment: Option<String>,
    pub state: Option<Standing>,
    pub deadline: Option<NaiveDate>,
    pub follow_up: Option<NaiveDate>,
    pub done: Option<NaiveDate>,
    /// Lines of all columns that tell why.
    pub reasons: Vec<String>,
    /// What of the dates, state and people is empty in the list.
    pub empty: Vec<Column>,
    /// What was made by a formula.
    pub formulas: Vec<Column>,
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
    /// The day it was true, if the file says so.
    pub as_of: Option<NaiveDate>,
    /// What is wrong with it.
    pub problems: Vec<RowProblem>,
    /// What should be known.
    pub notes: Vec<ListNote>,
}

/// The list of ours in a file; `None` where no table has ids of measures.
pub fn edited(book: &Book, today: NaiveDate) -> Option<Edited> {
    let tables: Vec<Table> = book.sheets.iter().filter_map(|sheet| table(sheet, with_ids)).collect();
    let several = tables.len() > 1;
    let mut list = Edited { as_of: book.as_of, ..Edited::default() };
    let mut seen: BTreeMap<MeasureId, RowPlace> = BTreeMap::new();
    let mut found = false;
    let mut others = Vec::new();
    for table in &tables {
        let sheet = if several { table.sheet.clone() } else { String::new() };
        let mapping = Mapping::guessed(table);
        let place = |row| RowPlace { sheet: sheet.clone(), row };
        let head = table.rows.first().map_or(1, |(row, _)| row.saturating_sub(1));
        for column in mapping.twice() {
            list.problems.push(RowProblem { place: place(head), trouble: Trouble::TwoColumns(column) });
        }
        for heading in &table.headings {
            let known = words::column(&heading.text).is_some() || words::is_ours(&heading.text);
            if !known && !others.contains(&heading.text) {
                others.push(heading.text.clone());
            }
        }
        list.problems.extend(table.merged(&mapping, &sheet));
        let mut before = head;
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

fn with_ids(found: &[Option<Column>]) -> bool {
    found.contains(&Some(Column::Id)) && found.iter().flatten().count() > 1
}

/// The table whose headings are `fit`, if the sheet has one.
fn table(sheet: &Grid, fit: fn(&[Option<Column>]) -> bool) -> Option<Table> {
    let head = sheet.rows.iter().take(HEAD).find(|(_, cells)| {
        let found: Vec<_> = cells.values().map(|cell| words::column(&text_of(cell))).collect();
        fit(&found)
    });
    let (&head, cells) = head?;
    let headings =
        cells.iter().map(|(&at, cell)| Heading { at, text: one_line(&text_of(cell)).trim().to_owned() });
    let below = sheet.rows.range(head.saturating_add(1)..);
    Some(Table {
        sheet: sheet.name.clone(),
        headings: headings.collect(),
        rows: below.map(|(row, cells)| (row.saturating_add(1), cells.clone())).collect(),
        merged: sheet.merged.iter().filter(|it| it.rows.1 > head).copied().collect(),
    })
}

impl Table {
    /// Merged cells among those that are read.
    fn merged(&self, mapping: &Mapping, sheet: &str) -> Vec<RowProblem> {
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

/// The words of a cell.
pub fn text_of(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(text) => many_lines(text).trim().to_owned(),
        Value::Date(day) => day.to_string(),
        Value::Number(number) => number.clone(),
        Value::Error => String::new(),
    }
}

/// What a row says, and what of it cannot be read.
fn said(cells: &BTreeMap<u32, Cell>, mapping: &Mapping, today: NaiveDate) -> (Said, Vec<Trouble>) {
    let mut said = Said::default();
    let mut troubles = Vec::new();
    for (&column, columns) in &mapping.0 {
        for at in columns {
            let Some(cell) = cells.get(at) else {
                match column {
                    Column::Deputy => said.deputy = Some(String::new()),
                    Column::Note => said.note = Some(String::new()),
                    Column::Responsible | Column::Deadline | Column::FollowUp | Column::State => {
                        said.empty.push(column);
                    }
                    Column::Id
                    | Column::Number
                    | Column::Title
                    | Column::FirstStep
                    | Column::Sign
                    | Column::Done
                    | Column::Comment
                    | Column::Reason => {}
                }
                continue;
            };
            if matches!(column, Column::Id | Column::Number) {
                continue;
            }
            if cell.formula {
                said.formulas.push(column);
            }
            if cell.value == Value::Error {
                troubles.push(Trouble::ErrorCell(column));
                continue;
            }
            let text = text_of(cell);
            let line = || Some(one_line(&text).trim().to_owned()).filter(|line| !is_blank(line));
            match column {
                Column::Id | Column::Number => {}
                Column::Title => said.title = line(),
                Column::FirstStep => said.first_step = Some(text),
                Column::Sign => said.sign = Some(text),
                Column::Responsible => {
                    said.responsible =
                        line().map(|line| if words::is_nobody(&line) { String::new() } else { line });
                }
                Column::Deputy => said.deputy = line(),
                Column::Note => said.note = Some(text),
                Column::Comment => said.comment = Some(text),
                Column::Reason => said.reasons.extend(text.lines().map(str::to_owned)),
                Column::State => match words::state(&text) {
                    Some(state) => said.state = Some(Standing::At(state)),
                    None if words::is_in_place(&text) => said.state = Some(Standing::InPlace(text)),
                    None => troubles.push(Trouble::UnknownState(text)),
                },
                Column::Deadline | Column::FollowUp | Column::Done => match day(column, cell, today) {
                    Ok(day) if column == Column::Deadline => said.deadline = Some(day),
                    Ok(day) if column == Column::FollowUp => said.follow_up = Some(day),
                    Ok(day) => said.done = Some(day),
                    Err(trouble) => troubles.push(trouble),
                },
            }
        }
    }
    (said, troubles)
}

/// A day as a real date or in any words that mean one day.
fn day(column: Column, cell: &Cell, today: NaiveDate) -> Result<NaiveDate, Trouble> {
    match &cell.value {
        Value::Date(day) => Ok(*day),
        Value::Number(number) => Err(Trouble::NumberForDate(column, number.clone())),
        Value::Error => Err(Trouble::ErrorCell(column)),
        Value::Text(text) => match read_date(text, today) {
            Ok(Reading::One(understood)) => Ok(understood.date),
            Ok(Reading::Ambiguous(days)) => Err(Trouble::SeveralDays(column, text.trim().to_owned(), days)),
            Err(_) => Err(Trouble::NotADate(column, text.trim().to_owned())),
        },
    }
}
