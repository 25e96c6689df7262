//! Which copies of a data file there are. Putting the file under a passphrase and deleting for good go by this one list, so that
//! a copy of a new kind is forgotten by neither.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::access::looks_protected;
use super::backup::{Backups, PART, SET_ASIDE};
use super::location::{JOURNALS, behind_links};
use super::protection::is_plain_and_ours;
use crate::private::folder_of;

/// What follows the name of a file while the copy that will replace it is being put under a passphrase.
pub(super) const PROTECTING: &str = ".protecting";
/// What a file is called beside its name while it is replaced, where the system replaces no open file. Elsewhere the program gives
/// no such name: a file that has it is a person's own.
#[cfg(not(unix))]
pub(super) const SECOND_NAME: &str = ".plain";
/// What a backup is called once it is ready to take the place of the data file.
pub(super) const RESTORED: &str = ".restored";
/// What a backup is called from which something is taken out before that.
pub(super) const RESTORING: &str = ".restoring";

/// What follows the name of a salvage until it gets that name, for a moment beside it.
#[cfg(not(unix))]
pub(super) const SALVAGED: &str = ".salvaged.part";

/// What follows a name while the file is worked on.
#[cfg(unix)]
const WORKED_ON: [&str; 3] = [PROTECTING, RESTORED, RESTORING];
/// What follows a name while the file is worked on.
#[cfg(not(unix))]
const WORKED_ON: [&str; 4] = [PROTECTING, SECOND_NAME, RESTORED, RESTORING];

/// What a copy is, as its name and its place tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A backup.
    Backup,
    /// A file that was set aside as it was, since it could not be copied; or its log.
    SetAside,
    /// What a program that was ended had not finished: a backup, a salvage, a change of the file as a whole.
    Unfinished,
    /// What an earlier program kept beside the file before it took it forward.
    Earlier,
    /// A person has called it after the data file.
    Foreign,
}

/// Copies that the program itself has made, of whatever kind. Those that are there.
pub fn copies_of(path: &Path, elsewhere: Option<&Backups>) -> Vec<PathBuf> {
    let is_ours = |kind: Kind| match kind {
        Kind::Backup | Kind::SetAside | Kind::Unfinished | Kind::Earlier => true,
        Kind::Foreign => false,
    };
    find(path, elsewhere).into_iter().filter(|(_, kind)| is_ours(*kind)).map(|(copy, _)| copy).collect()
}

/// Of these, what was not finished.
pub(super) fn unfinished_of(path: &Path, elsewhere: Option<&Backups>) -> Vec<PathBuf> {
    find(path, elsewhere)
        .into_iter()
        .filter(|(_, kind)| *kind == Kind::Unfinished)
        .map(|(copy, _)| copy)
        .collect()
}

/// Copies that anybody can read: from before the file was protected. Those that stand under a passphrase already are not
/// among them.
pub fn plain_copies(path: &Path, backups: &Backups) -> Vec<PathBuf> {
    let is_plain = |copy: &Path, kind: Kind| match kind {
        // What was set aside has no sound beginning, and its log has none at all; its other pages can be read.
        Kind::SetAside => is_plain_and_ours(copy) || !looks_protected(copy),
        Kind::Backup | Kind::Unfinished | Kind::Earlier | Kind::Foreign => is_plain_and_ours(copy),
    };
    let copies = find(path, Some(backups)).into_iter();
    copies.filter(|(copy, kind)| is_plain(copy, *kind)).map(|(copy, _)| copy).collect()
}

/// Copies that stand under a passphrase.
pub fn protected_copies(path: &Path, backups: &Backups) -> Vec<PathBuf> {
    find(path, Some(backups)).into_keys().filter(|copy| looks_protected(copy)).collect()
}

/// Every copy of the data file: beside it, in the folder `backups` there, and in the folder that the settings name.
fn find(path: &Path, elsewhere: Option<&Backups>) -> BTreeMap<PathBuf, Kind> {
    let beside = Backups::new(path, None);
    // Those from before a new version lie in `backups` even where the settings name another folder.
    let mut found = in_folder(folder_of(path), |copy| kind_beside(path, copy));
    let file = behind_links(path);
    if file != path {
        // What is worked on lies beside the file itself.
        found.extend(in_folder(folder_of(&file), |copy| kind_beside(&file, copy)));
        found.remove(&file);
    }
    for backups in std::iter::once(&beside).chain(elsewhere.filter(|it| **it != beside)) {
        found.extend(in_folder(backups.folder(), |copy| kind_in(backups, copy)));
    }
    found
}

fn in_folder(folder: &Path, kind: impl Fn(&Path) -> Option<Kind>) -> BTreeMap<PathBuf, Kind> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|it| it.is_file()));
    files.map(|entry| entry.path()).filter_map(|copy| kind(&copy).map(|kind| (copy, kind))).collect()
}

/// What a file beside the data file is; `None` for one that does not go by its name, and for the file itself and its log.
fn kind_beside(path: &Path, copy: &Path) -> Option<Kind> {
    let name = bytes(copy.file_name())?;
    let after = name.strip_prefix(bytes(path.file_name())?);
    let kind = after.and_then(|after| kind_after(&String::from_utf8_lossy(after)));
    if kind.is_some_and(|it| it != Kind::Foreign) {
        return kind;
    }
    // A salvage, or a backup somewhere else, goes by a name of its own; by default it begins as the data file's does.
    let salvaged = [".damaged.part", ".damaged.part-wal", ".damaged.part-journal"];
    let salvaged = salvaged.iter().any(|end| name.ends_with(end.as_bytes()));
    let is_left = salvaged || name.ends_with(PART.as_bytes()) && is_plain_and_ours(copy);
    if name.starts_with(bytes(path.file_stem())?) && is_left { Some(Kind::Unfinished) } else { kind }
}

