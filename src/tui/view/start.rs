//! The start screen: sessions by state, what is due, start or resume in one key.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;

use crate::domain::session::SessionState;
use crate::ops::{Due, DueKind, SessionSummary, is_example};
use crate::text::{width, wrapped_lines};
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::start::{
    Row, Section, agreed_measures, due, is_first_start, name, rows, selected, session,
};
use crate::tui::theme::Role;
use crate::tui::widgets::list;

use super::dialogs::search_line;
use super::{Canvas, below, right_of, top};

/// What a line of the page is.
enum Line {
    Blank,
    Heading(&'static str),
    Row(usize, Row),
}

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let roomy = area.height >= 18;
    let mut area = below(area, u16::from(area.height > 12));
    if is_first_start(model) {
        area = welcome(model, area, roomy, canvas);
    }
    let searching = !model.start.search.is_empty();
    let rows = rows(model);
    let here = selected(model);
    let lines = lines(model, &rows, roomy);
    let at = lines.iter().position(|line| matches!(line, Line::Row(index, _) if *index == here)).unwrap_or(0);
    // The search stands last, as the line that is typed in stands on all screens.
    let list_area = Rect { height: area.height.saturating_sub(if searching { 2 } else { 0 }), ..area };
    let height = usize::from(list_area.height);
    let first = list::first(at, lines.len(), height);
    let when =
        rows.iter()
            .filter_map(|(_, row)| {
                if let Row::Due(session, measure) = row { due(model, *session, *measure) } else { None }
            })
            .map(|due| width::cells(&due_when(model, due).0))
            .max()
            .unwrap_or(0);
    let when = u16::try_from(when).unwrap_or(u16::MAX).min(list_area.width / 2);
    for (y, line) in (0..list_area.height).zip(lines.iter().skip(first)) {
        let place = Rect { y: list_area.y + y, height: 1, ..list_area };
        match line {
            Line::Blank => {}
            Line::Heading(text) => {
                let used = canvas.text(place, text, Role::Heading);
                if *text == model.texts.start.due {
                    counts(model, right_of(place, used + 3), canvas);
                }
            }
            Line::Row(index, row) => {
                draw_row(model, *row, *index == here, when, place, canvas);
                canvas.on_click(place, Target::Row(*index));
                if *index == here {
                    canvas.cursor(place, 0, 0);
                }
            }
        }
    }
    if first > 0 {
        canvas.right(top(list_area, 1), canvas.symbols.up, Role::Accent);
    }
    if first + height < lines.len() {
        let last = Rect { y: list_area.y + list_area.height.saturating_sub(1), height: 1, ..list_area };
        canvas.right(last, canvas.symbols.down, Role::Accent);
    }
    if !model.shelf.read {
        canvas.text(right_of(below(area, 2), 2), model.texts.start.reading, Role::Dim);
    }
    if searching {
        let last = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
        if rows.len() == 1 && !is_first_start(model) {
            let note = right_of(below(area, u16::from(roomy) + 1), 2);
            canvas.text(note, model.texts.start.nothing_found, Role::Dim);
        }
        // At a first start there is nothing to search in: what is typed is the unit of the first meeting.
        let label = if is_first_start(model) { "" } else { model.texts.start.search };
        let used = if label.is_empty() { 0 } else { canvas.text(last, &format!("{label} "), Role::Dim) };
        search_line(canvas, right_of(last, used), &model.start.search);
    }
}

/// Rows with their headings; with room, air around them.
fn lines(model: &Model, rows: &[(Section, Row)], roomy: bool) -> Vec<Line> {
    let texts = model.texts.start;
    let wide = canvas_is_wide(model);
    let mut lines = Vec::new();
    let mut under = Section::Begin;
    for (index, (section, row)) in rows.iter().enumerate() {
        if *section != under {
            under = *section;
            if roomy || index == 1 {
                lines.push(Line::Blank);
            }
            lines.push(Line::Heading(match section {
                Section::Begin => "",
                Section::Running => texts.running,
                Section::Due => texts.due,
                Section::Planned => texts.planned,
                Section::Closed => texts.closed,
            }));
        } else if wide && index > 0 {
            lines.push(Line::Blank);
        }
        lines.push(Line::Row(index, *row));
    }
    lines
}

