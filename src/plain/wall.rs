//! What the room sees, said line by line: revealing a result, and the curtain.

use super::Step;
use super::room::Room;

impl Room<'_, '_> {
    /// Reveals the counts of the question to the room, or hides them again (E5).
    pub(super) fn show_result(&mut self) -> Step {
        let shown = self.desk.meeting.show_result();
        let told = self.desk.meeting.told_of_result(shown, self.texts());
        self.say(told)
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
