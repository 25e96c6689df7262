//! Dialogs: a framed sheet in the middle of the page.

mod bank;
pub(super) mod export;
mod hints;
mod merging;
mod page;

use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Clear;

use crate::text::{width, wrapped_lines};
use crate::tui::commands::Id;
use crate::tui::dialogs::{Ask, Choose, Dialog, Explain, Find, Help, Palette};
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::theme::Role;
use crate::tui::widgets::{field, list};

use super::{Canvas, below, right_of, top};

/// Widest a dialog gets.
const WIDEST: u16 = 78;

pub(super) fn draw(dialog: &Dialog, model: &Model, page: Rect, canvas: &mut Canvas<'_, '_>) {
    match dialog {
        Dialog::Explain(dialog) => explain(dialog, model, page, canvas),
        Dialog::Ask(dialog) => ask(dialog, page, canvas),
        Dialog::Choose(dialog) => choose(dialog, page, canvas),
        Dialog::Palette(dialog) => palette(dialog, model, page, canvas),
        Dialog::Help(dialog) => help(dialog, page, canvas),
        Dialog::Find(dialog) => find(dialog, model, page, canvas),
        Dialog::Hints(dialog) => hints::draw(dialog, model, page, canvas),
        Dialog::Bank(dialog) => bank::draw(dialog, model, page, canvas),
        Dialog::Export(dialog) => export::draw(dialog, model, page, canvas),
        Dialog::Merging(dialog) => merging::draw(dialog, page, canvas),
        Dialog::Page(dialog) => page::draw(dialog, page, canvas),
        Dialog::Beside(dialog) => page::beside(dialog, page, canvas),
    }
}

/// Draws a framed sheet with a title for `rows` rows of content and returns the place for the content.
pub(super) fn sheet(canvas: &mut Canvas<'_, '_>, page: Rect, title: &str, rows: u16) -> Rect {
    let outer_width = page.width.min(WIDEST);
    let outer_height = (rows + 2).min(page.height.saturating_sub(2)).max(3).min(page.height);
    let outer = Rect {
        x: page.x + (page.width - outer_width) / 2,
        y: page.y + (page.height - outer_height) / 2,
        width: outer_width,
        height: outer_height,
    };
    canvas.frame.render_widget(Clear, outer);
    canvas.paint(outer);
    let symbols = canvas.symbols;
    let across = usize::from(outer_width.saturating_sub(2));
    let title = width::cut(title, across.saturating_sub(4), symbols.ellipsis).into_owned();
    let rest = across.saturating_sub(width::cells(&title) + 3);
    let head = Line::from(vec![
        canvas.span(format!("{}{} ", symbols.corners[0], symbols.rule), Role::Rule),
        canvas.span(title, Role::Heading),
        canvas.span(format!(" {}{}", symbols.rule.repeat(rest), symbols.corners[1]), Role::Rule),
    ]);
    canvas.line(top(outer, 1), head);
    for y in 1..outer_height.saturating_sub(1) {
        let row = Rect { y: outer.y + y, height: 1, ..outer };
        canvas.text(row, symbols.wall, Role::Rule);
        canvas.right(row, symbols.wall, Role::Rule);
    }
    let foot = format!("{}{}{}", symbols.corners[2], symbols.rule.repeat(across), symbols.corners[3]);
    canvas.text(Rect { y: outer.y + outer_height - 1, height: 1, ..outer }, &foot, Role::Rule);
    Rect {
        x: outer.x + 2,
        y: outer.y + 1,
        width: outer_width.saturating_sub(4),
        height: outer_height.saturating_sub(2),
    }
}

/// Cells for text inside a sheet.
pub(super) fn text_width(page: Rect) -> usize {
    usize::from(page.width.min(WIDEST).saturating_sub(4)).max(1)
}

fn rows_of(text: &str, cells: usize) -> u16 {
    u16::try_from(wrapped_lines(text, cells).len()).unwrap_or(u16::MAX)
}

