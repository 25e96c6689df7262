//! A page to read: headings and lines, scrolled where it is longer than the window.

use crate::tui::input::{Input, Key, key};

use super::Next;

/// The page. Enter and Esc take it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Over the page.
    pub title: String,
    /// Its rows.
    pub rows: Vec<PageRow>,
    /// First row shown, as wrapped.
    pub scroll: usize,
}

/// A row of a page, wrapped where it is longer than the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageRow {
    /// Begins a section.
    Heading(String),
    /// A line of one.
    Line(String),
}

impl Page {
    /// A page from its beginning.
    pub fn new(title: impl Into<String>, rows: Vec<PageRow>) -> Self {
        Self { title: title.into(), rows, scroll: 0 }
    }

    pub(super) fn input(&mut self, input: &Input) -> Next {
        const PAGE: usize = 8;
        self.scroll = match input {
            Input::Key(chord) if *chord == key(Key::Enter) => return Next::Close,
            Input::Key(chord) if *chord == key(Key::Up) => self.scroll.saturating_sub(1),
            // The view stops at the end.
            Input::Key(chord) if *chord == key(Key::Down) => self.scroll + 1,
            Input::Key(chord) if *chord == key(Key::PageUp) => self.scroll.saturating_sub(PAGE),
            Input::Key(chord) if *chord == key(Key::PageDown) => self.scroll + PAGE,
            Input::Scroll { up: true, .. } => self.scroll.saturating_sub(1),
            Input::Scroll { up: false, .. } => self.scroll + 1,
            _ => self.scroll,
        }
        .min(self.longest());
        Next::Stay
    }

    /// No window is so narrow that there are more rows than letters.
    fn longest(&self) -> usize {
        let letters = |row: &PageRow| match row {
            PageRow::Heading(text) | PageRow::Line(text) => text.chars().count() + 2,
        };
        self.rows.iter().map(letters).sum()
    }
}
