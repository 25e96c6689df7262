//! Several sittings as one meeting: what has come out so far, and what the tables said side by side.

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

/// Shows what the tables of all sittings said to the question we are at (R25).
pub(in crate::tui) fn show_beside(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let Some(entry) = meeting.entry() else { return };
    let beside = Beside::new(&meeting.session, &entry, model.texts);
    model.dialogs.push(Dialog::Beside(beside));
}
