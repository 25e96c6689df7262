//! What may be told of how few people answered: the one place that decides (J4, R82, `domain.md` §11).
//!
//! The rule, so that no paper, and no two papers laid beside each other, tell of fewer than five:
//!
//! 1. **Nobody alone.** What fewer than five people answered is told as nothing at all ([`shown`] gives `None`); so is a
//!    result in which no answer was chosen by five.
//! 2. **Whole fives.** How many people gave an answer is only told as [`AtLeast`]: five, ten, fifteen …, rounded down. What
//!    nobody chose and what four chose look alike. Whatever is subtracted from whatever, the difference is a whole number of
//!    fives again. Nor does what is told ever account for everybody: that all said
//!    the same would be everybody's answer.
//! 3. **One or the other.** Of a scale the mean is told, never how it is spread: mean and spread together can give away
//!    one answer. The mean is rounded so coarsely that one answer drowns in it (halves below 20 answers).
//! 4. **A sitting enters a sum only where it could be told by itself**, so that the result after one sitting, subtracted
//!    from the result after two, is not what three on the night shift said. The small ones enter together, if they are
//!    five, once the meeting is closed for the first time: nobody has a result without them ([`Parts`]).
//!
//! What a table or the room said in words is nobody's own and always told. Head counts are no answers: see [`heads`]. The
//! facilitator's own screen, and votes the room has seen being put on the wall, are told in the room and nowhere else:
//! see [`desk`].
//!
//! Everything that leaves the room takes a [`Shown`], which holds no other numbers than those that may be told.
//! `tests/it/small_numbers.rs` attacks all of it.

pub mod desk;
pub mod heads;

use std::collections::BTreeMap;

use crate::domain::answer::{Answer, ScaleTally, StanceTally};
use crate::domain::figures::RoundFacts;
use crate::domain::ids::{OptionId, SittingId};
use crate::domain::measure::Consent;
use crate::domain::question_set::{AnsweredBy, Question};
use crate::domain::room::{Pulse, YesNo};
use crate::domain::session::{Session, SessionEventKind, SessionState};

/// No scale, mean, distribution or count of votes is shared below this many answers.
pub const MIN_ANSWERS: u32 = 5;

/// So many people, rounded down to whole fives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AtLeast(u32);

impl AtLeast {
    /// A count as it may be told; `None` below five.
    pub fn of(count: u32) -> Option<Self> {
        (count >= MIN_ANSWERS).then_some(Self(count - count % MIN_ANSWERS))
    }

    /// The number: five, ten, fifteen …
    pub fn get(self) -> u32 {
        self.0
    }
}

/// What may be told. Holding one is the proof; only this room makes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<T>(T);

impl<T> Shown<T> {
    /// What may be told.
    pub fn get(&self) -> &T {
        &self.0
    }
}

/// How many gave each answer, in the order they are offered; `None` where fewer than five did, or nobody.
pub type Cells = Vec<Option<AtLeast>>;

/// How a scale came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Average {
    /// The mean of those who chose a number, in tenths, 10–50, and how many they were; `None` of fewer than five.
    pub mean: Option<(u16, AtLeast)>,
    /// How many do not know: outside the mean, but told (R32).
    pub dont_know: Option<AtLeast>,
}

/// What was voted, as far as it enters statistics: whole fives each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voted {
    /// How many voted.
    pub participants: u32,
    /// How many votes were used.
    pub cast: u32,
    /// How many there were.
    pub budget: u32,
}

/// Something that counts people's answers.
pub trait Tally: Clone {
    /// At least this many people have answered. Where it cannot be known, the lowest number possible.
    fn people(&self) -> u32;

    /// Both together.
    #[must_use]
    fn plus(self, other: &Self) -> Self;
}

/// A tally of answers one person gives one of, or some of.
pub trait Options: Tally {
    /// How many gave each answer.
    fn counts(&self) -> Vec<u32>;

    /// The same without the answers that fewer than five gave.
    #[must_use]
    fn without_few(&self) -> Self;

    /// Whether one person may give several.
    fn takes_several(&self) -> bool {
        false
    }
}

/// What was answered, sitting by sitting.
#[derive(Debug, Clone)]
pub struct Parts<T> {
    parts: Vec<T>,
    /// Whether the small ones may enter together: the meeting is closed, and was never open again.
    settled: bool,
}

impl<T: Tally> Parts<T> {
    /// What was answered in the sittings of a meeting.
    pub fn of(session: &Session, said: impl Iterator<Item = (SittingId, T)>) -> Self {
        let mut parts: BTreeMap<SittingId, T> = BTreeMap::new();
        for (sitting, tally) in said {
            let sum = match parts.remove(&sitting) {
                Some(sum) => sum.plus(&tally),
                None => tally,
            };
            parts.insert(sitting, sum);
        }
        Self { parts: parts.into_values().collect(), settled: is_settled(session) }
    }

    /// What everybody answered at once.
    pub fn one(tally: T) -> Self {
        Self { parts: vec![tally], settled: true }
    }

