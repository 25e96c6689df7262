//! What is looked over before a meeting is shown to the room (J12): texts the guard would ask about, because they came in
//! from another laptop or somebody has once vouched for them.
//!
//! Looked up when it is asked for and kept nowhere: what was found is in no file and no log.

use std::collections::BTreeMap;

use super::guarded;
use crate::domain::change::Record;
use crate::domain::measure::EventKind;
use crate::domain::session::Session;
use crate::env::Env;
use crate::store::HitKind;

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpotKind {
    /// What is known of the unit.
    Unit,
    /// One that a search finds, too.
    Found(HitKind),
    /// A sitting: its name, and where it is held.
    Sitting,
    /// What a table is called; the id is the sitting's.
    Table,
    /// A question: its own words, or why it is put off.
    Question,
    /// How the room was when it came and went; the id is the sitting's.
    Check,
    /// What is said of the meeting at its end.
    Review,
    /// What is said of earlier measures.
    Earlier,
}

/// A place with words that may tell of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// What kind of place.
    pub kind: SpotKind,
    /// Its id, as the file writes it.
    pub id: String,
    /// Its texts that are asked about: whoever says they are fine vouches for them.
    pub texts: Vec<String>,
}

/// Every place of a meeting and its unit where the guard would ask, in the order of the file.
pub fn spots(session: &Session, env: &Env) -> Vec<Spot> {
    let named = guarded::named(session);
    let of_unit = guarded::standing_of_unit(&session.unit, env);
    let of_records = records(session).filter_map(|record| {
        let (kind, id) = place(&record, session)?;
        Some((kind, id, guarded::standing(&record, &named, env)))
    });
    let all = std::iter::once((SpotKind::Unit, String::new(), of_unit)).chain(of_records);
    let mut spots: Vec<Spot> = Vec::new();
    let mut known: BTreeMap<(SpotKind, String), usize> = BTreeMap::new();
    for (kind, id, texts) in all.filter(|(_, _, texts)| !texts.is_empty()) {
        // Several records are looked at in one place: a measure and its history, the tables of a sitting.
        let at = *known.entry((kind, id.clone())).or_insert(spots.len());
        match spots.get_mut(at) {
            Some(spot) => spot.texts.extend(texts),
            None => spots.push(Spot { kind, id, texts }),
        }
    }
    spots
}

/// The first place of a meeting that says this, word for word; whatever the guard thinks of it.
pub fn spot_of(session: &Session, text: &str) -> Option<Spot> {
    let spot = |(kind, id)| Spot { kind, id, texts: vec![text.to_owned()] };
    if guarded::unit_says(&session.unit, text) {
        return Some(spot((SpotKind::Unit, String::new())));
    }
    records(session)
        .find_map(|record| guarded::says(&record, text).then(|| place(&record, session)).flatten().map(spot))
}

/// How many places a file has brought where the guard would ask: those that were not there before.
pub fn spots_brought(before: Option<&Session>, after: &Session, env: &Env) -> usize {
    let before = before.map(|session| spots(session, env)).unwrap_or_default();
    spots(after, env).iter().filter(|spot| !before.contains(spot)).count()
}

/// Everything a meeting holds, what is written about it as a whole first.
fn records(session: &Session) -> impl Iterator<Item = Record> {
    std::iter::once(Record::Details(Box::new(session.details.clone()))).chain(session.records())
}

/// Where a record is looked at; `None` for what nobody writes words in.
fn place(record: &Record, session: &Session) -> Option<(SpotKind, String)> {
    let found = |kind, id: String| (SpotKind::Found(kind), id);
    Some(match record {
        Record::Details(_) | Record::Event(_) => found(HitKind::Session, String::new()),
        Record::Sitting(it) => (SpotKind::Sitting, it.id.to_string()),
        Record::Group(it) => (SpotKind::Table, it.sitting.to_string()),
        Record::QuestionPlan(id, _) => (SpotKind::Question, id.as_str().to_owned()),
        Record::AddedQuestion(it) => (SpotKind::Question, it.question.id.as_str().to_owned()),
        Record::Answer(it) => found(HitKind::Answer, it.id.to_string()),
        Record::Heading(it) => found(HitKind::Heading, it.id.to_string()),
        Record::Measure(it) => found(HitKind::Measure, it.id.to_string()),
        Record::MeasureEvent(it) if it.kind == EventKind::Comment => {
            found(HitKind::Comment, it.id.to_string())
        }
        // The measure of a line that is left over may be gone.
        Record::MeasureEvent(it) if session.measure(it.measure).is_none() => return None,
        Record::MeasureEvent(it) => found(HitKind::Measure, it.measure.to_string()),
        Record::Keep(it) => found(HitKind::Keep, it.id.to_string()),
        Record::ParkedTopic(it) => found(HitKind::ParkedTopic, it.id.to_string()),
        Record::Check(it) => (SpotKind::Check, it.sitting.to_string()),
        Record::Review(_) => (SpotKind::Review, String::new()),
        Record::Reviewed(_) => (SpotKind::Earlier, String::new()),
        Record::PartPlan(..) | Record::PartAttendance { .. } | Record::VoteRound(_) => return None,
    })
}
