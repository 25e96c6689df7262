//! What the list shows: filters, order and grouping, and views with a name.

use crate::domain::facets::Influence;
use crate::domain::measure::StateCode;
use crate::ops::{FollowFilter, FollowGroup, FollowSort};
use crate::settings::views::View;
use crate::tui::dialogs::{Ask, Choose, Dialog};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::{change, narrow, remember, show};

pub(super) fn ask_filter(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts.follow_up;
    let filter = &model.follow_up.view.filter;
    let rows = [
        texts.filter_state,
        texts.filter_owner,
        texts.filter_unit,
        texts.filter_source,
        texts.filter_level,
        texts.filter_overdue,
        texts.filter_none,
    ];
    let ticks = vec![
        filter.states != FollowFilter::open().states,
        filter.owner.is_some(),
        filter.unit.is_some(),
        filter.source.is_some(),
        filter.level.is_some(),
        filter.overdue,
        *filter == filter.widened(),
    ];
    let choose =
        Choose::new(texts.filter_title, rows.map(str::to_owned).to_vec(), |model, row, _| match row {
            0 => ask_state(model),
            1 => vec![Effect::ReadOwners],
            2 => ask_unit(model),
            3 => ask_source(model),
            4 => ask_level(model),
            5 => narrow(model, |filter| filter.overdue = !filter.overdue),
            _ => {
                let wide = View {
                    filter: model.follow_up.view.filter.widened(),
                    board: model.follow_up.view.board,
                    ..View::default()
                };
                show(model, wide)
            }
        });
    model.dialogs.push(Dialog::Choose(choose.ticked(ticks)));
    Vec::new()
}

/// One of these, or any: the first row is «all».
fn pick<T: Clone + 'static>(
    model: &mut Model,
    title: &str,
    rows: Vec<(T, String)>,
    chosen: Option<usize>,
    then: impl FnOnce(&mut FollowFilter, Option<T>) + 'static,
) -> Vec<Effect> {
    let (values, names): (Vec<T>, Vec<String>) = rows.into_iter().unzip();
    let names = std::iter::once(model.texts.follow_up.any.to_owned()).chain(names).collect();
    let choose = Choose::new(title.trim_end_matches([' ', '…']), names, move |model, row, _| {
        let value = row.checked_sub(1).and_then(|at| values.get(at)).cloned();
        narrow(model, |filter| then(filter, value))
    });
    model.dialogs.push(Dialog::Choose(choose.at(chosen.map_or(0, |at| at + 1))));
    Vec::new()
}

fn ask_state(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts;
    let rows: Vec<_> =
        StateCode::ALL.iter().map(|state| (*state, (texts.codes.measure_state)(*state).to_owned())).collect();
    let chosen = match model.follow_up.view.filter.states.as_slice() {
        [only] => StateCode::ALL.iter().position(|state| state == only),
        _ => None,
    };
    pick(model, texts.follow_up.filter_state, rows, chosen, |filter, state| {
        filter.states = state.into_iter().collect();
    })
}

pub(super) fn ask_owner(model: &mut Model, owners: Vec<String>) {
    let title = model.texts.follow_up.filter_owner;
    let chosen = model.follow_up.view.filter.owner.as_ref();
    let chosen = chosen.and_then(|owner| owners.iter().position(|it| it == owner));
    let rows = owners.into_iter().map(|owner| (owner.clone(), owner)).collect();
    pick(model, title, rows, chosen, |filter, owner| filter.owner = owner);
}

fn ask_unit(model: &mut Model) -> Vec<Effect> {
    let rows: Vec<_> = model.shelf.units.iter().map(|unit| (unit.id, unit.name.clone())).collect();
    let chosen = rows.iter().position(|(id, _)| Some(*id) == model.follow_up.view.filter.unit);
    pick(model, model.texts.follow_up.filter_unit, rows, chosen, |filter, unit| filter.unit = unit)
}

fn ask_source(model: &mut Model) -> Vec<Effect> {
    let rows: Vec<_> = model
        .shelf
        .sessions
        .iter()
        .filter(|session| !session.rehearsal)
        .map(|session| (session.id, super::super::start::name(session)))
        .collect();
    let chosen = rows.iter().position(|(id, _)| Some(*id) == model.follow_up.view.filter.source);
    pick(model, model.texts.follow_up.filter_source, rows, chosen, |filter, source| filter.source = source)
}

fn ask_level(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts;
    let rows: Vec<_> =
        Influence::ALL.iter().map(|level| (*level, (texts.codes.influence)(*level).to_owned())).collect();
    let chosen = Influence::ALL.iter().position(|level| Some(*level) == model.follow_up.view.filter.level);
    pick(model, texts.follow_up.filter_level, rows, chosen, |filter, level| filter.level = level)
}

/// Order and grouping in one list: the rows above order, those below group.
pub(super) fn ask_order(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts.follow_up;
    let mut rows: Vec<String> = FollowSort::ALL.iter().map(|sort| (texts.sort)(*sort).to_owned()).collect();
    rows.push(texts.no_group.to_owned());
    rows.extend(FollowGroup::ALL.iter().map(|group| (texts.group)(*group).to_owned()));
    let filter = &model.follow_up.view.filter;
    let mut ticks: Vec<bool> = FollowSort::ALL.iter().map(|sort| *sort == filter.sort).collect();
    ticks.push(filter.group.is_none());
    ticks.extend(FollowGroup::ALL.iter().map(|group| Some(*group) == filter.group));
    let choose = Choose::new(texts.order_title, rows, |model, row, _| {
        change(model, |view| {
            if let Some(sort) = FollowSort::ALL.get(row) {
                view.filter.sort = *sort;
            } else {
                let group = (row - FollowSort::ALL.len()).checked_sub(1);
                view.filter.group = group.and_then(|at| FollowGroup::ALL.get(at)).copied();
            }
        })
    });
    model.dialogs.push(Dialog::Choose(choose.ticked(ticks)));
    Vec::new()
}

/// Keeps what is shown under a name (H8).
pub(super) fn ask_keep(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts.follow_up;
    let ask = Ask::new(texts.keep_view, texts.view_name, |model, name, _| {
        let name = name.replace(':', " ").trim().to_owned();
        let view = View { name: name.clone(), ..model.follow_up.view.clone() };
        model.follow_up.view = view.clone();
        match model.settings.views.iter_mut().find(|kept| kept.name == name) {
            Some(kept) => *kept = view.clone(),
            None => model.settings.views.push(view.clone()),
        }
        model.settings.follow_up = view;
        model.say((model.texts.follow_up.view_kept)(&name));
        vec![Effect::KeepSettings(model.settings.clone())]
    });
    let name = model.follow_up.view.name.clone();
    model.dialogs.push(Dialog::Ask(ask.with(&name).fleeting()));
    Vec::new()
}

pub(super) fn delete_view(model: &mut Model) -> Vec<Effect> {
    let name = model.follow_up.view.name.clone();
    if name.is_empty() {
        model.say(model.texts.follow_up.no_view);
        return Vec::new();
    }
    model.settings.views.retain(|view| view.name != name);
    model.follow_up.view.name.clear();
    model.say((model.texts.follow_up.view_gone)(&name));
    let effects = remember(model);
    if effects.is_empty() { vec![Effect::KeepSettings(model.settings.clone())] } else { effects }
}
