//! Measures: from proposal to verdict.

use chrono::{Days, NaiveDate};
use dialogduk::domain::ids::{BankId, CategoryId, Id};
use dialogduk::domain::measure::{Control, EventKind, Missing, State, StateCode, Verdict};
use dialogduk::env::Env;
use dialogduk::ops::{MeasureEdit, NewMeasure, Op, Refusal, TextField, is_settled};

use super::Room;

fn day(days: u64) -> Option<NaiveDate> {
    Env::fixed().today().checked_add_days(Days::new(days))
}

#[test]
fn a_proposal_needs_only_its_words_and_keeps_where_it_came_from() {
    let mut room = Room::new();
    let answer = room.say(1, "Ro");
    let new = NewMeasure {
        title: " Stillerom ".into(),
        question: Some(room.answer(answer).question.clone()),
        group: Some(room.table(1)),
        answers: vec![answer, answer],
        bank: Some((BankId::new("tb-040"), CategoryId::new("fundament-ledelse"))),
    };
    room.ok(&Op::Propose(new.clone()));
    let measure = room.session.measures[0].clone();
    assert_eq!((measure.title.as_str(), measure.state.code()), ("Stillerom", StateCode::Proposed));
    assert_eq!((measure.question, measure.group), (new.question.clone(), new.group));
    assert_eq!(measure.answers, [answer]);
    assert_eq!((measure.bank, measure.category), new.bank.clone().unzip());
    let kinds: Vec<_> = room.session.history_of(measure.id).map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::Created]);
    assert_eq!(room.refused(&Op::Propose(NewMeasure { title: " ".into(), ..new.clone() })), Refusal::Empty);
    let gone = Id::from_bits(999);
    for new in [
        NewMeasure { group: Some(gone.into()), ..new.clone() },
        NewMeasure { answers: vec![gone.into()], ..new.clone() },
        NewMeasure { question: Some(dialogduk::domain::ids::QuestionId::new("borte")), ..new.clone() },
    ] {
        assert_eq!(room.refused(&Op::Propose(new)), Refusal::Gone);
    }
}

#[test]
fn agreeing_needs_who_when_and_the_first_step() {
    let mut room = Room::new();
    let id = room.propose("Stillerom ved vaktrommet", &[]);
    let all = vec![Missing::Responsible, Missing::Deadline, Missing::FollowUp, Missing::FirstStep];
    assert_eq!(room.refused(&Op::Agree(id)), Refusal::NotReady(all));
    room.fill_in(id);
    room.edit(id, MeasureEdit::Text(TextField::Responsible, "alle".into()));
    assert_eq!(room.refused(&Op::Agree(id)), Refusal::NotReady(vec![Missing::ResponsibleNotOne]));
    room.edit(id, MeasureEdit::Text(TextField::Responsible, "fagleder".into()));
    room.ok(&Op::Agree(id));
    room.nothing(&Op::Agree(id));
    // What has been agreed cannot lose what it was agreed on.
    for (edit, missing) in [
        (MeasureEdit::Text(TextField::Responsible, String::new()), Missing::Responsible),
        (MeasureEdit::Text(TextField::FirstStep, " ".into()), Missing::FirstStep),
        (MeasureEdit::Deadline(None), Missing::Deadline),
    ] {
        let op = Op::EditMeasure { measure: id, edit, reason: String::new() };
        assert_eq!(room.refused(&op), Refusal::NotReady(vec![missing]));
    }
}

#[test]
fn every_field_is_edited_and_cleaned() {
    let mut room = Room::new();
    let id = room.propose("Stillerom", &[]);
    for &field in TextField::ALL {
        room.edit(id, MeasureEdit::Text(field, format!(" {} ", field.code())));
    }
    let measure = room.measure(id);
    let terms = measure.terms();
    for (value, expected) in [
        (&measure.title, "title"),
        (&terms.first_step, "first_step"),
        (&terms.responsible, "responsible"),
        (&measure.deputy, "deputy"),
        (&measure.sign, "sign"),
        (&measure.baseline, "baseline"),
        (&measure.priority_reason, "priority_reason"),
        (&measure.arena, "arena"),
        (&measure.plan_link, "plan_link"),
        (&measure.resources, "resources"),
        (&measure.note, "note"),
    ] {
        assert_eq!(value, expected);
    }
    room.edit(id, MeasureEdit::Control(Some(Control::Lifted(" AMU ".into()))));
    assert_eq!(room.measure(id).control, Some(Control::Lifted("AMU".into())));
    room.edit(id, MeasureEdit::InPlace(true));
    room.edit(id, MeasureEdit::EveryWeeks(Some(104)));
    let op = |edit| Op::EditMeasure { measure: id, edit, reason: String::new() };
    for weeks in [0, 105] {
        let refusal = room.refused(&op(MeasureEdit::EveryWeeks(Some(weeks))));
        assert_eq!(refusal, Refusal::OutOfRange { least: 1, most: 104 });
    }
    assert_eq!(room.refused(&op(MeasureEdit::Text(TextField::Title, " ".into()))), Refusal::Empty);
    assert_eq!(room.refused(&op(MeasureEdit::Answers(vec![Id::from_bits(9).into()]))), Refusal::Gone);
    room.nothing(&op(MeasureEdit::InPlace(true)));
    // Filling in a proposal is typing, not history.
    assert_eq!(room.session.history_of(id).count(), 1);
}

