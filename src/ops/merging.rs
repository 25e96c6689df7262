//! Putting together what two laptops wrote (A11, R7).

use std::borrow::Cow;

use crate::domain::change::{Change, Record, apply_all};
use crate::domain::ids::EventId;
use crate::domain::lineage::Lineage;
use crate::domain::session::{Details, Session, SessionEvent, SessionEventKind, SessionState};
use crate::env::Env;
use crate::exchange::merge::{
    Arrival, Conflict, FramePart, Merge, News, Side, Takes, arrival, merge, shared,
};
use crate::exchange::{Note, Read};
use crate::rules::counts::is_answered_alike;
use crate::store::{Commit, Loaded, ProblemKind, Revision, Store, StoreProblem};

use super::forget::emptied;
use super::{Op, Refusal, Unfinished, next, open_points};

/// Another laptop's file of a session that is here, and what a person decided about it.
#[derive(Debug, Clone, PartialEq)]
pub struct TakeIn {
    /// The line of history that will tell of it; what is shared hangs on it ([`Store::keep_lineage`]).
    ///
    /// [`Store::keep_lineage`]: super::Store::keep_lineage
    pub event: EventId,
    /// What was shared of the session here.
    pub here: Lineage,
    /// The session in the file.
    pub session: Session,
    /// What was shared of it there.
    pub there: Lineage,
    /// The decisions.
    pub takes: Takes,
    /// The name of the file, without folder.
    pub file: String,
}

impl TakeIn {
    /// What the file is to the session as it stands here.
    pub fn arrival(&self, here: &Session) -> Arrival {
        let there = self.there(here);
        let (here, there) = self.sides(here, &there);
        arrival(Some(here), there)
    }

    /// What both laptops know once it is taken in; `None` while something is undecided.
    pub fn lineage(&self, here: &Session) -> Option<Lineage> {
        Some(self.merge(here).decided(&self.takes)?.lineage)
    }

    /// What a person must decide before it is taken in, in the order of the meeting.
    pub fn conflicts(&self, here: &Session) -> Vec<Conflict> {
        if self.is_emptied_there(here) {
            return Vec::new();
        }
        self.merge(here).conflicts
    }

    /// How many lines of the file have been deleted here and are left out, as it is decided now.
    pub fn left_out(&self, here: &Session) -> usize {
        let changes = self.merge(here).decided(&self.takes).map(|merged| merged.changes).unwrap_or_default();
        let brought = |id| {
            changes.iter().any(|it| matches!(it, Change::Put(Record::Answer(answer)) if answer.id == id))
        };
        let lines = self.session.answers.iter().filter(|answer| answer.body.text().is_some());
        lines.filter(|line| here.answer(line.id).is_none() && !brought(line.id)).count()
    }

    fn merge(&self, here: &Session) -> Merge {
        let there = self.there(here);
        let (here, there) = self.sides(here, &there);
        merge(here, there)
    }

    /// Whether the answers are deleted in the file and still here: then they are deleted here first, or the file is left.
    fn is_emptied_there(&self, here: &Session) -> bool {
        self.session.details.answers_deleted.is_some() && here.details.answers_deleted.is_none()
    }

    /// The session in the file. Where the answers have been deleted here, an old file does not bring them back (J2).
    fn there(&self, here: &Session) -> Cow<'_, Session> {
        match here.details.answers_deleted {
            Some(on) => Cow::Owned(emptied(&self.session, on)),
            None => Cow::Borrowed(&self.session),
        }
    }

    fn sides<'a>(&'a self, here: &'a Session, there: &'a Session) -> (Side<'a>, Side<'a>) {
        (Side { session: here, lineage: &self.here }, Side { session: there, lineage: &self.there })
    }
}

/// What a file is to the data file.
#[derive(Debug, Clone, PartialEq)]
pub enum Looked {
    /// Its session is not here.
    New(Box<Read>),
    /// It brings nothing; the title of its session, and how many of its lines have been deleted here.
    Same(String, usize),
    /// It is of another meeting than the one that is here under its id.
    Another(Vec<FramePart>),
    /// It brings something, and perhaps something to decide; with what should be known of it first.
    News(Box<TakeIn>, Vec<Note>),
}

/// Looks at a session file that could be read. `file` is its name, without folder.
pub fn look(store: &Store, mut read: Read, file: String, env: &Env) -> Result<Looked, StoreProblem> {
    let Some(here) = store.load(read.session.id)? else {
        if store.is_in_trash(read.session.id)? {
            read.notes.push(Note::InTrash);
        } else if let Some(day) = store.erased_on(read.session.id)? {
            read.notes.push(Note::Erased(day));
        }
        return Ok(Looked::New(Box::new(read)));
    };
    let it = TakeIn {
        event: env.new_id(),
        here: store.lineage(read.session.id)?,
        session: read.session,
        there: read.lineage,
        takes: Takes::new(),
        file,
    };
    Ok(match it.arrival(&here.session) {
        Arrival::New | Arrival::Same => {
            let left_out = it.left_out(&here.session);
            Looked::Same(here.session.details.title, left_out)
        }
        Arrival::Another(frame) => Looked::Another(frame),
        Arrival::News(_) => Looked::News(Box::new(it), read.notes),
    })
}

