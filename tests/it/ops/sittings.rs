//! Gatherings, tables, and which questions are asked.

use chrono::{Days, NaiveTime};
use dialogduk::domain::ids::{Id, PartId, QuestionId};
use dialogduk::domain::question_set::{AnsweredBy, KindCode};
use dialogduk::domain::session::{Mark, MarkKind, Session};
use dialogduk::domain::sitting::SittingKind;
use dialogduk::ops::{NewMeasure, Op, Refusal, SittingEdit};

use super::Room;

fn tables(room: &Room, sizes: &[u16]) -> Op {
    Op::SetTables { sitting: room.session.sittings[0].id, sizes: sizes.to_vec(), label: " Bord ".into() }
}

fn labels(session: &Session) -> Vec<(&str, u16)> {
    session.groups.iter().filter(|group| !group.plenary).map(|it| (it.label.as_str(), it.size)).collect()
}

#[test]
fn a_sitting_comes_with_a_plenary_and_is_edited_field_by_field() {
    let mut room = Room::new();
    let date = room.env.today() + Days::new(2);
    room.ok(&Op::AddSitting {
        label: " kveld ".into(),
        date,
        kind: SittingKind::Gathering,
        tables: Vec::new(),
    });
    let sitting = room.session.sittings[1].clone();
    assert_eq!((sitting.label.as_str(), sitting.date), ("kveld", date));
    assert!(room.session.plenary_of(sitting.id).is_some());
    assert_eq!(room.session.meeting_day(), date);
    for edit in [
        SittingEdit::Label("natt".into()),
        SittingEdit::Date(date + Days::new(1)),
        SittingEdit::Start(Some(NaiveTime::MIN)),
        SittingEdit::Place("Kantina".into()),
        SittingEdit::Invited(Some(12)),
        SittingEdit::Attended(Some(9)),
    ] {
        room.ok(&Op::EditSitting(sitting.id, edit.clone()));
        room.nothing(&Op::EditSitting(sitting.id, edit));
    }
    let after = &room.session.sittings[1];
    assert_eq!((after.label.as_str(), after.place.as_str()), ("natt", "Kantina"));
    assert_eq!((after.invited, after.attended), (Some(12), Some(9)));
    let gone = Op::EditSitting(Id::from_bits(999).into(), SittingEdit::Invited(None));
    assert_eq!(room.refused(&gone), Refusal::Gone);
}

#[test]
fn a_sitting_goes_only_while_nobody_has_said_anything_in_it() {
    let mut room = Room::new();
    let first = room.session.sittings[0].id;
    assert_eq!(room.refused(&Op::RemoveSitting(first)), Refusal::OnlySitting);
    room.ok(&Op::AddSitting {
        label: "kveld".into(),
        date: room.env.today(),
        kind: SittingKind::Gathering,
        tables: Vec::new(),
    });
    let second = room.session.sittings[1].id;
    let plenary = room.session.plenary_of(second).unwrap().id;
    let answer = room.say(1, "Ro");
    assert_eq!(room.refused(&Op::RemoveSitting(first)), Refusal::SittingHasAnswers(1));
    // A line merged into another still tells that this sitting said it.
    room.ok(&Op::AddAnswers {
        question: QuestionId::new("liste"),
        group: plenary,
        lines: vec!["Stille".into()],
    });
    let evening = room.session.answers.iter().find(|answer| answer.group == plenary).unwrap().id;
    room.ok(&Op::MergeAnswers(vec![answer, evening]));
    assert_eq!(room.refused(&Op::RemoveSitting(second)), Refusal::SittingHasAnswers(1));
    room.ok(&Op::DeleteAnswers(vec![answer]));
    // So does a measure.
    room.ok(&Op::Propose(NewMeasure { title: "Rom".into(), group: Some(plenary), ..NewMeasure::default() }));
    assert_eq!(room.refused(&Op::RemoveSitting(second)), Refusal::SittingHasAnswers(1));
    room.ok(&Op::DeleteMeasure(room.session.measures[0].id));
    room.ok(&Op::RemoveSitting(second));
    assert_eq!(room.session.sittings.len(), 1);
}

#[test]
fn more_tables_keep_the_answers_of_those_that_stay() {
    let mut room = Room::new();
    room.say(1, "Ro");
    let first = room.table(1);
    room.ok(&tables(&room, &[4, 4, 5]));
    assert_eq!(labels(&room.session), [("Bord 1", 4), ("Bord 2", 4), ("Bord 3", 5)]);
    assert_eq!((room.table(1), room.texts("liste", 1)), (first, vec!["Ro".to_owned()]));
    assert!(room.session.groups.last().unwrap().plenary);
    room.nothing(&tables(&room, &[4, 4, 5]));
}

