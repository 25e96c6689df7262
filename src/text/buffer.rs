//! The text behind every input field: the words, the cursor and what can be undone.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use super::boundary;
use super::sanitize::{self, Lines};
use super::wrap::{Place, Row, last_place, offset_at, place_of, row_of, wrap};

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
/// a `width` in cells, see [`wrap`].
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
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether the next edit may join the last step. Moving the cursor closes it.
    open: bool,
    /// The rows last asked for: drawing asks again and again.
    kept: RefCell<Option<Kept>>,
}

/// Rows, with the revision and width they belong to.
#[derive(Debug, Clone)]
struct Kept {
    revision: u64,
    width: usize,
    rows: Arc<[Row]>,
}

/// One step of undo: at byte `at`, `removed` became `inserted`.
#[derive(Debug, Clone)]
struct Step {
    kind: Kind,
    at: usize,
    removed: String,
    inserted: String,
    cursor_before: usize,
    cursor_after: usize,
}

/// What a step may be joined with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Typing,
    DeletingBack,
    DeletingForward,
    /// Pasted, deleted by the word, a line break: a step of its own.
    Whole,
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
        self.revision += 1;
        self.done.clear();
        self.undone.clear();
        self.close();
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

    /// Takes the last step back.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.done.pop() else {
            return false;
        };
        self.text.replace_range(step.at..step.at + step.inserted.len(), &step.removed);
        self.cursor = step.cursor_before;
        self.undone.push(step);
        self.changed();
        self.open = false;
        true
    }

    /// Does the step again that was last taken back.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.undone.pop() else {
            return false;
        };
        self.text.replace_range(step.at..step.at + step.removed.len(), &step.inserted);
        self.cursor = step.cursor_after;
        self.done.push(step);
        self.changed();
        self.open = false;
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
        let rest = match self.done.last_mut() {
            Some(last) if self.open => last.join(step),
            _ => Some(step),
        };
        self.done.extend(rest);
        self.undone.clear();
        self.changed();
        self.open = true;
        true
    }

    fn changed(&mut self) {
        self.revision += 1;
        self.goal = None;
    }
}

impl Step {
    /// Takes the step that follows into this one, or gives it back if it begins something new.
    ///
    /// A group is a word and the blanks after it, in the direction of the work.
    fn join(&mut self, next: Step) -> Option<Step> {
        let blank = char::is_whitespace;
        let starts_new_word =
            |before: &str, after: &str| before.ends_with(blank) && !after.starts_with(blank);
        match next.kind {
            _ if self.kind != next.kind => return Some(next),
            Kind::Typing
                if next.at == self.at + self.inserted.len()
                    && !starts_new_word(&self.inserted, &next.inserted) =>
            {
                self.inserted.push_str(&next.inserted);
            }
            Kind::DeletingBack
                if next.at + next.removed.len() == self.at
                    && (!self.removed.starts_with(blank) || next.removed.ends_with(blank)) =>
            {
                self.removed.insert_str(0, &next.removed);
                self.at = next.at;
            }
            Kind::DeletingForward if next.at == self.at && !starts_new_word(&self.removed, &next.removed) => {
                self.removed.push_str(&next.removed);
            }
            Kind::Typing | Kind::DeletingBack | Kind::DeletingForward | Kind::Whole => return Some(next),
        }
        self.cursor_after = next.cursor_after;
        None
    }
}

/// Moving.
impl TextBuffer {
    /// The cursor as a byte offset on a grapheme boundary.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts the cursor at `offset`, or at the grapheme boundary before it.
    pub fn set_cursor(&mut self, offset: usize) -> bool {
        self.go(boundary::at_or_before(&self.text, offset))
    }

    /// One grapheme to the left.
    pub fn left(&mut self) -> bool {
        self.go(boundary::before(&self.text, self.cursor))
    }

    /// One grapheme to the right.
    pub fn right(&mut self) -> bool {
        self.go(boundary::after(&self.text, self.cursor))
    }

