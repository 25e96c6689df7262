//! One measure: the form, the goal checks that speak while it is written, and the way to agreement (F1–F4, F9).
//!
//! A field is saved when it is left, whichever way; until then it is a draft. The first page holds the seven fields
//! most measures need; the rest unfolds when it is reached.

mod consent;
mod decide;
mod edit;
mod fields;
mod level;
mod source;

pub use consent::consent_left;
pub(super) use decide::{ask_drop, ask_park};
pub use fields::{Field, Kind};
pub use source::{Link, Links, links};

use std::collections::BTreeSet;

use crate::domain::ids::MeasureId;
use crate::domain::measure::{Agreement, Measure, Missing, State, StateCode};
use crate::domain::place::Stage;
use crate::domain::session::SessionState;
use crate::env::Env;
use crate::ops::{Draft, DraftKey, Refusal};
use crate::rules::measure_checks::{Data, Finding, calm, check};
use crate::text::TextBuffer;
use crate::tui::commands::Id;
use crate::tui::input::{Input, Key, key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};
use crate::tui::update::keep_draft;

use edit::Then;

/// Most checks shown at once: a form that asks ten things is a form nobody fills in.
pub const MOST_HINTS: usize = 2;

/// State of the screen.
#[derive(Debug, Default)]
pub struct MeasureScreen {
    /// The measure on the screen.
    pub measure: Option<MeasureId>,
    /// The field that has the focus.
    pub field: Field,
    /// What is typed in it, for fields that are typed in.
    pub typing: Option<Typing>,
    /// Why what is typed could not be taken; goes when something is typed.
    pub problem: Option<String>,
    /// The room has tried to agree, so what is missing is marked.
    pub asked: bool,
    /// Which proposal comes next, once this one has been decided on and has left their part of the list.
    pub next: Option<MeasureId>,
    /// The answers behind it are on the screen; the selected row.
    pub source: Option<usize>,
    /// The goals whose percentages have been asked about: nobody is asked twice about the same words (V14).
    percent_asked: BTreeSet<level::Asked>,
}

/// A field while it is typed in.
#[derive(Debug)]
pub struct Typing {
    /// The text.
    pub buffer: TextBuffer,
    /// What stood there when it got the focus.
    loaded: String,
}

impl Typing {
    fn is_changed(&self) -> bool {
        self.buffer.text() != self.loaded
    }
}

impl MeasureScreen {
    /// The next time the screen comes into view, it shows this measure.
    pub fn open(&mut self, measure: MeasureId) {
        self.open_at(measure, Field::default());
    }

    /// The same, at a field.
    pub fn open_at(&mut self, measure: MeasureId, field: Field) {
        let percent_asked = std::mem::take(&mut self.percent_asked);
        *self = Self { measure: Some(measure), field, percent_asked, ..Self::default() };
    }
}

/// The measure on the screen, as it is stored.
pub fn stored(model: &Model) -> Option<&Measure> {
    model.meeting.as_ref()?.session.measure(model.measure.measure?)
}

/// The measure with what is being typed in it, so that checks and precision follow each letter.
pub fn shown(model: &Model) -> Option<Measure> {
    let mut measure = stored(model)?.clone();
    let field = model.measure.field;
    let Some(typing) = model.measure.typing.as_ref().filter(|typing| typing.is_changed()) else {
        return Some(measure);
    };
    let text = typing.buffer.text().to_owned();
    let mut terms = measure.terms();
    match field {
        Field::Title => measure.title = text,
        Field::Sign => measure.sign = text,
        Field::Baseline => measure.baseline = text,
        Field::Deputy => measure.deputy = text,
        Field::PriorityReason => measure.priority_reason = text,
        Field::Arena => measure.arena = text,
        Field::PlanLink => measure.plan_link = text,
        Field::Resources => measure.resources = text,
        Field::Note => measure.note = text,
        Field::Target => measure.target = crate::rules::percent::typed(&text).or(measure.target),
        Field::FirstStep => terms.first_step = text,
        Field::Responsible => terms.responsible = text,
        Field::Deadline => terms.deadline = edit::day(&text, model.now.today()).or(terms.deadline),
        Field::FollowUp => terms.follow_up = edit::day(&text, model.now.today()).or(terms.follow_up),
        _ => {}
    }
    if let State::Proposed(own) = &mut measure.state {
        *own = terms;
    }
    Some(measure)
}

