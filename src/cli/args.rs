//! The command line as a person may write it. Verbs and flags are English, as in the tools around us.

use std::path::PathBuf;
use std::sync::OnceLock;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::localized::Lang;
use crate::domain::measure::StateCode;
use crate::domain::session::SessionState;
use crate::exchange::merge::Take;
use crate::export::{Format, What};
use crate::report::printout::Paper;
use crate::store::sqlite_version;

/// The program and its verbs.
#[derive(Debug, Parser)]
#[command(name = "dialogduk", version, long_version = long_version(), about, disable_help_subcommand = true)]
#[command(after_help = "Without a command the full screen opens. Settings: see docs/config.md.")]
pub struct Arguments {
    /// What holds for every verb.
    #[command(flatten)]
    pub everywhere: Everywhere,
    /// What to do; nothing opens the full screen.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What holds for every verb.
#[derive(Debug, Args)]
pub struct Everywhere {
    /// The data file [else `DIALOGDUK_DB`, else `data_file` in the settings, else the platform's data folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub db: Option<PathBuf>,
    /// Language of everything the program says [else the settings, else the locale, else nb]
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<LangArgument>,
    /// The texts given with this command are said in general and concern no single person; do not ask about them
    #[arg(long, global = true)]
    pub vouch: bool,
    /// Folder of your own question sets; they win over built-in sets with the same id
    #[arg(long, global = true, value_name = "DIR")]
    pub questions: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Try everything on a throw-away copy of the example workshops; your own data is not touched
    Demo,
    /// Hold a meeting line by line: for screen readers, pipes and scripts
    Plain {
        /// Id, the beginning of an id, or words of the title or unit [default: choose from the list]
        session: Option<String>,
    },
    /// Show the room what it should see, in a second terminal on the projector; Esc leaves
    Present {
        /// Id, the beginning of an id, or words of the title or unit [default: the meeting being held]
        session: Option<String>,
    },
    /// Look at, make and delete sessions
    Sessions {
        /// What to do [default: list].
        #[command(subcommand)]
        verb: Option<Sessions>,
    },
    /// Look at and check question sets
    Questions {
        /// What to do [default: list].
        #[command(subcommand)]
        verb: Option<Questions>,
    },
    /// Look at measures
    Measures {
        /// What to do [default: list].
        #[command(subcommand)]
        verb: Option<Measures>,
    },
    /// Find words in the answers, measures and titles of all sessions, the best first
    Search(Search),
    /// Write the action list, the result sheet, the minutes, sheets to print, or the whole session
    Export(Export),
    /// What meetings and measures add up to; every figure has its query in docs/statistics.md
    Stats(Stats),
    /// Write a report across meetings and units: figures only, for HR, NAV or the working environment committee
    Report(Report),
    /// How a unit has answered the same scale questions from meeting to meeting
    Trend(Trend),
    /// Hold two meetings against each other: themes and measures that are new, gone, or in both
    Compare(Compare),
    /// What is due: overdue, soon, to follow up, to assess, meetings; ends with 3 when a deadline is over
    Due(DueArguments),
    /// Take in session files from other laptops
    Import(Import),
    /// Say which files are used and whether the data file is sound; shows no content
    Doctor(Json),
}

/// Verbs about sessions.
#[derive(Debug, Subcommand)]
pub enum Sessions {
    /// List sessions, newest first
    List {
        /// Only sessions in this state
        #[arg(long, value_enum)]
        state: Option<SessionStateArgument>,
        /// Those in the archive
        #[arg(long)]
        archived: bool,
        /// How the list is written.
        #[command(flatten)]
        json: Json,
    },
    /// Show a session: where it stands, answers and measures
    Show {
        /// Which.
        #[command(flatten)]
        session: SessionArgument,
        /// How it is written.
        #[command(flatten)]
        json: Json,
    },
    /// Make a new session, ready to begin; prints its id
    New(NewSession),
    /// Put a session into the archive: lists leave it out, nothing is lost
    Archive {
        /// Id, the beginning of an id, or words of the title or unit
        session: String,
        /// Take it out of the archive
        #[arg(long)]
        undo: bool,
    },
    /// List what lies in the trash
    Trash {
        /// How the list is written.
        #[command(flatten)]
        json: Json,
    },
    /// Take a session back out of the trash, as it was
    Restore {
        /// Id, the beginning of an id, or words of the title or unit
        session: String,
    },
    /// Delete a session of the trash for good
    Purge {
        /// Id, the beginning of an id, or words of the title or unit
        session: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// What happened to a session: made, begun, closed, opened again, written to a file
    History {
        /// Which.
        #[command(flatten)]
        session: SessionArgument,
        /// How it is written.
        #[command(flatten)]
        json: Json,
    },
    /// Put a session into the trash
    Delete {
        /// Id, the beginning of an id, or words of the title or unit
        session: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

/// Without a verb they are listed.
impl Default for Sessions {
    fn default() -> Self {
        Self::List { state: None, archived: false, json: Json { json: false } }
    }
}

/// What a new session is made from.
#[derive(Debug, Args)]
pub struct NewSession {
    /// Name of the unit; a known unit is used again
    #[arg(long, value_name = "NAME")]
    pub unit: String,
    /// Id of the question set, as `questions list` shows it
    #[arg(long, value_name = "ID")]
    pub set: String,
    /// Day of the meeting: 2026-11-22, 22.11, «tomorrow», «neste fredag» [default: today]
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// What it is called in lists [default: the title of the set]
    #[arg(long)]
    pub title: Option<String>,
    /// Number of tables; 0 for plenary only
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=40))]
    pub groups: u16,
    /// Minutes set aside [default: what the set needs]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(10..=600))]
    pub minutes: Option<u16>,
    /// Where
    #[arg(long)]
    pub place: Option<String>,
    /// Only to practise: marked on every screen and export
    #[arg(long)]
    pub rehearsal: bool,
    /// How it is written.
    #[command(flatten)]
    pub json: Json,
}

/// Verbs about question sets.
#[derive(Debug, Subcommand)]
pub enum Questions {
    /// List the sets to choose from: built in, your own, and files that cannot be used
    List(Json),
    /// Show the text of a set
    Show {
        /// Id of the set, as `questions list` shows it
        id: String,
        /// How it is written.
        #[command(flatten)]
        json: Json,
    },
    /// Write a set of your own: a copy of a set to change, or one with the questions a meeting added
    New(NewSet),
    /// Check question set files: every fault with its place, and advice
    Check {
        /// Files, or folders of *.toml files [default: your own folder]
        #[arg(value_name = "FILE|DIR")]
        paths: Vec<PathBuf>,
        /// How it is written.
        #[command(flatten)]
        json: Json,
    },
}

/// Without a verb they are listed.
impl Default for Questions {
    fn default() -> Self {
        Self::List(Json { json: false })
    }
}

/// What a set of one's own is made from.
#[derive(Debug, Args)]
pub struct NewSet {
    /// Id of the set to copy, as `questions list` shows it
    #[arg(value_name = "SET", required_unless_present = "session", conflicts_with = "session")]
    pub set: Option<String>,
    /// The meeting whose added questions are to stay: id, the beginning of an id, or words of the title or unit
    #[arg(long, value_name = "SESSION")]
    pub session: Option<String>,
    /// Another id, so that the set stands beside the one it is made from instead of in its place
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if there is one
    #[arg(long)]
    pub force: bool,
}

/// Verbs about measures.
#[derive(Debug, Subcommand)]
pub enum Measures {
    /// List measures of one session or of all
    List {
        /// Id, the beginning of an id, or words of the title or unit [default: all sessions]
        session: Option<String>,
        /// Only measures in this state; may be repeated
        #[arg(long = "state", value_enum)]
        states: Vec<MeasureStateArgument>,
        /// How the list is written.
        #[command(flatten)]
        json: Json,
    },
    /// Everything that has happened to a measure, oldest first, with who wrote it and in which meeting
    Show {
        /// Id of the measure, as `measures list` and `due` tell it
        #[arg(value_name = "ID")]
        measure: String,
        /// How it is written.
        #[command(flatten)]
        json: Json,
    },
    /// Write a comment on a measure; it is kept as it was said
    Comment {
        /// Id of the measure, as `measures list` and `due` tell it
        #[arg(value_name = "ID")]
        measure: String,
        /// What is said
        text: String,
        /// The role of whoever says it, never a name [default: the role of your settings]
        #[arg(long, value_name = "ROLE", default_value = "")]
        by: String,
    },
    /// Carry measures on: another state, responsible or deadline for all that are named, as one step
    Set {
        /// Ids of measures, as `measures list` and `due` tell them
        #[arg(required = true, value_name = "ID")]
        measures: Vec<String>,
        /// Where they stand now
        #[arg(long, value_enum, group = "change")]
        state: Option<MeasureStateArgument>,
        /// Who answers for them now
        #[arg(long, value_name = "ROLE", group = "change")]
        responsible: Option<String>,
        /// Their new deadline
        #[arg(long, value_name = "DAY", group = "change")]
        deadline: Option<String>,
        /// The day they were done, with `--state done` [default: today]
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        /// Why; needed for a responsible, a deadline, and what is parked or dropped
        #[arg(long, default_value = "")]
        reason: String,
        /// Only tell what would change
        #[arg(long)]
        dry_run: bool,
    },
}

/// Without a verb they are listed.
impl Default for Measures {
    fn default() -> Self {
        Self::List { session: None, states: Vec::new(), json: Json { json: false } }
    }
}

/// What to find.
#[derive(Debug, Args)]
pub struct Search {
    /// Words; the beginning of each will do. In «quotes» they are found as they stand
    #[arg(required = true)]
    pub words: Vec<String>,
    /// At most so many
    #[arg(long, default_value_t = 50)]
    pub limit: usize,
    /// How the list is written.
    #[command(flatten)]
    pub json: Json,
}

/// What to export, how and where.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each flag is a switch of its own")]
pub struct Export {
    /// What to write
    #[arg(value_enum)]
    pub what: WhatArgument,
    /// Id, the beginning of an id, or words of the title or unit [default: the newest one under way]
    pub session: Option<String>,
    /// Format [default: that of the file's ending, else text, for sessions toml]
    #[arg(long, value_enum)]
    pub format: Option<FormatArgument>,
    /// Columns of the action list: kort, hms, full, or a profile of your own (its name, or its file)
    #[arg(long, value_name = "PROFILE", default_value = "kort")]
    pub profile: String,
    /// Show what would be written, and write nothing
    #[arg(long, visible_alias = "dry-run")]
    pub preview: bool,
    /// The day it tells of, for what is overdue [default: today]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// CSV as a Norwegian Excel opens it by double click
    #[arg(long)]
    pub excel: bool,
    /// NAV: also the summary of the meeting in words; look at it with --preview first
    #[arg(long)]
    pub with_summary: bool,
    /// Paper of the cloth; A1 and A2 are posters
    #[arg(long, value_enum, value_name = "SIZE", default_value = "a3")]
    pub paper: PaperArgument,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if there is one
    #[arg(long)]
    pub force: bool,
}

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WhatArgument {
    /// The action list for the HMS plan
    Actions,
    /// One page for all staff
    Result,
    /// The minutes, for those who were there
    Minutes,
    /// The empty cloth, for the table or the wall
    Cloth,
    /// The facilitator's run sheet: clock times, phases, hints and checklists
    Guide,
    /// A sheet for each group and theme, with lines to write on
    Sheets,
    /// The invitation to the meeting
    Invitation,
    /// Deadlines, follow-ups and meetings to come, for a calendar
    Calendar,
    /// Figures and measures for NAV, without names
    Nav,
    /// The measures as a poster for the wall
    Poster,
    /// The cloth as the room filled it
    FilledCloth,
    /// The measures on cards to carry along
    PocketCard,
    /// What comes when, for the one who reminds
    Reminders,
    /// The measures as entries of a bank, without unit and people
    Bank,
    /// Everything, to take in on another laptop
    Session,
}

impl WhatArgument {
    /// The document of this name; `None` for the whole session.
    pub fn document(self) -> Option<What> {
        let value = self.to_possible_value()?;
        What::ALL.iter().copied().find(|what| what.id() == value.get_name())
    }
}

/// Which paper the cloth is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperArgument {
    /// 594 × 841 mm
    A1,
    /// 420 × 594 mm
    A2,
    /// 297 × 420 mm
    A3,
    /// 210 × 297 mm
    A4,
}

