//! What is due across sessions: overdue, soon, to be looked at, to be judged, to meet about (R62, G9, H1).
//!
//! Rehearsals owe nothing where there are real meetings, and what was in place before is kept, not owed (F8). A measure stands under one heading only.

use chrono::{Days, NaiveDate};

use super::Store;
use super::error::StoreProblem;
use super::rows::{BadRow, code_optional, date, parse, parse_optional};
use super::sessions::sql_limit;
use super::table::Fetched;
use crate::domain::codes::codes;
use crate::domain::ids::{MeasureId, SessionId, UnitId};
use crate::domain::measure::StateCode;

/// R71: nothing heard of a measure so long after its meeting is too long.
const FIRST_STATUS_WITHIN: Days = Days::new(14);
/// After so long its own dates speak.
const FIRST_STATUS_UNTIL: Days = Days::new(60);

codes! {
    /// In which way something is due, the most pressing first.
    pub enum DueKind {
        /// The deadline is over and it is not done.
        Overdue = "overdue",
        /// The deadline comes soon.
        Soon = "soon",
        /// It is time to look at it, although the deadline is further off.
        FollowUp = "follow_up",
        /// It is done, and somebody shall say whether it helped (F13).
        Effect = "effect",
        /// Nobody has heard of it since the meeting was closed (R71). Heard of it has who has begun or done it, commented on it,
        /// ticked a step, moved its deadline, or looked at it in a review; that somebody else is to do it, or that it is
        /// worded otherwise, tells nothing of how it goes.
        FirstStatus = "first_status",
        /// The unit meets again (G6); a session, not a measure.
        Meeting = "meeting",
    }
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// In which way.
    pub kind: DueKind,
    /// By which day.
    pub on: NaiveDate,
    /// The session it was agreed in.
    pub session: SessionId,
    /// What that is called.
    pub session_title: String,
    /// The unit.
    pub unit: UnitId,
    /// What that is called.
    pub unit_name: String,
    /// The measure; `None` for a meeting.
    pub measure: Option<MeasureId>,
    /// What shall be done, or what the meeting is called.
    pub title: String,
    /// Where the measure stands; `None` for a meeting.
    pub state: Option<StateCode>,
    /// Who answers for it.
    pub responsible: String,
    /// When it shall be done.
    pub deadline: Option<NaiveDate>,
}

/// What is due, and how much there is of each kind, also of what is not listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DueList {
    /// The most pressing kind first, within a kind the earliest.
    pub rows: Vec<Due>,
    /// How many there are of each kind that has any, in the order of the kinds.
    pub counts: Vec<(DueKind, u32)>,
}

impl DueList {
    /// How many there are of a kind.
    pub fn count(&self, kind: DueKind) -> u32 {
        self.counts.iter().find(|(it, _)| *it == kind).map_or(0, |(_, count)| *count)
    }
}

impl DueKind {
    /// The query without what it selects, the day it is due by, and the order within the kind.
    ///
    /// The states are written out, and the plus keeps other columns out of it, so that the indices of what is owed are used.
    pub(super) const fn sql(self) -> (&'static str, &'static str) {
        match self {
            Self::Overdue => (
                "FROM measure AS m JOIN session AS s ON s.id = m.session
                 WHERE m.state IN ('agreed', 'in_progress') AND m.deadline < :today
                   AND +m.in_place = 0 AND s.rehearsal <= :rehearsals AND s.trashed_at IS NULL",
                "m.deadline",
            ),
            Self::Soon => (
                "FROM measure AS m JOIN session AS s ON s.id = m.session
                 WHERE m.state IN ('agreed', 'in_progress') AND m.deadline BETWEEN :today AND :until
                   AND +m.in_place = 0 AND s.rehearsal <= :rehearsals AND s.trashed_at IS NULL",
                "m.deadline",
            ),
            Self::FollowUp => (
                "FROM measure AS m JOIN session AS s ON s.id = m.session
                 WHERE m.state IN ('agreed', 'in_progress') AND m.follow_up <= :until AND m.deadline > :until
                   AND +m.in_place = 0 AND s.rehearsal <= :rehearsals AND s.trashed_at IS NULL",
                "m.follow_up",
            ),
            Self::Effect => (
                "FROM measure AS m JOIN session AS s ON s.id = m.session
                 WHERE m.effect_due IS NOT NULL AND m.effect_due <= :until
                   AND +m.in_place = 0 AND s.rehearsal <= :rehearsals AND s.trashed_at IS NULL",
                "m.effect_due",
            ),
            Self::FirstStatus => (
                "FROM session AS s JOIN measure AS m ON m.session = s.id
                 WHERE s.state = 'closed' AND s.first_date BETWEEN :status_from AND :status_by
                   AND m.state = 'agreed' AND m.deadline > :until AND m.follow_up > :until
                   AND +m.in_place = 0 AND s.rehearsal <= :rehearsals AND s.trashed_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM measure_event AS e
                                   WHERE e.session = m.session AND e.measure = m.id
                                     AND e.kind IN ('comment', 'step', 'deadline')
                                     AND e.at > coalesce((SELECT max(c.at) FROM session_event AS c
                                                          WHERE c.session = s.id AND c.kind = 'closed'), ''))
                   AND NOT EXISTS (SELECT 1 FROM reviewed AS r
                                   WHERE r.of_session = m.session AND r.measure = m.id)",
                "date(s.first_date, '+14 days')",
            ),
            Self::Meeting => (
                // Only what comes after the newest meeting of a unit can still be waited for.
                "FROM unit AS u CROSS JOIN session AS s ON s.unit = u.id AND s.first_date >= coalesce((
                     SELECT n.first_date FROM session AS n
                     WHERE n.unit = u.id AND n.rehearsal <= :rehearsals AND n.trashed_at IS NULL
                       AND NOT EXISTS (SELECT 1 FROM review WHERE session = n.id AND without_meeting = 1)
                     ORDER BY n.first_date DESC LIMIT 1), '')
                 WHERE s.next_follow_up IS NOT NULL AND s.next_follow_up <= :until
                   AND +s.state = 'closed' AND +s.rehearsal <= :rehearsals AND s.trashed_at IS NULL
                   AND NOT EXISTS (
                     SELECT 1 FROM session AS n LEFT JOIN review AS nr ON nr.session = n.id
                     WHERE n.unit = s.unit AND n.rehearsal <= :rehearsals AND n.trashed_at IS NULL AND n.id <> s.id
                       AND (n.first_date > s.first_date OR n.follows = s.id)
                       -- A look at the desk is not the meeting the unit waits for, unless it is held on its day.
                       AND (coalesce(nr.without_meeting, 0) = 0
                            OR n.first_date >= s.next_follow_up OR n.next_follow_up = s.next_follow_up
                            OR EXISTS (SELECT 1 FROM review WHERE session = s.id AND without_meeting = 1)))",
                "s.next_follow_up",
            ),
        }
    }
}

