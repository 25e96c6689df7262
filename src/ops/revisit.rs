//! Looking at a measure again: what becomes of it is done to the session that agreed on it, and remembered in the one
//! that looks – both or neither.

use chrono::NaiveDate;

use crate::domain::ids::{SessionId, UnitId};
use crate::domain::measure::{Measure, State};
use crate::domain::question_set::QuestionSet;
use crate::domain::review::Outcome;
use crate::env::Env;

use super::trial::{Trial, Tried, commit_batch};
use super::{LookAgain, Op, OpCode, Refusal, Store, StoreProblem, new_review};

/// Carries on a measure of an earlier session as `said`, and remembers it in `here`; saved together, and taken back
/// together by undo in `here`.
///
/// The inner error is a refusal: nothing has been changed, and a person is told why.
pub fn revisit(
    store: &mut Store,
    here: SessionId,
    said: &LookAgain,
    env: &Env,
) -> Result<Result<(), Refusal>, StoreProblem> {
    let looks = store.load(here)?.ok_or_else(StoreProblem::gone)?;
    let agreed = store.load(said.session)?.ok_or_else(StoreProblem::gone)?;
    let mut remembers = Trial::of(looks.session, env);
    if let Err(refusal) = remembers.run(&Op::LookAgain(said.clone())) {
        return Ok(Err(refusal));
    }
    let mut there = Trial::of(agreed.session, env);
    let Some(measure) = there.session.measure(said.measure) else { return Ok(Err(Refusal::Gone)) };
    let ops = steps(said, measure, env.today());
    for op in &ops {
        if let Err(refusal) = env.in_meeting(here, || there.run(op)) {
            return Ok(Err(refusal));
        }
    }
    let label = OpCode::LookAgain.code();
    let mut commits = Tried::one(there, agreed.revision).commits(ops.last().map_or(label, Op::label), env);
    commits.extend(Tried::one(remembers, looks.revision).commits(label, env));
    commit_batch(store, &commits, env)?;
    Ok(Ok(()))
}

/// Goes on with a look at the measures of a unit without a meeting (H2) that has begun and is not closed, or begins one;
/// gives its session.
pub fn begin_review(
    store: &mut Store,
    unit: UnitId,
    set: QuestionSet,
    title: &str,
    env: &Env,
) -> Result<SessionId, StoreProblem> {
    if let Some(begun) = store.open_review_of(unit)? {
        return Ok(begun);
    }
    let last = match store.last_session_of(unit)? {
        Some(last) => store.load(last)?.map(|loaded| loaded.session),
        None => None,
    };
    let known = store.units()?.into_iter().find(|known| known.id == unit).ok_or_else(StoreProblem::gone)?;
    let session = new_review(known, set, title, last.as_ref(), env.today(), env);
    store.create_session(&session)?;
    Ok(session.id)
}

/// What is done to a measure, as it stands, so that it stands as was said. What was said before can be said otherwise,
/// so it may first have to be taken up again.
fn steps(said: &LookAgain, measure: &Measure, today: NaiveDate) -> Vec<Op> {
    let (id, reason) = (measure.id, said.note.clone());
    // Until somebody owes it again.
    let mut ops = match (&measure.state, said.outcome) {
        (State::Agreed(_) | State::InProgress(_), _)
        | (State::Done { .. } | State::Evaluated { .. }, Outcome::Done)
        | (State::Done { .. }, Outcome::Judged(_))
        | (State::Dropped { .. }, Outcome::Dropped) => Vec::new(),
        (State::Done { .. } | State::Evaluated { .. }, _) => vec![Op::Start(id)],
        (State::Parked { .. } | State::Dropped { .. }, _) => vec![Op::TakeUp(id), Op::Agree(id)],
        (State::Proposed(_), _) => vec![Op::Agree(id)],
    };
    let done_on = measure.done_on().unwrap_or(today);
    let finish = Op::Finish { measure: id, on: done_on };
    let is_done = matches!(measure.state, State::Done { .. } | State::Evaluated { .. });
    match said.outcome {
        Outcome::Done if is_done => {}
        Outcome::Done => ops.push(finish),
        Outcome::Continues => {}
        Outcome::Moved(to) => {
            ops.push(Op::MoveDeadline { measure: id, to, reason });
        }
        Outcome::Dropped if matches!(measure.state, State::Dropped { .. }) => {}
        Outcome::Dropped => ops.push(Op::Drop { measure: id, reason }),
        Outcome::Judged(verdict) => {
            if !matches!(measure.state, State::Done { .. }) {
                ops.push(finish);
            }
            ops.push(Op::Evaluate { measure: id, verdict, note: reason, again: None });
        }
    }
    ops
}
