//! What may be told of how few people answered: the one place that decides (J4, R82, `domain.md` §11).
//!
//! The rule, so that no paper, and no two papers laid beside each other, tell of fewer than five:
//!
//! 1. **Nobody alone.** What fewer than five people answered is told as nothing at all ([`shown`] gives `None`); so is a
//!    result in which no answer was chosen by five.
//! 2. **Whole fives.** How many people gave an answer is only told as [`AtLeast`]: five, ten, fifteen …, rounded down. What
//!    nobody chose and what four chose look alike. Nor does what is told ever account for everybody: that all said
//!    the same would be everybody's answer. Sittings are rounded one by one and added up afterwards, so whoever lays the papers
//!    of two sittings side by side, and knows how many came to each, knows no more than what each of them tells alone.
//! 3. **One or the other.** Of a scale the mean is told, never how it is spread: mean and spread together can give away
//!    one answer. The mean is rounded so coarsely that one answer drowns in it (halves below 20 answers).
//! 4. **A sitting enters a sum only where it could be told by itself**, so that the result after one sitting, subtracted
//!    from the result after two, is not what three on the night shift said. The small ones enter together, if they are
//!    five, once the meeting is closed for the first time: nobody has a result without them ([`Parts`]). Where a meeting
//!    has been closed and gone on – opened again, its closing taken back, a file taken in – they never do.
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
use crate::rules::room_count::in_sitting;

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
    /// How many votes were used; never more than there were.
    pub cast: u32,
    /// How many there were: as many people as are told of, times the votes each of them had.
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

    /// The same with other counts, in the same order.
    #[must_use]
    fn with(&self, counts: &[u32]) -> Self;

    /// Whether one person may give several.
    fn takes_several(&self) -> bool {
        false
    }
}

/// What was answered, sitting by sitting.
#[derive(Debug, Clone)]
pub struct Parts<T> {
    parts: Vec<T>,
    /// Whether the small ones may enter together: the meeting is closed for the first time.
    settled: bool,
}

