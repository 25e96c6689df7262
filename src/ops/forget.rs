//! Deleting what was said, as planned (J2): the measures stay, and counts that may be shown of the whole (`domain.md` §11).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::answer::Answer;
use crate::domain::change::{Change, Record, apply_all};
use crate::domain::ids::{AnswerId, QuestionId, SessionId};
use crate::domain::lineage::{Lineage, sum_of};
use crate::domain::retention::{MOST_MONTHS, Retention};
use crate::domain::review::Review;
use crate::domain::room::ClosingCheck;
use crate::domain::session::{Details, Session, SessionEventKind};
use crate::env::Env;
use crate::exchange::merge::left;
use crate::rules::counts::{kept, kept_closing};
use crate::rules::dates::{self, Reading};
use crate::rules::suppress::{Parts, told_alone};
use crate::store::{Emptying, Erase, Erased, Loaded, ProblemKind, Store, StoreProblem, Wording};

/// What deleting the answers of a session takes and leaves, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forgetting {
    /// Lines that go.
    pub lines: usize,
    /// Counts by group, check-ins, votes, headings, parked topics and what was to be kept that go.
    pub others: usize,
    /// Counts of the whole that stay, since five or more stand behind them (R82).
    pub figures: usize,
    /// Measures that stay.
    pub measures: usize,
}

impl Forgetting {
    /// What deleting the answers of this session would take and leave.
    pub fn of(session: &Session) -> Self {
        let lines = session.answers.iter().filter(|it| it.body.text().is_some()).count();
        Self {
            lines,
            others: session.answers.len() - lines
                + session.headings.len()
                + session.checks.len()
                + session.rounds.len()
                + session.topics.len()
                + session.keeps.len(),
            figures: figures(session).len(),
            measures: session.measures.len(),
        }
    }
}

/// Deletes what was said in these sessions, as planned; all of them or none. One that is not here is left out.
///
/// [`ProblemKind::Conflict`] if one was changed meanwhile.
pub fn delete_answers(store: &mut Store, sessions: &[SessionId], env: &Env) -> Result<Erased, StoreProblem> {
    delete_as_planned(store, sessions, &[], env)
}

/// The same, and in one go deletes meetings altogether whose days in the trash are over;
/// [`ProblemKind::Conflict`] if one was taken back meanwhile.
pub fn delete_as_planned(
    store: &mut Store,
    sessions: &[SessionId],
    whole: &[SessionId],
    env: &Env,
) -> Result<Erased, StoreProblem> {
    let mut what: Vec<Erase> = whole.iter().map(|id| Erase::Trashed(*id)).collect();
    let mut unread = Vec::new();
    for &id in sessions {
        let Loaded { session, revision } = match store.load(id) {
            Ok(Some(loaded)) => loaded,
            Ok(None) => continue,
            // One that the disk has changed keeps nobody from emptying the others.
            Err(problem) if matches!(problem.kind, ProblemKind::Altered | ProblemKind::Damaged) => {
                unread.push(id);
                continue;
            }
            Err(problem) => return Err(problem),
        };
        let on = env.today();
        let lineage = match store.lineage(id) {
            // What was known of its sharing is lost with the byte; that keeps nobody from emptying it.
            Err(problem) if problem.kind == ProblemKind::Damaged => Lineage::default(),
            known => known?,
        };
        let lineage = left(&emptied(&session, on), lineage);
        let changes = without_answers(&session, on);
        what.push(Erase::Answers(Emptying { session: id, changes, lineage, expected: revision }));
    }
    let erased = store.erase(&what, env.now())?;
    Ok(Erased { unread_sessions: unread, ..erased })
}

/// What erases these wordings of a session's lines: a line altogether, or only what it said before where it stands with other
/// words.
pub fn of_wordings(id: SessionId, found: &[Wording], session: &Session) -> Vec<Erase> {
    let mut what: BTreeMap<AnswerId, Erase> = BTreeMap::new();
    for it in found {
        let keeps = !it.stands && session.answer(it.answer).is_some();
        if keeps {
            what.entry(it.answer).or_insert(Erase::Wordings(id, it.answer));
        } else {
            what.insert(it.answer, Erase::Line(id, it.answer));
        }
    }
    what.into_values().collect()
}

