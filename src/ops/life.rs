//! The life of a measure after the room has agreed on it: moved deadlines (F5), done and come back (F12), judged (F14),
//! commented on (F18). The fields themselves are edited in [`measure`](super::measure).

use chrono::{Days, Months, NaiveDate};

use crate::domain::change::Change;
use crate::domain::ids::MeasureId;
use crate::domain::measure::{Agreement, EventKind, Measure, Reason, State, StateCode, Terms, Verdict};
use crate::domain::session::Session;
use crate::env::Env;
use crate::text::sanitize;

use super::measure::{History, go, iso, with_terms};
use super::{Refusal, next, words};

/// V2: how long after the deadline the follow-up may come at most.
const FOLLOW_UP_WITHIN: Days = Days::new(90);
/// «Too early»: when it is asked again, unless a day is given.
const ASK_AGAIN_AFTER: Months = Months::new(3);

/// Moves the deadline of an agreed measure, with a reason; the first one is kept (F5). A follow-up that would lie before
/// the new deadline, or too long after it, moves along.
pub(super) fn move_deadline(
    id: MeasureId,
    to: NaiveDate,
    reason: &str,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let before = session.measure(id).ok_or(Refusal::Gone)?;
    let from = before.state.code();
    let Some(agreement) = before.state.agreement().filter(|_| from.is_active()) else {
        // What nobody owes has no deadline to move; what is judged has had its own.
        return Err(Refusal::CannotGo { from, to: from });
    };
    if agreement.deadline() == to {
        return Ok(Vec::new());
    }
    Reason::new(sanitize::one_line(reason)).ok_or(Refusal::ReasonNeeded)?;
    let follow_up = follow_up_for(agreement, to);
    let terms = Terms { deadline: Some(to), follow_up: Some(follow_up), ..agreement.to_terms() };
    let mut after = before.clone();
    after.state = with_terms(&before.state, terms, session)?;
    after.original_deadline = before.original_deadline.or(Some(agreement.deadline()));
    let mut history = History::of(&after, session, env);
    history.line(EventKind::Deadline, agreement.deadline().to_string(), to.to_string(), reason);
    if follow_up != agreement.follow_up() {
        history.line(EventKind::FollowUp, agreement.follow_up().to_string(), follow_up.to_string(), reason);
    }
    Ok(history.with(after))
}

/// When to look again at a measure whose deadline has moved: as long after it as before, where the old day no longer fits.
fn follow_up_for(agreement: &Agreement, deadline: NaiveDate) -> NaiveDate {
    let latest = deadline.checked_add_days(FOLLOW_UP_WITHIN).unwrap_or(NaiveDate::MAX);
    let old = agreement.follow_up();
    if (deadline..=latest).contains(&old) || old < agreement.deadline() && old < deadline {
        return old;
    }
    let after = (old - agreement.deadline()).max(chrono::Duration::zero());
    deadline.checked_add_signed(after).map_or(latest, |day| day.min(latest))
}

/// It is done. One that comes back every so many weeks is agreed on anew (F12), unless that has happened.
pub(super) fn finish(
    id: MeasureId,
    on: NaiveDate,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let mut changes = go(id, StateCode::Done, "", session, env, |measure| {
        let agreement = measure.state.agreement().cloned().ok_or(Refusal::Gone)?;
        Ok(State::Done { agreement, on })
    })?;
    let came_back = session.measures.iter().any(|measure| measure.repeats == Some(id));
    if changes.is_empty() || came_back {
        return Ok(changes);
    }
    let position = next(session.measures.iter().map(|measure| measure.position));
    let again = session.measure(id).and_then(|measure| measure.next_time(env.new_id(), position, on));
    if let Some(again) = again {
        let lines = changes.len();
        let mut history = History::of(&again, session, env).after(lines);
        history.line(EventKind::Created, String::new(), again.title.clone(), "");
        history.line(EventKind::State, String::new(), StateCode::Agreed.code().into(), "");
        changes.extend(history.with(again));
    }
    Ok(changes)
}

/// Those who live with it say whether it helped (F14). What did not help all the way needs a word on why; where it is too
/// early to tell, the measure stays done and is asked about again on `again`, or in three months (R67).
pub(super) fn evaluate(
    id: MeasureId,
    verdict: Verdict,
    note: &str,
    again: Option<NaiveDate>,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let before = session.measure(id).ok_or(Refusal::Gone)?;
    let (State::Done { agreement, on } | State::Evaluated { agreement, on, verdict: Verdict::TooEarly, .. }) =
        &before.state
    else {
        let (from, to) = (before.state.code(), StateCode::Evaluated);
        return if from == to { Ok(Vec::new()) } else { Err(Refusal::CannotGo { from, to }) };
    };
    let note = sanitize::many_lines(note).trim().to_owned();
    if verdict != Verdict::Yes && Reason::new(note.as_str()).is_none() {
        return Err(Refusal::ReasonNeeded);
    }
    let mut after = before.clone();
    let (agreement, on) = (agreement.clone(), *on);
    if verdict == Verdict::TooEarly {
        let later = || env.today().checked_add_months(ASK_AGAIN_AFTER);
        after.effect_on = again.or_else(later).or(before.effect_on);
        after.state = State::Done { agreement, on };
    } else {
        after.state = State::Evaluated { agreement, on, verdict, note: note.clone() };
    }
    let mut history = History::of(&after, session, env);
    history.line(EventKind::Verdict, String::new(), verdict.code().into(), &note);
    let (old, new) = (before.effect_day(), after.effect_day());
    if old != new {
        history.line(EventKind::Effect, iso(old), iso(new), &note);
    }
    if after.state.code() != before.state.code() {
        history.line(
            EventKind::State,
            before.state.code().code().into(),
            after.state.code().code().into(),
            &note,
        );
    }
    Ok(history.with(after))
}

/// Writes a comment on a measure: it is kept as it was said, with time and role (F18). `by` empty is the role of whoever
/// sits at the machine.
pub(super) fn comment(
    id: MeasureId,
    text: &str,
    by: &str,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let measure = session.measure(id).ok_or(Refusal::Gone)?;
    let mut history = History::of(measure, session, env);
    history.line(EventKind::Comment, String::new(), words(text)?, "");
    Ok(history.by(&sanitize::one_line(by)).alone())
}

/// Lines of history about smaller steps that were done, or not done after all (F10). One that was reworded is another.
pub(super) fn tell_steps(before: &Measure, after: &Measure, history: &mut History<'_>) {
    let done =
        |measure: &Measure, text: &str| measure.steps.iter().any(|step| step.done && step.text == text);
    for step in after.steps.iter().filter(|step| step.done && !done(before, &step.text)) {
        history.line(EventKind::Step, String::new(), step.text.clone(), "");
    }
    for step in before.steps.iter().filter(|step| step.done && !done(after, &step.text)) {
        history.line(EventKind::Step, step.text.clone(), String::new(), "");
    }
}
