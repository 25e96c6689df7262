//! The cloth (*Duken*): the map of the meeting.
//!
//! Arrows move over the fields as one sees them; below the last row lies the strip of stages (C1). Letters go into a search
//! line (C10). From any screen every stage is at most two keys away: `ShowCloth`, then the stage's own key, which the
//! strip shows where there is room.

mod moves;
mod search;
mod sheet;
#[cfg(test)]
pub(crate) mod tests;

pub use moves::{Direction, Track};
pub use search::questions as find_questions;
pub use sheet::{Area, Sheet, Style};

use crate::domain::cloth::{Cloth, Field};
use crate::domain::ids::QuestionId;
use crate::domain::place::Stage;
use crate::env::Env;
use crate::ops::Op;
use crate::text::{Lines, TextBuffer};
use crate::tui::commands::Id;
use crate::tui::input::{Chord, Input, Key};
use crate::tui::meeting::Meeting;
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};
use crate::tui::typing::edit;

/// Rows below the sheet: its lower hem, the selected question in full, and the stages.
const BELOW: u16 = 3;
/// From this many rows on, an empty one stands above the stages.
const AIRY: u16 = 24;

/// State of the screen.
#[derive(Debug)]
pub struct ClothScreen {
    /// What is looked for; letters go here.
    pub search: TextBuffer,
    /// The stage selected on the strip, when it has the focus.
    pub stage: Option<Stage>,
    selected: Option<QuestionId>,
    track: Option<Track>,
    /// The meeting's question when the screen was last entered: a new one draws the selection to it.
    seen: Option<QuestionId>,
}

impl Default for ClothScreen {
    fn default() -> Self {
        Self { search: TextBuffer::new(Lines::One), stage: None, selected: None, track: None, seen: None }
    }
}

/// What the screen shows: the cloth and where everything lies.
#[derive(Debug)]
pub struct Map {
    /// The cloth as it stands.
    pub cloth: Cloth,
    /// Where its parts and fields lie.
    pub sheet: Sheet,
    /// Rows of the window the sheet is seen through.
    pub window: u16,
}

impl Map {
    /// The cloth of the open meeting, laid out for a body of `width` cells and `height` rows.
    pub fn of(model: &Model, width: u16, height: u16) -> Option<Self> {
        let session = &model.meeting.as_ref()?.session;
        let cloth = session.cloth();
        let outline = session.outline();
        let texts: Vec<&str> = outline.iter().map(|entry| entry.question.text.get(model.lang())).collect();
        let fields: Vec<usize> = cloth.corners.iter().map(|corner| corner.fields.len()).collect();
        let window = height.saturating_sub(BELOW + u16::from(height >= AIRY));
        let sheet = Sheet::lay(&fields, &texts, cloth.agreed.len(), width, window);
        Some(Self { cloth, sheet, window })
    }

    /// The fields in the order of the meeting.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.cloth.corners.iter().flat_map(|corner| &corner.fields)
    }

    fn index_of(&self, question: &QuestionId) -> Option<usize> {
        self.fields().position(|field| field.question == *question)
    }

    fn question(&self, index: usize) -> Option<QuestionId> {
        self.fields().nth(index).map(|field| field.question.clone())
    }
}

/// The map in the window as it is now.
fn map(model: &Model) -> Option<Map> {
    Map::of(model, model.size.page_width(), model.size.body_height())
}

/// The selected field, counted in the order of the meeting.
pub fn selected(model: &Model, map: &Map) -> usize {
    model.cloth.selected.as_ref().and_then(|question| map.index_of(question)).unwrap_or(0)
}

/// The fields that are found by what is typed, best first; `None` while nothing is.
pub fn found(model: &Model) -> Option<Vec<usize>> {
    let query = model.cloth.search.text();
    let meeting = model.meeting.as_ref()?;
    (!crate::text::is_blank(query)).then(|| find_questions(&meeting.session, query, model.lang()))
}

