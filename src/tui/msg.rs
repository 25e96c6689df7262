//! What can happen, and what should happen.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::change::Change;
use crate::domain::ids::{AnswerId, EventId, MeasureId, SessionId, UnitId};
use crate::domain::lineage::Lineage;
use crate::domain::live::{KeptLive, Live};
use crate::domain::localized::Lang;
use crate::domain::measure::Measure;
use crate::domain::place::Place;
use crate::domain::question_set::QuestionSet;
use crate::domain::room::{CheckMoment, Pulse};
use crate::domain::sent::Sent;
use crate::domain::session::Session;
use crate::domain::unit::Unit;
use crate::export::sealed::SealProblem;
use crate::export::{ExportJob, ExportProblem, ReadProblem};
use crate::ops::{
    Asked, BulkEdit, BulkPlan, DeletedMeasure, Draft, DraftKey, Earlier, EarlierAnswers, EarlierPlan,
    EarlierSource, EarlierState, Edited, Elsewhere, Erased, FileProblem, Hit, ListAnswers, ListPlan, Loaded,
    LookAgain, Looked, Own, Protected, Read, Refusal, Revision, SessionCursor, SessionSummary, SheetProblem,
    StoreProblem,
};
use crate::rules::figures::Figures;
use crate::settings::Settings;
use crate::tui::passphrase::Purpose;

