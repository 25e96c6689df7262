//! What statistics are made of: a row per meeting and per measure, without a text from anybody (H6).
//!
//! The store reads them straight from its tables; a session from a file gives the same ([`MeetingFacts::of`]). What they
//! add up to, and what of it may be told, is decided in `rules::figures`.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::facets::Influence;
use super::ids::{CategoryId, MeasureId, PartId, SessionId, SetId, UnitId};
use super::localized::Localized;
use super::measure::{Control, EventKind, Measure, MeasureEvent, StateCode, Verdict};
use super::question_set::AnsweredBy;
use super::session::{Attendance, Session, SessionState};
use super::vote::VoteRound;

/// A theme: a part of a question set, the same in all versions of it. Shared, since thousands of meetings have the same.
pub type Theme = Arc<(SetId, PartId)>;

/// Everything that can be counted, in no order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The meetings that have begun, and looks at measures without a meeting.
    pub meetings: Vec<MeetingFacts>,
    /// What the themes are called.
    pub themes: BTreeMap<Theme, Localized>,
    /// Whether these are rehearsals: told only where there is nothing else, as in the demonstration.
    pub rehearsal: bool,
    /// How many meetings are left out since they are not as they were written (L12).
    pub damaged: u32,
}

/// The unit a meeting belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitFacts {
    /// What it is called; first, so that units stand in the order of their names.
    pub name: String,
    /// Its municipality; may be empty.
    pub municipality: String,
    /// Its identity.
    pub id: UnitId,
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
// Each is a yes or no of its own that is counted; packing them together would hide what they say.
#[allow(clippy::struct_excessive_bools)]
pub struct MeetingFacts {
    /// Which.
    pub session: SessionId,
    /// Whose.
    pub unit: UnitFacts,
    /// The day of its first sitting; measures count from it.
    pub day: NaiveDate,
    /// Whether people met; `false` for a look at the measures without a meeting (H2).
    pub met: bool,
    /// Whether it is closed.
    pub closed: bool,
    /// How many came to the gatherings; `None` where one was not counted.
    pub attended: Option<u32>,
    /// How many were heard afterwards, who could not come to any.
    pub heard_later: u32,
    /// How many were invited; `None` where that is not known.
    pub invited: Option<u32>,
    /// Whether the safety representative took part.
    pub safety_rep: bool,
    /// Whether a union representative took part.
    pub union_rep: bool,
    /// Its votes, those that are over.
    pub rounds: Vec<RoundFacts>,
    /// What was said to each theme.
    pub said: BTreeMap<Theme, Said>,
    /// Its measures, but for those that were in place before.
    pub measures: Vec<MeasureFacts>,
}

/// How much was said to a theme. Lines that single persons wrote are left out: few of them could point at somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said {
    /// Lines of groups and the room.
    pub lines: u32,
    /// Of these, marked as common ground.
    pub common: u32,
}

/// A round of voting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundFacts {
    /// How many voted.
    pub participants: u16,
    /// How many votes each of them had.
    pub votes_each: u16,
    /// How many votes were entered.
    pub cast: u32,
}

/// A measure, as far as it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureFacts {
    /// Which.
    pub id: MeasureId,
    /// Where it stands.
    pub state: StateCode,
    /// Whether the room has agreed on it at some time.
    pub decided: bool,
    /// The day it was parked or dropped after it had been agreed on (UTC).
    pub given_up_on: Option<NaiveDate>,
    /// Its category.
    pub category: Option<CategoryId>,
    /// Where the influence lies.
    pub influence: Option<Influence>,
    /// Whether somebody answers for it.
    pub has_owner: bool,
    /// Its deadline as it is now.
    pub deadline: Option<NaiveDate>,
    /// The deadline first agreed on.
    pub first_deadline: Option<NaiveDate>,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// Whether it helped, once somebody has said.
    pub verdict: Option<Verdict>,
    /// Whether it is raised with someone else.
    pub lifted: bool,
}

impl MeetingFacts {
    /// What is counted of a session, and what its themes are called. `None` for one that has not begun or has no day.
    pub fn of(session: &Session) -> Option<(Self, BTreeMap<Theme, Localized>)> {
        let (day, _) = session.start()?;
        if session.details.state == SessionState::Planned {
            return None;
        }
        let coverage = session.coverage();
        let yes = |attendance| attendance == Attendance::Yes;
        let presence = session.details.presence;
        let theme = |part: &PartId| Arc::new((session.set.id.clone(), part.clone()));
        let facts = Self {
            session: session.id,
            unit: UnitFacts {
                name: session.unit.name.clone(),
                municipality: session.unit.municipality.clone(),
                id: session.unit.id,
            },
            day,
            met: !session.is_without_meeting(),
            closed: session.details.state == SessionState::Closed,
            attended: coverage.map(|it| it.attended),
            heard_later: coverage.map_or(0, |it| it.heard_later),
            invited: coverage.and_then(|it| it.invited),
            safety_rep: yes(presence.safety_rep),
            union_rep: yes(presence.union_rep),
            rounds: session.rounds.iter().filter(|round| round.closed).map(RoundFacts::of).collect(),
            said: said(session),
            measures: session
                .measures
                .iter()
                .filter(|measure| !measure.in_place)
                .map(|measure| MeasureFacts::of(measure, session.history_of(measure.id)))
                .collect(),
        };
        let titles = session.set.parts.iter().map(|part| (theme(&part.id), part.title.clone())).collect();
        Some((facts, titles))
    }
}

fn said(session: &Session) -> BTreeMap<Theme, Said> {
    let own = session.set.questions().map(|(part, question)| (&part.id, question));
    let added = session.added.iter().map(|it| (&it.part, &it.question));
    let mut said: BTreeMap<Theme, Said> = BTreeMap::new();
    for (part, question) in own.chain(added) {
        if question.answered_by == AnsweredBy::Individual {
            continue;
        }
        let theme = Theme::new((session.set.id.clone(), part.clone()));
        let lines = session.answers_to(&question.id).filter(|answer| answer.body.text().is_some());
        for line in lines {
            let of_theme = said.entry(Arc::clone(&theme)).or_default();
            of_theme.lines += 1;
            of_theme.common += u32::from(line.starred);
        }
    }
    said
}

impl RoundFacts {
    fn of(round: &VoteRound) -> Self {
        Self { participants: round.participants, votes_each: round.votes_each, cast: round.cast() }
    }
}

impl MeasureFacts {
    fn of<'a>(measure: &Measure, history: impl Iterator<Item = &'a MeasureEvent>) -> Self {
        let (state, terms) = (measure.state.code(), measure.terms());
        let given_up = matches!(state, StateCode::Parked | StateCode::Dropped);
        let changes: Vec<&MeasureEvent> = history.filter(|event| event.kind == EventKind::State).collect();
        let agreed_once = changes.iter().any(|event| event.new == StateCode::Agreed.code());
        let decided =
            if given_up { agreed_once } else { state.is_active() || measure.state.done_on().is_some() };
        let last = changes.iter().map(|event| event.at.date_naive()).max();
        Self {
            id: measure.id,
            state,
            decided,
            given_up_on: if given_up && decided { last } else { None },
            category: measure.category.clone(),
            influence: measure.influence,
            has_owner: !terms.responsible.is_empty(),
            deadline: terms.deadline,
            first_deadline: measure.original_deadline.or(terms.deadline),
            done_on: measure.state.done_on(),
            verdict: measure.state.verdict(),
            lifted: matches!(measure.control, Some(Control::Lifted(_))),
        }
    }
}
