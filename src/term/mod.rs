//! The terminal: the only crossterm and the only threads.
