//! The cloth: one large page, the themes around it, every question in a field with room to write.
//!
//! It is drawn for A3 and scaled for other paper, so a poster is the same picture, larger.

use krilla::tagging::{ListNumbering, Tag};

use super::flow::beginning;
use super::letters::Letters;
use super::page::{Item, Page, Rect, Shape, Tree, Type, empty_box, rule, text};
use super::style::{BLACK, DIM, FOOT, KICKER, LINE, SMALL, THEME, TITLE, resized};
use crate::report::printout::{ClothCorner, ClothField, ClothSheet, Print, Room};

/// The page it is drawn for.
const SIZE: (f32, f32) = (420.0, 297.0);
/// White around everything.
const MARGIN: f32 = 16.0;
/// Between themes.
const GAP: f32 = 9.0;
/// Between fields.
const FIELD_GAP: f32 = 3.5;
/// Inside a field.
const INSIDE: f32 = 4.0;
/// The head of a theme.
const HEAD: f32 = 14.0;
/// Sizes of type tried for the questions, in points on A3.
const SIZES: &[f32] = &[15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, SMALLEST];
/// The smallest of them.
const SMALLEST: f32 = 5.0;
/// Type smaller than this on the paper is hard to read around a table.
const SMALL_ON_PAPER: f32 = 8.0;

/// A laid-out cloth.
pub(super) struct Laid {
    /// The page.
    pub(super) page: Page,
    /// Whether the questions are in small type.
    pub(super) small_type: bool,
    /// How many texts had to be shortened.
    pub(super) cut: usize,
    /// How many answers had no room.
    pub(super) left: usize,
}

/// A rectangle of the page: left, top, width, height.
type Area = (f32, f32, f32, f32);

/// Lays the cloth on its page.
pub(super) fn lay(sheet: &ClothSheet, print: &Print, letters: &mut Letters<'_>, tree: &mut Tree) -> Laid {
    let (sheet, mut cut) = shortened(sheet);
    let sheet = &sheet;
    let mut items = head(sheet, print, letters, tree);
    let top = MARGIN + 25.0;
    let bottom = SIZE.1 - MARGIN - 7.0;
    let areas = corners((MARGIN, top, SIZE.0 - 2.0 * MARGIN, bottom - top), &sheet.corners);
    let fields: Vec<Vec<Area>> = sheet
        .corners
        .iter()
        .zip(&areas)
        .map(|(corner, area)| fields_of(*area, corner.fields.len()))
        .collect();
    let size = question_size(sheet, &fields, letters);
    let mut left = 0;
    for ((corner, area), fields) in sheet.corners.iter().zip(&areas).zip(&fields) {
        items.extend(corner_head(corner, *area, letters, tree));
        for (field, area) in corner.fields.iter().zip(fields) {
            let (shortened, without_room) = lay_field(field, *area, size, print, letters, tree, &mut items);
            cut += shortened;
            left += without_room;
        }
    }
    let foot = letters.run(&sheet.foot, FOOT.weight);
    let size_of_foot = 10.0;
    let x = (SIZE.0 - foot.width(size_of_foot)) / 2.0;
    let tag = tree.add(None, Tag::P);
    items.push(text(x, SIZE.1 - MARGIN + 2.5, foot, size_of_foot, DIM, Some(tag)));

    let (width, height) = print.paper.millimetres();
    let (width, height) = (width.max(height), width.min(height));
    let scale = width / SIZE.0;
    let items = items.into_iter().map(|item| item.scaled(scale)).collect();
    let small_type = size * scale < SMALL_ON_PAPER && !sheet.corners.is_empty();
    Laid { page: Page { width, height, items }, small_type, cut, left }
}

/// The cloth without the ends of texts that no field could ever hold, and how many those are.
fn shortened(sheet: &ClothSheet) -> (ClothSheet, usize) {
    let mut sheet = sheet.clone();
    let mut cut = 0;
    sheet.title = beginning(&sheet.title).to_owned();
    for corner in &mut sheet.corners {
        corner.title = beginning(&corner.title).to_owned();
        for field in &mut corner.fields {
            let kept = beginning(&field.text).len();
            if kept < field.text.len() {
                field.text.truncate(kept);
                field.text.push_str(" …");
                cut += 1;
            }
        }
    }
    (sheet, cut)
}

