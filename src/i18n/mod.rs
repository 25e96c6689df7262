//! Every sentence a person reads, in bokmål, nynorsk and English.
//!
//! Texts are Rust structs, one per area, with one `static` per language side by side in the area's file: a missing
//! translation does not compile, and a translator sees all three at once. Plural and word order are functions.
//! Switching language is swapping a pointer.
//!
//! Remarks for translators: plain words a nurse would use; bokmål says «du», never «man»; nynorsk is its own
//! language (korleis, kva, vi/oss, tilsett, leiar, sjukefråvær), not bokmål with other endings.

pub mod dates;
pub mod report;
pub mod store;

mod codes;

pub use codes::CodeTexts;
pub use dates::DateTexts;
pub use report::ReportTexts;
pub use store::StoreTexts;

use crate::domain::localized::Lang;

/// A problem in three sentences, without the library's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// What happened.
    pub what: &'static str,
    /// What is safe.
    pub safe: &'static str,
    /// What to do now.
    pub todo: &'static str,
}

/// All texts of one language.
pub struct Texts {
    /// Which language this is.
    pub lang: Lang,
    /// Dates, weekdays, spans and numbers.
    pub dates: &'static DateTexts,
    /// Names of states, facets and kinds.
    pub codes: &'static CodeTexts,
    /// Exported documents.
    pub report: &'static ReportTexts,
    /// Problems with the file.
    pub store: &'static StoreTexts,
}

static NB: Texts =
    Texts { lang: Lang::Nb, dates: &dates::NB, codes: &codes::NB, report: &report::NB, store: &store::NB };
static NN: Texts =
    Texts { lang: Lang::Nn, dates: &dates::NN, codes: &codes::NN, report: &report::NN, store: &store::NN };
static EN: Texts =
    Texts { lang: Lang::En, dates: &dates::EN, codes: &codes::EN, report: &report::EN, store: &store::EN };

/// The texts of a language.
pub fn texts(lang: Lang) -> &'static Texts {
    match lang {
        Lang::Nb => &NB,
        Lang::Nn => &NN,
        Lang::En => &EN,
    }
}
