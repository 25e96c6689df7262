//! The start screen: sessions by state, what is due, start or resume in one key.
//!
//! One list: the arrows move over all rows, Enter opens. What is typed searches; Esc takes the search away.

use crate::domain::ids::{MeasureId, SessionId};
use crate::domain::measure::StateCode;
use crate::domain::session::SessionState;
use crate::env::Env;
use crate::ops::{Due, SessionSummary, is_example};
use crate::text::{Lines, TextBuffer, fold};
use crate::tui::commands::Id;
use crate::tui::dialogs::{Choose, Dialog, forget, move_selection};
use crate::tui::input::Input;
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};
use crate::tui::typing::edit;

mod again;
mod put_away;

pub use again::with_unit;

use super::{prepare, resume_at};

/// The example workshops offered, by file name; what their units are called stands in the texts.
const EXAMPLES: [&str; 2] = ["bjorkelia-barnehage", "solbakken-sykehjem"];
/// So many measures are shown before one asks for more: the list must not push the meetings out of sight.
const DUE_AT_FIRST: usize = 6;
/// How far Page Up and Page Down go.
const PAGE: usize = 10;

/// State of the screen.
#[derive(Debug)]
pub struct Start {
    /// What is searched for.
    pub search: TextBuffer,
    /// The selected row; the first one when it is no longer there.
    pub selected: Row,
    then: Option<Then>,
}

impl Default for Start {
    fn default() -> Self {
        Self { search: TextBuffer::new(Lines::One), selected: Row::New, then: None }
    }
}

/// What happens once a session that was asked for is open.
#[derive(Debug, Clone, Copy)]
enum Then {
    /// Show this measure of it.
    Measure(SessionId, MeasureId),
    /// The same, coming from the follow-up list, where one goes back to.
    Followed(SessionId, MeasureId),
    /// Prepare it: it has just been made after another.
    Prepare,
}

/// A row that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A new meeting.
    New,
    /// An example workshop, counted from 0.
    Example(usize),
    /// A meeting.
    Session(SessionId),
    /// A measure that is due, of a session; or that the unit of one meets again.
    Due(SessionId, Option<MeasureId>),
    /// To the follow-up list, where everything is; so many that are due are not shown here.
    MoreDue(usize),
    /// Deletes what should have been deleted by now.
    Forget,
    /// Reads older meetings.
    MoreSessions,
}

/// What a row stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The first row, and the examples of a first start.
    Begin,
    /// Meetings that have begun.
    Running,
    /// Measures that are due.
    Due,
    /// Meetings being prepared.
    Planned,
    /// Closed meetings.
    Closed,
}

/// Whether there is nothing in the file yet.
pub fn is_first_start(model: &Model) -> bool {
    let shelf = &model.shelf;
    shelf.read && shelf.sessions.is_empty() && shelf.due.rows.is_empty()
}

/// The rows from top to bottom, each with what it stands under.
pub fn rows(model: &Model) -> Vec<(Section, Row)> {
    let mut rows = vec![(Section::Begin, Row::New)];
    if is_first_start(model) {
        rows.extend((0..EXAMPLES.len()).map(|index| (Section::Begin, Row::Example(index))));
        return rows;
    }
    let needle = fold::Needle::new(model.start.search.text());
    let of = |section, state| {
        let found = model.shelf.sessions.iter().filter(move |session| session.state == state);
        let needle = &needle;
        found
            .filter(move |session| {
                needle.is_in(&format!(
                    "{} {} {}",
                    session.unit_name,
                    session.title,
                    session.set_title.get(model.lang())
                ))
            })
            .map(move |session| (section, Row::Session(session.id)))
    };
    rows.extend(of(Section::Running, SessionState::Running));
    let due: Vec<_> = model
        .shelf
        .due
        .rows
        .iter()
        .filter(|due| {
            needle
                .is_in(&format!("{} {} {} {}", due.title, due.responsible, due.unit_name, due.session_title))
        })
        .map(|due| (Section::Due, Row::Due(due.session, due.measure)))
        .collect();
    rows.extend(due.iter().take(DUE_AT_FIRST).copied());
    if !due.is_empty() {
        let all: u32 = model.shelf.due.counts.iter().map(|(_, count)| count).sum();
        let all = if needle.is_empty() { usize::try_from(all).unwrap_or(usize::MAX) } else { due.len() };
        rows.push((Section::Due, Row::MoreDue(all.saturating_sub(DUE_AT_FIRST.min(due.len())))));
    }
    if needle.is_empty() && forget::due(model).is_some() {
        rows.push((Section::Due, Row::Forget));
    }
    rows.extend(of(Section::Planned, SessionState::Planned));
    rows.extend(of(Section::Closed, SessionState::Closed));
    if model.shelf.more {
        rows.push((Section::Closed, Row::MoreSessions));
    }
    rows
}

