//! What became of what was to be saved, written or taken back.

use super::{explain, keep_draft};
use crate::domain::ids::SessionId;
use crate::domain::session::SessionEventKind;
use crate::domain::unit::Unit;
use crate::env::Env;
use crate::ops::{Draft, DraftKey, Op, ProblemKind, Revision, StoreProblem};
use crate::tui::commands::Id;
use crate::tui::meeting::Meeting;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Stepped, Written};
use crate::tui::{away, dialogs, leaving, screens};

/// A commit has reached the file.
pub(super) fn saved(model: &mut Model, revision: Revision) {
    if let Some(meeting) = &mut model.meeting {
        meeting.saved(revision);
    }
    model.saved_at = Some(model.now.local);
    model.unsaved = None;
}

/// It has not; the lines are where they were typed.
pub(super) fn not_saved(model: &mut Model, problem: &StoreProblem) -> Vec<Effect> {
    if problem.kind.is_not_here() {
        let effects = take_back(model);
        away::tell(model, problem);
        return effects;
    }
    model.unsaved = Some(problem.kind);
    let effects = take_back(model);
    explain(model, problem);
    effects
}

/// Takes back what is pending; its lines go back where they were typed and are kept there as drafts.
pub(super) fn take_back(model: &mut Model) -> Vec<Effect> {
    // First what has been typed since, so that the lines come before it and not in its place.
    let mut effects = keep_draft(model);
    let drafts = model.meeting.as_mut().map(Meeting::not_saved).unwrap_or_default();
    if drafts.iter().any(|draft| dialogs::is_asked(&draft.key)) {
        model.say(model.texts.dialogs.kept);
    }
    effects.extend(screens::put_back(model, drafts));
    effects
}

/// A step has been taken back, or forward again.
pub(super) fn stepped(model: &mut Model, step: &Stepped, env: &Env) -> Vec<Effect> {
    let mut effects = keep_draft(model);
    if let Some(meeting) = &mut model.meeting {
        let before = meeting.session.details.state;
        if !meeting.stepped(step) {
            effects.push(Effect::Open(meeting.session.id));
        }
        let after = meeting.session.details.state;
        let elsewhere = (step.elsewhere.stepped, step.elsewhere.left);
        model.say(model.texts.stepped(step.redo, &step.label, (before, after), elsewhere));
    }
    model.saved_at = Some(model.now.local);
    effects.extend(screens::enter(model, model.screen, env));
    effects
}

/// There is no step; where answers were deleted for good, it is said why.
pub(super) fn nothing_to_step(model: &mut Model, redo: bool) {
    let common = model.texts.common;
    let emptied = model.meeting.as_ref().and_then(|meeting| meeting.session.details.answers_deleted);
    match emptied.filter(|_| !redo) {
        Some(day) => model.say((model.texts.forget.not_back)(&(model.texts.dates.long)(day))),
        None => model.say(if redo { common.nothing_to_redo } else { common.nothing_to_undo }),
    }
}

/// A line still being typed has been kept.
pub(super) fn draft_kept(model: &mut Model, session: SessionId, key: &DraftKey) {
    model.held.let_go(session, key);
    if let Some(meeting) = open_as(model, session) {
        meeting.unkept.remove(key);
    }
    leaving::settle(model);
}

/// The open meeting, if it is this one as it is now.
fn open_as(model: &mut Model, session: SessionId) -> Option<&mut Meeting> {
    model.meeting.as_mut().filter(|meeting| meeting.past.is_none() && meeting.session.id == session)
}

/// It has not. Where the meeting was left meanwhile, the line is held until the file takes it.
pub(super) fn draft_not_kept(model: &mut Model, session: SessionId, draft: Draft, problem: &StoreProblem) {
    if problem.kind.is_not_here() {
        if open_as(model, session).is_some() {
            if !away::is_away(model) {
                away::tell(model, problem);
            }
        } else {
            model.held.lose_home(session);
        }
        return;
    }
    model.autosave.not_kept(model.now.elapsed);
    model.unsaved = Some(problem.kind);
    // Said once, at the foot: a card in the middle of a sentence would stand in its way. The next tries are silent until one
    // succeeds. Where the line itself was not saved, the card of that says more.
    let is_news = match open_as(model, session) {
        Some(meeting) => meeting.unkept.insert(draft.key),
        None => model.held.hold(session, draft),
    };
    if is_news && model.dialogs.is_empty() {
        let (told, texts) = (model.texts.dialogs.not_saved, model.texts.elsewhere);
        let offer = (texts.offer)(&model.key_of(Id::Reassure));
        model.say(if problem.kind.is_helped_elsewhere() {
            format!("{told} · {offer}")
        } else {
            told.into()
        });
    }
}

/// What is known of a unit has been saved.
pub(super) fn unit_kept(model: &mut Model, unit: Unit) -> Vec<Effect> {
    model.say((model.texts.unit.kept)(&unit.name));
    if let Some(meeting) = &mut model.meeting {
        meeting.unit_kept(unit);
    }
    // Lists show units by name, and the form shows the name of this one.
    vec![Effect::ReadShelf]
}

/// A file has been written; the history says what was taken out, by file name without folder (G4).
pub(super) fn exported(model: &mut Model, written: &Written, env: &Env) -> Vec<Effect> {
    let name = written.path.file_name().map(|name| name.to_string_lossy().into_owned());
    let is_open = model.meeting.as_ref().is_some_and(|it| it.session.id == written.session);
    let note = Op::Note(SessionEventKind::Exported, name.unwrap_or_default());
    let effects = if is_open { model.act(&note, env) } else { Vec::new() };
    dialogs::export::show_written(model, written);
    effects
}

/// A backup has been made, or not.
pub(super) fn backed_up(model: &mut Model, asked: bool, made: Result<bool, StoreProblem>) {
    match made {
        Ok(_) if asked => model.say(model.texts.backup.kept_short),
        Ok(_) => {}
        // Something is wrong with the file itself, or a person waits for an answer.
        Err(problem) if asked || matches!(problem.kind, ProblemKind::Damaged | ProblemKind::Altered) => {
            explain(model, &problem);
        }
        // Another program holds the file just now; on leaving it is tried again.
        Err(problem) if problem.kind == ProblemKind::Locked => {}
        // The foot says already that not all is saved.
        Err(_) if leaving::is_unsaved(model) => {}
        Err(_) => model.say(model.texts.backup.not_kept),
    }
}
