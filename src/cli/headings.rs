//! Column profiles of one's own, and the headings by which a list that was exported with one is read back (I10, G10).

use super::export::profile;
use super::failure::Failure;
use super::front::Front;
use super::own_sets::toml_files;
use crate::exchange::sheet::Headings;
use crate::paths::Folders;
use crate::report::Profile;

/// Headings of the profile that is named, or of every profile in the folder for them.
pub(super) fn all(front: &Front, named: Option<&str>) -> Result<Vec<Headings>, Failure> {
    match named {
        Some(named) => Ok(of(&[profile(front, named)?])),
        None => Ok(of(&profiles(front))),
    }
}

/// Every profile in the folder for them. One that is broken is told where it is exported with; here nobody has asked for it.
pub(super) fn profiles(front: &Front) -> Vec<Profile> {
    let folder = front.folders.as_ref().map(Folders::profiles);
    let files = folder.map(|folder| toml_files(&folder)).unwrap_or_default();
    files.iter().filter_map(|path| profile(front, &path.to_string_lossy()).ok()).collect()
}

/// The headings of profiles.
pub(super) fn of(profiles: &[Profile]) -> Vec<Headings> {
    profiles.iter().map(|profile| Headings::new(profile.own_headings())).collect()
}
