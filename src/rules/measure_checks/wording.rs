//! Whether the words say one action, made known and carried on (V4, V5, V13, V19).

use crate::domain::facets::Form;

use super::goal::goal_kind;
use super::{Data, Told};
use crate::rules::lexicon::{
    AFTERWARDS, AND, AND_THEN, MADE_KNOWN, NOT_AN_ACTION, PROJECT, ROUTINE, VAGUE, VERBS,
};
use crate::rules::signs::{has_date, has_frequency, has_number};
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
    let is_concrete = |words: &Words<'_>| has_number(words) || has_date(words) || has_frequency(words);
    let vague: Vec<String> = VAGUE.all_in(title).map(|range| title.said(&range).to_lowercase()).collect();
    if !vague.is_empty() && !is_concrete(title) && !is_concrete(&told.sign) {
        found.push(Data::Aspiration(goal_kind(&told.measure.title), vague));
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

/// V4: the words a text begins with when it is neither an action nor a thing, or its last when it is a question.
fn not_an_action(title: &Words<'_>) -> Option<String> {
    let asked = title.tokens().last().is_some_and(|last| last.text == "?");
    let length = NOT_AN_ACTION.at(title, 0).or(asked.then_some(1))?;
    Some(title.said(&(0..length)).to_owned())
}

/// V5: a verb, and another after «og».
fn two_actions(title: &Words<'_>) -> Option<(String, String)> {
    AND.all_in(title).find_map(|and| {
        let mut second = and.end;
        while let Some(length) = AND_THEN.at(title, second) {
            second += length;
        }
        VERBS.at(title, second)?;
        let first = (0..and.start).find(|&at| {
            VERBS.at(title, at).is_some() && title.get(at).is_some_and(|it| it.kind == Kind::Word)
        })?;
        Some((title.get(first)?.text.to_lowercase(), title.get(second)?.text.to_lowercase()))
    })
}
