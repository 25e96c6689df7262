//! Keying in sheets of paper: the id, then question by question, and what is still missing.

use ratatui::layout::Rect;

use crate::domain::question_set::KindCode;
use crate::domain::sheet::Sheet;
use crate::text::width;
use crate::tui::meeting::Meeting;
use crate::tui::model::Model;
use crate::tui::screens::paper::{Step, open_questions, sheet};
use crate::tui::theme::Role;
use crate::tui::widgets::field;

use super::{Canvas, below, right_of, top};

/// Numbers of questions told in a row of what is missing, before «…».
const MOST_NUMBERS: usize = 12;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(meeting) = &model.meeting else { return };
    match (&model.paper.step, sheet(model)) {
        (Step::Question(..), Some(sheet)) => question(model, meeting, &sheet, area, canvas),
        (Step::End(_), Some(sheet)) => end(model, &sheet, area, canvas),
        _ => which(model, meeting, area, canvas),
    }
}

/// Asks for the id of the next sheet, above what is missing of the stack.
fn which(model: &Model, meeting: &Meeting, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.paper;
    let label = format!("{} {} ", texts.which, canvas.symbols.prompt);
    let used = canvas.text(top(area, 1), &label, Role::Question);
    field::line(canvas, right_of(top(area, 1), used), &model.paper.id, true);
    let mut rest = below(area, 1);
    let used = canvas.paragraph(top(rest, 2), texts.which_hint, Role::Dim);
    rest = below(rest, used + u16::from(rest.height > 10));
    canvas.rule(top(rest, 1));
    rest = below(rest, 1);
    missing(model, meeting, rest, canvas);
}

/// Which groups × questions are still missing.
fn missing(model: &Model, meeting: &Meeting, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.paper;
    let session = &meeting.session;
    let mut gaps = session.sheet_gaps();
    // The stack in hand is of one sitting: what it lacks stands first.
    gaps.sort_by_key(|gap| gap.sitting != meeting.place.sitting);
    if gaps.is_empty() {
        canvas.paragraph(area, texts.no_sheets, Role::Dim);
        return;
    }
    let rows: Vec<(String, String, String)> = gaps
        .iter()
        .filter_map(|gap| {
            let numbers: Vec<usize> = gap.missing.iter().map(|(_, number)| *number).collect();
            let name = group_name(model, meeting, gap.group);
            let done = (texts.done_of)(gap.asked - gap.missing.len(), gap.asked);
            (!numbers.is_empty()).then(|| (name, done, (texts.lacks)(&listed(&numbers))))
        })
        .collect();
    if rows.is_empty() {
        canvas.paragraph(area, texts.all_there, Role::Good);
        return;
    }
    canvas.text(area, texts.still_missing, Role::Heading);
    let mut rest = below(area, 1 + u16::from(area.height > 8));
    let widest = |of: fn(&(String, String, String)) -> &String| {
        let cells = rows.iter().map(|row| width::cells(of(row))).max().unwrap_or(0);
        u16::try_from(cells).unwrap_or(u16::MAX)
    };
    let names = widest(|row| &row.0).min(rest.width / 3);
    let counts = widest(|row| &row.1).min(rest.width / 4);
    for (at, (name, done, lacks)) in rows.iter().enumerate() {
        if rest.height == 0 {
            break;
        }
        if rest.height == 1 && at + 1 < rows.len() {
            canvas.text(rest, &(model.texts.cloth.more)(rows.len() - at), Role::Dim);
            break;
        }
        let row = top(rest, 1);
        canvas.text(Rect { width: names, ..row }, name, Role::Text);
        canvas.text(Rect { width: counts, ..right_of(row, names + 2) }, done, Role::Dim);
        canvas.text(right_of(row, names + counts + 4), lacks, Role::Text);
        rest = below(rest, 1);
    }
}

