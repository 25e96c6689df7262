//! A file on its way out of the laptop. Every front makes one before it writes, so that none can forget the guard's question
//! (J3) or the log (J10): without a [`Parcel`] there is nothing to write, and a written one gives its line of the log.

use std::path::Path;

use chrono::NaiveDateTime;

use super::kind::{Format, What};
use super::name::word;
use super::sealed::{self, SealProblem};
use super::{ExportJob, ExportProblem, Made, Rendered, disk, make, rendered};
use crate::domain::fingerprint::sha256_hex;
use crate::domain::localized::Lang;
use crate::domain::sent::Sent;
use crate::domain::session::{Details, Session};
use crate::domain::unit::Unit;
use crate::env::Env;
use crate::i18n::{Texts, dates, texts};
use crate::ops::{Asked, asked_before_sent, asked_of_names_sent, is_within_limits, why_names_sent, why_sent};
use crate::report::document::Document;
use crate::text::passphrase::Passphrase;
use crate::text::sanitize::one_line;

/// The word of a whole session in the log, as on the command line.
pub const SESSION: &str = "session";
/// The word of a report across sessions.
pub const REPORT: &str = "report";

/// A file that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The file.
    pub bytes: Vec<u8>,
    /// What is left out and why, for the person who exports (I17).
    pub notes: Vec<String>,
    /// A file name valid everywhere.
    pub suggested_name: String,
    /// Its line of the log, still without a place.
    label: Sent,
}

/// Why a file is not on its way.
#[derive(Debug)]
pub enum Held {
    /// The guard asks about these texts; nothing is written until somebody has answered ([`Env::let_out`]).
    Guarded(Vec<Asked>),
    /// It cannot be made.
    Problem(ExportProblem),
}

impl From<ExportProblem> for Held {
    fn from(problem: ExportProblem) -> Self {
        Self::Problem(problem)
    }
}

impl Parcel {
    /// A document of a session, unless the guard asks about something it tells.
    pub fn of_document(session: &Session, job: &ExportJob, env: &Env) -> Result<Self, Held> {
        if !job.what.formats().contains(&job.format) {
            return Err(ExportProblem::NotOffered { what: job.what, format: job.format }.into());
        }
        let made = make(session, job);
        let told = Told::by(&made, session, job);
        // The name of the file tells the unit, whatever stands in it.
        let in_name = if job.target.is_none() { session.unit.name.as_str() } else { "" };
        let is_told = |words: &str| told.has(words) || in_name.contains(words);
        let asked = asked_before_sent(session, is_told, env);
        if !asked.is_empty() {
            return Err(Held::Guarded(asked));
        }
        let reason = why_sent(session, is_told, env);
        let profile = if job.what == What::Actions { job.profile.id.clone() } else { String::new() };
        let label = Label { what: job.what.id(), format: job.format.id(), profile, reason };
        let Rendered { bytes, notes, suggested_name } = rendered(session, job, made)?;
        Ok(Self::new(Some(session), label, bytes, notes, suggested_name, env))
    }

    /// A whole session as `bytes` in `format`, unless the guard asks about any of its texts. One that is too large to be taken in
    /// again says so.
    pub fn of_session(
        session: &Session,
        format: &str,
        bytes: Vec<u8>,
        lang: Lang,
        env: &Env,
    ) -> Result<Self, Held> {
        let asked = asked_before_sent(session, |_| true, env);
        if !asked.is_empty() {
            return Err(Held::Guarded(asked));
        }
        let reason = why_sent(session, |_| true, env);
        let label = Label { what: SESSION, format, profile: String::new(), reason };
        let too_large = (!is_within_limits(&bytes)).then(|| texts(lang).outgoing.too_large.to_owned());
        Ok(Self::new(Some(session), label, bytes, too_large.into_iter().collect(), String::new(), env))
    }

    /// A report across sessions, unless the guard asks about what it calls their units: nothing else in it has anybody written.
    pub fn of_report(report: Rendered, names: &[&str], format: Format, env: &Env) -> Result<Self, Held> {
        let names = || names.iter().copied();
        let asked = asked_of_names_sent(names(), env);
        if !asked.is_empty() {
            return Err(Held::Guarded(asked));
        }
        let reason = why_names_sent(names(), env);
        let label = Label { what: REPORT, format: format.id(), profile: String::new(), reason };
        let Rendered { bytes, notes, suggested_name } = report;
        Ok(Self::new(None, label, bytes, notes, suggested_name, env))
    }

