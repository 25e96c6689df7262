//! What statistics are made of, read straight from the tables (H6): every meeting and measure, but no text of theirs.
//!
//! Told of are meetings that have begun and do not lie in the trash; those in the archive are history and count.
//! `docs/statistics.md` asks the same with queries of its own, and a test holds the two together.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::Store;
use super::error::{ProblemKind, StoreProblem};
use super::rows::{BadRow, SetRow, code, code_optional, parse, parse_optional};
use super::seal;
use super::table::Fetched;
use crate::domain::facets::Influence;
use crate::domain::figures::{Facts, MeasureFacts, MeetingFacts, RoundFacts, Said, Theme, UnitFacts};
use crate::domain::ids::{CategoryId, PartId, SetId};
use crate::domain::localized::Localized;
use crate::domain::measure::{StateCode, Verdict};
use crate::domain::question_set::AnsweredBy;

/// How carefully figures are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FiguresRead {
    /// For a look: every meeting is compared with its seal where the file holds at most 200.
    AtOnce,
    /// For what is handed on: every meeting is compared, however long that takes.
    Compared,
}

/// So many meetings are compared with their seals before anybody has to wait.
const FEW_MEETINGS: usize = 200;

impl Store {
    /// Everything that can be counted. Rehearsals only where there is nothing else. A meeting that is not as it was written is
    /// not counted, but told of ([`Facts::damaged`]): a figure nobody has written is worse than one that is missing (L12).
    pub fn facts(&self, read: FiguresRead) -> Result<Facts, StoreProblem> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let damaged = damaged(&tx, read)?;
            let rehearsal: bool = tx
                .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM session WHERE rehearsal = 0)")?
                .query_row([], |row| row.get(0))?;
            let mut meetings = meetings(&tx, rehearsal, &damaged)?;
            measures(&tx, &mut meetings)?;
            rounds(&tx, &mut meetings)?;
            let themes = said(&tx, &mut meetings)?;
            let meetings: Vec<MeetingFacts> = meetings.into_values().map(|it| it.facts).collect();
            let damaged = u32::try_from(damaged.len()).unwrap_or(u32::MAX);
            Ok(Facts { rehearsal: rehearsal && !meetings.is_empty(), meetings, themes, damaged })
        })
    }
}

/// The meetings that are not as they were written, as far as they are compared: also those that say they have not begun. A file
/// in which `SQLite` finds something missing gives [`ProblemKind::Damaged`].
fn damaged(db: &Connection, read: FiguresRead) -> Result<BTreeSet<String>, StoreProblem> {
    let mut statement = db.prepare_cached("SELECT id FROM session WHERE trashed_at IS NULL")?;
    let ids: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if read == FiguresRead::AtOnce && ids.len() > FEW_MEETINGS {
        return Ok(BTreeSet::new());
    }
    // What is missing from a table has no seal that could tell. Figures are not made of the index of words.
    let mut statement = db.prepare("PRAGMA integrity_check")?;
    let mut said = statement.query_map([], |row| row.get::<_, String>(0))?;
    if let Some(wrong) = said.find(|it| !it.as_ref().is_ok_and(|it| it == "ok" || it.contains("FTS5"))) {
        return Err(StoreProblem::new(ProblemKind::Damaged, wrong?));
    }
    Ok(ids.into_iter().filter(|id| !seal::is_sound(db, id)).collect())
}

/// A meeting, and the row of its question set.
struct Found {
    facts: MeetingFacts,
    set: String,
}

/// By the id as the file writes it.
type Meetings = BTreeMap<String, Found>;

fn meetings(db: &Connection, rehearsal: bool, damaged: &BTreeSet<String>) -> Result<Meetings, StoreProblem> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, u.id, u.name, u.municipality, s.first_date, s.state = 'closed', s.safety_rep = 'yes',
                s.union_rep = 'yes', s.question_set,
                EXISTS (SELECT 1 FROM review AS r WHERE r.session = s.id AND r.without_meeting = 1),
                CASE WHEN i.uncounted = 0 THEN i.attended END,
                CASE WHEN i.uncounted = 0 THEN i.heard_later ELSE 0 END,
                CASE WHEN i.uncounted + i.not_asked = 0 THEN i.invited END
         FROM session AS s
         JOIN unit AS u ON u.id = s.unit
         JOIN (SELECT session,
                      count(*) FILTER (WHERE late_input = 0 AND attended IS NULL) AS uncounted,
                      count(*) FILTER (WHERE late_input = 0 AND invited IS NULL) AS not_asked,
                      coalesce(sum(attended) FILTER (WHERE late_input = 0), 0) AS attended,
                      coalesce(sum(attended) FILTER (WHERE late_input = 1), 0) AS heard_later,
                      coalesce(sum(invited) FILTER (WHERE late_input = 0), 0) AS invited
               FROM sitting GROUP BY session) AS i ON i.session = s.id
         WHERE s.state <> 'planned' AND s.trashed_at IS NULL AND s.rehearsal = :rehearsal",
    )?;
    let mut rows = statement.query([rehearsal])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        if damaged.contains(&id) {
            continue;
        }
        let facts = meeting(row, &id).map_err(|bad| bad.within("session", &id))?;
        found.insert(id, Found { facts, set: row.get(8)? });
    }
    Ok(found)
}

