//! What a meeting was at earlier moments, to look at and to keep as a copy (L11).
//!
//! The natural moments are the turns of a meeting: it was prepared, a question was left, the measures, the end. They are
//! told out of the meeting's own log; backups add what the log no longer tells of. Nothing here ever writes over a meeting.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::{QuestionId, SessionId};
use crate::domain::room::CheckMoment;
use crate::domain::session::{Session, SessionEvent, SessionEventKind};
use crate::env::Env;
use crate::store::{Backups, InBackup, PastStep, Store, StoreProblem};

use super::next;

/// What had last been done when a meeting stood so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// Nothing yet: it was made, or its history begins there.
    Begun,
    /// What stands around the meeting: tables, plan, roles.
    Prepared,
    /// How it is to be here.
    CheckedIn,
    /// Answers to a question.
    Question(QuestionId),
    /// Earlier measures were looked at again.
    LookedBack,
    /// A vote.
    Voted,
    /// Measures.
    Measures,
    /// How it is to leave.
    CheckedOut,
    /// It was closed.
    Closed,
    /// It was opened again.
    Reopened,
    /// Another laptop's file was taken in.
    TakenIn,
    /// A backup was made.
    BackedUp,
}

impl Turn {
    /// A stable word for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Prepared => "prepared",
            Self::CheckedIn => "checked_in",
            Self::Question(_) => "question",
            Self::LookedBack => "looked_back",
            Self::Voted => "voted",
            Self::Measures => "measures",
            Self::CheckedOut => "checked_out",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::TakenIn => "taken_in",
            Self::BackedUp => "backed_up",
        }
    }

    /// Which of two in one step names it.
    fn rank(&self) -> u8 {
        match self {
            Self::Begun | Self::BackedUp => 0,
            Self::Prepared => 1,
            Self::Question(_) => 2,
            Self::LookedBack => 3,
            Self::Measures => 4,
            Self::Voted => 5,
            Self::CheckedIn | Self::CheckedOut => 6,
            Self::Reopened | Self::Closed => 7,
            Self::TakenIn => 8,
        }
    }
}

/// Where an earlier state is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// After the step of its log with this number.
    After(i64),
    /// In this backup.
    In(PathBuf),
}

/// A moment at which a meeting stood otherwise than now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierState {
    /// When it stood so last; for a backup, when that was made.
    pub at: DateTime<Utc>,
    /// What had last been done.
    pub turn: Turn,
    /// How many answers it had.
    pub answers: usize,
    /// How many measures it had.
    pub measures: usize,
    /// Where it is found.
    pub found: Found,
}

/// The earlier states of a meeting that its own log tells of, newest first: the turns it has taken.
pub fn earlier_states(store: &Store, session: SessionId) -> Result<Vec<EarlierState>, StoreProblem> {
    let Some(now) = store.load(session)?.filter(|now| !is_emptied(&now.session)) else {
        return Ok(Vec::new());
    };
    let turns = turns(&store.steps(session)?);
    let numbers = turns.iter().map(|(_, _, number)| *number).collect();
    let mut states: Vec<EarlierState> = Vec::new();
    let mut last = now.session;
    for (number, then) in store.states_after(session, &numbers)? {
        // A step that came to nothing leaves no state of its own.
        if then == last {
            continue;
        }
        if let Some((at, turn, _)) = turns.iter().find(|(_, _, it)| *it == number) {
            states.push(EarlierState::of(&then, *at, turn.clone(), Found::After(number)));
        }
        last = then;
    }
    Ok(states)
}

/// Whether what was said in it has been deleted for good: then no earlier state brings it back (J5).
fn is_emptied(session: &Session) -> bool {
    session.details.answers_deleted.is_some()
}

/// The states of a meeting that backups hold and that are not its own now, newest first. Opening every backup takes a while.
pub fn states_in_backups(
    store: &Store,
    session: SessionId,
    backups: &Backups,
) -> Result<Vec<EarlierState>, StoreProblem> {
    let Some(now) = store.load(session)?.filter(|now| !is_emptied(&now.session)) else {
        return Ok(Vec::new());
    };
    let copies = store.states_in_backups(session, &[now.session], backups)?;
    let state = |copy: InBackup| {
        EarlierState::of(&copy.session, copy.file.made, Turn::BackedUp, Found::In(copy.file.path))
    };
    Ok(copies.into_iter().map(state).collect())
}

