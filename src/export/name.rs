//! File names that every system takes (I12).

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{ExportJob, What};
use crate::domain::session::Session;
use crate::i18n::{self, Texts};
use crate::report::document::Mark;
use crate::text::boundary;
use crate::text::sanitize::one_line;

/// How many bytes the part before the extension may have. File systems stop at 255 bytes (Linux) or 255 UTF-16
/// units (Windows, macOS), and on Windows the whole path should stay below 260.
const LONGEST: usize = 120;

/// «Solbakken sykehjem – tiltak 2026-11-22 UFERDIG.xlsx»: unit, what, the meeting day, and any mark.
pub fn suggested(session: &Session, marks: &[Mark], job: &ExportJob) -> String {
    let all = i18n::texts(job.lang);
    let texts = all.report;
    let what = word(job.what, all);
    let what = match job.what {
        What::Cloth(paper) | What::FilledCloth(paper) => format!("{what} {}", paper.id().to_uppercase()),
        _ => what.to_owned(),
    };
    let mut tail = format!("{what} {}", session.meeting_day().format("%Y-%m-%d"));
    for mark in marks {
        tail.push(' ');
        tail.push_str(mark.word(texts));
    }
    let unit = safe(&session.unit.name, LONGEST.saturating_sub(tail.len() + " – ".len()));
    let stem = if unit.is_empty() { tail } else { format!("{unit} – {tail}") };
    format!("{}.{}", not_reserved(stem), job.format.extension())
}

/// What an export is called in its file name, and where people ask for it by name.
pub const fn word(what: What, texts: &Texts) -> &'static str {
    match what {
        What::Actions => texts.report.actions_file,
        What::Result => texts.report.result_file,
        What::Minutes => texts.report.minutes_file,
        What::Cloth(_) => texts.print.cloth_file,
        What::Guide => texts.print.guide_file,
        What::Sheets => texts.print.sheets_file,
        What::Invitation => texts.print.invitation_file,
        What::Calendar => texts.takeaway.calendar_file,
        What::Nav { .. } => texts.takeaway.nav_file,
        What::Poster => texts.takeaway.poster_file,
        What::FilledCloth(_) => texts.takeaway.filled_file,
        What::PocketCard => texts.takeaway.pocket_file,
        What::Reminders => texts.documents.reminders_file,
        What::Bank => texts.documents.bank_file,
    }
}

/// A file stem made of `wanted`: without the characters Windows refuses, without dots and blanks at its ends, not
/// hidden, not a device, at most `longest` bytes. Empty if nothing is left.
pub fn safe_stem(wanted: &str) -> String {
    not_reserved(safe(wanted, LONGEST))
}

/// The same name with a number, «liste (2).xlsx».
pub fn numbered(path: &Path, number: u32) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    name.push(format!(" ({number})"));
    if let Some(extension) = path.extension() {
        name.push(OsString::from("."));
        name.push(extension);
    }
    path.with_file_name(name)
}

fn safe(wanted: &str, longest: usize) -> String {
    let replaced: String = one_line(wanted)
        .chars()
        .map(|c| if matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*') { '-' } else { c })
        .collect();
    let end = boundary::at_or_before(&replaced, longest.min(replaced.len()));
    let cut = replaced.get(..end).unwrap_or_default();
    // A leading hyphen looks like an option to other programs, a leading dot hides the file.
    cut.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '-')).to_owned()
}

/// Windows takes `NUL.tiltak.xlsx` for the device `NUL`: what counts is the part before the first dot.
fn not_reserved(stem: String) -> String {
    let base = stem.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let device = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"].contains(&base.as_str());
    let port = base.strip_prefix("COM").or_else(|| base.strip_prefix("LPT")).is_some_and(|rest| {
        let mut chars = rest.chars();
        matches!((chars.next(), chars.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    });
    if device || port { format!("_{stem}") } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_made_safe() {
        for (wanted, name) in [
            ("Solbakken sykehjem", "Solbakken sykehjem"),
            ("Bjørkelia / avd. 2", "Bjørkelia - avd. 2"),
            ("a<b>c:d\"e/f\\g|h?i*j", "a-b-c-d-e-f-g-h-i-j"),
            ("../../etc/passwd", "etc-passwd"),
            ("-rf", "rf"),
            ("slutt. . ", "slutt"),
            ("CON", "_CON"),
            ("nul.tiltak", "_nul.tiltak"),
            ("com1", "_com1"),
            ("LPT²", "_LPT²"),
            ("COM10", "COM10"),
            ("konsert", "konsert"),
            ("linje\nskift", "linje skift"),
            ("\u{202E}xslx", "xslx"),
            ("...", ""),
        ] {
            assert_eq!(safe_stem(wanted), name, "{wanted:?}");
        }
    }

    #[test]
    fn a_number_goes_before_the_extension() {
        for (name, second) in
            [("liste.xlsx", "liste (2).xlsx"), ("/tmp/a.b.csv", "/tmp/a.b (2).csv"), ("uten", "uten (2)")]
        {
            assert_eq!(numbered(Path::new(name), 2), Path::new(second));
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_a_name_windows_takes(wanted in any::<String>()) {
            let name = safe_stem(&wanted);
            prop_assert!(name.len() <= LONGEST + 1);
            let refused = |c: char| c.is_control() || "<>:\"/\\|?*".contains(c);
            prop_assert!(!name.contains(refused), "{:?}", name);
            prop_assert!(!name.ends_with(['.', ' ']) && !name.starts_with(['.', ' ', '-']), "{:?}", name);
        }
    }
}
