//! Why a verb did not succeed, and how that is told.

use std::io::{self, Write};

use crate::export::ExportProblem;
use crate::i18n::{Explanation, Texts};
use crate::store::StoreProblem;
use crate::text::sanitize::inert;

/// Why a verb did not succeed.
#[derive(Debug)]
pub(super) enum Failure {
    /// Something with the data file.
    Store(StoreProblem),
    /// A file was not written.
    Export(ExportProblem),
    /// Told in three sentences, with the system's own words for those who help.
    Explained(Explanation, String),
    /// Told in a sentence or two.
    Said(String),
    /// Everything has been told on the way.
    Told,
    /// What was asked for cannot be meant: told in a sentence, ends with 2.
    Usage(String),
    /// It was told, and a deadline is over: a script can act on it (G9).
    Overdue,
    /// A signal has ended the full screen; everything is saved and nothing is to be told.
    Ended(u8),
    /// Whoever read the result has stopped reading; that is their right.
    NobodyReads,
}

impl From<StoreProblem> for Failure {
    fn from(problem: StoreProblem) -> Self {
        Self::Store(problem)
    }
}

impl From<ExportProblem> for Failure {
    fn from(problem: ExportProblem) -> Self {
        Self::Export(problem)
    }
}

impl Failure {
    /// What the process ends with: 0 success, 1 the operation failed, 2 wrong usage, 3 a deadline is over, else what a signal
    /// asks for.
    pub(super) fn exit_code(&self) -> u8 {
        match self {
            Self::NobodyReads => 0,
            Self::Ended(code) => *code,
            Self::Usage(_) => 2,
            Self::Overdue => 3,
            Self::Store(_) | Self::Export(_) | Self::Explained(..) | Self::Said(_) | Self::Told => 1,
        }
    }

    /// Tells it. What cannot be told because nobody listens is left unsaid.
    pub(super) fn tell(&self, texts: &Texts, to: &mut impl Write) {
        let mut told = Vec::new();
        let _ = self.try_tell(texts, &mut told);
        // Paths and the words of the system may hold anything.
        let _ = to.write_all(inert(&String::from_utf8_lossy(&told)).as_bytes());
    }

    fn try_tell(&self, texts: &Texts, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Store(problem) => {
                explain((texts.store.explain)(problem.kind), to)?;
                if let Some(path) = &problem.path {
                    writeln!(to, "{}", path.display())?;
                }
                details(&problem.detail, texts, to)
            }
            Self::Export(problem) => {
                explain(problem.explain(texts.lang), to)?;
                if let Some(path) = problem.path() {
                    writeln!(to, "{}", path.display())?;
                }
                match problem {
                    ExportProblem::Exists { free, .. } => {
                        writeln!(to, "{}", (texts.cli.free_name)(&free.display().to_string()))?;
                        writeln!(to, "{}", texts.cli.replace_with_force)
                    }
                    ExportProblem::InUse { free, .. } => {
                        writeln!(to, "{}", (texts.cli.free_name)(&free.display().to_string()))
                    }
                    ExportProblem::NotOffered { what, .. } => {
                        let formats: Vec<_> = what.formats().iter().map(|format| format.id()).collect();
                        writeln!(to, "{}", (texts.cli.formats_are)(&formats.join(", ")))
                    }
                    ExportProblem::Other { detail, .. } => details(detail, texts, to),
                    ExportProblem::Folder(_)
                    | ExportProblem::NotAFile(_)
                    | ExportProblem::DataFile(_)
                    | ExportProblem::NoFolder(_)
                    | ExportProblem::Denied(_)
                    | ExportProblem::Full(_)
                    | ExportProblem::BadName(_) => Ok(()),
                }
            }
            Self::Explained(explanation, detail) => {
                explain(*explanation, to)?;
                details(detail, texts, to)
            }
            Self::Said(sentence) | Self::Usage(sentence) => writeln!(to, "{sentence}"),
            Self::Told | Self::Overdue | Self::Ended(_) | Self::NobodyReads => Ok(()),
        }
    }
}

fn explain(Explanation { what, safe, todo }: Explanation, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "{what}\n{safe}\n{todo}")
}

fn details(detail: &str, texts: &Texts, to: &mut impl Write) -> io::Result<()> {
    if detail.is_empty() { Ok(()) } else { writeln!(to, "{}: {detail}", texts.cli.details) }
}
