//! How far the keying-in of paper has come: which groups have answered what (D11).

use super::ids::{GroupId, SittingId};
use super::outline::Entry;
use super::question_set::Kind;
use super::session::Session;
use super::sheet::SheetId;

/// What is missing of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupGaps {
    /// The sitting.
    pub sitting: SittingId,
    /// The group.
    pub group: GroupId,
    /// Questions on its sheets.
    pub asked: usize,
    /// The numbers of those without an answer, with the sheet each is on.
    pub missing: Vec<(SheetId, usize)>,
}

impl Session {
    /// Whether a group has said anything to a question. A measure that grew out of it there counts, too.
    pub fn has_answered(&self, group: GroupId, entry: &Entry<'_>) -> bool {
        let id = &entry.question.id;
        self.answers_of(id, group).next().is_some()
            || entry.question.kind == Kind::Measure
                && self.measures.iter().any(|it| it.question.as_ref() == Some(id) && it.group == Some(group))
    }

    /// Which groups × questions are still missing, over all sheets; groups without sheets are left out.
    pub fn sheet_gaps(&self) -> Vec<GroupGaps> {
        let mut gaps: Vec<GroupGaps> = Vec::new();
        for sheet in self.sheets() {
            if gaps.last().is_none_or(|last| last.group != sheet.group.id) {
                let (sitting, group) = (sheet.sitting.id, sheet.group.id);
                gaps.push(GroupGaps { sitting, group, asked: 0, missing: Vec::new() });
            }
            let Some(last) = gaps.last_mut() else { continue };
            last.asked += sheet.questions.len();
            let open = sheet.questions.iter().filter(|entry| !self.has_answered(sheet.group.id, entry));
            last.missing.extend(open.map(|entry| (sheet.id.clone(), entry.number)));
        }
        gaps
    }
}
