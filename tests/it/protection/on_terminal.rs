//! Passphrases typed on a real terminal, on the full screen and line by line.

use std::path::Path;

use dialogduk::exchange;
use dialogduk::store::{self, ProblemKind, Store};

use super::{CANARY, kind, phrase};
use crate::terminal::Terminal;

const FIRST: &str = "sol og vind og regn";
const SECOND: &str = "noe helt annet denne gangen";

const CTRL_P: &str = "\x10";
const CTRL_Q: &str = "\x11";
const CTRL_END: &str = "\x1b[1;5F";
const OPEN: &str = "Fila er beskyttet";
const DOWN: &str = "\x1b[B";

/// A folder with a data file in which one meeting lies; its title.
fn folder() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut session = exchange::read(exchange::examples()[0].1.as_bytes()).unwrap().session;
    session.details.summary = CANARY.to_owned();
    let mut store = Store::open(&file(folder.path())).unwrap();
    store.create_session(&session).unwrap();
    store.close().unwrap();
    (folder, session.details.title)
}

fn file(folder: &Path) -> std::path::PathBuf {
    folder.join("dialogduk.db")
}

/// Whatever was typed, the passphrases have never been written to the terminal.
fn shows_no_passphrase(terminal: &Terminal) {
    let written = String::from_utf8_lossy(&terminal.written);
    for secret in [FIRST, SECOND, "sol og", "noe helt"] {
        assert!(!written.contains(secret), "{secret}");
    }
}

/// Goes to the passphrase among the settings and presses Enter.
fn to_the_setting(terminal: &mut Terminal) {
    terminal.press(CTRL_P);
    terminal.press("innstillinger");
    terminal.until("innstillinger");
    terminal.press("\r");
    terminal.until("Passord på datafila");
    terminal.press(CTRL_END);
    terminal.until("Enter setter, bytter");
    terminal.press("\r");
}

