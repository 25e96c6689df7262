//! What the room is shown, kept for a second window (C11).

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::error::StoreProblem;
use super::rows::{BadColumn, code_optional, moment, parse, parse_optional};
use super::table::Json;
use super::{Revision, Store, schema};
use crate::domain::ids::{QuestionId, SessionId};
use crate::domain::live::{KeptLive, Live, RoomClock, RoomView};
use crate::domain::place::Phase;

const SELECT: &str =
    "SELECT view, question, phase, measure, round, sitting, curtain, revealed, clock_since, clock_used,
                             clock_planned, clock_vouched, break_until, ready, heard, kept_at, seats_skipped
                      FROM live WHERE session = :session";

impl Store {
    /// Keeps what the room is shown, as of `at`. One row; changes no content, moves no revision, cannot be undone.
    /// [`ProblemKind::Gone`](super::ProblemKind::Gone) where the session was deleted for good.
    pub fn keep_live(
        &mut self,
        session: SessionId,
        live: &Live,
        at: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        self.write(|db| {
            super::put_away::must_be_kept(db, session)?;
            let (view, phase, measure) = match &live.view {
                RoomView::Opening => ("opening", None, None),
                RoomView::GroundRules => ("ground_rules", None, None),
                RoomView::Question(_, phase) => ("question", Some(phase.code()), None),
                RoomView::Cloth => ("cloth", None, None),
                RoomView::Vote(_) => ("vote", None, None),
                RoomView::Measures => ("measures", None, None),
                RoomView::ReadBack(measure) => ("read_back", None, Some(measure.to_string())),
            };
            let ready: Vec<String> = live.ready.iter().map(ToString::to_string).collect();
            let heard: Vec<(String, u16)> =
                live.heard.iter().map(|(group, times)| (group.to_string(), *times)).collect();
            // Nothing else can have been shown later than now: a clock that has been set back since must not keep the window
            // of the room at another meeting.
            db.prepare_cached("UPDATE live SET kept_at = :before WHERE kept_at >= :at AND session <> :session")?
                .execute(named_params! {
                    ":before": moment(at - TimeDelta::microseconds(1)),
                    ":at": moment(at),
                    ":session": session.to_string(),
                })?;
            db.prepare_cached(
                "INSERT INTO live (session, kept_at, view, question, phase, measure, round, sitting, curtain, revealed,
                                   clock_since, clock_used, clock_planned, clock_vouched, break_until, ready,
                                   heard, seats_skipped)
                 VALUES (:session, :kept_at, :view, :question, :phase, :measure, :round, :sitting, :curtain, :revealed,
                         :clock_since, :clock_used, :clock_planned, :clock_vouched, :break_until, :ready, :heard,
                         :seats_skipped)
                 ON CONFLICT (session) DO UPDATE SET
                     kept_at = excluded.kept_at, view = excluded.view, question = excluded.question,
                     phase = excluded.phase, measure = excluded.measure, round = excluded.round,
                     sitting = excluded.sitting, curtain = excluded.curtain,
                     revealed = excluded.revealed, clock_since = excluded.clock_since,
                     clock_used = excluded.clock_used, clock_planned = excluded.clock_planned,
                     clock_vouched = excluded.clock_vouched, break_until = excluded.break_until, ready = excluded.ready,
                     heard = excluded.heard, seats_skipped = excluded.seats_skipped",
            )?
            .execute(named_params! {
                ":session": session.to_string(),
                ":kept_at": moment(at),
                ":view": view,
                ":question": live.view.question().map(QuestionId::as_str),
                ":phase": phase,
                ":measure": measure,
                ":round": live.view.round().map(|round| round.to_string()),
                ":sitting": live.sitting.map(|sitting| sitting.to_string()),
                ":curtain": live.curtain,
                ":revealed": live.revealed,
                ":clock_since": live.clock.and_then(|clock| clock.since).map(moment),
                ":clock_used": live.clock.map(|clock| clock.used),
                ":clock_planned": live.clock.map(|clock| clock.planned),
                ":clock_vouched": live.clock.map(|clock| clock.vouched),
                ":break_until": live.break_until.map(moment),
                ":ready": Json(ready),
                ":heard": Json(heard),
                ":seats_skipped": live.seats_skipped,
            })?;
            Ok(())
        })
    }

    /// What the room was shown last; `None` where nobody has shown it anything yet. Whether the question and the
    /// groups it names are still there the caller knows.
    pub fn live(&self, session: SessionId) -> Result<Option<KeptLive>, StoreProblem> {
        self.ask(|db| live(db, session))
    }

    /// The session whose meeting was shown to a room last: the one a window without a name follows.
    pub fn shown_last(&self) -> Result<Option<SessionId>, StoreProblem> {
        self.ask(|db| {
            let id: Option<String> = db
                .prepare_cached(
                    "SELECT l.session FROM live AS l JOIN session AS s ON s.id = l.session
                     WHERE s.trashed_at IS NULL ORDER BY l.kept_at DESC LIMIT 1",
                )?
                .query_row([], |row| row.get(0))
                .optional()?;
            parse_optional("session", id.as_deref()).map_err(|bad| bad.within("live", ""))
        })
    }

    /// Revision and wall of a session from one moment of the file; `None` where it is gone. A file that a newer version
    /// has taken forward meanwhile gives [`ProblemKind::TooNew`](super::ProblemKind).
    pub fn glance(&self, session: SessionId) -> Result<Option<(Revision, Option<KeptLive>)>, StoreProblem> {
        self.ask(|db| {
            let tx = db.unchecked_transaction()?;
            schema::standing(&tx, schema::MIGRATIONS.len())?;
            let revision: Option<i64> = tx
                .prepare_cached("SELECT revision FROM session WHERE id = :session AND trashed_at IS NULL")?
                .query_row(named_params! { ":session": session.to_string() }, |row| row.get(0))
                .optional()?;
            let Some(revision) = revision else { return Ok(None) };
            Ok(Some((Revision(revision), live(&tx, session)?)))
        })
    }
}

