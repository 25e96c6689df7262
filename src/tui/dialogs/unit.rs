//! The card of the open meeting's unit, to change what is known of it (A2).

use crate::domain::facets::Sector;
use crate::env::Env;
use crate::ops::{UnitField, UnitRefusal, can_be_filled_in, filled_in};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::{Ask, Choose, Dialog, ask_guard};

/// Shows what is known of the open meeting's unit, to change it.
pub fn show(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let texts = model.texts;
    let row = |field: &UnitField| {
        let value = texts.unit.value(*field, &meeting.session.unit, texts.codes);
        let value = if value.is_empty() { texts.common.not_set.to_owned() } else { value };
        format!("{}: {value}", (texts.unit.field)(*field))
    };
    let rows = UnitField::ALL.iter().map(row).collect();
    let choose = Choose::new(texts.unit.title, rows, |model, row, _| {
        if let Some(field) = UnitField::ALL.get(row) {
            ask(model, *field);
        }
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose.lead(texts.unit.lead)));
}

fn ask(model: &mut Model, field: UnitField) {
    let Some(meeting) = &model.meeting else { return };
    let (texts, unit) = (model.texts, &meeting.session.unit);
    let title = (texts.unit.field)(field);
    if field == UnitField::Sector {
        let rows = Sector::ALL.iter().map(|sector| (texts.codes.sector)(*sector).to_owned()).collect();
        let here = Sector::ALL.iter().position(|sector| *sector == unit.sector).unwrap_or(0);
        let choose = Choose::new(title, rows, |model, row, env| match Sector::ALL.get(row) {
            Some(sector) => keep(model, UnitField::Sector, sector.code(), env),
            None => Vec::new(),
        });
        model.dialogs.push(Dialog::Choose(choose.at(here)));
        return;
    }
    let read = move |model: &Model, text: &str| match &model.meeting {
        Some(meeting) => can_be_filled_in(&meeting.session.unit, field, text, &model.shelf.units)
            .map(|()| text.to_owned())
            .map_err(|why| (model.texts.unit.refusal)(&why)),
        None => Ok(text.to_owned()),
    };
    let then = move |model: &mut Model, text: String, env: &_| keep(model, field, &text, env);
    let ask = Ask::read(title, (texts.unit.label)(field), read, then).with(&texts.unit.value(
        field,
        unit,
        texts.codes,
    ));
    let ask = if field == UnitField::Name { ask } else { ask.optional() };
    let ask = ask.kept(model, format!("unit/{}", field.code()));
    model.dialogs.push(Dialog::Ask(ask));
}

fn keep(model: &mut Model, field: UnitField, text: &str, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let before = &meeting.session.unit;
    match filled_in(before, field, text, &model.shelf.units, env) {
        Ok(unit) if unit == *before => Vec::new(),
        Ok(unit) => vec![Effect::KeepUnit(unit)],
        Err(UnitRefusal::Guarded(asked)) => {
            ask_guard(model, asked);
            Vec::new()
        }
        Err(why) => {
            model.say((model.texts.unit.refusal)(&why));
            Vec::new()
        }
    }
}
