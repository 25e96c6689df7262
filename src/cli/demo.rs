//! `dialogduk demo`: everything to try, on copies of the example workshops that are gone afterwards (A10).

use std::fs::{self, DirBuilder};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::front::{Front, say};
use super::full;
use crate::store::Store;

/// A folder of its own in the temporary folder, gone with the value.
struct Throwaway(PathBuf);

impl Throwaway {
    fn new(front: &Front) -> std::io::Result<Self> {
        let id: crate::domain::ids::SessionId = front.env.new_id();
        let path = std::env::temp_dir().join(format!("dialogduk-demo-{id}"));
        let mut builder = DirBuilder::new();
        // A folder that is there already is somebody else's.
        builder.recursive(false);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        // What cannot be deleted now, the system clears with its other temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(super) fn run(front: &Front) -> Result<(), Failure> {
    full::needs_window(front)?;
    let cli = front.texts.cli;
    let failed = |detail: String| Failure::Explained(cli.demo_failed, detail);
    let folder = Throwaway::new(front).map_err(|error| failed(error.to_string()))?;
    let path = folder.0.join("demo.db");
    let store = fill(&path).map_err(failed)?;
    let ended = full::show(front, store, &path, true);
    drop(folder);
    say(cli.demo_over);
    ended
}

/// A data file with the example workshops, each marked as a rehearsal.
fn fill(path: &Path) -> Result<Store, String> {
    let mut store = Store::open(path).map_err(|problem| problem.to_string())?;
    crate::ops::bring_examples(&mut store).map_err(|problem| problem.to_string())?;
    Ok(store)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange;
    use crate::store::SessionFilter;

    #[test]
    fn the_examples_are_there_and_marked_as_rehearsals() {
        let folder = tempfile::tempdir().unwrap();
        let store = fill(&folder.path().join("demo.db")).unwrap();
        let sessions = store.sessions(&SessionFilter::default(), None, 100).unwrap();
        assert_eq!(sessions.len(), exchange::examples().len());
        assert!(sessions.iter().all(|session| session.rehearsal));
    }
}
