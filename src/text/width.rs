//! How many terminal cells a text takes, and how to make it fit.
//!
//! The measure is the one the screen library draws with: grapheme by grapheme, control characters not drawn at
//! all. Two measures that differ by one cell are what breaks borders and puts the cursor beside its letter.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of a text in cells. Line breaks count as nothing.
pub fn cells(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|b| !b.is_ascii_control()).count();
    }
    text.graphemes(true).map(grapheme_cells).sum()
}

/// The width of one grapheme in cells: 0, 1 or 2, and more only for a few rare clusters.
pub fn grapheme_cells(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        return 0;
    }
    if grapheme.len() == 1 {
        return 1;
    }
    // The screen library gives the halfwidth Japanese voice marks a cell more than Unicode does; so do we.
    grapheme.width() + grapheme.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count()
}

/// The longest beginning of `text` that fits in `width` cells, never cut inside a grapheme.
pub fn prefix(text: &str, width: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_cells(grapheme);
        if used > width {
            return text.get(..at).unwrap_or(text);
        }
    }
    text
}

/// `text` if it fits in `width` cells, else its beginning followed by `ellipsis`.
///
/// Blanks before the ellipsis are dropped, and so is an ellipsis that would not fit itself. Meant for a single
/// line: a line break takes no cell, so its two words would stand together.
pub fn cut<'a>(text: &'a str, width: usize, ellipsis: &str) -> Cow<'a, str> {
    if prefix(text, width).len() == text.len() {
        return Cow::Borrowed(text);
    }
    let Some(room) = width.checked_sub(cells(ellipsis)) else {
        return Cow::Borrowed(prefix(text, width));
    };
    let mut short = prefix(text, room).trim_end().to_owned();
    short.push_str(ellipsis);
    Cow::Owned(short)
}

/// `text` with blanks after it until it is `width` cells wide. A wider text is left as it is.
pub fn pad_end(text: &str, width: usize) -> String {
    let mut padded = text.to_owned();
    padded.extend(std::iter::repeat_n(' ', width.saturating_sub(cells(text))));
    padded
}

/// `text` with blanks before it until it is `width` cells wide. A wider text is left as it is.
pub fn pad_start(text: &str, width: usize) -> String {
    let mut padded = " ".repeat(width.saturating_sub(cells(text)));
    padded.push_str(text);
    padded
}

/// `text` in exactly `width` cells: cut with `ellipsis` or filled with blanks at the end.
pub fn fit(text: &str, width: usize, ellipsis: &str) -> String {
    pad_end(&cut(text, width, ellipsis), width)
}

/// The part of a long one-line field that is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The bytes to draw.
    pub range: Range<usize>,
    /// The cell of the cursor, counted from the left edge of the field; less than its width.
    pub column: usize,
}

/// Which part of a one-line `text` to draw in `width` cells so that the cursor is seen.
///
/// The text is shown from its start as long as the cursor fits; beyond that the cursor stands in the last cell.
/// Needs no memory of where the field was scrolled to, so the same text and cursor always look the same.
pub fn window(text: &str, cursor: usize, width: usize) -> Window {
    let room = width.saturating_sub(1);
    let before = text.get(..cursor).unwrap_or(text);
    let mut start = before.len();
    let mut column = 0;
    for (at, grapheme) in before.grapheme_indices(true).rev() {
        let wider = column + grapheme_cells(grapheme);
        if wider > room {
            break;
        }
        (start, column) = (at, wider);
    }
    let shown = prefix(text.get(start..).unwrap_or(""), width);
    Window { range: start..start + shown.len(), column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_is_counted_by_what_the_eye_sees() {
        for (text, expected) in [
            ("", 0),
            ("Ro i gangen", 11),
            ("æøåÆØÅ", 6),
            ("e\u{301}", 1),
            ("čđŋšŧžáČĐŊŠŦŽÁ", 14),
            ("👩\u{200D}⚕\u{FE0F}", 2),
            ("👩🏽\u{200D}🔧", 2),
            ("🇳🇴", 2),
            ("日本", 4),
            ("a\nb", 2),
            ("\u{1B}", 0),
        ] {
            assert_eq!(cells(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_cut_never_splits_what_belongs_together() {
        for (text, width, expected) in [
            ("Ro i gangen", 11, "Ro i gangen"),
            ("Ro i gangen", 10, "Ro i gang…"),
            ("Ro i gangen", 6, "Ro i…"),
            ("Ro i gangen", 1, "…"),
            ("Ro i gangen", 0, ""),
            ("å👩\u{200D}⚕\u{FE0F}å", 3, "å…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("日本語", 4, "日…"),
        ] {
            assert_eq!(cut(text, width, "…"), expected, "{text:?} in {width}");
        }
        assert_eq!(cut("abcdef", 2, "..."), "ab", "an ellipsis that does not fit is left out");
    }

    #[test]
    fn filling_counts_cells_and_not_letters() {
        assert_eq!(pad_end("日", 4), "日  ");
        assert_eq!(pad_start("å", 3), "  å");
        assert_eq!(pad_start("lang", 2), "lang");
        assert_eq!(fit("Ro i gangen", 5, "…"), "Ro i…");
        assert_eq!(fit("日本語", 4, "…"), "日… ");
    }

    #[test]
    fn a_long_line_scrolls_so_that_the_cursor_is_seen() {
        let text = "åååå日日xx";
        for (cursor, width, range, column) in [
            (0, 5, 0..8, 0),
            (8, 5, 0..8, 4),
            (11, 5, 4..11, 4),
            (14, 4, 11..16, 2),
            (16, 1, 16..16, 0),
            (0, 0, 0..0, 0),
        ] {
            assert_eq!(
                window(text, cursor, width),
                Window { range, column },
                "cursor {cursor} width {width}"
            );
        }
    }
}