/// Brings a fresh measure into a state by the way the room would.
fn in_state(room: &mut Room, state: StateCode) -> dialogduk::domain::ids::MeasureId {
    let id = room.propose("Stillerom", &[]);
    room.fill_in(id);
    let steps: &[StateCode] = match state {
        StateCode::Proposed => &[],
        StateCode::Agreed => &[StateCode::Agreed],
        StateCode::InProgress => &[StateCode::Agreed, StateCode::InProgress],
        StateCode::Done => &[StateCode::Agreed, StateCode::Done],
        StateCode::Evaluated => &[StateCode::Agreed, StateCode::Done, StateCode::Evaluated],
        StateCode::Parked => &[StateCode::Parked],
        StateCode::Dropped => &[StateCode::Dropped],
    };
    for &step in steps {
        room.ok(&go(id, step));
    }
    assert_eq!(room.measure(id).state.code(), state);
    id
}

fn go(measure: dialogduk::domain::ids::MeasureId, to: StateCode) -> Op {
    match to {
        StateCode::Proposed => Op::TakeUp(measure),
        StateCode::Agreed => Op::Agree(measure),
        StateCode::InProgress => Op::Start(measure),
        StateCode::Done => Op::Finish { measure, on: day(20).unwrap() },
        StateCode::Evaluated => {
            Op::Evaluate { measure, verdict: Verdict::Partly, note: "bedre om natta".into(), again: None }
        }
        StateCode::Parked => Op::Park { measure, reason: "tas til høsten".into() },
        StateCode::Dropped => Op::Drop { measure, reason: "løst på annen måte".into() },
    }
}

#[test]
fn a_measure_goes_only_where_the_table_of_states_allows() {
    for &from in StateCode::ALL {
        for &to in StateCode::ALL {
            let mut room = Room::new();
            let id = in_state(&mut room, from);
            let terms = room.measure(id).terms();
            let history = room.session.history_of(id).count();
            if from == to {
                room.nothing(&go(id, to));
            } else if from.next().contains(&to) {
                room.ok(&go(id, to));
                assert_eq!(room.measure(id).state.code(), to, "{from:?} to {to:?}");
                assert_eq!(room.measure(id).terms(), terms, "{from:?} to {to:?} keeps who and when");
                let last = room.session.history_of(id).last().unwrap();
                // A verdict is a line of its own (F14).
                let lines = 1 + usize::from(to == StateCode::Evaluated);
                assert_eq!(room.session.history_of(id).count(), history + lines, "{from:?} to {to:?}");
                assert_eq!((last.old.as_str(), last.new.as_str()), (from.code(), to.code()));
            } else {
                assert_eq!(room.refused(&go(id, to)), Refusal::CannotGo { from, to });
            }
        }
    }
}

#[test]
fn parking_and_dropping_need_a_reason_that_is_kept() {
    let mut room = Room::new();
    let id = room.propose("Stillerom", &[]);
    for reason in ["", "  ", "\u{200B}"] {
        let park = Op::Park { measure: id, reason: reason.into() };
        let drop = Op::Drop { measure: id, reason: reason.into() };
        assert_eq!(room.refused(&park), Refusal::ReasonNeeded, "{reason:?}");
        assert_eq!(room.refused(&drop), Refusal::ReasonNeeded, "{reason:?}");
    }
    room.ok(&go(id, StateCode::Parked));
    assert_eq!(room.measure(id).reason().unwrap().as_str(), "tas til høsten");
    assert_eq!(room.session.history_of(id).last().unwrap().reason, "tas til høsten");
}

#[test]
fn a_verdict_keeps_the_day_it_was_done_and_why() {
    let mut room = Room::new();
    let id = in_state(&mut room, StateCode::Evaluated);
    let State::Evaluated { on, verdict, note, .. } = &room.measure(id).state else { panic!() };
    assert_eq!((Some(*on), *verdict, note.as_str()), (day(20), Verdict::Partly, "bedre om natta"));
}

