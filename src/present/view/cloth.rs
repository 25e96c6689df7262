//! The cloth on the wall: how full each field is, never what stands in it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::cloth::Fill;
use crate::present::{Corner, Field};
use crate::tui::theme::Role;
use crate::tui::view::{Canvas, below, right_of, top};
use crate::tui::widgets::bar;

/// Narrowest column in which a field has bar and name.
const COLUMN: u16 = 28;
/// Cells between two columns.
const GAP: u16 = 4;

pub(super) fn draw(corners: &[Corner], area: Rect, canvas: &mut Canvas<'_, '_>) {
    let fields = || corners.iter().flat_map(|corner| &corner.fields);
    let begun = fields().filter(|field| field.fill != Fill::Empty).count();
    canvas.text(area, canvas.texts.cloth.title, Role::Question);
    let count = format!("{begun}/{}", fields().count());
    canvas.right(top(area, 1), &count, Role::Dim);
    canvas.rule(top(below(area, 1), 1));
    let sheet = below(area, 2);
    let shown: Vec<&Corner> = corners.iter().filter(|corner| !corner.fields.is_empty()).collect();
    match columns(&shown, sheet) {
        Some((columns, style)) => {
            let count = u16::try_from(columns.len()).unwrap_or(1).max(1);
            let across = (sheet.width - GAP * (count - 1)) / count;
            for (index, corners) in (0..).zip(&columns) {
                let place = Rect { width: across, ..right_of(sheet, index * (across + GAP)) };
                column(corners, place, style, canvas);
            }
        }
        None => compact(&shown, sheet, canvas),
    }
}

/// How a field is drawn, the roomiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Its name, and below it a bar of so many rows across the whole column.
    Tall(u16),
    /// Bar and name in a row, with an empty row between fields.
    Apart,
    /// Bar and name in a row.
    Tight,
}

const STYLES: [Style; 4] = [Style::Tall(2), Style::Tall(1), Style::Apart, Style::Tight];

impl Style {
    /// Rows of a field, with the empty one after it.
    fn rows(self) -> u16 {
        match self {
            Self::Tall(bar) => bar + 2,
            Self::Apart => 2,
            Self::Tight => 1,
        }
    }

    /// Rows of a part: its title, its fields, and an empty one.
    fn of(self, corner: &Corner) -> usize {
        corner.fields.len() * usize::from(self.rows()) + if self == Self::Tight { 2 } else { 3 }
    }
}

/// The parts in as few columns as fit, in the roomiest style that fits; `None` where there is no room for names.
fn columns<'a>(corners: &[&'a Corner], sheet: Rect) -> Option<(Vec<Vec<&'a Corner>>, Style)> {
    let most = ((sheet.width + GAP) / (COLUMN + GAP)).clamp(1, 4);
    // What is empty after the last part may hang over the edge.
    let height = usize::from(sheet.height) + 2;
    let ways = STYLES.into_iter().flat_map(|style| (1..=most).map(move |count| (style, count)));
    for (style, count) in ways {
        let mut columns: Vec<Vec<&Corner>> = vec![Vec::new()];
        let mut used = 0;
        for corner in corners {
            let rows = style.of(corner);
            if used > 0 && used + rows > height {
                columns.push(Vec::new());
                used = 0;
            }
            used += rows;
            if let Some(last) = columns.last_mut() {
                last.push(corner);
            }
        }
        let rows = |column: &Vec<&Corner>| column.iter().map(|corner| style.of(corner)).sum::<usize>();
        if columns.len() <= usize::from(count) && columns.iter().map(rows).max().unwrap_or(0) <= height {
            return Some((columns, style));
        }
    }
    None
}

fn column(corners: &[&Corner], area: Rect, style: Style, canvas: &mut Canvas<'_, '_>) {
    let mut rest = area;
    for corner in corners {
        canvas.text(rest, &corner.title, Role::Heading);
        rest = below(rest, if style == Style::Tight { 1 } else { 2 });
        for field in &corner.fields {
            let role = if field.here { Role::Accent } else { Role::Text };
            let name = format!("{:>2} {}", field.number, field.name);
            if let Style::Tall(rows) = style {
                canvas.text(top(rest, 1), &name, role);
                for y in 1..=rows {
                    canvas.line(top(below(rest, y), 1), Line::from(share(field, area.width, canvas)));
                }
            } else {
                let cells = (area.width / 4).clamp(5, 16);
                canvas.line(top(rest, 1), Line::from(share(field, cells, canvas)));
                canvas.text(right_of(top(rest, 1), cells + 1), &name, role);
            }
            rest = below(rest, style.rows());
        }
        rest = below(rest, 1);
    }
}

/// How many of these fields somebody has answered.
fn begun(fields: &[Field]) -> usize {
    fields.iter().filter(|field| field.fill != Fill::Empty).count()
}

/// One row a part: its title, and a block for each field, or where they are too many, how many have begun.
fn compact(corners: &[&Corner], area: Rect, canvas: &mut Canvas<'_, '_>) {
    let blocks = corners.iter().map(|corner| corner.fields.len()).max().unwrap_or(0) * 2;
    let blocks = u16::try_from(blocks).unwrap_or(u16::MAX).min(area.width / 2);
    for (y, corner) in (0..area.height).zip(corners) {
        let row = top(below(area, y), 1);
        let title = Rect { width: area.width - blocks, ..row };
        canvas.text(Rect { width: title.width.saturating_sub(1), ..title }, &corner.title, Role::Text);
        if corner.fields.len() * 2 > usize::from(blocks) {
            // Too many to stand beside each other: how many have begun, of how many.
            let (begun, all) = (begun(&corner.fields), corner.fields.len());
            let told = format!(" {begun}/{all}");
            let count = u32::try_from(all).unwrap_or(u32::MAX);
            let cells = blocks.saturating_sub(u16::try_from(told.len()).unwrap_or(u16::MAX));
            let part = u32::try_from(begun).unwrap_or(u32::MAX);
            let (full, empty) = bar::filled(canvas, cells, part, count);
            let told = canvas.span(told, Role::Dim);
            canvas.line(right_of(row, title.width), Line::from(vec![full, empty, told]));
            continue;
        }
        let spans: Vec<Span<'_>> = corner
            .fields
            .iter()
            .map(|field| {
                let (sign, role) = match field.fill {
                    Fill::Full => (canvas.symbols.block, Role::Full),
                    Fill::Half => (canvas.symbols.half, Role::Full),
                    Fill::Empty => (canvas.symbols.open_block, Role::Empty),
                };
                canvas.span(format!("{sign} "), role)
            })
            .collect();
        canvas.line(right_of(row, title.width), Line::from(spans));
    }
}

fn share<'s>(field: &Field, cells: u16, canvas: &Canvas<'_, '_>) -> Vec<Span<'s>> {
    let cells = usize::from(cells);
    let (answered, asked) = field.share;
    let full = match field.fill {
        Fill::Empty => 0,
        Fill::Full => cells,
        // Something is never drawn as nothing, nor a part as the whole.
        Fill::Half => {
            (cells * answered.min(asked) / asked.max(1)).clamp(1.min(cells), cells.saturating_sub(1))
        }
    };
    let rest = if field.fill == Fill::Empty { canvas.symbols.empty } else { canvas.symbols.half };
    vec![
        canvas.span(canvas.symbols.full.repeat(full), Role::Full),
        canvas.span(rest.repeat(cells - full), Role::Empty),
    ]
}
