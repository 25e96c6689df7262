//! Making, beginning, closing and cloning sessions, and what is written about the meeting as a whole.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::change::{Change, Key, Record};
use crate::domain::ids::{GroupId, KeepId, SittingId};
use crate::domain::measure::{Agreement, Reason, StateCode};
use crate::domain::question_set::QuestionSet;
use crate::domain::retention::{MOST_MONTHS, Retention};
use crate::domain::room::ClosingCheck;
use crate::domain::session::{
    Details, Keep, Presence, Session, SessionEvent, SessionEventKind, SessionState,
};
use crate::domain::sitting::{Group, Sitting, SittingKind};
use crate::domain::unit::Unit;
use crate::env::Env;

use super::{DetailEdit, PresenceRole, Refusal, Unfinished, event, next, sitting, words};

/// What a new session is made from; everything but unit and set has a default (A1).
#[derive(Debug, Clone)]
pub struct NewSession {
    /// The unit.
    pub unit: Unit,
    /// The set, which the session keeps as it is now.
    pub set: QuestionSet,
    /// What it is called in lists; empty takes the set's title in bokmål.
    pub title: String,
    /// The day.
    pub date: NaiveDate,
    /// When it begins.
    pub start: Option<NaiveTime>,
    /// Where.
    pub place: String,
    /// People per table; empty means plenary only.
    pub tables: Vec<u16>,
    /// What a table is called before its number, e.g. «Bord».
    pub table_label: String,
    /// Minutes set aside.
    pub minutes: u16,
    /// Whether it is a rehearsal (A10).
    pub rehearsal: bool,
}

/// Makes a session in state *planned*, with one sitting and its groups.
pub fn new_session(new: &NewSession, env: &Env) -> Session {
    let sitting_id: SittingId = env.new_id();
    let title = crate::text::sanitize::one_line(&new.title).trim().to_owned();
    let details = Details {
        title: if title.is_empty() { new.set.title.nb.clone() } else { title },
        purpose: String::new(),
        leader: String::new(),
        facilitator: String::new(),
        note_taker: String::new(),
        presence: Presence::default(),
        state: SessionState::Planned,
        minutes: new.minutes,
        ground_rules: String::new(),
        next_follow_up: None,
        raised_at: String::new(),
        summary: String::new(),
        prepared: std::collections::BTreeSet::new(),
        legal_note: env.legal_note(),
        keep_answers: env.keep_answers(),
        answers_deleted: None,
    };
    let mut session = Session::empty(env.new_id(), new.unit.clone(), new.set.clone(), details);
    session.rehearsal = new.rehearsal;
    session.sittings.push(Sitting {
        id: sitting_id,
        position: 0,
        kind: SittingKind::Gathering,
        label: String::new(),
        date: new.date,
        start: new.start,
        place: crate::text::sanitize::one_line(&new.place).trim().to_owned(),
        invited: None,
        attended: None,
        closing: ClosingCheck::default(),
    });
    session.groups = (0u32..)
        .zip(&new.tables)
        .map(|(position, &size)| Group {
            id: env.new_id::<GroupId>(),
            sitting: sitting_id,
            position,
            plenary: false,
            label: format!("{} {}", new.table_label.trim(), position + 1),
            size,
            blank: std::collections::BTreeSet::new(),
        })
        .collect();
    session.groups.push(sitting::plenary(sitting_id, env));
    session.events.push(first_event(SessionEventKind::Created, "", env));
    session
}

/// A new session with what is usual in its unit: roles, rules and where results are raised, as in the unit's last
/// meeting. What was decided there, and why that meeting was held, stays with it.
pub fn with_usual(mut session: Session, last: &Details) -> Session {
    session.details = Details {
        leader: last.leader.clone(),
        facilitator: last.facilitator.clone(),
        note_taker: last.note_taker.clone(),
        presence: last.presence,
        ground_rules: last.ground_rules.clone(),
        raised_at: last.raised_at.clone(),
        ..session.details
    };
    session
}

