//! How a unit has answered the same thing from meeting to meeting (H5, G11), as far as it may be shared.
//!
//! A question is the same where its set and its stable id are; which version it was asked in, and whether the room read other
//! words than the time before, is said at each answer. What leaders and staff answer is asked in different sets, so that no
//! question of both stands in one row (R33); the participants' view of the meeting names the set where they differ.

use chrono::NaiveDate;

use super::counts::{Counted, check_out, closing, counted};
use super::suppress::{self, AtLeast, Average, Parts, Shown, average, shown};
use crate::domain::ids::{QuestionId, SessionId, SetId};
use crate::domain::localized::Localized;
use crate::domain::question_set::Kind;
use crate::domain::room::{Pulse, YesNo};
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
    /// Too few answered, or answered alike (R82).
    TooFew,
    /// A scale.
    Scale {
        /// How it came out, where five or more answered.
        average: Option<Average>,
        /// Words several have said, the commonest first.
        words: Vec<String>,
    },
    /// A yes or no.
    YesNo {
        /// How many said yes.
        yes: Option<AtLeast>,
        /// How many said no.
        no: Option<AtLeast>,
    },
}

impl Told {
    /// Where it lies between the lowest (0) and the highest (1000).
    pub fn height(&self) -> Option<u32> {
        match self {
            Self::TooFew => None,
            Self::Scale { average, .. } => {
                average.and_then(|it| it.mean).map(|(tenths, _)| u32::from(tenths.saturating_sub(10)) * 25)
            }
            Self::YesNo { .. } => self.percent().map(|percent| percent * 10),
        }
    }

    /// About how many percent said yes, to the nearest ten: worked out from what is told of the counts, each taken to lie in
    /// the middle of its five, so that it tells no more than they do.
    pub fn percent(&self) -> Option<u32> {
        let Self::YesNo { yes, no } = self else { return None };
        let about = |count: &Option<AtLeast>| count.map_or(0, AtLeast::get) + suppress::MIN_ANSWERS / 2;
        let (yes, all) = (about(yes), about(yes) + about(no));
        (20 * yes + all).checked_div(2 * all).map(|tens| tens * 10)
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
                Counted::Scale(told) => scale(&told),
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
    let yes_no = |counts: Parts<YesNo>| {
        (!counts.is_empty()).then(|| match shown(&counts).as_ref().map(|counts| counts.get().as_slice()) {
            Some(&[yes, no]) => Told::YesNo { yes, no },
            _ => Told::TooFew,
        })
    };
    match asked {
        Asked::Scale(..) => None,
        Asked::EveryoneHeard => yes_no(closing(session, |it| it.everyone_heard)),
        Asked::KnowNext => yes_no(closing(session, |it| it.know_next)),
        Asked::SpokeSafely => yes_no(closing(session, |it| it.spoke_safely)),
        Asked::CheckOut => {
            let pulse = check_out(session);
            (!pulse.is_empty()).then(|| left(&pulse))
        }
    }
}

/// How it was to leave. Ratings and words may come from the same people, so each must stand by itself.
fn left(pulse: &Parts<Pulse>) -> Told {
    let words = suppress::words(pulse, SAID_BY, WORDS);
    match average(&pulse.map(|pulse| pulse.tally)) {
        Some(told) => Told::Scale { average: Some(*told.get()), words },
        None if words.is_empty() => Told::TooFew,
        None => Told::Scale { average: None, words },
    }
}

fn scale(told: &Shown<Average>) -> Told {
    Told::Scale { average: Some(*told.get()), words: Vec::new() }
}
