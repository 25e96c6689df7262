//! The open meeting over the file: an operation is planned, committed and told in one go.
//!
//! Where we stand, and what a person has been typing elsewhere, is the same [`Meeting`] the full screen has, so that
//! a meeting goes on in either front where the other left it.

use crate::domain::ids::{QuestionId, SessionId};
use crate::domain::live::RoomView;
use crate::env::Env;
use crate::ops::{Draft, Op, ProblemKind, Refusal, Store, StoreProblem};
use crate::store::Commit;
use crate::tui::meeting::Meeting;
use crate::tui::model::Now;
use crate::tui::msg::{Effect, Opened};
use crate::tui::room::{Told, tell_plainly};

/// An open meeting and the file it lies in.
pub(super) struct Desk {
    /// The meeting.
    pub(super) meeting: Meeting,
    /// What the room is shown until the next line, where that is not what follows from the stage.
    pub(super) wall: Option<RoomView>,
    told: Told,
}

/// What came of an operation.
#[derive(Debug)]
pub(super) enum Done {
    /// It is on the disk.
    Saved,
    /// There was nothing to change.
    Nothing,
    /// Refused; nothing has been changed.
    Refused(Refusal),
    /// Another window was first. What it changed has been read; nothing of ours has been saved.
    Overtaken,
    /// The file could not take it; nothing has been changed.
    NotSaved(StoreProblem),
}

impl Desk {
    /// Opens a session where it was left.
    pub(super) fn open(store: &Store, session: SessionId, env: &Env) -> Result<Self, StoreProblem> {
        let meeting = Meeting::new(read(store, session, env)?).looked_at_by_lines();
        Ok(Self { meeting, wall: None, told: Told::default() })
    }

    /// Takes in what another window has saved; whether there was anything.
    pub(super) fn refresh(&mut self, store: &Store, env: &Env) -> Result<bool, StoreProblem> {
        let session = self.meeting.session.id;
        if store.revision(session)? == Some(self.meeting.revision) {
            return Ok(false);
        }
        self.refresh_anyway(store, env)?;
        Ok(true)
    }

    /// Reads the session again.
    pub(super) fn refresh_anyway(&mut self, store: &Store, env: &Env) -> Result<(), StoreProblem> {
        self.meeting.reload(read(store, self.meeting.session.id, env)?);
        Ok(())
    }

    /// Plans and saves, all as one step of undo. `typed` is the draft that becomes a line with it.
    pub(super) fn run(
        &mut self,
        store: &mut Store,
        ops: &[Op],
        typed: Option<Draft>,
        env: &Env,
    ) -> Result<Done, StoreProblem> {
        let had = typed.as_ref().map(|draft| draft.key.clone());
        let effects = match self.meeting.run_all(ops, typed, env) {
            Ok(effects) => effects,
            Err(refusal) => return Ok(Done::Refused(refusal)),
        };
        if effects.is_empty() {
            if let Some(key) = had {
                self.meeting.drafts.remove(&key);
                store.drop_draft(self.meeting.session.id, &key)?;
            }
            return Ok(Done::Nothing);
        }
        match self.perform(store, effects, env) {
            Ok(()) => Ok(Done::Saved),
            Err(problem) => {
                // An unfinished line stands in the file, and here.
                for draft in self.meeting.not_saved() {
                    self.meeting.drafts.insert(draft.key.clone(), draft);
                }
                if problem.kind == ProblemKind::Conflict {
                    self.meeting.reload(read(store, self.meeting.session.id, env)?);
                    return Ok(Done::Overtaken);
                }
                Ok(Done::NotSaved(problem))
            }
        }
    }

    /// Carries out what a meeting asks for.
    fn perform(&mut self, store: &mut Store, effects: Vec<Effect>, env: &Env) -> Result<(), StoreProblem> {
        for effect in effects {
            match effect {
                Effect::Commit { session, label, changes, draft_done } => {
                    let revision = store.commit(&Commit {
                        session,
                        label: label.to_owned(),
                        changes,
                        expected: self.meeting.revision,
                        at: env.now(),
                        draft_done,
                    })?;
                    self.meeting.saved(revision);
                }
                // Where we stand is worth less than going on: the next line tells what is wrong with the file.
                Effect::KeepPlace(session, place) => drop(store.keep_place(session, &place)),
                Effect::KeepLive(session, live) => drop(store.keep_live(session, &live, env.now())),
                Effect::Rest => store.rest(),
                // A meeting asks for nothing else; drafts, lists and windows are the full screen's.
                _ => {}
            }
        }
        Ok(())
    }

    /// Carries out a move. Nothing that was said changes, so nothing can be lost.
    pub(super) fn moved(&mut self, store: &mut Store, effects: Vec<Effect>, env: &Env) {
        // Moves make no commits, and keeping the place never fails aloud.
        drop(self.perform(store, effects, env));
    }

    /// Tells the window the room looks at where we are (C11). Whether it could; if not, it is tried again at the next line.
    pub(super) fn tell(&mut self, store: &mut Store, env: &Env) -> bool {
        let news = tell_plainly(&mut self.meeting, &mut self.told, self.wall.clone(), &Now::of(env));
        let Some(Effect::KeepLive(session, live)) = news else { return true };
        let kept = store.keep_live(session, &live, env.now()).is_ok();
        if !kept {
            self.told = Told::default();
        }
        kept
    }

    /// Goes to a question.
    pub(super) fn go_to(&mut self, store: &mut Store, question: &QuestionId, env: &Env) {
        let effects = self.meeting.go_to(question, env);
        self.moved(store, effects, env);
    }

    /// Takes back, or forward again; `None` when there is nothing.
    pub(super) fn step(
        &mut self,
        store: &mut Store,
        redo: bool,
        env: &Env,
    ) -> Result<Option<crate::store::Step>, StoreProblem> {
        let (session, revision) = (self.meeting.session.id, self.meeting.revision);
        let step =
            if redo { store.redo(session, revision)? } else { store.undo(session, revision, env.now())? };
        let Some(step) = step else { return Ok(None) };
        // Read again, since the place may be one that the step took away.
        self.meeting.reload(read(store, session, env)?);
        Ok(Some(step))
    }
}

fn read(store: &Store, session: SessionId, env: &Env) -> Result<Opened, StoreProblem> {
    let loaded = store.load(session)?.ok_or_else(|| store.why_not_here(session))?;
    Ok(Opened {
        owed: store.owed_before(&loaded.session)?,
        earlier: store.earlier(&loaded.session, env.today())?,
        loaded,
        place: store.place(session)?,
        live: store.live(session)?,
        drafts: store.drafts(session)?,
    })
}
