//! Looking again at a unit's measures: which unit, and in a meeting or without (R64, H2).

use crate::domain::ids::{SetId, UnitId};
use crate::domain::unit::Unit;
use crate::ops::REVIEW_SET;
use crate::tui::dialogs::{Choose, Dialog};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::screens::prepare;

use super::{Row, leave_meeting};

/// Looks through the measures of a unit.
pub(super) fn ask_unit(model: &mut Model) -> Vec<Effect> {
    with_unit(model, |model, unit| {
        ask_how(model, unit);
        Vec::new()
    })
}

/// Goes on with the unit of the selected row, or the only one there is; otherwise it is asked for.
pub fn with_unit(
    model: &mut Model,
    then: impl FnOnce(&mut Model, Unit) -> Vec<Effect> + 'static,
) -> Vec<Effect> {
    let selected = match model.start.selected {
        Row::Session(id) => super::session(model, id).map(|session| session.unit),
        Row::Due(session, measure) => super::due(model, session, measure).map(|due| due.unit),
        _ => None,
    };
    let units = &model.shelf.units;
    let known = |id: UnitId| units.iter().find(|unit| unit.id == id).cloned();
    match (selected.and_then(known), units.as_slice()) {
        (Some(unit), _) => then(model, unit),
        (None, []) => {
            model.say(model.texts.review.no_unit);
            Vec::new()
        }
        (None, [only]) => {
            let only = only.clone();
            then(model, only)
        }
        (None, several) => {
            let several = several.to_vec();
            let rows = several.iter().map(|unit| unit.name.clone()).collect();
            let choose = Choose::new(model.texts.review.which_unit, rows, move |model, row, _| {
                several.into_iter().nth(row).map_or_else(Vec::new, |unit| then(model, unit))
            });
            model.dialogs.push(Dialog::Choose(choose));
            Vec::new()
        }
    }
}

fn ask_how(model: &mut Model, unit: Unit) {
    let texts = model.texts.review;
    let rows = [texts.at_the_desk, texts.in_a_meeting].map(str::to_owned).to_vec();
    let name = unit.name.clone();
    let choose = Choose::new(texts.how_title, rows, move |model, row, env| {
        let set = SetId::new(REVIEW_SET);
        let mut effects = leave_meeting(model, env);
        if row == 1 {
            effects.extend(prepare::begin(model, Some(&set), &unit.name, env));
            return effects;
        }
        let Some(set) = model.sets.get(&set).map(|listed| listed.set.clone()) else { return effects };
        let title = model.texts.review.title.to_owned();
        effects.push(Effect::BeginReview { unit: unit.id, set: Box::new(set), title });
        effects
    });
    model.dialogs.push(Dialog::Choose(choose.lead(name)));
}
