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

/// How much smaller type may get, step by step, to bring a sheet onto one page, or at least onto fewer: 10.5 points to 8.2.
const ONE_PAGE: [f32; 4] = [0.93, 0.87, 0.82, 0.78];

/// Leaves on pages; in smaller type where that is wanted and saves pages.
fn lay(leaves: &[Leaf], print: &Print, letters: &mut Letters<'_>) -> (Vec<Page>, Tree) {
    let usual = flowed(leaves, print, letters, 1.0);
    if !print.one_page || usual.0.len() <= 1 {
        return usual;
    }
    let mut best = usual;
    for scale in ONE_PAGE {
        let smaller = flowed(leaves, print, letters, scale);
        // Smaller type is only worth it where it saves a page.
        if smaller.0.len() < best.0.len() {
            best = smaller;
        }
        if best.0.len() <= 1 {
            break;
        }
    }
    best
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
