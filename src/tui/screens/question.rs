//! One question: tables, input, clock.
//!
//! Typing always types: letters go into the line at the bottom, and in tallies digits count. Up and Down choose a line
//! above; the commands act on it.

mod asking;
mod lines;
mod moving;
mod only;
mod tally;

pub use lines::Row;
pub(super) use moving::show_result;
pub use moving::to_question;
pub use only::Only;
pub use tally::{Counted, Tally, TallyRow, last_counted, left};

use std::collections::HashMap;

use crate::domain::ids::{AnswerId, GroupId, QuestionId};
use crate::domain::question_set::{Kind, KindCode};
use crate::env::Env;
use crate::ops::{Draft, DraftKey, Op};
use crate::rules::counts::is_counted;
use crate::text::{Lines, TextBuffer};
use crate::tui::commands::{Id, Scope};
use crate::tui::dialogs::{Choose, Dialog, people};
use crate::tui::input::{Input, Key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};
use crate::tui::typing::{edit, edit_lines};
use crate::tui::update::keep_draft;

use tally::Trail;

/// State of the screen.
#[derive(Debug)]
pub struct QuestionScreen {
    /// The line being typed.
    pub input: TextBuffer,
    /// The selected row of the list.
    pub selected: usize,
    /// Marked lines, to gather, merge or move together.
    pub marked: Vec<AnswerId>,
    /// The line being edited, in a field of its own.
    pub editing: Option<(AnswerId, TextBuffer)>,
    /// What was counted last in each tally, so that Backspace takes the last one back.
    counted: HashMap<(QuestionId, GroupId), Trail>,
    /// Only these lines are shown (D7).
    pub only: Option<Only>,
    /// What `input` belongs to.
    shown: Option<DraftKey>,
}

impl Default for QuestionScreen {
    fn default() -> Self {
        Self {
            input: TextBuffer::new(Lines::Many),
            selected: 0,
            marked: Vec::new(),
            editing: None,
            counted: HashMap::new(),
            only: None,
            shown: None,
        }
    }
}

/// What the open question asks for.
fn kind(model: &Model) -> Option<&Kind> {
    let meeting = model.meeting.as_ref()?;
    meeting.session.question(&meeting.place.question).map(|question| &question.kind)
}

/// Whose commands apply beside those of every question.
pub fn scope(model: &Model) -> Option<Scope> {
    let kind = kind(model)?;
    match () {
        () if kind.takes_lines() => Some(Scope::Lines),
        () if is_counted(kind) => Some(Scope::Tally),
        () => None,
    }
}

/// The draft key of the input line as it stands.
fn key(model: &Model) -> Option<DraftKey> {
    let place = &model.meeting.as_ref()?.place;
    Some(DraftKey::Answer { question: place.question.clone(), group: place.group })
}

/// Drafts kept from before go back into the line; a person decides what becomes of them (D2).
pub(super) fn opened(model: &mut Model) {
    model.question = QuestionScreen::default();
    show_input(model);
    let Some(draft) = key(model).and_then(|key| model.meeting.as_ref()?.drafts.get(&key)).cloned() else {
        return;
    };
    if model.screen != Screen::Question {
        return;
    }
    let texts = model.texts.question;
    let choose = Choose::new(texts.draft_title, vec![texts.draft_keep.into(), texts.draft_discard.into()], {
        move |model, row, _| {
            if row == 0 {
                return Vec::new();
            }
            model.question.input.take();
            keep_draft(model)
        }
    });
    model.dialogs.push(Dialog::Choose(choose.lead(format!("«{}»", draft.text))));
}

/// Lines that could not be saved are in the line again, and an edited one in its field.
pub(super) fn put_back(model: &mut Model, drafts: &[Draft]) {
    let editing = model.question.editing.take();
    model.question.shown = None;
    show_input(model);
    model.question.editing = editing.or_else(|| {
        let session = &model.meeting.as_ref()?.session;
        drafts.iter().find_map(|draft| match draft.key {
            DraftKey::Edit(answer) => {
                session.answer(answer)?;
                let mut buffer = TextBuffer::new(Lines::Many);
                buffer.set_text(&draft.text);
                buffer.set_cursor(draft.cursor);
                Some((answer, buffer))
            }
            _ => None,
        })
    });
}

