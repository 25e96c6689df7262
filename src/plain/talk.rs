//! One line in, text out: the only door between the conversation and the outside.

use std::io::{self, BufRead, Write};

use zeroize::Zeroizing;

use super::Outside;
use crate::i18n::Texts;
use crate::ops::StoreProblem;
use crate::text::sanitize;
use crate::tui::passphrase::{Asking, Given, Next};

/// Bytes of a line that are kept. More than any text that may be stored takes, so that a longer line is refused as too
/// long instead of being cut without a word, and a pipe without line breaks cannot fill the memory.
const MOST_BYTES: usize = 500_000;
/// Of a line that nobody is to see; longer than any passphrase may be.
const MOST_UNSEEN: usize = 4096;

/// Why the conversation does not go on where it is.
#[derive(Debug)]
pub(super) enum Stop {
    /// There is no more input: the person has left.
    End,
    /// Asked one thing, the person gave a command instead; nothing asked about has been changed.
    Instead(String),
    /// Nobody can hear us.
    Io(io::Error),
    /// The file cannot be read.
    Store(StoreProblem),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<StoreProblem> for Stop {
    fn from(problem: StoreProblem) -> Self {
        Self::Store(problem)
    }
}

/// What a step of the conversation comes to.
pub(super) type Step<T = ()> = Result<T, Stop>;

/// Both ends of the line.
pub(super) struct Talk<'a> {
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    outside: &'a dyn Outside,
    texts: &'static Texts,
}

/// What came of a question whose answer nobody is to see.
pub(super) enum Unseen {
    /// Everything was answered; whether it may be asked once more.
    Given(Given, bool),
    /// The person would rather not, or has mistyped where nobody can be asked again.
    Left,
}

impl<'a> Talk<'a> {
    pub(super) fn new(
        input: &'a mut dyn BufRead,
        output: &'a mut dyn Write,
        outside: &'a dyn Outside,
        texts: &'static Texts,
    ) -> Self {
        Self { input, output, outside, texts }
    }

    pub(super) fn speak(&mut self, texts: &'static Texts) {
        self.texts = texts;
    }

    /// Says something, on lines of its own. Nothing that steers a terminal passes, wherever the text comes from.
    pub(super) fn say(&mut self, text: impl AsRef<str>) -> Step {
        let clean = sanitize::many_lines(text.as_ref());
        if clean.is_empty() { Ok(()) } else { Ok(writeln!(self.output, "{clean}")?) }
    }

    /// Makes sure that everything said has been heard.
    pub(super) fn flush(&mut self) -> Step {
        Ok(self.output.flush()?)
    }

    /// Waits for a line that can be read as text. Blanks at its ends are gone.
    pub(super) fn listen(&mut self) -> Step<String> {
        loop {
            self.flush()?;
            let line = self.line()?;
            let text = String::from_utf8(line);
            // A byte order mark and a carriage return, as Windows tools write them, go with all else that is unseen.
            match text {
                Ok(text) => return Ok(sanitize::one_line(&text)),
                Err(_) => self.say(self.texts.plain.not_text)?,
            }
        }
    }

    fn line(&mut self) -> Step<Vec<u8>> {
        let mut line = Vec::new();
        self.line_into(&mut line, MOST_BYTES)?;
        Ok(whole_letters(line))
    }

