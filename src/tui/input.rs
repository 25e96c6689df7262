//! What a person did at the keyboard or with the mouse, in our own words.
//!
//! `term::input` makes these from what the terminal sends, so that nothing else knows crossterm, and so that a whole
//! meeting can be replayed in a test from a list of them. The quirks of terminals end there: a [`Chord`] means the same
//! wherever it was typed.

use std::fmt;
use std::str::FromStr;

/// One thing that happened at the keyboard, with the mouse or to the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Letters as typed, AltGr signs included. Never empty; never holds a line break.
    Text(String),
    /// A text that came in one piece: one edit, never a command. Line ends are `\n`; never empty.
    Paste(String),
    /// A key that is not text.
    Key(Chord),
    /// The left button was pressed on this cell, counted from 0 at the top left.
    Click {
        /// Cells from the left edge.
        column: u16,
        /// Rows from the top.
        row: u16,
    },
    /// The wheel was turned one notch over this cell.
    Scroll {
        /// Towards the beginning of the list or text.
        up: bool,
        /// Cells from the left edge.
        column: u16,
        /// Rows from the top.
        row: u16,
    },
    /// The window changed its size. Carries no numbers: the terminal itself is asked when the screen is drawn, because
    /// some consoles report the size of their buffer here.
    Resize,
}

/// A key by its name, without what is held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// Enter, also the one at the number block.
    Enter,
    /// Escape.
    Esc,
    /// Tab without Shift.
    Tab,
    /// Shift+Tab, which terminals report as a key of its own.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete forward.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Insert.
    Insert,
    /// A function key, from 1.
    F(u8),
    /// A character key. Reaches `update` only together with Ctrl, and then in lower case; alone it is [`Input::Text`].
    Char(char),
}

/// A key with what is held down beside it. Alt is left out on purpose: over slow lines Esc and the next letter look like
/// it, and Windows reports AltGr as Ctrl+Alt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Ctrl was held.
    pub ctrl: bool,
    /// Shift was held. Never set for [`Key::BackTab`], which has it in its name.
    pub shift: bool,
}

/// Ctrl with a character, for the command table: `ctrl('p')`.
pub const fn ctrl(letter: char) -> Chord {
    Chord { key: Key::Char(letter.to_ascii_lowercase()), ctrl: true, shift: false }
}

/// A function key, for the command table: `f(1)`.
pub const fn f(number: u8) -> Chord {
    key(Key::F(number))
}

/// A key alone, for the command table: `key(Key::Enter)`.
pub const fn key(key: Key) -> Chord {
    Chord { key, ctrl: false, shift: false }
}

/// Ctrl with a named key, such as Ctrl+Left.
pub const fn ctrl_key(key: Key) -> Chord {
    Chord { key, ctrl: true, shift: false }
}

/// Shift with a named key, such as Shift+Left.
pub const fn shift(key: Key) -> Chord {
    Chord { key, ctrl: false, shift: true }
}

/// Why a chord cannot be given to a command (K6, K12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forbidden {
    /// It is text: typing always types.
    Typed,
    /// Many terminals send it as another key, or not at all.
    Ambiguous,
    /// The terminal or the system keeps it: paste, full screen, zoom, change of tab.
    Kept,
}

/// Why a written chord could not be read (K12).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChordProblem {
    /// Nothing was written.
    Empty,
    /// Alt or AltGr, which no command can use.
    Alt,
    /// Something other than Ctrl or Shift stands before the `+`; this is what was written there.
    UnknownModifier(String),
    /// Ctrl or Shift stands there twice.
    Twice,
    /// No key has this name.
    UnknownKey(String),
}

impl Chord {
    /// The name in neutral form, as on the keys: `Ctrl+P`, `F1`, `Enter`, `Shift+Tab`, `PgDn`. [`Chord::parse`] reads it.
    pub fn label(self) -> String {
        self.to_string()
    }

    /// Reads `Ctrl+P`, `f1`, `Shift+Tab`, `page down`; upper and lower case are alike.
    pub fn parse(written: &str) -> Result<Self, ChordProblem> {
        let written = written.trim();
        if written.is_empty() {
            return Err(ChordProblem::Empty);
        }
        // The last `+` may be the key itself: `Ctrl++`.
        let (modifiers, name) = match written.strip_suffix("++") {
            Some(modifiers) => (modifiers, "+"),
            None if written == "+" => ("", "+"),
            None => written.rsplit_once('+').unwrap_or(("", written)),
        };
        let mut chord = key(key_named(name.trim())?);
        if modifiers.trim().is_empty() {
            return Ok(chord);
        }
        for modifier in modifiers.split('+').map(str::trim) {
            let held = match modifier.to_ascii_lowercase().as_str() {
                "ctrl" | "control" => &mut chord.ctrl,
                "shift" => &mut chord.shift,
                "alt" | "altgr" | "option" | "meta" => return Err(ChordProblem::Alt),
                _ => return Err(ChordProblem::UnknownModifier(modifier.to_owned())),
            };
            if std::mem::replace(held, true) {
                return Err(ChordProblem::Twice);
            }
        }
        if chord.shift && chord.key == Key::Tab {
            chord = Self { key: Key::BackTab, shift: false, ..chord };
        }
        Ok(chord)
    }

