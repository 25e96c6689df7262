//! Lists across sessions.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use dialogduk::domain::change::{Change, Record};
use dialogduk::domain::ids::{Id, MeasureId};
use dialogduk::domain::measure::{Agreement, EventKind, Measure, MeasureEvent, State, StateCode, Terms};
use dialogduk::domain::session::{Session, SessionState};
use dialogduk::domain::sitting::Sitting;
use dialogduk::domain::unit::Unit;
use dialogduk::store::{DueKind, MeasureFilter, SessionFilter, Store};

use super::{commit, day, meeting};
use crate::strategies::any_session;

fn agreed(number: u128, deadline: NaiveDate, follow_up: NaiveDate) -> Measure {
    let terms = Terms {
        responsible: "styrer".into(),
        deadline: Some(deadline),
        follow_up: Some(follow_up),
        first_step: "sette av tid".into(),
    };
    let id: MeasureId = Id::from_bits(number).into();
    let state = State::Agreed(Agreement::restore(&terms).unwrap());
    Measure { state, ..Measure::proposed(id, 0, format!("Tiltak {number}")) }
}

#[test]
fn pages_of_sessions_meet_without_gap_or_overlap_newest_first() {
    let mut store = Store::in_memory().unwrap();
    for number in [3, 1, 5, 2, 4] {
        store.create_session(&meeting(number)).unwrap();
    }
    // Two on the same day: the one made later is first.
    let twin = Session { id: Id::from_bits(4242).into(), ..meeting(5) };
    store.create_session(&twin).unwrap();
    let mut closed = meeting(6);
    closed.details.state = SessionState::Closed;
    store.create_session(&closed).unwrap();

    let filter = SessionFilter { state: Some(SessionState::Running), ..SessionFilter::default() };
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = store.sessions(&filter, after.as_ref(), 2).unwrap();
        assert!(page.len() <= 2);
        let Some(last) = page.last() else { break };
        after = Some(last.cursor.clone());
        seen.extend(page.into_iter().map(|session| session.id));
    }
    let expected = [twin.id, meeting(5).id, meeting(4).id, meeting(3).id, meeting(2).id, meeting(1).id];
    assert_eq!(seen, expected);

    let all = store.sessions(&SessionFilter::default(), None, 100).unwrap();
    assert_eq!(all.len(), 7);
    assert_eq!(all[0].id, closed.id);
    let from_to = SessionFilter { from: Some(day(2)), to: Some(day(3)), ..SessionFilter::default() };
    let ids: Vec<_> = store.sessions(&from_to, None, 100).unwrap().iter().map(|session| session.id).collect();
    assert_eq!(ids, [meeting(3).id, meeting(2).id]);
    assert_eq!(store.last_session_of(closed.unit.id).unwrap(), Some(closed.id));
}

#[test]
fn a_session_moves_in_the_list_with_its_first_sitting() {
    let mut store = Store::in_memory().unwrap();
    for number in [1, 2] {
        store.create_session(&meeting(number)).unwrap();
    }
    let first = |store: &Store| store.sessions(&SessionFilter::default(), None, 1).unwrap().remove(0);
    assert_eq!(first(&store).id, meeting(2).id);
    let session = meeting(1);
    let at = store.revision(session.id).unwrap().unwrap();
    let later = Sitting { date: day(20), ..session.sittings[0].clone() };
    let at = store.commit(&commit(session.id, at, vec![Change::Put(Record::Sitting(later))])).unwrap();
    assert_eq!((first(&store).id, first(&store).first_date), (session.id, Some(day(20))));
    store.undo(session.id, at, dialogduk::env::Env::fixed().now()).unwrap();
    assert_eq!(first(&store).id, meeting(2).id);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_list_counts_as_the_session_counts(session in any_session(1)) {
        let mut store = Store::in_memory().unwrap();
        store.create_session(&session).unwrap();
        let row = store.sessions(&SessionFilter::default(), None, 1).unwrap().remove(0);
        let progress = session.progress();
        prop_assert_eq!(row.asked as usize, progress.questions);
        prop_assert_eq!(row.answered as usize, progress.answered);
        let mut measures: BTreeMap<StateCode, u32> = BTreeMap::new();
        for measure in &session.measures {
            *measures.entry(measure.state.code()).or_default() += 1;
        }
        prop_assert_eq!(row.measures, measures);
        prop_assert_eq!(row.first_date, session.start().map(|(date, _)| date));
        prop_assert_eq!((row.id, row.title, row.state), (session.id, session.details.title, session.details.state));
        prop_assert_eq!((row.unit, row.unit_name), (session.unit.id, session.unit.name));
        prop_assert_eq!((row.set, row.set_title), (session.set.id, session.set.title));
        prop_assert_eq!(row.next_follow_up, session.details.next_follow_up);
        prop_assert_eq!((row.rehearsal, row.sitting), (session.rehearsal, None));
    }
}

