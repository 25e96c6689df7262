//! What to write, in which format, and where.

use ratatui::layout::Rect;

use crate::i18n::ExportTexts;
use crate::text::width;
use crate::tui::dialogs::{Export, Offer, Place, Step};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::{Canvas, below, right_of, top};
use crate::tui::widgets::field;

use super::{rows, sheet};

/// Cells of the labels before the two fields.
const LABEL: u16 = 10;
/// Most rows of the preview.
const PREVIEW: u16 = 14;

pub(super) fn draw(dialog: &Export, model: &Model, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.export;
    let count = u16::try_from(dialog.count()).unwrap_or(u16::MAX);
    match &dialog.step {
        Step::What => {
            let area = sheet(canvas, page, texts.what_title, count);
            rows(canvas, area, dialog.count(), dialog.selected, |index| {
                let name = dialog.offers.get(index).map(|offer| offer_name(*offer, texts));
                (name.unwrap_or_default().to_owned(), String::new())
            });
        }
        Step::Columns(profiles) => {
            let area = sheet(canvas, page, texts.columns_title, count);
            rows(canvas, area, dialog.count(), dialog.selected, |index| {
                let profile = profiles.get(index);
                // The name, and what stands above the columns as far as there is room.
                let told = profile.map(|it| format!("{} – {}", it.id, it.headings(model.lang()).join(" · ")));
                let room = usize::from(area.width.saturating_sub(6));
                (width::cut(&told.unwrap_or_default(), room, "…").into_owned(), String::new())
            });
        }
        Step::Format(formats) => {
            let area = sheet(canvas, page, texts.format_title, count);
            rows(canvas, area, dialog.count(), dialog.selected, |index| {
                let name = formats.get(index).map_or("", |format| format.name(texts));
                (name.to_owned(), String::new())
            });
        }
        Step::Place(place) => self::place(place, model, page, canvas),
    }
}

/// What can be written, as a person calls it.
pub(in crate::tui::view) fn offer_name(offer: Offer, texts: &ExportTexts) -> &'static str {
    match offer {
        Offer::Result => texts.result,
        Offer::Actions => texts.actions,
        Offer::Hms => texts.hms,
        Offer::Full => texts.full,
        Offer::Minutes => texts.minutes,
        Offer::Session => texts.session,
        Offer::Paper => texts.paper,
        Offer::Cloth => texts.cloth,
        Offer::Sheets => texts.sheets,
        Offer::Guide => texts.guide,
        Offer::Invitation => texts.invitation,
        Offer::Calendar => texts.calendar,
        Offer::Nav => texts.nav,
        Offer::Poster => texts.poster,
        Offer::FilledCloth => texts.filled_cloth,
        Offer::PocketCard => texts.pocket_card,
        Offer::Reminders => texts.reminders,
        Offer::More => texts.more,
        Offer::Own => texts.own,
        Offer::NavInWords => texts.nav_in_words,
        Offer::Bank => texts.bank,
    }
}

fn place(place: &Place, model: &Model, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.export;
    let lines = u16::try_from(place.preview.len()).unwrap_or(u16::MAX).min(PREVIEW);
    let area = sheet(canvas, page, texts.place_title, lines.saturating_add(6));
    let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    let preview = below(area, 3);
    let preview = Rect { height: preview.height.saturating_sub(2), ..preview };
    let first = place.scroll.min(place.preview.len().saturating_sub(usize::from(preview.height)));
    for (y, line) in (0..preview.height).zip(place.preview.iter().skip(first)) {
        canvas.text(Rect { y: preview.y + y, height: 1, ..preview }, line, Role::Dim);
    }
    if first + usize::from(preview.height) < place.preview.len() {
        canvas.right(Rect { y: last.y.saturating_sub(1), ..last }, canvas.symbols.down, Role::Accent);
    }
    if model.protected.is_some() {
        let above = Rect { y: last.y.saturating_sub(1), width: last.width.saturating_sub(2), ..last };
        canvas.text(above, model.texts.protection.seal_hint, Role::Dim);
    }
    canvas.text(last, texts.place_keys, Role::Label);
    for (y, label, buffer, focused) in
        [(0, texts.folder, &place.folder, place.in_folder), (1, texts.name, &place.name, !place.in_folder)]
    {
        let row = top(below(area, y), 1);
        let role = if focused { Role::Selected } else { Role::Dim };
        canvas.text(Rect { width: LABEL.min(row.width), ..row }, label, role);
        field::line(canvas, right_of(row, LABEL), buffer, focused);
    }
}
