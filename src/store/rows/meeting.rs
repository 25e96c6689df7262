//! The meeting as a whole, its sittings and groups, its plan, and its history.

use rusqlite::{Connection, OptionalExtension, ToSql, named_params};

use super::question_set::QuestionShape;
use super::{BadColumn, clock, code, code_optional, date, moment, parse, parse_optional};
use crate::domain::ids::{PartId, QuestionId};
use crate::domain::retention::Retention;
use crate::domain::room::{ClosingCheck, Preparation, YesNo};
use crate::domain::session::{
    AddedQuestion, Attendance, Details, Keep, Mark, MarkKind, PartPlan, Presence, QuestionPlan, SessionEvent,
    SessionEventKind, SessionState,
};
use crate::domain::sitting::{Group, Sitting, SittingKind};
use crate::store::table::Json;

/// Declares [`DetailsRow`], whose columns stand in `session` beside what never changes.
macro_rules! details {
    ($first:ident: $first_type:ty $(, $field:ident: $type:ty)* $(,)?) => {
        /// Everything written about the meeting as a whole.
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub(in crate::store) struct DetailsRow {
            #[serde(default, skip_serializing_if = "crate::store::table::Blank::is_blank")]
            $first: $first_type,
            $(
                #[serde(default, skip_serializing_if = "crate::store::table::Blank::is_blank")]
                $field: $type,
            )*
        }

        impl DetailsRow {
            const SELECT: &'static str = concat!(
                "SELECT ", stringify!($first), $(", ", stringify!($field),)* " FROM session WHERE id = :session"
            );
            const UPDATE: &'static str = concat!(
                "UPDATE session SET ", stringify!($first), " = :", stringify!($first),
                $(", ", stringify!($field), " = :", stringify!($field),)* " WHERE id = :session"
            );
            const INSERT: &'static str = concat!(
                "INSERT INTO session (id, unit, question_set, follows, rehearsal, ", stringify!($first),
                $(", ", stringify!($field),)*
                ") VALUES (:session, :unit, :question_set, :follows, :rehearsal, :", stringify!($first),
                $(", :", stringify!($field),)* ")"
            );

            fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut columns = 0..;
                // Fields are read in the order written, which is the order selected; the range has no end.
                let mut next = || columns.next().unwrap_or_default();
                Ok(Self {
                    $first: crate::store::table::Fetched::inert(row.get(next())?),
                    $($field: crate::store::table::Fetched::inert(row.get(next())?),)*
                })
            }

            fn values(&self) -> Vec<(&'static str, &dyn ToSql)> {
                vec![
                    (concat!(":", stringify!($first)), &self.$first),
                    $((concat!(":", stringify!($field)), &self.$field),)*
                ]
            }
        }
    };
}

details! {
    title: String,
    purpose: String,
    leader: String,
    facilitator: String,
    note_taker: String,
    safety_rep: String,
    union_rep: String,
    nav: String,
    health_service: String,
    hr: String,
    state: String,
    minutes: u16,
    ground_rules: String,
    next_follow_up: Option<String>,
    raised_at: String,
    summary: String,
    prepared: Json<Vec<String>>,
    legal_note: String,
    keep_answers: Option<String>,
    answers_deleted: Option<String>,
}

/// What a session has that never changes.
pub(in crate::store) struct Frame<'a> {
    pub(in crate::store) unit: &'a str,
    pub(in crate::store) question_set: &'a str,
    pub(in crate::store) follows: Option<&'a str>,
    pub(in crate::store) rehearsal: bool,
}

impl DetailsRow {
    /// The details of a session, if there is one.
    pub(in crate::store) fn of(db: &Connection, session: &str) -> rusqlite::Result<Option<Self>> {
        db.prepare_cached(Self::SELECT)?
            .query_row(named_params! { ":session": session }, Self::read)
            .optional()
    }

    /// Replaces the details of a session.
    pub(in crate::store) fn put(&self, db: &Connection, session: &str) -> rusqlite::Result<()> {
        let mut values = self.values();
        values.push((":session", &session));
        db.prepare_cached(Self::UPDATE)?.execute(values.as_slice()).map(drop)
    }

    /// Adds the session itself.
    pub(in crate::store) fn insert(
        &self,
        db: &Connection,
        session: &str,
        frame: &Frame<'_>,
    ) -> rusqlite::Result<()> {
        let mut values = self.values();
        values.push((":session", &session));
        values.push((":unit", &frame.unit));
        values.push((":question_set", &frame.question_set));
        values.push((":follows", &frame.follows));
        values.push((":rehearsal", &frame.rehearsal));
        db.prepare_cached(Self::INSERT)?.execute(values.as_slice()).map(drop)
    }

