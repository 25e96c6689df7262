//! The open meeting: the session in memory, what is on its way to disk, where we stand, and the clock.

mod asked;
mod moving;
mod saving;
mod time;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::domain::answer::{Body, StanceRounds, StanceTally};
use crate::domain::live::{KeptLive, Live, RoomView};
use crate::domain::measure::Measure;
use crate::domain::outline::Entry;
use crate::domain::place::Place;
use crate::domain::question_set::Kind;
use crate::domain::session::Session;
use crate::domain::sitting::Group;
use crate::domain::unit::Unit;
use crate::i18n::Texts;
use crate::ops::{Draft, DraftKey, Earlier, Op, ProblemKind, Revision};
use crate::rules::clock::AWAKE_WITHIN;
use crate::rules::counts::{Counted, counted, is_counted};
use crate::rules::revealed::Revealed;
use crate::rules::suppress::desk::votes_seen;

use super::clock::Clock;
use super::msg::{Effect, Opened};
use super::past::Past;
use asked::Asked;
use moving::{first_place, fits};
use saving::Pending;

/// The open meeting.
#[derive(Debug)]
pub struct Meeting {
    /// The session as it is in memory: the file plus what is pending.
    pub session: Session,
    /// The revision last confirmed by the file.
    pub revision: Revision,
    /// Where the facilitator stands.
    pub place: Place,
    /// Unfinished lines by what they are for.
    pub drafts: BTreeMap<DraftKey, Draft>,
    /// Those of them that the file would not take, until it does.
    pub unkept: BTreeSet<DraftKey>,
    /// Where the guard asks about what is being written.
    asked: Asked,
    /// What the room is shown (`tui::room` keeps it up to date). Whoever changes break, ready, heard or revealed does it
    /// here; that it reaches the file is seen to after every message.
    pub live: Live,
    /// The counts the room is shown, as they were when they were revealed.
    pub revealed: Revealed,
    /// What earlier meetings of the unit left to do, for seeing what is there already (F11).
    pub owed: Vec<Measure>,
    /// What there is to look at again (R64).
    pub earlier: Vec<Earlier>,
    /// The earlier state this is, if it is not the meeting as it is now (L11). Then nothing can be changed.
    pub past: Option<Past>,
    /// Why the file has it no more, if it was deleted or put into the trash while it was open here. Until it is read again,
    /// nothing is written for it.
    pub away: Option<ProblemKind>,
    /// What was done to the file in this window goes past [`Meeting::run`]: when the meeting is read again, nobody else has
    /// changed it.
    pub done_here: bool,
    pending: Vec<Pending>,
    clock: Clock,
    /// How long a gap between two looks of a laptop that is awake may be.
    patience: Duration,
}

/// Why there is no second round here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRound {
    /// The question is not answered by agreeing or not.
    OtherKind,
    /// Nobody has answered in the first.
    NothingYet,
}

impl Meeting {
    /// Opens a session where it was left, or at its first question.
    pub fn new(opened: Opened) -> Self {
        let session = opened.loaded.session;
        let mut place =
            opened.place.filter(|place| fits(place, &session)).unwrap_or_else(|| first_place(&session));
        let live = opened.live.map_or_else(|| Live::of(&session), |kept| resumed(kept, &mut place));
        Self {
            live,
            revealed: Revealed::default(),
            owed: opened.owed,
            earlier: opened.earlier,
            revision: opened.loaded.revision,
            place,
            drafts: opened.drafts.into_iter().map(|draft| (draft.key.clone(), draft)).collect(),
            unkept: BTreeSet::new(),
            asked: Asked::default(),
            past: None,
            away: None,
            done_here: false,
            pending: Vec::new(),
            clock: Clock::default(),
            patience: AWAKE_WITHIN,
            session,
        }
    }

    /// Takes in what another window has saved, keeping place, drafts and clock.
    pub fn reload(&mut self, opened: Opened) {
        self.session = opened.loaded.session;
        self.revision = opened.loaded.revision;
        self.owed = opened.owed;
        self.earlier = opened.earlier;
        self.pending.clear();
        self.away = None;
        self.keep_footing();
    }

