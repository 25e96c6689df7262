//! All the full screen knows: one open meeting, one page of each list, and what is on top.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::domain::ids::SessionId;
use crate::domain::localized::Lang;
use crate::domain::question_set::KindCode;
use crate::domain::session::SessionState;
use crate::domain::unit::Unit;
use crate::env::Env;
use crate::i18n::{Texts, texts};
use crate::ops::{Draft, DueList, Hit, Op, ProblemKind, Refusal, SessionSummary, Trashed};
use crate::report::Profile;
use crate::sets::Catalogue;
use crate::settings::Settings;

use super::commands::{Id, Keymap, Scope};
use super::dialogs::{Dialog, Explain, ask_guard, ask_guard_of, guards};
use super::held::Held;
use super::input::Chord;
use super::layout::Size;
use super::meeting::Meeting;
use super::msg::Effect;
use super::screens;

/// How long a passing message stays in the status line.
const STATUS_STAYS: Duration = Duration::from_secs(6);

/// What kind of place the data file lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataPlace {
    /// On this machine alone.
    Own,
    /// Where something carries it to other machines.
    Shared,
}

/// The model. Screens keep their state when left, so that nothing typed is lost on the way (D9).
pub struct Model {
    /// The words.
    pub texts: &'static Texts,
    /// What the person has chosen.
    pub settings: Settings,
    /// Which chord means what.
    pub keymap: Keymap,
    /// The screen shown.
    pub screen: Screen,
    /// Screens to go back to, the nearest last.
    pub trail: Vec<Screen>,
    /// Dialogs, the top one last; it gets the input.
    pub dialogs: Vec<Dialog>,
    /// The open meeting.
    pub meeting: Option<Meeting>,
    /// Lists read from the file.
    pub shelf: Shelf,
    /// Question sets, built in and own.
    pub sets: Catalogue,
    /// A passing message.
    pub status: Option<Status>,
    /// When the last line was saved, on the wall of the room.
    pub saved_at: Option<NaiveDateTime>,
    /// Why the file would not take something that stands on the screen; told at the foot of every screen until it does.
    pub unsaved: Option<ProblemKind>,
    /// What meetings that were left have that is not in the file.
    pub held: Held,
    /// The window.
    pub size: Size,
    /// The moment of the last message, so that drawing needs no clock.
    pub now: Now,
    /// The screen is hidden (F9).
    pub hidden: bool,
    /// The room's view in this window (F5).
    pub audience: bool,
    /// What the second window was told last.
    pub told: super::room::Told,
    /// Everything is a throw-away copy (A10).
    pub demo: bool,
    /// Whether the data file stands under a passphrase; `None` where that cannot be changed.
    pub protected: Option<bool>,
    /// Where the data lies, for the settings screen and messages.
    pub data_file: PathBuf,
    /// Where files are written unless the person says otherwise: last time's folder, at first the platform's own.
    pub export_folder: PathBuf,
    /// Column profiles of one's own (I10), as they were when the program began.
    pub profiles: Vec<Profile>,
    /// Where the settings are kept; `None` keeps none.
    pub settings_file: Option<PathBuf>,
    /// Where own question sets lie, if anywhere.
    pub sets_folder: Option<PathBuf>,
    /// Whether the data file lies where something carries it to other machines (L9).
    pub data_place: DataPlace,
    /// When Ctrl+C was last pressed.
    pub last_interrupt: Option<Duration>,
    /// The key that is being answered, while it may be pressed once more for a person (see [`crate::tui::dialogs::ask_guard`]).
    pub pressed: Option<Chord>,
    /// When a draft must be kept, and since when letters are unsaved.
    pub autosave: super::typing::Autosave,
    /// See the screen's file.
    pub start: screens::start::Start,
    /// See the screen's file.
    pub follow_up: screens::follow_up::FollowUp,
    /// See the screen's file.
    pub prepare: screens::prepare::Prepare,
    /// See the screen's file.
    pub opening: screens::opening::Opening,
    /// See the screen's file.
    pub cloth: screens::cloth::ClothScreen,
    /// See the screen's file.
    pub question: screens::question::QuestionScreen,
    /// See the screen's file.
    pub measures: screens::measures::MeasuresScreen,
    /// See the screen's file.
    pub measure: screens::measure::MeasureScreen,
    /// See the screen's file.
    pub matrix: screens::matrix::MatrixScreen,
    /// See the screen's file.
    pub vote: screens::vote::VoteScreen,
    /// See the screen's file.
    pub keeps: screens::keeps::KeepsScreen,
    /// See the screen's file.
    pub review: screens::review::ReviewScreen,
    /// See the screen's file.
    pub paper: screens::paper::PaperScreen,
    /// See the screen's file.
    pub close: screens::close::CloseScreen,
    /// What was found in another session, until that is open.
    pub sought: Option<Hit>,
    /// A list that is being brought in, until it is or a person says no.
    pub list_aside: Option<super::taking_in::Aside>,
    /// See the screen's file.
    pub settings_screen: screens::settings::SettingsScreen,
    /// See the screen's file.
    pub sets_screen: screens::sets::SetsScreen,
}

