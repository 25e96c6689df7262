//! Looking again at what was agreed earlier, as a unit leader does it (G7, G8, H2, R64, R68–R70).

use chrono::NaiveDate;
use dialogduk::domain::ids::{Id, MeasureId, SessionId};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{
    Agreement, EventKind, Measure, MeasureEvent, State, StateCode, Terms, Verdict,
};
use dialogduk::domain::review::{Outcome, ReviewQuestion};
use dialogduk::domain::session::{Session, SessionEvent, SessionEventKind, SessionState};
use dialogduk::env::Env;
use dialogduk::i18n::texts;
use dialogduk::ops::{DetailEdit, Op, Store};
use dialogduk::present::{LookedAt, Wall, shown};
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id as Command;
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::Effect;

use crate::driver::Room;
use crate::screens::{FEW, LOOKS, scene};

const TITLES: [&str; 3] = ["Leder møter nattevaktene", "Rutinekort i lommeformat", "Felles start på vakta"];

fn day(after: i64) -> NaiveDate {
    Env::fixed().today() + chrono::Duration::days(after)
}

fn measure(number: usize, state: fn(Agreement) -> State) -> Measure {
    let terms = Terms {
        responsible: "fagleder".into(),
        deadline: Some(day(if number == 0 { -3 } else { 20 })),
        follow_up: Some(day(25)),
        first_step: "Sette opp tid".into(),
    };
    let position = u32::try_from(number).unwrap();
    let title = TITLES.get(number).map_or_else(|| format!("Tiltak {number}"), |title| (*title).to_owned());
    let mut measure = Measure::proposed(Id::from_bits(700 + u128::from(position)).into(), position, title);
    measure.state = state(Agreement::restore(&terms).unwrap());
    measure
}

/// A closed meeting of two months ago with these measures.
fn earlier_meeting(measures: Vec<Measure>) -> Session {
    let env = Env::fixed();
    let mut session = crate::fixture::session(&env);
    session.id = Id::from_bits(600).into();
    session.details.state = SessionState::Closed;
    session.details.leader = "enhetsleder Åse".into();
    session.sittings[0].date = day(-60);
    for measure in &measures {
        session.measure_events.push(MeasureEvent {
            id: Id::from_bits(800 + u128::from(measure.position)).into(),
            position: measure.position,
            measure: measure.id,
            at: env.now() - chrono::Duration::days(61),
            kind: EventKind::State,
            old: "proposed".into(),
            new: "agreed".into(),
            reason: String::new(),
            by: String::new(),
            meeting: None,
        });
    }
    session.measures = measures;
    session.events.push(SessionEvent {
        id: Id::from_bits(899).into(),
        position: 9,
        at: env.now() - chrono::Duration::days(60),
        kind: SessionEventKind::Closed,
        note: String::new(),
    });
    session.events.sort_by_key(|event| (event.at, event.position));
    session
}

fn three() -> Vec<Measure> {
    vec![
        measure(0, State::Agreed),
        measure(1, State::InProgress),
        Measure {
            effect_on: Some(day(-1)),
            ..measure(2, |agreement| State::Done { agreement, on: day(-10) })
        },
    ]
}

fn with_earlier(measures: Vec<Measure>, settings: Settings) -> Room {
    let mut store = Store::in_memory().unwrap();
    store.create_session(&earlier_meeting(measures)).unwrap();
    Room::with(store, settings, 80, 24)
}

/// At the first measure, without a meeting.
fn at_the_desk(measures: Vec<Measure>, settings: Settings) -> Room {
    let mut room = with_earlier(measures, settings);
    room.command(Command::ReviewMeasures).press("Enter");
    assert_eq!(room.model.screen, Screen::Review);
    room
}

/// The meeting the measures were agreed in, as it is in the file.
fn agreed(room: &Room) -> Session {
    let id: SessionId = Id::from_bits(600).into();
    room.desk.store.load(id).unwrap().unwrap().session
}

fn state(room: &Room, number: usize) -> StateCode {
    let id: MeasureId = Id::from_bits(700 + number as u128).into();
    agreed(room).measure(id).unwrap().state.code()
}

