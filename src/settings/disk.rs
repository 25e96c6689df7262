//! The settings file on the disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Settings;
use super::file::{self, changed};
use super::own_words::{OwnWords, entries};
use crate::export::ExportProblem;
use crate::export::disk::{self, put};
use crate::private::{make_folder, with_ending};

/// Reads the settings; a file that is not there is an empty one.
pub fn read(path: &Path) -> io::Result<file::Reading> {
    match disk::read(path, disk::LARGEST_TEXT) {
        Ok(bytes) => Ok(file::read(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(file::Reading::default()),
        Err(error) => Err(error),
    }
}

/// Reads the lists of names and of words the guard is given, `names.txt` and `words.txt` in a folder; one that is not there is
/// empty. More than a million bytes are no list of people, and give [`io::ErrorKind::FileTooLarge`] with the path.
pub fn read_own_words(folder: &Path) -> Result<OwnWords, (PathBuf, io::Error)> {
    const MOST: u64 = 1 << 20;
    let list = |name: &str| {
        let path = folder.join(name);
        match disk::read(&path, MOST) {
            Ok(bytes) => Ok(entries(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err((path, error)),
        }
    };
    Ok(OwnWords { names: list("names.txt")?, words: list("words.txt")? })
}

/// Keeps what has changed between `before` and `after`, whole or not at all. A file that is not TOML is set aside as
/// «config.toml.broken», so that nothing a person wrote is lost.
pub fn keep(path: &Path, before: &Settings, after: &Settings) -> io::Result<()> {
    // Through a link, so that settings kept elsewhere stay linked.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = match disk::read(path, disk::LARGEST_TEXT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    let text = str::from_utf8(&old).ok().and_then(|text| changed(text, before, after));
    let text = if let Some(text) = text {
        text
    } else {
        put(&with_ending(path, ".broken"), &old, true).map_err(not_written)?;
        changed("", &Settings::default(), after).unwrap_or_default()
    };
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    put(path, text.as_bytes(), true).map_err(not_written)
}

fn not_written(problem: ExportProblem) -> io::Error {
    io::Error::other(format!("{problem:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::ThemeName;

    fn dark() -> Settings {
        Settings { theme: ThemeName::Dark, ..Settings::default() }
    }

    #[test]
    fn settings_are_kept_in_a_folder_that_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a").join("config.toml");
        assert_eq!(read(&path).unwrap().settings, Settings::default());
        keep(&path, &Settings::default(), &dark()).unwrap();
        assert_eq!(read(&path).unwrap().settings, dark());
        let names: Vec<_> =
            fs::read_dir(path.parent().unwrap()).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert_eq!(names, ["config.toml"]);
    }

    #[test]
    fn a_broken_file_is_set_aside_and_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, "theme = \n# my remark").unwrap();
        keep(&path, &Settings::default(), &dark()).unwrap();
        assert_eq!(read(&path).unwrap(), file::read(b"theme = \"dark\""));
        assert_eq!(
            fs::read_to_string(folder.path().join("config.toml.broken")).unwrap(),
            "theme = \n# my remark"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_file_stays_linked() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.toml"), folder.path().join("config.toml"));
        fs::write(&real, "").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        keep(&link, &Settings::default(), &dark()).unwrap();
        assert_eq!(read(&real).unwrap().settings, dark());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
