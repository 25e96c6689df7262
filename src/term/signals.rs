//! When the system asks the program to stop.
//!
//! A thread waits for the signal, wakes the loop and asks it to stop; the loop keeps what is being typed and leaves. Reading
//! input may never come back when the terminal vanishes, so the loop waits for it elsewhere (`input::Listener`). Where the
//! loop does not answer – a terminal that takes no output holds it – the thread ends the program itself: an accepted line
//! is committed by then, and what is being typed was kept a second ago at the latest. Windows has no such signals: closing
//! the window ends the program, which is as safe as that.

#[cfg(unix)]
pub use unix::{watch, watch_lines};

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// What wakes whoever is waiting for input.
static WAKE: Mutex<Option<Wake>> = Mutex::new(None);
type Wake = Box<dyn Fn() + Send>;

/// The exit code that goes with the request; 0 while there is none.
static REQUEST: AtomicU8 = AtomicU8::new(0);
static ANSWER: Answer = Answer::new();

/// The exit code to stop with (129 for a vanished terminal, 143 for a request to end, 130 for an interrupt), or `None`
/// while nobody has asked. The loop looks after every wait, also when reading input failed; it is woken for it.
pub fn stop_requested() -> Option<u8> {
    match REQUEST.load(Ordering::SeqCst) {
        0 => None,
        code => Some(code),
    }
}

/// From now on `wake` is called when somebody asks the program to stop, in place of what was to be called before.
pub fn on_stop(wake: impl Fn() + Send + 'static) {
    *WAKE.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(wake));
}

/// Tells that the request was seen and that the loop is on its way out: saving the draft and closing the file may then
/// take a few seconds.
pub fn acknowledge() {
    ANSWER.give();
}

/// Nothing to watch on this system.
#[cfg(not(unix))]
pub fn watch() -> std::io::Result<()> {
    Ok(())
}

/// Nothing to watch on this system.
#[cfg(not(unix))]
pub fn watch_lines(_wake: impl Fn() + Send + 'static) -> std::io::Result<()> {
    Ok(())
}

/// What the loop says to a request, across threads.
struct Answer {
    given: Mutex<bool>,
    changed: Condvar,
}

impl Answer {
    const fn new() -> Self {
        Self { given: Mutex::new(false), changed: Condvar::new() }
    }

    fn give(&self) {
        *self.given.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_all();
    }

    /// Waits at most `limit`; whether the answer came.
    #[cfg_attr(not(unix), allow(dead_code, reason = "only Unix has signals to answer"))]
    fn wait(&self, limit: Duration) -> bool {
        let given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(given, limit, |given| !*given);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc;
    use std::sync::{Once, PoisonError};
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level;

    use super::{ANSWER, REQUEST, WAKE, on_stop};
    use crate::term::screen;

    /// How long the loop may take to notice that it has been asked to stop: it may be writing to a slow disk.
    const TO_ANSWER: Duration = Duration::from_secs(2);
    /// How long it may then take to finish; a commit on a slow disk is no reason to give up.
    const TO_FINISH: Duration = Duration::from_secs(10);
    /// How long giving back the terminal may take. Writing to one that has stopped reading never ends.
    const TO_RESTORE: Duration = Duration::from_millis(250);

    /// There is a conversation line by line.
    static BY_LINES: AtomicBool = AtomicBool::new(false);

    /// The same for a conversation line by line, where there is no screen: `wake` ends its waiting for a line.
    pub fn watch_lines(wake: impl Fn() + Send + 'static) -> io::Result<()> {
        on_stop(wake);
        BY_LINES.store(true, Ordering::SeqCst);
        watch()
    }

    /// Whether Ctrl+C is meant for us: while the terminal is lent to an editor, it is meant for the editor.
    fn is_for_us() -> bool {
        screen::is_active() || BY_LINES.load(Ordering::SeqCst)
    }

    /// Starts watching for SIGHUP, SIGTERM and SIGINT, for the rest of the program's life. Calling it again does nothing.
    pub fn watch() -> io::Result<()> {
        static STARTED: Once = Once::new();
        let mut started = Ok(());
        STARTED.call_once(|| started = start());
        started
    }

    fn start() -> io::Result<()> {
        let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGTSTP])?;
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            let meant = signals.forever().find(|signal| match *signal {
                SIGTSTP => {
                    pause();
                    false
                }
                SIGINT => is_for_us(),
                _ => true,
            });
            if let Some(code) = meant.and_then(exit_code) {
                see_out(code);
            }
        })?;
        Ok(())
    }

    /// Stands still until somebody lets us go on, and leaves nothing on the terminal meanwhile (J11).
    fn pause() {
        let was_ours = screen::is_active();
        screen::restore();
        let _ = low_level::emulate_default_handler(SIGTSTP);
        // Woken up. Without a terminal there is nothing to draw on, and the next frame says so.
        if was_ours && screen::retake().is_ok() {
            // Everything is drawn anew when the size "changes".
            let _ = low_level::raise(SIGWINCH);
        }
    }

    /// 128 and the number of the signal, as shells count.
    pub(super) fn exit_code(signal: i32) -> Option<u8> {
        u8::try_from(signal).ok().and_then(|number| number.checked_add(128))
    }

    /// Asks the loop to stop, and stops for it when it does not.
    fn see_out(code: u8) {
        REQUEST.store(code, Ordering::SeqCst);
        // Reading input only comes back for input, a change of size or the end of the wait. So the size "changes", and
        // what was typed last is told before the loop leaves.
        let _ = low_level::raise(SIGWINCH);
        if let Some(wake) = &*WAKE.lock().unwrap_or_else(PoisonError::into_inner) {
            wake();
        }
        if ANSWER.wait(TO_ANSWER) {
            thread::sleep(TO_FINISH); // the program ends meanwhile, and this thread with it
        }
        let (done, restored) = mpsc::channel();
        let restoring = thread::Builder::new().spawn(move || {
            screen::restore();
            let _ = done.send(());
        });
        if restoring.is_ok() {
            let _ = restored.recv_timeout(TO_RESTORE);
        }
        // At once: the usual exit would wait for the writer that may be stuck.
        low_level::exit(i32::from(code));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_was_given_is_not_waited_for() {
        let answer = Answer::new();
        assert!(!answer.wait(Duration::ZERO));
        answer.give();
        assert!(answer.wait(Duration::ZERO));
    }

    #[cfg(unix)]
    #[test]
    fn the_exit_code_tells_the_signal() {
        for (signal, code) in [(1, Some(129)), (2, Some(130)), (15, Some(143)), (128, None), (-1, None)] {
            assert_eq!(unix::exit_code(signal), code, "signal {signal}");
        }
    }
}