impl From<PaperArgument> for Paper {
    fn from(paper: PaperArgument) -> Self {
        match paper {
            PaperArgument::A1 => Self::A1,
            PaperArgument::A2 => Self::A2,
            PaperArgument::A3 => Self::A3,
            PaperArgument::A4 => Self::A4,
        }
    }
}

/// How it can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArgument {
    /// Excel and LibreOffice
    Xlsx,
    /// Comma-separated
    Csv,
    /// CSV as a Norwegian Excel opens it by double click
    CsvExcel,
    /// Markdown
    Md,
    /// For other programs
    Json,
    /// Plain text
    Text,
    /// Pages to print
    Pdf,
    /// Word and LibreOffice
    Docx,
    /// A browser
    Html,
    /// Calendars
    Ics,
    /// Session files, and entries of a bank
    Toml,
}

/// Which meetings figures tell of.
#[derive(Debug, Args)]
pub struct FiguresArguments {
    /// Session files and data files to read together [default: your data file]; they are only read
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Only this unit, by its name or a part of it; may be repeated
    #[arg(long = "unit", value_name = "NAME")]
    pub units: Vec<String>,
    /// Only meetings on this day or later
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// Only meetings on this day or earlier
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    /// The day it tells of, for what is overdue [default: today]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
}

/// What figures tell.
#[derive(Debug, Args)]
pub struct Stats {
    /// Which meetings.
    #[command(flatten)]
    pub which: FiguresArguments,
    /// How they are written.
    #[command(flatten)]
    pub json: Json,
}

