//! A list of measures comes back from whoever has edited it in a spreadsheet (G10).
//!
//! Planning is pure and repeatable: [`plan_list`] says what would change, what a person must still say, and what is wrong;
//! with the answers it is planned anew. [`commit_list`] does all of it in all meetings, or nothing, and one step takes
//! it back.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::bulk::{commit_batch, commits};
use super::{MeasureEdit, Op, Refusal, TextField, plan};
use crate::domain::change::{Change, apply_all};
use crate::domain::ids::{MeasureId, SessionId};
use crate::domain::measure::{EventKind, Measure, Reason, State, StateCode};
use crate::domain::session::Session;
use crate::env::Env;
use crate::exchange::merge::Take;
use crate::exchange::sheet::list::{Row, RowPlace};
use crate::exchange::sheet::{Column, Edited, ListNote, Said, Standing, Trouble};
use crate::store::{Revision, Store, StoreProblem};

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
    commits: Vec<(SessionId, Revision, Vec<Change>)>,
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
        self.commits.iter().map(|(session, ..)| *session)
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
        let mut working = Working { session: loaded.session, changes: Vec::new(), as_of: list.as_of, env };
        for (at, row, measure) in list_rows {
            match working.row(row, measure, answers) {
                Ok(plan) if plan.tells() => {
                    rows.insert(at, plan);
                }
                Ok(_) => whole.same += 1,
                Err(trouble) => whole.problems.push((row.place.clone(), trouble)),
            }
        }
        if !working.changes.is_empty() {
            whole.commits.push((id, loaded.revision, working.changes));
        }
    }
    whole.problems.sort_by(|one, other| one.0.cmp(&other.0));
    whole.rows = rows.into_values().collect();
    Ok(whole)
}

/// Does what was worked out, in all sessions or in none. Does nothing while the plan is not ready.
pub fn commit_list(store: &mut Store, list: &ListPlan, env: &Env) -> Result<(), StoreProblem> {
    if !list.is_ready() || list.commits.is_empty() {
        return Ok(());
    }
    commit_batch(store, &commits(&list.commits, super::OpCode::TakeInList.code(), env), env)
}

/// Several operations in one step: each is planned on what those before it leave.
pub(super) fn all(ops: &[Op], session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    let mut after = session.clone();
    let mut changes = Vec::new();
    for op in ops {
        let planned = plan(op, &after, env)?.changes;
        // A plan fits the session it was made for.
        apply_all(&planned, &mut after).map_err(|_| Refusal::Gone)?;
        changes.extend(planned);
    }
    Ok(changes)
}

/// A session while the rows of a list are laid over it.
struct Working<'e> {
    session: Session,
    changes: Vec<Change>,
    as_of: Option<NaiveDate>,
    env: &'e Env,
}

