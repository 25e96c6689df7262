//! The facilitator's run sheet: the plan with clock times, what to have ready, and every question with its phases,
//! its hint and who reads it.

use chrono::{Duration, NaiveDate, NaiveTime};

use super::{capital, line, marks};
use crate::domain::localized::Lang;
use crate::domain::outline::Entry;
use crate::domain::place::Phase;
use crate::domain::planning::{BlockKind, OPENING_MINUTES, TimePlan, phase_seconds};
use crate::domain::question_set::AnsweredBy;
use crate::domain::session::Session;
use crate::report::document::{Layout, Level, clean};
use crate::report::facts::{View, push};
use crate::report::printout::{Body, Grid, GridColumn, Leaf, Marker, Paper, Piece, Print, Step, Tone};

/// Sittings whose clock times fit side by side in the plan.
const MOST_CLOCKS: usize = 4;

/// The run sheet of a session.
pub fn guide(session: &Session, lang: Lang, as_of: NaiveDate) -> Print {
    let view = View::new(session, lang);
    let texts = view.all.print;
    let mut pieces = Vec::new();

    let purpose = clean(&session.details.purpose);
    if !purpose.is_empty() {
        pieces.push(Piece::Paragraph(Tone::Lead, purpose));
    }
    pieces.push(Piece::Facts(facts(&view)));
    pieces.push(Piece::Heading(Level::Section, texts.time_plan.to_owned()));
    pieces.push(Piece::Table(plan(&view)));
    let plan = session.time_plan();
    if plan.over() > 0 {
        pieces.push(Piece::Paragraph(Tone::Dim, (texts.over_time)(plan.over())));
    }

    pieces.push(Piece::Heading(Level::Section, texts.have_ready.to_owned()));
    pieces.push(boxes(texts.ready_items));

    pieces.push(Piece::Heading(Level::Section, texts.opening.to_owned()));
    pieces.push(boxes(texts.opening_items));
    pieces.push(Piece::Heading(Level::Question, view.all.opening.rules.to_owned()));
    pieces.push(Piece::List(Marker::Dot, ground_rules(&view)));

    let mut minute = u32::from(OPENING_MINUTES);
    let start = one_clock(session);
    let outline = session.outline();
    for (index, part) in session.set.parts.iter().enumerate() {
        let on: Vec<&Entry<'_>> =
            outline.iter().filter(|entry| entry.part_index == index && entry.is_on()).collect();
        if on.is_empty() {
            continue;
        }
        let title = (texts.part_title)(index + 1, &line(part.title.get(lang)));
        pieces.push(Piece::Heading(Level::Section, title));
        pieces.push(Piece::Paragraph(Tone::Dim, texts.pass_role_on.to_owned()));
        for entry in on {
            pieces.push(Piece::Step(step(&view, entry, clock(&view, start, minute))));
            minute += u32::from(entry.minutes);
        }
    }

    pieces.push(Piece::Heading(Level::Section, texts.closing.to_owned()));
    pieces.push(boxes(texts.closing_items));
    pieces.push(Piece::Card(texts.one_person_title.to_owned(), texts.one_person_text.to_owned()));

    let unit = line(&session.unit.name);
    let left_out = outline.iter().filter(|entry| !entry.is_on()).count();
    let mut notes: Vec<String> =
        (left_out > 0).then(|| (texts.questions_left_out)(left_out)).into_iter().collect();
    if start.is_none() {
        notes.push(texts.minutes_not_clock.to_owned());
    }
    Print {
        lang,
        as_of,
        title: (texts.guide_title)(&unit),
        paper: Paper::A4,
        marks: marks(session),
        layout: Layout::Pages,
        body: Body::Leaves(vec![Leaf {
            kicker: texts.guide_kicker.to_owned(),
            title: unit,
            subtitle: line(&view.set()),
            id: String::new(),
            foot: texts.general.to_owned(),
            pieces,
        }]),
        notes,
    }
}

fn boxes(items: &[&str]) -> Piece {
    Piece::List(Marker::Box, items.iter().map(|item| (*item).to_owned()).collect())
}

fn facts(view: &View<'_>) -> Vec<crate::report::document::Fact> {
    let (texts, details) = (view.all.print, &view.session.details);
    let mut facts = Vec::new();
    for sitting in &view.session.sittings {
        let dates = view.all.dates;
        let mut words = (dates.full)(sitting.date);
        if let Some(start) = sitting.start {
            words = (texts.at_time)(&words, &(dates.clock)(start));
        }
        let place = line(&sitting.place);
        if !place.is_empty() {
            words = format!("{words}, {place}");
        }
        let tables = view.session.groups_of(sitting.id).filter(|group| !group.plenary).count();
        if tables > 0 {
            words = format!("{words} · {}", (texts.tables)(tables));
        }
        let label = line(&sitting.label);
        let label = if label.is_empty() { texts.when.to_owned() } else { capital(&label) };
        push(&mut facts, &label, &words);
    }
    push(&mut facts, view.texts.leader, &details.leader);
    push(&mut facts, view.texts.facilitator, &details.facilitator);
    push(&mut facts, view.texts.note_taker, &details.note_taker);
    facts
}

