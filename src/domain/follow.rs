//! Which measures are followed up, and in which order they are looked at (F15).

use super::facets::Influence;
use super::ids::{SessionId, UnitId};
use super::measure::StateCode;

codes! {
    /// What comes first in the list.
    #[derive(Default)]
    pub enum FollowSort {
        /// The earliest deadline.
        #[default]
        Deadline = "deadline",
        /// The earliest day to look at it again.
        FollowUp = "follow_up",
        /// What shall be done, by its letters.
        Title = "title",
        /// Who answers for it.
        Owner = "owner",
        /// The unit.
        Unit = "unit",
        /// Where it stands, in the order of the states.
        State = "state",
        /// The newest meeting.
        Newest = "newest",
    }
}

codes! {
    /// What stands together in the list.
    pub enum FollowGroup {
        /// Where they stand.
        State = "state",
        /// The unit.
        Unit = "unit",
        /// Who answers for them.
        Owner = "owner",
        /// Where the influence lies (E8).
        Level = "level",
        /// The meeting they come from.
        Source = "source",
    }
}

/// Which measures, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FollowFilter {
    /// Words of the title, of whoever answers for it, of the unit or the meeting; each must be found.
    pub text: String,
    /// Only these states; none means any.
    pub states: Vec<StateCode>,
    /// Only this unit.
    pub unit: Option<UnitId>,
    /// Only those this role or name answers for, as written.
    pub owner: Option<String>,
    /// Only this meeting.
    pub source: Option<SessionId>,
    /// Only this level.
    pub level: Option<Influence>,
    /// Only those whose deadline is over and which are not done.
    pub overdue: bool,
    /// What comes first.
    pub sort: FollowSort,
    /// What stands together.
    pub group: Option<FollowGroup>,
}

impl FollowFilter {
    /// What is still in somebody's hands: agreed, in progress, or done and not judged.
    pub fn open() -> Self {
        Self { states: vec![StateCode::Agreed, StateCode::InProgress, StateCode::Done], ..Self::default() }
    }

    /// The same with everything taken away that narrows it; order and grouping stay.
    #[must_use]
    pub fn widened(&self) -> Self {
        Self { sort: self.sort, group: self.group, ..Self::open() }
    }
}
