//! Questions that are counted: scales, choices, agreement, rankings and numbers.
//!
//! Each row has a digit; pressing it counts one more, or takes the option as the next in a ranking. Backspace takes
//! the last one back.

use crate::domain::answer::{Body, ScaleTally, StanceRounds, StanceTally};
use crate::domain::ids::{GroupId, OptionId, QuestionId};
use crate::domain::question_set::{AnsweredBy, Kind};
use crate::env::Env;
use crate::ops::Op;
use crate::report::tallies;
use crate::rules::counts::is_counted;
use crate::rules::room_count::{Excess, excess, in_group};
use crate::rules::suppress::desk::distribution_shown;
use crate::tui::input::{Input, Key};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// Largest number that can be typed as an answer.
const MOST: u32 = 100_000;

/// A tally as it stands on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The rows, in order.
    pub rows: Vec<TallyRow>,
    /// All counts together.
    pub total: u32,
    /// Whether counts may be shown: not while fewer than five persons have answered (R82).
    pub shown: bool,
    /// Whether this is an order rather than counts.
    pub ranking: bool,
    /// What is counted.
    pub of: Counted,
    /// More was counted than there are people who can answer.
    pub excess: Option<Excess>,
}

/// What the counts of a tally are counts of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// People, one each.
    People,
    /// People in the second round of a stance (C17).
    SecondRound,
    /// Crosses: one person may set several.
    Crosses,
}

impl Tally {
    /// Whether it is a number to be typed, not rows to be counted.
    pub fn is_number(&self) -> bool {
        self.rows.is_empty() && !self.ranking
    }
}

/// One row of a tally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyRow {
    /// The digit that counts it; `None` beyond nine.
    pub digit: Option<char>,
    /// What it says.
    pub label: String,
    /// How many, or which place in the ranking; 0 when not ranked.
    pub count: u32,
    /// How many in the first round, when this is the second (C17).
    pub before: Option<u32>,
}

pub(super) fn of(model: &Model) -> Option<Tally> {
    let meeting = model.meeting.as_ref()?;
    let (session, place) = (&meeting.session, &meeting.place);
    let question = session.question(&place.question)?;
    let body = session
        .answers_of(&place.question, place.group)
        .map(|answer| &answer.body)
        .find(|it| it.text().is_none());
    let lang = model.lang();
    let texts = model.texts.question;
    let mut rows = match &question.kind {
        Kind::List | Kind::Measure => return None,
        Kind::Count => Vec::new(),
        Kind::Scale => {
            let tally = match body {
                Some(Body::Scale(tally)) => *tally,
                _ => ScaleTally::default(),
            };
            let mut rows: Vec<TallyRow> = texts
                .scale
                .iter()
                .zip(tally.counts)
                .zip('1'..)
                .map(|((label, count), digit)| TallyRow {
                    digit: Some(digit),
                    label: (*label).to_owned(),
                    count: u32::from(count),
                    before: None,
                })
                .collect();
            rows.push(TallyRow {
                digit: Some('0'),
                label: texts.dont_know.to_owned(),
                count: u32::from(tally.dont_know),
                before: None,
            });
            rows
        }
        Kind::Stance => {
            let rounds = match body {
                Some(Body::Stance(rounds)) => *rounds,
                _ => StanceRounds::default(),
            };
            let counts = |tally: StanceTally| [tally.agree, tally.partly, tally.disagree, tally.pass];
            let first = rounds.second.map(|_| counts(rounds.first));
            texts
                .stance
                .iter()
                .zip(counts(rounds.being_counted()))
                .enumerate()
                .map(|(at, (label, count))| TallyRow {
                    digit: None,
                    label: (*label).to_owned(),
                    count: u32::from(count),
                    before: first.and_then(|first| first.get(at).copied()).map(u32::from),
                })
                .collect()
        }
        Kind::Choice(options) | Kind::MultiChoice(options) => {
            let counts: &[(OptionId, u16)] = match body {
                Some(Body::Choice(counts)) => counts,
                _ => &[],
            };
            let count = |id: &OptionId| {
                counts.iter().find(|(it, _)| it == id).map_or(0, |(_, count)| u32::from(*count))
            };
            options
                .iter()
                .map(|option| TallyRow {
                    digit: None,
                    label: option.text.get(lang).to_owned(),
                    count: count(&option.id),
                    before: None,
                })
                .collect()
        }
        Kind::Rank(_) => {
            let order: &[OptionId] = match body {
                Some(Body::Ranking(order)) => order,
                _ => &[],
            };
            let place = |id: &OptionId| {
                let at = order.iter().position(|it| it == id).map_or(0, |at| at + 1);
                u32::try_from(at).unwrap_or(u32::MAX)
            };
            ranked(model)
                .into_iter()
                .map(|(id, label)| TallyRow { digit: None, label, count: place(&id), before: None })
                .collect::<Vec<_>>()
        }
    };
    let total = match (&question.kind, body) {
        (Kind::Count, Some(Body::Count(number))) => *number,
        _ => rows.iter().map(|row| row.count).sum(),
    };
    for (row, digit) in rows.iter_mut().zip('1'..='9') {
        row.digit.get_or_insert(digit);
    }
    let ranking = matches!(question.kind, Kind::Rank(_));
    let each_person = question.answered_by == AnsweredBy::Individual && is_counted(&question.kind);
    let of = match &question.kind {
        kind if kind.takes_several() => Counted::Crosses,
        _ if rows.iter().any(|row| row.before.is_some()) => Counted::SecondRound,
        _ => Counted::People,
    };
    // Several may be chosen, so more votes than people are no wonder there.
    let is_one_each = matches!(question.kind, Kind::Scale | Kind::Stance | Kind::Choice(_));
    let excess =
        in_group(session, place.group).filter(|_| is_one_each).and_then(|room| excess(total, Some(room)));
    let shown = body.map_or(!each_person, |body| distribution_shown(question, body));
    Some(Tally { rows, total, shown, ranking, of, excess })
}

