//! Asks for a line of text: a reason, a heading, a name. What is written is kept as a draft under the name of the
//! question until it is in the file: neither Esc nor a failed commit loses it (D9), and the same question offers it
//! again.

use std::rc::Rc;

use chrono::{DateTime, Utc};

use crate::domain::ids::MeasureId;
use crate::domain::measure::StateCode;
use crate::env::Env;
use crate::ops::{Draft, DraftKey};
use crate::text::{Lines, TextBuffer};
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::typing::edit;

use super::Next;
use super::choose::Left;

/// What happens with the answer. Once more, when the guard has asked about it.
type Then = Rc<dyn Fn(&mut Model, String, &Env) -> Vec<Effect>>;
/// Why an entry cannot be taken, in a sentence; nothing for one that can.
type Refuse = Box<dyn Fn(&Model, &str) -> Option<String>>;

/// The question, and what happens with the answer.
pub struct Ask {
    /// Over the dialog.
    pub title: String,
    /// What the question is about, where the dialog hides it: what may be shortened, and what must be seen.
    pub about: Option<(String, String)>,
    /// Before the line.
    pub label: String,
    /// The line.
    pub input: TextBuffer,
    /// Whether nothing is an answer, too.
    pub may_be_empty: bool,
    /// Under which name what is written is kept.
    key: Option<DraftKey>,
    /// What stood in the line before anything was written.
    offered: String,
    refuse: Option<Refuse>,
    pub(super) left: Option<Left>,
    then: Then,
}

impl Ask {
    /// Asks for a line; `then` gets it, cleaned and not blank.
    pub fn new(
        title: impl Into<String>,
        label: impl Into<String>,
        then: impl Fn(&mut Model, String, &Env) -> Vec<Effect> + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            about: None,
            label: label.into(),
            input: TextBuffer::new(Lines::One),
            may_be_empty: false,
            key: None,
            offered: String::new(),
            refuse: None,
            left: None,
            then: Rc::new(then),
        }
    }

    /// Asks for something that has to be read, such as a number or a day: `then` gets what `read` makes of the line. An
    /// entry that cannot be read is answered with the sentence `read` gives; it stays in the line, and the dialog open.
    pub fn read<T: 'static>(
        title: impl Into<String>,
        label: impl Into<String>,
        read: impl Fn(&Model, &str) -> Result<T, String> + 'static,
        then: impl Fn(&mut Model, T, &Env) -> Vec<Effect> + 'static,
    ) -> Self {
        let read = Rc::new(read);
        let refuse = Rc::clone(&read);
        let ask = Self::new(title, label, move |model, text, env| match read(model, &text) {
            Ok(it) => then(model, it, env),
            // It was readable a moment ago, before the dialog went.
            Err(why) => {
                model.say(why);
                Vec::new()
            }
        });
        Self { refuse: Some(Box::new(move |model, text| refuse(model, text).err())), ..ask }
    }

    /// The same, beginning with a text to change.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.input.set_text(text);
        text.clone_into(&mut self.offered);
        self
    }

    /// The same, keeping what is written under a name of its own; what was written there last time is offered again.
    #[must_use]
    pub fn kept(mut self, model: &Model, name: impl std::fmt::Display) -> Self {
        let key = asked(name);
        if let Some(draft) = model.meeting.as_ref().and_then(|meeting| meeting.drafts.get(&key)) {
            self.input.set_text(&draft.text);
            self.input.set_cursor(draft.cursor);
        }
        self.key = Some(key);
        self
    }

    /// The same, naming the measures it is about: one by its title and where it stands, several by how many they are.
    #[must_use]
    pub fn about(mut self, model: &Model, measures: &[MeasureId]) -> Self {
        let measure = |id: &MeasureId| model.meeting.as_ref()?.session.measure(*id);
        self.about = match measures {
            [only] => measure(only).map(|measure| {
                let state = measure.state.code();
                let told = match state {
                    StateCode::Proposed => String::new(),
                    _ => format!(" – {}", (model.texts.codes.measure_state)(state)),
                };
                (measure.title.clone(), told)
            }),
            several => Some((String::new(), (model.texts.common.measures)(several.len()))),
        };
        self
    }

    /// The same, naming what it is about in words of its own.
    #[must_use]
    pub fn naming(mut self, what: &str) -> Self {
        self.about = Some((what.to_owned(), String::new()));
        self
    }

    /// The same for a number or a path, which is sooner written again than found lying here from another time.
    #[must_use]
    pub fn fleeting(mut self) -> Self {
        self.key = None;
        self
    }

    /// The same, telling what became of the whole when Esc takes it away.
    #[must_use]
    pub fn or_left(mut self, left: Left) -> Self {
        self.left = Some(left);
        self
    }

    /// What is written, to be kept; what was only offered is no draft.
    pub(in crate::tui) fn draft(&self, kept_at: DateTime<Utc>) -> Option<Draft> {
        let text = self.input.text();
        let text = if text == self.offered { "" } else { text };
        Some(Draft { key: self.key.clone()?, text: text.to_owned(), cursor: self.input.cursor(), kept_at })
    }

    /// Whether what is written is kept and offered again.
    pub(super) fn is_kept(&self) -> bool {
        self.key.is_some()
    }

    /// The same, taking nothing for an answer.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.may_be_empty = true;
        self
    }

    pub(super) fn input(&mut self, input: &Input, model: &mut Model) -> Next {
        if *input != Input::Key(key(Key::Enter)) {
            if edit(&mut self.input, input, model.size.input_width()) {
                model.autosave.typed(model.now.elapsed);
            }
            return Next::Stay;
        }
        let text = crate::text::sanitize::one_line(self.input.text());
        if text.is_empty() && !self.may_be_empty {
            model.say(model.texts.dialogs.write_something);
            return Next::Stay;
        }
        if let Some(why) = self.refuse.as_ref().and_then(|refuse| refuse(model, &text)) {
            model.say(why);
            return Next::Stay;
        }
        let draft = self.draft(model.now.utc);
        let then = Rc::clone(&self.then);
        Next::Then(Box::new(move |model, env| {
            let effects = then(model, text, env);
            match draft {
                Some(draft) => model.spoken_for(draft, effects),
                None => effects,
            }
        }))
    }
}

/// The draft of a question asked in a dialog.
fn asked(name: impl std::fmt::Display) -> DraftKey {
    DraftKey::Field(format!("{ASKED}{name}"))
}

/// How the names of such drafts begin.
const ASKED: &str = "ask/";

/// Whether this is the draft of a question asked in a dialog.
pub(in crate::tui) fn is_asked(key: &DraftKey) -> bool {
    matches!(key, DraftKey::Field(name) if name.starts_with(ASKED))
}
