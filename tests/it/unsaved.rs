//! Something is not saved: no letter is lost to a card, nobody leaves without knowing, and nobody is told that all is saved.

#[cfg(unix)]
use std::path::Path;

#[cfg(unix)]
use dialogduk::ops::Store;
use dialogduk::ops::{ProblemKind, StoreProblem, earlier_states};
#[cfg(unix)]
use dialogduk::tui::dialogs::Dialog;
use dialogduk::tui::leaving::is_unsaved;
#[cfg(unix)]
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::{Effect, Erasing, Msg};
use dialogduk::tui::update::{next_due, update};

#[cfg(unix)]
use crate::driver::in_meeting_on;
use crate::driver::{Room, in_meeting};
#[cfg(unix)]
use crate::terminal::Terminal;

/// A meeting whose file is removed while it is open.
#[cfg(unix)]
fn without_file(folder: &Path) -> Room {
    let path = folder.join("dialogduk.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    room.line("tunge løft");
    std::fs::remove_file(&path).unwrap();
    room
}

fn full() -> StoreProblem {
    StoreProblem { kind: ProblemKind::Full, detail: String::new(), path: None }
}

/// The file does not take what is being typed.
fn refuse_draft(room: &mut Room) {
    room.wait(std::time::Duration::from_secs(1));
    let draft = dialogduk::tui::screens::draft(&room.model).unwrap();
    let session = room.session().id;
    update(&mut room.model, Msg::DraftNotKept(session, Box::new(draft), full()), &room.env);
}

#[cfg(unix)]
#[test]
fn whoever_leaves_with_a_line_that_is_not_saved_is_asked_and_can_save_it_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = without_file(folder.path());
    room.line("siste ord").press("Enter").press("Ctrl+Q");
    assert!(!room.left, "{}", room.screen());
    room.sees("Ikke alt er lagret").sees("flyttet, slettet").sees("Ikke lagret: «siste ord»");
    // Once more leaves as little, and nobody is asked twice.
    room.press("Ctrl+Q Esc");
    assert!(!room.left && room.model.dialogs.is_empty(), "{}", room.screen());
    assert_eq!(room.model.question.input.text(), "siste ord");
    room.press("Ctrl+Q Enter").sees("Lagre alt et annet sted");
    let Some(Dialog::Ask(ask)) = room.model.dialogs.last_mut() else { panic!("{}", room.screen()) };
    let target = folder.path().join("ny.db");
    ask.input.set_text(&target.to_string_lossy());
    room.press("Enter").sees("Alle møtene er med").press("Enter Enter");
    assert_eq!(room.reload().answers.len(), 2);
    assert!(!is_unsaved(&room.model));
    room.quit();
}

#[cfg(unix)]
#[test]
fn a_file_that_is_found_gone_only_on_leaving_is_told_of_and_can_be_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = without_file(folder.path());
    room.press("Ctrl+Q").sees("Ikke alt er lagret").sees("flyttet, slettet").sees_no("Ikke lagret:");
    assert!(!room.left);
    room.press("Down Enter");
    assert!(room.left && is_unsaved(&room.model), "so it is told on the way out");
}

#[cfg(unix)]
#[test]
fn a_field_that_is_saved_on_leaving_and_cannot_be_keeps_nobody_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    room.go(Screen::Measures).line("fast møte").press("Enter");
    assert_eq!(room.model.screen, Screen::Measure);
    std::fs::remove_file(&path).unwrap();
    room.type_(" på mandag");
    for _ in 0..2 {
        room.press("Ctrl+Q").sees("Ikke alt er lagret").sees("på mandag");
        assert!(!room.left);
        room.press("Esc");
    }
    room.press("Ctrl+Q Down Enter");
    assert!(room.left, "{}", room.screen());
}

#[cfg(unix)]
#[test]
fn whoever_leaves_or_is_made_to_leaves_with_no_word_of_all_being_saved() {
    for (signal, code) in [(None, 0), (Some("TERM"), 143), (Some("HUP"), 129)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dialogduk.db");
        let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
        room.line("tunge løft");
        room.quit();
        let mut terminal = Terminal::run(folder.path(), &[]);
        terminal.until("NED kjerneduk");
        terminal.press("\x1b[B\r");
        terminal.until("tunge løft");
        std::fs::remove_file(&path).unwrap();
        terminal.until("flyttet, slettet");
        terminal.press("\rsiste ord");
        terminal.until("siste ord");
        if let Some(signal) = signal {
            terminal.signal(signal);
        } else {
            terminal.press("\x11");
            terminal.until("Ikke lagret: «siste ord»");
            terminal.press("2");
        }
        terminal.read_the_rest();
        assert_eq!(terminal.ended(), code);
        let left = terminal.all_left();
        assert!(left.contains("Ikke alt er lagret") && !left.contains("Alt er lagret"), "{signal:?}: {left}");
        assert!(!left.contains("siste ord"), "nothing that was said is left in the window: {left}");
    }
}

