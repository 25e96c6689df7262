//! Backups, and what lies beside the file: what is deleted for good is gone from there, too.

use super::*;

#[test]
fn the_backup_a_deletion_makes_says_so() {
    let mut house = House::new(running_care_session());
    house.back_up(0);
    let id = house.session.id;
    house.store.erase(&[Erase::Session(id)], Env::fixed().now()).unwrap();
    let kept = house.backups().list();
    assert_eq!(kept.iter().map(|it| it.reason).collect::<Vec<_>>(), [BackupReason::Erased], "{kept:?}");
    assert!(kept[0].path.to_string_lossy().contains(".erased"), "{kept:?}");
}

#[test]
fn copies_from_before_are_removed_and_another_window_is_waited_for() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    house.store.rest();
    let copy = house.folder.path().join("dialogduk.db.schema-15");
    fs::copy(house.path(), &copy).unwrap();
    fs::write(house.folder.path().join("dialogduk.db.schema-tegning"), "min egen").unwrap();
    assert_eq!(copies_of(&house.path(), None), std::slice::from_ref(&copy));

    let line = at(&house, &canary("linje", 1));
    // A window that is in the middle of reading.
    let window = Connection::open(house.path()).unwrap();
    window.execute_batch("BEGIN; SELECT count(*) FROM answer;").unwrap();
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], Env::fixed().now()).unwrap();
    assert!(erased.waits.is_some(), "{erased:?}");
    assert_eq!(erased.copies, [copy]);
    assert_eq!(erased.traces.is_empty(), house.holding("gulfugl").is_empty(), "what is told is so");
    window.execute_batch("COMMIT").unwrap();
    drop(window);
    let path = house.path();
    house.store.close().unwrap();
    // The next to open the file goes on.
    let mut store = Store::open(&path).unwrap();
    store.go_on_erasing(Env::fixed().now());
    assert_eq!(holding(house.folder.path(), "gulfugl"), Vec::<String>::new());
    let left: i64 = Connection::open(&path)
        .unwrap()
        .query_row("SELECT count(*) FROM erasing", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
    drop(store);
    assert!(house.folder.path().join("dialogduk.db.schema-tegning").exists(), "no copy of ours");
}

#[test]
fn a_backup_made_by_an_erasing_brings_back_the_meeting_and_costs_no_other_backup() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    house.back_up(0);
    let line = at(&house, &canary("linje", 1));
    house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
    let [made] = &house.backups().list()[..] else { panic!("one backup of what is left") };
    house.act(&add(&house.session.clone(), 0, &["Sagt etterpå".into()]));
    house.back_up(60);
    let later = house.env.now() + chrono::TimeDelta::hours(2);
    let House { folder, store, .. } = house;
    store.close().unwrap();
    let path = folder.path().join("dialogduk.db");
    let backups = Backups::new(&path, None);
    let aside = store::restore(&backups, &made.path, later).unwrap().unwrap();
    let mut store = Store::open(&path).unwrap();
    store.go_on_erasing(later);
    assert_eq!(backups.list().len(), 3, "the erasing's, the one made after it, and what was there before");
    for holds in [&aside, &backups.list()[1].path] {
        let word = "Sagt etterpå".as_bytes();
        assert!(fs::read(holds).unwrap().windows(word.len()).any(|bytes| bytes == word));
    }
}

#[test]
fn an_erasing_that_waits_removes_the_backups_from_before_it_and_no_later_one() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    house.back_up(0);
    // As the full screen does, also where backups lie beside the file.
    house.store.know_backups(house.backups());
    let line = at(&house, &canary("linje", 1));
    let window = Connection::open(house.path()).unwrap();
    window.execute_batch("BEGIN; SELECT count(*) FROM answer;").unwrap();
    let erased = house
        .store
        .erase(&[Erase::Line(house.session.id, line)], house.env.now() + chrono::TimeDelta::minutes(1))
        .unwrap();
    assert_eq!(erased.waits, Some(Waits::Window));
    house.act(&add(&house.session.clone(), 0, &["Sagt etterpå".into()]));
    house.back_up(60);
    let later = house.backups().list()[0].clone();
    window.execute_batch("COMMIT").unwrap();
    drop(window);
    let House { folder, store, env, .. } = house;
    store.close().unwrap();
    let path = folder.path().join("dialogduk.db");
    let mut store = Store::open(&path).unwrap();
    store.go_on_erasing(env.now() + chrono::TimeDelta::hours(3));
    let left = Backups::new(&path, None).list();
    assert!(left.contains(&later), "{left:?}");
    assert_eq!(holding(folder.path(), "gulfugl"), Vec::<String>::new());
    assert_eq!(
        files(&folder.path().join("backups")).len(),
        left.len(),
        "nothing there that the list does not know"
    );
}

