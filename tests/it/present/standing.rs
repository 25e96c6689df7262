//! The wall stands where the room is: not where the facilitator looks something up, and not in the sitting before.

use std::time::Duration;

use dialogduk::domain::answer::{Body, StanceRounds, StanceTally};
use dialogduk::domain::ids::QuestionId;
use dialogduk::domain::live::{Live, RoomView};
use dialogduk::domain::localized::Lang;
use dialogduk::domain::place::Phase;
use dialogduk::domain::sitting::SittingKind;
use dialogduk::env::Env;
use dialogduk::i18n::texts;
use dialogduk::ops::{Op, Store};
use dialogduk::present::{Waiting, Wall, shown};
use dialogduk::rules::counts::{Counted, counted, first_round};
use dialogduk::rules::suppress::AtLeast;
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id as Command;
use dialogduk::tui::meeting::Meeting;
use dialogduk::tui::model::{Now, Screen};
use dialogduk::tui::msg::{Effect, Msg};
use dialogduk::tui::update::{next_due, update};

use super::{file, meeting, told};
use crate::driver::Room;
use crate::plain::play;

fn of(room: &mut Room) -> &mut Meeting {
    room.model.meeting.as_mut().unwrap()
}

/// Looks at what the room sees, once more.
fn tick(room: &mut Room) {
    let effects = update(&mut room.model, Msg::Tick, &room.env);
    room.open(effects);
}

#[test]
fn the_next_sitting_begins_with_no_table_ready_and_nothing_revealed() {
    let (_folder, mut room) = meeting();
    let tables: Vec<_> = room.session().groups.iter().filter(|it| !it.plenary).map(|it| it.id).collect();
    let live = &mut of(&mut room).live;
    live.ready.extend(&tables);
    live.heard.insert(tables[0], 2);
    live.revealed = true;
    tick(&mut room);
    assert_eq!(told(&room).live.ready.len(), tables.len());
    room.does(&Op::AddSitting {
        label: "kveld".into(),
        date: room.env.today(),
        kind: SittingKind::Gathering,
        tables: Vec::new(),
    });
    let evening = room.session().sittings[1].id;
    let effects = room.model.meeting.as_mut().unwrap().go_to_sitting(evening, &room.env);
    room.open(effects);
    tick(&mut room);
    let live = told(&room).live;
    assert_eq!((live.sitting, live.revealed), (Some(evening), false));
    assert!(live.ready.is_empty() && live.heard.is_empty(), "{live:?}");
}

#[test]
fn in_the_facilitators_own_window_what_is_revealed_stands_until_it_is_shown_anew() {
    let env = Env::fixed();
    let session = crate::fixture::session(&env);
    let (group, question) = (session.groups[0].id, QuestionId::new("enig"));
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let mut room = Room::with(store, Settings::default(), 80, 24);
    room.open(vec![Effect::Open(session.id)]);
    let effects = of(&mut room).go_to(&question, &env);
    room.open(effects);
    room.go(Screen::Question);
    let count = |room: &mut Room, agree| {
        let tally = StanceTally { agree, partly: 3, ..StanceTally::default() };
        let body = Body::Stance(StanceRounds::once(tally));
        room.does(&Op::SetTally { question: question.clone(), group, body });
    };
    count(&mut room, 9);
    room.command(Command::ShowResult).sees("Rommet ser resultatet slik det er nå.");
    room.press("F5").sees("minst 5").press("Esc");
    count(&mut room, 10);
    room.press("F5").sees("minst 5").sees_no("minst 10").press("Esc");
    room.command(Command::ShowResult).sees("Rommet ser ikke resultatet lenger.").command(Command::ShowResult);
    room.press("F5").sees("minst 10");
}

#[test]
fn who_shows_a_result_of_too_few_is_told_that_the_room_sees_none() {
    let env = Env::fixed();
    let session = crate::fixture::session(&env);
    let (group, question) = (session.groups[0].id, QuestionId::new("enig"));
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let mut room = Room::with(store, Settings::default(), 80, 24);
    room.open(vec![Effect::Open(session.id)]);
    let effects = of(&mut room).go_to(&question, &env);
    room.open(effects);
    room.go(Screen::Question);
    tick(&mut room);
    let told = "Rommet ser ingen tall: for få har svart. Skjul og vis igjen med flere svar.";
    // Of nobody at all, too.
    room.command(Command::ShowResult).sees(told).command(Command::ShowResult);
    let tally = StanceTally { agree: 2, ..StanceTally::default() };
    room.does(&Op::SetTally { question, group, body: Body::Stance(StanceRounds::once(tally)) });
    room.command(Command::ShowResult).sees(told).sees_no("Rommet ser resultatet");
    room.press("F5").sees("Vises når flere har svart.");

    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let said = play(&mut store, Some(session.id), &env, "\n/gå 3\n1 1\n/vis resultatet\n");
    assert!(said.contains(told) && !said.contains("Rommet ser resultatet"), "{said}");
}

