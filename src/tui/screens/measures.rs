//! Proposals and agreed measures: one calm list over all tables, the matrix, and what is to be kept.
//!
//! Letters go into the line at the bottom, which proposes one more; Up and Down choose a measure above.

mod keeps;
mod matrix;

pub use keeps::keeps;
pub use matrix::{Axis, Spot, spots, weighed};

use crate::domain::codes::codes;
use crate::domain::ids::{KeepId, MeasureId, SessionId};
use crate::domain::measure::{Measure, StateCode};
use crate::domain::place::Stage;
use crate::env::Env;
use crate::ops::{Draft, DraftKey, NewMeasure, Op};
use crate::rules::measure_checks::{Finding, check_session};
use crate::text::{Lines, TextBuffer, is_blank};
use crate::tui::commands::Id;
use crate::tui::dialogs::{BankDialog, Choose, Dialog, move_selection};
use crate::tui::input::{Input, Key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};
use crate::tui::update::{edit, keep_draft};

use super::measure::{ask_drop, ask_park};

/// State of the screen.
#[derive(Debug)]
pub struct MeasuresScreen {
    /// What is shown.
    pub view: View,
    /// The proposal being typed.
    pub input: TextBuffer,
    /// The selected measure.
    pub selected: Option<MeasureId>,
    /// Where it stood when last seen, so that its neighbour is selected once it is gone.
    at: usize,
    /// The first digit typed on the matrix: the benefit, waiting for the effort.
    pub half_placed: Option<u8>,
    /// The line of the list of what is to be kept that is being typed.
    pub keep_input: TextBuffer,
    /// The line that is being reworded.
    pub rewording: Option<KeepId>,
    /// The selected line of that list.
    pub keep_selected: usize,
    /// The session all this belongs to.
    session: Option<SessionId>,
}

impl Default for MeasuresScreen {
    fn default() -> Self {
        Self {
            view: View::List,
            input: TextBuffer::new(Lines::Many),
            selected: None,
            at: 0,
            half_placed: None,
            keep_input: TextBuffer::new(Lines::Many),
            rewording: None,
            keep_selected: 0,
            session: None,
        }
    }
}

/// What the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// The list.
    #[default]
    List,
    /// Benefit × effort (E6).
    Matrix,
    /// What works and is to be kept (E9).
    Keeps,
}

codes! {
    /// A section of the list, in the order of the meeting.
    pub enum Section {
        /// On the table.
        Proposed = "proposed",
        /// Agreed.
        Agreed = "agreed",
        /// Being carried out.
        InProgress = "in_progress",
        /// Was there before the meeting; not counted as open (F8).
        InPlace = "in_place",
        /// Carried out.
        Done = "done",
        /// Carried out and judged.
        Evaluated = "evaluated",
        /// Not taken now.
        Parked = "parked",
        /// Not taken.
        Dropped = "dropped",
    }
}

impl Section {
    /// The section a measure stands in.
    pub fn of(measure: &Measure) -> Self {
        match measure.state.code() {
            StateCode::Parked => Self::Parked,
            StateCode::Dropped => Self::Dropped,
            _ if measure.in_place => Self::InPlace,
            StateCode::Proposed => Self::Proposed,
            StateCode::Agreed => Self::Agreed,
            StateCode::InProgress => Self::InProgress,
            StateCode::Done => Self::Done,
            StateCode::Evaluated => Self::Evaluated,
        }
    }
}

impl MeasuresScreen {
    /// Selects a measure, so that coming back from it finds it.
    pub fn select(&mut self, measure: MeasureId) {
        self.selected = Some(measure);
    }

    /// The next time the screen comes into view, it weighs benefit against effort, this measure first.
    pub fn weigh(&mut self, measure: MeasureId) {
        self.view = View::Matrix;
        self.selected = Some(measure);
        self.half_placed = None;
    }

