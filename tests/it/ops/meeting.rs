//! The meeting as a whole: details, beginning, closing, opening again, and the next one made from it.

use chrono::{Days, NaiveDate};
use dialogduk::domain::ids::{PartId, QuestionId};
use dialogduk::domain::measure::{Missing, ReadBack, StateCode};
use dialogduk::domain::question_set::KindCode;
use dialogduk::domain::room::YesNo;
use dialogduk::domain::session::{Attendance, Mark, MarkKind, SessionEventKind, SessionState};
use dialogduk::ops::{
    ClosingQuestion, DetailEdit, MeasureEdit, Op, PresenceRole, Refusal, SittingEdit, TextField, Unfinished,
    clone_session, open_points,
};

use super::Room;

fn kinds(room: &Room) -> Vec<SessionEventKind> {
    room.session.events.iter().map(|event| event.kind).collect()
}

#[test]
fn a_new_meeting_is_planned_with_tables_and_a_plenary_and_the_title_of_its_set() {
    let room = Room::new();
    let session = &room.session;
    assert_eq!((session.details.state, session.details.title.as_str()), (SessionState::Planned, "Prøve"));
    let labels: Vec<_> = session.groups.iter().map(|group| (group.label.as_str(), group.size)).collect();
    assert_eq!(labels, [("Bord 1", 5), ("Bord 2", 6), ("", 0)]);
    assert!(session.groups[2].plenary);
    assert_eq!(kinds(&room), [SessionEventKind::Created]);
}

#[test]
fn what_is_written_about_the_meeting_is_cleaned_and_kept() {
    let mut room = Room::new();
    let set = |room: &mut Room, edit| room.ok(&Op::SetDetail(edit));
    set(&mut room, DetailEdit::Title(" Høstmøtet ".into()));
    set(&mut room, DetailEdit::Purpose("Snakke\nsammen ".into()));
    set(&mut room, DetailEdit::Leader("enhetsleder\n".into()));
    set(&mut room, DetailEdit::Facilitator("HR".into()));
    set(&mut room, DetailEdit::NoteTaker("fagleder".into()));
    set(&mut room, DetailEdit::GroundRules("En om gangen".into()));
    set(&mut room, DetailEdit::RaisedAt("AMU".into()));
    set(&mut room, DetailEdit::Summary("Godt møte".into()));
    set(&mut room, DetailEdit::Minutes(120));
    let count = YesNo { yes: 9, no: 1 };
    for &question in ClosingQuestion::ALL {
        let here = room.session.sittings[0].id;
        room.ok(&Op::EditSitting(here, SittingEdit::Closing(question, count)));
    }
    for &role in PresenceRole::ALL {
        set(&mut room, DetailEdit::Presence(role, Attendance::Yes));
    }
    let details = &room.session.details;
    assert_eq!((details.title.as_str(), details.leader.as_str()), ("Høstmøtet", "enhetsleder"));
    assert_eq!((details.purpose.as_str(), details.minutes), ("Snakke\nsammen", 120));
    let closing = room.session.closing();
    assert_eq!([closing.everyone_heard, closing.know_next, closing.spoke_safely], [count; 3]);
    assert_eq!((details.presence.safety_rep, details.presence.hr), (Attendance::Yes, Attendance::Yes));
    room.nothing(&Op::SetDetail(DetailEdit::Title("Høstmøtet".into())));
    assert_eq!(room.refused(&Op::SetDetail(DetailEdit::Title(" ".into()))), Refusal::Empty);
    for minutes in [9, 601] {
        let refusal = room.refused(&Op::SetDetail(DetailEdit::Minutes(minutes)));
        assert_eq!(refusal, Refusal::OutOfRange { least: 10, most: 600 });
    }
}

#[test]
fn the_next_follow_up_is_not_before_the_meeting() {
    let mut room = Room::new();
    let meeting = room.session.meeting_day();
    let follow_up = |date| Op::SetDetail(DetailEdit::NextFollowUp(date));
    let refusal = room.refused(&follow_up(meeting.pred_opt()));
    assert_eq!(refusal, Refusal::BeforeMeeting(meeting));
    room.ok(&follow_up(Some(meeting)));
    room.ok(&follow_up(None));
}

