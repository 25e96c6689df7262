//! The room: check-in and check-out, who was there for a part, parked topics, voting.

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::{BadColumn, StoreProblem, code, parse, parse_optional, read_row};
use crate::domain::answer::ScaleTally;
use crate::domain::ids::{PartId, QuestionId, SittingId};
use crate::domain::measure::Reason;
use crate::domain::room::{Check, CheckMoment, Pulse};
use crate::domain::topic::{ParkedTopic, TopicOutcome};
use crate::domain::vote::VoteRound;
use crate::store::table::{Json, Table};

table! {
    /// A check-in or check-out.
    CheckRow in "room_check" ordered by "sitting, moment" {
        sitting + moment: String,
        scale_1: u16,
        scale_2: u16,
        scale_3: u16,
        scale_4: u16,
        scale_5: u16,
        dont_know: u16,
        words: Json<Vec<(String, u16)>>,
    }
}

impl From<&Check> for CheckRow {
    fn from(check: &Check) -> Self {
        let [scale_1, scale_2, scale_3, scale_4, scale_5] = check.pulse.tally.counts;
        Self {
            sitting: check.sitting.to_string(),
            moment: check.moment.code().to_owned(),
            scale_1,
            scale_2,
            scale_3,
            scale_4,
            scale_5,
            dont_know: check.pulse.tally.dont_know,
            words: Json(check.pulse.words.iter().map(|(word, count)| (word.clone(), *count)).collect()),
        }
    }
}

impl TryFrom<&CheckRow> for Check {
    type Error = BadColumn;

    fn try_from(row: &CheckRow) -> Result<Self, BadColumn> {
        Ok(Self {
            sitting: parse("sitting", &row.sitting)?,
            moment: code("moment", CheckMoment::from_code, &row.moment)?,
            pulse: Pulse {
                tally: ScaleTally {
                    counts: [row.scale_1, row.scale_2, row.scale_3, row.scale_4, row.scale_5],
                    dont_know: row.dont_know,
                },
                words: row.words.0.iter().cloned().collect(),
            },
        })
    }
}

table! {
    /// How many were there for a part.
    PartAttendanceRow in "part_attendance" ordered by "sitting, part" {
        sitting + part: String,
        attended: u16,
    }
}

impl PartAttendanceRow {
    pub(in crate::store) fn new(sitting: SittingId, part: &PartId, attended: u16) -> Self {
        Self { sitting: sitting.to_string(), part: part.to_string(), attended }
    }
}

impl TryFrom<&PartAttendanceRow> for ((SittingId, PartId), u16) {
    type Error = BadColumn;

    fn try_from(row: &PartAttendanceRow) -> Result<Self, BadColumn> {
        Ok(((parse("sitting", &row.sitting)?, PartId::new(&row.part)), row.attended))
    }
}

table! {
    /// A parked topic.
    ParkedTopicRow in "parked_topic" ordered by "position, id" {
        id: String,
        position: u32,
        text: String,
        question: Option<String>,
        measure: Option<String>,
        reason: String,
    }
}

impl From<&ParkedTopic> for ParkedTopicRow {
    fn from(topic: &ParkedTopic) -> Self {
        let (measure, reason) = match &topic.outcome {
            TopicOutcome::Open => (None, ""),
            TopicOutcome::Measure(id) => (Some(id.to_string()), ""),
            TopicOutcome::Dropped(reason) => (None, reason.as_str()),
        };
        Self {
            id: topic.id.to_string(),
            position: topic.position,
            text: topic.text.clone(),
            question: topic.question.as_ref().map(ToString::to_string),
            measure,
            reason: reason.to_owned(),
        }
    }
}

impl TryFrom<&ParkedTopicRow> for ParkedTopic {
    type Error = BadColumn;

    fn try_from(row: &ParkedTopicRow) -> Result<Self, BadColumn> {
        let outcome = match (parse_optional("measure", row.measure.as_deref())?, row.reason.as_str()) {
            (Some(measure), _) => TopicOutcome::Measure(measure),
            (None, "") => TopicOutcome::Open,
            (None, reason) => TopicOutcome::Dropped(Reason::new(reason).ok_or(BadColumn("reason"))?),
        };
        Ok(Self {
            id: parse("id", &row.id)?,
            position: row.position,
            text: row.text.clone(),
            question: row.question.as_deref().map(QuestionId::new),
            outcome,
        })
    }
}