#[test]
fn a_session_is_found_by_the_beginning_of_its_id_or_by_its_title() {
    let mut store = Store::in_memory().unwrap();
    for (number, title) in [(1, "Høstmøte"), (2, "Høstmøte natt"), (3, "Årsmøte")] {
        let mut session = meeting(number);
        session.details.title = title.into();
        store.create_session(&session).unwrap();
    }
    let found = |words: &str| -> Vec<String> {
        store.find_session(words).unwrap().into_iter().map(|session| session.title).collect()
    };
    assert_eq!(found("HØSTMØTE"), ["Høstmøte"], "the whole title beats a part");
    assert_eq!(found("natt"), ["Høstmøte natt"]);
    assert_eq!(found("møte"), ["Årsmøte", "Høstmøte natt", "Høstmøte"], "newest first");
    assert_eq!(found(&meeting(3).id.to_string()), ["Årsmøte"]);
    assert_eq!(found("0000").len(), 3);
    assert_eq!(found("  ").len(), 0);
    assert_eq!(found("%").len(), 0);
}

#[test]
fn what_is_due_stands_under_one_heading_the_most_pressing_first() {
    let mut store = Store::in_memory().unwrap();
    let late = day(1) + Days::new(300);
    let done = |number, deadline, effect_on| {
        let measure = agreed(number, deadline, deadline);
        let agreement = measure.state.agreement().unwrap().clone();
        Measure { state: State::Done { agreement, on: day(2) }, effect_on, ..measure }
    };
    let mut first = Session { measures: Vec::new(), ..meeting(1) };
    first.measures = vec![
        agreed(1, day(10), day(3)),  // over
        agreed(2, day(20), late),    // today
        agreed(3, day(30), day(12)), // soon, although it was to be looked at
        agreed(4, late, day(12)),    // to be looked at
        agreed(5, late, late),       // far off
        done(6, day(1), Some(day(15))),
        done(7, day(1), None), // in three months
        Measure { in_place: true, ..agreed(8, day(2), day(2)) },
        Measure::proposed(Id::from_bits(9).into(), 0, "bare foreslått"),
    ];
    first.details.state = SessionState::Closed;
    first.details.next_follow_up = Some(day(28));
    let rehearsal = Session { measures: vec![agreed(11, day(2), day(2))], rehearsal: true, ..meeting(2) };
    for session in [&first, &rehearsal] {
        store.create_session(session).unwrap();
    }
    let due = |store: &Store, today, until, limit| -> Vec<(DueKind, String, NaiveDate)> {
        let list = store.due(today, until, limit).unwrap();
        list.rows.into_iter().map(|due| (due.kind, due.title, due.on)).collect()
    };
    let title = |number: u32| format!("Tiltak {number}");
    let all = [
        (DueKind::Overdue, title(1), day(10)),
        (DueKind::Soon, title(2), day(20)),
        (DueKind::Soon, title(3), day(30)),
        (DueKind::FollowUp, title(4), day(12)),
        (DueKind::Effect, title(6), day(15)),
        (DueKind::FirstStatus, title(5), day(15)),
        (DueKind::Meeting, "Møte 1".to_owned(), day(28)),
    ];
    assert_eq!(due(&store, day(20), day(30), 10), all);
    let counts = store.due(day(20), day(30), 1).unwrap();
    assert_eq!(counts.rows.len(), 6, "one of each kind");
    assert_eq!((counts.count(DueKind::Soon), counts.count(DueKind::Overdue)), (2, 1), "but all are counted");
    // Whoever has met again, or heard of it, is not reminded.
    let again = Session { follows: Some(first.id), ..meeting(3) };
    store.create_session(&again).unwrap();
    let event = MeasureEvent {
        id: Id::from_bits(77).into(),
        position: 0,
        measure: first.measures[4].id,
        at: dialogduk::env::Env::fixed().now(),
        kind: EventKind::Comment,
        old: String::new(),
        new: "Vi er i gang med å spørre".into(),
        reason: String::new(),
        by: String::new(),
        meeting: None,
    };
    let at = store.revision(first.id).unwrap().unwrap();
    store.commit(&commit(first.id, at, vec![Change::Put(Record::MeasureEvent(event))])).unwrap();
    assert_eq!(due(&store, day(20), day(30), 10), all[..5]);
}

