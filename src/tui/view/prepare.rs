//! The form before a meeting: fields with what was understood of them, and the plan beside or behind them.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::sets::Origin;
use crate::text::width;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::prepare::{
    Field, PlanRow, SetChoice, Stop, Suggestion, file_name, is_new, is_second_page, note, plan, plan_rows,
    plan_verdict, set_choices, sitting_names, stops, suggestions,
};
use crate::tui::theme::Role;
use crate::tui::widgets::{field, list};

use super::{Canvas, below, right_of, top};

/// From this width on, the plan stands beside the form instead of behind it.
const TWO_COLUMNS: u16 = 96;
/// Cells of a field's label.
const LABEL: u16 = 20;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let area = if area.height > 14 { below(area, 1) } else { area };
    if area.width >= TWO_COLUMNS {
        let gap = 5;
        let left = Rect { width: (area.width - gap) * 11 / 20, ..area };
        let right = Rect { x: left.x + left.width + gap, width: area.width - gap - left.width, ..area };
        form(model, left, true, canvas);
        plan_column(model, right, canvas);
    } else if is_second_page(model) {
        second_page(model, area, canvas);
    } else {
        form(model, area, false, canvas);
    }
}

/// The fields, then what is known about the one that has the focus.
fn form(model: &Model, area: Rect, all: bool, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.prepare;
    let new = is_new(model);
    title(model, top(area, 1), canvas);
    let air = u16::from(area.height >= 16);
    let mut rest = below(area, 1 + air);
    if !new {
        // What belongs to the meeting for good.
        for field in [Field::Unit, Field::Set] {
            label(model, field, false, rest, canvas);
            canvas.text(right_of(rest, LABEL), model.prepare.form.text(field), Role::Dim);
            rest = below(rest, 1);
        }
    }
    let stops = stops(model);
    let on_page = |stop: &Stop| match stop {
        Stop::Field(_) => all || !is_role(stop),
        Stop::Begin | Stop::Sittings => true,
        Stop::Part(_) | Stop::Question(_) => false,
    };
    let rows: Vec<(usize, &Stop)> = stops.iter().enumerate().filter(|(_, stop)| on_page(stop)).collect();
    // At least three rows stay for what is known about the field.
    let room = rest.height.saturating_sub(3).max(1);
    let here = rows.iter().position(|(_, stop)| **stop == model.prepare.focus).unwrap_or(0);
    let count = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let first = list::first(here, rows.len(), usize::from(room));
    let shown = room.min(count);
    for (y, (index, stop)) in (0..shown).zip(rows.iter().skip(first)) {
        let place = Rect { y: rest.y + y, height: 1, ..rest };
        draw_stop(model, *index, stop, place, canvas);
    }
    rest = below(rest, shown + air);
    let summary_rows = u16::from(!all && rest.height > 2);
    let about = Rect { height: rest.height.saturating_sub(summary_rows), ..rest };
    detail(model, about, canvas);
    if summary_rows > 0 {
        let last = Rect { y: rest.y + rest.height - 1, height: 1, ..rest };
        // A set with mistakes has no plan.
        let plan = if plan(model).is_some() {
            format!("{}: {}", texts.plan, plan_line(model))
        } else {
            String::new()
        };
        let used = canvas.text(last, &plan, Role::Dim);
        if !new {
            let key = crate::tui::input::key(crate::tui::input::Key::PageDown).label();
            let more = (texts.second_page)(&key);
            if usize::from(used) + width::cells(&more) + 2 <= usize::from(last.width) {
                canvas.right(last, &more, Role::Dim);
            }
        }
    }
}

fn is_role(stop: &Stop) -> bool {
    matches!(stop, Stop::Field(field) if field.is_role())
}

fn title(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.prepare;
    canvas.text(area, if is_new(model) { texts.new_title } else { texts.open_title }, Role::Question);
}

/// «84 av 90 min · 6 min til overs · slutt 10.51».
fn plan_line(model: &Model) -> String {
    let texts = model.texts.prepare;
    let Some(plan) = plan(model) else { return String::new() };
    let mut parts = vec![(texts.plan_total)(plan.total, plan.available), plan_verdict(model, plan.over())];
    parts.extend(plan.end.map(|end| (texts.end)(&(model.texts.dates.clock)(end))));
    parts.join(" · ")
}

