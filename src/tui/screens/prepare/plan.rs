//! The time plan: what is asked, how long it takes, when it ends (A5, R11).

use chrono::{Duration, NaiveTime};

use crate::domain::outline::Entry;
use crate::domain::planning::{BlockKind, TimePlan};
use crate::domain::question_set::Kind;
use crate::domain::session::{Mark, MarkKind, Session};
use crate::env::Env;
use crate::ops::Op;
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::{Field, Stop, fresh, is_new, read};

/// Longest a question may be planned for, in minutes.
const MOST_MINUTES: u16 = 120;

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// What has the focus when this row has; `None` for what cannot be changed.
    pub stop: Option<Stop>,
    /// Whether it is a question under its part.
    pub is_question: bool,
    /// What it is called.
    pub title: String,
    /// Minutes; of what is off, those it would take.
    pub minutes: u32,
    /// When it begins, where a start is known.
    pub start: Option<NaiveTime>,
    /// Why it is not asked; `None` while it is on.
    pub off: Option<MarkKind>,
    /// Whether it can be left out when time is short.
    pub optional: bool,
}

/// The plan of the form as it stands.
pub fn plan(model: &Model) -> Option<TimePlan> {
    let form = &model.prepare.form;
    if is_new(model) {
        let start = read::time(form.text(Field::Start)).ok().flatten();
        // Until the minutes typed can be used, those that were there hold; half a number is no meeting of none.
        let typed = read::minutes(form.text(Field::Minutes));
        let available = typed.or_else(|| read::minutes(form.found(Field::Minutes))).unwrap_or(0);
        return fresh::set(model).map(|set| TimePlan::of_set(set, start, available));
    }
    let meeting = model.meeting.as_ref()?;
    let start = meeting.session.sitting(meeting.place.sitting).and_then(|sitting| sitting.start);
    Some(meeting.session.time_plan_from(start))
}

/// The rows of the plan from top to bottom. A new meeting has blocks; an existing one its questions, too.
pub fn plan_rows(model: &Model) -> Vec<PlanRow> {
    let Some(plan) = plan(model) else { return Vec::new() };
    let session = if is_new(model) { None } else { model.meeting.as_ref().map(|meeting| &meeting.session) };
    let Some(set) = session.map(|session| &session.set).or_else(|| fresh::set(model)) else {
        return Vec::new();
    };
    let outline = session.map(Session::outline).unwrap_or_default();
    let lang = model.lang();
    let mut rows = Vec::new();
    for block in &plan.blocks {
        let (title, part) = match block.kind {
            BlockKind::Opening => (model.texts.prepare.opening_block, None),
            BlockKind::Closing => (model.texts.prepare.closing_block, None),
            BlockKind::Part(index) => {
                let title = set.parts.get(index).map_or("", |part| part.title.get(lang));
                (title, Some(index))
            }
        };
        let entries: Vec<&Entry<'_>> =
            outline.iter().filter(|entry| Some(entry.part_index) == part).collect();
        let all_off = !entries.is_empty() && entries.iter().all(|entry| !entry.is_on());
        rows.push(PlanRow {
            stop: part.filter(|_| session.is_some()).map(Stop::Part),
            is_question: false,
            title: title.to_owned(),
            minutes: block.minutes,
            start: block.start,
            off: if all_off { entries.first().and_then(|entry| entry.off) } else { None },
            optional: part.and_then(|index| set.parts.get(index)).is_some_and(|part| part.optional),
        });
        let mut begins = block.start;
        for entry in entries {
            let question = entry.question;
            let title = question.short.as_ref().unwrap_or(&question.text);
            rows.push(PlanRow {
                stop: Some(Stop::Question(question.id.clone())),
                is_question: true,
                title: title.get(lang).to_owned(),
                minutes: u32::from(entry.minutes),
                start: begins.filter(|_| entry.is_on()),
                off: entry.off.filter(|_| !entry.is_on()),
                optional: question.optional,
            });
            if entry.is_on() {
                let minutes = Duration::minutes(i64::from(entry.minutes));
                begins = begins.map(|begins| begins.overflowing_add_signed(minutes).0);
            }
        }
    }
    rows
}

