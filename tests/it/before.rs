//! Before the first question: the start screen, the form, the opening, settings and question sets.

use dialogduk::domain::localized::Lang;
use dialogduk::domain::session::{SessionEventKind, SessionState};
use dialogduk::env::Env;
use dialogduk::ops::Store;
use dialogduk::settings::{Settings, ThemeName};
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::Effect;

use super::driver::{Room, in_meeting};
use super::screens::{FEW, LOOKS, scene, solbakken};

/// The start screen over the example workshops.
fn with_examples() -> Room {
    let mut room = Room::new();
    room.press("Down Enter");
    assert!(room.model.meeting.is_some(), "an example is open");
    room.press("Ctrl+P").type_("startsiden").press("Enter");
    assert_eq!(room.model.screen, Screen::Start);
    room
}

/// A new meeting at its opening.
fn at_opening() -> Room {
    let mut room = Room::new();
    room.press("Enter").type_("Fjellvik renhold").press("F4");
    assert_eq!(room.model.screen, Screen::Opening);
    room
}

#[test]
fn the_opening_looked_up_in_the_meeting_says_where_enter_goes() {
    let mut room = at_opening();
    room.press("F2")
        .wait(std::time::Duration::from_secs(7))
        .sees("Enter til spørsmålene")
        .press("Enter F8 Ctrl+O");
    assert_eq!(room.model.screen, Screen::Opening);
    room.sees("Enter duken").sees_no("Enter til spørsmålene").press("Enter");
    assert_eq!(room.model.screen, Screen::Cloth);
}

/// Shows a screen as its command does.
fn show(room: &mut Room, screen: Screen) {
    let effects = room.model.go(screen, &room.env);
    room.open(effects);
}

#[test]
fn a_first_start_welcomes_and_offers_examples() {
    let mut room = Room::new();
    room.sees("Velkommen").sees("► Ny dialogduk").sees("Se et eksempel: Bjørkelia barnehage");
    room.press("Down Down Enter");
    assert_eq!(room.session().unit.name, "Solbakken sykehjem");
    room.press("Ctrl+P").type_("startsiden").press("Enter");
    room.sees("Pågår").sees("Skal følges opp").sees("Avsluttet").sees_no("Velkommen");
}

#[test]
fn what_is_due_is_told_in_words_and_opens_its_measure() {
    let mut room = with_examples();
    room.sees("3 dager over frist   Fast tid med leder for nattevakter").sees("om 9 dager");
    room.type_("nattevakter").press("Enter");
    assert_eq!(room.model.screen, Screen::Measure);
    room.sees("Fast tid med leder for nattevakter");
    room.press("Ctrl+P").type_("startsiden").press("Enter").type_("rutinekort").press("Enter");
    room.sees("Rutinekort i lommeformat");
}

#[test]
fn typing_searches_and_escape_takes_the_search_away() {
    let mut room = with_examples();
    room.type_("bjorkelia").sees("Bjørkelia barnehage · NED for barnehage").sees_no("· NED kjerneduk");
    room.press("Esc").sees("· NED kjerneduk").sees_no("Søk ›");
    room.type_("finnes ikke").sees("Ny dialogduk for «finnes ikke»");
    room.press("Enter").sees("Ny enhet: «finnes ikke»");
}

#[test]
fn a_meeting_is_resumed_where_it_was_whether_it_is_open_already_or_not() {
    let mut room = with_examples();
    room.type_("kjerneduk").press("Enter").sees("spørsmål 7 av 16");
    room.type_("halv linje").press("Ctrl+P").type_("startsiden").press("Enter");
    room.type_("kjerneduk").press("Enter").sees("spørsmål 7 av 16").sees("halv linje");
}

#[test]
fn a_meeting_made_after_another_has_its_plan_and_open_measures_but_no_answers() {
    let mut room = with_examples();
    room.type_("kjerneduk").press("Ctrl+N").sees("åpne tiltak").press("Enter");
    assert_eq!(room.model.screen, Screen::Prepare);
    let session = room.reload();
    assert_eq!(session.unit.name, "Solbakken sykehjem");
    assert!(session.answers.is_empty());
    assert!(!session.measures.is_empty());
    assert!(session.has_happened(SessionEventKind::Cloned));
    assert_eq!(session.details.state, SessionState::Planned);
}

