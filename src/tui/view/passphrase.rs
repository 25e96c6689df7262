//! The page that asks for a passphrase.

use std::path::Path;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Canvas, below, right_of, top};
use crate::i18n::Texts;
use crate::settings::Settings;
use crate::text::width;
use crate::tui::layout::Size;
use crate::tui::passphrase::{Asking, Notice};
use crate::tui::theme::{Role, Theme};

/// Widest a sentence gets.
const WIDEST: u16 = 64;

/// Draws the whole window.
pub fn draw(asking: &Asking, file: &Path, texts: &'static Texts, settings: &Settings, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut canvas = Canvas::new(Theme::new(settings.theme), settings.ascii, texts, frame);
    canvas.paint(area);
    let size = Size { width: area.width, height: area.height };
    if !size.is_enough() {
        canvas.paragraph(area, texts.common.too_small, Role::Text);
        return;
    }
    let words = texts.protection;
    let wide = size.page_width().saturating_sub(4).min(WIDEST);
    let page = Rect { x: area.x + (area.width - wide) / 2, width: wide, ..area };
    // A little above the middle, where the eye looks first.
    let mut rest = below(page, (area.height / 4).max(1));
    canvas.text(rest, (words.title)(asking.purpose), Role::Question);
    rest = below(rest, 1);
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    canvas.text(rest, &name, Role::Dim);
    rest = below(rest, 2);
    let used = canvas.paragraph(rest, (words.lead)(asking.purpose), Role::Text);
    rest = below(rest, used + 1);

    let question = (words.question)(asking.question());
    let used = canvas.text(rest, question, Role::Heading);
    let line = right_of(top(rest, 1), used + 2);
    canvas.text(line, canvas.symbols.prompt, Role::Accent);
    let field = right_of(line, 2);
    // What does not fit is no loss: nobody counts so many dots.
    let room = usize::from(field.width).saturating_sub(1);
    let dots = canvas.symbols.bullet.repeat(asking.letters().min(room));
    canvas.text(field, &dots, Role::Text);
    canvas.cursor(field, width::cells(&dots), 0);
    rest = below(rest, 2);
    if let Some(notice) = asking.notice {
        let role = if notice == Notice::Working { Role::Dim } else { Role::Warn };
        canvas.paragraph(rest, (words.notice)(notice), role);
    }
    let last = Rect { y: area.y + area.height.saturating_sub(2), height: 1, ..page };
    canvas.text(last, words.keys, Role::Dim);
}