/// What a meeting was then; `None` where it can no longer be found, or must not be.
pub fn read_state(store: &Store, session: SessionId, found: &Found) -> Result<Option<Session>, StoreProblem> {
    if store.load(session)?.is_none_or(|now| is_emptied(&now.session)) {
        return Ok(None);
    }
    match found {
        Found::After(number) => {
            let states = store.states_after(session, &BTreeSet::from([*number]))?;
            Ok(states.into_iter().next().map(|(_, state)| state))
        }
        Found::In(path) => store.state_in_backup(session, path),
    }
}

/// A meeting of its own out of an earlier state, with `mark` in its title. What it came from is left as it is.
///
/// It is a rehearsal: a meeting that is held once counts once in figures, trends and deadlines, and two that differ by a
/// few answers tell nothing by subtraction (R82).
pub fn copy_of_state(state: &Session, mark: &str, env: &Env) -> Session {
    let mut copy = state.clone();
    copy.id = env.new_id();
    copy.rehearsal = true;
    copy.details.title = format!("{} ({mark})", state.details.title.trim());
    copy.events.push(SessionEvent {
        id: env.new_id(),
        position: next(copy.events.iter().map(|event| event.position)),
        at: env.now(),
        kind: SessionEventKind::Cloned,
        note: state.id.to_string(),
    });
    copy
}

impl EarlierState {
    fn of(session: &Session, at: DateTime<Utc>, turn: Turn, found: Found) -> Self {
        let (answers, measures) = (session.answers.len(), session.measures.len());
        Self { at, turn, answers, measures, found }
    }
}

/// When each stretch of the same work ended, what it was, and the step it ended with; before the first of them, the
/// beginning.
fn turns(steps: &[PastStep]) -> Vec<(DateTime<Utc>, Turn, i64)> {
    let Some(first) = steps.first() else { return Vec::new() };
    let mut turns = vec![(first.at, Turn::Begun, first.number - 1)];
    for step in steps {
        // What belongs to no stretch of its own goes with the one it was done in.
        let turn = turn_of(step);
        match (turns.last_mut(), turn) {
            (Some((at, last, number)), turn)
                if *number >= first.number
                    && at.date_naive() == step.at.date_naive()
                    && turn.as_ref().is_none_or(|turn| turn == last || *turn == Turn::Prepared) =>
            {
                (*at, *number) = (step.at, step.number);
            }
            (_, turn) => turns.push((step.at, turn.unwrap_or(Turn::Prepared), step.number)),
        }
    }
    turns
}

fn turn_of(step: &PastStep) -> Option<Turn> {
    step.changes.iter().filter_map(turn_of_change).max_by_key(Turn::rank)
}

fn turn_of_change(change: &Change) -> Option<Turn> {
    match change {
        Change::Put(record) => match record {
            Record::Answer(answer) => Some(Turn::Question(answer.question.clone())),
            Record::Heading(heading) => Some(Turn::Question(heading.question.clone())),
            Record::Measure(_) | Record::MeasureEvent(_) => Some(Turn::Measures),
            Record::VoteRound(_) => Some(Turn::Voted),
            Record::Review(_) | Record::Reviewed(_) => Some(Turn::LookedBack),
            Record::Check(check) if check.moment == CheckMoment::In => Some(Turn::CheckedIn),
            Record::Check(_) => Some(Turn::CheckedOut),
            Record::Event(event) => match event.kind {
                SessionEventKind::Closed => Some(Turn::Closed),
                SessionEventKind::Reopened => Some(Turn::Reopened),
                SessionEventKind::Imported => Some(Turn::TakenIn),
                _ => None,
            },
            Record::QuestionPlan(question, _) => Some(Turn::Question(question.clone())),
            Record::Details(_) | Record::Sitting(_) | Record::Group(_) | Record::AddedQuestion(_) => {
                Some(Turn::Prepared)
            }
            Record::PartPlan(..)
            | Record::Keep(_)
            | Record::PartAttendance { .. }
            | Record::ParkedTopic(_) => None,
        },
        Change::Remove(key) => match key {
            Key::Measure(_) | Key::MeasureEvent(_) => Some(Turn::Measures),
            Key::VoteRound(_) => Some(Turn::Voted),
            Key::QuestionPlan(question) => Some(Turn::Question(question.clone())),
            _ => None,
        },
    }
}