#[test]
fn a_meeting_is_deleted_only_after_a_yes_and_a_no_is_what_enter_gives() {
    let mut room = with_examples();
    room.type_("kjerneduk").press("Enter Ctrl+P").type_("startsiden").press("Enter Ctrl+Home");
    let count = |room: &Room| room.model.shelf.sessions.len();
    let before = count(&room);
    room.press("Down Del").sees("Slette møtet?").press("Enter");
    assert_eq!(count(&room), before);
    room.press("Del Down Enter");
    assert_eq!(count(&room), before - 1);
    room.sees("Møtet ligger i papirkurven.").sees_no("· NED kjerneduk");
    assert!(room.model.meeting.is_none(), "it was the open one");
}

#[test]
fn everything_typed_in_the_form_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("moter.db");
    let mut room = Room::on(&file);
    room.press("Enter").type_("Fjellvik renhold").press("Enter").type_("helse").press("Enter");
    room.type_("Høsten 2026").press("Enter").type_("26.11").press("Enter").type_("1030").press("Enter");
    room.type_("kantina").press("Enter").type_("23").press("Enter").type_("90").press("F4");
    room.type_("Vi vil finne tre ting").press("Enter");
    show(&mut room, Screen::Prepare);
    room.press("PgDn Tab").type_("avdelingsleder").press("Tab").type_("fagleder").press("Tab Tab Right");
    let before = room.session().clone();
    room.quit();

    let mut room = Room::on(&file);
    room.press("Down Enter");
    let after = room.session();
    assert_eq!(*after, before);
    assert_eq!(after.unit.name, "Fjellvik renhold");
    assert_eq!(after.sittings[0].date.to_string(), "2026-11-26");
    assert_eq!(after.sittings[0].start.unwrap().to_string(), "10:30:00");
    assert_eq!(after.sittings[0].place, "kantina");
    assert_eq!(after.groups.len(), 5);
    assert_eq!(after.details.minutes, 90);
    assert_eq!(after.details.purpose, "Vi vil finne tre ting");
    assert_eq!(after.details.leader, "avdelingsleder");
    assert_eq!(after.details.facilitator, "fagleder");
}

#[test]
fn the_opening_is_noted_once_and_the_meeting_has_begun() {
    let mut room = at_opening();
    room.sees("Derfor møtes vi").sees("Slik snakker vi sammen").sees("Dette skriver vi ikke ned");
    room.press("Enter");
    assert_eq!(room.model.screen, Screen::Question);
    room.press("Ctrl+A Enter Ctrl+A Enter");
    let session = room.reload();
    assert_eq!(session.details.state, SessionState::Running);
    let shown = session.events.iter().filter(|event| event.kind == SessionEventKind::NoticeShown);
    assert_eq!(shown.count(), 1);
}

#[test]
fn what_was_read_out_is_ticked_once() {
    let mut room = at_opening();
    room.press("F2 F2").sees("√ lest opp").press("Enter");
    let session = room.reload();
    let ticked = session.events.iter().filter(|event| event.kind == SessionEventKind::NoticeReadOut);
    assert_eq!(ticked.count(), 1);
    assert!(!session.has_happened(SessionEventKind::NoticeShown), "read out says more than shown");
}

#[test]
fn no_question_is_reached_before_the_opening_has_been_seen() {
    let mut room = at_opening();
    room.press("F8 Down Enter");
    assert_eq!(room.model.screen, Screen::Opening);
    room.sees("Vis eller les opp dette først");
    room.press("Esc");
    assert_eq!(room.model.screen, Screen::Start, "nobody is held back");
    room.press("Down Enter F8 Down Enter");
    let chosen = room.model.meeting.as_ref().unwrap().place.question.clone();
    room.press("Enter");
    assert_eq!(room.model.screen, Screen::Question);
    assert_eq!(room.model.meeting.as_ref().unwrap().place.question, chosen, "on to the one asked for");
}

#[test]
fn the_ground_rules_come_and_go_without_a_trace_at_the_question() {
    let mut room = in_meeting("ned-kjerne", &[5, 5]);
    room.press("PgDn Tab").type_("halv linje").press("Left Left");
    let (place, cursor) = (room.model.meeting.as_ref().unwrap().place.clone(), room.cursor());
    room.press("Ctrl+A");
    assert_eq!(room.model.screen, Screen::Opening);
    room.press("Enter");
    assert_eq!(room.model.screen, Screen::Question);
    assert_eq!(room.model.meeting.as_ref().unwrap().place, place);
    assert_eq!(room.cursor(), cursor);
    room.press("Ctrl+A Esc").sees("halv linje");
    assert_eq!(room.cursor(), cursor);
}

