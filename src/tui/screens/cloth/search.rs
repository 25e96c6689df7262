//! Finds questions by text, theme or number (C10).

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::domain::localized::Lang;
use crate::domain::outline::Entry;
use crate::domain::session::Session;
use crate::text::fold;

/// Most questions offered when nothing has the very words.
const MOST_ALIKE: usize = 5;

/// Indices into [`Session::outline`] of the questions found, best first: the number typed, then those with every word in
/// them in the order of the meeting, and only when there are none, those that look alike. Nothing typed finds all.
pub fn questions(session: &Session, query: &str, lang: Lang) -> Vec<usize> {
    let outline = session.outline();
    let needle = fold::Needle::new(query);
    let number: Option<usize> = query.trim().parse().ok();
    let mut found: Vec<usize> = (0..)
        .zip(&outline)
        .filter(|(_, entry)| number == Some(entry.number) || needle.is_in(&words(entry, lang)))
        .map(|(index, _)| index)
        .collect();
    found.sort_by_key(|&index| (outline.get(index).map(|entry| entry.number) != number, index));
    if found.is_empty() { alike(&outline, query, lang) } else { found }
}

/// All that a question can be found by.
fn words(entry: &Entry<'_>, lang: Lang) -> String {
    let short = entry.question.short.as_ref().map_or("", |short| short.get(lang));
    format!("{short} {} {}", entry.question.text.get(lang), entry.part.title.get(lang))
}

/// Those with the letters of the query in order, the closest first: a slip of the finger still finds.
fn alike(outline: &[Entry<'_>], query: &str, lang: Lang) -> Vec<usize> {
    let pattern = Pattern::parse(&fold::search_key(query), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut scored: Vec<_> = (0..)
        .zip(outline)
        .filter_map(|(index, entry)| {
            let words = fold::search_key(&words(entry, lang));
            let score = pattern.score(Utf32Str::new(&words, &mut letters), &mut matcher)?;
            Some((std::cmp::Reverse(score), index))
        })
        .collect();
    scored.sort_unstable();
    scored.into_iter().take(MOST_ALIKE).map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::model;
    use super::*;

    #[test]
    fn a_question_is_found_by_text_theme_and_number_however_it_is_spelt() {
        let model = model("ned-kjerne", 80, 24);
        let session = &model.meeting.as_ref().unwrap().session;
        let first = |query: &str| {
            let found = questions(session, query, Lang::Nb);
            let outline = session.outline();
            found.first().map(|&index| (outline[index].number, outline[index].part_index))
        };
        assert_eq!(first("7"), Some((7, 1)), "by number");
        assert_eq!(first("ansvar hva").map(|(_, part)| part), Some(1), "by theme");
        assert_eq!(first("APENHET"), first("åpenhet"), "å folded");
        assert_eq!(first("åpenhet").map(|(number, _)| number), Some(3));
        assert_eq!(first("aapnhet").map(|(number, _)| number), Some(3), "a slip of the finger");
        assert_eq!(first("xqz"), None);
        assert_eq!(questions(session, "", Lang::Nb).len(), 16);
    }
}
