//! What meetings add up to. Every part is a sum, so that the whole is the sum of its parts.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::suppress::heads::{HeadCount, of_meeting};
use super::super::suppress::voted;
use super::Counted;
use crate::domain::facets::Influence;
use crate::domain::figures::{MeasureFacts, MeetingFacts, Said, Theme};
use crate::domain::ids::CategoryId;
use crate::domain::measure::{StateCode, Verdict};

/// What some meetings add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Meetings that were held.
    pub meetings: u32,
    /// Looks at the measures without a meeting.
    pub reviews: u32,
    /// Meetings and looks that are not closed yet.
    pub unfinished: u32,
    /// Meetings a safety representative took part in.
    pub with_safety_rep: u32,
    /// Meetings a union representative took part in.
    pub with_union_rep: u32,
    /// How many people took part.
    pub people: People,
    /// How they voted.
    pub votes: Votes,
    /// The measures.
    pub measures: MeasureCounts,
    /// The same by category; `None` are those without.
    pub by_category: BTreeMap<Option<CategoryId>, MeasureCounts>,
    /// The same by where the influence lies (E8).
    pub by_influence: BTreeMap<Option<Influence>, MeasureCounts>,
    /// What was talked about.
    pub themes: BTreeMap<Theme, ThemeCounts>,
}

/// How many people took part. Every number is a sum of numbers that may be told by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct People {
    /// How many came, or were heard afterwards.
    pub came: u32,
    /// In how many meetings.
    pub meetings: u32,
    /// How many were invited, where that may be told.
    pub invited: u32,
    /// How many of those came.
    pub came_of_invited: u32,
    /// Meetings left out because fewer than five came (R82).
    pub hidden: u32,
    /// Meetings left out because nobody has counted.
    pub uncounted: u32,
    /// Meetings whose number of invited is left out: who stayed away could be worked out.
    pub invited_hidden: u32,
}

/// Votes in the room that are over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Votes {
    /// How many, where five or more voted.
    pub rounds: u32,
    /// How many are left out because fewer voted (R82).
    pub hidden: u32,
    /// How many people voted in them, added up.
    pub participants: u64,
    /// Votes entered.
    pub cast: u64,
    /// Votes there were: as many people as are told of, times votes each.
    pub budget: u64,
}

/// What was said to a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ThemeCounts {
    /// In how many meetings.
    pub meetings: u32,
    /// Lines of groups and the room; lines are not people.
    pub lines: u32,
    /// Of these, common ground.
    pub common: u32,
}

/// Measures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeasureCounts {
    /// All of them, proposals too.
    pub all: u32,
    /// How many stand in each state.
    pub by_state: BTreeMap<StateCode, u32>,
    /// Neither parked nor dropped.
    pub listed: u32,
    /// Of these, with somebody who answers for them.
    pub with_owner: u32,
    /// Of these, with a deadline.
    pub with_deadline: u32,
    /// The room agreed on them at some time.
    pub decided: u32,
    /// Agreed on and to be done.
    pub open: u32,
    /// Of these, past their deadline.
    pub overdue: u32,
    /// Done, judged or not.
    pub done: u32,
    /// Of these, by their deadline.
    pub in_time: u32,
    /// Of these, by the deadline first agreed on.
    pub in_first_time: u32,
    /// Agreed on, and parked or dropped since.
    pub given_up: u32,
    /// Raised with someone else.
    pub lifted: u32,
    /// What was said of the effect.
    pub verdicts: BTreeMap<Verdict, u32>,
    /// Done, and nobody has said yet whether it helped.
    pub unjudged: u32,
    /// Days from the meeting to the day it was done, and how many took so long.
    days: BTreeMap<u32, u32>,
}

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// The part.
    pub part: u64,
    /// The whole.
    pub whole: u64,
}

impl Rate {
    /// In whole percent, halves up; `None` of nothing.
    pub fn percent(self) -> Option<u32> {
        (self.whole > 0)
            .then(|| u32::try_from((200 * self.part + self.whole) / (2 * self.whole)).unwrap_or(u32::MAX))
    }
}

impl Counts {
    /// Adds a meeting.
    pub(super) fn count(&mut self, counted: &Counted<'_>, as_of: NaiveDate) {
        let meeting = counted.meeting;
        self.unfinished += u32::from(!meeting.closed);
        if meeting.met {
            self.meetings += 1;
            self.with_safety_rep += u32::from(meeting.safety_rep);
            self.with_union_rep += u32::from(meeting.union_rep);
            self.people.count(meeting);
        } else {
            self.reviews += 1;
        }
        for round in &meeting.rounds {
            match voted(*round) {
                Some(round) => {
                    let round = round.get();
                    self.votes.rounds += 1;
                    self.votes.participants += u64::from(round.participants);
                    self.votes.cast += u64::from(round.cast);
                    self.votes.budget += u64::from(round.budget);
                }
                None => self.votes.hidden += 1,
            }
        }
        for (theme, Said { lines, common }) in &meeting.said {
            let one = ThemeCounts { meetings: 1, lines: *lines, common: *common };
            self.themes.entry(theme.clone()).or_default().add(one);
        }
        for measure in &counted.measures {
            let one = MeasureCounts::of(measure, meeting.day, as_of);
            self.by_category.entry(measure.category.clone()).or_default().add(&one);
            self.by_influence.entry(measure.influence).or_default().add(&one);
            self.measures.add(&one);
        }
    }

