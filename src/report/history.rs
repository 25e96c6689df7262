//! What has happened to a meeting, oldest first: made, opened, closed, exported, opened again, put together (G4).

use chrono::{DateTime, NaiveDateTime, Utc};

use super::document::clean;
use crate::domain::ids::SessionId;
use crate::domain::session::{Session, SessionEventKind};
use crate::i18n::{Texts, dates};

/// Something that happened to a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// When, on the wall of the room.
    pub at: NaiveDateTime,
    /// What, with what was noted about it.
    pub told: String,
}

impl Noted {
    /// «22.11.2026 14.03  avsluttet».
    pub fn line(&self, texts: &Texts) -> String {
        format!("{} {}  {}", dates::short(self.at.date()), (texts.dates.clock)(self.at.time()), self.told)
    }
}

/// What has happened to a meeting. `local` gives the time on the wall of the room, `title` what another meeting is called,
/// if it is in the file.
pub fn history(
    session: &Session,
    texts: &Texts,
    local: &dyn Fn(DateTime<Utc>) -> NaiveDateTime,
    title: &dyn Fn(SessionId) -> Option<String>,
) -> Vec<Noted> {
    let mut events: Vec<_> = session.events.iter().collect();
    // What two laptops noted is put together by time.
    events.sort_by_key(|event| (event.at, event.position));
    let noted = events.into_iter().map(|event| {
        let more = match event.kind {
            // Nobody reads an id.
            SessionEventKind::Cloned => event.note.parse().ok().and_then(title).unwrap_or_default(),
            _ => clean(&event.note),
        };
        let what = match event.kind {
            SessionEventKind::Reopened if more.is_empty() => texts.history.close_undone,
            kind => (texts.history.event)(kind),
        };
        let told = if more.is_empty() { what.to_owned() } else { format!("{what}: {more}") };
        Noted { at: local(event.at), told }
    });
    noted.collect()
}
