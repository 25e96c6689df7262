//! Everything that has happened to a measure, oldest first, with who wrote it down and where it was decided (H11).

use chrono::{DateTime, NaiveDateTime, Utc};

use super::document::clean;
use crate::domain::ids::{MeasureId, SessionId};
use crate::domain::localized::Lang;
use crate::domain::measure::{EventKind, Measure, MeasureEvent, StateCode, Verdict};
use crate::domain::session::{Session, SessionEventKind};
use crate::i18n::{Texts, dates, texts};

/// Something that happened to a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// When, on the wall of the room.
    pub at: NaiveDateTime,
    /// What, with its reason.
    pub told: String,
    /// The role of whoever wrote it down, and the meeting; empty where neither is known.
    pub source: String,
}

/// What has happened to a measure, oldest first. `local` gives the time on the wall of the room, `title` what another
/// meeting is called, if it is in the file.
pub fn timeline(
    session: &Session,
    measure: MeasureId,
    lang: Lang,
    local: &dyn Fn(DateTime<Utc>) -> NaiveDateTime,
    title: &dyn Fn(SessionId) -> Option<String>,
) -> Vec<Happening> {
    let all = texts(lang);
    let happening = |event: &MeasureEvent| Happening {
        at: local(event.at),
        told: told(session, event, all),
        source: source(session, event, all, title),
    };
    session.history_of(measure).map(happening).collect()
}

/// The measures that come back, oldest first, where this is one of them (F12); empty for one that stands alone.
pub fn chain(session: &Session, measure: MeasureId) -> Vec<&Measure> {
    let Some(mut first) = session.measure(measure) else { return Vec::new() };
    let mut seen = vec![first.id];
    while let Some(before) =
        first.repeats.and_then(|id| session.measure(id)).filter(|it| !seen.contains(&it.id))
    {
        seen.push(before.id);
        first = before;
    }
    let mut chain = vec![first];
    while let Some(next) = session
        .measures
        .iter()
        .find(|it| it.repeats == chain.last().map(|last| last.id) && !chain.iter().any(|one| one.id == it.id))
    {
        chain.push(next);
    }
    if chain.len() > 1 { chain } else { Vec::new() }
}

fn told(session: &Session, event: &MeasureEvent, all: &Texts) -> String {
    let (life, columns) = (all.life, all.report.columns);
    let or_nothing = |value: String| if value.is_empty() { life.nothing.to_owned() } else { value };
    let changed =
        |what: &str, old: String, new: String| (life.changed)(what, &or_nothing(old), &or_nothing(new));
    let day = |written: &str| written.parse().map_or_else(|_| clean(written), dates::short);
    let state = |code: &str| {
        StateCode::from_code(code)
            .map_or_else(|| clean(code), |code| (all.codes.measure_state)(code).to_owned())
    };
    let (old, new) = (clean(&event.old), clean(&event.new));
    let what = match event.kind {
        EventKind::Created => {
            let chain = chain(session, event.measure);
            match chain.iter().position(|it| it.id == event.measure) {
                Some(place) if place > 0 => (life.again)(place + 1),
                _ => life.created.to_owned(),
            }
        }
        EventKind::State if event.old.is_empty() => format!("{}: {}", life.state, state(&event.new)),
        EventKind::State => changed(life.state, state(&event.old), state(&event.new)),
        EventKind::Title => changed(columns.title, old, new),
        EventKind::Sign => changed(columns.plain_sign, old, new),
        EventKind::Responsible => changed(columns.responsible, old, new),
        EventKind::Deadline => changed(columns.deadline, day(&event.old), day(&event.new)),
        EventKind::FollowUp => changed(columns.follow_up, day(&event.old), day(&event.new)),
        EventKind::Effect => changed(columns.effect_on, day(&event.old), day(&event.new)),
        EventKind::Measured => changed(columns.measured, old, new),
        EventKind::Verdict => {
            let verdict = Verdict::from_code(&event.new).map_or(new, |it| (all.codes.verdict)(it).to_owned());
            format!("{} {verdict}", all.measure.did_it_help)
        }
        EventKind::Step if event.new.is_empty() => (life.step_open)(&old),
        EventKind::Step => (life.step_done)(&new),
        EventKind::Comment => (life.comment)(&new),
    };
    match clean(&event.reason).as_str() {
        "" => what,
        reason => format!("{what}. {reason}"),
    }
}

fn source(
    session: &Session,
    event: &MeasureEvent,
    all: &Texts,
    title: &dyn Fn(SessionId) -> Option<String>,
) -> String {
    let meeting = match event.meeting {
        Some(id) => Some(title(id).unwrap_or_else(|| all.life.in_another_meeting.to_owned())),
        None => was_held(session, event.at).then(|| all.life.in_its_meeting.to_owned()),
    };
    let role = Some(clean(&event.by)).filter(|role| !role.is_empty());
    role.into_iter().chain(meeting).collect::<Vec<_>>().join(" · ")
}

/// Whether the meeting was open at a moment: not closed yet, or opened again.
fn was_held(session: &Session, at: DateTime<Utc>) -> bool {
    let turned =
        session.events.iter().filter(|event| event.at <= at).rev().find_map(|event| match event.kind {
            SessionEventKind::Closed => Some(false),
            SessionEventKind::Opened | SessionEventKind::Reopened => Some(true),
            _ => None,
        });
    turned.unwrap_or(true)
}
