//! A list of measures comes back from whoever has edited it in a spreadsheet (G10).
//!
//! Planning is pure and repeatable: [`plan_list`] says what would change, what a person must still say, and what is wrong;
//! with the answers it is planned anew. [`commit_list`] does all of it in all meetings, or nothing, and one step takes
//! it back.

mod row;
mod since;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::trial::{Trial, Tried, commit_batch};
use super::{Op, Refusal};
use crate::domain::change::Change;
use crate::domain::ids::{MeasureId, SessionId};
use crate::domain::measure::StateCode;
use crate::domain::session::Session;
use crate::env::Env;
use crate::exchange::merge::Take;
use crate::exchange::sheet::list::{Row, RowPlace};
use crate::exchange::sheet::{Column, Edited, ListNote, Trouble};
use crate::store::{Store, StoreProblem};

use row::Working;
use since::Since;

/// What people have said to what a list leaves open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListAnswers {
    /// Why, row by row.
    pub reasons: BTreeMap<RowPlace, String>,
    /// Why, where nothing is said of a row.
    pub reason: String,
    /// What holds where something was changed here since the list was made.
    pub takes: BTreeMap<RowPlace, Take>,
    /// The same, where nothing is said of a row.
    pub take: Option<Take>,
}

/// What changes of a measure, from and to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Where it stands.
    State(StateCode, StateCode),
    /// A day.
    Day(Column, Option<NaiveDate>, Option<NaiveDate>),
    /// Words.
    Text(Column, String, String),
}

impl Difference {
    /// The column it stands in.
    pub fn column(&self) -> Column {
        match self {
            Self::State(..) => Column::State,
            Self::Day(column, ..) | Self::Text(column, ..) => *column,
        }
    }
}

/// Something was changed here after the list was made, and the list says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Older {
    /// What is here, and what the list would make of it.
    pub difference: Difference,
    /// The day it was changed here.
    pub on: NaiveDate,
}

/// What a row of the list does to its measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPlan {
    /// Where it stands in the file.
    pub place: RowPlace,
    /// The session of the measure.
    pub session: SessionId,
    /// The measure.
    pub measure: MeasureId,
    /// What shall be done.
    pub title: String,
    /// What changes.
    pub differences: Vec<Difference>,
    /// Whether a reason is still to be given.
    pub needs_reason: bool,
    /// The reason that will stand in the history; empty where there is none.
    pub reason: String,
    /// What a person must decide, or has decided.
    pub older: Vec<Older>,
    /// The decision on these.
    pub take: Option<Take>,
    /// What was made by a formula.
    pub formulas: Vec<Column>,
    /// What is empty in the list and stays as it is here.
    pub kept: Vec<Column>,
    /// The list has another title; it stays as it is here.
    pub other_title: Option<String>,
}

impl RowPlan {
    /// Whether a person must still decide whose words hold.
    pub fn is_undecided(&self) -> bool {
        !self.older.is_empty() && self.take.is_none()
    }

    /// Whether there is something to tell of it.
    fn tells(&self) -> bool {
        !self.differences.is_empty() || !self.older.is_empty() || self.other_title.is_some()
    }
}

/// Why a row cannot be done.
#[derive(Debug, Clone, PartialEq)]
pub enum ListTrouble {
    /// What stands in the file.
    File(Trouble),
    /// The rules of the field; with the title of the measure.
    Refused(String, Refusal),
    /// It is done or judged, so its deadline stays; with its title.
    DeadlineOver(String, StateCode),
    /// A verdict is given in the program, by those who live with the measure (F14); with its title.
    VerdictMissing(String),
}

/// What a list would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListPlan {
    /// The rows that change something or ask something, in the order of the file.
    pub rows: Vec<RowPlan>,
    /// What is wrong. While there is any, nothing can be done.
    pub problems: Vec<(RowPlace, ListTrouble)>,
    /// What should be known.
    pub notes: Vec<ListNote>,
    /// How many measures are as they were.
    pub same: usize,
    /// What is done, session by session.
    tried: Tried,
}

impl ListPlan {
    /// Whether nothing is wrong and nothing is left to be said.
    pub fn is_ready(&self) -> bool {
        self.problems.is_empty() && !self.rows.iter().any(|row| row.needs_reason || row.is_undecided())
    }

    /// How many measures change.
    pub fn changed(&self) -> usize {
        self.rows.iter().filter(|row| !row.differences.is_empty()).count()
    }

    /// The sessions it reaches into.
    pub fn sessions(&self) -> impl Iterator<Item = SessionId> + '_ {
        self.tried.sessions()
    }
}

/// Works out what a list would do with these answers. Changes nothing.
pub fn plan_list(
    store: &Store,
    list: &Edited,
    answers: &ListAnswers,
    env: &Env,
) -> Result<ListPlan, StoreProblem> {
    let ids: Vec<MeasureId> = list.rows.iter().filter_map(|row| row.id).collect();
    let homes = store.sessions_of(&ids)?;
    let mut whole = ListPlan { notes: list.notes.clone(), ..ListPlan::default() };
    let problem =
        |it: &crate::exchange::sheet::RowProblem| (it.place.clone(), ListTrouble::File(it.trouble.clone()));
    whole.problems = list.problems.iter().map(problem).collect();
    let mut by_session: BTreeMap<SessionId, Vec<(usize, &Row, MeasureId)>> = BTreeMap::new();
    for (at, row) in list.rows.iter().enumerate() {
        let Some(id) = row.id else { continue };
        match homes.get(&id) {
            Some(session) => by_session.entry(*session).or_default().push((at, row, id)),
            None => whole
                .problems
                .push((row.place.clone(), ListTrouble::File(Trouble::UnknownId(id.to_string())))),
        }
    }
    let mut rows: BTreeMap<usize, RowPlan> = BTreeMap::new();
    for (id, list_rows) in by_session {
        let Some(loaded) = store.load(id)? else { continue };
        let since = Since::read(store, list, &loaded.session, env)?;
        let mut working = Working { trial: Trial::of(loaded.session, env), since, env };
        for (at, row, measure) in list_rows {
            match working.row(row, measure, answers) {
                Ok(plan) if plan.tells() => {
                    rows.insert(at, plan);
                }
                Ok(_) => whole.same += 1,
                Err(trouble) => whole.problems.push((row.place.clone(), trouble)),
            }
        }
        whole.tried.add(working.trial, loaded.revision);
    }
    whole.problems.sort_by(|one, other| one.0.cmp(&other.0));
    whole.rows = rows.into_values().collect();
    Ok(whole)
}

/// Does what was worked out, in all sessions or in none. Does nothing while the plan is not ready.
pub fn commit_list(store: &mut Store, list: &ListPlan, env: &Env) -> Result<(), StoreProblem> {
    let commits = list.tried.commits(super::OpCode::TakeInList.code(), env);
    if list.is_ready() && !commits.is_empty() { commit_batch(store, &commits, env) } else { Ok(()) }
}

/// Several operations in one step: each is planned on what those before it leave.
pub(super) fn all(ops: &[Op], session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    let mut trial = Trial::of(session.clone(), env);
    for op in ops {
        trial.run(op)?;
    }
    Ok(trial.into_changes())
}
