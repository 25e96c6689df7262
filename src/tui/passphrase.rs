//! Asking for a passphrase: what is typed is counted, never shown, and wiped.
//!
//! The full screen and the line before a command ask by the same steps. Nothing of it passes through
//! [`Model`](super::model::Model) or a message.

use zeroize::{Zeroize, Zeroizing};

use super::input::{Input, Key, ctrl, key};
use crate::text::passphrase::{LONGEST, NoPassphrase, Passphrase};

/// What for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To open the data file.
    Open,
    /// To give the data file its first passphrase.
    Set,
    /// To give it another.
    Change,
    /// To take it away.
    Remove,
    /// To write an exported file under one.
    Seal,
    /// To open a file that somebody has sent.
    Unseal,
}

/// Which passphrase is being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// The one it has.
    Now,
    /// The one it will have.
    New,
    /// That one once more.
    Again,
}

/// What there is to say about what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// It does not open the file.
    Wrong,
    /// Too short to be of any use.
    Short,
    /// Short: it is taken, but a longer one would be wiser.
    Weak,
    /// Not the same the second time.
    Differ,
    /// A sign that cannot be typed, or far too long.
    Unusable,
    /// It is being tried; that takes a moment.
    Working,
}

/// What has been given when all questions are answered.
#[derive(Default)]
pub struct Given {
    /// What opens the file as it is.
    pub now: Option<Passphrase>,
    /// What will open it afterwards.
    pub then: Option<Passphrase>,
}

/// What comes of an input.
pub enum Next {
    /// Nothing has been answered.
    Stay,
    /// An answer was given; another question follows, or the same once more.
    Asked,
    /// The person wants to leave; nothing is changed.
    Leave,
    /// Everything has been answered.
    Given(Given),
}

/// Passphrases being asked for.
pub struct Asking {
    /// What for.
    pub purpose: Purpose,
    /// What there is to say.
    pub notice: Option<Notice>,
    question: Question,
    typed: Zeroizing<String>,
    /// The beginning of a letter whose other bytes are still to come.
    half: Zeroizing<Vec<u8>>,
    given: Given,
}

impl Asking {
    /// Begins with the first question.
    pub fn new(purpose: Purpose) -> Self {
        let question = match purpose {
            Purpose::Open | Purpose::Change | Purpose::Remove | Purpose::Unseal => Question::Now,
            Purpose::Set | Purpose::Seal => Question::New,
        };
        // A string that grows would leave its old self behind.
        let typed = Zeroizing::new(String::with_capacity(LONGEST + 8));
        let half = Zeroizing::new(Vec::with_capacity(4));
        Self { purpose, notice: None, question, typed, half, given: Given::default() }
    }

    /// How many answers it takes when none is mistaken.
    pub fn answers(&self) -> usize {
        match self.purpose {
            Purpose::Open | Purpose::Remove | Purpose::Unseal => 1,
            Purpose::Set | Purpose::Seal => 2,
            Purpose::Change => 3,
        }
    }

    /// Which one is asked for.
    pub fn question(&self) -> Question {
        self.question
    }

    /// How many letters have been typed.
    pub fn letters(&self) -> usize {
        self.typed.chars().count()
    }

    /// What was given does not open the file: that is said, and only that is asked for again.
    pub fn was_wrong(&mut self, given: Given) {
        self.given = Given { now: None, ..given };
        self.question = Question::Now;
        self.notice = Some(Notice::Wrong);
    }

    /// Takes one input.
    pub fn input(&mut self, input: Input) -> Next {
        match input {
            Input::Text(mut text) | Input::Paste(mut text) => {
                for letter in text.chars().filter(|letter| *letter != '\n') {
                    if self.typed.len() + letter.len_utf8() <= LONGEST {
                        self.typed.push(letter);
                    }
                }
                text.zeroize();
                self.notice = self.notice.filter(|notice| *notice == Notice::Weak);
            }
            Input::Key(chord) if chord == key(Key::Enter) || chord == key(Key::Tab) => return self.answer(),
            Input::Key(chord) if chord == key(Key::Backspace) => {
                self.typed.pop();
            }
            Input::Key(chord) if chord == ctrl('u') => self.typed.zeroize(),
            Input::Key(chord) if chord == key(Key::Esc) && self.question == Question::Again => {
                // Back to the new one, which may be meant to be another.
                self.begin(Question::New, None);
                return Next::Asked;
            }
            Input::Key(chord)
                if chord == key(Key::Esc)
                    || chord == ctrl('c')
                    || chord == ctrl('q')
                    || chord == ctrl('d') =>
            {
                return Next::Leave;
            }
            Input::Key(_) | Input::Click { .. } | Input::Scroll { .. } | Input::Resize => {}
        }
        Next::Stay
    }

