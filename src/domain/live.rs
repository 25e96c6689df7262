//! What the room is shown now, so that a second window can follow. Not part of what was said: it changes no content,
//! cannot be undone and leaves the file in no export (C11).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};

use super::ids::{GroupId, MeasureId, QuestionId, RoundId, SittingId};
use super::place::Phase;
use super::session::{Session, SessionState};

/// What the room is shown now. References only, never a text: the words come from the session, so that nothing still
/// being typed can stand here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    /// What fills the wall.
    pub view: RoomView,
    /// The sitting being held: how many tables there are to be ready.
    pub sitting: Option<SittingId>,
    /// The curtain is drawn: a neutral wall, whatever lies behind it (F9, C12).
    pub curtain: bool,
    /// The counts of the question or vote shown are revealed (E5).
    pub revealed: bool,
    /// The clock of the phase shown; `None` where there is none.
    pub clock: Option<RoomClock>,
    /// A break, and when the room meets again (C16). It lies over the view, which is there again afterwards.
    pub break_until: Option<DateTime<Utc>>,
    /// Groups that have said that they are ready with the question and phase shown (R21).
    pub ready: BTreeSet<GroupId>,
    /// How often each group has been given the word at the question shown (R22).
    pub heard: BTreeMap<GroupId, u16>,
    /// Seats passed over so far, as in [`Turns`](super::place::Turns): who leads the talk at the tables (C7).
    pub seats_skipped: u16,
}

/// What fills the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomView {
    /// Why we meet, and the ground rules.
    Opening,
    /// The ground rules alone, in the middle of the meeting (C8).
    GroundRules,
    /// A question in one of its phases.
    Question(QuestionId, Phase),
    /// The cloth.
    Cloth,
    /// A vote on the proposals (E3).
    Vote(RoundId),
    /// What has been agreed on so far.
    Measures,
    /// One agreed measure, being read back (G2).
    ReadBack(MeasureId),
}

/// The clock of a phase. It shows time and does nothing else: it never advances anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoomClock {
    /// Running since; `None` while it is paused.
    pub since: Option<DateTime<Utc>>,
    /// Seconds used before that.
    pub used: u32,
    /// Seconds planned; 0 for none.
    pub planned: u32,
    /// Whether the window that runs it says so again every few seconds. Line by line nothing is said while nobody
    /// writes, and the clock is believed.
    pub vouched: bool,
}

/// What the room was shown, and when the facilitator's window last said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLive {
    /// What was shown.
    pub live: Live,
    /// When that was last true.
    pub at: DateTime<Utc>,
}

/// A running clock that is vouched for is said to run at least this often …
pub const VOUCH_EVERY: TimeDelta = TimeDelta::seconds(20);
/// … and one nobody has vouched for so long belongs to a window that was killed.
const FORSAKEN: TimeDelta = TimeDelta::seconds(45);

impl KeptLive {
    /// What can be believed at `now`: the clock of a window that was killed stands where it was last seen.
    pub fn believed_at(&self, now: DateTime<Utc>) -> Live {
        let forsaken = |clock: &RoomClock| clock.vouched && clock.since.is_some() && now - self.at > FORSAKEN;
        let clock =
            self.live.clock.map(|clock| if forsaken(&clock) { clock.paused_at(self.at) } else { clock });
        Live { clock, ..self.live.clone() }
    }
}

impl RoomClock {
    /// Seconds used in all at `now`. A wall clock set back takes nothing away.
    pub fn used_at(&self, now: DateTime<Utc>) -> u32 {
        let running = self.since.map_or(0, |since| (now - since).num_seconds().max(0));
        self.used.saturating_add(u32::try_from(running).unwrap_or(u32::MAX))
    }

    /// The same clock, paused at `now`.
    #[must_use]
    pub fn paused_at(&self, now: DateTime<Utc>) -> Self {
        Self { since: None, used: self.used_at(now), ..*self }
    }
}

impl Live {
    /// A wall with this view and nothing else.
    pub fn new(view: RoomView) -> Self {
        Self {
            view,
            sitting: None,
            curtain: false,
            revealed: false,
            clock: None,
            break_until: None,
            ready: BTreeSet::new(),
            heard: BTreeMap::new(),
            seats_skipped: 0,
        }
    }

