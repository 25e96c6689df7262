//! Line by line: the archive, the trash (G5, L3), and what has happened to a meeting (G4).

use crate::domain::ids::SessionId;
use crate::export::parcel;
use crate::ops::{Op, SessionSummary, Trashed, delete_as_planned};
use crate::report::history::history;
use crate::store::SessionFilter;
use crate::tui::msg::MOST_SENT;

use super::Plain;
use super::list::first_number;
use super::room::Room;
use super::start::Chosen;
use super::talk::Step;
use super::verbs::Verb;

/// So many meetings of the archive are told; words find the others.
const TOLD: usize = 50;

impl Plain<'_> {
    /// «/arkiver 2», «/slett møtet 2»: puts a meeting of the list away; whether that was done.
    pub(super) fn put_away(&mut self, verb: Verb, said: &str, shown: &[SessionSummary]) -> Step<bool> {
        let texts = self.texts;
        let at = first_number(said).and_then(|(number, _)| number.checked_sub(1));
        let Some(session) = at.and_then(|at| shown.get(at)) else {
            self.talk.say((texts.plain.number_from_to)(shown.len()))?;
            return Ok(false);
        };
        let now = Some(self.env.now());
        if verb == Verb::ArchiveSession {
            self.store.archive(session.id, now)?;
            self.talk.say(texts.put_away.archived)?;
            return Ok(true);
        }
        let measures = session.measures.values().sum();
        self.talk.say((texts.start.delete_lead)(&self.named(session), session.answered, measures))?;
        if !self.talk.ask_yes(texts.start.delete_title, false)? {
            return Ok(false);
        }
        self.store.trash(session.id, now)?;
        self.talk.say(texts.start.deleted)?;
        Ok(true)
    }

    /// The archive: a meeting of it is opened, or taken out.
    pub(super) fn look_into_archive(&mut self) -> Step<Option<Chosen>> {
        let texts = self.texts.put_away;
        let filter = SessionFilter { archived: true, ..SessionFilter::default() };
        let archive = self.store.sessions(&filter, None, TOLD)?;
        if archive.is_empty() {
            self.talk.say(texts.archive_empty)?;
            return Ok(None);
        }
        let rows: Vec<String> = archive.iter().map(|session| self.named(session)).collect();
        let Some(session) = self.talk.choose(texts.archive, &rows, None)?.and_then(|row| archive.get(row))
        else {
            return Ok(None);
        };
        let ways = [texts.open, texts.take_out].map(str::to_owned);
        match self.talk.choose(texts.archive, &ways, None)? {
            Some(0) => return Ok(Some(Chosen::Open(session.id))),
            Some(_) => {
                self.store.archive(session.id, None)?;
                self.talk.say(texts.taken_out)?;
            }
            None => {}
        }
        Ok(None)
    }

    /// The trash: a meeting of it is taken back or deleted for good; the last row empties it. Whether something has come back.
    pub(super) fn look_into_trash(&mut self) -> Step<bool> {
        let texts = self.texts.put_away;
        let trash = self.store.trashed()?;
        if trash.is_empty() {
            self.talk.say(texts.trash_empty)?;
            return Ok(false);
        }
        self.talk.say(texts.trash_lead)?;
        let left = |it: &Trashed| (texts.left)(it.days_left(self.env.now()));
        let mut rows: Vec<String> =
            trash.iter().map(|it| format!("{}, {}", self.named(&it.session), left(it))).collect();
        rows.push((texts.empty_trash)(trash.len()));
        let Some(row) = self.talk.choose(texts.trash, &rows, None)? else { return Ok(false) };
        let Some(one) = trash.get(row) else {
            let all: Vec<SessionId> = trash.iter().map(|it| it.session.id).collect();
            return self.delete_for_good(&all).map(|()| false);
        };
        let ways = [texts.take_back, texts.for_good].map(str::to_owned);
        match self.talk.choose(texts.trash, &ways, None)? {
            Some(0) => {
                self.store.trash(one.session.id, None)?;
                self.talk.say(texts.taken_back)?;
                Ok(true)
            }
            Some(_) => self.delete_for_good(&[one.session.id]).map(|()| false),
            None => Ok(false),
        }
    }

    /// Once more, for this cannot be taken back.
    fn delete_for_good(&mut self, sessions: &[SessionId]) -> Step {
        let texts = self.texts.put_away;
        self.talk.say(texts.for_good_lead)?;
        if !self.talk.ask_yes(&(texts.for_good_title)(sessions.len()), false)? {
            return Ok(());
        }
        self.before_erasing()?;
        let erased = delete_as_planned(self.store, &[], sessions, self.env)?;
        self.tell_erased(&erased)
    }

    fn named(&self, session: &SessionSummary) -> String {
        let day = session.first_date.map(|day| (self.texts.dates.long)(day)).unwrap_or_default();
        format!("{}, {}, {day}", session.unit_name, session.title)
    }
}

impl Room<'_, '_> {
    /// Takes back a measure that was deleted.
    pub(super) fn restore_measure(&mut self) -> Step {
        let texts = self.texts().put_away;
        let deleted = self.plain.store.deleted_measures(self.session().id)?;
        if deleted.is_empty() {
            return self.say(texts.no_deleted_measures);
        }
        let rows: Vec<String> = deleted.iter().map(|it| it.measure.title.clone()).collect();
        let chosen = self.plain.talk.choose(texts.deleted_measures, &rows, None)?;
        let Some(it) = chosen.and_then(|row| deleted.get(row)).cloned() else { return Ok(()) };
        if self.act(&Op::RestoreMeasure(Box::new(it)))? {
            self.say(texts.measure_back)?;
        }
        Ok(())
    }

    /// What has happened to the meeting.
    pub(super) fn tell_events(&mut self) -> Step {
        let texts = self.texts();
        let (env, store) = (self.plain.env, &*self.plain.store);
        let title = |id| store.title_of(id).ok().flatten();
        let told = history(self.session(), texts, &|at| env.to_local(at), &title);
        if told.is_empty() {
            return self.say(texts.history.empty);
        }
        let lines: Vec<String> = told.iter().map(|noted| noted.line(texts)).collect();
        self.say(lines.join("\n"))?;
        let sent = match self.plain.store.sent(Some(self.session().id), MOST_SENT) {
            Ok(sent) => sent,
            Err(problem) => return self.plain.trouble(&problem),
        };
        if sent.is_empty() {
            return Ok(());
        }
        self.say(format!("{}:", texts.outgoing.log_title))?;
        let lines = sent.iter().map(|it| parcel::told(it, env.to_local(it.at), texts));
        let lines: Vec<String> = lines.collect();
        self.say(lines.join("\n"))
    }
}
