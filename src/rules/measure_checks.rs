//! Goal checks V1–V20 (`domain.md` §7): what stands in the way, what to ask, what to hint at. Nothing rewrites a text.
//!
//! Only V1–V3 and V20 stop anyone. V1–V3 are decided by [`Agreement::new`] and V20 by the operation that edits a
//! measure; this module only names them, so that a screen marks the same field for the same reason.

mod goal;
mod people;
mod session;
mod wording;

use crate::domain::codes::codes;
use crate::domain::facets::Direction as Towards;
use crate::domain::measure::{Agreement, Measure, Missing, State, Terms};
use crate::domain::session::Session;

use super::percent::{Change, Readings};
use super::room_count::Excess;
use super::words::Words;

pub use goal::{GoalKind, GoalPart, goal_kind, names_a_change};
pub use session::{MOST_ACTIVE, check_session};
pub use wording::parts;

codes! {
    /// The check a finding comes from. Each asks one thing at a time.
    pub enum Rule {
        /// One responsible.
        V1 = "V1",
        /// Deadline and follow-up.
        V2 = "V2",
        /// First step.
        V3 = "V3",
        /// Category, and a text that says an action.
        V4 = "V4",
        /// Two measures in one.
        V5 = "V5",
        /// A sign of success.
        V6 = "V6",
        /// A goal for absence or presence has source, period, baseline and target.
        V7 = "V7",
        /// Consent.
        V8 = "V8",
        /// A representative of the staff takes part.
        V9 = "V9",
        /// Few measures, shared out, within control or lifted.
        V10 = "V10",
        /// Neither too soon nor too far away.
        V11 = "V11",
        /// Linked to an answer or a goal.
        V12 = "V12",
        /// Vision or purpose instead of a goal.
        V13 = "V13",
        /// Percent or percentage points.
        V14 = "V14",
        /// A goal that presses the ill.
        V15 = "V15",
        /// Rewards, and taking on only the healthy.
        V16 = "V16",
        /// Only well-being and calling in.
        V17 = "V17",
        /// A single person.
        V18 = "V18",
        /// Routines made known, projects carried on.
        V19 = "V19",
        /// A reason for changing what is settled.
        V20 = "V20",
        /// Nights and weekends (R10).
        R10 = "R10",
        /// Something to remove and something to strengthen (R30).
        R30 = "R30",
        /// Who may get more to do (R50).
        R50 = "R50",
        /// An absence goal with one for inclusion beside it (R85).
        R85 = "R85",
    }
}

codes! {
    /// How strongly a finding speaks, strongest first.
    pub enum Level {
        /// Stands in the way of agreeing.
        Stop = "stop",
        /// Wants an answer, and takes any.
        Ask = "ask",
        /// May be passed over.
        Hint = "hint",
    }
}

codes! {
    /// The field a finding is about, where the cursor goes.
    pub enum Field {
        /// What shall be done.
        Title = "title",
        /// What happens first.
        FirstStep = "first_step",
        /// First day of the work.
        Start = "start",
        /// Who answers for it.
        Responsible = "responsible",
        /// When it shall be done.
        Deadline = "deadline",
        /// When we look again.
        FollowUp = "follow_up",
        /// How we will know.
        Sign = "sign",
        /// How it is today.
        Baseline = "baseline",
        /// Category.
        Category = "category",
        /// The consent round.
        Consent = "consent",
        /// Whether the unit decides.
        Control = "control",
        /// The answers and goals behind it.
        Answers = "answers",
        /// Whether nights and weekends are covered.
        AllShifts = "all_shifts",
        /// What it takes.
        Resources = "resources",
        /// Where it is raised.
        Arena = "arena",
        /// The plan or goal it belongs to.
        PlanLink = "plan_link",
        /// Why that priority.
        PriorityReason = "priority_reason",
        /// Anything else.
        Note = "note",
        /// Who takes part in the meeting.
        Presence = "presence",
        /// The measures as a whole.
        Measures = "measures",
        /// Why something settled is changed.
        Reason = "reason",
    }
}

/// Something a check has found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The check.
    pub rule: Rule,
    /// How strongly it speaks.
    pub level: Level,
    /// The field it is about.
    pub about: Field,
    /// What exactly, with the words and numbers to say it.
    pub data: Data,
}

impl Finding {
    /// Whether it is said while the form is being filled in. A field that is still empty waits until the room wants to
    /// agree; a day that cannot stand is told as soon as it is there (V2).
    pub fn is_told_at_once(&self) -> bool {
        self.level != Level::Stop || self.is_wrong_day()
    }

    /// Whether it is about a day that stands there and stops an agreement.
    pub fn is_wrong_day(&self) -> bool {
        use Missing::{DeadlineBeforeMeeting, FollowUpBeforeMeeting, FollowUpTooLate};
        matches!(self.data, Data::Missing(DeadlineBeforeMeeting | FollowUpBeforeMeeting | FollowUpTooLate))
    }
}

