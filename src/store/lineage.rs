//! What has been shared of a session: kept beside its content, never part of it.

use rusqlite::named_params;

use super::Store;
use super::error::{ProblemKind, StoreProblem};
use crate::domain::ids::{EventId, SessionId};
use crate::domain::lineage::Lineage;

impl Store {
    /// What has been shared of a session, as it was then. Nothing for one that never left this file.
    pub fn lineage(&self, session: SessionId) -> Result<Lineage, StoreProblem> {
        self.ask(|db| {
            let texts = db
                .prepare_cached(
                    "SELECT l.content FROM lineage AS l
                     LEFT JOIN session_event AS e ON e.session = l.session AND e.id = l.event
                     WHERE l.session = :session AND (l.event = '' OR e.id IS NOT NULL)
                     ORDER BY l.event <> '', e.at, e.position, e.id",
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

    /// Keeps what is shared from now on. With the line of history that tells of an import, it counts as long as that
    /// line is there; it may be kept before the line is written.
    pub fn keep_lineage(
        &mut self,
        session: SessionId,
        since: Option<EventId>,
        lineage: &Lineage,
    ) -> Result<(), StoreProblem> {
        self.write(|db| {
            let session = session.to_string();
            if since.is_none() {
                // Everything that counted is in the new one.
                db.prepare_cached("DELETE FROM lineage WHERE session = :session")?
                    .execute(named_params! { ":session": session })?;
            }
            db.prepare_cached(
                "INSERT INTO lineage (session, event, content) VALUES (:session, :event, :content)
                 ON CONFLICT (session, event) DO UPDATE SET content = excluded.content",
            )?
            .execute(named_params! {
                ":session": session,
                ":event": since.map(|event| event.to_string()).unwrap_or_default(),
                ":content": lineage.to_text(),
            })?;
            Ok(())
        })
    }
}
