//! Operations laid over sessions before anything is saved: each is planned on what those before it leave, and all of it is
//! saved together.

use super::{Op, Refusal, plan};
use crate::domain::change::{Change, apply_all};
use crate::domain::ids::{Id, SessionId};
use crate::domain::session::Session;
use crate::env::Env;
use crate::store::{Commit, Revision, Store, StoreProblem};

/// A session while operations are laid over it.
pub(super) struct Trial<'e> {
    /// As it would be now.
    pub(super) session: Session,
    changes: Vec<Change>,
    env: &'e Env,
}

impl<'e> Trial<'e> {
    pub(super) fn of(session: Session, env: &'e Env) -> Self {
        Self { session, changes: Vec::new(), env }
    }

    /// Does an operation; whether it changed anything. One that is refused leaves everything as it was.
    pub(super) fn run(&mut self, op: &Op) -> Result<bool, Refusal> {
        let changes = plan(op, &self.session, self.env)?.changes;
        // A plan fits the session it was made for.
        apply_all(&changes, &mut self.session).map_err(|_| Refusal::Gone)?;
        let before = self.changes.len();
        self.changes.extend(changes);
        Ok(self.changes.len() > before)
    }

    /// What it all comes to.
    pub(super) fn into_changes(self) -> Vec<Change> {
        self.changes
    }
}

/// What was tried, meeting by meeting; only those in which something changes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tried(Vec<(SessionId, Revision, Vec<Change>)>);

impl Tried {
    /// What was tried in one session that was read at this revision.
    pub(super) fn one(trial: Trial<'_>, revision: Revision) -> Self {
        let mut tried = Self::default();
        tried.add(trial, revision);
        tried
    }

    /// Keeps what was tried in a session that was read at this revision.
    pub(super) fn add(&mut self, trial: Trial<'_>, revision: Revision) {
        let session = trial.session.id;
        let changes = trial.into_changes();
        if !changes.is_empty() {
            self.0.push((session, revision, changes));
        }
    }

    pub(super) fn sessions(&self) -> impl ExactSizeIterator<Item = SessionId> + '_ {
        self.0.iter().map(|(session, ..)| *session)
    }

    /// Ready to be saved under one label.
    pub(super) fn commits(&self, label: &str, env: &Env) -> Vec<Commit> {
        let commit = |(session, expected, changes): &(SessionId, Revision, Vec<Change>)| Commit {
            session: *session,
            label: label.to_owned(),
            changes: changes.clone(),
            expected: *expected,
            at: env.now(),
            draft_done: None,
        };
        self.0.iter().map(commit).collect()
    }
}

/// Saves in several meetings, or in none, what is taken back in one step.
pub(super) fn commit_batch(store: &mut Store, commits: &[Commit], env: &Env) -> Result<(), StoreProblem> {
    store.commit_together(commits, &env.new_id::<Id>().to_string())
}
