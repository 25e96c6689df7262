//! What a workbook may cost before anybody reads it.
//!
//! A few kilobytes can ask for gigabytes: sizes that lie, one long text in a million cells, one long number format in every
//! style, room for more texts than there are. Each is counted here before a reader believes it; no list of measures comes
//! near.

use super::SheetProblem;

/// So much text may stand in the cells of a file, in bytes, counted each time it stands there.
const MOST_TEXT: usize = 16 << 20;
/// The longest text a spreadsheet lets anybody put in a cell, in bytes of which a letter takes up to four.
const LONGEST_CELL: usize = 4 * 32_767;
/// So many cells that are not empty are read of a file.
const MOST_CELLS: usize = 300_000;
/// So many texts may be kept for all cells together, in a number of at most so many digits.
const MOST_DIGITS: usize = 7;
/// So many elements may tell of looks; Excel stops at 64 000 styles.
const MOST_LOOKS: usize = 500_000;
/// So many elements may hold texts: of each text there are two or more.
const MOST_TEXTS: usize = 2_000_000;
/// What all looks together may grow to when each is told in full, in bytes.
const MOST_LOOK: usize = 32 << 20;
/// So many bytes of sheets are gone through; a book may name one sheet many times.
const MOST_SHEET_BYTES: u64 = 512 << 20;

/// What is left of what the cells of a file may cost.
#[derive(Debug)]
pub(super) struct Allowance {
    text: usize,
    cells: usize,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { text: MOST_TEXT, cells: MOST_CELLS }
    }
}

impl Allowance {
    /// Pays for a cell with this text, before it is looked at.
    pub(super) fn pay(&mut self, text: &str) -> Result<(), SheetProblem> {
        if text.len() > LONGEST_CELL {
            return Err(SheetProblem::TooLarge);
        }
        self.text = self.text.checked_sub(text.len()).ok_or(SheetProblem::TooLarge)?;
        self.cells = self.cells.checked_sub(1).ok_or(SheetProblem::TooLarge)?;
        Ok(())
    }
}

/// Whether a part of a workbook is one that is looked through as a whole before it is read.
pub(super) fn is_weighed(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with("sharedstrings.xml") || name.ends_with("styles.xml")
}

/// Whether it is the part that tells how cells look.
pub(super) fn tells_of_looks(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with("styles.xml")
}

/// Looks through such a part, unpacked.
pub(super) fn weigh(xml: &[u8], is_look: bool) -> Result<(), SheetProblem> {
    // Nothing that writes workbooks writes them like this, and what is counted below would not be seen in it.
    if xml.starts_with(&[0xFE, 0xFF]) || xml.starts_with(&[0xFF, 0xFE]) || xml.contains(&0) {
        return Err(SheetProblem::Broken);
    }
    if asks_for_room(xml) {
        return Err(SheetProblem::Broken);
    }
    let elements = xml.split(|byte| *byte == b'<').count();
    let longest = xml.split(|byte| matches!(byte, b'"' | b'\'')).map(<[u8]>::len).max().unwrap_or(0);
    let looks = xml.windows(2).filter(|two| two == b"xf").count();
    if elements > if is_look { MOST_LOOKS } else { MOST_TEXTS } {
        return Err(SheetProblem::TooLarge);
    }
    if is_look && looks.saturating_mul(longest) > MOST_LOOK {
        return Err(SheetProblem::TooLarge);
    }
    Ok(())
}

/// Whether room is asked for more texts than a file of the allowed size can hold.
fn asks_for_room(xml: &[u8]) -> bool {
    const WORD: &[u8] = b"uniqueCount";
    xml.windows(WORD.len()).enumerate().filter(|(_, window)| *window == WORD).any(|(at, _)| {
        let after = xml.get(at + WORD.len()..).unwrap_or_default();
        let digits =
            after.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
        digits.take(MOST_DIGITS + 1).count() > MOST_DIGITS
    })
}

/// Whether going through so many sheets, of which the largest has so many bytes, is too much.
pub(super) fn is_too_much(sheets: usize, largest: u64) -> bool {
    u64::try_from(sheets).unwrap_or(u64::MAX).saturating_mul(largest) > MOST_SHEET_BYTES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_asks_for_more_than_it_holds_is_refused() {
        let look = |format: usize, styles: usize| {
            let format = "0".repeat(format);
            let styles = "<xf numFmtId=\"164\"/>".repeat(styles);
            format!(
                "<styleSheet><numFmt numFmtId=\"164\" formatCode=\"{format}\"/><cellXfs>{styles}</cellXfs>"
            )
        };
        for (what, xml, expected) in [
            ("a usual list of texts", "<sst count=\"3\" uniqueCount=\"3\"><si/></sst>".to_owned(), Ok(())),
            ("the most Excel can count", "<sst uniqueCount=\"1048576\"/>".to_owned(), Ok(())),
            (
                "room for everything",
                "<sst uniqueCount = '99999999999'/>".to_owned(),
                Err(SheetProblem::Broken),
            ),
            ("usual looks", look(40, 2_000), Ok(())),
            ("a long format in every style", look(100_000, 2_000), Err(SheetProblem::TooLarge)),
            ("too many looks", look(10, MOST_LOOKS), Err(SheetProblem::TooLarge)),
            (
                "too many fonts",
                format!("<styleSheet>{}", "<font/>".repeat(MOST_LOOKS)),
                Err(SheetProblem::TooLarge),
            ),
            ("too many texts", "<si/>".repeat(MOST_TEXTS + 1), Err(SheetProblem::TooLarge)),
            ("letters of two bytes", "\u{0}<\u{0}x".to_owned(), Err(SheetProblem::Broken)),
        ] {
            assert_eq!(weigh(xml.as_bytes(), !xml.contains("<si/>")), expected, "{what}");
        }
    }
}
