//! The guard's question (J3): a text may tell of one person. It is said in other words, taken to somebody who can help, or
//! kept since it is general. The text stays where it was typed; the key that would have stored it is pressed once more
//! for whoever keeps it, and what no key leads back to is done once more.

use crate::env::Env;
use crate::ops::{Asked, Op, asked_while_written};
use crate::tui::input::{Key, key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::update;

use super::{Ask, Choose, Dialog, Explain};

/// What can become of the text, in the order it is offered. The first loses nothing, whoever answers in haste.
const REPHRASE: usize = 0;
const ROUTE: usize = 1;

/// Asks about texts that have just been refused, or would be.
pub fn ask_guard(model: &mut Model, asked: Vec<Asked>) {
    ask(model, asked, None);
}

/// The same of operations that came from a dialog, which are done for whoever keeps the words.
pub fn ask_guard_of(model: &mut Model, asked: Vec<Asked>, ops: &[Op]) {
    ask(model, asked, Some(ops.to_vec()));
}

fn ask(model: &mut Model, asked: Vec<Asked>, ops: Option<Vec<Op>>) {
    let texts = model.texts.guard;
    let rows = [texts.rephrase, texts.route, texts.keep].map(str::to_owned).to_vec();
    let lead = format!("{} {}", texts.of(&asked), texts.why);
    let pressed = model.pressed.take();
    let choose = Choose::new(texts.title, rows, move |model, row, env| match row {
        REPHRASE => Vec::new(),
        ROUTE => {
            model.dialogs.push(Dialog::Explain(Explain::routing_of(model)));
            Vec::new()
        }
        _ => {
            for text in &asked {
                env.vouch(&text.text);
            }
            // The box the words were written in has come back below.
            let boxed = matches!(model.dialogs.last(), Some(Dialog::Ask(_))).then(|| key(Key::Enter));
            match (pressed.or(boxed), ops) {
                (Some(chord), _) => update::press(model, chord, env),
                (None, Some(ops)) => model.act_all(&ops, env),
                (None, None) => {
                    model.say(model.texts.guard.vouched);
                    Vec::new()
                }
            }
        }
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead).guarding()));
}

/// Lays the box under the guard's question that has just come of its answer, so that the words lead back into it. Not when
/// some of what it does has been done: that would be done twice.
pub(super) fn put_back(model: &mut Model, ask: Dialog, below: usize, effects: &[Effect]) {
    let is_asked = matches!(model.dialogs.get(below), Some(Dialog::Choose(choose)) if choose.is_guard);
    let is_half_done = effects.iter().any(|effect| matches!(effect, Effect::Commit { .. }));
    if is_asked && !is_half_done {
        model.dialogs.insert(below, ask);
    }
}

/// Whether its question stands on top.
pub fn guards(dialogs: &[Dialog]) -> bool {
    matches!(dialogs.last(), Some(Dialog::Choose(choose)) if choose.is_guard)
}

/// What the guard asks of the line in a dialog, before the dialog goes.
pub(super) fn in_line(ask: &Ask, env: &Env) -> Option<Asked> {
    let text = crate::text::sanitize::one_line(ask.input.text());
    ask.is_kept().then(|| asked_while_written(&text, env)).flatten()
}
