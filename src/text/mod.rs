//! Text as people type it: editing, wrapping, width, cleaning, folding. Pure.
//!
//! - [`sanitize`]: what may be stored and shown of a typed or pasted text.
//!
//! Everything here measures places in bytes (`usize` offsets into a `str`) and widths in terminal cells.

pub mod sanitize;

pub use sanitize::{Lines, is_blank};
