//! The cursor: where it stands and how it moves, by grapheme, by word and by row on the screen.

use std::sync::Arc;

use super::TextBuffer;
use crate::text::boundary;
use crate::text::wrap::{Place, Row, last_place, offset_at, place_of, row_of, wrap};

/// Rows, with the revision and width they belong to.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    revision: u64,
    width: usize,
    rows: Arc<[Row]>,
}

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
        self.history.close();
        self.goal = None;
    }
}
