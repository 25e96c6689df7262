//! The end: checklist and fields in one list, or a measure read back, large.

mod read_back;

use ratatui::layout::Rect;

use crate::domain::session::{Session, SessionState};
use crate::i18n::Texts;
use crate::ops::PresenceRole;
use crate::rules::dates;
use crate::rules::decisions::{Decision, decision};
use crate::text::width;
use crate::tui::commands::Id;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::close::fields;
use crate::tui::screens::close::points::{self, Point, Row, Section, Sign};
use crate::tui::screens::close::read_back as reading;
use crate::tui::screens::prepare::sitting_names;
use crate::tui::screens::review;
use crate::tui::theme::Role;
use crate::tui::widgets::{field, list};

use super::{Canvas, below, right_of};

/// Widest the list gets; beyond it label and answer drift apart.
const WIDEST: u16 = 92;
/// Cells for selection sign and state sign.
const SIGNS: u16 = 4;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(meeting) = &model.meeting else { return };
    let area = Rect { width: area.width.min(WIDEST), ..area };
    if model.close.reading.is_some() {
        read_back::draw(model, area, canvas);
        return;
    }
    let session = &meeting.session;
    let area = if session.details.state == SessionState::Closed { closed(model, area, canvas) } else { area };
    rows(model, session, area, canvas);
}

/// What is said over the rows of a closed meeting; returns what is left below.
fn closed(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) -> Rect {
    let texts = model.texts.close;
    canvas.text(below(area, 1), texts.closed_title, Role::Question);
    let lead = below(area, 3);
    let used = canvas.paragraph(lead, texts.closed_lead, Role::Text);
    below(lead, used + 1)
}

fn rows(model: &Model, session: &Session, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let rows = points::rows(model);
    // The last cells are for the signs that say there is more.
    let edge = right_of(area, area.width.saturating_sub(1));
    let area = Rect { width: area.width.saturating_sub(2), ..area };
    let heights: Vec<u16> = (0..rows.len()).map(|index| over(&rows, index) + 1).collect();
    let first = list::first_of(&heights, model.close.selected, area.height);
    let mut y = 0;
    let mut focus = None;
    for (index, row) in rows.iter().enumerate().skip(first) {
        // The first row in sight does without its heading if there is no room for both.
        let over = if index == first && heights.get(index).copied() > Some(area.height) {
            0
        } else {
            over(&rows, index)
        };
        if y + over + 1 > area.height {
            canvas.text(below(edge, area.height.saturating_sub(1)), canvas.symbols.down, Role::Accent);
            break;
        }
        head(model, session, row, Rect { y: area.y + y, height: over, ..area }, canvas);
        let place = Rect { y: area.y + y + over, height: 1, ..area };
        let selected = index == model.close.selected;
        draw_row(model, session, row, selected, place, canvas);
        canvas.on_click(place, Target::Row(index));
        if selected {
            focus = Some((row, place));
        }
        y += over + 1;
    }
    if first > 0 {
        canvas.text(edge, canvas.symbols.up, Role::Accent);
    }
    // Drawn last: the cursor stays where the focus is.
    if let Some((row, place)) = focus {
        focused(model, session, row, place, canvas);
    }
}

/// Rows over a row: an empty one and a heading where a section begins.
fn over(rows: &[Row], index: usize) -> u16 {
    let section = rows.get(index).map(|row| row.section);
    let before = index.checked_sub(1).and_then(|before| rows.get(before)).map(|row| row.section);
    if section == before || is_only_section(rows) { 0 } else { 1 + u16::from(index > 0) }
}

fn is_only_section(rows: &[Row]) -> bool {
    rows.first().map(|row| row.section) == rows.last().map(|row| row.section)
}

