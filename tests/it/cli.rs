//! The command line from outside: what stands where, what it ends with, and what it leaves alone.

mod backups;
mod doctor;
mod own_files;
#[cfg(unix)]
mod rights;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use dialogduk::domain::measure::StateCode;
use dialogduk::exchange;
use dialogduk::store::Store;
use serde_json::Value;
use tempfile::TempDir;

/// A person's machine: folders of their own, nothing in them.
pub(crate) struct Machine {
    home: TempDir,
}

/// What a run of the program left behind.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Machine {
    pub(crate) fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The folder for data and settings; on this machine one and the same.
    pub(crate) fn folder(&self) -> PathBuf {
        if cfg!(target_os = "macos") {
            self.path("Library/Application Support/dialogduk")
        } else {
            self.path("own").join("dialogduk")
        }
    }

    pub(crate) fn data_file(&self) -> PathBuf {
        self.folder().join("dialogduk.db")
    }

    pub(crate) fn write_settings(&self, text: &str) {
        fs::create_dir_all(self.folder()).unwrap();
        fs::write(self.folder().join("config.toml"), text).unwrap();
    }

    fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        self.command_of(Path::new(env!("CARGO_BIN_EXE_dialogduk")), arguments)
    }

    /// The same of a copy of the program.
    fn command_of(&self, program: &Path, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.home.path()).stdin(Stdio::null());
        for variable in ["DIALOGDUK_DB", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(variable);
        }
        for home in ["HOME", "USERPROFILE"] {
            command.env(home, self.home.path());
        }
        for own in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"] {
            command.env(own, self.path("own"));
        }
        command
    }

    pub(crate) fn run(&self, arguments: &[impl AsRef<OsStr>]) -> Ran {
        ran(self.command(arguments).output().unwrap())
    }

    /// Runs and reads the result as JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.run(arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{}", ran.out))
    }

    /// The example workshops as files.
    fn examples(&self) -> Vec<PathBuf> {
        let write = |(name, text): &(&str, &str)| {
            let path = self.path(&format!("{name}.toml"));
            fs::write(&path, text).unwrap();
            path
        };
        exchange::examples().iter().map(write).collect()
    }

    pub(crate) fn with_examples() -> Self {
        let machine = Self::new();
        let mut arguments = vec![PathBuf::from("import")];
        arguments.extend(machine.examples());
        let ran = machine.run(&arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        machine
    }
}