use super::dialogs::looking_back::LookingBack;
use super::input::Input;
use super::model::Shelf;
use super::screens::follow_up::{FollowAsked, FollowRead};

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A person did something.
    Input(Input),
    /// A person clicked on something that was drawn.
    Hit(Target),
    /// Time has passed; comes when something was due, not at a beat.
    Tick,
    /// Another window has changed the open session.
    ChangedElsewhere,
    /// A commit is on disk.
    Saved(Revision),
    /// A commit failed; everything pending is taken back.
    NotSaved(StoreProblem),
    /// Another window was first: what was pending goes back to where it was typed; the newest follows.
    Overtaken,
    /// Something was deleted for good.
    Erased(Erasing, Box<Erased>),
    /// Earlier states of a session were looked for (L11).
    StatesRead {
        /// The session.
        session: SessionId,
        /// In the backups, not in its log.
        in_backups: bool,
        /// What was found, newest first.
        states: Vec<EarlierState>,
    },
    /// An earlier state was read; `None` where it is no longer there.
    StateRead(Option<Box<Session>>, Box<EarlierState>),
    /// An earlier state is a session of its own now, with this title.
    StateKept(String),
    /// A step was undone or redone.
    Stepped(Stepped),
    /// There was nothing to undo or redo.
    NothingToStep {
        /// Asked for redo, not undo.
        redo: bool,
    },
    /// A session is open.
    Opened(Box<Opened>),
    /// The lists were read.
    Shelved(Box<Shelf>),
    /// What the follow-up list was asked for has been read.
    FollowUpRead(Box<FollowAsked>, Box<FollowRead>),
    /// Who answers for measures.
    OwnersRead(Vec<String>),
    /// Measures of the open meeting that were deleted.
    DeletedRead(Vec<DeletedMeasure>),
    /// It has been worked out what a change of many would do.
    BulkPlanned(BulkEdit, Box<BulkPlan>),
    /// So many measures have been changed at once.
    BulkDone(usize),
    /// A change of many was taken back or done again.
    BatchStepped {
        /// Done again, not taken back.
        redo: bool,
        /// In how many, and in how many not.
        done: Elsewhere,
    },
    /// Another page of sessions, and whether there are more after it.
    MoreSessions(Vec<SessionSummary>, bool),
    /// How the room was last time at this moment: the day, and the counts (C15).
    LastCheck(CheckMoment, Option<(NaiveDate, Pulse)>),
    /// The last session of a unit, if it has had one.
    LastTime(UnitId, Option<Box<Session>>),
    /// A question set is in its file.
    SetKept(PathBuf, Box<QuestionSet>),
    /// It is not; the file and why.
    SetNotKept(PathBuf, SetNotKept),
    /// What is known of a unit has been saved.
    UnitKept(Unit),
    /// The file would not take a draft; it is still in memory.
    DraftNotKept(SessionId, Box<Draft>, StoreProblem),
    /// What the room sees could not be written: its own window shows what it showed before.
    WallNotKept,
    /// The file has taken a draft, or has let go of it.
    DraftKept(SessionId, DraftKey),
    /// The session cannot be opened: it was deleted for good, or lies in the trash.
    NotHere(SessionId, StoreProblem),
    /// Something else the store was asked for failed; nothing was pending.
    Failed(StoreProblem),
    /// A file is written.
    Exported(Box<Written>),
    /// A file could not be written.
    NotExported(Box<NotWritten>),
    /// A file is not written until somebody says why it may be: the guard asks about these texts (J3).
    Held(Box<FileJob>, Vec<Asked>),
    /// What has happened to the open session, and the files that were made of it (J10).
    SentRead(Vec<Sent>),
    /// Session files that lie in a folder, newest first.
    FilesFound(PathBuf, Vec<PathBuf>),
    /// What all meetings add up to.
    FiguresRead(Box<Figures>),
    /// The meetings of a unit, oldest first, and why they were read.
    MeetingsRead(LookingBack, Vec<Session>),
    /// What was found for these words.
    Found(String, Vec<Hit>),
    /// Another laptop's file has been looked at.
    LookedAt(PathBuf, Box<Arrived>),
    /// A session that was not here is in the file now; its title.
    TakenIn(String, usize),
    /// A list was taken in: the file, and how many measures it changed.
    ListTakenIn(PathBuf, usize),
    /// A list a unit has kept itself is in the file now; nothing of it where the plan was not ready.
    OwnListTakenIn(Box<OwnFile>),
    /// A measure of an earlier session has been looked at; the open session as it is now.
    LookedAgain(Box<Opened>),
    /// What there is to look at again now.
    Earlier(SessionId, Vec<Earlier>),
    /// The example workshops are among the meetings; so many were put there now.
    ExamplesHere(usize),
    /// So many of them were put into the trash.
    ExamplesGone(usize),
    /// What the disk had changed was brought from a backup, as it was written.
    Mended,
    /// A backup was made, or nothing had changed since the last one, or it failed.
    BackedUp {
        /// A person asked for it.
        asked: bool,
        /// Whether one was made.
        made: Result<bool, StoreProblem>,
    },
    /// What was asked for is not possible; nothing has been changed.
    Refused(Refusal),
    /// A file could not be put under a passphrase, or opened with one; nothing has been written or taken in.
    NotSealed(SealProblem),
    /// The data file has another passphrase now, or none.
    Protected(Purpose, Box<Protected>),
    /// The file was removed, renamed or replaced while it was open.
    Astray(StoreProblem),
    /// What was done before leaving is done or has failed; what is wrong with the file now, if anything is.
    Leaving(Option<StoreProblem>),
    /// Everything is in another file now, or, where the old one could not be read, only the open session.
    Elsewhere {
        /// The other file.
        path: PathBuf,
        /// Whether everything came along.
        whole: bool,
    },
    /// It could not be saved there.
    NotElsewhere(PathBuf, StoreProblem),
    /// The settings could not be written; they hold until the program ends.
    SettingsNotKept,
}

/// What came of looking at a file.
#[derive(Debug)]
pub enum Arrived {
    /// It cannot be opened.
    Unreadable(ReadProblem),
    /// It is no session file, or not a whole one.
    Refused(Vec<FileProblem>),
    /// It looks like a spreadsheet, and cannot be read as one.
    NoSheet(SheetProblem),
    /// A spreadsheet without a list of measures from here.
    NoList,
    /// A list of measures that somebody may have edited.
    List(Box<ListFile>),
    /// A list a unit has kept itself.
    Own(Box<OwnFile>),
    /// What it is to the data file. One that brings something has its session opened first.
    Looked(Looked),
}

