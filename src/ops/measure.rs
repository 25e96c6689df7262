//! What is done to measures. Every change of state, goal, responsible or date leaves a line of history.

use chrono::NaiveDate;

use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::{AnswerId, MeasureId, SessionId};
use crate::domain::measure::{
    Agreement, Control, EventKind, Measure, MeasureEvent, ReadBack, Reason, State, StateCode, SubStep,
    TargetLevel, Terms,
};
use crate::domain::session::{Session, SessionEventKind};
use crate::env::Env;

use super::{DeletedMeasure, MeasureEdit, NewMeasure, Refusal, TextField, next, shifted, words};

pub(super) fn propose(new: &NewMeasure, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    let title = one_line(&new.title)?;
    let question_is_there = new.question.as_ref().is_none_or(|id| session.question(id).is_some());
    let group_is_there = new.group.is_none_or(|id| session.group(id).is_some());
    if !question_is_there || !group_is_there {
        return Err(Refusal::Gone);
    }
    let position = next(session.measures.iter().map(|measure| measure.position));
    let mut measure = Measure::proposed(env.new_id(), position, title);
    measure.question.clone_from(&new.question);
    measure.group = new.group;
    measure.answers = links(&new.answers, session)?;
    if let Some((bank, category)) = &new.bank {
        measure.bank = Some(bank.clone());
        measure.category = Some(category.clone());
    }
    let mut history = History::of(&measure, session, env);
    history.line(EventKind::Created, String::new(), measure.title.clone(), "");
    Ok(history.with(measure))
}

pub(super) fn edit(
    id: MeasureId,
    edit: &MeasureEdit,
    reason: &str,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let before = session.measure(id).ok_or(Refusal::Gone)?;
    if let MeasureEdit::Deadline(Some(to)) = edit
        && before.state.code().is_active()
        && is_settled(before, session)
    {
        // What people went home with is moved, not edited: the follow-up goes along (F5).
        return super::life::move_deadline(id, *to, reason, session, env);
    }
    let mut after = before.clone();
    let mut terms = before.terms();
    match edit.clone() {
        MeasureEdit::Text(TextField::Title, text) => after.title = one_line(&text)?,
        MeasureEdit::Text(field, text) => {
            let text = crate::text::sanitize::many_lines(&text).trim().to_owned();
            match field {
                TextField::Title => after.title = text,
                TextField::FirstStep => terms.first_step = text,
                TextField::Responsible => terms.responsible = text,
                TextField::Deputy => after.deputy = text,
                TextField::Sign => after.sign = text,
                TextField::Baseline => after.baseline = text,
                TextField::PriorityReason => after.priority_reason = text,
                TextField::Arena => after.arena = text,
                TextField::PlanLink => after.plan_link = text,
                TextField::Resources => after.resources = text,
                TextField::Note => after.note = text,
                TextField::Measured => after.measured = text,
            }
        }
        MeasureEdit::Deadline(date) => terms.deadline = date,
        MeasureEdit::FollowUp(date) => terms.follow_up = date,
        MeasureEdit::StartOn(date) => after.start = date,
        MeasureEdit::Category(category) => after.category = category,
        MeasureEdit::Form(form) => after.form = form,
        MeasureEdit::Level(level) => after.level = level,
        MeasureEdit::Strand(strand) => after.strand = strand,
        MeasureEdit::Direction(direction) => after.direction = direction,
        MeasureEdit::TargetGroup(group) => after.target_group = group,
        MeasureEdit::Influence(influence) => after.influence = influence,
        MeasureEdit::AllShifts(all) => after.all_shifts = all,
        MeasureEdit::Consent(consent) => after.consent = consent,
        MeasureEdit::Benefit(grade) => after.benefit = grade,
        MeasureEdit::Effort(grade) => after.effort = grade,
        MeasureEdit::Control(control) => {
            after.control = control.map(|control| match control {
                Control::Own => Control::Own,
                Control::Lifted(to) => {
                    Control::Lifted(crate::text::sanitize::one_line(&to).trim().to_owned())
                }
            });
        }
        MeasureEdit::EveryWeeks(Some(weeks)) if !(1..=104).contains(&weeks) => {
            return Err(Refusal::OutOfRange { least: 1, most: 104 });
        }
        MeasureEdit::EveryWeeks(weeks) => after.every_weeks = weeks,
        MeasureEdit::Priority(priority) => after.priority = priority,
        MeasureEdit::InPlace(in_place) => after.in_place = in_place,
        MeasureEdit::Objection(text) => {
            crate::text::sanitize::many_lines(&text).trim().clone_into(&mut after.objection);
        }
        MeasureEdit::Target(target) => after.target = target,
        MeasureEdit::EffectOn(day) => after.effect_on = day,
        MeasureEdit::Steps(steps) => after.steps = clean_steps(&steps),
        MeasureEdit::Answers(answers) => after.answers = links(&answers, session)?,
    }
    if terms != before.terms() {
        after.state = with_terms(&before.state, terms.clone(), session)?;
    }
    if after == *before {
        return Ok(Vec::new());
    }
    let old = before.terms();
    let told: Vec<(EventKind, String, String)> = [
        (EventKind::Title, before.title.clone(), after.title.clone()),
        (EventKind::Sign, before.sign.clone(), after.sign.clone()),
        // The level is the sharpest part of the goal (V14, V20).
        (EventKind::Sign, level(before.target), level(after.target)),
        (EventKind::Responsible, old.responsible, terms.responsible),
        (EventKind::Deadline, iso(old.deadline), iso(terms.deadline)),
        (EventKind::FollowUp, iso(old.follow_up), iso(terms.follow_up)),
    ]
    .into_iter()
    .filter(|(_, old, new)| old != new)
    .collect();
    // What is learnt on the way needs no reason; only what was promised does.
    let learnt: Vec<(EventKind, String, String)> = [
        (EventKind::Effect, iso(before.effect_on), iso(after.effect_on)),
        (EventKind::Measured, before.measured.clone(), after.measured.clone()),
    ]
    .into_iter()
    .filter(|(_, old, new)| old != new)
    .collect();
    let settled = is_settled(before, session);
    if settled && !told.is_empty() && Reason::new(crate::text::sanitize::one_line(reason)).is_none() {
        return Err(Refusal::ReasonNeeded);
    }
    if settled && after.original_deadline.is_none() && after.terms().deadline != before.terms().deadline {
        after.original_deadline = before.terms().deadline;
    }
    if !told.is_empty() {
        // The room nodded to something else (G2); what it did not agree on stands until it is read again.
        after.read_back = after.read_back.filter(|answer| *answer == ReadBack::NotAgreed);
    }
    let mut history = History::of(&after, session, env);
    for (kind, old, new) in told {
        // While a new proposal is being filled in, its fields are typing, not history.
        if settled || before.state.code() != StateCode::Proposed {
            history.line(kind, old, new, reason);
        }
    }
    if settled || before.state.code() != StateCode::Proposed {
        for (kind, old, new) in learnt {
            history.line(kind, old, new, reason);
        }
        super::life::tell_steps(before, &after, &mut history);
    }
    Ok(history.with(after))
}

