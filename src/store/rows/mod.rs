//! Rows: what the file holds, and how it becomes the field's types and back.
//!
//! A row that cannot become a value of the field means that the file was damaged, or written by something else; the
//! error names table, key and column, never content.

mod answer;
mod measure;
mod meeting;
mod question_set;
mod review;
mod room;
mod unit;

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

pub(super) use answer::{AnswerRow, HeadingRow};
pub(super) use measure::{MeasureEventRow, MeasureRow, MeasureWithAnswers};
pub(super) use meeting::{
    AddedQuestionRow, DetailsRow, Frame, GroupRow, KeepRow, PartPlanRow, QuestionPlanRow, SessionEventRow,
    SittingRow,
};
pub(super) use question_set::{QuestionShape, SetRow};
pub(super) use review::{ReviewRow, ReviewedRow};
pub(super) use room::{CheckRow, ParkedTopicRow, PartAttendanceRow, RoundWithVotes, VoteRoundRow};
pub(super) use unit::UnitRow;

use super::error::{ProblemKind, StoreProblem};
use super::table::Table;
use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::{Id, PartId, QuestionId};
use crate::domain::room::CheckMoment;

/// A column whose value is not one of the field's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BadColumn(pub(super) &'static str);

impl BadColumn {
    /// The same with the table and the key of the row: its id, and nothing that only stands where an id should.
    pub(super) fn within(self, table: &str, key: &str) -> StoreProblem {
        let key = if key.parse::<Id>().is_ok() { key } else { "?" };
        StoreProblem::new(ProblemKind::Damaged, format!("{table} {key}: {}", self.0))
    }
}

/// What can go wrong while a row of a list is read.
pub(super) enum BadRow {
    Sql(rusqlite::Error),
    Column(BadColumn),
}

impl From<rusqlite::Error> for BadRow {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<BadColumn> for BadRow {
    fn from(bad: BadColumn) -> Self {
        Self::Column(bad)
    }
}

impl BadRow {
    /// As a problem of this table's row.
    pub(super) fn within(self, table: &str, key: &str) -> StoreProblem {
        match self {
            Self::Sql(error) => error.into(),
            Self::Column(bad) => bad.within(table, key),
        }
    }
}

/// Reads a written value: an id, a date.
pub(super) fn parse<T: FromStr>(column: &'static str, written: &str) -> Result<T, BadColumn> {
    written.parse().map_err(|_| BadColumn(column))
}

/// Reads a written value that may be missing.
pub(super) fn parse_optional<T: FromStr>(
    column: &'static str,
    written: Option<&str>,
) -> Result<Option<T>, BadColumn> {
    written.map(|written| parse(column, written)).transpose()
}

/// Text as far as it can be read, bytes that are none as `\u{fffd}`; empty for what is not there. For what must get on although the
/// disk has changed something: forgetting, above all.
pub(super) fn legible(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => String::new(),
    })
}

/// Reads a code.
pub(super) fn code<T>(
    column: &'static str,
    from_code: fn(&str) -> Option<T>,
    written: &str,
) -> Result<T, BadColumn> {
    from_code(written).ok_or(BadColumn(column))
}

/// Reads a code that may be missing.
pub(super) fn code_optional<T>(
    column: &'static str,
    from_code: fn(&str) -> Option<T>,
    written: Option<&str>,
) -> Result<Option<T>, BadColumn> {
    written.map(|written| code(column, from_code, written)).transpose()
}

