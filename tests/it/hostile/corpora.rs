//! Files that others have collected to break programs: each is given to every reader, whatever it is.
//!
//! They are not ours to hand out. `docs/reliability.md` names them and says how this is run.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dialogduk::exchange::{self, sheet};
use dialogduk::export::{Format, What, render};
use dialogduk::report::{Profile, own_profile};
use dialogduk::settings::file as settings;
use dialogduk::store::Store;
use dialogduk::text::sanitize::{many_lines, one_line};
use dialogduk::{bank, sets};

use super::{assert_harmless, assert_inert, job, through_every_door};

/// What became of a kind of file in a collection.
#[derive(Default)]
struct Tally {
    files: usize,
    taken: usize,
    longest: Duration,
    slowest: PathBuf,
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        match entry.file_type().unwrap() {
            kind if kind.is_dir() => files(&entry.path(), found),
            kind if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
}

/// Whether a reader takes the file; every reader is tried.
fn taken(bytes: &[u8], path: &Path) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let book = sheet::looks_like_one(bytes, &path.to_string_lossy()).then(|| sheet::read(bytes));
    if let Some(Ok(book)) = &book {
        for cell in book.sheets.iter().flat_map(|it| it.rows.values()).flat_map(BTreeMap::values) {
            assert_inert(&sheet::said::text_of(cell), "a cell");
        }
        let _ = sheet::list::edited(book, &[], super::day(2026, 11, 22));
        let _ = sheet::Own::found(book, &[], &[]).map(|own| own.rows(super::day(2026, 11, 22)));
    }
    let cleaned = [one_line(&text), many_lines(&text)];
    for text in &cleaned {
        assert_inert(text, "a text");
    }
    let read = [
        book.is_some_and(|it| it.is_ok()),
        exchange::read(bytes).is_ok(),
        sets::read(bytes, &|_| true).is_ok(),
        own_profile::read(&text, "x").is_ok(),
        bank::read(&text).is_ok_and(|entries| !entries.is_empty()),
    ];
    let _ = settings::read(bytes);
    if Store::open_read_only(path).is_ok() {
        return true;
    }
    read.contains(&true)
}

#[test]
#[ignore = "needs a folder of collections in HOSTILE_CORPORA"]
fn what_others_have_collected_breaks_no_reader() {
    let root = PathBuf::from(std::env::var_os("HOSTILE_CORPORA").expect("HOSTILE_CORPORA names a folder"));
    let mut all = Vec::new();
    files(&root, &mut all);
    all.sort();
    let mut tallies: BTreeMap<(String, String), Tally> = BTreeMap::new();
    let mut broken = Vec::new();
    for path in &all {
        let bytes = fs::read(path).unwrap();
        let collection = path.strip_prefix(&root).unwrap().components().next().unwrap();
        let kind = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let tally = tallies.entry((collection.as_os_str().to_string_lossy().into_owned(), kind)).or_default();
        tally.files += 1;
        let begun = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| taken(&bytes, path))) {
            Ok(taken) => tally.taken += usize::from(taken),
            Err(_) => broken.push(path),
        }
        if begun.elapsed() > tally.longest {
            (tally.longest, tally.slowest) = (begun.elapsed(), path.clone());
        }
    }
    for ((collection, kind), it) in &tallies {
        let slowest = it.slowest.file_name().unwrap_or_default().to_string_lossy();
        println!(
            "{collection} {kind}: {} files, {} taken, at most {:?} ({slowest})",
            it.files, it.taken, it.longest
        );
    }
    assert!(
        !all.is_empty() && broken.is_empty(),
        "{} of {} break a reader: {broken:#?}",
        broken.len(),
        all.len()
    );
}

#[test]
#[ignore = "needs a list of texts, one a line, in HOSTILE_LINES"]
fn lists_of_hostile_lines_get_into_no_export() {
    let path = std::env::var_os("HOSTILE_LINES").expect("HOSTILE_LINES names a file");
    let lines = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    let lines: Vec<&str> = lines.lines().filter(|line| !line.is_empty()).collect();
    let mut made = 0;
    for some in lines.chunks(40) {
        for (door, session) in through_every_door(&some.join(" ro ")) {
            for &what in &[What::Actions, What::Minutes, What::Calendar, What::Bank] {
                for &format in what.formats().iter().filter(|format| **format != Format::Pdf) {
                    let job = job(what, format, Profile::full());
                    let told = format!("{door} to {} as {}", what.id(), format.id());
                    assert_harmless(&render(&session, &job).unwrap().bytes, format, &told);
                    made += 1;
                }
            }
        }
    }
    println!("{} lines, {made} exports", lines.len());
}
