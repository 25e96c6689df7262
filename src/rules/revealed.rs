//! The counts of a question as they were when they were revealed.
//!
//! A wall that went on counting would tell what whoever answered last has said: where «minst 5 enig» becomes «minst 10 enig»
//! at one more answer, that answer is known, and the count, too (R82). So it stands until it is revealed anew.

use super::counts::{Counted, counted};
use crate::domain::ids::{QuestionId, SessionId, SittingId};
use crate::domain::live::Live;
use crate::domain::session::Session;

/// What has been revealed, if anything is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revealed(Option<(Of, Counted)>);

/// What it was revealed of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Of {
    session: SessionId,
    sitting: Option<SittingId>,
    question: QuestionId,
}

impl Of {
    /// What is revealed now.
    fn now(session: &Session, live: &Live) -> Option<Self> {
        let question = live.view.question().filter(|_| live.revealed)?;
        Some(Self { session: session.id, sitting: live.sitting, question: question.clone() })
    }
}

impl Revealed {
    /// Brings it up to date with what the room is shown: what is revealed now is counted once, and what is not any more goes.
    pub fn follow(&mut self, session: &Session, live: &Live) {
        let now = Of::now(session, live);
        if self.0.as_ref().map(|(of, _)| of) != now.as_ref() {
            self.0 = now.and_then(|of| {
                let counted = counted(session, session.question(&of.question)?);
                Some((of, counted))
            });
        }
    }

    /// The counts of the question the room is shown.
    pub fn counted(&self, session: &Session, live: &Live) -> Counted {
        let now = Of::now(session, live);
        let found = self.0.as_ref().filter(|(of, _)| Some(of) == now.as_ref());
        found.map_or(Counted::Nothing, |(_, counted)| counted.clone())
    }
}
