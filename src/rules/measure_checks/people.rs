//! What touches people: rewards, picking the healthy, pointing someone out (V16, V18).

use std::ops::Range;

use super::{Data, Told};
use crate::rules::lexicon::{ANYONE, HEALTHY_OR_YOUNG, HIRE, ONE_PERSON, REWARD, REWARDED, SOMEONE};
use crate::rules::persons::{is_first_name, is_one};
use crate::rules::words::Words;

/// A prize for not being ill: «fravær» and «premie» in one text.
pub(super) fn reward(told: &Told<'_>) -> Option<String> {
    [&told.title, &told.sign, &told.first_step].into_iter().find_map(|words| {
        let reward = REWARD.first_in(words)?;
        REWARDED.is_in(words).then(|| words.said(&reward).to_lowercase())
    })
}

pub(super) fn check(told: &Told<'_>, found: &mut Vec<Data>) {
    found.extend(reward(told).map(Data::Reward));

    let picked = [&told.title, &told.sign, &told.first_step].into_iter().find_map(|words| {
        HIRE.first_in(words)?;
        Some(words.said(&HEALTHY_OR_YOUNG.first_in(words)?).to_lowercase())
    });
    found.extend(picked.map(Data::OnlyHealthy));

    // Whoever has taken the measure on has said yes to being named in it (V1).
    let own: Vec<&str> = told.carriers.iter().flat_map(Words::tokens).map(|token| token.text).collect();
    for (field, words) in told.all() {
        if let Some(word) = one_person(words, &own) {
            found.push(Data::OnePerson(field, word));
        }
    }
}

/// V18: the word or the name that points at one person who is not among `own`, the ones who carry the measure.
fn one_person(words: &Words<'_>, own: &[&str]) -> Option<String> {
    let by_word = ONE_PERSON.all_in(words).find(|found| is_one(words, found.start));
    // «Den som er syk, ringer …» tells what anyone does.
    let by_concern = || {
        let of_anyone = |found: &Range<usize>| ANYONE.all_in(words).any(|any| !found.contains(&any.start));
        let begins_a_rule = |found: &Range<usize>| found.start == 0 && found.len() > 2;
        SOMEONE.all_in(words).find(|found| !begins_a_rule(found) && !of_anyone(found))
    };
    let by_word = by_word.or_else(by_concern).map(|range| words.said(&range).to_lowercase());
    by_word.or_else(|| {
        words
            .tokens()
            .iter()
            .filter(|token| is_first_name(token))
            .find(|token| {
                let base = token.text.strip_suffix('s').unwrap_or(token.text);
                !own.contains(&token.text) && !own.contains(&base)
            })
            .map(|token| token.text.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_is_told_from_people_in_general() {
        for (text, found) in [
            ("La vedkommende få lettere oppgaver", Some("vedkommende")),
            ("Når noen er borte, ringer leder vedkommende", None),
            ("Den som er syk, ringer leder før vakta", None),
            ("Vedkommende på rom 4 må skjermes", Some("vedkommende")),
            ("Hver ansatt velger selv hvilken fredag hun eller han vil ha fri", None),
            ("Ringe den som er syk", Some("den som er syk")),
            ("Skriv ei liste og heng ho på døra", None),
            ("Legge til rette for at hun kan sitte", Some("hun")),
            ("Kari tar nattevaktene", Some("Kari")),
            ("Bruke Karis liste", Some("Karis")),
            ("Ringe den sykmeldte", Some("den sykmeldte")),
            ("Følgje opp ho som er borte", Some("ho")),
            ("Ringe dem som er sykmeldte", None),
            ("Rutine for gravide", None),
            ("Leder ringer alle som er borte", None),
            ("Dag og natt får samme opplæring", None),
            ("Kjøpe inn ola-dunk", None),
        ] {
            assert_eq!(one_person(&Words::of(text), &[]).as_deref(), found, "{text}");
        }
    }

    #[test]
    fn whoever_is_responsible_may_be_named_in_the_first_step() {
        for (text, found) in [
            ("Kari henger opp tavla", None),
            ("Bruke Karis liste", None),
            ("Kari ringer Ola", Some("Ola")),
            ("Kari spør vedkommende", Some("vedkommende")),
        ] {
            let own = ["Kari", "Nordmann"];
            assert_eq!(one_person(&Words::of(text), &own).as_deref(), found, "{text}");
        }
    }
}
