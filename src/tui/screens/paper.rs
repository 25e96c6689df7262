//! Keying in a stack of sheets (D11): the id of a sheet leads to its group and questions, then lines and Enter are all
//! it takes. Hands never leave letters, digits, Enter and Backspace.
//!
//! The lines themselves are those of the question screen: here is only what leads from question to question.

use crate::domain::ids::{QuestionId, SessionId};
use crate::domain::place::Place;
use crate::domain::question_set::KindCode;
use crate::domain::sheet::{Sheet, SheetId};
use crate::env::Env;
use crate::ops::{Draft, Op};
use crate::text::{Lines, TextBuffer};
use crate::tui::commands::Id;
use crate::tui::input::{Input, Key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};
use crate::tui::typing::edit;
use crate::tui::update::keep_draft;

use super::question;

/// State of the screen.
#[derive(Debug)]
pub struct PaperScreen {
    /// The id being typed.
    pub id: TextBuffer,
    /// Where on which sheet.
    pub step: Step,
    /// Where the facilitator stood before; the stack leads all over the meeting.
    came_from: Option<Place>,
    /// Whether the room's clock ran there; it stands while sheets are keyed in.
    clock_ran: bool,
    session: Option<SessionId>,
}

/// Where the keying-in stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The id of the next sheet is asked for.
    Which,
    /// At a question of a sheet.
    Question(SheetId, QuestionId),
    /// At the end of a sheet, with questions that have no answer.
    End(SheetId),
}

impl Default for PaperScreen {
    fn default() -> Self {
        Self {
            id: TextBuffer::new(Lines::One),
            step: Step::Which,
            came_from: None,
            clock_ran: false,
            session: None,
        }
    }
}

/// The sheet being keyed in.
pub fn sheet(model: &Model) -> Option<Sheet<'_>> {
    let (Step::Question(id, _) | Step::End(id)) = &model.paper.step else { return None };
    model.meeting.as_ref()?.session.find_sheet(&id.to_string()).ok()
}

/// Numbers and ids of the questions of a sheet that have no answer and did not stand empty on it.
pub fn open_questions(model: &Model, sheet: &Sheet<'_>) -> Vec<(usize, QuestionId)> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let open = meeting.session.open_on(sheet);
    open.into_iter().map(|entry| (entry.number, entry.question.id.clone())).collect()
}

pub(super) fn enter(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let session = meeting.session.id;
    if model.paper.session != Some(session) {
        model.paper = PaperScreen { session: Some(session), ..PaperScreen::default() };
    }
    // Another window, or an undo, may have taken the group or the question away.
    let there = match &model.paper.step {
        Step::Which => return Vec::new(),
        Step::Question(_, question) => sheet(model)
            .is_some_and(|sheet| sheet.questions.iter().any(|entry| entry.question.id == *question)),
        Step::End(_) => sheet(model).is_some(),
    };
    if !there {
        model.paper.step = Step::Which;
        return Vec::new();
    }
    match model.paper.step.clone() {
        Step::Question(id, question) => stand_at(model, &id, &question, env),
        Step::Which | Step::End(_) => Vec::new(),
    }
}

/// Leaves the screen: the facilitator stands again where they stood.
pub(super) fn leave(model: &mut Model, env: &Env) -> Vec<Effect> {
    let mut effects = keep_draft(model);
    let back = model.paper.came_from.take();
    let clock_ran = std::mem::take(&mut model.paper.clock_ran);
    if let (Some(meeting), Some(place)) = (&mut model.meeting, back) {
        effects.extend(meeting.go_to_sitting(place.sitting, env));
        effects.extend(meeting.return_to(place));
        if clock_ran {
            meeting.start_clock(env);
        }
    }
    effects
}

/// What is being typed, to be kept as a draft.
pub(super) fn draft(model: &Model) -> Option<Draft> {
    matches!(model.paper.step, Step::Question(..)).then(|| question::draft(model))?
}

/// Opens the screen at the sheet with this id, as the cloth does.
pub(super) fn open(model: &mut Model, typed: &str, env: &Env) -> Vec<Effect> {
    let mut effects = model.go(Screen::Paper, env);
    effects.extend(begin(model, typed, env));
    effects
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match (id, model.paper.step.clone()) {
        (Id::SaveOnSheet, Step::Which) => {
            let typed = model.paper.id.text().to_owned();
            if crate::text::is_blank(&typed) {
                model.say(model.texts.paper.which_hint);
                return Some(Vec::new());
            }
            Some(begin(model, &typed, env))
        }
        (Id::SaveOnSheet, Step::Question(sheet, question)) => Some(save(model, &sheet, &question, env)),
        (Id::SaveOnSheet, Step::End(_)) => {
            let effects = note_blank(model, env);
            finish(model);
            Some(effects)
        }
        (Id::Back, Step::Question(..) | Step::End(_)) => {
            let effects = keep_draft(model);
            model.paper.step = Step::Which;
            Some(effects)
        }
        (Id::Back, Step::Which) => {
            let mut effects = leave(model, env);
            effects.extend(model.back(env));
            Some(effects)
        }
        (Id::Undo | Id::Redo, Step::Question(..)) => question::command(model, id, env),
        (Id::Undo, Step::Which) if !model.paper.id.is_empty() => {
            model.paper.id.undo();
            Some(Vec::new())
        }
        _ => None,
    }
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    let backspace = matches!(&input, Input::Key(chord) if chord.key == Key::Backspace && !chord.ctrl);
    match model.paper.step.clone() {
        Step::Which => {
            edit(&mut model.paper.id, &input, model.size.input_width());
            Vec::new()
        }
        // With nothing left to take back, Backspace goes back.
        Step::Question(sheet, question) if backspace && question::is_line_empty(model) => {
            step(model, &sheet, &question, false, env)
        }
        Step::Question(..) => question::input(model, input, env),
        Step::End(id) if backspace => {
            let first = sheet(model).and_then(|sheet| {
                let open = open_questions(model, &sheet).into_iter().next();
                open.map(|(_, question)| question)
            });
            first.map_or_else(Vec::new, |question| go_to(model, &id, &question, env))
        }
        Step::End(_) => Vec::new(),
    }
}

