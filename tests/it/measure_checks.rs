//! The goal checks that look beyond the words: at the meeting, the unit and the other measures.

use chrono::{Days, NaiveDate};
use dialogduk::domain::facets::Direction;
use dialogduk::domain::ids::{AnswerId, CategoryId, Id};
use dialogduk::domain::measure::{
    Agreement, Consent, Control, Measure, Missing, Reason, State, StateCode, Terms, Verdict,
};
use dialogduk::domain::session::{Attendance, Session};
use dialogduk::env::Env;
use dialogduk::rules::measure_checks::{Data, Field, Level, Rule, check, check_session, reason_needed};
use dialogduk::rules::percent::Readings;
use dialogduk::rules::room_count::Excess;

use crate::fixture;

const GOOD: (&str, &str) = ("Flytt renholdet av kontorene til dagtid", "Ingen alenevakter fra mai 2027");

fn day(days: u64) -> NaiveDate {
    Env::fixed().today().checked_add_days(Days::new(days)).unwrap()
}

fn session() -> Session {
    fixture::session(&Env::fixed())
}

/// What is found about a good measure once `spoil` has been at it.
fn found(spoil: impl FnOnce(&mut Measure)) -> Vec<Data> {
    let mut measure = fixture::filled_in(GOOD.0, GOOD.1, &Env::fixed());
    spoil(&mut measure);
    check(&measure, &session()).into_iter().map(|finding| finding.data).collect()
}

fn terms(measure: &mut Measure) -> &mut Terms {
    match &mut measure.state {
        State::Proposed(terms) => terms,
        other => panic!("not a proposal: {other:?}"),
    }
}

#[test]
fn a_measure_filled_in_well_is_left_in_peace() {
    assert_eq!(found(|_| {}), vec![]);
}

#[test]
fn each_thing_left_out_is_asked_for_once() {
    type Spoil = fn(&mut Measure);
    let rows: Vec<(Spoil, Data)> = vec![
        (|m| terms(m).responsible.clear(), Data::Missing(Missing::Responsible)),
        (|m| terms(m).responsible = "alle".into(), Data::Missing(Missing::ResponsibleNotOne)),
        (|m| terms(m).deadline = None, Data::Missing(Missing::Deadline)),
        (|m| terms(m).follow_up = None, Data::Missing(Missing::FollowUp)),
        (|m| terms(m).first_step = " ".into(), Data::Missing(Missing::FirstStep)),
        (|m| m.category = None, Data::NoCategory),
        (|m| m.sign.clear(), Data::NoSign),
        (|m| m.consent = None, Data::NoConsent),
        (|m| m.consent = Some(Consent { supports: 8, can_live_with: 1, reserves: 2 }), Data::Reserved(2)),
        (
            |m| m.consent = Some(Consent { supports: 10, can_live_with: 2, reserves: 0 }),
            Data::ConsentBeyondRoom(Excess { counted: 12, room: 11 }),
        ),
        (|m| m.control = None, Data::ControlUnknown),
        (|m| m.control = Some(Control::Lifted(" ".into())), Data::LiftedNowhere),
        (|m| m.plan_link.clear(), Data::NotLinked),
        (
            |m| {
                m.category = Some(CategoryId::new("forebygging-bemanning"));
                m.resources.clear();
            },
            Data::MoreToDo,
        ),
        (|m| m.category = Some(CategoryId::new("fundament-rutine")), Data::RoutineUnknown),
        (|m| m.form = Some(dialogduk::domain::facets::Form::Project), Data::ProjectEnds),
        (|m| m.note = "Ingrid kan noe om dette".into(), Data::OnePerson(Field::Note, "Ingrid".into())),
    ];
    for (spoil, expected) in rows {
        assert_eq!(found(spoil), vec![expected.clone()], "{expected:?}");
    }
}

#[test]
fn an_answer_behind_a_measure_is_link_enough() {
    let linked = found(|measure| {
        measure.plan_link.clear();
        measure.answers = vec![AnswerId::from(Id::from_bits(7))];
    });
    assert_eq!(linked, vec![]);
}

#[test]
fn deadlines_close_by_or_out_of_sight_are_hinted_at() {
    for (deadline, follow_up, expected) in [
        (day(0), day(10), vec![Data::DeadlineSoon(0)]),
        (day(13), day(30), vec![Data::DeadlineSoon(13)]),
        (day(14), day(30), vec![]),
        (NaiveDate::from_ymd_opt(2028, 5, 22).unwrap(), day(400), vec![]),
        (NaiveDate::from_ymd_opt(2028, 5, 23).unwrap(), day(400), vec![Data::DeadlineFar]),
    ] {
        let found = found(|measure| {
            terms(measure).deadline = Some(deadline);
            terms(measure).follow_up = Some(follow_up);
        });
        assert_eq!(found, expected, "{deadline}");
    }
}

