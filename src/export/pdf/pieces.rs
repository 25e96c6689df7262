//! Each kind of piece, as strips that the flow deals out to pages.

use krilla::tagging::{ListNumbering, TableHeaderScope, Tag};

use super::flow::{Flow, Slab};
use super::page::{Item, Rect, Shape, Type, empty_box, rule, text};
use super::style::{
    BLACK, BODY, CELL, FEWEST_LINES, HEADER, LABEL, LEAD, LINE, LONG_QUESTION, NUMBER, OPTION, QUESTION,
    SECTION, SMALL, SMALL_CELL, SMALL_HEADER, THEME, TINT, WRITING, resized,
};
use crate::report::document::{Fact, Level, Signature};
use crate::report::printout::{Grid, Marker, Piece, QuestionBox, Room, Step, Tone};

/// Where the question begins, right of its number.
const GUTTER: f32 = 13.0;
/// Where a step begins, right of its clock time.
const CLOCK: f32 = 18.0;
/// Where the value of a fact begins.
const VALUE: f32 = 38.0;
/// Questions longer than this are set smaller.
const LONG: usize = 300;

impl Flow<'_, '_> {
    /// Adds a piece to the leaf.
    pub(super) fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Heading(level, words) => self.heading(*level, words),
            Piece::Paragraph(tone, words) => {
                let style = match tone {
                    Tone::Lead => LEAD,
                    Tone::Plain => BODY,
                    Tone::Dim => SMALL,
                };
                let tag = self.tree.add(None, Tag::P);
                self.paragraph(words, style, (0.0, self.width()), 2.5, Some(tag));
            }
            Piece::Facts(facts) => self.facts(facts),
            Piece::List(marker, items) => self.list(*marker, items),
            Piece::LeftOut(heading, items) => self.left_out(heading, items),
            Piece::Table(grid) => self.table(grid),
            Piece::Question(question) => self.question(question),
            Piece::Step(step) => self.step(step),
            Piece::Card(title, words) => self.card(title, words),
            Piece::Signatures(lines) => self.signatures(lines),
            Piece::SignedBy(lines) => self.signed_by(lines),
        }
    }

    fn heading(&mut self, level: Level, words: &str) {
        let (style, depth, before) = match level {
            Level::Section => (SECTION, 2, 7.0),
            Level::Theme => (THEME, 3, 5.5),
            Level::Question => (LABEL, 4, 4.0),
        };
        // A level is never skipped, or the outline would have a hole in it.
        let depth = depth.min(self.deepest_heading() + 1);
        let tag = self.tree.heading(depth, words);
        self.paragraph(words, style, (0.0, self.width()), before, Some(tag));
        self.keep_from(self.slabs.len().saturating_sub(1));
    }

    fn deepest_heading(&self) -> u16 {
        let last = self.tree.nodes.iter().rev().find_map(|node| node.heading.as_ref());
        last.map_or(0, |(level, _)| *level)
    }

    /// Lines of text as strips: the first two and the last two stay together.
    fn paragraph(
        &mut self,
        words: &str,
        style: Type,
        (x, width): (f32, f32),
        before: f32,
        tag: Option<usize>,
    ) {
        let (style, before) = (self.set(style), self.white(before));
        let runs = self.letters.wrap(words, style.weight, style.size, width);
        let count = runs.len();
        for (at, run) in runs.into_iter().enumerate() {
            self.slabs.push(Slab {
                before: if at == 0 { before } else { 0.0 },
                height: style.leading,
                keep: at + 1 < count && (at == 0 || at + 2 == count),
                items: vec![text(x, style.ascent(), run, style.size, style.grey, tag)],
                ..Slab::default()
            });
        }
    }

    /// The strips from this one on belong together, and with what follows.
    pub(super) fn keep_from(&mut self, first: usize) {
        for slab in self.slabs.iter_mut().skip(first) {
            slab.keep = true;
        }
    }

    /// The strips from `first` on belong together, and end there.
    fn keep_together(&mut self, first: usize) {
        self.keep_from(first);
        if let Some(last) = self.slabs.last_mut() {
            last.keep = false;
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        let list = self.tree.add(None, Tag::L(ListNumbering::None));
        for (at, fact) in facts.iter().enumerate() {
            let item = self.tree.add(Some(list), Tag::LI);
            let (label, body) = (self.tree.add(Some(item), Tag::Lbl), self.tree.add(Some(item), Tag::LBody));
            let first = self.slabs.len();
            let before = if at == 0 { 4.0 } else { 1.2 };
            let labels = self.letters.wrap(&fact.label, HEADER.weight, HEADER.size, VALUE - 4.0);
            if labels.len() > 2 {
                // A sentence as a label stands above what it says.
                self.paragraph(&fact.label, HEADER, (0.0, self.width()), before, Some(label));
                self.keep_from(first);
                self.paragraph(&fact.value, BODY, (0.0, self.width()), 0.0, Some(body));
                continue;
            }
            self.paragraph(&fact.value, BODY, (VALUE, self.width() - VALUE), before, Some(body));
            let together = labels.len();
            // A label of two lines runs beside its value; where the value is shorter, it is one strip more.
            for (at, run) in labels.into_iter().enumerate() {
                let line = text(0.0, self.set(BODY).ascent(), run, HEADER.size, HEADER.grey, Some(label));
                match self.slabs.get_mut(first + at) {
                    Some(slab) => slab.items.insert(0, line),
                    None => {
                        self.slabs.push(Slab {
                            height: self.set(BODY).leading,
                            items: vec![line],
                            ..Slab::default()
                        });
                    }
                }
            }
            for slab in self.slabs.iter_mut().skip(first).take(together.saturating_sub(1)) {
                slab.keep = true;
            }
        }
    }

    fn list(&mut self, marker: Marker, items: &[String]) {
        let numbering = match marker {
            Marker::Dot => ListNumbering::Disc,
            Marker::Box => ListNumbering::Square,
        };
        let list = self.tree.add(None, Tag::L(numbering));
        let top = self.slabs.len();
        for (at, words) in items.iter().enumerate() {
            let item = self.tree.add(Some(list), Tag::LI);
            let label = matches!(marker, Marker::Dot).then(|| self.tree.add(Some(item), Tag::Lbl));
            let body = self.tree.add(Some(item), Tag::LBody);
            let first = self.slabs.len();
            let (x, before) = match marker {
                Marker::Dot => (5.0, if at == 0 { 1.5 } else { 0.8 }),
                Marker::Box => (8.0, if at == 0 { 2.5 } else { 2.0 }),
            };
            self.paragraph(words, BODY, (x, self.width() - x), before, Some(body));
            let sign = match marker {
                Marker::Dot => {
                    let dot = self.letters.run("•", BODY.weight);
                    text(0.8, self.set(BODY).ascent(), dot, BODY.size, HEADER.grey, label)
                }
                Marker::Box => empty_box(0.2, 0.6, 4.0, 4.0),
            };
            if let Some(slab) = self.slabs.get_mut(first) {
                slab.items.insert(0, sign);
            }
        }
        // A checklist is ticked at one look.
        if marker == Marker::Box {
            self.keep_together(top);
        }
    }

    /// What is left out hangs on the last lines before it: alone on a page it would be read as a mistake.
    fn left_out(&mut self, heading: &str, items: &[String]) {
        /// So many strips go with it: the last lines of a row or a paragraph.
        const WITH_IT: usize = 3;
        let first = self.slabs.len();
        self.heading(Level::Question, heading);
        self.list(Marker::Dot, items);
        self.keep_together(first.saturating_sub(WITH_IT));
    }

    fn table(&mut self, grid: &Grid) {
        let (cell_type, header_type) = if grid.small { (SMALL_CELL, SMALL_HEADER) } else { (CELL, HEADER) };
        let (cell_type, header_type) = (self.set(cell_type), self.set(header_type));
        let columns = self.columns(grid, cell_type, header_type);
        let table = self.tree.add(None, Tag::Table);
        let head = self.tree.add(Some(table), Tag::THead);
        let row = self.tree.add(Some(head), Tag::TR);
        let headers: Vec<(String, usize)> = grid
            .columns
            .iter()
            .map(|column| {
                (column.header.clone(), self.tree.add(Some(row), Tag::TH(TableHeaderScope::Column)))
            })
            .collect();
        let first = self.slabs.len();
        self.row(&headers, &columns, header_type, 0.0);
        // Two tables never touch, however tight the page.
        if let Some(slab) = self.slabs.get_mut(first) {
            slab.before = 3.5;
        }
        self.close_row(0.35, BLACK);
        self.keep_from(first);
        self.remember_header(first);
        let header = Some(self.headers.len().saturating_sub(1));
        let body = self.tree.add(Some(table), Tag::TBody);
        for row in &grid.rows {
            let tags = self.tree.add(Some(body), Tag::TR);
            let cells: Vec<(String, usize)> =
                row.iter().map(|cell| (cell.clone(), self.tree.add(Some(tags), Tag::TD))).collect();
            let first = self.slabs.len();
            self.row(&cells, &columns, cell_type, 1.4);
            self.close_row(0.15, LINE);
            self.keep_together(first);
            for slab in self.slabs.iter_mut().skip(first) {
                slab.header = header;
            }
        }
    }

    /// Where each column begins, how wide it is, and whether it stands to the right: no column narrower than its longest
    /// word where the page has room for that, the rest shared out by what the columns wish for.
    fn columns(&mut self, grid: &Grid, cell: Type, header: Type) -> Vec<(f32, f32, bool)> {
        /// A longer word is broken: it would take the room of three columns.
        const WIDEST_WORD: f32 = 38.0;
        let gap = if grid.small { 3.0 } else { 4.0 };
        let free = self.width() - gap * length(grid.columns.len().saturating_sub(1));
        let least: Vec<f32> = (0..grid.columns.len())
            .map(|at| {
                let head = grid.columns.get(at).map_or(0.0, |it| self.longest_word(&it.header, header));
                let words = grid.rows.iter().filter_map(|row| row.get(at));
                let words = words.map(|words| self.longest_word(words, cell)).fold(head, f32::max);
                // A hair more, so that rounding breaks no word after all.
                (words + 0.3).clamp(4.0, WIDEST_WORD)
            })
            .collect();
        let shares: f32 = grid.columns.iter().map(|column| f32::from(column.share)).sum::<f32>().max(1.0);
        let wished: Vec<f32> =
            grid.columns.iter().map(|column| free * f32::from(column.share) / shares).collect();
        let needed: f32 = least.iter().sum();
        let widths: Vec<f32> = if needed >= free {
            least.iter().map(|width| width * free / needed).collect()
        } else {
            // What is beyond the longest word is given up by those who have it, in proportion.
            let over = |(wish, least): (&f32, &f32)| (wish - least).max(0.0);
            let spare: f32 = wished.iter().zip(&least).map(over).sum();
            let part = (free - needed) / spare.max(0.001);
            wished.iter().zip(&least).map(|pair| pair.1 + over(pair) * part).collect()
        };
        let mut x = 0.0;
        let mut columns = Vec::new();
        for (column, width) in grid.columns.iter().zip(widths) {
            columns.push((x, width, column.to_the_right));
            x += width + gap;
        }
        columns
    }

    fn longest_word(&mut self, words: &str, style: Type) -> f32 {
        let each = words.split(|c: char| c.is_whitespace() && c != '\u{a0}' || matches!(c, '-' | '–' | '/'));
        let longest = each.max_by_key(|word| word.len()).unwrap_or_default();
        // The hyphen a word was parted at stands with it.
        self.letters.run(&format!("{longest}-"), style.weight).width(style.size)
    }

    /// The cells of a row, line by line, so that even a row longer than a page can go on over it.
    fn row(&mut self, cells: &[(String, usize)], columns: &[(f32, f32, bool)], style: Type, before: f32) {
        let mut lines: Vec<Vec<Item>> = Vec::new();
        for ((words, tag), (x, width, to_the_right)) in cells.iter().zip(columns) {
            let runs = self.letters.wrap(words, style.weight, style.size, *width);
            for (at, run) in runs.into_iter().enumerate() {
                if lines.len() <= at {
                    lines.push(Vec::new());
                }
                let x = if *to_the_right { x + width - run.width(style.size) } else { *x };
                if let Some(line) = lines.get_mut(at) {
                    line.push(text(x, style.ascent(), run, style.size, style.grey, Some(*tag)));
                }
            }
        }
        if lines.is_empty() {
            lines.push(Vec::new());
        }
        for (at, items) in lines.into_iter().enumerate() {
            let before = if at == 0 { self.white(before) } else { 0.0 };
            self.slabs.push(Slab { before, height: style.leading, items, ..Slab::default() });
        }
    }

    /// A line under the last strip.
    fn close_row(&mut self, thick: f32, grey: u8) {
        let (width, gap) = (self.width(), self.white(1.4));
        if let Some(slab) = self.slabs.last_mut() {
            slab.height += gap;
            slab.items.push(rule(0.0, slab.height, width, thick, grey));
        }
    }

    fn remember_header(&mut self, first: usize) {
        let mut height = 0.0;
        let mut items = Vec::new();
        for slab in self.slabs.iter().skip(first) {
            items.extend(slab.items.iter().cloned().map(|item| item.moved(0.0, height)));
            height += slab.height;
        }
        self.headers.push((items, height + 1.4));
    }

    fn question(&mut self, question: &QuestionBox) {
        let style = if question.text.chars().count() > LONG { LONG_QUESTION } else { QUESTION };
        let first = self.slabs.len();
        let width = self.width() - GUTTER;
        let tag = self.tree.heading(2, &format!("{} {}", question.number, question.text));
        self.paragraph(&question.text, style, (GUTTER, width), 9.0, Some(tag));
        let number = self.letters.run(&question.number.to_string(), NUMBER.weight);
        let size = if number.width(NUMBER.size) > GUTTER - 2.0 { NUMBER.size * 0.7 } else { NUMBER.size };
        if let Some(slab) = self.slabs.get_mut(first) {
            slab.items.insert(0, text(0.0, style.ascent(), number, size, NUMBER.grey, Some(tag)));
        }
        let how = self.tree.add(None, Tag::P);
        self.paragraph(&question.how, SMALL, (GUTTER, width), 1.0, Some(how));
        match &question.room {
            Room::Lines => self.slabs.push(Slab { writing: Some((FEWEST_LINES, GUTTER)), ..Slab::default() }),
            Room::Boxes(labels) => self.boxes(labels, GUTTER),
            Room::Options(labels) => self.options(labels),
            Room::Places(count) => self.places(*count),
            Room::Number => self.slabs.push(Slab {
                before: 3.0,
                height: 14.0,
                items: vec![empty_box(GUTTER, 0.0, 34.0, 14.0)],
                ..Slab::default()
            }),
        }
        self.keep_together(first);
    }

    /// Boxes side by side, each with its label above.
    fn boxes(&mut self, labels: &[String], left: f32) {
        const HIGH: f32 = 15.0;
        const GAP: f32 = 3.0;
        let list = self.tree.add(None, Tag::L(ListNumbering::None));
        let count = f32::from(u16::try_from(labels.len()).unwrap_or(u16::MAX)).max(1.0);
        let wide = (self.width() - left - GAP * (count - 1.0)) / count;
        let style = resized(SMALL, 8.5);
        let mut items = Vec::new();
        let mut tallest = 0.0_f32;
        let mut x = left;
        for label in labels {
            let item = self.tree.add(Some(list), Tag::LI);
            let body = self.tree.add(Some(item), Tag::LBody);
            let mut y = 0.0;
            for run in self.letters.wrap(label, style.weight, style.size, wide) {
                items.push(text(x, y + style.ascent(), run, style.size, BLACK, Some(body)));
                y += style.leading;
            }
            tallest = tallest.max(y);
            x += wide + GAP;
        }
        let mut x = left;
        for _ in labels {
            items.push(empty_box(x, tallest + 1.2, wide, HIGH));
            x += wide + GAP;
        }
        self.slabs.push(Slab { before: 3.0, height: tallest + 1.2 + HIGH, items, ..Slab::default() });
    }

    /// A box before each of several options.
    fn options(&mut self, labels: &[String]) {
        const BOX: (f32, f32) = (16.0, 8.0);
        let list = self.tree.add(None, Tag::L(ListNumbering::None));
        let x = GUTTER + BOX.0 + 4.0;
        for (at, label) in labels.iter().enumerate() {
            let item = self.tree.add(Some(list), Tag::LI);
            let body = self.tree.add(Some(item), Tag::LBody);
            let mut items = vec![empty_box(GUTTER, 0.0, BOX.0, BOX.1)];
            let mut y = (BOX.1 - OPTION.leading) / 2.0;
            for run in self.letters.wrap(label, OPTION.weight, OPTION.size, self.width() - x) {
                items.push(text(x, y + OPTION.ascent(), run, OPTION.size, OPTION.grey, Some(body)));
                y += OPTION.leading;
            }
            let before = if at == 0 { 3.0 } else { 2.0 };
            self.slabs.push(Slab { before, height: BOX.1.max(y), items, ..Slab::default() });
        }
    }

    /// Numbered lines to write on.
    fn places(&mut self, count: usize) {
        let list = self.tree.add(None, Tag::L(ListNumbering::Decimal));
        for place in 1..=count {
            let item = self.tree.add(Some(list), Tag::LI);
            let label = self.tree.add(Some(item), Tag::Lbl);
            let number = self.letters.run(&format!("{place}."), OPTION.weight);
            let items = vec![
                text(GUTTER, WRITING, number, OPTION.size, HEADER.grey, Some(label)),
                rule(GUTTER + 8.0, WRITING, self.width() - GUTTER - 8.0, 0.25, LINE),
            ];
            self.slabs.push(Slab { height: WRITING, items, ..Slab::default() });
        }
    }

    fn step(&mut self, step: &Step) {
        let first = self.slabs.len();
        let width = self.width() - CLOCK;
        let words = format!("{}  {}", step.number, step.text);
        let depth = 3.min(self.deepest_heading() + 1);
        let tag = self.tree.heading(depth, &words);
        self.paragraph(&words, THEME, (CLOCK, width), 5.0, Some(tag));
        let clock = self.letters.run(&step.clock, HEADER.weight);
        let how = self.tree.add(None, Tag::P);
        self.paragraph(&step.how, SMALL, (CLOCK, width), 0.5, Some(how));
        if let Some(slab) = self.slabs.get_mut(first) {
            slab.items.push(text(0.0, THEME.ascent(), clock, 10.0, HEADER.grey, Some(how)));
        }
        if !step.hint.is_empty() {
            let tag = self.tree.add(None, Tag::P);
            let words = format!("{}: {}", self.texts().hint, step.hint);
            self.paragraph(&words, BODY, (CLOCK, width), 1.2, Some(tag));
        }
        if !step.follow_up.is_empty() {
            let list = self.tree.add(None, Tag::L(ListNumbering::Disc));
            for question in &step.follow_up {
                let item = self.tree.add(Some(list), Tag::LI);
                let (label, body) =
                    (self.tree.add(Some(item), Tag::Lbl), self.tree.add(Some(item), Tag::LBody));
                let at = self.slabs.len();
                let style = resized(BODY, 9.5);
                self.paragraph(question, style, (CLOCK + 4.5, width - 4.5), 0.8, Some(body));
                let dash = self.letters.run("–", style.weight);
                if let Some(slab) = self.slabs.get_mut(at) {
                    slab.items
                        .insert(0, text(CLOCK, style.ascent(), dash, style.size, HEADER.grey, Some(label)));
                }
            }
        }
        self.keep_together(first);
    }

    fn card(&mut self, title: &str, words: &str) {
        const INSIDE: f32 = 6.0;
        let depth = 2.min(self.deepest_heading() + 1);
        let heading = self.tree.heading(depth, title);
        let body = self.tree.add(None, Tag::P);
        let width = self.width() - 2.0 * INSIDE;
        let mut y = INSIDE;
        let mut items = Vec::new();
        for (words, style, tag) in [(title, THEME, heading), (words, BODY, body)] {
            for run in self.letters.wrap(words, style.weight, style.size, width) {
                items.push(text(INSIDE, y + style.ascent(), run, style.size, style.grey, Some(tag)));
                y += style.leading;
            }
            y += 1.0;
        }
        let height = y + INSIDE - 1.0;
        let rect = Rect { width: self.width(), height, radius: 2.0, fill: Some(TINT), edge: None };
        items.insert(0, Item { x: 0.0, y: 0.0, shape: Shape::Rect(rect), tag: None });
        self.slabs.push(Slab { before: 9.0, height, items, ..Slab::default() });
    }

    fn signatures(&mut self, lines: &[Signature]) {
        const ROOM: f32 = 13.0;
        let first = self.slabs.len();
        let width = self.width() * 0.62;
        for line in lines {
            let tag = self.tree.add(None, Tag::P);
            let words = if line.who.is_empty() {
                line.role.clone()
            } else {
                format!("{} – {}", line.role, line.who)
            };
            let date = self.letters.run(self.texts().date_label, SMALL.weight);
            let (date_x, below) = (width + 8.0, ROOM + 0.6 + SMALL.ascent());
            let mut items =
                vec![rule(0.0, ROOM, width, 0.3, LINE), rule(date_x, ROOM, self.width() - date_x, 0.3, LINE)];
            let mut y = ROOM + 0.6;
            for run in self.letters.wrap(&words, SMALL.weight, SMALL.size, width) {
                items.push(text(0.0, y + SMALL.ascent(), run, SMALL.size, SMALL.grey, Some(tag)));
                y += SMALL.leading;
            }
            items.push(text(date_x, below, date, SMALL.size, SMALL.grey, Some(tag)));
            self.slabs.push(Slab { height: y, items, ..Slab::default() });
        }
        self.keep_together(first);
    }

    fn signed_by(&mut self, lines: &[Signature]) {
        const ROOM: f32 = 13.0;
        const GAP: f32 = 8.0;
        let count = f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX)).max(1.0);
        let wide = (self.width() - GAP * (count - 1.0)) / count;
        let (mut x, mut lowest, mut items) = (0.0, ROOM, Vec::new());
        for line in lines {
            let tag = self.tree.add(None, Tag::P);
            items.push(rule(x, ROOM, wide, 0.3, LINE));
            let mut y = ROOM + 0.8;
            let words = [line.role.as_str(), &line.who];
            for (words, style) in words.into_iter().zip([LABEL, SMALL]) {
                for run in self.letters.wrap(words, style.weight, resized(style, 9.0).size, wide) {
                    items.push(text(x, y + SMALL.ascent(), run, 9.0, style.grey, Some(tag)));
                    y += SMALL.leading;
                }
            }
            lowest = y.max(lowest);
            x += wide + GAP;
        }
        self.slabs.push(Slab { height: lowest, items, ..Slab::default() });
    }
}

/// A number of things as a length; there are never so many that it matters.
fn length(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