/// Notes that a session leaves in a file as it stands, and returns the lineage to write with it. A data file that
/// cannot be written to notes nothing: then more is asked when the file comes back.
pub fn share(store: &mut Store, session: &Session) -> Result<Lineage, StoreProblem> {
    let lineage = shared(session, store.lineage(session.id)?);
    match store.keep_lineage(session.id, None, &lineage) {
        Err(problem) if problem.kind != ProblemKind::ReadOnly => Err(problem),
        Ok(()) | Err(_) => Ok(lineage),
    }
}

/// Puts a session that was not here into the file, with what is known of its sharing.
pub fn create_shared(
    store: &mut Store,
    session: &Session,
    lineage: &Lineage,
) -> Result<Revision, StoreProblem> {
    store.create_shared(session, lineage)
}

/// What came of taking a file in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// What it changed.
    pub news: News,
    /// The session was closed here, and is open again: something in the file is not settled.
    pub reopened: bool,
    /// How many of its lines have been deleted here and are left out.
    pub left_out: usize,
}

/// Takes a file in, in one step, for fronts that hold no session of their own.
pub fn commit_take_in(
    store: &mut Store,
    it: TakeIn,
    env: &Env,
) -> Result<Result<TakenIn, Refusal>, StoreProblem> {
    let Loaded { session: here, revision } = store.load(it.session.id)?.ok_or_else(StoreProblem::gone)?;
    let (event, lineage, left_out) = (it.event, it.lineage(&here), it.left_out(&here));
    let plan = match super::plan(&Op::TakeIn(Box::new(it)), &here, env) {
        Ok(plan) => plan,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut after = here.clone();
    if apply_all(&plan.changes, &mut after).is_err() {
        return Ok(Err(Refusal::Gone));
    }
    if let Some(lineage) = lineage {
        store.keep_lineage(here.id, Some(event), &lineage)?;
    }
    let taken =
        TakenIn { news: News::of(&plan.changes, &here), reopened: is_reopened(&here, &after), left_out };
    store.commit(&Commit {
        session: here.id,
        label: plan.label.to_owned(),
        changes: plan.changes,
        expected: revision,
        at: env.now(),
        draft_done: None,
    })?;
    Ok(Ok(taken))
}

fn is_reopened(before: &Session, after: &Session) -> bool {
    before.details.state == SessionState::Closed && after.details.state != SessionState::Closed
}

/// Refused while something is undecided, or when the file is of another meeting; a closed session takes part, too.
pub(super) fn take_in(it: &TakeIn, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    if it.is_emptied_there(session) {
        return Err(Refusal::AnswersDeletedThere);
    }
    match it.arrival(session) {
        Arrival::New | Arrival::Another(_) => return Err(Refusal::AnotherMeeting),
        Arrival::Same => return Ok(Vec::new()),
        Arrival::News(_) => {}
    }
    let merged = it.merge(session).decided(&it.takes).ok_or(Refusal::Undecided)?;
    let mut changes = merged.changes;
    let there = it.there(session);
    let mut after = session.clone();
    // The two together are whole; a property test holds the merge to that.
    apply_all(&changes, &mut after).map_err(|_| Refusal::Gone)?;
    // One side closed while the other still wrote: what is not settled must not be closed in (V1–V3).
    let is_closed = after.details.state == SessionState::Closed;
    let unfinished = is_closed && open_points(&after) != Unfinished::default();
    let goes_on = goes_on(session, &after) || goes_on(&there, &after);
    let mut position = next(after.events.iter().map(|event| event.position));
    let mut tell = |id: EventId, kind: SessionEventKind, note: &str| {
        changes.push(Change::Put(Record::Event(SessionEvent {
            id,
            position,
            at: env.now(),
            kind,
            note: note.to_owned(),
        })));
        position = position.saturating_add(1);
    };
    tell(it.event, SessionEventKind::Imported, &it.file);
    if unfinished || goes_on {
        tell(env.new_id(), SessionEventKind::Reopened, &it.file);
    }
    if unfinished {
        let details = Details { state: SessionState::Running, ..after.details.clone() };
        changes.push(Change::Put(Record::Details(Box::new(details))));
    } else if goes_on && is_closed {
        tell(env.new_id(), SessionEventKind::Closed, "");
    }
    Ok(changes)
}

/// Whether a meeting that was closed as `before` tells of other answers `after`, or may come to: then it has been opened again,
/// for whoever has a paper of it could hold that against a new one (R82). Once is enough to say so.
fn goes_on(before: &Session, after: &Session) -> bool {
    let is_closed = |it: &Session| it.details.state == SessionState::Closed;
    is_closed(before)
        && !after.has_happened(SessionEventKind::Reopened)
        && !(is_closed(after) && is_answered_alike(before, after))
}
