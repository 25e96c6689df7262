//! Whether two measures say the same (F11): shared stems, whatever their order, endings or case. Pure, and explainable:
//! what counts is the words two titles have in common.

use std::collections::BTreeSet;

use crate::domain::ids::MeasureId;
use crate::domain::measure::{Measure, StateCode};
use crate::domain::session::Session;

use super::lexicon::EMPTY_WORDS;
use super::words::{Kind, Words};

/// From this share of common stems on, two titles are shown side by side.
pub const ALIKE: f64 = 0.5;
/// Endings of Norwegian and English words, folded, longest first; what is left must keep [`SHORTEST_STEM`] letters.
const ENDINGS: &[&str] = &[
    "ingene", "ingane", "ingen", "ingar", "inger", "elsene", "elsen", "else", "ande", "ende", "erne", "ane",
    "ene", "inga", "ing", "ers", "ere", "ast", "est", "ene", "ar", "er", "en", "et", "te", "es", "as", "a",
    "e", "s", "r", "t", "n",
];
const SHORTEST_STEM: usize = 4;
/// So many letters at the beginning or the end make a part of a compound the same word: «takheis» and «heis».
const SHORTEST_PART: usize = 4;

/// How alike two titles are: 0 when they share no stem, 1 when they share all. Symmetric.
pub fn likeness(one: &str, other: &str) -> f64 {
    likeness_of(&stems(one), &stems(other))
}

/// Titles that many others are held against.
#[derive(Debug, Clone, Default)]
pub struct Titles(Vec<BTreeSet<String>>);

impl Titles {
    /// These titles.
    pub fn new<'t>(titles: impl IntoIterator<Item = &'t str>) -> Self {
        Self(titles.into_iter().map(stems).collect())
    }

    /// The one that is most alike to `title`, the first of equals, by its place among them, and how alike it is.
    pub fn most_alike(&self, title: &str) -> Option<(usize, f64)> {
        let title = stems(title);
        let all = self.0.iter().map(|it| likeness_of(&title, it)).enumerate();
        all.reduce(|best, it| if it.1 > best.1 { it } else { best })
    }
}

fn likeness_of(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    // «Rom 1» is not «rom 2», however much else is the same.
    let numbers = |stems: &BTreeSet<String>| -> BTreeSet<String> {
        stems.iter().filter(|stem| stem.starts_with(char::is_numeric)).cloned().collect()
    };
    let (counted, recounted) = (numbers(one), numbers(other));
    if !counted.is_empty() && !recounted.is_empty() && counted != recounted {
        return 0.0;
    }
    let shared = |from: &BTreeSet<String>, with: &BTreeSet<String>| {
        from.iter().filter(|stem| with.iter().any(|it| is_same(stem, it))).count()
    };
    let (there, back) = (shared(one, other), shared(other, one));
    let (common, all) = (there + back, one.len() + other.len());
    // One word in common is chance, unless there is no other.
    if there.min(back) < 2 && common < all {
        return 0.0;
    }
    // A title has at most some hundred words, which a float holds exactly.
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    count(common) / count(all)
}

/// Those of `titles` that are alike to `title`, most alike first; equally alike ones in the order given.
pub fn alike<'t, K>(title: &str, titles: impl IntoIterator<Item = (K, &'t str)>) -> Vec<(K, f64)> {
    let mut found: Vec<(K, f64)> = titles
        .into_iter()
        .map(|(key, other)| (key, likeness(title, other)))
        .filter(|(_, likeness)| *likeness >= ALIKE)
        .collect();
    found.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    found
}

/// Most candidates worth showing.
const MOST: usize = 3;

/// An open measure that is alike to a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: StateCode,
    /// Which it is, when it belongs to the session.
    pub here: Option<MeasureId>,
}

