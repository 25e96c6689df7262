//! Several sittings as one meeting, line by line.

use crate::domain::sitting::SittingKind;
use crate::ops::{MEETINGS_LOOKED_AT, Op};
use crate::report::beside::columns;
use crate::report::compare::{self, before_and, compare};
use crate::report::recap::{Section, recap};
use crate::report::trend::{self, trend};

use super::room::Room;
use super::talk::Step;

impl Room<'_, '_> {
    /// Tells what has come out of the meeting so far; the next sitting begins with it (A11).
    pub(super) fn tell_recap(&mut self) -> Step {
        let texts = self.texts();
        self.say(format!("{}.", texts.sittings.recap_title))?;
        self.tell_sections(recap(self.session(), texts.lang))
    }

    /// Tells how the unit has answered from meeting to meeting (H5, G11), without a line that nobody can hear.
    pub(super) fn tell_trend(&mut self) -> Step {
        let texts = self.texts();
        let unit = self.session().unit.clone();
        let sessions = self.plain.store.meetings_of(unit.id, MEETINGS_LOOKED_AT)?;
        let told = trend::sections(&trend(&sessions), None, texts);
        if told.is_empty() {
            return self.say((texts.trend.nothing)(&unit.name));
        }
        self.say(format!("{}.", (texts.trend.title)(&unit.name)))?;
        self.tell_sections(told)
    }

    /// Tells what is new, gone or the same since the unit's meeting before this one (H9).
    pub(super) fn tell_comparison(&mut self) -> Step {
        let texts = self.texts();
        let (id, unit) = (self.session().id, self.session().unit.id);
        let sessions = self.plain.store.meetings_of(unit, MEETINGS_LOOKED_AT)?;
        let Some((earlier, later)) = before_and(&sessions, id) else {
            return self.say(texts.trend.no_earlier);
        };
        let told = compare::sections(&compare(earlier, later, texts.lang), texts);
        if told.is_empty() {
            return self.say(texts.trend.empty);
        }
        self.say(format!("{}.", compare::title(earlier, later, texts)))?;
        self.tell_sections(told)
    }

    fn tell_sections(&mut self, sections: Vec<Section>) -> Step {
        for section in sections {
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
