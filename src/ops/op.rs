//! What can be asked for.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::answer::{Body, Nature, ScaleTally, Sway};
use crate::domain::change::Change;
use crate::domain::codes::codes;
use crate::domain::facets::{Direction, Form, Influence, Level, Priority, Strand, TargetGroup};
use crate::domain::ids::{
    AnswerId, BankId, CategoryId, GroupId, HeadingId, KeepId, MeasureId, PartId, QuestionId, RoundId,
    SittingId, TopicId,
};
use crate::domain::measure::{Consent, Control, Grade, ReadBack, TargetLevel, Verdict};
use crate::domain::question_set::KindCode;
use crate::domain::room::CheckMoment;
use crate::domain::session::{Attendance, Mark, SessionEventKind, YesNo};
use crate::domain::sitting::SittingKind;

use super::{OpCode, TakeIn};

/// Something a person wants done to a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// Edit what is written about the meeting as a whole.
    SetDetail(DetailEdit),
    /// Begin the meeting; does nothing when it has begun.
    Begin,
    /// Write a line in the session's history (A9, E11, G4).
    Note(SessionEventKind, String),
    /// Close; refused while a measure is neither agreed nor parked, or nobody is *ansvarlig leder*.
    Close,
    /// Open a closed session again, with a reason.
    Reopen {
        /// Why.
        reason: String,
    },
    /// Add a gathering, with a plenary of its own.
    AddSitting {
        /// «kveld»; may be empty.
        label: String,
        /// The day.
        date: NaiveDate,
    },
    /// Edit a gathering.
    EditSitting(SittingId, SittingEdit),
    /// Remove a gathering; refused once it has answers, or when it is the only one.
    RemoveSitting(SittingId),
    /// Make the tables of a sitting: as many as there are sizes (A3). Tables that stay keep their answers; refused
    /// when a table with answers would go.
    SetTables {
        /// The sitting.
        sitting: SittingId,
        /// People per table; 0 when not counted. Empty: plenary only.
        sizes: Vec<u16>,
        /// What a table is called before its number, e.g. «Bord».
        label: String,
    },
    /// Call a group something else.
    RenameGroup {
        /// The group.
        group: GroupId,
        /// The new name.
        label: String,
    },
    /// Say how many sit in a group.
    SetGroupSize {
        /// The group.
        group: GroupId,
        /// People; 0 when not counted.
        size: u16,
    },
    /// Give a question other minutes than the set suggests; `None` takes the set's.
    SetMinutes {
        /// The question.
        question: QuestionId,
        /// 1–120.
        minutes: Option<u16>,
    },
    /// Leave out, skip, postpone a question or say that it is not relevant (B9); `None` takes it in again.
    Mark {
        /// The question.
        question: QuestionId,
        /// What and why.
        mark: Option<Mark>,
    },
    /// Say whether an optional theme concerns this room (B5).
    Concerns {
        /// The theme.
        part: PartId,
        /// Yes or no.
        concerns_us: bool,
    },
    /// Add a question of the room's own (B8).
    AddQuestion {
        /// The theme it is asked in.
        part: PartId,
        /// The question.
        text: String,
        /// How it is answered; kinds with options are not offered here.
        kind: KindCode,
    },
    /// Remove an added question; refused once it is answered.
    RemoveQuestion(QuestionId),
    /// Write down one or more lines; a pasted list is one operation. Blank lines are left out.
    AddAnswers {
        /// The question.
        question: QuestionId,
        /// The group.
        group: GroupId,
        /// The lines.
        lines: Vec<String>,
    },
    /// Change a line's text.
    EditAnswer {
        /// The answer.
        answer: AnswerId,
        /// The new text.
        text: String,
    },
    /// Delete answers; measures lose their link to them.
    DeleteAnswers(Vec<AnswerId>),
    /// Give an answer to another group.
    MoveAnswer {
        /// The answer.
        answer: AnswerId,
        /// The group.
        group: GroupId,
    },
    /// Move an answer one place within its group.
    ShiftAnswer {
        /// The answer.
        answer: AnswerId,
        /// Up or down.
        up: bool,
    },
    /// Make one line of several, keeping which groups said it (D6).
    MergeAnswers(Vec<AnswerId>),
    /// Make one answer of each line of an answer.
    SplitAnswer {
        /// The answer.
        answer: AnswerId,
    },
    /// Write the same line once more.
    DuplicateAnswer(AnswerId),
    /// Mark as common ground, or not (R23).
    ToggleStar(AnswerId),
    /// Sort in *rår over* or *må løftes*.
    SetSway(AnswerId, Option<Sway>),
    /// Say what kind of line it is (D7).
    SetNature(AnswerId, Option<Nature>),
    /// Tag a line (D7).
    SetTags(AnswerId, Vec<String>),
    /// Record a tally, ranking or number; replaces the group's earlier one. An empty one takes it away.
    SetTally {
        /// The question.
        question: QuestionId,
        /// The group.
        group: GroupId,
        /// What was counted.
        body: Body,
    },
    /// Gather answers under a common heading, new or existing by its words (E1).
    Gather {
        /// The answers; all of one question.
        answers: Vec<AnswerId>,
        /// The words of the heading.
        heading: String,
    },
    /// Take answers out from under their heading; a heading without answers goes.
    Ungather(Vec<AnswerId>),
    /// Reword a heading.
    RenameHeading {
        /// The heading.
        heading: HeadingId,
        /// The new words.
        text: String,
    },
    /// Propose a measure.
    Propose(NewMeasure),
    /// Edit a field of a measure.
    EditMeasure {
        /// The measure.
        measure: MeasureId,
        /// The field and its value.
        edit: MeasureEdit,
        /// Needed when the goal, responsible or a date changes after the meeting was closed once (V20).
        reason: String,
    },
    /// The room agrees; refused while V1–V3 do not hold.
    Agree(MeasureId),
    /// Not now, with a reason.
    Park {
        /// The measure.
        measure: MeasureId,
        /// Why.
        reason: String,
    },
    /// Not at all, with a reason.
    Drop {
        /// The measure.
        measure: MeasureId,
        /// Why.
        reason: String,
    },
    /// Make it a proposal again.
    TakeUp(MeasureId),
    /// Work on it has begun.
    Start(MeasureId),
    /// It is done.
    Finish {
        /// The measure.
        measure: MeasureId,
        /// The day.
        on: NaiveDate,
    },
    /// Judge whether it helped.
    Evaluate {
        /// The measure.
        measure: MeasureId,
        /// The verdict.
        verdict: Verdict,
        /// Why.
        note: String,
    },
    /// Delete a measure with its history (undoable).
    DeleteMeasure(MeasureId),
    /// Move a measure one place among those in the same state.
    ShiftMeasure {
        /// The measure.
        measure: MeasureId,
        /// Up or down.
        up: bool,
    },
    /// Gather two proposals into one: links are joined, the other is dropped with a reason.
    MergeMeasures {
        /// The one that stays.
        into: MeasureId,
        /// The one that is dropped.
        from: MeasureId,
        /// The reason written on the dropped one, e.g. «Slått sammen med …».
        reason: String,
    },
    /// Make several measures of one (F7); it is dropped with a reason that names them.
    SplitMeasure {
        /// The measure.
        measure: MeasureId,
        /// What each part says; two or more.
        parts: Vec<String>,
        /// The reason written on the one that was split, e.g. «Delt i …».
        reason: String,
    },
    /// Propose a measure that says the same as one that is there (F11): its answers follow, its words are kept.
    ProposeInto {
        /// What is proposed.
        new: NewMeasure,
        /// The one it joins.
        into: MeasureId,
        /// The reason written on the new one, e.g. «Slått sammen med …».
        reason: String,
    },
    /// Say what the room answered when a measure was read back (G2); `None` takes the answer away.
    ReadBack {
        /// The measure.
        measure: MeasureId,
        /// What the room said.
        answer: Option<ReadBack>,
    },
    /// Record a check-in or check-out; replaces the earlier one. An empty tally takes it away (C15).
    SetCheck {
        /// The sitting.
        sitting: SittingId,
        /// At which end of it.
        moment: CheckMoment,
        /// The counts.
        tally: ScaleTally,
    },
    /// Say how many were there for a part; `None`, or as many as came to the sitting, takes it away (C19).
    SetPartAttendance {
        /// The sitting.
        sitting: SittingId,
        /// The part.
        part: PartId,
        /// How many.
        attended: Option<u16>,
    },
    /// Put a topic aside (C14).
    ParkTopic {
        /// The topic, in general words.
        text: String,
        /// The question it came up under.
        question: Option<QuestionId>,
    },
    /// Reword a parked topic.
    EditTopic {
        /// Which.
        topic: TopicId,
        /// The new words.
        text: String,
    },
    /// Say what becomes of a parked topic.
    SettleTopic {
        /// Which.
        topic: TopicId,
        /// What becomes of it.
        how: Settlement,
    },
    /// Take a parked topic off the list.
    DeleteTopic(TopicId),
    /// Begin a round of voting on the proposals; a round still open is closed (E3, E4).
    OpenVote(Ballot),
    /// Say anew how many vote, and with how many votes, while the round is open.
    EditVote {
        /// The round.
        round: RoundId,
        /// How it is voted.
        ballot: Ballot,
    },
    /// Say how many votes a proposal has got in an open round.
    CastVotes {
        /// The round.
        round: RoundId,
        /// The proposal.
        measure: MeasureId,
        /// All its votes; replaces the number before.
        votes: u16,
    },
    /// End a round of voting.
    CloseVote(RoundId),
    /// Take a round of voting away, votes and all.
    DeleteVote(RoundId),
    /// Write down something to keep (E9).
    AddKeep(String),
    /// Reword it.
    EditKeep {
        /// Which.
        keep: KeepId,
        /// The new words.
        text: String,
    },
    /// Take it off the list.
    DeleteKeep(KeepId),
    /// Put another laptop's file of this session together with what is here (A11).
    TakeIn(Box<TakeIn>),
}

