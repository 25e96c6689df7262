//! Lines, tallies and headings.

use dialogduk::domain::answer::{Body, Nature, ScaleTally, Sway};
use dialogduk::domain::ids::{Id, OptionId, QuestionId};
use dialogduk::ops::{Op, Refusal};

use super::Room;

#[test]
fn blank_lines_are_refused_and_left_out_of_a_list() {
    let mut room = Room::new();
    for lines in [vec![], vec![""], vec!["  ", "\t", "\u{200B}"]] {
        let op = Op::AddAnswers {
            question: QuestionId::new("liste"),
            group: room.table(1),
            lines: lines.iter().map(|&line: &&str| line.to_owned()).collect(),
        };
        assert_eq!(room.refused(&op), Refusal::Empty, "{lines:?}");
    }
    room.say_to("liste", 1, &["Ro i gangen", " ", "  Bedre lys  "]);
    assert_eq!(room.texts("liste", 1), ["Ro i gangen", "Bedre lys"]);
}

#[test]
fn a_pasted_list_is_one_plan_in_the_order_it_was_pasted() {
    let mut room = Room::new();
    let lines: Vec<String> = (1..=30).map(|n| format!("linje {n}")).collect();
    let op =
        Op::AddAnswers { question: QuestionId::new("liste"), group: room.table(2), lines: lines.clone() };
    assert_eq!(room.run(&op).unwrap().changes.len(), 30);
    assert_eq!(room.texts("liste", 2), lines);
}

#[test]
fn a_line_needs_a_question_that_takes_lines_and_a_table_that_is_there() {
    let mut room = Room::new();
    let op = |question: &str, group| Op::AddAnswers {
        question: QuestionId::new(question),
        group,
        lines: vec!["Ro".into()],
    };
    let table = room.table(1);
    assert_eq!(room.refused(&op("skala", table)), Refusal::WrongKind);
    assert_eq!(room.refused(&op("borte", table)), Refusal::Gone);
    assert_eq!(room.refused(&op("liste", Id::from_bits(999).into())), Refusal::Gone);
    room.ok(&op("tiltak", table));
}

#[test]
fn a_line_may_be_a_hundred_thousand_letters_long_and_no_longer() {
    let mut room = Room::new();
    let id = room.say(1, "kort");
    let edit = |letters: usize| Op::EditAnswer { answer: id, text: "å".repeat(letters) };
    room.ok(&edit(100_000));
    assert_eq!(room.refused(&edit(100_001)), Refusal::TooLong { most: 100_000 });
}

#[test]
fn a_line_is_reworded_but_never_emptied() {
    let mut room = Room::new();
    let id = room.say(1, "Ro");
    room.nothing(&Op::EditAnswer { answer: id, text: " Ro ".into() });
    room.ok(&Op::EditAnswer { answer: id, text: "Ro i gangen".into() });
    assert_eq!(room.refused(&Op::EditAnswer { answer: id, text: "  ".into() }), Refusal::Empty);
    assert_eq!(room.texts("liste", 1), ["Ro i gangen"]);
}

#[test]
fn deleting_a_line_unlinks_its_measures_and_takes_its_empty_heading() {
    let mut room = Room::new();
    let (first, second) = (room.say(1, "Ro"), room.say(2, "Stille"));
    room.ok(&Op::Gather { answers: vec![first, second], heading: "Støy".into() });
    let measure = room.propose("Stillerom", &[first, second]);
    room.ok(&Op::DeleteAnswers(vec![first]));
    assert_eq!(room.measure(measure).answers, [second]);
    assert_eq!(room.session.headings.len(), 1);
    // Marked twice by mistake is still one line.
    room.ok(&Op::DeleteAnswers(vec![second, second]));
    assert_eq!(room.measure(measure).answers, []);
    assert!(room.session.headings.is_empty() && room.session.answers.is_empty());
    assert_eq!(room.refused(&Op::DeleteAnswers(vec![second])), Refusal::Gone);
}

#[test]
fn a_line_moves_to_another_table_and_stands_last_there() {
    let mut room = Room::new();
    let id = room.say(1, "Ro");
    room.say(2, "Lys");
    let there = room.table(2);
    room.nothing(&Op::MoveAnswer { answer: id, group: room.table(1) });
    room.ok(&Op::MoveAnswer { answer: id, group: there });
    assert_eq!(room.texts("liste", 2), ["Lys", "Ro"]);
    assert!(room.texts("liste", 1).is_empty());
}

