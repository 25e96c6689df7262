//! Backups: whole, checked, never half, brought back as they were (L4).

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::driver::Room;
use dialogduk::store::{BackupReason, Backups, look_through, restore};
use dialogduk::term::backups::BackupMaker;
use dialogduk::tui::msg::Msg;

static GO_ON: AtomicBool = AtomicBool::new(false);

fn at(minutes: i64) -> DateTime<Utc> {
    Env::fixed().now() + TimeDelta::minutes(minutes)
}

/// Opens a file that has a backup of how it is.
fn with_a_backup(path: &Path) -> (Store, Backups) {
    let store = Store::open(path).unwrap();
    let backups = Backups::new(path, None);
    assert!(store.back_up(&backups, at(0), BackupReason::Opened, &GO_ON).unwrap().is_some());
    (store, backups)
}

fn say(store: &mut Store, session: &Session, number: u32, text: &str) {
    let now = store.revision(session.id).unwrap().unwrap();
    store.commit(&commit(session.id, now, vec![put(answer(session, number, text))])).unwrap();
}

#[test]
fn a_backup_is_made_when_something_has_changed_and_only_then() {
    let (_folder, path, session) = folder_with_a_meeting();
    let (mut store, backups) = with_a_backup(&path);
    for reason in [BackupReason::Opened, BackupReason::Closed] {
        assert_eq!(
            store.back_up(&backups, at(1), reason, &GO_ON).unwrap(),
            None,
            "{reason:?}: nothing is new"
        );
    }
    assert!(
        store.back_up(&backups, at(2), BackupReason::Asked, &GO_ON).unwrap().is_some(),
        "a wish is a wish"
    );
    say(&mut store, &session, 0, "Ro i gangen");
    let made = store.back_up(&backups, at(3), BackupReason::Closed, &GO_ON).unwrap().unwrap();
    assert_eq!((made.made, made.reason), (at(3), BackupReason::Closed));
    assert_eq!(backups.list().first(), Some(&made));
    let held = look_through(&made.path).unwrap();
    assert_eq!((held.sessions, held.answers, held.measures), (1, 1, 0));
    store.trash(session.id, Some(at(4))).unwrap();
    assert!(
        store.back_up(&backups, at(5), BackupReason::Closed, &GO_ON).unwrap().is_some(),
        "the trash is news"
    );
}

#[test]
fn other_words_at_the_same_revision_are_news() {
    let (_folder, path, session) = folder_with_a_meeting();
    let (mut store, backups) = with_a_backup(&path);
    let old = backups.list().remove(0).path;
    say(&mut store, &session, 0, "Ro i gangen");
    let revision = store.revision(session.id).unwrap();
    store.close().unwrap();
    restore(&backups, &old, at(10)).unwrap().unwrap();
    let mut store = Store::open(&path).unwrap();
    say(&mut store, &session, 0, "Vi sier god morgen");
    assert_eq!(
        store.revision(session.id).unwrap(),
        revision,
        "as what was kept when the old one was brought back"
    );
    assert!(store.back_up(&backups, at(20), BackupReason::Closed, &GO_ON).unwrap().is_some());
    assert_eq!(store.back_up(&backups, at(30), BackupReason::Closed, &GO_ON).unwrap(), None);
}