#[test]
fn beginning_twice_is_beginning_once() {
    let mut room = Room::new();
    room.ok(&Op::Begin);
    room.nothing(&Op::Begin);
    assert_eq!(room.session.details.state, SessionState::Running);
    assert_eq!(kinds(&room), [SessionEventKind::Created, SessionEventKind::Opened]);
}

#[test]
fn a_note_joins_the_history() {
    let mut room = Room::new();
    room.ok(&Op::Note(SessionEventKind::Exported, "referat.docx\u{0}".into()));
    let last = room.session.events.last().unwrap();
    assert_eq!((last.kind, last.note.as_str()), (SessionEventKind::Exported, "referat.docx"));
}

#[test]
fn closing_names_everything_that_is_missing_at_once() {
    let mut room = Room::new();
    let empty = room.propose("Stillerom", &[]);
    let filled = room.propose("Lys i gangen", &[]);
    room.fill_in(filled);
    let in_place = room.propose("Felles lunsj", &[]);
    room.edit(in_place, MeasureEdit::InPlace(true));
    let parked = room.propose("Nye stoler", &[]);
    room.ok(&Op::Park { measure: parked, reason: "tas i budsjettet".into() });
    let all = vec![Missing::Responsible, Missing::Deadline, Missing::FollowUp, Missing::FirstStep];
    let unfinished = Unfinished {
        no_leader: true,
        measures: vec![(empty, all), (filled, vec![])],
        ..Unfinished::default()
    };
    assert_eq!(open_points(&room.session), unfinished);
    assert_eq!(room.refused(&Op::Close), Refusal::CannotClose(unfinished));
    room.ok(&Op::Drop { measure: empty, reason: "ikke nå".into() });
    room.ok(&Op::Agree(filled));
    room.close();
    assert_eq!(room.session.details.state, SessionState::Closed);
}

#[test]
fn a_closed_meeting_is_locked_but_its_measures_are_carried_on() {
    let mut room = Room::new();
    let answer = room.say(1, "Ro");
    let measure = room.agreed("Stillerom");
    room.close();
    for op in [
        Op::EditAnswer { answer, text: "Stille".into() },
        Op::SetDetail(DetailEdit::Leader("en annen".into())),
        Op::EditMeasure {
            measure,
            edit: MeasureEdit::Text(TextField::Baseline, "x".into()),
            reason: "grunn".into(),
        },
        Op::AddKeep("Lunsjen".into()),
        Op::DeleteMeasure(measure),
        Op::Close,
        Op::Begin,
    ] {
        assert_eq!(room.refused(&op), Refusal::Closed, "{op:?}");
    }
    room.ok(&Op::Start(measure));
    room.ok(&Op::Finish { measure, on: room.env.today() });
    assert_eq!(room.measure(measure).state.code(), StateCode::Done);
    room.ok(&Op::Note(SessionEventKind::Exported, "handlingsplan".into()));
}

#[test]
fn a_closed_meeting_opens_again_with_a_reason_that_is_kept() {
    let mut room = Room::new();
    room.close();
    assert_eq!(room.refused(&Op::Reopen { reason: " ".into() }), Refusal::ReasonNeeded);
    room.ok(&Op::Reopen { reason: "en skrivefeil".into() });
    assert_eq!(room.session.details.state, SessionState::Running);
    let last = room.session.events.last().unwrap();
    assert_eq!((last.kind, last.note.as_str()), (SessionEventKind::Reopened, "en skrivefeil"));
    room.nothing(&Op::Reopen { reason: "igjen".into() });
}

#[test]
fn what_works_is_kept_on_a_list_of_its_own() {
    let mut room = Room::new();
    room.ok(&Op::AddKeep("Felles lunsj".into()));
    room.ok(&Op::AddKeep("Humoren".into()));
    let keep = room.session.keeps[0].id;
    room.ok(&Op::EditKeep { keep, text: "Felles lunsj på fredag".into() });
    room.nothing(&Op::EditKeep { keep, text: "Felles lunsj på fredag".into() });
    assert_eq!(room.refused(&Op::AddKeep("\t".into())), Refusal::Empty);
    room.ok(&Op::DeleteKeep(keep));
    let texts: Vec<_> = room.session.keeps.iter().map(|keep| keep.text.as_str()).collect();
    assert_eq!(texts, ["Humoren"]);
    assert_eq!(room.refused(&Op::DeleteKeep(keep)), Refusal::Gone);
}

