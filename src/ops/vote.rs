//! Voting in the room (E3, E4). More votes than the room has are told, never refused: somebody has counted wrong, and the
//! room must be able to go on while they find out.

use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::{MeasureId, RoundId};
use crate::domain::session::Session;
use crate::domain::vote::{VoteRound, proposals};
use crate::env::Env;

use super::{Ballot, Refusal, next};

/// The most votes one person can be given; more is no vote but a questionnaire.
const MOST_VOTES_EACH: u16 = 20;

pub(super) fn open(ballot: Ballot, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    check(ballot)?;
    let votes: Vec<_> = proposals(session).map(|measure| (measure, 0)).collect();
    if votes.len() < 2 {
        return Err(Refusal::NothingToVoteOn);
    }
    // One round at a time, so that nobody types into the wrong one.
    let still_open = session.rounds.iter().filter(|round| !round.closed);
    let mut changes: Vec<_> =
        still_open.map(|round| put(VoteRound { closed: true, ..round.clone() })).collect();
    changes.push(put(VoteRound {
        id: env.new_id(),
        position: next(session.rounds.iter().map(|round| round.position)),
        participants: ballot.participants,
        votes_each: ballot.votes_each,
        cumulative: ballot.cumulative,
        closed: false,
        votes,
    }));
    Ok(changes)
}

pub(super) fn edit(id: RoundId, ballot: Ballot, session: &Session) -> Result<Vec<Change>, Refusal> {
    check(ballot)?;
    let Ballot { participants, votes_each, cumulative } = ballot;
    change(id, session, |round| {
        (round.participants, round.votes_each, round.cumulative) = (participants, votes_each, cumulative);
    })
}

pub(super) fn cast(
    id: RoundId,
    measure: MeasureId,
    votes: u16,
    session: &Session,
) -> Result<Vec<Change>, Refusal> {
    session.measure(measure).ok_or(Refusal::Gone)?;
    change(id, session, |round| {
        match round.votes.iter_mut().find(|(listed, _)| *listed == measure) {
            Some((_, count)) => *count = votes,
            // Proposed while the room was voting.
            None => round.votes.push((measure, votes)),
        }
    })
}

pub(super) fn close(id: RoundId, session: &Session) -> Result<Vec<Change>, Refusal> {
    change(id, session, |round| round.closed = true)
}

pub(super) fn delete(id: RoundId, session: &Session) -> Result<Vec<Change>, Refusal> {
    session.round(id).ok_or(Refusal::Gone)?;
    Ok(vec![Change::Remove(Key::VoteRound(id))])
}

/// The rounds without this measure, which goes.
pub(super) fn without_measure(measure: MeasureId, session: &Session) -> impl Iterator<Item = Change> {
    let with_it = session.rounds.iter().filter(move |round| round.votes_for(measure).is_some());
    with_it.map(move |round| {
        let mut round = round.clone();
        round.votes.retain(|(listed, _)| *listed != measure);
        put(round)
    })
}

fn check(ballot: Ballot) -> Result<(), Refusal> {
    if ballot.participants == 0 {
        return Err(Refusal::OutOfRange { least: 1, most: u16::MAX.into() });
    }
    if !(1..=MOST_VOTES_EACH).contains(&ballot.votes_each) {
        return Err(Refusal::OutOfRange { least: 1, most: MOST_VOTES_EACH.into() });
    }
    Ok(())
}

/// Edits a round that is not over.
fn change(id: RoundId, session: &Session, edit: impl FnOnce(&mut VoteRound)) -> Result<Vec<Change>, Refusal> {
    let before = session.round(id).ok_or(Refusal::Gone)?;
    if before.closed {
        return Err(Refusal::VoteClosed);
    }
    let mut after = before.clone();
    edit(&mut after);
    Ok(if after == *before { Vec::new() } else { vec![put(after)] })
}

fn put(round: VoteRound) -> Change {
    Change::Put(Record::VoteRound(round))
}
