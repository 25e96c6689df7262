//! Documents to bytes, bytes to disk.
//!
//! [`render`] is pure: the same session and job give the same bytes, whatever the clock says (I11). [`disk::put`] is
//! the only place that touches files.

pub mod csv;
pub mod disk;
pub mod docx;
pub mod html;
pub mod json;
pub mod md;
pub mod name;
pub mod pdf;
pub mod text;
pub mod xlsx;

pub(crate) mod problem;
mod xml;

use std::path::PathBuf;

use chrono::NaiveDate;

pub use problem::{ExportProblem, ReadProblem};

use crate::domain::localized::Lang;
use crate::domain::session::Session;
use crate::i18n;
use crate::report::document::Mark;
use crate::report::printout::Paper;
use crate::report::profile::Field;
use crate::report::{self, Document, Print, Profile, sheets};

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The action list for the HMS plan.
    Actions,
    /// One page for all staff.
    Result,
    /// The minutes, for those who were there.
    Minutes,
    /// The empty cloth, on paper of this size.
    Cloth(Paper),
    /// The facilitator's run sheet.
    Guide,
    /// The sheets of the groups.
    Sheets,
    /// The invitation.
    Invitation,
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
    /// Pages to print.
    Pdf,
    /// Word, LibreOffice and Pages.
    Docx,
    /// A browser.
    Html,
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
    pub const ALL: &'static [Self] = &[
        Self::Actions,
        Self::Result,
        Self::Minutes,
        Self::Cloth(Paper::A3),
        Self::Guide,
        Self::Sheets,
        Self::Invitation,
    ];

    /// The word on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Actions => "actions",
            Self::Result => "result",
            Self::Minutes => "minutes",
            Self::Cloth(_) => "cloth",
            Self::Guide => "guide",
            Self::Sheets => "sheets",
            Self::Invitation => "invitation",
        }
    }

    /// The formats it comes in, the usual one first.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Actions => &[
                Format::Xlsx,
                Format::Docx,
                Format::Pdf,
                Format::Html,
                Format::CsvExcel,
                Format::Csv,
                Format::Md,
                Format::Json,
                Format::Text,
            ],
            Self::Result | Self::Minutes => {
                &[Format::Pdf, Format::Docx, Format::Html, Format::Md, Format::Text]
            }
            Self::Cloth(_) | Self::Guide | Self::Sheets => &[Format::Pdf],
            Self::Invitation => &[Format::Pdf, Format::Text, Format::Md],
        }
    }
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Xlsx,
        Self::Csv,
        Self::CsvExcel,
        Self::Md,
        Self::Json,
        Self::Text,
        Self::Pdf,
        Self::Docx,
        Self::Html,
    ];

    /// The word on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::CsvExcel => "csv-excel",
            Self::Md => "md",
            Self::Json => "json",
            Self::Text => "text",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
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
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// Whether a terminal can show it; the others need a file.
    pub const fn is_text(self) -> bool {
        match self {
            Self::Csv | Self::CsvExcel | Self::Md | Self::Json | Self::Text | Self::Html => true,
            Self::Xlsx | Self::Pdf | Self::Docx => false,
        }
    }
}

/// What a job asks for, built but not yet in a format.
enum Made {
    Document(Document),
    Print(Print),
}

fn make(session: &Session, job: &ExportJob) -> Made {
    let (lang, as_of) = (job.lang, job.as_of);
    match job.what {
        What::Actions => {
            // Machines get every field of the full profile, people the columns of the design (F1).
            let profile = match job.format {
                Format::Json if job.profile.id == "full" => job.profile.clone().with_every_field(),
                Format::Docx | Format::Pdf | Format::Html => job.profile.clone().for_pages(),
                _ => job.profile.clone(),
            };
            Made::Document(report::action_list(session, &profile, lang, as_of))
        }
        What::Result => Made::Document(report::result_sheet(session, lang, as_of)),
        What::Minutes => Made::Document(report::minutes(session, lang, as_of)),
        What::Cloth(paper) => Made::Print(sheets::cloth(session, lang, as_of, paper)),
        What::Guide => Made::Print(sheets::guide(session, lang, as_of)),
        What::Sheets => Made::Print(sheets::group_sheets(session, lang, as_of)),
        What::Invitation if job.format == Format::Pdf => {
            Made::Print(sheets::invitation_sheet(session, lang, as_of))
        }
        What::Invitation => Made::Document(sheets::invitation(session, lang, as_of)),
    }
}

impl Made {
    fn marks(&self) -> &[Mark] {
        match self {
            Self::Document(document) => &document.marks,
            Self::Print(print) => &print.marks,
        }
    }
}

/// A look at an export before it is written (I13): its lines, at most `width` cells wide, and its file name.
pub fn preview(session: &Session, job: &ExportJob, width: usize) -> (String, String) {
    let made = make(session, job);
    let text = match &made {
        Made::Document(document) => text::write(document, width),
        Made::Print(print) => {
            let outline = print.outline();
            let lines = outline.iter().flat_map(|line| crate::text::wrapped_lines(line, width));
            lines.map(str::trim_end).collect::<Vec<_>>().join("\n")
        }
    };
    (text, name::suggested(session, made.marks(), job))
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
    let made = make(session, job);
    let suggested_name = name::suggested(session, made.marks(), job);
    let (bytes, notes) = match made {
        Made::Document(document) => of_document(session, &document, job)?,
        Made::Print(print) => {
            let texts = i18n::texts(job.lang).report;
            let mut notes: Vec<String> = print.marks.iter().map(|mark| mark.line(texts)).collect();
            notes.extend(print.notes.iter().cloned());
            let pdf = pdf::write(&print)?;
            notes.extend(pdf.notes);
            (pdf.bytes, notes)
        }
    };
    Ok(Rendered { bytes, notes, suggested_name })
}

/// A document in the format of the job, and what the person should know of it.
fn of_document(
    session: &Session,
    document: &Document,
    job: &ExportJob,
) -> Result<(Vec<u8>, Vec<String>), ExportProblem> {
    let mut notes = document.mark_lines();
    notes.extend(document.notes.iter().cloned());
    let bytes = match job.format {
        Format::Xlsx => {
            let book = xlsx::write(document)?;
            notes.extend(book.notes);
            book.bytes
        }
        Format::Csv => csv::write(document, csv::Flavour::Plain)?,
        Format::CsvExcel => csv::write(document, csv::Flavour::Excel)?,
        Format::Md => md::write(document).into_bytes(),
        Format::Json => json::write(session, document, &job.profile.id)?,
        Format::Text => text::write(document, text::WIDTH).into_bytes(),
        Format::Docx => docx::write(document)?,
        Format::Html => html::write(document).into_bytes(),
        Format::Pdf => {
            let mut print = Print::of(document);
            // One page for the wall, whatever it takes (R1).
            print.one_page = job.what == What::Result;
            let pdf = pdf::write(&print)?;
            notes.extend(pdf.notes);
            pdf.bytes
        }
    };
    Ok((bytes, notes))
}
