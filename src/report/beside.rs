//! What each group of each sitting said to one question, beside each other: divergence is kept, never merged away (R25).
//!
//! For those who lead the meeting; what leaves the room is told in the documents.

use super::difference::answer_told;
use crate::domain::outline::Entry;
use crate::domain::session::Session;
use crate::i18n::Texts;

/// One group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// «Bord 1 · kveld».
    pub name: String,
    /// What it said, and whether that is common ground.
    pub lines: Vec<(String, bool)>,
}

/// What each group said, in the order of sittings and tables. A table that is asked has a column also when it has said
/// nothing; a plenary has one once it has said something.
pub fn columns(session: &Session, entry: &Entry<'_>, texts: &Texts) -> Vec<Column> {
    let groups = session.sittings.iter().flat_map(|sitting| session.groups_of(sitting.id));
    let taken = session.taken();
    let mut columns = Vec::new();
    for group in groups {
        let lines: Vec<(String, bool)> = session
            .answers_of(&entry.question.id, group.id)
            .filter_map(|answer| Some((answer_told(session, answer, texts.lang)?, answer.starred)))
            .collect();
        let asked = !group.plenary && taken.is_asked(group.sitting, &entry.question.id);
        if asked || !lines.is_empty() {
            columns.push(Column { name: session.group_label(group, texts.common.plenary), lines });
        }
    }
    columns
}
