//! The unit of editing, saving, undo and history.
//!
//! A session is a handful of records; an edit puts or removes some of them. Putting a record that exists replaces
//! it. Every change returns its opposite, so undo is the same door as editing, and the store writes the very same
//! change together with its log row.

use super::answer::{Answer, Heading};
use super::ids::{
    AnswerId, EventId, GroupId, HeadingId, KeepId, MeasureId, PartId, QuestionId, RoundId, SittingId, TopicId,
};
use super::measure::{Measure, MeasureEvent};
use super::review::{Review, Reviewed};
use super::room::{Check, CheckMoment};
use super::session::{AddedQuestion, Details, Keep, PartPlan, QuestionPlan, Session, SessionEvent};
use super::sitting::{Group, Sitting};
use super::topic::{ParkedTopic, TopicOutcome};
use super::vote::VoteRound;

/// An edit of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Adds a record, or replaces the one with its key.
    Put(Record),
    /// Removes a record.
    Remove(Key),
}

/// What a session is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// The meeting as a whole; always there, never removed.
    Details(Box<Details>),
    /// A gathering.
    Sitting(Sitting),
    /// A group.
    Group(Group),
    /// What differs from the set for a question.
    QuestionPlan(QuestionId, QuestionPlan),
    /// What the room said of a theme.
    PartPlan(PartId, PartPlan),
    /// A question of the room's own.
    AddedQuestion(Box<AddedQuestion>),
    /// An answer.
    Answer(Box<Answer>),
    /// A common heading.
    Heading(Heading),
    /// A measure.
    Measure(Box<Measure>),
    /// History of a measure.
    MeasureEvent(MeasureEvent),
    /// Something to keep.
    Keep(Keep),
    /// A check-in or check-out.
    Check(Check),
    /// How many were there for a part.
    PartAttendance {
        /// The sitting.
        sitting: SittingId,
        /// The part.
        part: PartId,
        /// How many.
        attended: u16,
    },
    /// A parked topic.
    ParkedTopic(ParkedTopic),
    /// A round of voting.
    VoteRound(VoteRound),
    /// What is said of all that was looked at again; at most one.
    Review(Box<Review>),
    /// What was said of a measure that was looked at again.
    Reviewed(Reviewed),
    /// History of the session.
    Event(SessionEvent),
}

/// Which record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// See [`Record::Details`].
    Details,
    /// See [`Record::Sitting`].
    Sitting(SittingId),
    /// See [`Record::Group`].
    Group(GroupId),
    /// See [`Record::QuestionPlan`].
    QuestionPlan(QuestionId),
    /// See [`Record::PartPlan`].
    PartPlan(PartId),
    /// See [`Record::AddedQuestion`].
    AddedQuestion(QuestionId),
    /// See [`Record::Answer`].
    Answer(AnswerId),
    /// See [`Record::Heading`].
    Heading(HeadingId),
    /// See [`Record::Measure`].
    Measure(MeasureId),
    /// See [`Record::MeasureEvent`].
    MeasureEvent(EventId),
    /// See [`Record::Keep`].
    Keep(KeepId),
    /// See [`Record::Check`].
    Check(SittingId, CheckMoment),
    /// See [`Record::PartAttendance`].
    PartAttendance(SittingId, PartId),
    /// See [`Record::ParkedTopic`].
    ParkedTopic(TopicId),
    /// See [`Record::VoteRound`].
    VoteRound(RoundId),
    /// See [`Record::Review`].
    Review,
    /// See [`Record::Reviewed`].
    Reviewed(MeasureId),
    /// See [`Record::Event`].
    Event(EventId),
}

/// Why a change does not fit the session it meets. None of these happen to a facilitator: an operation plans
/// against the session it sees, and a session changed elsewhere meanwhile is reloaded and planned again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeError {
    /// There is nothing with this key to remove.
    NoSuch(Key),
    /// The record points to something that is not there.
    Dangling {
        /// The record put.
        from: Key,
        /// What it points to.
        to: Key,
    },
    /// Something still points to the record.
    InUse(Key),
    /// The answer's shape does not fit its question.
    BodyDoesNotFit(AnswerId),
    /// A round of voting has the same proposal twice.
    VotedTwice(RoundId, MeasureId),
}

