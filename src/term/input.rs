//! From what the terminal sends to [`Input`].
//!
//! Every quirk of consoles, terminals and keyboards that the product knows of ends in [`translate`], so that no screen
//! has to think of it. [`Reader`] waits, takes all that is queued in one go and puts together what belongs together;
//! [`Listener`] has it done where nobody is held by it.

mod batch;
mod listener;
mod reader;

pub use listener::Listener;
pub use reader::{Console, Reader, Source};

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::tui::input::{Chord, Input, Key, key};

/// What an event means, or `None` when it means nothing here.
///
/// - Windows reports press *and* release of a key: only presses and repeats count.
/// - Windows reports AltGr as Ctrl+Alt. A sign with both that is no ASCII letter or digit is text: `@ £ $ € { [ ] } \ | ~`.
/// - Alt with a letter is nothing: over slow lines Esc and the next letter look like it.
/// - Ctrl with H, I, J, M and `[` *are* Backspace, Tab, Enter and Esc in most terminals; here they are so in all of them.
///   In many terminals Ctrl+Backspace cannot be told from Backspace or arrives as Ctrl+H; deleting a letter where a
///   word was meant is the milder mistake, so only a real Ctrl+Backspace keeps its Ctrl.
/// - Enter and Esc are the same whatever is held beside them, as most terminals cannot tell.
/// - Ctrl+Shift with a letter is nothing: it belongs to the terminal (copy, paste, tabs), and Ctrl+Shift+Z means the
///   opposite of Ctrl+Z in half of all programs.
/// - Pasted line ends `\r\n` and `\r` become `\n`.
/// - Mouse movements, drags and releases are dropped here, before they can cause a redraw.
pub fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(KeyEvent { kind: KeyEventKind::Release, .. }) | Event::FocusGained | Event::FocusLost => {
            None
        }
        Event::Key(pressed) => from_key(pressed),
        Event::Mouse(mouse) => from_mouse(mouse),
        Event::Paste(text) if text.is_empty() => None,
        Event::Paste(text) => Some(Input::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))),
        // The numbers are ignored: on Windows they are those of the buffer, not of the window.
        Event::Resize(..) => Some(Input::Resize),
    }
}

fn from_key(pressed: KeyEvent) -> Option<Input> {
    let held = pressed.modifiers;
    if held.intersects(KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META) {
        return None;
    }
    let (ctrl, alt, shift) = (
        held.contains(KeyModifiers::CONTROL),
        held.contains(KeyModifiers::ALT),
        held.contains(KeyModifiers::SHIFT),
    );
    if let KeyCode::Char(c) = pressed.code {
        return from_char(c, ctrl, alt, shift);
    }
    if alt {
        return None;
    }
    let named = match pressed.code {
        KeyCode::Enter => return Some(Input::Key(key(Key::Enter))),
        KeyCode::Esc => return Some(Input::Key(key(Key::Esc))),
        // Ctrl+Tab changes the tab of the terminal; what slips through is not ours.
        KeyCode::Tab | KeyCode::BackTab if ctrl => return None,
        KeyCode::Tab if shift => return Some(Input::Key(key(Key::BackTab))),
        KeyCode::BackTab => return Some(Input::Key(key(Key::BackTab))),
        KeyCode::Backspace => return Some(Input::Key(Chord { ctrl, ..key(Key::Backspace) })),
        KeyCode::Tab => Key::Tab,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(number) => Key::F(number),
        KeyCode::Char(_)
        | KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => return None,
    };
    Some(Input::Key(Chord { key: named, ctrl, shift }))
}

fn from_char(c: char, ctrl: bool, alt: bool, shift: bool) -> Option<Input> {
    if c.is_control() {
        return None;
    }
    match (ctrl, alt) {
        (false, false) => Some(Input::Text(c.to_string())),
        (true, true) if !c.is_ascii_alphanumeric() => Some(Input::Text(c.to_string())),
        (_, true) => None,
        (true, false) if shift => None,
        (true, false) => Some(Input::Key(match c.to_ascii_lowercase() {
            'h' => key(Key::Backspace),
            'i' => key(Key::Tab),
            'j' | 'm' => key(Key::Enter),
            '[' => key(Key::Esc),
            letter => Chord { key: Key::Char(letter), ctrl: true, shift: false },
        })),
    }
}

