//! The loop of the full screen: wait, translate, update, draw, effects, draw.
//!
//! Everything already waiting is taken in before anything is drawn; a line is shown as pending, then written, then
//! shown as saved. Nothing due, nothing written (K10).

use std::io;
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use crate::env::Env;
use crate::tui::input::Input;
use crate::tui::layout::Size;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Msg};
use crate::tui::update::{hang_up, next_due, update};
use crate::tui::view::{self, Hits};

use super::backups::{self, BackupMaker};
use super::desk::{Desk, Wish};
use super::input::Listener;
use super::screen::Screen;
use super::signals;
use super::unlock::{self, Asked};

/// How often to look whether another window has written, while a session is open.
const LOOK: Duration = Duration::from_millis(250);
/// After a change of size the window is drawn once more: some terminals are not done when they say so.
const SETTLE: Duration = Duration::from_millis(150);
/// Nothing due: wake up once a minute, so that the date on the screen is today's.
const IDLE: Duration = Duration::from_secs(60);

/// Runs the full screen until the person leaves. Returns the exit code: 0, or that of the signal that ended it.
///
/// Where the terminal fails, what is being typed is kept before that is told.
pub fn full_screen(model: &mut Model, desk: &mut Desk, first: Vec<Effect>, env: &Env) -> io::Result<u8> {
    signals::watch()?;
    let ended = hold(model, desk, first, env);
    if ended.is_err() {
        // A signal may have come with it: saving takes the time it takes.
        signals::acknowledge();
        let last = hang_up(model, env);
        desk.carry_out(last, model, env);
    }
    ended
}

fn hold(model: &mut Model, desk: &mut Desk, first: Vec<Effect>, env: &Env) -> io::Result<u8> {
    let mut screen = Screen::enter("dialogduk", model.settings.mouse)?;
    let mut reader = Listener::new()?;
    // The first frame before anything that may be slow.
    draw(&mut screen, model)?;
    let mut looked = env.elapsed();
    let mut settle: Option<Duration> = None;
    let mut effects = first;
    loop {
        let leave = perform(effects, model, desk, &mut screen, env)?;
        let hits = draw(&mut screen, model)?;
        if leave && signals::stop_requested().is_none() {
            return Ok(0);
        }
        let backing_up = desk.backups.as_ref().is_some_and(BackupMaker::is_busy);
        let patience = wait(model, settle, looked, env);
        let batch = reader.read(if backing_up { patience.min(backups::LOOK) } else { patience });
        let stop = signals::stop_requested();
        if stop.is_some() {
            signals::acknowledge();
        }
        effects = Vec::new();
        for input in batch? {
            if input == Input::Resize {
                screen.clear()?;
                settle = Some(env.elapsed() + SETTLE);
            }
            let msg = match input {
                Input::Click { column, row } => match view::hit(&hits, column, row) {
                    Some(target) => Msg::Hit(target),
                    None => continue,
                },
                input => Msg::Input(input),
            };
            effects.extend(update(model, msg, env));
            if effects.iter().any(Effect::is_awaited)
                && perform(std::mem::take(&mut effects), model, desk, &mut screen, env)?
                && stop.is_none()
            {
                return Ok(0);
            }
        }
        if let Some(code) = stop {
            // What was typed last is in the model now.
            effects.extend(hang_up(model, env));
            perform(effects, model, desk, &mut screen, env)?;
            return Ok(code);
        }
        let now = env.elapsed();
        if settle.is_some_and(|at| at <= now) {
            settle = None;
            screen.clear()?;
        }
        if next_due(model).is_some_and(|due| due <= now) {
            effects.extend(update(model, Msg::Tick, env));
        }
        if model.meeting.is_some() && now.saturating_sub(looked) >= LOOK {
            looked = now;
            effects.extend(
                desk.went_astray()
                    .map(|problem| update(model, Msg::Astray(problem), env))
                    .unwrap_or_default(),
            );
            if desk.changed_elsewhere() {
                effects.extend(update(model, Msg::ChangedElsewhere, env));
            }
        }
        if let Some(msg) = desk.backups.as_mut().and_then(BackupMaker::collect) {
            effects.extend(update(model, msg, env));
        }
        if !effects.is_empty() {
            // Pending lines are seen before the disk is waited for.
            draw(&mut screen, model)?;
        }
    }
}

fn wait(model: &Model, settle: Option<Duration>, looked: Duration, env: &Env) -> Duration {
    let now = env.elapsed();
    let look = model.meeting.is_some().then_some(looked + LOOK);
    let due = [next_due(model), settle, look].into_iter().flatten().min();
    due.map_or(IDLE, |due| due.saturating_sub(now))
}

fn draw(screen: &mut Screen, model: &mut Model) -> io::Result<Hits> {
    let mut hits = Hits::new();
    screen.draw(|frame| {
        let area = frame.area();
        model.size = Size { width: area.width, height: area.height };
        hits = view::draw(model, frame);
    })?;
    Ok(hits)
}

/// Carries out effects, then what they leave for the terminal. Returns whether to leave.
fn perform(
    effects: Vec<Effect>,
    model: &mut Model,
    desk: &mut Desk,
    screen: &mut Screen,
    env: &Env,
) -> io::Result<bool> {
    let mut leave = false;
    for wish in desk.carry_out(effects, model, env) {
        match wish {
            Wish::Mouse(on) => screen.set_mouse(on)?,
            Wish::Copy(text) => {
                // Whether the terminal takes it cannot be known.
                let _ = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text));
            }
            Wish::Protect(purpose) => {
                let asked = unlock::protect(purpose, model, desk, screen)?;
                leave |= tell(asked, model, desk, screen, env)?;
            }
            Wish::Seal(job, parcel) => {
                let asked = unlock::seal(*job, *parcel, model, desk, screen)?;
                leave |= tell(asked, model, desk, screen, env)?;
            }
            Wish::Unseal(path, bytes) => {
                let asked = unlock::unseal(path, &bytes, model, desk, screen, env)?;
                leave |= tell(asked, model, desk, screen, env)?;
            }
            Wish::Bell => screen.ring()?,
            Wish::Redraw => screen.redraw()?,
            Wish::Quit => leave = true,
        }
    }
    Ok(leave)
}

/// Tells the model what came of asking for a passphrase, and carries out what follows. Returns whether to leave.
fn tell(
    asked: Asked,
    model: &mut Model,
    desk: &mut Desk,
    screen: &mut Screen,
    env: &Env,
) -> io::Result<bool> {
    match asked {
        Asked::Told(msgs) => {
            let more = msgs.into_iter().flat_map(|msg| update(model, msg, env)).collect();
            perform(more, model, desk, screen, env)
        }
        Asked::Nothing => Ok(false),
        Asked::Leave => Ok(true),
    }
}
