//! Everything that crosses a folder. One binary, so that it links once.

mod editor;
mod leaving;
