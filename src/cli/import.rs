//! `dialogduk import`: session files from other laptops, and lists of measures from a spreadsheet.

mod list;
mod own_list;

use std::path::Path;

use super::args::{Import, TakeArgument};
use super::failure::Failure;
use super::front::{Front, say};
use super::headings;
use crate::domain::session::Session;
use crate::exchange::merge::{Conflict, FramePart};
use crate::exchange::sheet::{self, Book};
use crate::exchange::{self, Note, Read};
use crate::export::{disk, sealed};
use crate::i18n::Explanation;
use crate::ops::{self, Decision, Looked, StoreProblem, Take, Takes};
use crate::report::difference::difference;
use crate::store::Store;

pub(super) fn run(front: &Front, args: &Import) -> Result<(), Failure> {
    // Everything is read before anything is written: a slip in a file name changes nothing.
    let mut read = Vec::new();
    let mut sound = true;
    for file in &args.files {
        match read_file(front, file, args.opened_by.as_deref()) {
            Some(it) => read.push((file, it)),
            None => sound = false,
        }
    }
    if read.is_empty() {
        return Err(Failure::Told);
    }
    let headings = headings::all(front, args.profile.as_deref())?;
    let mut store = front.open()?;
    for (file, it) in read {
        sound &= match it {
            Arrived::Session(it) => take_in(front, &mut store, file, *it, args)?,
            Arrived::List(book) => list::take_in(front, &mut store, file, &book, &headings, args)?,
        };
    }
    store.close()?;
    if sound { Ok(()) } else { Err(Failure::Told) }
}

/// What a file turned out to be.
enum Arrived {
    Session(Box<Read>),
    List(Book),
}

