//! The open meeting: writing what is said, taking it back, opening and making one.

use super::{Desk, quiet, told};
use crate::domain::ids::{SessionId, UnitId};
use crate::domain::live::Live;
use crate::domain::place::Place;
use crate::domain::question_set::QuestionSet;
use crate::domain::session::Session;
use crate::env::Env;
use crate::ops::{self, Loaded, LookAgain, ProblemKind, Revision, StoreProblem};
use crate::store::{Commit, Draft, DraftKey};
use crate::tui::msg::{Msg, Opened, Stepped};

impl Desk {
    /// Writes changes to a session.
    pub(super) fn commit(&mut self, commit: &Commit, env: &Env) -> Vec<Msg> {
        let session = commit.session;
        match self.store.commit(commit) {
            Ok(revision) => {
                self.revision = Some((session, revision));
                self.list_sent();
                vec![Msg::Saved(revision)]
            }
            // The other window was first: what is pending goes back to the lines, then the newest is shown.
            Err(problem) if problem.kind == ProblemKind::Conflict => {
                let mut msgs = vec![Msg::Overtaken];
                msgs.extend(self.open(session, env));
                msgs
            }
            Err(problem) => vec![Msg::NotSaved(problem)],
        }
    }

    /// The revision that whoever writes to a session saw.
    pub(super) fn expected(&self, session: SessionId) -> Revision {
        match self.revision {
            Some((open, revision)) if open == session => revision,
            // Nobody commits to a session that was not opened here; the store refuses the oldest revision there is.
            _ => Revision::default(),
        }
    }

