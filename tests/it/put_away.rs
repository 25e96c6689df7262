//! Closed is locked by the file itself (G3); the archive (G5) and the trash (L3) keep what they hold as it is.

use dialogduk::domain::ids::Id;
use dialogduk::domain::measure::{Agreement, Measure, State, Terms};
use dialogduk::domain::session::{Session, SessionEvent, SessionEventKind, SessionState};
use dialogduk::env::Env;
use dialogduk::exchange::session_file;
use dialogduk::ops::{DetailEdit, FollowFilter, Op, Store};
use dialogduk::settings::Settings;
use dialogduk::store::{Erase, SessionFilter};
use dialogduk::tui::commands::Id as Command;
use dialogduk::tui::msg::Effect;
use rusqlite::Connection;

use crate::driver::Room;
use crate::fixtures::care_session;
use crate::plain::{has, play};

/// A file with a closed meeting that has something in every table, and its connection without this program.
fn closed() -> (tempfile::TempDir, Session, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("æøå.db");
    let session = care_session();
    let mut store = Store::open(&path).unwrap();
    store.create_session(&session).unwrap();
    store.close().unwrap();
    let db = Connection::open(&path).unwrap();
    (folder, session, db)
}

#[test]
fn whoever_writes_what_was_said_in_a_closed_meeting_is_refused_by_the_file() {
    let (_folder, session, db) = closed();
    assert_eq!(session.details.state, SessionState::Closed);
    let tables: Vec<String> = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN (SELECT tbl_name FROM sqlite_schema
                  WHERE type = 'trigger' AND name LIKE 'locked_%') ORDER BY name")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert!(tables.len() > 15, "{tables:?}");
    let mut tried = 0;
    for table in &tables {
        let column = match table.as_str() {
            "measure" => "title = title || '!'".to_owned(),
            "session" => "purpose = purpose || '!'".to_owned(),
            _ => "session = session".to_owned(),
        };
        let rows: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        if rows == 0 {
            continue;
        }
        tried += 1;
        let update = db.execute(&format!("UPDATE {table} SET {column}"), []);
        assert!(update.is_err_and(|it| it.to_string().contains("closed")), "UPDATE {table}");
        if !["session", "session_event"].contains(&table.as_str()) {
            let delete = db.execute(&format!("DELETE FROM {table}"), []);
            assert!(delete.is_err_and(|it| it.to_string().contains("closed")), "DELETE {table}");
        }
    }
    assert!(tried > 6, "only {tried} of {tables:?} had rows");
    let insert = db.execute(
        "INSERT INTO keep (session, id, position, text) SELECT id, '0000000000000zzz', 9, 'x' FROM session",
        [],
    );
    assert!(insert.is_err());
}

#[test]
fn what_carries_measures_on_and_opening_again_are_let_through() {
    let (_folder, _, db) = closed();
    for sql in [
        "UPDATE measure SET note = 'bestilt', responsible = 'fagleder'",
        "UPDATE measure SET deadline = '2027-06-01', original_deadline = '2026-12-01' WHERE state = 'agreed'",
        "UPDATE measure SET state = 'in_progress' WHERE state = 'agreed'",
        "UPDATE session SET state = 'running'",
        "UPDATE session SET purpose = 'Ny'",
        "DELETE FROM keep",
    ] {
        db.execute(sql, []).unwrap_or_else(|problem| panic!("{sql}: {problem}"));
    }
}

#[test]
fn a_closed_meeting_can_be_deleted_and_taken_back_step_by_step() {
    let env = Env::fixed();
    let mut room = Room::with(Store::in_memory().unwrap(), Settings::default(), 80, 24);
    let mut session = crate::fixture::session(&env);
    session.details.leader = "Åse".into();
    room.open(vec![Effect::Create(Box::new(session.clone()))]);
    room.press("Enter").line("Ro i gangen");
    room.does(&Op::SetDetail(DetailEdit::NextFollowUp(None))).does(&Op::Close);
    assert_eq!(room.reload().details.state, SessionState::Closed);
    // Refused here as well, before the file is asked.
    room.does(&Op::AddKeep("x".into())).press("Enter");
    room.does(&Op::Reopen { reason: "Feil dato".into() });
    room.press("Ctrl+Z");
    assert_eq!(room.reload().details.state, SessionState::Closed);
    room.press("Ctrl+Z");
    assert_eq!(room.reload().details.state, SessionState::Running, "the close is taken back");
    room.press("Ctrl+Z");
    assert!(room.reload().answers.is_empty());
    for _ in 0..3 {
        room.press("Ctrl+Y");
    }
    assert_eq!(room.reload().answers.len(), 1);
    room.desk.store.erase(&[Erase::Session(session.id)], Env::fixed().now()).unwrap();
    assert!(room.desk.store.load(session.id).unwrap().is_none());
}

