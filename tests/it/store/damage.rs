//! What the disk does to a file by itself: found, never shown as right, mended from backups, saved into a new file (L12).

mod pages;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use super::*;
use dialogduk::domain::figures::{Facts, MeetingFacts};
use dialogduk::exchange;
use dialogduk::store::{
    Altered, BackupReason, Backups, Fault, FiguresRead, Known, Loaded, Mended, SessionFilter, restore,
    salvage,
};

static GO_ON: AtomicBool = AtomicBool::new(false);

/// A file with two example workshops and a line of the log, and a backup of it; not open.
fn examples() -> (tempfile::TempDir, PathBuf, Backups, BTreeMap<SessionId, Session>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut store = Store::open(&path).unwrap();
    for (_, text) in exchange::examples().iter().take(2) {
        store.create_session(&exchange::read(text.as_bytes()).unwrap().session).unwrap();
    }
    let session = meeting(1);
    let at = store.create_session(&session).unwrap();
    store.commit(&commit(session.id, at, vec![put(answer(&session, 0, "Ro i gangen om morgenen"))])).unwrap();
    let backups = Backups::new(&path, None);
    store.back_up(&backups, Env::fixed().now(), BackupReason::Closed, &GO_ON).unwrap().unwrap();
    let all = store.sessions(&SessionFilter::default(), None, 100).unwrap();
    let sessions = all.iter().map(|it| (it.id, store.load(it.id).unwrap().unwrap().session)).collect();
    store.close().unwrap();
    (folder, path, backups, sessions)
}

/// Changes one letter wherever these words stand in the file.
fn damage(path: &Path, words: &str) {
    let mut bytes = fs::read(path).unwrap();
    let places: Vec<usize> = bytes
        .windows(words.len())
        .enumerate()
        .filter(|(_, it)| *it == words.as_bytes())
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty(), "{words}");
    for at in places {
        bytes[at] ^= 1;
    }
    fs::write(path, bytes).unwrap();
}

/// Breaks a page of answers, so that `SQLite` itself finds it broken; what the file holds then.
fn break_a_page(path: &Path, sessions: &BTreeMap<SessionId, Session>) -> Vec<u8> {
    let mut bytes = fs::read(path).unwrap();
    let text = sessions.values().flat_map(|it| &it.answers).find_map(|it| match &it.body {
        Body::Text(text) if text.len() > 30 => Some(text.clone()),
        _ => None,
    });
    let text = text.unwrap();
    let at = bytes.windows(text.len()).position(|it| it == text.as_bytes()).unwrap();
    bytes[at / 4096 * 4096..at / 4096 * 4096 + 64].fill(0x5a);
    fs::write(path, &bytes).unwrap();
    bytes
}

/// What a program that uses this file is told: whether something is wrong.
fn is_told(path: &Path, sessions: &BTreeMap<SessionId, Session>, figures: &Facts) -> Result<bool, String> {
    let Ok(mut store) = Store::open(path) else { return Ok(true) };
    let mut told = false;
    match store.facts(FiguresRead::AtOnce) {
        Ok(facts) if facts == *figures => {}
        Ok(facts) if facts.damaged > 0 => {
            told = true;
            let is_right = |meeting: &MeetingFacts| figures.meetings.contains(meeting);
            if !facts.meetings.iter().all(is_right) {
                return Err("figures nobody has written are told".to_owned());
            }
        }
        Ok(_) => return Err("other figures are told without a word".to_owned()),
        Err(_) => told = true,
    }
    let mut wrong = Vec::new();
    for (id, session) in sessions {
        match store.load(*id) {
            Ok(Some(loaded)) if loaded.session == *session => {}
            Ok(Some(_)) => return Err(format!("session {id} is shown as right")),
            Ok(None) => wrong.push(*id),
            Err(_) => told = true,
        }
    }
    told = told || !store.altered(&GO_ON).is_ok_and(|altered| altered.is_empty());
    told = told || !store.health(Env::fixed().now()).is_ok_and(|it| it.findings.is_empty());
    if let (false, Some(id)) = (told, wrong.first()) {
        return Err(format!("session {id} is missing without a word"));
    }
    // What undo would bring back is what was there.
    let id = meeting(1).id;
    if let Ok(Some(Loaded { revision, .. })) = store.load(id) {
        match store.undo(id, revision, dialogduk::env::Env::fixed().now()) {
            Ok(Some(_)) => match store.load(id) {
                Ok(Some(loaded)) if loaded.session == meeting(1) => {}
                Ok(_) if told => {}
                Ok(_) => return Err("undo brings back something else".to_owned()),
                Err(_) => told = true,
            },
            Ok(None) if !told => return Err("nothing to undo, without a word".to_owned()),
            Ok(None) => {}
            Err(_) => told = true,
        }
    }
    Ok(told)
}

