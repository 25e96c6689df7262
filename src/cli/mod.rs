//! The command line: what a person asks for, the front that does it, and how the process ends.
//!
//! Results go to standard output, everything else to standard error. The process ends with 0 when it did what was asked
//! for, 1 when that failed, 2 when it cannot be meant, 3 when `due` found a deadline that is over; whoever stops reading a
//! result gets no complaint.

pub mod args;

mod backup;
mod demo;
mod doctor;
mod due;
mod export;
mod failure;
mod figures;
mod front;
mod full;
mod headings;
mod help;
mod import;
mod measures;
mod own_sets;
mod pick;
mod plain;
mod present;
mod protect;
mod purge;
mod put_away;
mod questions;
mod search;
mod sent;
mod sessions;
mod states;
mod table;
mod trend;
mod unlock;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::env::Env;
use crate::i18n::Texts;
use crate::paths::Variables;
use args::{Arguments, Verb};
use failure::Failure;
use front::{Front, say};

/// Does what the arguments ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>, variables: Variables, env: Env) -> ExitCode {
    let written: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&written) {
        Ok(arguments) => arguments,
        Err(asked_or_wrong) => return help::tell(&written, &asked_or_wrong, variables, env),
    };
    let front = Front::new(&arguments.everywhere, variables, env);
    // A window that a double click on Windows has opened closes before anything in it can be read.
    let waits = cfg!(windows) && arguments.verb.is_none();
    front.install_crash_hook(waits);
    let done = act(&front, arguments.verb);
    let Err(failure) = done else { return ExitCode::SUCCESS };
    let ways_out = doctor::ways_out(&front, &failure);
    let failure = doctor::known_by_backups(&front, failure);
    failure.tell(front.texts, &mut io::stderr().lock());
    ways_out.into_iter().for_each(say);
    if waits {
        wait_for_enter(front.texts);
    }
    ExitCode::from(failure.exit_code())
}

fn act(front: &Front, verb: Option<Verb>) -> Result<(), Failure> {
    if !matches!(verb, Some(Verb::Doctor(_)) | None) {
        for note in &front.notes {
            say(note);
        }
    }
    match verb {
        None => full::run(front),
        Some(Verb::Demo) => demo::run(front),
        Some(Verb::Plain { session }) => plain::run(front, session.as_deref()),
        Some(Verb::Present { session }) => present::run(front, session.as_deref()),
        Some(Verb::Sessions { verb }) => sessions::run(front, verb.unwrap_or_default()),
        Some(Verb::Questions { verb }) => questions::run(front, verb.unwrap_or_default()),
        Some(Verb::Measures { verb }) => measures::run(front, verb.unwrap_or_default()),
        Some(Verb::Stats(args)) => figures::stats(front, &args),
        Some(Verb::Report(args)) => figures::report(front, &args),
        Some(Verb::Trend(args)) => trend::trend_of(front, &args),
        Some(Verb::Compare(args)) => trend::compare_two(front, &args),
        Some(Verb::Due(args)) => due::run(front, &args),
        Some(Verb::Search(args)) => search::run(front, &args),
        Some(Verb::Export(args)) => export::run(front, &args),
        Some(Verb::Import(args)) => import::run(front, &args),
        Some(Verb::Backup(args)) => backup::run(front, args),
        Some(Verb::Restore(args)) => backup::restore(front, &args),
        Some(Verb::Protect { what }) => protect::run(front, &what),
        Some(Verb::Purge(args)) => purge::run(front, &args),
        Some(Verb::Doctor(args)) => doctor::run(front, &args),
    }
}

fn wait_for_enter(texts: &Texts) {
    let mut err = io::stderr().lock();
    let _ = write!(err, "\n{} ", texts.cli.press_enter).and_then(|()| err.flush());
    let _ = io::stdin().read_line(&mut String::new());
}
