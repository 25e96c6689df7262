//! The beginning of a line, kept as a draft before the guard asked about the whole of it: it goes, and the field keeps the line.

use std::path::Path;
use std::time::Duration;

use dialogduk::ops::{Draft, DraftKey, Store};
use dialogduk::tui::leaving::is_unsaved;

use crate::driver::{Room, in_meeting, in_meeting_on};
use crate::plain::play;

/// The unfinished lines in the file.
fn kept(room: &Room) -> Vec<String> {
    let drafts = room.desk.store.drafts(room.session().id).unwrap();
    drafts.into_iter().map(|draft| draft.text).collect()
}

fn wait(room: &mut Room) {
    room.wait(Duration::from_secs(2));
}

/// The files in which these letters stand.
fn holding(folder: &Path, word: &str) -> Vec<std::path::PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let holds = |path: &std::path::PathBuf| {
        std::fs::read(path).unwrap().windows(word.len()).any(|piece| piece == word.as_bytes())
    };
    files.filter(holds).collect()
}

#[test]
fn the_beginning_of_a_line_the_guard_asks_about_is_in_no_file_and_the_line_stays_in_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut room =
        in_meeting_on(Store::open(&folder.path().join("dialogduk.db")).unwrap(), "ned-kjerne", &[5, 5]);
    room.type_("Sigurbjarne på kveld er");
    wait(&mut room);
    assert_eq!(kept(&room), ["Sigurbjarne på kveld er"], "so far nothing is asked about");
    let line = "Sigurbjarne på kveld er sykmeldt for depresjon i fem uker";
    room.type_(" sykmeldt for depresjon i fem uker").press("Enter").sees("Kan dette gjelde én person?");
    assert_eq!(kept(&room), [] as [&str; 0]);
    room.sees_no("√").sees("Det er ikke lagret.");
    // It is taken somewhere else; meanwhile it stands where it was typed.
    room.type_("2").sees("Verneombudet").press("Enter");
    wait(&mut room);
    assert_eq!(room.model.question.input.text(), line);
    room.sees_no("√").press("Ctrl+Q").sees("det borte").press("Down Enter");
    assert!(room.left && !is_unsaved(&room.model));
    room.quit();
    assert_eq!(holding(folder.path(), "Sigurbjarne"), [] as [std::path::PathBuf; 0]);
}

#[test]
fn a_name_the_guard_has_asked_about_is_kept_no_more_until_other_words_are_written() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.type_("Kari skal på fast kveldsvakt æøå");
    wait(&mut room);
    assert_eq!(kept(&room).len(), 1, "who leads is written in a field, too");
    room.press("Enter").sees("Kan dette gjelde én person?");
    assert_eq!(kept(&room), [] as [&str; 0]);
    room.press("Enter").type_(" nå").press("Tab");
    wait(&mut room);
    assert_eq!(kept(&room), [] as [&str; 0]);
    room.sees_no("√").press("Ctrl+Q").sees("for det kan gjelde én person.").press("Esc");
    assert!(!room.left);
    // In other words it is a draft like any other.
    room.press("Shift+Tab").press(&"Backspace ".repeat(40)).type_("Natta trenger hjelp");
    wait(&mut room);
    assert_eq!(kept(&room), ["Natta trenger hjelp"]);
    room.sees("√").press("Enter");
    assert_eq!(room.reload().answers.len(), 1);
}

#[test]
fn what_was_written_in_a_box_goes_in_the_same_way() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.press("F4").type_("Kari skal på fast kveldsvakt æøå");
    wait(&mut room);
    assert_eq!(kept(&room).len(), 1);
    room.press("Enter").sees("Kan dette gjelde én person?");
    assert_eq!(kept(&room), [] as [&str; 0]);
    room.press("Enter").sees("Kari skal på fast kveldsvakt æøå");
    wait(&mut room);
    assert_eq!(kept(&room), [] as [&str; 0]);
}

#[test]
fn an_unfinished_line_that_is_taken_line_by_line_and_asked_about_is_in_the_file_no_more() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    let id = room.session().id;
    let group = room.session().groups[0].id;
    let question = room.session().outline()[0].question.id.clone();
    let text = "Ola Hansen er syk".to_owned();
    let key = DraftKey::Answer { question, group };
    let draft = Draft { key, cursor: text.len(), text, kept_at: room.env.now() };
    room.desk.store.keep_draft(id, &draft).unwrap();
    let said = play(&mut room.desk.store, Some(id), &room.env, "/ta med\n/slutt\n");
    assert!(said.contains("Noe du skrev, er ikke lagret") && !said.contains("\nAlt er lagret"), "{said}");
    assert_eq!(kept(&room), [] as [&str; 0]);
}