    /// The next time the screen comes into view, it shows what is to be kept.
    pub fn show_keeps(&mut self) {
        self.view = View::Keeps;
    }
}

/// The measures in the order of the list: section by section.
pub fn order(model: &Model) -> Vec<MeasureId> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let mut measures: Vec<&Measure> = meeting.session.measures.iter().collect();
    measures.sort_by_key(|measure| Section::of(measure));
    measures.into_iter().map(|measure| measure.id).collect()
}

/// The selected measure.
pub fn selected(model: &Model) -> Option<&Measure> {
    model.meeting.as_ref()?.session.measure(model.measures.selected?)
}

/// What the checks say of the measures and the meeting as a whole (V9–V11, V17).
pub fn hints(model: &Model) -> Vec<Finding> {
    model.meeting.as_ref().map(|meeting| check_session(&meeting.session)).unwrap_or_default()
}

/// Brings the selection back inside the list: the same measure while it is there, else the one that took its place.
pub(super) fn keep_in_sight(model: &mut Model) {
    let order = order(model);
    let found = model.measures.selected.and_then(|id| order.iter().position(|it| *it == id));
    let at = found.unwrap_or_else(|| model.measures.at.min(order.len().saturating_sub(1)));
    model.measures.at = at;
    model.measures.selected = order.get(at).copied();
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    keep_in_sight(model);
    keeps::keep_in_sight(model);
    matrix::keep_in_sight(model);
    let stage = if model.measures.view == View::Matrix { Stage::Prioritising } else { Stage::Agreeing };
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    meeting.go_to_stage(stage)
}

fn key() -> DraftKey {
    DraftKey::Measure { measure: None, field: "title".to_owned() }
}

/// Drafts kept from before go back into their lines; what has been typed since stands below them.
pub(super) fn opened(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let session = Some(meeting.session.id);
    if model.measures.session != session {
        model.measures = MeasuresScreen { session, ..MeasuresScreen::default() };
    }
    put_back(model);
}

/// Whether this is one of the two lines here, which may have sent off more than one text.
pub(super) fn is_line(draft: &DraftKey) -> bool {
    *draft == key() || *draft == keeps::key()
}

/// What has a draft stands in its line again.
pub(super) fn put_back(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let drafts = [key(), keeps::key()].map(|key| meeting.drafts.get(&key).cloned());
    let screen = &mut model.measures;
    let mut lines = vec![&mut screen.input];
    // While a line is reworded, its words are in the other one.
    if screen.rewording.is_none() {
        lines.push(&mut screen.keep_input);
    }
    for (draft, input) in drafts.into_iter().zip(lines) {
        if let Some(draft) = draft.filter(|draft| draft.text != input.text()) {
            input.set_text(&draft.text);
            input.set_cursor(draft.cursor);
        }
    }
    keep_in_sight(model);
}

/// What is being typed here.
pub(super) fn draft(model: &Model) -> Option<Draft> {
    let screen = &model.measures;
    let (key, input) = match screen.view {
        View::List => (key(), &screen.input),
        View::Keeps if screen.rewording.is_none() => (keeps::key(), &screen.keep_input),
        View::Keeps | View::Matrix => return None,
    };
    Some(Draft { key, text: input.text().to_owned(), cursor: input.cursor(), kept_at: model.now.utc })
}

