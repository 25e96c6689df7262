//! The same change to many measures, of as many meetings as it takes (H10): planned as a whole, saved as a whole.
//!
//! Each meeting keeps a step of its own, and all of them carry the same word: undo in any of these meetings, or
//! [`Store::step_batch`] outside of them, takes them back together.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::trial::{Trial, Tried, commit_batch};
use super::{MeasureEdit, Op, OpCode, Refusal, TextField};
use crate::domain::ids::{MeasureId, SessionId};
use crate::domain::measure::{Measure, StateCode};
use crate::env::Env;
use crate::store::{Store, StoreProblem};

/// What is done to each of the measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkEdit {
    /// It stands here now; `on` is the day for what is done, `reason` why something is parked or dropped.
    State {
        /// Where.
        to: StateCode,
        /// The day.
        on: NaiveDate,
        /// Why; needed for what is parked or dropped.
        reason: String,
    },
    /// Somebody else answers for it.
    Owner {
        /// One role or name.
        to: String,
        /// Why; needed after the meeting (V20).
        reason: String,
    },
    /// Its deadline moves.
    Deadline {
        /// To this day.
        to: NaiveDate,
        /// Why; needed (F5).
        reason: String,
    },
}

impl BulkEdit {
    /// The states that many measures can be brought to at once: a verdict is given one by one.
    pub const STATES: [StateCode; 5] =
        [StateCode::InProgress, StateCode::Done, StateCode::Parked, StateCode::Dropped, StateCode::Agreed];

    /// Whether a reason must be given.
    pub fn needs_reason(&self) -> bool {
        match self {
            Self::State { to, .. } => matches!(to, StateCode::Parked | StateCode::Dropped),
            Self::Owner { .. } | Self::Deadline { .. } => true,
        }
    }

    /// The same with a reason.
    #[must_use]
    pub fn because(mut self, why: String) -> Self {
        match &mut self {
            Self::State { reason, .. } | Self::Owner { reason, .. } | Self::Deadline { reason, .. } => {
                *reason = why;
            }
        }
        self
    }

    fn op(&self, measure: &Measure) -> Result<Op, Refusal> {
        let id = measure.id;
        Ok(match self.clone() {
            Self::State { to, on, reason } => match to {
                StateCode::Agreed => Op::Agree(id),
                StateCode::InProgress => Op::Start(id),
                StateCode::Done => Op::Finish { measure: id, on },
                StateCode::Parked => Op::Park { measure: id, reason },
                StateCode::Dropped => Op::Drop { measure: id, reason },
                StateCode::Proposed | StateCode::Evaluated => {
                    return Err(Refusal::CannotGo { from: measure.state.code(), to });
                }
            },
            Self::Owner { to, reason } => {
                Op::EditMeasure { measure: id, edit: MeasureEdit::Text(TextField::Responsible, to), reason }
            }
            Self::Deadline { to, reason } => Op::MoveDeadline { measure: id, to, reason },
        })
    }

    fn label(&self) -> OpCode {
        match self {
            Self::State { to, .. } => match to {
                StateCode::Agreed => OpCode::Agree,
                StateCode::InProgress => OpCode::Start,
                StateCode::Done => OpCode::Finish,
                StateCode::Parked => OpCode::Park,
                StateCode::Dropped => OpCode::Drop,
                StateCode::Proposed => OpCode::TakeUp,
                StateCode::Evaluated => OpCode::Evaluate,
            },
            Self::Owner { .. } => OpCode::EditMeasure,
            Self::Deadline { .. } => OpCode::MoveDeadline,
        }
    }
}

/// What a change to many measures would do.
#[derive(Debug, Clone, Default)]
pub struct BulkPlan {
    tried: Tried,
    label: &'static str,
    /// How many measures change.
    pub changed: usize,
    /// How many are so already.
    pub same: usize,
    /// The measures that cannot, by title, and why.
    pub refused: Vec<(String, Refusal)>,
}

impl BulkPlan {
    /// How many meetings it reaches into.
    pub fn meetings(&self) -> usize {
        self.tried.sessions().len()
    }
}

/// Works out what a change would do to these measures. Those that are gone are left out.
pub fn plan_bulk(
    store: &Store,
    measures: &[(SessionId, MeasureId)],
    edit: &BulkEdit,
    env: &Env,
) -> Result<BulkPlan, StoreProblem> {
    let mut by_session: BTreeMap<SessionId, Vec<MeasureId>> = BTreeMap::new();
    for (session, measure) in measures {
        by_session.entry(*session).or_default().push(*measure);
    }
    let mut bulk = BulkPlan { label: edit.label().code(), ..BulkPlan::default() };
    for (id, measures) in by_session {
        let Some(loaded) = store.load(id)? else { continue };
        let mut trial = Trial::of(loaded.session, env);
        for measure in measures {
            let Some(measure) = trial.session.measure(measure).cloned() else { continue };
            match edit.op(&measure).and_then(|op| trial.run(&op)) {
                Ok(true) => bulk.changed += 1,
                Ok(false) => bulk.same += 1,
                Err(refusal) => bulk.refused.push((measure.title, refusal)),
            }
        }
        bulk.tried.add(trial, loaded.revision);
    }
    Ok(bulk)
}

/// Saves what was worked out: in all meetings, or in none.
pub fn commit_bulk(store: &mut Store, bulk: &BulkPlan, env: &Env) -> Result<(), StoreProblem> {
    commit_batch(store, &bulk.tried.commits(bulk.label, env), env)
}
