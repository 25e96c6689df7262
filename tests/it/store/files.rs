//! Files that are not as they should be, and what lies beside them.

use std::path::Path;

use rusqlite::Connection;

use dialogduk::store::{ProblemKind, Store};

#[cfg(unix)]
use super::beside;
use super::{answer, commit, folder_with_a_meeting, kind, meeting, put};

#[test]
fn a_file_that_may_only_be_read_is_read_and_refuses_to_change() {
    let (_folder, path, session) = folder_with_a_meeting();
    let mut store = Store::open_read_only(&path).unwrap();
    let loaded = store.load(session.id).unwrap().unwrap();
    assert_eq!(loaded.session, session);
    let line = commit(session.id, loaded.revision, vec![put(answer(&session, 1, "ro"))]);
    assert_eq!(kind(store.commit(&line)), ProblemKind::ReadOnly);
    assert_eq!(kind(store.put_unit(&session.unit)), ProblemKind::ReadOnly);
    store.close().unwrap();
}

#[cfg(unix)]
#[test]
fn a_write_protected_file_in_a_write_protected_folder_can_still_be_read() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let (folder, path, session) = folder_with_a_meeting();
    set_permissions(&path, Permissions::from_mode(0o400)).unwrap();
    set_permissions(folder.path(), Permissions::from_mode(0o500)).unwrap();
    if std::fs::OpenOptions::new().append(true).open(&path).is_ok() {
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    assert_eq!(kind(Store::open(&path)), ProblemKind::ReadOnly);
    let store = Store::open_read_only(&path).unwrap();
    assert_eq!(store.load(session.id).unwrap().unwrap().session, session);
    set_permissions(folder.path(), Permissions::from_mode(0o700)).unwrap();
}

/// Where nothing can be written, a journal beside the file cannot be brought in, and the file alone says what is not so. Links
/// that lead nowhere, or elsewhere, stand in for a medium that takes no writing: SQLite follows none.
#[cfg(unix)]
#[test]
fn what_a_journal_beside_a_file_holds_is_never_left_out_unseen() {
    use std::fs;
    use std::os::unix::fs::symlink;

    let (folder, path, session) = folder_with_a_meeting();
    let at = |name: &str| folder.path().join(name);
    let answers =
        |path: &Path| Ok(Store::open_read_only(path)?.load(session.id)?.unwrap().session.answers.len());
    let [log, stick] = ["log.db", "stick.db"].map(at);
    let mut store = Store::open(&path).unwrap();
    let revision = store.revision(session.id).unwrap().unwrap();
    store.commit(&commit(session.id, revision, vec![put(answer(&session, 1, "ro"))])).unwrap();
    for ending in ["", "-wal"] {
        fs::copy(beside(&path, ending), beside(&log, ending)).unwrap();
    }
    store.close().unwrap();
    symlink("nowhere/shm", beside(&log, "-shm")).unwrap();
    let before = fs::read(beside(&log, "-wal")).unwrap();
    assert_eq!(kind(answers(&log)), ProblemKind::Apart);
    symlink(&log, at("link.db")).unwrap();
    assert_eq!(kind(answers(&at("link.db"))), ProblemKind::Apart, "the log lies beside what a link leads to");
    assert_eq!(fs::read(beside(&log, "-wal")).unwrap(), before);
    // What is told to do helps.
    for ending in ["", "-wal"] {
        fs::copy(beside(&log, ending), beside(&stick, ending)).unwrap();
    }
    assert_eq!(answers(&stick), Ok(1));
    fs::write(beside(&log, "-wal"), "").unwrap();
    assert_eq!(answers(&log), Ok(0), "an empty log holds nothing");

    let [torn, away] = ["torn.db", "away"].map(at);
    super::cut_off_in(&path, "DELETE FROM answer", &torn);
    fs::rename(beside(&torn, "-journal"), &away).unwrap();
    symlink(&away, beside(&torn, "-journal")).unwrap();
    assert_eq!(kind(answers(&torn)), ProblemKind::Apart);
    fs::remove_file(beside(&torn, "-journal")).unwrap();
    fs::rename(&away, beside(&torn, "-journal")).unwrap();
    assert_eq!(answers(&torn), Ok(1), "taken back where it can be");
}

