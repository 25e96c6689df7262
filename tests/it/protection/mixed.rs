//! One of two stands under a passphrase, or they stand under different ones: backups elsewhere, bringing back, salvage.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use dialogduk::env::Env;
use dialogduk::ops::{self, PlainCopies};
use dialogduk::store::{self, BackupReason, Backups, Keys, ProblemKind, Store};
use dialogduk::text::passphrase::Passphrase;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{Kept, kind, names, phrase, that_sing};

fn back_up(kept: &Kept, backups: &Backups, passphrase: Option<&Passphrase>) -> PathBuf {
    let store = Store::open_with(&kept.path(), passphrase).unwrap();
    let made = store.back_up(backups, Env::fixed().now(), BackupReason::Asked, &AtomicBool::new(false));
    store.close().unwrap();
    made.unwrap().unwrap().path
}

/// Takes away a session, so that what comes back is seen to come back.
fn lose_one(kept: &Kept, passphrase: Option<&Passphrase>) {
    let mut store = Store::open_with(&kept.path(), passphrase).unwrap();
    store.trash(kept.sessions[0], Some(Env::fixed().now())).unwrap();
    store.close().unwrap();
}

#[test]
fn a_backup_comes_back_whichever_of_the_two_stands_under_a_passphrase() {
    let (first, second) = (phrase("sol og vind og regn"), phrase("noe helt annet denne gangen"));
    // Of the backup, of the file, of the file afterwards.
    for (of_backup, of_file, then) in [
        (None, Some(&first), Some(&first)),
        (Some(&first), None, Some(&first)),
        (Some(&first), Some(&second), Some(&second)),
        (Some(&first), Some(&first), Some(&first)),
    ] {
        let told = format!("{} over {}", of_backup.is_some(), of_file.is_some());
        let kept = Kept::new();
        let before = kept.content(None).unwrap();
        let backups = Backups::new(&kept.path(), Some(&kept.folder.path().join("minnepinne")));
        if of_backup.is_some() {
            store::protect(&kept.path(), None, of_backup).unwrap();
        }
        let backup = back_up(&kept, &backups, of_backup);
        let was = fs::read(&backup).unwrap();
        if of_backup.map(Passphrase::expose) != of_file.map(Passphrase::expose) {
            store::protect(&kept.path(), of_backup, of_file).unwrap();
        }
        lose_one(&kept, of_file);

        let keys = Keys { data_file: of_file, backup: of_backup, ..Keys::default() };
        let done = store::restore_with(&backups, &backup, keys, Env::fixed().now()).unwrap();
        assert_eq!(done.passphrase.as_ref().map(Passphrase::expose), then.map(Passphrase::expose), "{told}");
        assert_eq!(done.is_newly_protected, of_file.is_none(), "{told}");
        assert_eq!(kept.content(then).unwrap(), before, "{told}");
        assert_eq!(kind(Store::open_read_only(&kept.path())), ProblemKind::Protected, "{told}");
        assert_eq!(fs::read(&backup).unwrap(), was, "{told}: the backup is as it was");
        // What was there is kept, under a passphrase, too; and nothing that was worked on is left.
        assert!(store::looks_protected(&done.aside.unwrap()), "{told}");
        let plain = if of_backup.is_none() { vec![backup.clone()] } else { Vec::new() };
        assert_eq!(that_sing(kept.folder.path()), plain, "{told}");
        let left = names(&kept.folder.path().join("minnepinne"));
        assert!(left.iter().all(|name| name.ends_with(".db")), "{told}: {left:?}");
    }
}