    /// Takes what a terminal sends that passes on every key, up to what comes of it; how many bytes were taken.
    pub fn keys(&mut self, sent: &[u8]) -> (usize, Next) {
        let mut rest = sent.iter();
        while let Some(&byte) = rest.next() {
            let input = match byte {
                b'\r' | b'\n' => Input::Key(key(Key::Enter)),
                0x08 | 0x7f => Input::Key(key(Key::Backspace)),
                0x03 | 0x04 | 0x11 => Input::Key(ctrl('c')),
                0x15 => Input::Key(ctrl('u')),
                0x1b if rest.as_slice().is_empty() => Input::Key(key(Key::Esc)),
                0x1b => {
                    skip_key(&mut rest);
                    continue;
                }
                0..0x20 => continue,
                _ => match self.letter(byte) {
                    Some(letter) => Input::Text(letter),
                    None => continue,
                },
            };
            let next = self.input(input);
            if !matches!(next, Next::Stay) {
                return (sent.len() - rest.as_slice().len(), next);
            }
        }
        (sent.len(), Next::Stay)
    }

    /// The letter that this byte ends, if it does. What is no letter is left out.
    fn letter(&mut self, byte: u8) -> Option<String> {
        self.half.push(byte);
        match str::from_utf8(&self.half) {
            Err(error) if error.error_len().is_none() => None,
            read => {
                let letter = read.ok().map(str::to_owned);
                self.half.zeroize();
                letter
            }
        }
    }

    /// Takes a whole line that was read somewhere else, without its line break.
    pub fn line(&mut self, line: &[u8]) -> Next {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // One that was cut off is no passphrase anybody has chosen.
        let whole = str::from_utf8(line).ok().filter(|it| it.len() <= LONGEST);
        let Some(text) = whole else {
            self.begin(self.question, Some(Notice::Unusable));
            return Next::Asked;
        };
        self.input(Input::Text(text.to_owned()));
        self.input(Input::Key(key(Key::Enter)))
    }

    fn begin(&mut self, question: Question, notice: Option<Notice>) {
        self.typed.zeroize();
        (self.question, self.notice) = (question, notice);
    }

    fn answer(&mut self) -> Next {
        let read = match self.question {
            Question::New => Passphrase::chosen(&self.typed),
            Question::Now | Question::Again => Passphrase::typed(&self.typed),
        };
        let read = match read {
            Ok(read) => read,
            Err(NoPassphrase::Empty) => return Next::Stay,
            Err(NoPassphrase::Short) => {
                self.begin(self.question, Some(Notice::Short));
                return Next::Asked;
            }
            Err(NoPassphrase::Unusable) => {
                self.begin(self.question, Some(Notice::Unusable));
                return Next::Asked;
            }
        };
        match self.question {
            Question::Now => {
                self.given.now = Some(read);
                if self.purpose == Purpose::Change && self.given.then.is_none() {
                    self.begin(Question::New, None);
                    return Next::Asked;
                }
            }
            Question::New => {
                self.begin(Question::Again, read.is_weak().then_some(Notice::Weak));
                self.given.then = Some(read);
                return Next::Asked;
            }
            Question::Again if !self.given.then.as_ref().is_some_and(|first| first.is(&read)) => {
                self.given.then = None;
                self.begin(Question::New, Some(Notice::Differ));
                return Next::Asked;
            }
            Question::Again => {}
        }
        self.begin(self.question, Some(Notice::Working));
        Next::Given(std::mem::take(&mut self.given))
    }
}

