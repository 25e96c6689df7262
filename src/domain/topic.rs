//! Parked topics (*parkeringsplass*): what came up and belongs elsewhere (C14, R20).

use super::ids::{MeasureId, QuestionId, TopicId};
use super::measure::Reason;

/// A topic put aside in the middle of a meeting, to be settled before its end.
///
/// In general words: a matter about one person is not written down here, nor anywhere else (F7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParkedTopic {
    /// Its identity.
    pub id: TopicId,
    /// Order in the list.
    pub position: u32,
    /// The topic.
    pub text: String,
    /// The question that was on the screen when it came up.
    pub question: Option<QuestionId>,
    /// What became of it.
    pub outcome: TopicOutcome,
}

/// What became of a parked topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TopicOutcome {
    /// Nothing yet.
    Open,
    /// It became a measure.
    Measure(MeasureId),
    /// It is not taken further, and why.
    Dropped(Reason),
}
