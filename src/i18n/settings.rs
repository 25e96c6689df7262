//! Words of the settings screen.

use crate::domain::localized::Lang;
use crate::settings::ThemeName;

/// Words of the settings screen.
pub struct SettingsTexts {
    /// Over the screen.
    pub title: &'static str,
    /// How a setting is changed.
    pub hint: &'static str,
    /// The language of the program.
    pub language: &'static str,
    /// What it is for.
    pub language_help: &'static str,
    /// Names of languages, each in itself.
    pub language_name: fn(Lang) -> &'static str,
    /// The look.
    pub theme: &'static str,
    /// Names of looks.
    pub theme_name: fn(ThemeName) -> &'static str,
    /// What a look is good for.
    pub theme_help: fn(ThemeName) -> &'static str,
    /// The signs.
    pub signs: &'static str,
    /// Lines and blocks.
    pub signs_lines: &'static str,
    /// Letters and simple signs alone.
    pub signs_ascii: &'static str,
    /// What the choice is for.
    pub signs_help: &'static str,
    /// The mouse.
    pub mouse: &'static str,
    /// On.
    pub on: &'static str,
    /// Off.
    pub off: &'static str,
    /// What the choice is for.
    pub mouse_help: &'static str,
    /// Fewest people at a table.
    pub smallest_table: &'static str,
    /// Most people at a table.
    pub largest_table: &'static str,
    /// «4 personer».
    pub people: fn(u16) -> String,
    /// What the two are for.
    pub table_help: &'static str,
    /// How long answers of new meetings are kept.
    pub keep_answers: &'static str,
    /// What that means.
    pub keep_answers_help: &'static str,
    /// Over where things are kept.
    pub places: &'static str,
    /// Where the meetings are.
    pub data_file: &'static str,
    /// Where the settings are.
    pub settings_file: &'static str,
    /// Where own question sets are.
    pub sets_folder: &'static str,
    /// Heads a warning.
    pub shared_label: &'static str,
    /// The data file lies in a folder that others share.
    pub shared_place: &'static str,
    /// What is chosen is not kept: this is a demonstration, or there is nowhere to keep it.
    pub not_kept: &'static str,
}

/// Each language in its own words, whatever language the program speaks.
fn language_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Nb => "bokmål",
        Lang::Nn => "nynorsk",
        Lang::En => "English",
    }
}

pub(super) static NB: SettingsTexts = SettingsTexts {
    title: "Innstillinger",
    hint: "Venstre og høyre pil endrer. Valgene gjelder med en gang.",
    language: "Språk",
    language_help: "Språket i programmet. Det dere skriver, blir stående som det er.",
    language_name,
    theme: "Utseende",
    theme_name: |theme| match theme {
        ThemeName::Terminal => "som terminalen",
        ThemeName::Light => "lyst",
        ThemeName::Dark => "mørkt",
        ThemeName::Projector => "projektor",
        ThemeName::HighContrast => "sterk kontrast",
        ThemeName::Mono => "uten farger",
    },
    theme_help: |theme| match theme {
        ThemeName::Terminal => "Bruker fargene vinduet har fra før.",
        ThemeName::Light => "Mørk tekst på lys bunn.",
        ThemeName::Dark => "Lys tekst på mørk bunn.",
        ThemeName::Projector => "Svart på hvitt med god plass mellom linjene, for et helt rom.",
        ThemeName::HighContrast => "Gult og hvitt på svart, for den som ser dårlig.",
        ThemeName::Mono => "Bare uthevet og omvendt tekst, ingen farger.",
    },
    signs: "Tegn",
    signs_lines: "linjer og ruter",
    signs_ascii: "bare vanlige tegn",
    signs_help: "Velg vanlige tegn hvis linjer og piler vises som spørsmålstegn.",
    mouse: "Mus",
    on: "på",
    off: "av",
    mouse_help: "Når musa er av, kan du merke og kopiere tekst i vinduet. Alt kan gjøres uten mus.",
    smallest_table: "Færrest ved et bord",
    largest_table: "Flest ved et bord",
    people: |n| format!("{n} personer"),
    table_help: "Brukes når antall deltakere blir til bord.",
    keep_answers: "Svar beholdes",
    keep_answers_help: "Gjelder nye møter. Etterpå slettes svarene når du sier ja; tiltakene beholdes.",
    places: "Her ligger det",
    data_file: "Møtene",
    settings_file: "Innstillingene",
    sets_folder: "Egne spørsmålssett",
    shared_label: "Verdt å vite",
    shared_place: "Møtene ligger i en mappe som deles (sky eller nettverk). Flytt dem helst til maskinen selv.",
    not_kept: "Valgene huskes ikke til neste gang.",
};

