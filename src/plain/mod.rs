//! The line-by-line front for screen readers, pipes and scripts: one line in, text out (K5).
//!
//! No cursor, no colour, no sign that steers a terminal: whatever reads lines can hold a whole meeting. A plain line is
//! an answer; a line that begins with `/` is a command, and `//` begins an answer with `/`. Where a choice must be
//! made, the rows are numbered and the next line is the choice; a command given instead is done instead. The end of the
//! input is the end of the visit: everything accepted is saved by then.
//!
//! The same operations as on the full screen make the same changes, so the same meeting held either way leaves the
//! same content. A meeting goes on in one front where the other left it.

mod backups;
mod clock;
mod close;
mod cloth;
mod coach;
mod dates;
mod deciding;
mod desk;
mod details;
mod drafts;
mod elsewhere;
mod export;
pub mod fields;
mod figures;
mod follow_up;
mod forget;
mod life;
mod lines;
mod list;
mod look_over;
mod measure;
mod measures;
mod paper;
mod people;
mod prepare;
mod protecting;
mod put_away;
mod question;
mod review;
mod room;
mod saving;
mod search;
mod sittings;
mod start;
mod states;
mod taking_in;
mod talk;
mod tally;
mod unit;
pub mod verbs;
mod vote;
mod waiting;
mod wall;

use std::io::{self, BufRead, Write};
use std::path::Path;

use crate::domain::ids::SessionId;
use crate::env::Env;
use crate::exchange::sheet::Headings;
use crate::i18n::{Texts, texts};
use crate::ops::{Asked, ProblemKind, Refusal, Store, StoreProblem};
use crate::report::Profile;
use crate::sets::Catalogue;
use crate::settings::Settings;

use room::{Next, Room};
use talk::{Step, Stop, Talk};
use waiting::Waiting;

/// Why a visit ended otherwise than by leaving. What was accepted is saved all the same.
#[derive(Debug)]
pub enum Problem {
    /// The input or the output failed; a closed pipe is [`io::ErrorKind::BrokenPipe`].
    Io(io::Error),
    /// The file could not be read, or the session is not in it.
    Store(StoreProblem),
}

/// What the program around the conversation can do for it. Where there is none (`()`), nothing is shown or copied anyway.
pub trait Outside {
    /// Shows nothing of what is typed from now on, or shows it again. Whether each key arrives by itself meanwhile, as from a
    /// terminal; from a pipe nothing was ever shown, and lines go on arriving as lines.
    fn hide(&self, hidden: bool) -> io::Result<bool>;
    /// Ends a copying of the file that is under way: nobody else may have the file open, or keep what is about to go.
    fn stop_copying(&self);
}

impl Outside for () {
    fn hide(&self, _: bool) -> io::Result<bool> {
        Ok(false)
    }

    fn stop_copying(&self) {}
}

/// What a visit is held with, beside the file and the conversation.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// What the person has chosen.
    pub settings: &'a Settings,
    /// Question sets, built in and own.
    pub sets: &'a Catalogue,
    /// Where files are written unless the person names a folder; as on the full screen.
    pub export_folder: &'a Path,
    /// Headings of column profiles of one's own, by which lists come back (I10).
    pub headings: &'a [Headings],
    /// Column profiles of one's own.
    pub profiles: &'a [Profile],
    /// Time, ids and language.
    pub env: &'a Env,
    /// Terminal and threads, of which nothing is known here.
    pub outside: &'a dyn Outside,
}

/// Holds meetings until the person leaves or the input ends; whether all that was said is saved. Without a session it begins
/// with the list of them.
pub fn run(
    store: &mut Store,
    session: Option<SessionId>,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    around: Around<'_>,
) -> Result<bool, Problem> {
    let Around { settings, sets, export_folder, headings, profiles, env, outside } = around;
    let texts = texts(settings.lang);
    let talk = Talk::new(input, output, outside, texts);
    let had_file = store.path().is_some();
    let mut plain = Plain {
        store,
        talk,
        texts,
        settings,
        sets,
        export_folder,
        headings,
        profiles,
        env,
        outside,
        had_file,
        saved: Saved::All,
        waiting: Waiting::default(),
        has_just_tried: false,
    };
    let visit = plain.visit(session);
    let told = plain.settle_waiting();
    let farewell = match visit {
        // A command that nobody took is no reason to fail; there is no such place.
        Ok(()) | Err(Stop::End | Stop::Instead(_)) => told.and_then(|()| plain.farewell()),
        Err(stop) => Err(stop),
    };
    match farewell {
        Ok(()) | Err(Stop::End | Stop::Instead(_)) => Ok(plain.saved == Saved::All),
        // Whoever reads no further may do so, but not believe that all is saved.
        Err(Stop::Io(error)) if plain.saved != Saved::All && error.kind() == io::ErrorKind::BrokenPipe => {
            Ok(false)
        }
        Err(Stop::Io(error)) => Err(Problem::Io(error)),
        Err(Stop::Store(problem)) => Err(Problem::Store(problem)),
    }
}

