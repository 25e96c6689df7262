//! Decides what a message means. Touches nothing outside the model.

mod arrived;
mod command;
mod pressed;
mod saved;

pub use command::command;

use std::time::Duration;

use chrono::Timelike;

use crate::env::Env;
use crate::ops::{Draft, StoreProblem, asked_while_written};

use super::clock::Noticed;
use super::dialogs::{self, Dialog, Explain};
use super::input::{Chord, Input};
use super::meeting::Meeting;
use super::model::{Model, Now, Screen};
use super::msg::{Effect, Msg, Target};
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
    hold_what_is_asked_about(model, &mut effects, env);
    effects
}

/// The terminal has vanished, or the system asks the program to stop: what is being typed and where the meeting stands are
/// kept, whatever is on the screen (L1, D2).
pub fn hang_up(model: &mut Model, env: &Env) -> Vec<Effect> {
    let mut effects = keep_draft(model);
    if model.past().is_some() {
        return effects;
    }
    if let Some(meeting) = &mut model.meeting {
        meeting.stop_clock(env);
        effects.push(meeting.keep_place());
    }
    super::away::hold_back(model, &mut effects);
    hold_what_is_asked_about(model, &mut effects, env);
    effects
}

/// A draft the guard would ask about is not kept (`domain.md` §11): it stands on the screen only, and what was kept of its
/// beginning goes. Names are: who leads is written in a field, too.
fn hold_what_is_asked_about(model: &mut Model, effects: &mut Vec<Effect>, env: &Env) {
    let open = model.meeting.as_mut().filter(|meeting| meeting.past.is_none() && meeting.away.is_none());
    let Some(meeting) = open else {
        effects.retain(|effect| {
            !matches!(effect, Effect::KeepDraft(_, draft) if asked_while_written(&draft.text, env).is_some())
        });
        return;
    };
    effects.retain(|effect| match effect {
        Effect::KeepDraft(session, draft) if *session == meeting.session.id => meeting.may_keep(draft, env),
        Effect::KeepDraft(_, draft) => asked_while_written(&draft.text, env).is_none(),
        _ => true,
    });
    effects.extend(meeting.let_go(env));
}

/// Presses a key for a person who has just said so in a dialog.
pub(in crate::tui) fn press(model: &mut Model, chord: Chord, env: &Env) -> Vec<Effect> {
    pressed::on_input(model, Input::Key(chord), env)
}

/// Whether a person does the next thing, so that what was said of the last one ends. Letters do not by themselves: what
/// comes while a sentence is being typed would be gone before it is read. They do when they save something. What was being
/// deleted for good is done, or it is told why not.
fn is_next_step(msg: &Msg) -> bool {
    matches!(
        msg,
        Msg::Input(Input::Key(_) | Input::Paste(_) | Input::Click { .. })
            | Msg::Hit(_)
            | Msg::Erased(..)
            | Msg::Failed(_)
    )
}

