//! What may be stored and shown of a typed or pasted text.
//!
//! People paste from mail, Word and web pages, and with the letters come things nobody sees: terminal commands,
//! marks that turn the reading direction, zero-width characters that make two equal words differ. They are taken
//! out at the door (D4), what is left stays as typed, and the store gets it in Unicode's composed form (D1).

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';
const ZERO_WIDTH_JOINER: char = '\u{200D}';
const BLACK_FLAG: char = '\u{1F3F4}';
const END_OF_TAGS: char = '\u{E007F}';
/// So many marks may stand on a letter: Hebrew and Tibetan writing needs six, what runs over the lines above needs more.
const MOST_MARKS: usize = 8;
/// So many bytes may make one letter, as people see it: the longest families of emoji have fewer than sixty.
const LONGEST_LETTER: usize = 96;
/// Texts of people settle in one or two rounds; what does not was made to keep us busy.
const MOST_ROUNDS: usize = 4;

/// The longest text that is stored, in characters: forty pages, and more than anybody reads aloud.
pub const LONGEST_TEXT: usize = 100_000;

/// Whether a text is longer than [`LONGEST_TEXT`].
pub fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT
}

/// Whether a text may have more than one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// One line: line breaks, and the indentation after them, become one space.
    One,
    /// Any number of lines, separated by `\n`.
    #[default]
    Many,
}

/// A text for a field of one line, as it is stored: cleaned, composed (NFC), without blanks at its ends.
///
/// Empty if there is nothing to see in it (D10). Doing it twice changes nothing.
pub fn one_line(text: &str) -> String {
    clean(text, Lines::One)
}

/// A text for a field of many lines, as it is stored. See [`one_line`]; every kind of line break becomes `\n`.
pub fn many_lines(text: &str) -> String {
    clean(text, Lines::Many)
}

/// Whether there is nothing to see in a text: empty, blanks, control or zero-width characters alone (D10).
pub fn is_blank(text: &str) -> bool {
    !has_ink(&admit(text, Lines::Many))
}

fn clean(text: &str, lines: Lines) -> String {
    let admitted = admit(text, lines);
    if !has_ink(&admitted) {
        return String::new();
    }
    let mut text = composed(&admitted).into_owned();
    // A joiner is judged by its neighbours, and composing moves accents: on until nothing more goes. Each round takes
    // out at least one character.
    for round in 1.. {
        let settled = composed(&settle_joiners(&limit_stacks(&text))).into_owned();
        if settled == text {
            break;
        }
        text = settled;
        if round == MOST_ROUNDS {
            text.retain(|c| !joins(c));
        }
    }
    text.trim().to_owned()
}

/// A text as it may be shown, whoever wrote it where it comes from: what is clean stays as it is, blanks included. For
/// every way out that does not begin with [`one_line`] or [`many_lines`]: data files, names of files, words of the system.
pub fn inert(text: &str) -> Cow<'_, str> {
    match admit(text, Lines::Many) {
        Cow::Borrowed(text) => limit_stacks(text),
        Cow::Owned(text) => match limit_stacks(&text) {
            Cow::Borrowed(_) => Cow::Owned(text),
            Cow::Owned(limited) => Cow::Owned(limited),
        },
    }
}

/// A JSON text in which what [`inert`] would take out is written as an escape, so that programs get every character and
/// a terminal gets none.
pub fn inert_json(json: &str) -> Cow<'_, str> {
    let is_fine = |c: char| c == '\n' || !(c.is_control() || is_line_end(c) || is_unwanted(c) || is_tag(c));
    if json.chars().all(is_fine) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_fine(c) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    Cow::Owned(out)
}

/// Takes away the marks that stand on a letter beyond [`MOST_MARKS`], and what makes a letter longer than
/// [`LONGEST_LETTER`]: stacks that run over the lines above, and chains that are one letter as long as a page.
fn limit_stacks(text: &str) -> Cow<'_, str> {
    if !has_stack(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        let (mut marks, mut bytes) = (0, 0);
        for c in grapheme.chars() {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            bytes += c.len_utf8();
            if marks <= MOST_MARKS && bytes <= LONGEST_LETTER {
                out.push(c);
            }
        }
    }
    Cow::Owned(out)
}

