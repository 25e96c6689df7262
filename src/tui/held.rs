//! Lines of meetings that were left before they were in the file: asked about on leaving the program, and back where they were
//! typed when the meeting is opened again (D9, L10).

use std::collections::BTreeMap;

use crate::domain::ids::SessionId;
use crate::env::Env;
use crate::ops::{Draft, DraftKey};

use super::meeting::Meeting;
use super::msg::Effect;

/// Why a line is in memory only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// The file would not take it; it is asked again.
    Refused,
    /// The meeting is in the file no more, or the file is another one. It is not asked again.
    Homeless,
    /// The guard would ask about it (J3).
    Asked,
}

/// Those lines, each by its meeting and what it is for.
#[derive(Debug, Default)]
pub struct Held(BTreeMap<(SessionId, DraftKey), (Why, Draft)>);

impl Held {
    /// What should be in the file and is not.
    pub fn unsaved(&self) -> impl Iterator<Item = &Draft> {
        self.0.values().filter(|(why, _)| *why != Why::Asked).map(|(_, draft)| draft)
    }

    /// Whether there is something the guard would ask about.
    pub fn has_asked(&self) -> bool {
        self.0.values().any(|(why, _)| *why == Why::Asked)
    }

    /// Whether this line is held.
    pub(super) fn holds(&self, session: SessionId, key: &DraftKey) -> bool {
        self.0.contains_key(&(session, key.clone()))
    }

    /// One line more that the file would not take; whether it is a new one.
    pub(super) fn hold(&mut self, session: SessionId, draft: Draft) -> bool {
        self.0.insert((session, draft.key.clone()), (Why::Refused, draft)).is_none()
    }

    /// All that a meeting which is left has of them. What the guard would ask about is nothing the file has refused: it is never
    /// offered to it.
    pub(super) fn hold_all(&mut self, meeting: &Meeting, env: &Env) {
        let session = meeting.session.id;
        for draft in meeting.unkept.iter().filter_map(|key| meeting.drafts.get(key)) {
            self.hold(session, draft.clone());
        }
        for draft in asked_about(meeting, env) {
            self.0.insert((session, draft.key.clone()), (Why::Asked, draft.clone()));
        }
    }

    /// The file has this one now.
    pub(super) fn let_go(&mut self, session: SessionId, key: &DraftKey) {
        self.0.remove(&(session, key.clone()));
    }

    /// The file has the meeting no more.
    pub(super) fn lose_home(&mut self, session: SessionId) {
        for ((of, _), (why, _)) in &mut self.0 {
            if *of == session && *why == Why::Refused {
                *why = Why::Homeless;
            }
        }
    }

    /// Gives a meeting that is opened its lines back.
    pub(super) fn give_back(&mut self, meeting: &mut Meeting) {
        let here = meeting.session.id;
        let (back, rest) =
            std::mem::take(&mut self.0).into_iter().partition(|((session, _), _)| *session == here);
        self.0 = rest;
        let back: BTreeMap<_, _> = back;
        for ((_, key), (why, draft)) in back {
            if why != Why::Asked {
                meeting.unkept.insert(key.clone());
            }
            meeting.drafts.insert(key, draft);
        }
    }

    /// What was said in the meeting is deleted for good, or all of it, and its lines with it.
    pub(super) fn forget(&mut self, session: SessionId) {
        self.0.retain(|(of, _), _| *of != session);
    }

    /// Keeps once more what the file would not take.
    pub(super) fn once_more(&self) -> impl Iterator<Item = Effect> {
        let refused = self.0.iter().filter(|(_, (why, _))| *why == Why::Refused);
        refused.map(|((session, _), (_, draft))| Effect::KeepDraft(*session, draft.clone()))
    }
}

/// What stands in the fields of a meeting that the guard would ask about.
pub(super) fn asked_about<'a>(meeting: &'a Meeting, env: &'a Env) -> impl Iterator<Item = &'a Draft> {
    let drafts = meeting.drafts.values().filter(|draft| meeting.has_field(&draft.key));
    drafts.filter(|draft| meeting.is_asked_about(draft, env))
}
