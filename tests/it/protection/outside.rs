//! Passphrases from outside: the command line, processes that are killed, and what is linked into the program.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dialogduk::exchange;
use dialogduk::export::sealed;
use dialogduk::store::{self, Store};

use super::{CANARY, Kept, names, phrase, that_sing};

const FIRST: &str = "sol og vind og regn";
const SECOND: &str = "noe helt annet denne gangen";

pub(super) fn dialogduk(kept: &Kept, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dialogduk"));
    command.args(["--db", "moter.db", "--lang", "nb"]).args(arguments);
    command.current_dir(kept.folder.path()).stdin(Stdio::null());
    for variable in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        command.env(variable, kept.folder.path().join("home"));
    }
    command.env_remove("DIALOGDUK_PASSPHRASE_FILE");
    command
}

/// Runs it; standard output, or standard error where it fails.
fn run(kept: &Kept, arguments: &[&str]) -> Result<String, String> {
    let done = dialogduk(kept, arguments).output().unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    if done.status.success() { Ok(text(&done.stdout)) } else { Err(text(&done.stderr)) }
}

fn with_passphrase_files() -> Kept {
    let kept = Kept::new();
    fs::write(kept.folder.path().join("first"), format!("{FIRST}\n")).unwrap();
    fs::write(kept.folder.path().join("second"), format!("{SECOND}\n")).unwrap();
    fs::write(kept.folder.path().join("short"), "kort\n").unwrap();
    kept
}

#[test]
fn a_script_sets_changes_and_removes_it_and_every_verb_works_under_it() {
    let kept = with_passphrase_files();
    assert!(run(&kept, &["protect", "set"]).unwrap_err().contains("--passphrase-file"), "nobody to ask");
    let short = run(&kept, &["protect", "set", "--passphrase-file", "short"]).unwrap_err();
    assert!(short.contains("minst 8 tegn"), "{short}");
    run(&kept, &["protect", "set", "--passphrase-file", "first"]).unwrap();
    assert!(store::looks_protected(&kept.path()));

    let locked = run(&kept, &["sessions", "list"]).unwrap_err();
    assert!(locked.contains("beskyttet med et passord") && locked.contains("--passphrase-file"), "{locked}");
    let wrong = run(&kept, &["sessions", "list", "--passphrase-file", "second"]).unwrap_err();
    assert!(wrong.contains("Passordet åpner ikke fila."), "{wrong}");
    let verbs: [&[&str]; 5] = [
        &["sessions", "list", "--json"],
        &["backup"],
        &["backup", "list"],
        &["stats"],
        &["restore", "latest", "--force"],
    ];
    for verb in verbs {
        let arguments = [verb, &["--passphrase-file", "first"]].concat();
        run(&kept, &arguments).unwrap_or_else(|told| panic!("{verb:?}: {told}"));
    }
    assert_eq!(that_sing(kept.folder.path()).len(), 0);

    let again = run(&kept, &["protect", "set", "--passphrase-file", "second"]).unwrap_err();
    assert!(again.contains("har alt et passord"), "{again}");
    let change = ["protect", "change", "--passphrase-file", "first", "--new-passphrase-file", "second"];
    run(&kept, &change).unwrap();
    kept.content(Some(&phrase(SECOND))).unwrap();
    run(&kept, &["protect", "remove", "--passphrase-file", "second"]).unwrap();
    kept.content(None).unwrap();
    let none = run(&kept, &["protect", "remove", "--passphrase-file", "second"]).unwrap_err();
    assert!(none.contains("ikke noe passord"), "{none}");
}

#[test]
fn an_exported_session_is_sealed_and_comes_back_with_its_passphrase() {
    let kept = with_passphrase_files();
    let id = kept.sessions[0].to_string();
    run(
        &kept,
        &["export", "session", &id, "--vouch", "--reason", "test", "-o", "mote.toml", "--protect=first"],
    )
    .unwrap();
    let sealed_file = kept.folder.path().join("mote.toml.age");
    let bytes = fs::read(&sealed_file).unwrap();
    assert!(sealed::is_sealed(&bytes));
    assert!(!kept.folder.path().join("mote.toml").exists());
    assert_eq!(that_sing(kept.folder.path()), [kept.path()]);
    let inside = sealed::open(&bytes, &phrase(FIRST)).unwrap();
    assert!(String::from_utf8(inside).unwrap().contains(CANARY));

    let other = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dialogduk"));
        command.args(["--db", "annen.db", "--lang", "nb", "--vouch"]).args(arguments);
        let done = command.current_dir(kept.folder.path()).stdin(Stdio::null()).output().unwrap();
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        if done.status.success() { Ok(told) } else { Err(told) }
    };
    let wrong = other(&["import", "mote.toml.age", "--opened-by", "second"]).unwrap_err();
    assert!(wrong.contains("Passordet åpner ikke fila."), "{wrong}");
    let unasked = other(&["import", "mote.toml.age"]).unwrap_err();
    assert!(unasked.contains("--opened-by"), "{unasked}");
    other(&["import", "mote.toml.age", "--opened-by", "first"]).unwrap();
    let store = Store::open(&kept.folder.path().join("annen.db")).unwrap();
    assert!(store.load(kept.sessions[0]).unwrap().is_some());
}

