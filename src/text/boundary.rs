//! Where a grapheme (a letter as people see it, whatever it is made of) and a word begin and end.
//!
//! All functions take the whole text, because what stands before decides: two flag letters are one flag, and a
//! third begins the next. The cost is that of the neighbourhood, not of the text.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::GraphemeCursor;

/// The grapheme boundary before `at`, or 0. `at` is a boundary itself.
pub fn before(text: &str, at: usize) -> usize {
    // With the whole text at hand the cursor never asks for more context, which is its only error.
    GraphemeCursor::new(at.min(text.len()), text.len(), true)
        .prev_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(0)
}

/// The grapheme boundary after `at`, or the end of the text. `at` is a boundary itself.
pub fn after(text: &str, at: usize) -> usize {
    let len = text.len();
    GraphemeCursor::new(at.min(len), len, true).next_boundary(text, 0).ok().flatten().unwrap_or(len)
}

/// The last grapheme boundary that is not after `at`. Takes any number, also one inside a character.
pub fn at_or_before(text: &str, at: usize) -> usize {
    let at = char_start(text, at);
    if is_boundary(text, at) { at } else { before(text, at) }
}

/// The first grapheme boundary that is not before `at`. Takes any number, also one inside a character.
pub fn at_or_after(text: &str, at: usize) -> usize {
    let start = char_start(text, at);
    if start == at.min(text.len()) && is_boundary(text, start) { start } else { after(text, start) }
}

/// Where Ctrl+Left goes from `at`: the beginning of the word, or of the one before. A line break is a stop of
/// its own, so that deleting a word at the beginning of a line takes the break alone.
pub fn word_before(text: &str, at: usize) -> usize {
    let back_over = |mut at: usize, class: Class| {
        while at > 0 && class_between(text, before(text, at), at) == class {
            at = before(text, at);
        }
        at
    };
    let word_end = back_over(at, Class::Blank);
    if word_end == 0 {
        return 0;
    }
    match class_between(text, before(text, word_end), word_end) {
        Class::Break if word_end == at => before(text, at),
        Class::Break => word_end,
        class => back_over(word_end, class),
    }
}

/// Where Ctrl+Right goes from `at`: the beginning of the next word, or the end of the line.
pub fn word_after(text: &str, at: usize) -> usize {
    let over = |mut at: usize, class: Class| {
        while at < text.len() && class_between(text, at, after(text, at)) == class {
            at = after(text, at);
        }
        at
    };
    match class_between(text, at, after(text, at)) {
        Class::Break => after(text, at),
        Class::Blank => over(at, Class::Blank),
        class => over(over(at, class), Class::Blank),
    }
}

/// What a grapheme is to word movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Break,
    Blank,
    Word,
    Sign,
}

fn class_between(text: &str, start: usize, end: usize) -> Class {
    match text.get(start..end).and_then(|grapheme| grapheme.chars().next()) {
        None | Some('\n') => Class::Break,
        Some(c) if c.is_whitespace() => Class::Blank,
        Some(c) if c.is_alphanumeric() || c == '_' || is_combining_mark(c) => Class::Word,
        Some(_) => Class::Sign,
    }
}

fn is_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

fn char_start(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1; // stops at 0 at the latest, which is always a boundary
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_finds_its_grapheme() {
        let text = "ae\u{301}👩\u{200D}⚕\u{FE0F}"; // boundaries 0, 1, 4, 17
        for (at, below, above) in
            [(0, 0, 0), (1, 1, 1), (2, 1, 4), (3, 1, 4), (5, 4, 17), (8, 4, 17), (17, 17, 17), (99, 17, 17)]
        {
            assert_eq!((at_or_before(text, at), at_or_after(text, at)), (below, above), "at {at}");
        }
    }

    #[test]
    fn words_are_letters_and_signs_stand_alone() {
        let text = "Ærlig, sånn\n  gáđđi  👩\u{200D}⚕\u{FE0F}!";
        let mut stops = vec![0];
        while let Some(&at) = stops.last().filter(|&&at| at < text.len()) {
            stops.push(word_after(text, at));
        }
        let pieces: Vec<&str> = stops.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect();
        assert_eq!(pieces, ["Ærlig", ", ", "sånn", "\n", "  ", "gáđđi  ", "👩\u{200D}⚕\u{FE0F}!"]);

        let mut stops = vec![text.len()];
        while let Some(&at) = stops.last().filter(|&&at| at > 0) {
            stops.push(word_before(text, at));
        }
        let pieces: Vec<&str> = stops.windows(2).map(|pair| &text[pair[1]..pair[0]]).collect();
        assert_eq!(pieces, ["👩\u{200D}⚕\u{FE0F}!", "gáđđi  ", "  ", "\n", "sånn", ", ", "Ærlig"]);
    }
}
