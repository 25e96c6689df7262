//! The two typefaces: how wide a text is, and which glyphs it is drawn with.

use std::cell::RefCell;
use std::collections::HashMap;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face, GlyphBuffer, Script, ShapePlan, UnicodeBuffer};

use crate::export::ExportProblem;

static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf");

/// Millimetres in a point.
pub(super) const POINT: f32 = 25.4 / 72.0;

/// How heavy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// For reading.
    Regular,
    /// For headings and numbers.
    Bold,
}

/// Both typefaces.
pub(super) struct Fonts {
    regular: Typeface,
    bold: Typeface,
}

struct Typeface {
    font: Font,
    face: Face<'static>,
    /// How wide words are at size 1: the same ones come again and again while a size is sought.
    widths: RefCell<HashMap<String, f32>>,
    /// Whether it has a letter.
    letters: RefCell<HashMap<char, bool>>,
    /// How it is shaped, by script: what costs most is made once.
    plans: RefCell<Vec<(Script, ShapePlan)>>,
    /// Texts shaped before: a question comes again on the sheet of every group.
    runs: RefCell<HashMap<String, Run>>,
}

/// A text as glyphs of one typeface, for any size.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// The text, which a reader copies and a screen reader speaks.
    pub(super) text: String,
    /// Its typeface.
    pub(super) weight: Weight,
    /// The glyphs.
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// Its width at size 1.
    advance: f32,
}

impl Run {
    /// Its width in millimetres at this size in points.
    pub(super) fn width(&self, size: f32) -> f32 {
        self.advance * size * POINT
    }
}

impl Fonts {
    /// Both typefaces, from inside the program.
    pub(super) fn load() -> Result<Self, ExportProblem> {
        Ok(Self { regular: Typeface::load(REGULAR)?, bold: Typeface::load(BOLD)? })
    }

    fn typeface(&self, weight: Weight) -> &Typeface {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// The typeface for drawing.
    pub(super) fn font(&self, weight: Weight) -> Font {
        self.typeface(weight).font.clone()
    }

    /// Whether both typefaces have this letter.
    pub(super) fn has(&self, letter: char) -> bool {
        [&self.regular, &self.bold].iter().all(|typeface| typeface.has(letter))
    }

    /// The glyphs of a text.
    pub(super) fn shape(&self, text: &str, weight: Weight) -> Run {
        let typeface = self.typeface(weight);
        let known = typeface.runs.borrow().get(text).cloned();
        known.unwrap_or_else(|| {
            let run = Self::shaped(typeface, text, weight);
            typeface.runs.borrow_mut().insert(text.to_owned(), run.clone());
            run
        })
    }

    fn shaped(typeface: &Typeface, text: &str, weight: Weight) -> Run {
        let face = &typeface.face;
        let shaped = typeface.glyphs(text);
        let starts: Vec<usize> = shaped
            .glyph_infos()
            .iter()
            .map(|info| usize::try_from(info.cluster).unwrap_or_default())
            .collect();
        let units = units(face);
        let mut advance = 0.0;
        let mut glyphs = Vec::with_capacity(starts.len());
        for (at, (info, position)) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()).enumerate() {
            let start = starts.get(at).copied().unwrap_or_default();
            // A cluster ends where the next one begins.
            let end = starts.iter().skip(at).find(|it| **it > start).copied().unwrap_or(text.len());
            let em = |value: i32| of_units(value, units);
            advance += em(position.x_advance);
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                em(position.x_advance),
                em(position.x_offset),
                em(position.y_offset),
                em(position.y_advance),
                start..end,
                None,
            ));
        }
        Run { text: text.to_owned(), weight, glyphs, advance }
    }

    /// How wide a word is, in millimetres at this size in points.
    fn width(&self, word: &str, weight: Weight, size: f32) -> f32 {
        let known = self.typeface(weight).widths.borrow().get(word).copied();
        let advance = known.unwrap_or_else(|| {
            let advance = Self::shaped(self.typeface(weight), word, weight).advance;
            self.typeface(weight).widths.borrow_mut().insert(word.to_owned(), advance);
            advance
        });
        advance * size * POINT
    }

    /// Breaks a text into runs that are at most `width` millimetres wide at this size; a word that is wider alone is
    /// broken between letters. Line breaks in the text are kept. An empty text has no lines.
    pub(super) fn wrap(&self, text: &str, weight: Weight, size: f32, width: f32) -> Vec<Run> {
        let lines = self.lines(text, weight, size, width);
        lines.iter().map(|line| self.shape(line.trim_end(), weight)).collect()
    }

    /// The lines of a text, as [`Self::wrap`] breaks it.
    pub(super) fn lines(&self, text: &str, weight: Weight, size: f32, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            if paragraph.trim().is_empty() {
                continue;
            }
            let mut line = String::new();
            let mut used = 0.0;
            for word in words(paragraph) {
                // The blank after a word may hang over the edge.
                let bare = self.width(word.trim_end(), weight, size);
                if used + bare > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                if bare <= width {
                    line.push_str(word);
                    used += self.width(word, weight, size);
                    continue;
                }
                for letter in unicode_segmentation::UnicodeSegmentation::graphemes(word, true) {
                    let wide = self.width(letter, weight, size);
                    if used + wide > width && !line.is_empty() {
                        lines.push(std::mem::take(&mut line));
                        used = 0.0;
                    }
                    line.push_str(letter);
                    used += wide;
                }
            }
            lines.push(line);
        }
        lines
    }
}

