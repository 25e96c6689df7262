//! A session taken apart into the pieces that are compared, kept or taken over as one.
//!
//! A record is a piece. The meeting as a whole is not: everybody writes in it, one the purpose, another who takes notes,
//! so each of its fields is a piece of its own.

use std::collections::BTreeMap;

use crate::domain::change::{Key, Record};
use crate::domain::codes::codes;
use crate::domain::ids::Id;
use crate::domain::lineage::{Lineage, sum_of};
use crate::domain::session::{Details, Presence, Session};
use crate::exchange::session_file;

codes! {
    /// A field of what is written about the meeting as a whole.
    pub enum DetailField {
        /// See [`Details::title`].
        Title = "title",
        /// See [`Details::purpose`].
        Purpose = "purpose",
        /// See [`Details::leader`].
        Leader = "leader",
        /// See [`Details::facilitator`].
        Facilitator = "facilitator",
        /// See [`Details::note_taker`].
        NoteTaker = "note_taker",
        /// See [`Presence::safety_rep`].
        SafetyRep = "safety_rep",
        /// See [`Presence::union_rep`].
        UnionRep = "union_rep",
        /// See [`Presence::nav`].
        Nav = "nav",
        /// See [`Presence::health_service`].
        HealthService = "health_service",
        /// See [`Presence::hr`].
        Hr = "hr",
        /// See [`Details::state`].
        State = "state",
        /// See [`Details::minutes`].
        Minutes = "minutes",
        /// See [`Details::ground_rules`].
        GroundRules = "ground_rules",
        /// See [`Details::next_follow_up`].
        NextFollowUp = "next_follow_up",
        /// See [`Details::raised_at`].
        RaisedAt = "raised_at",
        /// See [`Details::summary`].
        Summary = "summary",
        /// See [`Details::prepared`].
        Prepared = "prepared",
        /// See [`Details::legal_note`].
        LegalNote = "legal_note",
        /// See [`Details::keep_answers`].
        KeepAnswers = "keep_answers",
        /// See [`Details::answers_deleted`].
        AnswersDeleted = "answers_deleted",
    }
}

