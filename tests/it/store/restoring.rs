//! What bringing a backup back must not cost: a log without its file, what was deleted for good, and the reason why it cannot be
//! done.

use std::fs;
use std::path::Path;

use super::*;
use dialogduk::ops::{self, Erased};
use dialogduk::store::{Backups, Erase, Keys, Waits, copies_of, gone_since, restore};

/// What lies in a folder, by name; nothing where it is not there.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(Result::unwrap);
    let mut names: Vec<_> = entries.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Brings a backup back as the fronts do: without what was deleted for good since.
fn bring_back(path: &Path, backup: &Path) -> Result<(), StoreProblem> {
    let (env, backups, keys) = (Env::fixed(), Backups::new(path, None), Keys::default());
    let gone = gone_since(&backups, backup, keys, env.now())?;
    ops::restore(&backups, backup, keys, &gone, &env).map(drop)
}

#[test]
fn a_log_whose_file_was_renamed_alone_is_set_aside_and_holds_what_was_said_last() {
    let (_folder, path, session) = folder_with_a_meeting();
    let mut store = Store::open(&path).unwrap();
    let backup = beside(&path, ".kopi");
    store.back_up_to(&backup).unwrap();
    let at = store.revision(session.id).unwrap().unwrap();
    store.commit(&commit(session.id, at, vec![put(answer(&session, 0, "Ro i gangen"))])).unwrap();

    // As a kill leaves the two, and somebody then renames the one that looks like the file.
    let after = tempfile::tempdir().unwrap();
    let (renamed, name) = (after.path().join("gammel.db"), after.path().join("dialogduk.db"));
    fs::copy(&path, &renamed).unwrap();
    fs::copy(beside(&path, "-wal"), beside(&name, "-wal")).unwrap();
    let log = fs::read(beside(&name, "-wal")).unwrap();
    assert!(!log.is_empty());

    let backups = Backups::new(&name, None);
    let aside = restore(&backups, &backup, Env::fixed().now()).unwrap().expect("it is told where it lies");
    assert_eq!(fs::read(&aside).unwrap(), log);
    assert_eq!(copies_of(&name, None), std::slice::from_ref(&aside), "deleting for good reaches it");
    assert!(Store::open(&name).unwrap().load(session.id).unwrap().unwrap().session.answers.is_empty());
    // The two together are whole again.
    fs::copy(&aside, beside(&renamed, "-wal")).unwrap();
    let whole = Store::open(&renamed).unwrap().load(session.id).unwrap().unwrap().session;
    assert_eq!(whole.answers[0].body.text(), Some("Ro i gangen"));
}

#[test]
fn whoever_begins_anew_beside_a_log_whose_file_was_renamed_throws_nothing_of_it_away() {
    let (_folder, path, session) = folder_with_a_meeting();
    let mut store = Store::open(&path).unwrap();
    let at = store.revision(session.id).unwrap().unwrap();
    store.commit(&commit(session.id, at, vec![put(answer(&session, 0, "Ro i gangen"))])).unwrap();
    let after = tempfile::tempdir().unwrap();
    let (renamed, name) = (after.path().join("gammel.db"), after.path().join("dialogduk.db"));
    fs::copy(&path, &renamed).unwrap();
    fs::copy(beside(&path, "-wal"), beside(&name, "-wal")).unwrap();
    let log = fs::read(beside(&name, "-wal")).unwrap();

    let begun = Store::open(&name).unwrap();
    assert!(begun.load(session.id).unwrap().is_none());
    let [aside] = copies_of(&name, None).try_into().expect("deleting for good reaches it");
    assert_eq!(fs::read(&aside).unwrap(), log);
    fs::copy(&aside, beside(&renamed, "-wal")).unwrap();
    let whole = Store::open(&renamed).unwrap().load(session.id).unwrap().unwrap().session;
    assert_eq!(whole.answers[0].body.text(), Some("Ro i gangen"));
}