fn owed() -> Session {
    let mut session = care_session();
    let terms = Terms {
        responsible: "fagleder".into(),
        deadline: Some(Env::fixed().today()),
        follow_up: Some(Env::fixed().today()),
        first_step: "Ringe".into(),
    };
    let mut measure = Measure::proposed(Id::from_bits(990).into(), 90, "Rutinekort");
    measure.state = State::Agreed(Agreement::restore(&terms).unwrap());
    session.measures.push(measure);
    session
}

/// In how many places a session is met: lists, search, what is due, what is owed, measures, the follow-up list.
fn met(store: &Store, session: &Session) -> [usize; 8] {
    let today = Env::fixed().today();
    let title = &session.details.title;
    [
        store.sessions(&SessionFilter::default(), None, 9).unwrap().len(),
        store.find_session(title).unwrap().len(),
        store.due(today, today, 9).unwrap().rows.len().min(1),
        store.open_measures_of(session.unit.id).unwrap().len().min(1),
        store.measures(&dialogduk::store::MeasureFilter::default(), None, 99).unwrap().len().min(1),
        usize::from(store.last_session_of(session.unit.id).unwrap().is_some()),
        store.search("Rutinekort", 9).unwrap().len().min(1),
        store.followed_count(&FollowFilter::open(), today).unwrap().min(1) as usize,
    ]
}

#[test]
fn what_lies_in_the_trash_is_met_nowhere_and_comes_back_as_it_was() {
    let (env, session) = (Env::fixed(), owed());
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let before = session_file::write(&store.load(session.id).unwrap().unwrap().session);
    assert_eq!(met(&store, &session), [1; 8]);
    store.trash(session.id, Some(env.now())).unwrap();
    assert_eq!(met(&store, &session), [0; 8]);
    assert!(store.load(session.id).unwrap().is_none());
    assert!(store.glance(session.id).unwrap().is_none(), "its window says that it is gone");
    assert_eq!(store.revision(session.id).unwrap(), None);
    assert_eq!(store.trashed().unwrap()[0].session.id, session.id);
    store.trash(session.id, None).unwrap();
    assert_eq!(met(&store, &session), [1; 8]);
    assert_eq!(session_file::write(&store.load(session.id).unwrap().unwrap().session), before);
    // A file that is brought in takes the place of what lies in the trash.
    store.trash(session.id, Some(env.now())).unwrap();
    store.create_session(&session).unwrap();
    assert!(store.trashed().unwrap().is_empty());
}

#[test]
fn the_archive_is_out_of_sight_and_owes_what_it_owed() {
    let (env, session) = (Env::fixed(), owed());
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let before = store.load(session.id).unwrap().unwrap();
    store.archive(session.id, Some(env.now())).unwrap();
    assert_eq!(met(&store, &session), [0, 1, 1, 1, 1, 1, 1, 1]);
    let filter = SessionFilter { archived: true, ..SessionFilter::default() };
    assert_eq!(store.sessions(&filter, None, 9).unwrap().len(), 1);
    assert_eq!(store.load(session.id).unwrap().unwrap(), before);
    store.archive(session.id, None).unwrap();
    assert_eq!(met(&store, &session), [1; 8]);
}

#[test]
fn on_the_start_screen_a_meeting_goes_to_the_trash_and_comes_back() {
    let session = owed();
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let mut room = Room::with(store, Settings::default(), 80, 24);
    room.select_row("NED på Solbakken").press("Delete").sees("papirkurven").press("Down Enter");
    room.sees_no("NED på Solbakken").sees("Møtet ligger i papirkurven");
    room.command(Command::ShowTrash).sees("ligger her minst 30 dager til").press("Enter Enter");
    room.sees("NED på Solbakken");
    room.select_row("NED på Solbakken").command(Command::ArchiveSession).sees_no("NED på Solbakken");
    room.command(Command::ShowArchive).press("Enter Down Enter").sees("NED på Solbakken");
    room.select_row("NED på Solbakken").press("Delete Down Enter");
    room.command(Command::ShowTrash).press("Down Enter Down Enter").sees("Slettet for godt");
    assert!(room.desk.store.trashed().unwrap().is_empty());
}

