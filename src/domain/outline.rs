//! The meeting's questions in order, the set's own and those added, as the plan has left them.

use super::ids::QuestionId;
use super::question_set::{Part, Question};
use super::session::{MarkKind, Session};

/// One question in its place.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Counts from 1 through the whole meeting, left-out questions included, so that a number never moves.
    pub number: usize,
    /// The part, counted from 0.
    pub part_index: usize,
    /// The part.
    pub part: &'a Part,
    /// The question.
    pub question: &'a Question,
    /// Added during the meeting (B8).
    pub added: bool,
    /// Why it is not asked, if so.
    pub off: Option<MarkKind>,
    /// Minutes planned.
    pub minutes: u16,
}

impl Entry<'_> {
    /// Whether it counts in progress and plan: neither left out, nor of a theme that does not concern the room.
    pub fn is_on(&self) -> bool {
        !matches!(self.off, Some(MarkKind::LeftOut | MarkKind::NotRelevant))
    }
}

impl Session {
    /// All questions in the order they are asked.
    pub fn outline(&self) -> Vec<Entry<'_>> {
        let mut entries = Vec::new();
        for (part_index, part) in self.set.parts.iter().enumerate() {
            let concerns_us = self.parts.get(&part.id).is_none_or(|plan| plan.concerns_us);
            let added =
                self.added.iter().filter(|added| added.part == part.id).map(|added| (&added.question, true));
            for (question, added) in part.questions.iter().map(|question| (question, false)).chain(added) {
                let plan = self.questions.get(&question.id);
                let mark = plan.and_then(|plan| plan.mark.as_ref()).map(|mark| mark.kind);
                entries.push(Entry {
                    number: entries.len() + 1,
                    part_index,
                    part,
                    question,
                    added,
                    off: if concerns_us { mark } else { Some(MarkKind::NotRelevant) },
                    minutes: plan.and_then(|plan| plan.minutes).unwrap_or(question.minutes),
                });
            }
        }
        entries
    }

    /// The question to go to from `from`: the nearest one that is on, forwards or backwards; `None` at the end.
    pub fn neighbour(&self, from: &QuestionId, forwards: bool) -> Option<QuestionId> {
        let outline = self.outline();
        let here = outline.iter().position(|entry| entry.question.id == *from)?;
        let found = if forwards {
            outline.iter().skip(here + 1).find(|entry| entry.is_on())
        } else {
            outline.iter().take(here).rev().find(|entry| entry.is_on())
        };
        found.map(|entry| entry.question.id.clone())
    }
}
