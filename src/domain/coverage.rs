//! How many of those invited have been heard, over all sittings: counts, never who or why (R7, R8).

use super::session::Session;
use super::sitting::SittingKind;

/// Head counts of a session as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// How many came to the gatherings.
    pub attended: u32,
    /// How many were invited to them; `None` where one gathering has no such number.
    pub invited: Option<u32>,
    /// How many gatherings there were.
    pub gatherings: usize,
    /// How many were heard afterwards, who could not come to any.
    pub heard_later: u32,
}

impl Session {
    /// Head counts of all sittings together; `None` where a gathering was not counted, since a sum with a hole in it
    /// would be wrong.
    pub fn coverage(&self) -> Option<Coverage> {
        let (gatherings, late): (Vec<_>, Vec<_>) =
            self.sittings.iter().partition(|sitting| sitting.kind == SittingKind::Gathering);
        let sum =
            |counts: Option<Vec<u16>>| counts.map(|counts| counts.into_iter().map(u32::from).sum::<u32>());
        let attended = sum(gatherings.iter().map(|sitting| sitting.attended).collect())?;
        let invited = sum(gatherings.iter().map(|sitting| sitting.invited).collect());
        Some(Coverage {
            attended,
            invited,
            gatherings: gatherings.len(),
            heard_later: late.iter().filter_map(|sitting| sitting.attended).map(u32::from).sum(),
        })
    }
}
