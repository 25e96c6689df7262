//! What a row says of a measure, whatever the columns stand under.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::list::{Column, Trouble};
use super::table::Mapping;
use super::{Cell, Value, words};
use crate::domain::measure::StateCode;
use crate::rules::dates::{Reading, read as read_date};
use crate::text::sanitize::{is_blank, many_lines, one_line};

/// A state as a list tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Here.
    At(StateCode),
    /// It was there before the meeting (F8), in these words.
    InPlace(String),
    /// It is not over, in these words, which say nothing more.
    Open(String),
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

/// The words of a cell.
pub fn text_of(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(text) => many_lines(text).trim().to_owned(),
        Value::Date(day) => day.to_string(),
        Value::Number(number) => number.clone(),
        Value::Error | Value::NotWorkedOut => String::new(),
    }
}

/// What a row says, and what of it cannot be read.
pub(super) fn said(cells: &BTreeMap<u32, Cell>, mapping: &Mapping, today: NaiveDate) -> (Said, Vec<Trouble>) {
    let mut said = Said::default();
    let mut troubles = Vec::new();
    for (column, columns) in mapping.iter() {
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
            match cell.value {
                Value::Error => troubles.push(Trouble::ErrorCell(column)),
                // What a formula would say, nobody here knows; that it says nothing would be a guess.
                Value::NotWorkedOut => troubles.push(Trouble::NotWorkedOut(column)),
                Value::Text(_) | Value::Date(_) | Value::Number(_) => {}
            }
            if matches!(cell.value, Value::Error | Value::NotWorkedOut) {
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
                    None if words::is_open(&text) => said.state = Some(Standing::Open(text)),
                    None => troubles.push(Trouble::UnknownState(text)),
                },
                // «Utført: ja» tells where it stands, and not when.
                Column::Done if said.state.is_none() && words::is_open(&text) => {
                    said.state = Some(Standing::Open(text));
                }
                Column::Done if said.state.is_none() && words::state(&text) == Some(StateCode::Done) => {
                    said.state = Some(Standing::At(StateCode::Done));
                }
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
        Value::NotWorkedOut => Err(Trouble::NotWorkedOut(column)),
        Value::Text(text) => match read_date(text, today) {
            Ok(Reading::One(understood)) => Ok(understood.date),
            Ok(Reading::Ambiguous(days)) => Err(Trouble::SeveralDays(column, text.trim().to_owned(), days)),
            Err(_) => Err(Trouble::NotADate(column, text.trim().to_owned())),
        },
    }
}
