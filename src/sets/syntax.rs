//! The parser's verdict, told by what the writer probably did.
//!
//! The parser's own messages are English and speak of TOML's grammar. They are recognised by their words, since the
//! crate gives no codes; a message that is not recognised becomes [`SyntaxFault::Other`], with its place intact.

use super::problem::SyntaxFault;

const FANCY: &[char] = &['«', '»', '“', '”', '„', '‘', '’', '‚', '‹', '›', '´', '`'];
/// What people write for `true` and `false`.
const TRUTHS: &[&str] =
    &["ja", "nei", "sann", "usann", "sant", "usant", "yes", "no", "on", "off", "true", "false"];
/// Longest piece of the file that is repeated in a message, in letters.
const QUOTE: usize = 40;

/// What is wrong, and at which byte.
pub(crate) fn fault(text: &str, error: &toml::de::Error) -> (usize, SyntaxFault) {
    let span = error.span().unwrap_or_default();
    let at = span.start;
    if let Some(end_of_line) = unclosed_text(text, at) {
        // The parser reads on and stumbles over something innocent further down.
        return (end_of_line, SyntaxFault::UnclosedText);
    }
    let found = text.get(span).unwrap_or_default();
    let found = || found.lines().next().unwrap_or_default().trim().chars().take(QUOTE).collect::<String>();
    let message = error.message();
    let says = |words: &str| message.starts_with(words);

    let fault = if says("string values must be quoted") {
        unquoted(found())
    } else if says("invalid boolean") {
        SyntaxFault::TrueOrFalse { found: found() }
    } else if says("missing value") || says("invalid value") {
        SyntaxFault::MissingValue
    } else if message.contains("visible characters") || says("invalid comment") || says("carriage return") {
        SyntaxFault::ControlCharacter
    } else if message.contains(" string, expected") || says("invalid basic") || says("invalid literal") {
        SyntaxFault::UnclosedText
    } else if says("missing escaped value") || says("too few unicode") || message.contains("unicode hex") {
        SyntaxFault::Backslash
    } else if says("key with no value") || says("missing assignment") {
        SyntaxFault::MissingEquals
    } else if says("extra comma") {
        SyntaxFault::ExtraComma
    } else if says("unclosed table") || says("unclosed array table") {
        SyntaxFault::UnclosedHeading
    } else if says("unclosed array")
        || message.contains("between array elements")
        || says("unexpected `=` in array")
    {
        SyntaxFault::CommaOrEnd { end: ']' }
    } else if says("unclosed inline")
        || message.contains("key-value pairs")
        || message.contains("inline table element")
    {
        SyntaxFault::CommaOrEnd { end: '}' }
    } else if says("invalid unquoted key")
        || says("unquoted keys")
        || says("keys cannot")
        || says("invalid key-value")
    {
        SyntaxFault::BadKey { found: found() }
    } else if says("duplicate key") || says("cannot extend") {
        SyntaxFault::RepeatedKey { key: found(), heading: is_heading(text, at) }
    } else if says("unexpected key or value") || says("unexpected content") {
        SyntaxFault::AfterValue
    } else if says("unexpected leading zero")
        || says("redundant")
        || says("invalid float")
        || says("invalid integer")
        || says("`_` may only")
        || message.contains("radix")
        || says("unexpected sign")
    {
        SyntaxFault::BadNumber
    } else if says("cannot recurse") {
        SyntaxFault::TooDeep
    } else {
        SyntaxFault::Other
    };
    match fault {
        SyntaxFault::CommaOrEnd { .. } | SyntaxFault::AfterValue if is_quote_in_text(text, at) => {
            (at, SyntaxFault::QuoteInText)
        }
        // The sign is missing after what came before, which may be lines above.
        SyntaxFault::CommaOrEnd { .. } => {
            (text.get(..at).map_or(at, |before| before.trim_end().len()), fault)
        }
        SyntaxFault::BadKey { .. } => {
            let (at, word) = word_around(text, at);
            (at, SyntaxFault::BadKey { found: word.chars().take(QUOTE).collect() })
        }
        fault => (at, fault),
    }
}

/// The end of the first line up to `until` on which a text in quotation marks does not end. Such a text never spans
/// lines; a file that uses the quotation marks for texts that do is left to the parser.
fn unclosed_text(text: &str, until: usize) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.contains("\"\"\"") || line.contains("'''") || start > until {
            return None;
        }
        let mut within = None;
        let mut signs = line.chars();
        while let Some(sign) = signs.next() {
            match (within, sign) {
                (None, '"' | '\'') => within = Some(sign),
                (None, '#') => break,
                (Some('"'), '\\') => _ = signs.next(),
                (Some(quote), sign) if sign == quote => within = None,
                (None | Some(_), _) => {}
            }
        }
        if within.is_some() {
            return Some(start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// Whether a text has just ended and goes on with a letter: it has a quotation mark inside.
fn is_quote_in_text(text: &str, at: usize) -> bool {
    let before = text.get(..at).is_some_and(|before| before.ends_with('"'));
    before && text.get(at..).is_some_and(|after| after.starts_with(char::is_alphanumeric))
}

/// Whether a byte stands in a line that begins with a bracket.
fn is_heading(text: &str, at: usize) -> bool {
    let line = text.get(..at).and_then(|before| before.lines().next_back());
    line.is_some_and(|line| line.trim_start().starts_with('['))
}

/// The word a byte stands in, and where it begins.
fn word_around(text: &str, at: usize) -> (usize, &str) {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.trim_end_matches(is_part).len();
    let end = at + after.find(|c: char| !is_part(c)).unwrap_or(after.len());
    (start, text.get(start..end).unwrap_or_default())
}

fn unquoted(found: String) -> SyntaxFault {
    if found.is_empty() || found.starts_with('#') {
        SyntaxFault::MissingValue
    } else if found.starts_with(FANCY) {
        SyntaxFault::FancyQuotes { found }
    } else if TRUTHS.contains(&found.to_lowercase().as_str()) {
        SyntaxFault::TrueOrFalse { found }
    } else if found.starts_with(|c: char| c.is_ascii_digit()) {
        SyntaxFault::BadNumber
    } else {
        SyntaxFault::UnquotedText { found }
    }
}
