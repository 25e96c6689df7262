//! The follow-up list: measures of all meetings, as a list or as a board by state (F15, H1).
//!
//! What is typed narrows the list at once; Up and Down choose, Enter opens the measure in its meeting. Only a window of the
//! list is held here: the rest stays in the file until it is scrolled to.

mod bulk;
mod choices;

use std::collections::BTreeMap;

use crate::domain::ids::{MeasureId, SessionId};
use crate::env::Env;
use crate::ops::{BoardColumn, BulkPlan, Elsewhere, FollowFilter, Followed};
use crate::settings::views::View;
use crate::text::{Lines, TextBuffer};
use crate::tui::commands::Id;
use crate::tui::dialogs::move_selection;
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Target};
use crate::tui::typing::edit;

use super::start;

/// So many rows of the list are held at a time.
pub const WINDOW: usize = 200;
/// So many cards of each column of the board.
pub const CARDS: usize = 30;
/// How far Page Up and Page Down go.
const PAGE: usize = 10;

/// State of the screen.
#[derive(Debug)]
pub struct FollowUp {
    /// What is shown, and under which name.
    pub view: View,
    /// What is typed to narrow it.
    pub search: TextBuffer,
    /// What the file has of it.
    pub read: FollowRead,
    /// The selected row of the list, counted over all of them.
    pub at: usize,
    /// The selected column and card of the board.
    pub card: (usize, usize),
    /// The marked ones, with what they are called.
    pub marked: BTreeMap<(SessionId, MeasureId), String>,
}

impl Default for FollowUp {
    fn default() -> Self {
        Self {
            view: View::default(),
            search: TextBuffer::new(Lines::One),
            read: FollowRead::default(),
            at: 0,
            card: (0, 0),
            marked: BTreeMap::new(),
        }
    }
}

/// What the file was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowAsked {
    /// Which measures.
    pub filter: FollowFilter,
    /// As a board.
    pub board: bool,
    /// The first row of the list wanted.
    pub offset: usize,
}

/// What the file has: a window of the list, or the board.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FollowRead {
    /// Whether it has been read at all.
    pub done: bool,
    /// How many there are.
    pub total: usize,
    /// The place of the first row.
    pub offset: usize,
    /// The rows of the list.
    pub rows: Vec<Followed>,
    /// The columns of the board.
    pub columns: Vec<BoardColumn>,
}

/// The row with this place, if it is held.
pub fn row(model: &Model, at: usize) -> Option<&Followed> {
    let read = &model.follow_up.read;
    read.rows.get(at.checked_sub(read.offset)?)
}

/// The selected measure.
pub fn selected(model: &Model) -> Option<&Followed> {
    let screen = &model.follow_up;
    if screen.view.board {
        screen.read.columns.get(screen.card.0)?.rows.get(screen.card.1)
    } else {
        row(model, screen.at)
    }
}

/// What the selection is called: a view's own name, else what it is.
pub fn view_name(model: &Model) -> String {
    let view = &model.follow_up.view;
    let texts = model.texts.follow_up;
    if !view.name.is_empty() {
        view.name.clone()
    } else if view.filter == view.filter.widened() {
        texts.all_open.to_owned()
    } else {
        texts.own.to_owned()
    }
}

pub(super) fn enter(model: &mut Model, env: &Env) -> Vec<Effect> {
    // What is changed here reaches into any meeting, so none is held open.
    let mut effects = start::leave_meeting(model, env);
    if !model.follow_up.read.done {
        model.follow_up.view = model.settings.follow_up.clone();
        let text = model.follow_up.view.filter.text.clone();
        model.follow_up.search.set_text(&text);
    }
    effects.extend(ask(model));
    effects
}

/// Reads what is to be shown.
fn ask(model: &mut Model) -> Vec<Effect> {
    let screen = &model.follow_up;
    let offset = screen.at.saturating_sub(WINDOW / 2);
    let asked = FollowAsked { filter: screen.view.filter.clone(), board: screen.view.board, offset };
    vec![Effect::ReadFollowUp(Box::new(asked))]
}

/// The file has answered. An answer to an older question is left aside.
pub(in crate::tui) fn read(model: &mut Model, asked: &FollowAsked, read: FollowRead) -> Vec<Effect> {
    let screen = &mut model.follow_up;
    if asked.filter != screen.view.filter || asked.board != screen.view.board {
        return Vec::new();
    }
    screen.read = read;
    if screen.view.board {
        keep_card(screen);
    } else {
        screen.at = screen.at.min(screen.read.total.saturating_sub(1));
    }
    if !screen.view.board && screen.read.total > 0 && row(model, model.follow_up.at).is_none() {
        return ask(model);
    }
    Vec::new()
}