fn label(model: &Model, field: Field, focused: bool, place: Rect, canvas: &mut Canvas<'_, '_>) {
    let role = if focused { Role::Heading } else { Role::Dim };
    let place =
        Rect { width: LABEL.saturating_sub(3).min(place.width.saturating_sub(2)), ..right_of(place, 2) };
    canvas.text(place, (model.texts.prepare.field)(field), role);
}

/// One row: selection sign, label, what is typed, and what was understood of it where there is room.
fn draw_stop(model: &Model, index: usize, stop: &Stop, place: Rect, canvas: &mut Canvas<'_, '_>) {
    let focused = *stop == model.prepare.focus;
    canvas.text(place, if focused { canvas.symbols.selected } else { " " }, Role::Accent);
    canvas.on_click(place, Target::Field(index));
    match stop {
        Stop::Field(field) => {
            label(model, *field, focused, place, canvas);
            value(model, *field, focused, right_of(place, LABEL), canvas);
        }
        Stop::Begin => {
            let texts = model.texts.prepare;
            let text = match model.meeting.as_ref().map(|meeting| meeting.session.details.state) {
                _ if is_new(model) => texts.begin,
                Some(crate::domain::session::SessionState::Planned) | None => texts.go_to_opening,
                Some(_) => texts.go_back,
            };
            let role = if focused { Role::Selected } else { Role::Heading };
            let used = canvas.text(right_of(place, 2), text, role);
            let key = model.key_of(crate::tui::commands::Id::BeginMeeting);
            canvas.text(right_of(place, used + 4), &key, Role::Dim);
            if focused {
                canvas.cursor(place, 0, 0);
            }
        }
        Stop::Sittings => {
            let name = Rect { width: LABEL.saturating_sub(3), ..right_of(place, 2) };
            canvas.text(name, model.texts.prepare.sittings, if focused { Role::Heading } else { Role::Dim });
            let role = if focused { Role::Selected } else { Role::Text };
            canvas.text(right_of(place, LABEL), &sittings_told(model), role);
            if focused {
                canvas.cursor(place, 0, 0);
            }
        }
        Stop::Part(_) | Stop::Question(_) => {}
    }
}

/// «dag, kveld», or that there is only one.
fn sittings_told(model: &Model) -> String {
    let names = sitting_names(model);
    if names.len() > 1 { names.join(", ") } else { model.texts.prepare.one_sitting.to_owned() }
}

fn value(model: &Model, name: Field, focused: bool, place: Rect, canvas: &mut Canvas<'_, '_>) {
    let buffer = model.prepare.form.buffer(name);
    if name == Field::Set && is_new(model) {
        return set_value(model, focused, place, canvas);
    }
    if name.is_choice() {
        let role = if focused { Role::Selected } else { Role::Text };
        canvas.text(place, buffer.text(), role);
        if focused {
            canvas.cursor(place, 0, 0);
        }
        return;
    }
    if focused {
        field::line(canvas, place, buffer, true);
        return;
    }
    if buffer.is_empty()
        && name == Field::Title
        && is_new(model)
        && matches!(model.prepare.set, SetChoice::Listed(_))
    {
        canvas.text(place, set_title(model, model.prepare.set), Role::Dim);
        return;
    }
    let note = note(model, name);
    // What was understood says all that was typed, and more.
    let is_said = match name {
        Field::Date | Field::Start => true,
        // «5 5 4 4» is in «4 bord: 5 5 4 4»; «23» is not.
        Field::Heads => buffer.text().trim().contains(' '),
        _ => false,
    };
    if let (Some((text, false)), true) = (&note, is_said) {
        let role = if buffer.is_empty() { Role::Dim } else { Role::Typed };
        canvas.text(place, text, role);
        return;
    }
    let used = if buffer.is_empty() { 0 } else { canvas.text(place, buffer.text(), Role::Typed) };
    if let Some((text, problem)) = note {
        let gap = if used == 0 { 0 } else { used + 2 };
        canvas.text(right_of(place, gap), &text, if problem { Role::Warn } else { Role::Dim });
    } else if buffer.is_empty() {
        canvas.text(place, canvas.symbols.none, Role::Dim);
    }
}

