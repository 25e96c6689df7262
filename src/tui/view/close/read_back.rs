//! One agreed measure, large enough to be read from the back of the room.

use ratatui::layout::Rect;

use crate::domain::measure::ReadBack;
use crate::text::wrapped_lines;
use crate::tui::commands::Id;
use crate::tui::model::Model;
use crate::tui::screens::close::read_back;
use crate::tui::theme::Role;
use crate::tui::view::{Canvas, below, right_of, top};

/// Cells for the labels.
const LABEL: u16 = 20;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some((id, at, count)) = read_back::current(model) else { return };
    let measure = model.meeting.as_ref().and_then(|meeting| meeting.session.measure(id));
    let (Some(measure), texts) = (measure, model.texts.close) else { return };
    let used = canvas.text(area, &(texts.of)(at + 1, count), Role::Dim);
    if let Some(answer) = measure.read_back {
        let (sign, role) = match answer {
            ReadBack::Agreed | ReadBack::Changed => (canvas.symbols.check, Role::Good),
            ReadBack::NotAgreed => (canvas.symbols.stop, Role::Warn),
        };
        let told = format!("{sign} {}", (model.texts.deciding.read_back)(answer));
        canvas.text(right_of(area, used + 3), &told, role);
    }
    let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    let body = Rect { height: area.height.saturating_sub(3), ..below(area, 2) };
    let lines = wrapped_lines(&measure.title, usize::from(body.width).max(1));
    // A line of air between the lines of the title where there is room for it.
    let spaced = body.height >= 24;
    let mut y = 0;
    for line in lines.iter().take(usize::from(body.height.saturating_sub(6)).max(1)) {
        canvas.text(top(below(body, y), 1), line.trim_end(), Role::Question);
        y += if spaced { 2 } else { 1 };
    }
    canvas.cursor(body, 0, 0);
    let mut rest = below(body, y + 1);
    let terms = measure.terms();
    let today = model.now.today();
    let day = |date: Option<chrono::NaiveDate>| {
        let date = date?;
        let distance = (model.texts.dates.distance)((date - today).num_days());
        Some(format!("{} ({distance})", (model.texts.dates.long)(date)))
    };
    let disagrees = measure.read_back == Some(ReadBack::NotAgreed);
    let objection = disagrees.then(|| measure.objection.clone());
    let facts = [
        (texts.who, Some(terms.responsible)),
        (texts.when, day(terms.deadline)),
        (texts.first_step, Some(terms.first_step)),
        (texts.looked_at, day(terms.follow_up)),
        (texts.sign, Some(measure.sign.clone())),
        (model.texts.deciding.objection, objection),
    ];
    for (label, value) in facts {
        let Some(value) = value.filter(|value| !value.is_empty()) else { continue };
        canvas.text(Rect { width: LABEL.min(rest.width), ..rest }, label, Role::Dim);
        let used = canvas.paragraph(right_of(rest, LABEL), &value, Role::Text);
        rest = below(rest, used.max(1) + u16::from(body.height >= 14));
    }
    let keys = [Id::EditPoint, Id::ParkPoint, Id::Disagree].map(|id| model.key_of(id));
    let keys = (texts.read_keys)(keys.each_ref().map(String::as_str));
    canvas.text(last, &keys, Role::Label);
}