    /// Takes in what is known of the unit now, if it is the unit of this meeting.
    pub fn unit_kept(&mut self, unit: Unit) {
        if self.session.unit.id == unit.id {
            self.session.unit = unit;
        }
    }

    /// The current question in its place.
    pub fn entry(&self) -> Option<Entry<'_>> {
        self.session.outline().into_iter().find(|entry| entry.question.id == self.place.question)
    }

    /// The groups that answer the current question: tables, or the plenary where it answers; the plenary always
    /// last, so that Tab reaches it too.
    pub fn groups(&self) -> Vec<&Group> {
        self.session.groups_of(self.place.sitting).collect()
    }

    /// Reveals the counts of the vote or question the room sees, or hides them again (E5). Whether they are revealed now;
    /// `None` where nothing is counted.
    pub fn show_result(&mut self) -> Option<bool> {
        if self.live.view.round().is_none() {
            let question = self.session.question(&self.place.question)?;
            if !is_counted(&question.kind) {
                return None;
            }
        }
        self.live.revealed = !self.live.revealed;
        Some(self.live.revealed)
    }

    /// What came of [`Self::show_result`], in a sentence: what the room sees now.
    pub fn told_of_result(&self, shown: Option<bool>, texts: &Texts) -> &'static str {
        let texts = texts.present;
        match (shown, self.live.view.round()) {
            (None, _) => texts.nothing_to_reveal,
            (Some(false), _) => (texts.revealed)(false),
            (Some(true), Some(round)) => match self.session.round(round) {
                Some(round) if votes_seen(round).is_none() => texts.revealed_too_few_votes,
                _ => (texts.revealed)(true),
            },
            (Some(true), None) => {
                let question = self.session.question(&self.place.question);
                match question.map(|question| counted(&self.session, question)) {
                    Some(Counted::Nothing | Counted::TooFew) => texts.revealed_too_few,
                    _ => texts.revealed_as_it_is,
                }
            }
        }
    }

    /// What begins the second round of agreeing or not in this group, or gives up one in which nobody has answered, and
    /// whether it begins (C17).
    pub fn second_round(&self) -> Result<(Op, bool), NoRound> {
        let question = self.place.question.clone();
        let is_stance = self.session.question(&question).is_some_and(|it| it.kind == Kind::Stance);
        if !is_stance {
            return Err(NoRound::OtherKind);
        }
        let group = self.place.group;
        let rounds = self.session.answers_of(&question, group).find_map(|answer| match answer.body {
            Body::Stance(rounds) => Some(rounds),
            _ => None,
        });
        let rounds = rounds.filter(|rounds| rounds.first.total() > 0).ok_or(NoRound::NothingYet)?;
        let begins = rounds.second.is_none();
        let second = match rounds.second {
            None => Some(StanceTally::default()),
            Some(begun) => Some(begun).filter(|begun| begun.total() > 0),
        };
        let body = Body::Stance(StanceRounds { second, ..rounds });
        Ok((Op::SetTally { question, group, body }, begins || second.is_some()))
    }

    /// The effect that remembers where we stand.
    pub fn keep_place(&self) -> Effect {
        Effect::KeepPlace(self.session.id, self.place.clone())
    }
}

/// What the room was shown when the session was left: the curtain is up again, and the clock paused. One that still ran
/// belonged to a window that was killed; the seconds it was seen to run are not lost.
fn resumed(kept: KeptLive, place: &mut Place) -> Live {
    let KeptLive { mut live, at } = kept;
    if let (RoomView::Question(question, phase), Some(clock)) = (&live.view, &mut live.clock) {
        *clock = clock.paused_at(at);
        let sitting = live.sitting.unwrap_or(place.sitting);
        let used = place.used.entry((sitting, question.clone(), *phase)).or_insert(0);
        *used = (*used).max(clock.used);
    }
    live.curtain = false;
    live
}
