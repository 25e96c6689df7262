//! What a room decides together: votes, and later what was not agreed on and what was parked, as a facilitator meets it.

use dialogduk::domain::facets::Priority;
use dialogduk::domain::ids::MeasureId;
use dialogduk::env::Env;
use dialogduk::ops::{NewMeasure, Op, Store};
use dialogduk::tui::commands::Id;
use dialogduk::tui::model::Screen;

use crate::driver::{Room, in_meeting};
use crate::fixture;
use crate::plain::play;
use crate::screens::{FEW, LOOKS, scene};

/// Does something as if a screen had, and writes it.
fn act(room: &mut Room, op: &Op) {
    let effects = room.model.act(op, &room.env);
    assert!(!effects.is_empty(), "{op:?} did nothing");
    room.open(effects);
}

/// Does a command as from the palette.
fn command(room: &mut Room, id: Id) {
    let effects = dialogduk::tui::update::command(&mut room.model, id, &room.env);
    room.open(effects);
}

fn propose(room: &mut Room, title: &str) -> MeasureId {
    act(room, &Op::Propose(NewMeasure { title: title.into(), ..NewMeasure::default() }));
    room.session().measures.last().unwrap().id
}

const TITLES: [&str; 3] = ["Ro i gangen om morgenen", "Leder møter nattevaktene", "Felles lunsj på fredager"];

/// At the vote, with three proposals and tables of twelve.
fn at_the_vote(tables: &[u16]) -> Room {
    let mut room = in_meeting("ned-kjerne", tables);
    for title in TITLES {
        propose(&mut room, title);
    }
    command(&mut room, Id::ShowMeasures);
    room.press("F12");
    assert_eq!(room.model.screen, Screen::Vote);
    room
}

fn votes(room: &Room) -> Vec<Vec<u16>> {
    let rounds = room.reload().rounds;
    rounds.iter().map(|round| round.votes.iter().map(|(_, votes)| *votes).collect()).collect()
}

#[test]
fn votes_are_typed_as_numbers_and_counted_against_the_budget() {
    let mut room = at_the_vote(&[12, 12]);
    room.sees("F4 starter. 24 har 3 stemmer hver.").press("F4").sees("0 av 72 stemmer");
    room.line("20").line("8").type_("4").sees("32 av 72 stemmer");
    assert_eq!(votes(&room), [vec![20, 8, 4]]);
    // Plus and minus, and a letter slipped in, which means nothing.
    room.type_("++-x").sees("33 av 72 stemmer").press("Backspace").sees("28 av 72 stemmer");
    room.press("Up").type_("1").press("Delete").sees("20 av 72 stemmer");
    assert_eq!(votes(&room), [vec![20, 0, 0]]);
    room.press("Ctrl+Z").sees("21 av 72 stemmer");
}

#[test]
fn more_votes_than_there_are_is_said_in_words_and_stops_nobody() {
    let mut room = at_the_vote(&[3]);
    room.press("F4").line("4").sees("! Ett forslag har mer enn 3").line("3").line("3");
    room.sees("10 av 9 stemmer").sees("! Det er 1 for mye. Tell en gang til");
    // Who votes is put right while the round is open.
    room.press("F2")
        .sees("Hvor mange stemmer?")
        .type_("\u{0}")
        .press("Backspace")
        .line("4")
        .press("Enter Enter");
    room.sees("10 av 12 stemmer").sees_no("for mye").sees_no("mer enn");
    assert_eq!(room.reload().rounds.len(), 1);
    room.press("F6").sees("1.").sees("Runden er avsluttet.");
}

#[test]
fn a_room_nobody_has_counted_is_asked_how_many_vote() {
    let mut room = at_the_vote(&[0, 0]);
    room.press("F4").sees("Hvor mange stemmer?").line("mange").sees("Hvor mange stemmer?").line("17");
    room.press("Down Enter").sees("Kan én person gi flere").press("Down Enter");
    let round = room.reload().rounds.remove(0);
    assert_eq!((round.participants, round.votes_each, round.cumulative), (17, 4, true));
    room.sees("17 har 4 stemmer hver, og kan gi flere til samme forslag.");
}