/// A field of the meeting as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum DetailEdit {
    /// Its title; cannot be empty.
    Title(String),
    /// Why we meet.
    Purpose(String),
    /// *Ansvarlig leder*.
    Leader(String),
    /// *Prosessleder*.
    Facilitator(String),
    /// Who takes notes.
    NoteTaker(String),
    /// Whether a role takes part.
    Presence(PresenceRole, Attendance),
    /// Minutes set aside: 10–600.
    Minutes(u16),
    /// Own ground rules.
    GroundRules(String),
    /// When the room meets again; not before the meeting.
    NextFollowUp(Option<NaiveDate>),
    /// Where results are raised.
    RaisedAt(String),
    /// A sentence about the meeting.
    Summary(String),
    /// A closing question.
    Closing(ClosingQuestion, YesNo),
}

codes! {
    /// Roles whose presence is noted, yes or no.
    pub enum PresenceRole {
        /// *Verneombud*.
        SafetyRep = "safety_rep",
        /// *Tillitsvalgt*.
        UnionRep = "union_rep",
        /// NAV.
        Nav = "nav",
        /// *Bedriftshelsetjeneste*.
        HealthService = "health_service",
        /// HR.
        Hr = "hr",
    }
}

codes! {
    /// The three closing questions (R68).
    pub enum ClosingQuestion {
        /// *Alle slapp til*.
        EveryoneHeard = "everyone_heard",
        /// *Jeg vet hva som skjer nå*.
        KnowNext = "know_next",
        /// *Vi snakket trygt*.
        SpokeSafely = "spoke_safely",
    }
}

