//! The end: checklist, closing questions, exports.

use crate::env::Env;
use crate::tui::commands::Id;
use crate::tui::input::Input;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Target};

/// State of the screen.
#[derive(Debug, Default)]
pub struct CloseScreen {}

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

/// Reads the agreed measures back from the first.
pub(super) fn start_read_back(model: &mut Model) -> Vec<Effect> {
    let _ = model;
    Vec::new()
}