crate::domain::codes::codes! {
    /// What fills the window.
    pub enum Screen {
        /// Sessions by state, what is due.
        Start = "start",
        /// The form of a new session, or of the open one.
        Prepare = "prepare",
        /// Purpose and ground rules.
        Opening = "opening",
        /// The cloth as map.
        Cloth = "cloth",
        /// One question.
        Question = "question",
        /// Proposals and agreed measures.
        Measures = "measures",
        /// One measure.
        Measure = "measure",
        /// Benefit × effort.
        Matrix = "matrix",
        /// Voting in the room.
        Vote = "vote",
        /// What works and is to be kept.
        Keeps = "keeps",
        /// Measures agreed earlier, one by one.
        Review = "review",
        /// Keying in sheets of paper.
        Paper = "paper",
        /// The end.
        Close = "close",
        /// Measures of all meetings.
        FollowUp = "follow_up",
        /// Settings.
        Settings = "settings",
        /// Question sets.
        Sets = "sets",
    }
}

impl Screen {
    /// The scope of the screen's own commands.
    pub fn scope(self) -> Scope {
        match self {
            Self::Start => Scope::Start,
            Self::Prepare => Scope::Prepare,
            Self::Opening => Scope::Opening,
            Self::Cloth => Scope::Cloth,
            Self::Question => Scope::Question,
            Self::Measures => Scope::Measures,
            Self::Measure => Scope::Measure,
            Self::Matrix => Scope::Matrix,
            Self::Vote => Scope::Vote,
            Self::Keeps => Scope::Keeps,
            Self::Review => Scope::Review,
            Self::Paper => Scope::Paper,
            Self::Close => Scope::Close,
            Self::FollowUp => Scope::FollowUp,
            Self::Settings => Scope::Settings,
            Self::Sets => Scope::Sets,
        }
    }
}

/// Lists read from the file: one page each.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Sessions, newest first.
    pub sessions: Vec<SessionSummary>,
    /// Whether there are more sessions than these.
    pub more: bool,
    /// Measures due within four weeks, and overdue ones.
    pub due: DueList,
    /// Sessions whose answers should have been deleted by now, the oldest first, and how many there are (J2).
    pub answers_due: (Vec<SessionSummary>, u32),
    /// Units, by name.
    pub units: Vec<Unit>,
    /// Sessions in the archive, newest first (G5).
    pub archive: Vec<SessionSummary>,
    /// What lies in the trash (L3).
    pub trash: Vec<Trashed>,
    /// The file holds no meeting, and a backup made then does.
    pub only_in_backup: Option<NaiveDateTime>,
    /// Whether the file has been read at all; before that the start screen says so instead of «empty».
    pub read: bool,
}

impl Shelf {
    /// What a session is called, if it is one of those that are shown.
    pub fn title_of(&self, session: SessionId) -> Option<String> {
        let mut known = self.sessions.iter().chain(&self.archive);
        known.find(|known| known.id == session).map(|known| known.title.clone())
    }
}

/// A passing message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The words.
    pub text: String,
    /// When it goes, in [`Env::elapsed`] time.
    pub until: Duration,
}

/// A moment: both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Now {
    /// The wall of the room.
    pub local: NaiveDateTime,
    /// The same in UTC, as it is stored.
    pub utc: DateTime<Utc>,
    /// Since start, never jumping.
    pub elapsed: Duration,
}

impl Now {
    /// The moment `env` says it is.
    pub fn of(env: &Env) -> Self {
        Self { local: env.local(), utc: env.now(), elapsed: env.elapsed() }
    }

    /// A moment of the past as the wall of the room showed it.
    pub fn to_local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc() + (self.local - self.utc.naive_utc())
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.local.date()
    }
}

