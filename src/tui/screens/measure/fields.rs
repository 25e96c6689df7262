//! The fields of a measure (F1): their order on the screen, what each holds, and the edit each makes.

use chrono::NaiveDate;

use crate::domain::codes::codes;
use crate::domain::facets::{Direction, Form, Influence, Level, Priority, Strand, TargetGroup};
use crate::domain::measure::{Consent, Control, Grade, Measure, Missing, TargetLevel};
use crate::i18n::{Texts, dates};
use crate::ops::{MeasureEdit, TextField};
use crate::rules::measure_checks;
use crate::text::Lines;

codes! {
    /// A field of the form. The first eight are the first page; the rest unfolds when it is reached.
    #[derive(Default)]
    pub enum Field {
        /// What shall be done.
        #[default]
        Title = "title",
        /// What happens first.
        FirstStep = "first_step",
        /// Who answers for it.
        Responsible = "responsible",
        /// Deputy.
        Deputy = "deputy",
        /// When it shall be done.
        Deadline = "deadline",
        /// When we look at it again.
        FollowUp = "follow_up",
        /// How we will know.
        Sign = "sign",
        /// The level aimed at, once a percentage has made it one to choose (V14).
        Target = "target",
        /// The answers behind it.
        Answers = "answers",
        /// Category.
        Category = "category",
        /// Where the influence lies (E8).
        Influence = "influence",
        /// Benefit 1–5.
        Benefit = "benefit",
        /// Effort 1–5.
        Effort = "effort",
        /// Whether the unit decides over it.
        Control = "control",
        /// To whom it is lifted (R59).
        LiftedTo = "lifted_to",
        /// How many support it.
        Supports = "supports",
        /// How many can live with it.
        CanLiveWith = "can_live_with",
        /// How many reserve themselves.
        Reserves = "reserves",
        /// Whether it covers nights and weekends (R10).
        AllShifts = "all_shifts",
        /// How it is today (R57).
        Baseline = "baseline",
        /// Priority (E7).
        Priority = "priority",
        /// Why that priority.
        PriorityReason = "priority_reason",
        /// Weeks between repetitions (R53).
        EveryWeeks = "every_weeks",
        /// Smaller steps (F10).
        Steps = "steps",
        /// When its effect is assessed, where that is not three months after the deadline (F13).
        EffectOn = "effect_on",
        /// What was measured (R67).
        Measured = "measured",
        /// Where it is raised (R2).
        Arena = "arena",
        /// The plan or goal it belongs to (R58).
        PlanLink = "plan_link",
        /// What it takes (R61).
        Resources = "resources",
        /// Anything else.
        Note = "note",
        /// Line or project.
        Form = "form",
        /// Prevention, development or follow-up.
        Strand = "strand",
        /// Prevention level.
        Level = "level",
        /// Remove or strengthen.
        Direction = "direction",
        /// Whom it is for.
        TargetGroup = "target_group",
        /// First day of the work.
        Start = "start",
        /// Already in place (F8).
        InPlace = "in_place",
    }
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Words,
    /// A day, as people say it.
    Day,
    /// A whole number.
    Number,
    /// A level in percent, or two.
    Level,
    /// One of a few; left, right and digits change it.
    Choice,
    /// One of many; opens a list.
    List,
}

impl Field {
    /// How it is filled in.
    pub fn kind(self) -> Kind {
        match self {
            Self::Title
            | Self::FirstStep
            | Self::Responsible
            | Self::Deputy
            | Self::Sign
            | Self::LiftedTo
            | Self::Measured
            | Self::Baseline
            | Self::PriorityReason
            | Self::Arena
            | Self::PlanLink
            | Self::Resources
            | Self::Note => Kind::Words,
            Self::Deadline | Self::FollowUp | Self::Start | Self::EffectOn => Kind::Day,
            Self::Supports | Self::CanLiveWith | Self::Reserves | Self::EveryWeeks => Kind::Number,
            Self::Target => Kind::Level,
            Self::Influence
            | Self::Benefit
            | Self::Effort
            | Self::Control
            | Self::AllShifts
            | Self::Priority
            | Self::Form
            | Self::Strand
            | Self::Level
            | Self::Direction
            | Self::TargetGroup
            | Self::InPlace => Kind::Choice,
            Self::Answers | Self::Category | Self::Steps => Kind::List,
        }
    }

    /// Whether something is typed in it.
    pub fn is_typed(self) -> bool {
        matches!(self.kind(), Kind::Words | Kind::Day | Kind::Number | Kind::Level)
    }

    /// Whether it stands on the first page.
    pub fn is_main(self) -> bool {
        self <= Self::Target
    }

