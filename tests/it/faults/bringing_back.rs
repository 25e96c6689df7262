//! A file that cannot be read any more is set aside, and a backup takes its place, while another window still has it open. And one
//! that can be read makes place for a backup, without what was deleted for good.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use chrono::TimeDelta;
use dialogduk::domain::ids::{Id, SessionId};
use dialogduk::domain::session::Session;
use dialogduk::env::Env;
use dialogduk::ops::{self, Store};
use dialogduk::store::{BackupReason, Backups, Erase, Keys, SessionFilter, gone_since, restore};
use rusqlite::Connection;

use super::scripts::{is_explained, path};
use super::told::{NONE, Told, state as state_of};
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

/// The backup of the script below.
const BACKUP: &str = "kopi.db";
/// What the data file knows of a meeting that was deleted for good: the day, and that copies of it are still to go.
const REMEMBERED: &str = "deleted, copies to go";

/// A meeting that stays, one deleted for good since the backup was made, and one that was never in it.
fn three() -> [Session; 3] {
    let stays = fixture::session(&Env::fixed());
    let other = |bits| Session { id: Id::from_bits(bits).into(), ..stays.clone() };
    [stays.clone(), other(4711), other(4712)]
}

/// Those three in a data file, two of them deleted for good while the stick with the backups was away, and a copy from before.
pub(super) fn a_file_that_remembers(folder: &Path) {
    let (file, [stays, in_backup, unknown]) = (path(folder), three());
    let mut store = Store::open(&file).unwrap();
    for it in [&stays, &in_backup] {
        store.create_session(it).unwrap();
    }
    store.back_up_to(&folder.join(BACKUP)).unwrap();
    store.create_session(&unknown).unwrap();
    store.know_backups(Backups::new(&file, Some(&folder.join("minne"))));
    let what = [in_backup, unknown].map(|it| Erase::Session(it.id));
    store.erase(&what, Env::fixed().now()).unwrap();
    store.close().unwrap();
}

pub(super) fn bring_back_the_rest(folder: &Path, told: &mut Told) {
    let (env, backups, keys) = (Env::fixed(), Backups::new(&path(folder), None), Keys::default());
    let [stays, in_backup, unknown] = three();
    told.kept(&format!("session {}", stays.id), &state_of(&stays));
    for it in [&in_backup, &unknown] {
        told.kept(&format!("session {}", it.id), NONE);
        told.kept(&format!("deleted {}", it.id), REMEMBERED);
    }
    let backup = folder.join(BACKUP);
    for _ in 0..2 {
        let gone = gone_since(&backups, &backup, keys, env.now());
        // Where nobody can tell what was deleted, a person is told so, and this one says no.
        let known = gone.map(|gone| Some(gone).filter(|it| !it.is_unknown));
        match known
            .and_then(|gone| gone.map(|gone| ops::restore(&backups, &backup, keys, &gone, &env)).transpose())
        {
            Ok(Some(_)) => return,
            Ok(None) => {}
            Err(problem) => is_explained(&problem),
        }
    }
    assert!(!told.passes(), "a fault that passes stops nobody");
}

/// What a data file knows of a meeting that was deleted for good.
pub(super) fn remembered(store: &Store, session: SessionId, when: &str) -> String {
    let day = store.erased_on(session).unwrap_or_else(|problem| panic!("{when}: {problem}"));
    let Some(file) = store.path().filter(|_| day.is_some()) else { return "forgotten".to_owned() };
    let waits: bool = Connection::open(file)
        .and_then(|raw| raw.query_row("SELECT EXISTS (SELECT 1 FROM erasing)", [], |row| row.get(0)))
        .unwrap_or_else(|error| panic!("{when}: {error}"));
    if waits { REMEMBERED.to_owned() } else { "deleted, copies forgotten".to_owned() }
}