/// A day as the file writes it.
pub(super) fn date(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// A time of day as the file writes it; seconds only where there are some.
pub(super) fn clock(time: NaiveTime) -> String {
    time.format("%H:%M:%S%.f").to_string()
}

/// A moment as the file writes it: whole microseconds, always as many characters, so that text sorts as time does.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// A [`Record`] as rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RecordRow {
    Details(Box<DetailsRow>),
    Sitting(SittingRow),
    Group(GroupRow),
    QuestionPlan(QuestionPlanRow),
    PartPlan(PartPlanRow),
    AddedQuestion(Box<AddedQuestionRow>),
    Answer(Box<AnswerRow>),
    Heading(HeadingRow),
    Measure(Box<MeasureWithAnswers>),
    MeasureEvent(MeasureEventRow),
    Keep(KeepRow),
    Check(CheckRow),
    PartAttendance(PartAttendanceRow),
    ParkedTopic(ParkedTopicRow),
    VoteRound(RoundWithVotes),
    Review(ReviewRow),
    Reviewed(ReviewedRow),
    Event(SessionEventRow),
}

/// A [`Key`], written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum KeyRow {
    Details,
    Sitting(String),
    Group(String),
    QuestionPlan(String),
    PartPlan(String),
    AddedQuestion(String),
    Answer(String),
    Heading(String),
    Measure(String),
    MeasureEvent(String),
    Keep(String),
    Check(String, String),
    PartAttendance(String, String),
    ParkedTopic(String),
    VoteRound(String),
    Review,
    Reviewed(String),
    Event(String),
}

/// A [`Change`] as `change_log` keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ChangeRow {
    Put(RecordRow),
    Remove(KeyRow),
}

impl From<&Record> for RecordRow {
    fn from(record: &Record) -> Self {
        match record {
            Record::Details(it) => Self::Details(Box::new(it.as_ref().into())),
            Record::Sitting(it) => Self::Sitting(it.into()),
            Record::Group(it) => Self::Group(it.into()),
            Record::QuestionPlan(id, it) => Self::QuestionPlan((id, it).into()),
            Record::PartPlan(id, it) => Self::PartPlan((id, it).into()),
            Record::AddedQuestion(it) => Self::AddedQuestion(Box::new(it.as_ref().into())),
            Record::Answer(it) => Self::Answer(Box::new(it.as_ref().into())),
            Record::Heading(it) => Self::Heading(it.into()),
            Record::Measure(it) => Self::Measure(Box::new(it.as_ref().into())),
            Record::MeasureEvent(it) => Self::MeasureEvent(it.into()),
            Record::Keep(it) => Self::Keep(it.into()),
            Record::Check(it) => Self::Check(it.into()),
            Record::PartAttendance { sitting, part, attended } => {
                Self::PartAttendance(PartAttendanceRow::new(*sitting, part, *attended))
            }
            Record::ParkedTopic(it) => Self::ParkedTopic(it.into()),
            Record::VoteRound(it) => Self::VoteRound(it.into()),
            Record::Review(it) => Self::Review(it.as_ref().into()),
            Record::Reviewed(it) => Self::Reviewed(it.into()),
            Record::Event(it) => Self::Event(it.into()),
        }
    }
}

impl RecordRow {
    /// The row's key.
    pub(super) fn key(&self) -> KeyRow {
        match self {
            Self::Details(_) => KeyRow::Details,
            Self::Sitting(it) => KeyRow::Sitting(it.id.clone()),
            Self::Group(it) => KeyRow::Group(it.id.clone()),
            Self::QuestionPlan(it) => KeyRow::QuestionPlan(it.question.clone()),
            Self::PartPlan(it) => KeyRow::PartPlan(it.part.clone()),
            Self::AddedQuestion(it) => KeyRow::AddedQuestion(it.question.clone()),
            Self::Answer(it) => KeyRow::Answer(it.id.clone()),
            Self::Heading(it) => KeyRow::Heading(it.id.clone()),
            Self::Measure(it) => KeyRow::Measure(it.row.id.clone()),
            Self::MeasureEvent(it) => KeyRow::MeasureEvent(it.id.clone()),
            Self::Keep(it) => KeyRow::Keep(it.id.clone()),
            Self::Check(it) => KeyRow::Check(it.sitting.clone(), it.moment.clone()),
            Self::PartAttendance(it) => KeyRow::PartAttendance(it.sitting.clone(), it.part.clone()),
            Self::ParkedTopic(it) => KeyRow::ParkedTopic(it.id.clone()),
            Self::VoteRound(it) => KeyRow::VoteRound(it.row.id.clone()),
            Self::Review(_) => KeyRow::Review,
            Self::Reviewed(it) => KeyRow::Reviewed(it.measure.clone()),
            Self::Event(it) => KeyRow::Event(it.id.clone()),
        }
    }

