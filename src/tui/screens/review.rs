//! Measures agreed earlier, one at a time (G7, H2): done, goes on, another deadline, dropped – or whether it helped.
//!
//! What is said is saved at once, in the session that agreed on the measure and in this one, so the walk can be left and
//! gone on with at any time.

use chrono::NaiveDate;

use crate::domain::ids::{MeasureId, SessionId};
use crate::domain::measure::Verdict;
use crate::domain::place::Stage;
use crate::domain::review::{Outcome, Reviewed};
use crate::env::Env;
use crate::ops::{DraftKey, Earlier, LookAgain, NewMeasure, Op};
use crate::rules::dates::{self, Reading};
use crate::rules::looking_again::{self, Answer};
use crate::tui::commands::Id;
use crate::tui::dialogs::{Ask, Dialog, move_selection};
use crate::tui::input::Input;
use crate::tui::meeting::Meeting;
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};

/// How far Page Up and Page Down go in the list.
const PAGE: usize = 8;

/// State of the screen.
#[derive(Debug, Default)]
pub struct ReviewScreen {
    /// The measure being looked at; `None` shows the list of all.
    pub shown: Option<MeasureId>,
    /// The selected outcome, or the selected row of the list.
    pub row: usize,
    /// The session all this belongs to.
    session: Option<SessionId>,
}

/// A row of the list: the way on, then the measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// On to the rest of the meeting, or to its end.
    GoOn,
    /// A measure, by its place.
    Measure(usize),
}

/// Measures to look at, oldest session first.
pub fn earlier(model: &Model) -> &[Earlier] {
    model.meeting.as_ref().map_or(&[], |meeting| meeting.earlier.as_slice())
}

/// What has been said here of a measure.
pub fn said(model: &Model, measure: MeasureId) -> Option<&Reviewed> {
    model.meeting.as_ref()?.session.reviewed(measure)
}

/// How many have been looked at here, and how many there are.
pub fn progress(model: &Model) -> (usize, usize) {
    let all = earlier(model);
    (all.iter().filter(|it| said(model, it.measure.id).is_some()).count(), all.len())
}

/// The measure being looked at and its place.
pub fn shown(model: &Model) -> Option<(usize, &Earlier)> {
    let shown = model.review.shown?;
    earlier(model).iter().enumerate().find(|(_, it)| it.measure.id == shown)
}

/// What can be said of a measure as it stands.
pub fn answers(model: &Model, earlier: &Earlier) -> Vec<Answer> {
    looking_again::answers(said(model, earlier.measure.id), &earlier.measure)
}

/// The rows of the list.
pub fn rows(model: &Model) -> Vec<Row> {
    let way_on = (!model.is_closed()).then_some(Row::GoOn);
    way_on.into_iter().chain((0..earlier(model).len()).map(Row::Measure)).collect()
}

/// How many of the measures agreed earlier nobody has looked at in this meeting.
pub fn left(meeting: &Meeting) -> usize {
    meeting.earlier.iter().filter(|it| meeting.session.reviewed(it.measure.id).is_none()).count()
}

pub(super) fn opened(model: &mut Model) {
    let session = model.meeting.as_ref().map(|meeting| meeting.session.id);
    if model.review.session != session {
        model.review = ReviewScreen { session, ..ReviewScreen::default() };
        model.review.shown = first_open(model);
        select_answer(model);
    }
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    keep_in_sight(model);
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let mut effects = meeting.go_to_stage(Stage::Previous);
    // What was undone, or changed in its own meeting, is seen.
    effects.push(Effect::ReadEarlier(meeting.session.id));
    effects
}

/// The first measure nobody has looked at here.
fn first_open(model: &Model) -> Option<MeasureId> {
    if model.is_closed() {
        return None;
    }
    let open = |it: &&Earlier| said(model, it.measure.id).is_none();
    earlier(model).iter().find(open).map(|it| it.measure.id)
}

/// Brings the selection back to something that is there.
pub(in crate::tui) fn keep_in_sight(model: &mut Model) {
    if model.review.shown.is_some() && shown(model).is_none() {
        model.review.shown = None;
        model.review.row = 0;
    }
    let count = match shown(model) {
        Some((_, it)) => answers(model, it).len(),
        None => rows(model).len(),
    };
    model.review.row = model.review.row.min(count.saturating_sub(1));
}

