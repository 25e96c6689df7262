//! A file that another window has changed, or that cannot be written: no line is lost, and none is saved twice.

use std::path::Path;

use dialogduk::domain::session::Session;
use dialogduk::ops::{Erase, ProblemKind, Store, StoreProblem};
use dialogduk::term::desk::Wish;
use dialogduk::tui::input::{Chord, Input};
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::{Effect, Erasing, Msg};
use dialogduk::tui::update::{next_due, update};

use crate::driver::{Room, in_meeting, in_meeting_on};

/// A meeting that is open in two windows.
fn two_windows(path: &Path) -> (Room, Room) {
    let first = in_meeting_on(Store::open(path).unwrap(), "ned-kjerne", &[5, 5]);
    let mut second = Room::on(path);
    second.open(vec![Effect::Open(first.session().id)]);
    (first, second)
}

/// What a full disk answers.
fn full() -> StoreProblem {
    StoreProblem { kind: ProblemKind::Full, detail: String::new(), path: None }
}

fn texts(session: &Session) -> Vec<&str> {
    session.answers.iter().filter_map(|answer| answer.body.text()).collect()
}

/// What was typed and pressed before the disk had time for any of it. Keys stand in angle brackets.
fn at_once(room: &mut Room, typed: &[&str]) -> Vec<Effect> {
    let input = |typed: &str| match typed.strip_prefix('<').and_then(|key| key.strip_suffix('>')) {
        Some(key) => Input::Key(Chord::parse(key).unwrap()),
        None => Input::Text(typed.to_owned()),
    };
    typed.iter().flat_map(|typed| update(&mut room.model, Msg::Input(input(typed)), &room.env)).collect()
}

#[test]
fn when_another_window_was_first_all_lines_of_the_batch_are_in_the_field_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, mut second) = two_windows(&folder.path().join("dialogduk.db"));
    second.line("fra det andre vinduet");
    let effects = at_once(&mut first, &["en", "<Enter>", "to", "<Enter>", "tr"]);
    first.open(effects);
    assert_eq!(texts(&first.reload()), ["fra det andre vinduet"]);
    assert_eq!(first.reload(), *first.session());
    assert_eq!(first.model.question.input.text(), "en\nto\ntr");
    // A dead battery just now costs nothing either.
    let drafts = first.desk.store.drafts(first.session().id).unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(), ["en\nto\ntr"]);
    first.type_("e").press("Enter");
    assert_eq!(texts(&first.reload()), ["fra det andre vinduet", "en", "to", "tre"]);
    assert_eq!(first.reload(), *first.session());
}

#[test]
fn leaving_waits_when_the_last_line_was_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, mut second) = two_windows(&folder.path().join("dialogduk.db"));
    second.line("fra det andre vinduet");
    let effects = at_once(&mut first, &["viktig", "<Enter>", "<Ctrl+Q>"]);
    let wishes = first.desk.carry_out(effects, &mut first.model, &first.env);
    assert!(!wishes.contains(&Wish::Quit));
    assert_eq!(first.model.question.input.text(), "viktig");
}

#[test]
fn an_edited_line_that_could_not_be_saved_is_open_again_with_what_was_typed() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("tunge løft").type_("ny linje").press("Up F2").type_(" om natta");
    at_once(&mut room, &["<F2>"]);
    update(&mut room.model, Msg::NotSaved(full()), &room.env);
    let (_, field) = room.model.question.editing.as_ref().expect("the field is open");
    assert_eq!(field.text(), "tunge løft om natta");
    assert_eq!(room.model.question.input.text(), "ny linje");
    assert_eq!(texts(room.session()), ["tunge løft"]);
}

#[test]
fn what_is_being_typed_stays_when_another_window_saves() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, mut second) = two_windows(&folder.path().join("dialogduk.db"));
    first.type_("halv");
    second.line("fra det andre vinduet");
    let id = first.session().id;
    first.open(vec![Effect::Open(id)]);
    first.sees("halv").sees("fra det andre vinduet");
}

#[test]
fn a_meeting_deleted_for_good_elsewhere_takes_nothing_with_it_and_keeps_the_line_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let other = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]).session().id;
    let mut here = Room::on(&path);
    here.open(vec![Effect::Clone { session: other, with_measures: false }]);
    here.go(Screen::Question);
    let gone = here.session().id;
    assert_ne!(gone, other);
    here.line("tunge løft").type_("halv linje");
    let mut elsewhere = Store::open(&path).unwrap();
    elsewhere.trash(gone, Some(here.env.now())).unwrap();
    elsewhere.erase(&[Erase::Trashed(gone)], here.env.now()).unwrap();

    here.press("Enter").sees("Møtet finnes ikke lenger").sees("står på skjermen").sees_no("SQLite");
    here.press("Enter").sees("halv linje").sees("møtet er slettet").sees_no("lagret");
    // It is told once, however often the file changes, and what is typed on is not written.
    here.open(vec![Effect::Open(gone)]);
    here.type_("!").wait(std::time::Duration::from_secs(5));
    assert!(here.model.dialogs.is_empty(), "{}", here.screen());
    // The line can be copied.
    let copied = update(&mut here.model, Msg::Input(Input::Key(Chord::parse("Ctrl+C").unwrap())), &here.env);
    assert!(copied.contains(&Effect::Copy("halv linje!".into())), "{copied:?}");
    // Nothing follows into another meeting.
    here.press("Esc Esc");
    here.open(vec![Effect::Open(other)]);
    assert!(here.model.dialogs.is_empty(), "{}", here.screen());
    assert_eq!(here.session().id, other);
    assert!(here.model.unsaved.is_none());
    here.go(Screen::Question).line("ro på vakta").sees("lagret");
    assert_eq!(texts(&here.reload()), ["ro på vakta"]);
    assert!(elsewhere.drafts(gone).unwrap().is_empty());
}

