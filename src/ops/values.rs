//! What operations carry: fields with their new values, and what is proposed, settled or voted.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::codes::codes;
use crate::domain::facets::{Direction, Form, Influence, Level, Priority, Strand, TargetGroup};
use crate::domain::ids::{AnswerId, BankId, CategoryId, GroupId, MeasureId, QuestionId, SessionId};
use crate::domain::measure::{Consent, Control, Grade, SubStep, TargetLevel};
use crate::domain::retention::Retention;
use crate::domain::review::{Outcome, ReviewQuestion};
use crate::domain::room::{ClosingCheck, Preparation, YesNo};
use crate::domain::session::Attendance;
use crate::domain::sitting::SittingKind;
use crate::store::Earlier;

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
    /// Whether something has been seen to before the meeting (A6).
    Prepared(Preparation, bool),
    /// Who answers for the data, in own words (J2).
    LegalNote(String),
    /// How long the answers are kept (J2): 1–120 months, or until a day that is not before the meeting.
    KeepAnswers(Retention),
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

impl ClosingQuestion {
    /// Its counts.
    pub fn of(self, closing: ClosingCheck) -> YesNo {
        match self {
            Self::EveryoneHeard => closing.everyone_heard,
            Self::KnowNext => closing.know_next,
            Self::SpokeSafely => closing.spoke_safely,
        }
    }

    /// Its counts, to be changed.
    pub(super) fn of_mut(self, closing: &mut ClosingCheck) -> &mut YesNo {
        match self {
            Self::EveryoneHeard => &mut closing.everyone_heard,
            Self::KnowNext => &mut closing.know_next,
            Self::SpokeSafely => &mut closing.spoke_safely,
        }
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
    /// How many of those who were there said yes and no to a closing question (R68).
    Closing(ClosingQuestion, YesNo),
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
        /// What was measured (R67).
        Measured = "measured",
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
    /// The day its effect is assessed; `None` is the usual one (F13).
    EffectOn(Option<NaiveDate>),
    /// All its smaller steps, in order (F10).
    Steps(Vec<SubStep>),
}

impl MeasureEdit {
    /// Whether it belongs to carrying a measure on, so that a closed meeting takes it: who, when, how far, and with a
    /// reason the goal (R66). What the room weighed and said stays as it was closed.
    pub fn carries_on(&self) -> bool {
        match self {
            Self::Text(field, _) => field.carries_on(),
            Self::Deadline(_)
            | Self::FollowUp(_)
            | Self::StartOn(_)
            | Self::Control(_)
            | Self::EveryWeeks(_)
            | Self::Target(_)
            | Self::EffectOn(_)
            | Self::Steps(_) => true,
            Self::Category(_)
            | Self::Form(_)
            | Self::Level(_)
            | Self::Strand(_)
            | Self::Direction(_)
            | Self::TargetGroup(_)
            | Self::Influence(_)
            | Self::AllShifts(_)
            | Self::Consent(_)
            | Self::Benefit(_)
            | Self::Effort(_)
            | Self::Priority(_)
            | Self::InPlace(_)
            | Self::Objection(_)
            | Self::Answers(_) => false,
        }
    }
}

impl TextField {
    /// See [`MeasureEdit::carries_on`].
    pub fn carries_on(self) -> bool {
        match self {
            Self::Responsible | Self::Deputy | Self::Sign | Self::Resources | Self::Note | Self::Measured => {
                true
            }
            Self::Title
            | Self::FirstStep
            | Self::Baseline
            | Self::PriorityReason
            | Self::Arena
            | Self::PlanLink => false,
        }
    }
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

/// What is said of a measure that is looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAgain {
    /// The measure.
    pub measure: MeasureId,
    /// The session it was agreed in.
    pub session: SessionId,
    /// What it is called now.
    pub title: String,
    /// What comes of it.
    pub outcome: Outcome,
    /// Why; needed for another deadline and for dropping it.
    pub note: String,
}

impl LookAgain {
    /// It goes on as agreed.
    pub fn goes_on(earlier: &Earlier) -> Self {
        Self {
            measure: earlier.measure.id,
            session: earlier.session,
            title: earlier.measure.title.clone(),
            outcome: Outcome::Continues,
            note: String::new(),
        }
    }
}

/// A field of what is said of all that was looked at again. Empty takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewEdit {
    /// One of the five questions (G8).
    Answer(ReviewQuestion, String),
    /// How the work itself has gone (R68).
    Process(String),
    /// What goes back to the unit (R69).
    Feedback(String),
    /// Why there will be no next time (R70).
    Ended(String),
}
