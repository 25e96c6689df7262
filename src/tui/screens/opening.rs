//! Purpose, privacy and ground rules (A9, C8).
//!
//! Shown before the first question and at any time after. Typing writes the purpose; Enter goes on. That the notice was
//! shown, or read out, is written in the history of the session, so that it cannot be skipped silently.

use crate::domain::session::{Session, SessionEventKind, SessionState};
use crate::env::Env;
use crate::ops::{DetailEdit, Draft, DraftKey, Op};
use crate::rules::looking_again;
use crate::text::{Lines, TextBuffer};
use crate::tui::commands::Id;
use crate::tui::input::{Chord, Input, Key};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Target};
use crate::tui::typing::{edit, edit_lines};

/// Draft keys of the two texts.
const PURPOSE: &str = "purpose";
const RULES: &str = "ground_rules";
/// How far Page Up and Page Down go.
const SCROLL_PAGE: usize = 8;

/// State of the screen.
#[derive(Debug)]
pub struct Opening {
    /// Why we meet, as it is being typed.
    pub purpose: TextBuffer,
    /// The ground rules while they are edited.
    pub rules: Option<TextBuffer>,
    /// First row shown, where the page is longer than the window.
    pub scroll: usize,
    /// The purpose as it was put into the field: what differs from it has been typed since.
    shown: String,
}

impl Default for Opening {
    fn default() -> Self {
        Self { purpose: TextBuffer::new(Lines::One), rules: None, scroll: 0, shown: String::new() }
    }
}

/// The ground rules of a session: its own, or the usual ones.
pub fn rules(model: &Model, session: &Session) -> Vec<String> {
    let own = &session.details.ground_rules;
    if crate::text::is_blank(own) {
        model.texts.opening.usual_rules.iter().map(|&rule| rule.to_owned()).collect()
    } else {
        own.lines().filter(|line| !crate::text::is_blank(line)).map(str::to_owned).collect()
    }
}

/// Whether the room has not yet been told what is stored: then the questions wait (A9).
pub fn is_due(model: &Model) -> bool {
    model.meeting.as_ref().is_some_and(|meeting| {
        let session = &meeting.session;
        session.details.state == SessionState::Planned
            && !session.has_happened(SessionEventKind::NoticeShown)
            && !session.has_happened(SessionEventKind::NoticeReadOut)
    })
}

/// A question was asked for before the room has been told what is stored: the opening comes first, and goes on to that
/// question. Esc goes back to where it was asked for.
pub(in crate::tui) fn come_first(model: &mut Model, env: &Env) -> Vec<Effect> {
    model.say(model.texts.opening.first);
    let mut effects = model.back(env);
    effects.extend(model.go(Screen::Opening, env));
    effects
}

/// A session has been opened: its purpose, or what was being typed of it.
pub(super) fn opened(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let draft = |field: &str| meeting.drafts.get(&DraftKey::Field(field.to_owned()));
    let mut screen = Opening::default();
    screen.shown.clone_from(&meeting.session.details.purpose);
    screen.purpose.set_text(&screen.shown);
    if let Some(draft) = draft(PURPOSE) {
        screen.purpose.set_text(&draft.text);
        screen.purpose.set_cursor(draft.cursor);
    }
    if let Some(draft) = draft(RULES) {
        let mut buffer = TextBuffer::new(Lines::Many);
        buffer.set_text(&draft.text);
        screen.rules = Some(buffer);
    }
    model.opening = screen;
}

pub(super) fn enter(model: &mut Model, _: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let purpose = &meeting.session.details.purpose;
    let screen = &mut model.opening;
    // Undo, or another window, has changed it; what is being typed stays.
    if screen.shown != *purpose && screen.purpose.text() == screen.shown {
        screen.purpose.set_text(purpose);
    }
    screen.shown.clone_from(purpose);
    screen.scroll = 0;
    Vec::new()
}

/// Another screen is shown: what has been typed is saved.
pub(super) fn leave(model: &mut Model, env: &Env) -> Vec<Effect> {
    let mut effects = if model.opening.rules.is_some() { save_rules(model, env) } else { Vec::new() };
    effects.extend(save_purpose(model, env));
    effects
}

/// What is being typed, to be kept as a draft.
pub(super) fn draft(model: &Model) -> Option<Draft> {
    let details = &model.meeting.as_ref()?.session.details;
    let (field, buffer) = match &model.opening.rules {
        Some(buffer) => (RULES, buffer),
        None if model.opening.purpose.text() == details.purpose => return None,
        None => (PURPOSE, &model.opening.purpose),
    };
    Some(Draft {
        key: DraftKey::Field(field.to_owned()),
        text: buffer.text().to_owned(),
        cursor: buffer.cursor(),
        kept_at: model.now.utc,
    })
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    if model.opening.rules.is_some() {
        return match id {
            Id::ReadOut | Id::Back => Some(save_rules(model, env)),
            Id::Undo => {
                model.opening.rules.as_mut()?.undo();
                Some(Vec::new())
            }
            Id::Redo => {
                model.opening.rules.as_mut()?.redo();
                Some(Vec::new())
            }
            // Enter, too, is for the text here.
            _ => None,
        };
    }
    match id {
        Id::StartQuestions => Some(go_on(model, env)),
        Id::ReadOut => Some(read_out(model, env)),
        Id::EditRules => Some(edit_rules(model)),
        Id::Back => {
            let mut effects = save_purpose(model, env);
            effects.extend(model.back(env));
            if model.screen == Screen::Start {
                effects.push(Effect::ReadShelf);
            }
            Some(effects)
        }
        Id::Undo if is_typing(model) && model.opening.purpose.undo() => Some(Vec::new()),
        Id::Redo if is_typing(model) && model.opening.purpose.redo() => Some(Vec::new()),
        _ => None,
    }
}