/// Shows the line that belongs to the current question and group.
fn show_input(model: &mut Model) {
    let key = key(model);
    if model.question.shown == key {
        return;
    }
    model.question.input = TextBuffer::new(Lines::Many);
    if let Some(draft) = key.as_ref().and_then(|key| model.meeting.as_ref()?.drafts.get(key)) {
        model.question.input.set_text(&draft.text);
        model.question.input.set_cursor(draft.cursor);
    }
    model.question.shown = key;
    model.question.editing = None;
    model.question.selected = match kind(model) {
        Some(kind) if kind.takes_lines() => lines::rows(model).len().saturating_sub(1),
        _ => 0,
    };
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    show_input(model);
    let rows = rows_count(model);
    model.question.selected = model.question.selected.min(rows.saturating_sub(1));
    if let Some(meeting) = &model.meeting {
        let session = &meeting.session;
        model.question.marked.retain(|id| session.answer(*id).is_some());
        if model.question.editing.as_ref().is_some_and(|(id, _)| session.answer(*id).is_none()) {
            model.question.editing = None;
        }
    }
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    meeting.go_to_stage(crate::domain::place::Stage::Questions)
}

/// What is being typed, to be kept as a draft.
pub(super) fn draft(model: &Model) -> Option<Draft> {
    let screen = &model.question;
    let (key, buffer) = match &screen.editing {
        Some((answer, buffer)) => (DraftKey::Edit(*answer), buffer),
        None => (screen.shown.clone()?, &screen.input),
    };
    let kept_at = model.now.utc;
    Some(Draft { key, text: buffer.text().to_owned(), cursor: buffer.cursor(), kept_at })
}

/// Shows what belongs to where the meeting stands, for the screen of sheets.
pub(super) fn show_here(model: &mut Model) {
    // Backspace goes from sheet line to sheet line here: what was counted at an earlier visit is not in its way.
    if model.question.shown != key(model) {
        tally::forget(model);
    }
    show_input(model);
    let rows = rows_count(model);
    model.question.selected = model.question.selected.min(rows.saturating_sub(1));
}

/// Saves what is typed, as Enter does.
pub(super) fn save_line(model: &mut Model, env: &Env) -> Vec<Effect> {
    match kind(model) {
        Some(kind) if kind.takes_lines() => lines::save(model, env),
        Some(_) => tally::enter(model, env),
        None => Vec::new(),
    }
}

/// Whether there is nothing here that Backspace would take back.
pub(super) fn is_line_empty(model: &Model) -> bool {
    model.question.input.is_empty() && tally::last_counted(model).is_none()
}

/// The rows of the list on the screen.
pub fn rows(model: &Model) -> Vec<Row> {
    lines::rows(model)
}

/// The tally on the screen, for questions that are counted.
pub fn tally(model: &Model) -> Option<Tally> {
    tally::of(model)
}

fn rows_count(model: &Model) -> usize {
    match kind(model) {
        Some(kind) if kind.takes_lines() => lines::rows(model).len(),
        Some(_) => tally::of(model).map_or(0, |tally| tally.rows.len()),
        None => 0,
    }
}

/// The answer of the selected row.
pub fn selected_answer(model: &Model) -> Option<AnswerId> {
    match lines::rows(model).get(model.question.selected) {
        Some(Row::Answer(id)) => Some(*id),
        _ => None,
    }
}

/// Selects the row of an answer, if it stands in the list.
pub fn select(model: &mut Model, answer: AnswerId) {
    let at = lines::rows(model).iter().position(|row| matches!(row, Row::Answer(id) if *id == answer));
    model.question.selected = at.unwrap_or(model.question.selected);
}

