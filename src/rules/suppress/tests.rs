use std::collections::BTreeMap;

use super::desk::{distribution_shown, mean_shown, votes_seen};
use super::heads::{HeadCount, head_counts, of_meeting};
use super::*;
use crate::domain::answer::Body;
use crate::domain::ids::{Id, QuestionId};
use crate::domain::localized::Localized;
use crate::domain::question_set::Kind;
use crate::domain::vote::VoteRound;

fn at_least(counts: &[u32]) -> Cells {
    counts.iter().map(|count| AtLeast::of(*count)).collect()
}

fn told(cells: &[u16]) -> Option<Cells> {
    let &[agree, partly, disagree, pass] = cells else { panic!("four answers") };
    shown(&Parts::one(StanceTally { agree, partly, disagree, pass })).map(|it| it.get().clone())
}

#[test]
fn nobody_outside_learns_of_fewer_than_five_who_came_or_stayed_away() {
    use HeadCount::{Hidden, Told, Unknown};
    for (came, invited, told) in [
        (18, Some(30), (Told(18), Told(30))),
        (18, Some(20), (Told(18), Hidden)),
        (18, Some(23), (Told(18), Told(23))),
        (20, Some(20), (Told(20), Told(20))),
        (4, Some(20), (Hidden, Hidden)),
        (4, None, (Hidden, Unknown)),
        (5, None, (Told(5), Unknown)),
        (0, Some(0), (Hidden, Hidden)),
    ] {
        assert_eq!(head_counts(came, invited), told, "{came} of {invited:?}");
    }
}

#[test]
fn counts_are_told_in_whole_fives_that_never_account_for_everybody() {
    for (counts, expected) in [
        ([4, 0, 0, 0], None),
        ([2, 2, 2, 2], None),
        ([5, 0, 0, 0], None),
        ([5, 1, 0, 0], Some(at_least(&[5, 0, 0, 0]))),
        ([9, 4, 0, 0], Some(at_least(&[5, 0, 0, 0]))),
        ([20, 0, 0, 0], Some(at_least(&[15, 0, 0, 0]))),
        ([17, 12, 5, 4], Some(at_least(&[15, 10, 5, 0]))),
        ([5, 10, 0, 0], Some(at_least(&[5, 5, 0, 0]))),
        ([5, 5, 0, 0], None),
    ] {
        assert_eq!(told(&counts), expected, "{counts:?}");
    }
}

#[test]
fn five_answers_of_which_four_do_not_know_give_no_mean() {
    let of = |counts, dont_know| average(&Parts::one(ScaleTally { counts, dont_know })).map(|it| *it.get());
    assert_eq!(of([0, 0, 0, 1, 0], 4), None);
    let five = AtLeast::of(5);
    assert_eq!(of([0, 0, 0, 5, 0], 0), Some(Average { mean: Some((40, five.unwrap())), dont_know: None }));
    assert_eq!(of([0, 0, 0, 1, 0], 6), Some(Average { mean: None, dont_know: five }));
}

#[test]
fn a_mean_is_rounded_so_that_one_answer_drowns() {
    for (counts, tenths) in [
        ([0, 1, 2, 4, 1], 35),
        ([1, 0, 0, 0, 4], 40),
        ([0, 2, 5, 9, 4], 38),
        ([0, 3, 9, 21, 7], 38),
        ([0, 0, 0, 1, 9], 50),
    ] {
        let average = average(&Parts::one(ScaleTally { counts, dont_know: 0 })).unwrap();
        assert_eq!(average.get().mean.unwrap().0, tenths, "{counts:?}");
    }
}

/// Every way `people` can be spread over so many answers.
fn spreads(people: u16, answers: usize) -> Vec<Vec<u16>> {
    if answers == 1 {
        return vec![vec![people]];
    }
    let with = |first: u16| {
        spreads(people - first, answers - 1).into_iter().map(move |rest| [vec![first], rest].concat())
    };
    (0..=people).flat_map(with).collect()
}

