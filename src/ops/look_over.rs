//! What is looked over before a meeting is shown to the room (J12): texts the guard would ask about, because they came in
//! from another laptop or somebody has once vouched for them.
//!
//! Looked up when it is asked for and kept nowhere: what was found is in no file and no log.

use super::guarded;
use crate::domain::change::Record;
use crate::domain::measure::EventKind;
use crate::domain::session::Session;
use crate::env::Env;
use crate::store::HitKind;

/// A place with words that may tell of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// What kind of place.
    pub kind: HitKind,
    /// Its id, as the file writes it.
    pub id: String,
    /// Its texts that are asked about: whoever says they are fine vouches for them.
    pub texts: Vec<String>,
}

/// Every place of a meeting one can go to where the guard would ask, in the order of the file.
pub fn spots(session: &Session, env: &Env) -> Vec<Spot> {
    let named = guarded::named(session);
    let details = Record::Details(Box::new(session.details.clone()));
    let records = std::iter::once(details).chain(session.records()).filter_map(|record| {
        let (kind, id) = place(&record)?;
        let texts = guarded::standing(&record, &named, env);
        (!texts.is_empty()).then_some(Spot { kind, id, texts })
    });
    records.collect()
}

/// The first place of a meeting one can go to that says this, word for word; whatever the guard thinks of it.
pub fn spot_of(session: &Session, text: &str) -> Option<Spot> {
    let details = Record::Details(Box::new(session.details.clone()));
    std::iter::once(details).chain(session.records()).find_map(|record| {
        let (kind, id) = place(&record).filter(|_| guarded::says(&record, text))?;
        Some(Spot { kind, id, texts: vec![text.to_owned()] })
    })
}

/// How many places a file has brought where the guard would ask: those that were not there before.
pub fn spots_brought(before: Option<&Session>, after: &Session, env: &Env) -> usize {
    let before = before.map(|session| spots(session, env)).unwrap_or_default();
    spots(after, env).iter().filter(|spot| !before.contains(spot)).count()
}

/// Where a record is looked at; `None` for what the room never sees.
fn place(record: &Record) -> Option<(HitKind, String)> {
    Some(match record {
        Record::Details(_) => (HitKind::Session, String::new()),
        Record::Answer(it) => (HitKind::Answer, it.id.to_string()),
        Record::Heading(it) => (HitKind::Heading, it.id.to_string()),
        Record::Measure(it) => (HitKind::Measure, it.id.to_string()),
        Record::MeasureEvent(it) if it.kind == EventKind::Comment => (HitKind::Comment, it.id.to_string()),
        Record::Keep(it) => (HitKind::Keep, it.id.to_string()),
        Record::ParkedTopic(it) => (HitKind::ParkedTopic, it.id.to_string()),
        Record::MeasureEvent(_)
        | Record::Sitting(_)
        | Record::Group(_)
        | Record::QuestionPlan(..)
        | Record::AddedQuestion(_)
        | Record::Check(_)
        | Record::Review(_)
        | Record::Reviewed(_)
        | Record::Event(_)
        | Record::PartPlan(..)
        | Record::PartAttendance { .. }
        | Record::VoteRound(_) => return None,
    })
}
