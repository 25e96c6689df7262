//! Where the file lies: made for its owner alone, and whether the place is shared.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf, Prefix};

use super::error::{ProblemKind, StoreProblem};
use super::schema::APPLICATION_ID;
use crate::private;
pub(super) use crate::private::with_ending;

/// The file that a name stands for where the name is a link, whether that file is there or not; else the same name.
pub(super) fn behind_links(path: &Path) -> PathBuf {
    /// As many as systems follow.
    const MOST: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        let Ok(to) = std::fs::read_link(&path) else { break };
        // From the folder in which the link lies; a whole path takes the place of that.
        path = private::folder_of(&path).join(to);
    }
    path
}

/// The one way to write where a file lies, through every link: as [`std::fs::canonicalize`] does, also of a file that is
/// not there any more.
pub(super) fn whole_path(path: &Path) -> PathBuf {
    if let Ok(whole) = path.canonicalize() {
        return whole;
    }
    let path = behind_links(path);
    let path = std::path::absolute(&path).unwrap_or(path);
    let from_above = path.ancestors().skip(1).find_map(|above| {
        let rest = path.strip_prefix(above).ok()?;
        Some(above.canonicalize().ok()?.join(rest))
    });
    from_above.unwrap_or(path)
}

/// What SQLite adds to the name of a file for what it keeps beside it.
pub(super) const JOURNALS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The file and what SQLite keeps beside it; those that are there.
pub(super) fn with_journals(path: &Path) -> Vec<PathBuf> {
    let beside = JOURNALS.map(|ending| with_ending(path, ending));
    std::iter::once(path.to_owned()).chain(beside).filter(|it| it.is_file()).collect()
}

/// Whether something of the file's content lies in a journal beside it: what the file alone says need not be so.
pub(super) fn has_more_beside(path: &Path) -> bool {
    // SQLite looks beside the file itself, not beside a link to it.
    let real = whole_path(path);
    let has_bytes = |ending| std::fs::metadata(with_ending(&real, ending)).is_ok_and(|there| there.len() > 0);
    has_bytes("-wal") || has_bytes("-journal")
}

/// Copies a file to a new one that only its owner may read, whoever may read the first ([`std::fs::copy`] would give it the
/// same rights).
pub(super) fn copy_private(from: &Path, to: &Path) -> std::io::Result<()> {
    copy_open(&File::open(from)?, to)
}

/// [The same](copy_private) of a file that the caller has opened, from where it stands in it.
pub(super) fn copy_open(mut from: &File, to: &Path) -> std::io::Result<()> {
    let mut copy = private::create(to)?;
    std::io::copy(&mut from, &mut copy)?;
    copy.sync_all()
}

/// Makes the file, and the folders above it, unless they are there.
pub(super) fn prepare(path: &Path) -> Result<(), StoreProblem> {
    if path.is_dir() {
        return Err(StoreProblem::new(ProblemKind::NotAFolder, "the path of the file names a folder"));
    }
    if let Ok(there) = path.metadata() {
        return check_size(path, there.len());
    }
    match prepare_new(path) {
        // Another program was faster; that is as good.
        Err(problem) if problem.kind == ProblemKind::Taken => Ok(()),
        prepared => prepared,
    }
}

/// Makes an empty file of a name nobody has, and the folders above it.
pub(super) fn prepare_new(path: &Path) -> Result<(), StoreProblem> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    private::create(path).map(drop).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => StoreProblem::new(ProblemKind::Taken, error.to_string()),
        _ => StoreProblem::from_io(&error),
    })
}

/// Refuses a place for a new file whose folder is not there, or that names a folder itself.
pub(super) fn look_for_folder(path: &Path) -> Result<(), StoreProblem> {
    let about = |kind, detail| Err(StoreProblem::new(kind, detail).about(Some(path)));
    let is_there = |folder: &Path| folder.as_os_str().is_empty() || folder.is_dir();
    match path.parent() {
        _ if path.is_dir() => about(ProblemKind::NotAFolder, "the path of the file names a folder"),
        Some(folder) if folder.ancestors().any(Path::is_file) => {
            about(ProblemKind::NotAFolder, "there is a file where the folder should be")
        }
        Some(folder) if !is_there(folder) => about(ProblemKind::NoFolder, "the folder is not there"),
        _ => Ok(()),
    }
}

/// Makes a folder, and those above it, for their owner alone, unless they are there.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreProblem> {
    if folder.as_os_str().is_empty() {
        return Ok(());
    }
    private::make_folder(folder).map_err(|error| StoreProblem::from_io(&error))
}

/// Refuses a file too short to be a database: `SQLite` would take it for an empty one and write over it.
pub(super) fn check_size(path: &Path, bytes: u64) -> Result<(), StoreProblem> {
    /// The smallest page a database can have.
    const LEAST: u64 = 512;
    if (1..LEAST).contains(&bytes) {
        return Err(StoreProblem::new(kind_of_unreadable(path), format!("only {bytes} bytes")));
    }
    Ok(())
}