#[test]
fn line_by_line_a_meeting_goes_to_the_archive_and_the_trash_and_comes_back() {
    let (env, session) = (Env::fixed(), owed());
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let before = session_file::write(&store.load(session.id).unwrap().unwrap().session);
    let mut says = |script: &str, wanted: &str| {
        let said = play(&mut store, None, &env, script);
        has(&said, wanted);
    };
    says("/arkiver 7\n", "Skriv et tall fra 1 til 1.");
    says("/arkiver 1\n", "Møtet ligger i arkivet. Fristene følges opp som før.");
    says("/arkivet\n1\n2\n", "Møtet er tatt ut av arkivet.");
    says("/arkivet\n", "Arkivet er tomt.");
    says("/slett møtet 1\nnei\n", "NED på Solbakken");
    says("/papirkurven\n", "Papirkurven er tom.");
    says("/slett møtet 1\nja\n", "papirkurven");
    says("/papirkurven\n\n", "ligger her minst 30 dager til");
    says("/papirkurven\n1\n1\n", "Møtet er hentet tilbake.");
    assert_eq!(session_file::write(&store.load(session.id).unwrap().unwrap().session), before);
    let mut says = |script: &str, wanted: &str| has(&play(&mut store, None, &env, script), wanted);
    says("/slett møtet 1\nja\n/papirkurven\n1\n2\nnei\n", "Det kan ikke angres.");
    says("/papirkurven\n1\n2\nja\n", "Slettet for godt.");
    assert!(store.trashed().unwrap().is_empty() && store.load(session.id).unwrap().is_none());
}

#[test]
fn what_happened_to_a_meeting_is_told_alike_on_the_screen_and_line_by_line() {
    let mut session = care_session();
    let env = Env::fixed();
    for (position, (kind, note)) in (50..).zip([
        (SessionEventKind::Reopened, "vi glemte natta"),
        (SessionEventKind::Imported, "kveld.toml"),
        (SessionEventKind::Exported, "tiltak.xlsx"),
    ]) {
        let (id, at) = (env.new_id(), env.now());
        session.events.push(SessionEvent { id, position, at, kind, note: note.into() });
    }
    let told = [
        "22.11.2026 14.03  åpnet igjen: vi glemte natta",
        "hentet inn fra fil: kveld.toml",
        "skrevet til fil: tiltak.xlsx",
    ];
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    let said = play(&mut store, Some(session.id), &env, "/møtets historikk\n");
    let mut room = Room::with(store, Settings::default(), 80, 24);
    room.open(vec![Effect::Open(session.id)]);
    room.press("Esc").command(Command::ShowHistory).sees("Møtets historikk");
    for line in told {
        has(&said, line);
        room.sees(line);
    }
}

#[test]
fn a_file_of_a_meeting_in_the_trash_asks_before_it_takes_its_place() {
    let (env, session) = (Env::fixed(), owed());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("møte.toml");
    std::fs::write(&file, session_file::write(&session)).unwrap();
    let mut store = Store::in_memory().unwrap();
    store.create_session(&session).unwrap();
    store.trash(session.id, Some(env.now())).unwrap();
    let said = play(&mut store, None, &env, &format!("/hent inn {}\nnei\n", file.display()));
    has(&said, "ligger i papirkurven her");
    assert_eq!(store.trashed().unwrap().len(), 1);
    play(&mut store, None, &env, &format!("/hent inn {}\nja\n", file.display()));
    assert!(store.trashed().unwrap().is_empty());
    assert!(store.load(session.id).unwrap().is_some());
}

#[test]
fn a_deleted_measure_comes_back_with_its_history_on_the_screen_and_line_by_line() {
    let env = Env::fixed();
    let mut store = Store::in_memory().unwrap();
    let session = crate::fixture::session(&env);
    store.create_session(&session).unwrap();
    let load = |store: &Store| store.load(session.id).unwrap().unwrap().session;
    let mut says =
        |script: &str, wanted: &str| has(&play(&mut store, Some(session.id), &env, script), wanted);
    says("\n/hent tilbake\n", "Ingen tiltak er slettet i dette møtet.");
    says("/tiltakene\nFast tid med leder\nRutinekort i lomma\n/åpne 1\nansvarlig: fagleder\n", "Lagret");
    let before = load(&store);
    let mut says =
        |script: &str, wanted: &str| has(&play(&mut store, Some(session.id), &env, script), wanted);
    says("/slett tiltak 1\n/tiltakene\nNoe helt annet her\n", "Slettet");
    says("/hent tilbake\n1\n", "Tiltaket er hentet tilbake.");
    let after = load(&store);
    let id = before.measures[0].id;
    assert_eq!(after.measure(id), before.measure(id));
    assert_eq!(
        after.history_of(id).collect::<Vec<_>>(),
        before.history_of(id).collect::<Vec<_>>(),
        "with everything that had happened to it"
    );
    assert_eq!(after.measures.len(), 3);
    assert!(store.deleted_measures(session.id).unwrap().is_empty(), "what is here is not deleted");

    let mut room = Room::with(store, Settings::default(), 80, 24);
    room.open(vec![Effect::Open(session.id)]);
    room.does(&Op::DeleteMeasure(id)).go(dialogduk::tui::model::Screen::Measures);
    room.command(Command::RestoreMeasure).sees("Slettede tiltak").sees("Fast tid med leder").press("Enter");
    room.sees("Tiltaket er hentet tilbake");
    assert!(room.reload().measure(id).is_some());
    room.press("Ctrl+Z");
    assert!(room.reload().measure(id).is_none(), "that can be taken back, too");
}