/// What somebody knows who has read one result, knows the rule by heart, and has counted the heads: every spread that gives
/// this result. From it: between what and what each count lies, and whether all may differ.
struct Knows {
    least: Vec<u16>,
    most: Vec<u16>,
    all_alike: bool,
}

/// Reads every result a room of at most `heads` can have and fails where one gives away a count between one and four, or
/// that everybody said the same.
fn read_backwards<O: Ord + std::fmt::Debug>(heads: u16, answers: usize, tell: impl Fn(&[u16]) -> Option<O>) {
    let mut known: BTreeMap<O, Knows> = BTreeMap::new();
    for spread in (1..=heads).flat_map(|people| spreads(people, answers)) {
        let Some(result) = tell(&spread) else { continue };
        let all_alike = spread.iter().filter(|count| **count > 0).count() == 1;
        let found = known.entry(result).or_insert_with(|| Knows {
            least: spread.clone(),
            most: spread.clone(),
            all_alike,
        });
        found.all_alike &= all_alike;
        for (at, count) in spread.iter().enumerate() {
            found.least[at] = found.least[at].min(*count);
            found.most[at] = found.most[at].max(*count);
        }
    }
    assert!(heads <= 5 || !known.is_empty(), "{heads} heads: nothing is ever told");
    for (result, Knows { least, most, all_alike }) in known {
        assert!(!all_alike, "{heads} heads, {result:?}: all said the same");
        for (least, most) in least.iter().zip(&most) {
            assert!(least < most || !(1..5).contains(least), "{heads} heads, {result:?}: {least} it is");
        }
    }
}

#[test]
fn whoever_knows_the_rule_and_counts_the_heads_still_cannot_tell_what_few_answered() {
    for heads in 5..=14 {
        for answers in 2..=4 {
            read_backwards(heads, answers, |spread| {
                let counts = spread
                    .iter()
                    .zip(0..)
                    .map(|(count, id)| (OptionId::new(format!("o{id}")), u32::from(*count)));
                let tally = OptionTally { counts: counts.collect(), several: false };
                shown(&Parts::one(tally)).map(|it| it.get().clone())
            });
        }
    }
}

#[test]
fn whoever_keeps_the_paper_of_one_sitting_and_reads_the_next_cannot_tell_what_few_answered() {
    let tally = |spread: &[u16]| OptionTally {
        counts: ["ja", "nei", "vet"]
            .map(OptionId::new)
            .into_iter()
            .zip(spread.iter().map(|it| (*it).into()))
            .collect(),
        several: false,
    };
    for answers in [2, 3] {
        for [first, second] in
            [[5, 5], [6, 9], [9, 6], [10, 5], [11, 11], [16, 9]].map(|it| it.map(|it| it / (answers - 1)))
        {
            let all = |heads: u16| {
                (5..=heads).flat_map(move |people| spreads(people, usize::from(answers))).collect::<Vec<_>>()
            };
            let mut known: BTreeMap<[Option<Cells>; 2], [Vec<u16>; 2]> = BTreeMap::new();
            for (one, other) in
                all(first).iter().flat_map(|one| all(second).into_iter().map(move |other| (one, other)))
            {
                let told = |parts| shown(&Parts { parts, settled: false }).map(|it| it.get().clone());
                let read = [told(vec![tally(one)]), told(vec![tally(one), tally(&other)])];
                let both = [one.as_slice(), &other].concat();
                let [least, most] = known.entry(read).or_insert_with(|| [both.clone(), both.clone()]);
                for (at, count) in both.iter().enumerate() {
                    least[at] = least[at].min(*count);
                    most[at] = most[at].max(*count);
                }
            }
            for (read, [least, most]) in known {
                for (least, most) in least.iter().zip(&most) {
                    assert!(
                        least < most || !(1..5).contains(least),
                        "{first} and {second} heads, {read:?}: {least} it is"
                    );
                }
            }
        }
    }
}

