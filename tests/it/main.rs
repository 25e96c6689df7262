//! Everything that crosses a folder. One binary, so that it links once.

mod changes;
mod editor;
#[cfg(unix)]
mod leaving;
mod sets;
mod strategies;
mod supply;
