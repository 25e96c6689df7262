//! `doctor`: every seeded fault is found and named, what can be put right is, and nothing of the content is shown (L6).

use std::path::Path;

use dialogduk::domain::ids::Id;
use dialogduk::domain::session::Session;
use rusqlite::Connection;

use super::*;

/// Changes the data file behind the program's back.
fn sql(machine: &Machine, statements: &str) {
    let db = Connection::open(machine.data_file()).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; UPDATE session SET unlocked = 1;",
    )
    .unwrap();
    db.execute_batch(statements).unwrap();
    db.execute_batch("UPDATE session SET unlocked = 0").unwrap();
}

/// Breaks the page on which these words stand.
fn break_page(file: &Path, words: &str) {
    let mut bytes = fs::read(file).unwrap();
    let at = bytes.windows(words.len()).position(|it| it == words.as_bytes()).unwrap();
    bytes[at / 4096 * 4096..at / 4096 * 4096 + 64].fill(0x5a);
    fs::write(file, bytes).unwrap();
}

/// Breaks every page of which this is true in the list of pages.
fn break_pages(machine: &Machine, which: &str) {
    let pages: Vec<u32> = Connection::open(machine.data_file())
        .unwrap()
        .prepare(&format!("SELECT pageno FROM dbstat WHERE {which}"))
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(!pages.is_empty(), "{which}");
    let mut bytes = fs::read(machine.data_file()).unwrap();
    for page in pages {
        let page = usize::try_from(page).unwrap();
        bytes[(page - 1) * 4096..page * 4096].fill(0x5a);
    }
    fs::write(machine.data_file(), bytes).unwrap();
}

/// Lets an index fall behind its table.
fn behind(machine: &Machine) {
    let index = "name = 'session_newest_of_state'";
    sql(
        machine,
        &format!(
            "PRAGMA writable_schema = ON;
             CREATE TABLE aside AS SELECT * FROM sqlite_schema WHERE {index};
             DELETE FROM sqlite_schema WHERE {index};"
        ),
    );
    sql(machine, "UPDATE session SET first_date = '2020-01-01'");
    sql(
        machine,
        "PRAGMA writable_schema = ON;
         INSERT INTO sqlite_schema SELECT * FROM aside;",
    );
    sql(machine, "DROP TABLE aside");
}

fn newest_backup(machine: &Machine) -> PathBuf {
    PathBuf::from(machine.json(&["backup", "list", "--json"])["backups"][0]["path"].as_str().unwrap())
}

type Seed = fn(&Machine);

