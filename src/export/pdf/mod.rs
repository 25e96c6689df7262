//! PDF: a [`Print`] becomes pages with letters at their places, and those become bytes.
//!
//! `fonts` measures, `letters` replaces what the fonts lack, `flow` and `cloth` lay out, `write` makes the file. The files
//! are tagged (headings, lists, tables, reading order), name their language and hold to PDF/UA-1; the same print gives
//! the same bytes (I7, I11).

mod cloth;
mod flow;
mod fonts;
mod letters;
mod page;
mod pieces;
mod poster;
mod style;
mod write;

use super::ExportProblem;
use crate::i18n;
use crate::report::document::Layout;
use crate::report::printout::{Body, Leaf, Print};
use letters::Letters;
use page::{Page, Tree};

/// A finished file.
pub struct Pdf {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What could not be printed as it was written.
    pub notes: Vec<String>,
}

/// Lays out a print and makes its file.
pub fn write(print: &Print) -> Result<Pdf, ExportProblem> {
    let fonts = fonts::Fonts::load()?;
    let texts = i18n::texts(print.lang);
    let mut letters = Letters::new(&fonts);
    let mut tree = Tree::default();
    let mut notes = Vec::new();
    let pages = match &print.body {
        Body::Leaves(leaves) => {
            let (pages, laid) = lay(leaves, print, &mut letters);
            tree = laid;
            pages
        }
        Body::Cloth(sheet) => {
            let laid = cloth::lay(sheet, print, &mut letters, &mut tree);
            notes.extend(laid.small_type.then(|| texts.print.small_type.to_owned()));
            notes.extend((laid.cut > 0).then(|| (texts.print.cut_texts)(laid.cut)));
            notes.extend((laid.left > 0).then(|| (texts.takeaway.lines_left_out)(laid.left)));
            vec![laid.page]
        }
        Body::Poster(sheet) => {
            let laid = poster::lay(sheet, print, &mut letters, &mut tree);
            notes.extend((laid.cut > 0).then(|| (texts.takeaway.poster_cut)(laid.cut)));
            laid.pages
        }
        Body::Pocket(sheet) => poster::lay_pocket(sheet, print, &mut letters, &mut tree).pages,
    };
    notes.extend(letters.missing().map(|which| (texts.print.unprintable)(&which)));
    let count = pages.len();
    Ok(Pdf { bytes: write::write(print, &fonts, pages, tree)?, pages: count, notes })
}

/// Tells how long a print becomes, without making its file.
pub struct Ruler {
    fonts: fonts::Fonts,
}

impl Ruler {
    /// One to measure several prints with.
    pub fn new() -> Result<Self, ExportProblem> {
        Ok(Self { fonts: fonts::Fonts::load()? })
    }

    /// Whether a print stands on one page. Large sheets always do.
    pub fn is_one_page(&self, print: &Print) -> bool {
        let Body::Leaves(leaves) = &print.body else { return true };
        lay(leaves, print, &mut Letters::new(&self.fonts)).0.len() <= 1
    }
}

/// How much smaller type is on a sheet that must fit one page: 10.5 points become 10.
const TIGHT: f32 = 0.955;

/// Leaves on pages.
fn lay(leaves: &[Leaf], print: &Print, letters: &mut Letters<'_>) -> (Vec<Page>, Tree) {
    let scale = if print.layout == Layout::OnePageTight { TIGHT } else { 1.0 };
    flowed(leaves, print, letters, scale)
}

/// Leaves on pages, everything this much smaller: laid out on larger paper, and shrunk.
fn flowed(leaves: &[Leaf], print: &Print, letters: &mut Letters<'_>, scale: f32) -> (Vec<Page>, Tree) {
    let mut tree = Tree::default();
    let (width, height) = print.paper.millimetres();
    let mut flow = flow::Flow::new(letters, &mut tree, print, (width / scale, height / scale));
    for leaf in leaves {
        flow.leaf(leaf);
    }
    let shrunk = |page: Page| Page {
        width,
        height,
        items: page.items.into_iter().map(|item| item.scaled(scale)).collect(),
    };
    let pages = flow.finish().into_iter().map(shrunk).collect();
    (pages, tree)
}

#[cfg(test)]
mod tests;