/// Whose trend.
#[derive(Debug, Args)]
pub struct Trend {
    /// The unit, by its name or a part of it
    #[arg(long, value_name = "NAME")]
    pub unit: String,
    /// How it is written.
    #[command(flatten)]
    pub json: Json,
}

/// Which meetings are held against each other.
#[derive(Debug, Args)]
pub struct Compare {
    /// The earlier: id, the beginning of an id, or words of the title or unit
    #[arg(value_name = "EARLIER")]
    pub earlier: String,
    /// The later, in the same way
    #[arg(value_name = "LATER")]
    pub later: String,
    /// How it is written.
    #[command(flatten)]
    pub json: Json,
}

/// A report across meetings.
#[derive(Debug, Args)]
pub struct Report {
    /// Which meetings.
    #[command(flatten)]
    pub which: FiguresArguments,
    /// Name no unit: totals, categories and months only
    #[arg(long)]
    pub without_units: bool,
    /// Format: docx, xlsx, pdf, html, md, json or text [default: that of the file's ending, else text]
    #[arg(long, value_enum, hide_possible_values = true)]
    pub format: Option<FormatArgument>,
    /// Show what would be written, and write nothing
    #[arg(long, visible_alias = "dry-run")]
    pub preview: bool,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if there is one
    #[arg(long)]
    pub force: bool,
}

