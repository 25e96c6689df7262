//! Where everything lies on the cloth. Cells, no drawing: where an arrow leads and what is seen must agree.
//!
//! The parts are laid out row by row so that every row is as even as it can be; a short row is wider, not emptier, so
//! that the sheet has no holes. Fields are laid inside their part alone: a seam can never cut one. The richest style
//! that fits is taken; where even the leanest does not, the sheet is taller than its window and scrolls.

use crate::text::wrapped_lines;

/// From this width on three parts stand side by side.
const THREE_ABREAST: u16 = 100;
/// From this width on two parts stand side by side.
const TWO_ABREAST: u16 = 48;
/// Widest a field gets; a wider one would be a bar, not a field.
const WIDEST_FIELD: u16 = 42;
/// Most rows of the question shown inside its field.
const MOST_TEXT: u16 = 4;
/// Most agreed measures that grow in the last corner.
const MOST_GROWN: u16 = 8;
/// Most empty rows given to a part that does not need them.
const MOST_AIR: u16 = 2;

/// A rectangle of cells on the sheet, counted from its top left inside the upper hem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Cells from the left.
    pub x: u16,
    /// Rows from the top.
    pub y: u16,
    /// Cells across.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// The first cell to the right of it.
    pub fn right(self) -> u16 {
        self.x + self.width
    }

    /// The first row below it.
    pub fn bottom(self) -> u16 {
        self.y + self.height
    }

    /// The cell in its middle.
    pub fn middle(self) -> (u16, u16) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }
}

/// How much of a field is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// One row: bar, name, count.
    Line,
    /// Two rows without a frame: the name, then bar and count.
    Pair,
    /// A small box: name in the frame, bar and count inside.
    Box,
    /// A box with the question itself.
    Roomy {
        /// Rows for the question.
        text: u16,
        /// Rows for the bar.
        fill: u16,
    },
}

impl Style {
    /// Rows of a field.
    pub fn height(self) -> u16 {
        match self {
            Self::Line => 1,
            Self::Pair => 2,
            Self::Box => 3,
            Self::Roomy { text, fill } => text + fill + 3,
        }
    }

    /// Narrowest field that can still be read.
    fn narrowest(self) -> u16 {
        match self {
            Self::Line => 20,
            Self::Pair => 16,
            Self::Box => 14,
            Self::Roomy { .. } => 22,
        }
    }

    /// Empty rows between the title of a part and its fields.
    fn air(self) -> u16 {
        u16::from(matches!(self, Self::Roomy { .. }))
    }
}

/// The whole sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Cells across, hems included.
    pub width: u16,
    /// Rows between the hems.
    pub height: u16,
    /// How fields are drawn.
    pub style: Style,
    /// Rows of parts, from the top.
    pub rows: Vec<Row>,
    /// The parts in order.
    pub corners: Vec<Corner>,
    /// All fields in the order of the meeting.
    pub fields: Vec<Field>,
}

/// A row of parts; below each but the last runs a seam one row high.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// First row.
    pub top: u16,
    /// Rows without the seam.
    pub height: u16,
    /// Where its upright seams stand, hems included.
    pub walls: Vec<u16>,
}

/// A part on the sheet; its title is in the first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corner {
    /// Between the seams.
    pub area: Area,
    /// What is left below the fields, where agreed measures grow; may have no rows.
    pub rest: Area,
}

/// A field on the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The part it belongs to.
    pub corner: usize,
    /// Its cells, frame included.
    pub area: Area,
}

impl Sheet {
    /// Lays out parts with so many fields each. `texts` are the questions in order; `agreed` measures want to grow in the
    /// last part; `width` includes the hems, `height` does not.
    pub fn lay(fields: &[usize], texts: &[&str], agreed: usize, width: u16, height: u16) -> Self {
        let lean = Self::with(Style::Roomy { text: 0, fill: 1 }, fields, agreed, width, height);
        let inside = lean.fields.iter().map(|field| field.area.width).min().unwrap_or(0).saturating_sub(4);
        let longest = texts.iter().map(|text| wrapped_lines(text, usize::from(inside).max(1)).len()).max();
        let longest = u16::try_from(longest.unwrap_or(0)).unwrap_or(MOST_TEXT).min(MOST_TEXT);
        let roomy = [(longest, 3), (longest, 2), (longest, 1), (3, 1), (2, 1), (0, 1)];
        let styles = roomy
            .into_iter()
            .filter(|(text, _)| *text <= longest && inside >= 18)
            .map(|(text, fill)| Style::Roomy { text, fill })
            .chain([Style::Box, Style::Pair]);
        styles
            .map(|style| Self::with(style, fields, agreed, width, height))
            .find(|sheet| sheet.height <= height)
            .unwrap_or_else(|| Self::with(Style::Line, fields, agreed, width, height))
    }