#[test]
fn a_purpose_is_saved_by_going_on_or_back_and_kept_while_it_is_typed() {
    for keys in ["Enter", "Esc", "F8", "Ctrl+Q"] {
        let mut room = at_opening();
        room.type_("Finne tre ting").press(keys);
        assert_eq!(room.reload_by_title("NED kjerneduk").details.purpose, "Finne tre ting", "{keys}");
    }
}

#[test]
fn help_speaks_of_the_field_with_an_example() {
    let mut room = at_opening();
    room.press("F1").sees("«Vi vil finne tre ting som gjør det lettere").press("Esc");
    let mut room = Room::new();
    room.press("Enter Tab Tab Tab F1").sees("26.11, torsdag");
}

#[test]
fn own_ground_rules_are_kept_and_the_usual_ones_follow_the_language() {
    let mut room = at_opening();
    room.press("Ctrl+P").type_("endre spillereglene").press("Enter");
    room.sees("Spilleregler, én på hver linje").press("Esc");
    assert_eq!(room.session().details.ground_rules, "", "nothing was changed");
    room.press("Ctrl+P").type_("endre spillereglene").press("Enter");
    room.press("Ctrl+End Enter").type_("Telefonen ligger i lomma.").press("F2");
    room.sees("• Telefonen ligger i lomma.").sees("• Én snakker om gangen");
    assert_eq!(room.session().details.ground_rules.lines().count(), 5);
}

#[test]
fn settings_change_the_screen_at_once() {
    let mut room = Room::new();
    show(&mut room, Screen::Settings);
    room.sees("Innstillinger").sees("dialogduk.db").press("Right").sees("Innstillingar").press("Right");
    room.sees("Settings").press("Down Right");
    assert_eq!(room.model.settings.theme, ThemeName::Light);
    room.press("Down Enter").sees("> Signs");
}

#[test]
fn a_set_is_looked_through_and_begins_a_meeting() {
    let mut room = Room::new();
    show(&mut room, Screen::Sets);
    room.sees("► NED kjerneduk").sees("16 spørsmål").sees("Sykdom og fravær");
    room.press("Down").sees("► NED for helse og omsorg").press("Enter");
    room.sees("Nytt møte").sees("NED for helse og omsorg");
}

#[test]
fn browsing_the_sets_in_a_meeting_asks_before_it_is_put_away() {
    let mut room = in_meeting("barnehage", &[5]);
    show(&mut room, Screen::Sets);
    room.press("Enter").sees("Møtet som er åpent, legges bort").press("Enter");
    assert!(room.model.meeting.is_some());
    room.press("Enter Down Enter");
    assert!(room.model.meeting.is_none());
    assert_eq!(room.model.screen, Screen::Prepare);
    room.press("Esc Esc");
    assert_eq!(room.model.screen, Screen::Start, "no screen of the meeting is on the way back");
}

/// The screens of this file, each over a room that fills it.
fn screens() -> Vec<(&'static str, Room)> {
    let mut rooms = vec![("first start", Room::new()), ("start", with_examples())];
    let mut searching = with_examples();
    searching.type_("e");
    rooms.push(("search", searching));
    let mut form = with_examples();
    form.press("Enter").type_("e");
    rooms.push(("units", form));
    let mut sets = with_examples();
    sets.press("Enter").type_("Ny").press("Down Down Enter");
    rooms.push(("sets of the form", sets));
    rooms.push(("opening", at_opening()));
    let mut rules = at_opening();
    rules.press("Ctrl+P").type_("endre spillereglene").press("Enter");
    rooms.push(("ground rules", rules));
    for (name, keys) in [("open form", ""), ("roles", "PgDn"), ("plan", "PgDn Shift+Tab Shift+Tab Shift+Tab")]
    {
        let mut room = in_meeting("ned-kjerne", &[5, 5, 6]);
        show(&mut room, Screen::Prepare);
        room.press(keys);
        rooms.push((name, room));
    }
    for (name, screen) in [("settings", Screen::Settings), ("sets", Screen::Sets)] {
        let mut room = Room::new();
        show(&mut room, screen);
        rooms.push((name, room));
    }
    rooms
}