/// «Bord 1 · kveld».
fn group_name(model: &Model, meeting: &Meeting, group: crate::domain::ids::GroupId) -> String {
    let session = &meeting.session;
    let Some(group) = session.group(group) else { return String::new() };
    let name = if group.plenary { model.texts.common.plenary } else { &group.label };
    let sitting = session.sitting(group.sitting).map_or("", |sitting| sitting.label.as_str());
    if sitting.is_empty() { name.to_owned() } else { format!("{name} · {sitting}") }
}

/// «3, 7, 8».
fn listed(numbers: &[usize]) -> String {
    let mut told: Vec<String> = numbers.iter().take(MOST_NUMBERS).map(usize::to_string).collect();
    if numbers.len() > MOST_NUMBERS {
        told.push("…".to_owned());
    }
    told.join(", ")
}

/// One question of the sheet, with what has been keyed in.
fn question(model: &Model, meeting: &Meeting, sheet: &Sheet<'_>, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.paper;
    let Some(entry) = meeting.entry() else { return };
    let roomy = area.height >= 18;
    let at = sheet.questions.iter().position(|it| it.question.id == entry.question.id).unwrap_or(0);
    let strip = (texts.on_sheet)(&sheet.id.to_string(), at + 1, sheet.questions.len());
    let used = canvas.text(top(area, 1), &strip, Role::Dim);
    let group = group_name(model, meeting, sheet.group.id);
    if used + 2 + u16::try_from(width::cells(&group)).unwrap_or(u16::MAX) <= area.width {
        canvas.right(top(area, 1), &group, Role::Heading);
    }
    let mut rest = below(area, if roomy { 2 } else { 1 });
    let words = format!("{}  {}", entry.number, entry.question.text.get(model.lang()));
    let used = canvas.paragraph(top(rest, 4), &words, Role::Question);
    rest = below(rest, used + u16::from(roomy));
    let how = match entry.question.kind.code() {
        KindCode::List | KindCode::Measure => texts.how_lines,
        KindCode::Count => texts.how_number,
        KindCode::Rank => texts.how_rank,
        KindCode::Scale | KindCode::Choice | KindCode::MultiChoice | KindCode::Stance => texts.how_tally,
    };
    let mut told = vec![how.to_owned()];
    if entry.added {
        told.push(texts.added_since.to_owned());
    }
    if !sheet.taken_out.is_empty() {
        let numbers: Vec<usize> = sheet.taken_out.iter().map(|entry| entry.number).collect();
        told.push((texts.taken_out)(&listed(&numbers)));
    }
    let used = canvas.paragraph(top(rest, 3), &told.join(" "), Role::Dim);
    rest = below(rest, used + u16::from(roomy));
    canvas.rule(top(rest, 1));
    super::question::answer_area(model, meeting, &entry, below(rest, 1), canvas);
}

/// The end of a sheet that lacks answers.
fn end(model: &Model, sheet: &Sheet<'_>, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.paper;
    let mut rest = area;
    let used = canvas.paragraph(rest, &(texts.end_title)(&sheet.id.to_string()), Role::Question);
    rest = below(rest, used + 1);
    canvas.text(rest, texts.without_answer, Role::Text);
    rest = below(rest, 1 + u16::from(rest.height > 10));
    let keys_rows = u16::try_from(crate::text::wrapped_lines(texts.end_keys, usize::from(rest.width)).len())
        .unwrap_or(u16::MAX)
        .min(rest.height);
    let list = Rect { height: rest.height.saturating_sub(keys_rows + 1), ..rest };
    let mut left = list;
    for (number, id) in open_questions(model, sheet) {
        if left.height == 0 {
            break;
        }
        let words = sheet.questions.iter().find(|entry| entry.question.id == id);
        let words = words.map_or("", |entry| entry.question.text.get(model.lang()));
        canvas.text(top(left, 1), &format!("{number:>3}  {words}"), Role::Text);
        left = below(left, 1);
    }
    let used = list.height - left.height;
    rest = below(rest, used + 1);
    canvas.paragraph(rest, texts.end_keys, Role::Dim);
    canvas.cursor(rest, 0, 0);
}
