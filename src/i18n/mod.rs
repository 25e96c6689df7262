//! Every sentence a person reads, in bokmål, nynorsk and English.
//!
//! Texts are Rust structs, one per area, with one `static` per language side by side in the area's file: a missing
//! translation does not compile, and a translator sees all three at once. Plural and word order are functions.
//! Switching language is swapping a pointer.
//!
//! Remarks for translators: plain words a nurse would use; bokmål says «du», never «man»; nynorsk is its own
//! language (korleis, kva, vi/oss, tilsett, leiar, sjukefråvær), not bokmål with other endings.

pub mod dates;

mod codes;

pub use codes::CodeTexts;
pub use dates::DateTexts;

use crate::domain::localized::Lang;

/// All texts of one language.
pub struct Texts {
    /// Which language this is.
    pub lang: Lang,
    /// Dates, weekdays, spans and numbers.
    pub dates: &'static DateTexts,
    /// Names of states, facets and kinds.
    pub codes: &'static CodeTexts,
}

static NB: Texts = Texts { lang: Lang::Nb, dates: &dates::NB, codes: &codes::NB };
static NN: Texts = Texts { lang: Lang::Nn, dates: &dates::NN, codes: &codes::NN };
static EN: Texts = Texts { lang: Lang::En, dates: &dates::EN, codes: &codes::EN };

/// The texts of a language.
pub fn texts(lang: Lang) -> &'static Texts {
    match lang {
        Lang::Nb => &NB,
        Lang::Nn => &NN,
        Lang::En => &EN,
    }
}