impl Working<'_> {
    fn row(&mut self, row: &Row, id: MeasureId, answers: &ListAnswers) -> Result<RowPlan, ListTrouble> {
        let gone = || ListTrouble::Refused(String::new(), Refusal::Gone);
        let before = self.session.measure(id).cloned().ok_or_else(gone)?;
        let said = &row.said;
        let take = answers.takes.get(&row.place).copied().or(answers.take);
        let given = answers.reasons.get(&row.place).cloned().filter(|reason| !reason.trim().is_empty());
        let reason = given
            .or_else(|| self.new_reason(&before, said))
            .unwrap_or_else(|| answers.reason.trim().to_owned());
        let refused = |refusal| ListTrouble::Refused(before.title.clone(), refusal);
        let mut plan = RowPlan {
            place: row.place.clone(),
            session: self.session.id,
            measure: id,
            title: before.title.clone(),
            differences: Vec::new(),
            needs_reason: false,
            reason: String::new(),
            older: Vec::new(),
            take: None,
            formulas: Vec::new(),
            kept: Vec::new(),
            other_title: said.title.clone().filter(|title| !is_same(title, &before.title)),
        };
        for (difference, op) in self.wanted(&before, said)? {
            if let Some(on) = self.changed_since(&before, &difference) {
                plan.older.push(Older { difference, on });
                plan.take = take;
                if take != Some(Take::Theirs) {
                    continue;
                }
            }
            let mut planned = super::plan(&op(&reason), &self.session, self.env);
            if planned == Err(Refusal::ReasonNeeded) {
                plan.needs_reason = true;
                planned = super::plan(&op("…"), &self.session, self.env);
            }
            let changes = planned.map_err(refused)?.changes;
            apply_all(&changes, &mut self.session).map_err(|_| gone())?;
            self.changes.extend(changes);
        }
        let after = self.session.measure(id).ok_or_else(gone)?;
        plan.differences = differences(&before, after);
        if let Some(comment) = self.new_comment(id, said) {
            let op = Op::Comment { measure: id, text: comment.clone(), by: String::new() };
            let changes = super::plan(&op, &self.session, self.env).map_err(refused)?.changes;
            apply_all(&changes, &mut self.session).map_err(|_| gone())?;
            self.changes.extend(changes);
            plan.differences.push(Difference::Text(Column::Comment, String::new(), comment));
        }
        let told = |column: &Column| plan.differences.iter().any(|it| it.column() == *column);
        plan.formulas = said.formulas.iter().copied().filter(told).collect();
        let terms = before.terms();
        plan.kept = said
            .empty
            .iter()
            .copied()
            .filter(|column| match column {
                Column::Deadline => terms.deadline.is_some(),
                Column::FollowUp => terms.follow_up.is_some(),
                Column::Responsible => !terms.responsible.is_empty(),
                _ => true,
            })
            .collect();
        if !plan.needs_reason && !plan.differences.is_empty() {
            plan.reason = reason;
        }
        Ok(plan)
    }

    /// What the row wants done, in the order in which it can be.
    #[allow(clippy::type_complexity)] // what is told, and what does it once the reason is known
    fn wanted(
        &self,
        before: &Measure,
        said: &Said,
    ) -> Result<Vec<(Difference, Box<dyn Fn(&str) -> Op>)>, ListTrouble> {
        let id = before.id;
        let terms = before.terms();
        let from = before.state.code();
        let edit = move |edit: MeasureEdit| -> Box<dyn Fn(&str) -> Op> {
            Box::new(move |reason| Op::EditMeasure {
                measure: id,
                edit: edit.clone(),
                reason: reason.to_owned(),
            })
        };
        let text = |column, field, old: &str, new: &Option<String>| {
            let new = new.clone().filter(|new| !is_same(new, old))?;
            Some((Difference::Text(column, old.to_owned(), new.clone()), edit(MeasureEdit::Text(field, new))))
        };
        let mut wanted: Vec<(Difference, Box<dyn Fn(&str) -> Op>)> = Vec::new();
        wanted.extend(text(
            Column::Responsible,
            TextField::Responsible,
            &terms.responsible,
            &said.responsible,
        ));
        wanted.extend(text(Column::Deputy, TextField::Deputy, &before.deputy, &said.deputy));
        wanted.extend(text(Column::Note, TextField::Note, &before.note, &said.note));
        if let Some(to) = said.deadline.filter(|to| terms.deadline != Some(*to)) {
            let difference = Difference::Day(Column::Deadline, terms.deadline, Some(to));
            let taken_up = matches!(&said.state, Some(Standing::At(state)) if state.is_active());
            let owed = before.state.agreement().is_some();
            if owed && !from.is_active() && !taken_up {
                return Err(ListTrouble::DeadlineOver(before.title.clone(), from));
            }
            let op: Box<dyn Fn(&str) -> Op> = if owed {
                Box::new(move |reason| Op::MoveDeadline { measure: id, to, reason: reason.to_owned() })
            } else {
                edit(MeasureEdit::Deadline(Some(to)))
            };
            wanted.push((difference, op));
        }
        let follow_up = said.follow_up.filter(|to| terms.follow_up != Some(*to));
        if let Some(to) = follow_up.filter(|to| !self.moved_along(before, said, *to)) {
            let difference = Difference::Day(Column::FollowUp, terms.follow_up, Some(to));
            wanted.push((difference, edit(MeasureEdit::FollowUp(Some(to)))));
        }
        let to = match &said.state {
            Some(Standing::At(to)) => *to,
            Some(Standing::InPlace(words)) if !before.in_place => {
                return Err(ListTrouble::File(Trouble::UnknownState(words.clone())));
            }
            Some(Standing::InPlace(_)) | None => from,
            // What was over is taken up again; nothing is said of how far the rest has come.
            Some(Standing::Open(_)) => match from {
                StateCode::Done | StateCode::Evaluated => StateCode::InProgress,
                StateCode::Parked | StateCode::Dropped => StateCode::Proposed,
                StateCode::Proposed | StateCode::Agreed | StateCode::InProgress => from,
            },
        };
        if to != from {
            if !from.next().contains(&to) {
                return Err(ListTrouble::Refused(before.title.clone(), Refusal::CannotGo { from, to }));
            }
            let on = said.done.unwrap_or_else(|| self.env.today());
            let op: Box<dyn Fn(&str) -> Op> = match to {
                StateCode::Proposed => Box::new(move |_| Op::TakeUp(id)),
                StateCode::Agreed => Box::new(move |_| Op::Agree(id)),
                StateCode::InProgress => Box::new(move |_| Op::Start(id)),
                StateCode::Done => Box::new(move |_| Op::Finish { measure: id, on }),
                StateCode::Evaluated => return Err(ListTrouble::VerdictMissing(before.title.clone())),
                StateCode::Parked => Box::new(move |why| Op::Park { measure: id, reason: why.to_owned() }),
                StateCode::Dropped => Box::new(move |why| Op::Drop { measure: id, reason: why.to_owned() }),
            };
            let step = (Difference::State(from, to), op);
            // What was done and is taken up again can have a new deadline only then.
            let first = !from.is_active() && to.is_active() && before.state.agreement().is_some();
            wanted.insert(if first { 0 } else { wanted.len() }, step);
        }
        Ok(wanted)
    }

    /// Whether the follow-up in the list is the one that moved along when the list's own deadline was taken in: the same
    /// list a second time brings nothing.
    fn moved_along(&self, measure: &Measure, said: &Said, follow_up: NaiveDate) -> bool {
        let history = || self.session.history_of(measure.id);
        let last = |kind| history().filter(|event| event.kind == kind).last();
        let (Some(moved), Some(deadline)) = (last(EventKind::FollowUp), last(EventKind::Deadline)) else {
            return false;
        };
        said.deadline.is_some()
            && said.deadline == measure.terms().deadline
            && moved.at == deadline.at
            && moved.old == follow_up.to_string()
    }

    /// The day something was changed here after the list was made, so that the list may not know of it.
    fn changed_since(&self, measure: &Measure, difference: &Difference) -> Option<NaiveDate> {
        let iso = |day: &Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let (kind, wanted) = match difference {
            Difference::State(_, to) => (EventKind::State, to.code().to_owned()),
            Difference::Day(Column::Deadline, _, to) => (EventKind::Deadline, iso(to)),
            Difference::Day(Column::FollowUp, _, to) => (EventKind::FollowUp, iso(to)),
            Difference::Text(Column::Responsible, _, to) => (EventKind::Responsible, to.clone()),
            Difference::Day(..) | Difference::Text(..) => return None,
        };
        let events = self.session.history_of(measure.id).filter(|event| event.kind == kind);
        let moved: Vec<_> = events
            .map(|event| (self.env.to_local(event.at).date(), event.old.as_str()))
            .filter(|(on, _)| self.as_of.is_none_or(|as_of| *on >= as_of))
            .collect();
        let is_newer = moved.iter().any(|(on, _)| self.as_of.is_some_and(|as_of| *on > as_of));
        let was_so = moved.iter().any(|(_, old)| *old == wanted);
        if is_newer || was_so { moved.last().map(|(on, _)| *on) } else { None }
    }

    /// What the list says of the reason beyond what stood there already.
    fn new_reason(&self, measure: &Measure, said: &Said) -> Option<String> {
        let mut known: Vec<&str> = self
            .session
            .history_of(measure.id)
            .map(|event| event.reason.trim())
            .filter(|it| !it.is_empty())
            .collect();
        known.extend(measure.reason().map(Reason::as_str));
        let is_new = |line: &&String| {
            !line.trim().is_empty()
                && !known.iter().any(|known| known.lines().any(|it| line.contains(it.trim())))
        };
        let lines: Vec<&str> = said.reasons.iter().filter(is_new).map(|line| line.trim()).collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }

    /// A comment nobody has written here yet (F18).
    fn new_comment(&self, id: MeasureId, said: &Said) -> Option<String> {
        let comment = said.comment.clone().filter(|comment| !comment.trim().is_empty())?;
        let known = self
            .session
            .history_of(id)
            .any(|event| event.kind == EventKind::Comment && is_same(&event.new, &comment));
        (!known).then_some(comment)
    }
}

