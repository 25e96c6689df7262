//! Running text onto pages: heads and feet, what must stay together, and lines to write on that fill what is left.

use krilla::tagging::Tag;

use super::letters::Letters;
use super::page::{Item, Page, Rect, Shape, Tree, Type, rule, text};
use super::style::{
    BLACK, BODY, BOTTOM, FOOT, KICKER, LEFT, LINE, RIGHT, SHEET_ID, SMALL, SUBTITLE, TITLE, TOP, WRITING,
    resized,
};
use crate::i18n::{self, PrintTexts};
use crate::report::document::{Layout, Mark};
use crate::report::printout::{Leaf, Piece, Print};

/// Room for the id in the corner of a sheet.
const ID_BOX: (f32, f32) = (44.0, 17.0);

/// A strip of a page that is never cut.
#[derive(Debug, Default)]
pub(super) struct Slab {
    /// White above it, unless it is the first of its page.
    pub(super) before: f32,
    /// Its height, without lines to write on.
    pub(super) height: f32,
    /// Whether the next strip belongs with it.
    pub(super) keep: bool,
    /// What stands in it, from its own top.
    pub(super) items: Vec<Item>,
    /// Lines to write on at its end: the fewest, and from where.
    pub(super) writing: Option<(usize, f32)>,
    /// The header to repeat when a page begins here.
    pub(super) header: Option<usize>,
}

impl Slab {
    /// With the fewest lines to write on.
    fn least(&self) -> f32 {
        self.height + self.writing.map_or(0.0, |(lines, _)| lines_high(lines))
    }
}

/// The height of lines to write on; there are never more than fit a page.
fn lines_high(lines: usize) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) * WRITING
}

/// Where the content of the pages after the first begins.
const LATER_TOP: f32 = TOP + 12.0;
/// From the edge of a tight sheet to its head, and to its end.
const TIGHT_TOP: f32 = 14.0;
/// A title is set this small, in points, before it takes a second line.
const SMALLEST_TITLE: f32 = 17.0;

/// Lays leaves onto pages.
pub(super) struct Flow<'a, 'f> {
    /// Letters to runs.
    pub(super) letters: &'a mut Letters<'f>,
    /// The elements.
    pub(super) tree: &'a mut Tree,
    /// The strips of the leaf, in order.
    pub(super) slabs: Vec<Slab>,
    /// Headers of tables, to repeat.
    pub(super) headers: Vec<(Vec<Item>, f32)>,
    texts: &'static PrintTexts,
    report: &'static crate::i18n::ReportTexts,
    marks: Vec<Mark>,
    layout: Layout,
    size: (f32, f32),
    pages: Vec<Page>,
}

impl<'a, 'f> Flow<'a, 'f> {
    /// No pages so far; those to come are of this size in millimetres.
    pub(super) fn new(
        letters: &'a mut Letters<'f>,
        tree: &'a mut Tree,
        print: &Print,
        size: (f32, f32),
    ) -> Self {
        let texts = i18n::texts(print.lang);
        Self {
            letters,
            tree,
            slabs: Vec::new(),
            headers: Vec::new(),
            texts: texts.print,
            report: texts.report,
            marks: print.marks.clone(),
            layout: print.layout,
            size,
            pages: Vec::new(),
        }
    }

