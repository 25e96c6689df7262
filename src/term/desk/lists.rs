//! Lists: what the start screen, the follow-up list and the dialogs ask of the whole file.

use super::{Desk, told};
use crate::domain::ids::{MeasureId, SessionId, UnitId};
use crate::domain::session::Session;
use crate::env::Env;
use crate::ops::{
    self, BulkEdit, Earlier, EarlierState, MEETINGS_LOOKED_AT, SessionCursor, SessionSummary, StoreProblem,
};
use crate::store::SessionFilter;
use crate::tui::dialogs::looking_back::LookingBack;
use crate::tui::dialogs::search::MOST;
use crate::tui::model::Shelf;
use crate::tui::msg::Msg;
use crate::tui::screens::follow_up::{CARDS, FollowAsked, FollowRead, WINDOW};

/// Sessions on the start screen; more are read when asked for.
const PAGE: usize = 200;
/// What is due, at most so many of a kind on the start screen; the list of measures has them all.
const DUE: usize = 20;
/// How far ahead the start screen looks, in days.
const DUE_WITHIN: u64 = 28;
/// Names to choose among, at most.
const OWNERS: usize = 200;

impl Desk {
    /// The lists of the start screen, and what Prepare needs.
    pub(super) fn shelf(&self, env: &Env) -> Vec<Msg> {
        let lists = || -> Result<Shelf, StoreProblem> {
            let (sessions, more) = self.sessions_after(None)?;
            let until = env.today().checked_add_days(chrono::Days::new(DUE_WITHIN)).unwrap_or(env.today());
            let due = self.store.due(env.today(), until, DUE)?;
            let mut units = self.store.units()?;
            units.sort_by_cached_key(|unit| crate::text::fold::sort_key(&unit.name));
            let trash = self.store.trashed()?;
            let filter = SessionFilter { archived: true, ..SessionFilter::default() };
            let archive = self.store.sessions(&filter, None, PAGE)?;
            let answers_due = self.store.answers_due(env.today(), PAGE)?;
            let is_empty = sessions.is_empty() && archive.is_empty() && trash.is_empty();
            let only_in_backup = if is_empty { self.store.only_in_backup(env.now())? } else { None };
            let only_in_backup = only_in_backup.map(|made| env.to_local(made));
            Ok(Shelf { sessions, more, due, answers_due, units, only_in_backup, read: true, archive, trash })
        };
        told(lists().map(|read| Msg::Shelved(Box::new(read))))
    }

    /// A window of the follow-up list, or its board.
    pub(super) fn follow_up(&self, asked: FollowAsked, env: &Env) -> Vec<Msg> {
        let today = env.today();
        let read = || -> Result<FollowRead, StoreProblem> {
            if asked.board {
                let columns = self.store.board(&asked.filter, today, CARDS)?;
                return Ok(FollowRead { done: true, columns, ..FollowRead::default() });
            }
            let total = self.store.followed_count(&asked.filter, today)?;
            let total = usize::try_from(total).unwrap_or(usize::MAX);
            // What was selected may be gone: then the last window is read.
            let offset = asked.offset.min(total.saturating_sub(WINDOW / 2));
            let rows = self.store.followed(&asked.filter, today, offset, WINDOW)?;
            Ok(FollowRead { done: true, total, offset, rows, columns: Vec::new() })
        };
        let read = read();
        told(read.map(|read| Msg::FollowUpRead(Box::new(asked), Box::new(read))))
    }

    /// A page of sessions, and whether there are more after it.
    pub(super) fn sessions_after(
        &self,
        after: Option<&SessionCursor>,
    ) -> Result<(Vec<SessionSummary>, bool), StoreProblem> {
        let mut sessions = self.store.sessions(&SessionFilter::default(), after, PAGE + 1)?;
        let more = sessions.len() > PAGE;
        sessions.truncate(PAGE);
        Ok((sessions, more))
    }

    pub(super) fn last_session(&self, unit: UnitId) -> Result<Option<Box<Session>>, StoreProblem> {
        let Some(id) = self.store.last_session_of(unit)? else { return Ok(None) };
        Ok(self.store.load(id)?.map(|loaded| Box::new(loaded.session)))
    }

    pub(super) fn more_sessions(&self, after: &SessionCursor) -> Vec<Msg> {
        told(self.sessions_after(Some(after)).map(|(page, more)| Msg::MoreSessions(page, more)))
    }

    pub(super) fn owners(&self) -> Vec<Msg> {
        told(self.store.owners(OWNERS).map(Msg::OwnersRead))
    }

    /// What a session has to look at again.
    pub(super) fn read_earlier(&self, session: SessionId, env: &Env) -> Vec<Msg> {
        let read = || -> Result<Vec<Earlier>, StoreProblem> {
            let loaded = self.store.load(session)?.ok_or_else(StoreProblem::gone)?;
            self.store.earlier(&loaded.session, env.today())
        };
        told(read().map(|earlier| Msg::Earlier(session, earlier)))
    }

    /// Earlier states of a session, out of its log or out of the backups.
    pub(super) fn states(&self, session: SessionId, in_backups: bool) -> Vec<Msg> {
        let read = if in_backups {
            ops::states_in_backups(&self.store, session, &self.backups())
        } else {
            ops::earlier_states(&self.store, session)
        };
        told(read.map(|states| Msg::StatesRead { session, in_backups, states }))
    }

    pub(super) fn state(&self, session: SessionId, state: Box<EarlierState>) -> Vec<Msg> {
        let read = ops::read_state(&self.store, session, &state.found);
        told(read.map(|session| Msg::StateRead(session.map(Box::new), state)))
    }

    /// Finds words in all sessions; one hit more than is shown tells that there are more.
    pub(super) fn search(&self, words: String) -> Vec<Msg> {
        told(self.store.search(&words, MOST + 1).map(|hits| Msg::Found(words, hits)))
    }

    pub(super) fn figures(&self, env: &Env) -> Vec<Msg> {
        told(ops::all_figures(&self.store, env.today()).map(|figures| Msg::FiguresRead(Box::new(figures))))
    }

    pub(super) fn meetings(&self, unit: UnitId, why: LookingBack) -> Vec<Msg> {
        let read = self.store.meetings_of(unit, MEETINGS_LOOKED_AT);
        told(read.map(|sessions| Msg::MeetingsRead(why, sessions)))
    }

    pub(super) fn plan_bulk(
        &self,
        measures: &[(SessionId, MeasureId)],
        edit: BulkEdit,
        env: &Env,
    ) -> Vec<Msg> {
        let planned = ops::plan_bulk(&self.store, measures, &edit, env);
        told(planned.map(|plan| Msg::BulkPlanned(edit, Box::new(plan))))
    }

    /// Does a change of many. It is worked out anew: what has changed since it was shown is seen.
    pub(super) fn do_bulk(
        &mut self,
        measures: &[(SessionId, MeasureId)],
        edit: &BulkEdit,
        env: &Env,
    ) -> Vec<Msg> {
        let plan = ops::plan_bulk(&self.store, measures, edit, env);
        told(plan.and_then(|plan| {
            ops::commit_bulk(&mut self.store, &plan, env).map(|()| Msg::BulkDone(plan.changed))
        }))
    }
}
