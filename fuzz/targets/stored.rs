//! What is read out of a data file, and what is said to it.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use chrono::NaiveDate;
use dialogduk::domain::ids::SessionId;
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::ops;
use dialogduk::plain::{self, Around};
use dialogduk::sets::catalogue;
use dialogduk::settings::Settings;
use dialogduk::store::{Backups, Known, SessionFilter, Store, salvage};

use super::inert::assert_inert;
use super::text;

/// A data file with one example meeting; made once, since that takes longer than reading it.
fn example() -> Option<(Vec<u8>, SessionId)> {
    static EXAMPLE: OnceLock<Option<(Vec<u8>, SessionId)>> = OnceLock::new();
    let make = || {
        let folder = tempfile::tempdir().ok()?;
        let path: &Path = &folder.path().join("d.db");
        let mut store = Store::open(path).ok()?;
        let (_, text) = exchange::examples().get(1)?;
        let read = exchange::read(text.as_bytes()).ok()?;
        ops::create_shared(&mut store, &read.session, &read.lineage).ok()?;
        store.close().ok()?;
        Some((fs::read(path).ok()?, read.session.id))
    };
    EXAMPLE.get_or_init(make).clone()
}

/// That meeting in a file of its own, in the folder.
fn with_example(folder: &Path) -> Option<(Store, SessionId)> {
    let (bytes, session) = example()?;
    let path = folder.join("d.db");
    fs::write(&path, bytes).ok()?;
    Some((Store::open(&path).ok()?, session))
}

/// A file made by anybody is refused, or whatever it holds is inert.
pub(super) fn data_file(bytes: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("d.db");
    if fs::write(&path, bytes).is_err() {
        return;
    }
    let Ok(store) = Store::open(&path) else { return };
    look(&store);
}

/// What can be read of a broken file comes into a new one that is sound and inert, or nothing is made; the broken one stays as
/// it was.
pub(super) fn salvaged(bytes: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let (path, target) = (folder.path().join("d.db"), folder.path().join("ny.db"));
    if fs::write(&path, bytes).is_err() {
        return;
    }
    let made = salvage(&path, &target, &Backups::new(&path, None), None, &Known::default());
    assert_eq!(fs::read(&path).ok().as_deref(), Some(bytes), "the broken file is only read");
    assert_eq!(made.is_ok(), target.exists(), "a new file and a report, or neither: {made:?}");
    if made.is_ok() {
        let store = Store::open(&target).expect("what was salvaged can be opened");
        look(&store);
    }
}

fn look(store: &Store) {
    let _ = store.health(Env::fixed().now());
    let _ = store.facts(dialogduk::store::FiguresRead::Compared);
    let _ = store.units();
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    let _ = store.due(day, day, 100);
    let _ = store.search("ro", 20);
    let Ok(sessions) = store.sessions(&SessionFilter::default(), None, 50) else { return };
    for summary in sessions {
        assert_inert(&summary.title, "a title in the list of meetings");
        if let Ok(Some(loaded)) = store.load(summary.id) {
            assert_inert(&exchange::write(&loaded.session), "a meeting out of a data file");
        }
    }
}

pub(super) fn data_file_seeds() -> Vec<Vec<u8>> {
    example().map(|(bytes, _)| bytes).into_iter().collect()
}

/// Words that are searched for are words, whatever they mean to the search engine.
pub(super) fn search(bytes: &[u8]) {
    thread_local! {
        static STORE: Option<Store> = {
            let folder = tempfile::tempdir().ok();
            folder.and_then(|folder| Some(with_example(folder.path())?.0))
        };
    }
    let Some(words) = text(bytes) else { return };
    STORE.with(|store| {
        if let Some(store) = store {
            store.search(words, 20).expect("a search is never wrong");
            store.find_session(words).expect("a search is never wrong");
        }
    });
}

pub(super) fn search_seeds() -> Vec<Vec<u8>> {
    ["ro", "\"ro i gangen\"", "a* OR b*", "NEAR(a b, 2)", "-x ^y col:z", "æøå", "';--", "((("]
        .map(|it| it.as_bytes().to_vec())
        .to_vec()
}

/// Whatever is said line by line, the answer is inert and the meeting stays readable.
pub(super) fn plain(bytes: &[u8]) {
    // No file is to be read or written by a guess.
    let names_a_path = |line: &[u8]| line.iter().skip(1).any(|byte| matches!(byte, b'/' | b'\\' | b'~'));
    if bytes.split(|byte| *byte == b'\n').any(names_a_path) {
        return;
    }
    let Ok(folder) = tempfile::tempdir() else { return };
    let Some((mut store, session)) = with_example(folder.path()) else { return };
    let (settings, env) = (Settings::default(), Env::fixed());
    let mut out = Vec::new();
    let around = Around {
        settings: &settings,
        sets: &catalogue(&[], &|_| true),
        export_folder: folder.path(),
        headings: &[],
        profiles: &[],
        env: &env,
        outside: &(),
    };
    plain::run(&mut store, Some(session), &mut &*bytes, &mut out, around).expect("a visit never fails");
    assert_inert(&String::from_utf8_lossy(&out), "a conversation");
    look(&store);
}

pub(super) fn plain_seeds() -> Vec<Vec<u8>> {
    [
        "Ro i gangen\nTid nok\n/neste\n/hjelp\n/svar\n/slutt\n",
        "/tiltak\nStille time\nLeder\n1. mai 2027\n/angre\n/gjenta\n/søk ro\n/slutt\n",
        "Ring 12345678\nn\n/duk\n1\n/parkér\n/tid\n",
    ]
    .map(|it| it.as_bytes().to_vec())
    .to_vec()
}
