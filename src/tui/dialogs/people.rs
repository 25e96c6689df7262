//! What is asked and shown about people in groups (C7, C15, C17, C19, R23), and the card before the meeting (A6).

use crate::domain::question_set::Question;
use std::collections::BTreeMap;

use crate::domain::room::{CheckMoment, Preparation};
use crate::env::Env;
use crate::ops::{DetailEdit, Op, SittingEdit};
use crate::rules::clock::read_break;
use crate::rules::room_count::{pulse_written, read_attendance, read_pulse};
use crate::tui::commands::Id;
use crate::tui::layout::Size;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::people;

use super::{Ask, Choose, Dialog, Explain};

/// Rows a question may take on the facilitator's screen.
const QUESTION_ROWS: usize = 4;

/// The roles at the tables for this question.
pub fn show_roles(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let texts = model.texts.people;
    let mut told = people::roles(meeting, model.texts);
    told.push(if told.is_empty() { texts.no_roles } else { texts.roles_how }.to_owned());
    model.dialogs.push(Dialog::Explain(Explain::new(texts.roles_title, told)));
}

/// Passes the role of conversation leader on once more.
pub fn skip_seat(model: &mut Model) -> Vec<Effect> {
    pass_on(model, model.texts.people.seat_skipped, |turns| turns.skipped = turns.skipped.saturating_add(1))
}

/// Swaps leader and scribe for this question.
pub fn swap_roles(model: &mut Model) -> Vec<Effect> {
    pass_on(model, model.texts.people.roles_swapped, |turns| turns.swapped = !turns.swapped)
}

fn pass_on(
    model: &mut Model,
    said: &'static str,
    how: impl FnOnce(&mut crate::domain::place::Turns),
) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    how(&mut meeting.place.turns);
    let kept = meeting.keep_place();
    model.say(said);
    vec![kept]
}

/// The table where we are is ready, or not yet after all (C18).
pub fn table_ready(model: &mut Model) {
    let Some(meeting) = &mut model.meeting else { return };
    if !people::toggle_ready(meeting) {
        model.say(model.texts.people.not_a_table);
    }
}

/// Asks how many tables are ready (C18).
pub fn ask_ready(model: &mut Model) {
    let texts = model.texts.people;
    let Some(meeting) = &model.meeting else { return };
    let of = people::tables_count(meeting);
    if of == 0 {
        model.say(texts.not_a_table);
        return;
    }
    let label = (texts.ready_label)(of);
    let again = label.clone();
    let read = move |_: &Model, said: &str| match said.parse::<usize>() {
        Ok(count) if count <= of => Ok(count),
        _ => Err(again.clone()),
    };
    let ask = Ask::read(texts.ready_title, label, read, |model, count, _| {
        if let Some(meeting) = &mut model.meeting {
            people::set_ready(meeting, count);
        }
        Vec::new()
    });
    model.dialogs.push(Dialog::Ask(ask.fleeting()));
}

/// The table where we are has been heard (C22).
pub fn heard(model: &mut Model) {
    let texts = model.texts;
    if let Some(meeting) = &mut model.meeting {
        let told = people::hear(meeting, texts);
        model.say(told);
    }
}

/// Asks when the room is back, or ends the break (C16).
pub fn pause(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts.pace;
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if meeting.end_break() {
        model.say(texts.break_ended);
        return Vec::new();
    }
    let read = |model: &Model, said: &str| {
        read_break(said, model.now.local).ok_or_else(|| model.texts.pace.not_a_break.to_owned())
    };
    let ask = Ask::read(texts.break_title, texts.break_label, read, |model, until, env| {
        let now = model.now;
        let Some(meeting) = &mut model.meeting else { return Vec::new() };
        meeting.begin_break(now.utc + (until - now.local), env)
    });
    model.dialogs.push(Dialog::Ask(ask.fleeting()));
    Vec::new()
}

