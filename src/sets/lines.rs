//! From a byte of a file to the line and column a person would count.

use unicode_segmentation::UnicodeSegmentation;

/// Where the lines of a text begin.
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Line and column of the byte at `offset`, both from 1. A column is one letter as a person sees it (grapheme);
    /// an offset past the end counts as the end.
    pub(crate) fn at(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        // `get` refuses an offset inside a letter or past the end; the nearest letter before it is what is meant.
        let before = (start..=offset.min(self.text.len())).rev().find_map(|end| self.text.get(start..end));
        (line, before.unwrap_or_default().graphemes(true).count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_letters_as_people_do() {
        let text = "ab\r\nfrå «e\u{301}» x\n\nslutt";
        for (needle, place) in
            [("ab", (1, 1)), ("frå", (2, 1)), ("«", (2, 5)), ("x", (2, 9)), ("slutt", (4, 1))]
        {
            assert_eq!(Lines::new(text).at(text.find(needle).unwrap()), place, "{needle}");
        }
        assert_eq!(Lines::new(text).at(text.len() + 100), (4, 6));
        assert_eq!(Lines::new("").at(0), (1, 1));
        assert_eq!(Lines::new("å").at(1), (1, 1), "inside a letter");
    }
}
