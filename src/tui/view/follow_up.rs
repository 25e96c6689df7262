//! The follow-up list and its board: what is late says so in words, never by colour alone (F16).

use ratatui::layout::Rect;

use crate::i18n::dates;
use crate::ops::{BoardColumn, DueKind, FollowFilter, FollowGroup, Followed};
use crate::text::{width, wrapped_lines};
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::follow_up::{CARDS, row, selected, view_name};
use crate::tui::theme::Role;
use crate::tui::widgets::list;

use super::dialogs::search_line;
use super::{Canvas, below, more, right_of, top};

/// From this width on, the columns of the board stand side by side.
const SIDE_BY_SIDE: u16 = 96;
/// Rows of a card: the title in two, when and who in one.
const CARD: u16 = 4;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.follow_up;
    let screen = &model.follow_up;
    head(model, top(area, 1), canvas);
    let searching = !screen.search.is_empty();
    let detail = u16::from(area.height >= 12) * 2;
    let foot = detail + u16::from(searching) + u16::from(detail > 0);
    let body = Rect { height: area.height.saturating_sub(2 + foot), ..below(area, 2) };
    if !screen.read.done {
        canvas.text(right_of(body, 2), texts.reading, Role::Dim);
    } else if screen.view.board {
        if body.width >= SIDE_BY_SIDE {
            columns(model, body, canvas);
        } else {
            stacked(model, body, canvas);
        }
    } else if screen.read.total == 0 {
        canvas.paragraph(right_of(body, 2), texts.nothing, Role::Dim);
    } else {
        rows(model, body, canvas);
    }
    if let Some(it) = selected(model).filter(|_| detail > 0) {
        let low = below(area, area.height.saturating_sub(detail + u16::from(searching)));
        for (y, line) in (0..).zip(told(model, it)) {
            canvas.text(below(low, y), &line, Role::Dim);
        }
    }
    if searching {
        let last = below(area, area.height.saturating_sub(1));
        search_line(canvas, last, &screen.search);
    }
}

/// What is shown, in which order, and how many there are.
fn head(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.follow_up;
    let screen = &model.follow_up;
    let total = if screen.view.board {
        screen.read.columns.iter().map(|column| usize::try_from(column.count).unwrap_or(0)).sum()
    } else {
        screen.read.total
    };
    let mut right = (model.texts.common.measures)(total);
    if !screen.marked.is_empty() {
        right = format!("{} · {right}", (texts.marked)(screen.marked.len()));
    }
    let right_cells = u16::try_from(width::cells(&right)).unwrap_or(u16::MAX).min(area.width);
    if screen.read.done {
        canvas.right(area, &right, Role::Dim);
    }
    let left = Rect { width: area.width.saturating_sub(right_cells + 2), ..area };
    let used = canvas.text(left, &view_name(model), Role::Heading);
    let facts = facts(model).join(" · ");
    let rest = right_of(left, used + 2);
    if rest.width > 6 {
        canvas.text(rest, &facts, Role::Dim);
    }
}

/// What narrows and orders the list, in a few words each.
fn facts(model: &Model) -> Vec<String> {
    let texts = model.texts;
    let FollowFilter { text: _, states, unit, owner, source, level, overdue, sort, group } =
        &model.follow_up.view.filter;
    let mut facts: Vec<String> = Vec::new();
    if *states != FollowFilter::open().states {
        let names: Vec<_> = states.iter().map(|state| (texts.codes.measure_state)(*state)).collect();
        facts.push(if names.is_empty() { texts.follow_up.any.to_owned() } else { names.join(", ") });
    }
    facts.extend(owner.clone());
    let unit = unit.and_then(|unit| model.shelf.units.iter().find(|it| it.id == unit));
    facts.extend(unit.map(|unit| unit.name.clone()));
    let source = source.and_then(|source| model.shelf.sessions.iter().find(|it| it.id == source));
    facts.extend(source.map(|session| session.title.clone()));
    facts.extend(level.map(|level| (texts.codes.influence)(level).to_owned()));
    facts.extend(overdue.then(|| texts.follow_up.overdue.to_owned()));
    if !model.follow_up.view.board {
        facts.push((texts.follow_up.sort)(*sort).to_owned());
        facts.extend(group.map(|group| (texts.follow_up.group)(group).to_owned()));
    }
    facts
}

