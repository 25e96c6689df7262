//! Preparing a meeting: unit, set, tables, plan, roles.
//!
//! One form for two things: a new meeting, which exists once it is started, and the open one, whose fields are saved as
//! they are left. Unit and set are all that is needed; the rest has a default, taken from last time in the same unit.

mod edit;
mod form;
mod fresh;
mod plan;
mod read;
mod sittings;

pub use form::{Field, Form};
pub(super) use fresh::explain_faulty;
pub use fresh::{SetChoice, Suggestion, UnitChoice, file_name, set_choices, suggestions};
pub use plan::{PlanRow, plan, plan_rows};
pub(in crate::tui) use sittings::ask as ask_sitting;
pub use sittings::names as sitting_names;

use chrono::NaiveDate;

use crate::domain::ids::{QuestionId, SessionId, SetId, UnitId};
use crate::domain::session::{Details, Session, SessionState};
use crate::env::Env;
use crate::i18n::dates::short;
use crate::ops::Draft;
use crate::rules::dates::{Reading, read as read_date};
use crate::tui::commands::Id;
use crate::tui::dialogs::{Choose, Dialog};
use crate::tui::input::{Chord, Input, Key, key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};
use crate::tui::typing::edit as type_into;

use super::resume_at;

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
    making: Option<(SessionId, std::time::Duration)>,
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
const FORM: [Field; 9] = [
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
const ROLES: [Field; 9] = [
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
/// Lengths that Left and Right step through.
const LENGTHS: [u16; 3] = [60, 90, 120];
/// A second press of the key that starts a meeting is overlooked this long.
const MAKING: std::time::Duration = std::time::Duration::from_secs(2);

impl Field {
    /// Whether the field is a yes or no.
    pub fn is_choice(self) -> bool {
        matches!(self, Self::SafetyRep | Self::UnionRep | Self::Nav | Self::HealthService | Self::Hr)
    }

    /// Whether its default is a whole that one types over rather than edits.
    fn is_typed_over(self) -> bool {
        matches!(self, Self::Date | Self::Start | Self::Heads | Self::Minutes)
    }
}

/// Whether the form is for a meeting that does not exist yet.
pub fn is_new(model: &Model) -> bool {
    matches!(model.prepare.subject, Subject::New { .. })
}

/// The set of the open meeting, or of the one being made.
pub(in crate::tui) fn set_shown(model: &Model) -> Option<&crate::domain::question_set::QuestionSet> {
    let open = model.meeting.as_ref().map(|meeting| &meeting.session.set);
    if is_new(model) && model.screen == Screen::Prepare { fresh::set(model) } else { open }
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
        Stop::Field(field) => ROLES.contains(field),
        Stop::Part(_) | Stop::Question(_) => true,
        Stop::Sittings => false,
        Stop::Begin => !is_new(model),
    }
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
        fresh::choose_set(model, set);
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

/// Takes back or forward what was typed in a field.
fn step_text(model: &mut Model, field: Field, back: bool) -> Option<Vec<Effect>> {
    let buffer = model.prepare.form.buffer_mut(field);
    let moved = if back { buffer.undo() } else { buffer.redo() };
    if moved && field == Field::Unit {
        model.prepare.unit = UnitChoice::Open;
    }
    moved.then(Vec::new)
}

fn is_typing(model: &Model, field: Field) -> bool {
    model.prepare.touched && model.prepare.form.is_changed(field)
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

/// Keys that move the focus.
fn movement(model: &mut Model, chord: Chord, env: &Env) -> Option<Vec<Effect>> {
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

/// Types into a field; over a default the first letter replaces the whole.
fn type_in(model: &mut Model, field: Field, input: &Input) {
    let width = model.size.input_width();
    let prepare = &mut model.prepare;
    if field == Field::Minutes
        && let Input::Key(Chord { key: key @ (Key::Left | Key::Right), ctrl: false, .. }) = input
    {
        let now = read::minutes(prepare.form.text(field)).unwrap_or(0);
        let next = if *key == Key::Right {
            LENGTHS.iter().find(|length| **length > now)
        } else {
            LENGTHS.iter().rev().find(|length| **length < now)
        };
        if let Some(next) = next {
            prepare.form.buffer_mut(field).replace_all(&next.to_string());
            prepare.touched = true;
        }
        return;
    }
    let buffer = prepare.form.buffer_mut(field);
    let types = matches!(input, Input::Text(_) | Input::Paste(_));
    if types && !prepare.touched && field.is_typed_over() {
        buffer.replace_all("");
    }
    let before = buffer.revision();
    let meant_something = type_into(buffer, input, width);
    prepare.touched |= meant_something;
    if buffer.revision() == before {
        return;
    }
    if field == Field::Unit {
        prepare.unit = UnitChoice::Open;
        prepare.suggested = (!buffer.is_blank()).then_some(0);
    }
    if !is_new(model) {
        model.autosave.typed(model.now.elapsed);
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

/// The next or previous stop.
fn step(model: &mut Model, forwards: bool, env: &Env) -> Vec<Effect> {
    let stops = stops(model);
    let here = stops.iter().position(|stop| *stop == model.prepare.focus).unwrap_or(0);
    let count = stops.len().max(1);
    let there = if forwards { (here + 1) % count } else { (here + count - 1) % count };
    match stops.get(there).cloned() {
        Some(stop) => focus(model, stop, env),
        None => Vec::new(),
    }
}

fn focus(model: &mut Model, stop: Stop, env: &Env) -> Vec<Effect> {
    let effects = settle(model, env);
    if model.prepare.focus != stop {
        model.prepare.focus = stop;
        model.prepare.touched = false;
        model.prepare.suggested = None;
    }
    effects
}

/// What happens when a field is left: a suggestion is taken, several possible days are asked about, and in the open
/// meeting the field is saved.
fn settle(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Stop::Field(field) = model.prepare.focus else { return Vec::new() };
    if field == Field::Date && model.prepare.form.is_changed(field) {
        let typed = model.prepare.form.text(field);
        if let Ok(Reading::Ambiguous(days)) = read_date(typed, model.now.today()) {
            ask_which_day(model, days);
            return Vec::new();
        }
    }
    if is_new(model) {
        return fresh::settle(model, field);
    }
    edit::save(model, field, env)
}

/// Asks which of several days was meant; the answer stands in the field as if it had been typed.
fn ask_which_day(model: &mut Model, days: Vec<NaiveDate>) {
    let texts = model.texts;
    let today = model.now.today();
    let rows = days.iter().map(|day| texts.day_told(*day, today)).collect();
    let choose = Choose::new(texts.calendar.which_day, rows, move |model, row, env| {
        let Some(day) = days.get(row) else { return Vec::new() };
        model.prepare.form.buffer_mut(Field::Date).replace_all(&short(*day));
        if is_new(model) { fresh::settle(model, Field::Date) } else { edit::save(model, Field::Date, env) }
    });
    model.dialogs.push(Dialog::Choose(choose));
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

/// What was understood of a field, and whether it is a problem.
pub fn note(model: &Model, field: Field) -> Option<(String, bool)> {
    let texts = model.texts.prepare;
    let typed = model.prepare.form.text(field);
    let fine = |text: String| Some((text, false));
    let problem = |text: &str| Some((text.to_owned(), true));
    match field {
        Field::Unit => match model.prepare.unit {
            UnitChoice::Known(_) => fine(match model.prepare.as_last_time {
                Some(day) => (texts.as_last_time)(&(model.texts.dates.long)(day)),
                None => texts.known_unit.to_owned(),
            }),
            UnitChoice::New if !typed.is_empty() => fine((texts.new_unit)(typed)),
            UnitChoice::Open | UnitChoice::New => None,
        },
        Field::Date => match read_date(typed, model.now.today()) {
            Ok(Reading::One(read)) => fine(model.texts.day_told(read.date, model.now.today())),
            Ok(Reading::Ambiguous(_)) => fine(model.texts.calendar.which_day.to_owned()),
            Err(why) => Some(((model.texts.calendar.problem)(&why), true)),
        },
        Field::Start => match read::time(typed) {
            Ok(Some(time)) => fine((model.texts.dates.clock)(time)),
            Ok(None) => fine(texts.no_time.to_owned()),
            Err(_) => problem(texts.not_a_time),
        },
        Field::Heads => match read::tables(typed, model.settings.table_size) {
            Ok(sizes) if sizes.is_empty() && typed.is_empty() => fine(texts.heads_unknown.to_owned()),
            Ok(sizes) if sizes.is_empty() => fine(texts.plenary_only.to_owned()),
            Ok(sizes) => {
                let counted = sizes.iter().any(|size| *size > 0);
                let each: Vec<String> = sizes.iter().map(u16::to_string).collect();
                let each = if counted { each.join(" ") } else { String::new() };
                fine((texts.tables)(sizes.len(), &each))
            }
            Err(read::HeadsProblem::NotANumber) => problem(texts.not_heads),
            Err(read::HeadsProblem::TooMany) => problem(texts.too_many),
        },
        Field::Minutes => {
            if read::minutes(typed).is_none() {
                return problem(texts.not_minutes);
            }
            plan(model).map(|plan| (plan_verdict(model, plan.over()), false))
        }
        Field::Set
        | Field::Title
        | Field::Sitting
        | Field::Place
        | Field::Purpose
        | Field::Leader
        | Field::Facilitator
        | Field::NoteTaker
        | Field::SafetyRep
        | Field::UnionRep
        | Field::Nav
        | Field::HealthService
        | Field::Hr => None,
    }
}

/// «16 min over».
pub fn plan_verdict(model: &Model, over: i64) -> String {
    let texts = model.texts.prepare;
    match over {
        1.. => (texts.over)(over),
        0 => texts.exact.to_owned(),
        ..0 => (texts.spare)(-over),
    }
}

/// Help for the field that has the focus.
pub(super) fn focused_help(model: &Model) -> Option<String> {
    match &model.prepare.focus {
        Stop::Field(field) => Some((model.texts.prepare.help)(*field).to_owned()),
        Stop::Part(_) | Stop::Question(_) => Some(model.texts.prepare.plan_hint.to_owned()),
        Stop::Sittings => Some(model.texts.prepare.sittings_help.to_owned()),
        Stop::Begin => None,
    }
}

#[cfg(test)]
mod tests;
