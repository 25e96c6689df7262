//! How the meeting lies against its plan, and what can wait (C5, R11).

use crate::domain::session::{Mark, MarkKind};
use crate::ops::Op;
use crate::tui::calm;
use crate::tui::commands::Id;
use crate::tui::model::Model;

use super::{Choose, Dialog, Explain};

/// Shows it; choosing a question takes it out of the plan.
pub fn show(model: &mut Model) {
    let texts = model.texts;
    let Some(meeting) = &model.meeting else { return };
    let Some(pace) = meeting.pace(&model.now) else {
        let card = Explain::new(texts.pace.title, vec![texts.pace.not_now.to_owned()]);
        model.dialogs.push(Dialog::Explain(card));
        return;
    };
    let clock = |time| (texts.dates.clock)(time);
    let told =
        (texts.pace.told)(&clock(model.now.local.time()), &clock(pace.end.time()), &calm::how(&pace, texts));
    let can_wait = calm::can_wait(meeting);
    if can_wait.is_empty() {
        let card = Explain::new(texts.pace.title, vec![told, texts.pace.nothing_to_leave_out.to_owned()]);
        model.dialogs.push(Dialog::Explain(card));
        return;
    }
    let rows = calm::rows(meeting, &pace, texts);
    let first = can_wait.iter().position(|id| calm::suggested(meeting, &pace).iter().any(|(_, it)| it == id));
    let choose = Choose::new(texts.pace.title, rows, move |model, row, env| {
        let Some(question) = can_wait.get(row).cloned() else { return Vec::new() };
        let mark = Some(Mark { kind: MarkKind::LeftOut, reason: String::new() });
        let effects = model.act(&Op::Mark { question, mark }, env);
        if !effects.is_empty() {
            let undo = model.key_of(Id::Undo);
            model.say((model.texts.pace.left_out)(&undo));
        }
        effects
    });
    let lead = format!("{told} {}", texts.pace.choose);
    model.dialogs.push(Dialog::Choose(choose.lead(lead).at(first.unwrap_or(0))));
}
