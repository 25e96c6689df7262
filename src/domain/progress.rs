//! What is answered, skipped, postponed, and what comes next (C3, B9).

use super::outline::Entry;
use super::question_set::Kind;
use super::session::{MarkKind, Session};

/// How far one question has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionProgress {
    /// Nothing yet.
    Open,
    /// So many answers, from so many groups.
    Answered {
        /// Lines, or everything that was counted ([`Body::answers`](super::answer::Body::answers)).
        answers: usize,
        /// Groups that have answered.
        groups: usize,
    },
    /// Not asked, for this reason, and nothing said.
    Off(MarkKind),
}

/// How far the meeting has come; every number equals a count of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Questions that count: neither left out nor irrelevant.
    pub questions: usize,
    /// Of these, with at least one answer.
    pub answered: usize,
    /// Of these, skipped and without an answer.
    pub skipped: usize,
    /// Of these, postponed and without an answer.
    pub postponed: usize,
    /// Minutes planned for questions still open.
    pub minutes_left: u32,
}

impl Session {
    /// How far a question has come. A measure prompt counts the measures that grew out of it, too.
    pub fn question_progress(&self, entry: &Entry<'_>) -> QuestionProgress {
        let id = &entry.question.id;
        let mut groups = Vec::new();
        let mut answers = 0;
        for answer in self.answers_to(id) {
            answers += usize::try_from(answer.body.answers()).unwrap_or(usize::MAX);
            if !groups.contains(&answer.group) {
                groups.push(answer.group);
            }
        }
        if entry.question.kind == Kind::Measure {
            answers += self.measures.iter().filter(|measure| measure.question.as_ref() == Some(id)).count();
        }
        match (answers, entry.off) {
            (0, Some(kind)) => QuestionProgress::Off(kind),
            (0, None) => QuestionProgress::Open,
            (answers, _) => QuestionProgress::Answered { answers, groups: groups.len() },
        }
    }

    /// How far the meeting has come.
    pub fn progress(&self) -> Progress {
        let mut sum = Progress::default();
        for entry in self.outline().iter().filter(|entry| entry.is_on()) {
            sum.questions += 1;
            match self.question_progress(entry) {
                QuestionProgress::Open => sum.minutes_left += u32::from(entry.minutes),
                QuestionProgress::Answered { .. } => sum.answered += 1,
                QuestionProgress::Off(MarkKind::Postponed) => {
                    sum.postponed += 1;
                    sum.minutes_left += u32::from(entry.minutes);
                }
                QuestionProgress::Off(_) => sum.skipped += 1,
            }
        }
        sum
    }
}
