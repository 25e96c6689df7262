//! Sessions between laptops: portable session files, and the example workshops that come with the program.
//!
//! [`session_file`] is the format, [`json`] the same tree for other programs, [`merge`] what an imported session means
//! for a file that has it already; [`sheet`] is a list of measures from a spreadsheet. Files are read and written elsewhere.
//! The words for what can be wrong stand in `i18n::exchange`.

pub mod examples;
pub mod json;
pub mod merge;
pub mod problem;
pub mod session_file;
pub mod sheet;

pub use examples::examples;
pub use problem::{FileProblem, Note, Place, ProblemKind};
pub use session_file::{Read, write, write_shared};

/// So many values and lists are no meeting: a few megabytes of brackets grow to gigabytes once they are read.
const MOST_PIECES: usize = 300_000;
/// No session file has more bytes; whoever reads one from the disk stops there.
pub const MOST_BYTES: usize = 16 << 20;

/// Reads a session from the bytes of a file, TOML or JSON.
pub fn read(bytes: &[u8]) -> Result<Read, Vec<FileProblem>> {
    if pieces(bytes) > MOST_PIECES {
        return Err(session_file::whole(ProblemKind::TooMuch, None));
    }
    let Ok(text) = str::from_utf8(bytes) else {
        return Err(session_file::whole(ProblemKind::NotOurs, None));
    };
    let begins = text.trim_start_matches('\u{FEFF}').trim_start();
    if begins.starts_with('{') { json::read(text) } else { session_file::read(text) }
}

/// Whether a file of these bytes is read again: larger ones are none of ours, and a meeting that grew beyond them is kept in
/// backups.
pub fn is_within_limits(bytes: &[u8]) -> bool {
    bytes.len() <= MOST_BYTES && pieces(bytes) <= MOST_PIECES
}

/// How many values and lists stand in a file; what people have said may be as long and as full of commas as they like. In
/// both formats a text stands in quotes; those of TOML with an apostrophe are none in JSON, where nothing is read after one.
fn pieces(bytes: &[u8]) -> usize {
    let (mut count, mut rest) = (0, bytes);
    while let Some((&first, after)) = rest.split_first() {
        rest = match first {
            b'"' | b'\'' => after_text(rest, first),
            b'#' => after.splitn(2, |byte| *byte == b'\n').nth(1).unwrap_or_default(),
            _ => {
                count += usize::from(matches!(first, b',' | b'[' | b'{' | b'=' | b':' | b'\n'));
                after
            }
        };
    }
    count
}

/// What follows a text that begins here, in one quote or three. A text of one line ends with the line, whatever is wrong
/// with it: a reader goes on there, too.
fn after_text(text: &[u8], quote: u8) -> &[u8] {
    let three = [quote; 3];
    let is_long = text.starts_with(&three);
    let mut rest = text.get(if is_long { 3 } else { 1 }..).unwrap_or_default();
    while let Some((&first, after)) = rest.split_first() {
        rest = match first {
            b'\\' if quote == b'"' && after.first() != Some(&b'\n') => after.get(1..).unwrap_or_default(),
            b'\n' if !is_long => return rest,
            _ if first == quote && !is_long => return after,
            _ if is_long && rest.starts_with(&three) => return rest.get(3..).unwrap_or_default(),
            _ => after,
        };
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_outside_of_texts_counts() {
        for (file, expected) in [
            ("a = [1, 2]", 3),
            (r#"a = "[,,,=\"[[""#, 1),
            ("a = '[,\\'\nb = 1", 3),
            ("a = \"\"\"\n[,\"\"[\"\"\"\nb = 1", 3),
            ("a = '''\n[,'''\nb = ',,'", 3),
            ("# [[[ \"\na = 1", 1),
            (r#"{"a,b": [1, "c:d"]}"#, 4),
            // A text that never ends hides nothing but its line.
            ("a = \"\nb = [[[", 6),
            ("a = \"\\\nb = [[[", 6),
            ("a = \"\\", 1),
        ] {
            assert_eq!(pieces(file.as_bytes()), expected, "{file:?}");
        }
    }

    #[test]
    fn a_meeting_of_ten_thousand_answers_can_be_read_again() {
        let (_, example) = examples()[0];
        let mut session = read(example.as_bytes()).unwrap().session;
        let none = pieces(write(&session).as_bytes());
        let answer = session.answers[0].clone();
        session.answers.push(answer);
        let each = pieces(write(&session).as_bytes()) - none;
        assert!(none + 10_000 * each < MOST_PIECES, "an answer has {each}");
    }
}
