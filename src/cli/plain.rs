//! `dialogduk plain`: the same meetings line by line, for screen readers, pipes and scripts (K5).

use std::cell::RefCell;
use std::io::{self, IsTerminal};

use super::failure::Failure;
use super::front::{Front, say};
use super::{headings, own_sets, pick};
use crate::ops::BackupReason;
use crate::plain::{self, Around, Outside, Problem};
use crate::term::backups::BackupMaker;
use crate::term::hidden::Unseen;
use crate::term::lines::Lines;
use crate::term::signals;

/// The terminal, and the backup that is made meanwhile.
struct Window {
    maker: RefCell<BackupMaker>,
    unseen: RefCell<Option<Unseen>>,
}

impl Outside for Window {
    fn hide(&self, hidden: bool) -> io::Result<bool> {
        if !io::stdin().is_terminal() {
            return Ok(false);
        }
        // What hid it before lets go first.
        self.unseen.replace(None);
        if hidden {
            self.unseen.replace(Some(Unseen::new()?));
        }
        Ok(true)
    }

    fn stop_copying(&self) {
        self.maker.borrow_mut().stop();
    }
}

pub(super) fn run(front: &Front, words: Option<&str>) -> Result<(), Failure> {
    let mut store = front.open()?;
    front.tidy_up(&store);
    let named = words.map(|words| pick::summary(front, &store, Some(words))).transpose()?;
    let sets = own_sets::all(front)?;
    let folder = crate::paths::documents().unwrap_or_default();
    let profiles = headings::profiles(front);
    let headings = headings::of(&profiles);
    let maker = BackupMaker::new(front.data_file()?.path.clone(), front.backups()?);
    let mut maker = maker.unlocked_by(store.passphrase());
    if front.settings.backups.are_made() {
        maker.begin(front.env.now(), BackupReason::Opened);
    }
    let window = Window { maker: RefCell::new(maker), unseen: RefCell::default() };
    let ended = plain::run(
        &mut store,
        named.map(|summary| summary.id),
        &mut Lines::of_stdin()
            .map_err(|error| Failure::Explained(front.texts.cli.no_output, error.to_string()))?,
        &mut io::stdout().lock(),
        Around {
            settings: &front.settings,
            sets: &sets,
            export_folder: &folder,
            headings: &headings,
            profiles: &profiles,
            env: &front.env,
            outside: &window,
        },
    );
    drop(window);
    if signals::stop_requested().is_none() {
        front.back_up_on_leaving(&store, matches!(ended, Ok(true)));
    }
    let closed = store.close();
    if let Some(code) = signals::stop_requested() {
        return Err(Failure::Ended(code));
    }
    match ended {
        Ok(is_saved) => {
            closed?;
            if io::stdout().is_terminal() {
                say(front.texts.plain.left_in_window);
            }
            // What is not saved has been told; a script hears of it, too.
            if is_saved { Ok(()) } else { Err(Failure::Told) }
        }
        Err(Problem::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::NobodyReads),
        Err(Problem::Io(error)) => Err(Failure::Explained(front.texts.cli.no_output, error.to_string())),
        Err(Problem::Store(problem)) => Err(problem.into()),
    }
}
