//! Voting in the room, line by line: the same rounds, budget and ties as on the screen (E3, E4).

use crate::domain::ids::{MeasureId, RoundId};
use crate::domain::vote::VoteRound;
use crate::ops::{Ballot, Op};
use crate::rules::priority;
use crate::rules::room_count;
use crate::text::fold::search_key;

use super::list::first_number;
use super::room::{At, Room};
use super::talk::Step;

/// Votes each person has unless something else is said.
const VOTES_EACH: u16 = 3;

impl Room<'_, '_> {
    /// «/avstemning 24 3» begins a round, or changes who votes in the one that is open and keeps its votes; without numbers
    /// the votes are read.
    pub(super) fn vote(&mut self, said: &str) -> Step {
        let texts = self.texts().vote;
        if said.is_empty() {
            if self.session().rounds.is_empty() {
                return self.say(texts.how_to_begin);
            }
            return self.tell_votes();
        }
        // «-3 24» is not a room of 24: what looks like a number must be one.
        let numbers = said.split([' ', ',']).filter(|word| word.contains(|sign: char| sign.is_ascii_digit()));
        let counts: Result<Vec<u16>, _> = numbers.map(str::parse::<u16>).collect();
        let Ok(counts) = counts else { return self.say(texts.how_to_begin) };
        let last = self.session().rounds.last().map(|round| (round.participants, round.votes_each));
        let here = room_count::in_sitting(self.session(), self.desk.meeting.place.sitting);
        let count = |at: usize| counts.get(at).copied();
        let heaped = heaped(said, texts.heaped_words);
        let known = !counts.is_empty() || heaped;
        let participants =
            count(0).or(last.map(|(people, _)| people)).or(here.and_then(|it| it.try_into().ok()));
        let (true, Some(participants)) = (known, participants) else { return self.say(texts.how_to_begin) };
        let votes_each = count(1).or(last.map(|(_, each)| each)).unwrap_or(VOTES_EACH);
        let open = self.session().rounds.iter().rfind(|round| !round.closed);
        if let Some(open) = open {
            // Rules said in full hold as they are said; a number of people alone leaves the others standing.
            let cumulative = heaped || (open.cumulative && count(1).is_none());
            return self.change_ballot(open.id, Ballot { participants, votes_each, cumulative });
        }
        let ballot = Ballot { participants, votes_each, cumulative: heaped };
        if self.act(&Op::OpenVote(ballot))? {
            let rules = (texts.rules)(participants, votes_each, heaped, false);
            self.say((texts.begun)(&rules))?;
            let Some(round) = self.show_newest_round() else { return Ok(()) };
            let session = self.session();
            let listed = round.listed(session).into_iter().zip(1..);
            let row = |((id, _), number): ((MeasureId, u16), usize)| {
                session.measure(id).map(|measure| format!("{number}. {}", measure.title))
            };
            let rows: Vec<String> = listed.filter_map(row).collect();
            self.say(rows.join("\n"))?;
        }
        Ok(())
    }

    /// Other rules for a round that is open; the votes already in stay.
    fn change_ballot(&mut self, round: RoundId, ballot: Ballot) -> Step {
        let texts = self.texts().vote;
        if !self.act(&Op::EditVote { round, ballot })? {
            return Ok(());
        }
        self.show_newest_round();
        let Some(round) = self.session().round(round).cloned() else { return Ok(()) };
        let rules = (texts.rules)(round.participants, round.votes_each, round.cumulative, false);
        self.say((texts.ballot_changed)(&rules))?;
        self.say(format!("{}.", (texts.budget)(round.cast(), round.budget())))?;
        self.tell_too_many(&round)
    }

    /// Shows the room the newest round, with what it votes on.
    fn show_newest_round(&mut self) -> Option<VoteRound> {
        let round = self.session().rounds.last().cloned()?;
        self.at = At::Measures;
        let effects = self.desk.meeting.show_vote(round.id);
        self.desk.moved(self.plain.store, effects, self.plain.env);
        Some(round)
    }

