//! What is to be told of what lies around the data file: rights, backups, room on the disks, settings, terminal.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use super::super::failure::Failure;
use super::super::front::Front;
use super::Room;
use crate::private::with_ending;
use crate::store::{
    Fault, Finding, ProblemKind, StoreProblem, half_written as half_written_of_file, is_shared_place,
    look_through_with, looks_protected, plain_copies, room_left, room_needed, rules_hit,
};
use crate::term::tidying;

/// A backup older than this is told.
const OLD: TimeDelta = TimeDelta::days(30);
/// The least window the screens are made for.
const LEAST_WINDOW: (u16, u16) = (60, 18);

/// How much room there is for a file of so many bytes.
pub(super) fn room(front: &Front, size: u64) -> Result<Room, Failure> {
    let path = &front.data_file()?.path;
    let log = std::fs::metadata(with_ending(path, "-wal")).map_or(0, |there| there.len());
    Ok(Room {
        data_file: room_left(path),
        backups: room_left(front.backups()?.folder()),
        needed: room_needed(size.saturating_add(log)),
    })
}

impl Room {
    /// The disks on which too little is left, with how much.
    fn short(&self) -> Vec<String> {
        let disks = [("data_file", self.data_file), ("backups", self.backups)];
        let short = disks.into_iter().filter_map(|(name, left)| Some((name, left?)));
        short
            .filter(|(_, left)| *left < self.needed)
            .map(|(name, left)| format!("{name} {} < {}", readable(left), readable(self.needed)))
            .collect()
    }
}

/// Bytes as a person reads them.
pub(super) fn readable(bytes: u64) -> String {
    const UP_TO: u64 = 10_000;
    let (mut count, mut unit) = (bytes.div_ceil(1024), "kB");
    for larger in ["MB", "GB"] {
        if count >= UP_TO {
            (count, unit) = (count / 1024, larger);
        }
    }
    format!("{count} {unit}")
}

/// What is to be told of what lies around the file. Of one that cannot be opened nobody can tell whose it is: its rights are no
/// matter of ours, and no backup of it can be made.
pub(super) fn around(
    front: &Front,
    is_there: bool,
    is_ours: bool,
    window: Option<(u16, u16)>,
    room: &Room,
) -> Result<Vec<Finding>, Failure> {
    let path = &front.data_file()?.path;
    let mut found = Vec::new();
    let mut tell = |fault, count: usize, detail: String| {
        if count > 0 {
            found.push(Finding::new(fault, count, detail));
        }
    };
    if is_there {
        let logs: Vec<_> = ["-wal", "-journal"]
            .iter()
            .filter(|ending| std::fs::metadata(with_ending(path, ending)).is_ok_and(|there| there.len() > 0))
            .copied()
            .collect();
        tell(Fault::LeftOver, logs.len(), logs.join(", "));
        tell(Fault::Rights, usize::from(is_ours && is_open_to_others(path)), String::new());
        let backups = front.backups()?;
        let (ahead, until_now) = backups.by_clock(front.env.now());
        let backups = backups.list();
        let newest = until_now.first().or(ahead.first());
        let not_kept = if is_ours { front.backups()?.why_none_can_be_kept() } else { None };
        tell(Fault::BackupFolder, usize::from(not_kept.is_some()), not_kept.iter().cloned().collect());
        match newest {
            // What is told to do would not help.
            _ if !is_ours || not_kept.is_some() => {}
            None => tell(Fault::NoBackup, 1, String::new()),
            Some(newest) if front.env.now() - newest.made > OLD => tell(Fault::OldBackup, 1, String::new()),
            Some(_) => {}
        }
        let unsound: Vec<String> = backups
            .iter()
            .filter(|file| match look_through_with(&file.path, front.passphrase.borrow().as_ref()) {
                Ok(_) => false,
                // One that stands under another passphrase cannot be judged, and is not called broken.
                Err(problem) => {
                    !matches!(problem.kind, ProblemKind::Protected | ProblemKind::WrongPassphrase)
                }
            })
            .map(|file| name_of(&file.path))
            .collect();
        tell(Fault::UnsoundBackup, unsound.len(), unsound.join(", "));
        if looks_protected(path) {
            let plain: Vec<String> =
                plain_copies(path, &front.backups()?).iter().map(|file| name_of(file)).collect();
            tell(Fault::PlainBackup, plain.len(), plain.join(", "));
        }
    }
    let short = room.short();
    tell(Fault::Space, short.len(), short.join(", "));
    tell(Fault::SharedPlace, usize::from(is_shared_place(path)), String::new());
    tell(Fault::Settings, front.notes.len(), String::new());
    let locale = front.variables.locale().unwrap_or_default().to_lowercase();
    let plain = cfg!(unix) && !locale.is_empty() && !locale.contains("utf");
    tell(Fault::Locale, usize::from(plain), locale);
    let (least_width, least_height) = LEAST_WINDOW;
    if let Some((width, height)) =
        window.filter(|&(width, height)| width < least_width || height < least_height)
    {
        tell(Fault::Window, 1, format!("{width} × {height}"));
    }
    Ok(found)
}

/// What killed programs have left half written: of the data file and its backups, and in folders that were written to.
pub(super) fn half_written(front: &Front, folders: Vec<PathBuf>) -> Result<Option<Finding>, Failure> {
    let known = front.known_passphrase();
    let mut left = half_written_of_file(&front.backups()?, known.as_ref(), front.env.now());
    left.extend(tidying::find(folders));
    let names: Vec<String> = left.iter().map(|path| path.display().to_string()).collect();
    Ok((!left.is_empty()).then(|| Finding::new(Fault::HalfWritten, left.len(), names.join(", "))))
}

/// Where a file cannot be opened because the text of its own rules is damaged: which.
pub(super) fn rules(front: &Front, problem: &StoreProblem) -> Option<Finding> {
    let path = &front.data_file().ok()?.path;
    let hit =
        is_unreadable(problem.kind).then(|| rules_hit(path, front.known_passphrase().as_ref()).ok())??;
    (!hit.is_empty()).then(|| Finding::new(Fault::Shape, hit.len(), hit.join(", ")))
}

/// Whether a file with this problem may be one whose rules are damaged.
pub(super) fn is_unreadable(kind: ProblemKind) -> bool {
    matches!(kind, ProblemKind::Damaged | ProblemKind::NotOurs)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether more than the owner may read it.
#[cfg(unix)]
pub(super) fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|there| there.permissions().mode() & 0o077 != 0)
}

/// Whether more than the owner may read it: on this system the folder decides.
#[cfg(not(unix))]
pub(super) fn is_open_to_others(_: &Path) -> bool {
    false
}
