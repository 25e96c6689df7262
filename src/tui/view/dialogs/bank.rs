//! The measure bank: the list by category, and below it how well founded the selected entry is.

use ratatui::layout::Rect;

use crate::bank::BankMeasure;
use crate::text::{width, wrapped_lines};
use crate::tui::dialogs::{Aim, BankDialog, BankRow};
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::theme::Role;
use crate::tui::view::{Canvas, below, right_of, top};
use crate::tui::widgets::list;

/// Rows the list may have in a tall window.
const MOST_ROWS: u16 = 22;
/// Cells beside the words of an entry.
const INDENT: usize = 3;
/// Rows below the list for what is to be known of the selected entry.
const MOST_NOTES: u16 = 6;

pub(super) fn draw(dialog: &BankDialog, model: &Model, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.bank;
    let title = match dialog.aim {
        Aim::Propose { .. } => texts.propose,
        Aim::Fill(_) => texts.fill,
    };
    // As high as it gets, whatever is found: a list that jumps while one types is hard to follow.
    let area = super::sheet(canvas, page, title, MOST_ROWS + MOST_NOTES + 3);
    let rows = &dialog.rows;
    let cells = usize::from(area.width).max(1);
    let chosen = dialog.found(dialog.selected);
    let notes = chosen.map(|chosen| notes(dialog, chosen, cells, model, canvas)).unwrap_or_default();
    let wanted: usize = notes.iter().map(|(text, _)| wrapped_lines(text, cells).len()).sum();
    let most = MOST_NOTES.min(area.height.saturating_sub(4) / 2);
    let note_rows = u16::try_from(wanted).unwrap_or(u16::MAX).min(most);
    let list_area = Rect { height: area.height.saturating_sub(3 + most), ..below(area, 2) };
    if rows.is_empty() {
        canvas.text(list_area, canvas.texts.dialogs.nothing_found, Role::Dim);
    }
    let selected = rows
        .iter()
        .position(|row| matches!(row, BankRow::Measure(place, _) if *place == dialog.selected))
        .unwrap_or(0);
    let first = list::first(selected, rows.len(), usize::from(list_area.height));
    for (y, row) in (0..list_area.height).zip(rows.iter().skip(first)) {
        let place = Rect { y: list_area.y + y, height: 1, ..list_area };
        match row {
            BankRow::Suggested => {
                canvas.text(place, texts.suggested, Role::Heading);
            }
            BankRow::Category(category) => {
                canvas.text(place, category.name.get(model.lang()), Role::Heading);
            }
            BankRow::Measure(at, measure) => {
                entry(dialog, *at, measure, place, model, canvas);
            }
        }
    }
    if !notes.is_empty() {
        let mut rest = Rect { y: area.y + area.height.saturating_sub(most + 1), height: most + 1, ..area };
        canvas.rule(top(rest, 1));
        rest = Rect { height: note_rows, ..below(rest, 1) };
        for (text, role) in notes {
            let used = canvas.paragraph(rest, &text, role);
            rest = below(rest, used);
        }
    }
    super::search_line(canvas, area, &dialog.input);
    if dialog.input.is_empty() {
        canvas.text(right_of(top(area, 1), 3), texts.placeholder, Role::Dim);
    }
}

fn entry(
    dialog: &BankDialog,
    at: usize,
    measure: &BankMeasure,
    place: Rect,
    model: &Model,
    canvas: &mut Canvas<'_, '_>,
) {
    let is_selected = at == dialog.selected;
    canvas.text(place, if is_selected { canvas.symbols.selected } else { " " }, Role::Accent);
    let mark = if measure.is_offer() { model.texts.bank.offer_mark } else { "" };
    let mark_cells = u16::try_from(width::cells(mark)).unwrap_or(0);
    let room = place.width.saturating_sub(3 + mark_cells);
    let role = if is_selected { Role::Selected } else { Role::Text };
    canvas.text(Rect { width: room, ..right_of(place, 2) }, measure.text.get(model.lang()), role);
    canvas.right(place, mark, Role::Dim);
    canvas.on_click(place, Target::DialogRow(at));
}

/// What is to be known of an entry: all of its words, its evidence and how to read that, its reservation.
fn notes(
    dialog: &BankDialog,
    measure: &BankMeasure,
    cells: usize,
    model: &Model,
    canvas: &Canvas<'_, '_>,
) -> Vec<(String, Role)> {
    let (texts, codes, lang) = (model.texts.bank, model.texts.codes, model.lang());
    let dot = canvas.symbols.dot;
    let mut notes = Vec::new();
    // What the list had to cut stands here in full.
    if width::cells(measure.text.get(lang)) + INDENT > cells {
        notes.push((measure.text.get(lang).to_owned(), Role::Heading));
    }
    if measure.is_offer() {
        notes.push((texts.offer.to_owned(), Role::Warn));
    }
    let mut evidence = format!("{}: {}", texts.evidence, (codes.evidence)(measure.evidence));
    if let Some(note) = &measure.note {
        evidence = format!("{evidence} {dot} {}", note.get(lang));
    }
    if dialog.is_from_elsewhere(measure) {
        evidence = format!("{evidence} {dot} {}", texts.elsewhere);
    }
    notes.push((evidence, Role::Text));
    notes.push(((codes.evidence_note)(measure.evidence).to_owned(), Role::Dim));
    notes
}
