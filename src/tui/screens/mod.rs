//! The screens: their state, and what a command or an input means on each. Drawing is in `view`, same names again.

pub mod close;
pub mod cloth;
pub(super) mod details;
pub mod follow_up;
pub mod keeps;
pub mod matrix;
pub mod measure;
pub mod measures;
pub mod opening;
pub mod paper;
pub mod prepare;
pub mod question;
pub mod review;
pub mod sets;
pub mod settings;
pub mod similar;
pub mod sittings;
pub mod start;
pub mod vote;

use std::collections::BTreeSet;
use std::collections::btree_map::Entry;

use crate::domain::place::Stage;
use crate::domain::session::SessionState;
use crate::env::Env;
use crate::ops::{Draft, DraftKey};

use super::commands::Id;
use super::input::Input;
use super::meeting::Meeting;
use super::model::{Model, Screen};
use super::msg::{Effect, Target};

/// A command on the current screen; `None` when it does not apply just now and the key may be text.
pub fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    match model.screen {
        Screen::Start => start::command(model, id, env),
        Screen::Prepare => prepare::command(model, id, env),
        Screen::Opening => opening::command(model, id, env),
        Screen::Cloth => cloth::command(model, id, env),
        Screen::Question => question::command(model, id, env),
        Screen::Measures => measures::command(model, id, env),
        Screen::Measure => measure::command(model, id, env),
        Screen::Matrix => matrix::command(model, id, env),
        Screen::Vote => vote::command(model, id, env),
        Screen::Keeps => keeps::command(model, id, env),
        Screen::Review => review::command(model, id, env),
        Screen::Paper => paper::command(model, id, env),
        Screen::Close => close::command(model, id, env),
        Screen::FollowUp => follow_up::command(model, id),
        Screen::Settings => settings::command(model, id, env),
        Screen::Sets => sets::command(model, id, env),
    }
}

/// Text, and keys that are no command, on the current screen.
pub fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    match model.screen {
        Screen::Start => start::input(model, input, env),
        Screen::Prepare => prepare::input(model, input, env),
        Screen::Opening => opening::input(model, input, env),
        Screen::Cloth => cloth::input(model, input, env),
        Screen::Question => question::input(model, input, env),
        Screen::Measures => measures::input(model, input, env),
        Screen::Measure => measure::input(model, input, env),
        Screen::Matrix => matrix::input(model, input, env),
        Screen::Vote => vote::input(model, input, env),
        Screen::Keeps => keeps::input(model, input, env),
        Screen::Review => review::input(model, input, env),
        Screen::Paper => paper::input(model, input, env),
        Screen::Close => close::input(model, input, env),
        Screen::FollowUp => follow_up::input(model, &input),
        Screen::Settings => settings::input(model, input, env),
        Screen::Sets => sets::input(model, input, env),
    }
}

/// A click on something the current screen has drawn.
pub fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    match model.screen {
        Screen::Start => start::hit(model, target, env),
        Screen::Prepare => prepare::hit(model, target, env),
        Screen::Opening => opening::hit(model, target, env),
        Screen::Cloth => cloth::hit(model, target, env),
        Screen::Question => question::hit(model, target, env),
        Screen::Measures => measures::hit(model, target, env),
        Screen::Measure => measure::hit(model, target, env),
        Screen::Matrix => matrix::hit(model, target, env),
        Screen::Vote => vote::hit(model, target, env),
        Screen::Keeps => keeps::hit(model, target, env),
        Screen::Review => review::hit(model, target, env),
        Screen::Paper => paper::hit(model, target, env),
        Screen::Close => close::hit(model, target, env),
        Screen::FollowUp => follow_up::hit(model, target),
        Screen::Settings => settings::hit(model, target, env),
        Screen::Sets => sets::hit(model, target, env),
    }
}

/// A screen comes into view, or what it shows has changed under it: selections are brought back inside their lists.
pub fn enter(model: &mut Model, screen: Screen, env: &Env) -> Vec<Effect> {
    match screen {
        Screen::Start => start::enter(model, env),
        Screen::Prepare => prepare::enter(model, env),
        Screen::Opening => opening::enter(model, env),
        Screen::Cloth => cloth::enter(model, env),
        Screen::Question => question::enter(model, env),
        Screen::Measures => measures::enter(model, env),
        Screen::Measure => measure::enter(model, env),
        Screen::Matrix => matrix::enter(model, env),
        Screen::Vote => vote::enter(model, env),
        Screen::Keeps => keeps::enter(model, env),
        Screen::Review => review::enter(model, env),
        Screen::Paper => paper::enter(model, env),
        Screen::Close => close::enter(model, env),
        Screen::FollowUp => follow_up::enter(model, env),
        Screen::Settings => settings::enter(model, env),
        Screen::Sets => sets::enter(model, env),
    }
}

/// A session has been opened: its drafts go where they were typed, then its screen is entered.
pub fn opened(model: &mut Model, env: &Env) -> Vec<Effect> {
    question::opened(model);
    measures::opened(model);
    measure::opened(model);
    keeps::opened(model);
    review::opened(model);
    vote::opened(model);
    close::opened(model);
    opening::opened(model);
    prepare::opened(model);
    start::opened(model, env).unwrap_or_else(|| enter(model, model.screen, env))
}

