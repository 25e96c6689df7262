//! What every verb is given: the words, the settings, the places.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::args::Everywhere;
use super::failure::Failure;
use crate::crash;
use crate::domain::localized::Lang;
use crate::env::Env;
use crate::export::{self, ExportProblem, ReadProblem};
use crate::i18n::{Texts, dates, texts};
use crate::ops::asked_while_written;
use crate::paths::{self, ChosenBy, DataFile, Folders, Variables};
use crate::rules::dates as day;
use crate::rules::guard::Guard;
use crate::settings::file::Reading;
use crate::settings::own_words::OwnWords;
use crate::settings::{BackupPlace, Settings, ThemeName, disk};
use crate::store::{ProblemKind, Store, is_part_of};
use crate::term::tidying;
use crate::text::passphrase::Passphrase;
use crate::text::sanitize::{inert, inert_json};

/// What every verb is given.
pub(super) struct Front {
    pub(super) env: Env,
    pub(super) texts: &'static Texts,
    pub(super) settings: Settings,
    /// What could not be used of the settings file, one sentence each.
    pub(super) notes: Vec<String>,
    pub(super) folders: Option<Folders>,
    pub(super) variables: Variables,
    /// The folder of own question sets, and whether a person has named it.
    pub(super) own_sets: Option<(PathBuf, bool)>,
    /// The file that holds the passphrase of the data file, where one is named.
    pub(super) passphrase_file: Option<PathBuf>,
    /// What has opened a file of this run.
    pub(super) passphrase: RefCell<Option<Passphrase>>,
    pub(super) data_file: Option<DataFile>,
}

impl Front {
    /// Reads the settings and chooses language and places. Nothing here can fail: what is wrong with the settings is
    /// kept as notes.
    pub(super) fn new(args: &Everywhere, variables: Variables, mut env: Env) -> Self {
        let folders = Folders::of_platform();
        let config_file = folders.as_ref().map(Folders::config_file);
        let read = config_file.as_deref().map_or_else(|| Ok(Reading::default()), disk::read);
        let (reading, unread) = match read {
            Ok(reading) => (reading, None),
            Err(error) => (Reading::default(), Some(ReadProblem::from(error))),
        };
        let said = args.lang.map(|lang| lang.0);
        let lang = said.or(reading.lang).or_else(|| variables.lang()).unwrap_or(Lang::Nb);
        let texts = texts(lang);

        let config_name = config_file.map(|path| path.display().to_string()).unwrap_or_default();
        let unread = unread.map(|why| (texts.cli.settings_unread)(&config_name, &(texts.files.why)(&why)));
        let notes = reading.notes.iter().map(|note| (texts.cli.settings_note)(&config_name, note));
        let own_words = folders.as_ref().map(|folders| disk::read_own_words(&folders.guard()));
        let unheard = match own_words {
            Some(Ok(OwnWords { names, words })) => {
                let lists = (names.iter().map(String::as_str), words.iter().map(String::as_str));
                env.set_guard(Guard::knowing(lists.0, lists.1));
                None
            }
            Some(Err((path, error))) => {
                let why = (texts.files.why)(&ReadProblem::from(error));
                Some((texts.outgoing.own_words)(&path.display().to_string(), &why))
            }
            None => None,
        };
        if args.vouch {
            env.vouch_for_all();
        }
        // It is written into the history of every measure, so one the guard asks about is written nowhere (J3).
        let in_role = asked_while_written(reading.settings.role.trim(), &env);
        let in_role = in_role.map(|_| (texts.outgoing.role)(&config_name));
        env.seat(if in_role.is_none() { &reading.settings.role } else { "" });
        let notes = unread.into_iter().chain(notes).chain(unheard).chain(in_role).collect();

        let mut settings = reading.settings;
        settings.lang = lang;
        if variables.no_color() {
            settings.theme = ThemeName::Mono;
        }
        let config = folders.as_ref().map(|folders| folders.config.clone()).unwrap_or_default();
        let in_settings = |written: &Option<String>| {
            written.as_deref().map(|written| paths::from_settings(written, &config))
        };
        env.set_keep_answers(settings.keep_answers);
        env.set_legal_note(&settings.legal_note);
        let data_file = paths::data_file(
            args.db.as_deref(),
            &variables,
            in_settings(&reading.data_file).as_deref(),
            folders.as_ref(),
        );
        let named = args.questions.clone().or_else(|| in_settings(&reading.questions_dir));
        let usual = || folders.as_ref().map(|folders| (folders.questions(), false));
        let own_sets = named.map(|folder| (folder, true)).or_else(usual);
        let passphrase_file = args.passphrase_file.clone().or_else(|| variables.passphrase_file());
        let passphrase = RefCell::default();
        Self {
            env,
            texts,
            settings,
            notes,
            folders,
            variables,
            own_sets,
            passphrase_file,
            passphrase,
            data_file,
        }
    }

