//! Sessions between laptops: portable session files, and the example workshops that come with the program.
//!
//! [`session_file`] is the format, [`json`] the same tree for other programs, [`merge`] what an imported session means
//! for a file that has it already; [`sheet`] is a list of measures from a spreadsheet. Files are read and written elsewhere. The words for what can be
//! wrong stand in `i18n::exchange`.

pub mod examples;
pub mod json;
pub mod merge;
pub mod problem;
pub mod session_file;
pub mod sheet;

pub use examples::examples;
pub use problem::{FileProblem, Note, Place, ProblemKind};
pub use session_file::{Read, write, write_shared};

/// So many values, lists and lines are no meeting: a few megabytes of brackets grow to gigabytes once they are read.
const MOST_PIECES: usize = 300_000;

/// Reads a session from the bytes of a file, TOML or JSON.
pub fn read(bytes: &[u8]) -> Result<Read, Vec<FileProblem>> {
    let pieces = bytes.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{' | b'=' | b':' | b'\n'));
    if pieces.count() > MOST_PIECES {
        return Err(session_file::whole(ProblemKind::TooMuch, None));
    }
    let Ok(text) = str::from_utf8(bytes) else {
        return Err(session_file::whole(ProblemKind::NotOurs, None));
    };
    let begins = text.trim_start_matches('\u{FEFF}').trim_start();
    if begins.starts_with('{') { json::read(text) } else { session_file::read(text) }
}
