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
/// Cells before a text: the sign of what is chosen.
const SIGN: u16 = 2;

/// A line of the fields.
enum Line {
    Empty,
    /// What a field is called.
    Label(String),
    /// What it says here and there.
    Sides(String, String),
    /// Both counted together.
    Together {
        text: String,
        is_first: bool,
    },
}

pub(super) fn draw(dialog: &Merging, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let words = canvas.texts.merging;
    let Some(shown) = dialog.differences.get(dialog.at) else { return };
    let side = u16::try_from(text_width(page)).unwrap_or(u16::MAX).saturating_sub(GAP) / 2;
    let lines = lines(dialog, side, canvas);
    let several = shown.rows.len() > 1;
    let missing = dialog.lacks();
    let warning = (!missing.is_empty()).then(|| {
        let lacks = missing.iter().map(|it| (canvas.texts.codes.missing)(*it)).collect::<Vec<_>>().join(", ");
        (words.becomes_proposal)(&lacks)
    });
    let wanted =
        u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(6 + u16::from(warning.is_some()));
    let title = (words.conflict_title)(dialog.at + 1, dialog.differences.len());
    let area = sheet(canvas, page, &title, wanted);
    let heading = width::cut(&shown.about, usize::from(area.width), canvas.symbols.ellipsis).into_owned();
    canvas.text(top(area, 1), &heading, Role::Heading);
    let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    let keys = [
        Some(words.key_choose),
        several.then_some(words.key_field),
        Some(words.key_decide),
        (dialog.at > 0).then_some(words.key_back),
        Some(words.key_cancel),
    ];
    let keys: Vec<&str> = keys.into_iter().flatten().collect();
    let keys = ["   ", "  ", " "].map(|gap| keys.join(gap));
    let fits = keys.iter().find(|keys| width::cells(keys) <= usize::from(last.width));
    canvas.text(last, fits.unwrap_or(&keys[2]), Role::Key);
    let mut foot = 1;
    if let Some(warning) = warning {
        foot += 1;
        canvas.text(Rect { y: last.y.saturating_sub(1), ..last }, &warning, Role::Warn);
    }

    let room = below(area, 2);
    let room = Rect { height: room.height.saturating_sub(foot + 1), ..room };
    sides(dialog, side, top(room, 1), canvas);
    let room = below(room, 1);
    let first = first_line(dialog, &lines, usize::from(room.height));
    fields(dialog, &lines, first, side, room, canvas);
    if first + usize::from(room.height) < lines.len() {
        let end = Rect { y: room.y + room.height.saturating_sub(1), height: 1, ..room };
        canvas.right(end, canvas.symbols.down, Role::Accent);
    }
}

/// Every line of the fields with the field it belongs to.
fn lines(dialog: &Merging, side: u16, canvas: &Canvas<'_, '_>) -> Vec<(usize, Line)> {
    let cells = usize::from(side.saturating_sub(SIGN)).max(1);
    let wrap = |text: &str| -> Vec<String> {
        text.lines().flat_map(|line| wrapped_lines(line, cells)).map(str::to_owned).collect()
    };
    let mut lines = Vec::new();
    let rows = dialog.differences.get(dialog.at).map_or(&[][..], |shown| shown.rows.as_slice());
    for (field, row) in rows.iter().enumerate() {
        if field > 0 {
            lines.push((field, Line::Empty));
        }
        lines.push((field, Line::Label(row.label.clone())));
        let (here, there) = (wrap(&row.here), wrap(&row.there));
        for line in 0..here.len().max(there.len()) {
            let of = |side: &[String]| side.get(line).cloned().unwrap_or_default();
            lines.push((field, Line::Sides(of(&here), of(&there))));
        }
        if let Some(together) = &row.together {
            let cells = usize::from((side * 2 + GAP).saturating_sub(SIGN)).max(1);
            let told = (canvas.texts.merging.together)(together);
            lines.extend(
                wrapped_lines(&told, cells)
                    .into_iter()
                    .enumerate()
                    .map(|(at, line)| (field, Line::Together { text: line.to_owned(), is_first: at == 0 })),
            );
        }
    }
    lines
}