    /// What a session shows of which nobody has said anything yet.
    pub fn of(session: &Session) -> Self {
        let view = match session.details.state {
            SessionState::Planned => RoomView::Opening,
            SessionState::Running => RoomView::Cloth,
            SessionState::Closed => RoomView::Measures,
        };
        Self { sitting: session.sittings.first().map(|sitting| sitting.id), ..Self::new(view) }
    }

    /// Turns to another view. What was revealed and who was heard belonged to the question or vote before, and who was
    /// ready also to its phase.
    pub fn turn_to(&mut self, view: RoomView) {
        if self.view == view {
            return;
        }
        if (view.question(), view.round()) != (self.view.question(), self.view.round()) {
            self.revealed = false;
            self.heard.clear();
        }
        self.ready.clear();
        self.view = view;
    }
}

impl RoomView {
    /// The question shown, if it is one.
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Question(question, _) => Some(question),
            Self::Opening
            | Self::GroundRules
            | Self::Cloth
            | Self::Vote(_)
            | Self::Measures
            | Self::ReadBack(_) => None,
        }
    }

    /// The vote shown, if it is one.
    pub fn round(&self) -> Option<RoundId> {
        match self {
            Self::Vote(round) => Some(*round),
            Self::Opening
            | Self::GroundRules
            | Self::Question(..)
            | Self::Cloth
            | Self::Measures
            | Self::ReadBack(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_clock_counts_on_from_where_it_was_paused_and_never_backwards() {
        let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let clock = RoomClock { since: Some(start), used: 30, planned: 60, vouched: true };
        for (later, used) in [(0, 30), (45, 75), (-600, 30)] {
            assert_eq!(clock.used_at(start + TimeDelta::seconds(later)), used, "{later} s later");
        }
        let paused = clock.paused_at(start + TimeDelta::seconds(5));
        assert_eq!(paused.used_at(start + TimeDelta::days(1)), 35);
    }

    #[test]
    fn a_clock_whose_window_was_killed_stands_where_it_was_last_seen() {
        let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let after = |seconds| start + TimeDelta::seconds(seconds);
        for (vouched, now, used) in [(true, 70, 70), (true, 76, 30), (true, 4000, 30), (false, 4000, 4000)] {
            let clock = RoomClock { since: Some(start), used: 0, planned: 60, vouched };
            let live = Live { clock: Some(clock), ..Live::new(RoomView::Cloth) };
            let kept = KeptLive { live, at: after(30) };
            let seen = kept.believed_at(after(now)).clock.unwrap().used_at(after(now));
            assert_eq!(seen, used, "vouched for: {vouched}, {now} s after the start");
        }
    }

    #[test]
    fn what_belonged_to_a_question_does_not_follow_to_the_next() {
        let view = |question: &str, phase| RoomView::Question(QuestionId::new(question), phase);
        let group = super::super::ids::Id::from_bits(1).into();
        let mut live = Live::new(view("a", Phase::Talk));
        live.revealed = true;
        live.ready.insert(group);
        live.heard.insert(group, 2);
        live.turn_to(view("a", Phase::Talk));
        assert!(live.revealed && !live.ready.is_empty(), "turning to the same view changes nothing");
        live.turn_to(view("a", Phase::Plenary));
        assert!(live.revealed && live.ready.is_empty() && live.heard[&group] == 2, "another phase");
        live.turn_to(view("b", Phase::Plenary));
        assert!(!live.revealed && live.heard.is_empty(), "another question");
        let vote = |bits| RoomView::Vote(super::super::ids::Id::from_bits(bits).into());
        for (before, after, stays) in [
            (view("a", Phase::Talk), vote(1), false),
            (vote(1), vote(2), false),
            (vote(2), RoomView::Measures, false),
            (vote(2), vote(2), true),
        ] {
            let mut live = Live { revealed: true, ..Live::new(before) };
            live.turn_to(after.clone());
            assert_eq!(live.revealed, stays, "to {after:?}");
        }
    }
}