/// Who and what, and lines to write which table this cloth lay on.
fn head(sheet: &ClothSheet, print: &Print, letters: &mut Letters<'_>, tree: &mut Tree) -> Vec<Item> {
    const FILL_IN: f32 = 62.0;
    let texts = crate::i18n::texts(print.lang);
    let mut items = Vec::new();
    let marks = print.marks.iter().map(|mark| mark.word(texts.report));
    let kicker: Vec<&str> = std::iter::once(sheet.kicker.as_str()).chain(marks).collect();
    let room = SIZE.0 - 2.0 * MARGIN - 2.0 * FILL_IN - 20.0;
    let tag = tree.add(None, Tag::P);
    let style = resized(KICKER, 10.5);
    for run in
        letters.wrap(&kicker.join("  ·  ").to_uppercase(), style.weight, style.size, room).into_iter().take(1)
    {
        items.push(text(MARGIN, MARGIN + 3.5, run, style.size, style.grey, Some(tag)));
    }
    let heading = tree.heading(1, &print.title);
    let style = letters.fitting(&sheet.title, resized(TITLE, 30.0), 14.0, room);
    for run in letters.wrap(&sheet.title, style.weight, style.size, room).into_iter().take(1) {
        items.push(text(MARGIN, MARGIN + 16.0, run, style.size, style.grey, Some(heading)));
    }
    if !sheet.filled_on.is_empty() {
        let tag = tree.add(None, Tag::P);
        let run = letters.run(&sheet.filled_on, SMALL.weight);
        let x = SIZE.0 - MARGIN - run.width(12.0);
        items.push(text(x, MARGIN + 16.0, run, 12.0, DIM, Some(tag)));
        return items;
    }
    let mut x = SIZE.0 - MARGIN - 2.0 * FILL_IN - 8.0;
    for label in [texts.print.table_label, texts.print.date_label] {
        let tag = tree.add(None, Tag::P);
        let run = letters.run(label, SMALL.weight);
        let start = x + run.width(11.0) + 3.0;
        items.push(text(x, MARGIN + 16.0, run, 11.0, DIM, Some(tag)));
        items.push(rule(start, MARGIN + 16.5, x + FILL_IN - start, 0.3, LINE));
        x += FILL_IN + 8.0;
    }
    items
}

/// One area per theme: rows of up to three, higher where there are more questions.
fn corners(area: Area, corners: &[ClothCorner]) -> Vec<Area> {
    let columns = match corners.len() {
        0 | 1 => 1,
        2 | 4 => 2,
        3 | 5 | 6 | 9 => 3,
        7 | 8 | 10..=12 => 4,
        many => (1..=many).find(|side| side * side >= many).unwrap_or(many),
    };
    let rows: Vec<&[ClothCorner]> = corners.chunks(columns).collect();
    let weights: Vec<f32> = rows
        .iter()
        .map(|row| 2.0 + length(row.iter().map(|corner| corner.fields.len()).max().unwrap_or_default()))
        .collect();
    let total: f32 = weights.iter().sum();
    let (left, mut y, width, height) = area;
    let free = height - GAP * (length(rows.len()) - 1.0);
    let mut areas = Vec::new();
    for (row, weight) in rows.iter().zip(&weights) {
        let high = free * weight / total;
        let wide = (width - GAP * (length(row.len()) - 1.0)) / length(row.len());
        let mut x = left;
        for _ in *row {
            areas.push((x, y, wide, high));
            x += wide + GAP;
        }
        y += high + GAP;
    }
    areas
}

