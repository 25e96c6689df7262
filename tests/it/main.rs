//! Everything that crosses a folder. One binary, so that it links once.

mod editor;
#[cfg(unix)]
mod leaving;
mod sets;
mod supply;