#[test]
fn sittings_are_rounded_one_by_one_and_added_up() {
    let told = |parts: &[(u16, u16)], settled| {
        let parts = parts.iter().map(|&(yes, no)| YesNo { yes, no }).collect();
        shown(&Parts { parts, settled }).map(|it| it.get().clone())
    };
    for (parts, expected) in [
        (&[(15, 1)][..], Some(at_least(&[15, 0]))),
        (&[(15, 1), (0, 9)], Some(at_least(&[15, 5]))),
        (&[(9, 4), (9, 4)], Some(at_least(&[10, 0]))),
        (&[(5, 0), (6, 3)], Some(at_least(&[5, 0]))),
        (&[(5, 0), (0, 5)], None),
        (&[(6, 3), (4, 0)], Some(at_least(&[5, 0]))),
        (&[(6, 3), (4, 0), (3, 1)], Some(at_least(&[5, 0]))),
    ] {
        assert_eq!(told(parts, false), expected, "{parts:?}");
    }
    assert_eq!(told(&[(6, 3), (4, 0), (3, 1)], true), Some(at_least(&[10, 0])), "the small ones as one");
}

#[test]
fn of_what_is_kept_when_the_answers_go_the_same_is_told() {
    for parts in [
        vec![(15, 1)],
        vec![(15, 1), (0, 9)],
        vec![(9, 4), (9, 4)],
        vec![(20, 0)],
        vec![(5, 5)],
        vec![(12, 11), (7, 30)],
    ] {
        let parts = parts.into_iter().map(|(yes, no)| YesNo { yes, no }).collect();
        let parts = Parts { parts, settled: true };
        let kept = told_alone(&parts).map(Parts::one);
        assert_eq!(kept.and_then(|kept| shown(&kept)), shown(&parts), "{parts:?}");
    }
}

#[test]
fn whoever_knows_the_rule_and_counts_the_heads_cannot_get_behind_a_mean() {
    let of = |counts: [u16; 5]| {
        average(&Parts::one(ScaleTally { counts, dont_know: 0 })).and_then(|it| it.get().mean)
    };
    for heads in 5..=11 {
        read_backwards(heads, 5, |spread| of(spread.try_into().unwrap()));
    }
    // In a large room only a mean near an end could tell: there, everybody is at one of the last three.
    for heads in [19, 20, 24, 39, 40, 44] {
        read_backwards(heads, 3, |spread| of([0, 0, spread[0], spread[1], spread[2]]));
    }
}

fn question(answered_by: AnsweredBy, kind: Kind) -> Question {
    Question {
        id: QuestionId::new("q"),
        kind,
        minutes: 5,
        silent: 0,
        answered_by,
        leader_present: true,
        optional: false,
        columns: false,
        strength: false,
        covers: Vec::new(),
        text: Localized::plain("Hva tenker du?"),
        short: None,
        help: None,
        example: None,
        follow_up: Vec::new(),
        source: String::new(),
        measures: Vec::new(),
    }
}

#[test]
fn two_people_with_three_crosses_each_are_two_on_the_screen_too() {
    let crosses = |count| Body::Choice((0..3).map(|i| (OptionId::new(format!("o{i}")), count)).collect());
    for (answered_by, kind, count, is_shown) in [
        (AnsweredBy::Individual, Kind::MultiChoice(Vec::new()), 2, false),
        (AnsweredBy::Individual, Kind::MultiChoice(Vec::new()), 5, true),
        (AnsweredBy::Individual, Kind::Choice(Vec::new()), 2, true),
        (AnsweredBy::Group, Kind::MultiChoice(Vec::new()), 1, true),
    ] {
        let question = question(answered_by, kind);
        let body = crosses(count);
        assert_eq!(distribution_shown(&question, &body), is_shown, "{:?}, {count} each", question.kind);
    }
}

#[test]
fn the_screen_shows_a_mean_of_individuals_from_five_who_chose_a_number() {
    let four = ScaleTally { counts: [0, 0, 2, 2, 0], dont_know: 3 };
    for (answered_by, mean) in [(AnsweredBy::Individual, None), (AnsweredBy::Group, Some(3.5))] {
        assert_eq!(mean_shown(&question(answered_by, Kind::Scale), &four), mean, "{answered_by:?}");
    }
}

