//! Text as people type it: editing, wrapping, width, cleaning, folding. Pure.
//!
//! - [`buffer`]: the text behind every input field, with cursor and grouped undo.
//! - [`mod@wrap`]: text broken into screen rows, and the way between cursor and row.
//! - [`width`]: how many cells a text takes; cutting and filling to a width.
//! - [`boundary`]: where letters, as people see them, and words begin and end.
//! - [`sanitize`]: what may be stored and shown of a typed or pasted text.
//! - [`formula`]: text that a spreadsheet would run, made harmless and restored.
//! - [`name`]: a name in running text, replaced by a role.
//! - [`passphrase`]: a passphrase while it is held; wiped afterwards, never shown.
//! - [`fold`]: when two spellings count as the same in a search, and how lists are sorted in Norwegian.
//!
//! Everything here measures places in bytes (`usize` offsets into a `str`) and widths in terminal cells.

pub mod boundary;
pub mod buffer;
pub mod fold;
pub mod formula;
pub mod name;
pub mod passphrase;
pub mod path;
pub mod sanitize;
pub mod width;
pub mod wrap;

pub use buffer::TextBuffer;
pub use sanitize::{Lines, is_blank};
pub use width::{cells, cut};
pub use wrap::{Place, Row, wrap, wrapped_lines};