/// Whether something keeps this place in step with other machines, or it lies on one: `OneDrive`, Dropbox and the
/// like, or a network share. A log beside the file could then be carried off without it, so none is kept there, and
/// the fronts warn (L9).
///
/// By the names of folders, by where the path really leads (a drive letter that stands for a share on Windows, a link),
/// and on Linux by what is mounted there. What macOS mounts by hand is told by its address alone.
pub fn is_shared_place(path: &Path) -> bool {
    if is_shared_by_name(path) {
        return true;
    }
    // The file may not be there yet; its folder, or one above it, is.
    let Some(whole) = path.ancestors().find_map(|above| above.canonicalize().ok()) else { return false };
    let mounts =
        if cfg!(target_os = "linux") { std::fs::read_to_string("/proc/mounts") } else { Ok(String::new()) };
    is_shared_by_name(&whole) || mounts.is_ok_and(|mounts| is_on_share(&mounts, &whole))
}

/// Whether the name of a folder says so.
fn is_shared_by_name(path: &Path) -> bool {
    /// How folders begin as the programs that sync make them; `OneDrive` adds the employer's name.
    const SYNCED: &[&str] = &[
        "onedrive",
        "dropbox",
        "google drive",
        "googledrive",
        "google disk",
        "my drive",
        "min disk",
        "icloud",
        "mobile documents",
        "nextcloud",
        "owncloud",
        "sharepoint",
        "jottacloud",
        "box sync",
        "pcloud",
        "seafile",
        "syncthing",
    ];
    /// How folders end that are kept in step with a site of an employer's: «HMS - Dokumenter».
    const SITES: &[&str] = &[" - documents", " - dokumenter", " - dokument"];
    path.components().any(|component| match component {
        Component::Prefix(prefix) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        Component::Normal(name) => {
            let name = name.to_string_lossy().to_lowercase();
            SYNCED.iter().any(|synced| name.starts_with(synced))
                || SITES.iter().any(|site| name.ends_with(site))
        }
        Component::RootDir | Component::CurDir | Component::ParentDir => false,
    }) || is_written_as_share(&path.to_string_lossy())
}

/// Whether the file system that holds the path, in a list like `/proc/mounts`, is another machine's.
fn is_on_share(mounts: &str, path: &Path) -> bool {
    const NETWORK: &[&str] = &["nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "davfs"];
    const OVER_FUSE: &[&str] =
        &["sshfs", "rclone", "davfs", "gvfsd", "onedriver", "google-drive", "smb", "s3fs"];
    let held = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        // A blank in a path is written as a number.
        let (point, kind) = (words.next()?.replace("\\040", " "), words.next()?);
        path.starts_with(&point).then_some((point.len(), kind))
    });
    // The deepest holds it; of two at one place, the later one.
    held.max_by_key(|(depth, _)| *depth).is_some_and(|(_, kind)| {
        let over_fuse =
            kind.strip_prefix("fuse.").is_some_and(|by| OVER_FUSE.iter().any(|it| by.starts_with(it)));
        NETWORK.contains(&kind) || over_fuse
    })
}

/// `\\server\share` or `//server/share`, as typed on any system; `\\?\C:\` is a local path.
fn is_written_as_share(written: &str) -> bool {
    let rest = written.strip_prefix(r"\\").or_else(|| written.strip_prefix("//"));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// What a file that `SQLite` will not read once was. `SQLite` says only «not a database».
pub(super) fn kind_of_unreadable(path: &Path) -> ProblemKind {
    /// Where the header keeps the application id, big endian.
    const ID_AT: usize = 68;
    let mut header = [0u8; 100];
    let read = File::open(path).and_then(|mut file| file.read(&mut header)).unwrap_or(0);
    let id = header.get(ID_AT..ID_AT + 4) == Some(APPLICATION_ID.to_be_bytes().as_slice());
    if id || super::access::looks_protected(path) || header.get(..read).is_some_and(looks_like_one) {
        ProblemKind::Damaged
    } else {
        ProblemKind::NotOurs
    }
}

/// Whether these bytes begin as a data file does.
pub fn looks_like_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"SQLite format 3\0")
}

/// The path as a URI that `SQLite` opens without locks or log: the only way to read from a medium that cannot be
/// written to.
pub(super) fn immutable_uri(path: &Path) -> String {
    uri(path) + "?immutable=1"
}

/// The path as an address that `SQLite` opens to read, where a connection would else write.
pub(super) fn read_only_uri(path: &Path) -> String {
    uri(path) + "?mode=ro"
}

