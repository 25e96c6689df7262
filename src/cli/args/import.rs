//! What is taken in: session files, edited lists, and lists a unit has kept itself.

use std::path::PathBuf;

use clap::Args;

use super::Json;
use crate::exchange::merge::Take;

/// Session files and lists of measures to take in.
#[derive(Debug, Args)]
pub struct Import {
    /// Session files (TOML or JSON) as `export session` writes them, lists of measures (xlsx, csv) that were edited in a
    /// spreadsheet, or with --unit a list the unit has kept itself
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The first line of this file is the passphrase of protected files (.age) [else it is asked for]
    #[arg(long, value_name = "FILE")]
    pub opened_by: Option<PathBuf>,
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
