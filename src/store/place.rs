//! Where the facilitator stands, so that the next start resumes there (C21).

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::Store;
use super::error::StoreProblem;
use super::rows::{BadColumn, code, parse};
use crate::domain::ids::{QuestionId, SessionId, SittingId};
use crate::domain::place::{Phase, Place, Stage, Turns};

impl Store {
    /// Where the facilitator stood last. `None` before the first time, and when the sitting or group stood at is
    /// gone (taken back, or deleted in another window). Whether the question is still there the caller knows.
    pub fn place(&self, session: SessionId) -> Result<Option<Place>, StoreProblem> {
        self.ask(|db| {
            let id = session.to_string();
            let tx = db.unchecked_transaction()?;
            let stood: Option<([String; 5], Turns)> = tx
                .prepare_cached(
                    "SELECT p.stage, p.sitting, p.question, p.meeting_group, p.phase,
                            p.turns_skipped, p.turns_swapped
                     FROM place AS p
                     JOIN sitting AS i ON i.session = p.session AND i.id = p.sitting
                     JOIN meeting_group AS g ON g.session = p.session AND g.id = p.meeting_group
                     WHERE p.session = :session",
                )?
                .query_row(named_params! { ":session": id }, |row| {
                    let stood = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?];
                    Ok((stood, Turns { skipped: row.get(5)?, swapped: row.get(6)? }))
                })
                .optional()?;
            let Some(([stage, sitting, question, group, phase], turns)) = stood else { return Ok(None) };
            let times = times(&tx, &id)?;
            let read = || {
                let mut used = BTreeMap::new();
                for (sitting, question, phase, seconds) in times {
                    let phase = code("phase", Phase::from_code, &phase)?;
                    used.insert((parse("sitting", &sitting)?, QuestionId::new(question), phase), seconds);
                }
                Ok(Place {
                    stage: code("stage", Stage::from_code, &stage)?,
                    sitting: parse("sitting", &sitting)?,
                    question: QuestionId::new(question),
                    group: parse("meeting_group", &group)?,
                    phase: code("phase", Phase::from_code, &phase)?,
                    used,
                    turns,
                })
            };
            read().map(Some).map_err(|bad: BadColumn| bad.within("place", &id))
        })
    }

    /// Keeps where the facilitator stands. Changes no content, moves no revision, cannot be undone (C9).
    /// [`ProblemKind::Gone`](super::ProblemKind::Gone) where the session was deleted for good.
    pub fn keep_place(&mut self, session: SessionId, place: &Place) -> Result<(), StoreProblem> {
        self.write(|db| {
            super::put_away::must_be_kept(db, session)?;
            let id = session.to_string();
            db.prepare_cached(
                "INSERT INTO place
                     (session, stage, sitting, question, meeting_group, phase, turns_skipped, turns_swapped)
                 VALUES
                     (:session, :stage, :sitting, :question, :meeting_group, :phase, :skipped, :swapped)
                 ON CONFLICT (session) DO UPDATE SET
                     stage = excluded.stage, sitting = excluded.sitting, question = excluded.question,
                     meeting_group = excluded.meeting_group, phase = excluded.phase,
                     turns_skipped = excluded.turns_skipped, turns_swapped = excluded.turns_swapped",
            )?
            .execute(named_params! {
                ":session": id,
                ":stage": place.stage.code(),
                ":sitting": place.sitting.to_string(),
                ":question": place.question.as_str(),
                ":meeting_group": place.group.to_string(),
                ":phase": place.phase.code(),
                ":skipped": place.turns.skipped,
                ":swapped": place.turns.swapped,
            })?;
            // A question of the room's own may have been taken back, and its time with it.
            let kept: HashSet<[String; 3]> = place.used.keys().map(written).collect();
            for (sitting, question, phase, _) in times(db, &id)? {
                let key = [sitting, question, phase];
                if !kept.contains(&key) {
                    let [sitting, question, phase] = &key;
                    db.prepare_cached(
                        "DELETE FROM time_used
                         WHERE session = :session AND sitting = :sitting AND question = :question
                           AND phase = :phase",
                    )?
                    .execute(named_params! {
                        ":session": id,
                        ":sitting": sitting,
                        ":question": question,
                        ":phase": phase,
                    })?;
                }
            }
            let mut put = db.prepare_cached(
                "INSERT INTO time_used (session, sitting, question, phase, seconds)
                 VALUES (:session, :sitting, :question, :phase, :seconds)
                 ON CONFLICT (session, sitting, question, phase) DO UPDATE SET seconds = excluded.seconds
                 WHERE seconds <> excluded.seconds",
            )?;
            for (key, seconds) in &place.used {
                let [sitting, question, phase] = written(key);
                put.execute(named_params! {
                    ":session": id,
                    ":sitting": sitting,
                    ":question": question,
                    ":phase": phase,
                    ":seconds": seconds,
                })?;
            }
            Ok(())
        })
    }
}

/// Sitting, question, phase and seconds used, as written.
fn times(db: &Connection, session: &str) -> rusqlite::Result<Vec<(String, String, String, u32)>> {
    db.prepare_cached("SELECT sitting, question, phase, seconds FROM time_used WHERE session = :session")?
        .query_map(named_params! { ":session": session }, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect()
}

fn written((sitting, question, phase): &(SittingId, QuestionId, Phase)) -> [String; 3] {
    [sitting.to_string(), question.as_str().to_owned(), phase.code().to_owned()]
}
