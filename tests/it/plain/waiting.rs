//! What the file does not take waits, in order, line by line as on the full screen: it is saved once the file takes it, and nobody
//! who leaves is told that all is saved while something is not (L10).

use std::cell::RefCell;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::rc::Rc;

use dialogduk::domain::session::Session;
use dialogduk::env::Env;
use dialogduk::ops::Store;
use dialogduk::plain::run;
use dialogduk::settings::Settings;

use super::{SessionId, around, has};
use crate::fixture;

/// Lines, and what happens before one that begins with «!».
struct Script<'a> {
    lines: Vec<String>,
    given: Vec<u8>,
    happens: &'a mut dyn FnMut(&str),
}

impl Read for Script<'_> {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        unreachable!("lines are read")
    }
}

impl BufRead for Script<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.given.is_empty() && !self.lines.is_empty() {
            let line = self.lines.remove(0);
            match line.strip_prefix('!') {
                Some(what) => (self.happens)(what),
                None => self.given = format!("{line}\n").into(),
            }
        }
        Ok(&self.given)
    }

    fn consume(&mut self, size: usize) {
        self.given.drain(..size);
    }
}

/// A visit; whether all is saved, and all that was said.
pub(super) fn visit(
    store: &mut Store,
    id: Option<SessionId>,
    script: &str,
    happens: &mut dyn FnMut(&str),
) -> (bool, String) {
    visit_heard(store, id, script, happens, &mut Vec::new())
}

fn visit_heard(
    store: &mut Store,
    id: Option<SessionId>,
    script: &str,
    happens: &mut dyn FnMut(&str),
    output: &mut dyn Heard,
) -> (bool, String) {
    let (settings, env) = (Settings::default(), Env::fixed());
    let lines = script.lines().map(str::to_owned).collect();
    let mut input = Script { lines, given: Vec::new(), happens };
    let is_saved =
        run(store, id, &mut input, output.mouth(), around(&settings, Path::new(""), &env)).unwrap();
    (is_saved, output.said())
}

trait Heard {
    fn mouth(&mut self) -> &mut dyn Write;
    fn said(&self) -> String;
}

impl Heard for Vec<u8> {
    fn mouth(&mut self) -> &mut dyn Write {
        self
    }
    fn said(&self) -> String {
        String::from_utf8(self.clone()).unwrap()
    }
}

/// A meeting past its opening, in a file of this folder.
pub(super) fn begun(folder: &Path) -> (Store, SessionId) {
    let session = fixture::session(&Env::fixed());
    let mut store = Store::open(&folder.join("dialogduk.db")).unwrap();
    store.create_session(&session).unwrap();
    visit(&mut store, Some(session.id), "\n/neste\n/forrige\n", &mut |_| {});
    (store, session.id)
}

pub(super) fn read(store: &Store, id: SessionId) -> Session {
    store.load(id).unwrap().unwrap().session
}

pub(super) fn texts(session: &Session) -> Vec<&str> {
    session.answers.iter().filter_map(|answer| answer.body.text()).collect()
}

pub(super) const ALL_SAVED: &str = "\nAlt er lagret";

#[test]
fn lines_said_while_another_program_holds_the_file_wait_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, id) = begun(folder.path());
    let path = folder.path().join("dialogduk.db");
    let mut held = None;
    let mut happens = |what: &str| {
        held = (what == "hold").then(|| {
            let other = rusqlite::Connection::open(&path).unwrap();
            other.execute_batch("BEGIN IMMEDIATE").unwrap();
            other
        });
    };
    let (is_saved, said) = visit(&mut store, Some(id), "!hold\nFØRSTE\nANDRE\n!free\n/slutt", &mut happens);
    assert!(is_saved && said.contains(ALL_SAVED), "{said}");
    assert_eq!(texts(&read(&store, id)), ["FØRSTE", "ANDRE"]);
    // Still held on leaving.
    let (is_saved, said) = visit(&mut store, Some(id), "!hold\nTREDJE\nFJERDE", &mut happens);
    has(&said, "Ikke lagret: «TREDJE»\nIkke lagret: «FJERDE»");
    assert!(!is_saved && !said.contains(ALL_SAVED), "{said}");
}