    /// Writes the row, new or in place of the old one.
    pub(super) fn put(&self, db: &Connection, session: &str) -> rusqlite::Result<()> {
        match self {
            Self::Details(it) => it.put(db, session),
            Self::Sitting(it) => it.put(db, session),
            Self::Group(it) => it.put(db, session),
            Self::QuestionPlan(it) => it.put(db, session),
            Self::PartPlan(it) => it.put(db, session),
            Self::AddedQuestion(it) => it.put(db, session),
            Self::Answer(it) => it.put(db, session),
            Self::Heading(it) => it.put(db, session),
            Self::Measure(it) => it.put(db, session),
            Self::MeasureEvent(it) => it.put(db, session),
            Self::Keep(it) => it.put(db, session),
            Self::Check(it) => it.put(db, session),
            Self::PartAttendance(it) => it.put(db, session),
            Self::ParkedTopic(it) => it.put(db, session),
            Self::VoteRound(it) => it.put(db, session),
            Self::Review(it) => it.put(db, session),
            Self::Reviewed(it) => it.put(db, session),
            Self::Event(it) => it.put(db, session),
        }
    }

    /// The row as a record of the field.
    pub(super) fn to_record(&self) -> Result<Record, StoreProblem> {
        Ok(match self {
            Self::Details(it) => {
                Record::Details(Box::new(it.to_details().map_err(|bad| bad.within("session", ""))?))
            }
            Self::Sitting(it) => Record::Sitting(read_row(it, &it.id)?),
            Self::Group(it) => Record::Group(read_row(it, &it.id)?),
            Self::QuestionPlan(it) => {
                Record::QuestionPlan(QuestionId::new(&it.question), read_row(it, &it.question)?)
            }
            Self::PartPlan(it) => Record::PartPlan(PartId::new(&it.part), read_row(it, &it.part)?),
            Self::AddedQuestion(it) => Record::AddedQuestion(Box::new(read_row(it.as_ref(), &it.question)?)),
            Self::Answer(it) => Record::Answer(Box::new(read_row(it.as_ref(), &it.id)?)),
            Self::Heading(it) => Record::Heading(read_row(it, &it.id)?),
            Self::Measure(it) => Record::Measure(Box::new(it.to_measure()?)),
            Self::MeasureEvent(it) => Record::MeasureEvent(read_row(it, &it.id)?),
            Self::Keep(it) => Record::Keep(read_row(it, &it.id)?),
            Self::Check(it) => Record::Check(read_row(it, &it.sitting)?),
            Self::PartAttendance(it) => {
                let ((sitting, part), attended) = read_row(it, &it.sitting)?;
                Record::PartAttendance { sitting, part, attended }
            }
            Self::ParkedTopic(it) => Record::ParkedTopic(read_row(it, &it.id)?),
            Self::VoteRound(it) => Record::VoteRound(it.to_round()?),
            Self::Review(it) => Record::Review(Box::new(it.into())),
            Self::Reviewed(it) => Record::Reviewed(read_row(it, &it.measure)?),
            Self::Event(it) => Record::Event(read_row(it, &it.id)?),
        })
    }
}

/// A row as a value of the field, or which table, key and column is damaged.
pub(super) fn read_row<'a, R: Table, T>(row: &'a R, key: &str) -> Result<T, StoreProblem>
where
    T: TryFrom<&'a R, Error = BadColumn>,
{
    T::try_from(row).map_err(|bad| bad.within(R::NAME, key))
}

