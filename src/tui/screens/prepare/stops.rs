//! What can have the focus, and moving it from one to the next.

use crate::domain::ids::QuestionId;
use crate::env::Env;
use crate::tui::input::{Chord, Key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::typing::settle;
use super::{Field, fresh, is_new, plan_rows};

/// Something that can have the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// A field.
    Field(Field),
    /// The row of gatherings.
    Sittings,
    /// A part of the plan, by its place in the set.
    Part(usize),
    /// A question of the plan.
    Question(QuestionId),
    /// The row that starts the meeting.
    Begin,
}

impl Default for Stop {
    fn default() -> Self {
        Self::Field(Field::Unit)
    }
}

/// The fields of the first page.
pub(super) const FORM: [Field; 9] = [
    Field::Unit,
    Field::Set,
    Field::Title,
    Field::Sitting,
    Field::Date,
    Field::Start,
    Field::Place,
    Field::Heads,
    Field::Minutes,
];
/// The fields of the second page.
pub(super) const ROLES: [Field; 9] = [
    Field::Purpose,
    Field::Leader,
    Field::Facilitator,
    Field::NoteTaker,
    Field::SafetyRep,
    Field::UnionRep,
    Field::Nav,
    Field::HealthService,
    Field::Hr,
];
impl Field {
    /// Whether it stands on the second page, with purpose and roles.
    pub fn is_role(self) -> bool {
        ROLES.contains(&self)
    }
}

/// Everything that can have the focus, in order.
pub fn stops(model: &Model) -> Vec<Stop> {
    let fields = FORM.iter().copied().map(Stop::Field);
    if is_new(model) {
        // A meeting begins with one gathering, which needs no name.
        let fields = fields.filter(|stop| *stop != Stop::Field(Field::Sitting));
        return fields.chain([Stop::Begin]).collect();
    }
    // Unit and set belong to the meeting for good.
    let fields = fields.filter(|stop| !matches!(stop, Stop::Field(Field::Unit | Field::Set)));
    let plan = plan_rows(model).into_iter().filter_map(|row| row.stop);
    let roles = ROLES.iter().copied().map(Stop::Field);
    fields.chain([Stop::Sittings]).chain(roles).chain(plan).chain([Stop::Begin]).collect()
}

/// Whether the focus is on the second page: roles and plan.
pub fn is_second_page(model: &Model) -> bool {
    match &model.prepare.focus {
        Stop::Field(field) => field.is_role(),
        Stop::Part(_) | Stop::Question(_) => true,
        Stop::Sittings => false,
        Stop::Begin => !is_new(model),
    }
}

/// Keys that move the focus.
pub(super) fn movement(model: &mut Model, chord: Chord, env: &Env) -> Option<Vec<Effect>> {
    if chord.ctrl {
        return None;
    }
    match chord.key {
        Key::Tab => Some(step(model, true, env)),
        Key::BackTab => Some(step(model, false, env)),
        Key::Up | Key::Down => {
            if fresh::move_suggestion(model, chord.key == Key::Down) {
                return Some(Vec::new());
            }
            Some(step(model, chord.key == Key::Down, env))
        }
        Key::PageUp | Key::PageDown if !is_new(model) => {
            let first = if is_second_page(model) { FORM[2] } else { ROLES[0] };
            Some(focus(model, Stop::Field(first), env))
        }
        _ => None,
    }
}

/// The next or previous stop.
pub(super) fn step(model: &mut Model, forwards: bool, env: &Env) -> Vec<Effect> {
    let stops = stops(model);
    let here = stops.iter().position(|stop| *stop == model.prepare.focus).unwrap_or(0);
    let count = stops.len().max(1);
    let there = if forwards { (here + 1) % count } else { (here + count - 1) % count };
    match stops.get(there).cloned() {
        Some(stop) => focus(model, stop, env),
        None => Vec::new(),
    }
}

pub(super) fn focus(model: &mut Model, stop: Stop, env: &Env) -> Vec<Effect> {
    let effects = settle(model, env);
    if model.prepare.focus != stop {
        model.prepare.focus = stop;
        model.prepare.touched = false;
        model.prepare.suggested = None;
    }
    effects
}
