//! A disk that fails, at every place in turn: each write, sync, rename, removal and new file fails once, or from there
//! on, or is cut in half, or is where the process is killed, or where the power goes and what was not synced has never
//! happened. Afterwards the files are opened anew: sound, holding everything that was called saved, and nothing half
//! (L1, L10, I12).
//!
//! A small library in C (`faults/shim.c`) stands between the program and the C library; the program is this test binary,
//! run as a child that plays one of the scripts in `faults/scripts.rs`. What the child calls saved it tells on standard
//! error before it goes on.
//!
//! A sample of all places is tried in a usual run. `DIALOGDUK_TEST_FAULTS=all` tries every place of every script,
//! `DIALOGDUK_TEST_FAULTS=settings` every place of that script.

mod bringing_back;
mod scripts;
mod told;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use dialogduk::export::Parcel;
use dialogduk::ops::Store;
use dialogduk::tui::model::Screen;
use dialogduk::tui::msg::{Content, Effect, FileJob, Msg, SessionFormat};
use scripts::{SCRIPTS, Script};
use told::Told;

use crate::driver::{Room, in_meeting_on};
use crate::fixture;

/// Set to `all`, every place of every script is tried; set to the name of a script, every place of that one.
const THOROUGH: &str = "DIALOGDUK_TEST_FAULTS";
/// Faults of each sort, those that are lived through and those that are not, for each script in a usual run.
const USUAL: usize = 1;

const SCRIPT: &str = "DIALOGDUK_TEST_FAULTS_SCRIPT";
const FOLDER: &str = "DIALOGDUK_TEST_FAULTS_FOLDER";
/// What it begins with.
const BEGUN: &str = "DIALOGDUK_TEST_FAULTS_BEGUN";
const KIND: &str = "DIALOGDUK_TEST_FAULTS_KIND";
/// Where the fault is: `FROM`, then every `STEP`-th place.
const FROM: &str = "DIALOGDUK_TEST_FAULTS_FROM";
const STEP: &str = "DIALOGDUK_TEST_FAULTS_STEP";

/// Faults the program lives through.
const ERRORS: &[&str] = &["eio", "eio-on", "enospc", "enospc-on", "eacces-on", "short"];
/// Faults it does not.
const DEATHS: &[&str] = &["kill", "torn", "power"];

/// The library, built once for a test run; `None` where it cannot be, which is said.
pub(crate) fn shim() -> Option<&'static Path> {
    static BUILT: OnceLock<Result<(tempfile::TempDir, PathBuf), String>> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("shim.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/faults/shim.c");
        let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
        let built = Command::new(&compiler)
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
            .args([&library, &source])
            .args(["-ldl", "-lpthread"])
            .output()
            .map_err(|error| format!("{compiler}: {error}"))?;
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        Ok((folder, library))
    });
    let skip = |reason| crate::skip(&format!("no C compiler to build the failing disk with ({reason})"));
    built.as_ref().map(|(_, library)| library.as_path()).map_err(skip).ok()
}

/// A folder for one script, with what it begins with.
struct Place {
    root: tempfile::TempDir,
    name: &'static str,
}

/// What a script begins with, made once, in a folder that is called as the one it is laid out in.
fn begun(script: &Script) -> (tempfile::TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join(script.folder);
    std::fs::create_dir(&folder).unwrap();
    (script.prepare)(&folder);
    (root, folder)
}

/// Lays out anew what a script begins with.
fn lay_out(begun: &Path, folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir(folder).unwrap();
    bringing_back::copy_all(begun, folder);
}

