//! Parsed file → session: reads every table, then puts the records together under the laws of the domain.

use std::collections::HashSet;

use toml::de::DeTable;

use crate::domain::change::{Change, ChangeError, Key, Record};
use crate::domain::question_set::QuestionSet;
use crate::domain::room::ClosingCheck;
use crate::domain::session::Session;
use crate::exchange::problem::{Expected, FileProblem, Note, ProblemKind};

use super::Read;
use super::fields::{Fields, Spot, Walk};
use super::records as of;
use super::versions::{self, Version};

/// The records of a file, each with its place.
type Records = Vec<(Spot, Record)>;
/// What its pieces have gone through, each with its place.
type Versions = Vec<(Spot, Version)>;

/// Reads a session whose envelope has been checked. `has_lines` says whether places in `text` mean something.
pub(super) fn read(text: &str, root: &DeTable<'_>, has_lines: bool) -> Result<Read, Vec<FileProblem>> {
    let mut walk = Walk::new(text, has_lines);
    let set = question_set(&mut walk, root);
    let (frame, records, versions) = tables(&mut walk, root, set);
    match frame {
        Some((mut session, wording_hash)) if walk.is_clean() => {
            assemble(&mut session, records, &mut walk);
            let lineage = versions::lineage(&session, versions, &mut walk);
            if !walk.is_clean() {
                return Err(walk.into_problems());
            }
            let mut notes = Vec::new();
            if session.set.wording_hash() != wording_hash {
                notes.push(Note::WordingAltered);
            }
            if walk.cleaned > 0 {
                notes.push(Note::Cleaned(walk.cleaned));
            }
            Ok(Read { session, lineage, notes })
        }
        _ => Err(walk.into_problems()),
    }
}

fn question_set(walk: &mut Walk<'_>, root: &DeTable<'_>) -> Option<QuestionSet> {
    let value = root.get("set")?;
    let at = value.span().start;
    let Some(table) = value.get_ref().as_table() else {
        walk.note("set".to_owned(), at, ProblemKind::WrongType(Expected::Table));
        return None;
    };
    match crate::sets::set_in(walk.text(), table, at) {
        Ok(set) => Some(set),
        Err(problems) => {
            for problem in problems {
                let line = (problem.line, problem.column);
                walk.note_at("set".to_owned(), line, ProblemKind::Set(problem.kind));
            }
            None
        }
    }
}

/// The session without its records, the hash of the wording it was held with, the records, and what they have gone
/// through.
fn tables<'t>(
    walk: &mut Walk<'t>,
    root: &DeTable<'t>,
    set: Option<QuestionSet>,
) -> (Option<(Session, String)>, Records, Versions) {
    let mut top = Fields::top(walk, root);
    top.must_have(&["schema", "id", "wording_hash", "unit", "details", "set"]);
    // Both have been looked at.
    for key in ["kind", "set"] {
        top.get(key);
    }
    let _: Option<i64> = top.number("schema", 1, super::SCHEMA);
    let (id, follows, rehearsal) = (top.id("id"), top.id("follows"), top.flag("rehearsal"));
    let wording_hash = top.string("wording_hash").map(|(_, hash)| hash.to_owned());
    let unit = top.table("unit", of::unit);
    let details = top.table("details", |it| {
        let closing = of::closing(it);
        Some((of::details(it)?, closing))
    });
    let (details, closing) = details.unzip();
    let mut records: Records = Vec::new();
    let mut add = |found: Records| records.extend(found);
    // In an order in which nothing points forwards.
    add(top.tables("sitting", |it| of::sitting(it).map(Record::Sitting)));
    if let Some(closing) = closing {
        add_closing(closing, &mut records);
    }
    let mut add = |found: Records| records.extend(found);
    add(top.tables("group", |it| of::group(it).map(Record::Group)));
    add(top.tables("added_question", |it| {
        of::added_question(it).map(|added| Record::AddedQuestion(Box::new(added)))
    }));
    add(top.tables("question_plan", |it| {
        of::question_plan(it).map(|(id, plan)| Record::QuestionPlan(id, plan))
    }));
    add(top.tables("part_plan", |it| of::part_plan(it).map(|(id, plan)| Record::PartPlan(id, plan))));
    add(top.tables("heading", |it| of::heading(it).map(Record::Heading)));
    add(top.tables("answer", |it| of::answer(it).map(|answer| Record::Answer(Box::new(answer)))));
    add(top.tables("measure", |it| of::measure(it).map(|measure| Record::Measure(Box::new(measure)))));
    add(top.tables("measure_event", |it| of::measure_event(it).map(Record::MeasureEvent)));
    add(top.tables("keep", |it| of::keep(it).map(Record::Keep)));
    add(top.tables("check", |it| of::check(it).map(Record::Check)));
    add(top.tables("part_attendance", of::part_attendance));
    add(top.tables("parked_topic", |it| of::parked_topic(it).map(Record::ParkedTopic)));
    add(top.tables("vote_round", |it| of::vote_round(it).map(Record::VoteRound)));
    let review = top.table("review", |it| Some((it.spot(), of::review(it))));
    add(review.map(|(spot, it)| (spot, Record::Review(Box::new(it)))).into_iter().collect());
    add(top.tables("reviewed", |it| of::reviewed(it).map(Record::Reviewed)));
    add(top.tables("event", |it| of::event(it).map(Record::Event)));
    let versions = top.tables("version", versions::version);
    top.only_asked_keys();

    let session = (|| Some(Session::empty(id?, unit?, set?, details?)))();
    let frame =
        session.zip(wording_hash).map(|(session, hash)| (Session { follows, rehearsal, ..session }, hash));
    (frame, records, versions)
}

