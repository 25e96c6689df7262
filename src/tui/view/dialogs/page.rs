//! A page to read, and the tables side by side.

use ratatui::layout::Rect;

use crate::text::{width, wrapped_lines};
use crate::tui::dialogs::{Beside, Page, PageRow};
use crate::tui::theme::Role;

use super::super::{Canvas, below, right_of, top};
use super::{sheet, text_width};

/// Narrowest a column of the tables side by side may be, in cells.
const COLUMN: u16 = 22;
/// Cells between two columns.
const GAP: u16 = 2;

pub(super) fn draw(dialog: &Page, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let cells = text_width(page).saturating_sub(2).max(1);
    let mut lines: Vec<(u16, String, Role)> = Vec::new();
    for row in &dialog.rows {
        match row {
            PageRow::Heading(text) => {
                if !lines.is_empty() {
                    lines.push((0, String::new(), Role::Text));
                }
                lines.extend(wrapped(text, cells).map(|line| (0, line, Role::Heading)));
            }
            PageRow::Line(text) => lines.extend(wrapped(text, cells).map(|line| (2, line, Role::Text))),
        }
    }
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let area = sheet(canvas, page, &dialog.title, rows);
    let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    canvas.text(last, canvas.texts.sittings.page_keys, Role::Key);
    canvas.cursor(last, 0, 0);
    let room = Rect { height: area.height.saturating_sub(2), ..area };
    let most = lines.len().saturating_sub(usize::from(room.height));
    let first = dialog.scroll.min(most);
    for (y, (indent, line, role)) in (0..room.height).zip(lines.iter().skip(first)) {
        canvas.text(right_of(Rect { y: room.y + y, height: 1, ..room }, *indent), line, *role);
    }
    if first < most {
        canvas.right(last, canvas.symbols.down, Role::Accent);
    }
}

fn wrapped(text: &str, cells: usize) -> impl Iterator<Item = String> {
    let lines: Vec<String> =
        text.lines().flat_map(|line| wrapped_lines(line, cells)).map(str::to_owned).collect();
    lines.into_iter()
}

/// The groups that answer a question, each in a column of its own; what differs stays different (R25).
pub(super) fn beside(dialog: &Beside, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let area = sheet(canvas, page, &dialog.title, page.height);
    let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    canvas.text(last, canvas.texts.sittings.beside_keys, Role::Key);
    canvas.cursor(last, 0, 0);
    let question = u16::try_from(wrapped_lines(&dialog.question, usize::from(area.width).max(1)).len());
    let used = question.unwrap_or(1).min(area.height / 4 + 1);
    canvas.paragraph(top(area, used), &dialog.question, Role::Question);
    let room = below(area, used + 1);
    let room = Rect { height: room.height.saturating_sub(2), ..room };

    let fit = usize::from(((room.width + GAP) / (COLUMN + GAP)).max(1));
    let shown = fit.min(dialog.columns.len().max(1));
    let first = dialog.first.min(dialog.columns.len().saturating_sub(shown));
    let count = u16::try_from(shown).unwrap_or(1).max(1);
    let width = (room.width.saturating_sub(GAP * (count - 1)) / count).max(1);
    let cells = usize::from(width).max(1);
    let height = usize::from(room.height.saturating_sub(1));
    let mut deeper = false;
    for (x, column) in (0..count).zip(dialog.columns.iter().skip(first)) {
        let place = Rect { x: room.x + x * (width + GAP), width, ..room };
        let name = width::cut(&column.name, cells, canvas.symbols.ellipsis).into_owned();
        canvas.text(top(place, 1), &name, Role::Heading);
        let mut lines: Vec<(String, Role)> = Vec::new();
        for (text, starred) in &column.lines {
            let mark = if *starred { canvas.symbols.star } else { canvas.symbols.bullet };
            for (index, line) in wrapped(text, cells.saturating_sub(2).max(1)).enumerate() {
                let begin = if index == 0 { mark } else { " " };
                lines.push((format!("{begin} {line}"), if *starred { Role::Good } else { Role::Text }));
            }
        }
        if lines.is_empty() {
            lines.push((canvas.texts.sittings.silent.to_owned(), Role::Dim));
        }
        let skip = dialog.scroll.min(lines.len().saturating_sub(height));
        deeper |= skip + height < lines.len();
        for (y, (line, role)) in (1u16..).zip(lines.iter().skip(skip).take(height)) {
            canvas.text(Rect { y: place.y + y, height: 1, ..place }, line, *role);
        }
    }
    let more = dialog.columns.len().saturating_sub(first + shown);
    let told = match (more, deeper) {
        (0, false) => String::new(),
        (0, true) => canvas.symbols.down.to_owned(),
        (more, _) => format!("+{more} {}", canvas.symbols.selected),
    };
    canvas.right(last, &told, Role::Accent);
}
