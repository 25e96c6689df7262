//! Voting, parked topics, check-in and attendance, read-back: what a facilitator types while the room decides.

use dialogduk::domain::answer::ScaleTally;
use dialogduk::domain::ids::{Id, MeasureId, PartId, QuestionId, RoundId, TopicId};
use dialogduk::domain::measure::{Percent, ReadBack, TargetLevel};
use dialogduk::domain::room::CheckMoment;
use dialogduk::domain::sitting::SittingKind;
use dialogduk::domain::topic::TopicOutcome;
use dialogduk::domain::vote::proposals;
use dialogduk::ops::{Ballot, MeasureEdit, Op, Refusal, Settlement, SittingEdit};
use dialogduk::rules::room_count::{Excess, excess, in_group, in_meeting, in_part, in_sitting};

use super::Room;

const BALLOT: Ballot = Ballot { participants: 24, votes_each: 3, cumulative: false };

fn open(room: &mut Room) -> RoundId {
    room.ok(&Op::OpenVote(BALLOT));
    room.session.rounds.last().unwrap().id
}

fn park(room: &mut Room, text: &str) -> TopicId {
    room.ok(&Op::ParkTopic { text: text.into(), question: Some(QuestionId::new("liste")) });
    room.session.topics.last().unwrap().id
}

fn outcome(room: &Room, topic: TopicId) -> TopicOutcome {
    room.session.topic(topic).unwrap().outcome.clone()
}

#[test]
fn a_vote_lists_every_proposal_and_counts_what_is_typed() {
    let mut room = Room::new();
    assert_eq!(room.refused(&Op::OpenVote(BALLOT)), Refusal::NothingToVoteOn);
    let (quiet, door) = (room.propose("Ro i gangen", &[]), room.propose("Ny dør", &[]));
    let agreed = room.agreed("Faste møter");
    assert_eq!(proposals(&room.session).collect::<Vec<_>>(), [quiet, door]);
    let round = open(&mut room);
    assert_eq!(room.session.round(round).unwrap().votes, [(quiet, 0), (door, 0)]);
    room.ok(&Op::CastVotes { round, measure: quiet, votes: 20 });
    room.nothing(&Op::CastVotes { round, measure: quiet, votes: 20 });
    room.ok(&Op::CastVotes { round, measure: door, votes: 12 });
    let counted = room.session.round(round).unwrap();
    assert_eq!((counted.cast(), counted.budget()), (32, 72));
    // Proposed while the room was voting, it can still be voted on.
    let late = room.propose("Felles lunsj", &[]);
    room.ok(&Op::CastVotes { round, measure: late, votes: 1 });
    assert_eq!(room.session.round(round).unwrap().votes_for(late), Some(1));
    assert_eq!(room.session.round(round).unwrap().votes_for(agreed), None);
    let gone = Op::CastVotes { round, measure: Id::from_bits(999).into(), votes: 1 };
    assert_eq!(room.refused(&gone), Refusal::Gone);
}

#[test]
fn more_votes_than_the_room_has_are_kept_for_the_room_to_sort_out() {
    let mut room = Room::new();
    let quiet = room.propose("Ro i gangen", &[]);
    room.propose("Ny dør", &[]);
    let round = open(&mut room);
    room.ok(&Op::CastVotes { round, measure: quiet, votes: 73 });
    let counted = room.session.round(round).unwrap();
    assert!(counted.cast() > counted.budget() && 73 > counted.most_for_one());
}

#[test]
fn a_second_vote_is_a_round_of_its_own_and_the_first_stays() {
    let mut room = Room::new();
    let quiet = room.propose("Ro i gangen", &[]);
    room.propose("Ny dør", &[]);
    let first = open(&mut room);
    room.ok(&Op::CastVotes { round: first, measure: quiet, votes: 5 });
    let fewer = Ballot { participants: 23, votes_each: 1, cumulative: true };
    room.ok(&Op::EditVote { round: first, ballot: fewer });
    let second = open(&mut room);
    let rounds = &room.session.rounds;
    assert_eq!(
        rounds.iter().map(|it| (it.id, it.closed)).collect::<Vec<_>>(),
        [(first, true), (second, false)]
    );
    assert_eq!((rounds[0].participants, rounds[0].cumulative, rounds[0].cast()), (23, true, 5));
    for late in [
        Op::CastVotes { round: first, measure: quiet, votes: 6 },
        Op::EditVote { round: first, ballot: BALLOT },
        Op::CloseVote(first),
    ] {
        assert_eq!(room.refused(&late), Refusal::VoteClosed, "{late:?}");
    }
    room.ok(&Op::CloseVote(second));
    room.ok(&Op::DeleteVote(first));
    assert_eq!(room.session.rounds.len(), 1);
}

