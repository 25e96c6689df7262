//! Decides what a message means. Touches nothing outside the model.

use std::time::Duration;

use chrono::Timelike;

use crate::domain::room::CheckMoment;
use crate::domain::session::SessionEventKind;
use crate::env::Env;
use crate::ops::{Draft, Op, StoreProblem};
use crate::settings::ThemeName;
use crate::text::TextBuffer;

use super::clock::Noticed;
use super::commands::Id;
use super::dialogs::{self, Dialog};
use super::input::{Chord, Input, Key, ctrl};
use super::layout::Size;
use super::meeting::Meeting;
use super::model::{Model, Now, Screen};
use super::msg::{Effect, Msg, Opened};
use super::screens;
use super::taking_in;

/// A draft is kept after this long without a key …
const REST: Duration = Duration::from_millis(500);
/// … and at the latest this long after the first unsaved letter (D2: at most a second or a word).
const LATEST: Duration = Duration::from_secs(1);
/// A second Ctrl+C within this tells how to quit.
const TWICE: Duration = Duration::from_secs(1);

/// When a line still being typed must be kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Autosave {
    since: Option<Duration>,
    last: Duration,
}

impl Autosave {
    /// A letter was typed.
    pub fn typed(&mut self, now: Duration) {
        self.since.get_or_insert(now);
        self.last = now;
    }

    /// When the draft is due; `None` when nothing is unsaved.
    pub fn due(&self) -> Option<Duration> {
        self.since.map(|since| (since + LATEST).min(self.last + REST))
    }

    /// Everything typed is kept.
    pub fn kept(&mut self) {
        self.since = None;
    }
}

/// Decides what a message means.
pub fn update(model: &mut Model, msg: Msg, env: &Env) -> Vec<Effect> {
    model.now = Now::of(env);
    let before = model.screen;
    let said = model.status.clone();
    let mut effects = look_at_the_clock(model, env);
    effects.extend(decide(model, msg, env));
    let is_saving = effects.iter().any(|effect| matches!(effect, Effect::Commit { .. }));
    if said.is_some() && model.status == said && (is_saving || model.screen != before) {
        // What was said of the step before is not true of this one.
        model.status = None;
    }
    if before != Screen::Question && model.screen == Screen::Question && screens::opening::is_due(model) {
        effects.extend(screens::opening::come_first(model, env));
    }
    effects.extend(super::room::tell(model));
    effects
}