#[test]
fn a_percentage_is_answered_with_the_two_levels_it_can_mean() {
    let readings = |baseline: &str| {
        let data = found(|measure| {
            measure.title = "Redusere sykefraværet med 2 %".into();
            measure.baseline = baseline.into();
        });
        data.into_iter()
            .find_map(|data| if let Data::Percent(_, readings) = data { Some(readings) } else { None })
    };
    assert_eq!(readings(""), Some(None));
    assert_eq!(
        readings("9 % i egne tall for 2025"),
        Some(Some(Readings { base: 9.0, relative: Some(8.82), points: Some(7.0) }))
    );
}

#[test]
fn nights_and_weekends_are_asked_about_only_where_there_are_shifts() {
    let measure = |all_shifts| {
        let mut measure = fixture::filled_in(GOOD.0, GOOD.1, &Env::fixed());
        measure.all_shifts = all_shifts;
        measure
    };
    let mut session = session();
    assert_eq!(check(&measure(None), &session), vec![]);
    session.unit.shifts = vec!["dag".into(), "kveld".into(), "natt".into()];
    let rules = |measure| check(&measure, &session).into_iter().map(|it| it.rule).collect::<Vec<_>>();
    assert_eq!(rules(measure(None)), vec![Rule::R10]);
    // «No» is an answer too.
    assert_eq!(rules(measure(Some(false))), vec![]);
}

#[test]
fn a_measure_that_is_over_or_parked_is_asked_only_about_people() {
    let bare = |title: &str, state: State| {
        let mut measure = Measure::proposed(Id::from_bits(1).into(), 0, title);
        measure.state = state;
        check(&measure, &session()).into_iter().map(|finding| finding.rule).collect::<Vec<_>>()
    };
    let agreement = || {
        let terms = Terms {
            responsible: "leder".into(),
            deadline: Some(day(20)),
            follow_up: Some(day(30)),
            first_step: "ringe".into(),
        };
        Agreement::new(&terms, day(0)).unwrap()
    };
    let reason = || Reason::new("ikke nå").unwrap();
    let states = || {
        vec![
            State::Done { agreement: agreement(), on: day(1) },
            State::Evaluated {
                agreement: agreement(),
                on: day(1),
                verdict: Verdict::Yes,
                note: String::new(),
            },
            State::Parked { terms: Terms::default(), reason: reason() },
            State::Dropped { terms: Terms::default(), reason: reason() },
        ]
    };
    for state in states() {
        assert_eq!(bare("Stillerom", state.clone()), vec![], "{:?}", state.code());
        assert_eq!(bare("La Kari slippe natt", state.clone()), vec![Rule::V18], "{:?}", state.code());
    }
    let mut in_place = Measure::proposed(Id::from_bits(1).into(), 0, "Stillerom");
    in_place.in_place = true;
    assert_eq!(check(&in_place, &session()), vec![]);
}

#[test]
fn findings_come_in_the_order_of_the_rules_and_only_the_first_three_stop() {
    let bare = Measure::proposed(Id::from_bits(1).into(), 0, "Mer åpenhet");
    let findings = check(&bare, &session());
    assert!(findings.is_sorted_by_key(|finding| finding.rule));
    for finding in &findings {
        let stops = matches!(finding.rule, Rule::V1 | Rule::V2 | Rule::V3);
        assert_eq!(finding.level == Level::Stop, stops, "{finding:?}");
    }
    assert_eq!((reason_needed().rule, reason_needed().level), (Rule::V20, Level::Stop));
}

/// A session whose representatives take part, with an agreed measure for each of `owners`.
fn agreed(owners: &[&str]) -> Session {
    let env = Env::fixed();
    let mut session = fixture::session(&env);
    session.details.presence.union_rep = Attendance::Yes;
    for owner in owners {
        let mut measure = fixture::filled_in(GOOD.0, GOOD.1, &env);
        terms(&mut measure).responsible = (*owner).into();
        terms(&mut measure).first_step = "Sette det opp i morgen".into();
        measure.state = State::Agreed(Agreement::new(&measure.terms(), env.today()).unwrap());
        session.measures.push(measure);
    }
    session
}