/// The selected measure's title, or the selected line of what is to be kept.
pub(super) fn selected_text(model: &Model) -> Option<String> {
    match model.measures.view {
        View::List | View::Matrix => selected(model).map(|measure| measure.title.clone()),
        View::Keeps => keeps::selected_text(model),
    }
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match model.measures.view {
        View::Keeps => {
            if let Some(effects) = keeps::command(model, id, env) {
                return Some(effects);
            }
        }
        View::Matrix if id == Id::Back || id == Id::Matrix => return Some(show(model, View::List, env)),
        View::List | View::Matrix => {}
    }
    match id {
        Id::OpenMeasure | Id::NewMeasure if !model.measures.input.is_blank() && is_list(model) => {
            Some(propose(model, id == Id::NewMeasure, env))
        }
        Id::OpenMeasure => Some(open_selected(model, env)),
        Id::NewMeasure => {
            model.say(model.texts.measures.type_below);
            Some(show(model, View::List, env))
        }
        Id::NewFromBank => {
            let bank = BankDialog::new(model);
            model.dialogs.push(Dialog::Bank(bank));
            Some(Vec::new())
        }
        Id::Matrix => Some(show(model, View::Matrix, env)),
        Id::Keeps => Some(show(model, View::Keeps, env)),
        Id::MergeMeasures => Some(ask_merge(model)),
        Id::MeasureUp => Some(shift(model, true, env)),
        Id::MeasureDown => Some(shift(model, false, env)),
        // With text in the line, Delete is for the text.
        Id::DeleteMeasure if is_list(model) && !model.measures.input.is_empty() => None,
        Id::DeleteMeasure => Some(delete(model, env)),
        Id::ParkSelected => Some(park_or_take_up(model, env)),
        Id::DropSelected => {
            match model.measures.selected {
                Some(measure) => ask_drop(model, measure),
                None => model.say(model.texts.measures.choose_one),
            }
            Some(Vec::new())
        }
        // What is being typed is nearer than what was saved; an empty line has nothing to take back.
        Id::Undo if is_list(model) && !model.measures.input.is_empty() => {
            model.measures.input.undo();
            Some(typed(model))
        }
        Id::Redo if is_list(model) && model.measures.input.redo() => Some(typed(model)),
        _ => None,
    }
}

fn is_list(model: &Model) -> bool {
    model.measures.view == View::List
}

fn typed(model: &mut Model) -> Vec<Effect> {
    model.autosave.typed(model.now.elapsed);
    Vec::new()
}

fn show(model: &mut Model, view: View, env: &Env) -> Vec<Effect> {
    let mut effects = keep_draft(model);
    model.measures.view = view;
    model.measures.half_placed = None;
    effects.extend(enter(model, env));
    effects
}

/// A proposal of each typed line; `open` goes on to the form of the last.
fn propose(model: &mut Model, open: bool, env: &Env) -> Vec<Effect> {
    let mut typed = draft(model);
    let text = model.measures.input.text().to_owned();
    let mut effects = Vec::new();
    for title in text.lines().filter(|line| !is_blank(line)) {
        let Some(meeting) = &mut model.meeting else { return effects };
        let op = Op::Propose(NewMeasure { title: title.to_owned(), ..NewMeasure::default() });
        match meeting.run_typed(&op, typed.take(), env) {
            Ok(more) => effects.extend(more),
            Err(refusal) => {
                model.refuse(&refusal);
                return effects;
            }
        }
    }
    model.measures.input.take();
    model.autosave.kept();
    let newest = model.meeting.as_ref().and_then(|meeting| {
        meeting.session.measures.iter().max_by_key(|measure| measure.position).map(|measure| measure.id)
    });
    model.measures.selected = newest.or(model.measures.selected);
    keep_in_sight(model);
    if open {
        effects.extend(open_selected(model, env));
    }
    effects
}

fn open_selected(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(measure) = model.measures.selected else {
        model.say(model.texts.measures.type_below);
        return Vec::new();
    };
    let mut effects = keep_draft(model);
    model.measure.open(measure);
    effects.extend(model.go(Screen::Measure, env));
    effects
}

fn shift(model: &mut Model, up: bool, env: &Env) -> Vec<Effect> {
    let Some(measure) = model.measures.selected else { return Vec::new() };
    let effects = model.act(&Op::ShiftMeasure { measure, up }, env);
    keep_in_sight(model);
    effects
}

