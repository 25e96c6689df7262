//! Line by line: deleting for good what was said (J2, J5).

use crate::domain::ids::SessionId;
use crate::ops::{DraftKey, Erase, Erased, Forgetting, delete_answers, delete_as_planned, files_made};

use super::Plain;
use super::room::Room;
use super::talk::Step;

impl Plain<'_> {
    /// Deletes what should have been deleted by now, after a yes.
    pub(super) fn delete_as_planned(&mut self) -> Step {
        let texts = self.texts.forget;
        let (sessions, _) = self.store.answers_due(self.env.today(), usize::MAX)?;
        let now = self.env.now();
        let trashed = self.store.trashed()?.into_iter().filter(|it| it.days_left(now) <= 0);
        let whole: Vec<SessionId> = trashed.map(|it| it.session.id).collect();
        if sessions.is_empty() && whole.is_empty() {
            return self.talk.say(texts.nothing_due);
        }
        for session in &sessions {
            self.talk.say(format!("{}, {}", session.unit_name, session.title))?;
        }
        if !sessions.is_empty() {
            self.talk.say(texts.measures_stay)?;
        }
        if !whole.is_empty() {
            self.talk.say(format!("{}.", (texts.trash_due)(whole.len())))?;
        }
        self.talk.say(texts.for_good)?;
        let title = match sessions.len() {
            0 => (self.texts.put_away.for_good_title)(whole.len()),
            n => (texts.ask_title)(n),
        };
        if !self.talk.ask_yes(&title, false)? {
            return Ok(());
        }
        self.before_erasing()?;
        let ids: Vec<SessionId> = sessions.iter().map(|it| it.id).collect();
        let erased = delete_as_planned(self.store, &ids, &whole, self.env)?;
        ids.iter().chain(&whole).for_each(|id| drop(self.waiting.take(*id)));
        self.tell_erased(&erased)
    }

    /// Before an erasing: a copy being made would keep what goes, and in a large file it takes a while.
    pub(super) fn before_erasing(&mut self) -> Step {
        self.outside.stop_copying();
        if self.store.erasing_takes_time() { self.talk.say(self.texts.forget.takes_time) } else { Ok(()) }
    }

    /// What came of it, a sentence a line.
    pub(super) fn tell_erased(&mut self, erased: &Erased) -> Step {
        let texts = self.texts;
        self.talk.say(if erased.refused { texts.forget.dry } else { texts.put_away.gone })?;
        for sentence in (self.texts.forget.told)(erased) {
            self.talk.say(sentence)?;
        }
        Ok(())
    }
}

impl Room<'_, '_> {
    /// Deletes the answers of this meeting, after a yes.
    pub(super) fn delete_answers(&mut self) -> Step {
        let texts = self.texts();
        let session = self.session();
        let id = session.id;
        if let Some(day) = session.details.answers_deleted {
            return self.say(format!("{}.", (texts.forget.deleted_on)(&(texts.dates.long)(day))));
        }
        let goes = (texts.forget.goes)(&Forgetting::of(session));
        let for_good = (texts.forget.for_good_of)(&files_made(session));
        self.say(goes)?;
        self.say(for_good)?;
        if !self.plain.talk.ask_yes(&(texts.forget.ask_title)(1), false)? {
            return Ok(());
        }
        self.plain.before_erasing()?;
        let erased = delete_answers(self.plain.store, &[id], self.plain.env)?;
        // What waits goes with what was said.
        self.plain.waiting.take(id);
        self.desk.meeting.drafts.retain(|key, _| matches!(key, DraftKey::Measure { .. }));
        self.desk.refresh(self.plain.store, self.plain.env)?;
        self.plain.tell_erased(&erased)
    }

    /// «/slett for godt 3»: the line goes, from the log as well.
    pub(super) fn erase_line(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let Some((answer, _, _)) = self.line_and_rest(said)? else { return Ok(()) };
        let id = self.session().id;
        let text = self.session().answer(answer).and_then(|it| it.body.text()).unwrap_or_default();
        let quoted = (texts.forget.quoted)(&crate::text::sanitize::one_line(text));
        let for_good = (texts.forget.for_good_of)(&files_made(self.session()));
        self.say(quoted)?;
        self.say(for_good)?;
        if !self.plain.talk.ask_yes(texts.forget.line_title, false)? {
            return Ok(());
        }
        self.plain.before_erasing()?;
        let erased = self.plain.store.erase(&[Erase::Line(id, answer)], self.plain.env.now())?;
        self.desk.refresh(self.plain.store, self.plain.env)?;
        self.plain.tell_erased(&erased)
    }
}