/// What exactly a check has found.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// V1–V3.
    Missing(Missing),
    /// V4: no category.
    NoCategory,
    /// V4: fewer than three words.
    FewWords,
    /// V4: it does not begin as an action does; the words it begins with.
    NotAnAction(String),
    /// V5: the two verbs.
    TwoActions(String, String),
    /// V6: nothing tells how we will know.
    NoSign,
    /// V6: what tells it can be neither counted nor seen.
    SignNotVisible,
    /// V7: what a goal for absence or presence lacks.
    AbsenceGoal(Vec<GoalPart>),
    /// V8: no consent round yet.
    NoConsent,
    /// V8: so many reserve themselves.
    Reserved(u16),
    /// V8: more were counted in the consent round than took part in the meeting.
    ConsentBeyondRoom(Excess),
    /// V9: neither *verneombud* nor *tillitsvalgt*.
    NoRepresentative,
    /// V10: so many active measures.
    ManyActive(usize),
    /// V10: one person holds more than half.
    OneOwner {
        /// Who.
        who: String,
        /// How many measures.
        owns: usize,
        /// Of how many.
        of: usize,
    },
    /// V10: nobody has said whether the unit decides.
    ControlUnknown,
    /// V10: to be lifted, but not said to whom.
    LiftedNowhere,
    /// V11: so many days until the deadline.
    DeadlineSoon(i64),
    /// V11: more than 18 months until the deadline.
    DeadlineFar,
    /// V11: no measure begins within two weeks.
    NothingSoon,
    /// V12: linked to no answer and no goal.
    NotLinked,
    /// V13: vision or purpose, by these words.
    Aspiration(GoalKind, Vec<String>),
    /// V14: the change, and the levels it can mean when the base is known.
    Percent(Change, Option<Readings>),
    /// V15: no absence at all, or all presence.
    ZeroAbsence,
    /// V15: more than halved within a year.
    SteepFall,
    /// V16: a reward for being present; the word.
    Reward(String),
    /// V16: taking on only the healthy or young; the word.
    OnlyHealthy(String),
    /// V17: all active measures are about well-being or calling in.
    OnlyComfort,
    /// V18: one person is pointed out in a field by a word or a name.
    OnePerson(Field, String),
    /// V19: a routine nobody is said to get to know.
    RoutineUnknown,
    /// V19: a project without what comes after.
    ProjectEnds,
    /// V20: settled, so a change needs a reason.
    ReasonNeeded,
    /// R10: the unit works shifts.
    Shifts,
    /// R30: all active measures go the same way.
    OneDirection(Towards),
    /// R50: somebody may get more to do.
    MoreToDo,
    /// R85: less absence is a goal, and nothing tells whether there is room for those who struggle.
    InclusionBeside,
}

impl From<Data> for Finding {
    fn from(data: Data) -> Self {
        use Level::{Ask, Hint, Stop};
        let (rule, level, about) = match &data {
            Data::Missing(missing) => match missing {
                Missing::Responsible | Missing::ResponsibleNotOne => (Rule::V1, Stop, Field::Responsible),
                Missing::Deadline | Missing::DeadlineBeforeMeeting => (Rule::V2, Stop, Field::Deadline),
                Missing::FollowUp | Missing::FollowUpBeforeMeeting | Missing::FollowUpTooLate => {
                    (Rule::V2, Stop, Field::FollowUp)
                }
                Missing::FirstStep => (Rule::V3, Stop, Field::FirstStep),
            },
            Data::NoCategory => (Rule::V4, Ask, Field::Category),
            Data::FewWords | Data::NotAnAction(_) => (Rule::V4, Ask, Field::Title),
            Data::TwoActions(..) => (Rule::V5, Hint, Field::Title),
            Data::NoSign | Data::SignNotVisible => (Rule::V6, Ask, Field::Sign),
            Data::AbsenceGoal(_) => (Rule::V7, Ask, Field::Sign),
            Data::NoConsent | Data::Reserved(_) | Data::ConsentBeyondRoom(_) => {
                (Rule::V8, Ask, Field::Consent)
            }
            Data::NoRepresentative => (Rule::V9, Ask, Field::Presence),
            Data::ManyActive(_) | Data::OneOwner { .. } => (Rule::V10, Hint, Field::Measures),
            Data::ControlUnknown | Data::LiftedNowhere => (Rule::V10, Hint, Field::Control),
            Data::DeadlineSoon(_) | Data::DeadlineFar => (Rule::V11, Hint, Field::Deadline),
            Data::NothingSoon => (Rule::V11, Hint, Field::Start),
            Data::NotLinked => (Rule::V12, Ask, Field::Answers),
            Data::Aspiration(..) => (Rule::V13, Hint, Field::Title),
            Data::Percent(..) => (Rule::V14, Ask, Field::Sign),
            Data::ZeroAbsence | Data::SteepFall => (Rule::V15, Ask, Field::Sign),
            Data::Reward(_) | Data::OnlyHealthy(_) => (Rule::V16, Ask, Field::Title),
            Data::OnlyComfort => (Rule::V17, Hint, Field::Measures),
            Data::OnePerson(field, _) => (Rule::V18, Ask, *field),
            Data::RoutineUnknown | Data::ProjectEnds => (Rule::V19, Hint, Field::Note),
            Data::ReasonNeeded => (Rule::V20, Stop, Field::Reason),
            Data::OneDirection(_) => (Rule::R30, Hint, Field::Measures),
            Data::Shifts => (Rule::R10, Ask, Field::AllShifts),
            Data::MoreToDo => (Rule::R50, Ask, Field::Resources),
            Data::InclusionBeside => (Rule::R85, Hint, Field::Measures),
        };
        Self { rule, level, about, data }
    }
}

