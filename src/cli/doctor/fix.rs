//! `doctor --fix`: puts right what can be put right without touching a word, after a backup.

use std::path::Path;

use super::super::failure::Failure;
use super::super::front::{Front, say};
#[cfg(unix)]
use super::around::is_open_to_others;
use super::around::is_unreadable;
use crate::export::leftovers;
use crate::ops::asks_for_passphrase;
use crate::store::{Fault, Store, clear_half_written, put_rules_right};
use crate::term::tidying;

/// Puts right what can be.
pub(super) fn fix(front: &Front) -> Result<(), Failure> {
    let (path, texts) = (&front.data_file()?.path, front.texts.doctor);
    if !path.exists() {
        return Ok(());
    }
    // Before it is opened to be written, for what SQLite then lays beside it gets its rights; and not before it is known to be
    // a data file: the rights of anything else are nobody's business here.
    match front.unlocked(|passphrase| Store::open_read_only_with(path, passphrase)?.close()) {
        Ok(()) => make_private(path)?,
        Err(Failure::Store(problem)) if !asks_for_passphrase(problem.kind) => {}
        Err(failure) => return Err(failure),
    }
    let (now, backups) = (front.env.now(), front.backups()?);
    let mut store = match front.open() {
        // Its own rules may be all that is damaged; else why it cannot be opened is told.
        Err(Failure::Store(problem)) if is_unreadable(problem.kind) => {
            if !rules_put_right(front).unwrap_or(false) {
                return Err(problem.into());
            }
            say(texts.fixed);
            front.open()?
        }
        opened => opened?,
    };
    make_private(path)?;
    let findings = store.health(now)?.findings;
    let is = |faults: &[Fault]| findings.iter().any(|finding| faults.contains(&finding.fault));
    if is(&[Fault::Shape, Fault::Index, Fault::Search]) {
        store.put_right(&findings, &backups, now)?;
        say(texts.fixed);
        if is(&[Fault::Shape]) {
            // What is there, and not as it was made.
            store.close()?;
            rules_put_right(front)?;
            store = front.open()?;
        }
    }
    if is(&[Fault::Altered, Fault::Unreadable]) {
        let done = store.mend(&backups, now)?;
        say((texts.mended)(done.mended.len(), done.left.len()));
        if !done.left.is_empty() {
            say(texts.left);
        }
    }
    let swept = sweep(front, &store)?;
    if swept > 0 {
        say((texts.swept)(swept));
    }
    Ok(store.close()?)
}

/// Takes the right to read a data file from everybody but its owner.
#[cfg(unix)]
fn make_private(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    if is_open_to_others(path) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
            .map_err(|error| Failure::Said(error.to_string()))?;
    }
    Ok(())
}

/// On this system the folder decides who may read it.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on Unix")]
fn make_private(_: &Path) -> Result<(), Failure> {
    Ok(())
}

/// Writes the file's own rules as they were made; whether any was not.
fn rules_put_right(front: &Front) -> Result<bool, Failure> {
    let (path, backups) = (&front.data_file()?.path, front.backups()?);
    let known = front.known_passphrase();
    Ok(put_rules_right(path, known.as_ref(), &backups, front.env.now())? > 0)
}

/// Takes away what killed programs have left half written; only where the file itself can be opened.
fn sweep(front: &Front, store: &Store) -> Result<usize, Failure> {
    let left = tidying::find(front.written_to(Some(store)));
    let folders: std::collections::BTreeSet<_> = left.iter().filter_map(|path| path.parent()).collect();
    let swept: usize = folders.into_iter().map(leftovers::sweep).sum();
    let known = front.known_passphrase();
    Ok(swept + clear_half_written(&front.backups()?, known.as_ref(), front.env.now()))
}