impl Session {
    /// Everything it is made of, apart from the details: what a store writes and what two laptops compare. Each kind of
    /// record stands in one list here, so that one that is forgotten does not compile.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        let Self {
            id: _,
            unit: _,
            set: _,
            follows: _,
            rehearsal: _,
            details: _,
            sittings,
            groups,
            questions,
            parts,
            added,
            answers,
            headings,
            measures,
            measure_events,
            keeps,
            checks,
            part_attendance,
            topics,
            rounds,
            review,
            reviewed,
            events,
        } = self;
        let attendance = part_attendance.iter().map(|((sitting, part), &attended)| Record::PartAttendance {
            sitting: *sitting,
            part: part.clone(),
            attended,
        });
        // The content hash reads them in this order.
        (sittings.iter().cloned().map(Record::Sitting))
            .chain(groups.iter().cloned().map(Record::Group))
            .chain(questions.iter().map(|(id, plan)| Record::QuestionPlan(id.clone(), plan.clone())))
            .chain(parts.iter().map(|(id, plan)| Record::PartPlan(id.clone(), *plan)))
            .chain(added.iter().cloned().map(|it| Record::AddedQuestion(Box::new(it))))
            .chain(headings.iter().cloned().map(Record::Heading))
            .chain(answers.iter().cloned().map(|it| Record::Answer(Box::new(it))))
            .chain(measures.iter().cloned().map(|it| Record::Measure(Box::new(it))))
            .chain(measure_events.iter().cloned().map(Record::MeasureEvent))
            .chain(keeps.iter().cloned().map(Record::Keep))
            .chain(checks.iter().cloned().map(Record::Check))
            .chain(attendance)
            .chain(topics.iter().cloned().map(Record::ParkedTopic))
            .chain(rounds.iter().cloned().map(Record::VoteRound))
            .chain(review.iter().cloned().map(|it| Record::Review(Box::new(it))))
            .chain(reviewed.iter().cloned().map(Record::Reviewed))
            .chain(events.iter().cloned().map(Record::Event))
    }
}

impl Record {
    /// The record's key.
    pub fn key(&self) -> Key {
        match self {
            Self::Details(_) => Key::Details,
            Self::Sitting(sitting) => Key::Sitting(sitting.id),
            Self::Group(group) => Key::Group(group.id),
            Self::QuestionPlan(id, _) => Key::QuestionPlan(id.clone()),
            Self::PartPlan(id, _) => Key::PartPlan(id.clone()),
            Self::AddedQuestion(added) => Key::AddedQuestion(added.question.id.clone()),
            Self::Answer(answer) => Key::Answer(answer.id),
            Self::Heading(heading) => Key::Heading(heading.id),
            Self::Measure(measure) => Key::Measure(measure.id),
            Self::MeasureEvent(event) => Key::MeasureEvent(event.id),
            Self::Keep(keep) => Key::Keep(keep.id),
            Self::Check(check) => Key::Check(check.sitting, check.moment),
            Self::PartAttendance { sitting, part, .. } => Key::PartAttendance(*sitting, part.clone()),
            Self::ParkedTopic(topic) => Key::ParkedTopic(topic.id),
            Self::VoteRound(round) => Key::VoteRound(round.id),
            Self::Review(_) => Key::Review,
            Self::Reviewed(reviewed) => Key::Reviewed(reviewed.measure),
            Self::Event(event) => Key::Event(event.id),
        }
    }
}

impl Change {
    /// The key of the record put or removed.
    pub fn key(&self) -> Key {
        match self {
            Self::Put(record) => record.key(),
            Self::Remove(key) => key.clone(),
        }
    }

    /// Applies the change and returns the one that takes it back. A refused change leaves the session as it was.
    pub fn apply(self, session: &mut Session) -> Result<Self, ChangeError> {
        match self {
            Self::Put(record) => {
                check_put(&record, session)?;
                let key = record.key();
                Ok(put(record, session).map_or(Self::Remove(key), Self::Put))
            }
            Self::Remove(key) => {
                check_remove(&key, session)?;
                remove(&key, session).map(Self::Put).ok_or(ChangeError::NoSuch(key))
            }
        }
    }
}