fn is_typing(model: &Model) -> bool {
    let kept = model.meeting.as_ref().map(|meeting| meeting.session.details.purpose.as_str());
    kept != Some(model.opening.purpose.text())
}

pub(super) fn input(model: &mut Model, input: Input, _: &Env) -> Vec<Effect> {
    let width = model.size.input_width();
    if let Some(buffer) = &mut model.opening.rules {
        if edit_lines(buffer, &input, width) {
            model.autosave.typed(model.now.elapsed);
        }
        return Vec::new();
    }
    // The page scrolls where it is longer than the window; the view stops at its end.
    let scroll = &mut model.opening.scroll;
    *scroll = match &input {
        Input::Key(Chord { key: Key::Up, .. }) | Input::Scroll { up: true, .. } => scroll.saturating_sub(1),
        Input::Key(Chord { key: Key::Down, .. }) | Input::Scroll { up: false, .. } => *scroll + 1,
        Input::Key(Chord { key: Key::PageUp, .. }) => scroll.saturating_sub(SCROLL_PAGE),
        Input::Key(Chord { key: Key::PageDown, .. }) => *scroll + SCROLL_PAGE,
        input => {
            if edit(&mut model.opening.purpose, input, width) {
                model.autosave.typed(model.now.elapsed);
            }
            0
        }
    }
    .min(usize::from(model.size.height));
    Vec::new()
}

pub(super) fn hit(model: &mut Model, target: Target, _: &Env) -> Vec<Effect> {
    // The rules open by a click on them, as by their command.
    if target == Target::Field(1) && model.opening.rules.is_none() {
        return edit_rules(model);
    }
    Vec::new()
}

/// Saves the purpose if it has changed; an empty one is allowed.
fn save_purpose(model: &mut Model, env: &Env) -> Vec<Effect> {
    if !is_typing(model) || model.is_closed() {
        return Vec::new();
    }
    let text = model.opening.purpose.text().to_owned();
    run(model, DetailEdit::Purpose(text), PURPOSE, env).unwrap_or_default()
}

/// Edits a detail; if the commit fails, the text comes back into its field.
///
/// `None` when it is refused: the person has been told, and the text stays.
fn run(model: &mut Model, edit: DetailEdit, field: &str, env: &Env) -> Option<Vec<Effect>> {
    let typed = draft(model).filter(|draft| draft.key == DraftKey::Field(field.to_owned()));
    let effects = model.act_typed(&[Op::SetDetail(edit)], typed, env)?;
    model.opening.shown.clone_from(&model.meeting.as_ref()?.session.details.purpose);
    Some(effects)
}

pub(super) fn edit_rules(model: &mut Model) -> Vec<Effect> {
    if model.is_closed() {
        model.say(model.texts.opening.closed);
        return Vec::new();
    }
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let mut buffer = TextBuffer::new(Lines::Many);
    buffer.set_text(&rules(model, &meeting.session).join("\n"));
    model.opening.rules = Some(buffer);
    Vec::new()
}

/// Saves the edited rules. The usual ones are not stored: they follow the language.
fn save_rules(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(buffer) = &model.opening.rules else { return Vec::new() };
    let usual = model.texts.opening.usual_rules.join("\n");
    let text = buffer.text().trim();
    let text = if text == usual { String::new() } else { text.to_owned() };
    let Some(effects) = run(model, DetailEdit::GroundRules(text), RULES, env) else { return Vec::new() };
    model.opening.rules = None;
    effects
}

/// Ticks the notice as read out, once (A9).
fn read_out(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    if model.is_closed() {
        model.say(model.texts.opening.closed);
        return Vec::new();
    }
    if meeting.session.has_happened(SessionEventKind::NoticeReadOut) {
        return Vec::new();
    }
    model.say(model.texts.opening.ticked);
    model.act(&Op::Note(SessionEventKind::NoticeReadOut, String::new()), env)
}

/// Where Enter goes back to, when the opening is looked up in a meeting that has begun.
pub fn came_from(model: &Model) -> Option<Screen> {
    let state = model.meeting.as_ref()?.session.details.state;
    let last = model.trail.last().copied().filter(|_| state != SessionState::Planned)?;
    (last.scope().is_in_meeting() && last != Screen::Prepare).then_some(last)
}

/// Notes that the notice was shown, begins the meeting, and goes to the question; a meeting already begun goes back to
/// where it was (C8).
fn go_on(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let state = meeting.session.details.state;
    let seen = meeting.session.has_happened(SessionEventKind::NoticeShown)
        || meeting.session.has_happened(SessionEventKind::NoticeReadOut);
    let mut effects = save_purpose(model, env);
    if state != SessionState::Closed && !seen {
        effects.extend(model.act(&Op::Note(SessionEventKind::NoticeShown, String::new()), env));
    }
    if state == SessionState::Planned {
        effects.extend(model.act(&Op::Begin, env));
    }
    if state != SessionState::Planned && came_from(model).is_some() {
        effects.extend(model.back(env));
        return effects;
    }
    // From the question, Esc leads to the cloth, as after any other start.
    model.trail = vec![Screen::Start, Screen::Cloth];
    // What was agreed earlier comes before anything new (G7).
    let earlier = model.meeting.as_ref().is_some_and(|it| {
        looking_again::is_due(&it.session, it.earlier.iter().map(|earlier| &earlier.measure))
    });
    if state == SessionState::Planned && earlier {
        model.screen = Screen::Review;
        effects.extend(super::enter(model, Screen::Review, env));
        return effects;
    }
    model.screen = Screen::Question;
    effects.extend(super::enter(model, Screen::Question, env));
    effects
}
