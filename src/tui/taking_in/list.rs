//! A list of measures from a spreadsheet: what it changes is read first, then a person says yes (G10).

use std::path::Path;

use crate::env::Env;
use crate::ops::{ListPlan, Take};
use crate::tui::dialogs::{Ask, Choose, Dialog, Explain, Page, PageRow};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, ListFile};

use super::{Aside, leave_aside};

/// Problems told at a time; the rest are found once these are mended.
const PROBLEMS: usize = 6;

/// Goes on with a list that has been looked at: asks what is open, one by one, then shows all of it and asks.
pub(super) fn arrived(model: &mut Model, it: Box<ListFile>) -> Vec<Effect> {
    let words = model.texts.roundtrip;
    model.list_aside = Some(Aside::Edited(it.clone()));
    if !it.plan.problems.is_empty() {
        model.list_aside = None;
        explain_problems(model, &it.plan);
    } else if let Some(row) = it.plan.rows.iter().find(|row| row.is_undecided()) {
        let older: Vec<String> = row.older.iter().map(words.older).collect();
        let lead = format!("{}. {}", row.title, older.join(" "));
        let place = row.place.clone();
        let title = (words.at)(&place);
        let choose = Choose::new(title, words.sides.map(str::to_owned).to_vec(), move |_, row, _| {
            let take = if row == 0 { Take::Mine } else { Take::Theirs };
            let mut it = it;
            it.answers.takes.insert(place, take);
            vec![Effect::PlanList(it)]
        });
        model.dialogs.push(Dialog::Choose(choose.lead(lead).or_left(leave_aside)));
    } else if let Some(row) = it.plan.rows.iter().find(|row| row.needs_reason) {
        let told: Vec<String> = row.differences.iter().map(words.difference).collect();
        let place = row.place.clone();
        let title = format!("{}: {}", (words.at)(&place), row.title);
        let label = format!("{}. {}", told.join(", "), words.why);
        let ask = Ask::new(title, label, move |_, why, _| {
            let mut it = it.clone();
            it.answers.reasons.insert(place.clone(), why);
            vec![Effect::PlanList(it)]
        });
        model.dialogs.push(Dialog::Ask(ask.fleeting().or_left(leave_aside)));
    } else if it.plan.changed() == 0 {
        model.list_aside = None;
        let told = pages(model, &it.plan);
        if told.is_empty() {
            model.dialogs.push(Dialog::Explain(Explain::new(words.title, vec![words.nothing.to_owned()])));
        } else {
            model.dialogs.push(Dialog::Page(Page::new(words.title, told)));
        }
    } else {
        let page = Page::new(words.title, pages(model, &it.plan));
        let lead = (words.summary)(it.plan.changed(), it.plan.same);
        let rows = words.take_in.map(str::to_owned).to_vec();
        let choose = Choose::new(words.wanted, rows, move |model: &mut Model, row, _: &Env| {
            if row == 0 {
                return vec![Effect::TakeInList(it)];
            }
            model.list_aside = None;
            model.say(model.texts.merging.stopped);
            Vec::new()
        });
        // The page is read first; what lies under it asks.
        model.dialogs.push(Dialog::Choose(choose.lead(lead).or_left(leave_aside)));
        model.dialogs.push(Dialog::Page(page));
    }
    Vec::new()
}

/// It is done.
pub(in crate::tui) fn done(model: &mut Model, file: &Path, changed: usize) {
    model.list_aside = None;
    model.say((model.texts.roundtrip.applied)(&super::name_of(file), changed));
}

fn explain_problems(model: &mut Model, plan: &ListPlan) {
    let words = model.texts.roundtrip;
    let mut told = words.problems(&plan.problems, PROBLEMS);
    told.push(words.mend.to_owned());
    model.dialogs.push(Dialog::Explain(Explain::new(model.texts.merging.not_taken_in, told)));
}

fn pages(model: &Model, plan: &ListPlan) -> Vec<PageRow> {
    let words = model.texts.roundtrip;
    let mut rows = Vec::new();
    for row in &plan.rows {
        rows.push(PageRow::Heading(format!("{}: {}", (words.at)(&row.place), row.title)));
        rows.extend((words.lines)(row).into_iter().map(PageRow::Line));
    }
    rows.extend(plan.notes.iter().map(|note| PageRow::Line((words.note)(note))));
    rows
}
