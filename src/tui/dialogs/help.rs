//! Help for what has the focus (M8), then the keys of this screen, made from the command table.

use crate::tui::commands::{COMMANDS, Id, is_offered, label};
use crate::tui::input::{Input, Key, key};
use crate::tui::model::{Model, Screen};
use crate::tui::screens::question::tally;

use super::{Dialog, Next, move_selection};

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
        let counted = tally(model).filter(|it| model.screen == Screen::Question && !it.is_number());
        let how = match counted {
            Some(tally) if tally.ranking => texts.question.rank_hint,
            Some(_) => texts.here.counting,
            None => (texts.help.screen)(model.screen),
        };
        paragraphs.push(how.to_owned());
        if model.screen == Screen::Question {
            let key = |id| model.key_of(id);
            paragraphs.push((texts.help.clock)(&key(Id::Timer), &key(Id::NextPhase)));
            paragraphs.push((texts.help.tables)(&key(Id::NextGroup)));
            paragraphs.push((texts.help.room)(&key(Id::Audience), &key(Id::Hide)));
        }
        let scopes = model.scopes();
        let keys = scopes
            .iter()
            .flat_map(|scope| COMMANDS.iter().filter(move |command| command.scope == *scope))
            .filter(|command| is_offered(model, command.id))
            .map(|command| (keys_of(model, command.id), label(model, command.id)))
            .collect();
        Self { title: texts.help.title.to_owned(), paragraphs, keys, scroll: 0 }
    }

    /// Help over a dialog: how it is answered, and the keys that work over it, too.
    pub(super) fn over(dialog: &Dialog, model: &Model) -> Self {
        let texts = model.texts;
        let how = match dialog {
            Dialog::Ask(ask) if ask.is_kept() => texts.help.ask_kept,
            Dialog::Ask(_) => texts.help.ask,
            Dialog::Palette(_) | Dialog::Find(_) | Dialog::Bank(_) => texts.help.search,
            Dialog::Choose(_) | Dialog::Hints(_) | Dialog::Export(_) => texts.help.choose,
            Dialog::Merging(_) => texts.here.sides,
            Dialog::Explain(_) | Dialog::Help(_) | Dialog::Page(_) | Dialog::Beside(_) => texts.help.read,
        };
        let about = match dialog {
            Dialog::Choose(choose) => Some(choose.title.clone()),
            Dialog::Ask(ask) => Some(ask.title.clone()),
            _ => None,
        };
        let keys = [Id::Hide, Id::Quit].map(|id| (keys_of(model, id), id.label(texts))).to_vec();
        let paragraphs = about.into_iter().chain([how.to_owned()]).collect();
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