fn delete(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(measure) = model.measures.selected else {
        model.say(model.texts.measures.choose_one);
        return Vec::new();
    };
    let effects = model.act(&Op::DeleteMeasure(measure), env);
    if !effects.is_empty() {
        let undo = model.key_of(Id::Undo);
        model.say((model.texts.measures.deleted)(&undo));
    }
    keep_in_sight(model);
    matrix::keep_in_sight(model);
    effects
}

/// F6: parks with a reason, or makes what was parked or dropped a proposal again.
fn park_or_take_up(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some((id, state)) = selected(model).map(|measure| (measure.id, measure.state.code())) else {
        model.say(model.texts.measures.choose_one);
        return Vec::new();
    };
    if matches!(state, StateCode::Parked | StateCode::Dropped) {
        let effects = model.act(&Op::TakeUp(id), env);
        keep_in_sight(model);
        return effects;
    }
    ask_park(model, id);
    Vec::new()
}

/// Asks which other proposal says the same; it is dropped with a reason and its answers follow (R25: nothing is lost).
fn ask_merge(model: &mut Model) -> Vec<Effect> {
    let (Some(meeting), Some(into)) = (&model.meeting, selected(model)) else {
        model.say(model.texts.measures.choose_one);
        return Vec::new();
    };
    let open = |measure: &Measure| {
        StateCode::Dropped != measure.state.code()
            && measure.state.code().next().contains(&StateCode::Dropped)
    };
    let others: Vec<&Measure> = order(model)
        .into_iter()
        .filter_map(|id| meeting.session.measure(id))
        .filter(|other| other.id != into.id && open(other))
        .collect();
    if others.is_empty() || !open(into) {
        model.say(model.texts.measures.nothing_to_merge);
        return Vec::new();
    }
    let rows = others.iter().map(|other| other.title.clone()).collect();
    let ids: Vec<MeasureId> = others.iter().map(|other| other.id).collect();
    let texts = model.texts.measures;
    let (into, title) = (into.id, into.title.clone());
    let reason = (texts.merged_with)(&title);
    let choose = Choose::new(texts.merge_title, rows, move |model, row, env| {
        let Some(from) = ids.get(row).copied() else { return Vec::new() };
        let effects = model.act(&Op::MergeMeasures { into, from, reason }, env);
        keep_in_sight(model);
        effects
    })
    .lead((texts.merge_lead)(&title));
    model.dialogs.push(Dialog::Choose(choose));
    Vec::new()
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    match model.measures.view {
        View::Matrix => return matrix::input(model, &input, env),
        View::Keeps => return keeps::input(model, &input),
        View::List => {}
    }
    let cells = model.size.input_width();
    let before = model.measures.input.revision();
    // A long line is walked through first; at its edge the arrows go on to the list above.
    if edit(&mut model.measures.input, &input, cells) {
        if model.measures.input.revision() != before {
            model.autosave.typed(model.now.elapsed);
        }
        return Vec::new();
    }
    let order = order(model);
    let mut at = model.measures.at;
    let input = match input {
        Input::Key(chord) if chord.key == Key::Tab => Input::Key(crate::tui::input::key(Key::Down)),
        Input::Key(chord) if chord.key == Key::BackTab => Input::Key(crate::tui::input::key(Key::Up)),
        input => input,
    };
    if move_selection(&mut at, order.len(), &input, 5) {
        model.measures.selected = order.get(at).copied();
        keep_in_sight(model);
    }
    Vec::new()
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    let Target::Row(row) = target else { return Vec::new() };
    match model.measures.view {
        View::Keeps => {
            keeps::hit(model, row);
            Vec::new()
        }
        View::Matrix => {
            matrix::hit(model, row);
            Vec::new()
        }
        View::List => {
            let clicked = order(model).get(row).copied();
            // A second click opens, as Enter does.
            if clicked.is_some() && clicked == model.measures.selected {
                return open_selected(model, env);
            }
            model.measures.selected = clicked.or(model.measures.selected);
            keep_in_sight(model);
            Vec::new()
        }
    }
}