#[cfg(unix)]
#[test]
fn lines_said_after_the_file_was_moved_come_along_to_another() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, id) = begun(folder.path());
    let path = folder.path().join("dialogduk.db");
    let mut happens = |_: &str| std::fs::rename(&path, folder.path().join("flyttet.db")).unwrap();
    let target = folder.path().join("ny.db");
    let script =
        format!("tunge løft\n!flytt\nfor lite ro\nmye støy\n/lagre et annet sted {}", target.display());
    let (is_saved, said) = visit(&mut store, Some(id), &script, &mut happens);
    assert!(is_saved && said.contains(ALL_SAVED), "{said}");
    assert_eq!(texts(&read(&Store::open(&target).unwrap(), id)), ["tunge løft", "for lite ro", "mye støy"]);
}

const RISKY: &str = "Ola Hansen er syk";

#[test]
fn what_the_guard_asked_about_is_told_on_leaving_but_not_in_its_words_and_can_be_taken_up() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, id) = begun(folder.path());
    for leaving in ["", "\n/slutt", "\n/linjer\n/møtene\n/slutt"] {
        let (is_saved, said) = visit(&mut store, Some(id), &format!("{RISKY}{leaving}"), &mut |_| {});
        has(&said, "Noe du skrev, er ikke lagret, for det kan gjelde én person.");
        assert!(!is_saved && !said.contains(ALL_SAVED), "{leaving:?}: {said}");
        assert!(!said.contains(&format!("«{RISKY}»")), "{said}");
    }
    let script = format!("{RISKY}\n/linjer\n/ta med\nFor få på vakt");
    let (is_saved, said) = visit(&mut store, Some(id), &script, &mut |_| {});
    assert!(is_saved && said.contains(ALL_SAVED), "{said}");
    assert_eq!(texts(&read(&store, id)), ["For få på vakt"]);
    // Whoever has said that nothing is stored has nothing unsaved.
    let (is_saved, said) = visit(&mut store, Some(id), &format!("{RISKY}\n\n/slutt"), &mut |_| {});
    assert!(is_saved && said.contains(ALL_SAVED), "{said}");
}

/// Another window writes whenever something is said here.
struct Busy {
    said: Vec<u8>,
    other: Other,
}

type Other = Rc<RefCell<Option<Box<dyn FnMut()>>>>;

impl Write for Busy {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.said.extend(bytes);
        if let Some(other) = &mut *self.other.borrow_mut() {
            other();
        }
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Heard for Busy {
    fn mouth(&mut self) -> &mut dyn Write {
        self
    }
    fn said(&self) -> String {
        String::from_utf8(self.said.clone()).unwrap()
    }
}

#[test]
fn a_line_that_another_window_is_always_before_is_saved_in_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, id) = begun(folder.path());
    let path = folder.path().join("dialogduk.db");
    let other = Other::default();
    let mut output = Busy { said: Vec::new(), other: Rc::clone(&other) };
    // From the guard's question on, until the person goes on.
    let mut happens = |what: &str| {
        *other.borrow_mut() = (what == "start").then(|| {
            let (mut store, mut times) = (Store::open(&path).unwrap(), 0);
            let mut write = move || {
                times += 1;
                let script = format!("/møtet\nformål: gang {times}\n");
                super::play(&mut store, Some(id), &Env::fixed(), &script);
            };
            write();
            Box::new(write) as Box<dyn FnMut()>
        });
    };
    let script = format!("{RISKY}\n!start\nFor få på vakt\n!stop\n/slutt");
    let (is_saved, said) = visit_heard(&mut store, Some(id), &script, &mut happens, &mut output);
    has(&said, "Ingenting av ditt ble lagret");
    has(&said, "Linja di er tatt vare på.");
    assert!(is_saved && said.contains(ALL_SAVED), "{said}");
    assert_eq!(texts(&read(&store, id)).last(), Some(&"For få på vakt"));
}
