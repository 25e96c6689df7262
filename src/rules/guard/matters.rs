//! Illness, and single persons and their matters, sentence by sentence.

use std::ops::Range;

use crate::rules::persons::{is_first_name, is_known_name, is_one};
use crate::rules::words::{Kind, Phrases, Token, Words};

use super::words::{
    BEING, DIAGNOSIS, GENERAL, MATTER, NO_NAME_AFTER, NO_NAME_BEFORE, PRONOUN, RELATION, STATE, TIE, WHENEVER,
};
use super::{Flag, FlagKind, Guard};

/// How many words may stand between somebody and what is said of her.
const REACH: usize = 8;

/// How many words may stand there without one that ties the two: «den eldste *på avdelinga* orker ikke».
const NEAR: usize = 3;

pub(super) fn flags(words: &Words<'_>, guard: &Guard) -> Vec<Flag> {
    let found = Found::of(words, guard);
    sentences(words)
        .into_iter()
        .flat_map(|sentence| found.within(&sentence, words))
        .map(|(kind, range)| Flag { kind, range: words.bytes(&range) })
        .collect()
}

/// Where everything stands that a flag is made of, in words.
struct Found {
    names: Vec<Range<usize>>,
    /// Words that are names to the ear, without the capital letter.
    small_names: Vec<Range<usize>>,
    pronouns: Vec<Range<usize>>,
    relations: Vec<Range<usize>>,
    diagnoses: Vec<Range<usize>>,
    own_words: Vec<Range<usize>>,
    matters: Vec<Range<usize>>,
    states: Vec<Range<usize>>,
    general: Vec<Range<usize>>,
}

impl Found {
    fn of(words: &Words<'_>, guard: &Guard) -> Self {
        let all = |phrases: &Phrases| phrases.all_in(words).collect::<Vec<_>>();
        let where_name = |is_name: &dyn Fn(&Token<'_>) -> bool| {
            let tokens = words.tokens().iter().enumerate();
            let at = tokens.filter(|(at, token)| is_name(token) && !is_place(words, *at));
            at.map(|(at, _)| at..at + 1).collect::<Vec<_>>()
        };
        let minutes = |at: usize| {
            at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|it| it.kind == Kind::Number)
        };
        let mut pronouns = all(&PRONOUN);
        pronouns.retain(|it| is_one(words, it.start) && !minutes(it.start));
        Self {
            names: where_name(&|token| is_first_name(token) || guard.is_on_list(&token.key)),
            small_names: where_name(&|token| token.kind == Kind::Word && is_known_name(&token.key)),
            pronouns,
            relations: all(&RELATION),
            diagnoses: all(&DIAGNOSIS),
            own_words: guard.own_words().map(all).unwrap_or_default(),
            matters: all(&MATTER),
            states: all(&STATE),
            general: all(&GENERAL),
        }
    }

    /// What is flagged in one sentence.
    fn within(&self, sentence: &Range<usize>, words: &Words<'_>) -> Vec<(FlagKind, Range<usize>)> {
        let inside = |ranges: &[Range<usize>]| inside(ranges, sentence);
        let (names, pronouns, relations) =
            (inside(&self.names), inside(&self.pronouns), inside(&self.relations));
        let (states, matters) = (inside(&self.states), inside(&self.matters));
        let is_general = !inside(&self.general).is_empty();
        let whenever: Vec<_> = sentence.clone().filter(|at| WHENEVER.at(words, *at).is_some()).collect();
        let mut found: Vec<_> = names.iter().map(|it| (FlagKind::Name, it.clone())).collect();

        let called = [
            names.clone(),
            inside(&self.small_names),
            capitals(sentence, words, &states),
            initials(sentence, words),
            if is_general { Vec::new() } else { bare_initial(sentence, words, &states) },
        ]
        .concat();
        // «Noen», «rutine», «de som»: then «hun» is whoever it may concern.
        let persons = if is_general { called } else { [called, pronouns].concat() };

        let general = inside(&self.general);
        let is_asked = |told: &Range<usize>| {
            // «The new temp *is pregnant* and cannot lift residents» is not about residents.
            let is_said_of_one =
                general.iter().all(|it| it.start > told.start) && is_tied_to_any(told, words);
            general.is_empty() || is_said_of_one || !persons.is_empty() || !relations.is_empty()
        };
        found
            .extend(inside(&self.diagnoses).into_iter().filter(is_asked).map(|it| (FlagKind::Diagnosis, it)));
        found.extend(inside(&self.own_words).into_iter().map(|it| (FlagKind::Diagnosis, it)));

        for matter in states.iter().chain(&matters) {
            let nearest =
                persons.iter().filter(|it| it.start != matter.start).min_by_key(|it| distance(it, matter));
            if let Some(person) = nearest {
                found.push((FlagKind::Person, around(person, matter)));
            }
        }
        for state in &states {
            let before = relations.iter().filter(|it| it.end <= state.start).max_by_key(|it| it.start);
            // «Når lederen er borte» tells of nobody yet.
            let is_whenever =
                |it: &Range<usize>| whenever.iter().any(|at| *at < it.start && it.start - at <= 2);
            if let Some(person) = before.filter(|it| is_tied(it, state, words) && !is_whenever(it)) {
                found.push((FlagKind::Person, around(person, state)));
            }
        }
        found
    }
}

