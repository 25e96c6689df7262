//! The measure bank (*tiltaksbank*) and the category codes: ideas to adapt, never answers to copy.
//!
//! Both are data files inside the program. The bank is ordered by category and never by evidence: trials and reviews
//! concern rehabilitation by professionals, so the best founded entries are those a group may *not* agree on for a
//! person (`domain.md` §5). Such entries are offers, see [`BankMeasure::is_offer`].

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::facets::{Evidence, Level, Sector, Strand};
use crate::domain::localized::Localized;

mod file;
mod search;

static CATEGORIES: LazyLock<Vec<Category>> =
    LazyLock::new(|| file::categories(include_str!("categories.toml")));

static BANK: LazyLock<Bank> = LazyLock::new(|| Bank {
    categories: &CATEGORIES,
    measures: file::measures(include_str!("measures.toml"), &CATEGORIES),
});

/// The bank that comes with the program, read on first use.
pub fn all() -> &'static Bank {
    &BANK
}

/// Reads entries in the form of the bank's own file. The error is for whoever writes one.
pub fn read(text: &str) -> Result<Vec<BankMeasure>, String> {
    file::read(text, &CATEGORIES)
}

/// Writes entries in that form, with a few lines about them at the top.
pub fn write(entries: &[BankMeasure], head: &str) -> String {
    file::write(entries, head)
}

/// The categories and the measures sorted under them.
#[derive(Debug)]
pub struct Bank {
    categories: &'static [Category],
    measures: Vec<BankMeasure>,
}

/// A kind of measure (*kategori*, `domain.md` §4.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Stable code stored with measures and written to exports.
    pub id: String,
    /// What people read.
    pub name: Localized,
    /// Best-fit reporting code in the handbook of measures (2007), where it has one.
    pub k004: Option<String>,
    /// Best-fit reporting code in the presence project (2012–13). Shares are not comparable with `k001`.
    pub k000: Option<String>,
    /// Best-fit reporting code in the NED evaluation (2018).
    pub k001: Option<String>,
    /// Usual prevention level; `None` for *annet*.
    pub level: Option<Level>,
    /// Usual strand; `None` for *annet*.
    pub strand: Option<Strand>,
    /// What a group session may do with it.
    pub fit: Fit,
    /// Whether we added it because the handbook has no home for such measures.
    pub extension: bool,
    /// Place in the order the categories are shown, from 0.
    order: usize,
}

/// What a group session may do with the measures of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// Agree on them.
    Group,
    /// Know them as a general offer or routine (*ordning*); never agree on one for a named person.
    Offer,
}

/// An entry of the bank (*tiltak*): something units have done or tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankMeasure {
    /// Stable code, `tb-001` and on.
    pub id: String,
    /// The category it is sorted under.
    pub category: &'static Category,
    /// The measure in one line.
    pub text: Localized,
    /// Workplaces it comes from or suits; never empty.
    pub sectors: Vec<Sector>,
    /// Where it was read: number of the source and place in it; the data file lists the sources.
    pub source: String,
    /// How well founded it is. Group averages say nothing about a person (R45), and nothing is sorted by it.
    pub evidence: Evidence,
    /// A short reservation to show beside the text.
    pub note: Option<Localized>,
    /// Everyday words people search with that the text lacks.
    pub keywords: Vec<String>,
}

impl Bank {
    /// Every category, in the order they are shown.
    pub fn categories(&self) -> &'static [Category] {
        self.categories
    }

    /// The category with this code.
    pub fn category(&self, id: &str) -> Option<&'static Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// Every measure, by number.
    pub fn measures(&self) -> &[BankMeasure] {
        &self.measures
    }

    /// The measure with this code.
    pub fn measure(&self, id: &str) -> Option<&BankMeasure> {
        self.measures.iter().find(|measure| measure.id == id)
    }
}

impl BankMeasure {
    /// Whether it is an offer to be known, not something to agree on for a person; screens say so.
    pub fn is_offer(&self) -> bool {
        self.category.fit == Fit::Offer
    }

