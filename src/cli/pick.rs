//! Which session a person means.

use std::fmt::Write as _;

use super::failure::Failure;
use super::front::Front;
use crate::domain::session::{Session, SessionState};
use crate::i18n::dates;
use crate::store::{ProblemKind, SessionFilter, SessionSummary, Store, StoreProblem};
use crate::text::fold::contains;

/// How many sessions are asked for at a time.
const PAGE: usize = 200;

/// Does something with every session the filter lets through, newest first, until told to stop.
pub(super) fn each_session(
    store: &Store,
    filter: &SessionFilter,
    mut with: impl FnMut(SessionSummary) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut after = None;
    loop {
        let page = store.sessions(filter, after.as_ref(), PAGE)?;
        after = page.last().map(|last| last.cursor.clone());
        let full = page.len() == PAGE;
        page.into_iter().try_for_each(&mut with)?;
        if !full {
            return Ok(());
        }
    }
}

/// The session meant by an id, the beginning of one, or words of the title or unit; without words the newest one under
/// way. Several that fit are listed and none is taken.
pub(super) fn summary(front: &Front, store: &Store, words: Option<&str>) -> Result<SessionSummary, Failure> {
    let cli = front.texts.cli;
    let Some(words) = words else {
        let running = SessionFilter { state: Some(SessionState::Running), ..SessionFilter::default() };
        let newest = store.sessions(&running, None, 1)?.into_iter().next();
        return newest.ok_or_else(|| Failure::Said(cli.none_running.to_owned()));
    };
    let mut found = store.find_session(words)?;
    if found.is_empty() && !words.trim().is_empty() {
        for archived in [false, true] {
            let filter = SessionFilter { archived, ..SessionFilter::default() };
            each_session(store, &filter, |session| {
                if contains(&session.unit_name, words) || contains(&session.title, words) {
                    found.push(session);
                }
                Ok(())
            })?;
            if !found.is_empty() {
                break;
            }
        }
    }
    match <[SessionSummary; 1]>::try_from(found) {
        Ok([one]) => Ok(one),
        Err(none) if none.is_empty() => Err(Failure::Said((cli.no_such_session)(words))),
        Err(several) => {
            let mut told = (cli.several_sessions)(words);
            for session in &several {
                let day = session.first_date.map(dates::short).unwrap_or_default();
                // Writing to a string cannot fail.
                let _ = write!(told, "\n{}  {day}  {}, {}", session.id, session.title, session.unit_name);
            }
            Err(Failure::Said(told))
        }
    }
}

/// [`summary`], and then the session itself.
pub(super) fn session(front: &Front, store: &Store, words: Option<&str>) -> Result<Session, Failure> {
    let summary = summary(front, store, words)?;
    let gone = || StoreProblem { kind: ProblemKind::Gone, detail: String::new(), path: None };
    Ok(store.load(summary.id)?.ok_or_else(gone)?.session)
}

/// [`session`] from the data file as it stands; the same sentences when there is no file yet.
pub(super) fn read_session(front: &Front, words: Option<&str>) -> Result<Session, Failure> {
    read_with_store(front, words).map(|(_, session)| session)
}

/// [`read_session`], and the file to ask more of.
pub(super) fn read_with_store(front: &Front, words: Option<&str>) -> Result<(Store, Session), Failure> {
    match front.open_to_read()? {
        Some(store) => session(front, &store, words).map(|session| (store, session)),
        None => Err(Failure::Said(match words {
            Some(words) => (front.texts.cli.no_such_session)(words),
            None => front.texts.cli.none_running.to_owned(),
        })),
    }
}