#[test]
fn a_second_vote_is_a_round_of_its_own_and_ties_are_shown_as_ties() {
    let mut room = at_the_vote(&[12, 12]);
    room.press("F4").line("7").line("9").line("7").press("F6");
    let screen = room.screen();
    let rows: Vec<&str> = screen.lines().filter(|line| line.contains("delt plass")).collect();
    assert_eq!(rows.len(), 2, "{screen}");
    assert!(rows.iter().all(|row| row.contains("2.")), "{screen}");
    room.type_("5").sees("Runden er avsluttet. F4 starter en ny.");
    room.press("F4").sees("runde 2 av 2").line("1");
    assert_eq!(votes(&room), [vec![7, 9, 7], vec![1, 0, 0]]);
    room.press("PageUp").sees("runde 1 av 2").press("PageUp").sees("Det er 2 i alt.");
    command(&mut room, Id::DeleteRound);
    assert_eq!(votes(&room), [vec![1, 0, 0]]);
    room.press("Ctrl+Z");
    assert_eq!(votes(&room).len(), 2);
}

#[test]
fn the_votes_suggest_a_priority_and_the_room_decides_another_and_both_are_kept() {
    let mut room = at_the_vote(&[12, 12]);
    room.press("F4").line("20").line("8").line("0").press("F6");
    room.sees("forslag: høy").sees("forslag: middels").sees("forslag: lav");
    room.press("Down F3").sees("middels – det stemmene tyder på").press("Up Enter");
    room.sees("forslag: middels · satt: høy");
    let session = room.reload();
    assert_eq!(session.measures[1].priority, Some(Priority::High));
    // The form shows the suggestion beside what was decided.
    room.press("F3 Down Down Down Enter").sees_no("satt: høy");
}

#[test]
fn a_vote_without_two_proposals_says_what_it_needs() {
    let mut room = in_meeting("ned-kjerne", &[12]);
    command(&mut room, Id::ShowMeasures);
    room.press("Ctrl+B").sees("Når det står to forslag på lista").press("F4").sees("minst to forslag");
    room.press("Esc Esc");
    assert_eq!(room.model.screen, Screen::Measures);
}

#[test]
fn the_vote_in_the_room() {
    scene("vote", LOOKS, |settings| {
        let mut room = at_the_vote(&[12, 12]);
        room.model.speak(settings.lang);
        room.model.settings = settings;
        room.press("F4").line("20").line("8").type_("4");
        room
    });
}

#[test]
fn the_vote_before_and_after() {
    scene("vote_begins", FEW, |_| at_the_vote(&[12, 12]));
    scene("vote_over", FEW, |_| {
        let mut room = at_the_vote(&[12, 12]);
        room.press("F4").line("20").line("30").line("30").press("F6");
        room
    });
}

/// A meeting in a file of its own, for a script.
fn line_by_line(script: &str) -> (String, dialogduk::domain::session::Session) {
    let env = Env::fixed();
    let session = fixture::session(&env);
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    play(&mut store, Some(session.id), &env, "\n");
    let said = play(&mut store, Some(session.id), &env, script);
    (said, store.load(session.id).unwrap().unwrap().session)
}

#[test]
fn the_same_vote_is_held_line_by_line() {
    let (said, session) = line_by_line(
        "/tiltakene\nRo i gangen\nNy dør\nFelles lunsj\n/avstemning\n/stemmer 1 5\n/avstemning 24 3\n\
         /stemmer 1 20\n/stemmer 2 8\n/stemmer 3: 45\n/stemmer 3 8\n/avslutt avstemning\n/stemmer 1 1\n/avstemning\n",
    );
    for told in [
        "for eksempel /avstemning 24 3",
        "Ingen avstemning er i gang.",
        "Avstemningen er i gang. 24 har 3 stemmer hver.",
        "28 av 72 stemmer.",
        "Det er 1 for mye.",
        "Ett forslag har mer enn 24",
        "1. plass: Ro i gangen (1), 20 stemmer. Forslag: høy.",
        "2. plass, delt: Ny dør (2), 8 stemmer. Forslag: middels.",
    ] {
        assert!(said.contains(told), "«{told}» was not said:\n{said}");
    }
    let [round] = session.rounds.as_slice() else { panic!("one round: {:?}", session.rounds) };
    assert_eq!(round.votes.iter().map(|(_, votes)| *votes).collect::<Vec<_>>(), [20, 8, 8]);
    assert!(round.closed);
}
