//! The open meeting: the session in memory, what is on its way to disk, where we stand, and the clock.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use crate::domain::answer::{Body, StanceRounds, StanceTally};
use crate::domain::change::{Change, apply_all};
use crate::domain::ids::{GroupId, QuestionId, SittingId};
use crate::domain::live::{KeptLive, Live, RoomView};
use crate::domain::measure::Measure;
use crate::domain::outline::Entry;
use crate::domain::place::{Phase, Place, Stage, Turns};
use crate::domain::planning::phase_seconds;
use crate::domain::question_set::{AnsweredBy, Kind};
use crate::domain::session::{Session, SessionEvent, SessionEventKind, SessionState};
use crate::domain::sitting::Group;
use crate::domain::unit::Unit;
use crate::env::Env;
use crate::ops::{self, Draft, DraftKey, Op, Refusal, Revision};
use crate::rules::clock::{AWAKE_WITHIN, Look, SILENT_WITHIN};
use crate::rules::pace::{self, Pace, pace};

use super::clock::{Clock, Noticed};
use super::model::Now;
use super::msg::{Effect, Opened, Stepped};

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
    /// What the room is shown (`tui::room` keeps it up to date). Whoever changes break, ready, heard or revealed does it
    /// here; that it reaches the file is seen to after every message.
    pub live: Live,
    /// What earlier meetings of the unit left to do, for seeing what is there already (F11).
    pub owed: Vec<Measure>,
    pending: Vec<Pending>,
    clock: Clock,
    /// How long a gap between two looks of a laptop that is awake may be.
    patience: Duration,
    /// Seconds used in the other sittings, so that each has clocks of its own.
    used_elsewhere: BTreeMap<SittingId, BTreeMap<(QuestionId, Phase), u32>>,
}

/// A commit on its way: what takes it back, and the text to put back where it was typed.
#[derive(Debug)]
struct Pending {
    back: Vec<Change>,
    typed: Vec<Draft>,
}

