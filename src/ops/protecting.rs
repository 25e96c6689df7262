//! Putting the data file under a passphrase, giving it another, taking it away (J6); and its backups with it.

use std::path::{Path, PathBuf};

use super::letting_go::let_go;
use crate::store::{self, Backups, ProblemKind, Store, StoreProblem};
use crate::text::passphrase::Passphrase;

/// What becomes of backups beside the file that anybody can read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PlainCopies {
    /// They get the same passphrase.
    #[default]
    Protect,
    /// They are overwritten and deleted.
    Delete,
    /// They stay as they are, and are told.
    Keep,
}

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Protected {
    /// Whether the file was plain before and is not any more.
    pub was_plain: bool,
    /// Whether it stands under a passphrase now.
    pub is_protected: bool,
    /// How many backups have got the same passphrase.
    pub copies: usize,
    /// How many were deleted.
    pub deleted: usize,
    /// Those that anybody can still read.
    pub still_plain: Vec<PathBuf>,
    /// Those that another passphrase opens, or the one from before.
    pub still_other: Vec<PathBuf>,
}

/// Gives the file the passphrase `then` instead of `now`, where none means that it is plain. An error leaves the file as
/// it was; what cannot be done with a backup is told in the answer.
///
/// Backups are looked for beside the file, and where `backups` says that they lie.
pub fn protect(
    path: &Path,
    backups: &Backups,
    now: Option<&Passphrase>,
    then: Option<&Passphrase>,
    plain: PlainCopies,
) -> Result<Protected, StoreProblem> {
    store::protect(path, now, then)?;
    let mut done =
        Protected { was_plain: now.is_none(), is_protected: then.is_some(), ..Protected::default() };
    // Without a passphrase nothing is gained by opening the backups; they stay under the one they have.
    let Some(then) = then else {
        done.still_other = store::protected_copies(path, backups);
        return Ok(done);
    };
    for copy in store::protected_copies(path, backups) {
        // One that was left from an earlier passphrase stays under that.
        if store::protect_backup(&copy, now, Some(then)).is_ok() {
            done.copies += 1;
        } else {
            done.still_other.push(copy);
        }
    }
    for copy in store::plain_copies(path, backups) {
        match plain {
            PlainCopies::Protect if store::protect_backup(&copy, None, Some(then)).is_ok() => {
                done.copies += 1;
            }
            PlainCopies::Delete if store::overwrite_and_delete(&copy).is_ok() => done.deleted += 1,
            PlainCopies::Protect | PlainCopies::Delete | PlainCopies::Keep => done.still_plain.push(copy),
        }
    }
    Ok(done)
}

/// The same for a file that is open here, which is let go of meanwhile. Where it cannot be opened again, the store has no
/// [path](Store::path) any more.
pub fn protect_open(
    store: &mut Store,
    now: Option<&Passphrase>,
    then: Option<&Passphrase>,
    plain: PlainCopies,
) -> Result<Protected, StoreProblem> {
    let (path, backups) = store.path().map(Path::to_owned).zip(store.backups()).unzip();
    let_go(store, then, |_| {
        // Let go of only where there is a file.
        let (path, backups) = path.zip(backups).ok_or_else(StoreProblem::gone)?;
        let done = protect(&path, &backups, now, then, plain)?;
        Ok((done, then.map(Passphrase::share)))
    })
}

/// Whether the problem is that a passphrase, or another, is needed.
pub fn asks_for_passphrase(kind: ProblemKind) -> bool {
    matches!(kind, ProblemKind::Protected | ProblemKind::WrongPassphrase)
}