impl Model {
    /// The start screen, before anything has been read from the file.
    pub fn new(settings: Settings, sets: Catalogue, data_file: PathBuf, size: Size, env: &Env) -> Self {
        let (keymap, _) = Keymap::new(&settings.keys);
        Self {
            texts: texts(settings.lang),
            keymap,
            settings,
            screen: Screen::Start,
            trail: Vec::new(),
            dialogs: Vec::new(),
            meeting: None,
            shelf: Shelf::default(),
            sets,
            status: None,
            saved_at: None,
            unsaved: None,
            held: Held::default(),
            size,
            now: Now::of(env),
            hidden: false,
            audience: false,
            told: super::room::Told::default(),
            demo: false,
            protected: None,
            data_file,
            export_folder: PathBuf::new(),
            profiles: Vec::new(),
            settings_file: None,
            sets_folder: None,
            data_place: DataPlace::Own,
            last_interrupt: None,
            pressed: None,
            autosave: super::typing::Autosave::default(),
            start: screens::start::Start::default(),
            follow_up: screens::follow_up::FollowUp::default(),
            prepare: screens::prepare::Prepare::default(),
            opening: screens::opening::Opening::default(),
            cloth: screens::cloth::ClothScreen::default(),
            question: screens::question::QuestionScreen::default(),
            measures: screens::measures::MeasuresScreen::default(),
            measure: screens::measure::MeasureScreen::default(),
            matrix: screens::matrix::MatrixScreen::default(),
            vote: screens::vote::VoteScreen::default(),
            keeps: screens::keeps::KeepsScreen::default(),
            review: screens::review::ReviewScreen::default(),
            paper: screens::paper::PaperScreen::default(),
            close: screens::close::CloseScreen::default(),
            sought: None,
            list_aside: None,
            settings_screen: screens::settings::SettingsScreen::default(),
            sets_screen: screens::sets::SetsScreen::default(),
        }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.texts.lang
    }

    /// Shows a passing message.
    pub fn say(&mut self, text: impl Into<String>) {
        self.status = Some(Status { text: text.into(), until: self.now.elapsed + STATUS_STAYS });
    }

    /// Shows another screen; Esc comes back here.
    pub fn go(&mut self, screen: Screen, env: &Env) -> Vec<Effect> {
        if self.screen != screen {
            // Going somewhere one has come from unwinds the trail instead of growing it.
            match self.trail.iter().position(|&earlier| earlier == screen) {
                Some(at) => self.trail.truncate(at),
                None => self.trail.push(self.screen),
            }
        }
        self.screen = screen;
        screens::enter(self, screen, env)
    }

    /// Goes back one screen; on the start screen there is nowhere further.
    pub fn back(&mut self, env: &Env) -> Vec<Effect> {
        let screen = self.trail.pop().unwrap_or(Screen::Start);
        self.screen = screen;
        screens::enter(self, screen, env)
    }

    /// Does something to the open session and says what to write; a refusal is shown.
    pub fn act(&mut self, op: &Op, env: &Env) -> Vec<Effect> {
        self.act_all(std::slice::from_ref(op), env)
    }

    /// The same for several operations in order, as one step: all of them, or none.
    pub fn act_all(&mut self, ops: &[Op], env: &Env) -> Vec<Effect> {
        self.act_typed(ops, None, env).unwrap_or_default()
    }

    /// The same for what was typed: if the commit fails, `typed` goes back to where it was typed, and if it says nothing
    /// new, its draft goes. `None` when it is refused and a person has been told.
    pub fn act_typed(&mut self, ops: &[Op], typed: Option<Draft>, env: &Env) -> Option<Vec<Effect>> {
        let meeting = self.meeting.as_mut()?;
        let key = typed.as_ref().map(|draft| draft.key.clone());
        let is_typed = key.is_some();
        match meeting.run_all(ops, typed, env) {
            Ok(mut effects) => {
                if let Some(key) = key {
                    self.autosave.kept();
                    if effects.is_empty() {
                        effects.extend(meeting.drop_draft(key));
                    }
                }
                Some(effects)
            }
            // What was typed on the screen still stands there; what came from a dialog is nowhere else any more.
            Err(Refusal::Guarded(asked)) if !is_typed => {
                ask_guard_of(self, asked, ops);
                None
            }
            Err(refusal) => {
                self.refuse(&refusal);
                None
            }
        }
    }

    /// Keeps what is being written, if it differs from what was kept; a blank text is forgotten.
    pub fn keep(&mut self, draft: Draft) -> Vec<Effect> {
        let Some(meeting) = &mut self.meeting else { return Vec::new() };
        let session = meeting.session.id;
        if crate::text::is_blank(&draft.text) {
            return meeting.drop_draft(draft.key).into_iter().collect();
        }
        if meeting.drafts.get(&draft.key).is_some_and(|kept| kept.text == draft.text) {
            return Vec::new();
        }
        meeting.drafts.insert(draft.key.clone(), draft.clone());
        vec![Effect::KeepDraft(session, draft)]
    }

