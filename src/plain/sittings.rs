//! Several sittings as one meeting, line by line.

use crate::domain::sitting::SittingKind;
use crate::ops::Op;
use crate::report::beside::columns;
use crate::report::recap::recap;

use super::room::Room;
use super::talk::Step;

impl Room<'_, '_> {
    /// Tells what has come out of the meeting so far; the next sitting begins with it (A11).
    pub(super) fn tell_recap(&mut self) -> Step {
        let texts = self.texts();
        self.say(format!("{}.", texts.sittings.recap_title))?;
        for section in recap(self.session(), texts.lang) {
            self.say(format!("{}:", section.heading))?;
            self.say(section.lines.join("\n"))?;
        }
        Ok(())
    }

    /// Tells what each table of each sitting said to the question we are at (R25).
    pub(super) fn tell_beside(&mut self) -> Step {
        let texts = self.texts();
        let Some(entry) = self.desk.meeting.entry() else { return Ok(()) };
        let told: Vec<String> = columns(self.session(), &entry, texts)
            .into_iter()
            .map(|column| {
                let star = |starred| {
                    if starred { format!(" ({})", texts.sittings.common_ground) } else { String::new() }
                };
                let lines: Vec<String> = column
                    .lines
                    .into_iter()
                    .map(|(text, starred)| format!("{text}{}", star(starred)))
                    .collect();
                let said = if lines.is_empty() { texts.sittings.silent.to_owned() } else { lines.join("\n") };
                format!("{}:\n{said}", column.name)
            })
            .collect();
        self.say(told.join("\n"))
    }

    /// Adds a round for those who could not come, and goes there (R8).
    pub(super) fn add_late_input(&mut self) -> Step {
        let texts = self.texts();
        let label = texts.sittings.late_input_label.to_owned();
        let (date, kind) = (self.plain.env.today(), SittingKind::LateInput);
        if !self.act(&Op::AddSitting { label, date, kind, tables: Vec::new() })? {
            return Ok(());
        }
        let count = self.session().sittings.len();
        self.say((texts.plain.sitting_added)(count))?;
        self.go_to_sitting(&count.to_string())
    }
}
