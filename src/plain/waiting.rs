//! What was said and the file did not take: kept in memory in the order it was said, until the file takes it (L10).

use crate::domain::answer::Body;
use crate::domain::ids::{GroupId, QuestionId, SessionId};
use crate::env::Env;
use crate::ops::{Draft, DraftKey, MeasureEdit, NewMeasure, Op, asked_while_written};

/// Something that was said, and what it does.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// In which meeting.
    pub(super) session: SessionId,
    /// What it does, all as one step of undo.
    pub(super) ops: Vec<Op>,
    /// The unfinished line of the file that becomes a line with it.
    pub(super) typed: Option<Draft>,
    /// As it was typed.
    said: String,
    /// The guard asked about it and got no answer (J3).
    pub(super) is_asked: bool,
}

impl Line {
    pub(super) fn new(session: SessionId, ops: &[Op], typed: Option<Draft>, said: &str) -> Self {
        Self { session, ops: ops.to_vec(), typed, said: said.to_owned(), is_asked: false }
    }

    /// Puts other words in the place of a text; whether it was there.
    pub(super) fn reword(&mut self, text: &str, words: &str) -> bool {
        if let Some(draft) = &mut self.typed {
            draft.text = draft.text.replace(text, words);
            draft.cursor = draft.text.len();
        }
        // Every one of them: the reason of one may be the text of another.
        let mut found = false;
        for op in &mut self.ops {
            found |= op.reword(text, words);
        }
        found
    }

    /// Whether something is lost when nobody keeps it.
    pub(super) fn is_said(&self) -> bool {
        self.ops.iter().any(Op::is_said)
    }

    /// Whether it only adds: then it says the same whatever another window has written meanwhile.
    pub(super) fn adds_only(&self) -> bool {
        self.ops.iter().all(|op| {
            matches!(
                op,
                Op::AddAnswers { .. }
                    | Op::Propose(_)
                    | Op::AddKeep(_)
                    | Op::ParkTopic { .. }
                    | Op::Note(..)
                    | Op::Begin
                    | Op::AddQuestion { .. }
            )
        })
    }

    /// What was said, to be read out; `None` where the guard asks about it.
    pub(super) fn quoted(&self, env: &Env) -> Option<String> {
        let words: Vec<String> = self.ops.iter().flat_map(Op::words).collect();
        let told = if words.is_empty() { self.said.clone() } else { words.join(" / ") };
        (!self.is_asked && asked_while_written(&told, env).is_none()).then_some(told)
    }

    /// The same as an unfinished line, where it can be one: offered when the meeting is opened again, here or on the full screen.
    pub(super) fn to_draft(&self, env: &Env) -> Option<Draft> {
        let [op] = &self.ops[..] else { return None };
        let (key, text) = match op {
            Op::AddAnswers { question, group, lines } => {
                (DraftKey::Answer { question: question.clone(), group: *group }, lines.join("\n"))
            }
            Op::Propose(NewMeasure { title, question: Some(question), group: Some(group), .. }) => {
                (DraftKey::Answer { question: question.clone(), group: *group }, title.clone())
            }
            Op::Propose(new) => {
                (DraftKey::Measure { measure: None, field: "title".to_owned() }, new.title.clone())
            }
            Op::EditAnswer { answer, text } => (DraftKey::Edit(*answer), text.clone()),
            Op::EditMeasure { measure, edit: MeasureEdit::Text(field, text), .. } => {
                let field = field.code().to_owned();
                (DraftKey::Measure { measure: Some(*measure), field }, text.clone())
            }
            Op::AddKeep(text) => (DraftKey::Field(super::drafts::KEEP.to_owned()), text.clone()),
            _ => return None,
        };
        Some(Draft { key, cursor: text.len(), text, kept_at: env.now() })
    }
}

/// Those lines, oldest first.
#[derive(Debug, Default)]
pub(super) struct Waiting(Vec<Line>);

impl Waiting {
    /// One more, said last.
    pub(super) fn keep(&mut self, line: Line) {
        self.0.push(line);
    }

    /// How many there are of a meeting.
    pub(super) fn count(&self, session: SessionId) -> usize {
        self.0.iter().filter(|line| line.session == session).count()
    }

    /// The meetings that have some, each once.
    pub(super) fn sessions(&self) -> Vec<SessionId> {
        let mut sessions: Vec<SessionId> = self.0.iter().map(|line| line.session).collect();
        sessions.sort_unstable();
        sessions.dedup();
        sessions
    }

    /// All of a meeting, to be tried again; what is still not saved is [kept](Self::keep) anew, in the same order.
    pub(super) fn take(&mut self, session: SessionId) -> Vec<Line> {
        let (taken, rest) = std::mem::take(&mut self.0).into_iter().partition(|line| line.session == session);
        self.0 = rest;
        taken
    }

    /// The one of a meeting that was said first.
    pub(super) fn take_first(&mut self, session: SessionId) -> Option<Line> {
        let first = self.0.iter().position(|line| line.session == session)?;
        Some(self.0.remove(first))
    }

    /// How many of a meeting the guard has asked about.
    pub(super) fn asked(&self, session: SessionId) -> usize {
        self.0.iter().filter(|line| line.session == session && line.is_asked).count()
    }

    /// All of them.
    pub(super) fn take_all(&mut self) -> Vec<Line> {
        std::mem::take(&mut self.0)
    }

    /// The one of a meeting that was said last, to be forgotten.
    pub(super) fn take_last(&mut self, session: SessionId) -> Option<Line> {
        let last = self.0.iter().rposition(|line| line.session == session)?;
        Some(self.0.remove(last))
    }

    /// What has been counted in a group and waits: what is said next is counted on top of it.
    pub(super) fn tally(&self, session: SessionId, question: &QuestionId, group: GroupId) -> Option<&Body> {
        let lines = self.0.iter().rev().filter(|line| line.session == session);
        lines.flat_map(|line| line.ops.iter().rev()).find_map(|op| match op {
            Op::SetTally { question: of, group: at, body } if of == question && *at == group => Some(body),
            _ => None,
        })
    }
}