fn decide(model: &mut Model, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Input(input) => on_input(model, input, env),
        Msg::Hit(target) if model.hidden => {
            let _ = target;
            model.hidden = false;
            Vec::new()
        }
        Msg::Hit(super::msg::Target::Command(id)) if model.dialogs.is_empty() => command(model, id, env),
        Msg::Hit(target) if model.dialogs.is_empty() => screens::hit(model, target, env),
        Msg::Hit(target) => dialogs::hit(model, target, env),
        Msg::Tick => on_tick(model),
        Msg::ChangedElsewhere => {
            let Some(meeting) = &model.meeting else { return vec![Effect::ReadShelf] };
            vec![Effect::Open(meeting.session.id)]
        }
        Msg::Saved(revision) => {
            if let Some(meeting) = &mut model.meeting {
                meeting.saved(revision);
            }
            model.saved_at = Some(model.now.local);
            Vec::new()
        }
        Msg::NotSaved(problem) => {
            let effects = take_back(model);
            explain(model, &problem);
            effects
        }
        Msg::Overtaken => take_back(model),
        Msg::Stepped(step) => {
            let mut effects = keep_draft(model);
            if let Some(meeting) = &mut model.meeting {
                let before = meeting.session.details.state;
                if !meeting.stepped(&step) {
                    effects.push(Effect::Open(meeting.session.id));
                }
                let after = meeting.session.details.state;
                let what = model.texts.operations.of_label(&step.label);
                model.say(model.texts.common.stepped(step.redo, what, before, after));
            }
            model.saved_at = Some(model.now.local);
            effects.extend(screens::enter(model, model.screen, env));
            effects
        }
        Msg::NothingToStep { redo } => {
            let common = model.texts.common;
            model.say(if redo { common.nothing_to_redo } else { common.nothing_to_undo });
            Vec::new()
        }
        Msg::Opened(opened) => on_opened(model, *opened, env),
        Msg::Shelved(shelf) => {
            model.shelf = *shelf;
            screens::enter(model, model.screen, env)
        }
        Msg::MoreSessions(sessions, more) => {
            model.shelf.sessions.extend(sessions);
            model.shelf.more = more;
            screens::enter(model, model.screen, env)
        }
        Msg::LastCheck(moment, last) => {
            if let Some(meeting) = &model.meeting {
                let told = super::people::check(meeting, moment, last, model.texts);
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
        Msg::NotExported(not_written) => {
            dialogs::export::ask_instead(model, *not_written);
            Vec::new()
        }
        Msg::FilesFound(folder, files) => {
            taking_in::offer(model, &folder, files);
            Vec::new()
        }
        Msg::LookedAt(path, arrived) => taking_in::arrived(model, &path, *arrived, env),
        Msg::TakenIn(title) => {
            model.say((model.texts.merging.new_here)(&title));
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
fn explain(model: &mut Model, problem: &StoreProblem) {
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
    [clock, status, model.autosave.due(), minute].into_iter().flatten().min()
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
    if model.status.as_ref().is_some_and(|status| status.until <= model.now.elapsed) {
        model.status = None;
    }
    if model.autosave.due().is_some_and(|due| due <= model.now.elapsed) {
        return keep_draft(model);
    }
    Vec::new()
}

/// Keeps what is in the input of the screen and of dialogs over it, where that differs from what was kept.
pub fn keep_draft(model: &mut Model) -> Vec<Effect> {
    model.autosave.kept();
    let dialogs = model.dialogs.iter().filter_map(|dialog| dialog.draft(model));
    let drafts: Vec<Draft> = screens::draft(model).into_iter().chain(dialogs).collect();
    drafts.into_iter().flat_map(|draft| model.keep(draft)).collect()
}

fn on_opened(model: &mut Model, opened: Opened, env: &Env) -> Vec<Effect> {
    let same = model.meeting.as_ref().is_some_and(|meeting| meeting.session.id == opened.loaded.session.id);
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
    let meeting = Meeting::new(opened);
    let screen = screens::resume_at(&meeting);
    model.meeting = Some(meeting);
    model.trail = vec![Screen::Start];
    model.screen = screen;
    if matches!(screen, Screen::Question | Screen::Measures | Screen::Measure) {
        model.trail.push(Screen::Cloth);
    }
    screens::opened(model, env)
}

fn on_input(model: &mut Model, input: Input, env: &Env) -> Vec<Effect> {
    if model.hidden {
        // What is pressed to come back does nothing else.
        if !matches!(input, Input::Resize | Input::Scroll { .. }) {
            model.hidden = false;
        }
        return Vec::new();
    }
    if let Input::Key(chord) = &input {
        if *chord == ctrl('c') {
            return interrupt(model);
        }
        let id = model.keymap.command(*chord, &model.scopes());
        // These work over a dialog too: hiding what the room must not see cannot wait for an Esc.
        if let Some(id @ (Id::Hide | Id::Quit)) = id {
            return command(model, id, env);
        }
    }
    if model.audience
        && let Some(effects) = on_the_wall(model, &input, env)
    {
        return effects;
    }
    if !model.dialogs.is_empty() {
        return dialogs::input(model, input, env);
    }
    if let Input::Key(chord) = &input
        && let Some(id) = model.keymap.command(*chord, &model.scopes())
        && let Some(effects) = try_command(model, id, env)
    {
        return effects;
    }
    if let (Input::Text(_) | Input::Paste(_), true, Some(closed)) =
        (&input, screens::writes_to_meeting(model), model.closed_instead())
    {
        model.say(closed);
        return Vec::new();
    }
    screens::input(model, input, env)
}

/// An input while this window shows what the room sees (F5). What moves the meeting on does so and the wall stays; any
/// other key brings the screen back. Letters do, too, and go on into the line they were meant for: `None`.
fn on_the_wall(model: &mut Model, input: &Input, env: &Env) -> Option<Vec<Effect>> {
    match input {
        Input::Key(chord) => match model.keymap.command(*chord, &model.scopes()) {
            Some(id) if is_for_the_room(id) => Some(command(model, id, env)),
            _ => {
                model.audience = false;
                Some(Vec::new())
            }
        },
        Input::Text(_) | Input::Paste(_) => {
            model.audience = false;
            None
        }
        Input::Click { .. } | Input::Scroll { .. } | Input::Resize => Some(Vec::new()),
    }
}

/// Whether a command changes only what the room sees, so that it can be given without looking away from the wall.
fn is_for_the_room(id: Id) -> bool {
    matches!(
        id,
        Id::Timer
            | Id::NextPhase
            | Id::OneMinuteMore
            | Id::FiveMinutesMore
            | Id::NextQuestion
            | Id::PreviousQuestion
            | Id::ShowResult
            | Id::ShowCloth
            | Id::GroundRules
            | Id::NextPoint
            | Id::PreviousPoint
            | Id::Projector
            | Id::Redraw
    )
}

fn interrupt(model: &mut Model) -> Vec<Effect> {
    let now = model.now.elapsed;
    let again = model.last_interrupt.is_some_and(|last| now.saturating_sub(last) <= TWICE);
    model.last_interrupt = Some(now);
    if again {
        let chord = model.key_of(Id::Quit);
        model.say((model.texts.common.how_to_quit)(&chord));
        return Vec::new();
    }
    match screens::selected_text(model) {
        Some(text) => {
            model.say(model.texts.common.sent_to_clipboard);
            vec![Effect::Copy(text)]
        }
        None => Vec::new(),
    }
}

/// Does a command wherever it was asked for: key, palette or click.
pub fn command(model: &mut Model, id: Id, env: &Env) -> Vec<Effect> {
    try_command(model, id, env).unwrap_or_default()
}

/// `None` when the command does not apply just now and the key may mean something to the text.
fn try_command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    let go = |model: &mut Model, screen: Screen| {
        let mut effects = screens::leave(model, env);
        effects.extend(keep_draft(model));
        effects.extend(model.go(screen, env));
        Some(effects)
    };
    let session = model.meeting.as_ref().map(|meeting| meeting.session.id);
    if let (true, Some(closed)) = (id.writes(), model.closed_instead()) {
        model.say(closed);
        return Some(Vec::new());
    }
    match id {
        Id::ShowStart => {
            let mut effects = go(model, Screen::Start)?;
            effects.push(Effect::ReadShelf);
            Some(effects)
        }
        Id::ShowCloth => go(model, Screen::Cloth),
        Id::ShowMeasures => go(model, Screen::Measures),
        Id::Keeps => go(model, Screen::Keeps),
        Id::KeyInSheets => go(model, Screen::Paper),
        Id::ShowClose => go(model, Screen::Close),
        Id::ShowPrepare => go(model, Screen::Prepare),
        Id::GroundRules => go(model, Screen::Opening),
        Id::ShowSettings => go(model, Screen::Settings),
        Id::ShowSets => go(model, Screen::Sets),
        Id::Back => {
            if let Some(effects) = screens::command(model, id, env) {
                return Some(effects);
            }
            let mut effects = keep_draft(model);
            effects.extend(model.back(env));
            if model.screen == Screen::Start {
                effects.push(Effect::ReadShelf);
            }
            Some(effects)
        }
        Id::Undo | Id::Redo => {
            // What is being typed is taken back first; then what was saved.
            if let Some(effects) = screens::command(model, id, env) {
                return Some(effects);
            }
            let Some(session) = session else { return Some(Vec::new()) };
            Some(vec![if id == Id::Undo { Effect::Undo(session) } else { Effect::Redo(session) }])
        }
        Id::Hide => {
            model.hidden = true;
            Some(keep_draft(model))
        }
        Id::Audience => {
            model.audience = true;
            Some(keep_draft(model))
        }
        Id::Palette => {
            model.dialogs.push(Dialog::Palette(dialogs::Palette::new(model)));
            Some(Vec::new())
        }
        Id::Help => {
            let help = dialogs::Help::new(model);
            model.dialogs.push(Dialog::Help(help));
            Some(Vec::new())
        }
        Id::FindQuestion => {
            model.dialogs.push(Dialog::Find(dialogs::Find::new()));
            Some(Vec::new())
        }
        Id::RoutingCard => {
            let card = dialogs::Explain::routing(model.texts, &model.key_of(Id::RoutingCard));
            model.dialogs.push(Dialog::Explain(card));
            Some(Vec::new())
        }
        Id::ParkTopic => {
            dialogs::ask_park_topic(model);
            Some(Vec::new())
        }
        Id::ShowTopics => {
            dialogs::show_topics(model);
            Some(Vec::new())
        }
        Id::ShowDecisions => {
            dialogs::show_decisions(model);
            Some(Vec::new())
        }
        Id::Export => {
            let export = dialogs::Export::new(model);
            model.dialogs.push(Dialog::Export(export));
            Some(Vec::new())
        }
        Id::KeepQuestions => Some(screens::sets::keep_added(model)),
        Id::EditUnit => {
            dialogs::show_unit(model);
            Some(Vec::new())
        }
        Id::Break => Some(dialogs::people::pause(model)),
        Id::Attendance => {
            dialogs::people::ask_attendance(model);
            Some(Vec::new())
        }
        Id::PartAttendance => {
            dialogs::people::ask_part_attendance(model);
            Some(Vec::new())
        }
        Id::CheckIn => {
            dialogs::people::ask_check(model, CheckMoment::In);
            Some(Vec::new())
        }
        Id::CheckOut => {
            dialogs::people::ask_check(model, CheckMoment::Out);
            Some(Vec::new())
        }
        Id::ShowAgreed => {
            dialogs::people::show_agreed(model);
            Some(Vec::new())
        }
        Id::Preflight => {
            dialogs::people::preflight(model);
            Some(Vec::new())
        }
        Id::Pace => {
            dialogs::pace::show(model);
            Some(Vec::new())
        }
        Id::Print => {
            model.dialogs.push(Dialog::Export(dialogs::Export::on_paper()));
            Some(Vec::new())
        }
        Id::Sittings => {
            screens::prepare::ask_sitting(model);
            Some(Vec::new())
        }
        Id::ImportSession => {
            let mut effects = screens::leave(model, env);
            effects.extend(keep_draft(model));
            effects.push(Effect::FindFiles(model.export_folder.clone()));
            Some(effects)
        }
        Id::Recap => {
            screens::sittings::show_recap(model);
            Some(Vec::new())
        }
        Id::Beside => {
            screens::sittings::show_beside(model);
            Some(Vec::new())
        }
        Id::Reopen => {
            dialogs::ask_reopen(model);
            Some(Vec::new())
        }
        Id::NextLanguage => {
            let next = crate::domain::localized::Lang::ALL
                .iter()
                .copied()
                .cycle()
                .skip_while(|lang| *lang != model.settings.lang)
                .nth(1)
                .unwrap_or(model.settings.lang);
            model.speak(next);
            Some(vec![Effect::KeepSettings(model.settings.clone())])
        }
        Id::Projector => {
            let settings = &mut model.settings;
            settings.theme = if settings.theme == ThemeName::Projector {
                ThemeName::Terminal
            } else {
                ThemeName::Projector
            };
            Some(vec![Effect::KeepSettings(model.settings.clone())])
        }
        Id::Mouse => {
            model.settings.mouse = !model.settings.mouse;
            let common = model.texts.common;
            model.say(if model.settings.mouse { common.mouse_on } else { common.mouse_off });
            Some(vec![Effect::Mouse(model.settings.mouse), Effect::KeepSettings(model.settings.clone())])
        }
        Id::Redraw => Some(vec![Effect::Redraw]),
        Id::Reassure => {
            model.say(model.texts.common.all_saved);
            Some(keep_draft(model))
        }
        Id::Quit => {
            let mut effects = screens::leave(model, env);
            effects.extend(keep_draft(model));
            if let Some(meeting) = &mut model.meeting {
                meeting.stop_clock(env);
                effects.push(meeting.keep_place());
            }
            effects.push(Effect::Quit);
            Some(effects)
        }
        _ => screens::command(model, id, env),
    }
}

/// Edits a line or text by a key, as people know it from Windows. `width` is the wrap width of the field. Returns
/// whether the key meant something to the text.
pub fn edit_key(buffer: &mut TextBuffer, chord: Chord, width: usize) -> bool {
    match (chord.key, chord.ctrl) {
        (Key::Backspace, false) => buffer.delete_back(),
        (Key::Backspace, true) => buffer.delete_word_back(),
        (Key::Delete, false) => buffer.delete_forward(),
        (Key::Delete, true) => buffer.delete_word_forward(),
        (Key::Left, false) => buffer.left(),
        (Key::Left, true) => buffer.word_left(),
        (Key::Right, false) => buffer.right(),
        (Key::Right, true) => buffer.word_right(),
        (Key::Home, false) => buffer.home(width),
        (Key::Home, true) => buffer.text_start(),
        (Key::End, false) => buffer.end(width),
        (Key::End, true) => buffer.text_end(),
        (Key::Up, false) => buffer.up(width),
        (Key::Down, false) => buffer.down(width),
        _ => false,
    }
}

/// Takes typed or pasted text or an editing key into a buffer; whether it meant something.
pub fn edit(buffer: &mut TextBuffer, input: &Input, width: usize) -> bool {
    match input {
        Input::Text(text) => buffer.insert(text),
        Input::Paste(text) => buffer.paste(text),
        Input::Key(chord) => edit_key(buffer, *chord, width),
        Input::Click { .. } | Input::Scroll { .. } | Input::Resize => false,
    }
}

/// The window has this size now.
pub fn resized(model: &mut Model, size: Size) {
    model.size = size;
}
