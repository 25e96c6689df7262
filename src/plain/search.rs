//! Finding words in all meetings, line by line (H4).

use crate::domain::ids::SessionId;
use crate::i18n::dates;
use crate::ops::{Hit, SessionSummary, is_enough};

use super::Plain;
use super::talk::Step;

/// Told at a time; more words find fewer.
const TOLD: usize = 20;

impl Plain<'_> {
    /// Tells where these words stand, numbered, and returns what was told.
    pub(super) fn search(&mut self, words: &str) -> Step<Vec<Hit>> {
        let texts = self.texts.search;
        if !is_enough(words) {
            self.talk.say(texts.too_short)?;
            return Ok(Vec::new());
        }
        let mut hits = self.store.search(words, TOLD + 1)?;
        if hits.is_empty() {
            self.talk.say((texts.nothing)(words))?;
            return Ok(hits);
        }
        let more = hits.len() > TOLD;
        hits.truncate(TOLD);
        self.talk.say(format!("{}:", (texts.found)(hits.len(), more)))?;
        for (number, hit) in (1..).zip(&hits) {
            let told = self.hit_row(number, hit);
            self.talk.say(told)?;
        }
        Ok(hits)
    }

    /// «1. Ro i gangen om morgenen, tiltak, Solbakken sykehjem, 12.10.2026.»
    fn hit_row(&self, number: usize, hit: &Hit) -> String {
        let texts = self.texts;
        let date = hit.date.map(|date| format!(", {}", dates::short(date))).unwrap_or_default();
        let rehearsal = if hit.rehearsal { format!(", {}", texts.common.rehearsal) } else { String::new() };
        format!(
            "{number}. {}, {}, {}{date}{rehearsal}.",
            hit.text,
            (texts.search.kind)(hit.kind),
            hit.unit_name
        )
    }

    /// The meeting each stands in, so that its number opens it.
    pub(super) fn sessions_of(&mut self, hits: &[Hit]) -> Step<Vec<SessionSummary>> {
        self.talk.say(self.texts.search.choose)?;
        let mut found: Vec<SessionSummary> = Vec::with_capacity(hits.len());
        for session in hits.iter().map(|hit| hit.session) {
            let known = found.iter().find(|summary| summary.id == session).cloned();
            found.extend(match known {
                Some(summary) => Some(summary),
                None => self.summary_of(session)?,
            });
        }
        Ok(found)
    }

    fn summary_of(&self, session: SessionId) -> Step<Option<SessionSummary>> {
        Ok(self.store.find_session(&session.to_string())?.into_iter().next())
    }
}
