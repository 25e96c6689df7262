//! Looking again at what was agreed earlier: what the session that looks remembers (R64, G8, R68–R70).

use chrono::{Days, NaiveDate};
use dialogduk::domain::ids::Id;
use dialogduk::domain::measure::Verdict;
use dialogduk::domain::review::{Outcome, ReviewQuestion};
use dialogduk::domain::session::SessionState;
use dialogduk::env::Env;
use dialogduk::ops::{DetailEdit, LookAgain, Op, Refusal, ReviewEdit, new_review, open_points, plan};

use super::Room;

fn day(days: u64) -> NaiveDate {
    Env::fixed().today().checked_add_days(Days::new(days)).unwrap()
}

fn said(number: u128, outcome: Outcome, note: &str) -> LookAgain {
    LookAgain {
        measure: Id::from_bits(number).into(),
        session: Id::from_bits(900).into(),
        title: "Stillerom".into(),
        outcome,
        note: note.into(),
    }
}

#[test]
fn what_is_said_of_a_measure_is_remembered_with_the_session_it_was_agreed_in() {
    let mut room = Room::new();
    room.ok(&Op::LookAgain(said(1, Outcome::Continues, "")));
    room.ok(&Op::LookAgain(said(2, Outcome::Judged(Verdict::Partly), " Bedre på dag ")));
    let told: Vec<_> =
        room.session.reviewed.iter().map(|it| (it.position, it.outcome, it.note.as_str())).collect();
    assert_eq!(told, [(0, Outcome::Continues, ""), (1, Outcome::Judged(Verdict::Partly), "Bedre på dag")]);
    assert_eq!(room.session.reviewed[0].session, Id::from_bits(900).into());
    assert!(!room.session.is_without_meeting());
    room.nothing(&Op::LookAgain(said(1, Outcome::Continues, "")));
    // Another word about the first takes its place.
    room.ok(&Op::LookAgain(said(1, Outcome::Done, "")));
    let first = &room.session.reviewed[0];
    assert_eq!((first.position, first.outcome), (0, Outcome::Done));
    assert_eq!(room.session.reviewed.len(), 2);
}

#[test]
fn another_deadline_and_dropping_need_a_reason() {
    let mut room = Room::new();
    for outcome in [Outcome::Moved(day(30)), Outcome::Dropped] {
        assert_eq!(room.refused(&Op::LookAgain(said(1, outcome, " "))), Refusal::ReasonNeeded);
        room.ok(&Op::LookAgain(said(1, outcome, "Vi mangler vikar")));
    }
}

#[test]
fn what_was_agreed_here_is_not_looked_at_again_here() {
    let mut room = Room::new();
    let here = LookAgain { session: room.session.id, ..said(1, Outcome::Done, "") };
    assert_eq!(room.refused(&Op::LookAgain(here)), Refusal::WrongKind);
}

#[test]
fn the_five_questions_and_notes_are_written_and_taken_away() {
    let mut room = Room::new();
    room.nothing(&Op::EditReview(ReviewEdit::Answer(ReviewQuestion::Hazards, " ".into())));
    assert_eq!(room.session.review, None, "saying nothing begins no review");
    for &question in ReviewQuestion::ALL {
        room.ok(&Op::EditReview(ReviewEdit::Answer(question, " Ja, alle ".into())));
    }
    room.ok(&Op::EditReview(ReviewEdit::Process("Vi møttes oftere".into())));
    room.ok(&Op::EditReview(ReviewEdit::Feedback("Ledermøtet takker".into())));
    let review = room.session.review.clone().unwrap();
    assert_eq!(review.answers.len(), 5);
    assert_eq!(review.answers[&ReviewQuestion::Enough], "Ja, alle");
    assert_eq!(
        (review.process.as_str(), review.feedback.as_str()),
        ("Vi møttes oftere", "Ledermøtet takker")
    );
    room.ok(&Op::EditReview(ReviewEdit::Answer(ReviewQuestion::Done, String::new())));
    assert_eq!(room.session.review.as_ref().unwrap().answers.len(), 4);
}

#[test]
fn a_session_that_looked_again_closes_with_a_next_day_or_a_reason_to_end() {
    let mut room = Room::new();
    room.ok(&Op::SetDetail(DetailEdit::Leader("enhetsleder".into())));
    assert!(!open_points(&room.session).no_next, "a meeting that has not looked again owes no next day");
    room.ok(&Op::LookAgain(said(1, Outcome::Done, "")));
    assert!(matches!(room.refused(&Op::Close), Refusal::CannotClose(it) if it.no_next));
    room.ok(&Op::EditReview(ReviewEdit::Ended("Alt er på plass".into())));
    assert!(!open_points(&room.session).no_next);
    room.ok(&Op::EditReview(ReviewEdit::Ended(String::new())));
    room.ok(&Op::SetDetail(DetailEdit::NextFollowUp(Some(day(90)))));
    room.close();
    assert_eq!(room.refused(&Op::EditReview(ReviewEdit::Ended("Nei".into()))), Refusal::Closed);
    assert_eq!(room.refused(&Op::LookAgain(said(2, Outcome::Done, ""))), Refusal::Closed);
}

#[test]
fn a_look_without_a_meeting_is_a_session_that_asks_nothing_and_has_begun() {
    let env = Env::fixed();
    let last = crate::fixture::session(&env);
    let review = new_review(last.unit.clone(), last.set.clone(), "Gjennomgang", Some(&last), day(90), &env);
    assert!(review.is_without_meeting());
    assert_eq!((review.details.state, review.follows), (SessionState::Running, Some(last.id)));
    assert_eq!(review.details.leader, last.details.leader);
    assert!(review.outline().iter().all(|entry| !entry.is_on()));
    assert_eq!(review.meeting_day(), day(90));
    // It is a session like any other: a new hazard becomes a proposal in it.
    let new = dialogduk::ops::NewMeasure { title: "Nytt gulv".into(), ..Default::default() };
    assert!(!plan(&Op::Propose(new), &review, &env).unwrap().changes.is_empty());
}