#[test]
fn backups_on_a_stick_that_is_not_there_are_told_and_go_when_it_is_back() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    let (stick, drawer) = (house.folder.path().join("minnepinne"), house.folder.path().join("skuff"));
    let on_stick = Backups::new(&house.path(), Some(&stick));
    let never = std::sync::atomic::AtomicBool::new(false);
    house.store.back_up(&on_stick, house.env.now(), BackupReason::Asked, &never).unwrap().unwrap();
    house.store.know_backups(on_stick.clone());
    fs::rename(&stick, &drawer).unwrap();
    let line = at(&house, &canary("linje", 1));
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
    assert_eq!(erased.waits, Some(Waits::Folder(stick.clone())));
    let told = (dialogduk::i18n::texts(Lang::Nb).forget.told)(&erased).join(" ");
    assert!(told.contains("minnepinne, var ikke der"), "{told}");
    assert!(!stick.exists(), "and the place is not made up");
    assert_eq!(holding(&drawer, "gulfugl").len(), 1);
    house.store.go_on_erasing(house.env.now());
    assert_eq!(holding(&drawer, "gulfugl").len(), 1);
    fs::rename(&drawer, &stick).unwrap();
    let House { folder, store, env, .. } = house;
    store.close().unwrap();
    // Even where the settings name another place by now.
    let mut store = Store::open(&folder.path().join("dialogduk.db")).unwrap();
    store.go_on_erasing(env.now());
    assert_eq!(holding(folder.path(), "gulfugl"), Vec::<String>::new());
    assert_eq!(on_stick.list().len(), 1);
}

#[test]
fn a_folder_of_backups_without_any_may_be_a_disk_that_is_not_plugged_in() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1), canary("linje", 2)]));
    let (mounted, drawer) = (house.folder.path().join("disk"), house.folder.path().join("skuff"));
    let on_disk = Backups::new(&house.path(), Some(&mounted));
    let never = std::sync::atomic::AtomicBool::new(false);
    house.store.back_up(&on_disk, house.env.now(), BackupReason::Asked, &never).unwrap().unwrap();
    house.store.know_backups(on_disk);
    let mut erase = |number| {
        let line = at(&house, &canary("linje", number));
        let erased = house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
        let told = (dialogduk::i18n::texts(Lang::Nb).forget.told)(&erased).join(" ");
        (erased.bare_folder, told.contains("lå det ingen kopier"))
    };
    assert_eq!(erase(1), (None, false));
    fs::rename(&mounted, &drawer).unwrap();
    fs::create_dir(&mounted).unwrap();
    assert_eq!(erase(2), (Some(mounted), true));
}

#[test]
fn an_erasing_that_waits_goes_on_waiting_when_a_backup_is_brought_back_meanwhile() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    let (stick, drawer) = (house.folder.path().join("minnepinne"), house.folder.path().join("skuff"));
    let on_stick = Backups::new(&house.path(), Some(&stick));
    let never = std::sync::atomic::AtomicBool::new(false);
    house.store.back_up(&on_stick, house.env.now(), BackupReason::Asked, &never).unwrap().unwrap();
    house.store.know_backups(on_stick.clone());
    fs::rename(&stick, &drawer).unwrap();
    let line = at(&house, &canary("linje", 1));
    let began = house.env.now() + chrono::TimeDelta::minutes(1);
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], began).unwrap();
    assert_eq!(erased.waits, Some(Waits::Folder(stick.clone())));
    house.back_up(2);
    let backup = house.backups().list()[0].path.clone();
    let (path, backups) = (house.path(), house.backups());
    let House { folder, store, env, .. } = house;
    store.close().unwrap();
    let keys = store::Keys::default();
    let gone = store::gone_since(&backups, &backup, keys, env.now()).unwrap();
    ops::restore(&backups, &backup, keys, &gone, &env).unwrap();
    assert_eq!(holding(&drawer, "gulfugl").len(), 1, "nothing can be done about it yet");
    fs::rename(&drawer, &stick).unwrap();
    let mut store = Store::open(&path).unwrap();
    store.go_on_erasing(env.now() + chrono::TimeDelta::minutes(3));
    assert_eq!(holding(folder.path(), "gulfugl"), Vec::<String>::new());
}