fn together(session: &Session) -> Vec<Data> {
    check_session(session).into_iter().map(|finding| finding.data).collect()
}

#[test]
fn a_meeting_without_representatives_is_asked_about_it() {
    let mut session = session();
    assert_eq!(together(&session), vec![Data::NoRepresentative]);
    session.details.presence.safety_rep = Attendance::No;
    assert_eq!(together(&session), vec![Data::NoRepresentative]);
    session.details.presence.union_rep = Attendance::Yes;
    assert_eq!(together(&session), vec![]);
}

#[test]
fn more_than_five_active_measures_and_one_who_carries_most_are_hinted_at() {
    for (owners, expected) in [
        (vec!["a", "b", "c", "d", "e"], vec![]),
        (vec!["a", "b", "c", "d", "e", "f"], vec![Data::ManyActive(6)]),
        (vec!["a", "a"], vec![]),
        (vec!["a", "b", "A "], vec![Data::OneOwner { who: "a".into(), owns: 2, of: 3 }]),
        (vec!["a", "b", "a", "b"], vec![]),
    ] {
        assert_eq!(together(&agreed(&owners)), expected, "{owners:?}");
    }
}

#[test]
fn one_measure_should_begin_within_two_weeks() {
    let mut session = agreed(&["a", "b"]);
    for measure in &mut session.measures {
        let terms = Terms { first_step: "Sette det opp på lista".into(), ..measure.terms() };
        measure.state = State::Agreed(Agreement::new(&terms, day(0)).unwrap());
    }
    assert_eq!(together(&session), vec![Data::NothingSoon]);
    session.measures[1].start = Some(day(15));
    assert_eq!(together(&session), vec![Data::NothingSoon]);
    session.measures[1].start = Some(day(14));
    assert_eq!(together(&session), vec![]);
}

#[test]
fn only_social_events_and_calling_in_get_a_neutral_nudge() {
    let mut session = agreed(&["a", "b"]);
    session.measures[0].category = Some(CategoryId::new("forebygging-trivsel"));
    assert_eq!(together(&session), vec![]);
    session.measures[1].category = Some(CategoryId::new("fundament-rutine"));
    assert_eq!(together(&session), vec![]);
    session.measures[1].title = "Felles måte å melde fravær på".into();
    assert_eq!(together(&session), vec![Data::OnlyComfort]);
    // A proposal is not yet anything the room does.
    session.measures[1].state = State::Proposed(Terms::default());
    assert_eq!(session.measures[1].state.code(), StateCode::Proposed);
    session.measures[0].category = Some(CategoryId::new("forebygging-ergonomi"));
    assert_eq!(together(&session), vec![]);
}

#[test]
fn less_absence_as_a_goal_is_asked_what_shows_that_there_is_room_for_all() {
    for (title, goal) in [
        ("Redusere fraværet fra 9 til 8 %", true),
        ("Redusere fråværet frå 9 til 8 %", true),
        ("Reduce absence from 9 to 8 %", true),
        ("Rutine ved fravær", false),
    ] {
        let mut session = agreed(&["a", "b"]);
        session.measures[0].title = title.into();
        assert_eq!(together(&session).contains(&Data::InclusionBeside), goal, "{title}");
        for beside in
            ["Telle hvor mange som har fått tilrettelegging", "Inkludere alle vakter", "Adapted work for all"]
        {
            session.measures[1].title = beside.into();
            assert!(!together(&session).contains(&Data::InclusionBeside), "{title} beside {beside}");
        }
        session.measures[1].title = "b".into();
        session.measures[1].category = Some(CategoryId::new("rehab-tilrettelegging"));
        assert!(!together(&session).contains(&Data::InclusionBeside), "{title}");
    }
}

#[test]
fn measures_that_all_go_one_way_are_asked_about_the_other() {
    let mut session = agreed(&["a", "b", "c"]);
    let mut set = |at: usize, direction| session.measures[at].direction = direction;
    set(0, Some(Direction::Remove));
    set(1, Some(Direction::Remove));
    set(2, Some(Direction::Remove));
    assert_eq!(together(&session), vec![Data::OneDirection(Direction::Remove)]);
    let mut set = |at: usize, direction| session.measures[at].direction = direction;
    set(1, Some(Direction::Strengthen));
    assert_eq!(together(&session), vec![]);
    session.measures[1].direction = None;
    assert_eq!(together(&session), vec![]);
    // Two measures are too few to tell which way a meeting goes.
    session.measures.pop();
    session.measures[1].direction = Some(Direction::Remove);
    assert_eq!(together(&session), vec![]);
}
