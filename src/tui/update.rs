//! Decides what a message means. Touches nothing outside the model.

mod command;
mod pressed;

pub use command::command;

use std::time::Duration;

use chrono::Timelike;

use crate::domain::session::SessionEventKind;
use crate::env::Env;
use crate::ops::{Draft, Hit, Op, ProblemKind, StoreProblem, asked_while_written};

use super::clock::Noticed;
use super::dialogs::{self, Dialog, Explain};
use super::input::{Chord, Input};
use super::meeting::Meeting;
use super::model::{Model, Now, Screen};
use super::msg::{Effect, Msg, Opened, Target};
use super::past;
use super::screens;
use super::taking_in;

/// Decides what a message means.
pub fn update(model: &mut Model, msg: Msg, env: &Env) -> Vec<Effect> {
    model.now = Now::of(env);
    let before = model.screen;
    let in_past = model.past().is_some();
    // Another meeting, or this one as it is now, takes the place of the earlier state.
    let arrives = matches!(msg, Msg::Opened(_));
    let said = model.status.take();
    let goes_on = is_next_step(&msg);
    let mut effects = look_at_the_clock(model, env);
    effects.extend(decide(model, msg, env));
    let is_saving = effects.iter().any(|effect| matches!(effect, Effect::Commit { .. }));
    if model.status.is_none() && !goes_on && !is_saving && model.screen == before {
        // Nothing else has been done, so what was said is still true until its time is up.
        model.status = said.filter(|said| said.until > model.now.elapsed);
    }
    if before != Screen::Question && model.screen == Screen::Question && screens::opening::is_due(model) {
        effects.extend(screens::opening::come_first(model, env));
    }
    effects.extend(super::room::tell(model));
    if in_past && !arrives {
        past::hold_back(model, &mut effects);
    }
    super::away::hold_back(model, &mut effects);
    effects.retain(|effect| !keeps_what_is_asked_about(effect, env));
    effects
}

/// The terminal has vanished, or the system asks the program to stop: what is being typed and where the meeting stands are
/// kept, whatever is on the screen (L1, D2).
pub fn hang_up(model: &mut Model, env: &Env) -> Vec<Effect> {
    if model.past().is_some() {
        return Vec::new();
    }
    let mut effects = keep_draft(model);
    if let Some(meeting) = &mut model.meeting {
        meeting.stop_clock(env);
        effects.push(meeting.keep_place());
    }
    super::away::hold_back(model, &mut effects);
    effects.retain(|effect| !keeps_what_is_asked_about(effect, env));
    effects
}

/// A draft the guard would ask about is not kept (`domain.md` §11): it stands on the screen only. Names are: who leads is
/// written in a field, too.
fn keeps_what_is_asked_about(effect: &Effect, env: &Env) -> bool {
    matches!(effect, Effect::KeepDraft(_, draft) if asked_while_written(&draft.text, env).is_some())
}

/// Presses a key for a person who has just said so in a dialog.
pub(in crate::tui) fn press(model: &mut Model, chord: Chord, env: &Env) -> Vec<Effect> {
    pressed::on_input(model, Input::Key(chord), env)
}

/// Whether a person does the next thing, so that what was said of the last one ends. Letters do not by themselves: what
/// comes while a sentence is being typed would be gone before it is read. They do when they save something.
fn is_next_step(msg: &Msg) -> bool {
    matches!(msg, Msg::Input(Input::Key(_) | Input::Paste(_) | Input::Click { .. }) | Msg::Hit(_))
}

