//! What both laptops have changed, side by side, one at a time: a person says which one holds.

use crate::domain::localized::Lang;
use crate::domain::session::Session;
use crate::ops::{Take, TakeIn};
use crate::report::difference::{Difference, difference};
use crate::tui::input::{Input, Key, key};
use crate::tui::taking_in;

use super::Next;

/// The card. Nothing happens until the last is decided; Esc takes the card away and changes nothing.
pub struct Merging {
    /// What is being decided, in the order of the meeting.
    pub differences: Vec<Difference>,
    /// Which of them is shown.
    pub at: usize,
    /// The side the selection is on.
    pub take: Take,
    /// First row shown of the two sides.
    pub scroll: usize,
    names: Vec<String>,
    it: Option<Box<TakeIn>>,
}

impl Merging {
    /// A card for everything that must be decided about a file; the file itself when that is nothing.
    pub(in crate::tui) fn new(it: Box<TakeIn>, here: &Session, lang: Lang) -> Result<Self, Box<TakeIn>> {
        let conflicts = it.conflicts(here);
        if conflicts.is_empty() {
            return Err(it);
        }
        let differences = conflicts.iter().map(|conflict| difference(conflict, here, &it.session, lang));
        Ok(Self {
            differences: differences.collect(),
            at: 0,
            take: Take::Mine,
            scroll: 0,
            names: conflicts.into_iter().map(|conflict| conflict.name).collect(),
            it: Some(it),
        })
    }

    /// The name of the file, without folder.
    pub fn file(&self) -> &str {
        self.it.as_ref().map_or("", |it| it.file.as_str())
    }

    pub(super) fn input(&mut self, input: &Input) -> Next {
        match input {
            Input::Key(chord) if *chord == key(Key::Enter) => return self.decide(),
            Input::Key(chord) if *chord == key(Key::Left) => self.take = Take::Mine,
            Input::Key(chord) if *chord == key(Key::Right) => self.take = Take::Theirs,
            Input::Key(chord) if *chord == key(Key::Tab) => {
                self.take = if self.take == Take::Mine { Take::Theirs } else { Take::Mine };
            }
            Input::Key(chord) if *chord == key(Key::Up) => self.scroll = self.scroll.saturating_sub(1),
            // The view stops at the end.
            Input::Key(chord) if *chord == key(Key::Down) => self.scroll += 1,
            Input::Key(chord) if *chord == key(Key::PageUp) => self.show(self.at.saturating_sub(1)),
            Input::Scroll { up: true, .. } => self.scroll = self.scroll.saturating_sub(1),
            Input::Scroll { up: false, .. } => self.scroll += 1,
            _ => {}
        }
        Next::Stay
    }

    /// A click on one of the sides.
    pub(super) fn choose(&mut self, side: usize) -> Next {
        let take = if side == 0 { Take::Mine } else { Take::Theirs };
        if self.take == take {
            return self.decide();
        }
        self.take = take;
        Next::Stay
    }

    fn show(&mut self, at: usize) {
        self.at = at;
        self.scroll = 0;
        let decided = self.names.get(at).zip(self.it.as_ref()).and_then(|(name, it)| it.takes.get(name));
        self.take = decided.copied().unwrap_or(Take::Mine);
    }

    fn decide(&mut self) -> Next {
        let Some((name, it)) = self.names.get(self.at).zip(self.it.as_mut()) else { return Next::Close };
        it.takes.insert(name.clone(), self.take);
        if self.at + 1 < self.names.len() {
            self.show(self.at + 1);
            return Next::Stay;
        }
        match self.it.take() {
            Some(it) => Next::Then(Box::new(move |model, env| taking_in::take_in(model, it, env))),
            None => Next::Close,
        }
    }
}
