//! Words are looked for in all meetings, and one comes to where they stand (H4), in every front.

use dialogduk::env::Env;
use dialogduk::ops::{NewMeasure, Op, Store};
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id;
use dialogduk::tui::model::Screen;

use crate::driver::{Room, in_meeting};
use crate::fixture;
use crate::plain::play;

#[test]
fn from_another_meeting_one_comes_to_the_line_that_was_found() {
    let mut store = Store::in_memory().unwrap();
    let earlier = crate::fixtures::running_care_session();
    store.create_session(&earlier).unwrap();
    let said = earlier.answers.iter().find(|answer| answer.body.text().is_some()).unwrap();
    let words = said.body.text().unwrap().to_owned();
    let mut room = Room::with(store, Settings::default(), 80, 24);
    room.command(Id::SearchAll).line(&format!("«{words}»")).sees(&format!("«{words}»")).press("Enter");
    assert_eq!(room.model.screen, Screen::Question);
    assert_eq!(room.session().id, earlier.id);
    let place = &room.model.meeting.as_ref().unwrap().place;
    assert_eq!((&place.question, place.group), (&said.question, said.group));
    assert_eq!(dialogduk::tui::screens::question::selected_answer(&room.model), Some(said.id));
}

#[test]
fn in_the_meeting_itself_a_measure_is_opened_and_what_was_being_typed_is_kept() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.does(&Op::Propose(NewMeasure { title: "Seilheis på loftet".into(), ..NewMeasure::default() }));
    room.type_("halv set").command(Id::SearchAll).line("seilh").sees("1 treff").press("Enter");
    assert_eq!(room.model.screen, Screen::Measure);
    room.sees("Seilheis på loftet").go(Screen::Question).sees("halv set");
}

#[test]
fn too_little_and_nothing_found_are_said() {
    let mut room = in_meeting("ned-kjerne", &[5]);
    for (words, told) in [
        ("r", "minst to bokstaver"),
        ("!?", "minst to bokstaver"),
        ("zeppelin", "Fant ingenting for «zeppelin»"),
    ] {
        room.command(Id::SearchAll).line(words).sees(told);
        assert!(room.model.dialogs.is_empty(), "{words}");
    }
}

#[test]
fn line_by_line_the_number_of_what_was_found_opens_its_meeting() {
    let env = Env::fixed();
    let mut store = Store::in_memory().unwrap();
    let session = fixture::session(&env);
    store.create_session(&session).unwrap();
    play(&mut store, Some(session.id), &env, "\nTunge løft på kvelden\n");
    let said = play(&mut store, None, &env, "/søk «tunge loft»\n1\n/hvor\n");
    assert!(said.contains("1 treff") && said.contains("1. Tunge løft på kvelden, svar,"), "{said}");
    assert!(said.contains(&session.details.title), "{said}");
}
