//! Asks to choose one of a few rows.

use crate::env::Env;
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::{Next, move_selection};

type Then = Box<dyn FnOnce(&mut Model, usize, &Env) -> Vec<Effect>>;
/// What is said when Esc takes the dialog away.
pub(super) type Left = fn(&mut Model);

/// The rows, and what happens with the chosen one.
pub struct Choose {
    /// Over the dialog.
    pub title: String,
    /// A sentence under the title; may be empty.
    pub lead: String,
    /// The rows.
    pub rows: Vec<String>,
    /// Which rows are ticked off; empty where nothing is.
    pub ticks: Vec<bool>,
    /// The selected row.
    pub selected: usize,
    /// Whether it is the guard that asks.
    pub(super) is_guard: bool,
    pub(super) left: Option<Left>,
    then: Option<Then>,
}

impl Choose {
    /// Asks to choose; `then` gets the index of the row.
    pub fn new(
        title: impl Into<String>,
        rows: Vec<String>,
        then: impl FnOnce(&mut Model, usize, &Env) -> Vec<Effect> + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            lead: String::new(),
            rows,
            ticks: Vec::new(),
            selected: 0,
            is_guard: false,
            left: None,
            then: Some(Box::new(then)),
        }
    }

    /// The same with a sentence under the title.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = lead.into();
        self
    }

    /// The same, asked by the guard.
    pub(super) fn guarding(mut self) -> Self {
        self.is_guard = true;
        self
    }

    /// The same with a tick at the rows that have been seen to.
    #[must_use]
    pub fn ticked(mut self, ticks: Vec<bool>) -> Self {
        self.ticks = ticks;
        self
    }

    /// The same, telling what became of the whole when Esc takes it away.
    #[must_use]
    pub fn or_left(mut self, left: Left) -> Self {
        self.left = Some(left);
        self
    }

    /// The same with another row selected first.
    #[must_use]
    pub fn at(mut self, row: usize) -> Self {
        self.selected = row.min(self.rows.len().saturating_sub(1));
        self
    }

    pub(super) fn input(&mut self, input: &Input) -> Next {
        if move_selection(&mut self.selected, self.rows.len(), input, 8) {
            return Next::Stay;
        }
        match input {
            Input::Key(chord) if *chord == key(Key::Enter) => self.choose(self.selected),
            // A digit chooses its row at once.
            Input::Text(text) => match text.parse::<usize>() {
                Ok(number) if (1..=self.rows.len().min(9)).contains(&number) => self.choose(number - 1),
                _ => Next::Stay,
            },
            _ => Next::Stay,
        }
    }

    pub(super) fn choose(&mut self, row: usize) -> Next {
        match self.then.take() {
            Some(then) if row < self.rows.len() => {
                Next::Then(Box::new(move |model, env| then(model, row, env)))
            }
            other => {
                self.then = other;
                Next::Stay
            }
        }
    }
}
