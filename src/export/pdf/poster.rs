//! Posters and pocket cards: a few measures, as large as they can be.

use krilla::tagging::{ListNumbering, Tag};

use super::letters::Letters;
use super::page::{Item, Page, Shape, Tree, Type, rule, text};
use super::style::{BLACK, BODY, DIM, KICKER, LABEL, LINE, TITLE, resized};
use crate::i18n;
use crate::report::printout::{PosterSheet, Print};

/// So many measures stand on one poster.
const ON_A_PAGE: usize = 8;
/// White around everything on a poster.
const MARGIN: f32 = 18.0;
/// Between the measures of a poster.
const GAP: f32 = 10.0;
/// The smallest type on a poster, in points (I8).
const SMALLEST: f32 = 18.0;
/// Sizes tried for the measures of a poster.
const SIZES: &[f32] = &[66.0, 58.0, 50.0, 44.0, 40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, SMALLEST];

/// Cards beside and below each other on a sheet of pocket cards.
const CARDS: (u16, u16) = (4, 2);
/// White inside a pocket card.
const INSIDE: f32 = 7.0;
/// Between the measures of a pocket card.
const BETWEEN: f32 = 1.6;
/// Sizes tried for the measures of a pocket card.
const CARD_SIZES: &[f32] = &[10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5];

/// Laid-out pages.
pub(super) struct Laid {
    /// The pages.
    pub(super) pages: Vec<Page>,
    /// How many texts had to be shortened.
    pub(super) cut: usize,
}

/// The poster, on as many pages as it needs.
pub(super) fn lay(sheet: &PosterSheet, print: &Print, letters: &mut Letters<'_>, tree: &mut Tree) -> Laid {
    let (width, height) = print.paper.millimetres();
    let count = sheet.cards.len();
    let pages = count.div_ceil(ON_A_PAGE).max(1);
    let each = count.div_ceil(pages).max(1);
    let mut laid = Laid { pages: Vec::new(), cut: 0 };
    for page in 0..pages {
        let first = page * each;
        let mut items = head(sheet, print, (width, page == 0), letters, tree);
        let cards = sheet.cards.iter().enumerate().skip(first).take(each);
        let (columns, rows) = match cards.len() {
            // A few stand below each other, across the whole page.
            few @ 0..=3 => (1, few.max(1)),
            4 => (2, 2),
            5 | 6 => (3, 2),
            _ => (4, 2),
        };
        let top = MARGIN + 38.0;
        let free = (width - 2.0 * MARGIN, height - MARGIN - 14.0 - top);
        let wide = (free.0 - GAP * (length(columns) - 1.0)) / length(columns);
        let high = (free.1 - GAP * (length(rows) - 1.0)) / length(rows);
        let size = {
            let cards: Vec<_> =
                cards.clone().map(|(_, card)| (card.text.as_str(), card.who.as_str())).collect();
            largest(SIZES, &cards, (wide, high - 4.0), letters)
        };
        for (place, (at, card)) in cards.enumerate() {
            let x = MARGIN + (wide + GAP) * length(place % columns);
            let y = top + (high + GAP) * length(place / columns);
            items.push(rule(x, y, wide, 1.2, BLACK));
            let heading = tree.heading(2, &format!("{}. {}", at + 1, card.text));
            let mut below = y + 4.0;
            let lines = [(card.text.as_str(), resized(LABEL, size), heading)];
            let who = tree.add(None, Tag::P);
            let lines = lines.into_iter().chain([(card.who.as_str(), who_type(size), who)]);
            let mut room = high - 4.0 - lines_high(letters, &card.who, who_type(size), wide);
            for (words, style, tag) in lines {
                laid.cut +=
                    usize::from(put(words, style, (x, &mut below, wide, room), tag, letters, &mut items));
                room = f32::MAX;
            }
        }
        if count == 0 {
            let tag = tree.add(None, Tag::P);
            let mut y = top + 10.0;
            put(
                &sheet.empty,
                resized(BODY, 28.0),
                (MARGIN, &mut y, free.0, free.1),
                tag,
                letters,
                &mut items,
            );
        }
        let foot = letters.run(&sheet.foot, BODY.weight);
        let tag = tree.add(None, Tag::P);
        items.push(text(MARGIN, height - MARGIN + 2.0, foot, SMALLEST, DIM, Some(tag)));
        laid.pages.push(Page { width, height, items });
    }
    laid
}

