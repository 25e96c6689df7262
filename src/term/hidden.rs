//! A passphrase asked for on a line of the terminal, without showing anything of it.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::input::Listener;
use crate::i18n::Texts;
use crate::tui::input::Input;
use crate::tui::passphrase::{Asking, Given, Next};

/// Long enough that nothing happens meanwhile.
const WAIT: Duration = Duration::from_secs(60);

/// The terminal passes on every key and shows none of them, as long as this lives.
pub struct Unseen(());

impl Unseen {
    /// From now on.
    pub fn new() -> io::Result<Self> {
        enable_raw_mode()?;
        Ok(Self(()))
    }
}

impl Drop for Unseen {
    fn drop(&mut self) {
        // Nothing more can be done where this fails.
        let _ = disable_raw_mode();
    }
}

/// Asks on standard error until everything is answered; `None` when the person would rather not.
///
/// What there is to say (`asking.notice`) is written before the question. Nothing is shown from before the first question
/// until the last is answered, and what is typed ahead answers the next: a quick person types on while a slip is told.
pub fn ask(asking: &mut Asking, texts: &Texts) -> io::Result<Option<Given>> {
    let words = texts.protection;
    let _unseen = Unseen::new()?;
    let (mut reader, mut typed) = (Listener::new()?, VecDeque::new());
    let mut err = io::stderr().lock();
    loop {
        // A terminal that passes on every key takes line ends as they are, too.
        if let Some(notice) = asking.notice {
            write!(err, "{}\r\n", (words.notice)(notice))?;
        }
        write!(err, "{}: ", (words.question)(asking.question()))?;
        err.flush()?;
        let next = one(asking, &mut reader, &mut typed);
        write!(err, "\r\n")?;
        match next? {
            Next::Given(given) => return Ok(Some(given)),
            Next::Leave => return Ok(None),
            Next::Stay | Next::Asked => {}
        }
    }
}

/// One question, until something comes of it. What was `typed` after that is left for the next.
fn one(asking: &mut Asking, reader: &mut Listener, typed: &mut VecDeque<Input>) -> io::Result<Next> {
    loop {
        while let Some(input) = typed.pop_front() {
            match asking.input(input) {
                Next::Stay => {}
                next => return Ok(next),
            }
        }
        typed.extend(reader.read(WAIT)?);
    }
}