fn ran(Output { status, stdout, stderr }: Output) -> Ran {
    let text = |bytes| String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
    Ran { code: status.code().unwrap(), out: text(stdout), err: text(stderr) }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_verb_about_many_lists_them_when_nothing_more_is_said() {
    let machine = Machine::with_examples();
    for verb in ["sessions", "measures", "questions"] {
        let (bare, listed) = (machine.run(&[verb]), machine.run(&[verb, "list"]));
        assert_eq!((bare.code, &bare.out), (0, &listed.out), "{verb}: {}", bare.err);
        assert!(!bare.out.is_empty(), "{verb}");
    }
}

#[test]
fn why_a_file_cannot_be_read_is_said_in_the_language_of_the_person() {
    let machine = Machine::new();
    fs::create_dir(machine.path("mappe")).unwrap();
    for (lang, file, told) in [
        ("nb", "borte.toml", "borte.toml kan ikke leses: fila finnes ikke."),
        ("nn", "borte.toml", "borte.toml kan ikkje lesast: fila finst ikkje."),
        ("en", "borte.toml", "borte.toml cannot be read: there is no such file."),
        #[cfg(unix)]
        ("nb", "mappe", "mappe kan ikke leses: det er en mappe, ikke en fil."),
    ] {
        let ran = machine.run(&["--lang", lang, "import", file]);
        assert!(ran.code != 0 && ran.err.contains(told), "«{told}» was not said: {}", ran.err);
    }
}

#[test]
fn wrong_usage_ends_with_two_and_help_with_nothing_wrong() {
    let machine = Machine::new();
    for arguments in
        [&["sesions"][..], &["sessions", "lst"], &["--lang", "de"], &["export", "actions", "--format", "doc"]]
    {
        let ran = machine.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
    let version = machine.run(&["--version"]);
    assert_eq!((version.code, version.err.as_str()), (0, ""));
    assert!(
        version.out.contains(env!("CARGO_PKG_VERSION")) && version.out.contains("SQLite 3."),
        "{}",
        version.out
    );
    assert_eq!(names(machine.home.path()), [""; 0], "looking made no file");
}

#[test]
fn looking_makes_no_file_and_tells_that_there_is_nothing_yet() {
    let machine = Machine::new();
    let listed = machine.run(&["sessions", "list"]);
    assert_eq!((listed.code, listed.out.as_str()), (0, ""));
    assert_eq!(listed.err, "Det er ingen møter her ennå.\n");
    assert_eq!(machine.json(&["sessions", "list", "--json"]), serde_json::json!({ "sessions": [] }));
    assert_eq!(machine.json(&["measures", "list", "--json"]), serde_json::json!({ "measures": [] }));
    let doctor = machine.json(&["doctor", "--json"]);
    assert_eq!(doctor["data_file"]["condition"], "not_made");
    assert_eq!(names(machine.home.path()), [""; 0]);
}

#[test]
fn a_session_is_made_listed_shown_and_deleted() {
    let machine = Machine::new();
    let new = [
        "sessions",
        "new",
        "--unit",
        "Solsiden",
        "--set",
        "ned-kjerne",
        "--groups",
        "3",
        "--date",
        "2026-12-01",
    ];
    let made = machine.run(&new);
    assert_eq!(made.code, 0, "{}", made.err);
    let id = made.out.trim();
    assert_eq!(id.len(), 16, "only the id on standard output: {:?}", made.out);

    let listed = machine.json(&["sessions", "list", "--json"]);
    assert_eq!(listed["sessions"][0]["id"], id);
    assert_eq!(listed["sessions"][0]["date"], "2026-12-01");
    assert_eq!(listed["sessions"][0]["unit"]["name"], "Solsiden");
    assert_eq!(listed["sessions"][0]["state"], "planned");

    let shown = machine.run(&["sessions", "show", "solsi"]);
    assert!(shown.out.contains(id) && shown.out.contains("Solsiden"), "{}{}", shown.out, shown.err);

    let refused = machine.run(&["sessions", "delete", id]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("--yes"), "{}", refused.err);
    assert_eq!(machine.run(&["sessions", "delete", id, "--yes"]).code, 0);
    assert_eq!(machine.json(&["sessions", "list", "--json"]), serde_json::json!({ "sessions": [] }));
    assert_eq!(names(&machine.folder()), ["dialogduk.db"], "nothing beside the one file (L8)");
}

#[test]
fn a_known_unit_is_used_again_and_what_is_wrong_is_told() {
    let machine = Machine::new();
    for unit in ["Solsiden", "solsiden "] {
        assert_eq!(machine.run(&["sessions", "new", "--unit", unit, "--set", "barnehage"]).code, 0);
    }
    assert_eq!(Store::open(&machine.data_file()).unwrap().units().unwrap().len(), 1);
    for (arguments, code, told) in [
        (&["sessions", "new", "--unit", "A", "--set", "barnehagen"][..], 1, "«barnehage»"),
        (&["sessions", "new", "--unit", "A", "--set", "barnehage", "--date", "snarest"], 2, "snarest"),
        (&["sessions", "new", "--unit", " ", "--set", "barnehage"], 2, "navn"),
        (&["sessions", "show", "finnes ikke"], 1, "finnes ikke"),
        (&["sessions", "show"], 1, "Ingen møter pågår"),
        (&["questions", "show", "finnes-ikke"], 1, "finnes-ikke"),
    ] {
        let ran = machine.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }
    let several = machine.run(&["sessions", "show", "solsiden"]);
    assert_eq!((several.code, several.err.lines().count()), (1, 3), "{}", several.err);
}

#[test]
fn the_nearest_to_the_person_decides_where_data_lies_and_which_language_is_spoken() {
    let machine = Machine::new();
    machine.write_settings("data_file = \"settings.db\"\nlang = \"nn\"\n");
    let list = ["sessions", "new", "--unit", "A", "--set", "barnehage"];
    let chosen = |command: &mut Command| {
        let ran = ran(command.args(["doctor", "--json"]).output().unwrap());
        let doctor: Value = serde_json::from_str(&ran.out).unwrap();
        (
            doctor["data_file"]["chosen_by"].as_str().unwrap().to_owned(),
            doctor["lang"].as_str().unwrap().to_owned(),
        )
    };
    let none: [&str; 0] = [];
    let say = |by: &str, lang: &str| (by.to_owned(), lang.to_owned());
    assert_eq!(chosen(machine.command(&none).env("LANG", "en_GB.UTF-8")), say("settings", "nn"));
    assert_eq!(chosen(machine.command(&none).env("DIALOGDUK_DB", "v.db")), say("variable", "nn"));
    assert_eq!(
        chosen(machine.command(&["--db", "f.db", "--lang", "en"]).env("DIALOGDUK_DB", "v.db")),
        say("flag", "en")
    );
    assert_eq!(machine.run(&list).code, 0);
    assert!(machine.folder().join("settings.db").exists(), "a relative path counts from the settings");
    assert!(!machine.data_file().exists());

    machine.write_settings("");
    assert_eq!(chosen(machine.command(&none).env("LANG", "en_GB.UTF-8")), say("platform", "en"));
    assert_eq!(chosen(&mut machine.command(&none)), say("platform", "nb"));
}

#[test]
fn wrong_settings_are_told_and_stop_nothing() {
    let machine = Machine::new();
    machine.write_settings("tema = 'dark'\nmouse = 'ja'\n");
    let ran = machine.run(&["questions", "list"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("ned-kjerne"));
    let told: Vec<_> = ran.err.lines().collect();
    assert_eq!(told.len(), 2, "{}", ran.err);
    assert!(
        told[0].ends_with("config.toml, linje 1, kolonne 1: ukjent innstilling «tema». Mente du «theme»?"),
        "{}",
        told[0]
    );
    assert!(told[1].contains("linje 2") && told[1].contains("true eller false"), "{}", told[1]);
}

#[test]
fn a_data_file_that_cannot_be_used_is_told_in_three_sentences_and_left_as_it_is() {
    let machine = Machine::new();
    let foreign = machine.path("foreign.db");
    fs::write(&foreign, "kjære dagbok").unwrap();
    let newer = machine.path("newer.db");
    Store::open(&newer).unwrap().close().unwrap();
    let mut bytes = fs::read(&newer).unwrap();
    bytes[60..64].copy_from_slice(&999u32.to_be_bytes()); // user_version in the header
    fs::write(&newer, &bytes).unwrap();
    let folder = machine.path("folder.db");
    fs::create_dir(&folder).unwrap();

    for (file, what) in [
        (&foreign, "This is not a dialogduk file."),
        (&newer, "The file was made by a newer version of dialogduk."),
        (&folder, "The location cannot be used"),
        (&machine.path("missing.db"), "The file does not exist."),
    ] {
        let before = fs::read(file).ok();
        let name = file.to_str().unwrap();
        let ran = machine.run(&["--lang", "en", "--db", name, "sessions", "list"]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{name}");
        let lines: Vec<_> = ran.err.lines().collect();
        assert!(lines[0].starts_with(what), "{}", ran.err);
        assert!(lines.len() >= 4 && lines[3].contains(name), "three sentences and the file: {}", ran.err);
        assert_eq!(fs::read(file).ok(), before, "{name}");
    }
    let doctor = machine.run(&["--db", foreign.to_str().unwrap(), "doctor", "--json"]);
    assert_eq!(doctor.code, 1);
    assert_eq!(serde_json::from_str::<Value>(&doctor.out).unwrap()["data_file"]["condition"], "cannot_open");
}

#[test]
fn own_sets_are_listed_win_over_built_in_ones_and_are_checked() {
    let machine = Machine::new();
    let sets = machine.path("sett");
    fs::create_dir(&sets).unwrap();
    let core = include_str!("../../questions/barnehage.toml");
    fs::write(sets.join("a-barnehage.toml"), core).unwrap();
    fs::write(sets.join("b-broken.toml"), "schema = 1\nid = \n").unwrap();
    fs::write(sets.join("c-faulty.toml"), core.replace("sector = ", "sektor = ")).unwrap();
    let folder = sets.to_str().unwrap();

    let listed = machine.json(&["--questions", folder, "questions", "list", "--json"]);
    let of =
        |id: &str| listed["sets"].as_array().unwrap().iter().find(|set| set["id"] == id).unwrap().clone();
    assert_eq!(
        (of("barnehage")["from"].as_str(), of("barnehage")["replaces_built_in"].as_bool()),
        (Some("own"), Some(true))
    );
    assert_eq!(of("ned-kjerne")["from"], "built_in");
    assert_eq!(listed["faulty"].as_array().unwrap().len(), 2);

    let checked = machine.run(&["questions", "check", folder]);
    assert_eq!(checked.code, 1);
    let lines: Vec<_> = checked.out.lines().collect();
    assert!(lines[0].ends_with("a-barnehage.toml: i orden"), "{}", checked.out);
    assert!(lines[1].contains("b-broken.toml, linje 2, kolonne"), "{}", checked.out);
    assert!(checked.out.contains("«sektor»") && checked.out.contains("«sector»"), "{}", checked.out);
    assert!(checked.err.starts_with("Sjekket 3 filer: "), "{}", checked.err);
    assert!(!machine.data_file().exists());

    let sound = sets.join("a-barnehage.toml");
    assert_eq!(machine.run(&["questions", "check", sound.to_str().unwrap()]).code, 0);
    assert_eq!(machine.run(&["questions", "check", "finnes-ikke.toml"]).code, 1);
    assert_eq!(machine.run(&["--questions", "finnes-ikke", "questions", "list"]).code, 1);
    let json = machine.run(&["questions", "check", "--json", folder]);
    assert_eq!(json.code, 1);
    assert_eq!(serde_json::from_str::<Value>(&json.out).unwrap()["files"].as_array().unwrap().len(), 3);
}

#[test]
fn a_set_of_ones_own_is_made_from_another_and_never_over_a_file() {
    let machine = Machine::new();
    let copy = machine.run(&["questions", "new", "barnehage"]);
    assert!(copy.code == 0 && copy.out.starts_with("schema = 1\nid = \"barnehage\"\n"));
    let written = machine.run(&["questions", "new", "barnehage", "--id", "var-duk", "-o", "var-duk.toml"]);
    assert_eq!((written.code, written.err.trim()), (0, "Skrev var-duk.toml"));
    assert_eq!(machine.run(&["questions", "check", "var-duk.toml"]).code, 0);
    assert_eq!(machine.run(&["questions", "new", "barnehage", "-o", "var-duk.toml"]).code, 1);
    assert!(fs::read_to_string(machine.path("var-duk.toml")).unwrap().contains("id = \"var-duk\""));
    assert_eq!(machine.run(&["questions", "new", "barnehage", "--id", "Vår duk!"]).code, 1);
    assert_eq!(machine.run(&["questions", "new"]).code, 2);

    machine.run(&["sessions", "new", "--unit", "Fjellvik", "--set", "barnehage"]);
    let none = machine.run(&["questions", "new", "--session", "Fjellvik"]);
    assert_eq!((none.code, none.err.trim()), (1, "Det møtet har ingen egne spørsmål."));
}

#[test]
fn a_set_can_be_read_before_the_meeting() {
    let machine = Machine::new();
    let shown = machine.run(&["questions", "show", "ned-kjerne"]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    assert!(shown.out.contains("  1. ") && !shown.out.contains('\u{1b}'), "{}", shown.out);
    let json = machine.json(&["questions", "show", "ned-kjerne", "--json"]);
    assert!(json["parts"][0]["questions"][0]["text"]["nb"].is_string());
}

#[test]
fn the_same_file_twice_changes_nothing_and_a_conflict_is_shown() {
    let machine = Machine::with_examples();
    let before = fs::read(machine.data_file()).unwrap();
    let example = machine.examples().remove(0);
    let again = machine.run(&[Path::new("import"), &example]);
    assert_eq!((again.code, again.out.as_str()), (0, ""));
    assert!(again.err.contains("er her fra før. Fila hadde ikke noe nytt."), "{}", again.err);

    // Changed after it was written: asked about, and here already but different.
    let text = fs::read_to_string(&example).unwrap();
    let read = exchange::read(text.as_bytes()).unwrap();
    let mut session = read.session;
    session.details.purpose.push_str(" Nytt.");
    fs::write(&example, exchange::write(&session)).unwrap();
    let conflict = machine.run(&[Path::new("import"), &example]);
    assert_eq!(conflict.code, 1, "{}", conflict.err);
    for told in ["Én ting er endret begge steder.", "Formål", "Her: ", "--take theirs"] {
        assert!(conflict.err.contains(told), "{told}: {}", conflict.err);
    }

    let cut = machine.path("cut.toml");
    fs::write(&cut, &text[..text.len() / 2]).unwrap();
    let refused = machine.run(&[Path::new("import"), &cut, Path::new("missing.toml")]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("cut.toml") && refused.err.contains("missing.toml"), "{}", refused.err);
    assert_eq!(fs::read(machine.data_file()).unwrap(), before);

    // What holds can be said for everything at once; then the file is taken in, once.
    let purpose = |machine: &Machine| {
        let file = machine.run(&["export", "session", &session.id.to_string()]);
        exchange::read(file.out.as_bytes()).unwrap().session.details.purpose
    };
    let example = example.to_str().unwrap();
    let mine = machine.run(&["import", "--take", "mine", example]);
    assert_eq!(mine.code, 0, "{}", mine.err);
    assert!(!purpose(&machine).ends_with(" Nytt."));
    let again = machine.run(&["import", "--take", "theirs", example]);
    assert!(
        again.err.contains("Fila hadde ikke noe nytt."),
        "what is decided is not asked again: {}",
        again.err
    );
    assert!(!purpose(&machine).ends_with(" Nytt."));
    assert_eq!(machine.run(&["import", "--take", "yours", example]).code, 2);
}

#[test]
fn what_both_changed_is_decided_by_point_and_field() {
    let machine = Machine::with_examples();
    let example = machine.examples().remove(0);
    let text = fs::read_to_string(&example).unwrap();
    let mut session = exchange::read(text.as_bytes()).unwrap().session;
    session.details.purpose.push_str(" Nytt.");
    let measure = &mut session.measures[0];
    measure.title.push_str(" nå");
    measure.note.push_str("Prøv i to uker.");
    let (id, title) = (session.id.to_string(), session.measures[0].title.clone());
    fs::write(&example, exchange::write(&session)).unwrap();
    let import = |takes: &[&str]| {
        let takes = takes.iter().flat_map(|take| ["--take", take]);
        let run: Vec<&str> = ["import"].into_iter().chain(takes).chain([example.to_str().unwrap()]).collect();
        machine.run(&run)
    };
    let shown = import(&[]).err;
    for told in ["1. Møtet", "2. Tiltak: ", "2.1 Tiltak", "2.2 Merknad", "--take 1.2=mine"] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    for (takes, told) in [
        (&["1=theirs"][..], "Punkt 2 er ikke avgjort."),
        (&["mine", "3=theirs"], "--take 3=theirs: det finnes ikke noe slikt punkt."),
        (&["mine", "2.3=theirs"], "--take 2.3=theirs: det finnes"),
        (&["mine", "2.1=both"], "--take 2.1=both: det finnes"),
    ] {
        let run = import(takes);
        assert!(run.code == 1 && run.err.contains(told), "{takes:?}: {}", run.err);
    }
    assert_eq!(import(&["2.1.1=mine"]).code, 2);
    let done = import(&["mine", "2.1=theirs"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let file = machine.run(&["export", "session", &id]);
    let after = exchange::read(file.out.as_bytes()).unwrap().session;
    assert_eq!((after.measures[0].title.as_str(), after.measures[0].note.as_str()), (title.as_str(), ""));
    assert!(!after.details.purpose.ends_with(" Nytt."));
}

#[test]
fn a_changed_file_is_taken_in_only_on_request() {
    let machine = Machine::new();
    assert_eq!(machine.run(&["import", "missing.toml"]).code, 1);
    assert!(!machine.data_file().exists(), "no file is made for nothing");
    let example = machine.examples().remove(0);
    let text = fs::read_to_string(&example).unwrap().replacen("minutes = ", "minutes =  ", 1);
    fs::write(&example, text).unwrap();
    let refused = machine.run(&[Path::new("import"), &example]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("--yes"), "{}", refused.err);
    assert_eq!(machine.json(&["sessions", "list", "--json"]), serde_json::json!({ "sessions": [] }));
    assert_eq!(machine.run(&[Path::new("import"), Path::new("--yes"), &example]).code, 0);
}

#[test]
fn exports_go_to_a_pipe_or_a_new_file_and_never_over_another() {
    let machine = Machine::with_examples();
    let listed = machine.json(&["sessions", "list", "--json"]);
    let id = listed["sessions"][0]["id"].as_str().unwrap();
    let piped = machine.run(&["export", "actions", id, "--format", "csv", "--as-of", "2026-11-22"]);
    assert_eq!(piped.code, 0, "{}", piped.err);
    assert!(!piped.out.is_empty() && !piped.out.contains('\u{1b}'));

    let book = machine.path("liste.xlsx");
    let export = |more: &[&str]| {
        let mut arguments = vec!["export", "actions", id, "-o", "liste.xlsx"];
        arguments.extend(more);
        machine.run(&arguments)
    };
    let written = export(&[]);
    assert_eq!((written.code, written.out.as_str()), (0, ""), "{}", written.err);
    assert!(fs::read(&book).unwrap().starts_with(b"PK"));
    fs::write(&book, "mine").unwrap();
    let refused = export(&[]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("--force") && refused.err.contains("liste (2).xlsx"), "{}", refused.err);
    assert_eq!(fs::read(&book).unwrap(), b"mine");
    assert_eq!(export(&["--force"]).code, 0);
    assert!(fs::read(&book).unwrap().starts_with(b"PK"));

    for wrong in
        [&["export", "result", id, "--format", "xlsx"][..], &["export", "session", id, "--format", "csv"]]
    {
        assert_eq!(machine.run(wrong).code, 2, "{wrong:?}");
    }
    let file = machine.run(&["export", "session", id]);
    let json = machine.run(&["sessions", "show", id, "--json"]);
    let session = exchange::read(file.out.as_bytes()).unwrap().session;
    assert_eq!(session.id.to_string(), id);
    assert_eq!(exchange::read(json.out.as_bytes()).unwrap().session, session);
}

#[test]
fn a_file_is_not_called_what_it_is_not() {
    let machine = Machine::with_examples();
    for (what, name, formats) in [
        (&["export", "calendar", "kjerneduk"][..], "x.docx", "ics"),
        (&["export", "poster", "kjerneduk"], "x.docx", "pdf"),
        (&["export", "result", "kjerneduk"], "x.XLSX", "pdf, docx"),
        (&["export", "session", "kjerneduk"], "x.pdf", "toml, json"),
        (&["report"], "x.ics", "docx"),
    ] {
        let ran = machine.run(&[what, &["-o", name]].concat());
        assert_eq!(ran.code, 2, "{what:?} {name}: {}", ran.err);
        assert!(ran.err.starts_with("Formater: ") && ran.err.contains(formats), "{what:?}: {}", ran.err);
        assert!(!machine.path(name).exists(), "{what:?}");
    }
    for name in ["frister", "frister.2026", "frister.ics"] {
        let ran = machine.run(&["export", "calendar", "kjerneduk", "-o", name]);
        assert!(ran.code == 0 && machine.path(name).exists(), "{name}: {}", ran.err);
    }
}

#[test]
fn measures_can_be_listed_by_state() {
    let machine = Machine::with_examples();
    let all = machine.json(&["measures", "list", "--json"]);
    let all = all["measures"].as_array().unwrap();
    assert!(!all.is_empty());
    let agreed = machine.json(&["measures", "list", "--state", "agreed", "--json"]);
    let wanted = all.iter().filter(|measure| measure["state"] == StateCode::Agreed.code()).count();
    assert_eq!(agreed["measures"].as_array().unwrap().len(), wanted);
    let text = machine.run(&["measures", "list"]);
    assert_eq!(text.out.lines().count(), all.len() + 1);
}

#[test]
fn the_doctor_shows_places_and_no_content() {
    let machine = Machine::with_examples();
    let told = machine.run(&["doctor"]);
    assert_eq!(told.code, 0, "{}", told.err);
    for place in ["dialogduk.db", "config.toml", "i orden", "SQLite 3."] {
        assert!(told.out.contains(place), "{place}: {}", told.out);
    }
    let listed = machine.json(&["sessions", "list", "--json"]);
    for session in listed["sessions"].as_array().unwrap() {
        assert!(!told.out.contains(session["unit"]["name"].as_str().unwrap()));
    }
    assert_eq!(machine.json(&["doctor", "--json"])["data_file"]["condition"], "sound");
}

#[test]
fn whoever_stops_reading_gets_no_complaint() {
    let machine = Machine::new();
    let mut child = machine
        .command(&["questions", "show", "ned-kjerne", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = ran(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_visit_line_by_line_ends_with_its_input_and_needs_no_window() {
    let machine = Machine::with_examples();
    let visit = machine.run(&["plain"]);
    assert_eq!(visit.code, 0, "{}", visit.err);
    assert!(!visit.out.is_empty() && !visit.out.contains('\u{1b}'), "{}", visit.out);
    assert_eq!(machine.run(&["plain", "finnes ikke"]).code, 1);
    assert_eq!(names(&machine.folder()), ["backups", "dialogduk.db"]);
}

#[test]
fn a_visit_line_by_line_that_leaves_something_unsaved_ends_with_1() {
    let machine = Machine::new();
    let id =
        machine.run(&["sessions", "new", "--unit", "Solbakken", "--set", "ned-kjerne"]).out.trim().to_owned();
    for (lines, code) in [("tunge løft\n", 0), ("Ola Hansen er syk\n", 1), ("Ola Hansen er syk\n/slutt\n", 1)]
    {
        let mut child = machine
            .command(&["--lang", "nb", "plain", id.as_str()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = format!("/gå 1\n{lines}");
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), lines.as_bytes()).unwrap();
        let ran = ran(child.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{lines}: {}", ran.out);
        assert_eq!(ran.out.contains("\nAlt er lagret"), code == 0, "{lines}: {}", ran.out);
    }
}

#[test]
fn the_full_screen_and_the_demo_say_so_where_nothing_can_be_drawn() {
    let machine = Machine::new();
    let none: [&str; 0] = [];
    for arguments in [&none[..], &["demo"]] {
        let ran = machine.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}");
        // Started by a double click the window would close at once: it asks for Enter.
        let waits = cfg!(windows) && arguments.is_empty();
        assert_eq!(ran.err.lines().count(), if waits { 5 } else { 3 }, "{arguments:?}: {}", ran.err);
    }
    assert_eq!(names(machine.home.path()), [""; 0]);
}

/// The program in a window of its own, until it has shown something and been asked to quit.
#[cfg(unix)]
fn quit_at_once(machine: &Machine, arguments: &[&str]) -> (u32, String) {
    use std::io::{Read, Write};

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    let pair =
        native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dialogduk"));
    command.args(arguments);
    command.cwd(machine.home.path());
    for (name, value) in machine.command(arguments).get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        }
    }
    command.env("TERM", "xterm-256color");
    command.env("TMPDIR", machine.home.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut shown = Vec::new();
    let mut piece = [0; 4096];
    let mut asked = false;
    // Ends when the program does: then there is nothing more to read.
    while let Ok(length @ 1..) = reader.read(&mut piece) {
        shown.extend_from_slice(&piece[..length]);
        if !asked && String::from_utf8_lossy(&shown).contains("F1") {
            writer.write_all(b"\x11").unwrap(); // Ctrl+Q
            asked = true;
        }
    }
    let code = child.wait().unwrap().exit_code();
    (code, String::from_utf8_lossy(&shown).into_owned())
}

#[cfg(unix)]
#[test]
fn the_demo_leaves_nothing_behind() {
    let machine = Machine::new();
    let (code, shown) = quit_at_once(&machine, &["demo"]);
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("PRØVE") && shown.contains("Prøvedataene er slettet."), "{shown}");
    assert_eq!(names(machine.home.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn the_full_screen_leaves_one_whole_file_behind() {
    let machine = Machine::new();
    machine.write_settings("tema = 1");
    let (code, shown) = quit_at_once(&machine, &[]);
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("«tema»"), "what is wrong with the settings is shown: {shown}");
    assert_eq!(names(&machine.folder()), ["config.toml", "dialogduk.db"]);
}

#[test]
fn what_is_due_is_told_in_words_and_a_deadline_that_is_over_ends_with_three() {
    let machine = Machine::with_examples();
    let due = machine.run(&["due", "--as-of", "22.11.2026", "--within", "14d"]);
    assert_eq!(due.code, 3, "{}", due.err);
    assert!(due.out.contains("forfalt 3 d"), "{}", due.out);
    assert!(due.out.contains("Fast tid med leder for nattevakter"), "{}", due.out);

    let ran = machine.run(&["due", "--as-of", "22.11.2026", "--json"]);
    assert_eq!(ran.code, 3);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let rows = json["due"].as_array().unwrap();
    let db = rusqlite::Connection::open(machine.data_file()).unwrap();
    for (kind, sql) in [
        ("overdue", "state IN ('agreed', 'in_progress') AND deadline < '2026-11-22'"),
        ("soon", "state IN ('agreed', 'in_progress') AND deadline BETWEEN '2026-11-22' AND '2026-12-06'"),
        (
            "follow_up",
            "state IN ('agreed', 'in_progress') AND follow_up <= '2026-12-06' AND deadline > '2026-12-06'",
        ),
    ] {
        let sql = format!("SELECT count(*) FROM measure WHERE in_place = 0 AND {sql}");
        let counted: u32 = db.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(json["counts"][kind].as_u64(), Some(counted.into()), "{kind}");
        let listed = rows.iter().filter(|row| row["kind"] == kind).count();
        assert_eq!(u32::try_from(listed).unwrap(), counted, "{kind}");
    }
    // Long before any deadline nothing is over.
    let early = machine.run(&["due", "--as-of", "1.1.2026", "--within", "1d"]);
    assert_eq!((early.code, early.out.as_str()), (0, ""), "{}", early.err);
    assert!(early.err.contains("Ingenting forfaller"), "{}", early.err);
    for wrong in [["--within", "snart"], ["--as-of", "i fjor en gang"]] {
        assert_eq!(machine.run(&["due", wrong[0], wrong[1]]).code, 2, "{wrong:?}");
    }
}

#[test]
fn measures_are_carried_on_all_together_or_not_at_all() {
    let machine = Machine::with_examples();
    let ids = |kind: &str| -> Vec<String> {
        let due: Value =
            serde_json::from_str(&machine.run(&["due", "--as-of", "22.11.2026", "--json"]).out).unwrap();
        let rows = due["due"].as_array().unwrap().iter().filter(|row| row["kind"] == kind);
        rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    let (late, soon) = (ids("overdue"), ids("soon"));
    let mut all = vec!["measures".to_owned(), "set".to_owned()];
    all.extend(late.iter().chain(&soon).cloned());
    let with = |more: &[&str]| -> Vec<String> {
        all.iter().cloned().chain(more.iter().map(|&it| it.to_owned())).collect()
    };
    let refused = machine.run(&with(&["--deadline", "1.3.2027"]));
    assert_eq!(refused.code, 1, "a moved deadline needs a reason");
    assert!(refused.err.contains("Ingenting er endret"), "{}", refused.err);
    assert_eq!(ids("overdue"), late);
    let moved = ["--deadline", "1.3.2027", "--reason", "Vi venter på turnusen"];
    let dry = machine.run(&with(&[&moved[..], &["--dry-run"]].concat()));
    assert_eq!((dry.code, ids("overdue")), (0, late.clone()), "{}", dry.err);
    let done = machine.run(&with(&moved));
    assert_eq!((done.code, ids("overdue")), (0, vec![]), "{}", done.err);
    assert!(done.err.contains("får frist 01.03.2027"), "{}", done.err);
    assert_eq!(machine.run(&["measures", "set", "ffffffffffffffff", "--state", "done"]).code, 1);
    assert_eq!(machine.run(&["measures", "set", &late[0]]).code, 2, "nothing to set");
}

/// How many sessions a list has.
fn count(machine: &Machine, arguments: &[&str]) -> usize {
    machine.json(arguments)["sessions"].as_array().unwrap().len()
}

#[test]
fn a_session_goes_into_the_archive_and_out_again_as_it_was() {
    let machine = Machine::with_examples();
    let all = count(&machine, &["sessions", "list", "--json"]);
    let id = machine.json(&["sessions", "list", "--json"])["sessions"][0]["id"].as_str().unwrap().to_owned();
    let before = machine.run(&["export", "session", &id]).out;
    // A second time changes nothing.
    for _ in 0..2 {
        assert_eq!(machine.run(&["sessions", "archive", &id]).code, 0);
        assert_eq!(count(&machine, &["sessions", "list", "--json"]), all - 1);
        assert_eq!(count(&machine, &["sessions", "list", "--archived", "--json"]), 1);
    }
    for _ in 0..2 {
        assert_eq!(machine.run(&["sessions", "archive", "--undo", &id[..6]]).code, 0);
        assert_eq!(count(&machine, &["sessions", "list", "--json"]), all);
        assert_eq!(count(&machine, &["sessions", "list", "--archived", "--json"]), 0);
    }
    assert_eq!(machine.run(&["export", "session", &id]).out, before);
    let unknown = machine.run(&["sessions", "archive", "finnesikke"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (1, ""));
    assert!(unknown.err.contains("finnesikke"), "{}", unknown.err);
    assert_eq!(machine.run(&["sessions", "archive"]).code, 2);
}

#[test]
fn what_is_deleted_is_taken_back_from_the_trash_or_purged_on_a_clear_word_only() {
    let machine = Machine::with_examples();
    let listed = machine.json(&["sessions", "list", "--json"]);
    let (id, title) = (listed["sessions"][0]["id"].as_str().unwrap(), &listed["sessions"][0]["title"]);
    let before = machine.run(&["export", "session", id]).out;
    assert_eq!(machine.run(&["sessions", "trash"]).out, "");
    assert_eq!(machine.run(&["sessions", "delete", id, "--yes"]).code, 0);
    let trash = machine.json(&["sessions", "trash", "--json"]);
    assert_eq!((&trash["sessions"][0]["id"], &trash["sessions"][0]["title"]), (&Value::from(id), title));
    assert!(trash["sessions"][0]["trashed_at"].as_str().unwrap().len() > 10);
    for arguments in [
        &["sessions", "delete", id, "--yes"][..],
        &["sessions", "show", id],
        &["sessions", "history", id],
        &["sessions", "archive", id],
        &["sessions", "restore", "finnesikke"],
        &["sessions", "restore", ""],
        &["sessions", "purge", "finnesikke", "--yes"],
        // Nobody is there to be asked, so nobody has said yes.
        &["sessions", "purge", id],
    ] {
        let refused = machine.run(arguments);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{arguments:?}");
        assert!(!refused.err.is_empty(), "{arguments:?}");
    }
    assert_eq!(machine.run(&["sessions", "restore", id]).code, 0);
    assert_eq!(machine.run(&["export", "session", id]).out, before);
    assert_eq!(machine.run(&["sessions", "restore", id]).code, 1, "it is not there any more");
    assert_eq!(
        machine.run(&["sessions", "purge", id, "--yes"]).code,
        1,
        "only what lies in the trash is purged"
    );

    assert_eq!(machine.run(&["sessions", "delete", id, "--yes"]).code, 0);
    let purged = machine.json(&["sessions", "purge", id, "--yes", "--json"]);
    assert_eq!((&purged["session"], &purged["deleted"]), (&Value::from(id), &Value::from(true)));
    assert!(purged["texts"].as_u64().unwrap() > 0 && purged["traces"] == serde_json::json!([]), "{purged}");
    assert_eq!(count(&machine, &["sessions", "trash", "--json"]), 0);
}

#[test]
fn the_help_and_what_cannot_be_meant_are_told_in_the_language_of_the_person() {
    let machine = Machine::new();
    for (arguments, code, told) in [
        (&["--lang", "nb", "--help"][..], 0, "Bruk: dialogduk [VALG] [KOMMANDO]"),
        (
            &["--lang", "nn", "sessions", "purge", "--help"],
            0,
            "Slett for godt eit møte som ligg i papirkorga",
        ),
        (&["--lang", "en", "--help"], 0, "Usage: dialogduk [OPTIONS] [COMMAND]"),
        (&["--lang", "nb", "export", "-h"], 0, "Argumenter:\n  <HVA>"),
        (&["--lang", "nb", "tull"], 2, "«tull» er ikke en kommando."),
        (&["--lang", "nb", "export", "tull"], 2, "Velg blant: actions, result"),
        (&["--lang", "nn", "restore"], 2, "Dette manglar: <FIL|latest>"),
        (&["--lang=nb", "backup", "--hopp"], 2, "--hopp er ikke et valg her."),
        (
            &["--lang=nb", "sessions", "new", "--groups", "900"],
            2,
            "«900» kan ikke brukes for --groups <ANTALL>.",
        ),
        (&["--lang=nn", "doctor", "--fix", "--salvage", "a.db"], 2, "kan ikkje brukast saman med"),
    ] {
        let ran = machine.run(arguments);
        let (here, nothing) = if code == 0 { (&ran.out, &ran.err) } else { (&ran.err, &ran.out) };
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert!(here.contains(told) && nothing.is_empty(), "{arguments:?}:\n{}\n{}", ran.out, ran.err);
    }
}

#[test]
fn a_line_deleted_for_good_is_in_no_file_of_the_program_settings_and_notes_among_them() {
    let machine = Machine::new();
    let id =
        machine.run(&["sessions", "new", "--unit", "Solbakken", "--set", "ned-kjerne"]).out.trim().to_owned();
    let said = "gulfuglen sang utenfor vinduet";
    let lines = format!("/gå 1\n{said}\n");
    let mut child = machine
        .command(&["--lang", "nb", "plain", id.as_str()])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::io::Write::write_all(child.stdin.as_mut().unwrap(), lines.as_bytes()).unwrap();
    child.wait().unwrap();
    assert_eq!(machine.run(&["backup"]).code, 0);
    let found = |word: &str| {
        fn files(folder: &Path) -> Vec<PathBuf> {
            let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
        }
        let holds = |path: &PathBuf| {
            fs::read(path).unwrap().windows(word.len()).any(|bytes| bytes == word.as_bytes())
        };
        files(machine.home.path()).into_iter().filter(holds).collect::<Vec<_>>()
    };
    assert!(found(said).len() >= 2, "in the file and in its backup: {:?}", found(said));
    let purged = machine.run(&["purge", "--session", &id, "--line", "gulfuglen", "--yes"]);
    assert_eq!(purged.code, 0, "{}", purged.err);
    assert_eq!(found(said), Vec::<PathBuf>::new());
}

/// What the follow-up list was narrowed by is remembered in the settings.
#[test]
fn a_name_goes_from_what_the_settings_remember_too() {
    let machine = Machine::with_examples();
    let settings = "# Min merknad\nrole = 'fagleder'\nfollow_up = \": owner='Ragnfrid Kvamme'\"\nviews = [\"Ragnfrids: text='Ragnfrid Kvamme' overdue\"]\n";
    machine.write_settings(settings);
    let found = machine.json(&["purge", "--find", "ragnfrid kvamme", "--json"]);
    let places: Vec<_> = found["places"].as_array().unwrap().iter().map(|it| it["where"].clone()).collect();
    assert_eq!(places, ["settings", "settings"]);
    assert!(machine.run(&["purge", "--find", "ragnfrid kvamme"]).out.contains("innstillingene"));
    let purge = ["purge", "--name", "Ragnfrid Kvamme", "--role", "renholder"];
    assert_eq!(machine.json(&[&purge[..], &["--dry-run", "--json"]].concat())["places"], 2);
    let written = || fs::read_to_string(machine.folder().join("config.toml")).unwrap();
    assert_eq!(written(), settings, "only told");
    assert_eq!(machine.run(&[&purge[..], &["--yes"]].concat()).code, 0);
    let left = written();
    assert!(left.contains("owner='renholder'") && left.contains("overdue text='renholder'"), "{left}");
    assert!(left.starts_with("# Min merknad") && !left.contains("Kvamme"), "{left}");
}

#[test]
fn a_name_goes_from_the_settings_also_when_nobody_reads_what_is_told() {
    let machine = Machine::with_examples();
    machine.write_settings("follow_up = \": owner='Ragnfrid Kvamme'\"\n");
    let purge = ["purge", "--name", "Ragnfrid Kvamme", "--role", "renholder", "--yes", "--json"];
    let mut child = machine.command(&purge).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
    let left = fs::read_to_string(machine.folder().join("config.toml")).unwrap();
    assert!(left.contains("renholder") && !left.contains("Kvamme"), "{left}");
}

#[test]
fn a_file_of_a_session_in_the_trash_takes_its_place_only_when_that_is_said() {
    let machine = Machine::with_examples();
    let file = machine.examples().remove(0);
    let id = exchange::read(&fs::read(&file).unwrap()).unwrap().session.id.to_string();
    assert_eq!(machine.run(&["sessions", "delete", &id, "--yes"]).code, 0);
    let file = file.to_str().unwrap();
    let asked = machine.run(&["import", file]);
    assert_eq!(asked.code, 1);
    assert!(asked.err.contains("papirkurven"), "{}", asked.err);
    assert_eq!(count(&machine, &["sessions", "trash", "--json"]), 1);
    assert_eq!(machine.run(&["import", file, "--yes"]).code, 0);
    assert_eq!(count(&machine, &["sessions", "trash", "--json"]), 0);
    assert_eq!(machine.run(&["sessions", "show", &id]).code, 0);
}

#[test]
fn what_happened_to_a_session_is_told_in_words_and_as_json() {
    let machine = Machine::with_examples();
    let id = machine.json(&["sessions", "list", "--json"])["sessions"][0]["id"].as_str().unwrap().to_owned();
    let events = machine.json(&["sessions", "history", &id, "--json"]);
    assert_eq!(events["id"], Value::from(id.as_str()));
    let kinds: Vec<_> =
        events["events"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.first(), Some(&"created"), "{kinds:?}");
    for (lang, word) in [("nb", "laget"), ("nn", "laga"), ("en", "made")] {
        let told = machine.run(&["--lang", lang, "sessions", "history", &id]);
        assert_eq!((told.code, told.out.lines().count()), (0, kinds.len()), "{lang}");
        assert!(told.out.contains(word), "{lang}: {}", told.out);
    }
    assert_eq!(machine.run(&["sessions", "history", "finnesikke"]).code, 1);
}

#[test]
fn what_happened_to_a_measure_is_told_and_a_comment_is_kept() {
    let machine = Machine::with_examples();
    let measures = machine.json(&["measures", "list", "--json"]);
    let id = measures["measures"][0]["id"].as_str().unwrap();
    let before = machine.json(&["measures", "show", id, "--json"])["events"].as_array().unwrap().len();
    let kept = machine.run(&["measures", "comment", id, "Bestilt hos leverandøren", "--by", "fagleder"]);
    assert_eq!((kept.code, kept.out.as_str()), (0, ""), "{}", kept.err);
    let told = machine.json(&["measures", "show", id, "--json"]);
    let events = told["events"].as_array().unwrap();
    assert_eq!(events.len(), before + 1);
    let last = events.last().unwrap();
    assert_eq!(
        (last["kind"].as_str(), last["new"].as_str(), last["by"].as_str()),
        (Some("comment"), Some("Bestilt hos leverandøren"), Some("fagleder"))
    );
    let words = machine.run(&["measures", "show", id]);
    assert!(
        words.out.contains("Bestilt hos leverandøren") && words.out.contains("(fagleder)"),
        "{}",
        words.out
    );
    assert_eq!(words.out.lines().count(), before + 3, "title, blank line, and one line each");
    for arguments in [
        &["measures", "show", "finnesikke"][..],
        &["measures", "comment", "finnesikke", "x"],
        &["measures", "comment", id, "  "],
    ] {
        let refused = machine.run(arguments);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{arguments:?}");
    }
    assert_eq!(machine.run(&["measures", "comment", id]).code, 2);
}

#[test]
fn a_file_that_was_written_stands_in_the_history_and_a_preview_does_not() {
    let machine = Machine::with_examples();
    let id = machine.json(&["sessions", "list", "--json"])["sessions"][0]["id"].as_str().unwrap().to_owned();
    let exported = || -> Vec<String> {
        let told = machine.json(&["sessions", "history", &id, "--json"]);
        let events = told["events"].as_array().unwrap().clone();
        events
            .iter()
            .filter(|it| it["kind"] == "exported")
            .map(|it| it["note"].as_str().unwrap().to_owned())
            .collect()
    };
    let before = exported();
    machine.run(&["export", "actions", &id, "--preview"]);
    machine.run(&["export", "actions", &id]);
    assert_eq!(exported(), before);
    assert_eq!(machine.run(&["export", "actions", &id, "-o", "liste.md"]).code, 0);
    assert_eq!(machine.run(&["export", "session", &id, "-o", "hele.toml"]).code, 0);
    assert_eq!(exported()[before.len()..], ["liste.md", "hele.toml"]);
}

#[test]
fn figures_are_told_and_written_from_the_data_file_or_from_files_that_stay_as_they_are() {
    let machine = Machine::with_examples();
    let own = machine.json(&["stats", "--json", "--as-of", "2026-11-22"]);
    assert_eq!(own["units_counted"], 2);
    let files = machine.examples();
    let before: Vec<_> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    let mut arguments = vec!["stats".to_owned(), "--json".into(), "--as-of".into(), "2026-11-22".into()];
    arguments.extend(files.iter().map(|file| file.display().to_string()));
    arguments.push(machine.data_file().display().to_string());
    let ran = machine.run(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("talt én gang"), "{}", ran.err);
    assert_eq!(
        serde_json::from_str::<Value>(&ran.out).unwrap()["figures"],
        own["figures"],
        "each meeting once"
    );
    assert!(files.iter().map(|file| fs::read(file).unwrap()).eq(before), "files are only read");

    let text = machine.run(&["stats", "--unit", "solb"]);
    assert!(text.out.starts_with("Rapport – Solbakken sykehjem\n"), "{}", text.out);
    for (arguments, code, told) in [
        (&["stats", "--unit", "Fjellheimen"][..], 1, "Fjellheimen"),
        (&["stats", "--unit", "b"], 1, "Bjørkelia barnehage, Solbakken sykehjem"),
        (&["stats", "borte.toml"], 1, "borte.toml"),
        (&["report", "--format", "csv"], 2, "docx, xlsx, pdf"),
        (&["trend", "--unit", "Bjørkelia"], 0, "Bjørkelia barnehage har ikke svart"),
        (&["compare", "kjerneduk", "kjerneduk"], 2, "samme møte"),
    ] {
        let ran = machine.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }

    let report = ["report", "--as-of", "2026-11-22", "-o", "rapport.docx"];
    let written = machine.run(&report);
    assert!(written.code == 0 && written.err.contains("Skrev rapport.docx"), "{}", written.err);
    assert_eq!(machine.run(&report).code, 1, "never over a file");
    let first = fs::read(machine.path("rapport.docx")).unwrap();
    assert_eq!(machine.run(&[&report[..], &["--force"]].concat()).code, 0);
    assert_eq!(fs::read(machine.path("rapport.docx")).unwrap(), first, "the same figures, the same bytes");

    let trend = machine.run(&["trend", "--unit", "Solbakken"]);
    assert!(trend.code == 0 && trend.out.contains("Alle slapp til\n"), "{}{}", trend.out, trend.err);
    let compared = machine.json(&["compare", "NED kjerneduk", "Oppfølging av", "--json"]);
    assert!(compared["measures"].as_array().unwrap().iter().any(|it| it["fate"] == "new"), "{compared}");
}

#[test]
fn a_list_a_unit_has_kept_itself_is_shown_changed_and_taken_in() {
    let machine = Machine::new();
    let list = "Gjøremål;Hvem;Dag\nTakheis;leder;1.3.2027\nStillerom;fagleder;15.4.2027\n";
    fs::write(machine.path("plan.csv"), list).unwrap();
    let import = |more: &[&str]| {
        let all: Vec<&str> = ["--lang", "nb", "import", "plan.csv"].iter().chain(more).copied().collect();
        machine.run(&all)
    };
    let unit = ["--unit", "Solsikken"];
    let with = |more: &[&'static str]| import(&[&unit[..], more].concat());

    let told = import(&[]).err;
    assert!(told.contains("--unit"), "{told}");
    let asked = with(&[]);
    assert!(asked.code == 1 && asked.err.contains("--yes"), "{}", asked.err);
    for (map, told) in [
        ("Dag=dato", "Det finnes ikke noe felt «dato». Feltene er title,"),
        ("Uke=deadline", "Lista har ingen kolonne «Uke». Den har «Gjøremål», «Hvem», «Dag»."),
        ("Gjøremål=-", "Ingen kolonne sier hva som skal gjøres."),
    ] {
        let ran = with(&["--yes", "--map", map]);
        assert!(ran.code != 0 && ran.err.contains(told), "{map}: {}", ran.err);
    }
    let twice = with(&["--yes", "--map", "Dag=deadline", "--map", "Hvem=deadline"]);
    assert!(twice.out.contains("Rad 1: To kolonner er begge «Frist»."), "{}", twice.out);
    let shown = with(&["--dry-run", "--map", "c=deadline"]);
    assert!(shown.code == 0 && shown.out.contains("C Dag        Frist      1.3.2027"), "{}", shown.out);
    assert_eq!(
        machine.json(&["sessions", "list", "--json"])["sessions"].as_array().unwrap().len(),
        0,
        "nothing so far"
    );

    // The headings can stand in a column profile, too.
    let profile = "[[column]]\nfield = \"title\"\nheader = \"Gjøremål\"\n[[column]]\nfield = \"deadline\"\nheader = \"Dag\"\n";
    fs::write(machine.path("mal.toml"), profile).unwrap();
    let json = machine.json(&[
        "import",
        "plan.csv",
        "--unit",
        "Solsikken",
        "--profile",
        "mal.toml",
        "--yes",
        "--json",
    ]);
    assert_eq!((&json["applied"], &json["rows"][0]["state"]), (&true.into(), &"agreed".into()), "{json}");
    assert_eq!(machine.json(&["measures", "list", "--json"])["measures"].as_array().unwrap().len(), 2);
    let again = with(&["--yes", "--map", "Dag=deadline"]);
    assert!(again.code == 0 && again.out.contains("Ingenting i lista er nytt her."), "{}", again.out);
}

#[test]
fn where_and_under_whose_name_it_is_written_changes_no_byte_of_a_document() {
    let (one, other) = (Machine::with_examples(), Machine::with_examples());
    let elsewhere = other.path("et annet sted");
    fs::create_dir_all(&elsewhere).unwrap();
    let id = "wspmf65xswgpjgex";
    for (what, format) in [
        ("actions", "xlsx"),
        ("actions", "docx"),
        ("result", "pdf"),
        ("minutes", "html"),
        ("sheets", "pdf"),
        ("calendar", "ics"),
        ("nav", "json"),
        ("reminders", "docx"),
        ("bank", "toml"),
    ] {
        let arguments = [
            "export",
            what,
            id,
            "--format",
            format,
            "--as-of",
            "2026-12-12",
            "--lang",
            "nb",
            "--profile",
            "full",
        ];
        let here = one.command(&arguments).env("TZ", "Pacific/Auckland").output().unwrap();
        let there =
            other.command(&arguments).env("TZ", "America/Lima").current_dir(&elsewhere).output().unwrap();
        assert!(here.status.success() && !here.stdout.is_empty(), "{what} {format}: {here:?}");
        assert!(here.stdout == there.stdout, "{what} {format}");
    }
}