/// Unit and mark above, the title, and a line under it.
fn head(
    sheet: &PosterSheet,
    print: &Print,
    (width, first): (f32, bool),
    letters: &mut Letters<'_>,
    tree: &mut Tree,
) -> Vec<Item> {
    let report = i18n::texts(print.lang).report;
    let marks = print.marks.iter().map(|mark| mark.word(report));
    let kicker: Vec<&str> = marks.chain([sheet.kicker.as_str()]).filter(|it| !it.is_empty()).collect();
    let room = width - 2.0 * MARGIN;
    let mut items = Vec::new();
    let style = resized(KICKER, SMALLEST);
    let tag = first.then(|| tree.add(None, Tag::P));
    let words = kicker.join("  ·  ").to_uppercase();
    for run in letters.wrap(&words, style.weight, style.size, room).into_iter().take(1) {
        items.push(text(MARGIN, MARGIN + 5.0, run, style.size, style.grey, tag));
    }
    let heading = first.then(|| tree.heading(1, &print.title));
    let style = letters.fitting(&sheet.title, resized(TITLE, 54.0), SMALLEST, room);
    let run = letters.run(&sheet.title, style.weight);
    items.push(text(MARGIN, MARGIN + 26.0, run, style.size, style.grey, heading));
    items
}

/// The largest type in which every measure fits its place and no word is broken; else the smallest.
fn largest(
    sizes: &[f32],
    cards: &[(&str, &str)],
    (wide, high): (f32, f32),
    letters: &mut Letters<'_>,
) -> f32 {
    let mut fits = |size: f32| {
        cards.iter().all(|(words, who)| {
            let style = resized(LABEL, size);
            let longest = words.split_whitespace().max_by_key(|word| word.len()).unwrap_or_default();
            let whole = letters.run(longest, style.weight).width(size) <= wide;
            whole
                && lines_high(letters, words, style, wide) + lines_high(letters, who, who_type(size), wide)
                    <= high
        })
    };
    let smallest = sizes.last().copied().unwrap_or(SMALLEST);
    sizes.iter().copied().find(|size| fits(*size)).unwrap_or(smallest)
}

/// Who and when, under a measure in this size.
fn who_type(size: f32) -> Type {
    let smaller = if size >= SMALLEST { (size * 0.72).max(SMALLEST) } else { size * 0.86 };
    Type { grey: DIM, ..resized(BODY, smaller) }
}

fn lines_high(letters: &mut Letters<'_>, words: &str, style: Type, width: f32) -> f32 {
    length(letters.lines(words, style, width)) * style.leading
}

/// Lines from `y`, which moves below them; whether the text had to be shortened to fit the room.
fn put(
    words: &str,
    style: Type,
    (x, y, width, room): (f32, &mut f32, f32, f32),
    tag: usize,
    letters: &mut Letters<'_>,
    items: &mut Vec<Item>,
) -> bool {
    let end = *y + room;
    let runs = letters.wrap(words, style.weight, style.size, width);
    let count = runs.len();
    for (at, run) in runs.into_iter().enumerate() {
        let last_that_fits = *y + 2.0 * style.leading > end && at + 1 < count;
        let run = if last_that_fits { letters.run(&format!("{} …", run.text), style.weight) } else { run };
        items.push(text(x, *y + style.ascent(), run, style.size, style.grey, Some(tag)));
        *y += style.leading;
        if last_that_fits {
            return true;
        }
    }
    false
}