/// The place of the selected row among [`rows`].
pub fn selected(model: &Model) -> usize {
    rows(model).iter().position(|(_, row)| *row == model.start.selected).unwrap_or(0)
}

/// The meeting of a row.
pub fn session(model: &Model, id: SessionId) -> Option<&SessionSummary> {
    model.shelf.sessions.iter().find(|session| session.id == id)
}

/// What is due in a row.
pub fn due(model: &Model, session: SessionId, measure: Option<MeasureId>) -> Option<&Due> {
    model.shelf.due.rows.iter().find(|due| (due.session, due.measure) == (session, measure))
}

/// How many measures of a meeting somebody still owes or has proposed.
pub fn open_measures(session: &SessionSummary) -> u32 {
    [StateCode::Proposed, StateCode::Agreed, StateCode::InProgress]
        .iter()
        .map(|state| count(session, *state))
        .sum()
}

/// How many measures the room agreed on in a meeting, whatever has become of them.
pub fn agreed_measures(session: &SessionSummary) -> u32 {
    [StateCode::Agreed, StateCode::InProgress, StateCode::Done, StateCode::Evaluated]
        .iter()
        .map(|state| count(session, *state))
        .sum()
}

fn count(session: &SessionSummary, state: StateCode) -> u32 {
    session.measures.get(&state).copied().unwrap_or(0)
}

/// «Solbakken sykehjem · NED kjerneduk».
pub fn name(session: &SessionSummary) -> String {
    format!("{} · {}", session.unit_name, session.title)
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    if !rows(model).iter().any(|(_, row)| *row == model.start.selected) {
        select_first_found(model);
    }
    Vec::new()
}

/// A session has been opened: goes where it was opened for, if that is not where it was left.
pub(super) fn opened(model: &mut Model, env: &Env) -> Option<Vec<Effect>> {
    match model.start.then.take()? {
        Then::Measure(session, measure) => {
            let meeting = model.meeting.as_ref()?;
            let is_there = meeting.session.id == session && meeting.session.measure(measure).is_some();
            is_there.then(|| show_measure(model, measure, env))
        }
        Then::Followed(session, measure) => {
            let meeting = model.meeting.as_ref()?;
            let is_there = meeting.session.id == session && meeting.session.measure(measure).is_some();
            is_there.then(|| {
                model.trail = vec![Screen::Start];
                model.screen = Screen::FollowUp;
                model.measures.select(measure);
                model.measure.open(measure);
                model.go(Screen::Measure, env)
            })
        }
        Then::Prepare => Some(model.go(Screen::Prepare, env)),
    }
}

