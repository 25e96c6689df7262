//! The cloth as a map: parts and fields, and how full each is.
//!
//! Pure data for the signature view, the progress bar and the poster alike.

use super::ids::{QuestionId, SittingId};
use super::outline::Entry;
use super::progress::{QuestionProgress, Said};
use super::question_set::{Kind, KindCode};
use super::session::{MarkKind, Session};
use super::taken::Taken;

/// The cloth of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cloth {
    /// One corner per part.
    pub corners: Vec<Corner>,
    /// Titles of measures that are agreed or further, in order: they grow in the last corner.
    pub agreed: Vec<String>,
}

/// The fields of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corner {
    /// The part's index in the set.
    pub part_index: usize,
    /// Whether the room said that the theme concerns them; always true for themes that are not optional.
    pub concerns_us: bool,
    /// The fields in order.
    pub fields: Vec<Field>,
}

/// One field: one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The question.
    pub question: QuestionId,
    /// Its number in the meeting.
    pub number: usize,
    /// How it is answered.
    pub kind: KindCode,
    /// How full the field is.
    pub fill: Fill,
    /// Lines, or everything that was counted.
    pub answers: usize,
    /// Groups that have answered, of those who are asked: never more than these.
    pub groups: (usize, usize),
    /// Whether the groups are tables; else they are the plenary of each sitting.
    pub at_tables: bool,
    /// Sittings that are waited for and have no answer yet; none for a meeting with one sitting.
    pub not_yet: Vec<SittingId>,
    /// Starred as common ground.
    pub starred: usize,
    /// Why it is not asked, if so.
    pub off: Option<MarkKind>,
    /// Added during the meeting (B8).
    pub added: bool,
}

impl Field {
    /// Tables that have answered, of those that are asked; nothing where no table has, or there is one group only.
    pub fn tables(&self) -> Option<(usize, usize)> {
        Some(self.groups).filter(|(answered, asked)| self.at_tables && *answered > 0 && *asked > 1)
    }
}

codes! {
    /// How full a field of the cloth is.
    pub enum Fill {
        /// Nothing yet.
        Empty = "empty",
        /// Some of those asked have answered.
        Half = "half",
        /// All have.
        Full = "full",
    }
}

impl Session {
    /// The cloth as it stands.
    pub fn cloth(&self) -> Cloth {
        let outline = self.outline();
        let (said, taken) = (self.said(), self.taken());
        let corners = self
            .set
            .parts
            .iter()
            .enumerate()
            .map(|(part_index, part)| Corner {
                part_index,
                concerns_us: self.parts.get(&part.id).is_none_or(|plan| plan.concerns_us),
                fields: outline
                    .iter()
                    .filter(|entry| entry.part_index == part_index)
                    .map(|entry| self.field(entry, &said, &taken))
                    .collect(),
            })
            .collect();
        let agreed = self
            .measures
            .iter()
            .filter(|measure| measure.state.agreement().is_some())
            .map(|measure| measure.title.clone())
            .collect();
        Cloth { corners, agreed }
    }

    fn field(&self, entry: &Entry<'_>, said: &Said<'_>, taken: &Taken<'_>) -> Field {
        let question = entry.question;
        let answers = match said.progress(entry) {
            QuestionProgress::Answered { answers } => answers,
            QuestionProgress::Open | QuestionProgress::Off(_) => 0,
        };
        // A group that has taken back all it counted has said nothing.
        let groups = if answers == 0 { &[] } else { said.groups(&question.id) };
        let (answered, asked) = (taken.groups_answered(question, groups), taken.groups_asked(question));
        // Proposals belong to the whole meeting: nobody is waited for with them.
        let waits = self.sittings.len() > 1 && question.kind != Kind::Measure;
        // A measure prompt answered by measures alone has no group of its own to count.
        let full = answered >= asked || (question.kind == Kind::Measure && groups.is_empty() && answers > 0);
        Field {
            question: question.id.clone(),
            number: entry.number,
            kind: question.kind.code(),
            fill: match answers {
                0 => Fill::Empty,
                _ if full => Fill::Full,
                _ => Fill::Half,
            },
            answers,
            groups: (answered, asked),
            at_tables: self.is_asked_at_tables(question),
            not_yet: if waits { taken.not_yet(&question.id) } else { Vec::new() },
            starred: said.starred(&question.id),
            off: entry.off,
            added: entry.added,
        }
    }
}
