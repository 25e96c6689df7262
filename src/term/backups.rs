//! Makes backups beside the meeting: in a thread of its own with a connection of its own, so that nobody waits for a copy
//! of a large file (L4).

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::ops::{BackupReason, ProblemKind, StoreProblem};
use crate::store::{BackupFile, Backups, Store};
use crate::text::passphrase::Passphrase;
use crate::tui::msg::Msg;

/// How often to look whether one is done.
pub const LOOK: Duration = Duration::from_millis(200);

/// What became of one: `None` when nothing had changed.
type Done = Result<Option<BackupFile>, StoreProblem>;

/// Makes them, one at a time.
pub struct BackupMaker {
    data_file: PathBuf,
    /// What opens it.
    passphrase: Option<Passphrase>,
    backups: Backups,
    under_way: Option<UnderWay>,
    /// Somebody has asked for one while another was being made.
    wanted: Option<DateTime<Utc>>,
}

#[derive(Debug)]
struct UnderWay {
    reason: BackupReason,
    stop: Arc<AtomicBool>,
    done: Receiver<Done>,
    thread: JoinHandle<()>,
}

impl BackupMaker {
    /// One for this file, with backups lying there.
    pub fn new(data_file: PathBuf, backups: Backups) -> Self {
        Self { data_file, passphrase: None, backups, under_way: None, wanted: None }
    }

    /// The same for a file under a passphrase; the backups get the same.
    #[must_use]
    pub fn unlocked_by(mut self, passphrase: Option<Passphrase>) -> Self {
        self.passphrase = passphrase;
        self
    }

    /// From the next one on, of the file that is gone on in. The backups of the file before belong to it alone: they may
    /// hold meetings the new one lacks.
    pub fn go_along(&mut self, data_file: PathBuf) {
        self.backups = self.backups.of_another(&data_file);
        self.data_file = data_file;
    }

    /// Begins one, unless one is being made. Where a person asks for one meanwhile, hers follows: the one being made may find
    /// that nothing is new, or have begun before her last line.
    pub fn begin(&mut self, at: DateTime<Utc>, reason: BackupReason) {
        if self.under_way.is_some() {
            if reason == BackupReason::Asked {
                self.wanted = Some(at);
            }
            return;
        }
        let stop = Arc::new(AtomicBool::new(false));
        let (tell, done) = channel();
        let (path, backups, stopped) = (self.data_file.clone(), self.backups.clone(), Arc::clone(&stop));
        let passphrase = self.passphrase.as_ref().map(Passphrase::share);
        let thread = thread::spawn(move || {
            let made = Store::open_read_only_with(&path, passphrase.as_ref())
                .and_then(|store| store.back_up(&backups, at, reason, &stopped));
            // Nobody listening: the program is being left.
            let _ = tell.send(made);
        });
        self.under_way = Some(UnderWay { reason, stop, done, thread });
    }

    /// What became of the one under way, once it is known.
    pub fn collect(&mut self) -> Option<Msg> {
        let under_way = self.under_way.take()?;
        let asked = under_way.reason == BackupReason::Asked;
        match under_way.done.try_recv() {
            Ok(made) => {
                let _ = under_way.thread.join();
                if let Some(at) = self.wanted.take() {
                    self.begin(at, BackupReason::Asked);
                }
                Some(Msg::BackedUp { asked, made: made.map(|made| made.is_some()) })
            }
            Err(TryRecvError::Empty) => {
                self.under_way = Some(under_way);
                None
            }
            Err(TryRecvError::Disconnected) => {
                let gone = StoreProblem::new(ProblemKind::Other, "BackupMaker");
                Some(Msg::BackedUp { asked, made: Err(gone) })
            }
        }
    }

    /// Where they lie.
    pub fn backups(&self) -> &Backups {
        &self.backups
    }

    /// Whether one is being made.
    pub fn is_busy(&self) -> bool {
        self.under_way.is_some()
    }

    /// Stops the one under way and lets go of the file.
    pub fn stop(&mut self) {
        self.wanted = None;
        if let Some(under_way) = self.under_way.take() {
            under_way.stop.store(true, Ordering::Relaxed);
            let _ = under_way.thread.join();
        }
    }
}

impl Drop for BackupMaker {
    fn drop(&mut self) {
        self.stop();
    }
}
