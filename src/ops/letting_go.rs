//! Letting go of the open file while something is done to it that nobody may have it open for.

use crate::store::{ProblemKind, Store, StoreProblem};
use crate::text::passphrase::Passphrase;

use super::protecting::asks_for_passphrase;

/// Lets go of the open file, does `work` to it – which is given what opens it – and opens it again with the passphrase `work`
/// gives back, or where it failed with the one from before, or else with `other`.
///
/// Where it cannot be opened again, the store holds nothing and has no [path](Store::path) any more: whoever goes on with it
/// would save into nothing.
pub(super) fn let_go<T>(
    store: &mut Store,
    other: Option<&Passphrase>,
    work: impl FnOnce(Option<&Passphrase>) -> Result<(T, Option<Passphrase>), StoreProblem>,
) -> Result<T, StoreProblem> {
    let Some(path) = store.path().map(std::path::Path::to_owned) else {
        return Err(StoreProblem::new(ProblemKind::Missing, "memory"));
    };
    let (backups, before) = (store.backups(), store.passphrase());
    let open = std::mem::replace(store, Store::in_memory()?);
    let (done, opens) = match open.close().and_then(|()| work(before.as_ref())) {
        Ok((done, opens)) => (Ok(done), opens),
        Err(problem) => (Err(problem), before),
    };
    *store = match Store::open_with(&path, opens.as_ref()) {
        Err(problem) if asks_for_passphrase(problem.kind) && other.is_some() => {
            Store::open_with(&path, other)?
        }
        opened => opened?,
    };
    if let Some(backups) = backups {
        store.know_backups(backups);
    }
    done
}