    /// Whether it suits a workplace of this kind: its own sector, or any workplace.
    pub fn suits(&self, sector: Sector) -> bool {
        self.sectors.iter().any(|own| *own == Sector::All || *own == sector)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::localized::Lang;

    #[test]
    fn the_bank_has_95_measures_in_26_categories() {
        assert_eq!((all().measures().len(), all().categories().len()), (95, 26));
    }

    #[test]
    fn measures_are_numbered_without_gaps() {
        for (place, measure) in (1..).zip(all().measures()) {
            assert_eq!(measure.id, format!("tb-{place:03}"));
        }
    }

    #[test]
    fn a_code_leads_to_its_own_entry_only() {
        let bank = all();
        for category in bank.categories() {
            assert_eq!(bank.category(&category.id), Some(category), "{}", category.id);
        }
        for measure in bank.measures() {
            assert_eq!(bank.measure(&measure.id), Some(measure), "{}", measure.id);
            assert_eq!(bank.category(&measure.category.id), Some(measure.category), "{}", measure.id);
        }
        assert_eq!(bank.category("finnes-ikke"), None);
        assert_eq!(bank.measure("tb-000"), None);
    }

    #[test]
    fn every_text_stands_in_three_languages() {
        let named = all().categories().iter().map(|category| (&category.id, &category.name));
        let texts = all().measures().iter().map(|measure| (&measure.id, &measure.text));
        let notes = all().measures().iter().filter_map(|m| m.note.as_ref().map(|note| (&m.id, note)));
        for (id, text) in named.chain(texts).chain(notes) {
            for &lang in Lang::ALL {
                let own = text.own(lang).unwrap_or_default();
                assert!(!own.is_empty() && own.trim() == own, "{id} in {lang:?}: {own:?}");
            }
        }
    }

    #[test]
    fn no_two_measures_read_the_same() {
        for &lang in Lang::ALL {
            let texts: BTreeSet<&str> =
                all().measures().iter().map(|measure| measure.text.get(lang)).collect();
            assert_eq!(texts.len(), 95, "{lang:?}");
        }
    }

    #[test]
    fn nynorsk_is_nynorsk() {
        // Words that one form has and the other lacks.
        const BOKMAL_ONLY: &[&str] = &[
            "ikke",
            "hva",
            "hvor",
            "hvordan",
            "fra",
            "leder",
            "ledere",
            "ansatte",
            "fravær",
            "enhet",
            "uker",
            "tiltakene",
            "verneombud",
            "tillitsvalgt",
            "tillitsvalgte",
            "renhold",
            "gjøre",
            "oppgaver",
            "medarbeidere",
            "sykmelding",
        ];
        for measure in all().measures() {
            let nn = measure.text.get(Lang::Nn).to_lowercase();
            let words: BTreeSet<&str> = nn.split(|c: char| !c.is_alphabetic()).collect();
            for word in BOKMAL_ONLY {
                assert!(!words.contains(word), "{}: {word:?} in {nn:?}", measure.id);
            }
        }
        for (id, nn) in [
            ("tb-013", "Avtal kva rolle verneombodet og den tillitsvalde skal ha i oppfølginga"),
            ("tb-055", "Leiarutvikling i meistringsorientert leiing"),
            ("tb-071", "Flytt reinhaldet til dagtid"),
            ("tb-087", "Tidleg og jamn kontakt som kjennest som omsorg"),
        ] {
            assert_eq!(all().measure(id).map(|measure| measure.text.get(Lang::Nn)), Some(nn), "{id}");
        }
    }

    #[test]
    fn only_measures_about_persons_are_offers() {
        for category in all().categories() {
            assert_eq!(category.fit == Fit::Offer, category.id.starts_with("rehab-"), "{}", category.id);
        }
        let offers: Vec<&str> =
            all().measures().iter().filter(|m| m.is_offer()).map(|measure| measure.id.as_str()).collect();
        assert_eq!(offers.len(), 16);
        assert_eq!((offers.first(), offers.last()), (Some(&"tb-080"), Some(&"tb-095")));
    }

    #[test]
    fn trials_and_reviews_are_mostly_offers_so_evidence_cannot_be_a_ranking() {
        let reviews = || all().measures().iter().filter(|measure| measure.evidence == Evidence::Review);
        assert_eq!(reviews().count(), 3);
        assert!(reviews().all(BankMeasure::is_offer));
    }

    #[test]
    fn reporting_codes_are_those_of_the_surveys() {
        for category in all().categories() {
            let id = &category.id;
            assert!(category.k000.as_ref().is_some_and(|code| "ABCDEFG".contains(code.as_str())), "{id}");
            assert!(category.k001.as_ref().is_some_and(|code| "abcdef".contains(code.as_str())), "{id}");
            // Of our two extensions, leadership still fits the handbook's code for culture.
            let homeless = ["forebygging-arbeidsmiljo", "annet"].contains(&id.as_str());
            assert_eq!(category.k004.is_none(), homeless, "{id}");
        }
        let extensions: Vec<&str> =
            all().categories().iter().filter(|c| c.extension).map(|category| category.id.as_str()).collect();
        assert_eq!(extensions, ["fundament-ledelse", "forebygging-arbeidsmiljo"]);
    }

    #[test]
    fn only_annet_has_no_level_and_strand() {
        for category in all().categories() {
            let other = category.id == "annet";
            assert_eq!(
                (category.level.is_none(), category.strand.is_none()),
                (other, other),
                "{}",
                category.id
            );
        }
    }

    #[test]
    fn a_measure_suits_its_own_sector_and_everyone_if_it_says_so() {
        let suits = |id: &str, sector| all().measure(id).is_some_and(|measure| measure.suits(sector));
        for (id, sector, expected) in [
            ("tb-001", Sector::Office, true),
            ("tb-001", Sector::Other, true),
            ("tb-066", Sector::Kindergarten, true),
            ("tb-066", Sector::HealthCare, true),
            ("tb-066", Sector::Cleaning, false),
            ("tb-074", Sector::Office, true),
            ("tb-074", Sector::Other, false),
        ] {
            assert_eq!(suits(id, sector), expected, "{id} in {sector:?}");
        }
    }

    #[test]
    fn measures_have_a_sector_and_a_source() {
        for measure in all().measures() {
            assert!(!measure.sectors.is_empty() && !measure.source.is_empty(), "{}", measure.id);
        }
    }
}
