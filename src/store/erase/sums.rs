//! What is known of sharing holds a sum over what was said: it would tell a guesser when the guess is right.

use rusqlite::{Connection, named_params};

use crate::domain::lineage::Lineage;
use crate::store::error::StoreProblem;
use crate::store::rows::legible;

/// Forgets the sums over these pieces of a session: each counts as changed from now on.
pub(super) fn forget(
    db: &Connection,
    session: &str,
    is_meant: impl Fn(&str) -> bool,
) -> Result<(), StoreProblem> {
    let shared: Vec<(String, String)> = db
        .prepare_cached("SELECT event, content FROM lineage WHERE session = :session")?
        .query_map(named_params! { ":session": session }, |row| Ok((legible(row, 0)?, legible(row, 1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (event, content) in shared {
        let forgotten = Lineage::from_text(&content).unwrap_or_default().forgotten(&is_meant).to_text();
        db.prepare_cached(
            "UPDATE lineage SET content = :content WHERE session = :session AND event = :event",
        )?
        .execute(named_params! { ":content": forgotten, ":session": session, ":event": event })?;
    }
    Ok(())
}
