//! Letters large enough for the back of the room, drawn with half blocks.
//!
//! A terminal has one size of letters, and a window of 200×60 on a projector has them too small. The font is our own:
//! ready-made ones for terminals are eight dots wide, so that half of a question fits, lack *æ*, *ø* and *å*, or draw with
//! signs that old console fonts do not have. This one is five rows high, proportional, and made of `█`, `▀` and `▄` alone.
//! Its letters stand in `letters.txt`, to be looked at and mended there.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;

/// Dots of a letter from the top: seven above the base line, two below, and one to keep lines apart.
const DOTS: usize = 10;
/// Rows of dots in the file of letters.
const DRAWN: usize = 9;
/// Rows of cells a line takes at the single size.
pub(super) const ROWS: u16 = 5;
/// Dots between two words, beside those between two letters.
const BLANK: usize = 2;

static LETTERS: LazyLock<HashMap<char, Letter>> = LazyLock::new(|| read(include_str!("letters.txt")));

/// The dots of a letter: one number a row, the leftmost dot highest.
struct Letter {
    width: usize,
    rows: [u16; DRAWN],
}

/// Lays `text` out in lines of at most `width` cells and `height` rows, every dot `size` dots large: for each line its
/// rows. `None` where it does not fit, a word is too long, or a letter is not drawn: then ordinary letters are better.
pub(super) fn set(text: &str, width: u16, height: u16, size: u16) -> Option<Vec<Vec<String>>> {
    let (size, width) = (usize::from(size.max(1)), usize::from(width));
    let mut lines: Vec<(Vec<&Letter>, usize)> = Vec::new();
    for word in text.split_whitespace() {
        let letters = letters(word)?;
        let cells = (letters.iter().map(|letter| letter.width + 1).sum::<usize>() - 1) * size;
        if cells > width {
            return None;
        }
        match lines.last_mut() {
            Some((line, used)) if *used + (BLANK + 2) * size + cells <= width => {
                line.push(&SPACE);
                line.extend(letters);
                *used += (BLANK + 2) * size + cells;
            }
            _ => lines.push((letters, cells)),
        }
    }
    let rows_of_line = usize::from(ROWS) * size;
    if lines.is_empty() || lines.len() * rows_of_line > usize::from(height) {
        return None;
    }
    Some(lines.iter().map(|(line, _)| draw(line, size)).collect())
}

static SPACE: Letter = Letter { width: BLANK, rows: [0; DRAWN] };

fn letters(word: &str) -> Option<Vec<&'static Letter>> {
    let mut found = Vec::new();
    for grapheme in word.graphemes(true) {
        let mut chars = grapheme.chars();
        match (chars.next(), chars.next()) {
            (Some('\u{ad}'), None) => {}
            (Some('\u{2011}'), None) => found.push(LETTERS.get(&'-')?),
            (Some(letter), None) => found.push(LETTERS.get(&letter)?),
            _ => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

/// One line as rows of blocks.
fn draw(line: &[&Letter], size: usize) -> Vec<String> {
    let dots: Vec<Vec<bool>> = (0..DOTS * size)
        .map(|y| {
            let mut row = Vec::new();
            for letter in line {
                let bits = letter.rows.get(y / size).copied().unwrap_or(0);
                for x in (0..letter.width).rev() {
                    row.extend(std::iter::repeat_n(bits >> x & 1 == 1, size));
                }
                row.extend(std::iter::repeat_n(false, size));
            }
            row
        })
        .collect();
    dots.chunks(2)
        .map(|pair| {
            let dot =
                |row: Option<&Vec<bool>>, x: usize| row.and_then(|row| row.get(x)).copied().unwrap_or(false);
            let across = pair.first().map_or(0, Vec::len);
            let row: String = (0..across)
                .map(|x| match (dot(pair.first(), x), dot(pair.get(1), x)) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                })
                .collect();
            row.trim_end().to_owned()
        })
        .collect()
}

/// Reads the letters: blocks of one line of names and nine of dots.
fn read(written: &str) -> HashMap<char, Letter> {
    let mut letters = HashMap::new();
    let lines: Vec<&str> =
        written.lines().filter(|line| !line.starts_with("--") && !line.is_empty()).collect();
    for block in lines.chunks(DRAWN + 1) {
        let Some((names, dots)) = block.split_first() else { continue };
        for (column, name) in names.split_whitespace().filter_map(|name| name.chars().next()).enumerate() {
            let mut letter = Letter { width: 0, rows: [0; DRAWN] };
            for (row, line) in letter.rows.iter_mut().zip(dots) {
                let dots = line.split(' ').nth(column).unwrap_or_default();
                letter.width = dots.len();
                *row = dots.bytes().fold(0, |bits, dot| bits << 1 | u16::from(dot == b'#'));
            }
            letters.insert(name, letter);
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_our_languages_is_drawn() {
        let wanted =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøåéèêòóôüöä0123456789.,:;!?-–/()%«»";
        for letter in wanted.chars() {
            let drawn = LETTERS.get(&letter).unwrap_or_else(|| panic!("{letter}"));
            assert!(drawn.width > 0 && drawn.rows.iter().any(|row| *row > 0), "{letter}");
        }
    }

    #[test]
    fn no_two_letters_look_alike() {
        let mut seen: HashMap<(usize, [u16; DRAWN]), char> = HashMap::new();
        for (name, letter) in LETTERS.iter().filter(|(name, _)| name.is_alphanumeric()) {
            if let Some(other) = seen.insert((letter.width, letter.rows), *name) {
                panic!("{name} and {other}");
            }
        }
    }

    #[test]
    fn a_word_is_drawn_as_it_is_meant() {
        let meant =
            ["█▄  █  ▀▀      ▄▀▀▄", "█▀▄ █  ▀▀▄ █▄▀   ▄▀", "█  ██ ▄▀▀█ █    ▀", "▀   ▀  ▀▀▀ ▀    ▀", ""];
        assert_eq!(set("Når?", 80, 5, 1).unwrap(), [meant]);
    }

    #[test]
    fn what_does_not_fit_is_left_to_ordinary_letters() {
        for (text, width, height, fits) in [
            ("Hva gir energi?", 90, 5, true),
            ("Hva gir energi?", 40, 5, false),
            ("Hva gir energi?", 40, 10, true),
            ("Arbeidsmiljøutfordringene", 60, 40, false),
            ("日本", 90, 5, false),
            ("", 90, 5, false),
        ] {
            assert_eq!(set(text, width, height, 1).is_some(), fits, "«{text}» in {width}×{height}");
        }
    }
}
