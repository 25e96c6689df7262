//! Taking the terminal and giving it back.
//!
//! [`Screen::enter`] takes it, [`restore`] gives it back, once, whoever asks first: the screen going out of scope, a panic
//! (`crash`) or a signal (`term::signals`). What was drawn is never left behind: everything happens on the alternate
//! screen, which is emptied before it is left, and nothing is written any more afterwards (J11).

use std::cell::Cell;
use std::io::{self, IsTerminal, Write, stdout};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crossterm::cursor::{MoveTo, Show};
#[cfg(windows)]
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::execute;
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode,
    enable_raw_mode, size,
};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};

/// The terminal is ours. Whoever sets it to `false` has to give it back.
static ACTIVE: AtomicBool = AtomicBool::new(false);
/// The mouse is ours. Switching it off without having switched it on is an error on Windows.
static MOUSE: AtomicBool = AtomicBool::new(false);
/// What [`retake`] sets up again: the title, and whether the mouse was ours.
static LAST: Mutex<(String, bool)> = Mutex::new((String::new(), false));

/// The sequences that only terminals on Unix are sent.
#[cfg(unix)]
mod sequence {
    /// Clicks and the wheel, without the movements that crossterm's own command asks for.
    pub(super) const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
    pub(super) const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";
    /// A paste comes as one event. Not on Windows: some terminals there then add Ctrl to Enter.
    pub(super) const PASTE_ON: &str = "\x1b[?2004h";
    pub(super) const PASTE_OFF: &str = "\x1b[?2004l";
    /// The terminal shows nothing of what lies between these until it has all of it.
    pub(super) const FRAME_START: &str = "\x1b[?2026h";
    pub(super) const FRAME_END: &str = "\x1b[?2026l";
    /// The terminal remembers its title, and takes it back.
    pub(super) const TITLE_KEEP: &str = "\x1b[22;2t";
    pub(super) const TITLE_BACK: &str = "\x1b[23;2t";
}