    /// Whether a closed meeting still takes it: it belongs to carrying the measure on.
    pub fn carries_on(self) -> bool {
        match self.kind() {
            Kind::Words => matches!(self.words(String::new()), Some(edit) if edit.carries_on()),
            Kind::Day => matches!(self.on(None), Some(edit) if edit.carries_on()),
            Kind::Level => true,
            Kind::Number => self == Self::EveryWeeks,
            Kind::Choice => self == Self::Control,
            Kind::List => self == Self::Steps,
        }
    }

    /// Whether it has a place on the form of this measure: some fields only follow from another one's value.
    pub fn is_shown(self, measure: &Measure) -> bool {
        match self {
            Self::LiftedTo => matches!(measure.control, Some(Control::Lifted(_))),
            Self::Target => measure.target.is_some() || measure_checks::names_a_change(measure),
            Self::PriorityReason => measure.priority.is_some() || !measure.priority_reason.is_empty(),
            _ => true,
        }
    }

    /// The field after or before this one on the form of this measure, if there is one.
    pub fn neighbour(self, measure: &Measure, forwards: bool) -> Option<Self> {
        let shown = |field: &&Self| field.is_shown(measure);
        if forwards {
            Self::ALL.iter().filter(shown).find(|field| **field > self).copied()
        } else {
            Self::ALL.iter().rev().filter(shown).find(|field| **field < self).copied()
        }
    }

    /// Whether its text may have several lines.
    pub fn lines(self) -> Lines {
        match self {
            Self::Baseline
            | Self::Sign
            | Self::Resources
            | Self::Note
            | Self::Measured
            | Self::PriorityReason => Lines::Many,
            _ => Lines::One,
        }
    }

    /// What is stored in it, as it is typed. Empty for what is not typed.
    pub fn stored(self, measure: &Measure, texts: &Texts) -> String {
        let terms = || measure.terms();
        let day = |date: Option<NaiveDate>| date.map(dates::short).unwrap_or_default();
        let count = |count: fn(&Consent) -> u16| {
            measure.consent.as_ref().map(|consent| count(consent).to_string()).unwrap_or_default()
        };
        match self {
            Self::Title => measure.title.clone(),
            Self::FirstStep => terms().first_step,
            Self::Responsible => terms().responsible,
            Self::Deputy => measure.deputy.clone(),
            Self::Deadline => day(terms().deadline),
            Self::FollowUp => day(terms().follow_up),
            Self::Sign => measure.sign.clone(),
            Self::LiftedTo => match &measure.control {
                Some(Control::Lifted(to)) => to.clone(),
                Some(Control::Own) | None => String::new(),
            },
            Self::Supports => count(|consent| consent.supports),
            Self::CanLiveWith => count(|consent| consent.can_live_with),
            Self::Reserves => count(|consent| consent.reserves),
            Self::Baseline => measure.baseline.clone(),
            Self::PriorityReason => measure.priority_reason.clone(),
            Self::EveryWeeks => measure.every_weeks.map(|weeks| weeks.to_string()).unwrap_or_default(),
            Self::Arena => measure.arena.clone(),
            Self::PlanLink => measure.plan_link.clone(),
            Self::Resources => measure.resources.clone(),
            Self::Note => measure.note.clone(),
            Self::Start => day(measure.start),
            Self::EffectOn => day(measure.effect_on),
            Self::Measured => measure.measured.clone(),
            Self::Target => measure.target.map(texts.coach.level).unwrap_or_default(),
            Self::Answers
            | Self::Steps
            | Self::Category
            | Self::Influence
            | Self::Benefit
            | Self::Effort
            | Self::Control
            | Self::AllShifts
            | Self::Priority
            | Self::Form
            | Self::Strand
            | Self::Level
            | Self::Direction
            | Self::TargetGroup
            | Self::InPlace => String::new(),
        }
    }

    /// The day stored in a field of [`Kind::Day`].
    pub fn day(self, measure: &Measure) -> Option<NaiveDate> {
        match self {
            Self::Deadline => measure.terms().deadline,
            Self::FollowUp => measure.terms().follow_up,
            Self::Start => measure.start,
            Self::EffectOn => measure.effect_on,
            _ => None,
        }
    }

    /// The edit that puts words into a field of [`Kind::Words`].
    pub(super) fn words(self, text: String) -> Option<MeasureEdit> {
        let field = match self {
            Self::Title => TextField::Title,
            Self::FirstStep => TextField::FirstStep,
            Self::Responsible => TextField::Responsible,
            Self::Deputy => TextField::Deputy,
            Self::Sign => TextField::Sign,
            Self::Baseline => TextField::Baseline,
            Self::PriorityReason => TextField::PriorityReason,
            Self::Arena => TextField::Arena,
            Self::PlanLink => TextField::PlanLink,
            Self::Resources => TextField::Resources,
            Self::Note => TextField::Note,
            Self::Measured => TextField::Measured,
            Self::LiftedTo => return Some(MeasureEdit::Control(Some(Control::Lifted(text)))),
            _ => return None,
        };
        Some(MeasureEdit::Text(field, text))
    }

