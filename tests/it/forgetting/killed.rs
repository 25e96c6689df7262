//! An erasing that is killed, or whose power goes, at any moment: at the next start it is finished or has not begun, and what
//! was once called gone is gone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::Connection;

use dialogduk::domain::ids::SessionId;
use dialogduk::env::Env;
use dialogduk::ops::{self, Store};
use dialogduk::store::{BackupReason, Backups, Erase};

use super::{House, add, canary, holding};
use crate::faults::{shim, tell_the_disk};
use crate::fixtures::running_care_session;

const FOLDER: &str = "DIALOGDUK_TEST_ERASE_FOLDER";
const WHAT: &str = "DIALOGDUK_TEST_ERASE_WHAT";
const FAULT: &str = "DIALOGDUK_TEST_ERASE_FAULT";
/// So many places of each script instead, each with every fault.
const HOW_MANY: &str = "DIALOGDUK_TEST_ERASE";
/// Places tried of each script in a usual run, each with one fault.
const USUAL: usize = 4;
const FAULTS: [&str; 3] = ["kill", "torn", "power"];

fn path(folder: &Path) -> PathBuf {
    folder.join("dialogduk.db")
}

fn elsewhere(folder: &Path) -> Backups {
    Backups::new(&path(folder), Some(&folder.join("minnepinne")))
}

fn id() -> SessionId {
    running_care_session().id
}

/// A meeting with words in the table, the log and a backup beside the file.
fn begun() -> House {
    let mut house = House::new(running_care_session());
    let lines: Vec<String> = (0..40).map(|number| canary("linje", number)).collect();
    house.act(&add(&house.session.clone(), 0, &lines));
    house.back_up(0);
    house
}

/// The same in another folder, with a backup in the folder of the settings.
fn lay_out(begun: &Path, folder: &Path) {
    copy_all(begun, folder);
    let store = Store::open(&path(folder)).unwrap();
    let never = std::sync::atomic::AtomicBool::new(false);
    store.back_up(&elsewhere(folder), Env::fixed().now(), BackupReason::Asked, &never).unwrap().unwrap();
    store.close().unwrap();
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.as_ref().unwrap().file_name()));
        if from.is_dir() {
            copy_all(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// The other side: erases over a disk that fails.
#[test]
#[ignore = "the other side of the test below"]
fn child() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let env = Env::fixed();
    let mut store = Store::open(&path(&folder)).unwrap();
    store.know_backups(elsewhere(&folder));
    let what = std::env::var(WHAT).unwrap();
    tell_the_disk(&std::env::var(FAULT).unwrap());
    let erased = match what.as_str() {
        "purge" => ops::delete_answers(&mut store, &[id()], &env).unwrap(),
        _ => store.erase(&[Erase::Session(id())], env.now()).unwrap(),
    };
    assert_eq!((erased.waits, erased.traces, erased.copies.len()), (None, Vec::new(), 2));
    eprintln!("gone");
    store.close().unwrap();
    tell_the_disk("count");
}

/// Runs the child; how many calls it made that change something, and whether it said that the words are gone.
fn run(library: &Path, folder: &Path, what: &str, fault: &str) -> (usize, bool) {
    let count = tempfile::NamedTempFile::new().unwrap();
    let done = Command::new(std::env::current_exe().unwrap())
        .args(["forgetting::killed::child", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env("LD_PRELOAD", library)
        .env("FAULTS_FOLDER", folder)
        .env("FAULTS_COUNT", count.path())
        .env(FOLDER, folder)
        .env(WHAT, what)
        .env(FAULT, fault)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.code().is_none_or(|code| code == 0), "{what}, {fault}: {said}");
    let calls = usize::try_from(fs::metadata(count.path()).unwrap().len()).unwrap();
    (calls, said.contains("gone"))
}

/// Kills one erasing at one place; whether it got that far.
fn die(library: &Path, begun: &Path, what: &str, fault: &str) -> bool {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("data");
    lay_out(begun, &folder);
    let (_, said) = run(library, &folder, what, fault);
    let place = format!("{what}, {fault}");
    if said {
        assert_eq!(holding(&folder, "gulfugl"), Vec::<String>::new(), "{place}: was called gone");
    }
    let mut store = Store::open(&path(&folder)).unwrap();
    store.know_backups(elsewhere(&folder));
    let begun: bool = Connection::open(path(&folder))
        .unwrap()
        .query_row("SELECT count(*) FROM erasing", [], |row| row.get(0))
        .unwrap();
    store.go_on_erasing(Env::fixed().now());
    let now = store.load(id()).unwrap().map(|loaded| loaded.session);
    let is_untouched = now
        .as_ref()
        .is_some_and(|now| now.answers.iter().any(|it| it.body.text() == Some(&canary("linje", 7))));
    assert!(!(is_untouched && (begun || said)), "{place}");
    if is_untouched {
        let lines = now.unwrap().answers.iter().filter(|it| it.body.text().is_some()).count();
        assert!(lines >= 40, "{place}: half of it is gone");
        assert!(!holding(&folder, "gulfugl").is_empty());
    } else {
        assert_eq!(now.is_some(), what == "purge", "{place}");
        assert_eq!(holding(&folder, "gulfugl"), Vec::<String>::new(), "{place}");
        let mut kept = elsewhere(&folder).list();
        kept.extend(Backups::new(&path(&folder), None).list());
        let kept: Vec<_> = kept.iter().map(|it| (&it.path, it.reason)).collect();
        assert!(
            matches!(kept[..], [(_, BackupReason::Erased)]),
            "{place}: one backup of what is left, {kept:?}"
        );
    }
    assert_eq!(store.altered(&std::sync::atomic::AtomicBool::new(false)).unwrap(), [], "{place}");
    store.close().unwrap();
    !said
}

#[test]
fn an_erasing_that_is_killed_at_any_moment_is_finished_or_has_not_begun() {
    let Some(library) = shim() else { return };
    let wanted = std::env::var(HOW_MANY).ok().map(|it| it.parse().unwrap());
    let House { folder, store, .. } = begun();
    store.close().unwrap();
    let tried: usize = std::thread::scope(|scope| {
        let scripts = ["purge", "erase"].map(|what| {
            let begun = folder.path();
            scope.spawn(move || {
                let root = tempfile::tempdir().unwrap();
                let sound = root.path().join("data");
                lay_out(begun, &sound);
                let (places, said) = run(library, &sound, what, "off/0");
                assert!(said && places > 20, "{what}: {places} places");
                assert_eq!(holding(&sound, "gulfugl"), Vec::<String>::new());
                let step = places.div_ceil(wanted.unwrap_or(USUAL));
                let at = (1..=places).step_by(step).enumerate();
                let faults = at.flat_map(|(turn, at)| {
                    let kinds =
                        if wanted.is_some() { &FAULTS[..] } else { &FAULTS[turn % FAULTS.len()..][..1] };
                    kinds.iter().map(move |kind| format!("{kind}/{at}"))
                });
                let tried = faults.filter(|fault| die(library, begun, what, fault)).count();
                eprintln!("{what}: {places} places, {tried} times ended on the way");
                tried
            })
        });
        scripts.into_iter().map(|script| script.join().unwrap()).sum()
    });
    assert!(tried >= USUAL, "{tried}");
}
