//! What can be asked for.

use chrono::NaiveDate;

use crate::domain::answer::{Body, Nature, Sway};
use crate::domain::ids::{
    AnswerId, GroupId, HeadingId, KeepId, MeasureId, PartId, QuestionId, RoundId, SittingId, TopicId,
};
use crate::domain::measure::{ReadBack, Verdict};
use crate::domain::question_set::KindCode;
use crate::domain::room::{CheckMoment, Pulse};
use crate::domain::session::{Mark, SessionEventKind};
use crate::domain::sitting::SittingKind;

use super::values::{
    Ballot, DetailEdit, LookAgain, MeasureEdit, NewMeasure, ReviewEdit, Settlement, SittingEdit,
};
use super::{DeletedMeasure, TakeIn};

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
        /// Whether people gather, or those who could not come are heard afterwards (R8).
        kind: SittingKind,
        /// What its tables are called; nobody has counted who sits there.
        tables: Vec<String>,
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
    /// Move the deadline of an agreed measure; the first one is kept (F5).
    MoveDeadline {
        /// The measure.
        measure: MeasureId,
        /// The new deadline.
        to: NaiveDate,
        /// Why; needed.
        reason: String,
    },
    /// It is done; one that repeats is agreed on for the next time (F12).
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
        /// Why; needed unless it helped.
        note: String,
        /// Where it is too early to tell, when it is asked again; `None` is in three months. Else without meaning.
        again: Option<NaiveDate>,
    },
    /// Write a comment on a measure, which nobody changes afterwards (F18).
    Comment {
        /// The measure.
        measure: MeasureId,
        /// What is said.
        text: String,
        /// The role of whoever says it, never a name; empty is whoever sits at the machine.
        by: String,
    },
    /// Delete a measure with its history (undoable).
    DeleteMeasure(MeasureId),
    /// Take a deleted measure back with its history, as it was; what it pointed to and is gone is left out (L3).
    RestoreMeasure(Box<DeletedMeasure>),
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
    /// Record a check-in or check-out; replaces the earlier one. Nobody counted takes it away (C15).
    SetCheck {
        /// The sitting.
        sitting: SittingId,
        /// At which end of it.
        moment: CheckMoment,
        /// How it is; nobody counted takes the check away.
        pulse: Pulse,
    },
    /// These questions stood empty on the sheets of a group on purpose (D11).
    LeaveBlank {
        /// The group.
        group: GroupId,
        /// The questions.
        questions: Vec<QuestionId>,
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
    /// Remember what was said here of a measure agreed in another session; replaces what was said before (R64).
    LookAgain(LookAgain),
    /// Edit what is said of all that was looked at again (G8, R68–R70).
    EditReview(ReviewEdit),
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
    /// Do what somebody has written into a list of measures, in one step (G10).
    TakeInList(Vec<Op>),
}

impl Op {
    /// What may still be done to a closed session: open it again, and carry its measures on. Dates, people and steps of a
    /// measure go on; what the room said of it does not change (V20, G3).
    pub fn works_when_closed(&self) -> bool {
        match self {
            Self::EditMeasure { edit, .. } => edit.carries_on(),
            Self::TakeInList(ops) => ops.iter().all(Self::works_when_closed),
            _ => matches!(
                self,
                Self::Reopen { .. }
                    | Self::SetDetail(DetailEdit::KeepAnswers(_))
                    | Self::Note(..)
                    | Self::Agree(_)
                    | Self::Park { .. }
                    | Self::Drop { .. }
                    | Self::TakeUp(_)
                    | Self::Start(_)
                    | Self::MoveDeadline { .. }
                    | Self::Finish { .. }
                    | Self::Evaluate { .. }
                    | Self::Comment { .. }
                    | Self::TakeIn(_)
            ),
        }
    }

    /// Whether it carries something that was said – words, a number, a day, a decision – and that is lost where nobody keeps it.
    /// What turns something around, moves it or takes it away is done once more by whoever still wants it, and the rest comes
    /// by itself.
    pub fn is_said(&self) -> bool {
        !matches!(
            self,
            Self::Begin
                | Self::Note(..)
                | Self::Close
                | Self::RemoveSitting(_)
                | Self::RemoveQuestion(_)
                | Self::DeleteAnswers(_)
                | Self::MoveAnswer { .. }
                | Self::ShiftAnswer { .. }
                | Self::MergeAnswers(_)
                | Self::SplitAnswer { .. }
                | Self::DuplicateAnswer(_)
                | Self::ToggleStar(_)
                | Self::Ungather(_)
                | Self::DeleteMeasure(_)
                | Self::RestoreMeasure(_)
                | Self::ShiftMeasure { .. }
                | Self::DeleteTopic(_)
                | Self::CloseVote(_)
                | Self::DeleteVote(_)
                | Self::DeleteKeep(_)
                | Self::TakeIn(_)
                | Self::TakeInList(_)
        )
    }
}
