//! Proposals and agreed measures: one calm list.

use ratatui::layout::Rect;

use crate::domain::measure::{Measure, Terms};
use crate::domain::session::Session;
use crate::ops::DraftKey;
use crate::rules::precision::score;
use crate::text::{TextBuffer, width, wrapped_lines};
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::measure::missing;
use crate::tui::screens::measures::{Section, hints, order};
use crate::tui::theme::Role;
use crate::tui::widgets::{field, list};

use super::{Canvas, below, right_of, top};

/// Most rows the line being typed may take.
const MOST_INPUT_ROWS: u16 = 4;
/// Cells before the title: selection sign, state sign.
const INDENT: u16 = 5;

/// A measure as it stands in the list.
struct Item<'a> {
    measure: &'a Measure,
    section: Section,
    /// Over the first of a section.
    heading: Option<String>,
    /// What it lacks or who holds it, in a few words.
    note: String,
    /// The same in two words, where there is no row for it.
    short: String,
}

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(meeting) = &model.meeting else { return };
    let texts = model.texts.measures;
    let input = &model.measures.input;
    let waiting = input.text().lines().filter(|line| !crate::text::is_blank(line)).count();
    let note = (waiting > 1).then(|| (texts.lines_waiting)(waiting)).or_else(|| {
        let hint = hints(model).into_iter().next()?;
        (area.height >= 12).then(|| (model.texts.checks.ask)(&hint.data))
    });
    let closed = model.closed_instead();
    let list_area =
        typing_line(input, None, texts.placeholder, note.as_deref(), closed.as_deref(), area, canvas);
    let items = items(model, &meeting.session, canvas);
    if items.is_empty() {
        let place = right_of(below(list_area, 1), 2);
        let used = canvas.paragraph(place, texts.empty, Role::Dim);
        canvas.paragraph(below(place, used + 1), texts.both_ways, Role::Dim);
        return;
    }
    let selected =
        items.iter().position(|item| Some(item.measure.id) == model.measures.selected).unwrap_or(0);
    let opened = opened(&items, selected, list_area.height);
    let heights: Vec<u16> = items.iter().zip(&opened).map(|(item, opened)| height(item, *opened)).collect();
    let first = list::first_of(&heights, selected, list_area.height);
    let scrolls = heights.iter().copied().fold(0, u16::saturating_add) > list_area.height;
    // The last cells of a row are for the signs of more.
    let rows = Rect { width: list_area.width.saturating_sub(if scrolls { 2 } else { 0 }), ..list_area };
    let mut y = 0;
    for (index, ((item, height), opened)) in items.iter().zip(&heights).zip(&opened).enumerate().skip(first) {
        if y >= list_area.height {
            break;
        }
        let place = Rect { y: rows.y + y, height: (*height).min(rows.height - y), ..rows };
        draw_item(item, index == selected, *opened, place, canvas);
        canvas.on_click(place, Target::Row(index));
        y += height;
    }
    super::more(canvas, list_area, first > 0, list::goes_on(&heights, first, y));
}

/// Which measures have a row for their note: the selected one, and from the top as many as there is room for.
fn opened(items: &[Item<'_>], selected: usize, rows: u16) -> Vec<bool> {
    let closed = items.iter().map(|item| height(item, false)).fold(0, u16::saturating_add);
    let mut room = rows.saturating_sub(closed).saturating_sub(1);
    let opens = |(index, item): (usize, &Item<'_>)| {
        let fits = room > 0 && !item.note.is_empty();
        if fits && index != selected {
            room -= 1;
        }
        fits || index == selected
    };
    items.iter().enumerate().map(opens).collect()
}

fn height(item: &Item<'_>, opened: bool) -> u16 {
    let note = u16::from(opened && !item.note.is_empty());
    // A heading has air above it, except the first.
    let heading = if item.heading.is_some() { 1 + u16::from(item.section != Section::Proposed) } else { 0 };
    heading + 1 + note
}

fn items<'a>(model: &Model, session: &'a Session, canvas: &Canvas<'_, '_>) -> Vec<Item<'a>> {
    let texts = model.texts.measures;
    let measures: Vec<&Measure> = order(model).into_iter().filter_map(|id| session.measure(id)).collect();
    let mut before = None;
    let mut items = Vec::new();
    for measure in &measures {
        let section = Section::of(measure);
        let is_first = before.replace(section) != Some(section);
        let count = measures.iter().filter(|other| Section::of(other) == section).count();
        items.push(Item {
            measure,
            section,
            heading: is_first.then(|| (texts.section)(section, count)),
            note: note(measure, section, model, session, canvas),
            short: match section {
                Section::Proposed => (texts.lacks_so_many)(missing(measure, model).len()),
                Section::Agreed | Section::InProgress | Section::InPlace => {
                    who_and_when(measure, model, canvas)
                }
                Section::Done | Section::Evaluated | Section::Parked | Section::Dropped => String::new(),
            },
        });
    }
    items
}