#[test]
fn nobody_or_a_questionnaire_is_no_vote() {
    let mut room = Room::new();
    room.propose("Ro i gangen", &[]);
    room.propose("Ny dør", &[]);
    for (ballot, most) in [
        (Ballot { participants: 0, ..BALLOT }, 65_535),
        (Ballot { votes_each: 0, ..BALLOT }, 20),
        (Ballot { votes_each: 21, ..BALLOT }, 20),
    ] {
        assert_eq!(room.refused(&Op::OpenVote(ballot)), Refusal::OutOfRange { least: 1, most }, "{ballot:?}");
    }
}

#[test]
fn a_deleted_measure_takes_its_votes_along_and_opens_its_topic_again() {
    let mut room = Room::new();
    let (quiet, door) = (room.propose("Ro i gangen", &[]), room.propose("Ny dør", &[]));
    let round = open(&mut room);
    let topic = park(&mut room, "Støy");
    room.ok(&Op::SettleTopic { topic, how: Settlement::Join(quiet) });
    room.ok(&Op::DeleteMeasure(quiet));
    assert_eq!(room.session.round(round).unwrap().votes, [(door, 0)]);
    assert_eq!(outcome(&room, topic), TopicOutcome::Open);
}

#[test]
fn a_parked_topic_becomes_a_measure_or_is_dropped_with_a_reason() {
    let mut room = Room::new();
    assert_eq!(room.refused(&Op::ParkTopic { text: " ".into(), question: None }), Refusal::Empty);
    let gone = Op::ParkTopic { text: "Støy".into(), question: Some(QuestionId::new("borte")) };
    assert_eq!(room.refused(&gone), Refusal::Gone);
    let topic = park(&mut room, " Parkering for de ansatte ");
    assert_eq!(room.session.topic(topic).unwrap().text, "Parkering for de ansatte");
    room.ok(&Op::EditTopic { topic, text: "Parkering om vinteren".into() });
    room.ok(&Op::SettleTopic { topic, how: Settlement::Propose });
    room.nothing(&Op::SettleTopic { topic, how: Settlement::Propose });
    let TopicOutcome::Measure(measure) = outcome(&room, topic) else { panic!("it became a measure") };
    let measure = room.measure(measure);
    assert_eq!(measure.title, "Parkering om vinteren");
    assert_eq!(measure.question, Some(QuestionId::new("liste")));

    room.ok(&Op::SettleTopic { topic, how: Settlement::Reopen });
    let no_reason = Op::SettleTopic { topic, how: Settlement::Drop { reason: " ".into() } };
    assert_eq!(room.refused(&no_reason), Refusal::ReasonNeeded);
    room.ok(&Op::SettleTopic { topic, how: Settlement::Drop { reason: "Kommunen har sagt nei".into() } });
    assert!(
        matches!(outcome(&room, topic), TopicOutcome::Dropped(why) if why.as_str() == "Kommunen har sagt nei")
    );
    let nowhere = Op::SettleTopic { topic, how: Settlement::Join(MeasureId::from(Id::from_bits(999))) };
    assert_eq!(room.refused(&nowhere), Refusal::Gone);
    room.ok(&Op::DeleteTopic(topic));
    assert_eq!(room.refused(&Op::DeleteTopic(topic)), Refusal::Gone);
}

#[test]
fn a_check_in_replaces_the_one_before_and_an_empty_one_takes_it_away() {
    let mut room = Room::new();
    let sitting = room.session.sittings[0].id;
    let set =
        |counts, moment| Op::SetCheck { sitting, moment, pulse: ScaleTally { counts, dont_know: 0 }.into() };
    room.nothing(&set([0; 5], CheckMoment::In));
    room.ok(&set([0, 0, 3, 5, 2], CheckMoment::In));
    room.nothing(&set([0, 0, 3, 5, 2], CheckMoment::In));
    room.ok(&set([0, 0, 0, 5, 5], CheckMoment::Out));
    room.ok(&set([0, 1, 3, 5, 2], CheckMoment::In));
    assert_eq!(room.session.check(sitting, CheckMoment::In).unwrap().total(), 11);
    room.ok(&set([0; 5], CheckMoment::Out));
    assert_eq!(room.session.checks.len(), 1);
}

