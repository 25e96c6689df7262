//! Measures agreed earlier: one of them with what can be said of it, or the list of all.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::ops::Earlier;
use crate::rules::looking_again::Answer;
use crate::text::{width, wrapped_lines};
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::review::{Row, answers, earlier, progress, rows, said, shown};
use crate::tui::theme::Role;
use crate::tui::widgets::list;

use super::{Canvas, below, more, right_of, top};

/// Widest the page gets; beyond it label and answer drift apart.
const WIDEST: u16 = 92;
/// Cells for the labels.
const LABEL: u16 = 20;
/// Most rows of a title.
const TITLE: u16 = 3;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    match shown(model) {
        Some((at, it)) => one(model, at, it, area, canvas),
        None => all(model, area, canvas),
    }
}

/// One measure, what is known of it, and what can be said.
fn one(model: &Model, at: usize, it: &Earlier, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.review;
    let (looked_at, count) = progress(model);
    canvas.text(area, &(texts.of)(at + 1, count), Role::Dim);
    canvas.right(area, &(texts.looked_at)(looked_at, count), Role::Dim);
    let answers = answers(model, it);
    let needed = u16::try_from(answers.len()).unwrap_or(u16::MAX);
    // The answers stand at the bottom, whatever there is to tell of the measure.
    let foot =
        Rect { y: area.y + area.height.saturating_sub(needed), height: needed.min(area.height), ..area };
    let air = u16::from(area.height >= 16);
    let mut rest = Rect { height: area.height.saturating_sub(needed + 2 + air), ..below(area, 1 + air) };
    let used = canvas.paragraph(top(rest, TITLE), &it.measure.title, Role::Question);
    rest = below(rest, used + air);
    for (label, value, role) in facts(model, it) {
        if rest.height == 0 {
            break;
        }
        canvas.text(Rect { width: LABEL.min(rest.width), ..rest }, label, Role::Dim);
        let value_area = right_of(rest, LABEL);
        let lines = wrapped_lines(&value, usize::from(value_area.width).max(1)).len();
        let lines = u16::try_from(lines).unwrap_or(1).clamp(1, 2);
        let used = canvas.paragraph(top(value_area, lines), &value, role);
        rest = below(rest, used.max(1));
    }
    let heading = Rect { y: foot.y.saturating_sub(1), height: 1, ..foot };
    let asked = if matches!(answers.first(), Some(Answer::Judge(_))) { texts.did_it_help } else { texts.how };
    canvas.text(heading, asked, Role::Heading);
    let before = said(model, it.measure.id);
    for (y, (row, answer)) in (0..foot.height).zip(answers.iter().enumerate()) {
        let place = Rect { y: foot.y + y, height: 1, ..foot };
        let selected = row == model.review.row;
        if selected {
            canvas.text(place, canvas.symbols.selected, Role::Accent);
            canvas.cursor(place, 0, 0);
        }
        canvas.text(right_of(place, 2), &(row + 1).to_string(), Role::Key);
        let rest = right_of(place, 5);
        let role = if selected { Role::Selected } else { Role::Text };
        let used = canvas.text(rest, &model.texts.answer_told(*answer), role);
        let is_said = before.is_some_and(|it| Answer::of(it.outcome) == *answer);
        if is_said {
            canvas.text(right_of(rest, used + 2), canvas.symbols.check, Role::Good);
        }
        canvas.on_click(place, Target::Row(row));
    }
}

