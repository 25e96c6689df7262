//! What is being written and the guard asks about: it stands where it was typed and nowhere else, not even its beginning (J3).

use std::collections::{BTreeMap, BTreeSet};

use crate::env::Env;
use crate::ops::{Draft, DraftKey, asked_while_written};
use crate::tui::msg::Effect;

use super::Meeting;

/// Where it asks.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Words it has asked about, by where they were typed: names among them, which pass while they are being written.
    words: BTreeMap<DraftKey, Vec<String>>,
    /// Where a text stands just now that the file is not offered.
    held: BTreeSet<DraftKey>,
    /// Where the file may have the beginning of such a text.
    to_let_go: BTreeSet<DraftKey>,
}

impl Meeting {
    /// Whether what a line was typed for is there still.
    pub fn has_field(&self, key: &DraftKey) -> bool {
        match key {
            DraftKey::Answer { question, group } => {
                self.session.groups.iter().any(|it| it.id == *group)
                    && self.session.outline().iter().any(|entry| entry.question.id == *question)
            }
            DraftKey::Edit(answer) => self.session.answer(*answer).is_some(),
            DraftKey::Measure { measure, .. } => {
                measure.is_none_or(|id| self.session.measures.iter().any(|it| it.id == id))
            }
            DraftKey::Field(_) => true,
        }
    }

    /// The guard has asked about these words of what was typed.
    pub fn guard_asks(&mut self, typed: Draft, words: impl IntoIterator<Item = String>) {
        let key = typed.key.clone();
        self.asked.words.entry(key.clone()).or_default().extend(words);
        self.drafts.insert(key.clone(), typed);
        self.asked.held.insert(key.clone());
        self.asked.to_let_go.insert(key);
    }

    /// Whether the guard would ask about a text being written, or has asked about words in it.
    pub fn is_asked_about(&self, draft: &Draft, env: &Env) -> bool {
        let words = self.asked.words.get(&draft.key);
        words.is_some_and(|words| words.iter().any(|word| draft.text.contains(word.as_str())))
            || asked_while_written(&draft.text, env).is_some()
    }

    /// Whether a text stands here that is not saved because of what the guard asks about it.
    pub fn holds_asked(&self) -> bool {
        self.asked.held.iter().any(|key| self.drafts.contains_key(key))
    }

    /// Whether the file may have this; of what it may not have the beginning is let go of.
    pub(in crate::tui) fn may_keep(&mut self, draft: &Draft, env: &Env) -> bool {
        if !self.is_asked_about(draft, env) {
            self.asked.held.remove(&draft.key);
            return true;
        }
        self.asked.held.insert(draft.key.clone());
        self.asked.to_let_go.insert(draft.key.clone());
        false
    }

    /// What lets the file forget the beginnings. A blank draft is none; like any other it is tried again until the file takes it.
    pub(in crate::tui) fn let_go(&mut self, env: &Env) -> Vec<Effect> {
        let blank = |key| Draft { key, text: String::new(), cursor: 0, kept_at: env.now() };
        let keys = std::mem::take(&mut self.asked.to_let_go);
        keys.into_iter().map(|key| Effect::KeepDraft(self.session.id, blank(key))).collect()
    }
}