impl DetailField {
    /// Its content as it is compared: the text, the code, or numbers with a space between.
    pub fn of(self, details: &Details) -> String {
        // Every field by name, so that a new one must be given a place here.
        let Details {
            title,
            purpose,
            leader,
            facilitator,
            note_taker,
            presence: Presence { safety_rep, union_rep, nav, health_service, hr },
            state,
            minutes,
            ground_rules,
            next_follow_up,
            raised_at,
            summary,
            prepared,
            legal_note,
            keep_answers,
            answers_deleted,
        } = details;
        match self {
            Self::Title => title.clone(),
            Self::Purpose => purpose.clone(),
            Self::Leader => leader.clone(),
            Self::Facilitator => facilitator.clone(),
            Self::NoteTaker => note_taker.clone(),
            Self::SafetyRep => safety_rep.code().to_owned(),
            Self::UnionRep => union_rep.code().to_owned(),
            Self::Nav => nav.code().to_owned(),
            Self::HealthService => health_service.code().to_owned(),
            Self::Hr => hr.code().to_owned(),
            Self::State => state.code().to_owned(),
            Self::Minutes => minutes.to_string(),
            Self::GroundRules => ground_rules.clone(),
            Self::NextFollowUp => next_follow_up.map(|day| day.to_string()).unwrap_or_default(),
            Self::RaisedAt => raised_at.clone(),
            Self::Summary => summary.clone(),
            Self::Prepared => prepared.iter().map(|it| it.code()).collect::<Vec<_>>().join(" "),
            Self::LegalNote => legal_note.clone(),
            Self::KeepAnswers => keep_answers.to_string(),
            Self::AnswersDeleted => answers_deleted.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// Takes its content over from other details.
    pub(super) fn copy(self, from: &Details, to: &mut Details) {
        match self {
            Self::Title => to.title.clone_from(&from.title),
            Self::Purpose => to.purpose.clone_from(&from.purpose),
            Self::Leader => to.leader.clone_from(&from.leader),
            Self::Facilitator => to.facilitator.clone_from(&from.facilitator),
            Self::NoteTaker => to.note_taker.clone_from(&from.note_taker),
            Self::SafetyRep => to.presence.safety_rep = from.presence.safety_rep,
            Self::UnionRep => to.presence.union_rep = from.presence.union_rep,
            Self::Nav => to.presence.nav = from.presence.nav,
            Self::HealthService => to.presence.health_service = from.presence.health_service,
            Self::Hr => to.presence.hr = from.presence.hr,
            Self::State => to.state = from.state,
            Self::Minutes => to.minutes = from.minutes,
            Self::GroundRules => to.ground_rules.clone_from(&from.ground_rules),
            Self::NextFollowUp => to.next_follow_up = from.next_follow_up,
            Self::RaisedAt => to.raised_at.clone_from(&from.raised_at),
            Self::Summary => to.summary.clone_from(&from.summary),
            Self::Prepared => to.prepared.clone_from(&from.prepared),
            Self::LegalNote => to.legal_note.clone_from(&from.legal_note),
            Self::KeepAnswers => to.keep_answers = from.keep_answers,
            Self::AnswersDeleted => to.answers_deleted = from.answers_deleted,
        }
    }
}

/// A piece of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A field of the meeting as a whole, with its content as [`DetailField::of`] gives it.
    Detail(DetailField, String),
    /// A record.
    Record(Record),
}

impl Piece {
    /// A sum over it, the same on every laptop.
    fn print(&self) -> Id {
        match self {
            Self::Detail(_, said) => sum_of(said),
            Self::Record(record) => sum_of(&session_file::record_text(record)),
        }
    }
}

/// The pieces of a session by name.
pub(super) type Pieces = BTreeMap<String, Piece>;

/// Takes a session apart.
pub(super) fn pieces(session: &Session) -> Pieces {
    let details = &session.details;
    let fields = DetailField::ALL
        .iter()
        .map(|field| (format!("details/{}", field.code()), Piece::Detail(*field, field.of(details))));
    let records = session.records().map(|record| (name(&record.key()), Piece::Record(record)));
    fields.chain(records).collect()
}

/// Sums over pieces, by name.
pub(super) fn prints(pieces: &Pieces) -> BTreeMap<String, Id> {
    pieces.iter().map(|(name, piece)| (name.clone(), piece.print())).collect()
}

/// Sums over the pieces of a session, by name.
pub(in crate::exchange) fn prints_of(session: &Session) -> BTreeMap<String, Id> {
    prints(&pieces(session))
}

/// The lineage of a session once it is in a file that other laptops may read, as it stands.
pub fn shared(session: &Session, lineage: Lineage) -> Lineage {
    lineage.shared(&prints_of(session))
}

/// The lineage of a session whose gone pieces are gone for good.
pub fn left(session: &Session, lineage: Lineage) -> Lineage {
    lineage.left(&prints_of(session))
}

/// What a piece is called in files: its kind as the file calls it, and its id.
pub(super) fn name(key: &Key) -> String {
    match key {
        // Its fields are pieces, not it.
        Key::Details => "details".to_owned(),
        Key::Sitting(id) => format!("sitting/{id}"),
        Key::Group(id) => format!("group/{id}"),
        Key::QuestionPlan(id) => format!("question_plan/{id}"),
        Key::PartPlan(id) => format!("part_plan/{id}"),
        Key::AddedQuestion(id) => format!("added_question/{id}"),
        Key::Answer(id) => format!("answer/{id}"),
        Key::Heading(id) => format!("heading/{id}"),
        Key::Measure(id) => format!("measure/{id}"),
        Key::MeasureEvent(id) => format!("measure_event/{id}"),
        Key::Keep(id) => format!("keep/{id}"),
        Key::Check(sitting, moment) => format!("check/{sitting}/{}", moment.code()),
        Key::PartAttendance(sitting, part) => format!("part_attendance/{sitting}/{part}"),
        Key::ParkedTopic(id) => format!("parked_topic/{id}"),
        Key::VoteRound(id) => format!("vote_round/{id}"),
        Key::Review => "review".to_owned(),
        Key::Reviewed(id) => format!("reviewed/{id}"),
        Key::Event(id) => format!("event/{id}"),
    }
}

/// The same record at the first position: two that are alike in all but their place are no matter for a person.
pub(super) fn anywhere(record: &Record) -> Record {
    let mut record = record.clone();
    if let Some(position) = position(&mut record) {
        *position = 0;
    }
    record
}

/// The place of a record among its like.
pub(super) fn position(record: &mut Record) -> Option<&mut u32> {
    match record {
        Record::Sitting(it) => Some(&mut it.position),
        Record::Group(it) => Some(&mut it.position),
        Record::AddedQuestion(it) => Some(&mut it.position),
        Record::Answer(it) => Some(&mut it.position),
        Record::Heading(it) => Some(&mut it.position),
        Record::Measure(it) => Some(&mut it.position),
        Record::Keep(it) => Some(&mut it.position),
        Record::ParkedTopic(it) => Some(&mut it.position),
        Record::VoteRound(it) => Some(&mut it.position),
        Record::Reviewed(it) => Some(&mut it.position),
        Record::Details(_)
        | Record::QuestionPlan(..)
        | Record::PartPlan(..)
        | Record::MeasureEvent(_)
        | Record::Check(_)
        | Record::PartAttendance { .. }
        | Record::Review(_)
        | Record::Event(_) => None,
    }
}
