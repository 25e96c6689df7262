//! The text behind every input field: the words, the cursor and what can be undone.

mod history;
mod movement;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::ops::Range;

use super::boundary;
use super::sanitize::{self, Lines};
use history::{History, Kind, Step};
use movement::Kept;

/// A text being edited. Knows no terminal.
///
/// Our own rather than a text-area crate, for five reasons that matter in the room: the cursor moves by grapheme
/// (the crates we looked at move by `char`, into the middle of 👩‍⚕️ and of é typed as e + accent); undo goes
/// word by word instead of letter by letter; no Emacs shortcuts that a facilitator hits by accident; characters
/// made with `AltGr` are plain text; and the real cursor can be placed by whoever draws, which magnifiers, braille
/// displays and input methods follow.
///
/// The cursor is a byte offset and always on a grapheme boundary. Movements and edits answer whether anything
/// changed, so that a screen can do something else with a key that had nothing to do here. Rows are counted for
/// a `width` in cells, see [`wrap`](super::wrap::wrap).
///
/// A plain `String` is enough: typing at the end costs nothing, and in the middle of a hundred thousand letters
/// a key moves a hundred kilobytes.
#[derive(Debug, Clone, Default)]
pub struct TextBuffer {
    lines: Lines,
    text: String,
    cursor: usize,
    /// The column that moving up and down holds on to, while it lasts.
    goal: Option<usize>,
    revision: u64,
    history: History,
    /// The rows last asked for: drawing asks again and again.
    kept: RefCell<Option<Kept>>,
}

impl TextBuffer {
    /// An empty text of one line or of many.
    pub fn new(lines: Lines) -> Self {
        Self { lines, ..Self::default() }
    }

    /// The text as it stands. Not yet fit to be stored: see [`sanitize::one_line`] and [`sanitize::many_lines`].
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text may have line breaks.
    pub fn lines(&self) -> Lines {
        self.lines
    }

    /// Whether there is not a single character.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether there is nothing to see: empty, blanks or zero-width characters alone (D10).
    pub fn is_blank(&self) -> bool {
        sanitize::is_blank(&self.text)
    }

    /// A number that grows with every change of the text, and with nothing else. For saving drafts.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Replaces everything, as when a stored text is opened: cursor at the end, nothing to undo.
    pub fn set_text(&mut self, text: &str) {
        self.text = sanitize::admit(text, self.lines).into_owned();
        self.cursor = self.text.len();
        self.forget();
    }

    /// Takes the text out and leaves the buffer empty, with nothing to undo.
    pub fn take(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        self.cursor = 0;
        self.forget();
        text
    }

    fn forget(&mut self) {
        self.history = History::default();
        self.changed();
    }
}

/// Editing.
impl TextBuffer {
    /// Types `typed` at the cursor. Letters of one word are one step of undo; several words at once are a paste.
    ///
    /// Control characters and the like are left out ([`sanitize`]); in a single line, breaks become blanks.
    pub fn insert(&mut self, typed: &str) -> bool {
        let typed = sanitize::admit(typed, self.lines);
        let is_one_word = !typed.contains('\n') && !typed.trim_end().contains(char::is_whitespace);
        let kind = if is_one_word { Kind::Typing } else { Kind::Whole };
        self.edit(self.cursor..self.cursor, &typed, kind)
    }

    /// Inserts `pasted` at the cursor as one step of undo. Cleaned as in [`TextBuffer::insert`].
    pub fn paste(&mut self, pasted: &str) -> bool {
        let pasted = sanitize::admit(pasted, self.lines);
        self.edit(self.cursor..self.cursor, &pasted, Kind::Whole)
    }

    /// Begins a new line. Nothing happens in a field of one line, where Enter means something else.
    pub fn newline(&mut self) -> bool {
        self.lines == Lines::Many && self.edit(self.cursor..self.cursor, "\n", Kind::Whole)
    }

    /// Replaces the whole text as one step of undo, as when it comes back from an outside editor.
    pub fn replace_all(&mut self, text: &str) -> bool {
        let text = sanitize::admit(text, self.lines);
        *text != self.text && self.edit(0..self.text.len(), &text, Kind::Whole)
    }

    /// Deletes the grapheme before the cursor (Backspace).
    pub fn delete_back(&mut self) -> bool {
        self.edit(boundary::before(&self.text, self.cursor)..self.cursor, "", Kind::DeletingBack)
    }

    /// Deletes the grapheme after the cursor (Delete).
    pub fn delete_forward(&mut self) -> bool {
        self.edit(self.cursor..boundary::after(&self.text, self.cursor), "", Kind::DeletingForward)
    }

    /// Deletes to the beginning of the word.
    pub fn delete_word_back(&mut self) -> bool {
        self.edit(boundary::word_before(&self.text, self.cursor)..self.cursor, "", Kind::Whole)
    }

    /// Deletes to the beginning of the next word.
    pub fn delete_word_forward(&mut self) -> bool {
        self.edit(self.cursor..boundary::word_after(&self.text, self.cursor), "", Kind::Whole)
    }

    /// Deletes from the beginning of the line to the cursor; where there is nothing, the break before it.
    pub fn delete_to_start(&mut self) -> bool {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        let from = match before.rfind('\n') {
            Some(at) if at + 1 == self.cursor => at,
            Some(at) => at + 1,
            None => 0,
        };
        self.edit(from..self.cursor, "", Kind::Whole)
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.history.undo() else { return false };
        self.text.replace_range(step.at..step.at + step.inserted.len(), &step.removed);
        self.cursor = step.cursor_before;
        self.changed();
        true
    }

    /// Does the step again that was last taken back.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.history.redo() else { return false };
        self.text.replace_range(step.at..step.at + step.removed.len(), &step.inserted);
        self.cursor = step.cursor_after;
        self.changed();
        true
    }

    /// The one door for edits. `range` lies between grapheme boundaries, so replacing it cannot panic.
    fn edit(&mut self, range: Range<usize>, with: &str, kind: Kind) -> bool {
        if range.is_empty() && with.is_empty() {
            return false;
        }
        let cursor_before = self.cursor;
        let removed: String = self.text.drain(range.clone()).collect();
        self.text.insert_str(range.start, with);
        // What now stands together may have become one grapheme: a letter typed before an accent.
        self.cursor = boundary::at_or_after(&self.text, range.start + with.len());
        let step = Step {
            kind,
            at: range.start,
            removed,
            inserted: with.to_owned(),
            cursor_before,
            cursor_after: self.cursor,
        };
        self.history.push(step);
        self.changed();
        true
    }

    fn changed(&mut self) {
        self.revision += 1;
        self.goal = None;
    }
}

/// Two buffers are equal when text, cursor and kind are; how they came about does not count.
impl PartialEq for TextBuffer {
    fn eq(&self, other: &Self) -> bool {
        (self.lines, &self.text, self.cursor) == (other.lines, &other.text, other.cursor)
    }
}

impl Eq for TextBuffer {}
