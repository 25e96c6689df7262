//! The command line as a person may write it. Verbs and flags are English, as in the tools around us.

mod backup;
mod doctor;
mod export;
mod figures;
mod import;
mod protect;
mod purge;
mod states;

use std::path::PathBuf;
use std::sync::OnceLock;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::localized::Lang;
use crate::domain::measure::StateCode;
use crate::domain::session::SessionState;
use crate::store::sqlite_version;

pub use backup::{Backup, BackupVerb, Restore};
pub use doctor::Doctor;
pub use export::{Export, FormatArgument, PaperArgument, WhatArgument};
pub use figures::{Compare, FiguresArguments, Report, Stats, Trend};
pub use import::{Import, MapArgument, OwnList, ReasonArgument, TakeArgument};
pub use protect::{Backups, PlainBackups, Protect};
pub use purge::Purge;
pub use states::States;

/// The program and its verbs.
#[derive(Debug, Parser)]
#[command(name = "dialogduk", bin_name = "dialogduk", version, long_version = long_version(), about, disable_help_subcommand = true)]
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
    /// The first line of this file is the passphrase of the data file, for scripts [else `DIALOGDUK_PASSPHRASE_FILE`, else it is asked for]
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
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
    /// Make a backup of the data file now, or list those there are
    Backup(Backup),
    /// Put a backup in the place of the data file, which is kept first
    Restore(Restore),
    /// A passphrase on the data file; a forgotten one cannot be recovered by anybody
    Protect {
        /// What to do.
        #[command(subcommand)]
        what: Protect,
    },
    /// Delete for good what was said: answers whose day has come, a line, a person's name; measures are kept
    Purge(Box<Purge>),
    /// Say which files are used, what is wrong with them and what to do; shows no content
    Doctor(Doctor),
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
        /// How what came of it is written.
        #[command(flatten)]
        json: Json,
    },
    /// List the files that were written from this machine: of one session, or all
    Sent {
        /// Id, the beginning of an id, or words of the title or unit [default: all sessions, and reports]
        session: Option<String>,
        /// How the list is written.
        #[command(flatten)]
        json: Json,
    },
    /// Earlier states of a session, newest first: after each question, the measures, the end; read one, or keep it as a
    /// session of its own
    States(States),
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
