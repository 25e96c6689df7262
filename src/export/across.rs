//! The report across meetings in its formats, and the same figures for machines (H6).

use serde_json::{Map, Value, json};

use super::{ExportProblem, Format, Rendered, docx, html, md, name, pdf, text, xlsx};
use crate::domain::localized::Lang;
use crate::i18n;
use crate::report::Print;
use crate::report::across::{Counts, Figure, Figures, Month, Units, across, code_of_month};

/// The formats it comes in, the usual one first.
pub const FORMATS: &[Format] =
    &[Format::Docx, Format::Xlsx, Format::Pdf, Format::Html, Format::Md, Format::Json, Format::Text];

/// The version of the figures as JSON; counts up when a name or a meaning changes.
pub const SCHEMA: u32 = 2;

/// Makes the bytes of a report. Pure: the same figures give the same bytes (I11).
pub fn render(
    figures: &Figures,
    units: Units,
    lang: Lang,
    format: Format,
) -> Result<Rendered, ExportProblem> {
    let document = across(figures, units, lang);
    let mut notes = document.mark_lines();
    notes.extend(document.notes.iter().cloned());
    let bytes = match format {
        Format::Xlsx => {
            let book = xlsx::write(&document)?;
            notes.extend(book.notes);
            book.bytes
        }
        Format::Docx => docx::write(&document)?,
        Format::Pdf => {
            let pdf = pdf::write(&Print::of(&document))?;
            notes.extend(pdf.notes);
            pdf.bytes
        }
        Format::Html => html::write(&document).into_bytes(),
        Format::Md => md::write(&document).into_bytes(),
        Format::Json => format!("{:#}\n", told(figures, units, &document.notes)).into_bytes(),
        Format::Text | Format::Csv | Format::CsvExcel | Format::Ics | Format::Toml => {
            text::write(&document, text::WIDTH).into_bytes()
        }
    };
    let day = figures.as_of.format("%Y-%m-%d");
    let stem = name::safe_stem(&format!("{} {day}", i18n::texts(lang).figures.file));
    Ok(Rendered { bytes, notes, suggested_name: format!("{stem}.{}", format.extension()) })
}

/// The figures under their names, with what is left out.
pub fn told(figures: &Figures, units: Units, left_out: &[String]) -> Value {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let mut value = json!({
        "format": "dialogduk-figures",
        "schema": SCHEMA,
        "as_of": figures.as_of.to_string(),
        "from": day(figures.scope.from),
        "to": day(figures.scope.to),
        "rehearsal": figures.rehearsal,
        "units_counted": figures.units.len(),
        "figures": named(&figures.total),
        "months": figures.months.iter().map(month).collect::<Map<_, _>>(),
        "left_out": left_out,
    });
    if let (Units::Named, Value::Object(value)) = (units, &mut value) {
        let units = figures.units.iter().map(|(unit, counts)| {
            json!({ "name": unit.name, "municipality": unit.municipality, "id": unit.id.to_string(),
                    "figures": named(counts) })
        });
        value.insert("units".into(), units.collect());
    }
    value
}

fn named(counts: &Counts) -> Value {
    counts
        .named()
        .into_iter()
        .map(|(name, figure)| (name.to_owned(), value(figure)))
        .collect::<Map<_, _>>()
        .into()
}

fn value(figure: Figure) -> Value {
    match figure {
        Figure::Count(count) => count.into(),
        Figure::TwiceDays(twice) => twice.map(|twice| f64::from(twice) / 2.0).into(),
        Figure::Rate(rate) => rate.percent().into(),
        Figure::Table(rows) => {
            let row = |counts: Vec<(&str, u32)>| {
                counts.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect::<Map<_, _>>()
            };
            rows.into_iter().map(|(code, counts)| (code, row(counts).into())).collect::<Map<_, _>>().into()
        }
    }
}

fn month(month: &Month) -> (String, Value) {
    let Month { first, meetings, decided, done, open, overdue } = *month;
    let value =
        json!({ "meetings": meetings, "agreed": decided, "done": done, "open": open, "overdue": overdue });
    (code_of_month(first), value)
}
