//! One question: tables, input, clock.

use ratatui::layout::Rect;

use crate::tui::model::Model;

use super::Canvas;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let _ = (model, area, canvas);
}
