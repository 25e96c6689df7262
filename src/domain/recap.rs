//! What a later sitting must know of the earlier ones (A11): what they agree on, decided, put aside, and left open.

use super::answer::Answer;
use super::measure::{Measure, StateCode};
use super::progress::QuestionProgress;
use super::question_set::Question;
use super::session::Session;
use super::topic::{ParkedTopic, TopicOutcome};

/// What has come out of a session so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recap<'a> {
    /// Starred answers, in the order of the questions.
    pub common_ground: Vec<&'a Answer>,
    /// Measures that are agreed or further.
    pub agreed: Vec<&'a Measure>,
    /// Proposals nobody has settled.
    pub proposed: Vec<&'a Measure>,
    /// Measures put aside.
    pub parked: Vec<&'a Measure>,
    /// Topics put aside that are still open.
    pub topics: Vec<&'a ParkedTopic>,
    /// Questions that count and nobody has answered, with their number.
    pub open: Vec<(usize, &'a Question)>,
}

impl Session {
    /// What has come out of the session so far.
    pub fn recap(&self) -> Recap<'_> {
        let (outline, said) = (self.outline(), self.said());
        let mut common_ground = Vec::new();
        let mut open = Vec::new();
        for entry in outline.iter().filter(|entry| entry.is_on()) {
            common_ground
                .extend(self.answers.iter().filter(|it| it.starred && it.question == entry.question.id));
            if !matches!(said.progress(entry), QuestionProgress::Answered { .. }) {
                open.push((entry.number, entry.question));
            }
        }
        let in_state = |states: &[StateCode]| {
            let measures = self.measures.iter().filter(|it| !it.in_place);
            measures.filter(|measure| states.contains(&measure.state.code())).collect()
        };
        Recap {
            common_ground,
            agreed: in_state(&[
                StateCode::Agreed,
                StateCode::InProgress,
                StateCode::Done,
                StateCode::Evaluated,
            ]),
            proposed: in_state(&[StateCode::Proposed]),
            parked: in_state(&[StateCode::Parked]),
            topics: self.topics.iter().filter(|topic| topic.outcome == TopicOutcome::Open).collect(),
            open,
        }
    }
}
