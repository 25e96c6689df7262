//! The history of a session (G4).

use chrono::{DateTime, Utc};

use crate::domain::ids::EventId;

/// A line in the history of a session (G4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionEvent {
    /// Its identity.
    pub id: EventId,
    /// Order among events of the same moment.
    pub position: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: SessionEventKind,
    /// More about it: an id, a file name without folder, a reason.
    pub note: String,
}

codes! {
    /// What happens to a session (G4).
    pub enum SessionEventKind {
        /// It was made.
        Created = "created",
        /// It was made from an earlier one; the note holds that one's id (A8).
        Cloned = "cloned",
        /// The purpose and privacy notice was shown to the room (A9).
        NoticeShown = "notice_shown",
        /// The notice was ticked as read out (A9).
        NoticeReadOut = "notice_read_out",
        /// It began.
        Opened = "opened",
        /// It was closed.
        Closed = "closed",
        /// It was opened again; the note holds the reason, or the file that was taken in. Empty where its closing was taken back.
        Reopened = "reopened",
        /// Something was exported; the note says what.
        Exported = "exported",
        /// It was read from a session file.
        Imported = "imported",
        /// More than five active measures were accepted knowingly (E11).
        ManyMeasuresAccepted = "many_measures_accepted",
    }
}

impl SessionEventKind {
    /// Whether it tells of something that nobody can take back and that changes nothing said or agreed: the room has
    /// seen the notice, a file has left the house. Such a note is no step of undo, and no content.
    pub fn is_note(self) -> bool {
        match self {
            Self::NoticeShown | Self::NoticeReadOut | Self::Exported | Self::ManyMeasuresAccepted => true,
            Self::Created | Self::Cloned | Self::Opened | Self::Closed | Self::Reopened | Self::Imported => {
                false
            }
        }
    }
}