/// Whether rows stand further apart, for a projector (K3).
fn canvas_is_wide(model: &Model) -> bool {
    crate::tui::theme::Theme::new(model.settings.theme).is_wide()
}

/// Two lines for whoever starts the program for the first time; one for whoever has meetings in a backup only. Returns what is
/// left.
fn welcome(model: &Model, area: Rect, roomy: bool, canvas: &mut Canvas<'_, '_>) -> Rect {
    let cells = usize::from(area.width.min(76)).max(1);
    let narrow = Rect { width: area.width.min(76), ..area };
    let mut rest = narrow;
    let words = canvas.texts.backup;
    let only_here = model.shelf.only_in_backup.map(|made| (words.only_here)(&(words.at)(made)));
    let told = match &only_here {
        Some(sentence) => vec![sentence.as_str()],
        None => canvas.texts.start.welcome.to_vec(),
    };
    for (index, text) in told.into_iter().enumerate() {
        let rows = u16::try_from(wrapped_lines(text, cells).len()).unwrap_or(1);
        let role = if index == 0 { Role::Question } else { Role::Dim };
        canvas.paragraph(rest, text, role);
        rest = below(rest, rows + u16::from(roomy));
    }
    let used = rest.y - area.y + u16::from(!roomy);
    below(area, used.min(area.height))
}

fn draw_row(
    model: &Model,
    row: Row,
    is_selected: bool,
    when_cells: u16,
    place: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    let texts = model.texts.start;
    let role = if is_selected { Role::Selected } else { Role::Text };
    canvas.text(place, if is_selected { canvas.symbols.selected } else { " " }, Role::Accent);
    let place = right_of(place, 2);
    match row {
        Row::New => {
            let typed = model.start.search.text().trim();
            let alone = rows(model).len() == 1 || is_first_start(model);
            let text = if alone && !typed.is_empty() { (texts.new_for)(typed) } else { texts.new.to_owned() };
            let used = canvas.text(place, &text, if is_selected { role } else { Role::Heading });
            if typed.is_empty() && !model.shelf.sessions.is_empty() {
                canvas.right(right_of(place, used + 2), texts.hint, Role::Dim);
            }
        }
        Row::Example(index) => {
            let unit = texts.example_units.get(index).copied().unwrap_or_default();
            canvas.text(place, &(texts.example)(unit), role);
        }
        Row::Session(id) => {
            let Some(session) = session(model, id) else { return };
            let (right, right_role) = session_note(model, session);
            let mut place = place;
            let mark = match session {
                it if is_example(it.id) => Some(texts.example_mark),
                it => it.rehearsal.then_some(model.texts.common.rehearsal),
            };
            if let Some(mark) = mark {
                let mark = format!("[{mark}] ");
                place = right_of(place, canvas.text(place, &mark, Role::Warn));
            }
            left_and_right(canvas, place, (&name(session), role), (&right, right_role));
        }
        Row::Due(session, measure) => {
            let Some(due) = due(model, session, measure) else { return };
            let (when, when_role) = due_when(model, due);
            canvas.text(Rect { width: when_cells, ..place }, &when, when_role);
            let place = right_of(place, when_cells + 3);
            let who = if due.measure.is_none() {
                due.unit_name.clone()
            } else if place.width >= 64 {
                format!("{} · {}", due.responsible, due.unit_name)
            } else {
                due.responsible.clone()
            };
            left_and_right(canvas, place, (&due.title, role), (&who, Role::Dim));
        }
        Row::MoreDue(hidden) => {
            let more = if hidden == 0 { String::new() } else { format!(" ({})", (texts.more_due)(hidden)) };
            let text = format!("{}{more}", model.texts.due.all);
            canvas.text(place, &text, if is_selected { role } else { Role::Dim });
        }
        Row::Forget => {
            let text = crate::tui::dialogs::forget::due(model).unwrap_or_default();
            canvas.text(place, &text, if is_selected { role } else { Role::Dim });
        }
        Row::MoreSessions => {
            canvas.text(place, texts.more_sessions, if is_selected { role } else { Role::Dim });
        }
    }
}

