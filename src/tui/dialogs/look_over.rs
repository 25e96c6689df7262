//! A calm word before a meeting is shown to the room, where something in it may be about one person (J12).
//!
//! It stands once, when the meeting is opened, and tells neither what was found nor where: the screen may be on the wall
//! already. The places are gone through one by one, or passed by with one key.

use crate::env::Env;
use crate::ops::{Hit, Spot, SpotKind, spots};
use crate::tui::look_over::whereabouts;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::{Choose, Dialog};

/// What can be done, in the order it is offered.
const SHOW: usize = 0;
const DONE: usize = 1;

/// Says so where there is something to look over in the meeting that has just been opened.
pub(in crate::tui) fn tell(model: &mut Model, env: &Env) {
    let Some(meeting) = &model.meeting else { return };
    let found = spots(&meeting.session, env);
    if found.is_empty() {
        return;
    }
    let words = model.texts.look_over;
    let rows = [words.show, words.done, words.later].map(str::to_owned).to_vec();
    let lead = (words.lead)(found.len());
    let choose = Choose::new(words.title, rows, move |model, row, env| {
        match row {
            SHOW => list(model, env),
            DONE => found.iter().flat_map(|spot| &spot.texts).for_each(|text| env.vouch(text)),
            _ => {}
        }
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
}

/// The places that are left, to go to one of them.
pub(in crate::tui) fn list(model: &mut Model, env: &Env) {
    let words = model.texts.look_over;
    let Some(meeting) = &model.meeting else { return };
    let found = spots(&meeting.session, env);
    if found.is_empty() {
        model.say(words.nothing);
        return;
    }
    let rows = found.iter().map(|spot| whereabouts(&meeting.session, spot, model.texts)).collect();
    let title = (words.places)(found.len());
    let choose =
        Choose::new(title, rows, move |model, row, env| go_to(model, found.into_iter().nth(row), env));
    model.dialogs.push(Dialog::Choose(choose.lead(words.how)));
}

/// Goes to a place, to say there what it says in other words or to delete it.
pub(super) fn go_to(model: &mut Model, spot: Option<Spot>, env: &Env) -> Vec<Effect> {
    let (Some(spot), Some(meeting)) = (spot, &model.meeting) else { return Vec::new() };
    let SpotKind::Found(kind) = spot.kind else {
        let mut effects = crate::tui::update::keep_draft(model);
        effects.extend(crate::tui::screens::details::go_to_spot(model, &spot, env));
        return effects;
    };
    let hit = Hit {
        session: meeting.session.id,
        session_title: String::new(),
        unit_name: String::new(),
        date: None,
        rehearsal: false,
        kind,
        id: spot.id,
        text: spot.texts.into_iter().next().unwrap_or_default(),
    };
    let mut effects = crate::tui::update::keep_draft(model);
    effects.extend(super::search::arrive(model, &hit, env));
    effects
}
