//! What the groups said to one question, side by side over all sittings: divergence is kept, never merged away (R25).

use crate::domain::outline::Entry;
use crate::domain::session::Session;
use crate::i18n::Texts;
use crate::report::beside::{Column, columns};
use crate::tui::input::{Input, Key, key};

use super::Next;

/// The columns. Esc and Enter take them away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Over the card.
    pub title: String,
    /// The question as it was read out.
    pub question: String,
    /// One per group that is asked or has answered.
    pub columns: Vec<Column>,
    /// First column shown.
    pub first: usize,
    /// First row shown of each column.
    pub scroll: usize,
}

impl Beside {
    /// The groups of all sittings beside each other. A plenary has a column once it has said something.
    pub fn new(session: &Session, entry: &Entry<'_>, texts: &Texts) -> Self {
        Self {
            title: (texts.sittings.beside_title)(entry.number),
            question: entry.question.text.get(texts.lang).to_owned(),
            columns: columns(session, entry, texts),
            first: 0,
            scroll: 0,
        }
    }

    pub(super) fn input(&mut self, input: &Input) -> Next {
        let last = self.columns.len().saturating_sub(1);
        match input {
            Input::Key(chord) if *chord == key(Key::Enter) => return Next::Close,
            Input::Key(chord) if *chord == key(Key::Left) => self.first = self.first.saturating_sub(1),
            Input::Key(chord) if *chord == key(Key::Right) => self.first = (self.first + 1).min(last),
            Input::Key(chord) if *chord == key(Key::Up) => self.scroll = self.scroll.saturating_sub(1),
            Input::Key(chord) if *chord == key(Key::Down) => {
                self.scroll = (self.scroll + 1).min(self.deepest());
            }
            Input::Scroll { up: true, .. } => self.scroll = self.scroll.saturating_sub(1),
            Input::Scroll { up: false, .. } => self.scroll = (self.scroll + 1).min(self.deepest()),
            _ => {}
        }
        Next::Stay
    }

    /// No column is so narrow that it has more rows than letters.
    fn deepest(&self) -> usize {
        let letters = |column: &Column| column.lines.iter().map(|(text, _)| text.chars().count() + 1).sum();
        self.columns.iter().map(letters).max().unwrap_or(0)
    }
}
