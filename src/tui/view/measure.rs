//! One measure: the form on a page, what the checks ask below it, or the answers behind it.

mod source;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::bank;
use crate::domain::measure::Measure;
use crate::rules::precision::score;
use crate::rules::priority;
use crate::text::{width, wrapped_lines};
use crate::tui::commands::Id;
use crate::tui::model::Model;
use crate::tui::msg::Target;
use crate::tui::screens::measure::{
    Field, Kind, MOST_HINTS, consent_left, day_typed, label_cells, missing, place, shown, shown_hints,
    text_cells, unsaved,
};
use crate::tui::screens::measures::Section;
use crate::tui::theme::Role;
use crate::tui::widgets::{field, list};

use super::{Canvas, below, more, right_of, top};

/// Most rows a field has while it is typed in.
const MOST_TYPED_ROWS: u16 = 5;
/// Most rows a field has otherwise.
const MOST_READ_ROWS: usize = 2;

pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(measure) = shown(model) else { return };
    head(model, &measure, top(area, 1), canvas);
    let roomy = area.height >= 17;
    let mut rest = below(area, 1 + u16::from(area.height >= 15));
    if model.measure.source.is_some() {
        source::draw(model, &measure, rest, canvas);
        return;
    }
    let asked = asked(model, &measure, area.height, rest.width, canvas);
    let asked_rows = u16::try_from(asked.len()).unwrap_or(0).min(rest.height / 2);
    let air = u16::from(roomy && asked_rows > 0);
    let used = form(
        model,
        &measure,
        roomy,
        Rect { height: rest.height.saturating_sub(asked_rows + air), ..rest },
        canvas,
    );
    // Close below the form where that is short, so that field and question are read together.
    rest = below(rest, (used + 1 + u16::from(roomy)).min(rest.height.saturating_sub(asked_rows)));
    let foot = rest;
    for ((y, (text, rule)), height) in (0u16..).zip(&asked).zip(std::iter::repeat(1)) {
        if y >= asked_rows {
            break;
        }
        let row = Rect { y: foot.y + y, height, ..foot };
        canvas.text(right_of(row, 2), text, Role::Text);
        canvas.right(row, rule, Role::Dim);
    }
}

/// «Tiltak 2 av 5 · √ avtalt», and how precise it is.
fn head(model: &Model, measure: &Measure, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts;
    let section = Section::of(measure);
    let (number, of) = place(model).unwrap_or((1, 1));
    let state = (texts.codes.measure_state)(measure.state.code());
    let left = format!(
        "{} {} {} {state}",
        (texts.measure.number_of)(number, of),
        canvas.symbols.dot,
        super::measures::sign(section, canvas),
    );
    let used = canvas.text(area, &left, Role::Heading);
    let precision = score(measure);
    let (full, empty) = super::measures::marks(precision.points(), canvas);
    let spans: Vec<Span<'_>> = vec![
        canvas.span(format!("{} ", texts.checks.precision), Role::Dim),
        canvas.span(full, Role::Full),
        canvas.span(empty, Role::Empty),
        canvas.span(format!(" {}", (texts.checks.rung)(precision.level())), Role::Dim),
    ];
    let cells = u16::try_from(spans.iter().map(Span::width).sum::<usize>()).unwrap_or(u16::MAX);
    if used + 2 + cells <= area.width {
        canvas.line(right_of(area, area.width - cells), Line::from(spans));
    }
}

