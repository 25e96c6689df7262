//! Files and folders for their owner alone, names that survive a power cut, and what a file beside another is called: what every place that writes files shares.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Makes a folder, and those above it, for their owner alone; one that is there stays as it is.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes an empty file that only its owner may read, open to be written. A name that is taken is refused
/// ([`io::ErrorKind::AlreadyExists`]).
pub fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The folder a file lies in, as the system takes it: «.» for a bare name.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The path with something after its name.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

/// Makes the names in a folder survive a power cut. Elsewhere than on Unix a folder cannot be opened like a file, and the system
/// sees to its names itself.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// The same where something is taken away in the belief that a name is there: a failure is told, unless the medium cannot do this
/// at all and keeps names in its own way.
pub fn surely_sync_folder(folder: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    match sync_folder(folder) {
        // A folder in which one may write and not read is not opened either.
        Err(error) if matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => Ok(()),
        done => done,
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn what_is_made_is_for_its_owner_alone_and_takes_no_name_from_anybody() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a").join("b");
        make_folder(&inner).unwrap();
        make_folder(&inner).unwrap();
        let file = inner.join("c");
        create(&file).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&inner), mode(folder_of(&inner)), mode(&file)), (0o700, 0o700, 0o600));
        assert_eq!(create(&file).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        sync_folder(&inner).unwrap();
        assert_eq!(folder_of(Path::new("c")), Path::new("."));
    }
}
