//! What the room sees, said line by line: revealing a result, and the curtain.

use super::Step;
use super::room::Room;

impl Room<'_, '_> {
    /// Reveals the counts of the question to the room, or hides them again (E5).
    pub(super) fn show_result(&mut self) -> Step {
        let texts = self.texts().present;
        let is_vote = self.desk.meeting.live.view.round().is_some();
        match self.desk.meeting.show_result() {
            Some(true) if !is_vote => self.say(texts.revealed_as_it_is),
            Some(revealed) => self.say((texts.revealed)(revealed)),
            None => self.say(texts.nothing_to_reveal),
        }
    }

    /// Draws the curtain before the room's window, or away again (C12).
    pub(super) fn hide(&mut self) -> Step {
        let curtain = !self.desk.meeting.live.curtain;
        self.desk.meeting.live.curtain = curtain;
        let texts = self.texts().present;
        let told = self.desk.tell(self.plain.store, self.plain.env);
        self.say(if told || !curtain { (texts.curtain)(curtain) } else { texts.curtain_stuck })
    }
}