    /// Whether anybody has answered.
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.people() == 0)
    }

    /// The same seen in another way.
    pub fn map<U: Tally>(&self, see: impl Fn(&T) -> U) -> Parts<U> {
        Parts { parts: self.parts.iter().map(see).collect(), settled: self.settled }
    }

    /// The sum of what may enter one, if that is anything. It is not told as it is; see [`Shown`].
    pub(super) fn sum(&self) -> Option<T> {
        let (large, small): (Vec<&T>, Vec<&T>) =
            self.parts.iter().partition(|part| part.people() >= MIN_ANSWERS);
        let add = |sum: Option<T>, part: &T| Some(sum.map_or_else(|| part.clone(), |sum| sum.plus(part)));
        let small = small.into_iter().fold(None, add);
        let small = small.filter(|small| self.settled && small.people() >= MIN_ANSWERS);
        large.into_iter().chain(&small).fold(None, add)
    }
}

/// Whether nobody can have a result of this meeting in which a sitting is missing, but for those that are told alone.
fn is_settled(session: &Session) -> bool {
    let reopened = session.events.iter().any(|event| event.kind == SessionEventKind::Reopened);
    session.details.state == SessionState::Closed && !reopened
}

/// How many gave each answer, if five gave the same. Never so that what is told accounts for everybody: where five of five
/// say yes, everybody's answer would be known (`domain.md` §11), and where ten and five do, what each sitting said could be
/// worked out by its heads. Then the largest count is told as five fewer; it is true all the same.
pub fn shown<T: Options>(parts: &Parts<T>) -> Option<Shown<Cells>> {
    let sum = parts.sum()?;
    let mut cells: Cells = sum.counts().into_iter().map(AtLeast::of).collect();
    let told: u32 = if sum.takes_several() {
        cells.iter().flatten().map(|told| told.get()).max().unwrap_or(0)
    } else {
        cells.iter().flatten().map(|told| told.get()).sum()
    };
    if told >= sum.people() {
        let largest = cells.iter_mut().max()?;
        *largest = AtLeast::of(largest.map_or(0, AtLeast::get) - MIN_ANSWERS);
        // Five are not fewer than five.
        largest.as_ref()?;
    }
    cells.iter().any(Option::is_some).then_some(Shown(cells))
}

/// How a scale came out. Those who chose a number and those who do not know are judged apart: five answers of which four
/// are *vet ikke* would give away one.
pub fn average(parts: &Parts<ScaleTally>) -> Option<Shown<Average>> {
    let rated = parts.map(|part| ScaleTally { dont_know: 0, ..*part }).sum();
    let mean = rated.and_then(|rated| Some((rounded_mean(&rated)?, AtLeast::of(rated.total())?)));
    let dont_know = parts.map(|part| ScaleTally { counts: [0; 5], ..*part }).sum();
    let dont_know = dont_know.and_then(|unsure| AtLeast::of(unsure.total()));
    (mean.is_some() || dont_know.is_some()).then_some(Shown(Average { mean, dont_know }))
}

/// The mean in tenths, in steps in which one answer drowns: it moves the mean of `n` people by 4/`n` at most.
fn rounded_mean(tally: &ScaleTally) -> Option<u16> {
    let step = match AtLeast::of(tally.total())?.get() {
        0..20 => 5,
        20..40 => 2,
        _ => 1,
    };
    let (people, sum) = (1u64..).zip(tally.counts).fold((0, 0), |(people, sum), (value, count)| {
        (people + u64::from(count), sum + value * u64::from(count))
    });
    // Halves up, in whole numbers: every machine rounds alike.
    let steps = (20 * sum + step * people).checked_div(2 * step * people)?;
    u16::try_from(step * steps).ok()
}

/// Words so many have said at least, the commonest first, at most `most` of them; none where fewer than five said a word. How
/// many said which is not told.
pub fn words(pulse: &Parts<Pulse>, said_by: u16, most: usize) -> Vec<String> {
    let words = pulse.map(|pulse| Pulse { words: pulse.words.clone(), ..Pulse::default() }).sum();
    let mut said: Vec<(String, u16)> =
        words.map(|pulse| pulse.words.into_iter().collect()).unwrap_or_default();
    let all: u32 = said.iter().map(|(_, count)| u32::from(*count)).sum();
    said.retain(|(_, count)| *count >= said_by && all >= MIN_ANSWERS);
    said.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    said.into_iter().take(most).map(|(word, _)| word).collect()
}

/// A vote as it enters statistics, if five have voted.
pub fn voted(round: RoundFacts) -> Option<Shown<Voted>> {
    let fives = |count: u32| AtLeast::of(count).map_or(0, AtLeast::get);
    let participants = u32::from(round.participants);
    (round.cast.min(participants) >= MIN_ANSWERS).then(|| {
        Shown(Voted {
            participants: fives(participants),
            cast: fives(round.cast),
            budget: fives(participants * u32::from(round.votes_each)),
        })
    })
}

