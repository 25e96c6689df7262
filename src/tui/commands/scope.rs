//! Where a command applies, and which places can be meant at the same time.

/// Where a command applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Everywhere.
    Global,
    /// Wherever a session is open.
    Meeting,
    /// The start screen.
    Start,
    /// The form of a new session.
    Prepare,
    /// Purpose and ground rules.
    Opening,
    /// The cloth.
    Cloth,
    /// A question.
    Question,
    /// A question that is answered in lines.
    Lines,
    /// A question whose answers are counted.
    Tally,
    /// The list of measures.
    Measures,
    /// One measure.
    Measure,
    /// Benefit × effort.
    Matrix,
    /// Voting in the room.
    Vote,
    /// What works and is to be kept.
    Keeps,
    /// Measures agreed earlier, one by one.
    Review,
    /// Sheets of paper being keyed in.
    Paper,
    /// The end.
    Close,
    /// Measures of all meetings.
    FollowUp,
    /// Settings.
    Settings,
    /// Question sets.
    Sets,
}

impl Scope {
    /// Whether a session is open on this screen, so that [`Scope::Meeting`] commands apply too.
    pub fn is_in_meeting(self) -> bool {
        matches!(
            self,
            Self::Meeting
                | Self::Opening
                | Self::Cloth
                | Self::Question
                | Self::Lines
                | Self::Tally
                | Self::Measures
                | Self::Measure
                | Self::Matrix
                | Self::Vote
                | Self::Keeps
                | Self::Review
                | Self::Paper
                | Self::Close
        )
    }

    /// Whether commands of these scopes can be meant at the same time, so that they must not share a chord. A screen's
    /// own Enter, Tab or Delete may differ from another screen's.
    pub(super) fn is_within_reach_of(self, other: Self) -> bool {
        let near = |a: Self, b: Self| match a {
            Self::Global => true,
            Self::Meeting => b.is_in_meeting(),
            Self::Question => matches!(b, Self::Question | Self::Lines | Self::Tally),
            _ => a == b,
        };
        near(self, other) || near(other, self)
    }
}
