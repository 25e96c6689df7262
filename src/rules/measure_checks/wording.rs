//! Whether the words say one action, made known and carried on (V4, V5, V13, V19).

use crate::domain::facets::Form;

use super::goal::goal_kind;
use super::{Data, Told};
use crate::rules::lexicon::{
    AFTERWARDS, AND, AND_THEN, MADE_KNOWN, MORE_OF, NOT_AN_ACTION, PARTICLES, PROJECT, ROUTINE, SAME_THING,
    SPEAKERS, VAGUE, VERBS, WISHES,
};
use crate::rules::signs::{can_be_seen, is_counted};
use crate::rules::words::{Kind, Words};

/// V4: fewer words say too little to act on.
const FEWEST_WORDS: usize = 3;
/// The category whose measures are routines.
const ROUTINE_CATEGORY: &str = "fundament-rutine";

pub(super) fn check(told: &Told<'_>, found: &mut Vec<Data>) {
    let title = &told.title;
    if told.measure.category.is_none() {
        found.push(Data::NoCategory);
    }
    if title.count() < FEWEST_WORDS {
        found.push(Data::FewWords);
    }
    if let Some(beginning) = not_an_action(title) {
        found.push(Data::NotAnAction(beginning));
    }
    if let Some((first, second)) = two_actions(title) {
        found.push(Data::TwoActions(first, second));
    }
    let wishes = aspiration(title, &told.sign);
    if !wishes.is_empty() {
        found.push(Data::Aspiration(goal_kind(&told.measure.title), wishes));
    }
    let is_routine = told.measure.category.as_ref().is_some_and(|id| id.as_str() == ROUTINE_CATEGORY)
        || ROUTINE.is_in(title);
    // Raised somewhere is made known there.
    let is_made_known = told.measure.arena.contains(char::is_alphanumeric)
        || [title, &told.first_step, &told.sign, &told.note].iter().any(|words| MADE_KNOWN.is_in(words));
    if is_routine && !is_made_known {
        found.push(Data::RoutineUnknown);
    }
    let is_project = told.measure.form == Some(Form::Project) || PROJECT.is_in(title);
    if is_project && !told.all().iter().any(|(_, words)| AFTERWARDS.is_in(words)) {
        found.push(Data::ProjectEnds);
    }
}

/// V13: the words of vision and purpose in a title that nothing makes concrete. A comparative («bedre lys») is excused
/// by a sign that can be seen; «fokus» and «åpenhet» only by something that is counted.
fn aspiration(title: &Words<'_>, sign: &Words<'_>) -> Vec<String> {
    if is_counted(title) || is_counted(sign) {
        return Vec::new();
    }
    let seen = sign.count() > 0 && can_be_seen(sign);
    let is_wish = |at: usize| VAGUE.at(title, at).or_else(|| MORE_OF.at(title, at).filter(|_| !seen));
    (0..title.tokens().len())
        .filter_map(|at| Some(title.said(&(at..at + is_wish(at)?)).to_lowercase()))
        .collect()
}

/// V4: the words a text begins with when it is neither an action nor a thing, or its last when it is a question.
fn not_an_action(title: &Words<'_>) -> Option<String> {
    let asked = title.tokens().last().is_some_and(|last| last.text == "?");
    // «Vi må …» says what somebody wants; «Vi møtes …» what is done.
    let wished = SPEAKERS.at(title, 0).filter(|length| WISHES.at(title, *length).is_some());
    let length = NOT_AN_ACTION.at(title, 0).or(wished).or(asked.then_some(1))?;
    Some(title.said(&(0..length)).to_owned())
}

/// The measures a title may be two of (V5, F7), each with a capital letter first; the whole title when it is one.
pub fn parts(title: &str) -> Vec<String> {
    let words = Words::of(title);
    let cut = two_actions_at(&words).and_then(|(_, and, second)| {
        let (before, after) = (words.said(&(0..and)), words.said(&(second..words.tokens().len())));
        let mut letters = after.chars();
        let after: String = letters.next()?.to_uppercase().chain(letters).collect();
        Some(vec![before.trim_end_matches([',', ' ']).to_owned(), after])
    });
    cut.unwrap_or_else(|| vec![title.trim().to_owned()])
}

/// V5: a verb with its object, and another verb with one of its own after «og».
///
/// «Kjøpe inn og montere takheis» is one thing to do, and so is «skriv en liste og heng den opp».
fn two_actions(title: &Words<'_>) -> Option<(String, String)> {
    let (first, _, second) = two_actions_at(title)?;
    Some((title.get(first)?.text.to_lowercase(), title.get(second)?.text.to_lowercase()))
}

/// Where the first verb stands, the «og», and the second verb.
fn two_actions_at(title: &Words<'_>) -> Option<(usize, usize, usize)> {
    let is_verb =
        |at: usize| VERBS.at(title, at).is_some() && title.get(at).is_some_and(|it| it.kind == Kind::Word);
    AND.all_in(title).find_map(|and| {
        let mut second = and.end;
        while let Some(length) = AND_THEN.at(title, second) {
            second += length;
        }
        let first = (0..and.start).find(|&at| is_verb(at))?;
        let is_word = |at: usize| title.get(at).is_some_and(|it| it.kind != Kind::Sign);
        let has_object =
            (first + 1..and.start).any(|at| is_word(at) && PARTICLES.at(title, at).is_none() && !is_verb(at));
        let same_object = SAME_THING.at(title, second + 1).is_some();
        (is_verb(second) && has_object && !same_object).then_some((first, and.start, second))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_two_actions_is_parted_where_the_second_begins() {
        for (title, expected) in [
            ("Rydd boden og kjøp nye hyller", vec!["Rydd boden", "Kjøp nye hyller"]),
            ("Kartlegge støy, og deretter flytte pulten", vec!["Kartlegge støy", "Flytte pulten"]),
            ("Fast møte og kaffe", vec!["Fast møte og kaffe"]),
            ("", vec![""]),
        ] {
            assert_eq!(parts(title), expected, "{title}");
        }
    }
}