/// The names of the files that were made of a session, as its history has them, each once: they are beyond the program's reach.
pub fn files_made(session: &Session) -> Vec<&str> {
    let made = session.events.iter().filter(|event| event.kind == SessionEventKind::Exported);
    let mut names: Vec<&str> =
        made.map(|event| event.note.as_str()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Reads how long answers are kept: a number of months, a day as people say it, or one of the words for «always».
pub fn read_keep(words: &str, always: &[&str], today: NaiveDate) -> Option<Retention> {
    let words = words.trim().to_lowercase();
    if always.contains(&words.as_str()) {
        return Some(Retention::Always);
    }
    let digits = words.trim_end_matches(|c: char| c.is_alphabetic()).trim_end();
    let unit = words.get(digits.len()..).unwrap_or_default().trim();
    let months = digits.parse().ok().filter(|_| unit.is_empty() || unit.starts_with('m'));
    if let Some(months) = months {
        return (1..=MOST_MONTHS).contains(&months).then_some(Retention::Months(months));
    }
    match dates::read(&words, today) {
        Ok(Reading::One(day)) => Some(Retention::Until(day.date)),
        Ok(Reading::Ambiguous(_)) | Err(_) => None,
    }
}

/// The changes that take out of a session what was said in it, and note the day. Measures stay as they are, without the way back
/// to the answers behind them; of counts, consent rounds among them, those of the whole meeting that may be shown.
pub(super) fn without_answers(session: &Session, on: NaiveDate) -> Vec<Change> {
    let measures = session.measures.iter().filter_map(|it| {
        let mut measure = it.clone();
        measure.answers.clear();
        // Of the consent round as of other counts: what was told of it.
        measure.consent = it.consent.and_then(|consent| told_alone(&Parts::one(consent)));
        (measure != *it).then(|| Change::Put(Record::Measure(Box::new(measure))))
    });
    // What points to something goes before it.
    let said = |record: &Record| {
        matches!(
            record,
            Record::Answer(_)
                | Record::Heading(_)
                | Record::Keep(_)
                | Record::Check(_)
                | Record::PartAttendance { .. }
                | Record::ParkedTopic(_)
                | Record::VoteRound(_)
        )
    };
    let mut gone: Vec<_> = session.records().filter(said).map(|record| record.key()).collect();
    gone.sort_by_key(|key| matches!(key, crate::domain::change::Key::Heading(_)));
    let reasons = session.questions.iter().filter_map(|(id, plan)| {
        let mut plan = plan.clone();
        let mark = plan.mark.as_mut().filter(|mark| !mark.reason.is_empty())?;
        mark.reason.clear();
        Some(Change::Put(Record::QuestionPlan(id.clone(), plan)))
    });
    let closing = kept_closing(session);
    let first = session.sittings.first().map(|sitting| sitting.id);
    let sittings = session.sittings.iter().filter_map(|it| {
        let mut sitting = it.clone();
        sitting.closing = if Some(it.id) == first { closing } else { ClosingCheck::default() };
        (sitting != *it).then_some(Change::Put(Record::Sitting(sitting)))
    });
    let groups = session.groups.iter().filter(|it| !it.blank.is_empty()).map(|it| {
        let mut group = it.clone();
        group.blank.clear();
        Change::Put(Record::Group(group))
    });
    let review = session.review.as_ref().map(|it| {
        let said =
            Review { without_meeting: it.without_meeting, ended: it.ended.clone(), ..Review::default() };
        Change::Put(Record::Review(Box::new(said)))
    });
    let details = Details { summary: String::new(), answers_deleted: Some(on), ..session.details.clone() };
    measures
        .chain(gone.into_iter().map(Change::Remove))
        .chain(figures(session).into_iter().map(|it| Change::Put(Record::Answer(Box::new(it)))))
        .chain(reasons)
        .chain(sittings)
        .chain(groups)
        .chain(review)
        .chain([Change::Put(Record::Details(Box::new(details)))])
        .collect()
}

/// The session without what was said in it: as an old file of it is taken in.
pub(super) fn emptied(session: &Session, on: NaiveDate) -> Session {
    let mut left = session.clone();
    // The changes are made of this very session, so they fit it; a property test holds them to that.
    let fitted = apply_all(&without_answers(session, on), &mut left);
    debug_assert!(fitted.is_ok(), "{fitted:?}");
    left
}

/// Whether a change says something in a meeting.
pub(super) fn says_something(change: &Change) -> bool {
    matches!(
        change,
        Change::Put(
            Record::Answer(_)
                | Record::Heading(_)
                | Record::Keep(_)
                | Record::Check(_)
                | Record::ParkedTopic(_)
                | Record::VoteRound(_)
        )
    )
}

/// The counts of the whole meeting that stay, as answers of its first plenary. Their ids follow from the question, so that two
/// laptops that delete the same make the same.
fn figures(session: &Session) -> Vec<Answer> {
    let Some(plenary) = session.sittings.first().and_then(|it| session.plenary_of(it.id)) else {
        return Vec::new();
    };
    let set = session.set.questions().map(|(_, question)| question);
    let added = session.added.iter().map(|added| &added.question);
    let all = set.chain(added).filter_map(|question| {
        let body = kept(session, question)?;
        Some(Answer::new(figure_id(session, &question.id), question.id.clone(), plenary.id, 0, body))
    });
    all.collect()
}

fn figure_id(session: &Session, question: &QuestionId) -> AnswerId {
    sum_of(&format!("{} {question}", session.id)).into()
}