impl FormatArgument {
    /// The format of this name. Every argument is one, as a test checks.
    pub fn format(self) -> Option<Format> {
        let value = self.to_possible_value()?;
        Format::ALL.iter().copied().find(|format| format.id() == value.get_name())
    }
}

/// What is due.
#[derive(Debug, Args)]
pub struct DueArguments {
    /// How far to look ahead: days, weeks or months
    #[arg(long, value_name = "SPAN", default_value = "14d")]
    pub within: String,
    /// The day to tell of [default: today]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Whether as JSON.
    #[command(flatten)]
    pub json: Json,
}

/// Session files and lists of measures to take in.
#[derive(Debug, Args)]
pub struct Import {
    /// Session files (TOML or JSON) as `export session` writes them, lists of measures (xlsx, csv) that were edited in a
    /// spreadsheet, or with --unit a list the unit has kept itself
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Take in without asking: session files that were changed after they were written, and what lists change
    #[arg(long)]
    pub yes: bool,
    /// Lists: show what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Lists: why deadlines move or measures are dropped, for all rows or one of them (7=why); a column of the list may say
    /// it, too
    #[arg(long, value_name = "[ROW=]WHY")]
    pub reason: Vec<ReasonArgument>,
    /// Lists: how what changes is written
    #[command(flatten)]
    pub json: Json,
    /// What holds where both laptops have changed the same thing: what is here (mine), what is in the file (theirs), for
    /// everything, for one point of the list or row of the spreadsheet (2=theirs) or one field of it (2.1=mine); counts can be added up (2.3=both)
    /// [default: list it and take nothing in]
    #[arg(long, value_name = "[POINT[.FIELD]=]SIDE")]
    pub take: Vec<TakeArgument>,
    /// Lists: the column profile they were exported with, when its file is not in the folder for profiles; the headings of a
    /// unit's own list can stand in such a file, too
    #[arg(long)]
    pub profile: Option<String>,
    /// A list a unit has kept itself
    #[command(flatten)]
    pub own: OwnList,
}

