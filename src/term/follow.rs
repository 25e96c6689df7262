//! The window of the room: it looks into the file a few times a second and draws when there is something new (C11).
//!
//! It only reads. What the other window does, also dying, can at most leave the wall as it was; a file that is gone,
//! held or newer gives a calm wall, and looking goes on.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use crate::domain::ids::SessionId;
use crate::env::Env;
use crate::ops::{ProblemKind, Revision, Store, StoreProblem};
use crate::present::view;
use crate::present::{News, Waiting, Window};
use crate::settings::Settings;
use crate::store::Identity;
use crate::text::passphrase::Passphrase;
use crate::tui::input::{Chord, Input, Key, ctrl, key};
use crate::tui::model::Now;

use super::input::Listener;
use super::screen::Screen;
use super::signals;

/// How often the file is asked whether anything has happened: what the facilitator does is seen within 300 ms.
const LOOK: Duration = Duration::from_millis(120);
/// After a change of size the window is drawn once more: some terminals are not done when they say so.
const SETTLE: Duration = Duration::from_millis(150);

/// Finds the session to follow in the file; `None` where it is not there. A file that cannot be read just now is asked
/// again.
pub type Find = Box<dyn Fn(&Store) -> Result<Option<SessionId>, StoreProblem>>;

/// Reads what the room is shown, again and again.
pub struct Follower {
    path: PathBuf,
    passphrase: Option<Passphrase>,
    find: Find,
    open: Option<Open>,
    /// What was told last.
    told: Told,
}

/// The open file.
struct Open {
    store: Store,
    /// Which file it is, should another one take its name.
    identity: Option<Identity>,
    /// Its number of changes at the last look.
    version: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    Waiting(Waiting),
    Meeting(SessionId, Revision),
}

impl Follower {
    /// Follows the session that `find` finds in the file at `path`, or the one shown last.
    pub fn new(path: PathBuf, find: Option<Find>) -> Self {
        Self {
            path,
            passphrase: None,
            find: find.unwrap_or_else(|| Box::new(Store::shown_last)),
            open: None,
            told: Told::Nothing,
        }
    }

    /// The same in a file under this passphrase.
    #[must_use]
    pub fn unlocked_by(self, passphrase: Option<Passphrase>) -> Self {
        Self { passphrase, ..self }
    }

    /// Looks once. `None` when nothing has happened since the last look.
    pub fn look(&mut self) -> Option<News> {
        match self.read() {
            Ok(news) => news,
            // Held for a moment: what is on the wall is as true as before.
            Err(problem) if problem.kind == ProblemKind::Locked && matches!(self.told, Told::Meeting(..)) => {
                None
            }
            Err(problem) => {
                self.open = None;
                self.waiting(match problem.kind {
                    ProblemKind::TooNew => Waiting::Newer,
                    _ => Waiting::Away,
                })
            }
        }
    }

    fn read(&mut self) -> Result<Option<News>, StoreProblem> {
        let identity = Identity::of(&self.path);
        if self.open.as_ref().is_some_and(|open| open.identity != identity) {
            // Even with the same revision another file may hold something else.
            (self.open, self.told) = (None, Told::Nothing);
        }
        let open = match &mut self.open {
            Some(open) => open,
            none => {
                let store = Store::open_to_follow(&self.path, self.passphrase.as_ref())?;
                none.insert(Open { store, identity, version: None })
            }
        };
        // Before the rest: what is written while it is read is seen at the next look.
        let version = open.store.data_version()?;
        if open.version == Some(version) {
            return Ok(None);
        }
        let Some(session) = (self.find)(&open.store)? else {
            open.version = Some(version);
            let had = matches!(self.told, Told::Meeting(..) | Told::Waiting(Waiting::Gone));
            return Ok(self.waiting(if had { Waiting::Gone } else { Waiting::Nothing }));
        };
        let Some((revision, kept)) = open.store.glance(session)? else {
            open.version = Some(version);
            return Ok(self.waiting(Waiting::Gone));
        };
        let known = self.told == Told::Meeting(session, revision);
        let loaded = if known { None } else { open.store.load(session)? };
        open.version = Some(version);
        // Read a moment after the glance, it may be newer by a line; the next look finds that.
        let revision = loaded.as_ref().map_or(revision, |loaded| loaded.revision);
        let (kept, loaded) = match (kept, loaded) {
            (Some(kept), loaded) => (kept, loaded.map(|loaded| Box::new(loaded.session))),
            (None, Some(loaded)) => {
                let live = crate::domain::live::Live::of(&loaded.session);
                let at = chrono::DateTime::UNIX_EPOCH;
                (crate::domain::live::KeptLive { live, at }, Some(Box::new(loaded.session)))
            }
            // Known, and nobody has shown it: nothing has changed.
            (None, None) => return Ok(None),
        };
        self.told = Told::Meeting(session, revision);
        Ok(Some(News::Meeting(kept, loaded)))
    }

    fn waiting(&mut self, waiting: Waiting) -> Option<News> {
        let before = std::mem::replace(&mut self.told, Told::Waiting(waiting));
        (before != self.told).then_some(News::Waiting(waiting))
    }
}

/// Shows the wall until a person leaves. Returns the exit code: 0, or that of the signal that ended it.
pub fn follow(mut follower: Follower, window: &mut Window, settings: &Settings, env: &Env) -> io::Result<u8> {
    signals::watch()?;
    let mut screen = Screen::enter("dialogduk", false)?;
    let mut reader = Listener::new()?;
    let mut settle: Option<Duration> = None;
    loop {
        let news = follower.look();
        let now = Now::of(env);
        if let Some(news) = news {
            window.take(news, now.utc);
        }
        if settle.is_some_and(|at| at <= now.elapsed) {
            settle = None;
            screen.clear()?;
            window.spoilt();
        }
        if window.is_due(now.utc) {
            screen.draw(|frame| view::draw(window.shown(), &now, window.texts(), settings, frame))?;
        }
        let batch = reader.read(LOOK);
        if let Some(code) = signals::stop_requested() {
            signals::acknowledge();
            return Ok(code);
        }
        for input in batch? {
            match input {
                Input::Resize => {
                    screen.clear()?;
                    window.spoilt();
                    settle = Some(env.elapsed() + SETTLE);
                }
                Input::Key(chord) if leaves(chord) => return Ok(0),
                Input::Text(text) if text == "q" => return Ok(0),
                _ => {}
            }
        }
    }
}

/// Esc, Ctrl+Q, and Ctrl+C, which people press to end what has no other end. Nothing else does anything here.
fn leaves(chord: Chord) -> bool {
    chord == key(Key::Esc) || chord == ctrl('q') || chord == ctrl('c')
}
