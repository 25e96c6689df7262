//! What is done to the session: in memory at once, on its way to disk, and taken back if it does not get there.

use crate::domain::change::{Change, apply_all};
use crate::domain::session::SessionState;
use crate::env::Env;
use crate::ops::{self, Draft, DraftKey, Op, Refusal, Revision};
use crate::tui::msg::{Effect, Stepped};

use super::Meeting;

/// A commit on its way: what takes it back, and the text to put back where it was typed.
#[derive(Debug)]
pub(super) struct Pending {
    back: Vec<Change>,
    typed: Vec<Draft>,
}

impl Meeting {
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
                    if let (Refusal::Guarded(asked), Some(typed)) = (&refusal, typed) {
                        let words =
                            asked.iter().flat_map(|asked| asked.said().into_iter().map(str::to_owned));
                        self.guard_asks(typed, words);
                    }
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
        if self.past.is_some() {
            return Err(Refusal::OnlyToRead);
        }
        let changes = ops::plan(op, &self.session, env)?.changes;
        // What the other window removed meanwhile is gone for us too; nothing has been changed.
        let back = apply_all(&changes, &mut self.session).map_err(|_| Refusal::Gone)?;
        Ok((changes, back))
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

    /// Keeps all that is being typed anew, after the file has let go of it with something else.
    pub fn drafts_again(&mut self) -> Vec<Effect> {
        self.unkept.retain(|key| self.drafts.contains_key(key));
        self.drafts.values().map(|draft| Effect::KeepDraft(self.session.id, draft.clone())).collect()
    }

    /// Keeps once more what the file would not take, as it is now.
    pub fn drafts_unkept(&self) -> Vec<Effect> {
        let drafts = self.unkept.iter().filter_map(|key| self.drafts.get(key));
        drafts.map(|draft| Effect::KeepDraft(self.session.id, draft.clone())).collect()
    }

    /// Whether the file would not take something that was typed, and that is not saved or dropped since.
    pub fn has_unkept(&self) -> bool {
        self.unkept.iter().any(|key| self.drafts.contains_key(key))
    }

    /// Forgets a draft that is of no use any more; nothing to do where none was kept.
    pub fn drop_draft(&mut self, key: DraftKey) -> Option<Effect> {
        self.drafts.remove(&key)?;
        Some(Effect::DropDraft(self.session.id, key))
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
}
