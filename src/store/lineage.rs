//! What has been shared of a session: kept beside its content, never part of it.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::error::{ProblemKind, StoreProblem};
use super::{Revision, Store};
use crate::domain::ids::{EventId, SessionId};
use crate::domain::lineage::Lineage;
use crate::domain::session::Session;

impl Store {
    /// What has been shared of a session, as it was then. Nothing for one that never left this file.
    ///
    /// What was taken in later counts for more. An import is given a place after all that is there, so its place tells what
    /// was later even where the clock was set back in between.
    pub fn lineage(&self, session: SessionId) -> Result<Lineage, StoreProblem> {
        self.ask(|db| {
            let texts = db
                .prepare_cached(
                    "SELECT l.content FROM lineage AS l
                     LEFT JOIN session_event AS e ON e.session = l.session AND e.id = l.event
                     WHERE l.session = :session AND (l.event = '' OR e.id IS NOT NULL)
                     ORDER BY l.event <> '', e.position, e.at, e.id",
                )?
                .query_map(named_params! { ":session": session.to_string() }, |row| row.get(0))?
                .collect::<rusqlite::Result<Vec<String>>>()?;
            texts.iter().try_fold(Lineage::default(), |lineage, text| {
                let newer = Lineage::from_text(text).ok_or_else(|| {
                    StoreProblem::new(ProblemKind::Damaged, format!("lineage of session {session}"))
                })?;
                Ok(lineage.over(newer))
            })
        })
    }

    /// Keeps what is shared from now on; after an import that may still be taken back, beside that import. With the line of history that tells of an import, it counts as long as that
    /// line is there; it may be kept before the line is written.
    pub fn keep_lineage(
        &mut self,
        session: SessionId,
        since: Option<EventId>,
        lineage: &Lineage,
    ) -> Result<(), StoreProblem> {
        self.write(|db| put(db, session, since, lineage))
    }

    /// Adds a session from a file with what is known of its sharing, both or neither. Errors as
    /// [`Store::create_session`].
    pub fn create_shared(&mut self, session: &Session, lineage: &Lineage) -> Result<Revision, StoreProblem> {
        self.write(|db| {
            let revision = super::write::create(db, session)?;
            put(db, session.id, None, lineage)?;
            Ok(revision)
        })
    }
}

fn put(
    db: &Connection,
    session: SessionId,
    since: Option<EventId>,
    lineage: &Lineage,
) -> Result<(), StoreProblem> {
    let session = session.to_string();
    let since = match since {
        Some(event) => event.to_string(),
        None => newest(db, &session)?.unwrap_or_default(),
    };
    db.prepare_cached(
        "INSERT INTO lineage (session, event, content) VALUES (:session, :event, :content)
                 ON CONFLICT (session, event) DO UPDATE SET content = excluded.content",
    )?
    .execute(named_params! { ":session": session, ":event": since, ":content": lineage.to_text() })?;
    Ok(())
}

/// The newest import that has not been taken back. What is shared after it hangs on it, too: taking the import back
/// brings the session to where it was before, and with it what it knows.
fn newest(db: &Connection, session: &str) -> rusqlite::Result<Option<String>> {
    db.prepare_cached(
        "SELECT l.event FROM lineage AS l JOIN session_event AS e ON e.session = l.session AND e.id = l.event
         WHERE l.session = :session ORDER BY e.position DESC, e.at DESC, e.id DESC LIMIT 1",
    )?
    .query_row(named_params! { ":session": session }, |row| row.get(0))
    .optional()
}
