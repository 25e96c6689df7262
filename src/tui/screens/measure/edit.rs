//! Leaving a field: what was typed is saved, asked about, or kept as a draft with a sentence on why it could not be.

use chrono::NaiveDate;

use crate::bank;
use crate::domain::ids::{CategoryId, MeasureId};
use crate::env::Env;
use crate::ops::{MeasureEdit, Op, Refusal};
use crate::rules::dates::{self, Reading};
use crate::rules::percent;
use crate::text::{TextBuffer, is_blank};
use crate::tui::dialogs::life;
use crate::tui::dialogs::{Ask, BankDialog, Choose, Dialog, Hints};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::update::keep_draft;

use super::{Field, Kind, Typing, away, decide, draft, draft_key, level, stored, unsaved};

/// Where to once the field is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// Nowhere.
    Stay,
    /// To a field.
    Go(Field),
    /// To another measure.
    Open(MeasureId),
    /// Back to where we came from.
    Back,
    /// The room agrees.
    Agree,
    /// Not now.
    Park,
    /// Not at all.
    Drop,
    /// Again.
    TakeUp,
    /// To where it stands now.
    MoveOn,
    /// To another deadline.
    MoveDeadline,
    /// To its smaller steps.
    Steps,
    /// To a comment.
    Comment,
    /// To what has happened.
    Timeline,
    /// To the bank.
    Bank,
    /// To the answers behind.
    Source,
    /// To all that the checks ask.
    AllHints,
}

/// What the field in focus holds, seen as an edit.
enum Typed {
    /// What is stored already.
    Same,
    /// Something to save.
    New(MeasureEdit),
    /// Words that can mean any of these days.
    Which(Vec<NaiveDate>),
    /// Words that mean no day or number, and why.
    Unreadable(String),
}

/// The one day a text means.
pub(super) fn day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    dates::read(text, today).ok().and_then(|reading| reading.date())
}

/// Fills the field in focus with what is stored, or with the draft kept from before.
pub(super) fn load(model: &mut Model) {
    let field = model.measure.field;
    model.measure.problem = None;
    let Some(measure) = stored(model).filter(|_| field.is_typed()) else {
        model.measure.typing = None;
        return;
    };
    let mut buffer = TextBuffer::new(field.lines());
    buffer.set_text(&field.stored(measure, model.texts));
    let loaded = buffer.text().to_owned();
    if let Some(text) = unsaved(model, field) {
        buffer.set_text(text);
    }
    model.measure.typing = Some(Typing { buffer, loaded });
}

fn typed(model: &Model) -> Typed {
    let field = model.measure.field;
    let Some(typing) = model.measure.typing.as_ref().filter(|typing| typing.is_changed()) else {
        return Typed::Same;
    };
    let Some(measure) = stored(model) else { return Typed::Same };
    let text = typing.buffer.text();
    let edit = match field.kind() {
        Kind::Words => field.words(text.to_owned()),
        Kind::Day if is_blank(text) => field.on(None),
        Kind::Day => match dates::read(text, model.now.today()) {
            Ok(Reading::One(understood)) => field.on(Some(understood.date)),
            Ok(Reading::Ambiguous(days)) => return Typed::Which(days),
            Err(problem) => return Typed::Unreadable((model.texts.calendar.problem)(&problem)),
        },
        Kind::Number if is_blank(text) => field.count(None, measure),
        Kind::Number => match text.trim().parse::<u16>() {
            Ok(number) => field.count(Some(number), measure),
            Err(error) => {
                let too_large = *error.kind() == std::num::IntErrorKind::PosOverflow;
                return Typed::Unreadable(if too_large {
                    let told = (model.texts.refusals.explain)(&Refusal::OutOfRange {
                        least: 0,
                        most: u16::MAX.into(),
                    });
                    format!("{} {}", told.what, told.todo)
                } else {
                    model.texts.measure.not_a_number.to_owned()
                });
            }
        },
        Kind::Level if is_blank(text) => field.level(None),
        Kind::Level => match percent::typed(text) {
            Some(level) => field.level(Some(level)),
            None => return Typed::Unreadable(model.texts.coach.not_a_level.to_owned()),
        },
        Kind::Choice | Kind::List => None,
    };
    edit.map_or(Typed::Same, Typed::New)
}

/// Saves what is typed, then goes on. What cannot be read keeps the focus once and is told; when the person insists, or
/// goes back, it stays as a draft in its field.
pub(super) fn settle(model: &mut Model, then: Then, env: &Env) -> Vec<Effect> {
    match typed(model) {
        Typed::Same => {
            let mut effects = drop_draft(model);
            effects.extend(follow(model, then, env));
            effects
        }
        Typed::New(edit) => save(model, edit, String::new(), then, env),
        Typed::Which(days) => {
            let today = model.now.today();
            let rows = days.iter().map(|date| model.texts.day_told(*date, today)).collect();
            let choose = Choose::new(model.texts.calendar.which_day, rows, move |model, row, env| {
                let field = model.measure.field;
                match days.get(row).and_then(|date| field.on(Some(*date))) {
                    Some(edit) => save(model, edit, String::new(), then, env),
                    None => Vec::new(),
                }
            });
            model.dialogs.push(Dialog::Choose(choose));
            Vec::new()
        }
        Typed::Unreadable(why) => unreadable(model, why, then, env),
    }
}

