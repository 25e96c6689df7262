//! The end of a meeting, and the files that come out of it, as a facilitator meets them.

use std::path::Path;

use dialogduk::domain::ids::MeasureId;
use dialogduk::domain::measure::StateCode;
use dialogduk::domain::place::Stage;
use dialogduk::domain::session::{SessionEventKind, SessionState};
use dialogduk::ops::{MeasureEdit, NewMeasure, Op, TextField};
use dialogduk::settings::Settings;
use dialogduk::tui::model::Screen;

use crate::driver::{Room, in_meeting};
use crate::screens::{FEW, LOOKS, scene, solbakken};

/// Does something as if a screen had, and writes it.
fn act(room: &mut Room, op: &Op) {
    let effects = room.model.act(op, &room.env);
    assert!(!effects.is_empty(), "{op:?} did nothing");
    room.open(effects);
}

fn propose(room: &mut Room, title: &str) -> MeasureId {
    act(room, &Op::Propose(NewMeasure { title: title.into(), ..NewMeasure::default() }));
    room.session().measures.last().unwrap().id
}

fn agree(room: &mut Room, title: &str) -> MeasureId {
    let measure = propose(room, title);
    let day = room.env.today().checked_add_days(chrono::Days::new(9));
    for edit in [
        MeasureEdit::Text(TextField::Responsible, "avdelingsleder".into()),
        MeasureEdit::Text(TextField::FirstStep, "sette opp tid".into()),
        MeasureEdit::Deadline(day),
        MeasureEdit::FollowUp(day),
    ] {
        act(room, &Op::EditMeasure { measure, edit, reason: String::new() });
    }
    act(room, &Op::Agree(measure));
    measure
}

fn at_close() -> Room {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.go(Screen::Close);
    room
}

#[test]
fn closing_waits_for_a_leader_and_for_every_proposal_and_says_so() {
    let mut room = at_close();
    propose(&mut room, "Rutinekort i lommeformat");
    room.press("F4").sees("Kan ikke avslutte ennå").sees("Ansvarlig leder mangler");
    room.sees("Rutinekort i lommeformat – mangler ansvarlig, frist og mer");
    assert_ne!(room.session().details.state, SessionState::Closed);
    room.press("Enter").sees_no("Kan ikke avslutte ennå");
    room.type_("virksomhetsleder")
        .press("F4")
        .sees("Ett forslag er ikke avgjort")
        .sees_no("Ansvarlig leder mangler");
    room.press("Down Enter").sees("Grunn").line("tas opp til våren");
    assert_eq!(room.session().measures[0].state.code(), StateCode::Parked);
    room.press("F4").sees("Møtet er avsluttet").sees("Resultatark").sees("Åpne møtet igjen");
    let kept = room.reload();
    assert_eq!(
        (kept.details.state, kept.details.leader.as_str()),
        (SessionState::Closed, "virksomhetsleder")
    );
}

#[test]
fn a_refused_close_leads_to_the_measure() {
    let mut room = at_close();
    room.line("leder");
    let measure = propose(&mut room, "Rutinekort i lommeformat");
    room.press("F4 Enter");
    assert_eq!((room.model.screen, room.model.measure.measure), (Screen::Measure, Some(measure)));
}

#[test]
fn a_proposal_is_parked_where_it_stands_in_the_list() {
    let mut room = at_close();
    propose(&mut room, "Rutinekort i lommeformat");
    room.go(Screen::Close);
    room.select_row("Rutinekort");
    room.sees("mangler").press("F6").line("ikke nå").sees("Alle forslag er avtalt eller parkert");
}

#[test]
fn a_closed_meeting_is_opened_again_with_a_reason() {
    let mut room = at_close();
    room.line("leder").press("F4").sees("Møtet er avsluttet");
    room.select_row("Åpne møtet igjen");
    room.press("Enter").line("vi glemte natta").sees("Må være på plass");
    assert!(room.reload().has_happened(SessionEventKind::Reopened));
}

#[test]
fn fields_are_saved_when_left_and_shown_again() {
    let mut room = at_close();
    room.type_("virksomhetsleder");
    room.select_row("Vi møtes igjen");
    room.sees("forslag: 22. februar 2027").press("Enter").sees("mandag 22. februar 2027").press("Enter");
    room.line("personalmøtet");
    room.line("23").line("18").line("Godt møte der alle slapp til.");
    for count in ["17", "1", "16", "2", "18", "0"] {
        room.line(count);
    }
    let details = room.reload().details;
    assert_eq!(details.leader, "virksomhetsleder");
    assert_eq!(details.next_follow_up, chrono::NaiveDate::from_ymd_opt(2027, 2, 22));
    assert_eq!(details.raised_at, "personalmøtet");
    assert_eq!(details.summary, "Godt møte der alle slapp til.");
    let closing = room.reload().sittings[0].closing;
    assert_eq!((closing.everyone_heard.yes, closing.everyone_heard.no, closing.spoke_safely.no), (17, 1, 0));
    assert_eq!((room.reload().sittings[0].invited, room.reload().sittings[0].attended), (Some(23), Some(18)));
    assert_eq!(room.reload(), *room.session());
}

