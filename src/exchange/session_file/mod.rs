//! The portable session file: one session as TOML, complete, readable and diffable.
//!
//! The layout is told to people in `docs/session-file.md`. [`write()`] is the only writer and always gives the same
//! bytes for the same session; [`read`] is strict and finds everything that is wrong in one go. The question set lies
//! in the file as in `questions/*.toml`, written and read by [`crate::sets`].

mod fields;
mod lines;
mod records;
mod tree;
mod versions;
mod write;

use toml::de::DeTable;

use crate::domain::change::Record;
use crate::domain::fingerprint::sha256_hex;
use crate::domain::lineage::Lineage;
use crate::domain::session::Session;

use super::problem::{FileProblem, Note, Place, ProblemKind};

pub(super) use lines::quoted;

/// What a session file says it is.
pub const KIND: &str = "dialogduk-session";
/// The newest schema this program reads, and writes where a session has something only that schema knows.
pub const SCHEMA: i64 = 4;
/// Begins the last line: it shows that the file is whole, and whether it was changed since.
const SEAL: &str = "# sha256 ";
/// Length of the sum in the last line.
const SUM: usize = 64;

/// A session file that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What it holds.
    pub session: Session,
    /// What was shared of it: everything in the file, and what was removed since it was first in one.
    pub lineage: Lineage,
    /// What a person should know before taking it in; see [`Note::asks`].
    pub notes: Vec<Note>,
}

/// The session as a file. Reading it gives the same session, and writing that gives the same bytes.
pub fn write(session: &Session) -> String {
    write_shared(session, &Lineage::default())
}

/// The same for a session that has been shared before, so that laptops can put their versions together. The lineage is
/// that of the session as it stands ([`shared`](crate::exchange::merge::shared)).
pub fn write_shared(session: &Session, lineage: &Lineage) -> String {
    let content = write::content(session, lineage);
    let sum = sha256_hex(content.as_bytes());
    format!("{content}{SEAL}{sum}\n")
}

/// Reads a session file.
///
/// A byte order mark and Windows line ends are fine. Texts are cleaned as typed ones are. On failure the problems are
/// all there are, in the order of the file, unless the file as a whole is not one of ours, cut off, newer or broken:
/// then that is the one problem.
pub fn read(text: &str) -> Result<Read, Vec<FileProblem>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n");
    let sealed = sealed(&text);
    let root = DeTable::parse(&text).map_err(|error| {
        let kind = match sealed {
            _ if !says_it_is_ours(&text) => ProblemKind::NotOurs,
            None => ProblemKind::CutOff,
            Some(_) => ProblemKind::Syntax { detail: error.message().to_owned() },
        };
        let at = error.span().map_or(text.len(), |span| span.start);
        whole(kind, Some(fields::line_and_column(&text, at)))
    })?;
    let root = root.get_ref();
    check_envelope(root)?;
    let Some((content, stated)) = sealed else {
        return Err(whole(ProblemKind::CutOff, Some(fields::line_and_column(&text, text.len()))));
    };
    let mut read = tree::read(&text, root, true)?;
    if sha256_hex(content.as_bytes()) != stated {
        read.notes.insert(0, Note::Altered);
    }
    Ok(read)
}

/// [`read`] for a tree that came another way and carries the sum its TOML file would end with.
pub(super) fn read_tree(text: &str, stated: Option<&str>) -> Result<Read, Vec<FileProblem>> {
    let root = DeTable::parse(text)
        .map_err(|error| whole(ProblemKind::Syntax { detail: error.message().to_owned() }, None))?;
    check_envelope(root.get_ref())?;
    let mut read = tree::read(text, root.get_ref(), false)?;
    if stated != Some(sha256_hex(write::content(&read.session, &read.lineage).as_bytes()).as_str()) {
        read.notes.insert(0, Note::Altered);
    }
    Ok(read)
}

/// The file without its last line, and the sum stated there.
pub(super) fn sealed(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind(&format!("\n{SEAL}"))? + 1;
    let (content, seal) = text.split_at_checked(at)?;
    // Whatever stands after the sum was added later; then the sum is not the file's.
    let stated = seal.strip_prefix(SEAL)?.trim_end();
    (stated.len() >= SUM).then_some((content, stated))
}

/// One problem with the file as a whole.
pub(super) fn whole(kind: ProblemKind, line: Option<(usize, usize)>) -> Vec<FileProblem> {
    vec![FileProblem { place: Place { path: String::new(), line }, kind }]
}

/// Whether a text that cannot be parsed was a session file once.
pub(super) fn says_it_is_ours(text: &str) -> bool {
    text.lines().any(|line| line.contains("kind") && line.contains(KIND))
}

/// Is it one of ours, and not from a newer program? What newer keys mean is not ours to judge, so this comes first.
fn check_envelope(root: &DeTable<'_>) -> Result<(), Vec<FileProblem>> {
    let kind = root.get("kind").and_then(|kind| kind.get_ref().as_str());
    let schema = root.get("schema").and_then(|schema| {
        let schema = schema.get_ref().as_integer()?;
        i64::from_str_radix(schema.as_str(), schema.radix()).ok()
    });
    match (kind, schema) {
        (Some(KIND), Some(found)) if found > SCHEMA => {
            Err(whole(ProblemKind::Newer { found, known: SCHEMA }, None))
        }
        // A schema that is missing or not ours is told of as any other key.
        (Some(KIND), _) => Ok(()),
        (_, _) => Err(whole(ProblemKind::NotOurs, None)),
    }
}

/// A record as it stands in a file, for telling whether it is the same.
pub(super) fn record_text(record: &Record) -> String {
    write::record(record)
}
