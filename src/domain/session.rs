//! A session: one run of one question set in one unit, with everything that was said and agreed.

mod event;

pub use event::{SessionEvent, SessionEventKind};

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};

use super::answer::{Answer, Heading};
use super::ids::{
    AnswerId, GroupId, HeadingId, KeepId, MeasureId, PartId, QuestionId, RoundId, SessionId, SittingId,
    TopicId,
};
use super::measure::{Measure, MeasureEvent};
use super::question_set::{Question, QuestionSet};
use super::retention::Retention;
use super::review::{Review, Reviewed};
use super::room::{Check, CheckMoment, ClosingCheck, Preparation, Pulse};
use super::sitting::{Group, Sitting};
use super::topic::ParkedTopic;
use super::unit::Unit;
use super::vote::VoteRound;

/// One run of one question set in one unit (*dialogduk-møte*).
///
/// Collections are kept in order: sittings, groups and measures by position, answers by position within question and
/// group, events by time. [`super::change::Change`] is the only thing that edits a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identity.
    pub id: SessionId,
    /// The unit, as it is called now.
    pub unit: Unit,
    /// The set as it was when the session was made; never changes (promise 5).
    pub set: QuestionSet,
    /// The earlier session it was cloned from or follows up.
    pub follows: Option<SessionId>,
    /// Whether it is a rehearsal: marked PRØVE on every screen and export (A10).
    pub rehearsal: bool,
    /// Everything that is written about the meeting as a whole.
    pub details: Details,
    /// Gatherings; never empty.
    pub sittings: Vec<Sitting>,
    /// Groups of all sittings; each sitting has exactly one plenary.
    pub groups: Vec<Group>,
    /// What differs from the set, question by question: minutes, left out, skipped.
    pub questions: BTreeMap<QuestionId, QuestionPlan>,
    /// Optional themes that do not concern this room (B5).
    pub parts: BTreeMap<PartId, PartPlan>,
    /// Questions added during the meeting (B8).
    pub added: Vec<AddedQuestion>,
    /// Answers.
    pub answers: Vec<Answer>,
    /// Common headings over answers.
    pub headings: Vec<Heading>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// History of measures.
    pub measure_events: Vec<MeasureEvent>,
    /// What works and is to be kept (E9).
    pub keeps: Vec<Keep>,
    /// Check-ins and check-outs by sitting (C15).
    pub checks: Vec<Check>,
    /// How many were there for a part, where that differs from the sitting's own number (C19).
    pub part_attendance: BTreeMap<(SittingId, PartId), u16>,
    /// Topics put aside (C14).
    pub topics: Vec<ParkedTopic>,
    /// Rounds of voting, oldest first (E3, E4).
    pub rounds: Vec<VoteRound>,
    /// What is said of the whole where measures agreed earlier are looked at again (R64); `None` where they are not.
    pub review: Option<Review>,
    /// What was said of each of those measures, in the order they were looked at.
    pub reviewed: Vec<Reviewed>,
    /// History of the session itself (G4).
    pub events: Vec<SessionEvent>,
}

/// Everything that is written about the meeting as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// What it is called in lists.
    pub title: String,
    /// Why we meet (R17).
    pub purpose: String,
    /// *Ansvarlig leder* (R5): a role or a name; no close without.
    pub leader: String,
    /// *Prosessleder* (R5): a role or a name.
    pub facilitator: String,
    /// Who takes notes: a role or a name.
    pub note_taker: String,
    /// Which roles take part.
    pub presence: Presence,
    /// Where it stands.
    pub state: SessionState,
    /// Minutes set aside; the plan is laid against them.
    pub minutes: u16,
    /// Own ground rules, one a line; empty means the usual ones (C8).
    pub ground_rules: String,
    /// When the room meets again (G6).
    pub next_follow_up: Option<NaiveDate>,
    /// Where results are raised: staff meeting, leader meeting, AMU (R2).
    pub raised_at: String,
    /// One sentence about the meeting, for the result sheet (G14); may be empty.
    pub summary: String,
    /// What has been seen to before the meeting (A6).
    pub prepared: BTreeSet<Preparation>,
    /// Who answers for what is written here and on what ground, in the municipality's own words (J2); empty where nobody has
    /// said.
    pub legal_note: String,
    /// How long what was said is kept (J2).
    pub keep_answers: Retention,
    /// The day what was said was deleted as planned; nothing can be said in it any more.
    pub answers_deleted: Option<NaiveDate>,
}