#[test]
fn fewer_tables_are_refused_when_one_with_answers_would_go() {
    let mut room = Room::new();
    room.say(2, "Ro");
    let refusal = Refusal::TableHasAnswers { label: "Bord 2".into(), answers: 1 };
    assert_eq!(room.refused(&tables(&room, &[11])), refusal);
    let id = room.session.answers[0].id;
    room.ok(&Op::MoveAnswer { answer: id, group: room.table(1) });
    room.ok(&tables(&room, &[11]));
    assert_eq!(labels(&room.session), [("Bord 1", 11)]);
}

#[test]
fn tables_have_names_and_sizes_of_their_own_but_the_plenary_has_no_name() {
    let mut room = Room::new();
    let (table, plenary) = (room.table(1), room.session.groups[2].id);
    room.ok(&Op::RenameGroup { group: table, label: " Nattvaktene ".into() });
    room.nothing(&Op::RenameGroup { group: table, label: "Nattvaktene".into() });
    room.ok(&Op::SetGroupSize { group: table, size: 7 });
    room.nothing(&Op::SetGroupSize { group: table, size: 7 });
    assert_eq!(labels(&room.session)[0], ("Nattvaktene", 7));
    assert_eq!(room.refused(&Op::RenameGroup { group: plenary, label: "Alle".into() }), Refusal::WrongKind);
    assert_eq!(room.refused(&Op::RenameGroup { group: table, label: " ".into() }), Refusal::Empty);
}

#[test]
fn minutes_that_differ_from_the_set_are_written_down_and_others_not() {
    let mut room = Room::new();
    let minutes = |minutes| Op::SetMinutes { question: QuestionId::new("liste"), minutes };
    room.nothing(&minutes(Some(10)));
    room.ok(&minutes(Some(20)));
    assert_eq!(room.session.outline()[0].minutes, 20);
    room.ok(&minutes(None));
    assert!(room.session.questions.is_empty());
    for wrong in [0, 121] {
        assert_eq!(room.refused(&minutes(Some(wrong))), Refusal::OutOfRange { least: 1, most: 120 });
    }
}

#[test]
fn a_question_is_set_aside_with_a_reason_and_taken_in_again() {
    let mut room = Room::new();
    let mark = |mark| Op::Mark { question: QuestionId::new("liste"), mark };
    for &kind in MarkKind::ALL {
        room.ok(&mark(Some(Mark { kind, reason: " tida \n".into() })));
        assert_eq!(room.session.outline()[0].off, Some(kind));
    }
    assert_eq!(room.session.questions[&QuestionId::new("liste")].mark.as_ref().unwrap().reason, "tida");
    room.ok(&mark(None));
    assert!(room.session.questions.is_empty());
    room.nothing(&mark(None));
    let gone = Op::Mark { question: QuestionId::new("borte"), mark: None };
    assert_eq!(room.refused(&gone), Refusal::Gone);
}

#[test]
fn only_an_optional_theme_can_be_said_not_to_concern_the_room() {
    let mut room = Room::new();
    let concerns = |part: &str, concerns_us| Op::Concerns { part: PartId::new(part), concerns_us };
    room.ok(&concerns("trivsel", false));
    room.nothing(&concerns("trivsel", false));
    let on = room.session.outline().iter().filter(|entry| entry.is_on()).count();
    assert_eq!(on, 3, "the two lists and the measures");
    room.ok(&concerns("trivsel", true));
    // The measures cannot be waved away (R39).
    assert_eq!(room.refused(&concerns("veien", false)), Refusal::WrongKind);
    assert_eq!(room.refused(&concerns("borte", false)), Refusal::Gone);
}

#[test]
fn the_room_can_ask_a_question_of_its_own_until_it_is_answered() {
    let mut room = Room::new();
    let add =
        |part: &str, kind| Op::AddQuestion { part: PartId::new(part), text: "Hva med lunsjen?".into(), kind };
    room.ok(&add("hverdag", KindCode::List));
    let list = room.session.added[0].question.clone();
    assert!(list.id.as_str().starts_with("egen-"));
    room.ok(&add("hverdag", KindCode::Scale));
    assert_eq!(room.session.added[1].question.answered_by, AnsweredBy::Individual);
    for kind in [KindCode::Choice, KindCode::MultiChoice, KindCode::Rank] {
        assert_eq!(room.refused(&add("hverdag", kind)), Refusal::WrongKind, "{kind:?}");
    }
    assert_eq!(room.refused(&add("borte", KindCode::List)), Refusal::Gone);

    room.ok(&Op::SetMinutes { question: list.id.clone(), minutes: Some(3) });
    let answers = room.say_to(list.id.as_str(), 1, &["Lengre pause"]);
    assert_eq!(room.refused(&Op::RemoveQuestion(list.id.clone())), Refusal::QuestionHasAnswers(1));
    room.ok(&Op::DeleteAnswers(answers));
    room.ok(&Op::RemoveQuestion(list.id.clone()));
    assert_eq!((room.session.added.len(), room.session.questions.len()), (1, 0));
    // The set's own questions stay.
    assert_eq!(room.refused(&Op::RemoveQuestion(QuestionId::new("liste"))), Refusal::Gone);
}
