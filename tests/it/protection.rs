//! A data file under a passphrase: what opens it, what does not, and that no plain word is left anywhere (J6).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use dialogduk::domain::ids::SessionId;
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::ops::{self, PlainCopies};
use dialogduk::store::{self, ProblemKind, Store, StoreProblem};
use dialogduk::text::passphrase::Passphrase;
use rusqlite::Connection;
use tempfile::TempDir;

mod by_line;
mod mixed;
#[cfg(unix)]
mod on_terminal;
mod outside;

/// A word that stands in what is stored, and nowhere in the program.
const CANARY: &str = "Kvitkanarifugl";

/// A folder with a data file in it, and the example workshops in that.
struct Kept {
    folder: TempDir,
    sessions: Vec<SessionId>,
}

impl Kept {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("moter.db")).unwrap();
        let sessions = exchange::examples()
            .iter()
            .take(2)
            .map(|(_, text)| {
                let mut session = exchange::read(text.as_bytes()).unwrap().session;
                session.details.summary = CANARY.repeat(3);
                store.create_session(&session).unwrap();
                session.id
            })
            .collect();
        store.close().unwrap();
        Self { folder, sessions }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("moter.db")
    }

    /// A hash over everything that is in the file, as opened with this passphrase.
    fn content(&self, passphrase: Option<&Passphrase>) -> Result<Vec<String>, StoreProblem> {
        let store = Store::open_read_only_with(&self.path(), passphrase)?;
        let findings = store.health(Env::fixed().now())?.findings;
        assert!(findings.is_empty(), "{findings:?}");
        self.sessions.iter().map(|id| Ok(store.content_hash(*id)?.unwrap())).collect()
    }
}

fn phrase(text: &str) -> Passphrase {
    Passphrase::typed(text).ok().unwrap()
}

fn kind<T>(opened: Result<T, StoreProblem>) -> ProblemKind {
    match opened {
        Ok(_) => panic!("it opened"),
        Err(problem) => problem.kind,
    }
}

/// The files of a folder in which the canary stands, in any of its bytes.
fn that_sing(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(that_sing(&path));
        } else if fs::read(&path).unwrap().windows(CANARY.len()).any(|part| part == CANARY.as_bytes()) {
            found.push(path);
        }
    }
    found
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn setting_changing_and_taking_away_a_passphrase_changes_nothing_of_the_content() {
    let kept = Kept::new();
    let (path, folder) = (kept.path(), kept.folder.path());
    let before = kept.content(None).unwrap();
    assert_eq!(that_sing(folder), [kept.path()], "the canary is found where nothing is protected");

    // A sign that SQL would trip over, and one of two bytes.
    let first = phrase("sol, vind og 'blåbær'");
    store::protect(&path, None, Some(&first)).unwrap();
    assert_eq!(kept.content(Some(&first)).unwrap(), before);
    assert_eq!(kind(Store::open(&path)), ProblemKind::Protected);
    assert_eq!(kind(Store::open_read_only(&path)), ProblemKind::Protected);
    assert_eq!(
        kind(Store::open_with(&path, Some(&phrase("sol, vind og blåbær")))),
        ProblemKind::WrongPassphrase
    );
    assert_eq!(that_sing(folder), [] as [PathBuf; 0]);
    assert_eq!(names(folder), ["moter.db"]);

    let second = phrase("noe helt annet denne gangen");
    store::protect(&path, Some(&first), Some(&second)).unwrap();
    assert_eq!(kept.content(Some(&second)).unwrap(), before);
    assert_eq!(kind(kept.content(Some(&first))), ProblemKind::WrongPassphrase);
    assert_eq!(names(folder), ["moter.db"]);

    store::protect(&path, Some(&second), None).unwrap();
    assert_eq!(kept.content(None).unwrap(), before);
    assert_eq!(kept.content(Some(&second)).unwrap(), before, "a plain file opens with any");
    assert_eq!(names(folder), ["moter.db"]);
}

#[test]
fn what_is_written_under_a_passphrase_is_plain_nowhere_while_the_file_is_open() {
    let kept = Kept::new();
    let mine = phrase("sol og vind og regn");
    store::protect(&kept.path(), None, Some(&mine)).unwrap();
    let mut store = Store::open_with(&kept.path(), Some(&mine)).unwrap();
    let mut unit = store.units().unwrap().remove(0);
    unit.name = CANARY.to_owned();
    store.put_unit(&unit).unwrap();
    let names = names(kept.folder.path());
    assert_eq!(names, ["moter.db", "moter.db-shm", "moter.db-wal"], "the log is looked through, too");
    assert_eq!(that_sing(kept.folder.path()), [] as [PathBuf; 0]);

    // A second window reads it and sees what the first has written.
    let other = Store::open_to_follow(&kept.path(), Some(&mine)).unwrap();
    assert!(other.units().unwrap().iter().any(|unit| unit.name == CANARY));
    assert_eq!(kind(Store::open_to_follow(&kept.path(), None)), ProblemKind::Protected);
    other.close().unwrap();
    store.close().unwrap();
}