fn head(model: &Model, session: &Session, row: &Row, area: Rect, canvas: &mut Canvas<'_, '_>) {
    if area.height == 0 {
        return;
    }
    let texts = model.texts.close;
    let heading = match row.section {
        Section::Must => texts.must,
        Section::Look => texts.look,
        Section::Review => model.texts.review.section,
        Section::Note => texts.note,
        Section::Questions => texts.questions,
        Section::Do => texts.to_do,
    };
    // Each sitting has counts of its own: it says whose these are.
    let sitting = match &row.point {
        Point::Count(sitting, ..) if session.sittings.len() > 1 => {
            session.sittings.iter().position(|it| it.id == *sitting)
        }
        _ => None,
    };
    let name = sitting.and_then(|at| sitting_names(model).into_iter().nth(at));
    let heading = name.map_or_else(|| heading.to_owned(), |name| format!("{heading} · {name}"));
    let line = below(area, area.height - 1);
    let used = canvas.text(line, &heading, Role::Heading);
    if row.section == Section::Look && points::nobody_represents(session) {
        let notice = format!("{} {}", canvas.symbols.stop, texts.nobody_represents);
        canvas.text(right_of(line, used + 2), &notice, Role::Warn);
    }
}

fn draw_row(
    model: &Model,
    session: &Session,
    row: &Row,
    selected: bool,
    place: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    let symbols = canvas.symbols;
    if selected {
        canvas.text(place, symbols.selected, Role::Accent);
    }
    let (sign, role) = match row.sign {
        Sign::Stop => (symbols.stop, Role::Warn),
        Sign::Open => (symbols.open_block, Role::Dim),
        Sign::Done => (symbols.check, Role::Good),
        Sign::Plain => ("", Role::Dim),
    };
    canvas.text(right_of(place, 2), sign, role);
    let rest = right_of(place, signs(canvas));
    let name = label(model, session, &row.point);
    let role = if selected { Role::Selected } else { Role::Text };
    if fields::value(session, &row.point).is_none() {
        let (aside, aside_role) = aside(model, session, row, selected);
        let cells = u16::try_from(width::cells(&aside)).unwrap_or(u16::MAX);
        // What a row is about is read before what it lacks.
        let wanted = u16::try_from(width::cells(&name)).unwrap_or(u16::MAX).min(rest.width / 2);
        let cells = cells.min(rest.width.saturating_sub(wanted + 2));
        let gap = if cells > 0 { cells + 2 } else { 0 };
        canvas.text(Rect { width: rest.width.saturating_sub(gap), ..rest }, &name, role);
        canvas.right(right_of(rest, rest.width - cells), &aside, aside_role);
        return;
    }
    canvas.text(Rect { width: label_width(place, &row.point), ..rest }, &name, role);
    if selected {
        return;
    }
    let answer = right_of(rest, label_width(place, &row.point) + 2);
    let (text, unsaved) = fields::written(model, &row.point);
    if text.is_empty() {
        let (hint, role) = aside(model, session, row, selected);
        canvas.text(answer, &hint, role);
    } else if unsaved {
        let used = canvas.text(answer, &text, Role::Text);
        canvas.text(right_of(answer, used + 2), model.texts.close.unsaved, Role::Warn);
    } else {
        let shown = told(model, &row.point, &text);
        canvas.text(answer, &shown, Role::Text);
    }
}

/// The field that has the focus, or the sign that is its place.
fn focused(model: &Model, session: &Session, row: &Row, place: Rect, canvas: &mut Canvas<'_, '_>) {
    if fields::value(session, &row.point).is_none() {
        canvas.cursor(place, 0, 0);
        return;
    }
    let answer = right_of(place, signs(canvas) + label_width(place, &row.point));
    canvas.text(answer, canvas.symbols.prompt, Role::Accent);
    let answer = right_of(answer, 2);
    let hint = match &row.point {
        Point::FollowUp => day_read(model, model.close.input.text()),
        _ => None,
    };
    let hint = hint.or_else(|| {
        let (hint, _) = aside(model, session, row, true);
        (model.close.input.is_empty() && !hint.is_empty()).then_some(hint)
    });
    let room = answer.width;
    let hint_cells = hint.as_ref().map_or(0, |hint| u16::try_from(width::cells(hint)).unwrap_or(u16::MAX));
    let hint_cells = hint_cells.min(room.saturating_sub(14));
    if let Some(hint) = hint {
        canvas.right(Rect { x: answer.x + room - hint_cells, width: hint_cells, ..answer }, &hint, Role::Dim);
    }
    let gap = if hint_cells > 0 { hint_cells + 2 } else { 0 };
    field::line(canvas, Rect { width: room.saturating_sub(gap), ..answer }, &model.close.input, true);
}