/// What is done to the file, what is found, whether `--fix` puts it right.
const SEEDS: &[(&str, Seed, &str, bool)] = &[
    ("a broken page", |it| break_page(&it.data_file(), "measure_answer_behind"), "", false),
    ("an index behind its table", behind, "index", true),
    (
        "a row that points nowhere",
        |it| {
            sql(
                it,
                "INSERT INTO time_used (session, sitting, question, phase, seconds) VALUES ('x', 'x', 'x', 'talk', 1)",
            );
        },
        "references",
        false,
    ),
    (
        "a measure agreed without a first step",
        |it| sql(it, "UPDATE measure SET state = 'agreed', first_step = ''"),
        "rules",
        true,
    ),
    (
        "a changed bit in a rule of the file",
        |it| {
            let mut bytes = fs::read(it.data_file()).unwrap();
            let rule = b"CREATE TRIGGER sitting_added";
            let at = bytes.windows(rule.len()).position(|here| here == rule).unwrap();
            bytes[at + 2] ^= 0x10;
            fs::write(it.data_file(), bytes).unwrap();
            let start = it.run(&["sessions", "list"]);
            assert!(start.code == 1 && start.err.contains("dialogduk doctor --fix"), "{}", start.err);
        },
        "shape",
        true,
    ),
    ("a missing trigger", |it| sql(it, "DROP TRIGGER searched_no_more"), "shape", true),
    ("a missing index", |it| sql(it, "DROP INDEX measure_due"), "shape", true),
    (
        "a changed answer",
        |it| sql(it, "UPDATE answer SET text = text || '.' WHERE text IS NOT NULL"),
        "altered",
        true,
    ),
    ("a changed unit", |it| sql(it, "UPDATE unit SET name = name || '.'"), "altered", true),
    (
        "a changed step of the log",
        |it| {
            it.run(&[
                "measures",
                "comment",
                it.json(&["measures", "list", "--json"])["measures"][0]["id"].as_str().unwrap(),
                "Går fint",
                "--vouch",
            ]);
            it.run(&["backup"]);
            sql(it, "UPDATE change_log SET inverses = '[ ]'");
        },
        "altered",
        true,
    ),
    ("an impossible date", |it| sql(it, "UPDATE sitting SET date = '2026-13-45'"), "unreadable", true),
    ("a word the search has lost", |it| sql(it, "DELETE FROM searched WHERE number = 1"), "search", true),
    (
        "a word the search has wrong",
        |it| sql(it, "UPDATE search_index SET words = 'x' WHERE rowid = 2"),
        "search",
        true,
    ),
    (
        "a step saved in the future",
        |it| {
            it.run(&[
                "measures",
                "comment",
                it.json(&["measures", "list", "--json"])["measures"][0]["id"].as_str().unwrap(),
                "Går fint",
                "--vouch",
            ]);
            sql(it, "UPDATE change_log SET at = '2199-01-01T00:00:00.000000Z'");
        },
        "future",
        false,
    ),
    (
        "a damaged backup",
        |it| {
            fs::write(newest_backup(it), [b"SQLite format 3\0".as_slice(), &[7; 5000]].concat()).unwrap();
        },
        "unsound_backup",
        false,
    ),
    ("no backup", |it| fs::remove_dir_all(it.folder().join("backups")).unwrap(), "no_backup", false),
    (
        "a file made anew where one had vanished",
        |it| {
            fs::remove_file(it.data_file()).unwrap();
            Store::open(&it.data_file()).unwrap().close().unwrap();
        },
        "only_in_backup",
        false,
    ),
    (
        "an old backup",
        |it| {
            let newest = newest_backup(it);
            fs::rename(&newest, newest.with_file_name("dialogduk.db.2020-01-01T00-00-00Z.asked.db")).unwrap();
        },
        "old_backup",
        false,
    ),
    (
        "an old backup behind one that a wrong clock has dated ahead",
        |it| {
            let newest = newest_backup(it);
            let named = |time: &str| newest.with_file_name(format!("dialogduk.db.{time}.asked.db"));
            fs::copy(&newest, named("2199-01-01T00-00-00Z")).unwrap();
            fs::rename(&newest, named("2020-01-01T00-00-00Z")).unwrap();
            let said = it.run(&["doctor"]).out;
            assert!(said.contains("2, den nyeste fra") && !said.contains("2199"), "{said}");
        },
        "old_backup",
        false,
    ),
    // What lies behind the last page is nobody's; the disk counts a hole as nothing.
    #[cfg(unix)]
    (
        "a file for whose copies the disk has no room",
        |it| {
            fs::OpenOptions::new().write(true).open(it.data_file()).unwrap().set_len(1 << 42).unwrap();
            let said = it.run(&["--lang", "nn", "doctor"]).out;
            assert!(said.contains("Det er lite plass att på disken. Flytt eller slett noko stort"), "{said}");
            assert!(said.contains("2 × space: data_file ") && said.contains(", backups "), "{said}");
        },
        "space",
        false,
    ),
    ("settings that cannot be used", |it| it.write_settings("theme = 'rosa'\n"), "settings", false),
];

fn codes(doctor: &Value) -> Vec<String> {
    let findings = doctor["data_file"]["faults"].as_array().unwrap();
    findings.iter().filter_map(|it| it["code"].as_str()).map(str::to_owned).collect()
}

