//! Agreeing, parking, dropping, taking up again.

use chrono::Months;

use crate::domain::ids::MeasureId;
use crate::domain::measure::{Measure, StateCode, Verdict};
use crate::domain::session::SessionEventKind;
use crate::env::Env;
use crate::i18n::dates;
use crate::ops::Op;
use crate::rules::measure_checks::MOST_ACTIVE;
use crate::tui::dialogs::life::read_day;
use crate::tui::dialogs::{Ask, Choose, Dialog};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;
use crate::tui::screens::measures;

use super::{Field, edit, missing, stored, unsaved};

/// F4: the room agrees. What is missing is marked everywhere at once, and the first of it gets the focus.
pub(super) fn agree(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(measure) = stored(model).cloned() else { return Vec::new() };
    let texts = model.texts;
    if measure.state.code() == StateCode::Agreed {
        model.say(texts.measure.agreed_already);
        return Vec::new();
    }
    let lacks = missing(&measure, model);
    if let Some(first) = lacks.iter().map(|it| Field::of_missing(*it)).min() {
        model.measure.asked = true;
        model.measure.field = first;
        edit::load(model);
        model.say(texts.measures.lacks_before_agreeing(&lacks, texts.codes));
        return Vec::new();
    }
    // The room would agree to something else than what it reads on the screen.
    if let Some(field) = Field::ALL.iter().copied().find(|field| unsaved(model, *field).is_some()) {
        model.measure.field = field;
        edit::load(model);
        model.say((texts.measure.unsaved_first)((texts.measure.label)(field)));
        return Vec::new();
    }
    if let Some(active) = too_many(&measure, model) {
        ask_many(model, measure.id, active);
        return Vec::new();
    }
    agree_now(model, measure.id, env)
}

fn agree_now(model: &mut Model, measure: MeasureId, env: &Env) -> Vec<Effect> {
    let next = measures::next_proposal(model, measure);
    let effects = model.act(&Op::Agree(measure), env);
    if !effects.is_empty() {
        model.measure.next = next;
        model.measure.asked = false;
        model.say(model.texts.measure.agreed);
    }
    effects
}

/// E11, R42: how many would be active, when that is more than can be seen through and nobody has said it is meant so.
fn too_many(measure: &crate::domain::measure::Measure, model: &Model) -> Option<usize> {
    let session = &model.meeting.as_ref()?.session;
    let others = session
        .measures
        .iter()
        .filter(|other| other.id != measure.id && other.state.code().is_active() && !other.in_place);
    let active = others.count() + 1;
    let accepted = session.has_happened(SessionEventKind::ManyMeasuresAccepted);
    (active > MOST_ACTIVE && !accepted && !measure.in_place && !measure.state.code().is_active())
        .then_some(active)
}

fn ask_many(model: &mut Model, measure: MeasureId, active: usize) {
    let texts = model.texts.measure;
    let rows = [texts.many_rank, texts.many_park, texts.many_go_on].map(str::to_owned).to_vec();
    let choose = Choose::new((texts.many_title)(active), rows, move |model, row, env| match row {
        0 => {
            model.measures.select(measure);
            model.go(Screen::Matrix, env)
        }
        1 => park(model),
        _ => {
            let mut effects =
                model.act(&Op::Note(SessionEventKind::ManyMeasuresAccepted, active.to_string()), env);
            effects.extend(agree_now(model, measure, env));
            effects
        }
    });
    model.dialogs.push(Dialog::Choose(choose.lead(texts.many_lead)));
}

pub(super) fn park(model: &mut Model) -> Vec<Effect> {
    if let Some(measure) = model.measure.measure {
        ask_park(model, measure);
    }
    Vec::new()
}

pub(super) fn drop(model: &mut Model) -> Vec<Effect> {
    if let Some(measure) = model.measure.measure {
        ask_drop(model, measure);
    }
    Vec::new()
}

/// Asks where the measure stands now, among the states it may go to from here (F2).
pub(super) fn move_on(model: &mut Model) -> Vec<Effect> {
    let Some(measure) = stored(model) else { return Vec::new() };
    let states = measure.state.code().next();
    let rows = states.iter().map(|state| (model.texts.codes.measure_state)(*state).to_owned()).collect();
    let id = measure.id;
    let choose = Choose::new(model.texts.measure.move_on, rows, move |model, row, env| {
        let Some(state) = states.get(row) else { return Vec::new() };
        match state {
            StateCode::Proposed => take_up(model, env),
            StateCode::Agreed => agree(model, env),
            StateCode::InProgress => model.act(&Op::Start(id), env),
            StateCode::Done => {
                ask_done(model, id);
                Vec::new()
            }
            StateCode::Evaluated => {
                ask_verdict(model, id);
                Vec::new()
            }
            StateCode::Parked => park(model),
            StateCode::Dropped => drop(model),
        }
    });
    model.dialogs.push(Dialog::Choose(choose));
    Vec::new()
}