/// The text of the selected row.
pub(super) fn selected_text(model: &Model) -> Option<String> {
    let session = &model.meeting.as_ref()?.session;
    match lines::rows(model).get(model.question.selected)? {
        Row::Answer(id) => session.answer(*id)?.body.text().map(str::to_owned),
        Row::Measure(id) => session.measure(*id).map(|measure| measure.title.clone()),
        Row::Heading(id) => session.heading(*id).map(|heading| heading.text.clone()),
    }
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    if model.question.editing.is_some() {
        return lines::editing_command(model, id, env);
    }
    match id {
        Id::SaveLine => Some(match kind(model)? {
            Kind::List | Kind::Measure => lines::save(model, env),
            _ => tally::enter(model, env),
        }),
        Id::NextGroup => Some(moving::step_group(model, true, env)),
        Id::PreviousGroup => Some(moving::step_group(model, false, env)),
        Id::NextQuestion => Some(moving::step_question(model, true, env)),
        Id::PreviousQuestion => Some(moving::step_question(model, false, env)),
        Id::EditLine => Some(lines::edit_selected(model)),
        // With text in the line, Delete is for the text.
        Id::EraseLine => Some(lines::erase_selected(model)),
        Id::DeleteLine if !model.question.input.is_empty() => None,
        Id::DeleteLine => Some(lines::delete_selected(model, env)),
        Id::QuickMeasure => Some(lines::quick_measure(model)),
        Id::Star => Some(with_selected(model, env, Op::ToggleStar)),
        Id::MarkLine => Some(lines::mark(model)),
        Id::MergeLines => Some(lines::merge(model, env)),
        Id::SplitLine => Some(with_selected(model, env, |answer| Op::SplitAnswer { answer })),
        Id::DuplicateLine => Some(with_selected(model, env, Op::DuplicateAnswer)),
        Id::MoveToGroup => Some(lines::move_to_group(model)),
        Id::LineUp => Some(lines::shift(model, true, env)),
        Id::LineDown => Some(lines::shift(model, false, env)),
        Id::Ungather => Some(with_selected(model, env, |answer| Op::Ungather(vec![answer]))),
        Id::CycleSway => Some(lines::cycle_sway(model, env)),
        Id::CycleNature => Some(lines::cycle_nature(model, env)),
        Id::TagLine => Some(lines::tag(model)),
        Id::FilterLines => Some(lines::filter(model)),
        Id::SuggestedMeasures => {
            let bank = crate::tui::dialogs::BankDialog::new(model);
            model.dialogs.push(Dialog::Bank(bank));
            Some(Vec::new())
        }
        Id::Timer => Some(moving::timer(model, env)),
        Id::NextPhase => Some(moving::next_phase(model, env)),
        Id::ShowResult => Some(show_result(model)),
        Id::OneMinuteMore => Some(moving::more_minutes(model, 1, env)),
        Id::FiveMinutesMore => Some(moving::more_minutes(model, 5, env)),
        Id::SkipQuestion => Some(asking::ask_skip(model)),
        Id::SecondRound => Some(people::second_round(model, env)),
        Id::TableReady => {
            people::table_ready(model);
            Some(Vec::new())
        }
        Id::TablesReady => {
            people::ask_ready(model);
            Some(Vec::new())
        }
        Id::Heard => {
            people::heard(model);
            Some(Vec::new())
        }
        Id::Roles => {
            people::show_roles(model);
            Some(Vec::new())
        }
        Id::SkipSeat => Some(people::skip_seat(model)),
        Id::SwapRoles => Some(people::swap_roles(model)),
        Id::AddQuestion => Some(asking::ask_added(model)),
        // The line first: a letter typed by mistake is nearer than the last saved line.
        Id::Undo if !model.question.input.is_empty() => {
            model.question.input.undo();
            model.autosave.typed(model.now.elapsed);
            Some(Vec::new())
        }
        Id::Undo => {
            // From here on undo and redo walk through what was saved; letters taken back before stay gone.
            model.question.input.take();
            None
        }
        Id::Redo if model.question.input.redo() => {
            model.autosave.typed(model.now.elapsed);
            Some(Vec::new())
        }
        _ => None,
    }
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    let width = model.size.input_width();
    if let Some((_, buffer)) = &mut model.question.editing {
        if edit_lines(buffer, &input, width) {
            model.autosave.typed(model.now.elapsed);
        }
        return Vec::new();
    }
    match kind(model) {
        Some(kind) if kind.takes_lines() => {}
        Some(kind) if kind.code() == KindCode::Count && !is_up_or_down(&input) => {
            if matches!(&input, Input::Paste(text) if tally::number(text).is_none()) {
                model.say(model.texts.question.type_a_number);
                return Vec::new();
            }
            if edit(&mut model.question.input, &input, width) {
                model.autosave.typed(model.now.elapsed);
            }
            return Vec::new();
        }
        Some(_) => return tally::input(model, &input, env),
        None => return Vec::new(),
    }
    let rows = rows_count(model);
    // A long line is walked through first; at its edge the arrows go on to the list above.
    if edit(&mut model.question.input, &input, width) {
        if !is_up_or_down(&input) {
            model.autosave.typed(model.now.elapsed);
        }
        return Vec::new();
    }
    crate::tui::dialogs::move_selection(&mut model.question.selected, rows, &input, 5);
    Vec::new()
}

fn is_up_or_down(input: &Input) -> bool {
    matches!(input, Input::Key(chord) if matches!(chord.key, Key::Up | Key::Down))
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    match target {
        Target::Row(row) => {
            model.question.selected = row;
            Vec::new()
        }
        Target::Group(index) => {
            let group =
                model.meeting.as_ref().and_then(|meeting| meeting.groups().get(index).map(|group| group.id));
            group.map_or_else(Vec::new, |group| moving::to_group(model, group, env))
        }
        Target::Command(_) | Target::Field(_) | Target::DialogRow(_) => Vec::new(),
    }
}

fn with_selected(model: &mut Model, env: &Env, op: impl FnOnce(AnswerId) -> Op) -> Vec<Effect> {
    with_selected_answer(model, env, |answer| op(answer.id))
}

fn with_selected_answer(
    model: &mut Model,
    env: &Env,
    op: impl FnOnce(&crate::domain::answer::Answer) -> Op,
) -> Vec<Effect> {
    let answer = selected_answer(model).and_then(|id| model.meeting.as_ref()?.session.answer(id));
    if let Some(op) = answer.map(op) {
        model.act(&op, env)
    } else {
        model.say(model.texts.question.choose_a_line);
        Vec::new()
    }
}
