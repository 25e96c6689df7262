//! The log of exports (J10): which files have left the program, and never what was in them.

use rusqlite::{Connection, Row, named_params};

use super::Store;
use super::error::StoreProblem;
use super::rows::{BadColumn, legible, moment, parse, parse_optional};
use crate::domain::ids::SessionId;
use crate::domain::sent::Sent;

impl Store {
    /// Notes that a file has been written. A session that is not here, such as one that was only read from a file, gives
    /// [`ProblemKind::Other`](super::ProblemKind::Other).
    pub fn note_sent(&mut self, sent: &Sent) -> Result<(), StoreProblem> {
        self.write(|db| {
            db.prepare_cached(
                "INSERT INTO sent (session, at, what, format, profile, path, bytes, sha256, reason)
                 VALUES (:session, :at, :what, :format, :profile, :path, :bytes, :sha256, :reason)",
            )?
            .execute(named_params! {
                ":session": sent.session.map(|id| id.to_string()),
                ":at": moment(sent.at),
                ":what": sent.what,
                ":format": sent.format,
                ":profile": sent.profile,
                ":path": sent.path,
                ":bytes": i64::try_from(sent.bytes).unwrap_or(i64::MAX),
                ":sha256": sent.sha256,
                ":reason": sent.reason,
            })?;
            Ok(())
        })
    }

    /// The files that have left the program, the last first: those of a session, or all, at most `most`. What tells of a
    /// session in the trash is not here until the session is.
    pub fn sent(&self, session: Option<SessionId>, most: usize) -> Result<Vec<Sent>, StoreProblem> {
        self.ask(|db| sent_of(db, session.map(|id| id.to_string()).as_deref(), most))
    }
}

fn sent_of(db: &Connection, session: Option<&str>, most: usize) -> Result<Vec<Sent>, StoreProblem> {
    let mut found = Vec::new();
    each(db, session, false, most, |sent| {
        found.push(sent?);
        Ok(())
    })?;
    Ok(found)
}

/// All files that were made of a session, in the trash or not, as far as that can be read: one damaged row hinders no deletion.
pub(super) fn all_sent_of(db: &Connection, session: &str) -> Result<Vec<Sent>, StoreProblem> {
    let mut found = Vec::new();
    each(db, Some(session), true, usize::MAX, |sent| {
        found.extend(sent.ok());
        Ok(())
    })?;
    Ok(found)
}

fn each(
    db: &Connection,
    session: Option<&str>,
    trashed: bool,
    most: usize,
    mut take: impl FnMut(Result<Sent, StoreProblem>) -> Result<(), StoreProblem>,
) -> Result<(), StoreProblem> {
    let mut statement = db.prepare_cached(
        "SELECT e.session, e.at, e.what, e.format, e.profile, e.path, e.bytes, e.sha256, e.reason
         FROM sent AS e LEFT JOIN session AS s ON s.id = e.session
         WHERE (:session IS NULL OR e.session = :session) AND (:trashed OR s.trashed_at IS NULL)
         ORDER BY e.number DESC LIMIT :most",
    )?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut rows =
        statement.query(named_params! { ":session": session, ":trashed": trashed, ":most": most })?;
    while let Some(row) = rows.next()? {
        let sent = read(row).map_err(StoreProblem::from);
        take(sent.and_then(|it| it.map_err(|bad| bad.within("sent", ""))))?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<Sent, BadColumn>> {
    let session: Option<String> = row.get(0)?;
    let at: String = row.get(1)?;
    let bytes: i64 = row.get(6)?;
    let (what, format, profile) = (row.get(2)?, row.get(3)?, legible(row, 4)?);
    let (path, sha256, reason) = (legible(row, 5)?, row.get(7)?, legible(row, 8)?);
    let read = || {
        Ok(Sent {
            session: parse_optional("session", session.as_deref())?,
            at: parse("at", &at)?,
            what,
            format,
            profile,
            path,
            bytes: u64::try_from(bytes).map_err(|_| BadColumn("bytes"))?,
            sha256,
            reason,
        })
    };
    Ok(read())
}