codes! {
    /// Where a session stands.
    pub enum SessionState {
        /// Being prepared.
        Planned = "planned",
        /// Begun.
        Running = "running",
        /// Closed.
        Closed = "closed",
    }
}

codes! {
    /// Whether a role takes part; `Unknown` until someone has said.
    pub enum Attendance {
        /// Nobody has said.
        Unknown = "unknown",
        /// Takes part.
        Yes = "yes",
        /// Does not.
        No = "no",
    }
}

/// Which roles take part: yes or no, never a name together with a union (`domain.md` §11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presence {
    /// *Verneombud*.
    pub safety_rep: Attendance,
    /// *Tillitsvalgt*.
    pub union_rep: Attendance,
    /// NAV.
    pub nav: Attendance,
    /// *Bedriftshelsetjeneste*.
    pub health_service: Attendance,
    /// HR.
    pub hr: Attendance,
}

impl Default for Presence {
    fn default() -> Self {
        let unknown = Attendance::Unknown;
        Self { safety_rep: unknown, union_rep: unknown, nav: unknown, health_service: unknown, hr: unknown }
    }
}

/// What differs from the set for one question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuestionPlan {
    /// Other minutes than the set suggests (A5).
    pub minutes: Option<u16>,
    /// Why it is not (yet) asked (B9).
    pub mark: Option<Mark>,
}

/// Why a question is not asked (B9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which of the states.
    pub kind: MarkKind,
    /// The reason, in the facilitator's words; may be empty.
    pub reason: String,
}

codes! {
    /// The distinct ways of not asking a question (B9); answers already given stay.
    pub enum MarkKind {
        /// Left out of the plan before the meeting (R11).
        LeftOut = "left_out",
        /// Skipped in the meeting.
        Skipped = "skipped",
        /// Does not concern this room.
        NotRelevant = "not_relevant",
        /// Later; offered again at close.
        Postponed = "postponed",
    }
}

/// What the room said of an optional theme (B5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartPlan {
    /// Whether it concerns them; a «no» is reversible.
    pub concerns_us: bool,
}

/// A question added during the meeting, marked *egen* everywhere (B8, R19).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedQuestion {
    /// The part it is asked in, after that part's own questions.
    pub part: PartId,
    /// Order among the added ones.
    pub position: u32,
    /// The question; its id begins with `egen-`.
    pub question: Question,
}

/// A line on the list of what works and is to be kept (*bevare*, E9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keep {
    /// Its identity.
    pub id: KeepId,
    /// Order in the list.
    pub position: u32,
    /// What is to be kept.
    pub text: String,
}

impl Session {
    /// A session in which nothing is yet: no sitting, no group, nothing said. It follows no other.
    pub fn empty(id: SessionId, unit: Unit, set: QuestionSet, details: Details) -> Self {
        Self {
            id,
            unit,
            set,
            follows: None,
            rehearsal: false,
            details,
            sittings: Vec::new(),
            groups: Vec::new(),
            questions: BTreeMap::new(),
            parts: BTreeMap::new(),
            added: Vec::new(),
            answers: Vec::new(),
            headings: Vec::new(),
            measures: Vec::new(),
            measure_events: Vec::new(),
            keeps: Vec::new(),
            checks: Vec::new(),
            part_attendance: BTreeMap::new(),
            topics: Vec::new(),
            rounds: Vec::new(),
            review: None,
            reviewed: Vec::new(),
            events: Vec::new(),
        }
    }

