//! Benefit × effort: a drawn matrix, and the same as text beside it (E6).

use ratatui::layout::Rect;

use crate::text::width;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::matrix::{Spot, spots, weighed};
use crate::tui::theme::Role;
use crate::tui::widgets::list;

use super::{Canvas, below, right_of};

/// Grades on each axis.
const GRADES: u16 = 5;
/// Cells for the digits of the upright axis.
const AXIS: u16 = 3;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.measures;
    canvas.text(area, texts.matrix, Role::Heading);
    let foot = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    let hint = match model.matrix.half_placed {
        Some(benefit) => ((texts.effort_next)(benefit), Role::Accent),
        None => (texts.matrix_hint.to_owned(), Role::Dim),
    };
    canvas.text(foot, &hint.0, hint.1);
    let body = Rect { height: area.height.saturating_sub(3), ..below(area, 2) };
    let spots = spots(model);
    if spots.is_empty() {
        canvas.paragraph(right_of(body, 2), texts.nothing_to_weigh, Role::Dim);
        return;
    }
    // A third of the page at least for the words; cells of the matrix grow with the window but stay cells.
    let cell = (body.width.saturating_sub(AXIS) * 11 / 20 / GRADES).clamp(4, 11);
    let rows = (body.height.saturating_sub(4) / GRADES).clamp(1, 4);
    let grid = Rect {
        width: (AXIS + 1 + cell * GRADES).min(body.width),
        height: (rows * GRADES + 4).min(body.height),
        ..body
    };
    draw_grid(model, &spots, grid, cell, rows, canvas);
    draw_words(model, &spots, right_of(body, grid.width + 2), canvas);
}

fn draw_grid(model: &Model, spots: &[Spot], area: Rect, cell: u16, rows: u16, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.measures;
    let used = canvas.text(area, texts.benefit, Role::Label);
    let corner = format!("{} {}", canvas.symbols.down, texts.begin_here);
    if used + 2 + u16::try_from(width::cells(&corner)).unwrap_or(u16::MAX) <= area.width {
        canvas.text(right_of(area, used + 2), &corner, Role::Dim);
    }
    let field = below(area, 1);
    let here = weighed(model);
    for (down, benefit) in (1..=GRADES).rev().enumerate() {
        let y = u16::try_from(down).unwrap_or(0) * rows;
        if y + 1 >= field.height {
            break;
        }
        for wall in 0..rows {
            canvas.text(right_of(below(field, y + wall), 2), canvas.symbols.wall, Role::Rule);
        }
        let line = Rect { height: 1, ..below(field, y) };
        canvas.text(line, &benefit.to_string(), Role::Dim);
        for effort in 1..=GRADES {
            let place =
                Rect { width: cell.saturating_sub(1), ..right_of(line, AXIS + 1 + (effort - 1) * cell) };
            let in_cell = |spot: &&Spot| {
                spot.benefit.map(u16::from) == Some(benefit) && spot.effort.map(u16::from) == Some(effort)
            };
            let selected = here.as_ref().filter(in_cell);
            let others = spots.iter().filter(in_cell).filter(|spot| Some(*spot) != here.as_ref());
            let numbers: Vec<String> = others.map(|spot| spot.number.to_string()).collect();
            if let Some(spot) = selected {
                let mark = format!("{}{}", canvas.symbols.selected, spot.number);
                let used = canvas.text(place, &mark, Role::Selected);
                canvas.text(right_of(place, used + 1), &numbers.join(" "), Role::Text);
            } else if numbers.is_empty() {
                canvas.text(place, canvas.symbols.dot, Role::Empty);
            } else {
                canvas.text(place, &numbers.join(" "), Role::Text);
            }
        }
    }
    let floor = below(field, rows * GRADES);
    let rule = canvas.symbols.rule.repeat(usize::from(area.width.saturating_sub(AXIS)));
    canvas.text(right_of(floor, 2), &format!("{}{rule}", canvas.symbols.corners[2]), Role::Rule);
    let axis = below(floor, 1);
    for effort in 1..=GRADES {
        canvas.text(right_of(axis, AXIS + 1 + (effort - 1) * cell), &effort.to_string(), Role::Dim);
    }
    canvas.right(below(axis, 1), texts.effort, Role::Label);
}

/// The same in words: number, title, benefit and effort, those without a place last.
fn draw_words(model: &Model, spots: &[Spot], area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(meeting) = &model.meeting else { return };
    let texts = model.texts.measures;
    let (placed, unplaced): (Vec<&Spot>, Vec<&Spot>) = spots.iter().partition(|spot| spot.is_placed());
    let mut rows: Vec<Option<&Spot>> = placed.into_iter().map(Some).collect();
    if !unplaced.is_empty() {
        rows.push(None);
        rows.extend(unplaced.into_iter().map(Some));
    }
    let here = weighed(model);
    let selected = rows.iter().position(|row| row.is_some() && *row == here.as_ref()).unwrap_or(0);
    let head = format!("{} / {}", texts.benefit, texts.effort);
    canvas.right(area, &head, Role::Label);
    let area = below(area, 1);
    let first = list::first(selected, rows.len(), usize::from(area.height));
    for (y, (index, row)) in (0..area.height).zip(rows.iter().enumerate().skip(first)) {
        let place = Rect { y: area.y + y, height: 1, ..area };
        let Some(spot) = row else {
            canvas.text(place, texts.unplaced, Role::Label);
            continue;
        };
        let is_selected = index == selected;
        if is_selected {
            canvas.text(place, canvas.symbols.selected, Role::Accent);
            canvas.cursor(place, 0, 0);
        }
        let title = meeting.session.measure(spot.measure).map_or("", |measure| measure.title.as_str());
        let role = if is_selected { Role::Selected } else { Role::Text };
        let text = format!("{:>2} {title}", spot.number);
        canvas.text(Rect { width: place.width.saturating_sub(8), ..right_of(place, 2) }, &text, role);
        let grade = |grade: Option<u8>| grade.map_or(canvas.symbols.none.to_owned(), |it| it.to_string());
        let grades = format!("{} / {}", grade(spot.benefit), grade(spot.effort));
        canvas.right(place, &grades, Role::Dim);
        canvas.on_click(place, Target::Row(spot.number - 1));
    }
}