/// The sign of a section; its word stands over it, so nothing rests on the sign alone (K4).
pub(super) fn sign(section: Section, canvas: &Canvas<'_, '_>) -> &'static str {
    let symbols = canvas.symbols;
    match section {
        Section::Proposed => symbols.open_block,
        Section::Agreed | Section::InPlace => symbols.check,
        Section::InProgress => symbols.half,
        Section::Done => symbols.block,
        Section::Evaluated => symbols.star,
        Section::Parked => symbols.none,
        Section::Dropped => symbols.dot,
    }
}

fn draw_item(item: &Item<'_>, is_selected: bool, opened: bool, mut place: Rect, canvas: &mut Canvas<'_, '_>) {
    if let Some(heading) = &item.heading {
        place = below(place, u16::from(item.section != Section::Proposed));
        canvas.text(place, heading, Role::Heading);
        place = below(place, 1);
    }
    if place.height == 0 {
        return;
    }
    let row = top(place, 1);
    if is_selected {
        canvas.text(row, canvas.symbols.selected, Role::Accent);
    }
    let good =
        matches!(item.section, Section::Agreed | Section::InProgress | Section::Done | Section::InPlace);
    canvas.text(right_of(row, 2), sign(item.section, canvas), if good { Role::Good } else { Role::Dim });
    let faded = matches!(item.section, Section::Parked | Section::Dropped);
    let role = match (is_selected, faded) {
        (true, _) => Role::Selected,
        (false, true) => Role::Dim,
        (false, false) => Role::Text,
    };
    let precision = score(item.measure).points();
    let (full, empty) = marks(precision, canvas);
    let short = if opened { "" } else { item.short.as_str() };
    let short_cells = u16::try_from(width::cells(short)).unwrap_or(u16::MAX);
    // The measure itself has the better part of the row.
    let short_cells = if short.is_empty() || short_cells > row.width * 2 / 5 { 0 } else { short_cells + 2 };
    if short_cells > 0 {
        canvas.right(Rect { width: row.width.saturating_sub(7), ..row }, short, Role::Dim);
    }
    let text_area =
        Rect { width: row.width.saturating_sub(INDENT + 7 + short_cells), ..right_of(row, INDENT) };
    canvas.text(text_area, &item.measure.title, role);
    if !faded {
        let cells = u16::try_from(width::cells(&full) + width::cells(&empty)).unwrap_or(5);
        let at = right_of(row, row.width.saturating_sub(cells));
        let used = canvas.text(at, &full, Role::Full);
        canvas.text(right_of(at, used), &empty, Role::Empty);
    }
    if opened {
        canvas.text(right_of(below(place, 1), INDENT), &item.note, Role::Dim);
    }
}

/// Precision as five blocks: the full ones and the empty ones.
pub(super) fn marks(points: u8, canvas: &Canvas<'_, '_>) -> (String, String) {
    let points = usize::from(points.min(5));
    (canvas.symbols.block.repeat(points), canvas.symbols.open_block.repeat(5 - points))
}

/// «fagleder dag · 11. desember».
fn who_and_when(measure: &Measure, model: &Model, canvas: &Canvas<'_, '_>) -> String {
    let terms = measure.terms();
    let who = Some(terms.responsible).filter(|who| !who.is_empty());
    let when = terms.deadline.map(model.texts.dates.day_month);
    [who, when].into_iter().flatten().collect::<Vec<_>>().join(&format!(" {} ", canvas.symbols.dot))
}

