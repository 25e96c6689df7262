//! How the files of one data file's backups are called, written and read in one place.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, SubsecRound, TimeDelta, Utc};

use super::Backups;
use super::aside::ENDINGS;
use crate::store::location::with_ending;

/// The time in a name: UTC, without signs that a file system minds.
const TIME: &str = "%Y-%m-%dT%H-%M-%SZ";
/// How the reason ends in the name of a backup that holds no meeting.
const EMPTY: &str = "-empty";
/// How a backup ends.
const ENDING: &str = ".db";
/// How a copy ends that is still being written.
pub(in crate::store) const PART: &str = ".part";
/// What follows the name of a backup where the file was set aside as it was, since it could not be copied.
pub(in crate::store) const SET_ASIDE: &str = ".damaged";

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The program was opened, and something had changed since the last one.
    Opened,
    /// The program was left, and something had changed since the last one.
    Closed,
    /// A person asked for it.
    Asked,
    /// Before the file was taken forward from this many steps of its shape.
    Migration(usize),
    /// Before an older edition took the place of the file, or something in it was mended.
    Replaced,
    /// After something was deleted for good, in place of the copies that still held it.
    Erased,
}

impl Reason {
    /// As it stands in the name of the file.
    pub fn code(self) -> String {
        match self {
            Self::Opened => "opened".to_owned(),
            Self::Closed => "closed".to_owned(),
            Self::Asked => "asked".to_owned(),
            Self::Migration(steps) => format!("schema-{steps}"),
            Self::Replaced => "replaced".to_owned(),
            Self::Erased => "erased".to_owned(),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "opened" => Self::Opened,
            "closed" => Self::Closed,
            "asked" => Self::Asked,
            "replaced" => Self::Replaced,
            "erased" => Self::Erased,
            other => Self::Migration(other.strip_prefix("schema-")?.parse().ok()?),
        })
    }
}

/// What the name of a backup tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Name {
    /// When it was made, to the second.
    pub(in crate::store) made: DateTime<Utc>,
    /// Why.
    pub(in crate::store) reason: Reason,
    /// It was made of a file without any meeting.
    pub(in crate::store) is_empty: bool,
}

impl Name {
    /// As it stands in a folder, after what tells whose backup it is.
    pub(super) fn written(self) -> String {
        let empty = if self.is_empty { EMPTY } else { "" };
        format!("{}.{}{empty}{ENDING}", self.made.format(TIME), self.reason.code())
    }

    /// Reads the same, and what follows it: nothing in the name of a backup itself.
    pub(super) fn read(written: &str) -> Option<(Self, &str)> {
        let (time, rest) = written.split_once('.')?;
        let (reason, after) = rest.split_once(ENDING)?;
        let bare = reason.strip_suffix(EMPTY);
        let name = Self {
            made: NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc(),
            reason: Reason::from_code(bare.unwrap_or(reason))?,
            is_empty: bare.is_some(),
        };
        Some((name, after))
    }
}

impl Backups {
    /// Where a backup of this name lies.
    pub(super) fn path_of(&self, name: Name) -> PathBuf {
        self.folder.join(self.prefix.clone() + &name.written())
    }

    /// The name of one of these files, and what follows it.
    pub(in crate::store) fn read_name<'path>(&self, path: &'path Path) -> Option<(Name, &'path str)> {
        Name::read(path.file_name()?.to_str()?.strip_prefix(&self.prefix)?)
    }

    /// When a file of these backups was made or set aside, as its name tells.
    pub(in crate::store) fn made_at(&self, path: &Path) -> Option<DateTime<Utc>> {
        self.read_name(path).map(|(name, _)| name.made)
    }

    /// The first free name from this moment on.
    pub(super) fn free_name(&self, at: DateTime<Utc>, reason: Reason) -> Name {
        let mut name = Name { made: at.trunc_subsecs(0), reason, is_empty: false };
        let files = self.list();
        while files.iter().any(|file| file.made == name.made) || self.is_aside(name) {
            name.made += TimeDelta::seconds(1);
        }
        name
    }

    /// Whether something is set aside under this name, or the log of it alone, of which a killed program was about to.
    fn is_aside(&self, name: Name) -> bool {
        ENDINGS.iter().any(|ending| with_ending(&self.aside_of(name), ending).exists())
    }

    /// Where a file is set aside that cannot be copied.
    pub(super) fn free_aside(&self, at: DateTime<Utc>) -> PathBuf {
        self.aside_of(self.free_name(at, Reason::Replaced))
    }

    fn aside_of(&self, name: Name) -> PathBuf {
        with_ending(&self.path_of(name), SET_ASIDE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_when_and_why_and_whose() {
        let backups = Backups::new(Path::new("/a/møter.db"), None);
        assert_eq!(backups.folder(), Path::new("/a/backups"));
        let made = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let reasons = [
            Reason::Opened,
            Reason::Closed,
            Reason::Asked,
            Reason::Migration(14),
            Reason::Replaced,
            Reason::Erased,
        ];
        for reason in reasons {
            assert_eq!(
                backups.free_name(made + TimeDelta::milliseconds(500), reason),
                Name { made, reason, is_empty: false }
            );
            for is_empty in [false, true] {
                let name = Name { made, reason, is_empty };
                let path = backups.path_of(name);
                assert_eq!(backups.read_name(&path), Some((name, "")), "{}", path.display());
                for after in [".damaged", ".damaged-wal", ".part", ".2.part"] {
                    assert_eq!(backups.read_name(&with_ending(&path, after)), Some((name, after)));
                }
            }
        }
        assert_eq!(
            backups.path_of(Name { made, reason: Reason::Closed, is_empty: true }),
            Path::new("/a/backups/møter.db.2027-01-15T08-00-00Z.closed-empty.db")
        );
        for foreign in [
            "møter.db",
            "andre.db.2027-01-12T09-00-05Z.opened.db",
            "møter.db.x.opened.db",
            "møter.db.2027-01-12T09-00-05Z.why.db",
        ] {
            assert_eq!(backups.read_name(Path::new(foreign)), None, "{foreign}");
        }
        let stick = |path| Backups::new(Path::new(path), Some(Path::new("/media/minne")));
        assert_ne!(stick("/a/møter.db").prefix, stick("/b/møter.db").prefix);
    }
}
