//! Measures, the answers behind them, and their history.

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::{BadColumn, StoreProblem, code, code_optional, date, moment, parse, parse_optional, read_row};
use crate::domain::facets::{Direction, Form, Influence, Level, Priority, Strand, TargetGroup};
use crate::domain::ids::{BankId, CategoryId, QuestionId};
use crate::domain::measure::{
    Agreement, Consent, Control, EventKind, Grade, Measure, MeasureEvent, Percent, ReadBack, Reason, State,
    StateCode, SubStep, TargetLevel, Terms, Verdict,
};
use crate::store::table::{Json, Table};

table! {
    /// A measure without the answers behind it.
    MeasureRow in "measure" ordered by "position, id" {
        id: String,
        position: u32,
        title: String,
        state: String,
        responsible: String,
        deadline: Option<String>,
        follow_up: Option<String>,
        first_step: String,
        done_on: Option<String>,
        verdict: Option<String>,
        verdict_note: String,
        reason: String,
        deputy: String,
        sign: String,
        baseline: String,
        category: Option<String>,
        form: Option<String>,
        level: Option<String>,
        strand: Option<String>,
        direction: Option<String>,
        target_group: Option<String>,
        influence: Option<String>,
        all_shifts: Option<bool>,
        supports: Option<u16>,
        can_live_with: Option<u16>,
        reserves: Option<u16>,
        benefit: Option<u8>,
        effort: Option<u8>,
        control: Option<String>,
        lifted_to: String,
        every_weeks: Option<u16>,
        priority: Option<String>,
        priority_reason: String,
        arena: String,
        plan_link: String,
        resources: String,
        note: String,
        start: Option<String>,
        original_deadline: Option<String>,
        question: Option<String>,
        meeting_group: Option<String>,
        bank: Option<String>,
        in_place: bool,
        read_back: Option<String>,
        objection: String,
        target_to: Option<u16>,
        target_from: Option<u16>,
        effect_on: Option<String>,
        measured: String,
        steps: Json<Vec<SubStepRow>>,
        repeats: Option<String>,
    }
}

/// A smaller step as its column keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct SubStepRow {
    text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    done: bool,
}

/// A measure with the answers behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct MeasureWithAnswers {
    #[serde(flatten)]
    pub(in crate::store) row: MeasureRow,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::store) answers: Vec<String>,
}

impl MeasureWithAnswers {
    /// All measures of a session in order.
    pub(in crate::store) fn all(db: &Connection, session: &str) -> rusqlite::Result<Vec<Self>> {
        let rows = MeasureRow::all(db, session)?;
        let mut statement = db.prepare_cached(
            "SELECT measure, answer FROM measure_answer WHERE session = :session ORDER BY measure, position",
        )?;
        let mut behind: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut links = statement.query(named_params! { ":session": session })?;
        while let Some(link) = links.next()? {
            behind.entry(link.get(0)?).or_default().push(link.get(1)?);
        }
        Ok(rows
            .into_iter()
            .map(|row| {
                let answers = behind.remove(&row.id).unwrap_or_default();
                Self { row, answers }
            })
            .collect())
    }

    /// The measure with this id.
    pub(in crate::store) fn one(db: &Connection, session: &str, id: &str) -> rusqlite::Result<Option<Self>> {
        let Some(row) = MeasureRow::one(db, session, id)? else { return Ok(None) };
        let answers = answers_of(db, session, id)?;
        Ok(Some(Self { row, answers }))
    }

    /// Puts measure and links.
    pub(in crate::store) fn put(&self, db: &Connection, session: &str) -> rusqlite::Result<()> {
        self.row.put(db, session)?;
        // Carrying a measure on touches nothing of what was said (G3).
        if answers_of(db, session, &self.row.id)? == self.answers {
            return Ok(());
        }
        db.prepare_cached("DELETE FROM measure_answer WHERE session = :session AND measure = :measure")?
            .execute(named_params! { ":session": session, ":measure": self.row.id })?;
        let mut insert = db.prepare_cached(
            "INSERT INTO measure_answer (session, measure, position, answer)
             VALUES (:session, :measure, :position, :answer)",
        )?;
        for (position, answer) in (0i64..).zip(&self.answers) {
            insert.execute(named_params! {
                ":session": session, ":measure": self.row.id, ":position": position, ":answer": answer
            })?;
        }
        Ok(())
    }

    /// The measure as the field knows it.
    pub(in crate::store) fn to_measure(&self) -> Result<Measure, StoreProblem> {
        let mut measure: Measure = read_row(&self.row, &self.row.id)?;
        measure.answers = self
            .answers
            .iter()
            .map(|id| parse("answer", id))
            .collect::<Result<_, _>>()
            .map_err(|bad| bad.within("measure_answer", &self.row.id))?;
        Ok(measure)
    }
}

impl From<&Measure> for MeasureWithAnswers {
    fn from(measure: &Measure) -> Self {
        Self { row: measure.into(), answers: measure.answers.iter().map(ToString::to_string).collect() }
    }
}