fn keep_card(screen: &mut FollowUp) {
    let columns = &screen.read.columns;
    screen.card.0 = screen.card.0.min(columns.len().saturating_sub(1));
    let cards = columns.get(screen.card.0).map_or(0, |column| column.rows.len());
    screen.card.1 = screen.card.1.min(cards.saturating_sub(1));
}

/// Shows something else from now on, and remembers it (F15).
fn change(model: &mut Model, with: impl FnOnce(&mut View)) -> Vec<Effect> {
    let before = model.follow_up.view.clone();
    with(&mut model.follow_up.view);
    if model.follow_up.view == before {
        return Vec::new();
    }
    if model.follow_up.view.filter != before.filter {
        model.follow_up.at = 0;
        model.follow_up.card = (0, 0);
    }
    let mut effects = remember(model);
    effects.extend(ask(model));
    effects
}

/// The same for another choice, which takes the name of the view away.
fn narrow(model: &mut Model, with: impl FnOnce(&mut FollowFilter)) -> Vec<Effect> {
    change(model, |view| {
        with(&mut view.filter);
        view.name.clear();
    })
}

fn remember(model: &mut Model) -> Vec<Effect> {
    if model.settings.follow_up == model.follow_up.view {
        return Vec::new();
    }
    model.settings.follow_up = model.follow_up.view.clone();
    vec![Effect::KeepSettings(model.settings.clone())]
}

/// Another view altogether.
fn show(model: &mut Model, view: View) -> Vec<Effect> {
    model.follow_up.search.set_text(&view.filter.text);
    change(model, |shown| *shown = view)
}

/// The next of the views: all that is open, then the own ones in their order (H8).
fn next_view(model: &mut Model) -> Vec<Effect> {
    let mut views = vec![View { board: model.follow_up.view.board, ..View::default() }];
    views.extend(model.settings.views.iter().cloned());
    let name = &model.follow_up.view.name;
    let here = views.iter().position(|view| view.name == *name);
    let is_first = model.follow_up.view.filter == FollowFilter::open();
    let next = match here {
        Some(0) if !is_first => 0,
        Some(here) => (here + 1) % views.len(),
        None => 0,
    };
    let view = views.swap_remove(next);
    let effects = show(model, view);
    let name = view_name(model);
    model.say(name);
    effects
}

pub(super) fn command(model: &mut Model, id: Id) -> Option<Vec<Effect>> {
    match id {
        Id::OpenFollowed => Some(open(model)),
        Id::FilterFollowed => Some(choices::ask_filter(model)),
        Id::ToggleBoard => Some(change(model, |view| view.board = !view.board)),
        Id::NextView => Some(next_view(model)),
        Id::OrderFollowed => Some(choices::ask_order(model)),
        Id::KeepView => Some(choices::ask_keep(model)),
        Id::DeleteView => Some(choices::delete_view(model)),
        Id::MarkFollowed => Some(mark(model)),
        Id::ClearMarks => {
            model.follow_up.marked.clear();
            Some(Vec::new())
        }
        Id::ChangeMarked => Some(bulk::ask_what(model)),
        Id::Undo if !model.follow_up.search.is_empty() && model.follow_up.search.undo() => Some(typed(model)),
        Id::Undo => Some(vec![Effect::StepBatch { redo: false }]),
        Id::Redo => Some(vec![Effect::StepBatch { redo: true }]),
        Id::Back if !model.follow_up.search.is_empty() => {
            model.follow_up.search.take();
            Some(typed(model))
        }
        Id::Back if !model.follow_up.marked.is_empty() => {
            model.follow_up.marked.clear();
            Some(Vec::new())
        }
        _ => None,
    }
}

fn open(model: &mut Model) -> Vec<Effect> {
    let Some((session, measure)) = selected(model).map(|it| (it.session, it.measure)) else {
        return Vec::new();
    };
    start::open_measure_from_list(model, session, measure)
}

fn mark(model: &mut Model) -> Vec<Effect> {
    let Some(it) = selected(model) else { return Vec::new() };
    let (key, title) = ((it.session, it.measure), it.title.clone());
    if model.follow_up.marked.remove(&key).is_none() {
        model.follow_up.marked.insert(key, title);
    }
    down(model)
}

