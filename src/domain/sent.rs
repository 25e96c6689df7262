//! A file that has left the program: what it was, when, and a fingerprint by which it is known again (J10).

use chrono::{DateTime, Utc};

use super::ids::SessionId;

/// A line of the log of exports. It tells of a file and nothing of what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Of which session; `None` for what tells of several.
    pub session: Option<SessionId>,
    /// When.
    pub at: DateTime<Utc>,
    /// What it is, as on the command line: `actions`, `minutes`, `session`, `report` …
    pub what: String,
    /// In which format: `pdf`, `xlsx` …
    pub format: String,
    /// With which columns; empty for what has none.
    pub profile: String,
    /// Where it was written; empty for what went to standard output.
    pub path: String,
    /// How many bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Why it was sent though the guard asked (J3); empty where it did not.
    pub reason: String,
}
