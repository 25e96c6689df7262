//! The answers behind a measure, with question and table; linking more of them (R46, F9).

use crate::domain::answer::Answer;
use crate::domain::ids::{AnswerId, QuestionId};
use crate::domain::measure::Measure;
use crate::domain::session::Session;
use crate::env::Env;
use crate::ops::MeasureEdit;
use crate::tui::commands::Id;
use crate::tui::dialogs::move_selection;
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::{edit, stored};

/// What can be linked to the measure on the screen.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The linked answers, then the others; each question by question in the order of the meeting.
    pub rows: Vec<Link>,
}

/// An answer that is linked, or may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The answer.
    pub answer: AnswerId,
    /// The question it answers.
    pub question: QuestionId,
    /// Whether the measure rests on it.
    pub linked: bool,
}

/// The answers behind the measure, and those that may be: the ones to its own question, and common ground.
pub fn links(model: &Model) -> Links {
    let (Some(meeting), Some(measure)) = (&model.meeting, stored(model)) else { return Links::default() };
    let session = &meeting.session;
    let mut rows: Vec<Link> =
        session.outline().iter().flat_map(|entry| rows_of(&entry.question.id, measure, session)).collect();
    rows.sort_by_key(|link| !link.linked);
    Links { rows }
}

fn rows_of(question: &QuestionId, measure: &Measure, session: &Session) -> Vec<Link> {
    let own = measure.question.as_ref() == Some(question);
    let is_near = |answer: &&Answer| own || answer.starred || measure.answers.contains(&answer.id);
    session
        .answers_to(question)
        .filter(|answer| answer.body.text().is_some())
        .filter(is_near)
        .map(|answer| Link {
            answer: answer.id,
            question: question.clone(),
            linked: measure.answers.contains(&answer.id),
        })
        .collect()
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match id {
        Id::ShowSource | Id::Back => {
            model.measure.source = None;
            super::edit::load(model);
            Some(Vec::new())
        }
        Id::Agree | Id::Park | Id::Drop | Id::TakeUp | Id::MoveOn | Id::Bank => {
            // These are about the form; it comes back with them.
            model.measure.source = None;
            super::command(model, id, env)
        }
        // Tab, PgUp and PgDn move in the list of answers.
        _ => None,
    }
}

pub(super) fn input(model: &mut Model, input: &Input, env: &Env) -> Vec<Effect> {
    let count = links(model).rows.len();
    let Some(mut row) = model.measure.source else { return Vec::new() };
    let is_toggle =
        *input == Input::Key(key(Key::Enter)) || matches!(input, Input::Text(text) if text == " ");
    if is_toggle {
        return toggle(model, row, env);
    }
    let stepped = match input {
        Input::Key(chord) if chord.key == Key::Tab => Some((row + 1).min(count.saturating_sub(1))),
        Input::Key(chord) if chord.key == Key::BackTab => Some(row.saturating_sub(1)),
        _ => None,
    };
    match stepped {
        Some(there) => row = there,
        None => {
            move_selection(&mut row, count, input, 5);
        }
    }
    model.measure.source = Some(row);
    Vec::new()
}

pub(super) fn hit(model: &mut Model, row: usize, env: &Env) -> Vec<Effect> {
    if model.measure.source.is_none() {
        return Vec::new();
    }
    if model.measure.source == Some(row) {
        return toggle(model, row, env);
    }
    model.measure.source = Some(row);
    Vec::new()
}

/// Links the answer of a row, or takes the link away.
fn toggle(model: &mut Model, row: usize, env: &Env) -> Vec<Effect> {
    let (Some(link), Some(measure)) = (links(model).rows.get(row).cloned(), stored(model)) else {
        return Vec::new();
    };
    let mut answers = measure.answers.clone();
    if link.linked {
        answers.retain(|answer| *answer != link.answer);
    } else {
        answers.push(link.answer);
    }
    edit::change(model, MeasureEdit::Answers(answers), env)
}
