//! Proposals and agreed measures.

use crate::env::Env;
use crate::tui::commands::Id;
use crate::tui::input::Input;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Target};

/// State of the screen.
#[derive(Debug, Default)]
pub struct MeasuresScreen {}

pub(super) fn enter(model: &mut Model, env: &Env) -> Vec<Effect> {
    let _ = (model, env);
    Vec::new()
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    let _ = (model, id, env);
    None
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    let _ = (model, input, env);
    Vec::new()
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    let _ = (model, target, env);
    Vec::new()
}

/// Drafts kept from before go back into the fields.
pub(super) fn opened(model: &mut Model) {
    let _ = model;
}

/// What is being typed here.
pub(super) fn draft(model: &Model) -> Option<crate::ops::Draft> {
    let _ = model;
    None
}

/// The selected measure's title.
pub(super) fn selected_text(model: &Model) -> Option<String> {
    let _ = model;
    None
}