/// Cells before the label; «ok» is wider than «√».
fn signs(canvas: &Canvas<'_, '_>) -> u16 {
    SIGNS + u16::try_from(width::cells(canvas.symbols.check)).unwrap_or(1).saturating_sub(1)
}

fn label_width(place: Rect, point: &Point) -> u16 {
    match point {
        // A sentence and a number.
        Point::Count(..) | Point::Asked(_) => 32,
        _ => (place.width / 3).clamp(12, 30),
    }
}

/// What a row is called.
fn label(model: &Model, session: &Session, point: &Point) -> String {
    let Texts { close: texts, deciding, report, .. } = model.texts;
    match point {
        Point::Leader => texts.leader.to_owned(),
        Point::Proposal(id) => session.measure(*id).map(|measure| measure.title.clone()).unwrap_or_default(),
        Point::Decided => texts.decided.to_owned(),
        Point::Representative(PresenceRole::SafetyRep) => texts.safety_rep.to_owned(),
        Point::Representative(_) => texts.union_rep.to_owned(),
        Point::Unanswered => (texts.unanswered)(points::unanswered(session).len()),
        Point::Postponed => (texts.postponed)(points::postponed(session).len()),
        Point::Ungathered => (texts.ungathered)(points::ungathered(session).len()),
        Point::Hint(index) => points::findings(session)
            .get(*index)
            .map(|it| (model.texts.checks.ask)(&it.data))
            .unwrap_or_default(),
        Point::ReadBack => {
            let agreed = reading::agreed(session);
            let read = agreed.iter().filter(|id| reading::is_answered(session, **id)).count();
            (texts.read_back)(read, agreed.len())
        }
        Point::NotAgreed(id) => session
            .measure(*id)
            .map(|measure| (deciding.log_line)(&measure.title, &(deciding.decision)(&decision(measure))))
            .unwrap_or_default(),
        Point::Decisions => decisions(model, session),
        Point::Topic(id) => {
            session.topic(*id).map(|topic| (deciding.topic_row)(&topic.text)).unwrap_or_default()
        }
        Point::Keep(_) | Point::NewKeep => texts.keep.to_owned(),
        Point::FollowUp => texts.follow_up.to_owned(),
        Point::RaisedAt => texts.raised_at.to_owned(),
        Point::Ended => model.texts.review.ended.to_owned(),
        Point::Asked(question) => (model.texts.review.question)(*question).to_owned(),
        Point::Hazard => model.texts.review.hazard.to_owned(),
        Point::Process => model.texts.review.process.to_owned(),
        Point::Feedback => model.texts.review.feedback.to_owned(),
        Point::Earlier => {
            let (at, of) = review::progress(model);
            (model.texts.review.row)(at, of)
        }
        Point::Invited(id) | Point::Attended(id) => {
            let label = session.sitting(*id).map_or("", |sitting| sitting.label.as_str());
            if matches!(point, Point::Invited(_)) { (texts.invited)(label) } else { (texts.attended)(label) }
        }
        Point::Count(_, question, yes) => {
            use crate::ops::ClosingQuestion;
            let asked = match question {
                ClosingQuestion::EveryoneHeard => report.everyone_heard,
                ClosingQuestion::KnowNext => report.know_next,
                ClosingQuestion::SpokeSafely => report.spoke_safely,
            };
            format!("{asked}: {}", if *yes { model.texts.common.yes } else { model.texts.common.no })
        }
        Point::Summary => texts.summary.to_owned(),
        Point::Close => texts.close.to_owned(),
        Point::AnyFile => texts.any_file.to_owned(),
        Point::File(offer) => super::dialogs::export::offer_name(*offer, model.texts.export).to_owned(),
        Point::Reopen => texts.reopen.to_owned(),
    }
}

