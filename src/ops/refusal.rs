//! Why an operation may be refused.

use chrono::NaiveDate;

use crate::domain::ids::MeasureId;
use crate::domain::measure::{Missing, StateCode};

use super::Asked;

/// Why an operation is refused. Nothing has been changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// There is nothing to read in the text (D10).
    Empty,
    /// The session is closed.
    Closed,
    /// What was said in it has been deleted as planned; nothing is said in it any more (J2).
    AnswersDeleted,
    /// In the file the answers have been deleted, here they have not (J2).
    AnswersDeletedThere,
    /// What the operation is about is gone, e.g. deleted in the other window.
    Gone,
    /// V1–V3: what is missing before the room can agree.
    NotReady(Vec<Missing>),
    /// A reason is needed.
    ReasonNeeded,
    /// A measure cannot go from this state to that one (F2).
    CannotGo {
        /// Where it stands.
        from: StateCode,
        /// Where it should go.
        to: StateCode,
    },
    /// The session cannot be closed yet.
    CannotClose(Unfinished),
    /// A table that would go has answers.
    TableHasAnswers {
        /// Its label.
        label: String,
        /// How many answers.
        answers: usize,
    },
    /// A sitting that would go has answers.
    SittingHasAnswers(usize),
    /// A session needs one sitting.
    OnlySitting,
    /// An added question that would go is answered.
    QuestionHasAnswers(usize),
    /// A number outside its range.
    OutOfRange {
        /// Smallest allowed.
        least: u32,
        /// Largest allowed.
        most: u32,
    },
    /// The date lies before the meeting.
    BeforeMeeting(NaiveDate),
    /// Several are needed, of one question.
    NeedsSeveral,
    /// The text has only one line, so there is nothing to split.
    OneLine,
    /// The answer does not fit the kind of question.
    WrongKind,
    /// A vote needs at least two proposals on the table.
    NothingToVoteOn,
    /// The round of voting is over; a second vote is a round of its own (E4).
    VoteClosed,
    /// A meeting ends in measures: its last question about them cannot be left out (R39).
    MeasuresStay,
    /// It is an earlier state of the meeting, which can only be looked at.
    OnlyToRead,
    /// A file is of another meeting than the one that is here.
    AnotherMeeting,
    /// Something that both laptops have changed is not decided.
    Undecided,
    /// The guard asks before it is stored: it may tell of one person, or of somebody's health (J3).
    Guarded(Vec<Asked>),
    /// The text is longer than can be kept.
    TooLong {
        /// Most characters allowed.
        most: usize,
    },
}

/// What stands between a session and its close (G1, R5, R40).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unfinished {
    /// Nobody is *ansvarlig leder* (R5).
    pub no_leader: bool,
    /// Proposals that are neither agreed nor parked, with what each lacks.
    pub measures: Vec<(MeasureId, Vec<Missing>)>,
    /// Measures were looked at again, and neither a next day nor a reason to end is there (R70).
    pub no_next: bool,
}
