//! Lines still being typed, so that a dead battery costs two seconds at most (D2).

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use super::Store;
use super::error::StoreProblem;
use super::rows::{BadColumn, moment, parse};
use crate::domain::ids::{AnswerId, GroupId, MeasureId, QuestionId, SessionId};

/// Which field a draft was typed in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftKey {
    /// The input line of a group at a question.
    Answer {
        /// The question.
        question: QuestionId,
        /// The group.
        group: GroupId,
    },
    /// An answer being edited.
    Edit(AnswerId),
    /// A field of a measure.
    Measure {
        /// The measure; `None` while it is new.
        measure: Option<MeasureId>,
        /// The field's name.
        field: String,
    },
    /// A field of the meeting as a whole, by name.
    Field(String),
}

/// A written draft key that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADraftKey;

impl fmt::Display for DraftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer { question, group } => write!(f, "answer/{group}/{question}"),
            Self::Edit(answer) => write!(f, "edit/{answer}"),
            Self::Measure { measure: Some(measure), field } => write!(f, "measure/{measure}/{field}"),
            Self::Measure { measure: None, field } => write!(f, "measure/new/{field}"),
            Self::Field(field) => write!(f, "field/{field}"),
        }
    }
}

impl FromStr for DraftKey {
    type Err = NotADraftKey;

    fn from_str(written: &str) -> Result<Self, NotADraftKey> {
        let (kind, rest) = written.split_once('/').ok_or(NotADraftKey)?;
        let two = || rest.split_once('/').ok_or(NotADraftKey);
        match kind {
            "answer" => {
                let (group, question) = two()?;
                let group = group.parse().map_err(|_| NotADraftKey)?;
                Ok(Self::Answer { question: QuestionId::new(question), group })
            }
            "edit" => rest.parse().map(Self::Edit).map_err(|_| NotADraftKey),
            "measure" => {
                let (measure, field) = two()?;
                let measure = match measure {
                    "new" => None,
                    id => Some(id.parse().map_err(|_| NotADraftKey)?),
                };
                Ok(Self::Measure { measure, field: field.to_owned() })
            }
            "field" => Ok(Self::Field(rest.to_owned())),
            _ => Err(NotADraftKey),
        }
    }
}

/// A line still being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where.
    pub key: DraftKey,
    /// The text so far.
    pub text: String,
    /// Where the cursor stands, as a byte offset into the text.
    pub cursor: usize,
    /// When it was kept.
    pub kept_at: DateTime<Utc>,
}

impl Store {
    /// The drafts of a session, oldest first.
    pub fn drafts(&self, session: SessionId) -> Result<Vec<Draft>, StoreProblem> {
        self.ask(|db| {
            let rows = db
                .prepare_cached(
                    "SELECT key, text, cursor, kept_at FROM draft WHERE session = :session
                     ORDER BY kept_at, key",
                )?
                .query_map(named_params! { ":session": session.to_string() }, |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                })?
                .collect::<rusqlite::Result<Vec<(String, String, i64, String)>>>()?;
            let read = |(key, text, cursor, kept_at): (String, String, i64, String)| {
                Ok(Draft {
                    key: parse("key", &key)?,
                    cursor: usize::try_from(cursor).map_err(|_| BadColumn("cursor"))?,
                    kept_at: parse("kept_at", &kept_at)?,
                    text,
                })
            };
            rows.into_iter().map(|row| read(row).map_err(|bad: BadColumn| bad.within("draft", ""))).collect()
        })
    }

    /// Keeps a draft, in place of the one with its key. [`ProblemKind::Gone`](super::ProblemKind::Gone) where the session was
    /// deleted for good.
    pub fn keep_draft(&mut self, session: SessionId, draft: &Draft) -> Result<(), StoreProblem> {
        self.write(|db| {
            super::put_away::must_be_kept(db, session)?;
            db.prepare_cached(
                "INSERT INTO draft (session, key, text, cursor, kept_at)
                 VALUES (:session, :key, :text, :cursor, :kept_at)
                 ON CONFLICT (session, key) DO UPDATE SET
                     text = excluded.text, cursor = excluded.cursor, kept_at = excluded.kept_at",
            )?
            .execute(named_params! {
                ":session": session.to_string(),
                ":key": draft.key.to_string(),
                ":text": draft.text,
                // No text is so long that the offset does not fit.
                ":cursor": i64::try_from(draft.cursor).unwrap_or(i64::MAX),
                ":kept_at": moment(draft.kept_at),
            })?;
            Ok(())
        })
    }

    /// Forgets a draft; does nothing if there is none.
    pub fn drop_draft(&mut self, session: SessionId, key: &DraftKey) -> Result<(), StoreProblem> {
        self.write(|db| drop(db, &session.to_string(), key))
    }
}

pub(super) fn drop(db: &Connection, session: &str, key: &DraftKey) -> Result<(), StoreProblem> {
    db.prepare_cached("DELETE FROM draft WHERE session = :session AND key = :key")?
        .execute(named_params! { ":session": session, ":key": key.to_string() })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Id;

    #[test]
    fn a_written_draft_key_reads_back_as_itself() {
        for key in [
            DraftKey::Answer { question: QuestionId::new("egen-1"), group: Id::from_bits(7).into() },
            DraftKey::Edit(Id::from_bits(8).into()),
            DraftKey::Measure { measure: None, field: "title".into() },
            DraftKey::Measure { measure: Some(Id::from_bits(9).into()), field: "first/step".into() },
            DraftKey::Field("purpose".into()),
        ] {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for written in ["", "answer", "answer/x/y", "edit/", "other/x"] {
            assert_eq!(written.parse::<DraftKey>(), Err(NotADraftKey), "{written:?}");
        }
    }
}
