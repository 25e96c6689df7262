//! Bringing a backup back, without what was deleted for good since it was made (L4, J5).

use std::path::Path;

use crate::env::Env;
use crate::store::{Backups, Erase, Gone, Keys, Restored, Restoring, Store, StoreProblem, restore_with};
use crate::text::passphrase::Passphrase;

use super::forget::delete_answers;
use super::letting_go::let_go;

/// Puts a backup in the place of the data file, as [`restore_with`]; what was there is kept as a backup and told where.
///
/// What was `gone` – deleted for good in the data file since the backup was made – stays gone: it is erased from a copy of the
/// backup, and that takes the place of the file. With nothing in `gone` everything comes back. What the data file remembers of
/// what was deleted stands in that copy, too: at no moment is there a file that has forgotten it.
pub fn restore(
    backups: &Backups,
    backup: &Path,
    keys: Keys<'_>,
    gone: &Gone,
    env: &Env,
) -> Result<Restored, StoreProblem> {
    let done = if gone.asks_for_nothing() {
        restore_with(backups, backup, keys, env.now())?
    } else {
        let copy = Restoring::new(backups.data_file(), backup, keys.backup)?;
        let mut store = copy.open(keys.backup)?;
        // What lies in the trash can be emptied only outside of it.
        let trashed: Vec<_> =
            store.trashed()?.into_iter().filter(|it| gone.answers.contains(&it.session.id)).collect();
        for it in &trashed {
            store.trash(it.session.id, None)?;
        }
        let whole: Vec<Erase> = gone.sessions.iter().map(|id| Erase::Session(*id)).collect();
        for erased in [store.erase(&whole, env.now())?, delete_answers(&mut store, &gone.answers, env)?] {
            erased.or_not_finished()?;
        }
        for it in &trashed {
            store.trash(it.session.id, Some(it.at))?;
        }
        store.remember_erased(gone)?;
        store.close()?;
        restore_with(backups, copy.path(), keys, env.now())?
    };
    // An older edition is taken forward at once, so that what comes next only needs to read.
    Store::open_with(backups.data_file(), done.passphrase.as_ref())?.close()?;
    Ok(done)
}

/// The same where the data file is open here, which is let go of meanwhile. `of_backup` opens the backup, where it stands under
/// a passphrase. Where the file cannot be opened again, the store has no [path](Store::path) any more.
pub fn restore_open(
    store: &mut Store,
    backups: &Backups,
    backup: &Path,
    of_backup: Option<&Passphrase>,
    gone: &Gone,
    env: &Env,
) -> Result<Restored, StoreProblem> {
    let_go(store, of_backup, |data_file| {
        let keys = Keys { data_file, backup: of_backup, locked_aside: false };
        let done = restore(backups, backup, keys, gone, env)?;
        let opens = done.passphrase.as_ref().map(Passphrase::share);
        Ok((done, opens))
    })
}