    /// The edit that puts a level into the field of [`Kind::Level`]; `None` empties it.
    pub(super) fn level(self, level: Option<TargetLevel>) -> Option<MeasureEdit> {
        (self == Self::Target).then_some(MeasureEdit::Target(level))
    }

    /// The edit that puts a day into a field of [`Kind::Day`].
    pub(super) fn on(self, date: Option<NaiveDate>) -> Option<MeasureEdit> {
        match self {
            Self::Deadline => Some(MeasureEdit::Deadline(date)),
            Self::FollowUp => Some(MeasureEdit::FollowUp(date)),
            Self::Start => Some(MeasureEdit::StartOn(date)),
            Self::EffectOn => Some(MeasureEdit::EffectOn(date)),
            _ => None,
        }
    }

    /// The edit that puts a number into a field of [`Kind::Number`]; `None` empties it.
    pub(super) fn count(self, number: Option<u16>, measure: &Measure) -> Option<MeasureEdit> {
        let mut consent = measure.consent.unwrap_or_default();
        let place = match self {
            Self::Supports => &mut consent.supports,
            Self::CanLiveWith => &mut consent.can_live_with,
            Self::Reserves => &mut consent.reserves,
            Self::EveryWeeks => return Some(MeasureEdit::EveryWeeks(number)),
            _ => return None,
        };
        *place = number.unwrap_or(0);
        // Nobody counted is no consent round, rather than a round in which nobody said anything.
        Some(MeasureEdit::Consent((consent != Consent::default()).then_some(consent)))
    }

    /// How many there are to choose between in a field of [`Kind::Choice`]; place 0 is «not set», or «no».
    pub fn places(self) -> usize {
        1 + match self {
            Self::Influence => Influence::ALL.len(),
            Self::Benefit | Self::Effort => 5,
            Self::Control | Self::AllShifts => 2,
            Self::Priority => Priority::ALL.len(),
            Self::Form => Form::ALL.len(),
            Self::Strand => Strand::ALL.len(),
            Self::Level => Level::ALL.len(),
            Self::Direction => Direction::ALL.len(),
            Self::TargetGroup => TargetGroup::ALL.len(),
            Self::InPlace => 1,
            _ => 0,
        }
    }

    /// The chosen place of a field of [`Kind::Choice`].
    pub fn place(self, measure: &Measure) -> usize {
        let grade = |grade: Option<Grade>| grade.map_or(0, |grade| usize::from(grade.get()));
        match self {
            Self::Influence => place_of(Influence::ALL, measure.influence),
            Self::Benefit => grade(measure.benefit),
            Self::Effort => grade(measure.effort),
            Self::Control => match &measure.control {
                None => 0,
                Some(Control::Own) => 1,
                Some(Control::Lifted(_)) => 2,
            },
            Self::AllShifts => match measure.all_shifts {
                None => 0,
                Some(true) => 1,
                Some(false) => 2,
            },
            Self::Priority => place_of(Priority::ALL, measure.priority),
            Self::Form => place_of(Form::ALL, measure.form),
            Self::Strand => place_of(Strand::ALL, measure.strand),
            Self::Level => place_of(Level::ALL, measure.level),
            Self::Direction => place_of(Direction::ALL, measure.direction),
            Self::TargetGroup => place_of(TargetGroup::ALL, measure.target_group),
            Self::InPlace => usize::from(measure.in_place),
            _ => 0,
        }
    }

    /// The edit that chooses a place.
    pub(super) fn choose(self, place: usize, measure: &Measure) -> Option<MeasureEdit> {
        let grade = || u8::try_from(place).ok().and_then(Grade::new);
        Some(match self {
            Self::Influence => MeasureEdit::Influence(at(Influence::ALL, place)),
            Self::Benefit => MeasureEdit::Benefit(grade()),
            Self::Effort => MeasureEdit::Effort(grade()),
            Self::Control => MeasureEdit::Control(match (place, &measure.control) {
                (0, _) => None,
                (1, _) => Some(Control::Own),
                (_, Some(Control::Lifted(to))) => Some(Control::Lifted(to.clone())),
                (_, Some(Control::Own) | None) => Some(Control::Lifted(String::new())),
            }),
            Self::AllShifts => MeasureEdit::AllShifts(at(&[true, false], place)),
            Self::Priority => MeasureEdit::Priority(at(Priority::ALL, place)),
            Self::Form => MeasureEdit::Form(at(Form::ALL, place)),
            Self::Strand => MeasureEdit::Strand(at(Strand::ALL, place)),
            Self::Level => MeasureEdit::Level(at(Level::ALL, place)),
            Self::Direction => MeasureEdit::Direction(at(Direction::ALL, place)),
            Self::TargetGroup => MeasureEdit::TargetGroup(at(TargetGroup::ALL, place)),
            Self::InPlace => MeasureEdit::InPlace(place > 0),
            _ => return None,
        })
    }

