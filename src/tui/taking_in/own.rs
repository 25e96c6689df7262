//! A list a unit has kept itself (I18): whose it is, what its columns say where that is not sure, then all of it is read and a
//! person says yes.

use crate::domain::ids::SetId;
use crate::domain::unit::Unit;
use crate::env::Env;
use crate::ops::{
    EarlierOffer, EarlierPlan, EarlierSource, ListColumn, OwnColumn, REVIEW_SET, Take, asked_of_unit,
};
use crate::rules::dates::{Reading, read as read_date};
use crate::tui::dialogs::{Ask, Choose, Dialog, Explain, Page, PageRow, ask_guard};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, OwnFile};

use super::{Aside, PROBLEMS, leave_aside};

/// So much of what stands in a column is told, to know it by.
const EXAMPLES: usize = 3;

/// Goes on with such a list: asks what is open, one by one, then shows all of it and asks.
pub(super) fn arrived(model: &mut Model, it: Box<OwnFile>) -> Vec<Effect> {
    model.list_aside = Some(Aside::Own(it.clone()));
    if it.source.is_none() {
        ask_unit(model, it);
        return Vec::new();
    }
    if !it.list.has_titles() {
        ask_titles(model, it);
        return Vec::new();
    }
    if let Some(at) = it.list.columns.iter().position(|column| !column.sure) {
        ask_column(model, it, at);
        return Vec::new();
    }
    match &it.plan {
        None => return vec![Effect::PlanOwnList(it)],
        Some(plan) if !plan.problems.is_empty() => {
            let told = problems(model, plan);
            model.list_aside = None;
            model.dialogs.push(Dialog::Explain(Explain::new(model.texts.merging.not_taken_in, told)));
        }
        Some(plan) => {
            let page = page(model, &it, plan);
            ask(model, it);
            // The page is read first; what lies under it asks.
            model.dialogs.push(Dialog::Page(page));
        }
    }
    Vec::new()
}

/// It is done, or there was nothing to do.
pub(in crate::tui) fn done(model: &mut Model, it: &OwnFile) {
    model.list_aside = None;
    let words = model.texts.earlier_list;
    let (Some(source), Some(plan)) = (&it.source, &it.plan) else { return };
    let applied = (words.applied)(&super::name_of(&it.path), plan.wanted().count(), &source.unit.name);
    let told = vec![applied, words.undo_here.to_owned()];
    model.dialogs.push(Dialog::Explain(Explain::new(words.title, told)));
}

/// What has been said changes what would become of the list.
fn anew(mut it: Box<OwnFile>) -> Box<OwnFile> {
    it.plan = None;
    it
}

fn ask_unit(model: &mut Model, it: Box<OwnFile>) {
    let words = model.texts.earlier_list;
    let units = model.shelf.units.clone();
    let here = model.meeting.as_ref().map(|meeting| meeting.session.unit.id);
    let at = units.iter().position(|unit| Some(unit.id) == here).unwrap_or(0);
    let mut rows: Vec<String> = units.iter().map(|unit| unit.name.clone()).collect();
    rows.push(words.another_unit.to_owned());
    let choose = Choose::new(words.whose_title, rows, move |model: &mut Model, row, _: &Env| {
        if let Some(unit) = units.into_iter().nth(row) {
            return of_unit(model, it, unit);
        }
        let ask = Ask::new(words.whose_title, words.unit_name, move |model: &mut Model, name, env: &Env| {
            if let Some(unit) = known(model, &name) {
                return of_unit(model, it.clone(), unit);
            }
            let unit = Unit::named(env.new_id(), name);
            let asked = asked_of_unit(&unit, None, env);
            if !asked.is_empty() {
                ask_guard(model, asked);
                return Vec::new();
            }
            of_unit(model, it.clone(), unit)
        });
        model.dialogs.push(Dialog::Ask(ask.fleeting().or_left(leave_aside)));
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose.lead(words.whose_lead).at(at).or_left(leave_aside)));
}

fn known(model: &Model, name: &str) -> Option<Unit> {
    model.shelf.units.iter().find(|unit| unit.name.to_lowercase() == name.trim().to_lowercase()).cloned()
}

fn of_unit(model: &mut Model, mut it: Box<OwnFile>, unit: Unit) -> Vec<Effect> {
    let Some(set) = model.sets.get(&SetId::new(REVIEW_SET)).map(|listed| listed.set.clone()) else {
        return Vec::new();
    };
    let words = model.texts.earlier_list.wording(&super::name_of(&it.path));
    it.source = Some(EarlierSource { unit, set, date: it.date, words });
    arrived(model, anew(it))
}

fn ask_titles(model: &mut Model, it: Box<OwnFile>) {
    let words = model.texts.earlier_list;
    let rows = it.list.columns.iter().map(|column| column.heading.clone()).collect();
    let choose = Choose::new(words.which_titles, rows, move |model: &mut Model, row, _: &Env| {
        let mut it = it;
        it.list.say(row, Some(ListColumn::Title));
        arrived(model, anew(it))
    });
    model.dialogs.push(Dialog::Choose(choose.or_left(leave_aside)));
}

