//! Standard input for the line-by-line front: a request to stop ends it, as the end of the input would.
//!
//! Reading may never come back, so it is done on a thread of its own; the conversation then ends as always, with all
//! that was accepted in one file (L8).

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::signals;

/// Bytes read at a time.
const CHUNK: usize = 8 << 10;

/// What is read ahead; an empty piece is the end.
type Piece = io::Result<Vec<u8>>;

/// Standard input until its end or until somebody asks the program to stop.
#[derive(Debug)]
pub struct Lines {
    pieces: Receiver<Piece>,
    ready: Vec<u8>,
    used: usize,
    ended: bool,
}

impl Lines {
    /// Begins to read. From now on SIGHUP, SIGTERM and Ctrl+C end the conversation instead of the process.
    pub fn of_stdin() -> io::Result<Self> {
        let (send, pieces) = sync_channel(1);
        let wake = send.clone();
        // Where a piece is waiting already, the reader looks itself whether it has been asked to stop.
        signals::watch_lines(move || drop(wake.try_send(Ok(Vec::new()))))?;
        thread::Builder::new().name("lines".to_owned()).spawn(move || read(io::stdin(), &send))?;
        Ok(Self::from_pieces(pieces))
    }

    fn from_pieces(pieces: Receiver<Piece>) -> Self {
        Self { pieces, ready: Vec::new(), used: 0, ended: false }
    }
}

/// Reads until the end, or until nobody listens.
fn read(mut from: impl Read, to: &SyncSender<Piece>) {
    loop {
        let mut chunk = vec![0; CHUNK];
        let piece = match from.read(&mut chunk) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // A terminal that has vanished is the end of what is said in it.
            Err(error) if is_gone(&error) => Ok(Vec::new()),
            read => read.map(|size| {
                chunk.truncate(size);
                chunk
            }),
        };
        let is_last = piece.as_ref().is_ok_and(Vec::is_empty) || piece.is_err();
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
            // Nobody sends any more only after the end.
            self.ready = self.pieces.recv().unwrap_or_else(|_| Ok(Vec::new()))?;
            self.used = 0;
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
    use super::*;

    fn lines(pieces: Vec<Piece>) -> Lines {
        let (send, receive) = sync_channel(pieces.len().max(1));
        for piece in pieces {
            send.try_send(piece).unwrap();
        }
        Lines::from_pieces(receive)
    }

    #[test]
    fn pieces_are_read_in_order_and_the_end_stays_the_end() {
        let mut lines = lines(vec![Ok(b"en\nt".to_vec()), Ok(b"o\n".to_vec()), Ok(Vec::new())]);
        let mut read = Vec::new();
        lines.read_to_end(&mut read).unwrap();
        assert_eq!(read, b"en\nto\n");
        assert!(lines.fill_buf().unwrap().is_empty());
    }

    #[test]
    fn a_failing_input_is_told_and_a_vanished_terminal_is_the_end() {
        struct Failing(Vec<io::Error>);
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(self.0.remove(0))
            }
        }
        let (send, receive) = sync_channel(4);
        read(Failing(vec![io::ErrorKind::Interrupted.into(), io::ErrorKind::PermissionDenied.into()]), &send);
        assert_eq!(receive.recv().unwrap().unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        #[cfg(unix)]
        {
            read(Failing(vec![io::Error::from_raw_os_error(5)]), &send);
            assert_eq!(receive.recv().unwrap().unwrap(), b"");
        }
    }
}