/// A break that was to end this long ago is over without anybody having said so.
const BREAK_FORGOTTEN: TimeDelta = TimeDelta::hours(2);

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
            owed: opened.owed,
            revision: opened.loaded.revision,
            place,
            drafts: opened.drafts.into_iter().map(|draft| (draft.key.clone(), draft)).collect(),
            pending: Vec::new(),
            clock: Clock::default(),
            patience: AWAKE_WITHIN,
            used_elsewhere: BTreeMap::new(),
            session,
        }
    }

    /// Takes in what another window has saved, keeping place, drafts and clock.
    pub fn reload(&mut self, opened: Opened) {
        self.session = opened.loaded.session;
        self.revision = opened.loaded.revision;
        self.owed = opened.owed;
        self.pending.clear();
        self.keep_footing();
    }

    /// Brings the place back to something that is there, when its question, table or sitting has gone.
    fn keep_footing(&mut self) {
        if fits(&self.place, &self.session) {
            return;
        }
        let first = first_place(&self.session);
        if self.session.question(&self.place.question).is_none() {
            self.place.question = first.question;
            self.place.phase = first.phase;
        }
        if self.session.sitting(self.place.sitting).is_none() {
            self.place.sitting = first.sitting;
        }
        let is_here = |group: &Group| group.id == self.place.group;
        if !self.session.groups_of(self.place.sitting).any(is_here) {
            let group = self.session.groups_of(self.place.sitting).next().map(|group| group.id);
            self.place.group = group.unwrap_or(first.group);
        }
    }

    /// Moves to a sitting, at its first group; the question stays. What was used of the time here is not used there.
    pub fn go_to_sitting(&mut self, sitting: SittingId, env: &Env) -> Vec<Effect> {
        if sitting != self.place.sitting {
            self.stop_clock(env);
            let there = self.used_elsewhere.remove(&sitting).unwrap_or_default();
            let here = std::mem::replace(&mut self.place.used, there);
            self.used_elsewhere.insert(self.place.sitting, here);
            self.clock.arrive(env.elapsed());
        }
        self.place.sitting = sitting;
        self.keep_footing();
        vec![self.keep_place()]
    }

    /// Plans an operation, applies it in memory and says what to write. Nothing to do gives no effect.
    pub fn run(&mut self, op: &Op, env: &Env) -> Result<Vec<Effect>, Refusal> {
        self.run_typed(op, None, env)
    }

    /// The same for text from an input line: if the commit fails, `typed` goes back to where it was typed.
    pub fn run_typed(&mut self, op: &Op, typed: Option<Draft>, env: &Env) -> Result<Vec<Effect>, Refusal> {
        self.run_all(std::slice::from_ref(op), typed, env)
    }

    /// The same for several operations in order, saved and taken back as one step. If one is refused, none is done.
    pub fn run_all(&mut self, ops: &[Op], typed: Option<Draft>, env: &Env) -> Result<Vec<Effect>, Refusal> {
        let Some(label) = ops.first().map(Op::label) else { return Ok(Vec::new()) };
        let mut changes = Vec::new();
        let mut back = Vec::new();
        for op in ops {
            match self.plan_and_apply(op, env) {
                Ok((done, undo)) => {
                    changes.extend(done);
                    // The last is taken back first.
                    back.splice(0..0, undo);
                }
                Err(refusal) => {
                    // The inverses of what was just applied fit.
                    let _ = apply_all(&back, &mut self.session);
                    return Err(refusal);
                }
            }
        }
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        self.keep_footing();
        if self.session.details.state == SessionState::Closed {
            // Who was heard how often is nobody's business afterwards (C22).
            self.live.heard.clear();
            self.live.ready.clear();
            self.live.break_until = None;
        }
        let draft_done = typed.as_ref().map(|draft| draft.key.clone());
        if let Some(key) = &draft_done {
            self.drafts.remove(key);
        }
        self.pending.push(Pending { back, typed: typed.into_iter().collect() });
        Ok(vec![Effect::Commit { session: self.session.id, label, changes, draft_done }])
    }

    /// What an operation changes, once it is done in memory, and what takes that back.
    fn plan_and_apply(&mut self, op: &Op, env: &Env) -> Result<(Vec<Change>, Vec<Change>), Refusal> {
        let changes = ops::plan(op, &self.session, env)?.changes;
        // What the other window removed meanwhile is gone for us too; nothing has been changed.
        let back = apply_all(&changes, &mut self.session).map_err(|_| Refusal::Gone)?;
        Ok((changes, back))
    }

    /// Takes in what is known of the unit now, if it is the unit of this meeting.
    pub fn unit_kept(&mut self, unit: Unit) {
        if self.session.unit.id == unit.id {
            self.session.unit = unit;
        }
    }

    /// A text that went into the commit that was made last comes back with it if it fails.
    pub fn goes_with_last(&mut self, draft: Draft) {
        self.drafts.remove(&draft.key);
        if let Some(last) = self.pending.last_mut()
            && !crate::text::is_blank(&draft.text)
        {
            last.typed.push(draft);
        }
    }

    /// Whether something is on its way to disk.
    pub fn is_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// The oldest pending commit is on disk.
    pub fn saved(&mut self, revision: Revision) {
        if !self.pending.is_empty() {
            self.pending.remove(0);
        }
        self.revision = revision;
    }

    /// A commit failed: takes back everything pending and returns the texts to put back where they were typed.
    pub fn not_saved(&mut self) -> Vec<Draft> {
        let mut typed = Vec::new();
        for pending in std::mem::take(&mut self.pending).into_iter().rev() {
            // The inverses of what was just applied fit; a session reloaded meanwhile has no pending changes.
            let _ = apply_all(&pending.back, &mut self.session);
            typed.extend(pending.typed);
        }
        self.keep_footing();
        typed.reverse();
        typed
    }

    /// Follows an undo or redo that happened in the file. Whether it could: if not, memory is no longer what the file
    /// holds, and the session must be read again.
    #[must_use]
    pub fn stepped(&mut self, step: &Stepped) -> bool {
        self.revision = step.revision;
        let fits = apply_all(&step.changes, &mut self.session).is_ok();
        self.keep_footing();
        fits
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

    /// Moves to a question, at the group that usually answers it. Nothing that was said changes (C9).
    pub fn go_to(&mut self, question: &QuestionId, env: &Env) -> Vec<Effect> {
        let Some(asked) = self.session.question(question) else { return Vec::new() };
        let answered_by = asked.answered_by;
        let silent = phase_seconds(asked, asked.minutes, Phase::Silent) > 0;
        if self.place.question != *question {
            self.stop_clock(env);
        }
        let fitting = |group: &&Group| group.plenary == (answered_by != AnsweredBy::Group);
        let groups = || self.session.groups_of(self.place.sitting);
        let group = groups().find(fitting).or_else(|| groups().next()).map(|group| group.id);
        if self.place.question != *question {
            let used = |phase| self.place.used.contains_key(&(question.clone(), phase));
            self.place.turns.swapped = false;
            self.place.phase = if used(Phase::Plenary) {
                Phase::Plenary
            } else if used(Phase::Talk) || !silent {
                Phase::Talk
            } else {
                Phase::Silent
            };
        }
        if self.place.question != *question || self.place.stage != Stage::Questions {
            self.clock.arrive(env.elapsed());
        }
        self.place.question = question.clone();
        self.place.stage = Stage::Questions;
        if let Some(group) = group {
            self.place.group = group;
        }
        vec![self.keep_place(), Effect::Rest]
    }

    /// Moves to a group of the current sitting.
    pub fn go_to_group(&mut self, group: GroupId) -> Vec<Effect> {
        self.place.group = group;
        vec![self.keep_place()]
    }

    /// Stands again where one stood before, as far as that is still there; used minutes stay.
    pub fn return_to(&mut self, place: Place) -> Vec<Effect> {
        let used = std::mem::take(&mut self.place.used);
        self.place = Place { used, ..place };
        self.keep_footing();
        vec![self.keep_place()]
    }

    /// Moves to the stage; remembered so that the next start resumes there.
    pub fn go_to_stage(&mut self, stage: Stage) -> Vec<Effect> {
        if self.place.stage == stage {
            return Vec::new();
        }
        self.place.stage = stage;
        vec![self.keep_place()]
    }

    /// Moves to a phase of the current question.
    pub fn go_to_phase(&mut self, phase: Phase, env: &Env) -> Vec<Effect> {
        let was_running = self.is_clock_running();
        self.stop_clock(env);
        self.place.phase = phase;
        if was_running {
            self.start_clock(env);
        }
        vec![self.keep_place()]
    }

    /// Reveals the counts of the current question to the room, or hides them again (E5). Whether they are revealed now;
    /// `None` where nothing is counted.
    pub fn show_result(&mut self) -> Option<bool> {
        let question = self.session.question(&self.place.question)?;
        if !crate::rules::counts::is_counted(&question.kind) {
            return None;
        }
        self.live.revealed = !self.live.revealed;
        Some(self.live.revealed)
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

    /// When the running clock was started, in [`Env::elapsed`] time; what was used before stands in the place.
    pub fn clock_started(&self) -> Option<Duration> {
        self.clock.started()
    }

    /// Whether the clock runs.
    pub fn is_clock_running(&self) -> bool {
        self.clock.is_running()
    }

    /// Whether the clock stands because the laptop slept.
    pub fn has_slept(&self) -> bool {
        self.clock.has_slept()
    }

    /// Nobody looks at the clock until a line is typed, so a long gap is not yet sleep.
    #[must_use]
    pub fn looked_at_by_lines(mut self) -> Self {
        self.patience = SILENT_WITHIN;
        self
    }

    /// A break until then: the clock stands, and all else is where it was afterwards (C16).
    pub fn begin_break(&mut self, until: DateTime<Utc>, env: &Env) -> Vec<Effect> {
        self.stop_clock(env);
        self.live.break_until = Some(until);
        vec![self.keep_place()]
    }

    /// The break is over; whether there was one. The clock stands until a person starts it.
    pub fn end_break(&mut self) -> bool {
        self.live.break_until.take().is_some()
    }

    /// Starts the clock of the current phase. Who starts it is back from the break.
    pub fn start_clock(&mut self, env: &Env) {
        self.end_break();
        self.clock.start(look_of(env));
    }

    /// Pauses it, adding what was used to the phase.
    pub fn stop_clock(&mut self, env: &Env) {
        let used = self.clock.stop(look_of(env), self.patience);
        self.add_used(used);
    }

    fn add_used(&mut self, seconds: u32) {
        if seconds > 0 {
            let entry = self.place.used.entry((self.place.question.clone(), self.place.phase)).or_insert(0);
            *entry = entry.saturating_add(seconds);
        }
    }

    /// Looks at the clock; whatever a person should be told comes back, and after sleep, what to remember (C4). Nothing
    /// moves because time has passed (R29).
    pub fn look(&mut self, env: &Env) -> (Option<Noticed>, Vec<Effect>) {
        self.clock.stay(self.place.stage == Stage::Questions, env.elapsed());
        // A break of a meeting that was left long ago says nothing any more.
        if self.live.break_until.is_some_and(|until| env.now() - until > BREAK_FORGOTTEN) {
            self.live.break_until = None;
        }
        if let Some(used) = self.clock.look(look_of(env), self.patience) {
            self.add_used(used);
            return (Some(Noticed::Slept), vec![self.keep_place()]);
        }
        if !self.is_clock_running() {
            return (None, Vec::new());
        }
        let (used, planned) = self.phase_time(self.place.phase, env.elapsed());
        (self.clock.runs_out(used, planned).then_some(Noticed::TimeIsUp), Vec::new())
    }

    /// Seconds used and planned of a phase of the current question, at `now` in [`Env::elapsed`] time.
    pub fn phase_time(&self, phase: Phase, now: Duration) -> (u32, u32) {
        let stored = self.place.used.get(&(self.place.question.clone(), phase)).copied().unwrap_or(0);
        let running = if phase == self.place.phase { self.clock.running_for(now) } else { 0 };
        let planned = self.entry().map_or(0, |entry| phase_seconds(entry.question, entry.minutes, phase));
        (stored.saturating_add(running), planned)
    }

    /// How the sitting lies against the plan; `None` when it is not being held just now (C5).
    pub fn pace(&self, now: &Now) -> Option<Pace> {
        let begun = self.begun(now)?;
        let clocked = Phase::ALL
            .iter()
            .fold(0_u32, |sum, phase| sum.saturating_add(self.phase_time(*phase, now.elapsed).0));
        // Where nobody starts the clock, the time since the question came up says the same.
        let spent = clocked.max(self.clock.since_arrival(now.elapsed));
        Some(pace(&self.session, &self.place, pace::At { begun, now: now.local, spent }))
    }

    /// When the sitting being held began; `None` when none is.
    pub fn begun(&self, now: &Now) -> Option<NaiveDateTime> {
        let is_opened = |event: &&SessionEvent| event.kind == SessionEventKind::Opened;
        let opened = self.session.events.iter().rfind(is_opened).map(|event| now.to_local(event.at));
        pace::begun(&self.session, self.place.sitting, opened, now.local)
    }
}

fn look_of(env: &Env) -> Look {
    Look { wall: env.now(), steady: env.elapsed() }
}

/// What the room was shown when the session was left: the curtain is up again, and the clock paused. One that still ran
/// belonged to a window that was killed; the seconds it was seen to run are not lost.
fn resumed(kept: KeptLive, place: &mut Place) -> Live {
    let KeptLive { mut live, at } = kept;
    if let (RoomView::Question(question, phase), Some(clock)) = (&live.view, &mut live.clock) {
        *clock = clock.paused_at(at);
        let used = place.used.entry((question.clone(), *phase)).or_insert(0);
        *used = (*used).max(clock.used);
    }
    live.curtain = false;
    live
}

/// Whether everything a place names is still there.
fn fits(place: &Place, session: &Session) -> bool {
    session.question(&place.question).is_some()
        && session.group(place.group).is_some_and(|group| group.sitting == place.sitting)
}

/// Where a meeting without a remembered place goes on: at the line written last, or at its opening.
fn first_place(session: &Session) -> Place {
    let outline = session.outline();
    let latest = session.answers.last().and_then(|answer| Some((answer, session.group(answer.group)?)));
    let first = outline.iter().find(|entry| entry.is_on()).or(outline.first());
    let sitting =
        latest.map_or(session.sittings.first().map(|sitting| sitting.id), |(_, group)| Some(group.sitting));
    let group = latest.map_or_else(
        || sitting.and_then(|sitting| session.groups_of(sitting).next()).map(|group| group.id),
        |(answer, _)| Some(answer.group),
    );
    let question = latest.map(|(answer, _)| &answer.question).or(first.map(|entry| &entry.question.id));
    let silent = first.is_some_and(|entry| entry.question.silent > 0);
    let nowhere = || crate::domain::ids::Id::from_bits(0);
    // A set has a question and a session a sitting with a plenary: the readers of sets and files and the store see to
    // that, so the stand-ins below are never met.
    Place {
        stage: if latest.is_some() { Stage::Questions } else { Stage::Opening },
        sitting: sitting.unwrap_or_else(|| nowhere().into()),
        question: question.cloned().unwrap_or_else(|| QuestionId::new("")),
        group: group.unwrap_or_else(|| nowhere().into()),
        phase: if latest.is_none() && silent { Phase::Silent } else { Phase::Talk },
        used: BTreeMap::new(),
        turns: Turns::default(),
    }
}
