//! Voting in the room, entered on one keyboard (E3, E4): how many votes each proposal got, never whose.

use super::ids::{MeasureId, RoundId};
use super::measure::StateCode;
use super::session::Session;

/// One round of voting. A second vote on the same proposals is a round of its own (E4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteRound {
    /// Its identity.
    pub id: RoundId,
    /// Order among the rounds, from 0.
    pub position: u32,
    /// How many vote.
    pub participants: u16,
    /// How many votes each of them has.
    pub votes_each: u16,
    /// Whether one person may put several votes on the same proposal.
    pub cumulative: bool,
    /// Whether it is over.
    pub closed: bool,
    /// The proposals voted on, each once, in the order they were listed, with the votes they got.
    pub votes: Vec<(MeasureId, u16)>,
}

/// What can be voted on now: everything on the table that is not in place already.
pub fn proposals(session: &Session) -> impl Iterator<Item = MeasureId> {
    let open = session.measures.iter().filter(|it| it.state.code() == StateCode::Proposed && !it.in_place);
    open.map(|measure| measure.id)
}

impl VoteRound {
    /// Each proposal with its votes so far, in the order of its number, which is the same on the wall, at the keyboard and
    /// line by line. While the round is open, what was proposed since it began comes last.
    pub fn listed(&self, session: &Session) -> Vec<(MeasureId, u16)> {
        let late = proposals(session).filter(|id| !self.closed && self.votes_for(*id).is_none());
        self.votes.iter().copied().chain(late.map(|id| (id, 0))).collect()
    }

    /// How many votes the room has: participants × votes each.
    pub fn budget(&self) -> u32 {
        u32::from(self.participants) * u32::from(self.votes_each)
    }

    /// How many votes have been entered.
    pub fn cast(&self) -> u32 {
        self.votes.iter().map(|(_, votes)| u32::from(*votes)).sum()
    }

    /// The most votes one proposal can get.
    pub fn most_for_one(&self) -> u32 {
        if self.cumulative { self.budget() } else { u32::from(self.participants) }
    }

    /// The votes of a proposal; `None` if it was not voted on.
    pub fn votes_for(&self, measure: MeasureId) -> Option<u16> {
        self.votes.iter().find(|(id, _)| *id == measure).map(|(_, votes)| *votes)
    }

    /// The place of each proposal, best first, as in sport: those with as many votes share a place, and the next comes
    /// after all of them (E4). Proposals that share a place stand in the order they were listed.
    pub fn places(&self) -> Vec<Placed> {
        let mut placed: Vec<Placed> = self
            .votes
            .iter()
            .map(|&(measure, votes)| {
                let better = self.votes.iter().filter(|(_, other)| *other > votes).count();
                let alike = self.votes.iter().filter(|(_, other)| *other == votes).count();
                Placed { measure, votes, place: better + 1, shared: alike > 1 }
            })
            .collect();
        placed.sort_by_key(|placed| placed.place);
        placed
    }
}

/// Where a proposal came in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The proposal.
    pub measure: MeasureId,
    /// Its votes.
    pub votes: u16,
    /// From 1.
    pub place: usize,
    /// Whether others have as many votes.
    pub shared: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Id;

    fn round(votes: &[u16]) -> VoteRound {
        let id = |n: usize| Id::from_bits(n as u128).into();
        let votes = votes.iter().enumerate().map(|(n, &votes)| (id(n), votes)).collect();
        let id = Id::from_bits(99).into();
        VoteRound {
            id,
            position: 0,
            participants: 24,
            votes_each: 3,
            cumulative: false,
            closed: false,
            votes,
        }
    }

    #[test]
    fn the_room_has_as_many_votes_as_people_times_votes_each() {
        let round = round(&[20, 8, 4]);
        assert_eq!((round.cast(), round.budget(), round.most_for_one()), (32, 72, 24));
        assert_eq!(VoteRound { cumulative: true, ..round }.most_for_one(), 72);
    }

    #[test]
    fn those_with_as_many_votes_share_a_place_and_the_next_comes_after_them() {
        for (votes, places) in [
            (vec![], vec![]),
            (vec![3], vec![(3, 1, false)]),
            (vec![3, 9, 3, 1], vec![(9, 1, false), (3, 2, true), (3, 2, true), (1, 4, false)]),
            (vec![0, 0], vec![(0, 1, true), (0, 1, true)]),
        ] {
            let found: Vec<_> =
                round(&votes).places().iter().map(|it| (it.votes, it.place, it.shared)).collect();
            assert_eq!(found, places, "{votes:?}");
        }
    }
}
