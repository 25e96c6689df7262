//! What an imported session means for a file that may have it already.
//!
//! The same session twice changes nothing. One that is there but different is a [`Conflict`] that names what differs;
//! a person decides, never the program.

use std::collections::HashMap;

use crate::domain::change::{Change, Key, Record};
use crate::domain::session::{Session, SessionEventKind};

/// What an imported session is to the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// The file does not have it.
    New,
    /// The file has it already, word for word.
    Same,
    /// The file has it, but not like this.
    Differs(Conflict),
}

/// How an imported session differs from the one with its id that is there already.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conflict {
    /// It is another wording, another unit, or follows another meeting. Then it cannot be taken in record by record.
    pub frame: Vec<FramePart>,
    /// What both have, but not alike.
    pub changed: Vec<Key>,
    /// What only the imported one has.
    pub only_imported: Vec<Key>,
    /// What only the one that is there has.
    pub only_here: Vec<Key>,
}

/// What of a session is not made of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FramePart {
    /// The unit.
    Unit,
    /// The question set.
    Set,
    /// The meeting it follows.
    Follows,
    /// Whether it is a rehearsal.
    Rehearsal,
}

/// What `imported` is to a file that has `here` under its id.
pub fn arrival(here: Option<&Session>, imported: &Session) -> Arrival {
    let Some(here) = here else { return Arrival::New };
    let conflict = conflict(here, imported);
    if conflict == Conflict::default() { Arrival::Same } else { Arrival::Differs(conflict) }
}

/// How the two differ. That one of them has been exported or imported meanwhile is not a difference: it says nothing
/// about the meeting.
fn conflict(here: &Session, imported: &Session) -> Conflict {
    let frame = [
        (FramePart::Unit, here.unit != imported.unit),
        (FramePart::Set, here.set != imported.set),
        (FramePart::Follows, here.follows != imported.follows),
        (FramePart::Rehearsal, here.rehearsal != imported.rehearsal),
    ];
    let mut conflict = Conflict {
        frame: frame.into_iter().filter_map(|(part, differs)| differs.then_some(part)).collect(),
        ..Conflict::default()
    };
    let of_meeting = |session| {
        let mut records = records(session);
        records.retain(|record| !tells_of_copying(record));
        records
    };
    let (old, new) = (of_meeting(here), of_meeting(imported));
    let (old_by_key, new_by_key) = (by_key(&old), by_key(&new));
    for record in &new {
        let key = record.key();
        match old_by_key.get(&key) {
            Some(old) if *old == record => {}
            Some(_) => conflict.changed.push(key),
            None => conflict.only_imported.push(key),
        }
    }
    conflict.only_here = old.iter().map(Record::key).filter(|key| !new_by_key.contains_key(key)).collect();
    conflict
}

/// The changes that make the records of `here` those of `imported`: what a person asks for who takes the imported
/// one. They can be applied in this order and undone, as long as both have the same set.
pub fn changes(here: &Session, imported: &Session) -> Vec<Change> {
    let (old, new) = (records(here), records(imported));
    let (old_by_key, new_by_key) = (by_key(&old), by_key(&new));
    let put = new.iter().filter(|record| old_by_key.get(&record.key()) != Some(record));
    // What points comes after what it points at; so removing goes backwards.
    let gone = old.iter().rev().map(Record::key).filter(|key| !new_by_key.contains_key(key));
    put.cloned().map(Change::Put).chain(gone.map(Change::Remove)).collect()
}

fn by_key(records: &[Record]) -> HashMap<Key, &Record> {
    records.iter().map(|record| (record.key(), record)).collect()
}

/// Every record, in an order in which nothing points forwards.
fn records(session: &Session) -> Vec<Record> {
    let mut all = vec![Record::Details(Box::new(session.details.clone()))];
    all.extend(session.sittings.iter().cloned().map(Record::Sitting));
    all.extend(session.groups.iter().cloned().map(Record::Group));
    all.extend(session.added.iter().cloned().map(|it| Record::AddedQuestion(Box::new(it))));
    all.extend(session.questions.iter().map(|(id, plan)| Record::QuestionPlan(id.clone(), plan.clone())));
    all.extend(session.parts.iter().map(|(id, plan)| Record::PartPlan(id.clone(), *plan)));
    all.extend(session.headings.iter().cloned().map(Record::Heading));
    all.extend(session.answers.iter().cloned().map(|it| Record::Answer(Box::new(it))));
    all.extend(session.measures.iter().cloned().map(|it| Record::Measure(Box::new(it))));
    all.extend(session.measure_events.iter().cloned().map(Record::MeasureEvent));
    all.extend(session.keeps.iter().cloned().map(Record::Keep));
    all.extend(session.checks.iter().copied().map(Record::Check));
    all.extend(session.part_attendance.iter().map(|((sitting, part), &attended)| Record::PartAttendance {
        sitting: *sitting,
        part: part.clone(),
        attended,
    }));
    all.extend(session.topics.iter().cloned().map(Record::ParkedTopic));
    all.extend(session.rounds.iter().cloned().map(Record::VoteRound));
    all.extend(session.events.iter().cloned().map(Record::Event));
    all
}

fn tells_of_copying(record: &Record) -> bool {
    matches!(record, Record::Event(event)
        if matches!(event.kind, SessionEventKind::Exported | SessionEventKind::Imported))
}
