//! Finding the largest type in which everything fits.

use super::big;
use crate::text::{width, wrapped_lines};
use crate::tui::theme::Role;

/// One thing to read.
pub(super) struct Para {
    text: String,
    role: Role,
    /// A sign or number before the words.
    bullet: Option<String>,
    /// What the words are about.
    about: Option<String>,
    /// Less important words below.
    note: Option<String>,
    /// A row of its own below, such as a bar with its number.
    chart: Vec<(String, Role)>,
}

impl Para {
    /// Words without anything beside them.
    pub(super) fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, bullet: None, about: None, note: None, chart: Vec::new() }
    }

    /// With a sign or number before them.
    pub(super) fn bullet(self, bullet: impl Into<String>) -> Self {
        Self { bullet: Some(bullet.into()), ..self }
    }

    /// With a word that says what they are about.
    pub(super) fn about(self, about: impl Into<String>) -> Self {
        Self { about: Some(about.into()), ..self }
    }

    /// With a note below them.
    pub(super) fn note(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    /// With a row of its own below them, in pieces that stand beside each other.
    pub(super) fn chart(self, chart: Vec<(String, Role)>) -> Self {
        Self { chart, ..self }
    }

    /// What stands to the left of the words in ordinary letters.
    fn left(&self) -> Option<&String> {
        self.bullet.as_ref().or(self.about.as_ref())
    }
}

/// One row: pieces of text with the cells to their left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row(pub(super) Vec<(u16, String, Role)>);

impl Row {
    fn of(indent: u16, text: impl Into<String>, role: Role) -> Self {
        Self(vec![(indent, text.into(), role)])
    }
}

/// A way to set all of it: the size of the first and of the others (0 for ordinary letters), whether the ordinary lines
/// of the first stand apart, and the empty rows after the first and between the others.
#[derive(Debug, Clone, Copy)]
struct Way {
    first: u16,
    others: u16,
    apart: bool,
    after: usize,
    between: usize,
    /// Empty rows between the lines of big letters.
    lead: usize,
}

const fn way(first: u16, others: u16, apart: bool, [after, between, lead]: [usize; 3]) -> Way {
    Way { first, others, apart, after, between, lead }
}

/// The ways, the largest first. The last always applies, and what does not fit is left out at the end.
const WAYS: &[Way] = &[
    way(2, 1, true, [2, 1, 2]),
    way(1, 1, true, [2, 1, 1]),
    way(1, 1, true, [2, 1, 0]),
    way(2, 0, true, [2, 1, 2]),
    way(1, 0, true, [2, 1, 1]),
    way(1, 0, true, [2, 1, 0]),
    way(1, 0, true, [1, 0, 0]),
    way(0, 0, true, [2, 1, 0]),
    way(0, 0, true, [1, 0, 0]),
    way(0, 0, false, [1, 0, 0]),
    way(0, 0, false, [0, 0, 0]),
];

/// The same for things that are alike.
const ALIKE: &[Way] = &[
    way(1, 1, true, [2, 2, 1]),
    way(1, 1, true, [1, 1, 0]),
    way(0, 0, false, [2, 2, 0]),
    way(0, 0, false, [1, 1, 0]),
    way(0, 0, false, [0, 0, 0]),
];

/// Sets everything in the largest type in which it fits in `width` × `height` cells, the first larger than the rest where
/// that helps; without `blocks`, in ordinary letters.
pub(super) fn set(paras: &[Para], width: u16, height: u16, blocks: bool) -> Vec<Row> {
    set_in(WAYS.iter(), paras, width, height, blocks)
}

/// The same with all of them in one size: they are alike.
pub(super) fn set_alike(paras: &[Para], width: u16, height: u16, blocks: bool) -> Vec<Row> {
    set_in(ALIKE.iter(), paras, width, height, blocks)
}

fn set_in<'w>(
    ways: impl Iterator<Item = &'w Way>,
    paras: &[Para],
    width: u16,
    height: u16,
    blocks: bool,
) -> Vec<Row> {
    let mut smallest = Vec::new();
    for way in ways.filter(|way| blocks || way.first == 0) {
        let Some(rows) = set_so(paras, width, height, *way) else { continue };
        if rows.len() <= usize::from(height) {
            return rows;
        }
        smallest = rows;
    }
    smallest.truncate(usize::from(height));
    smallest
}