/// The ground rules of this room, or the usual ones (C8).
fn ground_rules(view: &View<'_>) -> Vec<String> {
    let own: Vec<String> =
        view.session.details.ground_rules.lines().map(line).filter(|it| !it.is_empty()).collect();
    if own.is_empty() {
        view.all.opening.usual_rules.iter().map(|rule| (*rule).to_owned()).collect()
    } else {
        own
    }
}

/// The plan: one column of clock times per sitting, or the minutes gone where no start is known.
fn plan(view: &View<'_>) -> Grid {
    let (session, texts) = (view.session, view.all.print);
    let sittings: Vec<_> =
        session.sittings.iter().filter(|sitting| sitting.start.is_some()).take(MOST_CLOCKS).collect();
    let mut plans: Vec<(String, TimePlan)> = sittings
        .iter()
        .map(|sitting| {
            let label = line(&sitting.label);
            let header = if label.is_empty() || sittings.len() == 1 {
                texts.clock.to_owned()
            } else {
                capital(&label)
            };
            (header, session.time_plan_from(sitting.start))
        })
        .collect();
    if plans.is_empty() {
        plans.push((texts.minute.to_owned(), session.time_plan_from(None)));
    }
    let column =
        |header: &str, share, to_the_right| GridColumn { header: header.to_owned(), share, to_the_right };
    let mut columns: Vec<GridColumn> = plans.iter().map(|(header, _)| column(header, 3, false)).collect();
    columns.push(column(texts.what, 14, false));
    columns.push(column(texts.questions, 4, true));
    columns.push(column(texts.minutes, 3, true));
    let blocks = plans.first().map(|(_, plan)| plan.blocks.as_slice()).unwrap_or_default();
    let mut gone = 0;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Part(_)) && block.questions == 0 {
            continue;
        }
        let name = match block.kind {
            BlockKind::Opening => texts.opening.to_owned(),
            BlockKind::Closing => texts.closing.to_owned(),
            BlockKind::Part(part) => {
                session.set.parts.get(part).map(|part| line(part.title.get(view.lang))).unwrap_or_default()
            }
        };
        let mut row: Vec<String> = plans
            .iter()
            .map(|(_, plan)| {
                let start = plan.blocks.get(index).and_then(|block| block.start);
                start.map_or_else(|| gone.to_string(), |start| (view.all.dates.clock)(start))
            })
            .collect();
        row.push(name);
        row.push(if block.questions == 0 { String::new() } else { block.questions.to_string() });
        row.push(block.minutes.to_string());
        gone += block.minutes;
        rows.push(row);
    }
    let mut last: Vec<String> = plans
        .iter()
        .map(|(_, plan)| plan.end.map_or_else(|| gone.to_string(), |end| (view.all.dates.clock)(end)))
        .collect();
    last.push((texts.end_of)(session.details.minutes));
    last.push(String::new());
    last.push(gone.to_string());
    rows.push(last);
    Grid { columns, rows, small: false }
}

/// The start the clock times of the questions count from: that of the only sitting.
fn one_clock(session: &Session) -> Option<NaiveTime> {
    match session.sittings.as_slice() {
        [only] => only.start,
        _ => None,
    }
}

fn clock(view: &View<'_>, start: Option<NaiveTime>, minute: u32) -> String {
    match start {
        Some(start) => {
            let at = start.overflowing_add_signed(Duration::minutes(i64::from(minute))).0;
            (view.all.dates.clock)(at)
        }
        None => (view.all.print.after_minutes)(minute),
    }
}

fn step(view: &View<'_>, entry: &Entry<'_>, clock: String) -> Step {
    let texts = view.all.print;
    let question = entry.question;
    let minutes = |phase| phase_seconds(question, entry.minutes, phase).div_ceil(60);
    let mut how = vec![
        match question.answered_by {
            AnsweredBy::Group => texts.read_by_table,
            AnsweredBy::Plenary => texts.read_in_plenary,
            AnsweredBy::Individual => texts.read_for_each,
        }
        .to_owned(),
    ];
    let phases = [
        (texts.silent, minutes(Phase::Silent)),
        (texts.talk, minutes(Phase::Talk)),
        (texts.plenary, minutes(Phase::Plenary)),
    ];
    how.extend(
        phases
            .iter()
            .filter(|(_, minutes)| *minutes > 0)
            .map(|(phase, minutes)| format!("{minutes} min {phase}")),
    );
    if !question.leader_present {
        how.push(texts.without_leader.to_owned());
    }
    if question.optional {
        how.push(texts.optional.to_owned());
    }
    let text = |text: &crate::domain::localized::Localized| line(text.get(view.lang));
    Step {
        clock,
        number: entry.number,
        text: text(&question.text),
        how: how.join(" · "),
        hint: question.help.as_ref().map(text).unwrap_or_default(),
        follow_up: question.follow_up.iter().map(text).collect(),
    }
}
