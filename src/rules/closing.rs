//! What is worth a look before a meeting is closed (G1).

use std::collections::HashSet;

use crate::domain::ids::QuestionId;
use crate::domain::question_set::Kind;
use crate::domain::session::Session;

/// Questions some of whose lines are gathered under a heading while others are not: the room has begun to sort them.
pub fn ungathered(session: &Session) -> Vec<QuestionId> {
    let to = |gathered: bool| -> HashSet<&QuestionId> {
        let answers = session.answers.iter().filter(|answer| answer.heading.is_some() == gathered);
        answers.map(|answer| &answer.question).collect()
    };
    let (gathered, loose) = (to(true), to(false));
    session
        .outline()
        .iter()
        .filter(|entry| matches!(entry.question.kind, Kind::List))
        .map(|entry| &entry.question.id)
        .filter(|id| gathered.contains(id) && loose.contains(id))
        .cloned()
        .collect()
}
