//! A new proposal that says what another measure of the unit says already (F11): shown before it is saved.

use crate::domain::ids::MeasureId;
use crate::env::Env;
use crate::ops::{NewMeasure, Op};
use crate::rules::similar::{Alike, candidates};
use crate::tui::dialogs::{Choose, Dialog};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;

/// What is done with the operation that was decided on.
pub type Save = Box<dyn FnOnce(&mut Model, Op, &Env) -> Vec<Effect>>;

/// What a row of the dialog does.
enum Choice {
    Keep,
    Merge(MeasureId, String),
    Open(MeasureId),
    Elsewhere,
}

/// Asks what to do with a proposal that is alike to others; without any it is saved at once.
pub(super) fn propose(model: &mut Model, new: NewMeasure, save: Save, env: &Env) -> Vec<Effect> {
    let found =
        model.meeting.as_ref().map(|it| candidates(&it.session, &it.owed, &new.title)).unwrap_or_default();
    if found.is_empty() {
        return save(model, Op::Propose(new), env);
    }
    let texts = model.texts;
    let mut rows = vec![texts.coach.keep_new.to_owned()];
    let mut choices = vec![Choice::Keep];
    for Alike { title, state, here } in found {
        let state = (texts.codes.measure_state)(state);
        if let Some(id) = here {
            rows.push((texts.coach.merge_with)(&title, state));
            choices.push(Choice::Merge(id, title.clone()));
            rows.push((texts.coach.open_other)(&title));
            choices.push(Choice::Open(id));
        } else {
            rows.push((texts.coach.owed_already)(&title, state));
            choices.push(Choice::Elsewhere);
        }
    }
    let lead = (texts.coach.alike_lead)(&new.title);
    let choose = Choose::new(texts.coach.alike_title, rows, move |model, row, env| {
        let texts = model.texts;
        match choices.into_iter().nth(row) {
            Some(Choice::Keep) => save(model, Op::Propose(new), env),
            Some(Choice::Merge(into, title)) => {
                let reason = (texts.measures.merged_with)(&title);
                save(model, Op::ProposeInto { new, into, reason }, env)
            }
            Some(Choice::Open(id)) => {
                model.measure.open(id);
                model.measures.select(id);
                model.go(Screen::Measure, env)
            }
            Some(Choice::Elsewhere) => {
                model.say(texts.coach.not_saved);
                Vec::new()
            }
            None => Vec::new(),
        }
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
    Vec::new()
}

/// Asks what the parts of a measure are, separated by semicolons, and splits it (F7).
pub fn ask_split(model: &mut Model, measure: MeasureId, typed: Option<&str>) {
    let texts = model.texts;
    let Some(title) = model.meeting.as_ref().and_then(|meeting| meeting.session.measure(measure)) else {
        return;
    };
    let parts = crate::rules::measure_checks::parts(&title.title);
    let suggested = typed.map_or_else(|| parts.join("; "), str::to_owned);
    let ask = crate::tui::dialogs::Ask::new(
        texts.coach.split_title,
        texts.coach.split_label,
        move |model, text, env| {
            let parts: Vec<String> =
                text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
            if parts.len() < 2 {
                model.say(model.texts.coach.split_needs_two);
                ask_split(model, measure, Some(&text));
                return Vec::new();
            }
            let reason = (model.texts.coach.split_into)(&parts);
            let effects = model.act(&Op::SplitMeasure { measure, parts: parts.clone(), reason }, env);
            if !effects.is_empty() {
                model.say((model.texts.coach.split_done)(parts.len()));
                let first = model
                    .meeting
                    .as_ref()
                    .and_then(|meeting| meeting.session.measures.iter().rev().nth(parts.len() - 1))
                    .map(|part| part.id);
                if let Some(first) = first {
                    model.measures.select(first);
                    if model.screen == Screen::Measure {
                        model.measure.open(first);
                    }
                }
            }
            let screen = model.screen;
            [effects, super::enter(model, screen, env)].concat()
        },
    );
    let ask = ask.with(&suggested).kept(model, format_args!("split/{measure}"));
    model.dialogs.push(Dialog::Ask(ask));
}
