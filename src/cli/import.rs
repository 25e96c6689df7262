//! `dialogduk import`: session files from other laptops.

use std::path::Path;

use super::args::Import;
use super::failure::Failure;
use super::front::{Front, say};
use crate::exchange::merge::{Arrival, arrival};
use crate::exchange::{self, Read};
use crate::i18n::Explanation;
use crate::store::Store;

pub(super) fn run(front: &Front, Import { files, yes }: &Import) -> Result<(), Failure> {
    // Everything is read before anything is written: a slip in a file name changes nothing.
    let mut read = Vec::new();
    let mut sound = true;
    for file in files {
        match read_file(front, file) {
            Some(it) => read.push((file, it)),
            None => sound = false,
        }
    }
    if read.is_empty() {
        return Err(Failure::Told);
    }
    let mut store = front.open()?;
    for (file, it) in read {
        sound &= take_in(front, &mut store, file, &it, *yes)?;
    }
    store.close()?;
    if sound { Ok(()) } else { Err(Failure::Told) }
}

/// The session of a file; what is wrong with it has been told when there is none.
fn read_file(front: &Front, file: &Path) -> Option<Read> {
    let bytes = match front.read_file(file) {
        Ok(bytes) => bytes,
        Err(sentence) => {
            say(sentence);
            return None;
        }
    };
    match exchange::read(&bytes) {
        Ok(read) => Some(read),
        Err(problems) => {
            let words = front.texts.exchange;
            let Explanation { what, safe, todo } = (words.refused)(&problems);
            say(format!("{}: {what}\n{safe}\n{todo}", file.display()));
            for problem in &problems {
                say(format!("  {}", (words.problem)(problem)));
            }
            None
        }
    }
}

/// Takes a session in, unless it is here already or a person says no. Whether it is here afterwards as in the file.
fn take_in(front: &Front, store: &mut Store, file: &Path, read: &Read, yes: bool) -> Result<bool, Failure> {
    let cli = front.texts.cli;
    let Read { session, notes } = read;
    let name = file.display();
    let title = &session.details.title;
    let here = store.load(session.id)?.map(|loaded| loaded.session);
    match arrival(here.as_ref(), session) {
        Arrival::Same => {
            say(format!("{name}: {}", (cli.already_here)(title)));
            Ok(true)
        }
        Arrival::Differs(conflict) => {
            say(format!("{name}: {}", (cli.conflict)(title)));
            for line in (front.texts.exchange.conflict)(&conflict) {
                say(format!("  {line}"));
            }
            say(format!("  {}", cli.conflict_todo));
            Ok(false)
        }
        Arrival::New => {
            for note in notes {
                say(format!("{name}: {}", (front.texts.exchange.note)(*note)));
            }
            if !yes && notes.iter().any(|note| note.asks()) {
                match front.ask(cli.take_in_anyway) {
                    Some(true) => {}
                    Some(false) => return Ok(false),
                    None => {
                        say(cli.take_in_needs_yes);
                        return Ok(false);
                    }
                }
            }
            store.create_session(session)?;
            say(format!("{name}: {}", (cli.imported)(title)));
            Ok(true)
        }
    }
}
