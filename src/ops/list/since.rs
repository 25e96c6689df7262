//! What was changed here after a list was made, so that the list may not know of it.

use chrono::{DateTime, NaiveDate, Utc};

use super::Difference;
use crate::domain::ids::MeasureId;
use crate::domain::measure::{EventKind, Measure};
use crate::domain::session::{Session, SessionEventKind};
use crate::env::Env;
use crate::exchange::sheet::{Column, Edited};
use crate::store::{Store, StoreProblem};

/// What was changed of the measures of one session since the list was made, as far as that is known.
///
/// A change that is surely younger than the list is asked about. So is one that may be, where the list says what stood here
/// before it: nobody has edited that.
pub(super) struct Since {
    /// Which measure, when, what of it, and what it was before. Oldest first.
    moves: Vec<Move>,
    made: Made,
}

struct Move {
    measure: MeasureId,
    at: DateTime<Utc>,
    on: NaiveDate,
    column: Column,
    before: String,
}

/// When a list was made.
enum Made {
    /// At this moment: the history of the session tells of a file with its name, or of the first one of its day.
    At(DateTime<Utc>),
    /// On this day; the file says so.
    On(NaiveDate),
    /// Nobody knows.
    Sometime,
}

impl Since {
    /// Looks through what the file keeps of a session.
    pub(super) fn read(
        store: &Store,
        list: &Edited,
        session: &Session,
        env: &Env,
    ) -> Result<Self, StoreProblem> {
        let local = |at: DateTime<Utc>| env.to_local(at).date();
        let exported = || session.events.iter().filter(|it| it.kind == SessionEventKind::Exported);
        let under_its_name = exported().rfind(|it| !list.file.is_empty() && it.note == list.file);
        let that_day = || exported().find(|it| Some(local(it.at)) == list.as_of);
        let made = match (under_its_name.or_else(that_day), list.as_of) {
            (Some(event), _) => Made::At(event.at),
            (None, Some(day)) => Made::On(day),
            (None, None) => Made::Sometime,
        };
        let mut moves = Vec::new();
        for event in &session.measure_events {
            let column = match event.kind {
                EventKind::State => Column::State,
                EventKind::Deadline => Column::Deadline,
                EventKind::FollowUp => Column::FollowUp,
                EventKind::Responsible => Column::Responsible,
                EventKind::Created
                | EventKind::Title
                | EventKind::Sign
                | EventKind::Effect
                | EventKind::Verdict
                | EventKind::Measured
                | EventKind::Step
                | EventKind::Comment => continue,
            };
            let (measure, at, before) = (event.measure, event.at, event.old.clone());
            moves.push(Move { measure, at, on: local(at), column, before });
        }
        // Of notes and deputies there is no line of history; what undo would bring back tells of them.
        let asked = list.rows.iter().any(|row| row.said.note.is_some() || row.said.deputy.is_some());
        let texts = if asked { store.texts_before(session.id)? } else { Vec::new() };
        for it in texts {
            for (column, before) in [(Column::Note, it.note), (Column::Deputy, it.deputy)] {
                let before = before.map(|before| Move {
                    measure: it.measure,
                    at: it.at,
                    on: local(it.at),
                    column,
                    before,
                });
                moves.extend(before);
            }
        }
        moves.sort_by_key(|it| it.at);
        Ok(Self { moves, made })
    }

    /// The day something was changed here that the list would change back or over.
    pub(super) fn changed(&self, measure: &Measure, difference: &Difference) -> Option<NaiveDate> {
        let wanted = match difference {
            Difference::State(_, to) => to.code().to_owned(),
            Difference::Day(_, _, to) => to.map_or_else(String::new, |day| day.to_string()),
            Difference::Text(_, _, to) => to.clone(),
        };
        let column = difference.column();
        let moves = || self.moves.iter().filter(|it| it.measure == measure.id && it.column == column);
        let is_newer = |it: &&Move| match self.made {
            Made::At(made) => it.at > made,
            Made::On(day) => it.on > day,
            Made::Sometime => false,
        };
        let may_be = |it: &&Move| match self.made {
            Made::At(made) => it.at > made,
            Made::On(day) => it.on >= day,
            Made::Sometime => true,
        };
        let was_so = |it: &Move| super::row::is_same(&wanted, &it.before);
        let meets = moves().any(|it| is_newer(&it)) || moves().filter(may_be).any(was_so);
        meets.then(|| moves().rfind(may_be).map(|it| it.on)).flatten()
    }
}
