//! The life of a measure, line by line: done, judged, commented on, moved, and what has happened to it (F5, F14, F18, H11).

use crate::domain::ids::MeasureId;
use crate::domain::measure::{Measure, Verdict};
use crate::i18n::dates;
use crate::ops::{MeasureEdit, Op};
use crate::report::timeline;

use super::measure::named;
use super::room::{At, Room};
use super::talk::Step;

impl Room<'_, '_> {
    pub(super) fn finish(&mut self, said: &str) -> Step {
        let Some((measure, when)) = self.measure_and_rest(said)? else { return Ok(()) };
        let on = if when.is_empty() { Some(self.plain.env.today()) } else { self.plain.day(when)? };
        let Some(on) = on else { return Ok(()) };
        if !self.go(measure, &Op::Finish { measure, on })? {
            return Ok(());
        }
        let life = self.texts().life;
        let session = self.session();
        let next = session.measures.iter().find(|next| next.repeats == Some(measure));
        let next = next.and_then(|next| next.terms().deadline);
        let effect = session.measure(measure).and_then(Measure::effect_day);
        match (next, effect) {
            (Some(day), _) => self.say((life.next_time)(&dates::short(day))),
            (None, Some(day)) => self.say((life.effect_asked)(&dates::short(day))),
            (None, None) => Ok(()),
        }
    }

    pub(super) fn evaluate(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let Some((measure, rest)) = self.measure_and_rest(said)? else { return Ok(()) };
        let Some((verdict, note)) = verdict(rest, texts.codes.verdict) else {
            let names = super::measure::names(Verdict::ALL, texts.codes.verdict);
            return self.say((texts.plain.choose_among)(&names));
        };
        let mut note = note.to_owned();
        if note.is_empty() && verdict != Verdict::Yes {
            note = self.plain.talk.ask(texts.measure.verdict_note, "")?;
        }
        if !self.go(measure, &Op::Evaluate { measure, verdict, note, again: None })? {
            return Ok(());
        }
        let day = self.session().measure(measure).and_then(|it| it.effect_on);
        match day.filter(|_| verdict == Verdict::TooEarly) {
            Some(day) => self.say((texts.life.effect_asked)(&dates::short(day))),
            None => Ok(()),
        }
    }

    /// «/flytt frist 2 15. juni: vi venter på turnusen»; what is not said is asked for.
    pub(super) fn move_deadline(&mut self, said: &str) -> Step {
        let life = self.texts().life;
        let Some((measure, rest)) = self.measure_and_rest(said)? else { return Ok(()) };
        let (when, reason) = rest.split_once(':').unwrap_or((rest, ""));
        let when = if when.trim().is_empty() {
            self.plain.talk.ask(&format!("{}:", life.move_title), "")?
        } else {
            when.trim().to_owned()
        };
        let Some(to) = self.plain.day(&when)? else { return Ok(()) };
        let reason = self.reason(reason.trim())?;
        if self.act(&Op::MoveDeadline { measure, to, reason })? {
            self.say((life.moved)(&dates::short(to)))?;
        }
        Ok(())
    }

    pub(super) fn comment(&mut self, said: &str) -> Step {
        let life = self.texts().life;
        let Some((measure, text)) = self.measure_and_rest(said)? else { return Ok(()) };
        let text = if text.is_empty() {
            self.plain.talk.ask(&format!("{}:", life.comment_title), "")?
        } else {
            text.to_owned()
        };
        if self.act(&Op::Comment { measure, text, by: String::new() })? {
            self.say(life.comment_kept)?;
        }
        Ok(())
    }

    /// Ticks a smaller step or takes the tick away: «/kryss 2 1» is step 1 of measure 2, «/kryss 1» at a measure its own.
    pub(super) fn tick(&mut self, said: &str) -> Step {
        // At a measure one number is a step of it.
        let here = match self.at {
            At::Measure(id) if said.trim().parse::<usize>().is_ok() => Some((id, said)),
            _ => None,
        };
        let found = if here.is_some() { here } else { self.measure_and_rest(said)? };
        let Some((measure, rest)) = found else { return Ok(()) };
        let mut steps = self.session().measure(measure).map(|it| it.steps.clone()).unwrap_or_default();
        let count = steps.len();
        let at = rest.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let Some(step) = at.and_then(|at| steps.get_mut(at)) else {
            return self.say((self.texts().plain.number_from_to)(count));
        };
        step.done = !step.done;
        let life = self.texts().life;
        let told = if step.done { (life.step_done)(&step.text) } else { (life.step_open)(&step.text) };
        let edit = MeasureEdit::Steps(steps);
        if self.act(&Op::EditMeasure { measure, edit, reason: String::new() })? {
            self.say(told)?;
        }
        Ok(())
    }

    pub(super) fn tell_timeline(&mut self, said: &str) -> Step {
        let Some((measure, _)) = self.measure_and_rest(said)? else { return Ok(()) };
        self.tell_history(measure)
    }

    fn tell_history(&mut self, id: MeasureId) -> Step {
        let texts = self.texts();
        let (env, store) = (self.plain.env, &*self.plain.store);
        let title = |meeting| store.title_of(meeting).ok().flatten();
        let happened = timeline::timeline(self.session(), id, texts.lang, &|at| env.to_local(at), &title);
        if happened.is_empty() {
            return self.say(texts.life.nothing_yet);
        }
        let rows: Vec<String> = happened
            .into_iter()
            .map(|it| {
                let source = if it.source.is_empty() { String::new() } else { format!(" ({})", it.source) };
                format!("{}: {}{source}", (texts.dates.long)(it.at.date()), it.told)
            })
            .collect();
        self.say(rows.join("\n"))
    }
}

/// A verdict at the beginning of a text, and what is said of it: «delvis, for få stoler».
fn verdict(said: &str, name: fn(Verdict) -> &'static str) -> Option<(Verdict, &str)> {
    let ends = said.char_indices().filter(|(_, c)| matches!(c, ' ' | ',' | '.' | ':')).map(|(at, _)| at);
    let mut ends: Vec<usize> = ends.chain([said.len()]).take(5).collect();
    ends.reverse();
    ends.into_iter().find_map(|end| {
        let (word, rest) = said.split_at_checked(end)?;
        let verdict = named(word, Verdict::ALL, name, Verdict::code)?;
        Some((verdict, rest.trim_start_matches([' ', ',', '.', ':'])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::localized::Lang;
    use crate::i18n::texts;

    #[test]
    fn a_verdict_is_heard_before_what_is_said_of_it() {
        for (said, heard) in [
            ("ja", Some((Verdict::Yes, ""))),
            ("delvis, for få stoler", Some((Verdict::Partly, "for få stoler"))),
            ("for tidlig å si: vi venter", Some((Verdict::TooEarly, "vi venter"))),
            ("nei det ble ikke noe av", Some((Verdict::No, "det ble ikke noe av"))),
            ("kanskje", None),
            ("", None),
        ] {
            assert_eq!(verdict(said, texts(Lang::Nb).codes.verdict), heard, "{said}");
        }
    }
}
