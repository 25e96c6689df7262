//! `dialogduk protect`: a passphrase on the data file.

use super::args::{PlainBackups, Protect};
use super::failure::Failure;
use super::front::{Front, say};
use super::unlock::can_ask;
use crate::ops::{self, PlainCopies, ProblemKind, Protected};
use crate::store::Store;
use crate::text::passphrase::Passphrase;
use crate::tui::passphrase::{Asking, Given, Purpose};

pub(super) fn run(front: &Front, what: &Protect) -> Result<(), Failure> {
    let words = front.texts.protection;
    let (path, kept) = (&front.data_file()?.path, front.backups()?);
    let has_one = match Store::open_read_only(path) {
        Ok(_) => false,
        Err(problem) if problem.kind == ProblemKind::Protected => true,
        // Of an older shape, which is taken forward first.
        Err(problem) if problem.kind == ProblemKind::ReadOnly => false,
        Err(problem) => return Err(problem.into()),
    };
    let (purpose, copies) = match what {
        Protect::Set(backups) => (Purpose::Set, backups.backups),
        Protect::Change { backups, .. } => (Purpose::Change, backups.backups),
        Protect::Remove => (Purpose::Remove, PlainBackups::Keep),
    };
    match (purpose, has_one) {
        (Purpose::Set, true) => return Err(Failure::Said(words.has_one.to_owned())),
        (Purpose::Change | Purpose::Remove, false) => return Err(Failure::Said(words.has_none.to_owned())),
        _ => {}
    }
    let copies = match copies {
        PlainBackups::Protect => PlainCopies::Protect,
        PlainBackups::Delete => PlainCopies::Delete,
        PlainBackups::Keep => PlainCopies::Keep,
    };
    let new_file = match what {
        Protect::Change { new_passphrase_file, .. } => new_passphrase_file.as_deref(),
        Protect::Set(_) | Protect::Remove => None,
    };
    let done = if let Some(first) = front.passphrase_in_file()? {
        let given = match (purpose, new_file) {
            (Purpose::Set, _) => Given { now: None, then: Some(chosen(front, first)?) },
            (Purpose::Change, Some(file)) => {
                Given { now: Some(first), then: Some(chosen(front, front.passphrase_of(file)?)?) }
            }
            (Purpose::Change, None) => return Err(Failure::Said(words.no_new_file.to_owned())),
            _ => Given { now: Some(first), then: None },
        };
        ops::protect(path, &kept, given.now.as_ref(), given.then.as_ref(), copies)?
    } else if can_ask() {
        say(format!("{}: {}", (words.title)(purpose), path.display()));
        say((words.lead)(purpose));
        asked(front, purpose, copies)?
    } else {
        return Err(Failure::Said(words.nobody_to_ask.to_owned()));
    };
    tell(front, purpose, &done);
    Ok(())
}

/// Asks until it is done; a wrong passphrase is asked for again.
fn asked(front: &Front, purpose: Purpose, copies: PlainCopies) -> Result<Protected, Failure> {
    let (path, kept) = (&front.data_file()?.path, front.backups()?);
    let mut asking = Asking::new(purpose);
    loop {
        let given = front.ask_hidden(&mut asking)?;
        match ops::protect(path, &kept, given.now.as_ref(), given.then.as_ref(), copies) {
            Err(problem) if problem.kind == ProblemKind::WrongPassphrase => asking.was_wrong(given),
            other => return Ok(other?),
        }
    }
}

/// A new passphrase out of a file is held to what a typed one is.
fn chosen(front: &Front, read: Passphrase) -> Result<Passphrase, Failure> {
    let words = front.texts.protection;
    Passphrase::chosen(read.expose())
        .map_err(|_| Failure::Said((words.notice)(crate::tui::passphrase::Notice::Short).to_owned()))
}

fn tell(front: &Front, purpose: Purpose, done: &Protected) {
    for sentence in front.texts.protection.told(purpose, done) {
        say(sentence);
    }
}
