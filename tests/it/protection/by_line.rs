//! Passphrases line by line: from a pipe each is a line, on a terminal nothing of them is shown.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use dialogduk::ops;
use dialogduk::store::{Backups, ProblemKind, Store};

use super::outside::dialogduk;
use super::{Kept, kind, phrase};

const FIRST: &str = "sol og vind og regn";
const SECOND: &str = "noe helt annet denne gangen";

/// Holds a conversation through a pipe; all that was said on both streams. Whatever was typed as a passphrase stands neither
/// there nor in any file.
fn talk(kept: &Kept, arguments: &[&str], script: &str, secrets: &[&str]) -> String {
    let mut command = dialogduk(kept, &[&["plain"], arguments].concat());
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8([done.stdout, done.stderr].concat()).unwrap();
    assert!(done.status.success(), "{said}");
    for secret in secrets {
        assert!(!said.contains(secret), "{said}");
        assert_eq!(files_with(kept, secret), [] as [String; 0], "{script}");
    }
    said
}

/// The files below the folder in which a word stands.
fn files_with(kept: &Kept, word: &str) -> Vec<String> {
    let (mut found, mut folders) = (Vec::new(), vec![kept.folder.path().to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if fs::read(&path).unwrap().windows(word.len()).any(|it| it == word.as_bytes()) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

/// The file under [`FIRST`], which lies in a file beside the others' folder.
fn protected() -> (Kept, tempfile::TempDir, String) {
    let (kept, aside) = (Kept::new(), tempfile::tempdir().unwrap());
    let backups = Backups::new(&kept.path(), None);
    ops::protect(&kept.path(), &backups, None, Some(&phrase(FIRST)), ops::PlainCopies::Protect).unwrap();
    let file = aside.path().join("first");
    fs::write(&file, FIRST).unwrap();
    let file = file.display().to_string();
    (kept, aside, file)
}

#[test]
fn a_script_sets_changes_and_removes_it_in_the_middle_of_a_visit() {
    let kept = Kept::new();
    let before = kept.content(None).unwrap();
    let said = talk(&kept, &[], &format!("/passord\n{FIRST}\n{FIRST}\n/sikkerhetskopi\n/slutt\n"), &[FIRST]);
    assert!(said.contains("Datafila er beskyttet.") && said.contains("er tatt og kontrollert"), "{said}");
    assert_eq!(kept.content(Some(&phrase(FIRST))).unwrap(), before);
    for backup in Backups::new(&kept.path(), None).list() {
        assert_eq!(kind(Store::open_read_only(&backup.path)), ProblemKind::Protected, "{backup:?}");
    }

    let aside = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        fs::write(aside.path().join(name), text).unwrap();
        aside.path().join(name).display().to_string()
    };
    // In a meeting, too: what is said after it is saved as before.
    let change =
        format!("1\n\n/passord bytt\r\n{FIRST}\r\n{SECOND}\r\n{SECOND}\r\n/sikkerhetskopi\r\n/slutt\n");
    let said = talk(&kept, &["--passphrase-file", &file("first", FIRST)], &change, &[FIRST, SECOND]);
    assert!(said.contains("Datafila har nå det nye passordet."), "{said}");
    assert_eq!(kind(kept.content(Some(&phrase(FIRST)))), ProblemKind::WrongPassphrase);

    let remove = format!("/passord\nta bort\n{SECOND}\n/slutt\n");
    let said = talk(&kept, &["--passphrase-file", &file("second", SECOND)], &remove, &[SECOND]);
    assert!(said.contains("har ikke noe passord lenger"), "{said}");
    kept.content(None).unwrap();
    let said = talk(&kept, &[], "/passord fjern\n/slutt\n", &[]);
    assert!(said.contains("Datafila har ikke noe passord."), "{said}");
}

#[test]
fn after_a_slip_no_passphrase_is_taken_for_something_that_was_said() {
    for (script, told) in [
        ("/passord\nkortord\nkortord\n", "For kort: minst 8 tegn."),
        ("/passord\nsol og vind og regn\nsol og vind og regm\n", "De to var ikke like."),
        ("/passord\n\nsol og vind og regn\n", "Ingenting er endret."),
        ("/passord\nsol og vind og regn\n", "Alt er lagret"),
    ] {
        let kept = Kept::new();
        let script = format!("1\n\n{script}");
        let said = talk(&kept, &[], &script, &["kortord", "sol og vind"]);
        assert!(said.contains(told), "«{told}» was not said: {said}");
        assert!(!dialogduk::store::looks_protected(&kept.path()), "{script}");
    }
    let (kept, _aside, file) = protected();
    let wrong = format!("1\n\n/passord bytt\nikke den rette\n{SECOND}\n{SECOND}\n");
    let said = talk(&kept, &["--passphrase-file", &file], &wrong, &["ikke den rette", SECOND]);
    assert!(said.contains("Passordet åpner ikke fila."), "{said}");
    kept.content(Some(&phrase(FIRST))).unwrap();
}

#[test]
fn a_backup_under_another_passphrase_is_asked_for_its_own() {
    let (kept, _aside, file) = protected();
    let before = kept.content(Some(&phrase(FIRST))).unwrap();
    let with = ["--passphrase-file", file.as_str()];
    talk(&kept, &with, "/sikkerhetskopi\n/slutt\n", &[FIRST]);
    dialogduk::store::protect(&kept.path(), Some(&phrase(FIRST)), Some(&phrase(SECOND))).unwrap();
    fs::write(&file, SECOND).unwrap();
    let said = talk(&kept, &with, "/hent sikkerhetskopi\n1\nikke den rette\n/slutt\n", &["ikke den rette"]);
    assert!(said.contains("Passordet åpner ikke fila."), "{said}");
    let said =
        talk(&kept, &with, &format!("/hent sikkerhetskopi\n1\n{FIRST}\nja\n/slutt\n"), &[FIRST, SECOND]);
    assert!(said.contains("Sikkerhetskopien er i bruk."), "{said}");
    assert_eq!(kept.content(Some(&phrase(SECOND))).unwrap(), before, "the file keeps its own");
}