fn bytes(name: Option<&OsStr>) -> Option<&[u8]> {
    name.map(OsStr::as_encoded_bytes)
}

/// The same by what follows the name of the data file.
fn kind_after(after: &str) -> Option<Kind> {
    let is_earlier = after.strip_prefix(".schema-").is_some_and(|steps| {
        steps.starts_with(|c: char| c.is_ascii_digit())
            && steps.chars().all(|c| c.is_ascii_digit() || c == '-')
    });
    let kind = if is_earlier {
        Kind::Earlier
    } else if is_unfinished(after) {
        Kind::Unfinished
    } else {
        Kind::Foreign
    };
    after.starts_with('.').then_some(kind)
}

/// What a file in a folder of backups is; `None` for one of another data file.
fn kind_in(backups: &Backups, copy: &Path) -> Option<Kind> {
    let Some((_, after)) = backups.read_name(copy) else {
        let name = copy.file_name()?.to_str()?.strip_prefix(backups.prefix())?;
        // A backup from anywhere that is put under the passphrase of the file it goes into keeps its name.
        return Some(if ends_as_part(name) { Kind::Unfinished } else { Kind::Foreign });
    };
    let is_aside = after.strip_prefix(SET_ASIDE).is_some_and(is_journal);
    Some(match after {
        "" => Kind::Backup,
        _ if is_aside => Kind::SetAside,
        _ if is_unfinished(after) || ends_as_part(after) => Kind::Unfinished,
        _ => Kind::Foreign,
    })
}

/// Whether this is what follows a name while the file is worked on, or the journal of that.
fn is_unfinished(after: &str) -> bool {
    let rest = WORKED_ON.iter().find_map(|ending| after.strip_prefix(ending));
    rest.is_some_and(|rest| is_journal(rest) || ends_as_part(rest))
}

/// Whether a file goes by the name of one that is about to take the place of the data file.
pub(super) fn takes_the_place(copy: &Path) -> bool {
    let name = copy.as_os_str().as_encoded_bytes();
    [RESTORED, RESTORING].iter().any(|ending| name.ends_with(ending.as_bytes()))
}

fn ends_as_part(name: &str) -> bool {
    name.ends_with(PART)
        || JOURNALS.iter().any(|end| name.strip_suffix(end).is_some_and(|it| it.ends_with(PART)))
}

/// Whether this is nothing, or what a journal's name ends with.
fn is_journal(rest: &str) -> bool {
    rest.is_empty() || JOURNALS.contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_persons_own_copy_by_a_name_the_program_does_not_give_is_told_of_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, own) = (folder.path().join("møter.db"), folder.path().join("møter.db.plain"));
        crate::store::Store::open(&path).unwrap().close().unwrap();
        fs::copy(&path, &own).unwrap();
        let backups = Backups::new(&path, None);
        assert_eq!(unfinished_of(&path, Some(&backups)), Vec::<PathBuf>::new());
        assert_eq!(copies_of(&path, Some(&backups)), Vec::<PathBuf>::new());
        assert_eq!(plain_copies(&path, &backups), [own]);
    }

    #[test]
    fn every_copy_is_known_by_its_name_and_nothing_a_person_has_called_so_is_taken_for_one() {
        let folder = tempfile::tempdir().unwrap();
        let (path, stick) = (folder.path().join("møter.db"), folder.path().join("minne"));
        let elsewhere = Backups::new(&path, Some(&stick));
        let away = elsewhere.prefix().to_owned();
        // The program gives that name only where it cannot do without.
        let plain = if cfg!(unix) { Kind::Foreign } else { Kind::Unfinished };
        let known = [
            ("møter.db.schema-15", Some(Kind::Earlier)),
            ("møter.db.schema-15-2", Some(Kind::Earlier)),
            ("møter.db.schema-tegning", Some(Kind::Foreign)),
            ("møter.db.protecting", Some(Kind::Unfinished)),
            ("møter.db.plain", Some(plain)),
            ("møter.db.plain-wal", Some(plain)),
            ("møter.db.restored", Some(Kind::Unfinished)),
            ("møter.db.restored.part-journal", Some(Kind::Unfinished)),
            ("møter.db.restoring.2.part", Some(Kind::Unfinished)),
            ("møter.db.min egen", Some(Kind::Foreign)),
            ("møter-reddet.db.damaged.part-wal", Some(Kind::Unfinished)),
            ("møter-reddet.db.damaged.part-journal", Some(Kind::Unfinished)),
            ("møter-kopi.db.part", None),
            ("møter.db", None),
            ("møter.db-wal", None),
            ("andre.db.schema-15", None),
        ];
        for (name, kind) in known {
            assert_eq!(kind_beside(&path, &folder.path().join(name)), kind, "{name}");
        }
        for (backups, begins) in [(Backups::new(&path, None), "møter.db."), (elsewhere, &away)] {
            let made = "2027-01-12T09-00-05Z.closed.db";
            for (after, kind) in [
                ("", Kind::Backup),
                (".damaged", Kind::SetAside),
                (".damaged-wal", Kind::SetAside),
                (".damaged.txt", Kind::Foreign),
                (".part", Kind::Unfinished),
                (".2.part-journal", Kind::Unfinished),
                (".protecting", Kind::Unfinished),
                (".plain", plain),
                (".kopi", Kind::Foreign),
            ] {
                let copy = backups.folder().join(format!("{begins}{made}{after}"));
                assert_eq!(kind_in(&backups, &copy), Some(kind), "{}", copy.display());
            }
            let foreign = backups.folder().join(format!("andre.db.{made}"));
            assert_eq!(kind_in(&backups, &foreign), None);
        }
    }
}
