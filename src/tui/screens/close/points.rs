//! What the end of a meeting looks at, row by row (G1): what must be in place, what is worth a look, what to note.

use crate::domain::ids::{KeepId, MeasureId, QuestionId, SittingId, TopicId};
use crate::domain::measure::Missing;
use crate::domain::progress::QuestionProgress;
use crate::domain::review::ReviewQuestion;
use crate::domain::room::YesNo;
use crate::domain::session::{Attendance, MarkKind, Session, SessionState};
use crate::domain::topic::TopicOutcome;
use crate::ops::{ClosingQuestion, PresenceRole, open_points};
pub use crate::rules::closing::ungathered;
use crate::rules::decisions::{Decision, decision};
use crate::rules::measure_checks::{Data, Finding, check_session};
use crate::tui::dialogs::Offer;
use crate::tui::model::Model;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// *Ansvarlig leder* (R5).
    Leader,
    /// A proposal that is neither agreed nor parked.
    Proposal(MeasureId),
    /// No proposal is left undecided.
    Decided,
    /// A measure the room did not agree on when it was read back (E10).
    NotAgreed(MeasureId),
    /// The decision log.
    Decisions,
    /// A parked topic nobody has settled (C14).
    Topic(TopicId),
    /// *Verneombud* or *tillitsvalgt* (A4, R3).
    Representative(PresenceRole),
    /// Questions nobody has answered or put aside.
    Unanswered,
    /// Questions put off (B9).
    Postponed,
    /// Lines not gathered under any heading.
    Ungathered,
    /// What the measures and the meeting call for as a whole; the index among the findings.
    Hint(usize),
    /// Reading the measures back (F3).
    ReadBack,
    /// Something to keep (E9).
    Keep(KeepId),
    /// Writing down one more.
    NewKeep,
    /// When the room meets again (G6).
    FollowUp,
    /// Why there is no next time (R70).
    Ended,
    /// One of the five questions of a look at earlier measures (G8).
    Asked(ReviewQuestion),
    /// A new hazard becomes a measure (G8).
    Hazard,
    /// How the work itself has gone (R68).
    Process,
    /// What goes back to the unit (R69).
    Feedback,
    /// The measures agreed earlier.
    Earlier,
    /// Where results are raised (R2).
    RaisedAt,
    /// How many were invited to a gathering.
    Invited(SittingId),
    /// How many came.
    Attended(SittingId),
    /// How many in a sitting said yes, or no, to a closing question (R68).
    Count(SittingId, ClosingQuestion, bool),
    /// A sentence about the meeting (G14).
    Summary,
    /// Closing.
    Close,
    /// Writing any file (G13).
    AnyFile,
    /// Writing this file, once the meeting is closed.
    File(Offer),
    /// Opening again.
    Reopen,
}

/// Rows that belong together, under a heading of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Closing waits for these.
    Must,
    /// Worth a look; stops nobody.
    Look,
    /// What is said of the measures agreed earlier.
    Review,
    /// To write down before people go.
    Note,
    /// The three closing questions.
    Questions,
    /// What to do.
    Do,
}

/// How a row stands, told by a sign and a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Closing waits for it.
    Stop,
    /// Could be looked at.
    Open,
    /// In place.
    Done,
    /// Something to do, neither open nor done.
    Plain,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub point: Point,
    /// Where it belongs.
    pub section: Section,
    /// How it stands.
    pub sign: Sign,
}