    /// The first row of the sheet in sight, so that a field is, with `height` rows of window. Begins at a part where
    /// it can.
    pub fn first_row(&self, field: usize, height: u16) -> u16 {
        let Some(area) = self.fields.get(field).map(|field| field.area) else { return 0 };
        if self.height <= height {
            return 0;
        }
        let last = self.height - height;
        self.rows
            .iter()
            .map(|row| row.top)
            .find(|top| area.bottom() <= top.saturating_add(height) && *top <= area.y)
            .unwrap_or_else(|| area.bottom().saturating_sub(height))
            .min(last.max(area.bottom().saturating_sub(height)))
    }

    fn with(style: Style, fields: &[usize], agreed: usize, width: u16, height: u16) -> Self {
        let abreast = match fields.len() {
            _ if width < TWO_ABREAST => 1,
            1 | 2 | 4 => fields.len().min(2),
            _ if width >= THREE_ABREAST => 3,
            _ => 2,
        };
        let mut sheet =
            Self { width, height: 0, style, rows: Vec::new(), corners: Vec::new(), fields: Vec::new() };
        let lines = fields.len().div_ceil(abreast).max(1);
        let mut left = fields;
        let mut rows = Vec::new();
        for line in 0..lines {
            let here = fields.len() / lines + usize::from(line < fields.len() % lines);
            let (row, rest) = left.split_at(here.min(left.len()));
            left = rest;
            let walls = walls(width, here);
            let need = row.iter().zip(walls.windows(2)).map(|(count, wall)| {
                let inside = between(wall);
                1 + style.air() + grid(*count, inside, style).1 * style.height()
            });
            rows.push((row, walls.clone(), need.max().unwrap_or(1)));
        }
        let seams = u16::try_from(lines - 1).unwrap_or(u16::MAX);
        let needed: u16 = rows.iter().map(|(_, _, need)| *need).sum::<u16>().saturating_add(seams);
        let mut spare = height.saturating_sub(needed);
        if let Some((_, _, last)) = rows.last_mut() {
            let grown = u16::try_from(agreed).unwrap_or(u16::MAX).min(MOST_GROWN);
            let grown = if grown > 0 { grown + style.air() } else { 0 }.min(spare);
            *last += grown;
            spare -= grown;
        }
        let air = (spare / u16::try_from(lines).unwrap_or(u16::MAX)).min(MOST_AIR);
        let mut extra = if air < MOST_AIR { spare % u16::try_from(lines).unwrap_or(u16::MAX) } else { 0 };
        let mut top = 0;
        for (counts, walls, need) in rows {
            let height = need + air + u16::from(extra > 0);
            extra = extra.saturating_sub(1);
            for (count, wall) in counts.iter().zip(walls.windows(2)) {
                sheet.lay_corner(*count, wall, top, height);
            }
            sheet.rows.push(Row { top, height, walls });
            top += height + 1;
        }
        sheet.height = top.saturating_sub(1);
        sheet
    }

    fn lay_corner(&mut self, count: usize, wall: &[u16], top: u16, height: u16) {
        let corner = self.corners.len();
        let inside = between(wall);
        let x = wall.first().copied().unwrap_or(0) + 1;
        let (columns, lines) = grid(count, inside, self.style);
        let room = inside.saturating_sub(2).saturating_sub(columns - 1);
        let width = (room / columns).min(WIDEST_FIELD);
        let tall = self.style.height();
        let first = top + 1 + self.style.air();
        for index in 0..u16::try_from(count).unwrap_or(u16::MAX) {
            let (column, line) = (index % columns, index / columns);
            let area = Area { x: x + 1 + column * (width + 1), y: first + line * tall, width, height: tall };
            self.fields.push(Field { corner, area });
        }
        let area = Area { x, y: top, width: inside, height };
        let below = first + lines * tall;
        let rest = Area {
            x: x + 1,
            y: below,
            width: inside.saturating_sub(2),
            height: area.bottom().saturating_sub(below),
        };
        self.corners.push(Corner { area, rest });
    }
}

/// Where the upright seams stand when `parts` share `width`, hems included; the parts differ by at most one cell.
fn walls(width: u16, parts: usize) -> Vec<u16> {
    let parts = u16::try_from(parts).unwrap_or(1).max(1);
    let inside = width.saturating_sub(parts + 1);
    let mut x = 0;
    let mut walls = vec![0];
    for part in 0..parts {
        x += inside / parts + u16::from(part < inside % parts) + 1;
        walls.push(x);
    }
    walls
}

