//! What a key, a letter or a paste means: who gets it, in which order.

use std::time::Duration;

use crate::env::Env;
use crate::tui::commands::Id;
use crate::tui::dialogs::Dialog;
use crate::tui::input::{Input, Key, ctrl, key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::{dialogs, screens};

use super::command::{command, try_command};

/// A second Ctrl+C within this tells how to quit.
const TWICE: Duration = Duration::from_secs(1);

pub(super) fn on_input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    if model.hidden {
        // What is pressed to come back does nothing else.
        if !matches!(input, Input::Resize | Input::Scroll { .. }) {
            model.hidden = false;
        }
        return Vec::new();
    }
    model.pressed = None;
    if let Input::Key(chord) = &input {
        model.pressed = Some(*chord);
        if *chord == ctrl('c') {
            return interrupt(model);
        }
        let id = model.keymap.command(*chord, &model.scopes());
        // These work over a dialog too: hiding what the room must not see cannot wait for an Esc.
        if let Some(id @ (Id::Hide | Id::Quit)) = id {
            return command(model, id, env);
        }
    }
    if model.audience
        && let Some(effects) = on_the_wall(model, &input, env)
    {
        return effects;
    }
    if let Some(effects) = under_a_card(model, &input, env) {
        return effects;
    }
    if !model.dialogs.is_empty() {
        return dialogs::input(model, input, env);
    }
    if let Input::Key(chord) = &input
        && let Some(id) = model.keymap.command(*chord, &model.scopes())
        && let Some(effects) = try_command(model, id, env)
    {
        return effects;
    }
    if let (Input::Text(_) | Input::Paste(_), true, Some(closed)) =
        (&input, screens::writes_to_meeting(model), model.unsayable_instead())
    {
        model.say(closed);
        return Vec::new();
    }
    screens::input(model, input, env)
}

/// A card that says what is wrong with the file may come in the middle of a sentence. It stays, and letters go on into the
/// field they are meant for: none is lost.
fn under_a_card(model: &mut Model, input: &Input, env: &Env) -> Option<Vec<Effect>> {
    let is_typed = match input {
        Input::Text(_) | Input::Paste(_) => true,
        Input::Key(chord) => *chord == key(Key::Backspace),
        Input::Click { .. } | Input::Scroll { .. } | Input::Resize => false,
    };
    let is_card = |dialog: &Dialog| matches!(dialog, Dialog::Explain(card) if card.unasked);
    let cards = model.dialogs.iter().rposition(|dialog| !is_card(dialog)).map_or(0, |below| below + 1);
    if !is_typed || cards == model.dialogs.len() {
        return None;
    }
    let has_field = match model.dialogs.get(..cards).and_then(<[_]>::last) {
        Some(below) => matches!(below, Dialog::Ask(_)),
        None => screens::draft(model).is_some(),
    };
    if !has_field {
        return None;
    }
    let cards = model.dialogs.split_off(cards);
    let effects = on_input(model, input.clone(), env);
    model.dialogs.extend(cards);
    Some(effects)
}

/// An input while this window shows what the room sees (F5). What moves the meeting on does so and the wall stays; any
/// other key brings the screen back. Letters do, too, and go on into the line they were meant for: `None`.
fn on_the_wall(model: &mut Model, input: &Input, env: &Env) -> Option<Vec<Effect>> {
    match input {
        Input::Key(chord) => match model.keymap.command(*chord, &model.scopes()) {
            Some(id) if is_for_the_room(id) => Some(command(model, id, env)),
            _ => {
                model.audience = false;
                Some(Vec::new())
            }
        },
        Input::Text(_) | Input::Paste(_) => {
            model.audience = false;
            None
        }
        Input::Click { .. } | Input::Scroll { .. } | Input::Resize => Some(Vec::new()),
    }
}

/// Whether a command changes only what the room sees, so that it can be given without looking away from the wall.
fn is_for_the_room(id: Id) -> bool {
    matches!(
        id,
        Id::Timer
            | Id::NextPhase
            | Id::OneMinuteMore
            | Id::FiveMinutesMore
            | Id::NextQuestion
            | Id::PreviousQuestion
            | Id::ShowResult
            | Id::ShowVotes
            | Id::ShowCloth
            | Id::GroundRules
            | Id::NextPoint
            | Id::PreviousPoint
            | Id::Projector
            | Id::Redraw
    )
}

fn interrupt(model: &mut Model) -> Vec<Effect> {
    let now = model.now.elapsed;
    let again = model.last_interrupt.is_some_and(|last| now.saturating_sub(last) <= TWICE);
    model.last_interrupt = Some(now);
    if again {
        let chord = model.key_of(Id::Quit);
        model.say((model.texts.common.how_to_quit)(&chord));
        return Vec::new();
    }
    match super::super::away::typed(model).or_else(|| screens::selected_text(model)) {
        Some(text) => {
            model.say(model.texts.common.sent_to_clipboard);
            vec![Effect::Copy(text)]
        }
        None => Vec::new(),
    }
}
