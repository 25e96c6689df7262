//! Everything that crosses a folder. One binary, so that it links once.

#[cfg(unix)]
mod leaving;
