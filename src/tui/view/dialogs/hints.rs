//! All that the goal checks ask: a row each, and under the selected one why.

use ratatui::layout::Rect;

use crate::text::{width, wrapped_lines};
use crate::tui::dialogs::Hints;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::theme::Role;
use crate::tui::widgets::list;

use super::super::{Canvas, below, right_of};
use super::{rows_of, sheet, text_width};

/// Cells before the words of a row.
const INDENT: u16 = 2;

pub(super) fn draw(dialog: &Hints, model: &Model, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts;
    let cells = text_width(page).saturating_sub(usize::from(INDENT)).max(1);
    // A question has its rule at the end of its first line.
    let asked: Vec<Vec<String>> = dialog
        .found
        .iter()
        .map(|finding| {
            let room = cells.saturating_sub(width::cells(finding.rule.code()) + 1).max(1);
            let text = (texts.checks.ask)(&finding.data);
            wrapped_lines(&text, room).into_iter().map(str::to_owned).collect()
        })
        .collect();
    let whys: Vec<Vec<String>> = dialog
        .found
        .iter()
        .map(|finding| {
            let why = (texts.checks.why)(&finding.data);
            wrapped_lines(why, cells).into_iter().map(str::to_owned).collect()
        })
        .collect();
    let height = |index: usize| {
        let own = asked.get(index).map_or(1, Vec::len);
        let why = if index == dialog.selected { whys.get(index).map_or(0, Vec::len) } else { 0 };
        u16::try_from(own + why).unwrap_or(u16::MAX)
    };
    let heights: Vec<u16> = (0..dialog.found.len()).map(height).collect();
    // The sheet keeps its size while one walks through it: the longest reason has room from the start.
    let longest = whys.iter().map(Vec::len).max().unwrap_or(0);
    let rows = asked.iter().map(Vec::len).sum::<usize>() + longest;
    let lead = rows_of(texts.coach.all_lead, text_width(page)) + 1;
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(lead);
    let area = sheet(canvas, page, texts.coach.all_title, rows);
    let used = canvas.paragraph(area, texts.coach.all_lead, Role::Dim);
    let area = below(area, used + u16::from(area.height > 8));
    let first = list::first_of(&heights, dialog.selected, area.height);
    let mut y = 0;
    for (index, finding) in dialog.found.iter().enumerate().skip(first) {
        let is_selected = index == dialog.selected;
        for (line, text) in asked.get(index).into_iter().flatten().enumerate() {
            if y >= area.height {
                return;
            }
            let row = Rect { y: area.y + y, height: 1, ..area };
            if line == 0 {
                canvas.right(row, finding.rule.code(), Role::Dim);
                if is_selected {
                    canvas.text(row, canvas.symbols.selected, Role::Accent);
                    canvas.cursor(row, 0, 0);
                }
            }
            let role = if is_selected { Role::Selected } else { Role::Text };
            canvas.text(right_of(row, INDENT), text, role);
            canvas.on_click(row, Target::DialogRow(index));
            y += 1;
        }
        for text in whys.get(index).into_iter().flatten().filter(|_| is_selected) {
            if y >= area.height {
                return;
            }
            let row = Rect { y: area.y + y, height: 1, ..area };
            canvas.text(right_of(row, INDENT), text, Role::Dim);
            y += 1;
        }
    }
}