    /// Takes a step of the session back, or forward again.
    pub(super) fn step(&mut self, session: SessionId, redo: bool, env: &Env) -> Vec<Msg> {
        let expected = self.expected(session);
        let stepped = if redo {
            self.store.redo(session, expected)
        } else {
            self.store.undo(session, expected, env.now())
        };
        match stepped {
            Ok(Some(step)) => {
                self.revision = Some((session, step.revision));
                let crate::store::Step { label, changes, revision, elsewhere } = step;
                vec![Msg::Stepped(Stepped { redo, label, changes, revision, elsewhere })]
            }
            Ok(None) => vec![Msg::NothingToStep { redo }],
            Err(problem) if problem.kind == ProblemKind::Conflict => self.open(session, env),
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    pub(super) fn keep_draft(&mut self, session: SessionId, draft: Draft) -> Vec<Msg> {
        // A blank one is none.
        let kept = if crate::text::is_blank(&draft.text) {
            self.store.drop_draft(session, &draft.key)
        } else {
            self.store.keep_draft(session, &draft)
        };
        match kept {
            Ok(()) => vec![Msg::DraftKept(session, draft.key)],
            Err(problem) => vec![Msg::DraftNotKept(session, Box::new(draft), problem)],
        }
    }

    pub(super) fn drop_draft(&mut self, session: SessionId, key: DraftKey) -> Vec<Msg> {
        match self.store.drop_draft(session, &key) {
            Ok(()) => vec![Msg::DraftKept(session, key)],
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    pub(super) fn keep_place(&mut self, session: SessionId, place: &Place) -> Vec<Msg> {
        self.list_sent();
        match self.store.keep_place(session, place) {
            // Nobody stands in a meeting that is deleted, and nothing is wrong with the file.
            Err(problem) if problem.kind.is_not_here() => Vec::new(),
            kept => quiet(kept),
        }
    }

    /// What the projector shows is worth less than going on, and whatever is wrong with the file, the next line tells it. But
    /// it is tried again: a curtain that does not fall must not be believed to have fallen.
    pub(super) fn keep_live(&mut self, session: SessionId, live: &Live, env: &Env) -> Vec<Msg> {
        let kept = self.store.keep_live(session, live, env.now());
        if kept.is_ok() { Vec::new() } else { vec![Msg::WallNotKept] }
    }

    /// Opens a session. One that the disk has changed is brought from a backup that has it as it was written (L12).
    pub(super) fn open(&mut self, session: SessionId, env: &Env) -> Vec<Msg> {
        let msgs = self.try_open(session, env);
        let [Msg::Failed(problem)] = msgs.as_slice() else { return msgs };
        let Some(backups) = self.backups.as_ref().map(|maker| maker.backups().clone()) else { return msgs };
        if problem.kind != ProblemKind::Altered
            || self.store.mend_session(session, &backups, env.now()).is_err()
        {
            return msgs;
        }
        let mut again = self.try_open(session, env);
        if matches!(again.as_slice(), [Msg::Opened(_)]) {
            again.push(Msg::Mended);
        }
        again
    }

    pub(super) fn try_open(&mut self, session: SessionId, env: &Env) -> Vec<Msg> {
        let read = || -> Result<Option<Opened>, StoreProblem> {
            let Some(loaded) = self.store.load(session)? else { return Ok(None) };
            let place = self.store.place(session)?;
            let live = self.store.live(session)?;
            let drafts = self.store.drafts(session)?;
            let owed = self.store.owed_before(&loaded.session)?;
            let earlier = self.store.earlier(&loaded.session, env.today())?;
            Ok(Some(Opened { loaded, place, live, drafts, owed, earlier }))
        };
        match read() {
            Ok(Some(opened)) => {
                self.revision = Some((session, opened.loaded.revision));
                vec![Msg::Opened(Box::new(opened))]
            }
            Ok(None) => vec![Msg::NotHere(session, self.store.why_not_here(session))],
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    pub(super) fn create(&mut self, session: &Session, env: &Env) -> Vec<Msg> {
        match self.store.create_session(session) {
            Ok(_) => self.open(session.id, env),
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    /// Carries a measure of an earlier session on and remembers it in this one.
    pub(super) fn look_again(&mut self, session: SessionId, said: &LookAgain, env: &Env) -> Vec<Msg> {
        match ops::revisit(&mut self.store, session, said, env) {
            Ok(Ok(())) => self.open(session, env).into_iter().map(looked_again).collect(),
            Ok(Err(refusal)) => vec![Msg::Refused(refusal)],
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    /// Goes on with the unit's look at its measures, or begins one.
    pub(super) fn begin_review(
        &mut self,
        unit: UnitId,
        set: QuestionSet,
        title: &str,
        env: &Env,
    ) -> Vec<Msg> {
        match ops::begin_review(&mut self.store, unit, set, title, env) {
            Ok(session) => self.open(session, env),
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    /// Opens a new session after an earlier one.
    pub(super) fn clone_session(&mut self, session: SessionId, with_measures: bool, env: &Env) -> Vec<Msg> {
        match self.store.load(session) {
            Ok(Some(Loaded { session, .. })) => {
                let copy = ops::clone_session(&session, env.today(), with_measures, env);
                self.create(&copy, env)
            }
            Ok(None) => vec![Msg::Failed(StoreProblem::gone())],
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    /// Saves a copy of an earlier state, and opens it.
    pub(super) fn keep_state(&mut self, session: &Session, env: &Env) -> Vec<Msg> {
        let mut msgs = self.create(session, env);
        if matches!(msgs.as_slice(), [Msg::Opened(_)]) {
            msgs.push(Msg::StateKept(session.details.title.clone()));
        }
        msgs
    }

    /// Opens an example workshop, putting all of them into the file first: some follow up others.
    pub(super) fn open_example(&mut self, name: &str, env: &Env) -> Vec<Msg> {
        match ops::bring_examples(&mut self.store) {
            Ok(brought) => {
                let open = ops::example(name);
                let mut msgs = open.map_or_else(Vec::new, |session| self.open(session, env));
                msgs.push(Msg::ExamplesHere(brought));
                msgs
            }
            Err(problem) => vec![Msg::Failed(problem)],
        }
    }

    /// Puts all example workshops into the trash.
    pub(super) fn trash_examples(&mut self, env: &Env) -> Vec<Msg> {
        let mut msgs = told(ops::trash_examples(&mut self.store, env.now()).map(Msg::ExamplesGone));
        msgs.extend(self.shelf(env));
        msgs
    }
}

/// The session was open already: what has been looked at is only taken in.
fn looked_again(msg: Msg) -> Msg {
    match msg {
        Msg::Opened(opened) => Msg::LookedAgain(opened),
        other => other,
    }
}
