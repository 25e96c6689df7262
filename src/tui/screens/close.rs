//! The end: what is missing, what to note, reading back, closing, files.
//!
//! One list of rows from top to bottom. Rows one writes in show what is typed and save it when left or confirmed; the
//! others lead to what they are about.

pub mod fields;
pub mod points;
pub mod read_back;

use points::{Point, Row};

use crate::domain::ids::{MeasureId, QuestionId};
use crate::domain::measure::Measure;
use crate::domain::place::Stage;
use crate::domain::session::Attendance;
use crate::env::Env;
use crate::ops::{DetailEdit, Draft, DraftKey, Op, Refusal, Unfinished};
use crate::rules::measure_checks::Data;
use crate::text::{Lines, TextBuffer};
use crate::tui::commands::Id;
use crate::tui::dialogs::{Ask, Choose, Dialog, Export};
use crate::tui::input::{Input, Key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};
use crate::tui::typing::edit;

/// Rows a page key moves.
const PAGE: usize = 8;

/// State of the screen.
#[derive(Debug)]
pub struct CloseScreen {
    /// The selected row.
    pub selected: usize,
    /// What is written in the row that has the focus.
    pub input: TextBuffer,
    /// Which of the agreed measures is being read back, if any.
    pub reading: Option<usize>,
    /// The measure as it was when it was opened from the read-back: what the room then confirms has been changed.
    pub(in crate::tui) opened: Option<Box<Measure>>,
    /// The row `input` belongs to.
    shown: Option<Point>,
}

impl Default for CloseScreen {
    fn default() -> Self {
        Self { selected: 0, input: TextBuffer::new(Lines::One), reading: None, opened: None, shown: None }
    }
}

/// Whether the selected row is one to write in.
pub fn writes(model: &Model) -> bool {
    model.close.shown.is_some()
}

/// Whether there is a measure to park: the selected proposal, or the one being read back.
pub fn can_park(model: &Model) -> bool {
    !model.is_closed()
        && (model.close.reading.is_some() || matches!(selected(model), Some(Point::Proposal(_))))
}

/// Help for the selected row, with an example, where it is one to write in (M8).
pub(in crate::tui) fn focused_help(model: &Model) -> Option<String> {
    if model.close.reading.is_some() {
        return Some(model.texts.here.reading.to_owned());
    }
    let texts = model.texts.close;
    let help = match selected(model)? {
        Point::Leader => texts.leader_help,
        Point::Keep(_) | Point::NewKeep => texts.keep_help,
        Point::FollowUp => texts.follow_up_help,
        Point::RaisedAt => texts.raised_at_help,
        Point::Invited(_) | Point::Attended(_) | Point::Count(..) => texts.count_help,
        Point::Summary => texts.summary_help,
        Point::Ended => model.texts.review.ended_help,
        Point::Asked(_) => model.texts.review.asked_help,
        Point::Process => model.texts.review.process_help,
        Point::Feedback => model.texts.review.feedback_help,
        _ => return None,
    };
    Some(help.to_owned())
}

fn selected(model: &Model) -> Option<Point> {
    points::rows(model).into_iter().nth(model.close.selected).map(|row| row.point)
}

/// Shows what stands in the selected row, or was being written there.
fn show_input(model: &mut Model) {
    let point = selected(model);
    let Some(meeting) = &model.meeting else { return };
    let value = point.as_ref().and_then(|point| fields::value(&meeting.session, point));
    let Some((point, value)) = point.zip(value) else {
        model.close.shown = None;
        return;
    };
    if model.close.shown.as_ref() == Some(&point) {
        return;
    }
    let draft = fields::draft_key(&point).and_then(|key| meeting.drafts.get(&key)).cloned();
    model.close.input = TextBuffer::new(Lines::One);
    match draft {
        Some(draft) => {
            model.close.input.set_text(&draft.text);
            model.close.input.set_cursor(draft.cursor);
        }
        None => model.close.input.set_text(&value),
    }
    model.close.shown = Some(point);
}

/// Another session is open: nothing of the last one is left.
pub(super) fn opened(model: &mut Model) {
    model.close = CloseScreen::default();
    show_input(model);
}

/// Whether this is the row for one more thing to keep, which may have sent off more than one text.
pub(super) fn is_line(draft: &DraftKey) -> bool {
    fields::draft_key(&Point::NewKeep).as_ref() == Some(draft)
}