#[test]
fn no_size_of_the_window_is_too_much_or_too_little() {
    for (name, mut room) in screens() {
        for width in [1, 2, 5, 12, 39, 40, 41, 60, 80, 96, 104, 200] {
            for height in [1, 2, 4, 9, 11, 12, 14, 18, 24, 60] {
                room.resize(width, height);
                let rows = room.screen().lines().count();
                assert_eq!(rows, usize::from(height), "{name} at {width}×{height}");
            }
        }
    }
}

#[test]
fn the_cursor_stands_on_the_selected_row_or_in_the_field() {
    for (name, mut room) in screens() {
        for (width, height) in [(60, 18), (80, 24), (120, 40)] {
            room.resize(width, height);
            let (column, row) = room.cursor();
            let screen = room.screen();
            let line = screen.lines().nth(usize::from(row)).unwrap();
            let is_text = matches!(name, "opening" | "ground rules") && column >= 2;
            assert!(line.contains('►') || line.contains('›') || is_text, "{name}: {column}, {row}\n{screen}");
        }
    }
}

#[test]
fn every_screen_is_there_in_three_languages_and_none_is_another() {
    for (name, mut room) in screens() {
        let mut shown = Vec::new();
        for &lang in Lang::ALL {
            room.model.speak(lang);
            room.resize(120, 40);
            shown.push(room.screen());
        }
        assert!(shown[0] != shown[1] && shown[1] != shown[2] && shown[0] != shown[2], "{name}");
    }
}

#[test]
fn nothing_on_these_screens_is_told_by_colour_alone() {
    let settings = Settings { theme: ThemeName::Mono, ..Settings::default() };
    let mut room = Room::with(Store::in_memory().unwrap(), settings, 80, 24);
    room.open(vec![Effect::OpenExample("solbakken-sykehjem")]);
    room.press("Ctrl+P").type_("startsiden").press("Enter");
    room.sees("3 dager over frist").sees("11 av 16 besvart");
}

#[test]
fn old_meetings_are_read_when_they_are_asked_for() {
    let env = Env::fixed();
    let mut store = Store::in_memory().unwrap();
    for _ in 0..205 {
        let mut session = super::fixture::session(&env);
        session.details.state = SessionState::Closed;
        store.create_session(&session).unwrap();
    }
    let mut room = Room::with(store, Settings::default(), 80, 24);
    assert_eq!(room.model.shelf.sessions.len(), 200);
    room.press("Ctrl+End").sees("► Vis eldre møter").press("Enter");
    assert_eq!(room.model.shelf.sessions.len(), 205);
    room.press("Ctrl+End").sees_no("Vis eldre møter");
}

/// The same with these settings.
fn new_user(settings: Settings) -> Room {
    Room::with(Store::in_memory().unwrap(), settings, 80, 24)
}

#[test]
fn the_examples_are_marked_among_ones_own_meetings_and_go_in_one_step() {
    let mut room = examples(Settings::default());
    let marked = room.screen().matches("[EKSEMPEL]").count();
    assert!(marked >= 3, "{}", room.screen());
    room.press("Ctrl+P").type_("fjern eksempl").press("Enter").sees("4 eksempler ligger i papirkurven");
    room.sees_no("[EKSEMPEL]");
    room.press("Ctrl+P").type_("fjern eksempl").press("Enter").sees("Det er ingen eksempler");
    // Opened once more they are back, and no two of any.
    room.open(vec![Effect::OpenExample("bjorkelia-barnehage")]);
    room.sees("Lagt inn 4 eksempler").sees("[PRØVE]");
    show(&mut room, Screen::Start);
    room.open(vec![Effect::ReadShelf]);
    room.sees("[EKSEMPEL]").sees_no("[PRØVE]");
    assert_eq!(room.model.shelf.sessions.len(), 4);
    assert!(room.model.shelf.sessions.iter().all(|session| session.rehearsal));
}

fn examples(settings: Settings) -> Room {
    let mut room = new_user(settings);
    room.open(vec![Effect::OpenExample("solbakken-sykehjem")]);
    show(&mut room, Screen::Start);
    room.open(vec![Effect::ReadShelf]);
    room
}

