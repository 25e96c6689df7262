//! The card that shows what both laptops have changed, side by side.

use ratatui::layout::Rect;

use crate::ops::Take;
use crate::text::{width, wrapped_lines};
use crate::tui::dialogs::Merging;
use crate::tui::msg::Target;
use crate::tui::theme::Role;

use super::super::{Canvas, below, right_of, top};
use super::{sheet, text_width};

/// Cells between the two sides.
const GAP: u16 = 3;

pub(super) fn draw(dialog: &Merging, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let words = canvas.texts.merging;
    let Some(shown) = dialog.differences.get(dialog.at) else { return };
    let side = u16::try_from(text_width(page)).unwrap_or(u16::MAX).saturating_sub(GAP) / 2;
    let cells = usize::from(side.saturating_sub(2)).max(1);
    let wrap = |text: &str| -> Vec<String> {
        text.lines().flat_map(|line| wrapped_lines(line, cells)).map(str::to_owned).collect()
    };
    // Each row of the difference: its label, then both sides beside each other.
    let mut rows: Vec<(String, String, Role)> = Vec::new();
    for row in &shown.rows {
        if !rows.is_empty() {
            rows.push((String::new(), String::new(), Role::Text));
        }
        rows.push((row.label.clone(), String::new(), Role::Label));
        let (here, there) = (wrap(&row.here), wrap(&row.there));
        for line in 0..here.len().max(there.len()) {
            let of = |side: &[String]| side.get(line).cloned().unwrap_or_default();
            rows.push((of(&here), of(&there), Role::Text));
        }
    }
    let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(7);
    let title = (words.conflict_title)(dialog.at + 1, dialog.differences.len());
    let area = sheet(canvas, page, &title, wanted);
    canvas.text(top(area, 1), &format!("{} – {}", shown.about, words.which), Role::Heading);
    let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    canvas.text(last, words.keys, Role::Key);

    let room = below(area, 2);
    let room = Rect { height: room.height.saturating_sub(2), ..room };
    let left = Rect { width: side, ..room };
    let right = Rect { x: room.x + side + GAP, width: side, ..room };
    let in_file = (words.in_file)(dialog.file());
    for (index, (place, name, take)) in
        [(left, words.here, Take::Mine), (right, in_file.as_str(), Take::Theirs)].into_iter().enumerate()
    {
        let chosen = dialog.take == take;
        let (sign, role) =
            if chosen { (canvas.symbols.selected, Role::Selected) } else { (" ", Role::Heading) };
        canvas.text(place, sign, Role::Accent);
        let name = width::cut(name, cells, canvas.symbols.ellipsis).into_owned();
        canvas.text(right_of(place, 2), &name, role);
        canvas.on_click(place, Target::DialogRow(index));
        if chosen {
            canvas.cursor(top(place, 1), 0, 0);
        }
    }
    let height = usize::from(room.height.saturating_sub(1));
    let most = rows.len().saturating_sub(height);
    let first = dialog.scroll.min(most);
    for (y, (here, there, role)) in (1u16..).zip(rows.iter().skip(first).take(height)) {
        let on = |place: Rect| right_of(Rect { y: place.y + y, height: 1, ..place }, 2);
        canvas.text(on(left), here, *role);
        canvas.text(on(right), there, *role);
    }
    if first < most {
        let end = Rect { y: room.y + room.height.saturating_sub(1), height: 1, ..room };
        canvas.right(end, canvas.symbols.down, Role::Accent);
    }
}
