//! What is written to files.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::export::{Format, What};
use crate::report::printout::Paper;

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
    /// Write it under a passphrase, as NAME.age, for `age` and other tools that know it; the passphrase is asked for, or is the
    /// first line of FILE
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    pub protect: Option<Option<PathBuf>>,
    /// Why texts the guard asks about may be sent all the same; kept in the list of what has been sent
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
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

impl FormatArgument {
    /// The format of this name. Every argument is one, as a test checks.
    pub fn format(self) -> Option<Format> {
        let value = self.to_possible_value()?;
        Format::ALL.iter().copied().find(|format| format.id() == value.get_name())
    }
}