    /// The sitting with this id.
    pub fn sitting(&self, id: SittingId) -> Option<&Sitting> {
        self.sittings.iter().find(|sitting| sitting.id == id)
    }

    /// The group with this id.
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The groups of a sitting in order, plenary last.
    pub fn groups_of(&self, sitting: SittingId) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.sitting == sitting)
    }

    /// The plenary of a sitting.
    pub fn plenary_of(&self, sitting: SittingId) -> Option<&Group> {
        self.groups_of(sitting).find(|group| group.plenary)
    }

    /// The question with this id, of the set or added.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.set
            .question(id)
            .or_else(|| self.added.iter().map(|added| &added.question).find(|question| question.id == *id))
    }

    /// Whether a question was added during the meeting (B8).
    pub fn is_added(&self, id: &QuestionId) -> bool {
        self.added.iter().any(|added| added.question.id == *id)
    }

    /// The answer with this id.
    pub fn answer(&self, id: AnswerId) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.id == id)
    }

    /// Answers to a question, in order of position; over all groups.
    pub fn answers_to<'a>(&'a self, question: &'a QuestionId) -> impl Iterator<Item = &'a Answer> {
        self.answers.iter().filter(move |answer| answer.question == *question)
    }

    /// Answers of one group to a question, in order.
    pub fn answers_of<'a>(
        &'a self,
        question: &'a QuestionId,
        group: GroupId,
    ) -> impl Iterator<Item = &'a Answer> {
        self.answers_to(question).filter(move |answer| answer.group == group)
    }

    /// The heading with this id.
    pub fn heading(&self, id: HeadingId) -> Option<&Heading> {
        self.headings.iter().find(|heading| heading.id == id)
    }

    /// The measure with this id.
    pub fn measure(&self, id: MeasureId) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id)
    }

    /// The history of a measure, oldest first.
    pub fn history_of(&self, id: MeasureId) -> impl Iterator<Item = &MeasureEvent> {
        self.measure_events.iter().filter(move |event| event.measure == id)
    }

    /// The check-in or check-out of a sitting, if there was one.
    pub fn check(&self, sitting: SittingId, moment: CheckMoment) -> Option<&Pulse> {
        self.checks
            .iter()
            .find(|check| (check.sitting, check.moment) == (sitting, moment))
            .map(|check| &check.pulse)
    }

    /// The closing questions over all sittings: each was asked of those who were there, so the counts add up.
    pub fn closing(&self) -> ClosingCheck {
        self.sittings.iter().fold(ClosingCheck::default(), |sum, sitting| sum.plus(sitting.closing))
    }

    /// The parked topic with this id.
    pub fn topic(&self, id: TopicId) -> Option<&ParkedTopic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The round of voting with this id.
    pub fn round(&self, id: RoundId) -> Option<&VoteRound> {
        self.rounds.iter().find(|round| round.id == id)
    }

    /// What was said here of a measure agreed earlier, if it has been looked at.
    pub fn reviewed(&self, id: MeasureId) -> Option<&Reviewed> {
        self.reviewed.iter().find(|reviewed| reviewed.measure == id)
    }

    /// Whether this is a look at the measures without a meeting (H2).
    pub fn is_without_meeting(&self) -> bool {
        self.review.as_ref().is_some_and(|review| review.without_meeting)
    }

    /// The day V2 counts from: the last sitting, since dates agreed in one are checked against the whole.
    pub fn meeting_day(&self) -> NaiveDate {
        self.sittings.iter().map(|sitting| sitting.date).max().unwrap_or(NaiveDate::MIN)
    }

    /// When the first sitting begins, for lists and the plan.
    pub fn start(&self) -> Option<(NaiveDate, Option<NaiveTime>)> {
        self.sittings.first().map(|sitting| (sitting.date, sitting.start))
    }

    /// Whether something of this kind has happened.
    pub fn has_happened(&self, kind: SessionEventKind) -> bool {
        self.events.iter().any(|event| event.kind == kind)
    }
}
