//! Where the facilitator stands, and moving about: nothing that was said changes.

use std::collections::BTreeMap;

use crate::domain::ids::{GroupId, QuestionId, RoundId, SittingId};
use crate::domain::live::RoomView;
use crate::domain::place::{Phase, Place, Stage, Turns};
use crate::domain::planning::phase_seconds;
use crate::domain::question_set::AnsweredBy;
use crate::domain::session::Session;
use crate::domain::sitting::Group;
use crate::env::Env;
use crate::tui::msg::Effect;

use super::Meeting;

impl Meeting {
    /// Brings the place back to something that is there, when its question, table or sitting has gone.
    pub(super) fn keep_footing(&mut self) {
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
            self.clock.arrive(env.elapsed());
        }
        self.place.sitting = sitting;
        self.keep_footing();
        vec![self.keep_place()]
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
            self.place.turns.swapped = false;
            let used = |phase| self.place.seconds(question, phase) > 0;
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

    /// Shows the room a vote, its counts hidden until they are revealed.
    pub fn show_vote(&mut self, round: RoundId) -> Vec<Effect> {
        self.live.turn_to(RoomView::Vote(round));
        self.go_to_stage(Stage::Prioritising)
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
}

/// Whether everything a place names is still there.
pub(super) fn fits(place: &Place, session: &Session) -> bool {
    session.question(&place.question).is_some()
        && session.group(place.group).is_some_and(|group| group.sitting == place.sitting)
}

/// Where a meeting without a remembered place goes on: at the line written last, or at its opening.
pub(super) fn first_place(session: &Session) -> Place {
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
