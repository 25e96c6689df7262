//! Putting a file under a passphrase, giving it another, taking it away (J6).
//!
//! All three are one thing: everything is copied into a new file beside the old one, compared row by row, and given the
//! old one's name. At every moment the name stands for one whole file that opens with the passphrase before or the one
//! after. A plain file that has been replaced is overwritten before it is let go.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::access::{self, CAN_PROTECT, looks_protected};
use super::copies::PROTECTING;
#[cfg(not(unix))]
use super::copies::{SALVAGED, SECOND_NAME};
use super::error::{ProblemKind, StoreProblem};
use super::location::with_ending;
use super::schema::{self, APPLICATION_ID, MIGRATIONS, Standing};
use super::{PATIENCE, Store, foreign, location, settle};
use crate::private::{self, folder_of, sync_folder};
use crate::text::passphrase::Passphrase;

/// Gives a file another passphrase, the first one, or none. Nobody else may have it open
/// ([`ProblemKind::Locked`]).
///
/// `now` opens the file as it is, `then` will open it afterwards. An error leaves the file as it was.
pub fn protect(path: &Path, now: Option<&Passphrase>, then: Option<&Passphrase>) -> Result<(), StoreProblem> {
    if !CAN_PROTECT {
        return Err(StoreProblem::new(ProblemKind::CannotUnlock, "built without protection"));
    }
    // Through a link, so that the file is replaced and not the link.
    let real = fs::canonicalize(path).map_err(|error| StoreProblem::from_io(&error).about(Some(path)))?;
    // Taken forward first, and what a crash has left in its log brought in.
    Store::open_with(&real, now)?.close()?;
    replace(&real, now, then).map_err(|problem| problem.about(Some(path)))
}

/// The same for a copy that nobody has open and that need not be of the newest shape: a backup.
pub fn protect_backup(
    path: &Path,
    now: Option<&Passphrase>,
    then: Option<&Passphrase>,
) -> Result<(), StoreProblem> {
    replace(path, now, then).map_err(|problem| problem.about(Some(path)))
}