/// What the checks ask, each with its rule; wrapped, the rule beside the first line.
fn asked(
    model: &Model,
    measure: &Measure,
    height: u16,
    cells: u16,
    canvas: &Canvas<'_, '_>,
) -> Vec<(String, String)> {
    let most = MOST_HINTS;
    let cells = usize::from(cells.saturating_sub(8)).max(1);
    let mut rows = Vec::new();
    if let Some(problem) = &model.measure.problem {
        for (index, line) in wrapped_lines(problem, cells).into_iter().enumerate() {
            let sign = if index == 0 { canvas.symbols.selected } else { "" };
            rows.push((line.to_owned(), sign.to_owned()));
        }
    }
    // The day that is being typed, where it has no place beside what is typed.
    if let (Some(date), Some(typing)) = (day_typed(model), &model.measure.typing) {
        let told = model.texts.day_told(date, model.now.today());
        if !fits_beside(typing.buffer.text(), &told, text_cells(model) + 1) {
            rows.push((told, String::new()));
        }
    }
    let room = most.saturating_sub(usize::from(!rows.is_empty()));
    let (found, rest) = shown_hints(measure, model);
    for (index, finding) in found.iter().take(room).enumerate() {
        let text = (model.texts.checks.ask)(&finding.data);
        for (line, text) in wrapped_lines(&text, cells).into_iter().enumerate() {
            let rule = if line == 0 { finding.rule.code() } else { "" };
            rows.push((text.to_owned(), rule.to_owned()));
        }
        // Only where there is room for it: what is left out is one key away in any case.
        if index + 1 == found.len() && rest > 0 && height >= 17 {
            rows.push(((model.texts.coach.more)(rest, &model.key_of(Id::AllHints)), String::new()));
        }
    }
    rows
}

/// What a row of the form shows.
enum Item {
    /// A field.
    Field(Field),
    /// That there is more, folded.
    More,
}

/// Draws the fields and returns the rows used.
fn form(model: &Model, measure: &Measure, roomy: bool, area: Rect, canvas: &mut Canvas<'_, '_>) -> u16 {
    let focus = model.measure.field;
    let folded = focus.is_main();
    let mut items: Vec<Item> = Field::ALL
        .iter()
        .filter(|field| field.is_shown(measure) && (!folded || field.is_main()))
        .map(|field| Item::Field(*field))
        .collect();
    if folded {
        items.push(Item::More);
    }
    // In a tall window the first page stands with air between its fields.
    let airy = folded && area.height >= 24;
    let gap = |field: Field| gap(field, roomy) + u16::from(airy && field != Field::Title);
    let more_gap = u16::from(roomy) + u16::from(airy);
    let heights: Vec<u16> = items
        .iter()
        .map(|item| match item {
            Item::Field(field) => rows(model, measure, *field, area).min(area.height.max(1)) + gap(*field),
            Item::More => 1 + more_gap,
        })
        .collect();
    let selected =
        items.iter().position(|item| matches!(item, Item::Field(field) if *field == focus)).unwrap_or(0);
    let first = list::first_of(&heights, selected, area.height);
    let mut y = 0;
    for (item, height) in items.iter().zip(&heights).skip(first) {
        if y >= area.height {
            break;
        }
        let place = Rect { y: area.y + y, height: (*height).min(area.height - y), ..area };
        match item {
            Item::Field(field) => {
                let place = if y == 0 { place } else { below(place, gap(*field)) };
                draw_field(model, measure, *field, place, canvas);
            }
            Item::More => folded_line(model, measure, below(place, more_gap), canvas),
        }
        y += height;
    }
    more(canvas, area, first > 0, list::goes_on(&heights, first, y));
    y.min(area.height)
}

/// Air above a field that begins a new thought.
fn gap(field: Field, roomy: bool) -> u16 {
    let begins = matches!(
        field,
        Field::Answers | Field::Supports | Field::Baseline | Field::Priority | Field::Arena | Field::Form
    );
    u16::from(begins && roomy)
}

/// Cells for the value of a field.
fn value_area(model: &Model, place: Rect) -> Rect {
    let label = label_cells(model.size.page_width(), model.texts);
    right_of(place, 2 + label)
}

