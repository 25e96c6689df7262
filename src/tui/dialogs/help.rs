//! Help for what has the focus (M8), then the keys of this screen, made from the command table.

use crate::tui::commands::{COMMANDS, Id};
use crate::tui::input::{Input, Key, key};
use crate::tui::model::{Model, Screen};

use super::{Next, move_selection};

/// The help page.
pub struct Help {
    /// What it is about.
    pub title: String,
    /// Paragraphs on what has the focus.
    pub paragraphs: Vec<String>,
    /// Keys and what they do.
    pub keys: Vec<(String, &'static str)>,
    /// First row shown.
    pub scroll: usize,
}

impl Help {
    /// Help for what has the focus now.
    pub fn new(model: &Model) -> Self {
        let texts = model.texts;
        let mut paragraphs: Vec<String> = Vec::new();
        if let (Screen::Question, Some(meeting)) = (model.screen, &model.meeting)
            && let Some(entry) = meeting.entry()
        {
            // The facilitator's own help stands here and never on the audience view (R13, C13).
            let lang = model.lang();
            let question = entry.question;
            paragraphs.extend(question.help.iter().map(|help| help.get(lang).to_owned()));
            paragraphs.extend(question.example.iter().map(|text| (texts.help.example)(text.get(lang))));
            paragraphs.extend(question.follow_up.iter().map(|text| (texts.help.follow_up)(text.get(lang))));
        }
        if let Some(field) = crate::tui::screens::focused_help(model) {
            paragraphs.push(field);
        }
        paragraphs.push((texts.help.screen)(model.screen).to_owned());
        let scopes = model.scopes();
        let keys = scopes
            .iter()
            .flat_map(|scope| COMMANDS.iter().filter(move |command| command.scope == *scope))
            .map(|command| (keys_of(model, command.id), command.id.label(texts)))
            .collect();
        Self { title: texts.help.title.to_owned(), paragraphs, keys, scroll: 0 }
    }

    pub(super) fn input(&mut self, input: &Input) -> Next {
        // The view stops scrolling at the last row; here any number will do.
        move_selection(&mut self.scroll, usize::from(u16::MAX), input, 10);
        if *input == Input::Key(key(Key::Enter)) { Next::Close } else { Next::Stay }
    }
}

fn keys_of(model: &Model, id: Id) -> String {
    model.keymap.chords(id).iter().map(|chord| chord.label()).collect::<Vec<_>>().join(" / ")
}
