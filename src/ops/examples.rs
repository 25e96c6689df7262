//! The example workshops among a person's own meetings: marked as what they are, and gone again in one step.

use std::sync::OnceLock;

use chrono::{DateTime, Utc};

use crate::domain::ids::SessionId;
use crate::exchange::{self, Read};
use crate::store::{Store, StoreProblem};

/// Puts those of the example workshops into the file that are not in it, in the order they took place: some follow up others.
/// Each is a rehearsal, so that no figure, no list of what is due and no paper takes it for a meeting that was held (A10).
/// How many were put in.
pub fn bring_examples(store: &mut Store) -> Result<usize, StoreProblem> {
    let mut brought = 0;
    for mut session in read() {
        if store.is_in_trash(session.id)? {
            store.trash(session.id, None)?;
        } else if store.revision(session.id)?.is_none() {
            session.rehearsal = true;
            store.create_session(&session)?;
        } else {
            continue;
        }
        brought += 1;
    }
    Ok(brought)
}

/// Puts all example workshops into the trash that are among the meetings; how many.
pub fn trash_examples(store: &mut Store, at: DateTime<Utc>) -> Result<usize, StoreProblem> {
    let mut gone = 0;
    for session in read() {
        if store.revision(session.id)?.is_some() {
            store.trash(session.id, Some(at))?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// The session of the example with this name.
pub fn example(name: &str) -> Option<SessionId> {
    let at = exchange::examples().iter().position(|(example, _)| *example == name)?;
    ids().get(at).copied()
}

/// Whether a session is one of the example workshops.
pub fn is_example(session: SessionId) -> bool {
    ids().contains(&session)
}

/// Their ids, in the order of the files: asked for each row that is drawn, so they are read once.
fn ids() -> &'static [SessionId] {
    static IDS: OnceLock<Vec<SessionId>> = OnceLock::new();
    IDS.get_or_init(|| read().map(|session| session.id).collect())
}

/// The examples come with the program, and a test reads every one.
fn read() -> impl Iterator<Item = crate::domain::session::Session> {
    exchange::examples().iter().filter_map(|(_, text)| {
        let Read { session, .. } = exchange::read(text.as_bytes()).ok()?;
        Some(session)
    })
}