/// «9 av 16 felt · ca. 41 min igjen» (C3): the counts of the session itself, and when it ends where the plan does not hold.
pub fn headline(model: &Model, meeting: &Meeting) -> String {
    crate::tui::calm::headline(meeting, model.texts, &model.now)
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let session = &meeting.session;
    let current = Some(meeting.place.question.clone());
    let gone = model.cloth.selected.as_ref().is_none_or(|id| session.question(id).is_none());
    if model.cloth.seen != current || gone {
        model.cloth.selected.clone_from(&current);
        model.cloth.stage = None;
        model.cloth.track = None;
    }
    model.cloth.seen = current;
    Vec::new()
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match id {
        Id::OpenField => Some(open_sheet(model, env).unwrap_or_else(|| open(model, env))),
        Id::TogglePart => Some(toggle_part(model, None, env)),
        Id::GoToOpening => Some(go_to_stage(model, Stage::Opening, env)),
        Id::GoToPrevious => Some(go_to_stage(model, Stage::Previous, env)),
        Id::GoToSorting => Some(go_to_stage(model, Stage::Sorting, env)),
        Id::GoToPrioritising => Some(go_to_stage(model, Stage::Prioritising, env)),
        Id::GoToAgreeing => Some(go_to_stage(model, Stage::Agreeing, env)),
        Id::GoToReadBack => Some(go_to_stage(model, Stage::ReadBack, env)),
        Id::GoToClosing => Some(go_to_stage(model, Stage::Closing, env)),
        Id::Back if !model.cloth.search.is_empty() => {
            model.cloth.search.take();
            Some(Vec::new())
        }
        _ => None,
    }
}

/// The number of a sheet in the search line leads to that sheet (D11).
fn open_sheet(model: &mut Model, env: &Env) -> Option<Vec<Effect>> {
    let typed = model.cloth.search.text().to_owned();
    model.meeting.as_ref()?.session.find_sheet(&typed).ok()?;
    model.cloth.search.take();
    Some(super::paper::open(model, &typed, env))
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    if let Input::Scroll { up, .. } = input {
        arrow(model, if up { Direction::Up } else { Direction::Down });
        return Vec::new();
    }
    if let Input::Key(chord) = &input
        && move_by_key(model, *chord)
    {
        return Vec::new();
    }
    let width = model.size.input_width();
    if edit(&mut model.cloth.search, &input, width) {
        model.cloth.stage = None;
        if let Some(best) = found(model).and_then(|found| found.first().copied()) {
            select(model, best);
        }
    }
    let _ = env;
    Vec::new()
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    match target {
        // The first click shows the question in full, the second opens it.
        Target::Row(index) => {
            let Some(map) = map(model) else { return Vec::new() };
            if selected(model, &map) == index && model.cloth.stage.is_none() {
                return open(model, env);
            }
            select(model, index);
            Vec::new()
        }
        Target::Field(index) => match Stage::ALL.get(index) {
            Some(stage) => go_to_stage(model, *stage, env),
            None => Vec::new(),
        },
        Target::Group(corner) => toggle_part(model, Some(corner), env),
        Target::Command(_) | Target::DialogRow(_) => Vec::new(),
    }
}

/// Selects a field; the next arrow keeps to a track of its own.
fn select(model: &mut Model, index: usize) {
    if let Some(question) = map(model).and_then(|map| map.question(index)) {
        model.cloth.selected = Some(question);
        model.cloth.stage = None;
        model.cloth.track = None;
    }
}

/// Whether the key moved the selection.
fn move_by_key(model: &mut Model, chord: Chord) -> bool {
    if chord.ctrl || chord.shift {
        return false;
    }
    let searching = !model.cloth.search.is_empty();
    match chord.key {
        Key::Up | Key::Down if searching => step_found(model, chord.key == Key::Down),
        Key::Up => arrow(model, Direction::Up),
        Key::Down => arrow(model, Direction::Down),
        Key::Left if !searching => arrow(model, Direction::Left),
        Key::Right if !searching => arrow(model, Direction::Right),
        Key::Home if !searching => select(model, 0),
        Key::End if !searching => step_order(model, isize::MAX),
        Key::Tab => step_order(model, 1),
        Key::BackTab => step_order(model, -1),
        Key::PageDown => step_corner(model, true),
        Key::PageUp => step_corner(model, false),
        _ => return false,
    }
    true
}

fn arrow(model: &mut Model, direction: Direction) {
    if let Some(stage) = model.cloth.stage {
        let here = Stage::ALL.iter().position(|other| *other == stage).unwrap_or(0);
        match direction {
            Direction::Up => model.cloth.stage = None,
            Direction::Down => {}
            Direction::Left => model.cloth.stage = Stage::ALL.get(here.saturating_sub(1)).copied(),
            Direction::Right => model.cloth.stage = Stage::ALL.get(here + 1).copied().or(Some(stage)),
        }
        return;
    }
    let Some(map) = map(model) else { return };
    let from = selected(model, &map);
    match moves::step(&map.sheet.fields, from, direction, model.cloth.track) {
        Some((index, track)) => {
            model.cloth.selected = map.question(index);
            model.cloth.track = Some(track);
        }
        None if direction == Direction::Down => {
            model.cloth.stage = model.meeting.as_ref().map(|meeting| meeting.place.stage);
        }
        None => {}
    }
}

