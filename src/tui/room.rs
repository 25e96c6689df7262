//! What the room is shown, told to the window it looks at (C11).
//!
//! After every message the wall is worked out anew from where the facilitator is, and written when it has changed: one
//! small row, never while a line is being typed.

use std::time::Duration;

use chrono::TimeDelta;

use crate::domain::ids::SessionId;
use crate::domain::live::{Live, RoomClock, RoomView, VOUCH_EVERY};
use crate::domain::place::Stage;
use crate::domain::session::SessionState;

use super::meeting::Meeting;
use super::model::{Model, Now, Screen};
use super::msg::Effect;
use super::screens::close::read_back;
use super::screens::vote;

/// Clocks read one after the other differ by less than this; a start that moves further has been another start, or the
/// wall clock was set.
const JITTER: TimeDelta = TimeDelta::seconds(1);

/// How long after the file could not be written it is tried again.
const TRY_AGAIN: Duration = Duration::from_secs(2);

/// What was told last, and when.
#[derive(Debug, Default)]
pub struct Told {
    last: Option<(SessionId, Live, Duration)>,
    /// The file could not be written: the room sees what it saw before, until it is tried again.
    behind: Option<Duration>,
}

impl Told {
    /// The file could not be written at `now`; it is tried again soon, and until then the room sees what it saw before.
    pub(crate) fn not_kept(&mut self, now: Duration) {
        *self = Self { last: None, behind: Some(now + TRY_AGAIN) };
    }

    /// When it is tried again; `None` where the room sees what it should.
    pub fn behind_until(&self) -> Option<Duration> {
        self.behind
    }
}

/// Works out what the room sees now, and says so if that is news.
pub(super) fn tell(model: &mut Model) -> Option<Effect> {
    let view = view(model);
    let curtain = model.hidden;
    // What the room sees does not go back in time.
    let meeting = model.meeting.as_mut().filter(|meeting| meeting.past.is_none())?;
    meeting.live.curtain = curtain;
    refresh(meeting, view, &model.now, true);
    news(meeting, &mut model.told, &model.now)
}

/// The same for a front without screens: the view follows from the stage, unless something else is shown. Its clock
/// cannot be vouched for, since nothing happens between two lines.
pub(crate) fn tell_plainly(
    meeting: &mut Meeting,
    told: &mut Told,
    shown: Option<RoomView>,
    now: &Now,
) -> Option<Effect> {
    let view = shown.unwrap_or_else(|| view_of_stage(meeting));
    refresh(meeting, Some(view), now, false);
    news(meeting, told, now)
}

/// Brings the wall up to date.
fn refresh(meeting: &mut Meeting, view: Option<RoomView>, now: &Now, vouched: bool) {
    if let Some(view) = view {
        meeting.live.turn_to(view);
        let sitting = meeting.place.sitting;
        if meeting.live.sitting.replace(sitting).is_some_and(|before| before != sitting) {
            // Who was ready or heard, and what was revealed, was so in the room before (E5).
            meeting.live.revealed = false;
            meeting.live.ready.clear();
            meeting.live.heard.clear();
        }
        meeting.live.clock = clock(meeting, now, vouched);
    } else if !meeting.is_clock_running() {
        // Elsewhere the wall stands as it is; where the meeting stands just now is not where the room is.
        meeting.live.clock = meeting.live.clock.map(|clock| clock.paused_at(now.utc));
    }
    let (live, session) = (&mut meeting.live, &meeting.session);
    live.seats_skipped = meeting.place.turns.skipped;
    live.ready.retain(|group| session.group(*group).is_some());
    live.heard.retain(|group, _| session.group(*group).is_some());
    meeting.revealed.follow(session, live);
}