/// What has become different of a measure.
fn differences(before: &Measure, after: &Measure) -> Vec<Difference> {
    let (old, new) = (before.terms(), after.terms());
    let mut told = Vec::new();
    if before.state.code() != after.state.code() {
        told.push(Difference::State(before.state.code(), after.state.code()));
    }
    let done = |measure: &Measure| match &measure.state {
        State::Done { on, .. } | State::Evaluated { on, .. } => Some(*on),
        State::Proposed(_)
        | State::Agreed(_)
        | State::InProgress(_)
        | State::Parked { .. }
        | State::Dropped { .. } => None,
    };
    let days = [
        (Column::Done, done(before), done(after)),
        (Column::Deadline, old.deadline, new.deadline),
        (Column::FollowUp, old.follow_up, new.follow_up),
    ];
    told.extend(
        days.into_iter()
            .filter(|(_, old, new)| old != new)
            .map(|(column, old, new)| Difference::Day(column, old, new)),
    );
    let texts = [
        (Column::Responsible, old.responsible, new.responsible),
        (Column::Deputy, before.deputy.clone(), after.deputy.clone()),
        (Column::Note, before.note.clone(), after.note.clone()),
    ];
    told.extend(
        texts
            .into_iter()
            .filter(|(_, old, new)| old != new)
            .map(|(column, old, new)| Difference::Text(column, old, new)),
    );
    told
}

/// About so many letters fit a cell.
const FULL: usize = 30_000;

/// Whether a cell says what is here: blanks do not count, and neither does what a spreadsheet could not hold.
fn is_same(cell: &str, here: &str) -> bool {
    let words =
        |text: &str| crate::text::sanitize::many_lines(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let (cell, here) = (words(cell), words(here));
    cell == here || cell.len() > FULL && cell.strip_suffix('…').is_some_and(|begins| here.starts_with(begins))
}