#[test]
fn a_meeting_put_into_the_trash_elsewhere_is_said_to_lie_there_and_comes_back_with_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let (mut here, other) = two_windows(&folder.path().join("dialogduk.db"));
    let (id, mut store) = (here.session().id, other.desk.store);
    here.type_("halv linje");
    store.trash(id, Some(here.env.now())).unwrap();
    here.press("Enter").sees("Møtet ligger i papirkurven").sees("Ta møtet tilbake");
    here.sees_no("finnes ikke").sees_no("Kunne ikke lagre").press("Enter").sees("møtet ligger i papirkurven");
    here.sees("halv linje");
    store.trash(id, None).unwrap();
    here.open(vec![Effect::Open(id)]);
    here.sees("halv linje").press("Enter").sees("lagret");
    assert_eq!(texts(&here.reload()), ["halv linje"]);
}

#[test]
fn the_same_trouble_is_told_once() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    for _ in 0..3 {
        update(&mut room.model, Msg::Failed(full()), &room.env);
    }
    assert_eq!(room.model.dialogs.len(), 1);
}

#[test]
fn several_proposals_of_one_field_are_saved_and_taken_back_together() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.model.go(Screen::Measures, &room.env);
    room.paste("felles pause\n\nfast møte\nny turnus");
    let effects = at_once(&mut room, &["<Enter>"]);
    assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::Commit { .. })).count(), 1);
    room.open(effects);
    assert_eq!(room.reload().measures.len(), 3);
    room.press("Ctrl+Z");
    assert!(room.reload().measures.is_empty());
    assert_eq!(room.reload(), *room.session());
}

#[test]
fn a_line_begun_before_another_is_edited_is_still_there_afterwards() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("tunge løft").type_("halv").press("Up F2 F8 Esc PgDn PgUp");
    assert_eq!(room.model.question.input.text(), "halv");
}

#[test]
fn a_click_that_was_meant_for_the_screen_below_takes_no_dialog_away() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.press("F4").type_("ny rutine");
    update(&mut room.model, Msg::Hit(dialogduk::tui::msg::Target::Row(0)), &room.env);
    room.press("Enter");
    assert_eq!(room.reload().measures.len(), 1);
}

/// The drafts in the file, by text.
fn kept(room: &Room) -> Vec<String> {
    let drafts = room.desk.store.drafts(room.session().id).unwrap();
    drafts.into_iter().map(|draft| draft.text).collect()
}

#[test]
fn what_was_written_in_a_dialog_is_there_again_after_escape_and_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    room.press("F4").type_("Ny rutine for vaktskifte").press("Esc").sees("er tatt vare på");
    assert_eq!(kept(&room), ["Ny rutine for vaktskifte"]);
    room.quit();
    let mut room = Room::on(&path);
    room.press("Down Enter F4").sees("Ny rutine for vaktskifte").press("Enter");
    assert_eq!(room.reload().measures[0].title, "Ny rutine for vaktskifte");
    assert_eq!(kept(&room), Vec::<String>::new());
    // The next one begins empty.
    room.press("F4").sees_no("Ny rutine for vaktskifte");
}

#[test]
fn what_is_being_written_in_a_dialog_survives_a_dead_battery() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("tunge løft").type_("halv").press("F4").type_(" lettes");
    room.wait(std::time::Duration::from_secs(1));
    let mut drafts = kept(&room);
    drafts.sort();
    assert_eq!(drafts, ["halv", "tunge løft lettes"]);
}

#[test]
fn a_reason_that_could_not_be_saved_is_offered_again() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.model.go(Screen::Measures, &room.env);
    room.line("fast møte").press("F6").type_("venter på budsjettet");
    at_once(&mut room, &["<Enter>"]);
    let effects = update(&mut room.model, Msg::NotSaved(full()), &room.env);
    room.open(effects);
    room.press("Enter F6").sees("venter på budsjettet").press("Enter");
    assert_eq!(room.reload().measures[0].state.code(), dialogduk::domain::measure::StateCode::Parked);
    assert_eq!(kept(&room), Vec::<String>::new());
}

