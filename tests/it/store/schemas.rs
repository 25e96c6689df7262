//! Files of every released shape open (L5), and no released step is edited afterwards.
//!
//! `tests/it/fixtures/schema-NNNN.sql` is a file as the release with that many steps wrote it. When a step is added:
//! `cargo test --test it store::schemas::writes_the_fixture -- --ignored`, and keep the older ones as they are.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use dialogduk::domain::answer::{Body, ScaleTally};
use dialogduk::domain::change::{Change, Record};
use dialogduk::domain::ids::{Id, QuestionId};
use dialogduk::domain::live::{Live, RoomClock, RoomView};
use dialogduk::domain::measure::{EventKind, Measure, MeasureEvent};
use dialogduk::domain::place::{Phase, Place, Stage, Turns};
use dialogduk::domain::room::{Check, CheckMoment, Pulse, YesNo};
use dialogduk::domain::session::Session;
use dialogduk::domain::topic::{ParkedTopic, TopicOutcome};
use dialogduk::domain::vote::VoteRound;
use dialogduk::env::Env;
use dialogduk::store::{Draft, DraftKey, ProblemKind, Store};

use super::{answer, commit, meeting, put};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures")
}

/// The file as SQL: everything in it, and what marks it as ours.
fn dump(db: &Connection) -> String {
    let pragma =
        |name: &str| -> i64 { db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).unwrap() };
    let mut sql = format!(
        "PRAGMA application_id = {};\nPRAGMA user_version = {};\n",
        pragma("application_id"),
        pragma("user_version")
    );
    // The index of words is made anew from what is there; its inner tables come with it.
    let is_inner = |name: &str| name.starts_with("search_index_");
    let objects: Vec<_> = schema(db).into_iter().filter(|(_, name, _)| !is_inner(name)).collect();
    for (kind, _, text) in objects.iter().filter(|(kind, ..)| kind != "trigger") {
        writeln!(sql, "-- {kind}\n{text};").unwrap();
    }
    let has_rows = |name: &str| name != "searched" && name != "search_index";
    for (_, table, _) in objects.iter().filter(|(kind, name, _)| kind == "table" && has_rows(name)) {
        let columns: Vec<String> = strings(db, &format!("SELECT name FROM pragma_table_info('{table}')"));
        let values =
            columns.iter().map(|name| format!("quote({name})")).collect::<Vec<_>>().join(" || ', ' || ");
        for row in strings(db, &format!("SELECT {values} FROM {table} ORDER BY 1")) {
            writeln!(sql, "INSERT INTO {table} ({}) VALUES ({row});", columns.join(", ")).unwrap();
        }
    }
    for (_, _, text) in objects.iter().filter(|(kind, ..)| kind == "trigger") {
        writeln!(sql, "-- trigger\n{text};").unwrap();
    }
    sql
}