/// A field could not be saved; what was written is shown again from its draft.
pub(super) fn put_back(model: &mut Model) {
    model.close.shown = None;
    show_input(model);
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let stage = meeting.place.stage;
    // What an undo has changed under the field is shown; what is being typed has a draft.
    let typed =
        model.close.shown.as_ref().is_some_and(|point| {
            fields::draft_key(point).is_some_and(|key| meeting.drafts.contains_key(&key))
        });
    if !typed {
        model.close.shown = None;
    }
    model.close.selected = model.close.selected.min(points::rows(model).len().saturating_sub(1));
    show_input(model);
    if model.close.reading.is_none() && stage == Stage::ReadBack && !model.is_closed() {
        return read_back::start(model);
    }
    if model.close.reading.is_some() && read_back::current(model).is_none() {
        model.close.reading = None;
    }
    let stage = if model.close.reading.is_some() { Stage::ReadBack } else { Stage::Closing };
    model.meeting.as_mut().map(|meeting| meeting.go_to_stage(stage)).unwrap_or_default()
}

/// Shows a row of the list, whatever is being read back. A closed meeting has no rows to write in: there it is the one that
/// opens it again.
pub(super) fn go_to(model: &mut Model, point: &Point, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let mut effects = meeting.go_to_stage(Stage::Closing);
    model.close.reading = None;
    effects.extend(model.go(Screen::Close, env));
    let rows = points::rows(model);
    let here = |wanted: &Point| rows.iter().position(|row| row.point == *wanted);
    if let Some(row) = here(point).or_else(|| here(&Point::Reopen)) {
        model.close.selected = row;
        show_input(model);
    }
    effects
}

/// Reads the agreed measures back from the first that is not confirmed.
pub(super) fn start_read_back(model: &mut Model) -> Vec<Effect> {
    read_back::start(model)
}

/// What is being written here.
pub(super) fn draft(model: &Model) -> Option<Draft> {
    let draft = fields::draft(model)?;
    let stored = fields::value(&model.meeting.as_ref()?.session, model.close.shown.as_ref()?)?;
    // What stands there anyway is no draft; an emptied one is forgotten with it.
    let text = if stored == draft.text { String::new() } else { draft.text };
    Some(Draft { text, ..draft })
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    if model.close.reading.is_some() {
        return read_back::command(model, id, env);
    }
    match id {
        Id::GoToPoint => Some(go_to_point(model, env)),
        Id::CloseSession => Some(close(model, env)),
        Id::ReadBack => Some(saved_then(model, env, |model, _| read_back::start(model))),
        Id::NextPoint => Some(step(model, env, |selected| selected + PAGE)),
        Id::PreviousPoint => Some(step(model, env, |selected| selected.saturating_sub(PAGE))),
        Id::ParkPoint => match selected(model)? {
            Point::Proposal(measure) => {
                ask_park(model, vec![measure]);
                Some(Vec::new())
            }
            _ => None,
        },
        Id::EditPoint => match selected(model)? {
            Point::Proposal(_) => Some(go_to_point(model, env)),
            _ => None,
        },
        // Typed but not saved: taken back letter by letter first.
        Id::Undo if model.close.shown.is_some() && model.close.input.undo() => Some(Vec::new()),
        Id::Redo if model.close.shown.is_some() && model.close.input.redo() => Some(Vec::new()),
        Id::Back => {
            // Leaving saves what can be saved; what cannot stays as a draft.
            let saved = fields::save(model, env);
            match saved {
                Some(mut effects) => {
                    effects.extend(model.back(env));
                    Some(effects)
                }
                None => None,
            }
        }
        _ => None,
    }
}

pub(super) fn input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    if model.close.reading.is_some() {
        return match input {
            Input::Scroll { up, .. } => {
                read_back::command(model, if up { Id::PreviousPoint } else { Id::NextPoint }, env)
                    .unwrap_or_default()
            }
            _ => Vec::new(),
        };
    }
    let turn = |up: bool| move |row: usize| if up { row.saturating_sub(1) } else { row + 1 };
    match &input {
        Input::Scroll { up, .. } => return step(model, env, turn(*up)),
        Input::Key(chord) if !chord.ctrl && !chord.shift => match chord.key {
            Key::Up | Key::BackTab => return step(model, env, turn(true)),
            Key::Down | Key::Tab => return step(model, env, turn(false)),
            Key::Left | Key::Right => {
                if let Some(Point::Representative(_)) = selected(model) {
                    return turn_attendance(model, chord.key == Key::Right, env);
                }
            }
            _ => {}
        },
        _ => {}
    }
    let width = model.size.input_width();
    if writes(model) && edit(&mut model.close.input, &input, width) {
        model.autosave.typed(model.now.elapsed);
    }
    Vec::new()
}

pub(super) fn hit(model: &mut Model, target: Target, env: &Env) -> Vec<Effect> {
    match target {
        Target::Row(row) if row == model.close.selected && !writes(model) => go_to_point(model, env),
        Target::Row(row) => step(model, env, move |_| row),
        Target::Command(_) | Target::Field(_) | Target::Group(_) | Target::DialogRow(_) => Vec::new(),
    }
}