fn explain(dialog: &Explain, model: &Model, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let cells = text_width(page);
    let shown: Vec<_> = dialog.paragraphs.iter().filter(|text| !text.is_empty()).collect();
    let detail =
        (!dialog.detail.is_empty()).then(|| format!("{}: {}", canvas.texts.dialogs.details, dialog.detail));
    let words: u16 = shown.iter().map(|text| rows_of(text, cells)).sum::<u16>()
        + detail.as_ref().map_or(0, |text| rows_of(text, cells));
    let between = u16::try_from(shown.len() + usize::from(detail.is_some())).unwrap_or(u16::MAX);
    // In a low window the words come before the air between them.
    let gap = u16::from(words + between < page.height.saturating_sub(4));
    let rows = words + gap * between + 1;
    let mut area = sheet(canvas, page, &dialog.title, rows);
    let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    area.height = area.height.saturating_sub(1);
    for text in shown {
        let used = canvas.paragraph(area, text, Role::Text);
        area = below(area, used + gap);
    }
    if let Some(detail) = detail {
        canvas.paragraph(area, &detail, Role::Dim);
    }
    let used = canvas.text(last, canvas.texts.dialogs.enter_to_go_on, Role::Key);
    if dialog.elsewhere {
        let offer = (canvas.texts.elsewhere.offer)(&model.key_of(Id::Reassure));
        canvas.text(right_of(last, used + 3), &offer, Role::Key);
    }
    canvas.cursor(last, 0, 0);
}

fn ask(dialog: &Ask, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let cells = text_width(page);
    // A label that would leave the answer less than half of the row stands above it, whole.
    let is_long = width::cells(&dialog.label) > cells / 2;
    let above = if is_long { rows_of(&dialog.label, cells) } else { 0 };
    let named = u16::from(dialog.about.is_some()) * 2;
    let mut area = sheet(canvas, page, &dialog.title, 4 + above + named);
    if let Some((name, told)) = &dialog.about {
        let room = cells.saturating_sub(width::cells(told) + 2);
        let name = width::cut(name, room, canvas.symbols.ellipsis);
        let named_so = if name.is_empty() { told.clone() } else { format!("«{name}»{told}") };
        canvas.text(area, &named_so, Role::Text);
        area = below(area, named);
    }
    let rest = if is_long {
        let used = canvas.paragraph(area, &dialog.label, Role::Dim);
        below(area, used)
    } else {
        area
    };
    let prompt = canvas.symbols.prompt;
    let label = if is_long { format!("{prompt} ") } else { format!("{} {prompt} ", dialog.label) };
    let used = canvas.text(rest, &label, Role::Dim);
    field::line(canvas, right_of(top(rest, 1), used), &dialog.input, true);
    canvas.text(below(rest, 2), canvas.texts.dialogs.enter_or_escape, Role::Label);
}

fn choose(dialog: &Choose, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let cells = text_width(page);
    let lead = if dialog.lead.is_empty() { 0 } else { rows_of(&dialog.lead, cells) + 1 };
    let rows = u16::try_from(dialog.rows.len()).unwrap_or(u16::MAX);
    let mut area = sheet(canvas, page, &dialog.title, lead.saturating_add(rows));
    if lead > 0 {
        let used = canvas.paragraph(area, &dialog.lead, Role::Text);
        area = below(area, used + 1);
    }
    let (done, open) = (canvas.symbols.check, canvas.symbols.open_block);
    self::rows(canvas, area, dialog.rows.len(), dialog.selected, |index| {
        let tick = dialog.ticks.get(index).map(|ticked| if *ticked { done } else { open });
        let row = dialog.rows.get(index).map_or("", String::as_str);
        (tick.map_or_else(|| row.to_owned(), |tick| format!("{tick} {row}")), String::new())
    });
}