#[test]
fn a_backup_of_an_older_shape_that_something_is_taken_out_of_leaves_no_copy_of_itself() {
    let folder = tempfile::tempdir().unwrap();
    let (path, backup) = (folder.path().join("dialogduk.db"), folder.path().join("eldre.db"));
    let sql = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/schema-0011.sql");
    rusqlite::Connection::open(&backup).unwrap().execute_batch(&fs::read_to_string(sql).unwrap()).unwrap();
    fs::copy(&backup, &path).unwrap();
    let mut store = Store::open(&path).unwrap();
    let gone = store.sessions(&dialogduk::store::SessionFilter::default(), None, 1).unwrap().remove(0).id;
    store.create_session(&meeting(7)).unwrap();
    store.erase(&[Erase::Session(gone)], Env::fixed().now()).unwrap();
    store.close().unwrap();

    bring_back(&path, &backup).unwrap();
    assert!(Store::open(&path).unwrap().load(gone).unwrap().is_none());
    let kept = names(&folder.path().join("backups"));
    assert!(!kept.iter().any(|name| name.contains("restoring")), "{kept:?}");
    let backups = Backups::new(&path, None);
    let known: Vec<_> = backups.list().iter().map(|it| it.path.clone()).collect();
    assert!(kept.iter().all(|name| known.contains(&backups.folder().join(name))), "{kept:?}");
    let left = names(folder.path());
    assert!(!left.iter().any(|name| name.contains("restoring")), "{left:?}");
}

#[test]
fn an_erasing_that_waits_goes_on_waiting_in_the_place_of_a_file_that_is_set_aside() {
    let (folder, path, _) = folder_with_a_meeting();
    let (backup, stick) = (folder.path().join("kopi.db"), folder.path().join("minne"));
    let mut store = Store::open(&path).unwrap();
    store.back_up_to(&backup).unwrap();
    let gone = meeting(7);
    store.create_session(&gone).unwrap();
    store.know_backups(Backups::new(&path, Some(&stick)));
    let erased = store.erase(&[Erase::Session(gone.id)], Env::fixed().now()).unwrap();
    assert_eq!(erased.waits, Some(Waits::Folder(stick.clone())));
    store.close().unwrap();
    // The second page counts more of itself as free than is: the file can be read and is not sound.
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096 + 7] += 40;
    fs::write(&path, &bytes).unwrap();

    bring_back(&path, &backup).unwrap();
    let kept = names(&folder.path().join("backups"));
    assert!(kept.iter().any(|name| name.ends_with(".damaged")), "{kept:?}");
    assert!(Store::open(&path).unwrap().erased_on(gone.id).unwrap().is_some());
    let db = rusqlite::Connection::open(&path).unwrap();
    let waits: String = db.query_row("SELECT folder FROM erasing", [], |row| row.get(0)).unwrap();
    assert_eq!(Path::new(&waits), stick);
}

#[test]
fn a_backup_with_a_damaged_meeting_whose_answers_were_deleted_is_refused_for_what_it_is() {
    let (folder, path, session) = folder_with_a_meeting();
    let backup = folder.path().join("kopi.db");
    let mut store = Store::open(&path).unwrap();
    let at = store.revision(session.id).unwrap().unwrap();
    store.commit(&commit(session.id, at, vec![put(answer(&session, 0, "Ro i gangen"))])).unwrap();
    store.back_up_to(&backup).unwrap();
    ops::delete_answers(&mut store, &[session.id], &Env::fixed()).unwrap();
    let before = store.content_hash(session.id).unwrap();
    store.close().unwrap();
    let db = rusqlite::Connection::open(&backup).unwrap();
    assert_eq!(db.execute("UPDATE answer SET text = 'Ro i gongen'", []).unwrap(), 1);
    drop(db);

    let problem = bring_back(&path, &backup).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::NotTakenOut, "{problem}");
    assert_eq!(Store::open(&path).unwrap().content_hash(session.id).unwrap(), before);
    let left = names(folder.path());
    assert!(!left.iter().any(|name| name.contains("restoring")), "{left:?}");
}

#[test]
fn what_keeps_something_from_being_taken_out_of_a_backup_is_told_as_what_it_is() {
    let with = |waits: Option<Waits>| Erased { waits, ..Erased::default() };
    for (erased, kind) in [
        (with(None), None),
        (with(Some(Waits::Window)), Some(ProblemKind::Locked)),
        (with(Some(Waits::Disk)), Some(ProblemKind::Full)),
        (with(Some(Waits::Meeting("Ro".into()))), Some(ProblemKind::NotTakenOut)),
        (Erased { unread_sessions: vec![meeting(1).id], ..with(None) }, Some(ProblemKind::NotTakenOut)),
    ] {
        assert_eq!(erased.or_not_finished().err().map(|it| it.kind), kind, "{erased:?}");
    }
}
