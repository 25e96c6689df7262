//! What has changed from meeting to meeting: pages to read (H5, H9, G11).

use crate::domain::ids::SessionId;
use crate::domain::session::Session;
use crate::domain::unit::Unit;
use crate::report::across::{Figures, Line, told};
use crate::report::compare::{self, before_and, compare};
use crate::report::recap::Section;
use crate::report::trend::{self, Plot, trend};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::screens::start;

use super::{Dialog, Page, PageRow};

/// Why the meetings of a unit are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookingBack {
    /// How it has answered from meeting to meeting; what it is called.
    Trend(String),
    /// This meeting against the one before it.
    Comparison(SessionId),
}

/// How the open meeting's unit, or the one a person chooses, has answered from meeting to meeting.
pub(in crate::tui) fn ask_trend(model: &mut Model) -> Vec<Effect> {
    let read = |unit: Unit| vec![Effect::ReadMeetings(unit.id, LookingBack::Trend(unit.name))];
    match &model.meeting {
        Some(meeting) => read(meeting.session.unit.clone()),
        None => start::with_unit(model, move |_, unit| read(unit)),
    }
}

/// The open meeting against its unit's meeting before it.
pub(in crate::tui) fn ask_comparison(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let session = &meeting.session;
    vec![Effect::ReadMeetings(session.unit.id, LookingBack::Comparison(session.id))]
}

/// Shows the page.
pub(in crate::tui) fn show(model: &mut Model, why: LookingBack, sessions: &[Session]) {
    let texts = model.texts;
    let (title, sections) = match why {
        LookingBack::Trend(unit) => {
            let plot = if model.settings.ascii { Plot::ASCII } else { Plot::USUAL };
            let sections = trend::sections(&trend(sessions), Some(plot), texts);
            if sections.is_empty() {
                return model.say((texts.trend.nothing)(&unit));
            }
            ((texts.trend.title)(&unit), sections)
        }
        LookingBack::Comparison(later) => {
            let Some((earlier, later)) = before_and(sessions, later) else {
                return model.say(texts.trend.no_earlier);
            };
            let sections = compare::sections(&compare(earlier, later, texts.lang), texts);
            if sections.is_empty() {
                return model.say(texts.trend.empty);
            }
            (compare::title(earlier, later, texts), sections)
        }
    };
    let rows = sections.into_iter().flat_map(|Section { heading, lines }| {
        std::iter::once(PageRow::Heading(heading)).chain(lines.into_iter().map(PageRow::Line))
    });
    model.dialogs.push(Dialog::Page(Page::new(title, rows.collect())));
}

/// Shows what all meetings add up to (H6).
pub(in crate::tui) fn show_figures(model: &mut Model, figures: &Figures) {
    let rows = told(figures, model.lang()).into_iter().map(|line| match line {
        Line::Heading(text) => PageRow::Heading(text),
        Line::Text(text) => PageRow::Line(text),
    });
    model.dialogs.push(Dialog::Page(Page::new(model.texts.figures.page_title, rows.collect())));
}