/// Asks how many are here.
pub fn ask_attendance(model: &mut Model) {
    let texts = model.texts.people;
    let Some(meeting) = &model.meeting else { return };
    let now = people::attendance(meeting, model.texts);
    let read = |model: &Model, said: &str| read_attendance(said).ok_or_else(|| not_attendance(model));
    let ask =
        Ask::read(texts.attendance_title, texts.attendance_label, read, |model, (came, invited), env| {
            let Some(meeting) = &model.meeting else { return Vec::new() };
            let sitting = meeting.place.sitting;
            let mut ops = vec![Op::EditSitting(sitting, SittingEdit::Attended(Some(came)))];
            ops.extend(invited.map(|count| Op::EditSitting(sitting, SittingEdit::Invited(Some(count)))));
            let effects = model.act_typed(&ops, None, env);
            if let (Some(_), Some(meeting)) = (&effects, &model.meeting) {
                let told = ops.first().and_then(|op| people::too_many(&meeting.session, op, model.texts));
                let said = told.unwrap_or_else(|| {
                    (model.texts.people.attendance_kept)(&people::attendance(meeting, model.texts))
                });
                model.say(said);
            }
            effects.unwrap_or_default()
        });
    model.dialogs.push(Dialog::Ask(ask.fleeting().with(&now)));
}

fn not_attendance(model: &Model) -> String {
    model.texts.people.not_attendance.to_owned()
}

/// Asks how many are there for the part where we are, because somebody came late or left.
pub fn ask_part_attendance(model: &mut Model) {
    let texts = model.texts.people;
    let Some(meeting) = &model.meeting else { return };
    let Some((part, title)) = people::part(meeting, model.texts) else { return };
    let sitting = meeting.place.sitting;
    let own = meeting.session.part_attendance.get(&(sitting, part.clone())).copied();
    let label = (texts.part_label)(&title);
    let read = |model: &Model, said: &str| match (said.is_empty(), read_attendance(said)) {
        (true, _) => Ok(None),
        (false, Some((came, None))) => Ok(Some(came)),
        (false, _) => Err(not_attendance(model)),
    };
    let ask = Ask::read(texts.part_title, label, read, move |model, attended, env| {
        let texts = model.texts.people;
        let op = Op::SetPartAttendance { sitting, part: part.clone(), attended };
        let effects = model.act(&op, env);
        if effects.is_empty() {
            return effects;
        }
        let too_many = model.meeting.as_ref().and_then(|it| people::too_many(&it.session, &op, model.texts));
        model.say(match (too_many, attended) {
            (Some(told), _) => told,
            (None, Some(count)) => (texts.part_kept)(&title, count),
            (None, None) => (texts.part_as_whole)(&title),
        });
        effects
    });
    let now = own.map_or_else(String::new, |count| count.to_string());
    model.dialogs.push(Dialog::Ask(ask.fleeting().with(&now).optional()));
}

/// Asks how the room is (C15).
pub fn ask_check(model: &mut Model, moment: CheckMoment) {
    let texts = model.texts.people;
    let Some(meeting) = &model.meeting else { return };
    let sitting = meeting.place.sitting;
    let now = meeting.session.check(sitting, moment).map_or_else(String::new, pulse_written);
    let title = match moment {
        CheckMoment::In => texts.check_in,
        CheckMoment::Out => texts.check_out,
    };
    let read =
        |model: &Model, said: &str| read_pulse(said).ok_or_else(|| model.texts.people.not_ratings.to_owned());
    let ask = Ask::read(title, texts.check_label, read, move |model, pulse, env| {
        let mut effects = model.act(&Op::SetCheck { sitting, moment, pulse }, env);
        if let (false, Some(meeting)) = (effects.is_empty(), &model.meeting) {
            // Told once it is known how the room was last time.
            effects.push(Effect::ReadLastCheck(meeting.session.id, moment));
        }
        effects
    });
    model.dialogs.push(Dialog::Ask(ask.fleeting().with(&now).optional()));
}

/// What the room agrees on so far (R23).
pub fn show_agreed(model: &mut Model) {
    let texts = model.texts.people;
    let Some(meeting) = &model.meeting else { return };
    let mut told = people::agreed(meeting, model.texts);
    if told.is_empty() {
        told.push((texts.nothing_agreed)(&model.key_of(Id::Star)));
    }
    model.dialogs.push(Dialog::Explain(Explain::new(texts.agreed_title, told)));
}