fn meeting(row: &rusqlite::Row<'_>, id: &str) -> Result<MeetingFacts, BadRow> {
    Ok(MeetingFacts {
        session: parse("id", id)?,
        unit: UnitFacts {
            id: parse("unit", &row.get::<_, String>(1)?)?,
            name: row.get::<_, String>(2)?.inert(),
            municipality: row.get::<_, String>(3)?.inert(),
        },
        day: parse("first_date", &row.get::<_, String>(4)?)?,
        closed: row.get(5)?,
        safety_rep: row.get(6)?,
        union_rep: row.get(7)?,
        met: !row.get::<_, bool>(9)?,
        attended: row.get(10)?,
        heard_later: row.get(11)?,
        invited: row.get(12)?,
        rounds: Vec::new(),
        said: BTreeMap::new(),
        measures: Vec::new(),
    })
}

fn measures(db: &Connection, meetings: &mut Meetings) -> Result<(), StoreProblem> {
    let mut statement = db.prepare_cached(
        "SELECT m.session, m.id, m.state, m.category, m.influence, m.responsible <> '', m.deadline,
                coalesce(m.original_deadline, m.deadline), m.done_on, m.verdict, m.control IS 'lifted',
                m.state IN ('parked', 'dropped')
                    AND EXISTS (SELECT 1 FROM measure_event AS e WHERE e.session = m.session AND e.measure = m.id
                                AND e.kind = 'state' AND e.new = 'agreed'),
                CASE WHEN m.state IN ('parked', 'dropped') THEN
                    (SELECT max(substr(e.at, 1, 10)) FROM measure_event AS e
                     WHERE e.session = m.session AND e.measure = m.id AND e.kind = 'state') END
         FROM measure AS m WHERE m.in_place = 0 ORDER BY m.session, m.position, m.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(meeting) = meetings.get_mut(row.get_ref(0)?.as_str().unwrap_or_default()) else { continue };
        let facts = measure(row).map_err(|bad| bad.within("measure", &meeting.facts.session.to_string()))?;
        meeting.facts.measures.push(facts);
    }
    Ok(())
}

fn measure(row: &rusqlite::Row<'_>) -> Result<MeasureFacts, BadRow> {
    let text = |column| row.get_ref(column).map(|value| value.as_str().unwrap_or_default());
    let optional = |column| row.get_ref(column).map(|value| value.as_str_or_null().unwrap_or_default());
    let state = code("state", StateCode::from_code, text(2)?)?;
    let decided = match state {
        StateCode::Agreed | StateCode::InProgress | StateCode::Done | StateCode::Evaluated => true,
        StateCode::Parked | StateCode::Dropped => row.get(11)?,
        StateCode::Proposed => false,
    };
    let given_up_on = parse_optional("at", optional(12)?)?;
    Ok(MeasureFacts {
        id: parse("id", text(1)?)?,
        state,
        decided,
        given_up_on: if decided { given_up_on } else { None },
        category: optional(3)?.map(CategoryId::new),
        influence: code_optional("influence", Influence::from_code, optional(4)?)?,
        has_owner: row.get(5)?,
        deadline: parse_optional("deadline", optional(6)?)?,
        first_deadline: parse_optional("original_deadline", optional(7)?)?,
        done_on: parse_optional("done_on", optional(8)?)?,
        verdict: code_optional("verdict", Verdict::from_code, optional(9)?)?,
        lifted: row.get(10)?,
    })
}