/// Asks on which day it was done.
fn ask_done(model: &mut Model, measure: MeasureId) {
    let texts = model.texts;
    let title = (texts.codes.measure_state)(StateCode::Done);
    let ask = Ask::read(title, texts.measure.done_on, read_day, move |model, on, env| {
        let effects = model.act(&Op::Finish { measure, on }, env);
        if effects.is_empty() {
            return effects;
        }
        // What comes next is said at once: the next time, or when the effect is asked about (F12, F13).
        let session = model.meeting.as_ref().map(|meeting| &meeting.session);
        let next = session.and_then(|it| it.measures.iter().find(|next| next.repeats == Some(measure)));
        let next = next.and_then(|next| next.terms().deadline);
        let effect = session.and_then(|it| it.measure(measure)).and_then(Measure::effect_day);
        let life = model.texts.life;
        match (next, effect) {
            (Some(day), _) => model.say((life.next_time)(&dates::short(day))),
            (None, Some(day)) => model.say((life.effect_asked)(&dates::short(day))),
            (None, None) => {}
        }
        effects
    });
    let ask = ask.with(&dates::short(model.now.today())).kept(model, format!("done/{measure}"));
    model.dialogs.push(Dialog::Ask(ask));
}

/// Asks whether it helped, and how they see it (F14).
fn ask_verdict(model: &mut Model, measure: MeasureId) {
    let texts = model.texts;
    let rows = Verdict::ALL.iter().map(|verdict| (texts.codes.verdict)(*verdict).to_owned()).collect();
    let choose = Choose::new(texts.measure.did_it_help, rows, move |model, row, _| {
        let Some(verdict) = Verdict::ALL.get(row).copied() else { return Vec::new() };
        let texts = model.texts;
        let title = format!("{} {}", texts.measure.did_it_help, (texts.codes.verdict)(verdict));
        let ask = Ask::new(title, texts.measure.verdict_note, move |model, note, env| {
            if verdict == Verdict::TooEarly {
                ask_again(model, measure, note);
                return Vec::new();
            }
            model.act(&Op::Evaluate { measure, verdict, note, again: None }, env)
        });
        let name = format!("verdict/{}/{measure}", verdict.code());
        let ask = if verdict == Verdict::Yes { ask.optional() } else { ask };
        model.dialogs.push(Dialog::Ask(ask.about(model, &[measure]).kept(model, name)));
        Vec::new()
    });
    let lead = before_a_year(model, measure).unwrap_or_else(|| texts.measure.did_it_help_lead.to_owned());
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
}

/// R67: what figures tell before a year has passed is said where somebody may be about to trust them.
fn before_a_year(model: &Model, measure: MeasureId) -> Option<String> {
    let measure = model.meeting.as_ref()?.session.measure(measure)?;
    let on = measure.done_on()?;
    let months = (model.now.today() - on).num_days() * 12 / 365;
    let measured = measure.target.is_some() || !measure.measured.is_empty();
    (measured && (0..12).contains(&months)).then(|| (model.texts.life.before_a_year)(months))
}

/// Too early to tell: when they look again.
fn ask_again(model: &mut Model, measure: MeasureId, note: String) {
    let texts = model.texts.life;
    let ask = Ask::read(texts.again_title, texts.again_label, read_day, move |model, day, env| {
        let op = Op::Evaluate { measure, verdict: Verdict::TooEarly, note: note.clone(), again: Some(day) };
        let effects = model.act(&op, env);
        if !effects.is_empty() {
            model.say((model.texts.life.effect_asked)(&dates::short(day)));
        }
        effects
    });
    let in_three_months = model.now.today().checked_add_months(Months::new(3));
    let ask = ask.with(&in_three_months.map(dates::short).unwrap_or_default());
    model.dialogs.push(Dialog::Ask(ask.about(model, &[measure]).fleeting()));
}

pub(super) fn take_up(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(measure) = model.measure.measure else { return Vec::new() };
    model.act(&Op::TakeUp(measure), env)
}

/// Asks why not now, then parks.
pub(in crate::tui::screens) fn ask_park(model: &mut Model, measure: MeasureId) {
    ask_why(model, measure, "park", model.texts.measures.park_title, move |reason| Op::Park {
        measure,
        reason,
    });
}

/// Asks why not at all, then drops.
pub(in crate::tui::screens) fn ask_drop(model: &mut Model, measure: MeasureId) {
    ask_why(model, measure, "drop", model.texts.measures.drop_title, move |reason| Op::Drop {
        measure,
        reason,
    });
}

fn ask_why(
    model: &mut Model,
    measure: MeasureId,
    name: &'static str,
    title: &'static str,
    op: impl Fn(String) -> Op + 'static,
) {
    let ask = Ask::new(title, model.texts.dialogs.reason, move |model, reason, env| {
        let next = measures::next_proposal(model, measure);
        let effects = model.act(&op(reason), env);
        if !effects.is_empty() && next.is_some() {
            // The list goes on with the proposals; following this one down would put an agreed one under the next key.
            model.measure.next = next;
            model.measures.selected = next;
        }
        measures::keep_in_sight(model);
        effects
    });
    let ask = ask.about(model, &[measure]).kept(model, format!("{name}/{measure}"));
    model.dialogs.push(Dialog::Ask(ask));
}