    /// Reads a line, of which so many bytes are kept.
    fn line_into(&mut self, line: &mut Vec<u8>, most: usize) -> Step {
        let mut begun = false;
        loop {
            let ready = match self.input.fill_buf() {
                Ok(ready) => ready,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            if ready.is_empty() {
                return if begun { Ok(()) } else { Err(Stop::End) };
            }
            begun = true;
            let end = ready.iter().position(|&byte| byte == b'\n');
            let used = end.map_or(ready.len(), |end| end + 1);
            let text = ready.get(..end.unwrap_or(used)).unwrap_or_default();
            let room = most.saturating_sub(line.len());
            line.extend(text.iter().take(room));
            self.input.consume(used);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    /// Asks for passphrases. From a terminal nothing of them is shown; from a pipe each is a line.
    pub(super) fn ask_unseen(&mut self, asking: &mut Asking) -> Step<Unseen> {
        if !self.outside.hide(true)? {
            return self.unseen_lines(asking);
        }
        let done = self.unseen_answers(asking);
        // Also when the input has ended.
        self.outside.hide(false)?;
        done
    }

    /// Asks until all is answered. Hidden all the while: a quick person types on while a slip is told.
    fn unseen_answers(&mut self, asking: &mut Asking) -> Step<Unseen> {
        let words = self.texts.protection;
        loop {
            // A terminal that passes on every key takes line ends as they are, too.
            if let Some(notice) = asking.notice {
                write!(self.output, "{}\r\n", (words.notice)(notice))?;
            }
            write!(self.output, "{}: ", (words.question)(asking.question()))?;
            self.flush()?;
            let next = self.unseen_keys(asking)?;
            write!(self.output, "\r\n")?;
            match next {
                Next::Given(given) => return Ok(Unseen::Given(given, true)),
                Next::Leave => return Ok(Unseen::Left),
                Next::Stay | Next::Asked => {}
            }
        }
    }

    /// Listens key by key until something comes of it.
    fn unseen_keys(&mut self, asking: &mut Asking) -> Step<Next> {
        loop {
            let ready = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                ready => ready?,
            };
            if ready.is_empty() {
                return Err(Stop::End);
            }
            let (used, next) = asking.keys(ready);
            self.input.consume(used);
            if !matches!(next, Next::Stay) {
                return Ok(next);
            }
        }
    }

    /// Hears all the lines there are to be: after a slip the next one would be a passphrase still, and must not be taken for
    /// something that was said.
    fn unseen_lines(&mut self, asking: &mut Asking) -> Step<Unseen> {
        let words = self.texts.protection;
        let mut last = Next::Stay;
        for _ in 0..asking.answers() {
            self.say(format!("{}:", (words.question)(asking.question())))?;
            self.flush()?;
            let mut line = Zeroizing::new(Vec::with_capacity(MOST_UNSEEN));
            self.line_into(&mut line, MOST_UNSEEN)?;
            last = asking.line(&line);
        }
        if let Next::Given(given) = last {
            return Ok(Unseen::Given(given, false));
        }
        if let Some(notice) = asking.notice {
            self.say((words.notice)(notice))?;
        }
        Ok(Unseen::Left)
    }

    /// Asks for a line; an empty one takes `default`. A command is done instead, and `//` begins a text with `/`.
    pub(super) fn ask(&mut self, prompt: &str, default: &str) -> Step<String> {
        if default.is_empty() {
            self.say(prompt)?;
        } else {
            self.say(format!("{prompt} [{default}]"))?;
        }
        let line = self.listen()?;
        if line.is_empty() {
            return Ok(default.to_owned());
        }
        match line.strip_prefix('/') {
            Some(text) if text.starts_with('/') => Ok(text.to_owned()),
            Some(_) => Err(Stop::Instead(line)),
            None => Ok(line),
        }
    }

    /// Asks for one of some rows, by number or by the words of the row; an empty line takes the one at `default`, or
    /// none.
    pub(super) fn choose(
        &mut self,
        title: &str,
        rows: &[String],
        default: Option<usize>,
    ) -> Step<Option<usize>> {
        self.say(title)?;
        for (number, row) in (1..).zip(rows) {
            self.say(format!("{number}. {row}"))?;
        }
        let usual = default.map_or_else(String::new, |row| (row + 1).to_string());
        loop {
            let said = self.ask(self.texts.plain.which_number, &usual)?;
            if said.is_empty() {
                return Ok(None);
            }
            if let Some(row) = row_meant(&said, rows) {
                return Ok(Some(row));
            }
            self.say((self.texts.plain.number_from_to)(rows.len()))?;
        }
    }

    /// Asks for yes or no.
    pub(super) fn ask_yes(&mut self, question: &str, default: bool) -> Step<bool> {
        let common = self.texts.common;
        let usual = if default { common.yes } else { common.no };
        loop {
            let said = self.ask(question, usual)?;
            if let Some(yes) = yes_or_no(&said, self.texts) {
                return Ok(yes);
            }
            self.say(self.texts.plain.yes_or_no)?;
        }
    }
}

/// A line that was cut inside a letter loses that letter.
fn whole_letters(mut line: Vec<u8>) -> Vec<u8> {
    if line.len() >= MOST_BYTES
        && let Err(error) = str::from_utf8(&line)
        && error.error_len().is_none()
    {
        line.truncate(error.valid_up_to());
    }
    line
}

/// Which row is meant: by its number, its whole text, or a part that only one has.
pub(super) fn row_meant(said: &str, rows: &[String]) -> Option<usize> {
    use crate::text::fold::{contains, search_key};
    if let Ok(number) = said.parse::<usize>() {
        return number.checked_sub(1).filter(|row| *row < rows.len());
    }
    let key = search_key(said);
    if let Some(row) = rows.iter().position(|row| search_key(row) == key) {
        return Some(row);
    }
    let mut fitting = (0..).zip(rows).filter(|(_, row)| contains(row, said)).map(|(at, _)| at);
    match (fitting.next(), fitting.next()) {
        (Some(row), None) => Some(row),
        _ => None,
    }
}

/// Yes or no, in any of the languages.
pub(super) fn yes_or_no(said: &str, texts: &Texts) -> Option<bool> {
    let said = said.trim().trim_end_matches(['.', '!']).to_lowercase();
    let is = |word: &str| said == word || word.chars().next().is_some_and(|first| said == first.to_string());
    if is(texts.common.yes) || is("ja") || is("yes") {
        Some(true)
    } else if is(texts.common.no) || is("nei") || is("no") {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::localized::Lang;
    use crate::i18n::texts;

    fn heard(input: &[u8]) -> (Vec<String>, String) {
        let (mut from, mut to) = (input, Vec::new());
        let mut talk = Talk::new(&mut from, &mut to, &(), texts(Lang::Nb));
        let mut lines = Vec::new();
        while let Ok(line) = talk.listen() {
            lines.push(line);
        }
        (lines, String::from_utf8(to).unwrap())
    }

    #[test]
    fn lines_are_heard_as_every_system_writes_them() {
        for (input, lines) in [
            ("".as_bytes(), vec![]),
            ("én\nto\n".as_bytes(), vec!["én", "to"]),
            ("én\r\nto\r\n".as_bytes(), vec!["én", "to"]),
            ("uten linjeskift".as_bytes(), vec!["uten linjeskift"]),
            ("\u{feff}ærlig\n".as_bytes(), vec!["ærlig"]),
            ("\n".as_bytes(), vec![""]),
            ("\u{1b}[31mrød\u{7}\n".as_bytes(), vec!["rød"]),
        ] {
            assert_eq!(heard(input).0, lines, "{input:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_told_and_passed_over() {
        let (lines, said) = heard(b"f\xf8r\netter\n");
        assert_eq!(lines, ["etter"]);
        assert!(said.contains("UTF-8"), "{said}");
    }

    #[test]
    fn a_line_without_end_is_kept_only_as_far_as_it_can_matter() {
        let long = "å".repeat(MOST_BYTES);
        let (lines, _) = heard(format!("{long}\nneste\n").as_bytes());
        assert_eq!(lines.len(), 2);
        assert!(lines[0].chars().count() > 100_000 && lines[0].len() <= MOST_BYTES);
    }

    #[test]
    fn a_row_is_meant_by_number_or_words() {
        let rows = ["barnehage", "helse og omsorg", "helsefremmende"].map(str::to_owned);
        for (said, row) in [
            ("2", Some(1)),
            ("0", None),
            ("4", None),
            ("Barnehage", Some(0)),
            ("omsorg", Some(1)),
            ("helse", None),
            ("skole", None),
        ] {
            assert_eq!(row_meant(said, &rows), row, "{said}");
        }
    }
}
