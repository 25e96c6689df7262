//! Clearing away what killed programs have left, aside: a folder on a network that does not answer must hold up nobody.

use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use crate::export::leftovers;

/// How long whoever wants to know waits for all folders together.
const PATIENCE: Duration = Duration::from_secs(3);

/// Begins to look through the folders. Nobody waits for it; leaving the program ends it.
pub fn begin(folders: Vec<PathBuf>) {
    aside(folders, |folder| {
        leftovers::sweep(&folder);
    });
}

/// What there is to clear away in these folders, as far as they answer in a moment.
pub fn find(folders: Vec<PathBuf>) -> Vec<PathBuf> {
    let (tell, told) = channel();
    aside(folders, move |folder| drop(tell.send(leftovers::find(&folder))));
    let end = Instant::now() + PATIENCE;
    let next = || told.recv_timeout(end.saturating_duration_since(Instant::now())).ok();
    std::iter::from_fn(next).flatten().collect()
}

fn aside(folders: Vec<PathBuf>, each: impl Fn(PathBuf) + Send + 'static) {
    // Without a thread there is another start.
    let _ =
        thread::Builder::new().name("tidying".to_owned()).spawn(move || folders.into_iter().for_each(each));
}
