//! Drawing the wall: a function of what is shown, the same in the room's own window and on F5.

mod big;
mod cloth;
mod lay;
mod question;
mod vote;

use chrono::{DateTime, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Agreed, LookedAt, Shown, Wall};
use crate::i18n::Texts;
use crate::settings::{Settings, ThemeName};
use crate::text::wrapped_lines;
use crate::tui::layout::Size;
use crate::tui::model::Now;
use crate::tui::theme::{Role, Theme};
use crate::tui::view::{Canvas, below, top};
use lay::{Para, Row};

/// Draws the whole window of the room.
pub fn draw(shown: &Shown, now: &Now, texts: &'static Texts, settings: &Settings, frame: &mut Frame<'_>) {
    let area = frame.area();
    // The look for a projector, unless a person has chosen another.
    let theme = if settings.theme == ThemeName::Terminal { ThemeName::Projector } else { settings.theme };
    let mut canvas = Canvas::new(Theme::new(theme), settings.ascii, texts, frame);
    canvas.paint(area);
    let size = Size { width: area.width, height: area.height };
    if size.is_enough() {
        wall(shown, now, area, &mut canvas);
    }
}

/// Draws the wall into `area`.
pub(crate) fn wall(shown: &Shown, now: &Now, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = canvas.texts;
    let page = page(area);
    if shown.rehearsal {
        canvas.right(Rect { y: area.y, height: 1, ..page }, texts.common.rehearsal, Role::Warn);
    }
    match &shown.wall {
        Wall::Curtain => {}
        Wall::Waiting(waiting) => {
            let middle = Rect { y: page.y + page.height / 2, height: 1, ..page };
            canvas.centred(middle, (texts.present.waiting)(*waiting), Role::Dim);
        }
        Wall::Break(until) => {
            let back = (texts.present.back_at)(&(texts.dates.clock)(time_of(*until, now)));
            let paras = [Para::new(back, Role::Question).about(texts.present.pause)];
            in_the_middle(&paras, page, canvas);
        }
        Wall::Opening { purpose, rules } => {
            let rule = |rule: &String| Para::new(rule.as_str(), Role::Text).bullet(canvas.symbols.bullet);
            if purpose.is_empty() {
                let rules: Vec<Para> = rules.iter().map(rule).collect();
                alike(texts.opening.rules, &rules, page, canvas);
                return;
            }
            let head = Para::new(purpose.as_str(), Role::Question);
            let paras: Vec<Para> = std::iter::once(head).chain(rules.iter().map(rule)).collect();
            in_the_middle(&paras, page, canvas);
        }
        Wall::Question(asked) => question::draw(asked, now, page, canvas),
        Wall::Cloth(corners) => cloth::draw(corners, page, canvas),
        Wall::Vote(voting) => vote::draw(voting, page, canvas),
        Wall::Measures(agreed) => measures(agreed, page, canvas),
        Wall::LookedAt(earlier) => looked_at(earlier, page, canvas),
        Wall::ReadBack { at, of, measure } => read_back(*at, *of, measure, page, canvas),
    }
}

/// The time of day in the room.
fn time_of(at: DateTime<Utc>, now: &Now) -> chrono::NaiveTime {
    (now.local + (at - now.utc)).time()
}

/// The wall without its margins.
fn page(area: Rect) -> Rect {
    let (across, down) = ((area.width / 16).max(2), u16::from(area.height >= 14) + area.height / 30);
    Rect {
        x: area.x + across,
        y: area.y + down,
        width: area.width.saturating_sub(2 * across),
        height: area.height.saturating_sub(2 * down),
    }
}

/// Sets paragraphs as large as they fit, a little above the middle, and draws them.
fn in_the_middle(paras: &[Para], area: Rect, canvas: &mut Canvas<'_, '_>) {
    let rows = lay::set(paras, area.width, area.height, has_blocks(canvas));
    let left = area.height.saturating_sub(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    draw_rows(&rows, below(area, left / 3), canvas);
}

/// Whether the big letters can be drawn.
fn has_blocks(canvas: &Canvas<'_, '_>) -> bool {
    canvas.symbols.full == "█"
}

fn draw_rows(rows: &[Row], area: Rect, canvas: &mut Canvas<'_, '_>) {
    for (y, row) in (0..area.height).zip(rows) {
        for (indent, text, role) in &row.0 {
            let place = crate::tui::view::right_of(top(below(area, y), 1), *indent);
            canvas.text(place, text, *role);
        }
    }
}

fn measures(agreed: &[Agreed], area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = canvas.texts;
    if agreed.is_empty() {
        let lines = wrapped_lines(texts.present.nothing_agreed, usize::from(area.width).max(1));
        let above = area.height.saturating_sub(u16::try_from(lines.len()).unwrap_or(u16::MAX)) / 2;
        for (y, line) in (above..area.height).zip(lines) {
            canvas.centred(top(below(area, y), 1), line, Role::Dim);
        }
        return;
    }
    let each = agreed.iter().zip(1..).map(|(measure, number): (&Agreed, usize)| {
        let day = (texts.dates.long)(measure.deadline);
        Para::new(measure.title.as_str(), Role::Question)
            .bullet(number.to_string())
            .note(format!("{} {} {day}", measure.who, canvas.symbols.dot))
    });
    alike(texts.present.agreed, &each.collect::<Vec<_>>(), area, canvas);
}

fn looked_at(earlier: &[LookedAt], area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = canvas.texts;
    let each = earlier
        .iter()
        .map(|it| Para::new(it.title.as_str(), Role::Question).note(texts.outcome_told(it.outcome)));
    alike(texts.present.looked_at, &each.collect::<Vec<_>>(), area, canvas);
}

/// A heading in ordinary letters, and below it things that are alike, as large as they fit.
fn alike(heading: &str, paras: &[Para], area: Rect, canvas: &mut Canvas<'_, '_>) {
    canvas.text(area, heading, Role::Heading);
    let rest = below(area, if area.height >= 14 { 2 } else { 1 });
    let rows = lay::set_alike(paras, rest.width, rest.height, has_blocks(canvas));
    let left = rest.height.saturating_sub(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    draw_rows(&rows, below(rest, left / 3), canvas);
}

fn read_back(at: usize, of: usize, measure: &Agreed, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = canvas.texts.present;
    canvas.text(top(area, 1), &(texts.measure_of)(at, of), Role::Dim);
    let paras = [
        Para::new(measure.title.as_str(), Role::Question),
        Para::new(measure.who.as_str(), Role::Text).about(texts.who),
        Para::new((canvas.texts.dates.long)(measure.deadline), Role::Text).about(texts.when),
        Para::new(measure.first_step.as_str(), Role::Text).about(texts.first_step),
    ];
    in_the_middle(&paras, below(area, 2), canvas);
}
