//! A list a unit has kept itself, with headings of its own (I18): what its columns probably say, and what its rows say once
//! a person has agreed to that.

use chrono::NaiveDate;

use super::list::{Column, Row, RowPlace, RowProblem, Trouble};
use super::said::said;
use super::table::{Mapping, Table};
use super::words::{self, Headings};
use super::{Book, Cell, Value};

/// The list: a table, and what each of its columns says.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// Its columns, as they stand.
    pub columns: Vec<OwnColumn>,
    table: Table,
}

/// A column of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnColumn {
    /// Which column of the sheet, from 0.
    pub at: u32,
    /// What stands above it.
    pub heading: String,
    /// What it says; `None` where it is left out.
    pub says: Option<Column>,
    /// Whether that is beyond doubt: the heading is a usual one, or a person has said so.
    pub sure: bool,
}

impl OwnColumn {
    /// What a column of such a list can say, in the order of a form.
    pub const CAN_SAY: [Column; 12] = [
        Column::Title,
        Column::Responsible,
        Column::Deadline,
        Column::State,
        Column::Comment,
        Column::FirstStep,
        Column::Sign,
        Column::Deputy,
        Column::FollowUp,
        Column::Done,
        Column::Note,
        Column::Reason,
    ];

    /// Its letters, as a spreadsheet shows them: A, B … Z, AA.
    pub fn letters(&self) -> String {
        let mut letters = String::new();
        let mut rest = Some(self.at);
        while let Some(at) = rest {
            letters
                .insert(0, (b'A'..=b'Z').nth(usize::try_from(at % 26).unwrap_or(0)).map_or('A', char::from));
            rest = (at / 26).checked_sub(1);
        }
        letters
    }
}

impl Own {
    /// The list in a file: of all sheets the table with the most rows. `own` are the headings of profiles of somebody's own
    /// (I10), `named` are headings a person has spoken of, which are among the right ones. `None` where no row looks like
    /// headings.
    pub fn found(book: &Book, own: &[Headings], named: &[&str]) -> Option<Self> {
        let spoken_of = |words: &[String]| {
            named.iter().filter(|name| words.iter().any(|word| words::is_same(word, name))).count()
        };
        // Most of what is known, and rather two known words than a line with one of them in it.
        let weight = |words: &[String]| {
            let guessed =
                words.iter().filter_map(|word| guess(word, own)).map(|it| if it.sure { 3 } else { 1 });
            let known: usize = guessed.sum();
            let headings = if words.len() > 1 || known > 2 { known } else { 0 };
            headings + 100 * spoken_of(words)
        };
        let tables = book.sheets.iter().filter_map(|sheet| Table::under_best(sheet, weight));
        let table = tables.rev().max_by_key(|table| table.rows.len())?;
        let mut list = Self { columns: Vec::new(), table };
        let mut ranks = Vec::new();
        for heading in &list.table.headings {
            let guess = guess(&heading.text, own);
            let says = guess.map(|it| it.column).filter(|column| OwnColumn::CAN_SAY.contains(column));
            let sure = guess.is_some_and(|it| it.sure) || says.is_none();
            ranks.push(guess.map_or(0, |it| it.rank));
            list.columns.push(OwnColumn { at: heading.at, heading: heading.text.clone(), says, sure });
        }
        list.settle(&ranks);
        Some(list)
    }

    /// Of two columns that seem to say the same, one is taken: the one that surely does, has the better word, or stands
    /// first.
    fn settle(&mut self, ranks: &[usize]) {
        let weight = |at: usize, it: &OwnColumn| (!it.sure, ranks.get(at).copied(), at);
        for at in 0..self.columns.len() {
            let Some(it) = self.columns.get(at).filter(|it| it.says.is_some_and(|it| it != Column::Reason))
            else {
                continue;
            };
            let (says, own) = (it.says, weight(at, it));
            let all = self.columns.iter().enumerate();
            let is_taken = all.clone().any(|(other, it)| it.says == says && weight(other, it) < own);
            if let Some(it) = self.columns.get_mut(at).filter(|_| is_taken) {
                (it.says, it.sure) = (None, true);
            }
        }
    }