/// A field of a sitting.
#[derive(Debug, Clone, PartialEq)]
pub enum SittingEdit {
    /// What it is called.
    Label(String),
    /// The day.
    Date(NaiveDate),
    /// When it begins.
    Start(Option<NaiveTime>),
    /// Where.
    Place(String),
    /// How many were invited.
    Invited(Option<u16>),
    /// How many came.
    Attended(Option<u16>),
    /// Whether people gather, or those who could not come are heard afterwards (R8).
    Kind(SittingKind),
}

codes! {
    /// The free-text fields of a measure.
    pub enum TextField {
        /// What shall be done; cannot be empty.
        Title = "title",
        /// What happens first.
        FirstStep = "first_step",
        /// Who answers for it.
        Responsible = "responsible",
        /// Deputy.
        Deputy = "deputy",
        /// How we will know.
        Sign = "sign",
        /// How it is today.
        Baseline = "baseline",
        /// Why that priority.
        PriorityReason = "priority_reason",
        /// Where it is raised.
        Arena = "arena",
        /// The plan or goal it belongs to.
        PlanLink = "plan_link",
        /// What it takes.
        Resources = "resources",
        /// Anything else.
        Note = "note",
    }
}

/// A field of a measure and its new value.
#[derive(Debug, Clone, PartialEq)]
pub enum MeasureEdit {
    /// A free-text field.
    Text(TextField, String),
    /// When it shall be done.
    Deadline(Option<NaiveDate>),
    /// When we look at it again.
    FollowUp(Option<NaiveDate>),
    /// First day of the work.
    StartOn(Option<NaiveDate>),
    /// Category.
    Category(Option<CategoryId>),
    /// Line or project.
    Form(Option<Form>),
    /// Prevention level.
    Level(Option<Level>),
    /// Strand.
    Strand(Option<Strand>),
    /// Direction.
    Direction(Option<Direction>),
    /// Whom it is for.
    TargetGroup(Option<TargetGroup>),
    /// Where the influence lies.
    Influence(Option<Influence>),
    /// Whether nights and weekends are covered.
    AllShifts(Option<bool>),
    /// The consent round.
    Consent(Option<Consent>),
    /// Benefit.
    Benefit(Option<Grade>),
    /// Effort.
    Effort(Option<Grade>),
    /// Whether the unit decides.
    Control(Option<Control>),
    /// Weeks between repetitions; 1–104.
    EveryWeeks(Option<u16>),
    /// Priority.
    Priority(Option<Priority>),
    /// Already in place.
    InPlace(bool),
    /// What was not agreed on, never who (E10); empty takes it away.
    Objection(String),
    /// The level aimed at (V14).
    Target(Option<TargetLevel>),
    /// The answers behind it.
    Answers(Vec<AnswerId>),
}

