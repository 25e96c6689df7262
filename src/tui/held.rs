//! Lines of meetings that were left before they were in the file: asked about on leaving the program, and back where they were
//! typed when the meeting is opened again (D9, L10).

use std::collections::BTreeMap;

use crate::domain::ids::SessionId;
use crate::env::Env;
use crate::ops::{Draft, DraftKey, asked_while_written};

use super::meeting::Meeting;
use super::msg::Effect;

/// Lines by their meeting and what they are for.
type Lines = BTreeMap<(SessionId, DraftKey), Draft>;

/// Those lines.
#[derive(Debug, Default)]
pub struct Held {
    /// The file would not take them; it is asked again.
    refused: Lines,
    /// The guard would ask about them, so nothing but memory has them (J3).
    asked: Lines,
}

impl Held {
    /// What the file would not take.
    pub fn refused(&self) -> impl Iterator<Item = &Draft> {
        self.refused.values()
    }

    /// Whether the file would not take something.
    pub fn has_refused(&self) -> bool {
        !self.refused.is_empty()
    }

    /// Whether there is something the guard would ask about.
    pub fn has_asked(&self) -> bool {
        !self.asked.is_empty()
    }

    /// One line more that the file would not take; whether it is a new one.
    pub(super) fn hold(&mut self, session: SessionId, draft: Draft) -> bool {
        self.refused.insert((session, draft.key.clone()), draft).is_none()
    }

    /// All that a meeting which is left has of either.
    pub(super) fn hold_all(&mut self, meeting: &Meeting, env: &Env) {
        let session = meeting.session.id;
        for draft in meeting.unkept.iter().filter_map(|key| meeting.drafts.get(key)) {
            self.hold(session, draft.clone());
        }
        let asked = asked_about(meeting, env).map(|draft| ((session, draft.key.clone()), draft.clone()));
        self.asked.extend(asked);
    }

    /// The file has this one now.
    pub(super) fn kept(&mut self, session: SessionId, key: &DraftKey) {
        self.refused.remove(&(session, key.clone()));
    }

    /// Gives a meeting that is opened its lines back.
    pub(super) fn give_back(&mut self, meeting: &mut Meeting) {
        let here = meeting.session.id;
        for ((_, key), draft) in take(&mut self.refused, here) {
            meeting.unkept.insert(key.clone());
            meeting.drafts.insert(key, draft);
        }
        let asked = take(&mut self.asked, here);
        meeting.drafts.extend(asked.into_iter().map(|((_, key), draft)| (key, draft)));
    }

    /// The meeting is deleted, and its lines with it.
    pub(super) fn forget(&mut self, session: SessionId) {
        for lines in [&mut self.refused, &mut self.asked] {
            lines.retain(|(of, _), _| *of != session);
        }
    }

    /// Keeps once more what the file would not take.
    pub(super) fn once_more(&self) -> impl Iterator<Item = Effect> {
        self.refused.iter().map(|((session, _), draft)| Effect::KeepDraft(*session, draft.clone()))
    }
}

/// The lines of a meeting, out of all.
fn take(lines: &mut Lines, of: SessionId) -> Lines {
    let (taken, rest) = std::mem::take(lines).into_iter().partition(|((session, _), _)| *session == of);
    *lines = rest;
    taken
}

/// What stands in the fields of a meeting that the guard would ask about.
pub(super) fn asked_about<'a>(meeting: &'a Meeting, env: &'a Env) -> impl Iterator<Item = &'a Draft> {
    meeting.drafts.values().filter(|draft| asked_while_written(&draft.text, env).is_some())
}