/// When something is to be done about a measure, in words; and whether that is late.
fn mark(model: &Model, it: &Followed) -> (String, Role) {
    let today = model.now.today();
    let days = |day: chrono::NaiveDate| (day - today).num_days();
    let told = |kind, day| (model.texts.due.mark)(kind, days(day));
    if let Some(day) = it.effect_on {
        return (told(DueKind::Effect, day), Role::Text);
    }
    match (it.state.is_active(), it.deadline) {
        (true, Some(day)) if day < today => (told(DueKind::Overdue, day), Role::Warn),
        (true, Some(day)) => (told(DueKind::Soon, day), Role::Text),
        (false, Some(_)) | (_, None) => ((model.texts.codes.measure_state)(it.state).to_owned(), Role::Dim),
    }
}

/// Two lines about the selected measure.
fn told(model: &Model, it: &Followed) -> [String; 2] {
    let texts = model.texts;
    let held = it.held_on.map(|day| format!(" · {}", (texts.dates.long)(day))).unwrap_or_default();
    let mut facts = vec![(texts.codes.measure_state)(it.state).to_owned()];
    if !it.responsible.is_empty() {
        facts.push(it.responsible.clone());
    }
    facts.extend(
        it.deadline
            .map(|day| format!("{} {}", texts.report.columns.deadline.to_lowercase(), dates::short(day))),
    );
    facts.extend(
        it.follow_up
            .map(|day| format!("{} {}", texts.report.columns.follow_up.to_lowercase(), dates::short(day))),
    );
    if it.steps.1 > 0 {
        let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        facts.push((texts.life.steps_done)(count(it.steps.0), count(it.steps.1)));
    }
    [format!("{} · {}{held}", it.unit_name, it.session_title), facts.join(" · ")]
}

/// What a row stands under, where the list is grouped.
fn heading(model: &Model, it: &Followed) -> Option<String> {
    let texts = model.texts;
    Some(match model.follow_up.view.filter.group? {
        FollowGroup::State => (texts.codes.measure_state)(it.state).to_owned(),
        FollowGroup::Unit => it.unit_name.clone(),
        FollowGroup::Owner if it.responsible.is_empty() => texts.follow_up.nobody.to_owned(),
        FollowGroup::Owner => it.responsible.clone(),
        FollowGroup::Level => it.level.map_or_else(
            || texts.common.not_set.to_owned(),
            |level| (texts.codes.influence)(level).to_owned(),
        ),
        FollowGroup::Source => {
            let day = it.held_on.map(|day| format!(" · {}", dates::short(day))).unwrap_or_default();
            format!("{} · {}{day}", it.unit_name, it.session_title)
        }
    })
}

fn rows(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let screen = &model.follow_up;
    let read = &screen.read;
    // What is in sight lies within what is held; headings take rows of their own.
    let height = usize::from(area.height);
    let from = screen.at.saturating_sub(height).max(read.offset);
    let held: Vec<(usize, &Followed)> =
        (from..=screen.at + height).filter_map(|at| Some((at, row(model, at)?))).collect();
    let mut lines: Vec<Result<(usize, &Followed), String>> = Vec::new();
    let mut under = None;
    for (at, it) in &held {
        let over = heading(model, it);
        if over.is_some() && over != under {
            lines.extend(over.clone().map(Err));
        }
        under = over;
        lines.push(Ok((*at, it)));
    }
    let here = lines.iter().position(|line| matches!(line, Ok((at, _)) if *at == screen.at)).unwrap_or(0);
    let first = list::first(here, lines.len(), height);
    let shown = || lines.iter().skip(first).take(height);
    let widest =
        shown().filter_map(|line| line.as_ref().ok()).map(|(_, it)| width::cells(&mark(model, it).0));
    let when = u16::try_from(widest.max().unwrap_or(0)).unwrap_or(0).min(area.width / 3);
    for (y, line) in (0..area.height).zip(shown()) {
        let place = Rect { y: area.y + y, height: 1, ..area };
        match line {
            Err(over) => {
                canvas.text(place, over, Role::Heading);
            }
            Ok((at, it)) => one(model, (*at, it), when, place, canvas),
        }
    }
    let below_sight =
        shown().next_back().is_some_and(|line| matches!(line, Ok((at, _)) if at + 1 < read.total));
    more(canvas, area, first > 0 || from > 0, below_sight);
}

