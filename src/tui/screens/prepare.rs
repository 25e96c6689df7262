//! Preparing a meeting: unit, set, tables, plan, roles.
//!
//! One form for two things: a new meeting, which exists once it is started, and the open one, whose fields are saved as
//! they are left. Unit and set are all that is needed; the rest has a default, taken from last time in the same unit.

mod edit;
mod form;
mod fresh;
mod note;
mod plan;
mod read;
mod sittings;
mod stops;
#[cfg(test)]
mod tests;
mod typing;

pub use form::{Field, Form};
pub(super) use fresh::explain_faulty;
pub use fresh::{SetChoice, Suggestion, UnitChoice, file_name, set_choices, suggestions};
pub(super) use note::focused_help;
pub use note::{note, plan_verdict};
pub use plan::{PlanRow, plan, plan_rows};
pub(in crate::tui) use sittings::ask as ask_sitting;
pub use sittings::names as sitting_names;
pub use stops::{Stop, is_second_page, stops};

use std::time::Duration;

use chrono::NaiveDate;

use crate::domain::ids::{SessionId, SetId, UnitId};
use crate::domain::question_set::QuestionSet;
use crate::domain::session::{Details, Session, SessionState};
use crate::env::Env;
use crate::ops::Draft;
use crate::tui::commands::Id;
use crate::tui::input::{Input, Key, key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};

use super::resume_at;
use stops::{FORM, focus, movement, step};
use typing::{is_typing, settle, step_text, type_in};

/// State of the screen.
#[derive(Debug, Default)]
pub struct Prepare {
    /// What the form is about.
    pub subject: Subject,
    /// What is typed.
    pub form: Form,
    /// What has the focus.
    pub focus: Stop,
    /// Whether the unit typed is known (A2).
    pub unit: UnitChoice,
    /// The suggestion that Enter takes.
    pub suggested: Option<usize>,
    /// The set chosen.
    pub set: SetChoice,
    /// The day of the meeting whose habits were filled in.
    pub as_last_time: Option<NaiveDate>,
    /// What was written about that meeting: its roles and rules come along.
    carried: Option<Box<Details>>,
    /// Whether the field has been typed in since it got the focus; until then a letter replaces a default.
    touched: bool,
    /// Whether a set was chosen by hand.
    set_chosen: bool,
    /// The meeting that is being made, and since when: a second key press must not make another.
    making: Option<(SessionId, Duration)>,
}

/// What the form is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A meeting that does not exist yet.
    New {
        /// Another meeting that is still open because something of it is on its way to disk.
        beside: Option<SessionId>,
    },
    /// The open meeting.
    Open(SessionId),
}

impl Default for Subject {
    fn default() -> Self {
        Self::New { beside: None }
    }
}

/// Whether the form is for a meeting that does not exist yet.
pub fn is_new(model: &Model) -> bool {
    matches!(model.prepare.subject, Subject::New { .. })
}

/// The set of the open meeting, or of the one being made.
pub(in crate::tui) fn set_shown(model: &Model) -> Option<&QuestionSet> {
    let open = model.meeting.as_ref().map(|meeting| &meeting.session.set);
    if is_new(model) && model.screen == Screen::Prepare { fresh::set(model) } else { open }
}

/// Shows the form of a new meeting, with what was typed before unless that has become a meeting.
pub(super) fn begin(model: &mut Model, set: Option<&SetId>, unit: &str, env: &Env) -> Vec<Effect> {
    let beside = model.meeting.as_ref().map(|meeting| meeting.session.id);
    let is_begun = is_new(model) && FORM.iter().any(|field| model.prepare.form.is_changed(*field));
    if !is_begun {
        model.prepare = Prepare::default();
        fresh::offer_defaults(model, env);
    }
    model.prepare.subject = Subject::New { beside };
    model.prepare.focus = Stop::default();
    if let Some(set) = set {
        model.prepare.set_chosen = fresh::choose_set(model, set);
    }
    let unit = unit.trim();
    if !unit.is_empty() {
        model.prepare.unit = UnitChoice::Open;
        model.prepare.form.put_back(Field::Unit, unit, unit.len());
        model.prepare.suggested = Some(0);
    }
    model.go(Screen::Prepare, env)
}

pub(super) fn enter(model: &mut Model, env: &Env) -> Vec<Effect> {
    let open = model.meeting.as_ref().map(|meeting| meeting.session.id);
    let now = match (open, model.prepare.subject) {
        (Some(open), Subject::New { beside }) if beside == Some(open) => model.prepare.subject,
        (Some(open), _) => Subject::Open(open),
        (None, Subject::New { .. }) => Subject::New { beside: None },
        (None, Subject::Open(_)) => Subject::default(),
    };
    let is_same = match (now, model.prepare.subject) {
        (Subject::New { .. }, Subject::New { .. }) => true,
        (now, before) => now == before,
    };
    if !is_same {
        model.prepare = Prepare { subject: now, ..Prepare::default() };
        if is_new(model) {
            fresh::offer_defaults(model, env);
        } else {
            edit::restore_drafts(model);
        }
    }
    model.prepare.subject = now;
    if !is_new(model) {
        edit::show(model);
    }
    if !stops(model).contains(&model.prepare.focus) {
        model.prepare.focus = stops(model).first().cloned().unwrap_or_default();
    }
    Vec::new()
}