#[test]
fn start_while_searching() {
    scene("start_while_searching", FEW, |settings| {
        let mut room = examples(settings);
        room.type_("bjør");
        room
    });
}

#[test]
fn start_before_deleting() {
    scene("start_before_deleting", FEW, |settings| {
        let mut room = examples(settings);
        room.press("Down Del");
        room
    });
}

#[test]
fn prepare_choosing_a_set() {
    scene("prepare_set", FEW, |settings| {
        let mut room = examples(settings);
        room.press("Ctrl+Home Enter").type_("Fjellvik renhold").press("Enter Right");
        room
    });
}

#[test]
fn prepare_what_cannot_be_read() {
    scene("prepare_unreadable", FEW, |settings| {
        let mut room = new_user(settings);
        room.press("Enter").type_("Fjellvik").press("Tab Tab Tab").type_("snarest");
        room
    });
}

#[test]
fn prepare_roles_and_plan() {
    scene("prepare_plan", LOOKS, |settings| {
        let mut room = solbakken(settings, Screen::Prepare);
        room.press("PgDn Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab").type_(" ");
        room
    });
}

#[test]
fn opening_of_a_new_meeting() {
    scene("opening_new", FEW, |settings| {
        let mut room = new_user(settings);
        room.press("Enter").type_("Fjellvik renhold").press("F4");
        room
    });
}

#[test]
fn opening_with_ground_rules_being_edited() {
    scene("opening_rules", FEW, |settings| {
        let mut room = solbakken(settings, Screen::Opening);
        room.press("Ctrl+P").type_("endre spillereglene").press("Enter");
        room
    });
}

#[test]
fn settings() {
    scene("settings", LOOKS, |settings| {
        let mut room = new_user(settings);
        show(&mut room, Screen::Settings);
        room
    });
}

#[test]
fn sets() {
    scene("sets", LOOKS, |settings| {
        let mut room = new_user(settings);
        show(&mut room, Screen::Sets);
        room.press("Down Down");
        room
    });
}

#[test]
fn a_unit_is_renamed_everywhere_and_keeps_its_meetings() {
    let mut room = with_examples();
    room.type_("kjerneduk").press("Enter");
    room.press("Ctrl+P").type_("kommune").press("Enter").sees("Om enheten").sees("Navn: Solbakken sykehjem");
    room.press("Enter Ctrl+A").press("End").type_(" og hjemmetjeneste").press("Enter");
    room.sees("Solbakken sykehjem og hjemmetjeneste");
    let unit = room.session().unit.clone();
    assert_eq!(unit.name, "Solbakken sykehjem og hjemmetjeneste");
    room.press("Ctrl+P").type_("startsiden").press("Enter");
    room.sees("Solbakken sykehjem og hjemmetjeneste · NED k").sees_no("Solbakken sykehjem · ");
    room.press("Enter").type_("solbakken").sees("Solbakken sykehjem og hjemmetjeneste");
}

#[test]
fn a_unit_keeps_its_name_when_the_new_one_is_anothers_or_nothing() {
    for typed in ["Bjørkelia barnehage", "bjorkelia barnehage"] {
        let mut room = with_examples();
        room.type_("kjerneduk").press("Enter").press("Ctrl+P").type_("kommune").press("Enter Enter");
        for _ in 0..40 {
            room.press("Backspace");
        }
        room.type_(typed).press("Enter").sees("En annen enhet heter det allerede");
        assert_eq!(room.session().unit.name, "Solbakken sykehjem");
    }
}

#[test]
fn what_is_known_of_a_unit_is_filled_in() {
    let mut room = with_examples();
    room.type_("kjerneduk").press("Enter");
    for (row, typed) in [("4", "dag, natt"), ("5", "999 888 777")] {
        room.press("Ctrl+P").type_("kommune").press("Enter").type_(row);
        for _ in 0..40 {
            room.press("Backspace");
        }
        room.type_(typed).press("Enter").sees("er lagret");
    }
    room.press("Ctrl+P").type_("kommune").press("Enter").type_("3").press("Home Up Up Up Up Up Up Enter");
    let unit = &room.session().unit;
    assert_eq!(unit.shifts, ["dag", "natt"]);
    assert_eq!(unit.organisation_number, "999 888 777");
    assert_eq!(unit.sector.code(), "alle");
}
