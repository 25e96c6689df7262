//! What bringing a backup back must not cost: a log without its file, what was deleted for good, and the reason why it cannot be
//! done.

use std::fs;

use super::*;
use dialogduk::store::{Backups, copies_of, restore};

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