/// One area per field, in the grid whose fields are nearest to a writing hand's: wider than high.
fn fields_of(area: Area, count: usize) -> Vec<Area> {
    const WANTED: f32 = 1.9;
    let (left, top, width, height) = area;
    let (top, height) = (top + HEAD, height - HEAD);
    let shape = |columns: usize| {
        let rows = count.div_ceil(columns);
        let wide = (width - FIELD_GAP * (length(columns) - 1.0)) / length(columns);
        let high = (height - FIELD_GAP * (length(rows) - 1.0)) / length(rows);
        (wide, high)
    };
    let badness = |columns: &usize| {
        let (wide, high) = shape(*columns);
        let ratio = wide / high.max(0.1) / WANTED;
        // Empty places at the end count, too: a full grid looks calmer.
        let holes = length(columns * count.div_ceil(*columns) - count);
        ratio.max(1.0 / ratio) + 0.35 * holes
    };
    let best = (1..=count.max(1)).min_by(|a, b| badness(a).total_cmp(&badness(b))).unwrap_or(1);
    let (wide, high) = shape(best);
    (0..count)
        .map(|index| {
            let row = index / best;
            // The last row fills the width.
            let in_row = best.min(count - row * best);
            let wide = if in_row == best {
                wide
            } else {
                (width - FIELD_GAP * (length(in_row) - 1.0)) / length(in_row)
            };
            let x = left + (wide + FIELD_GAP) * length(index % best);
            (x, top + (high + FIELD_GAP) * length(row), wide, high)
        })
        .collect()
}

/// The largest type in which every question leaves half of its field white, or in which everything said fits its field;
/// else the largest that fits.
fn question_size(sheet: &ClothSheet, fields: &[Vec<Area>], letters: &mut Letters<'_>) -> f32 {
    let mut fits = |size: f32, share: f32| {
        sheet.corners.iter().zip(fields).all(|(corner, areas)| {
            corner.fields.iter().zip(areas).all(|(field, (_, _, width, height))| {
                let style = resized(THEME, size);
                let (width, height) = (width - 2.0 * INSIDE - number_room(size), height - 2.0 * INSIDE);
                let lines = letters.lines(&field.text, style, width);
                let boxes = room_high(&field.room, size);
                let said = said_type(size);
                let said: f32 = field
                    .said
                    .iter()
                    .map(|line| length(letters.lines(line, said, width)) * said.leading + BETWEEN_SAID)
                    .sum();
                // What is counted needs no white beside its boxes, and nobody writes where something stands.
                let share = if boxes > 0.0 || said > 0.0 { 0.95 } else { share };
                length(lines) * style.leading + boxes + said <= height * share
            })
        })
    };
    let filled = !sheet.filled_on.is_empty();
    if filled {
        // Below that, what is left over is counted instead: nobody reads a wall from a hand's breadth.
        let sizes = SIZES.iter().copied().filter(|size| *size >= LEAST_FILLED);
        return sizes.clone().find(|size| fits(*size, 0.95)).unwrap_or(LEAST_FILLED);
    }
    let large = SIZES.iter().copied().find(|size| *size >= 9.0 && fits(*size, 0.5));
    large.or_else(|| SIZES.iter().copied().find(|size| fits(*size, 0.85))).unwrap_or(SMALLEST)
}

/// The smallest type of a question on a filled cloth, in points on A3.
const LEAST_FILLED: f32 = 8.0;
/// Between answers.
const BETWEEN_SAID: f32 = 0.6;

/// What was said, under a question of this size.
fn said_type(size: f32) -> Type {
    Type { grey: BLACK, ..resized(SMALL, size * 0.9) }
}

/// Room for the number of a question before its words.
fn number_room(size: f32) -> f32 {
    size * 0.75
}

/// The height of what is answered at the floor of a field.
fn room_high(room: &Room, size: f32) -> f32 {
    match room {
        Room::Lines | Room::Places(_) | Room::Number => 0.0,
        Room::Boxes(_) => size * 1.3,
        Room::Options(labels) => length(labels.len().div_ceil(2)) * option_high(size) + 1.0,
    }
}

/// From option to option.
fn option_high(size: f32) -> f32 {
    size * 0.46
}

