//! The full-screen front: model, update, commands, view.

pub mod input;