fn show_measure(model: &mut Model, measure: MeasureId, env: &Env) -> Vec<Effect> {
    model.trail = vec![Screen::Start, Screen::Cloth];
    model.screen = Screen::Measures;
    model.measure.open(measure);
    model.go(Screen::Measure, env)
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match id {
        Id::OpenSelected => Some(open_selected(model, env)),
        Id::CloneSession => Some(ask_clone(model)),
        Id::ArchiveSession => Some(put_away::archive(model)),
        Id::ShowArchive => Some(put_away::show_archive(model)),
        Id::ShowTrash => Some(put_away::show_trash(model)),
        Id::DeleteAsPlanned => Some(forget::ask_due(model)),
        Id::ReviewMeasures => Some(again::ask_unit(model)),
        // While something is typed, Delete is for the text.
        Id::DeleteSession if !model.start.search.is_empty() => None,
        Id::DeleteSession => Some(ask_delete(model)),
        Id::OpenExample => {
            let rows = model.texts.start.example_units.iter().map(|unit| (*unit).to_owned()).collect();
            let choose = Choose::new(model.texts.start.examples_title, rows, |model, row, env| {
                open_example(model, row, env)
            });
            model.dialogs.push(Dialog::Choose(choose));
            Some(Vec::new())
        }
        Id::RemoveExamples => {
            if let Some(meeting) = model.meeting.take_if(|meeting| is_example(meeting.session.id)) {
                model.held.hold_all(&meeting, env);
            }
            Some(vec![Effect::TrashExamples])
        }
        Id::Back if !model.start.search.is_empty() => {
            model.start.search.take();
            Some(Vec::new())
        }
        _ => None,
    }
}

pub(super) fn input(model: &mut Model, input: Input, _: &Env) -> Vec<Effect> {
    let rows = rows(model);
    let mut at = selected(model);
    if move_selection(&mut at, rows.len(), &input, PAGE) {
        if let Some((_, row)) = rows.get(at) {
            model.start.selected = *row;
        }
        return Vec::new();
    }
    if is_first_start(model) {
        // Nothing to search in; what is typed is the unit of the first meeting.
        edit(&mut model.start.search, &input, model.size.input_width());
        return Vec::new();
    }
    let before = model.start.search.revision();
    edit(&mut model.start.search, &input, model.size.input_width());
    if model.start.search.revision() != before {
        select_first_found(model);
    }
    Vec::new()
}

/// While something is searched for, the first meeting or measure found is selected, so that Enter opens it.
fn select_first_found(model: &mut Model) {
    let rows = rows(model);
    let first = usize::from(!model.start.search.is_blank() && rows.len() > 1);
    model.start.selected = rows.get(first).map_or(Row::New, |(_, row)| *row);
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    let Target::Row(row) = target else { return Vec::new() };
    let Some((_, row)) = rows(model).get(row).copied() else { return Vec::new() };
    // The first click selects, the next one opens.
    if std::mem::replace(&mut model.start.selected, row) == row {
        open_selected(model, env)
    } else {
        Vec::new()
    }
}

fn open_selected(model: &mut Model, env: &Env) -> Vec<Effect> {
    let rows = rows(model);
    let Some((_, row)) = rows.get(selected(model)).copied() else { return Vec::new() };
    match row {
        Row::New => {
            let typed = model.start.search.take();
            let mut effects = leave_meeting(model, env);
            effects.extend(prepare::begin(model, None, &typed, env));
            effects
        }
        Row::Example(index) => open_example(model, index, env),
        Row::Session(id) => open(model, id, env),
        // The unit is to meet again: with the group, or its leader alone.
        Row::Due(_, None) => again::ask_unit(model),
        Row::Due(session, Some(measure)) => {
            if model.meeting.as_ref().is_some_and(|meeting| meeting.session.id == session) {
                return show_measure(model, measure, env);
            }
            let effects = open(model, session, env);
            model.start.then = Some(Then::Measure(session, measure));
            effects
        }
        Row::MoreDue(_) => crate::tui::update::command(model, Id::ShowFollowUp, env),
        Row::Forget => forget::ask_due(model),
        Row::MoreSessions => match model.shelf.sessions.last() {
            Some(last) => vec![Effect::ReadMore(last.cursor.clone())],
            None => Vec::new(),
        },
    }
}

/// Opens a measure in its meeting; Esc comes back to the follow-up list.
pub(super) fn open_measure_from_list(
    model: &mut Model,
    session: SessionId,
    measure: MeasureId,
) -> Vec<Effect> {
    model.start.then = Some(Then::Followed(session, measure));
    vec![Effect::Open(session)]
}

fn open_example(model: &mut Model, index: usize, env: &Env) -> Vec<Effect> {
    let Some(name) = EXAMPLES.get(index) else { return Vec::new() };
    let mut effects = leave_meeting(model, env);
    effects.push(Effect::OpenExample(name));
    effects
}

