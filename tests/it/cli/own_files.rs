//! What the program leaves alone: its own data file where something else is to be written, and files that are none of its own.

use dialogduk::domain::localized::Lang;
use dialogduk::tui::msg::{Content, Effect, FileJob, SessionFormat};

use super::*;
use crate::driver::in_meeting_on;

/// Every verb that writes a file a person names, with `--force`.
const WRITERS: &[&[&str]] = &[
    &["export", "result", "kjerneduk", "--format", "md"],
    &["export", "session", "kjerneduk"],
    &["report", "--format", "md"],
    &["questions", "new", "ned-kjerne", "--id", "eget"],
];

#[test]
fn no_document_is_ever_written_over_a_data_file_or_a_backup() {
    let machine = Machine::with_examples();
    assert_eq!(machine.run(&["backup"]).code, 0);
    let kept = machine.folder().join("backups");
    let backup = kept.join(&names(&kept)[0]);
    let other = machine.path("annen.db");
    fs::copy(machine.data_file(), &other).unwrap();
    let log = machine.folder().join("dialogduk.db-wal");
    let around = machine.folder().join("..").join(machine.folder().file_name().unwrap()).join("dialogduk.db");
    let ours = [&machine.data_file(), &around, &log, &backup, &other];
    // A written file is noted in the data file, so that alone may change; all of them begin as before.
    let begins = || ours.map(|path| fs::read(path).ok().map(|bytes| bytes[..16].to_vec()));
    let (before, sessions) = (begins(), machine.run(&["sessions", "list"]).out);
    let write = |what: &[&str], target: &Path| {
        let mut arguments: Vec<&OsStr> = what.iter().map(OsStr::new).collect();
        arguments.extend(["--force".as_ref(), "-o".as_ref(), target.as_os_str()]);
        machine.run(&arguments)
    };
    for what in WRITERS {
        for target in ours {
            let ran = write(what, target);
            assert_eq!(ran.code, 1, "{what:?} {}: {}", target.display(), ran.err);
            assert!(ran.err.contains("en datafil eller en sikkerhetskopi"), "{what:?}: {}", ran.err);
        }
        assert_eq!(begins(), before, "{what:?}");
        assert_eq!(machine.run(&["sessions", "list"]).out, sessions, "{what:?}");
        // Anything else is replaced, as was said.
        let paper = machine.path("ark");
        fs::write(&paper, "mine").unwrap();
        let ran = write(what, &paper);
        assert!(ran.code == 0 && fs::read(&paper).unwrap() != b"mine", "{what:?}: {}", ran.err);
    }
    // Known by its name, also where its bytes tell nothing any more.
    fs::write(machine.data_file(), vec![0; 8192]).unwrap();
    let ran = write(WRITERS[3], &machine.data_file());
    assert!(ran.code == 1 && fs::read(machine.data_file()).unwrap() == [0; 8192], "{}", ran.err);
}

#[test]
fn on_the_screen_the_open_file_is_not_replaced_either() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("møter.db");
    let mut room = in_meeting_on(Store::open(&path).unwrap(), "ned-kjerne", &[5]);
    for (force, target) in [(false, &path), (true, &path), (true, &folder.path().join("møter.db-shm"))] {
        let job = FileJob {
            session: room.session().id,
            content: Content::Session(SessionFormat::Toml, Lang::Nb),
            target: target.clone(),
            force,
        };
        room.open(vec![Effect::Export(Box::new(job))]);
        room.sees("en datafil eller en sikkerhetskopi").sees_no("Erstatt fila").press("Esc");
    }
    room.line("Ro i gangen");
    assert_eq!(room.reload().answers.len(), 1, "{}", room.screen());
}

/// `doctor --fix` on what is no data file: a folder, a text, a database of another program.
#[cfg(unix)]
#[test]
fn the_rights_of_what_is_no_data_file_are_nobody_elses_to_change() {
    use std::os::unix::fs::PermissionsExt;
    let machine = Machine::new();
    let [folder, text, foreign] = ["hjem", "brev.txt", "annet.db"].map(|name| machine.path(name));
    fs::create_dir(&folder).unwrap();
    fs::write(&text, "kjære dagbok ".repeat(100)).unwrap();
    rusqlite::Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for (path, rights) in [(&folder, 0o755), (&text, 0o644), (&foreign, 0o644)] {
        fs::set_permissions(path, fs::Permissions::from_mode(rights)).unwrap();
        let before = fs::read(path).ok();
        for arguments in [&["doctor"][..], &["doctor", "--fix"], &["doctor", "--json"]] {
            let named = [&["--db", path.to_str().unwrap()], arguments].concat();
            let ran = machine.run(&named);
            assert_eq!(ran.code, 1, "{named:?}");
            let told = ran.out + &ran.err;
            assert!(
                !told.contains("Andre som bruker maskinen") && !told.contains("\"rights\""),
                "{named:?}: {told}"
            );
            assert_eq!((mode(path), fs::read(path).ok()), (rights, before.clone()), "{named:?}: {told}");
        }
    }
    // A data file is put right, also one that nothing but its structure is wrong with.
    let machine = Machine::with_examples();
    fs::set_permissions(machine.data_file(), fs::Permissions::from_mode(0o644)).unwrap();
    assert!(machine.run(&["doctor"]).out.contains("Andre som bruker maskinen"));
    assert_eq!(machine.run(&["doctor", "--fix"]).code, 0);
    assert_eq!(mode(&machine.data_file()), 0o600);
}
