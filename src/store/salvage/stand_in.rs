//! What stands in for what could not be read – a set, a unit, a table, the meeting's own row – so that what people said and
//! agreed is carried, can be read and can be written out (L12). Nothing is made up: what is not known says so.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::Source;
use crate::domain::answer::BodyCode;
use crate::domain::facets::{Perspective, Sector};
use crate::domain::ids::{OptionId, PartId, QuestionId, SessionId, SetId, UnitId};
use crate::domain::localized::Localized;
use crate::domain::question_set::{AnsweredBy, Choice, Kind, KindCode, Part, Question, QuestionSet};
use crate::domain::unit::Unit;
use crate::store::error::{ProblemKind, StoreProblem};
use crate::store::rows::{QuestionShape, SetRow, date};
use crate::store::seal;
use crate::store::write::{keep_set, put_unit};

/// What a salvage knows beside the files.
#[derive(Debug, Clone, Default)]
pub struct Known<'a> {
    /// Sets a meeting may have been held with: one that a file has lost is taken from here, where it is the very same.
    pub sets: Vec<&'a QuestionSet>,
    /// What stands where a name could not be read.
    pub lost: &'a str,
    /// The day of a gathering of which nothing tells the day.
    pub today: NaiveDate,
}

/// What of a set nobody could read.
const NO_ID: &str = "ukjent";

/// Takes out sets that say nothing, and brings those that are known.
pub(super) fn take_known_sets(db: &Connection, known: &Known<'_>) -> Result<(), StoreProblem> {
    for (hash, content) in pairs(db, "SELECT content_hash, content FROM question_set")? {
        if SetRow::read(&content).is_err() {
            db.execute("DELETE FROM question_set WHERE content_hash = ?1", [hash])?;
        }
    }
    for set in &known.sets {
        let Ok(row) = SetRow::new(set) else { continue };
        let is_wanted: bool = db.query_row(
            "SELECT EXISTS (SELECT 1 FROM session WHERE question_set = ?1)
                 AND NOT EXISTS (SELECT 1 FROM question_set WHERE content_hash = ?1 AND content = ?2)",
            [&row.content_hash, &row.content],
            |row| row.get(0),
        )?;
        if is_wanted {
            db.execute("DELETE FROM question_set WHERE content_hash = ?1", [&row.content_hash])?;
            db.execute("DELETE FROM set_question WHERE question_set = ?1", [&row.content_hash])?;
            keep_set(db, set)?;
        }
    }
    Ok(())
}

/// Puts something in the place of what is still missing. The sessions in which it stands.
pub(super) fn fill(
    source: &mut Source,
    db: &Connection,
    known: &Known<'_>,
) -> Result<BTreeSet<String>, StoreProblem> {
    add_set_questions(db)?;
    let mut partly = sessions(db, known)?;
    partly.extend(sets(source, db, known)?);
    partly.extend(units(db, known)?);
    add_set_questions(db)?;
    partly.extend(gatherings(db, known)?);
    partly.extend(groups(db, known)?);
    partly.extend(questions(db, known)?);
    Ok(partly)
}

/// What lists know of the questions of a set follows from the set.
fn add_set_questions(db: &Connection) -> Result<(), StoreProblem> {
    let mut insert = db.prepare(
        "INSERT OR IGNORE INTO set_question (question_set, question, part, kind) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (hash, content) in pairs(db, "SELECT content_hash, content FROM question_set")? {
        let Ok(set) = SetRow::read(&content) else { continue };
        for (part, question) in set.questions() {
            insert.execute([&hash, question.id.as_str(), part.id.as_str(), question.kind.code().code()])?;
        }
    }
    Ok(())
}

/// The sessions of which something was said or agreed and whose own row is lost. One that was deleted for good is none.
pub(super) fn without_a_row(db: &Connection) -> Result<Vec<String>, StoreProblem> {
    all(
        db,
        "SELECT session FROM (SELECT session FROM answer UNION SELECT session FROM measure UNION SELECT session FROM keep)
         WHERE session NOT IN (SELECT id FROM session) AND session NOT IN (SELECT id FROM erased_session)",
        "",
    )
}