/// Makes a new session after an earlier one: same set version, roles, tables and plan, never answers (A8).
///
/// `with_measures` copies the measures still open as proposals; their history stays with the earlier session.
pub fn clone_session(earlier: &Session, date: NaiveDate, with_measures: bool, env: &Env) -> Session {
    let tables = earlier.sittings.first().map_or_else(Vec::new, |sitting| {
        earlier.groups_of(sitting.id).filter(|group| !group.plenary).map(|group| group.size).collect()
    });
    let label = earlier
        .groups
        .iter()
        .find(|group| !group.plenary)
        .and_then(|group| group.label.rsplit_once(' '))
        .map_or("Bord", |(label, _)| label);
    let first = earlier.sittings.first();
    let mut session = new_session(
        &NewSession {
            unit: earlier.unit.clone(),
            set: earlier.set.clone(),
            title: earlier.details.title.clone(),
            date,
            start: first.and_then(|sitting| sitting.start),
            place: first.map(|sitting| sitting.place.clone()).unwrap_or_default(),
            tables,
            table_label: label.to_owned(),
            minutes: earlier.details.minutes,
            rehearsal: earlier.rehearsal,
        },
        env,
    );
    session.follows = Some(earlier.id);
    session.details = Details {
        state: SessionState::Planned,
        // Who came last time says nothing of who comes this time (R3).
        presence: Presence::default(),
        next_follow_up: None,
        summary: String::new(),
        prepared: std::collections::BTreeSet::new(),
        ..earlier.details.clone()
    };
    // Minutes and choices made in preparing travel; what the room skipped last time does not.
    session.questions = earlier
        .questions
        .iter()
        .filter(|(id, _)| earlier.set.question(id).is_some())
        .map(|(id, plan)| {
            let mut plan = plan.clone();
            plan.mark = plan.mark.filter(|mark| mark.kind == crate::domain::session::MarkKind::LeftOut);
            (id.clone(), plan)
        })
        .filter(|(_, plan)| *plan != crate::domain::session::QuestionPlan::default())
        .collect();
    session.parts.clone_from(&earlier.parts);
    if with_measures {
        let open = earlier.measures.iter().filter(|measure| {
            matches!(measure.state.code(), StateCode::Agreed | StateCode::InProgress | StateCode::Proposed)
        });
        session.measures = (0u32..)
            .zip(open)
            .map(|(position, measure)| {
                let mut copy = measure.proposed_again(env.new_id(), position);
                copy.group = None;
                copy.answers = Vec::new();
                copy.question = copy.question.filter(|id| session.set.question(id).is_some());
                copy
            })
            .collect();
    }
    session.events = vec![first_event(SessionEventKind::Cloned, &earlier.id.to_string(), env)];
    session
}

fn first_event(kind: SessionEventKind, note: &str, env: &Env) -> SessionEvent {
    SessionEvent { id: env.new_id(), position: 0, at: env.now(), kind, note: note.to_owned() }
}

pub(super) fn set_detail(edit: &DetailEdit, session: &Session) -> Result<Vec<Change>, Refusal> {
    let mut details = session.details.clone();
    let one = |text: &str| crate::text::sanitize::one_line(text).trim().to_owned();
    let many = |text: &str| crate::text::sanitize::many_lines(text).trim().to_owned();
    match edit {
        DetailEdit::Title(title) => details.title = words(&one(title))?,
        DetailEdit::Purpose(text) => details.purpose = many(text),
        DetailEdit::Leader(text) => details.leader = one(text),
        DetailEdit::Facilitator(text) => details.facilitator = one(text),
        DetailEdit::NoteTaker(text) => details.note_taker = one(text),
        DetailEdit::Presence(role, attendance) => {
            let presence = &mut details.presence;
            *match role {
                PresenceRole::SafetyRep => &mut presence.safety_rep,
                PresenceRole::UnionRep => &mut presence.union_rep,
                PresenceRole::Nav => &mut presence.nav,
                PresenceRole::HealthService => &mut presence.health_service,
                PresenceRole::Hr => &mut presence.hr,
            } = *attendance;
        }
        DetailEdit::Minutes(minutes) if !(10..=600).contains(minutes) => {
            return Err(Refusal::OutOfRange { least: 10, most: 600 });
        }
        DetailEdit::Minutes(minutes) => details.minutes = *minutes,
        DetailEdit::GroundRules(text) => details.ground_rules = many(text),
        DetailEdit::NextFollowUp(Some(date)) if *date < session.meeting_day() => {
            return Err(Refusal::BeforeMeeting(session.meeting_day()));
        }
        DetailEdit::NextFollowUp(date) => details.next_follow_up = *date,
        DetailEdit::RaisedAt(text) => details.raised_at = one(text),
        DetailEdit::Summary(text) => details.summary = many(text),
        DetailEdit::Prepared(what, true) => drop(details.prepared.insert(*what)),
        DetailEdit::Prepared(what, false) => drop(details.prepared.remove(what)),
        DetailEdit::KeepAnswers(Retention::Months(months)) if !(1..=MOST_MONTHS).contains(months) => {
            return Err(Refusal::OutOfRange { least: 1, most: MOST_MONTHS.into() });
        }
        DetailEdit::KeepAnswers(Retention::Until(day)) if *day < session.meeting_day() => {
            return Err(Refusal::BeforeMeeting(session.meeting_day()));
        }
        DetailEdit::LegalNote(text) => details.legal_note = many(text),
        DetailEdit::KeepAnswers(keep) => details.keep_answers = *keep,
    }
    Ok(put_details(details, session))
}

