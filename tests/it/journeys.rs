//! Whole meetings by keys, from an empty laptop to a closed session, reopened on the way.

use dialogduk::domain::measure::StateCode;
use dialogduk::domain::session::SessionState;
use dialogduk::ops::Store;

use crate::driver::{Room, in_meeting_on};

/// Fills in who, when and the first step of the open measure, and agrees.
fn agree(room: &mut Room, first_step: &str, responsible: &str) {
    room.press("Tab").type_(first_step).press("Tab").type_(responsible).press("Tab Tab").type_("om 3 uker");
    room.press("Tab").type_("14. januar 2027").press("Tab F4").sees("avtalt");
}

#[test]
fn a_meeting_goes_from_an_empty_laptop_to_an_action_list() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("dialogduk.db");
    let mut room = Room::on(&path);

    // Unit, set, the rest as it stands; three tables.
    room.press("Enter").type_("Bjørkelia barnehage").press("Enter Enter Enter Enter Enter Enter").type_("15");
    room.press("F4").sees("Derfor møtes vi").press("F2 Enter").sees("spørsmål 1 av 16").sees("Bord 3");
    room.line("Barna merker at vi løper")
        .line("Ingen får øvd på sangene")
        .press("Tab")
        .line("Vi får ikke spist");
    room.press("PgDn PgDn").type_("334450").press("F8").sees("2 av 16 felt");

    for title in ["Fast møteplan", "Krakk ved stellebordet", "Bytte vakter på tavla"] {
        room.press("Ctrl+P").line("lista over").line(title);
    }
    room.press("Enter");
    agree(&mut room, "Sette opp møtene i årshjulet", "styrer");
    room.press("Esc").press("Up Up F6").line("venter på budsjettet").sees("Parkert (1)");
    let session = room.reload();
    let state = |code| session.measures.iter().filter(|measure| measure.state.code() == code).count();
    assert_eq!((state(StateCode::Agreed), state(StateCode::Parked), state(StateCode::Proposed)), (1, 1, 1));

    // Leaving and coming back: everything is there, and the last steps can be taken back and forth.
    let before = room.reload();
    room.quit();
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "one file remains (L8)");
    let mut room = Room::on(&path);
    room.press("Down Enter");
    assert_eq!(room.reload(), before);
    for _ in 0..10 {
        room.press("Ctrl+Z");
    }
    assert_ne!(room.reload(), before);
    assert_eq!(room.reload(), *room.session());
    for _ in 0..10 {
        room.press("Ctrl+Y");
    }
    assert_eq!(room.reload(), before);
    assert_eq!(room.reload(), *room.session());

    // The end refuses to close while a proposal is open, then closes.
    room.press("Ctrl+P").line("avslutning").press("F4").sees("Kan ikke avslutte ennå").press("Esc");
    room.type_("styrer").press("F4").sees("Kan ikke avslutte ennå").press("Esc");
    room.press("Ctrl+P").line("lista over").press("Up Up Up Up F6").line("tas neste år").sees("Parkert (2)");
    room.press("Ctrl+P").line("avslutning").press("F4");
    let session = room.reload();
    assert_eq!(session.details.state, SessionState::Closed);
    assert_eq!(session.details.leader, "styrer");

    // Closed is locked: nothing typed reaches it.
    room.press("Ctrl+P").line("lista over").line("et tiltak til");
    assert_eq!(room.reload().measures.len(), 3);
}

#[test]
fn what_is_undone_to_the_start_is_the_start_also_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("dialogduk.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "barnehage", &[5, 5]);
    let start = room.reload();
    room.line("én").press("F6 F4 Enter").press("Tab").line("to").press("Del");
    room.line("tre").press("PgDn Ctrl+X").type_("1").press("Enter").press("PgDn").line("fire");
    let end = room.reload();
    room.quit();
    let mut room = Room::on(&path);
    room.press("Down Enter");
    while room.desk.store.undo_label(start.id).unwrap().is_some() {
        room.press("Ctrl+Z");
    }
    assert_eq!(room.reload().answers, start.answers);
    assert_eq!(room.reload().measures, start.measures);
    while room.desk.store.redo_label(start.id).unwrap().is_some() {
        room.press("Ctrl+Y");
    }
    assert_eq!(room.reload(), end);
}

#[test]
fn the_same_meeting_line_by_line_leaves_the_same_content() {
    let dir = tempfile::tempdir().unwrap();
    let [screen, lines] = ["screen.db", "lines.db"].map(|name| dir.path().join(name));
    let room = in_meeting_on(Store::open(&screen).unwrap(), "ned-kjerne", &[5, 5]);
    let id = room.session().id;
    room.quit();
    std::fs::copy(&screen, &lines).unwrap();

    let mut room = Room::on(&screen);
    room.press("Down Enter").sees("spørsmål 1 av 16");
    room.line("Vi løper fortere, og øver sjeldnere").press("F6").line("Brukerne blir urolige");
    room.press("Tab").line("Ærlig talt: mye venting").press("F4 Enter");
    room.press("PgDn PgDn").type_("33450");
    room.press("PgDn PgDn PgDn PgDn PgDn").sees("spørsmål 8 av 16").type_("16");
    room.press("PgUp Ctrl+X").type_("2").line("nattevaktene først");
    room.press("Ctrl+Z Ctrl+Y");
    let session = room.session().id;
    room.quit();

    let mut store = Store::open(&lines).unwrap();
    let script = "Vi løper fortere, og øver sjeldnere\n/felles 1\nBrukerne blir urolige\n/bord 2\n\
                  Ærlig talt: mye venting\n/tiltak 1\n/gå 3\n3 3 4 5 0\n/gå 8\n1 6\n\
                  /gå 7\n/utsett nattevaktene først\n/angre\n/gjør om\n";
    let said = crate::plain::play(&mut store, Some(id), &dialogduk::env::Env::fixed(), script);
    let on_screen = Store::open(&screen).unwrap();
    assert_eq!(store.load(id).unwrap().unwrap().session.answers.len(), 5, "{said}");
    assert_eq!(
        on_screen.content_hash(session).unwrap(),
        store.content_hash(id).unwrap(),
        "the conversation was:\n{said}\n{:#?}\n{:#?}",
        on_screen.load(id).unwrap().unwrap().session.answers,
        store.load(id).unwrap().unwrap().session.answers,
    );
}