#[test]
fn a_line_moves_one_place_among_those_of_its_table() {
    let mut room = Room::new();
    let ids = room.say_to("liste", 1, &["a", "b"]);
    room.say(2, "et annet bord");
    let last = room.say(1, "c");
    room.ok(&Op::ShiftAnswer { answer: last, up: true });
    assert_eq!(room.texts("liste", 1), ["a", "c", "b"]);
    room.ok(&Op::ShiftAnswer { answer: ids[0], up: false });
    assert_eq!(room.texts("liste", 1), ["c", "a", "b"]);
    room.nothing(&Op::ShiftAnswer { answer: last, up: true });
    room.nothing(&Op::ShiftAnswer { answer: ids[1], up: false });
    assert_eq!(room.texts("liste", 2), ["et annet bord"]);
}

#[test]
fn merging_keeps_every_word_group_mark_tag_and_link() {
    let mut room = Room::new();
    let (first, second) = (room.say(1, "Ro"), room.say(2, "Stille"));
    room.ok(&Op::ToggleStar(second));
    room.ok(&Op::SetSway(second, Some(Sway::Own)));
    room.ok(&Op::SetNature(second, Some(Nature::Challenge)));
    room.ok(&Op::SetTags(first, vec!["natt".into()]));
    room.ok(&Op::SetTags(second, vec!["natt".into(), "støy".into()]));
    room.ok(&Op::Gather { answers: vec![second], heading: "Støy".into() });
    let measure = room.propose("Stillerom", &[second]);
    room.ok(&Op::MergeAnswers(vec![first, second]));
    let merged = room.answer(first).clone();
    assert_eq!(merged.body, Body::Text("Ro\nStille".into()));
    assert_eq!((merged.group, merged.also_from), (room.table(1), vec![room.table(2)]));
    assert!(merged.starred);
    assert_eq!((merged.sway, merged.nature), (Some(Sway::Own), Some(Nature::Challenge)));
    assert_eq!(merged.tags, ["natt", "støy"]);
    assert_eq!(merged.heading, Some(room.session.headings[0].id));
    assert_eq!(room.measure(measure).answers, [first]);
    assert!(room.session.answer(second).is_none());
}

#[test]
fn merging_takes_two_lines_of_one_question() {
    let mut room = Room::new();
    let id = room.say(1, "Ro");
    let other = room.say_to("liste-to", 1, &["Noe annet"])[0];
    for ids in [vec![], vec![id], vec![id, id], vec![id, other]] {
        assert_eq!(room.refused(&Op::MergeAnswers(ids.clone())), Refusal::NeedsSeveral, "{ids:?}");
    }
}

#[test]
fn splitting_makes_a_line_of_each_and_all_stay_behind_the_measure() {
    let mut room = Room::new();
    let id = room.say(1, "Ro\n\nLys\nLuft");
    let measure = room.propose("Nytt rom", &[id]);
    room.ok(&Op::SplitAnswer { answer: id });
    assert_eq!(room.texts("liste", 1), ["Ro", "Lys", "Luft"]);
    assert_eq!(room.measure(measure).answers.len(), 3);
    assert_eq!(room.refused(&Op::SplitAnswer { answer: id }), Refusal::OneLine);
}

#[test]
fn a_copy_is_a_line_of_its_own() {
    let mut room = Room::new();
    let id = room.say(1, "Ro");
    room.ok(&Op::DuplicateAnswer(id));
    room.ok(&Op::EditAnswer { answer: id, text: "Stille".into() });
    assert_eq!(room.texts("liste", 1), ["Stille", "Ro"]);
}

#[test]
fn marks_are_set_and_taken_away() {
    let mut room = Room::new();
    let id = room.say(1, "Ro");
    room.ok(&Op::ToggleStar(id));
    assert!(room.answer(id).starred);
    room.ok(&Op::ToggleStar(id));
    assert!(!room.answer(id).starred);
    room.ok(&Op::SetSway(id, Some(Sway::Lift)));
    room.nothing(&Op::SetSway(id, Some(Sway::Lift)));
    room.ok(&Op::SetSway(id, None));
    room.ok(&Op::SetNature(id, Some(Nature::Idea)));
    assert_eq!((room.answer(id).sway, room.answer(id).nature), (None, Some(Nature::Idea)));
    room.ok(&Op::SetTags(id, vec![" #Natt ".into(), "natt".into(), "#".into(), "Helg".into()]));
    assert_eq!(room.answer(id).tags, ["natt", "helg"]);
}

