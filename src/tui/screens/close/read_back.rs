//! Reading the agreed measures back (F3, G2): one by one, large; the room confirms, changes, parks, or does not agree
//! (E10). What it says is kept with the measure.

use crate::domain::ids::MeasureId;
use crate::domain::measure::{Measure, ReadBack};
use crate::domain::place::Stage;
use crate::domain::session::{Session, SessionState};
use crate::env::Env;
use crate::ops::{MeasureEdit, Op};
use crate::tui::commands::Id;
use crate::tui::dialogs::{Ask, Dialog};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;

/// The measures the room has agreed on, in order.
pub fn agreed(session: &Session) -> Vec<MeasureId> {
    session
        .measures
        .iter()
        .filter(|measure| measure.state.code().is_active() && !measure.in_place)
        .map(|measure| measure.id)
        .collect()
}

/// Whether the room has said what it thinks of a measure read back to it.
pub fn is_answered(session: &Session, measure: MeasureId) -> bool {
    session.measure(measure).is_some_and(|measure| measure.read_back.is_some())
}

/// The measure being read, its place and how many there are.
pub fn current(model: &Model) -> Option<(MeasureId, usize, usize)> {
    let agreed = agreed(&model.meeting.as_ref()?.session);
    let at = model.close.reading?.min(agreed.len().checked_sub(1)?);
    Some((*agreed.get(at)?, at, agreed.len()))
}

/// Begins with the first that is not confirmed.
pub fn start(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let agreed = agreed(&meeting.session);
    if agreed.is_empty() {
        model.say(model.texts.close.nothing_agreed);
        return Vec::new();
    }
    let first = agreed.iter().position(|id| !is_answered(&meeting.session, *id)).unwrap_or(0);
    model.close.reading = Some(first);
    meeting.go_to_stage(Stage::ReadBack)
}

/// Back to the list.
pub fn stop(model: &mut Model) -> Vec<Effect> {
    model.close.reading = None;
    model.meeting.as_mut().map(|meeting| meeting.go_to_stage(Stage::Closing)).unwrap_or_default()
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    let (measure, at, count) = current(model)?;
    Some(match id {
        Id::GoToPoint => confirm(model, measure, at, count, env),
        Id::NextPoint => step(model, (at + 1).min(count - 1)),
        Id::PreviousPoint => step(model, at.saturating_sub(1)),
        Id::EditPoint => {
            let session = model.meeting.as_ref().map(|meeting| &meeting.session);
            model.close.opened = session.and_then(|session| session.measure(measure)).cloned().map(Box::new);
            model.measure.open(measure);
            model.go(Screen::Measure, env)
        }
        Id::ParkPoint => {
            if model.meeting.as_ref()?.session.details.state != SessionState::Closed {
                super::ask_park(model, vec![measure]);
            }
            Vec::new()
        }
        Id::Disagree if model.is_closed() => Vec::new(),
        Id::Disagree => ask_objection(model, measure),
        Id::Back | Id::ReadBack => stop(model),
        _ => return None,
    })
}

fn step(model: &mut Model, to: usize) -> Vec<Effect> {
    model.close.reading = Some(to);
    Vec::new()
}

/// The room nods: the next one, or the list when all are read. What was changed since it was opened here is told apart.
fn confirm(model: &mut Model, measure: MeasureId, at: usize, count: usize, env: &Env) -> Vec<Effect> {
    let opened = model.close.opened.take();
    let Some(now) = model.meeting.as_ref().and_then(|meeting| meeting.session.measure(measure)) else {
        return Vec::new();
    };
    let changed = opened.is_some_and(|before| {
        before.id == measure && Measure { read_back: now.read_back, ..(*before).clone() } != *now
    });
    let answer = match now.read_back {
        Some(before) if !changed && before != ReadBack::NotAgreed => before,
        _ if changed => ReadBack::Changed,
        _ => ReadBack::Agreed,
    };
    let mut effects = answered(model, &[Op::ReadBack { measure, answer: Some(answer) }], env);
    effects.extend(on(model, at, count));
    effects
}

/// The next one, or the list when all are read.
fn on(model: &mut Model, at: usize, count: usize) -> Vec<Effect> {
    if at + 1 < count {
        return step(model, at + 1);
    }
    model.say(model.texts.close.all_read);
    stop(model)
}

/// Writes down what the room said; in a closed meeting it is only read.
fn answered(model: &mut Model, ops: &[Op], env: &Env) -> Vec<Effect> {
    if model.is_closed() {
        return Vec::new();
    }
    model.act_all(ops, env)
}

/// Asks what the room does not agree on: the matter, never who (E10). The measure stays until the room decides otherwise.
fn ask_objection(model: &mut Model, measure: MeasureId) -> Vec<Effect> {
    let texts = model.texts.deciding;
    let before = model.meeting.as_ref().and_then(|meeting| meeting.session.measure(measure));
    let before = before.map(|measure| measure.objection.clone()).unwrap_or_default();
    let ask = Ask::new(texts.disagree_title, texts.disagree_label, move |model, objection, env| {
        let edit = MeasureEdit::Objection(objection);
        let ops = [
            Op::EditMeasure { measure, edit, reason: String::new() },
            Op::ReadBack { measure, answer: Some(ReadBack::NotAgreed) },
        ];
        let effects = answered(model, &ops, env);
        if !effects.is_empty() {
            model.say(model.texts.deciding.disagreed);
        }
        effects
    });
    let ask = ask.with(&before).optional().kept(model, format!("objection/{measure}"));
    model.dialogs.push(Dialog::Ask(ask));
    Vec::new()
}
