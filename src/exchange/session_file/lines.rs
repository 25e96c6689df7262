//! TOML as we write it: a key a line, long texts as they stand, nothing that need not be said.

use std::fmt::{Display, Write as _};

/// A TOML text being written.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// The text so far.
    pub(super) fn into_text(self) -> String {
        self.0
    }

    /// Adds text as it is.
    pub(super) fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Begins a table after a blank line: `[details]` or `[[answer]]`.
    pub(super) fn heading(&mut self, heading: &str) {
        self.line(format_args!("\n{heading}"));
    }

    /// A key and its value, which is TOML already.
    pub(super) fn value(&mut self, key: &str, value: impl Display) {
        self.line(format_args!("{key} = {value}"));
    }

    /// A key and its value, if it has one.
    pub(super) fn maybe(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.value(key, value);
        }
    }

    /// A key and a word that needs no escapes: an id, a code, a date.
    pub(super) fn word(&mut self, key: &str, word: impl Display) {
        self.value(key, format_args!("\"{word}\""));
    }

    /// Such a word, if there is one.
    pub(super) fn maybe_word(&mut self, key: &str, word: Option<impl Display>) {
        if let Some(word) = word {
            self.word(key, word);
        }
    }

    /// A list of such words; nothing for an empty list.
    pub(super) fn words(&mut self, key: &str, words: impl IntoIterator<Item = impl Display>) {
        let words: Vec<_> = words.into_iter().map(|word| format!("\"{word}\"")).collect();
        if !words.is_empty() {
            self.value(key, format_args!("[{}]", words.join(", ")));
        }
    }

    /// A text from a person; nothing for an empty one.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.value(key, if text.contains('\n') { several_lines(text) } else { quoted(text) });
        }
    }

    /// A list of such texts; nothing for an empty list.
    pub(super) fn texts(&mut self, key: &str, texts: &[String]) {
        if !texts.is_empty() {
            let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
            self.value(key, format_args!("[{}]", texts.join(", ")));
        }
    }

    /// `true`; nothing for no.
    pub(super) fn flag(&mut self, key: &str, flag: bool) {
        if flag {
            self.value(key, true);
        }
    }

    /// A number; nothing for 0.
    pub(super) fn number(&mut self, key: &str, number: impl Into<u32>) {
        let number = number.into();
        if number > 0 {
            self.value(key, number);
        }
    }

    fn line(&mut self, line: impl Display) {
        // Writing to a string cannot fail.
        _ = writeln!(self.0, "{line}");
    }
}

/// A TOML text on one line.
pub(in crate::exchange) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            c => escaped(c, &mut out),
        }
    }
    out.push('"');
    out
}

/// A TOML text over several lines, each as it stands.
fn several_lines(text: &str) -> String {
    // A line break right after the opening is not part of the text.
    let mut out = String::from("\"\"\"\n");
    let mut quotes = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            // Three in a row, or one before the end, would close the text.
            '"' if quotes == 2 || rest.peek().is_none() => {
                out.push_str("\\\"");
                quotes = 0;
            }
            '"' => {
                out.push('"');
                quotes += 1;
            }
            c => {
                quotes = 0;
                if c == '\n' { out.push(c) } else { escaped(c, &mut out) }
            }
        }
    }
    out.push_str("\"\"\"");
    out
}

fn escaped(c: char, out: &mut String) {
    match c {
        '\\' => out.push_str("\\\\"),
        // Writing to a string cannot fail.
        c if c.is_control() => _ = write!(out, "\\u{:04X}", u32::from(c)),
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(value: &str) -> String {
        let table: toml::Table = toml::from_str(&format!("text = {value}")).unwrap();
        table["text"].as_str().unwrap().to_owned()
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(text in "[a-zæ\"\\\\\n\r\t\u{0}\u{7f}\u{85}\u{2028} ]{0,30}") {
            prop_assert_eq!(parsed(&quoted(&text)), text.clone());
            prop_assert_eq!(parsed(&several_lines(&text)), text);
        }
    }

    #[test]
    fn long_texts_stand_as_they_are() {
        assert_eq!(several_lines("Bord 1: «ja»\n\"nei\""), "\"\"\"\nBord 1: «ja»\n\"nei\\\"\"\"\"");
    }
}
