//! That a meeting was closed is never quite taken back: whoever has made a paper of it meanwhile could hold that against the
//! next one (R82). So undoing a close leaves a line in the history, which no step of the log takes away again – but doing the
//! same close again does, for nothing can have been said in between.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use super::error::StoreProblem;
use super::rows::{ChangeRow, KeyRow, parse};
use super::write::{Step, apply};
use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::EventId;
use crate::domain::lineage::sum_of;
use crate::domain::session::{SessionEvent, SessionEventKind};

/// The lines of history that say that a session was closed; none while it is open.
pub(super) fn closings(db: &Connection, session: &str) -> Result<Vec<EventId>, StoreProblem> {
    let ids = db
        .prepare_cached(
            "SELECT e.id FROM session_event AS e JOIN session AS s ON s.id = e.session
             WHERE s.id = :id AND s.state = 'closed' AND e.kind = 'closed'",
        )?
        .query_map(named_params! { ":id": session }, |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    let id = |id: &String| parse("id", id).map_err(|bad| bad.within("session_event", id));
    ids.iter().map(id).collect()
}

/// Notes that a session is open again, where a step back has taken one of these closings away.
pub(super) fn note(
    db: &Connection,
    session: &str,
    step: &mut Step,
    closings: &[EventId],
    at: DateTime<Utc>,
) -> Result<(), StoreProblem> {
    let taken = step.changes.iter().find_map(|change| match change {
        Change::Remove(Key::Event(id)) if closings.contains(id) => Some(*id),
        _ => None,
    });
    let Some(taken) = taken else { return Ok(()) };
    // One that was closed before, too: what a file has brought is taken back.
    if !self::closings(db, session)?.is_empty() {
        return Ok(());
    }
    let position = db
        .prepare_cached("SELECT coalesce(max(position) + 1, 0) FROM session_event WHERE session = :id")?
        .query_row(named_params! { ":id": session }, |row| row.get(0))?;
    let kind = SessionEventKind::Reopened;
    let event = SessionEvent { id: mark_of(taken), position, at, kind, note: String::new() };
    let change = Change::Put(Record::Event(event));
    apply(db, session, &[ChangeRow::from(&change)])?;
    step.changes.push(change);
    Ok(())
}

/// Takes that note away again, where the very same closing is done again.
pub(super) fn forget(db: &Connection, session: &str, step: &mut Step) -> Result<(), StoreProblem> {
    let brought = step.changes.iter().filter_map(|change| match change {
        Change::Put(Record::Event(event)) if event.kind == SessionEventKind::Closed => {
            Some(mark_of(event.id))
        }
        _ => None,
    });
    for mark in brought.collect::<Vec<_>>() {
        let key = KeyRow::Event(mark.to_string());
        if key.read(db, session)?.is_some() {
            apply(db, session, &[ChangeRow::Remove(key)])?;
            step.changes.push(Change::Remove(Key::Event(mark)));
        }
    }
    Ok(())
}

/// The id of the note that a closing was taken back, by that of the closing.
fn mark_of(closed: EventId) -> EventId {
    sum_of(&format!("reopened {closed}")).into()
}