/// How a list is taken in that a unit has kept itself (I18).
#[derive(Debug, clap::Args)]
pub struct OwnList {
    /// The unit has kept the list itself: make measures of its rows, in a meeting of their own. A known unit is used again
    #[arg(long, value_name = "NAME")]
    pub unit: Option<String>,
    /// Own list: what a column says, by its heading or letter: `Hva skal gjøres=title`, `C=deadline`, `Farge=-` to leave it out
    /// [default: guessed by the heading, and shown]
    #[arg(long, requires = "unit", value_name = "HEADING=FIELD")]
    pub map: Vec<MapArgument>,
    /// Own list: the day of the list, which dates such as «uke 36» count from [default: the day the file was saved, or today]
    #[arg(long, requires = "unit", value_name = "DATE")]
    pub list_date: Option<String>,
    /// Own list: who answers for measures that name nobody [default: they wait]
    #[arg(long, requires = "unit", value_name = "WHO")]
    pub responsible: Option<String>,
    /// Own list: the deadline of measures that have none [default: they wait]
    #[arg(long, requires = "unit", value_name = "DATE")]
    pub deadline: Option<String>,
    /// Own list: what is done or given up comes in, too
    #[arg(long, requires = "unit")]
    pub finished: bool,
}

/// What a column says: `Hva skal gjøres=title`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapArgument {
    /// The heading, or the letters of the column.
    pub column: String,
    /// The field, as in a column profile; `-` leaves the column out.
    pub field: String,
}

impl std::str::FromStr for MapArgument {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        // A heading may hold the sign itself; a field does not.
        let (column, field) = written.rsplit_once('=').ok_or("HEADING=FIELD")?;
        Ok(Self { column: column.trim().to_owned(), field: field.trim().to_lowercase() })
    }
}

/// Why something changes, in all rows of a list or in one: `ny turnus`, `7=ny turnus`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonArgument {
    /// The row, as a spreadsheet counts; none means every row.
    pub row: Option<u32>,
    /// Why.
    pub why: String,
}