fn strings(db: &Connection, sql: &str) -> Vec<String> {
    db.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

/// Kind, name and text of everything a file is shaped by, in the order it was made.
fn schema(db: &Connection) -> Vec<(String, String, String)> {
    db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

#[test]
#[ignore = "run by hand when a step is added"]
fn writes_the_fixture() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut store = Store::open(&path).unwrap();
    let session = meeting(1);
    let mut at = store.create_session(&session).unwrap();
    for (number, text) in [(0, "Ro i gangen om morgenen"), (1, "Vi sier god morgen")] {
        at = store.commit(&commit(session.id, at, vec![put(answer(&session, number, text))])).unwrap();
    }
    let topic = ParkedTopic {
        id: Id::from_bits(4 << 40).into(),
        position: 0,
        text: "Parkering for de ansatte".into(),
        question: None,
        outcome: TopicOutcome::Open,
    };
    let check = Check {
        sitting: session.sittings[0].id,
        moment: CheckMoment::In,
        pulse: Pulse {
            tally: ScaleTally { counts: [0, 1, 4, 10, 7], dont_know: 1 },
            words: [("trøtt".to_owned(), 3)].into(),
        },
    };
    let attendance = Record::PartAttendance {
        sitting: session.sittings[0].id,
        part: session.set.parts[0].id.clone(),
        attended: 18,
    };
    let records = [Record::ParkedTopic(topic), Record::Check(check), attendance];
    at = store.commit(&commit(session.id, at, records.map(Change::Put).to_vec())).unwrap();
    let measure = Measure {
        answers: vec![answer(&session, 0, "").id],
        ..Measure::proposed(Id::from_bits(2 << 40).into(), 0, "Garderoben åpner kl. 7.15")
    };
    let event = MeasureEvent {
        id: Id::from_bits(3 << 40).into(),
        position: 0,
        measure: measure.id,
        at: Env::fixed().now(),
        kind: EventKind::Created,
        old: String::new(),
        new: measure.title.clone(),
        reason: String::new(),
        by: String::new(),
        meeting: None,
    };
    let round = VoteRound {
        id: Id::from_bits(5 << 40).into(),
        position: 0,
        participants: 23,
        votes_each: 3,
        cumulative: false,
        closed: true,
        votes: vec![(measure.id, 11)],
    };
    let records = [Record::Measure(Box::new(measure)), Record::MeasureEvent(event), Record::VoteRound(round)];
    at = store.commit(&commit(session.id, at, records.map(Change::Put).to_vec())).unwrap();
    store.undo(session.id, at, Env::fixed().now()).unwrap();
    let place = Place {
        stage: Stage::Questions,
        sitting: session.sittings[0].id,
        question: answer(&session, 0, "").question,
        group: session.groups[0].id,
        phase: Phase::Talk,
        used: [((session.sittings[0].id, answer(&session, 0, "").question, Phase::Talk), 95)].into(),
        turns: Turns::default(),
    };
    store.keep_place(session.id, &place).unwrap();
    let key = DraftKey::Field("summary".into());
    let draft = Draft { key, text: "Vi ble en".into(), cursor: 9, kept_at: Env::fixed().now() };
    store.keep_draft(session.id, &draft).unwrap();
    store.close().unwrap();

    let db = Connection::open(&path).unwrap();
    let steps: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    std::fs::write(fixtures().join(format!("schema-{steps:04}.sql")), dump(&db)).unwrap();
}

#[test]
fn a_file_of_every_released_shape_opens_with_everything_in_it() {
    let mut released: Vec<_> =
        std::fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap().path()).collect();
    released.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with("schema-"));
    released.sort();
    let newest = released.last().unwrap().clone();
    for fixture in released {
        let name = fixture.display();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dialogduk.db");
        Connection::open(&path).unwrap().execute_batch(&std::fs::read_to_string(&fixture).unwrap()).unwrap();

        let mut store = Store::open(&path).unwrap();
        let copies = std::fs::read_dir(folder.path().join("backups"))
            .into_iter()
            .flatten()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains(".schema-"))
            .count();
        assert_eq!(copies, usize::from(fixture != newest), "{name} is copied before it is taken forward");
        let id = meeting(1).id;
        let loaded = store.load(id).unwrap().unwrap();
        let said: Vec<_> = loaded.session.answers.iter().map(|answer| answer.body.clone()).collect();
        let lines = ["Ro i gangen om morgenen", "Vi sier god morgen"];
        assert_eq!(said, lines.map(|line| Body::Text(line.into())), "{name}");
        let place = store.place(id).unwrap().unwrap();
        assert_eq!(place.seconds(&place.question, Phase::Talk), 95, "{name}");
        assert_eq!(store.drafts(id).unwrap()[0].text, "Vi ble en", "{name}");

        // What the first release did not have is empty in its file and there in every later one.
        let first = name.to_string().ends_with("schema-0001.sql");
        let told = |session: &Session| {
            (session.topics.len(), session.checks.len(), session.part_attendance.len(), session.rounds.len())
        };
        assert_eq!(told(&loaded.session), if first { (0, 0, 0, 0) } else { (1, 1, 1, 0) }, "{name}");

        let step = store.redo(id, loaded.revision).unwrap().unwrap();
        let again = store.load(id).unwrap().unwrap().session;
        assert_eq!(again.rounds.len(), usize::from(!first), "{name}");
        let measure = &again.measures[0];
        assert_eq!(measure.title, "Garderoben åpner kl. 7.15", "{name}");
        assert_eq!(measure.answers, [loaded.session.answers[0].id], "{name}");
        let mut at = step.revision;
        while let Some(step) = store.undo(id, at, Env::fixed().now()).unwrap() {
            at = step.revision;
        }
        assert_eq!(store.load(id).unwrap().unwrap().session, meeting(1), "{name}");
    }
}