#[test]
fn a_day_is_written_as_it_is_said_and_what_is_no_day_stays_in_the_field() {
    let mut room = at_close();
    room.select_row("Vi møtes igjen");
    room.type_("til høsten").press("Down");
    assert_eq!(room.session().details.next_follow_up, None);
    room.sees("til høsten").press("Ctrl+Backspace Ctrl+Backspace").type_("om tre måneder").press("Down");
    assert_eq!(room.reload().details.next_follow_up, chrono::NaiveDate::from_ymd_opt(2027, 2, 22));
}

#[test]
fn a_field_left_by_another_way_than_enter_keeps_what_was_typed() {
    let mut room = at_close();
    room.type_("virksom").press("F8").sees("Duken");
    assert_eq!(room.session().details.leader, "");
    room.go(Screen::Close);
    room.sees("virksom").type_("hetsleder").press("Enter");
    assert_eq!(room.reload().details.leader, "virksomhetsleder");
    assert!(room.model.meeting.as_ref().unwrap().drafts.is_empty());
}

#[test]
fn something_to_keep_is_asked_for_and_several_can_be_written_in_a_row() {
    let mut room = at_close();
    room.select_row("Bevare");
    room.line("fast vaktplan").line("mandagskaffen");
    let kept = room.reload().keeps;
    assert_eq!(
        kept.iter().map(|keep| keep.text.as_str()).collect::<Vec<_>>(),
        ["fast vaktplan", "mandagskaffen"]
    );
}

#[test]
fn it_is_seen_when_neither_representative_is_there_and_one_key_says_that_one_is() {
    let mut room = at_close();
    room.sees("! verken verneombud eller tillitsvalgt");
    room.select_row("Verneombud");
    room.press("Enter").sees_no("! verken verneombud");
    room.press("Left Left").sees("! verken verneombud");
}

#[test]
fn a_question_without_answers_is_one_enter_away() {
    let mut room = at_close();
    room.select_row("spørsmål uten svar");
    room.press("Enter").sees("Hvilket spørsmål?").press("Down Enter");
    assert_eq!(room.model.screen, Screen::Question);
    assert_eq!(room.model.meeting.as_ref().unwrap().entry().unwrap().number, 2);
}

#[test]
fn measures_are_read_back_one_by_one_and_confirmed() {
    let mut room = at_close();
    let first = agree(&mut room, "Fast tid med leder for nattevakter");
    agree(&mut room, "Rutinekort i lommeformat");
    room.press("F3")
        .sees("1 av 2")
        .sees("Fast tid med leder for nattevakter")
        .sees("1. desember 2026 (om 9 dager)");
    room.sees("Enter bekreft").press("F1").sees("Les tiltaket høyt").press("Esc");
    assert_eq!(room.model.meeting.as_ref().unwrap().place.stage, Stage::ReadBack);
    room.press("PgDn").sees("2 av 2").press("PgUp Enter").sees("2 av 2").press("PgUp").sees("bekreftet");
    room.press("F2");
    assert_eq!((room.model.screen, room.model.measure.measure), (Screen::Measure, Some(first)));
    room.press("Esc").sees("1 av 2").press("Enter Enter").sees("Les opp tiltakene (2 av 2 bekreftet)");
    assert_eq!(room.model.meeting.as_ref().unwrap().place.stage, Stage::Closing);
}

#[test]
fn an_open_meeting_is_written_to_a_file_marked_unfinished() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_close();
    agree(&mut room, "Fast tid med leder for nattevakter");
    room.model.export_folder = folder.path().to_owned();
    room.select_row("Lag en fil");
    room.sees("merkes UFERDIG").press("Enter").sees("Hva vil du lage fil av?");
    room.type_("2")
        .sees("I hvilket format?")
        .type_("5")
        .sees("Hvor skal fila ligge?")
        .sees("Fast tid med leder");
    room.press("Enter").sees("Fila er skrevet");
    let written: Vec<_> = files(folder.path());
    assert_eq!(written, ["Solbakken sykehjem – tiltak 2026-11-22 UFERDIG.csv"]);
    let text = std::fs::read_to_string(folder.path().join(&written[0])).unwrap();
    assert!(text.contains("Fast tid med leder"), "{text}");
    assert!(room.reload().has_happened(SessionEventKind::Exported));
}