#[test]
fn crosses_are_not_people() {
    let tally = |several| OptionTally {
        counts: (0..4).map(|i| (OptionId::new(format!("o{i}")), if i == 0 { 4 } else { 6 })).collect(),
        several,
    };
    let few = OptionTally {
        counts: tally(true).counts.into_iter().map(|(id, _)| (id, 4)).collect(),
        several: true,
    };
    assert_eq!(shown(&Parts::one(few)), None, "four people with four crosses each");
    assert_eq!(shown(&Parts::one(tally(false))).unwrap().get(), &at_least(&[4, 6, 6, 6]));
}

#[test]
fn a_vote_of_fewer_than_five_is_hidden_however_many_votes_each_has() {
    for (participants, votes, is_shown) in
        [(4, [6, 6], false), (5, [6, 6], true), (24, [4, 0], false), (24, [4, 1], true)]
    {
        let id = |bits| Id::from_bits(bits);
        let cast = votes.iter().map(|votes| u32::from(*votes)).sum();
        let votes = votes.iter().zip(1..).map(|(votes, measure)| (id(measure).into(), *votes)).collect();
        let round = VoteRound {
            id: id(9).into(),
            position: 0,
            participants,
            votes_each: 3,
            cumulative: false,
            closed: true,
            votes,
        };
        assert_eq!(votes_seen(&round).is_some(), is_shown, "{round:?}");
        let entered = voted(RoundFacts { participants, votes_each: 3, cast });
        assert_eq!(entered.is_some(), is_shown, "in statistics: {round:?}");
        if let Some(entered) = entered {
            let Voted { participants, cast, budget } = *entered.get();
            assert!([participants, cast].iter().all(|count| count % 5 == 0), "{entered:?}");
            assert_eq!(budget, participants * 3, "it tells no more of how many voted");
        }
    }
}

#[test]
fn of_a_vote_no_more_is_told_as_used_than_there_was() {
    for (participants, cast, told) in [(9, 27, (5, 15, 15)), (9, 14, (5, 10, 15)), (20, 60, (20, 60, 60))] {
        let it = *voted(RoundFacts { participants, votes_each: 3, cast }).unwrap().get();
        assert_eq!((it.participants, it.cast, it.budget), told, "{cast} of {participants}");
    }
}

#[test]
fn of_a_mean_that_is_kept_the_same_is_told_and_how_it_was_spread_is_gone() {
    let mut told = 0;
    for spread in
        (1..=11).flat_map(|people| spreads(people, 5)).chain([vec![9, 0, 40, 0, 31], vec![0, 0, 0, 0, 24]])
    {
        for dont_know in [0, 4, 12] {
            let counts = <[u16; 5]>::try_from(spread.as_slice()).unwrap();
            let parts = Parts::one(ScaleTally { counts, dont_know });
            let Some(average) = average(&parts) else { continue };
            let kept = average_alone(&average);
            assert_eq!(super::average(&Parts::one(kept)), Some(average), "{spread:?}");
            let values: Vec<usize> = (0..5).filter(|at| kept.counts[*at] > 0).collect();
            assert!(values.len() < 3 && values.windows(2).all(|pair| pair[1] == pair[0] + 1), "{kept:?}");
            told += 1;
        }
    }
    assert!(told > 1000, "{told}");
}

#[test]
fn who_was_invited_is_hidden_where_any_of_the_numbers_told_beside_it_would_tell() {
    use HeadCount::{Hidden, Told, Unknown};
    for (attended, later, invited, told) in [
        (18, 0, Some(30), (Told(18), Told(30))),
        // Minutes tell of eighteen and ten apart, and eighteen of twenty tells of two.
        (18, 10, Some(20), (Told(28), Hidden)),
        // Three are told among the others.
        (17, 3, Some(30), (Told(20), Told(30))),
        (17, 3, Some(18), (Told(20), Hidden)),
        (3, 10, Some(20), (Told(13), Told(20))),
        (18, 10, None, (Told(28), Unknown)),
    ] {
        assert_eq!(of_meeting(attended, later, invited), told, "{attended}, {later} of {invited:?}");
    }
}