impl Typeface {
    fn load(bytes: &'static [u8]) -> Result<Self, ExportProblem> {
        let font = Font::new(bytes.to_vec().into(), 0);
        let face = Face::from_slice(bytes, 0);
        match (font, face) {
            (Some(font), Some(face)) => Ok(Self {
                font,
                face,
                widths: RefCell::default(),
                letters: RefCell::default(),
                plans: RefCell::default(),
                runs: RefCell::default(),
            }),
            _ => Err(ExportProblem::of_format(&"font")),
        }
    }

    fn has(&self, letter: char) -> bool {
        let mut letters = self.letters.borrow_mut();
        *letters.entry(letter).or_insert_with(|| self.face.glyph_index(letter).is_some())
    }

    fn glyphs(&self, text: &str) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // Letters written from right to left are not in these fonts.
        buffer.set_direction(Direction::LeftToRight);
        let script = buffer.script();
        let mut plans = self.plans.borrow_mut();
        let at = plans.iter().position(|(known, _)| *known == script).unwrap_or_else(|| {
            let plan = ShapePlan::new(&self.face, Direction::LeftToRight, Some(script), None, &[]);
            plans.push((script, plan));
            plans.len() - 1
        });
        match plans.get(at) {
            Some((_, plan)) => rustybuzz::shape_with_plan(&self.face, plan, buffer),
            None => rustybuzz::shape(&self.face, &[], buffer),
        }
    }
}

/// Words with the blanks after them; a hyphen or a dash inside ends a word, too.
fn words(paragraph: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = paragraph.trim_start();
    while !rest.is_empty() {
        let inside = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        let after = rest
            .char_indices()
            .skip_while(|(at, _)| *at <= inside)
            .find(|(_, c)| (c.is_whitespace() && *c != '\u{a0}') || matches!(c, '-' | '–' | '/'))
            .map_or(rest.len(), |(at, c)| if c.is_whitespace() { at } else { at + c.len_utf8() });
        let end = rest
            .get(after..)
            .and_then(|tail| tail.find(|c: char| !c.is_whitespace() || c == '\u{a0}'))
            .map_or(rest.len(), |blanks| after + blanks);
        let (word, tail) = rest.split_at(end);
        words.push(word);
        rest = tail;
    }
    words
}

/// Units of an em, at most 16,384 by the font format.
fn units(face: &Face<'_>) -> f32 {
    f32::from(u16::try_from(face.units_per_em()).unwrap_or(1000).max(1))
}

/// A length in font units as a share of the em. Lengths are far below 2²⁴, so nothing is lost.
#[allow(clippy::cast_precision_loss)]
fn of_units(value: i32, units: f32) -> f32 {
    value as f32 / units
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_keep_their_blanks_and_lose_nothing() {
        for (text, parts) in [
            ("to ord", vec!["to ", "ord"]),
            ("sju-åtte", vec!["sju-", "åtte"]),
            ("fast\u{a0}rom", vec!["fast\u{a0}rom"]),
            ("a  b ", vec!["a  ", "b "]),
            ("-ja", vec!["-ja"]),
        ] {
            assert_eq!(words(text), parts, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_wrapped_text_keeps_every_letter_and_no_line_is_too_wide(
            text in "[a-zæøåA-Z ,.-]{0,200}",
            width in 20.0f32..120.0,
        ) {
            let fonts = Fonts::load().unwrap();
            let lines = fonts.wrap(&text, Weight::Regular, 11.0, width);
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            let kept: String = lines.iter().map(|line| bare(&line.text)).collect();
            prop_assert_eq!(kept, bare(&text));
            for line in lines {
                prop_assert!(line.width(11.0) <= width + 0.5, "{:?}", line.text);
            }
        }
    }
}