#[test]
fn a_locked_file_is_never_replaced_unasked_and_set_aside_byte_for_byte_when_asked_to() {
    let kept = Kept::new();
    let (mine, wrong) = (phrase("sol og vind og regn"), phrase("sol og vind og regm"));
    let before = kept.content(None).unwrap();
    let backups = Backups::new(&kept.path(), None);
    store::protect(&kept.path(), None, Some(&mine)).unwrap();
    let backup = back_up(&kept, &backups, Some(&mine));
    // The salt is gone: nothing opens it any more.
    let mut bytes = fs::read(kept.path()).unwrap();
    bytes[3] ^= 1;
    fs::write(kept.path(), &bytes).unwrap();
    for (given, expected) in [(None, ProblemKind::Protected), (Some(&wrong), ProblemKind::WrongPassphrase)] {
        let keys = Keys { data_file: given, backup: Some(&mine), ..Keys::default() };
        assert_eq!(kind(store::restore_with(&backups, &backup, keys, Env::fixed().now())), expected);
        assert_eq!(fs::read(kept.path()).unwrap(), bytes);
    }
    let keys = Keys { data_file: Some(&wrong), backup: Some(&mine), locked_aside: true };
    let done = store::restore_with(&backups, &backup, keys, Env::fixed().now()).unwrap();
    assert_eq!(fs::read(done.aside.unwrap()).unwrap(), bytes);
    assert_eq!(kept.content(Some(&mine)).unwrap(), before);
}

#[test]
fn backups_in_a_folder_of_the_settings_follow_the_passphrase_as_those_beside_the_file() {
    let kept = Kept::new();
    let folder = kept.folder.path().join("minnepinne");
    let backups = Backups::new(&kept.path(), Some(&folder));
    let backup = back_up(&kept, &backups, None);
    // A backup of another file of the same name, elsewhere, is no business of this one.
    let other = folder.join("moter.db-00000000.2026-01-01T00-00-00Z.asked.db");
    fs::copy(&backup, &other).unwrap();
    let protect = |now: Option<&Passphrase>, then: Option<&Passphrase>, what| {
        let done = ops::protect(&kept.path(), &backups, now, then, what).unwrap();
        (done.copies, done.deleted, done.still_plain.len(), done.still_other.len())
    };
    let (first, second) = (phrase("sol og vind og regn"), phrase("noe helt annet denne gangen"));
    assert_eq!(protect(None, Some(&first), PlainCopies::Keep), (0, 0, 1, 0), "told");
    assert_eq!(protect(Some(&first), Some(&second), PlainCopies::Protect), (1, 0, 0, 0));
    assert_eq!(that_sing(kept.folder.path()), [other]);
    store::look_through_with(&backup, Some(&second)).unwrap();
    assert_eq!(protect(Some(&second), None, PlainCopies::Keep), (0, 0, 0, 1), "stays under it, and is told");

    let plain = back_up(&kept, &Backups::new(&kept.path(), None), None);
    assert_eq!(protect(None, Some(&first), PlainCopies::Delete), (0, 1, 0, 1));
    assert!(!plain.exists());
}

#[test]
fn what_was_set_aside_as_damaged_is_told_when_the_file_gets_a_passphrase() {
    let kept = Kept::new();
    let backups = Backups::new(&kept.path(), None);
    let backup = back_up(&kept, &backups, None);
    let mut bytes = fs::read(kept.path()).unwrap();
    bytes[..100].fill(0x5a);
    fs::write(kept.path(), &bytes).unwrap();
    let keys = Keys::default();
    let aside = store::restore_with(&backups, &backup, keys, Env::fixed().now()).unwrap().aside.unwrap();
    assert_eq!(fs::read(&aside).unwrap(), bytes);
    let mine = phrase("sol og vind og regn");
    let done = ops::protect(&kept.path(), &backups, None, Some(&mine), PlainCopies::Protect).unwrap();
    assert_eq!((done.copies, done.still_plain), (1, vec![aside.clone()]));
    let done = ops::protect(&kept.path(), &backups, Some(&mine), Some(&mine), PlainCopies::Delete).unwrap();
    assert_eq!((done.deleted, aside.exists()), (1, false));
}