/// What still stands between the measure as shown and an agreement; nothing for one that is not a proposal.
pub fn missing(measure: &Measure, model: &Model) -> Vec<Missing> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    match &measure.state {
        State::Proposed(terms) => {
            Agreement::new(terms, meeting.session.meeting_day()).err().unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// What the goal checks ask just now: about the field in focus first, then the strongest. What is missing (V1–V3)
/// is shown at its own field instead; a day that cannot stand is told here at once.
pub fn hints(measure: &Measure, model: &Model) -> Vec<Finding> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let focus = model.measure.field;
    let mut found: Vec<Finding> =
        check(measure, &meeting.session).into_iter().filter(Finding::is_told_at_once).collect();
    // A field that has not been reached yet is not asked about before the ones above it.
    // The round of consent is three fields and one question.
    let focus = if matches!(focus, Field::CanLiveWith | Field::Reserves) { Field::Supports } else { focus };
    found.sort_by_key(|finding| {
        let about = Field::of_check(finding.about);
        // What cannot be right is no advice: it stays in sight until it is another.
        let is_wrong = matches!(finding.data, Data::ConsentBeyondRoom(_)) || finding.is_wrong_day();
        (!is_wrong, about != Some(focus), finding.level, about.is_some_and(|about| about > focus), about)
    });
    found
}

/// So many of [`hints`] are shown on the form, and how many more [`Id::AllHints`] shows: that asks without sparing anyone.
/// None are counted while all that is meant for the form stands on it.
pub fn shown_hints(measure: &Measure, model: &Model) -> (Vec<Finding>, usize) {
    let found = hints(measure, model);
    let meant = found.len();
    let shown = calm(found, MOST_HINTS);
    let all = if meant > shown.len() { asked(measure, model).len() } else { 0 };
    let rest = all.saturating_sub(shown.len());
    (shown, rest)
}

/// Everything the goal checks ask, what stops first.
pub fn asked(measure: &Measure, model: &Model) -> Vec<Finding> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let mut found = check(measure, &meeting.session);
    found.sort_by_key(|finding| finding.level);
    found
}

/// Goes to a field, from wherever the focus is.
pub fn go_to_field(model: &mut Model, field: Field, env: &Env) -> Vec<Effect> {
    edit::settle(model, Then::Go(field), env)
}

/// A day that is being typed, as soon as it can be read as one.
pub fn day_typed(model: &Model) -> Option<chrono::NaiveDate> {
    let typing = model.measure.typing.as_ref()?;
    (model.measure.field.kind() == Kind::Day).then(|| edit::day(typing.buffer.text(), model.now.today()))?
}

/// What was typed in a field that does not have the focus and could not be saved.
pub fn unsaved(model: &Model, field: Field) -> Option<&str> {
    let meeting = model.meeting.as_ref()?;
    let key = draft_key(model.measure.measure?, field);
    meeting.drafts.get(&key).map(|draft| draft.text.as_str())
}

fn draft_key(measure: MeasureId, field: Field) -> DraftKey {
    DraftKey::Measure { measure: Some(measure), field: field.code().to_owned() }
}

/// Place and number of the measure in the list: «tiltak 2 av 5».
pub fn place(model: &Model) -> Option<(usize, usize)> {
    let order = super::measures::order(model);
    let here = order.iter().position(|id| Some(*id) == model.measure.measure)?;
    Some((here + 1, order.len()))
}

pub(super) fn enter(model: &mut Model, env: &Env) -> Vec<Effect> {
    if stored(model).is_none() {
        // Deleted, here by undo or in the other window: there is nothing to fill in.
        let Some(next) = super::measures::order(model).first().copied() else {
            model.screen = Screen::Measures;
            return super::measures::enter(model, env);
        };
        model.measure.open(next);
    }
    let is_typing = model.measure.typing.as_ref().is_some_and(Typing::is_changed);
    if !is_typing {
        edit::load(model);
    }
    if let Some(row) = model.measure.source {
        let last = links(model).rows.len().saturating_sub(1);
        model.measure.source = Some(row.min(last));
    }
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    meeting.go_to_stage(Stage::Agreeing)
}

/// Drafts kept from before go back into their field.
pub(super) fn opened(model: &mut Model) {
    // What is being typed just now stays a draft while an older one is shown.
    if let (Some(typed), Some(meeting)) = (draft(model), &mut model.meeting)
        && let DraftKey::Measure { measure: Some(measure), .. } = &typed.key
        && meeting.session.measure(*measure).is_some()
    {
        meeting.drafts.insert(typed.key.clone(), typed);
    }
    let Some(meeting) = &model.meeting else { return };
    // The one in work before any other, then the one written in last.
    let in_work = (model.measure.measure, model.measure.field);
    let unfinished = meeting.drafts.values().filter_map(|draft| match &draft.key {
        DraftKey::Measure { measure: Some(measure), field } => {
            meeting.session.measure(*measure)?;
            let field = Field::from_code(field)?;
            let is_same = (Some(*measure) == in_work.0, (Some(*measure), field) == in_work);
            Some((is_same, draft.kept_at, *measure, field))
        }
        _ => None,
    });
    match unfinished.max_by_key(|(is_same, kept_at, ..)| (*is_same, *kept_at)) {
        Some((.., measure, field)) => model.measure.open_at(measure, field),
        None if stored(model).is_none() => model.measure = MeasureScreen::default(),
        None => {}
    }
    edit::load(model);
}