#[test]
fn a_byte_that_flips_is_told_or_changes_nothing() {
    let flips: u64 = std::env::var("DIALOGDUK_FLIPS").ok().and_then(|n| n.parse().ok()).unwrap_or(40);
    let (folder, path, _, sessions) = examples();
    let figures = Store::open_read_only(&path).unwrap().facts(FiguresRead::Compared).unwrap();
    assert_eq!((figures.meetings.len(), figures.damaged), (3, 0));
    let bytes = fs::read(&path).unwrap();
    let target = folder.path().join("flipped.db");
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let (mut told, mut harmless) = (0, 0);
    for flip in 0..flips {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let at = usize::try_from(random % bytes.len() as u64).unwrap();
        let bit = 1u8 << (random >> 40 & 7);
        for ending in ["-wal", "-shm", "-journal"] {
            let _ = fs::remove_file(folder.path().join(format!("flipped.db{ending}")));
        }
        let _ = fs::remove_dir_all(folder.path().join("flipped-backups"));
        let mut flipped = bytes.clone();
        flipped[at] ^= bit;
        fs::write(&target, &flipped).unwrap();
        match is_told(&target, &sessions, &figures) {
            Ok(true) => told += 1,
            Ok(false) => harmless += 1,
            Err(wrong) => panic!("flip {flip}, byte {at} of {}, bit {bit:#x}: {wrong}", bytes.len()),
        }
    }
    println!("{flips} flips: {told} told, {harmless} without effect");
}

#[test]
fn a_letter_that_the_disk_has_changed_is_found_and_brought_from_a_backup() {
    let (_folder, path, backups, sessions) = examples();
    let id = meeting(1).id;
    damage(&path, "Ro i gangen om morgenen");
    let mut store = Store::open(&path).unwrap();
    assert_eq!(kind(store.load(id)), ProblemKind::Altered);
    assert!(
        store.load(*sessions.keys().find(|other| **other != id).unwrap()).is_ok(),
        "the others are as before"
    );
    let found = store.altered(&GO_ON).unwrap();
    assert_eq!(found, [Altered::Step(id.to_string(), 1), Altered::Session(id.to_string())]);
    let made = backups.list();
    let problem = store.back_up(&backups, Env::fixed().now(), BackupReason::Asked, &GO_ON).unwrap_err();
    assert_eq!(
        (problem.kind, backups.list()),
        (ProblemKind::Altered, made),
        "a damaged copy pushes out no sound one"
    );

    let mended = store.mend(&backups, Env::fixed().now()).unwrap();
    assert_eq!((mended.mended.len(), mended.left.len()), (2, 0));
    let loaded = store.load(id).unwrap().unwrap();
    assert_eq!(&loaded.session, &sessions[&id]);
    assert_eq!(store.health(Env::fixed().now()).unwrap().findings, []);
    assert!(store.search("gangen om morgenen", 9).unwrap().iter().any(|hit| hit.session == id));
    store.undo(id, loaded.revision, dialogduk::env::Env::fixed().now()).unwrap().unwrap();
    assert_eq!(store.load(id).unwrap().unwrap().session, meeting(1));
}

