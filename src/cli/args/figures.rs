//! Figures across meetings: statistics, the report, and one meeting against others.

use std::path::PathBuf;

use clap::Args;

use super::{FormatArgument, Json};

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
    /// Why texts the guard asks about may be sent all the same; kept in the list of what has been sent
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}
