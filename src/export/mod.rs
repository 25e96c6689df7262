//! Documents to bytes, bytes to disk.
//!
//! [`render`] is pure: the same session and job give the same bytes, whatever the clock says (I11). [`disk::put`] is
//! the only place that touches files.

pub mod csv;
pub mod disk;
pub mod json;
pub mod md;
pub mod name;
pub mod text;
pub mod xlsx;

mod problem;

use std::path::PathBuf;

use chrono::NaiveDate;

pub use problem::ExportProblem;

use crate::domain::localized::Lang;
use crate::domain::session::Session;
use crate::report::profile::Field;
use crate::report::{self, Document, Profile};

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The action list for the HMS plan.
    Actions,
    /// One page for all staff.
    Result,
    /// The minutes, for those who were there.
    Minutes,
}

/// In which format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Excel and LibreOffice.
    Xlsx,
    /// RFC 4180, UTF-8, ISO dates.
    Csv,
    /// CSV as a Norwegian Excel opens it by double click.
    CsvExcel,
    /// Markdown.
    Md,
    /// For machines; see [`json`].
    Json,
    /// Plain text for the terminal.
    Text,
}

/// One export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportJob {
    /// What.
    pub what: What,
    /// In which format.
    pub format: Format,
    /// In which language.
    pub lang: Lang,
    /// With which columns; only the action list has them.
    pub profile: Profile,
    /// The day it tells of: overdue is counted from here.
    pub as_of: NaiveDate,
    /// Whether an existing file may be replaced.
    pub force: bool,
    /// Where to; `None` means the suggested name in a folder the front chooses, or standard output.
    pub target: Option<PathBuf>,
}

/// A finished export, still in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// What is left out and why, for the person who exports (I17).
    pub notes: Vec<String>,
    /// A file name valid everywhere, e.g. «Solbakken sykehjem – tiltak 2026-11-22.xlsx».
    pub suggested_name: String,
}

impl What {
    /// Everything that can be exported.
    pub const ALL: &'static [Self] = &[Self::Actions, Self::Result, Self::Minutes];

    /// The word on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Actions => "actions",
            Self::Result => "result",
            Self::Minutes => "minutes",
        }
    }

    /// The formats it comes in, the usual one first.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Actions => {
                &[Format::Xlsx, Format::CsvExcel, Format::Csv, Format::Md, Format::Json, Format::Text]
            }
            Self::Result | Self::Minutes => &[Format::Md, Format::Text],
        }
    }
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] =
        &[Self::Xlsx, Self::Csv, Self::CsvExcel, Self::Md, Self::Json, Self::Text];

    /// The word on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::CsvExcel => "csv-excel",
            Self::Md => "md",
            Self::Json => "json",
            Self::Text => "text",
        }
    }

    /// The end of the file name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv | Self::CsvExcel => "csv",
            Self::Md => "md",
            Self::Json => "json",
            Self::Text => "txt",
        }
    }
}

/// Builds the document a job asks for, as a preview shows it.
pub fn document(session: &Session, job: &ExportJob) -> Document {
    match job.what {
        What::Actions => {
            // Machines get every field of the full profile, people the columns of the design (F1).
            let for_machines = job.format == Format::Json && job.profile.id == "full";
            if for_machines {
                let profile = job.profile.clone().with_every_field();
                report::action_list(session, &profile, job.lang, job.as_of)
            } else {
                report::action_list(session, &job.profile, job.lang, job.as_of)
            }
        }
        What::Result => report::result_sheet(session, job.lang, job.as_of),
        What::Minutes => report::minutes(session, job.lang, job.as_of),
    }
}

/// Key and header of the columns that hold every list of an action list in one table: those of the first list, then
/// to whom and why, which the other lists always tell. So the columns do not depend on what the room decided.
fn flat_columns(document: &Document) -> Vec<(&'static str, String)> {
    let first = document.tables().next().map(|table| table.columns.as_slice()).unwrap_or_default();
    let mut columns: Vec<_> = first.iter().map(|column| (column.key, column.header.clone())).collect();
    let texts = document.texts().columns;
    for (field, header) in [(Field::LiftedTo, texts.lifted_to), (Field::Reason, texts.reason)] {
        if !columns.iter().any(|(key, _)| *key == field.key()) {
            columns.push((field.key(), header.to_owned()));
        }
    }
    columns
}

/// Makes the bytes of an export. Pure: nothing is written, and the same job gives the same bytes.
pub fn render(session: &Session, job: &ExportJob) -> Result<Rendered, ExportProblem> {
    if !job.what.formats().contains(&job.format) {
        return Err(ExportProblem::NotOffered { what: job.what, format: job.format });
    }
    let document = document(session, job);
    let mut notes = document.mark_lines();
    notes.extend(document.notes.iter().cloned());
    let bytes = match job.format {
        Format::Xlsx => {
            let book = xlsx::write(&document)?;
            notes.extend(book.notes);
            book.bytes
        }
        Format::Csv => csv::write(&document, csv::Flavour::Plain)?,
        Format::CsvExcel => csv::write(&document, csv::Flavour::Excel)?,
        Format::Md => md::write(&document).into_bytes(),
        Format::Json => json::write(session, &document, &job.profile.id)?,
        Format::Text => text::write(&document, text::WIDTH).into_bytes(),
    };
    Ok(Rendered { bytes, notes, suggested_name: name::suggested(session, &document, job) })
}