    fn new(
        session: Option<&Session>,
        label: Label<'_>,
        bytes: Vec<u8>,
        notes: Vec<String>,
        suggested_name: String,
        env: &Env,
    ) -> Self {
        let label = Sent {
            session: session.map(|session| session.id),
            at: env.now(),
            what: label.what.to_owned(),
            format: label.format.to_owned(),
            profile: label.profile,
            path: String::new(),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: sha256_hex(&bytes),
            reason: label.reason,
        };
        Self { bytes, notes, suggested_name, label }
    }

    /// The same under a passphrase: what is written, and what the log remembers of it, is the sealed file.
    pub fn sealed(self, passphrase: &Passphrase) -> Result<Self, SealProblem> {
        let bytes = sealed::seal(&self.bytes, passphrase)?;
        let label = Sent {
            format: format!("{}.{}", self.label.format, sealed::ENDING),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: sha256_hex(&bytes),
            ..self.label
        };
        let suggested_name = sealed::name(&self.suggested_name);
        Ok(Self { bytes, suggested_name, label, notes: self.notes })
    }

    /// Writes the file, and gives its line of the log. Errors as [`disk::put`].
    pub fn put(&self, path: &Path, force: bool) -> Result<Sent, ExportProblem> {
        disk::put(path, &self.bytes, force)?;
        let path = disk::whole(path).display().to_string();
        Ok(Sent { path, ..self.label.clone() })
    }

    /// Its line of the log where it goes to standard output.
    pub fn poured_out(&self) -> Sent {
        self.label.clone()
    }
}

/// A line of the log as people read it: «22.11.2026 14.03  resultatark, pdf: /…/ark.pdf (avtrykk 3f9a12bc4d5e)». `at` is its
/// time on the wall of the room.
pub fn told(sent: &Sent, at: NaiveDateTime, texts: &Texts) -> String {
    /// Letters of a fingerprint that tell files apart on a screen; machines get all.
    const SHORT: usize = 12;
    let words = texts.outgoing;
    let document = What::ALL.iter().find(|what| what.id() == sent.what);
    let what = match (document, sent.what.as_str()) {
        (Some(what), _) => word(*what, texts),
        (None, SESSION) => words.session,
        (None, REPORT) => words.report,
        (None, other) => other,
    };
    let kind = [what, sent.profile.as_str(), sent.format.as_str()].into_iter().filter(|it| !it.is_empty());
    let kind = kind.collect::<Vec<_>>().join(", ");
    let place = if sent.path.is_empty() { words.poured_out } else { sent.path.as_str() };
    let short = sent.sha256.get(..SHORT).unwrap_or(&sent.sha256);
    let (day, clock) = (dates::short(at.date()), (texts.dates.clock)(at.time()));
    let told = format!("{day} {clock}  {kind}: {place} ({} {short})", words.fingerprint);
    if sent.reason.is_empty() { told } else { format!("{told}. {}: {}", words.reason, sent.reason) }
}

struct Label<'a> {
    what: &'a str,
    format: &'a str,
    profile: String,
    reason: String,
}

/// Everything an export tells, for finding words in it.
struct Told(String);

impl Told {
    /// What a value holds is what its `Debug` shows: no field can be forgotten, also none that is added later. Too much is
    /// better than too little here, but what is only led up to in other formats is no part of a list for machines.
    fn by(made: &Made, session: &Session, job: &ExportJob) -> Self {
        let lists = |document: &Document| format!("{:?}", document.tables().collect::<Vec<_>>());
        Self(match (made, job.what, job.format) {
            (Made::Document(it), _, Format::Csv | Format::CsvExcel) => lists(it),
            // The head is the meeting's own, not the document's.
            (Made::Document(it), What::Actions, Format::Json) => {
                let Details { title, leader, .. } = &session.details;
                let Unit { name, municipality, .. } = &session.unit;
                format!("{title:?}{leader:?}{name:?}{municipality:?}{:?}{}", it.notes, lists(it))
            }
            _ => format!("{made:?}"),
        })
    }

    /// Whether each of the words stands somewhere, as it is or as documents clean it: lines may have been broken and joined.
    fn has(&self, words: &str) -> bool {
        words.split_whitespace().all(|word| self.shows(word) || self.shows(&one_line(word)))
    }

    /// Whether a word stands here as `Debug` shows it. `str::escape_debug` would escape other signs.
    fn shows(&self, word: &str) -> bool {
        let quoted = format!("{word:?}");
        let shown = quoted.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        shown.is_some_and(|shown| self.0.contains(shown))
    }
}