/// The rows of sessions that are lost.
fn sessions(db: &Connection, known: &Known<'_>) -> Result<BTreeSet<String>, StoreProblem> {
    let mut made = BTreeSet::new();
    for id in without_a_row(db)? {
        if id.parse::<SessionId>().is_err() {
            continue;
        }
        // The set that has most of the questions that were answered; none has the name that is empty.
        let set = all(
            db,
            "SELECT n.question_set FROM set_question AS n JOIN question_set AS q ON q.content_hash = n.question_set
             WHERE n.question IN (SELECT question FROM answer WHERE session = ?1)
             GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
            &id,
        )?;
        // Where there are several units none is more likely than another, and its own id is in nobody else's use.
        let mut units = all(db, "SELECT id FROM unit LIMIT 2", "")?;
        let unit = if units.len() == 1 { units.remove(0) } else { id.clone() };
        db.execute(
            "INSERT INTO session (id, unit, question_set, rehearsal, title, purpose, leader, facilitator, note_taker,
                 safety_rep, union_rep, nav, health_service, hr, state, minutes, ground_rules, raised_at,
                 summary, unlocked)
             VALUES (:id, :unit, :set, 0, :title, '', '', '', '', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown',
                 'running', 0, '', '', '', 1)",
            named_params! {
                ":id": id, ":unit": unit, ":set": set.first().map_or("", String::as_str), ":title": known.lost,
            },
        )?;
        // Its days follow from its gatherings, which were there before it.
        db.execute("UPDATE sitting SET position = position WHERE session = ?1", [&id])?;
        made.insert(id);
    }
    Ok(made)
}

/// The sets that are lost.
fn sets(source: &mut Source, db: &Connection, known: &Known<'_>) -> Result<BTreeSet<String>, StoreProblem> {
    let mut of = BTreeSet::new();
    let lost = "SELECT DISTINCT question_set FROM session
                WHERE question_set NOT IN (SELECT content_hash FROM question_set)";
    for hash in all(db, lost, "")? {
        let head = Head::of(source, &hash)?;
        let same = known.sets.iter().find(|set| head.wording == set.wording_hash());
        let name = match same {
            Some(set) => keep_set(db, set)?,
            None => keep_set(db, &stand_in_set(db, &hash, head, known)?)?,
        };
        of.extend(all(db, "SELECT id FROM session WHERE question_set = ?1", &hash)?);
        db.execute("UPDATE session SET question_set = ?1 WHERE question_set = ?2", [name, hash])?;
    }
    Ok(of)
}

/// What may still be read of a set beside its text.
#[derive(Default)]
struct Head {
    id: Option<String>,
    version: u32,
    title: Localized,
    wording: String,
}

impl Head {
    fn of(source: &mut Source, hash: &str) -> Result<Self, StoreProblem> {
        const COLUMNS: [&str; 6] = ["id", "version", "wording_hash", "title_nb", "title_nn", "title_en"];
        let mut head = Self::default();
        for after in ["WHERE content_hash = ?1", "NOT INDEXED WHERE content_hash = ?1"] {
            source.read("question_set", &COLUMNS.map(str::to_owned), after, [hash], |values| {
                let mut values = values.into_iter();
                let (id, version) = (text(values.next()), values.next());
                head = Self {
                    id,
                    version: match version {
                        Some(Value::Integer(version)) => u32::try_from(version).unwrap_or(0),
                        _ => 0,
                    },
                    wording: text(values.next()).unwrap_or_default(),
                    title: Localized {
                        nb: text(values.next()).unwrap_or_default(),
                        nn: text(values.next()),
                        en: text(values.next()),
                    },
                };
                Ok(())
            })?;
            if head.id.is_some() {
                break;
            }
        }
        Ok(head)
    }
}

fn text(value: Option<Value>) -> Option<String> {
    match value {
        Some(Value::Text(text)) => Some(text),
        Some(Value::Null | Value::Integer(_) | Value::Real(_) | Value::Blob(_)) | None => None,
    }
}

