//! How the meeting lies against its plan: when it will end, and what can be left out (C5, R11, R29).
//!
//! Only a forecast for the facilitator: nothing here moves, locks or ends anything.

use std::collections::HashSet;

use chrono::{Duration, NaiveDateTime};

use crate::domain::ids::{GroupId, QuestionId, SittingId};
use crate::domain::outline::Entry;
use crate::domain::place::{Place, Stage};
use crate::domain::planning::{CLOSING_MINUTES, OPENING_MINUTES};
use crate::domain::session::{MarkKind, Session, SessionState};

/// A meeting is taken to be over this long after the time set aside: whoever opens it later is not behind a plan.
const OVER_AFTER: Duration = Duration::hours(4);

/// The moment the plan is looked at.
#[derive(Debug, Clone, Copy)]
pub struct At {
    /// When the sitting began, or was to begin; see [`begun`].
    pub begun: NaiveDateTime,
    /// Now, on the wall of the room.
    pub now: NaiveDateTime,
    /// Seconds spent at the question where the facilitator stands.
    pub spent: u32,
}

/// How the meeting lies against its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// When it ends if the rest takes as long as planned.
    pub end: NaiveDateTime,
    /// Minutes behind the plan; negative when ahead of it.
    pub behind: i64,
    /// Minutes past the time set aside; negative when there is time to spare.
    pub over: i64,
}

/// When the sitting began: as planned, or, where no time of day is planned, when the meeting was opened. `None` when
/// neither is known, the meeting is not going on, has not begun, or the time set aside is long past. A night shift goes on
/// over midnight.
pub fn begun(
    session: &Session,
    sitting: SittingId,
    opened: Option<NaiveDateTime>,
    now: NaiveDateTime,
) -> Option<NaiveDateTime> {
    if session.details.state != SessionState::Running {
        return None;
    }
    let sitting = session.sitting(sitting)?;
    let planned = sitting.start.map(|start| sitting.date.and_time(start));
    // The meeting is opened once; when a later sitting of it begins, only its own time tells.
    let is_first = session.sittings.first().is_some_and(|first| first.id == sitting.id);
    let opened = opened.filter(|_| is_first);
    let begun = planned.or(opened)?;
    let latest = begun + Duration::minutes(i64::from(session.details.minutes)) + OVER_AFTER;
    // Opened early, the room is still waiting for the time that was told.
    (begun <= now && now <= latest).then_some(begun)
}

/// How a sitting lies against the plan.
pub fn pace(session: &Session, place: &Place, at: At) -> Pace {
    let outline = outline_of(session, place);
    let planned: u32 =
        outline.iter().filter(|entry| entry.is_on()).map(|entry| u32::from(entry.minutes)).sum();
    let total = planned + u32::from(OPENING_MINUTES) + u32::from(CLOSING_MINUTES);
    let left = seconds_left(session, &outline, place, at.spent);
    let end = at.now + Duration::seconds(i64::from(left));
    let past = |minutes: u32| rounded_minutes(end - (at.begun + Duration::minutes(i64::from(minutes))));
    Pace { end, behind: past(total), over: past(u32::from(session.details.minutes)) }
}

/// The questions of this sitting: a cloth taken part by part leaves to each gathering the themes it has taken (R11).
fn outline_of<'a>(session: &'a Session, place: &Place) -> Vec<Entry<'a>> {
    let elsewhere = session.taken().left_to_others(place.sitting);
    session.outline().into_iter().filter(|entry| !elsewhere.contains(&entry.part.id)).collect()
}

/// Whole minutes, rounded towards nothing: half a minute is neither behind nor ahead.
fn rounded_minutes(by: Duration) -> i64 {
    by.num_seconds() / 60
}

/// Seconds that what is still to come takes by plan.
fn seconds_left(session: &Session, outline: &[Entry<'_>], place: &Place, spent: u32) -> u32 {
    let opening = if place.stage == Stage::Opening { u32::from(OPENING_MINUTES) * 60 } else { 0 };
    let at_question = matches!(place.stage, Stage::Questions);
    let taken_up = taken_up(session, place);
    let questions: u32 = outline
        .iter()
        .filter(|entry| entry.is_on())
        .map(|entry| {
            let planned = u32::from(entry.minutes) * 60;
            if at_question && entry.question.id == place.question {
                planned.saturating_sub(spent)
            } else if is_to_come(entry, &taken_up) {
                planned
            } else {
                0
            }
        })
        .sum();
    opening + questions + u32::from(CLOSING_MINUTES) * 60
}

/// The questions taken up in this sitting: somebody has answered here, a measure has grown out of it, or time has gone to
/// it. Made once for all questions: it looks at every answer.
fn taken_up<'a>(session: &'a Session, place: &'a Place) -> HashSet<&'a QuestionId> {
    let here: HashSet<GroupId> = session.groups_of(place.sitting).map(|group| group.id).collect();
    let answered =
        session.answers.iter().filter(|answer| here.contains(&answer.group)).map(|answer| &answer.question);
    let proposed = session
        .measures
        .iter()
        .filter(|measure| measure.group.is_none_or(|group| here.contains(&group)))
        .filter_map(|measure| measure.question.as_ref());
    let talked = place
        .used
        .iter()
        .filter(|((sitting, _, _), seconds)| *sitting == place.sitting && **seconds > 0)
        .map(|((_, question, _), _)| question);
    answered.chain(proposed).chain(talked).collect()
}

/// Whether a question is still to be asked in this sitting. One that was skipped is not; a postponed one is.
fn is_to_come(entry: &Entry<'_>, taken_up: &HashSet<&QuestionId>) -> bool {
    entry.off != Some(MarkKind::Skipped) && !taken_up.contains(&entry.question.id)
}

/// Which optional questions to leave out to win back `over` minutes (R11), in the order they are asked: as few as
/// possible, and of several that would do, the shortest. All that can be left out when that is not enough; nothing
/// while there is time.
pub fn to_leave_out(session: &Session, place: &Place, over: i64) -> Vec<QuestionId> {
    if over <= 0 {
        return Vec::new();
    }
    let outline = outline_of(session, place);
    let taken_up = taken_up(session, place);
    let mut optional: Vec<&Entry<'_>> = outline
        .iter()
        .filter(|entry| entry.is_on() && entry.question.optional && entry.question.id != place.question)
        .filter(|entry| is_to_come(entry, &taken_up))
        .collect();
    // The longest first: fewest questions go.
    optional.sort_by_key(|entry| std::cmp::Reverse(entry.minutes));
    let mut chosen: Vec<&Entry<'_>> = Vec::new();
    let mut missing = over;
    while missing > 0 && !optional.is_empty() {
        // The shortest that is enough by itself, else the longest there is.
        let enough = optional.iter().rposition(|entry| i64::from(entry.minutes) >= missing).unwrap_or(0);
        let entry = optional.remove(enough);
        missing -= i64::from(entry.minutes);
        chosen.push(entry);
    }
    chosen.sort_by_key(|entry| entry.number);
    chosen.into_iter().map(|entry| entry.question.id.clone()).collect()
}
