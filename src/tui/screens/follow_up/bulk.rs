//! The same change to all marked measures: what, why, a preview, and only then the change (H10).

use crate::domain::ids::{MeasureId, SessionId};
use crate::domain::measure::StateCode;
use crate::i18n::dates;
use crate::ops::{BulkEdit, BulkPlan};
use crate::tui::dialogs::life::read_day;
use crate::tui::dialogs::{Ask, Choose, Dialog};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::selected;

/// The marked measures, or the selected one.
fn meant(model: &Model) -> Vec<(SessionId, MeasureId)> {
    let marked: Vec<_> = model.follow_up.marked.keys().copied().collect();
    if !marked.is_empty() {
        return marked;
    }
    selected(model).map(|it| (it.session, it.measure)).into_iter().collect()
}

pub(super) fn ask_what(model: &mut Model) -> Vec<Effect> {
    let texts = model.texts.follow_up;
    let count = meant(model).len();
    if count == 0 {
        return Vec::new();
    }
    let rows = [texts.bulk_state, texts.bulk_owner, texts.bulk_deadline].map(str::to_owned).to_vec();
    let choose = Choose::new((texts.bulk_title)(count), rows, |model, row, _| {
        match row {
            0 => ask_state(model),
            1 => ask_owner(model),
            _ => ask_deadline(model),
        }
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose));
    Vec::new()
}

fn ask_state(model: &mut Model) {
    let texts = model.texts;
    let rows = BulkEdit::STATES.iter().map(|state| (texts.codes.measure_state)(*state).to_owned()).collect();
    let title = texts.follow_up.bulk_state.trim_end_matches([' ', '…']);
    let choose = Choose::new(title, rows, |model, row, _| {
        let Some(to) = BulkEdit::STATES.get(row).copied() else { return Vec::new() };
        if to != StateCode::Done {
            let on = model.now.today();
            return ask_why(model, BulkEdit::State { to, on, reason: String::new() });
        }
        let texts = model.texts;
        let title = (texts.codes.measure_state)(to);
        let ask = Ask::read(title, texts.measure.done_on, read_day, move |model, on, _| {
            ask_why(model, BulkEdit::State { to, on, reason: String::new() })
        });
        model.dialogs.push(Dialog::Ask(ask.with(&dates::short(model.now.today())).fleeting()));
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose));
}

fn ask_owner(model: &mut Model) {
    let texts = model.texts.follow_up;
    let title = texts.bulk_owner.trim_end_matches([' ', '…']);
    let ask = Ask::new(title, texts.bulk_owner_label, |model, to, _| {
        ask_why(model, BulkEdit::Owner { to, reason: String::new() })
    });
    model.dialogs.push(Dialog::Ask(ask.fleeting()));
}

fn ask_deadline(model: &mut Model) {
    let texts = model.texts.life;
    let ask = Ask::read(texts.move_title, texts.move_label, read_day, |model, to, _| {
        ask_why(model, BulkEdit::Deadline { to, reason: String::new() })
    });
    model.dialogs.push(Dialog::Ask(ask.fleeting()));
}

/// Asks for the reason, once for all of them, where one is needed; then what it would do is worked out.
fn ask_why(model: &mut Model, edit: BulkEdit) -> Vec<Effect> {
    if !edit.needs_reason() {
        return plan(model, edit);
    }
    let title = (model.texts.follow_up.bulk_title)(meant(model).len());
    let ask = Ask::new(title, model.texts.dialogs.reason, move |model, why, _| {
        plan(model, edit.clone().because(why))
    });
    model.dialogs.push(Dialog::Ask(ask.fleeting()));
    Vec::new()
}

fn plan(model: &Model, edit: BulkEdit) -> Vec<Effect> {
    vec![Effect::PlanBulk { measures: meant(model), edit }]
}

/// Says what would happen, and asks.
pub(super) fn preview(model: &mut Model, edit: BulkEdit, plan: &BulkPlan) {
    let texts = model.texts.follow_up;
    let what = match &edit {
        BulkEdit::State { to, .. } => (texts.gets_state)((model.texts.codes.measure_state)(*to)),
        BulkEdit::Owner { to, .. } => (texts.gets_owner)(to),
        BulkEdit::Deadline { to, .. } => (texts.gets_deadline)(&dates::short(*to)),
    };
    let mut told: Vec<String> = Vec::new();
    if plan.changed > 0 {
        told.push((texts.bulk_gets)(plan.changed, &what));
    } else {
        told.push(texts.bulk_nothing.to_owned());
    }
    if plan.same > 0 {
        told.push((texts.bulk_same)(plan.same));
    }
    if let Some((title, refusal)) = plan.refused.first() {
        let why = (model.texts.refusals.explain)(refusal).what;
        told.push((texts.bulk_refused)(plan.refused.len(), title, &why));
    }
    if plan.changed > 0 && plan.meetings() > 1 {
        told.push((texts.bulk_meetings)(plan.meetings()));
    }
    let rows = if plan.changed > 0 { vec![texts.bulk_do, texts.bulk_not] } else { vec![texts.bulk_not] };
    let can = plan.changed > 0;
    let rows = rows.into_iter().map(str::to_owned).collect();
    let title = (texts.bulk_title)(plan.changed + plan.same + plan.refused.len());
    let choose = Choose::new(title, rows, move |model, row, _| {
        if can && row == 0 { vec![Effect::DoBulk { measures: meant(model), edit }] } else { Vec::new() }
    });
    model.dialogs.push(Dialog::Choose(choose.lead(told.join(" "))));
}