/// What is in a file; what is wrong with it has been told when there is nothing.
fn read_file(front: &Front, file: &Path, opened_by: Option<&Path>) -> Option<Arrived> {
    let read =
        front.read_file(file, disk::LARGEST_FILE).and_then(|bytes| front.unsealed(file, bytes, opened_by));
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(sentence) => {
            say(sentence);
            return None;
        }
    };
    let name = file.to_string_lossy();
    if sheet::looks_like_one(&bytes, sealed::inner_name(&name).unwrap_or(&name)) {
        return match sheet::read(&bytes) {
            Ok(book) => Some(Arrived::List(book)),
            Err(problem) => {
                say(format!("{}: {}", file.display(), (front.texts.roundtrip.unreadable)(problem)));
                None
            }
        };
    }
    match exchange::read(&bytes) {
        Ok(read) => Some(Arrived::Session(Box::new(read))),
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

/// Says in how many places what has come in may be about one person (J12); neither what nor where.
fn tell_places(front: &Front, before: Option<&Session>, after: &Session) {
    let places = ops::spots_brought(before, after, &front.env);
    front.texts.look_over.brought(places).iter().for_each(say);
}

/// Says that lines of the file have been deleted here, where some have.
fn tell_left_out(front: &Front, lines: usize) {
    if lines > 0 {
        say((front.texts.merging.left_out)(lines));
    }
}

/// Takes a session in, unless a person says no or must decide first. Whether what is in the file is here afterwards.
fn take_in(
    front: &Front,
    store: &mut Store,
    file: &Path,
    read: Read,
    args: &Import,
) -> Result<bool, Failure> {
    let words = front.texts.merging;
    let path = file.display();
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (mut it, notes) = match ops::look(store, read, name.clone(), &front.env)? {
        Looked::New(read) => {
            if !is_wanted(front, file, &read.notes, args.yes) {
                return Ok(false);
            }
            ops::create_shared(store, &read.session, &read.lineage)?;
            say(format!("{path}: {}", (front.texts.cli.imported)(&read.session.details.title)));
            tell_places(front, None, &read.session);
            return Ok(true);
        }
        Looked::Same(title, left_out) => {
            say(format!("{path}: {}", (words.nothing_new)(&title)));
            tell_left_out(front, left_out);
            return Ok(true);
        }
        Looked::Another(frame) => {
            tell_another(front, file, &frame);
            return Ok(false);
        }
        Looked::News(it, notes) => (it, notes),
    };
    if !is_wanted(front, file, &notes, args.yes) {
        return Ok(false);
    }
    let here = store.load(it.session.id)?.ok_or_else(StoreProblem::gone)?.session;
    let conflicts = it.conflicts(&here);
    if args.take.is_empty() && !conflicts.is_empty() {
        tell_conflicts(front, file, &conflicts, &here, &it.session);
        return Ok(false);
    }
    match decided(front, &conflicts, &args.take) {
        Ok(takes) => it.takes = takes,
        Err(sentence) => {
            tell_conflicts(front, file, &conflicts, &here, &it.session);
            say(sentence);
            return Ok(false);
        }
    }
    match ops::commit_take_in(store, *it, &front.env)? {
        Ok(taken) => {
            say((words.brought)(&name, &taken.news));
            tell_left_out(front, taken.left_out);
            if taken.reopened {
                say(words.reopened);
            }
            let after = store.load(here.id)?.ok_or_else(StoreProblem::gone)?.session;
            tell_places(front, Some(&here), &after);
            Ok(true)
        }
        Err(refusal) => {
            let told = (front.texts.refusals.explain)(&refusal);
            say(format!("{path}: {}\n{}\n{}", told.what, told.safe, told.todo));
            Ok(false)
        }
    }
}

/// What was written on the command line, laid over each other in that order. The sentence that says what is not decided,
/// or not there to be decided.
fn decided(front: &Front, conflicts: &[Conflict], written: &[TakeArgument]) -> Result<Takes, String> {
    let words = front.texts.merging;
    let mut decisions: Vec<Decision> = vec![Decision::new(); conflicts.len()];
    for argument in written {
        let mut found = argument.point.is_none();
        for (number, (conflict, decision)) in (1..).zip(conflicts.iter().zip(&mut decisions)) {
            if argument.point.is_some_and(|point| point != number) {
                continue;
            }
            for (number, field) in (1..).zip(&conflict.fields) {
                if argument.field.is_none_or(|field| field == number) {
                    found |= argument.take != Take::Both || field.adds_up();
                    decision.insert(*field, argument.take);
                }
            }
        }
        if !found {
            return Err((words.no_such_point)(&argument.to_string()));
        }
    }
    let undecided = conflicts.iter().zip(&decisions).position(|(conflict, it)| !conflict.is_decided(it));
    match undecided {
        Some(at) => Err((words.undecided)(at + 1)),
        None => Ok(conflicts.iter().map(|conflict| conflict.name.clone()).zip(decisions).collect()),
    }
}

/// Tells what should be known of a file, and asks where it must be asked.
fn is_wanted(front: &Front, file: &Path, notes: &[Note], yes: bool) -> bool {
    for note in notes {
        say(format!("{}: {}", file.display(), (front.texts.exchange.note)(*note)));
    }
    if yes || !notes.iter().any(|note| note.asks()) {
        return true;
    }
    if let Some(answer) = front.ask(front.texts.cli.take_in_anyway) {
        return answer;
    }
    say(front.texts.cli.take_in_needs_yes);
    false
}

fn tell_another(front: &Front, file: &Path, frame: &[FramePart]) {
    let words = front.texts.merging;
    say(format!("{}: {}", file.display(), words.another));
    for part in frame {
        say(format!("  {}", (words.frame)(*part)));
    }
    say(format!("  {}", words.another_todo));
}

/// Lists what a person must decide, both sides of it.
fn tell_conflicts(front: &Front, file: &Path, conflicts: &[Conflict], here: &Session, there: &Session) {
    let words = front.texts.merging;
    say(format!("{}: {}", file.display(), (words.to_decide)(conflicts.len())));
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let in_file = (words.in_file)(&name);
    for (number, conflict) in (1..).zip(conflicts) {
        let told = difference(conflict, here, there, front.texts.lang);
        say(format!("  {number}. {}", told.about));
        let several = told.rows.len() > 1;
        for (field, row) in (1..).zip(told.rows) {
            let field = if several { format!("{number}.{field} ") } else { String::new() };
            say(format!("     {field}{}", row.label));
            say(format!("       {}: {}", words.here, row.here.replace('\n', " / ")));
            say(format!("       {in_file}: {}", row.there.replace('\n', " / ")));
            if let Some(sum) = row.together {
                say(format!("       {}", (words.together)(&sum)));
            }
        }
    }
    say(words.take_todo);
}