#[test]
fn each_measure_gets_a_word_and_the_next_one_comes() {
    let mut room = at_the_desk(three(), Settings::default());
    room.sees("Tiltak 1 av 3 fra før").sees(TITLES[0]).sees("3 dager siden");
    // The deadline has passed, so another one is what is likely.
    room.sees("► 3  Ny frist").press("Enter").line("1.2.27").line("Vi mangler vikar på natt");
    room.sees("Tiltak 2 av 3 fra før").sees("1 av 3 er sett på").type_("1");
    room.sees("Hjalp det?").sees(TITLES[2]).type_("2").line("Bedre på dag, ikke på natt");
    room.sees("Alle tiltakene er sett på").sees("ny frist 1. februar 2027");

    let there = agreed(&room);
    let first = &there.measures[0];
    assert_eq!(first.terms().deadline, NaiveDate::from_ymd_opt(2027, 2, 1));
    assert_eq!(first.original_deadline, Some(day(-3)), "the first deadline is kept (F5)");
    let last = there.history_of(first.id).last().unwrap();
    assert_eq!(last.reason.as_str(), "Vi mangler vikar på natt");
    assert!(there.history_of(first.id).any(|event| event.kind == EventKind::Deadline));
    assert_eq!(last.meeting, Some(room.session().id), "it tells in which meeting that was decided");
    assert_eq!(state(&room, 1), StateCode::Done);
    assert!(matches!(&there.measures[2].state, State::Evaluated { verdict: Verdict::Partly, note, .. }
        if note == "Bedre på dag, ikke på natt"));
    assert_eq!(there.details.state, SessionState::Closed, "the meeting stays closed");

    let here = room.reload();
    let outcomes: Vec<_> = here.reviewed.iter().map(|it| it.outcome).collect();
    let moved = Outcome::Moved(NaiveDate::from_ymd_opt(2027, 2, 1).unwrap());
    assert_eq!(outcomes, [moved, Outcome::Done, Outcome::Judged(Verdict::Partly)]);
    assert!(here.reviewed.iter().all(|it| it.session == there.id));
}

#[test]
fn one_undo_takes_back_what_was_said_here_and_what_was_done_there() {
    let mut room = at_the_desk(three(), Settings::default());
    room.env.advance(std::time::Duration::from_secs(60));
    room.press("PageDown").type_("1");
    assert_eq!(state(&room, 1), StateCode::Done);
    room.press("Ctrl+Z");
    assert_eq!(state(&room, 1), StateCode::InProgress);
    assert!(room.reload().reviewed.is_empty());
    assert!(room.session().reviewed.is_empty());
    room.press("Ctrl+Y");
    assert_eq!(state(&room, 1), StateCode::Done);
    assert_eq!(room.reload().reviewed.len(), 1);
}

#[test]
fn what_went_on_there_meanwhile_is_not_taken_back_from_here() {
    let mut room = at_the_desk(three(), Settings::default());
    room.env.advance(std::time::Duration::from_secs(60));
    room.press("PageDown").type_("1");
    let mut there = Room::with(Store::in_memory().unwrap(), Settings::default(), 80, 24);
    std::mem::swap(&mut there.desk.store, &mut room.desk.store);
    there.env.advance(std::time::Duration::from_secs(120));
    there.open(vec![Effect::Open(Id::from_bits(600).into())]);
    there.does(&Op::Evaluate {
        measure: Id::from_bits(701).into(),
        verdict: Verdict::Yes,
        note: "Helt klart".into(),
        again: None,
    });
    std::mem::swap(&mut there.desk.store, &mut room.desk.store);
    room.press("Ctrl+Z");
    assert_eq!(state(&room, 1), StateCode::Evaluated);
    assert!(room.reload().reviewed.is_empty());
}

#[test]
fn thirty_measures_are_thirty_keys_and_the_walk_goes_on_after_quitting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("æ.db");
    let mut store = Store::open(&path).unwrap();
    store
        .create_session(&earlier_meeting((0..30).map(|number| measure(number, State::Agreed)).collect()))
        .unwrap();
    store.close().unwrap();
    let mut room = Room::on(&path);
    room.command(Command::ReviewMeasures).press("Enter");
    for _ in 0..12 {
        room.type_("1");
    }
    room.quit();
    let mut room = Room::on(&path);
    room.command(Command::ReviewMeasures)
        .press("Enter")
        .sees("Tiltak 13 av 30 fra før")
        .sees("12 av 30 er sett på");
    for _ in 12..30 {
        room.type_("2");
    }
    room.sees("Alle tiltakene er sett på");
    assert_eq!(room.reload().reviewed.len(), 30);
    let listed = room.desk.store.sessions(&dialogduk::store::SessionFilter::default(), None, 9).unwrap();
    assert_eq!(listed.len(), 2, "one look, however often it was left");
}