/// Smaller steps as they are kept: one line each, none empty.
fn clean_steps(steps: &[SubStep]) -> Vec<SubStep> {
    let clean = |step: &SubStep| SubStep {
        text: crate::text::sanitize::one_line(&step.text).trim().to_owned(),
        done: step.done,
    };
    steps.iter().map(clean).filter(|step| !step.text.is_empty()).collect()
}

/// Whether the room has agreed on a measure and gone home with it: from then on its title, goal, responsible and
/// dates change only with a reason (V20).
///
/// Taking it up again as a proposal does not unsettle it; one agreed after the meeting was opened again is new.
pub fn is_settled(measure: &Measure, session: &Session) -> bool {
    let closed = session.events.iter().filter(|event| event.kind == SessionEventKind::Closed);
    let Some(closed) = closed.map(|event| event.at).max() else { return false };
    let agreed = session
        .history_of(measure.id)
        .filter(|event| event.kind == EventKind::State && event.new == StateCode::Agreed.code())
        .map(|event| event.at)
        .min();
    if measure.repeats.is_some() && measure.state.agreement().is_some() {
        // It goes on with what was agreed then (F12).
        return true;
    }
    // An agreement without history was read from a file that carries none.
    agreed.map_or(measure.state.agreement().is_some(), |agreed| agreed <= closed)
}

/// Links to answers, each once; refused when one of them is gone.
fn links(answers: &[AnswerId], session: &Session) -> Result<Vec<AnswerId>, Refusal> {
    let mut links = Vec::new();
    for &id in answers {
        session.answer(id).ok_or(Refusal::Gone)?;
        if !links.contains(&id) {
            links.push(id);
        }
    }
    Ok(links)
}

