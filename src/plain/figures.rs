//! What all meetings and measures add up to, line by line (H6).

use crate::ops::all_figures;
use crate::report::across::{Line, told};

use super::Plain;
use super::talk::Step;

impl Plain<'_> {
    /// Tells the figures of the whole file.
    pub(super) fn tell_figures(&mut self) -> Step {
        let figures = all_figures(self.store, self.env.today())?;
        for line in told(&figures, self.texts.lang) {
            match line {
                Line::Heading(text) => self.talk.say(format!("{text}:"))?,
                Line::Text(text) => self.talk.say(text)?,
            }
        }
        Ok(())
    }
}