/// Applies changes in order and returns those that take them back, in the order to apply them. If one is refused,
/// the session is as it was before the first.
pub fn apply_all(changes: &[Change], session: &mut Session) -> Result<Vec<Change>, ChangeError> {
    let mut back = Vec::with_capacity(changes.len());
    for change in changes {
        match change.clone().apply(session) {
            Ok(inverse) => back.push(inverse),
            Err(refused) => {
                for inverse in back.into_iter().rev() {
                    // An inverse of a change that was just applied fits by the law tested below.
                    let undone = inverse.apply(session);
                    debug_assert!(undone.is_ok(), "an inverse did not fit: {undone:?}");
                }
                return Err(refused);
            }
        }
    }
    back.reverse();
    Ok(back)
}

fn check_put(record: &Record, session: &Session) -> Result<(), ChangeError> {
    let needs = |there: bool, to: Key| {
        if there { Ok(()) } else { Err(ChangeError::Dangling { from: record.key(), to }) }
    };
    match record {
        Record::Group(group) => needs(session.sitting(group.sitting).is_some(), Key::Sitting(group.sitting)),
        Record::QuestionPlan(id, _) => needs(session.question(id).is_some(), Key::QuestionPlan(id.clone())),
        Record::PartPlan(id, _) => needs(has_part(session, id), Key::PartPlan(id.clone())),
        Record::AddedQuestion(added) => {
            needs(has_part(session, &added.part), Key::PartPlan(added.part.clone()))
        }
        Record::Answer(answer) => {
            let Some(question) = session.question(&answer.question) else {
                return needs(false, Key::QuestionPlan(answer.question.clone()));
            };
            needs(session.group(answer.group).is_some(), Key::Group(answer.group))?;
            for &group in &answer.also_from {
                needs(session.group(group).is_some(), Key::Group(group))?;
            }
            if let Some(heading) = answer.heading {
                needs(session.heading(heading).is_some(), Key::Heading(heading))?;
            }
            if answer.body.fits(&question.kind) {
                Ok(())
            } else {
                Err(ChangeError::BodyDoesNotFit(answer.id))
            }
        }
        Record::Heading(heading) => {
            needs(session.question(&heading.question).is_some(), Key::QuestionPlan(heading.question.clone()))
        }
        Record::Measure(measure) => {
            if let Some(question) = &measure.question {
                needs(session.question(question).is_some(), Key::QuestionPlan(question.clone()))?;
            }
            if let Some(group) = measure.group {
                needs(session.group(group).is_some(), Key::Group(group))?;
            }
            for &answer in &measure.answers {
                needs(session.answer(answer).is_some(), Key::Answer(answer))?;
            }
            Ok(())
        }
        Record::MeasureEvent(event) => {
            needs(session.measure(event.measure).is_some(), Key::Measure(event.measure))
        }
        Record::Check(check) => needs(session.sitting(check.sitting).is_some(), Key::Sitting(check.sitting)),
        Record::PartAttendance { sitting, part, .. } => {
            needs(session.sitting(*sitting).is_some(), Key::Sitting(*sitting))?;
            needs(has_part(session, part), Key::PartPlan(part.clone()))
        }
        Record::ParkedTopic(topic) => {
            if let Some(question) = &topic.question {
                needs(session.question(question).is_some(), Key::QuestionPlan(question.clone()))?;
            }
            match topic.outcome {
                TopicOutcome::Measure(id) => needs(session.measure(id).is_some(), Key::Measure(id)),
                TopicOutcome::Open | TopicOutcome::Dropped(_) => Ok(()),
            }
        }
        Record::VoteRound(round) => {
            for (at, &(measure, _)) in round.votes.iter().enumerate() {
                needs(session.measure(measure).is_some(), Key::Measure(measure))?;
                if round.votes.iter().take(at).any(|(before, _)| *before == measure) {
                    return Err(ChangeError::VotedTwice(round.id, measure));
                }
            }
            Ok(())
        }
        Record::Reviewed(_) => needs(session.review.is_some(), Key::Review),
        Record::Details(_) | Record::Sitting(_) | Record::Keep(_) | Record::Review(_) | Record::Event(_) => {
            Ok(())
        }
    }
}