impl Store {
    /// What is due as of `today`, looking ahead until `until`: at most `limit` of each kind, and how many there are.
    pub fn due(&self, today: NaiveDate, until: NaiveDate, limit: usize) -> Result<DueList, StoreProblem> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            let only_rehearsals: bool = tx
                .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM session WHERE rehearsal = 0)")?
                .query_row([], |row| row.get(0))?;
            let days = Window { rehearsals: only_rehearsals, ..Window::new(today, until) };
            let mut list = DueList::default();
            for &kind in DueKind::ALL {
                let (from, _) = kind.sql();
                let mut statement = tx.prepare_cached(&format!("SELECT count(*) {from}"))?;
                let values = days.bound(&statement);
                let count: u32 = statement.query_row(values.as_slice(), |row| row.get(0))?;
                if count > 0 {
                    list.counts.push((kind, count));
                    rows(&tx, kind, &days, limit, &mut list.rows)?;
                }
            }
            Ok(list)
        })
    }
}

/// The days a list of what is due is made for, as the file writes them.
struct Window {
    today: String,
    until: String,
    status_from: String,
    status_by: String,
    /// Whether rehearsals count: only where there is nothing else, as in the demonstration.
    rehearsals: bool,
}

impl Window {
    fn new(today: NaiveDate, until: NaiveDate) -> Self {
        let before = |days| date(today.checked_sub_days(days).unwrap_or(NaiveDate::MIN));
        Self {
            today: date(today),
            until: date(until.max(today)),
            status_from: before(FIRST_STATUS_UNTIL),
            status_by: before(FIRST_STATUS_WITHIN),
            rehearsals: false,
        }
    }

    /// The days a query asks for.
    fn bound(&self, statement: &rusqlite::Statement<'_>) -> Vec<(&'static str, &dyn rusqlite::ToSql)> {
        let all: [(&'static str, &dyn rusqlite::ToSql); 5] = [
            (":today", &self.today),
            (":until", &self.until),
            (":status_from", &self.status_from),
            (":status_by", &self.status_by),
            (":rehearsals", &self.rehearsals),
        ];
        all.into_iter().filter(|(name, _)| matches!(statement.parameter_index(name), Ok(Some(_)))).collect()
    }
}

fn rows(
    db: &rusqlite::Connection,
    kind: DueKind,
    days: &Window,
    limit: usize,
    into: &mut Vec<Due>,
) -> Result<(), StoreProblem> {
    let (from, on) = kind.sql();
    let (measure, order) = match kind {
        DueKind::Meeting => ("NULL, s.title, NULL, s.leader, NULL", "s.id"),
        DueKind::Overdue | DueKind::Soon | DueKind::FollowUp | DueKind::Effect | DueKind::FirstStatus => {
            ("m.id, m.title, m.state, m.responsible, m.deadline", "m.session, m.id")
        }
    };
    let sql = format!(
        "SELECT {on}, s.id, s.title, s.unit, (SELECT name FROM unit WHERE id = s.unit), {measure}
         {from} ORDER BY {on}, {order} LIMIT :limit"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let limit = sql_limit(limit);
    let mut values = days.bound(&statement);
    values.push((":limit", &limit));
    let mut found = statement.query(values.as_slice())?;
    while let Some(row) = found.next()? {
        let id: String = row.get(1)?;
        let read = |row: &rusqlite::Row<'_>| -> Result<Due, BadRow> {
            Ok(Due {
                kind,
                on: parse("due", &row.get::<_, String>(0)?)?,
                session: parse("session", &id)?,
                session_title: row.get::<_, String>(2)?.inert(),
                unit: parse("unit", &row.get::<_, String>(3)?)?,
                unit_name: row.get::<_, String>(4)?.inert(),
                measure: parse_optional("id", row.get::<_, Option<String>>(5)?.as_deref())?,
                title: row.get::<_, String>(6)?.inert(),
                state: code_optional(
                    "state",
                    StateCode::from_code,
                    row.get::<_, Option<String>>(7)?.as_deref(),
                )?,
                responsible: row.get::<_, String>(8)?.inert(),
                deadline: parse_optional("deadline", row.get::<_, Option<String>>(9)?.as_deref())?,
            })
        };
        into.push(read(row).map_err(|bad| bad.within("session", &id))?);
    }
    Ok(())
}