/// A moment of the work, told by the copy that grows beside the file.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// It is there.
    Begun,
    /// Half of it is there.
    Half,
    /// It has taken the name, or will in a moment.
    Named,
}

/// Waits until the moment has come, or the process is done.
fn wait_for(moment: Moment, copy: &Path, whole: u64, child: &mut std::process::Child) {
    let end = Instant::now() + Duration::from_secs(60);
    let mut seen = false;
    while Instant::now() < end && child.try_wait().unwrap().is_none() {
        let bytes = copy.metadata().map(|it| it.len()).ok();
        seen |= bytes.is_some();
        let come = match moment {
            Moment::Begun => bytes.is_some(),
            Moment::Half => bytes.is_some_and(|bytes| bytes > whole / 2),
            Moment::Named => seen && bytes.is_none(),
        };
        if come {
            return;
        }
        std::thread::park_timeout(Duration::from_millis(1));
    }
}

#[test]
fn killed_in_the_middle_one_whole_file_is_left_that_one_of_the_two_opens() {
    let all = [Moment::Begun, Moment::Half, Moment::Named];
    let set: &[&str] = &["protect", "set", "--passphrase-file", "first"];
    let change: &[&str] =
        &["protect", "change", "--passphrase-file", "first", "--new-passphrase-file", "second"];
    let remove: &[&str] = &["protect", "remove", "--passphrase-file", "first"];
    let mut halfway = 0;
    for (arguments, moments) in [(set, &all[..]), (change, &all[1..2]), (remove, &all[1..2])] {
        for moment in moments {
            let kept = with_passphrase_files();
            let before = kept.content(None).unwrap();
            let (first, second) = (phrase(FIRST), phrase(SECOND));
            let now = if arguments == set { None } else { Some(&first) };
            let then = [Some(&first), Some(&second), None]
                [[set, change, remove].iter().position(|it| *it == arguments).unwrap()];
            if now.is_some() {
                store::protect(&kept.path(), None, now).unwrap();
            }
            let whole = kept.path().metadata().unwrap().len();
            let copy = kept.folder.path().join("moter.db.protecting");
            let mut child = dialogduk(&kept, arguments).stderr(Stdio::null()).spawn().unwrap();
            wait_for(*moment, &copy, whole, &mut child);
            let _ = child.kill();
            child.wait().unwrap();
            halfway += usize::from(copy.exists());

            let found = kept.content(then).or_else(|_| kept.content(now));
            assert_eq!(found.unwrap(), before, "{arguments:?} at {moment:?}");
            if then.is_some() && now.is_some() {
                assert_eq!(that_sing(kept.folder.path()).len(), 0, "{arguments:?} at {moment:?}");
            }
            // The next one finds nothing in its way, and leaves nothing behind.
            if kept.content(then).is_err() || (then.is_none() && store::looks_protected(&kept.path())) {
                store::protect(&kept.path(), now, then).unwrap();
            }
            assert_eq!(kept.content(then).unwrap(), before);
            if !copy.exists() {
                assert!(names(kept.folder.path()).contains(&"moter.db".to_owned()));
            }
        }
    }
    assert!(halfway > 0, "at least one was killed while it was at work");
}

#[test]
fn the_ciphers_are_linked_and_what_makes_connections_is_not() {
    let program = fs::read(env!("CARGO_BIN_EXE_dialogduk")).unwrap();
    let has = |name: &str| program.windows(name.len()).any(|part| part == name.as_bytes());
    // OpenSSL tells by name where it failed, so the names of what is linked are in the program, stripped or not.
    assert!(has("EVP_CipherInit_ex"), "control: libcrypto is in the program, with its names");
    for name in ["SSL_CTX_new", "SSL_set_fd", "ssl_create_cipher_list", "tls_construct_client_hello"] {
        assert!(!has(name), "{name} of libssl is in the program");
    }
    // Control: the examples are in it, too.
    assert!(has(exchange::examples()[0].0));
}
