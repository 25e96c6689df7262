//! What works and is to be kept (*bevare*, E9): as much a result of the meeting as what is to change.

use crate::domain::ids::{KeepId, SessionId};
use crate::domain::session::Keep;
use crate::env::Env;
use crate::ops::{Draft, DraftKey, Op};
use crate::text::{Lines, TextBuffer, is_blank};
use crate::tui::commands::Id;
use crate::tui::dialogs::move_selection;
use crate::tui::input::Input;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Target};
use crate::tui::typing::edit;

use super::measures::show_draft;

/// State of the screen.
#[derive(Debug)]
pub struct KeepsScreen {
    /// The line being typed, or the one being reworded.
    pub input: TextBuffer,
    /// The line that is being reworded.
    pub rewording: Option<KeepId>,
    /// The selected line.
    pub selected: usize,
    /// The session all this belongs to.
    session: Option<SessionId>,
}

impl Default for KeepsScreen {
    fn default() -> Self {
        Self { input: TextBuffer::new(Lines::Many), rewording: None, selected: 0, session: None }
    }
}

/// The lines of the list, in order.
pub fn keeps(model: &Model) -> &[Keep] {
    model.meeting.as_ref().map_or(&[], |meeting| meeting.session.keeps.as_slice())
}

fn key() -> DraftKey {
    DraftKey::Field("keep".to_owned())
}

/// The draft of a line being reworded.
fn rewording_key(keep: KeepId) -> DraftKey {
    DraftKey::Field(format!("keep/{keep}"))
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    keep_in_sight(model);
    Vec::new()
}

fn keep_in_sight(model: &mut Model) {
    let count = keeps(model).len();
    model.keeps.selected = model.keeps.selected.min(count.saturating_sub(1));
    if model.keeps.rewording.is_some_and(|id| !keeps(model).iter().any(|keep| keep.id == id)) {
        model.keeps.rewording = None;
    }
}

/// A draft kept from before goes back into the line.
pub(super) fn opened(model: &mut Model) {
    let session = model.meeting.as_ref().map(|meeting| meeting.session.id);
    if model.keeps.session != session {
        model.keeps = KeepsScreen { session, ..KeepsScreen::default() };
    }
    put_back(model);
}

/// Whether this is the line here, which may have sent off more than one text.
pub(super) fn is_line(draft: &DraftKey) -> bool {
    *draft == key()
}

/// What has a draft stands in the line again: a new line, or else one that was being reworded.
pub(super) fn put_back(model: &mut Model) {
    keep_in_sight(model);
    if model.keeps.rewording.is_some() {
        return;
    }
    let Some(meeting) = &model.meeting else { return };
    let fresh = meeting.drafts.get(&key());
    let mut reworded = (0..)
        .zip(&meeting.session.keeps)
        .filter_map(|(row, keep)| Some((row, keep.id, meeting.drafts.get(&rewording_key(keep.id))?)));
    match (fresh, reworded.next()) {
        (None, Some((row, keep, draft))) if model.keeps.input.is_blank() => {
            show_draft(&mut model.keeps.input, Some(draft));
            model.keeps.rewording = Some(keep);
            model.keeps.selected = row;
        }
        (fresh, _) => show_draft(&mut model.keeps.input, fresh),
    }
}

/// What is being typed here: a new line, or another wording of one. The wording that stands in the file is no draft.
pub(super) fn draft(model: &Model) -> Draft {
    let input = &model.keeps.input;
    let (key, text) = match model.keeps.rewording {
        None => (key(), input.text()),
        Some(id) => {
            let stands = keeps(model).iter().any(|keep| keep.id == id && keep.text == input.text());
            (rewording_key(id), if stands { "" } else { input.text() })
        }
    };
    Draft { key, text: text.to_owned(), cursor: input.cursor(), kept_at: model.now.utc }
}

fn selected(model: &Model) -> Option<&Keep> {
    keeps(model).get(model.keeps.selected)
}

