//! Sittings and their groups.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

use super::ids::{GroupId, QuestionId, SittingId};
use super::room::ClosingCheck;

/// A sitting (*samling*): one gathering within a session. Care units need several (R7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Its identity.
    pub id: SittingId,
    /// Order within the session.
    pub position: u32,
    /// Whether people gathered, or those who could not come were heard afterwards.
    pub kind: SittingKind,
    /// What it is called, e.g. «kveld»; empty when there is only one.
    pub label: String,
    /// The day.
    pub date: NaiveDate,
    /// When it begins, local time.
    pub start: Option<NaiveTime>,
    /// Where.
    pub place: String,
    /// How many were invited; a count, never who (R8).
    pub invited: Option<u16>,
    /// How many came; a count, never who (R8).
    pub attended: Option<u16>,
    /// The three closing questions (R68), asked of those who were there.
    pub closing: ClosingCheck,
}

codes! {
    /// What kind of sitting it is.
    pub enum SittingKind {
        /// People gathered.
        Gathering = "gathering",
        /// Those who were not there say their word before measures are agreed on (R8).
        LateInput = "late_input",
    }
}

/// A group (*gruppe/bord*): a label and a size, nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its identity.
    pub id: GroupId,
    /// The sitting it sits in.
    pub sitting: SittingId,
    /// Order within the sitting; the plenary is last.
    pub position: u32,
    /// Whether this is the plenary, which every sitting has exactly one of.
    pub plenary: bool,
    /// «Bord 1»; empty for the plenary, whose name follows the language.
    pub label: String,
    /// How many sit there; 0 when not counted.
    pub size: u16,
    /// Questions that stood empty on its sheets on purpose (D11). An answer that comes all the same counts more.
    pub blank: BTreeSet<QuestionId>,
}

/// Most people a meeting is planned for.
pub const MOST_HEADS: u16 = 400;
/// Most tables.
pub const MOST_TABLES: usize = 40;

/// Why people cannot be laid out at tables of these sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotSit {
    /// More people or tables than a meeting can have.
    TooMany,
    /// A table nobody sits at, among others that are counted. Where none is counted, zero says nothing.
    EmptyTable,
}

/// Whether people can be laid out at tables of these sizes, 0 where not counted.
pub fn check_tables(sizes: &[u16]) -> Result<(), CannotSit> {
    let heads: u32 = sizes.iter().map(|size| u32::from(*size)).sum();
    if sizes.len() > MOST_TABLES || heads > u32::from(MOST_HEADS) {
        return Err(CannotSit::TooMany);
    }
    if heads > 0 && sizes.contains(&0) { Err(CannotSit::EmptyTable) } else { Ok(()) }
}

/// How many groups a head count makes (A3): groups of four to six, nearest to five; up to twelve talk in plenary.
///
/// `smallest` and `largest` are the sizes allowed (4 and 6 by default). Returns the sizes of the groups, biggest
/// first; one element means plenary only. No head count gives no group.
pub fn plan_groups(heads: u16, smallest: u16, largest: u16) -> Vec<u16> {
    /// Up to this many talk question by question in plenary (`domain.md` §2.5).
    const PLENARY_UP_TO: u16 = 12;
    let (smallest, largest) = (smallest.max(1), largest.max(smallest).max(1));
    if heads == 0 {
        return Vec::new();
    }
    if heads <= PLENARY_UP_TO {
        return vec![heads];
    }
    // Six to a table before a new table: fewer groups are easier to hear in plenary (23 → 4 groups of 5–6).
    let wanted = heads.div_ceil(largest);
    let possible = (heads / smallest).max(1);
    let groups = wanted.min(possible).max(1);
    (0..groups).map(|i| heads / groups + u16::from(i < heads % groups)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_count_becomes_groups_of_four_to_six() {
        for (heads, sizes) in [
            (0, vec![]),
            (1, vec![1]),
            (11, vec![11]),
            (12, vec![12]),
            (13, vec![5, 4, 4]),
            (23, vec![6, 6, 6, 5]),
            (60, vec![6; 10]),
        ] {
            assert_eq!(plan_groups(heads, 4, 6), sizes, "{heads} heads");
        }
    }

    #[test]
    fn nobody_is_left_without_a_seat_and_sizes_differ_by_at_most_one() {
        for heads in 1..=60 {
            let sizes = plan_groups(heads, 4, 6);
            assert_eq!(sizes.iter().sum::<u16>(), heads);
            assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{heads}: {sizes:?}");
            if heads > 12 {
                assert!(sizes.iter().all(|size| (4..=6).contains(size)), "{heads}: {sizes:?}");
            }
        }
    }
}
