//! One question: the question largest, then phase and clock, tables, lines, and the line being typed.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::answer::{Answer, Nature, Sway};
use crate::domain::measure::Measure;
use crate::domain::outline::Entry;
use crate::domain::place::Phase;
use crate::domain::progress::QuestionProgress;
use crate::domain::question_set::KindCode;
use crate::text::{width, wrapped_lines};
use crate::tui::calm;
use crate::tui::commands::Id;
use crate::tui::meeting::Meeting;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::question::{Counted, Row, Tally, last_counted, left, rows, tally};
use crate::tui::theme::Role;
use crate::tui::widgets::{bar, field, list};

use super::{Canvas, below, more, right_of, top};

/// Most rows the line being typed may take.
const MOST_INPUT_ROWS: u16 = 4;
/// Cells of the first row that number and blocks mostly take.
const BESIDE: usize = 32;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(meeting) = &model.meeting else { return };
    let Some(entry) = meeting.entry() else { return };
    let roomy = area.height >= 18;
    let calm = calm::line(meeting, model.texts, &model.now);
    // Without a row of its own it stands beside the place, or where it does not fit there, takes one from the lines.
    let own_row = roomy || calm.as_deref().is_some_and(|calm| !fits_beside(calm, area));
    let beside = calm.as_deref().filter(|_| !own_row);
    strip(model, meeting, &entry, beside, top(area, 1), canvas);
    let mut rest = below(area, if roomy { 2 } else { 1 });
    let used = canvas.paragraph(top(rest, 4), entry.question.text.get(model.lang()), Role::Question);
    rest = below(rest, used + u16::from(roomy));
    phases(model, meeting, top(rest, 1), canvas);
    if let (true, Some(calm)) = (own_row, &calm) {
        canvas.text(top(below(rest, 1), 1), calm, Role::Accent);
    }
    rest = below(rest, if own_row { 2 } else { 1 });
    let rows_used = tables(model, meeting, rest, roomy, canvas);
    rest = below(rest, rows_used);
    canvas.rule(top(rest, 1));
    rest = below(rest, 1);
    answer_area(model, meeting, &entry, rest, canvas);
}

/// What has been said, and where more is said.
pub(super) fn answer_area(
    model: &Model,
    meeting: &Meeting,
    entry: &Entry<'_>,
    area: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    match tally(model) {
        Some(counts) if entry.question.kind.code() == KindCode::Count => {
            number(model, &counts, area, canvas);
        }
        Some(counts) => count(model, &counts, area, canvas),
        None => lines(model, meeting, area, canvas),
    }
}

/// Whether the calm line has room beside number and blocks; in a very low window it is cut there rather than take a row.
fn fits_beside(calm: &str, area: Rect) -> bool {
    width::cells(calm) + BESIDE <= usize::from(area.width) || area.height < 12
}

/// Where in the meeting we are: number, a block for each question of the part, marks of this question. `calm` is what is
/// told where it has no row of its own.
fn strip(
    model: &Model,
    meeting: &Meeting,
    entry: &Entry<'_>,
    calm: Option<&str>,
    area: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    let session = &meeting.session;
    let (outline, said) = (session.outline(), session.said());
    let mut spans: Vec<Span<'_>> = vec![
        canvas
            .span(format!("{}  ", (model.texts.common.question_of)(entry.number, outline.len())), Role::Dim),
    ];
    for other in outline.iter().filter(|other| other.part_index == entry.part_index) {
        let here = other.question.id == entry.question.id;
        let (sign, role) = match (here, said.progress(other)) {
            (true, _) => (canvas.symbols.half, Role::Accent),
            (false, QuestionProgress::Answered { .. }) => (canvas.symbols.block, Role::Full),
            (false, QuestionProgress::Open) => (canvas.symbols.open_block, Role::Empty),
            (false, QuestionProgress::Off(_)) => (canvas.symbols.none, Role::Empty),
        };
        spans.push(canvas.span(format!("{sign} "), role));
    }
    let mut marks: Vec<String> = Vec::new();
    if let Some(only) = &model.question.only {
        marks.push((model.texts.question.only)(&only.name(model.texts)));
    }
    if entry.added {
        marks.push(model.texts.common.own_question.to_owned());
    }
    if let Some(mark) = entry.off {
        marks.push((model.texts.codes.mark)(mark).to_owned());
    }
    if entry.question.text.falls_back(model.lang()) && !entry.added {
        marks.push(model.texts.common.only_in_bokmal.to_owned());
    }
    if !entry.question.leader_present {
        marks.push(model.texts.question.leader_out.to_owned());
    }
    let cells: usize = spans.iter().map(Span::width).sum();
    canvas.line(area, Line::from(spans));
    if let Some(calm) = calm {
        let room = right_of(area, u16::try_from(cells + 1).unwrap_or(u16::MAX));
        canvas.right(room, calm, Role::Accent);
    } else if marks.is_empty() {
        // On absence questions above all: people speak generally (R27).
        let reminder = model.texts.common.speak_generally;
        if cells + width::cells(reminder) + 2 <= usize::from(area.width) {
            canvas.right(area, reminder, Role::Dim);
        }
    } else {
        canvas.right(area, &marks.join(&format!(" {} ", canvas.symbols.dot)), Role::Accent);
    }
}

