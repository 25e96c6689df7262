//! Question sets: the list, and beside or under it what is known about the selected one.

use ratatui::layout::Rect;

use crate::sets::Origin;
use crate::text::{width, wrapped_lines};
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::prepare::{SetChoice, file_name};
use crate::tui::screens::sets::{Paragraph, ParagraphKind, preview, rows};
use crate::tui::theme::Role;
use crate::tui::widgets::list;

use super::{Canvas, below, right_of, top};

/// From this width on, the preview stands beside the list.
const BESIDE: u16 = 72;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.sets_screen;
    let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    let used = canvas.text(last, texts.enter, Role::Dim);
    if usize::from(used) + width::cells(texts.scroll) + 3 <= usize::from(last.width) {
        canvas.right(last, texts.scroll, Role::Dim);
    }
    let area = Rect { height: area.height.saturating_sub(2), ..area };
    let area = if area.height > 14 { below(area, 1) } else { area };
    if area.width >= BESIDE {
        let cells = (area.width * 2 / 5).clamp(28, 44);
        let left = Rect { width: cells, ..area };
        for y in 0..area.height {
            canvas.text(
                Rect { x: area.x + cells, y: area.y + y, width: 1, height: 1 },
                canvas.symbols.wall,
                Role::Rule,
            );
        }
        canvas.text(left, texts.title, Role::Heading);
        names(model, below(Rect { width: cells - 1, ..left }, 2), canvas);
        page(model, right_of(area, cells + 3), canvas);
    } else {
        let count = u16::try_from(rows(model).len()).unwrap_or(u16::MAX);
        let height = count.min(area.height / 3).max(1);
        names(model, top(area, height), canvas);
        canvas.rule(top(below(area, height), 1));
        page(model, below(area, height + 1), canvas);
    }
}

/// The names of the sets.
fn names(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.sets_screen;
    let rows = rows(model);
    let selected = model.sets_screen.selected;
    let mut area = area;
    if let Some(folder) = &model.sets_folder {
        let told = (texts.folder)(&folder.display().to_string());
        let lines = wrapped_lines(&told, usize::from(area.width.saturating_sub(2)).max(1)).len();
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        // Only where the list does not need the room.
        if usize::from(area.height) > rows.len() + usize::from(lines) + 1 {
            let low = Rect { y: area.y + area.height - lines, height: lines, ..area };
            canvas.paragraph(low, &told, Role::Dim);
            area.height -= lines + 1;
        }
    }
    let first = list::first(selected, rows.len(), usize::from(area.height));
    for (y, (index, row)) in (0..area.height).zip(rows.iter().enumerate().skip(first)) {
        let place = Rect { y: area.y + y, height: 1, ..area };
        let here = index == selected;
        canvas.text(place, if here { canvas.symbols.selected } else { " " }, Role::Accent);
        let (name, note) = match row {
            SetChoice::Listed(index) => match model.sets.sets.get(*index) {
                Some(listed) => {
                    let own = matches!(listed.origin, Origin::Own { .. });
                    (listed.set.title.get(model.lang()), if own { texts.own } else { "" })
                }
                None => continue,
            },
            SetChoice::Faulty(index) => match model.sets.faulty.get(*index) {
                Some(faulty) => (file_name(&faulty.file), texts.faulty),
                None => continue,
            },
        };
        let note_cells = u16::try_from(width::cells(note)).unwrap_or(0);
        let room = place.width.saturating_sub(2 + note_cells + u16::from(note_cells > 0) * 2);
        let role = if here { Role::Selected } else { Role::Text };
        canvas.text(Rect { width: room, ..right_of(place, 2) }, name, role);
        canvas.right(Rect { width: place.width.saturating_sub(1), ..place }, note, Role::Warn);
        canvas.on_click(place, Target::Row(index));
        if here {
            canvas.cursor(place, 0, 0);
        }
    }
}

/// What is known about the selected set.
fn page(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let mut lines: Vec<(u16, String, Role)> = Vec::new();
    for paragraph in preview(model) {
        let (blank_before, indent, role) = look(&paragraph);
        if blank_before && !lines.is_empty() {
            lines.push((0, String::new(), Role::Text));
        }
        // The lines of a question stand under each other, beside its number.
        let hang: usize = if paragraph.kind == ParagraphKind::Question { 4 } else { 0 };
        let cells = usize::from(area.width.saturating_sub(indent + 2));
        let (number, text) = match paragraph.kind {
            ParagraphKind::Question => paragraph.text.split_at_checked(4).unwrap_or(("", &paragraph.text)),
            _ => ("", paragraph.text.as_str()),
        };
        for (row, line) in wrapped_lines(text, cells.saturating_sub(hang).max(1)).iter().enumerate() {
            let lead = if row == 0 { number } else { "" };
            lines.push((indent, format!("{}{line}", width::pad_end(lead, hang)), role));
        }
    }
    let height = usize::from(area.height);
    let first = model.sets_screen.scroll.min(lines.len().saturating_sub(height));
    for (y, (indent, line, role)) in (0..area.height).zip(lines.iter().skip(first)) {
        canvas.text(right_of(Rect { y: area.y + y, height: 1, ..area }, *indent), line, *role);
    }
    if first > 0 {
        canvas.right(top(area, 1), canvas.symbols.up, Role::Accent);
    }
    if first + height < lines.len() {
        let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
        canvas.right(last, canvas.symbols.down, Role::Accent);
    }
}

/// How a paragraph looks: a blank line before it, how far in, and in which role.
fn look(paragraph: &Paragraph) -> (bool, u16, Role) {
    match paragraph.kind {
        ParagraphKind::Title => (false, 0, Role::Question),
        ParagraphKind::Facts => (false, 0, Role::Dim),
        ParagraphKind::About => (true, 0, Role::Text),
        ParagraphKind::Part | ParagraphKind::Heading => (true, 0, Role::Heading),
        ParagraphKind::Question => (false, 0, Role::Text),
        ParagraphKind::Note => (false, 4, Role::Dim),
        ParagraphKind::Problem => (false, 0, Role::Warn),
    }
}