#[test]
fn every_seeded_fault_is_found_and_what_can_be_put_right_is() {
    let sound = Machine::with_examples();
    assert_eq!(sound.run(&["backup"]).code, 0);
    let doctor = |machine: &Machine| -> Value {
        serde_json::from_str(&machine.run(&["doctor", "--json"]).out).unwrap()
    };
    assert_eq!(codes(&doctor(&sound)), Vec::<String>::new());
    let content = sound.json(&["sessions", "list", "--json"])["sessions"][0]["unit"]["name"].to_string();
    for (name, seed, code, fixed) in SEEDS {
        let machine = Machine::new();
        fs::create_dir_all(machine.folder().join("backups")).unwrap();
        fs::copy(sound.data_file(), machine.data_file()).unwrap();
        #[cfg(unix)]
        fs::set_permissions(machine.data_file(), std::os::unix::fs::PermissionsExt::from_mode(0o600))
            .unwrap();
        for name in names(&sound.folder().join("backups")) {
            let kept = |machine: &Machine| machine.folder().join("backups").join(&name);
            fs::copy(kept(&sound), kept(&machine)).unwrap();
        }
        seed(&machine);
        let found = doctor(&machine);
        assert!(!found.to_string().contains(content.trim_matches('"')), "{name}: content in {found}");
        if code.is_empty() {
            assert_ne!(found["data_file"]["condition"], "sound", "{name}: {found}");
        } else {
            assert!(codes(&found).contains(&(*code).to_owned()), "{name}: {found}");
        }
        if *fixed {
            let ran = machine.run(&["doctor", "--fix", "--json"]);
            let after: Value =
                serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{name}: {}", ran.err));
            assert!(!codes(&after).contains(&(*code).to_owned()), "{name}: {} {after}", ran.err);
            let kept = names(&machine.folder().join("backups"));
            assert!(kept.iter().any(|file| file.contains(".replaced.")), "{name}: a copy first: {kept:?}");
        }
    }
}

#[test]
fn where_no_backup_has_what_the_disk_has_changed_the_way_out_is_told() {
    let machine = Machine::with_examples();
    sql(&machine, "UPDATE answer SET text = text || '.' WHERE text IS NOT NULL");
    let told = machine.run(&["doctor", "--fix"]).err;
    assert!(told.contains("slik det står nå: «dialogduk doctor --salvage NY.db»"), "{told}");
    let new = machine.folder().join("ny.db");
    let saved = machine.run(&["doctor", "--salvage", new.to_str().unwrap()]);
    assert_eq!(saved.code, 0, "{}", saved.err);
    assert_eq!(Store::open(&new).unwrap().altered(&std::sync::atomic::AtomicBool::new(false)).unwrap(), []);
}

#[cfg(unix)]
#[test]
fn rights_a_log_left_over_and_a_shared_place_are_told() {
    use std::os::unix::fs::PermissionsExt;
    let machine = Machine::with_examples();
    let doctor = |arguments: &[&str]| -> Value { serde_json::from_str(&machine.run(arguments).out).unwrap() };
    fs::set_permissions(machine.data_file(), fs::Permissions::from_mode(0o644)).unwrap();
    assert!(codes(&doctor(&["doctor", "--json"])).contains(&"rights".to_owned()));
    assert!(!codes(&doctor(&["doctor", "--fix", "--json"])).contains(&"rights".to_owned()));

    let mut open = Store::open(&machine.data_file()).unwrap();
    let session = open.sessions(&dialogduk::store::SessionFilter::default(), None, 1).unwrap().remove(0).id;
    open.archive(session, Some(dialogduk::env::Env::fixed().now())).unwrap();
    assert!(codes(&doctor(&["doctor", "--json"])).contains(&"left_over".to_owned()));
    drop(open);

    let shared = machine.path("OneDrive - Fjordvik kommune");
    fs::create_dir(&shared).unwrap();
    let file = shared.join("møter.db");
    fs::copy(machine.data_file(), &file).unwrap();
    assert!(
        codes(&doctor(&["--db", file.to_str().unwrap(), "doctor", "--json"]))
            .contains(&"shared_place".to_owned())
    );
    let mut command = machine.command(&["doctor", "--json"]);
    let plain: Value = serde_json::from_str(&ran(command.env("LC_ALL", "C").output().unwrap()).out).unwrap();
    assert!(codes(&plain).contains(&"locale".to_owned()));
}