fn one(model: &Model, (at, it): (usize, &Followed), when: u16, place: Rect, canvas: &mut Canvas<'_, '_>) {
    let here = at == model.follow_up.at;
    let role = if here { Role::Selected } else { Role::Text };
    canvas.text(place, if here { canvas.symbols.selected } else { " " }, Role::Accent);
    if is_marked(model, it) {
        canvas.text(right_of(place, 1), canvas.symbols.marked, Role::Accent);
    }
    let rest = right_of(place, 3);
    let (told, late) = mark(model, it);
    canvas.text(Rect { width: when, ..rest }, &told, late);
    let rest = right_of(rest, when + 2);
    let rest = Rect { width: rest.width.saturating_sub(2), ..rest };
    let who = if rest.width >= 64 {
        format!("{} · {}", it.responsible, it.unit_name)
    } else {
        it.responsible.clone()
    };
    let who = width::cut(&who, usize::from(rest.width) * 2 / 5, canvas.symbols.ellipsis).into_owned();
    let cells = u16::try_from(width::cells(&who)).unwrap_or(0);
    canvas.text(Rect { width: rest.width.saturating_sub(cells + 2), ..rest }, &it.title, role);
    canvas.right(rest, &who, Role::Dim);
    canvas.on_click(place, Target::Row(at));
    if here && model.follow_up.search.is_empty() {
        canvas.cursor(place, 0, 0);
    }
}

fn is_marked(model: &Model, it: &Followed) -> bool {
    model.follow_up.marked.contains_key(&(it.session, it.measure))
}

/// The columns of the board side by side.
fn columns(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let columns = &model.follow_up.read.columns;
    let count = u16::try_from(columns.len()).unwrap_or(1).max(1);
    let cells = (area.width.saturating_sub(3 * (count - 1)) / count).max(8);
    for (index, column) in columns.iter().enumerate() {
        let at = u16::try_from(index).unwrap_or(0);
        let x = area.x + at * (cells + 3);
        let place = Rect { x, width: cells.min((area.x + area.width).saturating_sub(x)), ..area };
        if index > 0 {
            for y in 0..area.height {
                let wall = Rect { x: x.saturating_sub(2), y: area.y + y, width: 1, height: 1 };
                canvas.text(wall, canvas.symbols.wall, Role::Rule);
            }
        }
        over(model, column, top(place, 1), canvas);
        let body = below(place, 2);
        let fits = usize::from(body.height / CARD).max(1);
        let chosen = if model.follow_up.card.0 == index { model.follow_up.card.1 } else { 0 };
        let first = list::first(chosen, column.rows.len(), fits);
        let mut rest = body;
        for (number, it) in column.rows.iter().enumerate().skip(first).take(fits) {
            card(model, (index, number), it, top(rest, CARD), canvas);
            rest = below(rest, CARD);
        }
        let shown = u32::try_from(first + fits.min(column.rows.len() - first)).unwrap_or(0);
        if column.count > shown {
            let low = below(place, place.height.saturating_sub(1));
            canvas.text(low, &(model.texts.follow_up.more)(column.count - shown), Role::Dim);
        }
    }
}