/// Answers the question with this label on this page, typed in one go as a quick person does.
fn answer(terminal: &mut Terminal, page: &str, label: &str, typed: &str) {
    terminal.until_it(label, |screen| {
        let contents = screen.contents();
        let is_asked = |line: &str| {
            let rest = line.trim_start().strip_prefix(label).map(str::trim_start);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        contents.contains(page) && contents.lines().any(is_asked)
    });
    terminal.press(typed);
    terminal.press("\r");
}

fn leave(mut terminal: Terminal) {
    terminal.press(CTRL_Q);
    assert_eq!(terminal.ended(), 0);
    terminal.read_the_rest();
    shows_no_passphrase(&terminal);
    assert!(!terminal.all_left().contains(CANARY));
}

/// Opens the file by its passphrase, on the page at the start.
fn opened_by(folder: &Path, passphrase: &str, title: &str) -> Terminal {
    let mut terminal = Terminal::run(folder, &[]);
    answer(&mut terminal, OPEN, "Passord", passphrase);
    terminal.until(title);
    terminal
}

#[test]
fn a_passphrase_is_set_asked_for_changed_and_taken_away_on_the_full_screen() {
    let (folder, title) = folder();
    let (folder, data) = (folder.path(), file(folder.path()));
    let mut terminal = Terminal::run(folder, &[]);
    terminal.until(&title);
    to_the_setting(&mut terminal);
    for label in ["Nytt passord", "En gang til"] {
        answer(&mut terminal, "Et glemt passord", label, FIRST);
    }
    terminal.until("Datafila er beskyttet.");
    terminal.press("\r");
    leave(terminal);
    assert_eq!(kind(Store::open_read_only(&data)), ProblemKind::Protected);

    // A wrong one is told in one sentence and asked for again; nothing of the meetings is seen meanwhile.
    let mut terminal = Terminal::run(folder, &[]);
    answer(&mut terminal, OPEN, "Passord", SECOND);
    terminal.until("Passordet åpner ikke fila. Prøv igjen.");
    assert!(!terminal.screen.screen().contents().contains(&title));
    answer(&mut terminal, OPEN, "Passord", FIRST);
    terminal.until(&title);
    to_the_setting(&mut terminal);
    terminal.until("Bytt passord");
    terminal.press("\r");
    for (label, typed) in [("Passord", FIRST), ("Nytt passord", SECOND), ("En gang til", SECOND)] {
        answer(&mut terminal, "Nytt passord på datafila", label, typed);
    }
    terminal.until("Datafila har nå det nye passordet.");
    terminal.press("\r");
    leave(terminal);
    assert_eq!(kind(Store::open_read_only_with(&data, Some(&phrase(FIRST)))), ProblemKind::WrongPassphrase);

    let mut terminal = opened_by(folder, SECOND, &title);
    to_the_setting(&mut terminal);
    terminal.until("Bytt passord");
    terminal.press(DOWN);
    terminal.press("\r");
    answer(&mut terminal, "Ta bort passordet", "Passord", SECOND);
    terminal.until("Datafila har ikke noe passord lenger.");
    terminal.press("\r");
    leave(terminal);
    assert!(!store::looks_protected(&data) && Store::open_read_only(&data).is_ok());
}

#[test]
fn line_by_line_what_is_typed_is_not_shown_and_the_next_line_is_heard_as_always() {
    let (folder, _) = folder();
    let data = file(folder.path());
    let mut terminal = Terminal::run(folder.path(), &["plain"]);
    terminal.until("/hjelp");
    terminal.press("/passord\r");
    terminal.until("Nytt passord: ");
    // Slips are asked about again, and a letter can be taken back.
    terminal.press(&format!("kort\r{FIRST}xå\x7f\x7f\r"));
    terminal.until("For kort: minst 8 tegn.");
    terminal.until("En gang til: ");
    terminal.press(&format!("{FIRST}\r"));
    terminal.until("Datafila er beskyttet.");

    terminal.press("/passord bytt\r");
    terminal.until("Passord: ");
    terminal.press("\x1b");
    terminal.until("Ingenting er endret.");
    terminal.press("/passord fjern\r");
    terminal.until("alle som får tak i fila, lese den.\nPassord: ");
    terminal.press(&format!("{SECOND}\r"));
    terminal.until("Passordet åpner ikke fila. Prøv igjen.");
    terminal.press(&format!("{FIRST}\r"));
    terminal.until("Datafila har ikke noe passord lenger.");
    terminal.press("/hvor\r");
    terminal.until("/hvor");
    terminal.press("/slutt\r");
    assert_eq!(terminal.ended(), 0);
    terminal.read_the_rest();
    shows_no_passphrase(&terminal);
    assert!(Store::open_read_only(&data).is_ok());
}

#[test]
fn a_command_hides_what_is_typed_ahead_and_takes_it_for_the_next_answer() {
    let (folder, _) = folder();
    let data = file(folder.path());
    let mut terminal = Terminal::run(folder.path(), &["protect", "set"]);
    terminal.until("Nytt passord: ");
    terminal.press(&format!("kort\r{FIRST}\r{FIRST}\r"));
    assert_eq!(terminal.ended(), 0);
    terminal.read_the_rest();
    shows_no_passphrase(&terminal);
    assert!(Store::open_read_only_with(&data, Some(&phrase(FIRST))).is_ok());
}

#[test]
fn a_request_to_stop_in_the_middle_of_a_passphrase_leaves_the_terminal_as_it_was() {
    let (folder, _) = folder();
    let mut terminal = Terminal::run(folder.path(), &["plain"]);
    terminal.until("/hjelp");
    terminal.press("/passord\r");
    terminal.until("Nytt passord: ");
    // What is typed is heard only once: the second question shows that all of it has arrived.
    terminal.press(&format!("{FIRST}\r"));
    terminal.until("En gang til: ");
    terminal.signal("TERM");
    assert_eq!(terminal.ended(), 143);
    terminal.read_the_rest();
    shows_no_passphrase(&terminal);
    assert!(!store::looks_protected(&file(folder.path())));
}