/// Puts the focus on a field or a row of the open meeting.
pub(super) fn go_to(model: &mut Model, stop: Stop, env: &Env) -> Vec<Effect> {
    focus(model, stop, env)
}

/// A session has been opened: the form that made it is empty again.
pub(super) fn opened(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let id = meeting.session.id;
    let is_made = model.prepare.making.is_some_and(|(made, _)| made == id);
    if is_made || matches!(model.prepare.subject, Subject::Open(_)) {
        model.prepare = Prepare::default();
    }
}

/// Another screen is shown: what has been typed is saved.
pub(super) fn leave(model: &mut Model, env: &Env) -> Vec<Effect> {
    settle(model, env)
}

/// What is being typed about the open meeting, to be kept as a draft.
pub(super) fn draft(model: &Model) -> Option<Draft> {
    match model.prepare.focus {
        Stop::Field(field) if !is_new(model) => edit::draft(model, field),
        _ => None,
    }
}

/// Lines that could not be saved go back into their fields.
pub(super) fn put_back(model: &mut Model) {
    if !is_new(model) {
        edit::show_all(model);
        edit::restore_drafts(model);
    }
}

/// The last meeting of the unit has been read: its habits fill the fields nobody has touched.
pub(in crate::tui) fn last_time(model: &mut Model, unit: UnitId, last: Option<Session>) {
    if let (true, UnitChoice::Known(known), Some(last)) = (is_new(model), model.prepare.unit, last)
        && known == unit
    {
        fresh::fill_in(model, last);
    }
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    let focus = model.prepare.focus.clone();
    match (id, &focus) {
        (Id::BeginMeeting, _) => Some(begin_meeting(model, env)),
        (Id::NextField, Stop::Field(Field::Set)) if fresh::explain_chosen(model) => Some(Vec::new()),
        (Id::NextField, Stop::Field(_)) => Some(step(model, true, env)),
        (Id::Undo, Stop::Field(field)) if is_typing(model, *field) => step_text(model, *field, true),
        (Id::Redo, Stop::Field(field)) => step_text(model, *field, false),
        (Id::Back, _) if !is_new(model) => {
            let mut effects = settle(model, env);
            effects.extend(model.back(env));
            if model.screen == Screen::Start {
                effects.push(Effect::ReadShelf);
            }
            Some(effects)
        }
        // Enter and Tab differ on the rows of the plan, and on the last row.
        _ => None,
    }
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    if let Input::Scroll { up, .. } = input {
        return step(model, !up, env);
    }
    if let Input::Key(chord) = input
        && let Some(effects) = movement(model, chord, env)
    {
        return effects;
    }
    match model.prepare.focus.clone() {
        Stop::Field(field) if field.is_choice() => edit::choose(model, field, &input, env),
        Stop::Field(Field::Set) => {
            fresh::input_set(model, &input);
            Vec::new()
        }
        Stop::Field(field) => {
            type_in(model, field, &input);
            Vec::new()
        }
        Stop::Part(_) | Stop::Question(_) => plan::input(model, &input, env),
        Stop::Sittings => sittings::input(model, &input, env),
        Stop::Begin if input == Input::Key(key(Key::Enter)) => begin_meeting(model, env),
        Stop::Begin => Vec::new(),
    }
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    match target {
        Target::Field(index) => {
            let Some(stop) = stops(model).get(index).cloned() else { return Vec::new() };
            let again = stop == model.prepare.focus;
            match stop {
                Stop::Begin => begin_meeting(model, env),
                Stop::Sittings if again => {
                    ask_sitting(model);
                    Vec::new()
                }
                // A second click changes what can only be changed by a key.
                Stop::Field(field) if again && field.is_choice() => {
                    edit::choose(model, field, &Input::Key(key(Key::Right)), env)
                }
                Stop::Part(_) | Stop::Question(_) if again => plan::toggle(model, env),
                stop => focus(model, stop, env),
            }
        }
        Target::Row(row) => match model.prepare.focus {
            Stop::Field(Field::Unit) => {
                model.prepare.suggested = Some(row);
                step(model, true, env)
            }
            Stop::Field(Field::Set) => {
                fresh::choose_row(model, row);
                Vec::new()
            }
            _ => Vec::new(),
        },
        Target::Command(_) | Target::Group(_) | Target::DialogRow(_) => Vec::new(),
    }
}

/// Makes the new meeting, or goes on with the open one.
fn begin_meeting(model: &mut Model, env: &Env) -> Vec<Effect> {
    let mut effects = settle(model, env);
    if !model.dialogs.is_empty() {
        return effects;
    }
    if is_new(model) {
        effects.extend(fresh::create(model, env));
        return effects;
    }
    let Some(meeting) = &model.meeting else { return effects };
    let screen = match meeting.session.details.state {
        SessionState::Planned => Screen::Opening,
        SessionState::Running | SessionState::Closed => resume_at(meeting),
    };
    effects.extend(model.go(screen, env));
    effects
}