#[test]
fn a_file_that_another_window_has_open_stays_as_it_is() {
    let kept = Kept::new();
    let mine = phrase("sol og vind og regn");
    let other = Store::open(&kept.path()).unwrap();
    assert_eq!(kind(store::protect(&kept.path(), None, Some(&mine))), ProblemKind::Locked);
    other.close().unwrap();
    assert_eq!(names(kept.folder.path()), ["moter.db"]);
    kept.content(None).unwrap();
}

#[test]
fn a_wrong_passphrase_changes_nothing() {
    let kept = Kept::new();
    let (mine, wrong) = (phrase("sol og vind og regn"), phrase("sol og vind og regm"));
    store::protect(&kept.path(), None, Some(&mine)).unwrap();
    let before = fs::read(kept.path()).unwrap();
    for then in [Some(&wrong), None] {
        assert_eq!(kind(store::protect(&kept.path(), Some(&wrong), then)), ProblemKind::WrongPassphrase);
        assert_eq!(kind(store::protect(&kept.path(), None, then)), ProblemKind::Protected);
    }
    assert_eq!(fs::read(kept.path()).unwrap(), before);
    assert_eq!(names(kept.folder.path()), ["moter.db"]);
}

#[test]
fn what_a_crash_has_left_beside_the_file_is_taken_away_the_next_time() {
    let kept = Kept::new();
    let before = kept.content(None).unwrap();
    let left = kept.folder.path().join("moter.db.protecting");
    fs::write(&left, CANARY.repeat(1000)).unwrap();
    let mine = phrase("sol og vind og regn");
    store::protect(&kept.path(), None, Some(&mine)).unwrap();
    assert_eq!(names(kept.folder.path()), ["moter.db"]);
    assert_eq!(kept.content(Some(&mine)).unwrap(), before);
}

/// Anybody may have put it beside the file.
#[test]
fn a_backup_with_a_rule_of_its_own_is_left_as_it_is() {
    let kept = Kept::new();
    Connection::open(kept.path())
        .unwrap()
        .execute_batch("CREATE VIEW told AS SELECT text FROM answer")
        .unwrap();
    let before = fs::read(kept.path()).unwrap();
    let refused = store::protect_backup(&kept.path(), None, Some(&phrase("sju blå ender")));
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(fs::read(kept.path()).unwrap(), before);
}

#[test]
fn the_copy_made_before_an_older_file_is_taken_forward_stands_under_the_same_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("moter.db");
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/schema-0011.sql");
    Connection::open(&path).unwrap().execute_batch(&fs::read_to_string(fixture).unwrap()).unwrap();
    let mine = phrase("sol og vind og regn");
    store::protect_backup(&path, None, Some(&mine)).unwrap();
    Store::open_with(&path, Some(&mine)).unwrap().close().unwrap();
    let copies = store::protected_copies(&path, &store::Backups::new(&path, None));
    let [copy] = copies.as_slice() else { panic!("one copy, not {copies:?}") };
    assert_eq!(kind(Store::open_read_only(copy)), ProblemKind::Protected);
    let contents = store::look_through_with(copy, Some(&mine)).unwrap();
    assert_eq!((contents.schema, contents.sessions), (11, 1));
    assert_eq!(store::plain_copies(&path, &store::Backups::new(&path, None)), [] as [PathBuf; 0]);
}

