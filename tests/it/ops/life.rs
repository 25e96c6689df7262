//! The life of a measure after the meeting: moved, done, come back, judged, commented on.

use chrono::{Days, NaiveDate};
use dialogduk::domain::ids::{Id, SessionId};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{EventKind, State, StateCode, SubStep, Verdict};
use dialogduk::env::Env;
use dialogduk::ops::{MeasureEdit, Op, Refusal, TextField};
use dialogduk::report::timeline;

use super::Room;

fn day(days: u64) -> NaiveDate {
    Env::fixed().today().checked_add_days(Days::new(days)).unwrap()
}

/// A closed meeting with one measure that was agreed in it: deadline in 30 days, follow-up in 60.
fn closed() -> (Room, dialogduk::domain::ids::MeasureId) {
    let mut room = Room::new();
    let id = room.agreed("Stillerom");
    room.close();
    (room, id)
}

#[test]
fn a_moved_deadline_needs_a_reason_keeps_the_first_one_and_takes_the_follow_up_along() {
    for (to, follow_up) in [(40, 60), (60, 60), (61, 91), (90, 120), (10, 60)] {
        let (mut room, measure) = closed();
        let op = |reason: &str| Op::MoveDeadline { measure, to: day(to), reason: reason.into() };
        assert_eq!(room.refused(&op(" ")), Refusal::ReasonNeeded);
        room.ok(&op("utstyret er forsinket"));
        let terms = room.measure(measure).terms();
        assert_eq!((terms.deadline, terms.follow_up), (Some(day(to)), Some(day(follow_up))), "to {to}");
        assert_eq!(room.measure(measure).original_deadline, Some(day(30)));
        let told: Vec<_> = room.session.history_of(measure).filter(|it| !it.reason.is_empty()).collect();
        assert_eq!(told.len(), 1 + usize::from(follow_up != 60), "to {to}");
        assert_eq!(
            (told[0].kind, told[0].old.as_str(), told[0].new.as_str(), told[0].reason.as_str()),
            (EventKind::Deadline, &*day(30).to_string(), &*day(to).to_string(), "utstyret er forsinket"),
        );
        room.nothing(&op("en gang til"));
    }
}

#[test]
fn only_what_is_owed_has_a_deadline_to_move() {
    let mut room = Room::new();
    let measure = room.propose("Stillerom", &[]);
    let op = Op::MoveDeadline { measure, to: day(40), reason: "vi venter".into() };
    let nowhere = |code| Refusal::CannotGo { from: code, to: code };
    assert_eq!(room.refused(&op), nowhere(StateCode::Proposed));
    room.fill_in(measure);
    room.ok(&Op::Agree(measure));
    room.ok(&Op::Finish { measure, on: day(1) });
    assert_eq!(room.refused(&op), nowhere(StateCode::Done));
}

#[test]
fn a_closed_meeting_takes_what_carries_a_measure_on_and_nothing_else() {
    let (room, measure) = closed();
    let edit = |edit| Op::EditMeasure { measure, edit, reason: "slik ble det".into() };
    let text = |field| edit(MeasureEdit::Text(field, "noe nytt".into()));
    for (op, goes) in [
        (text(TextField::Responsible), true),
        (text(TextField::Sign), true),
        (text(TextField::Measured), true),
        (text(TextField::Note), true),
        (text(TextField::Title), false),
        (text(TextField::Baseline), false),
        (edit(MeasureEdit::InPlace(true)), false),
        (edit(MeasureEdit::FollowUp(Some(day(65)))), true),
        (edit(MeasureEdit::EffectOn(Some(day(200)))), true),
        (edit(MeasureEdit::Steps(vec![SubStep { text: "Ringe".into(), done: false }])), true),
        (Op::Park { measure, reason: "til høsten".into() }, true),
        (Op::Drop { measure, reason: "løst".into() }, true),
        (Op::Comment { measure, text: "Rommet er ryddet".into(), by: String::new() }, true),
        (Op::DeleteMeasure(measure), false),
        (Op::AddKeep("kaffen".into()), false),
    ] {
        let mut room = Room { session: room.session.clone(), env: Env::fixed() };
        match room.run(&op) {
            Ok(plan) => assert!(goes && !plan.changes.is_empty(), "{op:?}"),
            Err(refusal) => assert!(!goes && refusal == Refusal::Closed, "{op:?}: {refusal:?}"),
        }
    }
}

