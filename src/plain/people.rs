//! People in groups, line by line: roles by seat, how many are here, how the room is, what it agrees on.

use crate::domain::answer::Body;
use crate::domain::room::{CheckMoment, Preparation};
use crate::ops::{DetailEdit, Op, SittingEdit};
use crate::rules::clock::read_break;
use crate::rules::room_count::{excess, in_group, read_attendance, read_pulse};
use crate::tui::calm;
use crate::tui::meeting::NoRound;
use crate::tui::model::Now;
use crate::tui::people;

use super::room::Room;
use super::talk::Step;
use super::verbs::Verb;

impl Room<'_, '_> {
    /// The roles at the tables for this question (C7).
    pub(super) fn tell_roles(&mut self) -> Step {
        let texts = self.texts();
        let mut told = people::roles(&self.desk.meeting, texts);
        told.push(if told.is_empty() { texts.people.no_roles } else { texts.people.roles_how }.to_owned());
        self.say(told.join("\n"))
    }

    /// Passes the role of conversation leader on once more.
    pub(super) fn skip_seat(&mut self) -> Step {
        let turns = &mut self.desk.meeting.place.turns;
        turns.skipped = turns.skipped.saturating_add(1);
        self.passed_on(self.texts().people.seat_skipped)
    }

    /// Swaps leader and scribe for this question.
    pub(super) fn swap_roles(&mut self) -> Step {
        let turns = &mut self.desk.meeting.place.turns;
        turns.swapped = !turns.swapped;
        self.passed_on(self.texts().people.roles_swapped)
    }

    fn passed_on(&mut self, said: &str) -> Step {
        let kept = self.desk.meeting.keep_place();
        self.desk.moved(self.plain.store, vec![kept], self.plain.env);
        self.say(said)
    }

    /// So many tables are ready; without a number, the one where we are (C18).
    pub(super) fn tables_ready(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let meeting = &mut self.desk.meeting;
        let of = people::tables_count(meeting);
        match said.parse::<usize>() {
            Ok(count) if count <= of && of > 0 => people::set_ready(meeting, count),
            _ if said.is_empty() && people::toggle_ready(meeting) => {}
            _ if of == 0 || said.is_empty() => return self.say(texts.people.not_a_table),
            _ => return self.say((texts.people.ready_label)(of)),
        }
        let ready = people::ready_count(&self.desk.meeting);
        self.say((texts.people.ready)(ready, of))
    }

    /// The table where we are has been heard (C22).
    pub(super) fn heard(&mut self) -> Step {
        let texts = self.texts();
        let told = people::hear(&mut self.desk.meeting, texts);
        let quiet = people::not_heard(&self.desk.meeting, texts);
        self.say(told)?;
        quiet.map_or(Ok(()), |quiet| self.say(format!("{quiet}.")))
    }

    /// A break, or its end (C16).
    pub(super) fn pause(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let now = Now::of(self.plain.env);
        if said.is_empty() {
            let ended = self.desk.meeting.end_break();
            return self.say(if ended { texts.pace.break_ended } else { texts.pace.break_label });
        }
        let Some(until) = read_break(said, now.local) else { return self.say(texts.pace.not_a_break) };
        let until = now.utc + (until - now.local);
        let effects = self.desk.meeting.begin_break(until, self.plain.env);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        let told = calm::pause(&self.desk.meeting, texts, &now);
        told.map_or(Ok(()), |told| self.say(told))
    }

    /// How many are here: told, or said as «18 av 23» (C19).
    pub(super) fn attendance(&mut self, said: &str) -> Step {
        let texts = self.texts();
        if said.is_empty() {
            let told = people::attendance(&self.desk.meeting, texts);
            let told = if told.is_empty() { texts.people.attendance_label.to_owned() } else { told };
            return self.say(told);
        }
        let Some((came, invited)) = read_attendance(said) else {
            return self.say(texts.people.not_attendance);
        };
        let sitting = self.desk.meeting.place.sitting;
        let mut ops = vec![Op::EditSitting(sitting, SittingEdit::Attended(Some(came)))];
        ops.extend(invited.map(|invited| Op::EditSitting(sitting, SittingEdit::Invited(Some(invited)))));
        if !self.act_all(&ops)? {
            return Ok(());
        }
        let told = people::attendance(&self.desk.meeting, texts);
        self.say((texts.people.attendance_kept)(&told))
    }