fn unreadable(model: &mut Model, why: String, then: Then, env: &Env) -> Vec<Effect> {
    let told = model.measure.problem.as_ref() == Some(&why);
    let leaves = match then {
        Then::Back => true,
        Then::Go(_) | Then::Open(_) => told,
        Then::Stay
        | Then::Agree
        | Then::Park
        | Then::Drop
        | Then::TakeUp
        | Then::MoveOn
        | Then::MoveDeadline
        | Then::Steps
        | Then::Comment
        | Then::Timeline
        | Then::Bank
        | Then::Source
        | Then::AllHints => false,
    };
    if leaves {
        let mut effects = keep_draft(model);
        effects.extend(follow(model, then, env));
        return effects;
    }
    model.measure.problem = Some(why);
    keep_draft(model)
}

fn save(model: &mut Model, edit: MeasureEdit, reason: String, then: Then, env: &Env) -> Vec<Effect> {
    let (Some(measure), typed) = (model.measure.measure, draft(model)) else { return Vec::new() };
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let op = Op::EditMeasure { measure, edit: edit.clone(), reason };
    match meeting.run_typed(&op, typed, env) {
        Ok(mut effects) => {
            model.autosave.kept();
            let asks = matches!(model.measure.field, Field::Title | Field::Sign | Field::Baseline);
            if effects.is_empty() {
                effects.extend(drop_draft(model));
            }
            load(model);
            effects.extend(follow(model, on_the_way(model, then), env));
            if asks && matches!(then, Then::Go(_) | Then::Stay) {
                level::ask(model);
            }
            effects
        }
        Err(Refusal::ReasonNeeded) => {
            ask_reason(model, edit, then);
            keep_draft(model)
        }
        Err(Refusal::Empty) => {
            // A measure without words is none: the old ones come back.
            let effects = drop_draft(model);
            model.measure.typing = None;
            load(model);
            model.say(model.texts.measure.needs_title);
            effects
        }
        Err(refusal) => {
            let what = (model.texts.refusals.explain)(&refusal);
            if matches!(refusal, Refusal::NotReady(_) | Refusal::OutOfRange { .. }) {
                return unreadable(model, format!("{} {}", what.what, what.todo), then, env);
            }
            let mut effects = keep_draft(model);
            model.refuse(&refusal);
            if then == Then::Back {
                effects.extend(follow(model, then, env));
            }
            effects
        }
    }
}

/// A field that has its place on the form only since the last one was saved is not passed by.
fn on_the_way(model: &Model, then: Then) -> Then {
    let here = model.measure.field;
    match then {
        Then::Go(there) if there > here => {
            let next = stored(model).and_then(|measure| here.neighbour(measure, true));
            Then::Go(next.filter(|next| *next == Field::Target).unwrap_or(there))
        }
        other => other,
    }
}

/// V20: what the room has agreed and gone home with changes only with a reason. Esc leaves the text in its field.
fn ask_reason(model: &mut Model, edit: MeasureEdit, then: Then) {
    let texts = model.texts;
    let name = model.measure.measure.map_or_else(String::new, |measure| format!("settled/{measure}"));
    let ask = Ask::new(texts.measure.settled_title, texts.dialogs.reason, move |model, reason, env| {
        save(model, edit.clone(), reason, then, env)
    });
    model.dialogs.push(Dialog::Ask(ask.kept(model, name)));
}

/// Saves what can be saved without asking; the rest stays a draft.
pub(super) fn save_quietly(model: &mut Model, env: &Env) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let (Typed::New(edit), Some(measure)) = (typed(model), model.measure.measure) {
        let typed = draft(model);
        let op = Op::EditMeasure { measure, edit, reason: String::new() };
        if let Some(Ok(saved)) = model.meeting.as_mut().map(|meeting| meeting.run_typed(&op, typed, env)) {
            effects.extend(saved);
            load(model);
        }
    } else if matches!(typed(model), Typed::Same) {
        effects.extend(drop_draft(model));
    }
    effects.extend(keep_draft(model));
    effects
}

