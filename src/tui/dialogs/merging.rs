//! What both laptops have changed, side by side, one thing at a time: a person says which one holds, field by field.

use crate::domain::localized::Lang;
use crate::domain::measure::Missing;
use crate::domain::session::Session;
use crate::ops::{Conflict, Decision, Take, TakeIn};
use crate::report::difference::{Difference, Row, difference};
use crate::tui::input::{Input, Key, key};
use crate::tui::taking_in;

use super::Next;

/// Lines that one key press scrolls.
const STEP: usize = 4;

/// The card. Nothing happens until the last is decided; Esc takes the card away and changes nothing.
pub struct Merging {
    /// What is being decided, in the order of the meeting.
    pub differences: Vec<Difference>,
    /// Which of them is shown.
    pub at: usize,
    /// The field in focus; none means all of them together.
    pub field: Option<usize>,
    /// Lines of the fields scrolled away.
    pub scroll: usize,
    conflicts: Vec<Conflict>,
    /// What is chosen so far, one for each conflict.
    chosen: Vec<Decision>,
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
            field: None,
            scroll: 0,
            chosen: conflicts.iter().map(|conflict| conflict.all(Take::Mine)).collect(),
            conflicts,
            it: Some(it),
        })
    }

    /// The name of the file, without folder.
    pub fn file(&self) -> &str {
        self.it.as_ref().map_or("", |it| it.file.as_str())
    }

    /// What is chosen for a row.
    pub fn take(&self, row: &Row) -> Take {
        self.decision().and_then(|decision| decision.get(&row.field)).copied().unwrap_or(Take::Mine)
    }

    /// The side everything is chosen from, if it is one.
    pub fn side(&self) -> Option<Take> {
        let mut takes = self.decision()?.values();
        let first = *takes.next()?;
        takes.all(|take| *take == first).then_some(first)
    }

    /// What the measure lacks to stay agreed as it is chosen now.
    pub fn lacks(&self) -> Vec<Missing> {
        let both = self.conflicts.get(self.at).zip(self.decision());
        both.map(|(conflict, decision)| conflict.lacks(decision)).unwrap_or_default()
    }

    fn decision(&self) -> Option<&Decision> {
        self.chosen.get(self.at)
    }

    fn rows(&self) -> &[Row] {
        self.differences.get(self.at).map_or(&[], |shown| shown.rows.as_slice())
    }

    pub(super) fn input(&mut self, input: &Input) -> Next {
        match input {
            Input::Key(chord) if *chord == key(Key::Enter) => return self.decide(),
            Input::Key(chord) if *chord == key(Key::Left) => self.turn(false),
            Input::Key(chord) if *chord == key(Key::Right) => self.turn(true),
            Input::Key(chord) if *chord == key(Key::Up) => self.step(false),
            Input::Key(chord) if *chord == key(Key::Down) => self.step(true),
            Input::Key(chord) if *chord == key(Key::PageUp) => self.show(self.at.saturating_sub(1)),
            // The view stops at the end.
            Input::Key(chord) if *chord == key(Key::PageDown) => self.scroll += STEP,
            Input::Scroll { up: true, .. } => self.scroll = self.scroll.saturating_sub(1),
            Input::Scroll { up: false, .. } => self.scroll += 1,
            _ => {}
        }
        Next::Stay
    }

    /// A click: on the name of a side, or on a field of one.
    pub(super) fn choose(&mut self, target: usize) -> Next {
        let (field, side) = ((target / 2).checked_sub(1), target % 2);
        let take = if side == 0 { Take::Mine } else { Take::Theirs };
        if field.is_none() && self.field.is_none() && self.side() == Some(take) {
            return self.decide();
        }
        self.field = field;
        self.set(take);
        Next::Stay
    }

    /// The target of a click on a side of a field, or of all.
    pub fn target(field: Option<usize>, side: usize) -> usize {
        field.map_or(0, |field| field + 1) * 2 + side
    }

    /// To the next or the last choice; with all fields together there are two.
    fn turn(&mut self, forwards: bool) {
        let row = self.field.and_then(|field| self.rows().get(field));
        let take = match row {
            Some(row) => match (self.take(row), forwards) {
                (Take::Theirs | Take::Both, true) if row.together.is_some() => Take::Both,
                (_, true) | (Take::Both, false) => Take::Theirs,
                (Take::Mine | Take::Theirs, false) => Take::Mine,
            },
            None if forwards => Take::Theirs,
            None => Take::Mine,
        };
        self.set(take);
    }

    /// Chooses for the field in focus, or for all.
    fn set(&mut self, take: Take) {
        let field = self.field.and_then(|field| self.rows().get(field)).map(|row| row.field);
        let Some(decision) = self.chosen.get_mut(self.at) else { return };
        for (of, chosen) in decision {
            if field.is_none_or(|field| field == *of) {
                *chosen = take;
            }
        }
    }

    /// To the next field or the last; a single one is scrolled.
    fn step(&mut self, forwards: bool) {
        let count = self.rows().len();
        if count < 2 {
            self.scroll = if forwards { self.scroll + 1 } else { self.scroll.saturating_sub(1) };
            return;
        }
        self.scroll = 0;
        self.field = match (self.field, forwards) {
            (None, true) => Some(0),
            (None | Some(0), false) => None,
            (Some(field), true) => Some((field + 1).min(count - 1)),
            (Some(field), false) => Some(field - 1),
        };
    }

    fn show(&mut self, at: usize) {
        self.at = at;
        self.field = None;
        self.scroll = 0;
    }

    fn decide(&mut self) -> Next {
        if self.at + 1 < self.conflicts.len() {
            self.show(self.at + 1);
            return Next::Stay;
        }
        let Some(mut it) = self.it.take() else { return Next::Close };
        let names = self.conflicts.iter().map(|conflict| conflict.name.clone());
        it.takes = names.zip(std::mem::take(&mut self.chosen)).collect();
        Next::Then(Box::new(move |model, env| taking_in::take_in(model, it, env)))
    }
}
