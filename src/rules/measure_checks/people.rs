//! What touches people: rewards, picking the healthy, pointing someone out (V16, V18).

use super::{Data, Told};
use crate::rules::lexicon::{FIRST_NAMES, HEALTHY_OR_YOUNG, HIRE, ONE_PERSON, REWARD, REWARDED};
use crate::rules::words::{Kind, Words};

pub(super) fn check(told: &Told<'_>, found: &mut Vec<Data>) {
    let reward = [&told.title, &told.sign, &told.first_step].into_iter().find_map(|words| {
        let reward = REWARD.first_in(words)?;
        // «fravær» and «premie» in one text; together they make a prize for not being ill.
        REWARDED.is_in(words).then(|| words.said(&reward).to_lowercase())
    });
    found.extend(reward.map(Data::Reward));

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
    let by_word = ONE_PERSON.first_in(words).map(|range| words.said(&range).to_lowercase());
    by_word.or_else(|| {
        words
            .tokens()
            .iter()
            .filter(|token| token.kind == Kind::Word && is_name(token.text, &token.key))
            .find(|token| {
                let base = token.text.strip_suffix('s').unwrap_or(token.text);
                !own.contains(&token.text) && !own.contains(&base)
            })
            .map(|token| token.text.to_owned())
    })
}

/// A common first name with a capital letter, also in the genitive: «Karis».
fn is_name(text: &str, key: &str) -> bool {
    let known = |key: &str| FIRST_NAMES.binary_search(&key).is_ok();
    text.starts_with(char::is_uppercase) && (known(key) || key.strip_suffix('s').is_some_and(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names_are_sorted_so_that_they_can_be_searched() {
        assert!(FIRST_NAMES.is_sorted(), "{:?}", FIRST_NAMES.windows(2).find(|pair| pair[0] > pair[1]));
    }

    #[test]
    fn one_person_is_told_from_people_in_general() {
        for (text, found) in [
            ("Vedkommende får lettere oppgaver", Some("vedkommende")),
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
