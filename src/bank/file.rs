//! The shape of the two data files, and the way from there to the bank's own types.
//!
//! The files are part of the program, so whatever is wrong with them is a defect of the build that the tests of this
//! folder meet first. That is why this file may panic: no user and no disk can bring it about.

use serde::Deserialize;

use super::{BankMeasure, Category, Fit};
use crate::domain::facets::{Evidence, Level, Sector, Strand};
use crate::domain::localized::Localized;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryFile {
    category: Vec<CategoryEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryEntry {
    id: String,
    name: Wording,
    k004: Option<String>,
    k000: Option<String>,
    k001: Option<String>,
    level: Option<String>,
    strand: Option<String>,
    fit: Fit,
    #[serde(default)]
    extension: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureFile {
    measure: Vec<MeasureEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureEntry {
    id: String,
    category: String,
    text: Wording,
    sectors: Vec<String>,
    source: String,
    evidence: String,
    note: Option<Wording>,
    #[serde(default)]
    keywords: Vec<String>,
}

/// A text of ours: unlike a question set of someone else's, it has all three languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    nb: String,
    nn: String,
    en: String,
}

impl From<Wording> for Localized {
    fn from(Wording { nb, nn, en }: Wording) -> Self {
        Self { nb, nn: Some(nn), en: Some(en) }
    }
}

/// Reads the category file; their order in the file is the order they are shown.
pub(super) fn categories(text: &str) -> Vec<Category> {
    // Embedded, see the head of this file.
    let file: CategoryFile = toml::from_str(text).expect("the embedded categories are well formed");
    file.category
        .into_iter()
        .enumerate()
        .map(|(order, entry)| Category {
            level: entry.level.map(|code| known(&entry.id, &code, Level::from_code)),
            strand: entry.strand.map(|code| known(&entry.id, &code, Strand::from_code)),
            fit: entry.fit,
            id: entry.id,
            name: entry.name.into(),
            k004: entry.k004,
            k000: entry.k000,
            k001: entry.k001,
            extension: entry.extension,
            order,
        })
        .collect()
}

/// Reads the measure file and ties every measure to its category.
pub(super) fn measures(text: &str, categories: &'static [Category]) -> Vec<BankMeasure> {
    let category = |id: &str| categories.iter().find(|category| category.id == id);
    // Embedded, see the head of this file.
    let file: MeasureFile = toml::from_str(text).expect("the embedded measures are well formed");
    file.measure
        .into_iter()
        .map(|entry| BankMeasure {
            category: known(&entry.id, &entry.category, category),
            sectors: entry.sectors.iter().map(|code| known(&entry.id, code, Sector::from_code)).collect(),
            evidence: known(&entry.id, &entry.evidence, Evidence::from_code),
            id: entry.id,
            text: entry.text.into(),
            source: entry.source,
            note: entry.note.map(Localized::from),
            keywords: entry.keywords,
        })
        .collect()
}

/// What the code of an entry stands for.
fn known<T>(entry: &str, code: &str, look_up: impl Fn(&str) -> Option<T>) -> T {
    // Embedded, see the head of this file.
    look_up(code).unwrap_or_else(|| panic!("{entry}: nothing is called {code:?}"))
}
