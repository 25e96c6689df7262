//! No size of the window breaks anything: no panic, the cursor inside, what is typed kept (K8).

use dialogduk::tui::commands::COMMANDS;
use dialogduk::tui::input::Input;
use dialogduk::tui::model::Screen;
use proptest::prelude::*;

use crate::commands::at;
use crate::driver::{Room, in_meeting};

/// Sizes at the edges of what a window can be, and of what the layouts ask for.
const EDGES: &[(u16, u16)] = &[
    (1, 1),
    (1, 100),
    (300, 1),
    (2, 2),
    (39, 12),
    (40, 11),
    (40, 12),
    (41, 13),
    (56, 14),
    (60, 18),
    (79, 23),
    (80, 24),
    (120, 12),
    (300, 100),
];

/// Ways to every dialog from the screen of a question: keys, then text.
const DIALOGS: &[(&str, &str)] = &[
    ("F1", ""),
    ("Ctrl+P", ""),
    ("Ctrl+P", "minutt"),
    ("Ctrl+P", "ingen kommando heter dette"),
    ("F7", ""),
    ("Ctrl+X", ""),
    ("F4", ""),
    ("Ctrl+O", ""),
    ("F5", ""),
    ("F9", ""),
];

fn cursor_is_inside(room: &mut Room, width: u16, height: u16, what: &str) {
    let (column, row) = room.cursor();
    assert!(column < width && row < height, "{what} at {width}×{height}: cursor {column},{row}");
}

fn at_every_edge(room: &mut Room, what: &str) {
    at_sizes(EDGES, room, what);
}

fn at_sizes(sizes: &[(u16, u16)], room: &mut Room, what: &str) {
    for (width, height) in sizes {
        room.resize(*width, *height);
        cursor_is_inside(room, *width, *height, what);
    }
}

#[test]
fn every_screen_can_be_drawn_at_every_edge() {
    for screen in Screen::ALL {
        let mut room = at(*screen);
        at_every_edge(&mut room, screen.code());
        assert_eq!(room.model.screen, *screen);
    }
}

#[test]
fn every_dialog_can_be_drawn_at_every_edge() {
    for (keys, text) in DIALOGS {
        let mut room = in_meeting("ned-kjerne", &[5, 5]);
        room.line("fra bord én").press(keys).type_(text);
        at_every_edge(&mut room, &format!("{keys} {text}"));
    }
}

#[test]
fn every_kind_of_question_can_be_drawn_small_and_wide_with_many_tables_and_long_lines() {
    let mut room = in_meeting("ned-kjerne", &[5; 14]);
    room.line(&"ordutenmellomrom".repeat(30))
        .line("👩‍⚕️ og 日本語 om hverandre, lenge nok til å brytes flere ganger på en smal skjerm");
    room.paste("en\nto\ntre");
    let questions = room.session().outline().len();
    for number in 1..=questions {
        let sizes = &[(1, 1), (40, 12), (60, 18), (300, 30)];
        at_sizes(sizes, &mut room, &format!("question {number}"));
        room.resize(80, 24).press("PgDn");
    }
}

fn any_size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![
        3 => (1u16..=300, 1u16..=100),
        2 => (38u16..=82, 10u16..=26),
        1 => (1u16..=4, 1u16..=4),
    ]
}

/// Anything a person can press, and a little text.
fn any_input() -> impl Strategy<Value = Input> {
    let chords: Vec<_> = COMMANDS
        .iter()
        .flat_map(|command| command.chords)
        // Quitting would end the play.
        .filter(|chord| chord.label() != "Ctrl+Q")
        .copied()
        .collect();
    let moving =
        ["Up", "Down", "Left", "Right", "Home", "End", "Backspace", "Ctrl+Home", "Ctrl+End", "Esc", "Enter"];
    let moving: Vec<_> = moving.iter().map(|name| name.parse().unwrap()).collect();
    prop_oneof![
        4 => prop::sample::select(chords).prop_map(Input::Key),
        2 => prop::sample::select(moving).prop_map(Input::Key),
        3 => prop::sample::select(vec!["a", "ø", "3", " ", "日", "."]).prop_map(|text| Input::Text(text.into())),
        1 => Just(Input::Paste("limt inn\nto linjer".into())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_storm_of_sizes_keeps_what_is_being_typed(sizes in prop::collection::vec(any_size(), 1..16)) {
        let mut room = in_meeting("ned-kjerne", &[5, 5]);
        room.line("lagret linje").type_("uferdig linje");
        for (width, height) in sizes {
            room.resize(width, height);
            cursor_is_inside(&mut room, width, height, "storm");
        }
        room.resize(80, 24).sees("uferdig linje").press("Enter");
        let lines: Vec<_> = room.reload().answers.iter().filter_map(|answer| answer.body.text().map(str::to_owned)).collect();
        prop_assert_eq!(lines, ["lagret linje", "uferdig linje"]);
    }

    #[test]
    fn whatever_is_pressed_at_whatever_size_nothing_breaks_and_the_file_agrees(
        steps in prop::collection::vec((any_input(), prop::option::weighted(0.2, any_size())), 1..60),
    ) {
        let mut room = in_meeting("barnehage", &[5, 5]);
        room.line("fra bord én").press("F4 Enter");
        let mut size = (80, 24);
        for (input, new_size) in steps {
            if let Some((width, height)) = new_size {
                size = (width, height);
                room.resize(width, height);
            }
            let what = format!("{input:?}");
            room.input(input);
            cursor_is_inside(&mut room, size.0, size.1, &what);
        }
        if let Some(meeting) = &room.model.meeting {
            let stored = room.desk.store.load(meeting.session.id).unwrap().map(|loaded| loaded.session);
            prop_assert_eq!(stored.as_ref(), Some(&meeting.session));
        }
    }
}

#[test]
fn at_sixty_columns_a_table_and_its_count_are_told_apart() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.press("Tab").line("en").line("to").resize(60, 18);
    room.sees("Bord 1: –").sees("[Bord 2: 2]").sees("Plenum: –");
}

#[test]
fn the_phase_we_are_in_is_whole_in_the_smallest_window() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.resize(40, 12).sees("stille").sees("2.00 (F3)").sees_no("plenu");
    room.press("F12 F12").sees("plenum").sees("(F3)").sees_no("stille");
}

#[test]
fn what_is_said_of_the_last_step_is_said_in_full() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    let said =
        "Møtet ble endret i et annet vindu, og det du skrev, står i feltet igjen til du er klar til å lagre";
    room.model.say(said);
    room.resize(60, 18);
    let words: Vec<String> = room.screen().split_whitespace().map(str::to_owned).collect();
    assert!(words.join(" ").contains(said), "{}", room.screen());
}