#[test]
fn a_file_of_a_newer_version_is_refused_and_left_alone() {
    let (_folder, path, _) = folder_with_a_meeting();
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = std::fs::read(&path).unwrap();
    for opened in [Store::open(&path), Store::open_read_only(&path)] {
        let problem = opened.unwrap_err();
        assert_eq!(problem.kind, ProblemKind::TooNew);
        assert!(problem.detail.contains("99"), "{}", problem.detail);
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_foreign_file_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("brev.txt"), "Hei!\n".repeat(500)).unwrap();
    std::fs::write(path("kort.txt"), "x").unwrap();
    std::fs::write(path("halv.txt"), "x".repeat(511)).unwrap();
    std::fs::write(path("liste.xlsx"), b"PK\x03\x04".repeat(500)).unwrap();
    Connection::open(path("other.db")).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    Connection::open(path("marked.db")).unwrap().execute_batch("PRAGMA application_id = 7").unwrap();
    for name in ["brev.txt", "kort.txt", "halv.txt", "liste.xlsx", "other.db", "marked.db"] {
        let before = std::fs::read(path(name)).unwrap();
        assert_eq!(kind(Store::open(&path(name))), ProblemKind::NotOurs, "{name}");
        assert_eq!(kind(Store::open_read_only(&path(name))), ProblemKind::NotOurs, "{name}");
        assert_eq!(std::fs::read(path(name)).unwrap(), before, "{name}");
    }
}

#[test]
fn a_damaged_file_is_called_damaged_wherever_the_damage_is() {
    let (_folder, path, session) = folder_with_a_meeting();
    let whole = std::fs::read(&path).unwrap();
    // The name of the format, its page size, everything after the first page; cut off after three pages, and early.
    let page = 4096;
    let mut files = vec![whole.clone(); 3];
    files[0][..16].fill(b'x');
    files[1][16..24].fill(0xff);
    files[2][page..].fill(0xa5);
    files.extend([whole[..page * 3].to_vec(), whole[..300].to_vec()]);
    for (number, bytes) in files.iter().enumerate() {
        std::fs::write(&path, bytes).unwrap();
        let read = Store::open(&path).and_then(|store| store.load(session.id));
        assert_eq!(kind(read), ProblemKind::Damaged, "file {number}");
    }
}

#[test]
fn a_value_that_is_none_of_the_fields_is_damage_with_a_place_and_no_content() {
    let (_folder, path, session) = folder_with_a_meeting();
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(
        "PRAGMA ignore_check_constraints = ON;
         UPDATE session SET state = 'hemmelig';",
    )
    .unwrap();
    drop(raw);
    let problem = Store::open(&path).unwrap().load(session.id).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Damaged);
    assert!(problem.detail.starts_with("session ") && problem.detail.ends_with(": state"), "{problem}");
    assert!(!problem.detail.contains("hemmelig"));
}

