//! What can be wrong with the file, by what a person can do about it.

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the file cannot be used as asked: a kind for the program, a detail for *Detaljer* and the log.
///
/// The three sentences for a person are made at the edge, by [`crate::i18n::StoreTexts`]. The detail never holds
/// content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreProblem {
    /// What a person can do about it.
    pub kind: ProblemKind,
    /// `SQLite`'s or the system's own words, with its code.
    pub detail: String,
    /// The file, when there is one.
    pub path: Option<PathBuf>,
}

/// The kinds of [`StoreProblem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// Another program holds the file; trying again helps.
    Locked,
    /// The file or the medium cannot be written to.
    ReadOnly,
    /// Some of it lies in a journal beside it, and the two cannot be brought together where they lie.
    Apart,
    /// No room left.
    Full,
    /// The file is ours, and broken.
    Damaged,
    /// Written by a newer version of the program.
    TooNew,
    /// Some other file.
    NotOurs,
    /// It stands under a passphrase, and none was given.
    Protected,
    /// The passphrase does not open it.
    WrongPassphrase,
    /// It stands under a passphrase, or is to, and this build knows nothing of them.
    CannotUnlock,
    /// There is no such file.
    Missing,
    /// The file was removed, renamed or replaced while it was open here.
    Moved,
    /// There is a file of that name already.
    Taken,
    /// Something on the path that should be a folder is a file, or the other way round.
    NotAFolder,
    /// The folder a new file is to lie in is not there.
    NoFolder,
    /// The file cannot be made or opened there: no right to.
    CannotCreate,
    /// Something is not as it was written: the disk has changed it by itself.
    Altered,
    /// The session was changed elsewhere since it was read. Load it again and plan again.
    Conflict,
    /// The session was deleted elsewhere, or never was here.
    Gone,
    /// The session lies in the trash, from which it can be taken back.
    Trashed,
    /// What was deleted for good cannot be taken out of a backup, which therefore is not brought back.
    NotTakenOut,
    /// Anything else.
    Other,
}

impl ProblemKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Locked,
        Self::ReadOnly,
        Self::Apart,
        Self::Full,
        Self::Damaged,
        Self::TooNew,
        Self::NotOurs,
        Self::Protected,
        Self::WrongPassphrase,
        Self::CannotUnlock,
        Self::Missing,
        Self::Moved,
        Self::Taken,
        Self::NotAFolder,
        Self::NoFolder,
        Self::CannotCreate,
        Self::Altered,
        Self::Conflict,
        Self::Gone,
        Self::Trashed,
        Self::NotTakenOut,
        Self::Other,
    ];
}

impl ProblemKind {
    /// Whether going on in another file helps, since this one takes nothing more (L10).
    pub fn is_helped_elsewhere(self) -> bool {
        match self {
            Self::ReadOnly
            | Self::Full
            | Self::Missing
            | Self::Moved
            | Self::NotAFolder
            | Self::CannotCreate
            | Self::Other => true,
            Self::Locked
            | Self::Apart
            | Self::Taken
            | Self::NoFolder
            | Self::Protected
            | Self::WrongPassphrase
            | Self::CannotUnlock
            | Self::Damaged
            | Self::Altered
            | Self::TooNew
            | Self::NotOurs
            | Self::Conflict
            | Self::Gone
            | Self::Trashed
            | Self::NotTakenOut => false,
        }
    }

    /// Whether nothing is wrong but the name that was given for a new file.
    pub fn is_of_the_name(self) -> bool {
        matches!(self, Self::Taken | Self::NoFolder | Self::NotAFolder)
    }

    /// Whether it is one meeting that is not here any more, and nothing is wrong with the file.
    pub fn is_not_here(self) -> bool {
        matches!(self, Self::Gone | Self::Trashed)
    }
}

impl StoreProblem {
    /// What a front makes of a session that is asked for and not here.
    pub fn gone() -> Self {
        Self::new(ProblemKind::Gone, "")
    }

    /// What a front makes of a session that lies in the trash.
    pub(super) fn trashed() -> Self {
        Self::new(ProblemKind::Trashed, "")
    }

    /// What a front makes of a passphrase that does not open what somebody has sent.
    pub fn wrong_passphrase() -> Self {
        Self::new(ProblemKind::WrongPassphrase, "the passphrase does not fit")
    }

    pub(crate) fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into(), path: None }
    }

    /// The same, about this file.
    pub(super) fn about(mut self, path: Option<&Path>) -> Self {
        if self.path.is_none() {
            self.path = path.map(Path::to_owned);
        }
        self
    }

    /// From a failed call to the file system.
    pub(super) fn from_io(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Io;
        let kind = match error.kind() {
            Io::NotFound => ProblemKind::Missing,
            Io::PermissionDenied => ProblemKind::CannotCreate,
            Io::ReadOnlyFilesystem => ProblemKind::ReadOnly,
            Io::StorageFull | Io::QuotaExceeded => ProblemKind::Full,
            Io::NotADirectory | Io::IsADirectory | Io::AlreadyExists => ProblemKind::NotAFolder,
            Io::ResourceBusy => ProblemKind::Locked,
            _ => ProblemKind::Other,
        };
        Self::new(kind, error.to_string())
    }
}

impl From<rusqlite::Error> for StoreProblem {
    fn from(error: rusqlite::Error) -> Self {
        let kind = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ProblemKind::Locked,
            Some(ErrorCode::ReadOnly) => ProblemKind::ReadOnly,
            Some(ErrorCode::DiskFull) => ProblemKind::Full,
            Some(ErrorCode::DatabaseCorrupt) => ProblemKind::Damaged,
            Some(ErrorCode::NotADatabase) => ProblemKind::NotOurs,
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => ProblemKind::CannotCreate,
            Some(_) => ProblemKind::Other,
            // A value that is not of the type its column promises.
            None => match error {
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::Utf8Error(..) => ProblemKind::Damaged,
                _ => ProblemKind::Other,
            },
        };
        let detail = match error.sqlite_error() {
            Some(code) => format!("SQLite {}: {error}", code.extended_code),
            None => error.to_string(),
        };
        Self::new(kind, detail)
    }
}

impl fmt::Display for StoreProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind, self.detail)?;
        match &self.path {
            Some(path) => write!(f, " ({})", path.display()),
            None => Ok(()),
        }
    }
}

impl std::error::Error for StoreProblem {}
