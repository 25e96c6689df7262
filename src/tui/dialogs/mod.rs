//! What lies on top of a screen: a stack, the top one gets the input. Esc takes it away and changes nothing.

mod ask;
mod bank;
mod beside;
mod choose;
mod coverage;
mod explain;
pub mod export;
mod find;
pub mod forget;
mod guard;
mod help;
mod hints;
pub mod life;
pub(in crate::tui) mod look_over;
pub mod looking_back;
mod merging;
pub mod pace;
mod page;
mod palette;
pub mod people;
pub mod search;
mod topic;
mod unit;

pub use ask::Ask;
pub(super) use ask::is_asked;
pub use bank::{Aim, BankDialog, BankRow};
pub use beside::Beside;
pub use choose::Choose;
pub use coverage::{coverage, lifted};
pub use explain::Explain;
pub use export::{Export, FileFormat, Offer, Paper, Place, Step};
pub use find::Find;
pub use guard::{ask_guard, ask_guard_of, guards};
pub use help::Help;
pub use hints::Hints;
pub use merging::Merging;
pub use page::{Page, PageRow};
pub use palette::Palette;
pub use topic::{ask_park_topic, ask_settle, show_decisions, show_topics};
pub use unit::show as show_unit;

use crate::env::Env;
use crate::ops::Draft;

use super::commands::Id;
use super::input::{Input, Key, key};
use super::model::Model;
use super::msg::{Effect, Target};

/// A dialog.
pub enum Dialog {
    /// What is wrong, what is safe, what to do; or a card to read.
    Explain(Explain),
    /// Asks for a line of text.
    Ask(Ask),
    /// Asks to choose one of a few.
    Choose(Choose),
    /// The command palette.
    Palette(Palette),
    /// Help for what has the focus.
    Help(Help),
    /// Finds a question.
    Find(Find),
    /// All that the goal checks ask of a measure.
    Hints(Hints),
    /// The measure bank.
    Bank(BankDialog),
    /// What to write, and where.
    Export(Export),
    /// What both laptops have changed.
    Merging(Merging),
    /// A page to read.
    Page(Page),
    /// What the groups said, side by side.
    Beside(Beside),
}

/// What happens when a dialog is answered.
pub type Act = Box<dyn FnOnce(&mut Model, &Env) -> Vec<Effect>>;

/// What a dialog wants after an input.
pub enum Next {
    /// It stays.
    Stay,
    /// It goes, and nothing happens.
    Close,
    /// It goes, and this happens.
    Then(Act),
}

/// Gives an input to the top dialog.
pub fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    let Some(mut top) = model.dialogs.pop() else { return Vec::new() };
    if input == Input::Key(key(Key::Esc)) {
        if let Dialog::Export(dialog) = &mut top
            && dialog.back()
        {
            model.dialogs.push(top);
            return Vec::new();
        }
        let left: Option<fn(&mut Model)> = match &top {
            Dialog::Choose(dialog) => dialog.left,
            Dialog::Ask(dialog) => dialog.left,
            Dialog::Merging(_) => Some(|model| model.say(model.texts.merging.stopped)),
            Dialog::Explain(_)
            | Dialog::Palette(_)
            | Dialog::Help(_)
            | Dialog::Find(_)
            | Dialog::Hints(_)
            | Dialog::Bank(_)
            | Dialog::Export(_)
            | Dialog::Page(_)
            | Dialog::Beside(_) => None,
        };
        if let Some(left) = left {
            left(model);
        }
        return put_away(model, &top);
    }
    if is_key_of(model, Id::Help, &input) {
        // Once more takes it away again.
        if !matches!(top, Dialog::Help(_)) {
            let help = Help::over(&top, model);
            model.dialogs.extend([top, Dialog::Help(help)]);
        }
        return Vec::new();
    }
    if let Dialog::Ask(ask) = &top
        && input == Input::Key(key(Key::Enter))
        && let Some(asked) = guard::in_line(ask, env)
    {
        model.dialogs.push(top);
        ask_guard(model, vec![asked]);
        return Vec::new();
    }
    // Once the dialog is gone, its key means something else.
    model.pressed = None;
    let next = match &mut top {
        // The routing card once more: the topic behind the case is put aside, in general words (F7 stores nothing).
        Dialog::Explain(card) if card.parks && is_key_of(model, Id::RoutingCard, &input) => {
            Next::Then(Box::new(|model, _| {
                ask_park_topic(model);
                Vec::new()
            }))
        }
        Dialog::Explain(card) if card.elsewhere && is_key_of(model, Id::Reassure, &input) => {
            Next::Then(Box::new(|model, _| {
                super::elsewhere::ask(model);
                Vec::new()
            }))
        }
        Dialog::Explain(_) => Explain::input(&input),
        Dialog::Ask(dialog) => dialog.input(&input, model),
        Dialog::Choose(dialog) => dialog.input(&input),
        Dialog::Palette(dialog) => dialog.input(&input, model),
        Dialog::Help(dialog) => dialog.input(&input),
        Dialog::Find(dialog) => dialog.input(&input, model),
        Dialog::Hints(dialog) => dialog.input(&input),
        Dialog::Bank(dialog) => dialog.input(&input, model),
        Dialog::Export(dialog) => dialog.input(&input, model),
        Dialog::Merging(dialog) => dialog.input(&input),
        Dialog::Page(dialog) => dialog.input(&input),
        Dialog::Beside(dialog) => dialog.input(&input),
    };
    follow(top, next, model, env)
}