#[test]
fn what_a_program_that_was_ended_has_left_beside_the_file_is_erased_from_too() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    house.back_up(0);
    house.store.rest();
    let (file, folder) = (fs::read(house.path()).unwrap(), house.folder.path().to_owned());
    let backups = folder.join("backups");
    let made = house.backups().list()[0].path.file_name().unwrap().to_string_lossy().into_owned();
    // Half a copy, one set aside as damaged, and what salvage, a passphrase and a restore work on.
    let damaged = made.replace(".asked.db", ".replaced.db.damaged");
    let damaged_log = format!("{damaged}-wal");
    let half = format!("{made}.part");
    for (place, name) in [
        (&folder, "dialogduk.db.protecting"),
        (&folder, "dialogduk.db.protecting-wal"),
        (&folder, "dialogduk.db.restored"),
        (&folder, "dialogduk.db.restoring"),
        (&folder, "dialogduk-ny.db.part"),
        (&folder, "dialogduk-ny.db.damaged.part"),
        (&folder, "dialogduk-ny.db.damaged.part-wal"),
        (&folder, "dialogduk-ny.db.damaged.part-journal"),
        (&backups, damaged.as_str()),
        (&backups, damaged_log.as_str()),
        (&backups, half.as_str()),
    ] {
        fs::write(place.join(name), &file).unwrap();
    }
    let line = at(&house, &canary("linje", 1));
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
    assert!(erased.copies.len() >= 11, "{erased:?}");
    assert!(erased.copies_left.iter().all(|path| !path.exists()), "{erased:?}");
    assert_eq!(house.holding("gulfugl"), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn behind_a_link_the_log_and_what_was_left_beside_the_file_itself_are_erased_from_and_searched() {
    let House { folder, store, session, env } = House::new(running_care_session());
    store.close().unwrap();
    let (file, here) = (folder.path().join("dialogduk.db"), tempfile::tempdir().unwrap());
    let name = here.path().join("dialogduk.db");
    std::os::unix::fs::symlink(&file, &name).unwrap();
    let store = Store::open(&name).unwrap();
    let mut house = House { folder: here, store, session, env };
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    let left = folder.path().join("dialogduk.db.protecting");
    fs::copy(folder.path().join("dialogduk.db-wal"), &left).unwrap();
    let line = at(&house, &canary("linje", 1));
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
    assert!(erased.searched.iter().any(|it| it.ends_with("dialogduk.db-wal")), "{erased:?}");
    assert_eq!(erased.copies, [left]);
    assert_eq!(holding(folder.path(), "gulfugl"), Vec::<String>::new());
}

/// Started as a process of its own by the test below: opens the file and closes it, as a window that is left.
#[test]
#[ignore = "the other half of the next test"]
fn comes_and_goes() {
    let Some(path) = std::env::var_os("DIALOGDUK_TEST_ERASE_PATH") else { return };
    Store::open(Path::new(&path)).unwrap().close().unwrap();
}

#[test]
fn a_search_of_every_byte_leaves_the_file_held_so_that_another_window_may_come_and_go() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    let line = at(&house, &canary("linje", 1));
    house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
    house.act(&add(&house.session.clone(), 0, &["Sagt etterpå".into()]));
    let done = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["forgetting::copies::comes_and_goes", "--exact", "--ignored"])
        .env("DIALOGDUK_TEST_ERASE_PATH", house.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && said.contains("1 passed"), "{said}");
    house.store.is_in_place().unwrap();
    house.act(&add(&house.session.clone(), 0, &["Og så dette".into()]));
    assert!(house.loaded().answers.iter().any(|it| it.body.text() == Some("Og så dette")));
}

/// Whoever still holds it open, or reads the bare disk, finds nothing of it.
#[cfg(unix)]
#[test]
fn half_a_copy_is_overwritten_before_its_name_goes() {
    let mut house = House::new(running_care_session());
    house.act(&add(&house.session.clone(), 0, &[canary("linje", 1)]));
    house.back_up(0);
    house.store.rest();
    let half = house.backups().list()[0].path.with_extension("db.part");
    let aside = house.folder.path().join("ut.db.part");
    let hold = |path: &Path, changed: std::time::SystemTime| {
        fs::copy(house.path(), path).unwrap();
        let open = fs::File::options().read(true).write(true).open(path).unwrap();
        open.set_modified(changed - std::time::Duration::from_secs(7200)).unwrap();
        assert!(reads_canary(&open), "{}", path.display());
        open
    };
    let by_the_clock = hold(&half, house.env.now().into());
    let by_the_disk = hold(&aside, std::time::SystemTime::now());
    house.store.back_up_to(&house.folder.path().join("ut.db")).unwrap();
    assert!(!aside.exists() && !reads_canary(&by_the_disk));
    fs::remove_file(house.folder.path().join("ut.db")).unwrap();
    let line = at(&house, &canary("linje", 1));
    let erased = house.store.erase(&[Erase::Line(house.session.id, line)], house.env.now()).unwrap();
    assert!(erased.waits.is_none() && erased.copies_left.is_empty(), "{erased:?}");
    assert!(!half.exists() && !reads_canary(&by_the_clock));
}

#[cfg(unix)]
fn reads_canary(file: &fs::File) -> bool {
    use std::os::unix::fs::FileExt;
    let mut bytes = vec![0; usize::try_from(file.metadata().unwrap().len()).unwrap()];
    file.read_exact_at(&mut bytes, 0).unwrap();
    bytes.windows(7).any(|it| it == b"gulfugl")
}
