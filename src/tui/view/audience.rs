//! What the room sees: the question in large lines, the phase and the clock. Never a hint, a note, a history or a
//! figure (R83, C13).

use ratatui::layout::Rect;

use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widgets::bar;

use super::Canvas;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(meeting) = &model.meeting else { return };
    let Some(entry) = meeting.entry() else { return };
    let lang = model.lang();
    let margin = (area.width / 12).max(2);
    let inner = Rect {
        x: area.x + margin,
        y: area.y + 1,
        width: area.width.saturating_sub(2 * margin),
        height: area.height.saturating_sub(2),
    };
    let text = entry.question.text.get(lang);
    let lines = crate::text::wrapped_lines(text, usize::from(inner.width).max(1));
    // Two rows a line where there is room: a larger letter a terminal does not have, but air it has.
    let spaced = u16::try_from(lines.len()).is_ok_and(|rows| rows * 2 + 6 <= inner.height);
    let mut y = inner.y;
    for line in lines {
        if y + 4 > inner.y + inner.height {
            break;
        }
        canvas.text(Rect { y, height: 1, ..inner }, line, Role::Question);
        y += if spaced { 2 } else { 1 };
    }
    let mut low = Rect { y: y + 1, height: 1, ..inner };
    for option in entry.question.kind.options() {
        if low.y + 4 > inner.y + inner.height {
            break;
        }
        canvas.text(low, &format!("{} {}", canvas.symbols.bullet, option.text.get(lang)), Role::Text);
        low.y += 1;
    }
    let phase = meeting.place.phase;
    let (used, planned) = meeting.phase_time(phase, model.now.elapsed);
    let bottom = Rect { y: inner.y + inner.height.saturating_sub(3), height: 1, ..inner };
    canvas.text(bottom, (model.texts.question.phase_for_the_room)(phase), Role::Text);
    if planned > 0 {
        let row = Rect { y: bottom.y + 1, ..bottom };
        bar::clock(canvas, row, used, planned);
    }
    canvas.text(Rect { y: bottom.y + 2, ..bottom }, model.texts.common.speak_generally, Role::Dim);
}