fn rows(model: &Model, measure: &Measure, field: Field, area: Rect) -> u16 {
    let cells = value_area(model, area).width;
    if field == model.measure.field
        && let Some(typing) = &model.measure.typing
    {
        return field::rows(&typing.buffer, cells).min(MOST_TYPED_ROWS);
    }
    let lines = wrapped_lines(&value(model, measure, field), text_cells(model)).len();
    u16::try_from(lines.min(MOST_READ_ROWS)).unwrap_or(1).max(1)
}

fn draw_field(model: &Model, measure: &Measure, field: Field, place: Rect, canvas: &mut Canvas<'_, '_>) {
    if place.height == 0 {
        return;
    }
    let is_focus = field == model.measure.field;
    // Fields are declared in the order of their index.
    canvas.on_click(place, Target::Field(field as usize));
    canvas.text(place, if is_focus { canvas.symbols.selected } else { " " }, Role::Accent);
    let label_cells = label_cells(model.size.page_width(), model.texts);
    let label_area = Rect { width: label_cells.saturating_sub(1), ..right_of(place, 2) };
    let role = if is_focus { Role::Heading } else { Role::Label };
    canvas.text(label_area, (model.texts.measure.label)(field), role);
    let area = value_area(model, place);
    match field.kind() {
        Kind::Words | Kind::Day | Kind::Number | Kind::Level => match (&model.measure.typing, is_focus) {
            (Some(typing), true) => {
                field::text(canvas, area, &typing.buffer, true);
                beside_typed(model, measure, field, area, canvas);
            }
            _ => read_field(model, measure, field, area, canvas),
        },
        Kind::Choice if is_focus => choices(model, measure, field, area, canvas),
        Kind::Choice | Kind::List => {
            read_field(model, measure, field, area, canvas);
            if is_focus {
                canvas.cursor(area, 0, 0);
                canvas.right(top(area, 1), model.texts.measure.press_enter, Role::Dim);
            }
        }
    }
}

/// To the right of what is being typed: the day it means, or what is missing.
fn beside_typed(model: &Model, measure: &Measure, field: Field, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(typing) = &model.measure.typing else { return };
    let text = if let Some(date) = day_typed(model) {
        model.texts.day_told(date, model.now.today())
    } else {
        match lack(model, measure, field) {
            Some(lack) => format!("! {lack}"),
            None => return,
        }
    };
    let row = top(area, 1);
    if fits_beside(typing.buffer.text(), &text, usize::from(row.width)) {
        let role = if day_typed(model).is_some() { Role::Dim } else { Role::Warn };
        canvas.right(row, &text, role);
    }
}

/// Whether a note has room to the right of what is being typed: one cell for the cursor, two of air.
fn fits_beside(typed: &str, note: &str, cells: usize) -> bool {
    width::cells(typed) + 3 + width::cells(note) <= cells
}

/// What is missing in a field, once the room has tried to agree.
fn lack(model: &Model, measure: &Measure, field: Field) -> Option<&'static str> {
    let missing = missing(measure, model);
    let here = missing.into_iter().find(|missing| Field::of_missing(*missing) == field)?;
    model.measure.asked.then(|| (model.texts.codes.missing)(here))
}

/// A field that is not being typed in.
fn read_field(model: &Model, measure: &Measure, field: Field, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let text = value(model, measure, field);
    let is_draft = unsaved(model, field).is_some();
    let role = if is_draft { Role::Warn } else { Role::Text };
    if text.is_empty() {
        match lack(model, measure, field) {
            // A sign and a word, never colour alone (K4).
            Some(lack) => canvas.text(area, &format!("! {}", (model.texts.measures.lacks)(lack)), Role::Warn),
            // That nobody has it, and that nobody has said where it is decided, are things to see (F3, E8).
            None if field == Field::Responsible => canvas.text(area, model.texts.measure.none_yet, Role::Dim),
            None if field == Field::Influence => canvas.text(area, model.texts.common.not_set, Role::Dim),
            None => canvas.text(area, canvas.symbols.none, Role::Empty),
        };
        return;
    }
    let cells = text_cells(model);
    let lines = wrapped_lines(&text, cells);
    let shown = usize::from(area.height).min(lines.len());
    for (y, line) in (0u16..).zip(lines.iter().take(shown)) {
        let row = Rect { y: area.y + y, height: 1, ..area };
        let last_shown = usize::from(y) + 1 == shown && shown < lines.len();
        let line = line.trim_end();
        let line = if last_shown { format!("{line} {}", canvas.symbols.ellipsis) } else { line.to_owned() };
        canvas.text(row, &line, role);
    }
    let note = if is_draft {
        Some(model.texts.measure.unsaved.to_owned())
    } else {
        lack(model, measure, field).map(|lack| format!("! {lack}"))
    };
    let first = lines.first().map_or(0, |line| width::cells(line));
    if let Some(note) = note.filter(|note| first + 2 + width::cells(note) <= usize::from(area.width)) {
        canvas.right(top(area, 1), &note, Role::Warn);
    }
}