impl std::str::FromStr for ReasonArgument {
    type Err = std::convert::Infallible;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let of_row = written.split_once('=').and_then(|(row, why)| Some((row.trim().parse().ok()?, why)));
        Ok(match of_row {
            Some((row, why)) => Self { row: Some(row), why: why.trim().to_owned() },
            None => Self { row: None, why: written.trim().to_owned() },
        })
    }
}

/// Which side holds where both have changed the same thing: `mine`, `theirs`, `2=theirs`, `2.1=mine`, `2.3=both`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakeArgument {
    /// The number of the point, from 1; none means every point.
    pub point: Option<usize>,
    /// The number of its field, from 1; none means every field.
    pub field: Option<usize>,
    /// The side.
    pub take: Take,
}

impl std::str::FromStr for TakeArgument {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "mine|theirs|2=theirs|2.1=mine|2.3=both";
        let number = |number: &str| number.parse().ok().filter(|number| *number > 0).ok_or(EXPECTED);
        let (which, side) =
            written.rsplit_once('=').map_or((None, written), |(which, side)| (Some(which), side));
        let (point, field) =
            match which.map(|which| which.split_once('.').map_or((which, None), |(a, b)| (a, Some(b)))) {
                None => (None, None),
                Some((point, field)) => (Some(number(point)?), field.map(number).transpose()?),
            };
        let take = match side {
            "mine" => Take::Mine,
            "theirs" => Take::Theirs,
            "both" if field.is_some() => Take::Both,
            _ => return Err(EXPECTED),
        };
        Ok(Self { point, field, take })
    }
}

impl std::fmt::Display for TakeArgument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let side = match self.take {
            Take::Mine => "mine",
            Take::Theirs => "theirs",
            Take::Both => "both",
        };
        match (self.point, self.field) {
            (Some(point), Some(field)) => write!(f, "{point}.{field}={side}"),
            (Some(point), None) => write!(f, "{point}={side}"),
            (None, _) => f.write_str(side),
        }
    }
}

/// Which session.
#[derive(Debug, Args)]
pub struct SessionArgument {
    /// Id, the beginning of an id, or words of the title or unit [default: the newest one under way]
    pub session: Option<String>,
}

/// How results are written.
#[derive(Debug, Args, Clone, Copy)]
pub struct Json {
    /// Write JSON, for other programs
    #[arg(long)]
    pub json: bool,
}

/// Declares an argument type whose values are those of a code enum, under their codes.
macro_rules! code_arguments {
    ($($(#[$meta:meta])* $name:ident = $code:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name(pub $code);

        impl ValueEnum for $name {
            fn value_variants<'a>() -> &'a [Self] {
                const COUNT: usize = $code::ALL.len();
                static VALUES: [$name; COUNT] = {
                    let mut values = [$name($code::ALL[0]); COUNT];
                    let mut at = 0;
                    while at < COUNT {
                        values[at] = $name($code::ALL[at]);
                        at += 1;
                    }
                    values
                };
                &VALUES
            }

            fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
                Some(clap::builder::PossibleValue::new(self.0.code()))
            }
        }
    )+};
}

code_arguments! {
    /// A [`Lang`] on the command line.
    LangArgument = Lang;
    /// A [`SessionState`] on the command line.
    SessionStateArgument = SessionState;
    /// A [`StateCode`] on the command line.
    MeasureStateArgument = StateCode;
}

/// The version, with that of the database inside.
fn long_version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| format!("{} (SQLite {})", env!("CARGO_PKG_VERSION"), sqlite_version()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_put_together_soundly() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_code_can_be_written() {
        for state in StateCode::ALL {
            let arguments =
                Arguments::try_parse_from(["dialogduk", "measures", "list", "--state", state.code()])
                    .unwrap();
            assert!(matches!(
                arguments.verb,
                Some(Verb::Measures { verb: Some(Measures::List { states, .. }) }) if states == [MeasureStateArgument(*state)]
            ));
        }
    }
}