/// Changes the goal at once; asks for a reason once the room has gone home with it (V20).
pub(super) fn change_goal(model: &mut Model, edit: MeasureEdit, reason: String, env: &Env) -> Vec<Effect> {
    let (Some(measure), Some(meeting)) = (model.measure.measure, &mut model.meeting) else {
        return Vec::new();
    };
    match meeting.run(&Op::EditMeasure { measure, edit: edit.clone(), reason }, env) {
        Ok(effects) => {
            if !model.measure.typing.as_ref().is_some_and(Typing::is_changed) {
                load(model);
            }
            effects
        }
        Err(Refusal::ReasonNeeded) => {
            let texts = model.texts;
            let ask =
                Ask::new(texts.measure.settled_title, texts.dialogs.reason, move |model, reason, env| {
                    change_goal(model, edit.clone(), reason, env)
                });
            let name = model.measure.measure.map_or_else(String::new, |measure| format!("goal/{measure}"));
            model.dialogs.push(Dialog::Ask(ask.kept(model, name)));
            Vec::new()
        }
        Err(refusal) => {
            model.refuse(&refusal);
            Vec::new()
        }
    }
}

/// Changes a field at once, as choices do.
pub(super) fn change(model: &mut Model, edit: MeasureEdit, env: &Env) -> Vec<Effect> {
    let Some(measure) = model.measure.measure else { return Vec::new() };
    let effects = model.act(&Op::EditMeasure { measure, edit, reason: String::new() }, env);
    if !model.measure.typing.as_ref().is_some_and(Typing::is_changed) {
        load(model);
    }
    effects
}

/// Forgets the draft of the field in focus, which holds what is stored.
fn drop_draft(model: &mut Model) -> Vec<Effect> {
    let (Some(measure), field) = (model.measure.measure, model.measure.field) else { return Vec::new() };
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let key = draft_key(measure, field);
    model.autosave.kept();
    meeting.drop_draft(key).into_iter().collect()
}

fn follow(model: &mut Model, then: Then, env: &Env) -> Vec<Effect> {
    match then {
        Then::Stay => Vec::new(),
        Then::Go(field) => {
            model.measure.field = field;
            load(model);
            Vec::new()
        }
        Then::Open(measure) => {
            // The same field, so that one can go through all deadlines.
            let field = model.measure.field;
            let effects = keep_draft(model);
            model.measure.open(measure);
            if stored(model).is_some_and(|measure| field.is_shown(measure)) {
                model.measure.field = field;
            }
            model.measures.select(measure);
            load(model);
            effects
        }
        Then::Back => away(model, env, Model::back),
        Then::Agree => decide::agree(model, env),
        Then::Park => decide::park(model),
        Then::Drop => decide::drop(model),
        Then::TakeUp => decide::take_up(model, env),
        Then::MoveOn => decide::move_on(model),
        Then::MoveDeadline => of_life(model, life::ask_deadline),
        Then::Steps => of_life(model, |model, measure| life::show_steps(model, measure, 0)),
        Then::Comment => of_life(model, life::ask_comment),
        Then::Timeline => of_life(model, |model, measure| life::show_timeline(model, measure, env)),
        Then::Bank => {
            let bank = BankDialog::new(model);
            model.dialogs.push(Dialog::Bank(bank));
            Vec::new()
        }
        Then::Source => {
            model.measure.source = Some(0);
            Vec::new()
        }
        Then::AllHints => {
            let hints = Hints::new(model);
            model.dialogs.extend(hints.map(Dialog::Hints));
            Vec::new()
        }
    }
}

/// Opens one of the dialogs of a measure's life.
fn of_life(model: &mut Model, open: impl FnOnce(&mut Model, MeasureId)) -> Vec<Effect> {
    if let Some(measure) = model.measure.measure {
        open(model, measure);
    }
    Vec::new()
}

/// Opens what a field of [`Kind::List`] chooses from.
pub(super) fn open_list(model: &mut Model, env: &Env) -> Vec<Effect> {
    match model.measure.field {
        Field::Answers => return settle(model, Then::Source, env),
        Field::Steps => return settle(model, Then::Steps, env),
        _ => {}
    }
    let Some(measure) = stored(model) else { return Vec::new() };
    let lang = model.lang();
    let categories = bank::all().categories();
    let chosen = measure.category.as_ref().map(CategoryId::as_str);
    let at = categories.iter().position(|category| Some(category.id.as_str()) == chosen);
    let mut rows: Vec<String> = vec![model.texts.common.not_set.to_owned()];
    rows.extend(categories.iter().map(|category| category.name.get(lang).to_owned()));
    let title = (model.texts.measure.label)(Field::Category);
    let choose = Choose::new(title, rows, move |model, row, env| {
        let category = row.checked_sub(1).and_then(|at| categories.get(at));
        let category = category.map(|category| CategoryId::new(category.id.as_str()));
        change(model, MeasureEdit::Category(category), env)
    })
    .at(at.map_or(0, |at| at + 1));
    model.dialogs.push(Dialog::Choose(choose));
    Vec::new()
}