/// The rows as the session stands.
pub fn rows(model: &Model) -> Vec<Row> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let session = &meeting.session;
    let mut rows = Vec::new();
    let mut put = |section, sign, point| rows.push(Row { point, section, sign });
    if session.details.state == SessionState::Closed {
        for &offer in &[Offer::Result, Offer::Actions, Offer::Hms, Offer::Minutes, Offer::Session] {
            put(Section::Do, Sign::Plain, Point::File(offer));
        }
        put(Section::Do, Sign::Plain, Point::Reopen);
        return rows;
    }
    let must = |done: bool| if done { Sign::Done } else { Sign::Stop };
    let look = |done: bool| if done { Sign::Done } else { Sign::Open };
    put(Section::Must, must(!session.details.leader.trim().is_empty()), Point::Leader);
    let open = undecided(session);
    if open.is_empty() {
        put(Section::Must, Sign::Done, Point::Decided);
    }
    for (measure, _) in open {
        put(Section::Must, Sign::Stop, Point::Proposal(measure));
    }
    let desk = session.is_without_meeting();
    if let Some(review) = &session.review {
        // R70: it goes on, or somebody says why not.
        let next = session.details.next_follow_up.is_some();
        put(Section::Must, must(next || !review.ended.is_empty()), Point::FollowUp);
        if !next {
            let sign = if review.ended.is_empty() { Sign::Plain } else { Sign::Done };
            put(Section::Must, sign, Point::Ended);
        }
        let left = super::super::review::left(meeting);
        put(Section::Review, look(left == 0), Point::Earlier);
        for &question in ReviewQuestion::ALL {
            put(Section::Review, look(review.answers.contains_key(&question)), Point::Asked(question));
        }
        put(Section::Review, Sign::Plain, Point::Hazard);
        put(Section::Review, look(!review.process.is_empty()), Point::Process);
        put(Section::Review, look(!review.feedback.is_empty()), Point::Feedback);
    } else if !meeting.earlier.is_empty() {
        put(Section::Look, look(super::super::review::left(meeting) == 0), Point::Earlier);
    }
    // At the desk nobody takes part, raises a hand or is read to.
    for role in [PresenceRole::SafetyRep, PresenceRole::UnionRep].into_iter().filter(|_| !desk) {
        let sign = look(attendance(session, role) == Attendance::Yes);
        put(Section::Look, sign, Point::Representative(role));
    }
    for (point, count) in [
        (Point::Unanswered, unanswered(session).len()),
        (Point::Postponed, postponed(session).len()),
        (Point::Ungathered, ungathered(session).len()),
    ] {
        if count > 0 {
            put(Section::Look, Sign::Open, point);
        }
    }
    for index in 0..findings(session).len() {
        put(Section::Look, Sign::Open, Point::Hint(index));
    }
    let agreed = super::read_back::agreed(session);
    if !agreed.is_empty() {
        let all = agreed.iter().all(|id| super::read_back::is_answered(session, *id));
        put(Section::Look, look(all), Point::ReadBack);
    }
    for measure in session.measures.iter().filter(|it| matches!(decision(it), Decision::NotAgreed(_))) {
        put(Section::Look, Sign::Open, Point::NotAgreed(measure.id));
    }
    for topic in session.topics.iter().filter(|topic| topic.outcome == TopicOutcome::Open) {
        put(Section::Look, Sign::Open, Point::Topic(topic.id));
    }
    // Where everything is simply agreed or parked, the rows above have said so.
    let divided = |decision| matches!(decision, Decision::NotAgreed(_) | Decision::Raised(_));
    if session.measures.iter().any(|measure| divided(decision(measure))) {
        put(Section::Look, Sign::Plain, Point::Decisions);
    }
    if desk {
        put(Section::Note, look(!session.details.summary.is_empty()), Point::Summary);
        put(Section::Do, Sign::Plain, Point::Close);
        put(Section::Do, Sign::Plain, Point::AnyFile);
        return rows;
    }
    for keep in &session.keeps {
        put(Section::Note, Sign::Done, Point::Keep(keep.id));
    }
    let one_more = if session.keeps.is_empty() { Sign::Open } else { Sign::Plain };
    put(Section::Note, one_more, Point::NewKeep);
    let details = &session.details;
    if session.review.is_none() {
        put(Section::Note, look(details.next_follow_up.is_some()), Point::FollowUp);
    }
    put(Section::Note, look(!details.raised_at.is_empty()), Point::RaisedAt);
    for sitting in &session.sittings {
        put(Section::Note, look(sitting.invited.is_some()), Point::Invited(sitting.id));
        put(Section::Note, look(sitting.attended.is_some()), Point::Attended(sitting.id));
    }
    put(Section::Note, look(!details.summary.is_empty()), Point::Summary);
    for &question in ClosingQuestion::ALL {
        // Those who are here now are asked; the other sittings have their own counts.
        let counted = yes_no(session, meeting.place.sitting, question);
        for yes in [true, false] {
            let sign = look(counted.yes > 0 || counted.no > 0);
            put(Section::Questions, sign, Point::Count(meeting.place.sitting, question, yes));
        }
    }
    put(Section::Do, Sign::Plain, Point::Close);
    put(Section::Do, Sign::Plain, Point::AnyFile);
    rows
}

/// Proposals neither agreed nor parked with what each lacks, those nobody has first (F3).
pub fn undecided(session: &Session) -> Vec<(MeasureId, Vec<Missing>)> {
    let mut open = open_points(session).measures;
    let is_owned = |missing: &[Missing]| !missing.contains(&Missing::Responsible);
    open.sort_by_key(|(_, missing)| is_owned(missing));
    open
}

/// Questions that count and have neither an answer nor a mark.
pub fn unanswered(session: &Session) -> Vec<QuestionId> {
    questions(session, |progress| progress == QuestionProgress::Open)
}

/// Questions put off and not answered since.
pub fn postponed(session: &Session) -> Vec<QuestionId> {
    questions(session, |progress| progress == QuestionProgress::Off(MarkKind::Postponed))
}

fn questions(session: &Session, wanted: impl Fn(QuestionProgress) -> bool) -> Vec<QuestionId> {
    let said = session.said();
    session
        .outline()
        .iter()
        .filter(|entry| entry.is_on() && wanted(said.progress(entry)))
        .map(|entry| entry.question.id.clone())
        .collect()
}

/// What the checks say of the meeting as a whole; who was there has rows of its own.
pub fn findings(session: &Session) -> Vec<Finding> {
    check_session(session).into_iter().filter(|finding| finding.data != Data::NoRepresentative).collect()
}

/// Whether a role takes part.
pub fn attendance(session: &Session, role: PresenceRole) -> Attendance {
    let presence = &session.details.presence;
    match role {
        PresenceRole::SafetyRep => presence.safety_rep,
        PresenceRole::UnionRep => presence.union_rep,
        PresenceRole::Nav => presence.nav,
        PresenceRole::HealthService => presence.health_service,
        PresenceRole::Hr => presence.hr,
    }
}

/// Whether neither *verneombud* nor *tillitsvalgt* took part, as far as anyone has said (R3).
pub fn nobody_represents(session: &Session) -> bool {
    [PresenceRole::SafetyRep, PresenceRole::UnionRep]
        .iter()
        .all(|role| attendance(session, *role) != Attendance::Yes)
}

/// How a closing question was answered in a sitting.
pub fn yes_no(session: &Session, sitting: SittingId, question: ClosingQuestion) -> YesNo {
    session.sitting(sitting).map(|sitting| question.of(sitting.closing)).unwrap_or_default()
}