/// The same state over edited terms; an agreed measure stays agreed only while V1–V3 hold.
pub(super) fn with_terms(state: &State, terms: Terms, session: &Session) -> Result<State, Refusal> {
    let agree = |old: &Agreement| {
        // A date that already lies behind may stay; only what is edited is held against the meeting day.
        let day = session.meeting_day().min(old.deadline()).min(old.follow_up());
        Agreement::new(&terms, day).map_err(Refusal::NotReady)
    };
    Ok(match state {
        State::Proposed(_) => State::Proposed(terms),
        State::Parked { reason, .. } => State::Parked { terms, reason: reason.clone() },
        State::Dropped { reason, .. } => State::Dropped { terms, reason: reason.clone() },
        State::Agreed(old) => State::Agreed(agree(old)?),
        State::InProgress(old) => State::InProgress(agree(old)?),
        State::Done { agreement, on } => State::Done { agreement: agree(agreement)?, on: *on },
        State::Evaluated { agreement, on, verdict, note } => {
            State::Evaluated { agreement: agree(agreement)?, on: *on, verdict: *verdict, note: note.clone() }
        }
    })
}

pub(super) fn agree(id: MeasureId, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    go(id, StateCode::Agreed, "", session, env, |measure| {
        if let State::InProgress(agreement) = &measure.state {
            return Ok(State::Agreed(agreement.clone()));
        }
        Agreement::new(&measure.terms(), session.meeting_day()).map(State::Agreed).map_err(Refusal::NotReady)
    })
}

pub(super) fn park(
    id: MeasureId,
    reason: &str,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    set_aside(id, StateCode::Parked, reason, session, env, |terms, reason| State::Parked { terms, reason })
}

pub(super) fn drop(
    id: MeasureId,
    reason: &str,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    set_aside(id, StateCode::Dropped, reason, session, env, |terms, reason| State::Dropped { terms, reason })
}

/// Parks or drops, which both need a reason.
fn set_aside(
    id: MeasureId,
    to: StateCode,
    reason: &str,
    session: &Session,
    env: &Env,
    state: impl FnOnce(Terms, Reason) -> State,
) -> Result<Vec<Change>, Refusal> {
    let why = Reason::new(crate::text::sanitize::one_line(reason)).ok_or(Refusal::ReasonNeeded)?;
    go(id, to, reason, session, env, |measure| Ok(state(measure.terms(), why)))
}

pub(super) fn take_up(id: MeasureId, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    go(id, StateCode::Proposed, "", session, env, |measure| Ok(State::Proposed(measure.terms())))
}

pub(super) fn start(id: MeasureId, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    go(id, StateCode::InProgress, "", session, env, |measure| {
        measure.state.agreement().cloned().map(State::InProgress).ok_or(Refusal::Gone)
    })
}

pub(super) fn delete(id: MeasureId, session: &Session) -> Result<Vec<Change>, Refusal> {
    session.measure(id).ok_or(Refusal::Gone)?;
    let mut changes: Vec<_> =
        session.history_of(id).map(|event| Change::Remove(Key::MeasureEvent(event.id))).collect();
    changes.extend(super::topic::without_measure(id, session));
    changes.extend(super::vote::without_measure(id, session));
    changes.push(Change::Remove(Key::Measure(id)));
    Ok(changes)
}

/// Puts a deleted measure back; one that is here already stays as it is.
pub(super) fn restore(deleted: &DeletedMeasure, session: &Session) -> Vec<Change> {
    let mut measure = deleted.measure.clone();
    if session.measure(measure.id).is_some() {
        return Vec::new();
    }
    measure.answers.retain(|answer| session.answer(*answer).is_some());
    measure.question = measure.question.filter(|question| session.question(question).is_some());
    measure.group = measure.group.filter(|group| session.group(*group).is_some());
    let known = |event: &&MeasureEvent| !session.measure_events.iter().any(|it| it.id == event.id);
    let events = deleted.events.iter().filter(known).cloned();
    std::iter::once(put(measure)).chain(events.map(|it| Change::Put(Record::MeasureEvent(it)))).collect()
}

pub(super) fn read_back(
    id: MeasureId,
    answer: Option<ReadBack>,
    session: &Session,
) -> Result<Vec<Change>, Refusal> {
    let before = session.measure(id).ok_or(Refusal::Gone)?;
    // Only what the room has agreed on is read back; an answer given before can still be taken away.
    if answer.is_some() && !before.state.code().is_active() {
        return Err(Refusal::WrongKind);
    }
    let after = Measure { read_back: answer, ..before.clone() };
    Ok(if after == *before { Vec::new() } else { vec![put(after)] })
}

pub(super) fn shift(id: MeasureId, up: bool, session: &Session) -> Result<Vec<Change>, Refusal> {
    // Lists show measures state by state, so a place is one among those that stand the same.
    let state = session.measure(id).ok_or(Refusal::Gone)?.state.code();
    let peers: Vec<Measure> =
        session.measures.iter().filter(|measure| measure.state.code() == state).cloned().collect();
    let here = peers.iter().position(|measure| measure.id == id).ok_or(Refusal::Gone)?;
    let moved = shifted(&peers, here, up, |measure| measure.position);
    Ok(moved.into_iter().map(|(measure, position)| put(Measure { position, ..measure })).collect())
}