    /// What was written in a dialog has become these effects: it goes with the commit among them, and comes back as a
    /// draft if that fails. Without one – it was refused – it stays a draft.
    pub fn spoken_for(&mut self, draft: Draft, mut effects: Vec<Effect>) -> Vec<Effect> {
        let commit = effects.iter_mut().rev().find_map(|effect| match effect {
            Effect::Commit { draft_done, .. } => Some(draft_done),
            _ => None,
        });
        let (Some(draft_done), Some(meeting)) = (commit, &mut self.meeting) else {
            // A unit is kept beside the meetings, without a commit.
            let is_kept = effects.iter().any(|effect| matches!(effect, Effect::KeepUnit(_)));
            let draft = if is_kept { Draft { text: String::new(), ..draft } } else { draft };
            if let Some(meeting) = self.meeting.as_mut().filter(|_| guards(&self.dialogs)) {
                let words = draft.text.clone();
                meeting.guard_asks(draft, [words]);
                return effects;
            }
            effects.extend(self.keep(draft));
            return effects;
        };
        let key = draft.key.clone();
        meeting.goes_with_last(draft);
        if draft_done.is_none() {
            *draft_done = Some(key);
        } else {
            effects.push(Effect::DropDraft(meeting.session.id, key));
        }
        effects
    }

    /// Whether the open meeting is closed: then only what happens to its measures can still be noted.
    ///
    /// In an earlier state nothing can be noted at all, but what is asked first is the same.
    pub fn is_closed(&self) -> bool {
        self.past().is_some()
            || self.meeting.as_ref().is_some_and(|it| it.session.details.state == SessionState::Closed)
    }

    /// What stands in place of the line for writing when the meeting is closed: that it is, and how it is opened. Of an
    /// earlier state, that it is one, and how to go on with it.
    pub fn closed_instead(&self) -> Option<String> {
        if self.past().is_some() {
            let keep = Id::KeepAsCopy.label(self.texts);
            return Some((self.texts.states.read_instead)(&self.key_of(Id::Palette), keep));
        }
        let open = Id::Reopen.label(self.texts);
        self.is_closed().then(|| (self.texts.common.closed_instead)(&self.key_of(Id::Palette), open))
    }

    /// The same where something would be said: also of a meeting whose answers are deleted, in which only measures go on.
    pub fn unsayable_instead(&self) -> Option<String> {
        self.closed_instead().or_else(|| {
            let meeting = self.meeting.as_ref()?;
            let day = meeting.session.details.answers_deleted?;
            let says = match self.screen {
                Screen::Question | Screen::Paper => {
                    meeting.entry().is_none_or(|entry| entry.question.kind.code() != KindCode::Measure)
                }
                Screen::Keeps => true,
                _ => false,
            };
            says.then(|| format!("{}.", (self.texts.forget.deleted_on)(&(self.texts.dates.long)(day))))
        })
    }

    /// Shows why something was refused: in the status line where a word is enough, else in a dialog.
    pub fn refuse(&mut self, refusal: &Refusal) {
        if *refusal == Refusal::Empty {
            self.say(self.texts.common.nothing_to_save);
        } else if let Refusal::Guarded(asked) = refusal {
            ask_guard(self, asked.clone());
        } else {
            self.dialogs.push(Dialog::Explain(Explain::refusal(refusal, self.texts)));
        }
    }

    /// Switches to another language at once (K1).
    pub fn speak(&mut self, lang: Lang) {
        self.settings.lang = lang;
        self.texts = texts(lang);
    }

    /// The scopes whose commands apply now, nearest first.
    pub fn scopes(&self) -> Vec<Scope> {
        let own = self.screen.scope();
        let in_meeting = own.is_in_meeting() || (self.screen == Screen::Prepare && self.meeting.is_some());
        let asked = (self.screen == Screen::Question).then(|| screens::question::scope(self)).flatten();
        let meeting = (in_meeting && self.meeting.is_some()).then_some(Scope::Meeting);
        [Some(own), asked, meeting, Some(Scope::Global)].into_iter().flatten().collect()
    }

    /// The label of a command's first key, for texts that name one.
    pub fn key_of(&self, id: Id) -> String {
        self.keymap.chords(id).first().map(|chord| chord.label()).unwrap_or_default()
    }
}