#[test]
fn one_meeting_is_mended_without_the_others() {
    let (_folder, path, backups, sessions) = examples();
    let (id, other) = (meeting(1).id, *sessions.keys().find(|it| **it != meeting(1).id).unwrap());
    let said = |it: &Session| it.answers.iter().find_map(|it| it.body.text().map(str::to_owned));
    damage(&path, "Ro i gangen om morgenen");
    damage(&path, &said(&sessions[&other]).unwrap());
    let mut store = Store::open(&path).unwrap();
    let mended = store.mend_session(id, &backups, Env::fixed().now()).unwrap();
    assert_eq!(mended.mended, [Altered::Step(id.to_string(), 1), Altered::Session(id.to_string())]);
    assert_eq!(store.load(id).unwrap().unwrap().session, sessions[&id]);
    assert_eq!(kind(store.load(other)), ProblemKind::Altered, "that one is mended when it is opened");
    store.mend_session(other, &backups, Env::fixed().now()).unwrap();
    assert_eq!(store.load(other).unwrap().unwrap().session, sessions[&other]);
    assert_eq!(store.altered(&GO_ON).unwrap(), []);
    let kept = backups.list().len();
    assert_eq!(store.mend_session(id, &backups, Env::fixed().now()).unwrap(), Mended::default());
    assert_eq!(backups.list().len(), kept, "where nothing is wrong no copy is made");
}

#[test]
fn nothing_is_brought_from_a_backup_that_has_something_else() {
    let (_folder, path, backups, _) = examples();
    let id = meeting(1).id;
    let mut store = Store::open(&path).unwrap();
    let at = store.revision(id).unwrap().unwrap();
    store.commit(&commit(id, at, vec![put(answer(&meeting(1), 1, "Vi sier god kveld"))])).unwrap();
    store.close().unwrap();
    damage(&path, "Vi sier god kveld");
    let mut store = Store::open(&path).unwrap();
    let kept = backups.list();
    let mended = store.mend(&backups, Env::fixed().now()).unwrap();
    assert!(mended.left.contains(&Altered::Session(id.to_string())), "{mended:?}");
    assert_eq!(backups.list(), kept, "where nothing can be mended, no copy of the damage is kept either");
    assert_eq!(kind(store.load(id)), ProblemKind::Altered, "it is still told");
    store.close().unwrap();
    let new = path.with_file_name("new.db");
    let saved = salvage(&path, &new, &backups, None, &Known::default()).unwrap();
    assert_eq!(saved.partly, [id.to_string()]);
    let read = Store::open(&new).unwrap().load(id).unwrap().unwrap().session;
    assert_eq!(read.answers.len(), 2, "and can be had as it stands");
}

/// Another window that leaves would else take itself for the last one, and clear away the log that this one writes in.
#[test]
#[cfg(target_os = "linux")]
fn keeping_a_broken_file_byte_for_byte_takes_no_lock_off_it() {
    use std::os::unix::fs::MetadataExt;
    let (_folder, path, backups, sessions) = examples();
    let broken = break_a_page(&path, &sessions);
    let node = format!(":{} ", path.metadata().unwrap().ino());
    let locks = || fs::read_to_string("/proc/locks").unwrap().lines().filter(|it| it.contains(&node)).count();
    let mut store = Store::open(&path).unwrap();
    assert_eq!(locks(), 1, "one of a file with a log");
    store.put_right(&[], &backups, Env::fixed().now()).unwrap();
    assert_eq!(locks(), 1);
    let kept: Vec<_> = fs::read_dir(backups.folder()).unwrap().map(|it| it.unwrap().path()).collect();
    assert!(kept.iter().any(|it| fs::read(it).unwrap() == broken), "{kept:?}");
}

#[test]
fn what_can_be_read_of_a_damaged_file_is_saved_into_a_new_one() {
    let (folder, path, backups, sessions) = examples();
    let none = Backups::new(&path, Some(&folder.path().join("nowhere")));
    let broken = break_a_page(&path, &sessions);

    let alone = folder.path().join("alone.db");
    let saved = salvage(&path, &alone, &none, None, &Known::default()).unwrap();
    assert_eq!(fs::read(&path).unwrap(), broken, "the damaged file is not touched");
    assert!(!saved.partly.is_empty() && saved.tables.iter().any(|(_, _, whole)| !whole), "{saved:?}");
    let store = Store::open(&alone).unwrap();
    let wrong = store.health(Env::fixed().now()).unwrap().findings;
    assert_eq!(wrong, [], "the new file is sound");
    for (id, session) in &sessions {
        let loaded = store.load(*id).unwrap().unwrap().session;
        assert_eq!(loaded != *session, saved.partly.contains(&id.to_string()), "{id}: told as it is");
    }
    drop(store);

    let with_backup = folder.path().join("with.db");
    let saved = salvage(&path, &with_backup, &backups, None, &Known::default()).unwrap();
    assert!(saved.partly.is_empty() && saved.from_backup > 0, "{saved:?}");
    let store = Store::open(&with_backup).unwrap();
    for (id, session) in &sessions {
        assert_eq!(&store.load(*id).unwrap().unwrap().session, session);
    }
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains(".part"))
        .collect();
    assert_eq!(left, Vec::<String>::new(), "no copy is left behind");
    assert_eq!(
        kind(salvage(&path, &with_backup, &backups, None, &Known::default())),
        ProblemKind::Taken,
        "never over a file"
    );
}