/// The open measures of the session, and those its unit owes from before, that are alike to a title: at most three, most
/// alike first.
pub fn candidates(session: &Session, owed: &[Measure], title: &str) -> Vec<Alike> {
    let is_open = |measure: &&Measure| {
        matches!(measure.state.code(), StateCode::Proposed | StateCode::Agreed | StateCode::InProgress)
    };
    let here = session.measures.iter().filter(is_open).map(|measure| (measure, Some(measure.id)));
    let before = owed.iter().map(|measure| (measure, None));
    let all = here.chain(before).map(|(measure, here)| {
        (Alike { title: measure.title.clone(), state: measure.state.code(), here }, measure.title.as_str())
    });
    alike(title, all).into_iter().map(|(alike, _)| alike).take(MOST).collect()
}

/// The words of a title that carry its meaning, without their endings.
fn stems(text: &str) -> BTreeSet<String> {
    let words = Words::of(text);
    (0..words.tokens().len())
        .filter(|at| EMPTY_WORDS.at(&words, *at).is_none())
        .filter_map(|at| words.get(at))
        .filter(|token| {
            token.kind == Kind::Number || token.kind == Kind::Word && token.key.chars().count() > 1
        })
        .map(|token| stem(&token.key).to_owned())
        .collect()
}

/// A folded word without its ending.
fn stem(word: &str) -> &str {
    let cut = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    cut.filter(|rest| rest.chars().count() >= SHORTEST_STEM).min_by_key(|rest| rest.len()).unwrap_or(word)
}

/// The same stem, or one that ends or begins a compound with the other.
fn is_same(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    one == other
        || short.chars().count() >= SHORTEST_PART && (long.ends_with(short) || long.starts_with(short))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_measure_in_other_words_is_found_and_another_is_not() {
        for (one, other, alike) in [
            ("Leder møter nattevaktene hver måned", "Møte mellom leder og nattevaktene", true),
            ("Kjøp inn takheis til bad i andre etasje", "Kjøpe inn takheiser", true),
            ("Fast overlapp mellom kveld og natt", "Overlapp kveld–natt", true),
            ("Rutinekort i lommeformat", "Lag rutinekort i lommeformat for vikarer", true),
            ("Stillerom til pauser", "Et stillerom der vi kan ta pause", true),
            ("Leiar møter nattevaktene", "Leder møter nattevaktene", true),
            ("Del barnegruppa i to i garderoben", "Dele barnegruppen i garderoben", true),
            ("Opplæring i forflytning for assistenter", "Forflytningsopplæring for assistentene", true),
            ("Nye stoler på pauserommet", "Nye stoler på møterommet", false),
            ("Leder møter nattevaktene hver måned", "Leder svarer på innspill innen en uke", false),
            ("Fast overlapp mellom kveld og natt", "Fast fadder for nyansatte", false),
            ("Rutine for vikarer", "Rutine for medisiner på natt", false),
            ("Kaffe", "Heis", false),
            ("Kaffe", "kaffen", true),
            ("Tiltak 1", "Tiltak 2", false),
            ("Takheis på rom 1", "Takheis på rom 2", false),
            ("Nytt tiltak", "Nytt møte", false),
            ("", "Heis", false),
        ] {
            let likeness = likeness(one, other);
            assert_eq!(likeness >= ALIKE, alike, "{one} / {other}: {likeness:.2}");
        }
    }

    #[test]
    fn the_most_alike_comes_first() {
        let others = ["Takheis på badene", "Kjøp takheis til badet", "Turnus"];
        let found = alike("Kjøp takheis til badet", others.into_iter().enumerate());
        assert_eq!(found.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [1, 0]);
    }

    proptest! {
        #[test]
        fn likeness_is_symmetric_and_between_none_and_all(one in "[a-zæøå ]{0,40}", other in "[a-zæøå ]{0,40}") {
            let there = likeness(&one, &other);
            prop_assert!((0.0..=1.0).contains(&there));
            prop_assert!((there - likeness(&other, &one)).abs() < 1e-9);
        }

        #[test]
        fn a_title_is_most_alike_to_itself_whatever_the_case(title in "[a-zæøå]{3,12}( [a-zæøå]{3,12}){0,5}") {
            let upper = title.to_uppercase();
            prop_assume!(likeness(&title, &title) > 0.0);
            prop_assert!((likeness(&title, &upper) - 1.0).abs() < 1e-9);
        }
    }
}
