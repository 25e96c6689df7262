//! Lines of meetings that were left before the file would take them: they are tried again, asked about on leaving, and back
//! where they were typed when the meeting is opened again (D9, L10).

use std::collections::BTreeMap;

use crate::domain::ids::SessionId;
use crate::ops::{Draft, DraftKey};

use super::meeting::Meeting;
use super::msg::Effect;

/// Those lines, each by its meeting and what it is for.
#[derive(Debug, Default)]
pub struct Held(BTreeMap<(SessionId, DraftKey), Draft>);

impl Held {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the lines say, with what they are for.
    pub fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.0.values()
    }

    /// One line more; whether it is a new one.
    pub(super) fn hold(&mut self, session: SessionId, draft: Draft) -> bool {
        self.0.insert((session, draft.key.clone()), draft).is_none()
    }

    /// All that a meeting which is left has of them.
    pub(super) fn hold_all(&mut self, meeting: &Meeting) {
        for draft in meeting.unkept.iter().filter_map(|key| meeting.drafts.get(key)) {
            self.hold(meeting.session.id, draft.clone());
        }
    }

    /// The file has this one now.
    pub(super) fn kept(&mut self, session: SessionId, key: &DraftKey) {
        self.0.remove(&(session, key.clone()));
    }

    /// Gives a meeting that is opened its lines back.
    pub(super) fn give_back(&mut self, meeting: &mut Meeting) {
        let here = meeting.session.id;
        let (back, rest) =
            std::mem::take(&mut self.0).into_iter().partition(|((session, _), _)| *session == here);
        self.0 = rest;
        let back: BTreeMap<(SessionId, DraftKey), Draft> = back;
        for draft in back.into_values() {
            meeting.unkept.insert(draft.key.clone());
            meeting.drafts.insert(draft.key.clone(), draft);
        }
    }

    /// The meeting is deleted, and its lines with it.
    pub(super) fn forget(&mut self, session: SessionId) {
        self.0.retain(|(of, _), _| *of != session);
    }

    /// Keeps them once more.
    pub(super) fn once_more(&self) -> impl Iterator<Item = Effect> {
        self.0.iter().map(|((session, _), draft)| Effect::KeepDraft(*session, draft.clone()))
    }
}