/// Draws a scrolling list of rows with a selection sign; text to the left and to the right.
pub(super) fn rows(
    canvas: &mut Canvas<'_, '_>,
    area: Rect,
    count: usize,
    selected: usize,
    row: impl Fn(usize) -> (String, String),
) {
    let first = list::first(selected, count, usize::from(area.height));
    for (y, index) in (0u16..area.height).zip(first..count) {
        let place = Rect { y: area.y + y, height: 1, ..area };
        let (left, right) = row(index);
        let (sign, role) =
            if index == selected { (canvas.symbols.selected, Role::Selected) } else { (" ", Role::Text) };
        canvas.text(place, sign, Role::Accent);
        let right_cells = u16::try_from(width::cells(&right)).unwrap_or(u16::MAX);
        let room = place.width.saturating_sub(2 + right_cells + u16::from(right_cells > 0));
        canvas.text(Rect { x: place.x + 2, width: room, ..place }, &left, role);
        canvas.right(place, &right, Role::Dim);
        canvas.on_click(place, Target::DialogRow(index));
        if index == selected {
            canvas.cursor(place, 0, 0);
        }
    }
}

fn palette(dialog: &Palette, model: &Model, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let rows = u16::try_from(dialog.found.len()).unwrap_or(u16::MAX).clamp(1, 14);
    let area = sheet(canvas, page, canvas.texts.dialogs.palette_title, rows + 2);
    let rest = below(area, 2);
    if dialog.found.is_empty() {
        canvas.text(rest, canvas.texts.dialogs.nothing_found, Role::Dim);
    }
    self::rows(canvas, rest, dialog.found.len(), dialog.selected, |index| {
        let Some(&id) = dialog.found.get(index) else { return Default::default() };
        (id.label(model.texts).to_owned(), model.key_of(id))
    });
    search_line(canvas, area, &dialog.input);
}

fn find(dialog: &Find, model: &Model, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let found = dialog.found(model);
    let rows = u16::try_from(found.len()).unwrap_or(u16::MAX).clamp(1, 14);
    let area = sheet(canvas, page, canvas.texts.dialogs.find_title, rows + 2);
    let rest = below(area, 2);
    if found.is_empty() {
        canvas.text(rest, canvas.texts.dialogs.nothing_found, Role::Dim);
    }
    self::rows(canvas, rest, found.len(), dialog.selected, |index| {
        let text = found.get(index).and_then(|(number, id)| {
            let question = model.meeting.as_ref()?.session.question(id)?;
            Some(format!("{number:>2}  {}", question.text.get(model.lang())))
        });
        (text.unwrap_or_default(), String::new())
    });
    search_line(canvas, area, &dialog.input);
}

/// The line that is typed in, drawn last so that the cursor stays in it.
pub(super) fn search_line(canvas: &mut Canvas<'_, '_>, area: Rect, input: &crate::text::TextBuffer) {
    let used = canvas.text(area, &format!("{} ", canvas.symbols.prompt), Role::Accent);
    field::line(canvas, right_of(top(area, 1), used), input, true);
}

fn help(dialog: &Help, page: Rect, canvas: &mut Canvas<'_, '_>) {
    let cells = text_width(page);
    let widest = dialog.keys.iter().map(|(key, _)| width::cells(key)).max().unwrap_or(0);
    let mut lines: Vec<(String, Role)> = Vec::new();
    for paragraph in &dialog.paragraphs {
        lines.extend(wrapped_lines(paragraph, cells).into_iter().map(|line| (line.to_owned(), Role::Text)));
        lines.push((String::new(), Role::Text));
    }
    lines.push((canvas.texts.help.keys.to_owned(), Role::Heading));
    for (key, label) in &dialog.keys {
        lines.push((format!("{}  {label}", width::pad_end(key, widest)), Role::Text));
    }
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let area = sheet(canvas, page, &dialog.title, rows);
    let first = dialog.scroll.min(lines.len().saturating_sub(usize::from(area.height)));
    for (y, (line, role)) in (0u16..area.height).zip(lines.iter().skip(first)) {
        canvas.text(Rect { y: area.y + y, height: 1, ..area }, line, *role);
    }
    if first + usize::from(area.height) < lines.len() {
        let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
        canvas.right(last, canvas.symbols.down, Role::Accent);
    }
    canvas.cursor(area, 0, 0);
}