/// The texts of a measure, cut into words once.
struct Told<'a> {
    measure: &'a Measure,
    title: Words<'a>,
    sign: Words<'a>,
    baseline: Words<'a>,
    first_step: Words<'a>,
    arena: Words<'a>,
    plan_link: Words<'a>,
    resources: Words<'a>,
    priority_reason: Words<'a>,
    note: Words<'a>,
    /// Who carries it: the responsible and the deputy.
    carriers: [Words<'a>; 2],
}

impl<'a> Told<'a> {
    fn of(measure: &'a Measure, terms: &'a Terms) -> Self {
        Self {
            measure,
            title: Words::of(&measure.title),
            sign: Words::of(&measure.sign),
            baseline: Words::of(&measure.baseline),
            first_step: Words::of(&terms.first_step),
            arena: Words::of(&measure.arena),
            plan_link: Words::of(&measure.plan_link),
            resources: Words::of(&measure.resources),
            priority_reason: Words::of(&measure.priority_reason),
            note: Words::of(&measure.note),
            carriers: [Words::of(&terms.responsible), Words::of(&measure.deputy)],
        }
    }

    /// Every free text except who is responsible, where a name is welcome.
    fn all(&self) -> [(Field, &Words<'a>); 9] {
        [
            (Field::Title, &self.title),
            (Field::FirstStep, &self.first_step),
            (Field::Sign, &self.sign),
            (Field::Baseline, &self.baseline),
            (Field::Arena, &self.arena),
            (Field::PlanLink, &self.plan_link),
            (Field::Resources, &self.resources),
            (Field::PriorityReason, &self.priority_reason),
            (Field::Note, &self.note),
        ]
    }
}

/// All that one measure calls for, in the order of the rules; within a rule strongest first.
///
/// A parked, dropped or finished measure, and one that was in place before, is only asked what touches people (V16,
/// V18): its words are kept and exported all the same. What concerns the measures together is in [`check_session`].
pub fn check(measure: &Measure, session: &Session) -> Vec<Finding> {
    let terms = measure.terms();
    let told = Told::of(measure, &terms);
    let open = match &measure.state {
        State::Proposed(_) | State::Agreed(_) | State::InProgress(_) => !measure.in_place,
        State::Done { .. } | State::Evaluated { .. } | State::Parked { .. } | State::Dropped { .. } => false,
    };
    let mut found = Vec::new();
    if open {
        if let State::Proposed(terms) = &measure.state {
            let missing = Agreement::new(terms, session.meeting_day()).err().unwrap_or_default();
            found.extend(missing.into_iter().map(Data::Missing));
        }
        wording::check(&told, &mut found);
        goal::check(&told, session, &mut found);
        session::check_one(measure, session, &mut found);
    }
    people::check(&told, &mut found);
    let mut found: Vec<Finding> = found.into_iter().map(Finding::from).collect();
    found.sort_by_key(|finding| (finding.rule, finding.level));
    found
}

/// The first `most` of these, without the question for a sign where the same is asked of a wish: both want to know what
/// will be seen (V6, V13).
pub fn calm(mut found: Vec<Finding>, most: usize) -> Vec<Finding> {
    let sees = |finding: &Finding| {
        matches!(finding.data, Data::NoSign | Data::SignNotVisible | Data::Aspiration(..))
    };
    let mut asked = false;
    found.retain(|finding| !sees(finding) || !std::mem::replace(&mut asked, true));
    found.truncate(most);
    found
}

/// V20: what an edit of goal, responsible or dates must answer once the room has agreed and gone home.
pub fn reason_needed() -> Finding {
    Data::ReasonNeeded.into()
}
