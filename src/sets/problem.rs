//! What can be wrong with a question set file. Data only; the words stand in `i18n::sets`.

use crate::domain::question_set::KindCode;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetProblem {
    /// Line, from 1.
    pub line: usize,
    /// Column in letters as a person counts them, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong, with what was found and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The bytes are not UTF-8 text.
    NotUtf8,
    /// The file is larger than a question set can reasonably be; both in bytes.
    TooLarge {
        /// What it is.
        bytes: usize,
        /// What it may be.
        limit: usize,
    },
    /// Not TOML. The rest of the file is not looked at.
    Syntax(SyntaxFault),
    /// TOML, but with nothing of a question set in it.
    NotASet,
    /// Written for a newer program. The rest of the file is not looked at.
    NewerSchema {
        /// The file's schema.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// A key that has no meaning here.
    UnknownKey {
        /// As written.
        key: String,
        /// Where it stands.
        table: TableKind,
        /// The key that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A key that must be there.
    MissingKey {
        /// Which.
        key: &'static str,
        /// Where it belongs.
        table: TableKind,
    },
    /// A value of the wrong type.
    WrongType {
        /// The key it belongs to.
        key: String,
        /// What stands there.
        found: ValueType,
        /// What should.
        expected: Expected,
    },
    /// A word that is none of the fixed ones.
    UnknownCode {
        /// The key it belongs to.
        key: &'static str,
        /// As written.
        found: String,
        /// The words that can stand there.
        codes: Vec<&'static str>,
        /// The one that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A number outside its range.
    OutOfRange {
        /// The key it belongs to.
        key: &'static str,
        /// As written.
        found: String,
        /// Least.
        min: i64,
        /// Greatest.
        max: i64,
    },
    /// More silent minutes than minutes in all.
    SilentOverMinutes {
        /// Silent minutes.
        silent: u16,
        /// Minutes in all.
        minutes: u16,
    },
    /// An id that is already used.
    DuplicateId {
        /// The id.
        id: String,
        /// Of what.
        of: IdKind,
        /// Where it was first used.
        first_line: usize,
    },
    /// Another of the user's own files has the same set id.
    SetIdTaken {
        /// The id.
        id: String,
        /// The file that has it.
        file: String,
    },
    /// Not lower-case letters, digits and hyphens, beginning with a letter.
    BadId {
        /// As written.
        found: String,
        /// How it could be written.
        suggestion: Option<String>,
    },
    /// A text without bokmål.
    MissingBokmal {
        /// The key it belongs to.
        key: String,
    },
    /// A text with nothing to see in it.
    EmptyText {
        /// The key it belongs to.
        key: String,
    },
    /// A list that needs at least one entry.
    EmptyList {
        /// The key it belongs to.
        key: &'static str,
    },
    /// A text too long for its place; both in letters.
    TooLong {
        /// The key it belongs to.
        key: String,
        /// How long it is.
        length: usize,
        /// How long it may be.
        limit: usize,
    },
    /// A line break, tab or invisible character inside a text.
    Unprintable {
        /// The key it belongs to.
        key: String,
        /// Which.
        character: char,
    },
    /// A choice with fewer than two options.
    TooFewOptions {
        /// The kind of question.
        kind: KindCode,
        /// How many there are.
        found: usize,
    },
    /// Options on a kind of question that has none.
    OptionsNotAllowed {
        /// The kind of question.
        kind: KindCode,
    },
    /// A measure that is not in the bank.
    UnknownMeasure {
        /// As written.
        id: String,
    },
}

/// Why a text is not TOML, told by what the writer probably did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A text without its last quotation mark.
    UnclosedText,
    /// A text without quotation marks.
    UnquotedText {
        /// As written.
        found: String,
    },
    /// Typographic quotation marks around a value.
    FancyQuotes {
        /// As written.
        found: String,
    },
    /// *ja*, *True* or the like for `true` or `false`.
    TrueOrFalse {
        /// As written.
        found: String,
    },
    /// A backslash that means nothing.
    Backslash,
    /// A control character, visible or not.
    ControlCharacter,
    /// A key without `=`.
    MissingEquals,
    /// A key and `=`, but no value.
    MissingValue,
    /// Neither a comma nor the end of a list or of `{ … }`.
    CommaOrEnd {
        /// The sign that would end it.
        end: char,
    },
    /// A comma too many.
    ExtraComma,
    /// A heading without its last bracket.
    UnclosedHeading,
    /// A key with signs that are not allowed, or none.
    BadKey {
        /// As written.
        found: String,
    },
    /// The same key or heading twice.
    RepeatedKey {
        /// As written.
        key: String,
        /// Whether it is a heading.
        heading: bool,
    },
    /// A quotation mark inside a text, which ends it too early.
    QuoteInText,
    /// More on the line after a value.
    AfterValue,
    /// Not a number as TOML writes them.
    BadNumber,
    /// Lists in lists without end.
    TooDeep,
    /// Something else.
    Other,
}

/// The tables a file is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// The set itself: the top of the file.
    Set,
    /// `[[part]]`.
    Part,
    /// `[[part.question]]`.
    Question,
    /// One of `options`.
    Option,
    /// A text in up to three languages.
    Text,
}

impl TableKind {
    /// The keys that can stand in it, in the order they are written.
    pub const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Set => &[
                "schema",
                "id",
                "version",
                "sector",
                "perspective",
                "licence",
                "lint_exempt",
                "title",
                "about",
                "origin",
                "part",
            ],
            Self::Part => &["id", "optional", "title", "question"],
            Self::Question => &[
                "id",
                "type",
                "minutes",
                "silent",
                "answered_by",
                "optional",
                "leader_present",
                "columns",
                "strength",
                "covers",
                "source",
                "measures",
                "text",
                "short",
                "help",
                "example",
                "follow_up",
                "options",
            ],
            Self::Option => &["id", "nb", "nn", "en"],
            Self::Text => &["nb", "nn", "en"],
        }
    }
}

/// What a value is in TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// A text in quotation marks.
    Text,
    /// A whole number.
    Whole,
    /// A number with a decimal point.
    Decimal,
    /// `true` or `false`.
    TrueOrFalse,
    /// A date or a time.
    Date,
    /// `[ … ]` or `[[ … ]]`.
    List,
    /// `{ … }` or a heading.
    Table,
}

/// What a value should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text in quotation marks.
    Text,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    TrueOrFalse,
    /// A list of texts.
    TextList,
    /// A text in languages: `{ nb = "…" }`.
    Localized,
    /// A list of such texts.
    LocalizedList,
    /// A list of options: `{ id = "…", nb = "…" }`.
    Options,
    /// `[[part]]`.
    Parts,
    /// `[[part.question]]`.
    Questions,
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdKind {
    /// A part, unique in the set.
    Part,
    /// A question, unique in the set.
    Question,
    /// An option, unique in its question.
    Option,
}
