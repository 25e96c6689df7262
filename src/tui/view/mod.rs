//! Drawing: a pure function of the model. Roles from the theme, never colours; the real cursor on the focus.
//!
//! [`draw`] also tells what can be clicked where, so that a click becomes a [`Target`] and `update` needs no layout.

mod close;
mod cloth;
mod dialogs;
mod follow_up;
mod frame;
mod keeps;
mod matrix;
mod measure;
mod measures;
mod opening;
mod paper;
pub mod passphrase;
mod prepare;
mod question;
mod review;
mod sets;
mod settings;
mod start;
mod vote;

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::i18n::Texts;
use crate::text::sanitize::inert;
use crate::text::width;

use super::layout::Size;
use super::model::{Model, Screen};
use super::msg::Target;
use super::theme::{Role, Theme};
use super::widgets::symbols::Symbols;

/// What can be clicked where; later entries lie on top.
pub type Hits = Vec<(Rect, Target)>;

/// What a click on a cell means.
pub fn hit(hits: &Hits, column: u16, row: u16) -> Option<Target> {
    hits.iter().rev().find(|(area, _)| area.contains(Position::new(column, row))).map(|(_, target)| *target)
}

/// Draws the whole window and tells what can be clicked.
pub fn draw(model: &Model, frame: &mut Frame<'_>) -> Hits {
    let area = frame.area();
    let mut canvas = Canvas::new(Theme::new(model.settings.theme), model.settings.ascii, model.texts, frame);
    canvas.paint(area);
    let size = Size { width: area.width, height: area.height };
    if !size.is_enough() {
        canvas.paragraph(area, model.texts.common.too_small, Role::Text);
        return canvas.hits;
    }
    if model.hidden {
        let middle = Rect { y: area.y + area.height / 2, height: 1, ..area };
        canvas.centred(middle, model.texts.common.hidden, Role::Dim);
        if model.told.behind_until().is_some() {
            let lower = below(Rect { height: area.height, ..area }, area.height / 2 + 2);
            canvas.paragraph(lower, model.texts.present.curtain_stuck, Role::Warn);
        }
        return canvas.hits;
    }
    if model.audience {
        if let Some(meeting) = &model.meeting {
            let (session, live, revealed) = (&meeting.session, &meeting.live, &meeting.revealed);
            let shown = crate::present::shown_as_revealed(session, live, revealed, model.texts);
            crate::present::view::wall(&shown, &model.now, area, &mut canvas);
        }
        return canvas.hits;
    }
    let page = Rect { x: area.x + size.page_left(), width: size.page_width(), ..area };
    let body = frame::draw(model, page, &mut canvas);
    match model.screen {
        Screen::Start => start::draw(model, body, &mut canvas),
        Screen::Prepare => prepare::draw(model, body, &mut canvas),
        Screen::Opening => opening::draw(model, body, &mut canvas),
        Screen::Cloth => cloth::draw(model, body, &mut canvas),
        Screen::Question => question::draw(model, body, &mut canvas),
        Screen::Measures => measures::draw(model, body, &mut canvas),
        Screen::Measure => measure::draw(model, body, &mut canvas),
        Screen::Matrix => matrix::draw(model, body, &mut canvas),
        Screen::Vote => vote::draw(model, body, &mut canvas),
        Screen::Keeps => keeps::draw(model, body, &mut canvas),
        Screen::Review => review::draw(model, body, &mut canvas),
        Screen::Paper => paper::draw(model, body, &mut canvas),
        Screen::Close => close::draw(model, body, &mut canvas),
        Screen::FollowUp => follow_up::draw(model, body, &mut canvas),
        Screen::Settings => settings::draw(model, body, &mut canvas),
        Screen::Sets => sets::draw(model, body, &mut canvas),
    }
    if let Some(top) = model.dialogs.last() {
        // What lies below is still seen but cannot be clicked.
        canvas.hits.clear();
        dialogs::draw(top, model, page, &mut canvas);
    }
    canvas.hits
}

/// The frame with what drawing needs beside it.
pub(crate) struct Canvas<'a, 'f> {
    pub(crate) frame: &'a mut Frame<'f>,
    pub(crate) theme: Theme,
    pub(crate) symbols: &'static Symbols,
    pub(crate) texts: &'static Texts,
    pub(crate) hits: Hits,
}

impl<'a, 'f> Canvas<'a, 'f> {
    /// A frame drawn in this look, with these signs and words.
    pub(crate) fn new(theme: Theme, ascii: bool, texts: &'static Texts, frame: &'a mut Frame<'f>) -> Self {
        Self { frame, theme, symbols: Symbols::of(ascii), texts, hits: Hits::new() }
    }

