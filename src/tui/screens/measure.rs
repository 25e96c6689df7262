//! One measure: the form, goal checks, the bank.

use crate::domain::ids::MeasureId;
use crate::env::Env;
use crate::tui::commands::Id;
use crate::tui::input::Input;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Target};

/// State of the screen.
#[derive(Debug, Default)]
pub struct MeasureScreen {
    /// The measure on the screen.
    pub measure: Option<MeasureId>,
}

impl MeasureScreen {
    /// The next time the screen comes into view, it shows this measure.
    pub fn open(&mut self, measure: MeasureId) {
        *self = Self { measure: Some(measure) };
    }
}

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

/// Help for the field that has the focus.
pub(super) fn focused_help(model: &Model) -> Option<String> {
    let _ = model;
    None
}