#[test]
fn a_refused_text_of_a_dialog_stays_too() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.press("F4").type_("fast møte");
    let close = dialogduk::ops::Op::SetDetail(dialogduk::ops::DetailEdit::Leader("leder".into()));
    let mut effects = room.model.act(&close, &room.env);
    effects.extend(room.model.act(&dialogduk::ops::Op::Close, &room.env));
    room.open(effects);
    room.press("Enter").sees("avsluttet");
    assert_eq!(kept(&room), ["fast møte"]);
}

#[test]
fn another_wording_of_something_to_keep_comes_back_when_it_could_not_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    room.model.go(Screen::Keeps, &room.env);
    room.line("Vi hjelper hverandre").press("F2").type_(" over gangene");
    at_once(&mut room, &["<Enter>"]);
    let effects = update(&mut room.model, Msg::NotSaved(full()), &room.env);
    room.open(effects);
    room.press("Enter");
    assert_eq!(room.model.keeps.input.text(), "Vi hjelper hverandre over gangene");
    assert!(room.model.keeps.rewording.is_some());
    assert_eq!(kept(&room), ["Vi hjelper hverandre over gangene"]);
    room.quit();
    let mut room = Room::on(&path);
    room.press("Down Enter");
    room.model.go(Screen::Keeps, &room.env);
    room.press("Enter");
    assert_eq!(room.reload().keeps[0].text, "Vi hjelper hverandre over gangene");
    assert_eq!(kept(&room), Vec::<String>::new());
}

#[test]
fn every_dialog_that_asks_for_a_text_keeps_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui");
    let mut folders = vec![root];
    let mut asking = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            let count = |what| source.matches(what).count();
            let asks = count("Ask::new(") + count("Ask::read(");
            let told = count(".kept(model") + count(".fleeting()");
            assert_eq!(asks, told, "{}: say .kept(model, name), or the text is lost (D9)", path.display());
            asking += asks;
        }
    }
    assert!(asking > 10);
}

#[test]
fn lines_that_are_moved_together_are_one_step() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.line("en").line("to").line("tre").press("Up Up Insert Insert Insert");
    assert_eq!(room.model.question.marked.len(), 3, "{}", room.screen());
    let bord2 = room.session().groups[1].id;
    room.press("Ctrl+P").line("flytt til et annet").type_("2");
    assert!(room.reload().answers.iter().all(|answer| answer.group == bord2), "{}", room.screen());
    room.press("Ctrl+Z");
    assert!(room.reload().answers.iter().all(|answer| answer.group != bord2));
}

#[test]
fn a_draft_that_the_file_would_not_take_is_tried_again_and_told_of_once() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.type_("halv");
    let keeps = |effects: &[Effect]| {
        let texts = effects.iter().filter_map(|effect| match effect {
            Effect::KeepDraft(_, draft) => Some(draft.clone()),
            _ => None,
        });
        texts.collect::<Vec<_>>()
    };
    let due = |room: &mut Room| {
        let due = next_due(&room.model).expect("something is due");
        room.env.advance(due.saturating_sub(room.env.elapsed()));
        update(&mut room.model, Msg::Tick, &room.env)
    };
    let session = room.session().id;
    let tried = keeps(&due(&mut room));
    let [draft] = &tried[..] else { panic!("the line is kept: {tried:?}") };
    for _ in 0..3 {
        update(&mut room.model, Msg::DraftNotKept(session, Box::new(draft.clone()), full()), &room.env);
        assert!(room.model.dialogs.is_empty(), "a card would stand in the way of the sentence");
        let mut again = Vec::new();
        while again.is_empty() {
            again = keeps(&due(&mut room));
        }
        assert_eq!(again, tried);
    }
    // What has been typed meanwhile goes with the next try, and a try that succeeds is the last.
    room.open(Vec::new());
    room.sees("Kunne ikke lagre").sees_no("lagret 1").type_("e linjer");
    room.wait(std::time::Duration::from_secs(6));
    assert_eq!(kept(&room), ["halve linjer"]);
    assert!(room.model.meeting.as_ref().unwrap().unkept.is_empty());
}

#[test]
fn what_is_deleted_for_good_here_was_not_changed_in_another_window() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("tunge løft").line("for lite ro").press("Up");
    let line = room.session().answers[0].id;
    let session = room.session().id;
    for what in
        [Erasing::Line(session, line), Erasing::AsPlanned { answers: vec![session], whole: Vec::new() }]
    {
        room.model.say(room.model.texts.forget.going);
        room.open(vec![Effect::Erase(what)]);
        room.sees_no("et annet vindu").sees_no("Sletter for godt").press("Enter").sees_no("et annet vindu");
    }
    assert!(room.reload().answers.is_empty());
}

#[test]
fn an_emptied_trash_is_not_said_to_be_still_going() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    let session = room.session().id;
    room.line("tunge løft").go(Screen::Start);
    room.open(vec![Effect::Trash(session, true)]);
    room.model.say(room.model.texts.forget.going);
    let whole = Erasing::AsPlanned { answers: Vec::new(), whole: vec![session] };
    room.open(vec![Effect::Erase(whole)]);
    room.sees_no("Sletter for godt …").press("Enter").sees_no("Sletter for godt …");
}