#[test]
fn half_written_files_that_nobody_writes_any_more_are_told_and_taken_away() {
    let machine = Machine::with_examples();
    assert_eq!(machine.run(&["backup"]).code, 0);
    let whole = newest_backup(&machine);
    let part = PathBuf::from(format!("{}.part", whole.display()));
    let left = [
        part.clone(),
        machine.folder().join("dialogduk.db.protecting"),
        machine.folder().join("dialogduk.db.restored"),
        machine.folder().join("dialogduk.db.restoring-wal"),
        machine.folder().join(".dialogduk-4242-0.tmp"),
    ];
    let now = std::time::SystemTime::now();
    for file in &left {
        fs::write(file, "det noen sa").unwrap();
        let day = std::time::Duration::from_secs(24 * 60 * 60);
        fs::OpenOptions::new().write(true).open(file).unwrap().set_modified(now - day).unwrap();
    }
    let young = machine.folder().join("dialogduk.db.plain");
    fs::write(&young, "noen skriver").unwrap();
    let doctor = machine.json(&["doctor", "--json"]);
    let found = doctor["data_file"]["faults"].as_array().unwrap();
    assert_eq!(
        (found.len(), &found[0]["code"], &found[0]["count"]),
        (1, &"half_written".into(), &5.into()),
        "{doctor}"
    );
    assert!(left.iter().all(|file| file.exists()), "looking takes nothing away");

    let day_old = |file: &Path| {
        let day = std::time::Duration::from_secs(24 * 60 * 60);
        fs::OpenOptions::new().write(true).open(file).unwrap().set_modified(now - day).unwrap();
    };
    if cfg!(unix) {
        day_old(&young);
    }
    let counted = || machine.json(&["doctor", "--json"])["data_file"]["faults"][0]["count"].clone();
    assert_eq!(counted(), 5, "the program gives that name on Windows alone");
    // Whole, with a meeting the file does not have: a person's own.
    let own = machine.folder().join("dialogduk.db.restored");
    fs::copy(&whole, &own).unwrap();
    day_old(&own);
    assert_eq!(counted(), 5, "the file holds all of it");
    let mut store = Store::open(&own).unwrap();
    let session = exchange::read(exchange::examples()[0].1.as_bytes()).unwrap().session;
    store.create_session(&Session { id: Id::from_bits(77).into(), ..session }).unwrap();
    store.close().unwrap();
    day_old(&own);
    assert_eq!(counted(), 4);
    let kept = fs::read(&own).unwrap();

    let fixed = machine.run(&["doctor", "--fix"]);
    assert!(fixed.err.contains("Halvskrevne filer fjernet: 4."), "{}", fixed.err);
    assert!(!left.iter().any(|file| file.exists() && *file != own));
    assert_eq!(fs::read(&own).unwrap(), kept);
    assert!(young.exists() && whole.exists() && fixed.out.contains("Alt er i orden."), "{}", fixed.out);
}

#[test]
fn the_room_on_the_disks_is_told_and_what_lies_around_a_file_that_cannot_be_opened() {
    let machine = Machine::with_examples();
    assert_eq!(machine.run(&["backup"]).code, 0);
    let doctor = machine.json(&["doctor", "--json"]);
    let (left, needed) = (&doctor["data_file"]["free_bytes"], doctor["needed_bytes"].as_u64().unwrap());
    assert!(left.as_u64().is_some() && doctor["backups"]["free_bytes"].is_u64(), "{doctor}");
    assert!(needed > 3 * doctor["data_file"]["bytes"].as_u64().unwrap(), "{needed}");
    assert_eq!(doctor["backups"]["count"], 1);
    assert!(machine.run(&["doctor"]).out.contains("Ledig plass"));

    fs::write(newest_backup(&machine), "half of a backup").unwrap();
    fs::write(machine.data_file(), "no data file at all").unwrap();
    let closed = machine.run(&["doctor", "--json"]);
    assert_eq!(closed.code, 1);
    let found = serde_json::from_str(&closed.out).unwrap();
    assert!(codes(&found).contains(&"unsound_backup".to_owned()), "{found}");
    assert!(machine.run(&["doctor"]).out.contains("Én eller flere sikkerhetskopier er skadet."));
}

#[test]
fn a_salvage_that_finds_no_meeting_offers_no_empty_file_in_the_place_of_the_damaged_one() {
    let machine = Machine::with_examples();
    break_pages(&machine, "name IN ('session', 'answer', 'measure', 'keep')");
    let target = machine.path("ny.db");
    let saved = machine.run(&[OsStr::new("doctor"), "--salvage".as_ref(), target.as_os_str()]);
    assert!(saved.code == 1 && saved.err.contains("ingen hel sikkerhetskopi"), "{} {}", saved.out, saved.err);
    assert!(!saved.out.contains("restore") && !target.exists(), "{}", saved.out);
}

