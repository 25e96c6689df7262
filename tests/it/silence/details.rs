//! What is told when something is wrong tells nothing of what was said (J9): a canary in every field of the file, and
//! the field as nothing the program understands.

use std::path::Path;
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use rusqlite::Connection;

use dialogduk::ops::{Store, StoreProblem};
use dialogduk::store::{MeasureFilter, SessionFilter};

use super::{CANARY, meeting_with_a_canary};

/// Everything the file is asked by the fronts.
fn ask_everything(path: &Path) -> Vec<StoreProblem> {
    let mut problems = Vec::new();
    let mut store = match Store::open(path) {
        Ok(store) => store,
        Err(problem) => return vec![problem],
    };
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let ids: Vec<_> = match store.sessions(&SessionFilter::default(), None, 100) {
        Ok(found) => found.into_iter().map(|it| it.id).collect(),
        Err(problem) => {
            problems.push(problem);
            Vec::new()
        }
    };
    problems.extend(store.due(day(1), day(28), 20).err());
    problems.extend(store.units().err());
    problems.extend(store.trashed().err());
    problems.extend(store.measures(&MeasureFilter::default(), None, 100).err());
    problems.extend(store.search(CANARY, 10).err());
    problems.extend(store.owners(100).err());
    problems.extend(dialogduk::ops::all_figures(&store, day(22)).err());
    for id in ids {
        problems.extend(store.load(id).err());
        problems.extend(store.place(id).err());
        problems.extend(store.live(id).err());
        problems.extend(store.drafts(id).err());
        problems.extend(store.lineage(id).err());
        problems.extend(store.deleted_measures(id).err());
        problems.extend(store.texts_before(id).err());
        let revision = store.revision(id).ok().flatten().unwrap_or_default();
        problems.extend(store.undo(id, revision, dialogduk::env::Env::fixed().now()).err());
    }
    problems
}

#[test]
fn a_field_that_is_nothing_the_program_understands_is_named_and_never_quoted() {
    let folder = tempfile::tempdir().unwrap();
    let sound = folder.path().join("dialogduk.db");
    example_meetings(&sound);
    assert_eq!(ask_everything(&sound), []);
    let raw = Connection::open(&sound).unwrap();
    let columns: Vec<(String, String)> = raw
        .prepare(
            "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_xinfo(t.name) c
             WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
               AND t.name NOT LIKE 'search_index%' AND c.type IN ('TEXT', '') AND c.hidden = 0",
        )
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    drop(raw);
    assert!(columns.len() > 100, "{}", columns.len());
    let broken = folder.path().join("broken.db");
    let mut told = 0;
    for (table, column) in columns {
        // As it is, and, where that is not understood, as JSON in which it stands where something else is expected.
        for form in [CANARY.to_owned(), format!("\"{CANARY}\"")] {
            std::fs::copy(&sound, &broken).unwrap();
            let raw = Connection::open(&broken).unwrap();
            let written = raw.execute_batch(&format!(
                "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; UPDATE session SET unlocked = 1;
                 UPDATE OR IGNORE {table} SET {column} = '{form}';"
            ));
            drop(raw);
            if written.is_err() {
                // The file itself refuses it.
                break;
            }
            let problems = ask_everything(&broken);
            for problem in &problems {
                told += 1;
                let said = format!("{problem} {problem:?}");
                assert!(!said.contains(CANARY), "{table}.{column}: {said}");
                assert!(!problem.detail.is_empty(), "{table}.{column}");
            }
            if problems.is_empty() {
                break;
            }
        }
    }
    assert!(told > 50, "only {told} problems");
}

/// The example meetings, with every kind of row.
fn example_meetings(path: &Path) {
    let mut store = Store::open(path).unwrap();
    for (_, text) in dialogduk::exchange::examples() {
        let read = dialogduk::exchange::read(text.as_bytes()).unwrap();
        dialogduk::ops::create_shared(&mut store, &read.session, &read.lineage).unwrap();
    }
    store.close().unwrap();
}

#[test]
fn doctor_and_every_complaint_on_the_command_line_keep_what_was_said_to_themselves() {
    let folder = tempfile::tempdir().unwrap();
    meeting_with_a_canary(folder.path());
    let path = folder.path().join("dialogduk.db");
    let temporary = folder.path().join("tmp");
    std::fs::create_dir(&temporary).unwrap();
    let run = |verb: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_dialogduk"))
            .args(verb)
            .arg("--db")
            .arg(&path)
            .env("HOME", folder.path())
            .env("TMPDIR", &temporary)
            .env("DIALOGDUK_LOG", "trace")
            .env("RUST_LOG", "trace")
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        (
            String::from_utf8_lossy(&done.stdout).into_owned(),
            String::from_utf8_lossy(&done.stderr).into_owned(),
        )
    };
    let quiet = |verbs: &[&[&str]]| {
        for verb in verbs {
            let (out, err) = run(verb);
            assert!(!err.contains(CANARY), "{verb:?}: {err}");
            assert!(verb[0] != "doctor" || !out.contains(CANARY), "{verb:?}: {out}");
        }
    };
    let verbs: &[&[&str]] = &[
        &["doctor"],
        &["doctor", "--json"],
        &["sessions", "show", "NED"],
        &["export", "minutes", "NED", "-o", "finnes/ikke/liste.md"],
        &["export", "session", "NED", "-o", "."],
        &["search", CANARY],
        &["measures"],
        &["import", "dialogduk.db"],
    ];
    assert!(run(&["search", CANARY]).0.contains(CANARY), "the canary is there to be heard");
    quiet(verbs);
    // Broken where the canary stands, and cut off there.
    let whole = std::fs::read(&path).unwrap();
    let at = whole.windows(CANARY.len()).position(|it| it == CANARY.as_bytes()).unwrap();
    let mut torn = whole.clone();
    for at in (at.saturating_sub(3_000)..at).step_by(50) {
        torn[at] ^= 0x5a;
    }
    for bytes in [&torn[..], &whole[..at + CANARY.len()], &whole[..at.next_multiple_of(4096)]] {
        std::fs::write(&path, bytes).unwrap();
        quiet(verbs);
    }
    assert_eq!(std::fs::read_dir(&temporary).unwrap().count(), 0, "nothing is left in the temporary folder");
    // Nor anywhere else: in the file and what was taken from it on purpose, and nowhere beside.
    let mut folders = vec![folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let found = entry.unwrap().path();
            if found.is_dir() {
                folders.push(found);
            } else if found
                .file_name()
                .is_some_and(|name| !name.to_string_lossy().starts_with("dialogduk.db"))
            {
                let bytes = std::fs::read(&found).unwrap();
                let heard = bytes.windows(CANARY.len()).any(|it| it == CANARY.as_bytes());
                assert!(!heard, "{}", found.display());
            }
        }
    }
}
