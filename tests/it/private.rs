//! Whatever the program makes can be read by its owner alone, also where the system would let everybody read new files
//! (J7).
//!
//! The umask belongs to a process, so this test binary runs itself in one that has none.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use dialogduk::crash;
use dialogduk::exchange;
use dialogduk::export::disk;
use dialogduk::settings::{self, Settings, ThemeName};
use dialogduk::store::Store;
use rusqlite::Connection;

/// Where the child does its work.
const FOLDER: &str = "DIALOGDUK_TEST_PRIVATE_FOLDER";

/// Everything below a folder, without the folder itself.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(below(&path));
        }
        found.push(path);
    }
    found
}

/// Fails on whatever others may look into; returns the names of what was looked at.
fn all_private(folder: &Path) -> Vec<String> {
    let paths = below(folder);
    let open: Vec<_> = paths
        .iter()
        .map(|path| (path, path.symlink_metadata().unwrap().permissions().mode() & 0o777))
        .filter(|(_, mode)| mode & 0o077 != 0)
        .map(|(path, mode)| format!("{} {mode:o}", path.display()))
        .collect();
    assert!(open.is_empty(), "others may look into {open:#?}");
    paths.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

/// A shell that takes nothing away from the rights of new files, and becomes this program.
fn without_umask(program: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "umask 000; exec \"$0\" \"$@\""]).arg(program);
    command
}

#[test]
fn what_the_command_line_leaves_behind_is_for_its_owner_alone() {
    let home = tempfile::tempdir().unwrap();
    let work = home.path().join("work");
    dialogduk::private::make_folder(&work).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = without_umask(Path::new(env!("CARGO_BIN_EXE_dialogduk")));
        command.args(arguments).current_dir(&work);
        for (variable, place) in
            [("HOME", "home"), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("TMPDIR", "tmp")]
        {
            command.env(variable, work.join(place));
        }
        let done = command.env_remove("DIALOGDUK_DB").output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    // Control: here a file made without care could be read by everybody.
    let shell = without_umask(Path::new("touch")).arg(home.path().join("control")).status().unwrap();
    assert!(shell.success());
    assert_eq!(home.path().join("control").metadata().unwrap().permissions().mode() & 0o777, 0o666);

    let (name, text) = exchange::examples()[0];
    fs::write(home.path().join(name), text).unwrap();
    let file = home.path().join(name);
    run(&["import", file.to_str().unwrap()]);
    let listed: serde_json::Value = serde_json::from_str(&run(&["sessions", "list", "--json"])).unwrap();
    let id = listed["sessions"][0]["id"].as_str().unwrap();
    for (what, target) in [
        ("session", "mote.toml"),
        ("actions", "liste.xlsx"),
        ("actions", "liste.csv"),
        ("result", "resultat.docx"),
        ("result", "resultat.pdf"),
        ("cloth", "duk.pdf"),
    ] {
        run(&["export", what, id, "--vouch", "-o", target]);
    }
    run(&["doctor"]);
    let names = all_private(&work);
    for name in ["dialogduk.db", "mote.toml", "liste.xlsx", "resultat.pdf", "duk.pdf"] {
        assert!(names.iter().any(|it| it == name), "{name} was looked at: {names:?}");
    }
}

#[test]
fn files_that_are_there_only_for_a_while_and_those_of_the_program_itself_are_private_too() {
    let home = tempfile::tempdir().unwrap();
    let done = without_umask(&std::env::current_exe().unwrap())
        .args(["--exact", "private::in_a_process_without_umask", "--ignored", "--nocapture"])
        .env(FOLDER, home.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{told}{}", String::from_utf8_lossy(&done.stderr));
    assert!(told.contains("1 passed"), "{told}");
}

#[test]
#[ignore = "run by the test above, in a process of its own"]
fn in_a_process_without_umask() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let sessions = |path: &Path| {
        let mut store = Store::open(path).unwrap();
        store.create_session(&exchange::read(exchange::examples()[0].1.as_bytes()).unwrap().session).unwrap();
        store
    };
    // With a log beside the file while it is open.
    let store = sessions(&folder.join("a/b/moter.db"));
    // And with a journal, where others carry single files away.
    let shared = folder.join("Dropbox/moter.db");
    sessions(&shared).close().unwrap();
    let mut writing = Connection::open(&shared).unwrap();
    let write = writing.transaction().unwrap();
    write.execute("UPDATE unit SET name = name || '!'", []).unwrap();
    // An older file, copied before it is taken forward.
    let older = folder.join("a/eldre.db");
    disk::put(&older, b"", false).unwrap();
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/schema-0011.sql");
    Connection::open(&older).unwrap().execute_batch(&fs::read_to_string(fixture).unwrap()).unwrap();
    Store::open(&older).unwrap().close().unwrap();
    // Settings, one file of them unreadable.
    let dark = Settings { theme: ThemeName::Dark, ..Settings::default() };
    let config = folder.join("c/config.toml");
    settings::disk::keep(&config, &Settings::default(), &dark).unwrap();
    disk::put(&config, b"theme = ", true).unwrap();
    settings::disk::keep(&config, &Settings::default(), &dark).unwrap();
    // A question set of one's own.
    disk::keep(&folder.join("c/questions/eget.toml"), b"id = 1").unwrap();
    // A crash note.
    let words = || crash::Words {
        what: String::new(),
        data: String::new(),
        note: String::new(),
        no_note: String::new(),
        go_on: String::new(),
        press_enter: None,
    };
    crash::install(crash::Context {
        version: "0",
        notes: folder.join("d/crash"),
        data_file: older.clone(),
        words: words(),
    });
    let note = crash::contained(|| panic!("on purpose")).unwrap_err().note;
    assert!(note.is_some());

    let names = all_private(&folder);
    for name in [
        "moter.db",
        "moter.db-wal",
        "moter.db-shm",
        "moter.db-journal",
        "eldre.db",
        "config.toml",
        "config.toml.broken",
        "eget.toml",
        "crash",
        "questions",
    ] {
        assert!(names.iter().any(|it| it == name), "{name} was looked at: {names:?}");
    }
    assert!(names.iter().any(|name| name.contains("schema-11")), "the copy was looked at: {names:?}");
    drop(write);
    store.close().unwrap();
}