/// The choices of the field in focus side by side, the chosen one in brackets; only that one where they do not fit.
fn choices(model: &Model, measure: &Measure, field: Field, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let chosen = field.place(measure);
    let names: Vec<String> = (0..field.places()).map(|at| field.place_name(at, model.texts)).collect();
    let cells: usize = names.iter().map(|name| width::cells(name) + 3).sum();
    let fits = cells <= usize::from(area.width);
    let mut spans: Vec<Span<'_>> = Vec::new();
    let mut before = 0;
    for (place, name) in names.iter().enumerate().filter(|(place, _)| fits || *place == chosen) {
        if place < chosen && fits {
            before += width::cells(name) + 3;
        }
        if place == chosen {
            spans.push(canvas.span(format!("[{name}]"), Role::Selected));
        } else {
            spans.push(canvas.span(format!(" {name} "), Role::Dim));
        }
        spans.push(canvas.span(" ", Role::Text));
    }
    canvas.line(top(area, 1), Line::from(spans));
    canvas.cursor(area, before + 1, 0);
    if field == Field::Priority
        && let Some(note) =
            suggestion(model, measure).filter(|note| cells + width::cells(note) < area.width.into())
    {
        canvas.right(top(area, 1), &note, Role::Dim);
    }
}

/// E7: what the vote, or benefit and effort, suggest; it stays beside what the room decides.
fn suggestion(model: &Model, measure: &Measure) -> Option<String> {
    let rounds = &model.meeting.as_ref()?.session.rounds;
    let suggested = priority::for_measure(measure, rounds)?;
    Some((model.texts.measure.suggested_priority)((model.texts.codes.priority)(suggested)))
}

/// A field as it reads.
fn value(model: &Model, measure: &Measure, field: Field) -> String {
    if let Some(text) = unsaved(model, field).filter(|_| field != model.measure.field) {
        return text.to_owned();
    }
    let texts = model.texts;
    match field {
        Field::Deadline | Field::FollowUp | Field::Start | Field::EffectOn => {
            let Some(date) = field.day(measure) else { return String::new() };
            let told = texts.day_told(date, model.now.today());
            if width::cells(&told) <= text_cells(model) {
                return told;
            }
            let distance = (texts.dates.distance)((date - model.now.today()).num_days());
            format!("{} ({distance})", (texts.dates.long)(date))
        }
        Field::Target => measure.target.map(texts.coach.level).unwrap_or_default(),
        Field::Answers => answers(model, measure),
        Field::Category => measure
            .category
            .as_ref()
            .and_then(|id| bank::all().category(id.as_str()))
            .map(|category| category.name.get(model.lang()).to_owned())
            .unwrap_or_default(),
        Field::EveryWeeks => measure.every_weeks.map(texts.measure.weeks).unwrap_or_default(),
        Field::Steps => match measure.progress() {
            (_, 0) => String::new(),
            (done, all) => (texts.life.steps_done)(done, all),
        },
        Field::Benefit | Field::Effort => match field.place(measure) {
            0 => String::new(),
            // Five blocks say more than the digit, the digit more than five blocks.
            grade => format!("{} {grade}", graded(grade, model)),
        },
        Field::Priority => {
            let own = match field.place(measure) {
                0 => String::new(),
                place => field.place_name(place, texts),
            };
            let parts = [Some(own).filter(|own| !own.is_empty()), suggestion(model, measure)];
            parts.into_iter().flatten().collect::<Vec<_>>().join("   ")
        }
        _ if field.kind() == Kind::Choice => match field.place(measure) {
            0 if field != Field::InPlace => String::new(),
            place => field.place_name(place, texts),
        },
        Field::Supports | Field::CanLiveWith | Field::Reserves => match (consent_left(model, measure), field)
        {
            (Some([told, ..]), Field::Supports)
            | (Some([_, told, _]), Field::CanLiveWith)
            | (Some([.., told]), _) => told,
            (None, _) => field.stored(measure, texts),
        },
        _ => field.stored(measure, texts),
    }
}

