//! The answers behind a measure: the question, the table, the words (F9).

use ratatui::layout::Rect;

use crate::bank;
use crate::domain::measure::Measure;
use crate::text::wrapped_lines;
use crate::tui::commands::Id;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::measure::{Link, links};
use crate::tui::theme::Role;
use crate::tui::view::{Canvas, below, more, right_of, top};
use crate::tui::widgets::list;

/// Cells before the words of an answer: selection sign, whether it is linked.
const INDENT: u16 = 5;
/// Most rows of a question.
const MOST_QUESTION: usize = 2;
/// Most rows of an answer.
const MOST_WORDS: usize = 4;

pub(super) fn draw(model: &Model, measure: &Measure, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let (Some(meeting), Some(selected)) = (&model.meeting, model.measure.source) else { return };
    let (session, texts) = (&meeting.session, model.texts);
    let used = canvas.paragraph(
        top(area, 2),
        &format!("{}: {}", texts.measure.source, measure.title),
        Role::Question,
    );
    let mut rest = below(area, used);
    let mut origin: Vec<String> = Vec::new();
    if let Some(group) = measure.group.and_then(|id| session.group(id)) {
        let label = session.group_label(group, texts.common.plenary);
        origin.push((texts.measure.proposed_by)(&label));
    }
    if let Some(entry) = measure.bank.as_ref().and_then(|id| bank::all().measure(id.as_str())) {
        origin.push((texts.measure.from_bank)(entry.text.get(model.lang())));
    }
    if !origin.is_empty() {
        canvas.text(rest, &origin.join(&format!(" {} ", canvas.symbols.dot)), Role::Dim);
        rest = below(rest, 1);
    }
    let foot = below(rest, rest.height.saturating_sub(1));
    canvas.text(foot, &(texts.measure.source_hint)(&model.key_of(Id::ShowSource)), Role::Dim);
    rest.height = rest.height.saturating_sub(1);
    rest = below(rest, u16::from(rest.height > 8));
    let links = links(model).rows;
    if links.is_empty() {
        canvas.paragraph(right_of(rest, 2), texts.measure.source_empty, Role::Dim);
        canvas.cursor(rest, 0, 0);
        return;
    }
    let shown: Vec<Shown> = links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let before = index.checked_sub(1).and_then(|before| links.get(before));
            let others_begin = !link.linked && before.is_none_or(|before| before.linked);
            let is_new = others_begin || before.is_none_or(|before| before.question != link.question);
            let question = session.question(&link.question).filter(|_| is_new);
            let answer = session.answer(link.answer);
            let group = answer.and_then(|answer| session.group(answer.group));
            let table =
                group.map_or_else(String::new, |group| session.group_label(group, texts.common.plenary));
            Shown {
                link,
                others_begin,
                question: question.map(|question| question.text.get(model.lang())),
                words: answer.and_then(|answer| answer.body.text()).unwrap_or_default(),
                table,
            }
        })
        .collect();
    let heights: Vec<u16> = shown.iter().map(|row| row.height(rest.width).min(rest.height.max(1))).collect();
    let selected = selected.min(links.len() - 1);
    let first = list::first_of(&heights, selected, rest.height);
    let mut y = 0;
    for (index, (row, height)) in shown.iter().zip(&heights).enumerate().skip(first) {
        if y >= rest.height {
            break;
        }
        let place = Rect { y: rest.y + y, height: (*height).min(rest.height - y), ..rest };
        row.draw(index == selected, place, canvas);
        canvas.on_click(place, Target::Row(index));
        y += height;
    }
    more(canvas, rest, first > 0, list::goes_on(&heights, first, y));
}

/// An answer as it is shown.
struct Shown<'a> {
    link: &'a Link,
    /// The first of those that are not linked.
    others_begin: bool,
    /// The question, over its first answer.
    question: Option<&'a str>,
    words: &'a str,
    table: String,
}

impl Shown<'_> {
    /// Rows it needs in a page of this width: heading, question, words, table.
    fn height(&self, cells: u16) -> u16 {
        let rows = |text: &str, cells: u16| wrapped_lines(text, usize::from(cells).max(1)).len();
        let question = self.question.map_or(0, |text| rows(text, cells).min(MOST_QUESTION));
        let words = rows(self.words, cells.saturating_sub(INDENT + 1)).clamp(1, MOST_WORDS);
        u16::try_from(usize::from(self.others_begin) * 2 + question + words + 1).unwrap_or(u16::MAX)
    }

    fn draw(&self, is_selected: bool, mut place: Rect, canvas: &mut Canvas<'_, '_>) {
        if self.others_begin {
            place = below(place, 1);
            canvas.text(place, canvas.texts.measure.source_more, Role::Label);
            place = below(place, 1);
        }
        if let Some(question) = self.question {
            let rows = u16::try_from(MOST_QUESTION).unwrap_or(1);
            let used = canvas.paragraph(top(place, rows), question, Role::Heading);
            place = below(place, used);
        }
        if place.height == 0 {
            return;
        }
        if is_selected {
            canvas.text(place, canvas.symbols.selected, Role::Accent);
            canvas.cursor(place, 0, 0);
        }
        let (sign, role) = if self.link.linked {
            (canvas.symbols.check, Role::Good)
        } else {
            (canvas.symbols.open_block, Role::Dim)
        };
        canvas.text(right_of(place, 2), sign, role);
        let text = Rect { width: place.width.saturating_sub(INDENT + 1), ..right_of(place, INDENT) };
        let role = if is_selected { Role::Selected } else { Role::Text };
        let rows = u16::try_from(MOST_WORDS).unwrap_or(1);
        let used = canvas.paragraph(top(text, rows), self.words, role);
        canvas.text(below(text, used), &self.table, Role::Dim);
    }
}
