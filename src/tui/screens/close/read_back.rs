//! Reading the agreed measures back (F3, G2): one by one, large, confirmed, opened to be changed, or parked.

use crate::domain::ids::MeasureId;
use crate::domain::place::Stage;
use crate::domain::session::{Session, SessionState};
use crate::env::Env;
use crate::tui::commands::Id;
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;

/// The measures the room has agreed on, in order.
pub fn agreed(session: &Session) -> Vec<MeasureId> {
    session
        .measures
        .iter()
        .filter(|measure| measure.state.code().is_active() && !measure.in_place)
        .map(|measure| measure.id)
        .collect()
}

/// The measure being read, its place and how many there are.
pub fn current(model: &Model) -> Option<(MeasureId, usize, usize)> {
    let agreed = agreed(&model.meeting.as_ref()?.session);
    let at = model.close.reading?.min(agreed.len().checked_sub(1)?);
    Some((*agreed.get(at)?, at, agreed.len()))
}

/// Begins with the first that is not confirmed.
pub fn start(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    let agreed = agreed(&meeting.session);
    if agreed.is_empty() {
        model.say(model.texts.close.nothing_agreed);
        return Vec::new();
    }
    let first = agreed.iter().position(|id| !model.close.confirmed.contains(id)).unwrap_or(0);
    model.close.reading = Some(first);
    meeting.go_to_stage(Stage::ReadBack)
}

/// Back to the list.
pub fn stop(model: &mut Model) -> Vec<Effect> {
    model.close.reading = None;
    model.meeting.as_mut().map(|meeting| meeting.go_to_stage(Stage::Closing)).unwrap_or_default()
}

pub(super) fn command(model: &mut Model, id: Id, env: &Env) -> Option<Vec<Effect>> {
    let _ = env;
    let (measure, at, count) = current(model)?;
    Some(match id {
        Id::GoToPoint => confirm(model, measure, at, count),
        Id::NextPoint => step(model, (at + 1).min(count - 1)),
        Id::PreviousPoint => step(model, at.saturating_sub(1)),
        Id::EditPoint => {
            model.measure.open(measure);
            model.go(Screen::Measure, env)
        }
        Id::ParkPoint => {
            if model.meeting.as_ref()?.session.details.state != SessionState::Closed {
                super::ask_park(model, vec![measure]);
            }
            Vec::new()
        }
        Id::Back | Id::ReadBack => stop(model),
        _ => return None,
    })
}

fn step(model: &mut Model, to: usize) -> Vec<Effect> {
    model.close.reading = Some(to);
    Vec::new()
}

/// The room nods: the next one, or the list when all are read.
fn confirm(model: &mut Model, measure: MeasureId, at: usize, count: usize) -> Vec<Effect> {
    if !model.close.confirmed.contains(&measure) {
        model.close.confirmed.push(measure);
    }
    if at + 1 < count {
        return step(model, at + 1);
    }
    model.say(model.texts.close.all_read);
    stop(model)
}