    /// Why no command may have this chord, or `None` when it is free to use.
    pub const fn forbidden(self) -> Option<Forbidden> {
        let Self { key, ctrl, shift } = self;
        match key {
            Key::Char(_) if !ctrl => Some(Forbidden::Typed),
            Key::Char(_) if shift => Some(Forbidden::Ambiguous),
            Key::Char('v' | '+' | '-' | '0') | Key::F(11) => Some(Forbidden::Kept),
            // Backspace, Tab, Enter and Esc are these very bytes.
            Key::Char('h' | 'i' | 'j' | 'm') => Some(Forbidden::Ambiguous),
            Key::Char('a'..='z' | ' ') => None,
            // Ctrl+[ is Esc, Ctrl+4 is Ctrl+\, Ctrl+æ is nothing.
            Key::Char(_) => Some(Forbidden::Ambiguous),
            Key::Tab | Key::BackTab if ctrl => Some(Forbidden::Kept),
            Key::Insert if shift => Some(Forbidden::Kept),
            Key::Enter | Key::Esc | Key::Tab | Key::BackTab if ctrl || shift => Some(Forbidden::Ambiguous),
            _ if ctrl && shift => Some(Forbidden::Ambiguous),
            _ => None,
        }
    }

    /// Whether no command may have this chord; [`Chord::forbidden`] says why.
    pub const fn is_forbidden(self) -> bool {
        self.forbidden().is_some()
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            out.write_str("Ctrl+")?;
        }
        if self.shift || self.key == Key::BackTab {
            out.write_str("Shift+")?;
        }
        match self.key {
            Key::F(number) => write!(out, "F{number}"),
            Key::Char(' ') => out.write_str("Space"),
            Key::Char(c) => write!(out, "{}", c.to_uppercase()),
            named => out.write_str(name_of(named)),
        }
    }
}

impl FromStr for Chord {
    type Err = ChordProblem;

    fn from_str(written: &str) -> Result<Self, ChordProblem> {
        Self::parse(written)
    }
}

/// What stands on the key; the two kinds that carry a value are written by `Display` itself.
const fn name_of(key: Key) -> &'static str {
    match key {
        Key::Enter => "Enter",
        Key::Esc => "Esc",
        Key::Tab | Key::BackTab => "Tab",
        Key::Backspace => "Backspace",
        Key::Delete => "Del",
        Key::Up => "Up",
        Key::Down => "Down",
        Key::Left => "Left",
        Key::Right => "Right",
        Key::Home => "Home",
        Key::End => "End",
        Key::PageUp => "PgUp",
        Key::PageDown => "PgDn",
        Key::Insert => "Ins",
        Key::F(_) | Key::Char(_) => "",
    }
}

