//! Asks for a line of text: a reason, a heading, a name.

use crate::env::Env;
use crate::text::{Lines, TextBuffer};
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::update::edit;

use super::Next;

type Then = Box<dyn FnOnce(&mut Model, String, &Env) -> Vec<Effect>>;

/// The question, and what happens with the answer.
pub struct Ask {
    /// Over the dialog.
    pub title: String,
    /// Before the line.
    pub label: String,
    /// The line.
    pub input: TextBuffer,
    /// Whether nothing is an answer, too.
    pub may_be_empty: bool,
    then: Option<Then>,
}

impl Ask {
    /// Asks for a line; `then` gets it, cleaned and not blank.
    pub fn new(
        title: impl Into<String>,
        label: impl Into<String>,
        then: impl FnOnce(&mut Model, String, &Env) -> Vec<Effect> + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            label: label.into(),
            input: TextBuffer::new(Lines::One),
            may_be_empty: false,
            then: Some(Box::new(then)),
        }
    }

    /// The same, beginning with a text to change.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.input.set_text(text);
        self
    }

    /// The same, taking nothing for an answer.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.may_be_empty = true;
        self
    }

    pub(super) fn input(&mut self, input: &Input, model: &mut Model) -> Next {
        if *input != Input::Key(key(Key::Enter)) {
            edit(&mut self.input, input, model.size.input_width());
            return Next::Stay;
        }
        let text = crate::text::sanitize::one_line(self.input.text());
        if text.is_empty() && !self.may_be_empty {
            model.say(model.texts.dialogs.write_something);
            return Next::Stay;
        }
        match self.then.take() {
            Some(then) => Next::Then(Box::new(move |model, env| then(model, text, env))),
            None => Next::Close,
        }
    }
}
