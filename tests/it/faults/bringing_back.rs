//! A file that cannot be read any more is set aside, and a backup takes its place, while another window still has it open.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use chrono::TimeDelta;
use dialogduk::domain::ids::Id;
use dialogduk::domain::session::Session;
use dialogduk::env::Env;
use dialogduk::ops::Store;
use dialogduk::store::{BackupReason, Backups, SessionFilter, restore};
use rusqlite::Connection;

use super::scripts::{is_explained, path};
use super::told::{NONE, Told};
use crate::fixture;

/// What the name of the data file stands for, as one thing.
pub(super) const WHOLE: &str = "whole file";
/// The file as it was, with both meetings: one of them in its log alone.
const OLD: &str = "damaged, 2";
/// The backup.
const NEW: &str = "sound, 1";

/// A damaged file with a meeting that stands in its log alone, as in an open window, and a backup without that.
pub(super) fn a_damaged_file(folder: &Path) {
    let (env, made) = (Env::fixed(), tempfile::tempdir().unwrap());
    let file = path(made.path());
    let mut store = Store::open(&file).unwrap();
    let session = fixture::session(&env);
    store.create_session(&session).unwrap();
    let never = AtomicBool::new(false);
    store.back_up(&Backups::new(&file, None), env.now(), BackupReason::Asked, &never).unwrap().unwrap();
    store.close().unwrap();
    // Pages that belong to nothing.
    let astray = "CREATE TABLE astray (x); INSERT INTO astray VALUES (randomblob(9000));
                  PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'astray';";
    Connection::open(&file).unwrap().execute_batch(astray).unwrap();
    let mut store = Store::open(&file).unwrap();
    store.create_session(&Session { id: Id::from_bits(4711).into(), ..session }).unwrap();
    copy_all(made.path(), folder);
}

/// Copies a folder with those in it; the memory that windows share is left alone.
pub(super) fn copy_all(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy_all(&entry.path(), &target);
        } else if !entry.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

pub(super) fn bring_back(folder: &Path, told: &mut Told) {
    let (env, backups) = (Env::fixed(), Backups::new(&path(folder), None));
    told.kept(WHOLE, OLD);
    // As long as it is open here, its log stays beside it.
    let window = Connection::open(path(folder)).unwrap();
    window.query_row("SELECT count(*) FROM session", [], |_| Ok(())).unwrap();
    let backup = backups.list().remove(0).path;
    told.tried(WHOLE, NONE);
    told.tried(WHOLE, NEW);
    for minutes in [1, 2] {
        match restore(&backups, &backup, env.now() + TimeDelta::minutes(minutes)) {
            Ok(_) => {
                told.kept(WHOLE, NEW);
                return;
            }
            Err(problem) => is_explained(&problem),
        }
    }
    assert!(!told.passes(), "a fault that passes stops nobody");
}

/// What the name stands for now. Where it is not the old file, that was set aside with its log.
pub(super) fn whole(folder: &Path, when: &str) -> String {
    let found = state(&path(folder), when);
    if found != OLD {
        let backups = std::fs::read_dir(folder.join("backups")).unwrap().map(|it| it.unwrap().path());
        let aside: Vec<_> = backups.filter(|it| it.extension().is_some_and(|end| end == "damaged")).collect();
        assert!(!aside.is_empty(), "{when}: {found}, and nothing is set aside");
        for it in aside {
            assert_eq!(state(&it, when), OLD, "{when}: what was set aside");
        }
    }
    found
}

/// Whether a file is sound, and how many meetings are in it, its log brought in; looked at in a copy.
fn state(file: &Path, when: &str) -> String {
    if !file.exists() {
        return NONE.to_owned();
    }
    let looked_at = tempfile::tempdir().unwrap();
    let copy = path(looked_at.path());
    for ending in ["", "-wal", "-journal"] {
        let beside = |of: &Path| std::path::PathBuf::from(format!("{}{ending}", of.display()));
        if beside(file).exists() {
            std::fs::copy(beside(file), beside(&copy)).unwrap();
        }
    }
    let sound: String = Connection::open(&copy)
        .and_then(|raw| raw.query_row("PRAGMA integrity_check", [], |row| row.get(0)))
        .unwrap_or_else(|error| panic!("{when}: {error}"));
    let sound = match sound.as_str() {
        "ok" => "sound",
        it if it.contains("never used") => "damaged",
        other => panic!("{when}: {other}"),
    };
    let store = Store::open(&copy).unwrap_or_else(|problem| panic!("{when}: {problem}"));
    let sessions = store.sessions(&SessionFilter::default(), None, 9).unwrap();
    for it in &sessions {
        assert!(store.load(it.id).unwrap().is_some(), "{when}");
    }
    format!("{sound}, {}", sessions.len())
}
