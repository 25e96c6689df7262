//! The program keeps what it hears to itself: no connection in a whole meeting (J1), nothing of the content in what is
//! told when something is wrong (J9), and nothing left on the terminal, however it ends (J11).

mod connections;
mod details;

use std::path::Path;

use dialogduk::ops::Store;

use crate::driver::in_meeting_on;
use crate::terminal::Terminal;

/// Stands for what a table said, in what is said when and where.
const CANARY: &str = "kanarifugl";

/// A file with a meeting in which the canary was said.
fn meeting_with_a_canary(folder: &Path) {
    let mut room = in_meeting_on(Store::open(&folder.join("dialogduk.db")).unwrap(), "ned-kjerne", &[5, 5]);
    room.line(&format!("{CANARY} i gangen")).line("tunge løft");
    room.quit();
}

/// The program with that meeting open on the screen.
fn before_the_meeting(folder: &Path) -> Terminal {
    meeting_with_a_canary(folder);
    let mut terminal = Terminal::run(folder, &[]);
    terminal.until("NED kjerneduk");
    terminal.press("\x1b[B\r");
    terminal.until(CANARY);
    terminal
}

/// Nothing of the meeting can be seen or scrolled back to, and the terminal is as it was.
fn is_left_clean(terminal: &mut Terminal, how: &str) {
    terminal.read_the_rest();
    assert!(!terminal.screen.screen().alternate_screen(), "{how}");
    assert!(!terminal.screen.screen().hide_cursor(), "{how}");
    let left = terminal.all_left();
    assert!(!left.contains(CANARY), "{how}: {left}");
    titles_tell_nothing(&terminal.written, how);
}

/// The title stands in the task bar of a shared screen: it is the name of the program, and goes again.
fn titles_tell_nothing(written: &[u8], how: &str) {
    let written = String::from_utf8_lossy(written);
    let titles: Vec<_> = written.split("\x1b]").skip(1).map(|it| it.split('\x07').next().unwrap()).collect();
    assert!(!titles.is_empty(), "{how}: a title is set");
    for title in titles {
        assert_eq!(title, "0;dialogduk", "{how}");
    }
    assert!(written.contains("\x1b[23;2t"), "{how}: the title before comes back");
}

fn names(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.starts_with("dialogduk.db")).collect();
    names.sort();
    names
}

#[test]
fn however_a_meeting_ends_one_whole_file_and_a_clean_terminal_are_left() {
    for (how, code) in [("Ctrl+Q", 0), ("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = before_the_meeting(folder.path());
        terminal.press("halv");
        terminal.until("halv");
        match how {
            "Ctrl+Q" => terminal.press("\x11"),
            signal => terminal.signal(signal),
        }
        assert_eq!(terminal.ended(), code, "{how}");
        is_left_clean(&mut terminal, how);
        assert_eq!(names(folder.path()), ["dialogduk.db"], "{how}");
        let store = Store::open(&folder.path().join("dialogduk.db")).unwrap();
        let id = store.find_session("NED").unwrap()[0].id;
        let drafts = store.drafts(id).unwrap();
        assert_eq!(drafts.iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), ["halv"], "{how}");
    }
}

#[test]
fn a_window_that_is_closed_ends_the_program_and_everything_called_saved_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = before_the_meeting(folder.path());
    terminal.press("siste ord\r");
    terminal.until("Bord 1]");
    terminal.vanish("");
    // As the signal says, or as the write that came before it.
    assert!([129, 1].contains(&terminal.ended()));
    let store = Store::open(&folder.path().join("dialogduk.db")).unwrap();
    let id = store.find_session("NED").unwrap()[0].id;
    assert!(store.load(id).unwrap().unwrap().session.answers.len() >= 2);
    store.close().unwrap();
    assert_eq!(names(folder.path()), ["dialogduk.db"]);
}

#[test]
fn a_window_that_is_closed_while_somebody_writes_costs_no_letter() {
    // Nobody waits until a draft is kept by itself. The second line is one that may not be kept unseen.
    for (typed, kept) in [("halv setning", vec!["halv setning"]), ("ring 01010750160", vec![])] {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = before_the_meeting(folder.path());
        terminal.press(typed);
        terminal.until(typed);
        terminal.vanish("");
        assert_eq!(terminal.ended(), 129, "{typed}");
        assert_eq!(names(folder.path()), ["dialogduk.db"], "{typed}");
        let store = Store::open(&folder.path().join("dialogduk.db")).unwrap();
        let id = store.find_session("NED").unwrap()[0].id;
        let drafts = store.drafts(id).unwrap();
        assert_eq!(drafts.iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), kept);
    }
}

#[test]
fn a_program_that_is_stopped_shows_nothing_and_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = before_the_meeting(folder.path());
    terminal.press("halv");
    terminal.until("halv");
    terminal.signal("TSTP");
    terminal.until_it("the main screen", |screen| !screen.alternate_screen());
    assert!(!terminal.all_left().contains(CANARY));
    terminal.until_stopped();
    terminal.signal("CONT");
    terminal.until_it("the meeting again", |screen| {
        screen.alternate_screen() && screen.contents().contains(CANARY) && screen.contents().contains("halv")
    });
    terminal.press("e linjer\r");
    terminal.until("halve linjer");
    terminal.press("\x11");
    assert_eq!(terminal.ended(), 0);
    is_left_clean(&mut terminal, "stopped and continued");
}

#[test]
fn keys_pressed_while_the_laptop_sleeps_are_there_when_it_wakes() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = before_the_meeting(folder.path());
    terminal.press("halv");
    terminal.until("halv");
    // Nothing of the program runs, as when the lid is closed.
    terminal.signal("STOP");
    terminal.until_stopped();
    terminal.press("e linjer\r");
    terminal.signal("CONT");
    terminal.until("►   halve linjer");
    terminal.press("\x11");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn line_by_line_a_request_to_stop_ends_the_visit_with_everything_in_one_file() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let folder = tempfile::tempdir().unwrap();
        meeting_with_a_canary(folder.path());
        let mut terminal = Terminal::run(folder.path(), &["plain", "NED"]);
        terminal.until("Spørsmål 1");
        terminal.press("siste ord\r");
        terminal.until("Lagret: linje 3");
        terminal.signal(signal);
        assert_eq!(terminal.ended(), code, "{signal}");
        assert_eq!(names(folder.path()), ["dialogduk.db"], "{signal}");
        let store = Store::open(&folder.path().join("dialogduk.db")).unwrap();
        let id = store.find_session("NED").unwrap()[0].id;
        let session = store.load(id).unwrap().unwrap().session;
        assert!(session.answers.iter().any(|it| it.body.text() == Some("siste ord")), "{signal}");
    }
}

#[test]
fn line_by_line_a_vanished_window_is_the_end_and_a_person_is_told_what_stays_in_it() {
    let folder = tempfile::tempdir().unwrap();
    meeting_with_a_canary(folder.path());
    let mut terminal = Terminal::run(folder.path(), &["plain", "NED"]);
    terminal.until("Spørsmål 1");
    terminal.press("\x04");
    terminal.until("Lukk vinduet når du er ferdig.");
    assert_eq!(terminal.ended(), 0);

    let mut terminal = Terminal::run(folder.path(), &["plain", "NED"]);
    terminal.until("Spørsmål 1");
    terminal.vanish("halv");
    assert_eq!(terminal.ended(), 129);
    assert_eq!(names(folder.path()), ["dialogduk.db"]);
}