/// A session with all that belongs to resuming it.
#[derive(Debug)]
pub struct Opened {
    /// The session and its revision.
    pub loaded: Loaded,
    /// Where the facilitator stood.
    pub place: Option<Place>,
    /// What the room was shown.
    pub live: Option<KeptLive>,
    /// Unfinished lines.
    pub drafts: Vec<Draft>,
    /// What earlier meetings of the unit left to do.
    pub owed: Vec<Measure>,
    /// What there is to look at again (R64).
    pub earlier: Vec<Earlier>,
}

/// One step of undo or redo.
#[derive(Debug)]
pub struct Stepped {
    /// Redo, not undo.
    pub redo: bool,
    /// The operation's code.
    pub label: String,
    /// What was applied in the file.
    pub changes: Vec<Change>,
    /// The session's revision now.
    pub revision: Revision,
    /// What became of it in other sessions.
    pub elsewhere: Elsewhere,
}

/// An edited list of measures, what a person has said to it, and what it would do.
#[derive(Debug, Clone, PartialEq)]
pub struct ListFile {
    /// The file.
    pub path: PathBuf,
    /// What it says.
    pub list: Edited,
    /// What has been said to it.
    pub answers: ListAnswers,
    /// What it would do with that.
    pub plan: ListPlan,
}

/// A list a unit has kept itself, what a person has said to it, and what would become of it (I18).
#[derive(Debug, Clone, PartialEq)]
pub struct OwnFile {
    /// The file.
    pub path: PathBuf,
    /// Its columns and rows.
    pub list: Own,
    /// The day of the list.
    pub date: NaiveDate,
    /// Whose it is, once that is said.
    pub source: Option<EarlierSource>,
    /// What has been said of its rows.
    pub answers: EarlierAnswers,
    /// What would become of it with that.
    pub plan: Option<EarlierPlan>,
}

/// What is deleted for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Erasing {
    /// What was said in some meetings, and other meetings altogether.
    AsPlanned {
        /// Meetings that stay, with their measures.
        answers: Vec<SessionId>,
        /// Meetings of the trash.
        whole: Vec<SessionId>,
    },
    /// One line of a meeting, from the log as well.
    Line(SessionId, AnswerId),
}

