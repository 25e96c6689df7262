//! Standard input for the line-by-line front: a request to stop ends it, as the end of the input would.
//!
//! Reading may never come back, so it is done on a thread of its own; the conversation then ends as always, with all
//! that was accepted in one file (L8). That thread reads only when somebody waits for a line: nothing is read ahead that is to
//! be typed unseen, and no reading is under way while the terminal is told to show nothing.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use crossterm::terminal::is_raw_mode_enabled;
use zeroize::Zeroizing;

use super::signals;

/// Bytes read at a time.
const CHUNK: usize = 8 << 10;

/// What was read, wiped when it has been heard: it may be a passphrase. An empty piece is the end.
type Piece = io::Result<Zeroizing<Vec<u8>>>;

/// Standard input until its end or until somebody asks the program to stop.
pub struct Lines {
    want: Sender<()>,
    pieces: Receiver<Piece>,
    ready: Zeroizing<Vec<u8>>,
    used: usize,
    ended: bool,
}

impl Lines {
    /// Begins to read. From now on SIGHUP, SIGTERM and Ctrl+C end the conversation instead of the process.
    pub fn of_stdin() -> io::Result<Self> {
        let (send, pieces) = sync_channel(1);
        let (want, wanted) = channel();
        let wake = send.clone();
        // Where a piece is waiting already, the reader looks itself whether it has been asked to stop.
        signals::watch_lines(move || drop(wake.try_send(Ok(Zeroizing::default()))))?;
        thread::Builder::new().name("lines".to_owned()).spawn(move || read(io::stdin(), &wanted, &send))?;
        Ok(Self { want, pieces, ready: Zeroizing::default(), used: 0, ended: false })
    }
}

/// Reads a piece each time one is wanted, until the end, or until nobody listens.
fn read(mut from: impl Read, wanted: &Receiver<()>, to: &SyncSender<Piece>) {
    while wanted.recv().is_ok() {
        let mut chunk = Zeroizing::new(vec![0; CHUNK]);
        let read = loop {
            match from.read(&mut chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // A terminal that has vanished is the end of what is said in it.
                Err(error) if is_gone(&error) => break Ok(0),
                read => break read,
            }
        };
        let piece = read.map(|size| {
            chunk.truncate(size);
            chunk
        });
        let is_last = piece.as_ref().map_or(true, |piece| piece.is_empty());
        if to.send(piece).is_err() || is_last {
            return;
        }
    }
}

/// Whether reading failed because the terminal is no longer there.
fn is_gone(error: &io::Error) -> bool {
    /// `EIO`, which has no kind of its own.
    const INPUT_OUTPUT: i32 = 5;
    cfg!(unix) && error.raw_os_error() == Some(INPUT_OUTPUT)
}

impl Read for Lines {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let size = self.fill_buf()?.read(into)?;
        self.consume(size);
        Ok(size)
    }
}

impl BufRead for Lines {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if signals::stop_requested().is_some() {
            signals::acknowledge();
            self.ended = true;
        }
        if self.ended {
            return Ok(&[]);
        }
        if self.used >= self.ready.len() {
            // Nobody reads or sends any more only after the end.
            let _ = self.want.send(());
            self.ready = self.pieces.recv().unwrap_or_else(|_| Ok(Zeroizing::default()))?;
            self.used = 0;
            // A terminal that passes on every key ends a line otherwise; what is typed ahead is a line like any other.
            if is_raw_mode_enabled().unwrap_or(false) {
                self.ready.iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
            }
            self.ended = self.ready.is_empty();
            if self.ended && signals::stop_requested().is_some() {
                signals::acknowledge();
            }
        }
        Ok(self.ready.get(self.used..).unwrap_or_default())
    }

    fn consume(&mut self, size: usize) {
        self.used = self.used.saturating_add(size);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    /// Reads whatever is wanted of these, one after the other.
    fn lines(given: Vec<io::Result<&'static [u8]>>) -> Lines {
        struct Given(VecDeque<io::Result<&'static [u8]>>);
        impl Read for Given {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let mut piece = self.0.pop_front().unwrap_or(Ok(b""))?;
                piece.read(into)
            }
        }
        let (send, pieces) = sync_channel(1);
        let (want, wanted) = channel();
        thread::spawn(move || read(Given(given.into()), &wanted, &send));
        Lines { want, pieces, ready: Zeroizing::default(), used: 0, ended: false }
    }

    #[test]
    fn pieces_are_read_in_order_and_the_end_stays_the_end() {
        let interrupted = Err(io::ErrorKind::Interrupted.into());
        let mut lines = lines(vec![Ok(b"en\nt"), interrupted, Ok(b"o\n"), Ok(b""), Ok(b"mer")]);
        let mut read = Vec::new();
        lines.read_to_end(&mut read).unwrap();
        assert_eq!(read, b"en\nto\n");
        assert!(lines.fill_buf().unwrap().is_empty());
    }

    #[test]
    fn nothing_is_read_before_somebody_waits_for_it() {
        struct Telling(Sender<()>);
        impl Read for Telling {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                self.0.send(()).unwrap();
                b"en\n".as_slice().read(into)
            }
        }
        let (tell, told) = channel();
        let (send, pieces) = sync_channel(1);
        let (want, wanted) = channel();
        let reader = thread::spawn(move || read(Telling(tell), &wanted, &send));
        let mut lines = Lines { want, pieces, ready: Zeroizing::default(), used: 0, ended: false };
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        drop(lines);
        reader.join().unwrap();
        assert_eq!((line.as_str(), told.iter().count()), ("en\n", 1));
    }

    #[test]
    fn a_failing_input_is_told_and_a_vanished_terminal_is_the_end() {
        let mut failing = lines(vec![Err(io::ErrorKind::PermissionDenied.into())]);
        assert_eq!(failing.fill_buf().unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        #[cfg(unix)]
        assert_eq!(lines(vec![Err(io::Error::from_raw_os_error(5))]).fill_buf().unwrap(), b"");
    }
}