table! {
    /// A round of voting without its votes.
    VoteRoundRow in "vote_round" ordered by "position, id" {
        id: String,
        position: u32,
        participants: u16,
        votes_each: u16,
        cumulative: bool,
        closed: bool,
    }
}

/// A round of voting with its votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct RoundWithVotes {
    #[serde(flatten)]
    pub(in crate::store) row: VoteRoundRow,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::store) votes: Vec<(String, u16)>,
}

impl RoundWithVotes {
    /// All rounds of a session in order.
    pub(in crate::store) fn all(db: &Connection, session: &str) -> rusqlite::Result<Vec<Self>> {
        let rows = VoteRoundRow::all(db, session)?;
        let mut statement = db.prepare_cached(
            "SELECT round, measure, votes FROM vote WHERE session = :session ORDER BY round, position",
        )?;
        let mut cast: BTreeMap<String, Vec<(String, u16)>> = BTreeMap::new();
        let mut votes = statement.query(named_params! { ":session": session })?;
        while let Some(vote) = votes.next()? {
            cast.entry(vote.get(0)?).or_default().push((vote.get(1)?, vote.get(2)?));
        }
        Ok(rows
            .into_iter()
            .map(|row| {
                let votes = cast.remove(&row.id).unwrap_or_default();
                Self { row, votes }
            })
            .collect())
    }

    /// The round with this id.
    pub(in crate::store) fn one(db: &Connection, session: &str, id: &str) -> rusqlite::Result<Option<Self>> {
        let Some(row) = VoteRoundRow::one(db, session, id)? else { return Ok(None) };
        let votes = db
            .prepare_cached(
                "SELECT measure, votes FROM vote
                 WHERE session = :session AND round = :round ORDER BY position",
            )?
            .query_map(named_params! { ":session": session, ":round": id }, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Some(Self { row, votes }))
    }

    /// Puts round and votes.
    pub(in crate::store) fn put(&self, db: &Connection, session: &str) -> rusqlite::Result<()> {
        self.row.put(db, session)?;
        db.prepare_cached("DELETE FROM vote WHERE session = :session AND round = :round")?
            .execute(named_params! { ":session": session, ":round": self.row.id })?;
        let mut insert = db.prepare_cached(
            "INSERT INTO vote (session, round, position, measure, votes)
             VALUES (:session, :round, :position, :measure, :votes)",
        )?;
        for (position, (measure, votes)) in (0i64..).zip(&self.votes) {
            insert.execute(named_params! {
                ":session": session,
                ":round": self.row.id,
                ":position": position,
                ":measure": measure,
                ":votes": votes,
            })?;
        }
        Ok(())
    }

    /// The round as the field knows it.
    pub(in crate::store) fn to_round(&self) -> Result<VoteRound, StoreProblem> {
        let mut round: VoteRound = read_row(&self.row, &self.row.id)?;
        round.votes = self
            .votes
            .iter()
            .map(|(measure, votes)| Ok((parse("measure", measure)?, *votes)))
            .collect::<Result<_, BadColumn>>()
            .map_err(|bad| bad.within("vote", &self.row.id))?;
        Ok(round)
    }
}

impl From<&VoteRound> for RoundWithVotes {
    fn from(round: &VoteRound) -> Self {
        Self {
            row: VoteRoundRow {
                id: round.id.to_string(),
                position: round.position,
                participants: round.participants,
                votes_each: round.votes_each,
                cumulative: round.cumulative,
                closed: round.closed,
            },
            votes: round.votes.iter().map(|(measure, votes)| (measure.to_string(), *votes)).collect(),
        }
    }
}

impl TryFrom<&VoteRoundRow> for VoteRound {
    type Error = BadColumn;

    fn try_from(row: &VoteRoundRow) -> Result<Self, BadColumn> {
        Ok(Self {
            id: parse("id", &row.id)?,
            position: row.position,
            participants: row.participants,
            votes_each: row.votes_each,
            cumulative: row.cumulative,
            closed: row.closed,
            votes: Vec::new(),
        })
    }
}