fn from_mouse(mouse: MouseEvent) -> Option<Input> {
    let MouseEvent { column, row, .. } = mouse;
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { column, row }),
        MouseEventKind::ScrollUp => Some(Input::Scroll { up: true, column, row }),
        MouseEventKind::ScrollDown => Some(Input::Scroll { up: false, column, row }),
        MouseEventKind::Down(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::input::{ctrl, ctrl_key, f, shift};

    const NONE: KeyModifiers = KeyModifiers::NONE;
    const CTRL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

    fn pressed(code: KeyCode, held: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, held))
    }

    fn text(letters: &str) -> Input {
        Input::Text(letters.to_owned())
    }

    #[test]
    fn letters_are_text_however_the_keyboard_makes_them() {
        let altgr = CTRL | ALT;
        for (c, held, meant) in [
            ('a', NONE, Some(text("a"))),
            ('A', SHIFT, Some(text("A"))),
            ('æ', NONE, Some(text("æ"))),
            ('Ø', SHIFT, Some(text("Ø"))),
            ('å', NONE, Some(text("å"))),
            ('é', NONE, Some(text("é"))),
            ('🙂', NONE, Some(text("🙂"))),
            (' ', NONE, Some(text(" "))),
            ('@', altgr, Some(text("@"))),
            ('£', altgr, Some(text("£"))),
            ('$', altgr, Some(text("$"))),
            ('€', altgr, Some(text("€"))),
            ('{', altgr, Some(text("{"))),
            ('[', altgr, Some(text("["))),
            (']', altgr, Some(text("]"))),
            ('}', altgr, Some(text("}"))),
            ('\\', altgr, Some(text("\\"))),
            ('|', altgr, Some(text("|"))),
            ('~', altgr, Some(text("~"))),
            ('µ', altgr, Some(text("µ"))),
            (' ', altgr, Some(text(" "))),
            ('{', altgr | SHIFT, Some(text("{"))),
            ('a', altgr, None),
            ('Q', altgr | SHIFT, None),
            ('7', altgr, None),
            ('x', ALT, None),
            ('X', ALT | SHIFT, None),
            ('ø', ALT, None),
            ('x', KeyModifiers::SUPER, None),
            ('\u{7}', NONE, None),
            ('\u{7f}', NONE, None),
        ] {
            assert_eq!(translate(pressed(KeyCode::Char(c), held)), meant, "{c:?} with {held:?}");
        }
    }

    #[test]
    fn a_key_means_the_same_in_every_terminal() {
        let chord = |chord| Some(Input::Key(chord));
        for (code, held, meant) in [
            (KeyCode::Char('p'), CTRL, chord(ctrl('p'))),
            (KeyCode::Char('P'), CTRL, chord(ctrl('p'))), // caps lock
            (KeyCode::Char('P'), CTRL | SHIFT, None),
            (KeyCode::Char('c'), CTRL | SHIFT, None),
            (KeyCode::Char('h'), CTRL, chord(key(Key::Backspace))),
            (KeyCode::Char('i'), CTRL, chord(key(Key::Tab))),
            (KeyCode::Char('j'), CTRL, chord(key(Key::Enter))),
            (KeyCode::Char('m'), CTRL, chord(key(Key::Enter))),
            (KeyCode::Char('['), CTRL, chord(key(Key::Esc))),
            (KeyCode::Char(' '), CTRL, chord(ctrl(' '))),
            (KeyCode::Enter, NONE, chord(key(Key::Enter))),
            (KeyCode::Enter, SHIFT, chord(key(Key::Enter))),
            (KeyCode::Enter, CTRL, chord(key(Key::Enter))),
            (KeyCode::Enter, ALT, None),
            (KeyCode::Esc, NONE, chord(key(Key::Esc))),
            (KeyCode::Tab, NONE, chord(key(Key::Tab))),
            (KeyCode::Tab, SHIFT, chord(key(Key::BackTab))),
            (KeyCode::BackTab, SHIFT, chord(key(Key::BackTab))),
            (KeyCode::BackTab, NONE, chord(key(Key::BackTab))),
            (KeyCode::Tab, CTRL, None),
            (KeyCode::BackTab, CTRL | SHIFT, None),
            (KeyCode::Backspace, NONE, chord(key(Key::Backspace))),
            (KeyCode::Backspace, SHIFT, chord(key(Key::Backspace))),
            (KeyCode::Backspace, CTRL, chord(ctrl_key(Key::Backspace))),
            (KeyCode::Delete, CTRL, chord(ctrl_key(Key::Delete))),
            (KeyCode::Insert, NONE, chord(key(Key::Insert))),
            (KeyCode::Left, NONE, chord(key(Key::Left))),
            (KeyCode::Right, CTRL, chord(ctrl_key(Key::Right))),
            (KeyCode::Up, SHIFT, chord(shift(Key::Up))),
            (KeyCode::Down, ALT, None),
            (KeyCode::Home, CTRL | SHIFT, chord(Chord { key: Key::Home, ctrl: true, shift: true })),
            (KeyCode::End, NONE, chord(key(Key::End))),
            (KeyCode::PageUp, NONE, chord(key(Key::PageUp))),
            (KeyCode::PageDown, NONE, chord(key(Key::PageDown))),
            (KeyCode::F(1), NONE, chord(f(1))),
            (KeyCode::F(4), ALT, None),
            (KeyCode::F(10), SHIFT, chord(shift(Key::F(10)))),
            (KeyCode::CapsLock, NONE, None),
            (KeyCode::Null, NONE, None),
            (KeyCode::Menu, NONE, None),
        ] {
            assert_eq!(translate(pressed(code, held)), meant, "{code:?} with {held:?}");
        }
    }

    #[test]
    fn one_key_is_one_letter_although_windows_reports_the_release_too() {
        let kinds = [
            (KeyEventKind::Press, Some(text("a"))),
            (KeyEventKind::Repeat, Some(text("a"))),
            (KeyEventKind::Release, None),
        ];
        for (kind, meant) in kinds {
            let event = Event::Key(KeyEvent::new_with_kind(KeyCode::Char('a'), NONE, kind));
            assert_eq!(translate(event), meant, "{kind:?}");
        }
    }

    #[test]
    fn a_pasted_text_has_plain_line_ends() {
        for (pasted, meant) in [
            ("a\r\nb\rc\nd", Some("a\nb\nc\nd")),
            ("\r\r\n\n", Some("\n\n\n")),
            ("én linje", Some("én linje")),
            ("", None),
        ] {
            let meant = meant.map(|text| Input::Paste(text.to_owned()));
            assert_eq!(translate(Event::Paste(pasted.to_owned())), meant, "pasted {pasted:?}");
        }
    }

    #[test]
    fn only_clicks_and_the_wheel_come_through_from_the_mouse() {
        let left = MouseButton::Left;
        for (kind, meant) in [
            (MouseEventKind::Down(left), Some(Input::Click { column: 3, row: 7 })),
            (MouseEventKind::ScrollUp, Some(Input::Scroll { up: true, column: 3, row: 7 })),
            (MouseEventKind::ScrollDown, Some(Input::Scroll { up: false, column: 3, row: 7 })),
            (MouseEventKind::Moved, None),
            (MouseEventKind::Drag(left), None),
            (MouseEventKind::Up(left), None),
            (MouseEventKind::Down(MouseButton::Right), None),
            (MouseEventKind::ScrollLeft, None),
        ] {
            let event = Event::Mouse(MouseEvent { kind, column: 3, row: 7, modifiers: NONE });
            assert_eq!(translate(event), meant, "{kind:?}");
        }
        assert_eq!(translate(Event::Resize(0, 9_999)), Some(Input::Resize));
        assert_eq!(translate(Event::FocusGained), None);
    }
}
