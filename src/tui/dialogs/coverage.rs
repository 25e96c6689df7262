//! What the measures cover and what not (R43), and what is lifted (R59): cards to read.

use crate::report;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::{Dialog, Explain};

fn card(model: &mut Model, title: &'static str, paragraphs: Vec<String>) -> Vec<Effect> {
    model.dialogs.push(Dialog::Explain(Explain::new(title, paragraphs)));
    Vec::new()
}

/// Shows what the measures cover.
pub fn coverage(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let told = report::covered_told(&meeting.session, model.texts);
    card(model, model.texts.coach.coverage_title, told)
}

/// Shows what is lifted.
pub fn lifted(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let told = report::lifted_told(&meeting.session, model.texts);
    card(model, model.texts.coach.lifted_title, told)
}
