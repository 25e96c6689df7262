//! What is done is saved or waits: nothing that was said is lost to a file that does not take it, and it is saved in the order
//! in which it was said (L10).

use crate::domain::ids::SessionId;
use crate::env::Env;
use crate::ops::{Draft, DraftKey, Op, Refusal, Store, StoreProblem};
use crate::tui::people;

use super::desk::{Desk, Done};
use super::room::Room;
use super::talk::{Step, Stop};
use super::waiting::Line;
use super::{Plain, Saved};

/// How often a line is saved anew when another window is first each time.
const TRIES: u8 = 5;

impl Room<'_, '_> {
    /// Does something and says nothing when it is done. What is refused is told.
    pub(super) fn act(&mut self, op: &Op) -> Step<bool> {
        self.act_all(std::slice::from_ref(op))
    }

    /// Does several things as one, so that one undo takes them all back. A number larger than it can be is told.
    pub(super) fn act_all(&mut self, ops: &[Op]) -> Step<bool> {
        let done = self.act_typed(ops, None)?;
        let mut newest_first = ops.iter().rev().filter(|_| done);
        let told = newest_first.find_map(|op| people::too_many(self.session(), op, self.texts()));
        told.map_or(Ok(()), |told| self.say(told))?;
        Ok(done)
    }

    /// The same with an unfinished line that becomes a line with it.
    pub(super) fn act_typed(&mut self, ops: &[Op], typed: Option<Draft>) -> Step<bool> {
        match self.attempt(ops, typed)? {
            Ok(done) => Ok(done),
            Err(refusal) => {
                self.plain.refuse(&refusal)?;
                Ok(false)
            }
        }
    }

    /// Does something; whether it is done, or why it is refused. What is wrong with the file is told, and what the file does
    /// not take waits. What waits already comes first: the lines stand in the order in which they were said.
    pub(super) fn attempt(&mut self, ops: &[Op], typed: Option<Draft>) -> Step<Result<bool, Refusal>> {
        let line = Line::new(self.session().id, ops, typed, &self.said);
        match self.save_waiting()? {
            Some(problem) => self.waits(line, &problem).map(|()| Ok(false)),
            None => self.attempt_line(line),
        }
    }

    fn attempt_line(&mut self, mut line: Line) -> Step<Result<bool, Refusal>> {
        loop {
            let asked = match self.attempt_once(&line)? {
                Err(Refusal::Guarded(asked)) => asked,
                done => return Ok(done),
            };
            let Some(first) = asked.first() else { return Ok(Ok(false)) };
            self.let_draft_go(&mut line);
            match self.plain.settles_words(first, |words| line.reword(&first.text, words)) {
                Ok(true) => {}
                Ok(false) => return Ok(Ok(false)),
                // Nobody has said what becomes of it.
                Err(stop) => {
                    line.is_asked = true;
                    self.plain.waiting.keep(line);
                    if matches!(stop, Stop::Instead(_)) {
                        self.say(self.texts().guard.not_stored)?;
                    }
                    return Err(stop);
                }
            }
        }
    }

    fn attempt_once(&mut self, line: &Line) -> Step<Result<bool, Refusal>> {
        for _ in 0..TRIES {
            match self.desk.run(self.plain.store, &line.ops, line.typed.clone(), self.plain.env) {
                Ok(Done::Saved | Done::Nothing) => return Ok(Ok(true)),
                Ok(Done::Refused(refusal)) => return Ok(Err(refusal)),
                Ok(Done::NotSaved(problem)) | Err(problem) => {
                    return self.waits(line.clone(), &problem).map(|()| Ok(false));
                }
                Ok(Done::Overtaken) => {
                    self.say(self.texts().common.changed_elsewhere)?;
                    self.stand_somewhere();
                    if !line.adds_only() {
                        break;
                    }
                }
            }
        }
        self.say(self.texts().plain.look_and_repeat)?;
        self.keep_waiting(line.clone())?;
        Ok(Ok(false))
    }

    /// The file does not take it: that is told, and it waits.
    fn waits(&mut self, line: Line, problem: &StoreProblem) -> Step {
        // First, since the visit may end with it.
        let is_said = line.is_said();
        if is_said {
            self.wait(line);
        }
        self.plain.trouble(problem)?;
        if is_said { self.say(self.texts().plain.not_saved_kept) } else { Ok(()) }
    }