#[test]
fn a_word_can_be_said_otherwise() {
    let mut room = at_the_desk(three(), Settings::default());
    for (keys, reason, stands) in [
        ("1", "", StateCode::Done),
        ("2", "", StateCode::InProgress),
        ("4", "Ingen bruker det", StateCode::Dropped),
        ("1", "", StateCode::Done),
    ] {
        room.command(Command::ShowReview);
        while !room.screen().contains(TITLES[0]) || !room.screen().contains("Tiltak 1 av 3") {
            room.press("PageUp");
        }
        room.type_(keys);
        if !reason.is_empty() {
            room.line(reason);
        }
        assert_eq!(state(&room, 0), stands, "{keys}\n{}", room.screen());
    }
    assert_eq!(room.reload().reviewed.len(), 1);
}

#[test]
fn the_end_asks_five_questions_and_for_a_next_day_or_a_reason_to_end() {
    let mut room = at_the_desk(three(), Settings::default());
    room.press("PageDown").type_("2").press("F3");
    assert_eq!(room.model.screen, Screen::Close);
    room.sees("Er tiltakene gjennomført?").sees("1 av 3 sett på").sees_no("Tillitsvalgt er med");
    room.press("F4").sees("Neste gang mangler").press("Esc");
    room.select_row("Er det kommet nye farer?").line("Ja, gulvet er glatt ved kjøkkenet");
    room.select_row("Foreslå et nytt tiltak").press("Enter").line("Sklisikre matter ved kjøkkenet");
    let here = room.reload();
    assert_eq!(here.review.unwrap().answers[&ReviewQuestion::Hazards], "Ja, gulvet er glatt ved kjøkkenet");
    assert_eq!(here.measures[0].title, "Sklisikre matter ved kjøkkenet");
    let id = here.measures[0].id;
    room.does(&Op::Drop { measure: id, reason: "tas av driften".into() });
    room.does(&Op::SetDetail(DetailEdit::NextFollowUp(Some(day(90)))));
    room.press("F4");
    assert_eq!(room.reload().details.state, SessionState::Closed);
    // Closed, it is read and not written.
    room.command(Command::ShowReview).sees("1 av 3 er sett på").press("Down Enter").type_("1");
    assert_eq!(room.reload().reviewed.len(), 1);
}

#[test]
fn in_the_next_meeting_of_the_unit_the_measures_come_before_the_questions() {
    let mut room = with_earlier(three(), Settings::default());
    room.command(Command::ReviewMeasures).press("Down Enter");
    assert_eq!(room.model.screen, Screen::Prepare);
    room.sees("Oppfølgingsmøte").press("F4");
    assert_eq!(room.model.screen, Screen::Opening, "{}", room.screen());
    room.press("Enter");
    assert_eq!(room.model.screen, Screen::Review);
    room.sees("Tiltak 1 av 3 fra før").press("F3");
    assert_eq!(room.model.screen, Screen::Question);
    assert!(!room.session().is_without_meeting());
}

#[test]
fn where_nothing_is_owed_it_says_so_and_the_meeting_begins_with_its_questions() {
    let done = measure(0, |agreement| State::Evaluated {
        agreement,
        on: day(-10),
        verdict: Verdict::Yes,
        note: String::new(),
    });
    let mut room = with_earlier(vec![done.clone()], Settings::default());
    room.command(Command::ReviewMeasures).press("Down Enter").press("F4 Enter");
    assert_eq!(room.model.screen, Screen::Question);
    let mut room = at_the_desk(vec![done], Settings::default());
    room.sees("Ingen åpne tiltak fra før").press("Enter");
    assert_eq!(room.model.screen, Screen::Close);
}

#[test]
fn a_rehearsal_carries_nothing_on() {
    let mut room = with_earlier(three(), Settings::default());
    let mut rehearsal = crate::fixture::session(&room.env);
    rehearsal.id = Id::from_bits(601).into();
    rehearsal.rehearsal = true;
    room.open(vec![Effect::Create(Box::new(rehearsal))]);
    room.command(Command::ShowReview).sees("Ingen åpne tiltak fra før");
}