/// «stille √   samtale ████▒▒ 3.12   plenum», and the reminder to speak generally.
fn phases(model: &Model, meeting: &Meeting, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let mut passed: Vec<Span<'_>> = Vec::new();
    let mut here: Vec<Span<'_>> = Vec::new();
    let mut coming: Vec<Span<'_>> = Vec::new();
    let mut hint = String::new();
    for &phase in Phase::ALL {
        let (used, planned) = meeting.phase_time(phase, model.now.elapsed);
        if planned == 0 {
            continue;
        }
        let name = (model.texts.codes.phase)(phase);
        if phase == meeting.place.phase {
            here.push(canvas.span(format!("{name} "), Role::Heading));
            let cells = (area.width / 7).clamp(4, 16);
            let (full, empty) = bar::filled(canvas, cells, used.min(planned), planned);
            here.extend([full, empty]);
            let role = if used > planned { Role::Warn } else { Role::Text };
            here.push(canvas.span(format!(" {}", bar::left(used, planned)), role));
            if !meeting.is_clock_running() {
                hint = format!(" ({})", model.key_of(Id::Timer));
            }
        } else if here.is_empty() && used > 0 {
            passed.push(canvas.span(format!("{name} {}   ", canvas.symbols.check), Role::Dim));
        } else if here.is_empty() {
            passed.push(canvas.span(format!("{name}   "), Role::Dim));
        } else {
            coming.push(canvas.span(format!("   {name}"), Role::Dim));
        }
    }
    here.push(canvas.span(hint, Role::Dim));
    // Where not all has room, the phases behind us go first, then those furthest ahead; the one we are in stays.
    let cells = |spans: &[Span<'_>]| spans.iter().map(Span::width).sum::<usize>();
    let room = usize::from(area.width);
    while cells(&passed) + cells(&here) + cells(&coming) > room && !passed.is_empty() {
        passed.remove(0);
    }
    while cells(&here) + cells(&coming) > room && coming.pop().is_some() {}
    canvas.line(area, Line::from([passed, here, coming].concat()));
}

/// The tables with their counts; the current one in brackets. Returns the rows used.
fn tables(model: &Model, meeting: &Meeting, area: Rect, roomy: bool, canvas: &mut Canvas<'_, '_>) -> u16 {
    let groups = meeting.groups();
    let asks_for_measures =
        meeting.entry().is_some_and(|entry| entry.question.kind.code() == KindCode::Measure);
    let labels: Vec<(String, usize, bool)> = groups
        .iter()
        .map(|group| {
            let mut name =
                if group.plenary { model.texts.common.plenary.to_owned() } else { group.label.clone() };
            if meeting.live.ready.contains(&group.id) {
                name = format!("{name} {}", canvas.symbols.check);
            }
            let question = &meeting.place.question;
            let mut said = meeting.session.answers_of(question, group.id).count();
            // A measure is what is said where measures are asked for; elsewhere it grew out of what was said.
            if asks_for_measures {
                let is_its = |measure: &&Measure| {
                    measure.question.as_ref() == Some(question) && measure.group == Some(group.id)
                };
                said += meeting.session.measures.iter().filter(is_its).count();
            }
            (name, said, group.id == meeting.place.group)
        })
        .collect();
    let current = labels.iter().position(|(_, _, here)| *here).unwrap_or(0);
    let texts: Vec<u16> = labels
        .iter()
        .map(|(name, answers, _)| {
            let text = if roomy { name.clone() } else { with_count(name, *answers, canvas) };
            // A name of any length, so that the sums below stay small.
            u16::try_from(width::cells(&text) + 2).unwrap_or(u16::MAX).min(area.width)
        })
        .collect();
    // Closer together where all tables are in sight that way; the blanks of the brackets keep them apart.
    let all: u32 = texts.iter().map(|&cells| u32::from(cells)).sum();
    let gaps = u32::try_from(texts.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let fits = |gap: &u16| all + gaps.saturating_mul(u32::from(*gap)) <= u32::from(area.width);
    let gap = [3, 1, 0].into_iter().find(fits).unwrap_or(3);
    let widths: Vec<u16> = texts.iter().map(|cells| cells.saturating_add(gap).min(area.width)).collect();
    // Begin so far to the left that the current table is in sight.
    let mut first = 0;
    let cells_from =
        |first| widths.iter().take(current + 1).skip(first).map(|&cells| u32::from(cells)).sum::<u32>();
    while cells_from(first) > u32::from(area.width) && first < current {
        first += 1;
    }
    let mut x = area.x;
    for (index, ((name, answers, here), cells)) in labels.iter().zip(&widths).enumerate().skip(first) {
        if x + cells.saturating_sub(gap) > area.x + area.width {
            break;
        }
        let place = Rect {
            x,
            width: (*cells).min(area.x + area.width - x),
            height: if roomy { 2 } else { 1 },
            ..area
        };
        let text = if roomy { name.clone() } else { with_count(name, *answers, canvas) };
        let (shown, role) =
            if *here { (format!("[{text}]"), Role::Selected) } else { (format!(" {text} "), Role::Text) };
        canvas.text(top(place, 1), &shown, role);
        if roomy {
            let counted = counted(*answers, canvas);
            let middle = (width::cells(name) + 2 - width::cells(&counted).min(width::cells(name))) / 2;
            let under = Rect { y: place.y + 1, height: 1, ..place };
            canvas.text(right_of(under, u16::try_from(middle).unwrap_or(0)), &counted, Role::Dim);
        }
        canvas.on_click(place, Target::Group(index));
        x += cells;
    }
    if roomy { 2 } else { 1 }
}

/// «Bord 2: 4», where there is no row for the count.
fn with_count(name: &str, count: usize, canvas: &Canvas<'_, '_>) -> String {
    format!("{name}: {}", counted(count, canvas))
}

/// How many, or the sign for none.
fn counted(count: usize, canvas: &Canvas<'_, '_>) -> String {
    if count == 0 { canvas.symbols.none.to_owned() } else { count.to_string() }
}

fn lines(model: &Model, meeting: &Meeting, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let screen = &model.question;
    let editing = screen.editing.as_ref();
    let buffer = editing.map_or(&screen.input, |(_, buffer)| buffer);
    if let (Some(closed), true) = (model.unsayable_instead(), buffer.is_empty()) {
        let rows = closed_line(&closed, area, canvas);
        answers(model, meeting, Rect { height: area.height.saturating_sub(rows + 1), ..area }, canvas);
        return;
    }
    let gathering = !screen.marked.is_empty() && editing.is_none();
    let prompt = if gathering {
        format!("{} {} ", model.texts.question.heading_prompt, canvas.symbols.prompt)
    } else {
        format!("{} ", canvas.symbols.prompt)
    };
    let prompt_cells = u16::try_from(width::cells(&prompt)).unwrap_or(2);
    let input_width = area.width.saturating_sub(prompt_cells);
    let waiting = buffer.text().lines().filter(|line| !crate::text::is_blank(line)).count();
    let note = if let Some((_, _)) = editing {
        Some((model.texts.question.editing)(&model.key_of(Id::EditLine)))
    } else {
        (waiting > 1).then(|| (model.texts.question.lines_waiting)(waiting))
    };
    let most = MOST_INPUT_ROWS.min(area.height / 2).max(1);
    let input_rows = field::rows(buffer, input_width).min(most);
    let low = input_rows + u16::from(note.is_some()) + u16::from(area.height > 8);
    let above = Rect { height: area.height.saturating_sub(low), ..area };
    answers(model, meeting, above, canvas);
    let input = Rect { y: area.y + area.height.saturating_sub(low), height: input_rows, ..area };
    if let Some(note) = note {
        canvas.text(Rect { y: input.y + input_rows, height: 1, ..area }, &note, Role::Dim);
    }
    canvas.text(input, &prompt, Role::Accent);
    field::text(canvas, right_of(input, prompt_cells), buffer, true);
}

/// Says at the bottom that the meeting is closed and how it is opened. Returns the rows used.
fn closed_line(closed: &str, area: Rect, canvas: &mut Canvas<'_, '_>) -> u16 {
    let rows = wrapped_lines(closed, usize::from(area.width).max(1)).len();
    let rows = u16::try_from(rows).unwrap_or(1).min(area.height);
    canvas.paragraph(below(area, area.height - rows), closed, Role::Dim);
    rows
}

/// The lines of this table, or of all tables in plenary.
fn answers(model: &Model, meeting: &Meeting, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let rows = rows(model);
    if rows.is_empty() {
        let hint = match meeting.entry().map(|entry| entry.question.kind.code()) {
            Some(KindCode::Measure) => model.texts.question.no_measures,
            // Below it stands why nothing is written here.
            _ if meeting.session.details.answers_deleted.is_some() => return,
            _ => model.texts.question.no_lines,
        };
        canvas.paragraph(right_of(area, 2), hint, Role::Dim);
        return;
    }
    let shown: Vec<Shown> = rows.iter().map(|row| show(*row, model, meeting, canvas)).collect();
    let text_cells = usize::from(area.width.saturating_sub(6)).max(1);
    // A note stands to the right of the last row of its line, or where there is no room, on a row of its own.
    let note_fits = |row: &Shown| {
        let last = wrapped_lines(&row.text, text_cells).last().map_or(0, |line| width::cells(line));
        row.note.is_empty() || last + 2 + width::cells(&row.note) <= text_cells
    };
    let heights: Vec<u16> = shown
        .iter()
        .map(|row| {
            let rows = wrapped_lines(&row.text, text_cells).len() + usize::from(!note_fits(row));
            u16::try_from(rows).unwrap_or(1).clamp(1, area.height.max(1))
        })
        .collect();
    let selected = model.question.selected.min(rows.len() - 1);
    let first = list::first_of(&heights, selected, area.height);
    let mut y = 0;
    for (index, (row, height)) in shown.iter().zip(&heights).enumerate().skip(first) {
        if y >= area.height {
            break;
        }
        let place = Rect { y: area.y + y, height: (*height).min(area.height - y), ..area };
        let is_selected = index == selected;
        let marked = matches!(rows.get(index), Some(Row::Answer(id)) if model.question.marked.contains(id));
        canvas.text(place, if is_selected { canvas.symbols.selected } else { " " }, Role::Accent);
        let sign = if marked {
            canvas.symbols.marked
        } else if row.starred {
            canvas.symbols.star
        } else {
            " "
        };
        canvas.text(right_of(place, 2), sign, Role::Good);
        let role = match (row.heading, is_selected) {
            (true, _) => Role::Heading,
            (false, true) => Role::Selected,
            (false, false) => Role::Text,
        };
        // Two cells are left at the right, for the signs that there is more.
        let text_area = Rect { width: place.width.saturating_sub(6), ..right_of(place, 4) };
        let used = canvas.paragraph(text_area, &row.text, role);
        let note_row = if note_fits(row) { used.saturating_sub(1) } else { used };
        canvas.right(top(below(text_area, note_row), 1), &row.note, Role::Dim);
        canvas.on_click(place, Target::Row(index));
        y += height;
    }
    more(canvas, area, first > 0, list::goes_on(&heights, first, y));
}

/// A row as it is shown.
struct Shown {
    text: String,
    note: String,
    starred: bool,
    heading: bool,
}

fn show(row: Row, model: &Model, meeting: &Meeting, canvas: &Canvas<'_, '_>) -> Shown {
    let session = &meeting.session;
    let nothing = Shown { text: String::new(), note: String::new(), starred: false, heading: false };
    match row {
        Row::Heading(id) => match session.heading(id) {
            Some(heading) => Shown { text: heading.text.clone(), heading: true, ..nothing },
            None => nothing,
        },
        Row::Measure(id) => match session.measure(id) {
            Some(measure) => Shown {
                text: measure.title.clone(),
                note: (model.texts.codes.measure_state)(measure.state.code()).to_owned(),
                ..nothing
            },
            None => nothing,
        },
        Row::Answer(id) => match session.answer(id) {
            Some(answer) => Shown {
                text: answer.body.text().unwrap_or_default().to_owned(),
                note: note(answer, model, meeting, canvas),
                starred: answer.starred,
                ..nothing
            },
            None => nothing,
        },
    }
}

/// What stands beside a line: other tables in plenary, *rår over*, kind of line, tags.
fn note(answer: &Answer, model: &Model, meeting: &Meeting, canvas: &Canvas<'_, '_>) -> String {
    let codes = model.texts.codes;
    let label = |id| {
        let group = meeting.session.group(id)?;
        Some(if group.plenary { model.texts.common.plenary.to_owned() } else { group.label.clone() })
    };
    let mut parts: Vec<String> = Vec::new();
    if answer.group != meeting.place.group || !answer.also_from.is_empty() {
        parts.extend(std::iter::once(answer.group).chain(answer.also_from.iter().copied()).filter_map(label));
    }
    parts.extend(answer.sway.map(|sway: Sway| (codes.sway)(sway).to_owned()));
    parts.extend(answer.nature.map(|nature: Nature| (codes.nature)(nature).to_owned()));
    parts.extend(answer.tags.iter().map(|tag| format!("#{tag}")));
    parts.join(&format!(" {} ", canvas.symbols.dot))
}

/// Rows that what has been counted takes below a tally, where one is not enough.
const FOOT_ROWS: u16 = 2;

/// What has been counted, as it stands below the tally.
fn told_of(model: &Model, tally: &Tally) -> String {
    let texts = model.texts.question;
    let mut told = Vec::new();
    // An order has no count to tell.
    if !tally.ranking {
        let answered = match tally.of {
            Counted::SecondRound => model.texts.people.in_second_round,
            Counted::Crosses => texts.crosses,
            Counted::People => texts.answered,
        };
        let answered = answered(tally.total);
        told.push(if tally.shown { answered } else { format!("{answered}. {}", texts.hidden_until_five) });
    }
    let last = last_counted(model).and_then(|row| tally.rows.get(row));
    if let Some(row) = last.filter(|_| tally.excess.is_none()) {
        // With its digit, which is the same on every screen however long the label is.
        let digit = row.digit.map_or_else(String::new, |digit| format!("{digit} "));
        told.push((texts.last_counted)(&format!("{digit}{}", row.label)));
    }
    told.join("   ")
}

/// What is left of counts whose answers are deleted, and why nothing is counted here.
fn what_is_left(model: &Model, told: &str, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let closed = model.unsayable_instead().unwrap_or_default();
    let used = canvas.paragraph(right_of(area, 2), &closed, Role::Dim);
    canvas.paragraph(right_of(below(area, used + 1), 2), told, Role::Text);
}

/// A tally: a row per option with digit, label, count and bar.
fn count(model: &Model, tally: &Tally, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.question;
    if let Some(told) = left(model) {
        what_is_left(model, &told, area, canvas);
        return;
    }
    if tally.rows.is_empty() {
        canvas.paragraph(right_of(area, 2), texts.nothing_to_rank, Role::Dim);
        return;
    }
    let hint = if tally.ranking { texts.rank_hint } else { texts.tally_hint };
    let closed = model.unsayable_instead();
    let hint_rows = canvas.paragraph(right_of(area, 2), closed.as_deref().unwrap_or(hint), Role::Dim);
    let told = told_of(model, tally);
    let wrapped = wrapped_lines(&told, usize::from(area.width.saturating_sub(2)));
    // No option gives way to it: on a small screen it is one line, cut with a sign.
    let rows = u16::try_from(tally.rows.len()).unwrap_or(u16::MAX);
    let has_room = area.height > rows.saturating_add(hint_rows + 1 + u16::from(area.height > 10));
    let told =
        if has_room && wrapped.len() == usize::from(FOOT_ROWS) { wrapped } else { vec![told.as_str()] };
    let told_rows = u16::try_from(told.len()).unwrap_or(1);
    let foot = Rect { y: area.y + area.height.saturating_sub(told_rows), height: told_rows, ..area };
    let list_area = Rect {
        y: area.y + hint_rows + u16::from(area.height > 10),
        height: area.height.saturating_sub(hint_rows + told_rows + u16::from(area.height > 10)),
        ..area
    };
    let selected = model.question.selected.min(tally.rows.len() - 1);
    let first = list::first(selected, tally.rows.len(), usize::from(list_area.height));
    let widest = tally.rows.iter().map(|row| width::cells(&row.label)).max().unwrap_or(0);
    let label_cells = u16::try_from(widest).unwrap_or(u16::MAX).min(area.width.saturating_sub(24).max(12));
    let most = tally.rows.iter().map(|row| row.count).max().unwrap_or(0).max(5);
    for (y, (index, row)) in (0..list_area.height).zip(tally.rows.iter().enumerate().skip(first)) {
        let place = Rect { y: list_area.y + y, height: 1, ..list_area };
        let is_selected = index == selected;
        canvas.text(place, if is_selected { canvas.symbols.selected } else { " " }, Role::Accent);
        let digit = row.digit.map_or(" ".to_owned(), |digit| digit.to_string());
        canvas.text(right_of(place, 2), &digit, Role::Key);
        let label = Rect { width: label_cells, ..right_of(place, 5) };
        canvas.text(label, &row.label, if is_selected { Role::Selected } else { Role::Text });
        let after = right_of(place, 5 + label_cells + 2);
        if tally.ranking {
            let shown =
                if row.count == 0 { canvas.symbols.none.to_owned() } else { format!("{}.", row.count) };
            canvas.text(after, &shown, Role::Accent);
        } else if tally.shown {
            canvas.text(after, &format!("{:>3}", row.count), Role::Text);
            let cells = after.width.saturating_sub(5).min(30);
            let (full, _) = bar::filled(canvas, cells, row.count, most);
            let mut line = vec![full];
            if let Some(before) = row.before {
                let change = i64::from(row.count) - i64::from(before);
                line.push(canvas.span(format!(" {}", (model.texts.people.change)(change)), Role::Dim));
            }
            canvas.line(right_of(after, 4), Line::from(line));
        }
        canvas.on_click(place, Target::Row(index));
        if is_selected {
            canvas.cursor(place, 2, 0);
        }
    }
    more(canvas, list_area, first > 0, first + usize::from(list_area.height) < tally.rows.len());
    let mut used = 0;
    for (y, line) in (0..foot.height).zip(&told) {
        used = canvas.text(right_of(top(below(foot, y), 1), 2), line, Role::Dim);
    }
    if let Some(excess) = tally.excess {
        let too_many = (model.texts.people.too_many)(excess.counted, excess.room);
        canvas.text(
            right_of(below(foot, foot.height.saturating_sub(1)), 2 + used + 3),
            &too_many,
            Role::Warn,
        );
    }
}

/// A number: what is saved, and the field to type in.
fn number(model: &Model, tally: &Tally, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts.question;
    let closed = model.unsayable_instead();
    let hint = closed.as_deref().unwrap_or(texts.count_hint);
    let used = canvas.paragraph(right_of(area, 2), hint, Role::Dim);
    let mut rest = below(area, used + 1);
    if tally.total > 0 {
        canvas.text(right_of(rest, 2), &format!("{}: {}", texts.number, tally.total), Role::Question);
        rest = below(rest, 2);
    }
    if closed.is_some() && model.question.input.is_empty() {
        return;
    }
    let prompt = canvas.text(rest, &format!("{} ", canvas.symbols.prompt), Role::Accent);
    field::line(canvas, right_of(top(rest, 1), prompt), &model.question.input, true);
}
