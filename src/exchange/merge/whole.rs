//! A session put together from two must be whole: nothing points nowhere, every sitting has its plenary.
//!
//! Where one side removed what the other leans on, what is leant on stays: nothing that was said is lost without a
//! person saying so.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::answer::Body;
use crate::domain::change::{Key, Record};
use crate::domain::topic::TopicOutcome;

/// Records by key.
pub(super) type Records = BTreeMap<Key, Record>;

/// Mends `chosen` from what either side has. `gone` was removed by a person's decision: what may point at it lets go.
pub(super) fn mend(chosen: &mut Records, here: &Records, there: &Records, gone: &BTreeSet<Key>) {
    let either = |key: &Key| here.get(key).or_else(|| there.get(key));
    for record in chosen.values_mut() {
        for key in gone {
            let_go(record, key);
        }
    }
    if !chosen.keys().any(|key| matches!(key, Key::Sitting(_))) {
        // Each side removed what the other kept.
        chosen.extend(here.iter().filter(|(key, _)| matches!(key, Key::Sitting(_))).map(clone_both));
    }
    let mut waiting: Vec<Key> = chosen.keys().cloned().collect();
    while let Some(key) = waiting.pop() {
        let Some(record) = chosen.get(&key) else { continue };
        for key in needs(record, here, there) {
            if !chosen.contains_key(&key)
                && let Some(record) = either(&key)
            {
                chosen.insert(key.clone(), record.clone());
                waiting.push(key);
            }
        }
    }
    // History goes with its measure, and stays with one that stays although the other side removed it.
    for (one, other) in [(here, there), (there, here)] {
        let stays = |measure: Key| chosen.contains_key(&measure) && !other.contains_key(&measure);
        let kept = one.iter().filter(|(_, record)| measure_told_of(record).is_some_and(stays));
        let kept: Vec<_> = kept.map(clone_both).collect();
        chosen.extend(kept);
    }
    let measures: BTreeSet<Key> =
        chosen.keys().filter(|key| matches!(key, Key::Measure(_))).cloned().collect();
    chosen.retain(|_, record| measure_told_of(record).is_none_or(|measure| measures.contains(&measure)));
}

/// The measure whose history a record is.
fn measure_told_of(record: &Record) -> Option<Key> {
    match record {
        Record::MeasureEvent(event) => Some(Key::Measure(event.measure)),
        _ => None,
    }
}

/// What must be there for a record: what it points at, and the plenary of a sitting.
fn needs(record: &Record, here: &Records, there: &Records) -> Vec<Key> {
    let mut needed = points_at(record);
    if let Record::Sitting(sitting) = record {
        let is_its =
            |record: &&Record| matches!(record, Record::Group(it) if it.plenary && it.sitting == sitting.id);
        needed.extend(here.values().chain(there.values()).find(is_its).map(Record::key));
    }
    needed
}

fn clone_both((key, record): (&Key, &Record)) -> (Key, Record) {
    (key.clone(), record.clone())
}

/// The records a record points at. Questions and parts of the set are always there.
fn points_at(record: &Record) -> Vec<Key> {
    match record {
        Record::Group(group) => vec![Key::Sitting(group.sitting)],
        Record::QuestionPlan(id, _) => vec![Key::AddedQuestion(id.clone())],
        Record::Answer(answer) => {
            let mut keys = vec![Key::AddedQuestion(answer.question.clone()), Key::Group(answer.group)];
            keys.extend(answer.also_from.iter().map(|group| Key::Group(*group)));
            keys.extend(answer.heading.map(Key::Heading));
            keys
        }
        Record::Heading(heading) => vec![Key::AddedQuestion(heading.question.clone())],
        Record::Measure(measure) => {
            let mut keys: Vec<Key> = measure.answers.iter().map(|answer| Key::Answer(*answer)).collect();
            keys.extend(measure.question.clone().map(Key::AddedQuestion));
            keys.extend(measure.group.map(Key::Group));
            keys
        }
        Record::Check(check) => vec![Key::Sitting(check.sitting)],
        Record::PartAttendance { sitting, .. } => vec![Key::Sitting(*sitting)],
        Record::ParkedTopic(topic) => {
            let measure = match topic.outcome {
                TopicOutcome::Measure(id) => Some(Key::Measure(id)),
                TopicOutcome::Open | TopicOutcome::Dropped(_) => None,
            };
            topic.question.clone().map(Key::AddedQuestion).into_iter().chain(measure).collect()
        }
        Record::VoteRound(round) => round.votes.iter().map(|(id, _)| Key::Measure(*id)).collect(),
        Record::Reviewed(_) => vec![Key::Review],
        // History goes with its measure and holds none back.
        Record::MeasureEvent(_)
        | Record::Details(_)
        | Record::Sitting(_)
        | Record::PartPlan(..)
        | Record::AddedQuestion(_)
        | Record::Keep(_)
        | Record::Review(_)
        | Record::Event(_) => Vec::new(),
    }
}

/// Takes away what a record may do without.
fn let_go(record: &mut Record, gone: &Key) {
    match (record, gone) {
        (Record::Answer(answer), Key::Heading(id)) if answer.heading == Some(*id) => answer.heading = None,
        (Record::Measure(measure), Key::Answer(id)) => measure.answers.retain(|answer| answer != id),
        (Record::VoteRound(round), Key::Measure(id)) => round.votes.retain(|(measure, _)| measure != id),
        (Record::ParkedTopic(topic), Key::Measure(id)) if topic.outcome == TopicOutcome::Measure(*id) => {
            topic.outcome = TopicOutcome::Open;
        }
        _ => {}
    }
}

/// The tallies of a group: a question has one of each group, so two laptops must not both keep theirs.
pub(super) fn is_tally_beside(one: &Record, other: &Record) -> bool {
    match (one, other) {
        (Record::Answer(one), Record::Answer(other)) => {
            one.id != other.id
                && one.question == other.question
                && one.group == other.group
                && !matches!(one.body, Body::Text(_))
                && !matches!(other.body, Body::Text(_))
        }
        _ => false,
    }
}

/// The order in which nothing points forwards.
pub(super) fn rank(key: &Key) -> u8 {
    match key {
        Key::Details => 0,
        Key::Sitting(_) => 1,
        Key::Group(_) => 2,
        Key::AddedQuestion(_) => 3,
        Key::QuestionPlan(_) => 4,
        Key::PartPlan(_) => 5,
        Key::Heading(_) => 6,
        Key::Answer(_) => 7,
        Key::Measure(_) => 8,
        Key::MeasureEvent(_) => 9,
        Key::Keep(_) => 10,
        Key::Check(..) => 11,
        Key::PartAttendance(..) => 12,
        Key::ParkedTopic(_) => 13,
        Key::VoteRound(_) => 14,
        Key::Review => 15,
        Key::Reviewed(_) => 16,
        Key::Event(_) => 17,
    }
}