pub(super) fn selected_text(model: &Model) -> Option<String> {
    selected(model).map(|keep| keep.text.clone())
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match id {
        Id::SaveKeep => Some(enter_line(model, env)),
        Id::EditKeep | Id::Back if model.keeps.rewording.is_some() => Some(reword(model, env)),
        Id::EditKeep => Some(begin_rewording(model)),
        // With text in the line, Delete is for the text.
        Id::DeleteKeep if !model.keeps.input.is_empty() => None,
        Id::DeleteKeep => Some(delete(model, env)),
        // What is being typed is nearer than what was saved; an empty line has nothing to take back.
        Id::Undo if !model.keeps.input.is_empty() => {
            model.keeps.input.undo();
            Some(typed(model))
        }
        Id::Redo if model.keeps.input.redo() => Some(typed(model)),
        _ => None,
    }
}

fn typed(model: &mut Model) -> Vec<Effect> {
    model.autosave.typed(model.now.elapsed);
    Vec::new()
}

/// Enter: adds the typed lines, or saves the reworded one; on an empty line the selected one is reworded.
fn enter_line(model: &mut Model, env: &Env) -> Vec<Effect> {
    if model.keeps.rewording.is_some() {
        return reword(model, env);
    }
    if !model.keeps.input.is_blank() {
        return add(model, env);
    }
    begin_rewording(model)
}

/// The selected line goes into the input; what was typed there must be saved first.
fn begin_rewording(model: &mut Model) -> Vec<Effect> {
    if !model.keeps.input.is_blank() {
        model.say(model.texts.measures.save_first);
        return Vec::new();
    }
    if let Some((id, text)) = selected(model).map(|keep| (keep.id, keep.text.clone())) {
        model.keeps.rewording = Some(id);
        let unsaved = model.meeting.as_ref().and_then(|meeting| meeting.drafts.get(&rewording_key(id)));
        let text = unsaved.map_or(text, |draft| draft.text.clone());
        model.keeps.input.set_text(&text);
    } else {
        model.say(model.texts.measures.keeps_empty);
    }
    Vec::new()
}

fn add(model: &mut Model, env: &Env) -> Vec<Effect> {
    let typed = draft(model);
    let lines = model.keeps.input.text().lines().filter(|line| !is_blank(line));
    let ops: Vec<Op> = lines.map(|line| Op::AddKeep(line.to_owned())).collect();
    let Some(effects) = model.act_typed(&ops, Some(typed), env) else { return Vec::new() };
    model.keeps.input.take();
    model.keeps.selected = keeps(model).len().saturating_sub(1);
    effects
}

/// Saves the reworded line; emptied, it keeps its words, since Delete is what deletes.
fn reword(model: &mut Model, env: &Env) -> Vec<Effect> {
    let typed = draft(model);
    let Some(keep) = model.keeps.rewording else { return Vec::new() };
    let text = model.keeps.input.text().to_owned();
    let ops = if is_blank(&text) { vec![] } else { vec![Op::EditKeep { keep, text }] };
    // If it cannot be saved, the words come back into the line.
    let Some(effects) = model.act_typed(&ops, Some(typed), env) else { return Vec::new() };
    model.keeps.rewording = None;
    model.keeps.input.take();
    effects
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

pub(super) fn input(model: &mut Model, input: Input, _: &Env) -> Vec<Effect> {
    let cells = model.size.input_width();
    let before = model.keeps.input.revision();
    if edit(&mut model.keeps.input, &input, cells) {
        if model.keeps.input.revision() != before {
            model.autosave.typed(model.now.elapsed);
        }
        return Vec::new();
    }
    // While a line is reworded, the selection stays with it.
    if model.keeps.rewording.is_none() {
        let count = keeps(model).len();
        move_selection(&mut model.keeps.selected, count, &input, 5);
    }
    Vec::new()
}

pub(super) fn hit(model: &mut Model, target: Target, _: &Env) -> Vec<Effect> {
    if let Target::Row(row) = target
        && model.keeps.rewording.is_none()
        && row < keeps(model).len()
    {
        model.keeps.selected = row;
    }
    Vec::new()
}