    /// Adds what others add up to.
    pub(super) fn add(&mut self, other: &Self) {
        self.meetings += other.meetings;
        self.reviews += other.reviews;
        self.unfinished += other.unfinished;
        self.with_safety_rep += other.with_safety_rep;
        self.with_union_rep += other.with_union_rep;
        self.people.add(other.people);
        self.votes.add(other.votes);
        self.measures.add(&other.measures);
        for (category, counts) in &other.by_category {
            self.by_category.entry(category.clone()).or_default().add(counts);
        }
        for (influence, counts) in &other.by_influence {
            self.by_influence.entry(*influence).or_default().add(counts);
        }
        for (theme, counts) in &other.themes {
            self.themes.entry(theme.clone()).or_default().add(*counts);
        }
    }
}

impl People {
    fn count(&mut self, meeting: &MeetingFacts) {
        let Some(attended) = meeting.attended else {
            self.uncounted += 1;
            return;
        };
        let (came, invited) = of_meeting(attended, meeting.heard_later, meeting.invited);
        let Some(came) = came.told() else {
            self.hidden += 1;
            return;
        };
        self.came += came;
        self.meetings += 1;
        match invited {
            HeadCount::Told(invited) => {
                self.invited += invited;
                self.came_of_invited += came;
            }
            HeadCount::Hidden => self.invited_hidden += 1,
            HeadCount::Unknown => {}
        }
    }

    fn add(&mut self, other: Self) {
        self.came += other.came;
        self.meetings += other.meetings;
        self.invited += other.invited;
        self.came_of_invited += other.came_of_invited;
        self.hidden += other.hidden;
        self.uncounted += other.uncounted;
        self.invited_hidden += other.invited_hidden;
    }

    /// How many of those invited came.
    pub fn rate(&self) -> Rate {
        Rate { part: self.came_of_invited.into(), whole: self.invited.into() }
    }
}

impl Votes {
    fn add(&mut self, other: Self) {
        self.rounds += other.rounds;
        self.hidden += other.hidden;
        self.participants += other.participants;
        self.cast += other.cast;
        self.budget += other.budget;
    }

    /// How many of the votes there were, were used.
    pub fn rate(&self) -> Rate {
        Rate { part: self.cast, whole: self.budget }
    }
}

impl ThemeCounts {
    fn add(&mut self, other: Self) {
        self.meetings += other.meetings;
        self.lines += other.lines;
        self.common += other.common;
    }
}

impl MeasureCounts {
    fn of(measure: &MeasureFacts, day: NaiveDate, as_of: NaiveDate) -> Self {
        let state = measure.state;
        let listed = !matches!(state, StateCode::Parked | StateCode::Dropped);
        let open = state.is_active();
        let in_time = |deadline: Option<NaiveDate>| {
            measure.done_on.zip(deadline).is_some_and(|(done, deadline)| done <= deadline)
        };
        let days = measure.done_on.map(|done| u32::try_from((done - day).num_days()).unwrap_or_default());
        Self {
            all: 1,
            by_state: BTreeMap::from([(state, 1)]),
            listed: u32::from(listed),
            with_owner: u32::from(listed && measure.has_owner),
            with_deadline: u32::from(listed && measure.deadline.is_some()),
            decided: u32::from(measure.decided),
            open: u32::from(open),
            overdue: u32::from(open && measure.deadline.is_some_and(|deadline| deadline < as_of)),
            done: u32::from(measure.done_on.is_some()),
            in_time: u32::from(in_time(measure.deadline)),
            in_first_time: u32::from(in_time(measure.first_deadline)),
            given_up: u32::from(measure.decided && !listed),
            lifted: u32::from(measure.lifted && listed),
            verdicts: measure.verdict.map(|verdict| (verdict, 1)).into_iter().collect(),
            unjudged: u32::from(state == StateCode::Done),
            days: days.map(|days| (days, 1)).into_iter().collect(),
        }
    }

    fn add(&mut self, other: &Self) {
        self.all += other.all;
        self.listed += other.listed;
        self.with_owner += other.with_owner;
        self.with_deadline += other.with_deadline;
        self.decided += other.decided;
        self.open += other.open;
        self.overdue += other.overdue;
        self.done += other.done;
        self.in_time += other.in_time;
        self.in_first_time += other.in_first_time;
        self.given_up += other.given_up;
        self.lifted += other.lifted;
        self.unjudged += other.unjudged;
        for (state, count) in &other.by_state {
            *self.by_state.entry(*state).or_default() += count;
        }
        for (verdict, count) in &other.verdicts {
            *self.verdicts.entry(*verdict).or_default() += count;
        }
        for (days, count) in &other.days {
            *self.days.entry(*days).or_default() += count;
        }
    }

    /// Done, of all the rooms have agreed on.
    pub fn completion(&self) -> Rate {
        Rate { part: self.done.into(), whole: self.decided.into() }
    }

    /// Done by their deadline, of all that are done.
    pub fn punctuality(&self) -> Rate {
        Rate { part: self.in_time.into(), whole: self.done.into() }
    }

    /// How many got this verdict.
    pub fn verdict(&self, verdict: Verdict) -> u32 {
        self.verdicts.get(&verdict).copied().unwrap_or_default()
    }

    /// «Yes», of all that are judged; too early to tell is no judgement (R67).
    pub fn effect(&self) -> Rate {
        let judged = [Verdict::Yes, Verdict::Partly, Verdict::No].map(|it| u64::from(self.verdict(it)));
        Rate { part: self.verdict(Verdict::Yes).into(), whole: judged.iter().sum() }
    }

    /// Half of those done took at most so many days from the meeting; twice that, since it may be a whole and a half.
    pub fn twice_median_days(&self) -> Option<u32> {
        let nth = |n: u32| {
            let mut before = 0;
            self.days.iter().find_map(|(days, count)| {
                before += count;
                (n < before).then_some(*days)
            })
        };
        Some(nth(self.done.checked_sub(1)? / 2)? + nth(self.done / 2)?)
    }
}
