//! Clearing away what killed programs have left, aside: a folder on a network that does not answer must hold up nobody.

use std::path::PathBuf;
use std::thread;

use crate::export::leftovers;

/// Begins to look through the folders. Nobody waits for it; leaving the program ends it.
pub fn begin(folders: Vec<PathBuf>) {
    // Without a thread there is another start.
    let _ = thread::Builder::new().name("tidying".to_owned()).spawn(move || {
        for folder in folders {
            leftovers::sweep(&folder);
        }
    });
}