/// Whether [`limit_stacks`] has anything to do. Looks at letters only where one can be long at all.
fn has_stack(text: &str) -> bool {
    let mut run = 0;
    let has_run = text.chars().any(|c| {
        run = if can_lengthen(c) { run + 1 } else { 0 };
        run > MOST_MARKS
    });
    has_run
        && text.graphemes(true).any(|grapheme| {
            let mut marks = 0;
            grapheme.len() > LONGEST_LETTER
                || grapheme.chars().any(|c| {
                    marks = if is_combining_mark(c) { marks + 1 } else { 0 };
                    marks > MOST_MARKS
                })
        })
}

/// Whether a character can be a part of a letter made of many: marks, joiners and whatever they bind, letters of syllables.
fn can_lengthen(c: char) -> bool {
    c >= '\u{300}'
}

/// Joiners and variation selectors.
fn joins(c: char) -> bool {
    matches!(c, ZERO_WIDTH_JOINER | ZERO_WIDTH_NON_JOINER) || is_selector(c)
}

fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// What of a typed or pasted piece may enter a text that is being edited.
///
/// Takes out all that is wrong wherever it stands. What depends on its neighbours (joiners, accents) stays: the
/// next key may bring the neighbour. [`one_line`] and [`many_lines`] judge it when the text is done.
pub(super) fn admit(text: &str, lines: Lines) -> Cow<'_, str> {
    let is_fine =
        |c: char| c == '\n' && lines == Lines::Many || !(c.is_control() || is_line_end(c) || is_unwanted(c));
    if text.chars().all(|c| is_fine(c) && !is_tag(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut after_break = false; // in a single line, indentation goes with its line break
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.as_str().starts_with('\n') => {} // the \n speaks for both
            _ if is_line_end(c) => {
                if lines == Lines::Many {
                    out.push('\n');
                } else if !out.ends_with(' ') {
                    out.push(' ');
                }
                after_break = lines == Lines::One;
            }
            '\t' | ' ' => {
                if !after_break {
                    out.push(' ');
                }
            }
            _ if c.is_control() => {
                let skip = sequence_len(c, chars.as_str());
                chars = chars.as_str().get(skip..).unwrap_or("").chars();
            }
            _ if is_unwanted(c) => {}
            // Tags spell a region after a flag (Scotland) and hide text anywhere else.
            _ if is_tag(c) => {
                let tail = chars.as_str();
                let more = tail.find(|c| !is_tag(c)).unwrap_or(tail.len());
                let (tags, rest) = tail.split_at_checked(more).unwrap_or((tail, ""));
                if out.ends_with(BLACK_FLAG) && is_region(c, tags) {
                    out.push(c);
                    out.push_str(tags);
                }
                chars = rest.chars();
                after_break = false;
            }
            _ => {
                out.push(c);
                after_break = false;
            }
        }
    }
    Cow::Owned(out)
}

/// How many bytes after a control character belong to the terminal sequence it begins.
///
/// An unfinished sequence is not followed: what a person wrote after it must not vanish with it.
fn sequence_len(control: char, tail: &str) -> usize {
    let bytes = tail.as_bytes();
    match (control, bytes) {
        ('\u{1B}', [b'[', rest @ ..]) => 1 + command_len(rest),
        ('\u{1B}', [b']' | b'P' | b'X' | b'^' | b'_', ..]) => 1 + string_len(tail.get(1..).unwrap_or("")),
        ('\u{1B}', [b'!'..=b'/', b'0'..=b'~', ..]) => 2, // character set and the like: ESC ( B
        ('\u{1B}', [b'0'..=b'~', ..]) => 1,
        ('\u{9B}', rest) => command_len(rest),
        ('\u{90}' | '\u{98}' | '\u{9D}' | '\u{9E}' | '\u{9F}', _) => string_len(tail),
        _ => 0,
    }
}

/// The rest of a control sequence: parameters, intermediates and one final byte; 0 if it does not come to its end.
fn command_len(bytes: &[u8]) -> usize {
    let parameters = bytes.iter().take_while(|b| matches!(b, b'0'..=b'?')).count();
    let intermediates = bytes.iter().skip(parameters).take_while(|b| matches!(b, b' '..=b'/')).count();
    let length = parameters + intermediates;
    if matches!(bytes.get(length), Some(b'@'..=b'~')) { length + 1 } else { 0 }
}