#[test]
fn the_day_an_effect_is_asked_about_is_the_same_in_the_file_as_in_the_measure() {
    let mut store = Store::in_memory().unwrap();
    let mut session = meeting(1);
    let agreement = |deadline| agreed(1, deadline, deadline).state.agreement().unwrap().clone();
    for number in 0..400u32 {
        let deadline = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap() + Days::new(number.into());
        session.measures.push(Measure {
            state: State::Done { agreement: agreement(deadline), on: deadline },
            ..Measure::proposed(Id::from_bits(1000 + u128::from(number)).into(), number, "Runde")
        });
    }
    store.create_session(&session).unwrap();
    let far = NaiveDate::from_ymd_opt(2030, 1, 1).unwrap();
    let due = store.due(far, far, 999).unwrap().rows;
    assert_eq!(due.len(), 400);
    for due in due {
        assert_eq!(Some(due.on), session.measure(due.measure.unwrap()).unwrap().effect_day(), "{due:?}");
    }
}

#[test]
fn open_measures_of_a_unit_are_those_of_its_meetings_and_no_rehearsal() {
    let mut store = Store::in_memory().unwrap();
    for number in [1, 2] {
        let base = u128::from(number) * 1000;
        let measures = vec![
            agreed(base + 1, day(9), day(9)),
            Measure { in_place: true, ..agreed(base + 2, day(9), day(9)) },
        ];
        store.create_session(&Session { measures, rehearsal: number == 2, ..meeting(number) }).unwrap();
    }
    let open = store.open_measures_of(meeting(1).unit.id).unwrap();
    let titles: Vec<_> = open.iter().map(|(session, measure)| (*session, measure.title.as_str())).collect();
    assert_eq!(titles, [(meeting(1).id, "Tiltak 1001")]);
    assert_eq!(store.last_session_of(meeting(1).unit.id).unwrap(), Some(meeting(1).id));
}

#[test]
fn a_unit_keeps_its_newest_name_and_a_new_session_does_not_rename_it() {
    let mut store = Store::in_memory().unwrap();
    let session = meeting(1);
    store.create_session(&session).unwrap();
    let renamed = Unit { name: "Solsiden og Lia".into(), ..session.unit.clone() };
    store.put_unit(&renamed).unwrap();
    store.create_session(&meeting(2)).unwrap();
    assert_eq!(store.units().unwrap(), std::slice::from_ref(&renamed));
    assert_eq!(store.load(session.id).unwrap().unwrap().session.unit, renamed);
}

#[test]
fn pages_of_measures_meet_without_gap_or_overlap_earliest_first() {
    let mut store = Store::in_memory().unwrap();
    let proposed = |number, deadline| {
        let terms = Terms { deadline, ..Terms::default() };
        let title = format!("Tiltak {number}");
        Measure { state: State::Proposed(terms), ..Measure::proposed(Id::from_bits(number).into(), 0, title) }
    };
    for (number, measures) in [
        (1, vec![agreed(11, day(12), day(20)), proposed(12, None), proposed(13, Some(day(11)))]),
        (2, vec![agreed(21, day(20), day(12)), proposed(22, None)]),
    ] {
        let session = Session { measures, ..meeting(number) };
        store.create_session(&session).unwrap();
    }
    let list = |filter: &MeasureFilter, limit| {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = store.measures(filter, after.as_ref(), limit).unwrap();
            let Some(last) = page.last() else { break seen };
            after = Some(last.cursor.clone());
            seen.extend(page.into_iter().map(|listed| listed.measure.title));
        }
    };
    let titles = |numbers: &[u32]| -> Vec<String> { numbers.iter().map(|n| format!("Tiltak {n}")).collect() };
    for limit in 1..=6 {
        assert_eq!(list(&MeasureFilter::default(), limit), titles(&[13, 11, 21, 12, 22]), "{limit} a page");
    }
    let all = MeasureFilter::default();
    for (filter, expected) in [
        (MeasureFilter { session: Some(meeting(2).id), ..all.clone() }, titles(&[21, 22])),
        (MeasureFilter { unit: Some(meeting(1).unit.id), ..all.clone() }, titles(&[13, 11, 21, 12, 22])),
        (MeasureFilter { unit: Some(Id::from_bits(1).into()), ..all.clone() }, vec![]),
        (MeasureFilter { states: vec![StateCode::Agreed], ..all.clone() }, titles(&[11, 21])),
        (MeasureFilter { responsible: Some("styrer".into()), ..all.clone() }, titles(&[11, 21])),
        (MeasureFilter { due_by: Some(day(11)), ..all.clone() }, titles(&[13])),
    ] {
        assert_eq!(list(&filter, 2), expected, "{filter:?}");
    }
    let first = store.measures(&all, None, 1).unwrap().remove(0);
    assert_eq!((first.session, first.session_title.as_str()), (meeting(1).id, "Møte 1"));
    assert_eq!((first.unit, first.unit_name.as_str()), (meeting(1).unit.id, "Solsiden barnehage"));
    assert_eq!(first.measure, proposed(13, Some(day(11))));
}