fn has_part(session: &Session, id: &PartId) -> bool {
    session.set.parts.iter().any(|part| part.id == *id)
}

fn check_remove(key: &Key, session: &Session) -> Result<(), ChangeError> {
    let in_use = match key {
        Key::Details => true,
        Key::Sitting(id) => {
            session.groups.iter().any(|group| group.sitting == *id)
                || session.checks.iter().any(|check| check.sitting == *id)
                || session.part_attendance.keys().any(|(sitting, _)| sitting == id)
        }
        Key::Group(id) => {
            session.answers.iter().any(|answer| answer.group == *id || answer.also_from.contains(id))
                || session.measures.iter().any(|measure| measure.group == Some(*id))
        }
        Key::AddedQuestion(id) => {
            session.answers_to(id).next().is_some()
                || session.questions.contains_key(id)
                || session.headings.iter().any(|heading| heading.question == *id)
                || session.measures.iter().any(|measure| measure.question.as_ref() == Some(id))
                || session.topics.iter().any(|topic| topic.question.as_ref() == Some(id))
        }
        Key::Answer(id) => session.measures.iter().any(|measure| measure.answers.contains(id)),
        Key::Heading(id) => session.answers.iter().any(|answer| answer.heading == Some(*id)),
        Key::Measure(id) => {
            session.measure_events.iter().any(|event| event.measure == *id)
                || session.topics.iter().any(|topic| topic.outcome == TopicOutcome::Measure(*id))
                || session.rounds.iter().any(|round| round.votes_for(*id).is_some())
        }
        Key::Review => !session.reviewed.is_empty(),
        Key::QuestionPlan(_)
        | Key::PartPlan(_)
        | Key::MeasureEvent(_)
        | Key::Keep(_)
        | Key::Check(..)
        | Key::PartAttendance(..)
        | Key::ParkedTopic(_)
        | Key::VoteRound(_)
        | Key::Reviewed(_)
        | Key::Event(_) => false,
    };
    if in_use { Err(ChangeError::InUse(key.clone())) } else { Ok(()) }
}

fn put(record: Record, session: &mut Session) -> Option<Record> {
    match record {
        Record::Details(details) => {
            Some(Record::Details(Box::new(std::mem::replace(&mut session.details, *details))))
        }
        Record::Sitting(it) => {
            put_sorted(&mut session.sittings, it, |s| s.id, |s| s.position).map(Record::Sitting)
        }
        Record::Group(it) => put_sorted(&mut session.groups, it, |g| g.id, |g| g.position).map(Record::Group),
        Record::QuestionPlan(id, plan) => {
            session.questions.insert(id.clone(), plan).map(|old| Record::QuestionPlan(id, old))
        }
        Record::PartPlan(id, plan) => {
            session.parts.insert(id.clone(), plan).map(|old| Record::PartPlan(id, old))
        }
        Record::AddedQuestion(it) => {
            put_sorted(&mut session.added, *it, |a| a.question.id.clone(), |a| a.position)
                .map(|old| Record::AddedQuestion(Box::new(old)))
        }
        Record::Answer(it) => put_sorted(&mut session.answers, *it, |a| a.id, |a| a.position)
            .map(|old| Record::Answer(Box::new(old))),
        Record::Heading(it) => {
            put_sorted(&mut session.headings, it, |h| h.id, |h| h.position).map(Record::Heading)
        }
        Record::Measure(it) => put_sorted(&mut session.measures, *it, |m| m.id, |m| m.position)
            .map(|old| Record::Measure(Box::new(old))),
        Record::MeasureEvent(it) => {
            put_sorted(&mut session.measure_events, it, |e| e.id, |e| (e.at, e.position))
                .map(Record::MeasureEvent)
        }
        Record::Keep(it) => put_sorted(&mut session.keeps, it, |k| k.id, |k| k.position).map(Record::Keep),
        Record::Check(it) => {
            put_sorted(&mut session.checks, it, |c| (c.sitting, c.moment), |c| c.sitting).map(Record::Check)
        }
        Record::PartAttendance { sitting, part, attended } => session
            .part_attendance
            .insert((sitting, part.clone()), attended)
            .map(|attended| Record::PartAttendance { sitting, part, attended }),
        Record::ParkedTopic(it) => {
            put_sorted(&mut session.topics, it, |t| t.id, |t| t.position).map(Record::ParkedTopic)
        }
        Record::VoteRound(it) => {
            put_sorted(&mut session.rounds, it, |r| r.id, |r| r.position).map(Record::VoteRound)
        }
        Record::Review(it) => session.review.replace(*it).map(|old| Record::Review(Box::new(old))),
        Record::Reviewed(it) => {
            put_sorted(&mut session.reviewed, it, |r| r.measure, |r| r.position).map(Record::Reviewed)
        }
        Record::Event(it) => {
            put_sorted(&mut session.events, it, |e| e.id, |e| (e.at, e.position)).map(Record::Event)
        }
    }
}

