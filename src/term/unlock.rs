//! The page that asks for a passphrase: at the start, and over the full screen.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::desk::Desk;
use super::input::Listener;
use super::screen::Screen;
use super::signals;
use crate::env::Env;
use crate::export::Parcel;
use crate::export::sealed::{self, SealProblem};
use crate::i18n::Texts;
use crate::ops::{ProblemKind, StoreProblem};
use crate::settings::Settings;
use crate::store::CAN_PROTECT;
use crate::tui::input::Input;
use crate::tui::model::Model;
use crate::tui::msg::{FileJob, Msg};
use crate::tui::passphrase::{Asking, Given, Next, Purpose};
use crate::tui::view::passphrase::draw;

/// Nothing is due: wake up now and then for signals.
const IDLE: Duration = Duration::from_secs(60);

/// How a page has ended.
pub enum Ended<T> {
    /// It has been done.
    Done(T, Given),
    /// The person would rather not.
    Left,
    /// A signal asks the program to stop; what it ends with.
    Stopped(u8),
}

/// What the page is drawn from.
pub struct Page<'a> {
    /// What for.
    pub purpose: Purpose,
    /// The file it is about.
    pub file: &'a Path,
    /// The words.
    pub texts: &'static Texts,
    /// The look.
    pub settings: &'a Settings,
}

/// Asks in a screen of its own, at the start of the program.
pub fn at_start<T>(
    page: &Page<'_>,
    attempt: impl FnMut(&Given) -> Result<T, StoreProblem>,
) -> io::Result<Result<Ended<T>, StoreProblem>> {
    signals::watch()?;
    let mut screen = Screen::enter("dialogduk", false)?;
    ask(&mut screen, page, attempt)
}

/// Asks until `attempt` succeeds with what was given, or the person leaves. A wrong passphrase is asked for again; every
/// other problem ends the page.
pub fn ask<T>(
    screen: &mut Screen,
    page: &Page<'_>,
    mut attempt: impl FnMut(&Given) -> Result<T, StoreProblem>,
) -> io::Result<Result<Ended<T>, StoreProblem>> {
    let mut asking = Asking::new(page.purpose);
    let mut reader = Listener::new()?;
    let show = |screen: &mut Screen, asking: &Asking| {
        screen.draw(|frame| draw(asking, page.file, page.texts, page.settings, frame))
    };
    show(screen, &asking)?;
    loop {
        let batch = reader.read(IDLE);
        if let Some(code) = signals::stop_requested() {
            signals::acknowledge();
            return Ok(Ok(Ended::Stopped(code)));
        }
        for input in batch? {
            if input == Input::Resize {
                screen.clear()?;
                continue;
            }
            match asking.input(input) {
                Next::Stay | Next::Asked => {}
                Next::Leave => return Ok(Ok(Ended::Left)),
                Next::Given(given) => {
                    // Making the key takes a moment: what is going on is seen meanwhile.
                    show(screen, &asking)?;
                    match attempt(&given) {
                        Ok(done) => return Ok(Ok(Ended::Done(done, given))),
                        Err(problem) if problem.kind == ProblemKind::WrongPassphrase => {
                            asking.was_wrong(given);
                        }
                        Err(problem) => return Ok(Err(problem)),
                    }
                }
            }
        }
        show(screen, &asking)?;
    }
}

/// What came of asking over the full screen.
pub enum Asked {
    /// Something to tell the model.
    Told(Vec<Msg>),
    /// The person would rather not.
    Nothing,
    /// The program has to be left.
    Leave,
}

/// Asks for what `purpose` needs, and does it to the open data file.
pub fn protect(purpose: Purpose, model: &Model, desk: &mut Desk, screen: &mut Screen) -> io::Result<Asked> {
    let path = &model.data_file;
    let page = Page { purpose, file: path, texts: model.texts, settings: &model.settings };
    let asked = ask(screen, &page, |given| desk.protect(given))?;
    screen.clear()?;
    if desk.store.path().is_none() {
        return Ok(Asked::Leave);
    }
    Ok(match asked {
        Ok(Ended::Done(done, _)) => Asked::Told(vec![Msg::Protected(purpose, Box::new(done))]),
        Ok(Ended::Left) => Asked::Nothing,
        Ok(Ended::Stopped(_)) => Asked::Leave,
        Err(problem) => Asked::Told(vec![Msg::Failed(problem)]),
    })
}

/// Asks for a passphrase, puts what is packed under it, and writes it.
pub fn seal(
    job: FileJob,
    parcel: Parcel,
    model: &Model,
    desk: &mut Desk,
    screen: &mut Screen,
) -> io::Result<Asked> {
    if !CAN_PROTECT {
        return Ok(Asked::Told(vec![Msg::NotSealed(SealProblem::Unavailable)]));
    }
    let file = job.target.clone();
    let page = Page { purpose: Purpose::Seal, file: &file, texts: model.texts, settings: &model.settings };
    let asked = ask(screen, &page, |given| Ok(given.then.as_ref().map(|then| parcel.clone().sealed(then))))?;
    screen.clear()?;
    Ok(match asked {
        Ok(Ended::Done(Some(Ok(sealed)), _)) => Asked::Told(vec![desk.hand_on(job, &sealed)]),
        Ok(Ended::Done(Some(Err(problem)), _)) => Asked::Told(vec![Msg::NotSealed(problem)]),
        Ok(Ended::Done(None, _) | Ended::Left) => Asked::Nothing,
        Ok(Ended::Stopped(_)) => Asked::Leave,
        Err(problem) => Asked::Told(vec![Msg::Failed(problem)]),
    })
}

/// Asks for the passphrase of a file somebody has sent, and looks at what is in it.
pub fn unseal(
    path: PathBuf,
    bytes: &[u8],
    model: &Model,
    desk: &mut Desk,
    screen: &mut Screen,
    env: &Env,
) -> io::Result<Asked> {
    if !CAN_PROTECT {
        return Ok(Asked::Told(vec![Msg::NotSealed(SealProblem::Unavailable)]));
    }
    let page = Page { purpose: Purpose::Unseal, file: &path, texts: model.texts, settings: &model.settings };
    let asked = ask(screen, &page, |given| match &given.now {
        Some(now) => match sealed::open(bytes, now) {
            Err(SealProblem::WrongPassphrase) => Err(StoreProblem::wrong_passphrase()),
            other => Ok(other),
        },
        None => Err(StoreProblem::wrong_passphrase()),
    })?;
    screen.clear()?;
    Ok(match asked {
        Ok(Ended::Done(Ok(inside), _)) => Asked::Told(desk.look_into(path, &inside, env)),
        Ok(Ended::Done(Err(problem), _)) => Asked::Told(vec![Msg::NotSealed(problem)]),
        Ok(Ended::Left) => Asked::Nothing,
        Ok(Ended::Stopped(_)) => Asked::Leave,
        Err(problem) => Asked::Told(vec![Msg::Failed(problem)]),
    })
}