    /// How many are there for this part, where that differs; nothing said takes the number away again.
    pub(super) fn part_attendance(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let Some((part, title)) = people::part(&self.desk.meeting, texts) else { return Ok(()) };
        let attended = match (said.is_empty(), read_attendance(said)) {
            (true, _) => None,
            (false, Some((came, None))) => Some(came),
            (false, _) => return self.say(texts.people.not_attendance),
        };
        let sitting = self.desk.meeting.place.sitting;
        if self.act(&Op::SetPartAttendance { sitting, part, attended })? {
            self.say(match attended {
                Some(count) => (texts.people.part_kept)(&title, count),
                None => (texts.people.part_as_whole)(&title),
            })?;
        }
        Ok(())
    }

    /// How the room is: told, or counted one digit a person (C15).
    pub(super) fn check_room(&mut self, moment: CheckMoment, said: &str) -> Step {
        let texts = self.texts();
        let sitting = self.desk.meeting.place.sitting;
        if said.is_empty() && self.session().check(sitting, moment).is_none() {
            return self.say(texts.people.check_label);
        }
        if !said.is_empty() {
            let Some(pulse) = read_pulse(said) else { return self.say(texts.people.not_ratings) };
            if !self.act(&Op::SetCheck { sitting, moment, pulse })? {
                return Ok(());
            }
        }
        let last = self.plain.store.last_check(self.session().id, moment)?;
        let told = people::check(&self.desk.meeting, moment, last, texts);
        self.say(told)
    }

    /// Begins the second round, or gives up one in which nobody has answered (C17).
    pub(super) fn second_round(&mut self) -> Step {
        let texts = self.texts().people;
        match self.desk.meeting.second_round() {
            Err(NoRound::OtherKind) => self.say(texts.no_rounds),
            Err(NoRound::NothingYet) => self.say(texts.first_round_first),
            Ok((op, begins)) => {
                if self.act(&op)? {
                    self.say(if begins { texts.second_round } else { texts.one_round })?;
                }
                Ok(())
            }
        }
    }

    /// What the room agrees on so far (R23).
    pub(super) fn tell_agreed(&mut self) -> Step {
        let texts = self.texts();
        let told = people::agreed(&self.desk.meeting, texts);
        if told.is_empty() {
            let star = format!("/{}", Verb::Star.shown(texts));
            return self.say((texts.people.nothing_agreed)(&star));
        }
        self.say(format!("{}\n{}", texts.people.agreed_title, told.join("\n")))
    }

    /// What to see to before the meeting begins: told with numbers, or ticked off by one (A6).
    pub(super) fn preflight(&mut self, said: &str) -> Step {
        let texts = self.texts();
        // Fonts and the projector are seen to on the full screen.
        let file = self.plain.store.path().map_or_else(String::new, |path| path.display().to_string());
        let rows = people::preparations(Some(self.session()), None, None, &file, texts);
        if let Some(&(what, done, _)) = said.parse::<usize>().ok().and_then(|it| rows.get(it.checked_sub(1)?))
        {
            if !self.act(&Op::SetDetail(DetailEdit::Prepared(what, !done)))? {
                return Ok(());
            }
        } else if !said.is_empty() {
            return self.say((texts.plain.number_from_to)(rows.len()));
        }
        let ticked = |what: &Preparation| self.session().details.prepared.contains(what);
        let told: Vec<String> = (1..)
            .zip(&rows)
            .map(|(number, (what, _, sentence)): (usize, _)| {
                let tick = if ticked(what) { format!(" ({})", texts.people.ticked) } else { String::new() };
                format!("{number}. {sentence}{tick}")
            })
            .collect();
        let all = rows.iter().all(|(what, ..)| ticked(what));
        let after = if all { texts.people.all_prepared } else { texts.people.how_prepared };
        self.say(format!("{}\n{}\n{after}", texts.people.preflight_title, told.join("\n")))
    }

    /// Says so when more was counted here than there are people who can answer.
    pub(super) fn tell_excess(&mut self) -> Step {
        let (question, group) = (self.question(), self.group());
        let counted = self.session().answers_of(&question, group).find_map(|answer| match &answer.body {
            Body::Scale(tally) => Some(tally.total()),
            Body::Stance(rounds) => Some(rounds.being_counted().total()),
            Body::Text(_) | Body::Choice(_) | Body::Ranking(_) | Body::Count(_) => None,
        });
        let too_many = counted.and_then(|counted| excess(counted, in_group(self.session(), group)));
        too_many.map_or(Ok(()), |it| self.say((self.texts().people.too_many)(it.counted, it.room)))
    }
}