/// Eight equal cards on a page; only the first is spoken by a screen reader.
pub(super) fn lay_pocket(
    sheet: &PosterSheet,
    print: &Print,
    letters: &mut Letters<'_>,
    tree: &mut Tree,
) -> Laid {
    let (width, height) = print.paper.millimetres();
    let (across, down) = CARDS;
    let (wide, high) = (width / f32::from(across), height / f32::from(down));
    let card = card(sheet, print, (wide, high), letters, tree);
    let mut items = Vec::new();
    for place in 0..across * down {
        let (x, y) = (wide * f32::from(place % across), high * f32::from(place / across));
        let moved = card.iter().cloned().map(|item| item.moved(x, y));
        items.extend(moved.map(|item| if place == 0 { item } else { item.untagged() }));
    }
    for at in 1..across {
        let line = Shape::Rule(0.0, height, 0.15, LINE);
        items.push(Item { x: wide * f32::from(at), y: 0.0, shape: line, tag: None });
    }
    for at in 1..down {
        items.push(rule(0.0, high * f32::from(at), width, 0.15, LINE));
    }
    Laid { pages: vec![Page { width, height, items }], cut: 0 }
}

/// One card from its own top left corner.
fn card(
    sheet: &PosterSheet,
    print: &Print,
    (wide, high): (f32, f32),
    letters: &mut Letters<'_>,
    tree: &mut Tree,
) -> Vec<Item> {
    let texts = i18n::texts(print.lang);
    let room = wide - 2.0 * INSIDE;
    let mut items = Vec::new();
    let mut y = INSIDE;
    let marks = print.marks.iter().map(|mark| mark.word(texts.report));
    let kicker: Vec<&str> = marks.chain([sheet.kicker.as_str()]).filter(|it| !it.is_empty()).collect();
    let tag = tree.add(None, Tag::P);
    let style = resized(KICKER, 6.5);
    let words = kicker.join(" · ").to_uppercase();
    put(&words, style, (INSIDE, &mut y, room, 2.0 * style.leading), tag, letters, &mut items);
    let heading = tree.heading(1, &print.title);
    put(&sheet.title, resized(TITLE, 14.0), (INSIDE, &mut y, room, 20.0), heading, letters, &mut items);
    y += 1.5;
    items.push(rule(INSIDE, y, room, 0.5, BLACK));
    y += 2.0;
    let foot = resized(BODY, 7.5);
    let foot_high = lines_high(letters, &sheet.foot, foot, room);
    let floor = high - INSIDE - foot_high - 2.0;
    let cards: Vec<_> = sheet.cards.iter().map(|card| (card.text.as_str(), card.who.as_str())).collect();
    let height_of = |cards: &[(&str, &str)], size: f32, letters: &mut Letters<'_>| -> f32 {
        let each = cards.iter().map(|(words, who)| {
            lines_high(letters, words, resized(LABEL, size), room)
                + lines_high(letters, who, who_type(size), room)
                + BETWEEN
        });
        each.sum()
    };
    let size = CARD_SIZES.iter().copied().find(|size| y + height_of(&cards, *size, letters) <= floor);
    let size = size.or(CARD_SIZES.last().copied()).unwrap_or(7.5);
    let mut shown = cards.len();
    let more = |left: usize| if left > 0 { resized(BODY, 7.5).leading } else { 0.0 };
    while shown > 0
        && y + height_of(cards.get(..shown).unwrap_or_default(), size, letters) + more(cards.len() - shown)
            > floor
    {
        shown -= 1;
    }
    let list = tree.add(None, Tag::L(ListNumbering::None));
    for (words, who) in cards.iter().take(shown) {
        let item = tree.add(Some(list), Tag::LI);
        let body = tree.add(Some(item), Tag::LBody);
        put(words, resized(LABEL, size), (INSIDE, &mut y, room, f32::MAX), body, letters, &mut items);
        put(who, who_type(size), (INSIDE, &mut y, room, f32::MAX), body, letters, &mut items);
        y += BETWEEN;
    }
    let left = cards.len() - shown;
    let rest = if cards.is_empty() {
        sheet.empty.clone()
    } else if left > 0 {
        (texts.takeaway.and_more)(left)
    } else {
        String::new()
    };
    if !rest.is_empty() {
        let tag = tree.add(None, Tag::P);
        put(&rest, resized(BODY, 7.5), (INSIDE, &mut y, room, f32::MAX), tag, letters, &mut items);
    }
    let mut y = high - INSIDE - foot_high;
    let tag = tree.add(None, Tag::P);
    put(&sheet.foot, Type { grey: DIM, ..foot }, (INSIDE, &mut y, room, f32::MAX), tag, letters, &mut items);
    items
}

/// A number of things as a length; there are never so many that it matters.
fn length(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