/// What only changes the model stands as it is; what has effects returns them.
fn decide(model: &mut Model, msg: Msg, env: &Env) -> Vec<Effect> {
    if matches!(msg, Msg::Hit(_)) {
        // A click is no key that could be pressed once more.
        model.pressed = None;
    }
    match msg {
        Msg::Input(input) => return pressed::on_input(model, input, env),
        Msg::Hit(_) if model.hidden => model.hidden = false,
        Msg::Hit(Target::Command(id)) if model.dialogs.is_empty() => return command(model, id, env),
        Msg::Hit(target) if model.dialogs.is_empty() => return screens::hit(model, target, env),
        Msg::Hit(target) => return dialogs::hit(model, target, env),
        Msg::Tick => return on_tick(model),

        Msg::Opened(opened) => return arrived::opened(model, *opened, env),
        Msg::LookedAgain(opened) => return arrived::looked_again(model, *opened),
        Msg::NotHere(session, problem) => arrived::not_here(model, session, &problem),
        Msg::ExamplesHere(brought) => screens::start::examples_here(model, brought),
        Msg::ExamplesGone(gone) => model.say((model.texts.start.examples_gone)(gone)),
        Msg::Mended => model.say(model.texts.backup.mended),
        Msg::ChangedElsewhere => return arrived::changed_elsewhere(model),
        Msg::Saved(revision) => saved::saved(model, revision),
        Msg::NotSaved(problem) => return saved::not_saved(model, &problem),
        Msg::Overtaken => return saved::take_back(model),
        Msg::Stepped(step) => return saved::stepped(model, &step, env),
        Msg::NothingToStep { redo } => saved::nothing_to_step(model, redo),
        Msg::Refused(refusal) => model.refuse(&refusal),
        Msg::DraftKept(session, key) => saved::draft_kept(model, session, &key),
        Msg::DraftNotKept(session, draft, problem) => {
            saved::draft_not_kept(model, session, *draft, &problem);
        }
        Msg::WallNotKept => model.told.not_kept(model.now.elapsed),
        Msg::UnitKept(unit) => return saved::unit_kept(model, unit),
        Msg::SetKept(path, set) => screens::sets::kept(model, &path, *set),
        Msg::SetNotKept(path, why) => screens::sets::not_kept(model, &path, &why),
        Msg::SettingsNotKept => model.say(model.texts.common.settings_not_kept),
        Msg::Failed(problem) => explain(model, &problem),

        Msg::Shelved(shelf) => {
            model.shelf = *shelf;
            return screens::enter(model, model.screen, env);
        }
        Msg::MoreSessions(sessions, more) => {
            model.shelf.sessions.extend(sessions);
            model.shelf.more = more;
            return screens::enter(model, model.screen, env);
        }
        Msg::FollowUpRead(asked, read) => return screens::follow_up::read(model, &asked, *read),
        Msg::OwnersRead(owners) => screens::follow_up::owners(model, owners),
        Msg::DeletedRead(deleted) => screens::measures::choose_deleted(model, deleted),
        Msg::BulkPlanned(edit, plan) => screens::follow_up::planned(model, edit, &plan),
        Msg::BulkDone(count) => return screens::follow_up::changed(model, count),
        Msg::BatchStepped { redo, done } => return screens::follow_up::stepped(model, redo, done),
        Msg::Earlier(session, earlier) => arrived::earlier(model, session, earlier),
        Msg::LastCheck(moment, last) => arrived::last_check(model, moment, last),
        Msg::LastTime(unit, last) => screens::prepare::last_time(model, unit, last.map(|last| *last)),
        Msg::StatesRead { session, in_backups, states } => {
            past::list(model, session, states, in_backups, env);
        }
        Msg::StateRead(Some(session), state) => return past::open(model, *session, *state, env),
        Msg::StateRead(None, _) => model.say(model.texts.states.gone),
        Msg::StateKept(title) => model.say((model.texts.states.kept)(&title)),
        Msg::FiguresRead(figures) => dialogs::looking_back::show_figures(model, &figures),
        Msg::MeetingsRead(why, sessions) => dialogs::looking_back::show(model, why, &sessions),
        Msg::Found(words, hits) => dialogs::search::found(model, &words, hits),

        Msg::FilesFound(folder, files) => taking_in::offer(model, &folder, files),
        Msg::LookedAt(path, arrived) => return taking_in::arrived(model, &path, *arrived, env),
        Msg::TakenIn(title, places) => arrived::taken_in(model, &title, places),
        Msg::ListTakenIn(path, changed) => {
            taking_in::list_done(model, &path, changed);
            return arrived::changed_here(model);
        }
        Msg::OwnListTakenIn(it) => {
            taking_in::own_list_done(model, &it);
            return arrived::changed_here(model);
        }

        Msg::Exported(written) => return saved::exported(model, &written, env),
        Msg::Held(job, asked) => dialogs::export::ask_before_sent(model, *job, asked),
        Msg::NotExported(not_written) => dialogs::export::ask_instead(model, *not_written),
        Msg::SentRead(sent) => screens::sittings::show_history(model, &sent, env),
        Msg::NotSealed(problem) => {
            let words = model.texts.protection;
            let told = vec![(words.seal_problem)(problem).to_owned()];
            model.dialogs.push(Dialog::Explain(Explain::new(words.not_sealed, told)));
        }

        Msg::Erased(what, erased) => {
            let mut effects = dialogs::forget::done(model, &what, &erased);
            effects.extend(arrived::changed_here(model));
            return effects;
        }
        Msg::BackedUp { asked, made } => saved::backed_up(model, asked, made),
        Msg::Protected(purpose, done) => {
            model.protected = Some(done.is_protected);
            let words = model.texts.protection;
            let told = words.told(purpose, &done);
            model.dialogs.push(Dialog::Explain(Explain::new(words.setting, told)));
        }
        Msg::Astray(problem) => {
            model.unsaved = Some(problem.kind);
            explain(model, &problem);
        }
        Msg::Leaving(problem) => return super::leaving::leave(model, problem.as_ref(), env),
        Msg::Elsewhere { path, whole } => return super::elsewhere::done(model, path, whole),
        Msg::NotElsewhere(target, problem) => super::elsewhere::not_done(model, &target, &problem),
    }
    Vec::new()
}

/// Shows what is wrong with the data file; what is shown already is not said twice, nor over the question it is told with.
pub(super) fn explain(model: &mut Model, problem: &StoreProblem) {
    if super::leaving::is_asked(model) {
        return;
    }
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

/// Keeps what is in the input of the screen and of dialogs over it, where that differs from what was kept, and what the file has refused. Of an
/// earlier state nothing is kept.
pub fn keep_draft(model: &mut Model) -> Vec<Effect> {
    model.autosave.trying();
    if model.past().is_some() {
        return model.held.once_more().collect();
    }
    let dialogs = model.dialogs.iter().filter_map(|dialog| dialog.draft(model));
    let drafts: Vec<Draft> = screens::draft(model).into_iter().chain(dialogs).collect();
    let mut effects: Vec<Effect> = drafts.into_iter().flat_map(|draft| model.keep(draft)).collect();
    let here = model.meeting.as_ref().map(Meeting::drafts_unkept).unwrap_or_default();
    let once_more = here.into_iter().chain(model.held.once_more());
    effects.extend(once_more.filter(|it| !effects.contains(it)).collect::<Vec<_>>());
    effects
}