fn decide(model: &mut Model, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Input(input) => pressed::on_input(model, input, env),
        Msg::Hit(_) if model.hidden => {
            model.hidden = false;
            Vec::new()
        }
        Msg::Hit(Target::Command(id)) if model.dialogs.is_empty() => command(model, id, env),
        Msg::Hit(target) if model.dialogs.is_empty() => screens::hit(model, target, env),
        Msg::Hit(target) => dialogs::hit(model, target, env),
        Msg::Tick => on_tick(model),
        Msg::ChangedElsewhere => {
            match &model.meeting {
                None => vec![Effect::ReadShelf],
                // What was then is as it was.
                Some(meeting) if meeting.past.is_some() => Vec::new(),
                Some(meeting) => vec![Effect::Open(meeting.session.id)],
            }
        }
        Msg::Erased(erased) => {
            super::dialogs::forget::tell(model, &erased);
            update(model, Msg::ChangedElsewhere, env)
        }
        Msg::Saved(revision) => {
            if let Some(meeting) = &mut model.meeting {
                meeting.saved(revision);
            }
            model.saved_at = Some(model.now.local);
            model.unsaved = None;
            Vec::new()
        }
        Msg::NotSaved(problem) if problem.kind.is_not_here() => {
            let effects = take_back(model);
            super::away::tell(model, &problem);
            effects
        }
        Msg::NotSaved(problem) => {
            model.unsaved = Some(problem.kind);
            let effects = take_back(model);
            explain(model, &problem);
            effects
        }
        Msg::NotHere(session, problem) => {
            if !model.meeting.as_ref().is_some_and(|it| it.past.is_none() && it.session.id == session) {
                explain(model, &problem);
            } else if !super::away::is_away(model) {
                // Whoever types is told once, however often the file changes.
                super::away::tell(model, &problem);
            }
            Vec::new()
        }
        Msg::Overtaken => take_back(model),
        Msg::StatesRead { session, in_backups, states } => {
            past::list(model, session, states, in_backups, env);
            Vec::new()
        }
        Msg::StateRead(Some(session), state) => past::open(model, *session, *state, env),
        Msg::StateRead(None, _) => {
            model.say(model.texts.states.gone);
            Vec::new()
        }
        Msg::StateKept(title) => {
            model.say((model.texts.states.kept)(&title));
            Vec::new()
        }
        Msg::Stepped(step) => {
            let mut effects = keep_draft(model);
            if let Some(meeting) = &mut model.meeting {
                let before = meeting.session.details.state;
                if !meeting.stepped(&step) {
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
        Msg::NothingToStep { redo } => {
            let common = model.texts.common;
            let emptied = model.meeting.as_ref().and_then(|meeting| meeting.session.details.answers_deleted);
            match emptied.filter(|_| !redo) {
                Some(day) => model.say((model.texts.forget.not_back)(&(model.texts.dates.long)(day))),
                None => model.say(if redo { common.nothing_to_redo } else { common.nothing_to_undo }),
            }
            Vec::new()
        }
        Msg::Opened(opened) => on_opened(model, *opened, env),
        Msg::Shelved(shelf) => {
            model.shelf = *shelf;
            screens::enter(model, model.screen, env)
        }
        Msg::FollowUpRead(asked, read) => screens::follow_up::read(model, &asked, *read),
        Msg::DeletedRead(deleted) => {
            screens::measures::choose_deleted(model, deleted);
            Vec::new()
        }
        Msg::OwnersRead(owners) => {
            screens::follow_up::owners(model, owners);
            Vec::new()
        }
        Msg::BulkPlanned(edit, plan) => {
            screens::follow_up::planned(model, edit, &plan);
            Vec::new()
        }
        Msg::BulkDone(count) => screens::follow_up::changed(model, count),
        Msg::BatchStepped { redo, done } => screens::follow_up::stepped(model, redo, done),
        Msg::MoreSessions(sessions, more) => {
            model.shelf.sessions.extend(sessions);
            model.shelf.more = more;
            screens::enter(model, model.screen, env)
        }
        Msg::LastCheck(moment, last) => {
            if let Some(meeting) = &model.meeting {
                let told = super::people::checked(meeting, moment, last, model.texts);
                model.say(told);
            }
            Vec::new()
        }
        Msg::LastTime(unit, last) => {
            screens::prepare::last_time(model, unit, last.map(|last| *last));
            Vec::new()
        }
        Msg::SetKept(path, set) => {
            screens::sets::kept(model, &path, *set);
            Vec::new()
        }
        Msg::SetNotKept(path, why) => {
            screens::sets::not_kept(model, &path, &why);
            Vec::new()
        }
        Msg::UnitKept(unit) => {
            model.say((model.texts.unit.kept)(&unit.name));
            if let Some(meeting) = &mut model.meeting {
                meeting.unit_kept(unit);
            }
            // Lists show units by name, and the form shows the name of this one.
            vec![Effect::ReadShelf]
        }
        Msg::WallNotKept => {
            model.told.not_kept(model.now.elapsed);
            Vec::new()
        }
        // A meeting that was left meanwhile is nobody's concern any more.
        Msg::DraftNotKept(_, problem) if problem.kind.is_not_here() => {
            if model.meeting.is_some() && !super::away::is_away(model) {
                super::away::tell(model, &problem);
            }
            Vec::new()
        }
        Msg::DraftNotKept(key, problem) => {
            model.autosave.not_kept(model.now.elapsed);
            model.unsaved = Some(problem.kind);
            // Said once; the next tries are silent until one succeeds.
            if model.meeting.as_mut().is_none_or(|meeting| meeting.unkept.insert(key)) {
                explain(model, &problem);
            }
            Vec::new()
        }
        Msg::DraftKept(key) => {
            if let Some(meeting) = &mut model.meeting {
                meeting.unkept.remove(&key);
                if meeting.unkept.is_empty() {
                    model.unsaved = None;
                }
            }
            Vec::new()
        }
        Msg::Failed(problem) => {
            explain(model, &problem);
            Vec::new()
        }
        Msg::Exported(written) => {
            // G4: the history says what was taken out, by file name without folder.
            let name = written.path.file_name().map(|name| name.to_string_lossy().into_owned());
            let is_open = model.meeting.as_ref().is_some_and(|it| it.session.id == written.session);
            let note = Op::Note(SessionEventKind::Exported, name.unwrap_or_default());
            let effects = if is_open { model.act(&note, env) } else { Vec::new() };
            dialogs::export::show_written(model, &written);
            effects
        }
        Msg::Held(job, asked) => {
            dialogs::export::ask_before_sent(model, *job, asked);
            Vec::new()
        }
        Msg::SentRead(sent) => {
            super::screens::sittings::show_history(model, &sent, env);
            Vec::new()
        }
        Msg::NotExported(not_written) => {
            dialogs::export::ask_instead(model, *not_written);
            Vec::new()
        }
        Msg::FiguresRead(figures) => {
            super::dialogs::looking_back::show_figures(model, &figures);
            Vec::new()
        }
        Msg::MeetingsRead(why, sessions) => {
            super::dialogs::looking_back::show(model, why, &sessions);
            Vec::new()
        }
        Msg::Found(words, hits) => {
            super::dialogs::search::found(model, &words, hits);
            Vec::new()
        }
        Msg::FilesFound(folder, files) => {
            taking_in::offer(model, &folder, files);
            Vec::new()
        }
        Msg::LookedAt(path, arrived) => taking_in::arrived(model, &path, *arrived, env),
        Msg::ListTakenIn(path, changed) => {
            taking_in::list_done(model, &path, changed);
            update(model, Msg::ChangedElsewhere, env)
        }
        Msg::OwnListTakenIn(it) => {
            taking_in::own_list_done(model, &it);
            update(model, Msg::ChangedElsewhere, env)
        }
        Msg::TakenIn(title, places) => {
            let told = (model.texts.merging.new_here)(&title);
            match model.texts.look_over.brought(places) {
                None => model.say(told),
                Some(places) => {
                    let card = Explain::new(model.texts.merging.title, vec![told, places]);
                    model.dialogs.push(Dialog::Explain(card));
                }
            }
            Vec::new()
        }
        Msg::LookedAgain(opened) => {
            if let Some(meeting) = &mut model.meeting {
                meeting.reload(*opened);
            }
            model.saved_at = Some(model.now.local);
            screens::review::looked_again(model)
        }
        Msg::Earlier(session, earlier) => {
            if let Some(meeting) = model.meeting.as_mut().filter(|meeting| meeting.session.id == session) {
                meeting.earlier = earlier;
            }
            screens::review::keep_in_sight(model);
            Vec::new()
        }
        Msg::Refused(refusal) => {
            model.refuse(&refusal);
            Vec::new()
        }
        Msg::Mended => {
            model.say(model.texts.backup.mended);
            Vec::new()
        }
        Msg::BackedUp { asked, made } => {
            match made {
                Ok(_) if asked => model.say(model.texts.backup.kept_short),
                Ok(_) => {}
                // Something is wrong with the file itself, or a person waits for an answer.
                Err(problem)
                    if asked || matches!(problem.kind, ProblemKind::Damaged | ProblemKind::Altered) =>
                {
                    explain(model, &problem);
                }
                // Another program holds the file just now; on leaving it is tried again.
                Err(problem) if problem.kind == ProblemKind::Locked => {}
                Err(_) => model.say(model.texts.backup.not_kept),
            }
            Vec::new()
        }
        Msg::NotSealed(problem) => {
            let words = model.texts.protection;
            let told = vec![(words.seal_problem)(problem).to_owned()];
            model.dialogs.push(Dialog::Explain(Explain::new(words.not_sealed, told)));
            Vec::new()
        }
        Msg::Protected(purpose, done) => {
            model.protected = Some(done.is_protected);
            let words = model.texts.protection;
            let told = words.told(purpose, &done);
            model.dialogs.push(Dialog::Explain(Explain::new(words.setting, told)));
            Vec::new()
        }
        Msg::Astray(problem) => {
            model.unsaved = Some(problem.kind);
            explain(model, &problem);
            Vec::new()
        }
        Msg::Elsewhere { path, whole } => super::elsewhere::done(model, path, whole),
        Msg::NotElsewhere(target, problem) => {
            super::elsewhere::not_done(model, &target, &problem);
            Vec::new()
        }
        Msg::SettingsNotKept => {
            model.say(model.texts.common.settings_not_kept);
            Vec::new()
        }
    }
}

/// Takes back what is pending; its lines go back where they were typed and are kept there as drafts.
fn take_back(model: &mut Model) -> Vec<Effect> {
    // First what has been typed since, so that the lines come before it and not in its place.
    let mut effects = keep_draft(model);
    let drafts = model.meeting.as_mut().map(Meeting::not_saved).unwrap_or_default();
    if drafts.iter().any(|draft| dialogs::is_asked(&draft.key)) {
        model.say(model.texts.dialogs.kept);
    }
    effects.extend(screens::put_back(model, drafts));
    effects
}

/// Shows what is wrong with the data file; what is shown already is not said twice.
pub(super) fn explain(model: &mut Model, problem: &StoreProblem) {
    let explain = dialogs::Explain::store(problem, model.texts);
    if !matches!(model.dialogs.last(), Some(Dialog::Explain(shown)) if *shown == explain) {
        model.dialogs.push(Dialog::Explain(explain));
    }
}

/// When the next message [`Msg::Tick`] is due, in [`Env::elapsed`] time; `None` waits for a person.
pub fn next_due(model: &Model) -> Option<Duration> {
    let clock = model.meeting.as_ref().filter(|meeting| meeting.is_clock_running()).map(|_| {
        // The next whole second of the clock shown.
        Duration::from_secs(model.now.elapsed.as_secs() + 1)
    });
    let status = model.status.as_ref().map(|status| status.until);
    // Whatever tells when the meeting ends is right to the minute.
    let held = model.meeting.as_ref().and_then(|meeting| meeting.begun(&model.now));
    let minute =
        held.map(|_| model.now.elapsed + Duration::from_secs(60 - u64::from(model.now.local.second() % 60)));
    [clock, status, model.autosave.due(), minute, model.told.behind_until()].into_iter().flatten().min()
}

/// Looks at the clock of the question and tells what a person should know. It never moves anything (R29).
fn look_at_the_clock(model: &mut Model, env: &Env) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let (noticed, mut effects) = meeting.look(env);
    match noticed {
        Some(Noticed::TimeIsUp) => {
            model.say(model.texts.pace.time_is_up);
            if model.settings.bell {
                effects.push(Effect::Bell);
            }
        }
        // The calm line tells it for as long as the clock stands.
        Some(Noticed::Slept) | None => {}
    }
    effects
}

fn on_tick(model: &mut Model) -> Vec<Effect> {
    if model.autosave.due().is_some_and(|due| due <= model.now.elapsed) {
        return keep_draft(model);
    }
    Vec::new()
}

/// Keeps what is in the input of the screen and of dialogs over it, where that differs from what was kept.
pub fn keep_draft(model: &mut Model) -> Vec<Effect> {
    if model.past().is_some() {
        return Vec::new();
    }
    model.autosave.trying();
    let dialogs = model.dialogs.iter().filter_map(|dialog| dialog.draft(model));
    let drafts: Vec<Draft> = screens::draft(model).into_iter().chain(dialogs).collect();
    let mut effects: Vec<Effect> = drafts.into_iter().flat_map(|draft| model.keep(draft)).collect();
    let once_more = model.meeting.as_ref().map(Meeting::drafts_unkept).unwrap_or_default();
    effects.extend(once_more.into_iter().filter(|it| !effects.contains(it)).collect::<Vec<_>>());
    effects
}

fn on_opened(model: &mut Model, opened: Opened, env: &Env) -> Vec<Effect> {
    let same = model
        .meeting
        .as_ref()
        .is_some_and(|meeting| meeting.past.is_none() && meeting.session.id == opened.loaded.session.id);
    // Before anything is shown anew: screens bring back what has a draft.
    let mut effects = if same { keep_draft(model) } else { Vec::new() };
    if let (true, Some(meeting)) = (same, &mut model.meeting) {
        let newer = opened.loaded.revision != meeting.revision;
        meeting.reload(opened);
        if newer {
            model.say(model.texts.common.changed_elsewhere);
        }
        effects.extend(screens::enter(model, model.screen, env));
        return effects;
    }
    let from_past = model.past().is_some()
        && model.meeting.as_ref().is_some_and(|meeting| meeting.session.id == opened.loaded.session.id);
    let meeting = Meeting::new(opened);
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
    super::dialogs::look_over::tell(model, env);
    tell_of_retention(model);
    if let Some(hit) = sought(model) {
        effects.extend(super::dialogs::search::arrive(model, &hit, env));
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