/// The answers behind a measure as they stand in the file, in order.
fn answers_of(db: &Connection, session: &str, measure: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached(
        "SELECT answer FROM measure_answer WHERE session = :session AND measure = :measure ORDER BY position",
    )?
    .query_map(named_params! { ":session": session, ":measure": measure }, |row| row.get(0))?
    .collect()
}

impl From<&Measure> for MeasureRow {
    fn from(measure: &Measure) -> Self {
        let terms = measure.terms();
        let (done_on, verdict, verdict_note) = match &measure.state {
            State::Done { on, .. } => (Some(date(*on)), None, ""),
            State::Evaluated { on, verdict, note, .. } => {
                (Some(date(*on)), Some(verdict.code().to_owned()), note.as_str())
            }
            State::Proposed(_)
            | State::Agreed(_)
            | State::InProgress(_)
            | State::Parked { .. }
            | State::Dropped { .. } => (None, None, ""),
        };
        let (control, lifted_to) = match &measure.control {
            None => (None, ""),
            Some(Control::Own) => (Some("own".to_owned()), ""),
            Some(Control::Lifted(to)) => (Some("lifted".to_owned()), to.as_str()),
        };
        Self {
            id: measure.id.to_string(),
            position: measure.position,
            title: measure.title.clone(),
            state: measure.state.code().code().to_owned(),
            responsible: terms.responsible,
            deadline: terms.deadline.map(date),
            follow_up: terms.follow_up.map(date),
            first_step: terms.first_step,
            done_on,
            verdict,
            verdict_note: verdict_note.to_owned(),
            reason: measure.reason().map(|reason| reason.as_str().to_owned()).unwrap_or_default(),
            deputy: measure.deputy.clone(),
            sign: measure.sign.clone(),
            baseline: measure.baseline.clone(),
            category: measure.category.as_ref().map(ToString::to_string),
            form: measure.form.map(|it| it.code().to_owned()),
            level: measure.level.map(|it| it.code().to_owned()),
            strand: measure.strand.map(|it| it.code().to_owned()),
            direction: measure.direction.map(|it| it.code().to_owned()),
            target_group: measure.target_group.map(|it| it.code().to_owned()),
            influence: measure.influence.map(|it| it.code().to_owned()),
            all_shifts: measure.all_shifts,
            supports: measure.consent.map(|it| it.supports),
            can_live_with: measure.consent.map(|it| it.can_live_with),
            reserves: measure.consent.map(|it| it.reserves),
            benefit: measure.benefit.map(Grade::get),
            effort: measure.effort.map(Grade::get),
            control,
            lifted_to: lifted_to.to_owned(),
            every_weeks: measure.every_weeks,
            priority: measure.priority.map(|it| it.code().to_owned()),
            priority_reason: measure.priority_reason.clone(),
            arena: measure.arena.clone(),
            plan_link: measure.plan_link.clone(),
            resources: measure.resources.clone(),
            note: measure.note.clone(),
            start: measure.start.map(date),
            original_deadline: measure.original_deadline.map(date),
            question: measure.question.as_ref().map(ToString::to_string),
            meeting_group: measure.group.map(|id| id.to_string()),
            bank: measure.bank.as_ref().map(ToString::to_string),
            in_place: measure.in_place,
            read_back: measure.read_back.map(|it| it.code().to_owned()),
            objection: measure.objection.clone(),
            target_to: measure.target.map(|target| target.to.hundredths()),
            target_from: measure.target.and_then(|target| target.from).map(Percent::hundredths),
            effect_on: measure.effect_on.map(date),
            measured: measure.measured.clone(),
            steps: Json(
                measure
                    .steps
                    .iter()
                    .map(|step| SubStepRow { text: step.text.clone(), done: step.done })
                    .collect(),
            ),
            repeats: measure.repeats.map(|id| id.to_string()),
        }
    }
}

impl MeasureRow {
    fn to_state(&self) -> Result<State, BadColumn> {
        let terms = Terms {
            responsible: self.responsible.clone(),
            deadline: parse_optional("deadline", self.deadline.as_deref())?,
            follow_up: parse_optional("follow_up", self.follow_up.as_deref())?,
            first_step: self.first_step.clone(),
        };
        let agreement = |terms| Agreement::restore(terms).ok_or(BadColumn("state"));
        let done_on = || parse("done_on", self.done_on.as_deref().unwrap_or_default());
        let reason = || Reason::new(self.reason.as_str()).ok_or(BadColumn("reason"));
        Ok(match code("state", StateCode::from_code, &self.state)? {
            StateCode::Proposed => State::Proposed(terms),
            StateCode::Agreed => State::Agreed(agreement(&terms)?),
            StateCode::InProgress => State::InProgress(agreement(&terms)?),
            StateCode::Done => State::Done { agreement: agreement(&terms)?, on: done_on()? },
            StateCode::Evaluated => State::Evaluated {
                agreement: agreement(&terms)?,
                on: done_on()?,
                verdict: code("verdict", Verdict::from_code, self.verdict.as_deref().unwrap_or_default())?,
                note: self.verdict_note.clone(),
            },
            StateCode::Parked => State::Parked { terms, reason: reason()? },
            StateCode::Dropped => State::Dropped { terms, reason: reason()? },
        })
    }