fn remove(key: &Key, session: &mut Session) -> Option<Record> {
    match key {
        Key::Details => None,
        Key::Sitting(id) => take(&mut session.sittings, |it| it.id == *id).map(Record::Sitting),
        Key::Group(id) => take(&mut session.groups, |it| it.id == *id).map(Record::Group),
        Key::QuestionPlan(id) => {
            session.questions.remove(id).map(|old| Record::QuestionPlan(id.clone(), old))
        }
        Key::PartPlan(id) => session.parts.remove(id).map(|old| Record::PartPlan(id.clone(), old)),
        Key::AddedQuestion(id) => {
            take(&mut session.added, |it| it.question.id == *id).map(|it| Record::AddedQuestion(Box::new(it)))
        }
        Key::Answer(id) => {
            take(&mut session.answers, |it| it.id == *id).map(|it| Record::Answer(Box::new(it)))
        }
        Key::Heading(id) => take(&mut session.headings, |it| it.id == *id).map(Record::Heading),
        Key::Measure(id) => {
            take(&mut session.measures, |it| it.id == *id).map(|it| Record::Measure(Box::new(it)))
        }
        Key::MeasureEvent(id) => {
            take(&mut session.measure_events, |it| it.id == *id).map(Record::MeasureEvent)
        }
        Key::Keep(id) => take(&mut session.keeps, |it| it.id == *id).map(Record::Keep),
        Key::Check(sitting, moment) => {
            take(&mut session.checks, |it| (it.sitting, it.moment) == (*sitting, *moment)).map(Record::Check)
        }
        Key::PartAttendance(sitting, part) => session
            .part_attendance
            .remove(&(*sitting, part.clone()))
            .map(|attended| Record::PartAttendance { sitting: *sitting, part: part.clone(), attended }),
        Key::ParkedTopic(id) => take(&mut session.topics, |it| it.id == *id).map(Record::ParkedTopic),
        Key::VoteRound(id) => take(&mut session.rounds, |it| it.id == *id).map(Record::VoteRound),
        Key::Review => session.review.take().map(|it| Record::Review(Box::new(it))),
        Key::Reviewed(id) => take(&mut session.reviewed, |it| it.measure == *id).map(Record::Reviewed),
        Key::Event(id) => take(&mut session.events, |it| it.id == *id).map(Record::Event),
    }
}

/// Puts `item` where its order says; ties are broken by id, so that memory and file agree.
fn put_sorted<T, I: Ord, P: Ord>(
    items: &mut Vec<T>,
    item: T,
    id: impl Fn(&T) -> I,
    position: impl Fn(&T) -> P,
) -> Option<T> {
    let old = take(items, |it| id(it) == id(&item));
    let place = (position(&item), id(&item));
    let at = items.partition_point(|it| (position(it), id(it)) < place);
    items.insert(at, item);
    old
}

fn take<T>(items: &mut Vec<T>, is_it: impl Fn(&T) -> bool) -> Option<T> {
    items.iter().position(is_it).map(|at| items.remove(at))
}