    fn keep_waiting(&mut self, line: Line) -> Step {
        if !line.is_said() {
            return Ok(());
        }
        self.wait(line);
        self.say(self.texts().plain.not_saved_kept)
    }

    fn wait(&mut self, line: Line) {
        if let Some(draft) = &line.typed {
            // It is one line, not two.
            self.desk.meeting.drafts.remove(&draft.key);
        }
        self.plain.waiting.keep(line);
    }

    /// The guard asks about an unfinished line: from now on it is in memory only (J3).
    fn let_draft_go(&mut self, line: &mut Line) {
        let Some(draft) = line.typed.take() else { return };
        self.desk.meeting.drafts.remove(&draft.key);
        if self.plain.store.drop_draft(line.session, &draft.key).is_err() {
            // It goes when other words are saved.
            line.typed = Some(draft);
        }
    }

    /// Saves what waits here, and tells so; what is wrong with the file, if it takes nothing.
    fn save_waiting(&mut self) -> Step<Option<StoreProblem>> {
        let session = self.session().id;
        let asked = self.plain.waiting.asked(session);
        let (saved, problem) = self.plain.save_waiting_of(&mut self.desk);
        if saved > 0 {
            self.stand_somewhere();
            self.say((self.texts().plain.waiting_saved)(saved))?;
        }
        if self.plain.waiting.asked(session) > asked {
            self.tell_waiting()?;
        }
        Ok(problem)
    }

    /// Saves what waits here, and asks again about what the guard has asked about; whether anything waited.
    pub(super) fn take_waiting(&mut self) -> Step<bool> {
        let session = self.session().id;
        if self.plain.waiting.count(session) == 0 {
            return Ok(false);
        }
        if let Some(problem) = self.save_waiting()? {
            self.plain.trouble(&problem)?;
            self.say(self.texts().plain.not_saved_kept)?;
            return Ok(true);
        }
        // Each stays here until it is its turn: the visit may end with any of them.
        for _ in 0..self.plain.waiting.count(session) {
            let Some(mut line) = self.plain.waiting.take_first(session) else { break };
            line.is_asked = false;
            let again = line.clone();
            match self.attempt_line(line)? {
                Ok(true) => self.say((self.texts().plain.waiting_saved)(1))?,
                Ok(false) => {}
                Err(refusal) => {
                    self.plain.waiting.keep(again);
                    self.plain.refuse(&refusal)?;
                }
            }
        }
        Ok(true)
    }

    /// Forgets what was said last of what waits here; whether there was anything.
    pub(super) fn forget_waiting(&mut self) -> Step<bool> {
        let session = self.session().id;
        let Some(line) = self.plain.waiting.take_last(session) else { return Ok(false) };
        if let Some(draft) = &line.typed {
            self.plain.store.drop_draft(session, &draft.key)?;
        }
        if let Some(said) = line.quoted(self.plain.env) {
            self.say((self.texts().elsewhere.not_saved)(&said))?;
        }
        self.say(self.texts().plain.draft_forgotten)?;
        self.tell_waiting()?;
        Ok(true)
    }

    /// Tells how much waits here.
    pub(super) fn tell_waiting(&mut self) -> Step {
        let session = self.session().id;
        self.plain.tell_waiting(session)
    }
}