pub(super) fn merge(
    into: MeasureId,
    from: MeasureId,
    reason: &str,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    if into == from {
        return Err(Refusal::NeedsSeveral);
    }
    let before = session.measure(into).ok_or(Refusal::Gone)?;
    let mut kept = before.clone();
    let gone = session.measure(from).ok_or(Refusal::Gone)?;
    for answer in &gone.answers {
        if !kept.answers.contains(answer) {
            kept.answers.push(*answer);
        }
    }
    let mut changes = if kept == *before { Vec::new() } else { vec![put(kept)] };
    changes.extend(drop(from, reason, session, env)?);
    Ok(changes)
}

/// Moves a measure to another state, if the table of legal transitions allows (F2).
pub(super) fn go(
    id: MeasureId,
    to: StateCode,
    reason: &str,
    session: &Session,
    env: &Env,
    state: impl FnOnce(&Measure) -> Result<State, Refusal>,
) -> Result<Vec<Change>, Refusal> {
    let before = session.measure(id).ok_or(Refusal::Gone)?;
    let from = before.state.code();
    if from == to {
        return Ok(Vec::new());
    }
    if !from.next().contains(&to) {
        return Err(Refusal::CannotGo { from, to });
    }
    let mut after = before.clone();
    after.state = state(before)?;
    if after.state.agreement().is_none() {
        // Agreed on again, it is read to the room again (G2).
        after.read_back = None;
    }
    let mut history = History::of(&after, session, env);
    history.line(EventKind::State, from.code().into(), to.code().into(), reason);
    Ok(history.with(after))
}

/// Lines of history to be written together with a measure.
pub(super) struct History<'a> {
    session: SessionId,
    measure: MeasureId,
    position: u32,
    env: &'a Env,
    /// Who wrote it, where that is not whoever sits at the machine.
    by: String,
    lines: Vec<MeasureEvent>,
}

impl<'a> History<'a> {
    pub(super) fn of(measure: &Measure, session: &Session, env: &'a Env) -> Self {
        let position = next(session.measure_events.iter().map(|event| event.position));
        Self { session: session.id, measure: measure.id, position, env, by: env.role(), lines: Vec::new() }
    }

    /// The same after so many lines that are not written yet.
    pub(super) fn after(mut self, lines: usize) -> Self {
        self.position = self.position.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self
    }

    /// All lines are by somebody in this role; empty changes nothing.
    pub(super) fn by(mut self, role: &str) -> Self {
        if !role.is_empty() {
            for line in &mut self.lines {
                role.clone_into(&mut line.by);
            }
        }
        self
    }

    /// The lines without a measure: it stays as it was.
    pub(super) fn alone(self) -> Vec<Change> {
        self.lines.into_iter().map(|event| Change::Put(Record::MeasureEvent(event))).collect()
    }

    pub(super) fn line(&mut self, kind: EventKind, old: String, new: String, reason: &str) {
        self.lines.push(MeasureEvent {
            id: self.env.new_id(),
            position: self.position,
            measure: self.measure,
            at: self.env.now(),
            kind,
            old,
            new,
            reason: crate::text::sanitize::many_lines(reason).trim().to_owned(),
            by: self.by.clone(),
            meeting: self.env.meeting().filter(|meeting| *meeting != self.session),
        });
        self.position = self.position.saturating_add(1);
    }

    pub(super) fn with(self, measure: Measure) -> Vec<Change> {
        let events = self.lines.into_iter().map(|event| Change::Put(Record::MeasureEvent(event)));
        std::iter::once(put(measure)).chain(events).collect()
    }
}

fn put(measure: Measure) -> Change {
    Change::Put(Record::Measure(Box::new(measure)))
}

pub(super) fn one_line(text: &str) -> Result<String, Refusal> {
    words(&crate::text::sanitize::one_line(text))
}

/// A level in a line of history: «7 %», «8,82 %».
fn level(target: Option<TargetLevel>) -> String {
    target.map_or_else(String::new, |target| {
        let (whole, rest) = (target.to.hundredths() / 100, target.to.hundredths() % 100);
        let decimals = format!(",{rest:02}");
        format!("{whole}{} %", if rest == 0 { "" } else { decimals.trim_end_matches('0') })
    })
}

pub(super) fn iso(date: Option<NaiveDate>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}
