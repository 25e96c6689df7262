//! Where things lie: the data file, the settings, a person's own question sets, crash notes.
//!
//! The data file is chosen by `--db`, then `DIALOGDUK_DB`, then `data_file` in the settings, then the platform's
//! folder. On Windows everything lies in the local folder, not in the roaming one that is carried between machines:
//! nothing leaves the laptop by itself (promise 3).

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::domain::localized::Lang;

/// The program's folder, wherever it lies.
const FOLDER: &str = "dialogduk";
/// Names the data file in the environment.
pub const DATA_FILE_VARIABLE: &str = "DIALOGDUK_DB";
/// Names a file that holds the passphrase of the data file, for scripts.
pub const PASSPHRASE_FILE_VARIABLE: &str = "DIALOGDUK_PASSPHRASE_FILE";
/// Asks for no colours when set to anything (<https://no-color.org>).
const NO_COLOR: &str = "NO_COLOR";
/// Say which language a person speaks, the strongest first.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The environment variables this program reads, as a value.
#[derive(Debug, Clone, Default)]
pub struct Variables(BTreeMap<&'static str, OsString>);

impl Variables {
    /// As the process was started with them.
    pub fn of_process() -> Self {
        Self::from_source(std::env::var_os)
    }

    /// From anything that knows variables by name. An empty variable counts as none.
    pub fn from_source(mut of: impl FnMut(&'static str) -> Option<OsString>) -> Self {
        let names = [DATA_FILE_VARIABLE, PASSPHRASE_FILE_VARIABLE, NO_COLOR].into_iter().chain(LOCALE);
        let set = names.filter_map(|name| Some((name, of(name)?)).filter(|(_, value)| !value.is_empty()));
        Self(set.collect())
    }

    fn get(&self, name: &str) -> Option<&OsStr> {
        self.0.get(name).map(OsString::as_os_str)
    }

    /// Whether colours are to be left out.
    pub fn no_color(&self) -> bool {
        self.get(NO_COLOR).is_some()
    }

    /// The file that holds the passphrase, if one is named.
    pub fn passphrase_file(&self) -> Option<PathBuf> {
        self.get(PASSPHRASE_FILE_VARIABLE).map(PathBuf::from)
    }

    /// What the system says of languages, as it is written there.
    pub fn locale(&self) -> Option<String> {
        LOCALE.iter().find_map(|name| self.get(name)).map(|locale| locale.to_string_lossy().into_owned())
    }

    /// The language of the locale, if it is one of ours. `C` and `POSIX` say nothing.
    pub fn lang(&self) -> Option<Lang> {
        let locale = self.locale()?.to_ascii_lowercase();
        match locale.split(['_', '.', '-', '@']).next()? {
            "nn" => Some(Lang::Nn),
            "nb" | "no" => Some(Lang::Nb),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}

/// The program's own folders on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// What must not be lost.
    pub data: PathBuf,
    /// What can be written anew: settings and own question sets.
    pub config: PathBuf,
}

impl Folders {
    /// As this platform wants them; `None` when it does not know whose they would be.
    pub fn of_platform() -> Option<Self> {
        let (data, config) = places()?;
        Some(Self { data: data.join(FOLDER), config: config.join(FOLDER) })
    }

    /// The settings.
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// Own column profiles of the action list.
    pub fn profiles(&self) -> PathBuf {
        self.config.join("profiles")
    }

    /// Own question sets, unless the settings or `--questions` say otherwise.
    pub fn questions(&self) -> PathBuf {
        self.config.join("questions")
    }

    /// Names and words for the guard, in two lists.
    pub fn guard(&self) -> PathBuf {
        self.config.join("guard")
    }

    /// Notes about crashes.
    pub fn crash_notes(&self) -> PathBuf {
        self.data.join("crash")
    }

    fn data_file(&self) -> PathBuf {
        self.data.join("dialogduk.db")
    }
}

/// Where a person looks for files: the documents folder of the platform, or their home where there is none.
pub fn documents() -> Option<PathBuf> {
    let home = etcetera::home_dir().ok()?;
    // Linux desktops name the folder in the person's language and write here what it is called.
    let listed = std::fs::read_to_string(home.join(".config/user-dirs.dirs")).unwrap_or_default();
    let named = named_documents(&listed, &home);
    Some(
        [named, Some(home.join("Documents"))]
            .into_iter()
            .flatten()
            .find(|path| path.is_dir())
            .unwrap_or(home),
    )
}

/// The documents folder as `user-dirs.dirs` names it: `XDG_DOCUMENTS_DIR="$HOME/Dokumenter"`.
fn named_documents(listed: &str, home: &Path) -> Option<PathBuf> {
    let line = listed.lines().find_map(|line| line.trim().strip_prefix("XDG_DOCUMENTS_DIR="))?;
    let path = line.trim().trim_matches('"');
    Some(match path.strip_prefix("$HOME") {
        Some(inside) => home.join(inside.trim_start_matches('/')),
        None => PathBuf::from(path),
    })
}

/// The folders for data and settings of all programs.
#[cfg(windows)]
fn places() -> Option<(PathBuf, PathBuf)> {
    // What this crate calls the cache is the local, not the roaming folder.
    let local = etcetera::base_strategy::Windows::new().ok()?.cache_dir();
    Some((local.clone(), local))
}

/// The folders for data and settings of all programs.
#[cfg(target_os = "macos")]
fn places() -> Option<(PathBuf, PathBuf)> {
    // Application Support for both: Preferences is for the system's own format.
    let support = etcetera::base_strategy::Apple::new().ok()?.data_dir();
    Some((support.clone(), support))
}

/// The folders for data and settings of all programs.
#[cfg(not(any(windows, target_os = "macos")))]
fn places() -> Option<(PathBuf, PathBuf)> {
    let xdg = etcetera::base_strategy::Xdg::new().ok()?;
    Some((xdg.data_dir(), xdg.config_dir()))
}

/// What decided where the data lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenBy {
    /// `--db`.
    Flag,
    /// `DIALOGDUK_DB`.
    Variable,
    /// `data_file` in the settings.
    Settings,
    /// Nobody: the platform's folder.
    Platform,
}

impl ChosenBy {
    /// Stable English name for `doctor --json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Variable => "variable",
            Self::Settings => "settings",
            Self::Platform => "platform",
        }
    }
}