fn corner_head(corner: &ClothCorner, area: Area, letters: &mut Letters<'_>, tree: &mut Tree) -> Vec<Item> {
    let (x, y, width, _) = area;
    let heading = tree.heading(2, &format!("{} {}", corner.number, corner.title));
    let number = letters.run(&corner.number.to_string(), TITLE.weight);
    let start = x + number.width(18.0) + 4.0;
    let style = letters.fitting(&corner.title, resized(TITLE, 18.0), 8.0, x + width - start);
    let mut items = vec![rule(x, y, width, 0.9, BLACK), text(x, y + 9.2, number, 18.0, DIM, Some(heading))];
    for run in letters.wrap(&corner.title, style.weight, style.size, x + width - start).into_iter().take(1) {
        items.push(text(start, y + 9.2, run, style.size, BLACK, Some(heading)));
    }
    items
}

/// One field. Returns how many texts were shortened, and how many answers had no room.
fn lay_field(
    field: &ClothField,
    area: Area,
    size: f32,
    print: &Print,
    letters: &mut Letters<'_>,
    tree: &mut Tree,
    items: &mut Vec<Item>,
) -> (usize, usize) {
    let (x, y, width, height) = area;
    let edge = Rect { width, height, radius: 2.0, fill: None, edge: Some((0.35, LINE)) };
    items.push(Item { x, y, shape: Shape::Rect(edge), tag: None });
    let style = resized(THEME, size);
    let tag = tree.heading(3, &format!("{} {}", field.number, field.text));
    let number = letters.run(&field.number.to_string(), style.weight);
    items.push(text(x + INSIDE, y + INSIDE + style.ascent(), number, size, DIM, Some(tag)));
    let left = x + INSIDE + number_room(size);
    let room = width - 2.0 * INSIDE - number_room(size);
    let boxes = room_high(&field.room, size);
    let lines = letters.wrap(&field.text, style.weight, size, room);
    let mut line_y = y + INSIDE;
    let floor = y + height - INSIDE - boxes;
    let mut cut = 0;
    let count = lines.len();
    for (at, run) in lines.into_iter().enumerate() {
        let next_fits = line_y + 2.0 * style.leading <= floor;
        if at + 1 < count && !next_fits {
            let shortened = format!("{} …", run.text);
            let run = letters.run(&shortened, style.weight);
            items.push(text(left, line_y + style.ascent(), run, size, style.grey, Some(tag)));
            cut = 1;
            break;
        }
        items.push(text(left, line_y + style.ascent(), run, size, style.grey, Some(tag)));
        line_y += style.leading;
    }
    match &field.room {
        Room::Boxes(labels) => lay_boxes(labels, (left, floor, room, boxes), size, letters, tree, items),
        Room::Options(labels) => lay_options(labels, (left, floor, room), size, letters, tree, items),
        Room::Lines | Room::Places(_) | Room::Number => {}
    }
    let without_room = lay_said(field, (left, line_y + 1.0, room, floor), size, print, letters, tree, items);
    (cut, without_room)
}

/// What was said, line by line under its question. Returns how many answers had no room.
fn lay_said(
    field: &ClothField,
    (x, top, width, floor): Area,
    size: f32,
    print: &Print,
    letters: &mut Letters<'_>,
    tree: &mut Tree,
    items: &mut Vec<Item>,
) -> usize {
    if field.said.is_empty() {
        return 0;
    }
    let style = said_type(size);
    let list = tree.add(None, Tag::L(ListNumbering::None));
    let mut y = top;
    for (at, words) in field.said.iter().enumerate() {
        let runs = letters.wrap(words, style.weight, style.size, width);
        let is_last = at + 1 == field.said.len();
        // The line that counts the rest needs room, too.
        let rest = if is_last { 0.0 } else { style.leading };
        if y + length(runs.len()) * style.leading + rest > floor + style.leading * 0.3 {
            let left = field.said.len() - at;
            let more = letters.run(&(crate::i18n::texts(print.lang).takeaway.lines_more)(left), style.weight);
            let tag = tree.add(None, Tag::P);
            items.push(text(x, y + style.ascent(), more, style.size, DIM, Some(tag)));
            return left;
        }
        let item = tree.add(Some(list), Tag::LI);
        let (label, body) = (tree.add(Some(item), Tag::Lbl), tree.add(Some(item), Tag::LBody));
        let dot = letters.run("•", style.weight);
        items.push(text(
            x - dot.width(style.size) - 1.0,
            y + style.ascent(),
            dot,
            style.size,
            DIM,
            Some(label),
        ));
        for run in runs {
            items.push(text(x, y + style.ascent(), run, style.size, style.grey, Some(body)));
            y += style.leading;
        }
        y += BETWEEN_SAID;
    }
    0
}

