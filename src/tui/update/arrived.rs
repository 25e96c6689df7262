//! What has been read: meetings that open, and what comes to those that are open.

use chrono::NaiveDate;

use super::{explain, keep_draft};
use crate::domain::ids::SessionId;
use crate::domain::room::{CheckMoment, Pulse};
use crate::env::Env;
use crate::ops::{Earlier, Hit, StoreProblem};
use crate::tui::dialogs::{self, Dialog, Explain};
use crate::tui::meeting::Meeting;
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Effect, Opened};
use crate::tui::{away, people, screens};

pub(super) fn opened(model: &mut Model, opened: Opened, env: &Env) -> Vec<Effect> {
    let same = model
        .meeting
        .as_ref()
        .is_some_and(|meeting| meeting.past.is_none() && meeting.session.id == opened.loaded.session.id);
    // Before anything is shown anew: screens bring back what has a draft.
    let mut effects = if same { keep_draft(model) } else { Vec::new() };
    if let (true, Some(meeting)) = (same, &mut model.meeting) {
        let done_here = std::mem::take(&mut meeting.done_here);
        let newer = opened.loaded.revision != meeting.revision && !done_here;
        meeting.reload(opened);
        if newer {
            model.say(model.texts.common.changed_elsewhere);
        }
        effects.extend(screens::enter(model, model.screen, env));
        return effects;
    }
    let from_past = model.past().is_some()
        && model.meeting.as_ref().is_some_and(|meeting| meeting.session.id == opened.loaded.session.id);
    let mut meeting = Meeting::new(opened);
    if let Some(left) = &model.meeting {
        model.held.hold_all(left, env);
    }
    model.held.give_back(&mut meeting);
    let screen = screens::resume_at(&meeting);
    model.meeting = Some(meeting);
    model.trail = vec![Screen::Start];
    model.screen = screen;
    match screen {
        Screen::Question | Screen::Measures | Screen::Measure => model.trail.push(Screen::Cloth),
        Screen::Matrix | Screen::Vote => model.trail.push(Screen::Measures),
        _ => {}
    }
    effects.extend(screens::opened(model, env));
    if from_past {
        model.say(model.texts.states.back);
        return effects;
    }
    dialogs::look_over::tell(model, env);
    tell_of_retention(model);
    if let Some(hit) = sought(model) {
        effects.extend(dialogs::search::arrive(model, &hit, env));
    }
    effects
}

/// Says calmly that the answers of the meeting should be gone by now, or are (J2).
fn tell_of_retention(model: &mut Model) {
    let Some(meeting) = &model.meeting else { return };
    let (texts, long) = (model.texts.forget, model.texts.dates.long);
    let session = &meeting.session;
    if let Some(day) = session.details.answers_deleted {
        model.say(format!("{}.", (texts.deleted_on)(&long(day))));
    } else if let Some(day) = session.answers_until().filter(|day| *day <= model.now.today()) {
        model.say((texts.overdue)(&long(day)));
    }
}

/// What was looked for, once the session it is in is open; what was looked for in another is forgotten.
fn sought(model: &mut Model) -> Option<Hit> {
    let hit = model.sought.take()?;
    model.meeting.as_ref().is_some_and(|meeting| meeting.session.id == hit.session).then_some(hit)
}

/// Another window has written: the meeting that is open is read anew, or the lists. An earlier state is as it was.
pub(super) fn changed_elsewhere(model: &Model) -> Vec<Effect> {
    match &model.meeting {
        None => vec![Effect::ReadShelf],
        Some(meeting) if meeting.past.is_some() => Vec::new(),
        Some(meeting) => vec![Effect::Open(meeting.session.id)],
    }
}

/// This window has changed the file in another way than by what is said in the meeting; that is read anew likewise.
pub(super) fn changed_here(model: &mut Model) -> Vec<Effect> {
    if let Some(meeting) = model.meeting.as_mut().filter(|meeting| meeting.past.is_none()) {
        meeting.done_here = true;
    }
    changed_elsewhere(model)
}

/// A meeting that was to be opened is not in the file.
pub(super) fn not_here(model: &mut Model, session: SessionId, problem: &StoreProblem) {
    if !model.meeting.as_ref().is_some_and(|it| it.past.is_none() && it.session.id == session) {
        explain(model, problem);
    } else if !away::is_away(model) {
        // Whoever types is told once, however often the file changes.
        away::tell(model, problem);
    }
}

/// A measure of an earlier meeting has been looked at in this one.
pub(super) fn looked_again(model: &mut Model, opened: Opened) -> Vec<Effect> {
    if let Some(meeting) = &mut model.meeting {
        meeting.reload(opened);
    }
    model.saved_at = Some(model.now.local);
    screens::review::looked_again(model)
}

/// What a meeting has to look at again.
pub(super) fn earlier(model: &mut Model, session: SessionId, earlier: Vec<Earlier>) {
    if let Some(meeting) = model.meeting.as_mut().filter(|meeting| meeting.session.id == session) {
        meeting.earlier = earlier;
    }
    screens::review::keep_in_sight(model);
}

/// How the room was last time.
pub(super) fn last_check(model: &mut Model, moment: CheckMoment, last: Option<(NaiveDate, Pulse)>) {
    if let Some(meeting) = &model.meeting {
        let told = people::checked(meeting, moment, last, model.texts);
        model.say(told);
    }
}

/// The session of a file is here now.
pub(super) fn taken_in(model: &mut Model, title: &str, places: usize) {
    let told = (model.texts.merging.new_here)(title);
    match model.texts.look_over.brought(places) {
        None => model.say(told),
        Some(places) => {
            let card = Explain::new(model.texts.merging.title, vec![told, places]);
            model.dialogs.push(Dialog::Explain(card));
        }
    }
}
