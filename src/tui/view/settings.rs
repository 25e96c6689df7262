//! Settings: what can be set, what it is now, what it is for, and where things are kept.

use ratatui::layout::Rect;

use crate::text::{width, wrapped_lines};
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::settings::{places, settings, shown};
use crate::tui::theme::Role;

use super::{Canvas, below, right_of, top};

/// Cells of a name.
const NAME: u16 = 24;
/// Widest a sentence gets.
const WIDEST: u16 = 76;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.settings;
    let roomy = area.height >= 18;
    let mut rest = Rect { width: area.width.min(WIDEST), ..below(area, u16::from(roomy)) };
    canvas.text(rest, texts.title, Role::Question);
    rest = below(rest, 1 + u16::from(roomy));
    let selected = model.settings_screen.selected;
    for (index, setting) in settings(model).iter().enumerate() {
        let place = top(rest, 1);
        let (name, value, _) = shown(model, *setting);
        let here = index == selected;
        canvas.text(place, if here { canvas.symbols.selected } else { " " }, Role::Accent);
        let name_area = Rect { width: NAME.saturating_sub(1), ..right_of(place, 2) };
        canvas.text(name_area, name, if here { Role::Heading } else { Role::Text });
        let role = if here { Role::Selected } else { Role::Text };
        canvas.text(right_of(place, 2 + NAME), &value, role);
        canvas.on_click(place, Target::Row(index));
        if here {
            canvas.cursor(place, 0, 0);
        }
        rest = below(rest, 1);
    }
    rest = below(rest, u16::from(roomy));
    if let Some(setting) = settings(model).get(selected) {
        let (_, _, help) = shown(model, *setting);
        // Room for the longest, so that what stands below does not move.
        canvas.paragraph(right_of(top(rest, 2), 2), help, Role::Dim);
        rest = below(rest, 2);
        let used = canvas.paragraph(right_of(rest, 2), texts.hint, Role::Dim);
        rest = below(rest, used + u16::from(roomy));
    }
    canvas.text(rest, texts.places, Role::Heading);
    rest = below(Rect { width: area.width, ..rest }, 1);
    for (name, path) in places(model) {
        let used = place(name, &path, rest, canvas);
        rest = below(rest, used);
    }
    if model.settings_file.is_none() {
        canvas.text(right_of(rest, 2), texts.not_kept, Role::Dim);
    }
}

/// A name and a path; a long path begins on a line of its own and is never cut.
fn place(name: &str, path: &str, area: Rect, canvas: &mut Canvas<'_, '_>) -> u16 {
    canvas.text(right_of(area, 2), name, Role::Text);
    let beside = right_of(area, 2 + NAME);
    if width::cells(path) <= usize::from(beside.width) {
        canvas.text(beside, path, Role::Dim);
        return 1;
    }
    let under = right_of(below(area, 1), 4);
    let rows = wrapped_lines(path, usize::from(under.width).max(1)).len();
    canvas.paragraph(under, path, Role::Dim);
    u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(1)
}