/// Breaks a page of the file, as a disk does.
fn break_page(path: &Path, whole: &[u8], page: usize) {
    let mut bytes = whole.to_vec();
    bytes[page * 4096 + 100..page * 4096 + 200].fill(0x5a);
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_file_under_a_passphrase_is_saved_into_one_under_the_same_and_nothing_is_plain_meanwhile() {
    let kept = Kept::new();
    let before = kept.content(None).unwrap();
    let mine = phrase("sol og vind og regn");
    store::protect(&kept.path(), None, Some(&mine)).unwrap();
    let beside = Backups::new(&kept.path(), None);
    back_up(&kept, &beside, Some(&mine));
    let target = kept.folder.path().join("ny.db");
    let nothing = Backups::new(&kept.path(), Some(&kept.folder.path().join("nowhere")));
    // Which page holds rows nobody can see from outside; one of these does.
    let whole = fs::read(kept.path()).unwrap();
    let pages = whole.len() / 4096;
    let alone = (4..16).find_map(|sixteenth| {
        break_page(&kept.path(), &whole, pages * sixteenth / 16);
        let saved =
            store::salvage(&kept.path(), &target, &nothing, Some(&mine), &store::Known::default()).unwrap();
        let store = Store::open_with(&target, Some(&mine)).unwrap();
        assert_eq!(store.health(Env::fixed().now()).unwrap().findings, []);
        store.close().unwrap();
        assert_eq!(kind(Store::open(&target)), ProblemKind::Protected);
        fs::remove_file(&target).unwrap();
        saved.tables.iter().any(|(_, _, whole)| !whole).then_some(saved)
    });
    let alone = alone.expect("a page with rows was broken");
    let damaged = fs::read(kept.path()).unwrap();
    // What does not stand on that page is read, all of it, although the library reads nothing more once a page is broken.
    assert_eq!(alone.tables.iter().filter(|(_, _, whole)| !whole).count(), 1, "{alone:?}");
    assert!(alone.tables.iter().map(|(_, rows, _)| rows).sum::<u64>() > 100, "{alone:?}");
    for given in [None, Some(phrase("sol og vind og regm"))] {
        let expected = if given.is_some() { ProblemKind::WrongPassphrase } else { ProblemKind::Protected };
        assert_eq!(
            kind(store::salvage(&kept.path(), &target, &nothing, given.as_ref(), &store::Known::default())),
            expected
        );
        assert_eq!(names(kept.folder.path()), ["backups", "moter.db"], "nothing is left");
    }
    // A program killed in the middle of it has left this.
    fs::write(kept.folder.path().join("ny.db.salvaged.part"), "left").unwrap();
    let saved =
        store::salvage(&kept.path(), &target, &beside, Some(&mine), &store::Known::default()).unwrap();
    assert_eq!((saved.whole, saved.partly.len()), (2, 0), "{saved:?}");
    assert_eq!(fs::read(kept.path()).unwrap(), damaged, "the damaged file is not touched");
    assert_eq!(that_sing(kept.folder.path()), [] as [PathBuf; 0]);
    fs::rename(&target, kept.path()).unwrap();
    assert_eq!(kept.content(Some(&mine)).unwrap(), before);
}

#[test]
fn what_the_disk_has_changed_in_a_protected_file_is_mended_from_a_backup_of_an_older_shape() {
    let kept = Kept::new();
    let mine = phrase("sol og vind og regn");
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/schema-0017.sql");
    fs::remove_file(kept.path()).unwrap();
    let db = rusqlite::Connection::open(kept.path()).unwrap();
    db.execute_batch(&fs::read_to_string(fixture).unwrap()).unwrap();
    drop(db);
    let backups = Backups::new(&kept.path(), None);
    store::protect_backup(&kept.path(), None, Some(&mine)).unwrap();
    fs::create_dir(backups.folder()).unwrap();
    let older = backups.folder().join("moter.db.2026-01-01T00-00-00Z.asked.db");
    fs::copy(kept.path(), &older).unwrap();
    let newest =
        backups.newest_sound(Some(&mine), Env::fixed().now()).expect("an older one is looked through, too");
    assert_eq!(newest.0.path, older);
    assert_eq!(newest.1.schema, 17);
}

/// Passphrases as people make them, and as they do not.
fn any_passphrase() -> impl Strategy<Value = String> {
    let words = ["sol", "blåbær", "æøå", "Ørret", "'sitat'", "\"", "--", ";", "🌲", "naïve", "\\", "%s", "ﬁ"];
    prop_oneof![
        proptest::collection::vec(proptest::sample::select(words.to_vec()), 4..8).prop_map(|it| it.join(" ")),
        "[ -~æøåÆØÅ🌲é]{12,40}",
        "[a-zæøå]{200,400}",
    ]
}

/// How many passphrases are tried; each takes seconds, nearly all of it making keys.
fn cases() -> u32 {
    std::env::var("DIALOGDUK_TEST_PASSPHRASES").ok().and_then(|it| it.parse().ok()).unwrap_or(4)
}

#[test]
fn whatever_the_passphrase_is_the_content_stays_and_no_other_opens_it() {
    let kept = Kept::new();
    let before = kept.content(None).unwrap();
    let mut runner =
        TestRunner::new(Config { cases: cases(), failure_persistence: None, ..Config::default() });
    let tried =
        runner.run(&(any_passphrase(), any_passphrase(), any::<prop::sample::Index>()), |(a, b, at)| {
            let (Ok(first), Ok(second)) = (Passphrase::chosen(&a), Passphrase::chosen(&b)) else {
                return Err(TestCaseError::reject("not one that can be chosen"));
            };
            store::protect(&kept.path(), None, Some(&first)).unwrap();
            prop_assert_eq!(&kept.content(Some(&first)).unwrap(), &before);
            // One letter less, somewhere.
            let letters: Vec<char> = a.chars().collect();
            let missing = at.index(letters.len());
            let near: String = (0..letters.len()).filter(|it| *it != missing).map(|it| letters[it]).collect();
            let near = Passphrase::typed(&near).unwrap();
            if !near.is(&first) {
                prop_assert_eq!(
                    kind(Store::open_with(&kept.path(), Some(&near))),
                    ProblemKind::WrongPassphrase
                );
            }
            store::protect(&kept.path(), Some(&first), Some(&second)).unwrap();
            prop_assert_eq!(&kept.content(Some(&second)).unwrap(), &before);
            if !first.is(&second) {
                prop_assert_eq!(kind(kept.content(Some(&first))), ProblemKind::WrongPassphrase);
            }
            store::protect(&kept.path(), Some(&second), None).unwrap();
            prop_assert_eq!(&kept.content(None).unwrap(), &before);
            prop_assert_eq!(names(kept.folder.path()), ["moter.db"]);
            Ok(())
        });
    if let Err(error) = tried {
        panic!("{error}");
    }
}

#[test]
fn a_restore_that_fails_in_the_middle_takes_the_passphrase_of_the_backup_back() {
    let kept = Kept::new();
    let before = kept.content(None).unwrap();
    let (theirs, now) = (phrase("sol og vind og regn"), Env::fixed().now());
    let backup = kept.folder.path().join("fra-en-annen.db");
    fs::copy(kept.path(), &backup).unwrap();
    store::protect_backup(&backup, None, Some(&theirs)).unwrap();
    // What the file is to be kept as first cannot be given its name: a folder has it.
    let backups = store::Backups::new(&kept.path(), None);
    let name = format!("moter.db.{}.replaced.db", now.format("%Y-%m-%dT%H-%M-%SZ"));
    let taken = backups.folder().join(name);
    fs::create_dir_all(&taken).unwrap();
    let keys = store::Keys { backup: Some(&theirs), ..store::Keys::default() };
    assert!(store::restore_with(&backups, &backup, keys, now).is_err());
    assert_eq!(kept.content(None).unwrap(), before, "it opens as it did");
    assert!(backups.list().is_empty());

    fs::remove_dir(taken).unwrap();
    assert!(store::restore_with(&backups, &backup, keys, now).unwrap().is_newly_protected);
    assert_eq!(kept.content(Some(&theirs)).unwrap(), before);
}
