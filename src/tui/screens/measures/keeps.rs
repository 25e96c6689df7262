//! What works and is to be kept (*bevare*, E9): as much a result of the meeting as what is to change.

use crate::domain::session::Keep;
use crate::env::Env;
use crate::ops::{DraftKey, Op};
use crate::text::is_blank;
use crate::tui::commands::Id;
use crate::tui::dialogs::move_selection;
use crate::tui::input::Input;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::update::edit;

use super::View;

/// The lines of the list, in order.
pub fn keeps(model: &Model) -> &[Keep] {
    model.meeting.as_ref().map_or(&[], |meeting| meeting.session.keeps.as_slice())
}

pub(super) fn key() -> DraftKey {
    DraftKey::Field("keep".to_owned())
}

pub(super) fn keep_in_sight(model: &mut Model) {
    let count = keeps(model).len();
    model.measures.keep_selected = model.measures.keep_selected.min(count.saturating_sub(1));
    if model.measures.rewording.is_some_and(|id| !keeps(model).iter().any(|keep| keep.id == id)) {
        model.measures.rewording = None;
    }
}

fn selected(model: &Model) -> Option<&Keep> {
    keeps(model).get(model.measures.keep_selected)
}

pub(super) fn selected_text(model: &Model) -> Option<String> {
    selected(model).map(|keep| keep.text.clone())
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match id {
        Id::OpenMeasure | Id::NewMeasure => Some(enter_line(model, env)),
        Id::DeleteMeasure if !model.measures.keep_input.is_empty() => None,
        Id::DeleteMeasure => Some(delete(model, env)),
        Id::Back if model.measures.rewording.is_some() => Some(reword(model, env)),
        Id::Back | Id::Keeps => Some(super::show(model, View::List, env)),
        Id::Undo if !model.measures.keep_input.is_empty() => {
            model.measures.keep_input.undo();
            Some(super::typed(model))
        }
        Id::Redo if model.measures.keep_input.redo() => Some(super::typed(model)),
        // What belongs to a measure means nothing here.
        Id::ParkSelected | Id::DropSelected | Id::MergeMeasures | Id::MeasureUp | Id::MeasureDown => {
            Some(Vec::new())
        }
        _ => None,
    }
}

/// Enter: adds the typed lines, or saves the reworded one; on an empty line the selected one is reworded.
fn enter_line(model: &mut Model, env: &Env) -> Vec<Effect> {
    if model.measures.rewording.is_some() {
        return reword(model, env);
    }
    if !model.measures.keep_input.is_blank() {
        return add(model, env);
    }
    if let Some((id, text)) = selected(model).map(|keep| (keep.id, keep.text.clone())) {
        model.measures.rewording = Some(id);
        model.measures.keep_input.set_text(&text);
    } else {
        model.say(model.texts.measures.keeps_empty);
    }
    Vec::new()
}

fn add(model: &mut Model, env: &Env) -> Vec<Effect> {
    let mut typed = super::draft(model);
    let text = model.measures.keep_input.text().to_owned();
    let mut effects = Vec::new();
    for line in text.lines().filter(|line| !is_blank(line)) {
        let Some(meeting) = &mut model.meeting else { return effects };
        match meeting.run_typed(&Op::AddKeep(line.to_owned()), typed.take(), env) {
            Ok(more) => effects.extend(more),
            Err(refusal) => {
                model.refuse(&refusal);
                return effects;
            }
        }
    }
    model.measures.keep_input.take();
    model.autosave.kept();
    model.measures.keep_selected = keeps(model).len().saturating_sub(1);
    effects
}

/// Saves the reworded line; emptied, it keeps its words, since Delete is what deletes.
fn reword(model: &mut Model, env: &Env) -> Vec<Effect> {
    let (Some(keep), Some(meeting)) = (model.measures.rewording, &mut model.meeting) else {
        return Vec::new();
    };
    let text = model.measures.keep_input.text().to_owned();
    let saved = if is_blank(&text) { Ok(Vec::new()) } else { meeting.run(&Op::EditKeep { keep, text }, env) };
    match saved {
        Ok(effects) => {
            model.measures.rewording = None;
            model.measures.keep_input.take();
            model.autosave.kept();
            effects
        }
        Err(refusal) => {
            model.refuse(&refusal);
            Vec::new()
        }
    }
}

fn delete(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(id) = selected(model).map(|keep| keep.id) else { return Vec::new() };
    let effects = model.act(&Op::DeleteKeep(id), env);
    if !effects.is_empty() {
        let undo = model.key_of(Id::Undo);
        model.say((model.texts.question.deleted)(&undo));
    }
    keep_in_sight(model);
    effects
}

pub(super) fn input(model: &mut Model, input: &Input) -> Vec<Effect> {
    let cells = model.size.input_width();
    let before = model.measures.keep_input.revision();
    if edit(&mut model.measures.keep_input, input, cells) {
        if model.measures.keep_input.revision() != before {
            model.autosave.typed(model.now.elapsed);
        }
        return Vec::new();
    }
    // While a line is reworded, the selection stays with it.
    if model.measures.rewording.is_none() {
        let count = keeps(model).len();
        move_selection(&mut model.measures.keep_selected, count, input, 5);
    }
    Vec::new()
}

pub(super) fn hit(model: &mut Model, row: usize) {
    if model.measures.rewording.is_none() && row < keeps(model).len() {
        model.measures.keep_selected = row;
    }
}