/// A text on each side of a row. The left one is what one looks for; the right one goes first where both do not fit.
fn left_and_right(
    canvas: &mut Canvas<'_, '_>,
    place: Rect,
    (left, left_role): (&str, Role),
    (right, right_role): (&str, Role),
) {
    let most = usize::from(place.width) / 2;
    let right = width::cut(right, most, canvas.symbols.ellipsis).into_owned();
    let right_cells = u16::try_from(width::cells(&right)).unwrap_or(0);
    let room = place.width.saturating_sub(right_cells + 2);
    canvas.text(Rect { width: room, ..place }, left, left_role);
    canvas.right(place, &right, right_role);
}

/// What stands to the right of a meeting: how far it has come, when it is, or what came of it.
fn session_note(model: &Model, session: &SessionSummary) -> (String, Role) {
    let texts = model.texts;
    let today = model.now.today();
    let text = match session.state {
        SessionState::Running => {
            // Looking again at measures without a meeting asks nothing.
            let asks = session.asked > 0;
            let done =
                if asks { (texts.start.answered)(session.answered, session.asked) } else { String::new() };
            match session.sitting.as_deref().filter(|sitting| !sitting.is_empty()) {
                Some(sitting) => format!("{done} · {}", (texts.start.sitting)(sitting)),
                None => done,
            }
        }
        SessionState::Planned => session.first_date.map_or_else(String::new, |date| {
            let days = (date - today).num_days();
            format!("{} · {}", day(model, date), (texts.dates.distance)(days))
        }),
        SessionState::Closed => {
            let date = session.first_date.map_or_else(String::new, |date| day(model, date));
            let measures = usize::try_from(agreed_measures(session)).unwrap_or(0);
            format!("{date} · {}", (texts.common.measures)(measures))
        }
    };
    (text, Role::Dim)
}

/// A day without its year where that is this year.
fn day(model: &Model, date: NaiveDate) -> String {
    let dates = model.texts.dates;
    if date.year() == model.now.today().year() { (dates.day_month)(date) } else { (dates.long)(date) }
}

/// How many there are of each kind of what is due: as many kinds as there is room for, the most pressing first.
fn counts(model: &Model, place: Rect, canvas: &mut Canvas<'_, '_>) {
    let list = &model.shelf.due;
    if usize::try_from(list.counts.iter().map(|(_, count)| count).sum::<u32>()).unwrap_or(0) < 4 {
        // Three rows are counted with a glance.
        return;
    }
    let mut told = String::new();
    for (kind, count) in &list.counts {
        let one = (model.texts.due.count)(*kind, *count);
        let more = if told.is_empty() { one } else { format!("{told} · {one}") };
        if width::cells(&more) > usize::from(place.width) {
            break;
        }
        told = more;
    }
    canvas.right(place, &told, Role::Dim);
}

/// When something is due, in words; overdue never by colour alone (F16).
fn due_when(model: &Model, due: &Due) -> (String, Role) {
    let texts = model.texts;
    let days = (due.on - model.now.today()).num_days();
    let role = if days < 0 && due.kind != DueKind::Effect { Role::Warn } else { Role::Text };
    let told = match due.kind {
        DueKind::Overdue => (texts.dates.overdue)(-days),
        DueKind::Soon => (texts.dates.distance)(days),
        DueKind::FollowUp => (texts.start.follow_up)(days),
        DueKind::Effect | DueKind::FirstStatus | DueKind::Meeting => (texts.due.mark)(due.kind, days),
    };
    (told, if due.kind == DueKind::FirstStatus { Role::Text } else { role })
}