#[test]
fn after_the_close_goal_responsible_and_dates_change_only_with_a_reason() {
    let edits = || {
        vec![
            (MeasureEdit::Text(TextField::Title, "Stillerom i kjelleren".into()), EventKind::Title),
            (MeasureEdit::Text(TextField::Sign, "Rommet er i bruk".into()), EventKind::Sign),
            (MeasureEdit::Text(TextField::Responsible, "verneombud".into()), EventKind::Responsible),
            (MeasureEdit::Deadline(day(40)), EventKind::Deadline),
            (MeasureEdit::FollowUp(day(70)), EventKind::FollowUp),
        ]
    };
    for (edit, kind) in edits() {
        let mut room = Room::new();
        let id = room.agreed("Stillerom");
        let op = |reason: &str| Op::EditMeasure { measure: id, edit: edit.clone(), reason: reason.into() };
        // Before the close it is still the room's to change.
        let mut early = Room { session: room.session.clone(), env: Env::fixed() };
        early.ok(&op(""));
        assert!(!is_settled(early.measure(id), &early.session));

        room.close();
        room.ok(&Op::Reopen { reason: "frist flyttes".into() });
        assert!(is_settled(room.measure(id), &room.session));
        assert_eq!(room.refused(&op(" ")), Refusal::ReasonNeeded, "{kind:?}");
        room.ok(&op("utstyret er forsinket"));
        let last = room.session.history_of(id).last().unwrap();
        assert_eq!((last.kind, last.reason.as_str()), (kind, "utstyret er forsinket"));
        assert!(last.old != last.new, "{kind:?} keeps the old value");
    }
}

#[test]
fn a_settled_deadline_is_kept_as_the_original_however_often_it_moves() {
    let mut room = Room::new();
    let id = room.agreed("Stillerom");
    room.edit(id, MeasureEdit::Deadline(day(31)));
    assert_eq!(room.measure(id).original_deadline, None);
    room.close();
    room.ok(&Op::Reopen { reason: "ny frist".into() });
    for days in [40, 50] {
        let edit = MeasureEdit::Deadline(day(days));
        room.ok(&Op::EditMeasure { measure: id, edit, reason: "utstyret er forsinket".into() });
    }
    assert_eq!(room.measure(id).original_deadline, day(31));
    // A note is no goal; it needs no reason.
    room.edit(id, MeasureEdit::Text(TextField::Note, "bestilt".into()));
}

#[test]
fn taking_a_settled_measure_up_again_is_no_way_round_the_reason() {
    let mut room = Room::new();
    let id = room.agreed("Stillerom");
    room.close();
    room.ok(&Op::Reopen { reason: "se på det på nytt".into() });
    room.ok(&Op::TakeUp(id));
    let op = |reason: &str| Op::EditMeasure {
        measure: id,
        edit: MeasureEdit::Deadline(day(50)),
        reason: reason.into(),
    };
    assert_eq!(room.refused(&op("")), Refusal::ReasonNeeded);
    room.ok(&op("utstyret er forsinket"));
    assert_eq!(room.session.history_of(id).last().unwrap().kind, EventKind::Deadline);
    assert_eq!(room.measure(id).original_deadline, day(30));
}

#[test]
fn a_measure_first_agreed_after_reopening_is_not_yet_settled() {
    let mut room = Room::new();
    room.close();
    room.ok(&Op::Reopen { reason: "vi glemte ett".into() });
    let id = room.agreed("Stillerom");
    room.edit(id, MeasureEdit::Deadline(day(40)));
    room.close();
    assert!(is_settled(room.measure(id), &room.session));
}

#[test]
fn a_deleted_measure_takes_its_history_along() {
    let mut room = Room::new();
    let id = room.agreed("Stillerom");
    room.ok(&Op::DeleteMeasure(id));
    assert!(room.session.measures.is_empty() && room.session.measure_events.is_empty());
    assert_eq!(room.refused(&Op::DeleteMeasure(id)), Refusal::Gone);
}

#[test]
fn measures_change_places_one_step_at_a_time() {
    let mut room = Room::new();
    let ids: Vec<_> = ["a", "b", "c"].iter().map(|title| room.propose(title, &[])).collect();
    room.ok(&Op::ShiftMeasure { measure: ids[2], up: true });
    let order: Vec<_> = room.session.measures.iter().map(|measure| measure.title.clone()).collect();
    assert_eq!(order, ["a", "c", "b"]);
    room.nothing(&Op::ShiftMeasure { measure: ids[0], up: true });
    room.nothing(&Op::ShiftMeasure { measure: ids[1], up: false });
}

#[test]
fn two_proposals_become_one_that_keeps_both_backgrounds() {
    let mut room = Room::new();
    let (ro, lys) = (room.say(1, "Ro"), room.say(2, "Lys"));
    let (into, from) = (room.propose("Stillerom", &[ro]), room.propose("Hvilerom", &[lys, ro]));
    let merge = |reason: &str| Op::MergeMeasures { into, from, reason: reason.into() };
    assert_eq!(room.refused(&merge("")), Refusal::ReasonNeeded);
    room.ok(&merge("Slått sammen med Stillerom"));
    assert_eq!(room.measure(into).answers, [ro, lys]);
    assert_eq!(room.measure(from).state.code(), StateCode::Dropped);
    assert_eq!(room.measure(from).reason().unwrap().as_str(), "Slått sammen med Stillerom");
    let itself = Op::MergeMeasures { into, from: into, reason: "x".into() };
    assert_eq!(room.refused(&itself), Refusal::NeedsSeveral);
}
