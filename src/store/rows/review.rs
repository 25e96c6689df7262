//! What was looked at again: the whole, and measure by measure.

use super::{BadColumn, code, code_optional, date, moment, parse, parse_optional};
use crate::domain::measure::Verdict;
use crate::domain::review::{Outcome, OutcomeCode, Review, ReviewQuestion, Reviewed};

table! {
    /// What is said of the whole; at most one in a session.
    ReviewRow in "review" ordered by "name" {
        name: String,
        without_meeting: bool,
        done: String,
        effect: String,
        enough: String,
        changes: String,
        hazards: String,
        process: String,
        feedback: String,
        ended: String,
    }
}

impl ReviewRow {
    /// The key of the one there can be.
    pub(in crate::store) const NAMED: &'static str = "review";
}

impl From<&Review> for ReviewRow {
    fn from(review: &Review) -> Self {
        let answer = |question| review.answers.get(&question).cloned().unwrap_or_default();
        Self {
            name: Self::NAMED.to_owned(),
            without_meeting: review.without_meeting,
            done: answer(ReviewQuestion::Done),
            effect: answer(ReviewQuestion::Effect),
            enough: answer(ReviewQuestion::Enough),
            changes: answer(ReviewQuestion::Changes),
            hazards: answer(ReviewQuestion::Hazards),
            process: review.process.clone(),
            feedback: review.feedback.clone(),
            ended: review.ended.clone(),
        }
    }
}

impl From<&ReviewRow> for Review {
    fn from(row: &ReviewRow) -> Self {
        let answer = |question| match question {
            ReviewQuestion::Done => &row.done,
            ReviewQuestion::Effect => &row.effect,
            ReviewQuestion::Enough => &row.enough,
            ReviewQuestion::Changes => &row.changes,
            ReviewQuestion::Hazards => &row.hazards,
        };
        let answers = ReviewQuestion::ALL.iter().map(|&question| (question, answer(question).clone()));
        Self {
            without_meeting: row.without_meeting,
            answers: answers.filter(|(_, answer)| !answer.is_empty()).collect(),
            process: row.process.clone(),
            feedback: row.feedback.clone(),
            ended: row.ended.clone(),
        }
    }
}

table! {
    /// What was said of a measure that was looked at again.
    ReviewedRow in "reviewed" ordered by "position, measure" {
        measure: String,
        of_session: String,
        position: u32,
        at: String,
        title: String,
        outcome: String,
        deadline: Option<String>,
        verdict: Option<String>,
        note: String,
    }
}

impl From<&Reviewed> for ReviewedRow {
    fn from(reviewed: &Reviewed) -> Self {
        Self {
            measure: reviewed.measure.to_string(),
            of_session: reviewed.session.to_string(),
            position: reviewed.position,
            at: moment(reviewed.at),
            title: reviewed.title.clone(),
            outcome: reviewed.outcome.code().code().to_owned(),
            deadline: reviewed.outcome.deadline().map(date),
            verdict: reviewed.outcome.verdict().map(|verdict| verdict.code().to_owned()),
            note: reviewed.note.clone(),
        }
    }
}

impl TryFrom<&ReviewedRow> for Reviewed {
    type Error = BadColumn;

    fn try_from(row: &ReviewedRow) -> Result<Self, BadColumn> {
        let outcome = code("outcome", OutcomeCode::from_code, &row.outcome)?;
        let deadline = parse_optional("deadline", row.deadline.as_deref())?;
        let verdict = code_optional("verdict", Verdict::from_code, row.verdict.as_deref())?;
        Ok(Self {
            measure: parse("measure", &row.measure)?,
            session: parse("of_session", &row.of_session)?,
            position: row.position,
            at: parse("at", &row.at)?,
            title: row.title.clone(),
            outcome: Outcome::from_parts(outcome, deadline, verdict).ok_or(BadColumn("outcome"))?,
            note: row.note.clone(),
        })
    }
}
