//! The full screen, from what was asked for to the end.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::failure::Failure;
use super::front::{Front, say};
use super::own_sets;
use crate::paths::Folders;
use crate::store::{CAN_PROTECT, Store, is_shared_place};
use crate::term::backups::BackupMaker;
use crate::term::desk::Desk;
use crate::term::run::full_screen;
use crate::term::screen;
use crate::term::signals;
use crate::tui::dialogs::{Dialog, Explain};
use crate::tui::layout::Size;
use crate::tui::leaving::is_unsaved;
use crate::tui::model::{DataPlace, Model};
use crate::tui::msg::Effect;

/// Assumed until the terminal has said otherwise.
const USUAL: Size = Size { width: 80, height: 24 };

pub(super) fn run(front: &Front) -> Result<(), Failure> {
    let path = front.data_file()?.path.clone();
    // Before the file: where nothing can be drawn, none is made.
    needs_window(front)?;
    let is_new = !path.exists();
    let opened = front.open_on_page(&path, |passphrase| Store::open_with(&path, passphrase))?;
    if is_new {
        front.tell_unprotected();
    }
    opened.map_or(Ok(()), |store| show(front, front.going_on(store)?, &path, false))
}

/// Refuses where nothing can be drawn: in a pipe, or started by another program.
pub(super) fn needs_window(front: &Front) -> Result<(), Failure> {
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(Failure::Explained(front.texts.cli.no_terminal, String::new()))
    }
}

/// Shows the full screen until the person leaves, and lets go of the file so that a copy of it is whole (L8).
pub(super) fn show(front: &Front, store: Store, path: &Path, demo: bool) -> Result<(), Failure> {
    let cli = front.texts.cli;
    let mut notes = front.notes.clone();
    let sets = own_sets::all(front).or_else(|failure| match failure {
        // A folder that has gone must not keep anybody from a meeting.
        Failure::Said(sentence) => {
            notes.push(sentence);
            Ok(own_sets::built_in())
        }
        other => Err(other),
    })?;
    let size = screen::window().map_or(USUAL, |(width, height)| Size { width, height });
    let mut model = Model::new(front.settings.clone(), sets, path.to_owned(), size, &front.env);
    model.demo = demo;
    model.export_folder = crate::paths::documents().unwrap_or_default();
    if !notes.is_empty() {
        model.dialogs.push(Dialog::Explain(Explain::new(cli.settings, notes)));
    }
    // What is tried in a demo is not kept.
    let settings_file = front.folders.as_ref().filter(|_| !demo).map(Folders::config_file);
    model.settings_file.clone_from(&settings_file);
    if !demo && is_shared_place(path) {
        model.data_place = DataPlace::Shared;
        model.say(front.texts.settings.shared_place);
    }
    model.sets_folder = front.own_sets.as_ref().map(|(folder, _)| folder.clone());
    let mut desk = Desk::new(store, settings_file.map(|path| (path, front.settings.clone())));
    model.profiles = super::headings::profiles(front);
    desk.headings = super::headings::of(&model.profiles);
    let mut first = vec![Effect::ReadShelf];
    if !demo {
        front.tidy_up(&desk.store);
        model.protected = CAN_PROTECT.then(|| desk.store.is_protected());
        desk.backups =
            Some(BackupMaker::new(path.to_owned(), front.backups()?).unlocked_by(desk.store.passphrase()));
        first.extend(front.settings.backups.are_made().then_some(Effect::BackUp { asked: false }));
    }
    let ended = full_screen(&mut model, &mut desk, first, &front.env);
    // One still being made is let go: what has changed since belongs in it, too.
    drop(desk.backups.take());
    let is_saved = !is_unsaved(&model);
    if !is_saved {
        say(model.texts.elsewhere.farewell_unsaved);
    }
    // Whoever asks the program to stop does not wait for a copy; the next start makes it.
    if !demo && signals::stop_requested().is_none() {
        front.back_up_on_leaving(&desk.store, is_saved);
    }
    let closed = desk.store.close();
    match ended {
        Ok(0) => Ok(closed?),
        Ok(code) => Err(Failure::Ended(code)),
        // The terminal has gone, and somebody has said so meanwhile.
        Err(error) => match signals::stop_requested() {
            Some(code) => Err(Failure::Ended(code)),
            None => Err(Failure::Explained(cli.terminal_failed, error.to_string())),
        },
    }
}