/// A measure as it is first proposed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewMeasure {
    /// What shall be done.
    pub title: String,
    /// The question it grew out of.
    pub question: Option<QuestionId>,
    /// The group that proposes it.
    pub group: Option<GroupId>,
    /// The answers behind it.
    pub answers: Vec<AnswerId>,
    /// The entry of the bank it is copied from, with its category.
    pub bank: Option<(BankId, CategoryId)>,
}

/// What becomes of a parked topic (C14).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// Nothing yet, after all.
    Reopen,
    /// It is proposed as a measure of its own.
    Propose,
    /// It is taken care of by a measure there is.
    Join(MeasureId),
    /// It is not taken further.
    Drop {
        /// Why.
        reason: String,
    },
}

/// How the room votes (E3, E4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballot {
    /// How many vote; at least one.
    pub participants: u16,
    /// How many votes each of them has: 1–20.
    pub votes_each: u16,
    /// Whether one person may put several votes on the same proposal.
    pub cumulative: bool,
}

/// What an operation changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The operation's stable code, kept in the log to say what undo would take back.
    pub label: &'static str,
    /// The changes in order; empty when there is nothing to do.
    pub changes: Vec<Change>,
}

impl Op {
    /// Which operation it is.
    pub fn code(&self) -> OpCode {
        match self {
            Self::SetDetail(_) => OpCode::SetDetail,
            Self::Begin => OpCode::Begin,
            Self::Note(..) => OpCode::Note,
            Self::Close => OpCode::Close,
            Self::Reopen { .. } => OpCode::Reopen,
            Self::AddSitting { .. } => OpCode::AddSitting,
            Self::EditSitting(..) => OpCode::EditSitting,
            Self::RemoveSitting(_) => OpCode::RemoveSitting,
            Self::SetTables { .. } => OpCode::SetTables,
            Self::RenameGroup { .. } => OpCode::RenameGroup,
            Self::SetGroupSize { .. } => OpCode::SetGroupSize,
            Self::SetMinutes { .. } => OpCode::SetMinutes,
            Self::Mark { .. } => OpCode::Mark,
            Self::Concerns { .. } => OpCode::Concerns,
            Self::AddQuestion { .. } => OpCode::AddQuestion,
            Self::RemoveQuestion(_) => OpCode::RemoveQuestion,
            Self::AddAnswers { .. } => OpCode::AddAnswers,
            Self::EditAnswer { .. } => OpCode::EditAnswer,
            Self::DeleteAnswers(_) => OpCode::DeleteAnswers,
            Self::MoveAnswer { .. } => OpCode::MoveAnswer,
            Self::ShiftAnswer { .. } => OpCode::ShiftAnswer,
            Self::MergeAnswers(_) => OpCode::MergeAnswers,
            Self::SplitAnswer { .. } => OpCode::SplitAnswer,
            Self::DuplicateAnswer(_) => OpCode::DuplicateAnswer,
            Self::ToggleStar(_) => OpCode::ToggleStar,
            Self::SetSway(..) => OpCode::SetSway,
            Self::SetNature(..) => OpCode::SetNature,
            Self::SetTags(..) => OpCode::SetTags,
            Self::SetTally { .. } => OpCode::SetTally,
            Self::Gather { .. } => OpCode::Gather,
            Self::Ungather(_) => OpCode::Ungather,
            Self::RenameHeading { .. } => OpCode::RenameHeading,
            Self::Propose(_) => OpCode::Propose,
            Self::EditMeasure { .. } => OpCode::EditMeasure,
            Self::Agree(_) => OpCode::Agree,
            Self::Park { .. } => OpCode::Park,
            Self::Drop { .. } => OpCode::Drop,
            Self::TakeUp(_) => OpCode::TakeUp,
            Self::Start(_) => OpCode::Start,
            Self::Finish { .. } => OpCode::Finish,
            Self::Evaluate { .. } => OpCode::Evaluate,
            Self::DeleteMeasure(_) => OpCode::DeleteMeasure,
            Self::ShiftMeasure { .. } => OpCode::ShiftMeasure,
            Self::MergeMeasures { .. } => OpCode::MergeMeasures,
            Self::SplitMeasure { .. } => OpCode::SplitMeasure,
            Self::ProposeInto { .. } => OpCode::ProposeInto,
            Self::ReadBack { .. } => OpCode::ReadBack,
            Self::SetCheck { .. } => OpCode::SetCheck,
            Self::SetPartAttendance { .. } => OpCode::SetPartAttendance,
            Self::ParkTopic { .. } => OpCode::ParkTopic,
            Self::EditTopic { .. } => OpCode::EditTopic,
            Self::SettleTopic { .. } => OpCode::SettleTopic,
            Self::DeleteTopic(_) => OpCode::DeleteTopic,
            Self::OpenVote(_) => OpCode::OpenVote,
            Self::EditVote { .. } => OpCode::EditVote,
            Self::CastVotes { .. } => OpCode::CastVotes,
            Self::CloseVote(_) => OpCode::CloseVote,
            Self::DeleteVote(_) => OpCode::DeleteVote,
            Self::AddKeep(_) => OpCode::AddKeep,
            Self::EditKeep { .. } => OpCode::EditKeep,
            Self::DeleteKeep(_) => OpCode::DeleteKeep,
            Self::TakeIn(_) => OpCode::TakeIn,
        }
    }

    /// Stable code for the log and for «Angre: …».
    pub fn label(&self) -> &'static str {
        self.code().code()
    }

    /// What may still be done to a closed session: open it again, and carry its measures on.
    pub fn works_when_closed(&self) -> bool {
        matches!(
            self,
            Self::Reopen { .. }
                | Self::Note(..)
                | Self::Start(_)
                | Self::Finish { .. }
                | Self::Evaluate { .. }
                | Self::TakeIn(_)
        )
    }
}