/// Begins the second round of agreeing or not, or gives up one in which nobody has answered (C17).
pub fn second_round(model: &mut Model, env: &Env) -> Vec<Effect> {
    let texts = model.texts.people;
    let Some(meeting) = &model.meeting else { return Vec::new() };
    match meeting.second_round() {
        Err(why) => {
            model.say(match why {
                crate::tui::meeting::NoRound::OtherKind => texts.no_rounds,
                crate::tui::meeting::NoRound::NothingYet => texts.first_round_first,
            });
            Vec::new()
        }
        Ok((op, begins)) => {
            model.say(if begins { texts.second_round } else { texts.one_round });
            model.act(&op, env)
        }
    }
}

/// What to see to before the meeting begins (A6): ticked off row by row while a meeting is open, else only read.
pub fn preflight(model: &mut Model) {
    preflight_at(model, None);
}

fn preflight_at(model: &mut Model, row: Option<usize>) {
    let texts = model.texts.people;
    let keys = (model.key_of(Id::Projector), model.key_of(Id::Audience));
    let session = model.meeting.as_ref().map(|meeting| &meeting.session);
    let file = model.data_file.display().to_string();
    let fits = longest_question(model, model.size);
    let list = people::preparations(session, fits, Some((&keys.0, &keys.1)), &file, model.texts);
    if session.is_none() {
        let told = list.into_iter().map(|(_, _, sentence)| sentence).collect();
        model.dialogs.push(Dialog::Explain(Explain::new(texts.preflight_title, told)));
        return;
    }
    // What is open comes first under the hand, after the one that was just ticked off.
    let open = |(_, (_, done, _)): &(usize, &(_, bool, String))| !done;
    let from = row.unwrap_or(0);
    let next = list.iter().enumerate().skip(from).find(open).or_else(|| list.iter().enumerate().find(open));
    // Whether the questions can be read is told at once; the rest one by one.
    let font = list.iter().enumerate().find(|(_, (what, ..))| *what == Preparation::Font);
    let told = [font.filter(|it| open(it) || fits.is_some_and(|(_, fits)| !fits)), next];
    let sentences = told.into_iter().flatten().collect::<BTreeMap<_, _>>();
    let lead = sentences.values().map(|(_, _, sentence)| sentence.as_str()).collect::<Vec<_>>().join(" ");
    let lead = if next.is_none() { format!("{lead} {}", texts.all_prepared) } else { lead };
    let at = row.filter(|row| list.get(*row).is_some_and(|(_, done, _)| !done));
    let at = at.or(next.map(|(at, _)| at)).unwrap_or(from);
    let rows = list.iter().map(|(what, _, _)| (texts.prepared)(*what).to_owned()).collect();
    let ticks = list.iter().map(|(_, done, _)| *done).collect();
    let choose = Choose::new(texts.preflight_title, rows, move |model, row, env| {
        let Some((what, done, _)) = list.get(row) else { return Vec::new() };
        let effects = model.act(&Op::SetDetail(DetailEdit::Prepared(*what, !done)), env);
        if !effects.is_empty() {
            preflight_at(model, Some(row));
        }
        effects
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead.trim_start()).ticked(ticks).at(at)));
}

/// The question that takes most rows, by its number, and whether it can be shown whole.
fn longest_question(model: &Model, size: Size) -> Option<(usize, bool)> {
    let set = crate::tui::screens::prepare::set_shown(model)?;
    let width = usize::from(size.page_width()).max(1);
    let rows = |question: &Question| crate::text::wrapped_lines(question.text.get(model.lang()), width).len();
    let open = model.meeting.as_ref().map(|meeting| &meeting.session).filter(|session| session.set == *set);
    // What the room will not be asked needs no room.
    let asked: Vec<(usize, usize)> = match open {
        Some(session) => {
            let asked = session.outline().into_iter().filter(|entry| entry.off.is_none());
            asked.map(|entry| (entry.number, rows(entry.question))).collect()
        }
        None => (1..).zip(set.questions()).map(|(number, (_, question))| (number, rows(question))).collect(),
    };
    let (number, rows) = asked.into_iter().max_by_key(|(_, rows)| *rows)?;
    Some((number, rows <= QUESTION_ROWS && size.is_enough()))
}