/// What is left of the counts of the question, as it stands on paper, where the answers of the meeting are deleted (J2, R82);
/// nothing in words where nothing is.
pub fn left(model: &Model) -> Option<String> {
    let meeting = model.meeting.as_ref()?;
    meeting.session.details.answers_deleted?;
    let question = meeting.session.question(&meeting.place.question).filter(|it| is_counted(&it.kind))?;
    Some(tallies::left(&meeting.session, question, model.lang()).unwrap_or_default())
}

/// What can be ranked: the question's options, or the proposed measures.
fn ranked(model: &Model) -> Vec<(OptionId, String)> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let lang = model.lang();
    match meeting.session.question(&meeting.place.question).map(|question| &question.kind) {
        Some(Kind::Rank(options)) if !options.is_empty() => {
            options.iter().map(|option| (option.id.clone(), option.text.get(lang).to_owned())).collect()
        }
        Some(Kind::Rank(_)) => meeting
            .session
            .measures
            .iter()
            .filter(|measure| measure.reason().is_none())
            .map(|measure| (OptionId::new(measure.id.to_string()), measure.title.clone()))
            .collect(),
        _ => Vec::new(),
    }
}

pub(super) fn input(model: &mut Model, input: &Input, env: &Env) -> Vec<Effect> {
    let Some(tally) = of(model) else { return Vec::new() };
    match input {
        // Digits in a text from elsewhere are no votes.
        Input::Paste(_) => {
            model.say(model.texts.question.paste_is_no_vote);
            Vec::new()
        }
        Input::Text(text) => {
            let mut effects = Vec::new();
            for letter in text.chars() {
                match tally.rows.iter().position(|row| row.digit == Some(letter)) {
                    Some(row) => effects.extend(count(model, row, env)),
                    None => model.say(model.texts.question.use_digits),
                }
            }
            effects
        }
        Input::Key(chord) if chord.key == Key::Backspace => {
            if let Some(row) = last_counted(model) {
                uncount(model, row, env)
            } else {
                if tally.total > 0 && !tally.ranking {
                    model.say(model.texts.question.last_unknown);
                }
                Vec::new()
            }
        }
        Input::Key(chord) if chord.key == Key::Right => count(model, model.question.selected, env),
        Input::Key(chord) if chord.key == Key::Left => uncount(model, model.question.selected, env),
        input => {
            crate::tui::dialogs::move_selection(&mut model.question.selected, tally.rows.len(), input, 5);
            Vec::new()
        }
    }
}

/// A number as people write it: «1 500».
pub(super) fn number(text: &str) -> Option<u32> {
    text.trim().replace([' ', '\u{a0}'], "").parse().ok().filter(|number| *number <= MOST)
}

/// Enter: takes the selected option as the next in a ranking, or saves the number typed. In a tally it counts nobody:
/// whoever types a line where digits count must not add a vote by ending it.
pub(super) fn enter(model: &mut Model, env: &Env) -> Vec<Effect> {
    match super::kind(model) {
        Some(Kind::Count) => {}
        Some(Kind::Rank(_)) => return count(model, model.question.selected, env),
        _ => {
            model.say(model.texts.question.use_digits);
            return Vec::new();
        }
    }
    let Some(number) = number(model.question.input.text()) else {
        model.say(model.texts.question.type_a_number);
        return Vec::new();
    };
    let draft = super::draft(model);
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let (question, group) = (meeting.place.question.clone(), meeting.place.group);
    let op = Op::SetTally { question, group, body: Body::Count(number) };
    let Some(effects) = model.act_typed(&[op], draft, env) else { return Vec::new() };
    model.question.input.take();
    effects
}

fn count(model: &mut Model, row: usize, env: &Env) -> Vec<Effect> {
    model.question.selected = row;
    step(model, row, true, env)
}

