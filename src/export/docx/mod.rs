//! Word documents (OOXML): a few XML parts in a ZIP archive, written here so that they hold what accessibility needs –
//! real headings, repeated table headers, the language of the text – and nothing else (I6).
//!
//! Nothing in the file depends on the clock or the system: the times inside are those of the document (I11).

mod body;
mod parts;
mod style;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::ExportProblem;
use crate::report::Document;

/// Writes a document for Word, LibreOffice and Pages.
pub fn write(document: &Document) -> Result<Vec<u8>, ExportProblem> {
    let body = body::write(document);
    let all = parts::all(document, body);
    pack(&all).map_err(|error| ExportProblem::of_format(&error))
}

/// Puts the parts into one archive, in their order.
fn pack(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
