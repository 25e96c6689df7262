//! What a killed export leaves half done is cleared away by the next one and by the next start, and nothing else is.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use dialogduk::export::{disk, leftovers};
use dialogduk::ops::Store;

use crate::driver::in_meeting_on;

const MINUTE: Duration = Duration::from_secs(60);

/// A file of this name, touched so long ago.
fn make(folder: &Path, name: &str, ago: Duration) -> File {
    fs::write(folder.join(name), "det noen sa").unwrap();
    let file = File::options().read(true).write(true).open(folder.join(name)).unwrap();
    file.set_modified(SystemTime::now() - ago).unwrap();
    file
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn the_next_export_clears_away_what_is_surely_ours_and_nobodys_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    drop(make(folder, ".dialogduk-4242-0.tmp", 2 * MINUTE));
    // A clock that was set back in between makes it a file of the future.
    let ahead = make(folder, ".dialogduk-4242-1.tmp", MINUTE);
    ahead.set_modified(SystemTime::now() + 3650 * 24 * 60 * MINUTE).unwrap();
    drop(ahead);
    let stay = ["notat.tmp", ".dialogduk-notat-1.tmp", "dialogduk-1-2.tmp", ".dialogduk-1-2.tmp.odt"];
    for name in stay {
        drop(make(folder, name, 3650 * 24 * 60 * MINUTE));
    }
    // Just made, and perhaps by somebody who writes at this moment.
    drop(make(folder, ".dialogduk-4243-0.tmp", Duration::ZERO));
    // Somebody writes it, be it ever so slowly: a stopped program, or one on a stick that takes its time.
    let held = make(folder, ".dialogduk-4244-0.tmp", 3650 * 24 * 60 * MINUTE);
    held.lock().unwrap();
    fs::create_dir(folder.join(".dialogduk-4245-0.tmp")).unwrap();
    disk::put(&folder.join("liste.md"), b"ny", false).unwrap();
    let mut expected =
        vec![".dialogduk-4243-0.tmp", ".dialogduk-4244-0.tmp", ".dialogduk-4245-0.tmp", "liste.md"];
    expected.extend(stay);
    expected.sort_unstable();
    assert_eq!(names(folder), expected);
    drop(held);
    assert_eq!(leftovers::sweep(folder), 1, "its writer is gone");
}

#[cfg(unix)]
#[test]
fn a_link_of_such_a_name_and_what_it_points_to_stay() {
    let folder = tempfile::tempdir().unwrap();
    drop(make(folder.path(), "viktig.docx", 9 * MINUTE));
    let link = folder.path().join(".dialogduk-4242-0.tmp");
    std::os::unix::fs::symlink(folder.path().join("viktig.docx"), &link).unwrap();
    assert_eq!(leftovers::sweep(folder.path()), 0);
    assert_eq!(names(folder.path()), [".dialogduk-4242-0.tmp", "viktig.docx"]);
}

#[test]
fn the_next_meeting_clears_the_folders_that_were_written_to_before() {
    let folder = tempfile::tempdir().unwrap();
    let (data, target) = (folder.path().join("dialogduk.db"), folder.path().join("til ledelsen"));
    fs::create_dir(&target).unwrap();
    let mut room = in_meeting_on(Store::open(&data).unwrap(), "ned-kjerne", &[5]);
    room.line("ro i gangen");
    room.quit();
    let run = |arguments: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_dialogduk"));
        program.arg("--db").arg(&data).args(arguments).env("HOME", folder.path());
        program.stdin(std::process::Stdio::null()).output().unwrap()
    };
    let sent = run(&["export", "actions", "--vouch", "-o", target.join("liste.md").to_str().unwrap()]);
    assert!(sent.status.success(), "{}", String::from_utf8_lossy(&sent.stderr));
    drop(make(&target, ".dialogduk-4242-0.tmp", 2 * MINUTE));
    // It is done aside, so a very short visit may be over before.
    let done = (0..50).any(|_| run(&["plain"]).status.success() && names(&target) == ["liste.md"]);
    assert!(done, "{:?}", names(&target));
}