#[test]
fn what_was_cut_off_before_keeps_no_copy_from_being_made_and_goes_once_nobody_can_be_writing_it() {
    let (folder, path, session) = folder_with_a_meeting();
    let (store, backups) = with_a_backup(&path);
    let (backup, copy) = (backups.list().remove(0).path, folder.path().join("kopi.db"));
    let parts: Vec<_> = [&beside(&path, ".restored"), &copy]
        .iter()
        .flat_map(|it| [".part", ".2.part", ".2.part-journal"].map(|ending| beside(it, ending)))
        .collect();
    let foreign = [beside(&copy, ".min.part"), folder.path().join("kopi.db2.part")];
    for part in parts.iter().chain(&foreign) {
        fs::write(part, "halvveis").unwrap();
    }
    store.back_up_to(&copy).unwrap();
    store.close().unwrap();
    fs::write(&path, [0x5a; 4096]).unwrap();
    restore(&backups, &backup, at(10)).unwrap().unwrap();
    assert!(parts.iter().all(|it| it.exists()), "somebody may be writing them");

    for part in parts.iter().chain(&foreign) {
        let touched = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 60 * 60);
        fs::File::options().write(true).open(part).unwrap().set_modified(touched).unwrap();
    }
    Store::open(&path).unwrap().back_up_to(&copy).unwrap();
    fs::write(&path, [0x5a; 4096]).unwrap();
    restore(&backups, &backup, at(20)).unwrap().unwrap();
    let left: Vec<_> = parts.iter().filter(|it| it.exists()).collect();
    assert!(left.is_empty() && foreign.iter().all(|it| it.exists()), "{left:?}");
    for file in [&path, &copy] {
        assert!(Store::open(file).unwrap().load(session.id).unwrap().is_some());
    }
}

#[test]
fn a_backup_made_under_a_second_program_holds_what_was_saved_before_it_began() {
    let (_folder, path, session) = folder_with_a_meeting();
    let mut other = Store::open(&path).unwrap();
    say(&mut other, &session, 0, "Ro i gangen");
    let (store, backups) = with_a_backup(&path);
    say(&mut other, &session, 1, "Vi sier god morgen");
    let newest = backups.list().remove(0).path;
    assert_eq!(look_through(&newest).unwrap().answers, 1);
    assert_eq!(
        Store::open_read_only(&newest).unwrap().load(session.id).unwrap().unwrap().session.answers.len(),
        1
    );
    for ending in ["-wal", "-shm", "-journal", ".part"] {
        let beside =
            newest.with_file_name(format!("{}{ending}", newest.file_name().unwrap().to_string_lossy()));
        assert!(!beside.exists(), "one file, whole by itself: {ending}");
    }
    drop(store);
}

#[cfg(unix)]
#[test]
fn backups_are_readable_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path, _) = folder_with_a_meeting();
    let (_store, backups) = with_a_backup(&path);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&backups.list()[0].path), 0o600);
    assert_eq!(mode(backups.folder()), 0o700);
}

#[test]
fn a_backup_that_is_stopped_or_fails_leaves_nothing_behind() {
    let (folder, path, _) = folder_with_a_meeting();
    let store = Store::open(&path).unwrap();
    let backups = Backups::new(&path, None);
    let stop = AtomicBool::new(true);
    assert_eq!(store.back_up(&backups, at(0), BackupReason::Asked, &stop).unwrap(), None);
    assert_eq!(fs::read_dir(backups.folder()).unwrap().count(), 0, "stopped");

    fs::write(folder.path().join("file"), "").unwrap();
    let nowhere = Backups::new(&path, Some(&folder.path().join("file")));
    let problem = store.back_up(&nowhere, at(0), BackupReason::Asked, &GO_ON).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::NotAFolder);
    assert_eq!(store.contents().unwrap().sessions, 1, "the file is as it was");
}

#[test]
fn what_is_brought_back_is_what_was_there_and_what_was_there_since_is_kept() {
    let (_folder, path, session) = folder_with_a_meeting();
    let (mut store, backups) = with_a_backup(&path);
    let before = store.content_hash(session.id).unwrap();
    let old = backups.list().remove(0).path;
    say(&mut store, &session, 0, "Ro i gangen");
    let after = store.content_hash(session.id).unwrap();

    // The file is open in this window while it is brought back in another.
    let seen = store.data_version().unwrap();
    let aside = restore(&backups, &old, at(10)).unwrap().unwrap();
    assert_ne!(store.data_version().unwrap(), seen, "the open window sees it");
    assert_eq!(store.content_hash(session.id).unwrap(), before);
    store.close().unwrap();
    let kept = Store::open_read_only(&aside).unwrap();
    assert_eq!(kept.content_hash(session.id).unwrap(), after);
    drop(kept);
    restore(&backups, &aside, at(20)).unwrap();
    assert_eq!(Store::open(&path).unwrap().content_hash(session.id).unwrap(), after, "and back again");
}