#[test]
fn a_file_that_is_there_is_never_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = at_close();
    room.model.export_folder = folder.path().to_owned();
    let write = |room: &mut Room| {
        room.select_row("Lag en fil");
        room.press("Enter").type_("6").type_("1").press("Enter");
    };
    write(&mut room);
    room.sees("Fila er skrevet").press("Enter");
    let first = folder.path().join(&files(folder.path())[0]);
    let before = std::fs::read(&first).unwrap();
    write(&mut room);
    room.sees("finnes allerede").press("Enter").sees("Fila er skrevet").sees("(2).toml").press("Enter");
    assert_eq!(std::fs::read(&first).unwrap(), before);
    assert_eq!(files(folder.path()).len(), 2);
    write(&mut room);
    room.press("Down Enter").sees("Fila er skrevet");
    assert_eq!(files(folder.path()).len(), 2);
    assert_ne!(std::fs::read(&first).unwrap(), before, "the history has grown");
}

#[test]
fn a_folder_that_is_not_there_is_explained_and_nothing_is_lost() {
    let mut room = at_close();
    room.model.export_folder = Path::new("/finnes/ikke").to_owned();
    room.select_row("Lag en fil");
    room.press("Enter")
        .type_("1")
        .type_("1")
        .press("Enter")
        .sees("Fila ble ikke skrevet")
        .sees("/finnes/ikke");
}