/// So many examples were put among the meetings: says how they go away again.
pub(in crate::tui) fn examples_here(model: &mut Model, brought: usize) {
    if brought > 0 {
        let told = (model.texts.start.examples_here)(brought, &model.key_of(Id::Palette));
        model.say(told);
    }
}

/// Opens a session where it was left; one that is open already is only shown again.
fn open(model: &mut Model, id: SessionId, env: &Env) -> Vec<Effect> {
    model.start.then = None;
    model.start.search.take();
    match &model.meeting {
        Some(meeting) if meeting.session.id == id => {
            let screen = resume_at(meeting);
            model.trail = vec![Screen::Start, Screen::Cloth];
            model.screen = screen;
            super::enter(model, screen, env)
        }
        _ => {
            let mut effects = leave_meeting(model, env);
            effects.push(Effect::Open(id));
            effects
        }
    }
}

/// Puts the open meeting away: the clock stops and the place is remembered. One with something still on its way to
/// disk stays until another takes its place, so that a line that cannot be saved has somewhere to go back to.
pub(super) fn leave_meeting(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    meeting.stop_clock(env);
    let effects = vec![meeting.keep_place()];
    if !meeting.is_pending() {
        model.held.hold_all(meeting, env);
        model.meeting = None;
    }
    effects
}

/// The meeting of the selected row, also of a measure.
fn selected_session(model: &Model) -> Option<&SessionSummary> {
    match model.start.selected {
        Row::Session(id) | Row::Due(id, _) => session(model, id),
        Row::New | Row::Example(_) | Row::MoreDue(_) | Row::Forget | Row::MoreSessions => None,
    }
}

fn ask_clone(model: &mut Model) -> Vec<Effect> {
    let Some(summary) = selected_session(model) else {
        model.say(model.texts.start.choose_a_meeting);
        return Vec::new();
    };
    let (id, title, open) = (summary.id, name(summary), open_measures(summary));
    let texts = model.texts.start;
    let mut rows = vec![texts.clone_without.to_owned()];
    if open > 0 {
        rows.insert(0, (texts.clone_with)(open));
    }
    let choose = Choose::new(texts.clone_title, rows, move |model, row, env| {
        let mut effects = leave_meeting(model, env);
        model.start.then = Some(Then::Prepare);
        effects.push(Effect::Clone { session: id, with_measures: open > 0 && row == 0 });
        effects
    });
    model.dialogs.push(Dialog::Choose(choose.lead((texts.clone_lead)(&title))));
    Vec::new()
}

fn ask_delete(model: &mut Model) -> Vec<Effect> {
    let Row::Session(id) = model.start.selected else {
        model.say(model.texts.start.choose_a_meeting);
        return Vec::new();
    };
    let Some(summary) = session(model, id) else { return Vec::new() };
    let texts = model.texts.start;
    let lead = (texts.delete_lead)(&name(summary), summary.answered, summary.measures.values().sum());
    let rows = vec![texts.delete_no.to_owned(), texts.delete_yes.to_owned()];
    let choose = Choose::new(texts.delete_title, rows, move |model, row, env| {
        if row == 0 {
            return Vec::new();
        }
        // What lies in the trash keeps what was being typed.
        if let Some(meeting) = model.meeting.take_if(|meeting| meeting.session.id == id) {
            model.held.hold_all(&meeting, env);
        }
        // The row below takes the place of the deleted one.
        let rows = rows_after(model, id);
        model.start.selected = rows;
        model.say(model.texts.start.deleted);
        vec![Effect::Trash(id, true)]
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
    Vec::new()
}

fn rows_after(model: &Model, id: SessionId) -> Row {
    let rows = rows(model);
    let at = rows.iter().position(|(_, row)| *row == Row::Session(id)).unwrap_or(0);
    let neighbour = rows.get(at + 1).or_else(|| rows.get(at.saturating_sub(1)));
    neighbour.map_or(Row::New, |(_, row)| *row)
}
