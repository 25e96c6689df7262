//! Letters the fonts lack: replaced where there is another way to write them, told to the person where there is not.

use unicode_normalization::UnicodeNormalization;

use super::fonts::{Fonts, Run, Weight};
use super::page::Type;
use super::style::resized;

/// What stands for letters that cannot be printed.
const NOT_PRINTABLE: &str = "(?)";
/// So many different ones are named to the person.
const NAMED: usize = 8;

/// Makes runs of texts, and remembers what could not be printed.
pub(super) struct Letters<'a> {
    fonts: &'a Fonts,
    missing: Vec<char>,
}

impl<'a> Letters<'a> {
    /// Nothing is missing so far.
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, missing: Vec::new() }
    }

    /// A text in one run.
    pub(super) fn run(&mut self, text: &str, weight: Weight) -> Run {
        let text = self.printable(text).replace('\n', " ");
        self.fonts.shape(&text, weight)
    }

    /// A text in runs of at most `width` millimetres.
    pub(super) fn wrap(&mut self, text: &str, weight: Weight, size: f32, width: f32) -> Vec<Run> {
        let text = self.printable(text);
        self.fonts.wrap(&text, weight, size, width)
    }

    /// How many lines a text takes.
    pub(super) fn lines(&mut self, text: &str, style: Type, width: f32) -> usize {
        let text = self.printable(text);
        self.fonts.lines(&text, style.weight, style.size, width).len()
    }

    /// The largest type of this style, down to a smallest size, in which a text fits one line.
    pub(super) fn fitting(&mut self, text: &str, style: Type, smallest: f32, width: f32) -> Type {
        let at_one = self.run(text, style.weight).width(1.0);
        // A hair less, so that rounding does not break the line after all.
        let size = width * 0.998 / at_one.max(0.001);
        if size >= style.size { style } else { resized(style, size.max(smallest)) }
    }

    /// The letters that could not be printed, in the order they were met.
    pub(super) fn missing(&self) -> Option<String> {
        let named: Vec<String> = self.missing.iter().take(NAMED).map(char::to_string).collect();
        let more = if self.missing.len() > NAMED { " …" } else { "" };
        (!named.is_empty()).then(|| format!("{}{more}", named.join(" ")))
    }

    /// The text in letters the fonts have.
    fn printable(&mut self, text: &str) -> String {
        let mut printable = String::with_capacity(text.len());
        for letter in text.nfc() {
            match letter {
                '\n' => printable.push('\n'),
                '\t' | '\u{2028}' | '\u{2029}' => printable.push(' '),
                letter if letter.is_control() || is_invisible(letter) => {}
                letter if self.fonts.has(letter) => printable.push(letter),
                letter => {
                    let other = self.other_way(letter);
                    let instead = other.as_deref().unwrap_or_else(|| self.note(letter, &printable));
                    printable.push_str(instead);
                }
            }
        }
        printable
    }

    /// Remembers a letter that cannot be printed, and says what stands for it after these words.
    fn note(&mut self, letter: char, before: &str) -> &'static str {
        if !self.missing.contains(&letter) && self.missing.len() <= NAMED {
            self.missing.push(letter);
        }
        // A word in another script is one gap, not one per letter.
        if before.ends_with(NOT_PRINTABLE) { "" } else { NOT_PRINTABLE }
    }

    /// The same sign in letters the fonts have, e.g. `①` as `1`.
    fn other_way(&self, letter: char) -> Option<String> {
        let known = match letter {
            '−' | '─' => "–",
            '→' | '⇒' => "–>",
            '←' => "<–",
            '≥' => ">=",
            '≤' => "<=",
            '≈' => "ca.",
            '✓' | '✔' | '☑' => "x",
            '☐' | '□' => "[ ]",
            '■' | '●' | '◦' | '▪' => "•",
            _ => "",
        };
        if !known.is_empty() {
            return Some(known.to_owned());
        }
        let plain: String = std::iter::once(letter).nfkc().collect();
        (!plain.is_empty() && plain.chars().all(|it| self.fonts.has(it))).then_some(plain)
    }
}

/// Joiners, variation selectors, direction marks: they change how neighbours look, and are nothing themselves.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_fonts_lack_is_written_otherwise_or_told_and_never_an_empty_box() {
        let fonts = Fonts::load().unwrap();
        for (text, printed, missing) in [
            ("blåbærsyltetøy, Kárášjohka, Deaŋu, ǩ", "blåbærsyltetøy, Kárášjohka, Deaŋu, ǩ", None),
            ("e\u{301}n", "én", None),
            ("5 ≥ 3 → ①", "5 >= 3 –> 1", None),
            ("ﬁn 👍🏽 dag", "fin (?) dag", Some("👍")),
            ("مرحبا der", "(?) der", Some("م ر ح ب ا")),
            ("snudd\u{202e} vei\u{7}", "snudd vei", None),
            ("Привіт, Ελλάδα", "Привіт, Ελλάδα", None),
        ] {
            let mut letters = Letters::new(&fonts);
            assert_eq!(letters.printable(text), printed, "{text:?}");
            assert_eq!(letters.missing().as_deref(), missing, "{text:?}");
            let run = letters.run(text, Weight::Bold);
            assert!(run.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0), "{text:?}");
        }
    }
}
