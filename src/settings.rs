//! What a person has chosen once and for all: language, look, keys.
//!
//! [`mod@file`] reads and changes the text of the settings file, [`disk`] keeps it. [`own_words`] are what the guard is taught.

pub mod disk;
pub mod file;
pub mod own_words;
pub mod views;

use crate::domain::localized::Lang;
use crate::domain::retention::Retention;
use crate::text::name::replaced;
use crate::tui::input::Chord;

/// The settings; [`Settings::default`] is what a new user meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Language of the program.
    pub lang: Lang,
    /// Look.
    pub theme: ThemeName,
    /// Whether box-drawing signs are replaced by ASCII.
    pub ascii: bool,
    /// Whether clicks reach the program; off, the terminal's own copying works.
    pub mouse: bool,
    /// Whether the terminal's bell sounds when the time of a phase is up (C20); only the file says so.
    pub bell: bool,
    /// Own keys: command id and chord (K12).
    pub keys: Vec<(String, Chord)>,
    /// Fewest and most people at a table (A3).
    pub table_size: (u16, u16),
    /// Where backups are kept (L4).
    pub backups: BackupPlace,
    /// The role of whoever uses this machine, noted with what happens to measures (H11); never a name. May be empty.
    pub role: String,
    /// How long the answers of new meetings are kept (J2).
    pub keep_answers: Retention,
    /// Who answers for the data of new meetings, in the municipality's own words (J2); may be empty.
    pub legal_note: String,
    /// The follow-up list as it was left (F15).
    pub follow_up: views::View,
    /// Own views of the follow-up list (H8).
    pub views: Vec<views::View>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::Nb,
            theme: ThemeName::Terminal,
            ascii: false,
            mouse: true,
            bell: false,
            keys: Vec::new(),
            table_size: (4, 6),
            backups: BackupPlace::Beside,
            role: String::new(),
            keep_answers: Retention::default(),
            legal_note: String::new(),
            follow_up: views::View::default(),
            views: Vec::new(),
        }
    }
}

impl Settings {
    /// What people have written here themselves, and what the program remembers of it: the follow-up list as it was left.
    fn free_texts(&mut self) -> impl Iterator<Item = &mut String> {
        let views = std::iter::once(&mut self.follow_up).chain(&mut self.views);
        let of_views = views.flat_map(|view| {
            [Some(&mut view.name), Some(&mut view.filter.text), view.filter.owner.as_mut()]
                .into_iter()
                .flatten()
        });
        [&mut self.role, &mut self.legal_note].into_iter().chain(of_views)
    }

    /// Those of these texts for which this holds.
    pub fn texts_with(&self, is_meant: impl Fn(&str) -> bool) -> Vec<String> {
        self.clone().free_texts().filter(|text| is_meant(text)).map(|text| text.clone()).collect()
    }

    /// The settings with a name replaced by a role wherever somebody has written it; the same where nobody has.
    #[must_use]
    pub fn with_role_for(mut self, name: &str, role: &str) -> Self {
        for text in self.free_texts() {
            if let Some(new) = replaced(text, name, role) {
                *text = new;
            }
        }
        self
    }
}

/// Where backups are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum BackupPlace {
    /// In a folder beside the data file.
    #[default]
    Beside,
    /// In this folder, as written: a memory stick, a home folder that the employer keeps safe.
    Folder(String),
    /// None are made by themselves.
    Off,
}

impl BackupPlace {
    /// How the settings file says that none are made.
    const OFF: &'static str = "off";

    /// As the settings file has it; empty for the folder beside the data file.
    pub fn written(&self) -> &str {
        match self {
            Self::Beside => "",
            Self::Folder(folder) => folder,
            Self::Off => Self::OFF,
        }
    }

    /// Reads it.
    pub fn read(written: &str) -> Self {
        match written.trim() {
            "" => Self::Beside,
            Self::OFF => Self::Off,
            folder => Self::Folder(folder.to_owned()),
        }
    }

    /// Whether any are made by themselves.
    pub fn are_made(&self) -> bool {
        *self != Self::Off
    }
}

crate::domain::codes::codes! {
    /// A look (K2, K3).
    pub enum ThemeName {
        /// The terminal's own colours, no background.
        Terminal = "terminal",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
        /// Black on white, wide spacing, for a projector.
        Projector = "projector",
        /// Strongest contrast.
        HighContrast = "high_contrast",
        /// No colours at all; also under `NO_COLOR`.
        Mono = "mono",
    }
}