fn put_details(details: Details, session: &Session) -> Vec<Change> {
    if details == session.details {
        Vec::new()
    } else {
        vec![Change::Put(Record::Details(Box::new(details)))]
    }
}

fn to_state(state: SessionState, session: &Session) -> Vec<Change> {
    put_details(Details { state, ..session.details.clone() }, session)
}

pub(super) fn begin(session: &Session, env: &Env) -> Vec<Change> {
    if session.details.state != SessionState::Planned {
        return Vec::new();
    }
    let mut changes = to_state(SessionState::Running, session);
    changes.push(event(session, env, SessionEventKind::Opened, ""));
    changes
}

/// What stands between a session and its close (G1): the hard stops only.
pub fn open_points(session: &Session) -> Unfinished {
    let measures = session
        .measures
        .iter()
        .filter(|measure| measure.state.code() == StateCode::Proposed && !measure.in_place)
        .map(|measure| {
            let missing = Agreement::new(&measure.terms(), session.meeting_day()).err().unwrap_or_default();
            (measure.id, missing)
        })
        .collect();
    let no_next = session
        .review
        .as_ref()
        .is_some_and(|review| session.details.next_follow_up.is_none() && review.ended.is_empty());
    Unfinished { no_leader: session.details.leader.trim().is_empty(), measures, no_next }
}

pub(super) fn close(session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    let unfinished = open_points(session);
    if unfinished != Unfinished::default() {
        return Err(Refusal::CannotClose(unfinished));
    }
    let mut changes = to_state(SessionState::Closed, session);
    changes.push(event(session, env, SessionEventKind::Closed, ""));
    Ok(changes)
}

pub(super) fn reopen(reason: &str, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    let reason = Reason::new(crate::text::sanitize::one_line(reason)).ok_or(Refusal::ReasonNeeded)?;
    let mut changes = to_state(SessionState::Running, session);
    if !changes.is_empty() {
        changes.push(event(session, env, SessionEventKind::Reopened, reason.as_str()));
    }
    Ok(changes)
}

pub(super) fn add_keep(text: &str, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    let position = next(session.keeps.iter().map(|keep| keep.position));
    Ok(vec![Change::Put(Record::Keep(Keep { id: env.new_id(), position, text: words(text)? }))])
}

pub(super) fn edit_keep(id: KeepId, text: &str, session: &Session) -> Result<Vec<Change>, Refusal> {
    let before = session.keeps.iter().find(|keep| keep.id == id).ok_or(Refusal::Gone)?;
    let keep = Keep { text: words(text)?, ..before.clone() };
    Ok(if keep == *before { Vec::new() } else { vec![Change::Put(Record::Keep(keep))] })
}

pub(super) fn delete_keep(id: KeepId, session: &Session) -> Result<Vec<Change>, Refusal> {
    session.keeps.iter().find(|keep| keep.id == id).ok_or(Refusal::Gone)?;
    Ok(vec![Change::Remove(Key::Keep(id))])
}
