//! One operation for fronts that hold no session of their own.

use crate::domain::ids::SessionId;
use crate::env::Env;
use crate::store::{Commit, Store, StoreProblem};

use super::{Op, Refusal, plan};

/// Does something to a session: planned against it as it is in the file, and saved.
///
/// The inner error is a refusal: nothing has been changed, and a person is told why.
pub fn carry_out(
    store: &mut Store,
    session: SessionId,
    op: &Op,
    env: &Env,
) -> Result<Result<(), Refusal>, StoreProblem> {
    let loaded = store.load(session)?.ok_or_else(|| store.why_not_here(session))?;
    let planned = match plan(op, &loaded.session, env) {
        Ok(planned) => planned,
        Err(refusal) => return Ok(Err(refusal)),
    };
    store.commit(&Commit {
        session,
        label: planned.label.to_owned(),
        changes: planned.changes,
        expected: loaded.revision,
        at: env.now(),
        draft_done: None,
    })?;
    Ok(Ok(()))
}