fn live(db: &Connection, session: SessionId) -> Result<Option<KeptLive>, StoreProblem> {
    let id = session.to_string();
    let row = db.prepare_cached(SELECT)?.query_row(named_params! { ":session": id }, read).optional()?;
    row.map(KeptLive::try_from).transpose().map_err(|bad| bad.within("live", &id))
}

/// A row of `live`, without its session.
struct LiveRow {
    view: String,
    question: Option<String>,
    phase: Option<String>,
    measure: Option<String>,
    round: Option<String>,
    sitting: Option<String>,
    curtain: bool,
    revealed: bool,
    clock_since: Option<String>,
    clock_used: Option<u32>,
    clock_planned: Option<u32>,
    clock_vouched: Option<bool>,
    break_until: Option<String>,
    ready: Json<Vec<String>>,
    heard: Json<Vec<(String, u16)>>,
    kept_at: String,
    seats_skipped: u16,
}

/// Reads the columns in the order of the struct.
fn read(row: &Row<'_>) -> rusqlite::Result<LiveRow> {
    Ok(LiveRow {
        view: row.get(0)?,
        question: row.get(1)?,
        phase: row.get(2)?,
        measure: row.get(3)?,
        round: row.get(4)?,
        sitting: row.get(5)?,
        curtain: row.get(6)?,
        revealed: row.get(7)?,
        clock_since: row.get(8)?,
        clock_used: row.get(9)?,
        clock_planned: row.get(10)?,
        clock_vouched: row.get(11)?,
        break_until: row.get(12)?,
        ready: row.get(13)?,
        heard: row.get(14)?,
        kept_at: row.get(15)?,
        seats_skipped: row.get(16)?,
    })
}

impl TryFrom<LiveRow> for KeptLive {
    type Error = BadColumn;

    fn try_from(row: LiveRow) -> Result<Self, BadColumn> {
        let view = match row.view.as_str() {
            "opening" => RoomView::Opening,
            "ground_rules" => RoomView::GroundRules,
            "cloth" => RoomView::Cloth,
            "measures" => RoomView::Measures,
            "vote" => {
                let round = parse_optional("round", row.round.as_deref())?;
                RoomView::Vote(round.ok_or(BadColumn("round"))?)
            }
            "read_back" => {
                let measure = parse_optional("measure", row.measure.as_deref())?;
                RoomView::ReadBack(measure.ok_or(BadColumn("measure"))?)
            }
            "question" => {
                let phase = code_optional("phase", Phase::from_code, row.phase.as_deref())?;
                RoomView::Question(
                    QuestionId::new(row.question.ok_or(BadColumn("question"))?),
                    phase.ok_or(BadColumn("phase"))?,
                )
            }
            _ => return Err(BadColumn("view")),
        };
        let since = parse_optional("clock_since", row.clock_since.as_deref())?;
        let vouched = row.clock_vouched.unwrap_or(false);
        let clock = row.clock_used.zip(row.clock_planned).map(|(used, planned)| RoomClock {
            since,
            used,
            planned,
            vouched,
        });
        let ready = row.ready.0.iter().map(|group| parse("ready", group)).collect::<Result<_, _>>()?;
        let heard = row
            .heard
            .0
            .iter()
            .map(|(group, times)| Ok((parse("heard", group)?, *times)))
            .collect::<Result<_, BadColumn>>()?;
        let live = Live {
            view,
            sitting: parse_optional("sitting", row.sitting.as_deref())?,
            curtain: row.curtain,
            revealed: row.revealed,
            clock,
            break_until: parse_optional("break_until", row.break_until.as_deref())?,
            ready,
            heard,
            seats_skipped: row.seats_skipped,
        };
        Ok(Self { live, at: parse("kept_at", &row.kept_at)? })
    }
}
