//! What a command does just here: whether it does anything, and in which word.
//!
//! The line of keys and the help both ask, so that they name the same.

use crate::domain::measure::StateCode;
use crate::domain::session::SessionState;
use crate::tui::model::{Model, Screen};
use crate::tui::screens::question::tally;
use crate::tui::screens::{close, measure, opening, prepare, vote};

use super::Id;

/// What a command of the footer does just now, in a word.
pub fn label(model: &Model, id: Id) -> &'static str {
    match id {
        // The form of a meeting there is already starts nothing.
        Id::BeginMeeting if !prepare::is_new(model) => {
            match model.meeting.as_ref().map(|meeting| meeting.session.details.state) {
                Some(SessionState::Planned) | None => model.texts.here.to_opening,
                Some(SessionState::Running | SessionState::Closed) => model.texts.here.back_to_meeting,
            }
        }
        Id::GoToPoint if model.close.reading.is_some() => model.texts.here.confirm,
        // Looked up in the middle of the meeting, the opening goes back to where one was.
        Id::StartQuestions => opening::came_from(model).map_or_else(
            || id.label(model.texts),
            |screen| if screen == Screen::Cloth { Id::ShowCloth } else { Id::Back }.label(model.texts),
        ),
        _ => id.label(model.texts),
    }
}

/// Whether a command does anything just now: what does nothing is named neither in the footer nor in the help.
pub fn is_offered(model: &Model, id: Id) -> bool {
    match id {
        // In a closed meeting nothing is written.
        id if model.is_closed() && id.writes() => false,
        // Where digits count, Enter ends nothing.
        Id::SaveLine => {
            model.screen != Screen::Question || tally(model).is_none_or(|tally| tally.is_number())
        }
        // A closed meeting is not closed again, and one measure at a time is read back.
        Id::CloseSession | Id::ReadBack => !model.is_closed() && model.close.reading.is_none(),
        Id::ParkPoint => close::can_park(model),
        // What is agreed is not agreed once more, and in a closed meeting nothing is.
        Id::Agree => {
            let shown = measure::shown(model);
            !model.is_closed() && shown.is_none_or(|it| it.state.code().next().contains(&StateCode::Agreed))
        }
        // A proposal is agreed on or parked; what is agreed goes on.
        Id::MoveOn => measure::stored(model).is_some_and(|it| it.state.code() != StateCode::Proposed),
        Id::Park => {
            measure::stored(model).is_none_or(|it| it.state.code().next().contains(&StateCode::Parked))
        }
        Id::ChangeMarked | Id::ClearMarks => !model.follow_up.marked.is_empty(),
        Id::DeleteView => !model.follow_up.view.name.is_empty(),
        // Votes are typed into a round that is open; once it is over they are weighed.
        Id::EndRound => vote::is_open(model),
        Id::NewRound => !vote::is_open(model),
        Id::SetPriority | Id::ShowVotes => vote::round(model).is_some() && !vote::is_open(model),
        Id::KeepAsCopy | Id::BackToNow => model.past().is_some(),
        // From the start screen there is nowhere to go back to.
        Id::Back => model.screen != Screen::Start,
        _ => true,
    }
}