    /// The details as the field knows them.
    pub(in crate::store) fn to_details(&self) -> Result<Details, BadColumn> {
        let attendance = |column, written: &str| code(column, Attendance::from_code, written);
        Ok(Details {
            title: self.title.clone(),
            purpose: self.purpose.clone(),
            leader: self.leader.clone(),
            facilitator: self.facilitator.clone(),
            note_taker: self.note_taker.clone(),
            presence: Presence {
                safety_rep: attendance("safety_rep", &self.safety_rep)?,
                union_rep: attendance("union_rep", &self.union_rep)?,
                nav: attendance("nav", &self.nav)?,
                health_service: attendance("health_service", &self.health_service)?,
                hr: attendance("hr", &self.hr)?,
            },
            state: code("state", SessionState::from_code, &self.state)?,
            minutes: self.minutes,
            ground_rules: self.ground_rules.clone(),
            next_follow_up: parse_optional("next_follow_up", self.next_follow_up.as_deref())?,
            raised_at: self.raised_at.clone(),
            summary: self.summary.clone(),
            prepared: self
                .prepared
                .0
                .iter()
                .map(|written| code("prepared", Preparation::from_code, written))
                .collect::<Result<_, _>>()?,
            legal_note: self.legal_note.clone(),
            keep_answers: parse_optional("keep_answers", self.keep_answers.as_deref())?.unwrap_or_default(),
            answers_deleted: parse_optional("answers_deleted", self.answers_deleted.as_deref())?,
        })
    }
}

impl From<&Details> for DetailsRow {
    fn from(details: &Details) -> Self {
        let Presence { safety_rep, union_rep, nav, health_service, hr } = details.presence;
        Self {
            title: details.title.clone(),
            purpose: details.purpose.clone(),
            leader: details.leader.clone(),
            facilitator: details.facilitator.clone(),
            note_taker: details.note_taker.clone(),
            safety_rep: safety_rep.code().to_owned(),
            union_rep: union_rep.code().to_owned(),
            nav: nav.code().to_owned(),
            health_service: health_service.code().to_owned(),
            hr: hr.code().to_owned(),
            state: details.state.code().to_owned(),
            minutes: details.minutes,
            ground_rules: details.ground_rules.clone(),
            next_follow_up: details.next_follow_up.map(date),
            raised_at: details.raised_at.clone(),
            summary: details.summary.clone(),
            prepared: Json(details.prepared.iter().map(|it| it.code().to_owned()).collect()),
            legal_note: details.legal_note.clone(),
            // What is usual is not written, so that entries of the log from before this was kept still fit.
            keep_answers: Some(details.keep_answers)
                .filter(|it| *it != Retention::default())
                .map(|it| it.to_string()),
            answers_deleted: details.answers_deleted.map(date),
        }
    }
}

table! {
    /// A gathering.
    SittingRow in "sitting" ordered by "position, id" {
        id: String,
        position: u32,
        label: String,
        date: String,
        start: Option<String>,
        place: String,
        invited: Option<u16>,
        attended: Option<u16>,
        late_input: bool,
        everyone_heard_yes: u16,
        everyone_heard_no: u16,
        know_next_yes: u16,
        know_next_no: u16,
        spoke_safely_yes: u16,
        spoke_safely_no: u16,
    }
}

impl From<&Sitting> for SittingRow {
    fn from(sitting: &Sitting) -> Self {
        let ClosingCheck { everyone_heard, know_next, spoke_safely } = sitting.closing;
        Self {
            id: sitting.id.to_string(),
            position: sitting.position,
            label: sitting.label.clone(),
            date: date(sitting.date),
            start: sitting.start.map(clock),
            place: sitting.place.clone(),
            invited: sitting.invited,
            attended: sitting.attended,
            late_input: sitting.kind == SittingKind::LateInput,
            everyone_heard_yes: everyone_heard.yes,
            everyone_heard_no: everyone_heard.no,
            know_next_yes: know_next.yes,
            know_next_no: know_next.no,
            spoke_safely_yes: spoke_safely.yes,
            spoke_safely_no: spoke_safely.no,
        }
    }
}

impl TryFrom<&SittingRow> for Sitting {
    type Error = BadColumn;

    fn try_from(row: &SittingRow) -> Result<Self, BadColumn> {
        Ok(Self {
            id: parse("id", &row.id)?,
            position: row.position,
            kind: if row.late_input { SittingKind::LateInput } else { SittingKind::Gathering },
            label: row.label.clone(),
            date: parse("date", &row.date)?,
            start: parse_optional("start", row.start.as_deref())?,
            place: row.place.clone(),
            invited: row.invited,
            attended: row.attended,
            closing: ClosingCheck {
                everyone_heard: YesNo { yes: row.everyone_heard_yes, no: row.everyone_heard_no },
                know_next: YesNo { yes: row.know_next_yes, no: row.know_next_no },
                spoke_safely: YesNo { yes: row.spoke_safely_yes, no: row.spoke_safely_no },
            },
        })
    }
}

table! {
    /// A group.
    GroupRow in "meeting_group" ordered by "position, id" {
        id: String,
        sitting: String,
        position: u32,
        plenary: bool,
        label: String,
        size: u16,
        blank: Json<Vec<String>>,
    }
}

