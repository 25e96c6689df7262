//! Measures of all meetings, told line by line (F15, H1).

use crate::ops::{DueKind, FollowFilter, Followed};

use super::Plain;
use super::room::capital;
use super::talk::Step;

/// So many are told at a time; words find the others.
const TOLD: usize = 20;

impl Plain<'_> {
    /// Tells the open measures of all meetings, those with these words or all.
    pub(super) fn tell_follow_up(&mut self, words: &str) -> Step {
        let texts = self.texts;
        let today = self.env.today();
        let filter = FollowFilter { text: words.to_owned(), ..FollowFilter::open() };
        let total = self.store.followed_count(&filter, today)?;
        let rows = self.store.followed(&filter, today, 0, TOLD)?;
        if rows.is_empty() {
            return self.talk.say(texts.dialogs.nothing_found);
        }
        let count = usize::try_from(total).unwrap_or(usize::MAX);
        self.talk.say(format!("{}: {}.", texts.follow_up.all_open, (texts.common.measures)(count)))?;
        for it in &rows {
            let told = self.followed_told(it);
            self.talk.say(told)?;
        }
        let more = total.saturating_sub(u32::try_from(rows.len()).unwrap_or(total));
        if more > 0 {
            self.talk.say(format!("{}.", capital(&(texts.follow_up.more)(more))))?;
        }
        Ok(())
    }

    /// «Forfalt 3 d: Fast tid med leder, i gang, avdelingsleder, Solbakken sykehjem, Lederrefleksjon.»
    fn followed_told(&self, it: &Followed) -> String {
        let texts = self.texts;
        let today = self.env.today();
        let mark = |kind, day: chrono::NaiveDate| (texts.due.mark)(kind, (day - today).num_days());
        let when = match (it.effect_on, it.deadline) {
            (Some(day), _) => mark(DueKind::Effect, day),
            (None, Some(day)) if day < today => mark(DueKind::Overdue, day),
            (None, Some(day)) => mark(DueKind::Soon, day),
            (None, None) => String::new(),
        };
        let state = (texts.codes.measure_state)(it.state);
        let (who, unit, meeting) = (&it.responsible, &it.unit_name, &it.session_title);
        format!("{}: {}, {state}, {who}, {unit}, {meeting}.", capital(&when), it.title)
    }
}