/// What to write, if the room sees something else than was told, or a running clock has to be vouched for.
fn news(meeting: &Meeting, told: &mut Told, now: &Now) -> Option<Effect> {
    let session = meeting.session.id;
    let runs = meeting.live.clock.is_some_and(|clock| clock.since.is_some() && clock.vouched);
    let again = VOUCH_EVERY.to_std().unwrap_or(Duration::MAX);
    if told.behind.is_some_and(|until| now.elapsed < until) {
        return None;
    }
    let known = matches!(&told.last, Some((of, live, at)) if *of == session && *live == meeting.live
        && !(runs && now.elapsed.saturating_sub(*at) >= again));
    if known {
        return None;
    }
    *told = Told { last: Some((session, meeting.live.clone(), now.elapsed)), behind: None };
    Some(Effect::KeepLive(session, meeting.live.clone()))
}

/// The clock of the phase shown.
fn clock(meeting: &Meeting, now: &Now, vouched: bool) -> Option<RoomClock> {
    let RoomView::Question(question, phase) = &meeting.live.view else { return None };
    let (used, planned) = meeting.phase_time(*phase, now.elapsed);
    let Some(started) = meeting.clock_started().filter(|_| *phase == meeting.place.phase) else {
        return Some(RoomClock { since: None, used, planned, vouched });
    };
    let ran = TimeDelta::from_std(now.elapsed.saturating_sub(started)).unwrap_or_default();
    let since = now.utc - ran;
    let before = meeting.live.clock.and_then(|clock| clock.since);
    let same = before.filter(|before| (*before - since).abs() < JITTER);
    let used = meeting.place.seconds(question, *phase);
    Some(RoomClock { since: Some(same.unwrap_or(since)), used, planned, vouched })
}

/// What the screen means for the room; `None` where the facilitator looks at something that is not for it, and the
/// room goes on seeing what it saw.
fn view(model: &Model) -> Option<RoomView> {
    let meeting = model.meeting.as_ref()?;
    Some(match model.screen {
        Screen::Opening if meeting.session.details.state == SessionState::Planned => RoomView::Opening,
        Screen::Opening => RoomView::GroundRules,
        Screen::Question => question(meeting),
        Screen::Cloth => RoomView::Cloth,
        Screen::Vote => vote::round(model).map_or(RoomView::Measures, |round| RoomView::Vote(round.id)),
        Screen::Measures | Screen::Measure | Screen::Matrix | Screen::Keeps => deciding(meeting),
        Screen::Close => {
            read_back::current(model).map_or(RoomView::Measures, |(measure, ..)| RoomView::ReadBack(measure))
        }
        // Once something has been said of it, the room sees what was said; the measures themselves stand in their own
        // meetings, and the window of the room looks into this one.
        Screen::Review if !meeting.session.reviewed.is_empty() => deciding(meeting),
        Screen::Review
        | Screen::Start
        | Screen::Prepare
        | Screen::Paper
        | Screen::FollowUp
        | Screen::Settings
        | Screen::Sets => {
            return None;
        }
    })
}

fn view_of_stage(meeting: &Meeting) -> RoomView {
    match meeting.place.stage {
        _ if meeting.session.details.state == SessionState::Planned => RoomView::Opening,
        Stage::Opening => RoomView::Opening,
        Stage::Questions => question(meeting),
        // A vote that was last shown is left by going elsewhere, not by ending it.
        Stage::Prioritising => match meeting.live.view {
            RoomView::Vote(round) if meeting.session.round(round).is_some() => RoomView::Vote(round),
            _ => deciding(meeting),
        },
        Stage::Previous | Stage::Sorting | Stage::Agreeing => deciding(meeting),
        Stage::ReadBack | Stage::Closing => RoomView::Measures,
    }
}

/// What has been agreed on; but a vote the room is in the middle of stays, while something about it is looked up.
fn deciding(meeting: &Meeting) -> RoomView {
    let is_open = |round| meeting.session.round(round).is_some_and(|round| !round.closed);
    match meeting.live.view {
        RoomView::Vote(round) if is_open(round) => RoomView::Vote(round),
        _ => RoomView::Measures,
    }
}

fn question(meeting: &Meeting) -> RoomView {
    RoomView::Question(meeting.place.question.clone(), meeting.place.phase)
}