#[test]
fn what_is_typed_while_a_card_says_what_is_wrong_stands_in_the_line() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.type_("Vi har for få ");
    update(&mut room.model, Msg::Astray(full()), &room.env);
    room.type_("hender om natte").press("Backspace").sees("Disken er full");
    assert_eq!(room.model.question.input.text(), "Vi har for få hender om natt");
    // A dialog is no field below: its rows are not chosen by what is typed.
    room.press("Enter").sees("Vi har for få hender om natt");
    room.press("F4").type_("ny");
    update(&mut room.model, Msg::Failed(full()), &room.env);
    room.type_(" rutine").press("Enter").sees("ny rutine");
}

#[test]
fn a_line_still_being_typed_that_cannot_be_kept_is_told_at_the_foot_and_asked_about_on_leaving() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.type_("halv");
    room.wait(std::time::Duration::from_secs(1));
    refuse_draft(&mut room);
    room.open(Vec::new());
    room.sees("Kunne ikke lagre").sees("lagre et annet sted").sees_no("alt er lagret").sees("halv");
    assert!(room.model.dialogs.is_empty() && is_unsaved(&room.model));
    // The disk takes it again, so there is nothing to ask.
    room.press("Ctrl+Q");
    assert!(room.left && !is_unsaved(&room.model));
}

#[test]
fn what_is_being_typed_stays_in_the_file_when_a_line_is_deleted_for_good_and_the_line_does_not() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.line("tunge løft i garderoben")
        .type_("ja, tunge løft i garderoben")
        .press("Tab")
        .type_("halv linje");
    room.wait(std::time::Duration::from_secs(2));
    let kept = |room: &Room| {
        let drafts = room.desk.store.drafts(room.session().id).unwrap();
        drafts.into_iter().map(|draft| draft.text).collect::<Vec<_>>()
    };
    assert_eq!(kept(&room).len(), 2);
    let line = room.session().answers[0].id;
    room.open(vec![Effect::Erase(Erasing::Line(room.session().id, line))]);
    assert_eq!(kept(&room), ["halv linje"]);
    room.press("Enter");
    assert_eq!(room.model.question.input.text(), "halv linje");
    room.open(vec![Effect::Erase(Erasing::AsPlanned {
        answers: vec![room.session().id],
        whole: Vec::new(),
    })]);
    room.wait(std::time::Duration::from_secs(2));
    assert_eq!(kept(&room), [] as [&str; 0]);
}

#[test]
fn a_refused_line_that_the_guard_asks_about_by_now_is_not_read_out_on_leaving() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.type_("Hun er");
    refuse_draft(&mut room);
    room.type_(" sykmeldt").press("Ctrl+Q").sees("for det kan gjelde én person.").sees_no("«Hun er");
    room.press("Esc");
    // It is nothing the disk has refused any more.
    assert!(!is_unsaved(&room.model), "{}", room.screen());
}

#[test]
fn a_refused_line_that_is_taken_out_again_is_no_trouble_any_more() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.type_("x");
    refuse_draft(&mut room);
    assert!(is_unsaved(&room.model));
    room.press("Backspace").wait(std::time::Duration::from_secs(2));
    assert!(!is_unsaved(&room.model), "{}", room.screen());
    room.press("Ctrl+Q");
    assert!(room.left);
}

#[test]
fn a_refused_line_is_tried_again_while_an_earlier_state_is_looked_at() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("tunge løft").type_("halv");
    let draft = dialogduk::tui::screens::draft(&room.model).unwrap();
    let here = room.session().id;
    let state = earlier_states(&room.desk.store, here).unwrap().pop().unwrap();
    room.open(vec![Effect::ReadState(here, Box::new(state))]);
    assert!(room.model.past().is_some(), "{}", room.screen());
    update(&mut room.model, Msg::DraftNotKept(here, Box::new(draft), full()), &room.env);
    room.wait(std::time::Duration::from_secs(6));
    assert!(!is_unsaved(&room.model), "{}", room.screen());
    assert_eq!(room.desk.store.drafts(here).unwrap()[0].text, "halv");
    assert!(next_due(&room.model).is_none_or(|due| due > room.env.elapsed()));
}