fn down(model: &mut Model) -> Vec<Effect> {
    let down = Input::Key(key(Key::Down));
    if model.follow_up.view.board { walk_board(model, &down) } else { walk(model, &down) }
}

/// What is typed narrows the list.
fn typed(model: &mut Model) -> Vec<Effect> {
    let text = model.follow_up.search.text().trim().to_owned();
    narrow(model, |filter| filter.text = text)
}

pub(super) fn input(model: &mut Model, input: &Input) -> Vec<Effect> {
    if model.follow_up.view.board {
        if is_arrow(input) {
            return walk_board(model, input);
        }
    } else if moves(input) {
        return walk(model, input);
    }
    let before = model.follow_up.search.revision();
    edit(&mut model.follow_up.search, input, model.size.input_width());
    if model.follow_up.search.revision() == before { Vec::new() } else { typed(model) }
}

fn moves(input: &Input) -> bool {
    let (mut at, count) = (1, 3);
    move_selection(&mut at, count, input, 1)
}

fn is_arrow(input: &Input) -> bool {
    moves(input)
        || matches!(input, Input::Key(chord) if !chord.ctrl && [Key::Left, Key::Right].contains(&chord.key))
}

fn walk(model: &mut Model, input: &Input) -> Vec<Effect> {
    let total = model.follow_up.read.total;
    move_selection(&mut model.follow_up.at, total, input, PAGE);
    // What is near the edge of the window is fetched before it is reached.
    let screen = &model.follow_up;
    let (first, last) = (screen.read.offset, screen.read.offset + screen.read.rows.len());
    let near = screen.at < first + 2 * PAGE && first > 0 || screen.at + 2 * PAGE >= last && last < total;
    if near { ask(model) } else { Vec::new() }
}

fn walk_board(model: &mut Model, input: &Input) -> Vec<Effect> {
    let screen = &mut model.follow_up;
    let cards = |column: usize| screen.read.columns.get(column).map_or(0, |column| column.rows.len());
    let (column, row) = screen.card;
    match input {
        Input::Key(chord) if chord.key == Key::Left => {
            screen.card.0 = (0..column).rev().find(|column| cards(*column) > 0).unwrap_or(column);
        }
        Input::Key(chord) if chord.key == Key::Right => {
            let columns = screen.read.columns.len();
            screen.card.0 = (column + 1..columns).find(|column| cards(*column) > 0).unwrap_or(column);
        }
        _ => {
            let mut at = row;
            move_selection(&mut at, cards(column), input, PAGE);
            screen.card.1 = at;
        }
    }
    keep_card(screen);
    Vec::new()
}

pub(super) fn hit(model: &mut Model, target: Target) -> Vec<Effect> {
    match target {
        // A second click opens, as Enter does.
        Target::Row(row) if !model.follow_up.view.board => {
            if std::mem::replace(&mut model.follow_up.at, row) == row { open(model) } else { Vec::new() }
        }
        Target::Field(place) if model.follow_up.view.board => {
            let card = (place / CARDS, place % CARDS);
            if std::mem::replace(&mut model.follow_up.card, card) == card { open(model) } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// The title of the selected measure, for copying.
pub(super) fn selected_text(model: &Model) -> Option<String> {
    selected(model).map(|it| it.title.clone())
}

/// It has been worked out what a change would do: that is shown before anything happens (H10).
pub(in crate::tui) fn planned(model: &mut Model, edit: crate::ops::BulkEdit, plan: &BulkPlan) {
    bulk::preview(model, edit, plan);
}

/// Many have been changed.
pub(in crate::tui) fn changed(model: &mut Model, count: usize) -> Vec<Effect> {
    model.follow_up.marked.clear();
    model.say((model.texts.follow_up.bulk_done)(count));
    ask(model)
}

/// A change of many was taken back, or done again.
pub(in crate::tui) fn stepped(model: &mut Model, redo: bool, done: Elsewhere) -> Vec<Effect> {
    let texts = model.texts.follow_up;
    model.say(match (done, redo) {
        (Elsewhere { stepped: 0, left: 0 }, _) => texts.nothing_to_step.to_owned(),
        (Elsewhere { stepped, left }, false) => (texts.undone)(stepped, left),
        (Elsewhere { stepped, .. }, true) => (texts.redone)(stepped),
    });
    ask(model)
}

/// The names of all who are responsible have been read: one is chosen.
pub(in crate::tui) fn owners(model: &mut Model, owners: Vec<String>) {
    choices::ask_owner(model, owners);
}