/// Where an opened meeting goes on (C21).
pub fn resume_at(meeting: &Meeting) -> Screen {
    if meeting.session.details.state == SessionState::Closed {
        // Whoever opens a closed meeting comes for what was agreed.
        // One that looked at nothing holds an earlier list.
        let looks = meeting.session.is_without_meeting() && !meeting.session.reviewed.is_empty();
        return if looks { Screen::Review } else { Screen::Measures };
    }
    if meeting.session.is_without_meeting() && meeting.place.stage == Stage::Opening {
        return Screen::Review;
    }
    match meeting.place.stage {
        Stage::Opening => Screen::Opening,
        Stage::Previous => Screen::Review,
        Stage::Sorting | Stage::Agreeing => Screen::Measures,
        Stage::Prioritising if meeting.session.rounds.iter().any(|round| !round.closed) => Screen::Vote,
        Stage::Prioritising => Screen::Matrix,
        Stage::Questions => Screen::Question,
        Stage::ReadBack | Stage::Closing => Screen::Close,
    }
}

/// Whether what is typed on the current screen is meant for the open meeting.
pub fn writes_to_meeting(model: &Model) -> bool {
    match model.screen {
        Screen::Prepare => !prepare::is_new(model),
        Screen::Opening
        | Screen::Question
        | Screen::Measures
        | Screen::Measure
        | Screen::Matrix
        | Screen::Vote
        | Screen::Keeps
        | Screen::Paper
        | Screen::Close => true,
        Screen::Start
        | Screen::Cloth
        | Screen::Review
        | Screen::FollowUp
        | Screen::Settings
        | Screen::Sets => false,
    }
}

/// The current screen is left by a command that works everywhere: what can be saved is saved.
pub fn leave(model: &mut Model, env: &Env) -> Vec<Effect> {
    match model.screen {
        Screen::Measure => measure::leave(model, env),
        Screen::Opening => opening::leave(model, env),
        Screen::Prepare => prepare::leave(model, env),
        Screen::Paper => paper::leave(model, env),
        Screen::Start
        | Screen::Cloth
        | Screen::Question
        | Screen::Measures
        | Screen::Matrix
        | Screen::Vote
        | Screen::Keeps
        | Screen::Review
        | Screen::Close
        | Screen::FollowUp
        | Screen::Settings
        | Screen::Sets => Vec::new(),
    }
}

/// What is being typed on the current screen, to be kept as a draft.
pub fn draft(model: &Model) -> Option<Draft> {
    match model.screen {
        Screen::Question => question::draft(model),
        Screen::Measures => Some(measures::draft(model)),
        Screen::Measure => measure::draft(model),
        Screen::Opening => opening::draft(model),
        Screen::Prepare => prepare::draft(model),
        Screen::Close => close::draft(model),
        Screen::Keeps => Some(keeps::draft(model)),
        Screen::Paper => paper::draft(model),
        Screen::Start
        | Screen::Cloth
        | Screen::Matrix
        | Screen::Vote
        | Screen::Review
        | Screen::FollowUp
        | Screen::Settings
        | Screen::Sets => None,
    }
}

/// Lines that could not be saved go back where they were typed, before what has been typed there since. Returns what
/// keeps them there.
pub fn put_back(model: &mut Model, failed: Vec<Draft>) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let keys: BTreeSet<DraftKey> = failed.iter().map(|draft| draft.key.clone()).collect();
    for draft in failed.into_iter().rev() {
        let is_line = is_line(&draft.key, meeting);
        match meeting.drafts.entry(draft.key.clone()) {
            Entry::Vacant(none) => {
                none.insert(draft);
            }
            Entry::Occupied(mut later) if is_line => {
                let later = later.get_mut();
                later.cursor += draft.text.len() + 1;
                later.text = format!("{}\n{}", draft.text, later.text);
            }
            // What was typed in a field later holds all of what was typed before.
            Entry::Occupied(_) => {}
        }
    }
    let session = meeting.session.id;
    let kept: Vec<Draft> = keys.iter().filter_map(|key| meeting.drafts.get(key)).cloned().collect();
    question::put_back(model, &kept);
    measures::put_back(model);
    measure::opened(model);
    keeps::put_back(model);
    opening::opened(model);
    prepare::put_back(model);
    close::put_back(model);
    kept.into_iter().map(|draft| Effect::KeepDraft(session, draft)).collect()
}

/// Whether each text typed here is one more line, rather than the whole of a field.
fn is_line(key: &DraftKey, meeting: &Meeting) -> bool {
    match key {
        DraftKey::Answer { question, .. } => {
            meeting.session.question(question).is_some_and(|question| question.kind.takes_lines())
        }
        key => measures::is_line(key) || keeps::is_line(key) || close::is_line(key),
    }
}

/// The text of the selected line, for copying.
pub fn selected_text(model: &Model) -> Option<String> {
    match model.screen {
        Screen::Question | Screen::Paper => question::selected_text(model),
        Screen::Measures | Screen::Matrix => measures::selected_text(model),
        Screen::Keeps => keeps::selected_text(model),
        Screen::FollowUp => follow_up::selected_text(model),
        Screen::Start
        | Screen::Prepare
        | Screen::Opening
        | Screen::Cloth
        | Screen::Measure
        | Screen::Vote
        | Screen::Review
        | Screen::Close
        | Screen::Settings
        | Screen::Sets => None,
    }
}

/// Help for the field that has the focus (M8), where the screen has fields.
pub fn focused_help(model: &Model) -> Option<String> {
    match model.screen {
        Screen::Prepare => prepare::focused_help(model),
        Screen::Opening => Some(model.texts.opening.purpose_help.to_owned()),
        Screen::Measure => measure::focused_help(model),
        Screen::Close => close::focused_help(model),
        Screen::Review => Some(model.texts.review.help.to_owned()),
        Screen::Start
        | Screen::Cloth
        | Screen::Question
        | Screen::Measures
        | Screen::Matrix
        | Screen::Vote
        | Screen::Keeps
        | Screen::Paper
        | Screen::FollowUp
        | Screen::Settings
        | Screen::Sets => None,
    }
}