/// A measure has been looked at: the next nobody has looked at, or the list when that was the last.
pub(in crate::tui) fn looked_again(model: &mut Model) -> Vec<Effect> {
    let effects = forget_reasons(model);
    let all = earlier(model);
    let here = shown(model).map_or(0, |(at, _)| at);
    let open = |it: &&Earlier| said(model, it.measure.id).is_none();
    let next = all.iter().skip(here + 1).find(open).or_else(|| all.iter().find(open));
    let next = next.map(|it| it.measure.id);
    show(model, next);
    effects
}

/// What was written as a reason has been said now.
fn forget_reasons(model: &mut Model) -> Vec<Effect> {
    let (Some(measure), Some(meeting)) = (model.review.shown, &mut model.meeting) else { return Vec::new() };
    let of_it = |key: &DraftKey| matches!(key, DraftKey::Field(name) if name.contains("review/") && name.ends_with(&measure.to_string()));
    let keys: Vec<DraftKey> = meeting.drafts.keys().filter(|key| of_it(key)).cloned().collect();
    keys.into_iter().filter_map(|key| meeting.drop_draft(key)).collect()
}

fn show(model: &mut Model, measure: Option<MeasureId>) {
    model.review.shown = measure;
    select_answer(model);
}

/// What was said before is selected; for a deadline that has passed, another one.
fn select_answer(model: &mut Model) {
    let today = model.now.today();
    let row = shown(model).map(|(_, it)| {
        let answers = answers(model, it);
        let before = said(model, it.measure.id).map(|said| said.outcome);
        let overdue = it.measure.terms().deadline.is_some_and(|day| day < today);
        let likely = match before {
            Some(outcome) => Some(Answer::of(outcome)),
            None if overdue => Some(Answer::Move),
            None => None,
        };
        answers.iter().position(|answer| Some(*answer) == likely).unwrap_or(0)
    });
    model.review.row = row.unwrap_or(0);
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    Some(match id {
        Id::SayOutcome => choose(model, model.review.row, env),
        Id::NextEarlier => turn(model, true),
        Id::PreviousEarlier => turn(model, false),
        Id::NewHazard => {
            ask_hazard(model);
            Vec::new()
        }
        Id::LeaveReview => go_on(model, env),
        // From the measure to the list, from the list back to where one came from.
        Id::Back if model.review.shown.is_some() => {
            let at = shown(model).map_or(0, |(at, _)| at);
            model.review.shown = None;
            model.review.row = rows(model).iter().position(|row| *row == Row::Measure(at)).unwrap_or(0);
            Vec::new()
        }
        _ => return None,
    })
}

