//! Purpose, privacy and ground rules, large enough to be read out (A9, C8).

use ratatui::layout::Rect;

use crate::domain::session::{Session, SessionEventKind, SessionState};
use crate::text::wrapped_lines;
use crate::tui::commands::Id;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::opening::rules;
use crate::tui::theme::Role;
use crate::tui::widgets::field;
use crate::tui::widgets::symbols::Symbols;

use super::{Canvas, below, top};

/// From this width on, what is stored stands beside the rules instead of under them.
const TWO_COLUMNS: u16 = 96;

/// A row of the page.
struct Row {
    indent: u16,
    text: String,
    role: Role,
    target: Option<Target>,
}

/// Rows of one column.
#[derive(Default)]
struct Column {
    rows: Vec<Row>,
    /// The row where the purpose begins, and how many it takes.
    purpose: Option<(usize, u16)>,
}

impl Column {
    fn push(&mut self, indent: u16, text: impl Into<String>, role: Role, target: Option<Target>) {
        self.rows.push(Row { indent, text: text.into(), role, target });
    }

    fn heading(&mut self, text: &str) {
        self.push(0, text, Role::Heading, None);
    }

    fn paragraph(&mut self, text: &str, cells: u16, role: Role) {
        for line in wrapped_lines(text, usize::from(cells.saturating_sub(2)).max(1)) {
            self.push(2, line, role, None);
        }
    }

    fn blank(&mut self) {
        self.push(0, "", Role::Text, None);
    }
}

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(meeting) = &model.meeting else { return };
    let area = if area.height > 12 { below(area, 1) } else { area };
    if let Some(buffer) = &model.opening.rules {
        canvas.text(area, model.texts.opening.edit_rules, Role::Heading);
        let room = below(area, 2);
        let editor = Rect { height: room.height.saturating_sub(2), ..room };
        field::text(canvas, editor, buffer, true);
        let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
        canvas.text(last, &(model.texts.opening.editing)(&model.key_of(Id::ReadOut)), Role::Dim);
        return;
    }
    let session = &meeting.session;
    if area.width >= TWO_COLUMNS {
        let gap = 6;
        let left_cells = (area.width - gap) * 11 / 20;
        let left = Rect { width: left_cells, ..area };
        let right = Rect { x: area.x + left_cells + gap, width: area.width - gap - left_cells, ..area };
        let mut told = Column::default();
        // The last cells of a row stay free for the signs of more.
        notice(model, session, right.width.saturating_sub(2), &mut told);
        show(model, &talk(model, session, left.width), left, canvas);
        show(model, &told, right, canvas);
    } else {
        let cells = area.width.saturating_sub(2);
        let mut page = talk(model, session, cells);
        page.blank();
        notice(model, session, cells, &mut page);
        show(model, &page, area, canvas);
    }
}

/// Why we meet, and how we talk.
fn talk(model: &Model, session: &Session, cells: u16) -> Column {
    let texts = model.texts.opening;
    let mut column = Column::default();
    column.heading(texts.purpose);
    let rows = if model.opening.purpose.is_empty() {
        let hint = wrapped_lines(texts.purpose_hint, usize::from(cells.saturating_sub(3)).max(1));
        u16::try_from(hint.len()).unwrap_or(1)
    } else {
        field::rows(&model.opening.purpose, cells.saturating_sub(2))
    };
    column.purpose = Some((column.rows.len(), rows));
    (0..rows).for_each(|_| column.blank());
    column.blank();
    column.push(0, texts.rules, Role::Heading, Some(Target::Field(1)));
    for rule in rules(model, session) {
        for (index, line) in
            wrapped_lines(&rule, usize::from(cells.saturating_sub(4)).max(1)).into_iter().enumerate()
        {
            let indent = if index == 0 { 2 } else { 4 };
            let text = if index == 0 { format!("{} {line}", symbols(model).bullet) } else { line.to_owned() };
            column.push(indent, text, Role::Question, Some(Target::Field(1)));
        }
    }
    representatives(model, session, cells, &mut column);
    column
}

/// R3: neither *verneombud* nor *tillitsvalgt* is known to take part.
fn representatives(model: &Model, session: &Session, cells: u16, column: &mut Column) {
    let told = crate::tui::people::representatives(session, model.texts);
    if let Some(told) = told.filter(|_| session.details.state != SessionState::Closed) {
        column.blank();
        column.paragraph(told, cells, Role::Accent);
    }
}

/// What is stored, what is not, and where the questions come from (R19).
fn notice(model: &Model, session: &Session, cells: u16, column: &mut Column) {
    let texts = model.texts.opening;
    let lang = model.lang();
    column.heading(texts.stored);
    column.paragraph(texts.stored_text, cells, Role::Text);
    column.heading(texts.not_stored);
    column.paragraph(texts.not_stored_text, cells, Role::Text);
    if session.details.state != SessionState::Closed {
        let read = session.has_happened(SessionEventKind::NoticeReadOut);
        if read {
            column.push(2, format!("{} {}", symbols(model).check, texts.read_out), Role::Good, None);
        } else {
            let tick = (texts.tick)(&model.key_of(Id::ReadOut));
            column.push(2, tick, Role::Dim, Some(Target::Command(Id::ReadOut)));
        }
    }
    column.blank();
    column.heading(texts.source);
    let set = &session.set;
    column.paragraph(&(texts.set)(set.title.get(lang), set.version), cells, Role::Text);
    column.paragraph(set.origin.get(lang), cells, Role::Dim);
}

fn symbols(model: &Model) -> &'static Symbols {
    Symbols::of(model.settings.ascii)
}

fn show(model: &Model, column: &Column, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let height = usize::from(area.height);
    let most = column.rows.len().saturating_sub(height);
    let first = model.opening.scroll.min(most);
    for (y, row) in (0..area.height).zip(column.rows.iter().skip(first)) {
        let place = Rect { y: area.y + y, height: 1, ..area };
        let place = super::right_of(place, row.indent);
        canvas.text(place, &row.text, row.role);
        if let Some(target) = row.target {
            canvas.on_click(place, target);
        }
    }
    if let Some((at, rows)) = column.purpose {
        let hidden = first.saturating_sub(at);
        let y = u16::try_from(at.saturating_sub(first)).unwrap_or(u16::MAX).min(area.height);
        let rows = rows.saturating_sub(u16::try_from(hidden).unwrap_or(u16::MAX));
        let place = super::right_of(top(below(area, y), rows), 2);
        if rows > 0 && model.opening.purpose.is_empty() {
            canvas.paragraph(super::right_of(place, 1), model.texts.opening.purpose_hint, Role::Dim);
            canvas.cursor(place, 0, 0);
        } else if rows > 0 {
            field::text(canvas, place, &model.opening.purpose, true);
        }
    }
    if first > 0 {
        canvas.right(top(area, 1), canvas.symbols.up, Role::Accent);
    }
    if first < most {
        let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
        canvas.right(last, canvas.symbols.down, Role::Accent);
    }
}
