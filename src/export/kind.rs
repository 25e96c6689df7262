//! What can be exported, and in which formats.

use crate::report::printout::Paper;

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The action list for the HMS plan.
    Actions,
    /// One page for all staff.
    Result,
    /// The minutes, for those who were there.
    Minutes,
    /// The empty cloth, on paper of this size.
    Cloth(Paper),
    /// The facilitator's run sheet.
    Guide,
    /// The sheets of the groups.
    Sheets,
    /// The invitation.
    Invitation,
    /// Deadlines, follow-ups and meetings to come.
    Calendar,
    /// Figures and measures for NAV; and, where somebody has chosen so, what the meeting says of itself in a few words
    /// (I9).
    Nav {
        /// Whether the summary in words is told.
        summary: bool,
    },
    /// The measures, for the wall.
    Poster,
    /// The cloth as the room filled it, on paper of this size.
    FilledCloth(Paper),
    /// The measures, on cards to carry along.
    PocketCard,
    /// What comes when, for the one who reminds (R63).
    Reminders,
    /// The measures as entries of a bank, without unit and people (R77).
    Bank,
}

/// In which format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Excel and LibreOffice.
    Xlsx,
    /// RFC 4180, UTF-8, ISO dates.
    Csv,
    /// CSV as a Norwegian Excel opens it by double click.
    CsvExcel,
    /// Markdown.
    Md,
    /// For machines; see [`super::json`].
    Json,
    /// Plain text for the terminal.
    Text,
    /// Pages to print.
    Pdf,
    /// Word, LibreOffice and Pages.
    Docx,
    /// A browser.
    Html,
    /// Outlook, Google, Apple and phones.
    Ics,
    /// Entries of a bank of measures.
    Toml,
}

impl What {
    /// Everything that can be exported.
    pub const ALL: &'static [Self] = &[
        Self::Actions,
        Self::Result,
        Self::Minutes,
        Self::Cloth(Paper::A3),
        Self::Guide,
        Self::Sheets,
        Self::Invitation,
        Self::Calendar,
        Self::Nav { summary: false },
        Self::Poster,
        Self::FilledCloth(Paper::A3),
        Self::PocketCard,
        Self::Reminders,
        Self::Bank,
    ];

    /// The word on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Actions => "actions",
            Self::Result => "result",
            Self::Minutes => "minutes",
            Self::Cloth(_) => "cloth",
            Self::Guide => "guide",
            Self::Sheets => "sheets",
            Self::Invitation => "invitation",
            Self::Calendar => "calendar",
            Self::Nav { .. } => "nav",
            Self::Poster => "poster",
            Self::FilledCloth(_) => "filled-cloth",
            Self::PocketCard => "pocket-card",
            Self::Reminders => "reminders",
            Self::Bank => "bank",
        }
    }

    /// The formats it comes in, the usual one first.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Actions => &[
                Format::Xlsx,
                Format::Docx,
                Format::Pdf,
                Format::Html,
                Format::CsvExcel,
                Format::Csv,
                Format::Md,
                Format::Json,
                Format::Text,
            ],
            Self::Result | Self::Minutes => {
                &[Format::Pdf, Format::Docx, Format::Html, Format::Md, Format::Text]
            }
            Self::Cloth(_)
            | Self::Guide
            | Self::Sheets
            | Self::Poster
            | Self::FilledCloth(_)
            | Self::PocketCard => &[Format::Pdf],
            Self::Calendar => &[Format::Ics],
            Self::Nav { .. } => &[Format::Docx, Format::Pdf, Format::Md, Format::Json],
            Self::Reminders => &[Format::Pdf, Format::Docx, Format::Md, Format::Text],
            Self::Bank => &[Format::Toml],
            Self::Invitation => &[Format::Pdf, Format::Text, Format::Md],
        }
    }
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Xlsx,
        Self::Csv,
        Self::CsvExcel,
        Self::Md,
        Self::Json,
        Self::Text,
        Self::Pdf,
        Self::Docx,
        Self::Html,
        Self::Ics,
        Self::Toml,
    ];

    /// The word on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::CsvExcel => "csv-excel",
            Self::Md => "md",
            Self::Json => "json",
            Self::Text => "text",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Ics => "ics",
            Self::Toml => "toml",
        }
    }

    /// The end of the file name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv | Self::CsvExcel => "csv",
            Self::Md => "md",
            Self::Json => "json",
            Self::Text => "txt",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Ics => "ics",
            Self::Toml => "toml",
        }
    }

    /// Whether a terminal can show it; the others need a file.
    pub const fn is_text(self) -> bool {
        match self {
            Self::Csv
            | Self::CsvExcel
            | Self::Md
            | Self::Json
            | Self::Text
            | Self::Html
            | Self::Ics
            | Self::Toml => true,
            Self::Xlsx | Self::Pdf | Self::Docx => false,
        }
    }
}