fn graded(grade: usize, model: &Model) -> String {
    let symbols = crate::tui::widgets::symbols::Symbols::of(model.settings.ascii);
    symbols.block.repeat(grade.min(5)) + &symbols.open_block.repeat(5 - grade.min(5))
}

/// «2 svar fra Bord 1 og Bord 4 · «Hvordan får natt og helg …»».
fn answers(model: &Model, measure: &Measure) -> String {
    let Some(meeting) = &model.meeting else { return String::new() };
    let (session, texts) = (&meeting.session, model.texts);
    let behind: Vec<_> = measure.answers.iter().filter_map(|id| session.answer(*id)).collect();
    let mut groups: Vec<String> = Vec::new();
    for group in behind.iter().filter_map(|answer| session.group(answer.group)) {
        let label = session.group_label(group, texts.common.plenary);
        if !groups.contains(&label) {
            groups.push(label);
        }
    }
    let question = measure.question.as_ref().and_then(|id| session.question(id));
    let question = question.map(|question| format!("«{}»", question.text.get(model.lang())));
    let counted = if behind.is_empty() {
        question.as_ref().map(|_| texts.measure.no_answers.to_owned())
    } else {
        let count = (texts.common.answers)(behind.len());
        Some((texts.measure.answers_from)(&count, &groups.join(", ")))
    };
    let dot = crate::tui::widgets::symbols::Symbols::of(model.settings.ascii).dot;
    [counted, question].into_iter().flatten().collect::<Vec<_>>().join(&format!(" {dot} "))
}

/// What is filled in below, on one line.
fn folded_line(model: &Model, measure: &Measure, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let texts = model.texts;
    canvas.on_click(area, Target::Field(Field::Answers as usize));
    let label = Rect { width: area.width.saturating_sub(2), ..right_of(area, 2) };
    canvas.text(label, texts.measure.more, Role::Label);
    let mut parts: Vec<String> = Vec::new();
    if !measure.answers.is_empty() {
        parts.push((texts.common.answers)(measure.answers.len()));
    }
    parts.extend(Some(value(model, measure, Field::Category)).filter(|name| !name.is_empty()));
    for (name, grade) in [(texts.measures.benefit, measure.benefit), (texts.measures.effort, measure.effort)]
    {
        parts.extend(grade.map(|grade| format!("{name} {}", grade.get())));
    }
    parts.extend(match consent_left(model, measure) {
        Some([supports, ..]) => Some(format!("{supports} {}", texts.small.consent[0])),
        None => measure.consent.map(|consent| (texts.measure.supported)(consent.supports)),
    });
    if parts.is_empty() {
        parts.push(texts.measure.nothing_more.to_owned());
    }
    let text = format!("{} {}", parts.join(&format!(" {} ", canvas.symbols.dot)), canvas.symbols.down);
    canvas.text(value_area(model, area), &text, Role::Dim);
}
