//! The open meeting is not in the file any more: another window deleted it for good, or put it into the trash.
//!
//! It stands on the screen as it was, with the line that was being typed. Nothing is written for it, and nothing is wrong with
//! the other meetings.

use crate::ops::{ProblemKind, StoreProblem};

use super::dialogs::{Dialog, Explain};
use super::model::{Model, Screen};
use super::msg::Effect;

/// Whether the open meeting is away, as far as is known here.
pub fn is_away(model: &Model) -> bool {
    why(model).is_some()
}

fn why(model: &Model) -> Option<ProblemKind> {
    model.meeting.as_ref()?.away
}

/// What stands in the corner instead of «alt er lagret» while the meeting is on the screen.
pub fn in_a_word(model: &Model) -> Option<&'static str> {
    if matches!(model.screen, Screen::Start | Screen::FollowUp | Screen::Sets | Screen::Settings) {
        return None;
    }
    let words = model.texts.put_away;
    Some(if why(model)? == ProblemKind::Trashed { words.in_trash } else { words.is_deleted })
}

/// Tells that the open meeting is away, and holds back from now on what would be written for it.
pub fn tell(model: &mut Model, problem: &StoreProblem) {
    let Some(meeting) = &mut model.meeting else { return };
    meeting.away = Some(problem.kind);
    let is_typing =
        typed(model).is_some() || model.dialogs.iter().any(|dialog| dialog.draft(model).is_some());
    let mut card = Explain::store(problem, model.texts);
    if is_typing && problem.kind == ProblemKind::Gone {
        card.paragraphs.insert(1, model.texts.put_away.typed_stays.to_owned());
    }
    model.dialogs.push(Dialog::Explain(card));
}

/// The same again, for somebody who asks whether all is saved.
pub fn tell_again(model: &mut Model) {
    if let Some(kind) = why(model) {
        tell(model, &StoreProblem { kind, detail: String::new(), path: None });
    }
}

/// What is being typed in a meeting that is away: it can be taken along from there.
pub fn typed(model: &Model) -> Option<String> {
    why(model)?;
    super::screens::draft(model).map(|draft| draft.text).filter(|text| !crate::text::is_blank(text))
}

/// Takes out what would be written for a meeting that was deleted for good. One in the trash keeps what is being typed: that
/// comes back with it. A curtain is tried all the same, and refused by the file: that it has not fallen must be told.
pub fn hold_back(model: &Model, effects: &mut Vec<Effect>) {
    if why(model) != Some(ProblemKind::Gone) {
        return;
    }
    let Some(here) = model.meeting.as_ref().map(|meeting| meeting.session.id) else { return };
    effects.retain(|effect| match effect {
        Effect::KeepDraft(session, _) | Effect::DropDraft(session, _) | Effect::KeepPlace(session, _) => {
            *session != here
        }
        _ => true,
    });
}