#[test]
fn a_verdict_that_is_not_yes_says_why_and_too_early_is_asked_again() {
    let (mut room, measure) = closed();
    room.ok(&Op::Finish { measure, on: day(20) });
    assert!(room.measure(measure).awaits_verdict());
    let op = |verdict, note: &str, again| Op::Evaluate { measure, verdict, note: note.into(), again };
    for verdict in [Verdict::Partly, Verdict::No, Verdict::TooEarly] {
        assert_eq!(room.refused(&op(verdict, " ", None)), Refusal::ReasonNeeded, "{verdict:?}");
    }
    for (again, asked) in [(Some(day(200)), day(200)), (None, NaiveDate::from_ymd_opt(2027, 2, 22).unwrap())]
    {
        room.ok(&op(Verdict::TooEarly, "vi har bare prøvd i to uker", again));
        assert_eq!(room.measure(measure).state.code(), StateCode::Done, "it waits");
        assert_eq!(room.measure(measure).effect_day(), Some(asked));
    }
    room.ok(&op(Verdict::Yes, "", None));
    assert!(matches!(room.measure(measure).state, State::Evaluated { verdict: Verdict::Yes, .. }));
    let verdicts: Vec<_> = room
        .session
        .history_of(measure)
        .filter(|event| event.kind == EventKind::Verdict)
        .map(|event| (event.new.as_str(), event.reason.as_str()))
        .collect();
    let why = "vi har bare prøvd i to uker";
    assert_eq!(verdicts, [("too_early", why), ("too_early", why), ("yes", "")]);
}

#[test]
fn a_measure_that_repeats_is_there_again_when_it_is_done_once() {
    let mut room = Room::new();
    let measure = room.agreed("Vernerunde");
    room.edit(measure, MeasureEdit::EveryWeeks(Some(4)));
    room.close();
    room.ok(&Op::Finish { measure, on: day(29) });
    let next = room.session.measures.iter().find(|it| it.repeats == Some(measure)).unwrap().clone();
    assert_eq!(next.state.code(), StateCode::Agreed);
    assert_eq!((next.terms().deadline, next.terms().follow_up), (Some(day(58)), Some(day(88))));
    // Not done after all, and done again: there is one next time, not two.
    room.ok(&Op::Start(measure));
    room.ok(&Op::Finish { measure, on: day(30) });
    assert_eq!(room.session.measures.len(), 2);
    room.ok(&Op::Finish { measure: next.id, on: day(60) });
    let chain: Vec<_> =
        timeline::chain(&room.session, next.id).iter().map(|it| it.terms().deadline).collect();
    assert_eq!(chain, [Some(day(30)), Some(day(58)), Some(day(86))]);
    // What follows a settled one is as settled.
    let last = room.session.measures.last().unwrap().id;
    let edit = MeasureEdit::Text(TextField::Responsible, "verneombud".into());
    let op = Op::EditMeasure { measure: last, edit, reason: String::new() };
    assert_eq!(room.refused(&op), Refusal::ReasonNeeded);
}

#[test]
fn steps_are_ticked_and_every_tick_is_told() {
    let (mut room, measure) = closed();
    let step = |text: &str, done| SubStep { text: text.into(), done };
    let set = |steps: &[SubStep]| Op::EditMeasure {
        measure,
        edit: MeasureEdit::Steps(steps.to_vec()),
        reason: String::new(),
    };
    room.ok(&set(&[step("Rydde", false), step("  ", true), step("Male", false)]));
    room.ok(&set(&[step("Rydde", true), step("Male", false)]));
    assert_eq!(room.measure(measure).progress(), (1, 2));
    room.ok(&set(&[step("Rydde", false), step("Male", false)]));
    let told: Vec<_> = room
        .session
        .history_of(measure)
        .filter(|event| event.kind == EventKind::Step)
        .map(|event| (event.old.as_str(), event.new.as_str()))
        .collect();
    assert_eq!(told, [("", "Rydde"), ("Rydde", "")]);
}

#[test]
fn a_timeline_tells_everything_oldest_first_with_role_and_meeting() {
    let (mut room, measure) = closed();
    let review = SessionId::from(Id::from_bits(4711));
    room.env.seat("enhetsleder");
    room.ok(&Op::Start(measure));
    room.ok(&Op::Comment { measure, text: "Rommet er ryddet".into(), by: "verneombud".into() });
    let op = Op::MoveDeadline { measure, to: day(40), reason: "malingen mangler".into() };
    let plan = room.env.in_meeting(review, || dialogduk::ops::plan(&op, &room.session, &room.env)).unwrap();
    dialogduk::domain::change::apply_all(&plan.changes, &mut room.session).unwrap();
    assert_eq!(room.env.meeting(), None, "only while it acts");
    room.ok(&Op::Finish { measure, on: day(3) });

    let local = |at| room.env.to_local(at);
    let title = |id| (id == review).then(|| "Oppfølging i mars".to_owned());
    let happened = timeline::timeline(&room.session, measure, Lang::Nb, &local, &title);
    let told: Vec<_> = happened.iter().map(|it| (it.told.as_str(), it.source.as_str())).collect();
    let moved =
        format!("Frist: {} → {}. malingen mangler", day(30).format("%d.%m.%Y"), day(40).format("%d.%m.%Y"));
    assert_eq!(
        told,
        [
            ("Foreslått", "i møtet"),
            ("Status: forslag → avtalt", "i møtet"),
            ("Status: avtalt → i gang", "enhetsleder"),
            ("«Rommet er ryddet»", "verneombud"),
            (moved.as_str(), "enhetsleder · Oppfølging i mars"),
            ("Status: i gang → gjennomført", "enhetsleder"),
        ]
    );
    assert!(happened.windows(2).all(|pair| pair[0].at <= pair[1].at));
}