/// What is being typed here, if it differs from what is stored.
pub(super) fn draft(model: &Model) -> Option<Draft> {
    let screen = &model.measure;
    let (measure, typing) = (screen.measure?, screen.typing.as_ref()?);
    let key = draft_key(measure, screen.field);
    let is_kept = model.meeting.as_ref().is_some_and(|meeting| meeting.drafts.contains_key(&key));
    (typing.is_changed() || is_kept).then(|| Draft {
        key,
        text: typing.buffer.text().to_owned(),
        cursor: typing.buffer.cursor(),
        kept_at: model.now.utc,
    })
}

/// The screen is left another way than by its own keys: what can be saved is saved, the rest stays a draft.
pub(super) fn leave(model: &mut Model, env: &Env) -> Vec<Effect> {
    edit::save_quietly(model, env)
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    stored(model)?;
    if model.measure.source.is_some() {
        return source::command(model, id, env);
    }
    let settle = |model: &mut Model, then| Some(edit::settle(model, then, env));
    match id {
        Id::NextMeasureField => Some(step(model, true, env)),
        Id::PreviousMeasureField => Some(step(model, false, env)),
        Id::NextMeasure => Some(step_measure(model, true, env)),
        Id::PreviousMeasure => Some(step_measure(model, false, env)),
        Id::Agree => settle(model, Then::Agree),
        Id::Park => settle(model, Then::Park),
        Id::Drop => settle(model, Then::Drop),
        Id::TakeUp => settle(model, Then::TakeUp),
        Id::MoveOn => settle(model, Then::MoveOn),
        Id::MoveDeadline => settle(model, Then::MoveDeadline),
        Id::ShowSteps => settle(model, Then::Steps),
        Id::Comment => settle(model, Then::Comment),
        Id::Timeline => settle(model, Then::Timeline),
        Id::Bank => settle(model, Then::Bank),
        Id::ShowSource => settle(model, Then::Source),
        Id::AllHints => settle(model, Then::AllHints),
        Id::Back => settle(model, Then::Back),
        // The field first: a letter typed by mistake is nearer than the last saved field.
        Id::Undo => typed(model, TextBuffer::undo),
        Id::Redo => typed(model, TextBuffer::redo),
        _ => None,
    }
}

/// Takes a step of the text in focus back or forward; `None` when it has none.
fn typed(model: &mut Model, step: fn(&mut TextBuffer) -> bool) -> Option<Vec<Effect>> {
    let typing = model.measure.typing.as_mut()?;
    step(&mut typing.buffer).then(|| {
        model.measure.problem = None;
        model.autosave.typed(model.now.elapsed);
        Vec::new()
    })
}

fn step(model: &mut Model, forwards: bool, env: &Env) -> Vec<Effect> {
    let Some(measure) = stored(model) else { return Vec::new() };
    match model.measure.field.neighbour(measure, forwards) {
        Some(next) => edit::settle(model, Then::Go(next), env),
        None => edit::settle(model, Then::Stay, env),
    }
}

fn step_measure(model: &mut Model, forwards: bool, env: &Env) -> Vec<Effect> {
    let is_decided = stored(model).is_some_and(|measure| measure.state.code() != StateCode::Proposed);
    let next = model.measure.next.filter(|_| forwards && is_decided);
    if let Some(next) = next.filter(|next| super::measures::is_proposed(model, *next)) {
        return edit::settle(model, Then::Open(next), env);
    }
    let order = super::measures::order(model);
    let here = order.iter().position(|id| Some(*id) == model.measure.measure).unwrap_or(0);
    let there = if forwards { Some(here + 1) } else { here.checked_sub(1) };
    if let Some(next) = there.and_then(|there| order.get(there)).copied() {
        return edit::settle(model, Then::Open(next), env);
    }
    let texts = model.texts.measure;
    model.say(if forwards { texts.last } else { texts.first });
    edit::settle(model, Then::Stay, env)
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    if model.measure.source.is_some() {
        return source::input(model, &input, env);
    }
    if let Input::Scroll { up, .. } = input {
        return step(model, !up, env);
    }
    match model.measure.field.kind() {
        Kind::Words | Kind::Day | Kind::Number | Kind::Level => type_in(model, &input, env),
        Kind::Choice => choose(model, &input, env),
        Kind::List => {
            if let Input::Key(chord) = &input
                && [Key::Enter, Key::Right].contains(&chord.key)
            {
                return edit::open_list(model, env);
            }
            walk(model, &input, env)
        }
    }
}