#[test]
fn backups_get_the_passphrase_of_the_file_and_come_back_with_it() {
    let kept = Kept::new();
    let before = kept.content(None).unwrap();
    let backups = store::Backups::new(&kept.path(), None);
    let (never, now) = (AtomicBool::new(false), Env::fixed().now());
    let plain = Store::open(&kept.path()).unwrap();
    plain.back_up(&backups, now, store::BackupReason::Asked, &never).unwrap().unwrap();
    plain.close().unwrap();
    assert_eq!(store::plain_copies(&kept.path(), &backups).len(), 1);

    // Setting a passphrase takes the backup along; changing it, too.
    let (first, second) = (phrase("sol og vind og regn"), phrase("noe helt annet denne gangen"));
    let done = ops::protect(&kept.path(), &backups, None, Some(&first), PlainCopies::Protect).unwrap();
    assert_eq!((done.copies, done.still_plain.len(), done.still_other.len()), (1, 0, 0));
    assert_eq!(that_sing(kept.folder.path()), [] as [PathBuf; 0]);
    let done =
        ops::protect(&kept.path(), &backups, Some(&first), Some(&second), PlainCopies::Protect).unwrap();
    assert_eq!((done.copies, done.still_plain.len(), done.still_other.len()), (1, 0, 0));

    // One made under the passphrase stands under it from the start.
    let mut store = Store::open_with(&kept.path(), Some(&second)).unwrap();
    store.trash(kept.sessions[0], Some(now)).unwrap();
    store.back_up(&backups, now, store::BackupReason::Asked, &never).unwrap().unwrap();
    store.close().unwrap();
    assert_eq!((backups.list().len(), store::protected_copies(&kept.path(), &backups).len()), (2, 2));
    assert_eq!(that_sing(kept.folder.path()), [] as [PathBuf; 0]);

    // The older one brings everything back, under the passphrase.
    let oldest = backups.list().pop().unwrap().path;
    let keys = store::Keys { data_file: Some(&second), backup: Some(&second), ..Default::default() };
    store::restore_with(&backups, &oldest, keys, now).unwrap();
    assert_eq!(kept.content(Some(&second)).unwrap(), before);
    assert_eq!(that_sing(kept.folder.path()), [] as [PathBuf; 0]);
}

#[test]
fn what_is_deleted_for_good_is_in_no_table_of_a_protected_file_and_in_no_backup() {
    let kept = Kept::new();
    let backups = store::Backups::new(&kept.path(), None);
    let now = Env::fixed().now();
    let phrase = phrase("sol og vind og regn");
    ops::protect(&kept.path(), &backups, None, Some(&phrase), PlainCopies::Protect).unwrap();
    let mut store = Store::open_with(&kept.path(), Some(&phrase)).unwrap();
    store.back_up(&backups, now, store::BackupReason::Asked, &AtomicBool::new(false)).unwrap().unwrap();
    let erased = store.erase(&[store::Erase::Session(kept.sessions[0])], now).unwrap();
    assert!(erased.is_protected && erased.texts > 0 && erased.waits.is_none(), "{erased:?}");
    assert_eq!((erased.traces.len(), erased.copies.len()), (0, 1));
    let nb = dialogduk::i18n::texts(dialogduk::domain::localized::Lang::Nb);
    let told = (nb.forget.told)(&erased).join(" ");
    assert!(told.contains("Alle tabellene i den er lest"), "{told}");
    store.close().unwrap();
    let left = backups.list();
    assert_eq!((left.len(), store::protected_copies(&kept.path(), &backups).len()), (1, 1));
    assert!(store::look_through_with(&left[0].path, Some(&phrase)).is_ok());
    let store = Store::open_with(&kept.path(), Some(&phrase)).unwrap();
    assert!(store.erased_on(kept.sessions[0]).unwrap().is_some());
}

#[test]
fn plain_backups_are_deleted_or_told_as_it_is_asked_for() {
    for what in [PlainCopies::Delete, PlainCopies::Keep] {
        let kept = Kept::new();
        let copy = kept.folder.path().join("moter.db.copy");
        fs::copy(kept.path(), &copy).unwrap();
        // Another data file beside it is no backup of this one.
        let other = kept.folder.path().join("moter-i-fjor.db");
        fs::copy(kept.path(), &other).unwrap();
        let (mine, backups) = (phrase("sol og vind og regn"), store::Backups::new(&kept.path(), None));
        let done = ops::protect(&kept.path(), &backups, None, Some(&mine), what).unwrap();
        let left = if what == PlainCopies::Keep { vec![copy.clone()] } else { Vec::new() };
        assert_eq!((&done.still_plain, done.deleted), (&left, usize::from(left.is_empty())));
        assert_eq!(copy.exists(), !left.is_empty());
        assert!(that_sing(kept.folder.path()).contains(&other));
    }
}

#[test]
fn a_file_under_a_passphrase_that_is_damaged_later_on_is_called_damaged() {
    let kept = Kept::new();
    let mine = phrase("sol og vind og regn");
    store::protect(&kept.path(), None, Some(&mine)).unwrap();
    let whole = fs::read(kept.path()).unwrap();
    for at in [4096 * 3 + 17, whole.len() - 1000] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(kept.path(), bytes).unwrap();
        let read = Store::open_read_only_with(&kept.path(), Some(&mine)).and_then(|store| {
            for id in &kept.sessions {
                store.content_hash(*id)?;
            }
            store.health(Env::fixed().now())
        });
        match read {
            Ok(health) => assert!(!health.findings.is_empty(), "byte {at}"),
            Err(problem) => assert_eq!(problem.kind, ProblemKind::Damaged, "byte {at}: {problem}"),
        }
    }
}