/// Those of `ranges`, which lie in the order of the text, that are in a sentence.
fn inside(ranges: &[Range<usize>], sentence: &Range<usize>) -> Vec<Range<usize>> {
    let first = ranges.partition_point(|it| it.start < sentence.start);
    let here = ranges.iter().skip(first).take_while(|it| it.start < sentence.end);
    here.filter(|it| it.end <= sentence.end).cloned().collect()
}

/// Whether a state is said of a relation: right after, or after a word that ties them.
fn is_tied(person: &Range<usize>, state: &Range<usize>, words: &Words<'_>) -> bool {
    let between = person.end..state.start;
    // «Lederen ringer den som er borte»: somebody else is.
    let is_of_other =
        |at: usize| at > person.end && words.get(at).is_some_and(|it| matches!(&*it.key, "som" | "who"));
    if between.clone().any(is_of_other) {
        return false;
    }
    between.len() <= NEAR
        || between.len() <= REACH && between.into_iter().any(|at| TIE.at(words, at).is_some())
}

/// Whether it follows a word that says that somebody is or has it.
fn is_tied_to_any(told: &Range<usize>, words: &Words<'_>) -> bool {
    (1..=2).any(|back| told.start.checked_sub(back).is_some_and(|at| TIE.at(words, at).is_some()))
}

/// Names no list knows: a capital letter inside a sentence, with a state said of it.
fn capitals(sentence: &Range<usize>, words: &Words<'_>, states: &[Range<usize>]) -> Vec<Range<usize>> {
    let is_capital = |at: usize| {
        words.get(at).is_some_and(|token| {
            let mut letters = token.text.chars();
            token.kind == Kind::Word
                && letters.next().is_some_and(char::is_uppercase)
                && letters.clone().count() >= 2
                && letters.all(char::is_lowercase)
        })
    };
    let inside = sentence.clone().skip(1).filter(|at| is_capital(*at) && !is_place(words, *at));
    let of_state = |at: &usize| {
        let name = *at..at + 1;
        let tied = |state: &&Range<usize>| state.start > *at && TIE.at(words, at + 1).is_some();
        states.iter().filter(tied).any(|state| distance(&name, state) <= REACH)
    };
    inside.filter(of_state).map(|at| at..at + 1).collect()
}

/// Letters with their points that stand for a name, right before a word that ties: «K.H. er sykmeldt».
fn initials(sentence: &Range<usize>, words: &Words<'_>) -> Vec<Range<usize>> {
    let is_point = |at: usize| words.get(at).is_some_and(|token| token.text == ".");
    let of_name = |at: &usize| {
        is_capital_letter(words, *at)
            && is_point(at + 1)
            && at + 2 < sentence.end
            && TIE.at(words, at + 2).is_some()
    };
    sentence.clone().filter(of_name).map(|at| at..at + 1).collect()
}

/// A letter without a point that stands for a name: «K er borte». It may as well be a choice, a group or an article, so it
/// begins the sentence, and what it is or has follows at once: «Gruppe A er borte», «B er best når mange er borte».
fn bare_initial(sentence: &Range<usize>, words: &Words<'_>, states: &[Range<usize>]) -> Vec<Range<usize>> {
    // «I går», «I fjor», «Å ha».
    const WORDS: [&str; 2] = ["I", "Å"];
    let letter = sentence.start..sentence.start + 1;
    // «Umulig å få til» is said of things; with whom it is impossible to work, of persons.
    let is_open = |state: &Range<usize>| {
        state.end.checked_sub(1).and_then(|last| words.get(last)).is_some_and(|last| last.key == "a")
    };
    let is_state_of_it = |state: &Range<usize>| {
        let between = state.start.checked_sub(letter.end + 1);
        between.is_some_and(|between| between <= NEAR) && !is_open(state)
    };
    let is_name = is_capital_letter(words, letter.start)
        && !WORDS.contains(&words.said(&letter))
        && BEING.at(words, letter.end).is_some()
        && states.iter().any(is_state_of_it);
    if is_name { vec![letter] } else { Vec::new() }
}

fn is_capital_letter(words: &Words<'_>, at: usize) -> bool {
    words
        .get(at)
        .is_some_and(|token| token.text.chars().count() == 1 && token.text.starts_with(char::is_uppercase))
}

