//! The answers behind a measure: the question, the table, the words (F9).

use ratatui::layout::Rect;

use crate::bank;
use crate::domain::measure::Measure;
use crate::text::{width, wrapped_lines};
use crate::tui::commands::Id;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::measure::{Link, links};
use crate::tui::theme::Role;
use crate::tui::view::{Canvas, below, more, right_of, top};
use crate::tui::widgets::list;

/// Cells before the words of an answer: selection sign, whether it is linked.
const INDENT: u16 = 5;

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
        let label = if group.plenary { texts.common.plenary } else { group.label.as_str() };
        origin.push((texts.measure.proposed_by)(label));
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
    let cells = usize::from(rest.width.saturating_sub(INDENT + 1)).max(1);
    let shown: Vec<(Option<String>, String, String)> = links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let before = index.checked_sub(1).and_then(|before| links.get(before));
            let is_new = before.is_none_or(|before| before.question != link.question);
            let question = session.question(&link.question).filter(|_| is_new);
            let answer = session.answer(link.answer);
            let group = answer.and_then(|answer| session.group(answer.group));
            let table = group
                .map_or("", |group| if group.plenary { texts.common.plenary } else { group.label.as_str() });
            let words = answer.and_then(|answer| answer.body.text()).unwrap_or_default();
            (
                question.map(|question| question.text.get(model.lang()).to_owned()),
                words.to_owned(),
                table.to_owned(),
            )
        })
        .collect();
    let heights: Vec<u16> = shown
        .iter()
        .map(|(question, words, _)| {
            let question = question.as_ref().map_or(0, |text| wrapped_lines(text, cells).len().min(2));
            let words = wrapped_lines(words, cells).len().clamp(1, 4);
            u16::try_from(question + words + 1).unwrap_or(u16::MAX).min(rest.height.max(1))
        })
        .collect();
    let selected = selected.min(links.len() - 1);
    let first = list::first_of(&heights, selected, rest.height);
    let mut y = 0;
    for (index, ((link, parts), height)) in links.iter().zip(&shown).zip(&heights).enumerate().skip(first) {
        if y >= rest.height {
            break;
        }
        let place = Rect { y: rest.y + y, height: (*height).min(rest.height - y), ..rest };
        draw_link(link, parts, index == selected, place, canvas);
        canvas.on_click(place, Target::Row(index));
        y += height;
    }
    more(canvas, rest, first > 0, y < heights.iter().skip(first).sum());
}

fn draw_link(
    link: &Link,
    (question, words, table): &(Option<String>, String, String),
    is_selected: bool,
    mut place: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    if let Some(question) = question {
        let used = canvas.paragraph(top(place, 2), question, Role::Heading);
        place = below(place, used);
    }
    if place.height == 0 {
        return;
    }
    if is_selected {
        canvas.text(place, canvas.symbols.selected, Role::Accent);
        canvas.cursor(place, 0, 0);
    }
    let (sign, role) =
        if link.linked { (canvas.symbols.check, Role::Good) } else { (canvas.symbols.open_block, Role::Dim) };
    canvas.text(right_of(place, 2), sign, role);
    let text = Rect { width: place.width.saturating_sub(INDENT + 1), ..right_of(place, INDENT) };
    let role = if is_selected { Role::Selected } else { Role::Text };
    let used = canvas.paragraph(Rect { height: place.height.min(4), ..text }, words, role);
    let under = below(text, used);
    let cut = width::cut(table, usize::from(text.width), canvas.symbols.ellipsis);
    canvas.text(under, &cut, Role::Dim);
}