pub(super) static NN: SettingsTexts = SettingsTexts {
    title: "Innstillingar",
    hint: "Venstre og høgre pil endrar. Vala gjeld med ein gong.",
    language: "Språk",
    language_help: "Språket i programmet. Det de skriv, blir ståande som det er.",
    language_name,
    theme: "Utsjånad",
    theme_name: |theme| match theme {
        ThemeName::Terminal => "som terminalen",
        ThemeName::Light => "lyst",
        ThemeName::Dark => "mørkt",
        ThemeName::Projector => "projektor",
        ThemeName::HighContrast => "sterk kontrast",
        ThemeName::Mono => "utan fargar",
    },
    theme_help: |theme| match theme {
        ThemeName::Terminal => "Bruker fargane vindauget har frå før.",
        ThemeName::Light => "Mørk tekst på lys botn.",
        ThemeName::Dark => "Lys tekst på mørk botn.",
        ThemeName::Projector => "Svart på kvitt med god plass mellom linjene, for eit heilt rom.",
        ThemeName::HighContrast => "Gult og kvitt på svart, for den som ser dårleg.",
        ThemeName::Mono => "Berre utheva og omvend tekst, ingen fargar.",
    },
    signs: "Teikn",
    signs_lines: "linjer og ruter",
    signs_ascii: "berre vanlege teikn",
    signs_help: "Vel vanlege teikn dersom linjer og piler blir viste som spørjeteikn.",
    mouse: "Mus",
    on: "på",
    off: "av",
    mouse_help: "Når musa er av, kan du merkje og kopiere tekst i vindauget. Alt kan gjerast utan mus.",
    smallest_table: "Færrast ved eit bord",
    largest_table: "Flest ved eit bord",
    people: |n| format!("{n} personar"),
    table_help: "Blir brukt når talet på deltakarar blir til bord.",
    keep_answers: "Tek vare på svara",
    keep_answers_help: "Gjeld nye møte. Etterpå blir svara sletta når du seier ja; tiltaka blir tekne vare på.",
    places: "Her ligg det",
    data_file: "Møta",
    settings_file: "Innstillingane",
    sets_folder: "Eigne spørsmålssett",
    shared_label: "Verdt å merke seg",
    shared_place: "Møta ligg i ei mappe som blir delt (sky eller nettverk). Flytt dei helst til sjølve maskina.",
    not_kept: "Vala blir ikkje hugsa til neste gong.",
};

pub(super) static EN: SettingsTexts = SettingsTexts {
    title: "Settings",
    hint: "The left and right arrows change. Choices hold at once.",
    language: "Language",
    language_help: "The language of the program. What you write stays as it is.",
    language_name,
    theme: "Look",
    theme_name: |theme| match theme {
        ThemeName::Terminal => "as the terminal",
        ThemeName::Light => "light",
        ThemeName::Dark => "dark",
        ThemeName::Projector => "projector",
        ThemeName::HighContrast => "high contrast",
        ThemeName::Mono => "no colours",
    },
    theme_help: |theme| match theme {
        ThemeName::Terminal => "Takes the colours the window already has.",
        ThemeName::Light => "Dark text on a light ground.",
        ThemeName::Dark => "Light text on a dark ground.",
        ThemeName::Projector => "Black on white with room between the lines, for a whole room.",
        ThemeName::HighContrast => "Yellow and white on black, for whoever sees poorly.",
        ThemeName::Mono => "Bold and reversed text only, no colours.",
    },
    signs: "Signs",
    signs_lines: "lines and boxes",
    signs_ascii: "plain signs only",
    signs_help: "Choose plain signs if lines and arrows show as question marks.",
    mouse: "Mouse",
    on: "on",
    off: "off",
    mouse_help: "With the mouse off you can select and copy text in the window. Nothing needs a mouse.",
    smallest_table: "Fewest at a table",
    largest_table: "Most at a table",
    people: |n| format!("{n} people"),
    table_help: "Used when the number of people becomes tables.",
    keep_answers: "Answers are kept",
    keep_answers_help: "For new meetings. After that the answers are deleted when you say yes; measures are kept.",
    places: "Where things are",
    data_file: "The meetings",
    settings_file: "The settings",
    sets_folder: "Own question sets",
    shared_label: "Worth knowing",
    shared_place: "The meetings lie in a shared folder (cloud or network). Better move them to this computer.",
    not_kept: "Choices are not remembered for next time.",
};
