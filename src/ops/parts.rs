//! One measure becomes several, or a new one joins one that is there already (F7, F11). Nothing is lost: what was is
//! dropped with a reason that tells where it went, and the answers behind it follow.

use crate::domain::change::{Change, Record, apply_all};
use crate::domain::ids::MeasureId;
use crate::domain::measure::{EventKind, Measure, StateCode};
use crate::domain::session::Session;
use crate::env::Env;

use super::measure::{History, drop, merge, one_line, propose};
use super::{NewMeasure, Refusal, next};

/// Splits a measure into `parts`, at least two. Each keeps question, group, answers and all that was filled in beside
/// the words; what was decided about the whole – consent, benefit, effort, the read-back – is decided again.
pub(super) fn split(
    id: MeasureId,
    parts: &[String],
    reason: &str,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    let whole = session.measure(id).ok_or(Refusal::Gone)?;
    let titles = parts.iter().map(|part| one_line(part)).collect::<Result<Vec<_>, _>>()?;
    if titles.len() < 2 {
        return Err(Refusal::NeedsSeveral);
    }
    let from = whole.state.code();
    if !from.next().contains(&StateCode::Dropped) {
        return Err(Refusal::CannotGo { from, to: StateCode::Dropped });
    }
    let mut changes = Vec::new();
    let mut position = next(session.measures.iter().map(|measure| measure.position));
    let mut so_far = session.clone();
    for title in titles {
        let again = whole.proposed_again(env.new_id(), position);
        let part = Measure { title, benefit: None, effort: None, ..again };
        let mut history = History::of(&part, &so_far, env);
        history.line(EventKind::Created, whole.title.clone(), part.title.clone(), "");
        let made = history.with(part);
        take(&made, &mut so_far)?;
        changes.extend(made);
        position = position.saturating_add(1);
    }
    changes.extend(drop(id, reason, &so_far, env)?);
    Ok(changes)
}

/// Proposes a measure that joins `into` at once: its words are kept among the dropped ones, its answers follow.
pub(super) fn propose_into(
    new: &NewMeasure,
    into: MeasureId,
    reason: &str,
    session: &Session,
    env: &Env,
) -> Result<Vec<Change>, Refusal> {
    session.measure(into).ok_or(Refusal::Gone)?;
    let mut changes = propose(new, session, env)?;
    let id = changes.iter().find_map(|change| match change {
        Change::Put(Record::Measure(measure)) => Some(measure.id),
        _ => None,
    });
    let mut so_far = session.clone();
    take(&changes, &mut so_far)?;
    changes.extend(merge(into, id.ok_or(Refusal::Gone)?, reason, &so_far, env)?);
    Ok(changes)
}

/// Takes changes into a copy, so that what follows is planned on top of them.
fn take(changes: &[Change], session: &mut Session) -> Result<(), Refusal> {
    // Planned against this very session, so they fit.
    apply_all(changes, session).map(|_| ()).map_err(|_| Refusal::Gone)
}
