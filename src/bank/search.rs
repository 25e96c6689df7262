//! Finding something in the bank with a few words.

use super::{Bank, BankMeasure};
use crate::domain::facets::Sector;
use crate::domain::localized::{Lang, Localized};
use crate::text::fold::Needle;

impl Bank {
    /// The measures in which every word of `query` occurs, wherever it stands in a word; all of them for an empty query.
    ///
    /// Looks in the text, the name of the category, the code and everyday words for the same thing. Case and the
    /// signs on letters do not count, and in Norwegian both written forms are searched, since people mix them.
    ///
    /// With a `sector`, what suits such a workplace comes first. Within that the order is that of the categories,
    /// never that of the evidence (`domain.md` §5).
    pub fn search(&self, query: &str, sector: Option<Sector>, lang: Lang) -> Vec<&BankMeasure> {
        let needle = Needle::new(query);
        let mut found: Vec<&BankMeasure> =
            self.measures.iter().filter(|measure| needle.is_in(&searched(measure, lang))).collect();
        // The sort is stable: within a category the numbers keep their order.
        found.sort_by_key(|measure| (sector.is_some_and(|s| !measure.suits(s)), measure.category.order));
        found
    }
}

/// All that a query is compared with, in one line.
fn searched(measure: &BankMeasure, lang: Lang) -> String {
    let mut all = vec![measure.id.as_str()];
    for text in [&measure.text, &measure.category.name] {
        all.extend(wordings(text, lang));
    }
    all.extend(measure.keywords.iter().map(String::as_str));
    all.join(" ")
}

/// The wordings of `text` that someone who reads `lang` may have in mind.
fn wordings(text: &Localized, lang: Lang) -> impl Iterator<Item = &str> {
    let langs: &[Lang] = match lang {
        Lang::Nb | Lang::Nn => &[Lang::Nb, Lang::Nn],
        Lang::En => &[Lang::En],
    };
    langs.iter().filter_map(|lang| text.own(*lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank;

    fn ids(query: &str, sector: Option<Sector>, lang: Lang) -> Vec<&'static str> {
        bank::all().search(query, sector, lang).into_iter().map(|measure| measure.id.as_str()).collect()
    }

    #[test]
    fn everyday_words_find_what_a_nurse_would_look_for() {
        for (query, lang, expected) in [
            ("nattevakt", Lang::Nb, "tb-040"),
            ("nattevakter", Lang::Nb, "tb-040"),
            ("nattvakt", Lang::Nn, "tb-040"),
            ("SYKM", Lang::Nb, "tb-081"),
            ("SYKM", Lang::Nb, "tb-086"), // by the name of its category
            ("sjukmeld", Lang::Nn, "tb-086"),
            ("forflytning", Lang::Nb, "tb-048"),
            ("forflytning", Lang::Nn, "tb-079"), // the other written form
            ("bedriftshelsetjeneste", Lang::Nb, "tb-031"),
            ("weekend staff", Lang::En, "tb-040"),
            ("lifting", Lang::En, "tb-076"),
            ("TB-066", Lang::En, "tb-066"),
        ] {
            let found = ids(query, None, lang);
            assert!(found.contains(&expected), "{query:?} in {lang:?} found {found:?}");
        }
    }

    #[test]
    fn signs_on_letters_and_case_do_not_count_in_either_direction() {
        for (plain, signed) in
            [("lofte", "løfte"), ("FRAVAER", "fravær"), ("maal", "mål"), ("idedugnad", "IDÉDUGNAD")]
        {
            let found = ids(plain, None, Lang::Nb);
            assert!(!found.is_empty(), "{plain:?} found nothing");
            for id in ids(signed, None, Lang::Nb) {
                assert!(found.contains(&id), "{signed:?} finds {id}, {plain:?} does not");
            }
        }
    }

    #[test]
    fn every_word_must_occur_and_their_order_does_not_matter() {
        assert_eq!(ids("verneombud kurs", None, Lang::Nb), ["tb-057"]);
        assert_eq!(ids("  kurs\tverneombud ", None, Lang::Nb), ["tb-057"]);
        assert_eq!(ids("verneombud romferd", None, Lang::Nb), Vec::<&str>::new());
    }

    #[test]
    fn an_empty_query_shows_the_whole_bank() {
        for query in ["", "  "] {
            assert_eq!(ids(query, Some(Sector::Cleaning), Lang::En).len(), 95, "query {query:?}");
        }
    }

    #[test]
    fn english_readers_are_not_shown_hits_in_words_they_cannot_see() {
        assert_eq!(ids("turnus", None, Lang::En), Vec::<&str>::new());
        assert!(ids("rota", None, Lang::En).contains(&"tb-064"));
    }

    #[test]
    fn what_suits_the_workplace_comes_first_and_the_rest_is_kept() {
        for &sector in Sector::ALL {
            let found = bank::all().search("", Some(sector), Lang::Nb);
            assert!(found.is_sorted_by_key(|measure| !measure.suits(sector)), "{sector:?}");
            assert_eq!(found.len(), 95, "{sector:?}");
        }
        let cleaning = ids("renhold", Some(Sector::Cleaning), Lang::Nb);
        assert_eq!(cleaning, ["tb-027", "tb-071", "tb-078"]);
        // The kindergarten's only ergonomics measure passes those of the others, whose numbers are lower.
        assert_eq!(ids("ergonomi", Some(Sector::Kindergarten), Lang::Nb)[0], "tb-077");
        assert_eq!(ids("ergonomi", None, Lang::Nb)[0], "tb-076");
    }

    #[test]
    fn within_a_workplace_the_order_is_that_of_the_categories_then_of_the_numbers() {
        for sector in [None, Some(Sector::HealthCare), Some(Sector::Other)] {
            let found = bank::all().search("", sector, Lang::Nb);
            let suits = |measure: &&BankMeasure| sector.is_none_or(|s| measure.suits(s));
            let (near, far): (Vec<&BankMeasure>, Vec<&BankMeasure>) = found.into_iter().partition(suits);
            for part in [near, far] {
                assert!(part.is_sorted_by_key(|measure| (measure.category.order, &measure.id)), "{sector:?}");
            }
        }
    }

    #[test]
    fn evidence_never_moves_a_measure() {
        use crate::domain::facets::Evidence;
        let bank = bank::all();
        let order = |bank: &Bank| -> Vec<String> {
            bank.search("", Some(Sector::HealthCare), Lang::Nb).iter().map(|m| m.id.clone()).collect()
        };
        let before = order(bank);
        // Turn the ladder of evidence upside down, and then make it flat.
        let flipped = |evidence| match evidence {
            Evidence::MunicipalExample => Evidence::Review,
            Evidence::Project => Evidence::SingleStudy,
            Evidence::SingleStudy => Evidence::Project,
            Evidence::Review => Evidence::MunicipalExample,
        };
        for change in [flipped, |_| Evidence::Review] {
            let mut other = Bank { categories: bank.categories, measures: bank.measures.clone() };
            for measure in &mut other.measures {
                measure.evidence = change(measure.evidence);
            }
            assert_eq!(order(&other), before);
        }
    }
}