/// The name letter for letter, so that whatever opens by itself opens so, too: a share (`\\server\…`, `//server/…`), a path after
/// `\\?\`, one from here.
fn uri(path: &Path) -> String {
    let name = path.as_os_str().as_encoded_bytes();
    // What follows two strokes would be taken for the machine the file lies on, so that is said to be none.
    let mut uri = String::from(if name.starts_with(b"/") { "file://" } else { "file:" });
    for byte in name {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' | b':' => {
                uri.push(char::from(*byte));
            }
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(uri, "%{byte:02x}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_copy_is_for_its_owner_alone_also_of_a_file_that_everybody_may_read() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&from, "tunge løft").unwrap();
        std::fs::set_permissions(&from, std::fs::Permissions::from_mode(0o644)).unwrap();
        copy_private(&from, &to).unwrap();
        assert_eq!(std::fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_to_string(&to).unwrap(), "tunge løft");
        assert!(copy_private(&from, &to).is_err(), "what is there is left alone");
    }

    #[test]
    fn places_that_others_see_are_known() {
        for (path, shared) in [
            ("/home/kari/.local/share/dialogduk/dialogduk.db", false),
            ("C:/Users/kari/AppData/Local/dialogduk/dialogduk.db", false),
            ("C:/Users/kari/OneDrive - Kommunen/møter.db", true),
            ("/home/kari/Dropbox/møter.db", true),
            ("/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/møter.db", true),
            ("G:/Google Drive/møter.db", true),
            ("G:/Min disk/HMS/møter.db", true),
            ("/Users/kari/Library/CloudStorage/GoogleDrive-kari@fjordvik.example/My Drive/møter.db", true),
            ("/Users/kari/Library/CloudStorage/OneDrive-Fjordvikkommune/møter.db", true),
            ("C:/Users/kari/Fjordvik kommune/HMS - Dokumenter/møter.db", true),
            ("C:/Users/kari/SharePoint/HMS/møter.db", true),
            ("/home/kari/Nextcloud/møter.db", true),
            ("/home/kari/Dokumenter/møter.db", false),
            (r"\\filer\felles\møter.db", true),
            ("//filer/felles/møter.db", true),
            (r"\\?\C:\møter.db", false),
            ("møter.db", false),
        ] {
            assert_eq!(is_shared_by_name(Path::new(path)), shared, "{path}");
        }
    }

    #[test]
    fn a_mounted_share_is_known_by_its_file_system() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nfiler:/felles /mnt/felles nfs4 rw 0 0\n//filer/hms /mnt/min\\040hms cifs rw 0 0\n\
                      tmpfs /mnt/felles/lokalt tmpfs rw 0 0\ngvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0\n\
                      kari@filer: /home/kari/filer fuse.sshfs rw 0 0\n/dev/sdb1 /media/minne fuseblk rw 0 0\n";
        for (path, shared) in [
            ("/home/kari/møter.db", false),
            ("/mnt/felles/møter.db", true),
            ("/mnt/felles2/møter.db", false),
            ("/mnt/felles/lokalt/møter.db", false),
            ("/mnt/min hms/møter.db", true),
            ("/run/user/1000/gvfs/smb-share/møter.db", true),
            ("/home/kari/filer/møter.db", true),
            ("/media/minne/møter.db", false),
        ] {
            assert_eq!(is_on_share(mounts, Path::new(path)), shared, "{path}");
        }
        assert!(!is_on_share("not a list", Path::new("/")));
    }

    #[test]
    fn a_path_survives_being_written_as_a_uri() {
        for (path, uri) in [
            ("/a b/æ?.db", "file:///a%20b/%c3%a6%3f.db"),
            ("//filer/felles/møter.db", "file:////filer/felles/m%c3%b8ter.db"),
            (r"\\filer\felles\a.db", "file:%5c%5cfiler%5cfelles%5ca.db"),
            (r"\\?\C:\a.db", "file:%5c%5c%3f%5cC:%5ca.db"),
            (r"\\?\UNC\filer\a.db", "file:%5c%5c%3f%5cUNC%5cfiler%5ca.db"),
            (r"C:\a.db", "file:C:%5ca.db"),
            ("C:/a.db", "file:C:/a.db"),
            ("a.db", "file:a.db"),
        ] {
            assert_eq!(immutable_uri(Path::new(path)), format!("{uri}?immutable=1"), "{path}");
            assert_eq!(read_only_uri(Path::new(path)), format!("{uri}?mode=ro"), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_opens_by_the_uri_of_whatever_name_it_has() {
        use rusqlite::{Connection, OpenFlags};
        let folder = tempfile::tempdir().unwrap();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        for name in ["møter.db", r"C:\møter.db", r"\\filer\møter.db", "a?b#c%41 d.db"] {
            let path = folder.path().join(name);
            Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
            let twice = PathBuf::from(format!("/{}", path.display()));
            for path in [&path, &twice] {
                for uri in [immutable_uri(path), read_only_uri(path)] {
                    let db =
                        Connection::open_with_flags(&uri, flags).unwrap_or_else(|e| panic!("{uri}: {e}"));
                    db.query_row("SELECT count(*) FROM t", [], |_| Ok(())).unwrap();
                }
            }
        }
    }
}