impl<T: Tally> Parts<T> {
    /// What was answered in the sittings of a meeting.
    pub fn of(session: &Session, said: impl Iterator<Item = (SittingId, T)>) -> Self {
        let mut parts: BTreeMap<(usize, SittingId), T> = BTreeMap::new();
        for (sitting, tally) in said {
            let at = session.sittings.iter().take_while(|it| it.id != sitting).count();
            let sum = match parts.remove(&(at, sitting)) {
                Some(sum) => sum.plus(&tally),
                None => tally,
            };
            parts.insert((at, sitting), sum);
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
        self.entering().into_iter().reduce(|sum, part| sum.plus(&part))
    }

    /// What may enter a sum: the sittings that could be told alone, and the small ones as one.
    fn entering(&self) -> Vec<T> {
        let (mut large, small): (Vec<T>, Vec<T>) =
            self.parts.iter().cloned().partition(|part| part.people() >= MIN_ANSWERS);
        let small = small.into_iter().reduce(|sum, part| sum.plus(&part));
        large.extend(small.filter(|small| self.settled && small.people() >= MIN_ANSWERS));
        large
    }
}

/// Whether nobody can have a result of this meeting in which small sittings are otherwise than now: it is closed, and was not
/// closed before. Taking back the closing, and taking a file into a closed meeting, leave the same mark as opening it again
/// does. A copy of an earlier state is a second closing of what it was copied from.
fn is_settled(session: &Session) -> bool {
    let is_copy = session.rehearsal && session.has_happened(SessionEventKind::Cloned);
    session.details.state == SessionState::Closed
        && !session.has_happened(SessionEventKind::Reopened)
        && !is_copy
}

/// How many gave each answer, if five in a sitting gave the same: the sum of what may be told of each sitting.
pub fn shown<T: Options>(parts: &Parts<T>) -> Option<Shown<Cells>> {
    let entering = parts.entering();
    // The longest, where a set has got options on the way.
    let mut told = vec![0; entering.iter().map(|part| part.counts().len()).max()?];
    for part in &entering {
        for (told, fives) in told.iter_mut().zip(fives(part)) {
            *told += fives;
        }
    }
    let cells: Cells = told.into_iter().map(AtLeast::of).collect();
    cells.iter().any(Option::is_some).then_some(Shown(cells))
}

/// The smallest tally of which the same is told when it is all there is; `None` where nothing is told.
pub fn told_alone<T: Options>(parts: &Parts<T>) -> Option<T> {
    let Shown(cells) = shown(parts)?;
    // As far as a tally counts, with room for one more than is told, for what is told not to account for everybody.
    let most = AtLeast::of(u16::MAX.into())?.get() - MIN_ANSWERS;
    let mut counts: Vec<u32> = cells.iter().map(|told| told.map_or(0, AtLeast::get).min(most)).collect();
    *counts.iter_mut().max()? += 1;
    Some(parts.sum()?.with(&counts))
}

/// How many gave each answer at one sitting, in whole fives. Never so that what is told accounts for everybody: where five of
/// five say yes, everybody's answer would be known (`domain.md` §11). Then the largest count is told as five fewer; it is true
/// all the same. Five are not few, so where that would be said of them, nothing is told of the sitting.
fn fives<T: Options>(part: &T) -> Vec<u32> {
    let mut told: Vec<u32> = part.counts().into_iter().map(|count| count - count % MIN_ANSWERS).collect();
    loop {
        let accounts_for: u32 =
            if part.takes_several() { told.iter().copied().max().unwrap_or(0) } else { told.iter().sum() };
        if accounts_for < part.people() {
            return told;
        }
        match told.iter_mut().max() {
            Some(largest) if *largest > MIN_ANSWERS => *largest -= MIN_ANSWERS,
            _ => return vec![0; told.len()],
        }
    }
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

/// The tally of which the same is told when it is all there is. How the answers were spread is not in it: everybody stands as
/// near the mean that was told as whole people can.
pub fn average_alone(told: &Shown<Average>) -> ScaleTally {
    // As far as a tally counts.
    let held = |people: AtLeast| people.get().min(u32::from(u16::MAX) / MIN_ANSWERS * MIN_ANSWERS);
    let Shown(Average { mean, dont_know }) = told;
    let dont_know = short(dont_know.map(held).as_ref());
    let mut counts = [0; 5];
    if let Some((tenths, people)) = *mean {
        let people = held(people);
        let sum = (u32::from(tenths) * people + 5) / 10;
        let (lower, above) = (sum / people, sum % people);
        for (value, count) in (1..).zip(&mut counts) {
            let here = match value {
                _ if value == lower => people - above,
                _ if value == lower + 1 => above,
                _ => 0,
            };
            *count = short(Some(&here));
        }
    }
    ScaleTally { counts, dont_know }
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

/// A vote as it enters statistics, if five have voted. How many votes there were follows from how many people are told of:
/// rounded by itself, it would tell how many they were.
pub fn voted(round: RoundFacts) -> Option<Shown<Voted>> {
    let fives = |count: u32| AtLeast::of(count).map_or(0, AtLeast::get);
    let participants = u32::from(round.participants);
    let budget = fives(participants) * u32::from(round.votes_each);
    (round.cast.min(participants) >= MIN_ANSWERS).then(|| {
        // Those left out by rounding have votes, too; more than all of them cannot have been used.
        let cast = fives(round.cast).min(budget);
        Shown(Voted { participants: fives(participants), cast, budget })
    })
}

/// The lines said to a question that may be told, and whether any are left out. What individuals wrote is told where five
/// people wrote lines at a sitting; what a table or the room said always, since it is nobody's own.
pub fn lines<'a>(session: &'a Session, question: &'a Question) -> (Vec<&'a Answer>, bool) {
    let said: Vec<&Answer> = session.answers_to(&question.id).collect();
    if question.answered_by != AnsweredBy::Individual {
        return (said, false);
    }
    let count = said.len();
    let mut by_sitting: BTreeMap<SittingId, Vec<&Answer>> = BTreeMap::new();
    for answer in said {
        if let Some(group) = session.group(answer.group) {
            by_sitting.entry(group.sitting).or_default().push(answer);
        }
    }
    let lines = by_sitting.into_iter().map(|(sitting, lines)| (sitting, Lines::of(session, sitting, lines)));
    let told = Parts::of(session, lines).sum().map(|lines| lines.lines).unwrap_or_default();
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
struct Lines<'a> {
    lines: Vec<&'a Answer>,
    people: u32,
}

impl<'a> Lines<'a> {
    /// Those of a sitting. Five lines are not five people where three came.
    fn of(session: &Session, sitting: SittingId, lines: Vec<&'a Answer>) -> Self {
        let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let heads = in_sitting(session, sitting).unwrap_or(u32::MAX);
        Self { lines, people: count.min(heads) }
    }
}

impl Tally for Lines<'_> {
    fn people(&self) -> u32 {
        self.people
    }

    fn plus(mut self, other: &Self) -> Self {
        self.lines.extend(&other.lines);
        self.people = self.people.saturating_add(other.people);
        self
    }
}

/// A count as a tally holds it.
fn short(count: Option<&u32>) -> u16 {
    u16::try_from(*count.unwrap_or(&0)).unwrap_or(u16::MAX)
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

    fn with(&self, counts: &[u32]) -> Self {
        let [agree, partly, disagree, pass] = [0, 1, 2, 3].map(|at| short(counts.get(at)));
        Self { agree, partly, disagree, pass }
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

    fn with(&self, counts: &[u32]) -> Self {
        let ids = self.counts.iter().map(|(id, _)| id.clone());
        Self { counts: ids.zip(counts.iter().copied()).collect(), several: self.several }
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

    fn with(&self, counts: &[u32]) -> Self {
        Self { yes: short(counts.first()), no: short(counts.get(1)) }
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

    fn with(&self, counts: &[u32]) -> Self {
        let [supports, can_live_with, reserves] = [0, 1, 2].map(|at| short(counts.get(at)));
        Self { supports, can_live_with, reserves }
    }
}

#[cfg(test)]
mod tests;