impl Place {
    fn new(begun: &Path, script: &Script) -> Self {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("count"), "").unwrap();
        let place = Self { root, name: script.folder };
        lay_out(begun, &place.data());
        place
    }

    /// The folder whose disk fails.
    fn data(&self) -> PathBuf {
        self.root.path().join(self.name)
    }

    fn child(&self, library: &Path, script: &Script) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["faults::child", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
            .env("LD_PRELOAD", library)
            .env("FAULTS_FOLDER", self.data())
            .env("FAULTS_COUNT", self.root.path().join("count"))
            .env(SCRIPT, script.name)
            .env(FOLDER, self.data())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// Tells the library between us and the disk something; a path that never exists is how it listens.
pub(crate) fn tell_the_disk(what: &str) {
    let answer = std::fs::File::open(format!("/faults/{what}"));
    assert!(answer.is_err(), "nothing is there");
}

/// How many calls a script makes that change something on the disk.
fn places(library: &Path, begun: &Path, script: &Script) -> usize {
    let place = Place::new(begun, script);
    let done = place.child(library, script).env(KIND, "off").env(FROM, "0").env(STEP, "1").output().unwrap();
    assert!(done.status.success(), "{}: {}", script.name, String::from_utf8_lossy(&done.stderr));
    let count = std::fs::metadata(place.root.path().join("count")).unwrap().len();
    usize::try_from(count).unwrap()
}

/// The other side: plays a script over a disk that fails.
#[test]
#[ignore = "the other side of the tests below"]
fn child() {
    let Ok(name) = std::env::var(SCRIPT) else { return };
    let number = |name: &str| -> usize { std::env::var(name).unwrap().parse().unwrap() };
    let folder = PathBuf::from(std::env::var_os(FOLDER).unwrap());
    let kind = std::env::var(KIND).unwrap();
    let script = SCRIPTS.iter().find(|script| script.name == name).unwrap();
    let (from, step) = (number(FROM), number(STEP));
    if DEATHS.contains(&kind.as_str()) {
        let mut told = Told::aloud();
        tell_the_disk(&format!("{kind}/{from}"));
        (script.play)(&folder, &mut told);
        return;
    }
    let mut at = from;
    loop {
        let mut told = Told::silent(kind.clone());
        tell_the_disk(&format!("{kind}/{at}"));
        (script.play)(&folder, &mut told);
        tell_the_disk("count");
        tell_the_disk("off/0");
        told.check(&folder, &format!("{name}, {kind} at {at}"));
        let calls = std::fs::metadata(std::env::var_os("FAULTS_COUNT").unwrap()).unwrap().len();
        if kind == "off" || usize::try_from(calls).unwrap() < at {
            return;
        }
        eprintln!("lived through {at}");
        lay_out(Path::new(&std::env::var_os(BEGUN).unwrap()), &folder);
        at += step;
    }
}

/// Tries a script with faults it lives through; at how many places.
fn live_through(
    library: &Path,
    begun: &Path,
    script: &Script,
    kind: &str,
    (from, step): (usize, usize),
) -> usize {
    let place = Place::new(begun, script);
    let done = place
        .child(library, script)
        .env(BEGUN, begun)
        .env(KIND, kind)
        .env(FROM, from.to_string())
        .env(STEP, step.to_string())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{said}\n{}", String::from_utf8_lossy(&done.stdout));
    said.matches("lived through").count()
}

/// Kills a script at one place and looks what is there; whether it got as far as that.
fn die_at(library: &Path, begun: &Path, script: &Script, kind: &str, at: usize) -> bool {
    let place = Place::new(begun, script);
    let mut child = place
        .child(library, script)
        .env(KIND, kind)
        .env(FROM, at.to_string())
        .env(STEP, "1")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut told = Told::silent(kind.to_owned());
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while lines.read_line(&mut line).unwrap() > 0 {
        told.hear(line.trim_end_matches('\n'));
        line.clear();
    }
    let ended = child.wait().unwrap();
    assert!(ended.code().is_none_or(|code| code == 0), "{}, {kind} at {at}: {}", script.name, told.complaint);
    told.check(&place.data(), &format!("{}, {kind} at {at}", script.name));
    scripts::the_next_export_tidies_up(&place.data());
    ended.code().is_none()
}

#[test]
fn a_disk_that_fails_at_any_place_loses_nothing_that_was_called_saved() {
    let Some(library) = shim() else { return };
    let thorough = std::env::var(THOROUGH).unwrap_or_default();
    let is_wanted = |script: &Script| ["", "all", script.name].contains(&thorough.as_str());
    let all = !thorough.is_empty();
    let tried: usize = std::thread::scope(|scope| {
        let played = SCRIPTS.iter().enumerate().filter(|(_, script)| is_wanted(script));
        let played: Vec<_> =
            played.map(|(at, script)| scope.spawn(move || try_out(library, at, script, all))).collect();
        played.into_iter().map(|played| played.join().unwrap()).sum()
    });
    assert!(tried >= 2 * USUAL, "only {tried} faults; scripts are called {:?}", SCRIPTS.map(|it| it.name));
    eprintln!("{tried} faults");
}

/// Tries one script with every kind of fault at every place, or a few; how many faults there were.
fn try_out(library: &Path, number: usize, script: &Script, all: bool) -> usize {
    let since = std::time::Instant::now();
    let (_root, folder) = begun(script);
    let begun = folder.as_path();
    let places = places(library, begun, script);
    assert!(places > 3, "{}: {places} calls were seen", script.name);
    let mut tried = 0;
    if all {
        for kind in ERRORS {
            tried += live_through(library, begun, script, kind, (1, 1));
        }
        for kind in DEATHS {
            tried += (1..=2 * places).take_while(|at| die_at(library, begun, script, kind, *at)).count();
        }
    } else {
        for turn in 0..USUAL {
            let at = |part: usize| 1 + (number + turn * part) * 7919 % places;
            tried +=
                live_through(library, begun, script, ERRORS[(number + turn) % ERRORS.len()], (at(5), places));
            tried +=
                usize::from(die_at(library, begun, script, DEATHS[(number + turn) % DEATHS.len()], at(3)));
        }
    }
    eprintln!("{}: {places} places, {tried} faults in {:.1?}", script.name, since.elapsed());
    tried
}

#[test]
fn a_backup_that_is_brought_back_and_fails_near_the_end_forgets_nothing_that_was_deleted_for_good() {
    let Some(library) = shim() else { return };
    let script = SCRIPTS.iter().find(|script| script.name == scripts::THE_REST).unwrap();
    let (_root, begun) = begun(script);
    let places = places(library, &begun, script);
    let near_the_end = places - 60..places;
    assert!(live_through(library, &begun, script, "eio", (near_the_end.start, 5)) > 10);
    for at in near_the_end.step_by(15) {
        assert!(die_at(library, &begun, script, "kill", at), "{at} of {places}");
    }
}

/// The other side of the test below: a meeting on the full screen whose file may be written, then not, then again.
#[test]
#[ignore = "the other side of the test below"]
fn child_without_rights() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let path = Path::new(&folder).join("dialogduk.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5, 5]);
    let here = room.session().id;
    let other = fixture::session(&room.env);
    room.desk.store.create_session(&other).unwrap();
    let mut said = Vec::new();
    let elsewhere = tempfile::tempdir().unwrap();
    for kind in ["eacces-on", "erofs-on", "enospc-on", "eio-on"] {
        let mut all_said = |room: &Room, text: String| {
            said.push(text);
            let there = room.reload();
            let texts: Vec<_> = there.answers.iter().filter_map(|it| it.body.text()).collect();
            assert_eq!(texts, said, "{kind}: {}", room.screen());
        };
        room.line(&format!("før {kind}"));
        all_said(&room, format!("før {kind}"));
        tell_the_disk(&format!("{kind}/1"));
        room.line(&format!("under {kind}"));
        while !room.model.dialogs.is_empty() {
            room.press("Esc");
        }
        room.sees("Kunne ikke lagre").sees_no("alt er lagret");
        // Who leaves now is asked first, and told which line it is about.
        room.press("Ctrl+Q").sees("Ikke alt er lagret").sees(&format!("Ikke lagret: «under {kind}»"));
        assert!(!room.left, "{kind}");
        room.press("Esc");
        assert_eq!(room.model.question.input.text(), format!("under {kind}"), "it stands where it was typed");
        // It waits for who opens another meeting meanwhile, and stands there again.
        while room.model.screen != Screen::Start {
            room.press("Esc");
        }
        room.open(vec![Effect::Open(other.id)]);
        room.sees_no(&format!("under {kind}"));
        // The room need not read what was said in another.
        room.press("Ctrl+Q")
            .sees("Noe du skrev i et annet møte")
            .sees_no(&format!("under {kind}"))
            .press("Esc");
        while room.model.screen != Screen::Start {
            room.press("Esc");
        }
        room.open(vec![Effect::Open(here)]);
        room.sees("Du holdt på å skrive en linje").press("Enter");
        assert_eq!(room.model.question.input.text(), format!("under {kind}"), "{kind}: {}", room.screen());
        // A file that is sent meanwhile is not on the list, and that is told.
        let job = FileJob {
            session: room.session().id,
            content: Content::Session(SessionFormat::Toml, dialogduk::domain::localized::Lang::Nb),
            target: elsewhere.path().join(format!("{kind}.toml")),
            force: false,
        };
        let parcel = Parcel::of_session(
            room.session(),
            "toml",
            b"en fil".to_vec(),
            dialogduk::domain::localized::Lang::Nb,
            &room.env,
        );
        let told = room.desk.hand_on(job, &parcel.unwrap_or_else(|_| panic!("nothing is asked about")));
        assert!(matches!(told, Msg::Exported(written) if !written.listed), "{kind}");
        room.type_(" som").wait(std::time::Duration::from_secs(20));
        while !room.model.dialogs.is_empty() {
            room.press("Esc");
        }
        tell_the_disk("off/0");
        room.press("Enter").sees_no("Kunne ikke lagre");
        all_said(&room, format!("under {kind} som"));
        let sent = room.desk.store.sent(None, 1).unwrap();
        assert!(sent.first().is_some_and(|sent| sent.path.contains(kind)), "{kind}: it is on the list now");
        room.wait(std::time::Duration::from_secs(20));
        assert!(room.desk.store.drafts(room.session().id).unwrap().is_empty(), "{kind}");
    }
    room.quit();
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "one file is left");
    eprintln!("lived through all");
}

#[test]
fn rights_lost_a_medium_that_is_read_only_and_a_full_disk_in_a_meeting_cost_no_line_and_pass() {
    let Some(library) = shim() else { return };
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data");
    std::fs::create_dir(&folder).unwrap();
    let done = Command::new(std::env::current_exe().unwrap())
        .args(["faults::child_without_rights", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env("LD_PRELOAD", library)
        .env("FAULTS_FOLDER", &folder)
        .env(FOLDER, &folder)
        .output()
        .unwrap();
    let (told, failed) = (String::from_utf8_lossy(&done.stderr), String::from_utf8_lossy(&done.stdout));
    assert!(done.status.success() && told.contains("lived through all"), "{told}\n{failed}");
}
