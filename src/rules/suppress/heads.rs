//! How many came: counts of heads, which everybody in the house can count, but never so few that they point at someone.

use super::MIN_ANSWERS;
use crate::domain::coverage::Coverage;
use crate::domain::session::Session;

/// How many people, for a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadCount {
    /// Nobody has counted.
    Unknown,
    /// So few that the number could point at someone, or another number could be worked out from it.
    Hidden,
    /// So many.
    Told(u32),
}

impl HeadCount {
    /// The number, if it may be told.
    pub fn told(self) -> Option<u32> {
        match self {
            Self::Told(count) => Some(count),
            Self::Unknown | Self::Hidden => None,
        }
    }
}

/// How many came and how many were invited: no count below five, and none that leaves fewer than five between them – who
/// stayed away is nobody's business (`domain.md` §11).
pub fn head_counts(came: u32, invited: Option<u32>) -> (HeadCount, HeadCount) {
    let told = |count: u32| if count >= MIN_ANSWERS { HeadCount::Told(count) } else { HeadCount::Hidden };
    let Some(invited) = invited else { return (told(came), HeadCount::Unknown) };
    let gives_away = came < MIN_ANSWERS || is_few(invited.abs_diff(came));
    (told(came), if gives_away { HeadCount::Hidden } else { told(invited) })
}

/// Between one and four.
fn is_few(count: u32) -> bool {
    (1..MIN_ANSWERS).contains(&count)
}

/// How many came to a meeting, those heard afterwards among them, and how many were invited. Where a paper tells of those heard
/// afterwards apart, none of the two numbers of those who came must tell who stayed away.
pub fn of_meeting(attended: u32, heard_later: u32, invited: Option<u32>) -> (HeadCount, HeadCount) {
    let (came, beside) = head_counts(attended + heard_later, invited);
    let tells_apart =
        is_apart(attended, heard_later) && head_counts(attended, invited).1 == HeadCount::Hidden;
    (came, if tells_apart { HeadCount::Hidden } else { beside })
}

/// Whether those heard afterwards are told of apart from those who came.
fn is_apart(attended: u32, heard_later: u32) -> bool {
    attended >= MIN_ANSWERS && !is_few(heard_later)
}

/// How many came to a meeting, as a paper may tell it: those heard afterwards among the others where they were fewer than
/// five, and not how many were invited where that would tell of fewer than five who did not come. `None` where nobody
/// has counted, or fewer than five came.
pub fn coverage(session: &Session) -> Option<Coverage> {
    let all = session.coverage()?;
    let Coverage { attended, heard_later, invited, gatherings } = all;
    let (_, invited) = of_meeting(attended, heard_later, invited);
    let (attended, heard_later) =
        if is_apart(attended, heard_later) { (attended, heard_later) } else { (attended + heard_later, 0) };
    let (came, _) = head_counts(attended, None);
    Some(Coverage { attended: came.told()?, invited: invited.told(), gatherings, heard_later })
}

/// Head counts of the sittings, each how many came and how many were invited; nothing at all where one of them could not be
/// told, since what is missing could be worked out from the sum.
pub fn of_sittings(session: &Session) -> Option<Vec<(u16, Option<u16>)>> {
    let counts = session.sittings.iter().map(|sitting| {
        let attended = sitting.attended?;
        let (came, invited) = head_counts(attended.into(), sitting.invited.map(u32::from));
        came.told().map(|_| (attended, sitting.invited, invited))
    });
    let counts: Vec<_> = counts.collect::<Option<_>>()?;
    // The sum of those invited is told, too: one of them alone must not be missing.
    let all_told = counts.iter().all(|(_, _, invited)| *invited != HeadCount::Hidden);
    Some(counts.into_iter().map(|(came, invited, _)| (came, invited.filter(|_| all_told))).collect())
}

/// How many were there for each part of a meeting, with the part's place, where somebody came late or left (C19); nothing
/// where fewer than five did: who left early is nobody's business.
pub fn of_parts(session: &Session) -> Vec<(usize, u16)> {
    // Which sitting is said by nothing here, so only where there is one.
    let [sitting] = session.sittings.as_slice() else { return Vec::new() };
    let parts = session.set.parts.iter().enumerate();
    let parts: Vec<(usize, u16)> = parts
        .filter_map(|(place, part)| {
            Some((place, *session.part_attendance.get(&(sitting.id, part.id.clone()))?))
        })
        .collect();
    let beside = [sitting.attended, sitting.invited].into_iter().flatten();
    let all: Vec<u32> = parts.iter().map(|(_, came)| *came).chain(beside).map(u32::from).collect();
    let tells = |one: &u32| *one < MIN_ANSWERS || all.iter().any(|other| is_few(one.abs_diff(*other)));
    if all.iter().any(tells) { Vec::new() } else { parts }
}
