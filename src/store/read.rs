//! Reading whole sessions and units.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::error::{ProblemKind, StoreProblem};
use super::rows::{
    AddedQuestionRow, AnswerRow, BadColumn, CheckRow, DetailsRow, GroupRow, HeadingRow, KeepRow,
    MeasureEventRow, MeasureWithAnswers, ParkedTopicRow, PartAttendanceRow, PartPlanRow, QuestionPlanRow,
    ReviewRow, ReviewedRow, RoundWithVotes, SessionEventRow, SetRow, SittingRow, UnitRow, parse_optional,
    read_row,
};
use super::seal::{self, Sum};
use super::table::Table;
use super::{Revision, Store};
use crate::domain::fingerprint::sha256_hex;
use crate::domain::ids::{PartId, QuestionId, SessionId};
use crate::domain::session::Session;
use crate::domain::unit::Unit;

/// A session as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The session.
    pub session: Session,
    /// Which revision of it; a commit names it.
    pub revision: Revision,
}

impl Store {
    /// All units, by id; fronts sort them for the language.
    pub fn units(&self) -> Result<Vec<Unit>, StoreProblem> {
        self.ask(|db| {
            let rows = db
                .prepare_cached(
                    "SELECT id, name, municipality, sector, organisation_number, shifts, usual_groups
                     FROM unit ORDER BY id",
                )?
                .query_map([], UnitRow::read)?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            rows.into_iter().map(unit).collect()
        })
    }

    /// A session with everything in it; `None` if it is not here. One that is not as it was written gives
    /// [`ProblemKind::Altered`]: what the disk has changed is never shown as what was said.
    pub fn load(&self, session: SessionId) -> Result<Option<Loaded>, StoreProblem> {
        self.ask(|db| {
            // One transaction, so that another window cannot write between two of the questions.
            let tx = db.unchecked_transaction()?;
            load(&tx, session, false)
        })
    }

    /// The revision a session stands at; `None` if it is not here.
    pub fn revision(&self, session: SessionId) -> Result<Option<Revision>, StoreProblem> {
        self.ask(|db| {
            Ok(db
                .prepare_cached("SELECT revision FROM session WHERE id = :id AND trashed_at IS NULL")?
                .query_row(named_params! { ":id": session.to_string() }, |row| row.get(0).map(Revision))
                .optional()?)
        })
    }

    /// The code of the operation that [`Store::undo`] would take back.
    pub fn undo_label(&self, session: SessionId) -> Result<Option<String>, StoreProblem> {
        self.label(session, 0)
    }

    /// The code of the operation that [`Store::redo`] would do again.
    pub fn redo_label(&self, session: SessionId) -> Result<Option<String>, StoreProblem> {
        self.label(session, 1)
    }

    fn label(&self, session: SessionId, after: i64) -> Result<Option<String>, StoreProblem> {
        self.ask(|db| {
            Ok(db
                .prepare_cached(
                    "SELECT c.label FROM session AS s
                     JOIN change_log AS c ON c.session = s.id AND c.number = s.undo_at + :after
                     WHERE s.id = :id",
                )?
                .query_row(named_params! { ":id": session.to_string(), ":after": after }, |row| row.get(0))
                .optional()?)
        })
    }
}

fn unit(row: UnitRow) -> Result<Unit, StoreProblem> {
    let id = row.id.clone();
    Unit::try_from(row).map_err(|bad| bad.within("unit", &id))
}

/// A session beside its details, with unit and set.
pub(super) const HEAD: &str =
    "SELECT u.id, u.name, u.municipality, u.sector, u.organisation_number, u.shifts, u.usual_groups,
            q.content, s.follows, s.rehearsal, s.revision, u.seal, q.content_hash, s.seal
     FROM session AS s
     JOIN unit AS u ON u.id = s.unit
     JOIN question_set AS q ON q.content_hash = s.question_set
     WHERE s.id = :id AND s.trashed_at IS NULL";

/// What `session` holds beside the details, with unit and set.
struct Head {
    unit: UnitRow,
    set: String,
    follows: Option<String>,
    rehearsal: bool,
    revision: Revision,
    unit_seal: Option<String>,
    set_hash: String,
    seal: Option<String>,
}

/// A session as it was written, where `trashed` says so also one in the trash.
pub(super) fn load(db: &Connection, id: SessionId, trashed: bool) -> Result<Option<Loaded>, StoreProblem> {
    read(db, id, trashed, true)
}