/// Whether a file is a database of ours that opens without a passphrase.
pub(super) fn is_plain_and_ours(path: &Path) -> bool {
    use std::io::Read;
    let mut header = [0; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    read.is_ok()
        && location::looks_like_one(&header)
        && header.get(68..72) == Some(APPLICATION_ID.to_be_bytes().as_slice())
}

/// A file being made beside the one it will replace; taken away again unless it has taken the name.
struct UnderWay(PathBuf);

impl UnderWay {
    fn beside(path: &Path) -> Result<Self, StoreProblem> {
        let made = Self(with_ending(path, PROTECTING));
        // What a crash has left is no use to anybody, and may be plain.
        if made.0.exists() {
            overwrite(&made.0)
                .and_then(|()| fs::remove_file(&made.0))
                .map_err(|e| StoreProblem::from_io(&e))?;
        }
        private::create(&made.0).map_err(|error| StoreProblem::from_io(&error))?;
        Ok(made)
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        // Not there any more once it has taken the name; else whoever asks next takes it away.
        if self.0.exists() {
            let _ = overwrite(&self.0);
            let _ = fs::remove_file(&self.0);
        }
    }
}

fn replace(path: &Path, now: Option<&Passphrase>, then: Option<&Passphrase>) -> Result<(), StoreProblem> {
    let was_plain = !looks_protected(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let access::Opened { db, .. } = access::connect(path, path, flags, now, |db| settle(db, PATIENCE))?;
    // A backup may have been put there by anybody.
    foreign::check(&db, MIGRATIONS)?;
    // A mode that is refused while anybody else has the file open, and that leaves no log beside it.
    let mode: String = db.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode != "delete" {
        return Err(StoreProblem::new(ProblemKind::Locked, format!("journal mode stays {mode}")));
    }
    // Kept until the connection is closed.
    db.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;")?;

    let new = UnderWay::beside(path)?;
    copy(&db, &new.0, then)?;
    check(&new.0, then)?;
    sync(&new.0).map_err(|error| StoreProblem::from_io(&error))?;

    let old = Old::hold(path, was_plain);
    // What is open cannot be replaced on Windows. Elsewhere the old file stays locked until it is noise, so that nobody
    // writes into it meanwhile.
    let db = if cfg!(windows) { db.close().map(|()| None).map_err(|(_, error)| error)? } else { Some(db) };
    fs::rename(&new.0, path).map_err(|error| StoreProblem::from_io(&error))?;
    // Not before the new name is on the disk: after a power cut the old one must not stand for noise.
    if sync_folder(folder_of(path)).is_ok() {
        old.overwrite();
    }
    drop(db);
    Ok(())
}

/// Copies everything into the new file, and sees that all of it is there.
fn copy(db: &Connection, new: &Path, then: Option<&Passphrase>) -> Result<(), StoreProblem> {
    attach(db, &new.to_string_lossy(), "new", then)?;
    write_out(db, "main", "new")?;
    let differing = differing(db)?;
    if !differing.is_empty() {
        let detail = format!("the copy differs in {}", differing.join(", "));
        return Err(StoreProblem::new(ProblemKind::Other, detail));
    }
    db.execute_batch("DETACH DATABASE new")?;
    Ok(())
}

/// Opens one more file in a connection, under a name of its own.
fn attach(db: &Connection, file: &str, name: &str, key: Option<&Passphrase>) -> Result<(), StoreProblem> {
    let key = key.map_or("", Passphrase::expose);
    db.execute(&format!("ATTACH DATABASE ?1 AS {name} KEY ?2"), [file, key])
        // Not the library's own words: they may quote what was bound.
        .map_err(|error| StoreProblem { detail: format!("attach {name}"), ..StoreProblem::from(error) })?;
    Ok(())
}

/// Writes everything of one open file into another, which is empty.
fn write_out(db: &Connection, from: &str, into: &str) -> Result<(), StoreProblem> {
    // Nothing to take back: what fails is thrown away. And no journal, since it would be plain where the file will be.
    db.query_row(&format!("PRAGMA {into}.journal_mode = OFF"), [], |_| Ok(()))?;
    db.query_row("SELECT sqlcipher_export(?1, ?2)", [into, from], |_| Ok(()))?;
    for pragma in ["application_id", "user_version"] {
        let value: i64 = db.query_row(&format!("PRAGMA {from}.{pragma}"), [], |row| row.get(0))?;
        db.execute_batch(&format!("PRAGMA {into}.{pragma} = {value}"))?;
    }
    Ok(())
}

/// A connection without a file of its own, in which a copy is open to be read.
fn beside_copy(path: &Path, key: Option<&Passphrase>) -> Result<Connection, StoreProblem> {
    let hub = Connection::open_in_memory()?;
    settle(&hub, PATIENCE)?;
    attach(&hub, &location::read_only_uri(path), "old", key)?;
    Ok(hub)
}

/// Everything of a copy under a passphrase, in memory and nowhere else: `SQLite`'s own backup copies only from one
/// protected file to another.
pub(super) fn in_memory(path: &Path, passphrase: &Passphrase) -> Result<Connection, StoreProblem> {
    let memory = beside_copy(path, Some(passphrase))?;
    write_out(&memory, "old", "main")?;
    memory.execute_batch("DETACH DATABASE old")?;
    Ok(memory)
}

/// Writes a plain copy into this empty file under a passphrase.
pub(super) fn copy_under(plain: &Path, passphrase: &Passphrase, new: &Path) -> Result<(), StoreProblem> {
    let hub = beside_copy(plain, None)?;
    attach(&hub, &new.to_string_lossy(), "new", Some(passphrase))?;
    write_out(&hub, "old", "new")
}

/// The tables in which the copy is not the same; names of ours, never content.
fn differing(db: &Connection) -> Result<Vec<String>, StoreProblem> {
    let mut tables: Vec<String> = db
        .prepare(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
                 AND name NOT LIKE 'sqlite_%'",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let same = |columns: &str, table: &str| -> Result<bool, StoreProblem> {
        Ok(db.query_row(
            &format!(
                "SELECT (SELECT count(*) FROM main.\"{table}\") = (SELECT count(*) FROM new.\"{table}\")
                     AND NOT EXISTS (SELECT {columns} FROM main.\"{table}\" EXCEPT
                                     SELECT {columns} FROM new.\"{table}\")"
            ),
            [],
            |row| row.get(0),
        )?)
    };
    let mut differing = Vec::new();
    if !same("type, name, tbl_name, sql", "sqlite_schema")? {
        differing.push("sqlite_schema".to_owned());
    }
    tables.sort();
    for table in tables {
        if !same("*", &table)? {
            differing.push(table);
        }
    }
    Ok(differing)
}

/// Opens the copy as anybody would, and looks through all of it.
fn check(new: &Path, then: Option<&Passphrase>) -> Result<(), StoreProblem> {
    let not_whole = |detail: String| StoreProblem::new(ProblemKind::Other, detail);
    if looks_protected(new) != then.is_some() {
        return Err(not_whole("the copy is not protected as asked".to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let access::Opened { db, .. } = access::connect(new, new, flags, then, |db| settle(db, PATIENCE))?;
    match schema::standing(&db, MIGRATIONS.len())? {
        Standing::Ours(_) => {}
        Standing::Empty => return Err(not_whole("the copy is empty".to_owned())),
    }
    let said: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(not_whole(format!("the copy: {said}"))) }
}

/// The file that is being replaced, kept at hand so that it can be overwritten once it has lost its name.
enum Old {
    /// It stood under a passphrase: without that one it is noise already.
    Noise,
    /// By an open handle: the name can go.
    #[cfg(unix)]
    Open(File),
    /// By a second name, where the system cannot replace an open file.
    #[cfg(not(unix))]
    Named(SecondName),
}

/// A second name of a file. It goes with the value, so that none is left that stands for the living file.
#[cfg(not(unix))]
struct SecondName(PathBuf);

#[cfg(not(unix))]
impl Drop for SecondName {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

impl Old {
    #[cfg(unix)]
    fn hold(path: &Path, was_plain: bool) -> Self {
        // Opened only where it must be: closing a file of one's own lets go of every lock on it.
        if !was_plain {
            return Self::Noise;
        }
        OpenOptions::new().write(true).open(path).map_or(Self::Noise, Self::Open)
    }

    #[cfg(not(unix))]
    fn hold(path: &Path, was_plain: bool) -> Self {
        if !was_plain {
            return Self::Noise;
        }
        let second = SecondName(with_ending(path, SECOND_NAME));
        // What a crash has left may be another name of this very file: only the name goes.
        let _ = fs::remove_file(&second.0);
        if fs::hard_link(path, &second.0).is_ok() { Self::Named(second) } else { Self::Noise }
    }

    /// As far as the disk lets us: what it keeps elsewhere – wear levelling, snapshots, versions – is out of reach.
    fn overwrite(self) {
        match self {
            Self::Noise => {}
            #[cfg(unix)]
            Self::Open(mut file) => {
                let _ = overwrite_open(&mut file);
            }
            #[cfg(not(unix))]
            Self::Named(second) => {
                let _ = overwrite(&second.0);
            }
        }
    }
}

/// Overwrites a file, then deletes it: what can be done so that nobody reads it any more. Of a file that has another name, too,
/// which may be the living one, only this name goes.
pub fn overwrite_and_delete(path: &Path) -> io::Result<()> {
    if !has_another_name(path) {
        overwrite(path)?;
    }
    fs::remove_file(path)
}

#[cfg(unix)]
fn has_another_name(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(path).is_ok_and(|about| about.nlink() > 1)
}

/// How many names a file has cannot be asked for here. Second names are given while a file is replaced and while a salvage gets its
/// name, and end so; what is set aside is copied here.
#[cfg(not(unix))]
fn has_another_name(path: &Path) -> bool {
    let name = path.as_os_str().as_encoded_bytes();
    [SECOND_NAME, SALVAGED].iter().any(|ending| name.ends_with(ending.as_bytes()))
}

fn overwrite(path: &Path) -> io::Result<()> {
    overwrite_open(&mut OpenOptions::new().write(true).open(path)?)
}

/// Zeros over the whole length, so that whoever still has it open sees that it is no database any more.
fn overwrite_open(file: &mut File) -> io::Result<()> {
    static ZEROS: [u8; 1 << 16] = [0; 1 << 16];
    file.seek(SeekFrom::Start(0))?;
    let mut left = file.metadata()?.len();
    while left > 0 {
        let piece = ZEROS.get(..usize::try_from(left).unwrap_or(ZEROS.len())).unwrap_or(&ZEROS);
        file.write_all(piece)?;
        left = left.saturating_sub(u64::try_from(piece.len()).unwrap_or(left));
    }
    file.sync_all()
}

fn sync(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_file_is_held_while_it_loses_its_name_and_the_new_one_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let [path, new, second] =
            ["d.db", "d.db.protecting", "d.db.plain"].map(|name| folder.path().join(name));
        fs::write(&path, "tunge loft").unwrap();
        // Only where a file has to be held by a second name; what a crash has left may be one of this very file.
        if !cfg!(unix) {
            fs::hard_link(&path, &second).unwrap();
        }
        drop(Old::hold(&path, true));
        assert_eq!(fs::read(&path).unwrap(), b"tunge loft", "let go of, since the rest has failed");
        assert!(!second.exists());

        let old = Old::hold(&path, true);
        assert_eq!(second.exists(), !cfg!(unix));
        fs::write(&new, "ingen leser dette").unwrap();
        fs::rename(&new, &path).unwrap();
        old.overwrite();
        assert_eq!(fs::read(&path).unwrap(), b"ingen leser dette");
        assert!(!second.exists());

        // A name that may stand for the living file is only taken away.
        for second in ["d.db.plain", "d.db.salvaged.part"].map(|name| folder.path().join(name)) {
            fs::hard_link(&path, &second).unwrap();
            overwrite_and_delete(&second).unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"ingen leser dette", "{}", second.display());
            assert!(!second.exists());
        }
    }
}
