//! The terminal: the only crossterm and the only threads.

pub mod input;
pub mod screen;
pub mod signals;
