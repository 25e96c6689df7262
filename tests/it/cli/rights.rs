//! A person who may not write everywhere: a data file that was write-protected once, and a folder that takes no backup.
//!
//! Whoever runs these tests may be allowed to write everywhere; the program then runs as somebody else.

use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;

use super::*;

/// The user that owns nothing.
const NOBODY: u32 = 65534;

/// A machine on which the data file belongs to a person with ordinary rights.
struct Person {
    machine: Machine,
    /// Whether the person is somebody else than whoever runs the tests.
    is_other: bool,
    /// The program, where the person can reach it.
    program: PathBuf,
}

impl Person {
    fn with_examples() -> Self {
        let machine = Machine::new();
        let is_other = fs::metadata(machine.home.path()).unwrap().uid() == 0;
        let mut person = Self { machine, is_other, program: env!("CARGO_BIN_EXE_dialogduk").into() };
        person.own(person.machine.home.path());
        if person.command(&["--version"]).output().is_err() {
            // It was built in a folder of somebody else's.
            let copy = person.machine.path("program");
            fs::copy(&person.program, &copy).unwrap();
            allow(&copy, 0o755);
            person.program = copy;
        }
        let mut arguments = vec![PathBuf::from("import")];
        arguments.extend(person.machine.examples());
        let ran = person.run(&arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        person
    }

    fn own(&self, path: &Path) {
        if self.is_other {
            chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }

    fn run(&self, arguments: &[impl AsRef<OsStr>]) -> Ran {
        ran(self.command(arguments).output().unwrap())
    }

    fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = self.machine.command_of(&self.program, arguments);
        if self.is_other {
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    }

    fn archived(&self) -> usize {
        let listed = self.run(&["sessions", "list", "--archived", "--json"]);
        let listed: Value = serde_json::from_str(&listed.out).unwrap_or_else(|_| panic!("{}", listed.err));
        listed["sessions"].as_array().unwrap().len()
    }

    /// What lies beside the data file by its name, and the rights of it.
    fn beside(&self) -> Vec<(String, u32)> {
        let folder = self.machine.folder();
        let beside = names(&folder).into_iter().filter(|name| name.starts_with("dialogduk.db"));
        let with_mode = |name: String| {
            let mode = fs::metadata(folder.join(&name)).unwrap().mode() & 0o777;
            (name, mode)
        };
        beside.map(with_mode).collect()
    }
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_file_that_was_write_protected_is_written_again_once_it_may_be() {
    let person = Person::with_examples();
    let file = person.machine.data_file();
    allow(&file, 0o444);
    for arguments in [
        &["sessions", "list"][..],
        &["stats"],
        &["search", "gangen"],
        &["export", "actions", "kjerneduk", "--format", "md"],
        &["doctor"],
    ] {
        let ran = person.run(arguments);
        // Whose rights are told as something wrong.
        assert_eq!(ran.code, i32::from(arguments == ["doctor"]), "{arguments:?}: {}", ran.err);
        assert_eq!(
            person.beside(),
            [("dialogduk.db".to_owned(), 0o444)],
            "{arguments:?} leaves nothing behind"
        );
    }
    let doctor = person.run(&["doctor"]).out;
    assert!(doctor.contains("Fila kan bare leses") && !doctor.contains("Alt er i orden"), "{doctor}");
    let refused = person.run(&["sessions", "archive", "kjerneduk"]);
    assert!(refused.code == 1 && refused.err.contains("kan leses, men ikke endres"), "{}", refused.err);

    allow(&file, 0o600);
    assert_eq!(person.run(&["sessions", "archive", "kjerneduk"]).code, 0);
    assert_eq!(person.archived(), 1);
    assert_eq!(person.beside(), [("dialogduk.db".to_owned(), 0o600)]);
}

#[test]
fn what_a_write_protected_file_has_left_beside_it_keeps_nobody_from_writing() {
    for saves_first in [true, false] {
        let person = Person::with_examples();
        let file = person.machine.data_file();
        let folder = person.machine.folder();
        let [log, index] = ["-wal", "-shm"].map(|ending| folder.join(format!("dialogduk.db{ending}")));
        // As an earlier version left it: empty, and as protected as the file was.
        for left in [&log, &index] {
            fs::write(left, "").unwrap();
            person.own(left);
            allow(left, 0o444);
        }
        if saves_first {
            assert_eq!(person.run(&["sessions", "archive", "kjerneduk"]).code, 0);
        } else {
            assert_eq!(person.archived(), 0);
        }
        assert_eq!(person.beside(), [("dialogduk.db".to_owned(), 0o600)], "saves first: {saves_first}");

        // What a log holds is brought in, and never thrown away.
        let mut open = Store::open(&file).unwrap();
        let sessions = open.sessions(&dialogduk::store::SessionFilter::default(), None, 1).unwrap();
        open.archive(sessions[0].id, Some(dialogduk::env::Env::fixed().now())).unwrap();
        let kept = [&file, &log, &index].map(|path| (path, fs::read(path).unwrap()));
        open.close().unwrap();
        for (path, bytes) in kept {
            fs::write(path, bytes).unwrap();
            person.own(path);
            allow(path, if path == &file { 0o600 } else { 0o444 });
        }
        if saves_first {
            let id = sessions[0].id.to_string();
            assert_eq!(person.run(&["sessions", "delete", &id, "--yes"]).code, 0);
        }
        assert_eq!(person.archived(), 1, "saves first: {saves_first}");
        assert_eq!(person.beside(), [("dialogduk.db".to_owned(), 0o600)], "saves first: {saves_first}");
    }
}

#[test]
fn a_folder_that_takes_no_backup_is_told_with_its_place_and_what_helps() {
    let person = Person::with_examples();
    let folder = person.machine.folder();
    let backups = folder.join("backups");
    let told = || {
        let ran = person.run(&["doctor"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    assert!(told().contains("Skriv «dialogduk backup»."));
    assert!(!backups.exists(), "only looked at");

    let seeds: [(&str, &dyn Fn()); 3] = [
        ("a file in its place", &|| fs::write(&backups, "").unwrap()),
        ("nobody may write there", &|| {
            fs::create_dir(&backups).unwrap();
            allow(&backups, 0o555);
        }),
        ("nor make it", &|| allow(&folder, 0o555)),
    ];
    for (what, seed) in seeds {
        seed();
        let before = names(&folder);
        let said = told();
        let place = if what == "nor make it" { &folder } else { &backups };
        assert!(said.contains("Sikkerhetskopier kan ikke lagres der de skal ligge."), "{what}: {said}");
        assert!(said.contains(&format!("backup_folder: {}: ", place.display())), "{what}: {said}");
        assert!(!said.contains("Skriv «dialogduk backup»."), "{what}, and this would fail: {said}");
        assert_eq!(said.contains("Fila kan bare leses"), what == "nor make it", "{what}: {said}");
        assert_eq!(person.run(&["backup"]).code, 1, "{what}");
        assert_eq!(names(&folder), before, "{what}");
        // What is told to do helps.
        let copy = person.machine.path(&format!("{what}.db"));
        assert_eq!(person.run(&[OsStr::new("backup"), "-o".as_ref(), copy.as_os_str()]).code, 0, "{what}");
        allow(&folder, 0o700);
        let _ = fs::remove_file(&backups).or_else(|_| fs::remove_dir(&backups));
    }
    assert!(told().contains("Skriv «dialogduk backup»."), "nothing is left of it");
}
