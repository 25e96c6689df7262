//! The shape of the two data files, and the way from there to the bank's own types.
//!
//! The files are part of the program, so whatever is wrong with them is a defect of the build that the tests of this
//! folder meet first. That is why this file may panic: no user and no disk can bring it about.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::{BankMeasure, Category, Fit};
use crate::domain::facets::{Evidence, Level, Sector, Strand};
use crate::domain::localized::{Lang, Localized};

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

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct MeasureFile {
    measure: Vec<MeasureEntry>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct MeasureEntry {
    id: String,
    category: String,
    text: Wording,
    sectors: Vec<String>,
    source: String,
    evidence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Wording>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
}

/// A text of ours: unlike a question set of someone else's, it has all three languages.
#[derive(Deserialize, Serialize)]
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
    // Embedded, see the head of this file.
    read(text, categories).unwrap_or_else(|problem| panic!("the embedded measures: {problem}"))
}

/// Reads entries in the form of the measure file. The error is for whoever writes such a file.
pub(super) fn read(text: &str, categories: &'static [Category]) -> Result<Vec<BankMeasure>, String> {
    let file: MeasureFile = toml::from_str(text).map_err(|error| error.to_string())?;
    let look_up = |entry: &str, code: &str| format!("{entry}: nothing is called {code:?}");
    let one = |entry: MeasureEntry| {
        let unknown = |code: &str| look_up(&entry.id, code);
        let sector = |code: &String| Sector::from_code(code).ok_or_else(|| unknown(code));
        Ok(BankMeasure {
            category: categories
                .iter()
                .find(|category| category.id == entry.category)
                .ok_or_else(|| unknown(&entry.category))?,
            sectors: entry.sectors.iter().map(sector).collect::<Result<_, String>>()?,
            evidence: Evidence::from_code(&entry.evidence).ok_or_else(|| unknown(&entry.evidence))?,
            text: entry.text.into(),
            source: entry.source,
            note: entry.note.map(Localized::from),
            keywords: entry.keywords,
            id: entry.id,
        })
    };
    file.measure.into_iter().map(one).collect()
}

/// Writes entries as [`read`] reads them, under a few lines of explanation.
pub(super) fn write(entries: &[BankMeasure], head: &str) -> String {
    let wording = |text: &Localized| Wording {
        nb: text.get(Lang::Nb).to_owned(),
        nn: text.get(Lang::Nn).to_owned(),
        en: text.get(Lang::En).to_owned(),
    };
    let one = |entry: &BankMeasure| MeasureEntry {
        id: entry.id.clone(),
        category: entry.category.id.clone(),
        text: wording(&entry.text),
        sectors: entry.sectors.iter().map(|sector| sector.code().to_owned()).collect(),
        source: entry.source.clone(),
        evidence: entry.evidence.code().to_owned(),
        note: entry.note.as_ref().map(wording),
        keywords: entry.keywords.clone(),
    };
    let mut out = String::new();
    for line in head.lines() {
        let _ = writeln!(out, "# {line}");
    }
    // One table after the other: a list without any would not be read back as none.
    if entries.is_empty() {
        out.push_str("\nmeasure = []\n");
    }
    for entry in entries {
        // Texts, lists of texts and one table of texts always have a form in TOML.
        let body = toml::to_string(&MeasureFile { measure: vec![one(entry)] }).unwrap_or_default();
        out.push('\n');
        out.push_str(&body);
    }
    out
}

/// What the code of an entry stands for.
fn known<T>(entry: &str, code: &str, look_up: impl Fn(&str) -> Option<T>) -> T {
    // Embedded, see the head of this file.
    look_up(code).unwrap_or_else(|| panic!("{entry}: nothing is called {code:?}"))
}