/// The names of the sides; with nothing in focus, all fields together are.
fn sides(dialog: &Merging, side: u16, place: Rect, canvas: &mut Canvas<'_, '_>) {
    let words = canvas.texts.merging;
    let in_file = (words.in_file)(dialog.file());
    let whole = dialog.side();
    for (index, (name, take)) in
        [(words.here, Take::Mine), (in_file.as_str(), Take::Theirs)].into_iter().enumerate()
    {
        let place = beside(place, side, index);
        let chosen = whole == Some(take);
        let sign = match (chosen, dialog.field) {
            (true, None) => canvas.symbols.selected,
            (true, Some(_)) => canvas.symbols.check,
            (false, _) => "",
        };
        canvas.text(place, sign, Role::Accent);
        let role = if chosen && dialog.field.is_none() { Role::Selected } else { Role::Heading };
        let name =
            width::cut(name, usize::from(side.saturating_sub(SIGN)), canvas.symbols.ellipsis).into_owned();
        canvas.text(right_of(place, SIGN), &name, role);
        canvas.on_click(place, Target::DialogRow(Merging::target(None, index)));
        if dialog.field.is_none() && (chosen || (whole.is_none() && index == 0)) {
            canvas.cursor(place, 0, 0);
        }
    }
}

/// The first line shown: the field in focus is in sight.
fn first_line(dialog: &Merging, lines: &[(usize, Line)], height: usize) -> usize {
    let most = lines.len().saturating_sub(height);
    let focus = dialog.field.unwrap_or(0);
    let begins = lines.iter().position(|(field, line)| *field == focus && matches!(line, Line::Label(_)));
    let ends = lines.iter().rposition(|(field, _)| *field == focus).map_or(0, |last| last + 1);
    // As little as shows its end, but never past its beginning.
    let first = ends.saturating_sub(height).min(begins.unwrap_or(0));
    (first + dialog.scroll).min(most)
}

fn fields(
    dialog: &Merging,
    lines: &[(usize, Line)],
    first: usize,
    side: u16,
    room: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    let rows = dialog.differences.get(dialog.at).map_or(&[][..], |shown| shown.rows.as_slice());
    // The sign of what is chosen stands once a field, by its first line.
    let mut signed = None;
    for (y, (field, line)) in (0..room.height).zip(lines.iter().skip(first)) {
        let place = Rect { y: room.y + y, height: 1, ..room };
        let Some(row) = rows.get(*field) else { continue };
        let take = dialog.take(row);
        let focused = dialog.field == Some(*field);
        match line {
            Line::Empty => {}
            Line::Label(label) => {
                if focused {
                    canvas.text(place, canvas.symbols.selected, Role::Accent);
                    canvas.cursor(place, 0, 0);
                }
                let role = if focused { Role::Selected } else { Role::Label };
                canvas.text(right_of(place, SIGN), label, role);
            }
            Line::Sides(here, there) => {
                let first_of_field = signed.replace(*field) != Some(*field);
                for (index, (text, of)) in [(here, Take::Mine), (there, Take::Theirs)].into_iter().enumerate()
                {
                    let place = beside(place, side, index);
                    let chosen = take == of;
                    if chosen && first_of_field && rows.len() > 1 {
                        canvas.text(place, canvas.symbols.check, Role::Good);
                    }
                    let role = if chosen { Role::Text } else { Role::Dim };
                    canvas.text(right_of(place, SIGN), text, role);
                    canvas.on_click(place, Target::DialogRow(Merging::target(Some(*field), index)));
                }
            }
            Line::Together { text, is_first } => {
                let chosen = take == Take::Both;
                if chosen && *is_first {
                    canvas.text(place, canvas.symbols.check, Role::Good);
                }
                canvas.text(right_of(place, SIGN), text, if chosen { Role::Text } else { Role::Dim });
            }
        }
    }
}

/// The left or the right half of a line.
fn beside(place: Rect, side: u16, index: usize) -> Rect {
    let x = if index == 0 { place.x } else { place.x + side + GAP };
    Rect { x, width: side, ..place }
}
