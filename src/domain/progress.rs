//! What is answered, skipped, postponed, and what comes next (C3, B9).

use std::collections::HashMap;

use super::answer::Answer;
use super::ids::{GroupId, QuestionId};
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

/// What has been said to each question. Made once for all of them: it looks at every answer.
#[derive(Debug)]
pub struct Said<'a> {
    session: &'a Session,
    by_question: HashMap<&'a QuestionId, Count>,
}

/// What has been said to one question.
#[derive(Debug, Default)]
struct Count {
    answers: usize,
    groups: Vec<GroupId>,
    starred: usize,
}

impl Count {
    fn add(&mut self, answer: &Answer) {
        let answers = usize::try_from(answer.body.answers()).unwrap_or(usize::MAX);
        self.answers = self.answers.saturating_add(answers);
        self.starred += usize::from(answer.starred);
        if !self.groups.contains(&answer.group) {
            self.groups.push(answer.group);
        }
    }
}

impl Said<'_> {
    /// How far a question has come. A measure prompt counts the measures that grew out of it, too.
    pub fn progress(&self, entry: &Entry<'_>) -> QuestionProgress {
        let id = &entry.question.id;
        let said = self.by_question.get(id);
        let mut answers = said.map_or(0, |count| count.answers);
        if entry.question.kind == Kind::Measure {
            let grew_here =
                self.session.measures.iter().filter(|measure| measure.question.as_ref() == Some(id));
            answers += grew_here.count();
        }
        match (answers, entry.off) {
            (0, Some(kind)) => QuestionProgress::Off(kind),
            (0, None) => QuestionProgress::Open,
            (answers, _) => QuestionProgress::Answered { answers },
        }
    }

    /// The groups that have said something to a question, whether they are asked or not.
    pub fn groups(&self, question: &QuestionId) -> &[GroupId] {
        self.by_question.get(question).map_or(&[], |count| &count.groups)
    }

    /// How many answers to a question are marked as common ground (R23).
    pub fn starred(&self, question: &QuestionId) -> usize {
        self.by_question.get(question).map_or(0, |count| count.starred)
    }
}

impl Session {
    /// What has been said to each question.
    pub fn said(&self) -> Said<'_> {
        let mut by_question: HashMap<_, Count> = HashMap::new();
        for answer in &self.answers {
            by_question.entry(&answer.question).or_default().add(answer);
        }
        Said { session: self, by_question }
    }

    /// How far the meeting has come.
    pub fn progress(&self) -> Progress {
        let mut sum = Progress::default();
        let said = self.said();
        for entry in self.outline().iter().filter(|entry| entry.is_on()) {
            sum.questions += 1;
            match said.progress(entry) {
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
