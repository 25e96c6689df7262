//! Several sittings as one meeting: what has come out so far, and what the tables said side by side.

use crate::domain::sent::Sent;
use crate::env::Env;
use crate::export::parcel;
use crate::report::history::history;
use crate::report::recap::recap;
use crate::tui::dialogs::{Beside, Dialog, Page, PageRow};
use crate::tui::model::Model;

/// Shows what has come out of the meeting so far; the next sitting begins with it (A11).
pub(in crate::tui) fn show_recap(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let words = model.texts.sittings;
    let mut rows = Vec::new();
    if let Some(coverage) = meeting.session.coverage().filter(|it| it.gatherings > 1) {
        rows.push(PageRow::Line(crate::report::coverage_told(coverage, model.texts)));
    }
    for section in recap(&meeting.session, model.lang()) {
        rows.push(PageRow::Heading(section.heading));
        rows.extend(section.lines.into_iter().map(PageRow::Line));
    }
    model.dialogs.push(Dialog::Page(Page::new(words.recap_title, rows)));
}

/// Shows what has happened to the meeting (G4), and which files were made of it (J10).
pub(in crate::tui) fn show_history(model: &mut Model, sent: &[Sent], env: &Env) {
    let Some(meeting) = &model.meeting else { return };
    let texts = model.texts;
    let title = |id| model.shelf.title_of(id);
    let mut rows: Vec<PageRow> = history(&meeting.session, texts, &|at| env.to_local(at), &title)
        .iter()
        .map(|noted| PageRow::Line(noted.line(texts)))
        .collect();
    if rows.is_empty() {
        rows.push(PageRow::Line(texts.history.empty.to_owned()));
    }
    if !sent.is_empty() {
        rows.push(PageRow::Heading(texts.outgoing.log_title.to_owned()));
        let told = sent.iter().map(|it| parcel::told(it, env.to_local(it.at), texts));
        rows.extend(told.map(PageRow::Line));
    }
    model.dialogs.push(Dialog::Page(Page::new(texts.history.title, rows)));
}

/// Shows what the tables of all sittings said to the question we are at (R25).
pub(in crate::tui) fn show_beside(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let Some(entry) = meeting.entry() else { return };
    let beside = Beside::new(&meeting.session, &entry, model.texts);
    model.dialogs.push(Dialog::Beside(beside));
}
