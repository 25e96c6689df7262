//! Text being typed, with the real cursor in it.

use ratatui::layout::Rect;

use crate::text::{TextBuffer, width};
use crate::tui::theme::Role;
use crate::tui::view::Canvas;

/// One line that scrolls sideways; the cursor is shown when it has the focus.
pub(in crate::tui) fn line(canvas: &mut Canvas<'_, '_>, area: Rect, buffer: &TextBuffer, focused: bool) {
    if area.width < 2 {
        return;
    }
    let cells = usize::from(area.width - 1);
    let window = width::window(buffer.text(), if focused { buffer.cursor() } else { 0 }, cells);
    // The window's range lies on grapheme boundaries of this very text.
    let shown = buffer.text().get(window.range.clone()).unwrap_or_default().to_owned();
    canvas.text(area, &shown, Role::Typed);
    if focused {
        canvas.cursor(area, window.column, 0);
    }
}

/// Rows needed to show a wrapped text in `cells`, at least one.
pub(in crate::tui) fn rows(buffer: &TextBuffer, cells: u16) -> u16 {
    let rows = buffer.rows(usize::from(cells.saturating_sub(1)).max(1)).len();
    u16::try_from(rows).unwrap_or(u16::MAX).max(1)
}

/// Wrapped text; scrolls so that the cursor stays in sight.
pub(in crate::tui) fn text(canvas: &mut Canvas<'_, '_>, area: Rect, buffer: &TextBuffer, focused: bool) {
    if area.width < 2 || area.height == 0 {
        return;
    }
    // One cell is kept free so that the cursor has a place after the last letter.
    let cells = usize::from(area.width - 1).max(1);
    let place = buffer.place(cells);
    let height = usize::from(area.height);
    let first = if focused { (place.row + 1).saturating_sub(height) } else { 0 };
    let rows = buffer.rows(cells);
    for (y, row) in (0u16..area.height).zip(rows.iter().skip(first)) {
        let shown = row.of(buffer.text()).trim_end_matches('\n').to_owned();
        canvas.text(Rect { y: area.y + y, height: 1, ..area }, &shown, Role::Typed);
    }
    if focused {
        canvas.cursor(area, place.column.min(cells), place.row - first.min(place.row));
    }
}
