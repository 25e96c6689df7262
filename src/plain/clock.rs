//! The clock of a question and the plan of the meeting, line by line.

use crate::domain::place::Phase;
use crate::domain::session::{Mark, MarkKind};
use crate::ops::Op;
use crate::tui::calm;
use crate::tui::clock::Noticed;
use crate::tui::model::Now;

use super::list::first_number;
use super::room::Room;
use super::talk::Step;
use super::verbs::Verb;

impl Room<'_, '_> {
    /// Starts or pauses the clock, and tells it.
    pub(super) fn timer(&mut self) -> Step {
        let running = self.desk.meeting.is_clock_running();
        if running {
            self.desk.meeting.stop_clock(self.plain.env);
            let place = self.desk.meeting.keep_place();
            self.desk.moved(self.plain.store, vec![place], self.plain.env);
        } else {
            self.desk.meeting.start_clock(self.plain.env);
        }
        let texts = self.texts();
        let phase = self.desk.meeting.place.phase;
        let (used, planned) = self.desk.meeting.phase_time(phase, self.plain.env.elapsed());
        let told = (texts.plain.clock)(!running, (texts.codes.phase)(phase), used / 60, planned / 60);
        self.say(told)
    }

    /// The next phase with time of its own; after the last, the first again.
    pub(super) fn next_phase(&mut self) -> Step {
        let now = self.plain.env.elapsed();
        let phases: Vec<Phase> = Phase::ALL
            .iter()
            .copied()
            .filter(|phase| self.desk.meeting.phase_time(*phase, now).1 > 0)
            .collect();
        let here = phases.iter().position(|phase| *phase == self.desk.meeting.place.phase);
        let next = here.map_or(0, |here| (here + 1) % phases.len().max(1));
        let Some(phase) = phases.get(next).copied() else { return Ok(()) };
        let effects = self.desk.meeting.go_to_phase(phase, self.plain.env);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        self.say(format!("{}.", (self.texts().question.phase_for_the_room)(phase)))
    }

    pub(super) fn more_minutes(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let more = if said.is_empty() { Some((1, "")) } else { first_number(said) };
        let Some(more) = more.and_then(|(more, _)| u16::try_from(more).ok()) else {
            return self.say(texts.question.type_a_number);
        };
        let Some(entry) = self.desk.meeting.entry() else { return Ok(()) };
        let (question, minutes) = (entry.question.id.clone(), entry.minutes.saturating_add(more));
        if self.act(&Op::SetMinutes { question, minutes: Some(minutes) })? {
            self.say((texts.plain.minutes_planned)(minutes))?;
        }
        Ok(())
    }

    /// Tells what the clock has seen since the last line.
    pub(super) fn look_at_the_clock(&mut self) -> Step {
        let (noticed, effects) = self.desk.meeting.look(self.plain.env);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        match noticed {
            Some(Noticed::Slept) => self.say(self.texts().pace.slept),
            Some(Noticed::TimeIsUp) => self.say(self.texts().pace.time_is_up),
            None => Ok(()),
        }
    }

    /// What is worth a word without having been asked for; mostly nothing.
    pub(super) fn tell_calm(&mut self) -> Step {
        let told = calm::line(&self.desk.meeting, self.texts(), &Now::of(self.plain.env));
        told.map_or(Ok(()), |told| {
            self.say(super::room::capital(&format!("{}.", told.trim_end_matches('.'))))
        })
    }

    /// How the meeting lies against its plan and what can wait (C5); with a number, takes that question out.
    pub(super) fn tell_pace(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let now = Now::of(self.plain.env);
        if !said.is_empty() {
            return self.leave_out_one(said);
        }
        let Some(pace) = self.desk.meeting.pace(&now) else { return self.say(texts.pace.not_now) };
        let clock = texts.dates.clock;
        let how = calm::how(&pace, texts);
        self.say((texts.pace.told)(&clock(now.local.time()), &clock(pace.end.time()), &how))?;
        let rows = calm::rows(&self.desk.meeting, &pace, texts);
        if rows.is_empty() {
            return self.say(texts.pace.nothing_to_leave_out);
        }
        self.say(texts.pace.leave_out_by_line)?;
        self.say(rows.join("\n"))
    }

    fn leave_out_one(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let outline = self.session().outline();
        let can_wait = calm::can_wait(&self.desk.meeting);
        let chosen = first_number(said).and_then(|(number, _)| {
            let entry = outline.iter().find(|entry| entry.number == number)?;
            can_wait.iter().find(|id| **id == entry.question.id).cloned()
        });
        let Some(question) = chosen else { return self.say(texts.pace.not_optional) };
        let mark = Some(Mark { kind: MarkKind::LeftOut, reason: String::new() });
        if self.act(&Op::Mark { question, mark })? {
            let undo = format!("/{}", Verb::Undo.shown(texts));
            self.say((texts.pace.left_out)(&undo))?;
        }
        Ok(())
    }
}