fn key_named(name: &str) -> Result<Key, ChordProblem> {
    let unknown = || ChordProblem::UnknownKey(name.to_owned());
    let mut letters = name.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        let mut lower = only.to_lowercase();
        return match (lower.next(), lower.next()) {
            (Some(c), None) if !c.is_control() => Ok(Key::Char(c)),
            _ => Err(unknown()),
        };
    }
    let lower: String = name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    if let Some(number) = lower.strip_prefix('f').and_then(|digits| digits.parse().ok()) {
        return if (1..=24).contains(&number) { Ok(Key::F(number)) } else { Err(unknown()) };
    }
    Ok(match lower.as_str() {
        "enter" | "return" => Key::Enter,
        "esc" | "escape" => Key::Esc,
        "tab" => Key::Tab,
        "backtab" => Key::BackTab,
        "backspace" => Key::Backspace,
        "del" | "delete" => Key::Delete,
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
        "home" => Key::Home,
        "end" => Key::End,
        "pgup" | "pageup" => Key::PageUp,
        "pgdn" | "pagedown" => Key::PageDown,
        "ins" | "insert" => Key::Insert,
        "space" => Key::Char(' '),
        _ => return Err(unknown()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_are_what_stands_on_the_keys() {
        for (chord, label) in [
            (ctrl('p'), "Ctrl+P"),
            (ctrl('P'), "Ctrl+P"),
            (f(1), "F1"),
            (f(12), "F12"),
            (key(Key::Enter), "Enter"),
            (key(Key::BackTab), "Shift+Tab"),
            (key(Key::PageDown), "PgDn"),
            (key(Key::Delete), "Del"),
            (ctrl_key(Key::Left), "Ctrl+Left"),
            (shift(Key::F(3)), "Shift+F3"),
            (ctrl(' '), "Ctrl+Space"),
        ] {
            assert_eq!(chord.label(), label);
        }
    }

    #[test]
    fn a_chord_is_read_as_people_write_it() {
        for (written, chord) in [
            ("Ctrl+P", ctrl('p')),
            (" ctrl + p ", ctrl('p')),
            ("CONTROL+P", ctrl('p')),
            ("f10", f(10)),
            ("Page Down", key(Key::PageDown)),
            ("pgdn", key(Key::PageDown)),
            ("Escape", key(Key::Esc)),
            ("shift+tab", key(Key::BackTab)),
            ("Ctrl++", ctrl('+')),
            ("+", key(Key::Char('+'))),
            ("Ctrl+Shift+Z", Chord { shift: true, ..ctrl('z') }),
            ("Ø", key(Key::Char('ø'))),
        ] {
            assert_eq!(Chord::parse(written), Ok(chord), "written {written:?}");
            assert_eq!(written.parse(), Ok(chord), "written {written:?}");
        }
    }

    #[test]
    fn a_chord_that_cannot_be_read_says_what_is_wrong() {
        let key = |name: &str| ChordProblem::UnknownKey(name.to_owned());
        for (written, problem) in [
            ("", ChordProblem::Empty),
            ("   ", ChordProblem::Empty),
            ("Alt+X", ChordProblem::Alt),
            ("AltGr+7", ChordProblem::Alt),
            ("Ctrl+Alt+X", ChordProblem::Alt),
            ("Super+X", ChordProblem::UnknownModifier("Super".to_owned())),
            ("Ctrl+Ctrl+X", ChordProblem::Twice),
            ("F0", key("F0")),
            ("F25", key("F25")),
            ("F300", key("F300")),
            ("Hopp", key("Hopp")),
            ("Ctrl", key("Ctrl")),
            ("Ctrl+", key("")),
        ] {
            assert_eq!(Chord::parse(written), Err(problem), "written {written:?}");
        }
    }

    #[test]
    fn no_command_may_have_what_terminals_keep_or_confuse() {
        for (written, why) in [
            ("Ctrl+H", Forbidden::Ambiguous),
            ("Ctrl+I", Forbidden::Ambiguous),
            ("Ctrl+J", Forbidden::Ambiguous),
            ("Ctrl+M", Forbidden::Ambiguous),
            ("Ctrl+[", Forbidden::Ambiguous),
            ("Ctrl+4", Forbidden::Ambiguous),
            ("Ctrl+Å", Forbidden::Ambiguous),
            ("Shift+Enter", Forbidden::Ambiguous),
            ("Ctrl+Enter", Forbidden::Ambiguous),
            ("Ctrl+Shift+P", Forbidden::Ambiguous),
            ("Ctrl+Shift+F5", Forbidden::Ambiguous),
            ("Ctrl+V", Forbidden::Kept),
            ("F11", Forbidden::Kept),
            ("Shift+F11", Forbidden::Kept),
            ("Ctrl+Tab", Forbidden::Kept),
            ("Ctrl+Shift+Tab", Forbidden::Kept),
            ("Ctrl++", Forbidden::Kept),
            ("Ctrl+-", Forbidden::Kept),
            ("Ctrl+0", Forbidden::Kept),
            ("Shift+Ins", Forbidden::Kept),
            ("p", Forbidden::Typed),
            ("Shift+P", Forbidden::Typed),
            ("Space", Forbidden::Typed),
        ] {
            let chord = Chord::parse(written).unwrap();
            assert_eq!(chord.forbidden(), Some(why), "{written}");
            assert!(chord.is_forbidden(), "{written}");
        }
    }

    #[test]
    fn the_keys_the_product_stands_on_are_free() {
        for written in [
            "F1",
            "F2",
            "F10",
            "F12",
            "Ctrl+G",
            "Ctrl+P",
            "Ctrl+Q",
            "Ctrl+C",
            "Ctrl+Z",
            "Ctrl+Y",
            "Enter",
            "Esc",
            "Tab",
            "Shift+Tab",
            "PgDn",
            "PgUp",
            "Del",
            "Backspace",
            "Ctrl+Backspace",
            "Ctrl+Left",
            "Shift+Left",
            "Up",
        ] {
            assert_eq!(Chord::parse(written).unwrap().forbidden(), None, "{written}");
        }
    }

    fn any_chord() -> impl Strategy<Value = Chord> {
        let named = prop::sample::select(vec![
            Key::Enter,
            Key::Esc,
            Key::Tab,
            Key::BackTab,
            Key::Backspace,
            Key::Delete,
            Key::Up,
            Key::Down,
            Key::Left,
            Key::Right,
            Key::Home,
            Key::End,
            Key::PageUp,
            Key::PageDown,
            Key::Insert,
        ]);
        let letters =
            prop::sample::select(" abcxyzæøå0189+-[]@".chars().collect::<Vec<_>>()).prop_map(Key::Char);
        (prop_oneof![named, (1_u8..=24).prop_map(Key::F), letters], any::<bool>(), any::<bool>()).prop_map(
            |(key, ctrl, shift)| match key {
                Key::Tab | Key::BackTab => Chord { key, ctrl, shift: false },
                _ => Chord { key, ctrl, shift },
            },
        )
    }

    proptest! {
        #[test]
        fn every_label_reads_back_as_its_chord(chord in any_chord()) {
            prop_assert_eq!(Chord::parse(&chord.label()), Ok(chord));
        }

        #[test]
        fn no_text_makes_the_reader_panic(written in "\\PC{0,12}") {
            let _ = Chord::parse(&written);
        }
    }
}
