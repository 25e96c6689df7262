//! The time plan: minutes per part against the time set aside (A5).

use chrono::{Duration, NaiveTime};

use super::place::Phase;
use super::question_set::{AnsweredBy, Question, QuestionSet};
use super::session::Session;

/// Minutes for purpose and ground rules before the first question (`domain.md` §6 end: 3–5).
pub const OPENING_MINUTES: u16 = 5;
/// Minutes for read-back and closing questions after the last.
pub const CLOSING_MINUTES: u16 = 5;

/// The plan of one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimePlan {
    /// Opening, parts, closing, in order.
    pub blocks: Vec<Block>,
    /// All blocks together, in minutes.
    pub total: u32,
    /// Minutes set aside for the meeting.
    pub available: u16,
    /// When it ends by plan, if a start is known.
    pub end: Option<NaiveTime>,
}

/// One block of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Minutes.
    pub minutes: u32,
    /// When it begins, if a start is known.
    pub start: Option<NaiveTime>,
    /// Questions asked in it.
    pub questions: usize,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Purpose and ground rules.
    Opening,
    /// The part with this index in the set.
    Part(usize),
    /// Read-back and closing questions.
    Closing,
}

impl TimePlan {
    /// How many minutes the plan is over the time set aside; negative when there is time to spare.
    pub fn over(&self) -> i64 {
        i64::from(self.total) - i64::from(self.available)
    }
}

impl TimePlan {
    /// The plan of a set before a session has been made of it: everything is on.
    pub fn of_set(set: &QuestionSet, start: Option<NaiveTime>, available: u16) -> Self {
        let parts = set.parts.iter().map(|part| {
            let minutes = part.questions.iter().map(|question| u32::from(question.minutes)).sum();
            (minutes, part.questions.len())
        });
        Self::lay(parts, start, available)
    }

    /// Lays the parts, each with its minutes and questions, between opening and closing.
    fn lay(parts: impl Iterator<Item = (u32, usize)>, start: Option<NaiveTime>, available: u16) -> Self {
        let opening = std::iter::once((BlockKind::Opening, (u32::from(OPENING_MINUTES), 0)));
        let closing = std::iter::once((BlockKind::Closing, (u32::from(CLOSING_MINUTES), 0)));
        let parts = parts.enumerate().map(|(index, part)| (BlockKind::Part(index), part));
        let mut total = 0;
        let blocks = opening
            .chain(parts)
            .chain(closing)
            .map(|(kind, (minutes, questions))| {
                let begins = start.map(|start| later(start, total));
                total += minutes;
                Block { kind, minutes, start: begins, questions }
            })
            .collect();
        Self { blocks, total, available, end: start.map(|start| later(start, total)) }
    }
}

impl Session {
    /// The plan, computed from what is on, as the first sitting begins.
    pub fn time_plan(&self) -> TimePlan {
        self.time_plan_from(self.sittings.first().and_then(|sitting| sitting.start))
    }

    /// The plan as it is for a sitting that begins then.
    pub fn time_plan_from(&self, start: Option<NaiveTime>) -> TimePlan {
        let outline = self.outline();
        let parts = (0..self.set.parts.len()).map(|index| {
            let on = || outline.iter().filter(|entry| entry.part_index == index && entry.is_on());
            (on().map(|entry| u32::from(entry.minutes)).sum(), on().count())
        });
        TimePlan::lay(parts, start, self.details.minutes)
    }
}

/// How the minutes of a question fall on its phases, in seconds (C6). Silent minutes are the set's; a group question
/// leaves a quarter of the rest for the round in plenary, others talk in plenary all the time.
pub fn phase_seconds(question: &Question, minutes: u16, phase: Phase) -> u32 {
    let silent = u32::from(question.silent.min(minutes)) * 60;
    let rest = u32::from(minutes) * 60 - silent;
    let talk = match question.answered_by {
        AnsweredBy::Group => rest - rest / 4,
        AnsweredBy::Plenary | AnsweredBy::Individual => 0,
    };
    match phase {
        Phase::Silent => silent,
        Phase::Talk => talk,
        Phase::Plenary => rest - talk,
    }
}

fn later(start: NaiveTime, minutes: u32) -> NaiveTime {
    start.overflowing_add_signed(Duration::minutes(i64::from(minutes))).0
}