fn rounds(db: &Connection, meetings: &mut Meetings) -> Result<(), StoreProblem> {
    let mut statement = db.prepare_cached(
        "SELECT r.session, r.participants, r.votes_each,
                (SELECT coalesce(sum(votes), 0) FROM vote AS v WHERE v.session = r.session AND v.round = r.id)
         FROM vote_round AS r WHERE r.closed = 1 ORDER BY r.session, r.position, r.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(meeting) = meetings.get_mut(row.get_ref(0)?.as_str().unwrap_or_default()) else { continue };
        meeting.facts.rounds.push(RoundFacts {
            participants: row.get(1)?,
            votes_each: row.get(2)?,
            cast: row.get(3)?,
        });
    }
    Ok(())
}

/// The theme of each question, by the hash of its set or by the session it was added in; none where single persons answer.
type Themed = BTreeMap<String, BTreeMap<String, Option<Theme>>>;

/// What was said to each theme. Returns what the themes are called.
///
/// Read in the order of the table and counted here: to let the database sort a million lines would take it more room than
/// all of the figures.
fn said(db: &Connection, meetings: &mut Meetings) -> Result<BTreeMap<Theme, Localized>, StoreProblem> {
    let Sets { of_set, ids, titles } = sets(db, meetings)?;
    let added = added(db, meetings, &ids)?;
    let mut statement = db.prepare_cached(
        "SELECT session, question, starred FROM answer WHERE body = 'text' ORDER BY session, id",
    )?;
    let mut rows = statement.query([])?;
    let mut here: Option<(String, &mut Found)> = None;
    let mut left = meetings.iter_mut();
    while let Some(row) = rows.next()? {
        let session = row.get_ref(0)?.as_str().unwrap_or_default();
        if here.as_ref().is_none_or(|(id, _)| id.as_str() < session) {
            here = left.by_ref().find(|(id, _)| id.as_str() >= session).map(|(id, it)| (id.clone(), it));
        }
        let Some((id, meeting)) = &mut here else { break };
        if id != session {
            continue;
        }
        let question = row.get_ref(1)?.as_str().unwrap_or_default();
        let own = of_set.get(&meeting.set).and_then(|themes| themes.get(question));
        let theme = own.or_else(|| added.get(session).and_then(|themes| themes.get(question)));
        let Some(Some(theme)) = theme else { continue };
        let said: &mut Said = meeting.facts.said.entry(Theme::clone(theme)).or_default();
        said.lines += 1;
        said.common += row.get::<_, u32>(2)?;
    }
    Ok(titles)
}

/// The sets the meetings were held with.
#[derive(Default)]
struct Sets {
    /// Their questions, by the hash of the set.
    of_set: Themed,
    /// Their ids, by the same.
    ids: BTreeMap<String, SetId>,
    /// What their themes are called.
    titles: BTreeMap<Theme, Localized>,
}

fn sets(db: &Connection, meetings: &Meetings) -> Result<Sets, StoreProblem> {
    let hashes: BTreeSet<&String> = meetings.values().map(|it| &it.set).collect();
    let mut sets = Sets::default();
    for hash in hashes {
        let content: String = db
            .prepare_cached("SELECT content FROM question_set WHERE content_hash = :hash")?
            .query_row([hash], |row| row.get(0))?;
        let set = SetRow::read(&content).map_err(|bad| bad.within("question_set", hash))?;
        sets.ids.insert(hash.clone(), set.id.clone());
        let themes = sets.of_set.entry(hash.clone()).or_default();
        for part in &set.parts {
            let theme = Theme::new((set.id.clone(), part.id.clone()));
            for question in &part.questions {
                let told = question.answered_by != AnsweredBy::Individual;
                themes.insert(question.id.to_string(), told.then(|| Theme::clone(&theme)));
            }
            sets.titles.insert(theme, part.title.clone());
        }
    }
    Ok(sets)
}

/// The questions rooms have added.
fn added(
    db: &Connection,
    meetings: &Meetings,
    ids: &BTreeMap<String, SetId>,
) -> Result<Themed, StoreProblem> {
    let set_of = |session: &str| ids.get(&meetings.get(session)?.set).cloned();
    let mut statement = db.prepare_cached(
        "SELECT session, question, part, content ->> '$.answered_by' = 'individual' FROM added_question",
    )?;
    let mut rows = statement.query([])?;
    let mut added = Themed::new();
    while let Some(row) = rows.next()? {
        let session: String = row.get(0)?;
        let set = set_of(&session).filter(|_| !row.get::<_, bool>(3).unwrap_or(true));
        let part = PartId::new(row.get::<_, String>(2)?);
        let theme = set.map(|set| Theme::new((set, part)));
        added.entry(session).or_default().insert(row.get(1)?, theme);
    }
    Ok(added)
}