#[test]
fn the_record_is_in_minutes_and_result_sheet() {
    use dialogduk::export::{ExportJob, Format, What, render};
    let mut room = at_the_desk(three(), Settings::default());
    room.press("Enter").line("1.2.27").line("Vi mangler vikar").type_("1").type_("1");
    for edit in [
        dialogduk::ops::ReviewEdit::Answer(ReviewQuestion::Enough, "Nei, ikke på natt".into()),
        dialogduk::ops::ReviewEdit::Feedback("Ledermøtet takker for innsatsen".into()),
        dialogduk::ops::ReviewEdit::Ended("Enheten slås sammen".into()),
    ] {
        room.does(&Op::EditReview(edit));
    }
    let session = room.reload();
    for what in [What::Minutes, What::Result] {
        let job = ExportJob {
            what,
            format: Format::Md,
            lang: Settings::default().lang,
            profile: dialogduk::report::profile::Profile::built_in("kort").unwrap(),
            as_of: day(0),
            force: false,
            target: None,
        };
        let text = String::from_utf8(render(&session, &job).unwrap().bytes).unwrap();
        for said in ["ny frist 1. februar 2027: Vi mangler vikar", "Nei, ikke på natt", "Ledermøtet takker"]
        {
            assert!(text.contains(said), "{what:?}: «{said}»\n{text}");
        }
    }
}

#[test]
fn pictures() {
    scene("review", LOOKS, |settings| at_the_desk(three(), settings));
    scene("review_all", FEW, |settings| {
        let mut room = at_the_desk(three(), settings);
        room.press("PageDown").type_("1").type_("1").press("Esc");
        room
    });
    scene("review_nothing", FEW, |settings| at_the_desk(vec![], settings));
    scene("review_close", FEW, |settings| {
        let mut room = at_the_desk(three(), settings);
        room.press("F3");
        room
    });
}

#[test]
fn what_repeats_a_measure_done_here_waits_for_the_next_time() {
    let weekly = Measure { every_weeks: Some(1), ..measure(1, State::Agreed) };
    let mut room = at_the_desk(vec![measure(0, State::Agreed), weekly], Settings::default());
    room.type_("2").sees("Tiltak 2 av 2").type_("1").sees("2 av 2");
    let open = |room: &Room| agreed(room).measures.iter().filter(|it| it.state.code().is_active()).count();
    assert_eq!((agreed(&room).measures.len(), open(&room)), (3, 2), "the next one is there");
    assert!(room.model.review.shown.is_none(), "the walk is over");
    assert_eq!(room.model.meeting.as_ref().unwrap().earlier.len(), 2);
}

#[test]
fn the_wall_shows_what_has_been_said_as_it_is_said() {
    let wall = |room: &Room| {
        let session = room.reload();
        let kept = room.desk.store.live(session.id).unwrap();
        kept.map(|kept| shown(&session, &kept.live, texts(Lang::Nb)).wall)
    };
    let mut room = at_the_desk(three(), Settings::default());
    assert!(!matches!(wall(&room), Some(Wall::LookedAt(_))), "nothing has been said yet");
    room.press("PageDown").type_("1");
    let Some(Wall::LookedAt(said)) = wall(&room) else { panic!("{:?}", wall(&room)) };
    assert_eq!(said, [LookedAt { title: TITLES[1].into(), outcome: Outcome::Done }]);
    let (id, env) = (room.session().id, Env::fixed());
    crate::plain::play(&mut room.desk.store, Some(id), &env, "/gjennomgang\n2\n");
    let Some(Wall::LookedAt(said)) = wall(&room) else { panic!("{:?}", wall(&room)) };
    assert_eq!(said.len(), 2, "line by line as well");
}

#[test]
fn what_repeats_a_measure_judged_here_is_met_all_the_same() {
    let done = Measure {
        effect_on: Some(day(-1)),
        ..measure(0, |agreement| State::Done { agreement, on: day(-100) })
    };
    let again = Measure { every_weeks: Some(1), repeats: Some(done.id), ..measure(1, State::Agreed) };
    let mut room = at_the_desk(vec![done, again], Settings::default());
    room.sees("av 2 fra før");
    let mut seen = Vec::new();
    for _ in 0..2 {
        let judges = room.screen().contains("Hjalp det?");
        seen.push(judges);
        room.type_("1");
    }
    seen.sort_unstable();
    assert_eq!(seen, [false, true], "one is judged, the next one asked about");
    assert_eq!([state(&room, 0), state(&room, 1)], [StateCode::Evaluated, StateCode::Done]);
    assert!(room.model.review.shown.is_none(), "the walk is over");
}