/// The terminal while it is ours. There is one at a time; dropping it gives the terminal back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Output>>,
    /// Shared with the [`Output`]: a frame is being put together.
    drawing: Rc<Cell<bool>>,
    title: String,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal: raw mode, alternate screen, title, one event per paste, and clicks when `mouse` is set.
    ///
    /// The title stands in the task bar of a shared screen, so it must not hold anything from a session. Fails when
    /// there is no terminal, or when it is taken already; the terminal is then as it was.
    pub fn enter(title: &str, mouse: bool) -> io::Result<Self> {
        take(title, mouse)?;
        let drawing = Rc::new(Cell::new(false));
        let output = Output { bytes: Vec::new(), drawing: Rc::clone(&drawing) };
        match Terminal::new(CrosstermBackend::new(output)) {
            Ok(terminal) => Ok(Self { terminal, drawing, title: title.to_owned(), mouse }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }

    /// Draws one frame and sends it in one piece, so that no half of it is ever seen.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.drawing.set(speaks_ansi());
        #[cfg(unix)]
        self.terminal.backend_mut().write_all(sequence::FRAME_START.as_bytes())?;
        let drawn = self.terminal.draw(view).map(|_| ());
        #[cfg(unix)]
        self.terminal.backend_mut().write_all(sequence::FRAME_END.as_bytes())?;
        self.drawing.set(false);
        let sent = Backend::flush(self.terminal.backend_mut());
        drawn.and(sent)
    }

    /// Empties the screen, so that the next frame is painted from the ground up. For after a change of size.
    pub fn clear(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal where its cursor is and wait for the answer.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Sets up the terminal once more and empties it: for a screen that sleep, a projector or another program has spoilt.
    pub fn redraw(&mut self) -> io::Result<()> {
        // Off first: raw mode that is thought to be on is not switched on.
        disable_raw_mode()?;
        enable_raw_mode()?;
        set_up(&self.title, self.mouse)?;
        self.clear()
    }

    /// Sounds the terminal's bell, once: a person has asked for it in the settings file (C20).
    pub fn ring(&mut self) -> io::Result<()> {
        let mut out = io::stdout();
        out.write_all(b"\x07")?;
        out.flush()
    }

    /// Whether clicks come to us. Else the terminal's own marking and copying works.
    pub fn mouse(&self) -> bool {
        self.mouse
    }

    /// Takes the mouse or leaves it to the terminal.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        LAST.lock().unwrap_or_else(PoisonError::into_inner).1 = on;
        if on { mouse_on() } else { mouse_off() }
    }

    /// Gives the terminal to other `work`, such as an editor for a long text, and takes it back afterwards.
    /// The caller throws away what is left of the input (`Reader::discard`) and draws.
    pub fn aside<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        restore();
        let done = work();
        take(&self.title, self.mouse)?;
        self.clear()?;
        Ok(done)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// How wide and high the window is, in cells; `None` where the output goes elsewhere.
pub fn window() -> Option<(u16, u16)> {
    if stdout().is_terminal() { size().ok() } else { None }
}

/// Whether the terminal is ours.
pub fn is_active() -> bool {
    ACTIVE.load(Ordering::SeqCst)
}

/// Gives the terminal back as it was. Does nothing when it is not ours or was given back already.
pub fn restore() {
    if !ACTIVE.swap(false, Ordering::SeqCst) {
        return; // a second restore would move the cursor up over a panic message
    }
    // One at a time: a failing command must not stop the ones after it.
    #[cfg(unix)]
    let _ = send(sequence::FRAME_END);
    let _ = mouse_off();
    #[cfg(unix)]
    let _ = send(sequence::PASTE_OFF);
    let _ = execute!(stdout(), ResetColor);
    // Some consoles have no second screen to leave: there this takes away what was drawn.
    let _ = execute!(stdout(), Clear(ClearType::All));
    let _ = execute!(stdout(), MoveTo(0, 0));
    let _ = execute!(stdout(), LeaveAlternateScreen);
    let _ = execute!(stdout(), Show);
    #[cfg(unix)]
    let _ = send(sequence::TITLE_BACK);
    let _ = disable_raw_mode();
}

/// Takes the terminal once more after [`restore`], as it was taken last. The caller sees to it that all is drawn anew.
pub fn retake() -> io::Result<()> {
    let (title, mouse) = LAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
    take(&title, mouse)
}

fn take(title: &str, mouse: bool) -> io::Result<()> {
    if is_active() {
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    enable_raw_mode()?;
    ACTIVE.store(true, Ordering::SeqCst);
    #[cfg(unix)]
    let _ = send(sequence::TITLE_KEEP);
    let taken = set_up(title, mouse);
    if taken.is_err() {
        restore();
    }
    taken
}

fn set_up(title: &str, mouse: bool) -> io::Result<()> {
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = (title.to_owned(), mouse);
    execute!(stdout(), EnterAlternateScreen)?;
    execute!(stdout(), SetTitle(title))?;
    #[cfg(unix)]
    send(sequence::PASTE_ON)?;
    if mouse { mouse_on() } else { mouse_off() }
}

fn mouse_on() -> io::Result<()> {
    MOUSE.store(true, Ordering::SeqCst);
    #[cfg(unix)]
    return send(sequence::MOUSE_ON);
    #[cfg(windows)]
    return execute!(stdout(), EnableMouseCapture);
}

fn mouse_off() -> io::Result<()> {
    if !MOUSE.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    #[cfg(unix)]
    return send(sequence::MOUSE_OFF);
    #[cfg(windows)]
    return execute!(stdout(), DisableMouseCapture);
}

#[cfg(unix)]
fn send(sequence: &str) -> io::Result<()> {
    let mut out = stdout().lock();
    out.write_all(sequence.as_bytes())?;
    out.flush()
}

/// Whether all commands are bytes. Old Windows consoles are driven by calls, which must happen in their place between
/// the bytes.
fn speaks_ansi() -> bool {
    #[cfg(unix)]
    return true;
    #[cfg(windows)]
    return crossterm::ansi_support::supports_ansi();
}

/// Gathers what is drawn and writes it in one go; writes nothing when the terminal is no longer ours, so that a frame
/// that was under way cannot land among the lines of the shell.
#[derive(Debug)]
struct Output {
    bytes: Vec<u8>,
    drawing: Rc<Cell<bool>>,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // ratatui flushes after every move of the cursor; the frame goes out once it is complete.
        if self.drawing.get() || self.bytes.is_empty() {
            return Ok(());
        }
        let mut sent = Ok(());
        if is_active() {
            let mut out = stdout().lock();
            sent = out.write_all(&self.bytes).and_then(|()| out.flush());
        }
        self.bytes.clear();
        sent
    }
}