fn uncount(model: &mut Model, row: usize, env: &Env) -> Vec<Effect> {
    step(model, row, false, env)
}

/// Rows counted in one tally, and the answer they led to. An answer changed by something else, such as undo or a second
/// round, has a last one we do not know.
#[derive(Debug, Default)]
pub(super) struct Trail {
    rows: Vec<usize>,
    left: Option<Body>,
}

/// What is counted where the meeting stands.
fn stored(model: &Model) -> Option<&Body> {
    let meeting = model.meeting.as_ref()?;
    let place = &meeting.place;
    let mut bodies = meeting.session.answers_of(&place.question, place.group).map(|answer| &answer.body);
    bodies.find(|body| body.text().is_none())
}

fn here(model: &Model) -> Option<(QuestionId, GroupId)> {
    model.meeting.as_ref().map(|it| (it.place.question.clone(), it.place.group))
}

/// The row that was counted last at this table, as long as it is known: what Backspace takes back. An order knows its
/// own last.
pub fn last_counted(model: &Model) -> Option<usize> {
    let stored = stored(model);
    if let Some(Body::Ranking(order)) = stored {
        let last = order.last()?;
        return ranked(model).iter().position(|(id, _)| id == last);
    }
    let trail = model.question.counted.get(&here(model)?)?;
    trail.rows.last().copied().filter(|_| trail.left.as_ref() == stored)
}

/// Forgets what was counted last at this table.
pub(super) fn forget(model: &mut Model) {
    if let Some(here) = here(model) {
        model.question.counted.remove(&here);
    }
}

fn step(model: &mut Model, row: usize, more: bool, env: &Env) -> Vec<Effect> {
    let before = stored(model).cloned();
    let effects = change(model, row, more, env);
    let after = stored(model).cloned();
    if let Some(here) = here(model).filter(|_| after != before) {
        let trail = model.question.counted.entry(here).or_default();
        if trail.left != before {
            trail.rows.clear();
        }
        if more {
            trail.rows.push(row);
        } else if let Some(at) = trail.rows.iter().rposition(|counted| *counted == row) {
            trail.rows.remove(at);
        }
        trail.left = after;
    }
    effects
}

fn change(model: &mut Model, row: usize, more: bool, env: &Env) -> Vec<Effect> {
    let options = ranked(model);
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let (session, place) = (&meeting.session, &meeting.place);
    let Some(question) = session.question(&place.question) else { return Vec::new() };
    let old = session
        .answers_of(&place.question, place.group)
        .map(|answer| &answer.body)
        .find(|it| it.text().is_none());
    let step =
        |count: &mut u16| *count = if more { count.saturating_add(1) } else { count.saturating_sub(1) };
    let body = match (&question.kind, old) {
        (Kind::Scale, old) => {
            let mut tally = if let Some(Body::Scale(tally)) = old { *tally } else { ScaleTally::default() };
            step(tally.counts.get_mut(row).unwrap_or(&mut tally.dont_know));
            Body::Scale(tally)
        }
        (Kind::Stance, old) => {
            let mut rounds =
                if let Some(Body::Stance(rounds)) = old { *rounds } else { StanceRounds::default() };
            let tally = rounds.latest_mut();
            let counts = [&mut tally.agree, &mut tally.partly, &mut tally.disagree, &mut tally.pass];
            if let Some(count) = counts.into_iter().nth(row) {
                step(count);
            }
            Body::Stance(rounds)
        }
        (Kind::Choice(options) | Kind::MultiChoice(options), old) => {
            let Some(option) = options.get(row) else { return Vec::new() };
            let mut counts = if let Some(Body::Choice(counts)) = old { counts.clone() } else { Vec::new() };
            match counts.iter_mut().find(|(id, _)| *id == option.id) {
                Some((_, count)) => step(count),
                None if more => counts.push((option.id.clone(), 1)),
                None => {}
            }
            // In the set's order, so that the same counts are the same answer.
            counts.sort_by_key(|(id, _)| options.iter().position(|option| option.id == *id));
            Body::Choice(counts)
        }
        (Kind::Rank(_), old) => {
            let Some((id, _)) = options.get(row) else { return Vec::new() };
            let mut order = if let Some(Body::Ranking(order)) = old { order.clone() } else { Vec::new() };
            let there = order.iter().position(|it| it == id);
            match (there, more) {
                (None, true) => order.push(id.clone()),
                // Chosen once more, it goes last: the way to reorder without another key.
                (Some(at), true) => {
                    let id = order.remove(at);
                    order.push(id);
                }
                (Some(at), false) => {
                    order.remove(at);
                }
                (None, false) => {}
            }
            Body::Ranking(order)
        }
        (Kind::List | Kind::Measure | Kind::Count, _) => return Vec::new(),
    };
    let op = Op::SetTally { question: place.question.clone(), group: place.group, body };
    model.act(&op, env)
}
