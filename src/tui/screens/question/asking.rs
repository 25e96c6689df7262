//! What is asked before a question is left out, or one of the room's own is added.

use crate::domain::question_set::KindCode;
use crate::domain::session::{Mark, MarkKind};
use crate::ops::Op;
use crate::tui::dialogs::{Ask, Choose, Dialog};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::moving::{step_question, to_question};

/// Asks whether to skip, postpone or call it irrelevant, then for a reason that may be empty (B9).
pub(super) fn ask_skip(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let question = meeting.place.question.clone();
    let texts = model.texts;
    let marks = [MarkKind::Skipped, MarkKind::Postponed, MarkKind::NotRelevant];
    let mut rows: Vec<String> = marks.iter().map(|mark| (texts.question.skip_as)(*mark).to_owned()).collect();
    rows.push(texts.question.ask_after_all.to_owned());
    let choose = Choose::new(texts.question.skip_title, rows, move |model, row, env| {
        let Some(kind) = marks.get(row).copied() else {
            return model.act(&Op::Mark { question, mark: None }, env);
        };
        let texts = model.texts;
        let name = format!("skip/{}/{question}", kind.code());
        let ask =
            Ask::new((texts.codes.mark)(kind), texts.question.skip_reason, move |model, reason, env| {
                let op = Op::Mark { question: question.clone(), mark: Some(Mark { kind, reason }) };
                // While the guard asks about the reason, the question stays.
                let Some(mut effects) = model.act_typed(&[op], None, env) else { return Vec::new() };
                effects.extend(step_question(model, true, env));
                effects
            });
        model.dialogs.push(Dialog::Ask(ask.optional().kept(model, name)));
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose));
    Vec::new()
}

/// Asks how a question of the room's own is answered, then for its words (B8).
pub(super) fn ask_added(model: &mut Model) -> Vec<Effect> {
    let Some(part) =
        model.meeting.as_ref().and_then(|meeting| meeting.entry().map(|entry| entry.part.id.clone()))
    else {
        return Vec::new();
    };
    let texts = model.texts;
    let kinds = [KindCode::List, KindCode::Scale, KindCode::Stance, KindCode::Count];
    let rows = kinds.iter().map(|kind| (texts.codes.kind)(*kind).to_owned()).collect();
    let choose = Choose::new(texts.question.add_title, rows, move |model, row, _| {
        let kind = kinds.get(row).copied().unwrap_or(KindCode::List);
        let texts = model.texts;
        let name = format!("question/{part}/{}", kind.code());
        let ask = Ask::new(texts.question.add_title, texts.question.add_label, move |model, text, env| {
            let before = model.meeting.as_ref().map_or(0, |meeting| meeting.session.added.len());
            let mut effects = model.act(&Op::AddQuestion { part: part.clone(), text, kind }, env);
            let added = model
                .meeting
                .as_ref()
                .filter(|meeting| meeting.session.added.len() > before)
                .and_then(|meeting| meeting.session.added.last().map(|added| added.question.id.clone()));
            if let Some(question) = added {
                effects.extend(to_question(model, &question, env));
            }
            effects
        });
        model.dialogs.push(Dialog::Ask(ask.kept(model, name)));
        Vec::new()
    });
    model.dialogs.push(Dialog::Choose(choose));
    Vec::new()
}
