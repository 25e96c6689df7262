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
        Self { purpose, notice: None, question, typed, given: Given::default() }
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
}
