//! How sheets look: a few sizes of one typeface, black, one grey, thin lines and white space.

use super::fonts::{POINT, Weight};
use super::page::{Grey, Type};

/// Letters to read.
pub(super) const BLACK: Grey = 0;
/// Letters that step back: dark enough for a worn printer.
pub(super) const DIM: Grey = 95;
/// Lines to write on, edges of boxes.
pub(super) const LINE: Grey = 150;
/// The ground of a boxed remark.
pub(super) const TINT: Grey = 242;

/// From the left edge of an upright page.
pub(super) const LEFT: f32 = 22.0;
/// From the right edge.
pub(super) const RIGHT: f32 = 20.0;
/// From the top edge to the head.
pub(super) const TOP: f32 = 18.0;
/// From the bottom edge to the last line of content.
pub(super) const BOTTOM: f32 = 26.0;
/// From line to line where people write by hand.
pub(super) const WRITING: f32 = 9.5;
/// Fewest lines to write an answer on.
pub(super) const FEWEST_LINES: usize = 4;

const fn style(weight: Weight, size: f32, grey: Grey, leading: f32) -> Type {
    Type { weight, size, grey, leading: size * POINT * leading }
}

/// The title of a leaf.
pub(super) const TITLE: Type = style(Weight::Bold, 23.0, BLACK, 1.2);
/// Above a title, in capitals.
pub(super) const KICKER: Type = style(Weight::Bold, 8.5, DIM, 1.5);
/// Under a title.
pub(super) const SUBTITLE: Type = style(Weight::Regular, 10.5, DIM, 1.45);
/// A section.
pub(super) const SECTION: Type = style(Weight::Bold, 14.0, BLACK, 1.3);
/// A theme inside a section.
pub(super) const THEME: Type = style(Weight::Bold, 11.5, BLACK, 1.35);
/// A question inside a theme, a label over a list.
pub(super) const LABEL: Type = style(Weight::Bold, 10.0, BLACK, 1.45);
/// Running text.
pub(super) const BODY: Type = style(Weight::Regular, 10.5, BLACK, 1.45);
/// The first words of a sheet.
pub(super) const LEAD: Type = style(Weight::Regular, 12.5, BLACK, 1.45);
/// What steps back.
pub(super) const SMALL: Type = style(Weight::Regular, 9.0, DIM, 1.45);
/// Headers of a table, labels of facts.
pub(super) const HEADER: Type = style(Weight::Bold, 8.5, DIM, 1.45);
/// The cells of a table of many columns.
pub(super) const SMALL_CELL: Type = style(Weight::Regular, 8.0, BLACK, 1.35);
/// The headers of one.
pub(super) const SMALL_HEADER: Type = style(Weight::Bold, 7.5, DIM, 1.35);
/// The cells of a table.
pub(super) const CELL: Type = style(Weight::Regular, 9.5, BLACK, 1.4);
/// The question on a group's sheet: the largest type after the title.
pub(super) const QUESTION: Type = style(Weight::Bold, 15.0, BLACK, 1.28);
/// A very long question on a group's sheet.
pub(super) const LONG_QUESTION: Type = style(Weight::Bold, 11.0, BLACK, 1.35);
/// The number beside it.
pub(super) const NUMBER: Type = style(Weight::Bold, 15.0, DIM, 1.28);
/// An option to count or to number.
pub(super) const OPTION: Type = style(Weight::Regular, 11.0, BLACK, 1.3);
/// The foot of a page.
pub(super) const FOOT: Type = style(Weight::Regular, 8.0, DIM, 1.4);
/// The id in the corner of a sheet.
pub(super) const SHEET_ID: Type = style(Weight::Bold, 16.0, BLACK, 1.2);

/// The same type in another size, with its lines as far apart in proportion.
pub(super) fn resized(style: Type, size: f32) -> Type {
    Type { size, leading: style.leading * size / style.size, ..style }
}