/// A question set of the program's own comes from the program; the words of the room are not left behind for its sake.
#[test]
fn a_salvage_carries_every_meeting_where_only_the_question_sets_are_broken() {
    let machine = Machine::with_examples();
    let (before, meetings) =
        (machine.run(&["sessions", "list"]).out, machine.json(&["sessions", "list", "--json"]));
    let meetings = meetings["sessions"].as_array().unwrap().len();
    break_pages(&machine, "name = 'question_set' AND pagetype = 'overflow'");
    let target = machine.path("ny.db");
    let saved = machine.run(&[OsStr::new("doctor"), "--salvage".as_ref(), target.as_os_str()]);
    assert_eq!(saved.code, 0, "{} {}", saved.out, saved.err);
    assert!(saved.out.contains(&format!("Møter reddet hele: {meetings} ")), "{}", saved.out);
    let listed = machine.run(&[OsStr::new("--db"), target.as_os_str(), "sessions".as_ref(), "list".as_ref()]);
    assert_eq!(listed.out, before);
}

#[test]
fn a_damaged_file_is_saved_into_a_new_one_and_put_in_use() {
    let machine = Machine::with_examples();
    assert_eq!(machine.run(&["backup"]).code, 0);
    let before = machine.run(&["sessions", "list"]).out;
    break_page(&machine.data_file(), "CREATE TABLE answer");
    let start = machine.run(&["sessions", "list"]);
    assert_eq!(start.code, 1);
    assert!(start.err.contains("restore latest") && start.err.contains("--salvage"), "{}", start.err);

    let target = machine.path("ny.db");
    let saved = machine.run(&[OsStr::new("doctor"), "--salvage".as_ref(), target.as_os_str()]);
    // The first page holds what the tables look like: without it nothing can be read, and the backup is the way.
    assert!(saved.code == 1 && saved.err.contains("restore latest"), "{} {}", saved.out, saved.err);
    assert!(!saved.err.contains("--salvage"), "it does not lead in a circle: {}", saved.err);
    assert!(saved.err.contains("er skadet"), "{}", saved.err);
    let aside = machine.path("aside");
    fs::rename(machine.folder().join("backups"), &aside).unwrap();
    let saved = machine.run(&[OsStr::new("doctor"), "--salvage".as_ref(), target.as_os_str()]);
    assert!(saved.code == 1 && saved.err.contains("ingen hel sikkerhetskopi"), "{}", saved.err);
    assert!(!saved.err.contains("--salvage") && !saved.err.contains("restore latest"), "{}", saved.err);
    fs::rename(&aside, machine.folder().join("backups")).unwrap();
    let back = machine.run(&["restore", "latest", "--force"]);
    assert_eq!(back.code, 0, "{}", back.err);
    assert_eq!(machine.run(&["sessions", "list"]).out, before);
}

#[test]
fn a_data_file_whose_beginning_is_gone_is_damaged_where_there_is_a_backup_and_nobodys_where_there_is_none() {
    let machine = Machine::with_examples();
    assert_eq!(machine.run(&["backup"]).code, 0);
    let sound = fs::read(machine.data_file()).unwrap();
    let before = machine.run(&["sessions", "list"]).out;
    for length in [sound.len(), 300] {
        let mut bytes = sound[..length].to_vec();
        bytes[..100].fill(0);
        fs::write(machine.data_file(), &bytes).unwrap();
        let salvage = ["doctor", "--salvage", "ny.db"];
        for arguments in [&["sessions", "list"][..], &["doctor"], &["doctor", "--fix"], &["plain"], &salvage]
        {
            let ran = machine.run(arguments);
            assert_eq!(ran.code, 1, "{arguments:?}");
            assert!(ran.err.contains("Fila er skadet"), "{arguments:?}: {}", ran.err);
            assert!(ran.err.contains("dialogduk restore latest"), "{arguments:?}: {}", ran.err);
            assert!(!ran.err.contains("begynne på en tom"), "{arguments:?}: {}", ran.err);
            assert!(!ran.err.contains("--salvage"), "it finds nothing: {}", ran.err);
            assert!(!ran.out.contains("Skriv «dialogduk backup»"), "{arguments:?}: {}", ran.out);
        }
        assert_eq!(fs::read(machine.data_file()).unwrap(), bytes);
        assert_eq!(machine.run(&["restore", "latest", "--force"]).code, 0);
        assert_eq!(machine.run(&["sessions", "list"]).out, before);
    }

    let alone = Machine::new();
    fs::create_dir_all(alone.folder()).unwrap();
    fs::write(alone.data_file(), vec![0; 8192]).unwrap();
    let ran = alone.run(&["doctor"]);
    assert!(ran.err.contains("Dette er ikke en fil fra dialogduk."), "{}", ran.err);
    assert!(!ran.out.contains("Skriv «dialogduk backup»"), "it would fail: {}", ran.out);
}