/// The set chosen; while one searches, what is typed, and the set found beside it.
fn set_value(model: &Model, focused: bool, place: Rect, canvas: &mut Canvas<'_, '_>) {
    let buffer = model.prepare.form.buffer(Field::Set);
    let title = set_title(model, model.prepare.set);
    if !focused {
        let used = canvas.text(place, title, Role::Typed);
        canvas.text(right_of(place, used + 2), &set_note(model, model.prepare.set), Role::Dim);
    } else if buffer.is_empty() {
        canvas.text(place, title, Role::Selected);
        canvas.cursor(place, 0, 0);
    } else {
        let cells = u16::try_from(width::cells(buffer.text())).unwrap_or(u16::MAX).saturating_add(1);
        field::line(canvas, Rect { width: cells.min(place.width), ..place }, buffer, true);
        let found = if set_choices(model).is_empty() { model.texts.prepare.no_such_set } else { title };
        canvas.text(right_of(place, cells + 1), found, Role::Dim);
    }
}

fn set_title(model: &Model, choice: SetChoice) -> &str {
    match choice {
        SetChoice::Listed(index) => {
            model.sets.sets.get(index).map_or("", |listed| listed.set.title.get(model.lang()))
        }
        SetChoice::Faulty(index) => model.sets.faulty.get(index).map_or("", |faulty| file_name(&faulty.file)),
    }
}

/// «16 spørsmål · 84 min · eget».
fn set_note(model: &Model, choice: SetChoice) -> String {
    let texts = model.texts;
    match choice {
        SetChoice::Listed(index) => {
            let Some(listed) = model.sets.sets.get(index) else { return String::new() };
            let set = &listed.set;
            let mut note = (texts.prepare.set_size)(set.questions().count(), set.minutes());
            if matches!(listed.origin, Origin::Own { .. }) {
                note = format!("{note} · {}", texts.prepare.own_set);
            }
            if set.title.falls_back(model.lang()) {
                note = format!("{note} · {}", texts.common.only_in_bokmal);
            }
            note
        }
        SetChoice::Faulty(_) => texts.prepare.faulty_set.to_owned(),
    }
}

/// What is known about the field that has the focus: suggestions, what was understood, and help with an example.
fn detail(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let area = right_of(area, 2);
    let field = match model.prepare.focus {
        Stop::Field(field) => field,
        Stop::Sittings => {
            canvas.paragraph(area, model.texts.prepare.sittings_help, Role::Dim);
            return;
        }
        Stop::Part(_) | Stop::Question(_) | Stop::Begin => return,
    };
    let mut rest = area;
    if field == Field::Unit {
        let rows = suggestions(model);
        if !rows.is_empty() {
            let count = rows.len();
            let room = top(rest, rest.height.min(8));
            choices(canvas, room, count, model.prepare.suggested, |index| match rows.get(index) {
                Some(Suggestion::Known(id)) => {
                    let unit = model.shelf.units.iter().find(|unit| unit.id == *id);
                    unit.map(|unit| (unit.name.clone(), unit.municipality.clone())).unwrap_or_default()
                }
                Some(Suggestion::New) => {
                    let typed = model.prepare.form.text(Field::Unit);
                    ((model.texts.prepare.new_unit)(typed), String::new())
                }
                None => Default::default(),
            });
            rest = below(rest, u16::try_from(count).unwrap_or(u16::MAX).min(room.height) + 1);
        }
    }
    if field == Field::Set && is_new(model) {
        let rows = set_choices(model);
        let here = rows.iter().position(|choice| *choice == model.prepare.set);
        let room = top(rest, rest.height.min(10));
        choices(canvas, room, rows.len(), here, |index| {
            let Some(choice) = rows.get(index) else { return Default::default() };
            (set_title(model, *choice).to_owned(), set_note(model, *choice))
        });
        rest = below(rest, u16::try_from(rows.len()).unwrap_or(u16::MAX).min(room.height) + 1);
        if let SetChoice::Listed(index) = model.prepare.set
            && let Some(listed) = model.sets.sets.get(index)
        {
            let used = canvas.paragraph(rest, listed.set.about.get(model.lang()), Role::Dim);
            rest = below(rest, used + 1);
        }
        canvas.text(rest, model.texts.prepare.choose_set, Role::Dim);
        return;
    }
    if let Some((text, problem)) = note(model, field) {
        let used = canvas.paragraph(rest, &text, if problem { Role::Warn } else { Role::Text });
        rest = below(rest, used + u16::from(rest.height > 4));
    }
    canvas.paragraph(rest, (model.texts.prepare.help)(field), Role::Dim);
}

