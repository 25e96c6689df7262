//! Looking again at what was agreed earlier (R64, H2): the record of it in the session that looks.
//!
//! What becomes of a measure is an operation on the session that agreed on it; both are saved together
//! ([`revisit`](super::revisit())).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::change::{Change, Record};
use crate::domain::measure::Reason;
use crate::domain::question_set::QuestionSet;
use crate::domain::review::{Outcome, Review, Reviewed};
use crate::domain::session::{Mark, MarkKind, QuestionPlan, Session, SessionEventKind, SessionState};
use crate::domain::unit::Unit;
use crate::env::Env;

use super::{LookAgain, NewSession, Refusal, ReviewEdit, event, new_session, next, with_usual};

/// The set that drives a look at what was agreed earlier, and that is kept where no question is asked.
pub const REVIEW_SET: &str = "oppfolging";
/// Minutes set aside for looking through the measures of a unit at the desk.
pub(super) const AT_THE_DESK: u16 = 30;

/// A look at the measures without a meeting (H2): a session of its own that asks none of the set's questions, begun at
/// once. Roles are as in the unit's last session, which it follows.
pub fn new_review(
    unit: Unit,
    set: QuestionSet,
    title: &str,
    last: Option<&Session>,
    date: NaiveDate,
    env: &Env,
) -> Session {
    let new = NewSession {
        unit,
        set,
        title: title.to_owned(),
        date,
        start: None,
        place: String::new(),
        tables: Vec::new(),
        table_label: String::new(),
        minutes: AT_THE_DESK,
        rehearsal: false,
    };
    let mut session = without_questions(&new, env);
    if let Some(last) = last {
        session = with_usual(session, &last.details);
        session.follows = Some(last.id);
    }
    // Nobody meets, so nobody takes part.
    session.details.presence = crate::domain::session::Presence::default();
    session.details.state = SessionState::Running;
    if let Change::Put(Record::Event(opened)) = event(&session, env, SessionEventKind::Opened, "") {
        session.events.push(opened);
    }
    session
}

/// A session held without a meeting, which asks none of its set's questions.
pub(super) fn without_questions(new: &NewSession, env: &Env) -> Session {
    let mut session = new_session(new, env);
    let left_out =
        QuestionPlan { minutes: None, mark: Some(Mark { kind: MarkKind::LeftOut, reason: String::new() }) };
    session.questions = session
        .set
        .questions()
        .map(|(_, question)| (question.id.clone(), left_out.clone()))
        .collect::<BTreeMap<_, _>>();
    session.review = Some(Review { without_meeting: true, ..Review::default() });
    session
}

pub(super) fn look_again(said: &LookAgain, session: &Session, env: &Env) -> Result<Vec<Change>, Refusal> {
    if said.session == session.id {
        // What was agreed here is carried on here.
        return Err(Refusal::WrongKind);
    }
    let note = crate::text::sanitize::many_lines(&said.note).trim().to_owned();
    let needs_reason = matches!(said.outcome, Outcome::Moved(_) | Outcome::Dropped);
    if needs_reason && Reason::new(note.as_str()).is_none() {
        return Err(Refusal::ReasonNeeded);
    }
    let before = session.reviewed(said.measure);
    let position = before
        .map_or_else(|| next(session.reviewed.iter().map(|reviewed| reviewed.position)), |it| it.position);
    let reviewed = Reviewed {
        measure: said.measure,
        session: said.session,
        position,
        at: env.now(),
        title: crate::text::sanitize::one_line(&said.title).trim().to_owned(),
        outcome: said.outcome,
        note,
    };
    if before.is_some_and(|before| Reviewed { at: before.at, ..reviewed.clone() } == *before) {
        return Ok(Vec::new());
    }
    let mut changes = begun(session);
    changes.push(Change::Put(Record::Reviewed(reviewed)));
    Ok(changes)
}

/// The record of the whole, where there is none yet.
fn begun(session: &Session) -> Vec<Change> {
    match session.review {
        Some(_) => Vec::new(),
        None => vec![Change::Put(Record::Review(Box::default()))],
    }
}

pub(super) fn edit(edit: &ReviewEdit, session: &Session) -> Vec<Change> {
    let mut review = session.review.clone().unwrap_or_default();
    let many = |text: &str| crate::text::sanitize::many_lines(text).trim().to_owned();
    match edit {
        ReviewEdit::Answer(question, text) => {
            let text = many(text);
            if text.is_empty() {
                review.answers.remove(question);
            } else {
                review.answers.insert(*question, text);
            }
        }
        ReviewEdit::Process(text) => review.process = many(text),
        ReviewEdit::Feedback(text) => review.feedback = many(text),
        ReviewEdit::Ended(text) => {
            crate::text::sanitize::one_line(text).trim().clone_into(&mut review.ended);
        }
    }
    // Saying nothing where nothing has been said begins no review.
    if session.review.clone().unwrap_or_default() == review {
        return Vec::new();
    }
    vec![Change::Put(Record::Review(Box::new(review)))]
}