impl Plain<'_> {
    /// Tells how much of a meeting waits.
    pub(super) fn tell_waiting(&mut self, session: SessionId) -> Step {
        match self.waiting.count(session) {
            0 => Ok(()),
            count => self.talk.say((self.texts.plain.waiting)(count)),
        }
    }

    /// Tries once more to save what waits of a meeting, in order and without asking anybody: how much was saved, and what is
    /// wrong with the file if it takes nothing. What is refused goes on waiting and holds nothing up.
    pub(super) fn save_waiting_of(&mut self, desk: &mut Desk) -> (usize, Option<StoreProblem>) {
        let (mut saved, mut wrong) = (0, None);
        for mut line in self.waiting.take(desk.meeting.session.id) {
            if wrong.is_none() && !line.is_asked {
                match run_again(desk, self.store, &line, self.env) {
                    Ok(Done::Saved | Done::Nothing) => {
                        saved += 1;
                        continue;
                    }
                    Ok(Done::Refused(Refusal::Guarded(_))) => line.is_asked = true,
                    Ok(Done::Refused(_) | Done::Overtaken) => {}
                    Ok(Done::NotSaved(problem)) | Err(problem) => wrong = Some(problem),
                }
            }
            if let Some(draft) = &line.typed {
                // It is one line, not two.
                desk.meeting.drafts.remove(&draft.key);
            }
            self.waiting.keep(line);
        }
        (saved, wrong)
    }

    /// Tries once more to save all that waits, whatever it was said in. What is wrong with the file, if it takes nothing.
    pub(super) fn save_all_waiting(&mut self) -> (usize, Option<StoreProblem>) {
        let mut saved = 0;
        for session in self.waiting.sessions() {
            // A meeting that is in the file no more holds up no other.
            let Ok(mut desk) = Desk::open(self.store, session, self.env) else { continue };
            let (more, wrong) = self.save_waiting_of(&mut desk);
            saved += more;
            if wrong.is_some() {
                return (saved, wrong);
            }
        }
        (saved, None)
    }

    /// At the list of meetings: saves what waits, and tells what came of it.
    pub(super) fn take_all_waiting(&mut self) -> Step {
        if self.waiting.sessions().is_empty() {
            return self.talk.say(self.texts.plain.no_draft);
        }
        let (saved, problem) = self.save_all_waiting();
        if saved > 0 {
            self.talk.say((self.texts.plain.waiting_saved)(saved))?;
        }
        if let Some(problem) = problem {
            self.trouble(&problem)?;
        }
        self.waiting.sessions().into_iter().try_for_each(|session| self.tell_waiting(session))
    }

    /// On leaving, however it comes about: what waits is saved if the file takes it now, or kept as an unfinished line, or told
    /// once more, so that nobody believes that all is saved.
    pub(super) fn settle_waiting(&mut self) -> Step {
        let (saved, problem) = if self.has_just_tried { (0, None) } else { self.save_all_waiting() };
        let takes = !self.has_just_tried && problem.is_none();
        let lines = self.waiting.take_all();
        if !lines.is_empty() {
            self.saved = Saved::NotAll;
        }
        let mut told = Vec::new();
        for line in lines {
            let is_kept = takes && !line.is_asked && self.keep_as_draft(&line);
            told.push(match line.quoted(self.env) {
                Some(said) if is_kept => (self.texts.plain.waiting_kept)(&said),
                Some(said) => (self.texts.elsewhere.not_saved)(&said),
                // Not in its own words.
                None => self.texts.plain.waiting_asked.to_owned(),
            });
        }
        told.dedup();
        if saved > 0 {
            self.talk.say((self.texts.plain.waiting_saved)(saved))?;
        }
        told.into_iter().try_for_each(|told| self.talk.say(told))
    }

    /// Keeps a line as an unfinished one; whether it could. It pushes none out: of one field there is one.
    fn keep_as_draft(&mut self, line: &Line) -> bool {
        let (Some(mut draft), Ok(there)) = (line.to_draft(self.env), self.store.drafts(line.session)) else {
            return false;
        };
        // Of what was deleted for good nothing comes back.
        let Ok(Desk { meeting, .. }) = Desk::open(self.store, line.session, self.env) else { return false };
        if meeting.session.details.answers_deleted.is_some() || !meeting.has_field(&draft.key) {
            return false;
        }
        if let Some(there) = there.into_iter().find(|there| there.key == draft.key) {
            if !matches!(draft.key, DraftKey::Answer { .. }) {
                return there.text == draft.text;
            }
            draft.text = format!("{}\n{}", there.text, draft.text);
            draft.cursor = draft.text.len();
        }
        self.store.keep_draft(line.session, &draft).is_ok()
    }
}

/// Saves a line that waits. What another window has written meanwhile is read first.
fn run_again(desk: &mut Desk, store: &mut Store, line: &Line, env: &Env) -> Result<Done, StoreProblem> {
    let mut done = Done::Overtaken;
    for _ in 0..TRIES {
        done = desk.run(store, &line.ops, line.typed.clone(), env)?;
        if !matches!(done, Done::Overtaken) || !line.adds_only() {
            break;
        }
    }
    Ok(done)
}
