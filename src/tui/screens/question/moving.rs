//! On to another question or table, keeping what is being typed, and the clock of the phases.

use crate::domain::ids::{GroupId, QuestionId};
use crate::domain::place::Phase;
use crate::env::Env;
use crate::ops::Op;
use crate::tui::meeting::Meeting;
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;
use crate::tui::update::keep_draft;

use super::enter;

pub(super) fn to_group(model: &mut Model, group: GroupId, env: &Env) -> Vec<Effect> {
    let mut effects = keep_draft(model);
    if let Some(meeting) = &mut model.meeting {
        effects.extend(meeting.go_to_group(group));
    }
    effects.extend(enter(model, env));
    effects
}

pub(super) fn step_group(model: &mut Model, forwards: bool, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let groups: Vec<_> = meeting.groups().iter().map(|group| group.id).collect();
    let here = groups.iter().position(|group| *group == meeting.place.group).unwrap_or(0);
    let count = groups.len().max(1);
    let there = if forwards { (here + 1) % count } else { (here + count - 1) % count };
    match groups.get(there).copied() {
        Some(group) => to_group(model, group, env),
        None => Vec::new(),
    }
}

pub(super) fn step_question(model: &mut Model, forwards: bool, env: &Env) -> Vec<Effect> {
    let there = model.meeting.as_ref().and_then(|it| it.session.neighbour(&it.place.question, forwards));
    match there {
        Some(question) => to_question(model, &question, env),
        None if forwards => {
            model.say(model.texts.question.last_question);
            let mut effects = keep_draft(model);
            effects.extend(model.go(Screen::Cloth, env));
            effects
        }
        None => {
            model.say(model.texts.question.first_question);
            Vec::new()
        }
    }
}

/// Goes to a question, keeping what was being typed at this one.
pub fn to_question(model: &mut Model, question: &QuestionId, env: &Env) -> Vec<Effect> {
    let mut effects = keep_draft(model);
    if let Some(meeting) = &mut model.meeting {
        effects.extend(meeting.go_to(question, env));
    }
    model.question.marked.clear();
    model.question.only = None;
    effects.extend(enter(model, env));
    effects
}

pub(super) fn timer(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if meeting.is_clock_running() {
        meeting.stop_clock(env);
        vec![meeting.keep_place()]
    } else {
        meeting.start_clock(env);
        Vec::new()
    }
}

/// Goes to the next phase with time of its own; after the last, to the first again.
pub(super) fn next_phase(model: &mut Model, env: &Env) -> Vec<Effect> {
    let now = model.now.elapsed;
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let phases: Vec<Phase> =
        Phase::ALL.iter().copied().filter(|phase| meeting.phase_time(*phase, now).1 > 0).collect();
    let here = phases.iter().position(|phase| *phase == meeting.place.phase);
    let next = here.map_or(0, |here| (here + 1) % phases.len().max(1));
    match phases.get(next).copied() {
        Some(phase) => meeting.go_to_phase(phase, env),
        None => Vec::new(),
    }
}

/// Reveals the counts to the room, or hides them again (E5).
pub(in crate::tui::screens) fn show_result(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts;
    let told = model.meeting.as_mut().map(|meeting| {
        let shown = meeting.show_result();
        meeting.told_of_result(shown, texts)
    });
    model.say(told.unwrap_or(texts.present.nothing_to_reveal));
    Vec::new()
}

pub(super) fn more_minutes(model: &mut Model, more: u16, env: &Env) -> Vec<Effect> {
    let Some(entry) = model.meeting.as_ref().and_then(Meeting::entry) else {
        return Vec::new();
    };
    let (question, minutes) = (entry.question.id.clone(), entry.minutes.saturating_add(more));
    model.act(&Op::SetMinutes { question, minutes: Some(minutes) }, env)
}