/// A set that asks what was answered, in words that say that nobody can read how.
fn stand_in_set(
    db: &Connection,
    hash: &str,
    head: Head,
    known: &Known<'_>,
) -> Result<QuestionSet, StoreProblem> {
    let named: Vec<(String, Option<String>, Option<String>)> = db
        .prepare(
            "WITH held AS (SELECT id FROM session WHERE question_set = ?1), named AS (
                 SELECT question FROM answer WHERE session IN (SELECT id FROM held)
                 UNION SELECT question FROM measure WHERE question IS NOT NULL AND session IN (SELECT id FROM held)
                 UNION SELECT question FROM set_question WHERE question_set = ?1)
             SELECT named.question, n.part, n.kind FROM named
             LEFT JOIN set_question AS n ON n.question_set = ?1 AND n.question = named.question
             WHERE named.question NOT IN
                 (SELECT question FROM added_question WHERE session IN (SELECT id FROM held))
             ORDER BY n.part, named.question",
        )?
        .query_map([hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut parts: BTreeMap<String, Vec<Question>> = BTreeMap::new();
    for (question, part, kind) in named {
        let made = stand_in_question(db, &question, kind.as_deref(), known)?;
        parts.entry(part.unwrap_or_else(|| NO_ID.to_owned())).or_default().push(made);
    }
    if parts.is_empty() {
        // A set has at least one question.
        parts.insert(NO_ID.to_owned(), vec![stand_in_question(db, NO_ID, None, known)?]);
    }
    Ok(QuestionSet {
        id: SetId::new(head.id.unwrap_or_else(|| NO_ID.to_owned())),
        version: head.version,
        sector: Sector::Other,
        perspective: Perspective::Both,
        title: if head.title.nb.is_empty() { Localized::plain(known.lost) } else { head.title },
        about: Localized::plain(known.lost),
        origin: Localized::default(),
        licence: String::new(),
        lint_exempt: Vec::new(),
        parts: parts
            .into_iter()
            .map(|(id, questions)| Part {
                id: PartId::new(id),
                title: Localized::plain(known.lost),
                optional: false,
                questions,
            })
            .collect(),
    })
}

/// A question of which only the answers are known.
fn stand_in_question(
    db: &Connection,
    id: &str,
    kind: Option<&str>,
    known: &Known<'_>,
) -> Result<Question, StoreProblem> {
    let kind = stand_in_kind(db, id, kind)?;
    // Counts of few are hidden as if each had answered (R82), for nobody knows that they had not.
    let is_counted = matches!(kind, Kind::Scale | Kind::Stance | Kind::Choice(_) | Kind::MultiChoice(_));
    Ok(Question {
        id: QuestionId::new(id),
        kind,
        minutes: 1,
        silent: 0,
        answered_by: if is_counted { AnsweredBy::Individual } else { AnsweredBy::Group },
        leader_present: true,
        optional: true,
        columns: db.prepare("SELECT 1 FROM answer WHERE question = ?1 AND sway IS NOT NULL")?.exists([id])?,
        strength: false,
        covers: Vec::new(),
        text: Localized::plain(format!("{id} {}", known.lost).trim()),
        short: None,
        help: None,
        example: None,
        follow_up: Vec::new(),
        source: String::new(),
        measures: Vec::new(),
    })
}

/// How a question was answered: as the file says, else as the answers are; with the options that are named.
fn stand_in_kind(db: &Connection, question: &str, written: Option<&str>) -> Result<Kind, StoreProblem> {
    let here = |sql| all(db, sql, question);
    let options = || -> Result<Vec<Choice>, StoreProblem> {
        let named = here(
            "SELECT DISTINCT coalesce(it.value ->> '$[0]', it.value) FROM answer AS a, json_each(a.choices) AS it
             WHERE a.question = ?1
             UNION SELECT DISTINCT it.value FROM answer AS a, json_each(a.ranking) AS it
             WHERE a.question = ?1 AND it.value NOT IN (SELECT id FROM measure)",
        )?;
        let option = |id: String| Choice { text: Localized::plain(id.as_str()), id: OptionId::new(id) };
        Ok(named.into_iter().map(option).collect())
    };
    let body = here("SELECT DISTINCT body FROM answer WHERE question = ?1 ORDER BY body = 'text' LIMIT 1")?;
    let of_body = || {
        Some(match BodyCode::from_code(body.first()?)? {
            BodyCode::Text => KindCode::List,
            BodyCode::Scale => KindCode::Scale,
            BodyCode::Choice => KindCode::Choice,
            BodyCode::Ranking => KindCode::Rank,
            BodyCode::Count => KindCode::Count,
            BodyCode::Stance => KindCode::Stance,
        })
    };
    let code = written.and_then(KindCode::from_code).or_else(of_body).unwrap_or(KindCode::List);
    Ok(match code {
        KindCode::List => Kind::List,
        KindCode::Scale => Kind::Scale,
        KindCode::Choice => Kind::Choice(options()?),
        KindCode::MultiChoice => Kind::MultiChoice(options()?),
        KindCode::Rank => Kind::Rank(options()?),
        KindCode::Measure => Kind::Measure,
        KindCode::Count => Kind::Count,
        KindCode::Stance => Kind::Stance,
    })
}

/// The units that are lost.
fn units(db: &Connection, known: &Known<'_>) -> Result<BTreeSet<String>, StoreProblem> {
    let mut of = BTreeSet::new();
    for id in all(db, "SELECT DISTINCT unit FROM session WHERE unit NOT IN (SELECT id FROM unit)", "")? {
        if let Ok(unit) = id.parse::<UnitId>() {
            put_unit(db, &Unit::named(unit, known.lost))?;
            of.extend(all(db, "SELECT id FROM session WHERE unit = ?1", &id)?);
        }
    }
    Ok(of)
}

/// The gatherings that are lost and in which tables sat.
fn gatherings(db: &Connection, known: &Known<'_>) -> Result<BTreeSet<String>, StoreProblem> {
    let lost = "SELECT DISTINCT g.session, g.sitting FROM meeting_group AS g JOIN session AS s ON s.id = g.session
                WHERE NOT EXISTS (SELECT 1 FROM sitting AS it WHERE it.session = g.session AND it.id = g.sitting)";
    let lost = pairs(db, lost)?;
    lost.iter().try_for_each(|(session, id)| put_sitting(db, session, id, known))?;
    Ok(lost.into_iter().map(|(session, _)| session).collect())
}

/// The tables that are lost and at which something was said.
fn groups(db: &Connection, known: &Known<'_>) -> Result<BTreeSet<String>, StoreProblem> {
    let lost = "SELECT DISTINCT a.session, a.meeting_group FROM answer AS a JOIN session AS s ON s.id = a.session
                WHERE NOT EXISTS
                    (SELECT 1 FROM meeting_group AS g WHERE g.session = a.session AND g.id = a.meeting_group)";
    let lost = pairs(db, lost)?;
    for (session, id) in &lost {
        let first = "SELECT id FROM sitting WHERE session = ?1 ORDER BY position, id LIMIT 1";
        let sitting: Option<String> = db.query_row(first, [session], |row| row.get(0)).optional()?;
        if sitting.is_none() {
            put_sitting(db, session, id, known)?;
        }
        let number: u32 =
            db.query_row("SELECT count(*) FROM meeting_group WHERE session = ?1", [session], |row| {
                row.get(0)
            })?;
        db.execute(
            "INSERT INTO meeting_group (session, id, sitting, position, plenary, label, size)
             VALUES (:session, :id, :sitting, :position, 0, :label, 0)",
            named_params! {
                ":session": session, ":id": id, ":sitting": sitting.as_ref().unwrap_or(id), ":position": number,
                ":label": format!("{} {}", number + 1, known.lost),
            },
        )?;
    }
    Ok(lost.into_iter().map(|(session, _)| session).collect())
}

fn put_sitting(db: &Connection, session: &str, id: &str, known: &Known<'_>) -> Result<(), StoreProblem> {
    // The last day on which something was written. A day long ago would call for what was said to be deleted (J2).
    let last: Option<String> = db.query_row(
        "SELECT max(substr(at, 1, 10)) FROM (
             SELECT at FROM measure_event WHERE session = ?1 UNION ALL SELECT at FROM session_event WHERE session = ?1
             UNION ALL SELECT at FROM change_log WHERE session = ?1)",
        [session],
        |row| row.get(0),
    )?;
    let day: NaiveDate = last.and_then(|it| it.parse().ok()).unwrap_or(known.today);
    db.execute(
        "INSERT INTO sitting (session, id, position, label, date, place) VALUES (?1, ?2, 0, ?3, ?4, '')",
        [session, id, known.lost, &date(day)],
    )?;
    Ok(())
}

