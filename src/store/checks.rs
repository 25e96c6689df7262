//! How the room was the last time a unit met (C15).

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, named_params};

use super::Store;
use super::error::StoreProblem;
use super::rows::parse;
use crate::domain::answer::ScaleTally;
use crate::domain::ids::SessionId;
use crate::domain::room::CheckMoment;

impl Store {
    /// The day of the nearest earlier meeting of the same unit with this check, and its counts over all sittings.
    /// Rehearsals do not count.
    pub fn last_check(
        &self,
        session: SessionId,
        moment: CheckMoment,
    ) -> Result<Option<(NaiveDate, ScaleTally)>, StoreProblem> {
        self.ask(|db| {
            let row: Option<(String, [i64; 6])> = db
                .prepare_cached(
                    "SELECT s.first_date, sum(c.scale_1), sum(c.scale_2), sum(c.scale_3), sum(c.scale_4),
                            sum(c.scale_5), sum(c.dont_know)
                     FROM session AS now
                     JOIN session AS s ON s.unit = now.unit AND s.rehearsal = 0
                          AND (s.first_date, s.number) < (now.first_date, now.number)
                     JOIN room_check AS c ON c.session = s.id AND c.moment = :moment
                     WHERE now.id = :session
                     GROUP BY s.first_date, s.number ORDER BY s.first_date DESC, s.number DESC LIMIT 1",
                )?
                .query_row(
                    named_params! { ":session": session.to_string(), ":moment": moment.code() },
                    |row| {
                        let counts =
                            [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?];
                        Ok((row.get(0)?, counts))
                    },
                )
                .optional()?;
            let Some((day, [one, two, three, four, five, none])) = row else { return Ok(None) };
            // More than a tally holds are as many as it holds.
            let count = |sum: i64| u16::try_from(sum.max(0)).unwrap_or(u16::MAX);
            let tally =
                ScaleTally { counts: [one, two, three, four, five].map(count), dont_know: count(none) };
            let day = parse("first_date", &day).map_err(|bad| bad.within("session", &session.to_string()))?;
            Ok(Some((day, tally)))
        })
    }
}