    /// The data file; a failure when neither a person nor the platform has named a place.
    pub(super) fn data_file(&self) -> Result<&DataFile, Failure> {
        self.data_file.as_ref().ok_or_else(|| Failure::Explained(self.texts.cli.no_place, String::new()))
    }

    /// Refuses to write something else over the data file in use, which nothing needs to be read to know.
    pub(super) fn keep_off(&self, target: &Path) -> Result<(), ExportProblem> {
        match &self.data_file {
            Some(file) if is_part_of(target, &file.path) => Err(ExportProblem::DataFile(target.to_owned())),
            Some(_) | None => Ok(()),
        }
    }

    /// The folder of backups that the settings name, if they do.
    pub(super) fn backup_folder(&self) -> Option<PathBuf> {
        let config = self.folders.as_ref().map(|folders| folders.config.clone()).unwrap_or_default();
        match &self.settings.backups {
            BackupPlace::Folder(written) => Some(paths::from_settings(written, &config)),
            BackupPlace::Beside | BackupPlace::Off => None,
        }
    }

    /// Opens the data file for a verb that changes something, making it when there is none.
    pub(super) fn open(&self) -> Result<Store, Failure> {
        let path = &self.data_file()?.path;
        let is_new = !path.exists();
        let store = self.unlocked(|passphrase| Store::open_with(path, passphrase))?;
        if is_new {
            self.tell_unprotected();
        }
        self.going_on(store)
    }

    /// Whoever names a passphrase for a file that has just been made might believe that it stands under it.
    pub(super) fn tell_unprotected(&self) {
        if self.passphrase_file.is_some() {
            say(self.texts.protection.not_yet);
        }
    }

    /// The file once it is open: it knows its backups, and an erasing that was cut off goes on.
    pub(super) fn going_on(&self, mut store: Store) -> Result<Store, Failure> {
        store.know_backups(self.backups()?);
        store.go_on_erasing(self.env.now());
        Ok(store)
    }

    /// Opens the data file for a verb that only reads. `None` when there is none yet and nobody has named one: then
    /// there is nothing to list, and no file is made.
    pub(super) fn open_to_read(&self) -> Result<Option<Store>, Failure> {
        let DataFile { path, by } = self.data_file()?;
        match self.unlocked(|passphrase| Store::open_read_only_with(path, passphrase)) {
            Ok(store) => Ok(Some(store)),
            Err(Failure::Store(problem))
                if problem.kind == ProblemKind::Missing && *by == ChosenBy::Platform =>
            {
                Ok(None)
            }
            // An older file must be taken forward before it can be read.
            Err(Failure::Store(problem)) if problem.kind == ProblemKind::ReadOnly => self.open().map(Some),
            Err(failure) => Err(failure),
        }
    }

    /// Begins to clear away what killed exports have left.
    pub(super) fn tidy_up(&self, store: &Store) {
        tidying::begin(self.written_to(Some(store)));
    }