    fn to_control(&self) -> Result<Option<Control>, BadColumn> {
        match self.control.as_deref() {
            None => Ok(None),
            Some("own") => Ok(Some(Control::Own)),
            Some("lifted") => Ok(Some(Control::Lifted(self.lifted_to.clone()))),
            Some(_) => Err(BadColumn("control")),
        }
    }
}

impl TryFrom<&MeasureRow> for Measure {
    type Error = BadColumn;

    fn try_from(row: &MeasureRow) -> Result<Self, BadColumn> {
        let grade = |column, grade: Option<u8>| {
            grade.map(|grade| Grade::new(grade).ok_or(BadColumn(column))).transpose()
        };
        let percent = |column, hundredths: Option<u16>| {
            hundredths
                .map(|hundredths| Percent::from_hundredths(hundredths).ok_or(BadColumn(column)))
                .transpose()
        };
        Ok(Self {
            id: parse("id", &row.id)?,
            position: row.position,
            title: row.title.clone(),
            state: row.to_state()?,
            deputy: row.deputy.clone(),
            sign: row.sign.clone(),
            baseline: row.baseline.clone(),
            category: row.category.as_deref().map(CategoryId::new),
            form: code_optional("form", Form::from_code, row.form.as_deref())?,
            level: code_optional("level", Level::from_code, row.level.as_deref())?,
            strand: code_optional("strand", Strand::from_code, row.strand.as_deref())?,
            direction: code_optional("direction", Direction::from_code, row.direction.as_deref())?,
            target_group: code_optional("target_group", TargetGroup::from_code, row.target_group.as_deref())?,
            influence: code_optional("influence", Influence::from_code, row.influence.as_deref())?,
            all_shifts: row.all_shifts,
            consent: match (row.supports, row.can_live_with, row.reserves) {
                (Some(supports), Some(can_live_with), Some(reserves)) => {
                    Some(Consent { supports, can_live_with, reserves })
                }
                (None, None, None) => None,
                _ => return Err(BadColumn("supports")),
            },
            benefit: grade("benefit", row.benefit)?,
            effort: grade("effort", row.effort)?,
            control: row.to_control()?,
            every_weeks: row.every_weeks,
            priority: code_optional("priority", Priority::from_code, row.priority.as_deref())?,
            priority_reason: row.priority_reason.clone(),
            arena: row.arena.clone(),
            plan_link: row.plan_link.clone(),
            resources: row.resources.clone(),
            note: row.note.clone(),
            start: parse_optional("start", row.start.as_deref())?,
            original_deadline: parse_optional("original_deadline", row.original_deadline.as_deref())?,
            question: row.question.as_deref().map(QuestionId::new),
            group: parse_optional("meeting_group", row.meeting_group.as_deref())?,
            answers: Vec::new(),
            bank: row.bank.as_deref().map(BankId::new),
            in_place: row.in_place,
            read_back: code_optional("read_back", ReadBack::from_code, row.read_back.as_deref())?,
            objection: row.objection.clone(),
            target: match (percent("target_to", row.target_to)?, percent("target_from", row.target_from)?) {
                (Some(to), from) => Some(TargetLevel { from, to }),
                (None, None) => None,
                (None, Some(_)) => return Err(BadColumn("target_from")),
            },
            effect_on: parse_optional("effect_on", row.effect_on.as_deref())?,
            measured: row.measured.clone(),
            steps: row
                .steps
                .0
                .iter()
                .map(|step| SubStep { text: step.text.clone(), done: step.done })
                .collect(),
            repeats: parse_optional("repeats", row.repeats.as_deref())?,
        })
    }
}

table! {
    /// History of a measure.
    MeasureEventRow in "measure_event" ordered by "at, position, id" {
        id: String,
        position: u32,
        measure: String,
        at: String,
        kind: String,
        old: String,
        new: String,
        reason: String,
        by_role: String,
        meeting: Option<String>,
    }
}

impl From<&MeasureEvent> for MeasureEventRow {
    fn from(event: &MeasureEvent) -> Self {
        Self {
            id: event.id.to_string(),
            position: event.position,
            measure: event.measure.to_string(),
            at: moment(event.at),
            kind: event.kind.code().to_owned(),
            old: event.old.clone(),
            new: event.new.clone(),
            reason: event.reason.clone(),
            by_role: event.by.clone(),
            meeting: event.meeting.map(|id| id.to_string()),
        }
    }
}

impl TryFrom<&MeasureEventRow> for MeasureEvent {
    type Error = BadColumn;

    fn try_from(row: &MeasureEventRow) -> Result<Self, BadColumn> {
        Ok(Self {
            id: parse("id", &row.id)?,
            position: row.position,
            measure: parse("measure", &row.measure)?,
            at: parse("at", &row.at)?,
            kind: code("kind", EventKind::from_code, &row.kind)?,
            old: row.old.clone(),
            new: row.new.clone(),
            reason: row.reason.clone(),
            by: row.by_role.clone(),
            meeting: parse_optional("meeting", row.meeting.as_deref())?,
        })
    }
}