    /// To the beginning of the word, or of the one before.
    pub fn word_left(&mut self) -> bool {
        self.go(boundary::word_before(&self.text, self.cursor))
    }

    /// To the beginning of the next word.
    pub fn word_right(&mut self) -> bool {
        self.go(boundary::word_after(&self.text, self.cursor))
    }

    /// To the beginning of the row on the screen.
    pub fn home(&mut self, width: usize) -> bool {
        let rows = self.rows(width);
        self.go(rows.get(row_of(&rows, self.cursor)).map_or(0, |row| row.start))
    }

    /// To the end of the row on the screen.
    pub fn end(&mut self, width: usize) -> bool {
        let rows = self.rows(width);
        self.go(rows.get(row_of(&rows, self.cursor)).map_or(0, |row| last_place(&self.text, row)))
    }

    /// To the beginning of the text.
    pub fn text_start(&mut self) -> bool {
        self.go(0)
    }

    /// To the end of the text.
    pub fn text_end(&mut self) -> bool {
        self.go(self.text.len())
    }

    /// One row up on the screen. `false` in the first row, where the key is free for something else.
    pub fn up(&mut self, width: usize) -> bool {
        self.move_rows(width, -1)
    }

    /// One row down on the screen. `false` in the last row, where the key is free for something else.
    pub fn down(&mut self, width: usize) -> bool {
        self.move_rows(width, 1)
    }

    /// `by` rows down on the screen, or up if negative, as far as there are rows. The column is remembered
    /// through shorter rows until the cursor moves in another way.
    pub fn move_rows(&mut self, width: usize, by: isize) -> bool {
        let rows = self.rows(width);
        let here = place_of(&self.text, &rows, self.cursor);
        let row = here.row.saturating_add_signed(by).min(rows.len().saturating_sub(1));
        if row == here.row {
            return false;
        }
        let column = self.goal.unwrap_or(here.column);
        let moved = self.go(offset_at(&self.text, &rows, Place { row, column }));
        self.goal = Some(column);
        moved
    }

    /// Puts the cursor at a place on the screen, as near as there is text.
    pub fn set_place(&mut self, width: usize, place: Place) -> bool {
        let rows = self.rows(width);
        self.go(offset_at(&self.text, &rows, place))
    }

    /// Where the cursor stands on the screen.
    pub fn place(&self, width: usize) -> Place {
        place_of(&self.text, &self.rows(width), self.cursor)
    }

    /// The rows of the text. Kept until the text or the width changes.
    pub fn rows(&self, width: usize) -> Arc<[Row]> {
        let mut kept = self.kept.borrow_mut(); // never held across a call, so never borrowed twice
        if let Some(kept) = kept.as_ref().filter(|kept| (kept.revision, kept.width) == (self.revision, width))
        {
            return Arc::clone(&kept.rows);
        }
        let rows: Arc<[Row]> = wrap(&self.text, width).into();
        *kept = Some(Kept { revision: self.revision, width, rows: Arc::clone(&rows) });
        rows
    }

    fn go(&mut self, to: usize) -> bool {
        let moved = to != self.cursor;
        self.cursor = to;
        self.close();
        moved
    }

