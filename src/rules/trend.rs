//! How a unit has answered the same thing from meeting to meeting (H5, G11), as far as it may be shared.
//!
//! A question is the same where its set and its stable id are; which version it was asked in, and whether the room read other
//! words than the time before, is said at each answer. What leaders and staff answer is asked in different sets, so that no
//! question of both stands in one row (R33); the participants' view of the meeting names the set where they differ.

use chrono::NaiveDate;

use super::counts::{Counted, counted};
use super::suppress::{self, Shown, shown};
use crate::domain::answer::ScaleTally;
use crate::domain::ids::{QuestionId, SessionId, SetId};
use crate::domain::localized::Localized;
use crate::domain::question_set::Kind;
use crate::domain::room::{CheckMoment, Pulse, YesNo};
use crate::domain::session::{Session, SessionState};

/// Words told of a check-out, at most.
const WORDS: usize = 3;
/// A word is told when so many have said it: one alone could point at somebody.
const SAID_BY: u16 = 2;

/// What was asked again and again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// A scale question of a set.
    Scale(SetId, QuestionId),
    /// How it was to leave, 1–5 and a word (C15, G11).
    CheckOut,
    /// *Alle slapp til*.
    EveryoneHeard,
    /// *Jeg vet hva som skjer nå*.
    KnowNext,
    /// *Vi snakket trygt*.
    SpokeSafely,
}

/// The answers to one thing, oldest first; at least two.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What was asked.
    pub asked: Asked,
    /// The question as it was last asked; `None` for what the program asks itself.
    pub text: Option<Localized>,
    /// The answers.
    pub points: Vec<Point>,
}

/// How one meeting answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The meeting.
    pub session: SessionId,
    /// Its first day.
    pub day: NaiveDate,
    /// What the set was called: leaders and staff meet over different ones.
    pub set: Localized,
    /// Its version, for a question of it.
    pub version: Option<u32>,
    /// Whether the room read other words than the time before.
    pub reworded: bool,
    /// What may be told.
    pub told: Told,
}

/// What may be told of one meeting's answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// Fewer than five answered (R82).
    TooFew,
    /// A scale: its mean, where five or more chose a number.
    Scale {
        /// The counts.
        tally: ScaleTally,
        /// The mean in tenths, 10–50.
        tenths: Option<u16>,
        /// Words several have said, the commonest first.
        words: Vec<String>,
    },
    /// A yes or no: how many said what.
    YesNo(YesNo),
}

impl Told {
    /// Where it lies between the lowest (0) and the highest (1000).
    pub fn height(&self) -> Option<u32> {
        match self {
            Self::TooFew => None,
            Self::Scale { tenths, .. } => tenths.map(|tenths| u32::from(tenths.saturating_sub(10)) * 25),
            Self::YesNo(counts) => {
                let all = suppress::Tally::people(counts);
                (all > 0).then(|| u32::from(counts.yes) * 1000 / all)
            }
        }
    }
}

/// Everything the meetings of a unit have in common, in the order of their questions; the participants' own view of the
/// meeting last.
pub fn trend(sessions: &[Session]) -> Vec<Series> {
    let mut meetings: Vec<(NaiveDate, &Session)> = sessions
        .iter()
        .filter(|session| session.details.state != SessionState::Planned && !session.is_without_meeting())
        .filter_map(|session| Some((session.start()?.0, session)))
        .collect();
    meetings.sort_by_key(|(day, session)| (*day, session.id));
    let mut found: Vec<Series> = Vec::new();
    for (day, session) in &meetings {
        for (_, question) in session.set.questions().filter(|(_, question)| question.kind == Kind::Scale) {
            let told = match counted(session, question) {
                Counted::Nothing | Counted::Stance(_) | Counted::Options(_) => continue,
                Counted::TooFew => Told::TooFew,
                Counted::Scale(tally) => scale(&tally),
            };
            let asked = Asked::Scale(session.set.id.clone(), question.id.clone());
            let place = found.iter().position(|series| series.asked == asked).unwrap_or_else(|| {
                found.push(Series { asked, text: None, points: Vec::new() });
                found.len() - 1
            });
            let Some(series) = found.get_mut(place) else { continue };
            let text = Some(question.text.clone());
            let reworded = series.text.is_some() && series.text != text;
            series.text = text;
            let version = Some(session.set.version);
            let set = session.set.title.clone();
            series.points.push(Point { session: session.id, day: *day, set, version, reworded, told });
        }
    }
    let evaluation = [Asked::CheckOut, Asked::EveryoneHeard, Asked::KnowNext, Asked::SpokeSafely];
    for asked in evaluation {
        let points = meetings.iter().filter_map(|(day, session)| {
            let told = said_of_the_meeting(session, &asked)?;
            let set = session.set.title.clone();
            Some(Point { session: session.id, day: *day, set, version: None, reworded: false, told })
        });
        found.push(Series { points: points.collect(), asked, text: None });
    }
    found.retain(|series| series.points.len() > 1);
    found
}

/// What the participants said of a meeting; `None` where they were not asked.
fn said_of_the_meeting(session: &Session, asked: &Asked) -> Option<Told> {
    let closing = session.closing();
    let yes_no = |counts: YesNo| {
        let asked = suppress::Tally::people(&counts) > 0;
        asked.then(|| shown(counts).map_or(Told::TooFew, |counts| Told::YesNo(*counts.get())))
    };
    match asked {
        Asked::Scale(..) => None,
        Asked::EveryoneHeard => yes_no(closing.everyone_heard),
        Asked::KnowNext => yes_no(closing.know_next),
        Asked::SpokeSafely => yes_no(closing.spoke_safely),
        Asked::CheckOut => {
            let checks = session.checks.iter().filter(|check| check.moment == CheckMoment::Out);
            let pulse = checks.fold(Pulse::default(), |sum, check| sum.plus(check.pulse.clone()));
            (pulse.total() > 0).then(|| check_out(&pulse))
        }
    }
}

/// A check-out. Ratings and words may come from the same people, so each must stand by itself.
fn check_out(pulse: &Pulse) -> Told {
    let mut said: Vec<(&String, u16)> = pulse
        .words
        .iter()
        .map(|(word, count)| (word, *count))
        .filter(|(_, count)| *count >= SAID_BY)
        .collect();
    said.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let many = pulse.words.values().copied().map(u32::from).sum::<u32>() >= suppress::MIN_ANSWERS;
    let words =
        if many { said.into_iter().take(WORDS).map(|(word, _)| word.clone()).collect() } else { Vec::new() };
    match shown(pulse.tally) {
        Some(tally) => match scale(&tally) {
            Told::Scale { tally, tenths, .. } => Told::Scale { tally, tenths, words },
            other => other,
        },
        None if words.is_empty() => Told::TooFew,
        None => Told::Scale { tally: ScaleTally::default(), tenths: None, words },
    }
}

fn scale(tally: &Shown<ScaleTally>) -> Told {
    // A mean lies between 1 and 5, so its tenths are few.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let tenths = tally.mean().map(|mean| (mean * 10.0).round() as u16);
    Told::Scale { tally: *tally.get(), tenths, words: Vec::new() }
}