/// Turns to the next measure, or the one before; beyond either end lies the list.
fn turn(model: &mut Model, forwards: bool) -> Vec<Effect> {
    let count = earlier(model).len();
    let here = shown(model).map(|(at, _)| at);
    let there = match (here, forwards) {
        (None, true) => Some(0),
        (None, false) => count.checked_sub(1),
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
    let measure = there.and_then(|at| earlier(model).get(at)).map(|it| it.measure.id);
    show(model, measure);
    Vec::new()
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    let count = match shown(model) {
        Some((_, it)) => answers(model, it).len(),
        None => rows(model).len(),
    };
    if move_selection(&mut model.review.row, count, &input, PAGE) {
        return Vec::new();
    }
    // A digit answers at once: thirty measures are thirty keys.
    if let Input::Text(text) = &input
        && model.review.shown.is_some()
        && let Ok(number) = text.parse::<usize>()
        && (1..=count).contains(&number)
    {
        return choose(model, number - 1, env);
    }
    Vec::new()
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    let Target::Row(row) = target else { return Vec::new() };
    if model.review.row == row || model.review.shown.is_some() {
        return choose(model, row, env);
    }
    model.review.row = row;
    Vec::new()
}

/// Says what comes of the measure, asking what has to be asked; in the list, goes where the row leads.
fn choose(model: &mut Model, row: usize, env: &Env) -> Vec<Effect> {
    model.review.row = row;
    let Some((_, it)) = shown(model) else {
        return match rows(model).get(row) {
            Some(Row::GoOn) => go_on(model, env),
            Some(Row::Measure(at)) => {
                let measure = earlier(model).get(*at).map(|it| it.measure.id);
                show(model, measure);
                Vec::new()
            }
            None => Vec::new(),
        };
    };
    if model.is_closed() {
        let closed = model.closed_instead();
        model.say(closed.unwrap_or_default());
        return Vec::new();
    }
    let about = LookAgain::goes_on(it);
    match answers(model, it).get(row) {
        Some(Answer::Done) => say(model, LookAgain { outcome: Outcome::Done, ..about }),
        Some(Answer::Continues) => say(model, about),
        Some(Answer::Move) => {
            ask_day(model, about);
            Vec::new()
        }
        Some(Answer::Drop) => {
            let title = model.texts.review.why_dropped;
            ask_why(model, title, LookAgain { outcome: Outcome::Dropped, ..about });
            Vec::new()
        }
        // That it helped needs no more words.
        Some(Answer::Judge(Verdict::Yes)) => {
            say(model, LookAgain { outcome: Outcome::Judged(Verdict::Yes), ..about })
        }
        Some(Answer::Judge(verdict)) => {
            let title = model.texts.review.why_so;
            ask_why(model, title, LookAgain { outcome: Outcome::Judged(*verdict), ..about });
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn say(model: &Model, said: LookAgain) -> Vec<Effect> {
    let here = model.meeting.as_ref().map(|meeting| meeting.session.id);
    here.map(|here| Effect::LookAgain(here, Box::new(said))).into_iter().collect()
}

/// Asks for another deadline, then why.
fn ask_day(model: &mut Model, about: LookAgain) {
    let texts = model.texts;
    let read = |model: &Model, text: &str| -> Result<NaiveDate, String> {
        let today = model.now.today();
        match dates::read(text, today) {
            Ok(Reading::One(day)) if day.date < today => Err(model.texts.review.day_has_been.to_owned()),
            Ok(Reading::One(day)) => Ok(day.date),
            Ok(Reading::Ambiguous(_)) => Err(model.texts.calendar.which_day.to_owned()),
            Err(problem) => Err((model.texts.calendar.problem)(&problem)),
        }
    };
    let name = about.title.clone();
    let ask = Ask::read(texts.review.new_deadline, texts.review.day, read, move |model, day, _| {
        let title = model.texts.review.why_moved;
        ask_why(model, title, LookAgain { outcome: Outcome::Moved(day), ..about.clone() });
        Vec::new()
    });
    model.dialogs.push(Dialog::Ask(ask.naming(&name).fleeting()));
}

/// Asks why, then says it.
fn ask_why(model: &mut Model, title: &str, said: LookAgain) {
    let name = said.title.clone();
    let key = format!("review/{}/{}", said.outcome.code().code(), said.measure);
    let ask = Ask::new(title, model.texts.dialogs.reason, move |model, note, _| {
        say(model, LookAgain { note, ..said.clone() })
    });
    model.dialogs.push(Dialog::Ask(ask.naming(&name).kept(model, key)));
}

/// A new hazard becomes a measure of this session; the walk goes on where it was (G8).
pub(super) fn ask_hazard(model: &mut Model) {
    let texts = model.texts.review;
    let ask = Ask::new(texts.hazard_title, texts.hazard_label, |model, title, env| {
        let effects = model.act(&Op::Propose(NewMeasure { title, ..NewMeasure::default() }), env);
        if !effects.is_empty() {
            model.say(model.texts.review.hazard_proposed);
        }
        effects
    });
    model.dialogs.push(Dialog::Ask(ask.kept(model, "review/hazard")));
}

/// On to the questions of the meeting; a look without a meeting goes on to its end.
fn go_on(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let desk = meeting.session.is_without_meeting() || model.is_closed();
    let question = meeting.place.question.clone();
    if desk {
        model.trail = vec![Screen::Start, Screen::Review];
        model.screen = Screen::Close;
        return super::enter(model, Screen::Close, env);
    }
    let mut effects = model.meeting.as_mut().map(|meeting| meeting.go_to(&question, env)).unwrap_or_default();
    model.trail = vec![Screen::Start, Screen::Cloth];
    model.screen = Screen::Question;
    effects.extend(super::enter(model, Screen::Question, env));
    effects
}
