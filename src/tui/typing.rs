//! Typing: what an input does to a text, and when what is typed must be kept.

use std::time::Duration;

use crate::text::TextBuffer;

use super::input::{Chord, Input, Key};

/// A draft is kept after this long without a key …
const REST: Duration = Duration::from_millis(500);
/// … and at the latest this long after the first unsaved letter (D2: at most a second or a word).
const LATEST: Duration = Duration::from_secs(1);
/// A draft the file would not take is tried again after this long; a lock or a full disk may be gone by then.
const AGAIN: Duration = Duration::from_secs(5);

/// When a line still being typed must be kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Autosave {
    since: Option<Duration>,
    last: Duration,
    again: Option<Duration>,
}

impl Autosave {
    /// A letter was typed.
    pub fn typed(&mut self, now: Duration) {
        self.since.get_or_insert(now);
        self.last = now;
    }

    /// When the draft is due; `None` when nothing is unsaved.
    pub fn due(&self) -> Option<Duration> {
        let typed = self.since.map(|since| (since + LATEST).min(self.last + REST));
        [typed, self.again].into_iter().flatten().min()
    }

    /// The file would not take what was typed: it is tried again in a while.
    pub fn not_kept(&mut self, now: Duration) {
        self.again = Some(now + AGAIN);
    }

    /// All that is not in the file is on its way there.
    pub fn trying(&mut self) {
        (self.since, self.again) = (None, None);
    }

    /// Everything typed is kept.
    pub fn kept(&mut self) {
        self.since = None;
    }
}

/// Edits a line or text by a key, as people know it from Windows. `width` is the wrap width of the field. Returns
/// whether the key meant something to the text.
pub fn edit_key(buffer: &mut TextBuffer, chord: Chord, width: usize) -> bool {
    match (chord.key, chord.ctrl) {
        (Key::Backspace, false) => buffer.delete_back(),
        (Key::Backspace, true) => buffer.delete_word_back(),
        (Key::Delete, false) => buffer.delete_forward(),
        (Key::Delete, true) => buffer.delete_word_forward(),
        (Key::Left, false) => buffer.left(),
        (Key::Left, true) => buffer.word_left(),
        (Key::Right, false) => buffer.right(),
        (Key::Right, true) => buffer.word_right(),
        (Key::Home, false) => buffer.home(width),
        (Key::Home, true) => buffer.text_start(),
        (Key::End, false) => buffer.end(width),
        (Key::End, true) => buffer.text_end(),
        // As in a shell: a person who knows it from there must not find that it does something else.
        (Key::Char('u'), true) => buffer.delete_to_start(),
        (Key::Up, false) => buffer.up(width),
        (Key::Down, false) => buffer.down(width),
        _ => false,
    }
}

/// Takes typed or pasted text or an editing key into a buffer; whether it meant something.
pub fn edit(buffer: &mut TextBuffer, input: &Input, width: usize) -> bool {
    match input {
        Input::Text(text) => buffer.insert(text),
        Input::Paste(text) => buffer.paste(text),
        Input::Key(chord) => edit_key(buffer, *chord, width),
        Input::Click { .. } | Input::Scroll { .. } | Input::Resize => false,
    }
}

/// The same in a field where Enter begins a new line.
pub fn edit_lines(buffer: &mut TextBuffer, input: &Input, width: usize) -> bool {
    match input {
        Input::Key(chord) if chord.key == Key::Enter => buffer.newline(),
        input => edit(buffer, input, width),
    }
}