/// The lines said to a question that may be told, and whether any are left out. What individuals wrote is told where five
/// lines came from a sitting; what a table or the room said always, since it is nobody's own.
pub fn lines<'a>(session: &'a Session, question: &'a Question) -> (Vec<&'a Answer>, bool) {
    let said: Vec<&Answer> = session.answers_to(&question.id).collect();
    if question.answered_by != AnsweredBy::Individual {
        return (said, false);
    }
    let of = |answer: &Answer| session.group(answer.group).map(|group| group.sitting);
    let count = said.len();
    let lines = said.into_iter().filter_map(|answer| Some((of(answer)?, Lines(vec![answer]))));
    let told = Parts::of(session, lines).sum().map(|lines| lines.0).unwrap_or_default();
    let left_out = told.len() < count;
    (told, left_out)
}

/// Whether an answer may be quoted outside the room.
pub fn may_quote(session: &Session, answer: &Answer) -> bool {
    let question = session.question(&answer.question);
    question.is_some_and(|question| lines(session, question).0.iter().any(|told| told.id == answer.id))
}

/// Lines of individuals.
#[derive(Clone)]
struct Lines<'a>(Vec<&'a Answer>);

impl Tally for Lines<'_> {
    fn people(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    fn plus(mut self, other: &Self) -> Self {
        self.0.extend(&other.0);
        self
    }
}

/// A count, or nothing of fewer than five.
fn many<T: Copy + Default + Into<u32>>(count: T) -> T {
    if count.into() < MIN_ANSWERS { T::default() } else { count }
}

/// Counts per option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionTally {
    /// How many chose each option, in the order of the set.
    pub counts: Vec<(OptionId, u32)>,
    /// Whether one person could choose several.
    pub several: bool,
}

impl Tally for Pulse {
    fn people(&self) -> u32 {
        self.total()
    }

    fn plus(self, other: &Self) -> Self {
        Pulse::plus(self, other.clone())
    }
}

impl Tally for ScaleTally {
    fn people(&self) -> u32 {
        self.total()
    }

    fn plus(self, other: &Self) -> Self {
        ScaleTally::plus(self, other)
    }
}

impl Tally for StanceTally {
    fn people(&self) -> u32 {
        self.total()
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            agree: self.agree.saturating_add(other.agree),
            partly: self.partly.saturating_add(other.partly),
            disagree: self.disagree.saturating_add(other.disagree),
            pass: self.pass.saturating_add(other.pass),
        }
    }
}

impl Options for StanceTally {
    fn counts(&self) -> Vec<u32> {
        [self.agree, self.partly, self.disagree, self.pass].map(u32::from).to_vec()
    }

    fn without_few(&self) -> Self {
        Self {
            agree: many(self.agree),
            partly: many(self.partly),
            disagree: many(self.disagree),
            pass: many(self.pass),
        }
    }
}

impl Tally for OptionTally {
    fn people(&self) -> u32 {
        let counts = self.counts.iter().map(|(_, count)| *count);
        // Where one may choose several, two people can make ten crosses: only the longest column counts heads.
        if self.several { counts.max().unwrap_or(0) } else { counts.fold(0, u32::saturating_add) }
    }

    fn plus(mut self, other: &Self) -> Self {
        for (id, count) in &other.counts {
            match self.counts.iter_mut().find(|(mine, _)| mine == id) {
                Some((_, mine)) => *mine = mine.saturating_add(*count),
                None => self.counts.push((id.clone(), *count)),
            }
        }
        self
    }
}

impl Options for OptionTally {
    fn counts(&self) -> Vec<u32> {
        self.counts.iter().map(|(_, count)| *count).collect()
    }

    fn without_few(&self) -> Self {
        let counts = self.counts.iter().map(|(id, count)| (id.clone(), many(*count)));
        Self { counts: counts.collect(), several: self.several }
    }

    fn takes_several(&self) -> bool {
        self.several
    }
}

impl Tally for YesNo {
    fn people(&self) -> u32 {
        u32::from(self.yes) + u32::from(self.no)
    }

    fn plus(self, other: &Self) -> Self {
        Self { yes: self.yes.saturating_add(other.yes), no: self.no.saturating_add(other.no) }
    }
}

impl Options for YesNo {
    fn counts(&self) -> Vec<u32> {
        vec![self.yes.into(), self.no.into()]
    }

    fn without_few(&self) -> Self {
        Self { yes: many(self.yes), no: many(self.no) }
    }
}

impl Tally for Consent {
    fn people(&self) -> u32 {
        Options::counts(self).iter().sum()
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            supports: self.supports.saturating_add(other.supports),
            can_live_with: self.can_live_with.saturating_add(other.can_live_with),
            reserves: self.reserves.saturating_add(other.reserves),
        }
    }
}

impl Options for Consent {
    fn counts(&self) -> Vec<u32> {
        [self.supports, self.can_live_with, self.reserves].map(u32::from).to_vec()
    }

    fn without_few(&self) -> Self {
        Self {
            supports: many(self.supports),
            can_live_with: many(self.can_live_with),
            reserves: many(self.reserves),
        }
    }
}

#[cfg(test)]
mod tests;
