//! What a row of a list does to its measure.

use chrono::NaiveDate;

use super::since::Since;
use super::{Difference, ListAnswers, ListTrouble, Older, RowPlan};
use crate::domain::ids::MeasureId;
use crate::domain::measure::{EventKind, Measure, Reason, StateCode};
use crate::env::Env;
use crate::exchange::merge::Take;
use crate::exchange::sheet::list::Row;
use crate::exchange::sheet::{Column, Said, Standing, Trouble};
use crate::ops::trial::Trial;
use crate::ops::{MeasureEdit, Op, Refusal, TextField};

/// A session while the rows of a list are laid over it.
pub(super) struct Working<'e> {
    pub(super) trial: Trial<'e>,
    /// What was changed here since the list was made.
    pub(super) since: Since,
    pub(super) env: &'e Env,
}

impl Working<'_> {
    pub(super) fn row(
        &mut self,
        row: &Row,
        id: MeasureId,
        answers: &ListAnswers,
    ) -> Result<RowPlan, ListTrouble> {
        let gone = || ListTrouble::Refused(String::new(), Refusal::Gone);
        let before = self.trial.session.measure(id).cloned().ok_or_else(gone)?;
        let said = &row.said;
        let take = answers.takes.get(&row.place).copied().or(answers.take);
        let given = answers.reasons.get(&row.place).cloned().filter(|reason| !reason.trim().is_empty());
        let reason = given
            .or_else(|| self.new_reason(&before, said))
            .unwrap_or_else(|| answers.reason.trim().to_owned());
        let refused = |refusal| ListTrouble::Refused(before.title.clone(), refusal);
        let mut plan = RowPlan {
            place: row.place.clone(),
            session: self.trial.session.id,
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
            if let Some(on) = self.since.changed(&before, &difference) {
                plan.older.push(Older { difference, on });
                plan.take = take;
                if take != Some(Take::Theirs) {
                    continue;
                }
            }
            let mut done = self.trial.run(&op(&reason));
            if done == Err(Refusal::ReasonNeeded) {
                plan.needs_reason = true;
                done = self.trial.run(&op("…"));
            }
            done.map_err(refused)?;
        }
        let after = self.trial.session.measure(id).ok_or_else(gone)?;
        plan.differences = differences(&before, after);
        if let Some(comment) = self.new_comment(id, said) {
            let op = Op::Comment { measure: id, text: comment.clone(), by: String::new() };
            self.trial.run(&op).map_err(refused)?;
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
        let history = || self.trial.session.history_of(measure.id);
        let last = |kind| history().filter(|event| event.kind == kind).last();
        let (Some(moved), Some(deadline)) = (last(EventKind::FollowUp), last(EventKind::Deadline)) else {
            return false;
        };
        said.deadline.is_some()
            && said.deadline == measure.terms().deadline
            && moved.at == deadline.at
            && moved.old == follow_up.to_string()
    }

    /// What the list says of the reason beyond what stood there already.
    fn new_reason(&self, measure: &Measure, said: &Said) -> Option<String> {
        let mut known: Vec<&str> = self
            .trial
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
            .trial
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
    let days = [
        (Column::Done, before.done_on(), after.done_on()),
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
pub(super) fn is_same(cell: &str, here: &str) -> bool {
    let words =
        |text: &str| crate::text::sanitize::many_lines(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let (cell, here) = (words(cell), words(here));
    cell == here || cell.len() > FULL && cell.strip_suffix('…').is_some_and(|begins| here.starts_with(begins))
}
