//! Which sitting is waited for with which question: several gatherings of shifts answer the same questions, a cloth taken
//! part by part is answered once, and those who could not come say what they like (R7, R8, R11).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::ids::{GroupId, PartId, QuestionId, SittingId};
use super::question_set::{AnsweredBy, Question};
use super::session::Session;
use super::sitting::{Group, SittingKind};

/// What each sitting has taken up so far. Made once for a whole cloth: it looks at every answer.
#[derive(Debug)]
pub struct Taken<'a> {
    session: &'a Session,
    themes: HashMap<&'a QuestionId, &'a PartId>,
    /// Questions answered and themes taken, by sitting; nothing for one that has not begun.
    by_sitting: BTreeMap<SittingId, (BTreeSet<&'a QuestionId>, BTreeSet<&'a PartId>)>,
}

impl Session {
    /// What each sitting has taken up so far.
    pub fn taken(&self) -> Taken<'_> {
        let of_set = self
            .set
            .parts
            .iter()
            .flat_map(|part| part.questions.iter().map(|question| (&question.id, &part.id)));
        let added = self.added.iter().map(|added| (&added.question.id, &added.part));
        let themes: HashMap<_, _> = of_set.chain(added).collect();
        let sittings: HashMap<GroupId, SittingId> =
            self.groups.iter().map(|group| (group.id, group.sitting)).collect();
        let mut by_sitting: BTreeMap<SittingId, (BTreeSet<_>, BTreeSet<_>)> = BTreeMap::new();
        // A table says many things to a question; the first is enough.
        let mut seen = HashSet::new();
        for answer in self.answers.iter().filter(|answer| seen.insert((answer.group, &answer.question))) {
            if let (Some(sitting), Some(theme)) =
                (sittings.get(&answer.group), themes.get(&answer.question).copied())
            {
                let (questions, parts) = by_sitting.entry(*sitting).or_default();
                questions.insert(&answer.question);
                parts.insert(theme);
            }
        }
        Taken { session: self, themes, by_sitting }
    }

    /// Whether anything has been answered in a sitting.
    pub fn has_answers_of(&self, sitting: SittingId) -> bool {
        let is_its = |id: GroupId| self.group(id).is_some_and(|group| group.sitting == sitting);
        self.answers.iter().any(|answer| is_its(answer.group))
    }

    /// Whether a sitting begins where others have been: it has no answers yet, and another has. Then the room is told
    /// what has come out so far.
    pub fn begins_after_others(&self, sitting: SittingId) -> bool {
        !self.has_answers_of(sitting)
            && self.sittings.iter().any(|other| other.id != sitting && self.has_answers_of(other.id))
    }

    /// How many groups of a sitting are asked a question: its tables, or one plenary where there are none or the
    /// plenary answers.
    pub fn groups_asked_in(&self, sitting: SittingId, question: &Question) -> usize {
        self.tables_asked_in(sitting, question).count().max(1)
    }

    /// How many of them are among the groups that have `said` something. What the plenary adds to a question of the
    /// tables is an answer of no table; what is counted table by table answers for the plenary.
    fn groups_answered_in(&self, sitting: SittingId, question: &Question, said: &[GroupId]) -> usize {
        let mut tables = self.tables_asked_in(sitting, question).peekable();
        if tables.peek().is_some() {
            return tables.filter(|table| said.contains(&table.id)).count();
        }
        usize::from(self.groups_of(sitting).any(|group| said.contains(&group.id)))
    }

    /// The tables of a sitting that are asked a question: none where the plenary answers.
    fn tables_asked_in(&self, sitting: SittingId, question: &Question) -> impl Iterator<Item = &Group> {
        let by_tables = question.answered_by == AnsweredBy::Group;
        self.groups_of(sitting).filter(move |group| by_tables && !group.plenary)
    }

    /// Whether a question is one that tables answer, in a meeting that has some: then it is told how many have.
    pub fn is_asked_at_tables(&self, question: &Question) -> bool {
        self.sittings.iter().any(|sitting| self.tables_asked_in(sitting.id, question).next().is_some())
    }

    /// What a group is called beside groups of other sittings: «Bord 1», and «Bord 1 · kveld» where there are several
    /// sittings, so that two tables with the same label stay apart. `plenary` is the word for it.
    pub fn group_label(&self, group: &Group, plenary: &str) -> String {
        let name = if group.plenary { plenary } else { group.label.as_str() };
        match self.sitting(group.sitting) {
            Some(sitting) if self.sittings.len() > 1 && !sitting.label.is_empty() => {
                format!("{name} · {}", sitting.label)
            }
            _ => name.to_owned(),
        }
    }
}

impl Taken<'_> {
    /// Whether a sitting is waited for with a question. A gathering that has not begun is, and one that has taken the
    /// question's theme; one that took other themes only owes none, and a round afterwards owes nothing at all.
    pub fn is_asked(&self, sitting: SittingId, question: &QuestionId) -> bool {
        if self.session.sittings.len() < 2 {
            return true;
        }
        let late = self.session.sitting(sitting).is_some_and(|it| it.kind == SittingKind::LateInput);
        match self.by_sitting.get(&sitting) {
            None => !late,
            Some((questions, _)) if late => questions.contains(question),
            Some((_, parts)) => self.themes.get(question).is_some_and(|theme| parts.contains(*theme)),
        }
    }

    /// The themes a sitting leaves to other gatherings: those they have taken. None before it has begun, and none where it
    /// takes one of them, too, as a shift does that answers the same questions.
    pub fn left_to_others(&self, sitting: SittingId) -> BTreeSet<PartId> {
        let Some((_, own)) = self.by_sitting.get(&sitting) else { return BTreeSet::new() };
        let is_gathering = |id: &SittingId| {
            self.session.sitting(*id).is_some_and(|sitting| sitting.kind == SittingKind::Gathering)
        };
        let others = self.by_sitting.iter().filter(|(id, _)| **id != sitting && is_gathering(id));
        let theirs: BTreeSet<&PartId> = others.flat_map(|(_, (_, parts))| parts.iter().copied()).collect();
        let again = own.iter().any(|theme| theirs.contains(theme));
        if again { BTreeSet::new() } else { theirs.into_iter().cloned().collect() }
    }

    /// The groups a question waits for, over all sittings. At least those of one sitting.
    pub fn groups_asked(&self, question: &Question) -> usize {
        let asked = self.sittings_asked(question);
        asked.map(|sitting| self.session.groups_asked_in(sitting, question)).sum::<usize>().max(1)
    }

    /// How many of them are among the groups that have `said` something: never more than are asked.
    pub fn groups_answered(&self, question: &Question, said: &[GroupId]) -> usize {
        let asked = self.sittings_asked(question);
        asked.map(|sitting| self.session.groups_answered_in(sitting, question, said)).sum()
    }

    fn sittings_asked(&self, question: &Question) -> impl Iterator<Item = SittingId> {
        let sittings = self.session.sittings.iter().map(|sitting| sitting.id);
        sittings.filter(|sitting| self.is_asked(*sitting, &question.id))
    }

    /// The sittings that are waited for with a question and have no answer to it.
    pub fn not_yet(&self, question: &QuestionId) -> Vec<SittingId> {
        let answered =
            |sitting: &SittingId| self.by_sitting.get(sitting).is_some_and(|(it, _)| it.contains(question));
        let sittings = self.session.sittings.iter().map(|sitting| sitting.id);
        sittings.filter(|sitting| self.is_asked(*sitting, question) && !answered(sitting)).collect()
    }
}