/// Up, Down and Enter go from field to field.
fn walk(model: &mut Model, input: &Input, env: &Env) -> Vec<Effect> {
    match input {
        Input::Key(chord) if *chord == key(Key::Down) || *chord == key(Key::Enter) => step(model, true, env),
        Input::Key(chord) if *chord == key(Key::Up) => step(model, false, env),
        _ => Vec::new(),
    }
}

fn type_in(model: &mut Model, input: &Input, env: &Env) -> Vec<Effect> {
    if *input == Input::Key(key(Key::Enter)) {
        return step(model, true, env);
    }
    if is_locked(model) && matches!(input, Input::Text(_) | Input::Paste(_)) {
        // Said at the first letter rather than when a sentence has been typed.
        model.refuse(&Refusal::Closed);
        return Vec::new();
    }
    let cells = text_cells(model);
    let Some(typing) = &mut model.measure.typing else { return walk(model, input, env) };
    let before = typing.buffer.revision();
    if !crate::tui::typing::edit(&mut typing.buffer, input, cells) {
        return walk(model, input, env);
    }
    if typing.buffer.revision() != before {
        model.measure.problem = None;
        model.autosave.typed(model.now.elapsed);
    }
    Vec::new()
}

/// Whether the field in focus belongs to what was closed, rather than to carrying the measure on.
fn is_locked(model: &Model) -> bool {
    let closed = model.meeting.as_ref().is_some_and(|it| it.session.details.state == SessionState::Closed);
    closed && !model.measure.field.carries_on()
}

/// Cells a value has on the form, so that Up and Down in a long text go by the rows that are seen.
pub fn text_cells(model: &Model) -> usize {
    usize::from(value_cells(model.size.page_width(), model.texts)).saturating_sub(1).max(1)
}

/// Cells for the labels of the form in a page of this width.
pub fn label_cells(page: u16, texts: &crate::i18n::Texts) -> u16 {
    let widest = Field::ALL.iter().filter(|field| field.is_main());
    let widest = widest.map(|field| crate::text::width::cells((texts.measure.label)(*field))).max();
    u16::try_from(widest.unwrap_or(0) + 2).unwrap_or(u16::MAX).min(page * 2 / 5)
}

/// Cells for the values of the form: what is left of the page beside selection sign and label.
pub fn value_cells(page: u16, texts: &crate::i18n::Texts) -> u16 {
    page.saturating_sub(2 + label_cells(page, texts)).max(4)
}

fn choose(model: &mut Model, input: &Input, env: &Env) -> Vec<Effect> {
    let field = model.measure.field;
    let Some(measure) = stored(model) else { return Vec::new() };
    let (place, places) = (field.place(measure), field.places());
    let chosen = match input {
        Input::Key(chord) if chord.key == Key::Right && !chord.ctrl => Some((place + 1).min(places - 1)),
        Input::Key(chord) if chord.key == Key::Left && !chord.ctrl => Some(place.saturating_sub(1)),
        Input::Key(chord) if [Key::Backspace, Key::Delete].contains(&chord.key) => Some(0),
        Input::Text(text) if text == " " => Some((place + 1) % places),
        Input::Text(text) => text.parse().ok().filter(|place| *place < places),
        _ => return walk(model, input, env),
    };
    match chosen.filter(|chosen| *chosen != place).and_then(|chosen| field.choose(chosen, measure)) {
        Some(edit) => edit::change(model, edit, env),
        None => Vec::new(),
    }
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    match target {
        Target::Field(index) => match Field::ALL.get(index) {
            Some(&field) if field != model.measure.field => edit::settle(model, Then::Go(field), env),
            Some(field) if field.kind() == Kind::List => edit::open_list(model, env),
            Some(_) | None => Vec::new(),
        },
        Target::Row(row) => source::hit(model, row, env),
        Target::Command(_) | Target::Group(_) | Target::DialogRow(_) => Vec::new(),
    }
}

/// What the field in focus is for, with an example (M8).
pub(super) fn focused_help(model: &Model) -> Option<String> {
    stored(model)?;
    Some((model.texts.measure.help)(model.measure.field).to_owned())
}

/// Leaves for another screen, keeping what could not be saved as a draft.
fn away(model: &mut Model, env: &Env, to: impl FnOnce(&mut Model, &Env) -> Vec<Effect>) -> Vec<Effect> {
    let mut effects = keep_draft(model);
    model.measure.typing = None;
    model.measure.problem = None;
    effects.extend(to(model, env));
    effects
}
