//! How the room was the last time a unit met (C15).

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, named_params};

use super::Store;
use super::error::StoreProblem;
use super::rows::{CheckRow, parse, read_row};
use super::table::Table;
use crate::domain::ids::SessionId;
use crate::domain::room::{Check, CheckMoment, Pulse};

impl Store {
    /// The day of the nearest earlier meeting of the same unit with this check, and how it was over all sittings. Rehearsals
    /// do not count.
    pub fn last_check(
        &self,
        session: SessionId,
        moment: CheckMoment,
    ) -> Result<Option<(NaiveDate, Pulse)>, StoreProblem> {
        self.ask(|db| {
            let found: Option<(String, String)> = db
                .prepare_cached(
                    "SELECT s.id, s.first_date
                     FROM session AS now
                     JOIN session AS s ON s.unit = now.unit AND s.rehearsal = 0 AND s.trashed_at IS NULL
                          AND (s.first_date, s.number) < (now.first_date, now.number)
                     JOIN room_check AS c ON c.session = s.id AND c.moment = :moment
                     WHERE now.id = :session
                     ORDER BY s.first_date DESC, s.number DESC LIMIT 1",
                )?
                .query_row(
                    named_params! { ":session": session.to_string(), ":moment": moment.code() },
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            let Some((last, day)) = found else { return Ok(None) };
            let mut pulse = Pulse::default();
            for row in CheckRow::all(db, &last)? {
                let check: Check = read_row(&row, &last)?;
                if check.moment == moment {
                    pulse = pulse.plus(check.pulse);
                }
            }
            let day = parse("first_date", &day).map_err(|bad| bad.within("session", &last))?;
            Ok(Some((day, pulse)))
        })
    }
}