/// A scrolling list under a field; the cursor stays in the field.
fn choices(
    canvas: &mut Canvas<'_, '_>,
    area: Rect,
    count: usize,
    selected: Option<usize>,
    row: impl Fn(usize) -> (String, String),
) {
    let first = list::first(selected.unwrap_or(0), count, usize::from(area.height));
    for (y, index) in (0..area.height).zip(first..count) {
        let place = Rect { y: area.y + y, height: 1, ..area };
        let here = selected == Some(index);
        canvas.text(place, if here { canvas.symbols.selected } else { " " }, Role::Accent);
        let (left, right) = row(index);
        let right_cells = u16::try_from(width::cells(&right)).unwrap_or(u16::MAX);
        let room = place.width.saturating_sub(right_cells.saturating_add(4));
        let role = if here { Role::Selected } else { Role::Text };
        canvas.text(Rect { width: room, ..right_of(place, 2) }, &left, role);
        canvas.right(place, &right, Role::Dim);
        canvas.on_click(place, Target::Row(index));
    }
    if first + usize::from(area.height) < count {
        let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
        canvas.text(last, canvas.symbols.down, Role::Accent);
    }
}

/// A line of the second page.
enum SecondLine {
    Heading(&'static str, String),
    Blank,
    Stop(usize, Stop),
    Plan(PlanRow),
}

/// Roles and plan as one list, where there is no room for two columns.
fn second_page(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.prepare;
    let stops = stops(model);
    let mut lines = vec![SecondLine::Heading(texts.roles, String::new())];
    let roles = stops.iter().enumerate().filter(|(_, stop)| is_role(stop));
    lines.extend(roles.map(|(index, stop)| SecondLine::Stop(index, stop.clone())));
    lines.push(SecondLine::Blank);
    lines.push(SecondLine::Heading(texts.plan, plan_line(model)));
    lines.extend(plan_rows(model).into_iter().map(SecondLine::Plan));
    lines.push(SecondLine::Blank);
    let begin = stops.iter().position(|stop| *stop == Stop::Begin);
    lines.extend(begin.map(|index| SecondLine::Stop(index, Stop::Begin)));
    let focus = &model.prepare.focus;
    let at = lines.iter().position(|line| match line {
        SecondLine::Stop(_, stop) => stop == focus,
        SecondLine::Plan(row) => row.stop.as_ref() == Some(focus),
        SecondLine::Heading(..) | SecondLine::Blank => false,
    });
    let (list_area, hint) = with_hint(area);
    let first = list::first(at.unwrap_or(0), lines.len(), usize::from(list_area.height));
    for (y, line) in (0..list_area.height).zip(lines.iter().skip(first)) {
        let place = Rect { y: list_area.y + y, height: 1, ..list_area };
        match line {
            SecondLine::Heading(left, right) => {
                let used = canvas.text(place, left, Role::Heading);
                canvas.text(right_of(place, used + 3), right, Role::Dim);
            }
            SecondLine::Blank => {}
            SecondLine::Stop(index, stop) => draw_stop(model, *index, stop, place, canvas),
            SecondLine::Plan(row) => draw_plan_row(model, row, &stops, place, canvas),
        }
    }
    more_signs(canvas, list_area, first, lines.len());
    canvas.paragraph(hint, hint_of(model), Role::Dim);
}

/// The plan as a column of its own.
fn plan_column(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.prepare;
    let used = canvas.text(area, texts.plan, Role::Heading);
    let Some(plan) = plan(model) else { return };
    let total =
        format!("{} · {}", (texts.plan_total)(plan.total, plan.available), plan_verdict(model, plan.over()));
    canvas.text(right_of(area, used + 3), &total, if plan.over() > 0 { Role::Warn } else { Role::Dim });
    let rows = plan_rows(model);
    let stops = stops(model);
    let (list_area, hint) = with_hint(below(area, 2));
    let at = rows.iter().position(|row| row.stop.as_ref() == Some(&model.prepare.focus));
    // One row more: when it ends.
    let first = list::first(at.unwrap_or(0), rows.len() + 1, usize::from(list_area.height));
    for y in 0..list_area.height {
        let place = Rect { y: list_area.y + y, height: 1, ..list_area };
        if let Some(row) = rows.get(first + usize::from(y)) {
            draw_plan_row(model, row, &stops, place, canvas);
            continue;
        }
        if let Some(end) = plan.end {
            let text = (texts.end)(&(model.texts.dates.clock)(end));
            canvas.text(right_of(place, 2), &text, Role::Dim);
        }
        break;
    }
    more_signs(canvas, list_area, first, rows.len() + 1);
    if matches!(model.prepare.focus, Stop::Part(_) | Stop::Question(_)) {
        canvas.paragraph(hint, texts.plan_hint, Role::Dim);
    }
}

fn with_hint(area: Rect) -> (Rect, Rect) {
    let rows = if area.height > 6 { 2 } else { 0 };
    let list = Rect { height: area.height.saturating_sub(rows + u16::from(area.height > 14)), ..area };
    let hint = Rect { y: area.y + area.height.saturating_sub(rows), height: rows, ..area };
    (list, hint)
}

fn hint_of(model: &Model) -> &'static str {
    match model.prepare.focus {
        Stop::Part(_) | Stop::Question(_) => model.texts.prepare.plan_hint,
        Stop::Field(field) if field.is_choice() => model.texts.prepare.choice_hint,
        Stop::Field(field) => (model.texts.prepare.help)(field),
        Stop::Sittings => model.texts.prepare.sittings_help,
        Stop::Begin => "",
    }
}