#[test]
fn a_file_that_cannot_be_read_is_set_aside_as_it_is() {
    let (_folder, path, session) = folder_with_a_meeting();
    let (store, backups) = with_a_backup(&path);
    let before = store.content_hash(session.id).unwrap();
    store.close().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes[200..4096].fill(0x5a);
    fs::write(&path, &bytes).unwrap();
    let newest = backups.newest_sound(None, at(60)).unwrap().0.path;
    let aside = restore(&backups, &newest, at(10)).unwrap().unwrap();
    assert_eq!(fs::read(&aside).unwrap(), bytes);
    assert_eq!(Store::open(&path).unwrap().content_hash(session.id).unwrap(), before);

    fs::remove_file(&path).unwrap();
    assert_eq!(restore(&backups, &newest, at(20)).unwrap(), None, "no file: nothing to keep");
    assert_eq!(Store::open(&path).unwrap().content_hash(session.id).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_data_file_behind_a_link_is_set_aside_and_replaced_and_the_link_stays() {
    use std::os::unix::fs::symlink;
    let (folder, file, session) = folder_with_a_meeting();
    let here = tempfile::tempdir().unwrap();
    let link = here.path().join("dialogduk.db");
    symlink(&file, &link).unwrap();
    let (store, backups) = with_a_backup(&link);
    let before = store.content_hash(session.id).unwrap();
    store.close().unwrap();
    let backup = backups.list().remove(0).path;
    let broken = [b"SQLite format 3\0".as_slice(), &[7; 5000]].concat();
    fs::write(&file, &broken).unwrap();
    let aside = restore(&backups, &backup, at(1)).unwrap().unwrap();
    assert_eq!(fs::read_link(&link).unwrap(), file);
    assert!(fs::symlink_metadata(&aside).unwrap().is_file());
    assert_eq!(fs::read(&aside).unwrap(), broken);
    assert_eq!(Store::open(&file).unwrap().content_hash(session.id).unwrap(), before);

    fs::remove_file(&file).unwrap();
    assert_eq!(restore(&backups, &backup, at(2)).unwrap(), None, "no file: nothing to keep");
    assert_eq!(fs::read_link(&link).unwrap(), file);
    assert_eq!(Store::open(&file).unwrap().content_hash(session.id).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn what_is_no_sound_backup_of_ours_is_refused_and_the_file_stays() {
    let (folder, path, session) = folder_with_a_meeting();
    let (store, backups) = with_a_backup(&path);
    store.close().unwrap();
    let good = fs::read(&backups.list()[0].path).unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let foreign = folder.path().join("foreign.db");
    rusqlite::Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE a (x)").unwrap();
    let newer = file("newer.db", &good);
    rusqlite::Connection::open(&newer).unwrap().pragma_update(None, "user_version", 9999).unwrap();
    let mut torn = good.clone();
    torn.truncate(good.len() / 2);
    let before = fs::read(&path).unwrap();
    for (backup, kind) in [
        (file("text.db", b"not a database at all"), ProblemKind::NotOurs),
        (foreign, ProblemKind::NotOurs),
        (newer, ProblemKind::TooNew),
        (file("torn.db", &torn), ProblemKind::Damaged),
        (folder.path().to_owned(), ProblemKind::NotAFolder),
        (folder.path().join("gone.db"), ProblemKind::Missing),
    ] {
        let problem = restore(&backups, &backup, at(10)).unwrap_err();
        assert_eq!(problem.kind, kind, "{}: {problem}", backup.display());
        assert_eq!(problem.path.as_deref(), Some(backup.as_path()));
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(Store::open(&path).unwrap().load(session.id).unwrap().is_some());
}

#[test]
fn an_older_backup_goes_only_when_the_newer_one_was_found_sound() {
    let (_folder, path, session) = folder_with_a_meeting();
    let (mut store, backups) = with_a_backup(&path);
    let oldest = backups.list().remove(0).path;
    for number in 0..12 {
        say(&mut store, &session, number, "Ro i gangen");
        store.back_up(&backups, at(2 + i64::from(number)), BackupReason::Closed, &GO_ON).unwrap().unwrap();
    }
    assert_eq!(backups.list().len(), 10);
    assert!(!oldest.exists());
    let before = backups.list();
    say(&mut store, &session, 20, "Vi sier god morgen");
    let stop = AtomicBool::new(true);
    store.back_up(&backups, at(60), BackupReason::Closed, &stop).unwrap();
    assert_eq!(backups.list(), before, "none was made, so none goes");
}

#[test]
fn a_backup_that_a_wrong_clock_put_before_all_others_hides_none_that_is_made_now() {
    let (_folder, path, session) = folder_with_a_meeting();
    let (mut store, backups) = with_a_backup(&path);
    let years = TimeDelta::days(3650);
    say(&mut store, &session, 0, "Ro i gangen");
    let ahead = at(0) + years;
    store.back_up(&backups, ahead, BackupReason::Asked, &GO_ON).unwrap().unwrap();
    assert_eq!(store.back_up(&backups, at(1), BackupReason::Opened, &GO_ON).unwrap(), None, "nothing is new");
    say(&mut store, &session, 1, "Vi sier god morgen");
    let made = store.back_up(&backups, at(2), BackupReason::Closed, &GO_ON).unwrap().unwrap();
    assert!(made.path.exists());
    assert_eq!(backups.newest_sound(None, at(3)).unwrap().0, made, "what is brought back first");
    assert_eq!(store.back_up(&backups, at(4), BackupReason::Opened, &GO_ON).unwrap(), None, "nothing is new");
}

#[test]
fn an_empty_file_in_the_place_of_one_that_vanished_outranks_and_pushes_out_no_backup_with_meetings() {
    let (_folder, path, session) = folder_with_a_meeting();
    let (store, backups) = with_a_backup(&path);
    store.close().unwrap();
    let full = backups.list().remove(0);
    fs::remove_file(&path).unwrap();
    let fresh = Store::open(&path).unwrap();
    for reason in [BackupReason::Opened, BackupReason::Closed] {
        assert_eq!(
            fresh.back_up(&backups, at(1), reason, &GO_ON).unwrap(),
            None,
            "{reason:?}: holds nothing"
        );
    }
    for minutes in 2..14 {
        let made = fresh.back_up(&backups, at(minutes), BackupReason::Asked, &GO_ON).unwrap().unwrap();
        assert!(made.is_empty && made.path.exists(), "{minutes}: a wish is a wish");
    }
    let there = backups.list();
    assert_eq!((there.len(), there.last()), (11, Some(&full)), "ten empty ones, and the one that counts");
    let (newest, contents) = backups.newest_sound(None, at(20)).unwrap();
    assert_eq!((&newest, contents.sessions), (&full, 1));
    assert_eq!(fresh.only_in_backup(at(20)).unwrap(), Some(full.made));
    fresh.close().unwrap();
    let mut room = Room::on(&path);
    room.sees("Det er ingen møter her nå, men sikkerhetskopien fra").sees("dialogduk restore latest");
    room.sees_no("Velkommen");
    room.quit();
    restore(&backups, &newest.path, at(20)).unwrap();
    assert!(Store::open(&path).unwrap().load(session.id).unwrap().is_some());

    // Where none holds a meeting, an empty one is better than none.
    fs::remove_file(&full.path).unwrap();
    for it in backups.list().iter().filter(|it| !it.is_empty) {
        fs::remove_file(&it.path).unwrap();
    }
    assert_eq!(backups.newest_sound(None, at(30)).unwrap().1.sessions, 0);
}

#[test]
fn whoever_asks_for_a_backup_while_one_is_being_made_gets_one_of_her_own() {
    let (_folder, path, _) = folder_with_a_meeting();
    let (_store, backups) = with_a_backup(&path);
    let mut maker = BackupMaker::new(path, backups.clone());
    maker.begin(at(1), BackupReason::Opened);
    maker.begin(at(2), BackupReason::Asked);
    let mut told = Vec::new();
    let limit = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while maker.is_busy() && std::time::Instant::now() < limit {
        match maker.collect() {
            Some(Msg::BackedUp { asked, made }) => told.push((asked, made.unwrap())),
            Some(other) => panic!("{other:?}"),
            None => std::thread::yield_now(),
        }
    }
    assert_eq!(told, [(false, false), (true, true)], "nothing was new, and a wish is a wish");
    assert_eq!(backups.list().len(), 2);
}

#[test]
fn a_clock_set_back_an_hour_does_not_clear_away_the_backup_just_made() {
    let (_folder, path, session) = folder_with_a_meeting();
    let (mut store, backups) = with_a_backup(&path);
    for number in 0..10 {
        store.back_up(&backups, at(60 + number), BackupReason::Asked, &GO_ON).unwrap().unwrap();
    }
    say(&mut store, &session, 0, "Ro i gangen");
    for minutes in [30, 31] {
        let made = store.back_up(&backups, at(minutes), BackupReason::Asked, &GO_ON).unwrap().unwrap();
        assert!(made.path.exists(), "{minutes}");
        assert_eq!(look_through(&made.path).unwrap().answers, 1);
    }
    // A clock that has forgotten everything is not believed: the newest is the newest by name.
    let newest = backups.list().remove(0);
    assert_eq!(backups.newest_sound(None, at(0) - TimeDelta::days(9_999)).unwrap().0, newest);
}

#[cfg(unix)]
#[test]
fn backups_in_another_folder_are_found_just_when_the_file_has_vanished() {
    let (folder, path, session) = folder_with_a_meeting();
    let stick = folder.path().join("minne");
    let backups = |path: &Path| Backups::new(path, Some(&stick));
    let store = Store::open(&path).unwrap();
    let made = store.back_up(&backups(&path), at(0), BackupReason::Asked, &GO_ON).unwrap().unwrap();
    store.close().unwrap();
    let linked = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(folder.path(), linked.path().join("mappe")).unwrap();
    std::os::unix::fs::symlink(&path, linked.path().join("dialogduk.db")).unwrap();
    let here = std::env::current_dir().unwrap();
    let up: std::path::PathBuf = here.components().skip(1).map(|_| "..").collect();
    let ways = [
        path.clone(),
        up.join(path.strip_prefix("/").unwrap()),
        linked.path().join("mappe/dialogduk.db"),
        linked.path().join("dialogduk.db"),
        folder.path().join("minne/../dialogduk.db"),
    ];
    for is_there in [true, false] {
        for way in &ways {
            let found = backups(way).list();
            assert_eq!(found, std::slice::from_ref(&made), "{}, there: {is_there}", way.display());
        }
        let _ = fs::remove_file(&path);
    }
    restore(&backups(&ways[1]), &made.path, at(1)).unwrap();
    assert!(Store::open(&path).unwrap().load(session.id).unwrap().is_some());
}

#[test]
fn a_part_that_a_killed_program_left_is_swept_away_in_time() {
    let (_folder, path, _) = folder_with_a_meeting();
    let backups = Backups::new(&path, None);
    fs::create_dir(backups.folder()).unwrap();
    let part = backups.folder().join("dialogduk.db.2020-01-01T00-00-00Z.opened.db.part");
    let others = backups.folder().join("notes.part");
    fs::write(&part, "half").unwrap();
    fs::write(&others, "mine").unwrap();
    let store = Store::open(&path).unwrap();
    let soon = DateTime::<Utc>::from(fs::metadata(&part).unwrap().modified().unwrap());
    store.back_up(&backups, soon, BackupReason::Asked, &GO_ON).unwrap();
    assert!(part.exists(), "another program may be writing it");
    store.back_up(&backups, soon + TimeDelta::hours(2), BackupReason::Asked, &GO_ON).unwrap();
    assert!(!part.exists() && others.exists());
}