/// Saves the row that has the focus, then does something; stays where saving is not possible.
fn saved_then(
    model: &mut Model,
    env: &Env,
    then: impl FnOnce(&mut Model, &Env) -> Vec<Effect>,
) -> Vec<Effect> {
    let Some(mut effects) = fields::save(model, env) else { return Vec::new() };
    effects.extend(then(model, env));
    effects
}

/// Moves the selection, saving what is written on the way.
fn step(model: &mut Model, env: &Env, to: impl FnOnce(usize) -> usize) -> Vec<Effect> {
    let before = selected(model);
    saved_then(model, env, |model, _| {
        let rows = points::rows(model);
        // Saving may have added or taken away rows above: count from where the row is now.
        let here = before.and_then(|point| rows.iter().position(|row| row.point == point));
        let wanted = to(here.unwrap_or(model.close.selected));
        model.close.selected = wanted.min(rows.len().saturating_sub(1));
        model.close.shown = None;
        show_input(model);
        Vec::new()
    })
}

/// Enter: goes to what the row is about, or saves it and goes on.
fn go_to_point(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(point) = selected(model) else { return Vec::new() };
    match point {
        Point::Proposal(measure) | Point::NotAgreed(measure) => {
            model.measure.open(measure);
            model.go(Screen::Measure, env)
        }
        Point::Earlier => model.go(Screen::Review, env),
        Point::Hazard => {
            super::review::ask_hazard(model);
            Vec::new()
        }
        Point::Topic(topic) => {
            crate::tui::dialogs::ask_settle(model, topic);
            Vec::new()
        }
        Point::Decisions => {
            crate::tui::dialogs::show_decisions(model);
            Vec::new()
        }
        // R44: what is only about comfort is not wrong; the bank shows what else others have tried.
        Point::Hint(index) if is_only_comfort(model, index) => {
            let effects = model.go(Screen::Measures, env);
            let bank = crate::tui::dialogs::BankDialog::new(model);
            model.dialogs.push(Dialog::Bank(bank));
            effects
        }
        Point::Decided | Point::Hint(_) => model.go(Screen::Measures, env),
        Point::Representative(_) => turn_attendance(model, true, env),
        Point::Unanswered => choose_question(model, points::unanswered),
        Point::Postponed => choose_question(model, points::postponed),
        Point::Ungathered => choose_question(model, points::ungathered),
        Point::ReadBack => read_back::start(model),
        Point::Close => close(model, env),
        Point::AnyFile => offer(model, None),
        Point::File(what) => offer(model, Some(what)),
        Point::Reopen => {
            crate::tui::dialogs::ask_reopen(model);
            Vec::new()
        }
        Point::FollowUp if model.close.input.is_blank() => propose_follow_up(model, env),
        // One more can be written at once: the row stays.
        Point::NewKeep if !model.close.input.is_blank() => saved_then(model, env, |model, _| {
            let rows = points::rows(model);
            let here = rows.iter().position(|row| row.point == Point::NewKeep);
            model.close.selected = here.unwrap_or(model.close.selected);
            show_input(model);
            Vec::new()
        }),
        Point::Leader
        | Point::NewKeep
        | Point::Keep(_)
        | Point::FollowUp
        | Point::RaisedAt
        | Point::Ended
        | Point::Asked(_)
        | Point::Process
        | Point::Feedback
        | Point::Summary
        | Point::Invited(_)
        | Point::Attended(_)
        | Point::Count(..) => step(model, env, |row| row + 1),
    }
}

fn is_only_comfort(model: &Model, index: usize) -> bool {
    let session = model.meeting.as_ref().map(|meeting| &meeting.session);
    let findings = session.map(points::findings).unwrap_or_default();
    findings.get(index).is_some_and(|finding| finding.data == Data::OnlyComfort)
}

/// Nothing written where a day is asked for: the proposed one is put in, and can be changed.
fn propose_follow_up(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(session) = model.meeting.as_ref().map(|meeting| &meeting.session) else { return Vec::new() };
    if session.details.next_follow_up.is_some() {
        return step(model, env, |row| row + 1);
    }
    let proposed = fields::proposed_follow_up(session);
    if let Some(day) = proposed {
        model.close.input.set_text(&crate::i18n::dates::short(day));
        model.autosave.typed(model.now.elapsed);
    }
    Vec::new()
}

fn offer(model: &mut Model, what: Option<crate::tui::dialogs::Offer>) -> Vec<Effect> {
    let mut export = Export::new(model);
    if let Some(what) = what {
        export.choose_what(what, model);
    }
    model.dialogs.push(Dialog::Export(export));
    Vec::new()
}