fn more_signs(canvas: &mut Canvas<'_, '_>, area: Rect, first: usize, count: usize) {
    if first > 0 {
        canvas.right(top(area, 1), canvas.symbols.up, Role::Accent);
    }
    if first + usize::from(area.height) < count {
        let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
        canvas.right(last, canvas.symbols.down, Role::Accent);
    }
}

/// «09.05  √ Sykdom og fravær   28 min»; a question stands further in.
fn draw_plan_row(model: &Model, row: &PlanRow, stops: &[Stop], place: Rect, canvas: &mut Canvas<'_, '_>) {
    let focused = row.stop.is_some() && row.stop.as_ref() == Some(&model.prepare.focus);
    canvas.text(place, if focused { canvas.symbols.selected } else { " " }, Role::Accent);
    if let Some(index) = stops.iter().position(|stop| Some(stop) == row.stop.as_ref()) {
        canvas.on_click(place, Target::Field(index));
    }
    if focused {
        canvas.cursor(place, 0, 0);
    }
    let off = row.off.is_some();
    let clock = row.start.map(|start| (model.texts.dates.clock)(start)).unwrap_or_default();
    let sign = match (&row.stop, off) {
        (None, _) => " ",
        (Some(_), true) => canvas.symbols.none,
        (Some(_), false) => canvas.symbols.check,
    };
    let role = match (focused, off, row.is_question) {
        (true, _, _) => Role::Selected,
        (false, true, _) => Role::Dim,
        (false, false, true) => Role::Text,
        (false, false, false) => Role::Heading,
    };
    let minutes = (model.texts.dates.minutes)(row.minutes);
    let note = match row.off {
        Some(mark) => (model.texts.codes.mark)(mark),
        None if row.optional => model.texts.prepare.optional,
        None => "",
    };
    let indent = if row.is_question { 2 } else { 0 };
    let sign_cells = u16::try_from(width::cells(sign)).unwrap_or(1) + 1;
    let lead =
        Line::from(vec![canvas.span(format!("{clock:5}  "), Role::Dim), canvas.span(sign, Role::Good)]);
    canvas.line(right_of(place, 2), lead);
    let text = right_of(place, 2 + 7 + sign_cells + indent);
    let right = if note.is_empty() { minutes } else { format!("{note} · {minutes}") };
    let right_cells = u16::try_from(width::cells(&right)).unwrap_or(0);
    // A cell at the edge stays free for the sign of more.
    let room = text.width.saturating_sub(right_cells + 4);
    canvas.text(Rect { width: room, ..text }, &row.title, role);
    let right_area = Rect { width: text.width.saturating_sub(2), ..text };
    canvas.right(right_area, &right, Role::Dim);
}
