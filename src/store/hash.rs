//! A hash over what was said and agreed, for telling whether two ways led to the same content.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::Store;
use super::error::{ProblemKind, StoreProblem};
use super::rows::{RecordRow, SetRow, UnitRow};
use crate::domain::change::Record;
use crate::domain::fingerprint::sha256_hex;
use crate::domain::ids::{SessionId, UnitId};
use crate::domain::session::{Session, SessionEventKind};

impl Store {
    /// A hash over the content of a session: unit, set, and every record in order; neither history of edits, notes
    /// ([`SessionEventKind::is_note`](crate::domain::session::SessionEventKind::is_note)), place, drafts nor revision.
    /// So everything undone has the hash of the start, whatever was exported on the way. Ids are replaced by the order they first appear in, so that the same meeting held twice
    /// has the same hash. `None` if the session is not here.
    pub fn content_hash(&self, session: SessionId) -> Result<Option<String>, StoreProblem> {
        let Some(loaded) = self.load(session)? else { return Ok(None) };
        let mut session = loaded.session;
        put_in_order(&mut session);
        // Nor is it content that a copy came back.
        session.events.retain(|event| !event.kind.is_note() && event.kind != SessionEventKind::Imported);
        let unreadable =
            |error: serde_json::Error| StoreProblem::new(ProblemKind::Other, format!("hash: {error}"));
        let details = Record::Details(Box::new(session.details.clone()));
        let mut records: Vec<Record> = std::iter::once(details).chain(session.records()).collect();
        sort_part_attendance(&mut records, &session);
        let rows: Vec<RecordRow> = records.iter().map(Into::into).collect();
        let mut content = json!({
            "unit": UnitRow::from(&session.unit),
            "id": session.id.to_string(),
            "set": SetRow::new(&session.set).map_err(unreadable)?.content_hash,
            "follows": session.follows.map(|id| id.to_string()),
            "rehearsal": session.rehearsal,
            "records": rows,
        });
        let mut order = HashMap::new();
        number_ids(&mut content, &mut order);
        Ok(Some(sha256_hex(content.to_string().as_bytes())))
    }
}

/// Sorts what a session keeps by position and id so that ids no longer matter: by what it belongs to, then position.
fn put_in_order(session: &mut Session) {
    let sittings: HashMap<_, _> = session.sittings.iter().map(|it| it.id).zip(0usize..).collect();
    session.checks.sort_by_key(|it| (sittings.get(&it.sitting).copied(), it.moment));
    session.groups.sort_by_key(|it| (sittings.get(&it.sitting).copied(), it.position));
    let groups: HashMap<_, _> = session.groups.iter().map(|it| it.id).zip(0usize..).collect();
    session.headings.sort_by_key(|it| (it.question.clone(), it.position));
    session.answers.sort_by_key(|it| (it.question.clone(), groups.get(&it.group).copied(), it.position));
    let measures: HashMap<_, _> = session.measures.iter().map(|it| it.id).zip(0usize..).collect();
    session
        .measure_events
        .sort_by_key(|it| (it.at, it.position, measures.get(&it.measure).copied(), it.kind));
}

/// The attendance of parts is kept by the id of its sitting; here it stands in the order of sittings.
fn sort_part_attendance(records: &mut [Record], session: &Session) {
    let place = |record: &Record| match record {
        Record::PartAttendance { sitting, part, .. } => {
            let at = session.sittings.iter().position(|it| it.id == *sitting);
            Some((at, part.clone()))
        }
        _ => None,
    };
    // They stand together, since a session hands out its records kind by kind.
    if let Some(first) = records.iter().position(|record| place(record).is_some()) {
        let count = records.iter().filter(|record| place(record).is_some()).count();
        if let Some(together) = records.get_mut(first..first + count) {
            together.sort_by_key(place);
        }
    }
}

/// Replaces every written id by when it first appears. Free text is never sixteen letters and digits of the id
/// alphabet by accident, and if it were, it would be replaced alike on both sides.
fn number_ids(value: &mut Value, order: &mut HashMap<String, usize>) {
    match value {
        Value::String(text) if text.parse::<UnitId>().is_ok() => {
            let next = order.len();
            let number = *order.entry(std::mem::take(text)).or_insert(next);
            *text = format!("#{number}");
        }
        Value::Array(values) => values.iter_mut().for_each(|value| number_ids(value, order)),
        Value::Object(fields) => fields.values_mut().for_each(|value| number_ids(value, order)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
