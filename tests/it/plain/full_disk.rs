//! A meeting line by line on a disk that is full and has room again.

use std::path::Path;
use std::process::Command;

use dialogduk::env::Env;
use dialogduk::ops::{Draft, DraftKey};

use super::has;
use super::waiting::{ALL_SAVED, begun, read, texts, visit};
use crate::faults::{shim, tell_the_disk};

/// The other side of the test below: a disk that is full and has room again.
#[test]
#[ignore = "the other side of the test below"]
fn child_on_a_full_disk() {
    let Some(folder) = std::env::var_os("DIALOGDUK_TEST_WAITING") else { return };
    let (mut store, id) = begun(Path::new(&folder));
    let mut disk = |what: &str| tell_the_disk(what);
    let lines: Vec<String> = (1..=6).map(|number| format!("Rosa elefant {number}")).collect();
    let (six, full, room) = (lines.join("\n"), "!enospc-on/1", "!off/0");

    // Every one of them waits, and all of them come when they are asked for.
    let script = format!("tunge løft\n{full}\n{six}\n{room}\n/ta med\n/linjer");
    let (is_saved, said) = visit(&mut store, Some(id), &script, &mut disk);
    assert_eq!(said.matches("Linja di er tatt vare på.").count(), 6, "{said}");
    has(&said, "6 linjer som ventet, er lagret nå.");
    assert!(is_saved && said.contains(ALL_SAVED), "{said}");
    let mut wanted = vec!["tunge løft".to_owned()];
    wanted.extend(lines.clone());
    assert_eq!(texts(&read(&store, id)), wanted);

    // The next line comes after those that wait, with no word more; an unfinished line pushes none out.
    let (is_saved, said) =
        visit(&mut store, Some(id), &format!("{full}\nen\nto\n{room}\ntre\n/slutt"), &mut disk);
    assert!(is_saved && said.contains(ALL_SAVED), "{said}");
    assert_eq!(texts(&read(&store, id))[7..], ["en", "to", "tre"]);

    // What was said with commands, and what was counted on top of what waits.
    let commands = "/endre 1 tunge løft om natta\n/bevar Vi hjelper hverandre\n/parkér tema Parkering\n/tiltak Fast møte\n/møtet";
    let count = "/gå 2\n1\n2";
    let script = format!("{full}\n{commands}\nformål: Ro på vakt\n{count}\n{room}\n/slutt");
    let (is_saved, said) = visit(&mut store, Some(id), &script, &mut disk);
    assert!(is_saved && said.contains(ALL_SAVED), "{said}");
    let session = read(&store, id);
    assert_eq!(session.answers[0].body.text(), Some("tunge løft om natta"));
    assert_eq!(session.keeps[0].text, "Vi hjelper hverandre", "{said}");
    assert_eq!((session.topics.len(), session.measures.len()), (1, 1), "{said}");
    assert_eq!(session.details.purpose, "Ro på vakt", "{said}");

    // The disk stays full: each is named, whatever it was said with, and another meeting is no way around it.
    let script = format!("/gå 1\n{full}\nsiste ord\n/tiltak Ny rutine\n/stjerne 1\n/møtene\n/ta med\n/slutt");
    let (is_saved, said) = visit(&mut store, Some(id), &script, &mut disk);
    for told in ["Ikke lagret: «siste ord»", "Ikke lagret: «Ny rutine»", "2 linjer er ikke lagret ennå."]
    {
        has(&said, told);
    }
    assert!(!is_saved && !said.contains(ALL_SAVED) && said.contains("\nAlt annet er lagret"), "{said}");
    tell_the_disk("off/0");
    assert!(!texts(&read(&store, id)).contains(&"siste ord"));

    // What is thrown away is named, and nothing is left to tell.
    let (is_saved, said) =
        visit(&mut store, Some(id), &format!("{full}\nen\nto\n/glem\n{room}\n/slutt"), &mut disk);
    has(&said, "Ikke lagret: «to»");
    assert!(is_saved && texts(&read(&store, id)).last() == Some(&"en"), "{said}");

    // An unfinished line of the file is one line, however often it is tried.
    let session = read(&store, id);
    let key = DraftKey::Answer {
        question: session.set.parts[0].questions[0].id.clone(),
        group: session.groups[0].id,
    };
    let text = "halv tanke".to_owned();
    let draft = Draft { key, cursor: text.len(), text, kept_at: Env::fixed().now() };
    store.keep_draft(id, &draft).unwrap();
    let script = format!("{full}\n/ta med\n/ta med\n{room}\n/ta med\n/ta med\n/slutt");
    let (is_saved, said) = visit(&mut store, Some(id), &script, &mut disk);
    has(&said, "Det er ingen linje som venter.");
    let kept = read(&store, id);
    assert_eq!(texts(&kept).iter().filter(|text| **text == "halv tanke").count(), 1, "{said}");
    assert!(is_saved && store.drafts(id).unwrap().is_empty(), "{said}");

    // What cannot wait is told, and not forgotten when the person leaves.
    let (is_saved, said) =
        visit(&mut store, Some(id), &format!("{full}\n/enheten kommune: Furuvik\n{room}\n/slutt"), &mut disk);
    has(&said, "Noe ble ikke lagret da du sa det.");
    assert!(!is_saved && !said.contains(ALL_SAVED), "{said}");

    // What waits goes with the answers when they are deleted for good, and is no draft afterwards.
    let script = format!("{full}\nRosa nashorn\n/endre 1 Rosa tapir\n{room}\n/slett svarene\nja\n/slutt");
    let (is_saved, said) = visit(&mut store, Some(id), &script, &mut disk);
    assert!(is_saved && said.contains(ALL_SAVED), "{said}");
    assert!(texts(&read(&store, id)).is_empty() && store.drafts(id).unwrap().is_empty(), "{said}");
    eprintln!("lived through all");
}

#[test]
fn lines_that_a_full_disk_does_not_take_wait_in_order_or_are_named_on_leaving() {
    let Some(library) = shim() else { return };
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data");
    std::fs::create_dir(&folder).unwrap();
    let done = Command::new(std::env::current_exe().unwrap())
        .args(["plain::full_disk::child_on_a_full_disk", "--exact", "--ignored", "--nocapture"])
        .arg("--test-threads=1")
        .env("LD_PRELOAD", library)
        .env("FAULTS_FOLDER", &folder)
        .env("DIALOGDUK_TEST_WAITING", &folder)
        .output()
        .unwrap();
    let (told, failed) = (String::from_utf8_lossy(&done.stderr), String::from_utf8_lossy(&done.stdout));
    assert!(done.status.success() && told.contains("lived through all"), "{told}\n{failed}");
}
