//! The headings of column profiles of one's own, by which a list that was exported with one is read back (I10, G10).

use super::export::profile;
use super::failure::Failure;
use super::front::Front;
use super::own_sets::toml_files;
use crate::exchange::sheet::Headings;
use crate::paths::Folders;
use crate::report::Profile;

/// Those of the profile that is named, or of every profile in the folder for them.
pub(super) fn all(front: &Front, named: Option<&str>) -> Result<Vec<Headings>, Failure> {
    match named {
        Some(named) => Ok(vec![of(&profile(front, named)?)]),
        None => Ok(of_folder(front)),
    }
}

/// Those of every profile in the folder for them. One that is broken is told where it is exported with; here nobody has asked
/// for it.
pub(super) fn of_folder(front: &Front) -> Vec<Headings> {
    let folder = front.folders.as_ref().map(Folders::profiles);
    let files = folder.map(|folder| toml_files(&folder)).unwrap_or_default();
    let read = |path: &std::path::PathBuf| profile(front, &path.to_string_lossy()).ok();
    files.iter().filter_map(read).map(|profile| of(&profile)).collect()
}

fn of(profile: &Profile) -> Headings {
    Headings::new(profile.own_headings())
}