/// What one column says; what is guessed is selected.
fn ask_column(model: &mut Model, it: Box<OwnFile>, at: usize) {
    let words = model.texts.earlier_list;
    let Some(column) = it.list.columns.get(at) else { return };
    let can: Vec<Option<ListColumn>> = OwnColumn::CAN_SAY.into_iter().map(Some).chain([None]).collect();
    let rows = can.iter().map(|says| (words.field)(*says).to_owned()).collect();
    let guessed = can.iter().position(|says| *says == column.says).unwrap_or(0);
    let lead = (words.examples)(&it.list.examples(column, EXAMPLES).join(", "));
    let choose =
        Choose::new((words.what_says)(&column.heading), rows, move |model: &mut Model, row, _: &Env| {
            let mut it = it;
            it.list.say(at, can.get(row).copied().flatten());
            arrived(model, anew(it))
        });
    model.dialogs.push(Dialog::Choose(choose.lead(lead).at(guessed).or_left(leave_aside)));
}

fn ask(model: &mut Model, it: Box<OwnFile>) {
    let words = model.texts.earlier_list;
    let Some(plan) = &it.plan else { return };
    let offers = plan.offers();
    let lead = (words.summary)(plan).join(" ");
    let rows = offers.iter().map(|offer| (words.offer)(*offer)).collect();
    let choose = Choose::new(model.texts.roundtrip.wanted, rows, move |model: &mut Model, row, _: &Env| {
        let mut it = it;
        match offers.get(row).copied().unwrap_or(EarlierOffer::No) {
            EarlierOffer::TakeIn => return vec![Effect::TakeInOwnList(it)],
            EarlierOffer::AlikeToo(_) => it.answers.take = Some(Take::Theirs),
            EarlierOffer::FinishedToo(_) => it.answers.finished = true,
            EarlierOffer::WhoAndWhen(_) => {
                ask_who(model, it);
                return Vec::new();
            }
            EarlierOffer::Columns => {
                ask_which(model, it);
                return Vec::new();
            }
            EarlierOffer::No => {
                model.list_aside = None;
                model.say(model.texts.merging.stopped);
                return Vec::new();
            }
        }
        arrived(model, anew(it))
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead).or_left(leave_aside)));
}

fn ask_who(model: &mut Model, it: Box<OwnFile>) {
    let words = model.texts.earlier_list;
    let ask = Ask::new(words.who_title, words.who, move |model: &mut Model, who, _: &Env| {
        let mut it = it.clone();
        it.answers.responsible = who;
        let today = it.date;
        let read = move |model: &Model, text: &str| match (text.trim(), read_date(text, today)) {
            ("", _) => Ok(None),
            (_, Ok(Reading::One(day))) => Ok(Some(day.date)),
            (_, _) => Err((model.texts.earlier_list.no_day)(text.trim())),
        };
        let ask = Ask::read(words.who_title, words.when, read, move |model: &mut Model, day, _: &Env| {
            let mut it = it.clone();
            it.answers.deadline = day;
            arrived(model, anew(it))
        });
        model.dialogs.push(Dialog::Ask(ask.optional().fleeting().or_left(leave_aside)));
        Vec::new()
    });
    model.dialogs.push(Dialog::Ask(ask.optional().fleeting().or_left(leave_aside)));
}

fn ask_which(model: &mut Model, it: Box<OwnFile>) {
    let words = model.texts.earlier_list;
    let rows = it.list.columns.iter().map(|column| format!("{} → {}", column.heading, (words.says)(column)));
    let choose = Choose::new(words.which_column, rows.collect(), move |model: &mut Model, row, _: &Env| {
        ask_column(model, it, row);
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose.or_left(leave_aside)));
}

fn problems(model: &Model, plan: &EarlierPlan) -> Vec<String> {
    let words = model.texts.roundtrip;
    let mut told = words.problems(&plan.problems, PROBLEMS);
    told.push(words.mend.to_owned());
    told
}

/// «Your column → our field», whose list it is, and what becomes of each row.
fn page(model: &Model, it: &OwnFile, plan: &EarlierPlan) -> Page {
    let (words, lists) = (model.texts.earlier_list, model.texts.roundtrip);
    let mut rows = Vec::new();
    if let Some(source) = &it.source {
        rows.push(PageRow::Line((words.whose)(&source.unit.name, plan.is_new_unit, source.date)));
    }
    rows.extend((words.summary)(plan).into_iter().map(PageRow::Line));
    rows.push(PageRow::Heading(words.columns.to_owned()));
    let column = |column: &OwnColumn| PageRow::Line(format!("{} → {}", column.heading, (words.says)(column)));
    rows.extend(it.list.columns.iter().map(column));
    for row in &plan.rows {
        rows.push(PageRow::Heading(format!("{}: {}", (lists.at)(&row.place), row.measure.title)));
        rows.extend((words.lines)(row).into_iter().map(PageRow::Line));
    }
    Page::new(words.title, rows)
}
