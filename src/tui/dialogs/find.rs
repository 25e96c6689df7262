//! Finds a question by text, theme or number (C10), and goes there.

use crate::domain::ids::QuestionId;
use crate::text::{Lines, TextBuffer};
use crate::tui::input::{Input, Key, key};
use crate::tui::model::{Model, Screen};
use crate::tui::screens::cloth::find_questions;
use crate::tui::typing::edit;

use super::{Next, move_selection};

/// The search.
pub struct Find {
    /// What is looked for.
    pub input: TextBuffer,
    /// The selected row of what is found.
    pub selected: usize,
}

impl Find {
    /// An empty search finds all.
    pub fn new() -> Self {
        Self { input: TextBuffer::new(Lines::One), selected: 0 }
    }

    /// The questions found, best first: number and id.
    pub fn found(&self, model: &Model) -> Vec<(usize, QuestionId)> {
        let Some(meeting) = &model.meeting else { return Vec::new() };
        let outline = meeting.session.outline();
        find_questions(&meeting.session, self.input.text(), model.lang())
            .into_iter()
            .filter_map(|index| outline.get(index))
            .map(|entry| (entry.number, entry.question.id.clone()))
            .collect()
    }

    pub(super) fn input(&mut self, input: &Input, model: &mut Model) -> Next {
        if *input == Input::Key(key(Key::Enter)) {
            return self.choose(self.selected, model);
        }
        let count = self.found(model).len();
        if !move_selection(&mut self.selected, count, input, 8)
            && edit(&mut self.input, input, model.size.input_width())
        {
            self.selected = 0;
        }
        Next::Stay
    }

    pub(super) fn choose(&mut self, row: usize, model: &mut Model) -> Next {
        let Some((_, question)) = self.found(model).into_iter().nth(row) else { return Next::Stay };
        Next::Then(Box::new(move |model, env| {
            let mut effects = crate::tui::update::keep_draft(model);
            if let Some(meeting) = &mut model.meeting {
                effects.extend(meeting.go_to(&question, env));
            }
            effects.extend(model.go(Screen::Question, env));
            effects
        }))
    }
}

impl Default for Find {
    fn default() -> Self {
        Self::new()
    }
}
