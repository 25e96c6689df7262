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
mod style;
mod write;

use super::ExportProblem;
use crate::i18n;
use crate::report::printout::{Body, Print};
use letters::Letters;
use page::Tree;

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
            let mut flow = flow::Flow::new(&mut letters, &mut tree, print);
            for leaf in leaves {
                flow.leaf(leaf);
            }
            flow.finish()
        }
        Body::Cloth(sheet) => {
            let laid = cloth::lay(sheet, print, &mut letters, &mut tree);
            notes.extend(laid.small_type.then(|| texts.print.small_type.to_owned()));
            notes.extend((laid.cut > 0).then(|| (texts.print.cut_texts)(laid.cut)));
            vec![laid.page]
        }
    };
    notes.extend(letters.missing().map(|which| (texts.print.unprintable)(&which)));
    let count = pages.len();
    Ok(Pdf { bytes: write::write(print, &fonts, pages, tree)?, pages: count, notes })
}

#[cfg(test)]
mod tests;
