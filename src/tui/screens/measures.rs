//! Proposals and agreed measures: one calm list over all tables.
//!
//! Letters go into the line at the bottom, which proposes one more; Up and Down choose a measure above.

use crate::domain::codes::codes;
use crate::domain::ids::{MeasureId, SessionId};
use crate::domain::measure::{Measure, StateCode};
use crate::domain::place::Stage;
use crate::env::Env;
use crate::ops::{DeletedMeasure, Draft, DraftKey, NewMeasure, Op};
use crate::rules::measure_checks::{Finding, check_session};
use crate::text::{Lines, TextBuffer, is_blank};
use crate::tui::commands::Id;
use crate::tui::dialogs::{BankDialog, Choose, Dialog, move_selection};
use crate::tui::input::{Input, Key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};
use crate::tui::typing::edit;
use crate::tui::update::keep_draft;

use super::measure::{ask_drop, ask_park};
use super::similar;

/// State of the screen.
#[derive(Debug)]
pub struct MeasuresScreen {
    /// The proposal being typed.
    pub input: TextBuffer,
    /// The selected measure.
    pub selected: Option<MeasureId>,
    /// Where it stood when last seen, so that its neighbour is selected once it is gone.
    at: usize,
    /// The session all this belongs to.
    session: Option<SessionId>,
}

impl Default for MeasuresScreen {
    fn default() -> Self {
        Self { input: TextBuffer::new(Lines::Many), selected: None, at: 0, session: None }
    }
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
}

/// The measures in the order of the list: section by section.
pub fn order(model: &Model) -> Vec<MeasureId> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let mut measures: Vec<&Measure> = meeting.session.measures.iter().collect();
    measures.sort_by_key(|measure| Section::of(measure));
    measures.into_iter().map(|measure| measure.id).collect()
}

/// Whether a measure is still to be decided on.
pub(super) fn is_proposed(model: &Model, measure: MeasureId) -> bool {
    let measure = model.meeting.as_ref().and_then(|meeting| meeting.session.measure(measure));
    measure.is_some_and(|measure| measure.state.code() == StateCode::Proposed)
}

/// The proposal to decide on after `measure`: the next one down, or the first one where it is the last.
pub(super) fn next_proposal(model: &Model, measure: MeasureId) -> Option<MeasureId> {
    if !is_proposed(model, measure) {
        return None;
    }
    let order = order(model);
    let here = order.iter().position(|id| *id == measure)?;
    let (before, after) = order.split_at(here);
    after.iter().skip(1).chain(before).copied().find(|other| is_proposed(model, *other))
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
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    // Last time's measures and the gathering of similar ones are held on this screen, too.
    if matches!(meeting.place.stage, Stage::Previous | Stage::Sorting) {
        return Vec::new();
    }
    meeting.go_to_stage(Stage::Agreeing)
}

fn key() -> DraftKey {
    DraftKey::Measure { measure: None, field: "title".to_owned() }
}

/// A draft kept from before goes back into the line.
pub(super) fn opened(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let session = Some(meeting.session.id);
    if model.measures.session != session {
        model.measures = MeasuresScreen { session, ..MeasuresScreen::default() };
    }
    put_back(model);
}

/// Whether this is the line here, which may have sent off more than one text.
pub(super) fn is_line(draft: &DraftKey) -> bool {
    *draft == key()
}

/// What has a draft stands in the line again.
pub(super) fn put_back(model: &mut Model) {
    let draft = model.meeting.as_ref().and_then(|meeting| meeting.drafts.get(&key()).cloned());
    show_draft(&mut model.measures.input, draft.as_ref());
    keep_in_sight(model);
}

/// Shows a draft in a line, unless it stands there already.
pub(super) fn show_draft(input: &mut TextBuffer, draft: Option<&Draft>) {
    if let Some(draft) = draft.filter(|draft| draft.text != input.text()) {
        input.set_text(&draft.text);
        input.set_cursor(draft.cursor);
    }
}

/// What is being typed here.
pub(super) fn draft(model: &Model) -> Draft {
    let input = &model.measures.input;
    Draft { key: key(), text: input.text().to_owned(), cursor: input.cursor(), kept_at: model.now.utc }
}

