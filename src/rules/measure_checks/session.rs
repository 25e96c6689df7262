//! What hangs together with the meeting, the unit and the other measures (V8–V12, V17, R10, R50, R85).

use chrono::{Days, Months};

use super::{Data, Finding, goal};
use crate::domain::facets::Direction as Towards;
use crate::domain::measure::{Control, Measure};
use crate::domain::session::{Attendance, Session};
use crate::rules::lexicon::{ABSENCE, CALL_IN, HIRE, INCLUSION, ROUTINE, SHIFTS_LOAD, SOCIAL, SOON};
use crate::rules::room_count;
use crate::rules::words::Words;
use crate::text::fold::search_key;

/// V10, R42: more active measures than this are hard to see through.
pub const MOST_ACTIVE: usize = 5;
/// V10, R47, R30: from so many measures on, one person should not hold more than half, nor all go the same way.
const SHARED_FROM: usize = 3;
/// V11: a deadline sooner than this leaves no time for the work.
const DEADLINE_FROM_DAYS: i64 = 14;
/// V11: a deadline later than this is out of sight.
const DEADLINE_UNTIL: Months = Months::new(18);
/// V11, R94: one first step should be taken within this.
const FIRST_STEP_WITHIN: Days = Days::new(14);
/// Categories of measures that may give colleagues more to do (R50).
const LOADING_CATEGORIES: &[&str] = &["rehab-tilrettelegging", "rehab-omplassering", "forebygging-bemanning"];

/// Categories of measures for those who have been ill, or may be (R85).
const REHABILITATION: &str = "rehab-";

/// Checks of one measure that need more than its words.
pub(super) fn check_one(measure: &Measure, session: &Session, found: &mut Vec<Data>) {
    match measure.consent {
        None => found.push(Data::NoConsent),
        Some(consent) => {
            found.extend(room_count::in_consent(session, consent).map(Data::ConsentBeyondRoom));
            if consent.reserves > 0 {
                found.push(Data::Reserved(consent.reserves));
            }
        }
    }
    match &measure.control {
        None => found.push(Data::ControlUnknown),
        Some(Control::Lifted(to)) if to.trim().is_empty() => found.push(Data::LiftedNowhere),
        Some(Control::Own | Control::Lifted(_)) => {}
    }
    let meeting = session.meeting_day();
    if let Some(deadline) = measure.terms().deadline {
        let days = deadline.signed_duration_since(meeting).num_days();
        if (0..DEADLINE_FROM_DAYS).contains(&days) {
            found.push(Data::DeadlineSoon(days));
        } else if meeting.checked_add_months(DEADLINE_UNTIL).is_some_and(|latest| deadline > latest) {
            found.push(Data::DeadlineFar);
        }
    }
    if measure.answers.is_empty() && measure.plan_link.trim().is_empty() {
        found.push(Data::NotLinked);
    }
    if !session.unit.shifts.is_empty() && measure.all_shifts.is_none() {
        found.push(Data::Shifts);
    }
    // Whoever has written what it takes has thought of who carries it.
    if may_load_others(measure) && measure.resources.trim().is_empty() {
        found.push(Data::MoreToDo);
    }
}

/// What the measures and the meeting call for as a whole, in the order of the rules.
pub fn check_session(session: &Session) -> Vec<Finding> {
    let mut found = Vec::new();
    let presence = session.details.presence;
    if presence.safety_rep != Attendance::Yes && presence.union_rep != Attendance::Yes {
        found.push(Data::NoRepresentative);
    }
    let active: Vec<&Measure> =
        session.measures.iter().filter(|it| it.state.code().is_active() && !it.in_place).collect();
    if active.len() > MOST_ACTIVE {
        found.push(Data::ManyActive(active.len()));
    }
    if active.len() >= SHARED_FROM {
        found.extend(holds_more_than_half(&active));
    }
    if !active.is_empty() {
        if !active.iter().any(|measure| begins_soon(measure, session)) {
            found.push(Data::NothingSoon);
        }
        if active.iter().all(|measure| is_comfort(measure)) {
            found.push(Data::OnlyComfort);
        }
    }
    if active.len() >= SHARED_FROM {
        found.extend(one_direction(&active).map(Data::OneDirection));
    }
    if active.iter().any(|measure| goal::is_about_absence(measure)) && !active.iter().any(|it| includes(it)) {
        found.push(Data::InclusionBeside);
    }
    found.into_iter().map(Finding::from).collect()
}

/// R85: a measure that makes room for those who struggle, or counts whether there is.
fn includes(measure: &Measure) -> bool {
    let category = measure.category.as_ref().map(crate::domain::ids::CategoryId::as_str);
    category.is_some_and(|id| id.starts_with(REHABILITATION))
        || [&measure.title, &measure.sign].iter().any(|text| INCLUSION.is_in(&Words::of(text)))
}

/// R30: where the active measures go, when all of them are said to go the same way.
fn one_direction(active: &[&Measure]) -> Option<Towards> {
    let first = active.first()?.direction?;
    active.iter().all(|measure| measure.direction == Some(first)).then_some(first)
}

fn holds_more_than_half(active: &[&Measure]) -> Option<Data> {
    let owners: Vec<String> = active.iter().map(|measure| measure.terms().responsible).collect();
    let keys: Vec<String> = owners.iter().map(|who| search_key(who)).collect();
    owners.iter().zip(&keys).find_map(|(who, key)| {
        let owns = keys.iter().filter(|other| *other == key).count();
        (owns * 2 > keys.len()).then(|| Data::OneOwner { who: who.trim().to_owned(), owns, of: keys.len() })
    })
}

/// V11: a first day, a deadline or a first step within two weeks.
fn begins_soon(measure: &Measure, session: &Session) -> bool {
    let terms = measure.terms();
    let latest = session.meeting_day().checked_add_days(FIRST_STEP_WITHIN);
    let is_soon = |date| latest.is_some_and(|latest| date <= latest);
    measure.start.is_some_and(is_soon)
        || terms.deadline.is_some_and(is_soon)
        || SOON.is_in(&Words::of(&terms.first_step))
}

/// V17, R44: well-being, or how to call in.
fn is_comfort(measure: &Measure) -> bool {
    let title = Words::of(&measure.title);
    let calls_in = || CALL_IN.is_in(&title) && (ABSENCE.is_in(&title) || ROUTINE.is_in(&title));
    match measure.category.as_ref().map(crate::domain::ids::CategoryId::as_str) {
        Some("forebygging-trivsel") => true,
        Some("fundament-rutine") => calls_in(),
        None => SOCIAL.is_in(&title) || calls_in(),
        Some(_) => false,
    }
}

/// R50: adaptation and staffing, except that somebody is taken on.
fn may_load_others(measure: &Measure) -> bool {
    let title = Words::of(&measure.title);
    measure.category.as_ref().is_some_and(|id| LOADING_CATEGORIES.contains(&id.as_str()))
        || SHIFTS_LOAD.is_in(&title) && !HIRE.is_in(&title)
}
