//! What statistics are made of, read straight from the tables (H6): every meeting and measure, but no text of theirs.
//!
//! Told of are meetings that have begun and do not lie in the trash; those in the archive are history and count.
//! `docs/statistics.md` asks the same with queries of its own, and a test holds the two together.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::Store;
use super::error::StoreProblem;
use super::rows::{BadRow, SetRow, code, code_optional, parse, parse_optional};
use crate::domain::facets::Influence;
use crate::domain::figures::{Facts, MeasureFacts, MeetingFacts, RoundFacts, Said, Theme, UnitFacts};
use crate::domain::ids::{CategoryId, PartId, QuestionId};
use crate::domain::measure::{StateCode, Verdict};
use crate::domain::question_set::{AnsweredBy, QuestionSet};

impl Store {
    /// Everything that can be counted. Rehearsals only where there is nothing else.
    pub fn facts(&self) -> Result<Facts, StoreProblem> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let rehearsal: bool = tx
                .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM session WHERE rehearsal = 0)")?
                .query_row([], |row| row.get(0))?;
            let mut meetings = meetings(&tx, rehearsal)?;
            measures(&tx, &mut meetings)?;
            rounds(&tx, &mut meetings)?;
            let themes = said(&tx, &mut meetings)?;
            let meetings: Vec<MeetingFacts> = meetings.into_values().map(|it| it.facts).collect();
            Ok(Facts { rehearsal: rehearsal && !meetings.is_empty(), meetings, themes })
        })
    }
}

/// A meeting, and the row of its question set.
struct Found {
    facts: MeetingFacts,
    set: String,
}

/// By the id as the file writes it.
type Meetings = BTreeMap<String, Found>;

fn meetings(db: &Connection, rehearsal: bool) -> Result<Meetings, StoreProblem> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, u.id, u.name, u.municipality, s.first_date, s.state = 'closed', s.safety_rep = 'yes',
                s.union_rep = 'yes', s.question_set,
                EXISTS (SELECT 1 FROM review AS r WHERE r.session = s.id AND r.without_meeting = 1),
                CASE WHEN i.uncounted = 0 THEN i.came END, CASE WHEN i.uncounted + i.not_asked = 0 THEN i.invited END
         FROM session AS s
         JOIN unit AS u ON u.id = s.unit
         JOIN (SELECT session,
                      count(*) FILTER (WHERE late_input = 0 AND attended IS NULL) AS uncounted,
                      count(*) FILTER (WHERE late_input = 0 AND invited IS NULL) AS not_asked,
                      coalesce(sum(attended), 0) AS came,
                      coalesce(sum(invited) FILTER (WHERE late_input = 0), 0) AS invited
               FROM sitting GROUP BY session) AS i ON i.session = s.id
         WHERE s.state <> 'planned' AND s.trashed_at IS NULL AND s.rehearsal = :rehearsal",
    )?;
    let mut rows = statement.query([rehearsal])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
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
            name: row.get(2)?,
            municipality: row.get(3)?,
        },
        day: parse("first_date", &row.get::<_, String>(4)?)?,
        closed: row.get(5)?,
        safety_rep: row.get(6)?,
        union_rep: row.get(7)?,
        met: !row.get::<_, bool>(9)?,
        came: row.get(10)?,
        invited: row.get(11)?,
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

/// The question of a set, or one that was added in a meeting, and the theme it belongs to; none where single persons
/// answer.
type Themed = BTreeMap<(String, QuestionId), Option<Theme>>;

/// What was said to each theme. Returns what the themes are called.
fn said(
    db: &Connection,
    meetings: &mut Meetings,
) -> Result<BTreeMap<Theme, crate::domain::localized::Localized>, StoreProblem> {
    let sets: BTreeSet<String> = meetings.values().map(|it| it.set.clone()).collect();
    let mut titles = BTreeMap::new();
    let mut of_set = Themed::new();
    for hash in sets {
        let content: String = db
            .prepare_cached("SELECT content FROM question_set WHERE content_hash = :hash")?
            .query_row([&hash], |row| row.get(0))?;
        let set = SetRow::read(&content).map_err(|bad| bad.within("question_set", &hash))?;
        for part in &set.parts {
            titles.insert(Theme::new((set.id.clone(), part.id.clone())), part.title.clone());
        }
        of_set.extend(questions(&set).map(|(question, theme)| ((hash.clone(), question), theme)));
    }
    let added = added(db, meetings, &of_set)?;
    let mut statement = db.prepare_cached(
        "SELECT session, question, count(*), sum(starred) FROM answer WHERE body = 'text' GROUP BY session, question",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(meeting) = meetings.get_mut(row.get_ref(0)?.as_str().unwrap_or_default()) else { continue };
        let question = QuestionId::new(row.get::<_, String>(1)?);
        let own = of_set.get(&(meeting.set.clone(), question.clone()));
        let of_room = || added.get(&(meeting.facts.session.to_string(), question.clone()));
        let Some(theme) = own.or_else(of_room).cloned().flatten() else { continue };
        let said: &mut Said = meeting.facts.said.entry(theme).or_default();
        said.lines += row.get::<_, u32>(2)?;
        said.common += row.get::<_, u32>(3)?;
    }
    Ok(titles)
}

fn questions(set: &QuestionSet) -> impl Iterator<Item = (QuestionId, Option<Theme>)> {
    set.questions().map(|(part, question)| {
        let theme = Theme::new((set.id.clone(), part.id.clone()));
        (question.id.clone(), (question.answered_by != AnsweredBy::Individual).then_some(theme))
    })
}

/// The questions rooms have added, by session.
fn added(db: &Connection, meetings: &Meetings, of_set: &Themed) -> Result<Themed, StoreProblem> {
    let set_of: BTreeMap<&str, _> = of_set
        .iter()
        .filter_map(|((hash, _), theme)| theme.as_ref().map(|theme| (hash.as_str(), theme.0.clone())))
        .collect();
    let mut statement = db.prepare_cached(
        "SELECT session, question, part, content ->> '$.answered_by' = 'individual' FROM added_question",
    )?;
    let mut rows = statement.query([])?;
    let mut added = Themed::new();
    while let Some(row) = rows.next()? {
        let session: String = row.get(0)?;
        let set = meetings.get(&session).and_then(|it| set_of.get(it.set.as_str()));
        let part = PartId::new(row.get::<_, String>(2)?);
        let theme =
            set.filter(|_| !row.get::<_, bool>(3).unwrap_or(true)).map(|set| Theme::new((set.clone(), part)));
        added.insert((session, QuestionId::new(row.get::<_, String>(1)?)), theme);
    }
    Ok(added)
}