impl From<&Key> for KeyRow {
    fn from(key: &Key) -> Self {
        match key {
            Key::Details => Self::Details,
            Key::Sitting(id) => Self::Sitting(id.to_string()),
            Key::Group(id) => Self::Group(id.to_string()),
            Key::QuestionPlan(id) => Self::QuestionPlan(id.to_string()),
            Key::PartPlan(id) => Self::PartPlan(id.to_string()),
            Key::AddedQuestion(id) => Self::AddedQuestion(id.to_string()),
            Key::Answer(id) => Self::Answer(id.to_string()),
            Key::Heading(id) => Self::Heading(id.to_string()),
            Key::Measure(id) => Self::Measure(id.to_string()),
            Key::MeasureEvent(id) => Self::MeasureEvent(id.to_string()),
            Key::Keep(id) => Self::Keep(id.to_string()),
            Key::Check(sitting, moment) => Self::Check(sitting.to_string(), moment.code().to_owned()),
            Key::PartAttendance(sitting, part) => Self::PartAttendance(sitting.to_string(), part.to_string()),
            Key::ParkedTopic(id) => Self::ParkedTopic(id.to_string()),
            Key::VoteRound(id) => Self::VoteRound(id.to_string()),
            Key::Review => Self::Review,
            Key::Reviewed(id) => Self::Reviewed(id.to_string()),
            Key::Event(id) => Self::Event(id.to_string()),
        }
    }
}

impl KeyRow {
    /// The row with this key as it stands in the file.
    pub(super) fn read(&self, db: &Connection, session: &str) -> rusqlite::Result<Option<RecordRow>> {
        Ok(match self {
            Self::Details => DetailsRow::of(db, session)?.map(|it| RecordRow::Details(Box::new(it))),
            Self::Sitting(key) => SittingRow::one(db, session, key)?.map(RecordRow::Sitting),
            Self::Group(key) => GroupRow::one(db, session, key)?.map(RecordRow::Group),
            Self::QuestionPlan(key) => QuestionPlanRow::one(db, session, key)?.map(RecordRow::QuestionPlan),
            Self::PartPlan(key) => PartPlanRow::one(db, session, key)?.map(RecordRow::PartPlan),
            Self::AddedQuestion(key) => {
                AddedQuestionRow::one(db, session, key)?.map(|it| RecordRow::AddedQuestion(Box::new(it)))
            }
            Self::Answer(key) => AnswerRow::one(db, session, key)?.map(|it| RecordRow::Answer(Box::new(it))),
            Self::Heading(key) => HeadingRow::one(db, session, key)?.map(RecordRow::Heading),
            Self::Measure(key) => {
                MeasureWithAnswers::one(db, session, key)?.map(|it| RecordRow::Measure(Box::new(it)))
            }
            Self::MeasureEvent(key) => MeasureEventRow::one(db, session, key)?.map(RecordRow::MeasureEvent),
            Self::Keep(key) => KeepRow::one(db, session, key)?.map(RecordRow::Keep),
            Self::Check(sitting, moment) => {
                CheckRow::one_by(db, session, &[sitting, moment])?.map(RecordRow::Check)
            }
            Self::PartAttendance(sitting, part) => {
                PartAttendanceRow::one_by(db, session, &[sitting, part])?.map(RecordRow::PartAttendance)
            }
            Self::ParkedTopic(key) => ParkedTopicRow::one(db, session, key)?.map(RecordRow::ParkedTopic),
            Self::VoteRound(key) => RoundWithVotes::one(db, session, key)?.map(RecordRow::VoteRound),
            Self::Review => ReviewRow::one(db, session, ReviewRow::NAMED)?.map(RecordRow::Review),
            Self::Reviewed(key) => ReviewedRow::one(db, session, key)?.map(RecordRow::Reviewed),
            Self::Event(key) => SessionEventRow::one(db, session, key)?.map(RecordRow::Event),
        })
    }