/// Whether an input is a key of this command.
fn is_key_of(model: &Model, id: Id, input: &Input) -> bool {
    matches!(input, Input::Key(chord) if model.keymap.chords(id).contains(chord))
}

/// A click on something the top dialog has drawn.
pub fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    // What was clicked before the dialog was drawn is not for it, and takes nothing away.
    let Target::DialogRow(row) = target else { return Vec::new() };
    let Some(mut top) = model.dialogs.pop() else { return Vec::new() };
    let next = match &mut top {
        Dialog::Choose(dialog) => dialog.choose(row),
        Dialog::Palette(dialog) => dialog.choose(row, model),
        Dialog::Find(dialog) => dialog.choose(row, model),
        Dialog::Hints(dialog) => dialog.choose(row),
        Dialog::Bank(dialog) => dialog.choose(row),
        Dialog::Export(dialog) => dialog.choose(row, model),
        Dialog::Merging(dialog) => dialog.choose(row),
        Dialog::Explain(_) | Dialog::Ask(_) | Dialog::Help(_) | Dialog::Page(_) | Dialog::Beside(_) => {
            Next::Stay
        }
    };
    follow(top, next, model, env)
}

/// Esc: what was written in the dialog is kept until it is asked for again.
fn put_away(model: &mut Model, dialog: &Dialog) -> Vec<Effect> {
    let Some(draft) = dialog.draft(model) else { return Vec::new() };
    if !crate::text::is_blank(&draft.text) {
        model.say(model.texts.dialogs.kept);
    }
    model.keep(draft)
}

impl Dialog {
    /// What is being written in it, to be kept.
    pub fn draft(&self, model: &Model) -> Option<Draft> {
        match self {
            Self::Ask(ask) => ask.draft(model.now.utc),
            Self::Explain(_)
            | Self::Choose(_)
            | Self::Palette(_)
            | Self::Help(_)
            | Self::Find(_)
            | Self::Bank(_)
            | Self::Hints(_)
            | Self::Export(_)
            | Self::Merging(_)
            | Self::Page(_)
            | Self::Beside(_) => None,
        }
    }
}

fn follow(top: Dialog, next: Next, model: &mut Model, env: &Env) -> Vec<Effect> {
    match next {
        Next::Stay => {
            model.dialogs.push(top);
            Vec::new()
        }
        Next::Close => Vec::new(),
        Next::Then(then) => {
            let below = model.dialogs.len();
            let effects = then(model, env);
            if matches!(top, Dialog::Ask(_)) {
                guard::put_back(model, top, below, &effects);
            }
            effects
        }
    }
}

/// Asks why a closed session is opened again, then opens it.
pub fn ask_reopen(model: &mut Model) {
    let texts = model.texts;
    let ask = Ask::new(texts.dialogs.reopen_title, texts.dialogs.reason, |model, reason, env| {
        model.act(&crate::ops::Op::Reopen { reason }, env)
    });
    let ask = ask.kept(model, "reopen");
    model.dialogs.push(Dialog::Ask(ask));
}

/// Moves a selection by a key; whether the key was one that moves.
pub(super) fn move_selection(selected: &mut usize, count: usize, input: &Input, page: usize) -> bool {
    let Input::Key(chord) = input else {
        if let Input::Scroll { up, .. } = input {
            *selected =
                if *up { selected.saturating_sub(1) } else { (*selected + 1).min(count.saturating_sub(1)) };
            return true;
        }
        return false;
    };
    let last = count.saturating_sub(1);
    *selected = match (chord.key, chord.ctrl) {
        (Key::Up, false) => selected.saturating_sub(1),
        (Key::Down, false) => (*selected + 1).min(last),
        (Key::PageUp, _) => selected.saturating_sub(page),
        (Key::PageDown, _) => (*selected + page).min(last),
        (Key::Home, true) => 0,
        (Key::End, true) => last,
        _ => return false,
    };
    true
}