/// The decision log in a row: how many measures came out how.
fn decisions(model: &Model, session: &Session) -> String {
    let mut counts = [0; 3];
    for measure in &session.measures {
        let [agreed, not, raised] = &mut counts;
        match decision(measure) {
            Decision::Agreed => *agreed += 1,
            Decision::NotAgreed(_) => *not += 1,
            Decision::Raised(_) => *raised += 1,
            Decision::Open | Decision::Parked(_) | Decision::Dropped(_) | Decision::InPlace => {}
        }
    }
    let [agreed, not, raised] = counts;
    (model.texts.deciding.log_row)(agreed, not, raised)
}

/// What stands beside a row: what it lacks, how it is, or what could be written there.
fn aside(model: &Model, session: &Session, row: &Row, selected: bool) -> (String, Role) {
    let texts = model.texts.close;
    let key = |id: Id| format!("{} {}", model.key_of(id), id.label(model.texts));
    match &row.point {
        Point::Leader => (texts.must_fill.to_owned(), Role::Warn),
        Point::Proposal(id) => {
            let missing = points::undecided(session).into_iter().find(|(open, _)| open == id);
            ((texts.lacks)(&missing.map(|(_, missing)| missing).unwrap_or_default()), Role::Warn)
        }
        Point::Representative(role) => {
            let said = (model.texts.codes.attendance)(points::attendance(session, *role));
            let said = if selected { format!("{said}   {}", texts.turn) } else { said.to_owned() };
            (said, Role::Dim)
        }
        Point::NewKeep => (texts.keep_hint.to_owned(), Role::Dim),
        Point::FollowUp => {
            let day = fields::proposed_follow_up(session).map(|day| (model.texts.dates.long)(day));
            ((texts.proposed)(&day.unwrap_or_default()), Role::Dim)
        }
        Point::RaisedAt => (texts.raised_hint.to_owned(), Role::Dim),
        Point::Ended => (model.texts.review.ended_hint.to_owned(), Role::Dim),
        Point::Feedback => (model.texts.review.feedback_hint.to_owned(), Role::Dim),
        Point::Process => (model.texts.review.process_hint.to_owned(), Role::Dim),
        Point::Close => {
            let waits = points::rows(model).iter().any(|row| row.sign == Sign::Stop);
            if waits {
                (texts.not_yet.to_owned(), Role::Warn)
            } else {
                (model.key_of(Id::CloseSession), Role::Key)
            }
        }
        Point::AnyFile => ((texts.marked)(model.texts.report.unfinished), Role::Dim),
        Point::Topic(_) => (model.texts.deciding.topic_hint.to_owned(), Role::Dim),
        Point::ReadBack if selected => (key(Id::ReadBack), Role::Dim),
        Point::File(_)
        | Point::ReadBack
        | Point::Decided
        | Point::NotAgreed(_)
        | Point::Decisions
        | Point::Unanswered
        | Point::Postponed
        | Point::Ungathered
        | Point::Hint(_)
        | Point::Keep(_)
        | Point::Invited(_)
        | Point::Attended(_)
        | Point::Count(..)
        | Point::Asked(_)
        | Point::Hazard
        | Point::Earlier
        | Point::Summary
        | Point::Reopen => (String::new(), Role::Dim),
    }
}

/// A stored value as one reads it: days in words.
fn told(model: &Model, point: &Point, text: &str) -> String {
    match point {
        Point::FollowUp => day_read(model, text).unwrap_or_else(|| text.to_owned()),
        _ => text.to_owned(),
    }
}

/// What the program makes of a day being typed.
fn day_read(model: &Model, text: &str) -> Option<String> {
    let today = model.now.today();
    let day = dates::read(text, today).ok()?.date()?;
    Some(model.texts.day_told(day, today))
}