/// Whether a name is one of a place, a house or a prize.
fn is_place(words: &Words<'_>, at: usize) -> bool {
    let near = |phrases: &Phrases, at: Option<usize>| at.is_some_and(|at| phrases.at(words, at).is_some());
    let is_stop = |at: usize| words.get(at).is_some_and(|token| token.text == ".");
    // «St. Olavs»: the full stop is of the word before.
    let before = at.checked_sub(1).and_then(|at| if is_stop(at) { at.checked_sub(1) } else { Some(at) });
    near(&NO_NAME_BEFORE, before) || near(&NO_NAME_AFTER, Some(at + 1)) || near(&NO_NAME_AFTER, Some(at + 2))
}

/// Words after which a sentence that has no end ends all the same, so that work grows with the text and not faster.
const LONGEST: usize = 80;

/// The sentences of a text, in words. A full stop ends one when a capital letter or nothing follows.
fn sentences(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, token) in words.tokens().iter().enumerate() {
        let next = words.get(at + 1);
        let goes_on = next.is_some_and(|next| !next.text.starts_with(char::is_uppercase));
        if matches!(token.text, "!" | "?" | ";") || token.text == "." && !goes_on || at - start >= LONGEST {
            sentences.push(start..at);
            start = at + 1;
        }
    }
    sentences.push(start..words.tokens().len());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn distance(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}

fn around(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    one.start.min(other.start)..one.end.max(other.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Minutes, if all that is found in a text were walked through for each of its sentences.
    #[test]
    fn what_is_found_in_a_long_text_is_read_once() {
        let words: Vec<_> = (0..300_000).map(|at| at..at + 1).collect();
        let sentences = (0..100_000).map(|at| at * 3..at * 3 + 2);
        assert_eq!(sentences.map(|sentence| inside(&words, &sentence).len()).sum::<usize>(), 200_000);
    }

    #[test]
    fn what_crosses_the_end_of_a_sentence_is_in_none() {
        assert_eq!(inside(&[0..1, 1..3, 2..6, 3..5, 5..6], &(1..5)), [1..3, 3..5]);
    }

    #[test]
    fn what_is_said_of_one_is_told_from_what_is_said_in_general() {
        use FlagKind::{Diagnosis, Name, Person};
        for (text, expected) in [
            ("Hun på kjøkkenet er alltid borte på mandager", vec![Person]),
            ("Kari har vært sykmeldt siden jul", vec![Person]),
            ("kari har vært sykmeldt siden jul", vec![Person]),
            ("Lederen vår er sykmeldt", vec![Person]),
            ("Vi vet at Aksana er sykmeldt", vec![Person]),
            ("Vi vet at K.H. er sykmeldt", vec![Person]),
            ("K er sykmeldt igjen", vec![Person]),
            ("K har nå vært borte lenge", vec![Person]),
            ("K er umulig å samarbeide med", vec![Person]),
            ("K. må være hjemme når noen er på kurs", vec![Person]),
            ("K was off sick again", vec![Person]),
            ("I går var mange syke", vec![]),
            ("B er umulig å få til uten vikar", vec![]),
            ("B er umogleg å få til utan vikar", vec![]),
            ("A er best, men krever folk når noen er borte", vec![]),
            ("A er syk bruker nummer én i eksempelet", vec![]),
            ("B har den fordelen at få er borte", vec![]),
            ("B må til når mange er borte", vec![]),
            ("A still unsolved conflict between shifts", vec![]),
            ("A often late delivery", vec![]),
            ("Gruppe A er borte på tur", vec![]),
            ("Jeg har angst", vec![Diagnosis]),
            ("Ola tar vaktene", vec![Name]),
            ("Han på natt har prolaps", vec![Diagnosis]),
            ("Ho slit med ryggen", vec![Person]),
            ("She is off sick again", vec![Person]),
            ("Angst og uro", vec![Diagnosis]),
            ("Kurs om angst", vec![]),
            ("Rutine for gravide", vec![]),
            ("Når noen er syk, ringer hun eller han leder", vec![]),
            ("Lederen ringer den som er borte", vec![]),
            ("Lederen har ansvar for sykefraværet", vec![]),
            ("Bedre rutiner ved sykdom. Hun tar lista.", vec![]),
            ("Tilbud ved St. Olavs", vec![]),
            ("Pause på 5 min ved sykefravær", vec![]),
            ("Besøk i Emma barnehage", vec![]),
        ] {
            let words = Words::of(text);
            let kinds: Vec<_> = flags(&words, &Guard::default()).into_iter().map(|flag| flag.kind).collect();
            let mut told = kinds.clone();
            told.sort_unstable();
            told.dedup();
            told.retain(|kind| *kind != Name || !kinds.contains(&Person));
            assert_eq!(told, expected, "{text}");
        }
    }
}
