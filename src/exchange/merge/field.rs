//! What of a record can be chosen by itself where both sides have changed it.
//!
//! One side moved the deadline of a measure, the other its first step: that is no choice between two measures. So a
//! conflict is decided field by field, and only the fields that differ are asked about.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Take;
use super::piece::{Piece, position};
use crate::domain::change::Record;
use crate::domain::measure::{Agreement, Consent, Measure, Missing, State, Terms};

/// What is decided about one conflict: each field in which its sides differ.
pub type Decision = BTreeMap<RecordField, Take>;

/// Declares the fields with the kinds of records that have them, in the order people look.
macro_rules! fields {
    ($($(#[$meta:meta])* $field:ident,)+) => {
        /// A field that can be chosen by itself.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordField { $($(#[$meta])* $field),+ }

        impl RecordField {
            const ALL: &'static [Self] = &[$(Self::$field),+];
        }
    };
}

fields! {
    /// The record as one thing: it is removed on one side, or there is nothing in it to choose between.
    Whole,
    /// What a line says, or a count; the words of a topic; the title of a measure; the name of a sitting or a table.
    Said,
    /// Where a measure stands, or what became of a topic.
    State,
    /// What happens first.
    FirstStep,
    /// Who answers for it.
    Responsible,
    /// Deputy.
    Deputy,
    /// When it shall be done, and the deadline first agreed.
    Deadline,
    /// When we look at it again.
    FollowUp,
    /// First day of the work.
    FirstDay,
    /// How we will know.
    Sign,
    /// The level aimed at.
    Target,
    /// How it is today.
    Baseline,
    /// Category.
    Category,
    /// Where the influence lies.
    Influence,
    /// Prevention level.
    Level,
    /// Strand.
    Strand,
    /// Line or project.
    Form,
    /// Remove or strengthen.
    Direction,
    /// Whom it is for.
    TargetGroup,
    /// Nights and weekends.
    AllShifts,
    /// The consent round.
    Consent,
    /// Benefit.
    Benefit,
    /// Effort.
    Effort,
    /// Whether the unit decides over it, or to whom it is lifted.
    Control,
    /// Priority, and why.
    Priority,
    /// Weeks between repetitions, and the one it repeats.
    EveryWeeks,
    /// Smaller steps.
    Steps,
    /// When the effect is assessed.
    Effect,
    /// What was measured.
    Measured,
    /// Where it is raised.
    Arena,
    /// The plan or goal it belongs to.
    PlanLink,
    /// What it takes.
    Resources,
    /// Anything else.
    Note,
    /// What the room said when it was read back.
    ReadBack,
    /// Already in place.
    InPlace,
    /// The answers behind it, or the tables that said it.
    Behind,
    /// Common ground.
    Starred,
    /// The common heading of a line.
    Heading,
    /// Sway, kind and tags of a line; the mark of a question.
    Marks,
    /// Minutes of a question.
    Minutes,
    /// Whether people gather or are heard afterwards.
    Kind,
    /// The day of a sitting.
    Date,
    /// When it begins.
    Start,
    /// Where.
    Place,
    /// How many were invited.
    Invited,
    /// How many came, or sit at a table.
    Attended,
    /// The closing questions.
    Closing,
    /// What no other field holds.
    Rest,
}

impl RecordField {
    /// Whether it is a count that may stand for different people on the two sides, so that both together is an answer.
    pub fn adds_up(self) -> bool {
        self == Self::Consent
    }
}

/// The fields in which two pieces differ, in the order people look; never none.
pub(super) fn differing(here: Option<&Piece>, there: Option<&Piece>) -> Vec<RecordField> {
    let (Some(Piece::Record(here)), Some(Piece::Record(there))) = (here, there) else {
        return vec![RecordField::Whole];
    };
    let differs = |field: &RecordField| {
        let mut changed = Loose::of(here);
        changed.take(*field, &Loose::of(there));
        match (*field, here, there) {
            // Taking a state along takes its terms, too; those are fields of their own.
            (RecordField::State, Record::Measure(ours), Record::Measure(theirs)) => {
                standing(&ours.state) != standing(&theirs.state)
            }
            _ => changed != Loose::of(here),
        }
    };
    let fields: Vec<_> = if can_be_mixed(here, there) {
        RecordField::ALL.iter().copied().filter(differs).collect()
    } else {
        Vec::new()
    };
    if fields.is_empty() { vec![RecordField::Whole] } else { fields }
}

/// Whether fields of the two fit together: the same record, about the same thing.
fn can_be_mixed(here: &Record, there: &Record) -> bool {
    let same_thing = match (here, there) {
        (Record::Answer(ours), Record::Answer(theirs)) => ours.question == theirs.question,
        (Record::Heading(ours), Record::Heading(theirs)) => ours.question == theirs.question,
        _ => true,
    };
    same_thing && here.key() == there.key()
}

/// `here` with the fields as decided; a field nobody decided is as here. Where everything is chosen from one side it is
/// that side's record, place and all.
pub(super) fn mixed(here: &Record, there: &Record, decision: &Decision) -> Record {
    match decision.get(&RecordField::Whole) {
        Some(Take::Mine | Take::Both) => return here.clone(),
        Some(Take::Theirs) => return there.clone(),
        None => {}
    }
    let (ours, theirs) = (Loose::of(here), Loose::of(there));
    let mut loose = ours.clone();
    for (field, take) in decision {
        match take {
            Take::Mine => {}
            Take::Theirs => loose.take(*field, &theirs),
            Take::Both => loose.add(*field, &theirs),
        }
    }
    let known = [&ours.terms, &theirs.terms];
    let mut record = loose.into_record(&known);
    if let (Some(place), Some(theirs)) = (position(&mut record), position(&mut there.clone())) {
        let from = |side| decision.values().all(|take| *take == side);
        *place = match (from(Take::Mine), from(Take::Theirs)) {
            (true, _) => *place,
            (_, true) => *theirs,
            // The same on both laptops.
            (false, false) => (*place).min(*theirs),
        };
    }
    record
}

/// What a measure chosen together from two lacks to stay agreed: then it is a proposal again (V1–V3).
pub(super) fn lacks(here: &Record, there: &Record, decision: &Decision) -> Vec<Missing> {
    let (Record::Measure(ours), Record::Measure(theirs)) = (here, there) else { return Vec::new() };
    let chosen = match decision.get(&RecordField::State) {
        Some(Take::Theirs) => &theirs.state,
        Some(Take::Mine | Take::Both) | None => &ours.state,
    };
    match mixed(here, there, decision) {
        Record::Measure(mixed) if chosen.agreement().is_some() && mixed.state.agreement().is_none() => {
            Agreement::new(&mixed.terms(), NaiveDate::MIN).err().unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// A record taken apart as far as it is chosen: who, when and the first step of a measure are loose until all is chosen,
/// since only together they make an agreement.
#[derive(Debug, Clone, PartialEq)]
struct Loose {
    record: Record,
    terms: Terms,
}

impl Loose {
    fn of(record: &Record) -> Self {
        let terms = match record {
            Record::Measure(measure) => measure.terms(),
            _ => Terms::default(),
        };
        Self { record: record.clone(), terms }
    }

    /// Puts it together again. Terms that were chosen from both sides must hold V1–V3 anew; those of one side have.
    fn into_record(self, known: &[&Terms]) -> Record {
        let Self { mut record, terms } = self;
        if let Record::Measure(measure) = &mut record {
            let agreement = if known.contains(&&terms) {
                Agreement::restore(&terms)
            } else {
                // The days were held against the meeting when they were agreed; here they are held against each other.
                Agreement::new(&terms, NaiveDate::MIN).ok()
            };
            let state = std::mem::replace(&mut measure.state, State::Proposed(Terms::default()));
            measure.state = with_terms(state, terms, agreement);
        }
        record
    }

    /// Takes a field over; nothing where the record has no such field.
    fn take(&mut self, field: RecordField, from: &Self) {
        match (&mut self.record, &from.record) {
            (Record::Measure(to), Record::Measure(measure)) => {
                take_of_terms(field, &mut self.terms, &from.terms);
                take_of_measure(field, to, measure);
            }
            (Record::Answer(to), Record::Answer(from)) => match field {
                RecordField::Said => to.body = from.body.clone(),
                RecordField::Behind => {
                    to.group = from.group;
                    to.also_from.clone_from(&from.also_from);
                }
                RecordField::Starred => to.starred = from.starred,
                RecordField::Heading => to.heading = from.heading,
                RecordField::Marks => {
                    (to.sway, to.nature) = (from.sway, from.nature);
                    to.tags.clone_from(&from.tags);
                }
                _ => {}
            },
            (Record::Sitting(to), Record::Sitting(from)) => match field {
                RecordField::Said => to.label.clone_from(&from.label),
                RecordField::Kind => to.kind = from.kind,
                RecordField::Date => to.date = from.date,
                RecordField::Start => to.start = from.start,
                RecordField::Place => to.place.clone_from(&from.place),
                RecordField::Invited => to.invited = from.invited,
                RecordField::Attended => to.attended = from.attended,
                RecordField::Closing => to.closing = from.closing,
                _ => {}
            },
            (Record::Group(to), Record::Group(from)) => match field {
                RecordField::Said => to.label.clone_from(&from.label),
                RecordField::Attended => to.size = from.size,
                RecordField::Marks => to.blank.clone_from(&from.blank),
                RecordField::Rest => {
                    (to.sitting, to.plenary) = (from.sitting, from.plenary);
                    to.blank.clone_from(&from.blank);
                }
                _ => {}
            },
            (Record::QuestionPlan(_, to), Record::QuestionPlan(_, from)) => match field {
                RecordField::Minutes => to.minutes = from.minutes,
                RecordField::Marks => to.mark.clone_from(&from.mark),
                _ => {}
            },
            (Record::ParkedTopic(to), Record::ParkedTopic(from)) => match field {
                RecordField::Said => to.text.clone_from(&from.text),
                RecordField::State => to.outcome = from.outcome.clone(),
                RecordField::Rest => to.question.clone_from(&from.question),
                _ => {}
            },
            // The rest are one thing each.
            _ => {}
        }
    }

    /// Adds up a field that may be added up.
    fn add(&mut self, field: RecordField, other: &Self) {
        if let (RecordField::Consent, Record::Measure(to), Record::Measure(from)) =
            (field, &mut self.record, &other.record)
        {
            to.consent = together(to.consent, from.consent);
        }
    }
}

/// The consent of two rooms.
pub fn together(ours: Option<Consent>, theirs: Option<Consent>) -> Option<Consent> {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => Some(Consent {
            supports: ours.supports.saturating_add(theirs.supports),
            can_live_with: ours.can_live_with.saturating_add(theirs.can_live_with),
            reserves: ours.reserves.saturating_add(theirs.reserves),
        }),
        (one, other) => one.or(other),
    }
}

fn take_of_terms(field: RecordField, to: &mut Terms, from: &Terms) {
    match field {
        RecordField::FirstStep => to.first_step.clone_from(&from.first_step),
        RecordField::Responsible => to.responsible.clone_from(&from.responsible),
        RecordField::Deadline => to.deadline = from.deadline,
        RecordField::FollowUp => to.follow_up = from.follow_up,
        _ => {}
    }
}

fn take_of_measure(field: RecordField, to: &mut Measure, from: &Measure) {
    match field {
        RecordField::Said => to.title.clone_from(&from.title),
        RecordField::State => to.state = from.state.clone(),
        RecordField::Deputy => to.deputy.clone_from(&from.deputy),
        RecordField::Deadline => to.original_deadline = from.original_deadline,
        RecordField::FirstDay => to.start = from.start,
        RecordField::Sign => to.sign.clone_from(&from.sign),
        RecordField::Target => to.target = from.target,
        RecordField::Baseline => to.baseline.clone_from(&from.baseline),
        RecordField::Category => to.category.clone_from(&from.category),
        RecordField::Influence => to.influence = from.influence,
        RecordField::Level => to.level = from.level,
        RecordField::Strand => to.strand = from.strand,
        RecordField::Form => to.form = from.form,
        RecordField::Direction => to.direction = from.direction,
        RecordField::TargetGroup => to.target_group = from.target_group,
        RecordField::AllShifts => to.all_shifts = from.all_shifts,
        RecordField::Consent => to.consent = from.consent,
        RecordField::Benefit => to.benefit = from.benefit,
        RecordField::Effort => to.effort = from.effort,
        RecordField::Control => to.control.clone_from(&from.control),
        RecordField::Priority => {
            to.priority = from.priority;
            to.priority_reason.clone_from(&from.priority_reason);
        }
        RecordField::EveryWeeks => (to.every_weeks, to.repeats) = (from.every_weeks, from.repeats),
        RecordField::Steps => to.steps.clone_from(&from.steps),
        RecordField::Effect => to.effect_on = from.effect_on,
        RecordField::Measured => to.measured.clone_from(&from.measured),
        RecordField::Arena => to.arena.clone_from(&from.arena),
        RecordField::PlanLink => to.plan_link.clone_from(&from.plan_link),
        RecordField::Resources => to.resources.clone_from(&from.resources),
        RecordField::Note => to.note.clone_from(&from.note),
        RecordField::ReadBack => {
            to.read_back = from.read_back;
            to.objection.clone_from(&from.objection);
        }
        RecordField::InPlace => to.in_place = from.in_place,
        RecordField::Behind => {
            to.answers.clone_from(&from.answers);
            to.question.clone_from(&from.question);
            to.group = from.group;
        }
        RecordField::Rest => to.bank.clone_from(&from.bank),
        _ => {}
    }
}

/// A state without who, when and the first step.
fn standing(state: &State) -> State {
    with_terms(state.clone(), Terms::default(), blank())
}

/// An agreement that says nothing, for comparing what stands around one.
fn blank() -> Option<Agreement> {
    let day = Some(NaiveDate::MIN);
    let nothing =
        Terms { responsible: "–".into(), deadline: day, follow_up: day, first_step: "–".into() };
    Agreement::restore(&nothing)
}

/// A state with other terms. What rests on an agreement is a proposal again where there is none.
fn with_terms(state: State, terms: Terms, agreement: Option<Agreement>) -> State {
    match (state, agreement) {
        (State::Parked { reason, .. }, _) => State::Parked { terms, reason },
        (State::Dropped { reason, .. }, _) => State::Dropped { terms, reason },
        (State::Agreed(_), Some(agreement)) => State::Agreed(agreement),
        (State::InProgress(_), Some(agreement)) => State::InProgress(agreement),
        (State::Done { on, .. }, Some(agreement)) => State::Done { agreement, on },
        (State::Evaluated { on, verdict, note, .. }, Some(agreement)) => {
            State::Evaluated { agreement, on, verdict, note }
        }
        (
            State::Proposed(_)
            | State::Agreed(_)
            | State::InProgress(_)
            | State::Done { .. }
            | State::Evaluated { .. },
            _,
        ) => State::Proposed(terms),
    }
}