    /// Removes the row with this key; whether there was one. The meeting as a whole is never removed.
    pub(super) fn remove(&self, db: &Connection, session: &str) -> rusqlite::Result<bool> {
        match self {
            Self::Details => Ok(false),
            Self::Sitting(key) => SittingRow::remove(db, session, key),
            Self::Group(key) => GroupRow::remove(db, session, key),
            Self::QuestionPlan(key) => QuestionPlanRow::remove(db, session, key),
            Self::PartPlan(key) => PartPlanRow::remove(db, session, key),
            Self::AddedQuestion(key) => AddedQuestionRow::remove(db, session, key),
            Self::Answer(key) => AnswerRow::remove(db, session, key),
            Self::Heading(key) => HeadingRow::remove(db, session, key),
            Self::Measure(key) => MeasureRow::remove(db, session, key),
            Self::MeasureEvent(key) => MeasureEventRow::remove(db, session, key),
            Self::Keep(key) => KeepRow::remove(db, session, key),
            Self::Check(sitting, moment) => CheckRow::remove_by(db, session, &[sitting, moment]),
            Self::PartAttendance(sitting, part) => {
                PartAttendanceRow::remove_by(db, session, &[sitting, part])
            }
            Self::ParkedTopic(key) => ParkedTopicRow::remove(db, session, key),
            Self::VoteRound(key) => VoteRoundRow::remove(db, session, key),
            Self::Review => ReviewRow::remove(db, session, ReviewRow::NAMED),
            Self::Reviewed(key) => ReviewedRow::remove(db, session, key),
            Self::Event(key) => SessionEventRow::remove(db, session, key),
        }
    }

    fn to_key(&self) -> Result<Key, BadColumn> {
        Ok(match self {
            Self::Details => Key::Details,
            Self::Sitting(key) => Key::Sitting(parse("sitting", key)?),
            Self::Group(key) => Key::Group(parse("meeting_group", key)?),
            Self::QuestionPlan(key) => Key::QuestionPlan(QuestionId::new(key)),
            Self::PartPlan(key) => Key::PartPlan(PartId::new(key)),
            Self::AddedQuestion(key) => Key::AddedQuestion(QuestionId::new(key)),
            Self::Answer(key) => Key::Answer(parse("answer", key)?),
            Self::Heading(key) => Key::Heading(parse("heading", key)?),
            Self::Measure(key) => Key::Measure(parse("measure", key)?),
            Self::MeasureEvent(key) => Key::MeasureEvent(parse("measure_event", key)?),
            Self::Keep(key) => Key::Keep(parse("keep", key)?),
            Self::Check(sitting, moment) => {
                Key::Check(parse("room_check", sitting)?, code("moment", CheckMoment::from_code, moment)?)
            }
            Self::PartAttendance(sitting, part) => {
                Key::PartAttendance(parse("part_attendance", sitting)?, PartId::new(part))
            }
            Self::ParkedTopic(key) => Key::ParkedTopic(parse("parked_topic", key)?),
            Self::VoteRound(key) => Key::VoteRound(parse("vote_round", key)?),
            Self::Review => Key::Review,
            Self::Reviewed(key) => Key::Reviewed(parse("reviewed", key)?),
            Self::Event(key) => Key::Event(parse("session_event", key)?),
        })
    }
}

impl From<&Change> for ChangeRow {
    fn from(change: &Change) -> Self {
        match change {
            Change::Put(record) => Self::Put(record.into()),
            Change::Remove(key) => Self::Remove(key.into()),
        }
    }
}

impl ChangeRow {
    /// The change as the field knows it.
    pub(super) fn to_change(&self) -> Result<Change, StoreProblem> {
        match self {
            Self::Put(row) => row.to_record().map(Change::Put),
            Self::Remove(key) => key.to_key().map(Change::Remove).map_err(|bad| bad.within("change_log", "")),
        }
    }
}
