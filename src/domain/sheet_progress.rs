//! How far the keying-in of paper has come: which groups have answered what (D11).

use std::collections::BTreeSet;

use super::ids::{GroupId, SittingId};
use super::outline::Entry;
use super::question_set::{Kind, Question};
use super::session::Session;
use super::sheet::{Sheet, SheetId};
use super::sitting::Group;

/// What is missing of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupGaps {
    /// The sitting.
    pub sitting: SittingId,
    /// The group.
    pub group: GroupId,
    /// Questions on its sheets.
    pub asked: usize,
    /// The numbers of those nobody has said anything to, with the sheet each is on.
    pub missing: Vec<(SheetId, usize)>,
}

impl Session {
    /// Whether a group has said anything to a question. A measure that grew out of it there counts, too; and what was
    /// counted table by table is not missing in the plenary of the same sitting.
    pub fn has_answered(&self, group: GroupId, entry: &Entry<'_>) -> bool {
        let id = &entry.question.id;
        self.answering_for(group).any(|group| {
            self.answers_of(id, group).next().is_some()
                || entry.question.kind == Kind::Measure
                    && self
                        .measures
                        .iter()
                        .any(|it| it.question.as_ref() == Some(id) && it.group == Some(group))
        })
    }

    /// The groups that answer for a group: itself, and for a plenary every table of its sitting.
    fn answering_for(&self, group: GroupId) -> impl Iterator<Item = GroupId> {
        let sitting = self.group(group).filter(|group| group.plenary).map(|group| group.sitting);
        let is_its = move |other: &&Group| other.id == group || Some(other.sitting) == sitting;
        self.groups.iter().filter(is_its).map(|group| group.id)
    }

    /// The questions of a sheet nobody has said anything to, neither with an answer nor by leaving them empty.
    pub fn open_on<'a>(&self, sheet: &Sheet<'a>) -> Vec<Entry<'a>> {
        let missing = |entry: &&Entry<'_>| {
            !sheet.group.blank.contains(&entry.question.id) && !self.has_answered(sheet.group.id, entry)
        };
        sheet.questions.iter().filter(missing).copied().collect()
    }

    /// Which groups × questions are still missing, over all sheets; groups without sheets are left out. What stood empty
    /// on purpose is not missing.
    pub fn sheet_gaps(&self) -> Vec<GroupGaps> {
        // Once for all sheets: a whole meeting has thousands of answers.
        let answers = self.answers.iter().map(|answer| (answer.group, &answer.question));
        let measures = self.measures.iter().filter_map(|it| Some((it.group?, it.question.as_ref()?)));
        let answered: BTreeSet<_> = answers.collect();
        let proposed: BTreeSet<_> = measures.collect();
        let has_said = |group: &Group, question: &Question| {
            let answers = |group: GroupId| {
                let here = (group, &question.id);
                answered.contains(&here) || question.kind == Kind::Measure && proposed.contains(&here)
            };
            group.blank.contains(&question.id) || self.answering_for(group.id).any(answers)
        };
        let mut gaps: Vec<GroupGaps> = Vec::new();
        for sheet in self.sheets() {
            if gaps.last().is_none_or(|last| last.group != sheet.group.id) {
                let (sitting, group) = (sheet.sitting.id, sheet.group.id);
                gaps.push(GroupGaps { sitting, group, asked: 0, missing: Vec::new() });
            }
            let Some(last) = gaps.last_mut() else { continue };
            last.asked += sheet.questions.len();
            let open = sheet.questions.iter().filter(|entry| !has_said(sheet.group, entry.question));
            last.missing.extend(open.map(|entry| (sheet.id.clone(), entry.number)));
        }
        gaps
    }
}