/// The questions a room had added that are lost, and were answered.
fn questions(db: &Connection, known: &Known<'_>) -> Result<BTreeSet<String>, StoreProblem> {
    let lost = "SELECT DISTINCT a.session, a.question FROM answer AS a JOIN session AS s ON s.id = a.session
                WHERE NOT EXISTS (SELECT 1 FROM set_question AS n
                                  WHERE n.question_set = s.question_set AND n.question = a.question)
                  AND NOT EXISTS (SELECT 1 FROM added_question AS n
                                  WHERE n.session = a.session AND n.question = a.question)";
    let mut of = BTreeSet::new();
    for (session, id) in pairs(db, lost)? {
        // What came so from another machine is as it was written.
        if !of.contains(&session) && seal::is_sound(db, &session) {
            continue;
        }
        let question = stand_in_question(db, &id, None, known)?;
        let content = serde_json::to_string(&QuestionShape::from(&question))
            .map_err(|error| StoreProblem::new(ProblemKind::Other, format!("question: {error}")))?;
        db.execute(
            "INSERT INTO added_question (session, question, part, position, content)
             SELECT ?1, ?2, n.part, (SELECT count(*) FROM added_question WHERE session = ?1), ?3
             FROM session AS s JOIN set_question AS n ON n.question_set = s.question_set WHERE s.id = ?1 LIMIT 1",
            [&session, &id, &content],
        )?;
        of.insert(session);
    }
    Ok(of)
}

fn all(db: &Connection, sql: &str, value: &str) -> Result<Vec<String>, StoreProblem> {
    let mut statement = db.prepare(sql)?;
    let values: &[&str] = if statement.parameter_count() > 0 { &[value] } else { &[] };
    let found = statement.query_map(rusqlite::params_from_iter(values), |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn pairs(db: &Connection, sql: &str) -> Result<Vec<(String, String)>, StoreProblem> {
    let mut statement = db.prepare(sql)?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
