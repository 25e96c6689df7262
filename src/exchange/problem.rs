//! What can be wrong with a session file. Data only; the words stand in `i18n::exchange`.

use chrono::NaiveDate;

use crate::sets::problem::ProblemKind as SetProblemKind;

/// One thing that is wrong with a session file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: ProblemKind,
}

/// A place in a session file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The way to the value, records counted from 1, e.g. `answer[3].position`; empty for the file as a whole.
    pub path: String,
    /// Line and column in letters, both from 1; `None` where the format has no lines to speak of.
    pub line: Option<(usize, usize)>,
}

/// What is wrong, with what was found and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// Not a session file at all.
    NotOurs,
    /// It has more in it than any meeting.
    TooMuch,
    /// The end is missing.
    CutOff,
    /// Written by a newer program.
    Newer {
        /// The schema of the file.
        found: i64,
        /// The newest this program reads.
        known: i64,
    },
    /// Neither TOML nor JSON can be made of it.
    Syntax {
        /// The parser's own words, in English, for *Detaljer*.
        detail: String,
    },
    /// A key without meaning here.
    UnknownKey,
    /// A key that must be there.
    Missing,
    /// A value of another type.
    WrongType(Expected),
    /// A text that is not what it should be.
    BadValue {
        /// As written.
        found: String,
        /// What it should be.
        expected: Expected,
    },
    /// A word that is not on a fixed list.
    UnknownCode {
        /// As written.
        found: String,
        /// The words there are.
        codes: Vec<&'static str>,
    },
    /// A text longer than any may be.
    TooLong {
        /// Most characters allowed.
        most: usize,
    },
    /// A number outside its range.
    OutOfRange {
        /// As written.
        found: String,
        /// Smallest allowed.
        least: i64,
        /// Largest allowed.
        most: i64,
    },
    /// The same record twice.
    Twice {
        /// Its id.
        id: String,
    },
    /// It points at something that is not in the file.
    PointsNowhere {
        /// The id pointed at.
        to: String,
    },
    /// An answer in another shape than its question asks for.
    DoesNotFit,
    /// A meeting without a sitting.
    NoSitting,
    /// A sitting with none or several plenaries.
    Plenaries {
        /// How many there are.
        found: usize,
    },
    /// Something in the question set of the file.
    Set(SetProblemKind),
}

/// What a value should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    TrueOrFalse,
    /// A list.
    List,
    /// A table.
    Table,
    /// A random id: sixteen characters.
    Id,
    /// A written id: lower-case letters, digits and hyphens.
    WrittenId,
    /// A date, `2026-11-22`.
    Date,
    /// How long answers are kept: `12 months`, `2028-03-12` or `always`.
    Retention,
    /// A time of day, `13:15`.
    Time,
    /// A moment, `2026-11-22T12:15:00Z`.
    Moment,
    /// Five whole numbers.
    FiveCounts,
    /// An option and a whole number.
    OptionAndCount,
    /// A word and a whole number from 1.
    WordAndCount,
    /// A measure and a whole number.
    MeasureAndCount,
    /// Exactly one of `text`, `scale`, `choices`, `ranking`, `number` and `stance`.
    OneBody,
}

/// Something a person should know before taking in a file that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Note {
    /// The file was changed after it was written. Ask before taking it in.
    Altered,
    /// The wording of the questions is not the one the hash was made of, so answers may belong to other words. Ask.
    WordingAltered,
    /// The session lies in the trash here, and the file would take its place (L3). Ask.
    InTrash,
    /// The session was deleted here for good on that day, and the file would bring it back (J5). Ask.
    Erased(NaiveDate),
    /// Characters nobody can see were taken out of so many texts.
    Cleaned(usize),
}

impl Note {
    /// Whether a person should say yes before the file is taken in.
    pub const fn asks(self) -> bool {
        match self {
            Self::Altered | Self::WordingAltered | Self::InTrash | Self::Erased(_) => true,
            Self::Cleaned(_) => false,
        }
    }
}
