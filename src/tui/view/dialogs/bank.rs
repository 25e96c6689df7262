use ratatui::layout::Rect;

use crate::tui::dialogs::BankDialog;
use crate::tui::model::Model;
use crate::tui::view::Canvas;

pub(super) fn draw(dialog: &BankDialog, model: &Model, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let _ = (dialog, model, page, canvas);
}