/// A session as it stands, whether or not that is how it was written: to mend or seal it.
pub(super) fn load_unchecked(
    db: &Connection,
    id: SessionId,
    trashed: bool,
) -> Result<Option<Loaded>, StoreProblem> {
    read(db, id, trashed, false)
}

fn read(
    db: &Connection,
    id: SessionId,
    trashed: bool,
    checked: bool,
) -> Result<Option<Loaded>, StoreProblem> {
    let key = id.to_string();
    let any;
    let sql = if trashed {
        any = HEAD.replace(" AND s.trashed_at IS NULL", "");
        &any
    } else {
        HEAD
    };
    let head = db
        .prepare_cached(sql)?
        .query_row(named_params! { ":id": key }, |row| {
            Ok(Head {
                unit: UnitRow::read(row)?,
                set: row.get(7)?,
                follows: row.get(8)?,
                rehearsal: row.get(9)?,
                revision: Revision(row.get(10)?),
                unit_seal: row.get(11)?,
                set_hash: row.get(12)?,
                seal: row.get(13)?,
            })
        })
        .optional()?;
    let Some(head) = head else { return Ok(None) };
    if checked {
        seal::compare("unit", &head.unit.id, head.unit_seal.as_deref(), &seal::of_unit(&head.unit)?)?;
        seal::compare("question_set", "", Some(&head.set_hash), &sha256_hex(head.set.as_bytes()))?;
    }
    let bad = |bad: BadColumn| bad.within("session", &key);
    let details = DetailsRow::of(db, &key)?
        .ok_or_else(|| StoreProblem::new(ProblemKind::Damaged, format!("session {key}: no details")))?;

    let mut questions = BTreeMap::new();
    for row in QuestionPlanRow::all(db, &key)? {
        questions.insert(QuestionId::new(&row.question), read_row(&row, &row.question)?);
    }
    let mut parts = BTreeMap::new();
    for row in PartPlanRow::all(db, &key)? {
        parts.insert(PartId::new(&row.part), read_row(&row, &row.part)?);
    }
    let session = Session {
        id,
        unit: unit(head.unit)?,
        set: SetRow::read(&head.set).map_err(|bad| bad.within("question_set", ""))?,
        follows: parse_optional("follows", head.follows.as_deref()).map_err(bad)?,
        rehearsal: head.rehearsal,
        details: details.to_details().map_err(bad)?,
        sittings: all::<SittingRow, _>(db, &key, |row| &row.id)?,
        groups: all::<GroupRow, _>(db, &key, |row| &row.id)?,
        questions,
        parts,
        added: all::<AddedQuestionRow, _>(db, &key, |row| &row.question)?,
        answers: all::<AnswerRow, _>(db, &key, |row| &row.id)?,
        headings: all::<HeadingRow, _>(db, &key, |row| &row.id)?,
        measures: MeasureWithAnswers::all(db, &key)?
            .iter()
            .map(MeasureWithAnswers::to_measure)
            .collect::<Result<_, _>>()?,
        measure_events: all::<MeasureEventRow, _>(db, &key, |row| &row.id)?,
        keeps: all::<KeepRow, _>(db, &key, |row| &row.id)?,
        checks: all::<CheckRow, _>(db, &key, |row| &row.sitting)?,
        part_attendance: all::<PartAttendanceRow, _>(db, &key, |row| &row.sitting)?.into_iter().collect(),
        topics: all::<ParkedTopicRow, _>(db, &key, |row| &row.id)?,
        rounds: RoundWithVotes::all(db, &key)?
            .iter()
            .map(RoundWithVotes::to_round)
            .collect::<Result<_, _>>()?,
        review: ReviewRow::one(db, &key, ReviewRow::NAMED)?.as_ref().map(Into::into),
        reviewed: all::<ReviewedRow, _>(db, &key, |row| &row.measure)?,
        events: all::<SessionEventRow, _>(db, &key, |row| &row.id)?,
    };
    if checked {
        seal::compare("session", &key, head.seal.as_deref(), &Sum::of(&session)?.written())?;
    }
    Ok(Some(Loaded { session, revision: head.revision }))
}

/// All rows of a table as values of the field.
fn all<R: Table, T>(db: &Connection, session: &str, key: fn(&R) -> &String) -> Result<Vec<T>, StoreProblem>
where
    T: for<'a> TryFrom<&'a R, Error = BadColumn>,
{
    R::all(db, session)?.iter().map(|row| read_row(row, key(row))).collect()
}