    /// Folders in which an export may have been killed: where files go by default, where settings are kept and where the last
    /// ones went.
    pub(super) fn written_to(&self, store: Option<&Store>) -> Vec<PathBuf> {
        const LATEST: usize = 200;
        let mut folders: Vec<PathBuf> = paths::documents().into_iter().collect();
        if let Some(own) = &self.folders {
            folders.extend([own.config.clone(), own.questions()]);
        }
        let sent = store.and_then(|store| store.sent(None, LATEST).ok()).unwrap_or_default();
        folders.extend(sent.iter().filter_map(|file| Some(Path::new(&file.path).parent()?.to_owned())));
        folders.retain(|folder| folder.is_absolute());
        folders.sort();
        folders.dedup();
        folders
    }

    /// What a panic is told with from now on.
    pub(super) fn install_crash_hook(&self, waits: bool) {
        let cli = self.texts.cli;
        let folder = || std::env::temp_dir().join("dialogduk");
        crash::install(crash::Context {
            version: env!("CARGO_PKG_VERSION"),
            notes: self.folders.as_ref().map_or_else(folder, Folders::crash_notes),
            data_file: self.data_file.as_ref().map(|file| file.path.clone()).unwrap_or_default(),
            words: crash::Words {
                what: cli.crash_what.to_owned(),
                data: cli.crash_data.to_owned(),
                note: cli.crash_note.to_owned(),
                no_note: cli.crash_no_note.to_owned(),
                go_on: cli.crash_go_on.to_owned(),
                press_enter: waits.then(|| cli.press_enter.to_owned()),
            },
        });
    }

    /// Writes a result for people to standard output. Nothing in it steers a terminal, whoever wrote it into the file (J8).
    pub(super) fn write_text(&self, text: impl AsRef<str>) -> Result<(), Failure> {
        self.write(inert(text.as_ref()).as_bytes())
    }

    /// Writes the bytes of an export to standard output.
    pub(super) fn write(&self, result: impl AsRef<[u8]>) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(result.as_ref()).and_then(|()| out.flush()) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::NobodyReads),
            Err(error) => Err(Failure::Explained(self.texts.cli.no_output, error.to_string())),
        }
    }

    /// Writes a result as JSON, readable and ending in a line break.
    pub(super) fn write_json(&self, value: &serde_json::Value) -> Result<(), Failure> {
        self.write(inert_json(&format!("{value:#}\n")).as_bytes())
    }

    /// Asks for a yes on the terminal. `None` when nobody sits there who could answer.
    pub(super) fn ask(&self, question: &str) -> Option<bool> {
        if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
            return None;
        }
        let mut err = io::stderr().lock();
        let _ = write!(err, "{}", inert(question)).and_then(|()| err.flush());
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        Some(self.texts.cli.yes_words.contains(&answer.trim().to_lowercase().as_str()))
    }

    /// Reads a day as people say it.
    pub(super) fn day(&self, words: &str) -> Result<NaiveDate, Failure> {
        match day::read(words, self.env.today()) {
            Ok(day::Reading::One(understood)) => Ok(understood.date),
            Ok(day::Reading::Ambiguous(days)) => {
                let days: Vec<_> = days.into_iter().map(dates::short).collect();
                Err(Failure::Usage((self.texts.cli.several_days)(words, &days.join(", "))))
            }
            Err(_) => Err(Failure::Usage((self.texts.cli.no_such_day)(words))),
        }
    }

    /// Reads a file a person has named, of at most so many bytes.
    pub(super) fn read_file(&self, path: &Path, most: u64) -> Result<Vec<u8>, String> {
        export::disk::read(path, most)
            .map_err(|error| (self.texts.files.cannot_read)(&path.display().to_string(), &error.into()))
    }
}

/// Says something that is not the result, on standard error.
pub(super) fn say(sentence: impl AsRef<str>) {
    // Nobody listening is no reason to fail.
    let _ = writeln!(io::stderr().lock(), "{}", inert(sentence.as_ref()));
}