#[test]
fn attendance_of_a_part_is_said_only_where_it_differs() {
    let mut room = Room::new();
    let sitting = room.session.sittings[0].id;
    room.ok(&Op::EditSitting(sitting, SittingEdit::Attended(Some(23))));
    let part = PartId::new("hverdag");
    let set = |attended| Op::SetPartAttendance { sitting, part: part.clone(), attended };
    room.nothing(&set(Some(23)));
    room.ok(&set(Some(18)));
    assert_eq!(in_part(&room.session, sitting, &part), Some(18));
    assert_eq!(in_part(&room.session, sitting, &PartId::new("veien")), Some(23));
    room.ok(&set(Some(23)));
    assert!(room.session.part_attendance.is_empty());
    room.ok(&set(Some(30)));
    room.ok(&set(None));
    let nowhere = Op::SetPartAttendance { sitting, part: PartId::new("borte"), attended: Some(1) };
    assert_eq!(room.refused(&nowhere), Refusal::Gone);
}

#[test]
fn a_sitting_that_goes_takes_its_counts_along() {
    let mut room = Room::new();
    room.ok(&Op::AddSitting {
        label: "natt".into(),
        date: room.env.today(),
        kind: SittingKind::Gathering,
        tables: Vec::new(),
    });
    let sitting = room.session.sittings[1].id;
    room.ok(&Op::EditSitting(sitting, SittingEdit::Kind(SittingKind::LateInput)));
    let tally = ScaleTally { counts: [0, 0, 1, 0, 0], dont_know: 0 };
    room.ok(&Op::SetCheck { sitting, moment: CheckMoment::In, pulse: tally.into() });
    room.ok(&Op::SetPartAttendance { sitting, part: PartId::new("veien"), attended: Some(4) });
    room.ok(&Op::RemoveSitting(sitting));
    assert!(room.session.checks.is_empty() && room.session.part_attendance.is_empty());
}

#[test]
fn a_question_that_goes_leaves_the_topic_that_came_up_under_it() {
    use dialogduk::domain::question_set::KindCode;
    let mut room = Room::new();
    let part = PartId::new("hverdag");
    room.ok(&Op::AddQuestion { part, text: "Hva med helgene?".into(), kind: KindCode::List });
    let question = room.session.added[0].question.id.clone();
    room.ok(&Op::ParkTopic { text: "Helgevakter".into(), question: Some(question.clone()) });
    room.ok(&Op::RemoveQuestion(question));
    assert_eq!(room.session.topics[0].question, None);
}

#[test]
fn what_the_room_says_at_the_read_back_is_kept_with_what_was_not_agreed_on() {
    let mut room = Room::new();
    let measure = room.agreed("Ro i gangen");
    room.ok(&Op::ReadBack { measure, answer: Some(ReadBack::NotAgreed) });
    room.nothing(&Op::ReadBack { measure, answer: Some(ReadBack::NotAgreed) });
    room.edit(measure, MeasureEdit::Objection(" For kort frist \n".into()));
    let target =
        TargetLevel { from: Percent::from_hundredths(900), to: Percent::from_hundredths(700).unwrap() };
    room.edit(measure, MeasureEdit::Target(Some(target)));
    let kept = room.measure(measure);
    assert_eq!((kept.read_back, kept.objection.as_str()), (Some(ReadBack::NotAgreed), "For kort frist"));
    assert_eq!(kept.target, Some(target));
    room.ok(&Op::ReadBack { measure, answer: None });
    assert_eq!(room.refused(&Op::ReadBack { measure: Id::from_bits(9).into(), answer: None }), Refusal::Gone);
}

#[test]
fn the_room_holds_those_who_came_else_its_seats() {
    let mut room = Room::new();
    let sitting = room.session.sittings[0].id;
    let (table, plenary) = (room.table(1), room.session.plenary_of(sitting).unwrap().id);
    assert_eq!(in_sitting(&room.session, sitting), Some(11), "tables of five and six");
    assert_eq!(in_group(&room.session, table), Some(5));
    assert_eq!(in_group(&room.session, plenary), Some(11));
    room.ok(&Op::EditSitting(sitting, SittingEdit::Attended(Some(9))));
    assert_eq!(in_meeting(&room.session), Some(9));
    for (counted, told) in [(0, None), (9, None), (10, Some(Excess { counted: 10, room: 9 }))] {
        assert_eq!(excess(counted, in_meeting(&room.session)), told, "{counted}");
    }
    // A second sitting nobody has counted: nobody knows how many there were altogether.
    room.ok(&Op::AddSitting {
        label: "natt".into(),
        date: room.env.today(),
        kind: SittingKind::Gathering,
        tables: Vec::new(),
    });
    assert_eq!(in_meeting(&room.session), None);
    assert_eq!(excess(500, in_meeting(&room.session)), None);
}