/// Gives the last sitting the closing counts of a file that has them for the meeting as a whole: that is when they were
/// asked for.
fn add_closing(closing: ClosingCheck, sittings: &mut Records) {
    let sittings = sittings.iter_mut().filter_map(|(_, record)| match record {
        Record::Sitting(sitting) => Some(sitting),
        _ => None,
    });
    if let Some(last) = sittings.max_by_key(|sitting| (sitting.position, sitting.id)) {
        last.closing = last.closing.plus(closing);
    }
}

/// Puts the records into the session by the same door as every edit, so that a file can bring in nothing that
/// typing could not.
fn assemble(session: &mut Session, records: Records, walk: &mut Walk<'_>) {
    let mut seen = HashSet::new();
    let mut sittings = Vec::new();
    for (spot, record) in records {
        let key = record.key();
        if !seen.insert(key.clone()) {
            walk.note(spot.path(), spot.at, ProblemKind::Twice { id: written(&key) });
            continue;
        }
        if let Key::Sitting(id) = key {
            sittings.push((spot, id));
        }
        if let Err(refused) = Change::Put(record).apply(session) {
            // What points at a record that was refused itself is not at fault.
            if matches!(&refused, ChangeError::Dangling { to, .. } if seen.contains(to) && is_record(to)) {
                continue;
            }
            let kind = match refused {
                ChangeError::Dangling { to, .. } | ChangeError::NoSuch(to) | ChangeError::InUse(to) => {
                    ProblemKind::PointsNowhere { to: written(&to) }
                }
                ChangeError::BodyDoesNotFit(_) => ProblemKind::DoesNotFit,
                ChangeError::VotedTwice(_, measure) => ProblemKind::Twice { id: measure.to_string() },
            };
            walk.note(spot.path(), spot.at, kind);
        }
    }
    if sittings.is_empty() {
        walk.note("sitting".to_owned(), 0, ProblemKind::NoSitting);
    }
    for (spot, id) in sittings {
        let found = session.groups_of(id).filter(|group| group.plenary).count();
        if found != 1 {
            walk.note(spot.path(), spot.at, ProblemKind::Plenaries { found });
        }
    }
}

/// Whether a key that something points at is that of a record of its own. Questions and parts lie in the set.
fn is_record(key: &Key) -> bool {
    !matches!(key, Key::QuestionPlan(_) | Key::PartPlan(_))
}

/// The id in a key, as it stands in the file.
fn written(key: &Key) -> String {
    match key {
        Key::Details | Key::Review => String::new(),
        Key::Sitting(id) => id.to_string(),
        Key::Group(id) => id.to_string(),
        Key::QuestionPlan(id) | Key::AddedQuestion(id) => id.to_string(),
        Key::PartPlan(id) => id.to_string(),
        Key::Answer(id) => id.to_string(),
        Key::Heading(id) => id.to_string(),
        Key::Measure(id) | Key::Reviewed(id) => id.to_string(),
        Key::MeasureEvent(id) | Key::Event(id) => id.to_string(),
        Key::Keep(id) => id.to_string(),
        Key::Check(sitting, moment) => format!("{sitting} {}", moment.code()),
        Key::PartAttendance(sitting, part) => format!("{sitting} {part}"),
        Key::ParkedTopic(id) => id.to_string(),
        Key::VoteRound(id) => id.to_string(),
    }
}
