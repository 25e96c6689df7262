//! Where the facilitator stands in the meeting. Not part of what was said: moving never changes content (C9).

use std::collections::BTreeMap;

use super::ids::{GroupId, QuestionId, SittingId};

codes! {
    /// The stages of a meeting (C1).
    pub enum Stage {
        /// Purpose, ground rules, check-in.
        Opening = "opening",
        /// The measures of last time.
        Previous = "previous",
        /// The questions of the cloth.
        Questions = "questions",
        /// Gathering similar proposals.
        Sorting = "sorting",
        /// Weighing benefit and effort.
        Prioritising = "prioritising",
        /// Who, when and the first step.
        Agreeing = "agreeing",
        /// Reading the agreed measures back.
        ReadBack = "read_back",
        /// The end.
        Closing = "closing",
    }
}

codes! {
    /// The phases of one question (C6): each person, then the table, then the room.
    pub enum Phase {
        /// Silent, individual.
        Silent = "silent",
        /// Talk at the table.
        Talk = "talk",
        /// The round in plenary.
        Plenary = "plenary",
    }
}

/// Where the facilitator stands, so that the next start resumes there (C21).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The stage.
    pub stage: Stage,
    /// The sitting being held.
    pub sitting: SittingId,
    /// The question on the screen.
    pub question: QuestionId,
    /// The group being written for.
    pub group: GroupId,
    /// The phase of the question.
    pub phase: Phase,
    /// Seconds used, in every sitting. A clock is never running in a stored place: it resumes paused.
    pub used: BTreeMap<(SittingId, QuestionId, Phase), u32>,
    /// Whose turn it is with the roles at the tables.
    pub turns: Turns,
}

impl Place {
    /// Seconds used in this sitting on a phase of a question; 0 when it was not begun.
    pub fn seconds(&self, question: &QuestionId, phase: Phase) -> u32 {
        self.used.get(&(self.sitting, question.clone(), phase)).copied().unwrap_or(0)
    }
}

/// How the roles at the tables have been passed on beyond the plan (C7): by seats, never by names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turns {
    /// Seats skipped so far.
    pub skipped: u16,
    /// Whether this turn's two roles are swapped.
    pub swapped: bool,
}