/// How much of what was said is in the file, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Saved {
    All,
    /// Something that cannot wait was told as not saved; whether it has been said anew since nobody knows.
    PerhapsNotAll,
    NotAll,
}

/// What every part of the conversation is given.
struct Plain<'a> {
    store: &'a mut Store,
    talk: Talk<'a>,
    texts: &'static Texts,
    settings: &'a Settings,
    sets: &'a Catalogue,
    export_folder: &'a Path,
    headings: &'a [Headings],
    profiles: &'a [Profile],
    env: &'a Env,
    outside: &'a dyn Outside,
    /// It lay in a file when the visit began, not in memory alone.
    had_file: bool,
    saved: Saved,
    /// What was said and the file did not take.
    waiting: Waiting,
    /// The file has just been asked to take it and did not.
    has_just_tried: bool,
}

impl Plain<'_> {
    fn visit(&mut self, mut session: Option<SessionId>) -> Step {
        loop {
            let chosen = match session.take() {
                Some(session) => Some(session),
                None => self.start()?,
            };
            let Some(chosen) = chosen else { return Ok(()) };
            match Room::open(self, chosen)?.hold()? {
                Next::Quit => return Ok(()),
                Next::Start => {}
            }
        }
    }

    fn farewell(&mut self) -> Step {
        let texts = self.texts;
        let farewell = match self.store.is_in_place() {
            Ok(()) => match self.saved {
                Saved::All => texts.plain.farewell,
                Saved::PerhapsNotAll => texts.plain.farewell_failed,
                Saved::NotAll => texts.elsewhere.farewell,
            },
            Err(problem) => {
                self.saved = Saved::NotAll;
                self.talk.say((texts.store.explain)(problem.kind).what)?;
                texts.elsewhere.farewell_unsaved
            }
        };
        self.talk.say(farewell)?;
        self.talk.flush()
    }

    fn speak(&mut self, texts: &'static Texts) {
        self.texts = texts;
        self.talk.speak(texts);
    }

    /// Why something was not done, in three sentences.
    fn refuse(&mut self, refusal: &Refusal) -> Step {
        let told = (self.texts.refusals.explain)(refusal);
        self.talk.say(format!("{} {} {}", told.what, told.safe, told.todo))
    }

    /// Asks about a text that may tell of one person (J3) until it may be stored: `reword` puts other words in its place,
    /// where it was said, and tells whether it was there. Whether the text may be stored now; if not, a person is told.
    fn settles_words(&mut self, asked: &Asked, reword: impl FnOnce(&str) -> bool) -> Step<bool> {
        let texts = self.texts.guard;
        self.talk.say(format!("{} {}", texts.of(std::slice::from_ref(asked)), texts.why))?;
        let said = self.talk.ask(texts.line_instead, "")?;
        if said == texts.keep_word {
            self.env.vouch(&asked.text);
        } else if said.is_empty() || !reword(&said) {
            self.talk.say(texts.not_stored)?;
            return Ok(false);
        }
        Ok(true)
    }

    /// The file did not do what was asked for just now: that is told, and remembered where it may have been something to save.
    fn failed(&mut self, problem: &StoreProblem) -> Step {
        if problem.kind == ProblemKind::Locked || problem.kind.is_helped_elsewhere() {
            self.saved = self.saved.max(Saved::PerhapsNotAll);
        }
        self.trouble(problem)
    }

    /// What is wrong with the file, in three sentences, and the technical side. Where there is no file any more, the visit ends:
    /// nothing that is said now would be kept.
    fn trouble(&mut self, problem: &StoreProblem) -> Step {
        let is_lost = self.had_file && self.store.path().is_none();
        let told = (self.texts.store.explain)(problem.kind);
        self.talk.say(format!("{} {} {}", told.what, told.safe, told.todo))?;
        if problem.kind.is_helped_elsewhere() && !is_lost {
            self.offer_elsewhere()?;
        }
        if !problem.detail.is_empty() {
            self.talk.say(format!("{}: {}", self.texts.dialogs.details, problem.detail))?;
        }
        if is_lost { Err(Stop::End) } else { Ok(()) }
    }

    /// A command nobody knows, and the one that was probably meant.
    fn unknown(&mut self, meant: Option<&str>) -> Step {
        self.talk.say((self.texts.plain.unknown_command)(meant))
    }

    /// The commands, or those that have to do with a word.
    fn help(&mut self, word: &str) -> Step {
        let told = verbs::all_told(self.texts);
        if word.is_empty() {
            self.talk.say(self.texts.plain.help)?;
            return self.talk.say(told.join("\n"));
        }
        let word = word.trim_start_matches('/');
        let fitting: Vec<_> =
            told.into_iter().filter(|told| crate::text::fold::contains(told, word)).collect();
        if fitting.is_empty() {
            return self.talk.say(self.texts.dialogs.nothing_found);
        }
        self.talk.say(fitting.join("\n"))
    }

    /// Another language from now on.
    fn change_language(&mut self, said: &str) -> Step {
        match verbs::language(said, self.texts) {
            Some(texts) => {
                self.speak(texts);
                self.talk.say(texts.plain.speaks)
            }
            None => self.talk.say(self.texts.plain.which_language),
        }
    }
}