impl From<&Group> for GroupRow {
    fn from(group: &Group) -> Self {
        Self {
            id: group.id.to_string(),
            sitting: group.sitting.to_string(),
            position: group.position,
            plenary: group.plenary,
            label: group.label.clone(),
            size: group.size,
            blank: Json(group.blank.iter().map(ToString::to_string).collect()),
        }
    }
}

impl TryFrom<&GroupRow> for Group {
    type Error = BadColumn;

    fn try_from(row: &GroupRow) -> Result<Self, BadColumn> {
        Ok(Self {
            id: parse("id", &row.id)?,
            sitting: parse("sitting", &row.sitting)?,
            position: row.position,
            plenary: row.plenary,
            label: row.label.clone(),
            size: row.size,
            blank: row.blank.0.iter().map(QuestionId::new).collect(),
        })
    }
}

table! {
    /// What differs from the set for a question.
    QuestionPlanRow in "question_plan" ordered by "question" {
        question: String,
        minutes: Option<u16>,
        mark: Option<String>,
        reason: String,
    }
}

impl From<(&QuestionId, &QuestionPlan)> for QuestionPlanRow {
    fn from((id, plan): (&QuestionId, &QuestionPlan)) -> Self {
        Self {
            question: id.to_string(),
            minutes: plan.minutes,
            mark: plan.mark.as_ref().map(|mark| mark.kind.code().to_owned()),
            reason: plan.mark.as_ref().map(|mark| mark.reason.clone()).unwrap_or_default(),
        }
    }
}

impl TryFrom<&QuestionPlanRow> for QuestionPlan {
    type Error = BadColumn;

    fn try_from(row: &QuestionPlanRow) -> Result<Self, BadColumn> {
        let kind = code_optional("mark", MarkKind::from_code, row.mark.as_deref())?;
        let mark = kind.map(|kind| Mark { kind, reason: row.reason.clone() });
        Ok(Self { minutes: row.minutes, mark })
    }
}

table! {
    /// What the room said of a theme.
    PartPlanRow in "part_plan" ordered by "part" {
        part: String,
        concerns_us: bool,
    }
}

impl From<(&PartId, &PartPlan)> for PartPlanRow {
    fn from((id, plan): (&PartId, &PartPlan)) -> Self {
        Self { part: id.to_string(), concerns_us: plan.concerns_us }
    }
}

impl TryFrom<&PartPlanRow> for PartPlan {
    type Error = BadColumn;

    fn try_from(row: &PartPlanRow) -> Result<Self, BadColumn> {
        Ok(Self { concerns_us: row.concerns_us })
    }
}

table! {
    /// A question of the room's own.
    AddedQuestionRow in "added_question" ordered by "position, question" {
        question: String,
        part: String,
        position: u32,
        content: Json<QuestionShape>,
    }
}

impl From<&AddedQuestion> for AddedQuestionRow {
    fn from(added: &AddedQuestion) -> Self {
        Self {
            question: added.question.id.to_string(),
            part: added.part.to_string(),
            position: added.position,
            content: Json((&added.question).into()),
        }
    }
}

impl TryFrom<&AddedQuestionRow> for AddedQuestion {
    type Error = BadColumn;

    fn try_from(row: &AddedQuestionRow) -> Result<Self, BadColumn> {
        let question = row.content.0.clone().try_into()?;
        Ok(Self { part: PartId::new(&row.part), position: row.position, question })
    }
}

table! {
    /// Something to keep.
    KeepRow in "keep" ordered by "position, id" {
        id: String,
        position: u32,
        text: String,
    }
}

impl From<&Keep> for KeepRow {
    fn from(keep: &Keep) -> Self {
        Self { id: keep.id.to_string(), position: keep.position, text: keep.text.clone() }
    }
}

impl TryFrom<&KeepRow> for Keep {
    type Error = BadColumn;

    fn try_from(row: &KeepRow) -> Result<Self, BadColumn> {
        Ok(Self { id: parse("id", &row.id)?, position: row.position, text: row.text.clone() })
    }
}

table! {
    /// History of the session.
    SessionEventRow in "session_event" ordered by "at, position, id" {
        id: String,
        position: u32,
        at: String,
        kind: String,
        note: String,
    }
}

impl From<&SessionEvent> for SessionEventRow {
    fn from(event: &SessionEvent) -> Self {
        Self {
            id: event.id.to_string(),
            position: event.position,
            at: moment(event.at),
            kind: event.kind.code().to_owned(),
            note: event.note.clone(),
        }
    }
}

impl TryFrom<&SessionEventRow> for SessionEvent {
    type Error = BadColumn;

    fn try_from(row: &SessionEventRow) -> Result<Self, BadColumn> {
        Ok(Self {
            id: parse("id", &row.id)?,
            position: row.position,
            at: parse("at", &row.at)?,
            kind: code("kind", SessionEventKind::from_code, &row.kind)?,
            note: row.note.clone(),
        })
    }
}