/// The rest of a command string (window title, picture) with its terminator; 0 if another control comes first.
fn string_len(tail: &str) -> usize {
    let Some((at, end)) = tail.char_indices().find(|(_, c)| c.is_control()) else {
        return 0;
    };
    match end {
        '\u{7}' => at + 1,
        '\u{9C}' => at + 2,
        '\u{1B}' if tail.get(at + 1..).is_some_and(|after| after.starts_with('\\')) => at + 2,
        _ => 0,
    }
}

/// Keeps joiners and variation selectors where they change what is seen, and drops them elsewhere.
fn settle_joiners(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| matches!(c, ZERO_WIDTH_JOINER | ZERO_WIDTH_NON_JOINER) || is_selector(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut base = None; // the last character with a shape of its own since the last blank
    let mut last = None; // the last character kept
    for grapheme in text.graphemes(true) {
        let mut chars = grapheme.chars().peekable();
        while let Some(c) = chars.next() {
            let after_joiner = matches!(last, Some(ZERO_WIDTH_JOINER | ZERO_WIDTH_NON_JOINER));
            let keep = match c {
                ZERO_WIDTH_NON_JOINER => !after_joiner && base.is_some_and(joins_letters),
                // Inside a grapheme, a character that stands for itself is there because the joiner binds it:
                // the parts of an emoji. 👩 + joiner + ⚕ is one health worker.
                ZERO_WIDTH_JOINER => {
                    let binds = chars.peek().is_some_and(|&next| !leans_on_the_letter_before(next));
                    !after_joiner && (binds || base.is_some_and(joins_letters))
                }
                _ if is_selector(c) => !after_joiner && base.is_some() && !last.is_some_and(is_selector),
                _ => {
                    base = (!c.is_whitespace()).then_some(c);
                    true
                }
            };
            if keep {
                out.push(c);
                last = Some(c);
            }
        }
    }
    Cow::Owned(out)
}

/// Whether a character has no place of its own and joins whatever stands before it, such as an accent.
fn leans_on_the_letter_before(c: char) -> bool {
    ['a', c].iter().collect::<String>().graphemes(true).count() == 1
}

/// Whether a character belongs to a script in which joiners change letters (Arabic and Persian, the Indian
/// scripts, Burmese, Khmer, Mongolian and their relatives).
fn joins_letters(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{A840}'..='\u{A8FF}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' | '\u{10A00}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
}

/// Line ends of all systems, and those of word processors (vertical tab is Word's line break in a paragraph).
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters without a shape that do harm wherever they stand.
fn is_unwanted(c: char) -> bool {
    matches!(c,
        '\u{AD}'                       // soft hyphen: invisible, and splits words in a search
        | '\u{34F}'                    // combining grapheme joiner
        | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' // reading direction
        | '\u{200B}'                   // zero-width space
        | '\u{2060}'..='\u{206F}'      // word joiner, invisible operators, isolates, deprecated controls
        | '\u{FEFF}'                   // byte order mark
        | '\u{FFF9}'..='\u{FFFC}'      // annotation marks, place of a picture
        | '\u{FDD0}'..='\u{FDEF}'      // not characters
        | '\u{1D173}'..='\u{1D17A}'    // begin and end of beams in music
        | '\u{E0000}'..='\u{E001F}' | '\u{E0080}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}') // invisible, of no use yet
        || u32::from(c) & 0xFFFE == 0xFFFE // not characters: the last two of every plane
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}

/// Whether tags spell a region, as in the flag of Scotland: three to six letters or digits, and the sign that ends them.
fn is_region(first: char, more: &str) -> bool {
    let spells = |c: char| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}');
    more.strip_suffix(END_OF_TAGS).is_some_and(|more| {
        spells(first) && more.chars().all(spells) && (2..=5).contains(&more.chars().count())
    })
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether an admitted text has anything to see in it.
fn has_ink(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_invisible(c))
}

