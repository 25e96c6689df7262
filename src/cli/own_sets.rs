//! The question sets there are: those that come with the program, and the files of a person's own.

use std::fs;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::front::Front;
use crate::bank;
use crate::domain::ids::SetId;
use crate::export::disk;
use crate::sets::nearest::nearest;
use crate::sets::{Catalogue, Listed, UserFile, catalogue};

/// Every set, with what is wrong with own files.
pub(super) fn all(front: &Front) -> Result<Catalogue, Failure> {
    let mut files = Vec::new();
    if let Some((folder, named)) = &front.own_sets {
        if folder.is_dir() {
            for path in toml_files(folder) {
                let bytes = front.read_file(&path, disk::LARGEST_TEXT).map_err(Failure::Said)?;
                files.push(UserFile { name: path.display().to_string(), bytes });
            }
        } else if *named {
            return Err(Failure::Said((front.texts.cli.no_folder)(&folder.display().to_string())));
        }
    }
    Ok(catalogue(&files, &knows_measure))
}

/// The sets that come with the program.
pub(super) fn built_in() -> Catalogue {
    catalogue(&[], &knows_measure)
}

/// The set with this id, or a sentence that names the one probably meant.
pub(super) fn find(front: &Front, id: &str) -> Result<Listed, Failure> {
    let catalogue = all(front)?;
    if let Some(listed) = catalogue.get(&SetId::new(id)) {
        return Ok(listed.clone());
    }
    let ids: Vec<_> = catalogue.sets.iter().map(|listed| listed.set.id.as_str()).collect();
    Err(Failure::Said((front.texts.cli.no_such_set)(id, nearest(id, &ids))))
}

/// Whether the measure bank has this id.
pub(super) fn knows_measure(id: &str) -> bool {
    bank::all().measure(id).is_some()
}

/// So many files of a folder are read; whoever has more has named the wrong folder.
const MOST_FILES: usize = 500;

/// The question set files of a folder, by name. A folder that cannot be read has none; of one with too many the first are
/// taken.
pub(super) fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_toml = |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let mut files: Vec<_> = entries.filter(is_toml).collect();
    files.sort();
    // Asking what a file is takes longer than reading its name.
    files.into_iter().filter(|path| path.is_file()).take(MOST_FILES).collect()
}
