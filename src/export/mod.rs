//! Documents to bytes, bytes to disk.
//!
//! [`render`] is pure: the same session and job give the same bytes, whatever the clock says (I11). [`disk::put`] is
//! the only place that touches files.

pub mod across;
pub mod csv;
pub mod disk;
pub mod docx;
pub mod html;
pub mod ics;
pub mod json;
pub mod leftovers;
pub mod md;
pub mod name;
pub mod parcel;
pub mod pdf;
pub mod sealed;
pub mod text;
pub mod xlsx;

mod kind;
pub(crate) mod problem;
mod xml;

use std::path::PathBuf;

use chrono::NaiveDate;

pub use kind::{Format, What};
pub use parcel::{Held, Parcel};
pub use problem::{ExportProblem, ReadProblem};

use crate::domain::localized::Lang;
use crate::domain::session::Session;
use crate::i18n;
use crate::report::bank_entries::BankEntries;
use crate::report::calendar::{Calendar, calendar};
use crate::report::document::{Layout, Mark};
use crate::report::nav::nav_summary;
use crate::report::profile::Field;
use crate::report::{self, Brevity, Document, Print, Profile, sheets};

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

/// What a job asks for, built but not yet in a format.
#[derive(Debug)]
enum Made {
    Document(Document),
    Print(Print),
    Calendar(Calendar),
    Bank(BankEntries),
}

fn make(session: &Session, job: &ExportJob) -> Made {
    let (lang, as_of) = (job.lang, job.as_of);
    match job.what {
        What::Actions => {
            // Machines get every field of the full profile, people the columns of the design (F1).
            let profile = match job.format {
                Format::Json if job.profile.id == "full" => job.profile.clone().with_every_field(),
                Format::Docx | Format::Pdf | Format::Html => job.profile.clone().for_pages(),
                Format::Md | Format::Text => job.profile.clone().with_the_way(),
                _ => job.profile.clone(),
            };
            let document = report::action_list(session, &profile, lang, as_of);
            // A spreadsheet keeps dates and shows them in this way; machines get theirs.
            Made::Document(match job.format {
                Format::Xlsx | Format::Json => document,
                _ => document.with_dates_written(),
            })
        }
        What::Result => Made::Document(result_sheet(session, lang, as_of)),
        What::Minutes => Made::Document(report::minutes(session, lang, as_of)),
        What::Cloth(paper) => Made::Print(sheets::cloth(session, lang, as_of, paper)),
        What::Guide => Made::Print(sheets::guide(session, lang, as_of)),
        What::Sheets => Made::Print(sheets::group_sheets(session, lang, as_of)),
        What::Invitation if job.format == Format::Pdf => {
            Made::Print(sheets::invitation_sheet(session, lang, as_of))
        }
        What::Invitation => Made::Document(sheets::invitation(session, lang, as_of)),
        What::Calendar => Made::Calendar(calendar(session, lang, as_of)),
        What::Nav { summary } => {
            Made::Document(whole_page(|layout| nav_summary(session, lang, as_of, summary, layout)))
        }
        What::Poster => Made::Print(sheets::poster(session, lang, as_of)),
        What::FilledCloth(paper) => Made::Print(sheets::filled_cloth(session, lang, as_of, paper)),
        What::PocketCard => Made::Print(sheets::pocket_card(session, lang, as_of)),
        What::Reminders => Made::Document(report::reminders(session, lang, as_of)),
        What::Bank => Made::Bank(report::bank_entries(session, lang)),
    }
}

impl Made {
    fn marks(&self) -> &[Mark] {
        match self {
            Self::Document(document) => &document.marks,
            Self::Print(print) => &print.marks,
            Self::Calendar(calendar) => &calendar.marks,
            Self::Bank(_) => &[],
        }
    }
}

/// The result sheet with as much on it as one page holds (R1). Found out by laying it out as a PDF, and the same in every
/// format: the type of the other pages is no wider.
fn result_sheet(session: &Session, lang: Lang, as_of: NaiveDate) -> Document {
    let sheet = |brevity: &Brevity| report::result_sheet(session, lang, as_of, brevity);
    // Without fonts nothing is laid out, and whoever writes the PDF is told so.
    let Ok(ruler) = pdf::Ruler::new() else { return sheet(&Brevity::EVERYTHING) };
    sheet(&Brevity::fitting(|brevity| ruler.is_one_page(&Print::of(&sheet(brevity)))))
}

/// A document that is set tightly where it becomes one page by that, and as usual where it needs more all the same.
fn whole_page(document: impl Fn(Layout) -> Document) -> Document {
    let is_one_page = |layout: &Layout| {
        pdf::Ruler::new().is_ok_and(|ruler| ruler.is_one_page(&Print::of(&document(*layout))))
    };
    let layouts = [Layout::Pages, Layout::OnePageTight];
    document(layouts.into_iter().find(is_one_page).unwrap_or(Layout::Pages))
}

/// A look at an export before it is written (I13): its lines, at most `width` cells wide, and its file name.
pub fn preview(session: &Session, job: &ExportJob, width: usize) -> (String, String) {
    let made = make(session, job);
    let text = match &made {
        Made::Document(document) => text::write(document, width),
        Made::Print(print) => told(&print.outline(), width),
        Made::Calendar(calendar) => told(&calendar.outline(), width),
        Made::Bank(entries) => entries.to_toml(),
    };
    (text, name::suggested(session, made.marks(), job))
}

/// Lines at most `width` cells wide.
fn told(outline: &[String], width: usize) -> String {
    let lines = outline.iter().flat_map(|line| crate::text::wrapped_lines(line, width));
    lines.map(str::trim_end).collect::<Vec<_>>().join("\n")
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
    rendered(session, job, make(session, job))
}

fn rendered(session: &Session, job: &ExportJob, made: Made) -> Result<Rendered, ExportProblem> {
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
        Made::Calendar(calendar) => {
            let texts = i18n::texts(job.lang).report;
            let marks = calendar.marks.iter().map(|mark| mark.line(texts));
            let notes = marks.chain(calendar.notes.iter().cloned()).collect();
            (ics::write(&calendar).into_bytes(), notes)
        }
        Made::Bank(entries) => (entries.to_toml().into_bytes(), entries.notes),
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
        Format::Json if let What::Nav { summary } = job.what => json::write_nav(session, document, summary)?,
        Format::Json => json::write(session, document, &job.profile.id)?,
        // Only a calendar is one, and only a bank has entries; a document in its place would be text.
        Format::Text | Format::Ics | Format::Toml => text::write(document, text::WIDTH).into_bytes(),
        Format::Docx => docx::write(document)?,
        Format::Html => html::write(document).into_bytes(),
        Format::Pdf => {
            let pdf = pdf::write(&Print::of(document))?;
            notes.extend(pdf.notes);
            pdf.bytes
        }
    };
    Ok((bytes, notes))
}