/// Characters that show nothing where they stand alone.
pub(super) fn is_invisible(c: char) -> bool {
    is_unwanted(c)
        || is_tag(c)
        || is_selector(c)
        || matches!(
            c,
            ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER
            | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // Korean fillers
            | '\u{17B4}' | '\u{17B5}' | '\u{180B}'
                ..='\u{180F}' // Khmer, Mongolian
            | '\u{2800}'
        ) // braille without dots
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_nobody_sees_is_taken_out_and_the_rest_stays_as_typed() {
        for (text, expected) in [
            ("Ro i gangen", "Ro i gangen"),
            ("  Vi  trenger   ro. ", "Vi  trenger   ro."),
            ("æøåÆØÅ gáđđi Čáhci", "æøåÆØÅ gáđđi Čáhci"),
            ("kafe\u{301}", "kafé"),
            ("A\u{30A}se", "Åse"),
            ("a\tb", "a b"),
            ("a\r\nb\rc\u{2028}d\u{2029}e\u{85}f\u{B}g", "a\nb\nc\nd\ne\nf\ng"),
            ("a\u{0}b\u{7}c\u{7F}d\u{9F}e", "abcde"),
            ("\u{1B}[31mrød\u{1B}[0m", "rød"),
            ("\u{1B}[?1049hskjerm", "skjerm"),
            ("\u{9B}2Jskjerm", "skjerm"),
            ("\u{1B}]0;tittel\u{7}etter", "etter"),
            ("\u{1B}]8;;http://x\u{1B}\\lenke\u{1B}]8;;\u{1B}\\", "lenke"),
            ("\u{1B}P1$tq\u{9C}etter", "etter"),
            ("\u{1B}(Btegn\u{1B}c", "tegn"),
            ("\u{1B}]uten slutt\nneste linje", "uten slutt\nneste linje"),
            ("\u{1B}[31ærlig", "31ærlig"),
            ("slutt\u{1B}", "slutt"),
            ("\u{FEFF}fil", "fil"),
            ("abc\u{202E}fed\u{202C}\u{2066}x\u{2069}\u{200F}", "abcfedx"),
            ("syk\u{AD}mel\u{200B}ding\u{2060}", "sykmelding"),
            ("e\u{200B}\u{301}", "é"),
            ("x\u{FFFE}\u{FDD0}\u{10FFFF}y", "xy"),
            ("👩\u{200D}⚕\u{FE0F}", "👩\u{200D}⚕\u{FE0F}"),
            ("👩🏽\u{200D}🔧 🇳🇴", "👩🏽\u{200D}🔧 🇳🇴"),
            ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"),
            ("👩\u{200D}", "👩"),
            ("👩\u{200D}\u{200D}👩", "👩👩"),
            ("ord\u{200D}ord\u{200C}ord", "ordordord"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("क\u{94D}\u{200D}", "क\u{94D}\u{200D}"),
            ("\u{FE0F}x\u{FE0F}\u{FE0E}", "x\u{FE0F}"),
            (
                "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
                "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
            ),
            ("skjult\u{E0067}\u{E0062}", "skjult"),
            // Text hidden behind a flag: no region is so long, and none goes without an end.
            ("🏴\u{E0061}\u{E0062}\u{E0063}\u{E0064}\u{E0065}\u{E0066}\u{E0067}\u{E007F}!", "🏴!"),
            ("🏴\u{E0067}\u{E0062}\u{E0073} x", "🏴 x"),
            // Letters with many marks that people do write: Hebrew with vowels and accents, Vietnamese, Tibetan, Thai.
            ("שָׁ֣לוֹם", "שָׁ֣לוֹם"),
            ("ế ghi số", "ế ghi số"),
            ("བསྒྲུབས", "བསྒྲུབས"),
            ("ที่นี่", "ที่นี่"),
            ("👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏿", "👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏿"),
        ] {
            assert_eq!(many_lines(text), expected, "{text:?}");
        }
    }

    #[test]
    fn no_letter_towers_over_the_lines_above_or_fills_a_page_alone() {
        for (text, chars) in [
            (format!("q{}", "\u{301}".repeat(5_000)), 1 + MOST_MARKS),
            (format!("q{}r", "\u{20DD}\u{338}".repeat(5_000)), 2 + MOST_MARKS),
            (format!("x{}", "\u{FE0F}\u{301}".repeat(5_000)), 1 + MOST_MARKS),
            ("👩\u{200D}".repeat(5_000) + "👩", 28),
            ("\u{1100}".repeat(5_000), 32),
            ("क\u{94D}".repeat(5_000), 32),
            ("\u{600}".repeat(5_000), 48),
        ] {
            for cleaned in [many_lines(&text), inert(&text).into_owned()] {
                let begins: String = text.chars().take(3).collect();
                assert!(cleaned.chars().count() <= chars, "{begins:?}: {}", cleaned.chars().count());
                assert!(cleaned.starts_with(text.chars().next().unwrap()), "{begins:?}");
            }
        }
    }

    #[test]
    fn what_is_shown_is_inert_and_otherwise_as_it_was_written() {
        for (text, shown) in [
            ("  to\n  linjer ", "  to\n  linjer "),
            ("/tmp/\u{1B}]0;x\u{7}\u{202E}fil.toml", "/tmp/fil.toml"),
            ("\u{9B}31mrød", "rød"),
            ("A\u{30A}se", "A\u{30A}se"),
        ] {
            assert_eq!(inert(text), shown, "{text:?}");
        }
    }

    #[test]
    fn json_keeps_every_character_and_commands_no_terminal() {
        let text = "a\u{9B}b\u{202E}c\u{7F}d\u{E0041}e\u{2028}f æøå 👍";
        let json = format!("{:#}\n", serde_json::json!({ "text": text }));
        let shown = inert_json(&json);
        assert_eq!(inert(&shown), shown);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap()["text"], text);
    }

    #[test]
    fn one_line_reads_on_where_the_break_was() {
        for (text, expected) in [
            ("a\nb", "a b"),
            ("a\r\n\r\n   b", "a b"),
            ("a \n\tb\n", "a b"),
            ("\n- punkt", "- punkt"),
            ("a  b", "a  b"),
            ("a\u{2028}b\u{B}c", "a b c"),
        ] {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_text_without_ink_is_blank() {
        for text in [
            "",
            " ",
            "\t\r\n",
            "\u{A0}\u{3000}",
            "\u{200B}\u{FEFF}",
            "\u{200D}",
            "\u{FE0F}",
            "\u{2800}",
            "\u{3164}",
            "\u{1B}[31m",
            "\u{0}",
        ] {
            assert!(is_blank(text), "{text:?}");
            assert_eq!(one_line(text), "", "{text:?}");
            assert_eq!(many_lines(text), "", "{text:?}");
        }
        for text in ["a", " .", "\u{200B}å", "👍", "\u{1B}[31mx"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    /// Text made of everything that has a rule here, and some that has none.
    fn wild_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            prop::sample::select(vec![
                "a",
                "å",
                "e\u{301}",
                "\u{301}",
                " ",
                "\n",
                "\r\n",
                "\r",
                "\t",
                "\u{1B}",
                "\u{1B}[",
                "\u{1B}]",
                "\\",
                "\u{9B}",
                "\u{9C}",
                "\u{7}",
                "1;",
                "m",
                "👩",
                "🏽",
                "⚕",
                "\u{200D}",
                "\u{200C}",
                "\u{FE0F}",
                "\u{FE0E}",
                "\u{200B}",
                "\u{202E}",
                "🏴",
                "\u{E0067}",
                "می",
                "क",
                "\u{94D}",
                "ष",
                "\u{2028}",
                "\u{FEFF}",
                "\u{2800}",
                "\u{AD}",
                "🇳",
            ])
            .prop_map(str::to_owned),
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn cleaning_twice_is_cleaning_once(text in wild_text()) {
            for clean in [one_line, many_lines] {
                let once = clean(&text);
                prop_assert_eq!(clean(&once), once.clone());
                prop_assert!(is_nfc(&once));
                prop_assert_eq!(once.trim(), once.as_str());
                let harm = once.chars().find(|&c| c != '\n' && (c.is_control() || is_line_end(c) || is_unwanted(c)));
                prop_assert_eq!(harm, None);
                prop_assert_eq!(once.is_empty(), is_blank(&text));
            }
            prop_assert!(!one_line(&text).contains('\n'));
        }
    }
}