/// Something that should happen outside the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write changes to the open session. The revision expected is known to whoever performs effects in order.
    Commit {
        /// The session.
        session: SessionId,
        /// The operation's code.
        label: &'static str,
        /// What changes.
        changes: Vec<Change>,
        /// The draft that this makes superfluous.
        draft_done: Option<DraftKey>,
    },
    /// Take back the last step of the open session.
    Undo(SessionId),
    /// Take it forward again.
    Redo(SessionId),
    /// Keep a line still being typed.
    KeepDraft(SessionId, Draft),
    /// Forget one.
    DropDraft(SessionId, DraftKey),
    /// Remember where the facilitator stands.
    KeepPlace(SessionId, Place),
    /// Keep what the room is shown, for the window it looks at (C11).
    KeepLive(SessionId, Live),
    /// Make a backup while the meeting goes on (L4).
    BackUp {
        /// A person asks for it.
        asked: bool,
    },
    /// Write the journal into the main file while nobody waits.
    Rest,
    /// Open a session.
    Open(SessionId),
    /// Save a new session (and its unit), then open it.
    Create(Box<Session>),
    /// Look for earlier states of a session (L11).
    ReadStates {
        /// The session.
        session: SessionId,
        /// In the backups, not in its log.
        in_backups: bool,
    },
    /// Read one of them.
    ReadState(SessionId, Box<EarlierState>),
    /// Save a copy of one as a session of its own, and open that.
    KeepState(Box<Session>),
    /// Make a new session after an earlier one, and open it (A8).
    Clone {
        /// The earlier one.
        session: SessionId,
        /// Whether its open measures come along.
        with_measures: bool,
    },
    /// Carry a measure of an earlier session on, and remember what was said of it in this one (R64).
    LookAgain(SessionId, Box<LookAgain>),
    /// Read what a session has to look at again.
    ReadEarlier(SessionId),
    /// Look through the measures of a unit without a meeting (H2): goes on with one that has begun, or begins.
    BeginReview {
        /// The unit.
        unit: UnitId,
        /// The set of such a session.
        set: Box<QuestionSet>,
        /// What a new one is called.
        title: String,
    },
    /// Write a question set to a file of a person's own.
    KeepSet {
        /// The file.
        path: PathBuf,
        /// The set.
        set: Box<QuestionSet>,
    },
    /// Save what is known of a unit.
    KeepUnit(Unit),
    /// Delete for good (J2, J5).
    Erase(Erasing),
    /// Put a session into the trash, or take it back (L3).
    Trash(SessionId, bool),
    /// Put a session into the archive, or take it out (G5).
    Archive(SessionId, bool),
    /// Copy an example workshop into the file and open it.
    OpenExample(&'static str),
    /// Put all example workshops into the trash.
    TrashExamples,
    /// Read the lists of the start screen and what Prepare needs.
    ReadShelf,
    /// Read a window of the follow-up list, or its board.
    ReadFollowUp(Box<FollowAsked>),
    /// Read who answers for measures.
    ReadOwners,
    /// Read which measures of a meeting were deleted.
    ReadDeleted(SessionId),
    /// Work out what a change of many would do (H10).
    PlanBulk {
        /// The measures.
        measures: Vec<(SessionId, MeasureId)>,
        /// The change.
        edit: BulkEdit,
    },
    /// Do it.
    DoBulk {
        /// The measures.
        measures: Vec<(SessionId, MeasureId)>,
        /// The change.
        edit: BulkEdit,
    },
    /// Take back the last change of many, or do it again.
    StepBatch {
        /// Do it again.
        redo: bool,
    },
    /// Read the page of sessions after this one.
    ReadMore(SessionCursor),
    /// Read the last session of a unit, for what is usual there.
    ReadLast(UnitId),
    /// Ask for passphrases on a page of their own, and do what they are for to the data file (J6).
    Protect(Purpose),
    /// Read how the room of the session's unit was last time, at this moment (C15).
    ReadLastCheck(SessionId, CheckMoment),
    /// Write a file from a session.
    Export(Box<FileJob>),
    /// Read which files were made of the open session, for its history.
    ReadSent(SessionId),
    /// Look for session files in a folder.
    FindFiles(PathBuf),
    /// Find these words in all sessions (H4).
    Search(String),
    /// Work out what all meetings add up to (H6).
    ReadFigures,
    /// Read the meetings of a unit, to look at what has changed (H5, H9).
    ReadMeetings(UnitId, LookingBack),
    /// Read a session file and see what it is.
    LookAt(PathBuf),
    /// Put the session of a file into the data file, which does not have it.
    TakeIn(Box<Read>),
    /// Work out anew what a list would do, with what has been said to it.
    PlanList(Box<ListFile>),
    /// Do what a list says.
    TakeInList(Box<ListFile>),
    /// Work out anew what would become of a list a unit has kept itself.
    PlanOwnList(Box<OwnFile>),
    /// Make a session of such a list.
    TakeInOwnList(Box<OwnFile>),
    /// Keep what both laptops know, as of the line of history that tells of an import.
    KeepLineage(SessionId, EventId, Lineage),
    /// Keep the settings.
    KeepSettings(Settings),
    /// Save everything in a new file and go on there; the open session as it is in memory, in case the file cannot be read.
    GoElsewhere(PathBuf, Option<Box<Session>>),
    /// Switch the mouse on or off.
    Mouse(bool),
    /// Send a text to the terminal's clipboard.
    Copy(String),
    /// Sound the terminal's bell, once.
    Bell,
    /// Draw everything anew, after sleep or a changed projector.
    Redraw,
    /// Leave, unless something is not saved: that is asked about first ([`Msg::Leaving`]).
    Quit,
    /// Leave as it stands.
    Leave,
}

/// Why a set was not written.
#[derive(Debug)]
pub enum SetNotKept {
    /// The file has comments or an order of a person's own, which would be lost.
    OwnHand,
    /// It could not be written.
    Problem(ExportProblem),
}