#[test]
fn gathering_and_taking_out_again_loses_nothing() {
    let mut room = Room::new();
    let ids = room.say_to("liste", 1, &["Ro", "Stille", "Lys"]);
    let before = room.session.answers.clone();
    room.ok(&Op::Gather { answers: ids[..2].to_vec(), heading: " Støy ".into() });
    let heading = room.session.headings[0].id;
    assert_eq!(room.session.heading(heading).unwrap().text, "Støy");
    // The same words find the same heading.
    room.ok(&Op::Gather { answers: vec![ids[2]], heading: "Støy".into() });
    assert!(room.session.answers.iter().all(|answer| answer.heading == Some(heading)));
    room.nothing(&Op::Gather { answers: ids.clone(), heading: "Støy".into() });
    room.ok(&Op::RenameHeading { heading, text: "Støy og lys".into() });
    room.nothing(&Op::RenameHeading { heading, text: "Støy og lys".into() });
    assert_eq!(room.refused(&Op::RenameHeading { heading, text: " ".into() }), Refusal::Empty);
    // Moved on to another heading, the first has nothing left.
    room.ok(&Op::Gather { answers: ids.clone(), heading: "Rom".into() });
    assert_eq!(room.session.headings.len(), 1);
    room.ok(&Op::Ungather(ids.clone()));
    assert_eq!((room.session.answers.clone(), room.session.headings.len()), (before, 0));
    room.nothing(&Op::Ungather(ids));
}

#[test]
fn only_answers_to_one_question_are_gathered() {
    let mut room = Room::new();
    let id = room.say(1, "Ro");
    let other = room.say_to("liste-to", 1, &["Noe annet"])[0];
    let gather = |answers, heading: &str| Op::Gather { answers, heading: heading.into() };
    assert_eq!(room.refused(&gather(vec![id, other], "Støy")), Refusal::NeedsSeveral);
    assert_eq!(room.refused(&gather(vec![], "Støy")), Refusal::NeedsSeveral);
    assert_eq!(room.refused(&gather(vec![id], " ")), Refusal::Empty);
}

#[test]
fn a_table_has_one_tally_which_an_empty_one_takes_away() {
    let mut room = Room::new();
    let group = room.table(1);
    let tally = |counts| Op::SetTally {
        question: QuestionId::new("skala"),
        group,
        body: Body::Scale(ScaleTally { counts, dont_know: 0 }),
    };
    room.nothing(&tally([0; 5]));
    room.ok(&tally([0, 1, 2, 0, 0]));
    let id = room.session.answers[0].id;
    room.ok(&tally([0, 1, 2, 3, 0]));
    assert_eq!((room.session.answers.len(), room.session.answers[0].id), (1, id));
    room.nothing(&tally([0, 1, 2, 3, 0]));
    room.ok(&tally([0; 5]));
    assert!(room.session.answers.is_empty());
}

#[test]
fn a_tally_must_fit_its_question() {
    let mut room = Room::new();
    let group = room.table(1);
    let op = |question: &str, body| Op::SetTally { question: QuestionId::new(question), group, body };
    let choice = |id: &str, count| Body::Choice(vec![(OptionId::new(id), count)]);
    for (question, body) in [
        ("skala", Body::Count(3)),
        ("liste", Body::Text("Ro".into())),
        ("valg", choice("kanskje", 2)),
        ("rang", Body::Ranking(vec![OptionId::new("å")])),
    ] {
        assert_eq!(room.refused(&op(question, body)), Refusal::WrongKind, "{question}");
    }
    room.ok(&op("valg", Body::Choice(vec![(OptionId::new("ja"), 4), (OptionId::new("nei"), 0)])));
    // What nobody chose is left out.
    assert_eq!(room.session.answers[0].body, choice("ja", 4));
    // Nought is a number somebody counted to.
    room.ok(&op("tall", Body::Count(0)));
}
