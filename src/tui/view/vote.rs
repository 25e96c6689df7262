//! Voting in the room: proposals with their votes, the budget in words, and the places once it is over.

use ratatui::layout::Rect;
use ratatui::text::Line as Spans;

use crate::rules::room_count;
use crate::text::{width, wrapped_lines};
use crate::tui::commands::Id;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::vote::{Line, ballot, lines, number, priorities, round, row};
use crate::tui::theme::Role;
use crate::tui::widgets::{bar, list};

use super::{Canvas, below, right_of};

/// Widest a bar gets.
const WIDEST_BAR: u16 = 24;
/// Narrowest on which a shared place is told in words, too.
const ROOMY: u16 = 70;
/// Cells for the number of votes.
const VOTES: u16 = 6;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.vote;
    let shown = round(model);
    let (at, count) = number(model);
    canvas.text(area, &(texts.title)(at, count), Role::Heading);
    if let Some(round) = shown {
        let over = round.cast() > round.budget();
        let budget = (texts.budget)(round.cast(), round.budget());
        canvas.right(area, &budget, if over { Role::Warn } else { Role::Text });
    }
    let mut rest = below(area, 1);
    let lead = match (shown, ballot(model)) {
        (Some(round), _) => {
            (texts.rules)(round.participants, round.votes_each, round.cumulative, round.closed)
        }
        (None, Some(ballot)) => (texts.begin)(
            &model.key_of(Id::NewRound),
            &(texts.rules)(ballot.participants, ballot.votes_each, ballot.cumulative, false),
        ),
        (None, None) => (texts.begin)(&model.key_of(Id::NewRound), ""),
    };
    let used = canvas.paragraph(Rect { height: rest.height.min(3), ..rest }, &lead, Role::Dim);
    rest = below(rest, used + u16::from(area.height >= 10));

    let foot = notes(model, canvas);
    let rows_of = |note: &str| wrapped_lines(note, usize::from(rest.width).max(1)).len();
    let foot_rows: usize = foot.iter().map(|(note, _)| rows_of(note)).sum();
    let foot_rows = u16::try_from(foot_rows).unwrap_or(u16::MAX).min(rest.height / 2);
    let mut low = below(rest, rest.height - foot_rows);
    for (note, role) in &foot {
        let used = canvas.paragraph(low, note, *role);
        low = below(low, used);
    }
    let rest = Rect { height: rest.height - foot_rows, ..rest };
    let lines = lines(model);
    if lines.is_empty() {
        canvas.paragraph(right_of(rest, 2), texts.nothing, Role::Dim);
        return;
    }
    rows(model, &lines, rest, canvas);
}

/// What is worth saying below the list: too many votes, or how votes are typed.
fn notes(model: &Model, canvas: &Canvas<'_, '_>) -> Vec<(String, Role)> {
    let texts = model.texts.vote;
    let Some(round) = round(model) else { return Vec::new() };
    let mut notes = Vec::new();
    let stop = canvas.symbols.stop;
    let session = model.meeting.as_ref().map(|meeting| &meeting.session);
    if let Some(it) = session.and_then(|session| room_count::in_vote(session, round.participants)) {
        let told = (model.texts.people.too_many_in_all)(it.counted, it.room);
        notes.push((format!("{stop} {told}"), Role::Warn));
    }
    if round.cast() > round.budget() {
        let over = round.cast() - round.budget();
        let told = if round.closed { (texts.were_too_many)(over) } else { (texts.over_budget)(over) };
        notes.push((format!("{stop} {told}"), Role::Warn));
    }
    if lines(model).iter().any(|line| line.too_many) {
        notes.push((format!("{stop} {}", (texts.too_many_for_one)(round.participants)), Role::Warn));
    }
    if round.closed {
        let keys = [Id::ShowVotes, Id::SetPriority, Id::NewRound].map(|id| model.key_of(id));
        let [show, priority, again] = &keys;
        notes.push(((texts.after)(show, priority, again), Role::Dim));
    } else {
        notes.push((texts.how.to_owned(), Role::Dim));
    }
    notes
}

fn rows(model: &Model, lines: &[Line], area: Rect, canvas: &mut Canvas<'_, '_>) {
    let selected = row(model);
    let most = lines.iter().map(|line| line.votes).max().unwrap_or(0);
    let first = list::first(selected, lines.len(), usize::from(area.height));
    let places = lines.iter().any(|line| line.place.is_some());
    let bar_cells = (area.width / 4).min(WIDEST_BAR);
    // Numbers stand below each other, so the widest words give the column.
    let words = |line: &Line, canvas: &Canvas<'_, '_>| words(model, line, area.width >= ROOMY, canvas);
    let cells = |line: &Line| width::cells(&words(line, canvas));
    let words_cells = u16::try_from(lines.iter().map(cells).max().unwrap_or(0)).unwrap_or(u16::MAX);
    for (y, (index, line)) in (0..area.height).zip(lines.iter().enumerate().skip(first)) {
        let place = Rect { y: area.y + y, height: 1, ..area };
        let is_selected = index == selected;
        if is_selected {
            canvas.text(place, canvas.symbols.selected, Role::Accent);
            canvas.cursor(place, 0, 0);
        }
        canvas.on_click(place, Target::Row(index));
        let mut rest = right_of(place, 2);
        // The number is what people in the room call it by; once the round is over, its place.
        let told = match line.place {
            Some((place, _)) => format!("{place:>2}."),
            None => format!("{:>2}", line.number),
        };
        canvas.text(rest, &told, Role::Dim);
        rest = right_of(rest, 4);
        let words = words(line, canvas);
        let right = if places { words_cells.min(rest.width / 2) } else { bar_cells };
        let title_cells = rest.width.saturating_sub(VOTES + right + 3);
        let title = model.meeting.as_ref().and_then(|meeting| meeting.session.measure(line.measure));
        let title = title.map_or("", |measure| measure.title.as_str());
        let role = if is_selected { Role::Selected } else { Role::Text };
        canvas.text(Rect { width: title_cells, ..rest }, title, role);
        let figure = right_of(rest, title_cells);
        let votes = line.votes.to_string();
        let votes_role = if line.too_many { Role::Warn } else { role };
        canvas.right(Rect { width: VOTES.min(figure.width), ..figure }, &votes, votes_role);
        let beside = right_of(figure, VOTES + 3);
        if places {
            canvas.right(beside, &words, Role::Dim);
        } else {
            let (full, empty) = bar::filled(canvas, beside.width, line.votes.into(), most.max(1).into());
            canvas.line(beside, Spans::from(vec![full, empty]));
        }
    }
    super::more(canvas, area, first > 0, first + usize::from(area.height) < lines.len());
}

/// «delt plass · forslag: høy · satt: middels»; where there is little room, the places alone tell that one is shared.
fn words(model: &Model, line: &Line, roomy: bool, canvas: &Canvas<'_, '_>) -> String {
    let texts = model.texts;
    let (suggested, decided) = priorities(model, line.measure);
    let name = texts.codes.priority;
    let shared = line.place.filter(|(_, shared)| *shared && roomy).map(|_| texts.vote.shared.to_owned());
    let suggested = suggested.map(|it| (texts.measure.suggested_priority)(name(it)));
    let decided = decided.map(|it| (texts.vote.decided)(name(it)));
    let parts: Vec<String> = [shared, suggested, decided].into_iter().flatten().collect();
    parts.join(&format!(" {} ", canvas.symbols.dot))
}