#[test]
fn escape_goes_back_one_question_of_the_export_at_a_time() {
    let mut room = at_close();
    room.select_row("Lag en fil");
    room.press("Enter").type_("3").type_("1").sees("Hvor skal fila ligge?");
    room.press("Esc").sees("I hvilket format?").press("Esc").sees("Hva vil du lage fil av?");
    room.press("Esc").sees_no("Hva vil du lage fil av?");
    assert_eq!(room.model.screen, Screen::Close);
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_end_is_drawn_at_any_size() {
    let mut room = at_close();
    agree(&mut room, "Fast tid med leder for nattevakter som gjelder hele året og alle helger");
    propose(&mut room, "Rutinekort");
    for keys in ["", "F3", "Esc F4", "Esc", "PgDn", "PgDn", "End"] {
        room.press(keys);
        for width in [1, 20, 40, 41, 55, 60, 80, 120, 200] {
            for height in [1, 5, 12, 13, 18, 24, 40, 60] {
                room.resize(width, height);
            }
        }
    }
}

/// A meeting at its end with one measure agreed and one proposal left.
fn nearly_done(settings: Settings) -> Room {
    let mut room = at_close();
    room.model.speak(settings.lang);
    room.model.settings = settings;
    agree(&mut room, "Fast tid med leder for nattevakter");
    propose(&mut room, "Rutinekort i lommeformat");
    room.go(Screen::Close);
    room
}

#[test]
fn close() {
    scene("close", LOOKS, nearly_done);
}

#[test]
fn close_of_a_meeting_that_has_been_held() {
    scene("close_held", FEW, |settings| solbakken(settings, Screen::Close));
}

#[test]
fn close_further_down() {
    scene("close_further_down", FEW, |settings| {
        let mut room = nearly_done(settings);
        room.press("PgDn PgDn");
        room
    });
}

#[test]
fn close_refused() {
    scene("close_refused", LOOKS, |settings| {
        let mut room = nearly_done(settings);
        room.press("F4");
        room
    });
}

#[test]
fn close_done() {
    scene("close_done", LOOKS, |settings| {
        let mut room = nearly_done(settings);
        room.type_("leder").press("F4 Down Enter").line("tas opp til våren").press("F4");
        room
    });
}

#[test]
fn measures_read_back() {
    scene("close_read_back", LOOKS, |settings| {
        let mut room = nearly_done(settings);
        room.press("F3");
        room
    });
}

#[test]
fn export() {
    let begin = |settings| {
        let mut room = nearly_done(settings);
        room.model.export_folder = "/home/kari/Dokumenter".into();
        let export = dialogduk::tui::commands::Id::Export;
        let effects = dialogduk::tui::update::command(&mut room.model, export, &room.env);
        room.open(effects);
        room
    };
    scene("export_what", LOOKS, begin);
    scene("export_format", FEW, |settings| {
        let mut room = begin(settings);
        room.type_("2");
        room
    });
    scene("export_place", LOOKS, |settings| {
        let mut room = begin(settings);
        room.type_("2").type_("1");
        room
    });
}

#[test]
fn columns_of_ones_own_are_chosen_and_looked_at_before_anything_is_written() {
    let text = "[[column]]\nfield = \"title\"\nheader = \"Aktivitet\"\n\n[[column]]\nheader = \"Hjemmel\"\nvalue = \"AML § 3-1\"\n";
    let begin = |settings| {
        let mut room = nearly_done(settings);
        room.model.export_folder = "/home/kari/Dokumenter".into();
        room.model.profiles = vec![dialogduk::report::own_profile::read(text, "kommune").expect("a profile")];
        let export = dialogduk::tui::commands::Id::Export;
        let effects = dialogduk::tui::update::command(&mut room.model, export, &room.env);
        room.open(effects);
        room.press("PageDown PageDown Enter Enter").sees("kommune – Aktivitet · Hjemmel");
        room
    };
    let mut room = begin(Settings::default());
    room.type_("4").sees("xlsx").type_("1").sees("Aktivitet").sees("AML § 3-1");
    // Esc goes back, question by question.
    room.press("Esc").sees("xlsx").press("Esc").sees("velg kolonner");
    // The columns that come with the program stand there, too.
    room.press("Enter").type_("2").type_("1").sees("Første skritt");
    scene("export_columns", FEW, begin);
}

#[test]
fn the_summary_in_words_is_seen_before_it_goes_to_nav() {
    let mut room = nearly_done(Settings::default());
    room.does(&Op::SetDetail(dialogduk::ops::DetailEdit::Summary("Natt og helg får det samme.".into())));
    let export = dialogduk::tui::commands::Id::Export;
    let effects = dialogduk::tui::update::command(&mut room.model, export, &room.env);
    room.open(effects);
    room.press("PageDown PageDown Enter")
        .type_("3")
        .type_("3")
        .press("PageDown PageDown PageDown PageDown PageDown");
    room.sees("Natt og helg får det samme.");
}

/// A closed meeting with a line, a proposal that was parked, and something to keep.
fn closed() -> Room {
    let mut room = in_meeting("ned-kjerne", &[5]);
    room.line("Vi løper fortere");
    act(&mut room, &Op::AddKeep("Vi hjelper hverandre".into()));
    act(&mut room, &Op::SetDetail(dialogduk::ops::DetailEdit::Leader("leder".into())));
    act(&mut room, &Op::Close);
    room
}

#[test]
fn a_closed_meeting_says_so_where_one_would_write_and_answers_whoever_types() {
    let mut room = closed();
    for screen in [Screen::Question, Screen::Measures, Screen::Keeps] {
        room.go(screen);
        room.sees("Møtet er avsluttet. Ctrl+P «åpne møtet igjen» åpner det.").sees_no("lagre linja");
        let before = room.reload();
        // Long enough for what was said before to have gone.
        room.wait(std::time::Duration::from_secs(7)).type_("e").sees("åpner det.");
        let said = room.model.status.as_ref().map(|status| status.text.clone());
        assert!(said.is_some_and(|said| said.contains("Møtet er avsluttet")), "{screen:?}");
        room.press("F4").paste("et svar\nto svar").press("Enter F2 F6");
        assert!(room.model.dialogs.is_empty(), "{screen:?}: asks for what it will not take");
        assert_eq!(room.reload(), before, "{screen:?}");
        assert!(room.desk.store.drafts(room.session().id).unwrap().is_empty(), "{screen:?}");
    }
    // Opened again, there is a line to write in.
    room.go(Screen::Question);
    room.press("Ctrl+P").line("åpne møtet igjen").line("vi glemte natta").line("Nattevakta også");
    assert_eq!(room.reload().answers.len(), 2);
}

#[test]
fn a_tally_of_a_closed_meeting_counts_nothing_and_says_why() {
    let mut room = closed();
    room.press("PgDn PgDn").sees("3 av 16").type_("3").sees("Møtet er avsluttet");
    assert_eq!(room.reload().answers.len(), 1);
}

#[test]
fn every_row_to_write_in_is_explained_with_an_example() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.press("Ctrl+P").line("avslutning");
    let mut explained = 0;
    for _ in 0..30 {
        if dialogduk::tui::screens::close::writes(&room.model) {
            room.press("F1").sees("Eksempel: ").press("Esc");
            explained += 1;
        }
        room.press("Down");
    }
    assert!(explained >= 8, "{explained} rows");
}