/// Not said, yes, no, and round again.
fn turn_attendance(model: &mut Model, forwards: bool, env: &Env) -> Vec<Effect> {
    let Some(Point::Representative(role)) = selected(model) else { return Vec::new() };
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let next = match (points::attendance(&meeting.session, role), forwards) {
        (Attendance::Unknown, true) | (Attendance::No, false) => Attendance::Yes,
        (Attendance::Yes, true) | (Attendance::Unknown, false) => Attendance::No,
        (Attendance::No, true) | (Attendance::Yes, false) => Attendance::Unknown,
    };
    model.act(&Op::SetDetail(DetailEdit::Presence(role, next)), env)
}

/// Offers questions to go to.
fn choose_question(
    model: &mut Model,
    which: fn(&crate::domain::session::Session) -> Vec<QuestionId>,
) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let wanted = which(&meeting.session);
    let (ids, rows): (Vec<_>, Vec<_>) = meeting
        .session
        .outline()
        .iter()
        .filter(|entry| wanted.contains(&entry.question.id))
        .map(|entry| {
            let text = entry.question.text.get(model.lang());
            (entry.question.id.clone(), format!("{:>2}  {text}", entry.number))
        })
        .unzip();
    let choose = Choose::new(model.texts.close.which_question, rows, move |model, row, env| {
        let Some(question) = ids.get(row) else { return Vec::new() };
        let mut effects =
            model.meeting.as_mut().map(|meeting| meeting.go_to(question, env)).unwrap_or_default();
        effects.extend(model.go(Screen::Question, env));
        effects
    });
    model.dialogs.push(Dialog::Choose(choose));
    Vec::new()
}

/// Asks why, then parks.
fn ask_park(model: &mut Model, measures: Vec<MeasureId>) {
    let texts = model.texts;
    let name = match &measures[..] {
        [measure] => format!("park/{measure}"),
        _ => "park-all".to_owned(),
    };
    let about = measures.clone();
    let ask = Ask::new(texts.close.park_title, texts.dialogs.reason, move |model, reason, env| {
        let park = |measure| Op::Park { measure, reason: reason.clone() };
        let mut effects = model.act_all(&measures.iter().copied().map(park).collect::<Vec<_>>(), env);
        effects.extend(enter(model, env));
        effects
    });
    model.dialogs.push(Dialog::Ask(ask.about(model, &about).kept(model, name)));
}

/// Closes, or says what is missing and leads there.
fn close(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(mut effects) = fields::save(model, env) else { return Vec::new() };
    let Some(meeting) = &mut model.meeting else { return effects };
    match meeting.run(&Op::Close, env) {
        Ok(closed) => {
            effects.extend(closed);
            model.say(model.texts.close.closed);
            model.close = CloseScreen::default();
        }
        Err(Refusal::CannotClose(unfinished)) => explain_unfinished(model, &unfinished),
        Err(refusal) => model.refuse(&refusal),
    }
    effects.extend(enter(model, env));
    effects
}

/// «Kan ikke avslutte ennå»: what lacks what, each a row that leads there; parking all is the last.
fn explain_unfinished(model: &mut Model, unfinished: &Unfinished) {
    let texts = model.texts;
    let Some(meeting) = &model.meeting else { return };
    let open = points::undecided(&meeting.session);
    let mut rows = Vec::new();
    if unfinished.no_leader {
        rows.push(texts.close.no_leader.to_owned());
    }
    if unfinished.no_next {
        rows.push(texts.close.no_next.to_owned());
    }
    for (id, missing) in &open {
        let title = meeting.session.measure(*id).map_or("", |measure| measure.title.as_str());
        rows.push(format!("{title} – {}", (texts.close.lacks)(missing)));
    }
    let measures: Vec<MeasureId> = open.iter().map(|(id, _)| *id).collect();
    if !measures.is_empty() {
        rows.push((texts.close.park_all)(measures.len()));
    }
    // The first rows lead to fields of this list.
    let fields: Vec<Point> = [(unfinished.no_leader, Point::Leader), (unfinished.no_next, Point::FollowUp)]
        .into_iter()
        .filter_map(|(lacks, point)| lacks.then_some(point))
        .collect();
    let choose = Choose::new(texts.close.cannot_close, rows, move |model, row, env| {
        if let Some(wanted) = fields.get(row) {
            let rows = points::rows(model);
            let here = rows.iter().position(|row: &Row| row.point == *wanted).unwrap_or(0);
            return step(model, env, |_| here);
        }
        if let Some(measure) = measures.get(row - fields.len()) {
            model.measure.open(*measure);
            return model.go(Screen::Measure, env);
        }
        ask_park(model, measures);
        Vec::new()
    });
    let lead = (texts.close.cannot_close_lead)(unfinished);
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
}
