//! What the log of a session tells beyond undo.

use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::Store;
use super::error::StoreProblem;
use super::rows::{BadRow, ChangeRow, MeasureWithAnswers, RecordRow, parse};
use super::write::change_rows;
use crate::domain::ids::{MeasureId, SessionId};

/// A note or a deputy of a measure that was changed, and what it was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextsBefore {
    /// The measure.
    pub measure: MeasureId,
    /// When.
    pub at: DateTime<Utc>,
    /// The note before; `None` where it stayed as it was.
    pub note: Option<String>,
    /// The deputy before; `None` where it stayed as it was.
    pub deputy: Option<String>,
}

impl Store {
    /// Each change of a note or a deputy that holds and that the log of a session still tells of, oldest first: nothing of
    /// it is left where it was erased ([`Store::erase`]).
    pub fn texts_before(&self, session: SessionId) -> Result<Vec<TextsBefore>, StoreProblem> {
        self.ask(|db| {
            let mut statement = db.prepare_cached(
                "SELECT c.number, c.at, c.changes, c.inverses FROM change_log AS c
                 JOIN session AS s ON s.id = c.session AND c.number <= s.undo_at
                 WHERE c.session = :session AND instr(c.inverses, :measure) > 0 ORDER BY c.number",
            )?;
            let mut rows = statement
                .query(named_params! { ":session": session.to_string(), ":measure": "\"measure\"" })?;
            let mut told = Vec::new();
            while let Some(row) = rows.next()? {
                let number: i64 = row.get(0)?;
                let (at, changes, inverses): (String, String, String) =
                    (row.get(1)?, row.get(2)?, row.get(3)?);
                let at = parse("at", &at).map_err(|bad| bad.within("change_log", &session.to_string()))?;
                let (changes, inverses) = (change_rows(number, &changes)?, change_rows(number, &inverses)?);
                for old in measures(&inverses) {
                    let Some(new) = measures(&changes).filter(|it| it.row.id == old.row.id).last() else {
                        continue;
                    };
                    let before = |old: &str, new: &str| (old != new).then(|| old.to_owned());
                    let note = before(&old.row.note, &new.row.note);
                    let deputy = before(&old.row.deputy, &new.row.deputy);
                    if note.is_some() || deputy.is_some() {
                        let read = || -> Result<MeasureId, BadRow> { Ok(parse("id", &old.row.id)?) };
                        let measure = read().map_err(|bad| bad.within("change_log", &session.to_string()))?;
                        told.push(TextsBefore { measure, at, note, deputy });
                    }
                }
            }
            Ok(told)
        })
    }
}

fn measures(rows: &[ChangeRow]) -> impl Iterator<Item = &MeasureWithAnswers> {
    rows.iter().filter_map(|row| match row {
        ChangeRow::Put(RecordRow::Measure(it)) => Some(it.as_ref()),
        ChangeRow::Put(_) | ChangeRow::Remove(_) => None,
    })
}
