//! The only place that writes files, and reads those a person names in a front.
//!
//! A file appears whole or not at all: it is written beside its target under another name, flushed to the disk, and
//! then given its name (I12). What a killed process left behind that way is cleared away here, too ([`super::leftovers`]).

use std::error::Error;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::name::numbered;
use super::{ExportProblem, ReadProblem, leftovers, sealed};
use crate::private::{self, folder_of, make_folder, sync_folder};
use crate::store::looks_like_a_data_file;

/// Writes a file readable by its owner alone. Refuses an existing name unless `force`, and a data file or a backup also then
/// ([`ExportProblem::DataFile`]); never leaves half a file.
pub fn put(path: &Path, bytes: &[u8], force: bool) -> Result<(), ExportProblem> {
    check_target(path, force)?;
    let folder = folder_of(path);
    leftovers::sweep(folder);
    let (file, temporary) = create_beside(folder).map_err(|error| explain(&error, path))?;
    let written = write_all(file, bytes).and_then(|()| give_name(&temporary, path, force));
    if let Err(error) = written {
        // The first error is the one to tell; a temporary file that stays behind is swept away later.
        let _ = fs::remove_file(&temporary);
        return Err(explain(&error, path));
    }
    // The bytes are on the disk; where the name cannot be seen to, the file is there all the same.
    let _ = sync_folder(folder);
    Ok(())
}

/// The same over whatever is there, in a folder that is made if need be: for files the program keeps itself.
pub fn keep(path: &Path, bytes: &[u8]) -> Result<(), ExportProblem> {
    make_folder(folder_of(path)).map_err(|error| explain(&error, path))?;
    put(path, bytes, true)
}

/// The whole path, so that a person finds the file whatever folder the program was started in.
pub fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The first free name beside `path`: «liste (2).xlsx», «liste (3).xlsx» …
pub fn free_name(path: &Path) -> PathBuf {
    (2..1000)
        .map(|number| numbered(path, number))
        .find(|candidate| fs::symlink_metadata(candidate).is_err())
        .unwrap_or_else(|| numbered(path, 1000))
}

impl From<io::Error> for ReadProblem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // «a.toml/b.toml» is not there either.
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotThere,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::Unsupported => Self::NotAFile,
            io::ErrorKind::FileTooLarge => {
                Self::TooLarge(error.get_ref().and_then(|why| why.downcast_ref::<Most>()).map(|most| most.0))
            }
            _ => Self::Other(error.to_string()),
        }
    }
}

/// No session file and no spreadsheet has more bytes.
pub const LARGEST_FILE: u64 = 16 << 20;
/// No question set, column profile or settings file has more bytes.
pub const LARGEST_TEXT: u64 = 2 << 20;

/// Reads a file a person has named; one larger than `most` bytes is none of ours and is not read, and neither is a pipe or a
/// device: it could wait for ever, or never end.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let (file, length) = open_ordinary(path)?;
    if length > most {
        return Err(too_large(most));
    }
    read_at_most(file, most)
}

/// Opens an ordinary file, and says how long it is. What was opened is asked, not its name: that may lead to something else by
/// then.
fn open_ordinary(path: &Path) -> io::Result<(File, u64)> {
    let mut options = fs::OpenOptions::new();
    options.read(true);
    // Opening a pipe nobody writes to waits for somebody, unless it is said not to. No crate of ours knows the number elsewhere.
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        if cfg!(target_os = "macos") { 0x4 } else { 0o4000 },
    );
    let file = match options.open(path) {
        // Windows opens no folder.
        Err(_) if path.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        opened => opened?,
    };
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !about.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    Ok((file, about.len()))
}

/// The same of whatever gives bytes, a pipe among them: for what a person names to be read once, whatever it is.
pub fn read_any(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    read_at_most(File::open(path)?, most)
}

fn read_at_most(file: File, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read > most) {
        return Err(too_large(most));
    }
    Ok(bytes)
}

/// How many bytes a file may have at most; carried by the error, so that a person is told.
#[derive(Debug)]
struct Most(u64);

impl fmt::Display for Most {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "> {} B", self.0)
    }
}

impl Error for Most {}

fn too_large(most: u64) -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, Most(most))
}

/// The first bytes of an ordinary file, at most so many.
pub fn beginning(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_ordinary(path)?.0.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The newest files of a folder whose name ends in one of the extensions and whose beginning holds `says`, newest first. Looks
/// at no more than a thousand names and reads no more than the beginning of a few dozen files, so that it is quick in
/// any folder; what cannot be read is left out, and so are the notes office programs lay beside an open file.
pub fn newest(folder: &Path, extensions: &[&str], says: &str, most: usize) -> Vec<PathBuf> {
    const NAMES: usize = 1000;
    const OPENED: usize = 40;
    const BEGINNING: u64 = 400;
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_wanted = |path: &Path| {
        let is_note = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['~', '.']));
        let ends = |ending: &std::ffi::OsStr| extensions.iter().any(|it| ending.eq_ignore_ascii_case(it));
        !is_note && path.extension().is_some_and(ends)
    };
    let mut files: Vec<_> = entries
        .take(NAMES)
        .filter_map(Result::ok)
        .filter(|entry| is_wanted(&entry.path()))
        .filter_map(|entry| {
            let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((about.modified().ok()?, entry.path()))
        })
        .collect();
    files.sort_by(|one, other| other.cmp(one));
    let says_so = |path: &PathBuf| {
        says.is_empty()
            || beginning(path, BEGINNING).is_ok_and(|begins| String::from_utf8_lossy(&begins).contains(says))
    };
    files.into_iter().map(|(_, path)| path).take(OPENED).filter(says_so).take(most).collect()
}