/// What is known of a measure, what matters most first; nothing that is empty.
fn facts(model: &Model, it: &Earlier) -> Vec<(&'static str, String, Role)> {
    let (texts, close) = (model.texts.review, model.texts.close);
    let measure = &it.measure;
    let terms = measure.terms();
    let today = model.now.today();
    let state = measure.state.code();
    let mut facts = Vec::new();
    let before = said(model, measure.id).map(|said| model.texts.review_told(said));
    facts.push((texts.said_now, before.unwrap_or_default(), Role::Good));
    facts.push((close.who, terms.responsible, Role::Text));
    match (measure.done_on(), terms.deadline) {
        (Some(on), _) => facts.push((texts.done_on, day(model, on), Role::Text)),
        (None, Some(deadline)) => {
            let role = if deadline < today { Role::Warn } else { Role::Text };
            let mut told = day(model, deadline);
            if let Some(first) = measure.original_deadline.filter(|first| *first != deadline) {
                told = format!("{told}, {}", (texts.first_deadline)(&(model.texts.dates.long)(first)));
            }
            facts.push((close.when, told, role));
        }
        (None, None) => {}
    }
    facts.push((texts.state, (model.texts.codes.measure_state)(state).to_owned(), Role::Text));
    facts.push((close.first_step, terms.first_step, Role::Text));
    facts.push((close.sign, measure.sign.clone(), Role::Text));
    let from = match it.held {
        Some(held) => format!("{} {} {}", it.title, canvas_dot(model), (model.texts.dates.long)(held)),
        None => it.title.clone(),
    };
    facts.push((texts.from, from, Role::Dim));
    facts.retain(|(_, value, _)| !value.is_empty());
    facts
}

fn canvas_dot(model: &Model) -> &'static str {
    crate::tui::widgets::symbols::Symbols::of(model.settings.ascii).dot
}

/// «1. desember 2026 (3 dager over frist)».
fn day(model: &Model, date: NaiveDate) -> String {
    let days = (date - model.now.today()).num_days();
    format!("{} ({})", (model.texts.dates.long)(date), (model.texts.dates.distance)(days))
}

/// All measures with what was said of each, and the way on.
fn all(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.review;
    let (looked_at, count) = progress(model);
    let heading = if count == 0 {
        texts.nothing
    } else if looked_at == count {
        texts.all_looked_at
    } else {
        texts.some_left
    };
    canvas.text(area, heading, Role::Question);
    let mut rest = below(area, 1);
    let lead = if count == 0 { texts.nothing_lead.to_owned() } else { (texts.looked_at)(looked_at, count) };
    let used = canvas.paragraph(top(rest, 3), &lead, Role::Dim);
    rest = below(rest, used + u16::from(area.height >= 10));
    let rows = rows(model);
    let first = list::first(model.review.row, rows.len(), usize::from(rest.height));
    for (y, (index, row)) in (0..rest.height).zip(rows.iter().enumerate().skip(first)) {
        let place = Rect { y: rest.y + y, height: 1, ..rest };
        let selected = index == model.review.row;
        if selected {
            canvas.text(place, canvas.symbols.selected, Role::Accent);
            canvas.cursor(place, 0, 0);
        }
        canvas.on_click(place, Target::Row(index));
        let role = if selected { Role::Selected } else { Role::Text };
        let line = right_of(place, 2);
        match row {
            Row::GoOn => {
                let desk = model.meeting.as_ref().is_some_and(|it| it.session.is_without_meeting());
                canvas.text(line, if desk { texts.to_the_end } else { texts.to_the_questions }, role);
            }
            Row::Measure(at) => {
                let Some(it) = earlier(model).get(*at) else { continue };
                let before = said(model, it.measure.id);
                let (sign, sign_role) = match before {
                    Some(_) => (canvas.symbols.check, Role::Good),
                    None => (canvas.symbols.open_block, Role::Dim),
                };
                canvas.text(line, sign, sign_role);
                let told = before.map(|it| model.texts.outcome_told(it.outcome)).unwrap_or_default();
                let line = right_of(line, 3);
                let cells = u16::try_from(width::cells(&told)).unwrap_or(u16::MAX).min(line.width / 2);
                let gap = if cells > 0 { cells + 2 } else { 0 };
                let title = Rect { width: line.width.saturating_sub(gap + 2), ..line };
                canvas.text(title, &it.measure.title, role);
                let told_at = Rect { x: line.x + line.width.saturating_sub(cells + 2), width: cells, ..line };
                canvas.text(told_at, &told, Role::Dim);
            }
        }
    }
    more(canvas, rest, first > 0, first + usize::from(rest.height) < rows.len());
}