/// The next or previous of the questions found.
fn step_found(model: &mut Model, forwards: bool) {
    let (Some(mut found), Some(map)) = (found(model), map(model)) else { return };
    found.sort_unstable();
    let here = selected(model, &map);
    let next = if forwards {
        found.iter().find(|index| **index > here)
    } else {
        found.iter().rev().find(|index| **index < here)
    };
    if let Some(&index) = next {
        select(model, index);
    }
}

/// So many fields on in the order of the meeting, at most to its ends.
fn step_order(model: &mut Model, by: isize) {
    let Some(map) = map(model) else { return };
    let last = map.sheet.fields.len().saturating_sub(1);
    let index = selected(model, &map).saturating_add_signed(by).min(last);
    select(model, index);
}

/// The first field of the next or previous part.
fn step_corner(model: &mut Model, forwards: bool) {
    let Some(map) = map(model) else { return };
    let fields = &map.sheet.fields;
    let Some(here) = fields.get(selected(model, &map)).map(|field| field.corner) else { return };
    let there = if forwards { here + 1 } else { here.saturating_sub(1) };
    if let Some(index) = fields.iter().position(|field| field.corner == there) {
        select(model, index);
    }
}

/// Opens the selected field or stage. While searching, only what was found.
fn open(model: &mut Model, env: &Env) -> Vec<Effect> {
    if let Some(stage) = model.cloth.stage {
        return go_to_stage(model, stage, env);
    }
    let Some(map) = map(model) else { return Vec::new() };
    let index = selected(model, &map);
    if found(model).is_some_and(|found| !found.contains(&index)) {
        model.say(model.texts.dialogs.nothing_found);
        return Vec::new();
    }
    model.cloth.search.take();
    let (Some(question), Some(meeting)) = (map.question(index), &mut model.meeting) else {
        return Vec::new();
    };
    let mut effects = meeting.go_to(&question, env);
    effects.extend(model.go(Screen::Question, env));
    effects
}

/// Says whether a theme concerns the room, the other way round than now (B5). Without a part: the selected field's.
fn toggle_part(model: &mut Model, part: Option<usize>, env: &Env) -> Vec<Effect> {
    let Some(map) = map(model) else { return Vec::new() };
    let index = part
        .or_else(|| map.sheet.fields.get(selected(model, &map)).map(|field| field.corner))
        .unwrap_or_default();
    let (Some(corner), Some(meeting)) = (map.cloth.corners.get(index), &model.meeting) else {
        return Vec::new();
    };
    let Some(part) = meeting.session.set.parts.get(corner.part_index) else { return Vec::new() };
    if !part.optional {
        model.say(model.texts.cloth.for_everyone);
        return Vec::new();
    }
    let concerns_us = !corner.concerns_us;
    let op = Op::Concerns { part: part.id.clone(), concerns_us };
    let effects = model.act(&op, env);
    if !effects.is_empty() {
        model.say((model.texts.cloth.toggled)(concerns_us));
    }
    effects
}

/// Goes to a stage of the meeting (C1): to the screen it is held on, remembering the stage itself. Nothing that was said
/// changes (C9).
pub fn go_to_stage(model: &mut Model, stage: Stage, env: &Env) -> Vec<Effect> {
    model.cloth.stage = None;
    let screen = match stage {
        Stage::Opening => Screen::Opening,
        Stage::Previous | Stage::Sorting | Stage::Agreeing => Screen::Measures,
        Stage::Prioritising => Screen::Matrix,
        Stage::Questions => Screen::Question,
        Stage::ReadBack | Stage::Closing => Screen::Close,
    };
    let mut effects = model.go(screen, env);
    if stage == Stage::ReadBack {
        effects.extend(super::close::start_read_back(model));
    }
    // The screen enters at its usual stage; the one asked for is remembered last.
    if let Some(meeting) = &mut model.meeting {
        effects.extend(meeting.go_to_stage(stage));
    }
    effects
}
