//! Two windows and two programs on one file, and one that is killed.

use std::path::Path;

use rusqlite::Connection;

use dialogduk::domain::change::{Change, Key};
use dialogduk::store::{ProblemKind, Store};

use super::{answer, commit, folder_with_a_meeting, kind, meeting, put};

#[test]
fn the_slower_of_two_windows_is_told_and_overwrites_nothing() {
    let (_folder, path, session) = folder_with_a_meeting();
    let mut first = Store::open(&path).unwrap();
    let mut second = Store::open(&path).unwrap();
    let seen = second.load(session.id).unwrap().unwrap().revision;

    let revision = first.commit(&commit(session.id, seen, vec![put(answer(&session, 1, "ro"))])).unwrap();
    let late = commit(session.id, seen, vec![put(answer(&session, 1, "uro"))]);
    assert_eq!(kind(second.commit(&late)), ProblemKind::Conflict);
    assert_eq!(
        kind(second.undo(session.id, seen, dialogduk::env::Env::fixed().now())),
        ProblemKind::Conflict
    );

    let loaded = second.load(session.id).unwrap().unwrap();
    assert_eq!(loaded.revision, revision);
    assert_eq!(loaded.session.answers, [answer(&session, 1, "ro")]);
}

#[test]
fn a_window_that_only_watches_sees_that_something_was_written() {
    let (_folder, path, session) = folder_with_a_meeting();
    let mut writer = Store::open(&path).unwrap();
    let audience = Store::open_read_only(&path).unwrap();
    let (version, revision) =
        (audience.data_version().unwrap(), audience.revision(session.id).unwrap().unwrap());
    assert_eq!(audience.data_version().unwrap(), version, "nothing was written yet");

    writer.commit(&commit(session.id, revision, vec![put(answer(&session, 1, "ro"))])).unwrap();
    assert_ne!(audience.data_version().unwrap(), version);
    assert_ne!(audience.revision(session.id).unwrap().unwrap(), revision);
    assert_eq!(audience.load(session.id).unwrap().unwrap().session.answers.len(), 1);
}

#[test]
fn a_file_that_another_program_holds_is_locked_and_nothing_is_lost() {
    let (_folder, path, session) = folder_with_a_meeting();
    let mut store = Store::open(&path).unwrap();
    let revision = store.revision(session.id).unwrap().unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();

    let line = commit(session.id, revision, vec![put(answer(&session, 1, "ro"))]);
    let problem = store.commit(&line).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Locked);
    assert_eq!(problem.path.as_deref(), Some(path.as_path()));
    assert!(problem.detail.starts_with("SQLite 5"), "{}", problem.detail);
    assert!(store.load(session.id).unwrap().unwrap().session.answers.is_empty(), "reading goes on");

    other.execute_batch("ROLLBACK").unwrap();
    store.commit(&line).unwrap();
}

#[test]
fn nothing_is_kept_for_a_session_that_another_window_has_deleted_for_good() {
    use dialogduk::domain::live::Live;
    use dialogduk::domain::place::{Phase, Place, Stage, Turns};
    use dialogduk::store::{Draft, DraftKey, Erase};

    let (_folder, path, session) = folder_with_a_meeting();
    let at = chrono::DateTime::UNIX_EPOCH;
    let draft = Draft { key: DraftKey::Field("purpose".into()), text: "halv".into(), cursor: 4, kept_at: at };
    let place = Place {
        stage: Stage::Questions,
        sitting: session.sittings[0].id,
        question: session.outline()[0].question.id.clone(),
        group: session.groups[0].id,
        phase: Phase::Silent,
        used: std::collections::BTreeMap::new(),
        turns: Turns::default(),
    };
    let mut here = Store::open(&path).unwrap();
    let seen = here.load(session.id).unwrap().unwrap().revision;
    let mut elsewhere = Store::open(&path).unwrap();

    elsewhere.trash(session.id, Some(at)).unwrap();
    let line = commit(session.id, seen, vec![put(answer(&session, 1, "ro"))]);
    assert_eq!(kind(here.commit(&line)), ProblemKind::Trashed);
    here.keep_draft(session.id, &draft).expect("what is typed comes back with the meeting");

    elsewhere.erase(&[Erase::Trashed(session.id)], at).unwrap();
    assert_eq!(kind(here.commit(&line)), ProblemKind::Gone);
    assert_eq!(kind(here.keep_draft(session.id, &draft)), ProblemKind::Gone);
    assert_eq!(kind(here.keep_place(session.id, &place)), ProblemKind::Gone);
    assert_eq!(kind(here.keep_live(session.id, &Live::of(&session), at)), ProblemKind::Gone);
    assert!(here.drafts(session.id).unwrap().is_empty() && here.live(session.id).unwrap().is_none());
}

#[test]
fn two_writers_at_once_lose_no_line() {
    const LINES: u32 = 25;
    let (_folder, path, session) = folder_with_a_meeting();
    let write = |from: u32| {
        let mut store = Store::open(&path).unwrap();
        for number in from..from + LINES {
            loop {
                let seen = store.revision(session.id).unwrap().unwrap();
                match store.commit(&commit(session.id, seen, vec![put(answer(&session, number, "ro"))])) {
                    Ok(_) => break,
                    Err(problem) => {
                        let passing = [ProblemKind::Conflict, ProblemKind::Locked];
                        assert!(passing.contains(&problem.kind), "{problem}");
                    }
                }
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| write(0));
        scope.spawn(|| write(1000));
    });
    let store = Store::open(&path).unwrap();
    assert_eq!(store.load(session.id).unwrap().unwrap().session.answers.len(), 2 * LINES as usize);
}

/// Started as a process of its own by the test below: commits lines and names each once it is saved.
#[test]
#[ignore = "the other half of the next test"]
fn writes_until_it_is_killed() {
    let Some(path) = std::env::var_os("DIALOGDUK_TEST_KILL") else { return };
    let mut store = Store::open(Path::new(&path)).unwrap();
    let session = meeting(1);
    for number in 0.. {
        let loaded = store.load(session.id).unwrap().unwrap();
        let line =
            commit(session.id, loaded.revision, vec![put(answer(&session, number, &"x".repeat(3000)))]);
        store.commit(&line).unwrap();
        eprintln!("saved {number}");
        if number % 7 == 0 {
            store.rest();
        }
    }
}

#[test]
fn a_process_killed_at_any_moment_has_kept_every_line_it_called_saved() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    let (_folder, path, session) = folder_with_a_meeting();
    for round in 1..=8usize {
        let mut store = Store::open(&path).unwrap();
        let loaded = store.load(session.id).unwrap().unwrap();
        let old = loaded.session.answers.iter().map(|answer| Change::Remove(Key::Answer(answer.id)));
        store.commit(&commit(session.id, loaded.revision, old.collect())).unwrap();
        store.close().unwrap();

        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["store::windows::writes_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
            .env("DIALOGDUK_TEST_KILL", &path)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let saved =
            lines.map(Result::unwrap).filter(|line| line.starts_with("saved")).take(round * 5).count();
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(saved, round * 5, "the child stopped by itself");

        let store = Store::open(&path).unwrap();
        let kept = store.load(session.id).unwrap().unwrap().session.answers.len();
        assert!(kept >= saved, "round {round}: {saved} called saved, {kept} kept");
        store.close().unwrap();
        let check: String = Connection::open(&path)
            .unwrap()
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(check, "ok");
    }
}