pub(super) fn hit(_: &mut Model, _: Target, _: &Env) -> Vec<Effect> {
    Vec::new()
}

/// Begins the sheet with this id, at its first question.
fn begin(model: &mut Model, typed: &str, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let found = meeting.session.find_sheet(typed).map(|sheet| {
        let answered = sheet
            .questions
            .iter()
            .filter(|entry| meeting.session.has_answered(sheet.group.id, entry))
            .count();
        let first = sheet.questions.first().map(|entry| entry.question.id.clone());
        (sheet.id, first, answered)
    });
    match found {
        Err(why) => {
            model.say((model.texts.paper.no_sheet)(why));
            Vec::new()
        }
        Ok((_, None, _)) => Vec::new(),
        Ok((id, Some(first), answered)) => {
            // Whatever was wrong with the number before is right now.
            model.status = None;
            if answered > 0 {
                model.say((model.texts.paper.has_answers)(answered));
            }
            model.paper.id.take();
            go_to(model, &id, &first, env)
        }
    }
}

/// Goes to a question of a sheet, keeping what was being typed.
fn go_to(model: &mut Model, id: &SheetId, question: &QuestionId, env: &Env) -> Vec<Effect> {
    let mut effects = keep_draft(model);
    model.paper.step = Step::Question(id.clone(), question.clone());
    effects.extend(stand_at(model, id, question, env));
    effects
}

/// The meeting stands at this question of this sheet's group, so that lines go there.
fn stand_at(model: &mut Model, id: &SheetId, question: &QuestionId, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let found = meeting.session.find_sheet(&id.to_string()).map(|it| (it.sitting.id, it.group.id));
    let Ok((sitting, group)) = found else { return Vec::new() };
    if (&meeting.place.question, meeting.place.group) == (question, group) {
        question::show_here(model);
        return Vec::new();
    }
    model.paper.came_from.get_or_insert_with(|| meeting.place.clone());
    model.paper.clock_ran |= meeting.is_clock_running();
    let mut effects = meeting.go_to_sitting(sitting, env);
    effects.extend(meeting.go_to(question, env));
    effects.extend(meeting.go_to_group(group));
    question::show_here(model);
    effects
}

/// Enter at a question: what is typed is saved; with nothing typed it is the next question's turn.
fn save(model: &mut Model, id: &SheetId, at: &QuestionId, env: &Env) -> Vec<Effect> {
    let kind = model.meeting.as_ref().and_then(|it| it.session.question(at)).map(|it| it.kind.code());
    let typed = !model.question.input.is_blank();
    match kind {
        Some(KindCode::List | KindCode::Measure) if typed => question::save_line(model, env),
        Some(KindCode::Count) if typed => {
            let mut effects = question::save_line(model, env);
            // What is no number stays in the line.
            if model.question.input.is_blank() {
                effects.extend(step(model, id, at, true, env));
            }
            effects
        }
        _ => step(model, id, at, true, env),
    }
}

/// The next question of the sheet or the one before; after the last the end of the sheet.
fn step(model: &mut Model, id: &SheetId, at: &QuestionId, forwards: bool, env: &Env) -> Vec<Effect> {
    let Some(sheet) = sheet(model) else { return enter(model, env) };
    let here = sheet.questions.iter().position(|entry| entry.question.id == *at).unwrap_or(0);
    let there = if forwards { Some(here + 1) } else { here.checked_sub(1) };
    let next = there.and_then(|there| sheet.questions.get(there)).map(|entry| entry.question.id.clone());
    if let Some(next) = next {
        return go_to(model, id, &next, env);
    }
    if !forwards {
        return Vec::new();
    }
    let complete = open_questions(model, &sheet).is_empty();
    let effects = keep_draft(model);
    model.paper.step = Step::End(id.clone());
    if complete {
        finish(model);
    }
    effects
}

/// The questions without an answer stood empty on the sheet, which is kept: they are not missing any more.
fn note_blank(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(sheet) = sheet(model) else { return Vec::new() };
    let group = sheet.group.id;
    let questions = open_questions(model, &sheet).into_iter().map(|(_, question)| question).collect();
    model.act(&Op::LeaveBlank { group, questions }, env)
}

/// On to the next sheet.
fn finish(model: &mut Model) {
    if let Step::End(id) = std::mem::replace(&mut model.paper.step, Step::Which) {
        model.say((model.texts.paper.sheet_done)(&id.to_string()));
    }
}