    /// Ends the step of undo and forgets the column: the next thing is something new.
    fn close(&mut self) {
        self.open = false;
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

#[cfg(test)]
mod tests {
    use super::*;

    type Edit = fn(&mut TextBuffer);

    const HEALTH_WORKER: &str = "👩\u{200D}⚕\u{FE0F}";

    fn typed(text: &str) -> TextBuffer {
        let mut buffer = TextBuffer::new(Lines::Many);
        for c in text.chars() {
            buffer.insert(c.encode_utf8(&mut [0; 4]));
        }
        buffer
    }

    #[test]
    fn one_backspace_takes_what_looks_like_one_letter() {
        for letter in ["æ", "Å", "e\u{301}", HEALTH_WORKER, "👩🏽", "🇳🇴", "đ", "Č", "ŧ", "a\u{30A}\u{301}"]
        {
            let mut buffer = typed("x");
            buffer.insert(letter);
            assert!(buffer.left() && buffer.right());
            assert_eq!(buffer.cursor(), 1 + letter.len(), "{letter:?}");
            buffer.delete_back();
            assert_eq!(buffer.text(), "x", "{letter:?}");
            buffer.undo();
            buffer.left();
            buffer.delete_forward();
            assert_eq!(buffer.text(), "x", "{letter:?}");
        }
    }

    #[test]
    fn the_cursor_never_stands_inside_what_has_grown_together() {
        let mut buffer = TextBuffer::default();
        buffer.paste("\u{301}x");
        buffer.text_start();
        buffer.insert("e");
        assert_eq!(buffer.cursor(), "e\u{301}".len(), "after the accent that now belongs to the letter");

        buffer.set_text(&format!("{HEALTH_WORKER}x"));
        buffer.set_cursor(5);
        assert_eq!(buffer.cursor(), 0, "an offset inside goes to the beginning");
    }

    #[test]
    fn undo_goes_word_by_word() {
        let mut buffer = typed("Ro i  gangen");
        for expected in ["Ro i  ", "Ro ", ""] {
            assert!(buffer.undo());
            assert_eq!(buffer.text(), expected);
        }
        assert!(!buffer.undo());
        for expected in ["Ro ", "Ro i  ", "Ro i  gangen"] {
            assert!(buffer.redo());
            assert_eq!(buffer.text(), expected);
            assert_eq!(buffer.cursor(), expected.len());
        }
        assert!(!buffer.redo());
    }

    #[test]
    fn a_paste_a_break_and_a_deleted_word_are_steps_of_their_own() {
        let mut buffer = typed("hei");
        buffer.paste("lim inn\r\nalt");
        buffer.insert("x");
        buffer.newline();
        buffer.insert("y");
        buffer.delete_word_back();
        let all = "heilim inn\naltx\n";
        assert_eq!(buffer.text(), all);
        for expected in ["heilim inn\naltx\ny", all, "heilim inn\naltx", "heilim inn\nalt", "hei", ""] {
            buffer.undo();
            assert_eq!(buffer.text(), expected);
        }
    }

    #[test]
    fn moving_ends_a_step_even_if_the_cursor_comes_back() {
        let mut buffer = typed("ab");
        buffer.left();
        buffer.right();
        buffer.insert("c");
        buffer.undo();
        assert_eq!(buffer.text(), "ab");
    }

    #[test]
    fn deleting_is_undone_word_by_word_with_the_cursor_where_it_was() {
        let mut buffer = typed("en to tre");
        for _ in 0..5 {
            buffer.delete_back();
        }
        assert_eq!(buffer.text(), "en t");
        buffer.undo();
        assert_eq!((buffer.text(), buffer.cursor()), ("en to", 5), "the letter of the second word");
        buffer.undo();
        assert_eq!((buffer.text(), buffer.cursor()), ("en to tre", 9), "the third word and its blank");

        buffer.text_start();
        for _ in 0..4 {
            buffer.delete_forward();
        }
        assert_eq!(buffer.text(), "o tre");
        buffer.undo();
        assert_eq!((buffer.text(), buffer.cursor()), ("to tre", 0));
        buffer.undo();
        assert_eq!((buffer.text(), buffer.cursor()), ("en to tre", 0));
    }

    #[test]
    fn a_new_edit_forgets_what_was_taken_back() {
        let mut buffer = typed("en to");
        buffer.undo();
        buffer.insert("x");
        assert!(!buffer.redo());
        assert_eq!(buffer.text(), "en x");
    }

    #[test]
    fn up_and_down_follow_the_screen_and_remember_the_column() {
        let mut buffer = TextBuffer::default();
        buffer.set_text("Ro i gangen\nå\nnår vi jobber");
        buffer.set_cursor(9); // g-a-n-g|en, in the second of two rows
        assert_eq!(buffer.place(8), Place { row: 1, column: 4 });
        let walk = |buffer: &mut TextBuffer, key: fn(&mut TextBuffer, usize) -> bool| {
            let moved = key(buffer, 8);
            (moved, buffer.place(8).row, buffer.place(8).column)
        };
        assert_eq!(walk(&mut buffer, TextBuffer::down), (true, 2, 1));
        assert_eq!(walk(&mut buffer, TextBuffer::down), (true, 3, 4));
        assert_eq!(walk(&mut buffer, TextBuffer::down), (true, 4, 4));
        assert_eq!(walk(&mut buffer, TextBuffer::down), (false, 4, 4), "nothing below");
        for _ in 0..4 {
            buffer.up(8);
        }
        assert_eq!(walk(&mut buffer, TextBuffer::up), (false, 0, 4), "nothing above");
        assert_eq!(walk(&mut buffer, TextBuffer::end), (false, 0, 4), "the last place of a broken row");
        assert_eq!(walk(&mut buffer, TextBuffer::home), (true, 0, 0));
        assert_eq!(walk(&mut buffer, TextBuffer::down), (true, 1, 0), "home forgot the column");
        assert!(buffer.move_rows(8, 99) && buffer.place(8).row == 4);
        assert!(buffer.move_rows(8, -99) && buffer.place(8).row == 0);
    }

    #[test]
    fn a_field_of_one_line_stays_one_line() {
        let mut buffer = TextBuffer::new(Lines::One);
        buffer.insert("Ro");
        assert!(!buffer.newline());
        buffer.paste("\r\n  i\tgangen\n");
        assert_eq!(buffer.text(), "Ro i gangen ");
        buffer.set_text("a\nb");
        assert_eq!(buffer.text(), "a b");
    }

    #[test]
    fn nothing_that_is_not_text_gets_in() {
        let mut buffer = TextBuffer::default();
        buffer.paste("\u{1B}[2Jhei\u{7}\r\nder\u{202E}");
        assert_eq!(buffer.text(), "hei\nder");
        assert!(!buffer.insert("\u{8}"));
    }

    #[test]
    fn the_revision_grows_with_the_text_and_with_nothing_else() {
        let mut buffer = TextBuffer::default();
        let mut last = buffer.revision();
        let edits: [(&str, Edit); 8] = [
            ("insert", |b| assert!(b.insert("ord og ord"))),
            ("newline", |b| assert!(b.newline())),
            ("delete", |b| assert!(b.delete_back())),
            ("undo", |b| assert!(b.undo())),
            ("redo", |b| assert!(b.redo())),
            ("replace", |b| assert!(b.replace_all("annet"))),
            ("set", |b| b.set_text("tredje")),
            ("take", |b| assert_eq!(b.take(), "tredje")),
        ];
        for (name, edit) in edits {
            edit(&mut buffer);
            assert!(buffer.revision() > last, "{name}");
            last = buffer.revision();
            for rest in [TextBuffer::left, TextBuffer::right, TextBuffer::word_left, TextBuffer::text_end] {
                rest(&mut buffer);
            }
            assert_eq!(buffer.revision(), last, "moving after {name}");
        }
        for nothing in
            [TextBuffer::delete_back, TextBuffer::delete_forward, TextBuffer::undo, TextBuffer::redo]
        {
            assert!(!nothing(&mut buffer));
        }
        assert_eq!(buffer.revision(), last);
    }

    #[test]
    fn taking_the_text_leaves_nothing_to_undo() {
        let mut buffer = typed("svar");
        assert_eq!(buffer.take(), "svar");
        assert!(buffer.is_empty() && buffer.is_blank() && buffer.cursor() == 0);
        assert!(!buffer.undo());
    }

    #[test]
    fn rows_are_made_once_for_a_revision_and_width() {
        let mut buffer = typed("Ro i gangen");
        let rows = buffer.rows(5);
        assert!(Arc::ptr_eq(&rows, &buffer.rows(5)));
        assert!(!Arc::ptr_eq(&rows, &buffer.rows(6)));
        buffer.insert("!");
        assert_eq!(buffer.rows(6).last().map(|row| row.end), Some(12));
    }
}
