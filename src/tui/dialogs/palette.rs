//! The command palette: every action by its name, in any of the languages (M5).

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::domain::localized::Lang;
use crate::i18n::texts;
use crate::text::{Lines, TextBuffer, fold};
use crate::tui::commands::{COMMANDS, Id, Scope};
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;
use crate::tui::typing::edit;
use crate::tui::update::command;

use super::{Next, move_selection};

/// The palette.
pub struct Palette {
    /// What is looked for.
    pub input: TextBuffer,
    /// The commands found, best first.
    pub found: Vec<Id>,
    /// The selected one.
    pub selected: usize,
    scopes: Vec<Scope>,
}

impl Palette {
    /// All commands that apply now.
    pub fn new(model: &Model) -> Self {
        let mut palette = Self {
            input: TextBuffer::new(Lines::One),
            found: Vec::new(),
            selected: 0,
            scopes: model.scopes(),
        };
        palette.search(model.lang());
        palette
    }

    pub(super) fn input(&mut self, input: &Input, model: &mut Model) -> Next {
        if *input == Input::Key(key(Key::Enter)) {
            return self.choose(self.selected, model);
        }
        if !move_selection(&mut self.selected, self.found.len(), input, 8)
            && edit(&mut self.input, input, model.size.input_width())
        {
            self.search(model.lang());
        }
        Next::Stay
    }

    pub(super) fn choose(&mut self, row: usize, _: &mut Model) -> Next {
        match self.found.get(row).copied() {
            Some(id) => Next::Then(Box::new(move |model, env| command(model, id, env))),
            None => Next::Stay,
        }
    }

    fn search(&mut self, lang: Lang) {
        let reach = COMMANDS
            .iter()
            .filter(|command| self.scopes.contains(&command.scope) && command.id != Id::Palette);
        let query = fold::search_key(self.input.text());
        let pattern = Pattern::parse(&query, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut scored: Vec<(u32, usize, Id)> = reach
            .enumerate()
            .filter_map(|(index, command)| {
                // Found by its name in any language, the person's own first.
                let best = Lang::ALL.iter().filter_map(|&other| {
                    let name = fold::search_key(command.id.label(texts(other)));
                    let score = pattern.score(Utf32Str::new(&name, &mut letters), &mut matcher)?;
                    // The very name comes before longer ones that hold it.
                    let exact = if name == query { 1000 } else { 0 };
                    Some(score * 2 + exact + u32::from(other == lang))
                });
                best.max().map(|score| (score, index, command.id))
            })
            .collect();
        if query.is_empty() {
            scored.sort_by_key(|(_, index, id)| {
                (self.scopes.iter().position(|s| *s == id.command().scope), *index)
            });
        } else {
            scored.sort_by_key(|(score, index, _)| (std::cmp::Reverse(*score), *index));
        }
        self.found = scored.into_iter().map(|(_, _, id)| id).collect();
        self.selected = 0;
    }
}
