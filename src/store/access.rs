//! Opening a file that stands under a passphrase.
//!
//! The file is then one of `SQLCipher` 4 with its default settings, so that other tools open it too. Building with
//! `SQLCipher` is a feature of its own (`protection`); without it such a file is recognised and left alone.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::error::{ProblemKind, StoreProblem};
use super::location::looks_like_one;
use crate::text::passphrase::Passphrase;

/// Whether this build can open files under a passphrase, and make them.
pub const CAN_PROTECT: bool = cfg!(feature = "protection");

/// The size of a page in a protected file; the whole file is a multiple of it.
const PAGE: usize = 4096;

/// Whether a file looks like one under a passphrase: bytes without any pattern, in whole pages. Nothing more can be told
/// without the passphrase – a file of which nothing but noise is left looks the same.
pub fn looks_protected(path: &Path) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let whole = file.metadata().is_ok_and(|about| {
        about.is_file() && about.len() > 0 && usize::try_from(about.len()).is_ok_and(|it| it % PAGE == 0)
    });
    let mut page = [0; PAGE];
    whole && file.read_exact(&mut page).is_ok() && is_noise(&page)
}

/// Whether a file is a database, or one under a passphrase, by its first bytes: a data file, a backup or what another program
/// keeps in the same way.
///
/// Not to be asked of a file that this process has open: closing it again would take away the locks of the connection.
pub fn looks_like_a_data_file(path: &Path) -> bool {
    let mut begins = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut begins));
    read.is_ok() && looks_like_one(&begins) || looks_protected(path)
}

/// Whether all values of a byte are about equally frequent.
fn is_noise(page: &[u8; PAGE]) -> bool {
    /// Of 256 values, noise has on average all but 0.00003 in a page; this leaves room for chance.
    const LEAST_VALUES: usize = 250;
    /// Each occurs 16 times on average; 48 is eight standard deviations away.
    const MOST_OFTEN: u16 = 48;
    let mut counts = [0u16; 256];
    for byte in page {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let values = counts.iter().filter(|count| **count > 0).count();
    values >= LEAST_VALUES && counts.iter().all(|count| *count <= MOST_OFTEN)
}

/// A connection that can read its file.
pub(super) struct Opened {
    pub(super) db: Connection,
    /// What opened it, where it stands under one.
    pub(super) passphrase: Option<Passphrase>,
}

/// Opens a connection to `path`, as `name` says it, with the passphrase if the file stands under it. A plain file opens
/// whatever passphrase is offered. `ready` is done to a connection before anything is read with it.
///
/// The bytes of the file are looked at only when `SQLite` cannot read it: closing a file of one's own would take away the
/// locks of every other connection this process has to it.
pub(super) fn connect(
    name: &Path,
    path: &Path,
    flags: OpenFlags,
    passphrase: Option<&Passphrase>,
    ready: impl Fn(&Connection) -> Result<(), StoreProblem>,
) -> Result<Opened, StoreProblem> {
    let open = |passphrase: Option<&Passphrase>| {
        let db = Connection::open_with_flags(name, flags)?;
        if let Some(passphrase) = passphrase {
            key(&db, passphrase)?;
        }
        ready(&db)?;
        // The key is made, and the first page read with it, only now.
        db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(Opened { db, passphrase: passphrase.map(Passphrase::share) })
    };
    let is_new = || std::fs::metadata(path).is_ok_and(|about| about.len() == 0);
    if let Some(passphrase) = passphrase.filter(|_| CAN_PROTECT && !is_new()) {
        match open(Some(passphrase)) {
            Err(StoreProblem { kind: ProblemKind::NotOurs, .. }) => {}
            other => return other,
        }
    }
    open(None).map_err(|mut problem| {
        if problem.kind == ProblemKind::NotOurs && looks_protected(path) {
            problem.kind = match passphrase {
                _ if !CAN_PROTECT => ProblemKind::CannotUnlock,
                None => ProblemKind::Protected,
                Some(_) => ProblemKind::WrongPassphrase,
            };
        }
        problem
    })
}

/// Hands the passphrase to the connection.
pub(super) fn key(db: &Connection, passphrase: &Passphrase) -> Result<(), StoreProblem> {
    // It would write its own remarks over the screen. What the database allocates is wiped when it is given back, this statement with it.
    let told = db
        .execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;")
        .and_then(|()| {
            let written = passphrase.expose();
            let mut statement = Zeroizing::new(String::with_capacity(2 * written.len() + 24));
            statement.push_str("PRAGMA key = '");
            for letter in written.chars() {
                statement.push(letter);
                if letter == '\'' {
                    statement.push('\'');
                }
            }
            statement.push_str("';");
            db.execute_batch(&statement)
        });
    // Not the library's own words: they may quote the statement.
    told.map_err(|_| StoreProblem::new(ProblemKind::Other, "the key was not accepted"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_without_any_pattern_looks_protected() {
        // Any generator will do; this one is two lines long.
        let mut state = 0x9e37_79b9_7f4a_7c15u64;
        let mut noise = |length: usize| -> Vec<u8> {
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                state.to_be_bytes()[0]
            };
            (0..length).map(|_| next()).collect()
        };
        let mut marked = noise(PAGE);
        marked[..1000].fill(0);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        for (what, bytes, expected) in [
            ("nothing", Vec::new(), false),
            ("one page", noise(PAGE), true),
            ("three pages", noise(3 * PAGE), true),
            ("half a page more", noise(PAGE + 2048), false),
            ("zeros", vec![0; PAGE], false),
            ("a text", b"Ro i gangen. ".iter().copied().cycle().take(PAGE).collect(), false),
            ("noise with a hole", marked, false),
        ] {
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(looks_protected(&path), expected, "{what}");
        }
        assert!(!looks_protected(folder.path()), "a folder");
        rusqlite::Connection::open(folder.path().join("b.db"))
            .unwrap()
            .execute_batch("CREATE TABLE t (x)")
            .unwrap();
        assert!(!looks_protected(&folder.path().join("b.db")), "a plain database");
    }
}