    /// The style of a role.
    pub(crate) fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A piece of text in a role. Everything shown passes here, so nothing that steers a terminal or turns the reading
    /// direction gets further, whoever wrote it into the file (J8).
    pub(crate) fn span<'s>(&self, text: impl Into<Cow<'s, str>>, role: Role) -> Span<'s> {
        let text = match text.into() {
            Cow::Borrowed(text) => inert(text),
            Cow::Owned(text) => Cow::Owned(inert(&text).into_owned()),
        };
        Span::styled(text, self.style(role))
    }

    /// Paints the whole area in the ground of the look.
    pub(crate) fn paint(&mut self, area: Rect) {
        let ground = self.theme.ground();
        self.frame.buffer_mut().set_style(area, ground);
    }

    /// One line of text at the top left of `area`, cut with an ellipsis where it does not fit. Returns the cells used.
    pub(crate) fn text(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let area = self.inside(area);
        if area.is_empty() {
            return 0;
        }
        let cut = width::cut(text, usize::from(area.width), self.symbols.ellipsis);
        let cells = u16::try_from(width::cells(&cut)).unwrap_or(area.width).min(area.width);
        let line = Line::from(self.span(cut.into_owned(), role));
        self.frame.render_widget(line, Rect { height: 1, ..area });
        cells
    }

    /// One line of text at the right end of the first row of `area`.
    pub(crate) fn right(&mut self, area: Rect, text: &str, role: Role) {
        let cells = u16::try_from(width::cells(text)).unwrap_or(u16::MAX).min(area.width);
        self.text(Rect { x: area.x + area.width - cells, width: cells, ..area }, text, role);
    }

    /// One line of text in the middle of the first row of `area`.
    pub(crate) fn centred(&mut self, area: Rect, text: &str, role: Role) {
        let cells = u16::try_from(width::cells(text)).unwrap_or(u16::MAX).min(area.width);
        self.text(Rect { x: area.x + (area.width - cells) / 2, width: cells, ..area }, text, role);
    }

    /// A line of spans; what does not fit is cut by the frame.
    pub(crate) fn line(&mut self, area: Rect, line: Line<'_>) {
        let area = self.inside(area);
        if !area.is_empty() {
            self.frame.render_widget(line, Rect { height: 1, ..area });
        }
    }

    /// Wrapped text from the top of `area`; where there is more than fits, the last row is cut with an ellipsis. Returns
    /// the rows used, at most those of `area`.
    pub(crate) fn paragraph(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let lines = crate::text::wrapped_lines(text, usize::from(area.width).max(1));
        let mut rest = lines.as_slice();
        let mut used = 0;
        while let Some((line, more)) = rest.split_first().filter(|_| used < area.height) {
            let row = top(below(area, used), 1);
            used += 1;
            if used == area.height && !more.is_empty() {
                self.text(row, &rest.join(" "), role);
            } else {
                self.text(row, line, role);
            }
            rest = more;
        }
        used
    }

    /// A horizontal rule over the width of `area`.
    pub(crate) fn rule(&mut self, area: Rect) {
        let rule = self.symbols.rule.repeat(usize::from(area.width));
        self.text(area, &rule, Role::Rule);
    }

    /// Says that a click inside `area` means `target`.
    pub(crate) fn on_click(&mut self, area: Rect, target: Target) {
        self.hits.push((area, target));
    }

    /// Puts the real cursor where the focus is: magnifiers, braille and input methods follow it.
    pub(crate) fn cursor(&mut self, area: Rect, column: usize, row: usize) {
        let area = self.inside(area);
        if area.is_empty() {
            return;
        }
        let x = u16::try_from(column).unwrap_or(u16::MAX).min(area.width - 1);
        let y = u16::try_from(row).unwrap_or(u16::MAX).min(area.height - 1);
        self.frame.set_cursor_position((area.x + x, area.y + y));
    }

    /// `area` as far as it lies inside the window.
    fn inside(&self, area: Rect) -> Rect {
        area.intersection(self.frame.area())
    }
}

/// Signs at the right edge of a list that goes on above or below.
pub(crate) fn more(canvas: &mut Canvas<'_, '_>, area: Rect, above: bool, more_below: bool) {
    if above {
        canvas.right(top(area, 1), canvas.symbols.up, Role::Accent);
    }
    if more_below {
        let last = below(area, area.height.saturating_sub(1));
        canvas.right(last, canvas.symbols.down, Role::Accent);
    }
}

/// The rows of `area` below the first `rows`.
pub(crate) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// The first `rows` of `area`.
pub(crate) fn top(area: Rect, rows: u16) -> Rect {
    Rect { height: rows.min(area.height), ..area }
}

/// The part of `area` to the right of the first `cells`.
pub(crate) fn right_of(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    Rect { x: area.x + cells, width: area.width - cells, ..area }
}