/// The selected measure's title.
pub(super) fn selected_text(model: &Model) -> Option<String> {
    selected(model).map(|measure| measure.title.clone())
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match id {
        Id::OpenMeasure | Id::NewMeasure if !model.measures.input.is_blank() => {
            Some(propose(model, id == Id::NewMeasure, env))
        }
        Id::OpenMeasure => Some(open_selected(model, env)),
        Id::NewMeasure => {
            model.say(model.texts.measures.type_below);
            Some(Vec::new())
        }
        Id::NewFromBank => {
            let bank = BankDialog::new(model);
            model.dialogs.push(Dialog::Bank(bank));
            Some(Vec::new())
        }
        Id::Matrix => {
            let mut effects = keep_draft(model);
            effects.extend(model.go(Screen::Matrix, env));
            Some(effects)
        }
        Id::ShowVote => {
            let mut effects = keep_draft(model);
            effects.extend(model.go(Screen::Vote, env));
            Some(effects)
        }
        Id::MergeMeasures => Some(ask_merge(model)),
        Id::SplitMeasure => {
            match model.measures.selected {
                Some(measure) => similar::ask_split(model, measure, None),
                None => model.say(model.texts.measures.choose_one),
            }
            Some(Vec::new())
        }
        Id::Coverage => Some(crate::tui::dialogs::coverage(model)),
        Id::Lifted => Some(crate::tui::dialogs::lifted(model)),
        Id::MeasureUp => Some(shift(model, true, env)),
        Id::MeasureDown => Some(shift(model, false, env)),
        // With text in the line, Delete is for the text.
        Id::DeleteMeasure if !model.measures.input.is_empty() => None,
        Id::DeleteMeasure => Some(delete(model, env)),
        Id::RestoreMeasure => {
            let session = model.meeting.as_ref().map(|meeting| meeting.session.id);
            Some(session.map(Effect::ReadDeleted).into_iter().collect())
        }
        Id::ParkSelected => Some(park_or_take_up(model, env)),
        Id::DropSelected => {
            match model.measures.selected {
                Some(measure) => ask_drop(model, measure),
                None => model.say(model.texts.measures.choose_one),
            }
            Some(Vec::new())
        }
        // What is being typed is nearer than what was saved; an empty line has nothing to take back.
        Id::Undo if !model.measures.input.is_empty() => {
            model.measures.input.undo();
            Some(typed(model))
        }
        Id::Redo if model.measures.input.redo() => Some(typed(model)),
        _ => None,
    }
}

fn typed(model: &mut Model) -> Vec<Effect> {
    model.autosave.typed(model.now.elapsed);
    Vec::new()
}

/// A proposal of each typed line; `open` goes on to the form of the last. One alone is held against what is there (F11);
/// several at once are gathered afterwards.
fn propose(model: &mut Model, open: bool, env: &Env) -> Vec<Effect> {
    let lines: Vec<String> =
        model.measures.input.text().lines().filter(|line| !is_blank(line)).map(str::to_owned).collect();
    let new = |title: String| NewMeasure { title, ..NewMeasure::default() };
    if let [only] = lines.as_slice() {
        let save = Box::new(move |model: &mut Model, op, env: &Env| save(model, &[op], open, env));
        return similar::propose(model, new(only.clone()), save, env);
    }
    let ops: Vec<Op> = lines.into_iter().map(|title| Op::Propose(new(title))).collect();
    save(model, &ops, open, env)
}

/// Saves what was decided on for the typed lines, and empties the line.
fn save(model: &mut Model, ops: &[Op], open: bool, env: &Env) -> Vec<Effect> {
    let typed = Some(draft(model));
    let Some(mut effects) = model.act_typed(ops, typed, env) else { return Vec::new() };
    model.measures.input.take();
    let newest = model.meeting.as_ref().and_then(|meeting| match ops {
        [Op::ProposeInto { into, .. }] => Some(*into),
        _ => meeting.session.measures.iter().max_by_key(|measure| measure.position).map(|measure| measure.id),
    });
    model.measures.selected = newest.or(model.measures.selected);
    keep_in_sight(model);
    if open {
        effects.extend(open_selected(model, env));
    }
    effects
}

pub(super) fn open_selected(model: &mut Model, env: &Env) -> Vec<Effect> {
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
    effects
}

/// Which of the deleted measures comes back.
pub(in crate::tui) fn choose_deleted(model: &mut Model, deleted: Vec<DeletedMeasure>) {
    let texts = model.texts.put_away;
    if deleted.is_empty() {
        model.say(texts.no_deleted_measures);
        return;
    }
    let rows = deleted.iter().map(|it| it.measure.title.clone()).collect();
    let choose = Choose::new(texts.deleted_measures, rows, move |model, row, env| {
        let Some(it) = deleted.get(row).cloned() else { return Vec::new() };
        let measure = it.measure.id;
        let effects = model.act(&Op::RestoreMeasure(Box::new(it)), env);
        if !effects.is_empty() {
            model.measures.select(measure);
            model.say(model.texts.put_away.measure_back);
        }
        effects
    });
    model.dialogs.push(Dialog::Choose(choose));
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

pub(super) fn input(model: &mut Model, input: Input, _: &Env) -> Vec<Effect> {
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
    let clicked = order(model).get(row).copied();
    // A second click opens, as Enter does.
    if clicked.is_some() && clicked == model.measures.selected {
        return open_selected(model, env);
    }
    model.measures.selected = clicked.or(model.measures.selected);
    keep_in_sight(model);
    Vec::new()
}
