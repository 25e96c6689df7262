//! Typing into the fields, and what happens to what was typed once a field is left.

use chrono::NaiveDate;

use crate::env::Env;
use crate::i18n::dates::short;
use crate::rules::dates::{Reading, read as read_date};
use crate::tui::dialogs::{Choose, Dialog};
use crate::tui::input::{Chord, Input, Key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::typing::edit as type_into;

use super::{Field, Stop, UnitChoice, edit, fresh, is_new, read};

/// Lengths that Left and Right step through.
pub(super) const LENGTHS: [u16; 3] = [60, 90, 120];

/// Types into a field; over a default the first letter replaces the whole.
pub(super) fn type_in(model: &mut Model, field: Field, input: &Input) {
    let width = model.size.input_width();
    let prepare = &mut model.prepare;
    if field == Field::Minutes
        && let Input::Key(Chord { key: key @ (Key::Left | Key::Right), ctrl: false, .. }) = input
    {
        let now = read::minutes(prepare.form.text(field)).unwrap_or(0);
        let next = if *key == Key::Right {
            LENGTHS.iter().find(|length| **length > now)
        } else {
            LENGTHS.iter().rev().find(|length| **length < now)
        };
        if let Some(next) = next {
            prepare.form.buffer_mut(field).replace_all(&next.to_string());
            prepare.touched = true;
        }
        return;
    }
    let buffer = prepare.form.buffer_mut(field);
    let types = matches!(input, Input::Text(_) | Input::Paste(_));
    if types && !prepare.touched && field.is_typed_over() {
        buffer.replace_all("");
    }
    let before = buffer.revision();
    let meant_something = type_into(buffer, input, width);
    prepare.touched |= meant_something;
    if buffer.revision() == before {
        return;
    }
    if field == Field::Unit {
        prepare.unit = UnitChoice::Open;
        prepare.suggested = (!buffer.is_blank()).then_some(0);
    }
    if !is_new(model) {
        model.autosave.typed(model.now.elapsed);
    }
}

/// Takes back or forward what was typed in a field.
pub(super) fn step_text(model: &mut Model, field: Field, back: bool) -> Option<Vec<Effect>> {
    let buffer = model.prepare.form.buffer_mut(field);
    let moved = if back { buffer.undo() } else { buffer.redo() };
    if moved && field == Field::Unit {
        model.prepare.unit = UnitChoice::Open;
    }
    moved.then(Vec::new)
}

pub(super) fn is_typing(model: &Model, field: Field) -> bool {
    model.prepare.touched && model.prepare.form.is_changed(field)
}

/// What happens when a field is left: a suggestion is taken, several possible days are asked about, and in the open
/// meeting the field is saved.
pub(super) fn settle(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Stop::Field(field) = model.prepare.focus else { return Vec::new() };
    if field == Field::Date && model.prepare.form.is_changed(field) {
        let typed = model.prepare.form.text(field);
        if let Ok(Reading::Ambiguous(days)) = read_date(typed, model.now.today()) {
            ask_which_day(model, days);
            return Vec::new();
        }
    }
    if is_new(model) {
        return fresh::settle(model, field);
    }
    edit::save(model, field, env)
}

/// Asks which of several days was meant; the answer stands in the field as if it had been typed.
fn ask_which_day(model: &mut Model, days: Vec<NaiveDate>) {
    let texts = model.texts;
    let today = model.now.today();
    let rows = days.iter().map(|day| texts.day_told(*day, today)).collect();
    let choose = Choose::new(texts.calendar.which_day, rows, move |model, row, env| {
        let Some(day) = days.get(row) else { return Vec::new() };
        model.prepare.form.buffer_mut(Field::Date).replace_all(&short(*day));
        if is_new(model) { fresh::settle(model, Field::Date) } else { edit::save(model, Field::Date, env) }
    });
    model.dialogs.push(Dialog::Choose(choose));
}
