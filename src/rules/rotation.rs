//! Whose turn it is at the tables: by seats, going left, one seat a question (C7, R22).
//!
//! Nothing personal is kept: a seat is a place at a table, and who sits there only the table knows. The turn follows
//! from the question, so going back and forth gives the same seats again.

use crate::domain::ids::{GroupId, QuestionId, SittingId};
use crate::domain::place::Turns;
use crate::domain::question_set::AnsweredBy;
use crate::domain::session::{MarkKind, Session};

/// The seats with a role at a table, counted from 1 and to the left. At a table of one or two a seat has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// *Samtaleleder*: sees to it that everyone is heard.
    pub leader: u16,
    /// Reads the question out.
    pub reader: u16,
    /// Writes for the table.
    pub scribe: u16,
}

/// Which turn a question is, counted from 0 over the questions that are answered at the tables, with the seats that
/// were skipped. `None` where the question is not talked about at tables, or is left out.
pub fn turn(session: &Session, question: &QuestionId, turns: Turns) -> Option<u32> {
    let asked = session.outline().into_iter().filter(|entry| {
        let is_at_tables = entry.question.answered_by == AnsweredBy::Group;
        is_at_tables && entry.is_on() && entry.off != Some(MarkKind::Skipped)
    });
    let at = asked.map(|entry| &entry.question.id).position(|id| id == question)?;
    u32::try_from(at).ok().map(|at| at.saturating_add(u32::from(turns.skipped)))
}

/// Who leads the talk at the tables: chosen there the first time, and passed on to the left after that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// The table chooses.
    First,
    /// The next to the left.
    Next,
}

/// Whom the role of conversation leader goes to at a question (C7, R22), until a table of the sitting has something to
/// say. `None` after that, where there are no tables, and where the question is not talked about at them.
pub fn lead(session: &Session, sitting: SittingId, question: &QuestionId, turns: Turns) -> Option<Lead> {
    let turn = turn(session, question, turns)?;
    let has_tables = session.groups_of(sitting).any(|group| !group.plenary);
    let is_here = |group| session.group(group).is_some_and(|group| group.sitting == sitting);
    let begun = session.answers_to(question).any(|answer| is_here(answer.group));
    (has_tables && !begun).then_some(if turn == 0 { Lead::First } else { Lead::Next })
}

/// The seats of a turn at a table with `size` seats; `None` where nobody has counted them. Within `size` turns in a row
/// every seat has every role once.
pub fn seats(turn: u32, size: u16, swapped: bool) -> Option<Seats> {
    if size == 0 {
        return None;
    }
    // Below `size`, so it fits.
    let seat = |further: u32| {
        let at = (u64::from(turn) + u64::from(further)) % u64::from(size);
        u16::try_from(at).unwrap_or_default() + 1
    };
    // The one who will lead next writes now, and the one after reads.
    let (leader, scribe) = if swapped { (seat(1), seat(0)) } else { (seat(0), seat(1)) };
    Some(Seats { leader, scribe, reader: seat(2) })
}

/// The tables of a sitting with their seats for a turn; tables whose seats nobody has counted are left out.
pub fn at_tables(session: &Session, sitting: SittingId, turn: u32, swapped: bool) -> Vec<(GroupId, Seats)> {
    session
        .groups_of(sitting)
        .filter(|group| !group.plenary)
        .filter_map(|group| Some((group.id, seats(turn, group.size, swapped)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nobody_has_a_role_twice_before_everyone_has_had_it_once(size in 1u16..=60, first in 0u32..70_000) {
            for role in [|it: Seats| it.leader, |it: Seats| it.reader, |it: Seats| it.scribe] {
                let turns = first..first + u32::from(size);
                let mut had: Vec<u16> = turns.map(|turn| role(seats(turn, size, false).unwrap())).collect();
                had.sort_unstable();
                prop_assert_eq!(had, (1..=size).collect::<Vec<_>>());
            }
        }

        #[test]
        fn a_table_of_three_or_more_has_three_people_with_a_role(size in 3u16..=60, turn: u32, swapped: bool) {
            let Seats { leader, reader, scribe } = seats(turn, size, swapped).unwrap();
            prop_assert!(leader != reader && reader != scribe && scribe != leader);
            prop_assert!([leader, reader, scribe].iter().all(|seat| (1..=size).contains(seat)));
        }
    }

    #[test]
    fn swapping_changes_leader_and_scribe_and_an_empty_table_has_no_seats() {
        let before = seats(3, 5, false).unwrap();
        let after = seats(3, 5, true).unwrap();
        assert_eq!((after.leader, after.scribe, after.reader), (before.scribe, before.leader, before.reader));
        assert_eq!(seats(3, 0, false), None);
        assert_eq!(seats(u32::MAX, 1, true), Some(Seats { leader: 1, reader: 1, scribe: 1 }));
    }
}
