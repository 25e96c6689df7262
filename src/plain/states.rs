//! Line by line: what the meeting was at earlier moments (L11).

use crate::export::{ExportJob, Format, What, render};
use crate::ops::{self, EarlierState};
use crate::report::Profile;

use super::room::Room;
use super::talk::Step;

impl Room<'_, '_> {
    /// Lists earlier states; one is read, or kept as a meeting of its own.
    pub(super) fn look_at_states(&mut self) -> Step {
        let words = self.texts().states;
        let session = self.session().id;
        let mut states = ops::earlier_states(self.plain.store, session)?;
        let backups = self.plain.store.backups();
        let mut rows = self.state_rows(&states);
        if backups.is_some() {
            rows.push(words.in_backups.to_owned());
        }
        if rows.is_empty() {
            return self.say(words.none);
        }
        let Some(mut row) = self.plain.talk.choose(words.title, &rows, None)? else { return Ok(()) };
        if let (Some(backups), true) = (&backups, row == states.len()) {
            states = ops::states_in_backups(self.plain.store, session, backups)?;
            if states.is_empty() {
                return self.say(words.none_in_backups);
            }
            let rows = self.state_rows(&states);
            match self.plain.talk.choose(words.title, &rows, None)? {
                Some(chosen) => row = chosen,
                None => return Ok(()),
            }
        }
        let Some(state) = states.get(row) else { return Ok(()) };
        let ways = words.ways.map(str::to_owned);
        let Some(way) = self.plain.talk.choose(&self.told_state(state), &ways, None)? else { return Ok(()) };
        let Some(then) = ops::read_state(self.plain.store, session, &state.found)? else {
            return self.say(words.gone);
        };
        let env = self.plain.env;
        if way == 0 {
            let job = ExportJob {
                what: What::Minutes,
                format: Format::Text,
                lang: self.texts().lang,
                profile: Profile::full(),
                as_of: env.today(),
                force: false,
                target: None,
            };
            // Plain text of what is in memory: nothing that could fail is asked for.
            let minutes = render(&then, &job).map(|it| String::from_utf8_lossy(&it.bytes).into_owned());
            self.say((words.mark)(&(words.at)(env.to_local(state.at))))?;
            return self.say(minutes.unwrap_or_default());
        }
        let mark = (words.copy_mark)(&(words.at)(env.to_local(state.at)));
        let copy = ops::copy_of_state(&then, &mark, env);
        match self.plain.store.create_session(&copy) {
            Ok(_) => self.say((words.kept)(&copy.details.title)),
            Err(problem) => self.plain.trouble(&problem),
        }
    }

    fn state_rows(&self, states: &[EarlierState]) -> Vec<String> {
        states.iter().map(|state| self.told_state(state)).collect()
    }

    /// «22.11.2026 14.03, etter «Hva gir energi», 7 svar, 2 tiltak».
    fn told_state(&self, state: &EarlierState) -> String {
        let texts = self.texts();
        let words = texts.states;
        let at = (words.at)(self.plain.env.to_local(state.at));
        let told = words.told(state, self.session(), texts.lang);
        format!("{at}, {told}, {}", (words.holds)(state.answers, state.measures))
    }
}
