//! Reading the terminal in a thread of its own.
//!
//! Where a terminal has vanished, reading from it may never come back (crossterm then reads an end for ever). Whoever waits
//! for input must still be able to keep what has been typed and to leave, so the waiting is done here, and the reading
//! elsewhere.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::reader::{Console, Reader, Source};
use crate::term::signals;
use crate::tui::input::Input;

/// How much longer than it was asked to wait the reading may take before it is gone on without it.
const GRACE: Duration = Duration::from_secs(1);
/// Somebody has asked the program to stop: a terminal that still answers has told by then what was typed last.
const LAST_KEYS: Duration = Duration::from_millis(200);

/// Waits for input without being held by it.
///
/// Nothing is read between two calls of [`Listener::read`], so that another program can have the terminal meanwhile.
#[derive(Debug)]
pub struct Listener {
    ask: Sender<Duration>,
    heard: Receiver<Heard>,
    wake: Sender<Heard>,
    /// The reading thread has been asked and has not answered yet.
    waiting: bool,
}

#[derive(Debug)]
enum Heard {
    Batch(io::Result<Vec<Input>>),
    /// The program is asked to stop.
    Stop,
}

impl Listener {
    /// Reads from the terminal. Fails where the system gives no thread.
    pub fn new() -> io::Result<Self> {
        Self::of(Console, cfg!(windows))
    }

    fn of<S: Source + Send + 'static>(source: S, bursts: bool) -> io::Result<Self> {
        let (ask, asked) = channel();
        let (tell, heard) = channel();
        let wake = tell.clone();
        thread::Builder::new().name("input".to_owned()).spawn(move || {
            let mut reader = Reader::from_source(source, bursts);
            // Until nobody asks any more.
            while let Ok(wait) = asked.recv() {
                if tell.send(Heard::Batch(reader.read(wait))).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { ask, heard, wake, waiting: false })
    }

    /// Waits at most `wait` – or a second more, where the terminal has vanished – and returns all that happened, in order.
    /// Comes back at once when the program is asked to stop ([`signals::stop_requested`]), with the last keys.
    pub fn read(&mut self, wait: Duration) -> io::Result<Vec<Input>> {
        let wake = self.wake.clone();
        signals::on_stop(move || drop(wake.send(Heard::Stop)));
        if !self.waiting {
            // Where the thread is gone, `heard` tells.
            self.waiting = self.ask.send(wait).is_ok();
        }
        let mut until = Instant::now() + wait + GRACE;
        if signals::stop_requested().is_some() {
            until = Instant::now() + LAST_KEYS;
        }
        loop {
            match self.heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Heard::Batch(batch)) => {
                    self.waiting = false;
                    return batch;
                }
                Ok(Heard::Stop) => until = Instant::now() + LAST_KEYS,
                Err(RecvTimeoutError::Timeout) => return Ok(Vec::new()),
                // This end holds a sender, too.
                Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

    /// A terminal with some keys, that has then vanished.
    struct Vanished(Vec<char>);

    impl Source for Vanished {
        fn poll(&mut self, wait: Duration) -> io::Result<bool> {
            if self.0.is_empty() && !wait.is_zero() {
                loop {
                    thread::park();
                }
            }
            Ok(!self.0.is_empty())
        }

        fn read(&mut self) -> io::Result<Event> {
            Ok(Event::Key(KeyEvent::new(KeyCode::Char(self.0.remove(0)), KeyModifiers::NONE)))
        }

        fn now(&self) -> Instant {
            Instant::now()
        }
    }

    #[test]
    fn a_terminal_that_has_vanished_does_not_hold_whoever_waits_for_it() {
        let mut listener = Listener::of(Vanished(vec!['r', 'o']), false).unwrap();
        assert_eq!(listener.read(Duration::from_secs(60)).unwrap(), [Input::Text("ro".into())]);
        for _ in 0..2 {
            listener.wake.send(Heard::Stop).unwrap();
            assert_eq!(listener.read(Duration::from_secs(60)).unwrap(), []);
        }
        assert!(listener.waiting, "it is not asked twice");
    }
}