    /// «/stemmer 2 11»: proposal 2, by its number on the wall, has got eleven votes.
    pub(super) fn cast_votes(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let Some(round) = self.session().rounds.iter().rfind(|round| !round.closed) else {
            self.say(texts.vote.none_open)?;
            return self.say(texts.vote.how_to_begin);
        };
        let listed = round.listed(self.session());
        let round = round.id;
        let Some((number, count)) = first_number(said) else {
            return self.say(texts.vote.which_proposal);
        };
        let Some(measure) = number.checked_sub(1).and_then(|at| listed.get(at)).map(|(id, _)| *id) else {
            return self.say((texts.vote.no_such_proposal)(number, listed.len()));
        };
        let Ok(votes) = count.trim().trim_start_matches([':', ',']).trim().parse::<u16>() else {
            return self.say(texts.vote.number_needed);
        };
        if !self.act(&Op::CastVotes { round, measure, votes })? {
            return Ok(());
        }
        let Some(round) = self.session().round(round).cloned() else { return Ok(()) };
        self.say(format!("{}.", (texts.vote.budget)(round.cast(), round.budget())))?;
        self.tell_too_many(&round)
    }

    /// Ends the round and tells who came where.
    pub(super) fn end_vote(&mut self) -> Step {
        let texts = self.texts().vote;
        let open = self.session().rounds.iter().rfind(|round| !round.closed).map(|round| round.id);
        let Some(round) = open else { return self.say(texts.none_open) };
        if self.act(&Op::CloseVote(round))? {
            self.say(texts.ended)?;
            self.tell_votes()?;
        }
        Ok(())
    }

    /// Takes the newest round away.
    pub(super) fn delete_vote(&mut self) -> Step {
        let Some(round) = self.session().rounds.last().map(|round| round.id) else {
            return self.say(self.texts().vote.none_open);
        };
        if self.act(&Op::DeleteVote(round))? { self.say(self.texts().plain.deleted) } else { Ok(()) }
    }

    /// The newest round: what each proposal has got, in the order of places once it is over.
    fn tell_votes(&mut self) -> Step {
        let texts = self.texts();
        let count = self.session().rounds.len();
        let Some(round) = self.show_newest_round() else {
            return self.say(texts.vote.how_to_begin);
        };
        self.say(format!(
            "{}. {}.",
            (texts.vote.title)(count, count),
            (texts.vote.budget)(round.cast(), round.budget())
        ))?;
        self.say((texts.vote.rules)(round.participants, round.votes_each, round.cumulative, round.closed))?;
        let title = |id: MeasureId| {
            self.session().measure(id).map(|measure| measure.title.clone()).unwrap_or_default()
        };
        let mut rows = Vec::new();
        if round.closed {
            for placed in round.places() {
                let number = self.number_of(placed.measure);
                let told = (texts.vote.told)(
                    placed.place,
                    number,
                    &title(placed.measure),
                    placed.votes,
                    placed.shared,
                );
                let suggested = priority::by_votes(&round, placed.measure);
                let suggested =
                    suggested.map(|it| (texts.measure.suggested_priority)((texts.codes.priority)(it)));
                rows.push(
                    suggested.map_or(told.clone(), |it| format!("{told} {}.", super::room::capital(&it))),
                );
            }
        } else {
            for ((measure, votes), number) in round.listed(self.session()).into_iter().zip(1..) {
                rows.push((texts.vote.told)(0, number, &title(measure), votes, false));
            }
        }
        self.say(rows.join("\n"))?;
        self.tell_too_many(&round)
    }

    fn tell_too_many(&mut self, round: &VoteRound) -> Step {
        let texts = self.texts().vote;
        if let Some(over) = round.cast().checked_sub(round.budget()).filter(|over| *over > 0) {
            self.say(if round.closed { (texts.were_too_many)(over) } else { (texts.over_budget)(over) })?;
        }
        if round.votes.iter().any(|(_, votes)| u32::from(*votes) > round.most_for_one()) {
            self.say((texts.too_many_for_one)(round.participants))?;
        }
        Ok(())
    }
}

/// Whether it is said that votes may be heaped on one proposal.
fn heaped(said: &str, words: &str) -> bool {
    said.split([' ', ',']).any(|word| words.split('|').any(|heaped| search_key(heaped) == search_key(word)))
}

#[cfg(test)]
mod tests {
    use super::heaped;

    #[test]
    fn votes_are_heaped_only_when_somebody_says_so() {
        for (said, is_heaped) in [("24 3 flere", true), ("24, 3, Samles", true), ("24 3", false), ("", false)]
        {
            assert_eq!(heaped(said, "flere|samles|samlet"), is_heaped, "{said}");
        }
    }
}