#[test]
fn only_tables_of_the_sitting_are_counted_as_ready() {
    let (_folder, room) = meeting();
    let session = room.session();
    let view = RoomView::Question(session.outline()[0].question.id.clone(), Phase::Talk);
    let mut live = Live { sitting: Some(session.sittings[0].id), ..Live::new(view) };
    live.ready.insert(dialogduk::domain::ids::Id::from_bits(77).into());
    let Wall::Question(asked) = shown(session, &live, texts(Lang::Nb)).wall else { panic!("no question") };
    assert_eq!(asked.ready, None, "a table that is not here is not ready");
}

#[test]
fn while_sheets_are_keyed_in_the_wall_stands_and_the_clock_goes_on_afterwards() {
    let (_folder, mut room) = meeting();
    room.press("F3").wait(Duration::from_secs(40));
    let before = told(&room).live;
    let sheet = room.session().sheets().last().unwrap().id.to_string();
    let effects = room.model.go(Screen::Paper, &room.env);
    room.open(effects);
    room.line(&sheet);
    assert_ne!(
        Some(&of(&mut room).place.question),
        before.view.question(),
        "the sheet is about another question"
    );
    room.wait(Duration::from_secs(30));
    let meanwhile = told(&room).live;
    assert_eq!((&meanwhile.view, meanwhile.sitting), (&before.view, before.sitting));
    let clock = meanwhile.clock.unwrap();
    assert_eq!((clock.since, clock.used, clock.planned), (None, 40, before.clock.unwrap().planned));
    room.press("Esc");
    while room.model.screen == Screen::Paper {
        room.press("Esc");
    }
    let after = told(&room).live;
    assert_eq!(after.view, before.view);
    assert!(after.clock.unwrap().since.is_some(), "it runs again");
    assert_eq!(after.clock.unwrap().used, 40);
}

#[test]
fn a_curtain_that_cannot_fall_is_said_and_tried_again() {
    let (folder, mut room) = meeting();
    let id = room.session().id;
    // Nothing can be kept of a meeting that another window has deleted.
    Store::open(&file(&folder))
        .unwrap()
        .erase(&[dialogduk::store::Erase::Session(id)], Env::fixed().now())
        .unwrap();
    room.press("F9").sees("Skjermen er skjult").sees("Projektoren viser fortsatt møtet");
    let again = next_due(&room.model).unwrap();
    assert!(again > room.env.elapsed() && again <= room.env.elapsed() + Duration::from_secs(2), "{again:?}");
    let asked = |room: &mut Room| !update(&mut room.model, Msg::Tick, &room.env).is_empty();
    assert!(!asked(&mut room), "not at once, or it would never end");
    room.env.advance(Duration::from_secs(2));
    room.model.now = Now::of(&room.env);
    assert!(asked(&mut room), "but soon");
}

#[test]
fn a_second_round_nobody_has_answered_in_takes_nothing_from_the_first() {
    let first = StanceTally { agree: 6, partly: 1, disagree: 1, pass: 0 };
    let begun = StanceRounds { first, second: Some(StanceTally::default()) };
    let mut session = crate::fixture::session(&Env::fixed());
    let question = session.question(&QuestionId::new("enig")).unwrap().clone();
    let mut answer = crate::fixtures::answer(1, "enig", 0, Body::Stance(begun));
    answer.group = session.groups[0].id;
    session.answers.push(answer);
    let Counted::Stance(tally) = counted(&session, &question) else { panic!("the first round counts") };
    assert_eq!(tally.get().as_slice(), [AtLeast::of(6), None, None, None]);
    assert_eq!(first_round(&session, &question), None, "there is nothing to compare with yet");
}

#[test]
fn line_by_line_the_room_sees_the_cloth_the_rules_and_the_measure_that_is_read() {
    let env = Env::fixed();
    let session = crate::fixtures::running_care_session();
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let number = 1 + session.measures.iter().position(|it| it.state.code().is_active()).unwrap();
    let measure = session.measures[number - 1].id;
    let reading = format!("/les opp {number}\n/hjelp\n");
    for (script, view) in [
        ("/duken\n", Some(RoomView::Cloth)),
        ("/spilleregler\n", Some(RoomView::GroundRules)),
        (reading.as_str(), Some(RoomView::ReadBack(measure))),
        ("/les opp\n", Some(RoomView::Measures)),
        ("/duken\n/neste\n", None),
    ] {
        play(&mut store, Some(session.id), &env, script);
        let live = store.live(session.id).unwrap().unwrap().live;
        match view {
            Some(view) => assert_eq!(live.view, view, "{script}"),
            None => assert!(live.view.question().is_some(), "{script}: {live:?}"),
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_just_now_is_not_told_as_a_meeting_that_is_gone() {
    let (folder, room) = meeting();
    let id = room.session().id;
    let tries = std::cell::Cell::new(0);
    let find = move |_: &Store| {
        tries.set(tries.get() + 1);
        if tries.get() == 1 { Err(dialogduk::ops::StoreProblem::gone()) } else { Ok(Some(id)) }
    };
    let mut follower = dialogduk::term::follow::Follower::new(file(&folder), Some(Box::new(find)));
    let first = follower.look();
    assert!(matches!(first, Some(dialogduk::present::News::Waiting(Waiting::Away))), "{first:?}");
    assert!(matches!(follower.look(), Some(dialogduk::present::News::Meeting(..))), "asked again at once");
}