/// Whether something does not fit even in the smallest way.
pub(super) fn is_cut(paras: &[Para], width: u16, height: u16) -> bool {
    let rows = WAYS.last().and_then(|way| set_so(paras, width, height, *way));
    rows.is_some_and(|rows| rows.len() > usize::from(height))
}

/// `None` where the big letters do not fit.
fn set_so(paras: &[Para], width: u16, height: u16, way: Way) -> Option<Vec<Row>> {
    let column = paras.iter().filter_map(Para::left).map(|left| width::cells(left) + 1).max();
    let column = u16::try_from(column.unwrap_or(0)).unwrap_or(width).min(width / 2);
    let mut rows: Vec<Row> = Vec::new();
    for (index, para) in paras.iter().enumerate() {
        let gap = match index {
            0 => 0,
            1 => way.after,
            _ => way.between,
        };
        rows.extend(std::iter::repeat_n(Row::default(), gap));
        let size = if index == 0 { way.first } else { way.others };
        if size > 0 {
            rows.extend(para.about.iter().map(|about| Row::of(0, about, Role::Dim)));
            let text = match &para.bullet {
                Some(bullet) => format!("{bullet} {}", para.text),
                None => para.text.clone(),
            };
            for (line, drawn) in big::set(&text, width, height, size)?.into_iter().enumerate() {
                if line > 0 {
                    rows.extend(std::iter::repeat_n(Row::default(), way.lead));
                }
                rows.extend(drawn.into_iter().map(|row| Row::of(0, row, para.role)));
            }
            rows.extend(under(para, 0, width));
            continue;
        }
        let indent = if para.left().is_some() { column } else { 0 };
        let across = usize::from(width - indent).max(1);
        for (line, text) in wrapped_lines(&para.text, across).into_iter().enumerate() {
            if line > 0 && way.apart && index == 0 {
                rows.push(Row::default());
            }
            let left = para.left().filter(|_| line == 0).map(|left| (0, left.clone(), Role::Dim));
            rows.push(Row(left.into_iter().chain([(indent, text.to_owned(), para.role)]).collect()));
        }
        rows.extend(under(para, indent, width));
    }
    Some(rows)
}

/// The rows below the words: the note, and the chart.
fn under(para: &Para, indent: u16, width: u16) -> Vec<Row> {
    let across = usize::from(width - indent).max(1);
    let lines = para.note.iter().flat_map(|note| wrapped_lines(note, across));
    let mut rows: Vec<Row> = lines.map(|line| Row::of(indent, line, Role::Dim)).collect();
    if !para.chart.is_empty() {
        let mut x = indent;
        let pieces = para.chart.iter().map(|(text, role)| {
            let here = x;
            x = x.saturating_add(u16::try_from(width::cells(text)).unwrap_or(u16::MAX));
            (here, text.clone(), *role)
        });
        rows.push(Row(pieces.collect()));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_type_grows_with_the_window() {
        let paras = [Para::new("Hva gir oss energi på jobb?", Role::Question)];
        let rows = |width, height, blocks| set(&paras, width, height, blocks).len();
        for (width, height, blocks, expected) in
            [(40, 4, true, 1), (72, 14, true, 11), (190, 50, true, 22), (190, 50, false, 1), (20, 9, true, 3)]
        {
            assert_eq!(rows(width, height, blocks), expected, "{width}×{height}, blocks: {blocks}");
        }
    }

    proptest! {
        #[test]
        fn nothing_ever_leaves_its_place(
            texts in proptest::collection::vec("[a-zæøå ]{0,60}", 1..6), width in 1u16..220, height in 0u16..70,
        ) {
            let paras: Vec<Para> =
                texts.iter().map(|text| Para::new(text.as_str(), Role::Text).bullet("•").note("n")).collect();
            let rows = set(&paras, width, height, true);
            prop_assert!(rows.len() <= usize::from(height));
            for (indent, text, _) in rows.iter().flat_map(|row| &row.0) {
                prop_assert!(usize::from(*indent) + width::cells(text) <= usize::from(width).max(1), "{text:?}");
            }
        }
    }
}