/// Enter and Space take a row out or in; Left and Right change its minutes.
pub(super) fn input(model: &mut Model, input: &Input, env: &Env) -> Vec<Effect> {
    match input {
        Input::Text(text) if text == " " => toggle(model, env),
        Input::Key(chord) if *chord == key(Key::Enter) => toggle(model, env),
        Input::Key(chord) if chord.key == Key::Left => more_minutes(model, false, env),
        Input::Key(chord) if chord.key == Key::Right => more_minutes(model, true, env),
        _ => Vec::new(),
    }
}

fn more_minutes(model: &mut Model, more: bool, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let outline = meeting.session.outline();
    let entry = match &model.prepare.focus {
        Stop::Question(id) => outline.iter().find(|entry| entry.question.id == *id),
        Stop::Part(index) => {
            question_to_change(outline.iter().filter(|entry| entry.part_index == *index), more)
        }
        Stop::Field(_) | Stop::Sittings | Stop::Begin => None,
    };
    let Some(entry) = entry else { return Vec::new() };
    let minutes = if more { entry.minutes + 1 } else { entry.minutes.saturating_sub(1) };
    if !(1..=MOST_MINUTES).contains(&minutes) {
        return Vec::new();
    }
    let question = entry.question.id.clone();
    model.act(&Op::SetMinutes { question, minutes: Some(minutes) }, env)
}

/// Which question of a part a minute is given to or taken from: those least and most changed so far, so that the way
/// there and back is the same.
fn question_to_change<'e, 's: 'e>(
    part: impl Iterator<Item = &'e Entry<'s>>,
    more: bool,
) -> Option<&'e Entry<'s>> {
    let on = part.filter(|entry| entry.is_on());
    let changed = |entry: &&Entry<'_>| i32::from(entry.minutes) - i32::from(entry.question.minutes);
    if more { on.min_by_key(changed) } else { on.filter(|entry| entry.minutes > 1).max_by_key(changed) }
}

/// Takes the focused part or question out of the plan, or in again. An optional part is one the room is asked about
/// (B5); any other is left out question by question, which a part held on another day needs (R11).
pub(super) fn toggle(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let session = &meeting.session;
    let outline = session.outline();
    let of_focus = |entry: &&Entry<'_>| match &model.prepare.focus {
        Stop::Part(index) => entry.part_index == *index,
        Stop::Question(id) => entry.question.id == *id,
        Stop::Field(_) | Stop::Sittings | Stop::Begin => false,
    };
    let entries: Vec<&Entry<'_>> = outline.iter().filter(of_focus).collect();
    let take_out = entries.iter().any(|entry| entry.is_on());
    if take_out && !model.is_closed() && leaves_no_measures(&outline, &entries) {
        model.say(model.texts.prepare.measures_stay);
        return Vec::new();
    }
    let concerns = |part: &crate::domain::question_set::Part| Op::Concerns {
        part: part.id.clone(),
        concerns_us: !take_out,
    };
    let mark = Mark { kind: MarkKind::LeftOut, reason: String::new() };
    let concerns_us =
        |entry: &Entry<'_>| session.parts.get(&entry.part.id).is_none_or(|plan| plan.concerns_us);
    let ops: Vec<Op> = match (&model.prepare.focus, entries.first()) {
        (Stop::Part(_), Some(entry)) if entry.part.optional => vec![concerns(entry.part)],
        (_, Some(entry)) if !concerns_us(entry) => vec![concerns(entry.part)],
        _ => entries
            .iter()
            .filter(|entry| entry.is_on() == take_out)
            .map(|entry| Op::Mark {
                question: entry.question.id.clone(),
                mark: take_out.then(|| mark.clone()),
            })
            .collect(),
    };
    // A part of many questions is one step, also for undo.
    model.act_all(&ops, env)
}

/// Whether nothing that asks for measures would be left (R39).
fn leaves_no_measures(outline: &[Entry<'_>], going: &[&Entry<'_>]) -> bool {
    let asks = |entry: &&Entry<'_>| entry.question.kind == Kind::Measure && entry.is_on();
    let goes = |entry: &Entry<'_>| going.iter().any(|other| other.question.id == entry.question.id);
    outline.iter().filter(asks).any(goes) && !outline.iter().filter(asks).any(|entry| !goes(entry))
}