fn check_target(path: &Path, force: bool) -> Result<(), ExportProblem> {
    let is_file_name =
        path.file_name().is_some() && !path.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(ExportProblem::Folder(path.to_owned())),
        _ if !is_file_name => Err(ExportProblem::Folder(path.to_owned())),
        Ok(there) if !there.is_file() => Err(ExportProblem::NotAFile(path.to_owned())),
        // On Windows the system refuses; elsewhere the office program would later write over what we write now.
        Ok(_) if is_open_elsewhere(path) => {
            Err(ExportProblem::InUse { path: path.to_owned(), free: free_name(path) })
        }
        Ok(_) if !force => Err(ExportProblem::Exists { path: path.to_owned(), free: free_name(path) }),
        Ok(_) if is_data_file(path) => Err(ExportProblem::DataFile(path.to_owned())),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // A link to nowhere is a name taken, too.
            if !force && fs::symlink_metadata(path).is_ok() {
                return Err(ExportProblem::Exists { path: path.to_owned(), free: free_name(path) });
            }
            let folder = folder_of(path);
            if folder.is_dir() { Ok(()) } else { Err(ExportProblem::NoFolder(folder.to_owned())) }
        }
        Err(error) => Err(explain(&error, path)),
    }
}

/// Whether a file with meetings would be lost: the bytes tell, whatever it is called. The one that is open here is known by its
/// name before anybody asks here.
fn is_data_file(path: &Path) -> bool {
    // Bytes without a pattern are also those of an export under a passphrase, which may be replaced.
    let is_export = || beginning(path, 32).is_ok_and(|begins| sealed::is_sealed(&begins));
    looks_like_a_data_file(path) && !is_export()
}

/// Whether an office program says, by the note it lays beside an open file, that it has this one open: LibreOffice's
/// `.~lock.liste.docx#`, Excel's `~$liste.xlsx`, Word's `~$ste.docx`.
fn is_open_elsewhere(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let after_two = name.char_indices().nth(2).and_then(|(at, _)| name.get(at..)).unwrap_or_default();
    let notes = [format!(".~lock.{name}#"), format!("~${name}"), format!("~${after_two}")];
    notes.iter().any(|note| fs::symlink_metadata(path.with_file_name(note)).is_ok())
}

/// A new file in the target's folder, so that naming it is a rename and not a copy.
fn create_beside(folder: &Path) -> io::Result<(File, PathBuf)> {
    let mut number = 0u32;
    loop {
        let path = folder.join(leftovers::name(number));
        match private::create(&path) {
            Ok(file) => {
                leftovers::hold(&file);
                return Ok((file, path));
            }
            // Another export of this process, or one that was killed under the same id.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => number += 1,
            Err(error) => return Err(error),
        }
    }
}

fn write_all(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

fn give_name(temporary: &Path, path: &Path, force: bool) -> io::Result<()> {
    if force {
        return fs::rename(temporary, path);
    }
    // A rename would replace a file that has appeared since we looked; a link refuses.
    match fs::hard_link(temporary, path) {
        Ok(()) => {
            let _ = fs::remove_file(temporary);
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // Memory sticks (FAT, exFAT) and some network folders know no links.
        Err(_) if fs::symlink_metadata(path).is_err() => fs::rename(temporary, path),
        Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
    }
}

fn explain(error: &io::Error, path: &Path) -> ExportProblem {
    /// Windows: another process has the file open, or has locked a part of it.
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    let path = path.to_owned();
    if cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION)) {
        return ExportProblem::InUse { free: free_name(&path), path };
    }
    match error.kind() {
        io::ErrorKind::AlreadyExists => ExportProblem::Exists { free: free_name(&path), path },
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            ExportProblem::NoFolder(folder_of(&path).to_owned())
        }
        io::ErrorKind::IsADirectory => ExportProblem::Folder(path),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => ExportProblem::Denied(path),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ExportProblem::Full(path),
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => ExportProblem::BadName(path),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => {
            ExportProblem::InUse { free: free_name(&path), path }
        }
        _ => ExportProblem::Other { path: Some(path), detail: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_becomes_what_the_person_can_do() {
        let path = Path::new("/tmp/finnes-ikke/liste.xlsx");
        for (kind, matches) in [
            (io::ErrorKind::StorageFull, "Full"),
            (io::ErrorKind::PermissionDenied, "Denied"),
            (io::ErrorKind::ReadOnlyFilesystem, "Denied"),
            (io::ErrorKind::ResourceBusy, "InUse"),
            (io::ErrorKind::InvalidFilename, "BadName"),
            (io::ErrorKind::NotFound, "NoFolder"),
            (io::ErrorKind::TimedOut, "Other"),
        ] {
            let problem = format!("{:?}", explain(&kind.into(), path));
            assert!(problem.starts_with(matches), "{kind:?} became {problem}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn a_file_open_in_excel_is_told_apart_and_another_name_proposed() {
        for code in [32, 33] {
            let problem = explain(&io::Error::from_raw_os_error(code), Path::new("liste.xlsx"));
            assert_eq!(problem.proposal(), Some(Path::new("liste (2).xlsx")), "os error {code}");
        }
    }
}
