//! What is to be kept.

use ratatui::layout::Rect;

use crate::text::wrapped_lines;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::keeps::keeps;
use crate::tui::theme::Role;
use crate::tui::widgets::list;

use super::{Canvas, below, more, right_of, top};

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.measures;
    let screen = &model.keeps;
    let label = screen.rewording.map(|_| texts.rewording);
    let closed = model.unsayable_instead();
    let (line, placeholder) = (&screen.input, texts.keeps_placeholder);
    let mut rest =
        super::measures::typing_line(line, label, placeholder, None, closed.as_deref(), area, canvas);
    canvas.text(rest, texts.keeps, Role::Heading);
    rest = below(rest, 1);
    let used = canvas.paragraph(top(rest, 3), texts.keeps_lead, Role::Dim);
    rest = below(rest, used + u16::from(rest.height > 8));
    let keeps = keeps(model);
    if keeps.is_empty() {
        canvas.paragraph(right_of(rest, 2), texts.keeps_empty, Role::Dim);
        return;
    }
    let cells = usize::from(rest.width.saturating_sub(5)).max(1);
    let heights: Vec<u16> = keeps
        .iter()
        .map(|keep| {
            let rows = u16::try_from(wrapped_lines(&keep.text, cells).len()).unwrap_or(u16::MAX);
            rows.clamp(1, rest.height.max(1))
        })
        .collect();
    let selected = screen.selected.min(keeps.len() - 1);
    let first = list::first_of(&heights, selected, rest.height);
    let mut y = 0;
    for (index, (keep, height)) in keeps.iter().zip(&heights).enumerate().skip(first) {
        if y >= rest.height {
            break;
        }
        let place = Rect { y: rest.y + y, height: (*height).min(rest.height - y), ..rest };
        let is_selected = index == selected;
        canvas.text(place, if is_selected { canvas.symbols.selected } else { " " }, Role::Accent);
        canvas.text(right_of(place, 2), canvas.symbols.bullet, Role::Good);
        let role = if is_selected { Role::Selected } else { Role::Text };
        canvas.paragraph(
            Rect { width: place.width.saturating_sub(5), ..right_of(place, 4) },
            &keep.text,
            role,
        );
        canvas.on_click(place, Target::Row(index));
        y += height;
    }
    more(canvas, rest, first > 0, list::goes_on(&heights, first, y));
}
