//! Benefit × effort (E6, R41): a means to talk about what comes first, never a vote.

use crate::domain::ids::MeasureId;
use crate::domain::measure::{Grade, Measure};
use crate::domain::place::Stage;
use crate::env::Env;
use crate::ops::{MeasureEdit, Op};
use crate::tui::commands::Id;
use crate::tui::input::{Input, Key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};

use super::measures::{Section, open_selected, order};

/// Where a measure stands that has only been weighed one way, or not at all, when an arrow is first pressed.
const MIDDLE: u8 = 3;

/// State of the screen; the selected measure is that of the list.
#[derive(Debug, Default)]
pub struct MatrixScreen {
    /// The first digit typed: the benefit, waiting for the effort.
    pub half_placed: Option<u8>,
}

/// One of the two weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    /// What it gives.
    Benefit,
    /// What it takes.
    Effort,
}

/// A measure on the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The measure.
    pub measure: MeasureId,
    /// Its number on the matrix, from 1.
    pub number: usize,
    /// Benefit 1–5.
    pub benefit: Option<u8>,
    /// Effort 1–5.
    pub effort: Option<u8>,
}

impl Spot {
    /// Whether it has its place.
    pub fn is_placed(&self) -> bool {
        self.benefit.is_some() && self.effort.is_some()
    }
}

/// The measures to weigh, in the order of the list: what is still to be done.
pub fn spots(model: &Model) -> Vec<Spot> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    order(model)
        .into_iter()
        .filter_map(|id| meeting.session.measure(id))
        .filter(|measure| {
            matches!(Section::of(measure), Section::Proposed | Section::Agreed | Section::InProgress)
        })
        .zip(1..)
        .map(|(measure, number)| Spot {
            measure: measure.id,
            number,
            benefit: measure.benefit.map(Grade::get),
            effort: measure.effort.map(Grade::get),
        })
        .collect()
}

/// The selected measure, as far as it is weighed here.
pub fn weighed(model: &Model) -> Option<Spot> {
    spots(model).into_iter().find(|spot| Some(spot.measure) == model.measures.selected)
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    model.matrix.half_placed = None;
    if weighed(model).is_none() {
        model.measures.selected = spots(model).first().map(|spot| spot.measure).or(model.measures.selected);
    }
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    meeting.go_to_stage(Stage::Prioritising)
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match id {
        Id::NextWeighed => step(model, true),
        Id::PreviousWeighed => step(model, false),
        Id::OpenWeighed => return weighed(model).map(|_| open_selected(model, env)),
        Id::ClearWeights => return Some(clear(model, env)),
        Id::LeaveMatrix => return Some(model.go(Screen::Measures, env)),
        _ => return None,
    }
    Some(Vec::new())
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    match input {
        Input::Key(chord) => match chord.key {
            Key::Up => return nudge(model, Axis::Benefit, true, env),
            Key::Down => return nudge(model, Axis::Benefit, false, env),
            Key::Right => return nudge(model, Axis::Effort, true, env),
            Key::Left => return nudge(model, Axis::Effort, false, env),
            Key::Backspace => return clear(model, env),
            _ => {}
        },
        Input::Scroll { up, .. } => step(model, !up),
        Input::Text(text) => {
            // Both digits typed fast come as one text.
            let digits = text.chars().filter_map(|sign| u8::try_from(sign.to_digit(10)?).ok());
            let grades = digits.filter(|digit| (1..=5).contains(digit));
            return grades.flat_map(|digit| place(model, digit, env)).collect();
        }
        Input::Paste(_) | Input::Click { .. } | Input::Resize => {}
    }
    Vec::new()
}

pub(super) fn hit(model: &mut Model, target: Target, _: &Env) -> Vec<Effect> {
    if let Target::Row(row) = target
        && let Some(spot) = spots(model).get(row)
    {
        model.measures.selected = Some(spot.measure);
        model.matrix.half_placed = None;
    }
    Vec::new()
}

fn step(model: &mut Model, forwards: bool) {
    let spots = spots(model);
    let count = spots.len().max(1);
    let here = weighed(model).map_or(0, |spot| spot.number - 1);
    let there = if forwards { (here + 1) % count } else { (here + count - 1) % count };
    model.matrix.half_placed = None;
    model.measures.selected = spots.get(there).map(|spot| spot.measure).or(model.measures.selected);
}

/// The first digit is the benefit, the second the effort; then both are saved.
fn place(model: &mut Model, digit: u8, env: &Env) -> Vec<Effect> {
    let Some(spot) = weighed(model) else { return Vec::new() };
    let Some(benefit) = model.matrix.half_placed.take() else {
        model.matrix.half_placed = Some(digit);
        return Vec::new();
    };
    let mut effects = set(model, spot.measure, Axis::Benefit, Some(benefit), env);
    effects.extend(set(model, spot.measure, Axis::Effort, Some(digit), env));
    effects
}

/// Moves the mark one step; one without a place gets the middle first.
fn nudge(model: &mut Model, axis: Axis, more: bool, env: &Env) -> Vec<Effect> {
    model.matrix.half_placed = None;
    let Some(spot) = weighed(model) else { return Vec::new() };
    if !spot.is_placed() {
        let mut effects = Vec::new();
        for (axis, grade) in [(Axis::Benefit, spot.benefit), (Axis::Effort, spot.effort)] {
            if grade.is_none() {
                effects.extend(set(model, spot.measure, axis, Some(MIDDLE), env));
            }
        }
        return effects;
    }
    let now = match axis {
        Axis::Benefit => spot.benefit,
        Axis::Effort => spot.effort,
    };
    let next = now.map(|grade| if more { grade + 1 } else { grade - 1 }).filter(|it| (1..=5).contains(it));
    match next {
        Some(next) => set(model, spot.measure, axis, Some(next), env),
        None => Vec::new(),
    }
}

fn clear(model: &mut Model, env: &Env) -> Vec<Effect> {
    if model.matrix.half_placed.take().is_some() {
        return Vec::new();
    }
    let Some(spot) = weighed(model) else { return Vec::new() };
    let mut effects = set(model, spot.measure, Axis::Benefit, None, env);
    effects.extend(set(model, spot.measure, Axis::Effort, None, env));
    effects
}

fn set(model: &mut Model, measure: MeasureId, axis: Axis, grade: Option<u8>, env: &Env) -> Vec<Effect> {
    let grade = grade.and_then(Grade::new);
    let same = |stored: &Measure| match axis {
        Axis::Benefit => stored.benefit == grade,
        Axis::Effort => stored.effort == grade,
    };
    if model.meeting.as_ref().and_then(|meeting| meeting.session.measure(measure)).is_none_or(same) {
        return Vec::new();
    }
    let edit = match axis {
        Axis::Benefit => MeasureEdit::Benefit(grade),
        Axis::Effort => MeasureEdit::Effort(grade),
    };
    model.act(&Op::EditMeasure { measure, edit, reason: String::new() }, env)
}