#[test]
fn what_the_room_was_shown_is_shown_also_after_the_file_is_taken_forward() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(&std::fs::read_to_string(fixtures().join("schema-0004.sql")).unwrap()).unwrap();
    db.execute_batch(
        "INSERT INTO live (session, kept_at, view, question, phase, measure, sitting, curtain, revealed, clock_since,
                           clock_used, clock_planned, clock_vouched, break_until, ready, heard)
         SELECT id, '2026-11-22T14:03:00Z', 'question', 'q', 'talk', NULL, NULL, 0, 1, NULL, 61, 300, 0, NULL, '[]', '[]'
         FROM session",
    )
    .unwrap();
    drop(db);
    let kept = Store::open(&path).unwrap().live(meeting(1).id).unwrap().unwrap();
    let clock = RoomClock { since: None, used: 61, planned: 300, vouched: false };
    let view = RoomView::Question(QuestionId::new("q"), Phase::Talk);
    assert_eq!(kept.live, Live { revealed: true, clock: Some(clock), ..Live::new(view) });
}

#[test]
fn closing_counts_of_the_whole_meeting_become_those_of_its_last_sitting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(&std::fs::read_to_string(fixtures().join("schema-0004.sql")).unwrap()).unwrap();
    db.execute_batch("UPDATE session SET everyone_heard_yes = 17, know_next_no = 2").unwrap();
    drop(db);
    let session = Store::open(&path).unwrap().load(meeting(1).id).unwrap().unwrap().session;
    let closing = session.sittings.last().unwrap().closing;
    assert_eq!((closing.everyone_heard, closing.know_next.no), (YesNo { yes: 17, no: 0 }, 2));
    assert_eq!(session.closing(), closing);
}

#[test]
fn the_newest_fixture_has_the_shape_a_new_file_gets() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    Store::open(&path).unwrap().close().unwrap();
    let fresh = Connection::open(&path).unwrap();
    let steps: i64 = fresh.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let fixture = Connection::open_in_memory().unwrap();
    fixture
        .execute_batch(&std::fs::read_to_string(fixtures().join(format!("schema-{steps:04}.sql"))).unwrap())
        .unwrap();
    let sorted = |db| {
        let mut objects = schema(db);
        objects.sort();
        objects
    };
    assert_eq!(
        sorted(&fixture),
        sorted(&fresh),
        "a released step is never edited: add one; before the release, write the fixture anew"
    );
}

#[test]
fn no_rule_depends_on_what_an_older_sqlite_says_of_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    Store::open(&path).unwrap().close().unwrap();
    let mut rules = 0;
    for (_, table, text) in schema(&Connection::open(&path).unwrap()) {
        for line in text.lines().filter(|line| line.contains("json_valid(")) {
            let column = line.split_once("json_valid(").unwrap().1.split(')').next().unwrap();
            // SQLite 3.40 takes `json_valid(NULL)` for false.
            let is_settled = line.contains(&format!("{column} IS NULL OR json_valid({column})"));
            assert!(is_settled || line.contains("NOT NULL"), "{table}: {line}");
            rules += 1;
        }
    }
    assert!(rules > 10, "{rules}");
}

#[test]
fn what_the_disk_has_changed_does_not_pass_for_what_was_written_once_the_file_is_taken_forward() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(&std::fs::read_to_string(fixtures().join("schema-0017.sql")).unwrap()).unwrap();
    let hit = db.execute("UPDATE answer SET text = replace(text, 'morgenen', 'mirgenen')", []).unwrap();
    assert!(hit > 0);
    drop(db);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.load(meeting(1).id).unwrap_err().kind, ProblemKind::Altered);
}