/// Skips the rest of a key that is no letter: an arrow, or a letter with Alt.
fn skip_key(rest: &mut std::slice::Iter<'_, u8>) {
    if matches!(rest.next(), Some(b'[' | b'O')) {
        rest.find(|byte| (0x40..0x7f).contains(*byte));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_in(asking: &mut Asking, text: &str) -> Next {
        asking.input(Input::Text(text.to_owned()));
        asking.input(Input::Key(key(Key::Enter)))
    }

    fn given(next: Next) -> (Option<String>, Option<String>) {
        let Next::Given(given) = next else { panic!("not everything is answered") };
        let said = |it: Option<Passphrase>| it.map(|it| it.expose().to_owned());
        (said(given.now), said(given.then))
    }

    #[test]
    fn one_line_opens() {
        for purpose in [Purpose::Open, Purpose::Remove, Purpose::Unseal] {
            let mut asking = Asking::new(purpose);
            assert!(matches!(type_in(&mut asking, ""), Next::Stay), "nothing typed answers nothing");
            asking.input(Input::Text("solx".into()));
            asking.input(Input::Key(key(Key::Backspace)));
            assert_eq!(asking.letters(), 3);
            assert_eq!(given(type_in(&mut asking, " og vind")), (Some("sol og vind".into()), None));
            assert_eq!(asking.letters(), 0, "nothing of it is left");
        }
    }

    #[test]
    fn a_new_one_is_asked_for_twice_and_must_be_the_same() {
        for purpose in [Purpose::Set, Purpose::Seal] {
            let mut asking = Asking::new(purpose);
            type_in(&mut asking, "kort");
            assert_eq!((asking.question(), asking.notice), (Question::New, Some(Notice::Short)));
            type_in(&mut asking, "sommerfugl");
            assert_eq!((asking.question(), asking.notice), (Question::Again, Some(Notice::Weak)));
            assert!(matches!(asking.input(Input::Key(key(Key::Esc))), Next::Asked), "back to a longer one");
            type_in(&mut asking, "sol og vind og regn");
            assert_eq!((asking.question(), asking.notice), (Question::Again, None));
            type_in(&mut asking, "sol og vind og regm");
            assert_eq!((asking.question(), asking.notice), (Question::New, Some(Notice::Differ)));
            type_in(&mut asking, "sol og vind og regn");
            let next = type_in(&mut asking, "sol og vind og regn");
            assert_eq!(given(next), (None, Some("sol og vind og regn".into())));
        }
    }

    #[test]
    fn a_wrong_one_is_asked_for_again_and_nothing_else() {
        let mut asking = Asking::new(Purpose::Change);
        type_in(&mut asking, "feil");
        type_in(&mut asking, "sol og vind og regn");
        let Next::Given(first) = type_in(&mut asking, "sol og vind og regn") else { panic!() };
        asking.was_wrong(first);
        assert_eq!((asking.question(), asking.notice), (Question::Now, Some(Notice::Wrong)));
        asking.input(Input::Text("r".into()));
        assert_eq!(asking.notice, None, "gone once something else is typed");
        let next = type_in(&mut asking, "iktig");
        assert_eq!(given(next), (Some("riktig".into()), Some("sol og vind og regn".into())));
    }

    #[test]
    fn whoever_does_not_know_it_can_leave() {
        for purpose in [Purpose::Open, Purpose::Set, Purpose::Change, Purpose::Remove] {
            for chord in [key(Key::Esc), ctrl('c'), ctrl('q'), ctrl('d')] {
                assert!(matches!(Asking::new(purpose).input(Input::Key(chord)), Next::Leave), "{purpose:?}");
            }
        }
    }

    #[test]
    fn no_paste_is_too_long() {
        let mut asking = Asking::new(Purpose::Open);
        asking.input(Input::Paste("å\n".repeat(100_000)));
        assert_eq!(asking.letters(), LONGEST / 2);
        asking.input(Input::Key(ctrl('u')));
        assert_eq!(asking.letters(), 0);
    }

    #[test]
    fn what_a_bare_terminal_sends_is_understood_key_by_key() {
        let mut asking = Asking::new(Purpose::Open);
        assert!(matches!(asking.keys(b"\r"), (1, Next::Stay)), "nothing typed answers nothing");
        // An arrow, a letter with Alt and a bell are no letters; å comes in two pieces; the line after stays.
        asking.keys("blx\x7f\x1b[1;5C\x1bf\x07\u{e5}".as_bytes().split_last().unwrap().1);
        assert_eq!(asking.letters(), 2, "half a letter is none yet");
        let (used, next) = asking.keys(b"\xa5b\xc3\xa6r\r/neste\r");
        assert_eq!((used, given(next)), (6, (Some("blåbær".into()), None)));
        for leave in [b"\x1b".as_slice(), b"\x03", b"\x04"] {
            assert!(matches!(asking.keys(leave), (1, Next::Leave)), "{leave:?}");
        }
    }

    #[test]
    fn a_line_that_was_read_elsewhere_answers_one_question() {
        let mut asking = Asking::new(Purpose::Set);
        assert_eq!(asking.answers(), 2);
        assert!(matches!(asking.line(b"sol og vind og regn\r"), Next::Asked));
        assert_eq!(given(asking.line(b"sol og vind og regn")), (None, Some("sol og vind og regn".into())));
        for unusable in [b"\xff\xfe".as_slice(), &[b'x'; LONGEST + 1]] {
            let mut asking = Asking::new(Purpose::Open);
            assert!(matches!(asking.line(unusable), Next::Asked));
            assert_eq!(asking.notice, Some(Notice::Unusable));
        }
    }
}
