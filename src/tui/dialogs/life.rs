//! The life of a measure: what has happened to it, comments, smaller steps, a moved deadline (H11, F18, F10, F5).

use chrono::NaiveDate;

use crate::domain::ids::MeasureId;
use crate::domain::measure::{Measure, SubStep};
use crate::env::Env;
use crate::i18n::dates;
use crate::ops::{MeasureEdit, Op};
use crate::report::timeline;
use crate::rules::dates::Reading;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::{Ask, Choose, Dialog, Page, PageRow};

fn measure(model: &Model, id: MeasureId) -> Option<&Measure> {
    model.meeting.as_ref()?.session.measure(id)
}

/// The one day a text means, or why it means none, in a sentence.
pub(in crate::tui) fn read_day(model: &Model, text: &str) -> Result<NaiveDate, String> {
    match crate::rules::dates::read(text, model.now.today()) {
        Ok(Reading::One(day)) => Ok(day.date),
        Ok(Reading::Ambiguous(_)) => Err(model.texts.calendar.which_day.to_owned()),
        Err(problem) => Err((model.texts.calendar.problem)(&problem)),
    }
}

/// Shows everything that has happened to a measure, oldest first, and the chain it belongs to.
pub fn show_timeline(model: &mut Model, id: MeasureId, env: &Env) {
    let Some(meeting) = &model.meeting else { return };
    let Some(measure) = meeting.session.measure(id) else { return };
    let texts = model.texts;
    let title = |meeting| model.shelf.title_of(meeting);
    let local = |at| env.to_local(at);
    let happened = timeline::timeline(&meeting.session, id, model.lang(), &local, &title);
    let mut rows = vec![PageRow::Heading(measure.title.clone())];
    let chain = timeline::chain(&meeting.session, id);
    rows.extend((1..).zip(&chain).map(|(number, one): (usize, _)| {
        let here = if one.id == id { "*" } else { " " };
        let deadline = one.terms().deadline.map(dates::short).unwrap_or_default();
        let state = (texts.codes.measure_state)(one.state.code());
        PageRow::Line(format!("{here} {number}. {deadline} – {state}"))
    }));
    if happened.is_empty() {
        rows.push(PageRow::Line(texts.life.nothing_yet.to_owned()));
    }
    for it in happened {
        let source = if it.source.is_empty() { String::new() } else { format!("  ({})", it.source) };
        rows.push(PageRow::Line(format!("{}  {}{source}", dates::short(it.at.date()), it.told)));
    }
    model.dialogs.push(Dialog::Page(Page::new(texts.life.timeline_title, rows)));
}

/// Asks what is to be said of a measure, and keeps it (F18).
pub fn ask_comment(model: &mut Model, id: MeasureId) {
    let texts = model.texts.life;
    let ask = Ask::new(texts.comment_title, texts.comment_label, move |model, text, env| {
        let op = Op::Comment { measure: id, text, by: String::new() };
        let effects = model.act(&op, env);
        if !effects.is_empty() {
            model.say(model.texts.life.comment_kept);
        }
        effects
    });
    let ask = ask.about(model, &[id]).kept(model, format!("comment/{id}"));
    model.dialogs.push(Dialog::Ask(ask));
}

/// Shows the smaller steps to be ticked (F10); `at` is selected first.
pub fn show_steps(model: &mut Model, id: MeasureId, at: usize) {
    let texts = model.texts.life;
    let Some(measure) = measure(model, id) else { return };
    let steps = measure.steps.clone();
    if steps.is_empty() {
        ask_new_step(model, id);
        return;
    }
    let mut rows: Vec<String> = steps.iter().map(|step| step.text.clone()).collect();
    let mut ticks: Vec<bool> = steps.iter().map(|step| step.done).collect();
    rows.extend([texts.step_add, texts.step_change].map(str::to_owned));
    ticks.extend([false, false]);
    let (done, all) = measure.progress();
    let lead = format!("{}. {}", (texts.steps_done)(done, all), texts.steps_lead);
    let choose = Choose::new(texts.steps_title, rows, move |model, row, env| {
        let mut after = steps.clone();
        if let Some(step) = after.get_mut(row) {
            step.done = !step.done;
            let effects = set_steps(model, id, after, env);
            show_steps(model, id, row);
            return effects;
        }
        if row == after.len() {
            ask_new_step(model, id);
        } else {
            ask_which_step(model, id);
        }
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead).ticked(ticks).at(at)));
}

fn set_steps(model: &mut Model, measure: MeasureId, steps: Vec<SubStep>, env: &Env) -> Vec<Effect> {
    model.act(&Op::EditMeasure { measure, edit: MeasureEdit::Steps(steps), reason: String::new() }, env)
}

fn ask_new_step(model: &mut Model, id: MeasureId) {
    let texts = model.texts.life;
    let ask = Ask::new(texts.step_add, texts.step_what, move |model, text, env| {
        let mut steps = measure(model, id).map(|measure| measure.steps.clone()).unwrap_or_default();
        steps.push(SubStep { text, done: false });
        let last = steps.len() - 1;
        let effects = set_steps(model, id, steps, env);
        show_steps(model, id, last);
        effects
    });
    let ask = ask.about(model, &[id]).kept(model, format!("step/{id}"));
    model.dialogs.push(Dialog::Ask(ask));
}

fn ask_which_step(model: &mut Model, id: MeasureId) {
    let texts = model.texts.life;
    let Some(measure) = measure(model, id) else { return };
    let rows = measure.steps.iter().map(|step| step.text.clone()).collect();
    let choose = Choose::new(texts.step_change, rows, move |model, row, _| {
        ask_step(model, id, row);
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose));
}

fn ask_step(model: &mut Model, id: MeasureId, row: usize) {
    let texts = model.texts.life;
    let Some(old) = measure(model, id).and_then(|measure| measure.steps.get(row)).cloned() else { return };
    let ask = Ask::new(texts.step_change, texts.step_label, move |model, text, env| {
        let mut steps = measure(model, id).map(|measure| measure.steps.clone()).unwrap_or_default();
        if let Some(step) = steps.get_mut(row) {
            step.text = text;
        }
        let effects = set_steps(model, id, steps, env);
        show_steps(model, id, row);
        effects
    });
    model.dialogs.push(Dialog::Ask(ask.with(&old.text).optional().fleeting()));
}

/// Asks for a new deadline and why (F5).
pub fn ask_deadline(model: &mut Model, id: MeasureId) {
    let texts = model.texts.life;
    let agreed = measure(model, id).filter(|measure| measure.state.code().is_active());
    let Some(deadline) = agreed.and_then(|measure| measure.terms().deadline) else {
        model.say(texts.nothing_to_move);
        return;
    };
    let ask = Ask::read(texts.move_title, texts.move_label, read_day, move |model, to, _| {
        let texts = model.texts;
        let day = dates::short(to);
        let title = (texts.life.move_why)(&day);
        let why = Ask::new(title, texts.dialogs.reason, move |model, reason, env| {
            let effects = model.act(&Op::MoveDeadline { measure: id, to, reason }, env);
            if !effects.is_empty() {
                model.say((model.texts.life.moved)(&day));
            }
            effects
        });
        let why = why.about(model, &[id]).kept(model, format!("move/{id}"));
        model.dialogs.push(Dialog::Ask(why));
        Vec::new()
    });
    model.dialogs.push(Dialog::Ask(ask.with(&dates::short(deadline)).about(model, &[id]).fleeting()));
}