impl Effect {
    /// Whether this was decided in the belief that all before it reaches the file. When a commit fails, what follows
    /// it must not happen: a later line would stand in the file and not in memory, and leaving would lose the line that
    /// has just been put back.
    pub fn builds_on_commits(&self) -> bool {
        match self {
            Self::Commit { .. }
            | Self::Undo(_)
            | Self::Redo(_)
            | Self::Open(_)
            | Self::Create(_)
            | Self::ReadStates { .. }
            | Self::ReadState(..)
            | Self::KeepState(_)
            | Self::Clone { .. }
            | Self::OpenExample(_)
            | Self::TrashExamples
            | Self::LookAgain(..)
            | Self::BeginReview { .. }
            | Self::Erase(_)
            | Self::Trash(..)
            | Self::Protect(_)
            | Self::Archive(..)
            | Self::LookAt(_)
            | Self::TakeIn(_)
            | Self::PlanList(_)
            | Self::TakeInList(_)
            | Self::PlanOwnList(_)
            | Self::TakeInOwnList(_)
            | Self::Export(_)
            | Self::PlanBulk { .. }
            | Self::DoBulk { .. }
            | Self::StepBatch { .. }
            | Self::Quit
            | Self::Leave => true,
            Self::KeepDraft(..)
            | Self::DropDraft(..)
            | Self::BackUp { .. }
            | Self::KeepPlace(..)
            | Self::KeepLive(..)
            | Self::Rest
            | Self::KeepSet { .. }
            | Self::KeepUnit(_)
            | Self::ReadShelf
            | Self::ReadMore(_)
            | Self::ReadFollowUp(_)
            | Self::ReadOwners
            | Self::ReadDeleted(_)
            | Self::ReadLast(_)
            | Self::ReadEarlier(_)
            | Self::FindFiles(_)
            | Self::ReadSent(_)
            | Self::Search(_)
            | Self::ReadFigures
            | Self::ReadMeetings(..)
            | Self::KeepLineage(..)
            | Self::ReadLastCheck(..)
            | Self::GoElsewhere(..)
            | Self::KeepSettings(_)
            | Self::Mouse(_)
            | Self::Copy(_)
            | Self::Bell
            | Self::Redraw => false,
        }
    }

    /// Whether the next input must wait for what comes of this: what it means depends on the content or the screen that
    /// follows.
    pub fn is_awaited(&self) -> bool {
        self.builds_on_commits() && !matches!(self, Self::Commit { .. } | Self::Export(_))
    }
}

/// A file to write from a session as it stands in the data file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileJob {
    /// The session.
    pub session: SessionId,
    /// What of it.
    pub content: Content,
    /// Where to.
    pub target: PathBuf,
    /// Whether a file with this name may be replaced (I12).
    pub force: bool,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A document.
    Document(Box<ExportJob>),
    /// The whole session, and the language of what is said about it.
    Session(SessionFormat, Lang),
}

crate::domain::codes::codes! {
    /// Formats of a whole session; the code is the end of the file name.
    pub enum SessionFormat {
        /// For people and for this program.
        Toml = "toml",
        /// For other programs.
        Json = "json",
    }
}

/// Files told in the history of a meeting, at most.
pub const MOST_SENT: usize = 200;

/// A file that is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// Whether it is on the list of what has been sent (J10).
    pub listed: bool,
    /// The session it was made from.
    pub session: SessionId,
    /// Where it lies.
    pub path: PathBuf,
    /// What is left out and why (I17).
    pub notes: Vec<String>,
}

/// A file that is not.
#[derive(Debug, Clone, PartialEq)]
pub struct NotWritten {
    /// What was asked for.
    pub job: FileJob,
    /// Why not.
    pub problem: ExportProblem,
}

/// Something on the screen that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A key in the footer, or a button.
    Command(super::commands::Id),
    /// A row of the screen's list, counted from 0.
    Row(usize),
    /// A field of the screen's form, counted from 0.
    Field(usize),
    /// A group (table), counted from 0 within the sitting.
    Group(usize),
    /// A row of the top dialog.
    DialogRow(usize),
}
