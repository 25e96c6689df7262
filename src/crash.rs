//! What happens when the program has a bug.
//!
//! The terminal is given back, a note for the maintainers is written, and the person reads four lines: that it stopped,
//! where the data is, where the note is, how to go on. The note never holds content (J9): a panic's message may quote
//! what was typed, so it is written only when it stands in the source word for word.

use std::any::Any;
use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::{process, thread};

use chrono::{DateTime, Utc};

use crate::private;
use crate::term::screen;
use crate::text::sanitize::inert;

/// What the program ends with after a panic.
pub const EXIT_CODE: i32 = 101;

/// How many notes of the same second get a name of their own.
const SAME_SECOND: u32 = 100;

/// What has to be known before the worst happens, because nothing can be asked then.
#[derive(Debug, Clone)]
pub struct Context {
    /// The version of the program.
    pub version: &'static str,
    /// The folder for crash notes; made when needed.
    pub notes: PathBuf,
    /// The file that holds the sessions.
    pub data_file: PathBuf,
    /// What to say, in the language of the person.
    pub words: Words,
}

/// The four lines. A path is put after the second and the third, with a space between.
#[derive(Debug, Clone)]
pub struct Words {
    /// That the program stopped because of a bug in it.
    pub what: String,
    /// That everything saved is safe, and where: the path of the data file follows.
    pub data: String,
    /// That there is a note without content, and where: its path follows.
    pub note: String,
    /// In place of `note` when the note could not be written; no path follows.
    pub no_note: String,
    /// How to go on.
    pub go_on: String,
    /// Asks for Enter, when the window would close before anything could be read (started by double click).
    pub press_enter: Option<String>,
}

static CONTEXT: Mutex<Option<Context>> = Mutex::new(None);
/// Somebody is telling about a panic already.
static TELLING: AtomicBool = AtomicBool::new(false);

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
    static LAST_NOTE: RefCell<Option<PathBuf>> = const { RefCell::new(None) };
}

/// From now on a panic is told as `context` says. Called again when the language or the data file changes.
pub fn install(context: Context) {
    static HOOK: Once = Once::new();
    *CONTEXT.lock().unwrap_or_else(PoisonError::into_inner) = Some(context);
    HOOK.call_once(|| panic::set_hook(Box::new(on_panic)));
}

/// A piece of work had a bug; the program goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contained {
    /// The crash note, when it could be written.
    pub note: Option<PathBuf>,
}

/// Does a piece of `work` whose panic must not end the meeting, such as an export on its own thread.
///
/// What the work changes must belong to it alone: it may be left half done.
pub fn contained<T>(work: impl FnOnce() -> T) -> Result<T, Contained> {
    let before = CONTAINED.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(before);
    done.map_err(|_| Contained { note: LAST_NOTE.take() })
}

fn on_panic(info: &PanicHookInfo<'_>) {
    // Never waits: the panic may have happened while the context was being changed.
    let context = match CONTEXT.try_lock() {
        Ok(context) => context.clone(),
        Err(_) => None,
    };
    let note = context.as_ref().and_then(|context| {
        let backtrace = Backtrace::force_capture().to_string();
        let text = note_text(context.version, Utc::now(), info, &backtrace);
        write_note(&context.notes, Utc::now(), &text).ok()
    });
    if CONTAINED.get() {
        LAST_NOTE.set(note);
        return;
    }
    if TELLING.swap(true, Ordering::SeqCst) {
        loop {
            thread::park(); // another thread is telling, and ends the program
        }
    }
    screen::restore();
    if let Some(context) = context {
        tell(&context, note.as_deref());
    }
    process::exit(EXIT_CODE);
}

fn tell(context: &Context, note: Option<&Path>) {
    let Context { words, data_file, .. } = context;
    let mut out = io::stderr().lock();
    // `eprintln!` would panic again when nobody listens.
    let _ = writeln!(out, "{}", words.what);
    let _ = writeln!(out, "{} {}", words.data, inert(&data_file.to_string_lossy()));
    let _ = match note {
        Some(path) => writeln!(out, "{} {}", words.note, inert(&path.to_string_lossy())),
        None => writeln!(out, "{}", words.no_note),
    };
    let _ = writeln!(out, "{}", words.go_on);
    if let Some(ask) = &words.press_enter {
        let _ = write!(out, "\n{ask} ");
        let _ = out.flush();
        let _ = io::stdin().read_line(&mut String::new());
    }
}

fn note_text(version: &str, now: DateTime<Utc>, info: &PanicHookInfo<'_>, backtrace: &str) -> String {
    let place = info.location().map_or_else(|| "unknown".to_owned(), ToString::to_string);
    let message = fixed_message(info.payload()).unwrap_or("left out, because it may hold what was typed");
    let current = thread::current();
    format!(
        "dialogduk {version}\nsystem: {} {}\ntime: {}\nplace: {place}\nthread: {}\nmessage: {message}\n\n{backtrace}",
        std::env::consts::OS,
        std::env::consts::ARCH,
        now.format("%Y-%m-%dT%H:%M:%SZ"),
        current.name().unwrap_or("unnamed"),
    )
}

/// The message, when it was put into the program by whoever wrote it and so cannot hold content.
fn fixed_message(payload: &(dyn Any + Send)) -> Option<&'static str> {
    payload.downcast_ref::<&'static str>().copied()
}

fn write_note(folder: &Path, now: DateTime<Utc>, text: &str) -> io::Result<PathBuf> {
    private::make_folder(folder)?;
    let stem = format!("crash-{}", now.format("%Y%m%dT%H%M%SZ"));
    for number in 1..=SAME_SECOND {
        let name = if number == 1 { format!("{stem}.txt") } else { format!("{stem}-{number}.txt") };
        let path = folder.join(name);
        match private::create(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn only_a_message_from_the_source_is_written() {
        let fixed: Box<dyn Any + Send> = Box::new("index out of reach");
        let made: Box<dyn Any + Send> = Box::new(String::from("no such line: Ro i gangen"));
        assert_eq!(fixed_message(&*fixed), Some("index out of reach"));
        assert_eq!(fixed_message(&*made), None);
    }

    #[test]
    fn notes_of_the_same_second_do_not_overwrite_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let notes = folder.path().join("notes");
        let now = DateTime::from_timestamp(1_772_719_402, 0).unwrap();
        let first = write_note(&notes, now, "first").unwrap();
        let second = write_note(&notes, now, "second").unwrap();
        assert_eq!(first, notes.join("crash-20260305T140322Z.txt"));
        assert_eq!(second, notes.join("crash-20260305T140322Z-2.txt"));
        assert_eq!(fs::read_to_string(first).unwrap(), "first");
        assert_eq!(fs::read_to_string(second).unwrap(), "second");
    }

    #[test]
    fn contained_work_gives_its_result() {
        assert_eq!(contained(|| 7), Ok(7));
    }

    #[test]
    fn contained_work_that_panics_does_not_end_the_program() {
        assert_eq!(contained(|| panic!("on purpose")), Err::<(), _>(Contained { note: None }));
    }
}
