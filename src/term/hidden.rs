//! A passphrase asked for on a line of the terminal, without showing anything of it.

use std::io::{self, Write};
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::input::Listener;
use crate::i18n::Texts;
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
/// What there is to say (`asking.notice`) is written before the question.
pub fn ask(asking: &mut Asking, texts: &Texts) -> io::Result<Option<Given>> {
    let words = texts.protection;
    let mut err = io::stderr().lock();
    loop {
        if let Some(notice) = asking.notice {
            writeln!(err, "{}", (words.notice)(notice))?;
        }
        write!(err, "{}: ", (words.question)(asking.question()))?;
        err.flush()?;
        let next = one(asking);
        writeln!(err)?;
        match next? {
            Next::Given(given) => return Ok(Some(given)),
            Next::Leave => return Ok(None),
            Next::Stay | Next::Asked => {}
        }
    }
}

/// One question, until something comes of it.
fn one(asking: &mut Asking) -> io::Result<Next> {
    let _unseen = Unseen::new()?;
    let mut reader = Listener::new()?;
    loop {
        for input in reader.read(WAIT)? {
            match asking.input(input) {
                Next::Stay => {}
                next => return Ok(next),
            }
        }
    }
}