/// Group, answers behind, and what it lacks, or who holds it and when.
fn note(
    measure: &Measure,
    section: Section,
    model: &Model,
    session: &Session,
    canvas: &Canvas<'_, '_>,
) -> String {
    let texts = model.texts.measures;
    let day = |date| (model.texts.dates.day_month)(date);
    let terms = measure.terms();
    let mut parts: Vec<String> = Vec::new();
    let has_draft = model.meeting.as_ref().is_some_and(|meeting| {
        meeting
            .drafts
            .keys()
            .any(|key| matches!(key, DraftKey::Measure { measure: Some(id), .. } if *id == measure.id))
    });
    if has_draft {
        parts.push(texts.unfinished.to_owned());
    }
    match section {
        Section::Proposed => {
            if let Some(group) = measure.group.and_then(|id| session.group(id)) {
                let plenary = model.texts.common.plenary;
                parts.push(session_label(model, group, plenary));
            }
            if !measure.answers.is_empty() {
                parts.push((model.texts.common.answers)(measure.answers.len()));
            }
            let lacks = missing(measure, model);
            parts.push(match lacks.len() {
                0 => texts.ready.to_owned(),
                _ if terms == Terms::default() => texts.only_words.to_owned(),
                _ => texts.lacks_what(&lacks, model.texts.codes),
            });
        }
        Section::Parked | Section::Dropped => {
            parts.extend(measure.reason().map(|reason| reason.as_str().to_owned()));
        }
        Section::Agreed | Section::InProgress | Section::InPlace | Section::Done | Section::Evaluated => {
            parts.extend(Some(terms.responsible).filter(|who| !who.is_empty()));
            parts.extend(terms.deadline.map(|date| (texts.due)(&day(date))));
            parts.extend(terms.follow_up.map(|date| (texts.looked_at)(&day(date))));
        }
    }
    parts.join(&format!(" {} ", canvas.symbols.dot))
}

/// The line being typed at the bottom, with a note above it; returns what is left above. In a closed meeting the
/// sentence that says so stands in its place.
pub(super) fn typing_line(
    buffer: &TextBuffer,
    label: Option<&str>,
    placeholder: &str,
    note: Option<&str>,
    closed: Option<&str>,
    area: Rect,
    canvas: &mut Canvas<'_, '_>,
) -> Rect {
    if let (Some(closed), true) = (closed, buffer.is_empty()) {
        let cells = usize::from(area.width).max(1);
        let rows = u16::try_from(wrapped_lines(closed, cells).len()).unwrap_or(1);
        let low = (rows + u16::from(area.height >= 10)).min(area.height);
        let above = Rect { height: area.height - low, ..area };
        if low > rows {
            canvas.rule(top(below(area, above.height), 1));
        }
        canvas.paragraph(below(area, area.height.saturating_sub(rows)), closed, Role::Dim);
        return above;
    }
    let prompt = match label {
        Some(label) => format!("{label} {} ", canvas.symbols.prompt),
        None => format!("{} ", canvas.symbols.prompt),
    };
    let prompt_cells = u16::try_from(width::cells(&prompt)).unwrap_or(2);
    let most = MOST_INPUT_ROWS.min(area.height / 3).max(1);
    let input_rows = field::rows(buffer, area.width.saturating_sub(prompt_cells)).min(most);
    let rule_rows = u16::from(area.height >= 10);
    let most_note = if area.height >= 16 { 2 } else { 1 };
    let note_rows = note.map_or(0, |note| {
        let rows = wrapped_lines(note, usize::from(area.width).max(1)).len();
        u16::try_from(rows).unwrap_or(1).min(most_note)
    });
    let low = input_rows + rule_rows + note_rows;
    let above = Rect { height: area.height.saturating_sub(low), ..area };
    let mut rest = below(area, above.height);
    if rule_rows > 0 {
        canvas.rule(top(rest, 1));
        rest = below(rest, 1);
    }
    if let Some(note) = note {
        if note_rows > 1 {
            canvas.paragraph(top(rest, note_rows), note, Role::Dim);
        } else {
            canvas.text(rest, note, Role::Dim);
        }
        rest = below(rest, note_rows);
    }
    let used = canvas.text(rest, &prompt, Role::Accent);
    let line = Rect { height: input_rows.min(rest.height), ..right_of(rest, used) };
    field::text(canvas, line, buffer, true);
    if buffer.is_empty() {
        canvas.text(right_of(line, 1), placeholder, Role::Dim);
    }
    above
}

/// The group with its sitting where there are several.
fn session_label(model: &Model, group: &crate::domain::sitting::Group, plenary: &str) -> String {
    model.meeting.as_ref().map_or_else(String::new, |meeting| meeting.session.group_label(group, plenary))
}