    /// What a place is called. Grades are their digit.
    pub fn place_name(self, place: usize, texts: &'static Texts) -> String {
        let (codes, common) = (texts.codes, texts.common);
        let name = match self {
            Self::InPlace => Some(if place == 0 { common.no } else { common.yes }),
            _ if place == 0 => Some(common.not_set),
            Self::Influence => at(Influence::ALL, place).map(codes.influence),
            Self::Control => Some(if place == 1 { common.yes } else { texts.measure.lifted }),
            Self::AllShifts => Some(if place == 1 { common.yes } else { common.no }),
            Self::Priority => at(Priority::ALL, place).map(codes.priority),
            Self::Form => at(Form::ALL, place).map(codes.form),
            Self::Strand => at(Strand::ALL, place).map(codes.strand),
            Self::Level => at(Level::ALL, place).map(codes.level),
            Self::Direction => at(Direction::ALL, place).map(codes.direction),
            Self::TargetGroup => at(TargetGroup::ALL, place).map(codes.target_group),
            _ => None,
        };
        name.map_or_else(|| place.to_string(), str::to_owned)
    }

    /// The field that something missing is filled in with (V1–V3).
    pub fn of_missing(missing: Missing) -> Self {
        match missing {
            Missing::Responsible | Missing::ResponsibleNotOne => Self::Responsible,
            Missing::Deadline | Missing::DeadlineBeforeMeeting => Self::Deadline,
            Missing::FollowUp | Missing::FollowUpBeforeMeeting | Missing::FollowUpTooLate => Self::FollowUp,
            Missing::FirstStep => Self::FirstStep,
        }
    }

    /// The field a check speaks of; `None` for what is not on this form.
    pub fn of_check(about: measure_checks::Field) -> Option<Self> {
        use measure_checks::Field as About;
        Some(match about {
            About::Title => Self::Title,
            About::FirstStep => Self::FirstStep,
            About::Start => Self::Start,
            About::Responsible => Self::Responsible,
            About::Deadline => Self::Deadline,
            About::FollowUp => Self::FollowUp,
            About::Sign => Self::Sign,
            About::Baseline => Self::Baseline,
            About::Category => Self::Category,
            About::Consent => Self::Supports,
            About::Control => Self::Control,
            About::Answers => Self::Answers,
            About::AllShifts => Self::AllShifts,
            About::Resources => Self::Resources,
            About::Arena => Self::Arena,
            About::PlanLink => Self::PlanLink,
            About::PriorityReason => Self::PriorityReason,
            About::Note => Self::Note,
            About::Presence | About::Measures | About::Reason => return None,
        })
    }
}

fn place_of<T: PartialEq>(all: &[T], value: Option<T>) -> usize {
    value.and_then(|value| all.iter().position(|it| *it == value)).map_or(0, |at| at + 1)
}

fn at<T: Copy>(all: &[T], place: usize) -> Option<T> {
    place.checked_sub(1).and_then(|at| all.get(at)).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::ids::{Id, MeasureId};
    use crate::domain::localized::Lang;
    use crate::i18n::texts;

    #[test]
    fn every_place_of_a_choice_has_a_name_of_its_own() {
        for &lang in Lang::ALL {
            for &field in Field::ALL.iter().filter(|field| field.kind() == Kind::Choice) {
                let names: BTreeSet<_> =
                    (0..field.places()).map(|place| field.place_name(place, texts(lang))).collect();
                assert_eq!(names.len(), field.places(), "{field:?} in {lang:?}: {names:?}");
            }
        }
    }

    #[test]
    fn the_form_is_walked_through_and_back_in_the_same_order() {
        let mut measure = Measure::proposed(MeasureId::from(Id::from_bits(7)), 0, "Møte");
        measure.control = Some(Control::Lifted(String::new()));
        measure.priority = Some(Priority::High);
        measure.target = crate::rules::percent::typed("7");
        let mut there = vec![Field::Title];
        while let Some(next) = there.last().and_then(|field| field.neighbour(&measure, true)) {
            there.push(next);
        }
        assert_eq!(there, Field::ALL);
        for pair in there.windows(2) {
            assert_eq!(pair[1].neighbour(&measure, false), Some(pair[0]));
        }
        measure.control = None;
        assert_eq!(Field::Control.neighbour(&measure, true), Some(Field::Supports));
    }
}
