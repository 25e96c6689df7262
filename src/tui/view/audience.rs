//! What the room sees: the question in large lines, the phase and the clock. Never a hint, a note, a history or a
//! figure (R83, C13).

use ratatui::layout::Rect;

use crate::domain::question_set::Choice;
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
    let wrapped = |text: &str| crate::text::wrapped_lines(text, usize::from(inner.width).max(1)).len();
    let rows = |text: &str| u16::try_from(wrapped(text)).unwrap_or(u16::MAX);
    let question = entry.question.text.get(lang);
    let mark = |option: &Choice| format!("{}\u{a0}{}", canvas.symbols.bullet, option.text.get(lang));
    let options: Vec<String> = entry.question.kind.options().iter().map(mark).collect();
    // Phase, clock and what nobody may forget stand below; the question has what is left.
    let low = 2 + rows(model.texts.common.speak_generally);
    let above = inner.height.saturating_sub(low);
    let listed = u16::try_from(options.len()).unwrap_or(u16::MAX);
    let gap = u16::from(!options.is_empty());
    // Two rows a line where there is room: a larger letter a terminal does not have, but air it has.
    let spaced = rows(question).saturating_mul(2).saturating_add(2 * gap).saturating_add(listed) < above;
    let mut rest = super::top(inner, above);
    for line in crate::text::wrapped_lines(question, usize::from(inner.width).max(1)) {
        canvas.text(super::top(rest, 1), line, Role::Question);
        rest = super::below(rest, if spaced { 2 } else { 1 });
    }
    rest = super::below(rest, gap);
    if listed <= rest.height {
        for option in &options {
            canvas.text(super::top(rest, 1), option, Role::Text);
            rest = super::below(rest, 1);
        }
    } else {
        canvas.paragraph(rest, &options.join("  "), Role::Text);
    }
    let phase = meeting.place.phase;
    let (used, planned) = meeting.phase_time(phase, model.now.elapsed);
    let bottom = super::below(inner, above);
    canvas.text(bottom, (model.texts.question.phase_for_the_room)(phase), Role::Text);
    if planned > 0 {
        bar::clock(canvas, super::top(super::below(bottom, 1), 1), used, planned);
    }
    canvas.paragraph(super::below(bottom, 2), model.texts.common.speak_generally, Role::Dim);
}
