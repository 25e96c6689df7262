//! Measures of the page that deciding and drawing must agree on. Cells, no ratatui.

/// Smallest window everything works in; below it the text is kept and the person is asked for more room.
pub const LEAST: Size = Size { width: 40, height: 12 };
/// Widest a page gets: longer lines are hard to read on a projector.
const WIDEST: u16 = 116;
/// Margin on each side.
const MARGIN: u16 = 2;

/// A window in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Cells across.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Size {
    /// Whether there is room for the program at all.
    pub fn is_enough(self) -> bool {
        self.width >= LEAST.width && self.height >= LEAST.height
    }

    /// Cells across for content, margins taken off.
    pub fn page_width(self) -> u16 {
        self.width.saturating_sub(2 * MARGIN).min(WIDEST)
    }

    /// Cells to the left of the content; the page stands in the middle of a wide window.
    pub fn page_left(self) -> u16 {
        self.width.saturating_sub(self.page_width()) / 2
    }

    /// Rows for the screen between the page's two rules.
    pub fn body_height(self) -> u16 {
        self.height.saturating_sub(4)
    }

    /// Cells for the text of an input line: the prompt and a place for the cursor taken off.
    pub fn input_width(self) -> usize {
        usize::from(self.page_width().saturating_sub(5)).max(1)
    }
}