    /// The words of this print.
    pub(super) fn texts(&self) -> &'static PrintTexts {
        self.texts
    }

    /// The width for content.
    pub(super) fn width(&self) -> f32 {
        self.size.0 - LEFT - RIGHT
    }

    /// A style as it is on this print: on a sheet for the wall nobody bends down to a table, and on a tight one the lines
    /// stand closer.
    pub(super) fn set(&self, style: Type) -> Type {
        let style = if self.layout.is_one_page() && style.size < BODY.size && style.grey == BLACK {
            resized(style, BODY.size)
        } else {
            style
        };
        let leading = if self.layout == Layout::OnePageTight { style.leading * 0.9 } else { style.leading };
        Type { leading, ..style }
    }

    /// White as it is on this print.
    pub(super) fn white(&self, usual: f32) -> f32 {
        if self.layout == Layout::OnePageTight { usual * 0.55 } else { usual }
    }

    /// Where content ends. A tight sheet has nothing at its foot.
    fn bottom(&self) -> f32 {
        self.size.1 - if self.layout == Layout::OnePageTight { TIGHT_TOP } else { BOTTOM }
    }

    /// The pages of all leaves.
    pub(super) fn finish(self) -> Vec<Page> {
        self.pages
    }

    /// Lays a leaf on pages of its own.
    pub(super) fn leaf(&mut self, leaf: &Leaf) {
        let (head, top) = self.head(leaf);
        self.headers.clear();
        for (at, piece) in leaf.pieces.iter().enumerate() {
            let first = self.slabs.len();
            self.piece(piece);
            // What is said of a table, or of a part before its first question, stays with it.
            if let (Piece::Paragraph(..), Some(Piece::Table(_) | Piece::Step(_) | Piece::Question(_))) =
                (piece, leaf.pieces.get(at + 1))
            {
                self.keep_from(first);
            }
        }
        let slabs = std::mem::take(&mut self.slabs);
        let pages = self.break_pages(slabs, top, LATER_TOP);
        let count = pages.len();
        let mut head = Some(head);
        for (index, slabs) in pages.into_iter().enumerate() {
            let (mut items, top) = match head.take() {
                Some(items) => (items, top),
                None => (self.later_head(leaf), LATER_TOP),
            };
            items.extend(self.place(slabs, top, index > 0));
            if !leaf.foot.is_empty() || !leaf.id.is_empty() || count > 1 {
                items.extend(self.foot(leaf, index + 1, count));
            }
            self.pages.push(Page { width: self.size.0, height: self.size.1, items });
        }
    }

    /// The head of the first page of a leaf, and where the content begins.
    fn head(&mut self, leaf: &Leaf) -> (Vec<Item>, f32) {
        let mut items = Vec::new();
        let right = self.size.0 - RIGHT;
        let mut y = if self.layout == Layout::OnePageTight { TIGHT_TOP } else { TOP };
        let mut width = self.width();
        if !leaf.id.is_empty() {
            let (wide, high) = ID_BOX;
            let x = right - wide;
            width -= wide + 8.0;
            let rect = Rect { width: wide, height: high, radius: 1.5, fill: None, edge: Some((0.5, BLACK)) };
            items.push(Item { x, y: TOP, shape: Shape::Rect(rect), tag: None });
            let label = self.letters.run(self.texts.sheet_label, KICKER.weight);
            let tag = self.tree.add(None, Tag::P);
            let middle = |wide_text: f32| x + (wide - wide_text) / 2.0;
            let label_x = middle(label.width(KICKER.size));
            items.push(text(label_x, TOP + 5.2, label, KICKER.size, KICKER.grey, Some(tag)));
            let id = self.letters.run(&leaf.id, SHEET_ID.weight);
            let id_x = middle(id.width(SHEET_ID.size));
            items.push(text(id_x, TOP + 13.2, id, SHEET_ID.size, SHEET_ID.grey, Some(tag)));
        }
        let kicker = [leaf.kicker.as_str(), &self.mark_words()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("  ·  ");
        if !kicker.is_empty() {
            let tag = self.tree.add(None, Tag::P);
            items.extend(self.lines(&kicker.to_uppercase(), KICKER, width, (LEFT, &mut y), tag));
            y += 1.0;
        }
        let tag = self.tree.heading(1, &leaf.title);
        let title = self.letters.fitting(beginning(&leaf.title), TITLE, SMALLEST_TITLE, width);
        items.extend(self.lines(&leaf.title, title, width, (LEFT, &mut y), tag));
        if !leaf.subtitle.is_empty() {
            y += 1.0;
            let tag = self.tree.add(None, Tag::P);
            items.extend(self.lines(&leaf.subtitle, SUBTITLE, width, (LEFT, &mut y), tag));
        }
        if !leaf.id.is_empty() {
            y = y.max(TOP + ID_BOX.1);
        }
        y += 3.5;
        items.push(rule(LEFT, y, self.width(), 0.6, BLACK));
        (items, y + self.white(8.0))
    }

    /// A few lines from `y`, which moves below them.
    fn lines(
        &mut self,
        words: &str,
        style: Type,
        width: f32,
        (x, y): (f32, &mut f32),
        tag: usize,
    ) -> Vec<Item> {
        /// A head is never more than a third of the page, however long the title.
        const MOST: usize = 6;
        let runs = self.letters.wrap(beginning(words), style.weight, style.size, width);
        let mut items = Vec::new();
        for run in runs.into_iter().take(MOST) {
            items.push(text(x, *y + style.ascent(), run, style.size, style.grey, Some(tag)));
            *y += style.leading;
        }
        items
    }

    /// What kind of copy this is, in a word each.
    fn mark_words(&self) -> String {
        self.marks.iter().map(|mark| mark.word(self.report)).collect::<Vec<_>>().join(" · ")
    }

    /// The head of the pages after the first: what it is, small.
    fn later_head(&mut self, leaf: &Leaf) -> Vec<Item> {
        let mut items = Vec::new();
        let right = self.size.0 - RIGHT;
        let mut room = self.width();
        if !leaf.id.is_empty() {
            let id = self.letters.run(&leaf.id, SHEET_ID.weight);
            let wide = id.width(SHEET_ID.size * 0.75);
            room -= wide + 8.0;
            items.push(text(right - wide, TOP + 4.0, id, SHEET_ID.size * 0.75, BLACK, None));
        }
        let marks = self.mark_words();
        let words = [marks.as_str(), &leaf.title, &leaf.subtitle];
        let words: Vec<&str> = words.into_iter().filter(|text| !text.is_empty()).collect();
        let words = words.join(" · ");
        let line = self.letters.wrap(beginning(&words), SMALL.weight, SMALL.size, room).into_iter().next();
        items.extend(line.map(|run| text(LEFT, TOP + 4.0, run, SMALL.size, SMALL.grey, None)));
        items.push(rule(LEFT, TOP + 6.5, self.width(), 0.2, LINE));
        items
    }

    fn foot(&mut self, leaf: &Leaf, page: usize, pages: usize) -> Vec<Item> {
        let y = self.size.1 - 13.0;
        let mut items = vec![rule(LEFT, y - 4.5, self.width(), 0.2, LINE)];
        let run = self.letters.run(&leaf.foot, FOOT.weight);
        items.push(text(LEFT, y, run, FOOT.size, FOOT.grey, None));
        let mut right = Vec::new();
        if !leaf.id.is_empty() {
            right.push((self.texts.sheet)(&leaf.id));
        }
        if pages > 1 {
            right.push((self.texts.page_of)(page, pages));
        }
        let run = self.letters.run(&right.join(" · "), FOOT.weight);
        let x = self.size.0 - RIGHT - run.width(FOOT.size);
        items.push(text(x, y, run, FOOT.size, FOOT.grey, None));
        items
    }

    /// Deals the strips out to pages: chains stay together where a page can hold them.
    fn break_pages(&self, slabs: Vec<Slab>, first_top: f32, later_top: f32) -> Vec<Vec<Slab>> {
        let bottom = self.bottom();
        let mut pages: Vec<Vec<Slab>> = Vec::new();
        let mut page: Vec<Slab> = Vec::new();
        let mut y = first_top;
        let mut chain: Vec<Slab> = Vec::new();
        let mut rest = slabs.into_iter().peekable();
        while let Some(slab) = rest.next() {
            let goes_on = slab.keep && rest.peek().is_some();
            chain.push(slab);
            if goes_on {
                continue;
            }
            let height: f32 = chain.iter().map(|slab| slab.before + slab.least()).sum();
            let fits_a_page = height <= bottom - later_top;
            if y + height > bottom && fits_a_page && !page.is_empty() {
                pages.push(std::mem::take(&mut page));
                y = later_top;
            }
            for slab in chain.drain(..) {
                let first = page.is_empty();
                let before = if first { 0.0 } else { slab.before };
                if y + before + slab.least() > bottom && !first {
                    pages.push(std::mem::take(&mut page));
                    y = later_top;
                } else {
                    y += before;
                }
                if page.is_empty() {
                    y += self.header_height(&slab, !pages.is_empty());
                }
                y += slab.least();
                page.push(slab);
            }
        }
        pages.push(page);
        pages
    }

    /// The height of a header repeated above this strip, when it begins a later page.
    fn header_height(&self, slab: &Slab, later: bool) -> f32 {
        let header = slab.header.filter(|_| later).and_then(|index| self.headers.get(index));
        header.map_or(0.0, |(_, height)| *height)
    }

    /// Puts the strips of one page at their places; lines to write on share what is left.
    fn place(&self, slabs: Vec<Slab>, top: f32, later: bool) -> Vec<Item> {
        let bottom = self.bottom();
        let mut items = Vec::new();
        let mut y = top;
        if let Some((header, height)) =
            slabs.first().filter(|_| later).and_then(|slab| self.headers.get(slab.header?))
        {
            items.extend(header.iter().cloned().map(|item| item.untagged().moved(LEFT, y)));
            y += height;
        }
        let used: f32 = y + slabs
            .iter()
            .enumerate()
            .map(|(at, slab)| {
                let before = if at == 0 { 0.0 } else { slab.before };
                before + slab.least()
            })
            .sum::<f32>();
        let writers = slabs.iter().filter(|slab| slab.writing.is_some()).count();
        let mut spare = spare_lines(bottom - used);
        let mut waiting = writers;
        for (at, slab) in slabs.into_iter().enumerate() {
            if at > 0 {
                y += slab.before;
            }
            items.extend(slab.items.into_iter().map(|item| item.moved(LEFT, y)));
            y += slab.height;
            if let Some((fewest, x)) = slab.writing {
                let more = spare / waiting.max(1);
                spare -= more;
                waiting -= 1;
                for _ in 0..fewest + more {
                    y += WRITING;
                    items.push(rule(LEFT + x, y, self.width() - x, 0.25, LINE));
                }
            }
        }
        items
    }
}

/// As much of a text as the head of a page can ever show.
pub(super) fn beginning(text: &str) -> &str {
    const MOST: usize = 800;
    text.char_indices().nth(MOST).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// How many more lines to write on a height holds.
fn spare_lines(height: f32) -> usize {
    let mut lines = 0;
    while lines_high(lines + 1) <= height {
        lines += 1;
    }
    lines
}