    /// The columns with this heading, or the one with these letters where no heading is so.
    pub fn called(&self, name: &str) -> Vec<usize> {
        let by = |is: &dyn Fn(&OwnColumn) -> bool| -> Vec<usize> {
            self.columns.iter().enumerate().filter(|(_, it)| is(it)).map(|(at, _)| at).collect()
        };
        let by_heading = by(&|it| words::is_same(&it.heading, name));
        if by_heading.is_empty() {
            by(&|it| it.letters().eq_ignore_ascii_case(name.trim()))
        } else {
            by_heading
        }
    }

    /// A person says what a column says, and so what no other one says that was only guessed to.
    pub fn say(&mut self, at: usize, says: Option<Column>) {
        for (other, column) in self.columns.iter_mut().enumerate() {
            if other == at {
                (column.says, column.sure) = (says, true);
            } else if says.is_some() && column.says == says {
                (column.says, column.sure) = (None, true);
            }
        }
    }

    /// As [`say`](Self::say), where several things are said at once: two columns that are both said to hold the same are
    /// told by [`rows`](Self::rows).
    pub fn say_all(&mut self, said: &[(usize, Option<Column>)]) {
        let is_said = |at| said.iter().any(|(it, _)| *it == at);
        for (at, column) in self.columns.iter_mut().enumerate() {
            let is_taken = said.iter().any(|(_, says)| says.is_some() && *says == column.says);
            if is_taken && !is_said(at) {
                (column.says, column.sure) = (None, true);
            }
        }
        for (at, says) in said {
            if let Some(column) = self.columns.get_mut(*at) {
                (column.says, column.sure) = (*says, true);
            }
        }
    }

    /// The first words under a column, to know it by; at most `count`.
    pub fn examples(&self, column: &OwnColumn, count: usize) -> Vec<String> {
        let cells = self.table.rows.iter().filter_map(|(_, cells)| cells.get(&column.at));
        cells.map(super::said::text_of).filter(|text| !text.is_empty()).take(count).collect()
    }

    /// Whether some column says what shall be done: without it there is no list.
    pub fn has_titles(&self) -> bool {
        self.columns.iter().any(|it| it.says == Some(Column::Title))
    }

    /// What the rows say, and what of it cannot be read. Words for days are understood as of `day`.
    pub fn rows(&self, day: NaiveDate) -> (Vec<Row>, Vec<RowProblem>) {
        let mapping: Mapping = self.columns.iter().filter_map(|it| Some((it.at, it.says?))).collect();
        let place = |row| RowPlace { sheet: String::new(), row };
        let mut problems: Vec<RowProblem> = mapping
            .twice()
            .map(|column| RowProblem { place: place(self.table.head), trouble: Trouble::TwoColumns(column) })
            .collect();
        problems.extend(self.table.merged(&mapping, ""));
        let mut rows = Vec::new();
        for (number, cells) in &self.table.rows {
            let (said, troubles) = said(cells, &mapping, day);
            let problem = |trouble| RowProblem { place: place(*number), trouble };
            let says_something = |cell: &&Cell| cell.value != Value::Error;
            let is_empty = !mapping
                .iter()
                .flat_map(|(_, at)| at)
                .filter_map(|at| cells.get(at))
                .any(|it| says_something(&it));
            if said.title.is_none() && is_empty {
                continue;
            }
            if said.title.is_none() && !troubles.contains(&Trouble::NotWorkedOut(Column::Title)) {
                problems.push(problem(Trouble::NoTitle));
            }
            problems.extend(troubles.into_iter().map(problem));
            rows.push(Row { place: place(*number), id: None, said });
        }
        (rows, problems)
    }
}

/// What a heading says, by a profile of somebody's own or by the words people use.
fn guess(heading: &str, own: &[Headings]) -> Option<words::Guess> {
    match own.iter().find(|it| it.holds(heading)) {
        Some(own) => own.column(heading).map(|column| words::Guess { column, sure: true, rank: 0 }),
        None => words::guess(heading),
    }
}
