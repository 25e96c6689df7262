//! The list of meetings: what there is, what is due, and which one to open.

use crate::domain::ids::SessionId;
use crate::ops::{SessionSummary, clone_session};
use crate::store::SessionFilter;

use super::Plain;
use super::list::first_number;
use super::room::capital;
use super::talk::{Step, Stop};
use super::verbs::{self, Verb};

/// Meetings told at a time; the rest are found by words.
const TOLD: usize = 20;
/// Measures due, at most so many.
const DUE: usize = 5;
/// How far ahead is told of, in days; the same as on the full screen.
const DUE_WITHIN: u64 = 28;

impl Plain<'_> {
    /// Tells the meetings and waits for a choice; `None` when the person leaves.
    pub(super) fn start(&mut self) -> Step<Option<SessionId>> {
        self.has_just_tried = false;
        let mut shown = self.tell_meetings()?;
        self.talk.say(self.texts.plain.how_to_help)?;
        let mut waiting: Option<String> = None;
        loop {
            let line = match waiting.take() {
                Some(line) => line,
                None => self.talk.listen()?,
            };
            match self.at_start(&line, &mut shown) {
                Ok(None) => {}
                Ok(Some(Chosen::Open(session))) => return Ok(Some(session)),
                Ok(Some(Chosen::Leave)) => return Ok(None),
                Err(Stop::Instead(command)) => waiting = Some(command),
                Err(Stop::Store(problem)) => self.failed(&problem)?,
                Err(stop) => return Err(stop),
            }
        }
    }

    fn tell_meetings(&mut self) -> Step<Vec<SessionSummary>> {
        let texts = self.texts;
        let mut sessions = self.store.sessions(&SessionFilter::default(), None, TOLD + 1)?;
        let more = sessions.len() > TOLD;
        sessions.truncate(TOLD);
        if sessions.is_empty() {
            let told = match self.store.only_in_backup(self.env.now())? {
                Some(made) => (texts.backup.only_here)(&(texts.backup.at)(self.env.to_local(made))),
                None => texts.plain.no_meetings.to_owned(),
            };
            self.talk.say(told)?;
        } else {
            self.talk.say(texts.plain.meetings)?;
            self.tell_rows(&sessions)?;
            if more {
                self.talk.say(texts.plain.more_meetings)?;
            }
        }
        let today = self.env.today();
        let until = today.checked_add_days(chrono::Days::new(DUE_WITHIN)).unwrap_or(today);
        let due = self.store.due(today, until, DUE)?;
        if !due.rows.is_empty() {
            let counts: Vec<_> =
                due.counts.iter().map(|(kind, count)| (texts.due.count)(*kind, *count)).collect();
            self.talk.say(format!("{} {}.", texts.plain.due_measures, counts.join(", ")))?;
            for it in &due.rows {
                let mark = (texts.due.mark)(it.kind, (it.on - today).num_days());
                self.talk.say(format!(
                    "{}: {}, {}, {}.",
                    capital(&mark),
                    it.title,
                    it.responsible,
                    it.unit_name
                ))?;
            }
        }
        self.talk.say(texts.plain.choose_meeting)?;
        Ok(sessions)
    }

    fn tell_rows(&mut self, sessions: &[SessionSummary]) -> Step {
        for (number, session) in (1..).zip(sessions) {
            let told = self.meeting_row(number, session);
            self.talk.say(told)?;
        }
        Ok(())
    }

    /// «1. Solbakken sykehjem, NED kjerneduk, søndag 22. november 2026, pågår, 7 av 16 besvart.»
    fn meeting_row(&self, number: usize, session: &SessionSummary) -> String {
        let texts = self.texts;
        let date =
            session.first_date.map(|date| format!(", {}", (texts.dates.full)(date))).unwrap_or_default();
        let rehearsal =
            if session.rehearsal { format!("{}, ", texts.common.rehearsal) } else { String::new() };
        let state = (texts.codes.session_state)(session.state);
        let answered = match session.asked {
            0 => String::new(),
            asked => format!(", {}", (texts.plain.answered_of)(session.answered, asked)),
        };
        format!("{number}. {rehearsal}{}, {}{date}, {state}{answered}.", session.unit_name, session.title)
    }

    fn at_start(&mut self, line: &str, shown: &mut Vec<SessionSummary>) -> Step<Option<Chosen>> {
        let texts = self.texts;
        if let Some(command) = line.strip_prefix('/') {
            let (verb, rest) = match verbs::read(command, texts) {
                Ok(read) => read,
                Err(meant) => {
                    self.unknown(meant)?;
                    return Ok(None);
                }
            };
            return match verb {
                Verb::Quit => Ok(Some(Chosen::Leave)),
                Verb::NewSession => self.prepare().map(|made| made.map(Chosen::Open)),
                Verb::ImportSession => {
                    self.take_in_file(rest)?;
                    *shown = self.tell_meetings()?;
                    Ok(None)
                }
                Verb::SaveElsewhere => {
                    self.go_elsewhere(rest, None)?;
                    Ok(None)
                }
                Verb::MakeBackup => self.make_backup().map(|()| None),
                Verb::RestoreBackup => {
                    if self.restore_backup()? {
                        *shown = self.tell_meetings()?;
                    }
                    Ok(None)
                }
                Verb::Protect => self.protect(rest).map(|()| None),
                Verb::ShowFigures => {
                    self.tell_figures()?;
                    Ok(None)
                }
                Verb::SearchAll => {
                    let hits = self.search(rest)?;
                    if !hits.is_empty() {
                        *shown = self.sessions_of(&hits)?;
                    }
                    Ok(None)
                }
                Verb::CloneSession => self.make_like(rest, shown),
                Verb::ShowReview => self.begin_look(rest, shown),
                Verb::ArchiveSession | Verb::DeleteSession => {
                    if self.put_away(verb, rest, shown)? {
                        *shown = self.tell_meetings()?;
                    }
                    Ok(None)
                }
                Verb::ShowArchive => self.look_into_archive(),
                Verb::ShowTrash => {
                    if self.look_into_trash()? {
                        *shown = self.tell_meetings()?;
                    }
                    Ok(None)
                }
                Verb::DeleteAsPlanned => {
                    self.delete_as_planned()?;
                    Ok(None)
                }
                Verb::TakeDraft => self.take_all_waiting().map(|()| None),
                Verb::NextLanguage => self.change_language(rest).map(|()| None),
                Verb::Help => self.help(rest).map(|()| None),
                Verb::ShowFollowUp => self.tell_follow_up(rest).map(|()| None),
                Verb::ShowStart | Verb::Where | Verb::Lines => {
                    *shown = self.tell_meetings()?;
                    Ok(None)
                }
                _ => self.talk.say(texts.plain.open_meeting_first).map(|()| None),
            };
        }
        if line.is_empty() && shown.is_empty() {
            return self.prepare().map(|made| made.map(Chosen::Open));
        }
        // A word alone that makes a new meeting, as the invitation says it.
        if verbs::read(line, texts).is_ok_and(|(verb, rest)| verb == Verb::NewSession && rest.is_empty()) {
            return self.prepare().map(|made| made.map(Chosen::Open));
        }
        if let Some((number, "")) = first_number(line) {
            return match number.checked_sub(1).and_then(|at| shown.get(at)) {
                Some(session) => Ok(Some(Chosen::Open(session.id))),
                None => self.talk.say((texts.plain.number_from_to)(shown.len())).map(|()| None),
            };
        }
        if line.is_empty() {
            return self.talk.say(texts.plain.choose_meeting).map(|()| None);
        }
        let found = self.store.find_session(line)?;
        match found.as_slice() {
            [] => self.talk.say(texts.dialogs.nothing_found)?,
            [only] => return Ok(Some(Chosen::Open(only.id))),
            several => {
                self.tell_rows(several)?;
                self.talk.say(texts.plain.choose_meeting)?;
                *shown = found;
            }
        }
        Ok(None)
    }

    /// A new meeting after an earlier one: same set, roles and plan, never answers (A8).
    fn make_like(&mut self, said: &str, shown: &[SessionSummary]) -> Step<Option<Chosen>> {
        let texts = self.texts;
        let at = first_number(said).and_then(|(number, _)| number.checked_sub(1));
        let Some(earlier) = at.and_then(|at| shown.get(at)) else {
            return self.talk.say((texts.plain.number_from_to)(shown.len())).map(|()| None);
        };
        let Some(loaded) = self.store.load(earlier.id)? else {
            return Err(crate::ops::StoreProblem::gone().into());
        };
        let Some(date) = self.ask_date()? else { return Ok(None) };
        let with_measures = self.talk.ask_yes(texts.plain.bring_measures, true)?;
        let session = clone_session(&loaded.session, date, with_measures, self.env);
        self.store.create_session(&session)?;
        self.talk.say((texts.plain.made)(&session.details.title))?;
        Ok(Some(Chosen::Open(session.id)))
    }
}

/// What a person does at the list of meetings.
pub(super) enum Chosen {
    Open(SessionId),
    Leave,
}