/// The data file, and what decided on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Where it is, or will be made.
    pub path: PathBuf,
    /// What decided.
    pub by: ChosenBy,
}

/// Chooses the data file. `in_settings` is already an absolute path; `None` as an answer means that neither a person
/// nor the platform has named a place.
pub fn data_file(
    flag: Option<&Path>,
    variables: &Variables,
    in_settings: Option<&Path>,
    folders: Option<&Folders>,
) -> Option<DataFile> {
    let chosen = |path: PathBuf, by| Some(DataFile { path, by });
    if let Some(path) = flag {
        return chosen(path.to_owned(), ChosenBy::Flag);
    }
    if let Some(path) = variables.get(DATA_FILE_VARIABLE) {
        return chosen(path.into(), ChosenBy::Variable);
    }
    if let Some(path) = in_settings {
        return chosen(path.to_owned(), ChosenBy::Settings);
    }
    folders.and_then(|folders| chosen(folders.data_file(), ChosenBy::Platform))
}

/// A path as it stands in the settings: `~/` is the home folder, and a relative one counts from the folder of the
/// settings, since nobody knows where the program will be started.
pub fn from_settings(written: &str, config: &Path) -> PathBuf {
    let from_home = written.strip_prefix("~/").or_else(|| written.strip_prefix("~\\"));
    match (from_home, etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => config.join(written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_folder_has_the_name_the_desktop_gave_it() {
        let home = Path::new("/home/kari");
        for (listed, folder) in [
            (
                "# made by the desktop\nXDG_DOCUMENTS_DIR=\"$HOME/Dokumenter\"\n",
                Some("/home/kari/Dokumenter"),
            ),
            ("XDG_DOCUMENTS_DIR=\"/data/felles\"", Some("/data/felles")),
            ("XDG_MUSIC_DIR=\"$HOME/Musikk\"", None),
            ("", None),
        ] {
            assert_eq!(named_documents(listed, home), folder.map(PathBuf::from), "{listed:?}");
        }
    }

    fn variables(set: &[(&str, &str)]) -> Variables {
        Variables::from_source(|name| {
            set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn the_nearest_to_the_person_decides_where_the_data_lies() {
        let folders = Folders { data: "data".into(), config: "config".into() };
        let (flag, settings) = (Path::new("flag.db"), Path::new("settings.db"));
        let set = [("DIALOGDUK_DB", "variable.db")];
        for (flag, set, in_settings, by, path) in [
            (Some(flag), &set[..], Some(settings), ChosenBy::Flag, "flag.db"),
            (None, &set[..], Some(settings), ChosenBy::Variable, "variable.db"),
            (None, &[("DIALOGDUK_DB", "")][..], Some(settings), ChosenBy::Settings, "settings.db"),
            (None, &[][..], Some(settings), ChosenBy::Settings, "settings.db"),
            (None, &[][..], None, ChosenBy::Platform, "data/dialogduk.db"),
        ] {
            let chosen = data_file(flag, &variables(set), in_settings, Some(&folders));
            assert_eq!(chosen, Some(DataFile { path: path.into(), by }), "{by:?}");
        }
        assert_eq!(data_file(None, &variables(&[]), None, None), None);
    }

    #[test]
    fn the_locale_chooses_the_language_where_it_is_one_of_ours() {
        for (set, lang) in [
            (&[("LANG", "nn_NO.UTF-8")][..], Some(Lang::Nn)),
            (&[("LANG", "nb_NO.UTF-8")], Some(Lang::Nb)),
            (&[("LANG", "no_NO")], Some(Lang::Nb)),
            (&[("LANG", "en-GB")], Some(Lang::En)),
            (&[("LANG", "en_US"), ("LC_ALL", "nn_NO")], Some(Lang::Nn)),
            (&[("LANG", "en_US"), ("LC_MESSAGES", "nb_NO")], Some(Lang::Nb)),
            (&[("LANG", "en_US"), ("LC_ALL", "")], Some(Lang::En)),
            (&[("LANG", "C.UTF-8")], None),
            (&[("LANG", "de_DE")], None),
            (&[], None),
        ] {
            assert_eq!(variables(set).lang(), lang, "{set:?}");
        }
    }

    #[test]
    fn an_empty_wish_for_no_colours_is_none() {
        assert!(variables(&[("NO_COLOR", "1")]).no_color());
        assert!(!variables(&[("NO_COLOR", "")]).no_color());
        assert!(!variables(&[]).no_color());
    }

    #[test]
    fn a_path_in_the_settings_counts_from_their_folder() {
        let config = Path::new("/settings");
        assert_eq!(from_settings("møter.db", config), Path::new("/settings/møter.db"));
        assert_eq!(from_settings("/elsewhere/a.db", config), Path::new("/elsewhere/a.db"));
        if let Ok(home) = etcetera::home_dir() {
            assert_eq!(from_settings("~/a.db", config), home.join("a.db"));
        }
    }
}