fn held() -> Room {
    let mut room = Room::new();
    room.ok(&Op::SetDetail(DetailEdit::Facilitator("HR".into())));
    room.ok(&Op::SetDetail(DetailEdit::Presence(PresenceRole::SafetyRep, Attendance::Yes)));
    room.ok(&Op::SetDetail(DetailEdit::Summary("Godt møte".into())));
    room.ok(&Op::SetMinutes { question: QuestionId::new("liste"), minutes: Some(15) });
    let mark = |kind| Some(Mark { kind, reason: "tida".into() });
    room.ok(&Op::Mark { question: QuestionId::new("liste-to"), mark: mark(MarkKind::LeftOut) });
    room.ok(&Op::Mark { question: QuestionId::new("skala"), mark: mark(MarkKind::Skipped) });
    room.ok(&Op::Concerns { part: PartId::new("trivsel"), concerns_us: false });
    room.ok(&Op::AddQuestion {
        part: PartId::new("hverdag"),
        text: "Hva med lunsjen?".into(),
        kind: KindCode::List,
    });
    let answer = room.say(1, "Ro");
    room.ok(&Op::Gather { answers: vec![answer], heading: "Støy".into() });
    room.ok(&Op::AddKeep("Humoren".into()));
    let open = room.agreed("Stillerom");
    room.edit(open, MeasureEdit::Answers(vec![answer]));
    let done = room.agreed("Lys");
    room.ok(&Op::Finish { measure: done, on: room.env.today() });
    let parked = room.propose("Nye stoler", &[]);
    room.ok(&Op::Park { measure: parked, reason: "budsjett".into() });
    room.close();
    room
}

fn in_a_year(room: &Room) -> NaiveDate {
    room.env.today() + Days::new(365)
}

#[test]
fn the_next_meeting_takes_over_set_roles_tables_and_plan_but_never_answers() {
    let room = held();
    let next = clone_session(&room.session, in_a_year(&room), false, &room.env);
    assert_eq!(
        (next.follows, &next.set, &next.unit),
        (Some(room.session.id), &room.session.set, &room.session.unit)
    );
    assert_ne!(next.id, room.session.id);
    assert_eq!((next.details.leader.as_str(), next.details.facilitator.as_str()), ("enhetsleder", "HR"));
    assert_eq!((next.details.state, next.details.summary.as_str()), (SessionState::Planned, ""));
    assert_eq!(next.details.presence.safety_rep, Attendance::Unknown);
    assert_eq!(next.meeting_day(), in_a_year(&room));
    let tables: Vec<_> = next.groups.iter().map(|group| (group.label.as_str(), group.size)).collect();
    assert_eq!(tables, [("Bord 1", 5), ("Bord 2", 6), ("", 0)]);
    // Preparing travels; what the room skipped on the day does not.
    assert_eq!(next.questions[&QuestionId::new("liste")].minutes, Some(15));
    assert!(next.questions[&QuestionId::new("liste-to")].mark.is_some());
    assert!(!next.questions.contains_key(&QuestionId::new("skala")));
    assert!(!next.parts[&PartId::new("trivsel")].concerns_us);
    assert!(next.answers.is_empty() && next.headings.is_empty() && next.keeps.is_empty());
    assert!(next.measures.is_empty() && next.measure_events.is_empty() && next.added.is_empty());
    let history: Vec<_> = next.events.iter().map(|event| event.kind).collect();
    assert_eq!(history, [SessionEventKind::Cloned]);
}

#[test]
fn open_measures_come_along_as_proposals_without_their_answers() {
    let mut room = held();
    room.session.measures[0].read_back = Some(ReadBack::NotAgreed);
    let next = clone_session(&room.session, in_a_year(&room), true, &room.env);
    let [measure] = next.measures.as_slice() else { panic!("{:?}", next.measures) };
    assert_eq!((measure.title.as_str(), measure.state.code()), ("Stillerom", StateCode::Proposed));
    assert_eq!(measure.terms().responsible, "fagleder");
    assert!(measure.answers.is_empty() && measure.group.is_none() && measure.consent.is_none());
    assert_eq!((measure.read_back, measure.original_deadline), (None, None), "it is decided anew");
    assert!(room.session.measure(measure.id).is_none(), "a measure of its own");
}