/// Cells between two seams.
fn between(wall: &[u16]) -> u16 {
    match wall {
        [left, right] => right.saturating_sub(left + 1),
        _ => 0,
    }
}

/// Columns and lines of fields inside a part; both at least 1.
fn grid(count: usize, inside: u16, style: Style) -> (u16, u16) {
    let count = u16::try_from(count).unwrap_or(u16::MAX).max(1);
    let most = ((inside.saturating_sub(1)) / (style.narrowest() + 1)).clamp(1, count);
    let lines = count.div_ceil(most);
    // As even as can be: four fields where three fit are two and two.
    (count.div_ceil(lines), lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn overlap(a: Area, b: Area) -> bool {
        a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
    }

    fn is_inside(inner: Area, outer: Area) -> bool {
        inner.x >= outer.x
            && inner.right() <= outer.right()
            && inner.y >= outer.y
            && inner.bottom() <= outer.bottom()
    }

    fn check(sheet: &Sheet) {
        for (index, field) in sheet.fields.iter().enumerate() {
            let corner = sheet.corners[field.corner].area;
            assert!(is_inside(field.area, corner), "{field:?} leaves {corner:?}");
            for other in &sheet.fields[index + 1..] {
                assert!(!overlap(field.area, other.area), "{field:?} lies on {other:?}");
            }
        }
        for row in &sheet.rows {
            assert_eq!((row.walls.first(), row.walls.last()), (Some(&0), Some(&(sheet.width - 1))));
            for corner in sheet.corners.iter().filter(|corner| corner.area.y == row.top) {
                assert!(row.walls.iter().all(|x| *x < corner.area.x || *x >= corner.area.right()));
            }
        }
    }

    #[test]
    fn the_core_cloth_has_four_corners_of_four_boxes_at_80_by_24() {
        let sheet = Sheet::lay(&[4, 4, 4, 4], &["x"; 16], 1, 76, 17);
        assert_eq!((sheet.style, sheet.rows.len(), sheet.height), (Style::Box, 2, 17));
        assert_eq!(sheet.corners[3].rest.height, 1, "an agreed measure has a line to grow on");
        check(&sheet);
    }

    #[test]
    fn five_parts_leave_no_hole() {
        let sheet = Sheet::lay(&[5, 4, 4, 4], &["x"; 17], 0, 76, 17);
        assert_eq!(sheet.style, Style::Pair, "one question more does not make it a list");
        let sheet = Sheet::lay(&[2, 2, 3, 2, 4], &["x"; 13], 0, 76, 17);
        assert_eq!(sheet.rows.iter().map(|row| row.walls.len() - 1).collect::<Vec<_>>(), [2, 2, 1]);
        assert_eq!(sheet.style, Style::Box);
        let wide = Sheet::lay(&[2, 2, 3, 2, 4], &["x"; 13], 0, 116, 33);
        assert_eq!(wide.rows.iter().map(|row| row.walls.len() - 1).collect::<Vec<_>>(), [3, 2]);
    }

    #[test]
    fn more_room_shows_more_not_larger() {
        let question = "Hva kan hver av oss bidra med for at det skal være lett å komme på jobb?";
        let styles: Vec<_> = [(56, 11), (76, 17), (116, 33), (116, 53)]
            .map(|(width, height)| Sheet::lay(&[4, 4, 4, 4], &[question; 16], 2, width, height).style)
            .into();
        assert_eq!(styles[..2], [Style::Line, Style::Box]);
        assert!(matches!(styles[2], Style::Roomy { text: 2.., .. }), "{styles:?}");
        assert!(matches!(styles[3], Style::Roomy { text: 3.., fill: 2.. }), "{styles:?}");
    }

    proptest! {
        #[test]
        fn no_seam_cuts_a_field_and_the_selected_one_is_in_sight(
            fields in prop::collection::vec(1_usize..9, 1..8),
            agreed in 0_usize..12,
            width in 36_u16..120,
            height in 5_u16..60,
        ) {
            let all = fields.iter().sum();
            let sheet = Sheet::lay(&fields, &vec!["Hva skal vi gjøre mer av sammen?"; all], agreed, width, height);
            check(&sheet);
            prop_assert_eq!(sheet.fields.len(), all);
            for (index, field) in sheet.fields.iter().enumerate() {
                let first = sheet.first_row(index, height);
                prop_assert!(field.area.y >= first && field.area.bottom() <= first + height, "{} of {:?}", index, sheet);
            }
        }
    }
}
