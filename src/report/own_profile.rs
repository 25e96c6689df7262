//! A profile of one's own, as a file: an employer's headings, order, fixed values and way to write dates (I10).
//!
//! ```toml
//! date_format = "yyyy-mm-dd"   # as usual: dd.mm.yyyy
//! dropped = false              # whether dropped measures are listed
//!
//! [[column]]
//! field = "title"
//! header = "Tiltak"
//!
//! [[column]]
//! header = "Hjemmel"
//! value = "AML § 3-1"          # the same in every row
//! ```

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::profile::{Column, DateFormat, FIXED, Field, Header, Profile, Shows};
use crate::domain::localized::Localized;
use crate::text::sanitize::{many_lines, one_line};

/// Why a file is no profile, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileProblem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub kind: ProfileProblemKind,
}

/// What is wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileProblemKind {
    /// It is not TOML, or a key is wrong; the library's own words.
    Syntax(String),
    /// There is no field of that name.
    NoSuchField(String),
    /// A field has two columns.
    Twice(String),
    /// A column has both a field and a fixed value, or neither.
    FieldOrValue,
    /// A fixed value without a header.
    NoHeader,
    /// There are more columns with fixed values than can be told apart.
    TooManyFixed,
    /// There is no such way to write dates.
    NoSuchDate(String),
    /// There is no column.
    NoColumns,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    date_format: Option<Spanned<String>>,
    #[serde(default)]
    dropped: bool,
    #[serde(default)]
    column: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    field: Option<Spanned<String>>,
    header: Option<String>,
    value: Option<String>,
}

/// Reads a profile; `id` is what it is called.
pub fn read(text: &str, id: &str) -> Result<Profile, ProfileProblem> {
    let at = |span: Range<usize>, kind: ProfileProblemKind| ProfileProblem {
        line: line_of(text, span.start),
        kind,
    };
    let file: File = toml::from_str(text).map_err(|error| {
        at(error.span().unwrap_or_default(), ProfileProblemKind::Syntax(one_line(error.message())))
    })?;
    let dates = match &file.date_format {
        None => DateFormat::default(),
        Some(format) => DateFormat::from_pattern(format.get_ref())
            .ok_or_else(|| at(format.span(), ProfileProblemKind::NoSuchDate(format.get_ref().clone())))?,
    };
    let mut columns: Vec<Column> = Vec::new();
    let mut fixed = FIXED.iter();
    for entry in &file.column {
        let (span, entry) = (entry.span(), entry.get_ref());
        let header = entry.header.as_deref().map(one_line).filter(|header| !header.is_empty());
        let column = match (&entry.field, &entry.value) {
            (Some(name), None) => {
                let field = Field::from_key(name.get_ref()).ok_or_else(|| {
                    at(name.span(), ProfileProblemKind::NoSuchField(name.get_ref().clone()))
                })?;
                if columns.iter().any(|column| column.is(field)) {
                    return Err(at(name.span(), ProfileProblemKind::Twice(name.get_ref().clone())));
                }
                let header = header.map_or(Header::Usual, |header| Header::Own(Localized::plain(header)));
                Column { shows: Shows::Field(field), header }
            }
            (None, Some(value)) => {
                let header = header.ok_or_else(|| at(span.clone(), ProfileProblemKind::NoHeader))?;
                let key = fixed.next().ok_or_else(|| at(span, ProfileProblemKind::TooManyFixed))?;
                let shows = Shows::Fixed { key, value: many_lines(value) };
                Column { shows, header: Header::Own(Localized::plain(header)) }
            }
            (Some(_), Some(_)) | (None, None) => return Err(at(span, ProfileProblemKind::FieldOrValue)),
        };
        columns.push(column);
    }
    if columns.is_empty() {
        return Err(at(0..0, ProfileProblemKind::NoColumns));
    }
    Ok(Profile { id: id.to_owned(), columns, dropped: file.dropped, quotes_common_ground: false, dates })
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_employers_template_has_its_own_headings_order_and_fixed_values() {
        let text = "date_format = \"yyyy-mm-dd\"\n[[column]]\nfield = \"deadline\"\nheader = \"Innen\"\n\
                    [[column]]\nheader = \"Hjemmel\"\nvalue = \"AML § 3-1\"\n[[column]]\nfield = \"title\"\n";
        let profile = read(text, "kommune").unwrap();
        assert_eq!((profile.id.as_str(), profile.columns.len()), ("kommune", 3));
        assert!(profile.columns[0].is(Field::Deadline) && profile.columns[2].is(Field::Title));
        assert_eq!(profile.dates, DateFormat::Iso);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        use ProfileProblemKind::{FieldOrValue, NoColumns, NoHeader, NoSuchDate, NoSuchField, Twice};
        for (text, line, kind) in [
            ("", 1, NoColumns),
            ("\n[[column]]\nfield = \"frist\"\n", 3, NoSuchField("frist".into())),
            ("[[column]]\nfield = \"title\"\n[[column]]\nfield = \"title\"\n", 4, Twice("title".into())),
            ("[[column]]\nheader = \"Tom\"\n", 1, FieldOrValue),
            ("[[column]]\nvalue = \"x\"\n", 1, NoHeader),
            ("dropped = true\ndate_format = \"mm/dd\"\n", 2, NoSuchDate("mm/dd".into())),
        ] {
            assert_eq!(read(text, "x"), Err(ProfileProblem { line, kind }), "{text:?}");
        }
        for (text, line) in
            [("[[column]\n", 1), ("\n\nfarge = 3\n", 3), ("[[column]]\nfelt = \"title\"\n", 2)]
        {
            let problem = read(text, "x").unwrap_err();
            assert!(matches!(problem.kind, ProfileProblemKind::Syntax(_)), "{problem:?}");
            assert_eq!(problem.line, line, "{text:?}: {problem:?}");
        }
    }

    #[test]
    fn columns_with_fixed_values_end_where_their_names_do() {
        let column = "[[column]]\nheader = \"Fast\"\nvalue = \"x\"\n";
        assert!(read(&column.repeat(FIXED.len()), "x").is_ok());
        let problem = read(&column.repeat(FIXED.len() + 1), "x").unwrap_err();
        assert_eq!(problem.kind, ProfileProblemKind::TooManyFixed);
    }
}