#[test]
fn paths_that_lead_nowhere_are_told_apart() {
    let (folder, path, _) = folder_with_a_meeting();
    let beyond_a_file = path.join("x.db");
    assert_eq!(kind(Store::open(folder.path())), ProblemKind::NotAFolder);
    assert_eq!(kind(Store::open_read_only(folder.path())), ProblemKind::NotAFolder);
    assert_eq!(kind(Store::open(&beyond_a_file)), ProblemKind::NotAFolder);
    let missing = folder.path().join("finnes/ikke.db");
    assert_eq!(kind(Store::open_read_only(&missing)), ProblemKind::Missing);
    assert!(!missing.exists() && !missing.parent().unwrap().exists(), "looking makes nothing");
    Store::open(&missing).unwrap().close().unwrap();
    assert!(missing.exists(), "folders are made on the way to a new file");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_file_and_what_lies_beside_it() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ny/dialogduk.db");
    let mut store = Store::open(&path).unwrap();
    store.create_session(&meeting(1)).unwrap();
    let modes: std::collections::BTreeMap<_, _> = std::fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().permissions().mode())
        })
        .collect();
    assert_eq!(
        modes.keys().collect::<Vec<_>>(),
        ["dialogduk.db", "dialogduk.db-shm", "dialogduk.db-wal"],
        "a log lies beside an open file"
    );
    for (name, mode) in modes {
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    assert_eq!(path.parent().unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o700);
}

fn names_beside(path: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn one_file_remains_whichever_window_closes_last() {
    let (_folder, path, session) = folder_with_a_meeting();
    for audience_first in [true, false] {
        let mut store = Store::open(&path).unwrap();
        let audience = Store::open_read_only(&path).unwrap();
        let revision = store.revision(session.id).unwrap().unwrap();
        store.commit(&commit(session.id, revision, vec![put(answer(&session, 1, "ro"))])).unwrap();
        audience.load(session.id).unwrap();
        if audience_first {
            audience.close().unwrap();
            store.close().unwrap();
        } else {
            store.close().unwrap();
            audience.close().unwrap();
        }
        assert_eq!(names_beside(&path), ["dialogduk.db"], "audience first: {audience_first}");
    }
}

#[test]
fn a_file_copied_in_the_middle_of_a_meeting_holds_everything_until_the_last_rest() {
    let (folder, path, session) = folder_with_a_meeting();
    let mut store = Store::open(&path).unwrap();
    let mut revision = store.revision(session.id).unwrap().unwrap();
    for number in 0..5 {
        revision =
            store.commit(&commit(session.id, revision, vec![put(answer(&session, number, "ro"))])).unwrap();
    }
    store.rest();
    let copy = folder.path().join("kopi.db");
    std::fs::copy(&path, &copy).unwrap();
    let copied = Store::open(&copy).unwrap();
    assert_eq!(copied.load(session.id).unwrap(), store.load(session.id).unwrap());
}

#[test]
fn in_a_synced_folder_the_file_is_whole_after_every_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("OneDrive - Fjordvik/dialogduk.db");
    let mut store = Store::open(&path).unwrap();
    let session = meeting(1);
    let revision = store.create_session(&session).unwrap();
    store.commit(&commit(session.id, revision, vec![put(answer(&session, 1, "ro"))])).unwrap();
    assert_eq!(names_beside(&path), ["dialogduk.db"]);
    let copy = folder.path().join("kopi.db");
    std::fs::copy(&path, &copy).unwrap();
    assert_eq!(Store::open(&copy).unwrap().load(session.id).unwrap().unwrap().session.answers.len(), 1);
}

#[test]
fn answers_have_no_column_for_a_person() {
    let (_folder, path, _) = folder_with_a_meeting();
    let raw = Connection::open(&path).unwrap();
    let columns: Vec<String> = raw
        .prepare("SELECT name FROM pragma_table_xinfo('answer') ORDER BY cid")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    // Spelled out on purpose: whoever adds a column must come here and think of D13.
    assert_eq!(
        columns.join(" "),
        "session id question meeting_group position body text scale_1 scale_2 scale_3 scale_4 scale_5 dont_know \
         choices ranking number agree partly disagree pass starred heading sway nature tags also_from \
         second_agree second_partly second_disagree second_pass"
    );
}

#[test]
fn every_table_checks_its_types() {
    let (_folder, path, _) = folder_with_a_meeting();
    let raw = Connection::open(&path).unwrap();
    let loose: Vec<String> = raw
        .prepare(
            "SELECT name FROM pragma_table_list
             WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(loose, Vec::<String>::new());
}