#[test]
fn a_change_that_was_cut_off_is_taken_back_before_a_file_is_saved_into_a_new_one() {
    let (folder, path, _, sessions) = examples();
    let (torn, new) = (folder.path().join("torn.db"), folder.path().join("new.db"));
    cut_off_in(
        &path,
        "UPDATE session SET unlocked = 1; UPDATE answer SET text = 'halvveis' WHERE text IS NOT NULL",
        &torn,
    );
    let before = [fs::read(&torn).unwrap(), fs::read(beside(&torn, "-journal")).unwrap()];
    assert!(before[0].windows(8).any(|it| it == b"halvveis"), "half of it is in the file");
    let none = Backups::new(&path, Some(&folder.path().join("nowhere")));
    let saved = salvage(&torn, &new, &none, None, &Known::default()).unwrap();
    assert_eq!((saved.partly.len(), saved.whole), (0, 3));
    let store = Store::open(&new).unwrap();
    for (id, session) in &sessions {
        assert_eq!(&store.load(*id).unwrap().unwrap().session, session);
    }
    assert_eq!(
        [fs::read(&torn).unwrap(), fs::read(beside(&torn, "-journal")).unwrap()],
        before,
        "not touched"
    );
}

#[test]
fn a_restore_that_fails_leaves_the_file_that_cannot_be_read_where_it_is() {
    let (folder, path, backups, _) = examples();
    let backup = backups.list().remove(0).path;
    let mut bytes = fs::read(&path).unwrap();
    bytes[..100].fill(0x5a);
    fs::write(&path, &bytes).unwrap();
    // Something holds the name that the new file is written under.
    let held = folder.path().join(format!("{}.restored", path.file_name().unwrap().to_str().unwrap()));
    fs::create_dir_all(held.join("x")).unwrap();
    assert!(restore(&backups, &backup, Env::fixed().now()).is_err());
    assert_eq!(fs::read(&path).unwrap(), bytes);
    fs::remove_dir_all(&held).unwrap();
    let aside = restore(&backups, &backup, Env::fixed().now()).unwrap().unwrap();
    assert_eq!(fs::read(aside).unwrap(), bytes);
    Store::open(&path).unwrap().health(Env::fixed().now()).unwrap();
    assert!(!held.exists());
}

#[test]
fn a_file_of_which_nothing_can_be_read_says_so() {
    let (folder, path, backups, _) = examples();
    let mut bytes = fs::read(&path).unwrap();
    bytes[100..4096].fill(0x5a);
    fs::write(&path, &bytes).unwrap();
    let target = folder.path().join("new.db");
    assert_eq!(kind(salvage(&path, &target, &backups, None, &Known::default())), ProblemKind::Damaged);
    assert!(!target.exists());
}

#[test]
fn a_migration_seals_what_it_takes_forward() {
    let (_folder, path, _) = folder_with_a_meeting();
    let store = Store::open(&path).unwrap();
    drop(store);
    let db = rusqlite::Connection::open(&path).unwrap();
    let unsealed: i64 =
        db.query_row("SELECT count(*) FROM session WHERE seal IS NULL", [], |row| row.get(0)).unwrap();
    assert_eq!(unsealed, 0);
    db.execute("UPDATE session SET purpose = 'noe annet'", []).unwrap();
    drop(db);
    let found = Store::open(&path).unwrap().health(Env::fixed().now()).unwrap().findings;
    assert!(found.iter().any(|it| it.fault == Fault::Altered), "{found:?}");
}
