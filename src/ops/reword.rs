//! Other words for a text the guard has asked about (J3): they take its place in what was to be done, and nothing else of it
//! changes.

use super::op::Op;
use super::values::{DetailEdit, MeasureEdit, ReviewEdit, Settlement, SittingEdit};
use crate::domain::measure::Control;

impl Op {
    /// Puts other words in the place of a text; whether it was there.
    pub fn reword(&mut self, text: &str, words: &str) -> bool {
        let mut found = false;
        for there in self.texts_mut().into_iter().filter(|there| there.as_str() == text) {
            words.clone_into(there);
            found = true;
        }
        found
    }

    /// What somebody has written in it, as far as it is here in words.
    pub fn words(&self) -> Vec<String> {
        let mut op = self.clone();
        let words = op.texts_mut().into_iter().map(std::mem::take);
        words.filter(|words| !crate::text::is_blank(words)).collect()
    }

    /// What somebody has written in it. What is not listed is asked about, but can only be done again as a whole.
    fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::SetDetail(edit) => edit.text_mut().into_iter().collect(),
            Self::EditSitting(_, SittingEdit::Label(text) | SittingEdit::Place(text))
            | Self::AddKeep(text)
            | Self::AddQuestion { text, .. }
            | Self::EditAnswer { text, .. }
            | Self::RenameHeading { text, .. }
            | Self::Comment { text, .. }
            | Self::ParkTopic { text, .. }
            | Self::EditTopic { text, .. }
            | Self::EditKeep { text, .. }
            | Self::RenameGroup { label: text, .. }
            | Self::Gather { heading: text, .. }
            | Self::Reopen { reason: text }
            | Self::Park { reason: text, .. }
            | Self::Drop { reason: text, .. }
            | Self::MoveDeadline { reason: text, .. }
            | Self::MergeMeasures { reason: text, .. }
            | Self::Evaluate { note: text, .. }
            | Self::SettleTopic { how: Settlement::Drop { reason: text }, .. } => vec![text],
            Self::AddSitting { label, tables, .. } => std::iter::once(label).chain(tables).collect(),
            Self::Mark { mark, .. } => mark.iter_mut().map(|mark| &mut mark.reason).collect(),
            Self::AddAnswers { lines, .. } => lines.iter_mut().collect(),
            Self::SetTags(_, tags) => tags.iter_mut().collect(),
            Self::Propose(new) => vec![&mut new.title],
            Self::ProposeInto { new, reason, .. } => vec![&mut new.title, reason],
            Self::EditMeasure { edit, reason, .. } => edit.texts_mut().into_iter().chain([reason]).collect(),
            Self::SplitMeasure { parts, reason, .. } => parts.iter_mut().chain([reason]).collect(),
            Self::LookAgain(said) => vec![&mut said.note],
            Self::EditReview(edit) => vec![edit.text_mut()],
            _ => Vec::new(),
        }
    }
}

impl DetailEdit {
    fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Title(text)
            | Self::Purpose(text)
            | Self::Leader(text)
            | Self::Facilitator(text)
            | Self::NoteTaker(text)
            | Self::GroundRules(text)
            | Self::RaisedAt(text)
            | Self::Summary(text)
            | Self::LegalNote(text) => Some(text),
            Self::Presence(..)
            | Self::Minutes(_)
            | Self::NextFollowUp(_)
            | Self::Prepared(..)
            | Self::KeepAnswers(_) => None,
        }
    }
}

impl MeasureEdit {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Text(_, text) | Self::Objection(text) | Self::Control(Some(Control::Lifted(text))) => {
                vec![text]
            }
            Self::Steps(steps) => steps.iter_mut().map(|step| &mut step.text).collect(),
            _ => Vec::new(),
        }
    }
}

impl ReviewEdit {
    fn text_mut(&mut self) -> &mut String {
        match self {
            Self::Answer(_, text) | Self::Process(text) | Self::Feedback(text) | Self::Ended(text) => text,
        }
    }
}
