//! Looking over a meeting before the room sees it (J12), said line by line.

use crate::ops::spots;
use crate::tui::look_over::whereabouts;

use super::Step;
use super::room::Room;

impl Room<'_, '_> {
    /// Says, once the meeting is open, that something in it may be about one person; neither what nor where.
    pub(super) fn tell_to_look_over(&mut self) -> Step {
        let words = self.texts().look_over;
        match spots(self.session(), self.plain.env).len() {
            0 => Ok(()),
            count => self.say(format!("{} {}", (words.lead)(count), words.line)),
        }
    }

    /// The places, one a line.
    pub(super) fn look_over(&mut self) -> Step {
        let texts = self.texts();
        let found = spots(self.session(), self.plain.env);
        if found.is_empty() {
            return self.say(texts.look_over.nothing);
        }
        let places: Vec<String> = found.iter().map(|spot| whereabouts(self.session(), spot, texts)).collect();
        self.say(format!("{}:\n{}", (texts.look_over.places)(places.len()), places.join("\n")))
    }
}
