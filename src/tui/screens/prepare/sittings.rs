//! Gatherings: care units need several, and a cloth can be taken part by part on different days (R7, R11).

use crate::domain::ids::SittingId;
use crate::domain::sitting::SittingKind;
use crate::env::Env;
use crate::ops::Op;
use crate::tui::dialogs::{Ask, Choose, Dialog};
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::edit;

/// What the gatherings are called, in order; one without a name by its number.
pub fn names(model: &Model) -> Vec<String> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let name = |(index, sitting): (usize, &crate::domain::sitting::Sitting)| {
        if crate::text::is_blank(&sitting.label) {
            (model.texts.prepare.sitting_number)(index + 1)
        } else {
            sitting.label.clone()
        }
    };
    meeting.session.sittings.iter().enumerate().map(name).collect()
}

pub(super) fn input(model: &mut Model, input: &Input, _: &Env) -> Vec<Effect> {
    if *input == Input::Key(key(Key::Enter)) || *input == Input::Text(" ".into()) {
        ask(model);
    }
    Vec::new()
}

/// Asks which gathering to go to, or offers a new one.
pub(in crate::tui) fn ask(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let texts = model.texts;
    let here = meeting.place.sitting;
    let sittings: Vec<SittingId> = meeting.session.sittings.iter().map(|sitting| sitting.id).collect();
    let mut rows: Vec<String> = Vec::new();
    for (name, sitting) in names(model).into_iter().zip(&meeting.session.sittings) {
        let mark = if sitting.id == here { format!(" · {}", texts.prepare.here) } else { String::new() };
        let words = texts.sittings;
        let came = sitting.attended.map_or_else(String::new, |attended| {
            let told = match sitting.kind {
                SittingKind::Gathering => (words.came)(attended, sitting.invited),
                SittingKind::LateInput => (words.heard)(attended, sitting.invited),
            };
            format!(" · {told}")
        });
        rows.push(format!("{name} · {}{came}{mark}", (texts.dates.long)(sitting.date)));
    }
    rows.push(texts.prepare.new_sitting.to_owned());
    rows.push(texts.sittings.late_input.to_owned());
    if sittings.len() > 1 {
        rows.push(texts.prepare.remove_sitting.to_owned());
    }
    let several = sittings.len() > 1;
    let coverage = meeting.session.coverage().filter(|_| several);
    let lead = coverage.map(|it| crate::report::coverage_told(it, texts)).unwrap_or_default();
    let at = sittings.iter().position(|sitting| *sitting == here).unwrap_or(0);
    let choose = Choose::new(texts.prepare.sittings, rows, move |model, row, env| match sittings.get(row) {
        Some(sitting) => go_to(model, *sitting, env),
        None if row == sittings.len() => {
            let texts = model.texts.prepare;
            let ask = Ask::new(texts.new_sitting, texts.sitting_label, add);
            model.dialogs.push(Dialog::Ask(ask.kept(model, "sitting")));
            Vec::new()
        }
        None if row == sittings.len() + 1 => add_late_input(model, env),
        None => {
            let effects = model.act(&Op::RemoveSitting(here), env);
            shown_anew(model, env, effects)
        }
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead).at(at)));
}

/// Adds a gathering today, with as many tables as the one we come from, and goes there.
fn add(model: &mut Model, label: String, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let before: Vec<SittingId> = meeting.session.sittings.iter().map(|sitting| sitting.id).collect();
    let here = meeting.place.sitting;
    // As many tables; how many will sit at them nobody knows yet.
    let tables = meeting.session.groups_of(here).filter(|group| !group.plenary).count();
    let tables = (1..=tables).map(|number| format!("{} {number}", model.texts.common.table)).collect();
    let kind = SittingKind::Gathering;
    let mut effects = model.act(&Op::AddSitting { label, date: env.today(), kind, tables }, env);
    let added = model.meeting.as_ref().and_then(|meeting| {
        let mut sittings = meeting.session.sittings.iter().map(|sitting| sitting.id);
        sittings.find(|sitting| !before.contains(sitting))
    });
    let Some(added) = added else { return effects };
    effects.extend(go_to(model, added, env));
    effects
}

/// Adds a round for those who could not come, before the measures are closed in (R8): the plenary alone, since they are
/// heard one by one or in small numbers, and never by name.
fn add_late_input(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let before: Vec<SittingId> = meeting.session.sittings.iter().map(|sitting| sitting.id).collect();
    let label = model.texts.sittings.late_input_label.to_owned();
    let kind = SittingKind::LateInput;
    let mut effects = model.act(&Op::AddSitting { label, date: env.today(), kind, tables: Vec::new() }, env);
    let added = model.meeting.as_ref().and_then(|meeting| {
        let mut sittings = meeting.session.sittings.iter().map(|sitting| sitting.id);
        sittings.find(|sitting| !before.contains(sitting))
    });
    let Some(added) = added else { return effects };
    effects.extend(go_to(model, added, env));
    effects
}

fn go_to(model: &mut Model, sitting: SittingId, env: &Env) -> Vec<Effect> {
    let mut effects = crate::tui::screens::leave(model, env);
    effects.extend(crate::tui::update::keep_draft(model));
    if let Some(meeting) = &mut model.meeting {
        effects.extend(meeting.go_to_sitting(sitting, env));
    }
    let begins = model.meeting.as_ref().is_some_and(|meeting| meeting.session.begins_after_others(sitting));
    let effects = shown_anew(model, env, effects);
    if begins {
        crate::tui::screens::sittings::show_recap(model);
    }
    effects
}

/// The form and the screen show the gathering where we are now.
fn shown_anew(model: &mut Model, env: &Env, mut effects: Vec<Effect>) -> Vec<Effect> {
    if !super::is_new(model) {
        edit::show_all(model);
    }
    effects.extend(crate::tui::screens::enter(model, model.screen, env));
    effects
}
