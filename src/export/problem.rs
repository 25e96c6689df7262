//! Why an export did not come about, as kinds by what the person can do.

use std::fmt;
use std::path::{Path, PathBuf};

use super::{Format, What};
use crate::domain::localized::Lang;
use crate::i18n::{self, Explanation};

/// Why an export did not come about. Nothing has been written, and no earlier file has been touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportProblem {
    /// This document does not come in this format.
    NotOffered {
        /// The document.
        what: What,
        /// The format.
        format: Format,
    },
    /// There is a file with this name, and it was not said that it may be replaced (I12).
    Exists {
        /// The name.
        path: PathBuf,
        /// A name beside it that is free.
        free: PathBuf,
    },
    /// There is a folder with this name.
    Folder(PathBuf),
    /// There is something with this name that is no ordinary file, such as a device.
    NotAFile(PathBuf),
    /// It is a data file, a backup of one, or what lies beside it; none is ever replaced by a document.
    DataFile(PathBuf),
    /// The folder to write in is not there.
    NoFolder(PathBuf),
    /// Another program, mostly Excel, holds the file.
    InUse {
        /// The name.
        path: PathBuf,
        /// A name beside it that is free.
        free: PathBuf,
    },
    /// Writing there is not allowed.
    Denied(PathBuf),
    /// The disk is full.
    Full(PathBuf),
    /// The name cannot be used on this file system.
    BadName(PathBuf),
    /// Anything else.
    Other {
        /// The file, once it had a name.
        path: Option<PathBuf>,
        /// The library's own words, for «Detaljer» and the log.
        detail: String,
    },
}

/// Why a file a person has named could not be read, as kinds by what the person can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadProblem {
    /// There is no such file.
    NotThere,
    /// Reading it is not allowed.
    Denied,
    /// It is a folder.
    Folder,
    /// It is no ordinary file: a pipe nobody may be writing to, a device that never ends.
    NotAFile,
    /// It is larger than any file of ours, which has at most so many bytes, where that is known.
    TooLarge(Option<u64>),
    /// Anything else, in the system's own words.
    Other(String),
}

impl ExportProblem {
    /// The problem in three sentences.
    pub fn explain(&self, lang: Lang) -> Explanation {
        let texts = i18n::texts(lang).report.problems;
        match self {
            Self::NotOffered { .. } => texts.not_offered,
            Self::Exists { .. } => texts.exists,
            Self::Folder(_) => texts.folder,
            Self::NotAFile(_) => texts.not_a_file,
            Self::DataFile(_) => texts.data_file,
            Self::NoFolder(_) => texts.no_folder,
            Self::InUse { .. } => texts.in_use,
            Self::Denied(_) => texts.denied,
            Self::Full(_) => texts.full,
            Self::BadName(_) => texts.bad_name,
            Self::Other { .. } => texts.other,
        }
    }

    /// The place it is about.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::NotOffered { .. } => None,
            Self::Exists { path, .. }
            | Self::InUse { path, .. }
            | Self::Folder(path)
            | Self::NotAFile(path)
            | Self::DataFile(path)
            | Self::NoFolder(path)
            | Self::Denied(path)
            | Self::Full(path)
            | Self::BadName(path) => Some(path),
            Self::Other { path, .. } => path.as_deref(),
        }
    }

    /// A name that would do instead.
    pub fn proposal(&self) -> Option<&Path> {
        match self {
            Self::Exists { free, .. } | Self::InUse { free, .. } => Some(free),
            Self::NotOffered { .. }
            | Self::Folder(_)
            | Self::NotAFile(_)
            | Self::DataFile(_)
            | Self::NoFolder(_)
            | Self::Denied(_)
            | Self::Full(_)
            | Self::BadName(_)
            | Self::Other { .. } => None,
        }
    }

    /// A failure of a format library.
    pub(super) fn of_format(error: &impl fmt::Display) -> Self {
        Self::Other { path: None, detail: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_is_explained_in_three_sentences_of_its_own() {
        let path = || PathBuf::from("liste.xlsx");
        let problems = [
            ExportProblem::NotOffered { what: What::Result, format: Format::Xlsx },
            ExportProblem::Exists { path: path(), free: path() },
            ExportProblem::Folder(path()),
            ExportProblem::NotAFile(path()),
            ExportProblem::DataFile(path()),
            ExportProblem::NoFolder(path()),
            ExportProblem::InUse { path: path(), free: path() },
            ExportProblem::Denied(path()),
            ExportProblem::Full(path()),
            ExportProblem::BadName(path()),
            ExportProblem::Other { path: None, detail: String::new() },
        ];
        for &lang in Lang::ALL {
            let mut seen = Vec::new();
            for problem in &problems {
                let Explanation { what, safe, todo } = problem.explain(lang);
                assert!([what, safe, todo].iter().all(|it| it.ends_with('.')), "{problem:?} in {lang:?}");
                assert!(!seen.contains(&what), "{problem:?} in {lang:?}");
                seen.push(what);
            }
        }
        for problem in &problems {
            assert_ne!(problem.explain(Lang::Nb), problem.explain(Lang::Nn), "{problem:?}");
        }
    }
}
