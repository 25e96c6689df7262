//! Earlier states of the open meeting: listed, looked at and kept as a copy (L11).
//!
//! One that is looked at stands where the meeting stands, on every screen, and can only be read: operations are refused,
//! and nothing of it – places, drafts, the wall – reaches the file.

use crate::domain::ids::SessionId;
use crate::domain::session::Session;
use crate::env::Env;
use crate::ops::{EarlierState, Loaded, Revision, copy_of_state};

use super::dialogs::{Choose, Dialog};
use super::meeting::Meeting;
use super::model::{Model, Screen};
use super::msg::{Effect, Opened};
use super::screens;

/// The earlier state that stands in the place of the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Which.
    pub state: EarlierState,
    /// When it stood so, as people read it.
    pub at: String,
}

impl Model {
    /// The earlier state that is being looked at.
    pub fn past(&self) -> Option<&Past> {
        self.meeting.as_ref()?.past.as_ref()
    }
}

/// Asks for the list.
pub(super) fn ask(model: &Model) -> Vec<Effect> {
    let session = model.meeting.as_ref().map(|meeting| meeting.session.id);
    session.map(|session| Effect::ReadStates { session, in_backups: false }).into_iter().collect()
}

/// Shows the list; the last row looks in the backups, too.
pub(super) fn list(
    model: &mut Model,
    session: SessionId,
    states: Vec<EarlierState>,
    in_backups: bool,
    env: &Env,
) {
    let words = model.texts.states;
    let Some(meeting) = model.meeting.as_ref().filter(|meeting| meeting.session.id == session) else {
        return;
    };
    if in_backups && states.is_empty() {
        return model.say(words.none_in_backups);
    }
    let mut rows: Vec<String> = states
        .iter()
        .map(|state| {
            let at = (words.at)(env.to_local(state.at));
            format!("{at}  {}", words.told(state, &meeting.session, model.lang()))
        })
        .collect();
    if !in_backups {
        rows.push(words.in_backups.to_owned());
    }
    let lead = if states.is_empty() { words.none } else { words.lead };
    let choose = Choose::new(words.title, rows, move |_, row, _| match states.into_iter().nth(row) {
        Some(state) => vec![Effect::ReadState(session, Box::new(state))],
        None => vec![Effect::ReadStates { session, in_backups: true }],
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
}

/// Puts an earlier state in the place of the meeting. What was being typed in that is kept first.
pub(super) fn open(model: &mut Model, session: Session, state: EarlierState, env: &Env) -> Vec<Effect> {
    let words = model.texts.states;
    let mut effects = Vec::new();
    let place = match &mut model.meeting {
        Some(meeting) if meeting.past.is_some() => Some(meeting.place.clone()),
        Some(meeting) => {
            meeting.stop_clock(env);
            let place = meeting.place.clone();
            effects.extend(screens::leave(model, env));
            effects.extend(super::update::keep_draft(model));
            effects.push(Effect::KeepPlace(session.id, place.clone()));
            Some(place)
        }
        None => None,
    };
    let first = if session.is_without_meeting() { Screen::Measures } else { Screen::Cloth };
    let opened = Opened {
        loaded: Loaded { session, revision: Revision::default() },
        place,
        live: None,
        drafts: Vec::new(),
        owed: Vec::new(),
        earlier: Vec::new(),
    };
    let mut meeting = Meeting::new(opened);
    meeting.past = Some(Past { at: (words.at)(env.to_local(state.at)), state });
    if let Some(now) = model.meeting.replace(meeting) {
        model.held.hold_all(&now, env);
    }
    model.trail = vec![Screen::Start];
    model.screen = first;
    // What screens keep of a meeting that is opened is not kept of this one.
    drop(screens::opened(model, env));
    model.say(words.opened);
    effects
}

/// A meeting of its own out of what is being looked at.
pub(super) fn keep_as_copy(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(past) = &meeting.past else { return Vec::new() };
    let mark = (model.texts.states.copy_mark)(&past.at);
    vec![Effect::KeepState(Box::new(copy_of_state(&meeting.session, &mark, env)))]
}

/// To the meeting as it is now.
pub(super) fn back_to_now(model: &Model) -> Vec<Effect> {
    let shown = model.meeting.as_ref().filter(|meeting| meeting.past.is_some());
    shown.map(|meeting| Effect::Open(meeting.session.id)).into_iter().collect()
}

/// What becomes of an effect while an earlier state is looked at.
enum Held {
    /// It reads, or is of the window or the settings.
    LetThrough,
    /// It would remember where one stands or what is typed: quietly left.
    Left,
    /// It would change something: a person is told that it is not done.
    Refused,
}

/// Everything that is not known to leave the data alone is held, so that what is new is held, too.
fn held(effect: &Effect) -> Held {
    match effect {
        Effect::BackUp { .. }
        | Effect::Rest
        | Effect::Open(_)
        | Effect::ReadStates { .. }
        | Effect::ReadState(..)
        // The copy, which is a meeting of its own.
        | Effect::KeepState(_)
        | Effect::ReadEarlier(_)
        | Effect::ReadShelf
        | Effect::ReadFollowUp(_)
        | Effect::ReadOwners
        | Effect::ReadDeleted(_)
        | Effect::ReadMore(_)
        | Effect::ReadLast(_)
        | Effect::ReadLastCheck(..)
        | Effect::ReadSent(_)
        | Effect::FindFiles(_)
        | Effect::Search(_)
        | Effect::ReadFigures
        | Effect::ReadMeetings(..)
        | Effect::KeepSettings(_)
        | Effect::Mouse(_)
        | Effect::Copy(_)
        | Effect::Bell
        | Effect::Redraw
        | Effect::Quit
        | Effect::Leave => Held::LetThrough,
        Effect::KeepDraft(..)
        | Effect::DropDraft(..)
        | Effect::KeepPlace(..)
        | Effect::KeepLive(..)
        | Effect::KeepLineage(..) => Held::Left,
        Effect::Commit { .. }
        | Effect::Undo(_)
        | Effect::Redo(_)
        | Effect::Create(_)
        | Effect::Clone { .. }
        | Effect::LookAgain(..)
        | Effect::BeginReview { .. }
        | Effect::KeepSet { .. }
        | Effect::KeepUnit(_)
        | Effect::Erase(_)
        | Effect::Trash(..)
        | Effect::Archive(..)
        | Effect::OpenExample(_)
        | Effect::TrashExamples
        | Effect::PlanBulk { .. }
        | Effect::DoBulk { .. }
        | Effect::StepBatch { .. }
        | Effect::Protect(_)
        // What is exported is the meeting as it is now, not what is looked at.
        | Effect::Export(_)
        | Effect::LookAt(_)
        | Effect::TakeIn(_)
        | Effect::PlanList(_)
        | Effect::TakeInList(_)
        | Effect::PlanOwnList(_)
        | Effect::TakeInOwnList(_)
        | Effect::GoElsewhere(..) => Held::Refused,
    }
}

/// Holds back what would change anything while an earlier state is looked at.
pub fn hold_back(model: &mut Model, effects: &mut Vec<Effect>) {
    let mut refused = false;
    effects.retain(|effect| match held(effect) {
        Held::LetThrough => true,
        // A line of the meeting as it is now, which the file has refused before.
        Held::Left if matches!(effect, Effect::KeepDraft(session, draft) if model.held.holds(*session, &draft.key)) => {
            true
        }
        Held::Left => false,
        Held::Refused => {
            refused = true;
            false
        }
    });
    if refused {
        model.refuse(&crate::ops::Refusal::OnlyToRead);
    }
}