/// Boxes to count in along the floor of a field, each with its label in at most two lines above.
fn lay_boxes(
    labels: &[String],
    area: Area,
    size: f32,
    letters: &mut Letters<'_>,
    tree: &mut Tree,
    items: &mut Vec<Item>,
) {
    const BETWEEN: f32 = 2.0;
    let (x, y, width, height) = area;
    let list = tree.add(None, Tag::L(ListNumbering::None));
    let wide = (width - BETWEEN * (length(labels.len()) - 1.0)) / length(labels.len());
    // All labels in one size: the largest in which the longest word fits.
    let words = labels.iter().flat_map(|label| label.split_whitespace());
    let longest = words.map(|word| letters.run(word, SMALL.weight).width(1.0)).fold(0.01, f32::max);
    let largest = size * 0.62;
    let fitting = wide * 0.99 / longest;
    // In a narrow field the values of a scale say enough.
    let first_words = || labels.iter().map(|label| label.split_whitespace().next().unwrap_or_default());
    let values = first_words().any(|word| word.parse::<u8>().is_ok());
    let bare = fitting < largest * 0.72 && values;
    let style = resized(SMALL, if bare { largest } else { fitting.min(largest) });
    let leading = style.leading * 0.86;
    let mut left = x;
    for label in labels {
        let item = tree.add(Some(list), Tag::LI);
        let body = tree.add(Some(item), Tag::LBody);
        let value = label.split_whitespace().next().filter(|word| word.parse::<u8>().is_ok());
        let shown = if bare { value.unwrap_or("?") } else { label };
        let runs = letters.wrap(shown, style.weight, style.size, wide);
        // The last line of each label stands just above its box.
        let skipped = 2 - runs.len().min(2);
        for (at, run) in runs.into_iter().take(2).enumerate() {
            let line_y = y + leading * (length(at + skipped) + 0.8);
            items.push(text(left, line_y, run, style.size, style.grey, Some(body)));
        }
        let top = y + 2.0 * leading + 0.8;
        items.push(empty_box(left, top, wide, (y + height - top).max(1.0)));
        left += wide + BETWEEN;
    }
}

/// Options along the floor of a field in two columns, each with a box to count or number in.
fn lay_options(
    labels: &[String],
    area: (f32, f32, f32),
    size: f32,
    letters: &mut Letters<'_>,
    tree: &mut Tree,
    items: &mut Vec<Item>,
) {
    let (x, y, width) = area;
    let list = tree.add(None, Tag::L(ListNumbering::None));
    let high = option_high(size);
    let wide = width / 2.0;
    let box_high = high * 0.78;
    let room = wide - 1.6 * box_high - 4.0;
    let rows = labels.len().div_ceil(2);
    for (at, label) in labels.iter().enumerate() {
        let item = tree.add(Some(list), Tag::LI);
        let body = tree.add(Some(item), Tag::LBody);
        let (left, top) = (x + wide * length(at / rows.max(1)), y + 1.0 + high * length(at % rows.max(1)));
        items.push(empty_box(left, top, box_high * 1.6, box_high));
        let style = letters.fitting(label, resized(SMALL, size * 0.72), size * 0.5, room);
        for run in letters.wrap(label, style.weight, style.size, room).into_iter().take(1) {
            let run_y = top + box_high / 2.0 + style.size * 0.357 * super::fonts::POINT;
            items.push(text(left + box_high * 1.6 + 2.0, run_y, run, style.size, BLACK, Some(body)));
        }
    }
}

/// A number of things as a length; there are never so many that it matters.
fn length(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