/// The name of a column, and how many there are.
fn over(model: &Model, column: &BoardColumn, place: Rect, canvas: &mut Canvas<'_, '_>) {
    let used = canvas.text(place, (model.texts.codes.measure_state)(column.state), Role::Heading);
    canvas.text(right_of(place, used + 1), &column.count.to_string(), Role::Dim);
}

fn card(model: &Model, at: (usize, usize), it: &Followed, place: Rect, canvas: &mut Canvas<'_, '_>) {
    let here = at == model.follow_up.card;
    let role = if here { Role::Selected } else { Role::Text };
    canvas.text(place, if here { canvas.symbols.selected } else { " " }, Role::Accent);
    if is_marked(model, it) {
        canvas.text(below(place, 1), canvas.symbols.marked, Role::Accent);
    }
    let text = right_of(place, 2);
    let lines = wrapped_lines(&it.title, usize::from(text.width).max(1)).len();
    let used = canvas.paragraph(top(text, 2), &it.title, role);
    let low = below(text, used.min(u16::try_from(lines).unwrap_or(2)));
    let (told, late) = mark(model, it);
    let cells = canvas.text(low, &told, late);
    canvas.text(right_of(low, cells + 2), &it.responsible, Role::Dim);
    canvas.on_click(place, Target::Field(at.0 * CARDS + at.1));
    if here && model.follow_up.search.is_empty() {
        canvas.cursor(place, 0, 0);
    }
}

/// The columns of the board under each other, for a narrow window.
fn stacked(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    enum Line<'a> {
        Over(&'a BoardColumn),
        Card((usize, usize), &'a Followed),
        More(u32),
    }
    let screen = &model.follow_up;
    let mut lines = Vec::new();
    for (index, column) in screen.read.columns.iter().enumerate() {
        lines.push(Line::Over(column));
        // Of the columns that are not looked at, the first cards are enough.
        let many = if index == screen.card.0 { CARDS } else { 3 };
        lines.extend(
            column.rows.iter().take(many).enumerate().map(|(number, it)| Line::Card((index, number), it)),
        );
        let hidden = column.count.saturating_sub(u32::try_from(many.min(column.rows.len())).unwrap_or(0));
        lines.extend((hidden > 0).then_some(Line::More(hidden)));
    }
    let here =
        lines.iter().position(|line| matches!(line, Line::Card(at, _) if *at == screen.card)).unwrap_or(0);
    let height = usize::from(area.height);
    let first = list::first(here, lines.len(), height);
    for (y, line) in (0..area.height).zip(lines.iter().skip(first)) {
        let place = Rect { y: area.y + y, height: 1, ..area };
        match line {
            Line::Over(column) => over(model, column, place, canvas),
            Line::More(hidden) => {
                canvas.text(right_of(place, 3), &(model.texts.follow_up.more)(*hidden), Role::Dim);
            }
            Line::Card(at, it) => {
                let chosen = *at == screen.card;
                let role = if chosen { Role::Selected } else { Role::Text };
                canvas.text(place, if chosen { canvas.symbols.selected } else { " " }, Role::Accent);
                if is_marked(model, it) {
                    canvas.text(right_of(place, 1), canvas.symbols.marked, Role::Accent);
                }
                let rest = right_of(place, 3);
                let rest = Rect { width: rest.width.saturating_sub(2), ..rest };
                let (told, late) = mark(model, it);
                let cells = u16::try_from(width::cells(&told)).unwrap_or(0);
                canvas.text(Rect { width: rest.width.saturating_sub(cells + 2), ..rest }, &it.title, role);
                canvas.right(rest, &told, late);
                canvas.on_click(place, Target::Field(at.0 * CARDS + at.1));
                if chosen && screen.search.is_empty() {
                    canvas.cursor(place, 0, 0);
                }
            }
        }
    }
    more(canvas, area, first > 0, first + height < lines.len());
}
